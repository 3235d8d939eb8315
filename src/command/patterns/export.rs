//! `trich patterns export`.

use crate::command::DONE;
use crate::report::Report;
use anyhow::{Context, bail};
use clap::Args;
use std::fs;
use std::path::PathBuf;
use trich::pattern::PatternFiles;

/// Write the pattern files that the program carries to a folder, to be changed there
///
/// A folder given with --patterns stands for all of them, so that a change begins with a copy. The
/// README that says what each file holds is written beside them.
#[derive(Debug, Args)]
pub(super) struct Export {
    /// The folder, which is made; one that holds anything is left as it is
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

/// Runs the command; what it gives is the exit status.
pub(super) fn run(arguments: &Export, report: &Report) -> anyhow::Result<u8> {
    let folder = &arguments.folder;
    let shown = folder.display();
    fs::create_dir_all(folder).with_context(|| format!("{shown}: cannot make the folder"))?;
    if fs::read_dir(folder).with_context(|| format!("{shown}: cannot read"))?.next().is_some() {
        bail!("{shown}: the folder is not empty");
    }
    let files = PatternFiles::embedded();
    let texts = files.files.iter().map(|file| (file.path.as_str(), file.text.as_str()));
    for (path, text) in texts.chain([("README.md", PatternFiles::guide())]) {
        let path = folder.join(path);
        let written = path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(&path, text));
        written.with_context(|| format!("{}: cannot write", path.display()))?;
    }
    report.note(format_args!("{} pattern files in {shown}", files.files.len()));
    Ok(DONE)
}
