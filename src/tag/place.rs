//! Names of provinces, districts and communes.

use crate::extract::Context;

/// A place name in the text.
#[derive(Debug, Clone)]
pub struct PlaceTag {}

/// Finds the place names of the page.
pub fn tag(_context: &Context<'_, '_, '_>) -> Vec<PlaceTag> {
    Vec::new()
}
