//! The subcommands: a file each, with its arguments and what it does.

pub(crate) mod arguments;
pub(crate) mod explain;
pub(crate) mod extract;
pub(crate) mod patterns;

/// Exit status: all was done.
pub(crate) const DONE: u8 = 0;
/// Exit status: some of it could not be done.
pub(crate) const PARTLY: u8 = 1;
/// Exit status: nothing could be run.
pub(crate) const FAILED: u8 = 2;
