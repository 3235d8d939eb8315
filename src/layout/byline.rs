//! The byline: who wrote the article, and where it was taken from.

use super::page::Page;
use crate::pattern::Layer;
use crate::pattern::layout::{Kind, Kinds};
use crate::text::{Span, Token, TokenKind};

/// A line, or the end of one, that says who wrote the article.
#[derive(Debug, Clone, Copy)]
pub(super) struct Byline {
    /// The names.
    pub(super) author: Option<Span>,
    /// The newspaper or site.
    pub(super) outlet: Option<Span>,
    /// Words say that it is a byline.
    pub(super) prefixed: bool,
    /// A post stands after the name: an author where the text ends, an official elsewhere.
    pub(super) posted: bool,
}

impl Byline {
    /// Whether it stands by itself wherever it is: an office's name alone may also begin a headline.
    pub(super) fn is_certain(&self) -> bool {
        self.prefixed || self.author.is_some() && !self.posted
    }
}

/// What begins like these is no name, in capitals though it be: MỘT SỐ HÌNH ẢNH.
const NO_NAMES: Kinds = Kinds::of(&[
    Kind::Menu,
    Kind::Section,
    Kind::Counter,
    Kind::Label,
    Kind::End,
    Kind::Site,
    Kind::CaptionStart,
    Kind::Caption,
]);
const PREFIXES: Kinds = Kinds::of(&[Kind::Author, Kind::Source]);
/// A longer row is no byline.
const LONGEST: usize = 40;
/// A name of more words is none.
const LONGEST_NAME: usize = 5;

