//! Arguments that several commands have: what to read, with which patterns.

use super::findings;
use anyhow::bail;
use clap::{Args, ValueEnum};
use serde_json::Value;
use std::io::Write;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use trich::calendar::{self, Date};
use trich::pattern::catalogue::Catalogue;
use trich::pattern::{Finding, PatternFiles, Patterns};
use trich::read::jsonl::Fields;
use trich::read::{self, Format, Input};

const LINES: &str = "Fields of JSON Lines";

/// Which articles to read, and how.
#[derive(Debug, Args)]
pub(crate) struct Inputs {
    /// Files, folders, or - for standard input (the default where it is no terminal)
    ///
    /// Of a folder the .txt, .jsonl and .ndjson files (also .gz, .zst) are read, those of the
    /// folders in it too, in the order of their names; links are followed, but each folder is read
    /// once. The files of -o and --rejects are passed over. A file that is named itself is read whatever its
    /// ending. Ids are paths below the folder without endings, or the stem of a named file.
    #[arg(value_name = "INPUT")]
    inputs: Vec<PathBuf>,
    /// How many threads work [default: one for each core]; the output is the same for any number
    #[arg(short, long, value_name = "N")]
    jobs: Option<NonZeroUsize>,
    /// The format of standard input, and of named files whose ending tells none
    #[arg(long, value_name = "FORMAT", default_value = "txt")]
    input_format: InputFormat,
    /// The field that holds the text; of several names the first that an object has
    #[arg(long, value_name = "NAME", value_delimiter = ',', default_value = "text,content,body", help_heading = LINES)]
    text_field: Vec<String>,
    /// The field that holds the id, a string or a whole number; without it the id is <file>:<line>
    #[arg(long, value_name = "NAME", value_delimiter = ',', default_value = "id,url", help_heading = LINES)]
    id_field: Vec<String>,
    /// The field that holds the headline
    #[arg(long, value_name = "NAME", value_delimiter = ',', default_value = "title", help_heading = LINES)]
    title_field: Vec<String>,
    /// The field that holds the publication date
    ///
    /// An ISO 8601 date or time, or day/month/year. Another value is named on standard error and
    /// left out.
    #[arg(long, value_name = "NAME", value_delimiter = ',', default_value = "published,date", help_heading = LINES)]
    date_field: Vec<String>,
    /// Resolve incomplete dates of all articles against this day
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    date: Option<Date>,
    /// Replace bytes that are no text by U+FFFD instead of rejecting the article
    #[arg(long)]
    lossy: bool,
    /// Reject articles of more bytes than this, decompressed: a text file, or a line of JSON Lines
    ///
    /// K, M and G stand for 1024 bytes, and 1024 times as many each; at most 1G.
    #[arg(long, value_name = "SIZE", default_value = "16M", value_parser = size)]
    max_article_size: usize,
}

impl Inputs {
    /// The inputs; none where nothing is named and standard input is a terminal.
    pub(crate) fn list(&self, terminal: bool) -> anyhow::Result<Vec<Input>> {
        if self.inputs.is_empty() && !terminal {
            return Ok(vec![Input::Stdin]);
        }
        let input = |path: &PathBuf| if path.as_os_str() == "-" { Input::Stdin } else { Input::Path(path.clone()) };
        let inputs: Vec<Input> = self.inputs.iter().map(input).collect();
        if inputs.iter().filter(|&input| *input == Input::Stdin).count() > 1 {
            bail!("- is given twice: standard input can be read once");
        }
        Ok(inputs)
    }

