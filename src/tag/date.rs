//! Date expressions, as far as the text itself tells them.

use crate::extract::Context;
use crate::record::Warning;
use crate::tag::document::DocumentTag;
use crate::text::Span;

/// A date expression before its missing parts are resolved.
#[derive(Debug, Clone, Copy)]
pub struct DateTag {
    /// Its tokens.
    pub span: Span,
}

/// Finds the date expressions of headline, body, captions and publication line.
pub fn tag(
    _context: &Context<'_, '_, '_>,
    _documents: &[DocumentTag],
    _warnings: &mut Vec<Warning<'_>>,
) -> Vec<DateTag> {
    Vec::new()
}
