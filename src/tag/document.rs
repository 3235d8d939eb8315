//! Citations of numbered documents.

use crate::calendar::{self, Date};
use crate::extract::Context;
use crate::layout::Zone;
use crate::pattern::date::Form;
use crate::pattern::document::{DocumentPatterns, DocumentWord, Numbered};
use crate::pattern::{Hit, Layer};
use crate::record::{Document, DocumentType};
use crate::tag::date;
use crate::tag::organization::{Follows, LineReader};
use crate::tag::quantity::scale_at;
use crate::text::{Span, Token, TokenKind};
use std::borrow::Cow;

/// How many words may stand between a document's kind and "số" (Luật Bảo hiểm xã hội số …).
const NAME_WORDS: usize = 9;

/// A number stands no farther behind the word of its document's kind: behind a name and the words for "number".
const FARTHEST: u32 = 2 * NAME_WORDS as u32;

/// A citation.
#[derive(Debug, Clone, Copy)]
pub struct DocumentTag {
    /// The whole citation.
    pub span: Span,
    /// The number alone.
    pub number: Span,
    /// The kind of document.
    pub kind: DocumentType,
    /// Who issued it.
    pub issuer: Option<Span>,
    /// When it was issued.
    pub issued: Option<Date>,
    /// The rule that found it: an index of the document rules.
    pub rule: usize,
}

/// Finds the citations of headline, body and captions.
pub fn tag(context: &Context<'_, '_, '_>) -> Vec<DocumentTag> {
    let mut tags = Vec::new();
    let reader = Reader { context, patterns: &context.patterns.documents };
    for (line, zone) in context.doc.lines.iter().zip(&context.layout.zones) {
        if matches!(zone, Zone::Title | Zone::Body | Zone::Caption) {
            reader.line(line.span, &mut tags);
        }
    }
    tags
}

/// A document's number as it stands in the text.
#[derive(Debug, Clone, Copy)]
struct Number {
    span: Span,
    /// It has letters (09/KH-UBND).
    code: bool,
    /// It has a year after a slash (01/2017).
    year: bool,
}

struct Reader<'c, 't, 'b, 'p> {
    context: &'c Context<'t, 'b, 'p>,
    patterns: &'p DocumentPatterns,
}

impl Reader<'_, '_, '_, '_> {
    fn line(&self, line: Span, tags: &mut Vec<DocumentTag>) {
        let mut done = line.start;
        let numerals = &self.context.scan.numerals;
        let mut numerals = numerals[numerals.partition_point(|n| n.span.end <= line.start)..].iter().peekable();
        for hit in self.context.scan.hits.within(Layer::Document, line) {
            while numerals.next_if(|n| n.span.end <= hit.span.start).is_some() {}
            let mut near = numerals.clone().take_while(|n| n.span.start <= hit.span.end + FARTHEST);
            // Most words for documents have no number near them.
            if hit.span.start < done || !near.any(|n| !n.words && n.span.end > hit.span.end) {
                continue;
            }
            let DocumentWord::Kind(rule) = self.patterns.words[hit.payload as usize] else { continue };
            let first = tags.len();
            if let Some(end) = self.citation(hit, rule, line, tags) {
                done = end;
                self.complete(&mut tags[first..], line);
            }
        }
    }

    fn token(&self, at: usize, line: Span) -> Option<&Token> {
        self.context.doc.get(at).filter(|_| at < line.end as usize)
    }

    fn is_digits(&self, at: usize, line: Span) -> bool {
        self.token(at, line).is_some_and(|t| t.kind == TokenKind::Digits)
    }

    fn punct(&self, at: usize, line: Span) -> Option<char> {
        self.context.doc.punct(at).filter(|_| at < line.end as usize)
    }

    /// The words of documents that begin at a token and are such ones as `pick` wants.
    fn word<T>(&self, at: usize, pick: impl Fn(DocumentWord) -> Option<T>) -> Option<(Hit, T)> {
        self.context.first(Layer::DocumentNeighbour, at, |payload| pick(self.patterns.words[payload]))
    }

