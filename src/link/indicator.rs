//! Numbers joined to the indicators that they are of.

use crate::calendar::Date;
use crate::extract::{Context, DateFact};
use crate::link::person::People;
use crate::link::place::Places;
use crate::record::{Indicator, Warning};
use crate::tag::document::DocumentTag;

/// Finds the indicator entries of an article.
#[must_use]
pub fn link<'t>(
    _context: &Context<'t, '_, '_>,
    _dates: &[DateFact],
    _documents: &[DocumentTag],
    _places: &Places<'t>,
    _people: &People<'t>,
    _anchor: Option<Date>,
    _warnings: &mut Vec<Warning<'t>>,
) -> Vec<Indicator<'t>> {
    Vec::new()
}
