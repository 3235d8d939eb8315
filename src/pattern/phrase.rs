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
//! A phrase is expanded to all plain sequences that it stands for, which share one prefix tree
//! ([`super::trie`]).

use super::vocabulary::Vocabulary;
use crate::text::{TokenBuffer, TokenKind};
use rustc_hash::FxHashMap;

/// How many sequences one phrase may stand for.
const MAX_SEQUENCES: usize = 20_000;

/// What a slot without alternatives accepts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
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

/// One step of a sequence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Element {
    /// The word of that id.
    Literal(u32),
    /// Whatever the class accepts.
    Class(Class),
}

/// Where a slot lies in a sequence: `from..to` are indices of elements.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SlotRange {
    /// The slot's name.
    pub name: u16,
    /// First element.
    pub from: u8,
    /// One past the last element.
    pub to: u8,
}

/// One plain sequence that a phrase stands for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sequence {
    /// The steps.
    pub elements: Vec<Element>,
    /// The slots.
    pub slots: Vec<SlotRange>,
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

/// Expands phrases to sequences.
#[derive(Debug)]
pub struct Expander<'a> {
    /// The words, to which a phrase adds its own.
    pub vocabulary: &'a mut Vocabulary,
    /// The slot names, to which a phrase adds its own.
    pub slots: &'a mut SlotNames,
    /// The tables that a phrase may name.
    pub tables: &'a Tables,
}

impl Expander<'_> {
    /// All sequences that a phrase stands for.
    ///
    /// # Errors
    /// What is wrong with the phrase, in words.
    pub fn expand(&mut self, phrase: &str) -> Result<Vec<Sequence>, String> {
        let sequences = self.alternatives(&mut Reader { rest: phrase, depth: 0 }, None)?;
        if sequences.iter().any(|s| s.elements.is_empty()) {
            return Err(format!("the phrase {phrase:?} matches nothing at all"));
        }
        if sequences.iter().any(|s| s.elements.len() > usize::from(u8::MAX)) {
            return Err(format!("the phrase {phrase:?} is longer than 255 tokens"));
        }
        Ok(sequences)
    }

    fn alternatives(&mut self, reader: &mut Reader<'_>, close: Option<char>) -> Result<Vec<Sequence>, String> {
        let mut all = Vec::new();
        let mut current = vec![Sequence::default()];
        loop {
            let literal = reader.literal();
            if !literal.trim().is_empty() {
                let ids = self.words(&literal);
                for sequence in &mut current {
                    sequence.elements.extend(&ids);
                }
            }
            let Some(mark) = reader.next() else {
                if let Some(close) = close {
                    return Err(format!("{close:?} is missing"));
                }
                all.append(&mut current);
                return Ok(all);
            };
            match mark {
                '|' => {
                    all.append(&mut current);
                    current = vec![Sequence::default()];
                }
                '(' | '[' => {
                    let mut inner = self.nested(reader, if mark == '(' { ')' } else { ']' })?;
                    if mark == '[' {
                        inner.push(Sequence::default());
                    }
                    current = product(&current, &inner)?;
                }
                '{' => current = product(&current, &self.slot(reader)?)?,
                '<' => {
                    let name = reader.until('>')?;
                    let forms = self.tables.get(name).ok_or_else(|| format!("there is no table {name:?}"))?.join("|");
                    if reader.depth > 8 {
                        return Err(format!("the table {name:?} names itself"));
                    }
                    let inner = self.alternatives(&mut Reader { rest: &forms, depth: reader.depth + 1 }, None)?;
                    current = product(&current, &inner)?;
                }
                _ if Some(mark) == close => {
                    all.append(&mut current);
                    return Ok(all);
                }
                _ => return Err(format!("{mark:?} without its opening mark")),
            }
        }
    }

    fn nested(&mut self, reader: &mut Reader<'_>, close: char) -> Result<Vec<Sequence>, String> {
        if reader.depth > 32 {
            return Err("brackets are nested more than 32 deep".to_owned());
        }
        reader.depth += 1;
        let inner = self.alternatives(reader, Some(close))?;
        reader.depth -= 1;
        Ok(inner)
    }

    fn slot(&mut self, reader: &mut Reader<'_>) -> Result<Vec<Sequence>, String> {
        let head = reader.slot_head();
        let (name, sequences) = if reader.rest.starts_with('=') {
            reader.rest = &reader.rest[1..];
            (head, self.nested(reader, '}')?)
        } else {
            let class = if reader.rest.starts_with(':') {
                reader.rest = &reader.rest[1..];
                reader.slot_head()
            } else {
                head
            };
            reader.until('}')?;
            let class = Class::parse(class).ok_or_else(|| format!("there is no slot class {class:?}"))?;
            (head, vec![Sequence { elements: vec![Element::Class(class)], slots: Vec::new() }])
        };
        if name.is_empty() {
            return Err("a slot without a name".to_owned());
        }
        let name = self.slots.intern(name);
        let mark = |mut s: Sequence| {
            let to = u8::try_from(s.elements.len()).unwrap_or(u8::MAX);
            s.slots.push(SlotRange { name, from: 0, to });
            s
        };
        Ok(sequences.into_iter().map(mark).collect())
    }

    fn words(&mut self, literal: &str) -> Vec<Element> {
        let mut elements = Vec::new();
        let mut buffer = TokenBuffer::default();
        // The document's own tokenizer, so that a phrase can never be cut differently.
        buffer.fill(literal, &Vocabulary::default());
        for token in &buffer.tokens {
            let raw = &literal[token.start as usize..token.end as usize];
            let folded = match token.kind {
                TokenKind::Word => crate::normalize::fold_word(raw),
                TokenKind::Digits => raw.to_owned(),
                TokenKind::Punct => raw.chars().map(crate::normalize::fold_punct).collect(),
            };
            elements.push(Element::Literal(self.vocabulary.intern(&folded)));
        }
        elements
    }
}

fn product(left: &[Sequence], right: &[Sequence]) -> Result<Vec<Sequence>, String> {
    if left.len() * right.len() > MAX_SEQUENCES {
        return Err(format!("a phrase that stands for more than {MAX_SEQUENCES} sequences: split it"));
    }
    let mut all = Vec::with_capacity(left.len() * right.len());
    for l in left {
        for r in right {
            let mut sequence = l.clone();
            let shift = u8::try_from(l.elements.len()).map_err(|e| e.to_string())?;
            sequence.elements.extend(&r.elements);
            sequence.slots.extend(r.slots.iter().map(|s| SlotRange {
                name: s.name,
                from: s.from.saturating_add(shift),
                to: s.to.saturating_add(shift),
            }));
            all.push(sequence);
        }
    }
    Ok(all)
}

struct Reader<'a> {
    rest: &'a str,
    depth: usize,
}

impl<'a> Reader<'a> {
    /// Literal text up to the next mark, with escapes resolved.
    fn literal(&mut self) -> String {
        let mut out = String::new();
        while let Some(c) = self.rest.chars().next() {
            match c {
                '(' | ')' | '[' | ']' | '{' | '}' | '<' | '>' | '|' => break,
                '\\' => {
                    self.rest = &self.rest[1..];
                    if let Some(escaped) = self.next() {
                        out.push(escaped);
                    }
                }
                _ => {
                    out.push(c);
                    self.rest = &self.rest[c.len_utf8()..];
                }
            }
        }
        out
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
        let (mut vocabulary, mut slots) = (Vocabulary::default(), SlotNames::default());
        Expander { vocabulary: &mut vocabulary, slots: &mut slots, tables: &tables }.expand(phrase).map(|s| s.len())
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
