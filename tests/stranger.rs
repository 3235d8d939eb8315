//! The task of `patterns/README.md`, done from the page's own text with the binary alone: an
//! analyst begins an indicator, is told of a mistake with file and line, puts it right and extracts.

#![allow(clippy::unwrap_used)]

use assert_cmd::Command;
use serde_json::Value;
use std::fs;
use std::path::Path;

const FILE: &str = "my-patterns/indicators/communes_with_doctor.toml";

/// The code block after a comment of the page.
fn block(page: &str, comment: &str) -> String {
    let (_, rest) = page.split_once(&format!("<!-- stranger: {comment} -->")).unwrap();
    let mut parts = rest.splitn(3, "```");
    let (_, code) = (parts.next(), parts.next().unwrap());
    code.split_once('\n').unwrap().1.to_owned()
}

fn trich(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = assert_cmd::cargo::cargo_bin_cmd!("trich");
    command.current_dir(folder).args(arguments);
    command
}

/// What a command of the page prints, and whether all was well.
fn told(folder: &Path, line: &str) -> (String, bool) {
    let arguments: Vec<&str> = line.strip_prefix("trich ").unwrap().split(' ').collect();
    let output = trich(folder, &arguments).output().unwrap();
    (String::from_utf8(output.stdout).unwrap(), output.status.success())
}

/// A console block's command, and what it is shown to print.
fn shown(page: &str, comment: &str) -> (String, String) {
    let block = block(page, comment);
    let (command, printed) = block.strip_prefix("$ ").unwrap().split_once('\n').unwrap();
    (command.to_owned(), printed.to_owned())
}

/// The tables and keys of a pattern file, in their order.
fn keys(text: &str) -> Vec<&str> {
    let keys = text.lines().filter(|line| line.starts_with('[') || line.contains(" = "));
    keys.filter(|line| !line.starts_with([' ', '#'])).map(|line| line.split(" = ").next().unwrap()).collect()
}

#[test]
fn an_analyst_adds_an_indicator() {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("patterns/README.md")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();

    for line in ["trich patterns export my-patterns", "trich patterns new communes_with_doctor --patterns my-patterns"]
    {
        assert!(page.contains(&format!("$ {line}\n")), "{line}");
        assert_eq!(told(folder, line), (String::new(), true));
    }
    let file = folder.join(FILE);
    let begun = fs::read_to_string(&file).unwrap();
    let written = block(&page, "the file");
    // The page's file is the one that was begun, filled in, with some examples more.
    let mut rest = keys(&written).into_iter();
    for key in keys(&begun) {
        assert!(rest.any(|other| other == key), "the page's file has no {key} where the begun one has it");
    }

    fs::write(&file, &written).unwrap();
    let (command, findings) = shown(&page, "the refusal");
    assert_eq!(command, "trich patterns check --patterns my-patterns");
    let (printed, well) = told(folder, &command);
    let counts = printed.strip_prefix(&findings).unwrap_or_else(|| panic!("{printed}"));
    assert!(counts.starts_with("1 finding in ") && counts.lines().count() == 1 && !well, "{counts}");
    // The page points at the mistake.
    let (line, text) = written.lines().enumerate().find(|(_, text)| text.contains("value = 85.6")).unwrap();
    let column = text.find("85.6").unwrap() + 1;
    assert!(findings.contains(&format!("{FILE}:{}:{column}\n", line + 1)), "{findings}");

    fs::write(&file, written.replace("value = 85.6", "value = 86.5")).unwrap();
    let (test, results) = shown(&page, "the test");
    assert_eq!(test, format!("trich patterns test {FILE}"));
    assert_eq!(told(folder, &test), (results, true));
    let (printed, well) = told(folder, &command);
    assert!(printed.starts_with("0 findings in ") && well, "{printed}");

    let mut extract = trich(folder, &["extract", "--patterns", "my-patterns", "--date", "2023-01-15"]);
    let text = "Năm 2022, toàn huyện có 14 xã có bác sĩ.\n";
    assert!(
        page.contains(&format!("$ echo '{}' | trich extract --patterns my-patterns --date 2023-01-15", text.trim()))
    );
    let output = extract.write_stdin(text).output().unwrap();
    assert!(output.status.success());
    let record: Value = serde_json::from_slice(&output.stdout).unwrap();
    let shown: Value = serde_json::from_str(&block(&page, "the fact")).unwrap();
    let [fact] = record["indicators"].as_array().unwrap().as_slice() else { panic!("one fact: {record}") };
    for (key, value) in shown.as_object().unwrap() {
        if value.is_number() {
            assert_eq!(fact[key].as_f64(), value.as_f64());
        } else {
            assert_eq!(&fact[key], value, "{key}");
        }
    }
    assert_eq!(fact["rule"], "communes_with_doctor/xa-co-bac-si");

    // The second phrasing, and the program's own patterns, which know nothing of it.
    let second = "Tỷ lệ trạm y tế xã có bác sĩ đạt 71%.\n";
    let mut with = trich(folder, &["extract", "--patterns", "my-patterns"]);
    let record: Value = serde_json::from_slice(&with.write_stdin(second).output().unwrap().stdout).unwrap();
    assert_eq!(record["indicators"][0]["indicator"], "communes_with_doctor");
    let mut without = trich(folder, &["extract"]);
    let record: Value = serde_json::from_slice(&without.write_stdin(second).output().unwrap().stdout).unwrap();
    assert_eq!(record["indicators"], serde_json::json!([]));
}
