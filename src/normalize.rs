//! Folding a token to the form that patterns match on.
//!
//! Folding composes (NFC), lower-cases, replaces look-alike letters, and gives both spellings of a
//! tone (hoà/hòa, thuý/thúy) and of a final i/y (tỉ/tỷ, kĩ/kỹ) one form. It is lossy and serves
//! matching alone: reported text is always the document's own.

use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::compose;

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
        'І' | 'і' | 'Ι' | 'ı' | 'İ' => 'i',
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

/// Beyond ASCII, the letters of folded Vietnamese. A letter's symbol is 128 and its place here.
const LETTERS: [char; 67] = [
    'à', 'á', 'ả', 'ã', 'ạ', 'ă', 'ằ', 'ắ', 'ẳ', 'ẵ', 'ặ', 'â', 'ầ', 'ấ', 'ẩ', 'ẫ', 'ậ', 'đ', 'è', 'é', 'ẻ', 'ẽ', 'ẹ',
    'ê', 'ề', 'ế', 'ể', 'ễ', 'ệ', 'ì', 'í', 'ỉ', 'ĩ', 'ị', 'ò', 'ó', 'ỏ', 'õ', 'ọ', 'ô', 'ồ', 'ố', 'ổ', 'ỗ', 'ộ', 'ơ',
    'ờ', 'ớ', 'ở', 'ỡ', 'ợ', 'ù', 'ú', 'ủ', 'ũ', 'ụ', 'ư', 'ừ', 'ứ', 'ử', 'ữ', 'ự', 'ỳ', 'ý', 'ỷ', 'ỹ', 'ỵ',
];

/// How many characters a packed word holds at most.
pub const PACKED_MAX: usize = 8;

/// The symbol of a folded character: one byte that no other has; 0 for what is neither ASCII nor a
/// letter of Vietnamese.
fn symbol(c: char) -> u8 {
    if c.is_ascii() {
        return c as u8;
    }
    LETTERS.iter().position(|&l| l == c).map_or(0, |n| 128 + n as u8)
}

/// The folded character of a symbol.
fn letter(symbol: u8) -> char {
    match symbol.checked_sub(128) {
        None => char::from(symbol),
        Some(n) => LETTERS.get(usize::from(n)).copied().unwrap_or('\0'),
    }
}

/// A folded word of up to [`PACKED_MAX`] characters as one number, the symbol of its last character
/// in the lowest byte. `None` for longer words and those of other alphabets.
#[must_use]
pub fn pack(folded: &str) -> Option<u64> {
    let glyphs = Glyphs::get();
    let (mut packed, mut at) = (0, 0);
    for n in 0.. {
        let Some((glyph, width)) = glyphs.at(folded, at) else { break };
        if n >= PACKED_MAX || glyph.is(Glyph::FOREIGN) || !glyph.is(Glyph::FOLDED) {
            return None;
        }
        packed = packed << 8 | u64::from(glyph.symbol);
        at += width;
    }
    Some(packed)
}

/// A packed word with the spelling of its end that the canonical tone placement gives it.
#[must_use]
pub fn pack_canonical(packed: u64) -> u64 {
    // Of words in a and e only those with a toned o before it have another spelling.
    if matches!(packed as u8, b'a' | b'e') && ((packed >> 8) as u8).is_ascii() {
        return packed;
    }
    let [last, before, second] = [0, 8, 16].map(|shift| letter((packed >> shift) as u8));
    let (new_before, new_last) = canonical_end(second, before, last);
    if (new_before, new_last) == (before, last) {
        return packed;
    }
    packed & !0xFFFF | u64::from(symbol(new_before)) << 8 | u64::from(symbol(new_last))
}

/// What the tokenizer must know of one character.
#[derive(Debug, Clone, Copy)]
#[repr(align(4))]
pub struct Glyph {
    /// Its class.
    pub class: CharClass,
    /// The symbol of its folded form, 0 if it has none.
    pub symbol: u8,
    /// Folding does no more than make it small: with a mark behind it, it is the letter that its symbol is with that
    /// mark. What a look-alike is with a mark, only its own alphabet tells.
    pub own: bool,
    traits: u8,
}

