//! Two runs over the same articles, read side by side.
//!
//! Each file is read (and decompressed) by a thread of its own; the calling thread pairs the
//! records by id. Where both files have the same order, which is the normal case, a record is held
//! until its partner is read and no longer, so that memory does not grow with their number. One
//! without a partner is held as long as there is room ([`HELD_BYTES`]); then the oldest is taken
//! to be in its file alone. Should its partner come after all, the files are refused: their orders
//! are too far apart to be compared in bounded memory, and sorting both by id helps.

use super::{Change, LISTS, SINGLE, Totals, changes};
use crate::read::{self, Batch, Format, Input, Item, Position, Reason, Rejected, Source, jsonl};
use serde_json::Value;
use serde_json::value::RawValue;
use std::collections::{BTreeMap, HashMap, VecDeque};
use std::fmt;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, sync_channel};

/// How many bytes of records without a partner are held, of both files together.
pub const HELD_BYTES: usize = 256 << 20;
/// The largest record.
const LARGEST: usize = 1 << 30;
/// How many batches are read ahead.
const AHEAD: usize = 8;

/// What two runs have of one article.
#[derive(Debug)]
pub enum Compared<'c> {
    /// Both have it, and it changed.
    Different {
        /// Its id.
        id: &'c str,
        /// Whether it was extracted from another text.
        other_text: bool,
        /// What changed in it.
        changes: &'c [Change<'c>],
    },
    /// The old run alone has it.
    OnlyOld(&'c str),
    /// The new run alone has it.
    OnlyNew(&'c str),
}

/// Why two runs could not be compared.
#[derive(Debug)]
pub enum Failure {
    /// A file, or a line of it, could not be read.
    Unreadable(Rejected),
    /// The orders of the files are too far apart.
    Order {
        /// The id that came too late.
        id: String,
        /// Where it stands in either file.
        places: [String; 2],
    },
    /// What was found could not be told.
    Output(io::Error),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(rejected) => rejected.fmt(f),
            Self::Order { id, places: [old, new] } => write!(
                f,
                "{old} and {new}: the article {id:?} is more than {} MB of records out of order; sort both files by id",
                HELD_BYTES >> 20
            ),
            Self::Output(_) => f.write_str("cannot write the output"),
        }
    }
}

impl std::error::Error for Failure {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Output(error) => Some(error),
            Self::Unreadable(_) | Self::Order { .. } => None,
        }
    }
}

/// Compares two runs: JSON Lines as `trich extract` writes them, compressed or not.
///
/// Every article that changed, and every one that but one run has, is handed to `see`: those of
/// both in the order of the later of their records, the others when that they are alone is known.
///
/// # Errors
/// Where a file cannot be read, a line is no record, the orders are too far apart, or `see` fails.
pub fn compare(
    old: &Input,
    new: &Input,
    see: &mut dyn FnMut(&Compared<'_>) -> io::Result<()>,
) -> Result<Totals, Failure> {
    compare_holding(HELD_BYTES, old, new, see)
}

fn compare_holding(
    room: usize,
    old: &Input,
    new: &Input,
    see: &mut dyn FnMut(&Compared<'_>) -> io::Result<()>,
) -> Result<Totals, Failure> {
    std::thread::scope(|threads| {
        let open = |input: &Input| {
            let (send, receive) = sync_channel(AHEAD);
            let inputs = [input.clone()];
            threads.spawn(move || {
                let settings = read::Settings {
                    format: Format::JsonLines,
                    max_article_size: LARGEST,
                    ..read::Settings::default()
                };
                // The comparison may have ended before the file.
                let _ = read::read(&inputs, &settings, Position::default(), &mut |batch| match send.send(batch) {
                    Ok(()) => ControlFlow::Continue(()),
                    Err(_) => ControlFlow::Break(()),
                });
            });
            Side { batches: receive, lines: VecDeque::new(), held: HashMap::new(), alone: HashMap::new() }
        };
        let sides = [open(old), open(new)];
        let (order, totals) = (BTreeMap::new(), Totals::default());
        Comparison { sides, order, held_bytes: 0, room, arrivals: 0, totals, see }.run()
    })
}

/// A record as it stands in its file.
struct Line {
    bytes: Vec<u8>,
    source: Arc<Source>,
    number: u64,
}

impl Line {
    fn place(&self) -> String {
        format!("{}:{}", self.source.uri, self.number)
    }

    fn parse(&self) -> Result<Record<'_>, Failure> {
        let parsed = serde_json::from_slice::<HashMap<&str, &RawValue>>(&self.bytes).and_then(|parts| {
            let missing = |key| serde::de::Error::custom(format_args!("it has no `{key}`"));
            parts.get("schema").ok_or_else(|| missing("schema"))?;
            let id = serde_json::from_str(parts.get("id").ok_or_else(|| missing("id"))?.get())?;
            Ok(Record { id, parts })
        });
        parsed.map_err(|error: serde_json::Error| {
            let words = error.to_string();
            let words = words.split(" at line ").next().unwrap_or_default();
            self.source.unreadable(Some(self.number), format!("no record of trich: {words}"))
        })
    }
}

/// A record whose parts are read where they differ from those of its partner.
struct Record<'l> {
    id: String,
    parts: HashMap<&'l str, &'l RawValue>,
}

