//! The periods that dates tell, and words that stand for dates: cả năm, năm qua, từ đầu năm đến nay.

use super::another::ends_quoted_name;
use crate::calendar::{Date, Edge, Period};
use crate::extract::DateFact;
use crate::link::indicator::Linker;
use crate::link::indicator::clause::{Clause, Item, Kind, What};
use crate::pattern::indicator::CueKind;
use crate::tag::date::DateUse;
use crate::text::Span;

/// "tính đến thời điểm sáp nhập xã 01/7/2025": so many words may name the day up to which is counted.
const EVENT: u32 = 4;

/// The period that a date tells of what is counted. A day is the day of an event unless a stock is told of it (đến ngày 30/6).
pub(super) fn period_of_date(
    linker: &Linker<'_, '_, '_, '_>,
    date: &DateFact,
    clause: &Clause,
    at: usize,
) -> Option<Period> {
    let named = || in_name(clause, at) || date.period.spans_years() && describes_year(linker, clause, at);
    if date.usage != DateUse::Text || named() || ends_quoted_name(linker, clause, clause.items[at].span) {
        return None;
    }
    match date.period {
        // "từ năm 2021 đến nay"
        Period::Year(from) if until_now(clause, at) => match linker.anchor.map(Date::year) {
            Some(to) if from < to => Some(Period::Interval(Edge::Year(from), Edge::Year(to))),
            Some(to) if from == to => Some(date.period),
            _ => None,
        },
        Period::Recurring(month, _) => year_of_occasion(linker, clause.items[at].span, month),
        // An anniversary (31.3.1975 - 31.3.2025) is no period that anything is counted over: it tells the year.
        Period::Interval(Edge::Day(from), Edge::Day(to)) if to.year() - from.year() > 1 => {
            Some(Period::Year(to.year()))
        }
        Period::Day(day) if since_new_year(clause, at) => Period::Month(day.year(), day.month()).since_new_year(),
        // "cộng dồn từ đầu năm đến hết tháng 9"
        Period::Month(..) if since_new_year(clause, at) => date.period.since_new_year(),
        Period::Day(_) => {
            let counted = date.stock || within(linker, date.span) || up_to_day(linker, clause, at);
            counted.then_some(date.period)
        }
        period => Some(period),
    }
}

/// "theo chuẩn nghèo giai đoạn 2016-2020" names the standard.
fn in_name(clause: &Clause, at: usize) -> bool {
    let start = clause.items[at].span.start;
    let names = |i: &Item| matches!(i.what, What::Cue(CueKind::Named, _)) && i.span.end == start;
    clause.holds(CueKind::Named) && clause.items[..at].iter().rev().take(4).any(names)
}

/// "cộng dồn từ đầu năm đến hết tháng 9", "từ đầu năm 2022 đến ngày 15/9"
fn since_new_year(clause: &Clause, at: usize) -> bool {
    if !clause.holds(CueKind::YearToDate) {
        return false;
    }
    let (before, start) = (&clause.items[..at], clause.items[at].span.start);
    let near = |i: &Item| start.saturating_sub(i.span.end) <= 2;
    let begins = |i: &Item| matches!(i.what, What::Cue(CueKind::YearToDate, _));
    let in_year = |pair: &[Item]| {
        begins(&pair[0])
            && matches!(pair[1].what, What::Date(_))
            && pair[0].span.overlaps(pair[1].span)
            && near(&pair[1])
    };
    before.iter().rev().take(2).any(|i| begins(i) && near(i)) || before.windows(2).any(in_year)
}

/// "tính đến thời điểm sáp nhập xã 01/7/2025", "đến ngày 30/6": the day up to which is counted.
fn up_to_day(linker: &Linker<'_, '_, '_, '_>, clause: &Clause, at: usize) -> bool {
    let start = clause.items[at].span.start;
    let as_of = |i: &Item| matches!(i.what, What::Cue(CueKind::AsOf, _)) && start.saturating_sub(i.span.end) <= EVENT;
    let before = start.checked_sub(1).map(|t| linker.context.doc.tokens[t as usize].id);
    before.is_some_and(|word| linker.patterns.until.contains(&word))
        || clause.items[..at].iter().rev().take(2).any(as_of)
}

