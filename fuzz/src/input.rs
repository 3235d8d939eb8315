//! Files to articles: cutting at line ends, places, refusals.

use super::invariants::list;
use super::{embedded, file, is_set, options};
use serde_json::Value;
use std::ops::ControlFlow;
use trich::decode;
use trich::extract::Options;
use trich::read::{self, BATCH_BYTES, Format, Input, Item, Notice, Position, Rejected, Settings};
use trich::run::{self, Counts, Observer};
use trich::score::{CodePoints, broken_spans};

/// Batches hold every byte of the input once, in order, cut at line ends, with lines and places
/// counted right; a line or text that is too large is refused and the rest is not lost.
pub fn read(input: &[u8]) {
    let (options, bytes) = options(input);
    let names = ["a.jsonl", "a.txt", "a.jsonl.gz", "a.txt.gz", "a.jsonl.zst", "a.txt.zst"];
    let name = names[usize::from(options & 7) % names.len()];
    let compressed = name.ends_with("gz") || name.ends_with("zst");
    // Several batches, where nothing is to be decompressed.
    let times = if is_set(options, 3) && !compressed { 2 * BATCH_BYTES / bytes.len().max(1 << 10) } else { 1 };
    let bytes = bytes.repeat(times);
    let max_article_size = if is_set(options, 4) { 200 } else { Settings::MAX_ARTICLE_SIZE };
    let settings = Settings { max_article_size, lossy: is_set(options, 5), ..Settings::default() };
    let (mut lines, mut texts, mut rejected) = (Vec::new(), Vec::new(), Vec::new());
    let path = file(name, &bytes);
    let mut stored = 0;
    let _ = read::read(&[Input::Path(path)], &settings, Position::default(), &mut |batch| {
        stored += batch.stored;
        for item in &batch.items {
            match item {
                Item::Lines { first_line, first_byte, range, .. } => {
                    lines.push((*first_line, *first_byte, batch.bytes[range.clone()].to_vec()));
                }
                Item::Text(_, range) => texts.push(batch.bytes[range.clone()].to_vec()),
                Item::Rejected(refused) => rejected.push(refused.clone()),
                Item::Notice(_) => {}
            }
        }
        ControlFlow::Continue(())
    });
    assert!(stored <= bytes.len() as u64);
    if compressed {
        return;
    }
    if name.ends_with("txt") {
        let fits = bytes.len() <= max_article_size;
        assert_eq!((texts.len(), rejected.len()), (usize::from(fits), usize::from(!fits)));
        assert!(texts.iter().all(|text| *text == bytes));
        return;
    }
    let decoded = decode::decode(&bytes, true).expect("whatever is bad is replaced");
    let dropped = if bytes.starts_with(b"\xEF\xBB\xBF") { 3 } else { 0 };
    let utf16 = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
    // Bad units of UTF-16 become bytes that are bad in UTF-8.
    let expected = if utf16 { decoded.text.as_bytes() } else { &bytes[dropped as usize..] };
    if utf16 && decoded.replaced {
        return;
    }
    let numbered = numbered(expected, dropped);
    let cut = lines.iter().flat_map(|(first_line, first_byte, bytes)| {
        let (mut line, mut byte) = (*first_line, *first_byte);
        bytes.split_inclusive(|&byte| byte == b'\n').map(move |bytes| {
            let this = (line, byte, bytes.to_vec());
            line += 1;
            byte += bytes.len() as u64;
            this
        })
    });
    assert!(lines.iter().rev().skip(1).all(|(_, _, bytes)| bytes.ends_with(b"\n")), "a line is cut");
    // Which of the long lines are refused here, and which by the worker, depends on where batches end.
    let refused: Vec<u64> = rejected.iter().filter_map(|refused| refused.line).collect();
    let cut: Vec<_> = cut.collect();
    let mut all: Vec<u64> = cut.iter().map(|(line, ..)| *line).chain(refused.iter().copied()).collect();
    all.sort_unstable();
    assert_eq!(all, (1..=numbered.len() as u64).collect::<Vec<_>>());
    for this in &cut {
        assert_eq!(*this, numbered[this.0 as usize - 1]);
    }
    for refused in &rejected {
        let line = refused.line.expect("a line is told") as usize;
        assert!(numbered[line - 1].2.len() > max_article_size, "{refused}");
        assert_eq!(refused.byte, Some(numbered[line - 1].1), "{refused}");
    }
}

