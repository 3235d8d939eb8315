//! Date expressions, as far as the text itself tells them.
//!
//! A line is read twice. First its *atoms*: what one phrase, or one run of digits, may name. Then
//! neighbouring atoms are joined: "ngày 21 và 22/6/2018" are two days that share month and year,
//! "24/4 đến 31/7/2021" is one stretch. An atom that names a date by its form alone is strong; a
//! weak one (7/10, 2018) is taken only where the words around it say so.

use crate::calendar;
use crate::extract::Context;
use crate::layout::Zone;
use crate::normalize;
use crate::pattern::date::{DatePatterns, Form, Role};
use crate::pattern::{Hit, Layer};
use crate::record::{Warning, WarningCode};
use crate::tag::document::DocumentTag;
use crate::tag::quantity::scale_at;
use crate::text::{Span, TokenKind};
use std::borrow::Cow;

/// A year as the text gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum YearRef {
    /// The year in digits.
    Of(i16),
    /// So many years from the anchor's (năm nay: 0, năm ngoái: -1).
    Offset(i16),
    /// So many years from the one that the text tells of (năm trước: -1).
    Told(i16),
    /// The same, where that year may stand far before (năm trước đó: -1).
    Earlier(i16),
}

/// What part of a year is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// All of it.
    Year,
    /// A quarter, 1 to 4.
    Quarter(i8),
    /// From one month to another, both included.
    Months(i8, i8),
    /// A month.
    Month(i8),
    /// A day: month and day of the month.
    Day(i8, i8),
}

/// A date expression's parts: the year may be missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts {
    /// What part of the year.
    pub unit: Unit,
    /// The year, if the text gives it.
    pub year: Option<YearRef>,
}

/// What an expression is to the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DateUse {
    /// A time that the text speaks of.
    #[default]
    Text,
    /// The day on which the page was posted.
    Published,
    /// A part of a document's citation.
    Citation,
}

/// A date expression before its missing parts are resolved.
#[derive(Debug, Clone, Copy)]
pub struct DateTag {
    /// Its tokens.
    pub span: Span,
    /// What it names, or where a stretch begins.
    pub from: Parts,
    /// Where a stretch ends.
    pub to: Option<Parts>,
    /// A day that is kept every year.
    pub recurring: bool,
    /// "9 tháng": a stretch from January only where the article shows that it is one.
    pub tentative: bool,
    /// The sentence speaks of what is to come.
    pub ahead: bool,
    /// The text says that it is over (vừa qua, tính đến).
    pub past: bool,
    /// The text looks back on it (tổng kết, kết quả, đạt).
    pub over: bool,
    /// Named for comparison (cùng kỳ, so với).
    pub compared: bool,
    /// The day or month of a stock (tính đến, đến hết).
    pub stock: bool,
    /// Bounds a time (từ, trước, sau), or is reached only by what is to come.
    pub bound: bool,
    /// How long an office or a plan lasts (giai đoạn, nhiệm kỳ).
    pub term: bool,
    /// The term for which a congress elects.
    pub congress: bool,
    /// What it is to the text.
    pub usage: DateUse,
    /// The rule that found it: an index of the date rules.
    pub rule: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Core {
    /// A number that may be a day, or a month, of what follows.
    Num(i8),
    Date(Parts),
}

#[derive(Debug, Clone, Copy)]
struct Atom {
    span: Span,
    core: Core,
    /// Names a date by its form alone.
    strong: bool,
    /// The word for day stands before it.
    lead: bool,
    /// What parts its digits, `' '` where nothing does.
    mark: char,
    tentative: bool,
    rule: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gap {
    None,
    /// Nothing stands between.
    Adjacent,
    /// One stretch: a dash.
    Dash,
    /// One stretch: words.
    Range,
    /// Several expressions.
    List,
}

/// Finds the date expressions of headline, body and captions, and the publication date.
pub fn tag(context: &Context<'_, '_, '_>, documents: &[DocumentTag], warnings: &mut Vec<Warning<'_>>) -> Vec<DateTag> {
    let mut reader = Reader::new(context, documents);
    let mut tags = Vec::new();
    let published = context.layout.published.map(|p| p.0);
    for (line, zone) in context.doc.lines.iter().zip(&context.layout.zones) {
        if matches!(zone, Zone::Title | Zone::Body | Zone::Caption) {
            reader.line(line.span, warnings, &mut tags);
        }
    }
    if let Some((span, date)) = context.layout.published {
        tags.retain(|t: &DateTag| !published.is_some_and(|p| p.overlaps(t.span)));
        let at = tags.partition_point(|t| t.span.start < span.start);
        let unit = Unit::Day(date.month(), date.day());
        tags.insert(
            at,
            DateTag {
                span,
                from: Parts { unit, year: Some(YearRef::Of(date.year())) },
                to: None,
                recurring: false,
                tentative: false,
                ahead: false,
                past: false,
                over: false,
                compared: false,
                stock: false,
                bound: false,
                term: false,
                congress: false,
                usage: DateUse::Published,
                rule: context.patterns.dates.rule(Form::Published),
            },
        );
    }
    tags
}

/// The day that is written out in full, or with day and month alone, from token `at` on (ngày
/// 15/8/2017; ngày 06 tháng 12 năm 2018; 22/6): its tokens, and its date if the year is there.
#[must_use]
pub fn day_at(context: &Context<'_, '_, '_>, at: usize) -> Option<(Span, Option<calendar::Date>)> {
    let token = context.doc.get(at)?;
    let lead = context.scan.hits.at(Layer::Date, at).is_some_and(|h| {
        let rules = &context.patterns.dates.rules;
        rules[h.payload as usize].form == Form::Day
    });
    if token.kind != TokenKind::Digits && !lead {
        return None;
    }
    let line = context.doc.lines.partition_point(|l| l.span.end as usize <= at);
    let end = context.doc.lines.get(line)?.span.end as usize;
    let mut reader = Reader::new(context, &[]);
    let limit = end.min(at + 16);
    reader.atoms(Span::new(at, limit), &mut Vec::new());
    reader.adjacent();
    let atom = reader.atoms.first().filter(|a| a.span.start as usize == at)?;
    let Core::Date(Parts { unit: Unit::Day(month, day), year }) = atom.core else { return None };
    let date = match year {
        Some(YearRef::Of(year)) => Some(calendar::day(year, month, day)?),
        _ => None,
    };
    (atom.lead || date.is_some()).then_some((atom.span, date))
}

/// One number of a run of digits and marks.
#[derive(Debug, Clone, Copy, Default)]
struct Field {
    value: i16,
    width: usize,
    token: usize,
    /// The mark before it, and whether a space stands beside the mark.
    mark: char,
    spaced: bool,
}

const FIELDS: usize = 8;

struct Reader<'c, 't, 'b, 'p, 'd> {
    context: &'c Context<'t, 'b, 'p>,
    patterns: &'p DatePatterns,
    documents: &'d [DocumentTag],
    /// Where citations stand, by their starts; each reaches as far as any up to it.
    cited: Vec<Span>,
    atoms: Vec<Atom>,
}

impl<'c, 't, 'b, 'p, 'd> Reader<'c, 't, 'b, 'p, 'd> {
    fn new(context: &'c Context<'t, 'b, 'p>, documents: &'d [DocumentTag]) -> Self {
        let mut cited: Vec<Span> = documents.iter().map(|document| document.span).collect();
        cited.sort_unstable();
        let mut farthest = 0;
        for span in &mut cited {
            farthest = span.end.max(farthest);
            span.end = farthest;
        }
        Self { context, patterns: &context.patterns.dates, documents, cited, atoms: Vec::new() }
    }

