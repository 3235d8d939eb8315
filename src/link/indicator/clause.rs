//! A sentence as typed items: numbers, subjects, cues, dates, places and marks, in order.

use super::trace::{Condition, Note, Subject as Asked, Trace};
use crate::extract::{Context, DateFact};
use crate::layout::Zone;
use crate::link::place::Spot;
use crate::pattern::indicator::{CueKind, Side};
use crate::pattern::words::Phrases;
use crate::pattern::{Hit, Layer};
use crate::record::{Baseline, Bound, Number, Unit};
use crate::segment::Sentence;
use crate::tag::quantity::{self, Quantity};
use crate::text::{Span, TokenKind};

/// Most sentences with numbers have no more items.
const USUAL: usize = 32;

/// How many words of a whole may stand between "từ 95%" and "trở lên".
const LONGEST_WHOLE: usize = 4;

/// "kế hoạch giai đoạn": words of a plan of which years are told are no more.
const NAMED_PLAN: usize = 4;

/// What an amount is counted in, as the clause grammar sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// `%`, or percentage points where the text says so.
    Percent,
    /// Money.
    Money(Unit),
    /// Persons, households, dossiers …
    Count(Unit),
    /// `lần`.
    Times,
    /// A number without a unit word, scaled or not.
    Bare,
    /// A stretch of time or an age: it only describes (từ 15 tuổi trở lên).
    Duration,
    /// A unit that no indicator is counted in (km, tiêu chí).
    Foreign,
}

/// A number with its unit.
#[derive(Debug, Clone, Copy)]
pub(super) struct Amount {
    pub(super) quantity: Quantity,
    pub(super) kind: Kind,
    /// The number with its unit words.
    pub(super) span: Span,
    pub(super) bound: Bound,
    /// The text itself says percentage points.
    pub(super) points: bool,
    /// A minus stands before it (tăng trưởng -2,1%).
    pub(super) minus: bool,
}

/// A subject found in the sentence.
#[derive(Debug, Clone, Copy)]
pub(super) struct Subject {
    pub(super) entry: usize,
    pub(super) side: Side,
    pub(super) component: Option<Span>,
    /// For a frame: its number.
    pub(super) number: Option<Span>,
}

/// What an item is.
#[derive(Debug, Clone, Copy)]
pub(super) enum What {
    Amount(usize),
    Subject(Subject),
    Cue(CueKind, Option<Baseline>),
    Date(usize),
    Place(usize),
    Mark(char),
}

/// One typed stretch of a sentence.
#[derive(Debug, Clone, Copy)]
pub(super) struct Item {
    pub(super) span: Span,
    pub(super) what: What,
}

/// A sentence in items.
#[derive(Debug, Default)]
pub(super) struct Clause {
    pub(super) span: Span,
    pub(super) items: Vec<Item>,
    pub(super) amounts: Vec<Amount>,
    /// For each amount, its index in `items`.
    pub(super) at: Vec<usize>,
    /// For each amount, where the items [around](Clause::around) it begin and end.
    reaches: Vec<(usize, usize)>,
    /// What stands among the items.
    held: Held,
}

/// Which kinds of cues and which marks stand among items, and whether dates do: a bit for each.
#[derive(Debug, Default, Clone, Copy)]
struct Held(u64);

impl Held {
    const DATE: u64 = 1 << 63;
    const MARKS: [char; 5] = [',', ';', ':', '(', ')'];

    fn of(items: &[Item]) -> Self {
        let bit = |item: &Item| match item.what {
            What::Cue(kind, _) => Self::cue(kind),
            What::Mark(mark) => Self::mark(mark),
            What::Date(_) => Self::DATE,
            What::Amount(_) | What::Subject(_) | What::Place(_) => 0,
        };
        Self(items.iter().map(bit).fold(0, std::ops::BitOr::bitor))
    }

    const fn cue(kind: CueKind) -> u64 {
        const { assert!(CueKind::ALL.len() + Self::MARKS.len() < 64) };
        1 << kind as u32
    }

    #[inline]
    fn mark(mark: char) -> u64 {
        Self::MARKS.iter().position(|&m| m == mark).map_or(0, |n| 1 << (CueKind::ALL.len() + n))
    }
}

/// The line before a line that is nothing but a number with its unit, where it names the number (a table whose cells stand
/// one below the other). Of a row of several numbers none is known to be the one that is looked for.
pub(super) fn label(context: &Context<'_, '_, '_>, index: usize) -> Option<Span> {
    let sentences = context.sentences;
    let cell = |at: usize| {
        let span = sentences.get(at)?.span;
        let first = context.scan.quantities.partition_point(|q| q.full.start < span.start);
        let quantity = context.scan.quantities.get(first).filter(|q| q.full.start == span.start && !q.words)?;
        let unit = context.unit(quantity.span.end as usize).map_or(0, |hit| hit.span.len());
        (quantity.span.end as usize + unit == span.end as usize).then_some(unit)
    };
    let label = &sentences[index.checked_sub(1)?];
    let alone = label.heading && label.span.len() <= 16 && cell(index).is_some_and(|unit| unit > 0);
    if !alone || cell(index + 1).is_some() || label.zone != sentences[index].zone {
        return None;
    }
    let quantities = &context.scan.quantities;
    let told = quantities.partition_point(|q| q.span.start < label.span.start);
    let bare = quantities.get(told).is_none_or(|q| q.span.start >= label.span.end);
    let named = subjects(context, label.span);
    let last = named.last().map(|(_, subject)| &context.patterns.indicators.subjects[subject.entry])?;
    (bare && last.indicator.is_some() && last.side == Side::Before).then_some(label.span)
}

