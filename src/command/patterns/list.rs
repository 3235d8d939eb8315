//! `trich patterns list`.

use crate::cli::Messages;
use crate::command::arguments::{Inputs, PatternsFrom};
use crate::command::{DONE, FAILED, PARTLY};
use crate::report::{Report, count};
use anyhow::bail;
use clap::{Args, ValueEnum};
use serde::Serialize;
use std::io::{self, IsTerminal, Write};
use trich::extract::Options;
use trich::pattern::catalogue::{Catalogue, Rule};
use trich::pattern::{PatternFiles, Patterns};
use trich::record::Unit;
use trich::rules::profile::{Profile, Profiler, Usage};
use trich::run::{self, Settings};

/// List the rules, and with --profile what each of them does on a corpus
///
/// Rules are listed in the order of their files, with file and line, what they count, how many phrases
/// they have and how many sequences of words these stand for, and how many examples and counter-examples.
///
/// With --profile the articles of the INPUTs are read, and the dearest rules come first. `hits` is how often
/// a phrase was found (of phrases that begin at one word, the longest), `facts` how many facts, or parts of
/// facts, carry the rule's id. All phrases are looked for at once, so a rule has no time of its own: `steps` are the words that
/// its phrases were followed through, those that several rules share divided evenly, and `ms` (in JSON `seconds`) is
/// the same part of the time that finding phrases took. A rule without hits never fired on these articles.
#[derive(Debug, Args)]
pub(super) struct List {
    /// Tell of each rule what it does on the articles of the INPUTs
    #[arg(long)]
    profile: bool,
    /// How the list is written
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
    #[command(flatten)]
    patterns: PatternsFrom,
    #[command(flatten)]
    inputs: Inputs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A table
    Text,
    /// One JSON object: the hash of the patterns, the rules, and of a profile its sums
    Json,
}

/// A rule as it is listed.
#[derive(Serialize)]
struct Row<'r> {
    id: &'r str,
    file: &'r str,
    line: Option<usize>,
    label: Option<&'r str>,
    vietnamese: Option<&'r str>,
    units: &'r [Unit],
    phrases: usize,
    sequences: usize,
    examples: usize,
    counters: usize,
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    usage: Option<Used>,
}

/// What a rule did, as it is listed.
#[derive(Serialize)]
struct Used {
    hits: u64,
    facts: u64,
    steps: u64,
    seconds: f64,
}

/// The whole list.
#[derive(Serialize)]
struct Listed<'r> {
    patterns: &'r str,
    #[serde(skip_serializing_if = "Option::is_none")]
    profile: Option<Sums>,
    rules: Vec<Row<'r>>,
}

/// The sums of a profile.
#[derive(Serialize)]
struct Sums {
    articles: u64,
    bytes: u64,
    seconds: f64,
}

/// Runs the command; what it gives is the exit status.
pub(super) fn run(arguments: &List, messages: &Messages, report: &mut Report) -> anyhow::Result<u8> {
    let files = arguments.patterns.files()?;
    let Some((patterns, catalogue)) = arguments.patterns.catalogue(&files)? else { return Ok(FAILED) };
    let mut status = DONE;
    let profile = if arguments.profile {
        let (profile, rejected) = profile(arguments, messages, report, &patterns, &catalogue)?;
        if rejected > 0 {
            status = PARTLY;
        }
        Some(profile)
    } else if arguments.inputs.list(true)?.is_empty() {
        None
    } else {
        bail!("articles are read with --profile only");
    };
    let usage = |index: usize| profile.as_ref().map(|profile| used(profile.rules[index]));
    let mut rows: Vec<Row<'_>> =
        catalogue.rules.iter().enumerate().map(|(index, rule)| row(rule, &files, usage(index))).collect();
    if profile.is_some() {
        let steps = |row: &Row<'_>| row.usage.as_ref().map(|used| used.steps);
        rows.sort_by_key(|row| std::cmp::Reverse(steps(row)));
    }
    let sums = profile.as_ref().map(|Profile { articles, bytes, time, .. }| Sums {
        articles: *articles,
        bytes: *bytes,
        seconds: time.as_secs_f64(),
    });
    let mut out = io::stdout().lock();
    match arguments.format {
        Format::Json => {
            let listed = Listed { patterns: patterns.hash(), profile: sums, rules: rows };
            writeln!(out, "{}", serde_json::to_string_pretty(&listed)?)?;
        }
        Format::Text => text(&mut out, &rows, sums.as_ref())?,
    }
    Ok(status)
}

