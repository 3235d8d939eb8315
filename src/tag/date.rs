//! Date expressions, as far as the text itself tells them.
//!
//! A line is read twice. First its *atoms*: what one phrase, or one run of digits, may name. Then
//! neighbouring atoms are joined: "ngày 21 và 22/6/2018" are two days that share month and year,
//! "24/4 đến 31/7/2021" is one stretch. An atom that names a date by its form alone is strong; a
//! weak one (7/10, 2018) is taken only where the words around it say so.

mod digits;
mod meaning;
mod phrase;

use crate::calendar;
use crate::extract::Context;
use crate::layout::Zone;
use crate::pattern::date::{DatePatterns, Form, Role};
use crate::pattern::{Hit, Layer};
use crate::record::Warning;
use crate::tag::document::DocumentTag;
use crate::tag::quantity::scale_at;
use crate::text::{Span, TokenKind};

/// A year as the text gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum YearRef {
    /// The year in digits.
    Of(i16),
    /// So many years from the anchor's (năm nay: 0, năm ngoái: -1).
    Offset(i16),
    /// So many years from the one that the text tells of (năm trước: -1).
    Told(i16),
    /// The same, where that year may stand far before (năm trước đó: -1).
    Earlier(i16),
}

/// What part of a year is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// All of it.
    Year,
    /// A quarter, 1 to 4.
    Quarter(i8),
    /// From one month to another, both included.
    Months(i8, i8),
    /// A month.
    Month(i8),
    /// A day: month and day of the month.
    Day(i8, i8),
}

/// A date expression's parts: the year may be missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts {
    /// What part of the year.
    pub unit: Unit,
    /// The year, if the text gives it.
    pub year: Option<YearRef>,
}

/// What an expression is to the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DateUse {
    /// A time that the text speaks of.
    #[default]
    Text,
    /// The day on which the page was posted.
    Published,
    /// A part of a document's citation.
    Citation,
}