    fn line(&mut self, line: Span, warnings: &mut Vec<Warning<'_>>, tags: &mut Vec<DateTag>) {
        self.atoms.clear();
        self.atoms(line, warnings);
        if !self.atoms.is_empty() {
            self.adjacent();
            self.share();
            self.join(line, tags);
        }
    }

    // ---- atoms ----------------------------------------------------------------------------

    fn atoms(&mut self, line: Span, warnings: &mut Vec<Warning<'_>>) {
        let hits = self.context.scan.hits.within(Layer::Date, line);
        let mut next_hit = 0;
        let first = self.documents.partition_point(|d| d.number.end <= line.start);
        let mut documents = self.documents[first..].iter().peekable();
        let mut at = line.start as usize;
        while at < line.end as usize {
            // Only phrases and digits begin anything.
            let phrase = hits.get(next_hit).is_some_and(|h| h.span.start as usize <= at);
            if !phrase && self.context.doc.tokens[at].kind != TokenKind::Digits {
                at += 1;
                continue;
            }
            // The number of a document is none of a date.
            while let Some(document) = documents.next_if(|d| (d.number.start as usize) <= at) {
                at = at.max(document.number.end as usize);
            }
            if at >= line.end as usize {
                return;
            }
            while next_hit < hits.len() && (hits[next_hit].span.start as usize) < at {
                next_hit += 1;
            }
            let mut end = at + 1;
            let here = hits[next_hit..].iter().take_while(|h| h.span.start as usize == at);
            let mut found = false;
            for hit in here {
                if hit.span.end <= line.end
                    && let Some(next) = self.phrase(hit, line, warnings)
                {
                    end = next;
                    found = true;
                    break;
                }
            }
            if !found && self.context.doc.tokens[at].kind == TokenKind::Digits {
                end = self.run(at, at, line, warnings);
            }
            at = end;
        }
    }

    /// The atom of a phrase; the token after it.
    fn phrase(&mut self, hit: &Hit, line: Span, warnings: &mut Vec<Warning<'_>>) -> Option<usize> {
        let (doc, slots, mut rule) = (self.context.doc, &self.patterns.slots, hit.payload as usize);
        let hits = &self.context.scan.hits;
        let (start, end) = (hit.span.start as usize, hit.span.end as usize);
        let year = match (hits.slot(hit, slots.year), hits.slot(hit, slots.relative)) {
            (Some(span), _) => Some(YearRef::Of(doc.plain(span.start as usize).parse().ok()?)),
            (_, Some(span)) => self.patterns.relative(&self.folded(span)).map(YearRef::Offset),
            _ => None,
        };
        // What goes on in digits (năm 2017.5, tháng 4/2017/NQ) is something else.
        if !self.ends_clean(end, line) {
            return None;
        }
        let form = self.patterns.rules[rule].form;
        let mut span = hit.span;
        let mut strong = true;
        let mut lead = false;
        let mut tentative = false;
        let core = match form {
            Form::Day => {
                let digits = doc.get(end).is_some_and(|t| t.kind == TokenKind::Digits) && end < line.end as usize;
                return digits.then(|| self.run(start, end, line, warnings)).filter(|&e| e > end);
            }
            Form::Month => {
                let slot = hits.slot(hit, slots.month)?;
                let word = doc.tokens[slot.start as usize];
                let month = self.number(slot, DatePatterns::month)?;
                // "tháng một lần": a month in words is written with a capital; "9 THÁNG NĂM 2017" shows none.
                let small = word.kind == TokenKind::Word && (!word.capitalized() || word.upper());
                let led = self.atoms.last().is_some_and(|a| a.lead && a.span.end == hit.span.start);
                // "10 tháng năm 2025" is no day of May, "mỗi tháng 4,2 triệu" no month.
                let figure = year.is_none() && self.is_figure(end, line);
                if (small && (year.is_none() || (!led && self.count_before(start, line).is_some())))
                    || figure
                    || (!led && self.before(start, line) & Role::NotMonth.bit() != 0)
                {
                    return None;
                }
                if let Some(&Atom { core: Core::Num(day), span: before, lead: led, .. }) = self.atoms.last()
                    && before.end == hit.span.start
                {
                    // "ngày 17 tháng 1"; "trong 6 tháng 4 huyện" is a duration and a count.
                    calendar::day(2000, month, day)?;
                    self.atoms.pop();
                    span = before.join(span);
                    lead = led;
                    strong = led || year.is_some();
                    rule = self.patterns.rule(Form::Day);
                    Core::Date(Parts { unit: Unit::Day(month, day), year })
                } else {
                    Core::Date(Parts { unit: Unit::Month(month), year })
                }
            }
            Form::Quarter => {
                let slot = hits.slot(hit, slots.quarter)?;
                let roman = crate::scan::roman(&doc.clean(slot)).and_then(|n| i8::try_from(n).ok());
                let quarter = roman.or_else(|| self.number(slot, DatePatterns::quarter))?;
                (1..=4).contains(&quarter).then_some(())?;
                let core = Core::Date(Parts { unit: Unit::Quarter(quarter), year });
                if year.is_none() && roman.is_some() {
                    self.atoms.push(Atom { span, core, strong, lead, mark: ' ', tentative, rule });
                    return Some(self.further_quarters(end, line, rule));
                }
                core
            }
            Form::FirstMonths | Form::LastMonths | Form::PastMonths => {
                let count = match self.patterns.rules[rule].count {
                    Some(count) => count,
                    None => {
                        let (count, from) = self.count_before(start, line)?;
                        span.start = from as u32;
                        count
                    }
                };
                while self.atoms.last().is_some_and(|a| a.span.end > span.start) {
                    self.atoms.pop();
                }
                tentative = form == Form::PastMonths;
                if tentative && self.is_duration(span) {
                    return None;
                }
                let unit = match (form, count) {
                    (Form::LastMonths, n) => Unit::Months(13 - n, 12),
                    (_, n) => Unit::Months(1, n),
                };
                Core::Date(Parts { unit: unit.named(), year })
            }
            Form::Year => {
                let offset = self.patterns.rules[rule].offset;
                let counted = self.is_counted(start, line);
                match (year, offset) {
                    (Some(year), _) => {
                        // "kế hoạch 5 năm 2016-2020": the word belongs to the number before it.
                        let after_day = self.atoms.last().is_some_and(|a| a.span.end == span.start && a.names_day());
                        if counted && !after_day && !self.lists_months(start) {
                            span.start = span.end - 1;
                            self.atoms.pop_if(|a| a.span.end == hit.span.start);
                        }
                        Core::Date(Parts { unit: Unit::Year, year: Some(year) })
                    }
                    (None, Some(offset)) => {
                        let near = Span::new(start.saturating_sub(7).max(line.start as usize), start);
                        let vague = counted
                            || self.before(start, line) & Role::NotRelativeBefore.bit() != 0
                            || self.ending(start + 1, line) & Role::NotYear.bit() != 0
                            || self.after(end, line) & Role::NotRelativeAfter.bit() != 0
                            || self.holds(near, Role::Alternation);
                        if vague {
                            return None;
                        }
                        let year = match &self.patterns.rules[rule] {
                            r if r.far => YearRef::Earlier(offset),
                            r if r.told => YearRef::Told(offset),
                            _ => YearRef::Offset(offset),
                        };
                        Core::Date(Parts { unit: Unit::Year, year: Some(year) })
                    }
                    _ => return None,
                }
            }
            Form::BareYear | Form::Interval | Form::Feast | Form::Published => return None,
        };
        self.atoms.push(Atom { span, core, strong, lead, mark: ' ', tentative, rule });
        Some(end)
    }

