//! `trich diff`.

use super::{DIFFERENT, DONE};
use crate::report::count;
use crate::style::{BAD, GOOD, NAME, NOTE};
use anyhow::bail;
use clap::{Args, ValueEnum};
use serde_json::{Value, json};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::fmt::{self, Display};
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use trich::diff::{self, Change, Compared, Counts, Kind, Totals};
use trich::read::Input;

/// Tell what changed in the facts between two runs over the same articles
///
/// OLD and NEW are JSON Lines as `trich extract` writes them, also .gz and .zst; - is standard
/// input. Of each article that changed, the facts gained (+), lost (-) and changed (~) are told,
/// with the rule that made them; then how many there are, by list, indicator and rule. A fact is
/// changed where the other run has one at the same place (an official: of the same name) that says
/// something else.
///
/// The files are read side by side and records paired by id. In the same order they take no
/// memory; a record without a partner is held, up to 256 MB of them, then the oldest counts as
/// being in one file alone. Where its partner comes after all, sort both files by id.
#[derive(Debug, Args)]
#[command(after_help = "\
--format json, a line each:
  {id, in: both|old|new}                an article; of one that both have and that changed also
   other_text                           whether its text is another
   changes: [{change: gained|lost|changed, list, old, new, keys: {key: [old, new]}}]
  {totals: {articles, facts, by_list, by_indicator, by_rule, by_key}}, the last line
   articles: {both, different, other_text, only_old, only_new}
   facts, and each group: {gained, lost, changed}; by_key: {indicators.period: how many facts}

Exit status:
  0  the same facts in the same articles
  1  something changed
  2  the files could not be compared; what is wrong is named with file and line")]
pub(crate) struct Diff {
    /// The records before
    #[arg(value_name = "OLD")]
    old: PathBuf,
    /// The records after
    #[arg(value_name = "NEW")]
    new: PathBuf,
    /// How the result is written
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For reading
    Text,
    /// JSON Lines: an object for each article that changed, the last one holds the totals
    Json,
}

/// Runs the command; what it gives is the exit status.
pub(crate) fn run(arguments: &Diff) -> anyhow::Result<u8> {
    let input = |path: &PathBuf| if path.as_os_str() == "-" { Input::Stdin } else { Input::Path(path.clone()) };
    let (old, new) = (input(&arguments.old), input(&arguments.new));
    if (&old, &new) == (&Input::Stdin, &Input::Stdin) {
        bail!("- is given twice: standard input can be read once");
    }
    let mut out = BufWriter::new(anstream::stdout().lock());
    let totals = match arguments.format {
        Format::Text => {
            let totals = diff::compare(&old, &new, &mut |compared| article(&mut out, compared))?;
            summary(&mut out, &totals)?;
            totals
        }
        Format::Json => {
            let totals = diff::compare(&old, &new, &mut |compared| writeln!(out, "{}", object(compared)))?;
            writeln!(out, "{}", json!({ "totals": totals }))?;
            totals
        }
    };
    out.flush()?;
    Ok(if totals.is_same() { DONE } else { DIFFERENT })
}

fn article(out: &mut dyn Write, compared: &Compared<'_>) -> io::Result<()> {
    match compared {
        Compared::OnlyOld(id) => writeln!(out, "{NAME}{id}{NAME:#}: only in OLD"),
        Compared::OnlyNew(id) => writeln!(out, "{NAME}{id}{NAME:#}: only in NEW"),
        Compared::Different { id, other_text, changes } => {
            let text = if *other_text { ": from another text" } else { "" };
            writeln!(out, "{NAME}{id}{NAME:#}{text}")?;
            changes.iter().try_for_each(|change| writeln!(out, "{}", told(change)))
        }
    }
}

/// A change in a line, each key that changed in a line below it.
pub(crate) fn told<'c>(change: &'c Change<'c>) -> impl Display + 'c {
    Told(change)
}

struct Told<'c>(&'c Change<'c>);

impl Display for Told<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(change) = self;
        let Some(fact) = change.fact() else { return Ok(()) };
        let (sign, style) = match change.kind() {
            Kind::Gained => ('+', GOOD),
            Kind::Lost => ('-', BAD),
            Kind::Changed => ('~', NOTE),
        };
        let rule = fact.rule().map_or_else(String::new, |rule| format!("  [{rule}]"));
        write!(f, "  {style}{sign} {}: {fact}{style:#}{rule}", fact.list)?;
        for key in &change.keys {
            write!(f, "\n      {}: {} → {}", key.key, brief(key.old), brief(key.new))?;
        }
        Ok(())
    }
}

/// A value as JSON, not too long.
fn brief(value: &Value) -> String {
    const MOST: usize = 100;
    let json = value.to_string();
    match json.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &json[..end]),
        None => json,
    }
}

fn object(compared: &Compared<'_>) -> Value {
    let change = |change: &Change<'_>| {
        let keys = change.keys.iter().map(|key| (key.key.to_owned(), json!([key.old, key.new])));
        json!({"change": change.kind().as_str(), "list": change.fact().map(|fact| fact.list),
            "old": change.old.map(|fact| fact.said()), "new": change.new.map(|fact| fact.said()),
            "keys": keys.collect::<serde_json::Map<_, _>>()})
    };
    match compared {
        Compared::OnlyOld(id) => json!({"id": id, "in": "old"}),
        Compared::OnlyNew(id) => json!({"id": id, "in": "new"}),
        Compared::Different { id, other_text, changes } => json!({"id": id, "in": "both", "other_text": other_text,
            "changes": changes.iter().map(change).collect::<Vec<_>>()}),
    }
}

fn summary(out: &mut dyn Write, totals: &Totals) -> io::Result<()> {
    let articles = &totals.articles;
    write!(out, "{} in both, {} with other facts", count(articles.both, "article"), articles.different)?;
    if articles.other_text > 0 {
        write!(out, ", {} from another text", articles.other_text)?;
    }
    writeln!(out, "; {} only in OLD, {} only in NEW", articles.only_old, articles.only_new)?;
    if totals.facts == Counts::default() {
        return Ok(());
    }
    writeln!(out, "{:50} {:>9} {:>9} {:>9}", "", "gained", "lost", "changed")?;
    row(out, "facts", &totals.facts)?;
    for (title, groups) in
        [("by list", &totals.by_list), ("by indicator", &totals.by_indicator), ("by rule", &totals.by_rule)]
    {
        table(out, title, groups)?;
    }
    if !totals.by_key.is_empty() {
        writeln!(out, "by key that changed")?;
    }
    let mut keys: Vec<_> = totals.by_key.iter().collect();
    keys.sort_by_key(|(_, times)| Reverse(**times));
    keys.into_iter().try_for_each(|(key, times)| writeln!(out, "  {key:48} {:>9} {:>9} {times:>9}", "", ""))
}

/// The groups in which most changed first.
fn table(out: &mut dyn Write, title: &str, groups: &BTreeMap<String, Counts>) -> io::Result<()> {
    if groups.is_empty() {
        return Ok(());
    }
    writeln!(out, "{title}")?;
    let mut groups: Vec<_> = groups.iter().collect();
    groups.sort_by_key(|(_, counts)| Reverse(counts.all()));
    groups.into_iter().try_for_each(|(name, counts)| row(out, &format!("  {name}"), counts))
}

fn row(out: &mut dyn Write, name: &str, counts: &Counts) -> io::Result<()> {
    writeln!(out, "{name:50} {:>9} {:>9} {:>9}", counts.gained, counts.lost, counts.changed)
}
