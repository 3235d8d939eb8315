//! Tagging: hits to annotations. What stands in the text, not yet what belongs together.

pub mod date;
pub mod document;
pub mod number;
pub mod official;
pub mod organization;
pub mod place;
pub mod quantity;
