//! Expected records: where they stand, how they are read and brought up to date.
//!
//! An expected record is a file `<id>.json` in the record's shape, whole or in part. What it
//! leaves out is not compared.

use crate::diff::{self, Change};
use crate::read::paths::ending;
use crate::read::{Format, Input};
use serde::{Deserialize, Serialize};
use serde_json::ser::{PrettyFormatter, Serializer};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fmt;
use std::fs;
use std::io;
use std::path::{Component, MAIN_SEPARATOR, Path, PathBuf};

/// Where expected records stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// Below a folder, each under the id of its article.
    Folder(PathBuf),
    /// Beside the file of its article: under the name of a text, or under the id of a line in the
    /// folder of its file.
    Beside,
}

/// An expected record.
#[derive(Debug, Clone)]
pub struct Expected {
    /// The article's id.
    pub id: String,
    /// What is expected of it.
    pub record: Value,
    /// Keys that no record has, such as a misspelt one.
    pub unknown: Vec<String>,
    /// With what the file indents its lines; `None` where it has but one.
    indent: Option<String>,
}

/// An expected record, or a folder of them, that cannot be used.
#[derive(Debug)]
pub struct Unusable {
    /// The file or folder.
    pub path: PathBuf,
    /// The 1-based line at which it shows.
    pub line: Option<usize>,
    /// Why.
    pub message: String,
}

impl fmt::Display for Unusable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:", self.path.display())?;
        if let Some(line) = self.line {
            write!(f, "{line}:")?;
        }
        write!(f, " {}", self.message)
    }
}

impl std::error::Error for Unusable {}

impl Unusable {
    fn io(path: &Path, error: &io::Error) -> Self {
        Self { path: path.to_owned(), line: None, message: format!("cannot read: {error}") }
    }
}

impl Place {
    /// The file of an article's expected record; `None` where its id cannot be a path below a folder.
    ///
    /// `uri` is the article's file, and `line` tells whether it is a line of it.
    #[must_use]
    pub fn path(&self, id: &str, uri: &str, line: bool) -> Option<PathBuf> {
        let below = |folder: &Path| {
            let inside = Path::new(id).components().all(|part| matches!(part, Component::Normal(_)));
            inside.then(|| folder.join(format!("{id}.json")))
        };
        match self {
            Self::Folder(folder) => below(folder),
            Self::Beside if line => below(Path::new(uri).parent()?),
            Self::Beside => Some(PathBuf::from(format!("{}.json", ending(uri).stem))),
        }
    }

    /// All expected records for the articles of some inputs, by their files; and what cannot be used.
    #[must_use]
    pub fn read(&self, inputs: &[Input]) -> (BTreeMap<PathBuf, Expected>, Vec<Unusable>) {
        let mut found = Found::default();
        match self {
            Self::Folder(folder) => found.folder(folder, folder),
            Self::Beside => {
                for input in inputs {
                    match input {
                        Input::Stdin => {}
                        Input::Path(path) if path.is_dir() => found.folder(path, path),
                        Input::Path(path) => {
                            let folder = path.parent().unwrap_or(Path::new(""));
                            let uri = path.to_string_lossy();
                            let ending = ending(&uri);
                            let path = PathBuf::from(format!("{}.json", ending.stem));
                            if ending.format == Some(Format::JsonLines) {
                                found.folder(folder, folder);
                            } else if path.is_file() {
                                found.file(folder, path);
                            }
                        }
                    }
                }
            }
        }
        (found.expected, found.unusable)
    }
}

#[derive(Default)]
struct Found {
    expected: BTreeMap<PathBuf, Expected>,
    unusable: Vec<Unusable>,
    /// Folders without links, so that links in a circle end.
    seen: HashSet<PathBuf>,
}

impl Found {
    fn folder(&mut self, root: &Path, folder: &Path) {
        // A file that is named without a folder stands in the current one.
        let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let names = here.canonicalize().and_then(|real| {
            let entries = if self.seen.insert(real) { Some(fs::read_dir(here)?) } else { None };
            entries.into_iter().flatten().map(|entry| Ok(entry?.file_name())).collect::<io::Result<BTreeSet<_>>>()
        });
        match names {
            Err(error) => self.unusable.push(Unusable::io(here, &error)),
            Ok(names) => {
                for path in names.iter().map(|name| folder.join(name)) {
                    if path.is_dir() {
                        self.folder(root, &path);
                    } else if path.extension().is_some_and(|ending| ending == "json") {
                        self.file(root, path);
                    }
                }
            }
        }
    }

    fn file(&mut self, root: &Path, path: PathBuf) {
        let below = path.strip_prefix(root).unwrap_or(&path).with_extension("");
        match Expected::read(&path, below.to_string_lossy().replace(MAIN_SEPARATOR, "/")) {
            Ok(expected) => drop(self.expected.insert(path, expected)),
            Err(unusable) => self.unusable.push(unusable),
        }
    }
}