impl Glyph {
    /// It is an upper-case letter.
    pub const UPPER: u8 = 1;
    /// It is a lower-case letter.
    pub const LOWER: u8 = 2;
    /// It is no capital: folding leaves it as it is, or it is a small look-alike.
    pub const FOLDED: u8 = 4;
    /// A word cannot go on with it after a lower-case letter.
    pub const BEGINS: u8 = 8;
    /// A word that ends with it may have another spelling.
    pub const SPELLINGS: u8 = 16;
    /// A word with it cannot be packed.
    pub const FOREIGN: u8 = 32;
    /// It is a letter.
    pub const LETTER: u8 = 64;
    /// It is white space within a line.
    pub const SPACE: u8 = 128;

    fn new(c: char) -> Self {
        let class = class(c);
        let folded = match class {
            CharClass::Letter => fold_letter(c),
            _ => fold_punct(c),
        };
        let symbol = symbol(folded);
        let traits = [
            (Self::UPPER, c.is_uppercase()),
            (Self::LOWER, c.is_lowercase()),
            // A small look-alike letter (Cyrillic а, Icelandic ð) folds to another character.
            (Self::FOLDED, folded == c || !c.is_ascii() && c.is_lowercase()),
            // "TheoChủ tịch": a lost space shows as a capital after a small letter.
            // So does a đ inside a word (triệuđồng): it begins every syllable that has one.
            (Self::BEGINS, c.is_uppercase() || c == 'đ'),
            (Self::SPELLINGS, matches!(folded, 'a' | 'e' | 'y' | 'ỳ' | 'ý' | 'ỷ' | 'ỹ' | 'ỵ')),
            (Self::FOREIGN, symbol == 0),
            // Said twice: the two classes of nearly all characters are asked for as bits, which the
            // compiler does not merge to a jump by class that no processor foresees.
            (Self::LETTER, class == CharClass::Letter),
            (Self::SPACE, class == CharClass::Space),
        ];
        let traits = traits.iter().filter(|t| t.1).map(|t| t.0).sum();
        Self { class, symbol, own: c.to_lowercase().eq([folded]), traits }
    }

    /// Which of the traits it has, as bits.
    #[must_use]
    #[inline]
    pub fn traits(self) -> u8 {
        self.traits
    }

    /// Whether it has one of the traits.
    #[must_use]
    #[inline]
    pub fn is(self, traits: u8) -> bool {
        self.traits & traits != 0
    }
}

/// The glyphs of the blocks that Vietnamese is written with, by code point, and the compositions of
/// its letters.
#[derive(Debug)]
pub struct Glyphs {
    /// From NUL on, to hold the combining marks (U+0300 to U+036F).
    low: [Glyph; 0x380],
    /// The block of Vietnamese letters (Latin Extended Additional), from U+1E00 on.
    high: [Glyph; 0x100],
    /// The spaces, dashes and quotes of typography, from U+2000 on.
    typography: [Glyph; 0x40],
    /// The symbol that a letter's becomes by a combining mark, by the mark's place in [`MARKS`] and
    /// the letter's symbol; 0 for none.
    composed: [[u8; 0x100]; MARKS.len()],
}

/// The combining marks of Vietnamese: grave, acute, circumflex, tilde, breve, hook above, horn, dot below.
const MARKS: [char; 8] = ['\u{300}', '\u{301}', '\u{302}', '\u{303}', '\u{306}', '\u{309}', '\u{31B}', '\u{323}'];

