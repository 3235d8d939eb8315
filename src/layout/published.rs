//! The publication line in its many shapes.

use super::page::{Page, Row};
use crate::calendar::{self, Date};
use crate::pattern::layout::{Kind, Kinds};
use crate::text::{Span, Token, TokenKind};

/// A line that may say when the page was posted.
#[derive(Debug, Clone, Copy)]
pub(super) struct Publication {
    /// The date's own tokens.
    pub(super) span: Span,
    /// The day.
    pub(super) date: Date,
    /// Words say that it is the date of posting.
    pub(super) labelled: bool,
    /// A weekday or a time of day stands with it.
    pub(super) timed: bool,
    /// Weekday and seconds stand with it, as in the clock of a page's head.
    pub(super) ticks: bool,
    /// A name that stands with it.
    pub(super) name: Option<Span>,
}

/// The longest publication line, in tokens: labels, weekday, date, time, name and counters.
const LONGEST: usize = 45;

/// The name of a section has no more words.
const SECTION: usize = 6;

const SKIPS: Kinds = Kinds::of(&[Kind::Filler, Kind::Counter, Kind::Label, Kind::Tool, Kind::Author]);

impl Page<'_, '_, '_> {
    /// Reads a row as a publication line.
    pub(super) fn publication(&self, row: &Row) -> Option<Publication> {
        if row.span.len() > LONGEST || row.span.len() < 3 {
            return None;
        }
        self.publication_in(row.span)
    }

    /// Reads a span as a publication line.
    pub(super) fn publication_in(&self, span: Span) -> Option<Publication> {
        // Day and year are written in digits at least.
        let mut digits = self.doc.tokens[span.range()].iter().filter(|t| t.kind == TokenKind::Digits);
        digits.nth(1)?;
        let end = span.end as usize;
        let mut found: Option<(Span, Date)> = None;
        let (mut labelled, mut timed, mut poster) = (false, false, false);
        let (mut on_weekday, mut seconds) = (false, false);
        let (mut words, mut small) = (0, 0);
        let mut name: Option<Span> = None;
        let mut i = span.start as usize;
        while i < end {
            let phrase = self.phrase(i);
            if phrase.is_some_and(|(k, _)| k.has(Kind::Clock)) {
                return None;
            }
            if let Some((date_span, date)) = self.date_at(i, end, labelled || timed) {
                found = found.or(Some((date_span, date)));
                i = date_span.end as usize;
                continue;
            }
            if let Some((kinds, next)) = phrase {
                let label = kinds.has(Kind::Published);
                // "Thu Hà" is a name.
                let named = next == i + 1 && self.doc.get(next).is_some_and(Token::capitalized);
                let weekday = kinds.has(Kind::Weekday) && !named;
                labelled |= label && (next - i > 1 || self.doc.punct(next) == Some(':'));
                timed |= weekday;
                on_weekday |= weekday;
                poster |= kinds.has(Kind::Poster);
                // "PV - 08:42, 06/08/2024"
                if kinds.has(Kind::Author) && next == i + 1 && self.doc.tokens[i].upper() && words == 0 {
                    name = Some(Span::new(i, next));
                }
                let section = kinds.has(Kind::Section) && self.is_item(Span::new(i, next), span);
                let source = kinds.has(Kind::Source) && self.doc.punct(next) == Some(':');
                poster |= source;
                if label || weekday || section || source || kinds.has(Kind::Poster) || kinds.any(SKIPS) {
                    i = next;
                    continue;
                }
            }
            // "03/06/2022 10:30 toquoc.vn", "(Baohagiang.vn) - 10/08/2020 07:12"
            if found.is_some() && self.is_domain(i, end) || self.bracketed_domain(i, end) {
                i += 1;
                while i < end && !self.doc.tokens[i].space_before() {
                    i += 1;
                }
                continue;
            }
            // "Thứ năm, 12/07/2018 08:06:05 | Tiếng nói": the section stands behind a bar.
            let rest = Span { start: i as u32 + 1, ..span };
            if found.is_some() && timed && self.doc.punct(i) == Some('|') && self.names_section(rest) {
                seconds = false;
                break;
            }
            let token = &self.doc.tokens[i];
            match token.kind {
                TokenKind::Word => {
                    words += 1;
                    small += usize::from(!token.capitalized());
                    let here = Span::new(i, i + 1);
                    name = Some(name.filter(|n| self.goes_on(*n, i)).map_or(here, |n| n.join(here)));
                }
                TokenKind::Digits => {
                    let colon = |at: usize| self.doc.punct(at) == Some(':');
                    timed |= colon(i + 1);
                    seconds |= colon(i + 1) && colon(i + 3);
                }
                TokenKind::Punct => {}
            }
            i += 1;
        }
        let (span, date) = found?;
        let first = span.start as usize;
        let set_off =
            matches!(first.checked_sub(1).and_then(|p| self.doc.punct(p)), Some('-' | '|' | '•' | '/' | '(' | '['))
                || matches!(self.doc.punct(span.end as usize), Some('-' | '|' | '•'));
        let fine = match words {
            0 => true,
            1..=8 if labelled || poster => small <= 2,
            1..=8 => small == 0 && (set_off || timed),
            _ => false,
        };
        let ticks = on_weekday && seconds && !labelled;
        fine.then_some(Publication { span, date, labelled, timed, ticks, name: name.filter(|_| !poster) })
    }

    /// "(Baohagiang.vn)": the site's name, which may be a headline's first word too.
    fn bracketed_domain(&self, at: usize, end: usize) -> bool {
        let opens = at.checked_sub(1).is_some_and(|open| self.doc.punct(open) == Some('('));
        let dot = self.doc.punct(at + 1) == Some('.') && at + 2 < end;
        let glued = |i: usize| !self.doc.tokens[i].space_before();
        opens && dot && glued(at + 1) && glued(at + 2) && self.doc.tokens[at + 2].kind == TokenKind::Word
    }

    /// A few words alone, the first with a capital.
    fn names_section(&self, rest: Span) -> bool {
        let mut tokens = self.doc.tokens[rest.range()].iter();
        let words = tokens.clone().filter(|t| t.kind == TokenKind::Word).count();
        tokens.all(|t| t.kind != TokenKind::Digits)
            && (1..=SECTION).contains(&words)
            && self.doc.tokens[rest.start as usize].capitalized()
    }

    /// Whether words in a row stand by themselves: between marks, digits and its ends.
    fn is_item(&self, words: Span, row: Span) -> bool {
        let apart = |at: Option<u32>| {
            at.filter(|&at| row.start <= at && at < row.end)
                .is_none_or(|at| self.doc.tokens[at as usize].kind != TokenKind::Word)
        };
        self.doc.tokens[words.start as usize].capitalized()
            && apart(words.start.checked_sub(1))
            && apart(Some(words.end))
    }

    /// Whether the word at `at` belongs to a name, or to the next of two who wrote together: Minh Anh - Quốc Bảo.
    fn goes_on(&self, name: Span, at: usize) -> bool {
        let next = name.end as usize;
        let second = next + 1 == at
            && name.len() > 1
            && matches!(self.doc.punct(next), Some('-' | ',' | '&'))
            && self.doc.tokens[at].capitalized()
            && name.range().all(|i| self.doc.tokens[i].capitalized() || self.doc.punct(i).is_some())
            && self.doc.get(at + 1).is_some_and(|t| t.kind == TokenKind::Word && t.capitalized());
        next == at || second
    }

    fn number(&self, at: usize, end: usize, widths: std::ops::RangeInclusive<usize>) -> Option<i16> {
        self.doc.tokens.get(at).filter(|t| at < end && t.kind == TokenKind::Digits)?;
        let digits = self.doc.plain(at);
        widths.contains(&digits.len()).then(|| digits.parse().ok()).flatten()
    }

    fn is_word(&self, at: usize, end: usize, id: u32) -> bool {
        at < end && self.doc.tokens[at].id == id
    }

    /// A full date that starts at a token. A year of two digits needs other signs that it is one.
    fn date_at(&self, at: usize, end: usize, short_year: bool) -> Option<(Span, Date)> {
        let words = self.patterns;
        if self.is_word(at, end, words.day) && self.phrase(at).is_none_or(|(_, e)| e <= at + 1) {
            let colon = self.doc.punct(at + 1) == Some(':');
            return self
                .digits_at(at + 1, end, short_year)
                .filter(|_| !colon)
                .map(|(s, d)| (Span::new(at, s.end as usize), d));
        }
        self.digits_at(at, end, short_year)
    }

    fn digits_at(&self, at: usize, end: usize, short_year: bool) -> Option<(Span, Date)> {
        let words = self.patterns;
        // May 12, 2021; Tháng Năm 12, 2021
        if let Some((month, next)) = self.month_name(at) {
            let day = self.number(next, end, 1..=2)?;
            let comma = usize::from(self.doc.punct(next + 1) == Some(','));
            let year = self.number(next + 1 + comma, end, 4..=4)?;
            return dated(at, next + 2 + comma, day, i16::from(month), year);
        }
        if let Some(year) = self.number(at, end, 4..=4) {
            let mark = self.doc.punct(at + 1).filter(|c| matches!(c, '-' | '/' | '.'))?;
            let month = self.number(at + 2, end, 1..=2)?;
            self.doc.punct(at + 3).filter(|&c| c == mark)?;
            return dated(at, at + 5, self.number(at + 4, end, 1..=2)?, month, year);
        }
        let day = self.number(at, end, 1..=2)?;
        let mut next = at + 1;
        if let Some((month, after)) = self.month_name(next) {
            let comma = usize::from(self.doc.punct(after) == Some(','));
            let comma = comma + usize::from(self.is_word(after + comma, end, words.year));
            let year = self.number(after + comma, end, 4..=4)?;
            return dated(at, after + comma + 1, day, i16::from(month), year);
        }
        if self.is_word(next, end, words.month) {
            let month = self.number(next + 1, end, 1..=2)?;
            next += 2;
            if self.doc.punct(next) == Some(',') {
                next += 1;
            }
            if self.is_word(next, end, words.year) {
                next += 1;
            }
            return dated(at, next + 1, day, month, self.number(next, end, 4..=4)?);
        }
        let mark = self.doc.punct(next).filter(|c| matches!(c, '-' | '/' | '.'));
        next += usize::from(mark.is_some());
        let month = self.number(next, end, 1..=2)?;
        next += 1;
        if mark.is_some() {
            if self.doc.punct(next) != mark {
                return None;
            }
            next += 1;
        }
        let year = match self.number(next, end, 4..=4) {
            Some(year) => year,
            None if short_year && mark.is_some() => 2000 + self.number(next, end, 2..=2)?,
            None => return None,
        };
        dated(at, next + 1, day, month, year)
    }
}

/// The day, if the calendar has it and a web page may bear it; month and day may be the American way round.
fn dated(from: usize, to: usize, day: i16, month: i16, year: i16) -> Option<(Span, Date)> {
    let (day, month) = if month > 12 && day <= 12 { (month, day) } else { (day, month) };
    let date = calendar::day(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?)?;
    (1995..=2100).contains(&year).then_some((Span::new(from, to), date))
}
