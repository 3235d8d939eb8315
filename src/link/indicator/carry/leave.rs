//! What a sentence that was read leaves to the next: what is reported on, what is planned for, what is estimated.

use super::dates::Told;
use super::{LAST_MONTHS, TimeCarry, item};
use crate::calendar::{Date, Edge, Period};
use crate::layout::Zone;
use crate::link::indicator::clause::{Clause, Item, What};
use crate::link::indicator::time::{HEAD, open_years, past_term, year_to_date};
use crate::link::indicator::{Draft, Linker};
use crate::pattern::indicator::CueKind;
use crate::pattern::{Hit, Layer};
use crate::record::{Baseline, Measure, Status};
use crate::segment::Sentence;

/// What a sentence leaves to the next.
pub(in crate::link::indicator) fn leave(
    linker: &Linker<'_, '_, '_, '_>,
    sentence: &Sentence,
    clause: &Clause,
) -> TimeCarry {
    let cues = linker.context.scan.hits.within(Layer::Clause, sentence.span);
    Leaving { linker, sentence, clause, cues }.leave()
}

/// A sentence that was read, and the cues in it.
#[derive(Clone, Copy)]
pub(super) struct Leaving<'a> {
    pub(super) linker: &'a Linker<'a, 'a, 'a, 'a>,
    pub(super) sentence: &'a Sentence,
    pub(super) clause: &'a Clause,
    pub(super) cues: &'a [Hit],
}

impl<'a> Leaving<'a> {
    /// What was carried on, as the sentence changes it.
    fn leave(self) -> TimeCarry {
        let Self { linker, sentence, clause, .. } = self;
        let mut carry = linker.carry.time;
        let mut told = self.dates(&mut carry);
        told.planned = told.planned.or(told.begins.filter(|_| told.is_undated()));
        self.words_for_times(&mut told);
        self.now(&mut carry, told.is_undated());
        self.years(&mut carry, &told);
        let reported = self.reported(&mut carry, &told);
        self.day_of_list(&mut carry);
        self.report(&mut carry, reported, &told);
        self.plan(&mut carry, &told);
        let last = || year_before_plan(linker, sentence, told.planned);
        carry.report = carry.report.or_else(|| self.levels().last()).or_else(last);
        self.aims(&mut carry);
        self.estimate(&mut carry);
        // "Hà Nội hướng tới tăng trưởng trên 11%" heads what was reached too.
        if carry.headed && !sentence.heading && self.own().any(|d| d.status == Status::Actual) {
            (carry.target, carry.section, carry.headed) = (false, false, false);
        }
        self.section_of_aims(&mut carry);
        if clause.amounts.is_empty() {
            carry.compared = compares_all(linker, sentence).or(carry.compared);
        }
        carry
    }

    /// What kind a cue is of.
    pub(super) fn kind(self, cue: &Hit) -> CueKind {
        self.linker.patterns.cues[cue.payload as usize].kind
    }

    /// A cue of a kind stands in the sentence.
    pub(super) fn says(self, kind: CueKind) -> bool {
        self.cues.iter().any(|h| self.kind(h) == kind)
    }

    /// A cue of a kind stands within the first words of the sentence.
    pub(super) fn opens_with(self, kind: CueKind) -> bool {
        self.cues.iter().any(|h| self.kind(h) == kind && self.heads(h.span.start))
    }

    /// A token stands within the first of the sentence.
    pub(super) fn heads(self, at: u32) -> bool {
        at - self.sentence.span.start <= HEAD
    }

