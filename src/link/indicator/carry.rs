//! What sentences leave of time to the next.

use super::clause::{Clause, Item, Kind, What};
use super::status::all_are;
use super::time::{HEAD, baseline_date, ends_quoted_name, open_years, past_term, year_to_date};
use super::{Draft, Linker};
use crate::calendar::{Date, Edge, Period};
use crate::extract::{Context, DateFact};
use crate::layout::Zone;
use crate::pattern::indicator::CueKind;
use crate::pattern::{Hit, Layer};
use crate::record::{Baseline, Measure, Status};
use crate::scan::roman;
use crate::segment::Sentence;
use crate::tag::date::DateUse;
use crate::text::{Span, TokenKind};

/// What earlier sentences say of the time of the next.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct TimeCarry {
    /// The period reported on.
    pub(super) report: Option<Period>,
    /// What the headline reports on.
    headline: Option<Period>,
    /// It is only that of the feast that the article names first: any time told of takes its place.
    of_feast: bool,
    /// The line that told of it.
    report_line: usize,
    /// What is reported on where the line that told another period aside ends.
    left_aside: Option<Period>,
    /// The period that tasks and targets are for.
    pub(super) plan: Option<Period>,
    /// The last month told of.
    pub(super) month: Option<Period>,
    /// The last span of years told of, and the last that is over.
    pub(super) years: Option<Period>,
    pub(super) ended: Option<Period>,
    /// The last span of years in a name (Chương trình … giai đoạn 2021-2023).
    pub(super) in_name: Option<Period>,
    /// The year of writing, which the sentence before told of as now.
    pub(super) now: Option<Period>,
    /// The last day told of on which something happened.
    pub(super) day: Option<Period>,
    /// A heading or list says that what follows is aimed at.
    pub(super) target: bool,
    /// That heading stands over a section, not over a list.
    section: bool,
    /// It tells an aim itself, as the headings in news do.
    headed: bool,
    /// A line that opens a list says that what follows is estimated.
    pub(super) estimates: bool,
    /// The sentence before was estimated.
    pub(super) estimate: bool,
    /// It told parts of a total.
    pub(super) listing: bool,
    /// The sentence before announced aims and told none.
    pub(super) announced: bool,
    /// The sentence before told aims alone, for a time to come.
    pub(super) aimed: bool,
    /// The last sentence that began with its topic (về kinh tế, nhóm kinh tế) told aims alone.
    pub(super) topics_aimed: bool,
    /// What was reported on before a section whose heading tells a day of its own.
    outside: Option<Period>,
    /// That day heads a list alone, and whether an item of it was read.
    day_list: Option<bool>,
    /// What a sentence without numbers compared all of them with that follow.
    pub(super) compared: Option<Baseline>,
    line: usize,
}

/// From this month on a year is looked back on.
const LAST_MONTHS: i8 = 11;

/// What holds where an article begins: gifts for Tết Giáp Ngọ are of that year, and so are those for Tết that an article of the
/// first months of a year tells of, where `posted` is its day of writing.
pub(super) fn begin(context: &Context<'_, '_, '_>, posted: Option<Date>) -> TimeCarry {
    const LAST_MONTH: i8 = 2;
    let named = crate::link::anchor::lunar_year_of_lead(context);
    let feast = || {
        let tokens = &context.doc.tokens[crate::link::anchor::lead(context).range()];
        context.patterns.indicators.new_year.stand_within(tokens)
    };
    let season = posted.filter(|day| day.month() <= LAST_MONTH).map(Date::year);
    let year = named.or_else(|| season.filter(|_| feast()));
    TimeCarry { report: year.map(Period::Year), of_feast: year.is_some(), ..TimeCarry::default() }
}

impl TimeCarry {
    /// What is reported on was told of in the line that is read.
    pub(super) fn told_here(&self) -> bool {
        self.report_line == self.line
    }
}

