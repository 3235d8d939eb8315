//! What inputs hold, so that they are known again: paths, sizes and times of change.

use super::paths::Found;
use super::{Input, Settings, each};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fs;
use std::ops::ControlFlow;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

/// An input as it was found.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Inventory {
    /// The input as the user names it.
    input: String,
    /// How many files it comes to.
    files: u64,
    /// Their bytes, as stored.
    bytes: u64,
    /// A hash of their paths, sizes and times of change.
    hash: String,
    /// The file that was changed last.
    #[serde(skip)]
    newest: Option<(SystemTime, String)>,
}

/// Takes stock of all inputs. A file that cannot be found or read is part of it like others.
///
/// # Errors
/// The input that cannot be read twice: standard input, a pipe.
pub fn take(inputs: &[Input], settings: &Settings) -> Result<Vec<Inventory>, String> {
    inputs.iter().map(|input| Inventory::of(input, settings)).collect()
}

impl Inventory {
    fn of(input: &Input, settings: &Settings) -> Result<Self, String> {
        let name = match input {
            Input::Stdin => "-".into(),
            Input::Path(path) => path.to_string_lossy(),
        };
        let twice = match input {
            Input::Stdin => false,
            Input::Path(path) => fs::metadata(path).map_or(true, |it| it.is_file() || it.is_dir()),
        };
        if !twice {
            return Err(name.into_owned());
        }
        let mut hash = Sha256::new();
        let mut all = Self { input: name.into_owned(), files: 0, bytes: 0, hash: String::new(), newest: None };
        let _ = each(std::slice::from_ref(input), settings, &mut |found| {
            match found {
                Found::File(source) => all.file(source.path.as_deref(), &source.uri, &mut hash),
                Found::Unreadable(path, _) | Found::Again(path) => hash.update(path.as_os_str().as_encoded_bytes()),
            }
            hash.update([0]);
            ControlFlow::Continue(())
        });
        all.hash = hash.finalize()[..16].iter().map(|byte| format!("{byte:02x}")).collect();
        Ok(all)
    }

    fn file(&mut self, path: Option<&Path>, uri: &str, hash: &mut Sha256) {
        self.files += 1;
        hash.update(uri);
        let Some(metadata) = path.and_then(|path| fs::metadata(path).ok()) else { return };
        self.bytes += metadata.len();
        hash.update([1]);
        hash.update(metadata.len().to_le_bytes());
        let Ok(changed) = metadata.modified() else { return };
        let since = changed.duration_since(UNIX_EPOCH).unwrap_or_else(|before| before.duration());
        hash.update(since.as_nanos().to_le_bytes());
        if self.newest.as_ref().is_none_or(|(newest, _)| *newest < changed) {
            self.newest = Some((changed, uri.to_owned()));
        }
    }

    /// What differs from an inventory taken before, in words; nothing where no change shows.
    #[must_use]
    pub fn difference(&self, before: &Self) -> Option<String> {
        let name = &self.input;
        if *name != before.input {
            return Some(format!("the input {name} stands where {} stood", before.input));
        }
        if self.hash == before.hash {
            return None;
        }
        if (self.files, self.bytes) != (before.files, before.bytes) {
            return Some(format!(
                "the input {name} has {} files of {} bytes, and had {} of {}",
                self.files, self.bytes, before.files, before.bytes
            ));
        }
        let newest = self.newest.as_ref().map(|(_, uri)| format!(" (last: {uri})")).unwrap_or_default();
        Some(format!("the input {name} was changed{newest}"))
    }
}