/// Cuts a sentence into items. A sentence without an amount gives none.
pub(super) fn read(
    context: &Context<'_, '_, '_>,
    span: Span,
    dates: &[DateFact],
    claimed: &[Span],
    spots: &[(Span, Spot)],
    trace: Option<&Trace>,
) -> Clause {
    let doc = context.doc;
    let hits = &context.scan.hits;
    let mut clause = Clause { span, ..Clause::default() };
    let quantities = &context.scan.quantities;
    let first = quantities.partition_point(|q| q.span.start < span.start);
    if quantities.get(first).is_none_or(|q| q.span.start >= span.end) {
        return clause;
    }
    clause.items.reserve(USUAL);
    let taken = |s: Span| {
        let from = claimed.partition_point(|c| c.end <= s.start);
        claimed.get(from).is_some_and(|c| c.overlaps(s))
    };
    let subjects = subjects(context, span);
    // "trẻ em dưới 5 tuổi suy dinh dưỡng": a number inside the subject's own words is none of its values.
    let inside = |s: Span| subjects.iter().find(|(words, subject)| words.contains(s) && subject.side != Side::Frame);
    let note = |s: Span, what: Note| {
        if let Some(trace) = trace {
            trace.note(Note::Number(s));
            trace.note(what);
        }
    };
    for quantity in quantities[first..].iter().take_while(|q| q.span.start < span.end) {
        if taken(quantity.span) {
            continue;
        }
        if let Some(&(words, Subject { entry, .. })) = inside(quantity.span) {
            note(quantity.span, Note::Passed(Condition::InSubject, Asked { entry, words, between: None }));
            continue;
        }
        // "36 m2": the digit of a unit is no number.
        let in_unit = clause.amounts.last().is_some_and(|before| before.span.overlaps(quantity.span));
        if in_unit || glued(context, quantity, clause.amounts.last()) {
            note(quantity.span, Note::Refused(Condition::Glued));
            continue;
        }
        match amount(context, quantity, span) {
            // "trung bình trong 5 năm qua": the stretch is part of a time.
            Ok(amount) if amount.kind == Kind::Duration && in_past_term(context, amount.quantity.span) => {
                note(quantity.span, Note::Refused(Condition::Duration));
            }
            Ok(mut amount) => {
                amount.kind = currency(context, &amount, &clause.amounts, &subjects).map_or(amount.kind, Kind::Money);
                clause.items.push(Item { span: amount.span, what: What::Amount(clause.amounts.len()) });
                clause.amounts.push(amount);
            }
            Err(condition) => note(quantity.span, Note::Refused(condition)),
        }
    }
    if clause.amounts.is_empty() {
        clause.items.clear();
        return clause;
    }
    let holds_verb = |s: Span| {
        subjects
            .iter()
            .any(|(h, t)| h.contains(s) && (h.start == s.start || t.number.is_some_and(|n| s.end <= n.start)))
    };
    let inside_frame = |s: Span| subjects.iter().any(|(h, t)| h.overlaps(s) && t.side == Side::Frame);
    let inside_subject = |s: Span| subjects.iter().any(|(h, _)| h.overlaps(s));
    let first_spot = spots.partition_point(|s| s.0.end <= span.start);
    let named = |s: Span| spots[first_spot..].iter().take_while(|p| p.0.start < span.end).any(|p| p.0.overlaps(s));
    let (mut last, mut aim) = (Span::default(), false);
    for hit in hits.within(Layer::Clause, span) {
        let cue = context.patterns.indicators.cues[hit.payload as usize];
        // "được giao giảm 262 hộ nghèo": the words for an aim may end with the verb that moves.
        let moves_last = matches!(cue.kind, CueKind::Rise | CueKind::Fall) && aim && hit.span.end == last.end;
        let nested = hit.span.start < last.end && hit.span != last && !moves_last || in_code(context, hit.span);
        // "giảm {n} hộ nghèo", "giảm tỷ lệ hộ nghèo": a subject may hold the verb that moves it.
        // So it may hold the aim ("phấn đấu cả năm đạt", "cần đạt tăng trưởng {n}").
        let aims = |s: Span| {
            subjects
                .iter()
                .any(|(h, t)| h.start == s.start && t.number.map_or(t.side == Side::Before, |n| s.end <= n.start))
        };
        // "từ 12 triệu đồng lên 60 triệu đồng/người/năm": or the one that leads to it.
        let moves = matches!(cue.kind, CueKind::Rise | CueKind::Fall | CueKind::Level) && holds_verb(hit.span)
            || cue.kind == CueKind::Target && aims(hit.span);
        // "phải đạt 50 triệu đồng": the aim begins before the subject that its verb is of.
        let leads = cue.kind == CueKind::Target
            && subjects.iter().all(|(h, _)| !h.overlaps(hit.span) || h.start > hit.span.start && h.end >= hit.span.end);
        let names = matches!(cue.kind, CueKind::Named | CueKind::Whole | CueKind::Estimate | CueKind::WholeYear);
        let plans = cue.kind == CueKind::Plan && !inside_frame(hit.span);
        // "cuối năm 2018" tells its year.
        let date = || dates.get(dates.partition_point(|d| d.span.end <= hit.span.start)).map(|d| d.span);
        let dated = || date().is_some_and(|d| d.overlaps(hit.span));
        // "4 tháng tính từ đầu năm 2019"
        let in_date = || date().is_some_and(|d| d.contains(hit.span));
        // "chưa hoàn thành kế hoạch đề ra, …": closed by a mark or "và", such words are no subject's though some look like one.
        let closed = |s: Span| {
            let next = doc.get(s.end as usize);
            next.is_some_and(|t| t.kind == TokenKind::Punct || t.id == context.patterns.indicators.and)
                && subjects.iter().all(|(h, _)| !h.overlaps(s) || s.contains(*h) || h.start < s.start && h.end < s.end)
        };
        // "đã hoàn thành mục tiêu xóa nhà tạm": nor are they where one only reaches into them. In "đầu tư công ước đạt" one word is not enough.
        let reaches = |h: &Span, s: Span| h.start < s.start && s.start + 1 < h.end && h.end < s.end;
        let beyond = |s: Span| subjects.iter().all(|(h, _)| !h.overlaps(s) || reaches(h, s));
        let neutral =
            cue.kind == CueKind::Neutral && inside_subject(hit.span) && (closed(hit.span) || beyond(hit.span));
        // "trong đó, thủy sản tăng {n}": what follows is a part too.
        let heads = |s: Span| subjects.iter().any(|(h, t)| h.start == s.start && t.side == Side::Frame);
        let parts = cue.kind == CueKind::Parts && heads(hit.span);
        if nested
            || cue.kind == CueKind::WholeYear && dated()
            || cue.kind == CueKind::YearToDate && in_date()
            || inside_subject(hit.span) && !(moves || plans || names || neutral || parts || leads)
            || hit.span.end > span.end
            || named(hit.span)
        {
            continue;
        }
        // "năm 2011 là 31%, nay chỉ còn 15%", but "hiện nay chỉ còn 15%"
        if cue.kind == CueKind::Level && hit.span.start > last.end.max(span.start) {
            let before = Span::new(hit.span.start as usize - 1, hit.span.start as usize);
            let now = context.patterns.indicators.by_now.contains(&doc.tokens[before.start as usize].id);
            let in_date = dates.get(dates.partition_point(|d| d.span.end <= before.start));
            if now && !in_date.is_some_and(|d| d.span.overlaps(before)) {
                clause.items.push(Item { span: before, what: What::Cue(CueKind::Now, None) });
            }
        }
        (last, aim) = (hit.span, cue.kind == CueKind::Target);
        // "bằng 91,9% kế hoạch giai đoạn": of a plan whose years are not named, the plan itself.
        let years = || date().is_some_and(|d| d.start == hit.span.end);
        let plan = context.patterns.indicators.plan_words.contains(&doc.tokens[hit.span.start as usize].id);
        let named = cue.kind == CueKind::Named && hit.span.len() <= NAMED_PLAN && plan && !years();
        let kind = if named { CueKind::Plan } else { cue.kind };
        clause.items.push(Item { span: hit.span, what: What::Cue(kind, cue.baseline) });
    }
    clause.items.extend(subjects.iter().map(|&(span, s)| Item { span, what: What::Subject(s) }));
    let from = dates.partition_point(|d| d.span.start < span.start);
    for (index, date) in dates.iter().enumerate().skip(from).take_while(|(_, d)| d.span.start < span.end) {
        clause.items.push(Item { span: date.span, what: What::Date(index) });
    }
    let from = spots.partition_point(|s| s.0.start < span.start);
    for (index, spot) in spots.iter().enumerate().skip(from).take_while(|(_, s)| s.0.start < span.end) {
        clause.items.push(Item { span: spot.0, what: What::Place(index) });
    }
    for token in span.range() {
        if let Some(mark @ (',' | ';' | ':' | '(' | ')')) = doc.punct(token)
            && !taken(Span::new(token, token + 1))
            && !clause.amounts.iter().any(|a| a.span.contains(Span::new(token, token + 1)))
        {
            clause.items.push(Item { span: Span::new(token, token + 1), what: What::Mark(mark) });
        }
    }
    clause.items.sort_by_key(|i| (i.span.start, i.span.end));
    share_scale(context, &mut clause);
    share_unit(context, &mut clause);
    strike_columns(&mut clause);
    clause.at = vec![0; clause.amounts.len()];
    for (n, item) in clause.items.iter().enumerate() {
        if let What::Amount(index) = item.what {
            clause.at[index] = n;
        }
    }
    clause.reaches = (0..clause.amounts.len()).map(|amount| clause.reach(amount)).collect();
    clause.held = Held::of(&clause.items);
    clause
}

