//! For any text: no panic, every span holds, facts stand in the order of the text, and the JSON
//! reads back as the same record.

mod support;

use proptest::prelude::*;
use proptest::sample::{Index, select};
use support::damage::{PIECES, damage, damaged};
use support::{fixtures, with_worker};
use trich::extract::Article;

fn sound(text: &str) -> Result<(), TestCaseError> {
    let article = Article { text: text.into(), ..Article::default() };
    with_worker(|worker| support::invariants::sound(worker, &article)).map_err(TestCaseError::fail)
}

fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![8 => select(PIECES).prop_map(ToOwned::to_owned), 1 => any::<char>().prop_map(String::from)];
    prop::collection::vec((piece, select(&["", " ", " ", " "][..])), 0..60)
        .prop_map(|parts| parts.into_iter().map(|(piece, space)| piece + space).collect())
}

/// Pieces in any order, none of which ends a line or a sentence.
fn clauses(count: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    let goes_on: Vec<&str> =
        PIECES.iter().copied().filter(|piece| !piece.contains(['\n', '.', '!', '?', ';'])).collect();
    prop::collection::vec(select(goes_on), count)
        .prop_map(|pieces| pieces.iter().map(|piece| format!("{piece} ")).collect())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_characters(text in any::<String>()) {
        sound(&text)?;
    }

    #[test]
    fn words_of_the_patterns_in_any_order(text in pieces()) {
        sound(&text)?;
    }

    #[test]
    fn sentences_without_end(first in clauses(0..20), again in clauses(1..30)) {
        // Cut wherever they reach their longest: 600 tokens.
        sound(&(first + &again.repeat(1 + 3_000 / again.len())))?;
    }

    #[test]
    fn damaged_articles(which in any::<Index>(), damage in prop::collection::vec(damage(PIECES), 1..12)) {
        let fixture = which.get(fixtures());
        sound(&String::from_utf8_lossy(&damaged(fixture.text.as_bytes(), &damage)))?;
    }
}

#[test]
fn a_text_may_end_behind_any_word() {
    // What looks at the word behind a number must not look beyond the text.
    for fixture in fixtures() {
        for sentence in fixture.text.split_inclusive(['\n', '.', ';']).map(str::trim) {
            for (cut, _) in sentence.match_indices(' ') {
                sound(&sentence[..cut])
                    .unwrap_or_else(|error| panic!("{}: {:?}: {error}", fixture.id, &sentence[..cut]));
            }
        }
    }
}

#[test]
fn the_fixtures_as_they_are() {
    for fixture in fixtures() {
        sound(&fixture.text).unwrap_or_else(|error| panic!("{}: {error}", fixture.id));
    }
}
