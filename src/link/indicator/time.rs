//! The period of an amount.

use super::attach::same_kind;
use super::clause::{Clause, Item, Kind, What};
use super::draft::plan_year;
use super::measure::bracket_holds_next;
use super::trace::{Note, PeriodRule};
use super::{Draft, Linker};
use crate::calendar::{Date, Edge, Period};
use crate::extract::DateFact;
use crate::layout::Zone;
use crate::pattern::indicator::{CueKind, IndicatorKind};
use crate::record::{Baseline, Measure, Status};
use crate::tag::date::DateUse;
use crate::text::{Span, Token};

/// Within how many tokens of a sentence's start a period heads it (Trong 6 tháng đầu năm 2019, …).
pub(super) const HEAD: u32 = 4;

/// How many words may name what is planned, between the plan and its year.
const PLANNED: u32 = 5;

/// Through how many sentences the day of a stock holds beside the year of a plan.
const SINCE_DAY: usize = 6;

/// "tính đến thời điểm sáp nhập xã 01/7/2025": so many words may name the day up to which is counted.
const EVENT: u32 = 4;

/// How many words in a row that say nothing of numbers part a number from a date behind it.
const FAR: u32 = 8;

/// The period of an amount: the clause's, the sentence's, else what is carried on.
pub(super) fn period(
    linker: &Linker<'_, '_, '_, '_>,
    clause: &Clause,
    amount: usize,
    status: Status,
    indicator: Option<usize>,
) -> Option<Period> {
    let each_year = each_year(linker, clause, amount) || yearly_with_last(linker, clause, amount, status, indicator);
    // "Năm 2012, …; bình quân mỗi năm tạo việc làm cho 16.000 lao động": of no one year that is over.
    // "… năm 2025 đạt 5.500 tỷ đồng, tăng bình quân 9,5%/năm" among the aims of 2021-2025: nor of the last to come.
    let last = |p: &Period| linker.carry.time.years.is_some_and(|span| span.to() == p.to());
    let one = |p: &Period| each_year && matches!(p, Period::Year(_)) && (status != Status::Target || last(p));
    let told = in_sentence(linker, clause, amount, status).filter(|p| !one(p));
    if let Some(years) = all_years(linker, clause, amount, status) {
        linker.note(Note::Period(PeriodRule::YearlySpan, None));
        return Some(years);
    }
    if told.is_none() && each_year {
        // What is told of each year is of no one year: of the span that the text tells of, if any.
        let target = status == Status::Target;
        // "Nhiệm kỳ qua, …": the years reported on may have been told without their numbers.
        let term = || linker.carry.time.report.filter(|p| p.spans_years() && !open_years(linker, *p));
        let years = if target { linker.carry.time.years } else { linker.carry.time.ended.or_else(term) };
        if years.is_some() || !target {
            linker.note(Note::Period(PeriodRule::YearlySpan, None));
            return years;
        }
    }
    let told = told.or_else(|| event_day(linker, clause, amount, status)).or_else(|| same_time(linker, clause, status));
    let told = told.or_else(|| {
        let before = of_total(linker, clause, status, indicator)
            .or_else(|| indicator.and_then(|i| told_before(linker, clause, i, status)))
            .or_else(|| indicator.and_then(|i| stock_before(linker, i, status)))
            .or_else(|| carried(linker, clause, amount, status));
        before.and_then(|span| last_of_span(linker, indicator?, status, span)).or(before)
    });
    let told = told.or_else(|| gift_day(linker, clause, status));
    told.map(|period| {
        let summed = indicator.is_some_and(|i| linker.patterns.indicators[i].summed) && status != Status::Target;
        let at = clause.amounts[amount].span.start;
        summed.then(|| up_to_month(linker, period, at)).flatten().unwrap_or(period)
    })
}

/// "mỗi năm tạo việc làm cho 12.000 lao động, trong đó đi làm việc ở nước ngoài 1.800 người": what is counted with an aim of each year.
fn yearly_with_last(
    linker: &Linker<'_, '_, '_, '_>,
    clause: &Clause,
    amount: usize,
    status: Status,
    indicator: Option<usize>,
) -> bool {
    let counted =
        indicator.map(|i| &linker.patterns.indicators[i]).is_some_and(|i| i.kind == IndicatorKind::Count && !i.stock);
    let Some(before) = amount.checked_sub(1).filter(|_| counted && status == Status::Target) else { return false };
    let between = &clause.items[clause.at[before] + 1..clause.at[amount]];
    let beside =
        |i: &Item| matches!(i.what, What::Mark(',') | What::Cue(CueKind::Parts | CueKind::Level, _) | What::Subject(_));
    let joined = between.iter().any(|i| matches!(i.what, What::Mark(',') | What::Cue(CueKind::Parts, _)));
    joined && between.iter().all(beside) && each_year(linker, clause, before)
}

/// "Tổng vốn đầu tư toàn xã hội 5 năm: trên 120 nghìn tỷ đồng" among the aims of 2021-2025: of all those years.
fn all_years(linker: &Linker<'_, '_, '_, '_>, clause: &Clause, amount: usize, status: Status) -> Option<Period> {
    let span = linker.carry.time.years.filter(|_| status == Status::Target)?;
    let Period::Interval(Edge::Year(from), Edge::Year(to)) = span else { return None };
    let before = &clause.amounts[amount.checked_sub(1)?];
    let counted = before.kind == Kind::Duration
        && linker.context.doc.tokens[before.span.end as usize - 1].id == linker.patterns.year
        && before.quantity.value.scale == 0
        && (to - from..=to - from + 1).contains(&i16::try_from(before.quantity.value.digits).ok()?);
    let between = &clause.items[clause.at[amount - 1] + 1..clause.at[amount]];
    let plain =
        |i: &Item| matches!(i.what, What::Mark(':') | What::Cue(CueKind::Reach | CueKind::Target | CueKind::From, _));
    (counted && between.iter().all(plain)).then_some(span)
}

/// "Thu ngân sách đến hết tháng 9 đạt 5.000 tỷ đồng": nine months' revenue, where the month named last was named as the end of
/// what is counted.
fn up_to_month(linker: &Linker<'_, '_, '_, '_>, period: Period, before: u32) -> Option<Period> {
    // "đến ngày 31/12/2012 thu 2.500 tỷ đồng": all of the year.
    if let Period::Day(day) = period
        && (day.month(), day.day()) == (12, 31)
    {
        return Some(Period::Year(day.year()));
    }
    if !matches!(period, Period::Month(..)) {
        return None;
    }
    let named = |d: &&DateFact| d.span.start < before && d.period == period;
    let month = linker.dates.iter().rev().find(named)?;
    month.stock.then(|| period.since_new_year()).flatten()
}

/// "Nhiệm kỳ qua, … Thu nhập bình quân đạt 67,5 triệu đồng, tăng 47 triệu so với đầu nhiệm kỳ.": in a report on years that are as
/// good as over a level is of the last.
fn last_of_span(linker: &Linker<'_, '_, '_, '_>, indicator: usize, status: Status, span: Period) -> Option<Period> {
    let entry = &linker.patterns.indicators[indicator];
    let level = entry.stock || entry.annual || entry.kind == IndicatorKind::Rate;
    let last = span.year().filter(|_| span.spans_years() && level && status != Status::Target)?;
    let writing = linker.anchor.filter(|_| linker.dated).map(Date::year);
    writing.filter(|&now| last == now || last + 1 == now).map(|now| Period::Year(now.min(last)))
}

/// "hằng năm đều vượt chỉ tiêu, riêng năm 2024 đạt 146%": the items behind a comma and the one year that a clause begins with, else
/// all of them.
fn yearly_since<'i>(linker: &Linker<'_, '_, '_, '_>, left: &'i [Item]) -> &'i [Item] {
    let one = |i: &Item| matches!(i.what, What::Date(d) if !linker.dates[d].period.spans_years());
    let opens = |pair: &[Item]| {
        matches!(pair[0].what, What::Mark(',') | What::Cue(CueKind::Apart, _))
            && one(&pair[1])
            && pair[1].span.start <= pair[0].span.end + 1
    };
    left.windows(2).rposition(opens).map_or(left, |n| &left[n + 1..])
}

/// "mỗi năm giảm 2%", "giảm 2%/năm": the amount is told of each year.
pub(super) fn each_year(linker: &Linker<'_, '_, '_, '_>, clause: &Clause, amount: usize) -> bool {
    let tokens = &linker.context.doc.tokens;
    let year = linker.patterns.year;
    let (left, right) = clause.around(amount);
    let mean = yearly_since(linker, left)
        .iter()
        .any(|i| matches!(i.what, What::Cue(CueKind::Yearly, _)) && tokens[i.span.end as usize - 1].id == year);
    let end = clause.amounts[amount].span.end as usize;
    let rate = matches!(clause.amounts[amount].kind, Kind::Percent | Kind::Count(_))
        && linker.context.doc.punct(end) == Some('/')
        && tokens.get(end + 1).is_some_and(|t| t.id == year);
    // "16.000 lao động mỗi năm"
    let behind = right.first().is_some_and(|i| {
        matches!(i.what, What::Cue(CueKind::Yearly, _))
            && i.span.start as usize == end
            && tokens[i.span.end as usize - 1].id == year
    });
    mean || rate || behind
}

/// "Tính đến 30/6, … Cùng thời gian trên, ngân hàng cho vay …": the time of what was told last.
fn same_time(linker: &Linker<'_, '_, '_, '_>, clause: &Clause, status: Status) -> Option<Period> {
    if status == Status::Target || !linker.starts(clause.span.start, &linker.patterns.same_time) {
        return None;
    }
    let told = linker.drafts.iter().rev().filter(|d| d.sentence < linker.current && d.status != Status::Target);
    let last = told.filter_map(|d| d.period).next()?;
    linker.note(Note::Period(PeriodRule::SentenceBefore, None));
    Some(last)
}

