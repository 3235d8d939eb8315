//! Which units the place names denote in their time, and which province the article is about.

use crate::calendar::Date;
use crate::extract::Context;
use crate::record::{ArticleProvince, ProvinceMention, Warning};
use crate::tag::place::PlaceTag;
use crate::text::Span;

/// What a place name in headline, body or caption denotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    /// A province: the index of its entry in [`Places::mentions`].
    Province(usize),
    /// A place below the province (huyện, thị xã, xã, phường, a provincial city), with its type word.
    Below,
    /// The whole country (cả nước, toàn quốc, Việt Nam).
    Country,
}

/// The places of an article.
#[derive(Debug, Default)]
pub struct Places<'t> {
    /// The province that the article is about.
    pub article: Option<ArticleProvince<'t>>,
    /// One entry a province, in the order of first mention.
    pub mentions: Vec<ProvinceMention<'t>>,
    /// Every place name of headline, body and captions, in the text's order.
    pub spots: Vec<(Span, Spot)>,
}

/// Resolves the place names.
#[must_use]
pub fn link<'t>(
    _context: &Context<'t, '_, '_>,
    _tags: Vec<PlaceTag>,
    _anchor: Option<Date>,
    _warnings: &mut Vec<Warning<'t>>,
) -> Places<'t> {
    Places::default()
}
