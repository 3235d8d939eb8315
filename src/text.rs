//! Document text, tokens and spans: the only place that knows offsets.
//!
//! The text is kept as it came. What is normalized is the *token*: each one carries the id of its
//! folded form (see [`crate::normalize`]) for matching, and its place in the text both in bytes
//! and in Unicode code points for reporting. A span is a range of tokens, so a fact's offsets are
//! exact by construction, on composed and decomposed text alike.

use crate::normalize::{self, CharClass, Glyph, Glyphs};
use crate::pattern::UNKNOWN;
use crate::pattern::vocabulary::Vocabulary;
use crate::record::Mention;
use std::borrow::Cow;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters (a Vietnamese syllable, an abbreviation).
    Word,
    /// A run of ASCII digits.
    Digits,
    /// One character that is neither.
    Punct,
}

/// One word, digit run or punctuation character.
#[derive(Debug, Clone, Copy)]
pub struct Token {
    /// First byte in the text.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// First code point in the text.
    pub char_start: u32,
    /// One past the last code point.
    pub char_end: u32,
    /// The vocabulary's id of the folded form; [`crate::pattern::UNKNOWN`] for a word that no
    /// pattern names.
    pub id: u32,
    /// What it is made of.
    pub kind: TokenKind,
    flags: u8,
    /// Of words and digits, how many letters or digits; of punctuation, the folded character.
    width: u16,
}

const SPACE_BEFORE: u8 = 1;
const LINE_START: u8 = 2;
const CAPITALIZED: u8 = 4;
const UPPER: u8 = 8;

impl Token {
    /// White space or the text's start stands before it.
    #[must_use]
    #[inline]
    pub fn space_before(&self) -> bool {
        self.flags & (SPACE_BEFORE | LINE_START) != 0
    }
    /// It is the first on its line.
    #[must_use]
    #[inline]
    pub fn line_start(&self) -> bool {
        self.flags & LINE_START != 0
    }
    /// A word whose first letter is upper case.
    #[must_use]
    #[inline]
    pub fn capitalized(&self) -> bool {
        self.flags & CAPITALIZED != 0
    }
    /// A word without a lower-case letter.
    #[must_use]
    #[inline]
    pub fn upper(&self) -> bool {
        self.flags & UPPER != 0
    }
    /// How many letters or digits it has: combining marks and characters without width aside.
    #[must_use]
    #[inline]
    pub fn len_chars(&self) -> u32 {
        if self.kind == TokenKind::Punct { 1 } else { u32::from(self.width) }
    }
    /// The folded character of punctuation; U+FFFD for one beyond the basic plane.
    #[must_use]
    #[inline]
    pub fn punct(&self) -> Option<char> {
        (self.kind == TokenKind::Punct)
            .then(|| char::from_u32(self.width.into()).unwrap_or(char::REPLACEMENT_CHARACTER))
    }
}

/// A half-open range of tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Span {
    /// First token.
    pub start: u32,
    /// One past the last token.
    pub end: u32,
}

impl Span {
    /// The range from `start` up to but not including `end`.
    #[must_use]
    #[inline]
    pub fn new(start: usize, end: usize) -> Self {
        Self { start: start as u32, end: end as u32 }
    }
    /// The range as indices.
    #[must_use]
    #[inline]
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
    /// Whether it holds no token.
    #[must_use]
    #[inline]
    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }
    /// How many tokens it holds.
    #[must_use]
    #[inline]
    pub fn len(self) -> usize {
        self.range().len()
    }
    /// Whether `other` lies wholly within it.
    #[must_use]
    #[inline]
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }
    /// Whether the two share a token.
    #[must_use]
    #[inline]
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }
    /// The smallest range that holds both.
    #[must_use]
    #[inline]
    pub fn join(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// One line of the text: its tokens.
#[derive(Debug, Clone, Copy)]
pub struct Line {
    /// The tokens.
    pub span: Span,
    /// An empty line, or the text's start, stands before it.
    pub blank_before: bool,
}

/// The tokens and lines of one text; reused from text to text, so that a worker allocates nothing
/// for an article of ordinary size.
#[derive(Debug)]
pub struct TokenBuffer<'v> {
    /// The tokens in order.
    pub tokens: Vec<Token>,
    /// The lines that hold a token, in order.
    pub lines: Vec<Line>,
    vocabulary: &'v Vocabulary,
    /// The vocabulary's ids of ASCII marks.
    marks: [u32; 128],
    seen: SeenWords,
    folded: String,
}

