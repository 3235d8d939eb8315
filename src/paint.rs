//! Colours on a terminal.

use crate::cli::Messages;
use std::fmt::{self, Display};

/// Colours, where they are wanted.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Paint {
    on: bool,
}

#[derive(Debug, Clone, Copy)]
pub(crate) enum Color {
    Red,
    Green,
    Yellow,
    Bold,
}

impl Paint {
    /// No colours, whatever is asked for: for what goes into a file.
    pub(crate) const NONE: Self = Self { on: false };

    /// As the user wants it of a stream that is a terminal or not.
    pub(crate) fn new(messages: &Messages, terminal: bool) -> Self {
        let no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        Self { on: messages.color.holds(terminal && !no_color) }
    }

    /// Something in a colour.
    pub(crate) fn color<T: Display>(self, color: Color, what: T) -> impl Display {
        Painted { color: self.on.then_some(color), what }
    }
}

struct Painted<T> {
    color: Option<Color>,
    what: T,
}

impl<T: Display> Display for Painted<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(color) = self.color else { return self.what.fmt(f) };
        f.write_str(match color {
            Color::Red => "\x1b[1;31m",
            Color::Green => "\x1b[32m",
            Color::Yellow => "\x1b[1;33m",
            Color::Bold => "\x1b[1m",
        })?;
        self.what.fmt(f)?;
        f.write_str("\x1b[0m")
    }
}
