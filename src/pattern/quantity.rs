//! `quantities.toml`: which numbers count nothing, and how far the name of what a number counts goes.

use super::files::Example;
use super::number::NumberPatterns;
use super::{Builder, PatternFile};
use crate::record::closed_enum;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct QuantitiesFile {
    measures: Vec<String>,
    measured: Vec<String>,
    join: Vec<String>,
    parts: Vec<String>,
    stop: Vec<String>,
    #[serde(default)]
    rule: Vec<RuleSyntax>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleSyntax {
    id: Spanned<String>,
    form: Form,
    reason: String,
    #[serde(default)]
    before: Vec<Spanned<String>>,
    #[serde(default)]
    after: Vec<Spanned<String>>,
    #[serde(default)]
    over: Vec<String>,
    #[serde(default)]
    except: Vec<Spanned<String>>,
    #[serde(default)]
    example: Vec<Example>,
    #[serde(default)]
    counter: Vec<Example>,
}

closed_enum! {
    /// How a rule knows its numbers: by the words around them, or by how they are written.
    Form {
        /// Words before or after it say what it is.
        Words = "words",
        /// It opens its line, before a full stop, a bracket or a slash.
        ListMark = "list_mark",
        /// Letters touch it, or a dash or slash that letters touch.
        Code = "code",
        /// It stands in the name of a file.
        FileName = "file_name",
        /// Eight to twelve digits that begin as the numbers of the country do.
        Telephone = "telephone",
        /// Hours and minutes.
        Clock = "clock",
        /// Two small numbers with a dash or colon between, beside the words of the rule.
        Score = "score",
        /// Day, month and year in digits, of which no date was made.
        Day = "day",
        /// Four digits that are a year, with nothing after them that is counted.
        Year = "year",
        /// A part of a whole (1/3).
        Fraction = "fraction",
        /// More digits than are counted with.
        Long = "long",
        /// A number word alone, which is as often another word.
        NumberWord = "number_word",
        /// What is counted is told by a unit or noun of `numbers.toml`.
        Unit = "unit",
        /// What is counted is told by the words that follow.
        Noun = "noun",
        /// What is counted is told after the next number of a list.
        Shared = "shared",
        /// A capitalized word stands right before it, and nothing that is counted behind it.
        Name = "name",
        /// Nothing says what it counts.
        Bare = "bare",
    }
}

impl Form {
    /// The number counts something, or may.
    #[must_use]
    pub fn counts(self) -> bool {
        matches!(self, Self::Unit | Self::Noun | Self::Shared | Self::Bare)
    }
}

/// A rule by which a number that no other fact claims is read.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct QuantityRule {
    /// The id that facts carry: `quantity/telephone`.
    pub id: String,
    /// How it knows its numbers.
    pub form: Form,
    /// What its numbers are.
    pub reason: String,
    /// Words after the number, by which it is known; for [`Form::Clock`] those between hours and minutes.
    pub after: Vec<Vec<u32>>,
    /// By the index of the unit: it does not show that the number counts something.
    over: Vec<bool>,
    /// Words before a number that end with the rule's own and mean something else.
    pub except: Vec<Vec<u32>>,
}

impl QuantityRule {
    /// Whether the rule stands though the unit (an index of [`NumberPatterns::units`]) follows.
    #[must_use]
    pub fn stands_over(&self, unit: usize) -> bool {
        self.over.get(unit) == Some(&true)
    }
}

/// The compiled tables.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct QuantityPatterns {
    /// The rules, in the order in which they are asked.
    pub rules: Vec<QuantityRule>,
    /// Words before a number with the rules that know it by them, by their last word; the longest first.
    before: FxHashMap<u32, Vec<(Vec<u32>, usize)>>,
    /// By the index of the unit: it is a measure, no noun.
    measures: Vec<bool>,
    /// By the index of the unit: it is a measure, and what is measured follows (25 kg gạo).
    measured: Vec<bool>,
    /// Words that join the numbers of a list.
    pub join: FxHashSet<u32>,
    /// Number words that are no number alone.
    pub parts: FxHashSet<u32>,
    /// Words that no name of a counted thing goes beyond.
    pub stop: FxHashSet<u32>,
}

