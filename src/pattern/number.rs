//! `numbers.toml`: number words, scales, bounds, units and counted nouns.

use super::{Builder, Layer};
use crate::record::{Bound, Unit};
use rustc_hash::FxHashMap;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NumbersFile {
    digits: FxHashMap<String, u8>,
    scale: Vec<ScaleSyntax>,
    bound: Vec<BoundSyntax>,
    unit: Vec<UnitSyntax>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ScaleSyntax {
    words: Vec<String>,
    power: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BoundSyntax {
    words: Vec<String>,
    bound: Bound,
    #[serde(default)]
    after: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct UnitSyntax {
    id: String,
    unit: Unit,
    words: Vec<String>,
}

/// A word that bounds a number.
#[derive(Debug, Clone, Copy)]
pub struct BoundEntry {
    /// What it makes of the number.
    pub bound: Bound,
    /// It stands after the number (trở lên), not before.
    pub after: bool,
}

/// A unit or counted noun.
#[derive(Debug, Clone)]
pub struct UnitEntry {
    /// Its id.
    pub id: String,
    /// What it counts.
    pub unit: Unit,
}

/// The compiled tables of `numbers.toml`.
#[derive(Debug, Default)]
pub struct NumberPatterns {
    /// Values of number words by token id: một = 1 … chín = 9, mười = 10.
    pub digits: FxHashMap<u32, u8>,
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
    /// Bound words as token ids, the longest first.
    pub bounds: Vec<(Vec<u32>, BoundEntry)>,
    /// năm: five, but as a rule "year".
    pub year: u32,
    /// Words between the ends of a range (đến, tới).
    pub range: Vec<u32>,
    /// By the payload of [`Layer::Unit`].
    pub units: Vec<UnitEntry>,
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
        range: vec![builder.word("đến"), builder.word("tới")],
        year: builder.word("năm"),
        ..NumberPatterns::default()
    };
    for (word, value) in &syntax.digits {
        patterns.digits.insert(builder.word(word), *value);
    }
    for scale in syntax.scale {
        for words in &scale.words {
            let sequences = builder.literals(file, "scale", words);
            patterns.scales.extend(sequences.into_iter().map(|s| (s, scale.power)));
        }
    }
    for bound in syntax.bound {
        let entry = BoundEntry { bound: bound.bound, after: bound.after };
        for words in &bound.words {
            let sequences = builder.literals(file, entry.bound.as_str(), words);
            patterns.bounds.extend(sequences.into_iter().map(|s| (s, entry)));
        }
    }
    patterns.scales.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    patterns.bounds.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
    for unit in syntax.unit {
        for words in &unit.words {
            builder.phrase(file, None, &unit.id, words, Layer::Unit, patterns.units.len());
        }
        patterns.units.push(UnitEntry { id: unit.id, unit: unit.unit });
    }
    patterns
}