impl Record<'_> {
    fn value(&self, key: &str) -> Value {
        self.parts.get(key).and_then(|part| serde_json::from_str(part.get()).ok()).unwrap_or_default()
    }
}

impl Source {
    fn unreadable(&self, line: Option<u64>, message: String) -> Failure {
        let (uri, reason) = (self.uri.clone(), Reason::BadJson);
        Failure::Unreadable(Rejected { uri, line, byte: None, reason, message })
    }
}

/// A record without a partner so far.
struct Held {
    line: Line,
    arrival: u64,
}

/// One of the two files.
struct Side {
    batches: Receiver<Batch>,
    lines: VecDeque<Line>,
    held: HashMap<String, VecDeque<Held>>,
    /// Hashes of the ids that were taken to be in this file alone, with a place.
    alone: HashMap<u64, String>,
}

impl Side {
    fn next(&mut self) -> Result<Option<Line>, Failure> {
        loop {
            if let Some(line) = self.lines.pop_front() {
                return Ok(Some(line));
            }
            let Ok(batch) = self.batches.recv() else { return Ok(None) };
            for item in batch.items {
                match item {
                    Item::Lines { source, first_line, first_byte, range } => {
                        let lines = jsonl::lines(&batch.bytes[range], first_line, first_byte);
                        self.lines.extend(lines.map(|line| Line {
                            bytes: line.bytes.to_vec(),
                            source: Arc::clone(&source),
                            number: line.number,
                        }));
                    }
                    Item::Text(source, _) => {
                        return Err(source.unreadable(None, "a text, not JSON Lines of records".to_owned()));
                    }
                    Item::Rejected(rejected) => return Err(Failure::Unreadable(rejected)),
                    Item::Notice(_) => {}
                }
            }
        }
    }
}

const OLD: usize = 0;
const NEW: usize = 1;

struct Comparison<'c> {
    sides: [Side; 2],
    /// What is held, in the order in which it came: side and id.
    order: BTreeMap<u64, (usize, String)>,
    held_bytes: usize,
    room: usize,
    arrivals: u64,
    totals: Totals,
    see: &'c mut dyn FnMut(&Compared<'_>) -> io::Result<()>,
}

impl Comparison<'_> {
    fn run(mut self) -> Result<Totals, Failure> {
        loop {
            let lines = [self.sides[OLD].next()?, self.sides[NEW].next()?];
            if let [Some(old), Some(new)] = &lines {
                let (old, new) = (old.parse()?, new.parse()?);
                if old.id == new.id {
                    self.compare(&old, &new)?;
                    continue;
                }
            } else if lines.iter().all(Option::is_none) {
                break;
            }
            for (side, mut line) in lines.into_iter().enumerate() {
                // A file that finds its partners behind in the other one catches up.
                while let Some(found) = line {
                    line = if self.arrive(side, found)? { self.sides[side].next()? } else { None };
                }
            }
        }
        while let Some((_, (side, id))) = self.order.pop_first() {
            self.alone(side, &id)?;
        }
        Ok(self.totals)
    }

    /// Pairs a record with one that the other file holds, or holds it; gives whether it has a partner.
    fn arrive(&mut self, side: usize, line: Line) -> Result<bool, Failure> {
        let id = line.parse()?.id;
        if let Some(partner) = self.release(1 - side, &id) {
            let (this, other) = (line.parse()?, partner.parse()?);
            let (old, new) = if side == OLD { (this, other) } else { (other, this) };
            self.compare(&old, &new)?;
            return Ok(true);
        }
        if let Some(place) = self.sides[1 - side].alone.get(&hash(&id)) {
            let places = if side == OLD { [line.place(), place.clone()] } else { [place.clone(), line.place()] };
            return Err(Failure::Order { id, places });
        }
        self.held_bytes += line.bytes.len();
        self.order.insert(self.arrivals, (side, id.clone()));
        self.sides[side].held.entry(id).or_default().push_back(Held { line, arrival: self.arrivals });
        self.arrivals += 1;
        while self.held_bytes > self.room {
            let Some((_, (side, id))) = self.order.pop_first() else { break };
            if let Some(line) = self.release(side, &id) {
                self.sides[side].alone.insert(hash(&id), line.place());
            }
            self.alone(side, &id)?;
        }
        Ok(false)
    }

    /// Takes the first record of an id out of those that a file holds.
    fn release(&mut self, side: usize, id: &str) -> Option<Line> {
        let held = self.sides[side].held.get_mut(id)?;
        let first = held.pop_front();
        if held.is_empty() {
            self.sides[side].held.remove(id);
        }
        let Held { line, arrival } = first?;
        self.order.remove(&arrival);
        self.held_bytes -= line.bytes.len();
        Some(line)
    }

    fn alone(&mut self, side: usize, id: &str) -> Result<(), Failure> {
        let articles = &mut self.totals.articles;
        let compared = if side == OLD {
            articles.only_old += 1;
            Compared::OnlyOld(id)
        } else {
            articles.only_new += 1;
            Compared::OnlyNew(id)
        };
        (self.see)(&compared).map_err(Failure::Output)
    }

    fn compare(&mut self, old: &Record<'_>, new: &Record<'_>) -> Result<(), Failure> {
        self.totals.articles.both += 1;
        let other = |key: &str| {
            let (old, new) = (old.parts.get(key)?, new.parts.get(key)?);
            (old.get() != new.get()).then(|| [old.get(), new.get()])
        };
        let other_text = other("source").is_some() && old.value("source")["sha256"] != new.value("source")["sha256"];
        let part = |record: &Record<'_>| -> Value {
            let keys = SINGLE.iter().chain(&LISTS).filter(|key| other(key).is_some());
            keys.map(|key| ((*key).to_owned(), record.value(key))).collect()
        };
        let (before, after) = (part(old), part(new));
        let changes = changes(&before, &after);
        self.totals.articles.other_text += u64::from(other_text);
        self.totals.articles.different += u64::from(!changes.is_empty());
        self.totals.add(&changes);
        if changes.is_empty() && !other_text {
            return Ok(());
        }
        (self.see)(&Compared::Different { id: &old.id, other_text, changes: &changes }).map_err(Failure::Output)
    }
}

