//! The result as one JSON object.
//!
//! ```text
//! articles, without_record, repeated, without_expected, rejected   counts
//! title, published, author, province                               the share that is right
//! dates … document_fields      {"p", "r", "f1", "tp", "fn", "fp"}   a row that has facts
//! spans                        {"checked", "broken"}
//! by                           {group: {row: as above}}             with --by
//! macro                        {"core", "strict"}                   with --by indicator or article
//! minimums                     [{"row", "least", "reached", "met"}] reached is null where nothing is
//! differences                  [{"id", "place", "line", "rows", "keys", "expected", "got"}]
//! broken_spans                 [{"id", "path", "span", "there"}]
//! ```
//!
//! Shares have four digits. `place` is `file:line`; `line` the line of the text; `expected` and
//! `got` are the facts as expected record and record have them, or null.

use super::Outcome;
use serde_json::{Map, Value, json};
use std::io::Write;
use trich::score::{Field, Row, rounded};

pub(super) fn write(out: &mut dyn Write, outcome: &Outcome<'_>) -> anyhow::Result<()> {
    let tally = &outcome.tally;
    let mut all = Map::new();
    let mut put = |key: &str, value: Value| drop(all.insert(key.to_owned(), value));
    put("articles", tally.articles.into());
    put("without_record", outcome.without_record.into());
    put("repeated", outcome.repeated.len().into());
    put("without_expected", outcome.unexpected.into());
    put("rejected", outcome.rejected.into());
    for &field in Field::ALL {
        if let Some(right) = tally.right(field) {
            put(field.as_str(), rounded(right).into());
        }
    }
    for &row in Row::ALL {
        let counts = tally.row(row);
        if !counts.is_empty() {
            put(row.as_str(), serde_json::to_value(counts)?);
        }
    }
    put("spans", json!({"checked": outcome.spans(), "broken": outcome.broken()}));
    if let Some(groups) = &outcome.groups {
        let mut by = Map::new();
        for (name, rows) in groups.iter() {
            by.insert(name.to_owned(), serde_json::to_value(rows)?);
        }
        put("by", by.into());
        let averages = [Row::Core, Row::Strict].map(|row| (row.as_str(), groups.average(row)));
        if averages.iter().any(|(_, average)| average.is_some()) {
            put("macro", averages.iter().map(|&(row, average)| (row.to_owned(), json!(average))).collect());
        }
    }
    let minimum = |minimum: &trich::score::Minimum| {
        json!({"row": minimum.figure.as_str(), "least": minimum.least,
            "reached": minimum.figure.reached(tally).map(rounded), "met": minimum.met(tally)})
    };
    put("minimums", outcome.minimums.iter().map(minimum).collect());
    let mut differences = Vec::new();
    let mut broken = Vec::new();
    for article in &outcome.articles {
        for difference in &article.differences {
            let place = difference.place.as_ref();
            differences.push(json!({
                "id": article.id,
                "place": article.place(place),
                "line": place.map(|place| article.line(place)),
                "rows": difference.figures.iter().map(|figure| figure.as_str()).collect::<Vec<_>>(),
                "keys": difference.keys(),
                "expected": difference.expected.map(|fact| fact.said()),
                "got": difference.got.map(|fact| fact.said()),
            }));
        }
        for span in &article.broken {
            broken.push(json!({"id": article.id, "path": span.path, "span": span.span, "there": span.there}));
        }
    }
    put("differences", differences.into());
    put("broken_spans", broken.into());
    serde_json::to_writer(&mut *out, &all)?;
    writeln!(out)?;
    Ok(())
}
