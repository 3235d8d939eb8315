//! The names of all figures, and the least that is asked of one.

use super::{Field, Row, Tally};
use std::fmt;
use std::str::FromStr;

/// A figure of the table: of a field the share of articles in which it is right, of a row the F1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Figure {
    /// What an article has once.
    Field(Field),
    /// What it has many of.
    Row(Row),
}

impl Figure {
    /// Every figure, in the order of the table.
    pub fn all() -> impl Iterator<Item = Self> {
        let fields = Field::ALL.iter().map(|&field| Self::Field(field));
        fields.chain(Row::ALL.iter().map(|&row| Self::Row(row)))
    }

    /// Its name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Field(field) => field.as_str(),
            Self::Row(row) => row.as_str(),
        }
    }

    /// What was reached; `None` where no article has anything of it.
    #[must_use]
    pub fn reached(self, tally: &Tally) -> Option<f64> {
        match self {
            Self::Field(field) => tally.right(field),
            Self::Row(row) => tally.row(row).f1(),
        }
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Figure {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        Self::all().find(|figure| figure.as_str() == name).ok_or_else(|| {
            let names: Vec<&str> = Self::all().map(Self::as_str).collect();
            format!("there is no row `{name}`; the rows are {}", names.join(", "))
        })
    }
}

/// The least that a figure must reach.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Minimum {
    /// Which.
    pub figure: Figure,
    /// From 0 to 1.
    pub least: f64,
}

impl Minimum {
    /// Whether a figure reaches it. What is nowhere, neither in gold nor in records, is below no
    /// minimum; what no gold tells of was not compared, and does not reach one.
    #[must_use]
    pub fn met(&self, tally: &Tally) -> bool {
        tally.compared(self.figure) && self.figure.reached(tally).is_none_or(|reached| reached >= self.least)
    }
}

impl FromStr for Minimum {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (name, least) = text.split_once('=').ok_or("not of the form ROW=F1, such as core=0.9")?;
        let figure = name.trim().parse()?;
        let least = least.trim().parse().ok().filter(|least| (0.0..=1.0).contains(least));
        Ok(Self { figure, least: least.ok_or_else(|| format!("what `{name}` must reach is no number from 0 to 1"))? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::score;
    use serde_json::json;

    #[test]
    fn minimums_are_read() {
        let minimum: Minimum = "core=0.9".parse().expect("a minimum");
        assert_eq!(minimum, Minimum { figure: Figure::Row(Row::Core), least: 0.9 });
        assert_eq!("title=1".parse::<Minimum>().map(|m| m.figure), Ok(Figure::Field(Field::Title)));
        for (text, message) in
            [("core", "ROW=F1"), ("cores=0.9", "the rows are title, published"), ("core=90", "no number from 0 to 1")]
        {
            let error = text.parse::<Minimum>().expect_err(text);
            assert!(error.contains(message), "{error}");
        }
    }

    #[test]
    fn a_minimum_is_met_where_it_is_reached() {
        let date = |start: u32| json!({"value": "2017", "start": start, "end": start + 4});
        let (gold, record) =
            (json!({"dates": [date(0), date(9)], "documents": []}), json!({"dates": [date(0), date(5)]}));
        let mut tally = Tally::default();
        tally.add(&score(&gold, Some(&record)));
        let met = |text: &str| text.parse::<Minimum>().expect(text).met(&tally);
        assert!(met("dates=0.5") && !met("dates=0.51"));
        assert!(met("documents=1"), "neither has any");
        assert!(!met("core=0"), "the gold does not tell of indicators");
    }
}
