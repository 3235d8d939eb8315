//! The words that patterns name, each with a number of its own.

use crate::normalize;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

/// The id of every word that no pattern names.
pub const UNKNOWN: u32 = 0;

/// Folded words and their ids.
///
/// Nearly every word is short enough to be [packed](normalize::pack) into one number, which is
/// hashed and compared at once; the few others are kept as text.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Vocabulary {
    packed: PackedIds,
    long: FxHashMap<Box<str>, u32>,
}

impl Vocabulary {
    /// The id of a folded word, which is added if it is new.
    pub fn intern(&mut self, folded: &str) -> u32 {
        let fresh = u32::try_from(self.len()).unwrap_or(u32::MAX);
        match normalize::pack(folded) {
            Some(packed) => self.packed.or_insert(packed, fresh),
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
        self.packed.get(packed)
    }

    /// One more than the highest id.
    #[must_use]
    pub fn len(&self) -> usize {
        self.packed.len + self.long.len() + 1
    }

    /// Whether no word is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 1
    }
}

/// The ids of packed words, in a hash table of our own: every word of every text is looked up here,
/// and a table that keeps its marks apart from its entries, as the standard library's does, has the
/// processor wait for memory twice instead of once.
#[derive(Debug, Serialize, Deserialize)]
struct PackedIds {
    /// The entries, a power of two of them, at most half of them taken; the id [`UNKNOWN`] marks a free one.
    entries: Vec<(u64, u32)>,
    len: usize,
}

impl Default for PackedIds {
    fn default() -> Self {
        Self { entries: vec![(0, UNKNOWN); 2], len: 0 }
    }
}

impl PackedIds {
    #[inline]
    fn get(&self, packed: u64) -> u32 {
        let mut at = self.home(packed);
        loop {
            let (other, id) = self.entries[at & (self.entries.len() - 1)];
            if other == packed || id == UNKNOWN {
                return id;
            }
            at += 1;
        }
    }

    /// Where a word belongs, if it is free. The multiplier is 2⁶⁴ divided by the golden ratio (Knuth's multiplicative
    /// hashing): it spreads words that differ in few letters over the high bits.
    #[inline]
    fn home(&self, packed: u64) -> usize {
        (packed.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32) as usize
    }

    fn or_insert(&mut self, packed: u64, fresh: u32) -> u32 {
        match self.get(packed) {
            UNKNOWN => {
                self.len += 1;
                if self.len * 2 > self.entries.len() {
                    let grown = vec![(0, UNKNOWN); self.entries.len() * 2];
                    for (packed, id) in
                        std::mem::replace(&mut self.entries, grown).into_iter().filter(|e| e.1 != UNKNOWN)
                    {
                        self.put(packed, id);
                    }
                }
                self.put(packed, fresh);
                fresh
            }
            known => known,
        }
    }

    fn put(&mut self, packed: u64, id: u32) {
        let mut at = self.home(packed);
        let last = self.entries.len() - 1;
        while self.entries[at & last].1 != UNKNOWN {
            at += 1;
        }
        self.entries[at & last] = (packed, id);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_keeps_its_id() {
        let mut vocabulary = Vocabulary::default();
        let words: Vec<String> =
            (0..5_000).map(|n: u32| format!("a{n}")).chain(["nghiêng ngả dài".to_owned()]).collect();
        let ids: Vec<u32> = words.iter().map(|word| vocabulary.intern(word)).collect();
        assert_eq!(ids, (1..=words.len() as u32).collect::<Vec<_>>());
        for (word, id) in words.iter().zip(ids) {
            assert_eq!((vocabulary.id(word), vocabulary.intern(word)), (id, id), "{word}");
        }
        assert_eq!(vocabulary.id("b"), UNKNOWN);
        assert_eq!(vocabulary.len(), words.len() + 1);
    }
}