    /// The quarters that a list goes on with in Roman numerals (quý I, II năm 2012); the token after the last.
    fn further_quarters(&mut self, mut end: usize, line: Span, rule: usize) -> usize {
        let doc = self.context.doc;
        let within = |at: usize| at < line.end as usize;
        loop {
            let joins = doc.punct(end) == Some(',') || self.after(end, line) & Role::List.bit() != 0;
            let at = end + 1;
            if !joins || !within(at) || !doc.tokens[at].upper() {
                return end;
            }
            let Some(quarter @ 1..=4) = crate::scan::roman(doc.word(at)) else { return end };
            let year = (matches!(doc.punct(at + 1), Some('/' | '-')) && within(at + 2))
                .then(|| doc.plain(at + 2).parse().ok().filter(|y| (1900..=2100).contains(y)))
                .flatten();
            end = if year.is_some() { at + 3 } else { at + 1 };
            let core = Core::Date(Parts { unit: Unit::Quarter(quarter as i8), year: year.map(YearRef::Of) });
            self.atoms.push(Atom {
                span: Span::new(at, end),
                core,
                strong: true,
                lead: false,
                mark: ' ',
                tentative: false,
                rule,
            });
        }
    }

    /// "tháng 2, 3 và 4" before a year at `at`: makes months of the bare numbers; whether there were any.
    fn lists_months(&mut self, at: usize) -> bool {
        let adjacent = self.atoms.last().is_some_and(|a| a.span.end as usize == at);
        let numbers = self.atoms.iter().rev().take_while(|a| matches!(a.core, Core::Num(1..=12))).count();
        let Some(first) = self.atoms.len().checked_sub(numbers + 1).filter(|_| adjacent && numbers > 0) else {
            return false;
        };
        let listed = self.atoms[first..].windows(2).all(|pair| self.gap(&pair[0], &pair[1]) == Gap::List);
        if !listed || !matches!(self.atoms[first].core, Core::Date(Parts { unit: Unit::Month(_), year: None })) {
            return false;
        }
        let rule = self.atoms[first].rule;
        for atom in &mut self.atoms[first + 1..] {
            if let Core::Num(month) = atom.core {
                let core = Core::Date(Parts { unit: Unit::Month(month), year: None });
                *atom = Atom { core, strong: true, rule, ..*atom };
            }
        }
        true
    }

    /// The number that ends before a token (6 tháng, sáu tháng): its value and first token.
    fn count_before(&self, at: usize, line: Span) -> Option<(i8, usize)> {
        let numerals = &self.context.scan.numerals;
        let index = numerals.partition_point(|n| (n.span.end as usize) < at);
        let numeral = numerals.get(index).filter(|n| n.span.end as usize == at && n.span.start >= line.start)?;
        let count = i8::try_from(numeral.value.digits).ok()?;
        (numeral.value.scale == 0 && (1..=12).contains(&count)).then_some((count, numeral.span.start as usize))
    }

    /// Whether a number stands before "năm": 5 năm, mười năm (a numeral that takes "năm" for five).
    fn is_counted(&self, at: usize, line: Span) -> bool {
        let numerals = &self.context.scan.numerals;
        let index = numerals.partition_point(|n| (n.span.end as usize) < at);
        numerals[index..].iter().take(2).any(|n| {
            let (start, end) = (n.span.start as usize, n.span.end as usize);
            // "đề án 1956 năm 2017": a figure of that size counts no years.
            let small = n.value.scale == 0 && (1..=150).contains(&n.value.digits);
            small && start < at && end >= at && n.span.start >= line.start
        })
    }

