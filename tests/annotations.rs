//! The records of the fixtures against a person's reading of them (`fixtures/annotations`).
//!
//! `cargo test --test annotations -- --nocapture` prints the table.

mod support;

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use support::{fixtures, folder, list, record, stems};
use trich::score::{Field, Row, Tally, score};

fn annotation(id: &str) -> Option<Value> {
    let path = folder("fixtures/annotations").join(format!("{id}.json"));
    let json = fs::read_to_string(&path).ok()?;
    Some(serde_json::from_str(&json).unwrap_or_else(|error| panic!("{}: {error}", path.display())))
}

fn tally() -> Tally {
    let mut tally = Tally::default();
    for fixture in fixtures() {
        if let Some(gold) = annotation(&fixture.id) {
            tally.add(&score(&gold, Some(&record(&fixture.id, &fixture.text))));
        }
    }
    tally
}

/// A little under what was reached when they were written: a change that loses facts shows here.
const LEAST_RIGHT: [(Field, f64); Field::ALL.len()] =
    [(Field::Title, 0.97), (Field::Published, 0.97), (Field::Author, 0.97), (Field::Province, 0.97)];
const LEAST_F1: [(Row, f64); Row::ALL.len()] = [
    (Row::Dates, 0.98),
    (Row::Names, 0.98),
    (Row::Roles, 0.98),
    (Row::Organizations, 0.98),
    (Row::Titles, 0.98),
    (Row::Provinces, 0.98),
    (Row::Core, 0.93),
    (Row::Strict, 0.86),
    (Row::Full, 0.8),
    (Row::Component, 0.87),
    (Row::Area, 0.89),
    (Row::Documents, 0.98),
    (Row::DocumentFields, 0.98),
];

#[test]
fn records_agree_with_a_persons_reading() {
    let tally = tally();
    println!("{tally}");
    let fields = LEAST_RIGHT.iter().map(|&(field, least)| (field.as_str(), tally.right(field), least));
    let rows = LEAST_F1.iter().map(|&(row, least)| (row.as_str(), tally.row(row).f1(), least));
    let below: Vec<String> = fields
        .chain(rows)
        .filter(|(_, reached, least)| reached < least)
        .map(|(name, reached, least)| format!("{name} {reached:.3} < {least}"))
        .collect();
    assert!(below.is_empty(), "{}\n{tally}", below.join(", "));
}

#[test]
fn annotations_point_into_their_articles() {
    for id in stems("fixtures/annotations", ".json") {
        let gold = annotation(&id).expect("the file is there");
        assert_eq!(gold["id"], id.as_str());
        let fixture = fixtures().iter().find(|f| f.id == id).unwrap_or_else(|| panic!("{id}: no such article"));
        let broken = trich::score::broken_spans(&gold, &fixture.text).1;
        assert!(broken.is_empty(), "{id}: {broken:?}");
    }
}

/// Warnings that a person would expect at these words: all but one are given.
#[test]
fn warnings_that_a_person_expects_are_given() {
    let mut missing = Vec::new();
    for fixture in fixtures() {
        let Some(gold) = annotation(&fixture.id) else { continue };
        let record = record(&fixture.id, &fixture.text);
        for warning in list(&gold, "warnings") {
            let near = |given: &&Value| match (given["start"].as_u64(), warning["start"].as_u64()) {
                (Some(given_start), Some(start)) => {
                    Some(given_start) < warning["end"].as_u64() && Some(start) < given["end"].as_u64()
                }
                _ => true,
            };
            if !list(&record, "warnings").iter().filter(near).any(|given| given["code"] == warning["code"]) {
                missing.push(format!("{}: {} @{}", fixture.id, warning["code"], warning["start"]));
            }
        }
    }
    assert!(missing.len() <= 1, "{}", missing.join("\n"));
}

/// The scorer that judges from outside the repository, where it lies beside it, gives the same
/// figures to four digits.
#[test]
fn the_scorer_agrees_with_the_outside_one() {
    let shared = std::env::var_os("TRICH_SHARED").map_or_else(|| folder("../shared"), PathBuf::from);
    let script = shared.join("tools/score.py");
    if !script.is_file() {
        println!("not compared: {} is not there", script.display());
        return;
    }
    let mut texts: Vec<(String, String, Value)> = Vec::new();
    for fixture in fixtures() {
        if let Some(gold) = annotation(&fixture.id) {
            texts.push((fixture.id.clone(), fixture.text.clone(), gold));
        }
    }
    compare(&script, &folder("fixtures/annotations"), &texts);

    let gold = shared.join("gold/dev");
    let Ok(ids) = fs::read_to_string(gold.join("a.txt")) else { return };
    let read = |path: PathBuf| fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let texts = ids.split_whitespace().map(|id| {
        let gold_json = serde_json::from_str(&read(gold.join(format!("gold/{id}.json")))).expect("gold is JSON");
        let text = read(gold.join(format!("texts/{id}.txt")));
        (id.to_owned(), text.trim_start_matches('\u{feff}').to_owned(), gold_json)
    });
    compare(&script, &gold.join("gold"), &texts.collect::<Vec<_>>());
}

fn compare(script: &Path, gold: &Path, texts: &[(String, String, Value)]) {
    let scratch = tempfile::tempdir().expect("a scratch folder");
    let (ids, records) = (scratch.path().join("ids.txt"), scratch.path().join("records.jsonl"));
    let mut tally = Tally::default();
    let mut lines = String::new();
    for (id, text, gold) in texts {
        let record = record(id, text);
        tally.add(&score(gold, Some(&record)));
        lines.push_str(&format!("{record}\n"));
    }
    fs::write(&records, lines).expect("the records can be written");
    fs::write(&ids, texts.iter().map(|(id, ..)| id.as_str()).collect::<Vec<_>>().join("\n")).expect("so can the ids");
    let mut command = Command::new("python3");
    command.arg(script).arg(gold).arg(&records).arg("--only").arg(&ids).arg("--json");
    let Ok(output) = command.output() else {
        println!("not compared: there is no python3");
        return;
    };
    let theirs: Value = serde_json::from_slice(&output.stdout).expect("the scorer prints JSON");
    println!("{}\n{tally}", gold.display());
    assert_eq!(theirs["articles"], tally.articles);
    let digits = |ours: f64, theirs: &Value| (ours - theirs.as_f64().unwrap_or(f64::NAN)).abs() < 0.00006;
    for &field in Field::ALL {
        let theirs = &theirs[field.as_str()];
        assert!(digits(tally.right(field), theirs), "{}: {} here, {theirs} there", field.as_str(), tally.right(field));
    }
    for &row in Row::ALL {
        let (ours, theirs) = (tally.row(row), &theirs[row.as_str()]);
        let counts = [("tp", ours.found), ("fn", ours.missed), ("fp", ours.wrong)];
        let shares = [("p", ours.precision()), ("r", ours.recall()), ("f1", ours.f1())];
        let same = counts.iter().all(|(key, count)| theirs[key] == *count)
            && shares.iter().all(|(key, share)| digits(*share, &theirs[key]));
        assert!(same, "{}: {ours:?} here, {theirs} there", row.as_str());
    }
}
