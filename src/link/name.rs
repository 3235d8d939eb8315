//! Names of one text, the same in whatever case they are written.

use crate::pattern::UNKNOWN;
use crate::text::{Doc, Span};
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::{Hash, Hasher};

/// Whether two names are the same words.
#[must_use]
pub fn alike(doc: Doc<'_, '_>, a: Span, b: Span) -> bool {
    let same = |(a, b): (usize, usize)| {
        let (x, y) = (&doc.tokens[a], &doc.tokens[b]);
        // Words that are written alike have one id.
        x.id == y.id && (x.id != UNKNOWN || doc.word(a) == doc.word(b))
    };
    a == b || (a.len() == b.len() && a.range().zip(b.range()).all(same))
}

/// Things by the names that they bear: a text may name thousands, so they are not held against each other.
#[derive(Debug)]
pub struct ByName<T> {
    /// By a hash that is one for all names that are [`alike`].
    things: FxHashMap<u64, Vec<(Span, T)>>,
}

impl<T> Default for ByName<T> {
    fn default() -> Self {
        Self { things: FxHashMap::default() }
    }
}

impl<T> ByName<T> {
    /// Adds a thing.
    pub fn add(&mut self, doc: Doc<'_, '_>, name: Span, thing: T) {
        self.things.entry(hash(doc, name)).or_default().push((name, thing));
    }

    /// The things that bear a name, in the order in which they were added.
    pub fn named(&self, doc: Doc<'_, '_>, name: Span) -> impl Iterator<Item = &T> {
        let same_hash = if self.things.is_empty() { None } else { self.things.get(&hash(doc, name)) };
        same_hash.into_iter().flatten().filter(move |(other, _)| alike(doc, *other, name)).map(|(_, thing)| thing)
    }
}

fn hash(doc: Doc<'_, '_>, name: Span) -> u64 {
    let mut hasher = FxHasher::default();
    for at in name.range() {
        match doc.tokens[at].id {
            UNKNOWN => doc.word(at).hash(&mut hasher),
            id => id.hash(&mut hasher),
        }
    }
    hasher.finish()
}
