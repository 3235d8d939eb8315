//! Times in the sentence that are of something else than the amount.

use super::words::open_years;
use super::{HEAD, Timed};
use crate::calendar::{Edge, Period};
use crate::layout::Zone;
use crate::link::indicator::Linker;
use crate::link::indicator::clause::{Clause, Item, Kind, What};
use crate::pattern::indicator::CueKind;
use crate::record::Status;
use crate::text::Span;

/// How many words may name what is planned, between the plan and its year.
const PLANNED: u32 = 5;

/// Through how many sentences the day of a stock holds beside the year of a plan.
const SINCE_DAY: usize = 6;

impl Timed<'_> {
    /// A date tells when something else was due or done.
    pub(super) fn is_no_time(self, n: usize) -> bool {
        self.is_due(n) || self.is_contrasted(n) || self.is_of_days_aside(n) || self.is_of_whole_planned(n)
    }

    /// "6 tháng đầu năm khởi công 534 căn nhà theo kế hoạch năm 2016, trong đó đã hoàn thành 218 căn": the plan's year is no time of what
    /// was done in a part of it.
    fn is_of_whole_planned(self, n: usize) -> bool {
        let Self { linker, clause, .. } = self;
        let plans = clause.holds(CueKind::Plan) || clause.holds(CueKind::Neutral);
        if self.status != Status::Actual || !plans {
            return false;
        }
        let (date, before) = (&clause.items[n], &clause.items[..n]);
        let plan = |i: &Item| {
            matches!(i.what, What::Cue(CueKind::Plan | CueKind::Neutral, _)) && i.span.end == date.span.start
        };
        if !before.iter().any(plan) {
            return false;
        }
        let told = before.iter().find_map(|i| linker.period_of(i)).or(linker.carry.time.report);
        let part = |p: Period| told.is_some_and(|r| r != p && r.is_months() && r.within(p));
        linker.period_of(date).is_some_and(part)
    }

    /// "đã xóa 2.973 căn nhà tạm trước 31/8": when it was due is no time of what was done.
    /// "gửi kế hoạch năm 2014 trước 15/9, dự kiến một số chỉ tiêu: GDP tăng 11%": nor, before a colon, of what the list behind it aims at.
    fn is_due(self, n: usize) -> bool {
        let Self { linker, clause, .. } = self;
        let year = || clause.items[..n].iter().any(|i| matches!(linker.period_of(i), Some(Period::Year(_))));
        let headed = || year() && self.is_marked_off(n, ':');
        due(linker, clause.items[n].span) && (self.status != Status::Target || headed())
    }

    /// "tăng 8,6%, trong khi năm 2021 chỉ tăng 6,1%; quy mô nền kinh tế đạt …": nor is what was told aside, for what stands before it
    /// or behind a semicolon.
    fn is_contrasted(self, n: usize) -> bool {
        let linker = self.linker;
        linker.ends_with(self.clause.items[n].span.start, &linker.patterns.contrasts)
            && (n > self.here || self.is_marked_off(n, ';'))
    }

    /// A mark stands between an item and the amount behind it.
    fn is_marked_off(self, n: usize, mark: char) -> bool {
        let between = &self.clause.items[n.min(self.here)..self.here];
        between.iter().any(|i| matches!(i.what, What::Mark(m) if m == mark))
    }

    /// "năm 2020, trong điều kiện lũ từ ngày 6/10 đến 22/10 làm 55 người chết, thu ngân sách đạt …", "đợt lũ đầu tháng 11 (ước 465 tỷ
    /// đồng)": days within the time that the sentence began with, of which a number was told before.
    fn is_of_days_aside(self, days: usize) -> bool {
        let Self { linker, clause, here, .. } = self;
        let Some(period) = linker.period_of(&clause.items[days]) else { return false };
        let short = match period {
            Period::Interval(Edge::Day(_), Edge::Day(_)) => true,
            Period::Month(..) => linker.ends_with(clause.items[days].span.start, &linker.patterns.parts_of_month),
            _ => false,
        };
        if !short {
            return false;
        }
        let whole = |i: &Item| linker.period_of(i).is_some_and(|p| p != period && period.within(p));
        let behind = &clause.items[(days + 1).min(here)..here];
        let told = behind.iter().position(|i| matches!(i.what, What::Amount(_)));
        clause.items[..days].iter().any(whole)
            && told.is_some_and(|n| behind[n..].iter().any(|i| matches!(i.what, What::Mark(',' | ';' | ')'))))
    }

    /// A date before the amount is the time of another number, of a plan or of a name; in a part of the sentence that a semicolon ends, or
    /// in the amount's own.
    pub(super) fn is_of_another(self, n: usize, period: Period, parted: bool) -> bool {
        let Self { linker, clause, status, .. } = self;
        of_previous_level(clause, n)
            || of_level_compared(linker, clause, n)
            || matches!(period, Period::Year(_)) && self.is_named_year(n, period)
            // "kế hoạch vốn giao năm 2023 là 4.750 tỷ đồng, giá trị giải ngân 494 tỷ đồng": the year of what is to be paid out.
            || status != Status::Target && of_planned(linker, clause, n)
            || parted && self.is_of_earlier_part(n, period)
    }

    /// A year that stands in a name, beside a nearer time.
    fn is_named_year(self, n: usize, year: Period) -> bool {
        let Self { linker, clause, status, .. } = self;
        let nearer = || (0..n).any(|e| finer(self.usable(e), year));
        // "Đến ngày 15/10, giải ngân vốn đầu tư công năm 2025 đạt 42%": the year that the subject is of.
        // "Đến ngày 12/2, … đã trao xong quà Tết Nguyên đán Bính Ngọ 2026": so is the year of a feast.
        (status != Status::Target && of_subject(clause, n) || of_feast(linker, clause.items[n].span)) && nearer()
            // "2 tháng đầu năm đạt 22,1% dự toán được giao năm 2021, trong đó …": the year of the plan.
            || names_plans_year(linker, clause, n)
                && (status != Status::Target && reports_part_of(linker, year)
                    || (0..n).any(|d| self.usable(d).is_some()))
    }

    /// The year of the plan, where the sentences before report on a part of it.
    pub(super) fn is_plans_year(self, n: usize, year: Period) -> bool {
        self.status != Status::Target
            && names_plans_year(self.linker, self.clause, n)
            && reports_part_of(self.linker, year)
    }

    /// A time told before a semicolon is that of a number of its own part of the sentence.
    fn is_of_earlier_part(self, n: usize, period: Period) -> bool {
        let Self { linker, clause, status, .. } = self;
        self.is_day_of_stock(n)
            // "Nhiệm kỳ qua, … giảm xuống còn 24,5% năm 2009; xóa được 1.136 nhà tạm": the year is that of the level.
            || of_level_in_span(linker, clause, n, period)
            || self.is_of_level_in_midst(n, period)
            // "9 tháng …, trong đó tính riêng quý III là 2.640 người; có 418 lao động xuất cảnh": so is that of a part.
            || status != Status::Target && of_part(clause, n)
            // "xếp hạng năm 2023 tăng hai bậc; ngành đón 1,4 triệu lượt khách": the time of a part that counts nothing.
            || counts_nothing(linker, clause, n)
            // "đạt 90,6%, ước cuối năm 2022 đạt 100%; tỷ lệ bao phủ BHYT đạt 81,3%": the time of a forecast told aside.
            || status == Status::Actual && forecast_aside(clause, n)
    }

    /// "Năm 2023, …; vốn huy động đến cuối tháng 12 đạt 58 tỷ đồng; vốn đầu tư đạt 39 tỷ đồng": a stock's own day.
    fn is_day_of_stock(self, n: usize) -> bool {
        let Self { linker, clause, .. } = self;
        let stock = matches!(clause.items[n].what, What::Date(d) if linker.dates[d].stock);
        let semicolon = || clause.items[..n].iter().position(|i| matches!(i.what, What::Mark(';'))).unwrap_or(0);
        self.status != Status::Target && stock && (0..semicolon()).any(|d| self.usable(d).is_some())
    }

    /// "Nhiệm kỳ 2020 - 2025, …: thu nhập bình quân đầu người năm 2025 đạt 38,6 triệu đồng; đã đào tạo nghề cho 412 người": a year that a level in
    /// the midst of the sentence is of, where a later part tells what was done in all the years.
    fn is_of_level_in_midst(self, date: usize, period: Period) -> bool {
        let Self { linker, clause, here, .. } = self;
        let start = clause.items[date].span.start;
        if !matches!(period, Period::Year(_)) || start - clause.span.start <= HEAD {
            return false;
        }
        let mark = |i: &Item| matches!(i.what, What::Mark(';' | ':'));
        let amount = |i: &Item| matches!(i.what, What::Amount(_));
        let own = clause.items[..here].iter().rposition(mark).map_or(0, |n| n + 1);
        let done = || clause.items[own..here].iter().any(|i| matches!(i.what, What::Cue(CueKind::Actual, _)));
        let part = || clause.items[..date].iter().rposition(mark).map_or(0, |n| n + 1);
        let subject = |i: &Item| matches!(i.what, What::Subject(_)) && i.span.start < start;
        let level = || {
            clause.items[part()..date].iter().any(subject)
                && clause.items[date..].iter().find(|i| mark(i) || amount(i)).is_some_and(amount)
        };
        let years = |p: Period| p.spans_years() && !open_years(linker, p) && period.within(p);
        let heads = |i: &&Item| i.span.start - clause.span.start <= HEAD;
        let span = || {
            clause.items[..date].iter().take_while(heads).filter_map(|i| linker.period_of(i)).any(years)
                || linker.carry.time.report.is_some_and(years)
        };
        own > date && done() && level() && span()
    }
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

