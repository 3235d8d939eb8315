//! Records that somebody else wrote: expected ones, and those of other runs.

use super::file;
use serde_json::Value;
use trich::diff::{Compared, changes, compare};
use trich::read::Input;
use trich::score::expected::Expected;
use trich::score::{Checked, Figure, Tally};

/// Two parts, parted by an empty line: an expected record and the record of its article, and as
/// well the records of two runs. They are compared or refused.
pub fn records(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let (first, second) = text.split_once("\n\n").unwrap_or((&text, ""));
    check(first, second);
    diff(first, second);
}

fn check(expected: &str, record: &str) {
    let path = file("expected.json", expected.as_bytes());
    let Ok(expected) = Expected::read(&path, "a".to_owned()) else { return };
    let record: Option<Value> = serde_json::from_str(record).ok();
    let wanted: Vec<Figure> = Figure::all().collect();
    let checked = Checked::new(&expected, record.as_ref(), &wanted);
    let mut tally = Tally::default();
    tally.add(&checked.score);
    for difference in &checked.differences {
        assert!(difference.expected.is_some() || difference.got.is_some() || !difference.figures.is_empty());
        let _ = (difference.keys(), checked.place(difference.place.as_ref()));
        let _ = difference.place.as_ref().map(|place| (checked.line(place), checked.snippet(place)));
        for fact in [difference.expected, difference.got].into_iter().flatten() {
            let _ = fact.to_string();
        }
    }
    let Some(record) = &record else { return };
    let updated = expected.updated(record);
    let written = updated.to_json().expect("what was read is written");
    let again: Value = serde_json::from_slice(&written).expect("what is written is read");
    assert_eq!(again, updated.record);
    let _ = expected.changes(&updated);
    for value in [record, &expected.record] {
        assert!(changes(value, value).is_empty(), "a record differs from itself: {value}");
    }
    let _ = changes(&expected.record, record);
}

fn diff(old: &str, new: &str) {
    let run = |name: &str, lines: &str| Input::Path(file(name, lines.as_bytes()));
    let (old, new) = (run("old.jsonl", old), run("new.jsonl", new));
    for (a, b) in [(&old, &new), (&old, &old)] {
        let mut told = [0, 0, 0];
        let totals = compare(a, b, &mut |compared| {
            told[match compared {
                Compared::Different { .. } => 0,
                Compared::OnlyOld(_) => 1,
                Compared::OnlyNew(_) => 2,
            }] += 1;
            Ok(())
        });
        let Ok(totals) = totals else { continue };
        assert_eq!(told[1..], [totals.articles.only_old, totals.articles.only_new]);
        if std::ptr::eq(a, b) {
            assert_eq!((told, totals.articles.different), ([0; 3], 0), "a run differs from itself");
        }
    }
}
