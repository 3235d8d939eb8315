//! The phrase language of pattern files.
//!
//! A phrase is a sequence of words, matched token by token without regard to case, spacing, tone
//! placement and i/y spelling:
//!
//! | written | matches |
//! |---|---|
//! | `giải quyết việc làm` | these words |
//! | `(giải quyết\|tạo) việc làm` | one of the alternatives |
//! | `tạo việc làm [mới\|thêm]` | with or without |
//! | `<plan>` | one of the forms of that table of `tables.toml` |
//! | `{n}` | a number, kept in the slot `n` |
//! | `{total:n}` | the same, kept in the slot `total` |
//! | `{component=bắt buộc\|tự nguyện}` | one of the alternatives, kept in the slot `component` |
//! | `\(` | the character itself |
//!
//! So a phrase stands for plain sequences of words and classes; those of all phrases share one prefix
//! tree ([`super::trie`]).

use super::vocabulary::Vocabulary;
use crate::text::{TokenBuffer, TokenKind};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::rc::Rc;

/// How many sequences one phrase may stand for.
const MAX_SEQUENCES: usize = 20_000;

/// What a slot without alternatives accepts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Class {
    /// `n`: a quantity with its bound, range and scale words (7.245; gần 1,6 triệu; 2-3).
    Number,
    /// `words`: a whole number in words (hai, mười lăm) or in digits.
    Words,
    /// `int`: one run of digits.
    Int,
    /// `day`: 1 to 31, in one or two digits.
    Day,
    /// `month`: 1 to 12, in one or two digits.
    Month,
    /// `year`: 1900 to 2100.
    Year,
    /// `roman`: a Roman numeral in capitals.
    Roman,
    /// `cap`: a capitalized word.
    Cap,
    /// `word`: any word.
    Word,
    /// `any`: any token.
    Any,
}

impl Class {
    /// All, in the order of their numbers.
    pub const ALL: [Self; 10] = [
        Self::Number,
        Self::Words,
        Self::Int,
        Self::Day,
        Self::Month,
        Self::Year,
        Self::Roman,
        Self::Cap,
        Self::Word,
        Self::Any,
    ];

    /// The class of that name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "n" => Self::Number,
            "words" => Self::Words,
            "int" => Self::Int,
            "day" => Self::Day,
            "month" => Self::Month,
            "year" => Self::Year,
            "roman" => Self::Roman,
            "cap" => Self::Cap,
            "word" => Self::Word,
            "any" => Self::Any,
            _ => return None,
        })
    }
}

impl Class {
    /// It accepts nothing but numbers in digits and number words.
    #[must_use]
    pub fn numeric(self) -> bool {
        !matches!(self, Self::Roman | Self::Cap | Self::Word | Self::Any)
    }
}

/// One step of a sequence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Element {
    /// The word of that id.
    Literal(u32),
    /// Whatever the class accepts.
    Class(Class),
}

/// A part of a phrase.
#[derive(Debug)]
pub enum Part {
    /// These elements.
    Plain(Vec<Element>),
    /// One of the alternatives, kept in the slot if there is one.
    Choice(Option<u16>, Alternatives),
}

/// What alternatives are made of; those of a table are shared by the phrases that name it.
pub type Alternatives = Rc<[Vec<Part>]>;

/// A phrase that was read.
#[derive(Debug)]
pub struct Phrase {
    /// What it is one of.
    pub alternatives: Alternatives,
    size: Size,
}

/// How much a phrase, or a part of it, stands for.
#[derive(Debug, Clone, Copy)]
struct Size {
    /// How many sequences, alike ones counted each.
    sequences: usize,
    /// The fewest elements of one.
    shortest: usize,
    /// The most.
    longest: usize,
    /// Whether it has slots.
    slots: bool,
}

