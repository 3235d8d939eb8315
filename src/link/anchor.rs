//! The anchor date, and what date expressions mean against it.

use crate::calendar::Date;
use crate::extract::{Context, DateFact};
use crate::record::{AnchorBasis, DateMention, Warning};
use crate::tag::date::DateTag;
use crate::tag::document::DocumentTag;

/// The date against which incomplete dates are resolved.
#[must_use]
pub fn find(
    _context: &Context<'_, '_, '_>,
    _dates: &[DateTag],
    given: Option<Date>,
    published: Option<Date>,
) -> Option<(Date, AnchorBasis)> {
    given.map(|d| (d, AnchorBasis::Given)).or(published.map(|d| (d, AnchorBasis::Published)))
}

/// Resolves the date expressions.
#[must_use]
pub fn resolve(
    _context: &Context<'_, '_, '_>,
    _dates: &[DateTag],
    _anchor: Option<Date>,
    _warnings: &mut Vec<Warning<'_>>,
) -> Vec<DateFact> {
    Vec::new()
}

/// Completes the documents' dates.
#[must_use]
pub fn documents(_context: &Context<'_, '_, '_>, documents: Vec<DocumentTag>, _dates: &[DateFact]) -> Vec<DocumentTag> {
    documents
}

/// The dates of the record.
#[must_use]
pub fn mentions<'t>(_context: &Context<'t, '_, '_>, _dates: &[DateFact]) -> Vec<DateMention<'t>> {
    Vec::new()
}
