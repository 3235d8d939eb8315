//! Quantities: a numeral with its bound, its range or denominator, and its scale.
//!
//! `gần 1,6 triệu`, `394 tỷ 581 triệu`, `6 nghìn 700 tỷ`, `2-3`, `20% đến 25`, `18.280/18.000`. The unit noun is not
//! part of it: it is looked up where a fact is made of the quantity.

use crate::pattern::number::NumberPatterns;
use crate::record::{Bound, Number};
use crate::tag::number::Numeral;
use crate::text::{Doc, Span, TokenKind};

/// A number as a text states it.
#[derive(Debug, Clone, Copy)]
pub struct Quantity {
    /// From the first digit to the last scale word.
    pub span: Span,
    /// The same with the bound words before it.
    pub full: Span,
    /// The number, or the lower end of a range.
    pub value: Number,
    /// The upper end of a range.
    pub value_to: Option<Number>,
    /// What stands after the slash of `18.280/18.000`.
    pub denominator: Option<Number>,
    /// Where the first number ends (before the slash, the dash or the scale).
    pub head: u32,
    /// How exactly it is stated.
    pub bound: Bound,
    /// A scale word stands with it.
    pub scaled: bool,
    /// Written in words.
    pub words: bool,
}

/// Finds every quantity, in order.
pub fn tag(doc: Doc<'_, '_>, numerals: &[Numeral], patterns: &NumberPatterns, quantities: &mut Vec<Quantity>) {
    quantities.clear();
    let mut index = 0;
    while index < numerals.len() {
        let (mut quantity, used) = one(doc, &numerals[index..], patterns);
        index += used;
        // No report counts so: a code, or digits run together.
        if !quantity.value.is_exact() || quantity.value_to.is_some_and(|n| !n.is_exact()) {
            continue;
        }
        // A bare "năm" is a year, "một" an article, and "tư", "lăm" are only the ends of other numbers.
        let first = doc.tokens[quantity.span.start as usize].id;
        if quantity.words
            && quantity.span.len() == 1
            && (first == patterns.year || quantity.value == Number::integer(1))
        {
            continue;
        }
        if quantity.denominator.is_some_and(|n| !n.is_exact()) {
            quantity.denominator = None;
        }
        let floor = quantities.last().map_or(0, |q| q.span.end as usize);
        if let Some((start, bound)) = bound_before(doc, quantity.span.start as usize, floor, patterns) {
            quantity.full.start = start as u32;
            quantity.bound = bound;
        }
        quantities.push(quantity);
    }
}

/// The quantity that begins with the first numeral, and how many numerals it uses.
fn one(doc: Doc<'_, '_>, numerals: &[Numeral], patterns: &NumberPatterns) -> (Quantity, usize) {
    let first = &numerals[0];
    let mut quantity = Quantity {
        span: first.span,
        full: first.span,
        value: first.value,
        value_to: None,
        denominator: None,
        head: first.span.end,
        bound: Bound::Exact,
        scaled: false,
        words: first.words,
    };
    let mut used = 1;
    let end = quantity.span.end as usize;
    if let Some(other) = (doc.punct(end) == Some('/') && same_line(doc, end))
        .then(|| adjoining(doc, numerals, 1, end as u32 + 1))
        .flatten()
        .filter(|_| !first.words)
    {
        quantity.denominator = Some(other.value);
        quantity.span.end = other.span.end;
        used = 2;
    }
    // "80 trong số 98 xã"
    let among = || patterns.among.iter().filter(|words| stands(doc, words, end)).map(Vec::len).max();
    if let Some(whole) = (used == 1 && !first.words && numerals.len() > 1 && same_line(doc, end))
        .then(among)
        .flatten()
        .and_then(|words| adjoining(doc, numerals, 1, (end + words) as u32))
    {
        quantity.denominator = Some(whole.value);
        quantity.span.end = whole.span.end;
        used = 2;
    }
    scale(doc, &mut quantity, patterns, &mut used, numerals);
    if quantity.denominator.is_none() && !quantity.words {
        range(doc, &mut quantity, patterns, &mut used, numerals);
    }
    quantity.full.end = quantity.span.end;
    (quantity, used)
}

