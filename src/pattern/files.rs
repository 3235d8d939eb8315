//! Pattern files: the ones that the binary carries, or those of a folder.

use include_dir::{Dir, include_dir};
use serde::Deserialize;
use sha2::{Digest, Sha256};
use std::path::Path;
use toml::Spanned;

static EMBEDDED: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/patterns");

/// One pattern file.
#[derive(Debug, Clone)]
pub struct PatternFile {
    /// The path below the patterns' folder, with `/`.
    pub path: String,
    /// What it says.
    pub text: String,
}

impl PatternFile {
    /// The 1-based line of a byte offset.
    #[must_use]
    pub fn line(&self, offset: usize) -> usize {
        1 + memchr::memchr_iter(b'\n', &self.text.as_bytes()[..offset.min(self.text.len())]).count()
    }

    /// The 1-based line at which a value stands.
    #[must_use]
    pub fn line_of<T>(&self, value: &Spanned<T>) -> usize {
        self.line(value.span().start)
    }
}

/// A set of pattern files, sorted by path.
#[derive(Debug, Clone)]
pub struct PatternFiles {
    /// The files.
    pub files: Vec<PatternFile>,
}

impl PatternFiles {
    /// The files that the binary carries.
    #[must_use]
    pub fn embedded() -> Self {
        fn collect(dir: &Dir<'_>, files: &mut Vec<PatternFile>) {
            for file in dir.files() {
                let path = file.path().to_string_lossy().replace('\\', "/");
                if let Some(text) = file.contents_utf8().filter(|_| path.ends_with(".toml")) {
                    files.push(PatternFile { path, text: text.to_owned() });
                }
            }
            dir.dirs().for_each(|d| collect(d, files));
        }
        let mut files = Vec::new();
        collect(&EMBEDDED, &mut files);
        Self::sorted(files)
    }

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

    fn sorted(mut files: Vec<PatternFile>) -> Self {
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
    /// The pattern.
    pub id: Option<String>,
    /// The reason.
    pub message: String,
}

impl Finding {
    /// A finding.
    #[must_use]
    pub fn new(file: &str, line: Option<usize>, id: Option<&str>, message: String) -> Self {
        Self { file: file.to_owned(), line, id: id.map(ToOwned::to_owned), message }
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
    pub date: Option<String>,
    /// What must be found.
    #[serde(default)]
    pub facts: Vec<toml::Table>,
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
    /// The 1-based line at which the rule stands.
    pub line: usize,
    /// Texts with the facts that the rule must find.
    pub examples: Vec<Example>,
    /// Texts in which the rule must find nothing.
    pub counters: Vec<Example>,
}
