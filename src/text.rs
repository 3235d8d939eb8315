//! Document text, tokens and spans: the only place that knows offsets.
//!
//! The text is kept as it came. What is normalized is the *token*: each one carries the id of its
//! folded form (see [`crate::normalize`]) for matching, and its place in the text both in bytes
//! and in Unicode code points for reporting. A span is a range of tokens, so a fact's offsets are
//! exact by construction, on composed and decomposed text alike.

use crate::normalize::{self, CharClass, Folder};
use crate::record::Mention;
use std::borrow::Cow;
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
    width: u16,
}

const SPACE_BEFORE: u8 = 1;
const LINE_START: u8 = 2;
const CAPITALIZED: u8 = 4;
const UPPER: u8 = 8;

impl Token {
    /// White space or the text's start stands before it.
    #[must_use]
    pub fn space_before(&self) -> bool {
        self.flags & (SPACE_BEFORE | LINE_START) != 0
    }
    /// It is the first on its line.
    #[must_use]
    pub fn line_start(&self) -> bool {
        self.flags & LINE_START != 0
    }
    /// A word whose first letter is upper case.
    #[must_use]
    pub fn capitalized(&self) -> bool {
        self.flags & CAPITALIZED != 0
    }
    /// A word without a lower-case letter.
    #[must_use]
    pub fn upper(&self) -> bool {
        self.flags & UPPER != 0
    }
    /// How many letters or digits it has: combining marks and characters without width aside.
    #[must_use]
    pub fn len_chars(&self) -> u32 {
        u32::from(self.width)
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
    pub fn new(start: usize, end: usize) -> Self {
        Self { start: start as u32, end: end as u32 }
    }
    /// The range as indices.
    #[must_use]
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
    /// Whether it holds no token.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start >= self.end
    }
    /// How many tokens it holds.
    #[must_use]
    pub fn len(self) -> usize {
        self.range().len()
    }
    /// Whether `other` lies wholly within it.
    #[must_use]
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }
    /// Whether the two share a token.
    #[must_use]
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }
    /// The smallest range that holds both.
    #[must_use]
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
#[derive(Debug, Default)]
pub struct TokenBuffer {
    /// The tokens in order.
    pub tokens: Vec<Token>,
    /// The lines that hold a token, in order.
    pub lines: Vec<Line>,
    folder: Folder,
}

impl TokenBuffer {
    /// Splits `text` into tokens and lines. `id_of` gives the vocabulary's id of a folded form.
    pub fn fill(&mut self, text: &str, id_of: impl Fn(&str) -> u32) {
        self.tokens.clear();
        self.lines.clear();
        let mut flags = LINE_START;
        let mut blank_before = true;
        let mut newlines = 0_u32;
        let mut line_first = 0;
        let mut chars = text.char_indices().zip(0_u32..).map(|((b, c), n)| (b as u32, n, c)).peekable();
        while let Some((byte, number, c)) = chars.next() {
            let class = normalize::class(c);
            let (end, char_end, id, kind, case, width) = match class {
                CharClass::Newline => {
                    if flags & LINE_START == 0 {
                        self.push_line(line_first, blank_before);
                        line_first = self.tokens.len();
                        newlines = 1;
                    } else {
                        newlines += 1;
                    }
                    blank_before = newlines > 1 || self.tokens.is_empty();
                    flags = LINE_START;
                    continue;
                }
                CharClass::Space => {
                    flags |= SPACE_BEFORE;
                    continue;
                }
                CharClass::Ignorable | CharClass::Mark => continue,
                CharClass::Letter => {
                    self.folder.start();
                    self.folder.push(c);
                    let mut last = c;
                    let (mut end, mut char_end) = (byte + c.len_utf8() as u32, number + 1);
                    let mut composed = true;
                    let mut width = 1_u16;
                    while let Some(&(b, n, next)) = chars.peek() {
                        match normalize::class(next) {
                            CharClass::Letter => {
                                // "TheoChủ tịch": a lost space shows as a capital after a small letter.
                                // So does a đ inside a word (triệuđồng): it begins every syllable that has one.
                                if (next.is_uppercase() || next == 'đ') && last.is_lowercase() {
                                    break;
                                }
                                self.folder.push(next);
                                last = next;
                                width = width.saturating_add(1);
                            }
                            CharClass::Mark => composed = false,
                            CharClass::Ignorable => {
                                chars.next();
                                continue;
                            }
                            _ => break,
                        }
                        end = b + next.len_utf8() as u32;
                        char_end = n + 1;
                        chars.next();
                    }
                    let raw = &text[byte as usize..end as usize];
                    let (folded, upper) = self.folder.finish(raw, composed);
                    let mut case = if c.is_uppercase() { CAPITALIZED } else { 0 };
                    if upper {
                        case |= UPPER;
                    }
                    (end, char_end, id_of(folded), TokenKind::Word, case, width)
                }
                CharClass::Digit => {
                    let (mut end, mut char_end) = (byte + 1, number + 1);
                    let mut width = 1_u16;
                    // The first four digits: longer numbers are no words of patterns.
                    let mut digits = [c as u8, 0, 0, 0];
                    while let Some(&(b, n, next)) = chars.peek() {
                        match normalize::class(next) {
                            CharClass::Digit => {
                                if let Some(digit) = digits.get_mut(usize::from(width)) {
                                    *digit = next as u8;
                                }
                                width = width.saturating_add(1);
                                end = b + 1;
                                char_end = n + 1;
                                chars.next();
                            }
                            CharClass::Ignorable => {
                                chars.next();
                            }
                            _ => break,
                        }
                    }
                    let short = digits.get(..usize::from(width)).and_then(|digits| std::str::from_utf8(digits).ok());
                    (end, char_end, short.map_or(crate::pattern::UNKNOWN, &id_of), TokenKind::Digits, 0, width)
                }
                CharClass::Punct => {
                    let mut buffer = [0; 4];
                    let folded = normalize::fold_punct(c).encode_utf8(&mut buffer);
                    (byte + c.len_utf8() as u32, number + 1, id_of(folded), TokenKind::Punct, 0, 1)
                }
            };
            self.tokens.push(Token {
                start: byte,
                end,
                char_start: number,
                char_end,
                id,
                kind,
                flags: flags | case,
                width,
            });
            flags = 0;
        }
        if line_first < self.tokens.len() {
            self.push_line(line_first, blank_before);
        }
    }

    fn push_line(&mut self, first: usize, blank_before: bool) {
        self.lines.push(Line { span: Span::new(first, self.tokens.len()), blank_before });
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
            out.extend(raw.nfc().filter(|&c| normalize::class(c) != CharClass::Ignorable));
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
    pub fn punct(&self, index: usize) -> Option<char> {
        let token = self.tokens.get(index).filter(|t| t.kind == TokenKind::Punct)?;
        self.raw[token.start as usize..].chars().next().map(normalize::fold_punct)
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