impl Size {
    fn of(alternatives: &[Vec<Part>]) -> Self {
        let nothing = Self { sequences: 0, shortest: usize::MAX, longest: 0, slots: false };
        alternatives.iter().map(|parts| Self::of_parts(parts)).fold(nothing, |all, one| Self {
            sequences: all.sequences.saturating_add(one.sequences),
            shortest: all.shortest.min(one.shortest),
            longest: all.longest.max(one.longest),
            slots: all.slots || one.slots,
        })
    }

    fn of_parts(parts: &[Part]) -> Self {
        let empty = Self { sequences: 1, shortest: 0, longest: 0, slots: false };
        let sizes = parts.iter().map(|part| match part {
            Part::Plain(elements) => Self { shortest: elements.len(), longest: elements.len(), ..empty },
            Part::Choice(slot, alternatives) => {
                let size = Self::of(alternatives);
                Self { slots: size.slots || slot.is_some(), ..size }
            }
        });
        sizes.fold(empty, |all, one| Self {
            sequences: all.sequences.saturating_mul(one.sequences),
            shortest: all.shortest + one.shortest,
            longest: all.longest + one.longest,
            slots: all.slots || one.slots,
        })
    }
}

impl Phrase {
    fn new(alternatives: Vec<Vec<Part>>) -> Result<Self, String> {
        let size = Size::of(&alternatives);
        if size.shortest == 0 {
            return Err("it matches nothing at all".to_owned());
        }
        if size.longest > usize::from(u8::MAX) {
            return Err(format!("it is longer than {} tokens", u8::MAX));
        }
        if size.sequences > MAX_SEQUENCES {
            return Err(format!("it stands for more than {MAX_SEQUENCES} sequences: split it"));
        }
        Ok(Self { alternatives: alternatives.into(), size })
    }

    /// How many sequences it stands for; alike ones count each.
    #[must_use]
    pub fn sequences(&self) -> usize {
        self.size.sequences
    }

    /// Whether it is one element, in all its sequences.
    #[must_use]
    pub fn is_single(&self) -> bool {
        self.size.longest == 1
    }

    /// Whether it keeps anything in slots.
    #[must_use]
    pub fn has_slots(&self) -> bool {
        self.size.slots
    }

    /// All sequences that it stands for, in order.
    #[must_use]
    pub fn list(&self) -> Vec<Vec<Element>> {
        let mut all = Vec::new();
        for parts in &*self.alternatives {
            list(parts, vec![Vec::new()], &mut all);
        }
        all
    }
}

/// Goes on with each sequence that was begun, in each way that the parts allow.
fn list(parts: &[Part], mut begun: Vec<Vec<Element>>, all: &mut Vec<Vec<Element>>) {
    for part in parts {
        match part {
            Part::Plain(elements) => begun.iter_mut().for_each(|sequence| sequence.extend(elements)),
            Part::Choice(_, alternatives) => {
                let mut longer = Vec::new();
                for sequence in begun {
                    alternatives.iter().for_each(|parts| list(parts, vec![sequence.clone()], &mut longer));
                }
                begun = longer;
            }
        }
    }
    all.extend(begun);
}

/// The names of slots, each with a number.
#[derive(Debug, Default)]
pub struct SlotNames {
    names: Vec<String>,
}

impl SlotNames {
    /// The number of a slot name, which is added if it is new.
    pub fn intern(&mut self, name: &str) -> u16 {
        let at = self.names.iter().position(|n| n == name).unwrap_or_else(|| {
            self.names.push(name.to_owned());
            self.names.len() - 1
        });
        u16::try_from(at).unwrap_or(u16::MAX)
    }

    /// The number of a slot name, if a pattern uses it.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<u16> {
        self.names.iter().position(|n| n == name).and_then(|n| u16::try_from(n).ok())
    }
}

/// Named lists of alternatives, to be put into phrases as `<name>`.
pub type Tables = FxHashMap<String, Vec<String>>;

