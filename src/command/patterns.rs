//! `trich patterns`.

use super::arguments::PatternsFrom;
use super::{DONE, PARTLY};
use clap::{Args, Subcommand};
use std::io::{self, Write};
use std::path::Path;
use trich::pattern::Finding;

/// Work on pattern files
#[derive(Debug, Args)]
pub(crate) struct Patterns {
    #[command(subcommand)]
    command: PatternsCommand,
}

#[derive(Debug, Subcommand)]
enum PatternsCommand {
    /// Check pattern files with their examples and counter-examples
    ///
    /// Every finding is printed at once, as file:line: id: reason, and how many there are.
    #[command(after_help = "Exit status:
  0  nothing was found
  1  something was found
  2  the files could not be read")]
    Check(PatternsFrom),
}

/// Runs the command; what it gives is the exit status.
pub(crate) fn run(arguments: &Patterns) -> anyhow::Result<u8> {
    match &arguments.command {
        PatternsCommand::Check(from) => check(from),
    }
}

fn check(from: &PatternsFrom) -> anyhow::Result<u8> {
    let report = trich::pattern::check::run(&from.files()?);
    let findings = report.findings;
    print_findings(&mut io::stdout(), &findings, &from.folder())?;
    println!("{} rules, {} examples", report.rules, report.examples);
    Ok(if findings.is_empty() { DONE } else { PARTLY })
}

/// Everything that is wrong with pattern files.
pub(crate) fn print_findings(out: &mut dyn Write, findings: &[Finding], folder: &Path) -> io::Result<()> {
    for finding in findings {
        writeln!(out, "{}/{finding}", folder.display())?;
    }
    match findings.len() {
        1 => writeln!(out, "1 finding"),
        count => writeln!(out, "{count} findings"),
    }
}