    /// What records depend on, by the names of the options.
    pub(crate) fn options(&self) -> [(&'static str, Value); 8] {
        let format = match self.input_format {
            InputFormat::Txt => "txt",
            InputFormat::Jsonl => "jsonl",
        };
        [
            ("--input-format", format.into()),
            ("--text-field", self.text_field.join(",").into()),
            ("--id-field", self.id_field.join(",").into()),
            ("--title-field", self.title_field.join(",").into()),
            ("--date-field", self.date_field.join(",").into()),
            ("--date", self.date.map(|date| date.to_string()).into()),
            ("--lossy", self.lossy.into()),
            ("--max-article-size", self.max_article_size.into()),
        ]
    }

    pub(crate) fn jobs(&self) -> usize {
        self.jobs.or_else(|| std::thread::available_parallelism().ok()).map_or(1, NonZeroUsize::get)
    }

    /// How to read; `exclude` is where output goes.
    pub(crate) fn read_settings(&self, exclude: Vec<PathBuf>) -> read::Settings {
        read::Settings {
            format: match self.input_format {
                InputFormat::Txt => Format::Text,
                InputFormat::Jsonl => Format::JsonLines,
            },
            fields: Fields {
                text: self.text_field.clone(),
                id: self.id_field.clone(),
                title: self.title_field.clone(),
                date: self.date_field.clone(),
            },
            lossy: self.lossy,
            max_article_size: self.max_article_size,
            anchor: self.date,
            exclude,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum InputFormat {
    /// One article, the whole input
    Txt,
    /// One article a line
    Jsonl,
}

/// Where patterns come from.
#[derive(Debug, Clone, Args)]
pub(crate) struct PatternsFrom {
    /// Use the pattern files of DIR instead of those that the program carries
    #[arg(long, value_name = "DIR")]
    pub(super) patterns: Option<PathBuf>,
}

impl PatternsFrom {
    pub(crate) fn files(&self) -> anyhow::Result<PatternFiles> {
        self.patterns.as_deref().map_or_else(|| Ok(PatternFiles::embedded()), PatternFiles::read)
    }

    /// The compiled patterns; none where something is wrong with those given, which is then named on standard error.
    pub(crate) fn compiled(&self) -> anyhow::Result<Option<&'static Patterns>> {
        let patterns = match self.given() {
            None => Some(Patterns::embedded()),
            Some(folder) => {
                let files = PatternFiles::read(folder)?;
                self.tell(&files, Patterns::compile(&files))?
            }
        };
        // They live as long as the program, which need not give their memory back piece by piece.
        Ok(patterns.map(|patterns| &*Box::leak(Box::new(patterns))))
    }

    /// The same, with what is in the files.
    pub(crate) fn catalogue(&self, files: &PatternFiles) -> anyhow::Result<Option<(Patterns, Catalogue)>> {
        self.tell(files, Catalogue::read(files))
    }

    fn tell<T>(&self, files: &PatternFiles, compiled: Result<T, Vec<Finding>>) -> anyhow::Result<Option<T>> {
        if let Err(found) = &compiled {
            let mut err = anstream::stderr().lock();
            findings::print(&mut err, found, files, &|file| self.path(file))?;
            writeln!(err, "{}", findings::count(found))?;
        }
        Ok(compiled.ok())
    }

    /// The folder, if one is given.
    pub(crate) fn given(&self) -> Option<&Path> {
        self.patterns.as_deref()
    }

    /// Where a file of the set stands, for messages.
    pub(crate) fn path(&self, file: &str) -> String {
        format!("{}/{file}", self.given().unwrap_or(Path::new("patterns")).display())
    }
}

/// A day as it is given on the command line.
pub(crate) fn day(text: &str) -> Result<Date, String> {
    calendar::parse_iso(text).filter(|_| text.len() == 10).ok_or_else(|| "no day of the form YYYY-MM-DD".to_owned())
}

fn size(text: &str) -> Result<usize, String> {
    const MOST: u64 = 1 << 30;
    let digits = text.trim_end_matches(|c: char| !c.is_ascii_digit());
    let shift = match text[digits.len()..].to_ascii_uppercase().as_str() {
        "" | "B" => 0,
        "K" | "KB" | "KIB" => 10,
        "M" | "MB" | "MIB" => 20,
        "G" | "GB" | "GIB" => 30,
        _ => return Err("no size: a number with K, M or G".to_owned()),
    };
    let count: u64 = digits.parse().map_err(|_| "no size: a number with K, M or G".to_owned())?;
    let bytes = count.checked_mul(1 << shift).filter(|&bytes| (1..=MOST).contains(&bytes));
    bytes.and_then(|bytes| usize::try_from(bytes).ok()).ok_or_else(|| "not between 1 byte and 1G".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::Parser;

    #[derive(Parser)]
    struct Command {
        #[command(flatten)]
        inputs: Inputs,
    }

    #[test]
    fn the_fields_are_those_of_the_library() {
        let command = Command::parse_from(["trich"]);
        assert_eq!(command.inputs.read_settings(Vec::new()).fields, Fields::default());
    }

    #[test]
    fn sizes_are_read() {
        for (text, bytes) in [("1", 1), ("16M", 16 << 20), ("64k", 64 << 10), ("2MB", 2 << 20), ("1G", 1 << 30)] {
            assert_eq!(size(text), Ok(bytes), "{text}");
        }
        for text in ["", "M", "0", "-1", "1.5M", "2G", "16X", "99999999999999999999"] {
            assert!(size(text).is_err(), "{text}");
        }
    }

    #[test]
    fn days_are_read() {
        assert_eq!(day("2017-04-12").ok(), calendar::day(2017, 4, 12));
        for text in ["2017-02-31", "12/04/2017", "2017-04-12T08:00", ""] {
            assert!(day(text).is_err(), "{text}");
        }
    }
}