/// A date expression before its missing parts are resolved.
#[derive(Debug, Clone, Copy)]
pub struct DateTag {
    /// Its tokens.
    pub span: Span,
    /// What it names, or where a stretch begins.
    pub from: Parts,
    /// Where a stretch ends.
    pub to: Option<Parts>,
    /// A day that is kept every year.
    pub recurring: bool,
    /// "9 tháng": a stretch from January only where the article shows that it is one.
    pub tentative: bool,
    /// The sentence speaks of what is to come.
    pub ahead: bool,
    /// The text says that it is over (vừa qua, tính đến).
    pub past: bool,
    /// The text looks back on it (tổng kết, kết quả, đạt).
    pub over: bool,
    /// Named for comparison (cùng kỳ, so với).
    pub compared: bool,
    /// The day or month of a stock (tính đến, đến hết).
    pub stock: bool,
    /// Bounds a time (từ, trước, sau), or is reached only by what is to come.
    pub bound: bool,
    /// How long an office or a plan lasts (giai đoạn, nhiệm kỳ).
    pub term: bool,
    /// When somebody was born.
    pub birth: bool,
    /// The term for which a congress elects.
    pub congress: bool,
    /// What it is to the text.
    pub usage: DateUse,
    /// The rule that found it: an index of the date rules.
    pub rule: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Core {
    /// A number that may be a day, or a month, of what follows.
    Num(i8),
    Date(Parts),
}

#[derive(Debug, Clone, Copy)]
struct Atom {
    span: Span,
    core: Core,
    /// Names a date by its form alone.
    strong: bool,
    /// The word for day stands before it.
    lead: bool,
    /// What parts its digits, `' '` where nothing does.
    mark: char,
    tentative: bool,
    rule: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Gap {
    None,
    /// Nothing stands between.
    Adjacent,
    /// One stretch: a dash.
    Dash,
    /// One stretch: words.
    Range,
    /// Several expressions.
    List,
}

/// Finds the date expressions of headline, body and captions, and the publication date.
pub fn tag(context: &Context<'_, '_, '_>, documents: &[DocumentTag], warnings: &mut Vec<Warning<'_>>) -> Vec<DateTag> {
    let mut reader = Reader::new(context, documents);
    let mut tags = Vec::new();
    let published = context.layout.published.map(|p| p.0);
    for (line, zone) in context.doc.lines.iter().zip(&context.layout.zones) {
        if matches!(zone, Zone::Title | Zone::Body | Zone::Caption) {
            reader.line(line.span, warnings, &mut tags);
        }
    }
    if let Some((span, date)) = context.layout.published {
        tags.retain(|t: &DateTag| !published.is_some_and(|p| p.overlaps(t.span)));
        let at = tags.partition_point(|t| t.span.start < span.start);
        let unit = Unit::Day(date.month(), date.day());
        tags.insert(
            at,
            DateTag {
                span,
                from: Parts { unit, year: Some(YearRef::Of(date.year())) },
                to: None,
                recurring: false,
                tentative: false,
                ahead: false,
                past: false,
                over: false,
                compared: false,
                stock: false,
                bound: false,
                term: false,
                birth: false,
                congress: false,
                usage: DateUse::Published,
                rule: context.patterns.dates.rule(Form::Published),
            },
        );
    }
    tags
}

/// The day that is written out in full, or with day and month alone, from token `at` on (ngày
/// 15/8/2017; ngày 06 tháng 12 năm 2018; 22/6): its tokens, and its date if the year is there.
#[must_use]
pub fn day_at(context: &Context<'_, '_, '_>, at: usize) -> Option<(Span, Option<calendar::Date>)> {
    let token = context.doc.get(at)?;
    let lead = context.scan.hits.at(Layer::Date, at).is_some_and(|h| {
        let rules = &context.patterns.dates.rules;
        rules[h.payload as usize].form == Form::Day
    });
    if token.kind != TokenKind::Digits && !lead {
        return None;
    }
    let line = context.doc.lines.partition_point(|l| l.span.end as usize <= at);
    let end = context.doc.lines.get(line)?.span.end as usize;
    let mut reader = Reader::new(context, &[]);
    let limit = end.min(at + 16);
    reader.atoms(Span::new(at, limit), &mut Vec::new());
    reader.adjacent();
    let atom = reader.atoms.first().filter(|a| a.span.start as usize == at)?;
    let Core::Date(Parts { unit: Unit::Day(month, day), year }) = atom.core else { return None };
    let date = match year {
        Some(YearRef::Of(year)) => Some(calendar::day(year, month, day)?),
        _ => None,
    };
    (atom.lead || date.is_some()).then_some((atom.span, date))
}

/// The year that a stretch of text names by its name in the lunar calendar (Tết Quý Mão), `first` or one of the 59 after it.
#[must_use]
pub fn lunar_year(context: &Context<'_, '_, '_>, within: Span, first: i16) -> Option<i16> {
    let (patterns, hits) = (&context.patterns.dates, &context.scan.hits);
    let names = |h: &&Hit| patterns.roles[h.payload as usize] & Role::LunarYear.bit() != 0;
    let mut named = hits.within(Layer::DateContext, within).iter().filter(names);
    named.find_map(|hit| {
        let word = |slot| hits.slot(hit, slot).map(|span| phrase::folded(&context.doc, span));
        patterns.lunar_year(&word(patterns.slots.stem)?, &word(patterns.slots.branch)?, first)
    })
}

struct Reader<'c, 't, 'b, 'p, 'd> {
    context: &'c Context<'t, 'b, 'p>,
    patterns: &'p DatePatterns,
    documents: &'d [DocumentTag],
    /// Where citations stand, by their starts; each reaches as far as any up to it.
    cited: Vec<Span>,
    atoms: Vec<Atom>,
}

impl<'c, 't, 'b, 'p, 'd> Reader<'c, 't, 'b, 'p, 'd> {
    fn new(context: &'c Context<'t, 'b, 'p>, documents: &'d [DocumentTag]) -> Self {
        let mut cited: Vec<Span> = documents.iter().map(|document| document.span).collect();
        cited.sort_unstable();
        let mut farthest = 0;
        for span in &mut cited {
            farthest = span.end.max(farthest);
            span.end = farthest;
        }
        Self { context, patterns: &context.patterns.dates, documents, cited, atoms: Vec::new() }
    }

    fn line(&mut self, line: Span, warnings: &mut Vec<Warning<'_>>, tags: &mut Vec<DateTag>) {
        self.atoms.clear();
        self.atoms(line, warnings);
        if !self.atoms.is_empty() {
            self.adjacent();
            self.share();
            self.join(line, tags);
        }
    }

    /// The roles of the words that end before a token, a bracket or quotation mark aside.
    fn before(&self, at: usize, line: Span) -> u64 {
        let mut at = at;
        while at > line.start as usize && matches!(self.context.doc.punct(at - 1), Some('(' | '"' | '\'' | '[')) {
            at -= 1;
        }
        self.ending(at, line)
    }

