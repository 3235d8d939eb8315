//! What changed between two records of one article, and between two runs over many.
//!
//! A fact of one record is *changed* where the other has a fact of the same list at the same place
//! (an official: of the same name; a province: the same unit) that says something else. Otherwise
//! it is *lost*, or *gained*. What one of the two records leaves out as a whole is not compared.

mod runs;
mod totals;

pub use runs::{Compared, Failure, HELD_BYTES, compare};
pub use totals::{Articles, Counts, Totals};

use crate::record::closed_enum;
use crate::score::COVERED;
use crate::score::agree::{equal, normal};
use crate::score::fact::{Fact, pair};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The record's keys that hold one value each.
const SINGLE: [&str; 5] = ["anchor", "title", "published", "author", "province"];
/// The record's keys that hold lists.
const LISTS: [&str; 7] = ["dates", "officials", "provinces", "indicators", "documents", "quantities", "warnings"];

closed_enum! {
    /// What became of a fact.
    Kind {
        /// The new record alone has it.
        Gained = "gained",
        /// The old record alone has it.
        Lost = "lost",
        /// Both have it and say different things.
        Changed = "changed",
    }
}

/// A fact that two records do not share.
#[derive(Debug, Clone)]
pub struct Change<'r> {
    /// What the old record has.
    pub old: Option<Fact<'r>>,
    /// What the new one has.
    pub new: Option<Fact<'r>>,
    /// Where both have one: the keys in which they differ.
    pub keys: Vec<KeyChange<'r>>,
}

/// A key of a fact that says something else.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct KeyChange<'r> {
    /// The key.
    pub key: &'r str,
    /// What it was.
    pub old: &'r Value,
    /// What it is.
    pub new: &'r Value,
}

impl<'r> Change<'r> {
    /// What became of the fact.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match (&self.old, &self.new) {
            (None, _) => Kind::Gained,
            (_, None) => Kind::Lost,
            _ => Kind::Changed,
        }
    }

    /// The fact as it is, or as it was where it is lost.
    #[must_use]
    pub fn fact(&self) -> Option<Fact<'r>> {
        self.new.or(self.old)
    }
}

/// Everything in which two records of one article differ, in the order of the record.
#[must_use]
pub fn changes<'r>(old: &'r Value, new: &'r Value) -> Vec<Change<'r>> {
    let mut changes = Vec::new();
    let both = |key: &&&'static str| old.get(**key).is_some() && new.get(**key).is_some();
    for key in SINGLE.iter().filter(both) {
        let fact = |record: &'r Value| Some(Fact::new(key, &record[key])).filter(|fact| !fact.value.is_null());
        add(&mut changes, fact(old), fact(new), |_, _| true);
    }
    for list in LISTS.iter().filter(both) {
        let (old, new) = (Fact::of(old, list), Fact::of(new, list));
        compare_lists(&mut changes, &old, &new);
        let posts = |people: &[Fact<'r>]| people.iter().flat_map(|person| person.posts()).collect::<Vec<_>>();
        if *list == "officials" {
            compare_lists(&mut changes, &posts(&old), &posts(&new));
        }
    }
    changes
}

fn compare_lists<'r>(changes: &mut Vec<Change<'r>>, old: &[Fact<'r>], new: &[Fact<'r>]) {
    let pairs = pairs(old, new);
    // `of` is an index into its own list: it says the same where it leads to a pair.
    let same_entry = |a: &Value, b: &Value| {
        let index = |value: &Value| usize::try_from(value.as_u64()?).ok();
        index(a).zip(index(b)).is_some_and(|pair| pairs.binary_search(&pair).is_ok())
    };
    let mut partner = vec![None; old.len()];
    let mut gained = vec![true; new.len()];
    for &(n, m) in &pairs {
        partner[n] = Some(new[m]);
        gained[m] = false;
    }
    for (old, partner) in old.iter().zip(partner) {
        add(changes, Some(*old), partner, |a, b| !same_entry(a, b));
    }
    for (new, _) in new.iter().zip(gained).filter(|(_, gained)| *gained) {
        add(changes, None, Some(*new), |_, _| true);
    }
}

