//! Sentences of headline, body and captions, by named rules.
//!
//! A line is a paragraph, so a line's end ends a sentence, save where a hard wrap cut it. Within a
//! paragraph a full stop ends a sentence unless a rule holds it open: see `Cutter::ends`.

use crate::layout::{Layout, Zone};
use crate::pattern::{Hit, Layer};
use crate::scan::Scan;
use crate::tag::quantity::Quantity;
use crate::text::{Doc, Span, Token, TokenKind};

/// A sentence.
#[derive(Debug, Clone, Copy)]
pub struct Sentence {
    /// Its tokens.
    pub span: Span,
    /// The line that its first token stands on: an index of [`Doc::lines`].
    pub line: usize,
    /// Whether the line is headline, body or caption.
    pub zone: Zone,
    /// The mark that its line begins with, where it is an item of a list: - + • *
    pub bullet: Option<char>,
    /// It heads what follows: a short line of the body without final stop, or one that ends with a colon.
    pub heading: bool,
}

/// A heading has no more words.
const HEADING: usize = 30;

/// No sentence has more tokens. What is read within a sentence grows with the square of its length: a text without any
/// sentence end must not.
const LONGEST: usize = 600;

/// Cuts the article's lines into sentences.
#[must_use]
pub fn sentences(doc: Doc<'_, '_>, scan: &Scan, layout: &Layout) -> Vec<Sentence> {
    let mut sentences = Vec::with_capacity(doc.lines.len() * 2);
    let abbreviations = scan.hits.layer(Layer::Sentence);
    let mut cutter = Cutter { doc, abbreviations, quantities: &scan.quantities, open_until: 0 };
    let mut wrapped = layout.wrapped.iter().peekable();
    let mut line = 0;
    while line < doc.lines.len() {
        let first = line;
        let mut span = doc.lines[line].span;
        line += 1;
        while wrapped.next_if(|&&w| w == line).is_some() {
            span = span.join(doc.lines[line].span);
            line += 1;
        }
        let zone = layout.zones[first];
        if !matches!(zone, Zone::Title | Zone::Body | Zone::Caption) {
            continue;
        }
        if let Some(tail) = layout.tail.filter(|&t| span.start < t && t < span.end) {
            span.end = tail;
        }
        let bullet = doc.punct(span.start as usize).filter(|c| matches!(c, '-' | '+' | '•' | '*' | '►' | '▪' | '·'));
        let from = sentences.len();
        let mut start = span.start as usize;
        let mut lines = first;
        while start < span.end as usize {
            let end = cutter.next(start, span.end as usize);
            while doc.lines[lines].span.end as usize <= start {
                lines += 1;
            }
            sentences.push(Sentence { span: Span::new(start, end), line: lines, zone, bullet, heading: false });
            start = end;
        }
        if let [only] = &mut sentences[from..] {
            only.heading = zone == Zone::Body && heads(doc, only.span, bullet);
        }
    }
    sentences
}

/// Whether a paragraph of one sentence heads what follows.
fn heads(doc: Doc<'_, '_>, span: Span, bullet: Option<char>) -> bool {
    let tokens = &doc.tokens[span.range()];
    let words = tokens.iter().filter(|t| t.kind == TokenKind::Word);
    match doc.punct(span.end as usize - 1) {
        Some(':') => true,
        Some('.' | '!' | '?' | ';' | ',') => false,
        // An item of a list heads nothing, a starred line does; nor does a cell of a table.
        _ => {
            let item = matches!(bullet, Some(c) if c != '*');
            !item
                && span.len() <= HEADING
                && words.clone().nth(1).is_some()
                && words.clone().next().is_some_and(Token::capitalized)
        }
    }
}

/// A mark that may end a sentence.
fn is_stop(mark: char) -> bool {
    matches!(mark, '.' | '!' | '?' | '…')
}

struct Cutter<'t, 'b> {
    doc: Doc<'t, 'b>,
    /// Abbreviations not yet passed.
    abbreviations: &'b [Hit],
    quantities: &'b [Quantity],
    /// Full stops before this token belong to an abbreviation.
    open_until: usize,
}

impl Cutter<'_, '_> {
    /// One past the last token of the sentence that starts at `start`.
    fn next(&mut self, start: usize, end: usize) -> usize {
        let most = end.min(start + LONGEST);
        let mut from = start;
        while let Some(past) = self.doc.tokens[from..most].iter().position(|t| t.punct().is_some_and(is_stop)) {
            if let Some(cut) = self.ends(start, from + past, most) {
                return cut;
            }
            from += past + 1;
        }
        if most == end { end } else { self.part(start, most) }
    }

