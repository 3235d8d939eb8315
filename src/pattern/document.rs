//! `documents.toml`.

use super::Builder;

/// The compiled tables.
#[derive(Debug, Default)]
pub struct DocumentPatterns {}

/// Reads the file.
pub fn load(_builder: &mut Builder<'_>) -> DocumentPatterns {
    DocumentPatterns::default()
}
