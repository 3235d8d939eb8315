//! The subcommands: a file each, with its arguments and what it does.

pub(crate) mod arguments;
pub(crate) mod check;
pub(crate) mod completions;
pub(crate) mod diff;
pub(crate) mod explain;
pub(crate) mod extract;
pub(crate) mod findings;
pub(crate) mod man;
pub(crate) mod patterns;
pub(crate) mod schema;
pub(crate) mod version;

/// Exit status: all was done.
pub(crate) const DONE: u8 = 0;
/// Exit status: some of it could not be done.
pub(crate) const PARTLY: u8 = 1;
/// Exit status: there is a difference, or less was reached than was asked.
pub(crate) const DIFFERENT: u8 = 1;
/// Exit status: nothing could be run.
pub(crate) const FAILED: u8 = 2;
