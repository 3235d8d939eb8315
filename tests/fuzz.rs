//! The fuzz targets over damaged seeds: whatever the input, what each target checks holds.
//!
//! A smoke test of fixed inputs; `PROPTEST_CASES` asks for more of them, `PROPTEST_RNG_SEED` for
//! others. `docs/fuzzing.md` tells how to fuzz in earnest.

#[allow(dead_code, unreachable_pub)] // the fuzz crate's own library
#[path = "../fuzz/src/lib.rs"]
mod targets;

use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::{RngSeed, TestError, TestRunner};
use std::path::Path;
use std::time::{Duration, Instant};
use targets::damage::{Damage, PIECES, damage, damaged};
use targets::{TARGETS, seeds::seeds};

/// What stands between things in JSON, TOML and phrases.
const MARKS: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    "(",
    ")",
    "<",
    ">",
    "|",
    "\"",
    "\\",
    ",",
    ":",
    "=",
    "#",
    "\n",
    "\n\n",
    "\"\"\"",
    "null",
    "true",
    "-1",
    "0",
    "1e999",
    "9999999999999999999",
    "0.1",
    "\\u0000",
    "\\ud800",
    "\u{feff}",
    "[[rule]]",
    "[[rule.example]]",
    "{n}",
    "{x:int}",
    "{a=b|c}",
    "<plan>",
    "text",
    "id",
    "start",
    "end",
    "of",
    "value",
    "mentions",
    "positions",
];

/// No input takes longer.
const LONGEST: Duration = Duration::from_secs(30);

/// Runs a target over so many damaged seeds.
fn smoke(target: &str, cases: u32, words: &'static [&'static str]) {
    let (_, check) = TARGETS.into_iter().find(|(name, _)| *name == target).expect("a target");
    let seeds = seeds(Path::new(env!("CARGO_MANIFEST_DIR")), target);
    assert!(seeds.len() > 10, "only {} seeds", seeds.len());
    let mut config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    if std::env::var_os("PROPTEST_CASES").is_none() {
        config.cases = cases;
    }
    if std::env::var_os("PROPTEST_RNG_SEED").is_none() {
        config.rng_seed = RngSeed::Fixed(1);
    }
    let input = (any::<Index>(), any::<Option<u8>>(), prop::collection::vec(damage(words), 0..12));
    let made = |(seed, first, damage): &(Index, Option<u8>, Vec<Damage>)| {
        let mut input = damaged(seed.get::<Vec<u8>>(&seeds), damage);
        // The options, where a target has any.
        if let (Some(first), Some(byte)) = (first, input.first_mut()) {
            *byte = *first;
        }
        input
    };
    let run = TestRunner::new(config).run(&input, |choice| {
        let begun = Instant::now();
        check(&made(&choice));
        prop_assert!(begun.elapsed() < LONGEST, "it took {:?}", begun.elapsed());
        Ok(())
    });
    match run {
        Ok(()) => {}
        Err(TestError::Abort(reason)) => panic!("{target}: {reason}"),
        Err(TestError::Fail(reason, choice)) => {
            let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("fuzz-{target}"));
            std::fs::write(&path, made(&choice)).expect("a writable folder");
            panic!("{target}: {reason}; the input is {}", path.display());
        }
    }
}

#[test]
fn decode() {
    smoke("decode", 2_000, PIECES);
}

#[test]
fn tokens() {
    smoke("tokens", 500, PIECES);
}

#[test]
fn extract() {
    smoke("extract", 100, PIECES);
}

#[test]
fn spellings() {
    smoke("spellings", 100, PIECES);
}

#[test]
fn read() {
    smoke("read", 500, MARKS);
}

#[test]
fn json_lines() {
    smoke("json_lines", 60, MARKS);
}

#[test]
fn patterns() {
    smoke("patterns", 40, MARKS);
}

#[test]
fn records() {
    smoke("records", 200, MARKS);
}
