//! One article held against what is expected of it.

use super::expected::Expected;
use super::{BrokenSpan, CodePoints, Difference, Figure, Score, Snippet, broken_spans, differences, score};
use serde_json::Value;
use std::ops::Range;

/// An article's record against the expected one.
#[derive(Debug)]
pub struct Checked<'r> {
    /// The article's id.
    pub id: &'r str,
    /// The file of the article, with the line where it is a line of it; `None` without a record.
    pub file: Option<(&'r str, Option<u64>)>,
    /// Found, missed and wrong.
    pub score: Score<'r>,
    /// What was missed and what is wrong in the figures that were asked for.
    pub differences: Vec<Difference<'r>>,
    /// How many spans the record has.
    pub spans: usize,
    /// Those that do not give their own text.
    pub broken: Vec<BrokenSpan>,
    document: CodePoints<'r>,
}

impl<'r> Checked<'r> {
    /// Compares a record, which holds its text, with the expected one. An article without a record
    /// misses everything.
    #[must_use]
    pub fn new(expected: &'r Expected, record: Option<&'r Value>, wanted: &[Figure]) -> Self {
        let nothing = record.unwrap_or(&Value::Null);
        let document = CodePoints::new(nothing["text"].as_str().unwrap_or_default());
        let score = score(&expected.record, record);
        let (spans, broken) = broken_spans(nothing, &document);
        let source = &nothing["source"];
        Self {
            id: &expected.id,
            file: source["uri"].as_str().map(|uri| (uri, source["line"].as_u64())),
            differences: differences(&score, &document, wanted),
            score,
            spans,
            broken,
            document,
        }
    }

    /// The place of a stretch of the text as `file:line`; a line of JSON Lines is the whole article.
    #[must_use]
    pub fn place(&self, span: Option<&Range<usize>>) -> String {
        match (self.file, span) {
            (None, _) => self.id.to_owned(),
            (Some((uri, Some(line))), _) => format!("{uri}:{line}"),
            (Some((uri, None)), Some(span)) => format!("{uri}:{}", self.line(span)),
            (Some((uri, None)), None) => uri.to_owned(),
        }
    }

    /// The 1-based line of the text in which a stretch begins.
    #[must_use]
    pub fn line(&self, span: &Range<usize>) -> usize {
        self.document.line(span.start)
    }

    /// A stretch of the text with what stands around it.
    #[must_use]
    pub fn snippet(&self, span: &Range<usize>) -> Option<Snippet<'r>> {
        self.document.snippet(span)
    }
}
