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
//! assert_eq!(tally.row(Row::Dates).f1(), 1.0);
//! ```

use crate::record::closed_enum;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::{BTreeSet, HashSet};
use std::fmt;
use unicode_normalization::UnicodeNormalization;

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
const COVERED: f64 = 0.3;

/// What one article has of a [`Field`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldScore {
    /// Which.
    pub field: Field,
    /// What the gold has, empty for none.
    pub gold: String,
    /// What the record has.
    pub got: String,
    /// Whether they agree.
    pub right: bool,
}

/// What one article has of a [`Row`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowScore {
    /// Which.
    pub row: Row,
    /// How many facts of the gold the record has.
    pub found: usize,
    /// The facts that the record lacks.
    pub missed: Vec<String>,
    /// The facts that the gold lacks.
    pub wrong: Vec<String>,
}

/// The score of one article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Score {
    /// The fields that the gold has.
    pub fields: Vec<FieldScore>,
    /// The rows that the gold has.
    pub rows: Vec<RowScore>,
}

/// Compares a record with the gold of its article; an article without a record misses everything.
#[must_use]
pub fn score(gold: &Value, record: Option<&Value>) -> Score {
    let nothing = Value::Null;
    let got = record.unwrap_or(&nothing);
    let fields = Field::ALL.iter().filter(|f| gold.get(f.as_str()).is_some());
    let rows = Row::ALL.iter().filter(|r| gold.get(r.key()).is_some());
    Score {
        fields: fields
            .map(|&field| {
                let (gold, got) = (field.of(gold), field.of(got));
                FieldScore { field, right: record.is_some() && gold == got, gold, got }
            })
            .collect(),
        rows: rows.map(|&row| row.score(gold, got)).collect(),
    }
}

impl Field {
    fn of(self, record: &Value) -> String {
        let value = &record[self.as_str()];
        match self {
            Self::Title => normal(&value["text"]),
            Self::Published => plain(&value["value"]),
            Self::Author => normal(&value["name"]),
            Self::Province => plain(&value["code"]),
        }
    }
}

/// A fact to compare: one of the record's own, or a key that several of them share.
#[derive(Debug, Clone)]
enum Item<'r> {
    Fact(&'r Value),
    Key(String),
}

impl Row {
    /// The record's key that holds the facts.
    fn key(self) -> &'static str {
        match self {
            Self::Dates => "dates",
            Self::Names | Self::Roles | Self::Organizations | Self::Titles => "officials",
            Self::Provinces => "provinces",
            Self::Core | Self::Strict | Self::Full | Self::Component | Self::Area => "indicators",
            Self::Documents | Self::DocumentFields => "documents",
        }
    }

    fn score(self, gold: &Value, record: &Value) -> RowScore {
        let mut left = self.items(record);
        let mut missed = Vec::new();
        let mut found = 0;
        for item in self.items(gold) {
            // The first of several that cover equally well.
            let mut best: Option<(usize, f64)> = None;
            for (n, other) in left.iter().enumerate() {
                let cover = item.cover(other);
                if self.same(&item, other, cover) && best.is_none_or(|(_, most)| cover > most) {
                    best = Some((n, cover));
                }
            }
            match best {
                Some((n, _)) => {
                    left.remove(n);
                    found += 1;
                }
                None => missed.push(item.shown()),
            }
        }
        RowScore { row: self, found, missed, wrong: left.iter().map(Item::shown).collect() }
    }

    fn items(self, record: &Value) -> Vec<Item<'_>> {
        let facts = objects(&record[self.key()]);
        let keys = |keys: BTreeSet<String>| keys.into_iter().map(Item::Key).collect();
        let posts = |key: fn(&Value) -> String| {
            let people = facts.iter().map(|person| (normal(&person["name"]), objects(&person["positions"])));
            let of_person = |(name, posts): (String, Vec<&Value>)| {
                posts.into_iter().map(|post| format!("{name} | {}", key(post))).collect::<Vec<_>>()
            };
            keys(people.flat_map(of_person).collect())
        };
        match self {
            Self::Names => keys(facts.iter().map(|person| normal(&person["name"])).collect()),
            Self::Roles => posts(|post| plain(&post["role"])),
            Self::Organizations => {
                posts(|post| format!("{} | {}", plain(&post["role"]), normal(&post["organization"])))
            }
            Self::Titles => posts(|post| normal(&post["title"])),
            Self::Provinces => keys(facts.iter().map(|province| plain(&province["code"])).collect()),
            _ => facts.into_iter().map(Item::Fact).collect(),
        }
    }

    fn same(self, gold: &Item<'_>, got: &Item<'_>, cover: f64) -> bool {
        let (gold, got) = match (gold, got) {
            (Item::Key(a), Item::Key(b)) => return a == b,
            (Item::Fact(gold), Item::Fact(got)) => (gold, got),
            _ => return false,
        };
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

impl Item<'_> {
    /// Intersection over union of two facts' spans; 0 where one has none.
    fn cover(&self, other: &Self) -> f64 {
        let (Item::Fact(a), Item::Fact(b)) = (self, other) else { return 0.0 };
        let span = |fact: &Value| Some((fact["start"].as_i64()?, fact["end"].as_i64()?));
        let (Some(a), Some(b)) = (span(a), span(b)) else { return 0.0 };
        let both = a.1.min(b.1) - a.0.max(b.0);
        if both > 0 { both as f64 / (a.1.max(b.1) - a.0.min(b.0)) as f64 } else { 0.0 }
    }

    /// The fact in one line: what it says, then its words.
    fn shown(&self) -> String {
        const SAID: [&str; 13] = [
            "indicator",
            "measure",
            "value",
            "value_to",
            "unit",
            "bound",
            "status",
            "period",
            "component",
            "area",
            "area_name",
            "baseline",
            "number",
        ];
        match self {
            Item::Key(key) => key.clone(),
            Item::Fact(fact) => {
                let said = SAID.iter().map(|key| &fact[key]).filter(|value| !value.is_null());
                let said: Vec<String> = said.map(plain).collect();
                format!("{} {:?}", said.join(" "), plain(&fact["text"]))
            }
        }
    }
}

