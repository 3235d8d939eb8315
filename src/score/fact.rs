//! Facts: what of a record is compared, wherever in it they stand.

use super::CodePoints;
use super::agree::{alike, equal, normal, plain};
use serde_json::Value;
use std::fmt;
use std::ops::Range;

/// A fact of a record: a single value, an entry of a list, or a post of an official.
#[derive(Debug, Clone, Copy)]
pub struct Fact<'r> {
    /// The record's key that holds it; `positions` for a post.
    pub list: &'static str,
    /// What the record says.
    pub value: &'r Value,
    /// The official whose post it is.
    pub person: Option<&'r Value>,
}

/// The keys of a fact that tell it from others of its list, in the order in which they are shown.
fn telling(list: &str) -> &'static [&'static str] {
    match list {
        "title" => &["text"],
        "published" | "dates" => &["value"],
        "author" | "officials" => &["name"],
        "province" | "provinces" => &["code"],
        "positions" => &["role", "title", "organization"],
        "indicators" => &[
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
        ],
        "documents" => &["number", "type", "issued"],
        "warnings" => &["code", "message"],
        "anchor" => &["value", "basis"],
        _ => &["value", "unit", "noun"],
    }
}

impl<'r> Fact<'r> {
    /// An entry of a list, or a single value.
    pub(crate) fn new(list: &'static str, value: &'r Value) -> Self {
        Self { list, value, person: None }
    }

    /// The entries of a record's list.
    pub(crate) fn of(record: &'r Value, list: &'static str) -> Vec<Self> {
        objects(&record[list]).map(|value| Self::new(list, value)).collect()
    }

    /// The posts of an official.
    pub(crate) fn posts(self) -> impl Iterator<Item = Self> {
        objects(&self.value["positions"]).map(move |value| Self { list: "positions", value, person: Some(self.value) })
    }

    /// The person's name, of an official or of a post.
    pub(crate) fn name(&self) -> String {
        normal(&self.person.unwrap_or(self.value)["name"])
    }

    /// Where it stands in the text, in code points: its own span, or its first mention.
    #[must_use]
    pub fn span(&self) -> Option<Range<usize>> {
        let offset = |value: &Value| usize::try_from(value.as_u64()?).ok();
        let span = |value: &Value| Some(offset(&value["start"])?..offset(&value["end"])?);
        span(self.value).or_else(|| span(&self.value["mentions"][0]))
    }

    /// Where it stands, or else where its words stand first.
    #[must_use]
    pub fn place(&self, document: &CodePoints<'_>) -> Option<Range<usize>> {
        let words = || ["text", "title", "name"].iter().find_map(|key| self.value[key].as_str());
        self.span().or_else(|| document.find(words()?))
    }

    /// What the record says, of a post also whose it is.
    #[must_use]
    pub fn said(&self) -> Value {
        let mut said = self.value.clone();
        if let (Some(person), Some(post)) = (self.person, said.as_object_mut()) {
            post.insert("name".to_owned(), person["name"].clone());
        }
        said
    }

    /// The pattern or rule that made it.
    #[must_use]
    pub fn rule(&self) -> Option<&'r str> {
        self.value["rule"].as_str()
    }

    /// Whether both are of one list's same entry: one object in memory.
    pub(crate) fn is(&self, other: &Self) -> bool {
        std::ptr::eq(self.value, other.value)
    }

    /// The keys in which two facts of a list say different things.
    #[must_use]
    pub fn differing(&self, other: &Self) -> Vec<&'static str> {
        let differs = |key: &&str| {
            let (a, b) = (&self.value[key], &other.value[key]);
            match *key {
                "component" | "area_name" => !alike(a, b),
                "text" | "name" | "title" | "organization" | "number" => normal(a) != normal(b),
                _ => !equal(a, b),
            }
        };
        let person = (self.name() != other.name() && self.person.is_some()).then_some("name");
        person.into_iter().chain(telling(self.list).iter().copied().filter(differs)).collect()
    }
}

