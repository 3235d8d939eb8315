//! The command as a good Unix citizen: what goes in, what comes out, and with which exit status.

#![allow(clippy::unwrap_used)]

mod support;

use serde_json::Value;
use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use support::command::{extract, json_line, names, trich, words};
use support::{gzip, scratch, zstd};
use tempfile::TempDir;

const ARTICLE: &str = "Trao quà cho hộ nghèo\nSáng 20/11/2018, UBND xã Phú Thịnh trao 42 phần quà.\n";

fn records(output: &[u8]) -> Vec<Value> {
    assert!(output.is_empty() || output.ends_with(b"\n"));
    output.split(|&b| b == b'\n').filter(|l| !l.is_empty()).map(|l| serde_json::from_slice(l).unwrap()).collect()
}

fn ids(output: &[u8]) -> Vec<String> {
    records(output).iter().map(|r| r["id"].as_str().unwrap().to_owned()).collect()
}

fn warnings(record: &Value) -> Vec<&str> {
    record["warnings"].as_array().unwrap().iter().map(|w| w["code"].as_str().unwrap()).collect()
}

fn hostile() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/hostile")
}

// What is read, in which order, under which id.

#[test]
fn a_folder_gives_its_articles_in_the_order_of_names() {
    let line = json_line("dong", ARTICLE);
    let f = scratch(&[
        ("in/b.txt", ARTICLE.as_bytes()),
        ("in/a/2.TXT", ARTICLE.as_bytes()),
        ("in/a/10.txt.gz", &gzip(ARTICLE.as_bytes())),
        ("in/a/x/sau.txt.zst", &zstd(ARTICLE.as_bytes())),
        ("in/c.jsonl", line.as_bytes()),
        ("in/c.ndjson.gz", &gzip(line.replace("dong", "nen").as_bytes())),
        ("in/readme.md", b"no article"),
        ("in/anh.jpg", b"\xFF\xD8"),
    ]);
    let output = extract(&["in"], f.path());
    assert_eq!(output.status.code(), Some(0), "{}", words(&output.stderr));
    assert_eq!(ids(&output.stdout), ["a/10", "a/2", "a/x/sau", "b", "dong", "nen"]);
    let records = records(&output.stdout);
    let source = &records[0]["source"];
    assert_eq!((&source["uri"], &source["line"]), (&"in/a/10.txt.gz".into(), &Value::Null));
    assert_eq!(source["media_type"], "text/plain");
    let source = &records[4]["source"];
    assert_eq!((&source["uri"], &source["line"]), (&"in/c.jsonl".into(), &1.into()));
    assert_eq!(source["media_type"], "application/jsonl");
    let sums: std::collections::HashSet<_> = records.iter().map(|r| r["source"]["sha256"].to_string()).collect();
    assert_eq!(sums.len(), 1, "the same text however it is packed");
    assert_eq!(words(&output.stderr), "6 articles, 6 records, 0 rejected\n");
}

#[test]
fn a_named_file_is_read_whatever_its_ending() {
    let f = scratch(&[("d/tin.html", ARTICLE.as_bytes()), ("d/tin", json_line("x", "Tin.").as_bytes())]);
    assert_eq!(ids(&extract(&["d/tin.html"], f.path()).stdout), ["tin"]);
    assert_eq!(ids(&extract(&["--input-format", "jsonl", "d/tin"], f.path()).stdout), ["x"]);
}

