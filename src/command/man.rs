//! `trich man`.

use super::DONE;
use crate::cli::Cli;
use anyhow::Context;
use clap::{Args, CommandFactory};
use std::fs;
use std::io;
use std::path::PathBuf;

/// Print the manual page, or write those of all commands
#[derive(Debug, Args)]
#[command(after_help = "Example:
  trich man -o ~/.local/share/man/man1 && man trich-extract")]
pub(crate) struct Man {
    /// Write a page for each command to DIR, which is made where it is not there: trich.1, trich-extract.1 …
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,
}

/// Runs the command; what it gives is the exit status.
pub(crate) fn run(arguments: &Man) -> anyhow::Result<u8> {
    let command = Cli::command().disable_help_subcommand(true);
    match &arguments.output {
        None => clap_mangen::Man::new(command).render(&mut io::stdout())?,
        Some(folder) => fs::create_dir_all(folder)
            .and_then(|()| clap_mangen::generate_to(command, folder))
            .with_context(|| format!("{}: cannot write the pages", folder.display()))?,
    }
    Ok(DONE)
}
