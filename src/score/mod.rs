//! How well a record agrees with a person's reading of the same article.
//!
//! The reading (*gold*) has the record's shape and may leave keys out; what it leaves out is not
//! scored. A fact that stands at a place of the text matches only where its span covers the gold
//! span well enough: intersection over union at least 0.3. Facts pair one to one, each gold fact
//! with the best-covering one that fits.
//!
//! ```
//! use serde_json::json;
//! use trich::score::{Row, Tally, score};
//!
//! let gold = json!({"dates": [{"value": "2017", "start": 4, "end": 12}]});
//! let record = json!({"dates": [{"value": "2017", "start": 8, "end": 12}]});
//! let mut tally = Tally::default();
//! tally.add(&score(&gold, Some(&record)));
//! assert_eq!(tally.row(Row::Dates).f1(), Some(1.0));
//! ```

pub(crate) mod agree;
mod checked;
mod code_points;
pub mod collect;
mod difference;
pub mod expected;
pub(crate) mod fact;
mod figures;
mod span;
mod tally;

pub use checked::Checked;
pub use code_points::{CodePoints, Snippet};
pub use difference::{Difference, differences};
pub use fact::Fact;
pub use figures::{Figure, Minimum};
pub use span::{BrokenSpan, broken_spans};
pub use tally::{By, Counts, Groups, Tally, rounded};

use crate::record::closed_enum;
use agree::{alike, equal, normal, plain};
use fact::cover;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

closed_enum! {
    /// What an article has once; scored right or wrong.
    Field { Title = "title", Published = "published", Author = "author", Province = "province" }
}

closed_enum! {
    /// A kind of fact that an article has many of, or one view of it.
    Row {
        /// Spans with their values.
        Dates = "dates",
        /// The set of officials' names.
        Names = "names",
        /// Name and role of every post.
        Roles = "roles",
        /// Name, role and organization of every post.
        Organizations = "organizations",
        /// Name and title of every post.
        Titles = "titles",
        /// The set of province codes.
        Provinces = "provinces",
        /// Indicator, measure and value.
        Core = "core",
        /// The same with the range's end, unit, status and period.
        Strict = "strict",
        /// The same with bound, baseline, and whether it is a part of the total.
        Full = "full",
        /// Core, with a component alike.
        Component = "component",
        /// Core, with the same area and a name of it alike.
        Area = "area",
        /// Numbers of documents.
        Documents = "documents",
        /// The same with type and date of issue.
        DocumentFields = "document_fields",
    }
}

/// The least intersection over union of two spans of one fact.
pub(crate) const COVERED: f64 = 0.3;

/// What one article has of a [`Field`].
#[derive(Debug, Clone)]
pub struct FieldScore<'r> {
    /// Which.
    pub field: Field,
    /// What the gold has.
    pub gold: Option<Fact<'r>>,
    /// What the record has.
    pub got: Option<Fact<'r>>,
    /// Whether they agree.
    pub right: bool,
}

/// What one article has of a [`Row`].
#[derive(Debug, Clone)]
pub struct RowScore<'r> {
    /// Which.
    pub row: Row,
    /// The facts of the gold that the record has, with those of the record.
    pub found: Vec<(Fact<'r>, Fact<'r>)>,
    /// The facts that the record lacks.
    pub missed: Vec<Fact<'r>>,
    /// The facts that the gold lacks.
    pub wrong: Vec<Fact<'r>>,
}

/// The score of one article.
#[derive(Debug, Clone)]
pub struct Score<'r> {
    /// The fields that the gold has.
    pub fields: Vec<FieldScore<'r>>,
    /// The rows that the gold has.
    pub rows: Vec<RowScore<'r>>,
}

/// Compares a record with the gold of its article; an article without a record misses everything.
#[must_use]
pub fn score<'r>(gold: &'r Value, record: Option<&'r Value>) -> Score<'r> {
    let got = record.unwrap_or(&Value::Null);
    let fields = Field::ALL.iter().filter(|f| gold.get(f.as_str()).is_some());
    let rows = Row::ALL.iter().filter(|r| gold.get(r.key()).is_some());
    Score {
        fields: fields.map(|field| field.score(gold, got, record.is_some())).collect(),
        rows: rows.map(|row| row.score(gold, got)).collect(),
    }
}

