//! A run that is cut off is taken up again, and gives what one gives that never was.

#![cfg(unix)]
#![allow(clippy::unwrap_used)]

mod support;

use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};
use support::{gzip, scratch, zstd};
use tempfile::TempDir;

fn trich(arguments: &[&str], folder: &Path) -> Command {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin!("trich"));
    command.arg("extract").args(arguments).current_dir(folder).stdin(Stdio::null()).env_remove("NO_COLOR");
    command
}

fn extract(arguments: &[&str], folder: &Path) -> Output {
    trich(arguments, folder).output().unwrap()
}

fn words(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// Numbers that look random and are the same each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }
}

const WITH_ALL: &[&str] = &["in", "more.jsonl.zst", "none.txt", "-o", "r.jsonl", "--rejects", "no.jsonl"];

/// Articles in all forms, ids that come again in other files, and what cannot be read in between.
fn corpus() -> TempDir {
    let mut chance = Chance(7);
    let mut article = |n: usize| {
        let sentences: String = (0..2 + chance.below(12))
            .map(|k| format!("Năm {}, xã Phú Thịnh {k} giảm {} hộ nghèo, đạt {}% kế hoạch. ", 2010 + n % 10, n + 3, n % 90 + 9))
            .collect();
        format!("Tin số {n}\nSáng 20/11/2018, ông Trần Quốc Khải, Chủ tịch UBND xã, báo cáo. {sentences}\n")
    };
    let mut lines = |from: usize, count: usize| -> String {
        (from..from + count)
            .map(|n| match n % 97 {
                11 => "{\"text\": 1}\n".to_owned(),
                12 => "\n".to_owned(),
                13 => format!("{{\"text\": \"{}\"}}\n", "a".repeat(70_000)),
                _ => serde_json::json!({"id": format!("bài {}", n % 700), "text": article(n)}).to_string() + "\n",
            })
            .collect()
    };
    let f = scratch(&[
        ("in/b.jsonl", ["\u{feff}", &lines(0, 500)].concat().as_bytes()),
        ("in/c.jsonl.gz", &gzip(lines(400, 500).as_bytes())),
        ("in/d.ndjson", lines(900, 200).trim_end().as_bytes()),
        ("more.jsonl.zst", &zstd(lines(300, 400).as_bytes())),
    ]);
    let cut = gzip(lines(1200, 300).as_bytes());
    fs::write(f.path().join("in/e.jsonl.gz"), &cut[..cut.len() / 2]).unwrap();
    let units: Vec<u8> = format!("\u{feff}{}", lines(1500, 100)).encode_utf16().flat_map(u16::to_be_bytes).collect();
    fs::write(f.path().join("in/f.jsonl"), units).unwrap();
    for n in 0..400 {
        let path = f.path().join(format!("in/a{}/bài {n}.txt", n % 3));
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, if n % 50 == 7 { b"Tin \xFF".to_vec() } else { article(n).into_bytes() }).unwrap();
    }
    f
}

fn journal(folder: &Path) -> Option<Value> {
    // It is replaced as a whole: whenever it is read it is whole.
    fs::read(folder.join("r.jsonl.journal")).ok().map(|bytes| serde_json::from_slice(&bytes).unwrap())
}

/// Waits until the journal is not what it was, or the run is through.
fn wait_for_entry(child: &mut Child, folder: &Path, before: &Option<Value>) {
    let begun = Instant::now();
    while journal(folder) == *before && child.try_wait().unwrap().is_none() {
        assert!(begun.elapsed() < Duration::from_secs(60), "no entry in the journal");
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// What the journal tells of stands in the files. How many articles that is.
fn journal_is_true(folder: &Path, whole: &[Vec<u8>; 2]) -> u64 {
    let journal = journal(folder).unwrap();
    let counts = &journal["progress"]["counts"];
    let counted = ["written", "rejected"].map(|key| counts[key].as_u64().unwrap());
    for (n, (key, file)) in [("output", "r.jsonl.partial"), ("rejects", "no.jsonl.partial")].into_iter().enumerate() {
        let length = usize::try_from(journal[key].as_u64().unwrap()).unwrap();
        let there = fs::read(folder.join(file)).unwrap();
        assert!(there.len() >= length, "{file} has {} bytes, the journal tells of {length}", there.len());
        assert!(there[..length] == whole[n][..length], "{file} is not what the whole run writes");
        assert_eq!(there[..length].iter().filter(|&&b| b == b'\n').count() as u64, counted[n], "{file}");
    }
    counted.iter().sum()
}

#[test]
fn a_run_that_is_killed_goes_on_and_gives_the_same_bytes() {
    let f = corpus();
    let size = ["--max-article-size", "64K"];
    let whole = extract(&[WITH_ALL, &size].concat(), f.path());
    assert_eq!(whole.status.code(), Some(1), "{}", words(&whole.stderr));
    let summary = words(&whole.stderr).lines().last().unwrap().to_owned();
    let files = ["r.jsonl", "no.jsonl"];
    let bytes = files.map(|file| fs::read(f.path().join(file)).unwrap());
    let lines = |bytes: &[u8]| bytes.iter().filter(|&&b| b == b'\n').count();
    let [written, rejected] = [lines(&bytes[0]), lines(&bytes[1])];
    assert_eq!(summary, format!("{} articles, {written} records, {rejected} rejected", written + rejected));
    assert!(words(&bytes[0]).contains("duplicate_id") && rejected > 30, "{summary}");

    for jobs in ["1", "2"] {
        files.iter().for_each(|file| fs::remove_file(f.path().join(file)).unwrap());
        let arguments = [WITH_ALL, &size, &["--resume", "-j", jobs]].concat();
        let mut chance = Chance(jobs.parse().unwrap());
        let mut kept = Vec::new();
        for round in 0..6 {
            let before = journal(f.path());
            let mut child = trich(&arguments, f.path()).stderr(Stdio::null()).spawn().unwrap();
            if round % 2 == 0 {
                // Of the first run the entry is the one that it begins with.
                wait_for_entry(&mut child, f.path(), &before);
                let first = journal(f.path());
                wait_for_entry(&mut child, f.path(), &first);
            }
            std::thread::sleep(Duration::from_millis(chance.below(300)));
            child.kill().unwrap();
            child.wait().unwrap();
            if journal(f.path()).is_none() {
                break;
            }
            kept.push(journal_is_true(f.path(), &bytes));
        }
        assert!(kept.is_sorted() && kept.iter().any(|&count| count > 0), "-j {jobs}: {kept:?}");
        let last = extract(&arguments, f.path());
        assert_eq!(last.status.code(), Some(1), "{}", words(&last.stderr));
        assert_eq!(words(&last.stderr).lines().last(), Some(summary.as_str()), "-j {jobs} {kept:?}");
        for (file, bytes) in files.iter().zip(&bytes) {
            assert!(fs::read(f.path().join(file)).unwrap() == *bytes, "{file} differs with -j {jobs}, {kept:?}");
        }
        assert_eq!(names(f.path()), ["in", "more.jsonl.zst", "no.jsonl", "r.jsonl"]);
        println!("-j {jobs}: killed after {kept:?} articles");
    }
}
