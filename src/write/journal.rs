//! The journal of a run that can be taken up again after it was cut off.
//!
//! The unfinished output stands as `FILE.partial` beside its place, and `FILE.journal` tells of which run it is and how
//! far that came. The journal never tells of more than is on the disk: outputs are brought there first, then the journal
//! is replaced as a whole. Both happen in a thread of their own, so that the run need not wait for the disk.
//! What an output holds beyond the journal's word is cut off when the run is taken up.

use super::{PartialFile, beside, target};
use crate::read::inventory::Inventory;
use crate::run::{Begun, Counts, Keep, Progress};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, BufRead, BufReader, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, SyncSender, TrySendError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// How much time lies between two entries, or as much as the disk needs.
const INTERVAL: Duration = Duration::from_millis(100);

/// What makes two runs give the same bytes.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Identity {
    /// The version of the program.
    pub version: String,
    /// The hash of the pattern files.
    pub patterns: String,
    /// The options that what is written depends on, by name.
    pub options: BTreeMap<String, Value>,
    /// The inputs, in their order.
    pub inputs: Vec<Inventory>,
}

impl Identity {
    /// What differs from the run that was begun, in words.
    fn differences(&self, begun: &Self) -> Vec<String> {
        let mut all = Vec::new();
        if self.version != begun.version {
            all.push(format!("the program is {}, and was {}", self.version, begun.version));
        }
        if self.patterns != begun.patterns {
            all.push(format!("the patterns are {}, and were {}", self.patterns, begun.patterns));
        }
        let names: std::collections::BTreeSet<_> = self.options.keys().chain(begun.options.keys()).collect();
        for name in names {
            let [now, before] = [self, begun].map(|it| it.options.get(name).unwrap_or(&Value::Null));
            if now != before {
                all.push(format!("{name} is {now}, and was {before}"));
            }
        }
        if self.inputs.len() == begun.inputs.len() {
            all.extend(self.inputs.iter().zip(&begun.inputs).filter_map(|(now, before)| now.difference(before)));
        } else {
            all.push(format!("the inputs are {}, and were {}", self.inputs.len(), begun.inputs.len()));
        }
        all
    }
}

/// What the file holds: the last word on a run.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Entry {
    identity: Identity,
    progress: Progress,
    /// How many bytes of the output are on the disk.
    output: u64,
    /// How many of the rejects, where they are written.
    rejects: Option<u64>,
    /// All is written; the files may have their names already.
    complete: bool,
}

/// Why a run cannot be taken up.
#[derive(Debug)]
pub enum Refusal {
    /// A file cannot be opened, read or written.
    File(PathBuf, io::Error),
    /// Another run writes the file.
    Busy(PathBuf),
    /// What is asked for is not what was begun: the journal, and what differs.
    Different(PathBuf, Vec<String>),
    /// The journal, or what it tells of, is damaged: the file, the journal, and what is wrong.
    Damaged(PathBuf, PathBuf, String),
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::File(path, _) => write!(f, "{}", path.display()),
            Self::Busy(path) => write!(f, "{}: another run writes it", path.display()),
            Self::Different(journal, differences) => {
                let (differences, journal) = (differences.join("; "), journal.display());
                write!(f, "{journal} is of another run: {differences}. Remove it to begin anew")
            }
            Self::Damaged(path, journal, what) => {
                let (path, journal) = (path.display(), journal.display());
                write!(f, "{path}: {what}. Remove {journal} to begin anew")
            }
        }
    }
}

impl std::error::Error for Refusal {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::File(_, error) => Some(error),
            Self::Busy(_) | Self::Different(..) | Self::Damaged(..) => None,
        }
    }
}

/// Where the journal of an output stands.
#[must_use]
pub fn path(output: &Path) -> PathBuf {
    beside(&target(output), ".journal")
}

/// The files of a run that can be taken up.
#[derive(Debug)]
pub struct Resumable {
    output: PartialFile,
    rejects: Option<PartialFile>,
    journal: PathBuf,
    identity: Identity,
}

/// What there is to do.
#[derive(Debug)]
pub enum State {
    /// All, or what is left.
    Open(Box<Resumable>, Begun),
    /// Nothing: the run was through, and what it did not come to was done now.
    Complete(Counts),
}

/// Opens the files of a run: as it was left where there is a journal of it, else new.
///
/// # Errors
/// Where that cannot be done, or what is there is of another run.
pub fn open(output: &Path, rejects: Option<&Path>, identity: Identity) -> Result<State, Refusal> {
    let journal = path(output);
    let output = PartialFile::resume(output)?;
    let rejects = rejects.map(PartialFile::resume).transpose()?;
    let run = Resumable { output, rejects, journal, identity };
    match run.last_entry()? {
        None => run.begin(),
        Some(entry) => run.take_up(&entry),
    }
}

