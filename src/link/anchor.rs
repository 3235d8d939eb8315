//! The anchor date, and what date expressions mean against it.

use crate::calendar::{self, Date, Edge, Period};
use crate::extract::{Context, DateFact};
use crate::layout::Zone;
use crate::pattern::{Hit, Layer};
use crate::record::{AnchorBasis, Baseline, DateMention};
use crate::tag::date::{DateTag, DateUse, Parts, Unit, YearRef, lunar_year};
use crate::tag::document::DocumentTag;
use crate::text::Span;
use rustc_hash::FxHashSet;
use std::borrow::Cow;

/// The date against which incomplete dates are resolved: the one given, else the publication
/// line's, else the first full day in the text that is not inside a citation and near what the
/// text reports on, else the lead's day, in the year that the periods reported on leave it, else
/// the latest period that the text reports on.
#[must_use]
pub fn find(
    context: &Context<'_, '_, '_>,
    dates: &[DateTag],
    given: Option<Date>,
    published: Option<Date>,
) -> Option<(Date, AnchorBasis)> {
    if let Some(date) = given {
        return Some((date, AnchorBasis::Given));
    }
    if let Some(date) = published {
        return Some((date, AnchorBasis::Published));
    }
    let lead = lead(context);
    let (reported, of_lead) = main_period(dates, lead);
    // "so với cùng kỳ năm 2021": a year that is over by then is looked back on.
    let after_same_period = year_after_same_period(context, dates);
    let reported = match after_same_period {
        Some(year) if reported.is_some_and(|r| r.0.to().is_some_and(|to| to.year() < year)) => {
            Some((Period::Year(year), false))
        }
        _ => reported,
    };
    let near = |day: Date| {
        // An anniversary or a deadline lies years away from what the text reports on.
        let year = reported.and_then(|r| r.0.year());
        year.is_none_or(|y| (y - 1..=y + 1).contains(&day.year()))
    };
    let told = dates.iter().filter(|d| d.usage == DateUse::Text && !d.recurring);
    let days = told.clone().filter(|d| d.to.is_none()).filter_map(|d| match resolved(d, None)? {
        // What is older than the web is somebody's birth.
        Period::Day(day) if day.year() >= OLDEST => Some((d, day)),
        _ => None,
    });
    // What a day begins or ends (từ 1/1/2018, trước 20/2/2017) is told before and after it.
    if let Some((_, day)) = days.clone().find(|(d, day)| !d.bound && !d.compared && near(*day)) {
        return Some((day, AnchorBasis::Event));
    }
    let event = told.clone().take_while(|d| d.span.end <= lead.end).find_map(|d| match d.from.unit {
        Unit::Day(month, day) if d.from.year.is_none() && !d.ahead && !d.stock && !d.bound => Some((month, day)),
        _ => None,
    });
    // "Năm 2016 đạt …, kế hoạch năm 2017 là …": the body speaks of the year that follows as well.
    let of_lead = reported.is_some() && of_lead == reported;
    let after = reported.and_then(|r| r.0.year()).map(|y| y + 1);
    let follows = |d: &DateTag| !d.stock && resolved(d, None).and_then(Period::year).is_some_and(|y| Some(y) == after);
    // "trong 5 năm (2004 - 2008)": a span of years that ends is looked back on.
    let closed = |d: &DateTag| {
        let ends = resolved(d, None).and_then(Period::year);
        d.to.is_some() && !d.term && !d.ahead && ends.is_some() && ends == reported.and_then(|r| r.0.year())
    };
    let over = |d: &DateTag| d.over && resolved(d, None).is_some_and(|p| Some(p) == reported.map(|r| r.0)) || closed(d);
    let bounds = Bounds {
        reported,
        over: told.clone().any(over),
        next: !of_lead && told.clone().any(follows),
        day: days.clone().map(|d| d.1).min(),
    };
    // A congress meets in the first year of the term that it elects for.
    let congress = told.clone().filter(|d| d.congress && d.span.end <= lead.end).find_map(|d| match d.from.year {
        Some(YearRef::Of(year)) => Some(year),
        _ => None,
    });
    // The feast is prepared in the last weeks of the year before.
    let lunar = lunar_year(context, lead, OLDEST).filter(|&y| calendar::day(y, 1, 31).is_some_and(near));
    let of_feast = |month: i8| lunar.map(|year| year - i16::from(month >= 11));
    if let Some((month, day)) = event
        && let Some(year) = congress.or_else(|| of_feast(month))
        && let Some(date) = calendar::day(year, month, day)
    {
        return Some((date, AnchorBasis::Event));
    }
    if let Some((month, day)) = event
        && let Some(date) = bounds.day_of_event(month, day)
    {
        return Some((date, AnchorBasis::Event));
    }
    let of_year = |year: i16| Some((Period::Year(year).to()?, AnchorBasis::Period));
    let period = reported.and_then(|r| r.0.to()).map(|day| (day, AnchorBasis::Period));
    period
        .or_else(|| lunar.and_then(of_year))
        .or_else(|| days.map(|d| (d.1, AnchorBasis::Event)).next())
        .or_else(|| year_after_baseline(dates).map(|day| (day, AnchorBasis::Period)))
        .or_else(|| after_same_period.and_then(of_year))
}

