//! Whether an expression is meant as a date, and what it is to the text: what recurs every year, what is planned,
//! over, compared with, or a day up to which is counted.

use super::{Atom, DateTag, DateUse, Parts, Reader, Unit, YearRef};
use crate::pattern::Layer;
use crate::pattern::date::{Form, Role};
use crate::text::{Span, TokenKind};

impl Reader<'_, '_, '_, '_, '_> {
    #[allow(clippy::too_many_arguments)]
    pub(super) fn take(
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
        let lunar = |roles: u64| roles & Role::Lunar.bit() != 0;
        if lunar(after) || (in_brackets && lunar(self.after(end + 1, line))) {
            return None;
        }
        let mut rule = rule;
        let mut recurring = false;
        // "trong 3 ngày nghỉ lễ (30/4 - 2/5)": days of one year that begin with a feast.
        let mut holiday = false;
        if let Unit::Day(month, day) = from.unit
            && from.year.is_none()
            && !atom.lead
        {
            let feast = self.is_feast(month, day, start, before, line);
            holiday = feast && to.is_some();
            recurring = feast && to.is_none() || listed == Some(true);
        }
        if after & Role::EveryYear.bit() != 0 && !recurring {
            // A day that is told of every year recurs; a month or a stretch is not marked.
            match from.unit {
                Unit::Day(..) if to.is_none() && from.year.is_none() => recurring = true,
                // "giai đoạn 2024-2025 mỗi năm tạo việc làm cho …": of each of those years.
                _ if from.year.is_some() => {}
                _ => return None,
            }
        }
        if recurring {
            if to.is_some() || self.counts(end, line) {
                return None;
            }
            rule = self.patterns.rule(Form::Feast);
        } else if !strong && !holiday && !self.is_meant(atom, span, from, before, after, listed.is_some(), line) {
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
        // "Trong năm 2026, tỉnh đặt mục tiêu đón 20 triệu lượt khách"
        let aims = || {
            let behind = end..(end + 10).min(line.end as usize);
            let stop =
                behind.clone().find(|&i| matches!(self.context.doc.punct(i), Some('.' | ';'))).unwrap_or(behind.end);
            start - sentence <= 2 && self.holds(Span::new(end, stop), Role::Aims)
        };
        let ahead = after & Role::AheadAfter.bit() != 0 || self.looks_ahead(Span::new(sentence, start)) || aims();
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
            birth: before & Role::Birth.bit() != 0,
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
    fn is_feast(&self, month: i8, day: i8, start: usize, before: u64, line: Span) -> bool {
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

    /// Whether a day of the text is written out with dots (20.7.2010): where others say "25.7", it is one too.
    fn dots_days(&self) -> bool {
        let doc = self.context.doc;
        let dot = |at: usize| doc.punct(at) == Some('.') && !doc.tokens[at].space_before();
        let field = |at: usize, widths: std::ops::RangeInclusive<u32>| {
            let token = &doc.tokens[at];
            token.kind == TokenKind::Digits && widths.contains(&token.len_chars())
        };
        doc.tokens.windows(5).enumerate().any(|(at, _)| {
            field(at, 1..=2) && dot(at + 1) && field(at + 2, 1..=2) && dot(at + 3) && field(at + 4, 4..=4)
        })
    }

    /// Whether the words around a weak expression say that it is a date.
    #[allow(clippy::too_many_arguments)]
    fn is_meant(
        &self,
        atom: &Atom,
        span: Span,
        from: Parts,
        before: u64,
        after: u64,
        listed: bool,
        line: Span,
    ) -> bool {
        let doc = self.context.doc;
        let (start, end) = (span.start as usize, span.end as usize);
        // "Sáng 25/4 lớp học mở": after a time of day nothing is counted.
        let comma = start > 0 && doc.punct(start - 1) == Some(',');
        let time = before | if comma { self.ending(start - 1, line) } else { 0 };
        let timed = matches!(from.unit, Unit::Day(..)) && time & Role::DayTime.bit() != 0;
        // "đến 30/9 giải ngân 1.214 tỷ đồng": nobody counts thirty of nine.
        let cue = before & Role::DayCue.bit() != 0;
        let beyond = matches!(from.unit, Unit::Day(month, day) if day > month) && atom.mark == '/' && cue;
        if !timed && !beyond && self.counts(end, line) {
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
                // "đến 30-9 mới đạt 48%": no range runs down.
                let descending = matches!(from.unit, Unit::Day(month, day) if day > month);
                match atom.mark {
                    '/' => cue,
                    '-' => cue && (next_is_plain || descending),
                    ' ' => cue,
                    '.' => before & Role::Stock.bit() != 0 && self.dots_days(),
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