    fn ending(&self, at: usize, line: Span) -> u64 {
        let from = at.saturating_sub(5).max(line.start as usize);
        (from..at).fold(0, |roles, from| roles | self.between(from, at))
    }

    /// The roles of the words that begin at a token.
    fn after(&self, at: usize, line: Span) -> u64 {
        if at < line.end as usize { self.neighbours(at).map_or(0, |(_, roles)| roles) } else { 0 }
    }

    /// The roles of the words from a token up to another.
    fn between(&self, from: usize, to: usize) -> u64 {
        self.neighbours(from).filter(|(span, _)| span.end as usize == to).map_or(0, |(_, roles)| roles)
    }

    fn neighbours(&self, at: usize) -> Option<(Span, u64)> {
        let roles = &self.patterns.roles;
        self.context.longest(Layer::DateNeighbour, at, |all: &mut u64, payload| *all |= roles[payload as usize])
    }

    /// Whether a word of a role that is looked for in a stretch begins in it.
    fn holds(&self, span: Span, role: Role) -> bool {
        debug_assert!(role.bit() & Role::NEAR != 0, "{role:?} is asked for beside an expression alone");
        let hits = self.context.scan.hits.within(Layer::DateContext, span);
        hits.iter().any(|h| self.patterns.roles[h.payload as usize] & role.bit() != 0)
    }

    /// A stretch holds words of what lies ahead; but "kết quả thực hiện nhiệm vụ" looks back, and so does "đạt 45% kế hoạch".
    fn looks_ahead(&self, span: Span) -> bool {
        let hits = self.context.scan.hits.within(Layer::DateContext, span);
        let has = |h: &Hit, role: Role| self.patterns.roles[h.payload as usize] & role.bit() != 0;
        let inside = |h: &Hit| {
            hits.iter().any(|o| has(o, Role::Over) && o.span.start < h.span.start && o.span.end >= h.span.end)
        };
        let reached =
            |h: &Hit| h.span.start.checked_sub(1).and_then(|at| self.context.doc.punct(at as usize)) == Some('%');
        hits.iter().any(|h| has(h, Role::Ahead) && !inside(h) && !reached(h))
    }

    /// Whether a number that ends before a token counts what follows.
    fn counts(&self, at: usize, line: Span) -> bool {
        if at >= line.end as usize {
            return false;
        }
        let after = self.after(at, line);
        if after & Role::AfterYear.bit() != 0 {
            return false;
        }
        after & Role::Counted.bit() != 0
            || self.context.unit(at).is_some()
            || scale_at(self.context.doc, at, &self.context.patterns.numbers).is_some()
            || self.context.doc.punct(at) == Some('%')
    }

    fn gap(&self, a: &Atom, b: &Atom) -> Gap {
        let (from, to) = (a.span.end as usize, b.span.start as usize);
        let mark = self.context.doc.punct(from);
        if from == to {
            Gap::Adjacent
        } else if to == from + 1 && (mark == Some('-') || (mark == Some('/') && a.names_year() && b.names_year())) {
            Gap::Dash
        } else if to == from + 1 && matches!(mark, Some(',' | '&')) {
            Gap::List
        } else if to > from + 4 {
            Gap::None
        } else {
            let list = if mark == Some(',') { self.between(from + 1, to) & Role::List.bit() } else { 0 };
            let roles = self.between(from, to) | list;
            if roles & Role::Range.bit() != 0 {
                Gap::Range
            } else if roles & Role::List.bit() != 0 {
                Gap::List
            } else {
                Gap::None
            }
        }
    }

    /// "ngày 6/9 năm 2012": a day and its year.
    fn adjacent(&mut self) {
        let mut k = 0;
        while k + 1 < self.atoms.len() {
            let (a, b) = (self.atoms[k], self.atoms[k + 1]);
            if let (
                Core::Date(Parts { unit: unit @ (Unit::Day(..) | Unit::Month(_) | Unit::Quarter(_)), year: None }),
                Core::Date(Parts { unit: Unit::Year, year }),
            ) = (a.core, b.core)
                && a.span.end == b.span.start
                && b.strong
            {
                let parts = Parts { unit, year };
                self.atoms[k] = Atom { span: a.span.join(b.span), core: Core::Date(parts), strong: true, ..a };
                self.atoms.remove(k + 1);
            } else {
                k += 1;
            }
        }
    }