impl Resumable {
    fn last_entry(&self) -> Result<Option<Entry>, Refusal> {
        let bytes = match fs::read(&self.journal) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(Refusal::File(self.journal.clone(), error)),
        };
        let entry: Entry = serde_json::from_slice(&bytes).map_err(|error| self.damaged(&self.journal, error))?;
        let differences = self.identity.differences(&entry.identity);
        if differences.is_empty() {
            Ok(Some(entry))
        } else {
            Err(Refusal::Different(self.journal.clone(), differences))
        }
    }

    fn damaged(&self, path: &Path, what: impl std::fmt::Display) -> Refusal {
        Refusal::Damaged(path.to_owned(), self.journal.clone(), what.to_string())
    }

    fn parts(&self) -> impl Iterator<Item = &PartialFile> {
        std::iter::once(&self.output).chain(&self.rejects)
    }

    fn begin(self) -> Result<State, Refusal> {
        self.parts().try_for_each(|part| part.cut(0))?;
        let entry = self.entry(&Progress::default(), false).and_then(|entry| replace(&self.journal, &entry));
        entry.map_err(|error| Refusal::File(self.journal.clone(), error))?;
        sync_names(&self.journal);
        Ok(State::Open(Box::new(self), Begun::default()))
    }

    fn take_up(self, entry: &Entry) -> Result<State, Refusal> {
        let lengths = [Some(entry.output), entry.rejects];
        if entry.complete {
            for (part, length) in self.parts().zip(lengths.into_iter().flatten()) {
                // A file that has its name already was made anew just now.
                let unnamed = part.file.metadata().is_ok_and(|metadata| metadata.len() == length);
                let done = if unnamed { fs::rename(&part.name, &part.target) } else { fs::remove_file(&part.name) };
                done.map_err(|error| Refusal::File(part.name.clone(), error))?;
            }
            fs::remove_file(&self.journal).map_err(|error| Refusal::File(self.journal.clone(), error))?;
            return Ok(State::Complete(entry.progress.counts));
        }
        for (part, length) in self.parts().zip(lengths.into_iter().flatten()) {
            let there = part.file.metadata().map_or(0, |metadata| metadata.len());
            if there < length {
                let what = format!("it has {there} bytes, and had {length} of the run");
                return Err(self.damaged(&part.name, what));
            }
        }
        let begun = self.read(entry)?;
        for (part, length) in self.parts().zip(lengths.into_iter().flatten()) {
            part.cut(length)?;
        }
        Ok(State::Open(Box::new(self), begun))
    }

    /// What the records written tell of the run.
    fn read(&self, entry: &Entry) -> Result<Begun, Refusal> {
        #[derive(Deserialize)]
        struct Head<'l> {
            #[serde(borrow)]
            id: Cow<'l, str>,
        }
        let mut begun = Begun { progress: entry.progress, ..Begun::default() };
        let mut lines = BufReader::with_capacity(1 << 16, &self.output.file);
        let (mut line, mut read, mut count) = (Vec::new(), 0, 0);
        while read < entry.output {
            line.clear();
            let file = |error| Refusal::File(self.output.name.clone(), error);
            read += lines.read_until(b'\n', &mut line).map_err(file)? as u64;
            count += 1;
            let head: Head<'_> = serde_json::from_slice(&line)
                .map_err(|error| self.damaged(&self.output.name, format_args!("line {count} is no record: {error}")))?;
            begun.ids.add(&head.id);
        }
        let written = entry.progress.counts.written;
        if read != entry.output || count != written {
            return Err(self.damaged(&self.output.name, format_args!("it has {count} records, and had {written}")));
        }
        Ok(begun)
    }

    fn entry(&self, progress: &Progress, complete: bool) -> io::Result<Entry> {
        let length = |part: &PartialFile| (&part.file).stream_position();
        Ok(Entry {
            identity: self.identity.clone(),
            progress: *progress,
            output: length(&self.output)?,
            rejects: self.rejects.as_ref().map(length).transpose()?,
            complete,
        })
    }

    /// Takes the records.
    #[must_use]
    pub fn records(&self) -> &File {
        &self.output.file
    }

    /// Takes what could not be read.
    #[must_use]
    pub fn rejects(&self) -> Option<&File> {
        self.rejects.as_ref().map(|part| &part.file)
    }

    /// Begins to keep how far the run is.
    ///
    /// # Errors
    /// Where the system has no more open files to give.
    pub fn keeper(&self) -> io::Result<Keeper<'_>> {
        let files = self.parts().map(|part| part.file.try_clone()).collect::<io::Result<Vec<_>>>()?;
        let journal = self.journal.clone();
        // The one entry that is handed over is the one that is worked on: whatever comes meanwhile is passed over.
        let (entries, wanted) = mpsc::sync_channel::<Entry>(0);
        let thread = std::thread::spawn(move || {
            for entry in wanted {
                files.iter().try_for_each(File::sync_data)?;
                replace(&journal, &entry)?;
            }
            Ok(())
        });
        Ok(Keeper { run: self, entries, thread, last: Instant::now() })
    }

    /// Ends the run: all is brought to the disk, the files get their names, and the journal goes.
    ///
    /// # Errors
    /// Where that fails; it can be taken up again.
    pub fn complete(self, counts: &Counts) -> io::Result<()> {
        self.parts().try_for_each(|part| part.file.sync_all())?;
        // From here on there is nothing to be read any more, and no position to go on from.
        let progress = Progress { counts: *counts, ..Progress::default() };
        replace(&self.journal, &self.entry(&progress, true)?)?;
        self.parts().try_for_each(|part| fs::rename(&part.name, &part.target))?;
        self.parts().for_each(|part| sync_names(&part.target));
        fs::remove_file(&self.journal)
    }
}