/// The year after the latest one whose same period the text compares with.
fn year_after_same_period(context: &Context<'_, '_, '_>, dates: &[DateTag]) -> Option<i16> {
    let cues = &context.patterns.indicators.cues;
    let told = dates.iter().filter(|d| d.usage == DateUse::Text && d.compared && d.to.is_none());
    let years = told.filter_map(|d| {
        let near = Span::new(d.span.start.saturating_sub(3) as usize, d.span.end as usize);
        let same = |h: &Hit| {
            cues[h.payload as usize].baseline == Some(Baseline::SamePeriod)
                && h.span.start < d.span.start
                && h.span.end >= d.span.start
        };
        let compared = context.scan.hits.within(Layer::Clause, near).iter().any(same);
        resolved(d, None).and_then(Period::year).filter(|_| compared)
    });
    years.max().map(|year| year + 1)
}

/// "9 tháng đầu năm nay đạt …, tăng 12% so với cùng kỳ năm 2015": where no other time is told, the text reports on the year
/// after the one that it compares with; the end of the part of it that is told.
fn year_after_baseline(dates: &[DateTag]) -> Option<Date> {
    let told = || dates.iter().filter(|d| d.usage == DateUse::Text && !d.recurring);
    let year = told().filter(|d| d.compared && d.to.is_none()).find_map(|d| match (d.from.unit, d.from.year) {
        (Unit::Year, Some(YearRef::Of(year))) => Some(year + 1),
        _ => None,
    })?;
    let this_year = |d: &&DateTag| matches!(d.from.year, None | Some(YearRef::Offset(0))) && !d.compared && !d.ahead;
    let parts = told().filter(this_year).filter(|d| matches!(d.from.unit, Unit::Quarter(_) | Unit::Months(..)));
    parts.filter_map(|d| period(d.from, d.to, Some(year), Some(year))?.to()).max()
}

/// A period that a text reports on; the flag tells that it is only planned.
type Reported = (Period, bool);

/// No page was posted before this year.
const OLDEST: i16 = 1995;

/// What tells the year of the day that a lead tells of.
struct Bounds {
    /// The period that is reported on, or only planned.
    reported: Option<Reported>,
    /// Words look back on that period.
    over: bool,
    /// The text looks back on it from the year after.
    next: bool,
    /// The first full day, which only bounds a time.
    day: Option<Date>,
}

impl Bounds {
    /// The day in the first year in which what is reported on is over, or nearly; of a plan in the
    /// year before, or in it; else in the year nearest to a day that is only a bound.
    fn day_of_event(&self, month: i8, day: i8) -> Option<Date> {
        let in_year = |year: i16| calendar::day(year, month, day);
        let around = |date: Date| (date.year() - 1..=date.year() + 1).filter_map(in_year);
        match self.reported {
            Some((period, true)) => in_year(period.from()?.year() - i16::from(month >= 11)),
            // The year of an event is named as well as a year that is over.
            Some((Period::Year(year), _)) if !self.next || month >= 11 => {
                in_year(year + i16::from(month <= 3 && self.over))
            }
            Some((Period::Year(year), _)) => in_year(year + 1),
            // An anniversary is kept before its day and on it.
            Some((Period::Interval(Edge::Day(first), Edge::Day(day)), false)) if first == day => {
                around(day).min_by_key(|date| (*date - day).get_days().abs())
            }
            Some((period, false)) => {
                let end = period.to()?;
                // The report on half a year is drawn up in its last weeks, that on a month in its last days.
                let slack = match period {
                    Period::Half(..) | Period::Interval(..) => 45,
                    Period::Quarter(..) => 30,
                    _ => 20,
                };
                around(end).find(|date| (*date - end).get_days() + slack >= 0)
            }
            None => {
                let bound = self.day?;
                around(bound).min_by_key(|date| (*date - bound).get_days().abs())
            }
        }
    }
}

/// The year by whose name in the lunar calendar headline or lead name a feast.
#[must_use]
pub fn lunar_year_of_lead(context: &Context<'_, '_, '_>) -> Option<i16> {
    lunar_year(context, lead(context), OLDEST)
}

/// How many tokens headline and lead are taken to have at most.
const LEAD: u32 = 150;

/// And so many at least: the first lines may be a headline, a caption and a heading.
const SHORT_LEAD: u32 = 40;

/// Headline and first paragraphs: a whole article may stand on one line.
#[must_use]
pub fn lead(context: &Context<'_, '_, '_>) -> Span {
    let article = |z: &Zone| matches!(z, Zone::Title | Zone::Body | Zone::Caption);
    let lines = context.doc.lines.iter().zip(&context.layout.zones).filter(|(_, z)| article(z)).map(|(l, _)| l.span);
    let mut span = Span::default();
    for (n, line) in lines.enumerate() {
        if n >= 3 && span.len() as u32 >= SHORT_LEAD {
            break;
        }
        span = if n == 0 { line } else { span.join(line) };
    }
    Span { end: span.end.min(span.start + LEAD), ..span }
}