    /// "ngày 21 và 22/6/2018", "tháng 7 và tháng 8/2025": what the last says holds for all.
    fn share(&mut self) {
        let mut led = vec![false; self.atoms.len()];
        for k in 0..self.atoms.len() {
            led[k] = self.atoms[k].lead
                || self.follows_days(self.atoms[k].span.start as usize)
                || (k > 0 && led[k - 1] && matches!(self.gap(&self.atoms[k - 1], &self.atoms[k]), Gap::List));
        }
        for k in (0..self.atoms.len().saturating_sub(1)).rev() {
            let (a, b) = (self.atoms[k], self.atoms[k + 1]);
            let Core::Date(next) = b.core else { continue };
            if self.gap(&a, &b) != Gap::List {
                continue;
            }
            match (a.core, next.unit) {
                (Core::Num(day), Unit::Day(month, _))
                    if led[k] && (led[k + 1] || next.year.is_some()) && calendar::day(2000, month, day).is_some() =>
                {
                    self.atoms[k].core = Core::Date(Parts { unit: Unit::Day(month, day), year: next.year });
                    self.atoms[k].strong = true;
                    self.atoms[k + 1].strong = true;
                }
                (Core::Date(parts), unit) if parts.year.is_none() && next.year.is_some() && b.strong => {
                    let same = std::mem::discriminant(&parts.unit) == std::mem::discriminant(&unit);
                    // "tháng 12 và cả năm 2018", "quý IV và năm 2018"
                    let of_year = unit == Unit::Year && parts.unit != Unit::Year;
                    if same || of_year {
                        self.atoms[k].core = Core::Date(Parts { year: next.year, ..parts });
                    }
                }
                _ => {}
            }
        }
    }

    /// "trong 2 ngày: 23 và 24-7", "trong hai ngày (23 và 24/7)": days that a mark parts from the word for them.
    fn follows_days(&self, at: usize) -> bool {
        let mark = at > 2 && matches!(self.context.doc.punct(at - 1), Some(':' | ',' | '('));
        mark && self.context.scan.hits.at(Layer::Date, at - 2).is_some_and(|hit| {
            hit.span.end as usize == at - 1 && self.patterns.rules[hit.payload as usize].form == Form::Day
        })
    }

    /// Joins stretches, and takes what names a date.
    fn join(&mut self, line: Span, tags: &mut Vec<DateTag>) {
        let atoms = std::mem::take(&mut self.atoms);
        let mut k = 0;
        // The expression before, if it was taken: its last atom, and whether it recurs.
        let mut previous: Option<(usize, bool)> = None;
        while k < atoms.len() {
            let a = &atoms[k];
            let mut end = k + 1;
            let joins = |gap: Gap, recurs: bool| gap == Gap::List || gap == Gap::Dash && recurs && self.is_kept(a);
            let listed = previous.filter(|p| p.0 + 1 == k && joins(self.gap(&atoms[p.0], a), p.1));
            let mut expression = None;
            if let Some(b) = atoms.get(k + 1)
                && let gap @ (Gap::Dash | Gap::Range) = self.gap(a, b)
                && let Some((from, to)) = interval(a, b, self.opens_stretch(a.span.start as usize, line))
                && !self.feasts(a, b, line)
                && let Some(strong) = self.stretch_is_strong(a, b, gap, line)
            {
                let span = a.span.join(b.span);
                expression = Some((span, from, Some(to), strong, self.patterns.rule(Form::Interval)));
                end = k + 2;
            } else if let Core::Date(parts) = a.core {
                expression = Some((a.span, parts, None, a.strong, a.rule));
            }
            if let Some((span, from, to, strong, rule)) = expression {
                let listed = listed.map(|p| p.1);
                if let Some(tag) = self.take(a, span, from, to, strong, rule, listed, line) {
                    previous = Some((end - 1, tag.recurring));
                    tags.push(tag);
                }
            }
            k = end;
        }
        self.atoms = atoms;
    }

    /// "từ năm 2016 đến tháng 9/2017", "giai đoạn 2014 - tháng 4/2017": a stretch may begin there.
    fn opens_stretch(&self, at: usize, line: Span) -> bool {
        let near = at.saturating_sub(2).max(line.start as usize);
        self.before(at, line) & Role::Bound.bit() != 0 || self.holds(Span::new(near, at), Role::Term)
    }

    /// "dịp lễ 30/4 - 1/5": two days that are kept every year, no stretch of days.
    fn feasts(&self, a: &Atom, b: &Atom, line: Span) -> bool {
        let word = || self.before(a.span.start as usize, line) & Role::FeastWord.bit() != 0;
        !a.lead && self.is_kept(a) && self.is_kept(b) && word()
    }

