//! An entry in the making: what an amount tells of its indicator, with the status and period, part and area that the text gives it.

use super::attach::Found;
use super::clause::{Clause, Item, What};
use super::reading::Reading;
use super::trace::{Note, Subject};
use super::{Draft, Linker, area, part, time};
use crate::calendar::{Date, Period};
use crate::pattern::indicator::CueKind;
use crate::record::{Measure, Number, Status};

impl Linker<'_, '_, '_, '_> {
    /// The entry that a reading gives, of a status that the time it is told of may change.
    pub(super) fn draft(&self, reading: &Reading<'_>, found: &Found, measure: Measure, status: Status) -> Draft {
        let (clause, index) = (reading.clause, reading.index);
        let amount = reading.amount();
        let status = self.status_in_time(reading, found, measure, status);
        let period = time::period(self, clause, index, status, Some(found.indicator));
        if let Some(words) = found.words {
            self.note(Note::Subject(Subject { entry: found.subject, words, between: None }));
        }
        Draft {
            indicator: found.indicator,
            subject: found.subject,
            measure,
            value: amount.quantity.value,
            value_to: amount.quantity.value_to,
            unit: found.unit,
            bound: amount.bound,
            status,
            period,
            component: part::component(self, clause, index, found),
            baseline: None,
            of: None,
            implied_plan: None,
            area: area::area(self, clause, index),
            speaker: None,
            span: amount.span,
            sentence: self.current,
        }
    }

    /// Whether an amount is reached or aimed at, where its words and the time that it is told of say more than its clause.
    fn status_in_time(&self, reading: &Reading<'_>, found: &Found, measure: Measure, status: Status) -> Status {
        let (clause, index) = (reading.clause, reading.index);
        let told = || time::in_sentence(self, clause, index, Status::Target).zip(self.anchor);
        // What is told of a time to come is aimed at.
        let aimed =
            status == Status::Actual && told().is_some_and(|(p, anchor)| self.yet_to_be(clause, index, p, anchor));
        let status = if aimed { Status::Target } else { status };
        // "cao hơn mức 6 tháng đầu năm 2017 (13,2%)": what is over is no aim.
        let told_so = status == Status::Target || status == Status::Estimate && !self.estimated_itself(clause, index);
        let status = if told_so && self.aside_is_over(clause, index) { Status::Actual } else { status };
        if measure == Measure::Value {
            let apart = status != Status::Actual && self.parts_of_another(clause, index, found);
            let planned = self.patterns.subjects[found.subject].planned;
            return if planned {
                Status::Target
            } else if apart {
                Status::Actual
            } else {
                status
            };
        }
        let over = || told().is_some_and(|(period, anchor)| self.dated && period.to() < Some(anchor));
        let leeway = status == Status::Actual && measure == Measure::Change && self.leaves_leeway(reading) && !over();
        if leeway { Status::Target } else { status }
    }

    /// What is told of a period that is to come, or of years of which hardly any are over.
    fn yet_to_be(&self, clause: &Clause, index: usize, period: Period, anchor: Date) -> bool {
        let before = &clause.items[..clause.at[index]];
        let done = before.iter().any(|i| matches!(i.what, What::Cue(CueKind::Actual, _)));
        let aims = |i: &Item| matches!(i.what, What::Cue(CueKind::Target, _));
        let ahead = || period.from().is_some_and(|from| from > anchor) || time::hardly_begun(period, anchor);
        if !done && ahead() && (self.dated || clause.items.iter().any(aims)) {
            return true;
        }
        // "Giai đoạn 2021-2025, thu nhập bình quân đạt 45 triệu đồng" in 2022: so early nothing of it is reached.
        let heads = || {
            let date = clause.items.first().filter(|i| i.span.start <= clause.span.start + 2);
            matches!(date.map(|d| d.what), Some(What::Date(d)) if self.dates[d].period == period)
        };
        let early = || period.from().is_some_and(|from| anchor.year() <= from.year() + 1) && heads();
        let each_year = || yearly(clause, index) || time::each_year(self, clause, index);
        time::open_years(self, period) && (!done && self.dated && early() || each_year())
    }

    /// Words for an estimate stand before an amount, in its bracket if it has one.
    fn estimated_itself(&self, clause: &Clause, index: usize) -> bool {
        let inside = clause.items[..clause.at[index]].iter().rev();
        let mut inside = inside.take_while(|i| !matches!(i.what, What::Mark('(')));
        inside.any(|i| matches!(i.what, What::Cue(CueKind::Estimate, _)))
    }

    /// The time that an amount is told of aside is over.
    fn aside_is_over(&self, clause: &Clause, index: usize) -> bool {
        let aside = time::aside(self, clause, clause.at[index]);
        aside.zip(self.anchor).is_some_and(|(period, anchor)| time::all_but_over(period, anchor))
    }

    /// "giảm tỷ lệ hộ nghèo bình quân 1-1,5%/năm": what has happened is told without a range.
    fn leaves_leeway(&self, reading: &Reading<'_>) -> bool {
        let amount = reading.amount();
        let told = self.drafts.last().is_some_and(|d| d.sentence + 1 >= self.current && d.status == Status::Actual);
        amount.quantity.value_to.is_some()
            && !told
            && (yearly(reading.clause, reading.index) || self.context.doc.punct(amount.span.end as usize) == Some('/'))
    }

    /// "GRDP ước tăng 9%. Trong đó, du lịch đón được 5,5 triệu lượt khách": no part of what the sentence before estimates.
    fn parts_of_another(&self, clause: &Clause, index: usize, found: &Found) -> bool {
        let parts = clause.items.first().is_some_and(|i| matches!(i.what, What::Cue(CueKind::Parts, _)));
        if !(parts && self.carry.time.estimate) {
            return false;
        }
        let estimate = |i: &Item| matches!(i.what, What::Cue(CueKind::Estimate, _));
        let own = clause.items[..clause.at[index]].iter().any(estimate);
        let of = |d: &Draft| d.indicator == found.indicator || self.sisters(d.indicator, found.indicator);
        let before = self.drafts.iter().rev().skip_while(|d| d.sentence == self.current);
        let mut total = before.take_while(|d| d.sentence + 1 == self.current).peekable();
        !own && total.peek().is_some() && !total.any(|d| d.unit == found.unit || of(d))
    }
}

/// The year of the plan that work of a period is measured by.
pub(super) fn plan_year(period: Option<Period>) -> Option<Period> {
    period.map(|p| if p.spans_years() { p } else { p.year().map_or(p, Period::Year) })
}

/// "bình quân mỗi năm" stands before the amount.
pub(super) fn yearly(clause: &Clause, index: usize) -> bool {
    clause.around(index).0.iter().any(|i| matches!(i.what, What::Cue(CueKind::Yearly, _)))
}

impl Draft {
    /// A fall: "giảm 2-3%" is -2 to -3.
    pub(super) fn negate(&mut self) {
        self.value = self.value.negated();
        self.value_to = self.value_to.map(Number::negated);
    }
}
