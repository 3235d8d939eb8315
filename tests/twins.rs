//! One article in several spellings gives the same facts at the same words.
//!
//! Facts are compared with their strings folded (case, composition, spaces, look-alike letters)
//! and their offsets counted in letters and digits, which no spelling changes.

mod support;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock};
use support::invariants::{differences, facts};
use support::{fixtures, record};
use unicode_normalization::UnicodeNormalization;

/// Compares the facts of every fixture with those of its twin. How many articles the twin changes.
fn same_facts(twin: impl Fn(&str) -> String) -> usize {
    let mut report = Vec::new();
    let mut changed = 0;
    for fixture in fixtures() {
        let other = twin(&fixture.text);
        if other != fixture.text {
            changed += 1;
            compare(&fixture.id, &fixture.text, &other, &mut report);
        }
    }
    none(&report);
    changed
}

/// Fails with the first differences, shortened.
fn none(report: &[String]) {
    let short = report.iter().take(12).map(|line| line.chars().take(500).collect::<String>());
    assert!(report.is_empty(), "{} differences\n{}", report.len(), short.collect::<Vec<_>>().join("\n"));
}

fn compare(id: &str, text: &str, other: &str, report: &mut Vec<String>) {
    static OURS: OnceLock<Mutex<HashMap<String, Arc<Vec<String>>>>> = OnceLock::new();
    let known = OURS.get_or_init(Mutex::default);
    let ours = known.lock().expect("no test fails inside").get(id).cloned();
    let ours = ours.unwrap_or_else(|| Arc::new(facts(&record(id, text), text)));
    known.lock().expect("no test fails inside").insert(id.to_owned(), Arc::clone(&ours));
    let theirs = facts(&record(id, other), other);
    report.extend(differences(&ours, &theirs).iter().map(|difference| format!("{id} {difference}")));
}

#[test]
fn composed_and_decomposed() {
    assert!(same_facts(|text| text.nfd().collect()) > 0);
    assert!(same_facts(|text| text.nfc().collect()) > 0);
}

#[test]
fn line_feeds_and_carriage_returns() {
    assert!(same_facts(|text| text.replace('\n', "\r\n")) > 0);
}

#[test]
fn spaces_of_any_kind_and_number() {
    assert!(same_facts(|text| text.replace(' ', "  ")) > 0);
    assert!(same_facts(|text| text.replace(' ', "\u{a0}")) > 0);
    assert!(same_facts(|text| text.replace(' ', " \u{a0}")) > 0);
    assert!(same_facts(|text| text.replace(' ', "\u{2009}")) > 0);
    assert!(same_facts(|text| text.replace(' ', "\u{202f}\t")) > 0);
    assert!(same_facts(|text| text.replace('\n', " \n\t")) > 0);
}

/// Rewrites every word of a composed text.
fn each_word(text: &str, rewrite: impl Fn(&str) -> Option<String>) -> String {
    let text: String = text.nfc().collect();
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(first) = rest.chars().next() {
        let end = rest.find(|c: char| c.is_alphabetic() != first.is_alphabetic()).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        out.push_str(&rewrite(word).unwrap_or_else(|| word.to_owned()));
        rest = after;
    }
    out
}

const OLD: [&str; 15] = ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"];
const NEW: [&str; 15] = ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"];

fn ending(word: &str, from: &[&str], to: &[&str]) -> Option<String> {
    let upper = |text: &str| text.to_uppercase();
    from.iter().zip(to).find_map(|(from, to)| {
        let lower = word.strip_suffix(from).map(|stem| (stem, (*to).to_owned()));
        let (stem, to) = lower.or_else(|| Some((word.strip_suffix(&upper(from))?, upper(to))))?;
        // The u of "quý" belongs to the consonant: its tone stands in one place only.
        (!stem.ends_with(['q', 'Q'])).then(|| format!("{stem}{to}"))
    })
}

#[test]
fn old_and_new_places_of_the_tone() {
    assert!(same_facts(|text| each_word(text, |word| ending(word, &OLD, &NEW))) > 0);
    assert!(same_facts(|text| each_word(text, |word| ending(word, &NEW, &OLD))) > 0);
}

#[test]
fn i_and_y_at_the_end_of_a_word() {
    const Y: [&str; 5] = ["tỷ", "kỳ", "quý", "kỹ", "lý"];
    const I: [&str; 5] = ["tỉ", "kì", "quí", "kĩ", "lí"];
    let whole = |word: &str, from: &[&str], to: &[&str]| {
        let at = from.iter().position(|form| word.to_lowercase() == *form)?;
        let upper = word.chars().all(char::is_uppercase);
        let capital = word.starts_with(char::is_uppercase);
        let mut chars = to[at].chars();
        let first = chars.next()?;
        Some(match (upper, capital) {
            (true, _) => to[at].to_uppercase(),
            (false, true) => first.to_uppercase().chain(chars).collect(),
            (false, false) => to[at].to_owned(),
        })
    };
    assert!(same_facts(|text| each_word(text, |word| whole(word, &Y, &I))) > 0);
    assert!(same_facts(|text| each_word(text, |word| whole(word, &I, &Y))) > 0);
}

#[test]
fn dashes_and_quotes() {
    let all = |text: &str, from: &[char], to: &str| text.replace(from, to);
    let mut changed = 0;
    for dash in ["-", "\u{2011}", "–", "\u{2212}"] {
        changed += same_facts(|text| all(text, &['-', '–', '—'], dash));
    }
    for quote in ["\"", "“"] {
        changed += same_facts(|text| all(text, &['"', '“', '”'], quote));
    }
    for apostrophe in ["’", "ʼ"] {
        changed += same_facts(|text| all(text, &['\'', '’'], apostrophe));
    }
    assert!(changed > fixtures().len());
}

#[test]
fn characters_without_width_between_letters() {
    for strewn in ['\u{200b}', '\u{ad}'] {
        let changed = same_facts(|text| {
            let mut out = String::with_capacity(text.len() * 2);
            let mut chars = text.chars().peekable();
            let mut inside = 0;
            while let Some(c) = chars.next() {
                out.push(c);
                if c.is_alphanumeric() && chars.peek().is_some_and(|next| next.is_alphanumeric()) {
                    inside += 1;
                    if inside % 3 == 0 {
                        out.push(strewn);
                    }
                }
            }
            out
        });
        // An empty page has no letters to part.
        assert_eq!(changed, fixtures().iter().filter(|fixture| !fixture.text.is_empty()).count());
    }
}

#[test]
fn letters_that_look_alike() {
    assert!(same_facts(|text| text.replace('Đ', "Ð")) > 0);
    assert!(same_facts(|text| text.replace('Đ', "Ɖ").replace('đ', "ð")) > 0);
    // Cyrillic twins of Latin letters.
    same_facts(|text| {
        let twins = [('a', 'а'), ('o', 'о'), ('e', 'е'), ('c', 'с'), ('p', 'р'), ('x', 'х'), ('C', 'С'), ('T', 'Т')];
        text.nfc().map(|c| twins.iter().find(|(latin, _)| *latin == c).map_or(c, |(_, twin)| *twin)).collect()
    });
}

#[test]
fn a_headline_in_capitals() {
    let mut report = Vec::new();
    for fixture in fixtures() {
        let record = record(&fixture.id, &fixture.text);
        let Some(title) = record["title"]["text"].as_str() else { continue };
        let other = fixture.text.replacen(title, &title.to_uppercase(), 1);
        compare(&fixture.id, &fixture.text, &other, &mut report);
    }
    none(&report);
}
