//! The words that patterns name, each with a number of its own.

use crate::normalize;
use rustc_hash::FxHashMap;

/// The id of every word that no pattern names.
pub const UNKNOWN: u32 = 0;

/// Folded words and their ids.
///
/// Nearly every word is short enough to be [packed](normalize::pack) into one number, which is
/// hashed and compared at once; the few others are kept as text.
#[derive(Debug, Default)]
pub struct Vocabulary {
    packed: FxHashMap<u64, u32>,
    long: FxHashMap<Box<str>, u32>,
}

impl Vocabulary {
    /// The id of a folded word, which is added if it is new.
    pub fn intern(&mut self, folded: &str) -> u32 {
        let fresh = u32::try_from(self.len()).unwrap_or(u32::MAX);
        match normalize::pack(folded) {
            Some(packed) => *self.packed.entry(packed).or_insert(fresh),
            None => *self.long.entry(folded.into()).or_insert(fresh),
        }
    }

    /// The id of a folded word, or [`UNKNOWN`].
    #[must_use]
    pub fn id(&self, folded: &str) -> u32 {
        match normalize::pack(folded) {
            Some(packed) => self.packed_id(packed),
            None => self.long.get(folded).copied().unwrap_or(UNKNOWN),
        }
    }

    /// The id of a packed word, or [`UNKNOWN`].
    #[must_use]
    #[inline]
    pub fn packed_id(&self, packed: u64) -> u32 {
        self.packed.get(&packed).copied().unwrap_or(UNKNOWN)
    }

    /// One more than the highest id.
    #[must_use]
    pub fn len(&self) -> usize {
        self.packed.len() + self.long.len() + 1
    }

    /// Whether no word is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 1
    }
}