    /// A day and month alone are those of a day that is kept every year.
    fn is_kept(&self, atom: &Atom) -> bool {
        match atom.core {
            Core::Date(Parts { unit: Unit::Day(month, day), year: None }) => self.patterns.is_feast(month, day),
            _ => false,
        }
    }

    /// Whether a stretch names dates by its form; `None` where it is no stretch at all.
    fn stretch_is_strong(&self, a: &Atom, b: &Atom, gap: Gap, line: Span) -> Option<bool> {
        if a.names_year() && b.names_year() {
            let plain = !a.strong && !b.strong && gap == Gap::Range;
            return Some(!plain || self.before(a.span.start as usize, line) & Role::YearCue.bit() != 0);
        }
        if let Core::Num(_) = b.core {
            return (!self.counts(b.span.end as usize, line)).then_some(a.strong);
        }
        Some(a.strong || b.strong || a.lead)
    }
}

impl Unit {
    /// Three months are a quarter, six a half, twelve a year.
    fn named(self) -> Self {
        match self {
            Self::Months(1, 3) => Self::Quarter(1),
            Self::Months(10, 12) => Self::Quarter(4),
            Self::Months(1, 12) => Self::Year,
            Self::Months(a, b) if a == b => Self::Month(a),
            unit => unit,
        }
    }
}

impl Atom {
    fn names_year(&self) -> bool {
        matches!(self.core, Core::Date(Parts { unit: Unit::Year, .. }))
    }

    fn names_day(&self) -> bool {
        matches!(self.core, Core::Date(Parts { unit: Unit::Day(..), year: None }))
    }
}

/// The ends of a stretch that two atoms name; a year and a month only where such a one `opens` there.
fn interval(a: &Atom, b: &Atom, opens: bool) -> Option<(Parts, Parts)> {
    let (from, to) = match (a.core, b.core) {
        (Core::Num(day), Core::Date(to)) => match to.unit {
            Unit::Day(month, last) if day < last => (Parts { unit: Unit::Day(month, day), year: to.year }, to),
            _ => return None,
        },
        (Core::Date(from), Core::Num(n)) => match from.unit {
            Unit::Month(first) if from.year.is_none() && first < n && n <= 12 => {
                (from, Parts { unit: Unit::Month(n), year: None })
            }
            _ => return None,
        },
        (Core::Date(from), Core::Date(to)) => (from, to),
        _ => return None,
    };
    if a.tentative || b.tentative {
        return None;
    }
    let order = |unit: Unit| match unit {
        Unit::Day(m, d) => Some((1, m, d)),
        Unit::Month(m) => Some((2, m, 0)),
        Unit::Quarter(q) => Some((3, q, 0)),
        Unit::Year => Some((4, 0, 0)),
        Unit::Months(..) => None,
    };
    // "từ năm 2016 đến tháng 9/2017": from its first month, or to its last.
    let (from, to) = match (from.unit, to.unit) {
        (Unit::Year, Unit::Month(_)) if opens && to.year.is_some() => (Parts { unit: Unit::Month(1), ..from }, to),
        (Unit::Year, Unit::Quarter(_)) if opens && to.year.is_some() => (Parts { unit: Unit::Quarter(1), ..from }, to),
        (Unit::Month(_), Unit::Quarter(q)) if opens && to.year.is_some() => {
            (from, Parts { unit: Unit::Month(3 * q), ..to })
        }
        (Unit::Month(_), Unit::Year) if opens && from.year.is_some() => (from, Parts { unit: Unit::Month(12), ..to }),
        _ => (from, to),
    };
    let (first, last) = (order(from.unit)?, order(to.unit)?);
    if first.0 != last.0 {
        return None;
    }
    let turns = first > last;
    let (from, to) = match (from.year, to.year) {
        // 20/12 - 10/1/2018 begins in the year before, 20/12/2017 - 10/1 ends in the year after.
        (None, Some(YearRef::Of(y))) => (Parts { year: Some(YearRef::Of(y - i16::from(turns))), ..from }, to),
        (Some(YearRef::Of(y)), None) => (from, Parts { year: Some(YearRef::Of(y + i16::from(turns))), ..to }),
        _ => (from, to),
    };
    match (from.year, to.year) {
        (Some(YearRef::Of(a)), Some(YearRef::Of(b))) => ((a, first) < (b, last) && b - a <= 150).then_some((from, to)),
        (None, None) => (first != last && from.unit != Unit::Year).then_some((from, to)),
        _ => None,
    }
}
