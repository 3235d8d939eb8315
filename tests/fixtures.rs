//! Every article of `fixtures/articles` gives exactly the record in `fixtures/expected`.
//!
//! `TRICH_UPDATE=1 cargo test --test fixtures` writes the records anew; the difference is then to
//! be read in the version control before it is kept.

mod support;

use serde_json::Value;
use std::borrow::Cow;
use std::fmt::Write;
use std::fs;
use support::{fixtures, folder, stems, with_record};

/// The record as it is kept: without the versions of program and patterns, which change without
/// any fact changing.
fn kept(id: &str, text: &str) -> String {
    with_record(id, text, |mut record| {
        record.extractor.version = Cow::Borrowed("");
        record.extractor.patterns = Cow::Borrowed("");
        let mut json = serde_json::to_string_pretty(&record).expect("a record is JSON");
        json.push('\n');
        json
    })
}

#[test]
fn records_are_as_expected() {
    let expected = folder("fixtures/expected");
    let update = std::env::var_os("TRICH_UPDATE").is_some_and(|value| value == "1");
    if update {
        fs::create_dir_all(&expected).expect("the folder can be made");
    }
    let mut report = String::new();
    for fixture in fixtures() {
        let path = expected.join(format!("{}.json", fixture.id));
        let now = kept(&fixture.id, &fixture.text);
        let before = fs::read_to_string(&path).ok();
        if before.as_ref() == Some(&now) {
            continue;
        }
        if update {
            fs::write(&path, now).expect("the file can be written");
            continue;
        }
        let told = before.map_or_else(|| "no expected record\n".to_owned(), |before| changes(&before, &now));
        let _ = write!(report, "\n{}\n{told}", fixture.id);
    }
    for id in stems("fixtures/expected", ".json") {
        if fixtures().iter().all(|fixture| fixture.id != id) {
            if update {
                fs::remove_file(expected.join(format!("{id}.json"))).expect("the file can be removed");
            } else {
                let _ = write!(report, "\n{id}\nan expected record without an article\n");
            }
        }
    }
    assert!(
        report.is_empty(),
        "{report}\nRead the differences; where they are meant: TRICH_UPDATE=1 cargo test --test fixtures"
    );
}

/// What changed, fact by fact.
fn changes(before: &str, now: &str) -> String {
    let parse = |json: &str| serde_json::from_str::<Value>(json).map(resolved);
    let (Ok(before), Ok(now)) = (parse(before), parse(now)) else { return "the file is no JSON\n".to_owned() };
    let mut report = String::new();
    let (Value::Object(old), Value::Object(new)) = (&before, &now) else { return "the file is no object\n".to_owned() };
    for key in old.keys().chain(new.keys().filter(|key| !old.contains_key(*key))) {
        let (old, new) = (old.get(key).unwrap_or(&Value::Null), new.get(key).unwrap_or(&Value::Null));
        match (old, new) {
            (Value::Array(old), Value::Array(new)) => compare(key, old, new, &mut report),
            _ if old != new => {
                let _ = writeln!(report, "  {key}: {} -> {}", shown(old), shown(new));
            }
            _ => {}
        }
    }
    if report.is_empty() { "  the facts are the same; order or form differ\n".to_owned() } else { report }
}

/// Replaces each `of`, an index that moves when an entry comes or goes, by the entry's words.
fn resolved(mut record: Value) -> Value {
    let words: Vec<Value> =
        support::list(&record, "indicators").iter().map(|i| format!("{} @{}", i["text"], i["start"]).into()).collect();
    for entry in record["indicators"].as_array_mut().into_iter().flatten() {
        if let Some(of) = entry["of"].as_u64().and_then(|of| words.get(usize::try_from(of).ok()?)) {
            entry["of"] = of.clone();
        }
    }
    record
}

/// Pairs the facts of a list by their place or name, and tells what came, went and changed.
fn compare(key: &str, old: &[Value], new: &[Value], report: &mut String) {
    let mut left: Vec<&Value> = new.iter().filter(|fact| !old.contains(fact)).collect();
    for fact in old.iter().filter(|fact| !new.contains(fact)) {
        let same = |other: &&Value| ["start", "end", "name", "code"].iter().all(|key| other[key] == fact[key]);
        let Some(at) = left.iter().position(same) else {
            let _ = writeln!(report, "  - {key} {}", shown(fact));
            continue;
        };
        let other = left.remove(at);
        let name = fact.get("text").or(fact.get("name")).unwrap_or(&Value::Null);
        let _ = writeln!(report, "  ~ {key} {name} @{}", fact["start"]);
        for (field, value) in fact.as_object().into_iter().flatten() {
            if *value != other[field] {
                let _ = writeln!(report, "      {field}: {} -> {}", shown(value), shown(&other[field]));
            }
        }
    }
    for fact in left {
        let _ = writeln!(report, "  + {key} {}", shown(fact));
    }
}

/// A fact in one line, without its sentence and what is null.
fn shown(fact: &Value) -> String {
    match fact {
        Value::Object(map) => {
            let told = map.iter().filter(|(key, value)| !value.is_null() && key.as_str() != "context");
            told.map(|(key, value)| format!("{key}={}", shown(value))).collect::<Vec<_>>().join(" ")
        }
        Value::Array(items) => format!("[{}]", items.iter().map(shown).collect::<Vec<_>>().join(", ")),
        _ => fact.to_string(),
    }
}

#[test]
fn a_difference_is_told_fact_by_fact() {
    let before = r#"{"title": null, "dates": [{"text": "2017", "start": 3, "end": 7, "value": "2017"},
        {"text": "2018", "start": 9, "end": 13, "value": "2018"}], "indicators": []}"#;
    let now = r#"{"title": null, "dates": [{"text": "2017", "start": 3, "end": 7, "value": "2016"},
        {"text": "2019", "start": 20, "end": 24, "value": "2019"}], "indicators": []}"#;
    let told = changes(before, now);
    let lines: Vec<&str> = told.lines().map(str::trim).collect();
    assert_eq!(lines.len(), 4, "{told}");
    assert_eq!(lines[..2], ["~ dates \"2017\" @3", "value: \"2017\" -> \"2016\""]);
    assert!(lines[2].starts_with("- dates") && lines[2].contains("2018"), "{told}");
    assert!(lines[3].starts_with("+ dates") && lines[3].contains("2019"), "{told}");
}