    /// Whether that word begins at a token; where it ends.
    fn is(&self, at: usize, word: DocumentWord) -> Option<usize> {
        self.word(at, |w| (w == word).then_some(())).map(|(hit, ())| hit.span.end as usize)
    }

    /// Whether the word of a kind of documents begins at a token.
    fn is_kind(&self, at: usize) -> bool {
        self.word(at, |w| matches!(w, DocumentWord::Kind(_)).then_some(())).is_some()
    }

    /// Reads the citations that begin with the word of a kind; the token after the last.
    fn citation(&self, hit: &Hit, rule: usize, line: Span, tags: &mut Vec<DocumentTag>) -> Option<u32> {
        let kind = &self.patterns.rules[rule];
        let doc = self.context.doc;
        if kind.abbreviation && !doc.tokens[hit.span.start as usize].upper() {
            return None;
        }
        let after = hit.span.end as usize;
        let (at, told) = match self.is(after, DocumentWord::Number) {
            Some(end) => (self.skip_colon(end, line), true),
            None if self.is_digits(after, line) => (after, false),
            None => (self.named(after, line)?, true),
        };
        let named = at > after + 2;
        let number = self.number(at, told, line)?;
        let end = number.span.end as usize;
        let mut tag = DocumentTag {
            span: Span { start: hit.span.start, end: number.span.end },
            number: number.span,
            kind: kind.kind,
            issuer: None,
            issued: None,
            rule,
        };
        // "Nghị quyết 18, 19-NQ/TW": several numbers of one kind.
        let mut rest = Vec::new();
        let mut last = end;
        while let Some((next, number)) = self.next_number(last, line) {
            last = number.span.end as usize;
            rest.push(DocumentTag { span: Span::new(next, last), number: number.span, ..tag });
        }
        let listed_code = rest.last().is_some();
        if !number.code && !listed_code {
            let bare = self.bare_is_fine(kind.numbered, number, told, line);
            if !bare || named {
                return None;
            }
        }
        let (end, issuer, issued) = self.tail(last, line);
        match rest.last_mut() {
            None => {
                tag.span.end = end as u32;
                tag.issued = issued;
                tag.issuer = issuer;
                tags.push(tag);
            }
            Some(last) => {
                last.span.end = end as u32;
                last.issued = issued;
                tags.push(tag);
                tags.append(&mut rest);
                let from = tags.len().saturating_sub(1);
                let start = tags[..=from].iter().rposition(|t| t.span.start == hit.span.start).unwrap_or(from);
                for tag in &mut tags[start..] {
                    tag.issuer = issuer;
                }
            }
        }
        Some(end as u32)
    }

    fn skip_colon(&self, at: usize, line: Span) -> usize {
        if self.punct(at, line) == Some(':') { at + 1 } else { at }
    }

    /// "Luật Việc làm số 74/2025/QH15": the number's first token, where a name stands before "số".
    fn named(&self, after: usize, line: Span) -> Option<usize> {
        let joins = |at: usize| matches!(self.punct(at, line), Some(',' | '-' | '/' | '&'));
        for at in after..after + NAME_WORDS {
            let token = self.token(at, line)?;
            if let Some(end) = self.is(at, DocumentWord::Number) {
                return self.is_digits(self.skip_colon(end, line), line).then(|| self.skip_colon(end, line));
            }
            let other = self.is_kind(at);
            if other || (token.kind == TokenKind::Punct && !joins(at)) || token.kind == TokenKind::Digits {
                return None;
            }
        }
        None
    }