/// What holds at the start of a sentence.
pub(super) fn enter(linker: &Linker<'_, '_, '_, '_>, sentence: &Sentence, clause: &Clause) -> TimeCarry {
    let mut carry = linker.carry.time;
    if sentence.line != carry.line {
        // A list that a line with a colon opens goes on through its bullets; a section, up to the next heading.
        // "Một số chỉ tiêu năm 2015:", "Về kinh tế", "- Tốc độ tăng trưởng 9,5%": so it does through what heads its parts.
        let about = heads_part(linker, sentence);
        carry.target &= item(linker, sentence) || carry.section || sentence.heading && about;
        carry.estimates &= item(linker, sentence);
        carry.report = carry.left_aside.take().or(carry.report);
        carry.compared = carry.compared.filter(|_| item(linker, sentence));
        // "Tính đến ngày 15/9/2015:" holds for the items behind it, and no further.
        let listed = item(linker, sentence);
        if carry.day_list == Some(true) && !listed {
            (carry.report, carry.day_list) = (carry.outside.take().or(carry.report), None);
        }
        carry.day_list = carry.day_list.map(|read| read || listed);
        let section = sentence.heading && !counts_something(clause);
        if section {
            (carry.report, carry.day_list) = (carry.outside.take().or(carry.report), None);
        }
        // "2. Giáo dục nghề nghiệp": each section of a report is of the time that its headline names.
        let part = |whole: &Period| carry.report.is_some_and(|r| r.within(*whole) && !whole.spans_years());
        if section && item(linker, sentence) {
            carry.report = carry.headline.filter(part).or(carry.report);
        }
    }
    // "… 33-34% GDP;" at the end of a line: the list goes on in the next.
    let before = (sentence.span.start as usize).checked_sub(1);
    let runs_on = before.is_some_and(|at| linker.context.doc.punct(at) == Some(';'));
    carry.aimed &= sentence.line == carry.line || runs_on;
    carry.listing &= sentence.line == carry.line;
    carry.now = carry.now.filter(|_| sentence.line == carry.line);
    carry.line = sentence.line;
    carry
}

