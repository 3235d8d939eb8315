//! The result as one JSON object, in the shape that the command's help gives.

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