    /// Whether digits alone are a document's number after this kind's word.
    fn bare_is_fine(&self, numbered: Numbered, number: Number, told: bool, line: Span) -> bool {
        let doc = self.context.doc;
        let end = number.span.end as usize;
        let hits = &self.context.scan.hits;
        // "đề án 1956 năm 2017": the year is counted by none.
        let of_year = hits
            .at(Layer::Date, end)
            .is_some_and(|h| self.context.patterns.dates.rules[h.payload as usize].form == Form::Year);
        let counts = (self.is(end, DocumentWord::Counted).is_some() && !of_year)
            || self.token(end, line).is_some() && scale_at(doc, end, &self.context.patterns.numbers).is_some()
            || (!told && !of_year && self.context.unit(end).is_some() && self.token(end, line).is_some());
        let dot = matches!(self.punct(end, line), Some('.' | ','))
            && self.token(end + 1, line).is_some_and(|t| t.kind == TokenKind::Digits && !t.space_before());
        let percent = self.punct(end, line) == Some('%');
        // "theo QĐ 167: 1.106 nhà": past a colon and a space begins something else.
        let glued = matches!(self.punct(end, line), Some('/' | '-' | ':')).then(|| self.token(end + 1, line)).flatten();
        let colon = self.punct(end, line) == Some(':');
        let glued = glued.is_some_and(|t| t.kind == TokenKind::Digits && !(colon && t.space_before()));
        let range = self.punct(end, line) == Some('-') && self.is_digits(end + 1, line);
        let dated = date::day_at(self.context, end).is_some();
        if (counts && !dated) || dot || percent || glued || range {
            return false;
        }
        let digits = doc.plain(number.span.start as usize);
        let value: u32 = digits.parse().unwrap_or(u32::MAX);
        match numbered {
            Numbered::Code => false,
            _ if told => digits.len() <= 5,
            _ if number.year => true,
            // "nghị quyết 2018" is that of the year.
            _ if (1990..=2060).contains(&value) || digits.len() > 4 => false,
            Numbered::Bare => true,
            Numbered::Told => self.tail(end, line).0 > end,
        }
    }

    /// The number that begins at a token.
    fn number(&self, at: usize, told: bool, line: Span) -> Option<Number> {
        let doc = self.context.doc;
        if !self.is_digits(at, line) {
            return None;
        }
        let glued = |at: usize| self.token(at, line).is_some_and(|t| !t.space_before());
        let mut end = at + 1;
        // "1 20/2 018/NĐ - CP": a number torn apart, as its code shows.
        if told && self.is_digits(end, line) {
            let torn = self.torn(at, line)?;
            return Some(torn);
        }
        // 30a
        let mut code = false;
        if glued(end) && self.token(end, line).is_some_and(|t| t.kind == TokenKind::Word) {
            match self.token(end, line)?.len_chars() {
                1 => (end, code) = (end + 1, true),
                2 => return None,
                // A lost space: 05của.
                _ => return Some(Number { span: Span::new(at, end), code, year: false }),
            }
        }
        let mut year = false;
        if self.punct(end, line) == Some('/')
            && self.is_digits(end + 1, line)
            && doc.plain(end + 1).len() == 4
            && glued(end + 1)
        {
            end += 2;
            year = true;
        }
        if let Some(next) = self.code(end, line) {
            return Some(Number { span: Span::new(at, next), code: true, year });
        }
        Some(Number { span: Span::new(at, end), code, year })
    }

    fn torn(&self, at: usize, line: Span) -> Option<Number> {
        let mut end = at;
        let mut slashes = 0;
        while end < at + 8 {
            if self.is_digits(end, line) {
                end += 1;
            } else if self.punct(end, line) == Some('/') && self.is_digits(end + 1, line) {
                slashes += 1;
                end += 1;
            } else {
                break;
            }
        }
        let next = self.code(end, line)?;
        (slashes <= 1).then_some(Number { span: Span::new(at, next), code: true, year: slashes == 1 })
    }

