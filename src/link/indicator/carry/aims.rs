//! Aims that a sentence announces, and headings and lists of them.

use super::leave::{Leaving, last_of_years};
use super::{TimeCarry, heads_part, item};
use crate::calendar::Period;
use crate::extract::DateFact;
use crate::layout::Zone;
use crate::link::indicator::clause::{Item, Kind, What};
use crate::link::indicator::status::all_are;
use crate::link::indicator::time::{HEAD, open_years};
use crate::link::indicator::{Draft, Linker};
use crate::pattern::Hit;
use crate::pattern::indicator::CueKind;
use crate::record::{Measure, Status};
use crate::segment::Sentence;
use crate::text::{Span, TokenKind};

impl Leaving<'_> {
    /// Whether what follows goes on with aims.
    pub(super) fn aims(self, carry: &mut TimeCarry) {
        let Self { linker, sentence, .. } = self;
        let told = self.own().next().is_some();
        // "Đó là mục tiêu được nêu tại hội nghị.": the aim was told before.
        let none = !told && !linker.starts(sentence.span.start, &linker.patterns.refers_back);
        let sets_aims = none && self.sets_aims();
        carry.announced = sets_aims || none && self.announces();
        if told {
            let open = |p: Period| self.is_ahead(p) || open_years(linker, p) || !linker.dated;
            carry.aimed = self.own().all(|d| d.status == Status::Target && d.period.is_some_and(open));
        } else if self.says(CueKind::Target) {
            carry.aimed |= sets_aims || self.aims_at_others();
        }
        if sentence.heading || told && linker.starts(sentence.span.start, &linker.patterns.topics) {
            carry.topics_aimed = told && all_are(Status::Target, self.own());
        }
    }

    /// The last word on it is an aim.
    fn announces(self) -> bool {
        let items = &self.clause.items;
        // "ước đạt và vượt kế hoạch đề ra.": what was set out is told of what is reached.
        let passed = |i: &Item| {
            let verb = |v: &Item| v.span.end == i.span.start && matches!(v.what, What::Cue(CueKind::Exceed, _));
            items.iter().any(verb)
        };
        let last = items.iter().rev().find_map(|i| match i.what {
            What::Cue(CueKind::Target, _) if passed(i) => None,
            What::Cue(kind @ (CueKind::Target | CueKind::Actual), _) => Some(kind),
            _ => None,
        });
        self.clause.holds(CueKind::Target) && last == Some(CueKind::Target)
    }

    /// "Nghị quyết xác định hệ thống chỉ tiêu chủ yếu.": a sentence without numbers may announce them.
    fn sets_aims(self) -> bool {
        let names = |h: &Hit| h.span.range().skip(1).any(|at| self.linker.names_plan(Span::new(at, at + 1)));
        let sets = |h: &Hit| self.kind(h) == CueKind::Target && names(h);
        self.cues.iter().any(sets) && !self.says(CueKind::Exceed)
    }

    /// "phấn đấu đến năm 2025, năng suất lao động tăng 6,5%/năm": aims of which none is of the catalogue.
    fn aims_at_others(self) -> bool {
        let Self { linker, sentence, clause, .. } = self;
        let mut dates = linker.dates_in(sentence);
        if !clause.amounts.is_empty() {
            return dates.any(|d| self.is_ahead(d.period));
        }
        // "Mục tiêu đến năm 2030, tỉnh đạt trình độ khá. Thu nhập bình quân đạt 140 triệu đồng."
        self.opens_with(CueKind::Target) && dates.any(|d| self.is_future(d.period) || d.stock && !linker.dated)
    }

    /// A time to come. In its first months a year is told of as one to come; where the day of writing is not known, no time can be told
    /// from one to come.
    fn is_ahead(self, period: Period) -> bool {
        let begun = || {
            let anchor = self.linker.anchor.filter(|a| a.month() <= 3);
            matches!(period, Period::Year(_)) && anchor.is_some_and(|a| period.year() == Some(a.year()))
        };
        self.is_future(period) || begun()
    }

    /// A heading says whether what it stands over is aimed at, and for what time.
    pub(super) fn section_of_aims(self, carry: &mut TimeCarry) {
        let Self { linker, sentence, .. } = self;
        let opens_list = linker.context.doc.punct(sentence.span.end as usize - 1) == Some(':');
        // "Các chỉ tiêu chủ yếu nhiệm kỳ 2020-2025" as the headline opens a list, no more.
        let headline = sentence.zone == Zone::Title;
        let runs_on = || runs_on(linker, sentence);
        if headline || sentence.zone == Zone::Body && (sentence.heading || opens_list || runs_on()) {
            Heading { of: self, headline, opens_list }.leave(carry);
        }
    }
}

