//! A sentence as typed items: numbers, subjects, cues, dates, places and marks, in order.

mod cue;
mod number;
mod shared;

use super::trace::Trace;
use crate::extract::{Context, DateFact};
use crate::layout::Zone;
use crate::link::place::Spot;
use crate::pattern::indicator::{CueKind, Side};
use crate::pattern::words::Phrases;
use crate::pattern::{Hit, Layer};
use crate::record::{Baseline, Bound, Number, Unit};
use crate::segment::Sentence;
use crate::tag::quantity::Quantity;
use crate::text::Span;

/// Most sentences with numbers have no more items.
const USUAL: usize = 32;

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
    /// Where the name of a group may begin: with words for an area, or with a number of places.
    pub(super) groups: Vec<u32>,
    /// What stands among the items.
    held: Held,
}

/// Which kinds of cues and which marks stand among items, and whether dates and frames do: a bit for each.
#[derive(Debug, Default, Clone, Copy)]
struct Held(u64);

impl Held {
    const DATE: u64 = 1 << 63;
    const FRAME: u64 = 1 << 62;
    const MARKS: [char; 5] = [',', ';', ':', '(', ')'];

    fn of(items: &[Item]) -> Self {
        let bit = |item: &Item| match item.what {
            What::Cue(kind, _) => Self::cue(kind),
            What::Mark(mark) => Self::mark(mark),
            What::Date(_) => Self::DATE,
            What::Subject(Subject { side: Side::Frame, .. }) => Self::FRAME,
            What::Amount(_) | What::Subject(_) | What::Place(_) => 0,
        };
        Self(items.iter().map(bit).fold(0, std::ops::BitOr::bitor))
    }

    const fn cue(kind: CueKind) -> u64 {
        const { assert!(CueKind::ALL.len() + Self::MARKS.len() < 62) };
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
    let mut clause = Clause { span, ..Clause::default() };
    let quantities = &context.scan.quantities;
    let first = quantities.partition_point(|q| q.span.start < span.start);
    if quantities.get(first).is_none_or(|q| q.span.start >= span.end) {
        return clause;
    }
    let subjects = &subjects(context, span);
    let reader = Reader { context, span, subjects, dates, claimed, spots, trace };
    clause.amounts = reader.amounts(&quantities[first..]);
    if clause.amounts.is_empty() {
        return clause;
    }
    clause.items.reserve(USUAL);
    clause.items.extend(clause.amounts.iter().enumerate().map(|(n, a)| Item { span: a.span, what: What::Amount(n) }));
    reader.cues(&mut clause.items);
    clause.items.extend(subjects.iter().map(|&(span, s)| Item { span, what: What::Subject(s) }));
    let from = dates.partition_point(|d| d.span.start < span.start);
    for (index, date) in dates.iter().enumerate().skip(from).take_while(|(_, d)| d.span.start < span.end) {
        clause.items.push(Item { span: date.span, what: What::Date(index) });
    }
    let from = spots.partition_point(|s| s.0.start < span.start);
    for (index, spot) in spots.iter().enumerate().skip(from).take_while(|(_, s)| s.0.start < span.end) {
        clause.items.push(Item { span: spot.0, what: What::Place(index) });
    }
    reader.marks(&mut clause);
    clause.groups = reader.groups(&clause.amounts);
    clause.items.sort_by_key(|i| (i.span.start, i.span.end));
    shared::scale(context, &mut clause);
    shared::unit(context, &mut clause);
    shared::strike_columns(&mut clause);
    clause.index();
    clause
}

/// What a sentence is cut into items by.
struct Reader<'r> {
    context: &'r Context<'r, 'r, 'r>,
    span: Span,
    /// In order; those that overlap have the same words.
    subjects: &'r [(Span, Subject)],
    dates: &'r [DateFact],
    /// The tokens of dates and documents.
    claimed: &'r [Span],
    spots: &'r [(Span, Spot)],
    trace: Option<&'r Trace>,
}

