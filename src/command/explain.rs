//! `trich explain`.

use super::arguments::{PatternsFrom, day};
use super::{DONE, FAILED};
use anyhow::{Context, anyhow, bail};
use clap::{Args, ValueEnum};
use std::fs;
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use trich::calendar::Date;
use trich::decode;
use trich::explain::{self, html, text};
use trich::extract::{Article, Worker};

/// Show how one article is read: lines, sentences, what was found, facts and the rules behind them
///
/// For every fact the chain of rules that made it is told: subject, verb, period, area, component, the number that it is of, who
/// said it. For every number that gave none, the nearest rule and the first condition that failed, or the named
/// rule by which it counts nothing.
#[derive(Debug, Args)]
#[command(after_help = "Exit status:
  0  the article was read
  2  it could not be read, or the arguments are wrong")]
pub(crate) struct Explain {
    /// A text file, or - for standard input
    #[arg(value_name = "FILE")]
    input: PathBuf,
    /// Show only what stands at this code point of the text, counted from 0, as in the record
    #[arg(long, value_name = "OFFSET", conflicts_with = "grep")]
    at: Option<usize>,
    /// Show only the sentences that hold these words, whatever their case
    #[arg(long, value_name = "WORDS")]
    grep: Option<String>,
    /// Resolve incomplete dates against this day
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    date: Option<Date>,
    /// How it is shown
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    format: Format,
    #[command(flatten)]
    patterns: PatternsFrom,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For a terminal
    Text,
    /// One page with the words marked, which needs no other file
    Html,
    /// One object, documented in docs/explain.md
    Json,
}

/// Runs the command; what it gives is the exit status.
pub(crate) fn run(arguments: &Explain) -> anyhow::Result<u8> {
    let Some(patterns) = arguments.patterns.compiled()? else { return Ok(FAILED) };
    let bytes = read(&arguments.input).with_context(|| arguments.input.display().to_string())?;
    let decoded = decode::decode(&bytes, false)
        .map_err(|bad| anyhow!("{}: byte {}: {}", arguments.input.display(), bad.byte, bad.reason))?;
    let id = arguments.input.file_stem().map_or_else(|| "-".into(), |stem| stem.to_string_lossy());
    let length = decoded.text.chars().count();
    let article = Article { id, text: decoded.text, anchor: arguments.date, ..Article::default() };
    let mut worker = Worker::new(patterns);
    let mut explanation = explain::explain(&mut worker, &article);
    if let Some(offset) = arguments.at {
        if offset >= length {
            bail!("--at {offset}: the text has {length} code points");
        }
        explanation.keep_at(offset);
    }
    if let Some(words) = &arguments.grep {
        explanation.keep_words(words);
    }
    let mut out = BufWriter::new(io::stdout().lock());
    match arguments.format {
        Format::Text => text::write(&explanation, &mut out)?,
        Format::Html => html::write(&explanation, &mut out)?,
        Format::Json => {
            serde_json::to_writer_pretty(&mut out, &explanation)?;
            writeln!(out)?;
        }
    }
    out.flush()?;
    Ok(DONE)
}

fn read(path: &Path) -> io::Result<Vec<u8>> {
    if path.as_os_str() != "-" {
        return fs::read(path);
    }
    let mut bytes = Vec::new();
    io::stdin().lock().read_to_end(&mut bytes)?;
    Ok(bytes)
}
