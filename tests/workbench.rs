//! The commands for those who write patterns, and those that say what the program is.

#![allow(clippy::unwrap_used)]

use assert_cmd::Command;
use serde_json::Value;
use std::fs;
use std::path::Path;
use tempfile::{TempDir, tempdir};
use trich::pattern::PatternFiles;

/// What a command printed, what it said, and its exit status.
struct Told {
    out: String,
    err: String,
    status: i32,
}

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = assert_cmd::cargo::cargo_bin_cmd!("trich");
    command.args(arguments).current_dir(folder).env_remove("NO_COLOR");
    command
}

fn trich(folder: &Path, arguments: &[&str]) -> Told {
    let output = command(folder, arguments).output().unwrap();
    let words = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Told { out: words(output.stdout), err: words(output.stderr), status: output.status.code().unwrap() }
}

/// A folder with the embedded patterns in `mine`.
fn exported() -> TempDir {
    let folder = tempdir().unwrap();
    let told = trich(folder.path(), &["patterns", "export", "mine"]);
    assert_eq!((told.status, told.out.as_str()), (0, ""), "{}", told.err);
    folder
}

fn version_hash(folder: &Path, arguments: &[&str]) -> String {
    let told = trich(folder, arguments);
    assert_eq!(told.status, 0, "{}", told.err);
    told.out.trim().strip_suffix(')').unwrap().rsplit(' ').next().unwrap().to_owned()
}

const NEW: &str = "mine/indicators/mushrooms.toml";

/// What an analyst writes into the blanks of a new file, in their order.
const FILLED: [&str; 13] = [
    "\"Mushrooms\"",
    "\"Nấm\"",
    "\"tonne\"",
    "\"thu-hai\"",
    "\"thu hái nấm mối đất\"",
    "\"nấm mối đất được hái\"",
    "\"Năm 2018, xã thu hái nấm mối đất 12 tấn.\"",
    "\"2018-12-01\"",
    "12",
    "\"tonne\"",
    "\"2018\"",
    "\"Xã không thu hái nấm mối đất.\"",
    "\"no number\"",
];

fn filled(text: &str) -> String {
    let mut values = FILLED.iter();
    let mut parts = text.split("\"___\"");
    let first = parts.next().unwrap().to_owned();
    parts.fold(first, |all, part| all + values.next().unwrap() + part)
}

#[test]
fn export_writes_the_files_that_the_program_carries() {
    let folder = exported();
    let (read, embedded) = (PatternFiles::read(&folder.path().join("mine")).unwrap(), PatternFiles::embedded());
    assert_eq!(read.hash(), embedded.hash());
    assert!(fs::read_to_string(folder.path().join("mine/README.md")).unwrap().starts_with("# Pattern files"));
    let again = trich(folder.path(), &["patterns", "export", "mine"]);
    assert_eq!((again.status, again.err.as_str()), (2, "error: mine: the folder is not empty\n"));
}

#[test]
fn the_version_is_that_of_the_patterns_in_force() {
    let folder = exported();
    let folder = folder.path();
    let embedded = PatternFiles::embedded().hash();
    assert_eq!(version_hash(folder, &["--version"]), embedded);
    assert_eq!(version_hash(folder, &["-V", "--patterns", "mine"]), embedded);
    fs::write(folder.join("mine/numbers.toml"), "# Changed.\n").unwrap();
    let changed = version_hash(folder, &["--patterns", "mine", "--version"]);
    assert!(changed != embedded && changed == PatternFiles::read(&folder.join("mine")).unwrap().hash());
    // Beside a command it would be read as a promise to use them.
    for wrong in [&["--patterns", "mine", "schema"][..], &["--version", "--patterns", "none"], &["-q"]] {
        let told = trich(folder, wrong);
        assert_eq!((told.status, told.out.as_str()), (2, ""), "{wrong:?}");
        assert!(!told.err.is_empty());
    }
}

