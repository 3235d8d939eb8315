//! One pass over the tokens: numerals first, then every phrase of every pattern file.

use crate::pattern::phrase::Class;
use crate::pattern::trie::Tokens;
use crate::pattern::{Hits, Layer, Patterns};
use crate::tag::number::{self, Numeral};
use crate::tag::quantity::{self, Quantity};
use crate::text::{Doc, Span, TokenKind};

/// What one pass found.
#[derive(Debug, Default)]
pub struct Scan {
    /// Numbers as written, in order.
    pub numerals: Vec<Numeral>,
    /// Numbers with bound, range and scale, in order.
    pub quantities: Vec<Quantity>,
    /// Phrases, by layer.
    pub hits: Hits,
    numbers_at: Vec<NumbersAt>,
}

/// Where the numbers that begin at a token end; 0 where none begins.
#[derive(Debug, Clone, Copy, Default)]
struct NumbersAt {
    /// A quantity, from its bound words on or from its first digit on.
    quantity: u32,
    /// A whole number.
    whole: u32,
}

impl Scan {
    /// Scans a text.
    pub fn run(&mut self, doc: Doc<'_, '_>, patterns: &Patterns) {
        number::tag(doc, &patterns.numbers, &mut self.numerals);
        quantity::tag(doc, &self.numerals, &patterns.numbers, &mut self.quantities);
        self.index_numbers(doc);
        let view = View { doc, numbers_at: &self.numbers_at };
        patterns.trie.scan(&view, &mut self.hits);
    }

    /// Looks up the longest phrases of a layer that is [asked for](Layer::asked) which begin at a token: where
    /// they stand, and what `add` makes of their payloads.
    pub fn longest<T: Default>(
        &self,
        doc: Doc<'_, '_>,
        patterns: &Patterns,
        layer: Layer,
        at: usize,
        add: impl FnMut(&mut T, u32),
    ) -> Option<(Span, T)> {
        patterns.asked.longest(&View { doc, numbers_at: &self.numbers_at }, layer, at, add)
    }

    /// A scanned text as phrases are followed through it.
    pub(crate) fn tokens<'s>(&'s self, doc: Doc<'s, 's>) -> impl Tokens + use<'s> {
        View { doc, numbers_at: &self.numbers_at }
    }

    fn index_numbers(&mut self, doc: Doc<'_, '_>) {
        self.numbers_at.clear();
        self.numbers_at.resize(doc.tokens.len(), NumbersAt::default());
        for numeral in self.numerals.iter().filter(|n| n.value.scale == 0) {
            self.numbers_at[numeral.span.start as usize].whole = numeral.span.end;
        }
        for quantity in &self.quantities {
            for start in [quantity.full.start as usize, quantity.span.start as usize] {
                // A sign (≥, ~) bounds a number, but no phrase reaches a number from there.
                if doc.tokens[start].kind != TokenKind::Punct {
                    self.numbers_at[start].quantity = quantity.span.end;
                }
            }
        }
    }
}

struct View<'t, 'b, 's> {
    doc: Doc<'t, 'b>,
    numbers_at: &'s [NumbersAt],
}

impl View<'_, '_, '_> {
    fn digits_in(&self, index: usize, low: u32, high: u32, widths: std::ops::RangeInclusive<usize>) -> bool {
        let token = &self.doc.tokens[index];
        if token.kind != TokenKind::Digits {
            return false;
        }
        let text = self.doc.plain(index);
        widths.contains(&text.len()) && text.parse::<u32>().is_ok_and(|n| (low..=high).contains(&n))
    }
}

impl Tokens for View<'_, '_, '_> {
    fn count(&self) -> usize {
        self.doc.tokens.len()
    }

    fn id(&self, index: usize) -> u32 {
        self.doc.tokens[index].id
    }

    fn joined(&self, index: usize) -> bool {
        !self.doc.tokens[index].line_start()
    }

    fn numeric(&self, index: usize) -> bool {
        let NumbersAt { quantity, whole } = self.numbers_at[index];
        quantity | whole != 0 || self.doc.tokens[index].kind == TokenKind::Digits
    }

    #[inline]
    fn accept(&self, class: Class, index: usize) -> Option<usize> {
        let token = &self.doc.tokens[index];
        let single = |fine: bool| fine.then_some(index + 1);
        let number = |end: u32| (end != 0).then_some(end as usize);
        match class {
            Class::Int => single(token.kind == TokenKind::Digits),
            Class::Day => single(self.digits_in(index, 1, 31, 1..=2)),
            Class::Month => single(self.digits_in(index, 1, 12, 1..=2)),
            Class::Year => single(self.digits_in(index, 1900, 2100, 4..=4)),
            Class::Number => number(self.numbers_at[index].quantity),
            Class::Words => number(self.numbers_at[index].whole),
            Class::Roman => single(token.upper() && roman(&self.doc.plain(index)).is_some()),
            Class::Cap => single(token.capitalized()),
            Class::Word => single(token.kind == TokenKind::Word),
            Class::Any => Some(index + 1),
        }
    }
}

/// The value of a Roman numeral in capitals, up to XXXIX.
#[must_use]
pub fn roman(text: &str) -> Option<i64> {
    let mut value = 0;
    let mut previous = 0;
    if text.is_empty() || text.len() > 6 {
        return None;
    }
    for c in text.chars().rev() {
        let digit = match c {
            'I' => 1,
            'V' => 5,
            'X' => 10,
            _ => return None,
        };
        if digit < previous {
            value -= digit;
        } else {
            value += digit;
            previous = digit;
        }
    }
    Some(value)
}