/// What a record's keys hold, as far as it matters to find one that is wrong.
#[derive(Deserialize)]
struct Shape {
    #[serde(rename = "title")]
    _title: Option<Map<String, Value>>,
    #[serde(rename = "published")]
    _published: Option<Map<String, Value>>,
    #[serde(rename = "author")]
    _author: Option<Map<String, Value>>,
    #[serde(rename = "province")]
    _province: Option<Map<String, Value>>,
    #[serde(rename = "dates")]
    _dates: Option<Vec<Map<String, Value>>>,
    #[serde(rename = "officials")]
    _officials: Option<Vec<Map<String, Value>>>,
    #[serde(rename = "provinces")]
    _provinces: Option<Vec<Map<String, Value>>>,
    #[serde(rename = "indicators")]
    _indicators: Option<Vec<Map<String, Value>>>,
    #[serde(rename = "documents")]
    _documents: Option<Vec<Map<String, Value>>>,
}

/// All keys that a record may have.
const KEYS: [&str; 16] = [
    "schema",
    "extractor",
    "id",
    "source",
    "anchor",
    "title",
    "published",
    "author",
    "province",
    "dates",
    "officials",
    "provinces",
    "indicators",
    "documents",
    "quantities",
    "warnings",
];

impl Expected {
    /// Reads a file.
    ///
    /// # Errors
    /// Where it cannot be read, or is no JSON in a record's shape.
    pub fn read(path: &Path, id: String) -> Result<Self, Unusable> {
        let json = fs::read_to_string(path).map_err(|error| Unusable::io(path, &error))?;
        let json = json.trim_start_matches('\u{feff}');
        let unusable = |error: serde_json::Error| {
            let words = error.to_string();
            let words = words.split(" at line ").next().unwrap_or_default();
            let message = format!("no expected record: {words}");
            Unusable { path: path.to_owned(), line: Some(error.line()).filter(|&line| line > 0), message }
        };
        serde_json::from_str::<Shape>(json).map_err(unusable)?;
        let record: Map<String, Value> = serde_json::from_str(json).map_err(unusable)?;
        let unknown = record.keys().filter(|key| !KEYS.contains(&key.as_str()) && *key != "text").cloned().collect();
        let indent = json
            .split_once('\n')
            .map(|(_, rest)| rest.chars().take_while(|c| matches!(c, ' ' | '\t')).collect::<String>());
        Ok(Self { id, record: Value::Object(record), unknown, indent: indent.filter(|indent| !indent.is_empty()) })
    }

    /// The expected record of an article that had none: the whole of its record.
    #[must_use]
    pub fn whole(id: String, record: &Value) -> Self {
        let keys = record.as_object().into_iter().flatten().filter(|(key, _)| KEYS.contains(&key.as_str()));
        let record = keys.map(|(key, value)| (key.clone(), value.clone())).collect();
        Self { id, record, unknown: Vec::new(), indent: Some("  ".to_owned()) }
    }

    /// The same brought up to date: what it has is as the record has it, in the keys that it has.
    ///
    /// Of a list's entries the keys are those that any of the entries had before; an empty list is
    /// filled with whole entries.
    #[must_use]
    pub fn updated(&self, record: &Value) -> Self {
        let mut updated = self.clone();
        for (key, value) in updated.record.as_object_mut().into_iter().flatten() {
            if let Some(now) = record.get(key) {
                *value = shaped(value, now);
            }
        }
        updated
    }

    /// What a record says otherwise than this one: facts, and not what tells of the run.
    #[must_use]
    pub fn changes<'e>(&'e self, updated: &'e Self) -> Vec<Change<'e>> {
        diff::changes(&self.record, &updated.record)
    }

    /// The file's contents.
    ///
    /// # Errors
    /// Where a value has no form in JSON.
    pub fn to_json(&self) -> serde_json::Result<Vec<u8>> {
        let mut json = Vec::new();
        match &self.indent {
            None => self.record.serialize(&mut Serializer::new(&mut json))?,
            Some(indent) => {
                let formatter = PrettyFormatter::with_indent(indent.as_bytes());
                self.record.serialize(&mut Serializer::with_formatter(&mut json, formatter))?;
            }
        }
        json.push(b'\n');
        Ok(json)
    }
}