/// The lines of a text with their numbers and first bytes.
fn numbered(text: &[u8], first: u64) -> Vec<(u64, u64, Vec<u8>)> {
    let mut byte = first;
    let lines = text.split_inclusive(|&byte| byte == b'\n').zip(1..);
    lines
        .map(|(bytes, line)| {
            let this = (line, byte, bytes.to_vec());
            byte += bytes.len() as u64;
            this
        })
        .collect()
}

#[derive(Default)]
struct Heard {
    rejected: Vec<Rejected>,
    counts: Counts,
}

impl Observer for Heard {
    fn rejected(&mut self, rejected: &Rejected) {
        self.rejected.push(rejected.clone());
    }
    fn notice(&mut self, _: &Notice) {}
    fn progress(&mut self, counts: &Counts) {
        self.counts = *counts;
    }
}

/// Every line that holds anything is a record or is refused with its line and a byte of it; a
/// record's spans hold in the text that it carries.
pub fn json_lines(input: &[u8]) {
    let (options, bytes) = options(input);
    let path = file("lines.jsonl", bytes);
    let settings = run::Settings {
        jobs: 1,
        extract: Options { with_text: true, quantities: is_set(options, 0) },
        read: Settings {
            format: Format::JsonLines,
            lossy: is_set(options, 1),
            max_article_size: if is_set(options, 2) { 500 } else { Settings::MAX_ARTICLE_SIZE },
            ..Settings::default()
        },
    };
    let (mut out, mut rejects, mut heard) = (Vec::new(), Vec::new(), Heard::default());
    let inputs = [Input::Path(path)];
    let counts =
        run::run(embedded(), &inputs, &settings, &mut out, Some(&mut rejects), &mut heard).expect("memory takes all");
    assert_eq!((counts.written, counts.rejected), (heard.counts.written, heard.counts.rejected));
    let text = decode::decode(bytes, true).expect("whatever is bad is replaced");
    let lines: Vec<&str> = text.text.split('\n').collect();
    if bytes.first().is_none_or(|&byte| byte < 0x80) {
        let full = lines.iter().filter(|line| !line.trim_ascii().is_empty()).count() as u64;
        assert_eq!(counts.written + counts.rejected, full, "{:?}", heard.rejected);
    }
    let records: Vec<Value> = out
        .split_inclusive(|&byte| byte == b'\n')
        .map(|line| serde_json::from_slice(line).expect("a record"))
        .collect();
    assert_eq!(records.len() as u64, counts.written);
    for record in &records {
        let (_, broken) = broken_spans(record, &CodePoints::new(record["text"].as_str().expect("its text")));
        assert!(broken.is_empty(), "{broken:?}");
        let line = record["source"]["line"].as_u64().expect("its line");
        let twice =
            records.iter().take_while(|other| other["source"]["line"] != line).any(|other| other["id"] == record["id"]);
        let told = list(record, "warnings").iter().any(|warning| warning["code"] == "duplicate_id");
        assert_eq!(twice, told, "{}", record["id"]);
    }
    assert_eq!(rejects.split_inclusive(|&byte| byte == b'\n').count() as u64, counts.rejected);
    for refused in &heard.rejected {
        assert!(refused.reason != read::Reason::Internal, "{refused}");
        assert!(refused.line.is_some_and(|line| line as usize <= lines.len()), "{refused}");
    }
}
