//! The `trich` command: arguments, run, exit status.

mod cli;
mod report;

use anyhow::{Context, bail};
use clap::CommandFactory;
use cli::{Cli, Command, Extract, Messages, PatternsCommand, PatternsFrom};
use report::Report;
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;
use trich::extract::Options;
use trich::pattern::{Finding, Patterns};
use trich::read::Input;
use trich::run::{self, Settings};
use trich::write::Output;

/// Records are many small strings: this allocator takes half the time of the system's for them.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// All was done.
const DONE: u8 = 0;
/// Some of it could not be done.
const PARTLY: u8 = 1;
/// Nothing could be run.
const FAILED: u8 = 2;

fn main() -> ExitCode {
    let cli = Cli::read();
    let mut report = Report::new(&cli.messages);
    let status = match &cli.command {
        Command::Extract(arguments) => extract(arguments, &cli.messages, &mut report),
        Command::Patterns(arguments) => match &arguments.command {
            PatternsCommand::Check(from) => check(from),
        },
    };
    ExitCode::from(status.unwrap_or_else(|error| {
        report.stop();
        if closed_pipe(&error) {
            return DONE;
        }
        report.error(format_args!("{error:#}"));
        FAILED
    }))
}

fn extract(arguments: &Extract, messages: &Messages, report: &mut Report) -> anyhow::Result<u8> {
    let inputs = arguments.inputs(io::stdin().is_terminal());
    if inputs.is_empty() {
        let mut command = Cli::command();
        command.build();
        let help = command.find_subcommand_mut("extract").map(clap::Command::render_help);
        report.say(help.unwrap_or_default());
        return Ok(FAILED);
    }
    if inputs.iter().filter(|&input| *input == Input::Stdin).count() > 1 {
        bail!("- is given twice: standard input can be read once");
    }
    let files = arguments.patterns.files()?;
    let patterns = match Patterns::compile(&files) {
        // They live as long as the program, which need not give their memory back piece by piece.
        Ok(patterns) => &*Box::leak(Box::new(patterns)),
        Err(findings) => {
            print_findings(&mut io::stderr(), &findings, &arguments.patterns.folder())?;
            return Ok(FAILED);
        }
    };
    let create = |path: Option<&Path>| {
        Output::create(path).with_context(|| path.unwrap_or(Path::new("-")).display().to_string())
    };
    let mut out = create(arguments.output.as_deref())?;
    let mut rejects = arguments.rejects.as_deref().map(|path| create(Some(path))).transpose()?;
    let written =
        [Some(&out), rejects.as_ref()].into_iter().flatten().filter_map(Output::target).map(Path::to_owned).collect();
    let settings = Settings {
        jobs: arguments.jobs(),
        extract: Options { with_text: arguments.with_text },
        read: arguments.read_settings(written),
    };

    report.begin(messages, &inputs);
    let rejects_to = rejects.as_mut().map(|rejects| rejects as &mut dyn Write);
    let counts = run::run(patterns, &inputs, &settings, &mut out, rejects_to, report)?;
    out.complete().context("cannot write the output")?;
    rejects.map(Output::complete).transpose().context("cannot write the rejects")?;
    report.end(&counts);
    Ok(if counts.rejected == 0 { DONE } else { PARTLY })
}

fn check(from: &PatternsFrom) -> anyhow::Result<u8> {
    let report = trich::pattern::check::run(&from.files()?);
    let findings = report.findings;
    print_findings(&mut io::stdout(), &findings, &from.folder())?;
    println!("{} rules, {} examples", report.rules, report.examples);
    Ok(if findings.is_empty() { DONE } else { PARTLY })
}

/// Everything that is wrong with pattern files.
fn print_findings(out: &mut dyn Write, findings: &[Finding], folder: &Path) -> io::Result<()> {
    for finding in findings {
        writeln!(out, "{}/{finding}", folder.display())?;
    }
    match findings.len() {
        1 => writeln!(out, "1 finding"),
        count => writeln!(out, "{count} findings"),
    }
}

/// Whether the reader of the output went away, as `head` does: it has what it wanted.
fn closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| cause.downcast_ref().is_some_and(|e: &io::Error| e.kind() == io::ErrorKind::BrokenPipe))
}