impl fmt::Display for Fact<'_> {
    /// The fact in one line: what it says, then its words.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let telling = telling(self.list);
        let said = telling.iter().filter(|key| !self.value[key].is_null()).map(|key| {
            let value = plain(&self.value[key]);
            match *key {
                "component" | "area_name" => format!("{key} {value:?}"),
                "value_to" | "area" | "baseline" | "issued" => format!("{key} {value}"),
                _ => value,
            }
        });
        let said: Vec<String> = self.person.map(|person| plain(&person["name"])).into_iter().chain(said).collect();
        f.write_str(&said.join(if self.person.is_some() { " | " } else { " " }))?;
        let words = ["text", "name"].iter().find_map(|key| self.value[key].as_str());
        words.filter(|words| !said.iter().any(|said| said == words)).map_or(Ok(()), |words| write!(f, " {words:?}"))
    }
}

/// Intersection over union of two stretches of a text; 0 where one is unknown.
pub(crate) fn cover(a: Option<&Range<usize>>, b: Option<&Range<usize>>) -> f64 {
    let (Some(a), Some(b)) = (a, b) else { return 0.0 };
    let (from, to) = (a.start.max(b.start), a.end.min(b.end));
    if from < to { (to - from) as f64 / (a.end.max(b.end) - a.start.min(b.start)) as f64 } else { 0.0 }
}

/// Pairs stretches of a text one to one, those that cover one another best first; `least` is the
/// smallest intersection over union of a pair. Gives indices, in the order of the left ones.
pub(crate) fn pair(left: &[Option<Range<usize>>], right: &[Option<Range<usize>>], least: f64) -> Vec<(usize, usize)> {
    let mut all: Vec<(f64, usize, usize)> = Vec::new();
    for (n, a) in left.iter().enumerate() {
        let covers = right.iter().enumerate().map(|(m, b)| (cover(a.as_ref(), b.as_ref()), n, m));
        all.extend(covers.filter(|(cover, ..)| *cover > 0.0 && *cover >= least));
    }
    all.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (mut taken_left, mut taken_right) = (vec![false; left.len()], vec![false; right.len()]);
    let mut pairs = Vec::new();
    for (_, n, m) in all {
        if !taken_left[n] && !taken_right[m] {
            (taken_left[n], taken_right[m]) = (true, true);
            pairs.push((n, m));
        }
    }
    pairs.sort_unstable();
    pairs
}

fn objects(list: &Value) -> impl Iterator<Item = &Value> {
    list.as_array().into_iter().flatten().filter(|item| item.is_object())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_best_covering_pair_comes_first() {
        let spans = |spans: &[Range<usize>]| spans.iter().cloned().map(Some).collect::<Vec<_>>();
        let (left, right) = (spans(&[0..10, 0..5, 20..30]), spans(&[0..5, 0..10, 29..40]));
        assert_eq!(pair(&left, &right, 0.0), [(0, 1), (1, 0), (2, 2)]);
        assert_eq!(pair(&left, &right, 0.3), [(0, 1), (1, 0)]);
        assert!(pair(&left, &[None], 0.0).is_empty());
    }

    #[test]
    fn a_fact_reads_as_what_it_says_and_its_words() {
        let number =
            json!({"indicator": "jobs_created", "value": 42, "unit": "person", "period": null, "text": "42 người"});
        assert_eq!(Fact::new("indicators", &number).to_string(), "jobs_created 42 person \"42 người\"");
        let person = json!({"name": "Lê An", "positions": [{"role": "chair", "title": "Chủ tịch xã"}]});
        let post = Fact::new("officials", &person).posts().next().expect("a post");
        assert_eq!(post.to_string(), "Lê An | chair | Chủ tịch xã");
    }

    #[test]
    fn differing_keys_are_those_that_say_something_else() {
        let fact = |component: &str, value: f64| json!({"indicator": "grdp", "value": value, "component": component, "rule": component});
        let (a, b) = (fact("khu vực nông thôn", 5.0), fact("nông thôn", 5.5));
        assert_eq!(Fact::new("indicators", &a).differing(&Fact::new("indicators", &b)), ["value"]);
    }
}