/// The period that the text reports on, as far as it can be told: the lead's, else the whole text's.
/// What the body reports on later than a lead that looks back goes before it. And the lead's own.
fn main_period(dates: &[DateTag], lead: Span) -> (Option<Reported>, Option<Reported>) {
    let of_lead = reported(dates, Some(lead), true);
    // "quảng bá từ năm 2020 đến năm 2023": the end of a span of years does not go before what the lead reports on.
    let of_all = reported(dates, None, of_lead.is_none());
    let (Some((first, false)), Some((later, false))) = (of_lead, of_all) else { return (of_lead.or(of_all), of_lead) };
    let looks_back = match later {
        // A year that follows may be planned without a word for it; a part of one is over.
        Period::Year(y) => first.year().is_some_and(|f| y > f + 1),
        _ => later.year() > first.year(),
    };
    (Some((if looks_back { later } else { first }, false)), of_lead)
}

/// The latest period that the text (or a part of it) reports on: what is compared with, planned,
/// or only reached (đến năm 2020) is none, unless there is nothing else.
fn reported(dates: &[DateTag], within: Option<Span>, spans: bool) -> Option<Reported> {
    let told = dates.iter().filter(|d| within.is_none_or(|w| w.contains(d.span)));
    let told = told.filter(|d| d.usage == DateUse::Text && !d.recurring && !d.tentative);
    // "đến cuối năm 2020 còn 4,75% … Năm 2021, tỉnh phấn đấu …": what the plan of the next year goes on from is over.
    let next = |year: i16| {
        told.clone().any(|d| d.ahead && d.to.is_none() && resolved(d, None) == Some(Period::Year(year + 1)))
    };
    let before_plan =
        |d: &DateTag| matches!((resolved(d, None), d.to), (Some(Period::Year(year)), None) if !d.bound && next(year));
    let latest = |plans: bool| {
        let mine = told.clone().filter(|d| !d.compared && d.ahead == plans && (!d.stock || before_plan(d)));
        let periods = mine.filter_map(|d| match (resolved(d, None)?, d.to) {
            (Period::Day(_), _) => None,
            // Born in 1952, since 2017: no time that is reported on.
            (Period::Year(_), None) if d.bound => None,
            (period, None) => Some(period),
            // (1997 - 2017), 3/2/1930 - 3/2/2020: what is looked back on ends with the time of writing.
            (Period::Interval(_, end @ (Edge::Year(_) | Edge::Day(_))), Some(_)) if spans && !plans && !d.term => {
                Some(match end {
                    Edge::Year(year) => Period::Year(year),
                    _ => Period::Interval(end, end),
                })
            }
            _ => None,
        });
        let latest = periods.clone().max_by_key(|p| p.to())?;
        // Of a plan for the next months and one for the next year, the first lies nearer to the time of writing.
        let next = || periods.filter(|p| p.year() >= latest.year().map(|y| y - 1)).min_by_key(|p| p.to());
        Some((if plans { next()? } else { latest }, plans))
    };
    latest(false).or_else(|| latest(true))
}

/// The period, if the expression itself gives the year.
fn resolved(tag: &DateTag, year: Option<i16>) -> Option<Period> {
    period(tag.from, tag.to, year, year)
}

fn period(from: Parts, to: Option<Parts>, year: Option<i16>, year_to: Option<i16>) -> Option<Period> {
    let of = |parts: Parts, year: Option<i16>| match parts.year {
        Some(YearRef::Of(y)) => Some(y),
        _ => year,
    };
    let y = of(from, year)?;
    let Some(to) = to else {
        return Some(match from.unit {
            Unit::Year => Period::Year(y),
            Unit::Quarter(q) => Period::Quarter(y, q),
            Unit::Months(1, 6) => Period::Half(y, 1),
            Unit::Months(7, 12) => Period::Half(y, 2),
            Unit::Months(a, b) => Period::Interval(Edge::Month(y, a), Edge::Month(y, b)),
            Unit::Month(m) => Period::Month(y, m),
            Unit::Day(m, d) => Period::Day(calendar::day(y, m, d)?),
        });
    };
    let edge = |unit: Unit, year: i16, last: bool| {
        Some(match unit {
            Unit::Year => Edge::Year(year),
            Unit::Quarter(q) => Edge::Month(year, if last { q * 3 } else { q * 3 - 2 }),
            Unit::Months(a, b) => Edge::Month(year, if last { b } else { a }),
            Unit::Month(m) => Edge::Month(year, m),
            Unit::Day(m, d) => Edge::Day(calendar::day(year, m, d)?),
        })
    };
    Some(Period::Interval(edge(from.unit, y, false)?, edge(to.unit, of(to, year_to)?, true)?))
}

