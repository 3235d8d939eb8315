//! What the dates of a sentence say of what it reports on and plans for.

use super::leave::Leaving;
use super::{TimeCarry, item};
use crate::calendar::{Edge, Period};
use crate::extract::DateFact;
use crate::link::indicator::Linker;
use crate::link::indicator::clause::{Clause, Item, Kind, What};
use crate::link::indicator::status::all_are;
use crate::link::indicator::time::{baseline_date, ends_quoted_name, hardly_begun, open_years};
use crate::pattern::indicator::CueKind;
use crate::pattern::{Hit, Layer};
use crate::record::{Baseline, Status};
use crate::segment::Sentence;
use crate::tag::date::DateUse;
use crate::text::Span;

/// What the dates of a sentence tell.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// What it reports on.
    pub(super) reported: Option<Period>,
    /// A time named in passing, where nothing is reported on yet.
    pub(super) named: Option<Period>,
    /// What it plans for.
    pub(super) planned: Option<Period>,
    /// A time that has hardly begun.
    pub(super) begins: Option<Period>,
    /// The first span of years, and the first that is over.
    pub(super) years: Option<Period>,
    pub(super) ended: Option<Period>,
    /// It begins with the span of years, or the year, that it reports on.
    pub(super) span_heads: bool,
    pub(super) year_heads: bool,
    /// What is reported on beside what it tells aside.
    pub(super) left_aside: Option<Period>,
    /// The month or quarter told last.
    month: Option<Period>,
}

impl Told {
    /// It tells no time.
    pub(super) fn is_undated(&self) -> bool {
        self.reported.is_none() && self.named.is_none()
    }

    /// "tháng 6 và 6 tháng đầu năm", "quý II và 6 tháng đầu năm": what is told without a time is the sum of the months.
    fn follow(&mut self, period: Period) {
        if self.month.is_some_and(|m| m != period && m.to() == period.to()) {
            self.reported = self.reported.filter(|_| self.reported != self.month);
            self.named = self.named.filter(|_| self.named != self.month);
        }
        self.month = Some(period).filter(|p| matches!(p, Period::Month(..) | Period::Quarter(..)));
    }
}

impl Leaving<'_> {
    /// Reads its dates in their order.
    pub(super) fn dates(self, carry: &mut TimeCarry) -> Told {
        let mut told = Told::default();
        for date in self.linker.dates_in(self.sentence) {
            told.follow(date.period);
            let dated = Dated { of: self, date, period: date.period, span: date.span };
            if dated.is_day_of_deed() {
                carry.day = Some(date.period);
            }
            if !dated.is_told_aside() {
                dated.read(carry, &mut told);
            }
        }
        told
    }

    /// "Sáng 22/7, Hội trao quà cho …": at a meeting nothing is handed over.
    fn tells_deed(self) -> bool {
        let Self { linker, sentence, .. } = self;
        let deed = |at: u32| linker.starts(at, &linker.patterns.deeds);
        linker.hands_over(sentence) || (sentence.span.start..sentence.span.end).any(deed)
    }

    /// "so với tháng trước": prices of a month, of which nothing of the catalogue is told.
    fn is_of_prices(self) -> bool {
        let last_month = |i: &Item| matches!(i.what, What::Cue(CueKind::Baseline, Some(Baseline::PreviousPeriod)));
        self.own().next().is_none() && self.clause.items.iter().any(last_month)
    }
}

/// A date of the sentence.
#[derive(Clone, Copy)]
struct Dated<'a> {
    of: Leaving<'a>,
    date: &'a DateFact,
    period: Period,
    span: Span,
}