#[test]
fn a_new_file_passes_once_its_blanks_are_filled() {
    let folder = exported();
    let folder = folder.path();
    let new = trich(folder, &["patterns", "new", "mushrooms", "--patterns", "mine"]);
    assert_eq!((new.status, new.out.as_str()), (0, ""), "{}", new.err);
    assert!(new.err.starts_with(&format!("{NEW}: fill in every ___")), "{}", new.err);
    let file = folder.join(NEW);
    let text = fs::read_to_string(&file).unwrap();
    assert_eq!(trich(folder, &["patterns", "new", "mushrooms"]).out, text);

    let blanks = text.matches("\"___\"").count();
    let unfilled = trich(folder, &["patterns", "check", "--patterns", "mine"]);
    assert_eq!(unfilled.status, 1);
    assert_eq!(unfilled.out.matches("a blank is left to fill in").count(), blanks, "{}", unfilled.out);
    for (n, _) in text.lines().enumerate().filter(|(_, line)| line.contains("\"___\"")) {
        assert!(unfilled.out.contains(&format!("--> {NEW}:{}:", n + 1)), "line {}: {}", n + 1, unfilled.out);
    }

    fs::write(&file, filled(&text)).unwrap();
    let check = trich(folder, &["patterns", "check", "--patterns", "mine"]);
    assert_eq!(check.status, 0, "{}", check.out);
    assert!(check.out.starts_with("0 findings in "), "{}", check.out);
}

#[test]
fn a_new_file_takes_the_place_of_none() {
    let folder = exported();
    let folder = folder.path();
    fs::write(folder.join("there.toml"), "mine\n").unwrap();
    for (arguments, reason) in [
        (&["jobs_created"][..], "patterns/indicators/jobs_created.toml: the indicator jobs_created is there already"),
        (&["jobs_created", "--patterns", "mine"], "mine/indicators/jobs_created.toml: the indicator"),
        (&["mushrooms", "-o", "there.toml"], "there.toml: cannot be made: "),
        (&["Mushrooms"], "small letters"),
        (&["số_xã"], "small letters"),
        (&["a__b"], "small letters"),
        (&["../a"], "small letters"),
    ] {
        let told = trich(folder, &[&["patterns", "new"], arguments].concat());
        assert_eq!((told.status, told.out.as_str()), (2, ""), "{arguments:?}");
        assert!(told.err.contains(reason), "{arguments:?}: {}", told.err);
    }
    assert_eq!(fs::read_to_string(folder.join("there.toml")).unwrap(), "mine\n");
    assert_eq!(trich(folder, &["patterns", "new", "mushrooms", "-o", "a/b.toml"]).status, 0);
    assert!(fs::read_to_string(folder.join("a/b.toml")).unwrap().contains("id = \"mushrooms\""));
}

#[test]
fn the_examples_of_one_file_are_shown_with_what_is_found() {
    let folder = tempdir().unwrap();
    let folder = folder.path();
    let text = filled(&trich(folder, &["patterns", "new", "mushrooms"]).out);
    fs::write(folder.join("mushrooms.toml"), &text).unwrap();
    let good = trich(folder, &["patterns", "test", "mushrooms.toml"]);
    assert_eq!(good.status, 0, "{}", good.out);
    let lines: Vec<&str> = good.out.lines().collect();
    let at = |words: &str| place(&text, words).0;
    assert_eq!(lines[0], format!("ok line {}, example of mushrooms/thu-hai", at("\"Năm 2018")));
    assert_eq!(lines[1], "   Năm 2018, xã thu hái nấm mối đất 12 tấn.");
    assert!(lines[2].starts_with("   gives ") && lines[2].contains("value = 12"), "{}", lines[2]);
    assert_eq!(lines[3], format!("ok line {}, counter-example of mushrooms/thu-hai", at("\"Xã không")));
    assert_eq!(lines[5..], ["   gives nothing (no number)", "mushrooms.toml: 2 passed, 0 failed"]);

    fs::write(folder.join("mushrooms.toml"), text.replace("value = 12", "value = 13")).unwrap();
    let bad = trich(folder, &["patterns", "test", "mushrooms.toml"]);
    assert_eq!(bad.status, 1);
    let (line, column) = place(&text, "12, unit");
    assert!(bad.out.starts_with("FAILED line "), "{}", bad.out);
    assert!(bad.out.contains("error[mushrooms/thu-hai]: value is 12, not 13\n"), "{}", bad.out);
    assert!(bad.out.contains(&format!("--> mushrooms.toml:{line}:{column}\n")), "{}", bad.out);
    assert!(bad.out.ends_with("mushrooms.toml: 1 passed, 1 failed\n"), "{}", bad.out);

    fs::write(folder.join("mushrooms.toml"), text.replace("thu hái nấm mối đất\"]", "(thu\"]")).unwrap();
    let worse = trich(folder, &["patterns", "test", "mushrooms.toml"]);
    assert_eq!(worse.status, 1);
    assert!(worse.out.contains("')' is missing") && worse.out.contains("no example was run"), "{}", worse.out);
    assert_eq!(trich(folder, &["patterns", "test", "none.toml"]).status, 2);
}

