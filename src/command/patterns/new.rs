//! `trich patterns new`.

use crate::command::DONE;
use crate::command::arguments::PatternsFrom;
use crate::report::Report;
use anyhow::{Context, bail};
use clap::Args;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::PathBuf;
use trich::pattern::{indicator, scaffold};

/// Begin an indicator: a commented file with blanks to fill in
///
/// It goes to FILE, or to indicators/<INDICATOR>.toml of the folder that is given with --patterns, or else to
/// standard output. A file that is there is never written over. `check` names the blanks that are left.
#[derive(Debug, Args)]
pub(super) struct New {
    /// The indicator's id: small letters, digits and single underscores, such as poor_households
    #[arg(value_name = "INDICATOR", value_parser = id)]
    id: String,
    /// Write to FILE
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    patterns: PatternsFrom,
}

fn id(text: &str) -> Result<String, String> {
    let wrong = "an id is made of small letters, digits and single underscores, a letter first";
    indicator::is_id(text).then(|| text.to_owned()).ok_or_else(|| wrong.to_owned())
}

/// Runs the command; what it gives is the exit status.
pub(super) fn run(arguments: &New, report: &Report) -> anyhow::Result<u8> {
    let id = &arguments.id;
    let files = arguments.patterns.files()?;
    if let Some(file) = indicator::file_of(&files, id) {
        bail!("{}: the indicator {id} is there already", arguments.patterns.path(file));
    }
    let in_folder = || Some(arguments.patterns.given()?.join("indicators").join(format!("{id}.toml")));
    let text = scaffold::indicator(id);
    let Some(path) = arguments.output.clone().or_else(in_folder) else {
        io::stdout().write_all(text.as_bytes())?;
        return Ok(DONE);
    };
    let shown = path.display();
    path.parent().map_or(Ok(()), fs::create_dir_all).with_context(|| format!("{shown}: cannot make its folder"))?;
    let mut file = File::create_new(&path).with_context(|| format!("{shown}: cannot be made"))?;
    file.write_all(text.as_bytes()).with_context(|| format!("{shown}: cannot write"))?;
    report.note(format_args!("{shown}: fill in every ___, then `trich patterns test {shown}`"));
    Ok(DONE)
}