/// "CÁC CHỈ TIÊU CHỦ YẾU NHIỆM KỲ 2020-2025 I. Về kinh tế 1. …": a heading that runs on into its list.
fn runs_on(linker: &Linker<'_, '_, '_, '_>, sentence: &Sentence) -> bool {
    let doc = linker.context.doc;
    let end = sentence.span.end as usize;
    doc.punct(end - 1) == Some('.')
        && end >= 2
        && doc.get(end - 2).is_some_and(|t| t.kind == TokenKind::Digits && t.end - t.start <= 2)
        && linker.dates_in(sentence).all(|d| d.span.end < sentence.span.end - 1)
        && linker.drafts.last().is_none_or(|d| d.span.start < sentence.span.start)
}

/// A headline, a heading or a line that opens a list.
#[derive(Clone, Copy)]
struct Heading<'a> {
    of: Leaving<'a>,
    headline: bool,
    opens_list: bool,
}

impl<'a> Heading<'a> {
    /// What it says of what follows: estimates, aims, a part of the aims before, or nothing.
    fn leave(self, carry: &mut TimeCarry) {
        let Self { of: Leaving { linker, sentence, clause, .. }, headline, opens_list } = self;
        let aims = self.aims();
        // "Nhiệm vụ 6 tháng cuối năm" heads targets, "Kết quả thực hiện nhiệm vụ" does not; a section's
        // heading says so with its first words.
        let first = aims.filter(|h| h.span.start - sentence.span.start <= if headline { 0 } else { HEAD });
        if opens_list && self.is_estimated(carry) {
            (carry.estimates, carry.target) = (true, false);
            return;
        }
        let only_runs_on = !sentence.heading && !opens_list && !headline && first.is_none();
        if only_runs_on || self.aims_at_nothing(first) {
            return;
        }
        // "- Về kinh tế:" inside a list of aims heads a part of it.
        // So does "II. Về văn hóa - xã hội (10 chỉ tiêu)".
        let tells = self.tells_reached(aims);
        let listed = item(linker, sentence);
        let part = carry.target && (listed || heads_part(linker, sentence)) && first.is_none() && !tells;
        carry.target = part || aims.is_some() && !tells && (opens_list && !headline || first.is_some());
        carry.section = if part { carry.section } else { !opens_list && !headline };
        carry.headed = carry.section && carry.target && !listed && !clause.amounts.is_empty();
        if carry.target && !part {
            self.time_of_aims(carry);
        }
    }