    fn is_duration(&self, span: Span) -> bool {
        let line = self.context.doc.lines[self.context.doc.lines.partition_point(|l| l.span.end <= span.start)].span;
        self.before(span.start as usize, line) & Role::DurationBefore.bit() != 0
            || self.after(span.end as usize, line) & Role::DurationAfter.bit() != 0
            || self.context.doc.tokens[span.start as usize].kind == TokenKind::Digits
                && !self.starts_clean(span.start as usize)
    }

    /// Whether the digits before a token go on as a decimal, or count what follows in a measure.
    fn is_figure(&self, at: usize, line: Span) -> bool {
        if at >= line.end as usize {
            return false;
        }
        let next = |i: usize| self.context.doc.get(i).filter(|_| i < line.end as usize);
        let mark = self.context.doc.punct(at);
        let decimal = mark == Some(',')
            && !self.context.doc.tokens[at].space_before()
            && next(at + 1).is_some_and(|t| t.kind == TokenKind::Digits && !t.space_before());
        let measure = |i: usize| {
            next(i).is_some()
                && (scale_at(self.context.doc, i, &self.context.patterns.numbers).is_some()
                    || self.context.doc.punct(i) == Some('%'))
        };
        let range = mark == Some('-') && next(at + 1).is_some_and(|t| t.kind == TokenKind::Digits) && measure(at + 2);
        decimal || measure(at) || range
    }

    fn folded(&self, span: Span) -> String {
        span.range().map(|i| normalize::fold_word(self.context.doc.word(i))).collect::<Vec<_>>().join(" ")
    }

    fn number(&self, span: Span, name: impl Fn(&DatePatterns, &str) -> Option<i8>) -> Option<i8> {
        match self.context.doc.tokens[span.start as usize].kind {
            TokenKind::Digits => self.context.doc.plain(span.start as usize).parse().ok(),
            _ => name(self.patterns, &self.folded(span)),
        }
    }

    /// Whether what ends before `at` is not the first part of a longer figure or code.
    fn ends_clean(&self, at: usize, line: Span) -> bool {
        let doc = self.context.doc;
        if at >= line.end as usize {
            return true;
        }
        let token = &doc.tokens[at];
        if !token.space_before() && token.kind == TokenKind::Word && doc.tokens[at - 1].kind == TokenKind::Digits {
            // A lost space (12tháng, 2003của), but no unit (7h30, 20km).
            return token.len_chars() > 2 && !token.upper();
        }
        let glued_next = doc.get(at + 1).is_some_and(|t| !t.space_before() && at + 1 < line.end as usize);
        match doc.punct(at) {
            Some('%') => false,
            Some('/' | '_') => token.space_before() || !glued_next,
            Some('.' | ':' | ',') => {
                let digits = glued_next && doc.tokens[at + 1].kind == TokenKind::Digits;
                // 4,5 is a decimal; "ngày 4,5/12" is told by what follows.
                token.space_before() || !digits || doc.punct(at) == Some(',')
            }
            _ => true,
        }
    }

    /// Whether the digits at `at` are not the last part of a longer figure or code.
    fn starts_clean(&self, at: usize) -> bool {
        let doc = self.context.doc;
        if at == 0 || doc.tokens[at].space_before() {
            return true;
        }
        match doc.tokens[at - 1].kind {
            TokenKind::Word => false,
            TokenKind::Digits => true,
            TokenKind::Punct => match doc.punct(at - 1) {
                Some('/' | '.' | ':' | '_' | '#' | '+') => false,
                Some('-') => {
                    doc.tokens[at - 1].space_before() || at < 2 || doc.tokens[at - 2].kind == TokenKind::Digits
                }
                _ => true,
            },
        }
    }

    /// The atoms of a run of digits and marks that begins at `at`; `start` is where the word for
    /// day before it stands, or `at`. Gives the token after the run.
    fn run(&mut self, start: usize, at: usize, line: Span, warnings: &mut Vec<Warning<'_>>) -> usize {
        let doc = self.context.doc;
        let lead = start < at;
        let mut fields = [Field::default(); FIELDS];
        let mut count = 0;
        let mut end = at;
        let mut mark = ' ';
        let mut spaced = false;
        loop {
            let width = doc.tokens[end].len_chars() as usize;
            if count < FIELDS {
                let value = doc.plain(end).parse().unwrap_or(-1);
                fields[count] = Field { value, width, token: end, mark, spaced };
            }
            count += 1;
            end += 1;
            let (m, next) = match doc.punct(end) {
                Some(m @ ('/' | '.' | '-')) if end + 1 < line.end as usize => (m, end + 1),
                _ => break,
            };
            spaced = doc.tokens[end].space_before() || doc.tokens[next].space_before();
            if doc.tokens[next].kind != TokenKind::Digits || (spaced && (m == '.' || (m == '/' && !lead))) {
                break;
            }
            mark = m;
            end = next;
        }
        // 08 08 2019: a page's own way to print its day.
        if count == 1
            && let Some(end) = self.spaced_day(start, at, line)
        {
            return end;
        }
        if count > FIELDS || (!lead && !self.starts_clean(at)) {
            return end;
        }
        // "giảm từ 1-1,5%"
        let decimal = doc.punct(end) == Some(',') && doc.punct(end + 2) == Some('%');
        if !lead && decimal && self.is_figure(end, line) {
            return end;
        }
        // "10/10/2023 - 11:40": what follows the dash is a time.
        if !self.ends_clean(end, line) {
            let last_dash = fields[..count].iter().rposition(|f| f.mark == '-').filter(|&k| k > 0);
            let Some(cut) = last_dash.filter(|&k| fields[k].spaced) else { return end };
            count = cut;
        }
        let fields = &fields[..count];
        let dashes = fields[1..].iter().filter(|f| f.mark == '-').count();
        let only_dashes = dashes == count - 1;
        let some_spaced = fields[1..].iter().any(|f| f.mark == '-' && f.spaced);
        let all_spaced = fields[1..].iter().all(|f| f.spaced);
        let four = |f: &Field| f.width == 4;
        let month_word = doc.get(end).is_some_and(|_| {
            self.context.scan.hits.at(Layer::Date, end).is_some_and(|h| {
                self.patterns.rules[h.payload as usize].form == Form::Month && h.span.start as usize == end
            })
        });
        let cuts: &[usize] = match (only_dashes, fields) {
            // ngày 5-6/2017
            (false, [a, b, c]) if lead && b.mark == '-' && !b.spaced && !four(a) && !four(b) && four(c) => &[],
            // vụ đông xuân 2017/2018
            (false, [a, b]) if four(a) && four(b) && b.mark == '/' && b.value == a.value + 1 => &[1],
            (false, _) => return self.parts_at_dashes(fields, start, end, lead, warnings),
            (true, _) if some_spaced && !all_spaced => {
                return self.parts_at_spaced(fields, start, end, lead, warnings);
            }
            (true, [a, b]) if four(a) && four(b) => &[1],
            (true, [_, b]) if !four(b) && (month_word || b.spaced) => &[1],
            (true, [_, b, _, d]) if !four(b) && four(d) => &[1],
            (true, [_, b, c, _]) if !four(b) && !four(c) => &[2],
            (true, [_, b, _, _, e]) if !four(b) && four(e) => &[2],
            (true, [_, _, _, _, _, _]) => &[3],
            _ => &[],
        };
        let mut from = 0;
        for &cut in cuts.iter().chain([&count]) {
            let first = if from == 0 { start } else { fields[from].token };
            self.part(&fields[from..cut], first, lead && from == 0, warnings);
            from = cut;
        }
        end
    }