impl Default for TokenBuffer<'_> {
    fn default() -> Self {
        static NOTHING: LazyLock<Vocabulary> = LazyLock::new(Vocabulary::default);
        Self::new(&NOTHING)
    }
}

impl<'v> TokenBuffer<'v> {
    /// A buffer whose tokens are to carry the ids of a vocabulary.
    #[must_use]
    pub fn new(vocabulary: &'v Vocabulary) -> Self {
        let (seen, folded) = (SeenWords::default(), String::new());
        let marks = std::array::from_fn(|mark| vocabulary.packed_id(mark as u64));
        Self { tokens: Vec::new(), lines: Vec::new(), vocabulary, marks, seen, folded }
    }

    /// Splits `text` into tokens and lines.
    pub fn fill(&mut self, text: &str) {
        self.tokens.clear();
        self.lines.clear();
        let vocabulary = self.vocabulary;
        let mut flags = LINE_START;
        let mut line = OpenLine { first: 0, blank_before: true, newlines: 0 };
        let mut folded = std::mem::take(&mut self.folded);
        let mut cursor = Cursor { text, glyphs: Glyphs::get(), byte: 0, continuations: 0, folded: &mut folded };
        loop {
            // Nearly every other character is one of these.
            while text.as_bytes().get(cursor.byte) == Some(&b' ') {
                cursor.byte += 1;
                flags |= SPACE_BEFORE;
            }
            let (start, char_start) = cursor.place();
            // Words that were met before are known by their bytes, letter for letter the same.
            let written = SeenWords::written(text.as_bytes(), cursor.byte);
            if let Some((key, len)) = written
                && let Some(&Seen { id, case, width, chars, .. }) = self.seen.get(key)
            {
                cursor.pass(len, chars);
                let (end, char_end) = cursor.place();
                let (kind, flags_here) = (TokenKind::Word, flags | case);
                self.tokens.push(Token { start, end, char_start, char_end, id, kind, flags: flags_here, width });
                flags = 0;
                continue;
            }
            let Some((glyph, width)) = cursor.peek() else { break };
            cursor.skip(width);
            if glyph.is(Glyph::SPACE) {
                flags |= SPACE_BEFORE;
                continue;
            }
            let (cut, kind, case) = if glyph.is(Glyph::LETTER) {
                let (cut, traits) = cursor.word(glyph, start, vocabulary);
                let mut case = if glyph.is(Glyph::UPPER) { CAPITALIZED } else { 0 };
                if traits & Glyph::FOLDED == 0 {
                    case |= UPPER;
                }
                if cut.id == UNKNOWN
                    && let Some(halves) =
                        halves(&cut.token(start, char_start, TokenKind::Word, flags | case), text, vocabulary)
                {
                    self.tokens.extend(halves);
                    flags = 0;
                    continue;
                }
                if let Some((key, len)) = written
                    && start as usize + len == cut.end as usize
                {
                    let chars = (cut.char_end - char_start) as u8;
                    self.seen.put(Seen { key, id: cut.id, width: cut.width, chars, case });
                }
                (cut, TokenKind::Word, case)
            } else {
                match glyph.class {
                    CharClass::Digit => (cursor.digits(start as usize, vocabulary), TokenKind::Digits, 0),
                    CharClass::Newline => {
                        self.end_line(&mut line, flags & LINE_START == 0);
                        flags = LINE_START;
                        continue;
                    }
                    CharClass::Ignorable | CharClass::Mark => continue,
                    _ => (cursor.punct(glyph, start as usize, &self.marks, vocabulary), TokenKind::Punct, 0),
                }
            };
            self.tokens.push(cut.token(start, char_start, kind, flags | case));
            flags = 0;
        }
        if line.first < self.tokens.len() {
            self.push_line(&line);
        }
        self.folded = folded;
    }

