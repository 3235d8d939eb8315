//! Times that stand behind the amount.

use super::Timed;
use super::another::of_previous_level;
use super::words::last_month;
use crate::calendar::Period;
use crate::link::indicator::Linker;
use crate::link::indicator::clause::{Clause, Item, What};
use crate::link::indicator::measure::bracket_holds_next;
use crate::link::indicator::trace::PeriodRule;
use crate::pattern::indicator::CueKind;
use crate::record::Status;
use crate::text::Token;

/// How many words in a row that say nothing of numbers part a number from a date behind it.
const FAR: u32 = 8;

impl Timed<'_> {
    /// "762.400 người năm 2019", "từ 38% năm 2010 lên 51% năm 2015": the date touches its number.
    pub(super) fn touching(self) -> Option<Period> {
        let Self { linker, clause, here, .. } = self;
        let n = touching(linker, clause, here)?;
        if full_stop(linker, clause.items[here].span.end, clause.items[n].span.start) {
            return None;
        }
        let period = self.usable(n)?;
        self.note(PeriodRule::Touching, Some(n));
        Some(period)
    }

    /// A date after the number belongs to it where no other number follows in the clause.
    pub(super) fn behind(self) -> Option<Period> {
        let Self { linker, clause, here, .. } = self;
        if !clause.around(self.amount).1.iter().any(tells_time) {
            return None;
        }
        let end = self.end_of_reach();
        let mut edge = self.end_of_words();
        for n in here + 1..end {
            let item = clause.items[n];
            if item.span.start.saturating_sub(edge) > FAR
                || full_stop(linker, edge, item.span.start)
                || self.turns_away(n, edge, end)
            {
                return None;
            }
            // What is told of each year is of no one year behind it, unless it is aimed at.
            let one = |p: Period| matches!(p, Period::Year(_)) && linker.anchor.is_none_or(|a| p.from() <= Some(a));
            // "đạt 7,51% kế hoạch vốn năm 2025" of what is told up to a day.
            let own = |p: &Period| !(one(*p) && self.is_yearly() || self.is_plans_year(n, *p));
            if let Some(period) = self.usable(n).filter(own) {
                // "thu 185 tỷ đồng, lũy kế 10 tháng 2.281 tỷ đồng": the sum is told of what follows.
                if clause.items[here + 1..n].iter().any(|i| linker.adds_up_to(i)) {
                    return last_month(linker, Some(period));
                }
                self.note(PeriodRule::Behind, Some(n));
                return Some(period);
            }
            edge = edge.max(item.span.end);
        }
        None
    }

    /// Before which item the times end that may be the amount's: what follows the bracket that a number stands in is told of another, and
    /// what a bracket tells with a number of its own is that number's.
    fn end_of_reach(self) -> usize {
        let Self { clause, here, .. } = self;
        let (_, right) = clause.around(self.amount);
        let bracket = clause.items[..here].iter().rev().find_map(|i| match i.what {
            What::Mark(mark @ ('(' | ')')) => Some(mark == '('),
            _ => None,
        });
        let enclosed = bracket == Some(true);
        let closes = |i: &Item| matches!(i.what, What::Mark(';')) || enclosed && matches!(i.what, What::Mark(')'));
        let opens = |(n, i): (usize, &Item)| {
            matches!(i.what, What::Mark('(')) && !right[n..].iter().any(|i| matches!(i.what, What::Mark(')')))
        };
        let bracketed = right.iter().enumerate().position(opens).unwrap_or(right.len());
        here + 1 + right.iter().position(closes).unwrap_or(right.len()).min(bracketed)
    }

    /// "tăng 26,58% do nhà máy mới hoạt động từ tháng 8": a date far behind is of something else. Where the number ends, or the frame that it
    /// stands in.
    fn end_of_words(self) -> u32 {
        let before = &self.clause.items[..self.here];
        let number = self.clause.items[self.here].span;
        let frames = before.iter().filter(|i| matches!(i.what, What::Subject(_)) && i.span.contains(number));
        frames.map(|i| i.span.end).fold(number.end, u32::max)
    }

    /// An item behind the number turns to what is told next, so that no time from there on is the number's.
    fn turns_away(self, n: usize, edge: u32, end: usize) -> bool {
        let comma = || self.clause.items[self.here + 1..n].iter().any(is_comma);
        match self.clause.items[n].what {
            // "giảm 4,8%, là tiền đề để tỉnh phấn đấu đến năm 2025 không còn hộ nghèo": the time of an aim of its own.
            What::Cue(CueKind::Target, _) => comma(),
            // "tăng lên 43,5 triệu đồng, ước năm 2019 đạt 47 triệu đồng": or of an estimate.
            What::Cue(CueKind::Estimate, _) => self.status == Status::Actual && comma(),
            What::Date(_) => self.is_time_of_next(n, edge, end),
            _ => false,
        }
    }

    /// A date behind the number is the time of what is told next.
    fn is_time_of_next(self, n: usize, edge: u32, end: usize) -> bool {
        let Self { linker, clause, here, .. } = self;
        let between = &clause.items[here + 1..n];
        let comma = between.iter().position(is_comma);
        // "còn 17,3%, năm 2010 phấn đấu xuống dưới 16,5%": so does the time that such an aim begins with.
        let aimed = || {
            let near = clause.items[n].span.end + 1;
            let aims = |i: &Item| matches!(i.what, What::Cue(CueKind::Target, _)) && i.span.start <= near;
            self.status != Status::Target && clause.items.get(n + 1).is_some_and(aims)
        };
        // "đào tạo nghề cho 847 người, nâng tỷ lệ lao động qua đào tạo năm 2025 đạt 56,3%": the time of what is told next.
        let named = |comma: usize| {
            between[comma..].iter().any(|i| matches!(i.what, What::Subject(_)))
                && clause.items[n..end].iter().any(|i| matches!(i.what, What::Amount(_)))
        };
        // "vượt 107.500 tỷ đồng, trong đó riêng quý III đạt 80.000 tỷ": the time of a part.
        let part = |i: &Item| matches!(i.what, What::Cue(CueKind::Parts | CueKind::Apart, _));
        comma.is_some_and(|comma| aimed() || named(comma))
            || between.iter().any(part)
            || begins_next(linker, clause, edge, n)
    }
}