    fn parts_at_dashes(
        &mut self,
        fields: &[Field],
        start: usize,
        end: usize,
        lead: bool,
        warnings: &mut Vec<Warning<'_>>,
    ) -> usize {
        self.parts(fields, start, lead, |f| f.mark == '-', warnings);
        end
    }

    fn parts_at_spaced(
        &mut self,
        fields: &[Field],
        start: usize,
        end: usize,
        lead: bool,
        warnings: &mut Vec<Warning<'_>>,
    ) -> usize {
        self.parts(fields, start, lead, |f| f.spaced, warnings);
        end
    }

    fn parts(
        &mut self,
        fields: &[Field],
        start: usize,
        lead: bool,
        cut: impl Fn(&Field) -> bool,
        warnings: &mut Vec<Warning<'_>>,
    ) {
        let mut from = 0;
        for to in 1..=fields.len() {
            if to == fields.len() || cut(&fields[to]) {
                let first = if from == 0 { start } else { fields[from].token };
                self.part(&fields[from..to], first, lead && from == 0, warnings);
                from = to;
            }
        }
    }

    fn spaced_day(&mut self, start: usize, at: usize, line: Span) -> Option<usize> {
        let doc = self.context.doc;
        if at + 3 > line.end as usize {
            return None;
        }
        let digits = |i: usize, width: u32| {
            let token = &doc.tokens[i];
            (token.kind == TokenKind::Digits && token.len_chars() == width).then(|| doc.plain(i).parse::<i16>().ok())?
        };
        let (day, month, year) = (digits(at, 2)?, digits(at + 1, 2)?, digits(at + 2, 4)?);
        calendar::day(year, month as i8, day as i8).filter(|_| (1990..=2060).contains(&year))?;
        let parts = Parts { unit: Unit::Day(month as i8, day as i8), year: Some(YearRef::Of(year)) };
        self.push_day(Span::new(start, at + 3), parts, true, start < at, ' ');
        Some(at + 3)
    }

    fn push_day(&mut self, span: Span, parts: Parts, strong: bool, lead: bool, mark: char) {
        let rule = self.patterns.rule(Form::Day);
        self.atoms.push(Atom { span, core: Core::Date(parts), strong, lead, mark, tentative: false, rule });
    }

    /// One day, month, year or number.
    fn part(&mut self, fields: &[Field], start: usize, lead: bool, warnings: &mut Vec<Warning<'_>>) {
        let span = Span::new(start, fields[fields.len() - 1].token + 1);
        let short = |f: &Field| f.width <= 2;
        let is_year = |f: &Field| f.width == 4 && (1900..=2100).contains(&f.value);
        let mark = fields.get(1).map_or(' ', |f| f.mark);
        let plain = |core, strong, rule| Atom { span, core, strong, lead, mark, tentative: false, rule };
        match fields {
            [year] if is_year(year) => {
                let parts = Parts { unit: Unit::Year, year: Some(YearRef::Of(year.value)) };
                self.atoms.push(plain(Core::Date(parts), false, self.patterns.rule(Form::BareYear)));
            }
            [n] if short(n) && (1..=31).contains(&n.value) => {
                self.atoms.push(plain(Core::Num(n.value as i8), false, self.patterns.rule(Form::Day)));
            }
            [day, month] if short(day) && short(month) => {
                let parts = Parts { unit: Unit::Day(month.value as i8, day.value as i8), year: None };
                // A leap year: 29/2 may be a day.
                if calendar::day(2000, month.value as i8, day.value as i8).is_some() {
                    self.push_day(span, parts, lead, lead, mark);
                } else if lead {
                    self.impossible(span, warnings);
                }
            }
            [month, year] if short(month) && (1..=12).contains(&month.value) && is_year(year) => {
                let parts = Parts { unit: Unit::Month(month.value as i8), year: Some(YearRef::Of(year.value)) };
                self.atoms.push(plain(Core::Date(parts), false, self.patterns.rule(Form::Month)));
            }
            [day, month, year] if short(day) && short(month) && (is_year(year) || (short(year) && lead)) => {
                let full = if is_year(year) { year.value } else { 2000 + year.value };
                let parts =
                    Parts { unit: Unit::Day(month.value as i8, day.value as i8), year: Some(YearRef::Of(full)) };
                match calendar::day(full, month.value as i8, day.value as i8) {
                    Some(_) => self.push_day(span, parts, true, lead, mark),
                    None => self.impossible(span, warnings),
                }
            }
            [year, month, day] if is_year(year) && short(month) && short(day) => {
                let parts =
                    Parts { unit: Unit::Day(month.value as i8, day.value as i8), year: Some(YearRef::Of(year.value)) };
                match calendar::day(year.value, month.value as i8, day.value as i8) {
                    Some(_) => self.push_day(span, parts, true, lead, mark),
                    None => self.impossible(span, warnings),
                }
            }
            _ => {}
        }
    }