/// A span that is out of bounds, or whose text is not what stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BrokenSpan {
    /// Where in the record it stands (`indicators[2].context`).
    pub path: String,
    /// The span as the record gives it.
    pub span: String,
    /// What stands there in the document, if it is within bounds.
    pub there: Option<String>,
}

/// Checks every span of a record against its document: how many there are, and those for which
/// `0 <= start < end <= len(document)` and `document[start:end] == text` do not hold.
#[must_use]
pub fn broken_spans(record: &Value, document: &str) -> (usize, Vec<BrokenSpan>) {
    let bytes: Vec<usize> = document.char_indices().map(|(byte, _)| byte).chain([document.len()]).collect();
    let (mut checked, mut broken) = (0, Vec::new());
    walk(record, "", &mut |path, object| {
        let (start, end) = (&object["start"], &object["end"]);
        if start.is_null() && end.is_null() {
            return;
        }
        checked += 1;
        let place = |offset: &Value| bytes.get(usize::try_from(offset.as_u64()?).ok()?).copied();
        let range = place(start).zip(place(end)).filter(|(start, end)| start < end);
        let there = range.map(|(start, end)| &document[start..end]);
        let fits = there.is_some_and(|there| object["text"].as_str().is_none_or(|text| text == there));
        if !fits {
            let span = format!("{start}..{end} {}", object["text"]);
            broken.push(BrokenSpan { path: path.to_owned(), span, there: there.map(ToOwned::to_owned) });
        }
    });
    (checked, broken)
}

/// Hands every object that has a `start` to a function, with the path to it.
fn walk(value: &Value, path: &str, see: &mut impl FnMut(&str, &Value)) {
    match value {
        Value::Object(map) => {
            if map.contains_key("start") {
                see(path, value);
            }
            for (key, inner) in map {
                walk(inner, &if path.is_empty() { key.clone() } else { format!("{path}.{key}") }, see);
            }
        }
        Value::Array(items) => {
            for (n, item) in items.iter().enumerate() {
                walk(item, &format!("{path}[{n}]"), see);
            }
        }
        _ => {}
    }
}

fn objects(list: &Value) -> Vec<&Value> {
    list.as_array().map_or_else(Vec::new, |items| items.iter().filter(|item| item.is_object()).collect())
}

/// A value as it reads: a string without its quotes, nothing for null.
fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// 5 and 5.0 are one number; a missing key is null.
fn equal(a: &Value, b: &Value) -> bool {
    match (a.as_f64(), b.as_f64()) {
        (Some(a), Some(b)) => a == b,
        _ => a == b,
    }
}