/// Resolves the date expressions.
#[must_use]
pub fn resolve(context: &Context<'_, '_, '_>, dates: &[DateTag], anchor: Option<(Date, AnchorBasis)>) -> Vec<DateFact> {
    let (reported, of_lead) = main_period(dates, lead(context));
    let of_lead = reported.filter(|_| of_lead.is_some());
    let frame = Frame {
        of_year: of_lead.is_some_and(|r| matches!(r, (Period::Year(_), false))),
        planned: reported.is_some_and(|r| r.1),
        told: of_lead.filter(|r| !r.1).and_then(|r| r.0.year()),
        posted_anew: anchor.and_then(|a| posted_anew(dates, a.0)),
        anchor,
    };
    let named: FxHashSet<Unit> = dates.iter().filter(|d| !d.tentative && d.to.is_none()).map(|d| d.from.unit).collect();
    let mut before = Before { nearest: dates.iter().find_map(last_day), ..Before::default() };
    let mut facts = Vec::with_capacity(dates.len());
    for tag in dates {
        let here = before;
        before.pass(tag);
        if tag.tentative && !counts_from_january(tag, &named, anchor) {
            continue;
        }
        let period = match tag.from.unit {
            Unit::Day(m, d) if tag.recurring => Some(Period::Recurring(m, d)),
            _ => full(tag, here, frame),
        };
        if let Some(period) = period {
            before.pass_part(tag, period);
            facts.push(DateFact { span: tag.span, period, rule: tag.rule, usage: tag.usage, stock: tag.stock });
        }
    }
    facts
}

/// What incomplete dates are resolved against.
#[derive(Debug, Clone, Copy)]
struct Frame {
    anchor: Option<(Date, AnchorBasis)>,
    /// The text tells only of plans for the anchor's period.
    planned: bool,
    /// Headline or lead report on a whole year.
    of_year: bool,
    /// The year that headline or lead reports on.
    told: Option<i16>,
    /// See [`posted_anew`].
    posted_anew: Option<i16>,
}

/// What stands before a date expression.
#[derive(Debug, Clone, Copy, Default)]
struct Before {
    /// The year that was told last by an expression that is not itself compared with, and where that ends.
    told: Option<(u32, i16)>,
    /// The last day of the expression that gives its year last; before any does, of the first one that will.
    nearest: Option<Date>,
}

impl Before {
    /// Goes past an expression.
    fn pass(&mut self, tag: &DateTag) {
        self.nearest = last_day(tag).or(self.nearest);
        if tag.usage == DateUse::Text && !tag.compared && tag.to.is_none() && !tag.recurring {
            let year = resolved(tag, None).and_then(Period::year);
            self.told = year.map(|year| (tag.span.end, year)).or(self.told);
        }
    }

    /// Goes past a part of a year that names no year: "tháng 10 đạt 20 tỷ đồng, tăng 5% so với năm trước".
    fn pass_part(&mut self, tag: &DateTag, period: Period) {
        let part = matches!(tag.from.unit, Unit::Month(_) | Unit::Months(..) | Unit::Quarter(_));
        if part && tag.from.year.is_none() && tag.usage == DateUse::Text && !tag.compared && !tag.ahead {
            self.told = period.year().map(|year| (tag.span.end, year)).or(self.told);
        }
    }

    /// The year that was told at most so many tokens before an expression.
    fn year(self, tag: &DateTag, reach: u32) -> Option<i16> {
        self.told.filter(|&(end, _)| tag.span.start - end <= reach).map(|(_, year)| year)
    }
}

/// The last day of an expression that gives its year; the end of a term or plan says nothing of the time of writing, nor does
/// a birth.
fn last_day(tag: &DateTag) -> Option<Date> {
    if tag.term || tag.birth {
        return None;
    }
    match resolved(tag, None)? {
        // "so với cùng kỳ năm 2021" is told of the year after; "so với tháng 5/2018" of any later time.
        Period::Year(year) if tag.compared => Period::Year(year + 1).to(),
        _ if tag.compared => None,
        period => period.to(),
    }
}

/// The period with its year: the text's own, else the anchor's or one beside it.
fn full(tag: &DateTag, before: Before, frame: Frame) -> Option<Period> {
    if let Some(year @ (YearRef::Offset(offset) | YearRef::Told(offset) | YearRef::Earlier(offset))) = tag.from.year {
        let anchor = frame.anchor.map(|a| a.0.year());
        // A report on last year that is given in January compares that year with the one before.
        let told = match year {
            YearRef::Told(_) => before.year(tag, 40).or(frame.told),
            YearRef::Earlier(_) => before.year(tag, u32::MAX).or(frame.told),
            _ => None,
        };
        let far = matches!(year, YearRef::Earlier(_));
        let anchor = frame.posted_anew.or(anchor);
        let base = told.filter(|&y| far || anchor.is_none_or(|a| (a - 1..=a + 1).contains(&y))).or(anchor);
        return period(tag.from, tag.to, base.map(|y| y + offset), None);
    }
    if tag.from.year.is_some() {
        return resolved(tag, None);
    }
    let year = year_of(tag, before, frame)?;
    let turns = tag.to.is_some_and(|to| start_of(tag.from) > start_of(to));
    let ends = year + i16::from(turns);
    period(tag.from, tag.to, Some(year), Some(ends))
}