fn row<'r>(rule: &'r Rule, files: &PatternFiles, usage: Option<Used>) -> Row<'r> {
    let label = rule.label.as_ref();
    Row {
        id: &rule.id,
        file: &rule.file,
        line: rule.place.and_then(|place| Some(files.get(&rule.file)?.line(place))),
        label: label.map(|(english, _)| english.as_str()),
        vietnamese: label.map(|(_, vietnamese)| vietnamese.as_str()),
        units: &rule.units,
        phrases: rule.phrases.len(),
        sequences: rule.sequences(),
        examples: rule.examples.len(),
        counters: rule.counters.len(),
        usage,
    }
}

fn used(usage: Usage) -> Used {
    let Usage { hits, facts, steps, time } = usage;
    Used { hits, facts, steps: steps.round() as u64, seconds: time.as_secs_f64() }
}

/// What the rules do on the inputs, and how many articles could not be read.
fn profile(
    arguments: &List,
    messages: &Messages,
    report: &mut Report,
    patterns: &Patterns,
    catalogue: &Catalogue,
) -> anyhow::Result<(Profile, u64)> {
    let inputs = arguments.inputs.list(io::stdin().is_terminal())?;
    if inputs.is_empty() {
        bail!("--profile needs articles to read");
    }
    let settings = Settings {
        jobs: arguments.inputs.jobs(),
        extract: Options { with_text: true, ..Options::default() },
        read: arguments.inputs.read_settings(Vec::new()),
    };
    let mut records = Records { profiler: Profiler::new(patterns, catalogue), line: Vec::new() };
    report.begin(messages, &inputs);
    let counts = run::run(patterns, &inputs, &settings, &mut records, None, report)?;
    report.end(&counts);
    Ok((records.profiler.finish(), counts.rejected))
}

/// Takes records as they are written, line by line.
struct Records<'p> {
    profiler: Profiler<'p>,
    line: Vec<u8>,
}

impl Write for Records<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for part in bytes.split_inclusive(|&byte| byte == b'\n') {
            self.line.extend_from_slice(part);
            if part.ends_with(b"\n") {
                self.profiler.add(&serde_json::from_slice(&self.line)?);
                self.line.clear();
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Writes the list as a table, with what a profile comes to below it.
fn text(out: &mut dyn Write, rows: &[Row<'_>], sums: Option<&Sums>) -> io::Result<()> {
    let mut heads = vec!["id", "file", "phrases", "sequences", "examples", "counters"];
    if sums.is_some() {
        heads.splice(2..2, ["hits", "facts", "steps", "ms"]);
    }
    heads.extend(["units", "label"]);
    let cells = |row: &Row<'_>| {
        let line = row.line.map(|line| format!(":{line}")).unwrap_or_default();
        let units: Vec<&str> = row.units.iter().map(|unit| unit.as_str()).collect();
        let mut cells = vec![row.id.to_owned(), format!("{}{line}", row.file)];
        if let Some(Used { hits, facts, steps, seconds }) = &row.usage {
            cells.extend([hits, facts, steps].map(ToString::to_string));
            cells.push(format!("{:.3}", seconds * 1e3));
        }
        cells.extend([row.phrases, row.sequences, row.examples, row.counters].map(|count| count.to_string()));
        cells.extend([units.join(","), row.label.unwrap_or_default().to_owned()]);
        cells
    };
    let table: Vec<Vec<String>> =
        std::iter::once(heads.iter().map(|&head| head.to_owned()).collect()).chain(rows.iter().map(cells)).collect();
    let words = |column: usize| column < 2 || column + 2 >= heads.len();
    let widths: Vec<usize> = (0..heads.len())
        .map(|column| table.iter().map(|cells| cells[column].chars().count()).max().unwrap_or_default())
        .collect();
    for cells in &table {
        let line: Vec<String> = cells
            .iter()
            .enumerate()
            .map(|(column, cell)| {
                let width = widths[column];
                if words(column) { format!("{cell:width$}") } else { format!("{cell:>width$}") }
            })
            .collect();
        writeln!(out, "{}", line.join("  ").trim_end())?;
    }
    if let Some(Sums { articles, bytes, seconds }) = sums {
        let silent =
            rows.iter().filter(|row| row.phrases > 0 && row.usage.as_ref().is_some_and(|used| used.hits == 0)).count();
        writeln!(
            out,
            "\n{}, {bytes} bytes of text; finding phrases took {:.1} ms; {silent} of {} rules with phrases never fired",
            count(*articles, "article"),
            seconds * 1e3,
            rows.iter().filter(|row| row.phrases > 0).count()
        )?;
    }
    Ok(())
}