/// The date touches an amount that a "từ" introduces: it is the time of the level before.
pub(super) fn of_previous_level(clause: &Clause, date: usize) -> bool {
    // "từ 10,3 triệu đồng (năm 2010) lên 43,5 triệu đồng"
    let bracket = date.checked_sub(1).is_some_and(|n| matches!(clause.items[n].what, What::Mark('(')));
    let before = date.checked_sub(1 + usize::from(bracket)).map(|n| (n, clause.items[n]));
    before.is_some_and(|(n, item)| {
        matches!(item.what, What::Amount(_))
            && clause.items[date].span.start.saturating_sub(item.span.end) <= 3
            && clause.items[..n].iter().rev().take(3).any(|i| matches!(i.what, What::Cue(CueKind::From, _)))
    })
}

/// "trong đó riêng quý III là …": what parts a time from those before stands right before it.
fn of_part(clause: &Clause, at: usize) -> bool {
    let start = clause.items[at].span.start;
    let before = &clause.items[..at];
    let parts = |i: &Item| matches!(i.what, What::Cue(CueKind::Parts | CueKind::Apart, _)) && i.span.end == start;
    before.last().is_some_and(parts) && before.iter().any(|i| matches!(i.what, What::Amount(_)))
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
    clause.items.iter().any(|i| (i.span.contains(date) || holds(i)) && planned(i))
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
pub(in crate::link::indicator) fn ends_quoted_name(
    linker: &Linker<'_, '_, '_, '_>,
    clause: &Clause,
    date: Span,
) -> bool {
    let doc = linker.context.doc;
    let quote = |at: u32| doc.punct(at as usize) == Some('"');
    if !quote(date.end) {
        return false;
    }
    let open = (clause.span.start..date.start).rev().find(|&at| quote(at));
    let told = |open: u32| clause.amounts.iter().any(|a| (open..date.start).contains(&a.span.start));
    open.is_some_and(|open| !told(open))
}