impl Glyphs {
    /// The table.
    #[must_use]
    pub fn get() -> &'static Self {
        static GLYPHS: LazyLock<Glyphs> = LazyLock::new(|| {
            let glyph = |code: usize| Glyph::new(u32::try_from(code).ok().and_then(char::from_u32).unwrap_or('\0'));
            let composed = |mark: char, with: usize| compose(letter(with as u8), mark).map_or(0, symbol);
            Glyphs {
                low: std::array::from_fn(glyph),
                high: std::array::from_fn(|n| glyph(0x1E00 + n)),
                typography: std::array::from_fn(|n| glyph(0x2000 + n)),
                composed: MARKS.map(|mark| std::array::from_fn(|letter| composed(mark, letter))),
            }
        });
        &GLYPHS
    }

    /// The character that begins at a byte, and how many bytes it has; `None` at the text's end.
    #[must_use]
    #[inline(always)]
    pub fn at(&self, text: &str, at: usize) -> Option<(Glyph, usize)> {
        let first = *text.as_bytes().get(at)?;
        if first.is_ascii() {
            return Some((self.low[usize::from(first)], 1));
        }
        Some(self.wide(text, at))
    }

    #[inline]
    fn wide(&self, text: &str, at: usize) -> (Glyph, usize) {
        let six = |byte: u8| usize::from(byte & 0x3F);
        match text.as_bytes()[at..] {
            // Two bytes, up to U+037F.
            [a @ 0xC2..=0xCD, b, ..] => (self.low[usize::from(a & 0x1F) << 6 | six(b)], 2),
            // Three bytes, from U+1E00 to U+1EFF and from U+2000 to U+203F.
            [0xE1, b @ 0xB8..=0xBB, c, ..] => (self.high[usize::from(b & 3) << 6 | six(c)], 3),
            [0xE2, 0x80, c, ..] => (self.typography[six(c)], 3),
            _ => {
                let c = text[at..].chars().next().unwrap_or(char::REPLACEMENT_CHARACTER);
                (Glyph::new(c), c.len_utf8())
            }
        }
    }

    /// The symbol of a letter with the combining mark that begins at a byte; `None` where Vietnamese
    /// has no such letter.
    #[must_use]
    pub fn composed(&self, letter: u8, text: &str, at: usize) -> Option<u8> {
        let mark = text[at..].chars().next()?;
        let marks = MARKS.iter().position(|&m| m == mark)?;
        Some(self.composed[marks][usize::from(letter)]).filter(|&symbol| symbol != 0)
    }
}

/// Folds a whole word at once (for patterns and tests).
#[must_use]
pub fn fold_word(word: &str) -> String {
    let mut folded = String::new();
    fold_into(word, &mut folded);
    folded
}

/// Folds a whole word into a buffer, as the tokenizer does letter by letter.
pub fn fold_into(word: &str, folded: &mut String) {
    folded.clear();
    folded.reserve(word.len());
    let last = fold_vietnamese(word, folded);
    if last.is_none() {
        fold_any(word, folded);
    }
    if last.is_none_or(|last| last.is(Glyph::SPELLINGS)) {
        respell(folded);
    }
}

/// Gives the end of a folded word its one spelling.
fn respell(folded: &mut String) {
    let mut ends = folded.chars().rev();
    let Some(last) = ends.next() else { return };
    let (before, second) = (ends.next(), ends.next().unwrap_or('\0'));
    let (new_before, new_last) = canonical_end(second, before.unwrap_or('\0'), last);
    folded.truncate(folded.len() - last.len_utf8() - before.map_or(0, char::len_utf8));
    folded.extend(before.map(|_| new_before));
    folded.push(new_last);
}

/// Adds the letters of a word that is made of composed Vietnamese letters alone, as nearly all are, and gives the last;
/// where it holds anything else, nothing is added.
fn fold_vietnamese(word: &str, folded: &mut String) -> Option<Glyph> {
    let glyphs = Glyphs::get();
    let (mut at, mut last) = (0, None);
    while let Some((glyph, width)) = glyphs.at(word, at) {
        if !glyph.is(Glyph::LETTER) || glyph.is(Glyph::FOREIGN) {
            folded.clear();
            return None;
        }
        folded.push(letter(glyph.symbol));
        at += width;
        last = Some(glyph);
    }
    last
}

