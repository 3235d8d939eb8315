//! What goes wrong has a stated outcome (docs/faults.md), and no text takes more than its share of time.

#![allow(clippy::unwrap_used)]

mod support;

use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::{Read, Write};
use std::process::Stdio;
use std::time::Instant;
use support::command::{beside, extract, json_line, names, words};
use support::{gzip, list, record, scratch};

/// Records or rejects: whole lines, each JSON.
fn lines(bytes: &[u8]) -> Vec<Value> {
    assert!(bytes.is_empty() || bytes.ends_with(b"\n"));
    let lines = bytes.split(|&b| b == b'\n').filter(|line| !line.is_empty());
    lines.map(|line| serde_json::from_slice(line).unwrap()).collect()
}

fn ids(bytes: &[u8]) -> Vec<String> {
    lines(bytes).iter().map(|record| record["id"].as_str().unwrap().to_owned()).collect()
}

/// Bytes that look random and are the same each time.
fn noise(count: usize, seed: u64) -> Vec<u8> {
    let mut state = seed;
    let next = |state: &mut u64| {
        *state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (*state >> 56) as u8
    };
    (0..count).map(|_| next(&mut state)).collect()
}

// Input.

#[test]
fn each_fault_is_named_with_its_reason_and_the_rest_is_read() {
    let some: String = (0..3000).map(|n| json_line(&n.to_string(), &format!("Tin {} số {n}.", n * 7919))).collect();
    let packed = support::zstd(some.as_bytes());
    let deep = "[".repeat(100_000);
    let nested = format!("{{\"x\": {deep}, \"text\": \"a\"}}\n{{\"text\": {deep}}}\n{}", json_line("z", "Tin."));
    let bomb = vec![b'0'; 64 << 20];
    let mut random = noise(60_000, 1);
    random[0] = b'{';
    let mut random_lines = random.clone();
    random_lines.extend_from_slice(b"\n");
    random_lines.extend_from_slice(json_line("sau", "Tin.").as_bytes());
    let mut wide = zstd::Encoder::new(Vec::new(), 1).unwrap();
    wide.window_log(28).unwrap();
    wide.write_all(some.as_bytes()).unwrap();
    let wide = wide.finish().unwrap();
    let mut broken = gzip(some.as_bytes());
    let middle = broken.len() / 2;
    broken[middle..middle + 40].fill(0xA5);
    let f = scratch(&[
        ("in/a-bomb.txt.gz", &gzip(&bomb)),
        ("in/b-bomb.jsonl.gz", &gzip(&bomb)),
        ("in/c-cut.jsonl.zst", &packed[..packed.len() / 2]),
        ("in/d-cut.txt.zst", &packed[..packed.len() / 2]),
        ("in/e-nested.jsonl", nested.as_bytes()),
        ("in/f-random.txt", &random),
        ("in/g-random.jsonl", &random_lines),
        ("in/h-random.txt.gz", &random),
        ("in/i-random.jsonl.zst", &random),
        ("in/j-broken.jsonl.gz", &broken),
        ("in/j-window.txt.zst", &wide),
        ("in/k-folder.txt/l.txt", b"Tin."),
        ("in/m.txt", b"Tin."),
    ]);
    let mut expected: BTreeSet<(&str, &str)> = [
        ("in/a-bomb.txt.gz", "too_large"),
        ("in/b-bomb.jsonl.gz", "too_large"),
        ("in/c-cut.jsonl.zst", "unreadable"),
        ("in/d-cut.txt.zst", "unreadable"),
        ("in/e-nested.jsonl", "bad_json"),
        ("in/f-random.txt", "bad_encoding"),
        ("in/g-random.jsonl", "bad_encoding"),
        ("in/h-random.txt.gz", "unreadable"),
        ("in/i-random.jsonl.zst", "unreadable"),
        ("in/j-broken.jsonl.gz", "unreadable"),
        ("in/j-window.txt.zst", "unreadable"),
    ]
    .into();
    if cfg!(target_os = "linux") {
        // It can be opened, by root too, and not be read.
        #[cfg(unix)]
        std::os::unix::fs::symlink("/proc/self/mem", f.path().join("in/n-unreadable.txt")).unwrap();
        expected.insert(("in/n-unreadable.txt", "unreadable"));
    }
    let output = extract(&["in", "--rejects", "no.jsonl"], f.path());
    assert_eq!(output.status.code(), Some(1));
    let rejects = lines(&fs::read(f.path().join("no.jsonl")).unwrap());
    let key = |reject: &Value, key: &str| reject[key].as_str().unwrap().to_owned();
    let found: Vec<_> = rejects.iter().map(|reject| (key(reject, "uri"), key(reject, "reason"))).collect();
    let found: BTreeSet<_> = found.iter().map(|(uri, reason)| (uri.as_str(), reason.as_str())).collect();
    // Lines of noise, and those that damage made before it showed, are whatever they are.
    let noisy = |uri: &str| uri == "in/g-random.jsonl" || uri == "in/j-broken.jsonl.gz";
    assert_eq!(found.difference(&expected).filter(|(uri, _)| !noisy(uri)).count(), 0, "{found:?}");
    assert_eq!(expected.difference(&found).collect::<Vec<_>>(), Vec::<&(&str, &str)>::new());
    // What stands before a fault, and after it, is there.
    let ids = ids(&output.stdout);
    let whole: Vec<_> = ["z", "sau", "k-folder.txt/l", "m"].iter().filter(|id| !ids.iter().any(|i| i == *id)).collect();
    assert!(whole.is_empty(), "{whole:?}");
    assert!(ids.iter().any(|id| id == "0") && ids.len() > 100, "{} records", ids.len());
    let said = words(&output.stderr);
    let (records, all) = (ids.len(), ids.len() + rejects.len());
    assert!(said.ends_with(&format!("{all} articles, {records} records, {} rejected\n", rejects.len())), "{said}");
    assert!(!said.contains("the program failed"), "{said}");

    // Whatever the bytes are, they are text when they are asked to be.
    let output = extract(&["in/f-random.txt", "in/g-random.jsonl", "--lossy"], f.path());
    assert!(self::ids(&output.stdout).contains(&"f-random".to_owned()), "{}", words(&output.stderr));
    assert!(!words(&output.stderr).contains("the program failed"), "{}", words(&output.stderr));
}

