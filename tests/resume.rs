//! A run that is cut off is taken up again, and gives what one gives that never was.

#![cfg(unix)]
#![allow(clippy::unwrap_used)]

mod support;

use serde_json::Value;
use std::fs;
use std::ops::ControlFlow;
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};
use support::command::{beside, extract, json_line, names, trich, words};
use support::{gzip, scratch, zstd};
use tempfile::TempDir;
use trich::read::{self, Input, Item, Position, Settings};

/// Numbers that look random and are the same each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }
}

const WITH_ALL: &[&str] = &["in", "more.jsonl.zst", "none.txt", "-o", "r.jsonl", "--rejects", "no.jsonl"];

/// Articles in all forms of at most so many sentences, ids that come again in other files, and what cannot be read in between.
fn corpus(sentences: u64) -> TempDir {
    let mut chance = Chance(7);
    let mut article = |n: usize| {
        let sentences: String = (0..2 + chance.below(sentences - 2))
            .map(|k| {
                format!(
                    "Năm {}, xã Phú Thịnh {k} giảm {} hộ nghèo, đạt {}% kế hoạch. ",
                    2010 + n % 10,
                    n + 3,
                    n % 90 + 9
                )
            })
            .collect();
        format!("Tin số {n}\nSáng 20/11/2018, ông Trần Quốc Khải, Chủ tịch UBND xã, báo cáo. {sentences}\n")
    };
    let mut lines = |from: usize, count: usize| -> String {
        (from..from + count)
            .map(|n| match n % 97 {
                11 => "{\"text\": 1}\n".to_owned(),
                12 => "\n".to_owned(),
                13 => format!("{{\"text\": \"{}\"}}\n", "a".repeat(70_000)),
                _ => json_line(&format!("bài {}", n % 700), &article(n)),
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
        // A run that was through when it was killed may have given the files their names.
        let named = journal["complete"] == Value::Bool(true) && !folder.join(file).exists();
        let there = folder.join(if named { file.trim_end_matches(".partial") } else { file });
        let there = fs::read(there).unwrap();
        assert!(there.len() >= length, "{file} has {} bytes, the journal tells of {length}", there.len());
        assert!(there[..length] == whole[n][..length], "{file} is not what the whole run writes");
        assert_eq!(there[..length].iter().filter(|&&b| b == b'\n').count() as u64, counted[n], "{file}");
    }
    counted.iter().sum()
}

#[test]
fn a_run_that_is_killed_goes_on_and_gives_the_same_bytes() {
    // So long that a fast machine is not through before the journal tells of anything.
    let f = corpus(80);
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
            let mut child = beside(&arguments, f.path()).stderr(Stdio::null()).spawn().unwrap();
            if round % 2 == 0 {
                // Of the first run the entry is the one that it begins with.
                wait_for_entry(&mut child, f.path(), &before);
                let first = journal(f.path());
                wait_for_entry(&mut child, f.path(), &first);
            } else {
                std::thread::sleep(Duration::from_millis(chance.below(300)));
            }
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

/// All that is read from a place on, one entry an article, and where the batches end: behind so many entries.
fn read_from(folder: &Path, from: Position) -> (Vec<String>, Vec<(usize, Position)>) {
    let inputs = ["in", "more.jsonl.zst", "none.txt"].map(|name| Input::Path(folder.join(name)));
    let settings = Settings { max_article_size: 64 << 10, ..Settings::default() };
    let (mut all, mut ends) = (Vec::new(), Vec::new());
    let through = read::read(&inputs, &settings, from, &mut |batch| {
        for item in &batch.items {
            match item {
                Item::Text(source, range) => all.push(format!("{} {:?}", source.uri, &batch.bytes[range.clone()])),
                Item::Lines { source, first_line, first_byte, range } => {
                    let mut byte = *first_byte;
                    for (line, number) in batch.bytes[range.clone()].split_inclusive(|&b| b == b'\n').zip(*first_line..)
                    {
                        all.push(format!("{}:{number}:{byte} {line:?}", source.uri));
                        byte += line.len() as u64;
                    }
                }
                Item::Rejected(rejected) => all.push(rejected.to_string()),
                Item::Notice(notice) => all.push(notice.to_string()),
            }
        }
        ends.push((all.len(), batch.end));
        ControlFlow::Continue(())
    });
    assert!(through.is_continue());
    (all, ends)
}

#[test]
fn reading_goes_on_where_any_batch_ended() {
    let f = corpus(14);
    let (all, ends) = read_from(f.path(), Position::default());
    assert!(ends.len() > 15 && all.iter().any(|entry| entry.contains("larger than")), "{} batches", ends.len());
    assert!(ends.iter().filter(|(_, end)| end.byte > 0).count() > 5);
    for (count, end) in ends {
        let (rest, _) = read_from(f.path(), end);
        assert!(rest == all[count..], "from {end:?}: {} entries for {}", rest.len(), all.len() - count);
    }
}

/// A small run that was cut off: the journal and the files as they stand after some articles.
fn cut_off() -> TempDir {
    let lines: String =
        (0..4000).map(|n| json_line(&n.to_string(), &format!("Tin số {n}, ngày 20/11/2018."))).collect();
    let f = scratch(&[("in/a.jsonl", lines.as_bytes()), ("in/b.txt", b"Tin.")]);
    let mut child = beside(&["in", "-o", "r.jsonl", "--resume"], f.path()).stderr(Stdio::null()).spawn().unwrap();
    wait_for_entry(&mut child, f.path(), &None);
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(names(f.path()), ["in", "r.jsonl.journal", "r.jsonl.partial"]);
    f
}

#[test]
fn what_is_not_the_run_that_was_begun_is_refused_and_named() {
    let f = cut_off();
    let here = f.path();
    let patterns = trich(&["patterns", "export", "p"], here).output().unwrap();
    assert!(patterns.status.success());
    let file = here.join("p/quantities.toml");
    fs::write(&file, fs::read_to_string(&file).unwrap() + "\n# changed\n").unwrap();
    let journal = fs::read(here.join("r.jsonl.journal")).unwrap();
    for (arguments, difference) in [
        (&["in", "--with-text"][..], "--with-text is true, and was false"),
        (&["in", "--rejects", "no.jsonl"], "--rejects is \"no.jsonl\", and was null"),
        (&["in", "--date", "2020-02-01"], "--date is \"2020-02-01\", and was null"),
        (&["in", "--patterns", "p"], "the patterns are "),
        (&["in", "in"], "the inputs are 2, and were 1"),
        (&["in/b.txt"], "the input in/b.txt stands where in stood"),
    ] {
        let output = extract(&[arguments, &["-o", "r.jsonl", "--resume"]].concat(), here);
        let said = words(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.starts_with("error: ") && said.contains(difference), "{said}");
        assert!(said.contains("r.jsonl.journal is of another run") && said.ends_with("to begin anew\n"), "{said}");
    }
    let refused = |difference: &str| {
        let said = words(&extract(&["in", "-o", "r.jsonl", "--resume"], here).stderr);
        assert!(said.contains(difference), "{difference}: {said}");
    };
    let text = here.join("in/b.txt");
    let changed = fs::metadata(&text).unwrap().modified().unwrap();
    let touch = |time| fs::File::options().write(true).open(&text).unwrap().set_modified(time).unwrap();
    touch(changed + Duration::from_secs(1));
    refused("the input in was changed (last: in/b.txt)");
    touch(changed);
    fs::write(here.join("in/c.txt"), "Tin.").unwrap();
    refused("the input in has 3 files of ");
    fs::remove_file(here.join("in/c.txt")).unwrap();
    // Nothing was lost by it.
    assert_eq!(fs::read(here.join("r.jsonl.journal")).unwrap(), journal);

    let told: Value = serde_json::from_slice(&journal).unwrap();
    let mut other = told.clone();
    other["identity"]["version"] = "0.0.1".into();
    fs::write(here.join("r.jsonl.journal"), other.to_string()).unwrap();
    refused("the program is ");
    let mut longer = told.clone();
    longer["output"] = 1_000_000_000.into();
    fs::write(here.join("r.jsonl.journal"), longer.to_string()).unwrap();
    refused("bytes, and had 1000000000 of the run. Remove ");
    fs::write(here.join("r.jsonl.journal"), &journal[..journal.len() / 2]).unwrap();
    refused("r.jsonl.journal: EOF while parsing");
    fs::remove_file(here.join("r.jsonl.journal")).unwrap();
    let output = extract(&["in", "-o", "r.jsonl", "--resume"], here);
    assert_eq!(words(&output.stderr), "4001 articles, 4001 records, 0 rejected\n");
}

#[test]
fn what_cannot_be_read_or_written_again_is_refused() {
    let f = scratch(&[("tin.txt", b"Tin.")]);
    for (arguments, reason) in [
        (&["tin.txt"][..], "--output <FILE>"),
        (&["-", "-o", "r.jsonl"], "--resume: - is no file or folder"),
        (&["/dev/null", "-o", "r.jsonl"], "--resume: /dev/null is no file or folder"),
        (&["tin.txt", "-o", "-"], "regular file only"),
        (&["tin.txt", "-o", "/dev/null"], "regular file only"),
        (&["tin.txt", "-o", "r.jsonl", "--rejects", "./r.jsonl"], "-o and --rejects name the same file"),
    ] {
        let output = extract(&[arguments, &["--resume"]].concat(), f.path());
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(words(&output.stderr).contains(reason), "{arguments:?}: {}", words(&output.stderr));
    }
}

#[test]
fn one_run_at_a_time_writes_a_file() {
    let f = cut_off();
    let partial = fs::File::open(f.path().join("r.jsonl.partial")).unwrap();
    partial.lock().unwrap();
    let output = extract(&["in", "-o", "r.jsonl", "--resume"], f.path());
    assert_eq!(output.status.code(), Some(2));
    assert!(words(&output.stderr).contains("r.jsonl.partial: another run writes it"), "{}", words(&output.stderr));
}

#[test]
fn a_run_cut_off_between_its_last_steps_is_ended() {
    let f = cut_off();
    let here = f.path();
    let whole = extract(&["in", "-q"], here).stdout;
    let mut told = journal(here).unwrap();
    let counts = serde_json::json!({"written": 4001, "rejected": 0, "bytes": 1});
    told["complete"] = true.into();
    told["output"] = whole.len().into();
    told["progress"]["counts"] = counts;
    // Before the file has its name, and after.
    for file in ["r.jsonl.partial", "r.jsonl"] {
        fs::write(here.join(file), &whole).unwrap();
        fs::write(here.join("r.jsonl.journal"), told.to_string()).unwrap();
        let output = extract(&["in", "-o", "r.jsonl", "--resume"], here);
        assert_eq!(words(&output.stderr), "4001 articles, 4001 records, 0 rejected\n");
        assert!(fs::read(here.join("r.jsonl")).unwrap() == whole, "{file}");
        assert_eq!(names(here), ["in", "r.jsonl"], "{file}");
    }
}

#[test]
fn a_run_without_resume_leaves_what_can_be_gone_on_with() {
    let f = cut_off();
    let output = extract(&["in", "-o", "r.jsonl"], f.path());
    assert!(words(&output.stderr).starts_with("notice: "), "{}", words(&output.stderr));
    assert_eq!(names(f.path()), ["in", "r.jsonl", "r.jsonl.journal", "r.jsonl.partial"]);
    let whole = fs::read(f.path().join("r.jsonl")).unwrap();
    assert!(extract(&["in", "-o", "r.jsonl", "--resume"], f.path()).status.success());
    assert!(fs::read(f.path().join("r.jsonl")).unwrap() == whole);
    assert_eq!(names(f.path()), ["in", "r.jsonl"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_keeps_what_is_done() {
    // The journal's own file cannot be written: its place leads to a full device.
    let f = scratch(&[("tin.txt", b"Tin.")]);
    std::os::unix::fs::symlink("/dev/full", f.path().join("r.jsonl.journal.new")).unwrap();
    let output = extract(&["tin.txt", "-o", "r.jsonl", "--resume"], f.path());
    assert_eq!(output.status.code(), Some(2));
    let said = words(&output.stderr);
    assert!(said.contains("r.jsonl.journal: No space left on device"), "{said}");
    fs::remove_file(f.path().join("r.jsonl.journal.new")).unwrap();
    assert!(extract(&["tin.txt", "-o", "r.jsonl", "--resume"], f.path()).status.success());
    assert_eq!(names(f.path()), ["r.jsonl", "tin.txt"]);
}
