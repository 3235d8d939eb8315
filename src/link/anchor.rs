//! The anchor date, and what date expressions mean against it.

use crate::calendar::{self, Date, Edge, Period};
use crate::extract::{Context, DateFact};
use crate::layout::Zone;
use crate::record::{AnchorBasis, DateMention};
use crate::tag::date::{DateTag, DateUse, Parts, Unit, YearRef};
use crate::tag::document::DocumentTag;
use crate::text::Span;
use std::borrow::Cow;

/// The date against which incomplete dates are resolved: the one given, else the publication
/// line's, else the first full day in the text that is not inside a citation and near what the
/// text reports on, else the latest period that it reports on.
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
    let reported = reported(dates, Some(lead)).or_else(|| reported(dates, None)).map(|r| r.0);
    let full_day = |d: &&DateTag| d.to.is_none() && matches!(d.from.unit, Unit::Day(..));
    for tag in dates.iter().filter(|d| d.usage == DateUse::Text && !d.recurring).filter(full_day) {
        let Some(Period::Day(day)) = resolved(tag, None) else { continue };
        // An anniversary or a deadline lies years away from what the text reports on.
        let near = reported.is_none_or(|p| p.year().is_none_or(|y| (y - 1..=y + 1).contains(&day.year())));
        if near {
            return Some((day, AnchorBasis::Event));
        }
    }
    reported.and_then(Period::to).map(|day| (day, AnchorBasis::Period))
}

/// Headline and first paragraphs.
fn lead(context: &Context<'_, '_, '_>) -> Span {
    let article = |z: &Zone| matches!(z, Zone::Title | Zone::Body | Zone::Caption);
    let lines = context.doc.lines.iter().zip(&context.layout.zones).filter(|(_, z)| article(z)).take(3);
    lines.map(|(l, _)| l.span).reduce(Span::join).unwrap_or_default()
}