    /// The entries of the sentence, the last first.
    pub(super) fn own(self) -> impl Iterator<Item = &'a Draft> + Clone {
        let start = self.sentence.span.start;
        self.linker.drafts.iter().rev().take_while(move |d| d.span.start >= start)
    }

    /// The periods of the levels that it tells as reached, the last first.
    pub(super) fn levels(self) -> impl Iterator<Item = Period> + Clone {
        let levels = self.own().filter(|d| d.measure == Measure::Value && d.status != Status::Target);
        levels.filter_map(|d| d.period)
    }

    /// It tells a level of a period.
    pub(super) fn tells(self, period: Period) -> bool {
        self.levels().any(|p| p == period)
    }

    /// A period to come.
    pub(super) fn is_future(self, period: Period) -> bool {
        self.linker.anchor.is_some_and(|a| period.from().is_some_and(|from| from > a))
    }

    /// Words that stand for a time, where no date tells one.
    fn words_for_times(self, told: &mut Told) {
        let Self { linker, cues, .. } = self;
        // "Từ đầu năm đến nay, các chỉ tiêu đều tăng. Cụ thể, …"
        if told.is_undated() && self.levels().next().is_none() && self.opens_with(CueKind::YearToDate) {
            told.reported = year_to_date(linker);
        }
        // "Nhiệm kỳ qua, …": what is told without a year.
        if told.reported.is_none()
            && let Some(words) = cues.iter().find(|h| self.kind(h) == CueKind::PastTerm).map(|h| h.span)
        {
            told.reported = past_term(linker, words);
            // "Bà Lê Thị Hà cho hay: 5 năm qua, …"
            let said =
                |h: &Hit| h.span.end < words.start && words.start - h.span.end <= 2 && self.kind(h) == CueKind::Speech;
            told.span_heads |= self.heads(words.start) || cues.iter().any(said);
        }
    }

    /// "Đến nay, 10/10 huyện đạt chuẩn về y tế. Thu nhập bình quân đạt 45 triệu đồng.": the next is told of now too.
    fn now(self, carry: &mut TimeCarry, undated: bool) {
        let Self { linker, clause, .. } = self;
        let now = |i: &Item| matches!(i.what, What::Cue(CueKind::Now, _));
        let writing = linker.anchor.filter(|_| linker.dated).map(|a| Period::Year(a.year()));
        let heads = || clause.items.first().is_some_and(|i| now(i) && self.heads(i.span.start));
        let told = || undated && heads() || self.levels().next().is_some();
        if clause.holds(CueKind::Now) && told() && self.levels().all(|p| Some(p) == writing) {
            carry.now = writing;
        } else if !undated {
            carry.now = None;
        }
    }

    /// The years told of: of several spans the first is what the sentence is about.
    fn years(self, carry: &mut TimeCarry, told: &Told) {
        let open = |p: &Period| open_years(self.linker, *p);
        let ahead = carry.years.is_some_and(|p| open(&p));
        // "(2006-2010) đạt 12%" among the aims of 2011-2015 turns to no other time.
        let turns = |span: &Period| !ahead || open(span) && !self.is_of_list(*span);
        carry.years = told.years.filter(turns).or(carry.years);
        carry.ended = told.ended.or(carry.ended);
    }

    /// "các chỉ tiêu đến năm 2025: … 3. Doanh nghiệp thành lập mới thời kỳ 2021-2025: 350.": one aim's own years.
    fn is_of_list(self, years: Period) -> bool {
        let carry = &self.linker.carry.time;
        let Some(plan) = carry.plan.filter(|_| carry.target && item(self.linker, self.sentence)) else { return false };
        let last = last_of_years(years);
        Some(plan) == last || plan == years || plan.spans_years() && last_of_years(plan) == last
    }

    /// What the sentence reports on.
    fn reported(self, carry: &mut TimeCarry, told: &Told) -> Option<Period> {
        let reported = told.reported.or(told.named)?;
        // "tháng 12 ước đạt 588,2 tỷ đồng; cả năm ước đạt 6.104,5 tỷ đồng": so is what is told of all the year that the month ends.
        let part = reported.is_months() || matches!(reported, Period::Month(..));
        let ends = |year: &Period| matches!(year, Period::Year(_)) && reported.to() == year.to();
        let whole = if part { self.levels().find(ends) } else { None };
        let Period::Year(year) = whole.unwrap_or(reported) else { return Some(reported) };
        // "cuối năm 2016 có 21.374 hộ nghèo, đến cuối năm 2020 còn 8.563 hộ": what follows is of the later year, or of the years between.
        let Some((first, last)) = then_and_now(&self.own()).filter(|years| (years.0..years.1).contains(&year)) else {
            return Some(Period::Year(year));
        };
        carry.ended = carry.ended.or(Some(Period::Interval(Edge::Year(first), Edge::Year(last))));
        Some(Period::Year(last))
    }

    /// "5. Thu, chi ngân sách (đến 20/9/2011)", "Tính đến ngày 30/9/2020:": the day that a section or a list is told of.
    fn day_of_list(self, carry: &mut TimeCarry) {
        let Self { linker, sentence, .. } = self;
        let alone = of_day_alone(linker, sentence);
        if !(alone || sentence.heading && item(linker, sentence)) || self.own().next().is_some() {
            return;
        }
        let mut days = linker.dates_in(sentence).filter(|d| d.stock).map(|d| d.period);
        if let Some(day) = days.find(|p| matches!(p, Period::Day(_))) {
            carry.outside = carry.outside.or(carry.report);
            carry.report = Some(day);
            carry.day_list = alone.then_some(false);
        }
    }

    /// What the sentence reports on takes the place of what was reported on before.
    fn report(self, carry: &mut TimeCarry, reported: Option<Period>, told: &Told) {
        let Self { linker, sentence, .. } = self;
        let Some(period) = reported else { return };
        // "… Năm 2019 tỷ lệ lao động qua đào tạo tăng lên 57,8%.": a part of the time reported on, in the midst of a paragraph, is told
        // aside of it.
        let midst = sentence.line == carry.line && linker.context.sentences[linker.previous].line == sentence.line;
        let whole = carry.report.filter(|&r| midst && r != period && !open_years(linker, r) && period.within(r));
        // "giai đoạn 2016-2020" told aside does not displace the half-year reported on.
        let displaces = carry.report.is_none_or(Period::spans_years) || !period.spans_years() || told.span_heads;
        // "Nhiệm kỳ qua, … Tỷ lệ hộ nghèo giảm từ 58,7% năm 2021 xuống còn 24,9% cuối năm 2024": nor do years inside the span that
        // a sentence does not begin with.
        let within = |r: Period| r.spans_years() && !open_years(linker, r) && period.within(r);
        let in_span = matches!(period, Period::Year(_)) && !told.year_heads && carry.report.is_some_and(within);
        if !displaces || in_span {
            return;
        }
        carry.report_line = sentence.line;
        carry.left_aside = told.left_aside.or(whole);
        (carry.report, carry.of_feast) = (Some(period), false);
        if sentence.zone == Zone::Title {
            carry.headline = Some(period);
        }
    }

    /// The time that what is to come is planned for.
    fn plan(self, carry: &mut TimeCarry, told: &Told) {
        let Self { linker, sentence, .. } = self;
        carry.plan = told.planned.filter(|&years| !self.is_of_list(years)).or(carry.plan);
        // "Năm 2023 là năm bản lề của nhiệm kỳ. HĐND tỉnh thông qua 18 chỉ tiêu, trong đó GRDP tăng 8%": the aims that follow are that year's.
        let first = linker.dates_in(sentence).next().filter(|d| self.heads(d.span.start));
        let described = first.filter(|d| linker.starts(d.span.end, &linker.patterns.is_year));
        // In the last months of a year aims are the next one's.
        let runs = |y: i16, a: Date| y > a.year() || y == a.year() && a.month() < LAST_MONTHS;
        let to_come = |p: &Period| matches!(p, Period::Year(y) if linker.anchor.is_some_and(|a| runs(*y, a)));
        if let Some(year) = described.map(|d| d.period).filter(|p| to_come(p) && self.own().next().is_none()) {
            carry.plan = Some(year);
        }
    }

    /// What was told last was estimated: so are the parts of it that follow.
    fn estimate(self, carry: &mut TimeCarry) {
        let Self { linker, clause, .. } = self;
        let estimated = self.own().last().is_some_and(|d| d.status == Status::Estimate);
        let parts = clause.items.first().is_some_and(|i| matches!(i.what, What::Cue(CueKind::Parts, _)));
        carry.listing = estimated && (parts || carry.listing);
        // "tháng 2 ước đạt 78 triệu USD, lũy kế 2 tháng đạt 171 triệu USD. Trong đó, …": the parts are of what was told last.
        // "quý I dự kiến tăng 7,5% (cùng kỳ tăng 6,3%)": what was long ago is told aside.
        let level = |d: &&Draft| d.measure == Measure::Value && d.status != Status::Target && !linker.bracketed(d);
        let until = |d: &Draft| d.period.and_then(Period::to);
        let total = || self.own().filter(level).reduce(|last, d| if until(d) > until(last) { d } else { last });
        let said = || clause.holds(CueKind::Estimate);
        carry.estimate = carry.listing || total().map_or_else(said, |d| d.status == Status::Estimate);
    }
}

