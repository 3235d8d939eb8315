//! Every value that a record may hold occurs in the expected records, and every indicator has its
//! examples in the patterns.

mod support;

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use support::{fixtures, folder, list, objects};
use trich::pattern::PatternFiles;
use trich::record::{
    AnchorBasis, Baseline, Bound, DateType, Division, DocumentType, Measure, ProvinceBasis, Role, Status, Tenure, Unit,
    WarningCode,
};

fn expected() -> Vec<Value> {
    let read = |id: &String| {
        let path = folder("fixtures/expected").join(format!("{id}.json"));
        let json = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        serde_json::from_str(&json).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    fixtures().iter().map(|fixture| read(&fixture.id)).collect()
}

/// The strings that stand under a key of the entries of a list; of the field itself, if the list
/// is none.
fn values(records: &[Value], top: &str, key: &str) -> BTreeSet<String> {
    let mut values = BTreeSet::new();
    for record in records {
        objects(&record[top], top, &mut |_, object| {
            values.extend(object[key].as_str().map(ToOwned::to_owned));
        });
    }
    values
}

/// Which of the values never occur, less those that cannot.
fn absent(all: impl Iterator<Item = &'static str>, seen: &BTreeSet<String>, cannot: &[&str]) -> Vec<&'static str> {
    all.filter(|value| !seen.contains(*value) && !cannot.contains(value)).collect()
}

#[test]
fn every_value_of_every_enumeration_occurs() {
    let records = expected();
    let mut report = Vec::new();
    macro_rules! covers {
        ($enumeration:ident, $top:literal, $key:literal, $cannot:expr) => {
            let seen = values(&records, $top, $key);
            let absent = absent($enumeration::ALL.iter().map(|v| v.as_str()), &seen, $cannot);
            if !absent.is_empty() {
                report.push(format!("{} {}: {}", $top, $key, absent.join(", ")));
            }
        };
    }
    covers!(DateType, "dates", "type", &[]);
    covers!(Role, "officials", "role", &[]);
    covers!(Tenure, "officials", "tenure", &[]);
    covers!(Division, "provinces", "division", &[]);
    covers!(Measure, "indicators", "measure", &[]);
    // No row of the catalogue is counted in these.
    covers!(Unit, "indicators", "unit", &["hectare", "tonne", "point", "other"]);
    covers!(Bound, "indicators", "bound", &[]);
    covers!(Status, "indicators", "status", &[]);
    covers!(Baseline, "indicators", "baseline", &[]);
    covers!(DocumentType, "documents", "type", &[]);
    // A date given for the run or beside the text comes with JSON Lines and options, not with a text alone.
    covers!(AnchorBasis, "anchor", "basis", &["given"]);
    covers!(ProvinceBasis, "province", "basis", &["metadata"]);
    // A run warns of these, not an article alone: a second article of one id, `--lossy`, a cut line; and
    // of unexplained numbers only where all quantities are asked for.
    covers!(WarningCode, "warnings", "code", &["duplicate_id", "replaced_bytes", "truncated", "unexplained_number"]);
    assert!(report.is_empty(), "these occur in no expected record:\n{}", report.join("\n"));
}

/// What an indicator's file says of it.
struct Catalogued {
    units: Vec<String>,
    examples: usize,
    counters: usize,
}

fn catalogue() -> BTreeMap<String, Catalogued> {
    let files = PatternFiles::embedded().files;
    let files = files.iter().filter(|file| file.path.starts_with("indicators/"));
    files
        .map(|file| {
            let table: toml::Table = file.text.parse().unwrap_or_else(|error| panic!("{}: {error}", file.path));
            let items = |table: &toml::Table, key: &str| -> Vec<toml::Value> {
                table.get(key).and_then(toml::Value::as_array).cloned().unwrap_or_default()
            };
            let rules = items(&table, "rule");
            let count = |key: &str| rules.iter().filter_map(|r| r.as_table()).map(|r| items(r, key).len()).sum();
            let id = table["id"].as_str().expect("an id is a string").to_owned();
            let units = items(&table, "units").iter().filter_map(|u| u.as_str().map(ToOwned::to_owned)).collect();
            (id, Catalogued { units, examples: count("example"), counters: count("counter") })
        })
        .collect()
}

#[test]
fn every_indicator_occurs_in_every_unit_it_has() {
    let records = expected();
    let mut seen: BTreeSet<(&str, &str)> = BTreeSet::new();
    for entry in records.iter().flat_map(|record| list(record, "indicators")) {
        seen.extend(entry["indicator"].as_str().zip(entry["unit"].as_str()));
    }
    let catalogue = catalogue();
    assert!(catalogue.len() >= 59, "only {} indicators", catalogue.len());
    let mut absent = Vec::new();
    for (id, entry) in &catalogue {
        let units = entry.units.iter().filter(|unit| !seen.contains(&(id.as_str(), unit.as_str())));
        absent.extend(units.map(|unit| format!("{id} in {unit}")));
    }
    assert!(absent.is_empty(), "these occur in no expected record:\n{}", absent.join("\n"));
}

#[test]
fn every_indicator_has_examples_and_counter_examples() {
    let poor: Vec<String> = catalogue()
        .iter()
        .filter(|(_, entry)| entry.examples < 3 || entry.counters < 1)
        .map(|(id, entry)| format!("{id}: {} examples, {} counter-examples", entry.examples, entry.counters))
        .collect();
    assert!(poor.is_empty(), "at least three examples and a counter-example:\n{}", poor.join("\n"));
}
