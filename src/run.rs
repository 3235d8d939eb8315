//! The parallel driver: ordered batches in, ordered bytes out.
//!
//! Three things happen at once: a thread reads batches of bytes ([`crate::read`]), the threads of
//! a rayon pool turn each batch into lines, one [`Worker`] a thread, and the calling thread puts
//! the results back into input order and writes them. Tickets bound what is under way: the reader
//! takes one for every [`read::BATCH_BYTES`] and gets it back when the lines are written, so that
//! memory does not grow with the number of articles, however slow the writer or one article is.
//! (With `par_iter` over a batch of articles, threads would idle at the end of every batch.)
//!
//! The output is the same for any number of threads. An article that makes the program panic is
//! rejected like one that cannot be read; the rest goes on.

use crate::decode;
use crate::extract::{self, Article, Worker};
use crate::pattern::Patterns;
use crate::read::jsonl::{self, RawLine};
use crate::read::{self, Batch, Input, Item, Notice, Position, Refusal, Rejected, Source};
use crate::write;
use serde::{Deserialize, Serialize};
use std::any::Any;
use std::collections::{BTreeMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, Write};
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Mutex, PoisonError, mpsc};

/// How a run goes.
#[derive(Debug, Clone)]
pub struct Settings {
    /// How many threads work.
    pub jobs: usize,
    /// What a record holds.
    pub extract: extract::Options,
    /// How inputs are read.
    pub read: read::Settings,
}

/// What was done so far: every article read is in `written` or in `rejected`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Records written.
    pub written: u64,
    /// Articles, or whole inputs, that could not be read.
    pub rejected: u64,
    /// Bytes of input, as stored.
    pub bytes: u64,
}

/// How far a run is: all articles before a place in the input are done, none after it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// What was done.
    pub counts: Counts,
    /// Where the rest begins.
    pub position: Position,
}

/// The ids of records, by which one that comes again is known.
#[derive(Debug, Default)]
pub struct Ids {
    /// Hashes: two of a million ids share one with a chance of 3 in 100 million.
    seen: HashSet<u64>,
}

impl Ids {
    /// Adds an id.
    pub fn add(&mut self, id: &str) {
        self.seen.insert(Self::hash(id));
    }

    fn hash(id: &str) -> u64 {
        let mut hasher = DefaultHasher::new();
        id.hash(&mut hasher);
        hasher.finish()
    }
}

/// A run as it was left.
#[derive(Debug, Default)]
pub struct Begun {
    /// How far it came.
    pub progress: Progress,
    /// The ids of the records that it wrote.
    pub ids: Ids,
}

/// Where a run's results go.
pub struct Outputs<'r> {
    /// Takes the records, whole lines at a time.
    pub records: &'r mut dyn Write,
    /// Takes what could not be read, as JSON Lines.
    pub rejects: Option<&'r mut dyn Write>,
    /// Keeps how far the run is.
    pub keeper: Option<&'r mut dyn Keep>,
}

/// Keeps how far a run is, so that it can be gone on with.
pub trait Keep {
    /// Hears how far the run is, each time that its outputs were written so far.
    ///
    /// # Errors
    /// Where that cannot be kept; it ends the run.
    fn keep(&mut self, progress: &Progress) -> io::Result<()>;
}

/// Hears how a run goes, in input order.
pub trait Observer {
    /// Something could not be read.
    fn rejected(&mut self, rejected: &Rejected);
    /// The user should know something.
    fn notice(&mut self, notice: &Notice);
    /// A batch was written.
    fn progress(&mut self, counts: &Counts);
}

/// Why a run ended before its time.
#[derive(Debug)]
pub enum Failure {
    /// The threads could not be started.
    Threads(rayon::ThreadPoolBuildError),
    /// The records could not be written.
    Output(io::Error),
    /// What could not be read could not be written.
    Rejects(io::Error),
    /// How far the run is could not be kept.
    Journal(io::Error),
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Threads(_) => "cannot start the threads",
            Self::Output(_) => "cannot write the output",
            Self::Rejects(_) => "cannot write the rejects",
            Self::Journal(_) => "cannot write the journal",
        })
    }
}

impl std::error::Error for Failure {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Threads(error) => Some(error),
            Self::Output(error) | Self::Rejects(error) | Self::Journal(error) => Some(error),
        }
    }
}

/// Extracts all articles of `inputs`: records to `out`, what could not be read to `rejects` as
/// JSON Lines and to the observer.
///
/// # Errors
/// Where the threads cannot be started, or `out` or `rejects` cannot be written.
pub fn run<'r>(
    patterns: &Patterns,
    inputs: &[Input],
    settings: &Settings,
    out: &'r mut dyn Write,
    rejects: Option<&'r mut dyn Write>,
    observer: &'r mut dyn Observer,
) -> Result<Counts, Failure> {
    go_on(patterns, inputs, settings, Begun::default(), Outputs { records: out, rejects, keeper: None }, observer)
}

