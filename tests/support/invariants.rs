//! What holds for every text, whatever stands in it.
//!
//! Used by the tests of whole articles and by the fuzz targets (`fuzz/`). A function gives what does not hold, in words.

use serde_json::{Map, Value};
use trich::explain;
use trich::extract::{Article, Options, Worker};
use trich::normalize::{CharClass, class, fold_punct, fold_word};
use trich::record::Record;
use trich::score::{CodePoints, broken_spans};
use unicode_normalization::UnicodeNormalization;

/// Fails with these words unless the condition holds.
macro_rules! holds {
    ($condition:expr, $($words:tt)+) => {
        if !$condition {
            return Err(format!($($words)+));
        }
    };
}

/// The list of a record, or of a part of it.
pub fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value[key].as_array().map(Vec::as_slice).unwrap_or_default()
}

fn json(value: impl serde::Serialize) -> Result<Value, String> {
    serde_json::to_value(value).map_err(|error| error.to_string())
}

/// Every span gives its own text, facts stand in the order of the text, and the JSON reads back as
/// the same record; the same spans hold with the quantities and in the explanation.
pub fn sound(worker: &mut Worker<'_>, article: &Article<'_>) -> Result<(), String> {
    let document = CodePoints::new(&article.text);
    let whole = |value: &Value| {
        let (_, broken) = broken_spans(value, &document);
        holds!(broken.is_empty(), "{broken:?} in {:?}", article.text);
        Ok(())
    };
    let record = worker.extract(article, Options::default());
    let line = serde_json::to_string(&record).map_err(|error| error.to_string())?;
    let back: Record<'_> = serde_json::from_str(&line).map_err(|error| format!("{error} in {line}"))?;
    holds!(back == record, "{back:?} was read back from {record:?}");
    let value = json(&record)?;
    whole(&value)?;
    in_order(&value)?;
    for (n, entry) in record.indicators.iter().enumerate() {
        holds!(entry.of.is_none_or(|of| of < record.indicators.len() && of != n), "{entry:?}");
        holds!(entry.context.start <= entry.start && entry.end <= entry.context.end, "{entry:?}");
    }
    let asked = Options { quantities: true, with_text: true };
    whole(&json(worker.extract(article, asked))?)?;
    whole(&json(explain::explain(worker, article))?)
}

fn in_order(record: &Value) -> Result<(), String> {
    for key in ["dates", "indicators", "documents"] {
        let starts: Vec<u64> = list(record, key).iter().filter_map(|fact| fact["start"].as_u64()).collect();
        holds!(starts.is_sorted(), "{key}: {starts:?}");
    }
    for key in ["officials", "provinces"] {
        let mut firsts = Vec::new();
        for fact in list(record, key) {
            let starts: Vec<u64> = list(fact, "mentions").iter().filter_map(|m| m["start"].as_u64()).collect();
            holds!(!starts.is_empty() && starts.is_sorted(), "{key}: {fact}");
            firsts.push(starts[0]);
        }
        holds!(firsts.is_sorted(), "{key}: {firsts:?}");
    }
    Ok(())
}

/// A text's facts, one string each, in a form that no spelling of the text changes: strings folded
/// (case, composition, spaces, look-alike letters), offsets counted in letters and digits.
pub fn facts(record: &Value, text: &str) -> Vec<String> {
    let places = places(text);
    let Value::Object(map) = plain(record, &places) else { return Vec::new() };
    let mut facts = Vec::new();
    for (key, value) in map.into_iter().filter(|(key, _)| !["source", "extractor"].contains(&key.as_str())) {
        match value {
            Value::Array(items) => facts.extend(items.iter().map(|item| format!("{key} {item}"))),
            value => facts.push(format!("{key} {value}")),
        }
    }
    facts
}

/// The facts that one of two texts alone has, each behind a sign: `-` the first, `+` the second.
pub fn differences(ours: &[String], theirs: &[String]) -> Vec<String> {
    let alone = |these: &[String], those: &[String], sign: char| {
        let alone = these.iter().filter(|fact| !those.contains(fact));
        alone.map(|fact| format!("{sign} {fact}")).collect::<Vec<_>>()
    };
    [alone(ours, theirs, '-'), alone(theirs, ours, '+')].concat()
}

/// For every code point of a text, how many letters and digits stand before it.
fn places(text: &str) -> Vec<usize> {
    let mut count = 0;
    let mut places = vec![0];
    for c in text.chars() {
        count += usize::from(matches!(class(c), CharClass::Letter | CharClass::Digit));
        places.push(count);
    }
    places
}

fn plain(value: &Value, places: &[usize]) -> Value {
    match value {
        Value::String(text) => folded(text).into(),
        Value::Array(items) => items.iter().map(|item| plain(item, places)).collect(),
        Value::Object(map) => {
            let plain_entry = |(key, value): (&String, &Value)| {
                let place = value.as_u64().and_then(|offset| places.get(usize::try_from(offset).ok()?));
                match place {
                    Some(&place) if key == "start" || key == "end" => (key.clone(), place.into()),
                    _ => (key.clone(), plain(value, places)),
                }
            };
            Value::Object(map.iter().filter(|(key, _)| *key != "message").map(plain_entry).collect::<Map<_, _>>())
        }
        other => other.clone(),
    }
}

fn folded(text: &str) -> String {
    let visible = text.chars().filter(|&c| class(c) != CharClass::Ignorable);
    let text: String = visible.nfc().map(fold_punct).collect();
    text.split_whitespace().map(fold_parts).collect::<Vec<_>>().join(" ")
}

/// Folds the letters between punctuation.
fn fold_parts(word: &str) -> String {
    let letter = |c: char| matches!(class(c), CharClass::Letter | CharClass::Mark);
    let mut out = String::new();
    let mut rest = word;
    while let Some(first) = rest.chars().next() {
        let end = rest.find(|c| letter(c) != letter(first)).unwrap_or(rest.len());
        let (part, after) = rest.split_at(end);
        out.push_str(&if letter(first) { fold_word(part) } else { part.to_owned() });
        rest = after;
    }
    out
}
