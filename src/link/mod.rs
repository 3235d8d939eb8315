//! Linking: annotations to facts. What belongs together, and what it means in its time and place.

pub mod anchor;
pub mod indicator;
pub mod name;
pub mod person;
pub mod place;
pub mod quantity;

use crate::text::Span;

/// The tokens that any of the spans holds, in order: spans that overlap are one.
pub(crate) fn merged(spans: impl Iterator<Item = Span>) -> Vec<Span> {
    let mut spans: Vec<Span> = spans.collect();
    spans.sort_unstable();
    spans.dedup_by(|next, kept| {
        let overlap = next.overlaps(*kept);
        if overlap {
            *kept = kept.join(*next);
        }
        overlap
    });
    spans
}