fn is_comma(item: &Item) -> bool {
    matches!(item.what, What::Mark(','))
}

/// A date, or words that stand for one.
fn tells_time(item: &Item) -> bool {
    matches!(
        item.what,
        What::Date(_)
            | What::Cue(
                CueKind::YearToDate | CueKind::ThisMonth | CueKind::PastYear | CueKind::PastTerm | CueKind::NextYear,
                _
            )
    )
}

/// "đạt 35% và đến năm 2030 tỷ lệ lao động qua đào tạo đạt 40%": behind "và" a time begins what is told next, where a subject follows.
fn begins_next(linker: &Linker<'_, '_, '_, '_>, clause: &Clause, from: u32, date: usize) -> bool {
    let tokens = &linker.context.doc.tokens;
    let time = clause.items[date].span;
    let and = (from..time.start).any(|at| tokens[at as usize].id == linker.patterns.and);
    let mut behind = clause.items[date + 1..].iter().skip_while(|i| i.span.start < time.end);
    let next = behind.find(|i| matches!(i.what, What::Subject(_) | What::Mark(_) | What::Amount(_)));
    and && next.is_some_and(|i| matches!(i.what, What::Subject(_)))
}

/// "đạt 33 triệu đồng/người. năm 2021 xã …": a sentence ends there, though the next begins in small letters.
fn full_stop(linker: &Linker<'_, '_, '_, '_>, from: u32, to: u32) -> bool {
    let doc = linker.context.doc;
    (from..to)
        .any(|at| doc.punct(at as usize) == Some('.') && doc.get(at as usize + 1).is_some_and(Token::space_before))
}

