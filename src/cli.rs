//! The command line. The help of a flag is its manual.

use crate::command::check::Check;
use crate::command::completions::Completions;
use crate::command::diff::Diff;
use crate::command::explain::Explain;
use crate::command::extract::Extract;
use crate::command::man::Man;
use crate::command::patterns::Patterns;
use crate::command::schema::Schema;
use crate::command::version::Version;
use clap::builder::StyledStr;
use clap::error::ErrorKind;
use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};

const MESSAGES: &str = "Messages";

/// Turns scraped Vietnamese government news into structured data.
///
/// One JSON record per article: dates, officials, provinces, numeric indicators and cited
/// documents, each with the exact span that it was read from.
#[derive(Debug, Parser)]
#[command(name = "trich", version, disable_version_flag = true, arg_required_else_help = true)]
pub(crate) struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    version: Version,
    #[command(flatten)]
    pub(crate) messages: Messages,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Extract(Box<Extract>),
    Explain(Explain),
    Patterns(Patterns),
    Check(Box<Check>),
    Diff(Diff),
    Schema(Schema),
    Completions(Completions),
    Man(Man),
    #[command(skip)]
    Version(Version),
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

    fn choice(self) -> anstream::ColorChoice {
        match self {
            Self::Auto => anstream::ColorChoice::Auto,
            Self::Never => anstream::ColorChoice::Never,
            Self::Always => anstream::ColorChoice::Always,
        }
    }
}

/// The help of a subcommand, for one who gave it nothing to do.
pub(crate) fn help(subcommand: &str) -> StyledStr {
    let mut command = Cli::command();
    command.build();
    command.find_subcommand_mut(subcommand).map(clap::Command::render_help).unwrap_or_default()
}

impl Cli {
    /// Reads the command line; ends the program where it asks for help or is wrong.
    pub(crate) fn read() -> Self {
        let mut cli = Self::parse();
        cli.messages.color.choice().write_global();
        if cli.version.asked() {
            cli.command = Some(Command::Version(cli.version.clone()));
        }
        cli
    }

    /// The command that is asked for; ends the program where there is none.
    pub(crate) fn asked(&self) -> &Command {
        let none = || Self::command().error(ErrorKind::MissingSubcommand, "no command is given").exit();
        self.command.as_ref().unwrap_or_else(none)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }
}
