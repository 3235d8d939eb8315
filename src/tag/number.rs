//! Numbers as they are written: digits in Vietnamese form (7.245; 20,7; 1.000.000) and whole
//! numbers in words (hai, mười lăm, ba trăm).

use crate::pattern::number::NumberPatterns;
use crate::record::Number;
use crate::text::{Doc, Span, TokenKind};

/// A number in the text, before scale and unit.
#[derive(Debug, Clone, Copy)]
pub struct Numeral {
    /// Its tokens.
    pub span: Span,
    /// Its value.
    pub value: Number,
    /// Written in words.
    pub words: bool,
    /// How many dots part it; with one, a date (12.04) or a decimal (4.5) may be meant.
    pub dots: u8,
    /// How many commas part it.
    pub commas: u8,
}

/// Finds every numeral, in order.
pub fn tag(doc: Doc<'_, '_>, patterns: &NumberPatterns, numerals: &mut Vec<Numeral>) {
    numerals.clear();
    let mut at = 0;
    while let Some(token) = doc.get(at) {
        let found = match token.kind {
            TokenKind::Digits => Some(digits(doc, at)),
            TokenKind::Word if patterns.digit(token.id).is_some() => words(doc, at, patterns),
            _ => None,
        };
        at = match found {
            Some(numeral) => {
                numerals.push(numeral);
                numeral.span.end as usize
            }
            None => at + 1,
        };
    }
}

/// `7.245`, `20,7`, `1.234.567,8`: groups of three after dots are thousands, what follows a comma is
/// the decimal part; `7,245,000` with two commas is the English form. A single dot before one or two digits
/// (4.5) is a decimal point.
fn digits(doc: Doc<'_, '_>, start: usize) -> Numeral {
    let (mut dots, mut commas) = (0_usize, 0_usize);
    // The last group's width and the mark before it. Groups before it have three digits.
    let mut last: Option<(u32, char)> = None;
    let mut at = start + 1;
    // A separator belongs to the number where digits follow it without a space on either side.
    while let Some(mark @ ('.' | ',')) = doc.punct(at).filter(|_| !doc.tokens[at].space_before()) {
        let Some(next) = doc.get(at + 1).filter(|t| t.kind == TokenKind::Digits && !t.space_before()) else { break };
        let width = next.len_chars();
        // After a decimal comma nothing more belongs to the number, nor after a short group.
        let after_comma = last.is_some_and(|(_, mark)| mark == ',');
        if last.is_some_and(|(width, _)| width != 3) || width > 18 || (after_comma && (mark == '.' || width != 3)) {
            break;
        }
        match mark {
            '.' => dots += 1,
            _ => commas += 1,
        }
        last = Some((width, mark));
        at += 2;
    }
    let last_width = last.map_or(0, |(width, _)| width);
    let thousands = doc.tokens[start].len_chars() <= 3 && last_width == 3;
    let scale = match (dots, commas) {
        (0, 0) => 0,
        (_, 1) => last_width,
        (1, 0) if !thousands => last_width,
        (_, 0) | (0, _) if thousands => 0,
        _ => {
            // No number is written so (12.04.2017 is a date): the first run of digits stands alone.
            at = start + 1;
            0
        }
    };
    let span = Span::new(start, at);
    let value = Number::new(digits_value(doc.slice(span)), scale);
    Numeral { span, value, words: false, dots: dots as u8, commas: commas as u8 }
}

/// The digits of a numeral as one number, whatever stands between them.
fn digits_value(text: &str) -> i128 {
    let digits = text.bytes().filter(u8::is_ascii_digit).map(|digit| digit - b'0');
    // 18 digits fit into 64 bits, which are much faster.
    if text.len() <= 18 {
        return digits.fold(0_i64, |value, digit| value * 10 + i64::from(digit)).into();
    }
    digits.fold(0_i128, |value, digit| value.saturating_mul(10).saturating_add(i128::from(digit)))
}

/// `hai`, `mười lăm`, `hai mươi mốt`, `ba trăm`, `một trăm lẻ năm`: up to 999.
fn words(doc: Doc<'_, '_>, start: usize, patterns: &NumberPatterns) -> Option<Numeral> {
    let id = |at: usize| {
        doc.get(at).filter(|t| t.kind == TokenKind::Word && (at == start || !t.line_start())).map_or(0, |t| t.id)
    };
    let digit = |at: usize| patterns.digit(id(at)).map(i64::from);
    let mut at = start;
    let mut value = digit(at)?;
    at += 1;
    if id(at) == patterns.hundred && value < 10 {
        value *= 100;
        at += 1;
        if patterns.odd.contains(&id(at)) {
            if let Some(ones) = digit(at + 1).filter(|&d| d < 10) {
                value += ones;
                at += 2;
            }
        } else if let Some(tens) = digit(at) {
            let (rest, end) = below_hundred(tens, at + 1, &id, &digit, patterns.tens);
            value += rest;
            at = end;
        }
    } else {
        (value, at) = below_hundred(value, at, &id, &digit, patterns.tens);
    }
    Some(Numeral { span: Span::new(start, at), value: Number::integer(value), words: true, dots: 0, commas: 0 })
}

fn below_hundred(
    first: i64,
    mut at: usize,
    id: &impl Fn(usize) -> u32,
    digit: &impl Fn(usize) -> Option<i64>,
    tens: u32,
) -> (i64, usize) {
    let mut value = first;
    let ones_may_follow = if first < 10 && id(at) == tens {
        value = first * 10;
        at += 1;
        true
    } else {
        first == 10
    };
    if ones_may_follow && let Some(ones) = digit(at).filter(|&d| d < 10) {
        value += ones;
        at += 1;
    }
    (value, at)
}