    /// The letters of a number (/KH-UBND, -NQ/TW, " NQ/ TU", "/QH14") from the mark before them on.
    fn code(&self, at: usize, line: Span) -> Option<usize> {
        let mut end = match self.punct(at, line) {
            Some('/') => self.letters(at + 1, line)?,
            Some('-') => {
                let next = self.token(at + 1, line)?;
                let apart = self.token(at, line)?.space_before() || next.space_before();
                let known = self.patterns.codes.contains(&next.id);
                if apart && !known {
                    return None;
                }
                self.letters(at + 1, line)?
            }
            _ => {
                let token = self.token(at, line)?;
                let known = token.upper() && self.patterns.codes.contains(&token.id);
                let more = matches!(self.punct(at + 1, line), Some('/' | '-'));
                if !known || !more {
                    return None;
                }
                self.letters(at, line)?
            }
        };
        loop {
            let next = match self.punct(end, line) {
                Some('/' | '&') => self.letters(end + 1, line),
                Some('.') if !self.token(end, line)?.space_before() => {
                    let next = self.token(end + 1, line).filter(|t| !t.space_before() && t.upper());
                    next.and_then(|_| self.letters(end + 1, line))
                }
                // "NQ, TW": a comma for the slash.
                Some(',') => {
                    let letters = self.letters(end + 1, line);
                    let short = self.token(end + 1, line).is_some_and(|t| t.upper() && t.len_chars() == 2);
                    letters.filter(|_| short && self.patterns.codes.contains(&self.context.doc.tokens[end - 1].id))
                }
                Some('-') => {
                    let next = self.token(end + 1, line).filter(|t| t.upper() || t.capitalized());
                    let apart = self.token(end, line)?.space_before() || next.is_some_and(Token::space_before);
                    // "NĐ - CP" goes on, "NQ/TW - kết quả" and "QĐ-UBND - Sở" do not.
                    let fine = next.is_some_and(|t| {
                        !apart || (t.len_chars() <= 4 && (t.upper() || mixed(self.context.doc.word(end + 1))))
                    });
                    let first = self.patterns.codes.contains(&self.context.doc.tokens[end - 1].id);
                    if fine && (!apart || first) { self.letters(end + 1, line) } else { None }
                }
                _ => None,
            };
            match next {
                Some(next) => end = next,
                None => return Some(end),
            }
        }
    }

    /// One code word with digits that cling to it (QH14).
    fn letters(&self, at: usize, line: Span) -> Option<usize> {
        let token = self.token(at, line).filter(|t| t.kind == TokenKind::Word)?;
        let word = self.context.doc.word(at);
        if !(token.upper() || (token.capitalized() && (mixed(word) || token.len_chars() <= 3))) {
            return None;
        }
        let mut end = at + 1;
        // "BLÐTBXH" may be cut where a small letter meets a capital (BTTTTt).
        while self.token(end, line).is_some_and(|t| !t.space_before() && t.kind != TokenKind::Punct) {
            end += 1;
        }
        Some(end)
    }

    /// ", 19-NQ/TW" or "và số 13/QĐ-UBND" after a number: its first token and the number.
    fn next_number(&self, at: usize, line: Span) -> Option<(usize, Number)> {
        let token = self.token(at, line)?;
        let list = self.punct(at, line) == Some(',') || token.id == self.patterns.and;
        if !list {
            return None;
        }
        let start = at + 1;
        let first = self.is(start, DocumentWord::Number).unwrap_or(start);
        let number = self.number(first, first > start, line)?;
        number.code.then_some((start, number))
    }

    /// The day and the issuer that follow a number: the token after them, and both.
    fn tail(&self, at: usize, line: Span) -> (usize, Option<Span>, Option<Date>) {
        let (mut end, mut issuer, mut issued) = (at, None, None);
        let mut dated = false;
        for _ in 0..2 {
            let comma = usize::from(self.punct(end, line) == Some(','));
            if !dated
                && let Some((span, date)) = date::day_at(self.context, end + comma).filter(|d| d.0.end <= line.end)
            {
                // A comma before "ngày 5/3" without a year may begin a new clause.
                if comma == 0 || date.is_some() {
                    (end, issued, dated) = (span.end as usize, date, true);
                    continue;
                }
            }
            if issuer.is_none()
                && let Some(token) = self.token(end + comma, line)
                && token.id == self.patterns.of
                && let Some(span) = self.issuer(end + comma + 1, line)
            {
                end = span.end as usize;
                issuer = Some(span);
                continue;
            }
            break;
        }
        (end, issuer, issued)
    }