/// The item index of a date that follows the amount at once, alone in brackets or without them.
pub(in crate::link::indicator) fn touching(
    linker: &Linker<'_, '_, '_, '_>,
    clause: &Clause,
    here: usize,
) -> Option<usize> {
    if !clause.dated() {
        return None;
    }
    behind_pair(clause, here).or_else(|| next_date(linker, clause, here))
}

/// "762.400 người năm 2019", "14%/năm giai đoạn 2011-2015": a date right behind the amount.
fn next_date(linker: &Linker<'_, '_, '_, '_>, clause: &Clause, here: usize) -> Option<usize> {
    let (doc, patterns) = (linker.context.doc, linker.patterns);
    let end = clause.items[here].span.end;
    let end = if doc.punct(end as usize) == Some('/') { end + 2 } else { end };
    let next = clause.items.get(here + 1)?;
    let gap = next.span.start.saturating_sub(end);
    // "trong 6 tháng cuối năm": the same words may be a date and a heading's.
    let mut same = clause.items[here + 1..].iter().take_while(|i| i.span.start == next.span.start);
    let date = same.position(|i| matches!(i.what, What::Date(_))).map(|n| here + 1 + n).filter(|_| gap <= 3);
    let word = |word: u32| doc.tokens[end as usize].id == word;
    // "năm 2010 là 62,8% thì đến hết năm 2015 con số này là 64,2%"
    let turns = |date: usize| gap > 0 && word(patterns.then) || begins_next(linker, clause, end, date);
    if let Some(date) = date.filter(|&date| !turns(date)) {
        // "thấp hơn mức tăng 7,45% của quý I"
        let of = gap == 1 && word(patterns.possessive);
        return (gap == 0 || of || !heads_next(clause, here, date)).then_some(date);
    }
    let [open, date, close] = clause.items.get(here + 1..here + 4)? else { return None };
    let opens = matches!((open.what, date.what), (What::Mark('('), What::Date(_))) && open.span.start == end;
    // "58,46% (đầu năm 2022, tương đương 7.206 hộ)"
    let holds_next = || bracket_holds_next(clause, clause.at.partition_point(|&at| at < here));
    let alone = matches!(close.what, What::Mark(')')) || matches!(close.what, What::Mark(',')) && holds_next();
    (opens && alone).then_some(here + 2)
}

/// "từ 9,06% (22.410 hộ) năm 2007": the time behind the brackets is that of both numbers.
fn behind_pair(clause: &Clause, here: usize) -> Option<usize> {
    if !clause.marked('(') {
        return None;
    }
    let index = clause.at.partition_point(|&at| at < here);
    let close = if bracket_holds_next(clause, index) {
        clause.at[index + 1] + 1
    } else if index.checked_sub(1).is_some_and(|before| bracket_holds_next(clause, before)) {
        here + 1
    } else {
        return None;
    };
    let date = clause.items.get(close + 1)?;
    let touches = matches!(date.what, What::Date(_)) && date.span.start == clause.items[close].span.end;
    touches.then_some(close + 1)
}

/// "năm 2015 đạt 25 triệu đồng và năm 2020 đạt 40 triệu đồng": the date behind the number is the next one's.
fn heads_next(clause: &Clause, here: usize, date: usize) -> bool {
    let (left, _) = clause.around(clause.at.partition_point(|&at| at < here));
    let dated = left.iter().any(|i| matches!(i.what, What::Date(_)));
    // "9.500 lao động trong 6 tháng cuối năm": a number in the date itself is none that it heads.
    let end = clause.items[date].span.end;
    let mut behind = clause.items[date + 1..]
        .iter()
        .skip_while(|i| i.span.start < end || matches!(i.what, What::Cue(..) | What::Mark(':')));
    dated && !of_previous_level(clause, date) && behind.next().is_some_and(|i| matches!(i.what, What::Amount(_)))
}
