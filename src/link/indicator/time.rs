//! Status and period of an amount.

use super::clause::{Clause, Item, What};
use super::{Linker, measure};
use crate::calendar::{Edge, Period};
use crate::extract::DateFact;
use crate::layout::Zone;
use crate::pattern::indicator::CueKind;
use crate::record::{Baseline, Status};
use crate::segment::Sentence;

/// Within how many tokens of a sentence's start a period heads it (Trong 6 tháng đầu năm 2019, …).
const HEAD: u32 = 4;

/// What earlier sentences say of the time of the next.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct TimeCarry {
    /// The period reported on.
    pub(super) report: Option<Period>,
    /// The period that tasks and targets are for.
    plan: Option<Period>,
    /// A heading or list says that what follows is aimed at.
    target: bool,
    /// The sentence before was estimated.
    estimate: bool,
    line: usize,
}

/// What holds at the start of a sentence.
pub(super) fn enter(linker: &Linker<'_, '_, '_, '_>, sentence: &Sentence) -> TimeCarry {
    let mut carry = linker.carry.time;
    if sentence.line != carry.line {
        carry.estimate = false;
        // A list that a heading opens goes on through its bullets; a new paragraph ends it.
        carry.target &= linker.bullet(sentence);
    }
    carry.line = sentence.line;
    carry
}

impl Linker<'_, '_, '_, '_> {
    /// A line that begins with a list mark.
    fn bullet(&self, sentence: &Sentence) -> bool {
        let line = &self.context.doc.lines[sentence.line];
        matches!(self.context.doc.punct(line.span.start as usize), Some('-' | '+' | '•' | '*' | '·' | '●'))
    }
}

/// The status of every amount of a sentence, from left to right.
pub(super) fn statuses(linker: &Linker<'_, '_, '_, '_>, clause: &Clause) -> Vec<Status> {
    let default = if linker.carry.time.target { Status::Target } else { Status::Actual };
    let goes_on = linker.carry.time.estimate
        && clause.items.first().is_some_and(|i| matches!(i.what, What::Cue(CueKind::Parts, _)));
    let mut base = if goes_on { Status::Estimate } else { default };
    let mut status = base;
    // A plan's own word makes a target of the next number only.
    let mut weak = false;
    let mut subject_since_comma = false;
    let mut opened = false;
    let mut all = Vec::with_capacity(clause.amounts.len());
    for (n, item) in clause.items.iter().enumerate() {
        match item.what {
            What::Cue(CueKind::Estimate, _) => {
                if status != Status::Target || weak {
                    status = Status::Estimate;
                    weak = false;
                    // "ước 6 tháng đầu năm, …": all that follows is estimated, not one verb's number.
                    let period_next = clause
                        .items
                        .get(n + 1)
                        .is_some_and(|i| matches!(i.what, What::Date(_)) && i.span.start.saturating_sub(item.span.end) <= 1);
                    if !opened || period_next {
                        base = Status::Estimate;
                    }
                }
                subject_since_comma = false;
            }
            What::Cue(CueKind::Target, _) => {
                if !measure::consumed(clause, item) {
                    status = Status::Target;
                    base = Status::Target;
                    weak = false;
                }
            }
            What::Cue(CueKind::Plan, _) => {
                if status != Status::Target && !measure::consumed(clause, item) && !after_versus(clause, item) {
                    status = Status::Target;
                    weak = true;
                }
            }
            What::Cue(CueKind::Actual, _) => {
                if status == Status::Target {
                    status = Status::Actual;
                    base = Status::Actual;
                    weak = false;
                }
            }
            What::Cue(CueKind::Reach | CueKind::Rise | CueKind::Fall | CueKind::Level, _) if subject_since_comma => {
                if status == Status::Estimate && base != Status::Estimate {
                    status = base;
                }
            }
            What::Subject(_) => {
                subject_since_comma = true;
                opened = true;
            }
            What::Mark(';') => {
                status = base;
                weak = false;
                subject_since_comma = false;
            }
            What::Mark(',') => {
                if weak {
                    status = base;
                    weak = false;
                }
                subject_since_comma = false;
            }
            What::Amount(_) => {
                all.push(status);
                opened = true;
                if weak {
                    status = base;
                    weak = false;
                }
            }
            _ => {}
        }
    }
    all
}

/// "so với kế hoạch": what is compared with is no target of the number after it.
fn after_versus(clause: &Clause, plan: &Item) -> bool {
    clause.items.iter().any(|i| {
        matches!(i.what, What::Cue(CueKind::Versus | CueKind::Exceed | CueKind::Neutral, _))
            && i.span.end <= plan.span.start
            && plan.span.start - i.span.end <= 1
    })
}