/// "thăm, tặng quà dịp 27/7": in the year of writing, where that is near.
fn year_of_occasion(linker: &Linker<'_, '_, '_, '_>, day: Span, month: i8) -> Option<Period> {
    let occasion = day.start.checked_sub(1).map(|at| linker.context.doc.tokens[at as usize].id);
    let near = |a: &Date| linker.dated && (a.month() - month).abs() <= 1;
    let anchor = linker.anchor.filter(near).filter(|_| occasion == Some(linker.patterns.occasion_word));
    anchor.map(|a| Period::Year(a.year()))
}

/// "trong ngày 8-5 đã phát triển được 22.306 người": the day is what is counted over.
fn within(linker: &Linker<'_, '_, '_, '_>, day: Span) -> bool {
    let tokens = &linker.context.doc.tokens;
    let is = |at: u32, word: u32| tokens[at as usize].id == word;
    let before = day.start.checked_sub(1);
    is(day.start, linker.patterns.day) && before.is_some_and(|at| is(at, linker.patterns.inside))
}

/// "từ năm 2021 đến nay": the year is where a stretch up to now begins.
fn until_now(clause: &Clause, date: usize) -> bool {
    if !clause.holds(CueKind::Now) || !clause.holds(CueKind::From) {
        return false;
    }
    let item = |n: Option<usize>| n.and_then(|n| clause.items.get(n));
    let mark = |i: Option<&Item>, c: char| i.is_some_and(|i| matches!(i.what, What::Mark(m) if m == c));
    // "từ khi tái lập huyện (năm 1990) đến nay"
    let bracket = mark(item(date.checked_sub(1)), '(') && mark(item(Some(date + 1)), ')');
    let aside = usize::from(bracket);
    let (first, last) = (date - aside, date + aside);
    let start = clause.items[first].span.start;
    let near = if bracket { 6 } else { 0 };
    let from = |i: &Item| matches!(i.what, What::Cue(CueKind::From, _)) && start - i.span.end <= near;
    let end = clause.items[last].span.end;
    clause.items[..first].iter().rev().take(1 + aside).any(from)
        && item(Some(last + 1)).is_some_and(|i| matches!(i.what, What::Cue(CueKind::Now, _)) && i.span.start == end)
}

/// "năm 2026, năm đầu thực hiện Nghị quyết Đại hội nhiệm kỳ 2025 - 2030, tỉnh đặt mục tiêu …": the years say what year that one is.
fn describes_year(linker: &Linker<'_, '_, '_, '_>, clause: &Clause, term: usize) -> bool {
    /// "năm 2026 được xác định là năm"
    const APPOSITION: u32 = 5;
    let (doc, tokens) = (linker.context.doc, &linker.context.doc.tokens);
    let dated = |at: u32| clause.items.iter().any(|i| matches!(i.what, What::Date(_)) && i.span.start == at);
    // "2025, bình quân mỗi năm"
    let apart = |at: u32| doc.punct(at as usize - 1).is_some() || linker.says_are(at - 1);
    let left = &clause.items[..term];
    let tells = |i: &Item| match i.what {
        // "kế hoạch 5 năm 2026 - 2030"
        What::Amount(index) => clause.amounts[index].kind != Kind::Duration,
        What::Mark(mark) => mark == ';',
        _ => false,
    };
    let told = left.iter().rposition(tells).map_or(0, |n| n + 1);
    // "năm 2020 là năm kết thúc nhiệm kỳ, trong giai đoạn 2016 - 2020 …": behind a comma only a term's bare name goes on with it.
    let name = clause.items[term].span.start;
    let bare = |from: u32| linker.starts(from, &linker.patterns.terms) && name.saturating_sub(from) <= 2;
    let comma = left[told..].iter().rev().find(|i| matches!(i.what, What::Mark(',')));
    let goes_on = |at: u32| comma.is_none_or(|c| c.span.start < at || bare(c.span.end));
    left[told..].iter().any(|i| {
        let mut behind = i.span.end..(i.span.end + APPOSITION).min(name);
        let says = |at: u32| tokens[at as usize].id == linker.patterns.year && apart(at) && !dated(at) && goes_on(at);
        matches!(linker.period_of(i), Some(Period::Year(_))) && behind.any(says)
    })
}

