//! The `trich` command: arguments, run, exit status.

mod cli;
mod command;
mod report;
mod style;

use cli::{Cli, Command};
use command::{DONE, FAILED};
use report::Report;
use std::io;
use std::process::ExitCode;

/// Records are many small strings: this allocator takes half the time of the system's for them.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let cli = Cli::read();
    let mut report = Report::new(&cli.messages);
    let status = match cli.asked() {
        Command::Extract(arguments) => command::extract::run(arguments, &cli.messages, &mut report),
        Command::Check(arguments) => command::check::run(arguments, &cli.messages, &mut report),
        Command::Diff(arguments) => command::diff::run(arguments),
        Command::Patterns(arguments) => command::patterns::run(arguments, &cli.messages, &mut report),
        Command::Schema(_) => command::schema::run(),
        Command::Completions(arguments) => command::completions::run(arguments),
        Command::Man(arguments) => command::man::run(arguments),
        Command::Version(arguments) => command::version::run(arguments),
        Command::Explain(arguments) => command::explain::run(arguments),
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

/// Whether the reader of the output went away, as `head` does: it has what it wanted.
fn closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| cause.downcast_ref().is_some_and(|e: &io::Error| e.kind() == io::ErrorKind::BrokenPipe))
}
