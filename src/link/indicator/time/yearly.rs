//! What is told of each year: rates, and the years that they are of.

use super::Timed;
use super::words::open_years;
use crate::calendar::{Date, Edge, Period};
use crate::link::indicator::Linker;
use crate::link::indicator::clause::{Clause, Item, Kind, What};
use crate::link::indicator::trace::PeriodRule;
use crate::pattern::indicator::{CueKind, IndicatorKind};
use crate::record::{Measure, Status};

/// "mỗi năm giảm 2%", "giảm 2%/năm": the amount is told of each year.
pub(in crate::link::indicator) fn each_year(linker: &Linker<'_, '_, '_, '_>, clause: &Clause, amount: usize) -> bool {
    let told = &clause.amounts[amount];
    let end = told.span.end as usize;
    let rate = matches!(told.kind, Kind::Percent | Kind::Count(_))
        && linker.context.doc.punct(end) == Some('/')
        && linker.context.doc.get(end + 1).is_some_and(|t| t.id == linker.patterns.year);
    rate || clause.holds(CueKind::Yearly) && said_yearly(linker, clause, amount)
}

/// "mỗi năm 16.000 lao động", "16.000 lao động mỗi năm"
fn said_yearly(linker: &Linker<'_, '_, '_, '_>, clause: &Clause, amount: usize) -> bool {
    let (left, right) = clause.around(amount);
    let tokens = &linker.context.doc.tokens;
    let yearly = |i: &Item| is_yearly(i) && tokens[i.span.end as usize - 1].id == linker.patterns.year;
    let end = clause.amounts[amount].span.end;
    yearly_since(linker, left).iter().any(yearly) || right.first().is_some_and(|i| i.span.start == end && yearly(i))
}

