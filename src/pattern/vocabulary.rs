//! The words that patterns name, each with a number of its own.

use rustc_hash::FxHashMap;

/// The id of every word that no pattern names.
pub const UNKNOWN: u32 = 0;

/// Folded words and their ids.
#[derive(Debug, Default)]
pub struct Vocabulary {
    ids: FxHashMap<Box<str>, u32>,
}

impl Vocabulary {
    /// The id of a folded word, which is added if it is new.
    pub fn intern(&mut self, folded: &str) -> u32 {
        if let Some(&id) = self.ids.get(folded) {
            return id;
        }
        let id = u32::try_from(self.ids.len() + 1).unwrap_or(u32::MAX);
        self.ids.insert(folded.into(), id);
        id
    }

    /// The id of a folded word, or [`UNKNOWN`].
    #[must_use]
    #[inline]
    pub fn id(&self, folded: &str) -> u32 {
        self.ids.get(folded).copied().unwrap_or(UNKNOWN)
    }

    /// One more than the highest id.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ids.len() + 1
    }

    /// Whether no word is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }
}
