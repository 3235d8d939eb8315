//! Citations of numbered documents.

use crate::calendar::Date;
use crate::extract::Context;
use crate::record::{Document, DocumentType};
use crate::text::Span;

/// A citation.
#[derive(Debug, Clone, Copy)]
pub struct DocumentTag {
    /// The whole citation.
    pub span: Span,
    /// The number alone.
    pub number: Span,
    /// The kind of document.
    pub kind: DocumentType,
    /// Who issued it.
    pub issuer: Option<Span>,
    /// When it was issued.
    pub issued: Option<Date>,
    /// The rule that found it.
    pub rule: usize,
}

/// Finds the citations of headline, body and captions.
pub fn tag(_context: &Context<'_, '_, '_>) -> Vec<DocumentTag> {
    Vec::new()
}

/// The documents of the record.
pub fn mentions<'t>(_context: &Context<'t, '_, '_>, _documents: &[DocumentTag]) -> Vec<Document<'t>> {
    Vec::new()
}
