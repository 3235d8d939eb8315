//! Folding a token to the form that patterns match on.
//!
//! Folding composes (NFC), lower-cases, replaces look-alike letters, and gives both spellings of a
//! tone (hoà/hòa, thuý/thúy) and of a final i/y (tỉ/tỷ, kĩ/kỹ) one form. It is lossy and serves
//! matching alone: reported text is always the document's own.

use unicode_normalization::UnicodeNormalization;

/// What a character is to the tokenizer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CharClass {
    /// Part of a word.
    Letter,
    /// `0`–`9`.
    Digit,
    /// A combining mark: belongs to the letter before it.
    Mark,
    /// White space or a control character.
    Space,
    /// Ends a line.
    Newline,
    /// Has no width and no meaning (zero-width characters, soft hyphen).
    Ignorable,
    /// Anything else.
    Punct,
}

/// The class of a character.
#[must_use]
#[inline]
pub fn class(c: char) -> CharClass {
    match c {
        'a'..='z' | 'A'..='Z' => CharClass::Letter,
        ' ' => CharClass::Space,
        '0'..='9' => CharClass::Digit,
        '\n' => CharClass::Newline,
        '!'..='~' => CharClass::Punct,
        '\u{00C0}'..='\u{024F}' => {
            if c == '×' || c == '÷' {
                CharClass::Punct
            } else {
                CharClass::Letter
            }
        }
        '\u{1E00}'..='\u{1EFF}' => CharClass::Letter,
        // Modifier letters that serve as apostrophes (KʼRé).
        '\u{02B9}'..='\u{02BF}' => CharClass::Punct,
        '\u{0300}'..='\u{036F}' => CharClass::Mark,
        '\u{2028}' | '\u{2029}' | '\u{0085}' => CharClass::Newline,
        // A carriage return before a line feed is the same line end; alone it is white space.
        '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' => {
            CharClass::Ignorable
        }
        _ if c.is_whitespace() || c.is_control() => CharClass::Space,
        _ if c.is_alphabetic() => CharClass::Letter,
        _ => CharClass::Punct,
    }
}

/// One form for the many dashes, quotes and apostrophes.
#[must_use]
pub fn fold_punct(c: char) -> char {
    match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}' => '-',
        '“' | '”' | '„' | '«' | '»' | '″' | '\u{FF02}' => '"',
        '‘' | '’' | '‚' | '´' | '`' | '′' | '\u{02B9}'..='\u{02BF}' => '\'',
        '％' => '%',
        '∕' | '⁄' => '/',
        '，' => ',',
        '：' => ':',
        '；' => ';',
        _ => c,
    }
}

/// Lower case, and the Latin letter for its look-alikes of other alphabets.
#[inline]
fn fold_letter(c: char) -> char {
    match c {
        'a'..='z' => c,
        'A'..='Z' => c.to_ascii_lowercase(),
        'Ð' | 'ð' | 'Ɖ' | 'Đ' | 'ɖ' => 'đ',
        // In this block capitals are even and their small letters follow.
        '\u{1EA0}'..='\u{1EF9}' => char::from_u32(c as u32 | 1).unwrap_or(c),
        'А' | 'а' | 'Α' | 'α' => 'a',
        'В' | 'Β' => 'b',
        'С' | 'с' => 'c',
        'Е' | 'е' | 'Ε' => 'e',
        'Н' | 'Η' => 'h',
        'І' | 'і' | 'Ι' | 'ı' => 'i',
        'К' | 'к' | 'Κ' => 'k',
        'М' | 'Μ' => 'm',
        'Ν' => 'n',
        'О' | 'о' | 'Ο' | 'ο' => 'o',
        'Р' | 'р' | 'Ρ' => 'p',
        'Ѕ' | 'ѕ' => 's',
        'Т' | 'Τ' => 't',
        'Х' | 'х' | 'Χ' => 'x',
        'у' | 'Υ' => 'y',
        _ => {
            let mut lower = c.to_lowercase();
            match (lower.next(), lower.next()) {
                (Some(l), None) => l,
                _ => c,
            }
        }
    }
}

/// Folds one word at a time into a buffer that is kept.
#[derive(Debug, Default)]
pub struct Folder {
    folded: String,
    lower_seen: bool,
}

impl Folder {
    /// Begins a word.
    pub fn start(&mut self) {
        self.folded.clear();
        self.lower_seen = false;
    }

    /// Adds a letter.
    #[inline]
    pub fn push(&mut self, c: char) {
        let folded = fold_letter(c);
        // A small look-alike letter (Cyrillic а, Icelandic ð) folds to another character.
        self.lower_seen |= folded == c || !c.is_ascii() && c.is_lowercase();
        self.folded.push(folded);
    }

