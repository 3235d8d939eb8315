//! `trich completions`.

use super::DONE;
use crate::cli::Cli;
use clap::{Args, CommandFactory};
use clap_complete::Shell;
use std::io::{self, Write};

/// Print the completions of all commands for a shell
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  bash  trich completions bash > ~/.local/share/bash-completion/completions/trich
  zsh   trich completions zsh > _trich, in a folder of $fpath
  fish  trich completions fish > ~/.config/fish/completions/trich.fish")]
pub(crate) struct Completions {
    /// The shell
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

/// Runs the command; what it gives is the exit status.
pub(crate) fn run(arguments: &Completions) -> anyhow::Result<u8> {
    // Written as a whole: the generator panics where it cannot write.
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Cli::command(), "trich", &mut script);
    io::stdout().write_all(&script)?;
    Ok(DONE)
}
