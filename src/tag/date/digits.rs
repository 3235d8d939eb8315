//! Atoms in digits alone: a run of numbers and marks (22/6/2018, 7-2-2017, 08 08 2019) is cut into days, months and years.

use super::{Atom, Core, Parts, Reader, Unit, YearRef};
use crate::calendar;
use crate::pattern::Layer;
use crate::pattern::date::Form;
use crate::record::{Warning, WarningCode};
use crate::text::{Span, TokenKind};
use std::borrow::Cow;

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

impl Reader<'_, '_, '_, '_, '_> {
    /// Whether what ends before `at` is not the first part of a longer figure or code.
    pub(super) fn ends_clean(&self, at: usize, line: Span) -> bool {
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
    pub(super) fn starts_clean(&self, at: usize) -> bool {
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
    pub(super) fn run(&mut self, start: usize, at: usize, line: Span, warnings: &mut Vec<Warning<'_>>) -> usize {
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
            (false, _) => {
                self.parts(fields, start, lead, |to| fields[to].mark == '-', warnings);
                return end;
            }
            (true, _) if some_spaced && !all_spaced => {
                self.parts(fields, start, lead, |to| fields[to].spaced, warnings);
                return end;
            }
            (true, [a, b]) if four(a) && four(b) => &[1],
            (true, [_, b]) if !four(b) && (month_word || b.spaced) => &[1],
            (true, [_, b, _, d]) if !four(b) && four(d) => &[1],
            (true, [_, b, c, _]) if !four(b) && !four(c) => &[2],
            (true, [_, b, _, _, e]) if !four(b) && four(e) => &[2],
            (true, [_, _, _, _, _, _]) => &[3],
            _ => &[],
        };
        self.parts(fields, start, lead, |to| cuts.contains(&to), warnings);
        end
    }

    /// The parts of a run that is cut before some of its fields.
    fn parts(
        &mut self,
        fields: &[Field],
        start: usize,
        lead: bool,
        cut: impl Fn(usize) -> bool,
        warnings: &mut Vec<Warning<'_>>,
    ) {
        let mut from = 0;
        for to in 1..=fields.len() {
            if to == fields.len() || cut(to) {
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
}