    fn impossible(&self, span: Span, warnings: &mut Vec<Warning<'_>>) {
        let (start, end) = self.context.doc.chars(span);
        warnings.push(Warning {
            code: WarningCode::ImpossibleDate,
            message: Cow::Borrowed("the calendar has no such day"),
            start: Some(start),
            end: Some(end),
        });
    }

    // ---- neighbours -----------------------------------------------------------------------

    /// The roles of the words that end before a token, a bracket or quotation mark aside.
    fn before(&self, at: usize, line: Span) -> u32 {
        let mut at = at;
        while at > line.start as usize && matches!(self.context.doc.punct(at - 1), Some('(' | '"' | '\'' | '[')) {
            at -= 1;
        }
        self.ending(at, line)
    }

    fn ending(&self, at: usize, line: Span) -> u32 {
        let from = at.saturating_sub(5).max(line.start as usize);
        (from..at).fold(0, |roles, from| roles | self.between(from, at))
    }

    /// The roles of the words that begin at a token.
    fn after(&self, at: usize, line: Span) -> u32 {
        if at < line.end as usize { self.neighbours(at).map_or(0, |(_, roles)| roles) } else { 0 }
    }

    /// The roles of the words from a token up to another.
    fn between(&self, from: usize, to: usize) -> u32 {
        self.neighbours(from).filter(|(span, _)| span.end as usize == to).map_or(0, |(_, roles)| roles)
    }

    fn neighbours(&self, at: usize) -> Option<(Span, u32)> {
        let roles = &self.patterns.roles;
        self.context.longest(Layer::DateNeighbour, at, |all: &mut u32, payload| *all |= roles[payload as usize])
    }

    /// Whether a word of a role that is looked for in a stretch begins in it.
    fn holds(&self, span: Span, role: Role) -> bool {
        debug_assert!(role.bit() & Role::NEAR != 0, "{role:?} is asked for beside an expression alone");
        let hits = self.context.scan.hits.within(Layer::DateContext, span);
        hits.iter().any(|h| self.patterns.roles[h.payload as usize] & role.bit() != 0)
    }

    /// A stretch holds words of what lies ahead; but "kết quả thực hiện nhiệm vụ" looks back.
    fn looks_ahead(&self, span: Span) -> bool {
        let hits = self.context.scan.hits.within(Layer::DateContext, span);
        let has = |h: &Hit, role: Role| self.patterns.roles[h.payload as usize] & role.bit() != 0;
        let inside = |h: &Hit| {
            hits.iter().any(|o| has(o, Role::Over) && o.span.start < h.span.start && o.span.end >= h.span.end)
        };
        hits.iter().any(|h| has(h, Role::Ahead) && !inside(h))
    }

    /// Whether a number that ends before a token counts what follows.
    fn counts(&self, at: usize, line: Span) -> bool {
        if at >= line.end as usize {
            return false;
        }
        let after = self.after(at, line);
        if after & Role::AfterYear.bit() != 0 {
            return false;
        }
        after & Role::Counted.bit() != 0
            || self.context.unit(at).is_some()
            || scale_at(self.context.doc, at, &self.context.patterns.numbers).is_some()
            || self.context.doc.punct(at) == Some('%')
    }

    fn gap(&self, a: &Atom, b: &Atom) -> Gap {
        let (from, to) = (a.span.end as usize, b.span.start as usize);
        let mark = self.context.doc.punct(from);
        if from == to {
            Gap::Adjacent
        } else if to == from + 1 && (mark == Some('-') || (mark == Some('/') && a.names_year() && b.names_year())) {
            Gap::Dash
        } else if to == from + 1 && matches!(mark, Some(',' | '&')) {
            Gap::List
        } else if to > from + 4 {
            Gap::None
        } else {
            let list = if mark == Some(',') { self.between(from + 1, to) & Role::List.bit() } else { 0 };
            let roles = self.between(from, to) | list;
            if roles & Role::Range.bit() != 0 {
                Gap::Range
            } else if roles & Role::List.bit() != 0 {
                Gap::List
            } else {
                Gap::None
            }
        }
    }

    /// "ngày 6/9 năm 2012": a day and its year.
    fn adjacent(&mut self) {
        let mut k = 0;
        while k + 1 < self.atoms.len() {
            let (a, b) = (self.atoms[k], self.atoms[k + 1]);
            if let (
                Core::Date(Parts { unit: unit @ (Unit::Day(..) | Unit::Month(_) | Unit::Quarter(_)), year: None }),
                Core::Date(Parts { unit: Unit::Year, year }),
            ) = (a.core, b.core)
                && a.span.end == b.span.start
                && b.strong
            {
                let parts = Parts { unit, year };
                self.atoms[k] = Atom { span: a.span.join(b.span), core: Core::Date(parts), strong: true, ..a };
                self.atoms.remove(k + 1);
            } else {
                k += 1;
            }
        }
    }

    /// "ngày 21 và 22/6/2018", "tháng 7 và tháng 8/2025": what the last says holds for all.
    fn share(&mut self) {
        let mut led = vec![false; self.atoms.len()];
        for k in 0..self.atoms.len() {
            led[k] = self.atoms[k].lead
                || (k > 0 && led[k - 1] && matches!(self.gap(&self.atoms[k - 1], &self.atoms[k]), Gap::List));
        }
        for k in (0..self.atoms.len().saturating_sub(1)).rev() {
            let (a, b) = (self.atoms[k], self.atoms[k + 1]);
            let Core::Date(next) = b.core else { continue };
            if self.gap(&a, &b) != Gap::List {
                continue;
            }
            match (a.core, next.unit) {
                (Core::Num(day), Unit::Day(month, _))
                    if led[k] && (led[k + 1] || next.year.is_some()) && calendar::day(2000, month, day).is_some() =>
                {
                    self.atoms[k].core = Core::Date(Parts { unit: Unit::Day(month, day), year: next.year });
                    self.atoms[k].strong = true;
                    self.atoms[k + 1].strong = true;
                }
                (Core::Date(parts), unit) if parts.year.is_none() && next.year.is_some() && b.strong => {
                    let same = std::mem::discriminant(&parts.unit) == std::mem::discriminant(&unit);
                    // "tháng 12 và cả năm 2018", "quý IV và năm 2018"
                    let of_year = unit == Unit::Year && parts.unit != Unit::Year;
                    if same || of_year {
                        self.atoms[k].core = Core::Date(Parts { year: next.year, ..parts });
                    }
                }
                _ => {}
            }
        }
    }