/// "lần lượt đạt 5,87 và 4,31 tỷ USD", "tăng từ 2,3 lên 4,5 triệu đồng": the last names scale and unit for both.
fn share_scale(context: &Context<'_, '_, '_>, clause: &mut Clause) {
    let doc = context.doc;
    // The amount that took the scale of the one behind it, and that scale.
    let mut shared = None;
    for index in (1..clause.amounts.len()).rev() {
        let (told, named) = (clause.amounts[index - 1], clause.amounts[index]);
        let bare = told.kind == Kind::Bare && !told.quantity.scaled && !told.quantity.words;
        let unit = matches!(named.kind, Kind::Money(_) | Kind::Percent) || named.quantity.scaled;
        if !bare || !unit || named.quantity.value_to.is_some() {
            continue;
        }
        let between = told.span.end..named.quantity.full.start;
        let join = between.start as usize;
        let joined = between.len() == 1
            && (doc.tokens[join].id == context.patterns.indicators.and || matches!(doc.punct(join), Some(',' | ';')));
        let before = |kind: CueKind, near: u32| {
            clause.items.iter().any(|i| {
                matches!(i.what, What::Cue(k, _) if k == kind)
                    && i.span.end <= told.quantity.full.start
                    && told.quantity.full.start - i.span.end <= near
            })
        };
        // "lần lượt đạt 7.000, 8.000 và 9.000 tỷ đồng": up to the word for a row stand numbers alone.
        let in_row = || {
            let mut left = clause.items.iter().rev().skip_while(|i| i.span.start >= told.quantity.full.start);
            let cue = left
                .find(|i| !matches!(i.what, What::Amount(_) | What::Mark(',' | ';') | What::Cue(CueKind::Reach, _)));
            cue.is_some_and(|i| matches!(i.what, What::Cue(CueKind::Respectively, _)))
        };
        let row = joined && in_row();
        // "từ 50,1 ở thời điểm đầu năm xuống còn 42,7%"
        let inside = |i: &&Item| between.start <= i.span.start && i.span.end <= between.end;
        let turns = |i: &Item| matches!(i.what, What::Mark(_) | What::Subject(_));
        let lands = |i: &Item| matches!(i.what, What::Cue(CueKind::Level, _)) && i.span.end == between.end;
        let mut passed = clause.items.iter().filter(inside);
        let moved = before(CueKind::From, 0)
            && (1..=8).contains(&between.len())
            && passed.clone().any(lands)
            && !passed.any(turns);
        if !row && !moved {
            continue;
        }
        let scale = scale_of(context, &named).or(shared.filter(|&(by, _)| by == index).and_then(|(_, power)| power));
        let told = &mut clause.amounts[index - 1];
        if told.take_scale(&named, scale) {
            told.points = named.points;
            shared = Some((index - 1, scale));
        }
    }
}