/// Line and column, from 1, of the first place of some words.
fn place(text: &str, words: &str) -> (usize, usize) {
    let before = &text[..text.find(words).unwrap()];
    (before.matches('\n').count() + 1, before.rsplit('\n').next().unwrap().chars().count() + 1)
}

/// A file stands for the one of the set that it is a copy of, wherever it lies.
#[test]
fn a_tested_file_takes_the_place_of_its_own() {
    let files = PatternFiles::embedded();
    for (path, stands_for) in [
        ("mine/indicators/jobs_created.toml", "indicators/jobs_created.toml"),
        ("/tmp/jobs_created.toml", "indicators/jobs_created.toml"),
        ("dates.toml", "dates.toml"),
        ("copy/posts.toml", "officials/posts.toml"),
        ("mushrooms.toml", "indicators/mushrooms.toml"),
        ("mine/officials/more.toml", "officials/more.toml"),
        ("drafts/mushrooms.toml", "indicators/mushrooms.toml"),
    ] {
        assert_eq!(files.path_for(Path::new(path)), stands_for, "{path}");
    }
}

#[test]
fn findings_show_the_line_and_what_is_wrong_in_it() {
    let folder = exported();
    let folder = folder.path();
    let path = folder.join("mine/documents.toml");
    let text = fs::read_to_string(&path).unwrap();
    let bad = text.replacen("number_words = [\"", "number_words = [\"(", 1);
    assert_ne!(bad, text);
    fs::write(&path, &bad).unwrap();
    let (line, column) = place(&bad, "\"(");
    let plain = trich(folder, &["patterns", "check", "--patterns", "mine"]);
    assert_eq!((plain.status, plain.err.as_str()), (1, ""));
    let shown: Vec<&str> = plain.out.lines().collect();
    assert_eq!(shown[0], "error[number_words]: ')' is missing");
    assert_eq!(shown[1].trim(), format!("--> mine/documents.toml:{line}:{column}"));
    let source = shown.iter().position(|shown| shown.starts_with(&format!("{line} | number_words"))).unwrap();
    let carets = shown[source + 1];
    assert_eq!(carets.find('^'), shown[source].find("\"("), "{}", plain.out);
    assert!(!plain.out.contains('\x1b'));

    let coloured = trich(folder, &["patterns", "check", "--patterns", "mine", "--color=always"]);
    assert!(coloured.out.contains("\x1b["));
    // What extracts says the same on standard error.
    let extract = command(folder, &["extract", "--patterns", "mine"]).write_stdin("Tin.").output().unwrap();
    assert_eq!((extract.status.code(), extract.stdout.len()), (Some(2), 0));
    assert!(String::from_utf8(extract.stderr).unwrap().starts_with(&plain.out.lines().next().unwrap().to_owned()));
}

fn list(folder: &Path, arguments: &[&str]) -> Value {
    let told = trich(folder, &[&["patterns", "list", "-q", "--format", "json"], arguments].concat());
    assert_eq!(told.status, 0, "{}", told.err);
    serde_json::from_str(&told.out).unwrap()
}