/// "a) Số người tham gia BHXH toàn tỉnh là 86.540 người, trong đó:": a line that counts something heads no section.
fn counts_something(clause: &Clause) -> bool {
    clause.amounts.iter().any(|a| matches!(a.kind, Kind::Count(_) | Kind::Money(_) | Kind::Percent))
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

/// "Về kinh tế", "Trong đó:": words that head a part of a list.
fn heads_part(linker: &Linker<'_, '_, '_, '_>, sentence: &Sentence) -> bool {
    let start = sentence.span.start;
    linker.context.doc.tokens[start as usize].id == linker.patterns.about
        || linker.starts(start, &linker.patterns.specific)
}

/// A bullet or a number in a list begins the sentence: "- …", "2. …", "(2) …", "b) …".
fn item(linker: &Linker<'_, '_, '_, '_>, sentence: &Sentence) -> bool {
    let doc = linker.context.doc;
    let start = sentence.span.start as usize;
    let bracket = doc.punct(start) == Some('(');
    let mark = usize::from(bracket) + start;
    let short = doc.get(mark).is_some_and(|t| {
        let word = doc.slice(Span::new(mark, mark + 1));
        let roman = word.len() <= 4 && roman(word).is_some();
        t.kind == TokenKind::Digits || t.kind == TokenKind::Word && (word.len() == 1 || roman)
    });
    let closes = |c: char| if bracket { c == ')' } else { matches!(c, '.' | ')' | '/') };
    sentence.bullet.is_some() || short && doc.punct(mark + 1).is_some_and(closes)
}

/// What a sentence leaves to the next.
pub(super) fn leave(linker: &Linker<'_, '_, '_, '_>, sentence: &Sentence, clause: &Clause) -> TimeCarry {
    let mut carry = linker.carry.time;
    let inside = linker.dates_in(sentence);
    let cues = linker.context.scan.hits.within(Layer::Clause, sentence.span);
    let kind = |h: &Hit| linker.patterns.cues[h.payload as usize].kind;
    let own = || linker.drafts.iter().rev().take_while(|d| d.span.start >= sentence.span.start);
    let future = |p: Period| linker.anchor.is_some_and(|a| p.from().is_some_and(|f| f > a));
    let levels = own().filter(|d| d.measure == Measure::Value && d.status != Status::Target);
    let told: Vec<Period> = levels.filter_map(|d| d.period).collect();
    // "Sáng 22/7, Hội trao quà cho …": at a meeting nothing is handed over.
    let tells_deed = || {
        let deed = |at: u32| linker.starts(at, &linker.patterns.deeds);
        linker.hands_over(sentence) || (sentence.span.start..sentence.span.end).any(deed)
    };
    let mut reported = None;
    let mut begins = None;
    let mut span_heads = false;
    let mut year_heads = false;
    let mut named = None;
    let mut planned = None;
    let mut spans: Vec<Period> = Vec::new();
    let mut month: Option<Period> = None;
    let mut left_aside = None;
    let last_month = |i: &Item| matches!(i.what, What::Cue(CueKind::Baseline, Some(Baseline::PreviousPeriod)));
    let monthly = own().next().is_none() && clause.items.iter().any(last_month);
    for date in inside.clone() {
        // "tháng 6 và 6 tháng đầu năm", "quý II và 6 tháng đầu năm": what is told without a time is the sum of the months.
        if month.is_some_and(|m| m != date.period && m.to() == date.period.to()) {
            reported = reported.filter(|_| reported != month);
            named = named.filter(|_| named != month);
        }
        month = Some(date.period).filter(|p| matches!(p, Period::Month(..) | Period::Quarter(..)));
        // The day of a stock carries on only where nothing else is reported on.
        if matches!(date.period, Period::Day(_)) && date.usage == DateUse::Text && !date.stock && tells_deed() {
            carry.day = Some(date.period);
        }
        let day = matches!(date.period, Period::Recurring(..) | Period::Day(_) | Period::Interval(Edge::Day(_), _));
        if day && (carry.report.is_some() || !told.contains(&date.period)) {
            continue;
        }
        if ends_quoted_name(linker, clause, date.span) || told_aside(clause, date.span) {
            continue;
        }
        // "tại 2 xã giai đoạn 1 (2011-2015)": a span of years in brackets, of which nothing is told.
        let doc = linker.context.doc;
        let bracket = date.span.start > sentence.span.start
            && doc.punct(date.span.start as usize - 1) == Some('(')
            && doc.punct(date.span.end as usize) == Some(')');
        // "Trong 5 năm (2016 - 2020), …", "5 năm qua (2016 - 2020), …": but those years are named.
        let past = |h: &Hit| kind(h) == CueKind::PastTerm && h.span.end + 1 == date.span.start;
        let named_years = bracket
            && date.span.start - sentence.span.start > 2
            && (doc.tokens[date.span.start as usize - 2].id == linker.patterns.year || cues.iter().any(past));
        if bracket && date.period.spans_years() && !named_years && !told.contains(&date.period) {
            continue;
        }
        // "Tính riêng trong quý III/2025, GRDP tăng 12,88%": told aside of what is reported on, in this line alone.
        let apart =
            |h: &Hit| h.span.end <= date.span.start && date.span.start - h.span.end <= 1 && kind(h) == CueKind::Apart;
        let wider = |r: Period| {
            !matches!(r, Period::Year(_))
                && !r.spans_years()
                && r.year() == date.period.year()
                && r.to() >= date.period.to()
        };
        if cues.iter().any(apart) && carry.report.is_some_and(wider) {
            left_aside = carry.report;
        }
        // "phiên họp thường kỳ tháng 6": the month of the meeting.
        if cues.iter().any(|h| h.span.end == date.span.start && kind(h) == CueKind::Named) {
            carry.in_name = Some(date.period).filter(|p| p.spans_years()).or(carry.in_name);
            continue;
        }
        let compared = clause.items.iter().position(|i| i.span == date.span).is_some_and(|n| baseline_date(clause, n));
        let behind = |h: &Hit| {
            let touches = h.span.start < date.span.end && h.span.end + 1 >= date.span.start;
            touches && matches!(kind(h), CueKind::Versus | CueKind::Baseline)
        };
        if compared || cues.iter().any(behind) {
            continue;
        }
        // A year named in passing does not displace the period reported on: it must head the sentence or
        // have been told of one of its numbers.
        // A year long past that heads a sentence tells history.
        let recent = linker.anchor.zip(date.period.to()).is_none_or(|(a, to)| to.year() + 2 >= a.year());
        // "ông An cho biết, năm 2025, …": what is said begins anew.
        let said = cues.iter().any(|h| {
            let behind = date.span.start.saturating_sub(h.span.end);
            h.span.end <= date.span.start && behind <= 1 && kind(h) == CueKind::Speech
        });
        let opens = date.span.start - sentence.span.start <= HEAD || behind_source(linker, sentence, date.span);
        let heads = (said || opens) && recent;
        // Nor does a year displace a part of the same year, unless the sentence begins with it.
        // What is said of the last year of a span (báo cáo nêu rõ: năm 2023 …) is of that year.
        let span = |r: Period| r.spans_years() && said;
        let part = |r: Period| !matches!(r, Period::Year(_)) && r.year() == date.period.year() && !span(r);
        let part = carry.report.is_some_and(part);
        // "Năm 2021 là năm đầu tiên thực hiện kế hoạch 5 năm": what a year is, in a report on its first half.
        let described = linker.starts(date.span.end, &linker.patterns.is_year) && !told.contains(&date.period);
        let coarser =
            matches!(date.period, Period::Year(_)) && part && (described || date.span.start != sentence.span.start);
        let earlier = !heads && carry.report.and_then(Period::from).zip(date.period.to()).is_some_and(|(r, d)| d < r);
        // "tình hình thu hút đầu tư 6 tháng đầu năm 2017" turns from an earlier year to what is reported on.
        let turns = date.period.is_months()
            && carry.report.and_then(Period::year).zip(date.period.from()).is_some_and(|(r, d)| r < d.year());
        // "từ đầu năm đến hết tháng 11/2023": what is told is the sum.
        let sum = date.period.since_new_year().filter(|sum| told.contains(sum) && !told.contains(&date.period));
        // "đến cuối tháng 6" in a report on the half-year: the day of a stock of which nothing is told.
        let until = (1..=2).filter_map(|back| date.span.start.checked_sub(back)).any(|at| {
            let token = &linker.context.doc.tokens[at as usize];
            at >= sentence.span.start && linker.patterns.until.contains(&token.id)
        });
        // Nor one of which a stock alone is told, where something was told of all the months.
        let counted = || linker.drafts.iter().any(|d| d.period == carry.report && d.sentence < linker.current);
        let end = matches!(date.period, Period::Month(..))
            && until
            && sum.is_none()
            && (!told.contains(&date.period) || counted())
            && carry.report.is_some_and(|r| !matches!(r, Period::Year(_)) && r.to() == date.period.to());
        if end {
            continue;
        }
        // "9 tháng … Tỷ lệ thất nghiệp quý III 1,84%": nor does a part of the months reported on, of which one number is told.
        let within = |r: Period| {
            let quarter = matches!(date.period, Period::Quarter(..) | Period::Month(..));
            quarter && r.is_months() && r != date.period && date.period.within(r)
        };
        let finer = !heads && sum.is_none() && carry.report.is_some_and(within) && counted();
        // "Chỉ số giá tiêu dùng tháng 12 tăng 1,36% so với tháng trước", in a report on the year: a month of which nothing of the
        // catalogue is told.
        let monthly = monthly && matches!(date.period, Period::Month(..));
        if monthly && carry.report.is_some_and(|r| r != date.period && date.period.within(r)) {
            carry.month = Some(date.period);
            continue;
        }
        let matters =
            (heads || turns || sum.is_some() || told.contains(&date.period)) && !coarser && !finer && !earlier;
        if matches!(date.period, Period::Month(..)) {
            carry.month = Some(date.period);
        }
        if date.period.spans_years() {
            spans.push(date.period);
        }
        // "huyện sẽ trình tỉnh trong tháng 3": not over, and told of what is to come.
        let open = linker.anchor.zip(date.period.to()).is_some_and(|(a, to)| linker.dated && to > a);
        let aimed = open && cues.iter().any(|h| h.span.end <= date.span.start && kind(h) == CueKind::Target);
        // "6 tháng cuối năm, tỉnh phấn đấu tạo việc làm cho 9.000 người": a time that is not over, of which aims alone are told.
        let aims_alone = || all_are(Status::Target, own());
        // In March, the year has only begun.
        let early = linker.anchor.is_some_and(|a| date.period == Period::Year(a.year()) && a.month() <= 6);
        let told_before =
            || carry.report.is_some_and(|r| r != date.period && (r.is_months() && r.within(date.period) || early));
        let estimates_alone = || all_are(Status::Estimate, own().filter(|d| d.period == Some(date.period)));
        // "nhiệm vụ 6 tháng cuối năm", in July: a time that has hardly begun, and of which nothing is told.
        let to_begin = linker.dated
            && !told.contains(&date.period)
            && linker.anchor.is_some_and(|a| super::time::hardly_begun(date.period, a));
        if to_begin {
            begins = begins.or(Some(date.period));
        } else if future(date.period) || aimed && !heads || open && aims_alone() {
            planned = planned.or(Some(date.period));
        } else if open && estimates_alone() && told_before() {
            // "9 tháng, …. Ước năm 2019, thu nhập bình quân đạt 47 triệu đồng.": what follows is of the months again.
        } else if matters {
            // "Trong nhiệm kỳ 2015-2020, …": what a sentence begins with is reported on, if it is as good as over.
            let closes = date.period.to().zip(linker.anchor).is_some_and(|(to, a)| to.year() <= a.year());
            let term = opens && (named_years || linker.ends_with(date.span.start, &linker.patterns.terms));
            span_heads |= reported.is_none() && term && closes && date.period.spans_years();
            year_heads |= reported.is_none() && heads;
            reported = reported.or(sum).or(Some(date.period));
        } else if carry.report.is_none_or(|r| carry.of_feast || open_years(linker, r) || next_term(date.period, r))
            && recent
        {
            // "nhiệm kỳ 2021-2026 … 6 tháng đầu năm": the span of years belongs to who meets.
            named = named.filter(|n: &Period| date.period.spans_years() || !n.spans_years()).or(Some(date.period));
        }
    }
    let planned = planned.or(begins.filter(|_| reported.is_none() && named.is_none()));
    // "Từ đầu năm đến nay, các chỉ tiêu đều tăng. Cụ thể, …"
    let opens = |h: &Hit| kind(h) == CueKind::YearToDate && h.span.start - sentence.span.start <= HEAD;
    if reported.is_none() && named.is_none() && told.is_empty() && cues.iter().any(opens) {
        reported = year_to_date(linker);
    }
    // "Nhiệm kỳ qua, …": what is told without a year.
    if reported.is_none()
        && let Some(words) = cues.iter().find(|h| kind(h) == CueKind::PastTerm)
    {
        reported = past_term(linker, words.span);
        // "Bà Lê Thị Hà cho hay: 5 năm qua, …"
        let said =
            |h: &Hit| kind(h) == CueKind::Speech && h.span.end < words.span.start && words.span.start - h.span.end <= 2;
        span_heads |= words.span.start - sentence.span.start <= HEAD || cues.iter().any(said);
    }
    let now = clause.items.iter().any(|i| matches!(i.what, What::Cue(CueKind::Now, _)));
    let writing = linker.anchor.filter(|_| linker.dated).map(|a| Period::Year(a.year()));
    let undated = reported.is_none() && named.is_none();
    // "Đến nay, 10/10 huyện đạt chuẩn về y tế. Thu nhập bình quân đạt 45 triệu đồng."
    let heads_now = clause
        .items
        .first()
        .is_some_and(|i| matches!(i.what, What::Cue(CueKind::Now, _)) && i.span.start - sentence.span.start <= HEAD);
    if now && (heads_now && undated || !told.is_empty()) && told.iter().all(|&p| Some(p) == writing) {
        carry.now = writing;
    } else if !undated {
        carry.now = None;
    }
    // "các chỉ tiêu đến năm 2025: … 3. Doanh nghiệp thành lập mới thời kỳ 2021-2025: 350.": one aim's own years.
    let plan = carry.plan;
    let listed = carry.target && item(linker, sentence);
    let within_list = |years: Period| {
        let ends = |p: Period| p == years || p.spans_years() && last_of_years(p) == last_of_years(years);
        listed && (plan.is_some() && plan == last_of_years(years) || plan.is_some_and(ends))
    };
    // Of several spans of years the first is what the sentence is about.
    let ahead = carry.years.filter(|&p| open_years(linker, p));
    carry.years = match spans.first() {
        // "(2006-2010) đạt 12%" among the aims of 2011-2015 turns to no other time.
        Some(&span) if ahead.is_none() || open_years(linker, span) && !within_list(span) => Some(span),
        _ => carry.years,
    };
    carry.ended = spans.into_iter().find(|&p| !open_years(linker, p)).or(carry.ended);
    let mut reported = reported.or(named);
    // "tháng 12 ước đạt 588,2 tỷ đồng; cả năm ước đạt 6.104,5 tỷ đồng": so is what is told of all the year that the month ends.
    let part = |r: Period| r.is_months() || matches!(r, Period::Month(..));
    let ends =
        |year: &&Period| matches!(year, Period::Year(_)) && reported.is_some_and(|r| part(r) && r.to() == year.to());
    if let Some(&year) = told.iter().find(ends) {
        reported = Some(year);
    }
    // "cuối năm 2016 có 21.374 hộ nghèo, đến cuối năm 2020 còn 8.563 hộ": what follows is of the later year, or of the years between.
    let earlier = |years: &(i16, i16)| matches!(reported, Some(Period::Year(y)) if (years.0..years.1).contains(&y));
    if let Some((first, last)) = then_and_now(&own()).filter(earlier) {
        reported = Some(Period::Year(last));
        carry.ended = carry.ended.or(Some(Period::Interval(Edge::Year(first), Edge::Year(last))));
    }
    // "5. Thu, chi ngân sách (đến 20/9/2011)", "Tính đến ngày 30/9/2020:"
    let alone = of_day_alone(linker, sentence);
    if (sentence.heading && item(linker, sentence) || alone) && own().next().is_none() {
        let mut days = linker.dates_in(sentence).filter(|d| d.stock).map(|d| d.period);
        if let Some(day) = days.find(|p| matches!(p, Period::Day(_))) {
            carry.outside = carry.outside.or(carry.report);
            carry.report = Some(day);
            carry.day_list = alone.then_some(false);
        }
    }
    // "giai đoạn 2016-2020" told aside does not displace the half-year reported on.
    let displaces = |p: &Period| carry.report.is_none_or(Period::spans_years) || !p.spans_years() || span_heads;
    // "Nhiệm kỳ qua, … Tỷ lệ hộ nghèo giảm từ 58,7% năm 2021 xuống còn 24,9% cuối năm 2024": nor do years inside the span that
    // a sentence does not begin with.
    let in_span = |p: &Period| {
        let span = carry.report.filter(|r| r.spans_years() && !open_years(linker, *r));
        let within = span.is_some_and(|r| p.within(r));
        matches!(p, Period::Year(_)) && within && !year_heads
    };
    // "… Năm 2019 tỷ lệ lao động qua đào tạo tăng lên 57,8%.": a part of the time reported on, in the midst of a paragraph, is told
    // aside of it.
    let midst = sentence.line == carry.line && linker.context.sentences[linker.previous].line == sentence.line;
    let part_of = |p: &Period| {
        let whole = carry.report.filter(|r| r != p && !open_years(linker, *r));
        whole.is_some_and(|r| p.within(r))
    };
    if midst && reported.as_ref().is_some_and(part_of) {
        left_aside = left_aside.or(carry.report);
    }
    if let Some(period) = reported.filter(|p| displaces(p) && !in_span(p)) {
        carry.report_line = sentence.line;
        (carry.report, carry.of_feast) = (Some(period), false);
        if sentence.zone == Zone::Title {
            carry.headline = Some(period);
        }
        carry.left_aside = left_aside;
    }
    if let Some(period) = planned.filter(|&years| !within_list(years)) {
        carry.plan = Some(period);
    }
    // "Năm 2023 là năm bản lề của nhiệm kỳ. HĐND tỉnh thông qua 18 chỉ tiêu, trong đó GRDP tăng 8%": the aims that follow are that year's.
    let first = linker.dates_in(sentence).next().filter(|d| d.span.start - sentence.span.start <= HEAD);
    let described = first.filter(|d| linker.starts(d.span.end, &linker.patterns.is_year));
    // In the last months of a year aims are the next one's.
    let runs = |y: i16, a: Date| y > a.year() || y == a.year() && a.month() < LAST_MONTHS;
    let to_come = |p: &Period| matches!(p, Period::Year(y) if linker.anchor.is_some_and(|a| runs(*y, a)));
    if let Some(year) = described.map(|d| d.period).filter(|p| to_come(p) && own().next().is_none()) {
        carry.plan = Some(year);
    }
    carry.report = carry.report.or(told.last().copied()).or_else(|| year_before_plan(linker, sentence, planned));
    // "ước đạt và vượt kế hoạch đề ra.": what was set out is told of what is reached.
    let passed = |i: &Item| {
        let verb = |v: &Item| v.span.end == i.span.start && matches!(v.what, What::Cue(CueKind::Exceed, _));
        clause.items.iter().any(verb)
    };
    let announces = matches!(
        clause.items.iter().rev().find_map(|i| match i.what {
            What::Cue(CueKind::Target, _) if passed(i) => None,
            What::Cue(kind @ (CueKind::Target | CueKind::Actual), _) => Some(kind),
            _ => None,
        }),
        Some(CueKind::Target)
    );
    let none = linker.drafts.last().is_none_or(|d| d.span.start < sentence.span.start);
    // "Đó là mục tiêu được nêu tại hội nghị.": the aim was told before.
    let none = none && !linker.starts(sentence.span.start, &linker.patterns.refers_back);
    // "Nghị quyết xác định hệ thống chỉ tiêu chủ yếu.": a sentence without numbers may announce them.
    let names = |h: &Hit| h.span.range().skip(1).any(|at| linker.names_plan(Span::new(at, at + 1)));
    let sets = |h: &Hit| kind(h) == CueKind::Target && names(h);
    let sets_aims = none && cues.iter().any(sets) && !cues.iter().any(|h| kind(h) == CueKind::Exceed);
    carry.announced = none && announces || sets_aims;
    let mut entries = own().peekable();
    // Where the day of writing is not known, no time can be told from one to come.
    // In its first months a year is told of as one to come.
    let begun = |p: Period| {
        matches!(p, Period::Year(_)) && linker.anchor.is_some_and(|a| a.month() <= 3 && p.year() == Some(a.year()))
    };
    let ahead = |p: Period| future(p) || begun(p);
    if entries.peek().is_some() {
        carry.aimed = entries.all(|d| {
            d.status == Status::Target && d.period.is_some_and(|p| ahead(p) || open_years(linker, p) || !linker.dated)
        });
    } else if cues.iter().any(|h| kind(h) == CueKind::Target) {
        // "phấn đấu đến năm 2025, năng suất lao động tăng 6,5%/năm": aims of which none is of the catalogue.
        let mut dates = inside;
        let counted = !clause.amounts.is_empty() && dates.clone().any(|d| ahead(d.period));
        // "Mục tiêu đến năm 2030, tỉnh đạt trình độ khá. Thu nhập bình quân đạt 140 triệu đồng."
        let heads = |h: &Hit| kind(h) == CueKind::Target && h.span.start - sentence.span.start <= HEAD;
        let to_come = clause.amounts.is_empty()
            && cues.iter().any(heads)
            && dates.any(|d| future(d.period) || d.stock && !linker.dated);
        carry.aimed |= counted || to_come || sets_aims;
    }
    let told = own().next().is_some();
    if sentence.heading || told && linker.starts(sentence.span.start, &linker.patterns.topics) {
        carry.topics_aimed = told && all_are(Status::Target, own());
    }
    let estimated = own().last().is_some_and(|d| d.status == Status::Estimate);
    let parts = clause.items.first().is_some_and(|i| matches!(i.what, What::Cue(CueKind::Parts, _)));
    carry.listing = estimated && (parts || carry.listing);
    // "tháng 2 ước đạt 78 triệu USD, lũy kế 2 tháng đạt 171 triệu USD. Trong đó, …": the parts are of what was told last.
    // "quý I dự kiến tăng 7,5% (cùng kỳ tăng 6,3%)": what was long ago is told aside.
    let level = |d: &&Draft| d.measure == Measure::Value && d.status != Status::Target && !linker.bracketed(d);
    let until = own().filter(level).filter_map(|d| d.period).filter_map(Period::to).max();
    let total = own().filter(level).find(|d| d.period.and_then(Period::to) == until);
    let total = total.map(|d| d.status == Status::Estimate);
    let said = || clause.items.iter().any(|i| matches!(i.what, What::Cue(CueKind::Estimate, _)));
    carry.estimate = carry.listing || total.unwrap_or_else(said);
    // "Hà Nội hướng tới tăng trưởng trên 11%" heads what was reached too.
    if carry.headed && !sentence.heading && own().any(|d| d.status == Status::Actual) {
        (carry.target, carry.section, carry.headed) = (false, false, false);
    }
    section_of_aims(linker, sentence, clause, &mut carry);
    if clause.amounts.is_empty() {
        carry.compared = compares_all(linker, sentence).or(carry.compared);
    }
    carry
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

/// The last year of a span of years.
fn last_of_years(span: Period) -> Option<Period> {
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

/// A heading says whether what it stands over is aimed at, and for what time.
fn section_of_aims(linker: &Linker<'_, '_, '_, '_>, sentence: &Sentence, clause: &Clause, carry: &mut TimeCarry) {
    // "Các chỉ tiêu chủ yếu nhiệm kỳ 2020-2025" as the headline opens a list, no more.
    let headline = sentence.zone == Zone::Title;
    // "CÁC CHỈ TIÊU CHỦ YẾU NHIỆM KỲ 2020-2025 I. Về kinh tế 1. …": a heading that runs on into its list.
    let doc = linker.context.doc;
    let end = sentence.span.end as usize;
    let runs_on = doc.punct(end - 1) == Some('.')
        && end >= 2
        && doc.get(end - 2).is_some_and(|t| t.kind == TokenKind::Digits && t.end - t.start <= 2)
        && linker.dates_in(sentence).all(|d| d.span.end < sentence.span.end - 1)
        && linker.drafts.last().is_none_or(|d| d.span.start < sentence.span.start);
    let opens_list = doc.punct(end - 1) == Some(':');
    if !((sentence.heading || runs_on || opens_list) && sentence.zone == Zone::Body || headline) {
        return;
    }
    let hits = linker.context.scan.hits.within(Layer::Clause, sentence.span);
    let kind = |h: &Hit| linker.patterns.cues[h.payload as usize].kind;
    // "Thu ngân sách vượt dự toán" is done.
    let done = |h: &Hit| {
        let before = |o: &Hit| o.span.end == h.span.start;
        // "Hoàn thành nhiều chỉ tiêu nhiệm kỳ"
        let among = |o: &Hit| kind(o) == CueKind::Neutral && o.span.contains(h.span);
        // "Còn thấp hơn chỉ tiêu", "đạt 97% kế hoạch năm, trong đó:"
        let reached = clause.amounts.iter().any(|a| a.kind == Kind::Percent && a.span.end == h.span.start);
        let verb = |k: CueKind| {
            matches!(k, CueKind::Exceed | CueKind::Reach | CueKind::Neutral | CueKind::Rise | CueKind::Fall)
        };
        reached || hits.iter().any(|o| verb(kind(o)) && before(o) || among(o))
    };
    // "Chưa đạt chỉ tiêu giao"
    let planned = |h: &Hit| kind(h) == CueKind::Plan || kind(h) == CueKind::Target && linker.names_plan(h.span);
    let aims = hits
        .iter()
        .find(|h| matches!(kind(h), CueKind::Target | CueKind::Aim | CueKind::Plan) && !(planned(h) && done(h)));
    // "đã đưa ra 12 chỉ tiêu chủ yếu:" sets aims.
    let sets = |h: &Hit| hits.iter().any(|o| kind(o) == CueKind::Target && o.span.contains(h.span));
    // "đã thông qua 47 nghị quyết, trong đó có Nghị quyết về nhiệm vụ năm 2026 với các chỉ tiêu:" ends in them.
    // So does "đã thống nhất một số chỉ tiêu chủ yếu năm 2009:", with their year.
    let dated = |h: &Hit| {
        let with = |d: &DateFact| d.span.start == h.span.end && sentence.span.end.saturating_sub(d.span.end) <= 1;
        opens_list && !planned(h) && linker.dates_in(sentence).any(with)
    };
    let target = |h: &&Hit| kind(h) == CueKind::Target;
    let closes = hits.iter().filter(target).any(|h| h.span.end == sentence.span.end || dated(h));
    let entries = || linker.drafts.iter().rev().take_while(|d| d.span.start >= sentence.span.start);
    // "Tuyển sinh 9.872 người (chỉ tiêu 9.500 người), gồm:" tells how much was reached of it.
    let reached = |h: &&Hit| {
        let before =
            |d: &Draft| d.status == Status::Actual && d.measure == Measure::Value && d.span.end <= h.span.start;
        planned(h) && entries().any(before)
    };
    let actual = hits.iter().any(|h| kind(h) == CueKind::Actual && !sets(h)) || aims.as_ref().is_some_and(reached);
    let tells = !closes && actual;
    // "Nhiệm vụ 6 tháng cuối năm" heads targets, "Kết quả thực hiện nhiệm vụ" does not; a section's
    // heading says so with its first words.
    let first = aims.filter(|h| h.span.start - sentence.span.start <= if headline { 0 } else { HEAD });
    // "Một số chỉ tiêu chủ yếu ước thực hiện năm 2018:", "Bán lẻ ước đạt 56.000 tỷ đồng, cụ thể:" head estimates.
    let past = || {
        linker.dates_in(sentence).all(|d| d.period.to().zip(linker.anchor).is_none_or(|(to, a)| to.year() <= a.year()))
    };
    let aimed = hits.iter().any(|h| kind(h) == CueKind::Target);
    // "… ước đạt 56.940 tỷ đồng. Cụ thể:"
    let goes_on = clause.amounts.is_empty()
        && linker.context.sentences[linker.previous].line == sentence.line
        && linker.carry.time.estimate;
    let estimated = goes_on || hits.iter().any(|h| kind(h) == CueKind::Estimate);
    let all = entries().all(|d| d.status == Status::Estimate);
    let part = carry.estimates && item(linker, sentence);
    if opens_list && !aimed && past() && (part || estimated && all) {
        (carry.estimates, carry.target) = (true, false);
        return;
    }
    // "Đồng chí Lê Diễn đề nghị các đại biểu thảo luận": a line beside a picture aims at nothing.
    let mentions = &linker.people.mentions;
    let named = mentions.partition_point(|m| m.0.start < sentence.span.start);
    if first.is_some_and(|h| mentions.get(named).is_some_and(|m| m.0.end <= h.span.start)) {
        return;
    }
    // "Hội nghị triển khai nhiệm vụ năm 2015": nor does the name of the meeting.
    if sentence.heading && !opens_list && linker.starts(sentence.span.start, &linker.patterns.meetings) {
        return;
    }
    if runs_on && !sentence.heading && !headline && first.is_none() {
        return;
    }
    // "- Về kinh tế:" inside a list of aims heads a part of it.
    // So does "II. Về văn hóa - xã hội (10 chỉ tiêu)".
    let about = heads_part(linker, sentence);
    let part = carry.target && (about || item(linker, sentence)) && first.is_none() && !tells;
    carry.target = part || aims.is_some() && !tells && (opens_list && !headline || first.is_some());
    carry.section = if part { carry.section } else { !opens_list && !headline };
    carry.headed = carry.section && carry.target && !item(linker, sentence) && !clause.amounts.is_empty();
    // "Nhiệm vụ 6 tháng cuối năm": what is aimed at is for that time, and nothing is reported on it.
    let told = linker.dates_in(sentence);
    let mut told = told.map(|d| d.period).filter(|p| !matches!(p, Period::Day(_) | Period::Recurring(..)));
    if let Some(first) = told.next().filter(|_| carry.target && !part) {
        // "Nhiệm kỳ 2025 - 2030, đại hội thống nhất 5 mục tiêu, đến năm 2030:": the end that is named is when they are to be met.
        let end = last_of_years(first);
        let period = told.find(|&p| Some(p) == end).or_else(|| closing(linker, sentence)).unwrap_or(first);
        carry.plan = Some(period);
        carry.report = linker.carry.time.report;
    }
}

/// "nhiệm vụ 6 tháng cuối năm với các chỉ tiêu đến hết năm 2026:": the time of the aims that a list is opened with.
fn closing(linker: &Linker<'_, '_, '_, '_>, sentence: &Sentence) -> Option<Period> {
    let date = linker.dates_in(sentence).last()?;
    let opens_list = linker.context.doc.punct(sentence.span.end as usize - 1) == Some(':');
    let close = sentence.span.end - date.span.end <= HEAD;
    let hits = linker.context.scan.hits.within(Layer::Clause, sentence.span);
    let aims = |h: &Hit| {
        let named = h.span.end <= date.span.start && date.span.start - h.span.end <= HEAD;
        let kind = linker.patterns.cues[h.payload as usize].kind;
        named && matches!(kind, CueKind::Target | CueKind::Aim | CueKind::Plan)
    };
    (opens_list && close && hits.iter().any(aims)).then_some(date.period)
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
