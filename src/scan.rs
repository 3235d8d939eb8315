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
    /// The id of every token, with the bits below, and one more that begins a line: what the walk over the phrases asks of
    /// each token stands close together.
    words: Vec<u32>,
    /// What is told of tokens without [`QUANTITY`] or [`WHOLE`] is of no text.
    numbers_at: Vec<NumbersAt>,
}

/// A token begins a line.
const LINE_START: u32 = 1 << 31;
/// It is a run of digits.
const DIGITS: u32 = 1 << 30;
/// A quantity begins at it.
const QUANTITY: u32 = 1 << 29;
/// A whole number begins at it.
const WHOLE: u32 = 1 << 28;
/// The bits of the id.
const ID: u32 = WHOLE - 1;

/// Where the numbers that begin at a token end.
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
        self.index_words(doc);
        self.index_numbers(doc);
        let view = View { doc, words: &self.words, numbers_at: &self.numbers_at };
        patterns.trie.scan(&view, &mut self.hits);
    }

    /// Looks up the longest phrases of a layer that is [asked for](Layer::asked) which begin at a token: where
    /// they stand, and what `add` makes of their payloads.
    #[inline]
    pub fn longest<T: Default>(
        &self,
        doc: Doc<'_, '_>,
        patterns: &Patterns,
        layer: Layer,
        at: usize,
        add: impl FnMut(&mut T, u32),
    ) -> Option<(Span, T)> {
        patterns.asked.longest(&self.view(doc), layer, at, add)
    }

    /// A scanned text as phrases are followed through it.
    pub(crate) fn tokens<'s>(&'s self, doc: Doc<'s, 's>) -> impl Tokens + use<'s> {
        self.view(doc)
    }

    #[inline]
    fn view<'s>(&'s self, doc: Doc<'s, 's>) -> View<'s> {
        View { doc, words: &self.words, numbers_at: &self.numbers_at }
    }

    fn index_words(&mut self, doc: Doc<'_, '_>) {
        let bit = |set: bool, bit: u32| if set { bit } else { 0 };
        self.words.clear();
        self.words.extend(doc.tokens.iter().map(|token| {
            token.id | bit(token.line_start(), LINE_START) | bit(token.kind == TokenKind::Digits, DIGITS)
        }));
        self.words.push(LINE_START);
    }

    fn index_numbers(&mut self, doc: Doc<'_, '_>) {
        if self.numbers_at.len() < doc.tokens.len() {
            self.numbers_at.resize(doc.tokens.len(), NumbersAt::default());
        }
        for numeral in self.numerals.iter().filter(|n| n.value.scale == 0) {
            let start = numeral.span.start as usize;
            self.numbers_at[start].whole = numeral.span.end;
            self.words[start] |= WHOLE;
        }
        for quantity in &self.quantities {
            for start in [quantity.full.start as usize, quantity.span.start as usize] {
                // A sign (≥, ~) bounds a number, but no phrase reaches a number from there.
                if doc.tokens[start].kind != TokenKind::Punct {
                    self.numbers_at[start].quantity = quantity.span.end;
                    self.words[start] |= QUANTITY;
                }
            }
        }
    }
}

struct View<'s> {
    doc: Doc<'s, 's>,
    words: &'s [u32],
    numbers_at: &'s [NumbersAt],
}

impl View<'_> {
    fn digits_in(&self, index: usize, low: u32, high: u32, widths: std::ops::RangeInclusive<u32>) -> bool {
        let token = &self.doc.tokens[index];
        token.kind == TokenKind::Digits
            && widths.contains(&token.len_chars())
            && self.doc.plain(index).parse::<u32>().is_ok_and(|n| (low..=high).contains(&n))
    }
}

impl Tokens for View<'_> {
    #[inline]
    fn count(&self) -> usize {
        self.doc.tokens.len()
    }

    #[inline]
    fn id(&self, index: usize) -> u32 {
        self.words[index] & ID
    }

    #[inline]
    fn next(&self, index: usize) -> Option<u32> {
        let word = self.words[index];
        (word & LINE_START == 0).then_some(word & ID)
    }

    #[inline]
    fn numeric(&self, index: usize) -> bool {
        self.words[index] & (QUANTITY | WHOLE | DIGITS) != 0
    }

    #[inline]
    fn accept(&self, class: Class, index: usize) -> Option<usize> {
        let token = &self.doc.tokens[index];
        let single = |fine: bool| fine.then_some(index + 1);
        let number = |begins: u32, end: u32| (self.words[index] & begins != 0).then_some(end as usize);
        match class {
            Class::Int => single(token.kind == TokenKind::Digits),
            Class::Day => single(self.digits_in(index, 1, 31, 1..=2)),
            Class::Month => single(self.digits_in(index, 1, 12, 1..=2)),
            Class::Year => single(self.digits_in(index, 1900, 2100, 4..=4)),
            Class::Number => number(QUANTITY, self.numbers_at[index].quantity),
            Class::Words => number(WHOLE, self.numbers_at[index].whole),
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