impl Page<'_, '_, '_> {
    /// Reads a span as a byline.
    pub(super) fn byline(&self, span: Span) -> Option<Byline> {
        if span.len() > LONGEST {
            return None;
        }
        let doc = &self.doc;
        let (mut i, mut end) = (span.start as usize, span.end as usize);
        while i < end && matches!(doc.punct(i), Some('(' | '[' | '-' | '*' | '.' | '/' | '"' | '>')) {
            i += 1;
        }
        let bracketed = i > span.start as usize && matches!(doc.punct(i - 1), Some('(' | '['));
        while i < end && matches!(doc.punct(end - 1), Some('.' | ']' | '/' | ';' | ',' | '"' | ')' | '-' | '*')) {
            let opens = doc.punct(end - 1) == Some(')') && !bracketed;
            if opens && (i..end).any(|k| doc.punct(k) == Some('(')) {
                break;
            }
            end -= 1;
        }
        let mut prefixed = false;
        let mut source = false;
        while i < end {
            match self.phrase(i) {
                Some((kinds, next)) if kinds.any(PREFIXES) && next <= end => {
                    let marked = matches!(doc.punct(next), Some(':' | '-' | '.'))
                        || doc.tokens.get(next).is_some_and(Token::capitalized);
                    if !marked && next < end {
                        return None;
                    }
                    source |= kinds.has(Kind::Source);
                    prefixed = true;
                    i = next;
                }
                Some((kinds, next)) if prefixed && kinds.has(Kind::Credit) && next < end => i = next,
                _ if prefixed && matches!(doc.punct(i), Some(':' | '-' | ',' | '&' | '/' | '.')) => i += 1,
                _ => break,
            }
        }
        if i >= end {
            // "PV", "CTV" alone sign like a name.
            let first = self.first_word(span)?;
            let alone = self.phrase(first).is_some_and(|(k, next)| k.has(Kind::Author) && next == end);
            let short = end - first <= 2 && doc.tokens[end - 1].upper();
            let author = Some(Span::new(first, end));
            return (alone && short).then_some(Byline { author, outlet: None, prefixed, posted: false });
        }
        if !prefixed && self.is_addressed(i, end) {
            return None;
        }
        let (names, outlet, rest) = self.names(i, end);
        // "Lò Văn Hạc - Phó Chủ tịch Hội": who wrote it, and what they are.
        let posted = names.is_some_and(|n| n.end as usize + 1 == rest && self.announces(n.start as usize).is_none())
            && matches!(doc.punct(rest - 1), Some('-' | ',' | '('))
            && self.scan.hits.at(Layer::Post, rest).is_some_and(|h| h.span.len() > 1);
        let whole = rest >= end || posted;
        // "Theo NTNN": letters that a source is given by are a newspaper's.
        let letters = |n: &Span| n.len() == 1 && doc.tokens[n.start as usize].upper();
        if source && whole && outlet.is_none() && names.as_ref().is_some_and(letters) {
            return Some(Byline { author: None, outlet: names, prefixed, posted: false });
        }
        match names {
            Some(author) if whole && (prefixed || self.is_signature(author, outlet.is_some())) => {
                Some(Byline { author: Some(author), outlet, prefixed, posted })
            }
            None if outlet.is_some() => {
                let words = end - i;
                (prefixed || words <= 12).then_some(Byline { author: None, outlet, prefixed, posted: false })
            }
            None if source || (prefixed || end - i <= 12) && self.is_office(i) => {
                Some(Byline { author: None, outlet: None, prefixed, posted: false })
            }
            _ => None,
        }
    }

    /// Whether somebody is named with a word of address (Bà Lò Thị Mai, đồng chí Lò Văn Hạc): no one signs so.
    fn is_addressed(&self, at: usize, end: usize) -> bool {
        let capital = |i: usize| i < end && self.doc.tokens[i].capitalized();
        self.announces(at).is_some_and(|words| (0..3).all(|n| capital(words.end as usize + n)))
    }

    fn is_office(&self, at: usize) -> bool {
        let office = |at: usize| self.phrase(at).filter(|(k, _)| k.has(Kind::Office)).map(|(_, end)| end);
        let Some(end) = office(at) else { return false };
        // "Hội nghị thảo luận" is no Hội.
        let first = &self.doc.tokens[at];
        let next = self.doc.get(end).filter(|t| t.kind == TokenKind::Word && !t.line_start() && !t.capitalized());
        let compound = end == at + 1 && !first.upper() && next.is_some() && office(end).is_none();
        first.capitalized() && !compound
    }

    /// An office's name cut to its first letters, behind a dash of its own (Thu Hà - TTVH huyện).
    fn is_abbreviation(&self, at: usize, end: usize) -> bool {
        let token = &self.doc.tokens[at];
        let apart = token.space_before() && token.upper() && token.len_chars() >= 3 && !self.doc.tokens[at - 2].upper();
        apart && (at + 1..end).all(|i| !self.doc.tokens[i].capitalized())
    }

    fn is_outlet(&self, at: usize, end: usize) -> bool {
        let named = self.phrase(at).is_some_and(|(k, _)| k.has(Kind::Outlet) || k.has(Kind::Site))
            && self.doc.tokens[at].capitalized();
        named || self.is_domain(at, end)
    }

    /// chinhphu.vn, www.baocamau.com.vn
    pub(super) fn is_domain(&self, at: usize, end: usize) -> bool {
        let attached = |i: usize| i < end && !self.doc.tokens[i].space_before();
        let word = |i: usize| i < end && self.doc.tokens[i].kind == TokenKind::Word;
        if !word(at) {
            return false;
        }
        let scheme = self.doc.punct(at + 1) == Some(':') && self.doc.punct(at + 2) == Some('/') && attached(at + 2);
        let small = !self.doc.tokens[at].capitalized();
        scheme || small && self.doc.punct(at + 1) == Some('.') && attached(at + 1) && word(at + 2) && attached(at + 2)
    }

    /// Names from a token on: their span, the newspaper after them, and where reading stopped.
    fn names(&self, from: usize, end: usize) -> (Option<Span>, Option<Span>, usize) {
        let doc = &self.doc;
        let mut names: Option<Span> = None;
        let mut i = from;
        loop {
            if i >= end {
                return (names, None, i);
            }
            if self.is_outlet(i, end) {
                // A signature that stands twice: Xuân Mai/VOV Xuân Mai/VOV.
                let again = |k: usize| names.is_some_and(|n| doc.tokens[k].id == doc.tokens[n.start as usize].id);
                let stop = (i..end).find(|&k| doc.punct(k) == Some(')') || k > i && again(k)).unwrap_or(end);
                return (names, Some(Span::new(i, stop)), end);
            }
            let credit = self.phrase(i).is_some_and(|(k, _)| k.has(Kind::Credit) || k.has(Kind::Author));
            if names.is_some() && credit && !self.doc.tokens[i].upper() {
                return (names, None, end);
            }
            // "Trường Giang" may be a pen name: an office has more to it.
            let pen = i + 2 == end
                && doc.tokens[i + 1].capitalized()
                && !doc.tokens[i].upper()
                && !doc.tokens[i + 1].upper()
                && self.phrase(i).is_some_and(|(_, next)| next == i + 1);
            if self.is_office(i) && !pen || names.is_some() && self.is_abbreviation(i, end) {
                return (names, None, if names.is_some() { end } else { i });
            }
            if names.is_some() && self.scan.hits.at(Layer::Post, i).is_some_and(|h| h.span.len() > 1) {
                return (names, None, i);
            }
            let Some(next) = self.name(i, end) else { return (names, None, i) };
            let here = Span::new(i, next);
            names = Some(names.map_or(here, |n| n.join(here)));
            i = next;
            if i >= end {
                return (names, None, i);
            }
            match doc.punct(i) {
                // What stands in brackets tells of the author: an office, a newspaper, a pen.
                Some('(' | '[') => {
                    let inner = (i + 1..end).find(|&k| self.is_outlet(k, end) && !doc.tokens[k].line_start());
                    let outlet = inner.map(|k| {
                        let stop = (k..end).find(|&n| matches!(doc.punct(n), Some(')' | ']'))).unwrap_or(end);
                        Span::new(k, stop)
                    });
                    return (names, outlet, end);
                }
                Some(';') => return (names, None, end),
                Some('-' | ',' | '&' | '/' | '+' | '|' | '.') if i + 1 < end => {
                    let sticks = !doc.tokens[i].space_before() && !doc.tokens[i + 1].space_before();
                    i += 1;
                    let source = self.phrase(i).filter(|(k, next)| k.has(Kind::Source) && *next < end);
                    if let Some((_, next)) = source {
                        i = next + usize::from(doc.punct(next) == Some(':'));
                    }
                    // "Phú Vinh-VPS": an abbreviation that is no newspaper stays with the name.
                    if sticks && !self.is_outlet(i, end) && doc.tokens[i].upper() {
                        let here = Span::new(i, i + 1);
                        names = names.map(|n| n.join(here));
                        i += 1;
                        if i < end && !matches!(doc.punct(i), Some('-' | ',' | '(' | ';')) {
                            return (names, None, i);
                        }
                        if i < end {
                            i += usize::from(matches!(doc.punct(i), Some('-' | ',')));
                        }
                    }
                }
                _ if doc.tokens[i].id == self.patterns.and => i += 1,
                _ if self.phrase(i).is_some_and(|(k, _)| k.has(Kind::Source)) => {
                    i = self.phrase(i).map_or(i + 1, |(_, next)| next);
                    i += usize::from(doc.punct(i) == Some(':'));
                }
                _ if credit_ahead(self, i) => return (names, None, end),
                _ => return (names, None, i),
            }
        }
    }

    /// One name: capitalized words, or initials with their stops.
    fn name(&self, from: usize, end: usize) -> Option<usize> {
        let doc = &self.doc;
        let mut i = from;
        let mut words = 0;
        while i < end && doc.tokens[i].kind == TokenKind::Word && doc.tokens[i].capitalized() {
            if words > 0
                && !doc.tokens[i].space_before()
                && doc.punct(i - 1) != Some('.')
                && doc.punct(i - 1) != Some('\'')
            {
                break;
            }
            let label = Kinds::of(&[Kind::Credit, Kind::Source, Kind::Author]);
            let colon = |at: usize| self.doc.punct(at) == Some(':');
            let labels = |(k, next): (Kinds, usize)| k.any(label) && (colon(next) || colon(next - 1));
            if words > 0 && self.phrase(i).is_some_and(labels) {
                break;
            }
            words += 1;
            i += 1;
            // H.T.N; K'Sung
            let initial = doc.tokens[i - 1].len_chars() <= 2;
            let joins = matches!(doc.punct(i), Some('.' | '\'')) && i + 1 < end;
            if joins && initial && doc.tokens[i + 1].kind == TokenKind::Word && doc.tokens[i + 1].capitalized() {
                i += 1;
            }
        }
        (1..=LONGEST_NAME).contains(&words).then_some(i)
    }

    /// Whether names that no word introduces look like a signature: two words and more, or initials.
    fn is_signature(&self, names: Span, outlet: bool) -> bool {
        let tokens = &self.doc.tokens[names.range()];
        let words = tokens.iter().filter(|t| t.kind == TokenKind::Word).count();
        let initials =
            words <= 3 && tokens.iter().all(|t| t.kind == TokenKind::Punct || t.upper() && t.len_chars() <= 3);
        let provinces = self.scan.hits.within(Layer::Province, names);
        let place = provinces.iter().any(|p| p.span == names);
        // TRÊN ĐỊA BÀN TỈNH: the rest of a headline.
        let upper = tokens.iter().all(|t| t.kind == TokenKind::Punct || t.upper());
        if upper && !initials && self.ends_name(names.start as usize) {
            return false;
        }
        let page_words = self.phrase(names.start as usize).is_some_and(|(k, _)| k.any(NO_NAMES));
        (words >= 2 || initials || outlet) && !place && !page_words
    }

    /// The end of a paragraph without the heads of lists and the buttons that a lost line end left at its end.
    fn before_buttons(&self, span: Span) -> usize {
        let (start, mut end) = ((span.start as usize) + 1, span.end as usize);
        let kinds = Kinds::of(&[Kind::End, Kind::Tool]);
        while let Some(at) = (start.max(end.saturating_sub(6))..end.saturating_sub(1)).find(|&i| {
            let whole = self.phrase(i).is_some_and(|(k, next)| k.any(kinds) && next == end);
            whole && self.doc.tokens[i].capitalized()
        }) {
            end = at;
        }
        end
    }

    /// The byline that ends a paragraph, after its last full stop.
    pub(super) fn trailing_byline(&self, span: Span) -> Option<(usize, Byline)> {
        let span = Span::new(span.start as usize, self.before_buttons(span));
        let floor = (span.end as usize).saturating_sub(20).max(span.start as usize);
        let stop = (floor..span.end as usize - 1).rev().find(|&i| {
            let after = &self.doc.tokens[i + 1];
            let closes = matches!(self.doc.punct(i), Some('.' | '…' | '!' | '?' | '"'))
                && self
                    .doc
                    .tokens
                    .get(i.wrapping_sub(1))
                    .is_some_and(|t| t.len_chars() > 1 || t.kind == TokenKind::Punct);
            closes && after.space_before() && (after.capitalized() || self.doc.punct(i + 1) == Some('('))
        });
        let Some(stop) = stop else {
            // "… hiến đất làm đường Tác giả: Lê Mai": words with a colon need no full stop before them.
            let labelled = |i: usize| {
                let (kinds, next) = self.phrase(i)?;
                let label = kinds.has(Kind::Author) && self.doc.tokens[i].capitalized();
                let byline = self.byline(Span::new(i, span.end as usize)).filter(|b| b.author.is_some())?;
                (label && self.doc.punct(next) == Some(':')).then_some((i, byline))
            };
            return (floor..span.end as usize).find_map(labelled);
        };
        let rest = Span::new(stop + 1, span.end as usize);
        let last = span.end as usize - 1;
        // "./." closes the article, not a sentence.
        let slash = matches!(self.doc.punct(last - 1), Some('/')) && self.doc.punct(last) == Some('.');
        let closed = !slash && matches!(self.doc.punct(last), Some('.' | '!' | '?' | '…'));
        // "Thu Hà (TTXVN)", "Thu Hà/VOV", "Thu Hà, Phòng Nội vụ": newspaper or office belong to the signature.
        let placed = |a: Span| self.doc.punct(a.end as usize).is_some() && self.is_office(a.end as usize + 1);
        let bracketed = Span::new(rest.start as usize + 1, last);
        let district = |a: Span| self.scan.hits.within(Layer::District, a).iter().any(|h| h.span == a);
        let alone = |a: Span| a == rest || a == bracketed && self.doc.punct(last) == Some(')') && !district(a);
        let alone = |a: Span| alone(a) || slash && (a.end as usize..last).all(|i| self.doc.punct(i).is_some());
        let whole = |b: &Byline, a: Span| alone(a) || b.outlet.is_some() || a.end < rest.end && placed(a);
        let signed = |b: &Byline| b.author.is_some_and(|a| !closed && whole(b, a));
        let byline = self.byline(rest).filter(|b| b.prefixed || signed(b))?;
        Some((stop + 1, byline))
    }
}

fn credit_ahead(page: &Page<'_, '_, '_>, at: usize) -> bool {
    page.phrase(at).is_some_and(|(k, _)| k.any(Kinds::of(&[Kind::Credit, Kind::Author])))
}