    /// The issuer that begins at a token.
    fn issuer(&self, at: usize, line: Span) -> Option<Span> {
        let token = self.token(at, line)?;
        let found = self.word(at, |word| match word {
            DocumentWord::Issuer { area } => Some(area),
            _ => None,
        });
        let Some((Hit { span, .. }, area)) = found else {
            // An issuer that no list names: a body, or its capitalized words.
            let reader = LineReader { context: self.context, line, caps: false };
            // "Trưởng ban Đại diện": whoever heads the body.
            let from = if reader.post(at).is_some() { (at..at + 3).find(|&i| reader.head(i)) } else { Some(at) };
            let from = from.filter(|&i| reader.head(i));
            let body = from.and_then(|i| reader.body(i, i, Follows::Maybe)).filter(|b| !b.bare);
            let end = body.map_or_else(|| self.capitals(at, line, 6), |b| b.span.end as usize);
            return (token.capitalized() && end > at).then_some(Span::new(at, end));
        };
        let mut end = span.end as usize;
        let one = span.len() == 1 && !self.context.doc.tokens[at].upper();
        if area {
            let next = self.is(end, DocumentWord::Area).unwrap_or(end);
            end = self.before_name(next, self.capitals(next, line, 4), line);
        } else if one && self.is_head(at) {
            // "Sở Công nghệ": a body that no list names.
            end = self.capitals(end, line, 6);
        }
        Some(Span::new(at, end))
    }

    /// Where in the words after a unit of administration a person's name begins (Thành phố Đặng Thị Hoa), else their end.
    fn before_name(&self, from: usize, end: usize, line: Span) -> usize {
        let reader = LineReader { context: self.context, line, caps: false };
        // All large units are listed: what else stands after their word is somebody's name.
        let short = self.token(from, line).is_some_and(Token::upper);
        if end > from && !short && reader.large_area(from) && reader.gazetteer(from).is_none() {
            return from;
        }
        (from..end).find(|&at| (at == from || at > from + 1) && reader.name_beyond_doubt(at)).unwrap_or(end)
    }

    /// Whether a word alone heads the name of a body (Bộ, Sở, Ban).
    fn is_head(&self, at: usize) -> bool {
        self.context.doc.tokens[at].capitalized()
    }

    /// The token after the capitalized words from `at` on.
    fn capitals(&self, at: usize, line: Span, most: usize) -> usize {
        let mut end = at;
        while end < at + most {
            let word = |i: usize| self.token(i, line).is_some_and(|t| t.kind == TokenKind::Word && t.capitalized());
            if word(end) && !self.is_kind(end) {
                end += 1;
            } else if self.punct(end, line) == Some('.')
                && end > at
                && word(end + 1)
                && !self.context.doc.tokens[end + 1].space_before()
            {
                end += 2;
            } else {
                break;
            }
        }
        end
    }

    /// "ngày 5/3/2014 Thủ tướng ban hành Chỉ thị 06/CT-TTg": what stands before.
    fn complete(&self, tags: &mut [DocumentTag], line: Span) {
        let Some(tag) = tags.first_mut().filter(|t| t.issuer.is_none()) else { return };
        let start = tag.span.start as usize;
        let window = Span::new(start.saturating_sub(24).max(line.start as usize), start);
        let hits = self.context.scan.hits.within(Layer::Document, window);
        let word = |h: &Hit| self.patterns.words[h.payload as usize];
        let ends_at = |at: u32| move |h: &&Hit| h.span.end == at;
        let acts = hits.iter().filter(|h| word(h) == DocumentWord::Issuing);
        let Some(act) = acts.clone().filter(ends_at(tag.span.start)).min_by_key(|h| h.span.start) else { return };
        // The issuer must end where the verb begins; a bare "Sở" or "Bộ" tells nothing.
        for hit in hits.iter().filter(|h| matches!(word(h), DocumentWord::Issuer { .. })) {
            let Some(span) = self.issuer(hit.span.start as usize, line) else { continue };
            if span.end == act.span.start && (span.len() > 1 || self.context.doc.tokens[span.start as usize].upper()) {
                // "Chủ tịch UBND tỉnh" may be the words before a person's name: those are no issuer.
                tag.issuer = Some(span);
                if tag.issued.is_none() {
                    tag.issued = self.day_before(span.start as usize, line);
                }
                return;
            }
        }
    }

    /// The full day that ends before a token, a comma aside.
    fn day_before(&self, at: usize, line: Span) -> Option<Date> {
        let end = if self.punct(at.checked_sub(1)?, line) == Some(',') { at - 1 } else { at };
        let floor = end.saturating_sub(8).max(line.start as usize);
        let found = (floor..end).find_map(|i| date::day_at(self.context, i).filter(|d| d.0.end as usize == end))?;
        found.1
    }
}

