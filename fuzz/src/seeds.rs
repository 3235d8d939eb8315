//! Good inputs to begin with, made of the fixtures and the pattern files.

use super::few_patterns::few_patterns;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use trich::pattern::PatternFiles;

/// How many bytes of a pattern file are a seed, at the most.
const PATTERN_BYTES: usize = 6_000;
/// The option byte of a phrase: no pattern file has that number.
const PHRASE: u8 = 0xFF;

/// The seeds of a target; `repository` is the folder that holds `fixtures`.
pub fn seeds(repository: &Path, target: &str) -> Vec<Vec<u8>> {
    let fixtures = repository.join("fixtures");
    let articles = || contents(&fixtures.join("articles"));
    let hostile = || contents(&fixtures.join("hostile"));
    let with = |options: &[u8], bytes: &[u8]| [options, bytes].concat();
    match target {
        "decode" | "tokens" | "spellings" => articles().into_iter().chain(hostile()).collect(),
        "extract" => {
            let texts = articles().into_iter().chain(hostile()).zip(0..);
            texts.map(|(text, n): (Vec<u8>, u8)| with(&[n % 16], &text)).collect()
        }
        "read" => {
            hostile().into_iter().chain([lines(&articles())]).zip(0..).map(|(bytes, n)| with(&[n], &bytes)).collect()
        }
        "json_lines" => {
            let articles = articles();
            let some = articles
                .chunks(4)
                .map(lines)
                .chain([fs::read(fixtures.join("hostile/lines.jsonl")).unwrap_or_default()]);
            some.zip(0..).map(|(bytes, n): (Vec<u8>, u8)| with(&[n % 8], &bytes)).collect()
        }
        "patterns" => {
            let files = PatternFiles::embedded().files;
            let number = |path: &str| few_patterns().files.iter().position(|file| file.path == path);
            let whole = files.iter().filter_map(|file| {
                Some(with(&[u8::try_from(number(&file.path)?).ok()?], beginning(&file.text).as_bytes()))
            });
            let quoted = files.iter().flat_map(|file| file.text.split('"').skip(1).step_by(16));
            whole.chain(quoted.map(|phrase| with(&[PHRASE], phrase.as_bytes()))).collect()
        }
        "records" => {
            let record = |path: &Path| -> Value {
                serde_json::from_slice(&fs::read(path).unwrap_or_default()).unwrap_or_else(|_| json!({}))
            };
            let pair = |path: PathBuf| {
                let annotation = record(&path);
                let expected = record(&fixtures.join("expected").join(path.file_name().unwrap_or_default()));
                [(&annotation, &expected), (&expected, &annotation)].map(|(a, b)| format!("{a}\n\n{b}").into_bytes())
            };
            files(&fixtures.join("annotations")).into_iter().flat_map(pair).collect()
        }
        _ => Vec::new(),
    }
}

/// The files of a folder, in the order of their names.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.sort();
    files
}

fn contents(folder: &Path) -> Vec<Vec<u8>> {
    files(folder).iter().filter_map(|path| fs::read(path).ok()).collect()
}

/// Articles as JSON Lines.
fn lines(articles: &[Vec<u8>]) -> Vec<u8> {
    let line = |(n, bytes): (usize, &Vec<u8>)| {
        let text = String::from_utf8_lossy(bytes);
        json!({"id": n, "title": text.lines().next(), "date": "2019-04-04", "text": text}).to_string() + "\n"
    };
    articles.iter().enumerate().map(line).collect::<String>().into_bytes()
}

/// A pattern file, or as many of its first rules as are a seed.
fn beginning(text: &str) -> &str {
    let end = text.match_indices("\n[[").map(|(at, _)| at).take_while(|&at| at < PATTERN_BYTES).last();
    if text.len() <= PATTERN_BYTES { text } else { &text[..end.unwrap_or(text.len())] }
}