/// "giảm từ 62% năm 2021 xuống còn 43% năm 2023, bình quân giảm 9%/năm": from the one year to the other.
fn fall(linker: &Linker<'_, '_, '_, '_>, clause: &Clause, amount: usize) -> Option<Period> {
    let here = clause.amounts[amount].span.start;
    let mut told = linker.drafts.iter().rev().take_while(|d| d.sentence == linker.current && d.span.start < here);
    let after = told.find(|d| d.measure == Measure::Value)?;
    let before = told.next().filter(|d| d.measure == Measure::PreviousValue && d.indicator == after.indicator)?;
    match (before.period, after.period) {
        (Some(Period::Year(from)), Some(Period::Year(to))) if from < to => {
            Some(Period::Interval(Edge::Year(from), Edge::Year(to)))
        }
        _ => None,
    }
}

/// "Ngày 12/5, đoàn trao quà cho 60 hộ nghèo. Dịp này, đoàn tặng …": what is handed over is so on that day.
fn event_day(linker: &Linker<'_, '_, '_, '_>, clause: &Clause, amount: usize, status: Status) -> Option<Period> {
    let here = clause.at[amount];
    let day = |i: &Item| match i.what {
        What::Date(date) => Some(&linker.dates[date])
            .filter(|d| d.usage == DateUse::Text && !d.stock && matches!(d.period, Period::Day(_)))
            .map(|d| (d.period, i.span.end)),
        _ => None,
    };
    let own = clause.items[..here].iter().rev().find_map(day);
    let occasion = || linker.starts(clause.span.start, &linker.patterns.occasion);
    let held = || linker.carry.time.day.or_else(|| day_of_lead(linker));
    let (day, from) = own.or_else(|| Some((held().filter(|_| occasion())?, clause.span.start)))?;
    let handed = |at: u32| linker.starts(at, &linker.patterns.deeds);
    // "1.200 lượt lao động được tư vấn": the verb may stand right behind.
    let to = (clause.amounts[amount].span.end + 1).min(clause.span.end);
    let told = status == Status::Actual && (from..to).any(handed);
    told.then(|| linker.note(Note::Period(PeriodRule::EventDay, None)));
    told.then_some(day)
}

/// "Ngày 24-7, quận tổ chức chương trình Đền ơn đáp nghĩa. …, tặng quà cho 815 gia đình": where the text tells of no other time,
/// what is given was given on the day that it opens with.
fn gift_day(linker: &Linker<'_, '_, '_, '_>, clause: &Clause, status: Status) -> Option<Period> {
    let sentence = &linker.context.sentences[linker.current];
    let given = status == Status::Actual && linker.hands_over(sentence) && sentence.zone == Zone::Body;
    let day = day_of_lead(linker).filter(|_| given && !clause.dated())?;
    linker.note(Note::Period(PeriodRule::EventDay, None));
    Some(day)
}

/// The first day that the text tells of, where that lies within the weeks before the day of writing: the day of the event.
fn day_of_lead(linker: &Linker<'_, '_, '_, '_>) -> Option<Period> {
    const WEEKS: i32 = 3;
    let told = |d: &&DateFact| d.usage == DateUse::Text && matches!(d.period, Period::Day(_));
    let first = linker.dates.iter().find(told).filter(|d| !d.stock)?.period;
    let days = |d: Date| i32::from(d.year()) * 366 + i32::from(d.day_of_year());
    let (day, anchor) = (first.from()?, linker.anchor.filter(|_| linker.dated)?);
    (0..=WEEKS * 7).contains(&(days(anchor) - days(day))).then_some(first)
}

/// "từ 27% năm 2010 xuống còn 11,5% năm 2015, bình quân mỗi năm giảm 3%": from the one year to the other. "Đến năm 2015 còn
/// 11,5%, mỗi năm giảm 3%": the span of years that the text told of, where it ends then.
fn years_told(
    linker: &Linker<'_, '_, '_, '_>,
    clause: &Clause,
    here: usize,
    status: Status,
    usable: impl Fn(usize) -> Option<Period>,
) -> Option<Period> {
    let mut years = (0..here).filter_map(|n| match usable(n) {
        Some(Period::Year(year)) => Some(year),
        _ => None,
    });
    let first = years.next()?;
    let last = years.next_back().unwrap_or(first);
    if first < last {
        return Some(Period::Interval(Edge::Year(first), Edge::Year(last)));
    }
    // "từ nay đến năm 2025 mỗi năm giảm 6%": from the year of writing on.
    let before = clause.span.start..clause.items[here].span.start;
    let since_now = before.into_iter().any(|at| linker.starts(at, &linker.patterns.from_now));
    if let Some(now) = linker.anchor.filter(|a| since_now && linker.dated && a.year() < last).map(Date::year) {
        return Some(Period::Interval(Edge::Year(now), Edge::Year(last)));
    }
    // What is aimed at each year is so through the years of the plan that end then.
    let carry = &linker.carry.time;
    let ahead = |span: &Period| status != Status::Target || open_years(linker, *span);
    let mut spans = [carry.years, carry.ended].into_iter().flatten().filter(ahead);
    spans.find(|span| span.year() == Some(last))
}

/// What the sentence before tells of the same indicator is of the same time, unless the text turns to now.
fn told_before(linker: &Linker<'_, '_, '_, '_>, clause: &Clause, indicator: usize, status: Status) -> Option<Period> {
    let now = clause.items.iter().any(|i| matches!(i.what, What::Cue(CueKind::Now, _)));
    let before = linker.drafts.iter().rev().take_while(|d| d.sentence + 1 >= linker.current);
    let same = before.filter(|d| {
        d.sentence < linker.current
            && d.indicator == indicator
            && (levels(linker, d) || d.of.is_some())
            && (d.status == Status::Target) == (status == Status::Target)
    });
    // Of several the latest: the others are told for comparison. Of a month and the months up to it, what was told last.
    let told = same.filter_map(|d| d.period).reduce(later).filter(|_| !now)?;
    // A year does not displace the part of it that is reported on, unless it is planned for.
    let year = matches!(told, Period::Year(_)) && status != Status::Target;
    let part = linker.carry.time.report.filter(|&r| year && r.year() == told.year());
    linker.note(Note::Period(PeriodRule::SentenceBefore, None));
    Some(part.unwrap_or(told))
}

/// A level; an index is told by its rise.
fn levels(linker: &Linker<'_, '_, '_, '_>, draft: &Draft) -> bool {
    let index = linker.patterns.indicators[draft.indicator].kind == IndicatorKind::Index;
    draft.measure == Measure::Value || index && draft.measure == Measure::Change
}

/// The later of two periods; of two that end together the first.
fn later(last: Period, p: Period) -> Period {
    if p.to() > last.to() { p } else { last }
}

/// "Trong đó" at the head of a sentence: the parts are of the time of their total.
fn of_total(
    linker: &Linker<'_, '_, '_, '_>,
    clause: &Clause,
    status: Status,
    indicator: Option<usize>,
) -> Option<Period> {
    let parts = clause.items.first().is_some_and(|i| matches!(i.what, What::Cue(CueKind::Parts, _)));
    let total = linker.drafts.iter().rev().take_while(|d| d.sentence + 1 >= linker.current);
    // The plan of "42.493/40.300 người" is of another time.
    let alike = |d: &&Draft| (d.status == Status::Target) == (status == Status::Target);
    let whole = |d: &&Draft| levels(linker, d) && d.sentence < linker.current && !linker.bracketed(d);
    let levels = total.filter(whole).filter(alike);
    let levels = || levels.clone().skip_while(|_| !parts);
    let last = levels().next()?.indicator;
    linker.note(Note::Period(PeriodRule::Total, None));
    // Of several the latest: the others are told for comparison.
    let total = indicator.filter(|&i| levels().any(|d| d.indicator == i)).unwrap_or(last);
    levels().filter(|d| d.indicator == total).filter_map(|d| d.period).reduce(later)
}

