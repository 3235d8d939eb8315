//! `trich extract`.

use super::arguments::{Inputs, PatternsFrom};
use super::{DONE, FAILED, PARTLY};
use crate::cli::{self, Messages};
use crate::report::{Report, count};
use anyhow::{Context, anyhow, bail};
use clap::Args;
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use trich::extract::Options;
use trich::pattern::Patterns;
use trich::read::{Input, inventory};
use trich::run::{self, Counts, Outputs, Settings};
use trich::write::journal::{self, Identity, State};
use trich::write::{self, Output};

/// Extract one record from each article, as JSON Lines in input order
///
/// A `.txt` file is one article. A `.jsonl` or `.ndjson` file holds one article a line, an object
/// with a text field; blank lines are passed over. Both may be compressed (`.gz`, `.zst`). Text is
/// UTF-8, with or without a byte-order mark, or UTF-16 with one; carriage returns, NUL and control
/// characters stay in it as they are. An empty file gives a record with the warning
/// `empty_article`.
///
/// What cannot be read is named on standard error with file, line, byte and reason, and the rest
/// goes on.
#[derive(Debug, Args)]
#[command(after_help = "Exit status:
  0  all articles were read (also when the reader of the output went away)
  1  some input could not be read; each is named, the rest is written
  2  nothing could be run: usage, patterns, output")]
pub(crate) struct Extract {
    #[command(flatten)]
    inputs: Inputs,
    /// Write the records to FILE instead of standard output
    ///
    /// They go to a temporary file beside it, which gets the name when it is complete.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Write what could not be read to FILE, one JSON object a line: uri, line, byte, reason, message
    #[arg(long, value_name = "FILE")]
    rejects: Option<PathBuf>,
    /// Go on with a run into FILE of -o that was cut off, or begin one that can be gone on with
    ///
    /// The unfinished output stands beside FILE as FILE.partial, and FILE.journal tells how far it is on the disk.
    /// A run that is gone on with gives the same bytes as one that was never cut off; where inputs, options,
    /// patterns or program differ from those it was begun with, it is refused. Standard input and pipes cannot
    /// be read again. When all is written, the file gets its name and the journal goes.
    #[arg(long, requires = "output")]
    resume: bool,
    #[command(flatten)]
    patterns: PatternsFrom,
    /// Put the document text into the record
    #[arg(long)]
    with_text: bool,
    /// Add every number that no date, document or indicator claims, with what it counts
    ///
    /// They go into the list `quantities`. A number that counts nothing (a telephone's, an address's, the mark of
    /// a list …) is left out; one of which nothing says what it counts has the warning `unexplained_number`.
    #[arg(long)]
    quantities: bool,
}

/// Runs the command; what it gives is the exit status.
pub(crate) fn run(arguments: &Extract, messages: &Messages, report: &mut Report) -> anyhow::Result<u8> {
    let inputs = arguments.inputs.list(io::stdin().is_terminal())?;
    if inputs.is_empty() {
        report.say(cli::help("extract"));
        return Ok(FAILED);
    }
    let files = || [&arguments.output, &arguments.rejects].into_iter().flatten();
    let targets: Vec<PathBuf> =
        files().filter(|path| path.as_os_str() != "-").map(|path| write::target(path)).collect();
    if let [output, rejects] = &targets[..]
        && output == rejects
        && !is_device(output)
    {
        bail!("-o and --rejects name the same file");
    }
    let Some(patterns) = arguments.patterns.compiled()? else { return Ok(FAILED) };
    let settings = Settings {
        jobs: arguments.inputs.jobs(),
        extract: Options { with_text: arguments.with_text, quantities: arguments.quantities },
        read: arguments.inputs.read_settings(targets),
    };
    let extract = Run { patterns, inputs: &inputs, settings: &settings, messages };
    let counts = match &arguments.output {
        Some(output) if arguments.resume => {
            extract.resumed(output, arguments.rejects.as_deref(), arguments.options(), report)?
        }
        output => extract.whole(output.as_deref(), arguments.rejects.as_deref(), report)?,
    };
    report.end(&counts);
    Ok(if counts.rejected == 0 { DONE } else { PARTLY })
}

impl Extract {
    /// What the output depends on, by the names of the options.
    fn options(&self) -> BTreeMap<String, Value> {
        let own = [
            ("--with-text", self.with_text.into()),
            ("--quantities", self.quantities.into()),
            ("--rejects", self.rejects.as_ref().map(|path| path.to_string_lossy()).into()),
        ];
        self.inputs.options().into_iter().chain(own).map(|(name, value)| (name.to_owned(), value)).collect()
    }
}

fn is_device(path: &Path) -> bool {
    path.metadata().is_ok_and(|metadata| !metadata.is_file())
}

/// What is extracted, and how.
struct Run<'r> {
    patterns: &'r Patterns,
    inputs: &'r [Input],
    settings: &'r Settings,
    messages: &'r Messages,
}

impl Run<'_> {
    fn whole(&self, output: Option<&Path>, rejects: Option<&Path>, report: &mut Report) -> anyhow::Result<Counts> {
        let create = |path: Option<&Path>| {
            Output::create(path).with_context(|| path.unwrap_or(Path::new("-")).display().to_string())
        };
        let mut out = create(output)?;
        let mut rejects = rejects.map(|path| create(Some(path))).transpose()?;
        if let Some(journal) = output.map(journal::path).filter(|journal| journal.exists()) {
            report.tell(format_args!("{}: of a run that --resume would go on with; left as it is", journal.display()));
        }
        report.begin(self.messages, self.inputs);
        let rejects_to = rejects.as_mut().map(|rejects| rejects as &mut dyn Write);
        let counts = run::run(self.patterns, self.inputs, self.settings, &mut out, rejects_to, report)?;
        out.complete().context("cannot write the output")?;
        rejects.map(Output::complete).transpose().context("cannot write the rejects")?;
        Ok(counts)
    }

    fn resumed(
        &self,
        output: &Path,
        rejects: Option<&Path>,
        options: BTreeMap<String, Value>,
        report: &mut Report,
    ) -> anyhow::Result<Counts> {
        let inputs = inventory::take(self.inputs, &self.settings.read)
            .map_err(|input| anyhow!("--resume: {input} is no file or folder, and cannot be read again"))?;
        let (version, patterns) = (env!("CARGO_PKG_VERSION").to_owned(), self.patterns.hash().to_owned());
        let (unfinished, begun) = match journal::open(output, rejects, Identity { version, patterns, options, inputs })?
        {
            State::Open(unfinished, begun) => (unfinished, begun),
            State::Complete(counts) => return Ok(counts),
        };
        let before = begun.progress.counts;
        if before != Counts::default() {
            report.note(format_args!("going on after {}", count(before.written + before.rejected, "article")));
        }
        report.go_on(before.bytes);
        report.begin(self.messages, self.inputs);
        let mut keeper = unfinished.keeper().context("cannot write the journal")?;
        let (mut records, mut rejects) = (unfinished.records(), unfinished.rejects());
        let outputs = Outputs {
            records: &mut records,
            rejects: rejects.as_mut().map(|rejects| rejects as &mut dyn Write),
            keeper: Some(&mut keeper),
        };
        let counts = run::go_on(self.patterns, self.inputs, self.settings, begun, outputs, report);
        // Whatever ended the run, what the journal's thread met comes first.
        keeper.end().context("cannot write the journal")?;
        let counts = counts?;
        unfinished.complete(&counts).context("cannot write the output")?;
        Ok(counts)
    }
}