/// Month and day at which a part of a year begins.
fn start_of(parts: Parts) -> (i8, i8) {
    match parts.unit {
        Unit::Year => (1, 1),
        Unit::Quarter(q) => (q * 3 - 2, 1),
        Unit::Months(a, _) => (a, 1),
        Unit::Month(m) => (m, 1),
        Unit::Day(m, d) => (m, d),
    }
}

/// The year of an expression that does not say it.
fn year_of(tag: &DateTag, before: Before, frame: Frame) -> Option<i16> {
    // With nothing to resolve against it is the year that stands nearest before, else after.
    let (anchor, basis) = frame.anchor.or(before.nearest.map(|day| (day, AnchorBasis::Period)))?;
    let year = anchor.year();
    let (month, day) = start_of(tag.from);
    let distance = (calendar::day(year, month, day.min(28))? - anchor).get_days();
    if basis == AnchorBasis::Period {
        return Some(year + i16::from(beside_period(tag, frame, month)));
    }
    let is_day = matches!(tag.from.unit, Unit::Day(..));
    // A count is at times told some days early.
    if tag.past && distance > if is_day { 20 } else { 0 } {
        return Some(year - 1);
    }
    // In January and February, the last months are the last year's, but for a deadline.
    let last_months = match tag.from.unit {
        Unit::Months(_, last) => last >= 9,
        Unit::Year => false,
        _ => distance > 270,
    };
    if last_months && anchor.month() <= 2 && !(is_day && tag.ahead) {
        return Some(year - 1);
    }
    // In November and December, what is planned for January lies in the next year.
    if tag.ahead && !tag.stock && anchor.month() >= 11 && distance < -270 && !matches!(tag.from.unit, Unit::Months(..))
    {
        return Some(year + 1);
    }
    // From April on the last months of the year are those that begin or run.
    let rest = matches!(tag.from.unit, Unit::Months(7.., 12)) && tag.to.is_none() && anchor.month() >= 4;
    if tag.ahead || tag.stock || rest && !tag.compared {
        return Some(year);
    }
    // How far ahead of the anchor what is told as past may seem to begin.
    let (slack, reach) = match tag.from.unit {
        Unit::Day(..) => (45, 150),
        Unit::Month(_) => (60, 150),
        Unit::Quarter(_) => (100, 0),
        Unit::Months(first, last) => (-15 * (i32::from(last) - i32::from(first) + 1), 0),
        Unit::Year => (366, 0),
    };
    if distance <= slack {
        return Some(year);
    }
    // A day or month of the near future is told without a word for it; one that is far off is past.
    // A day of last autumn is none of years ago.
    let recent = 365 - distance < 120 || !matches!(tag.from.unit, Unit::Day(..) | Unit::Month(_));
    Some(frame.posted_anew.filter(|_| !recent).unwrap_or(year - i16::from(distance > reach)))
}

/// The anchor is the last day of a period that is reported on or planned: 1 where an expression
/// lies in the year after, -1 where in the year before.
fn beside_period(tag: &DateTag, frame: Frame, month: i8) -> i8 {
    let is_day = matches!(tag.from.unit, Unit::Day(..));
    // A plan is made at the end of the year before.
    if frame.planned {
        return -i8::from(is_day && !tag.ahead && month >= 11);
    }
    // The report on a year is given at the beginning of the next, and tells of its plans.
    let event = is_day && !tag.ahead && month <= 3;
    i8::from(frame.of_year && (event || (tag.ahead && !tag.stock && month <= 6)))
}

/// The year of an old article that was posted anew, by its latest full day, or part of a year: where the text names no year
/// near the anchor's.
fn posted_anew(dates: &[DateTag], anchor: Date) -> Option<i16> {
    let told = dates.iter().filter(|d| d.usage == DateUse::Text && !d.recurring && d.from.year.is_some());
    let told = told.filter_map(|d| resolved(d, None)).filter_map(|p| Some((p, p.to()?)));
    if told.clone().any(|(_, to)| to.year() >= anchor.year() - 1 && to != anchor) {
        return None;
    }
    let old = told.filter(|(_, to)| to.year() < anchor.year() - 1);
    let days = old.clone().filter(|(p, _)| matches!(p, Period::Day(_))).map(|(_, to)| to.year()).max();
    days.or_else(|| old.filter(|(p, _)| p.is_months()).map(|(_, to)| to.year()).max())
}

/// Fewer months are as well a duration.
const LEAST_MONTHS: i8 = 7;

