//! The patterns that the binary carries: the files, and the set that was compiled of them when the crate was built.

use crate::pattern::{PatternFile, PatternFiles, Patterns};
use include_dir::{Dir, include_dir};

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/patterns");

/// [`Patterns`] in the form of postcard, made by `build.rs`.
static COMPILED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/patterns.postcard"));

impl PatternFiles {
    /// The files that the binary carries.
    #[must_use]
    pub fn embedded() -> Self {
        fn collect(dir: &Dir<'_>, files: &mut Vec<PatternFile>) {
            for file in dir.files() {
                let path = file.path().to_string_lossy().replace('\\', "/");
                if let Some(text) = file.contents_utf8().filter(|_| path.ends_with(".toml")) {
                    files.push(PatternFile { path, text: text.to_owned() });
                }
            }
            dir.dirs().for_each(|d| collect(d, files));
        }
        let mut files = Vec::new();
        collect(&FILES, &mut files);
        Self::sorted(files)
    }

    /// The page that says what each file holds, as Markdown.
    #[must_use]
    pub fn guide() -> &'static str {
        include_str!("../patterns/README.md")
    }
}

impl Patterns {
    /// The patterns that the binary carries. Nothing is compiled: that was done when the crate was built.
    #[must_use]
    pub fn embedded() -> Self {
        postcard::from_bytes(COMPILED).expect("`build.rs` wrote the same type")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_compiled_beforehand_is_what_the_files_say() {
        let compiled = Patterns::compile(&PatternFiles::embedded()).expect("the embedded patterns compile");
        assert_eq!(postcard::to_allocvec(&compiled).expect("they can be written"), COMPILED);
    }
}