    /// Joins stretches, and takes what names a date.
    fn join(&mut self, line: Span, tags: &mut Vec<DateTag>) {
        let atoms = std::mem::take(&mut self.atoms);
        let mut k = 0;
        // The expression before, if it was taken: its last atom, and whether it recurs.
        let mut previous: Option<(usize, bool)> = None;
        while k < atoms.len() {
            let a = &atoms[k];
            let mut end = k + 1;
            let listed = previous.filter(|p| p.0 + 1 == k && self.gap(&atoms[p.0], a) == Gap::List);
            let mut expression = None;
            if let Some(b) = atoms.get(k + 1)
                && let gap @ (Gap::Dash | Gap::Range) = self.gap(a, b)
                && let Some((from, to)) = interval(a, b)
                && let Some(strong) = self.stretch_is_strong(a, b, gap, line)
            {
                let span = a.span.join(b.span);
                expression = Some((span, from, Some(to), strong, self.patterns.rule(Form::Interval)));
                end = k + 2;
            } else if let Core::Date(parts) = a.core {
                expression = Some((a.span, parts, None, a.strong, a.rule));
            }
            if let Some((span, from, to, strong, rule)) = expression {
                let listed = listed.map(|p| p.1);
                if let Some(tag) = self.take(a, span, from, to, strong, rule, listed, line) {
                    previous = Some((end - 1, tag.recurring));
                    tags.push(tag);
                }
            }
            k = end;
        }
        self.atoms = atoms;
    }

    /// Whether a stretch names dates by its form; `None` where it is no stretch at all.
    fn stretch_is_strong(&self, a: &Atom, b: &Atom, gap: Gap, line: Span) -> Option<bool> {
        if a.names_year() && b.names_year() {
            let plain = !a.strong && !b.strong && gap == Gap::Range;
            return Some(!plain || self.before(a.span.start as usize, line) & Role::YearCue.bit() != 0);
        }
        if let Core::Num(_) = b.core {
            return (!self.counts(b.span.end as usize, line)).then_some(a.strong);
        }
        Some(a.strong || b.strong || a.lead)
    }

    #[allow(clippy::too_many_arguments)]
    fn take(
        &self,
        atom: &Atom,
        span: Span,
        from: Parts,
        to: Option<Parts>,
        strong: bool,
        rule: usize,
        listed: Option<bool>,
        line: Span,
    ) -> Option<DateTag> {
        let (start, end) = (span.start as usize, span.end as usize);
        let before = self.before(start, line);
        let after = self.after(end, line);
        let in_brackets = self.context.doc.punct(end) == Some('(');
        let lunar = |roles: u32| roles & Role::Lunar.bit() != 0;
        if lunar(after) || (in_brackets && lunar(self.after(end + 1, line))) {
            return None;
        }
        let mut rule = rule;
        let mut recurring = false;
        if let Unit::Day(month, day) = from.unit
            && from.year.is_none()
            && !atom.lead
        {
            recurring = self.is_feast(month, day, start, before, line) || listed == Some(true);
        }
        if after & Role::EveryYear.bit() != 0 && !recurring {
            // A day that is told of every year recurs; a month or a stretch is not marked.
            match from.unit {
                Unit::Day(..) if to.is_none() && from.year.is_none() => recurring = true,
                _ => return None,
            }
        }
        if recurring {
            if to.is_some() || self.counts(end, line) {
                return None;
            }
            rule = self.patterns.rule(Form::Feast);
        } else if !strong && !self.is_meant(atom, span, from, before, after, listed.is_some(), line) {
            return None;
        } else if strong
            && from.unit == Unit::Year
            && to.is_none()
            && let Some(YearRef::Of(year)) = from.year
            && year % 10 == 0
            && self.ending(end - 1, line) & Role::NotYear.bit() != 0
        {
            // "những năm 1990" is a decade.
            return None;
        }
        let sentence = self.sentence_start(start, line);
        let near = Span::new(start.saturating_sub(4).max(sentence), start);
        let begun = self.cited.partition_point(|cited| cited.start <= span.start);
        let citation = begun > 0 && self.cited[begun - 1].end >= span.end;
        let ahead = after & Role::AheadAfter.bit() != 0 || self.looks_ahead(Span::new(sentence, start));
        let stock = before & Role::Stock.bit() != 0;
        let stretch = Span::new(start.saturating_sub(8).max(sentence), start);
        Some(DateTag {
            span,
            from,
            to,
            recurring,
            tentative: atom.tentative,
            ahead,
            past: after & Role::Past.bit() != 0 || (before & Role::CountedUntil.bit() != 0 && !ahead),
            over: !ahead
                && self.holds(
                    Span::new(start.saturating_sub(10).max(sentence), (end + 12).min(line.end as usize)),
                    Role::Over,
                ),
            compared: self.holds(near, Role::Compared),
            stock,
            bound: before & Role::Bound.bit() != 0 || (stock && ahead),
            term: to.is_some() && self.holds(stretch, Role::Term),
            congress: to.is_some()
                && self.holds(Span::new(start.saturating_sub(24).max(sentence), start), Role::Congress),
            usage: if citation { DateUse::Citation } else { DateUse::Text },
            rule,
        })
    }

    /// The first token of the sentence that a token stands in, at most forty back.
    fn sentence_start(&self, at: usize, line: Span) -> usize {
        let floor = at.saturating_sub(40).max(line.start as usize);
        let ends = |i: usize| {
            matches!(self.context.doc.punct(i), Some('.' | ';' | '!' | '?'))
                && self.context.doc.get(i + 1).is_some_and(crate::text::Token::space_before)
        };
        (floor..at).rev().find(|&i| ends(i)).map_or(floor, |i| i + 1)
    }