/// A text less what is no difference: case, composition, kinds of dashes and spaces, spellings.
fn normal(value: &Value) -> String {
    let mut text: String = plain(value).nfc().flat_map(char::to_lowercase).collect();
    for (from, to) in [("–", "-"), ("—", "-"), ("đ/c", "đồng chí"), ("uỷ", "ủy"), ("\u{a0}", " "), (" - ", "-")]
    {
        text = text.replace(from, to);
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Free text: both absent, or half of their words in common.
fn alike(a: &Value, b: &Value) -> bool {
    let words = |value: &Value| -> HashSet<String> {
        normal(value).split([' ', '-', ',']).filter(|word| !word.is_empty()).map(ToOwned::to_owned).collect()
    };
    if plain(a).is_empty() || plain(b).is_empty() {
        return plain(a).is_empty() && plain(b).is_empty();
    }
    let (a, b) = (words(a), words(b));
    let both = a.intersection(&b).count();
    both * 2 >= a.len().min(b.len()) && both * 3 >= a.union(&b).count()
}

/// How many facts were found, missed and wrong.
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
    /// The harmonic mean of precision and recall.
    #[must_use]
    pub fn f1(&self) -> f64 {
        share(2 * self.found, 2 * self.found + self.missed + self.wrong)
    }
}

fn share(part: usize, all: usize) -> f64 {
    if all == 0 { 0.0 } else { part as f64 / all as f64 }
}

/// The scores of many articles together.
#[derive(Debug, Clone, Default)]
pub struct Tally {
    /// How many articles were scored.
    pub articles: usize,
    fields: [Counts; Field::ALL.len()],
    right: [(usize, usize); Field::ALL.len()],
    rows: [Counts; Row::ALL.len()],
}

impl Tally {
    /// Adds an article.
    pub fn add(&mut self, score: &Score) {
        self.articles += 1;
        for field in &score.fields {
            let n = field.field as usize;
            self.right[n].0 += usize::from(field.right);
            self.right[n].1 += 1;
            let (has, got) = (!field.gold.is_empty(), !field.got.is_empty());
            self.fields[n].found += usize::from(field.right && has);
            self.fields[n].missed += usize::from(!field.right && has);
            self.fields[n].wrong += usize::from(!field.right && got);
        }
        for row in &score.rows {
            let counts = &mut self.rows[row.row as usize];
            counts.found += row.found;
            counts.missed += row.missed.len();
            counts.wrong += row.wrong.len();
        }
    }

    /// The share of articles in which a field is right, an absent one included.
    #[must_use]
    pub fn right(&self, field: Field) -> f64 {
        let (right, all) = self.right[field as usize];
        share(right, all)
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
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} articles", self.articles)?;
        for &field in Field::ALL {
            let (right, all) = self.right[field as usize];
            let counts = self.field(field);
            let (p, r) = (counts.precision(), counts.recall());
            writeln!(f, "{:15} {:.3}  {right} of {all} right (P {p:.3}  R {r:.3})", field.as_str(), self.right(field))?;
        }
        for &row in Row::ALL {
            let counts = self.row(row);
            let (p, r, f1) = (counts.precision(), counts.recall(), counts.f1());
            let Counts { found, missed, wrong } = counts;
            let name = row.as_str();
            writeln!(f, "{name:15} P {p:.3}  R {r:.3}  F1 {f1:.3}  ({found} found, {missed} missed, {wrong} wrong)")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn row(row: Row, gold: &Value, record: &Value) -> (usize, usize, usize) {
        let scored = score(gold, Some(record));
        let found = scored.rows.iter().find(|r| r.row == row).expect("the gold has the row");
        (found.found, found.missed.len(), found.wrong.len())
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
    fn components_share_half_of_their_words() {
        let part = |text: Value| {
            json!({"indicators": [{"indicator": "grdp", "measure": "value", "value": 5, "component": text,
                "start": 0, "end": 4}]})
        };
        assert_eq!(row(Row::Component, &part(json!("lao động nông thôn")), &part(json!("nông thôn"))), (1, 0, 0));
        assert_eq!(row(Row::Component, &part(json!("lao động nữ")), &part(json!("hộ nghèo"))), (0, 1, 1));
        assert_eq!(row(Row::Component, &part(json!(null)), &part(json!(""))), (1, 0, 0));
    }

    #[test]
    fn a_broken_span_is_told_with_its_place() {
        let record = json!({"dates": [{"text": "ngày", "start": 1, "end": 5}, {"text": "ngay", "start": 1, "end": 5}],
            "title": {"text": "x", "start": null, "end": null}, "warnings": [{"start": 2, "end": 2}, {"start": 4, "end": 9}]});
        let (checked, broken) = broken_spans(&record, "Ðngày.");
        assert_eq!(checked, 4);
        let paths: Vec<&str> = broken.iter().map(|b| b.path.as_str()).collect();
        assert_eq!(paths, ["dates[1]", "warnings[0]", "warnings[1]"]);
        assert_eq!(broken[0].there.as_deref(), Some("ngày"));
    }

    #[test]
    fn what_the_gold_leaves_out_is_not_scored_and_a_missing_record_is_wrong() {
        let scored = score(&json!({"title": null, "documents": [{"number": "1"}]}), None);
        assert_eq!(scored.fields.len(), 1);
        assert!(!scored.fields[0].right);
        assert_eq!(scored.rows.iter().map(|r| r.row).collect::<Vec<_>>(), [Row::Documents, Row::DocumentFields]);
        assert_eq!(scored.rows[0].missed.len(), 1);
    }
}
