//! `trich check`.

mod json;
mod junit;
mod text;
mod update;

use super::arguments::{Inputs, PatternsFrom};
use super::{DIFFERENT, DONE, FAILED};
use crate::cli::{self, Messages};
use crate::report::{Report, count};
use anyhow::{Context, bail};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use serde_json::Value;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use trich::extract::Options;
use trich::read::Input;
use trich::run::{self, Settings};
use trich::score::collect::{Collected, Collector};
use trich::score::expected::{Expected, Place};
use trich::score::{By, Checked, Figure, Groups, Minimum, Tally};

/// Compare what is extracted from articles with what is expected of them
///
/// An expected record is a file `<id>.json` in the shape of a record, whole or in part: what it
/// leaves out is not compared. Every fact that was missed or is wrong is shown where it stands in
/// the text, then precision, recall and F1 of every row. A dated or numeric fact is found where its
/// span covers the expected one well enough (intersection over union at least 0.3). An expected
/// record without an article counts as missed as a whole; --only leaves such out.
#[derive(Debug, Args)]
#[command(after_help = "Rows:
  title, published, author, province     the share of articles in which it is right
  dates                                  span and value
  names, roles, organizations, titles    officials: name; and role; and body; name and title
  provinces                              code
  core                                   indicators: span, indicator, measure, value
  strict                                 and end of range, unit, status, period
  full                                   and bound, baseline, whether it is a part
  component, area                        core, and the component; core, and the place
  documents, document_fields             number; and type and day of issue

--format json, one object; shares to four digits:
  articles, without_record, repeated     expected records; without an article; with several
  without_expected, rejected             articles without expected record; that could not be read
  title, published, author, province     the share that is right
  dates ... document_fields              {p, r, f1, tp, fn, fp}, of rows that have facts
  spans                                  {checked, broken}
  by, macro                              {group: {row: as above}}, {core, strict}; with --by
  minimums                               [{row, least, reached, met}]
  differences                            [{id, place, line, rows, keys, expected, got}]
  broken_spans                           [{id, path, span, there}]

Exit status:
  0  every minimum is reached; without --min, whatever was found
  1  a minimum is not reached, an article could not be read or came twice, or a span is broken
  2  nothing could be compared: usage, patterns, an expected record that is no JSON or no record")]
pub(crate) struct Check {
    #[command(flatten)]
    inputs: Inputs,
    /// Where the expected records are, each as DIR/<id>.json [default: beside the articles]
    ///
    /// Beside an article `a.txt` stands `a.json`; in the folder of JSON Lines `<id>.json` for each line.
    #[arg(long, value_name = "DIR")]
    expected: Option<PathBuf>,
    /// Compare the articles alone whose ids FILE names, one a line
    #[arg(long, value_name = "FILE")]
    only: Option<PathBuf>,
    /// The least that a row must reach, such as core=0.9 or title=1; may be given several times
    #[arg(long = "min", value_name = "ROW=F1", value_delimiter = ',')]
    minimums: Vec<Minimum>,
    /// How the result is written
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
    /// Show what was missed or is wrong in these rows: names of rows, all, or none
    #[arg(long, value_name = "ROW", value_delimiter = ',', default_value = "all", value_parser = shown())]
    errors: Vec<String>,
    /// Core and strict of each indicator or article; or what each rule made, right and wrong
    #[arg(long, value_name = "KEY", value_parser = by())]
    by: Option<By>,
    #[command(flatten)]
    patterns: PatternsFrom,
    /// Rewrite the expected records with what is extracted, and print what changed
    ///
    /// Of a file the keys that it has are brought up to date; an article without one gets the
    /// whole of its record. A file in which no fact changed stays as it is.
    #[arg(long, conflicts_with_all = ["minimums", "format", "errors", "by"])]
    update: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For reading
    Text,
    /// One JSON object: figures, minimums, differences (shape below)
    Json,
    /// JUnit XML: a suite for each row, a case for each article
    Junit,
}

fn shown() -> impl TypedValueParser<Value = String> {
    PossibleValuesParser::new(["all", "none"].into_iter().chain(Figure::all().map(Figure::as_str)))
}

fn by() -> impl TypedValueParser<Value = By> {
    PossibleValuesParser::new(By::ALL.iter().map(|by| by.as_str()))
        .try_map(|name| By::parse(&name).ok_or("no such grouping"))
}

/// What is written, in each of the formats.
struct Outcome<'o> {
    articles: Vec<Checked<'o>>,
    tally: Tally,
    groups: Option<Groups>,
    minimums: &'o [Minimum],
    /// Expected records without an article, articles with several records, articles of which
    /// nothing is expected, and articles that could not be read.
    without_record: usize,
    repeated: Vec<&'o str>,
    unexpected: usize,
    rejected: u64,
}

impl Outcome<'_> {
    fn spans(&self) -> usize {
        self.articles.iter().map(|article| article.spans).sum()
    }

    fn broken(&self) -> usize {
        self.articles.iter().map(|article| article.broken.len()).sum()
    }

    fn missed_minimums(&self) -> impl Iterator<Item = &Minimum> {
        self.minimums.iter().filter(|minimum| !minimum.met(&self.tally))
    }

    fn passed(&self) -> bool {
        self.missed_minimums().next().is_none() && self.repeated.is_empty() && self.rejected == 0 && self.broken() == 0
    }
}