/// Adds the folded letters of any word: decomposed ones and those of other alphabets too.
fn fold_any(word: &str, folded: &mut String) {
    let letter = |&c: &char| class(c) == CharClass::Letter;
    let fold = |c: char| if letter(&c) { fold_letter(c) } else { c };
    let composed = !word.chars().any(|c| class(c) == CharClass::Mark);
    if composed {
        folded.extend(word.chars().filter(letter).map(fold_letter));
    } else {
        // A character without width keeps no mark from its letter. A look-alike takes its own alphabet's marks first
        // (Cyrillic й is no i), and then those that are left.
        let visible = word.chars().filter(|&c| class(c) != CharClass::Ignorable);
        folded.extend(visible.nfc().map(fold).nfc().filter(letter));
    }
}

/// One spelling for the end of a word, given as its last three letters (NUL where it has fewer);
/// gives the last two.
///
/// The tone of an open oa, oe, uy moves to the second vowel: hòa → hoà, thúy → thuý. A final y after
/// a consonant becomes i: tỷ → tỉ, kỹ → kĩ, quý → quí. After a vowel the two are different sounds
/// (thủy, thúi) and stay.
fn canonical_end(second: char, before: char, last: char) -> (char, char) {
    let (before, last) = match (before, last) {
        ('ò', 'a') => ('o', 'à'),
        ('ó', 'a') => ('o', 'á'),
        ('ỏ', 'a') => ('o', 'ả'),
        ('õ', 'a') => ('o', 'ã'),
        ('ọ', 'a') => ('o', 'ạ'),
        ('ò', 'e') => ('o', 'è'),
        ('ó', 'e') => ('o', 'é'),
        ('ỏ', 'e') => ('o', 'ẻ'),
        ('õ', 'e') => ('o', 'ẽ'),
        ('ọ', 'e') => ('o', 'ẹ'),
        ('ù', 'y') => ('u', 'ỳ'),
        ('ú', 'y') => ('u', 'ý'),
        ('ủ', 'y') => ('u', 'ỷ'),
        ('ũ', 'y') => ('u', 'ỹ'),
        ('ụ', 'y') => ('u', 'ỵ'),
        same => same,
    };
    let i = match last {
        'y' => 'i',
        'ỳ' => 'ì',
        'ý' => 'í',
        'ỷ' => 'ỉ',
        'ỹ' => 'ĩ',
        'ỵ' => 'ị',
        _ => return (before, last),
    };
    let consonant = match before {
        'u' => second == 'q',
        'b'..='d' | 'f'..='h' | 'j'..='n' | 'p'..='t' | 'v'..='x' | 'z' | 'đ' => true,
        _ => false,
    };
    (before, if consonant { i } else { last })
}

/// Whether the text is composed, has only plain single spaces, and nothing ignorable.
#[must_use]
pub fn is_clean(text: &str) -> bool {
    let glyphs = Glyphs::get();
    let (mut at, mut after_space) = (0, true);
    while let Some((glyph, width)) = glyphs.at(text, at) {
        let space = glyph.class == CharClass::Space;
        let fine = match glyph.class {
            CharClass::Mark | CharClass::Ignorable | CharClass::Newline => false,
            CharClass::Space => text.as_bytes()[at] == b' ' && !after_space,
            _ => true,
        };
        if !fine {
            return false;
        }
        after_space = space;
        at += width;
    }
    true
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
            ("DİEN", "DI\u{0307}EN"),
            ("nghiệp", "nghie\u{0323}\u{200B}\u{0302}p"),
        ] {
            assert_eq!(fold_word(a), fold_word(b), "{a} and {b}");
        }
    }

    #[test]
    fn look_alike_letters_have_their_case() {
        let upper = |word: &str| word.chars().all(|c| !Glyph::new(c).is(Glyph::FOLDED));
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
