//! `layout.toml`.

use super::Builder;

/// The compiled tables.
#[derive(Debug, Default)]
pub struct LayoutPatterns {}

/// Reads the file.
pub fn load(_builder: &mut Builder<'_>) -> LayoutPatterns {
    LayoutPatterns::default()
}