/// Runs the command; what it gives is the exit status.
pub(crate) fn run(arguments: &Check, messages: &Messages, report: &mut Report) -> anyhow::Result<u8> {
    let inputs = arguments.inputs.list(io::stdin().is_terminal())?;
    if inputs.is_empty() {
        report.say(cli::help("check"));
        return Ok(FAILED);
    }
    let place = arguments.place(&inputs)?;
    let only = arguments.only()?;
    let Some(expected) = arguments.read_expected(&place, &inputs, only.as_ref(), report)? else { return Ok(FAILED) };
    let Some(patterns) = arguments.patterns.compiled()? else { return Ok(FAILED) };

    let settings = Settings {
        jobs: arguments.inputs.jobs(),
        extract: Options { with_text: true, ..Options::default() },
        read: arguments.inputs.read_settings(Vec::new()),
    };
    let mut collector = Collector::new(&place, &expected, arguments.update);
    report.begin(messages, &inputs);
    let counts = run::run(patterns, &inputs, &settings, &mut collector, None, report)?;
    report.stop();
    let unexpected = collector.unexpected();
    let records = collector.records()?;

    let mut out = io::BufWriter::new(anstream::stdout().lock());
    if arguments.update {
        let meant =
            |record: &Value| only.as_ref().is_none_or(|only| record["id"].as_str().is_some_and(|id| only.contains(id)));
        let records: Vec<Collected> = records.into_iter().filter(|collected| meant(&collected.record)).collect();
        let passed = update::run(&mut out, &expected, &records, report)? && counts.rejected == 0;
        return Ok(if passed { DONE } else { DIFFERENT });
    }
    let outcome = arguments.compare(&expected, &records, unexpected, counts.rejected);
    arguments.warn(&outcome, report);
    match arguments.format {
        Format::Text => text::write(&mut out, &outcome),
        Format::Json => json::write(&mut out, &outcome),
        Format::Junit => junit::write(&mut out, &outcome),
    }?;
    out.flush()?;
    Ok(if outcome.passed() { DONE } else { DIFFERENT })
}

impl Check {
    fn place(&self, inputs: &[Input]) -> anyhow::Result<Place> {
        let Some(folder) = &self.expected else {
            if inputs.contains(&Input::Stdin) {
                bail!("standard input has nothing beside it: name the folder of expected records with --expected");
            }
            return Ok(Place::Beside);
        };
        if self.update {
            fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
        }
        if !folder.is_dir() {
            bail!("{}: no such folder", folder.display());
        }
        Ok(Place::Folder(folder.clone()))
    }

    /// The ids of the articles that are meant, where not all are.
    fn only(&self) -> anyhow::Result<Option<HashSet<String>>> {
        let Some(list) = &self.only else { return Ok(None) };
        let ids = fs::read_to_string(list).with_context(|| list.display().to_string())?;
        Ok(Some(ids.split_whitespace().map(ToOwned::to_owned).collect()))
    }

    /// The expected records that are to be compared; none where some cannot be used, which are named.
    fn read_expected(
        &self,
        place: &Place,
        inputs: &[Input],
        only: Option<&HashSet<String>>,
        report: &Report,
    ) -> anyhow::Result<Option<BTreeMap<PathBuf, Expected>>> {
        let (mut expected, unusable) = place.read(inputs);
        for unusable in &unusable {
            report.error(unusable);
        }
        if !unusable.is_empty() {
            return Ok(None);
        }
        expected.retain(|_, expected| only.is_none_or(|only| only.contains(&expected.id)));
        if expected.is_empty() && !self.update {
            let folder = self.expected.as_deref().unwrap_or(Path::new("the inputs"));
            bail!("{}: no expected records (<id>.json)", folder.display());
        }
        for (path, expected) in &expected {
            for key in &expected.unknown {
                report.tell(format_args!("{}: a record has no key `{key}`: it is not compared", path.display()));
            }
        }
        Ok(Some(expected))
    }

    fn compare<'o>(
        &'o self,
        expected: &'o BTreeMap<PathBuf, Expected>,
        records: &'o [Collected],
        unexpected: usize,
        rejected: u64,
    ) -> Outcome<'o> {
        let mut by_path: HashMap<&Path, Vec<&Value>> = HashMap::new();
        for Collected { path, record } in records {
            by_path.entry(path.as_deref().unwrap_or(Path::new(""))).or_default().push(record);
        }
        let found = |path: &Path| by_path.get(path).map_or(&[][..], Vec::as_slice);
        let all = self.errors.iter().any(|name| name == "all");
        let wanted: Vec<Figure> =
            Figure::all().filter(|figure| all || self.errors.iter().any(|name| name == figure.as_str())).collect();
        let pairs: Vec<_> = expected.iter().map(|(path, expected)| (expected, found(path))).collect();
        let compare = |(expected, found): &(&'o Expected, &[&'o Value])| {
            // Which of several is meant no one can tell: none of them counts.
            let record = if let [record] = found { Some(*record) } else { None };
            Checked::new(expected, record, &wanted)
        };
        let articles: Vec<Checked<'o>> = pairs.par_iter().map(compare).collect();
        let mut tally = Tally::default();
        let mut groups = self.by.map(Groups::new);
        for article in &articles {
            tally.add(&article.score);
            if let Some(groups) = &mut groups {
                groups.add(article.id, &article.score);
            }
        }
        Outcome {
            articles,
            tally,
            groups,
            minimums: &self.minimums,
            without_record: pairs.iter().filter(|(_, found)| found.is_empty()).count(),
            repeated: pairs.iter().filter(|(_, found)| found.len() > 1).map(|(expected, _)| &*expected.id).collect(),
            unexpected,
            rejected,
        }
    }

    fn warn(&self, outcome: &Outcome<'_>, report: &Report) {
        if outcome.without_record > 0 {
            let what = count(outcome.without_record as u64, "expected record");
            report.tell(format_args!("{what} without an article, counted as missed (--only names those to compare)"));
        }
        if outcome.unexpected > 0 && self.only.is_none() {
            let what = count(outcome.unexpected as u64, "article");
            report.tell(format_args!("{what} without an expected record, not compared"));
        }
    }
}
