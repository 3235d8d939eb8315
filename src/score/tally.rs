//! Scores of many articles together, as a whole and in groups.

use super::{Field, Figure, Row, Score};
use crate::record::closed_enum;
use serde::ser::SerializeStruct;
use serde::{Deserialize, Serialize, Serializer};
use std::collections::BTreeMap;

/// How many facts were found, missed and wrong.
///
/// It serializes as `{"p", "r", "f1", "tp", "fn", "fp"}`, the shares to four digits and 0 where
/// there is nothing to share.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Facts of the gold that the record has.
    pub found: usize,
    /// Facts of the gold that it lacks.
    pub missed: usize,
    /// Facts that the gold lacks.
    pub wrong: usize,
}

impl Counts {
    /// Of the facts given, the share that is right.
    #[must_use]
    pub fn precision(&self) -> f64 {
        share(self.found, self.found + self.wrong)
    }
    /// Of the facts there are, the share that was given.
    #[must_use]
    pub fn recall(&self) -> f64 {
        share(self.found, self.found + self.missed)
    }
    /// The harmonic mean of precision and recall; `None` where there are no facts at all.
    #[must_use]
    pub fn f1(&self) -> Option<f64> {
        let (p, r) = (self.precision(), self.recall());
        (!self.is_empty()).then(|| if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 })
    }
    /// Whether there are no facts at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.found + self.missed + self.wrong == 0
    }

    fn add(&mut self, found: usize, missed: usize, wrong: usize) {
        self.found += found;
        self.missed += missed;
        self.wrong += wrong;
    }
}

impl Serialize for Counts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut counts = serializer.serialize_struct("Counts", 6)?;
        counts.serialize_field("p", &rounded(self.precision()))?;
        counts.serialize_field("r", &rounded(self.recall()))?;
        counts.serialize_field("f1", &rounded(self.f1().unwrap_or(0.0)))?;
        counts.serialize_field("tp", &self.found)?;
        counts.serialize_field("fn", &self.missed)?;
        counts.serialize_field("fp", &self.wrong)?;
        counts.end()
    }
}

fn share(part: usize, all: usize) -> f64 {
    if all == 0 { 0.0 } else { part as f64 / all as f64 }
}

/// A share to four digits.
#[must_use]
pub fn rounded(share: f64) -> f64 {
    format!("{share:.4}").parse().unwrap_or(share)
}

/// The scores of many articles together.
#[derive(Debug, Clone, Default)]
pub struct Tally {
    /// How many articles were scored.
    pub articles: usize,
    fields: [Counts; Field::ALL.len()],
    right: [(usize, usize); Field::ALL.len()],
    rows: [Counts; Row::ALL.len()],
    compared: [usize; Row::ALL.len()],
}

impl Tally {
    /// Adds an article.
    pub fn add(&mut self, score: &Score<'_>) {
        self.articles += 1;
        for field in &score.fields {
            let n = field.field as usize;
            self.right[n].0 += usize::from(field.right);
            self.right[n].1 += 1;
            let (has, got) = (field.gold.is_some(), field.got.is_some());
            self.fields[n].add(
                usize::from(field.right && has),
                usize::from(!field.right && has),
                usize::from(!field.right && got),
            );
        }
        for row in &score.rows {
            self.rows[row.row as usize].add(row.found.len(), row.missed.len(), row.wrong.len());
            self.compared[row.row as usize] += 1;
        }
    }

    /// The share of articles in which a field is right, an absent one included; `None` where no
    /// gold has the field.
    #[must_use]
    pub fn right(&self, field: Field) -> Option<f64> {
        let (right, all) = self.right[field as usize];
        (all > 0).then(|| share(right, all))
    }

    /// How often a field was found, missed or wrong where gold or record has one.
    #[must_use]
    pub fn field(&self, field: Field) -> Counts {
        self.fields[field as usize]
    }

    /// The counts of a row.
    #[must_use]
    pub fn row(&self, row: Row) -> Counts {
        self.rows[row as usize]
    }

    /// In how many articles a field was right, and of how many.
    #[must_use]
    pub fn right_of(&self, field: Field) -> (usize, usize) {
        self.right[field as usize]
    }

    /// Whether the gold of any article tells of a figure.
    #[must_use]
    pub fn compared(&self, figure: Figure) -> bool {
        match figure {
            Figure::Field(field) => self.right[field as usize].1 > 0,
            Figure::Row(row) => self.compared[row as usize] > 0,
        }
    }
}

closed_enum! {
    /// By what facts are grouped.
    By {
        /// The indicator of a number.
        Indicator = "indicator",
        /// The article it stands in.
        Article = "article",
        /// The pattern or rule that made it; what was missed, no rule made.
        Rule = "rule",
    }
}

/// Rows of which groups are counted where articles or indicators are the groups.
const NUMBERS: [Row; 2] = [Row::Core, Row::Strict];
/// Rows that are counted for rules: the first of each kind of fact.
const MADE: [Row; 7] = [Row::Dates, Row::Names, Row::Roles, Row::Provinces, Row::Core, Row::Strict, Row::Documents];
/// The group of what was missed, where rules are the groups.
const NO_RULE: &str = "(no rule)";
/// The group of what is expected of no indicator.
const NO_INDICATOR: &str = "None";