/// A code word in capitals and small letters: TTg, CTr.
fn mixed(word: &str) -> bool {
    word.chars().filter(|c| c.is_uppercase()).count() >= 2
}

/// The documents of the record.
pub fn mentions<'t, 'p: 't>(context: &Context<'t, '_, 'p>, documents: &[DocumentTag]) -> Vec<Document<'t>> {
    let document = |tag: &DocumentTag| {
        let mention = context.doc.mention(tag.span);
        Document {
            number: context.doc.clean(tag.number),
            kind: tag.kind,
            issuer: tag.issuer.map(|span| context.doc.clean(span)),
            issued: tag.issued.map(calendar::iso),
            text: mention.text,
            start: mention.start,
            end: mention.end,
            rule: Cow::Borrowed(&context.patterns.documents.rules[tag.rule].id),
        }
    };
    documents.iter().map(document).collect()
}

#[cfg(test)]
mod tests {
    use crate::extract::{Article, Options, Worker};
    use crate::pattern::Patterns;
    use std::sync::LazyLock;

    static PATTERNS: LazyLock<Patterns> = LazyLock::new(Patterns::embedded);

    fn numbers(text: &str, expected: &[(&str, Option<&str>, Option<&str>)]) {
        let article = Article { id: "t".into(), text: text.into(), ..Article::default() };
        let mut worker = Worker::new(&PATTERNS);
        let record = worker.extract(&article, Options::default());
        let found = record.documents.iter().map(|d| (&*d.number, d.issuer.as_deref(), d.issued.as_deref()));
        assert_eq!(found.collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn a_number_is_taken_as_it_is_written() {
        for (text, number) in [
            ("Nghị định số 1 20/2 018/NĐ - CP", "1 20/2 018/NĐ - CP"),
            ("Nghị quyết số 18 NQ/ TU", "18 NQ/ TU"),
            ("Chỉ thị số 05 - CT/TW", "05 - CT/TW"),
            ("Chương trình số 20-CTr/TU", "20-CTr/TU"),
            ("Nghị quyết 30a/2008/NQ-CP", "30a/2008/NQ-CP"),
            ("Luật Việc làm số 38/2013/QH13", "38/2013/QH13"),
            ("Công văn số: 12/UBND-KGVX", "12/UBND-KGVX"),
            ("Nghị quyết 05của", "05"),
        ] {
            numbers(text, &[(number, None, None)]);
        }
    }

    #[test]
    fn issuer_and_day_stand_after_the_number_or_before_the_document() {
        numbers(
            "Nghị quyết số 9 của HĐND tỉnh Bạc Liêu ngày 5/3/2018 về phí.",
            &[("9", Some("HĐND tỉnh Bạc Liêu"), Some("2018-03-05"))],
        );
        numbers(
            "Ngày 5/3/2018, Thủ tướng Chính phủ đã ban hành Chỉ thị 8/CT-TTg.",
            &[("8/CT-TTg", Some("Thủ tướng Chính phủ"), Some("2018-03-05"))],
        );
        numbers("Ngày 5/3/2018, Sở đã có Công văn 8/STC-NS.", &[("8/STC-NS", None, None)]);
        // The year of the day is known from another date of the text.
        numbers(
            "Sáng 20/4/2018 họp bàn Công văn 8/STC-NS ngày 5/3 của Sở Tài chính.",
            &[("8/STC-NS", Some("Sở Tài chính"), Some("2018-03-05"))],
        );
    }

    #[test]
    fn numbers_that_count_are_no_documents() {
        for text in [
            "kế hoạch 5 năm, kế hoạch năm 2019, kế hoạch 2019, chương trình 30 phút",
            "đề án 10.000 tỷ, Kế hoạch 15.000 người, quyết định 3 nội dung",
            "Nghị quyết Trung ương 4 khóa XII, Chỉ thị của Tỉnh ủy, nghị quyết số đông",
            "nghị quyết 6 tháng đầu năm, báo cáo 9 tháng, quy định 3%",
        ] {
            numbers(text, &[]);
        }
    }
}
