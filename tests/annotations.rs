//! The records of the fixtures against a person's reading of them (`fixtures/annotations`).
//!
//! `cargo test --test annotations -- --nocapture` prints the figures; `trich check fixtures/articles
//! --expected fixtures/annotations` also prints what was missed and what is wrong.

mod support;

use serde_json::Value;
use std::fs;
use support::{fixtures, folder, list, record, stems};
use trich::score::{CodePoints, Figure, Minimum, Tally, broken_spans, score};

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
const LEAST: [&str; 17] = [
    "title=0.97",
    "published=0.97",
    "author=0.97",
    "province=0.97",
    "dates=0.98",
    "names=0.98",
    "roles=0.98",
    "organizations=0.98",
    "titles=0.98",
    "provinces=0.98",
    "core=0.93",
    "strict=0.86",
    "full=0.8",
    "component=0.87",
    "area=0.89",
    "documents=0.98",
    "document_fields=0.98",
];

#[test]
fn records_agree_with_a_persons_reading() {
    let tally = tally();
    let mut below = Vec::new();
    for (figure, least) in Figure::all().zip(LEAST) {
        let minimum: Minimum = least.parse().expect("a minimum");
        assert_eq!(minimum.figure, figure);
        let reached = figure.reached(&tally).unwrap_or(0.0);
        println!("{figure:15} {reached:.3}");
        if !minimum.met(&tally) {
            below.push(format!("{figure} {reached:.4} < {}", minimum.least));
        }
    }
    assert!(below.is_empty(), "{}", below.join(", "));
}

#[test]
fn annotations_point_into_their_articles() {
    for id in stems("fixtures/annotations", ".json") {
        let gold = annotation(&id).expect("the file is there");
        assert_eq!(gold["id"], id.as_str());
        let fixture = fixtures().iter().find(|f| f.id == id).unwrap_or_else(|| panic!("{id}: no such article"));
        let broken = broken_spans(&gold, &CodePoints::new(&fixture.text)).1;
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