/// "giai đoạn 2016-2020", told before it is over: a time for aims, not for what was counted.
pub(in crate::link::indicator) fn open_years(linker: &Linker<'_, '_, '_, '_>, period: Period) -> bool {
    period.spans_years() && period.to().zip(linker.anchor).is_some_and(|(to, anchor)| to.year() > anchor.year())
}

/// Half a year, or a quarter, that has hardly begun is still to come: "6 tháng cuối năm" in July, "quý IV" on 9 October.
pub(in crate::link::indicator) fn hardly_begun(period: Period, anchor: Date) -> bool {
    const WEEKS: i8 = 6;
    const FIRST_DAYS: i8 = 20;
    let Some(from) = period.from().filter(|f| f.year() == anchor.year()) else { return false };
    let first = anchor.month() == from.month();
    match period {
        Period::Half(_, 2) => first || anchor.month() == from.month() + 1 && anchor.day() <= WEEKS * 7 - 31,
        Period::Quarter(..) => first && anchor.day() <= FIRST_DAYS,
        _ => false,
    }
}

/// What is reported on in its last days is as good as over: "6 tháng đầu năm" on 26 June.
pub(in crate::link::indicator) fn all_but_over(period: Period, anchor: Date) -> bool {
    const LAST_DAYS: i8 = 20;
    let part = !matches!(period, Period::Year(_) | Period::Day(_)) && !period.spans_years();
    period.to().is_some_and(|to| {
        to <= anchor || part && to.year() == anchor.year() && to.month() == anchor.month() && anchor.day() >= LAST_DAYS
    })
}

/// In the first weeks of a year what is reported on is the year that ended: its "hiện nay" is of that year.
pub(super) fn in_retrospect(linker: &Linker<'_, '_, '_, '_>, report: Period) -> bool {
    const LAST_MONTH: i8 = 2;
    let ended = |a: Date| a.month() <= LAST_MONTH && report.to().is_some_and(|to| to.year() + 1 == a.year());
    linker.dated && linker.anchor.is_some_and(ended)
}

/// "từ đầu năm đến nay": the year of writing, else the year reported on.
pub(in crate::link::indicator) fn year_to_date(linker: &Linker<'_, '_, '_, '_>) -> Option<Period> {
    let report = linker.carry.time.report;
    if let Some(period) = report.filter(|&p| in_retrospect(linker, p)) {
        return period.year().map(Period::Year);
    }
    let year = linker.anchor.map(Date::year).or_else(|| report.and_then(Period::year));
    year.map(Period::Year)
}

/// "trong tháng": the month told of last, else the one that the sum since the new year goes up to.
pub(super) fn this_month(linker: &Linker<'_, '_, '_, '_>, clause: &Clause) -> Option<Period> {
    let sum = |i: &Item| match i.what {
        What::Date(date) => last_month(linker, Some(linker.dates[date].period)),
        _ => None,
    };
    linker.carry.time.month.or_else(|| clause.items.iter().find_map(sum)).or_else(|| last_month(linker, None))
}

/// The month told of last, else the last of the months of a sum, or of what is reported on.
pub(super) fn last_month(linker: &Linker<'_, '_, '_, '_>, sum: Option<Period>) -> Option<Period> {
    let carry = &linker.carry.time;
    let last = |p: Period| match p {
        Period::Interval(Edge::Month(..), Edge::Month(year, month)) => Some(Period::Month(year, month)),
        _ => None,
    };
    carry.month.or_else(|| sum.or(carry.report).and_then(last))
}

