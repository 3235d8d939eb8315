//! `officials.toml`.

use super::Builder;

/// The compiled tables.
#[derive(Debug, Default)]
pub struct OfficialPatterns {}

/// Reads the file.
pub fn load(_builder: &mut Builder<'_>) -> OfficialPatterns {
    OfficialPatterns::default()
}
