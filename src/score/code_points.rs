//! A text by code points, as records count: what stands at a span, and in which line.

use std::ops::Range;

/// A text with the byte at which each of its code points begins.
#[derive(Debug, Clone)]
pub struct CodePoints<'t> {
    text: &'t str,
    bytes: Vec<usize>,
}

/// A stretch of a text with what stands before and after it in its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Snippet<'t> {
    /// At most [`Snippet::AROUND`] code points before it.
    pub before: &'t str,
    /// The stretch itself.
    pub words: &'t str,
    /// At most so many after it.
    pub after: &'t str,
    /// Whether the line goes on before and after that.
    pub cut: (bool, bool),
}

impl Snippet<'_> {
    /// How much of the line is shown on either side.
    pub const AROUND: usize = 60;
}

impl<'t> CodePoints<'t> {
    /// Counts a text.
    #[must_use]
    pub fn new(text: &'t str) -> Self {
        Self { text, bytes: text.char_indices().map(|(byte, _)| byte).chain([text.len()]).collect() }
    }

    /// What stands at a half-open range of code points; `None` out of bounds or where it is empty.
    #[must_use]
    pub fn slice(&self, span: Range<usize>) -> Option<&'t str> {
        let (start, end) = (*self.bytes.get(span.start)?, *self.bytes.get(span.end)?);
        (start < end).then(|| &self.text[start..end])
    }

    /// The 1-based line in which a code point stands.
    #[must_use]
    pub fn line(&self, at: usize) -> usize {
        let end = self.bytes.get(at).copied().unwrap_or(self.text.len());
        memchr::memchr_iter(b'\n', &self.text.as_bytes()[..end]).count() + 1
    }

    /// The first place where words stand as they are.
    #[must_use]
    pub fn find(&self, words: &str) -> Option<Range<usize>> {
        let start = self.text.find(words).filter(|_| !words.is_empty())?;
        let code_point = |byte: usize| self.bytes.partition_point(|&other| other < byte);
        Some(code_point(start)..code_point(start + words.len()))
    }

    /// A stretch with its surroundings.
    #[must_use]
    pub fn snippet(&self, span: &Range<usize>) -> Option<Snippet<'t>> {
        let words = self.slice(span.clone())?;
        let (from, to) = (span.start.saturating_sub(Snippet::AROUND), span.end + Snippet::AROUND);
        let to = to.min(self.bytes.len() - 1);
        let (before, after) =
            (&self.text[self.bytes[from]..self.bytes[span.start]], &self.text[self.bytes[span.end]..self.bytes[to]]);
        let line_start = before.rfind(['\n', '\r']);
        let line_end = after.find(['\n', '\r']);
        let (before, after) =
            (line_start.map_or(before, |at| &before[at + 1..]), line_end.map_or(after, |at| &after[..at]));
        let cut = (line_start.is_none() && from > 0, line_end.is_none() && to + 1 < self.bytes.len());
        Some(Snippet { before, words, after, cut })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_are_of_code_points() {
        let text = CodePoints::new("Ðầu\nđề \u{1D4B3} cuối");
        assert_eq!(text.slice(4..6), Some("đề"));
        assert_eq!(text.slice(7..8), Some("\u{1D4B3}"));
        assert_eq!(text.slice(9..13), Some("cuối"));
        assert_eq!((text.slice(9..14), text.slice(4..4)), (None, None));
        assert_eq!((text.line(0), text.line(3), text.line(4), text.line(99)), (1, 1, 2, 2));
        assert_eq!((text.find("cuối"), text.find(""), text.find("x")), (Some(9..13), None, None));
    }

    #[test]
    fn a_snippet_ends_with_its_line() {
        let text = CodePoints::new("Trước.\r\nCó 42 hộ.\nSau.");
        let snippet = text.snippet(&(11..13)).expect("within bounds");
        assert_eq!((snippet.before, snippet.words, snippet.after), ("Có ", "42", " hộ."));
        assert_eq!(snippet.cut, (false, false));
        let long = "x".repeat(200);
        let snippet = CodePoints::new(&long).snippet(&(100..101)).expect("within bounds");
        assert_eq!((snippet.before.len(), snippet.after.len(), snippet.cut), (60, 60, (true, true)));
    }
}
