//! What is checked of any input, one function a target: each takes bytes, and panics where
//! something does not hold.
//!
//! The functions are driven from two sides: by libFuzzer (`fuzz_targets/`), and by `tests/fuzz.rs`
//! of the crate, which takes this file in as a module and damages the [`seeds`]. `docs/fuzzing.md`
//! tells how.

mod input;
mod pattern;
mod records;
pub mod seeds;
mod text;

#[path = "../../tests/support/damage.rs"]
pub mod damage;
#[path = "../../tests/support/few_patterns.rs"]
pub mod few_patterns;
#[path = "../../tests/support/invariants.rs"]
pub mod invariants;

pub use input::{json_lines, read};
pub use pattern::patterns;
pub use records::records;
pub use text::{decode, extract, spellings, tokens};

use std::cell::RefCell;
use std::path::PathBuf;
use std::sync::OnceLock;
use trich::extract::Worker;
use trich::pattern::Patterns;

/// A check of any bytes.
pub type Target = fn(&[u8]);

/// All targets by their names.
pub const TARGETS: [(&str, Target); 8] = [
    ("decode", decode),
    ("tokens", tokens),
    ("extract", extract),
    ("spellings", spellings),
    ("read", read),
    ("json_lines", json_lines),
    ("patterns", patterns),
    ("records", records),
];

/// The first byte, by which a target chooses options, and the rest.
fn options(input: &[u8]) -> (u8, &[u8]) {
    input.split_first().map_or((0, input), |(first, rest)| (*first, rest))
}

/// Whether an option's bit is set.
fn is_set(options: u8, bit: u8) -> bool {
    options >> bit & 1 == 1
}

/// The patterns that the binary carries, compiled once.
fn embedded() -> &'static Patterns {
    static PATTERNS: OnceLock<Patterns> = OnceLock::new();
    PATTERNS.get_or_init(Patterns::embedded)
}

/// Hands the thread's worker to a function.
fn with_worker<T>(see: impl FnOnce(&mut Worker<'static>) -> T) -> T {
    thread_local! {
        static WORKER: RefCell<Worker<'static>> = RefCell::new(Worker::new(embedded()));
    }
    WORKER.with_borrow_mut(see)
}

/// A file of the thread's scratch folder with these bytes.
fn file(name: &str, bytes: &[u8]) -> PathBuf {
    thread_local! {
        static FOLDER: tempfile::TempDir = tempfile::tempdir().expect("a scratch folder");
    }
    let path = FOLDER.with(|folder| folder.path().join(name));
    std::fs::write(&path, bytes).expect("a scratch file");
    path
}
