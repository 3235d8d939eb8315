//! What two runs differ in, in numbers.

use super::{Change, Kind};
use crate::score::agree::plain;
use serde::Serialize;
use std::collections::BTreeMap;

/// How many facts became what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// The new run alone has them.
    pub gained: u64,
    /// The old run alone has them.
    pub lost: u64,
    /// Both have them and say different things.
    pub changed: u64,
}

impl Counts {
    fn add(&mut self, kind: Kind) {
        *match kind {
            Kind::Gained => &mut self.gained,
            Kind::Lost => &mut self.lost,
            Kind::Changed => &mut self.changed,
        } += 1;
    }

    /// All of them.
    #[must_use]
    pub fn all(&self) -> u64 {
        self.gained + self.lost + self.changed
    }
}

/// How many articles there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Articles {
    /// In both runs.
    pub both: u64,
    /// Of these, how many have a fact that changed.
    pub different: u64,
    /// Of these, how many have another text.
    pub other_text: u64,
    /// In the old run alone.
    pub only_old: u64,
    /// In the new run alone.
    pub only_new: u64,
}

/// What two runs differ in. Facts are those of articles that both runs have.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Totals {
    /// How many articles there are.
    pub articles: Articles,
    /// All facts.
    pub facts: Counts,
    /// By the record's key that holds them; `positions` for officials' posts.
    pub by_list: BTreeMap<String, Counts>,
    /// Numbers by their indicator: the old one where it was lost, else the new one.
    pub by_indicator: BTreeMap<String, Counts>,
    /// By the rule that made them: the old one where they were lost, else the new one.
    pub by_rule: BTreeMap<String, Counts>,
    /// In how many facts a key changed, as `indicators.period`.
    pub by_key: BTreeMap<String, u64>,
}

impl Totals {
    /// Counts the changes of one article.
    pub fn add(&mut self, changes: &[Change<'_>]) {
        for change in changes {
            let (kind, Some(fact)) = (change.kind(), change.fact()) else { continue };
            self.facts.add(kind);
            count(&mut self.by_list, fact.list, kind);
            if fact.list == "indicators" {
                count(&mut self.by_indicator, &plain(&fact.value["indicator"]), kind);
            }
            if let Some(rule) = fact.rule() {
                count(&mut self.by_rule, rule, kind);
            }
            for key in &change.keys {
                *self.by_key.entry(format!("{}.{}", fact.list, key.key)).or_default() += 1;
            }
        }
    }

    /// Whether the runs have the same articles with the same facts.
    #[must_use]
    pub fn is_same(&self) -> bool {
        self.articles.different + self.articles.other_text + self.articles.only_old + self.articles.only_new == 0
    }
}

fn count(groups: &mut BTreeMap<String, Counts>, group: &str, kind: Kind) {
    match groups.get_mut(group) {
        Some(counts) => counts.add(kind),
        None => groups.entry(group.to_owned()).or_default().add(kind),
    }
}