/// Adds a change, if there is one; `of_differs` tells it of two values of the key `of`.
fn add<'r>(
    changes: &mut Vec<Change<'r>>,
    old: Option<Fact<'r>>,
    new: Option<Fact<'r>>,
    of_differs: impl Fn(&Value, &Value) -> bool,
) {
    let mut keys = Vec::new();
    if let (Some(old), Some(new)) = (&old, &new) {
        if let Some((a, b)) = old.person.zip(new.person) {
            keys.extend(differing("name", &a["name"], &b["name"]));
        }
        // Posts are facts of their own.
        for key in keys_of(old.value, new.value).filter(|key| *key != "positions") {
            let (a, b) = (&old.value[key], &new.value[key]);
            keys.extend(differing(key, a, b).filter(|_| key != "of" || of_differs(a, b)));
        }
        if keys.is_empty() {
            return;
        }
    }
    if old.is_some() || new.is_some() {
        changes.push(Change { old, new, keys });
    }
}

fn differing<'r>(key: &'r str, old: &'r Value, new: &'r Value) -> Option<KeyChange<'r>> {
    (!same(old, new)).then_some(KeyChange { key, old, new })
}

/// The keys of two objects, those of the second behind those of the first.
fn keys_of<'r>(a: &'r Value, b: &'r Value) -> impl Iterator<Item = &'r str> {
    let keys = |value: &'r Value| value.as_object().into_iter().flat_map(|map| map.keys()).map(String::as_str);
    keys(a).chain(keys(b).filter(move |key| a.get(key).is_none()))
}

/// Numbers by value, a missing key as null, whatever the depth.
pub(crate) fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Object(_), Value::Object(_)) => keys_of(a, b).all(|key| same(&a[key], &b[key])),
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
        _ => equal(a, b),
    }
}

/// Which facts of two lists are one, as pairs of indices in order: those that are the same, then
/// those of one name, then those that stand at one place.
fn pairs(old: &[Fact<'_>], new: &[Fact<'_>]) -> Vec<(usize, usize)> {
    let (old_spans, new_spans): (Vec<_>, Vec<_>) =
        (old.iter().map(Fact::span).collect(), new.iter().map(Fact::span).collect());
    let (old_names, new_names): (Vec<_>, Vec<_>) =
        (old.iter().map(identity).collect(), new.iter().map(identity).collect());
    let mut left: Vec<usize> = (0..old.len()).collect();
    let mut right: Vec<usize> = (0..new.len()).collect();
    let mut pairs = Vec::new();
    let mut take = |left: &mut Vec<usize>, right: &mut Vec<usize>, fits: &dyn Fn(usize, usize) -> bool| {
        left.retain(|&n| {
            let at = right.iter().position(|&m| fits(n, m));
            pairs.extend(at.map(|at| (n, right.remove(at))));
            at.is_none()
        });
    };
    take(&mut left, &mut right, &|n, m| {
        old_spans[n] == new_spans[m] && old_names[n] == new_names[m] && {
            let (a, b) = (old[n].value, new[m].value);
            keys_of(a, b).all(|key| matches!(key, "of" | "positions") || same(&a[key], &b[key]))
        }
    });
    take(&mut left, &mut right, &|n, m| old_names[n].is_some() && old_names[n] == new_names[m]);
    let places = |of: &[usize], spans: &[Option<std::ops::Range<usize>>]| {
        of.iter().map(|&n| spans[n].clone()).collect::<Vec<_>>()
    };
    for (n, m) in pair(&places(&left, &old_spans), &places(&right, &new_spans), COVERED) {
        pairs.push((left[n], right[m]));
    }
    pairs.sort_unstable();
    pairs
}

