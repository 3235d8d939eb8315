//! Records to bytes: JSON Lines, and the file that they go to.

pub mod journal;
mod json;

use crate::record::{Record, Warning, WarningCode};
use std::borrow::Cow;
use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Appends a record as one line.
///
/// # Errors
/// Where a value has no form in JSON.
pub fn line(record: &Record<'_>, out: &mut Vec<u8>) -> serde_json::Result<()> {
    json::append(record, out)?;
    out.push(b'\n');
    Ok(())
}

/// How a line of a record ends: with its last field, the list of warnings.
const LINE_END: &[u8] = b"]}\n";

/// Writes a record's line with the warning that its id was seen before.
///
/// Whether it was is known only when all records before it are, which is after the workers made
/// its line; the line is completed then, rather than made in one thread or twice.
///
/// # Errors
/// Where `out` cannot be written.
pub fn duplicate(line: &[u8], out: &mut dyn Write) -> io::Result<()> {
    let warning = Warning {
        code: WarningCode::DuplicateId,
        message: Cow::Borrowed("an article before this one has the same id"),
        start: None,
        end: None,
    };
    let mut rest =
        line.strip_suffix(LINE_END).ok_or_else(|| io::Error::other("a record without its warnings"))?.to_vec();
    if !rest.ends_with(b"[") {
        rest.push(b',');
    }
    serde_json::to_writer(&mut rest, &warning)?;
    rest.extend_from_slice(LINE_END);
    out.write_all(&rest)
}

/// Where lines go: standard output, or a file that appears under its name when it is complete.
#[derive(Debug)]
pub enum Output {
    /// Standard output.
    Stdout(io::Stdout),
    /// Something that is no regular file (a device, a pipe), which is written as it is.
    Direct(File),
    /// A file under a temporary name.
    Partial(PartialFile),
}

/// A file under another name beside its own until it is complete.
#[derive(Debug)]
pub struct PartialFile {
    file: File,
    name: PathBuf,
    target: PathBuf,
    /// What is unfinished is kept.
    lasting: bool,
}

/// The file that a path leads to, where it is or is going to be: a link stays, and what it leads to is replaced.
#[must_use]
pub fn target(path: &Path) -> PathBuf {
    let in_folder = || {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        Some(folder.canonicalize().ok()?.join(path.file_name()?))
    };
    path.canonicalize().ok().or_else(in_folder).unwrap_or_else(|| path.to_owned())
}

/// A file's name with something behind it.
fn beside(target: &Path, ending: &str) -> PathBuf {
    let mut name = target.file_name().map_or_else(OsString::new, ToOwned::to_owned);
    name.push(ending);
    target.with_file_name(name)
}

impl Output {
    /// Opens `path`, or standard output for none and for `-`.
    ///
    /// # Errors
    /// Where the file cannot be made.
    pub fn create(path: Option<&Path>) -> io::Result<Self> {
        let Some(path) = path.filter(|path| path.as_os_str() != "-") else {
            return Ok(Self::Stdout(io::stdout()));
        };
        let target = target(path);
        let before = fs::metadata(&target).ok();
        match &before {
            Some(metadata) if metadata.is_dir() => {
                return Err(io::Error::new(io::ErrorKind::IsADirectory, "it is a folder"));
            }
            Some(metadata) if !metadata.is_file() => {
                return Ok(Self::Direct(OpenOptions::new().write(true).open(&target)?));
            }
            _ => {}
        }
        let name = beside(&target, &format!(".{}.partial", std::process::id()));
        let partial = PartialFile { file: File::create(&name)?, name, target, lasting: false };
        if let Some(metadata) = before {
            partial.file.set_permissions(metadata.permissions())?;
        }
        Ok(Self::Partial(partial))
    }

    /// The file that is going to be written, without links; `None` for standard output.
    #[must_use]
    pub fn target(&self) -> Option<&Path> {
        match self {
            Self::Partial(partial) => Some(&partial.target),
            Self::Stdout(_) | Self::Direct(_) => None,
        }
    }

    /// Ends the output: the file is brought to the disk and gets its name.
    ///
    /// # Errors
    /// Where that fails; the temporary file is removed.
    pub fn complete(mut self) -> io::Result<()> {
        self.flush()?;
        match self {
            Self::Partial(partial) => partial.complete(),
            Self::Stdout(_) | Self::Direct(_) => Ok(()),
        }
    }
}

impl PartialFile {
    fn complete(mut self) -> io::Result<()> {
        self.file.sync_all()?;
        fs::rename(&self.name, &self.target)?;
        self.lasting = true;
        Ok(())
    }
}

impl Drop for PartialFile {
    fn drop(&mut self) {
        if !self.lasting {
            // Nothing is left to do about a temporary file that cannot be removed.
            let _ = fs::remove_file(&self.name);
        }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Stdout(stdout) => stdout.write(bytes),
            Self::Direct(file) | Self::Partial(PartialFile { file, .. }) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Stdout(stdout) => stdout.flush(),
            Self::Direct(file) | Self::Partial(PartialFile { file, .. }) => file.flush(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::{Article, Options, Worker};
    use crate::pattern::Patterns;

    #[test]
    fn a_completed_line_is_the_line_of_the_record_with_the_warning() {
        let patterns = Patterns::embedded();
        let article = Article { text: "Tin ngày 12/4/2017.".into(), ..Article::default() };
        let mut worker = Worker::new(&patterns);
        let mut record = worker.extract(&article, Options::default());
        for warnings in [Vec::new(), record.warnings.clone()] {
            record.warnings = warnings;
            let (mut before, mut after, mut expected) = (Vec::new(), Vec::new(), Vec::new());
            line(&record, &mut before).expect("JSON");
            duplicate(&before, &mut after).expect("written");
            record.warnings.push(Warning {
                code: WarningCode::DuplicateId,
                message: Cow::Borrowed("an article before this one has the same id"),
                start: None,
                end: None,
            });
            line(&record, &mut expected).expect("JSON");
            assert_eq!(String::from_utf8_lossy(&after), String::from_utf8_lossy(&expected));
        }
    }
}
