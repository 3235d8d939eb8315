//! Times that the amount is compared with, and times of what is told aside.

use super::period;
use crate::calendar::{Date, Period};
use crate::link::indicator::Linker;
use crate::link::indicator::clause::{Clause, Item, Kind, What};
use crate::pattern::indicator::CueKind;
use crate::record::{Baseline, Status};
use crate::text::Span;

/// Whether a date of the sentence is what something is compared with (so với năm 2017, cùng kỳ năm 2017).
pub(in crate::link::indicator) fn baseline_date(clause: &Clause, at: usize) -> bool {
    let (versus, baseline) = (clause.holds(CueKind::Versus), clause.holds(CueKind::Baseline));
    if !versus && !baseline {
        return false;
    }
    let span = clause.items[at].span;
    let within = |i: &Item| matches!(i.what, What::Cue(CueKind::Baseline, _)) && i.span.overlaps(span);
    behind_comparison(clause, at)
        || versus && (plan_compared(clause, at) || named_in_full(clause, at) || heads_comparison(clause, at))
        || baseline && clause.items.iter().any(within) && !heads_clause(clause, at)
}

/// A date right behind the words that compare, or behind them and a verb: "gần bằng mức tăng của 4 tháng đầu năm 2008", "so với ước thực
/// hiện năm 2017": what is compared with is told by its own verb.
fn behind_comparison(clause: &Clause, at: usize) -> bool {
    let near = |from: &Item, to: Span| to.start.saturating_sub(from.span.end) <= 2;
    let span = clause.items[at].span;
    let Some(before) = clause.items[..at].last() else { return false };
    match before.what {
        What::Cue(CueKind::Versus | CueKind::Baseline, _) => near(before, span) && before.span.end <= span.start,
        What::Cue(CueKind::Rise | CueKind::Fall | CueKind::Reach | CueKind::Estimate, _) => {
            let versus = at.checked_sub(2).map(|n| &clause.items[n]);
            near(before, span)
                && versus.is_some_and(|i| matches!(i.what, What::Cue(CueKind::Versus, _)) && near(i, before.span))
        }
        _ => false,
    }
}

/// "so với dự toán năm 2019": the plan's words may stand between.
fn plan_compared(clause: &Clause, at: usize) -> bool {
    let span = clause.items[at].span;
    let plan = |i: &&Item| {
        matches!(i.what, What::Cue(CueKind::Plan | CueKind::Target, _)) && i.span.end.abs_diff(span.start) <= 1
    };
    let compared = |p: &Item| {
        let versus = |i: &Item| matches!(i.what, What::Cue(CueKind::Versus, _)) && i.span.end == p.span.start;
        clause.items[..at].iter().any(versus)
    };
    clause.items[..at].iter().rev().take(3).filter(plan).any(compared)
}

/// "bằng 106,7% so với tổng số lao động đi làm việc ở nước ngoài trong năm 2016": what is compared with is named in full.
fn named_in_full(clause: &Clause, at: usize) -> bool {
    let back = clause.items[..at].iter().rev();
    let mut back = back.take_while(|i| !matches!(i.what, What::Amount(_) | What::Mark(_) | What::Date(_)));
    let subject = back.clone().any(|i| matches!(i.what, What::Subject(_)));
    subject && back.any(|i| matches!(i.what, What::Cue(CueKind::Versus, _)))
}

/// "So với kết quả rà soát hộ nghèo, hộ cận nghèo năm 2013, tỷ lệ hộ nghèo giảm 1,17%": so it is where a sentence begins with that.
fn heads_comparison(clause: &Clause, at: usize) -> bool {
    // "Bằng nhiều hình thức, trong nhiệm kỳ 2011-2016, …" compares nothing.
    let opens = |i: &Item| {
        matches!(i.what, What::Cue(CueKind::Versus, _)) && i.span.len() > 1 && i.span.start <= clause.span.start + 1
    };
    let end = clause.items[at].span.end;
    let comma = |i: &Item| matches!(i.what, What::Mark(',')) && i.span.start == end;
    let plain = |i: &Item| matches!(i.what, What::Subject(_) | What::Mark(',') | What::Cue(..));
    clause.items[..at].first().is_some_and(opens)
        && clause.items[..at].iter().all(plain)
        && clause.items[at + 1..].iter().any(comma)
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
pub(in crate::link::indicator) fn percent_of_year(linker: &Linker<'_, '_, '_, '_>, clause: &Clause, at: usize) -> bool {
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

/// "tăng 17% so với cùng kỳ năm 2016": what is told is of the year after.
pub(super) fn after_baseline(linker: &Linker<'_, '_, '_, '_>, clause: &Clause) -> Option<Period> {
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

/// "tháng 3 tăng 9,7% so với tháng trước, lũy kế quý I tăng 12,7%": a time of its own stands behind the comma.
pub(in crate::link::indicator) fn dated_apart(clause: &Clause, index: usize) -> bool {
    let here = clause.at[index];
    let from = here - clause.around(index).0.len();
    let comma = (from..here).rev().find(|&n| matches!(clause.items[n].what, What::Mark(_)));
    comma.is_some_and(|c| {
        matches!(clause.items[c].what, What::Mark(',' | ';'))
            && (c..here).any(|n| matches!(clause.items[n].what, What::Date(_)) && !baseline_date(clause, n))
    })
}

/// The time of a level told aside: "(năm 2015: 24,2 triệu đồng)", "so với năm 2010 (15 triệu đồng)".
pub(in crate::link::indicator) fn aside(
    linker: &Linker<'_, '_, '_, '_>,
    clause: &Clause,
    here: usize,
) -> Option<Period> {
    if !clause.marked('(') {
        return None;
    }
    let bracket = clause.items[..here].iter().rposition(|i| matches!(i.what, What::Mark('(')))?;
    let edge = (bracket + 1..here).rev().find(|&n| begins_time(clause, n)).unwrap_or(bracket);
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

/// "(6 tháng tăng 11,3%, quý III tăng 9,1%)": each time has its own number.
fn begins_time(clause: &Clause, mark: usize) -> bool {
    let end = clause.items[mark].span.end;
    matches!(clause.items[mark].what, What::Mark(',' | ';'))
        && clause.items.get(mark + 1).is_some_and(|i| {
            let same = matches!(i.what, What::Cue(CueKind::Baseline, Some(Baseline::SamePeriod)));
            (matches!(i.what, What::Date(_)) || same) && i.span.start == end
        })
}

/// "cùng kỳ 2013": the part of that year which is reported on, else the year.
pub(in crate::link::indicator) fn same_period(linker: &Linker<'_, '_, '_, '_>, year: i16) -> Period {
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

/// What a date after "so với" is to the amount, whether that is done or to come: the year before its own, or another time.
pub(in crate::link::indicator) fn baseline_of(
    linker: &Linker<'_, '_, '_, '_>,
    clause: &Clause,
    amount: usize,
    date: usize,
) -> Baseline {
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
pub(in crate::link::indicator) fn baseline_of_end(
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
