//! `numbers.toml`: number words, scales, bounds, units and counted nouns.

use super::words::WordSet;
use super::{Builder, Layer};
use crate::record::{Bound, Unit};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NumbersFile {
    /// Single words between the ends of a range.
    range: Vec<String>,
    among: Vec<Spanned<String>>,
    digits: FxHashMap<String, u8>,
    scale: Vec<ScaleSyntax>,
    bound: Vec<BoundSyntax>,
    unit: Vec<UnitSyntax>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ScaleSyntax {
    words: Vec<Spanned<String>>,
    power: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BoundSyntax {
    words: Vec<Spanned<String>>,
    bound: Bound,
    #[serde(default)]
    after: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct UnitSyntax {
    id: String,
    unit: Unit,
    words: Vec<Spanned<String>>,
    /// Phrases that begin like the words but name no unit: "lần lượt".
    #[serde(default)]
    unless: Vec<Spanned<String>>,
}

/// The payload of phrases that hide a unit they begin with; no entry of [`NumberPatterns::units`] has it.
const NO_UNIT: usize = u32::MAX as usize;

/// Words that bound numbers, with what they make of them, by one of the words; those of one word the longest first.
pub type Bounds = FxHashMap<u32, Vec<(Vec<u32>, Bound)>>;

/// A unit or counted noun.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct UnitEntry {
    /// Its id.
    pub id: String,
    /// What it counts.
    pub unit: Unit,
}

/// The compiled tables of `numbers.toml`.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct NumberPatterns {
    /// Values of number words by token id: một = 1 … chín = 9, mười = 10.
    digits: Vec<Option<u8>>,
    /// The first words of scales.
    scale_firsts: WordSet,
    /// mươi: times ten.
    pub tens: u32,
    /// trăm: times a hundred.
    pub hundred: u32,
    /// nghìn, ngàn: times a thousand.
    pub thousand: Vec<u32>,
    /// lẻ, linh: nought tens.
    pub odd: Vec<u32>,
    /// Scale words as token ids with their power of ten, the longest first.
    pub scales: Vec<(Vec<u32>, u32)>,
    /// Bounds that stand before their number, by their last words.
    pub bounds_before: Bounds,
    /// Those that stand after it (trở lên), by their first words.
    pub bounds_after: Bounds,
    /// năm: five, but as a rule "year".
    pub year: u32,
    /// Words between the ends of a range (đến, tới).
    pub range: Vec<u32>,
    /// Words between a number and the whole that it is of: 80 trong số 98.
    pub among: Vec<Vec<u32>>,
    /// By the payload of [`Layer::Unit`].
    pub units: Vec<UnitEntry>,
}

impl NumberPatterns {
    /// The value of a number word.
    #[must_use]
    #[inline]
    pub fn digit(&self, id: u32) -> Option<u8> {
        self.digits.get(id as usize).copied().flatten()
    }

    /// Whether a scale may begin with a word.
    #[must_use]
    #[inline]
    pub fn begins_scale(&self, id: u32) -> bool {
        self.scale_firsts.contains(&id)
    }
}

/// Changes the entry of a word in a table by token id.
fn set<T: Clone + Default>(table: &mut Vec<T>, id: u32, change: impl FnOnce(&mut T)) {
    let id = id as usize;
    if table.len() <= id {
        table.resize(id + 1, T::default());
    }
    change(&mut table[id]);
}

/// Reads `numbers.toml`.
pub fn load(builder: &mut Builder<'_>) -> NumberPatterns {
    let Some((file, syntax)) = builder.file::<NumbersFile>("numbers.toml") else {
        return NumberPatterns::default();
    };
    let mut patterns = NumberPatterns {
        tens: builder.word("mươi"),
        hundred: builder.word("trăm"),
        thousand: vec![builder.word("nghìn"), builder.word("ngàn")],
        odd: vec![builder.word("lẻ"), builder.word("linh")],
        range: syntax.range.iter().map(|word| builder.word(word)).collect(),
        among: syntax.among.iter().flat_map(|words| builder.literals(file, "among", words)).collect(),
        year: builder.word("năm"),
        ..NumberPatterns::default()
    };
    for (word, value) in &syntax.digits {
        set(&mut patterns.digits, builder.word(word), |digit| *digit = Some(*value));
    }
    for scale in syntax.scale {
        for words in &scale.words {
            let sequences = builder.literals(file, "scale", words);
            patterns.scales.extend(sequences.into_iter().map(|s| (s, scale.power)));
        }
    }
    for bound in syntax.bound {
        for words in &bound.words {
            for sequence in builder.literals(file, bound.bound.as_str(), words) {
                let (by, bounds) = match bound.after {
                    false => (sequence.last(), &mut patterns.bounds_before),
                    true => (sequence.first(), &mut patterns.bounds_after),
                };
                if let Some(&by) = by {
                    bounds.entry(by).or_default().push((sequence, bound.bound));
                }
            }
        }
    }
    patterns.scales.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    for bounds in patterns.bounds_before.values_mut().chain(patterns.bounds_after.values_mut()) {
        bounds.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    }
    patterns.scale_firsts = patterns.scales.iter().filter_map(|(words, _)| words.first().copied()).collect();
    for unit in syntax.unit {
        let named = unit.words.iter().map(|words| (words, patterns.units.len()));
        for (words, payload) in named.chain(unit.unless.iter().map(|words| (words, NO_UNIT))) {
            builder.phrase(file, Some(file.place_of(words)), &unit.id, words.get_ref(), Layer::Unit, payload);
        }
        patterns.units.push(UnitEntry { id: unit.id, unit: unit.unit });
    }
    patterns
}
