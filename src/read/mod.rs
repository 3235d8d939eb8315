//! Inputs to batches of bytes: files, folders, JSON Lines, standard input, compressed or not.
//!
//! Reading runs beside the work and does little: it opens, decompresses and cuts JSON Lines at
//! line ends. Decoding and parsing are left to the workers. A batch is bounded, so that memory
//! does not grow with the number of articles; a single article is bounded by
//! [`Settings::max_article_size`], so that a bomb of compressed bytes is rejected, not unpacked.

pub mod compressed;
pub mod inventory;
pub mod jsonl;
pub mod paths;

use crate::calendar::Date;
use crate::decode::{BadBytes, Utf8Stream};
use compressed::Compression;
use paths::{Found, Walk};
use serde::{Deserialize, Serialize};
use std::cell::Cell;
use std::io::{self, Read};
use std::ops::{ControlFlow, Range};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;

/// How articles stand in an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// One article, the whole input.
    Text,
    /// One article a line, a JSON object.
    JsonLines,
}

impl Format {
    /// The media type that a record states.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Text => "text/plain",
            Self::JsonLines => "application/jsonl",
        }
    }
}

/// An input as the user names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// Standard input.
    Stdin,
    /// A file or folder.
    Path(PathBuf),
}

/// How inputs are read.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The format of standard input, and of a named file whose ending tells none.
    pub format: Format,
    /// The names of fields in JSON Lines.
    pub fields: jsonl::Fields,
    /// Bad bytes are replaced by U+FFFD.
    pub lossy: bool,
    /// How many bytes an article may have, decompressed: a text, or a line of JSON Lines.
    pub max_article_size: usize,
    /// The date against which to resolve, for all articles.
    pub anchor: Option<Date>,
    /// Files that are passed over where a folder holds them: the output. Paths without links.
    pub exclude: Vec<PathBuf>,
}

impl Settings {
    /// The default of [`Settings::max_article_size`].
    pub const MAX_ARTICLE_SIZE: usize = 16 << 20;

    fn excludes(&self, path: &Path) -> bool {
        let alike = |exclude: &&PathBuf| path.file_name() == exclude.file_name();
        self.exclude.iter().filter(alike).any(|exclude| path.canonicalize().is_ok_and(|path| path == *exclude))
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            format: Format::Text,
            fields: jsonl::Fields::default(),
            lossy: false,
            max_article_size: Self::MAX_ARTICLE_SIZE,
            anchor: None,
            exclude: Vec::new(),
        }
    }
}

/// One file, or standard input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The file; `None` for standard input.
    pub path: Option<PathBuf>,
    /// The path as reached, or `-`.
    pub uri: String,
    /// The id of the file's article, or what the ids of its lines begin with.
    pub id: String,
    /// How articles stand in it.
    pub format: Format,
    /// How it is compressed.
    pub compression: Compression,
}

/// Why an article could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The file cannot be opened, read or decompressed.
    Unreadable,
    /// The article has more bytes than allowed.
    TooLarge,
    /// The bytes are no text of the encoding.
    BadEncoding,
    /// The line is no JSON object.
    BadJson,
    /// The object has no text.
    NoText,
    /// A field is of the wrong type.
    BadField,
    /// The program failed on it.
    Internal,
}

/// An article, or a whole input, that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Rejected {
    /// The file's path, or `-`.
    pub uri: String,
    /// The 1-based line, in JSON Lines.
    pub line: Option<u64>,
    /// The byte at which it shows, from 0, in the decompressed input.
    pub byte: Option<u64>,
    /// The kind of reason.
    pub reason: Reason,
    /// The reason in words.
    pub message: String,
}

/// Why an article cannot be read; `byte` counts from the article's start.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Refusal {
    pub(crate) byte: Option<u64>,
    pub(crate) reason: Reason,
    pub(crate) message: String,
}

impl Refusal {
    pub(crate) fn new(byte: usize, reason: Reason, message: impl Into<String>) -> Self {
        Self { byte: Some(byte as u64), reason, message: message.into() }
    }

    pub(crate) fn too_large(max: usize) -> Self {
        let message = format!("larger than {max} bytes (--max-article-size)");
        Self { byte: None, reason: Reason::TooLarge, message }
    }

    pub(crate) fn internal(words: &str) -> Self {
        Self { byte: None, reason: Reason::Internal, message: format!("the program failed on this article: {words}") }
    }