/// Counts in groups, in the order of their names.
#[derive(Debug, Clone)]
pub struct Groups {
    by: By,
    groups: BTreeMap<String, BTreeMap<Row, Counts>>,
}

impl Groups {
    /// Nothing yet.
    #[must_use]
    pub fn new(by: By) -> Self {
        Self { by, groups: BTreeMap::new() }
    }

    /// By what they are made.
    #[must_use]
    pub fn by(&self) -> By {
        self.by
    }

    /// Adds an article.
    pub fn add(&mut self, id: &str, score: &Score<'_>) {
        let rows: &[Row] = if self.by == By::Rule { &MADE } else { &NUMBERS };
        for row in score.rows.iter().filter(|row| rows.contains(&row.row)) {
            if self.by == By::Article {
                self.count(id, row.row, (row.found.len(), row.missed.len(), row.wrong.len()));
                continue;
            }
            for (gold, got) in &row.found {
                let of = if self.by == By::Rule { got } else { gold };
                self.count(&self.group(of), row.row, (1, 0, 0));
            }
            for fact in &row.missed {
                let group = if self.by == By::Rule { NO_RULE.to_owned() } else { self.group(fact) };
                self.count(&group, row.row, (0, 1, 0));
            }
            for fact in &row.wrong {
                self.count(&self.group(fact), row.row, (0, 0, 1));
            }
        }
    }

    fn group(&self, fact: &super::Fact<'_>) -> String {
        match self.by {
            By::Rule => fact.rule().unwrap_or(NO_RULE).to_owned(),
            By::Indicator | By::Article => fact.value["indicator"].as_str().unwrap_or(NO_INDICATOR).to_owned(),
        }
    }

    fn count(&mut self, group: &str, row: Row, (found, missed, wrong): (usize, usize, usize)) {
        if !self.groups.contains_key(group) {
            self.groups.insert(group.to_owned(), BTreeMap::new());
        }
        if let Some(rows) = self.groups.get_mut(group) {
            rows.entry(row).or_default().add(found, missed, wrong);
        }
    }

    /// Each group with its rows.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &BTreeMap<Row, Counts>)> {
        self.groups.iter().map(|(name, rows)| (name.as_str(), rows))
    }

    /// The macro average of a row: the mean of the groups' F1, each to four digits. A rule has no
    /// recall, and so rules have no average.
    #[must_use]
    pub fn average(&self, row: Row) -> Option<f64> {
        let f1 = |rows: &BTreeMap<Row, Counts>| rows.get(&row).map(|counts| rounded(counts.f1().unwrap_or(0.0)));
        let all: Vec<f64> = self.groups.values().filter_map(f1).collect();
        (self.by != By::Rule && !all.is_empty()).then(|| rounded(all.iter().sum::<f64>() / all.len() as f64))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::score;
    use serde_json::{Value, json};

    #[test]
    fn shares_are_rounded_as_python_rounds_them() {
        // 1/32 lies halfway between two numbers of four digits, and goes to the even one.
        for (share, to) in [(1.0 / 3.0, 0.3333), (2.0 / 3.0, 0.6667), (0.03125, 0.0312), (1.0, 1.0), (0.00005, 0.0001)]
        {
            assert_eq!(rounded(share), to, "{share}");
        }
    }

    fn numbers(all: &[(&str, u32, &str)]) -> Value {
        let number = |(n, (indicator, value, rule)): (usize, &(&str, u32, &str))| json!({"indicator": indicator, "measure": "value", "value": value, "start": 10 * n, "end": 10 * n + 5, "rule": rule});
        json!({"indicators": all.iter().enumerate().map(number).collect::<Vec<_>>()})
    }

    fn groups(by: By) -> Vec<(String, usize, usize, usize)> {
        let gold = numbers(&[("a", 1, ""), ("a", 2, ""), ("b", 3, "")]);
        let record = numbers(&[("a", 1, "r/1"), ("b", 2, "r/2"), ("b", 3, "r/2")]);
        let mut groups = Groups::new(by);
        groups.add("tin", &score(&gold, Some(&record)));
        let core = |(name, rows): (&str, &BTreeMap<Row, Counts>)| {
            let counts = rows[&Row::Core];
            (name.to_owned(), counts.found, counts.missed, counts.wrong)
        };
        groups.iter().map(core).collect()
    }

    #[test]
    fn facts_are_counted_by_indicator_article_and_rule() {
        let group = |name: &str, found, missed, wrong| (name.to_owned(), found, missed, wrong);
        assert_eq!(groups(By::Indicator), [group("a", 1, 1, 0), group("b", 1, 0, 1)]);
        assert_eq!(groups(By::Article), [group("tin", 2, 1, 1)]);
        assert_eq!(groups(By::Rule), [group("(no rule)", 0, 1, 0), group("r/1", 1, 0, 0), group("r/2", 1, 0, 1)]);
    }

    #[test]
    fn the_average_is_of_groups_and_not_of_facts() {
        let mut groups = Groups::new(By::Indicator);
        let gold = numbers(&[("a", 1, ""), ("a", 2, ""), ("a", 3, ""), ("b", 4, "")]);
        let record = numbers(&[("a", 1, ""), ("a", 2, ""), ("a", 3, ""), ("b", 9, "")]);
        groups.add("tin", &score(&gold, Some(&record)));
        assert_eq!(groups.average(Row::Core), Some(0.5));
    }
}