fn is_yearly(item: &Item) -> bool {
    matches!(item.what, What::Cue(CueKind::Yearly, _))
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

impl Timed<'_> {
    pub(super) fn is_yearly(self) -> bool {
        each_year(self.linker, self.clause, self.amount)
    }

    /// "Năm 2012, …; bình quân mỗi năm tạo việc làm cho 16.000 lao động": of no one year that is over.
    /// "… năm 2025 đạt 5.500 tỷ đồng, tăng bình quân 9,5%/năm" among the aims of 2021-2025: nor of the last to come.
    pub(super) fn is_one_year(self, period: Period) -> bool {
        let last = || self.linker.carry.time.years.is_some_and(|span| span.to() == period.to());
        matches!(period, Period::Year(_)) && (self.status != Status::Target || last())
    }

    /// "mỗi năm tạo việc làm cho 12.000 lao động, trong đó đi làm việc ở nước ngoài 1.800 người": what is counted with an aim of each year.
    pub(super) fn yearly_with_last(self, indicator: Option<usize>) -> bool {
        let Self { linker, clause, amount, status, .. } = self;
        let Some(before) = amount.checked_sub(1).filter(|_| status == Status::Target) else { return false };
        let entry = indicator.map(|i| &linker.patterns.indicators[i]);
        if !entry.is_some_and(|i| i.kind == IndicatorKind::Count && !i.stock) {
            return false;
        }
        let between = &clause.items[clause.at[before] + 1..clause.at[amount]];
        let beside = |i: &Item| {
            matches!(i.what, What::Mark(',') | What::Cue(CueKind::Parts | CueKind::Level, _) | What::Subject(_))
        };
        let joined = between.iter().any(|i| matches!(i.what, What::Mark(',') | What::Cue(CueKind::Parts, _)));
        joined && between.iter().all(beside) && each_year(linker, clause, before)
    }

    /// "Tổng vốn đầu tư toàn xã hội 5 năm: trên 120 nghìn tỷ đồng" among the aims of 2021-2025: of all those years.
    pub(super) fn all_years(self) -> Option<Period> {
        let Self { linker, clause, amount, status, .. } = self;
        let span = linker.carry.time.years.filter(|_| status == Status::Target)?;
        let Period::Interval(Edge::Year(from), Edge::Year(to)) = span else { return None };
        let before = &clause.amounts[amount.checked_sub(1)?];
        let counted = before.kind == Kind::Duration
            && linker.context.doc.tokens[before.span.end as usize - 1].id == linker.patterns.year
            && before.quantity.value.scale == 0
            && (to - from..=to - from + 1).contains(&i16::try_from(before.quantity.value.digits).ok()?);
        let between = &clause.items[clause.at[amount - 1] + 1..clause.at[amount]];
        let plain = |i: &Item| {
            matches!(i.what, What::Mark(':') | What::Cue(CueKind::Reach | CueKind::Target | CueKind::From, _))
        };
        (counted && between.iter().all(plain)).then_some(span)
    }

    /// The years that the text told of last: of the plan, or those that are over.
    pub(super) fn years_carried(self) -> Option<Period> {
        let carry = &self.linker.carry.time;
        // "Nhiệm kỳ qua, …": the years reported on may have been told without their numbers.
        let term = || carry.report.filter(|p| p.spans_years() && !open_years(self.linker, *p));
        if self.status == Status::Target { carry.years } else { carry.ended.or_else(term) }
    }

    /// "bình quân giai đoạn 2016-2020 mỗi năm giảm 2%": the span of years that the sentence tells of, where it speaks of each.
    pub(super) fn yearly_span(self) -> Option<Period> {
        let Self { linker, clause, here, .. } = self;
        if !clause.holds(CueKind::Yearly) {
            return None;
        }
        let (left, _) = clause.around(self.amount);
        if !yearly_since(linker, left).iter().any(is_yearly) {
            return None;
        }
        let span = |n: usize| self.usable(n).filter(|p| p.spans_years());
        // "mỗi năm giảm 2,18%; trong 5 năm tạo việc làm cho 11.400 lao động": words behind are the next number's.
        // "từ 34,9% (cuối năm 2021) xuống 26,57% (cuối năm 2023), mỗi năm giảm 4,17%, vượt mục tiêu của cả giai đoạn 2021 - 2025": nor a span,
        // where two years were told before.
        let mut years = (0..here).filter_map(|n| self.usable(n)).filter(|p| matches!(p, Period::Year(_)));
        let two = years.next().is_some_and(|first| years.any(|p| p != first));
        let own = |n: &usize| *n < here || !two && matches!(clause.items[*n].what, What::Date(_));
        let (n, years) = (0..clause.items.len()).filter(own).find_map(|n| Some((n, span(n)?)))?;
        self.note(PeriodRule::YearlySpan, Some(n));
        Some(years)
    }

    /// "từ 38% năm 2021 còn 29% năm 2023, giảm 4,5%/năm": the years that lie between what was told before.
    pub(super) fn years_between(self) -> Option<Period> {
        if !self.is_yearly() {
            return None;
        }
        let span = || (0..self.here).rev().filter_map(|n| self.usable(n)).find(|p| p.spans_years());
        let years = self.between_levels().or_else(span).or_else(|| self.years_told())?;
        self.note(PeriodRule::YearlySpan, None);
        Some(years)
    }

    /// "giảm từ 62% năm 2021 xuống còn 43% năm 2023, bình quân giảm 9%/năm": from the one year to the other.
    fn between_levels(self) -> Option<Period> {
        let Self { linker, clause, amount, .. } = self;
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

    /// "từ 27% năm 2010 xuống còn 11,5% năm 2015, bình quân mỗi năm giảm 3%": from the one year to the other. "Đến năm 2015 còn
    /// 11,5%, mỗi năm giảm 3%": the span of years that the text told of, where it ends then.
    fn years_told(self) -> Option<Period> {
        let Self { linker, clause, here, status, .. } = self;
        let mut years = (0..here).filter_map(|n| match self.usable(n) {
            Some(Period::Year(year)) => Some(year),
            _ => None,
        });
        let first = years.next()?;
        let last = years.next_back().unwrap_or(first);
        if first < last {
            return Some(Period::Interval(Edge::Year(first), Edge::Year(last)));
        }
        // "từ nay đến năm 2025 mỗi năm giảm 6%": from the year of writing on.
        let since_now = || {
            let mut before = clause.span.start..clause.items[here].span.start;
            before.any(|at| linker.starts(at, &linker.patterns.from_now))
        };
        let now = linker.anchor.filter(|a| linker.dated && a.year() < last && since_now()).map(Date::year);
        if let Some(now) = now {
            return Some(Period::Interval(Edge::Year(now), Edge::Year(last)));
        }
        // What is aimed at each year is so through the years of the plan that end then.
        let carry = &linker.carry.time;
        let ahead = |span: &Period| status != Status::Target || open_years(linker, *span);
        let mut spans = [carry.years, carry.ended].into_iter().flatten().filter(ahead);
        spans.find(|span| span.year() == Some(last))
    }
}