/// The period of an amount: the clause's, the sentence's, else what is carried on.
pub(super) fn period(
    linker: &Linker<'_, '_, '_, '_>,
    clause: &Clause,
    amount: usize,
    status: Status,
) -> Option<Period> {
    let here = clause.at[amount];
    let usable = |n: usize| match clause.items[n].what {
        What::Date(date) if !baseline_date(clause, n) => usable_period(&linker.dates[date], clause, n),
        _ => None,
    };
    let before = (0..here).rev().find_map(usable);
    let (_, right) = clause.around(amount);
    let end = here + 1 + right.iter().position(|i| matches!(i.what, What::Mark(';'))).unwrap_or(right.len());
    // A date after the number belongs to it where no other number follows in the clause.
    let after = || (here + 1..end).find_map(usable);
    let carry = &linker.carry.time;
    let now = clause.items[..here].iter().rev().any(|i| matches!(i.what, What::Cue(CueKind::Now, _)));
    let carried = if status == Status::Target { carry.plan.or(carry.report) } else { carry.report };
    let year_of_writing = linker.anchor.filter(|_| now).map(|a| Period::Year(a.year()));
    let stale = now && carried.and_then(Period::year) != linker.anchor.map(|a| a.year()) && linker.anchor.is_some();
    before.or_else(after).or(if stale { year_of_writing.or(carried) } else { carried.or(year_of_writing) })
}

/// Whether a date of the sentence is what something is compared with.
fn baseline_date(clause: &Clause, at: usize) -> bool {
    let start = clause.items[at].span.start;
    clause.items[..at].iter().rev().take(3).any(|i| {
        matches!(i.what, What::Cue(CueKind::Versus | CueKind::Baseline, _))
            && start.saturating_sub(i.span.end) <= 2
            && i.span.end <= start
            || matches!(i.what, What::Cue(CueKind::Baseline, _)) && i.span.contains(clause.items[at].span)
    }) || clause
        .items
        .iter()
        .any(|i| matches!(i.what, What::Cue(CueKind::Baseline, _)) && i.span.overlaps(clause.items[at].span))
}

/// A day is the day of an event unless a stock is told of it.
fn usable_period(date: &DateFact, clause: &Clause, at: usize) -> Option<Period> {
    match date.period {
        Period::Recurring(..) => None,
        // An anniversary (31.3.1975 - 31.3.2025) is no period that anything is counted over.
        Period::Interval(Edge::Day(from), Edge::Day(to)) if to.year() - from.year() > 1 => None,
        Period::Day(_) => {
            let start = clause.items[at].span.start;
            let stock = clause.items[..at]
                .iter()
                .rev()
                .take(2)
                .any(|i| matches!(i.what, What::Cue(CueKind::AsOf, _)) && start.saturating_sub(i.span.end) <= 1);
            stock.then_some(date.period)
        }
        period => Some(period),
    }
}

/// What a date after "so với" is to the amount: the year before its own, or another time.
pub(super) fn baseline_of(linker: &Linker<'_, '_, '_, '_>, clause: &Clause, amount: usize, date: usize) -> Baseline {
    let compared = linker.dates[date].period;
    let own = period(linker, clause, amount, Status::Actual).and_then(Period::year).or(linker.anchor.map(|a| a.year()));
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

/// What a sentence leaves to the next.
pub(super) fn leave(linker: &Linker<'_, '_, '_, '_>, sentence: &Sentence, clause: &Clause) -> TimeCarry {
    let mut carry = linker.carry.time;
    let from = linker.dates.partition_point(|d| d.span.start < sentence.span.start);
    let inside = linker.dates[from..].iter().take_while(|d| d.span.start < sentence.span.end);
    let future = |p: Period| linker.anchor.is_some_and(|a| p.from().is_some_and(|f| f > a));
    let drafts = linker.drafts.iter().rev().take_while(|d| d.span.start >= sentence.span.start);
    let told: Vec<Period> = drafts.filter_map(|d| d.period).collect();
    let mut reported = None;
    let mut planned = None;
    for date in inside {
        if matches!(date.period, Period::Recurring(..) | Period::Day(_) | Period::Interval(Edge::Day(_), _)) {
            continue;
        }
        let compared = clause.items.iter().position(|i| i.span == date.span).is_some_and(|n| baseline_date(clause, n));
        if compared {
            continue;
        }
        // A year named in passing does not displace the period reported on: it must head the sentence or
        // have been told of one of its numbers.
        let heads = date.span.start - sentence.span.start <= HEAD;
        let matters = heads || told.contains(&date.period);
        if future(date.period) {
            planned = planned.or(Some(date.period));
        } else if matters || carry.report.is_none() {
            reported = reported.or(Some(date.period));
        }
    }
    // "giai đoạn 2016-2020" told aside does not displace the half-year reported on.
    let long = |p: Period| matches!(p, Period::Interval(Edge::Year(_), _));
    if let Some(period) = reported.filter(|&p| carry.report.is_none() || !long(p)) {
        carry.report = Some(period);
    }
    if let Some(period) = planned {
        carry.plan = Some(period);
    }
    carry.estimate = clause.items.iter().any(|i| matches!(i.what, What::Cue(CueKind::Estimate, _)));
    let doc = linker.context.doc;
    let heads = matches!(doc.punct(sentence.span.end as usize - 1), Some(':'));
    if heads && sentence.zone != Zone::Title {
        let hits = linker.context.scan.hits.within(crate::pattern::Layer::Clause, sentence.span);
        let aims = hits.iter().any(|h| linker.patterns.cues[h.payload as usize].kind == CueKind::Target);
        carry.target = aims;
    }
    carry
}
