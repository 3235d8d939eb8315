//! The program as a user calls it.

use assert_cmd::Command;
use std::fs;
use std::path::Path;
use std::process::Output;

/// The program in a folder.
pub(crate) fn trich(arguments: &[&str], folder: &Path) -> Command {
    let mut command = assert_cmd::cargo::cargo_bin_cmd!("trich");
    command.args(arguments).current_dir(folder).env_remove("NO_COLOR");
    command
}

/// What `trich extract` gives.
pub(crate) fn extract(arguments: &[&str], folder: &Path) -> Output {
    trich(&[&["extract"], arguments].concat(), folder).output().expect("the program runs")
}

/// `trich extract`, to be run beside the test.
pub(crate) fn beside(arguments: &[&str], folder: &Path) -> std::process::Command {
    let mut command = std::process::Command::new(assert_cmd::cargo::cargo_bin!("trich"));
    command.arg("extract").args(arguments).current_dir(folder).env_remove("NO_COLOR");
    command.stdin(std::process::Stdio::null());
    command
}

/// What it said.
pub(crate) fn words(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("it speaks UTF-8")
}

/// A line of JSON Lines.
pub(crate) fn json_line(id: &str, text: &str) -> String {
    serde_json::json!({"id": id, "text": text}).to_string() + "\n"
}

/// The names in a folder, in order.
pub(crate) fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a readable folder");
    let mut names: Vec<_> =
        entries.map(|e| e.expect("a readable folder").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}