/// The numeral in figures of that number, where it begins at a token and goes on with its line.
fn adjoining<'n>(doc: Doc<'_, '_>, numerals: &'n [Numeral], number: usize, at: u32) -> Option<&'n Numeral> {
    numerals.get(number).filter(|n| n.span.start == at && !n.words && same_line(doc, at as usize))
}

fn scale(doc: Doc<'_, '_>, quantity: &mut Quantity, patterns: &NumberPatterns, used: &mut usize, numerals: &[Numeral]) {
    let Some((width, power)) = scale_at(doc, quantity.span.end as usize, patterns) else { return };
    let Some(value) = quantity.value.shift(power) else { return };
    let bare = quantity.denominator;
    quantity.denominator = quantity.denominator.and_then(|d| d.shift(power));
    // "14.714.669.968/9,5 tỷ đồng": the first is written out where it is nearer to all of the second than to its figures.
    let written_out = bare.zip(quantity.denominator).is_some_and(|(figures, all)| {
        let value = quantity.value.to_f64();
        value * value >= figures.to_f64() * all.to_f64()
    });
    if !written_out {
        quantity.value = value;
    }
    quantity.span.end += width as u32;
    quantity.scaled = true;
    let mut power = power;
    // "6 nghìn 700 tỷ": thousands of what the next number is scaled by.
    if let Some((sum, end, higher)) = adjoining(doc, numerals, *used, quantity.span.end)
        .and_then(|more| thousands(doc, quantity, power, more, patterns))
    {
        (quantity.value, quantity.span.end, power) = (sum, end, higher);
        *used += 1;
    }
    // "394 tỷ 581 triệu": a smaller scale goes on.
    while let Some(more) = adjoining(doc, numerals, *used, quantity.span.end) {
        let Some((width, lower)) = scale_at(doc, more.span.end as usize, patterns).filter(|&(_, p)| p < power) else {
            return;
        };
        let Some(sum) = more.value.shift(lower).and_then(|v| quantity.value.checked_add(v)) else { return };
        quantity.value = sum;
        quantity.span.end = more.span.end + width as u32;
        power = lower;
        *used += 1;
    }
}

/// The value of "6 nghìn 700 tỷ", where "6 nghìn" is read as 6000 and 700 is the next numeral, with its end and the power of
/// its scale.
fn thousands(
    doc: Doc<'_, '_>,
    quantity: &Quantity,
    power: u32,
    more: &Numeral,
    patterns: &NumberPatterns,
) -> Option<(Number, u32, u32)> {
    let below = more.value.scale == 0 && more.value.to_f64() < 10_f64.powi(power.try_into().ok()?);
    let (width, higher) = scale_at(doc, more.span.end as usize, patterns).filter(|&(_, p)| below && p > power)?;
    let sum = quantity.value.checked_add(more.value)?.shift(higher)?;
    Some((sum, more.span.end + width as u32, higher))
}

/// A unit that a range says twice has so many words at most: lượt lao động.
const LONGEST_UNIT: usize = 3;

