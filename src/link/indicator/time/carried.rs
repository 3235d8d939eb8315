//! Periods carried on from the sentences before.

use super::Timed;
use super::compared::after_baseline;
use super::words::{in_retrospect, last_month, open_years};
use crate::calendar::{Date, Edge, Period};
use crate::extract::DateFact;
use crate::link::indicator::clause::{Item, What};
use crate::link::indicator::draft::plan_year;
use crate::link::indicator::trace::PeriodRule;
use crate::link::indicator::{Draft, Linker};
use crate::pattern::indicator::{CueKind, IndicatorKind};
use crate::record::{Baseline, Measure, Status};

impl Timed<'_> {
    /// "Tính đến 30/6, … Cùng thời gian trên, ngân hàng cho vay …": the time of what was told last.
    pub(super) fn same_time(self) -> Option<Period> {
        let linker = self.linker;
        let same = || linker.starts(self.clause.span.start, &linker.patterns.same_time);
        if self.status == Status::Target || !same() {
            return None;
        }
        let told = linker.drafts.iter().rev().filter(|d| d.sentence < linker.current && d.status != Status::Target);
        let last = told.filter_map(|d| d.period).next()?;
        self.note(PeriodRule::SentenceBefore, None);
        Some(last)
    }

    /// What holds from the sentences before: the time of the total, of the same indicator, or what they report on.
    pub(super) fn of_sentences_before(self, indicator: Option<usize>) -> Option<Period> {
        let before = self
            .of_total(indicator)
            .or_else(|| self.told_before(indicator?))
            .or_else(|| self.stock_before(indicator?))
            .or_else(|| self.carried());
        before.and_then(|span| self.last_of_span(indicator?, span)).or(before)
    }

    /// "Trong đó" at the head of a sentence: the parts are of the time of their total.
    fn of_total(self, indicator: Option<usize>) -> Option<Period> {
        let linker = self.linker;
        if !self.clause.items.first().is_some_and(|i| matches!(i.what, What::Cue(CueKind::Parts, _))) {
            return None;
        }
        let total = linker.drafts.iter().rev().take_while(|d| d.sentence + 1 >= linker.current);
        // The plan of "42.493/40.300 người" is of another time.
        let whole =
            |d: &&Draft| d.sentence < linker.current && self.is_alike(d) && levels(linker, d) && !linker.bracketed(d);
        let levels = total.filter(whole);
        let last = levels.clone().next()?.indicator;
        self.note(PeriodRule::Total, None);
        // Of several the latest: the others are told for comparison.
        let total = indicator.filter(|&i| levels.clone().any(|d| d.indicator == i)).unwrap_or(last);
        levels.filter(|d| d.indicator == total).filter_map(|d| d.period).reduce(later)
    }

    /// An aim, as the amount is, or none, as it is none.
    fn is_alike(self, draft: &Draft) -> bool {
        (draft.status == Status::Target) == (self.status == Status::Target)
    }

    /// What the sentence before tells of the same indicator is of the same time, unless the text turns to now.
    fn told_before(self, indicator: usize) -> Option<Period> {
        let linker = self.linker;
        if self.clause.holds(CueKind::Now) {
            return None;
        }
        let before = linker.drafts.iter().rev().take_while(|d| d.sentence + 1 >= linker.current);
        let same = before.filter(|d| {
            d.sentence < linker.current
                && d.indicator == indicator
                && (levels(linker, d) || d.of.is_some())
                && self.is_alike(d)
        });
        // Of several the latest: the others are told for comparison. Of a month and the months up to it, what was told last.
        let told = same.filter_map(|d| d.period).reduce(later)?;
        // A year does not displace the part of it that is reported on, unless it is planned for.
        let year = matches!(told, Period::Year(_)) && self.status != Status::Target;
        let part = linker.carry.time.report.filter(|&r| year && r.year() == told.year());
        self.note(PeriodRule::SentenceBefore, None);
        Some(part.unwrap_or(told))
    }

    /// "Giai đoạn 2021-2022, … Đến cuối năm 2022, còn 18.956 hộ nghèo. Tỷ lệ hộ cận nghèo 8,9%": in a report on a span of years a level
    /// is of the year of the level told before it, in the sentence before. And of its day: "Đến hết ngày 31/3, có 181.426 người tham gia
    /// BHXH. Số người tham gia BHTN là 163.377 người" in a report on the first quarter.
    fn stock_before(self, indicator: usize) -> Option<Period> {
        let linker = self.linker;
        let indicators = &linker.patterns.indicators;
        let stock = |i: usize| indicators[i].stock || indicators[i].kind == IndicatorKind::Rate;
        let span = linker.carry.time.report.filter(|_| self.status == Status::Actual && stock(indicator))?;
        let mut before = linker.drafts.iter().rev().take_while(|d| d.sentence + 1 >= linker.current);
        let last = before.find(|d| d.sentence + 1 == linker.current && d.measure == Measure::Value)?;
        let sentences = linker.context.sentences;
        let beside = sentences[last.sentence].line == sentences[linker.current].line;
        if !(beside && stock(last.indicator) && last.status == Status::Actual) {
            return None;
        }
        // How many of all are insured is told beside how many there are.
        let coverage = || indicators[indicator].sister.iter().any(|s| indicators[s.1].stock);
        let year = |p: Period| matches!(p, Period::Year(_)) && (indicators[indicator].stock || coverage());
        let nearer = |p: &Period| match p {
            Period::Year(_) => span.spans_years(),
            // "Tính đến 30/9 … Tỷ lệ bao phủ BHYT đạt 92%" in a report on the year; a poverty rate is the year's own.
            _ => matches!(p, Period::Day(_)) && (span.is_months() || year(span)),
        };
        let time = last.period.filter(|p| nearer(p) && p.within(span))?;
        self.note(PeriodRule::SentenceBefore, None);
        Some(time)
    }

    /// The period that the sentences before carry on.
    fn carried(self) -> Option<Period> {
        let carry = &self.linker.carry.time;
        // What is aimed at without a date is for the year of the work reported on.
        let carried = if self.status == Status::Target {
            carry.plan.or_else(|| self.aimed_year()).or(plan_year(carry.report))
        } else {
            carry.now.or(carry.report.filter(|&p| !open_years(self.linker, p)))
        };
        let sum = matches!(carried, Some(Period::Interval(Edge::Month(..), _)));
        let month = if sum && self.is_of_month() { last_month(self.linker, None) } else { None };
        let carried = month.or(carried);
        let year_of_writing = self.linker.anchor.filter(|_| self.said_now()).map(|a| Period::Year(a.year()));
        // "hiện" is of now, not of a year reported on before.
        let now = year_of_writing.filter(|_| carried.is_none_or(|p| self.is_stale(p)));
        let rule = match (now.is_some(), self.status) {
            (true, _) => PeriodRule::YearOfWriting,
            (_, Status::Target) => PeriodRule::Plan,
            _ => PeriodRule::Report,
        };
        self.note(rule, None);
        now.or(carried).or_else(|| {
            self.note(PeriodRule::AfterBaseline, None);
            after_baseline(self.linker, self.clause)
        })
    }

    /// "tỷ lệ hộ nghèo còn 6% và thu nhập bình quân hiện đạt 36 triệu đồng": one "hiện" for both.
    fn said_now(self) -> bool {
        let Self { clause, here, .. } = self;
        let now = |i: &Item| matches!(i.what, What::Cue(CueKind::Now, _));
        let marks = |i: &&Item| !matches!(i.what, What::Mark(_));
        clause.holds(CueKind::Now)
            && (clause.items[..here].iter().any(now) || clause.items[here..].iter().take_while(marks).any(now))
    }

    /// What is carried on is not of now: a stretch of years or of months that began in another year, another year, or months long over
    /// that another paragraph reports on.
    fn is_stale(self, carried: Period) -> bool {
        let linker = self.linker;
        let Some(anchor) = linker.anchor.filter(|_| linker.dated) else { return false };
        let years = || carried.spans_years() || carried.from().map(Date::year) != carried.to().map(Date::year);
        let over = || carried.to().is_some_and(|to| long_before(to, anchor));
        let elsewhere = || !linker.carry.time.told_here() && over();
        (carried.year() != Some(anchor.year()) || years() || elsewhere()) && !in_retrospect(linker, carried)
    }

    /// "22.000 tỷ đồng, tăng 2,9% so với tháng trước", "151 triệu USD; lũy kế 5 tháng 2.492 triệu": what is compared with
    /// the month before, or told before a sum since the new year, is of a month.
    fn is_of_month(self) -> bool {
        if self.sum_follows() {
            return true;
        }
        let mut after = self.clause.items[self.here..].iter().take_while(|i| match i.what {
            What::Mark(mark) => mark != ';',
            What::Subject(_) | What::Date(_) => false,
            _ => true,
        });
        after.any(|i| matches!(i.what, What::Cue(CueKind::Baseline, Some(Baseline::PreviousPeriod))))
    }

    /// "Phấn đấu tăng trưởng 16%" in the first weeks of a year, behind what the year before has reached: an aim of the year
    /// that begins. A plan's own number (kế hoạch giao 120 tỷ đồng) may be of the year that ended.
    fn aimed_year(self) -> Option<Period> {
        let Self { linker, clause, here, .. } = self;
        let report = linker.carry.time.report.filter(|p| matches!(p, Period::Year(_)) && in_retrospect(linker, *p))?;
        // "mục tiêu", but not "kế hoạch giao".
        let alone = |i: &Item| !linker.names_plan(i.span) || i.span.len() == 2;
        let aims = |i: &Item| matches!(i.what, What::Cue(CueKind::Target, _)) && alone(i);
        let aimed = clause.items[..here].iter().any(aims);
        aimed.then(|| report.year().map(|y| Period::Year(y + 1)))?
    }

    /// "Nhiệm kỳ qua, … Thu nhập bình quân đạt 67,5 triệu đồng, tăng 47 triệu so với đầu nhiệm kỳ.": in a report on years that are as
    /// good as over a level is of the last.
    fn last_of_span(self, indicator: usize, span: Period) -> Option<Period> {
        let linker = self.linker;
        let entry = &linker.patterns.indicators[indicator];
        let level = entry.stock || entry.annual || entry.kind == IndicatorKind::Rate;
        let last = span.year().filter(|_| span.spans_years() && level && self.status != Status::Target)?;
        let writing = linker.anchor.filter(|_| linker.dated).map(Date::year);
        writing.filter(|&now| last == now || last + 1 == now).map(|now| Period::Year(now.min(last)))
    }

    /// The time of a sum that begins anew each January is all that it goes on for.
    pub(super) fn summed(self, period: Period, indicator: Option<usize>) -> Period {
        let summed = indicator.is_some_and(|i| self.linker.patterns.indicators[i].summed);
        let sum = (summed && self.status != Status::Target).then(|| self.up_to_month(period));
        sum.flatten().unwrap_or(period)
    }

    /// "Thu ngân sách đến hết tháng 9 đạt 5.000 tỷ đồng": nine months' revenue, where the month named last was named as the end of
    /// what is counted.
    fn up_to_month(self, period: Period) -> Option<Period> {
        // "đến ngày 31/12/2012 thu 2.500 tỷ đồng": all of the year.
        if let Period::Day(day) = period
            && (day.month(), day.day()) == (12, 31)
        {
            return Some(Period::Year(day.year()));
        }
        if !matches!(period, Period::Month(..)) {
            return None;
        }
        let here = self.clause.amounts[self.amount].span.start;
        let named = |d: &&DateFact| d.span.start < here && d.period == period;
        let month = self.linker.dates.iter().rev().find(named)?;
        month.stock.then(|| period.since_new_year()).flatten()
    }
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

/// Whether a day lies more than two months before another.
fn long_before(day: Date, other: Date) -> bool {
    let months = |d: Date| i32::from(d.year()) * 12 + i32::from(d.month());
    months(other) - months(day) > 2
}
