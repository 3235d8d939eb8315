//! The command line. The help of a flag is its manual.

use crate::command::explain::Explain;
use crate::command::extract::Extract;
use crate::command::patterns::Patterns;
use clap::error::ErrorKind;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::io::Write;
use trich::pattern::PatternFiles;

const MESSAGES: &str = "Messages";

/// Turns scraped Vietnamese government news into structured data.
///
/// One JSON record per article: dates, officials, provinces, numeric indicators and cited
/// documents, each with the exact span that it was read from.
#[derive(Debug, Parser)]
#[command(name = "trich", version, arg_required_else_help = true)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
    #[command(flatten)]
    pub(crate) messages: Messages,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Extract(Box<Extract>),
    Explain(Explain),
    Patterns(Patterns),
}

/// What is said on standard error.
#[derive(Debug, Clone, Args)]
pub(crate) struct Messages {
    /// Whether messages are coloured; auto: on a terminal, unless NO_COLOR is set
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", help_heading = MESSAGES)]
    pub(crate) color: When,
    /// Whether progress is shown; auto: where standard error is a terminal
    ///
    /// On a terminal it is a bar with the articles, MB/s, and the time left where the size of
    /// the input is known; elsewhere `always` writes a line a second.
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", help_heading = MESSAGES)]
    pub(crate) progress: When,
    /// Say only what went wrong: no progress, no summary, no notices
    ///
    /// Articles that could not be read are still named.
    #[arg(short, long, global = true, help_heading = MESSAGES)]
    pub(crate) quiet: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum When {
    Auto,
    Never,
    Always,
}

impl When {
    pub(crate) fn holds(self, auto: bool) -> bool {
        match self {
            Self::Auto => auto,
            Self::Never => false,
            Self::Always => true,
        }
    }
}

impl Cli {
    /// Reads the command line; ends the program where it asks for help or for the version, or is wrong.
    pub(crate) fn read() -> Self {
        Self::try_parse().unwrap_or_else(|error| {
            if error.kind() != ErrorKind::DisplayVersion {
                error.exit();
            }
            // The patterns are hashed for those alone who ask.
            let (version, patterns) = (env!("CARGO_PKG_VERSION"), PatternFiles::embedded().hash());
            let _ = writeln!(std::io::stdout(), "trich {version} (patterns {patterns})");
            std::process::exit(0);
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }
}
