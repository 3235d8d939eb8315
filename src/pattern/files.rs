//! Pattern files, as they are read.

use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Component, Path};
use toml::Spanned;

/// Where something stands in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The first byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// One pattern file.
#[derive(Debug, Clone)]
pub struct PatternFile {
    /// The path below the patterns' folder, with `/`.
    pub path: String,
    /// What it says.
    pub text: String,
}

impl PatternFile {
    /// The place of a range of bytes.
    #[must_use]
    pub fn place(&self, span: Range<usize>) -> Place {
        Place { start: span.start, end: span.end }
    }

    /// The 1-based line of a place.
    #[must_use]
    pub fn line(&self, place: Place) -> usize {
        1 + memchr::memchr_iter(b'\n', &self.text.as_bytes()[..place.start.min(self.text.len())]).count()
    }

    /// A finding at a place.
    #[must_use]
    pub fn finding(&self, at: Option<Place>, id: Option<&str>, message: impl Into<String>) -> Finding {
        let (line, id) = (at.map(|at| self.line(at)), id.map(ToOwned::to_owned));
        Finding { file: self.path.clone(), line, place: at, id, message: message.into() }
    }

    /// The place at which a value stands.
    #[must_use]
    pub fn place_of<T>(&self, value: &Spanned<T>) -> Place {
        self.place(value.span())
    }
}

/// A set of pattern files, sorted by path.
#[derive(Debug, Clone)]
pub struct PatternFiles {
    /// The files.
    pub files: Vec<PatternFile>,
}

impl PatternFiles {
    /// The `.toml` files of a folder and the folders in it.
    ///
    /// # Errors
    /// Where the folder or a file cannot be read, or a file is no UTF-8.
    pub fn read(folder: &Path) -> anyhow::Result<Self> {
        use anyhow::Context;
        fn collect(root: &Path, folder: &Path, files: &mut Vec<PatternFile>) -> anyhow::Result<()> {
            let entries = std::fs::read_dir(folder).with_context(|| format!("{}: cannot read", folder.display()))?;
            for entry in entries {
                let path = entry.with_context(|| format!("{}: cannot read", folder.display()))?.path();
                if path.is_dir() {
                    collect(root, &path, files)?;
                } else if path.extension().is_some_and(|e| e == "toml") {
                    let text =
                        std::fs::read_to_string(&path).with_context(|| format!("{}: cannot read", path.display()))?;
                    let below = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
                    files.push(PatternFile { path: below, text });
                }
            }
            Ok(())
        }
        let mut files = Vec::new();
        collect(folder, folder, &mut files)?;
        Ok(Self::sorted(files))
    }

    /// The file of that path below the patterns' folder.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&PatternFile> {
        self.files.iter().find(|file| file.path == path)
    }

    /// Puts a file in the place of the one that stands for it ([`PatternFiles::path_for`]), or adds it; its path in the set.
    pub fn put(&mut self, path: &Path, text: String) -> String {
        let path = self.path_for(path);
        self.files.retain(|file| file.path != path);
        self.files.push(PatternFile { path: path.clone(), text });
        self.files.sort_by(|a, b| a.path.cmp(&b.path));
        path
    }

    /// Which file of the set a file somewhere else stands for: the one whose path its own ends with, else the one of
    /// its name. A file that is none of the set is an indicator's, unless it stands in another of the set's folders.
    #[must_use]
    pub fn path_for(&self, path: &Path) -> String {
        let parts: Vec<_> = path
            .components()
            .filter_map(|part| match part {
                Component::Normal(name) => Some(name.to_string_lossy()),
                _ => None,
            })
            .collect();
        let below = |count: usize| parts[parts.len().saturating_sub(count)..].join("/");
        let (name, in_folder) = (below(1), below(2));
        if self.get(&in_folder).is_some() {
            return in_folder;
        }
        let named = |file: &&PatternFile| file.path.rsplit('/').next() == Some(name.as_str());
        if let Some(file) = self.files.iter().find(named) {
            return file.path.clone();
        }
        let folder = in_folder.split_once('/').map(|(folder, _)| format!("{folder}/"));
        match folder.filter(|folder| self.files.iter().any(|file| file.path.starts_with(folder.as_str()))) {
            Some(folder) => folder + &name,
            None => format!("indicators/{name}"),
        }
    }

    /// Files in the order of their paths.
    #[must_use]
    pub fn sorted(mut files: Vec<PatternFile>) -> Self {
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Self { files }
    }

    /// The first 12 hexadecimal digits of the SHA-256 of all paths and texts.
    #[must_use]
    pub fn hash(&self) -> String {
        let mut sha = Sha256::new();
        for file in &self.files {
            sha.update(file.path.as_bytes());
            sha.update([0]);
            sha.update(file.text.as_bytes());
            sha.update([0]);
        }
        sha.finalize().iter().take(6).map(|b| format!("{b:02x}")).collect()
    }
}

/// Something wrong with a pattern file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The file.
    pub file: String,
    /// The 1-based line.
    pub line: Option<usize>,
    /// The same more exactly.
    pub place: Option<Place>,
    /// The pattern.
    pub id: Option<String>,
    /// The reason.
    pub message: String,
}

impl Finding {
    /// A finding of a file that is not there.
    #[must_use]
    pub fn missing(file: &str) -> Self {
        Self { file: file.to_owned(), line: None, place: None, id: None, message: "the file is missing".to_owned() }
    }
}

impl std::fmt::Display for Finding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        if let Some(id) = &self.id {
            write!(f, ": {id}")?;
        }
        write!(f, ": {}", self.message)
    }
}

/// Keys and values of a fact.
pub type Fact = BTreeMap<String, Spanned<toml::Value>>;

/// A text with the facts that a pattern must, or must not, find in it.
///
/// `facts` are partial facts of the record: every key that is given must have that value in one
/// fact, at least one of them is made by the pattern, and the pattern makes no fact beyond those. A counter-example
/// gives a `reason` instead; the pattern must make no fact of it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// The text.
    pub text: Spanned<String>,
    /// The anchor date, where incomplete dates need one.
    pub date: Option<Spanned<String>>,
    /// What must be found.
    #[serde(default)]
    pub facts: Vec<Spanned<Fact>>,
    /// Why nothing must be found.
    pub reason: Option<String>,
}

/// The examples of one rule, kept for the checker.
#[derive(Debug, Clone)]
pub struct RuleExamples {
    /// The file.
    pub file: String,
    /// The rule.
    pub id: String,
    /// Where the rule's id stands.
    pub at: Place,
    /// Texts with the facts that the rule must find.
    pub examples: Vec<Example>,
    /// Texts in which the rule must find nothing.
    pub counters: Vec<Example>,
}