/// A value in the keys of the one that it replaces.
fn shaped(before: &Value, now: &Value) -> Value {
    match (before, now) {
        (Value::Object(before), Value::Object(now)) => {
            let keys = before.iter().filter_map(|(key, value)| Some((key, value, now.get(key)?)));
            keys.map(|(key, value, now)| (key.clone(), shaped(value, now))).collect()
        }
        (Value::Array(before), Value::Array(now)) => {
            let mut entry = Map::new();
            for (key, value) in before.iter().filter_map(Value::as_object).flatten() {
                let known = entry.entry(key).or_insert(Value::Null);
                // The first entry that shows what a key holds tells of which keys that is.
                if known.as_array().map_or(known.is_null(), Vec::is_empty) {
                    *known = value.clone();
                }
            }
            let entry = Value::Object(entry);
            if entry.as_object().is_none_or(Map::is_empty) {
                return Value::Array(now.clone());
            }
            // An entry that says the same stays as it was written.
            let kept = |now: Value| before.iter().find(|before| diff::same(before, &now)).cloned().unwrap_or(now);
            now.iter().map(|now| kept(shaped(&entry, now))).collect()
        }
        _ => now.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn expected(json: &str) -> Result<Expected, Unusable> {
        let folder = tempfile::tempdir().expect("a scratch folder");
        let path = folder.path().join("a.json");
        fs::write(&path, json).expect("a scratch file");
        Expected::read(&path, "a".to_owned())
    }

    #[test]
    fn a_file_that_is_no_record_is_refused_with_its_line() {
        for (json, line, message) in [
            ("{\n \"dates\": [,]\n}", 2, "expected value"),
            ("{\n\n \"dates\": {}\n}", 3, "invalid type: map, expected a sequence"),
            ("{\n \"dates\": [{},\n  5]}", 3, "invalid type: integer `5`, expected a map"),
            ("{\"title\": \"Tin\"}", 1, "invalid type: string \"Tin\""),
            ("[]", 1, "invalid"),
        ] {
            let unusable = expected(json).expect_err(json);
            assert_eq!(unusable.line, Some(line), "{unusable}");
            assert!(unusable.message.contains(message) && !unusable.message.contains("column"), "{unusable}");
        }
        let read = expected("\u{feff}{\"title\": null, \"date\": []}").expect("a record");
        assert_eq!(read.unknown, ["date"]);
    }

    #[test]
    fn a_record_is_expected_under_its_id_and_inside_the_folder() {
        let folder = Place::Folder("gold".into());
        let path =
            |place: &Place, id: &str, uri: &str, line| place.path(id, uri, line).map(|p| p.display().to_string());
        assert_eq!(path(&folder, "so/quy-1", "in/so/quy-1.txt", false).as_deref(), Some("gold/so/quy-1.json"));
        for id in ["../a", "/etc/a", "a/../../b", "."] {
            assert_eq!(path(&folder, id, "in/a.jsonl", true), None, "{id}");
        }
        assert_eq!(path(&Place::Beside, "a", "in/a.txt.gz", false).as_deref(), Some("in/a.json"));
        assert_eq!(path(&Place::Beside, "x-1", "in/crawl.jsonl", true).as_deref(), Some("in/x-1.json"));
    }

    #[test]
    fn an_update_keeps_the_keys_their_order_and_the_indentation() {
        let before = expected(
            "{\n \"id\": \"a\",\n \"note\": \"seen\",\n \"dates\": [{\"value\": \"2017\", \"start\": 0}, {\"type\": \"year\"}],\n \"documents\": []\n}\n",
        )
        .expect("a record");
        let record = json!({"id": "a", "title": null, "documents": [{"number": "1", "rule": "d"}],
            "dates": [{"rule": "r", "type": "year", "start": 5, "value": "2018"}]});
        let people = |role: &str| json!({"officials": [{"name": "An", "positions": [{"role": role}]}]});
        let posts = Expected { record: people("chair"), ..before.clone() };
        assert_eq!(posts.updated(&people("head")).record, people("head"));
        let written =
            Expected { record: json!({"dates": [{"end": 4, "n": 2.0}, {"n": 1, "end": 9}]}), ..before.clone() };
        let dates = written.updated(&json!({"dates": [{"n": 2, "end": 4}, {"n": 3, "end": 9}]})).record;
        assert_eq!(
            dates.to_string(),
            r#"{"dates":[{"end":4,"n":2.0},{"end":9,"n":3}]}"#,
            "the first stays as it is written"
        );
        let after = before.updated(&record);
        assert_eq!(
            after.record,
            json!({"id": "a", "note": "seen", "dates": [{"value": "2018", "start": 5, "type": "year"}],
                "documents": [{"number": "1", "rule": "d"}]})
        );
        let json = String::from_utf8(after.to_json().expect("JSON")).expect("text");
        assert!(
            json.starts_with("{\n \"id\": \"a\",\n \"note\": \"seen\",\n \"dates\": [\n  {\n   \"value\": \"2018\","),
            "{json}"
        );
        assert_eq!(before.changes(&after).len(), 4, "two dates lost, one gained, one document");
        assert!(after.changes(&after.updated(&record)).is_empty());
    }
}
