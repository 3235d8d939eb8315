//! The period of an amount: what its sentence tells, else what the sentences before carry on.

mod another;
mod behind;
mod carried;
mod compared;
mod event;
mod sentence;
mod words;
mod yearly;

use super::Linker;
use super::clause::Clause;
use super::trace::{Note, PeriodRule};
use crate::calendar::Period;
use crate::record::Status;

pub(super) use another::ends_quoted_name;
pub(super) use behind::touching;
pub(super) use compared::{
    aside, baseline_date, baseline_of, baseline_of_end, dated_apart, percent_of_year, same_period,
};
pub(super) use words::{all_but_over, hardly_begun, open_years, past_term, year_to_date};
pub(super) use yearly::each_year;

/// Within how many tokens of a sentence's start a period heads it (Trong 6 tháng đầu năm 2019, …).
pub(super) const HEAD: u32 = 4;

/// The period of an amount: the clause's, the sentence's, else what is carried on.
pub(super) fn period(
    linker: &Linker<'_, '_, '_, '_>,
    clause: &Clause,
    amount: usize,
    status: Status,
    indicator: Option<usize>,
) -> Option<Period> {
    Timed::of(linker, clause, amount, status).period(indicator)
}

/// The period that the amount's own sentence tells.
pub(super) fn in_sentence(
    linker: &Linker<'_, '_, '_, '_>,
    clause: &Clause,
    amount: usize,
    status: Status,
) -> Option<Period> {
    Timed::of(linker, clause, amount, status).in_sentence()
}

/// An amount whose period is asked, as what was counted or as an aim.
#[derive(Clone, Copy)]
struct Timed<'a> {
    linker: &'a Linker<'a, 'a, 'a, 'a>,
    clause: &'a Clause,
    amount: usize,
    /// The item that it is.
    here: usize,
    status: Status,
}

impl<'a> Timed<'a> {
    fn of(linker: &'a Linker<'a, 'a, 'a, 'a>, clause: &'a Clause, amount: usize, status: Status) -> Self {
        Self { linker, clause, amount, here: clause.at[amount], status }
    }

    /// The period of an amount of an indicator: of an event, of the sentences before, where its own sentence tells none.
    fn period(self, indicator: Option<usize>) -> Option<Period> {
        let each_year = self.is_yearly() || self.yearly_with_last(indicator);
        let told = self.in_sentence().filter(|&p| !(each_year && self.is_one_year(p)));
        if let Some(years) = self.all_years() {
            self.note(PeriodRule::YearlySpan, None);
            return Some(years);
        }
        if told.is_none() && each_year {
            // What is told of each year is of no one year: of the span that the text tells of, if any.
            let years = self.years_carried();
            if years.is_some() || self.status != Status::Target {
                self.note(PeriodRule::YearlySpan, None);
                return years;
            }
        }
        let told = told
            .or_else(|| self.event_day())
            .or_else(|| self.same_time())
            .or_else(|| self.of_sentences_before(indicator))
            .or_else(|| self.gift_day());
        told.map(|period| self.summed(period, indicator))
    }

    /// Notes by what rule the period was read, and in which item.
    #[inline]
    fn note(self, rule: PeriodRule, item: Option<usize>) {
        self.linker.note(Note::Period(rule, item.map(|n| self.clause.items[n].span)));
    }
}
