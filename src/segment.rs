//! Sentences of headline, body and captions.

use crate::layout::{Layout, Zone};
use crate::scan::Scan;
use crate::text::{Doc, Span};

/// A sentence.
#[derive(Debug, Clone, Copy)]
pub struct Sentence {
    /// Its tokens.
    pub span: Span,
    /// The line that it stands on: an index of [`Doc::lines`].
    pub line: usize,
    /// Whether the line is headline, body or caption.
    pub zone: Zone,
}

/// Cuts the article's lines into sentences.
#[must_use]
pub fn sentences(doc: Doc<'_, '_>, _scan: &Scan, layout: &Layout) -> Vec<Sentence> {
    let article = |zone: Zone| matches!(zone, Zone::Title | Zone::Body | Zone::Caption);
    let lines = doc.lines.iter().zip(&layout.zones).enumerate();
    lines.filter(|(_, (_, z))| article(**z)).map(|(line, (l, &zone))| Sentence { span: l.span, line, zone }).collect()
}