/// Goes on with a run of the same inputs and settings: gives what [`run`] gives, less what was done before.
///
/// # Errors
/// Where the threads cannot be started, or one of the outputs cannot be written.
pub fn go_on<'r>(
    patterns: &Patterns,
    inputs: &[Input],
    settings: &Settings,
    begun: Begun,
    outputs: Outputs<'r>,
    observer: &'r mut dyn Observer,
) -> Result<Counts, Failure> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(settings.jobs).build().map_err(Failure::Threads)?;
    let workers: Vec<_> = (0..pool.current_num_threads()).map(|_| Mutex::new(Worker::new(patterns))).collect();
    // A few batches for every thread: one in work, the others read ahead or waiting to be written.
    let tickets = 8 * workers.len();
    let (give, take) = mpsc::channel::<usize>();
    let (done, results) = mpsc::channel();
    let Begun { progress: Progress { counts, position }, ids } = begun;
    let mut writer = Writer { outputs, observer, counts, ids };

    std::thread::scope(|threads| {
        let workers = &workers;
        threads.spawn(move || {
            pool.in_place_scope_fifo(|scope| {
                let mut free = tickets;
                let mut number = 0_u64;
                let _ = read::read(inputs, &settings.read, position, &mut |batch| {
                    let cost = (batch.bytes.len() / read::BATCH_BYTES).clamp(1, tickets);
                    while free < cost {
                        // No one gives tickets back when the writer has failed.
                        let Ok(returned) = take.recv() else { return ControlFlow::Break(()) };
                        free += returned;
                    }
                    free -= cost;
                    let (done, this) = (done.clone(), number);
                    number += 1;
                    scope.spawn_fifo(move |_| {
                        let thread = rayon::current_thread_index().unwrap_or_default();
                        let mut worker = workers[thread].lock().unwrap_or_else(PoisonError::into_inner);
                        let job = Job { patterns, worker: &mut worker, settings, done: Done::new(&batch, cost) };
                        // The writer hears no more when it has failed.
                        let _ = done.send((this, job.run(&batch)));
                    });
                    ControlFlow::Continue(())
                });
            });
        });

        let mut waiting = BTreeMap::new();
        let mut next = 0;
        for (number, result) in results {
            waiting.insert(number, result);
            while let Some(result) = waiting.remove(&next) {
                writer.write(&result)?;
                next += 1;
                // The reader may be through.
                let _ = give.send(result.cost);
            }
        }
        drop(give);
        Ok(writer.counts)
    })
}

/// A line of [`Done::lines`].
struct Written {
    end: usize,
    id: u64,
}

enum Event {
    Rejected(Rejected),
    Notice(Notice),
}

/// What a batch became.
struct Done {
    lines: Vec<u8>,
    written: Vec<Written>,
    events: Vec<Event>,
    bytes: u64,
    end: Position,
    cost: usize,
}

impl Done {
    fn new(batch: &Batch, cost: usize) -> Self {
        // Records are longer than their articles, and a list that grows is copied each time.
        Self {
            lines: Vec::with_capacity(batch.bytes.len() * 2),
            written: Vec::new(),
            events: Vec::new(),
            bytes: batch.stored,
            end: batch.end,
            cost,
        }
    }
}

/// Turns one batch into lines.
struct Job<'j, 'p> {
    patterns: &'p Patterns,
    worker: &'j mut Worker<'p>,
    settings: &'j Settings,
    done: Done,
}

impl Job<'_, '_> {
    fn run(mut self, batch: &Batch) -> Done {
        for item in &batch.items {
            match item {
                Item::Text(source, range) => {
                    let result = self.guarded(|job| job.text(source, &batch.bytes[range.clone()]));
                    self.reject(result.map_err(|refusal| refusal.at(&source.uri, None)));
                }
                Item::Lines { source, first_line, first_byte, range } => {
                    for line in jsonl::lines(&batch.bytes[range.clone()], *first_line, *first_byte) {
                        let result = self.guarded(|job| job.line(source, &line));
                        self.reject(result.map_err(|refusal| refusal.at(&source.uri, Some((line.number, line.byte)))));
                    }
                }
                Item::Rejected(rejected) => self.done.events.push(Event::Rejected(rejected.clone())),
                Item::Notice(notice) => self.done.events.push(Event::Notice(notice.clone())),
            }
        }
        self.done
    }

    fn reject(&mut self, result: Result<(), Rejected>) {
        self.done.events.extend(result.err().map(Event::Rejected));
    }

    /// Does the work for one article; a panic in it is a rejection.
    fn guarded(&mut self, work: impl FnOnce(&mut Self) -> Result<(), Refusal>) -> Result<(), Refusal> {
        let (lines, written) = (self.done.lines.len(), self.done.written.len());
        catch_unwind(AssertUnwindSafe(|| work(self))).unwrap_or_else(|panic| {
            // Whatever the scratch holds is not to be trusted.
            *self.worker = Worker::new(self.patterns);
            self.done.lines.truncate(lines);
            self.done.written.truncate(written);
            Err(Refusal::internal(&panic_words(&*panic)))
        })
    }