/// "năm qua": at the turn of the year, the year that ended; else the year reported on.
pub(super) fn past_year(linker: &Linker<'_, '_, '_, '_>) -> Option<Period> {
    let anchor = linker.anchor.filter(|_| linker.dated);
    let turn = anchor.and_then(|a| match a.month() {
        1..=3 => Some(a.year() - 1),
        11..=12 => Some(a.year()),
        _ => None,
    });
    turn.or_else(|| linker.carry.time.report.and_then(Period::year)).map(Period::Year)
}

/// "năm tới": the year after the one reported on, else, in its second half, after that of writing.
pub(super) fn next_year(linker: &Linker<'_, '_, '_, '_>) -> Option<Period> {
    let report = linker.carry.time.report.and_then(Period::year);
    let year = report.or_else(|| linker.anchor.filter(|a| linker.dated && a.month() > 6).map(Date::year));
    year.map(|y| Period::Year(y + 1))
}

/// "nhiệm kỳ qua", "trong giai đoạn này", "sau 3 năm thực hiện": the span of years told of that is over, else the one before the
/// span that begins; where the words count its years, of so many.
pub(in crate::link::indicator) fn past_term(linker: &Linker<'_, '_, '_, '_>, words: Span) -> Option<Period> {
    let carry = &linker.carry.time;
    let numerals = &linker.context.scan.numerals;
    let first = numerals.partition_point(|n| n.span.start < words.start);
    let count = numerals.get(first).filter(|n| n.span.end <= words.end && n.value.scale == 0).map(|n| n.value.digits);
    let lasts = |p: &Period| {
        let years = p.from().zip(p.to()).map(|(from, to)| i128::from(to.year() - from.year()));
        count.is_none_or(|n| years.is_some_and(|y| y == n || y + 1 == n))
    };
    let recent = |p: &Period| linker.anchor.zip(p.to()).is_none_or(|(a, to)| to.year() + 1 >= a.year());
    let before = |next: Period| match next {
        Period::Interval(Edge::Year(from), Edge::Year(to)) if open_years(linker, next) => {
            Some(Period::Interval(Edge::Year(from - (to - from)), Edge::Year(from)))
        }
        _ => None,
    };
    let in_name = carry.in_name.filter(|&p| !open_years(linker, p));
    let told = carry.ended.filter(recent).or_else(|| carry.years.and_then(before).filter(recent));
    // "5 năm qua (2016 - 2020), … giai đoạn 2018 - 2020 … Trong 5 năm": the years that are so many, further above.
    let above = || {
        let spans = linker.dates.iter().rev().filter(|d| d.span.start < words.start && d.period.spans_years());
        let mut spans = spans.map(|d| d.period).filter(|&p| !open_years(linker, p));
        count.and_then(|_| spans.find(|p| recent(p) && lasts(p)))
    };
    told.or(in_name.filter(recent)).filter(lasts).or_else(above)
}

/// A span of years stands right behind words for so many of them.
pub(super) fn names_years(linker: &Linker<'_, '_, '_, '_>, clause: &Clause, at: usize) -> bool {
    let end = clause.items[at].span.end;
    let behind = clause.items[at + 1..].iter().find(|i| i.span.start >= end);
    behind.is_some_and(|i| i.span.start <= end + 1 && linker.period_of(i).is_some_and(Period::spans_years))
}

/// "kế hoạch cả năm": the plan's year, not the time of the number.
pub(super) fn of_plan(linker: &Linker<'_, '_, '_, '_>, clause: &Clause, at: usize) -> bool {
    let before = at.checked_sub(1).map(|n| &clause.items[n]);
    before.is_some_and(|i| {
        matches!(i.what, What::Cue(CueKind::Plan | CueKind::Target, _))
            && linker.names_plan(i.span)
            && clause.items[at].span.start.saturating_sub(i.span.end) <= 3
    })
}
