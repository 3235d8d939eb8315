//! What the tests of whole articles share: the fixtures, the patterns, and records of texts.

#![allow(dead_code)] // each test binary uses a part
#![allow(unreachable_pub)] // the fuzz targets share the modules

pub(crate) mod command;
pub mod damage;
pub mod few_patterns;
pub mod invariants;

#[allow(unused_imports)] // as above
pub(crate) use invariants::list;
use serde_json::Value;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use trich::extract::{Article, Options, Worker};
use trich::pattern::Patterns;
use trich::record::Record;

/// An article of `fixtures/articles`.
pub(crate) struct Fixture {
    pub(crate) id: String,
    pub(crate) text: String,
}

/// A folder below the repository's.
pub(crate) fn folder(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The names of a folder's files with an ending, less that ending, in order.
pub(crate) fn stems(path: &str, ending: &str) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder(path)) else { return Vec::new() };
    let names = entries.map(|entry| entry.expect("a readable folder").file_name().to_string_lossy().into_owned());
    let mut stems: Vec<String> = names.filter_map(|name| name.strip_suffix(ending).map(ToOwned::to_owned)).collect();
    stems.sort();
    stems
}

/// All articles, in the order of their ids.
pub(crate) fn fixtures() -> &'static [Fixture] {
    static ALL: OnceLock<Vec<Fixture>> = OnceLock::new();
    ALL.get_or_init(|| {
        let read = |id: String| {
            let path = folder("fixtures/articles").join(format!("{id}.txt"));
            let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            Fixture { id, text }
        };
        let all: Vec<Fixture> = stems("fixtures/articles", ".txt").into_iter().map(read).collect();
        assert!(all.len() >= 25, "only {} articles", all.len());
        all
    })
}

/// The patterns that the binary carries, compiled once.
pub(crate) fn patterns() -> &'static Patterns {
    static PATTERNS: OnceLock<Patterns> = OnceLock::new();
    PATTERNS.get_or_init(Patterns::embedded)
}

/// Hands the thread's worker to a function.
pub(crate) fn with_worker<T>(see: impl FnOnce(&mut Worker<'static>) -> T) -> T {
    thread_local! {
        static WORKER: std::cell::RefCell<Worker<'static>> = std::cell::RefCell::new(Worker::new(patterns()));
    }
    WORKER.with_borrow_mut(see)
}

/// Hands a text's record to a function.
pub(crate) fn with_record<T>(id: &str, text: &str, see: impl FnOnce(Record<'_>) -> T) -> T {
    let article = Article {
        id: id.into(),
        uri: format!("fixtures/articles/{id}.txt").into(),
        media_type: "text/plain".into(),
        text: text.into(),
        ..Article::default()
    };
    with_worker(|worker| see(worker.extract(&article, Options::default())))
}

/// A text's record as JSON.
pub(crate) fn record(id: &str, text: &str) -> Value {
    with_record(id, text, |record| serde_json::to_value(record).expect("a record is JSON"))
}

/// The indicator entries of an article's record; its date is none where that is empty.
pub(crate) fn entries(date: &str, text: &str) -> Vec<Value> {
    let anchor = (!date.is_empty()).then(|| date.parse().expect("a day"));
    let article = Article { text: text.into(), anchor, ..Article::default() };
    let record = with_worker(|worker| serde_json::to_value(worker.extract(&article, Options::default())));
    list(&record.expect("a record is JSON"), "indicators").to_vec()
}

/// A field of an entry that is a word, with `-` for none.
pub(crate) fn word<'e>(entry: &'e Value, key: &str) -> &'e str {
    entry[key].as_str().unwrap_or("-")
}

/// Holds what is told of articles, each with the day of writing and the text, to what is expected.
#[track_caller]
pub(crate) fn hold(told: fn(&str, &str) -> Vec<String>, cases: &[(&str, &str, &[&str])]) {
    for (date, text, expected) in cases {
        assert_eq!(told(date, text), *expected, "{date} {text}");
    }
}

/// Every object in a value, the value itself included, with the path to it.
pub(crate) fn objects<'v>(value: &'v Value, path: &str, see: &mut impl FnMut(&str, &'v Value)) {
    match value {
        Value::Object(map) => {
            see(path, value);
            map.iter().for_each(|(key, inner)| objects(inner, &format!("{path}.{key}"), see));
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(n, item)| objects(item, &format!("{path}[{n}]"), see));
        }
        _ => {}
    }
}

/// A scratch folder with these files.
pub(crate) fn scratch(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a scratch folder");
    for (path, bytes) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("it is below the folder")).expect("a scratch folder");
        fs::write(path, bytes).expect("a scratch file");
    }
    folder
}

pub(crate) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).expect("memory takes all");
    encoder.finish().expect("memory takes all")
}

pub(crate) fn zstd(bytes: &[u8]) -> Vec<u8> {
    zstd::encode_all(bytes, 1).expect("memory takes all")
}
