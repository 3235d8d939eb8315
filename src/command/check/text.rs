//! The result for reading: differences in the text, then the table.

use super::Outcome;
use crate::report::count;
use crate::style::{BAD, GOOD, NAME, NOTE};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::{self, Display};
use std::io::{self, Write};
use trich::score::{By, Checked, Counts, Difference, Fact, Field, Groups, Row, Snippet};

pub(super) fn write(out: &mut dyn Write, outcome: &Outcome<'_>) -> anyhow::Result<()> {
    for article in &outcome.articles {
        for difference in &article.differences {
            writeln!(out, "{}", Told { article, difference })?;
        }
        for span in &article.broken {
            let there = span.there.as_deref().unwrap_or("nothing");
            let place = article.place(None);
            writeln!(out, "{place}: {BAD}broken span{BAD:#}: {} {}: {there:?} stands there", span.path, span.span)?;
        }
    }
    table(out, outcome)?;
    if let Some(groups) = &outcome.groups {
        grouped(out, groups)?;
    }
    for minimum in outcome.missed_minimums() {
        let below = format_args!("{BAD}below{BAD:#}: {}", minimum.figure);
        match minimum.figure.reached(&outcome.tally) {
            Some(reached) => writeln!(out, "{below} {reached:.4}, asked for is {}", minimum.least)?,
            None => writeln!(out, "{below}: no expected record tells of it")?,
        }
    }
    Ok(())
}

/// A difference with its place in the text.
pub(super) struct Told<'d> {
    pub(super) article: &'d Checked<'d>,
    pub(super) difference: &'d Difference<'d>,
}

impl Display for Told<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { article, difference } = self;
        let keys = difference.keys();
        let what = match (&difference.expected, &difference.got) {
            (Some(_), None) => "missed".to_owned(),
            (None, _) => "false alarm".to_owned(),
            (Some(_), Some(_)) if keys.is_empty() => "another span".to_owned(),
            (Some(_), Some(_)) => format!("another {}", keys.join(", ")),
        };
        let rows: Vec<&str> = difference.figures.iter().map(|figure| figure.as_str()).collect();
        let place = article.place(difference.place.as_ref());
        write!(f, "{NAME}{place}{NAME:#}: {what} ({})", rows.join(", "))?;
        if let Some(fact) = difference.expected {
            write!(f, "\n  {BAD}- {fact}{BAD:#}")?;
        }
        if let Some(fact) = difference.got {
            write!(f, "\n  {GOOD}+ {fact}{GOOD:#}{}", made(&fact))?;
        }
        if let Some(snippet) = difference.place.as_ref().and_then(|place| article.snippet(place)) {
            write!(f, "\n    {}", shown(snippet))?;
        }
        Ok(())
    }
}

/// The rule of a fact, behind it.
fn made(fact: &Fact<'_>) -> String {
    fact.rule().map_or_else(String::new, |rule| format!("  [{rule}]"))
}

fn shown(snippet: Snippet<'_>) -> String {
    // A control character would move the cursor.
    let clean = |text: &str| text.replace(char::is_control, " ");
    let dots = |cut: bool| if cut { "…" } else { "" };
    format!(
        "{}{}{NOTE}«{}»{NOTE:#}{}{}",
        dots(snippet.cut.0),
        clean(snippet.before).trim_start(),
        clean(snippet.words),
        clean(snippet.after).trim_end(),
        dots(snippet.cut.1)
    )
}

fn table(out: &mut dyn Write, outcome: &Outcome<'_>) -> io::Result<()> {
    let (tally, repeated) = (&outcome.tally, outcome.repeated.len());
    let articles = count(tally.articles as u64, "article");
    writeln!(out, "{articles}, {} without a record, {repeated} with more than one", outcome.without_record)?;
    for &field in Field::ALL {
        if let Some(share) = tally.right(field) {
            let (counts, (right, all)) = (tally.field(field), tally.right_of(field));
            let (name, p, r) = (field.as_str(), counts.precision(), counts.recall());
            writeln!(out, "{name:15} {share:.3} right: {right} of {all}   (where there is one: P {p:.3}  R {r:.3})")?;
        }
    }
    for &row in Row::ALL {
        let counts = tally.row(row);
        if let Some(f1) = counts.f1() {
            let (name, p, r) = (row.as_str(), counts.precision(), counts.recall());
            let (found, missed, wrong) = (counts.found, counts.missed, counts.wrong);
            writeln!(
                out,
                "{name:15} P {p:.3}  R {r:.3}  F1 {f1:.3}   ({found} found, {missed} missed, {wrong} wrong)"
            )?;
        }
    }
    writeln!(out, "{:15} {} checked, {} broken", "spans", outcome.spans(), outcome.broken())
}

/// The numbers that are not 0, in words.
fn told(counts: &Counts) -> String {
    let all = [(counts.found, "right"), (counts.wrong, "wrong"), (counts.missed, "missed")];
    let told = all.iter().filter(|(number, _)| *number > 0).map(|(number, what)| format!("{number} {what}"));
    told.collect::<Vec<_>>().join(", ")
}

fn grouped(out: &mut dyn Write, groups: &Groups) -> io::Result<()> {
    let mut all: Vec<_> = groups.iter().collect();
    let facts =
        |rows: &BTreeMap<Row, Counts>| rows.values().map(|counts| counts.found + counts.missed).max().unwrap_or(0);
    all.sort_by_key(|(_, rows)| Reverse(facts(rows)));
    for (name, rows) in all {
        let figures: Vec<String> = if groups.by() == By::Rule {
            rows.iter().map(|(row, counts)| format!("{}: {}", row.as_str(), told(counts))).collect()
        } else {
            let f1 = |(row, counts): (&Row, &Counts)| format!("{} {:.3}", row.as_str(), counts.f1().unwrap_or(0.0));
            rows.iter().map(f1).chain([format!(" ({} expected)", facts(rows))]).collect()
        };
        let between = if groups.by() == By::Rule { "; " } else { "  " };
        write!(out, "  {name:45} {}", figures.join(between))?;
        writeln!(out)?;
    }
    if let (Some(core), Some(strict)) = (groups.average(Row::Core), groups.average(Row::Strict)) {
        writeln!(out, "  macro average: core {core:.3}  strict {strict:.3}")?;
    }
    Ok(())
}
