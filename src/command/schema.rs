//! `trich schema`.

use super::DONE;
use clap::Args;
use std::io::{self, Write};

/// Print the JSON Schema (2020-12) of a record
///
/// Every line that `extract` writes is valid against it. Enumerations are closed and no key is
/// unknown, so that a schema is that of one version of the record, which its `$id` names.
#[derive(Debug, Args)]
pub(crate) struct Schema {}

/// Runs the command; what it gives is the exit status.
pub(crate) fn run() -> anyhow::Result<u8> {
    writeln!(io::stdout(), "{}", serde_json::to_string_pretty(&trich::schema::record())?)?;
    Ok(DONE)
}
