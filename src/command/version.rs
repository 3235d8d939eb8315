//! `trich --version`.

use super::DONE;
use super::arguments::PatternsFrom;
use clap::Args;
use std::io::{self, Write};
use std::path::PathBuf;

/// What the version is asked of.
#[derive(Debug, Clone, Args)]
pub(crate) struct Version {
    /// Print the version and the hash of the pattern files, as every record names them
    #[arg(short = 'V', long)]
    version: bool,
    /// With --version: the pattern files of DIR instead of those that the program carries
    #[arg(long, value_name = "DIR", requires = "version")]
    patterns: Option<PathBuf>,
}

impl Version {
    pub(crate) fn asked(&self) -> bool {
        self.version
    }
}

/// Runs the command; what it gives is the exit status.
pub(crate) fn run(arguments: &Version) -> anyhow::Result<u8> {
    let patterns = PatternsFrom { patterns: arguments.patterns.clone() }.files()?.hash();
    writeln!(io::stdout(), "trich {} (patterns {patterns})", env!("CARGO_PKG_VERSION"))?;
    Ok(DONE)
}