/// Keeps how far a run is, beside the run.
#[derive(Debug)]
pub struct Keeper<'r> {
    run: &'r Resumable,
    entries: SyncSender<Entry>,
    thread: JoinHandle<io::Result<()>>,
    last: Instant,
}

impl Keep for Keeper<'_> {
    fn keep(&mut self, progress: &Progress) -> io::Result<()> {
        if self.last.elapsed() < INTERVAL {
            return Ok(());
        }
        match self.entries.try_send(self.run.entry(progress, false)?) {
            Ok(()) => self.last = Instant::now(),
            // The disk is at work on the entry before.
            Err(TrySendError::Full(_)) => {}
            // What went wrong is told by `end`.
            Err(TrySendError::Disconnected(_)) => return Err(io::Error::other("its thread has ended")),
        }
        Ok(())
    }
}

impl Keeper<'_> {
    /// Waits for the entry that is worked on.
    ///
    /// # Errors
    /// Where an entry could not be brought to the disk.
    pub fn end(self) -> io::Result<()> {
        drop(self.entries);
        self.thread.join().unwrap_or_else(|_| Err(io::Error::other("its thread has failed")))
    }
}

/// Replaces the journal as a whole: whoever reads it finds the entry before, or this one.
fn replace(journal: &Path, entry: &Entry) -> io::Result<()> {
    let new = beside(journal, ".new");
    let mut file = File::create(&new)?;
    file.write_all(&serde_json::to_vec(entry)?)?;
    file.sync_all()?;
    fs::rename(&new, journal)
}

/// Brings the names of a file's folder to the disk, where the system knows how.
fn sync_names(file: &Path) {
    if let Some(folder) = file.parent() {
        // Where it does not, the names follow in their own time.
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
}

impl PartialFile {
    /// Opens the unfinished file as it is, or a new one. It is this run's alone, and stays unless it is completed.
    fn resume(path: &Path) -> Result<Self, Refusal> {
        let target = target(path);
        let before = fs::metadata(&target).ok();
        if path.as_os_str() == "-" || before.as_ref().is_some_and(|metadata| !metadata.is_file()) {
            let error = io::Error::other("a run can be taken up again with a regular file only");
            return Err(Refusal::File(path.to_owned(), error));
        }
        let name = beside(&target, ".partial");
        let refuse = |error| Refusal::File(name.clone(), error);
        loop {
            let options = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&name);
            let file = options.map_err(refuse)?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Err(Refusal::Busy(name)),
                Err(TryLockError::Error(error)) => return Err(refuse(error)),
            }
            // Another run may have been through meanwhile, and have taken the file to its place.
            if !name.exists() {
                continue;
            }
            if let Some(metadata) = before {
                file.set_permissions(metadata.permissions()).map_err(refuse)?;
            }
            return Ok(Self { file, name: name.clone(), target, lasting: true });
        }
    }

    /// Cuts the file to a length, and goes on there.
    fn cut(&self, length: u64) -> Result<(), Refusal> {
        let cut = self.file.set_len(length).and_then(|()| (&self.file).seek(SeekFrom::Start(length)));
        cut.map(drop).map_err(|error| Refusal::File(self.name.clone(), error))
    }
}