    /// The report on it: an article that is a file, or a line with its number and first byte.
    pub(crate) fn at(self, uri: &str, line: Option<(u64, u64)>) -> Rejected {
        let byte = match (line, self.byte) {
            (None, byte) => byte,
            (Some((_, first)), byte) => Some(first + byte.unwrap_or(0)),
        };
        Rejected {
            uri: uri.to_owned(),
            line: line.map(|(number, _)| number),
            byte,
            reason: self.reason,
            message: self.message,
        }
    }
}

impl From<BadBytes> for Refusal {
    fn from(bad: BadBytes) -> Self {
        Self::new(bad.byte, Reason::BadEncoding, bad.reason)
    }
}

/// Something that the user should know, though nothing was lost by it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// The file's path, or `-`.
    pub uri: String,
    /// The 1-based line, in JSON Lines.
    pub line: Option<u64>,
    /// What it is.
    pub message: String,
}

fn place(f: &mut std::fmt::Formatter<'_>, uri: &str, line: Option<u64>, byte: Option<u64>) -> std::fmt::Result {
    f.write_str(uri)?;
    if let Some(line) = line {
        write!(f, ":{line}")?;
    }
    if let Some(byte) = byte {
        write!(f, ": byte {byte}")?;
    }
    f.write_str(": ")
}

impl std::fmt::Display for Rejected {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        place(f, &self.uri, self.line, self.byte)?;
        f.write_str(&self.message)
    }
}

impl std::fmt::Display for Notice {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        place(f, &self.uri, self.line, None)?;
        f.write_str(&self.message)
    }
}

/// One piece of a batch; its bytes are a range of [`Batch::bytes`].
#[derive(Debug)]
pub enum Item {
    /// The bytes of one article.
    Text(Arc<Source>, Range<usize>),
    /// Whole lines of JSON Lines.
    Lines {
        /// Where they come from.
        source: Arc<Source>,
        /// The number of the first line.
        first_line: u64,
        /// Where the first line begins in the decompressed source.
        first_byte: u64,
        /// Their bytes.
        range: Range<usize>,
    },
    /// What could not be read.
    Rejected(Rejected),
    /// What the user should know.
    Notice(Notice),
}

/// A place between two articles of the inputs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// The file, or whatever else inputs and folders come to, counted from 0 in reading order.
    pub source: u64,
    /// The 0-based line of JSON Lines; 0 at the start of a source.
    pub line: u64,
    /// The first byte of that line in the source, decompressed and as UTF-8.
    pub byte: u64,
}

impl Position {
    fn after(self) -> Self {
        Self { source: self.source + 1, line: 0, byte: 0 }
    }
}

/// A stretch of the input, in input order.
#[derive(Debug)]
pub struct Batch {
    /// The bytes of all items.
    pub bytes: Vec<u8>,
    /// What is in it.
    pub items: Vec<Item>,
    /// How many bytes of input, as stored, were read for it.
    pub stored: u64,
    /// Where the next batch begins.
    pub end: Position,
}

impl Default for Batch {
    fn default() -> Self {
        Self { bytes: Vec::with_capacity(BATCH_BYTES), items: Vec::new(), stored: 0, end: Position::default() }
    }
}

/// How many bytes make a batch, but for an article that is larger. Small enough that threads end
/// together, large enough that handing it over costs nothing.
pub const BATCH_BYTES: usize = 128 << 10;
const BATCH_ITEMS: usize = 512;

/// Reads all inputs in order, from a position on; `send` takes each batch and may end the reading.
pub fn read(
    inputs: &[Input],
    settings: &Settings,
    from: Position,
    send: &mut dyn FnMut(Batch) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let at = Position::default();
    let mut reader = Reader { settings, batch: Batch::default(), from, at, stored: Rc::default(), sent: 0, send };
    each(inputs, settings, &mut |found| reader.found(found))?;
    reader.flush()
}

/// Hands over what the inputs come to, in reading order.
fn each(inputs: &[Input], settings: &Settings, see: &mut dyn FnMut(Found) -> ControlFlow<()>) -> ControlFlow<()> {
    for input in inputs {
        match input {
            Input::Stdin => see(Found::File(Source {
                path: None,
                uri: "-".to_owned(),
                id: "-".to_owned(),
                format: settings.format,
                compression: Compression::None,
            }))?,
            Input::Path(path) if path.is_dir() => {
                let excluded = |found: &Found| match found {
                    Found::File(source) => source.path.as_deref().is_some_and(|path| settings.excludes(path)),
                    Found::Unreadable(..) | Found::Again(_) => false,
                };
                for found in Walk::new(path).filter(|found| !excluded(found)) {
                    see(found)?;
                }
            }
            Input::Path(path) => see(Found::File(paths::named(path, settings.format)))?,
        }
    }
    ControlFlow::Continue(())
}