impl QuantityPatterns {
    /// The words before a number that end with a word, with the rules that they belong to; the longest first.
    #[must_use]
    pub fn before(&self, last: u32) -> &[(Vec<u32>, usize)] {
        self.before.get(&last).map_or(&[], Vec::as_slice)
    }

    /// Whether a unit (an index of [`NumberPatterns::units`]) is a measure, no noun.
    #[must_use]
    pub fn is_measure(&self, unit: usize) -> bool {
        self.measures.get(unit) == Some(&true)
    }

    /// Whether what is measured in a unit may follow it.
    #[must_use]
    pub fn is_measured(&self, unit: usize) -> bool {
        self.measured.get(unit) == Some(&true)
    }
}

/// Reads the file.
pub fn load(builder: &mut Builder<'_>, numbers: &NumberPatterns) -> QuantityPatterns {
    let Some((file, syntax)) = builder.file::<QuantitiesFile>("quantities.toml") else {
        return QuantityPatterns::default();
    };
    let mut patterns = QuantityPatterns {
        measures: units(builder, file, numbers, &syntax.measures),
        measured: units(builder, file, numbers, &syntax.measured),
        join: syntax.join.iter().map(|word| builder.word(word)).collect(),
        parts: syntax.parts.iter().map(|word| builder.word(word)).collect(),
        stop: syntax.stop.iter().map(|word| builder.word(word)).collect(),
        ..QuantityPatterns::default()
    };
    for rule in syntax.rule {
        add(builder, &mut patterns, numbers, file, rule);
    }
    for sequences in patterns.before.values_mut() {
        sequences.sort_by_key(|(words, rule)| (std::cmp::Reverse(words.len()), *rule));
    }
    for &form in Form::ALL.iter().filter(|&&form| form != Form::Words) {
        let count = patterns.rules.iter().filter(|rule| rule.form == form).count();
        if count != 1 {
            builder.finding(file, None, None, format!("{count} rules of the form {:?} instead of one", form.as_str()));
        }
    }
    patterns
}

fn add(
    builder: &mut Builder<'_>,
    patterns: &mut QuantityPatterns,
    numbers: &NumberPatterns,
    file: &PatternFile,
    rule: RuleSyntax,
) {
    let at = file.place_of(&rule.id);
    let id = format!("quantity/{}", rule.id.get_ref());
    if patterns.rules.iter().any(|r| r.id == id) {
        builder.finding(file, Some(at), Some(&id), "another rule of the file has the same id");
    }
    if rule.form == Form::Words && rule.before.is_empty() && rule.after.is_empty() {
        builder.finding(file, Some(at), Some(&id), "the rule has no words (before or after)");
    }
    let mut literals = |phrases: &[Spanned<String>]| -> Vec<Vec<u32>> {
        phrases.iter().flat_map(|phrase| builder.literals(file, &id, phrase)).collect()
    };
    let (before, after, except) = (literals(&rule.before), literals(&rule.after), literals(&rule.except));
    for words in before {
        if let Some(&last) = words.last() {
            patterns.before.entry(last).or_default().push((words, patterns.rules.len()));
        }
    }
    let over = units(builder, file, numbers, &rule.over);
    builder.rule(file, at, &id, rule.example, rule.counter);
    patterns.rules.push(QuantityRule { id, form: rule.form, reason: rule.reason, after, over, except });
}

/// For each unit whether its id is listed.
fn units(builder: &mut Builder<'_>, file: &PatternFile, numbers: &NumberPatterns, ids: &[String]) -> Vec<bool> {
    // A numbers.toml that could not be read is a finding itself.
    let unknown = |id: &&String| !numbers.units.is_empty() && !numbers.units.iter().any(|unit| unit.id == **id);
    for id in ids.iter().filter(unknown) {
        builder.finding(file, None, None, format!("numbers.toml has no unit {id:?}"));
    }
    numbers.units.iter().map(|unit| ids.contains(&unit.id)).collect()
}
