//! Sets of words and of plain phrases that a stage asks of token after token.

use crate::text::Token;
use serde::{Deserialize, Serialize};
use std::ops::Deref;

/// A set of words by their ids, a bit for each.
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordSet(Vec<u64>);

impl WordSet {
    /// Whether it holds a word.
    #[must_use]
    #[inline]
    pub fn contains(&self, id: &u32) -> bool {
        self.0.get((id / u64::BITS) as usize).is_some_and(|bits| bits >> (id % u64::BITS) & 1 != 0)
    }
}

impl Extend<u32> for WordSet {
    fn extend<I: IntoIterator<Item = u32>>(&mut self, ids: I) {
        for id in ids {
            let at = (id / u64::BITS) as usize;
            if self.0.len() <= at {
                self.0.resize(at + 1, 0);
            }
            self.0[at] |= 1 << (id % u64::BITS);
        }
    }
}

impl FromIterator<u32> for WordSet {
    fn from_iter<I: IntoIterator<Item = u32>>(ids: I) -> Self {
        let mut set = Self::default();
        set.extend(ids);
        set
    }
}

/// Plain phrases as token ids. Hardly any token begins or ends one of them, which a look at the sets of their first and
/// last words tells.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
pub struct Phrases {
    all: Vec<Vec<u32>>,
    firsts: WordSet,
    lasts: WordSet,
}

impl From<Vec<Vec<u32>>> for Phrases {
    fn from(all: Vec<Vec<u32>>) -> Self {
        let firsts = all.iter().filter_map(|words| words.first().copied()).collect();
        let lasts = all.iter().filter_map(|words| words.last().copied()).collect();
        Self { all, firsts, lasts }
    }
}

impl FromIterator<Vec<u32>> for Phrases {
    fn from_iter<I: IntoIterator<Item = Vec<u32>>>(phrases: I) -> Self {
        phrases.into_iter().collect::<Vec<_>>().into()
    }
}

impl Deref for Phrases {
    type Target = [Vec<u32>];

    fn deref(&self) -> &[Vec<u32>] {
        &self.all
    }
}

impl Phrases {
    /// Whether one of them stands where the tokens begin.
    #[must_use]
    #[inline]
    pub fn stand(&self, tokens: &[Token]) -> bool {
        self.at(tokens).next().is_some()
    }

    /// Whether one of them stands anywhere among the tokens.
    #[must_use]
    pub fn stand_within(&self, tokens: &[Token]) -> bool {
        (0..tokens.len()).any(|at| self.stand(&tokens[at..]))
    }

    /// Whether one of them begins with a word.
    #[must_use]
    #[inline]
    pub fn begin_with(&self, id: u32) -> bool {
        self.firsts.contains(&id)
    }

    /// Those that stand where the tokens begin.
    #[inline]
    pub fn at<'p>(&'p self, tokens: &'p [Token]) -> impl Iterator<Item = &'p Vec<u32>> {
        let begins = tokens.first().is_some_and(|token| self.begin_with(token.id));
        let all: &[Vec<u32>] = if begins { &self.all } else { &[] };
        all.iter().filter(|words| stands(tokens, words))
    }

    /// Those that stand where the tokens end.
    #[inline]
    pub fn at_end<'p>(&'p self, tokens: &'p [Token]) -> impl Iterator<Item = &'p Vec<u32>> {
        let ends = tokens.last().is_some_and(|token| self.lasts.contains(&token.id));
        let all: &[Vec<u32>] = if ends { &self.all } else { &[] };
        all.iter()
            .filter(|words| tokens.len().checked_sub(words.len()).is_some_and(|from| stands(&tokens[from..], words)))
    }
}

/// Whether words stand where the tokens begin.
#[must_use]
#[inline]
pub fn stands(tokens: &[Token], words: &[u32]) -> bool {
    words.len() <= tokens.len() && words.iter().zip(tokens).all(|(word, token)| *word == token.id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pattern::vocabulary::Vocabulary;
    use crate::text::TokenBuffer;

    #[test]
    fn a_set_holds_what_was_put_in() {
        let set: WordSet = [0, 63, 64, 700].into_iter().collect();
        let held: Vec<u32> = (0..1_000).filter(|id| set.contains(id)).collect();
        assert_eq!(held, [0, 63, 64, 700]);
        assert!(!WordSet::default().contains(&0));
    }

    #[test]
    fn phrases_stand_at_the_ends_of_tokens() {
        let mut vocabulary = Vocabulary::default();
        let ids = ["a", "b", "c"].map(|word| vocabulary.intern(word));
        let phrases = Phrases::from(vec![vec![ids[0], ids[1]], vec![ids[0]], vec![ids[2]]]);
        let mut buffer = TokenBuffer::new(&vocabulary);
        let mut lengths = |text: &str| {
            buffer.fill(text);
            let count = |words: &Vec<u32>| words.len();
            let tokens = &buffer.tokens;
            (phrases.at(tokens).map(count).collect::<Vec<_>>(), phrases.at_end(tokens).map(count).collect::<Vec<_>>())
        };
        assert_eq!(lengths("a b"), (vec![2, 1], vec![2]));
        assert_eq!(lengths("b c"), (vec![], vec![1]));
        assert_eq!(lengths("b"), (vec![], vec![]));
        assert_eq!(lengths(""), (vec![], vec![]));
    }
}