impl Dated<'_> {
    /// What the sentences before report on.
    fn report(self) -> Option<Period> {
        self.of.linker.carry.time.report
    }

    /// What is reported on began in an earlier sentence.
    fn reported_before(self) -> bool {
        let linker = self.of.linker;
        linker.drafts.iter().any(|d| d.period == self.report() && d.sentence < linker.current)
    }

    /// A cue of one of some kinds ends right before the date, or so many words before it.
    fn follows(self, kind: CueKind, words: u32) -> bool {
        let near = |h: &Hit| h.span.end <= self.span.start && self.span.start - h.span.end <= words;
        self.of.cues.iter().any(|h| near(h) && self.of.kind(h) == kind)
    }

    /// The day of a stock carries on only where nothing else is reported on.
    fn is_day_of_deed(self) -> bool {
        let day = matches!(self.period, Period::Day(_)) && self.date.usage == DateUse::Text;
        day && !self.date.stock && self.of.tells_deed()
    }

    /// A date of which the sentence reports nothing: a day, a year in a name or in brackets.
    fn is_told_aside(self) -> bool {
        let day = matches!(self.period, Period::Recurring(..) | Period::Day(_) | Period::Interval(Edge::Day(_), _));
        day && (self.report().is_some() || !self.of.tells(self.period))
            || ends_quoted_name(self.of.linker, self.of.clause, self.span)
            || told_aside(self.of.clause, self.span)
            // "tại 2 xã giai đoạn 1 (2011-2015)": a span of years in brackets, of which nothing is told.
            || self.period.spans_years()
                && self.is_bracketed()
                && !self.names_years()
                && !self.of.tells(self.period)
    }

    fn is_bracketed(self) -> bool {
        let doc = self.of.linker.context.doc;
        self.span.start > self.of.sentence.span.start
            && doc.punct(self.span.start as usize - 1) == Some('(')
            && doc.punct(self.span.end as usize) == Some(')')
    }

    /// "Trong 5 năm (2016 - 2020), …", "5 năm qua (2016 - 2020), …": those years are named.
    fn names_years(self) -> bool {
        let linker = self.of.linker;
        let past = |h: &Hit| h.span.end + 1 == self.span.start && self.of.kind(h) == CueKind::PastTerm;
        self.is_bracketed()
            && self.span.start - self.of.sentence.span.start > 2
            && (linker.context.doc.tokens[self.span.start as usize - 2].id == linker.patterns.year
                || self.of.cues.iter().any(past))
    }

    /// "Tính riêng trong quý III/2025, GRDP tăng 12,88%": told aside of what is reported on, in this line alone.
    fn is_apart(self) -> bool {
        let wider = |r: Period| {
            !matches!(r, Period::Year(_))
                && !r.spans_years()
                && r.year() == self.period.year()
                && r.to() >= self.period.to()
        };
        self.report().is_some_and(wider) && self.follows(CueKind::Apart, 1)
    }

    /// Reads a date that is not told aside: it may be of a name, of a comparison or of a month alone.
    fn read(self, carry: &mut TimeCarry, told: &mut Told) {
        let period = self.period;
        if self.is_apart() {
            told.left_aside = self.report();
        }
        // "phiên họp thường kỳ tháng 6": the month of the meeting.
        if self.follows(CueKind::Named, 0) {
            carry.in_name = Some(period).filter(|p| p.spans_years()).or(carry.in_name);
            return;
        }
        let sum = self.sum();
        if self.is_compared() || self.is_day_of_stock(sum) {
            return;
        }
        let month = matches!(period, Period::Month(..));
        if month {
            carry.month = Some(period);
        }
        // "Chỉ số giá tiêu dùng tháng 12 tăng 1,36% so với tháng trước", in a report on the year: a month of which nothing of the
        // catalogue is told.
        let part = |r: Period| r != period && period.within(r);
        if month && self.report().is_some_and(part) && self.of.is_of_prices() {
            return;
        }
        if period.spans_years() {
            told.years = told.years.or(Some(period));
            told.ended = told.ended.or(Some(period).filter(|p| !open_years(self.of.linker, *p)));
        }
        self.place(sum, told);
    }

    /// Whether the sentence plans for it, reports on it or names it in passing.
    fn place(self, sum: Option<Period>, told: &mut Told) {
        let Self { of, period, .. } = self;
        let linker = of.linker;
        // A year long past that heads a sentence tells history.
        let recent = linker.anchor.zip(period.to()).is_none_or(|(a, to)| to.year() + 2 >= a.year());
        // "ông An cho biết, năm 2025, …": what is said begins anew.
        let said = self.follows(CueKind::Speech, 1);
        let opens = of.heads(self.span.start) || behind_source(linker, of.sentence, self.span);
        let heads = (said || opens) && recent;
        if self.has_hardly_begun() {
            told.begins = told.begins.or(Some(period));
        } else if self.is_planned(heads) {
            told.planned = told.planned.or(Some(period));
        } else if self.is_estimated_aside() {
            // "9 tháng, …. Ước năm 2019, thu nhập bình quân đạt 47 triệu đồng.": what follows is of the months again.
        } else if self.matters(heads, said, sum) {
            // "Trong nhiệm kỳ 2015-2020, …": what a sentence begins with is reported on, if it is as good as over.
            let closes = period.to().zip(linker.anchor).is_some_and(|(to, a)| to.year() <= a.year());
            let term = || self.names_years() || linker.ends_with(self.span.start, &linker.patterns.terms);
            told.span_heads |= told.reported.is_none() && period.spans_years() && opens && closes && term();
            told.year_heads |= told.reported.is_none() && heads;
            told.reported = told.reported.or(sum).or(Some(period));
        } else if recent && self.may_be_reported() {
            // "nhiệm kỳ 2021-2026 … 6 tháng đầu năm": the span of years belongs to who meets.
            let nearer = |named: &Period| period.spans_years() || !named.spans_years();
            told.named = told.named.filter(nearer).or(Some(period));
        }
    }

    /// "từ đầu năm đến hết tháng 11/2023": what is told is the sum.
    fn sum(self) -> Option<Period> {
        self.period.since_new_year().filter(|&sum| self.of.tells(sum) && !self.of.tells(self.period))
    }

    /// What something is compared with: "so với năm 2017".
    fn is_compared(self) -> bool {
        let Leaving { clause, cues, .. } = self.of;
        let behind = |h: &Hit| {
            let touches = h.span.start < self.span.end && h.span.end + 1 >= self.span.start;
            touches && matches!(self.of.kind(h), CueKind::Versus | CueKind::Baseline)
        };
        let item = || clause.items.iter().position(|i| i.span == self.span);
        cues.iter().any(behind) || item().is_some_and(|n| baseline_date(clause, n))
    }

    /// "đến cuối tháng 6" in a report on the half-year: the day of a stock of which nothing is told.
    fn is_day_of_stock(self, sum: Option<Period>) -> bool {
        let Leaving { linker, sentence, .. } = self.of;
        let ends = |r: Period| !matches!(r, Period::Year(_)) && r.to() == self.period.to();
        if !matches!(self.period, Period::Month(..)) || sum.is_some() || !self.report().is_some_and(ends) {
            return false;
        }
        let until = |at: u32| {
            let token = &linker.context.doc.tokens[at as usize];
            at >= sentence.span.start && linker.patterns.until.contains(&token.id)
        };
        // Nor one of which a stock alone is told, where something was told of all the months.
        (1..=2).filter_map(|back| self.span.start.checked_sub(back)).any(until)
            && (!self.of.tells(self.period) || self.reported_before())
    }

    /// "nhiệm vụ 6 tháng cuối năm", in July: a time that has hardly begun, and of which nothing is told.
    fn has_hardly_begun(self) -> bool {
        let linker = self.of.linker;
        linker.dated && linker.anchor.is_some_and(|a| hardly_begun(self.period, a)) && !self.of.tells(self.period)
    }

    /// It is not over.
    fn is_open(self) -> bool {
        let linker = self.of.linker;
        linker.anchor.zip(self.period.to()).is_some_and(|(a, to)| linker.dated && to > a)
    }

    /// A time to come, or one that is not over and of which aims are told.
    fn is_planned(self, heads: bool) -> bool {
        let Leaving { cues, .. } = self.of;
        // "huyện sẽ trình tỉnh trong tháng 3": not over, and told of what is to come.
        let aim = |h: &Hit| h.span.end <= self.span.start && self.of.kind(h) == CueKind::Target;
        let aimed = || !heads && cues.iter().any(aim);
        // "6 tháng cuối năm, tỉnh phấn đấu tạo việc làm cho 9.000 người": a time that is not over, of which aims alone are told.
        let aims_alone = || all_are(Status::Target, self.of.own());
        self.of.is_future(self.period) || self.is_open() && (aimed() || aims_alone())
    }

    /// A time that is not over, of which estimates alone are told, in a report on a part of it.
    fn is_estimated_aside(self) -> bool {
        let Self { of, period, .. } = self;
        // In March, the year has only begun.
        let early = || of.linker.anchor.is_some_and(|a| period == Period::Year(a.year()) && a.month() <= 6);
        let told_before = |r: Period| r != period && (r.is_months() && r.within(period) || early());
        let estimates_alone = || all_are(Status::Estimate, of.own().filter(|d| d.period == Some(period)));
        self.is_open() && self.report().is_some_and(told_before) && estimates_alone()
    }

    /// A year named in passing does not displace the period reported on: it must head the sentence or
    /// have been told of one of its numbers.
    fn matters(self, heads: bool, said: bool, sum: Option<Period>) -> bool {
        // "tình hình thu hút đầu tư 6 tháng đầu năm 2017" turns from an earlier year to what is reported on.
        let turns = || {
            let years = self.report().and_then(Period::year).zip(self.period.from());
            self.period.is_months() && years.is_some_and(|(report, from)| report < from.year())
        };
        (heads || sum.is_some() || turns() || self.of.tells(self.period))
            && (heads || !self.is_earlier() && (sum.is_some() || !self.is_finer()))
            && !self.is_coarser(said)
    }

    /// It ends before what is reported on begins.
    fn is_earlier(self) -> bool {
        self.report().and_then(Period::from).zip(self.period.to()).is_some_and(|(report, to)| to < report)
    }

    /// "9 tháng … Tỷ lệ thất nghiệp quý III 1,84%": nor does a part of the months reported on, of which one number is told.
    fn is_finer(self) -> bool {
        let period = self.period;
        let within = |r: Period| r.is_months() && r != period && period.within(r);
        matches!(period, Period::Quarter(..) | Period::Month(..))
            && self.report().is_some_and(within)
            && self.reported_before()
    }

    /// Nor does a year displace a part of the same year, unless the sentence begins with it.
    fn is_coarser(self, said: bool) -> bool {
        let Self { of, period, span, .. } = self;
        // What is said of the last year of a span (báo cáo nêu rõ: năm 2023 …) is of that year.
        let part = |r: Period| !matches!(r, Period::Year(_)) && r.year() == period.year() && !(r.spans_years() && said);
        // "Năm 2021 là năm đầu tiên thực hiện kế hoạch 5 năm": what a year is, in a report on its first half.
        let described = || of.linker.starts(span.end, &of.linker.patterns.is_year) && !of.tells(period);
        matches!(period, Period::Year(_))
            && self.report().is_some_and(part)
            && (span.start != of.sentence.span.start || described())
    }

    /// Nothing is reported on yet that a time named in passing must not displace.
    fn may_be_reported(self) -> bool {
        let linker = self.of.linker;
        let gives_way = |r: Period| linker.carry.time.of_feast || open_years(linker, r) || next_term(self.period, r);
        self.report().is_none_or(gives_way)
    }
}

