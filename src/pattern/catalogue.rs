//! What the pattern files define, rule by rule: for those who read and edit them.

use super::phrase::Element;
use super::{Builder, Compiled, Example, Finding, Layer, PatternFiles, Patterns, Place};
use crate::record::Unit;
use rustc_hash::FxHashMap;

/// A phrase that was added while the files were read.
#[derive(Debug)]
pub(super) struct Listing {
    pub(super) file: String,
    pub(super) id: String,
    pub(super) at: Option<Place>,
    pub(super) text: String,
    pub(super) layer: Layer,
    pub(super) payload: u32,
    pub(super) sequences: Vec<Vec<Element>>,
}

/// A phrase of a rule.
#[derive(Debug, Clone)]
pub struct Phrase {
    /// As it is followed; where a file lets a name stand for words (`<sector>`), with those words.
    pub text: String,
    /// Where it stands.
    pub place: Option<Place>,
    /// The sequences of words and classes that it stands for.
    pub sequences: Vec<Vec<Element>>,
    /// What kind of thing it is when it is found …
    pub layer: Layer,
    /// … and which one.
    pub payload: u32,
}

/// A rule, or a table of words that is no rule; several tables may have one id.
#[derive(Debug, Clone)]
pub struct Rule {
    /// Its id; facts carry it as `rule`.
    pub id: String,
    /// The path of its file below the patterns' folder.
    pub file: String,
    /// Where it begins.
    pub place: Option<Place>,
    /// For a rule of an indicator, the indicator's name in English and in Vietnamese.
    pub label: Option<(String, String)>,
    /// What its numbers count.
    pub units: Vec<Unit>,
    /// Its phrases.
    pub phrases: Vec<Phrase>,
    /// What it must find.
    pub examples: Vec<Example>,
    /// Where it must find nothing.
    pub counters: Vec<Example>,
}

impl Rule {
    /// How many sequences of words and classes its phrases stand for.
    #[must_use]
    pub fn sequences(&self) -> usize {
        self.phrases.iter().map(|phrase| phrase.sequences.len()).sum()
    }

    /// Whether the rule, or the indicator that it is a rule of, has that id.
    #[must_use]
    pub fn is(&self, id: &str) -> bool {
        self.id.strip_prefix(id).is_some_and(|rest| rest.is_empty() || self.label.is_some() && rest.starts_with('/'))
    }
}

/// Every rule of the pattern files.
#[derive(Debug)]
pub struct Catalogue {
    /// In the order of the files.
    pub rules: Vec<Rule>,
}

impl Catalogue {
    /// Compiles pattern files and lists what is in them.
    ///
    /// # Errors
    /// As [`Compiled::read`].
    pub fn read(files: &PatternFiles) -> Result<(Patterns, Self), Vec<Finding>> {
        let mut builder = Builder::new(files);
        builder.listed = Some(Vec::new());
        let Compiled { patterns, rules, listed } = Compiled::build(builder)?;
        let mut catalogue = Self { rules: Vec::new() };
        let mut known = FxHashMap::default();
        for rule in rules {
            let entry = catalogue.entry(&mut known, &rule.file, &rule.id, None);
            entry.place = Some(rule.at);
            entry.examples.extend(rule.examples);
            entry.counters.extend(rule.counters);
        }
        for listing in listed {
            let Listing { file, id, at, text, layer, payload, sequences } = listing;
            let rule = known.contains_key(&(file.clone(), id.clone(), None));
            let table = at.filter(|_| !rule).and_then(|at| Some(table(&files.get(&file)?.text, at)));
            let entry = catalogue.entry(&mut known, &file, &id, table);
            entry.place = entry.place.or(at);
            if layer == Layer::Unit
                && let Some(named) = patterns.numbers.units.get(payload as usize)
            {
                entry.units = vec![named.unit];
            }
            entry.phrases.push(Phrase { text, place: at, sequences, layer, payload });
        }
        for subject in &patterns.indicators.subjects {
            let Some(indicator) = subject.indicator.map(|index| &patterns.indicators.indicators[index]) else {
                continue;
            };
            if let Some(rule) = catalogue.rules.iter_mut().find(|rule| rule.id == subject.rule) {
                rule.label = Some((indicator.label.clone(), indicator.vietnamese.clone()));
                rule.units.clone_from(&subject.units);
            }
        }
        catalogue.rules.sort_by(|a, b| (&a.file, a.place).cmp(&(&b.file, b.place)));
        Ok((patterns, catalogue))
    }

    /// The entry of a rule, or of a table of words.
    fn entry(&mut self, known: &mut FxHashMap<Key, usize>, file: &str, id: &str, table: Option<usize>) -> &mut Rule {
        let index = *known.entry((file.to_owned(), id.to_owned(), table)).or_insert_with(|| {
            self.rules.push(Rule {
                id: id.to_owned(),
                file: file.to_owned(),
                place: None,
                label: None,
                units: Vec::new(),
                phrases: Vec::new(),
                examples: Vec::new(),
                counters: Vec::new(),
            });
            self.rules.len() - 1
        });
        &mut self.rules[index]
    }
}

/// File and id, and for words that belong to no rule the table that they stand in.
type Key = (String, String, Option<usize>);

/// Where the table begins that a place is in.
fn table(text: &str, place: Place) -> usize {
    text[..place.start].rfind("\n[").unwrap_or_default()
}

/// The lines of a file that belong together with a place: its table, with the tables in it and the comment above it.
#[must_use]
pub fn block(text: &str, place: Place) -> std::ops::RangeInclusive<usize> {
    let lines: Vec<&str> = text.lines().collect();
    let header = |line: &str| line.starts_with('[').then(|| line.trim_matches(|c| "[] ".contains(c)).to_owned());
    let line = text[..place.start].matches('\n').count();
    let first = (0..(line + 1).min(lines.len())).rev().find(|&n| header(lines[n]).is_some());
    // A table's name is that of those in it, with more behind a dot.
    let name = first.and_then(|n| header(lines[n]));
    let outside = |line: &str| {
        header(line).is_some_and(|other| {
            name.as_ref().is_none_or(|name| other.strip_prefix(name.as_str()).is_none_or(|rest| !rest.starts_with('.')))
        })
    };
    let loose = |line: &str| line.trim().is_empty() || line.starts_with('#');
    let from = first.unwrap_or_default();
    let end = (from + 1..lines.len()).find(|&n| outside(lines[n])).unwrap_or(lines.len());
    let above = lines[..from].iter().rev().take_while(|line| line.starts_with('#')).count();
    let below = lines[from..end].iter().rev().take_while(|line| loose(line)).count();
    from - above + 1..=end - below
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_is_a_table_with_its_own() {
        let text = "# A file.\nid = \"a\"\n\n# First.\n[[rule]]\nid = \"x\"\n\n[[rule.example]]\ntext = \"\"\n\n# Second.\n[[rule]]\nid = \"y\"\n\n[end]\n";
        let at = |line: usize| {
            let start = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
            Place { start, end: start }
        };
        assert_eq!(block(text, at(2)), 1..=2);
        assert_eq!(block(text, at(6)), 4..=9);
        assert_eq!(block(text, at(13)), 11..=13);
        assert_eq!(block(text, at(15)), 15..=15);
    }
}