    /// A line break behind a token, or one more without any since.
    fn end_line(&mut self, line: &mut OpenLine, holds_token: bool) {
        if holds_token {
            self.push_line(line);
            line.first = self.tokens.len();
            line.newlines = 1;
        } else {
            line.newlines += 1;
        }
        line.blank_before = line.newlines > 1 || self.tokens.is_empty();
    }

    fn push_line(&mut self, line: &OpenLine) {
        let span = Span::new(line.first, self.tokens.len());
        self.lines.push(Line { span, blank_before: line.blank_before });
    }
}

/// The line that is read.
struct OpenLine {
    /// Its first token.
    first: usize,
    blank_before: bool,
    /// How many line breaks follow each other before it.
    newlines: u32,
}

/// The tokens of two words that a page has run together, where a token is such ([`parted`]).
fn halves(token: &Token, text: &str, vocabulary: &Vocabulary) -> Option<[Token; 2]> {
    let [first, second] = parted(&text[token.start as usize..token.end as usize], vocabulary)?;
    let [(width, id), (width_behind, id_behind)] = [first, second].map(|(half, id)| (half.chars().count() as u16, id));
    let (middle, char_middle) = (token.start + first.0.len() as u32, token.char_start + u32::from(width));
    let flags = if token.upper() { CAPITALIZED | UPPER } else { 0 };
    Some([
        Token { end: middle, char_end: char_middle, id, width, ..*token },
        Token { start: middle, char_start: char_middle, id: id_behind, flags, width: width_behind, ..*token },
    ])
}

