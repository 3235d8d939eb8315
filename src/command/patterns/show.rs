//! `trich patterns show`.

use crate::command::arguments::PatternsFrom;
use crate::command::{DONE, FAILED};
use crate::report::count;
use anyhow::bail;
use clap::Args;
use std::io::{self, Write};
use trich::pattern::PatternFile;
use trich::pattern::catalogue::{Catalogue, Rule, block};

/// Show a rule as it stands in its file, with its examples and what its phrases stand for
#[derive(Debug, Args)]
pub(super) struct Show {
    /// The rule's id, as facts carry it and `list` prints it; the id of an indicator stands for all its rules
    #[arg(value_name = "ID")]
    id: String,
    #[command(flatten)]
    patterns: PatternsFrom,
}

/// Runs the command; what it gives is the exit status.
pub(super) fn run(arguments: &Show) -> anyhow::Result<u8> {
    let files = arguments.patterns.files()?;
    let Some((_, catalogue)) = arguments.patterns.catalogue(&files)? else { return Ok(FAILED) };
    let rules: Vec<&Rule> = catalogue.rules.iter().filter(|rule| rule.is(&arguments.id)).collect();
    if rules.is_empty() {
        bail!("there is no rule {:?}{}", arguments.id, near(&catalogue, &arguments.id));
    }
    let mut out = io::stdout().lock();
    for rule in rules {
        if let Some(file) = files.get(&rule.file) {
            print(&mut out, rule, file, &arguments.patterns.path(&file.path))?;
        }
    }
    Ok(DONE)
}

fn print(out: &mut dyn Write, rule: &Rule, file: &PatternFile, path: &str) -> io::Result<()> {
    let line = rule.place.map(|place| format!(":{}", file.line(place))).unwrap_or_default();
    writeln!(out, "{}\n{path}{line}", rule.id)?;
    if let Some((english, vietnamese)) = &rule.label {
        let units: Vec<&str> = rule.units.iter().map(|unit| unit.as_str()).collect();
        writeln!(out, "{english} ({vietnamese}), in {}", units.join(", "))?;
    }
    writeln!(out)?;
    let places = rule.place.into_iter().chain(rule.phrases.iter().filter_map(|phrase| phrase.place));
    let mut blocks: Vec<_> = places.map(|place| block(&file.text, place)).collect();
    blocks.sort_by_key(|block| *block.start());
    blocks.dedup();
    for block in blocks {
        for (line, text) in file.text.lines().enumerate().map(|(n, text)| (n + 1, text)) {
            if block.contains(&line) {
                writeln!(out, "{line:5} | {text}")?;
            }
        }
        writeln!(out)?;
    }
    if !rule.phrases.is_empty() {
        writeln!(out, "sequences of words that each phrase stands for:")?;
    }
    for phrase in &rule.phrases {
        writeln!(out, "{:5}   {}", phrase.sequences.len(), phrase.text)?;
    }
    let of = |examples: usize, noun: &str| count(examples as u64, noun);
    writeln!(out, "{}, {}\n", of(rule.examples.len(), "example"), of(rule.counters.len(), "counter-example"))
}

/// Rules whose ids have a part in common with one that is none.
fn near(catalogue: &Catalogue, id: &str) -> String {
    let parts: Vec<&str> = id.split(['/', '_', '-', ' ']).filter(|part| part.len() > 2).collect();
    let common = |rule: &&Rule| parts.iter().filter(|part| rule.id.contains(**part)).count();
    let mut rules: Vec<&Rule> = catalogue.rules.iter().filter(|rule| common(rule) > 0).collect();
    rules.sort_by_key(|rule| std::cmp::Reverse(common(rule)));
    let ids: Vec<&str> = rules.iter().take(5).map(|rule| rule.id.as_str()).collect();
    if ids.is_empty() { String::new() } else { format!("; there are {}", ids.join(", ")) }
}