/// The period that the amount's own sentence tells.
pub(super) fn in_sentence(
    linker: &Linker<'_, '_, '_, '_>,
    clause: &Clause,
    amount: usize,
    status: Status,
) -> Option<Period> {
    let here = clause.at[amount];
    // What is told as done is of no time to come.
    let begun = |p: Period| !linker.dated || status != Status::Actual || p.from() <= linker.anchor;
    // "6 tháng đầu năm khởi công 534 căn nhà theo kế hoạch năm 2016, trong đó đã hoàn thành 218 căn": the plan's year is no time of what
    // was done in a part of it.
    let planned_for = |n: usize| {
        let date = clause.items[n].span;
        let plan =
            |i: &Item| matches!(i.what, What::Cue(CueKind::Plan | CueKind::Neutral, _)) && i.span.end == date.start;
        let told = clause.items[..n].iter().find_map(|i| linker.period_of(i)).or(linker.carry.time.report);
        let part = |p: Period| told.is_some_and(|r| r != p && r.is_months() && r.within(p));
        status == Status::Actual
            && clause.items[..n].iter().any(plan)
            && linker.period_of(&clause.items[n]).is_some_and(part)
    };
    let of_other = |n: usize| {
        let span = clause.items[n].span;
        let marked =
            |between: &[Item], mark: char| between.iter().any(|i| matches!(i.what, What::Mark(m) if m == mark));
        // "đã xóa 2.973 căn nhà tạm trước 31/8": when it was due is no time of what was done.
        // "gửi kế hoạch năm 2014 trước 15/9, dự kiến một số chỉ tiêu: GDP tăng 11%": nor, before a colon, of what the list behind it aims at.
        let year = || clause.items[..n].iter().any(|i| matches!(linker.period_of(i), Some(Period::Year(_))));
        let headed = || year() && marked(&clause.items[n.min(here)..here], ':');
        // "tăng 8,6%, trong khi năm 2021 chỉ tăng 6,1%; quy mô nền kinh tế đạt …": nor is what was told aside, for what stands before it
        // or behind a semicolon.
        let apart = || n > here || marked(&clause.items[n..here], ';');
        planned_for(n)
            || due(linker, span) && (status != Status::Target || headed())
            || linker.ends_with(span.start, &linker.patterns.contrasts) && apart()
            || days_aside(linker, clause, n, here)
    };
    let usable = |n: usize| match clause.items[n].what {
        What::Date(_) if of_other(n) => None,
        What::Date(date) if !baseline_date(clause, n) && !percent_of_year(linker, clause, n) => {
            usable_period(linker, &linker.dates[date], clause, n)
                .filter(|&p| status != Status::Actual || !open_years(linker, p))
                .filter(|&p| begun(p))
        }
        What::Cue(CueKind::YearToDate, _) => year_to_date(linker),
        What::Cue(CueKind::ThisMonth, _) => this_month(linker, clause),
        What::Cue(CueKind::PastYear, _) => past_year(linker),
        // "yêu cầu trong 2 năm 2014 - 2015": years that are named are those.
        What::Cue(CueKind::PastTerm, _) if names_years(linker, clause, n) => None,
        What::Cue(CueKind::PastTerm, _) => past_term(linker, clause.items[n].span),
        What::Cue(CueKind::NextYear, _) => next_year(linker),
        _ => None,
    };
    let told = |rule: PeriodRule, n: usize| linker.note(Note::Period(rule, Some(clause.items[n].span)));
    if let Some(period) = aside(linker, clause, here) {
        linker.note(Note::Period(PeriodRule::Brackets, None));
        return Some(period);
    }
    // "năm 2022 và năm 2023 lần lượt là 410 và 395 người"
    if let Some(time) = clause.row_of_times(amount) {
        told(PeriodRule::Row, time);
        return usable(time);
    }
    let (left, right) = clause.around(amount);
    // "762.400 người năm 2019", "từ 38% năm 2010 lên 51% năm 2015": the date touches its number.
    let beside = touching(linker, clause, here)
        .filter(|&n| !full_stop(linker, clause.items[here].span.end, clause.items[n].span.start));
    if let Some((n, touching)) = beside.and_then(|n| Some((n, usable(n)?))) {
        told(PeriodRule::Touching, n);
        return Some(touching);
    }
    let each_year = each_year(linker, clause, amount);
    if yearly_since(linker, left).iter().any(|i| matches!(i.what, What::Cue(CueKind::Yearly, _))) {
        let span = |n: usize| usable(n).filter(|p| p.spans_years());
        // "mỗi năm giảm 2,18%; trong 5 năm tạo việc làm cho 11.400 lao động": words behind are the next number's.
        // "từ 34,9% (cuối năm 2021) xuống 26,57% (cuối năm 2023), mỗi năm giảm 4,17%, vượt mục tiêu của cả giai đoạn 2021 - 2025": nor a span,
        // where two years were told before.
        let mut years = (0..here).filter_map(usable).filter(|p| matches!(p, Period::Year(_)));
        let two = years.next().is_some_and(|first| years.any(|p| p != first));
        let own = |n: &usize| *n < here || !two && matches!(clause.items[*n].what, What::Date(_));
        if let Some((n, years)) = (0..clause.items.len()).filter(own).find_map(|n| Some((n, span(n)?))) {
            told(PeriodRule::YearlySpan, n);
            return Some(years);
        }
    }
    let span = || (0..here).rev().filter_map(usable).find(|p| p.spans_years());
    let between =
        || fall(linker, clause, amount).or_else(span).or_else(|| years_told(linker, clause, here, status, usable));
    if let Some(years) = each_year.then(between).flatten() {
        linker.note(Note::Period(PeriodRule::YearlySpan, None));
        return Some(years);
    }
    // "Tỷ lệ hộ nghèo năm 2010 là 29%, đến nay còn 16%": now is not the year that is long over.
    let since_past = |now: usize| {
        let years = |p: &Period| matches!(p, Period::Year(_)) || p.spans_years();
        let told = (0..now).rev().find_map(usable).filter(|p| years(p) && !in_retrospect(linker, *p));
        let year = told.and_then(Period::year);
        linker.dated && year.zip(linker.anchor).is_some_and(|(year, anchor)| year < anchor.year())
    };
    let part = clause.items[..here].iter().rposition(|i| matches!(i.what, What::Mark(';'))).map_or(0, |n| n + 1);
    if status != Status::Target && !(part..here).any(|n| usable(n).is_some()) && sum_next(linker, clause, amount) {
        let month = linker.carry.time.report.and_then(|report| match report {
            Period::Month(..) => Some(report),
            _ => last_month(linker, None).filter(|_| report.is_months()),
        });
        if let Some(month) = month {
            linker.note(Note::Period(PeriodRule::Report, None));
            return Some(month);
        }
    }
    // The year of the plan, where the sentences before report on a part of it.
    let plans_year = |n: usize, year: Period| {
        status != Status::Target && names_plans_year(linker, clause, n) && reports_part_of(linker, year)
    };
    let mut inside = 0_i32;
    let mut parted = false;
    let semicolon = clause.items[..here].iter().position(|i| matches!(i.what, What::Mark(';'))).unwrap_or(0);
    for n in (0..here).rev() {
        match clause.items[n].what {
            What::Mark(')') if inside > 0 || tells_amount(clause, n) => inside += 1,
            What::Mark('(') if inside > 0 => inside -= 1,
            // What brackets beside it say of a number is that number's; so is the year of a level before.
            _ if inside > 0 => {}
            What::Mark(';') => parted = true,
            // "Năm 2023, …; vốn huy động đến cuối tháng 12 đạt 58 tỷ đồng; vốn đầu tư đạt 39 tỷ đồng": a stock's own day.
            What::Date(d)
                if parted
                    && status != Status::Target
                    && n > semicolon
                    && linker.dates[d].stock
                    && (0..semicolon).any(|d| usable(d).is_some()) => {}
            What::Date(_) if of_previous_level(clause, n) || of_level_compared(linker, clause, n) => {}
            // "Nhiệm kỳ qua, … giảm xuống còn 24,5% năm 2009; xóa được 1.136 nhà tạm": the year is that of the level.
            What::Date(d) if parted && of_level_in_span(linker, clause, n, linker.dates[d].period) => {}
            What::Date(d) if parted && of_level_in_midst(linker, clause, n, here, linker.dates[d].period) => {}
            // "9 tháng …, trong đó tính riêng quý III là 2.640 người; có 418 lao động xuất cảnh": so is that of a part.
            What::Date(_) if parted && status != Status::Target && of_part(clause, n) => {}
            // "xếp hạng năm 2023 tăng hai bậc; ngành đón 1,4 triệu lượt khách": the time of a part that counts nothing.
            What::Date(_) if parted && counts_nothing(linker, clause, n) => {}
            // "đạt 90,6%, ước cuối năm 2022 đạt 100%; tỷ lệ bao phủ BHYT đạt 81,3%": the time of a forecast told aside.
            What::Date(_) if parted && status == Status::Actual && forecast_aside(clause, n) => {}
            // "Đến ngày 15/10, giải ngân vốn đầu tư công năm 2025 đạt 42%": the year that the subject is of.
            What::Date(d)
                if status != Status::Target
                    && of_subject(clause, n)
                    && (0..n).any(|e| finer(usable(e), linker.dates[d].period)) => {}
            // "Đến ngày 12/2, … đã trao xong quà Tết Nguyên đán Bính Ngọ 2026": so is the year of a feast.
            What::Date(d)
                if matches!(linker.dates[d].period, Period::Year(_))
                    && of_feast(linker, clause.items[n].span)
                    && (0..n).any(|e| finer(usable(e), linker.dates[d].period)) => {}
            // "2 tháng đầu năm đạt 22,1% dự toán được giao năm 2021, trong đó …": the year of the plan.
            What::Date(_) if names_plans_year(linker, clause, n) && (0..n).any(|d| usable(d).is_some()) => {}
            // "kế hoạch vốn giao năm 2023 là 4.750 tỷ đồng, giá trị giải ngân 494 tỷ đồng": the year of what is to be paid out.
            What::Date(_) if status != Status::Target && of_planned(linker, clause, n) => {}
            // The same, where the sentences before report on a part of that year.
            What::Date(d) if plans_year(n, linker.dates[d].period) => {}
            What::Cue(CueKind::Level, _) if linker.adds_up_to(&clause.items[n]) => {
                let told = (0..n).rev().find_map(usable).or(linker.carry.time.report);
                if let Some(sum) = told.and_then(Period::since_new_year) {
                    linker.note(Note::Period(PeriodRule::SinceNewYear, Some(clause.items[n].span)));
                    return Some(sum);
                }
            }
            What::Cue(CueKind::WholeYear, _) if ends_term(linker, clause.items[n].span) => {
                if let Some(last) = last_of_term(linker, clause, n, status) {
                    told(PeriodRule::WholeYear, n);
                    return Some(last);
                }
            }
            What::Cue(CueKind::WholeYear, _) if !of_plan(linker, clause, n) => {
                // "Năm 2017, …; tỷ lệ giảm nghèo cả năm đạt 3,3%": the year that the sentence began with.
                let head = (0..n).find(|&d| clause.items[d].span.start - clause.span.start <= HEAD);
                let own = head.and_then(|d| matches!(clause.items[d].what, What::Date(_)).then(|| usable(d))?);
                // "số hộ nghèo cuối năm 2023 chiếm 48%, nhưng dạy nghề cả năm chỉ được 390 người": or the last one told.
                let told_last = || {
                    let year = |d: usize| usable(d).filter(|p| matches!(p, Period::Year(_)));
                    (0..n).rev().find_map(|d| matches!(clause.items[d].what, What::Date(_)).then(|| year(d))?)
                };
                let own = own.or_else(told_last);
                // "nhiệm vụ năm 2020 với các chỉ tiêu: …; phấn đấu giảm hộ nghèo cuối năm còn 431 hộ": or the one aimed at.
                let aimed = || {
                    let open = |p: &Period| matches!(p, Period::Year(_)) && p.to() > linker.anchor;
                    let year = |d: usize| usable(d).filter(open);
                    (0..n).rev().find_map(year).filter(|_| status == Status::Target)
                };
                // "Năm 2018, huyện phấn đấu …. Phấn đấu đến cuối năm, hộ nghèo còn 3,95%.": or the one that the sentence before aims at.
                let plan = linker.carry.time.plan.filter(|p| matches!(p, Period::Year(_)) && p.to() > linker.anchor);
                let plan = plan.filter(|_| status == Status::Target && linker.carry.time.aimed);
                let report = own.or_else(aimed).or(plan).or(linker.carry.time.report).and_then(Period::year);
                told(PeriodRule::WholeYear, n);
                return report.or(linker.anchor.map(Date::year)).map(Period::Year);
            }
            // "nộp ngân sách trước ngày 15/11, từ nay đến cuối năm mở thêm 4 lớp, phấn đấu giảm 4%"
            // "phấn đấu quý IV tăng trưởng trên 10% để cả năm đạt 8,5%"
            What::Cue(CueKind::Target, _)
                if status == Status::Target
                    && [&linker.patterns.from_now, &linker.patterns.for_the_year]
                        .iter()
                        .any(|words| linker.starts(clause.items[n].span.start, words))
                    && linker.context.doc.tokens[clause.items[n].span.end as usize - 1].id == linker.patterns.year =>
            {
                told(PeriodRule::YearOfWriting, n);
                return linker.anchor.map(|a| Period::Year(a.year()));
            }
            What::Cue(CueKind::Now, _) if status != Status::Target && since_past(n) => {
                let this_year = |r: &Period| r.year() == linker.anchor.map(Date::year) && !r.spans_years();
                let report = linker.carry.time.report.filter(this_year);
                told(PeriodRule::YearOfWriting, n);
                return report.or_else(|| linker.anchor.map(|a| Period::Year(a.year())));
            }
            _ => {
                if let Some(period) = usable(n) {
                    linker.told_before(clause, n, here, HEAD);
                    return Some(period);
                }
            }
        }
    }
    // A date after the number belongs to it where no other number follows in the clause.
    // What follows the bracket that a number stands in is told of another.
    let bracket = clause.items[..here].iter().rev().find_map(|i| match i.what {
        What::Mark(mark @ ('(' | ')')) => Some(mark == '('),
        _ => None,
    });
    let enclosed = bracket == Some(true);
    let closes = |i: &Item| matches!(i.what, What::Mark(';')) || enclosed && matches!(i.what, What::Mark(')'));
    // What a bracket tells with a number of its own is that number's.
    let opens = |(n, i): (usize, &Item)| {
        matches!(i.what, What::Mark('(')) && !right[n..].iter().any(|i| matches!(i.what, What::Mark(')')))
    };
    let bracketed = right.iter().enumerate().position(opens).unwrap_or(right.len());
    let end = here + 1 + right.iter().position(closes).unwrap_or(right.len()).min(bracketed);
    // "tăng 26,58% do nhà máy mới hoạt động từ tháng 8": a date far behind is of something else.
    let number = clause.items[here].span;
    let frames = clause.items[..here].iter().filter(|i| matches!(i.what, What::Subject(_)) && i.span.contains(number));
    let mut edge = frames.map(|i| i.span.end).fold(number.end, u32::max);
    for n in here + 1..end {
        let item = clause.items[n];
        if item.span.start.saturating_sub(edge) > FAR || full_stop(linker, edge, item.span.start) {
            return None;
        }
        // "giảm 4,8%, là tiền đề để tỉnh phấn đấu đến năm 2025 không còn hộ nghèo": the time of an aim of its own.
        let between = &clause.items[here + 1..n];
        let comma = || between.iter().any(|i| matches!(i.what, What::Mark(',')));
        if matches!(item.what, What::Cue(CueKind::Target, _)) && comma() {
            return None;
        }
        // "tăng lên 43,5 triệu đồng, ước năm 2019 đạt 47 triệu đồng": or of an estimate.
        if matches!(item.what, What::Cue(CueKind::Estimate, _)) && comma() && status == Status::Actual {
            return None;
        }
        // "còn 17,3%, năm 2010 phấn đấu xuống dưới 16,5%": so does the time that such an aim begins with.
        let dated = matches!(item.what, What::Date(_));
        let aimed = dated
            && comma()
            && clause
                .items
                .get(n + 1)
                .is_some_and(|i| matches!(i.what, What::Cue(CueKind::Target, _)) && i.span.start <= item.span.end + 1);
        if aimed && status != Status::Target {
            return None;
        }
        // "đào tạo nghề cho 847 người, nâng tỷ lệ lao động qua đào tạo năm 2025 đạt 56,3%": the time of what is told next.
        let next = || {
            let mark = between.iter().position(|i| matches!(i.what, What::Mark(',')));
            let named = mark.is_some_and(|m| between[m..].iter().any(|i| matches!(i.what, What::Subject(_))));
            named && clause.items[n..end].iter().any(|i| matches!(i.what, What::Amount(_)))
        };
        if dated && (next() || begins_next(linker, clause, edge, n)) {
            return None;
        }
        // "vượt 107.500 tỷ đồng, trong đó riêng quý III đạt 80.000 tỷ": the time of a part.
        let part = |i: &Item| matches!(i.what, What::Cue(CueKind::Parts | CueKind::Apart, _));
        if dated && between.iter().any(part) {
            return None;
        }
        // What is told of each year is of no one year behind it, unless it is aimed at.
        let one = |p: &Period| matches!(p, Period::Year(_)) && linker.anchor.is_none_or(|a| p.from() <= Some(a));
        // "đạt 7,51% kế hoạch vốn năm 2025" of what is told up to a day.
        if let Some(period) = usable(n).filter(|p| !(each_year && one(p) || plans_year(n, *p))) {
            // "thu 185 tỷ đồng, lũy kế 10 tháng 2.281 tỷ đồng": the sum is told of what follows.
            if between.iter().any(|i| linker.adds_up_to(i)) {
                return last_month(linker, Some(period));
            }
            told(PeriodRule::Behind, n);
            return Some(period);
        }
        edge = edge.max(item.span.end);
    }
    None
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

/// "thấp hơn mức tăng 7,45% của quý I": the time of what is compared with.
fn of_level_compared(linker: &Linker<'_, '_, '_, '_>, clause: &Clause, date: usize) -> bool {
    let Some(Item { what: What::Amount(_), span }) = date.checked_sub(1).map(|n| clause.items[n]) else { return false };
    let near = clause.items[date].span.start.saturating_sub(span.end) <= 2;
    let before =
        clause.items[..date - 1].iter().rev().take_while(|i| !matches!(i.what, What::Mark(_) | What::Amount(_)));
    near && before.into_iter().any(|i| linker.comparative(i))
}

/// A year that stands right behind a number of its own, within the years that are reported on.
fn of_level_in_span(linker: &Linker<'_, '_, '_, '_>, clause: &Clause, date: usize, period: Period) -> bool {
    let within =
        linker.carry.time.report.is_some_and(|r| r.spans_years() && !open_years(linker, r) && period.within(r));
    let bracket = date.checked_sub(1).is_some_and(|n| matches!(clause.items[n].what, What::Mark('(')));
    let before = date.checked_sub(1 + usize::from(bracket)).map(|n| clause.items[n]);
    let touches = before.is_some_and(|i| {
        matches!(i.what, What::Amount(_)) && clause.items[date].span.start <= i.span.end + 1 + u32::from(bracket)
    });
    within && touches && matches!(period, Period::Year(_))
}

/// "Nhiệm kỳ 2020 - 2025, …: thu nhập bình quân đầu người năm 2025 đạt 38,6 triệu đồng; đã đào tạo nghề cho 412 người": a year that a level in
/// the midst of the sentence is of, where a later part tells what was done in all the years.
fn of_level_in_midst(
    linker: &Linker<'_, '_, '_, '_>,
    clause: &Clause,
    date: usize,
    here: usize,
    period: Period,
) -> bool {
    let start = clause.items[date].span.start;
    let mark = |i: &Item| matches!(i.what, What::Mark(';' | ':'));
    let amount = |i: &Item| matches!(i.what, What::Amount(_));
    let years = |p: Period| p.spans_years() && !open_years(linker, p) && period.within(p);
    let heads = |i: &&Item| i.span.start - clause.span.start <= HEAD;
    let span = clause.items[..date].iter().take_while(heads).filter_map(|i| linker.period_of(i)).any(years)
        || linker.carry.time.report.is_some_and(years);
    let part = clause.items[..date].iter().rposition(mark).map_or(0, |n| n + 1);
    let subject = |i: &Item| matches!(i.what, What::Subject(_)) && i.span.start < start;
    let level = clause.items[part..date].iter().any(subject)
        && clause.items[date..].iter().find(|i| mark(i) || amount(i)).is_some_and(amount);
    let own = clause.items[..here].iter().rposition(mark).map_or(0, |n| n + 1);
    let done = clause.items[own..here].iter().any(|i| matches!(i.what, What::Cue(CueKind::Actual, _)));
    matches!(period, Period::Year(_)) && start - clause.span.start > HEAD && span && level && own > date && done
}

/// "đến cuối nhiệm kỳ": the words are of a term, and not of a year.
fn ends_term(linker: &Linker<'_, '_, '_, '_>, words: Span) -> bool {
    let last = words.end as usize - 1;
    let whole = |at: usize| linker.context.doc.tokens[at].id == linker.patterns.year;
    !whole(last) && linker.ends_with(words.end, &linker.patterns.term_ends)
}

/// The last year of the term that the sentence, or the aims or the report that it goes on with, is of.
fn last_of_term(linker: &Linker<'_, '_, '_, '_>, clause: &Clause, at: usize, status: Status) -> Option<Period> {
    let mut told = clause.items[..at].iter().rev().filter_map(|i| linker.period_of(i));
    let carried = match status {
        Status::Target => linker.carry.time.years,
        _ => past_term(linker, clause.items[at].span),
    };
    told.find(|p| p.spans_years()).or(carried).and_then(Period::year).map(Period::Year)
}

/// A time within a part of a list that holds no number, not at the head of the sentence or the part.
fn counts_nothing(linker: &Linker<'_, '_, '_, '_>, clause: &Clause, date: usize) -> bool {
    let semicolon = |i: &Item| matches!(i.what, What::Mark(';'));
    let from = clause.items[..date].iter().rposition(semicolon).map_or(0, |n| n + 1);
    let to = clause.items[date..].iter().position(semicolon).map_or(clause.items.len(), |n| date + n);
    let start = if from == 0 { clause.span.start } else { clause.items[from - 1].span.end };
    let heads = clause.items[date].span.start.saturating_sub(start) <= HEAD
        || linker.starts(clause.items[from].span.start, &linker.patterns.specific);
    // "phấn đấu đến năm 2020, ba xã đạt chuẩn; …": a comma opens what the time is told of.
    let end = clause.items[date].span.end;
    let opens = clause.items.get(date + 1).is_some_and(|i| matches!(i.what, What::Mark(',')) && i.span.start == end)
        && !clause.items.get(date + 2).is_some_and(|i| matches!(i.what, What::Date(_)));
    !heads && !opens && !clause.items[from..to].iter().any(|i| matches!(i.what, What::Amount(_)))
}

/// A time that a forecast names behind a number of its part of the list.
fn forecast_aside(clause: &Clause, date: usize) -> bool {
    let part = clause.items[..date].iter().rev().take_while(|i| !matches!(i.what, What::Mark(';')));
    let forecast = clause.items[..date].iter().rev().take(2).any(|i| matches!(i.what, What::Cue(CueKind::Estimate, _)));
    forecast && part.into_iter().any(|i| matches!(i.what, What::Amount(_)))
}

/// A year that stands right behind the words that it belongs to (vốn đầu tư công năm 2025).
fn of_subject(clause: &Clause, date: usize) -> bool {
    let item = &clause.items[date];
    clause.items[..date]
        .iter()
        .any(|i| matches!(i.what, What::Subject(_)) && (i.span.end == item.span.start || i.span.contains(item.span)))
}

/// A year in the words of what is planned, or right behind them.
fn of_planned(linker: &Linker<'_, '_, '_, '_>, clause: &Clause, date: usize) -> bool {
    let date = clause.items[date].span;
    let planned = |i: &Item| match i.what {
        What::Subject(s) => linker.patterns.subjects[s.entry].planned,
        _ => false,
    };
    let holds = |i: &Item| i.span.start < date.start && i.span.end >= date.start && i.span.end <= date.end;
    clause.items.iter().any(|i| planned(i) && (i.span.contains(date) || holds(i)))
}

/// A day or part of the year that is told besides.
fn finer(told: Option<Period>, year: Period) -> bool {
    told.is_some_and(|t| {
        matches!(year, Period::Year(_)) && !matches!(t, Period::Year(_)) && !t.spans_years() && t.year() == year.year()
    })
}

/// The sentences before report on a part of that year, or on a day of it; a headline leaves the time to the body.
fn reports_part_of(linker: &Linker<'_, '_, '_, '_>, year: Period) -> bool {
    let report = linker.carry.time.report.filter(|r| !matches!(r, Period::Year(_)) && !r.spans_years());
    let near = linker.drafts.iter().rev().take_while(|d| d.sentence + SINCE_DAY >= linker.current);
    let mut days = near.filter_map(|d| d.period).filter(|p| matches!(p, Period::Day(_)));
    let told = report.is_some_and(|r| r.year() == year.year()) || days.any(|day| day.year() == year.year());
    let headline = linker.context.sentences[linker.current].zone == Zone::Title;
    matches!(year, Period::Year(_)) && (told || headline)
}

/// "đạt 33 triệu đồng/người. năm 2021 xã …": a sentence ends there, though the next begins in small letters.
fn full_stop(linker: &Linker<'_, '_, '_, '_>, from: u32, to: u32) -> bool {
    let doc = linker.context.doc;
    (from..to)
        .any(|at| doc.punct(at as usize) == Some('.') && doc.get(at as usize + 1).is_some_and(Token::space_before))
}

/// "Giai đoạn 2021-2022, … Đến cuối năm 2022, còn 18.956 hộ nghèo. Tỷ lệ hộ cận nghèo 8,9%": in a report on a span of years a level
/// is of the year of the level told before it, in the sentence before. And of its day: "Đến hết ngày 31/3, có 181.426 người tham gia
/// BHXH. Số người tham gia BHTN là 163.377 người" in a report on the first quarter.
fn stock_before(linker: &Linker<'_, '_, '_, '_>, indicator: usize, status: Status) -> Option<Period> {
    let stock = |i: usize| {
        let entry = &linker.patterns.indicators[i];
        entry.stock || entry.kind == IndicatorKind::Rate
    };
    let span = linker.carry.time.report.filter(|_| stock(indicator) && status == Status::Actual)?;
    // How many of all are insured is told beside how many there are.
    let indicators = &linker.patterns.indicators;
    let coverage = indicators[indicator].sister.iter().any(|s| indicators[s.1].stock);
    let year = |p: Period| matches!(p, Period::Year(_)) && (coverage || indicators[indicator].stock);
    let sentences = linker.context.sentences;
    let mut before = linker.drafts.iter().rev().take_while(|d| d.sentence + 1 >= linker.current);
    let last = before.find(|d| d.sentence + 1 == linker.current && d.measure == Measure::Value)?;
    let beside = sentences[last.sentence].line == sentences[linker.current].line;
    let nearer = |p: &Period| match p {
        Period::Year(_) => span.spans_years(),
        // "Tính đến 30/9 … Tỷ lệ bao phủ BHYT đạt 92%" in a report on the year; a poverty rate is the year's own.
        _ => matches!(p, Period::Day(_)) && (span.is_months() || year(span)),
    };
    let time = last.period.filter(|p| nearer(p) && p.within(span))?;
    (beside && stock(last.indicator) && last.status == Status::Actual).then(|| {
        linker.note(Note::Period(PeriodRule::SentenceBefore, None));
        time
    })
}

/// The period that the sentences before carry on.
fn carried(linker: &Linker<'_, '_, '_, '_>, clause: &Clause, amount: usize, status: Status) -> Option<Period> {
    let here = clause.at[amount];
    let carry = &linker.carry.time;
    // "tỷ lệ hộ nghèo còn 6% và thu nhập bình quân hiện đạt 36 triệu đồng": one "hiện" for both.
    let behind = clause.items[here..].iter().take_while(|i| !matches!(i.what, What::Mark(_)));
    let told = clause.items[..here].iter().chain(behind);
    let now = told.into_iter().any(|i| matches!(i.what, What::Cue(CueKind::Now, _)));
    // What is aimed at without a date is for the year of the work reported on.
    let carried = if status == Status::Target {
        carry.plan.or_else(|| aimed_year(linker, clause, amount)).or(plan_year(carry.report))
    } else {
        carry.now.or(carry.report.filter(|&p| !open_years(linker, p)))
    };
    let sum = matches!(carried, Some(Period::Interval(Edge::Month(..), _)));
    let month = if sum && of_month(linker, clause, amount) { last_month(linker, None) } else { None };
    let carried = month.or(carried);
    let year_of_writing = linker.anchor.filter(|_| now).map(|a| Period::Year(a.year()));
    // "hiện" is of now, not of a year reported on before.
    // Nor is it of a stretch of months that began in another year, or of months long over that another paragraph reports on.
    let years = carried.is_some_and(|p| p.spans_years() || p.from().map(Date::year) != p.to().map(Date::year));
    let over = |p: Period| p.to().zip(linker.anchor).is_some_and(|(to, a)| long_before(to, a));
    let elsewhere = now && !carry.told_here() && carried.is_some_and(over);
    let stale = now
        && linker.anchor.is_some()
        && linker.dated
        && (years || elsewhere || carried.and_then(Period::year) != linker.anchor.map(Date::year))
        && !carried.is_some_and(|p| in_retrospect(linker, p));
    let period = if stale { year_of_writing.or(carried) } else { carried.or(year_of_writing) };
    let writing = year_of_writing.is_some() && (stale || carried.is_none());
    let plan = status == Status::Target;
    linker.note(Note::Period(
        match (writing, plan) {
            (true, _) => PeriodRule::YearOfWriting,
            (_, true) => PeriodRule::Plan,
            _ => PeriodRule::Report,
        },
        None,
    ));
    period.or_else(|| {
        linker.note(Note::Period(PeriodRule::AfterBaseline, None));
        after_baseline(linker, clause)
    })
}

/// Whether a day lies more than two months before another.
fn long_before(day: Date, other: Date) -> bool {
    let months = |d: Date| i32::from(d.year()) * 12 + i32::from(d.month());
    months(other) - months(day) > 2
}

/// "tăng 17% so với cùng kỳ năm 2016": what is told is of the year after.
fn after_baseline(linker: &Linker<'_, '_, '_, '_>, clause: &Clause) -> Option<Period> {
    clause.items.iter().enumerate().find_map(|(n, item)| match item.what {
        What::Date(date) if baseline_date(clause, n) => match linker.dates[date].period {
            // A comparison with a year long past tells nothing of the number's own.
            Period::Year(year) => {
                let reported = |a: Date| year + 1 == a.year() || year + 2 == a.year() && a.month() <= 3;
                linker.anchor.is_none_or(reported).then_some(Period::Year(year + 1))
            }
            _ => None,
        },
        _ => None,
    })
}

/// Whether the bracket that closes here holds a number.
fn tells_amount(clause: &Clause, close: usize) -> bool {
    let inside = clause.items[..close].iter().rev().take_while(|i| !matches!(i.what, What::Mark('(')));
    inside.into_iter().any(|i| matches!(i.what, What::Amount(_)))
}

/// The time of a level told aside: "(năm 2015: 24,2 triệu đồng)", "so với năm 2010 (15 triệu đồng)".
pub(super) fn aside(linker: &Linker<'_, '_, '_, '_>, clause: &Clause, here: usize) -> Option<Period> {
    if !clause.marked('(') {
        return None;
    }
    let bracket = clause.items[..here].iter().rposition(|i| matches!(i.what, What::Mark('(')))?;
    // "(6 tháng tăng 11,3%, quý III tăng 9,1%)": each time has its own number.
    let next = |n: usize| {
        let mark = clause.items[n].span;
        matches!(clause.items[n].what, What::Mark(',' | ';'))
            && clause.items.get(n + 1).is_some_and(|i| {
                let same = matches!(i.what, What::Cue(CueKind::Baseline, Some(Baseline::SamePeriod)));
                (matches!(i.what, What::Date(_)) || same) && i.span.start == mark.end
            })
    };
    let edge = (bracket + 1..here).rev().find(|&n| next(n)).unwrap_or(bracket);
    let inside = &clause.items[edge + 1..here];
    // "tăng 18,4% (mục tiêu cả năm tăng 17 - 18%)"
    let year = |at: u32| linker.context.doc.tokens[at as usize - 1].id == linker.patterns.year;
    if let [plan, ..] = inside
        && matches!(plan.what, What::Cue(CueKind::Plan, _))
        && year(plan.span.end)
        && inside.len() <= 2
    {
        let reported = linker.carry.time.report.filter(|r| !r.spans_years()).and_then(Period::year);
        return reported.or(linker.anchor.map(Date::year)).map(Period::Year);
    }
    // "(cùng kỳ 2013: 5,42%)": the year says which one.
    let same = inside.first().is_some_and(|i| matches!(i.what, What::Cue(CueKind::Baseline, _)));
    let date = match inside {
        [] => clause.items[..bracket].last().filter(|i| i.span.end == clause.items[bracket].span.start),
        [_, date, ..] if same && inside.len() <= 3 => Some(date),
        [first, ..] if inside.len() <= 2 => Some(first),
        _ => None,
    }?;
    match date.what {
        What::Date(date) => match linker.dates[date].period {
            Period::Year(year) if same => Some(same_period(linker, year)),
            p @ (Period::Year(_) | Period::Month(..) | Period::Quarter(..) | Period::Half(..)) => Some(p),
            _ => None,
        },
        // "phấn đấu năm 2025 đạt 95% (hiện nay là 88,3%)"
        What::Cue(CueKind::Now, _) => linker.anchor.filter(|_| linker.dated).map(|a| Period::Year(a.year())),
        _ => None,
    }
}

/// "cùng kỳ 2013": the part of that year which is reported on, else the year.
pub(super) fn same_period(linker: &Linker<'_, '_, '_, '_>, year: i16) -> Period {
    let own = linker.drafts.iter().rev().take_while(|d| d.sentence == linker.current);
    let told = own.filter(|d| d.status != Status::Target).find_map(|d| d.period);
    let reported = told.or(linker.carry.time.report).filter(|p| !p.spans_years() && !matches!(p, Period::Day(_)));
    let before = std::iter::successors(reported, |p| p.year_before());
    before
        .take_while(|p| p.year() >= Some(year))
        .last()
        .filter(|p| p.year() == Some(year))
        .unwrap_or(Period::Year(year))
}

/// The item index of a date that follows the amount at once, alone in brackets or without them.
pub(super) fn touching(linker: &Linker<'_, '_, '_, '_>, clause: &Clause, here: usize) -> Option<usize> {
    if let Some(date) = behind_pair(clause, here) {
        return Some(date);
    }
    let end = clause.items[here].span.end;
    // "14%/năm giai đoạn 2011-2015"
    let end = if linker.context.doc.punct(end as usize) == Some('/') { end + 2 } else { end };
    let next = clause.items.get(here + 1)?;
    // "trong 6 tháng cuối năm": the same words may be a date and a heading's.
    let same = clause.items[here + 1..].iter().take_while(|i| i.span.start == next.span.start);
    let date = same.clone().position(|i| matches!(i.what, What::Date(_))).map(|n| here + 1 + n);
    let gap = next.span.start.saturating_sub(end);
    // "thấp hơn mức tăng 7,45% của quý I"
    let of = gap == 1 && linker.context.doc.tokens[end as usize].id == linker.patterns.possessive;
    // "năm 2010 là 62,8% thì đến hết năm 2015 con số này là 64,2%"
    let turns = gap > 0 && linker.context.doc.tokens[end as usize].id == linker.patterns.then
        || date.is_some_and(|date| begins_next(linker, clause, end, date));
    if let Some(date) = date.filter(|_| gap <= 3 && !turns) {
        return (gap == 0 || of || !heads_next(clause, here, date)).then_some(date);
    }
    let [open, date, close] = clause.items.get(here + 1..here + 4)? else { return None };
    let opens = matches!((open.what, date.what), (What::Mark('('), What::Date(_))) && open.span.start == end;
    // "58,46% (đầu năm 2022, tương đương 7.206 hộ)"
    let index = clause.at.partition_point(|&at| at < here);
    let alone = matches!(close.what, What::Mark(')'))
        || matches!(close.what, What::Mark(',')) && bracket_holds_next(clause, index);
    (opens && alone).then_some(here + 2)
}

/// "từ 9,06% (22.410 hộ) năm 2007": the time behind the brackets is that of both numbers.
fn behind_pair(clause: &Clause, here: usize) -> Option<usize> {
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

/// The date touches an amount that a "từ" introduces: it is the time of the level before.
fn of_previous_level(clause: &Clause, date: usize) -> bool {
    // "từ 10,3 triệu đồng (năm 2010) lên 43,5 triệu đồng"
    let bracket = date.checked_sub(1).is_some_and(|n| matches!(clause.items[n].what, What::Mark('(')));
    let before = date.checked_sub(1 + usize::from(bracket)).map(|n| (n, clause.items[n]));
    before.is_some_and(|(n, item)| {
        matches!(item.what, What::Amount(_))
            && clause.items[date].span.start.saturating_sub(item.span.end) <= 3
            && clause.items[..n].iter().rev().take(3).any(|i| matches!(i.what, What::Cue(CueKind::From, _)))
    })
}

/// "giai đoạn 2016-2020", told before it is over: a time for aims, not for what was counted.
pub(super) fn open_years(linker: &Linker<'_, '_, '_, '_>, period: Period) -> bool {
    period.spans_years() && period.to().zip(linker.anchor).is_some_and(|(to, anchor)| to.year() > anchor.year())
}

/// "trong đó riêng quý III là …": what parts a time from those before stands right before it.
fn of_part(clause: &Clause, at: usize) -> bool {
    let start = clause.items[at].span.start;
    let before = &clause.items[..at];
    let parts = |i: &Item| matches!(i.what, What::Cue(CueKind::Parts | CueKind::Apart, _)) && i.span.end == start;
    before.last().is_some_and(parts) && before.iter().any(|i| matches!(i.what, What::Amount(_)))
}

/// Half a year, or a quarter, that has hardly begun is still to come: "6 tháng cuối năm" in July, "quý IV" on 9 October.
pub(super) fn hardly_begun(period: Period, anchor: Date) -> bool {
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
pub(super) fn all_but_over(period: Period, anchor: Date) -> bool {
    const LAST_DAYS: i8 = 20;
    let part = !matches!(period, Period::Year(_) | Period::Day(_)) && !period.spans_years();
    period.to().is_some_and(|to| {
        to <= anchor || part && to.year() == anchor.year() && to.month() == anchor.month() && anchor.day() >= LAST_DAYS
    })
}

/// "đạt 22,1% dự toán năm 2021": the year belongs to the plan that a percent is told of.
fn names_plans_year(linker: &Linker<'_, '_, '_, '_>, clause: &Clause, at: usize) -> bool {
    // "dự toán năm" is a plan's name too.
    let near = |end: u32, start: u32| end.abs_diff(start) <= 1;
    let year = matches!(clause.items[at].what, What::Date(d) if matches!(linker.dates[d].period, Period::Year(_)));
    if !year {
        return false;
    }
    let percent =
        |plan: &Item| clause.amounts.iter().any(|a| a.kind == Kind::Percent && near(a.span.end, plan.span.start));
    let mut plans = clause.items[..at].iter().enumerate().rev().take(4).filter(|(_, i)| linker.tells_plan(i));
    let date = clause.items[at].span.start;
    // "kế hoạch vốn đầu tư công năm 2025": what is planned may stand between.
    let named = |n: usize, end: u32| {
        let mark = clause.items[n..at].iter().any(|i| matches!(i.what, What::Mark(_)));
        end < date && date - end <= PLANNED && !mark && linker.heavy(clause, end, date, n, at) == 0
    };
    plans.any(|(n, p)| percent(p) && (near(p.span.end, date) || named(n, p.span.end)))
}

/// "kế hoạch cả năm": the plan's year, not the time of the number.
fn of_plan(linker: &Linker<'_, '_, '_, '_>, clause: &Clause, at: usize) -> bool {
    let before = at.checked_sub(1).map(|n| &clause.items[n]);
    before.is_some_and(|i| {
        matches!(i.what, What::Cue(CueKind::Plan | CueKind::Target, _))
            && linker.names_plan(i.span)
            && clause.items[at].span.start.saturating_sub(i.span.end) <= 3
    })
}

/// "từ đầu năm đến nay": the year of writing, else the year reported on.
pub(super) fn year_to_date(linker: &Linker<'_, '_, '_, '_>) -> Option<Period> {
    let report = linker.carry.time.report;
    if let Some(period) = report.filter(|&p| in_retrospect(linker, p)) {
        return period.year().map(Period::Year);
    }
    let year = linker.anchor.map(Date::year).or_else(|| report.and_then(Period::year));
    year.map(Period::Year)
}

/// "trong tháng": the month told of last, else the one that the sum since the new year goes up to.
fn this_month(linker: &Linker<'_, '_, '_, '_>, clause: &Clause) -> Option<Period> {
    let sum = |i: &Item| match i.what {
        What::Date(date) => last_month(linker, Some(linker.dates[date].period)),
        _ => None,
    };
    linker.carry.time.month.or_else(|| clause.items.iter().find_map(sum)).or_else(|| last_month(linker, None))
}

/// The month told of last, else the last of the months of a sum, or of what is reported on.
fn last_month(linker: &Linker<'_, '_, '_, '_>, sum: Option<Period>) -> Option<Period> {
    let carry = &linker.carry.time;
    let last = |p: Period| match p {
        Period::Interval(Edge::Month(..), Edge::Month(year, month)) => Some(Period::Month(year, month)),
        _ => None,
    };
    carry.month.or_else(|| sum.or(carry.report).and_then(last))
}

/// "22.000 tỷ đồng, tăng 2,9% so với tháng trước", "151 triệu USD; lũy kế 5 tháng 2.492 triệu": what is compared with
/// the month before, or told before a sum since the new year, is of a month.
fn of_month(linker: &Linker<'_, '_, '_, '_>, clause: &Clause, amount: usize) -> bool {
    if sum_next(linker, clause, amount) {
        return true;
    }
    let after = clause.items[clause.at[amount]..].iter().take_while(|i| match i.what {
        What::Mark(mark) => mark != ';',
        What::Subject(_) | What::Date(_) => false,
        _ => true,
    });
    after.into_iter().any(|i| matches!(i.what, What::Cue(CueKind::Baseline, Some(Baseline::PreviousPeriod))))
}

/// "148.000 lượt (khách quốc tế 2.300 lượt); cộng dồn 10 tháng 1,6 triệu lượt", "86 người (lũy kế 1.012 người)": the sum since
/// the new year of the same stands behind an amount.
fn sum_next(linker: &Linker<'_, '_, '_, '_>, clause: &Clause, amount: usize) -> bool {
    let kind = clause.amounts[amount].kind;
    if clause.around(amount).0.iter().any(|i| linker.sums_up(i)) {
        return false;
    }
    let mut inside = 0_i32;
    let mut summed = false;
    for item in &clause.items[clause.at[amount] + 1..] {
        match item.what {
            What::Mark('(') => inside += 1,
            What::Mark(')') => inside -= 1,
            _ if linker.sums_up(item) => summed = true,
            What::Amount(other) if (summed || inside == 0) && same_kind(clause.amounts[other].kind, kind) => {
                return summed;
            }
            // An amount's own words may stand right behind it.
            What::Subject(s)
                if inside == 0
                    && linker.patterns.subjects[s.entry].indicator.is_some()
                    && item.span.start > clause.amounts[amount].span.end
                    && linker.in_place(s.entry) =>
            {
                return false;
            }
            _ => {}
        }
    }
    false
}

/// "năm qua": at the turn of the year, the year that ended; else the year reported on.
fn past_year(linker: &Linker<'_, '_, '_, '_>) -> Option<Period> {
    let anchor = linker.anchor.filter(|_| linker.dated);
    let turn = anchor.and_then(|a| match a.month() {
        1..=3 => Some(a.year() - 1),
        11..=12 => Some(a.year()),
        _ => None,
    });
    turn.or_else(|| linker.carry.time.report.and_then(Period::year)).map(Period::Year)
}

/// A span of years stands right behind words for so many of them.
fn names_years(linker: &Linker<'_, '_, '_, '_>, clause: &Clause, at: usize) -> bool {
    let end = clause.items[at].span.end;
    let behind = clause.items[at + 1..].iter().find(|i| i.span.start >= end);
    behind.is_some_and(|i| i.span.start <= end + 1 && linker.period_of(i).is_some_and(Period::spans_years))
}

/// "nhiệm kỳ qua", "trong giai đoạn này", "sau 3 năm thực hiện": the span of years told of that is over, else the one before the
/// span that begins; where the words count its years, of so many.
pub(super) fn past_term(linker: &Linker<'_, '_, '_, '_>, words: Span) -> Option<Period> {
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

/// "năm tới": the year after the one reported on, else, in its second half, after that of writing.
fn next_year(linker: &Linker<'_, '_, '_, '_>) -> Option<Period> {
    let report = linker.carry.time.report.and_then(Period::year);
    let year = report.or_else(|| linker.anchor.filter(|a| linker.dated && a.month() > 6).map(Date::year));
    year.map(|y| Period::Year(y + 1))
}

/// In the first weeks of a year what is reported on is the year that ended: its "hiện nay" is of that year.
fn in_retrospect(linker: &Linker<'_, '_, '_, '_>, report: Period) -> bool {
    const LAST_MONTH: i8 = 2;
    let ended = |a: Date| a.month() <= LAST_MONTH && report.to().is_some_and(|to| to.year() + 1 == a.year());
    linker.dated && linker.anchor.is_some_and(ended)
}

/// "tháng 3 tăng 9,7% so với tháng trước, lũy kế quý I tăng 12,7%": a time of its own stands behind the comma.
pub(super) fn dated_apart(clause: &Clause, index: usize) -> bool {
    let here = clause.at[index];
    let from = here - clause.around(index).0.len();
    let comma = (from..here).rev().find(|&n| matches!(clause.items[n].what, What::Mark(_)));
    comma.is_some_and(|c| {
        matches!(clause.items[c].what, What::Mark(',' | ';'))
            && (c..here).any(|n| matches!(clause.items[n].what, What::Date(_)) && !baseline_date(clause, n))
    })
}

/// "Phấn đấu tăng trưởng 16%" in the first weeks of a year, behind what the year before has reached: an aim of the year
/// that begins. A plan's own number (kế hoạch giao 120 tỷ đồng) may be of the year that ended.
fn aimed_year(linker: &Linker<'_, '_, '_, '_>, clause: &Clause, amount: usize) -> Option<Period> {
    let report = linker.carry.time.report.filter(|p| matches!(p, Period::Year(_)) && in_retrospect(linker, *p))?;
    // "mục tiêu", but not "kế hoạch giao".
    let alone = |i: &Item| !linker.names_plan(i.span) || i.span.len() == 2;
    let aims = |i: &Item| matches!(i.what, What::Cue(CueKind::Target, _)) && alone(i);
    let aimed = clause.items[..clause.at[amount]].iter().any(aims);
    aimed.then(|| report.year().map(|y| Period::Year(y + 1)))?
}

/// Whether a date of the sentence is what something is compared with (so với năm 2017, cùng kỳ năm 2017).
pub(super) fn baseline_date(clause: &Clause, at: usize) -> bool {
    if !clause.holds(CueKind::Versus) && !clause.holds(CueKind::Baseline) {
        return false;
    }
    let span = clause.items[at].span;
    let compares = |i: &Item| matches!(i.what, What::Cue(CueKind::Versus | CueKind::Baseline, _));
    // "so với dự toán năm 2019": the plan's words may stand between.
    let plan = |i: &&Item| {
        matches!(i.what, What::Cue(CueKind::Plan | CueKind::Target, _)) && i.span.end.abs_diff(span.start) <= 1
    };
    let of_plan = |p: &Item| {
        let versus = |i: &Item| matches!(i.what, What::Cue(CueKind::Versus, _)) && i.span.end == p.span.start;
        clause.items[..at].iter().any(versus)
    };
    // "gần bằng mức tăng của 4 tháng đầu năm 2008", "so với ước thực hiện năm 2017": what is compared with is told by its own verb.
    let verb =
        |i: &Item| matches!(i.what, What::Cue(CueKind::Rise | CueKind::Fall | CueKind::Reach | CueKind::Estimate, _));
    let near = |from: &Item, to: Span| to.start.saturating_sub(from.span.end) <= 2;
    let of_verb = |verb_at: usize| {
        let item = &clause.items[verb_at];
        let versus = verb_at.checked_sub(1).map(|n| &clause.items[n]);
        verb(item)
            && near(item, span)
            && versus.is_some_and(|i| matches!(i.what, What::Cue(CueKind::Versus, _)) && near(i, item.span))
    };
    // "bằng 106,7% so với tổng số lao động đi làm việc ở nước ngoài trong năm 2016": what is compared with is named in full.
    let named = || {
        let back = clause.items[..at].iter().rev();
        let mut back = back.take_while(|i| !matches!(i.what, What::Amount(_) | What::Mark(_) | What::Date(_)));
        let subject = back.clone().any(|i| matches!(i.what, What::Subject(_)));
        subject && back.any(|i| matches!(i.what, What::Cue(CueKind::Versus, _)))
    };
    // "So với kết quả rà soát hộ nghèo, hộ cận nghèo năm 2013, tỷ lệ hộ nghèo giảm 1,17%": so it is where a sentence begins with that.
    let heads = || {
        // "Bằng nhiều hình thức, trong nhiệm kỳ 2011-2016, …" compares nothing.
        let opens = |i: &Item| {
            matches!(i.what, What::Cue(CueKind::Versus, _)) && i.span.len() > 1 && i.span.start <= clause.span.start + 1
        };
        let comma = |i: &Item| matches!(i.what, What::Mark(',')) && i.span.start == span.end;
        let plain = |i: &Item| matches!(i.what, What::Subject(_) | What::Mark(',') | What::Cue(..));
        clause.items[..at].first().is_some_and(opens)
            && clause.items[..at].iter().all(plain)
            && clause.items[at + 1..].iter().any(comma)
    };
    let before = at.checked_sub(1).map(|n| &clause.items[n]);
    at.checked_sub(1).is_some_and(of_verb)
        || named()
        || heads()
        || clause.items[..at].iter().rev().take(3).filter(plan).any(of_plan)
        || before.is_some_and(|i| compares(i) && span.start.saturating_sub(i.span.end) <= 2 && i.span.end <= span.start)
        || !heads_clause(clause, at)
            && clause.items.iter().any(|i| matches!(i.what, What::Cue(CueKind::Baseline, _)) && i.span.overlaps(span))
}

/// "Năm ngoái, toàn tỉnh có 2.615 lao động xuất cảnh": a time that a sentence begins with, before a comma; or "từ 8 tỷ USD năm 2010, năm
/// ngoái đã lên 17,7 tỷ", one behind a comma, before the verb of its level.
fn heads_clause(clause: &Clause, at: usize) -> bool {
    let date = clause.items[at].span;
    let comma = |i: &Item| matches!(i.what, What::Mark(',')) && i.span.start == date.end;
    let opens = date.start <= clause.span.start + 1 && clause.items[at + 1..].iter().any(comma);
    let parted = clause.items[..at].iter().any(|i| matches!(i.what, What::Mark(',' | ';')) && i.span.end == date.start);
    let verb = |i: &Item| matches!(i.what, What::Cue(CueKind::Level | CueKind::Reach | CueKind::Actual, _));
    let ahead = |i: &&Item| !matches!(i.what, What::Amount(_) | What::Mark(_));
    let level = clause.items[at + 1..].iter().take_while(ahead).any(verb);
    opens || parted && level
}

/// "năm 2008 thu 1.240 tỷ đồng, bằng 118,1% năm 2007", "quy mô kinh tế năm 2016 gấp 7,6 lần năm 1997": a year before the one reported on,
/// right behind a percent or a multiple of what it had.
pub(super) fn percent_of_year(linker: &Linker<'_, '_, '_, '_>, clause: &Clause, at: usize) -> bool {
    let [.., versus, percent] = &clause.items[..at] else { return false };
    let (What::Amount(index), What::Date(date)) = (percent.what, clause.items[at].what) else { return false };
    let amount = &clause.amounts[index];
    let compares = match versus.what {
        What::Cue(CueKind::Versus, _) => amount.kind == Kind::Percent,
        What::Cue(CueKind::Multiple, _) => amount.kind == Kind::Times,
        _ => false,
    };
    let beside =
        compares && versus.span.end == amount.quantity.full.start && clause.items[at].span.start == amount.span.end;
    let Period::Year(year) = linker.dates[date].period else { return false };
    let dates = clause.items[..at].iter().filter_map(|i| match i.what {
        What::Date(date) => linker.dates[date].period.year(),
        _ => None,
    });
    let reported = dates.max().or(linker.carry.time.report.and_then(Period::year)).or(linker.anchor.map(Date::year));
    beside && reported.is_some_and(|now| year < now)
}

/// "trong ngày 8-5 đã phát triển được 22.306 người": the day is what is counted over.
fn within(linker: &Linker<'_, '_, '_, '_>, day: Span) -> bool {
    let tokens = &linker.context.doc.tokens;
    let is = |at: u32, word: u32| tokens[at as usize].id == word;
    let before = day.start.checked_sub(1);
    is(day.start, linker.patterns.day) && before.is_some_and(|at| is(at, linker.patterns.inside))
}

/// "năm 2020, trong điều kiện lũ từ ngày 6/10 đến 22/10 làm 55 người chết, thu ngân sách đạt …", "đợt lũ đầu tháng 11 (ước 465 tỷ
/// đồng)": days within the time that the sentence began with, of which a number was told before.
fn days_aside(linker: &Linker<'_, '_, '_, '_>, clause: &Clause, days: usize, here: usize) -> bool {
    let Some(period) = linker.period_of(&clause.items[days]) else { return false };
    let short = match period {
        Period::Interval(Edge::Day(_), Edge::Day(_)) => true,
        Period::Month(..) => linker.ends_with(clause.items[days].span.start, &linker.patterns.parts_of_month),
        _ => false,
    };
    let whole = |i: &Item| linker.period_of(i).is_some_and(|p| p != period && period.within(p));
    let behind = &clause.items[(days + 1).min(here)..here];
    let told = behind.iter().position(|i| matches!(i.what, What::Amount(_)));
    short
        && clause.items[..days].iter().any(whole)
        && told.is_some_and(|n| behind[n..].iter().any(|i| matches!(i.what, What::Mark(',' | ';' | ')'))))
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

/// A day is the day of an event unless a stock is told of it (đến ngày 30/6).
fn usable_period(linker: &Linker<'_, '_, '_, '_>, date: &DateFact, clause: &Clause, at: usize) -> Option<Period> {
    let start = clause.items[at].span.start;
    let previous = clause.items[..at].iter().rev().take(2);
    let since_new_year = previous
        .clone()
        .any(|i| matches!(i.what, What::Cue(CueKind::YearToDate, _)) && start.saturating_sub(i.span.end) <= 2);
    // "theo chuẩn nghèo giai đoạn 2016-2020" names the standard.
    let names = |i: &Item| matches!(i.what, What::Cue(CueKind::Named, _)) && i.span.end == start;
    let named = clause.items[..at].iter().rev().take(4).any(names);
    let described = date.period.spans_years() && describes_year(linker, clause, at);
    if date.usage != DateUse::Text || named || described || ends_quoted_name(linker, clause, clause.items[at].span) {
        return None;
    }
    // "từ đầu năm 2022 đến ngày 15/9"
    let in_year = clause.items[..at].windows(2).any(|pair| {
        matches!((pair[0].what, pair[1].what), (What::Cue(CueKind::YearToDate, _), What::Date(_)))
            && pair[0].span.overlaps(pair[1].span)
            && start.saturating_sub(pair[1].span.end) <= 2
    });
    let since_new_year = since_new_year || in_year;
    match date.period {
        // "từ năm 2021 đến nay"
        Period::Year(from) if until_now(clause, at) => match linker.anchor.map(Date::year) {
            Some(to) if from < to => Some(Period::Interval(Edge::Year(from), Edge::Year(to))),
            Some(to) if from == to => Some(date.period),
            _ => None,
        },
        // "thăm, tặng quà dịp 27/7": in the year of writing, where that is near.
        Period::Recurring(month, _) => {
            let occasion = start.checked_sub(1).map(|at| linker.context.doc.tokens[at as usize].id);
            let near = |a: &Date| linker.dated && (a.month() - month).abs() <= 1;
            let anchor = linker.anchor.filter(near).filter(|_| occasion == Some(linker.patterns.occasion_word));
            anchor.map(|a| Period::Year(a.year()))
        }
        // An anniversary (31.3.1975 - 31.3.2025) is no period that anything is counted over: it tells the year.
        Period::Interval(Edge::Day(from), Edge::Day(to)) if to.year() - from.year() > 1 => {
            Some(Period::Year(to.year()))
        }
        Period::Day(day) if since_new_year => Period::Month(day.year(), day.month()).since_new_year(),
        // "cộng dồn từ đầu năm đến hết tháng 9"
        Period::Month(..) if since_new_year => date.period.since_new_year(),
        Period::Day(_) if within(linker, date.span) => Some(date.period),
        Period::Day(_) => {
            let as_of = previous
                .clone()
                .any(|i| matches!(i.what, What::Cue(CueKind::AsOf, _)) && start.saturating_sub(i.span.end) <= EVENT);
            let until = start
                .checked_sub(1)
                .is_some_and(|t| linker.patterns.until.contains(&linker.context.doc.tokens[t as usize].id));
            (as_of || until || date.stock).then_some(date.period)
        }
        period => Some(period),
    }
}

/// "Tết Nguyên đán Bính Ngọ 2026": the name of a feast stands right before its year.
fn of_feast(linker: &Linker<'_, '_, '_, '_>, year: Span) -> bool {
    const NAME: u32 = 6;
    let before = &linker.context.doc.tokens[year.start.saturating_sub(NAME) as usize..year.start as usize];
    linker.patterns.new_year.stand_within(before)
}

/// "trước 31/8", "trước ngày 31/8": a day by which something is due.
fn due(linker: &Linker<'_, '_, '_, '_>, day: Span) -> bool {
    let before = day.start.checked_sub(1).map(|at| linker.context.doc.tokens[at as usize].id);
    before.is_some_and(|word| linker.patterns.due.contains(&word))
}

/// "đề án “Đào tạo nghề cho lao động nông thôn đến năm 2020”": the year belongs to the name.
pub(super) fn ends_quoted_name(linker: &Linker<'_, '_, '_, '_>, clause: &Clause, date: Span) -> bool {
    let doc = linker.context.doc;
    let quote = |at: u32| doc.punct(at as usize) == Some('"');
    if !quote(date.end) {
        return false;
    }
    let open = (clause.span.start..date.start).rev().find(|&at| quote(at));
    let told = |open: u32| clause.amounts.iter().any(|a| (open..date.start).contains(&a.span.start));
    open.is_some_and(|open| !told(open))
}

/// "từ năm 2021 đến nay": the year is where a stretch up to now begins.
fn until_now(clause: &Clause, date: usize) -> bool {
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

/// What a date after "so với" is to the amount, whether that is done or to come: the year before its own, or another time.
pub(super) fn baseline_of(linker: &Linker<'_, '_, '_, '_>, clause: &Clause, amount: usize, date: usize) -> Baseline {
    let compared = linker.dates[date].period;
    let own =
        period(linker, clause, amount, Status::Estimate, None).and_then(Period::year).or(linker.anchor.map(Date::year));
    match (compared, own) {
        (Period::Year(year), Some(own)) if year + 1 == own => Baseline::PreviousYear,
        (Period::Month(..) | Period::Quarter(..) | Period::Half(..), Some(own)) if compared.year() == Some(own - 1) => {
            Baseline::SamePeriod
        }
        (Period::Month(..) | Period::Quarter(..), Some(own)) if compared.year() == Some(own) => {
            Baseline::PreviousPeriod
        }
        _ => Baseline::Other,
    }
}

/// What the end of a year is to the amount: the year before, where the amount itself is of a year's end.
pub(super) fn baseline_of_end(
    linker: &Linker<'_, '_, '_, '_>,
    clause: &Clause,
    amount: usize,
    date: usize,
) -> Baseline {
    match period(linker, clause, amount, Status::Estimate, None) {
        Some(Period::Year(_)) => baseline_of(linker, clause, amount, date),
        _ => Baseline::Other,
    }
}