/// The sum of the inputs' sizes as stored; `None` where an input has no size beforehand.
#[must_use]
pub fn measure(inputs: &[Input]) -> Option<u64> {
    let size = |path: &PathBuf| std::fs::metadata(path).map_or(Some(0), |m| m.is_file().then_some(m.len()));
    inputs
        .iter()
        .map(|input| match input {
            Input::Stdin => None,
            Input::Path(path) if path.is_dir() => Some(
                Walk::new(path)
                    .map(|found| match found {
                        Found::File(Source { path: Some(path), .. }) => size(&path).unwrap_or(0),
                        _ => 0,
                    })
                    .sum(),
            ),
            Input::Path(path) => size(path),
        })
        .sum()
}

struct Reader<'s> {
    settings: &'s Settings,
    batch: Batch,
    /// Where to begin.
    from: Position,
    /// The end of what is in the batch.
    at: Position,
    stored: Rc<Cell<u64>>,
    sent: u64,
    send: &'s mut dyn FnMut(Batch) -> ControlFlow<()>,
}

impl Reader<'_> {
    fn found(&mut self, found: Found) -> ControlFlow<()> {
        if self.at.source < self.from.source {
            self.at = self.at.after();
            return ControlFlow::Continue(());
        }
        match found {
            Found::File(source) => self.source(source)?,
            Found::Unreadable(path, error) => self.reject(&path.to_string_lossy(), None, None, &error),
            Found::Again(path) => {
                let message = "this folder was read under another path (a link in a circle?)".to_owned();
                let uri = path.to_string_lossy().into_owned();
                self.batch.items.push(Item::Notice(Notice { uri, line: None, message }));
            }
        }
        self.at = self.at.after();
        self.flush_full()
    }

    fn source(&mut self, source: Source) -> ControlFlow<()> {
        match compressed::open(&source, &self.stored) {
            Err(error) => self.reject(&source.uri, None, None, &error),
            Ok((stream, size)) => match source.format {
                Format::Text => self.text(source, stream, size),
                Format::JsonLines => return self.lines(&Arc::new(source), stream),
            },
        }
        ControlFlow::Continue(())
    }

    fn text(&mut self, source: Source, stream: Box<dyn Read>, size: Option<u64>) {
        let max = self.settings.max_article_size;
        let start = self.batch.bytes.len();
        let known_larger = source.compression == Compression::None && size.is_some_and(|size| size > max as u64);
        let read =
            if known_larger { Ok(max + 1) } else { stream.take(max as u64 + 1).read_to_end(&mut self.batch.bytes) };
        match read {
            Ok(count) if count <= max => {
                let range = start..self.batch.bytes.len();
                self.batch.items.push(Item::Text(Arc::new(source), range));
            }
            Ok(_) => {
                self.batch.bytes.truncate(start);
                self.too_large(&source.uri, None);
            }
            Err(error) => {
                let byte = (self.batch.bytes.len() - start) as u64;
                self.batch.bytes.truncate(start);
                self.reject(&source.uri, None, Some(byte), &error);
            }
        }
    }

    fn lines(&mut self, source: &Arc<Source>, stream: Box<dyn Read>) -> ControlFlow<()> {
        let mut stream = match Utf8Stream::new(stream) {
            Ok((stream, mark)) => {
                self.at.byte = mark;
                stream
            }
            Err(error) => {
                self.reject(&source.uri, Some(1), Some(0), &error);
                return ControlFlow::Continue(());
            }
        };
        if self.at.source == self.from.source && self.from.byte > self.at.byte {
            // What is compressed has no other way to a place inside than through what stands before.
            let passed = io::copy(&mut stream.by_ref().take(self.from.byte - self.at.byte), &mut io::sink());
            if let Err(error) = passed {
                self.reject(&source.uri, Some(self.from.line + 1), Some(self.from.byte), &error);
                return ControlFlow::Continue(());
            }
            self.at = self.from;
            self.sent = self.stored.get();
        }
        let piped = source.path.is_none();
        let mut rest = Vec::new();
        loop {
            let start = self.batch.bytes.len();
            self.batch.bytes.append(&mut rest);
            let Position { line, byte, .. } = self.at;
            let end = match self.read_lines(start, &mut stream) {
                Ok(end) => end,
                Err(error) => {
                    let byte = byte + (self.batch.bytes.len() - start) as u64;
                    self.batch.bytes.truncate(start);
                    self.reject(&source.uri, Some(line + 1), Some(byte), &error);
                    return ControlFlow::Continue(());
                }
            };
            let cut = match end {
                LineEnd::At(cut) => cut,
                LineEnd::OfInput => self.batch.bytes.len(),
                LineEnd::TooFar => {
                    let mut length = (self.batch.bytes.len() - start) as u64;
                    self.batch.bytes.truncate(start);
                    self.too_large(&source.uri, Some((line + 1, byte)));
                    match skip_line(&mut stream, &mut length) {
                        Ok(after) => rest = after,
                        Err(error) => {
                            self.reject(&source.uri, Some(line + 1), Some(byte + length), &error);
                            return ControlFlow::Continue(());
                        }
                    }
                    self.at.line += 1;
                    self.at.byte += length;
                    self.flush_full()?;
                    continue;
                }
            };
            rest = self.batch.bytes.split_off(cut);
            if cut > start {
                let (source, range) = (Arc::clone(source), start..cut);
                self.batch.items.push(Item::Lines { source, first_line: line + 1, first_byte: byte, range });
                self.at.line += memchr::memchr_iter(b'\n', &self.batch.bytes[start..cut]).count() as u64;
                self.at.byte += (cut - start) as u64;
            }
            if matches!(end, LineEnd::OfInput) {
                return ControlFlow::Continue(());
            }
            // What comes through a pipe is passed on as it comes.
            if piped {
                self.flush()?;
            }
            self.flush_full()?;
        }
    }

    /// Reads on until the bytes from `start` hold a line end, or are too many for a line.
    fn read_lines(&mut self, start: usize, stream: &mut dyn Read) -> io::Result<LineEnd> {
        let bytes = &mut self.batch.bytes;
        // What was read behind a line that was passed over may hold lines.
        if let Some(at) = memchr::memrchr(b'\n', &bytes[start..]) {
            return Ok(LineEnd::At(start + at + 1));
        }
        loop {
            if bytes.len() - start > self.settings.max_article_size {
                return Ok(LineEnd::TooFar);
            }
            let before = bytes.len();
            bytes.resize(before + BATCH_BYTES, 0);
            let read = read_some(stream, &mut bytes[before..]);
            bytes.truncate(before + *read.as_ref().unwrap_or(&0));
            if read? == 0 {
                return Ok(LineEnd::OfInput);
            }
            if let Some(at) = memchr::memrchr(b'\n', &bytes[before..]) {
                return Ok(LineEnd::At(before + at + 1));
            }
        }
    }

    fn too_large(&mut self, uri: &str, line: Option<(u64, u64)>) {
        self.batch.items.push(Item::Rejected(Refusal::too_large(self.settings.max_article_size).at(uri, line)));
    }

    fn reject(&mut self, uri: &str, line: Option<u64>, byte: Option<u64>, error: &io::Error) {
        let message = match error.kind() {
            io::ErrorKind::NotFound => "no such file or folder".to_owned(),
            io::ErrorKind::PermissionDenied => "no permission to read it".to_owned(),
            _ => format!("cannot read: {error}"),
        };
        let rejected = Rejected { uri: uri.to_owned(), line, byte, reason: Reason::Unreadable, message };
        self.batch.items.push(Item::Rejected(rejected));
    }

    fn flush_full(&mut self) -> ControlFlow<()> {
        if self.batch.bytes.len() < BATCH_BYTES && self.batch.items.len() < BATCH_ITEMS {
            return ControlFlow::Continue(());
        }
        self.flush()
    }

    fn flush(&mut self) -> ControlFlow<()> {
        if self.batch.items.is_empty() {
            return ControlFlow::Continue(());
        }
        let mut batch = std::mem::take(&mut self.batch);
        batch.stored = self.stored.get() - self.sent;
        batch.end = self.at;
        self.sent = self.stored.get();
        (self.send)(batch)
    }
}

/// Where the last whole line of what was read ends.
enum LineEnd {
    At(usize),
    OfInput,
    TooFar,
}

fn read_some(stream: &mut dyn Read, buffer: &mut [u8]) -> io::Result<usize> {
    loop {
        match stream.read(buffer) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            read => return read,
        }
    }
}

/// Passes over the rest of a line and gives what was read after it; `length` grows by what was
/// passed over.
fn skip_line(stream: &mut dyn Read, length: &mut u64) -> io::Result<Vec<u8>> {
    let mut block = vec![0; BATCH_BYTES];
    loop {
        let read = read_some(stream, &mut block)?;
        if read == 0 {
            return Ok(Vec::new());
        }
        if let Some(at) = memchr::memchr(b'\n', &block[..read]) {
            *length += at as u64 + 1;
            return Ok(block[at + 1..read].to_vec());
        }
        *length += read as u64;
    }
}