/// "từ 40,84% lên 41,89 năm 2019", "từ 20,5 triệu đồng lên 31,2 năm 2019": unit and scale of the level before hold for the
/// level reached.
fn share_unit(context: &Context<'_, '_, '_>, clause: &mut Clause) {
    for index in 1..clause.amounts.len() {
        let (told, bare) = (clause.amounts[index - 1], clause.amounts[index]);
        let end = bare.quantity.span.end;
        let dated = || clause.items.iter().any(|i| matches!(i.what, What::Date(_)) && i.span.start == end);
        // "41,89 năm 2019": the year's own word is no unit.
        let bare_kind = bare.kind == Kind::Bare || bare.kind == Kind::Duration && dated();
        let parts = bare.quantity.value.scale > 0 && !bare.quantity.scaled && bare.quantity.value_to.is_none();
        if !(matches!(told.kind, Kind::Percent | Kind::Money(_)) && bare_kind && parts) {
            continue;
        }
        let cue = |kind: CueKind, start: u32, end: u32| {
            let stands = |i: &Item| i.span.start >= start && i.span.end == end;
            clause.items.iter().any(|i| stands(i) && matches!(i.what, What::Cue(k, _) if k == kind))
        };
        let lands = cue(CueKind::Level, told.span.end, bare.quantity.full.start);
        if !(lands && cue(CueKind::From, clause.span.start, told.quantity.full.start)) {
            continue;
        }
        let reached = &mut clause.amounts[index];
        if reached.take_scale(&told, scale_of(context, &told)) {
            reached.span = reached.quantity.span;
        }
    }
}

/// The power of ten of an amount's scale words.
fn scale_of(context: &Context<'_, '_, '_>, amount: &Amount) -> Option<u32> {
    quantity::scale_at(context.doc, amount.quantity.head as usize, &context.patterns.numbers).map(|(_, power)| power)
}

impl Amount {
    /// Counts a bare number in the unit and by the scale of another; `false` where no number is so large.
    fn take_scale(&mut self, other: &Self, scale: Option<u32>) -> bool {
        let Some(value) = scale.map_or(Some(self.quantity.value), |power| self.quantity.value.shift(power)) else {
            return false;
        };
        self.quantity.value = value;
        self.quantity.scaled = other.quantity.scaled;
        self.kind = other.kind;
        true
    }
}

/// "Số lao động có việc làm Người 3.500 3.620 103,4": of the columns of a table that stand side by side in one line none is
/// known to be the one that is looked for.
fn strike_columns(clause: &mut Clause) {
    let bare = |a: &Amount| a.kind == Kind::Bare && !a.quantity.words;
    for index in 1..clause.amounts.len() {
        let [before, here] = [clause.amounts[index - 1], clause.amounts[index]];
        if before.span.end == here.quantity.full.start && bare(&here) && (bare(&before) || before.kind == Kind::Foreign)
        {
            clause.amounts[index - 1].kind = Kind::Foreign;
            clause.amounts[index].kind = Kind::Foreign;
        }
    }
}

/// A number that is part of a word or code (Covid-19, QL1A, 5S): letters or a joining mark touch it.
fn glued(context: &Context<'_, '_, '_>, quantity: &Quantity, previous: Option<&Amount>) -> bool {
    let doc = context.doc;
    let span = quantity.span;
    let start = span.start as usize;
    // "3. Người có công": the mark of a list.
    if doc.tokens[start].line_start() && span.len() == 1 && matches!(doc.punct(start + 1), Some('.' | ')' | '/')) {
        return true;
    }
    // "5 Số xã đạt chuẩn: 12 xã": the number of a table's row.
    let next = doc.get(start + 1).filter(|t| t.kind == TokenKind::Word && t.capitalized());
    if doc.tokens[start].line_start() && span.len() == 1 && next.is_some() && context.unit(start + 1).is_none() {
        return true;
    }
    // "(6) Tỷ lệ hộ nghèo"
    let numbered = start > 0 && doc.tokens[start - 1].line_start() && doc.punct(start - 1) == Some('(');
    if numbered && span.len() == 1 && doc.punct(start + 1) == Some(')') {
        return true;
    }
    // "6.947 hồ sơ hưởng trợ cấp thất nghiệp(3)": the mark of a footnote.
    let marked = start > 0 && doc.punct(start - 1) == Some('(') && !doc.tokens[start - 1].space_before();
    let footnote = doc.tokens[start].len_chars() <= 2 && doc.punct(start + 1) == Some(')');
    if marked && footnote && span.len() == 1 && start > 1 && doc.tokens[start - 2].kind == TokenKind::Word {
        return true;
    }
    // "từ 13,2% (2021) xuống còn 6,4%": a year alone in brackets.
    let alone = start > 0 && doc.punct(start - 1) == Some('(') && doc.punct(span.end as usize) == Some(')');
    if alone && span.len() == 1 && doc.slice(span).parse::<u32>().is_ok_and(|n| (1990..2050).contains(&n)) {
        return true;
    }
    let before = start.checked_sub(1).filter(|_| !doc.tokens[start].space_before());
    let joined = before.is_some_and(|b| {
        // "1,2%/1,3%", "410 người/400 người": what was reached, and the plan.
        let both = doc.punct(b) == Some('/')
            && previous.is_some_and(|p| p.span.end as usize == b && p.kind != Kind::Duration)
            && context.unit(span.end as usize).is_some();
        // "3.233 hộ nghèo vùng khó khăn/318,4 triệu đồng": what the counted were given.
        let sum = doc.punct(b) == Some('/') && previous.is_some_and(|p| given(context, p, b, quantity));
        let both = both || sum;
        // "18:48"
        let clock = doc.punct(b) == Some(':') && b > 0 && doc.tokens[b - 1].kind == TokenKind::Digits;
        // "(-5,2%)"
        let minus = b > 0 && doc.punct(b) == Some('-') && doc.punct(b - 1) == Some('(');
        (matches!(doc.punct(b), Some('-' | '/' | '.' | '_' | '#')) && !both && !minus || clock)
            && b > 0
            && !doc.tokens[b].space_before()
    });
    let end = span.end as usize;
    let touches = doc.get(end).is_some_and(|t| !t.space_before() && !t.line_start());
    let after = touches && doc.punct(end).is_some_and(|c| matches!(c, '/' | '_'));
    let digits = doc.get(end + 1).is_some_and(|t| t.kind == TokenKind::Digits && !t.space_before());
    // "1.234 tỷ/1.200 tỷ đồng"
    // "tăng 5 triệu/người": the money's own word may be left out.
    let headed = quantity.scaled && per_head(context, end);
    let unit_rate = after && (context.unit(end).is_some() || quantity.scaled && digits || headed);
    let clock = touches && doc.punct(end) == Some(':') && digits;
    // "huyện 30a": a letter that is no unit.
    let lettered = touches
        && doc.get(end).is_some_and(|t| t.kind == TokenKind::Word && doc.slice(Span::new(end, end + 1)).len() == 1)
        && context.unit(end).is_none();
    joined || clock || lettered || (after && !unit_rate)
}

