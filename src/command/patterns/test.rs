//! `trich patterns test`.

use crate::command::arguments::PatternsFrom;
use crate::command::{DONE, PARTLY, findings};
use crate::style::{BAD, GOOD};
use anyhow::Context;
use clap::Args;
use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;
use trich::pattern::Compiled;
use trich::rules::check::{self, Outcome};

/// Run the examples of one pattern file, and show what is found in each
///
/// The file takes the place of the one that it stands for among the patterns in force, or is added to
/// them: the one whose path its own ends with (indicators/jobs_created.toml), else the one of its name; a new
/// file is an indicator's.
#[derive(Debug, Args)]
#[command(after_help = "Exit status:
  0  every example holds
  1  some example does not, or the patterns do not compile
  2  the files could not be read")]
pub(super) struct Test {
    /// The file
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    patterns: PatternsFrom,
}

/// Runs the command; what it gives is the exit status.
pub(super) fn run(arguments: &Test) -> anyhow::Result<u8> {
    let given = &arguments.file;
    let text = fs::read_to_string(given).with_context(|| format!("{}: cannot read", given.display()))?;
    let mut files = arguments.patterns.files()?;
    let path = files.put(given, text);
    let place = |file: &str| {
        if file == path { given.display().to_string() } else { arguments.patterns.path(file) }
    };
    let mut out = anstream::stdout().lock();
    let compiled = match Compiled::read(&files) {
        Ok(compiled) => compiled,
        Err(found) => {
            findings::print(&mut out, &found, &files, &place)?;
            writeln!(out, "{}; no example was run", findings::count(&found))?;
            return Ok(PARTLY);
        }
    };
    let (mut passed, mut failed) = (0, 0);
    for outcome in files.get(&path).into_iter().flat_map(|file| check::outcomes(file, &compiled)) {
        *(if outcome.findings.is_empty() { &mut passed } else { &mut failed }) += 1;
        tell(&mut out, &outcome)?;
        findings::print(&mut out, &outcome.findings, &files, &place)?;
    }
    writeln!(out, "{}: {passed} passed, {failed} failed", given.display())?;
    Ok(if failed == 0 { DONE } else { PARTLY })
}

fn tell(out: &mut dyn Write, outcome: &Outcome<'_>) -> io::Result<()> {
    let Outcome { rule, example, line, counter, found, findings } = outcome;
    let (style, verdict) = if findings.is_empty() { (GOOD, "ok") } else { (BAD, "FAILED") };
    let kind = if *counter { "counter-example" } else { "example" };
    writeln!(out, "{style}{verdict}{style:#} line {line}, {kind} of {}", rule.id)?;
    writeln!(out, "   {}", example.text.get_ref().trim())?;
    for fact in found {
        writeln!(out, "   gives {fact}")?;
    }
    if found.is_empty() {
        let why = example.reason.as_ref().map(|reason| format!(" ({reason})")).unwrap_or_default();
        writeln!(out, "   gives nothing{why}")?;
    }
    Ok(())
}