/// By what a fact is known whatever else it says: an official by the name, a province by its unit,
/// a post by person and title, a warning that stands nowhere by its code.
fn identity(fact: &Fact<'_>) -> Option<Vec<String>> {
    let told = |keys: &[&str]| keys.iter().map(|key| normal(&fact.value[key])).collect::<Vec<_>>();
    match fact.list {
        "officials" => Some(vec![fact.name()]),
        "positions" => Some([vec![fact.name()], told(&["title"])].concat()),
        "provinces" => Some(told(&["division", "code", "name"])),
        "warnings" if fact.span().is_none() => Some(told(&["code"])),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// Each change in a line.
    fn told(old: &Value, new: &Value) -> Vec<String> {
        let key = |key: &KeyChange<'_>| format!("{} {} → {}", key.key, key.old, key.new);
        changes(old, new)
            .iter()
            .map(|change| {
                let fact = change.fact().expect("a fact");
                let keys: Vec<String> = change.keys.iter().map(key).collect();
                format!("{} {} {fact}: {}", change.kind().as_str(), fact.list, keys.join(", "))
            })
            .collect()
    }

    fn number(value: f64, start: u32, of: Option<u32>) -> Value {
        json!({"indicator": "grdp", "value": value, "of": of, "start": start, "end": start + 5, "rule": "grdp/a"})
    }

    #[test]
    fn facts_are_gained_lost_and_changed() {
        let old = json!({"indicators": [number(1.0, 0, None), number(2.0, 10, None)], "title": null, "author": {"name": "An"}});
        let new = json!({"indicators": [number(3.0, 11, None), number(4.0, 20, None)], "title": {"text": "Tin"}, "author": {"name": "Anh"}});
        assert_eq!(
            told(&old, &new),
            [
                "gained title Tin: ",
                "changed author Anh: name \"An\" → \"Anh\"",
                "lost indicators grdp 1.0: ",
                "changed indicators grdp 3.0: value 2.0 → 3.0, start 10 → 11, end 15 → 16",
                "gained indicators grdp 4.0: ",
            ]
        );
    }

    #[test]
    fn an_index_that_leads_to_the_same_fact_is_no_change() {
        let old = json!({"indicators": [number(5.0, 10, None), number(24.0, 20, Some(0))]});
        let more = json!({"indicators": [number(1.0, 0, None), number(5.0, 10, None), number(24.0, 20, Some(1))]});
        assert_eq!(told(&old, &more), ["gained indicators grdp 1.0: "]);
        let other = json!({"indicators": [number(5.0, 10, None), number(24.0, 20, None)]});
        assert_eq!(told(&old, &other), ["changed indicators grdp 24.0: of 0 → null"]);
    }

    #[test]
    fn posts_are_facts_of_their_own() {
        let person = |title: &str, organization: &str| {
            json!({"officials": [{"name": "Lê An", "mentions": [{"start": 0, "end": 5}],
                "positions": [{"role": "chair", "title": title, "organization": organization, "start": 10, "end": 18}]}]})
        };
        assert_eq!(
            told(&person("Chủ tịch", "UBND xã"), &person("Chủ tịch", "UBND tỉnh")),
            ["changed positions Lê An | chair | Chủ tịch | UBND tỉnh: organization \"UBND xã\" → \"UBND tỉnh\""]
        );
    }

    #[test]
    fn numbers_are_one_by_value_and_what_is_left_out_is_not_compared() {
        let old = json!({"dates": [{"value": "2017", "n": 5, "start": 0, "end": 4}]});
        let new = json!({"dates": [{"value": "2017", "n": 5.0, "to": null, "start": 0, "end": 4}], "documents": [{"number": "1"}]});
        assert!(told(&old, &new).is_empty());
    }

    #[test]
    fn equal_facts_pair_before_others_that_stand_there_too() {
        let date = |value: &str, end: u32| json!({"value": value, "start": 0, "end": end});
        let old = json!({"dates": [date("2017", 4), date("2017-Q1", 8)]});
        let new = json!({"dates": [date("2017-Q1", 8)]});
        assert_eq!(told(&old, &new), ["lost dates 2017: "]);
    }
}