/// "từ 8 tỷ USD lên 17,7 tỷ", "thu 500 tỷ đồng, chi 700 tỷ", but not "500 triệu USD và 300 tỷ": money without a word for its currency
/// is in that of the sum before it in the sentence, where that is dollars and of one size with it, or else in đồng. "Xuất khẩu 3,2 tỷ
/// USD, thu ngân sách 45 tỷ": dollars go on to nothing that is told in đồng first.
fn currency(
    context: &Context<'_, '_, '_>,
    amount: &Amount,
    before: &[Amount],
    subjects: &[(Span, Subject)],
) -> Option<Unit> {
    /// From here on a bare number is money.
    const BILLION: f64 = 1e9;
    /// So many times one sum may be the other.
    const RANGE: f64 = 30.0;
    /// Words for money have so many tokens at most.
    const LONGEST_MONEY: u32 = 6;
    let value = amount.quantity.value.to_f64();
    let end = amount.span.end as usize;
    let bare = amount.kind == Kind::Bare && amount.quantity.scaled && value >= BILLION;
    if !bare || context.doc.get(end).is_some() && counts_other(context, end) {
        return None;
    }
    let told = before.iter().rev().find_map(|a| match a.kind {
        Kind::Money(unit) => Some((unit, a)),
        _ => None,
    });
    // The nearest subject that is told in money says in which.
    let in_dong = |since: u32| {
        let between = |words: &Span| words.start >= since && words.end <= amount.quantity.full.start;
        let unit = |s: &Subject| context.patterns.indicators.subjects[s.entry].units.first().copied();
        let mut told = subjects.iter().filter(|(words, _)| between(words)).filter_map(|(_, s)| unit(s));
        told.rfind(|u| matches!(u, Unit::Usd | Unit::Vnd)) == Some(Unit::Vnd)
    };
    // "kinh phí 50,2 tỷ"
    let start = amount.quantity.full.start;
    let near = Span { start: start.saturating_sub(LONGEST_MONEY), end: start };
    let cues = &context.patterns.indicators.cues;
    let money = |h: &Hit| cues[h.payload as usize].kind == CueKind::Money && h.span.end == start;
    let named = || context.scan.hits.within(Layer::Clause, near).iter().any(money);
    match told {
        Some((unit, sum)) => {
            let size = sum.quantity.value.to_f64();
            let alike = value < size * RANGE && size < value * RANGE;
            Some(if alike && !in_dong(sum.span.end) { unit } else { Unit::Vnd })
        }
        None => named().then_some(Unit::Vnd),
    }
}

/// Whether a slash parts money from people or households counted right before it, with at most a few words between.
fn given(context: &Context<'_, '_, '_>, previous: &Amount, slash: usize, quantity: &Quantity) -> bool {
    let units = &context.patterns.numbers.units;
    let money = context
        .unit(quantity.span.end as usize)
        .is_some_and(|hit| matches!(units[hit.payload as usize].unit, Unit::Vnd | Unit::Usd));
    let between = previous.span.end as usize..slash;
    matches!(previous.kind, Kind::Count(Unit::Person | Unit::Household))
        && money
        && (1..=8).contains(&between.len())
        && context.doc.tokens[between].iter().all(|t| t.kind == TokenKind::Word)
}

/// A slash and a word for a head or a year begin at a token: /người, /năm.
fn per_head(context: &Context<'_, '_, '_>, at: usize) -> bool {
    let per = &context.patterns.indicators.per;
    context.doc.punct(at) == Some('/') && context.doc.get(at + 1).is_some_and(|t| per.contains(&t.id))
}

/// Words for a stretch of years that is over hold a number.
fn in_past_term(context: &Context<'_, '_, '_>, number: Span) -> bool {
    let near = Span { start: number.start.saturating_sub(2), end: number.end };
    let cues = &context.patterns.indicators.cues;
    let hits = context.scan.hits.within(Layer::Clause, near);
    hits.iter().any(|h| cues[h.payload as usize].kind == CueKind::PastTerm && h.span.contains(number))
}

/// "đạt 2 kỷ lục thế giới": a word stands right behind a number that neither tells what is counted nor leads on.
fn counts_other(context: &Context<'_, '_, '_>, at: usize) -> bool {
    let token = &context.doc.tokens[at];
    let known = || {
        let hits = &context.scan.hits;
        [Layer::Clause, Layer::Subject, Layer::Date].iter().any(|&layer| hits.at(layer, at).is_some())
    };
    let patterns = &context.patterns.indicators;
    let named = token.capitalized() || patterns.light.contains(&token.id) || token.id == patterns.and;
    token.kind == TokenKind::Word && !named && !known() && !patterns.groups.begin_with(token.id)
}

