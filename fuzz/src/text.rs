//! Bytes to text, text to tokens, text to a record.

use super::invariants::{differences, facts, sound};
use super::{is_set, options, with_worker};
use std::str::from_utf8;
use trich::calendar;
use trich::decode;
use trich::extract::{Article, Options};
use trich::normalize::{CharClass, class, fold_word};
use trich::pattern::vocabulary::Vocabulary;
use trich::text::{TokenBuffer, TokenKind};
use unicode_normalization::UnicodeNormalization;

/// Decoding says what the standard library says, with and without replacement, in each encoding.
pub fn decode(input: &[u8]) {
    let (strict, lossy) = (decode::decode(input, false), decode::decode(input, true));
    let replaced = lossy.expect("whatever is bad is replaced");
    let units = |order: fn([u8; 2]) -> u16| input[2..].chunks_exact(2).map(|pair| order([pair[0], pair[1]])).collect();
    let utf16: Option<Vec<u16>> = match input {
        [0xFF, 0xFE, ..] => Some(units(u16::from_le_bytes)),
        [0xFE, 0xFF, ..] => Some(units(u16::from_be_bytes)),
        _ => None,
    };
    let (text, valid) = match utf16 {
        Some(units) => {
            let odd = input.len() % 2 == 1;
            let text = String::from_utf16_lossy(&units) + if odd { "\u{FFFD}" } else { "" };
            (text, String::from_utf16(&units).is_ok() && !odd)
        }
        None => {
            let rest = input.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(input);
            let bad = from_utf8(rest).err().map(|error| error.valid_up_to() + input.len() - rest.len());
            assert_eq!(strict.as_ref().err().map(|bad| bad.byte), bad);
            (String::from_utf8_lossy(rest).into_owned(), bad.is_none())
        }
    };
    assert_eq!(replaced.text, text);
    assert_eq!(replaced.replaced, !valid);
    match strict {
        Ok(decoded) => assert!(valid && decoded.text == text && !decoded.replaced),
        Err(bad) => assert!(!valid && bad.byte < input.len()),
    }
}

/// Tokens cover all that is no space, their offsets map back to the text, and their ids are those
/// of the folded words, whether the tokenizer met the words before or not.
pub fn tokens(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let mut vocabulary = Vocabulary::default();
    let mut cold = TokenBuffer::new(&vocabulary);
    cold.fill(&text);
    let (mut byte, mut place) = (0, 0);
    let mut words = Vec::new();
    for token in &cold.tokens {
        let (start, end) = (token.start as usize, token.end as usize);
        let between = &text[byte..start];
        let nothing =
            |c| matches!(class(c), CharClass::Space | CharClass::Newline | CharClass::Ignorable | CharClass::Mark);
        assert!(between.chars().all(nothing), "{between:?} is in no token");
        let raw = &text[start..end];
        assert!(!raw.is_empty());
        place += between.chars().count();
        assert_eq!(token.char_start as usize, place, "{raw:?}");
        place += raw.chars().count();
        assert_eq!(token.char_end as usize, place, "{raw:?}");
        byte = end;
        if token.kind == TokenKind::Word {
            words.push(fold_word(raw));
        }
    }
    let mut next = 0;
    for line in &cold.lines {
        let tokens = &cold.tokens[line.span.range()];
        assert_eq!(line.span.start as usize, next);
        assert!(tokens[0].line_start() && tokens[1..].iter().all(|token| !token.line_start()));
        next = line.span.end as usize;
    }
    assert_eq!(next, cold.tokens.len());

    let counted: Vec<_> =
        cold.tokens.iter().map(|token| (token.start, token.end, token.kind, token.len_chars())).collect();
    for word in &words {
        vocabulary.intern(word);
    }
    let mut warm = TokenBuffer::new(&vocabulary);
    for _ in 0..2 {
        warm.fill(&text);
        let again: Vec<_> =
            warm.tokens.iter().map(|token| (token.start, token.end, token.kind, token.len_chars())).collect();
        assert_eq!(again, counted);
        let ids = warm.tokens.iter().filter(|token| token.kind == TokenKind::Word).map(|token| token.id);
        for (id, word) in ids.zip(&words) {
            assert_eq!(id, vocabulary.id(word), "{word:?}");
        }
    }
}

/// An article of this text, with what may stand beside it.
fn article<'a>(options: u8, text: &'a str) -> Article<'a> {
    let day = calendar::day(2019, 4, 4);
    let title = text.lines().next().filter(|_| is_set(options, 0));
    Article {
        text: text.into(),
        title: title.map(Into::into),
        published: day.filter(|_| is_set(options, 1)).map(|day| (day, "04/04/2019".into())),
        anchor: day.filter(|_| is_set(options, 2)),
        replaced_bytes: is_set(options, 3),
        ..Article::default()
    }
}

/// A record is [`sound`], whatever stands beside the text.
pub fn extract(input: &[u8]) {
    let (options, text) = options(input);
    let text = String::from_utf8_lossy(text);
    if let Err(words) = with_worker(|worker| sound(worker, &article(options, &text))) {
        panic!("{words}");
    }
}

/// Other line ends, and letters composed or decomposed, give the same facts.
pub fn spellings(input: &[u8]) {
    // Letters that decompose to several (a Korean syllable) are counted otherwise; the twin of a
    // carriage return would be two line ends.
    let one = |c: &char| *c != '\r' && c.nfd().filter(|&part| class(part) != CharClass::Mark).count() <= 1;
    let text: String = String::from_utf8_lossy(input).nfc().filter(one).collect();
    let found = |text: &str| {
        let record = with_worker(|worker| {
            serde_json::to_value(worker.extract(&article(0, text), Options::default())).expect("a record is JSON")
        });
        facts(&record, text)
    };
    let ours = found(&text);
    for twin in [text.nfd().collect::<String>(), text.replace('\n', "\r\n")] {
        let different = differences(&ours, &found(&twin));
        assert!(different.is_empty(), "{different:#?}\n{text:?}\n{twin:?}");
    }
}
