//! `indicators`.

use super::Builder;

/// The compiled tables.
#[derive(Debug, Default)]
pub struct IndicatorPatterns {}

/// Reads the file.
pub fn load(_builder: &mut Builder<'_>) -> IndicatorPatterns {
    IndicatorPatterns::default()
}