/// While the reader waits for the writer, files that it has listed already go away.
#[test]
fn a_file_that_vanishes_after_it_was_listed_is_rejected() {
    let text = ["Tin.", &" ".repeat(60_000)].concat();
    let paths: Vec<String> = (0..60).map(|n| format!("in/{n:02}.txt")).collect();
    let files: Vec<(&str, &[u8])> = paths.iter().map(|path| (path.as_str(), text.as_bytes())).collect();
    let f = scratch(&files);
    let mut child =
        beside(&["in", "-j1", "--with-text"], f.path()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut stdout = child.stdout.take().unwrap();
    let mut first = [0; 1];
    stdout.read_exact(&mut first).unwrap();
    fs::remove_file(f.path().join("in/59.txt")).unwrap();
    let mut rest = Vec::new();
    stdout.read_to_end(&mut rest).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        words(&output.stderr),
        "error: in/59.txt: no such file or folder\n60 articles, 59 records, 1 rejected\n"
    );
    assert_eq!(lines(&[&first[..], &rest].concat()).len(), 59);
}

#[test]
fn an_article_may_be_large_where_that_is_asked_for() {
    // Mostly space, so that the test is quick; .ci/measure.py reads one of dense text.
    let text = format!("Ngày 20/11/2018, {}tỉnh Hà Nam họp.", " ".repeat(50 << 20));
    let f = scratch(&[("a.txt", text.as_bytes()), ("b.jsonl", json_line("b", &text).as_bytes())]);
    let output = extract(&["a.txt", "b.jsonl", "--max-article-size", "60M"], f.path());
    assert_eq!(output.status.code(), Some(0), "{}", words(&output.stderr));
    for record in lines(&output.stdout) {
        assert_eq!(list(&record, "dates")[0]["value"], "2018-11-20");
        assert_eq!(list(&record, "provinces")[0]["mentions"][0]["start"], 17 + (50 << 20) + 5);
    }
}

// Output.

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error_whatever_is_written_there() {
    let f = scratch(&[("tin.txt", b"Tin."), ("no.txt", b"\xFF")]);
    let full = || File::options().write(true).open("/dev/full").unwrap();
    let output = beside(&["tin.txt"], f.path()).stdout(full()).stderr(Stdio::piped()).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(words(&output.stderr).starts_with("error: cannot write the output: No space left"));
    let output = extract(&["no.txt", "tin.txt", "-o", "r.jsonl", "--rejects", "/dev/full"], f.path());
    assert_eq!(output.status.code(), Some(2));
    assert!(words(&output.stderr).contains("error: cannot write the rejects: No space left"));
    // What was written of the records is no whole output.
    assert_eq!(names(f.path()), ["no.txt", "tin.txt"]);
    // There is no one to tell.
    let status = beside(&["no.txt", "-o", "r.jsonl"], f.path()).stderr(full()).status().unwrap();
    assert_eq!(status.code(), Some(1));
}