/// Whether "9 tháng" means January to September: the article names them elsewhere, or it was written
/// when those months were just over.
fn counts_from_january(tag: &DateTag, named: &FxHashSet<Unit>, anchor: Option<(Date, AnchorBasis)>) -> bool {
    let last = |parts: Parts| match parts.unit {
        Unit::Months(1, m) | Unit::Month(m) => m,
        Unit::Quarter(1) => 3,
        Unit::Year => 12,
        _ => 0,
    };
    let Some((anchor, basis)) = anchor else { return false };
    let mine = last(tag.from);
    // Where only the year of writing is known, nothing speaks against it.
    if basis == AnchorBasis::Period && anchor.month() == 12 && mine >= LEAST_MONTHS {
        return true;
    }
    let named = mine > 1 && named.contains(&tag.from.unit);
    let spans = !matches!(tag.from.unit, Unit::Month(_) | Unit::Year);
    // What three quarters gave is told in November too.
    let since = anchor.month() - mine;
    let just_over = since == 1 || since == 2 && mine >= LEAST_MONTHS || since == 0 && anchor.day() >= 15;
    // "phấn đấu 6 tháng tăng trên 9%" in March: the half-year that is on.
    let ahead = tag.ahead && matches!(mine, 6 | 9) && (mine - 4..=mine).contains(&anchor.month());
    spans && (named || just_over || ahead)
}

/// Completes the documents' dates: the year of "ngày 15/3" is known only now.
#[must_use]
pub fn documents(
    _context: &Context<'_, '_, '_>,
    mut documents: Vec<DocumentTag>,
    dates: &[DateFact],
) -> Vec<DocumentTag> {
    for document in documents.iter_mut().filter(|d| d.issued.is_none()) {
        let from = dates.partition_point(|d| d.span.start < document.span.start);
        let inside = dates[from..].iter().take_while(|d| d.span.start < document.span.end);
        document.issued = inside.filter(|d| document.span.contains(d.span)).find_map(|d| match d.period {
            Period::Day(day) => Some(day),
            _ => None,
        });
    }
    documents
}

/// The dates of the record.
#[must_use]
pub fn mentions<'t, 'p: 't>(context: &Context<'t, '_, 'p>, dates: &[DateFact]) -> Vec<DateMention<'t>> {
    let mention = |fact: &DateFact| {
        let mention = context.doc.mention(fact.span);
        DateMention {
            text: mention.text,
            start: mention.start,
            end: mention.end,
            value: fact.period.iso(),
            kind: fact.period.kind(),
            from: fact.period.from().map(calendar::iso),
            to: fact.period.to().map(calendar::iso),
            rule: Cow::Borrowed(&context.patterns.dates.rules[fact.rule].id),
        }
    };
    dates.iter().map(mention).collect()
}

#[cfg(test)]
mod tests {
    use crate::calendar::parse_iso;
    use crate::extract::{Article, Options, Worker};
    use crate::pattern::Patterns;
    use crate::record::{AnchorBasis, WarningCode};
    use std::sync::LazyLock;

    static PATTERNS: LazyLock<Patterns> = LazyLock::new(Patterns::embedded);

