//! What of an article was missed or is wrong, each fact once, expected beside got.

use super::fact::pair;
use super::{CodePoints, Fact, Figure, Score};
use std::ops::Range;

/// A fact that was missed, one that is wrong, or both where they stand at one place.
#[derive(Debug, Clone)]
pub struct Difference<'r> {
    /// Where it counts as missed or wrong.
    pub figures: Vec<Figure>,
    /// What the gold has and the record lacks.
    pub expected: Option<Fact<'r>>,
    /// What the record has and the gold lacks.
    pub got: Option<Fact<'r>>,
    /// Where in the text, in code points; `None` for what stands nowhere in it.
    pub place: Option<Range<usize>>,
}

impl Difference<'_> {
    /// The record's key that holds the facts.
    #[must_use]
    pub fn list(&self) -> &'static str {
        self.expected.or(self.got).map_or("", |fact| fact.list)
    }

    /// The keys in which expected and got say different things; none where there is but one of
    /// them, or where only their spans part them.
    #[must_use]
    pub fn keys(&self) -> Vec<&'static str> {
        self.expected.zip(self.got).map_or_else(Vec::new, |(expected, got)| expected.differing(&got))
    }
}

/// A fact with the figures for which it counts against the record.
struct Counted<'r> {
    fact: Fact<'r>,
    figures: Vec<Figure>,
}