    /// Whether a day without a year is one that is kept every year.
    fn is_feast(&self, month: i8, day: i8, start: usize, before: u32, line: Span) -> bool {
        if before & (Role::NotDay.bit() | Role::DayTime.bit()) != 0 {
            return false;
        }
        let doc = self.context.doc;
        let mut at = start;
        while at > line.start as usize && matches!(doc.punct(at - 1), Some('(' | '"' | '-' | '\'' | ',')) {
            at -= 1;
        }
        let named = self.ending(at, line) & Role::FeastWord.bit() != 0;
        if named && self.patterns.is_feast(month, day) {
            return true;
        }
        // "Ngày Doanh nhân Việt Nam 13/10": the day's own name, in words alone.
        let is_day_word = |i: usize| {
            let hit = self.context.scan.hits.at(Layer::Date, i);
            hit.is_some_and(|h| self.patterns.rules[h.payload as usize].form == Form::Day)
        };
        let floor = at.saturating_sub(12).max(line.start as usize);
        for i in (floor..at).rev() {
            let token = &doc.tokens[i];
            if is_day_word(i) {
                // nhân Ngày vì nạn nhân chất độc da cam
                let named = token.capitalized() && i > line.start as usize && doc.tokens[i - 1].kind == TokenKind::Word;
                return at - i > 2 && (named || doc.tokens[i + 1].capitalized());
            }
            let joins = matches!(doc.punct(i), Some('-' | '"' | '/' | ','));
            if token.kind == TokenKind::Digits || (token.kind == TokenKind::Punct && !joins) {
                return false;
            }
        }
        false
    }

    /// Whether the words around a weak expression say that it is a date.
    #[allow(clippy::too_many_arguments)]
    fn is_meant(
        &self,
        atom: &Atom,
        span: Span,
        from: Parts,
        before: u32,
        after: u32,
        listed: bool,
        line: Span,
    ) -> bool {
        let doc = self.context.doc;
        let (start, end) = (span.start as usize, span.end as usize);
        // "Sáng 25/4 lớp học mở": after a time of day nothing is counted.
        let comma = start > 0 && doc.punct(start - 1) == Some(',');
        let time = before | if comma { self.ending(start - 1, line) } else { 0 };
        let timed = matches!(from.unit, Unit::Day(..)) && time & Role::DayTime.bit() != 0;
        if !timed && self.counts(end, line) {
            return false;
        }
        let bracketed = matches!(doc.punct(end), Some(')')) && start > 0 && doc.punct(start - 1) == Some('(');
        let next_is_plain = end >= line.end as usize
            || doc.tokens[end].kind != TokenKind::Word
            || doc.tokens[end].capitalized()
            || after & Role::AfterYear.bit() != 0;
        match from.unit {
            Unit::Day(..) => {
                if before & Role::NotDay.bit() != 0 {
                    return false;
                }
                if timed || listed {
                    return true;
                }
                // "giảm đến 2/3", "từ 1/3 diện tích": less than a whole, of a whole.
                if let Unit::Day(month, day) = from.unit
                    && day < month
                    && (before | after) & Role::Share.bit() != 0
                {
                    return false;
                }
                let cue = before & Role::DayCue.bit() != 0;
                match atom.mark {
                    '/' => cue,
                    '-' => cue && next_is_plain,
                    ' ' => cue,
                    _ => false,
                }
            }
            Unit::Month(_) => listed || bracketed || before & (Role::DayCue.bit() | Role::YearCue.bit()) != 0,
            Unit::Year => {
                let Some(YearRef::Of(year)) = from.year else { return false };
                let likely = (1930..=2060).contains(&year);
                if before & Role::NotYear.bit() != 0 || !likely {
                    return false;
                }
                if before & Role::YearCue.bit() != 0 || listed || bracketed && year >= 1990 {
                    return true;
                }
                let previous = start.checked_sub(1).filter(|&i| i >= line.start as usize).map(|i| &doc.tokens[i]);
                let after_word = previous.is_some_and(|t| t.kind == TokenKind::Word);
                after_word && next_is_plain
            }
            Unit::Quarter(_) | Unit::Months(..) => false,
        }
    }
}

impl Unit {
    /// Three months are a quarter, six a half, twelve a year.
    fn named(self) -> Self {
        match self {
            Self::Months(1, 3) => Self::Quarter(1),
            Self::Months(10, 12) => Self::Quarter(4),
            Self::Months(1, 12) => Self::Year,
            Self::Months(a, b) if a == b => Self::Month(a),
            unit => unit,
        }
    }
}

impl Atom {
    fn names_year(&self) -> bool {
        matches!(self.core, Core::Date(Parts { unit: Unit::Year, .. }))
    }

    fn names_day(&self) -> bool {
        matches!(self.core, Core::Date(Parts { unit: Unit::Day(..), year: None }))
    }
}

/// The ends of a stretch that two atoms name.
fn interval(a: &Atom, b: &Atom) -> Option<(Parts, Parts)> {
    let (from, to) = match (a.core, b.core) {
        (Core::Num(day), Core::Date(to)) => match to.unit {
            Unit::Day(month, last) if day < last => (Parts { unit: Unit::Day(month, day), year: to.year }, to),
            _ => return None,
        },
        (Core::Date(from), Core::Num(n)) => match from.unit {
            Unit::Month(first) if from.year.is_none() && first < n && n <= 12 => {
                (from, Parts { unit: Unit::Month(n), year: None })
            }
            _ => return None,
        },
        (Core::Date(from), Core::Date(to)) => (from, to),
        _ => return None,
    };
    if a.tentative || b.tentative {
        return None;
    }
    let order = |unit: Unit| match unit {
        Unit::Day(m, d) => Some((1, m, d)),
        Unit::Month(m) => Some((2, m, 0)),
        Unit::Quarter(q) => Some((3, q, 0)),
        Unit::Year => Some((4, 0, 0)),
        Unit::Months(..) => None,
    };
    let (first, last) = (order(from.unit)?, order(to.unit)?);
    if first.0 != last.0 {
        return None;
    }
    let turns = first > last;
    let (from, to) = match (from.year, to.year) {
        // 20/12 - 10/1/2018 begins in the year before, 20/12/2017 - 10/1 ends in the year after.
        (None, Some(YearRef::Of(y))) => (Parts { year: Some(YearRef::Of(y - i16::from(turns))), ..from }, to),
        (Some(YearRef::Of(y)), None) => (from, Parts { year: Some(YearRef::Of(y + i16::from(turns))), ..to }),
        _ => (from, to),
    };
    match (from.year, to.year) {
        (Some(YearRef::Of(a)), Some(YearRef::Of(b))) => ((a, first) < (b, last) && b - a <= 150).then_some((from, to)),
        (None, None) => (first != last && from.unit != Unit::Year).then_some((from, to)),
        _ => None,
    }
}