    /// Ends the word: its folded form, and whether it has no lower-case letter. `raw` is the word
    /// as written, which a decomposed word is folded from anew.
    pub fn finish(&mut self, raw: &str, composed: bool) -> (&str, bool) {
        if !composed {
            self.folded.clear();
            for c in raw.nfc() {
                if class(c) == CharClass::Letter {
                    self.folded.push(fold_letter(c));
                }
            }
        }
        canonical_tone(&mut self.folded);
        canonical_i(&mut self.folded);
        (&self.folded, !self.lower_seen)
    }
}

/// Folds a whole word at once (for patterns and tests).
#[must_use]
pub fn fold_word(word: &str) -> String {
    let mut folder = Folder::default();
    folder.start();
    let composed = !word.chars().any(|c| class(c) == CharClass::Mark);
    for c in word.chars().filter(|&c| class(c) == CharClass::Letter) {
        folder.push(c);
    }
    folder.finish(word, composed).0.to_owned()
}

/// Moves the tone of an open oa, oe, uy to its second vowel: hòa → hoà, thúy → thuý.
fn canonical_tone(word: &mut String) {
    const MOVES: [(&str, &str); 15] = [
        ("òa", "oà"),
        ("óa", "oá"),
        ("ỏa", "oả"),
        ("õa", "oã"),
        ("ọa", "oạ"),
        ("òe", "oè"),
        ("óe", "oé"),
        ("ỏe", "oẻ"),
        ("õe", "oẽ"),
        ("ọe", "oẹ"),
        ("ùy", "uỳ"),
        ("úy", "uý"),
        ("ủy", "uỷ"),
        ("ũy", "uỹ"),
        ("ụy", "uỵ"),
    ];
    if !matches!(word.as_bytes().last(), Some(b'a' | b'e' | b'y')) || word.is_ascii() {
        return;
    }
    for (from, to) in MOVES {
        if word.ends_with(from) {
            word.truncate(word.len() - from.len());
            word.push_str(to);
            return;
        }
    }
}

/// Writes a final y after a consonant as i: tỷ → tỉ, kỹ → kĩ, quý → quí. After a vowel the two
/// are different sounds (thủy, thúi) and stay.
fn canonical_i(word: &mut String) {
    let Some(last) = word.chars().next_back() else { return };
    let i = match last {
        'y' => 'i',
        'ỳ' => 'ì',
        'ý' => 'í',
        'ỷ' => 'ỉ',
        'ỹ' => 'ĩ',
        'ỵ' => 'ị',
        _ => return,
    };
    let stem = &word[..word.len() - last.len_utf8()];
    let after_consonant = stem.ends_with("qu")
        || stem
            .chars()
            .next_back()
            .is_some_and(|c| matches!(c, 'b'..='d' | 'f'..='h' | 'j'..='n' | 'p'..='t' | 'v'..='z' | 'đ') && c != 'y');
    if after_consonant {
        word.truncate(word.len() - last.len_utf8());
        word.push(i);
    }
}

/// Whether the text is composed, has only plain single spaces, and nothing ignorable.
#[must_use]
pub fn is_clean(text: &str) -> bool {
    let mut previous = ' ';
    text.chars().all(|c| {
        let fine = match class(c) {
            CharClass::Mark | CharClass::Ignorable | CharClass::Newline => false,
            CharClass::Space => c == ' ' && previous != ' ',
            _ => true,
        };
        previous = c;
        fine
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_word_fold_alike() {
        for (a, b) in [
            ("hòa", "hoà"),
            ("Hoà", "HÒA"),
            ("thúy", "thuý"),
            ("Uỷ", "ủy"),
            ("tỉ", "tỷ"),
            ("kĩ", "kỹ"),
            ("quý", "quí"),
            ("qúy", "quý"),
            ("Ðảng", "đảng"),
            ("lý", "lí"),
            ("Tỉnh", "Ti\u{0309}nh"),
            ("ĐẠI", "Đa\u{0323}i"),
        ] {
            assert_eq!(fold_word(a), fold_word(b), "{a} and {b}");
        }
    }

    #[test]
    fn look_alike_letters_have_their_case() {
        let upper = |word: &str| {
            let mut folder = Folder::default();
            folder.start();
            word.chars().for_each(|c| folder.push(c));
            folder.finish(word, true).1
        };
        assert!(upper("ÐẢNG") && upper("ХО"));
        // Cyrillic а, о, е; Icelandic ð.
        assert!(!upper("Маi") && !upper("Sео") && !upper("ðô"));
    }

    #[test]
    fn different_words_stay_apart() {
        for (a, b) in [("thủy", "thủi"), ("hai", "hay"), ("của", "cuả"), ("tai", "tay"), ("y", "i")] {
            assert_ne!(fold_word(a), fold_word(b), "{a} and {b}");
        }
    }
}