fn amount(context: &Context<'_, '_, '_>, quantity: &Quantity, sentence: Span) -> Result<Amount, Condition> {
    let doc = context.doc;
    let end = quantity.span.end as usize;
    let on_line = |at: usize| (at as u32) < sentence.end;
    let unit = if on_line(end) { context.unit(end) } else { None };
    // "đạt 1.300 triệu" at the end of a line, "USD" in the next, which was not read as one with it.
    let cut = || {
        let hit = (quantity.scaled && end < doc.tokens.len()).then(|| context.unit(end)).flatten()?;
        let unit = context.patterns.numbers.units[hit.payload as usize].unit;
        matches!(unit, Unit::Vnd | Unit::Usd).then_some(Kind::Money(unit))
    };
    let (kind, width, points) = match unit {
        Some(hit) => {
            let entry = &context.patterns.numbers.units[hit.payload as usize];
            let kind = match entry.unit {
                Unit::Percent | Unit::PercentagePoint => Kind::Percent,
                money @ (Unit::Vnd | Unit::Usd) => Kind::Money(money),
                Unit::Other if entry.id == "times" => Kind::Times,
                Unit::Other if entry.id == "year" => Kind::Duration,
                Unit::Other => Kind::Foreign,
                unit => Kind::Count(unit),
            };
            (kind, hit.span.len(), entry.unit == Unit::PercentagePoint)
        }
        None if quantity.scaled && on_line(end) && per_head(context, end) => (Kind::Money(Unit::Vnd), 0, false),
        None if !on_line(end) => (cut().unwrap_or(Kind::Bare), 0, false),
        None => (Kind::Bare, 0, false),
    };
    // "3 triệu đồng/sổ", "3 người/ngày": a rate, unless by head or by year (24 triệu đồng/người/năm).
    let per = quantity.span.end as usize + width;
    let rate = matches!(kind, Kind::Money(_) | Kind::Count(_))
        && doc.punct(per) == Some('/')
        && doc.get(per + 1).is_some_and(|t| {
            // "6.300 người/kế hoạch 7.000 người" names the plan.
            let patterns = &context.patterns.indicators;
            let word =
                t.kind == TokenKind::Word && !patterns.per.contains(&t.id) && !patterns.plan_words.contains(&t.id);
            word || one(context, per + 1)
        });
    // "30 triệu đồng/1 hộ": nor is the one that it is given to counted.
    if one(context, quantity.span.start as usize)
        && quantity.span.start > 0
        && doc.punct(quantity.span.start as usize - 1) == Some('/')
    {
        return Err(Condition::ForeignUnit);
    }
    let kind = if rate { Kind::Foreign } else { kind };
    let quantity = &english_thousands(context, quantity, kind);
    // "gấp đôi", "gấp 3 so với": a multiple without its "lần".
    let start = quantity.full.start as usize;
    let multiple =
        kind == Kind::Bare && start > 0 && context.doc.tokens[start - 1].id == context.patterns.indicators.multiple;
    let kind = if multiple { Kind::Times } else { kind };
    // "quy mô kinh tế Yên Bái 2024 đạt …": a year without its word.
    // "giai đoạn 201 – 2020": so is the end of a range of them.
    let is_year = |number: &Number| number.scale == 0 && (1990..2050).contains(&number.digits);
    let year = kind == Kind::Bare
        && (quantity.span.len() == 1 && is_year(&quantity.value) || quantity.value_to.as_ref().is_some_and(is_year));
    let kind = if year { Kind::Duration } else { kind };
    // "riêng tháng 10, có 6.900 người": no date was made of it, but a number of things it is not.
    let small = quantity.value.scale == 0 && quantity.value.digits < 100;
    // "tăng trưởng 2 con số": how many figures a number has.
    if kind == Kind::Bare && context.patterns.indicators.figures.stand(&doc.tokens[end.min(doc.tokens.len())..]) {
        return Err(Condition::Ordinal);
    }
    // "… đạt 58 triệu đồng. 2. Tỷ lệ hộ nghèo …": the mark of the next item of a list.
    let stop = |at: usize| context.doc.punct(at) == Some('.');
    let mark = start > 0 && stop(start - 1) && stop(quantity.full.end as usize);
    let ordinal = start > 0 && context.patterns.indicators.ordinal.contains(&context.doc.tokens[start - 1].id);
    // "…: (1) tạo việc làm …; (2) mở phiên giao dịch": so is a number in brackets behind a mark.
    let closed = start > 1 && doc.punct(start - 1) == Some('(') && doc.punct(quantity.full.end as usize) == Some(')');
    let mark = mark || closed && doc.punct(start - 2).is_some_and(|c| matches!(c, ':' | ';' | ',' | '.'));
    if kind == Kind::Bare && small && (mark || ordinal) {
        return Err(Condition::Ordinal);
    }
    if kind == Kind::Bare && small && !quantity.scaled && on_line(end) && counts_other(context, end) {
        return Err(Condition::ForeignUnit);
    }
    // Numbers in words count only with a unit beside them (hai xã, năm tỷ đồng).
    let money = matches!(kind, Kind::Money(_)) && quantity.scaled;
    if quantity.words && !money && !matches!(kind, Kind::Count(_) | Kind::Times | Kind::Percent) {
        return Err(Condition::NumberWord);
    }
    let mut bound = quantity.bound;
    let span = Span { start: quantity.span.start, end: quantity.span.end + width as u32 };
    // "6%/năm trở lên", "80 triệu đồng/người/năm trở lên"
    let rate = |at: &usize| doc.punct(*at) == Some('/') && doc.get(at + 1).is_some_and(|t| t.kind == TokenKind::Word);
    let behind = std::iter::successors(Some(span.end as usize), |at| rate(at).then_some(at + 2)).take(3).last();
    if let Some((_, after)) = behind.and_then(|at| quantity::bound_after(doc, at, &context.patterns.numbers)) {
        bound = after;
    }
    // "từ 95% dân số trở lên": what it is of stands between.
    let from = start > 0 && doc.tokens[start - 1].id == context.patterns.indicators.from;
    let between = || {
        let words = (span.end as usize..span.end as usize + LONGEST_WHOLE)
            .take_while(|&at| doc.get(at).is_some_and(|t| t.kind == TokenKind::Word && !t.line_start()));
        words.map(|at| at + 1).find_map(|at| quantity::bound_after(doc, at, &context.patterns.numbers))
    };
    if (from || kind == Kind::Percent)
        && matches!(kind, Kind::Percent | Kind::Count(_))
        && let Some((_, after)) = between()
    {
        bound = after;
    }
    // A dash at the head of a line marks a list, one behind a number a range.
    let dash = start > 1
        && doc.punct(start - 1) == Some('-')
        && !doc.tokens[start].space_before()
        && !doc.tokens[start - 1].line_start()
        && (doc.tokens[start - 1].space_before() || doc.punct(start - 2) == Some('('))
        && doc.tokens[start - 2].kind != TokenKind::Digits
        && doc.punct(start - 2) != Some('%');
    let negative = start > 0 && doc.tokens[start - 1].id == context.patterns.indicators.negative;
    let bracketed = dash && doc.punct(start - 2) == Some('(') && matches!(kind, Kind::Count(_) | Kind::Money(_));
    let minus = kind == Kind::Percent && (dash || negative) || bracketed;
    Ok(Amount { quantity: *quantity, kind, span, bound, points, minus })
}