/// "Tính đến ngày 30/9/2020:": nothing but a day heads a list.
fn of_day_alone(linker: &Linker<'_, '_, '_, '_>, sentence: &Sentence) -> bool {
    let doc = linker.context.doc;
    let colon = doc.punct(sentence.span.end as usize - 1) == Some(':');
    let cues = linker.context.scan.hits.within(Layer::Clause, sentence.span);
    let until = |at: u32| {
        let cue = |h: &Hit| {
            linker.patterns.cues[h.payload as usize].kind == CueKind::AsOf && h.span.range().contains(&(at as usize))
        };
        cues.iter().any(cue)
    };
    let dated = |at: u32| linker.dates_in(sentence).any(|d| d.span.range().contains(&(at as usize)));
    let plain = |at: u32| until(at) || dated(at) || linker.lightly(&doc.tokens[at as usize]);
    colon && sentence.span.range().all(|at| plain(at as u32))
}

/// The last year of a span of years.
pub(super) fn last_of_years(span: Period) -> Option<Period> {
    span.year().filter(|_| span.spans_years()).map(Period::Year)
}

/// The first and the last of the years that levels of one indicator, told as reached, are of.
fn then_and_now<'d>(drafts: &(impl Iterator<Item = &'d Draft> + Clone)) -> Option<(i16, i16)> {
    let year = |d: &Draft| match (d.measure, d.status, d.period) {
        (Measure::Value | Measure::PreviousValue, Status::Actual, Some(Period::Year(year))) => Some(year),
        _ => None,
    };
    let levels = drafts.clone().filter(|d| d.measure == Measure::Value);
    levels.filter_map(|d| Some((d, year(d)?))).find_map(|(level, last)| {
        let same = |d: &&Draft| (d.indicator, d.unit) == (level.indicator, level.unit);
        let first = drafts.clone().filter(same).filter_map(year).min()?;
        (first < last).then_some((first, last))
    })
}