/// A shell loop with &, xargs -P: several processes, one file.
#[test]
fn processes_that_write_to_one_file_leave_each_others_lines_whole() {
    const PROCESSES: usize = 4;
    let text = "Ngày 20/11/2018, ông Trần Quốc Khải, Chủ tịch UBND tỉnh Hà Nam, dự họp. ";
    let mut files = Vec::new();
    for process in 0..PROCESSES {
        let articles = |n: usize| match n % 60 {
            7 => "{\"text\": 1}\n".to_owned(),
            8 => json_line("hai lần", "Tin."),
            _ => json_line(&format!("{process}-{n}"), &text.repeat(1 + n % 9)),
        };
        files.push((format!("{process}.jsonl"), (0..600).map(articles).collect::<String>()));
    }
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    let f = scratch(&files);
    let path = |name: &str| f.path().join(name);
    // `>> file` in each process, and `> file` around all of them.
    for (name, append) in [("appended.jsonl", true), ("shared.jsonl", false)] {
        let shared = File::create(path(name)).unwrap();
        let errors = File::create(path("errors")).unwrap();
        let open = || if append { File::options().append(true).open(path(name)) } else { shared.try_clone() };
        let mut children: Vec<_> = files
            .iter()
            .map(|(input, _)| {
                let mut command = beside(&[input, "-j2"], f.path());
                command.stdout(open().unwrap()).stderr(errors.try_clone().unwrap()).spawn().unwrap()
            })
            .collect();
        for child in &mut children {
            assert_eq!(child.wait().unwrap().code(), Some(1));
        }
        let ids = ids(&fs::read(path(name)).unwrap());
        assert_eq!(ids.len(), PROCESSES * 590, "{name}");
        for (process, (input, _)) in files.iter().enumerate() {
            let own: Vec<usize> =
                ids.iter().filter_map(|id| id.strip_prefix(&format!("{process}-"))?.parse().ok()).collect();
            assert!(own.len() == 580 && own.is_sorted(), "{name}: the records of {input} are not all there, in order");
        }
        for line in words(&fs::read(path("errors")).unwrap()).lines() {
            let whole = line == "600 articles, 590 records, 10 rejected"
                || line.starts_with("error: ") && line.ends_with("the field `text` is a number, not a string");
            assert!(whole, "{line}");
        }
    }
}

// Time.

/// Seconds of processor time that this thread has had.
fn processor_seconds() -> Option<f64> {
    let told = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(told.split(' ').next()?.parse::<f64>().ok()? / 1e9)
}

fn seconds(work: impl Fn()) -> f64 {
    let (begun, before) = (Instant::now(), processor_seconds());
    work();
    match (before, processor_seconds()) {
        (Some(before), Some(after)) => after - before,
        _ => begun.elapsed().as_secs_f64(),
    }
}

const LEAD: &str = "Sáng 20/11/2018, ông Trần Quốc Khải, Chủ tịch UBND tỉnh Hà Nam, chủ trì hội nghị.\n";