/// "Nghị quyết số 08-NQ/HU", "Kế hoạch 12/KH-UBND": letters of a document's code are no words.
fn in_code(context: &Context<'_, '_, '_>, span: Span) -> bool {
    let (doc, start) = (context.doc, span.start as usize);
    let glued = |at: usize| doc.get(at).is_some_and(|t| !t.space_before());
    let mark = |at: usize, mark: char| doc.punct(at) == Some(mark) && glued(at);
    start > 1
        && glued(start)
        && (mark(start - 1, '-') || mark(start - 1, '/') && mark(span.end as usize, '-'))
        && doc.tokens[start].upper()
}

/// "1 hộ", "01 suất": one of something.
fn one(context: &Context<'_, '_, '_>, at: usize) -> bool {
    let doc = context.doc;
    let digit = doc.get(at).is_some_and(|t| t.kind == TokenKind::Digits && t.len_chars() <= 2);
    let word = doc.get(at + 1).is_some_and(|t| t.kind == TokenKind::Word);
    digit && word && matches!(doc.slice(Span { start: at as u32, end: at as u32 + 1 }), "1" | "01")
}

/// "21,700 người": what is counted one by one has no decimals, so that the comma parts thousands.
fn english_thousands(context: &Context<'_, '_, '_>, quantity: &Quantity, kind: Kind) -> Quantity {
    let (doc, span) = (context.doc, quantity.span);
    let whole = matches!(kind, Kind::Count(unit) if !matches!(unit, Unit::Hectare | Unit::Tonne | Unit::Point));
    let digits = |at: u32| doc.tokens[at as usize].len_chars();
    let grouped = span.len() == 3
        && doc.punct(span.start as usize + 1) == Some(',')
        && digits(span.start) <= 3
        && digits(span.start + 2) == 3
        && !doc.slice(Span { end: span.start + 1, ..span }).starts_with('0');
    match quantity.value.shift(3).filter(|_| whole && grouped && !quantity.scaled) {
        Some(value) => Quantity { value, ..*quantity },
        None => *quantity,
    }
}

/// Whether the label that a line begins with ("Về người có công: …"), or else the heading or headline above it, holds one of these
/// words.
fn section_names(context: &Context<'_, '_, '_>, at: u32, words: &Phrases) -> bool {
    const LABEL: usize = 12;
    let (doc, sentences) = (context.doc, context.sentences);
    let here = sentences.partition_point(|s| s.span.end <= at);
    let line = |s: &&Sentence| s.line == sentences[here].line;
    let first = sentences[..=here].iter().rev().take_while(line).last().map_or(at, |s| s.span.start) as usize;
    let label = (first..first + LABEL).find(|&at| doc.punct(at) == Some(':'));
    let above = || sentences[..here].iter().rev().find(|s| s.heading || s.zone == Zone::Title).map(|s| s.span);
    let section = label.map(|colon| Span::new(first, colon)).or_else(above);
    section.is_some_and(|section| words.stand_within(&doc.tokens[section.range()]))
}

/// The subjects of a sentence: of overlapping ones the longer, then the earlier.
pub(super) fn subjects(context: &Context<'_, '_, '_>, span: Span) -> Vec<(Span, Subject)> {
    let patterns = &context.patterns.indicators;
    let hits = &context.scan.hits;
    let in_section = |h: &Hit| {
        let under = &patterns.subjects[h.payload as usize].under;
        under.is_empty() || section_names(context, span.start, under)
    };
    let inside = hits.within(Layer::Subject, span).iter().filter(|h| h.span.end <= span.end);
    let mut found: Vec<&Hit> = inside.filter(|h| in_section(h)).collect();
    // Of those with the same words the last is asked first: one of its section, then one that counts anywhere, then one that
    // counts only beside another indicator.
    let rank = |h: &Hit| {
        let entry = &patterns.subjects[h.payload as usize];
        (!entry.under.is_empty(), entry.beside.is_empty())
    };
    found.sort_by_key(|h| (std::cmp::Reverse(h.span.len()), h.span.start, rank(h)));
    let mut kept: Vec<(Span, Subject)> = Vec::with_capacity(found.len());
    for hit in found {
        if kept.iter().any(|(s, _)| s.overlaps(hit.span) && *s != hit.span) {
            continue;
        }
        let entry = hit.payload as usize;
        let subject = Subject {
            entry,
            side: patterns.subjects[entry].side,
            component: hits.slot(hit, patterns.slot_component).filter(|s| !s.is_empty()),
            number: hits.slot(hit, patterns.slot_n),
        };
        kept.push((hit.span, subject));
    }
    kept.sort_by_key(|(s, _)| s.start);
    kept
}

impl Clause {
    /// Whether a cue of a kind stands in it: most kinds stand in few clauses, and need not be searched for in the others.
    #[inline]
    pub(super) fn holds(&self, kind: CueKind) -> bool {
        self.held.0 & Held::cue(kind) != 0
    }