/// Reads phrases.
#[derive(Debug, Default)]
pub struct PhraseReader {
    /// The words, to which a phrase adds its own.
    pub vocabulary: Vocabulary,
    /// The slot names, to which a phrase adds its own.
    pub slots: SlotNames,
    /// The tables that a phrase may name.
    pub tables: Tables,
    /// Tables that were named.
    named: FxHashMap<String, Alternatives>,
    /// The tokens of stretches without white space that were cut already: most words stand in many phrases.
    known: FxHashMap<Box<str>, Vec<Element>>,
    buffer: TokenBuffer<'static>,
}

impl PhraseReader {
    /// A reader of phrases that may name these tables.
    #[must_use]
    pub fn new(tables: Tables) -> Self {
        Self { tables, ..Self::default() }
    }

    /// Reads a phrase.
    ///
    /// # Errors
    /// What is wrong with the phrase, in words.
    pub fn read(&mut self, phrase: &str) -> Result<Phrase, String> {
        let alternatives = self.alternatives(&mut Cursor { rest: phrase, depth: 0 }, None)?;
        Phrase::new(alternatives).map_err(|what| format!("the phrase {phrase:?}: {what}"))
    }

    fn alternatives(&mut self, cursor: &mut Cursor<'_>, close: Option<char>) -> Result<Vec<Vec<Part>>, String> {
        let mut all = Vec::new();
        let mut current = Vec::new();
        loop {
            let mut words = Vec::new();
            self.words(&cursor.literal(), &mut words);
            if !words.is_empty() {
                current.push(Part::Plain(words));
            }
            let Some(mark) = cursor.next() else {
                if let Some(close) = close {
                    return Err(format!("{close:?} is missing"));
                }
                all.push(current);
                return Ok(all);
            };
            match mark {
                '|' => all.push(std::mem::take(&mut current)),
                '(' => current.push(Part::Choice(None, self.nested(cursor, ')')?.into())),
                '[' => {
                    let mut inner = self.nested(cursor, ']')?;
                    inner.push(Vec::new());
                    current.push(Part::Choice(None, inner.into()));
                }
                '{' => current.push(self.slot(cursor)?),
                '<' => current.push(Part::Choice(None, self.table(cursor)?)),
                _ if Some(mark) == close => {
                    all.push(current);
                    return Ok(all);
                }
                _ => return Err(format!("{mark:?} without its opening mark")),
            }
        }
    }

    fn table(&mut self, cursor: &mut Cursor<'_>) -> Result<Alternatives, String> {
        let name = cursor.until('>')?;
        if let Some(known) = self.named.get(name) {
            return Ok(Rc::clone(known));
        }
        let forms = self.tables.get(name).ok_or_else(|| format!("there is no table {name:?}"))?.join("|");
        if cursor.depth > 8 {
            return Err(format!("the table {name:?} names itself"));
        }
        let read: Alternatives = self.alternatives(&mut Cursor { rest: &forms, depth: cursor.depth + 1 }, None)?.into();
        self.named.insert(name.to_owned(), Rc::clone(&read));
        Ok(read)
    }

    fn nested(&mut self, cursor: &mut Cursor<'_>, close: char) -> Result<Vec<Vec<Part>>, String> {
        if cursor.depth > 32 {
            return Err("brackets are nested more than 32 deep".to_owned());
        }
        cursor.depth += 1;
        let inner = self.alternatives(cursor, Some(close))?;
        cursor.depth -= 1;
        Ok(inner)
    }

    fn slot(&mut self, cursor: &mut Cursor<'_>) -> Result<Part, String> {
        let head = cursor.slot_head();
        let (name, alternatives) = if cursor.rest.starts_with('=') {
            cursor.rest = &cursor.rest[1..];
            (head, self.nested(cursor, '}')?)
        } else {
            let class = if cursor.rest.starts_with(':') {
                cursor.rest = &cursor.rest[1..];
                cursor.slot_head()
            } else {
                head
            };
            cursor.until('}')?;
            let class = Class::parse(class).ok_or_else(|| format!("there is no slot class {class:?}"))?;
            (head, vec![vec![Part::Plain(vec![Element::Class(class)])]])
        };
        if name.is_empty() {
            return Err("a slot without a name".to_owned());
        }
        Ok(Part::Choice(Some(self.slots.intern(name)), alternatives.into()))
    }

