//! `trich patterns check`.

use crate::command::arguments::PatternsFrom;
use crate::command::{DONE, PARTLY, findings};
use clap::Args;
use std::io::Write;

/// Check pattern files with their examples and counter-examples
///
/// Every finding is printed at once, with the file's line that it is about, and how many there are.
#[derive(Debug, Args)]
#[command(after_help = "Exit status:
  0  nothing was found
  1  something was found
  2  the files could not be read")]
pub(super) struct Check {
    #[command(flatten)]
    patterns: PatternsFrom,
}

/// Runs the command; what it gives is the exit status.
pub(super) fn run(arguments: &Check) -> anyhow::Result<u8> {
    let files = arguments.patterns.files()?;
    let report = trich::rules::check::run(&files);
    let mut out = anstream::stdout().lock();
    findings::print(&mut out, &report.findings, &files, &|file| arguments.patterns.path(file))?;
    let (rules, examples) = (report.rules, report.examples);
    match findings::count(&report.findings) {
        found if examples == 0 => writeln!(out, "{found}; no example was run")?,
        found => writeln!(out, "{found} in {rules} rules, {examples} examples")?,
    }
    Ok(if report.findings.is_empty() { DONE } else { PARTLY })
}