/// "Ướcthu", "thànhphố": two words that a page has run together, where both are known; no Vietnamese word has two groups of vowels.
fn parted<'t>(word: &'t str, vocabulary: &Vocabulary) -> Option<[(&'t str, u32); 2]> {
    const LONGEST: usize = 14;
    // A mark of its own belongs to the letter before it.
    let mark = |c: char| matches!(normalize::class(c), CharClass::Mark | CharClass::Ignorable);
    let letters = |word: &str| word.chars().filter(|&c| !mark(c)).count();
    if word.is_ascii() || letters(word) > LONGEST {
        return None;
    }
    // Where each group of vowels begins and ends.
    let mut groups = [(0, 0); 2];
    let (mut count, mut inside) = (0, false);
    for (at, letter) in word.char_indices() {
        let vowel = if mark(letter) { inside } else { is_vowel(letter) };
        if vowel && !inside {
            groups.get_mut(count)?.0 = at;
            count += 1;
        }
        if vowel {
            groups[count - 1].1 = at + letter.len_utf8();
        }
        inside = vowel;
    }
    let [first, second] = groups;
    (first.1..=second.0).filter(|&at| count == 2 && word.is_char_boundary(at)).find_map(|at| {
        let halves = [&word[..at], &word[at..]].map(|half| (half, vocabulary.id(&normalize::fold_word(half))));
        halves.iter().all(|(half, id)| *id != UNKNOWN && letters(half) > 1).then_some(halves)
    })
}

/// A vowel, whatever its marks.
fn is_vowel(letter: char) -> bool {
    let base = letter.nfd().next().unwrap_or(letter);
    matches!(base.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

/// The words met last, by their bytes: what a text says it says again, and a word whose bytes are
/// known need not be read letter by letter.
#[derive(Debug)]
struct SeenWords {
    /// Two for each value of the bytes' hash, side by side; the newest comes first.
    entries: Vec<[Seen; 2]>,
}

/// A token of a word that was met.
#[derive(Debug, Clone, Copy, Default)]
struct Seen {
    /// Its bytes, 0 after the last.
    key: u128,
    id: u32,
    width: u16,
    /// How many code points it has.
    chars: u8,
    case: u8,
}

impl Default for SeenWords {
    fn default() -> Self {
        Self { entries: vec![[Seen::default(); 2]; 1 << Self::BITS] }
    }
}

impl SeenWords {
    /// Over 4,000 words in 128 kB: most of what Vietnamese is written with, and within a core's cache.
    const BITS: u32 = 11;

    /// The letters that follow each other from a place on, as one number, and how many bytes they have:
    /// ASCII letters and whatever is beyond ASCII. `None` where there are none or more than 15 bytes of them, and
    /// at the text's end.
    #[inline(always)]
    fn written(text: &[u8], at: usize) -> Option<(u128, usize)> {
        const BITS: u32 = u64::BITS;
        let window = u128::from_le_bytes(*text.get(at..)?.first_chunk()?);
        let (low, high) = (window as u64, (window >> BITS) as u64);
        // Nearly every word ends within the first eight.
        let bits = match leading_letters(low) {
            BITS => BITS + leading_letters(high),
            bits => bits,
        };
        let key = match bits {
            0..BITS => u128::from(low & ((1 << bits) - 1)),
            _ => window & 1_u128.checked_shl(bits)?.wrapping_sub(1),
        };
        (bits != 0).then_some((key, bits as usize / 8))
    }

    fn place(key: u128) -> usize {
        let mixed = (key as u64 ^ ((key >> 64) as u64).rotate_left(29)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        (mixed >> (u64::BITS - Self::BITS)) as usize
    }

    #[inline(always)]
    fn get(&self, key: u128) -> Option<&Seen> {
        let entries = self.entries.get(Self::place(key))?;
        // Which of the two it is no processor foresees, so that there is no branch for it.
        let seen = &entries[usize::from(entries[0].key != key)];
        (seen.key == key).then_some(seen)
    }

    fn put(&mut self, seen: Seen) {
        if let Some(entries) = self.entries.get_mut(Self::place(seen.key)) {
            *entries = [seen, entries[0]];
        }
    }
}

/// How many of eight bytes, from the lowest on, are of letters, in bits.
#[inline(always)]
fn leading_letters(bytes: u64) -> u32 {
    const EACH: u64 = u64::MAX / 0xFF;
    const HIGH: u64 = EACH * 0x80;
    // In each byte the sums reach the high bit from 'a' on and beyond 'z'.
    let lower = (bytes | (EACH * 0x20)) & !HIGH;
    let letter = (lower + EACH * (0x80 - b'a' as u64)) & !(lower + EACH * (0x7F - b'z' as u64));
    (!(letter | bytes) & HIGH).trailing_zeros() & !7
}

/// Where a token ends, and the vocabulary's id of it.
struct Cut {
    end: u32,
    char_end: u32,
    id: u32,
    /// See [`Token::width`].
    width: u16,
}

impl Cut {
    /// The token that ends there.
    #[inline]
    fn token(&self, start: u32, char_start: u32, kind: TokenKind, flags: u8) -> Token {
        let Self { end, char_end, id, width } = *self;
        Token { start, end, char_start, char_end, id, kind, flags, width }
    }
}

/// A place in a text that is being cut into tokens.
struct Cursor<'t> {
    text: &'t str,
    glyphs: &'static Glyphs,
    byte: usize,
    /// How many bytes before this place do not begin a character: the rest is the number of
    /// characters, which so costs nothing to count in ASCII.
    continuations: usize,
    /// Holds one word that is folded as text.
    folded: &'t mut String,
}

/// A word as it is read.
struct Word {
    /// Its folded letters, see [`normalize::pack`].
    packed: u64,
    /// The traits of all its letters.
    traits: u8,
    last: Glyph,
    letters: u16,
    /// Every combining mark has become one with its letter.
    composed: bool,
}

impl Word {
    #[inline(always)]
    fn push(&mut self, letter: Glyph) {
        self.packed = self.packed << 8 | u64::from(letter.symbol);
        self.traits |= letter.traits();
        self.last = letter;
        self.letters = self.letters.saturating_add(1);
    }
}

impl Cursor<'_> {
    /// The character that stands here.
    #[inline(always)]
    fn peek(&self) -> Option<(Glyph, usize)> {
        self.glyphs.at(self.text, self.byte)
    }

    /// Goes past a character of so many bytes.
    #[inline(always)]
    fn skip(&mut self, width: usize) {
        self.byte += width;
        self.continuations += width - 1;
    }

    /// Goes past so many characters of so many bytes in all.
    #[inline(always)]
    fn pass(&mut self, bytes: usize, chars: u8) {
        self.byte += bytes;
        self.continuations += bytes - usize::from(chars);
    }

    /// The place in bytes and in characters.
    #[inline(always)]
    fn place(&self) -> (u32, u32) {
        (self.byte as u32, (self.byte - self.continuations) as u32)
    }

    /// Goes past ignorable characters; whether there are any.
    #[inline(always)]
    fn skip_ignorable(&mut self) -> bool {
        let from = self.byte;
        while let Some((_, width)) = self.peek().filter(|(glyph, _)| glyph.class == CharClass::Ignorable) {
            self.skip(width);
        }
        self.byte > from
    }

    /// Goes past the letters of a word that follow each other, and their marks.
    #[inline(always)]
    fn letters(&mut self, word: &mut Word) {
        while let Some((glyph, width)) = self.peek() {
            if glyph.is(Glyph::LETTER) {
                if glyph.is(Glyph::BEGINS) && word.last.is(Glyph::LOWER) {
                    return;
                }
                word.push(glyph);
            } else if glyph.class == CharClass::Mark {
                let composed = self.glyphs.composed(word.packed as u8, self.text, self.byte).filter(|_| word.last.own);
                word.composed &= composed.is_some();
                word.packed = word.packed & !0xFF | u64::from(composed.unwrap_or_default());
            } else {
                return;
            }
            self.skip(width);
        }
    }

    /// The rest of a word whose first letter is passed, and the traits that its letters have.
    #[inline(always)]
    fn word(&mut self, first: Glyph, start: u32, vocabulary: &Vocabulary) -> (Cut, u8) {
        let mut word = Word { packed: 0, traits: 0, last: first, letters: 0, composed: true };
        word.push(first);
        self.letters(&mut word);
        let (mut end, mut char_end) = self.place();
        while self.skip_ignorable() {
            let from = self.byte;
            self.letters(&mut word);
            if self.byte > from {
                (end, char_end) = self.place();
            }
        }
        // Letters that are too many have been pushed out of `packed`.
        let fits = usize::from(word.letters) <= normalize::PACKED_MAX;
        let id = if fits && word.composed && word.traits & Glyph::FOREIGN == 0 {
            if word.last.is(Glyph::SPELLINGS) {
                word.packed = normalize::pack_canonical(word.packed);
            }
            vocabulary.packed_id(word.packed)
        } else {
            normalize::fold_into(&self.text[start as usize..end as usize], self.folded);
            vocabulary.id(self.folded)
        };
        (Cut { end, char_end, id, width: word.letters }, word.traits)
    }

    /// The rest of a run of digits whose first is passed.
    #[inline(always)]
    fn digits(&mut self, start: usize, vocabulary: &Vocabulary) -> Cut {
        let (mut end, mut char_end) = self.place();
        let mut packed = u64::from(self.text.as_bytes()[start]);
        let mut count = 1_u16;
        while let Some((glyph, width)) = self.peek() {
            match glyph.class {
                CharClass::Digit => {
                    packed = packed << 8 | u64::from(glyph.symbol);
                    count = count.saturating_add(1);
                    self.skip(width);
                    (end, char_end) = self.place();
                }
                CharClass::Ignorable => self.skip(width),
                _ => break,
            }
        }
        // Patterns name years at the longest.
        let id = if count <= 4 { vocabulary.packed_id(packed) } else { UNKNOWN };
        Cut { end, char_end, id, width: count }
    }

    /// A punctuation character, which is passed.
    #[inline(always)]
    fn punct(&mut self, glyph: Glyph, start: usize, marks: &[u32; 128], vocabulary: &Vocabulary) -> Cut {
        let (end, char_end) = self.place();
        // All that fold to anything at all fold to ASCII.
        if let Some(&id) = marks.get(usize::from(glyph.symbol)).filter(|_| !glyph.is(Glyph::FOREIGN)) {
            return Cut { end, char_end, id, width: glyph.symbol.into() };
        }
        self.folded.clear();
        self.folded.extend(self.text[start..end as usize].chars().map(normalize::fold_punct));
        let id = vocabulary.id(self.folded);
        let folded = self.folded.chars().next().map_or(0, u32::from);
        let width = u16::try_from(folded).unwrap_or(char::REPLACEMENT_CHARACTER as u16);
        Cut { end, char_end, id, width }
    }
}

/// A text (`'t`) with its tokens, which a worker's buffer (`'b`) holds.
#[derive(Debug, Clone, Copy)]
pub struct Doc<'t, 'b> {
    /// The document text, as it came.
    pub raw: &'t str,
    /// Its tokens.
    pub tokens: &'b [Token],
    /// Its lines.
    pub lines: &'b [Line],
}

impl<'t, 'b> Doc<'t, 'b> {
    /// The words of a span as they stand in the text.
    #[must_use]
    pub fn slice(&self, span: Span) -> &'t str {
        if span.is_empty() {
            return "";
        }
        let first = &self.tokens[span.start as usize];
        let last = &self.tokens[span.end as usize - 1];
        &self.raw[first.start as usize..last.end as usize]
    }

    /// First and past-the-last code point of a span.
    #[must_use]
    pub fn chars(&self, span: Span) -> (usize, usize) {
        let first = &self.tokens[span.start as usize];
        let last = &self.tokens[span.end as usize - 1];
        (first.char_start as usize, last.char_end as usize)
    }

    /// The words of a span, composed (NFC) and with single spaces.
    #[must_use]
    pub fn clean(&self, span: Span) -> Cow<'t, str> {
        let text = self.slice(span);
        if normalize::is_clean(text) {
            return Cow::Borrowed(text);
        }
        let mut out = String::with_capacity(text.len());
        for (n, token) in self.tokens[span.range()].iter().enumerate() {
            if n > 0 && token.space_before() {
                out.push(' ');
            }
            let raw = &self.raw[token.start as usize..token.end as usize];
            // What has no width keeps no mark from its letter.
            out.extend(raw.chars().filter(|&c| normalize::class(c) != CharClass::Ignorable).nfc());
        }
        Cow::Owned(out)
    }

    /// A mention of the record: the words of a span with their offsets.
    #[must_use]
    pub fn mention(&self, span: Span) -> Mention<'t> {
        let (start, end) = self.chars(span);
        Mention { text: Cow::Borrowed(self.slice(span)), start, end }
    }

    /// The token at `index`, if there is one.
    #[must_use]
    pub fn get(&self, index: usize) -> Option<&'b Token> {
        self.tokens.get(index)
    }

    /// The folded character of a punctuation token; `None` for words, digits and past the end.
    #[must_use]
    #[inline]
    pub fn punct(&self, index: usize) -> Option<char> {
        self.tokens.get(index)?.punct()
    }

    /// The token's text, composed (NFC) and without characters that have no width.
    #[must_use]
    pub fn plain(&self, index: usize) -> Cow<'t, str> {
        let raw = self.word(index);
        let digits = self.tokens[index].kind == TokenKind::Digits;
        // All that has no width is beyond ASCII.
        if digits && raw.is_ascii() {
            return Cow::Borrowed(raw);
        }
        self.clean(Span::new(index, index + 1))
    }

    /// The token's text as it stands in the document.
    #[must_use]
    pub fn word(&self, index: usize) -> &'t str {
        let token = &self.tokens[index];
        &self.raw[token.start as usize..token.end as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_are_run_together_are_parted_where_both_are_known() {
        let mut vocabulary = Vocabulary::default();
        for word in ["thành", "phố", "ước", "thu", "đắk", "lắk", "người", "a", "ma", "khả"] {
            vocabulary.intern(&normalize::fold_word(word));
        }
        let mut buffer = TokenBuffer::new(&vocabulary);
        for (text, expected) in [
            ("thànhphố Ướcthu ĐắkLắk ƯỚCTHU", vec!["thành", "phố", "Ước", "thu", "Đắk", "Lắk", "ƯỚC", "THU"]),
            ("tha\u{300}nhpho\u{302}\u{301}", vec!["tha\u{300}nh", "pho\u{302}\u{301}"]),
            // One word, unknown halves, a letter that is none.
            ("kha\u{309}i", vec!["kha\u{309}i"]),
            ("nghiêng thànhquách Đàma phốa người", vec!["nghiêng", "thànhquách", "Đàma", "phốa", "người"]),
            ("Samsung Malaixia", vec!["Samsung", "Malaixia"]),
        ] {
            for _ in 0..2 {
                buffer.fill(text);
                let words: Vec<_> = buffer.tokens.iter().map(|t| &text[t.start as usize..t.end as usize]).collect();
                assert_eq!(words, expected);
            }
        }
        buffer.fill("1 Ướcthu");
        let [_, first, second] = buffer.tokens[..] else { panic!("three tokens") };
        assert_eq!((first.char_start, first.char_end, second.char_start, second.char_end), (2, 5, 5, 8));
        assert!(first.capitalized() && !second.capitalized() && first.space_before() && !second.space_before());
    }

    #[test]
    fn a_word_that_was_met_before_is_cut_as_when_it_was_new() {
        let mut vocabulary = Vocabulary::default();
        for word in ["trường", "nghiêng", "hoà", "đảng", "tỉnh", "2019", "-"] {
            vocabulary.intern(&normalize::fold_word(word));
            vocabulary.intern(word);
        }
        let mut warm = TokenBuffer::new(&vocabulary);
        for text in [
            "Trường nghiêng, hoà bình; hòa bình và HÒA BÌNH tỉnh tỉnh",
            // Decomposed, with look-alike letters, with characters without width.
            "Ti\u{309}nh Đa\u{309}ng ÐẢNG tỉ\u{200b}nh nghiê\u{ad}ng tỉnh\u{200b} trường",
            "TheoChủ tịchTỉnh triệuđồng Covid19 30a/2008 “trường” trường– x²",
            // Of fifteen bytes, of sixteen and of more; at the text's end.
            "abcdefghijklmno abcdefghijklmnop abcdefghijklmnopqrstuv tỉnh",
            "\u{301}tỉnh\u{a0}trường\u{3000}Тỉnh\ntỉnh",
            "tỉnh",
            "",
        ] {
            let mut cold = TokenBuffer::new(&vocabulary);
            cold.fill(text);
            warm.fill(text);
            assert_eq!(format!("{:?}", cold.tokens), format!("{:?}", warm.tokens), "{text}");
            warm.fill(text);
            assert_eq!(format!("{:?}", cold.tokens), format!("{:?}", warm.tokens), "{text}, a second time");
        }
    }
}