impl Field {
    fn score<'r>(self, gold: &'r Value, got: &'r Value, recorded: bool) -> FieldScore<'r> {
        let fact = |record: &'r Value| {
            let fact = Fact::new(self.as_str(), &record[self.as_str()]);
            Some(fact).filter(|fact| !self.said(fact.value).is_empty())
        };
        let right = recorded && self.said(&gold[self.as_str()]) == self.said(&got[self.as_str()]);
        FieldScore { field: self, gold: fact(gold), got: fact(got), right }
    }

    /// What is compared.
    fn said(self, value: &Value) -> String {
        match self {
            Self::Title => normal(&value["text"]),
            Self::Published => plain(&value["value"]),
            Self::Author => normal(&value["name"]),
            Self::Province => plain(&value["code"]),
        }
    }
}

/// A fact as a row compares it: by a key that several entries of a record may share and that
/// counts once, or by itself.
struct Item<'r> {
    fact: Fact<'r>,
    key: Option<Vec<String>>,
}

impl Row {
    /// The record's key that holds the facts.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Dates => "dates",
            Self::Names | Self::Roles | Self::Organizations | Self::Titles => "officials",
            Self::Provinces => "provinces",
            Self::Core | Self::Strict | Self::Full | Self::Component | Self::Area => "indicators",
            Self::Documents | Self::DocumentFields => "documents",
        }
    }

    fn score<'r>(self, gold: &'r Value, record: &'r Value) -> RowScore<'r> {
        let mut left = self.items(record);
        let (mut found, mut missed) = (Vec::new(), Vec::new());
        for item in self.items(gold) {
            let span = item.fact.span();
            // The first of several that cover equally well.
            let mut best: Option<(usize, f64)> = None;
            for (n, other) in left.iter().enumerate() {
                let cover = cover(span.as_ref(), other.fact.span().as_ref());
                if self.same(&item, other, cover) && best.is_none_or(|(_, most)| cover > most) {
                    best = Some((n, cover));
                }
            }
            match best {
                Some((n, _)) => found.push((item.fact, left.remove(n).fact)),
                None => missed.push(item.fact),
            }
        }
        RowScore { row: self, found, missed, wrong: left.into_iter().map(|item| item.fact).collect() }
    }

    fn items(self, record: &Value) -> Vec<Item<'_>> {
        let facts = Fact::of(record, self.key());
        let posts = |key: fn(&Value) -> Vec<String>| {
            let posts = facts.iter().flat_map(|person| person.posts());
            once(posts.map(|post| ([vec![post.name()], key(post.value)].concat(), post)))
        };
        match self {
            Self::Names => once(facts.iter().map(|person| (vec![person.name()], *person))),
            Self::Roles => posts(|post| vec![plain(&post["role"])]),
            Self::Organizations => posts(|post| vec![plain(&post["role"]), normal(&post["organization"])]),
            Self::Titles => posts(|post| vec![normal(&post["title"])]),
            Self::Provinces => once(facts.iter().map(|province| (vec![plain(&province.value["code"])], *province))),
            _ => facts.into_iter().map(|fact| Item { fact, key: None }).collect(),
        }
    }

    fn same(self, gold: &Item<'_>, got: &Item<'_>, cover: f64) -> bool {
        if gold.key.is_some() {
            return gold.key == got.key;
        }
        let (gold, got) = (gold.fact.value, got.fact.value);
        let agree = |keys: &[&str]| keys.iter().all(|key| equal(&gold[key], &got[key]));
        let both_alike = |key: &str| alike(&gold[key], &got[key]);
        let core = || agree(&["indicator", "measure", "value"]);
        let strict = || core() && agree(&["value_to", "unit", "status", "period"]);
        let number = || normal(&gold["number"]) == normal(&got["number"]);
        match self {
            Self::Documents => cover > 0.0 && number(),
            Self::DocumentFields => cover > 0.0 && number() && agree(&["type", "issued"]),
            _ if cover < COVERED => false,
            Self::Dates => agree(&["value"]),
            Self::Core => core(),
            Self::Strict => strict(),
            Self::Full => {
                strict() && agree(&["bound", "baseline"]) && gold["component"].is_null() == got["component"].is_null()
            }
            Self::Component => core() && both_alike("component"),
            Self::Area => core() && agree(&["area"]) && both_alike("area_name"),
            Self::Names | Self::Roles | Self::Organizations | Self::Titles | Self::Provinces => false,
        }
    }
}