fn range(doc: Doc<'_, '_>, quantity: &mut Quantity, patterns: &NumberPatterns, used: &mut usize, numerals: &[Numeral]) {
    let end = quantity.span.end as usize;
    let percent = usize::from(doc.punct(end) == Some('%'));
    // "từ 80,4 triệu đồng đến 80,8 triệu đồng": the unit is said twice.
    let joins = |at: usize| doc.get(at).is_some_and(|t| t.kind == TokenKind::Word && patterns.range.contains(&t.id));
    let is_word = |at: usize| doc.get(at).is_some_and(|t| t.kind == TokenKind::Word);
    let mut units = (0..=LONGEST_UNIT).take_while(|&words| words == 0 || is_word(end + words - 1));
    let unit = units.find(|&words| percent == 0 && joins(end + words)).unwrap_or(0);
    let joint = end + percent.max(unit);
    let dash = doc.punct(joint) == Some('-');
    // "12", and on the next line "- 45 xã", is a list.
    if !(dash || joins(joint)) || !(end..=joint + 1).all(|at| same_line(doc, at)) {
        return;
    }
    let Some(upper) = numerals.get(*used).filter(|n| n.span.start as usize == joint + 1 && !n.words) else { return };
    let after = upper.span.end as usize;
    let upper_scale = scale_at(doc, after, patterns);
    let (mut low, mut high) = (quantity.value, upper.value);
    let mut last = after;
    if let Some((width, power)) = upper_scale {
        let Some(scaled) = high.shift(power) else { return };
        high = scaled;
        last += width;
        // "5 - 6 triệu": the scale is said once.
        if !quantity.scaled {
            let Some(scaled) = low.shift(power) else { return };
            low = scaled;
        }
    } else if quantity.scaled {
        return;
    }
    let percents_agree = percent == 0 || doc.punct(last) == Some('%');
    let word = |at: usize| doc.get(at).filter(|t| t.kind == TokenKind::Word && !t.line_start()).map(|t| t.id);
    let units_agree = (0..unit).all(|n| word(end + n).is_some() && word(end + n) == word(last + n));
    if low.to_f64() < high.to_f64() && percents_agree && units_agree {
        quantity.value = low;
        quantity.value_to = Some(high);
        quantity.scaled |= upper_scale.is_some();
        quantity.span.end = last as u32;
        *used += 1;
    }
}

/// How many tokens the scale words at `at` take, and their power of ten.
#[must_use]
pub fn scale_at(doc: Doc<'_, '_>, at: usize, patterns: &NumberPatterns) -> Option<(usize, u32)> {
    doc.get(at).filter(|t| t.kind == TokenKind::Word && !t.line_start() && patterns.begins_scale(t.id))?;
    patterns.scales.iter().find(|(words, _)| stands(doc, words, at)).map(|(words, power)| (words.len(), *power))
}

/// Where the bound words that end before `end` begin, and what they say. They may be doubled (trên trên).
fn bound_before(doc: Doc<'_, '_>, end: usize, floor: usize, patterns: &NumberPatterns) -> Option<(usize, Bound)> {
    let last = end.checked_sub(1).filter(|&last| last >= floor)?;
    let mut bounds = patterns.bounds_before.get(&doc.tokens[last].id)?.iter();
    let ends_here =
        |(words, _): &&(Vec<u32>, Bound)| end >= floor + words.len() && stands(doc, words, end - words.len());
    let (words, bound) = bounds.find(ends_here).filter(|_| same_line(doc, end))?;
    let start = end - words.len();
    Some((bound_before(doc, start, floor, patterns).map_or(start, |(s, _)| s), *bound))
}

/// The bound words after a quantity's unit (3% trở lên): how many tokens, and what they say.
#[must_use]
pub fn bound_after(doc: Doc<'_, '_>, at: usize, patterns: &NumberPatterns) -> Option<(usize, Bound)> {
    let mut bounds = patterns.bounds_after.get(&doc.get(at)?.id)?.iter();
    let (words, bound) = bounds.find(|(words, _)| stands(doc, words, at))?;
    same_line(doc, at).then_some((words.len(), *bound))
}

/// Whether there is a token, and it goes on with the line of the one before it.
fn same_line(doc: Doc<'_, '_>, at: usize) -> bool {
    doc.get(at).is_some_and(|t| !t.line_start())
}

fn stands(doc: Doc<'_, '_>, words: &[u32], at: usize) -> bool {
    let same_line = |n: usize| n == 0 || !doc.tokens[at + n].line_start();
    at + words.len() <= doc.tokens.len()
        && words.iter().enumerate().all(|(n, &w)| doc.tokens[at + n].id == w && same_line(n))
}