    /// Whether it compares with something.
    #[inline]
    pub(super) fn compares(&self) -> bool {
        self.holds(CueKind::Versus) || self.holds(CueKind::Baseline)
    }

    /// Whether a mark stands in it.
    #[inline]
    pub(super) fn marked(&self, mark: char) -> bool {
        self.held.0 & Held::mark(mark) != 0
    }

    /// Whether a date stands in it.
    #[inline]
    pub(super) fn dated(&self) -> bool {
        self.held.0 & Held::DATE != 0
    }

    /// "lần lượt là 3,2% và 4,5%": where the row begins (the cue's item), the amount's place in it and how many it has.
    pub(super) fn row(&self, amount: usize) -> Option<(usize, usize, usize)> {
        if !self.holds(CueKind::Respectively) {
            return None;
        }
        let here = self.at[amount];
        // "lần lượt đạt 8%; 8,5% và 9%": between two numbers it parts no more than a comma.
        let amount_at = |n: usize| self.items.get(n).is_some_and(|i| matches!(i.what, What::Amount(_)));
        let parted = |n: &usize| {
            matches!(self.items[*n].what, What::Mark(';')) && !(amount_at(n.wrapping_sub(1)) && amount_at(n + 1))
        };
        let cue = self.items[..here].iter().rposition(|i| matches!(i.what, What::Cue(CueKind::Respectively, _)))?;
        if (cue..here).any(|n| parted(&n)) {
            return None;
        }
        let end = (here..self.items.len()).find(parted).unwrap_or(self.items.len());
        let kind = self.amounts[amount].kind;
        let row = |n: &usize| cue < self.at[*n] && self.at[*n] < end && alike(self.amounts[*n].kind, kind);
        let place = (0..amount).filter(row).count();
        let count = (0..self.amounts.len()).filter(row).count();
        (count > 1).then_some((cue, place, count))
    }

    /// What holds a token.
    pub(super) fn item_at(&self, at: u32) -> Option<&Item> {
        self.items.iter().find(|i| i.span.start <= at && at < i.span.end)
    }

    /// "Trà Vinh, Khánh Hòa với mức tăng lần lượt là 13,9%, 12,4%": the item of the place that the amount's place in a row means.
    pub(super) fn row_of_places(&self, amount: usize) -> Option<usize> {
        let (cue, place, count) = self.row(amount)?;
        let parted = |i: &Item| matches!(i.what, What::Mark(';') | What::Amount(_));
        let from = self.items[..cue].iter().rposition(parted).map_or(0, |f| f + 1);
        let places = (from..cue).filter(|&n| matches!(self.items[n].what, What::Place(_)));
        (places.clone().count() == count).then(|| places.clone().nth(place)).flatten()
    }

    /// "Trà Vinh ngày 12/3: các năm 2021, 2022 và 2023 lần lượt là 8%, 7% và 6%": the item of the time that the amount's
    /// place in a row means, of those that stand as a list right before the row.
    pub(super) fn row_of_times(&self, amount: usize) -> Option<usize> {
        let (cue, place, count) = self.row(amount)?;
        let mut times: Vec<usize> = (0..cue).filter(|&n| matches!(self.items[n].what, What::Date(_))).collect();
        let from = times.len().checked_sub(count)?;
        times.drain(..from);
        let listed = |pair: &[usize]| {
            self.items[pair[0] + 1..pair[1]].iter().all(|i| matches!(i.what, What::Mark(',')))
                && self.items[pair[1]].span.start <= self.items[pair[0]].span.end + 2
        };
        times.windows(2).all(listed).then(|| times[place])
    }

    /// "(cao đẳng 1.702 người, trung cấp 11.315 người, …)": the bracket that is open where an amount stands behind a name,
    /// as an index of `items`. Another time, a plan or a change is no name.
    pub(super) fn bracket_list(&self, amount: usize) -> Option<usize> {
        let here = self.at[amount];
        let open = self.items[..here].iter().rposition(|i| matches!(i.what, What::Mark('(')))?;
        let told = |i: &Item| match i.what {
            What::Mark(')') | What::Date(_) => true,
            What::Cue(kind, _) => matches!(
                kind,
                CueKind::Plan | CueKind::Target | CueKind::Baseline | CueKind::Versus | CueKind::Rise | CueKind::Fall
            ),
            _ => false,
        };
        // A percent in brackets is a share, unless they stand behind a percent.
        let percent = |a: usize| self.amounts[a].kind == Kind::Percent;
        let rates = || (0..amount).rev().find(|&a| self.at[a] < open).is_some_and(percent);
        let kind = matches!(self.amounts[amount].kind, Kind::Count(_) | Kind::Money(_) | Kind::Bare);
        ((kind || percent(amount) && rates()) && !self.items[open..here].iter().any(told)).then_some(open)
    }

    /// The items between the amount before and this amount, and from there to the amount after, durations aside.
    #[inline]
    pub(super) fn around(&self, amount: usize) -> (&[Item], &[Item]) {
        let (here, (from, to)) = (self.at[amount], self.reaches[amount]);
        (&self.items[from..here], &self.items[here + 1..to])
    }

    fn reach(&self, amount: usize) -> (usize, usize) {
        let counts = |a: &usize| self.amounts[*a].kind != Kind::Duration;
        let from = (0..amount).rev().find(counts).map_or(0, |a| self.at[a] + 1);
        let to = (amount + 1..self.amounts.len()).find(counts).map_or(self.items.len(), |a| self.at[a]);
        (from, to)
    }
}

/// Whether two amounts may stand in one row: the last alone may name what all are counted in.
fn alike(a: Kind, b: Kind) -> bool {
    a == b || matches!((a, b), (Kind::Bare, Kind::Count(_)) | (Kind::Count(_), Kind::Bare))
}

/// A number times ten to a power, for multiples told as percents (gấp 2 lần is 200).
pub(super) fn hundredfold(number: Number) -> Option<Number> {
    number.shift(2)
}