    fn text(&mut self, source: &Source, bytes: &[u8]) -> Result<(), Refusal> {
        let decoded = decode::decode(bytes, self.settings.read.lossy).map_err(Refusal::from)?;
        self.article(&Article {
            id: source.id.as_str().into(),
            text: decoded.text,
            replaced_bytes: decoded.replaced,
            ..self.blank(source)
        })
    }

    fn line(&mut self, source: &Source, line: &RawLine<'_>) -> Result<(), Refusal> {
        let settings = &self.settings.read;
        if line.bytes.len() > settings.max_article_size {
            return Err(Refusal::too_large(settings.max_article_size));
        }
        let parsed = jsonl::parse(line.bytes, &settings.fields, settings.lossy)?;
        for message in parsed.unused {
            let (uri, line) = (source.uri.clone(), Some(line.number));
            self.done.events.push(Event::Notice(Notice { uri, line, message }));
        }
        self.article(&Article {
            id: parsed.id.unwrap_or_else(|| format!("{}:{}", source.id, line.number).into()),
            line: Some(line.number),
            text: parsed.text,
            title: parsed.title,
            published: parsed.published,
            replaced_bytes: parsed.replaced,
            ..self.blank(source)
        })
    }

    fn blank<'s>(&self, source: &'s Source) -> Article<'s> {
        Article {
            uri: source.uri.as_str().into(),
            media_type: source.format.media_type().into(),
            anchor: self.settings.read.anchor,
            ..Article::default()
        }
    }

    fn article(&mut self, article: &Article<'_>) -> Result<(), Refusal> {
        let record = self.worker.extract(article, self.settings.extract);
        write::line(&record, &mut self.done.lines).map_err(|error| Refusal::internal(&error.to_string()))?;
        self.done.written.push(Written { end: self.done.lines.len(), id: Ids::hash(&article.id) });
        Ok(())
    }
}

/// What a panic says of itself.
fn panic_words(panic: &(dyn Any + Send)) -> String {
    let words = panic.downcast_ref::<&str>().copied().or(panic.downcast_ref::<String>().map(String::as_str));
    words.unwrap_or("a panic").to_owned()
}

struct Writer<'w> {
    outputs: Outputs<'w>,
    observer: &'w mut dyn Observer,
    counts: Counts,
    ids: Ids,
}

impl Writer<'_> {
    fn write(&mut self, done: &Done) -> Result<(), Failure> {
        self.lines(done).map_err(Failure::Output)?;
        self.counts.written += done.written.len() as u64;
        self.counts.bytes += done.bytes;
        for event in &done.events {
            match event {
                Event::Rejected(rejected) => {
                    self.counts.rejected += 1;
                    self.observer.rejected(rejected);
                    self.reject(rejected).map_err(Failure::Rejects)?;
                }
                Event::Notice(notice) => self.observer.notice(notice),
            }
        }
        self.observer.progress(&self.counts);
        let Some(keeper) = &mut self.outputs.keeper else { return Ok(()) };
        keeper.keep(&Progress { counts: self.counts, position: done.end }).map_err(Failure::Journal)
    }

    fn lines(&mut self, done: &Done) -> io::Result<()> {
        let out = &mut *self.outputs.records;
        let (mut from, mut start) = (0, 0);
        for written in &done.written {
            if !self.ids.seen.insert(written.id) {
                out.write_all(&done.lines[from..start])?;
                write::duplicate(&done.lines[start..written.end], out)?;
                from = written.end;
            }
            start = written.end;
        }
        out.write_all(&done.lines[from..])
    }

    fn reject(&mut self, rejected: &Rejected) -> io::Result<()> {
        let Some(rejects) = &mut self.outputs.rejects else { return Ok(()) };
        let mut line = serde_json::to_vec(rejected)?;
        line.push(b'\n');
        rejects.write_all(&line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_a_rejection_and_leaves_nothing_behind() {
        let patterns = Patterns::embedded();
        let mut worker = Worker::new(&patterns);
        let settings = Settings { jobs: 1, extract: extract::Options::default(), read: read::Settings::default() };
        let done = Done::new(&Batch::default(), 1);
        let mut job = Job { patterns: &patterns, worker: &mut worker, settings: &settings, done };
        let article = Article { id: "a".into(), text: "Tin.".into(), ..Article::default() };
        assert!(job.guarded(|job| job.article(&article)).is_ok());
        let before = job.done.lines.len();
        let refusal = job.guarded(|job| {
            job.article(&article)?;
            panic!("article {} is odd", 2)
        });
        assert_eq!(refusal.expect_err("a panic").message, "the program failed on this article: article 2 is odd");
        assert_eq!((job.done.lines.len(), job.done.written.len()), (before, 1));
        assert!(job.guarded(|job| job.article(&article)).is_ok());
    }
}