    /// The first cue that speaks of aims.
    fn aims(self) -> Option<&'a Hit> {
        let aims = |h: &&Hit| {
            matches!(self.of.kind(h), CueKind::Target | CueKind::Aim | CueKind::Plan)
                && !(self.is_plan(h) && self.is_done(h))
        };
        self.of.cues.iter().find(aims)
    }

    /// "Chưa đạt chỉ tiêu giao"
    fn is_plan(self, cue: &Hit) -> bool {
        let kind = self.of.kind(cue);
        kind == CueKind::Plan || kind == CueKind::Target && self.of.linker.names_plan(cue.span)
    }

    /// "Thu ngân sách vượt dự toán" is done.
    fn is_done(self, plan: &Hit) -> bool {
        let Leaving { clause, cues, .. } = self.of;
        let verb = |k: CueKind| {
            matches!(k, CueKind::Exceed | CueKind::Reach | CueKind::Neutral | CueKind::Rise | CueKind::Fall)
        };
        let before = |o: &Hit| o.span.end == plan.span.start && verb(self.of.kind(o));
        // "Hoàn thành nhiều chỉ tiêu nhiệm kỳ"
        let among = |o: &Hit| o.span.contains(plan.span) && self.of.kind(o) == CueKind::Neutral;
        // "Còn thấp hơn chỉ tiêu", "đạt 97% kế hoạch năm, trong đó:"
        let reached = || clause.amounts.iter().any(|a| a.kind == Kind::Percent && a.span.end == plan.span.start);
        cues.iter().any(|o| before(o) || among(o)) || reached()
    }

    /// What follows was reached, whatever was aimed at.
    fn tells_reached(self, aims: Option<&Hit>) -> bool {
        let Self { of: Leaving { linker, sentence, cues, .. }, opens_list, .. } = self;
        // "đã đưa ra 12 chỉ tiêu chủ yếu:" sets aims.
        let sets = |h: &Hit| cues.iter().any(|o| o.span.contains(h.span) && self.of.kind(o) == CueKind::Target);
        // "Tuyển sinh 9.872 người (chỉ tiêu 9.500 người), gồm:" tells how much was reached of it.
        let reached = |h: &Hit| {
            let before =
                |d: &Draft| d.status == Status::Actual && d.measure == Measure::Value && d.span.end <= h.span.start;
            self.is_plan(h) && self.of.own().any(before)
        };
        let actual =
            || cues.iter().any(|h| self.of.kind(h) == CueKind::Actual && !sets(h)) || aims.is_some_and(reached);
        // "đã thông qua 47 nghị quyết, trong đó có Nghị quyết về nhiệm vụ năm 2026 với các chỉ tiêu:" ends in them.
        // So does "đã thống nhất một số chỉ tiêu chủ yếu năm 2009:", with their year.
        let dated = |h: &Hit| {
            let with = |d: &DateFact| d.span.start == h.span.end && sentence.span.end.saturating_sub(d.span.end) <= 1;
            opens_list && !self.is_plan(h) && linker.dates_in(sentence).any(with)
        };
        let closes = |h: &Hit| self.of.kind(h) == CueKind::Target && (h.span.end == sentence.span.end || dated(h));
        actual() && !cues.iter().any(closes)
    }

    /// "Một số chỉ tiêu chủ yếu ước thực hiện năm 2018:", "Bán lẻ ước đạt 56.000 tỷ đồng, cụ thể:" head estimates.
    fn is_estimated(self, carry: &TimeCarry) -> bool {
        let Leaving { linker, sentence, clause, .. } = self.of;
        let over = |d: &DateFact| d.period.to().zip(linker.anchor).is_none_or(|(to, a)| to.year() <= a.year());
        // "… ước đạt 56.940 tỷ đồng. Cụ thể:"
        let goes_on = || {
            clause.amounts.is_empty()
                && linker.context.sentences[linker.previous].line == sentence.line
                && linker.carry.time.estimate
        };
        let estimated =
            || (goes_on() || self.of.says(CueKind::Estimate)) && self.of.own().all(|d| d.status == Status::Estimate);
        (carry.estimates && item(linker, sentence) || estimated())
            && !self.of.says(CueKind::Target)
            && linker.dates_in(sentence).all(over)
    }

    /// What speaks of aims and heads none: a line beside a picture, the name of a meeting.
    fn aims_at_nothing(self, first: Option<&Hit>) -> bool {
        let Self { of: Leaving { linker, sentence, .. }, opens_list, .. } = self;
        // "Đồng chí Lê Diễn đề nghị các đại biểu thảo luận": a line beside a picture aims at nothing.
        let mentions = &linker.people.mentions;
        let beside_picture = |h: &Hit| {
            let named = mentions.partition_point(|m| m.0.start < sentence.span.start);
            mentions.get(named).is_some_and(|m| m.0.end <= h.span.start)
        };
        // "Hội nghị triển khai nhiệm vụ năm 2015": nor does the name of the meeting.
        let meeting = || linker.starts(sentence.span.start, &linker.patterns.meetings);
        first.is_some_and(beside_picture) || sentence.heading && !opens_list && meeting()
    }

    /// "Nhiệm vụ 6 tháng cuối năm": what is aimed at is for that time, and nothing is reported on it.
    fn time_of_aims(self, carry: &mut TimeCarry) {
        let Leaving { linker, sentence, .. } = self.of;
        let told = linker.dates_in(sentence).map(|d| d.period);
        let mut told = told.filter(|p| !matches!(p, Period::Day(_) | Period::Recurring(..)));
        let Some(first) = told.next() else { return };
        // "Nhiệm kỳ 2025 - 2030, đại hội thống nhất 5 mục tiêu, đến năm 2030:": the end that is named is when they are to be met.
        let end = last_of_years(first);
        let period = told.find(|&p| Some(p) == end).or_else(|| self.closing()).unwrap_or(first);
        carry.plan = Some(period);
        carry.report = linker.carry.time.report;
    }

    /// "nhiệm vụ 6 tháng cuối năm với các chỉ tiêu đến hết năm 2026:": the time of the aims that a list is opened with.
    fn closing(self) -> Option<Period> {
        let Self { of: Leaving { linker, sentence, cues, .. }, opens_list, .. } = self;
        let date = linker.dates_in(sentence).last().filter(|_| opens_list)?;
        let close = sentence.span.end - date.span.end <= HEAD;
        let aims = |h: &Hit| {
            let named = h.span.end <= date.span.start && date.span.start - h.span.end <= HEAD;
            named && matches!(self.of.kind(h), CueKind::Target | CueKind::Aim | CueKind::Plan)
        };
        (close && cues.iter().any(aims)).then_some(date.period)
    }
}