#[test]
fn standard_input_is_an_article_or_lines_of_them() {
    let f = scratch(&[]);
    for arguments in [&["extract"][..], &["extract", "-"]] {
        let output = trich(arguments, f.path()).write_stdin(ARTICLE).output().unwrap();
        assert_eq!(ids(&output.stdout), ["-"]);
        assert_eq!(records(&output.stdout)[0]["source"]["uri"], "-");
    }
    let lines = "{\"body\": \"Tin.\"}\n\n{\"url\": \"http://x.vn/1\", \"content\": \"Tin.\"}";
    let output = trich(&["extract", "--input-format=jsonl"], f.path()).write_stdin(lines).output().unwrap();
    assert_eq!(ids(&output.stdout), ["-:1", "http://x.vn/1"]);
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn records_come_as_lines_do() {
    let mut child = std::process::Command::new(assert_cmd::cargo::cargo_bin!("trich"))
        .args(["extract", "--input-format=jsonl", "-q"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = std::io::BufReader::new(child.stdout.take().unwrap());
    for id in ["a", "b"] {
        stdin.write_all(json_line(id, "Tin.").as_bytes()).unwrap();
        let mut line = String::new();
        std::io::BufRead::read_line(&mut stdout, &mut line).unwrap();
        assert_eq!(ids(line.as_bytes()), [id]);
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
}

#[test]
fn fields_of_json_lines_may_have_other_names() {
    let line = r#"{"noi_dung": "Tin.", "ma": 17, "tieu_de": "Đầu đề", "ngay": "12/04/2017", "text": "khác"}"#;
    let f = scratch(&[("tin.jsonl", line.as_bytes())]);
    let names = ["--text-field=x,noi_dung", "--id-field=ma", "--title-field=tieu_de", "--date-field=ngay"];
    let output = extract(&[&names[..], &["--with-text", "tin.jsonl"]].concat(), f.path());
    let record = &records(&output.stdout)[0];
    assert_eq!((&record["id"], &record["text"]), (&"17".into(), &"Tin.".into()));
    assert_eq!(record["title"], serde_json::json!({"text": "Đầu đề", "start": null, "end": null, "basis": "metadata"}));
    assert_eq!(record["published"]["value"], "2017-04-12");
    assert_eq!(record["published"]["basis"], "metadata");
    assert_eq!(record["anchor"], serde_json::json!({"value": "2017-04-12", "basis": "given"}));
}

#[test]
fn a_given_date_is_the_anchor_and_a_bad_field_is_named() {
    let f = scratch(&[("tin.jsonl", br#"{"text": "Tin.", "date": "hom qua"}"#)]);
    let output = extract(&["--date", "2020-07-02", "tin.jsonl"], f.path());
    let record = &records(&output.stdout)[0];
    assert_eq!((&record["anchor"]["value"], &record["published"]), (&"2020-07-02".into(), &Value::Null));
    assert!(words(&output.stderr).contains("notice: tin.jsonl:1: the field `date` is no date: hom qua"));
    assert_eq!(output.status.code(), Some(0));
    let output = extract(&["-q", "tin.jsonl"], f.path());
    assert_eq!(words(&output.stderr), "");
}

#[test]
fn an_id_seen_before_is_kept_and_said() {
    let lines: String = ["a", "b", "a", "a"].map(|id| json_line(id, "Tin.")).concat();
    let f = scratch(&[("in/1.jsonl", lines.as_bytes()), ("in/a.txt", b"Tin."), ("in/z.txt", b"Tin.")]);
    for jobs in ["1", "4"] {
        let output = extract(&["-j", jobs, "in"], f.path());
        let twice: Vec<_> = records(&output.stdout).iter().map(|r| warnings(r).contains(&"duplicate_id")).collect();
        assert_eq!(ids(&output.stdout), ["a", "b", "a", "a", "a", "z"]);
        assert_eq!(twice, [false, false, true, true, true, false]);
        assert_eq!(output.status.code(), Some(0));
    }
}

#[cfg(unix)]
#[test]
fn links_are_followed_but_not_in_a_circle() {
    use std::os::unix::fs::symlink;
    let f = scratch(&[("in/a/1.txt", b"Tin."), ("out/2.txt", b"Tin.")]);
    symlink("..", f.path().join("in/a/len")).unwrap();
    symlink("../out", f.path().join("in/b")).unwrap();
    symlink("../out/2.txt", f.path().join("in/c.txt")).unwrap();
    symlink("b", f.path().join("in/d")).unwrap();
    let output = extract(&["in"], f.path());
    assert_eq!(ids(&output.stdout), ["a/1", "b/2", "c"]);
    assert_eq!(output.status.code(), Some(0));
    let said = words(&output.stderr);
    assert!(said.contains("notice: in/a/len: ") && said.contains("notice: in/d: "), "{said}");
    symlink("nowhere", f.path().join("in/e.txt")).unwrap();
    let output = extract(&["in"], f.path());
    assert_eq!(ids(&output.stdout).len(), 3);
    assert_eq!(output.status.code(), Some(1));
    assert!(words(&output.stderr).contains("error: in/e.txt: no such file or folder"));
}

#[test]
fn folders_may_be_deep() {
    let deep = "d/".repeat(300);
    let f = scratch(&[(&format!("in/{deep}tin.txt"), b"Tin.")]);
    assert_eq!(ids(&extract(&["in"], f.path()).stdout), [format!("{deep}tin")]);
}

// The output.

/// About a megabyte, so that there are several batches.
fn many() -> TempDir {
    let mut lines = String::new();
    for n in 0..3000 {
        lines += &match n % 500 {
            7 => "{\"text\": 1}\n".to_owned(),
            8 => json_line("hai lần", ARTICLE),
            _ => json_line(&format!("bài {n}"), &ARTICLE.repeat(1 + n % 5)),
        };
    }
    scratch(&[("in/1.jsonl", lines.as_bytes()), ("in/2.jsonl.gz", &gzip(lines.as_bytes())), ("in/3.txt", b"Tin.")])
}

#[test]
fn the_output_is_the_same_for_any_number_of_threads() {
    let f = many();
    let one = extract(&["-j", "1", "in"], f.path());
    assert_eq!(one.status.code(), Some(1));
    assert_eq!(records(&one.stdout).len(), 2 * (3000 - 6) + 1);
    for jobs in ["2", "4", "13"] {
        let output = extract(&["-j", jobs, "in"], f.path());
        assert!(output.stdout == one.stdout, "-j {jobs} gives another output");
        assert_eq!(words(&output.stderr), words(&one.stderr));
    }
}

#[test]
fn a_file_appears_when_it_is_complete() {
    let f = many();
    fs::write(f.path().join("r.jsonl"), "before").unwrap();
    let direct = extract(&["in"], f.path());
    let output = extract(&["in", "-o", "r.jsonl", "--rejects", "no.jsonl"], f.path());
    assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0));
    assert!(fs::read(f.path().join("r.jsonl")).unwrap() == direct.stdout);
    let rejects = records(&fs::read(f.path().join("no.jsonl")).unwrap());
    assert_eq!(rejects.len(), 12);
    assert_eq!((&rejects[0]["uri"], &rejects[0]["line"]), (&"in/1.jsonl".into(), &8.into()));
    assert_eq!(rejects[0]["reason"], "bad_field");
    assert!(rejects[0]["byte"].is_u64());
    let said = words(&output.stderr);
    assert!(said.ends_with("6001 articles, 5989 records, 12 rejected\n"), "{said}");
    assert_eq!(names(f.path()), ["in", "no.jsonl", "r.jsonl"]);
}

#[test]
fn the_output_is_no_input() {
    let f = scratch(&[("tin.txt", ARTICLE.as_bytes())]);
    for _ in 0..2 {
        let output = extract(&[".", "-o", "r.jsonl", "--rejects", "no.jsonl"], f.path());
        assert_eq!(words(&output.stderr), "1 article, 1 record, 0 rejected\n");
    }
    assert_eq!(names(f.path()), ["no.jsonl", "r.jsonl", "tin.txt"]);
    assert_eq!(records(&fs::read(f.path().join("r.jsonl")).unwrap())[0]["source"]["uri"], "./tin.txt");
}

#[cfg(unix)]
#[test]
fn a_link_to_the_output_stays_a_link() {
    let f = scratch(&[("tin.txt", ARTICLE.as_bytes()), ("there/r.jsonl", b"before")]);
    std::os::unix::fs::symlink("there/r.jsonl", f.path().join("r.jsonl")).unwrap();
    assert!(extract(&["tin.txt", "-o", "r.jsonl"], f.path()).status.success());
    assert!(f.path().join("r.jsonl").is_symlink());
    assert_eq!(ids(&fs::read(f.path().join("there/r.jsonl")).unwrap()), ["tin"]);
}

#[test]
fn a_closed_pipe_is_success() {
    let f = many();
    let mut child = std::process::Command::new(assert_cmd::cargo::cargo_bin!("trich"))
        .args(["extract", "in"])
        .current_dir(f.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdout = child.stdout.take().unwrap();
    stdout.read_exact(&mut [0; 100]).unwrap();
    drop(stdout);
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(!words(&output.stderr).contains("error: cannot"), "{}", words(&output.stderr));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let f = scratch(&[("tin.txt", ARTICLE.as_bytes())]);
    let output = extract(&["tin.txt", "-o", "/dev/full"], f.path());
    assert_eq!(output.status.code(), Some(2));
    assert!(words(&output.stderr).starts_with("error: cannot write the output: "), "{}", words(&output.stderr));
    assert!(Path::new("/dev/full").exists());
    let output = extract(&["tin.txt", "-o", "/dev/null"], f.path());
    assert_eq!(output.status.code(), Some(0));
}

// What cannot be run.

#[test]
fn what_cannot_be_run_gives_status_2() {
    let f = scratch(&[("tin.txt", ARTICLE.as_bytes()), ("bad/dates.toml", b"x = [\n"), ("bad/other.toml", b"")]);
    for arguments in [
        &["extract", "--no-such-flag"][..],
        &["extract", "-j", "0", "tin.txt"],
        &["extract", "--date", "31/12/2020", "tin.txt"],
        &["extract", "--max-article-size", "x", "tin.txt"],
        &["extract", "-", "-"],
        &["extract", "tin.txt", "-o", "no/such/folder/r.jsonl"],
        &["extract", "tin.txt", "-o", "bad"],
        &["extract", "tin.txt", "--patterns", "bad"],
        &["extract", "tin.txt", "--patterns", "none"],
        &["patterns", "check", "--patterns", "none"],
        &["nonsense"],
        &[],
    ] {
        let output = trich(arguments, f.path()).write_stdin("").output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", words(&output.stderr));
        assert!(output.stdout.is_empty() && !output.stderr.is_empty(), "{arguments:?}");
    }
    assert_eq!(names(f.path()), ["bad", "tin.txt"]);
}

#[test]
fn bad_patterns_are_found_all_at_once() {
    let f = scratch(&[("bad/dates.toml", b"x = [\n"), ("bad/other.toml", b"")]);
    let output = trich(&["patterns", "check", "--patterns", "bad"], f.path()).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let said = words(&output.stdout);
    assert!(said.contains("error: no part of trich reads this file\n--> bad/other.toml\n"), "{said}");
    assert!(said.ends_with("\n13 findings; no example was run\n"), "{said}");
}

#[test]
fn the_version_names_the_patterns() {
    let f = scratch(&[("tin.txt", b"Tin.")]);
    let version = words(&trich(&["--version"], f.path()).output().unwrap().stdout);
    let record = &records(&extract(&["tin.txt"], f.path()).stdout)[0];
    let [version_of, patterns] = ["version", "patterns"].map(|key| record["extractor"][key].as_str().unwrap());
    assert_eq!(version, format!("trich {version_of} (patterns {patterns})\n"));
}

// Bytes.

#[test]
fn one_text_in_any_encoding_gives_one_record() {
    let output = extract(&[hostile().to_str().unwrap(), "-q"], Path::new("."));
    let records = records(&output.stdout);
    let sum = |id: &str| records.iter().find(|r| r["id"] == id).map(|r| r["source"]["sha256"].clone()).unwrap();
    assert_eq!(sum("bom"), sum("utf16le"));
    assert_eq!(sum("bom"), sum("utf16be"));
    assert_ne!(sum("bom"), sum("crlf"), "line ends are part of the text");
}

#[test]
fn what_is_no_text_is_named_with_its_place() {
    let folder = hostile();
    let output = extract(&["."], &folder);
    assert_eq!(output.status.code(), Some(1));
    let said = words(&output.stderr);
    for line in [
        "./bad-utf8.txt: byte 141: not UTF-8",
        "./cut-utf8.txt: byte 6: not UTF-8",
        "./utf16-half-pair.txt: byte 10: not UTF-16",
        "./utf16-odd.txt: byte 320: not UTF-16",
        "./lines.jsonl:3: byte 218: no JSON object: ",
        "./lines.jsonl:4: byte 252: no JSON object: ",
        "./lines.jsonl:5: byte 254: no text: ",
        "./lines.jsonl:6: byte 296: the field `text` is a number",
        "./lines.jsonl:7: byte 346: not UTF-8",
        "./lines.jsonl:8: byte 381: no JSON object: ",
        "./lines.jsonl:10: byte 441: the field `id` is an object",
        "./lines.jsonl:11: byte 472: no JSON object: ",
        "./truncated.txt.gz: ",
        "./no-gzip.txt.gz: ",
        "./no-zstd.txt.zst: ",
    ] {
        assert_eq!(said.matches(&format!("error: {line}")).count(), 1, "{line}\n{said}");
    }
    assert_eq!(said.matches("error: ").count(), 15, "{said}");
    assert!(said.ends_with("34 articles, 19 records, 15 rejected\n"), "{said}");
}

#[test]
fn lossy_replaces_what_is_no_text() {
    let output = extract(&["--lossy", "--with-text", "."], &hostile());
    let records = records(&output.stdout);
    for id in ["bad-utf8", "cut-utf8", "utf16-half-pair", "utf16-odd", "nam"] {
        let record = records.iter().find(|r| r["id"] == id).unwrap();
        assert!(warnings(record).contains(&"replaced_bytes"), "{id}");
        assert_eq!(record["text"].as_str().unwrap().matches('\u{FFFD}').count(), 1, "{id}");
    }
    assert!(!warnings(&records[1]).contains(&"replaced_bytes"));
}

#[test]
fn spans_hold_on_hostile_input() {
    fn check(value: &Value, text: &[char]) {
        match value {
            Value::Object(map) => {
                if let (Some(words), Some(start), Some(end)) =
                    (value["text"].as_str(), value["start"].as_u64(), value["end"].as_u64())
                {
                    let slice: String = text[start as usize..end as usize].iter().collect();
                    assert_eq!(slice, words);
                }
                map.values().for_each(|v| check(v, text));
            }
            Value::Array(list) => list.iter().for_each(|v| check(v, text)),
            _ => {}
        }
    }
    let records = records(&extract(&["--lossy", "--with-text", "."], &hostile()).stdout);
    assert!(records.len() > 20);
    for record in records {
        let text: Vec<char> = record["text"].as_str().unwrap().chars().collect();
        check(&record, &text);
    }
}

#[test]
fn an_article_without_text_gives_a_record_that_says_so() {
    let f = scratch(&[("a.txt", b""), ("b.txt", b" \r\n\t"), ("c.txt", b"\xEF\xBB\xBF"), ("d.jsonl", b"")]);
    let output = extract(&["."], f.path());
    assert_eq!(output.status.code(), Some(0));
    let records = records(&output.stdout);
    assert_eq!(records.len(), 3);
    assert!(records.iter().all(|r| warnings(r).contains(&"empty_article")));
}

#[test]
fn json_lines_may_be_utf16_too() {
    let lines = json_line("một", "Tin.") + &json_line("hai", "Tin \u{1D4B3}.");
    let bytes: Vec<u8> = std::iter::once(0xFEFF).chain(lines.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let marked = ["\u{FEFF}", &lines.replace("hai", "ba"), "\n{"].concat();
    let f = scratch(&[("a.jsonl", &bytes), ("b.jsonl", marked.as_bytes())]);
    let output = extract(&["."], f.path());
    assert_eq!(ids(&output.stdout), ["một", "hai", "một", "ba"]);
    let byte = marked.len() - 1;
    assert!(words(&output.stderr).contains(&format!("./b.jsonl:4: byte {byte}: ")), "{}", words(&output.stderr));
}

#[test]
fn an_article_has_a_largest_size() {
    // Mostly space, so that the test is quick.
    let long = ["Tin.", &" ".repeat(50 << 20), "Hết."].concat();
    let lines = [json_line("a", "Tin."), json_line("b", &long), json_line("c", "Tin.")].concat();
    let bomb = zstd(&vec![b' '; 64 << 20]);
    let f = scratch(&[
        ("a.txt", long.as_bytes()),
        ("b.jsonl", lines.as_bytes()),
        ("c.txt.gz", &gzip(long.as_bytes())),
        ("d.jsonl.zst", &bomb),
        ("e.txt", b"Tin."),
    ]);
    let output = extract(&["."], f.path());
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(ids(&output.stdout), ["a", "c", "e"]);
    let said = words(&output.stderr);
    let second = json_line("a", "Tin.").len();
    for place in ["./a.txt", &format!("./b.jsonl:2: byte {second}"), "./c.txt.gz", "./d.jsonl.zst:1: byte 0"] {
        let line = format!("error: {place}: larger than 16777216 bytes (--max-article-size)\n");
        assert!(said.contains(&line), "{line}{said}");
    }
    let output = extract(&["--max-article-size", "64M", "b.jsonl"], f.path());
    assert_eq!(ids(&output.stdout), ["a", "b", "c"]);
    let output = extract(&["--max-article-size", "40", "b.jsonl", "e.txt"], f.path());
    assert_eq!(ids(&output.stdout), ["a", "c", "e"]);
}

#[test]
fn a_truncated_stream_gives_what_came_before() {
    let lines: String = (0..2000).map(|n| json_line(&n.to_string(), &format!("Tin {} số {n}.", n * 7919))).collect();
    let packed = gzip(lines.as_bytes());
    let f = scratch(&[("a.jsonl.gz", &packed[..packed.len() / 2]), ("b.txt", b"Tin.")]);
    let output = extract(&["."], f.path());
    let ids = ids(&output.stdout);
    assert!(
        ids.len() > 2
            && ids.last().unwrap() == "b"
            && ids[..ids.len() - 1].iter().enumerate().all(|(n, id)| *id == n.to_string())
    );
    assert_eq!(output.status.code(), Some(1));
    assert!(words(&output.stderr).starts_with(&format!("error: ./a.jsonl.gz:{}: byte ", ids.len())));
}

// Messages.

#[test]
fn messages_are_coloured_on_request() {
    let f = scratch(&[]);
    let plain = words(&extract(&["none.txt"], f.path()).stderr);
    assert_eq!(plain, "error: none.txt: no such file or folder\n1 article, 0 records, 1 rejected\n");
    let coloured = words(&extract(&["--color=always", "none.txt", "-q"], f.path()).stderr);
    assert_eq!(coloured, "\u{1b}[1m\u{1b}[31merror\u{1b}[0m: none.txt: no such file or folder\n");
}

#[test]
fn standard_error_may_be_closed() {
    let f = scratch(&[]);
    let mut child = std::process::Command::new(assert_cmd::cargo::cargo_bin!("trich"))
        .args(["extract", "none.txt"])
        .current_dir(f.path())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stderr.take());
    assert_eq!(child.wait().unwrap().code(), Some(1));
}