fn rule<'l>(list: &'l Value, id: &str) -> &'l Value {
    list["rules"].as_array().unwrap().iter().find(|rule| rule["id"] == id).unwrap_or_else(|| panic!("no {id}"))
}

#[test]
fn every_rule_is_listed() {
    let folder = exported();
    let folder = folder.path();
    let text = filled(&trich(folder, &["patterns", "new", "mushrooms"]).out);
    fs::write(folder.join(NEW), &text).unwrap();
    let listed = list(folder, &["--patterns", "mine"]);
    assert_eq!(listed["patterns"], version_hash(folder, &["-V", "--patterns", "mine"]));
    let new = rule(&listed, "mushrooms/thu-hai");
    assert_eq!(new["file"], "indicators/mushrooms.toml");
    assert_eq!(new["line"], place(&text, "id = \"thu-hai\"").0);
    assert_eq!((new["label"].as_str(), new["vietnamese"].as_str()), (Some("Mushrooms"), Some("Nấm")));
    assert_eq!(new["units"], serde_json::json!(["tonne"]));
    assert_eq!([&new["phrases"], &new["sequences"], &new["examples"], &new["counters"]], [2, 2, 1, 1]);
    assert!(new.get("hits").is_none());
    // Every indicator of the files has rules in the list, and each kind of file has some.
    for file in PatternFiles::embedded().files {
        let rules = listed["rules"].as_array().unwrap().iter().filter(|rule| rule["file"] == file.path.as_str());
        assert!(rules.count() > 0 || ["tables.toml"].contains(&file.path.as_str()), "{}", file.path);
    }
    let table = trich(folder, &["patterns", "list", "--patterns", "mine"]).out;
    let row = table.lines().find(|row| row.starts_with("mushrooms/thu-hai ")).unwrap();
    assert!(row.ends_with("tonne  Mushrooms") || row.contains(" tonne "), "{row}");
    assert_eq!(table.lines().count(), listed["rules"].as_array().unwrap().len() + 1);
}

#[test]
fn a_profile_counts_what_rules_do() {
    let folder = exported();
    let folder = folder.path();
    let text = filled(&trich(folder, &["patterns", "new", "mushrooms"]).out);
    fs::write(folder.join(NEW), &text).unwrap();
    fs::write(folder.join("a.txt"), "Năm 2018, xã thu hái nấm mối đất 12 tấn.\nXã không thu hái nấm mối đất.\n")
        .unwrap();
    fs::write(folder.join("b.jsonl"), "{\"text\": \"Thu hái nấm rơm.\"}\n{\"text\": \"Thu hái nấm mối đất 3 tấn.\"}\n")
        .unwrap();
    let listed = list(folder, &["--patterns", "mine", "--profile", "a.txt", "b.jsonl"]);
    assert_eq!(listed["profile"]["articles"], 3);
    let new = rule(&listed, "mushrooms/thu-hai");
    assert_eq!((new["hits"].as_u64(), new["facts"].as_u64()), (Some(3), Some(2)));
    // Of "thu hái nấm mối đất" 3 × 5 words and once 3, of "nấm mối đất được hái" 3 × 3 and once 1; some are shared.
    let steps = new["steps"].as_u64().unwrap();
    assert!((20..=28).contains(&steps), "{steps} steps");
    let rules = listed["rules"].as_array().unwrap();
    let sum: f64 = rules.iter().map(|rule| rule["seconds"].as_f64().unwrap()).sum();
    assert!((sum - listed["profile"]["seconds"].as_f64().unwrap()).abs() < 1e-6, "the shares are the whole");
    assert!(rules.is_sorted_by_key(|rule| std::cmp::Reverse(rule["steps"].as_u64())));
    assert_eq!(rule(&listed, "job_fairs/phien-giao-dich")["hits"], 0);
    let table = trich(folder, &["patterns", "list", "--patterns", "mine", "-q", "--profile", "a.txt"]).out;
    assert!(table.lines().last().unwrap().starts_with("1 article, "), "{table}");

    let unread = trich(folder, &["patterns", "list", "--profile", "none.txt"]);
    assert_eq!(unread.status, 1);
    assert_eq!(trich(folder, &["patterns", "list", "a.txt"]).status, 2);
}

