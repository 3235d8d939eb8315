//! Mentions joined to persons, one entry each.

use crate::extract::Context;
use crate::record::Official;
use crate::tag::official::PersonTag;
use crate::text::Span;

/// The officials of an article.
#[derive(Debug, Default)]
pub struct People<'t> {
    /// One entry a person, in the order of first mention.
    pub officials: Vec<Official<'t>>,
    /// Where each is named, by the text's order: the name's tokens and the index of the official.
    pub mentions: Vec<(Span, usize)>,
}

/// Joins what the text says of each person.
#[must_use]
pub fn link<'t>(_context: &Context<'t, '_, '_>, _tags: Vec<PersonTag>) -> People<'t> {
    People::default()
}
