//! Folders: which files of them are read, in which order, and under which names.

use super::compressed::Compression;
use super::{Format, Source};
use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs::{self, DirEntry};
use std::io;
use std::path::{MAIN_SEPARATOR, Path, PathBuf};

/// What the ending of a file's name tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ending<'n> {
    /// The name without it.
    pub stem: &'n str,
    /// The format, where it is one of trich's.
    pub format: Option<Format>,
    /// How the file is compressed.
    pub compression: Compression,
}

fn strip<'n>(name: &'n str, ending: &str) -> Option<&'n str> {
    let at = name.len().checked_sub(ending.len())?;
    let (stem, end) = (name.get(..at)?, name.get(at..)?);
    (end.eq_ignore_ascii_case(ending) && !stem.is_empty() && !stem.ends_with('/')).then_some(stem)
}

/// Splits the ending from a name or path: `.txt`, `.jsonl` or `.ndjson`, with `.gz` or `.zst`
/// behind it; of another name, what follows its last full stop.
#[must_use]
pub fn ending(name: &str) -> Ending<'_> {
    let (inner, compression) = [(".gz", Compression::Gzip), (".zst", Compression::Zstd)]
        .into_iter()
        .find_map(|(end, compression)| Some((strip(name, end)?, compression)))
        .unwrap_or((name, Compression::None));
    for (end, format) in [(".txt", Format::Text), (".jsonl", Format::JsonLines), (".ndjson", Format::JsonLines)] {
        if let Some(stem) = strip(inner, end) {
            return Ending { stem, format: Some(format), compression };
        }
    }
    let dot = inner.rfind('.').and_then(|at| strip(inner, &inner[at..])).filter(|_| !inner.ends_with('/'));
    let other = dot.filter(|stem| !inner[stem.len()..].contains('/'));
    Ending { stem: other.unwrap_or(inner), format: None, compression }
}

/// A file named by the user; `fallback` is the format of a name that tells none.
#[must_use]
pub fn named(path: &Path, fallback: Format) -> Source {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    let ending = ending(&name);
    Source {
        path: Some(path.to_owned()),
        uri: path.to_string_lossy().into_owned(),
        id: ending.stem.to_owned(),
        format: ending.format.unwrap_or(fallback),
        compression: ending.compression,
    }
}

/// What a walk comes to.
#[derive(Debug)]
pub enum Found {
    /// A file to read.
    File(Source),
    /// A folder or file that cannot be read.
    Unreadable(PathBuf, io::Error),
    /// A link to a folder that was walked already.
    Again(PathBuf),
}

enum Kind {
    File,
    Folder,
    Link,
}

struct Entry {
    name: Box<OsStr>,
    kind: Kind,
}

struct Level {
    folder: PathBuf,
    entries: std::vec::IntoIter<Entry>,
}

/// Walks a folder: its files and folders in the order of their names' bytes, each folder once,
/// under the path that reaches it first, so that links in a circle end.
///
/// Only the names in the folders between the root and the current file are held.
pub struct Walk {
    root: PathBuf,
    stack: Vec<Level>,
    seen: HashSet<PathBuf>,
    pending: Vec<Found>,
}

impl Walk {
    /// Begins at a folder.
    #[must_use]
    pub fn new(root: &Path) -> Self {
        let mut walk = Self { root: root.to_owned(), stack: Vec::new(), seen: HashSet::new(), pending: Vec::new() };
        walk.enter(root.to_owned());
        walk
    }

    fn enter(&mut self, folder: PathBuf) {
        // The way without links tells a folder from its links.
        match folder.canonicalize() {
            Ok(real) => {
                if !self.seen.insert(real) {
                    return self.pending.push(Found::Again(folder));
                }
            }
            Err(error) => return self.pending.push(Found::Unreadable(folder, error)),
        }
        let mut entries = Vec::new();
        match fs::read_dir(&folder) {
            Err(error) => return self.pending.push(Found::Unreadable(folder, error)),
            Ok(listing) => {
                for entry in listing {
                    match entry {
                        Ok(entry) => entries.extend(wanted(&entry)),
                        Err(error) => self.pending.push(Found::Unreadable(folder.clone(), error)),
                    }
                }
            }
        }
        entries.sort_unstable_by(|a, b| a.name.cmp(&b.name));
        self.stack.push(Level { folder, entries: entries.into_iter() });
    }

    fn file(&self, path: PathBuf) -> Option<Found> {
        let below = path.strip_prefix(&self.root).unwrap_or(&path).to_string_lossy().replace(MAIN_SEPARATOR, "/");
        let ending = ending(&below);
        let (id, format, compression) = (ending.stem.to_owned(), ending.format?, ending.compression);
        let uri = path.to_string_lossy().into_owned();
        Some(Found::File(Source { path: Some(path), uri, id, format, compression }))
    }
}

/// An entry that may be, or lead to, a file to read.
fn wanted(entry: &DirEntry) -> Option<Entry> {
    let name = entry.file_name().into_boxed_os_str();
    let kind = match entry.file_type() {
        Ok(kind) if kind.is_dir() => Kind::Folder,
        Ok(kind) if kind.is_file() => Kind::File,
        Ok(kind) if kind.is_symlink() => Kind::Link,
        // A pipe or a device would never end.
        Ok(_) => return None,
        Err(_) => Kind::Link,
    };
    let fine = !matches!(kind, Kind::File) || ending(&name.to_string_lossy()).format.is_some();
    fine.then_some(Entry { name, kind })
}

impl Iterator for Walk {
    type Item = Found;

    fn next(&mut self) -> Option<Found> {
        loop {
            if let Some(found) = self.pending.pop() {
                return Some(found);
            }
            let level = self.stack.last_mut()?;
            let Some(entry) = level.entries.next() else {
                self.stack.pop();
                continue;
            };
            let path = level.folder.join(&*entry.name);
            let is_text = || ending(&entry.name.to_string_lossy()).format.is_some();
            match entry.kind {
                Kind::Folder => self.enter(path),
                Kind::File => self.pending.extend(self.file(path)),
                Kind::Link => match fs::metadata(&path) {
                    Ok(target) if target.is_dir() => self.enter(path),
                    Ok(target) if target.is_file() => self.pending.extend(self.file(path)),
                    Ok(_) => {}
                    Err(error) if is_text() => return Some(Found::Unreadable(path, error)),
                    Err(_) => {}
                },
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_tell_format_and_compression() {
        use Compression::{Gzip, None as Plain, Zstd};
        let (text, lines) = (Some(Format::Text), Some(Format::JsonLines));
        for (name, stem, format, compression) in [
            ("quy-1.txt", "quy-1", text, Plain),
            ("so.2017/quy.1.TXT.gz", "so.2017/quy.1", text, Gzip),
            ("tin.jsonl", "tin", lines, Plain),
            ("tin.ndjson.zst", "tin", lines, Zstd),
            ("tin.html", "tin", None, Plain),
            ("tin.gz", "tin", None, Gzip),
            ("so.2017/tin", "so.2017/tin", None, Plain),
            ("README", "README", None, Plain),
            (".txt", ".txt", None, Plain),
            ("so/.txt", "so/.txt", None, Plain),
            ("ý.", "ý", None, Plain),
        ] {
            assert_eq!(ending(name), Ending { stem, format, compression }, "{name}");
        }
    }
}