/// What was missed and what is wrong in the figures that are wanted, in the order of the text.
///
/// A fact that counts in several figures is given once. A missed and a wrong fact of one list that
/// overlap stand beside each other.
#[must_use]
pub fn differences<'r>(score: &Score<'r>, document: &CodePoints<'_>, wanted: &[Figure]) -> Vec<Difference<'r>> {
    let mut all = Vec::new();
    for field in score.fields.iter().filter(|field| !field.right && wanted.contains(&Figure::Field(field.field))) {
        let place = [field.gold, field.got].into_iter().flatten().find_map(|fact| fact.place(document));
        let figures = vec![Figure::Field(field.field)];
        all.push(Difference { figures, expected: field.gold, got: field.got, place });
    }
    let (mut missed, mut wrong) = (Vec::new(), Vec::new());
    for row in score.rows.iter().filter(|row| wanted.contains(&Figure::Row(row.row))) {
        collect(&mut missed, &row.missed, Figure::Row(row.row));
        collect(&mut wrong, &row.wrong, Figure::Row(row.row));
    }
    let mut lists: Vec<&str> = missed.iter().chain(&wrong).map(|counted| counted.fact.list).collect();
    lists.sort_unstable();
    lists.dedup();
    for list in lists {
        let of = |all: &mut Vec<Counted<'r>>| all.extract_if(.., |counted| counted.fact.list == list).collect();
        let (missed, wrong): (Vec<Counted<'r>>, Vec<_>) = (of(&mut missed), of(&mut wrong));
        all.extend(beside(missed, wrong, document));
    }
    all.sort_by_key(|difference| difference.place.as_ref().map_or((usize::MAX, 0), |place| (place.start, place.end)));
    all
}

fn collect<'r>(all: &mut Vec<Counted<'r>>, facts: &[Fact<'r>], figure: Figure) {
    for fact in facts {
        match all.iter_mut().find(|counted| counted.fact.is(fact)) {
            Some(counted) => counted.figures.push(figure),
            None => all.push(Counted { fact: *fact, figures: vec![figure] }),
        }
    }
}

fn beside<'r>(
    missed: Vec<Counted<'r>>,
    wrong: Vec<Counted<'r>>,
    document: &CodePoints<'_>,
) -> impl Iterator<Item = Difference<'r>> {
    let places = |all: &[Counted<'r>]| all.iter().map(|counted| counted.fact.place(document)).collect::<Vec<_>>();
    let (missed_places, wrong_places) = (places(&missed), places(&wrong));
    let pairs = pair(&missed_places, &wrong_places, 0.0);
    let mut wrong: Vec<Option<Counted<'r>>> = wrong.into_iter().map(Some).collect();
    let mut partners: Vec<Option<Counted<'r>>> = missed.iter().map(|_| None).collect();
    for (n, m) in pairs {
        partners[n] = wrong[m].take();
    }
    let missed = missed.into_iter().zip(partners).zip(missed_places).map(|((missed, wrong), place)| {
        let mut figures = missed.figures;
        let got = wrong.map(|wrong| {
            figures.extend(wrong.figures);
            wrong.fact
        });
        figures.sort_unstable();
        figures.dedup();
        Difference { figures, expected: Some(missed.fact), got, place }
    });
    let wrong = wrong.into_iter().zip(wrong_places).filter_map(|(wrong, place)| Some((wrong?, place)));
    missed.chain(wrong.map(|(wrong, place)| Difference {
        figures: wrong.figures,
        expected: None,
        got: Some(wrong.fact),
        place,
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::score::{Row, score};
    use serde_json::json;

    const TEXT: &str = "Quý I/2019 có 42 hộ nghèo.\nÔng Lê An, Chủ tịch xã, nói.";

    fn shown(gold: &serde_json::Value, record: &serde_json::Value) -> Vec<String> {
        let scored = score(gold, Some(record));
        let wanted: Vec<Figure> = Figure::all().collect();
        let all = differences(&scored, &CodePoints::new(TEXT), &wanted);
        all.iter()
            .map(|d| {
                let figures: Vec<&str> = d.figures.iter().map(|figure| figure.as_str()).collect();
                let side = |fact: Option<Fact<'_>>| fact.map_or("nothing".to_owned(), |fact| fact.to_string());
                let place = d.place.as_ref().map(|place| place.start);
                format!(
                    "{place:?} {}: {}; {} [{}]",
                    figures.join(" "),
                    side(d.expected),
                    side(d.got),
                    d.keys().join(" ")
                )
            })
            .collect()
    }

    #[test]
    fn a_fact_that_counts_in_several_rows_is_given_once_beside_what_was_got() {
        let number = |period: &str| {
            json!({"indicators": [{"indicator": "poor_households", "measure": "value", "value": 42, "unit": "household",
                "period": period, "start": 14, "end": 19}]})
        };
        assert_eq!(
            shown(&number("2019-Q1"), &number("2019")),
            [
                "Some(14) strict full: poor_households value 42 household 2019-Q1; poor_households value 42 household 2019 [period]"
            ]
        );
        let none = json!({"indicators": []});
        let missed = &shown(&number("2019-Q1"), &none)[0];
        assert!(missed.starts_with("Some(14) core strict full component area: ") && missed.ends_with("; nothing []"));
        assert!(shown(&none, &number("2019"))[0].contains(": nothing; "));
    }

    #[test]
    fn what_the_gold_gives_no_span_is_sought_by_its_words() {
        let official = |name: &str, start: Option<u32>| {
            json!({"officials": [{"name": name, "mentions": [{"start": start, "end": start.map(|s| s + 5)}],
                "positions": [{"role": "chair", "title": "Chủ tịch xã", "organization": "xã"}]}]})
        };
        assert_eq!(
            shown(&official("Lê An", None), &official("Lê Anh", Some(31))),
            [
                "Some(31) names: Lê An; Lê Anh [name]",
                "Some(38) roles organizations titles: Lê An | chair | Chủ tịch xã | xã; Lê Anh | chair | Chủ tịch xã | xã [name]"
            ]
        );
    }

    #[test]
    fn only_the_figures_that_are_wanted_are_given() {
        let gold = json!({"dates": [{"value": "2019-Q1", "start": 0, "end": 10}], "author": {"name": "An"}});
        let scored = score(&gold, None);
        let all = differences(&scored, &CodePoints::new(TEXT), &[Figure::Row(Row::Dates)]);
        assert_eq!(all.iter().map(Difference::list).collect::<Vec<_>>(), ["dates"]);
    }
}
