//! Words of the tables that stand at a token, or before or behind it.

use super::Linker;
use super::clause::Amount;
use crate::pattern::words::Phrases;
use crate::text::{Span, Token, TokenKind};

impl Linker<'_, '_, '_, '_> {
    /// "là" stands right before the amount.
    pub(super) fn is_said(&self, amount: &Amount) -> bool {
        let before = amount.quantity.full.start.checked_sub(1);
        before.is_some_and(|at| self.says_are(at))
    }

    /// "là" stands at a token.
    pub(super) fn says_are(&self, at: u32) -> bool {
        self.context.doc.get(at as usize).is_some_and(|t| t.id == self.patterns.are)
    }

    /// One of the phrases stands within the first words of a stretch.
    pub(super) fn begins(&self, chunk: Span, phrases: &Phrases) -> bool {
        let tokens = &self.context.doc.tokens[chunk.range()];
        (0..tokens.len().min(4)).any(|at| phrases.stand(&tokens[at..]))
    }

    /// One of the phrases stands at a token.
    pub(super) fn starts(&self, at: u32, phrases: &Phrases) -> bool {
        phrases.stand(&self.context.doc.tokens[at as usize..])
    }

    /// How many tokens the longest of the phrases has that begin at a token.
    pub(super) fn longest(&self, at: u32, phrases: &Phrases) -> Option<u32> {
        phrases.at(&self.context.doc.tokens[at as usize..]).map(|words| words.len() as u32).max()
    }

    /// One of the phrases ends at a token.
    pub(super) fn ends_with(&self, at: u32, phrases: &Phrases) -> bool {
        phrases.at_end(&self.context.doc.tokens[..at as usize]).next().is_some()
    }

    /// A word without weight of its own, or one that hands what stands before it to what stands behind.
    pub(super) fn leads_on(&self, token: &Token) -> bool {
        let id = &token.id;
        token.kind == TokenKind::Word && (self.patterns.light.contains(id) || self.patterns.handing.contains(id))
    }
}