/// One item a key, in the order of the keys: the first fact that has it.
fn once<'r>(facts: impl Iterator<Item = (Vec<String>, Fact<'r>)>) -> Vec<Item<'r>> {
    let mut keys = BTreeMap::new();
    for (key, fact) in facts {
        keys.entry(key).or_insert(fact);
    }
    keys.into_iter().map(|(key, fact)| Item { fact, key: Some(key) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn row(row: Row, gold: &Value, record: &Value) -> (usize, usize, usize) {
        let scored = score(gold, Some(record));
        let found = scored.rows.iter().find(|r| r.row == row).expect("the gold has the row");
        (found.found.len(), found.missed.len(), found.wrong.len())
    }

    #[test]
    fn a_span_must_cover_three_tenths() {
        let at = |start: u32, end: u32| json!({"dates": [{"value": "2017", "start": start, "end": end}]});
        assert_eq!(row(Row::Dates, &at(0, 10), &at(0, 3)), (1, 0, 0));
        assert_eq!(row(Row::Dates, &at(0, 10), &at(8, 18)), (0, 1, 1));
        assert_eq!(row(Row::Dates, &at(0, 10), &json!({"dates": []})), (0, 1, 0));
    }

    #[test]
    fn facts_pair_one_to_one_and_the_best_covering_first() {
        let dates = |spans: &[(u32, u32)]| {
            let dates: Vec<Value> =
                spans.iter().map(|(start, end)| json!({"value": "2017", "start": start, "end": end})).collect();
            json!({ "dates": dates })
        };
        assert_eq!(row(Row::Dates, &dates(&[(0, 10)]), &dates(&[(0, 10), (0, 10)])), (1, 0, 1));
        assert_eq!(row(Row::Dates, &dates(&[(0, 10), (0, 5)]), &dates(&[(0, 5), (0, 10)])), (2, 0, 0));
    }

    #[test]
    fn numbers_compare_by_value_and_missing_keys_are_null() {
        let gold = json!({"indicators": [{"indicator": "grdp", "measure": "value", "value": 5, "start": 0, "end": 4}]});
        let record = json!({"indicators": [{"indicator": "grdp", "measure": "value", "value": 5.0, "value_to": null,
            "unit": null, "start": 0, "end": 4}]});
        assert_eq!(row(Row::Strict, &gold, &record), (1, 0, 0));
    }

    #[test]
    fn names_ignore_case_composition_and_spelling() {
        let people = |name: &str| json!({"officials": [{"name": name, "positions": [{"role": "chair", "title": "Chủ tịch – UBND"}]}]});
        assert_eq!(row(Row::Names, &people("Trần Uỷ"), &people("TRẦN ỦY")), (1, 0, 0));
        assert_eq!(row(Row::Titles, &people("Lê Ba"), &people("Le\u{302} Ba")), (1, 0, 0));
    }

    #[test]
    fn what_the_gold_leaves_out_is_not_scored_and_a_missing_record_is_wrong() {
        let gold = json!({"title": null, "documents": [{"number": "1"}]});
        let scored = score(&gold, None);
        assert_eq!(scored.fields.len(), 1);
        assert!(!scored.fields[0].right);
        assert_eq!(scored.rows.iter().map(|r| r.row).collect::<Vec<_>>(), [Row::Documents, Row::DocumentFields]);
        assert_eq!(scored.rows[0].missed.len(), 1);
    }
}
