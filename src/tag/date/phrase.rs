//! Atoms that phrases name (ngày 6/9, quý I, 9 tháng đầu năm), and whether numbers beside them count something else.

use super::{Atom, Core, Gap, Parts, Reader, Unit, YearRef};
use crate::calendar;
use crate::normalize;
use crate::pattern::date::{DatePatterns, Form, Role};
use crate::pattern::{Hit, Layer};
use crate::record::Warning;
use crate::tag::quantity::scale_at;
use crate::text::{Doc, Span, TokenKind};

/// A phrase that may name a date.
struct Phrase<'h> {
    hit: &'h Hit,
    line: Span,
    rule: usize,
    form: Form,
    /// The year that its slots tell.
    year: Option<YearRef>,
}

impl Phrase<'_> {
    /// The atom of its words.
    fn atom(&self, core: Core) -> Atom {
        let (span, rule) = (self.hit.span, self.rule);
        Atom { span, core, strong: true, lead: false, mark: ' ', tentative: false, rule }
    }
}

impl Reader<'_, '_, '_, '_, '_> {
    pub(super) fn atoms(&mut self, line: Span, warnings: &mut Vec<Warning<'_>>) {
        let hits = self.context.scan.hits.within(Layer::Date, line);
        let mut next_hit = 0;
        let first = self.documents.partition_point(|d| d.number.end <= line.start);
        let mut documents = self.documents[first..].iter().peekable();
        let mut at = line.start as usize;
        while at < line.end as usize {
            while hits.get(next_hit).is_some_and(|h| (h.span.start as usize) < at) {
                next_hit += 1;
            }
            // Only phrases and digits begin anything.
            let phrase = hits.get(next_hit).map_or(line.end, |h| h.span.start) as usize;
            let digits = self.context.doc.tokens[at..phrase].iter().position(|t| t.kind == TokenKind::Digits);
            at = digits.map_or(phrase, |past| at + past);
            // The number of a document is none of a date.
            let before = at;
            while let Some(document) = documents.next_if(|d| (d.number.start as usize) <= at) {
                at = at.max(document.number.end as usize);
            }
            if at > before {
                continue;
            }
            if at >= line.end as usize {
                return;
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
        let year = self.year_told(hit)?;
        let (start, end) = (hit.span.start as usize, hit.span.end as usize);
        // What goes on in digits (năm 2017.5, tháng 4/2017/NQ) is something else.
        if !self.ends_clean(end, line) {
            return None;
        }
        let rule = hit.payload as usize;
        let form = self.patterns.rules[rule].form;
        let phrase = &Phrase { hit, line, rule, form, year };
        let atom = match form {
            Form::Day => {
                let digits =
                    self.context.doc.get(end).is_some_and(|t| t.kind == TokenKind::Digits) && end < line.end as usize;
                return digits.then(|| self.run(start, end, line, warnings)).filter(|&e| e > end);
            }
            Form::Month => self.month(phrase)?,
            Form::Quarter => {
                let (atom, roman) = self.quarter(phrase)?;
                if roman && year.is_none() {
                    self.atoms.push(atom);
                    return Some(self.further_quarters(end, line, rule));
                }
                atom
            }
            Form::FirstMonths | Form::LastMonths | Form::PastMonths => self.months(phrase)?,
            Form::Year => match year {
                Some(_) => self.year(phrase),
                None => self.relative_year(phrase)?,
            },
            Form::BareYear | Form::Interval | Form::Feast | Form::Published => return None,
        };
        self.atoms.push(atom);
        Some(end)
    }

    /// The year that a phrase's slots tell, if any; nothing where its digits are none.
    fn year_told(&self, hit: &Hit) -> Option<Option<YearRef>> {
        let (doc, hits, slots) = (self.context.doc, &self.context.scan.hits, &self.patterns.slots);
        if let Some(span) = hits.slot(hit, slots.year) {
            let year = doc.plain(span.start as usize).parse().ok()?;
            return Some(Some(YearRef::Of(year)));
        }
        let relative = hits.slot(hit, slots.relative);
        Some(relative.and_then(|span| self.patterns.relative(&folded(&doc, span))).map(YearRef::Offset))
    }

    /// "tháng 4", "tháng Tư năm 2017", or the day that the digits before it make it: "ngày 17 tháng 1".
    fn month(&mut self, phrase: &Phrase) -> Option<Atom> {
        let &Phrase { hit, line, year, .. } = phrase;
        let (start, end) = (hit.span.start as usize, hit.span.end as usize);
        let slot = self.context.scan.hits.slot(hit, self.patterns.slots.month)?;
        let word = self.context.doc.tokens[slot.start as usize];
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
        let Some(&Atom { core: Core::Num(day), span: before, lead: led, .. }) =
            self.atoms.last().filter(|a| a.span.end == hit.span.start)
        else {
            return Some(phrase.atom(Core::Date(Parts { unit: Unit::Month(month), year })));
        };
        // "ngày 17 tháng 1"; "trong 6 tháng 4 huyện" is a duration and a count.
        calendar::day(2000, month, day)?;
        self.atoms.pop();
        let day = phrase.atom(Core::Date(Parts { unit: Unit::Day(month, day), year }));
        let (span, strong, rule) = (before.join(hit.span), led || year.is_some(), self.patterns.rule(Form::Day));
        Some(Atom { span, strong, lead: led, rule, ..day })
    }

    /// "quý I", "quý hai": and whether its number is a Roman one.
    fn quarter(&self, phrase: &Phrase) -> Option<(Atom, bool)> {
        let slot = self.context.scan.hits.slot(phrase.hit, self.patterns.slots.quarter)?;
        let roman = crate::scan::roman(&self.context.doc.clean(slot)).and_then(|n| i8::try_from(n).ok());
        let quarter = roman.or_else(|| self.number(slot, DatePatterns::quarter))?;
        let core = Core::Date(Parts { unit: Unit::Quarter(quarter), year: phrase.year });
        (1..=4).contains(&quarter).then(|| (phrase.atom(core), roman.is_some()))
    }

    /// "9 tháng đầu năm", "6 tháng cuối năm", "5 tháng qua": as many months as the number before says.
    fn months(&mut self, phrase: &Phrase) -> Option<Atom> {
        let &Phrase { line, form, year, .. } = phrase;
        let mut span = phrase.hit.span;
        let count = match self.patterns.rules[phrase.rule].count {
            Some(count) => count,
            None => {
                let (count, from) = self.count_before(span.start as usize, line)?;
                span.start = from as u32;
                count
            }
        };
        while self.atoms.last().is_some_and(|a| a.span.end > span.start) {
            self.atoms.pop();
        }
        let summed = self.before(span.start as usize, line) & Role::SumBefore.bit() != 0;
        let tentative = form == Form::PastMonths && !summed;
        if tentative && self.is_duration(span) {
            return None;
        }
        let unit = if form == Form::LastMonths { Unit::Months(13 - count, 12) } else { Unit::Months(1, count) };
        Some(Atom { span, tentative, ..phrase.atom(Core::Date(Parts { unit: unit.named(), year })) })
    }

    /// "năm 2016"
    fn year(&mut self, phrase: &Phrase) -> Atom {
        let words = phrase.hit.span;
        let mut atom = phrase.atom(Core::Date(Parts { unit: Unit::Year, year: phrase.year }));
        if self.is_counted(words.start as usize, phrase.line) {
            // "kế hoạch 5 năm 2016-2020": the word belongs to the number before it.
            let after_day = self.atoms.last().is_some_and(|a| a.span.end == words.start && a.names_day());
            if !after_day && !self.lists_months(words.start as usize) {
                atom.span.start = words.end - 1;
                self.atoms.pop_if(|a| a.span.end == words.start);
            }
        }
        atom
    }

    /// "năm nay", "năm ngoái", "năm trước đó": a year that is told by another.
    fn relative_year(&self, phrase: &Phrase) -> Option<Atom> {
        let rule = &self.patterns.rules[phrase.rule];
        let (line, offset) = (phrase.line, rule.offset?);
        let (start, end) = (phrase.hit.span.start as usize, phrase.hit.span.end as usize);
        let near = Span::new(start.saturating_sub(7).max(line.start as usize), start);
        let vague = self.is_counted(start, line)
            || self.before(start, line) & Role::NotRelativeBefore.bit() != 0
            || self.ending(start + 1, line) & Role::NotYear.bit() != 0
            || self.after(end, line) & Role::NotRelativeAfter.bit() != 0
            || self.holds(near, Role::Alternation);
        if vague {
            return None;
        }
        let year = match rule {
            r if r.far => YearRef::Earlier(offset),
            r if r.told => YearRef::Told(offset),
            _ => YearRef::Offset(offset),
        };
        Some(phrase.atom(Core::Date(Parts { unit: Unit::Year, year: Some(year) })))
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
        // "5 tháng là 10.865 lao động" is no "5 tháng là một thời gian dài".
        let counted = self.context.doc.get(span.end as usize + 1).is_some_and(|t| t.kind == TokenKind::Digits);
        let before = self.before(span.start as usize, line);
        // "Sau 10 tháng, các cơ sở đã dạy nghề cho 8.710 người" tells how far the year has come.
        let apart = self.context.doc.punct(span.end as usize) == Some(',');
        before & Role::DurationBefore.bit() != 0
            || before & Role::After.bit() != 0 && !apart
            || self.after(span.end as usize, line) & Role::DurationAfter.bit() != 0 && !counted
            || self.context.doc.tokens[span.start as usize].kind == TokenKind::Digits
                && !self.starts_clean(span.start as usize)
    }

    /// Whether the digits before a token go on as a decimal, or count what follows in a measure.
    pub(super) fn is_figure(&self, at: usize, line: Span) -> bool {
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

    fn number(&self, span: Span, name: impl Fn(&DatePatterns, &str) -> Option<i8>) -> Option<i8> {
        match self.context.doc.tokens[span.start as usize].kind {
            TokenKind::Digits => self.context.doc.plain(span.start as usize).parse().ok(),
            _ => name(self.patterns, &folded(&self.context.doc, span)),
        }
    }
}

/// The folded words of a span, a space between.
pub(super) fn folded(doc: &Doc<'_, '_>, span: Span) -> String {
    span.range().map(|i| normalize::fold_word(doc.word(i))).collect::<Vec<_>>().join(" ")
}
