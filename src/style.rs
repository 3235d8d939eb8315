//! How words are set off on a terminal. They are written through `anstream`, which takes the codes
//! out where colours are not wanted.

use anstyle::{AnsiColor, Style};

/// What the lines below are about.
pub(crate) const NAME: Style = Style::new().bold();
/// What is right, or new.
pub(crate) const GOOD: Style = AnsiColor::Green.on_default();
/// What is wrong, or lost.
pub(crate) const BAD: Style = AnsiColor::Red.on_default().bold();
/// What to look at.
pub(crate) const NOTE: Style = AnsiColor::Yellow.on_default().bold();