/// A text of so many equal or like parts, in which something that stages look for never ends.
fn endless(kind: &str, count: usize) -> String {
    let each = |part: &dyn Fn(usize) -> String| (0..count).map(part).collect::<String>();
    let person = |n: usize| {
        let pick = |words: &'static str, n: usize| words.split(' ').nth(n % words.split(' ').count()).unwrap();
        let middle = pick("Văn Thị Quốc Đức Minh Hữu Xuân", n / 5);
        let last = pick("An Bình Châu Dũng Giang Hải Lan Nam Oanh Phúc Sơn", n / 35);
        format!("{} {middle} {} {last}", pick("Nguyễn Trần Lê Phạm Hoàng", n), pick("Khải Lâm Tâm Vinh Yến", n / 385))
    };
    let text = match kind {
        "digits" => "1".repeat(count * 50),
        "decimals" => format!("hộ nghèo 1{}", ",5".repeat(count)),
        "thousands" => format!("1{}", ".000".repeat(count)),
        "brackets" => "(".repeat(count) + " 45 hộ nghèo " + &")".repeat(count),
        "brackets with words" => "(giảm 3 hộ nghèo ".repeat(count),
        "quotes" => "“\"".repeat(count),
        "full stops" => ".".repeat(count * 2),
        "commas" => ",".repeat(count * 2),
        "list marks" => "- 45 hộ nghèo\n".repeat(count),
        "numbered list" => each(&|n| format!("{}. Giảm {} hộ nghèo;\n", n + 1, n + 5)),
        "one line" => "toàn tỉnh giải quyết việc làm cho các hộ gia đình và người lao động ".repeat(count),
        "one word" => "a".repeat(count * 20),
        "lines" => "Tin tức\n".repeat(count),
        "blank lines" => "\n".repeat(count * 10),
        "names" => each(&|n| format!("ông {}, ", person(n))),
        "names in sentences" => each(&|n| format!("Ông {}, Giám đốc Sở phát biểu. ", person(n))),
        "names in a row" => "Đồng chí ".to_owned() + &each(&|n| person(n) + " "),
        "names before a post" => each(&|n| person(n) + ", ") + "Trần Văn Ba - Phó Giám đốc Sở Y tế",
        "names in capitals" => "ÔNG NGUYỄN VĂN AN ".repeat(count),
        "speakers" => each(&|n| format!("Ông {} cho biết có {} hộ nghèo ", person(n), n + 10)),
        "posts" => "Phó Chủ tịch UBND tỉnh, ".repeat(count),
        "bodies" => "Phó Giám đốc Sở Lao động - Thương binh và Xã hội tỉnh Hà Nam ".repeat(count),
        "dates" => each(&|n| format!("{}/{}/2018, ", n % 28 + 1, n % 12 + 1)),
        "dates in sentences" => each(&|n| format!("Ngày {} tháng {} năm 2018 họp. ", n % 28 + 1, n % 12 + 1)),
        "days of one month" => "ngày ".to_owned() + &each(&|n| format!("{} và ", n % 28 + 1)) + "5/11",
        "numbers of one period" => "Năm 2018, toàn tỉnh có ".to_owned() + &each(&|n| format!("{} hộ nghèo, ", n + 10)),
        "percentages" => "Tỷ lệ hộ nghèo ".to_owned() + &each(&|n| format!("{}% ", n % 90 + 10)),
        "percent signs" => "Tỷ lệ hộ nghèo ".to_owned() + &"% ".repeat(count),
        "percentages of one number" => {
            "Giải quyết việc làm cho 4.312 lao động, ".to_owned() + &each(&|n| format!("đạt {}%, ", n % 90 + 10))
        }
        "subjects" => "hộ nghèo ".repeat(count) + "45 hộ",
        "places" => each(&|n| format!("{}, ", ["Hà Nam", "Kiên Giang", "Hòa Bình", "Thái Bình"][n % 4])),
        "documents" => each(&|n| format!("Nghị quyết số {}/NQ-CP ngày 09/5/2018 của Chính phủ, ", n + 1)),
        "numbers of documents" => "các Nghị quyết số ".to_owned() + &each(&|n| format!("{}, ", n + 1)),
        "table" => each(&|n| format!("Xã Phú Thịnh\n{}\n{}%\n", n + 10, n % 90)),
        other => panic!("no text {other}"),
    };
    // What stands between two paragraphs of running text is part of the article.
    format!(
        "{LEAD}{text}\nHội nghị đã nghe báo cáo kết quả thực hiện nhiệm vụ và thảo luận phương hướng thời gian tới.\n"
    )
}

const ENDLESS: &[&str] = &[
    "digits",
    "decimals",
    "thousands",
    "brackets",
    "brackets with words",
    "quotes",
    "full stops",
    "commas",
    "list marks",
    "numbered list",
    "one line",
    "one word",
    "lines",
    "blank lines",
    "names",
    "names in sentences",
    "names in a row",
    "names before a post",
    "names in capitals",
    "speakers",
    "posts",
    "bodies",
    "dates",
    "dates in sentences",
    "days of one month",
    "numbers of one period",
    "percentages",
    "percent signs",
    "percentages of one number",
    "subjects",
    "places",
    "documents",
    "numbers of documents",
    "table",
];

#[test]
fn no_text_takes_more_than_its_share_of_time() {
    // Such a text four times as long takes four times as long; sixteen times would be the square.
    const TIMES: usize = 4;
    record("warm", LEAD);
    let mut slow = String::new();
    for kind in ENDLESS {
        let [short, long] = [2500, TIMES * 2500].map(|count| endless(kind, count));
        let facts = record("endless", &short);
        assert_eq!(list(&facts, "officials").first().map(|o| &o["name"]), Some(&"Trần Quốc Khải".into()), "{kind}");
        let best = |text: &str, runs: usize| {
            let times = (0..runs).map(|_| seconds(|| drop(record("endless", text))));
            times.fold(f64::MAX, f64::min)
        };
        let [before, after] = [best(&short, 3), best(&long, 1)];
        println!("{kind}: {:.1} ms, {:.1} ms", before * 1e3, after * 1e3);
        if after > 2.0 * TIMES as f64 * before + 0.02 {
            writeln!(slow, "{kind}: {before:.3} s, then {after:.3} s for {TIMES} times as much").unwrap();
        }
    }
    assert!(slow.is_empty(), "{slow}");
}
