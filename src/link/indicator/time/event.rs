//! The day of an event, on which something was handed over.

use super::Timed;
use crate::calendar::{Date, Period};
use crate::extract::DateFact;
use crate::layout::Zone;
use crate::link::indicator::Linker;
use crate::link::indicator::clause::{Item, What};
use crate::link::indicator::trace::PeriodRule;
use crate::record::Status;
use crate::tag::date::DateUse;

impl Timed<'_> {
    /// "Ngày 12/5, đoàn trao quà cho 60 hộ nghèo. Dịp này, đoàn tặng …": what is handed over is so on that day.
    pub(super) fn event_day(self) -> Option<Period> {
        let Self { linker, clause, here, .. } = self;
        if self.status != Status::Actual {
            return None;
        }
        let day = |i: &Item| match i.what {
            What::Date(date) => Some(&linker.dates[date])
                .filter(|d| d.usage == DateUse::Text && !d.stock && matches!(d.period, Period::Day(_)))
                .map(|d| (d.period, i.span.end)),
            _ => None,
        };
        let own = if clause.dated() { clause.items[..here].iter().rev().find_map(day) } else { None };
        let (day, from) = own.or_else(|| Some((self.day_of_occasion()?, clause.span.start)))?;
        // "1.200 lượt lao động được tư vấn": the verb may stand right behind.
        let to = (clause.amounts[self.amount].span.end + 1).min(clause.span.end);
        if !(from..to).any(|at| linker.starts(at, &linker.patterns.deeds)) {
            return None;
        }
        self.note(PeriodRule::EventDay, None);
        Some(day)
    }

    /// "Dịp này, …": the day told of last on which something happened.
    fn day_of_occasion(self) -> Option<Period> {
        let linker = self.linker;
        let held = || linker.carry.time.day.or_else(|| day_of_lead(linker));
        linker.starts(self.clause.span.start, &linker.patterns.occasion).then(held)?
    }

    /// "Ngày 24-7, quận tổ chức chương trình Đền ơn đáp nghĩa. …, tặng quà cho 815 gia đình": where the text tells of no other time,
    /// what is given was given on the day that it opens with.
    pub(super) fn gift_day(self) -> Option<Period> {
        let sentence = &self.linker.context.sentences[self.linker.current];
        let given = self.status == Status::Actual
            && sentence.zone == Zone::Body
            && !self.clause.dated()
            && self.linker.hands_over(sentence);
        let day = given.then(|| day_of_lead(self.linker))??;
        self.note(PeriodRule::EventDay, None);
        Some(day)
    }
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