    /// The tokens of literal text.
    fn words(&mut self, literal: &str, elements: &mut Vec<Element>) {
        // No token reaches over white space.
        for stretch in literal.split_whitespace() {
            match self.known.get(stretch) {
                Some(known) => elements.extend_from_slice(known),
                None => {
                    let from = elements.len();
                    self.cut(stretch, elements);
                    self.known.insert(stretch.into(), elements[from..].to_vec());
                }
            }
        }
    }

    fn cut(&mut self, literal: &str, elements: &mut Vec<Element>) {
        // The document's own tokenizer, so that a phrase can never be cut differently.
        self.buffer.fill(literal);
        for token in &self.buffer.tokens {
            let raw = &literal[token.start as usize..token.end as usize];
            let folded = match token.kind {
                TokenKind::Word => crate::normalize::fold_word(raw),
                TokenKind::Digits => raw.to_owned(),
                TokenKind::Punct => raw.chars().map(crate::normalize::fold_punct).collect(),
            };
            elements.push(Element::Literal(self.vocabulary.intern(&folded)));
        }
    }
}

struct Cursor<'a> {
    rest: &'a str,
    depth: usize,
}

impl<'a> Cursor<'a> {
    /// Literal text up to the next mark, with escapes resolved.
    fn literal(&mut self) -> Cow<'a, str> {
        let mark = |b: u8| matches!(b, b'(' | b')' | b'[' | b']' | b'{' | b'}' | b'<' | b'>' | b'|' | b'\\');
        let mut out = Cow::Borrowed("");
        loop {
            let end = self.rest.bytes().position(mark).unwrap_or(self.rest.len());
            let (plain, rest) = self.rest.split_at(end);
            self.rest = rest;
            // Keeps the borrowed text where it is all there is.
            out += plain;
            if !rest.starts_with('\\') {
                return out;
            }
            self.rest = &rest[1..];
            out.to_mut().extend(self.next());
        }
    }

    fn next(&mut self) -> Option<char> {
        let c = self.rest.chars().next()?;
        self.rest = &self.rest[c.len_utf8()..];
        Some(c)
    }

    fn until(&mut self, close: char) -> Result<&'a str, String> {
        let (inner, rest) = self.rest.split_once(close).ok_or_else(|| format!("{close:?} is missing"))?;
        self.rest = rest;
        Ok(inner)
    }

    fn slot_head(&mut self) -> &'a str {
        let end = self.rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(self.rest.len());
        let (head, rest) = self.rest.split_at(end);
        self.rest = rest;
        head
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(phrase: &str) -> Result<usize, String> {
        let tables = Tables::from_iter([("plan".to_owned(), vec!["kế hoạch".to_owned(), "KH".to_owned()])]);
        let phrase = PhraseReader::new(tables).read(phrase)?;
        assert_eq!(phrase.list().len(), phrase.sequences());
        Ok(phrase.sequences())
    }

    #[test]
    fn a_phrase_stands_for_all_its_sequences() {
        assert_eq!(count("giải quyết việc làm"), Ok(1));
        assert_eq!(count("(giải quyết|tạo) việc làm [mới|thêm]"), Ok(6));
        assert_eq!(count("{n} % <plan> [năm]"), Ok(4));
        assert_eq!(count("tham gia {component=bắt buộc|tự nguyện}"), Ok(2));
    }

    #[test]
    fn a_bad_phrase_is_refused_with_its_reason() {
        for (phrase, reason) in [
            ("(a|b", "is missing"),
            ("a)", "without its opening mark"),
            ("{x:nothing}", "no slot class"),
            ("<nothing>", "no table"),
            ("[a]", "matches nothing"),
            ("{}", "no slot class"),
        ] {
            let error = count(phrase).expect_err(phrase);
            assert!(error.contains(reason), "{phrase}: {error}");
        }
    }
}
