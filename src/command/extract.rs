//! `trich extract`.

use super::arguments::{Inputs, PatternsFrom};
use super::{DONE, FAILED, PARTLY};
use crate::cli::{self, Messages};
use crate::report::Report;
use anyhow::Context;
use clap::Args;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use trich::extract::Options;
use trich::run::{self, Settings};
use trich::write::Output;

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
    let Some(patterns) = arguments.patterns.compile()? else { return Ok(FAILED) };
    let create = |path: Option<&Path>| {
        Output::create(path).with_context(|| path.unwrap_or(Path::new("-")).display().to_string())
    };
    let mut out = create(arguments.output.as_deref())?;
    let mut rejects = arguments.rejects.as_deref().map(|path| create(Some(path))).transpose()?;
    let written =
        [Some(&out), rejects.as_ref()].into_iter().flatten().filter_map(Output::target).map(Path::to_owned).collect();
    let settings = Settings {
        jobs: arguments.inputs.jobs(),
        extract: Options { with_text: arguments.with_text, quantities: arguments.quantities },
        read: arguments.inputs.read_settings(written),
    };

    report.begin(messages, &inputs);
    let rejects_to = rejects.as_mut().map(|rejects| rejects as &mut dyn Write);
    let counts = run::run(patterns, &inputs, &settings, &mut out, rejects_to, report)?;
    out.complete().context("cannot write the output")?;
    rejects.map(Output::complete).transpose().context("cannot write the rejects")?;
    report.end(&counts);
    Ok(if counts.rejected == 0 { DONE } else { PARTLY })
}