impl Reader<'_> {
    /// The subjects that share a token with a span.
    fn subjects_over(&self, span: Span) -> &[(Span, Subject)] {
        let rest = &self.subjects[self.subjects.partition_point(|(words, _)| words.end <= span.start)..];
        let count = rest.iter().take_while(|(words, _)| words.start < span.end).count();
        &rest[..count]
    }

    /// Whether a date or document claims tokens.
    fn is_claimed(&self, span: Span) -> bool {
        let from = self.claimed.partition_point(|c| c.end <= span.start);
        self.claimed.get(from).is_some_and(|c| c.overlaps(span))
    }

    /// The marks that part a sentence, but for those inside dates, documents and numbers.
    fn marks(&self, clause: &mut Clause) {
        for (at, token) in self.span.range().zip(&self.context.doc.tokens[self.span.range()]) {
            let Some(mark @ (',' | ';' | ':' | '(' | ')')) = token.punct() else { continue };
            let span = Span::new(at, at + 1);
            if !clause.amounts.iter().any(|a| a.span.contains(span)) && !self.is_claimed(span) {
                clause.items.push(Item { span, what: What::Mark(mark) });
            }
        }
    }

    /// Where the name of a group may begin, in order.
    fn groups(&self, amounts: &[Amount]) -> Vec<u32> {
        let (tokens, patterns) = (&self.context.doc.tokens, &self.context.patterns.indicators);
        let area = |at: &u32| patterns.areas.stand(&tokens[*at as usize..]);
        let mut starts: Vec<u32> = (self.span.start..self.span.end).filter(area).collect();
        let areas = starts.len();
        let places = |a: &&Amount| patterns.counted_places.stand(&tokens[a.quantity.span.end as usize..]);
        starts.extend(amounts.iter().filter(places).map(|a| a.quantity.span.start));
        if starts.len() > areas {
            starts.sort_unstable();
        }
        starts
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

    /// Whether a subject in it is made to hold a number.
    #[inline]
    pub(super) fn framed(&self) -> bool {
        self.held.0 & Held::FRAME != 0
    }

    /// Whether a date stands in it.
    #[inline]
    pub(super) fn dated(&self) -> bool {
        self.held.0 & Held::DATE != 0
    }

    /// Looks up, once, where its amounts stand and what its cues let one ask.
    fn index(&mut self) {
        self.at = vec![0; self.amounts.len()];
        for (n, item) in self.items.iter().enumerate() {
            if let What::Amount(amount) = item.what {
                self.at[amount] = n;
            }
        }
        self.held = Held::of(&self.items);
        self.reaches = (0..self.amounts.len()).map(|amount| self.reach(amount)).collect();
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

    /// Where, between two tokens, the name of a group may begin.
    pub(super) fn groups_in(&self, from: u32, to: u32) -> impl DoubleEndedIterator<Item = u32> {
        self.groups.iter().copied().filter(move |at| (from..to).contains(at))
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
        let edge = |i: &Item| match i.what {
            What::Mark('(' | ')') | What::Date(_) => true,
            What::Cue(kind, _) => matches!(
                kind,
                CueKind::Plan | CueKind::Target | CueKind::Baseline | CueKind::Versus | CueKind::Rise | CueKind::Fall
            ),
            _ => false,
        };
        let open = self.items[..self.at[amount]].iter().rposition(edge)?;
        // A percent in brackets is a share, unless they stand behind a percent.
        let percent = |a: usize| self.amounts[a].kind == Kind::Percent;
        let rates = || (0..amount).rev().find(|&a| self.at[a] < open).is_some_and(percent);
        let counts = match self.amounts[amount].kind {
            Kind::Count(_) | Kind::Money(_) | Kind::Bare => true,
            Kind::Percent => rates(),
            Kind::Times | Kind::Duration | Kind::Foreign => false,
        };
        (matches!(self.items[open].what, What::Mark('(')) && counts).then_some(open)
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
