//! The README shows what the program does: its article gives the record that it shows.

#![allow(clippy::unwrap_used)]

use serde_json::Value;
use std::fs;
use std::path::Path;

/// The code block after a comment of the page.
fn block<'p>(page: &'p str, comment: &str) -> &'p str {
    let (_, rest) = page.split_once(&format!("<!-- readme: {comment} -->")).unwrap();
    rest.split("```").nth(1).unwrap().split_once('\n').unwrap().1
}

/// Whether a value holds all that the other shows of it: some fields of an object, some entries of a list.
fn shows(shown: &Value, actual: &Value) -> bool {
    match (shown, actual) {
        (Value::Object(shown), Value::Object(_)) => shown.iter().all(|(key, value)| shows(value, &actual[key])),
        (Value::Array(shown), Value::Array(actual)) => shown.iter().all(|s| actual.iter().any(|a| shows(s, a))),
        (Value::Number(_), Value::Number(_)) => shown.as_f64() == actual.as_f64(),
        _ => shown == actual,
    }
}

#[test]
fn the_article_gives_the_record() {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let mut command = assert_cmd::cargo::cargo_bin_cmd!("trich");
    let output = command.args(["extract", "-q"]).write_stdin(block(&page, "the article")).output().unwrap();
    assert!(output.status.success());
    let record: Value = serde_json::from_slice(&output.stdout).unwrap();
    let shown: Value = serde_json::from_str(block(&page, "the record")).unwrap();
    for (key, value) in shown.as_object().unwrap() {
        assert!(shows(value, &record[key]), "{key}: shown {value}, got {}", record[key]);
    }
}

/// The arguments of the command that a block of the page shows.
fn arguments<'p>(page: &'p str, comment: &str) -> Vec<&'p str> {
    let mut words = block(page, comment).split_whitespace();
    assert_eq!(words.next(), Some("trich"));
    words.collect()
}

#[test]
fn the_check_passes() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(folder.join("README.md")).unwrap();
    let mut command = assert_cmd::cargo::cargo_bin_cmd!("trich");
    let output = command.args(arguments(&page, "the check")).current_dir(folder).output().unwrap();
    assert!(output.status.success());
    let table = String::from_utf8(output.stdout).unwrap();
    assert!(table.contains("\ncore            P ") && table.contains("fixtures/articles/"), "{table}");
}

#[test]
fn the_diff_tells_what_changed() {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let trich = |arguments: &[&str], article: &str| {
        let mut command = assert_cmd::cargo::cargo_bin_cmd!("trich");
        command.args(arguments).current_dir(&folder).write_stdin(article).output().unwrap()
    };
    let article = block(&page, "the article");
    for (name, article) in [("old.jsonl.zst", article.to_owned()), ("new.jsonl.zst", article.replace("24%", "25%"))] {
        let records = trich(&["extract", "-q"], &article).stdout;
        fs::write(folder.path().join(name), zstd::encode_all(&records[..], 1).unwrap()).unwrap();
    }
    let output = trich(&arguments(&page, "the diff"), "");
    assert_eq!(output.status.code(), Some(1));
    let told = String::from_utf8(output.stdout).unwrap();
    assert!(told.contains("value: 24 → 25") && told.contains("\n  jobs_created "), "{told}");
}

#[test]
fn the_article_is_explained_as_shown() {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    assert!(page.contains("`--at 354` says"));
    let mut command = assert_cmd::cargo::cargo_bin_cmd!("trich");
    let output =
        command.args(["explain", "-", "--at", "354"]).write_stdin(block(&page, "the article")).output().unwrap();
    assert!(output.status.success());
    let told = String::from_utf8(output.stdout).unwrap();
    for line in block(&page, "the explanation").lines() {
        assert!(told.lines().any(|t| t == line), "{line}\n{told}");
    }
}