    fn record(text: &str, anchor: Option<&str>, check: impl FnOnce(crate::record::Record<'_>)) {
        let anchor = anchor.map(|a| parse_iso(a).expect("a day"));
        let article = Article { id: "t".into(), text: text.into(), anchor, ..Article::default() };
        check(Worker::new(&PATTERNS).extract(&article, Options::default()));
    }

    fn values(text: &str, anchor: Option<&str>, expected: &[&str]) {
        record(text, anchor, |r| {
            let found: Vec<_> = r.dates.iter().map(|d| d.value.as_str()).collect();
            assert_eq!(found, expected, "{text}");
        });
    }

    #[test]
    fn a_missing_year_is_the_one_that_fits_the_anchor() {
        for (anchor, text, expected) in [
            ("2018-01-03", "Chiều 30/12 họp, sáng 2/1 ra quân.", vec!["2017-12-30", "2018-01-02"]),
            ("2018-01-03", "Quý IV thu tốt, 11 tháng đầu năm cũng vậy.", vec!["2017-Q4", "2017-01/2017-11"]),
            ("2018-01-03", "Nộp hồ sơ trước ngày 31/12.", vec!["2018-12-31"]),
            ("2018-01-03", "Đến 31/12 có năm xã nộp.", vec!["2017-12-31"]),
            ("2018-01-15", "Tính đến ngày 29/9, có năm xã nộp.", vec!["2017-09-29"]),
            ("2018-12-24", "Tính đến hết ngày 31/12, có năm xã nộp.", vec!["2018-12-31"]),
            ("2019-12-20", "Phương hướng quý I đã bàn, ngày 5/1 tới mở hội.", vec!["2020-Q1", "2020-01-05"]),
            ("2019-12-20", "Tháng 1 thu ít, tháng 11 thu khá.", vec!["2019-01", "2019-11"]),
            ("2017-02-08", "Để đến tháng 9 mở lớp mới.", vec!["2017-09"]),
            ("2019-07-05", "Tháng 12 vừa qua có lũ.", vec!["2018-12"]),
            ("2019-07-05", "Phấn đấu 9 tháng đầu năm phải xong.", vec!["2019-01/2019-09"]),
            ("2018-06-28", "Ngày 15/11 họp. Trước đó ngày 15/10/2011 ra văn bản.", vec!["2011-11-15", "2011-10-15"]),
            ("2018-06-28", "Tính từ 20/12 đến 10/1/2018 có mưa.", vec!["2017-12-20/2018-01-10"]),
        ] {
            values(text, Some(anchor), &expected);
        }
    }

    #[test]
    fn last_year_is_the_one_before_the_year_reported_on() {
        let text = "Tổng kết năm 2025\nThu phí tăng 5% so với năm trước.";
        values(text, Some("2026-01-08"), &["2025", "2024"]);
        values("Thu phí tăng 5% so với năm trước.", Some("2026-01-08"), &["2025"]);
    }

    #[test]
    fn without_a_page_date_the_text_gives_the_anchor() {
        for (text, value, basis) in [
            ("Sáng 15/3/2015, hội mở. Từ ngày 3/2/1930 đến nay đã lâu.", "2015-03-15", AnchorBasis::Event),
            ("Nhớ ngày 3/2/1930. Năm 2015, sáng ngày 16/3/2015 hội mở.", "2015-03-16", AnchorBasis::Event),
            (
                "Theo Nghị định số 3/NĐ-CP ngày 4/5/2016 của Chính phủ, quý II/2017 thu đủ.",
                "2017-06-30",
                AnchorBasis::Period,
            ),
            ("Tổng kết năm 2018, triển khai nhiệm vụ năm 2019", "2018-12-31", AnchorBasis::Period),
        ] {
            record(text, None, |r| {
                let anchor = r.anchor.expect(text);
                assert_eq!((anchor.value.as_str(), anchor.basis), (value, basis), "{text}");
            });
        }
        let text = "Tổng kết năm 2018, triển khai nhiệm vụ năm 2019\nSáng 8/1 họp. Tháng 12 thu tốt.";
        values(text, None, &["2018", "2019", "2019-01-08", "2018-12"]);
        for (text, value) in [
            // A body that reports on a later time than the lead remembers.
            ("Tỉnh tái lập năm 1997, nay đã đổi thay.\nSáu tháng đầu năm 2017, thu ngân sách tăng 8%.", "2017-06-30"),
            (
                "Xã về đích năm 2014.\nBáo cáo cho hay hết năm 2018, xã thu 40 tỷ đồng; năm 2017 thu 35 tỷ đồng.",
                "2017-12-31",
            ),
            ("Nhìn lại hai mươi năm xây dựng trường (1997 - 2017)\nTrường mở năm 1997.", "2017-12-31"),
            ("Mít tinh kỷ niệm 45 năm giải phóng (30/4/1975 - 30/4/2020) tại huyện.", "2020-04-30"),
            // The end of a term or plan is none.
            ("Đại hội hội người mù nhiệm kỳ 2017 - 2022 khép lại; năm 2016 hội có 90 người.", "2016-12-31"),
            ("Thu phí năm 2016 đạt 5 tỷ đồng; mục tiêu đến năm 2020 là 9 tỷ; kế hoạch năm 2018 là 7 tỷ.", "2016-12-31"),
        ] {
            record(text, None, |r| assert_eq!(r.anchor.expect(text).value, value, "{text}"));
        }
        record("Không có ngày nào.", None, |r| assert!(r.warnings.iter().any(|w| w.code == WarningCode::NoAnchor)));
    }

    #[test]
    fn the_leads_day_takes_its_year_from_what_the_text_reports_on() {
        for (text, expected) in [
            (
                "Đoàn thăm thị xã\nChiều 26-6, đoàn làm việc với thị xã về thu phí bến bãi, chợ, vỉa hè và xe điện.\nKhách đông, ai cũng hỏi vì sao bến mới chưa mở cửa, bao giờ chợ cũ được sửa, và còn bao nhiêu nhà chưa có nước máy.\n6 tháng qua, thu đủ phí. Năm 2016 có 40 hộ nghèo. Phấn đấu năm 2017 còn 20 hộ.",
                vec!["2017-06-26", "2017-H1", "2016", "2017"],
            ),
            // A span of years told in passing does not go before what the lead reports on.
            (
                "Cả năm xuất khẩu tăng\nToàn cảnh hội thảo\nHội thảo xuất khẩu năm 2020 họp sáng 16/12, có đại diện của các hiệp hội, các tham tán ở nước ngoài và hơn hai trăm doanh nghiệp làm hàng dệt may, da giày, đồ gỗ và thủy sản.\nHội quảng bá cá tra từ năm 2020 đến năm 2023.",
                vec!["2020", "2020-12-16", "2020/2023"],
            ),
            // What begins on a day, or is to be done by it, is no event.
            (
                "Hội thảo ngày 3/7 bàn việc thu phí mới: áp dụng trước ngày 1/1/2018, hoặc ngay từ 1/10/2017.\nNăm nay thu ít.",
                vec!["2017-07-03", "2018-01-01", "2017-10-01", "2017"],
            ),
            (
                "Sáng 12/6, xã họp dân.\nHạn nộp là trước ngày 20/8/2019. Tháng 5 mưa nhiều.",
                vec!["2019-06-12", "2019-08-20", "2019-05"],
            ),
            // A report on a year in its last weeks, at the next one's beginning, and an event within it.
            ("Ngày 20/12, tổng kết phong trào năm 2018. Quý IV làm tốt.", vec!["2018-12-20", "2018", "2018-Q4"]),
            ("Ngày 9/1, tổng kết phong trào năm 2018. Quý IV làm tốt.", vec!["2019-01-09", "2018", "2018-Q4"]),
            ("Ngày 9/5, mở hội thi năm 2018.", vec!["2018-05-09", "2018"]),
            // A span of years that is over is looked back on.
            ("Sáng 14-1, phường cho biết trong 4 năm (2004 - 2007) đã trồng 900 cây.", vec!["2008-01-14", "2004/2007"]),
            // The name of a lunar year; half of the pairs name none.
            ("Chiều 19/1, hội chợ Tết Nguyên đán Quý Mão mở cửa.", vec!["2023-01-19"]),
            ("Sáng 20/12, xã bàn việc đón xuân Giáp Thìn.", vec!["2023-12-20"]),
            ("Tết Quý Mão năm nay, chợ đông. Tháng 1 mưa ít.", vec!["2023", "2023-01"]),
            ("Ngày 19/1, hội chợ Tết Quý Dần mở cửa.", vec![]),
            // "nhiệm vụ, mục tiêu" behind "kết quả thực hiện" is over, too.
            (
                "Sáng 26/12, xã họp đánh giá kết quả thực hiện nhiệm vụ, mục tiêu kinh tế năm 2025, nhiệm vụ năm 2026.",
                vec!["2025-12-26", "2025", "2026"],
            ),
            (
                "Trong hai ngày mùng 6-7/7, đoàn thăm tỉnh.\n6 tháng đầu năm 2018, tỉnh thu khá.",
                vec!["2018-07-06/2018-07-07", "2018-H1"],
            ),
        ] {
            values(text, None, &expected);
        }
    }

    #[test]
    fn shares_of_a_whole_are_no_days() {
        for text in [
            "Sản phẩm mới đóng góp đến 1/3 tổng doanh số, có xã tới 2/5 thu nhập.",
            "Số vụ giảm đến 2/3, vốn vay từ 1/4 giá trị hợp đồng.",
        ] {
            values(text, Some("2019-07-05"), &[]);
        }
        values("Đến 1/7 tổng số hộ là 300; từ 2/3 mở lại chợ.", Some("2019-07-05"), &["2019-03-02"]);
    }

    #[test]
    fn the_year_before_the_one_told_of_may_stand_far_off() {
        let text = "Năm 2016, huyện thu 600 tỷ đồng. Đường mới đã nối ba xã vùng sâu với thị trấn, chợ đông hơn, \
                    trạm xá có thêm giường và nhà trẻ nào cũng đủ cô. Vốn vay cao hơn năm trước đó.";
        values(text, Some("2018-02-02"), &["2016", "2015"]);
        // A month without a year is nearer than a year that is told of later.
        let text = "Tháng 10 bán được 20 tấn, tăng 17% so với năm trước. Năm 2021 chỉ bán được 15 tấn.";
        values(text, Some("2022-11-06"), &["2022-10", "2021", "2021"]);
        values("Chiều qua (6/7), trời mưa to ở nhiều nơi.", Some("2018-07-07"), &["2018-07-06"]);
    }

    #[test]
    fn what_looks_like_a_date_and_is_none_is_not_taken() {
        for text in [
            "Có 7/10 xã, 14/19 tiêu chí, 2/3 số hộ, 419/419 căn.",
            "Thương binh 1/4, bản đồ 1/5.000, tỷ số 3-2, lúc 7h30, 07:35.",
            "Số 52/3 đường Lê Lợi, điện thoại 0290.3822.123, mã số 2015.",
            "Theo Nghị quyết 01/2017/NQ-HĐND và Đề án 1956, tiêu chuẩn ISO 9001:2015.",
            "Có 2017 người, 1.945 hộ, 70 năm, hằng năm, mỗi tháng, ngày 10/3 âm lịch.",
        ] {
            values(text, Some("2019-07-05"), &[]);
        }
    }

    #[test]
    fn a_day_that_the_calendar_has_not_gives_a_warning() {
        record("Hạn là ngày 31/02/2019, không phải 30/2/2019.", None, |r| {
            assert!(r.dates.is_empty());
            let impossible = r.warnings.iter().filter(|w| w.code == WarningCode::ImpossibleDate);
            assert_eq!(impossible.map(|w| w.start).collect::<Vec<_>>(), [Some(7), Some(35)]);
        });
    }
}
