//! The records of a run, kept to be compared.

use super::expected::{Expected, Place};
use rayon::iter::{IntoParallelIterator, ParallelIterator};
use serde::Deserialize;
use serde_json::Value;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::PathBuf;

/// Takes the records of [`crate::run::run`], which must hold their texts, and keeps those of which
/// something is expected.
#[derive(Debug)]
pub struct Collector<'e> {
    place: &'e Place,
    expected: &'e BTreeMap<PathBuf, Expected>,
    /// Records of which nothing is expected are kept too.
    all: bool,
    /// What a write left of a line.
    rest: Vec<u8>,
    lines: Vec<(Option<PathBuf>, Vec<u8>)>,
    unexpected: usize,
}

/// What a run has of one article.
#[derive(Debug)]
pub struct Collected {
    /// Where its expected record stands or would stand; `None` where its id is no name of a file.
    pub path: Option<PathBuf>,
    /// Its record.
    pub record: Value,
}

#[derive(Deserialize)]
struct Head<'l> {
    #[serde(borrow)]
    id: Cow<'l, str>,
    #[serde(borrow)]
    source: Source<'l>,
}

#[derive(Deserialize)]
struct Source<'l> {
    #[serde(borrow)]
    uri: Cow<'l, str>,
    line: Option<u64>,
}

impl<'e> Collector<'e> {
    /// Keeps the records that belong to expected ones, or all.
    #[must_use]
    pub fn new(place: &'e Place, expected: &'e BTreeMap<PathBuf, Expected>, all: bool) -> Self {
        Self { place, expected, all, rest: Vec::new(), lines: Vec::new(), unexpected: 0 }
    }

    /// How many records there are of which nothing is expected.
    #[must_use]
    pub fn unexpected(&self) -> usize {
        self.unexpected
    }

    /// The records that were kept, in their order.
    ///
    /// # Errors
    /// Where a line is no JSON.
    pub fn records(self) -> serde_json::Result<Vec<Collected>> {
        let read = |(path, line): (_, Vec<u8>)| Ok(Collected { path, record: serde_json::from_slice(&line)? });
        self.lines.into_par_iter().map(read).collect()
    }

    fn line(&mut self, line: &[u8]) -> io::Result<()> {
        let head: Head<'_> = serde_json::from_slice(line)?;
        let path = self.place.path(&head.id, &head.source.uri, head.source.line.is_some());
        let expected = path.as_ref().is_some_and(|path| self.expected.contains_key(path));
        self.unexpected += usize::from(!expected);
        if expected || self.all {
            self.lines.push((path, line.to_vec()));
        }
        Ok(())
    }
}

impl Write for Collector<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for part in bytes.split_inclusive(|&byte| byte == b'\n') {
            self.rest.extend_from_slice(part);
            if part.ends_with(b"\n") {
                let line = std::mem::take(&mut self.rest);
                self.line(&line)?;
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
