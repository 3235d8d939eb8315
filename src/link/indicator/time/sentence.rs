//! The period that the amount's own sentence tells.

use super::compared::{aside, baseline_date, percent_of_year};
use super::words::{
    in_retrospect, last_month, names_years, next_year, of_plan, open_years, past_term, past_year, period_of_date,
    this_month, year_to_date,
};
use super::{HEAD, Timed};
use crate::calendar::{Date, Period};
use crate::link::indicator::attach::same_kind;
use crate::link::indicator::clause::{Clause, Item, What};
use crate::link::indicator::trace::PeriodRule;
use crate::pattern::indicator::CueKind;
use crate::record::Status;
use std::ops::ControlFlow;

impl Timed<'_> {
    /// The period told nearest by: in brackets or a row, right behind the amount, of each year, before it, else behind it.
    pub(super) fn in_sentence(self) -> Option<Period> {
        if let Some(period) = aside(self.linker, self.clause, self.here) {
            self.note(PeriodRule::Brackets, None);
            return Some(period);
        }
        // "năm 2022 và năm 2023 lần lượt là 410 và 395 người"
        if let Some(time) = self.clause.row_of_times(self.amount) {
            self.note(PeriodRule::Row, Some(time));
            return self.usable(time);
        }
        self.touching()
            .or_else(|| self.yearly_span())
            .or_else(|| self.years_between())
            .or_else(|| self.month_before_sum())
            .or_else(|| match self.before() {
                ControlFlow::Break(told) => told,
                ControlFlow::Continue(()) => self.behind(),
            })
    }

    /// The period that an item tells, where it may be the amount's.
    pub(super) fn usable(self, n: usize) -> Option<Period> {
        let Self { linker, clause, .. } = self;
        match clause.items[n].what {
            What::Date(date) => self.usable_date(n, date),
            What::Cue(CueKind::YearToDate, _) => year_to_date(linker),
            What::Cue(CueKind::ThisMonth, _) => this_month(linker, clause),
            What::Cue(CueKind::PastYear, _) => past_year(linker),
            // "yêu cầu trong 2 năm 2014 - 2015": years that are named are those.
            What::Cue(CueKind::PastTerm, _) if names_years(linker, clause, n) => None,
            What::Cue(CueKind::PastTerm, _) => past_term(linker, clause.items[n].span),
            What::Cue(CueKind::NextYear, _) => next_year(linker),
            _ => None,
        }
    }

    /// The period that a date tells, unless something else is of it.
    fn usable_date(self, n: usize, date: usize) -> Option<Period> {
        let Self { linker, clause, status, .. } = self;
        let period = period_of_date(linker, &linker.dates[date], clause, n)?;
        // What is told as done is of no time to come.
        let to_come = || linker.dated && period.from() > linker.anchor;
        if status == Status::Actual && (open_years(linker, period) || to_come()) {
            return None;
        }
        let other = baseline_date(clause, n) || percent_of_year(linker, clause, n) || self.is_no_time(n);
        (!other).then_some(period)
    }

    /// "tháng 9 đón 148.000 lượt; cộng dồn 9 tháng …": the month reported on, where the sum since the new year is told next.
    fn month_before_sum(self) -> Option<Period> {
        let Self { linker, clause, here, .. } = self;
        let report = linker.carry.time.report.filter(|_| self.status != Status::Target)?;
        let month = match report {
            Period::Month(..) => report,
            _ => last_month(linker, None).filter(|_| report.is_months())?,
        };
        let from = || clause.items[..here].iter().rposition(is_semicolon).map_or(0, |n| n + 1);
        if !self.sum_follows() || (from()..here).any(|n| self.usable(n).is_some()) {
            return None;
        }
        self.note(PeriodRule::Report, None);
        Some(month)
    }

    /// "148.000 lượt (khách quốc tế 2.300 lượt); cộng dồn 10 tháng 1,6 triệu lượt", "86 người (lũy kế 1.012 người)": the sum since
    /// the new year of the same stands behind an amount.
    pub(super) fn sum_follows(self) -> bool {
        let Self { linker, clause, here, .. } = self;
        let sums = clause.holds(CueKind::YearToDate) || clause.holds(CueKind::Level);
        if !sums || clause.around(self.amount).0.iter().any(|i| linker.sums_up(i)) {
            return false;
        }
        let amount = &clause.amounts[self.amount];
        let mut inside = 0_i32;
        let mut summed = false;
        for item in &clause.items[here + 1..] {
            match item.what {
                What::Mark('(') => inside += 1,
                What::Mark(')') => inside -= 1,
                _ if linker.sums_up(item) => summed = true,
                What::Amount(other)
                    if (summed || inside == 0) && same_kind(clause.amounts[other].kind, amount.kind) =>
                {
                    return summed;
                }
                // An amount's own words may stand right behind it.
                What::Subject(s)
                    if inside == 0
                        && linker.patterns.subjects[s.entry].indicator.is_some()
                        && item.span.start > amount.span.end
                        && linker.in_place(s.entry) =>
                {
                    return false;
                }
                _ => {}
            }
        }
        false
    }

    /// The nearest time before the amount.
    fn before(self) -> ControlFlow<Option<Period>> {
        let mut inside = 0_i32;
        let mut parted = false;
        for n in (0..self.here).rev() {
            match self.clause.items[n].what {
                What::Mark(')') if inside > 0 || tells_amount(self.clause, n) => inside += 1,
                What::Mark('(') if inside > 0 => inside -= 1,
                // What brackets beside it say of a number is that number's.
                _ if inside > 0 => {}
                What::Mark(';') => parted = true,
                What::Date(date) => {
                    let told = self.usable(n);
                    self.named(n, told.filter(|_| !self.is_of_another(n, self.linker.dates[date].period, parted)))?;
                }
                What::Cue(kind, _) => self.said(n, kind)?,
                _ => {}
            }
        }
        ControlFlow::Continue(())
    }

    /// An item before the amount tells a period by itself, if any.
    fn named(self, n: usize, told: Option<Period>) -> ControlFlow<Option<Period>> {
        if told.is_none() {
            return ControlFlow::Continue(());
        }
        self.linker.told_before(self.clause, n, self.here, HEAD);
        ControlFlow::Break(told)
    }

    /// Words before the amount say of what time it is (cả năm, lũy kế, đến nay). Where they do and that time is not known, no other is
    /// looked for.
    fn said(self, n: usize, kind: CueKind) -> ControlFlow<Option<Period>> {
        let Self { linker, clause, .. } = self;
        let found = |told: Option<Period>| match told {
            Some(_) => ControlFlow::Break(told),
            None => ControlFlow::Continue(()),
        };
        match kind {
            CueKind::Level if linker.adds_up_to(&clause.items[n]) => found(self.sum_up_to(n)),
            CueKind::WholeYear if self.is_end_of_term(n) => found(self.last_of_term(n)),
            CueKind::WholeYear if !of_plan(linker, clause, n) => ControlFlow::Break(self.whole_year(n)),
            CueKind::Target if self.is_aim_of_this_year(n) => {
                self.note(PeriodRule::YearOfWriting, Some(n));
                ControlFlow::Break(linker.anchor.map(|a| Period::Year(a.year())))
            }
            CueKind::Now if self.is_since_past(n) => ControlFlow::Break(self.this_year(n)),
            CueKind::YearToDate | CueKind::ThisMonth | CueKind::PastYear | CueKind::PastTerm | CueKind::NextYear => {
                self.named(n, self.usable(n))
            }
            _ => ControlFlow::Continue(()),
        }
    }

    /// "tháng 9 …, lũy kế đạt 5.000 tỷ đồng": since the new year.
    fn sum_up_to(self, n: usize) -> Option<Period> {
        let told = (0..n).rev().find_map(|d| self.usable(d)).or(self.linker.carry.time.report);
        let sum = told.and_then(Period::since_new_year)?;
        self.note(PeriodRule::SinceNewYear, Some(n));
        Some(sum)
    }

    /// "đến cuối nhiệm kỳ": the words are of a term, and not of a year.
    fn is_end_of_term(self, n: usize) -> bool {
        let linker = self.linker;
        let end = self.clause.items[n].span.end;
        let year = linker.context.doc.tokens[end as usize - 1].id == linker.patterns.year;
        !year && linker.ends_with(end, &linker.patterns.term_ends)
    }

    /// The last year of the term that the sentence, or the aims or the report that it goes on with, is of.
    fn last_of_term(self, n: usize) -> Option<Period> {
        let Self { linker, clause, .. } = self;
        let mut told = clause.items[..n].iter().rev().filter_map(|i| linker.period_of(i));
        let carried = || match self.status {
            Status::Target => linker.carry.time.years,
            _ => past_term(linker, clause.items[n].span),
        };
        let last = told.find(|p| p.spans_years()).or_else(carried).and_then(Period::year)?;
        self.note(PeriodRule::WholeYear, Some(n));
        Some(Period::Year(last))
    }

    /// "cả năm": the year that the sentence tells of, else the one reported on.
    fn whole_year(self, n: usize) -> Option<Period> {
        let Self { linker, clause, status, .. } = self;
        let dated = |d: usize| if matches!(clause.items[d].what, What::Date(_)) { self.usable(d) } else { None };
        // "Năm 2017, …; tỷ lệ giảm nghèo cả năm đạt 3,3%": the year that the sentence began with.
        let head = (0..n).find(|&d| clause.items[d].span.start - clause.span.start <= HEAD);
        // "số hộ nghèo cuối năm 2023 chiếm 48%, nhưng dạy nghề cả năm chỉ được 390 người": or the last one told.
        let told_last = || (0..n).rev().find_map(|d| dated(d).filter(|p| matches!(p, Period::Year(_))));
        let open = |p: &Period| matches!(p, Period::Year(_)) && p.to() > linker.anchor;
        // "nhiệm vụ năm 2020 với các chỉ tiêu: …; phấn đấu giảm hộ nghèo cuối năm còn 431 hộ": or the one aimed at.
        let aimed = || (0..n).rev().find_map(|d| self.usable(d).filter(open));
        // "Năm 2018, huyện phấn đấu …. Phấn đấu đến cuối năm, hộ nghèo còn 3,95%.": or the one that the sentence before aims at.
        let plan = || linker.carry.time.plan.filter(|p| open(p) && linker.carry.time.aimed);
        let ahead = || if status == Status::Target { aimed().or_else(plan) } else { None };
        let told = head.and_then(dated).or_else(told_last).or_else(ahead);
        let year = told.or(linker.carry.time.report).and_then(Period::year);
        self.note(PeriodRule::WholeYear, Some(n));
        year.or(linker.anchor.map(Date::year)).map(Period::Year)
    }

    /// "nộp ngân sách trước ngày 15/11, từ nay đến cuối năm mở thêm 4 lớp, phấn đấu giảm 4%"
    /// "phấn đấu quý IV tăng trưởng trên 10% để cả năm đạt 8,5%"
    fn is_aim_of_this_year(self, n: usize) -> bool {
        let linker = self.linker;
        let words = self.clause.items[n].span;
        self.status == Status::Target
            && linker.context.doc.tokens[words.end as usize - 1].id == linker.patterns.year
            && (linker.starts(words.start, &linker.patterns.from_now)
                || linker.starts(words.start, &linker.patterns.for_the_year))
    }

    /// "Tỷ lệ hộ nghèo năm 2010 là 29%, đến nay còn 16%": now is not the year that is long over.
    fn is_since_past(self, now: usize) -> bool {
        let linker = self.linker;
        let Some(anchor) = linker.anchor.filter(|_| linker.dated && self.status != Status::Target) else {
            return false;
        };
        let years = |p: &Period| matches!(p, Period::Year(_)) || p.spans_years();
        let told = (0..now).rev().find_map(|n| self.usable(n)).filter(|p| years(p) && !in_retrospect(linker, *p));
        told.and_then(Period::year).is_some_and(|year| year < anchor.year())
    }

    /// The year of writing, or what is reported on of it.
    fn this_year(self, now: usize) -> Option<Period> {
        let linker = self.linker;
        let this_year = |r: &Period| r.year() == linker.anchor.map(Date::year) && !r.spans_years();
        self.note(PeriodRule::YearOfWriting, Some(now));
        let report = linker.carry.time.report.filter(this_year);
        report.or_else(|| linker.anchor.map(|a| Period::Year(a.year())))
    }
}

fn is_semicolon(item: &Item) -> bool {
    matches!(item.what, What::Mark(';'))
}

/// Whether the bracket that closes here holds a number.
fn tells_amount(clause: &Clause, close: usize) -> bool {
    let inside = clause.items[..close].iter().rev().take_while(|i| !matches!(i.what, What::Mark('(')));
    inside.into_iter().any(|i| matches!(i.what, What::Amount(_)))
}