#[test]
fn a_rule_is_shown_as_it_stands() {
    let folder = exported();
    let folder = folder.path();
    let text = filled(&trich(folder, &["patterns", "new", "mushrooms"]).out)
        .replace("thu hái nấm mối đất\"]", "(thu hái|hái) nấm [mối] đất\"]");
    fs::write(folder.join(NEW), &text).unwrap();
    let line = place(&text, "id = \"thu-hai\"").0;
    for id in ["mushrooms/thu-hai", "mushrooms"] {
        let told = trich(folder, &["patterns", "show", id, "--patterns", "mine"]);
        assert_eq!(told.status, 0, "{}", told.err);
        assert!(
            told.out.starts_with(&format!("mushrooms/thu-hai\n{NEW}:{line}\nMushrooms (Nấm), in tonne\n")),
            "{}",
            told.out
        );
        assert!(
            told.out.contains("| id = \"thu-hai\"\n") && told.out.contains("| reason = \"no number\"\n"),
            "{}",
            told.out
        );
        assert!(told.out.contains("    4   (thu hái|hái) nấm [mối] đất\n"), "{}", told.out);
        assert!(told.out.ends_with("1 example, 1 counter-example\n\n"), "{}", told.out);
    }
    let none = trich(folder, &["patterns", "show", "mushrooms/hai", "--patterns", "mine"]);
    assert_eq!(none.status, 2);
    assert!(none.err.contains("mushrooms/thu-hai"), "{}", none.err);
}

/// Every command there is, with those above it, as its own help names them.
fn commands(folder: &Path, above: &[String]) -> Vec<Vec<String>> {
    let arguments: Vec<&str> = above.iter().map(String::as_str).chain(["--help"]).collect();
    let help = trich(folder, &arguments).out;
    let Some((_, list)) = help.split_once("\nCommands:\n") else { return Vec::new() };
    let names = list.lines().take_while(|line| !line.is_empty()).filter_map(|line| {
        line.strip_prefix("  ").filter(|line| !line.starts_with(' ')).and_then(|line| line.split(' ').next())
    });
    let mut all = Vec::new();
    for name in names.filter(|name| *name != "help") {
        let command: Vec<String> = above.iter().cloned().chain([name.to_owned()]).collect();
        let inner = commands(folder, &command);
        all.push(command);
        all.extend(inner);
    }
    all
}

#[test]
fn manual_and_completions_know_every_command() {
    let folder = tempdir().unwrap();
    let folder = folder.path();
    let all = commands(folder, &[]);
    assert!(all.len() >= 11, "{all:?}");
    assert_eq!(trich(folder, &["man", "-o", "man"]).status, 0);
    let mut pages: Vec<String> = all.iter().map(|command| format!("trich-{}.1", command.join("-"))).collect();
    pages.push("trich.1".to_owned());
    pages.sort();
    let mut written: Vec<String> =
        fs::read_dir(folder.join("man")).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    written.sort();
    assert_eq!(written, pages);
    let first = trich(folder, &["man"]).out;
    assert_eq!(fs::read_to_string(folder.join("man/trich.1")).unwrap(), first);
    assert!(first.contains(".SH SYNOPSIS") && first.contains("trich\\-schema(1)"), "{first}");
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let told = trich(folder, &["completions", shell]);
        assert_eq!(told.status, 0, "{shell}");
        for command in &all {
            assert!(told.out.contains(command.last().unwrap()), "{shell}: {command:?}");
        }
        assert!(told.out.contains("--max-article-size") || shell == "fish" && told.out.contains("max-article-size"));
    }
    assert_eq!(trich(folder, &["completions", "csh"]).status, 2);
}
