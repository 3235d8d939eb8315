//! The task of `patterns/README.md`, done from the page's own text with the binary alone: an
//! analyst adds an indicator, is told of a mistake with file and line, puts it right and extracts.

#![allow(clippy::unwrap_used)]

use assert_cmd::Command;
use serde_json::Value;
use std::fs;
use std::path::Path;

const FILE: &str = "indicators/communes_with_doctor.toml";

/// The code block after a comment of the page.
fn block(page: &str, comment: &str) -> String {
    let (_, rest) = page.split_once(&format!("<!-- stranger: {comment} -->")).unwrap();
    let mut parts = rest.splitn(3, "```");
    let (_, code) = (parts.next(), parts.next().unwrap());
    code.split_once('\n').unwrap().1.to_owned()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, &target).unwrap();
        }
    }
}

fn trich(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = assert_cmd::cargo::cargo_bin_cmd!("trich");
    command.current_dir(folder).args(arguments);
    command
}

/// The findings of a check, without the line that counts what was run, and whether it passed.
fn check(folder: &Path) -> (String, bool) {
    let output = trich(folder, &["patterns", "check", "--patterns", "my-patterns"]).output().unwrap();
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    let (findings, counts) = text.trim_end().rsplit_once('\n').unwrap();
    assert!(counts.ends_with(" examples"), "{counts}");
    (findings.to_owned(), output.status.success())
}

#[test]
fn an_analyst_adds_an_indicator() {
    let patterns = Path::new(env!("CARGO_MANIFEST_DIR")).join("patterns");
    let page = fs::read_to_string(patterns.join("README.md")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    copy(&patterns, &folder.join("my-patterns"));

    let file = folder.join("my-patterns").join(FILE);
    let written = block(&page, "the file");
    fs::write(&file, &written).unwrap();
    let refusal = block(&page, "the refusal");
    let (command, shown) = refusal.split_once('\n').unwrap();
    assert_eq!(command, "$ trich patterns check --patterns my-patterns");
    assert_eq!(check(folder), (shown.trim_end().to_owned(), false));

    assert!(written.contains("value = 85.6"));
    fs::write(&file, written.replace("value = 85.6", "value = 86.5")).unwrap();
    assert_eq!(check(folder), ("0 findings".to_owned(), true));

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
