//! `trich patterns`: a file for each of its subcommands.

mod check;
mod export;
mod list;
mod new;
mod show;
mod test;

use crate::cli::Messages;
use crate::report::Report;
use clap::{Args, Subcommand};

/// Work on pattern files
#[derive(Debug, Args)]
pub(crate) struct Patterns {
    #[command(subcommand)]
    command: PatternsCommand,
}

#[derive(Debug, Subcommand)]
enum PatternsCommand {
    List(Box<list::List>),
    Show(show::Show),
    Check(check::Check),
    New(new::New),
    Test(test::Test),
    Export(export::Export),
}

/// Runs the command; what it gives is the exit status.
pub(crate) fn run(arguments: &Patterns, messages: &Messages, report: &mut Report) -> anyhow::Result<u8> {
    match &arguments.command {
        PatternsCommand::List(arguments) => list::run(arguments, messages, report),
        PatternsCommand::Show(arguments) => show::run(arguments),
        PatternsCommand::Check(arguments) => check::run(arguments),
        PatternsCommand::New(arguments) => new::run(arguments, report),
        PatternsCommand::Test(arguments) => test::run(arguments),
        PatternsCommand::Export(arguments) => export::run(arguments, report),
    }
}