fn hash(id: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    id.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write;

    /// What is told of two runs over articles of these ids, with room for so many bytes.
    fn told(room: usize, old: &[u32], new: &[u32]) -> Result<Vec<String>, Failure> {
        let folder = tempfile::tempdir().expect("a scratch folder");
        let file = |name: &str, ids: &[u32]| {
            let mut lines = String::new();
            for id in ids {
                let _ = writeln!(lines, r#"{{"schema":"trich/1","id":"{id}","author":{{"name":"{name}"}}}}"#);
            }
            let path = folder.path().join(name).with_extension("jsonl");
            std::fs::write(&path, lines).expect("a scratch file");
            Input::Path(path)
        };
        let mut told = Vec::new();
        let totals = compare_holding(room, &file("old", old), &file("new", new), &mut |compared| {
            told.push(match compared {
                Compared::Different { id, changes, .. } => format!("{id}: {}", changes.len()),
                Compared::OnlyOld(id) => format!("{id} old"),
                Compared::OnlyNew(id) => format!("{id} new"),
            });
            Ok(())
        })?;
        let count = |end: &str| told.iter().filter(|line| line.ends_with(end)).count() as u64;
        let articles = totals.articles;
        assert_eq!(
            (articles.both, articles.different, articles.only_old, articles.only_new),
            (count(": 1"), count(": 1"), count(" old"), count(" new"))
        );
        Ok(told)
    }

    const ROOM: usize = 1 << 20;

    #[test]
    fn records_pair_by_id_in_any_order() {
        assert_eq!(told(ROOM, &[1, 2, 3], &[1, 2, 3]).expect("compared"), ["1: 1", "2: 1", "3: 1"]);
        assert_eq!(
            told(ROOM, &[1, 2, 3, 4], &[1, 3, 4, 5]).expect("compared"),
            ["1: 1", "3: 1", "4: 1", "2 old", "5 new"]
        );
        assert_eq!(told(ROOM, &[3, 2, 1], &[1, 2, 3]).expect("compared"), ["2: 1", "1: 1", "3: 1"]);
        assert_eq!(told(ROOM, &[], &[1]).expect("compared"), ["1 new"]);
        assert_eq!(told(ROOM, &[7, 7], &[7]).expect("compared"), ["7: 1", "7 old"]);
    }

    #[test]
    fn what_is_held_is_bounded() {
        // Room for two records without a partner: the first of those taken out are told at once.
        let all: Vec<u32> = (10..40).collect();
        let fewer: Vec<u32> = all.iter().copied().filter(|id| id % 10 != 0).collect();
        assert_eq!(told(130, &all, &fewer).expect("compared").len(), 30);
        // In the other order nothing can be paired within it.
        let turned: Vec<u32> = all.iter().rev().copied().collect();
        let error = told(130, &all, &turned).expect_err("too far apart").to_string();
        assert!(error.contains("old.jsonl:") && error.contains("new.jsonl:") && error.contains("sort both"), "{error}");
    }
}