/// "Kết quả 6 tháng đầu năm so với cùng kỳ như sau:", "Các chỉ tiêu đều tăng so với cùng kỳ.": what all that follows is
/// compared with.
fn compares_all(linker: &Linker<'_, '_, '_, '_>, sentence: &Sentence) -> Option<Baseline> {
    let doc = linker.context.doc;
    let opens_list = doc.punct(sentence.span.end as usize - 1) == Some(':');
    let all = || sentence.span.range().any(|at| doc.tokens[at].id == linker.patterns.without_exception);
    let mut cues = linker.context.scan.hits.within(Layer::Clause, sentence.span).iter();
    let baseline = cues.find_map(|h| linker.patterns.cues[h.payload as usize].baseline);
    let told = |b: &Baseline| matches!(b, Baseline::SamePeriod | Baseline::PreviousYear | Baseline::PreviousPeriod);
    baseline.filter(|b| told(b) && (opens_list || all()))
}

/// "đánh giá kết quả thực hiện nhiệm vụ, triển khai phương hướng năm 2015" at the end of 2014: what is reported on.
fn year_before_plan(linker: &Linker<'_, '_, '_, '_>, sentence: &Sentence, plan: Option<Period>) -> Option<Period> {
    let Some(Period::Year(year)) = plan else { return None };
    let ends = linker.anchor.is_some_and(|a| linker.dated && a.year() + 1 == year && a.month() >= LAST_MONTHS);
    let hits = linker.context.scan.hits.within(Layer::Clause, sentence.span);
    let any = |kinds: &[CueKind]| hits.iter().any(|h| kinds.contains(&linker.patterns.cues[h.payload as usize].kind));
    let reports = any(&[CueKind::Actual]) && any(&[CueKind::Aim, CueKind::Target]);
    (ends && reports).then_some(Period::Year(year - 1))
}