    /// Where a sentence that is too long is parted: behind its last semicolon or comma, if that leaves it long enough; never
    /// within a number.
    fn part(&self, start: usize, most: usize) -> usize {
        let parts = |at: usize, mark| self.doc.punct(at) == Some(mark) && self.number_at(at + 1).is_none();
        let last = |mark| (start + LONGEST / 2..most).rev().find(|&at| parts(at, mark));
        let most = self.number_at(most).filter(|&number| number > start).unwrap_or(most);
        last(';').or_else(|| last(',')).map_or(most, |at| at + 1)
    }

    /// Where the number, with its bound words, begins that goes on past a token.
    fn number_at(&self, at: usize) -> Option<usize> {
        let before = self.quantities.partition_point(|q| (q.full.start as usize) < at).checked_sub(1)?;
        let number = self.quantities[before].full;
        (number.end as usize > at).then_some(number.start as usize)
    }

    /// Where the sentence ends that a stop at `at` may end.
    fn ends(&mut self, start: usize, at: usize, end: usize) -> Option<usize> {
        let doc = self.doc;
        let mark = doc.punct(at)?;
        // All marks that stick together, and the quotes and brackets that they close: "…", ./.
        let mut next = at + 1;
        while next < end
            && !doc.tokens[next].space_before()
            && matches!(doc.punct(next), Some('.' | '!' | '?' | '…' | '/' | '"' | '\'' | ')' | ']'))
        {
            // An opening quote that lost its space belongs to what follows.
            let opens = matches!(doc.punct(next), Some('"' | '\''))
                && doc.get(next + 1).is_some_and(|t| !t.space_before() && t.kind != TokenKind::Punct);
            if opens {
                break;
            }
            next += 1;
        }
        if next >= end {
            return None;
        }
        let after = &doc.tokens[next];
        let before = doc.tokens.get(at.wrapping_sub(1)).filter(|_| at > start)?;
        let spaced = after.space_before();
        let starts = after.capitalized()
            || after.kind == TokenKind::Digits
            || matches!(doc.punct(next), Some('"' | '\'' | '(' | '[' | '-' | '+' | '•' | '*'));
        if !starts {
            return None;
        }
        if mark == '.' && next == at + 1 {
            let word = before.kind == TokenKind::Word;
            // chuyến bay.Đến nay: only between a whole small word and a capital, for TP.HCM,
            // C.L, 7.245 and addresses of pages have no space either.
            let lost_space =
                word && !before.capitalized() && before.len_chars() > 1 && after.capitalized() && !self.is_address(at);
            if !spaced && !lost_space {
                return None;
            }
            if self.is_abbreviation(at) || self.is_ordinal(start, at) {
                return None;
            }
            // C. Linh, but not quý I. Trong
            let initial = word && before.upper() && before.len_chars() == 1;
            let roman = matches!(doc.word(at - 1), "I" | "V" | "X") && at >= start + 2 && {
                let label = &doc.tokens[at - 2];
                label.kind == TokenKind::Word && !label.capitalized()
            };
            if initial && !roman {
                return None;
            }
        } else if !spaced && !after.capitalized() {
            return None;
        } else if after.kind == TokenKind::Digits && matches!(doc.punct(next - 1), Some('.' | '…')) {
            // "Nhật Bản, Đài Loan... 250 người": the dots leave a list open, no sentence begins with its number.
            return None;
        }
        Some(next)
    }

    /// www.example.vn/Trang: a stop inside an address.
    fn is_address(&self, at: usize) -> bool {
        let word = self.doc.word(at + 1);
        let more = self.doc.get(at + 2).is_some_and(|t| !t.space_before())
            && matches!(self.doc.punct(at + 2), Some('.' | '/' | '@'));
        word.is_ascii() && more
    }

    /// "1.", "a.", "II.1." at a sentence's start count what follows.
    fn is_ordinal(&self, start: usize, at: usize) -> bool {
        at - start <= 5
            && self.doc.tokens[start..at].iter().all(|t| match t.kind {
                TokenKind::Digits => t.len_chars() <= 2,
                TokenKind::Word => t.len_chars() == 1 || t.upper() && t.len_chars() <= 4,
                TokenKind::Punct => true,
            })
    }

    fn is_abbreviation(&mut self, at: usize) -> bool {
        while let Some((hit, rest)) = self.abbreviations.split_first()
            && hit.span.start as usize <= at
        {
            self.open_until = self.open_until.max(hit.span.end as usize);
            self.abbreviations = rest;
        }
        at < self.open_until
    }
}
