//! `trich diff`: facts gained, lost and changed between two runs.

#![allow(clippy::unwrap_used)]

mod support;

use serde_json::{Value, json};
use std::path::Path;
use std::process::Output;
use support::{gzip, scratch, zstd};

fn diff(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = assert_cmd::cargo::cargo_bin_cmd!("trich");
    command.arg("diff").args(arguments).current_dir(folder).env_remove("NO_COLOR").output().unwrap()
}

fn said(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn number(value: u32, period: &str, start: u32) -> Value {
    json!({"indicator": "jobs_created", "measure": "value", "value": value, "period": period, "text": "x", "start": start,
        "end": start + 10, "rule": "jobs_created/a"})
}

fn record(id: &str, text: &str, indicators: &[Value]) -> String {
    json!({"schema": "trich/1", "extractor": {"version": "0"}, "id": id, "source": {"uri": "in", "sha256": text},
        "dates": [{"value": "2019", "start": 0, "end": 4, "rule": "nam"}], "indicators": indicators, "warnings": []})
    .to_string()
        + "\n"
}

fn old() -> String {
    record("a", "t", &[number(1, "2019", 0), number(2, "2019", 20)])
        + &record("b", "t", &[number(3, "2019", 0)])
        + &record("c", "t", &[])
}

fn new() -> String {
    record("a", "t", &[number(1, "2019-Q1", 1), number(4, "2019", 40)])
        + &record("c", "u", &[]).replace("\"version\":\"0\"", "\"version\":\"1\"")
        + &record("d", "t", &[])
}

#[test]
fn the_same_records_do_not_differ_whatever_made_them() {
    let newer = old().replace("\"version\":\"0\"", "\"version\":\"1\"").replace("\"uri\":\"in\"", "\"uri\":\"in2\"");
    let f = scratch(&[("old.jsonl.gz", &gzip(old().as_bytes())), ("new.jsonl.zst", &zstd(newer.as_bytes()))]);
    let output = diff(f.path(), &["old.jsonl.gz", "new.jsonl.zst"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output.stderr));
    assert_eq!(said(&output.stdout), "3 articles in both, 0 with other facts; 0 only in OLD, 0 only in NEW\n");
}

#[test]
fn facts_gained_lost_and_changed_are_told_by_article_and_counted() {
    let f = scratch(&[("old.jsonl", old().as_bytes()), ("new.jsonl", new().as_bytes())]);
    let output = diff(f.path(), &["old.jsonl", "new.jsonl"]);
    assert_eq!(output.status.code(), Some(1), "{}", said(&output.stderr));
    let expected = "\
a
  ~ indicators: jobs_created value 1 2019-Q1 \"x\"  [jobs_created/a]
      period: \"2019\" → \"2019-Q1\"
      start: 0 → 1
      end: 10 → 11
  - indicators: jobs_created value 2 2019 \"x\"  [jobs_created/a]
  + indicators: jobs_created value 4 2019 \"x\"  [jobs_created/a]
c: from another text
b: only in OLD
d: only in NEW
2 articles in both, 1 with other facts, 1 from another text; 1 only in OLD, 1 only in NEW
                                                      gained      lost   changed
facts                                                      1         1         1
by list
  indicators                                               1         1         1
by indicator
  jobs_created                                             1         1         1
by rule
  jobs_created/a                                           1         1         1
by key that changed
  indicators.end                                                               1
  indicators.period                                                            1
  indicators.start                                                             1
";
    assert_eq!(said(&output.stdout), expected);
    let coloured = said(&diff(f.path(), &["--color=always", "old.jsonl", "new.jsonl"]).stdout);
    assert!(coloured.contains("\u{1b}[32m+ indicators: "), "{coloured}");
}

#[test]
fn json_has_an_object_for_each_article_and_the_totals() {
    let f = scratch(&[("old.jsonl", old().as_bytes()), ("new.jsonl", new().as_bytes())]);
    let output = diff(f.path(), &["old.jsonl", "new.jsonl", "--format", "json"]);
    let lines: Vec<Value> = said(&output.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let ids: Vec<_> = lines.iter().map(|line| (line["id"].as_str(), line["in"].as_str())).collect();
    let both = Some("both");
    assert_eq!(
        ids,
        [(Some("a"), both), (Some("c"), both), (Some("b"), Some("old")), (Some("d"), Some("new")), (None, None)]
    );
    let change = &lines[0]["changes"][0];
    assert_eq!((&change["change"], &change["list"]), (&"changed".into(), &"indicators".into()));
    assert_eq!(change["keys"]["period"], json!(["2019", "2019-Q1"]));
    assert_eq!((&change["old"]["period"], &change["new"]["period"]), (&"2019".into(), &"2019-Q1".into()));
    assert_eq!(lines[1]["other_text"], true);
    let totals = &lines[4]["totals"];
    assert_eq!(totals["articles"], json!({"both": 2, "different": 1, "other_text": 1, "only_old": 1, "only_new": 1}));
    assert_eq!(totals["by_key"]["indicators.period"], 1);
    assert_eq!(totals["by_rule"]["jobs_created/a"], json!({"gained": 1, "lost": 1, "changed": 1}));
}

#[test]
fn what_cannot_be_compared_is_named_with_its_place() {
    let broken = record("a", "t", &[]) + "{\"schema\": 1,\n";
    let f = scratch(&[
        ("old.jsonl", old().as_bytes()),
        ("broken.jsonl", broken.as_bytes()),
        ("crawl.jsonl", b"\n{\"id\": \"a\", \"text\": \"Tin.\"}\n"),
        ("tin.txt", b"Tin."),
    ]);
    for (new, message) in [
        ("broken.jsonl", "error: broken.jsonl:2: no record of trich: EOF while parsing"),
        ("crawl.jsonl", "error: crawl.jsonl:2: no record of trich: it has no `schema`\n"),
        ("tin.txt", "error: tin.txt: a text, not JSON Lines of records\n"),
        ("none.jsonl", "error: none.jsonl: no such file or folder\n"),
    ] {
        let output = diff(f.path(), &["old.jsonl", new]);
        assert_eq!(output.status.code(), Some(2), "{new}");
        let said = said(&output.stderr);
        assert!(said.starts_with(message), "{said}");
    }
    assert_eq!(diff(f.path(), &["-", "-"]).status.code(), Some(2));
}

/// What `extract` writes is what `diff` reads: one run against another with other patterns.
#[test]
fn runs_with_other_patterns_differ_in_what_the_patterns_say() {
    let text = "Tin\nSáng 20/11/2018, toàn huyện giải quyết việc làm cho 4.312 lao động.\n";
    let f = scratch(&[("in/a.txt", text.as_bytes()), ("in/b.txt", b"Tin.")]);
    let run = |output: &str, date: &[&str]| {
        let mut command = assert_cmd::cargo::cargo_bin_cmd!("trich");
        command.args(["extract", "-q", "in", "-o", output]).args(date).current_dir(f.path()).assert().success();
    };
    run("old.jsonl", &[]);
    run("new.jsonl", &["--date", "2020-07-02"]);
    let same = diff(f.path(), &["old.jsonl", "old.jsonl"]);
    assert_eq!(same.status.code(), Some(0), "{}", said(&same.stdout));
    let output = said(&diff(f.path(), &["old.jsonl", "new.jsonl"]).stdout);
    assert!(output.contains("~ anchor: 2020-07-02 given\n      value: \"2018-11-20\" → \"2020-07-02\""), "{output}");
}