/// The latest period that the text (or a part of it) reports on: what is compared with, planned,
/// or only reached (đến năm 2020) is none, unless there is nothing else.
///
/// The flag tells that the period is only planned.
fn reported(dates: &[DateTag], within: Option<Span>) -> Option<(Period, bool)> {
    let told = dates.iter().filter(|d| within.is_none_or(|w| w.contains(d.span)));
    let told = told.filter(|d| d.usage == DateUse::Text && !d.recurring && !d.tentative && d.to.is_none());
    let latest = |plans: bool| {
        let mine = told.clone().filter(|d| !d.compared && !d.stock && d.ahead == plans);
        mine.filter_map(|d| resolved(d, None)).max_by_key(|p| p.to()).map(|p| (p, plans))
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
        Some(YearRef::Offset(_)) => year,
        None => year,
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
    let lead = reported(dates, Some(lead(context)));
    let reported = lead.or_else(|| reported(dates, None));
    let frame = Frame {
        of_year: lead.is_some_and(|r| matches!(r, (Period::Year(_), false))),
        planned: reported.is_some_and(|r| r.1),
        told: lead.filter(|r| !r.1).and_then(|r| r.0.year()),
        anchor,
    };
    let mut facts = Vec::with_capacity(dates.len());
    for (index, tag) in dates.iter().enumerate() {
        if tag.tentative && !counts_from_january(tag, dates, anchor.map(|a| a.0)) {
            continue;
        }
        let period = match tag.from.unit {
            Unit::Day(m, d) if tag.recurring => Some(Period::Recurring(m, d)),
            _ => full(tag, index, dates, frame),
        };
        if let Some(period) = period {
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
}

/// The period with its year: the text's own, else the anchor's or one beside it.
fn full(tag: &DateTag, index: usize, dates: &[DateTag], frame: Frame) -> Option<Period> {
    if let Some(YearRef::Offset(offset)) = tag.from.year {
        let anchor = frame.anchor.map(|a| a.0.year());
        // A report on last year that is given in January compares that year with the one before.
        let told = if offset < 0 { told_year(index, dates).or(frame.told) } else { None };
        let base = told.filter(|&y| anchor.is_none_or(|a| (a - 1..=a + 1).contains(&y))).or(anchor);
        return period(tag.from, tag.to, base.map(|y| y + offset), None);
    }
    if tag.from.year.is_some() {
        return resolved(tag, None);
    }
    let year = year_of(tag, index, dates, frame)?;
    let turns = tag.to.is_some_and(|to| start_of(tag.from) > start_of(to));
    let ends = year + i16::from(turns);
    period(tag.from, tag.to, Some(year), Some(ends))
}

/// The year that stands before an expression in its sentence or just before it, but for one that
/// is itself compared with.
fn told_year(index: usize, dates: &[DateTag]) -> Option<i16> {
    let here = dates[index].span.start;
    let near = dates[..index].iter().rev().take_while(|d| here - d.span.end <= 40);
    let told = near.filter(|d| d.usage == DateUse::Text && !d.compared && d.to.is_none() && !d.recurring);
    told.filter_map(|d| resolved(d, None)).find_map(Period::year)
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
fn year_of(tag: &DateTag, index: usize, dates: &[DateTag], frame: Frame) -> Option<i16> {
    let (anchor, basis) = frame.anchor.or_else(|| {
        // Nothing to resolve against: the year that stands nearest before, else after.
        let before = dates[..index].iter().rev();
        let near = before.chain(&dates[index..]).find_map(|d| resolved(d, None).and_then(Period::to));
        near.map(|day| (day, AnchorBasis::Period))
    })?;
    let year = anchor.year();
    let (month, day) = start_of(tag.from);
    let distance = (calendar::day(year, month, day.min(28))? - anchor).get_days();
    if basis == AnchorBasis::Period {
        return Some(year + i16::from(beside_period(tag, frame, month)));
    }
    if tag.past && distance > 0 {
        return Some(year - 1);
    }
    let is_day = matches!(tag.from.unit, Unit::Day(..));
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
    if tag.ahead || tag.stock {
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
    Some(old_year(tag, dates, distance, anchor).unwrap_or(year - i16::from(distance > reach)))
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

/// The year of an old article that was posted anew, by its latest full day: where the text names
/// no year near the anchor's.
fn old_year(tag: &DateTag, dates: &[DateTag], distance: i32, anchor: Date) -> Option<i16> {
    let told = dates.iter().filter(|d| d.usage == DateUse::Text && !d.recurring && d.from.year.is_some());
    let told = told.filter_map(|d| resolved(d, None)).filter_map(|p| Some((p, p.to()?)));
    if told.clone().any(|(_, to)| to.year() >= anchor.year() - 1 && to != anchor) {
        return None;
    }
    // A day of last autumn is none of years ago.
    let recent = 365 - distance < 120 || !matches!(tag.from.unit, Unit::Day(..) | Unit::Month(_));
    let days = told.filter(|(p, to)| matches!(p, Period::Day(_)) && to.year() < anchor.year() - 1);
    days.map(|(_, to)| to.year()).max().filter(|_| !recent)
}

/// Whether "9 tháng" means January to September: the article says so elsewhere, or it was written
/// when those months were just over.
fn counts_from_january(tag: &DateTag, dates: &[DateTag], anchor: Option<Date>) -> bool {
    let last = |parts: Parts| match parts.unit {
        Unit::Months(1, m) | Unit::Month(m) => m,
        Unit::Quarter(1) => 3,
        Unit::Year => 12,
        _ => 0,
    };
    let Some(anchor) = anchor else { return false };
    let mine = last(tag.from);
    let named = dates.iter().any(|d| !d.tentative && d.to.is_none() && d.from.unit == tag.from.unit && mine > 1);
    let spans = !matches!(tag.from.unit, Unit::Month(_) | Unit::Year);
    let just_over = anchor.month() == mine + 1 || (anchor.month() == mine && anchor.day() >= 15);
    spans && (named || just_over)
}

/// Completes the documents' dates: the year of "ngày 15/3" is known only now.
#[must_use]
pub fn documents(
    _context: &Context<'_, '_, '_>,
    mut documents: Vec<DocumentTag>,
    dates: &[DateFact],
) -> Vec<DocumentTag> {
    for document in documents.iter_mut().filter(|d| d.issued.is_none()) {
        document.issued = dates.iter().filter(|d| document.span.contains(d.span)).find_map(|d| match d.period {
            Period::Day(day) => Some(day),
            _ => None,
        });
    }
    documents
}

/// The dates of the record.
#[must_use]
pub fn mentions<'t>(context: &Context<'t, '_, '_>, dates: &[DateFact]) -> Vec<DateMention<'t>> {
    let mention = |fact: &DateFact| {
        let mention = context.doc.mention(fact.span);
        DateMention {
            text: mention.text,
            start: mention.start,
            end: mention.end,
            value: fact.period.to_string(),
            kind: fact.period.kind(),
            from: fact.period.from().map(|d| d.to_string()),
            to: fact.period.to().map(|d| d.to_string()),
            rule: Cow::Owned(context.patterns.dates.rules[fact.rule].id.clone()),
        }
    };
    dates.iter().map(mention).collect()
}