/// "GRDP tăng từ 10% trở lên (kịch bản quý II 10,2%, 6 tháng cuối năm 11,1%)": a time of which brackets tell numbers, beside another.
fn told_aside(clause: &Clause, date: Span) -> bool {
    let at = clause.items.partition_point(|i| i.span.start < date.start);
    let marks = |i: &Item| matches!(i.what, What::Mark('(' | ')'));
    let Some(open) = clause.items[..at].iter().rposition(marks) else { return false };
    let opens = matches!(clause.items[open].what, What::Mark('('));
    let amount = |i: &Item| matches!(i.what, What::Amount(a) if clause.amounts[a].kind != Kind::Duration);
    let inside = clause.items[open + 1..].iter().take_while(|i| !marks(i));
    opens && clause.items[..open].iter().any(amount) && inside.filter(|i| amount(i)).count() > 1
}

/// "nhiệm kỳ 2015-2020" told after "nhiệm kỳ 2020-2025": what is reported on is the one that is over.
fn next_term(term: Period, report: Period) -> bool {
    let ends = term.year();
    term.spans_years()
        && report.spans_years()
        && report.from().is_some_and(|f| ends == Some(f.year()) || ends == Some(f.year() - 1))
}

/// "Theo báo cáo tại hội nghị, năm 2019, ngành đã …", "Theo đánh giá của HĐND, năm 2007 kinh tế phát triển": a comma parts the time from
/// who tells it.
fn behind_source(linker: &Linker<'_, '_, '_, '_>, sentence: &Sentence, date: Span) -> bool {
    let doc = linker.context.doc;
    let parted = date.start > sentence.span.start && doc.punct(date.start as usize - 1) == Some(',');
    // "Đồng chí Bí thư Tỉnh ủy: Năm 2014 là …": who answers stands before it.
    const LABEL: u32 = 8;
    let before = date.start - sentence.span.start;
    let label = before > 0 && before <= LABEL && doc.punct(date.start as usize - 1) == Some(':');
    if label && doc.tokens[sentence.span.start as usize].line_start() && !item(linker, sentence) {
        return true;
    }
    let hits = linker.context.scan.hits.within(Layer::Clause, sentence.span);
    parted
        && hits
            .iter()
            .take_while(|h| h.span.start <= sentence.span.start + 1)
            .any(|h| linker.patterns.cues[h.payload as usize].kind == CueKind::Speech)
}
