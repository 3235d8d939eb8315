//! Names of persons with the posts that stand beside them.

use crate::extract::Context;

/// What the text says of one person at one place.
#[derive(Debug, Clone)]
pub struct PersonTag {}

/// Finds the persons of headline, body and captions.
pub fn tag(_context: &Context<'_, '_, '_>) -> Vec<PersonTag> {
    Vec::new()
}
