//! What an amount says of its indicator: a level, a percent of the plan or of an earlier level, a
//! change, or the level before.

use super::attach::Found;
use super::clause::{Amount, Clause, Item, Kind, What, hundredfold};
use super::{Draft, Linker};
use crate::calendar::{Edge, Period};
use crate::pattern::indicator::{CueKind, Direction, IndicatorKind, Side};
use crate::record::{Baseline, Measure, Number, Status, Unit};
use crate::text::Span;

/// How far a word may stand from its amount and still govern it.
const NEAR: u32 = 4;

/// What the words around an amount say.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Signs {
    /// The verb that governs it.
    pub(super) verb: Option<CueKind>,
    /// A "từ" stands right before it.
    pub(super) from: bool,
    /// Where the verb stands.
    pub(super) verb_at: Option<Span>,
    /// A plan is named right after it, or before it in a comparison.
    pub(super) plan: bool,
    /// It is compared with something ("so với …"), and with what.
    pub(super) versus: bool,
    pub(super) baseline: Option<Baseline>,
    /// It is a share of the product (bằng 35,2% GRDP).
    pub(super) whole: bool,
}

impl Linker<'_, '_, '_, '_> {
    /// The draft that an amount gives, if it is a number of the catalogue.
    pub(super) fn amount(
        &self,
        clause: &Clause,
        index: usize,
        made: &[Option<usize>],
        first: usize,
        sentence: usize,
        status: Status,
    ) -> Option<Draft> {
        let amount = &clause.amounts[index];
        if amount.kind == Kind::Foreign {
            return None;
        }
        let signs = self.signs(clause, index);
        let frame = self.frame(clause, index);
        if matches!(frame, Some(None)) {
            return None;
        }
        // "61 hộ thoát nghèo, đạt 101,7% chỉ tiêu" is of the number before, though "chỉ tiêu" has a frame too.
        let frame = frame.flatten().filter(|f| {
            !(self.patterns.indicators[f.indicator].percent.is_some() && self.goes_with_last(clause, index, made))
        });
        let mut signs = signs;
        signs.plan |= amount.kind == Kind::Percent && clause.items.iter().any(|i| {
            matches!(i.what, What::Subject(s) if s.side == Side::Frame && i.span.contains(amount.span)
                && self.patterns.subjects[s.entry].indicator.is_some_and(|n| self.patterns.indicators[n].percent.is_some()))
        }) && frame.is_none();
        if let Some(draft) = self.relative(clause, index, made, first, &signs, frame.as_ref(), sentence, status) {
            return Some(draft);
        }
        if amount.kind == Kind::Times || signs.plan && amount.kind == Kind::Percent {
            return None;
        }
        if let Some(found) = self.plan_itself(clause, index, made) {
            let mut draft = self.draft(clause, index, &found, Measure::Value, sentence, Status::Target);
            draft.period = made.last().copied().flatten().and_then(|m| plan_year(self.drafts[m].period));
            return Some(draft);
        }
        if let Some(found) = self.aside(clause, index, made) {
            let mut draft = self.draft(clause, index, &found, Measure::Value, sentence, status);
            if clause
                .around(index)
                .0
                .iter()
                .any(|i| matches!(i.what, What::Cue(CueKind::Baseline, Some(Baseline::SamePeriod))))
            {
                draft.period =
                    made.last().copied().flatten().and_then(|m| self.drafts[m].period).and_then(Period::year_before);
            }
            return Some(draft);
        }
        let found = match frame {
            Some(found) => found,
            None => self.value(clause, index, made, first, &signs)?,
        };
        let mut draft = self.draft(clause, index, &found, Measure::Value, sentence, status);
        if self.patterns.indicators[found.indicator].kind == IndicatorKind::Growth && signs.verb == Some(CueKind::Fall)
        {
            draft.negate();
        }
        if amount.kind == Kind::Percent
            && let Some(measure) = self.patterns.indicators[found.indicator].percent
        {
            draft.measure = measure;
            draft.of = made.last().copied().flatten().filter(|&m| self.drafts[m].indicator == found.indicator);
        }
        if signs.from && self.level_follows(clause, index) {
            draft.measure = Measure::PreviousValue;
        }
        Some(draft)
    }

    fn draft(
        &self,
        clause: &Clause,
        index: usize,
        found: &Found,
        measure: Measure,
        sentence: usize,
        status: Status,
    ) -> Draft {
        let amount = &clause.amounts[index];
        let told = super::time::in_sentence(self, clause, index, Status::Target);
        // What is told of a time to come is aimed at.
        let to_come =
            self.dated && told.and_then(Period::from).zip(self.anchor).is_some_and(|(from, anchor)| from > anchor);
        let open = told.is_some_and(|t| super::time::open_years(self, t));
        let aimed = to_come || open && yearly(clause, index);
        let status = if aimed && status == Status::Actual { Status::Target } else { status };
        let period = super::time::period(self, clause, index, status);
        Draft {
            indicator: found.indicator,
            subject: found.subject,
            measure,
            value: amount.quantity.value,
            value_to: amount.quantity.value_to,
            unit: found.unit,
            bound: amount.bound,
            status,
            period,
            component: super::part::component(self, clause, index, found),
            baseline: None,
            of: None,
            implied_plan: None,
            area: super::part::area(self, clause, index),
            speaker: None,
            span: amount.span,
            sentence,
        }
    }

    /// A percent hangs on the number before it: that is of the catalogue, and no subject or semicolon stands between.
    fn goes_with_last(&self, clause: &Clause, index: usize, made: &[Option<usize>]) -> bool {
        let between = clause.around(index).0.iter();
        let parted = |i: &Item| match i.what {
            What::Mark(';') => true,
            What::Subject(s) => s.side != Side::Frame && !i.span.overlaps(clause.amounts[index].span),
            _ => false,
        };
        made.last().is_some_and(Option::is_some) && !between.into_iter().any(parted)
    }

    /// A level: by the subject after it, the one before it, the list that it is part of, or the amount before.
    fn value(
        &self,
        clause: &Clause,
        index: usize,
        made: &[Option<usize>],
        first: usize,
        signs: &Signs,
    ) -> Option<Found> {
        let amount = &clause.amounts[index];
        // "từ 8,32% xuống còn 6,2%"
        if let Some(&Some(last)) = made.last()
            && self.drafts[last].measure == Measure::PreviousValue
            && !clause.around(index).0.iter().any(|i| matches!(i.what, What::Subject(_)))
            && let Some(unit) = self.unit_of(amount, &[self.drafts[last].unit])
        {
            let last = &self.drafts[last];
            return Some(Found {
                indicator: last.indicator,
                subject: last.subject,
                unit,
                component: last.component,
                words: None,
            });
        }
        if let Some(after) = self.after(clause, index) {
            return after;
        }
        let previous = made.iter().rev().find_map(|m| *m);
        // "(43,02%)" and ", chiếm 27%" tell a number before in another unit.
        if let Some(found) = self.retold(clause, index, made, signs) {
            return Some(found);
        }
        if let Some(before) = self.before(clause, index, made) {
            return before;
        }
        if let Some(found) = previous.and_then(|p| self.listed(clause, index, p)) {
            return Some(found);
        }
        if let Some(found) = self.goes_on(clause, index) {
            return Some(found);
        }
        // "Trong đó" at the head of a sentence goes on with the sentence before.
        let heads_parts = clause
            .items
            .first()
            .is_some_and(|i| matches!(i.what, What::Cue(CueKind::Parts | CueKind::Apart | CueKind::Money, _)));
        if previous.is_none() && heads_parts && self.carry.previous_from < first {
            let last = (self.carry.previous_from..first).rev().find(|&d| self.drafts[d].measure == Measure::Value)?;
            return self.same_or_sister(amount, last);
        }
        None
    }

    /// "đạt 97,5% so với kế hoạch 16.000 lao động", "đạt 102,6% chỉ tiêu (chỉ tiêu là 17.000 người)": the plan's own number.
    fn plan_itself(&self, clause: &Clause, index: usize, made: &[Option<usize>]) -> Option<Found> {
        let percent = made.last().copied().flatten().filter(|&m| self.drafts[m].measure == Measure::PercentOfPlan)?;
        let (left, _) = clause.around(index);
        let plan = left.iter().any(|i| matches!(i.what, What::Cue(CueKind::Plan | CueKind::Target, _)));
        let fits = left.iter().all(|i| {
            matches!(
                i.what,
                What::Mark('(')
                    | What::Date(_)
                    | What::Cue(
                        CueKind::Plan | CueKind::Target | CueKind::Reach | CueKind::Versus | CueKind::Neutral,
                        _
                    )
            )
        });
        let amount = &clause.amounts[index];
        let owner = &self.drafts[self.drafts[percent].of?];
        let unit = self.unit_of(amount, &[owner.unit]).filter(|_| plan && fits && amount.kind != Kind::Percent)?;
        Some(Found {
            indicator: owner.indicator,
            subject: owner.subject,
            unit,
            component: owner.component,
            words: None,
        })
    }

    /// "tăng 2,9 triệu đồng so với năm 2020 (năm 2015: 24,2 triệu đồng)", "19 vụ (cùng kỳ 24 vụ)": a level of another time.
    fn aside(&self, clause: &Clause, index: usize, made: &[Option<usize>]) -> Option<Found> {
        let last = made.last().copied().flatten()?;
        let (left, _) = clause.around(index);
        let bracket = left.iter().position(|i| matches!(i.what, What::Mark('(')))?;
        let inside = &left[bracket + 1..];
        let near = clause.amounts[index].quantity.full.start - left[bracket].span.end <= 6;
        let time = inside.iter().any(|i| matches!(i.what, What::Date(_) | What::Cue(CueKind::Baseline, _)));
        let plain = inside.iter().all(|i| {
            matches!(i.what, What::Date(_) | What::Mark(':') | What::Cue(CueKind::Baseline | CueKind::Reach, _))
        });
        // "so với năm 2010 (15 triệu đồng)": the time stands before the bracket.
        let named = bracket > 0
            && inside.is_empty()
            && matches!(left[bracket - 1].what, What::Date(_))
            && left[bracket - 1].span.end == left[bracket].span.start;
        let owner = &self.drafts[self.drafts[last].of.unwrap_or(last)];
        let unit = self.unit_of(&clause.amounts[index], &[owner.unit]).filter(|_| near && plain && (time || named))?;
        Some(Found {
            indicator: owner.indicator,
            subject: owner.subject,
            unit,
            component: owner.component,
            words: None,
        })
    }

    fn same_or_sister(&self, amount: &Amount, draft: usize) -> Option<Found> {
        let draft = &self.drafts[draft];
        let found = |indicator: usize, unit: Unit| Found {
            indicator,
            subject: draft.subject,
            unit,
            component: None,
            words: None,
        };
        let units = &self.patterns.indicators[draft.indicator].units;
        if let Some(unit) = self.unit_of(amount, units) {
            return Some(found(draft.indicator, unit));
        }
        self.sister(amount, draft.indicator).map(|(indicator, unit)| found(indicator, unit))
    }

    /// The same fact in another unit: money beside a count, a share beside a count.
    fn retold(&self, clause: &Clause, index: usize, made: &[Option<usize>], signs: &Signs) -> Option<Found> {
        let amount = &clause.amounts[index];
        let last = made.last().copied().flatten().map(|l| self.drafts[l].of.unwrap_or(l))?;
        let (left, _) = clause.around(index);
        let own_subject =
            left.iter().any(|i| matches!(i.what, What::Subject(s) if self.takes(amount, s.entry).is_some()));
        if own_subject || left.iter().any(|i| matches!(i.what, What::Mark(';'))) {
            return None;
        }
        let bracket = left.iter().any(|i| matches!(i.what, What::Mark('('))) && left.len() <= 2;
        let fits = match amount.kind {
            Kind::Percent => bracket || signs.whole || signs.verb == Some(CueKind::Share),
            Kind::Money(_) => {
                let cue = left.iter().any(|i| matches!(i.what, What::Cue(CueKind::Money | CueKind::Reach, _)));
                let previous = &clause.amounts[index - 1];
                cue || clause.amounts[index].quantity.full.start.saturating_sub(previous.span.end) <= 2
            }
            _ => false,
        };
        if !fits {
            return None;
        }
        let heavy_from = clause.amounts[index - 1].span.end;
        let here = clause.at[index];
        if self.heavy(clause, heavy_from, amount.quantity.full.start, clause.at[index - 1] + 1, here) > 6 {
            return None;
        }
        self.same_or_sister(amount, last)
            .map(|found| Found { component: self.drafts[last].component, ..found })
            .filter(|f| f.indicator != self.drafts[last].indicator || f.unit != self.drafts[last].unit)
    }

    /// The same told of a group or place (khu vực thành thị 2,95%; riêng các huyện nghèo giảm trên 5%; Đài Loan 254
    /// người), or as a yearly mean: the last number of the catalogue goes on.
    pub(super) fn goes_on(&self, clause: &Clause, index: usize) -> Option<Found> {
        let amount = &clause.amounts[index];
        let (left, _) = clause.around(index);
        let last = self.drafts.last().filter(|d| d.sentence + 1 >= self.current)?;
        let near = last.sentence == self.current || index == 0;
        let foreign = left.iter().any(|i| matches!(i.what, What::Subject(_) | What::Mark('(' | ':')));
        if !near || foreign || index > 0 && last.span.end < clause.amounts[index - 1].span.start {
            return None;
        }
        let owner = last.of.map_or(last, |of| &self.drafts[of]);
        let unit =
            self.unit_of(amount, &[if owner.unit == Unit::PercentagePoint { Unit::Percent } else { owner.unit }])?;
        let edge =
            left.iter().rev().find(|i| matches!(i.what, What::Mark(_) | What::Cue(CueKind::Parts | CueKind::Apart, _)));
        let before = index.checked_sub(1).map_or(clause.span.start, |p| clause.amounts[p].span.end);
        let from = edge.map_or(before, |i| i.span.end).max(before);
        let chunk = Span { start: from, end: amount.quantity.full.start };
        let rate = self.patterns.indicators[owner.indicator].kind == IndicatorKind::Rate;
        let smaller = amount.quantity.value.to_f64() < owner.value.to_f64().abs();
        let group = self.names_group(clause, chunk) && (rate || smaller);
        let mean = amount.kind != Kind::Percent && smaller && yearly(clause, index) && chunk.len() <= 5;
        (group || mean).then_some(Found {
            indicator: owner.indicator,
            subject: owner.subject,
            unit,
            component: None,
            words: None,
        })
    }

    /// A stretch begins with the name of a group (the table `groups`) or is a place's name.
    fn names_group(&self, clause: &Clause, chunk: Span) -> bool {
        let doc = self.context.doc;
        let stands = |at: u32, words: &[u32]| {
            at as usize + words.len() <= chunk.end as usize
                && words.iter().zip(&doc.tokens[at as usize..]).all(|(w, t)| *w == t.id)
        };
        let place = clause.items.iter().any(|i| matches!(i.what, What::Place(_)) && chunk.contains(i.span));
        let group =
            (chunk.start..chunk.end.min(chunk.start + 3)).any(|at| self.patterns.groups.iter().any(|g| stands(at, g)));
        chunk.len() <= 12 && (group || place && chunk.len() <= 6)
    }

    /// A part of a total told before: after "trong đó", or joined by "và" with a noun of its own.
    fn listed(&self, clause: &Clause, index: usize, previous: usize) -> Option<Found> {
        let amount = &clause.amounts[index];
        let total = &self.drafts[previous];
        let here = clause.at[index];
        let since =
            clause.items[..here].iter().rposition(|i| matches!(i.what, What::Cue(CueKind::Parts | CueKind::Apart, _)));
        let in_parts = since.is_some();
        let (left, _) = clause.around(index);
        let foreign = left.iter().any(|i| matches!(i.what, What::Subject(s) if self.takes(amount, s.entry).is_none()));
        let between = Span { start: clause.amounts[index - 1].span.end, end: amount.quantity.full.start };
        let joined = self.context.doc.tokens[between.range()].len() <= 12
            && left.iter().all(|i| !matches!(i.what, What::Mark(';' | ':')))
            && between.end > between.start
            && self.context.doc.tokens[between.end as usize - 1].id == self.patterns.and;
        if foreign || !(in_parts || joined) {
            return None;
        }
        let same = |d: &&Draft| d.measure == Measure::Value && self.unit_of(amount, &[d.unit]).is_some();
        let owner = self.drafts[..=previous].iter().rev().take_while(|d| d.sentence == total.sentence).find(same)?;
        let unit = self.unit_of(amount, &[owner.unit])?;
        // A bare number in a list of parts is counted as its total is.
        (amount.kind != Kind::Bare || in_parts).then_some(Found {
            indicator: owner.indicator,
            subject: owner.subject,
            unit,
            component: None,
            words: None,
        })
    }

    /// A percent, a multiple or a change: what it modifies is the subject right before it, else the amount before.
    #[allow(clippy::too_many_arguments)] // the reading of one amount
    fn relative(
        &self,
        clause: &Clause,
        index: usize,
        made: &[Option<usize>],
        first: usize,
        signs: &Signs,
        frame: Option<&Found>,
        sentence: usize,
        status: Status,
    ) -> Option<Draft> {
        let amount = &clause.amounts[index];
        if let Some(draft) = self.change_retold(clause, index, made, sentence) {
            return Some(draft);
        }
        let (owner, of) = match frame {
            Some(found) => (Some(*found), None),
            None => match self.owner(clause, index, made, first, signs) {
                (None, None) if matches!(signs.verb, Some(CueKind::Rise | CueKind::Fall)) => {
                    (self.goes_on(clause, index), None)
                }
                owner => owner,
            },
        };
        let mut owner = owner?;
        let entry = &self.patterns.indicators[owner.indicator];
        let percent = amount.kind == Kind::Percent;
        let (measure, baseline) = match signs.verb {
            _ if signs.whole => return None,
            _ if amount.kind == Kind::Times => (Measure::PercentOfBaseline, None),
            Some(CueKind::Exceed) if percent => (Measure::Change, Some(Baseline::Plan)),
            Some(CueKind::Rise | CueKind::Fall) if entry.kind == IndicatorKind::Growth && percent && of.is_none() => {
                return None;
            }
            Some(CueKind::Rise | CueKind::Fall) if !signs.from => (Measure::Change, None),
            _ if percent && signs.plan => (Measure::PercentOfPlan, None),
            Some(CueKind::Versus) if percent && entry.kind != IndicatorKind::Rate && signs.baseline.is_some() => {
                (Measure::PercentOfBaseline, None)
            }
            Some(CueKind::Versus) if percent && of.is_some() && signs.baseline.is_some() => {
                (Measure::PercentOfBaseline, None)
            }
            _ if percent && signs.versus && signs.baseline.is_some() && entry.kind != IndicatorKind::Rate => {
                (Measure::PercentOfBaseline, None)
            }
            // "được trợ giúp 3.450 trẻ em, đạt 69%": of the plan, though it is not named.
            Some(CueKind::Reach)
                if percent
                    && of.is_some_and(|o| self.drafts[o].unit != Unit::Percent)
                    && entry.kind == IndicatorKind::Count
                    && self.reaches(clause, index) =>
            {
                (Measure::PercentOfPlan, None)
            }
            _ => return None,
        };
        if frame.is_some() && measure != Measure::Change {
            return None;
        }
        if let (Measure::Change, None, Kind::Percent) = (measure, baseline, amount.kind)
            && let Some(draft) = self.growth(clause, index, &owner, of, signs, sentence, status)
        {
            return Some(draft);
        }
        let baseline = if measure == Measure::PercentOfPlan { None } else { baseline.or(signs.baseline) };
        let unit = match (amount.kind, measure) {
            (Kind::Percent, Measure::Change) => {
                let rate = entry.kind == IndicatorKind::Rate || of.is_some_and(|o| self.rate_beside(o));
                if amount.points || rate && baseline != Some(Baseline::Plan) {
                    Unit::PercentagePoint
                } else {
                    Unit::Percent
                }
            }
            (Kind::Percent | Kind::Times, _) => Unit::Percent,
            _ => match self.unit_of(amount, &entry.units) {
                Some(unit) => unit,
                None => {
                    // "hộ nghèo giảm 1,27%, tương đương giảm 2.500 hộ": the same fall in another unit.
                    let (indicator, unit) = self.sister(amount, owner.indicator)?;
                    owner.indicator = indicator;
                    unit
                }
            },
        };
        let found = Found { unit, ..owner };
        let status = of.map_or(status, |o| self.drafts[o].status.max(status));
        let mut draft = self.draft(clause, index, &found, measure, sentence, status);
        draft.of = of;
        draft.baseline = baseline;
        if let Some(of) = of {
            let owner = &self.drafts[of];
            draft.area = owner.area.clone();
            draft.component = owner.component;
            if owner.sentence == sentence && !yearly(clause, index) {
                draft.period = owner.period;
            }
        }
        if amount.kind == Kind::Times {
            draft.value = hundredfold(draft.value)?;
            draft.value_to = draft.value_to.and_then(hundredfold);
        }
        if measure == Measure::Change && signs.verb == Some(CueKind::Fall) {
            draft.negate();
        }
        Some(draft)
    }

    /// "tăng 769 xã (8,62%)": the same change as a share.
    fn change_retold(&self, clause: &Clause, index: usize, made: &[Option<usize>], sentence: usize) -> Option<Draft> {
        let last = made.last().copied().flatten()?;
        let (left, _) = clause.around(index);
        let change = &self.drafts[last];
        let bracket = matches!(left, [only] if matches!(only.what, What::Mark('(')));
        // "giảm 6.000 hộ nghèo, tương đương 2,2%"
        let alike = matches!(left, [.., last] if matches!(last.what, What::Cue(CueKind::Share, _)))
            && left.iter().all(|i| matches!(i.what, What::Mark(',') | What::Cue(CueKind::Share, _) | What::Subject(_)));
        let amount = &clause.amounts[index];
        if !(bracket || alike)
            || amount.kind != Kind::Percent
            || change.measure != Measure::Change
            || change.unit == Unit::PercentagePoint
        {
            return None;
        }
        let sister = self.sister(amount, change.indicator).map(|s| s.0);
        let indicator = sister.unwrap_or(change.indicator);
        let rate = self.patterns.indicators[indicator].kind == IndicatorKind::Rate || self.rate_beside(last);
        let unit = if amount.points || rate { Unit::PercentagePoint } else { Unit::Percent };
        let found = Found { indicator, subject: change.subject, unit, component: change.component, words: None };
        let mut draft = self.draft(clause, index, &found, Measure::Change, sentence, change.status);
        draft.baseline = change.baseline;
        draft.of = change.of;
        draft.period = change.period;
        draft.area = change.area.clone();
        if change.value.digits < 0 {
            draft.negate();
        }
        Some(draft)
    }

    /// Growth told as a rise: of a product whose growth is an indicator itself, or of the next part in a list of
    /// sectors (công nghiệp tăng 9,2%, dịch vụ tăng 7,1%).
    #[allow(clippy::too_many_arguments)] // the reading of one amount
    fn growth(
        &self,
        clause: &Clause,
        index: usize,
        owner: &Found,
        of: Option<usize>,
        signs: &Signs,
        sentence: usize,
        status: Status,
    ) -> Option<Draft> {
        let kind = |i: usize| self.patterns.indicators[i].kind;
        let sisters = &self.patterns.indicators[owner.indicator].sister;
        let growth = sisters.iter().find(|s| s.0 == Unit::Percent && kind(s.1) == IndicatorKind::Growth).map(|s| s.1);
        let indicator = match (growth, of) {
            (Some(growth), _) => growth,
            (None, Some(of))
                if kind(owner.indicator) == IndicatorKind::Growth && self.drafts[of].sentence == sentence =>
            {
                let (left, verb) = (clause.amounts[index - 1].span.end, signs.verb_at?);
                let part = self.heavy(clause, left, verb.start, clause.at[index - 1] + 1, clause.at[index]) > 0;
                part.then_some(owner.indicator)?
            }
            _ => return None,
        };
        let found = Found { indicator, unit: Unit::Percent, ..*owner };
        let mut draft = self.draft(clause, index, &found, Measure::Value, sentence, status);
        if let Some(of) = of.filter(|_| growth.is_some()) {
            draft.component = self.drafts[of].component;
        }
        if signs.verb == Some(CueKind::Fall) {
            draft.negate();
        }
        Some(draft)
    }

    /// Whom a relative amount modifies: a subject of its own since the amount before, else that amount's entry.
    fn owner(
        &self,
        clause: &Clause,
        index: usize,
        made: &[Option<usize>],
        first: usize,
        signs: &Signs,
    ) -> (Option<Found>, Option<usize>) {
        let amount = &clause.amounts[index];
        let (left, _) = clause.around(index);
        let mut own = None;
        let from = clause.at[index] - left.len();
        for (n, item) in left.iter().enumerate().rev() {
            if let What::Subject(subject) = item.what {
                if self.possessive(clause, from + n) {
                    continue;
                }
                let entry = &self.patterns.subjects[subject.entry];
                if self.claims(amount, subject.entry) {
                    return (None, None);
                }
                let Some(mut indicator) = entry.indicator else { continue };
                if subject.number.is_some() {
                    continue;
                }
                // "hộ nghèo giảm 1,27%" tells of the rate, not of the number of households.
                if amount.kind == Kind::Percent && !signs.plan {
                    let sister = self.patterns.indicators[indicator].sister.iter().find(|s| s.0 == Unit::Percent);
                    indicator = sister.map_or(indicator, |s| s.1);
                }
                let found = Found {
                    indicator,
                    subject: subject.entry,
                    unit: Unit::Percent,
                    component: subject.component,
                    words: Some(item.span),
                };
                let better =
                    own.is_none_or(|o: Found| self.takes(amount, subject.entry).is_some() && o.words == found.words);
                if better {
                    own = Some(found);
                }
            }
        }
        if let Some(own) = own {
            return (Some(own), None);
        }
        // What changes may stand after the number (giảm 2.500 hộ nghèo; giảm 2% hộ nghèo). "61 hộ thoát nghèo, đạt
        // 101,7% chỉ tiêu" is of the number before, though "chỉ tiêu" is a subject too.
        let chained = signs.plan
            && made.last().is_some_and(Option::is_some)
            && !left.iter().any(|i| matches!(i.what, What::Mark(';')));
        if !chained && let Some(Some(found)) = self.after(clause, index) {
            return (Some(found), None);
        }
        let of = match made.last() {
            Some(last) => *last,
            None => {
                // "Đạt 109,3% kế hoạch." goes on with the sentence before.
                let opens =
                    self.context.doc.tokens[clause.span.start as usize..amount.quantity.full.start as usize].len() <= 3;
                let last = self.drafts.len().checked_sub(1);
                last.filter(|&l| opens && signs.plan && l + 1 == first && self.carry.previous_from < first)
            }
        };
        let Some(of) = of else { return (None, None) };
        // What follows a semicolon is told of something else.
        if left.iter().any(|i| matches!(i.what, What::Mark(';'))) {
            return (None, None);
        }
        let owner = &self.drafts[of];
        let root = owner.of.unwrap_or(of);
        let base = &self.drafts[root];
        let found =
            Found { indicator: base.indicator, subject: base.subject, unit: base.unit, component: None, words: None };
        (Some(found), Some(root))
    }

    /// "đạt" stands right before the amount, after a comma or directly after the amount before.
    fn reaches(&self, clause: &Clause, index: usize) -> bool {
        let (left, _) = clause.around(index);
        let since = left.iter().rev().take_while(|i| !matches!(i.what, What::Mark(',')));
        !since.into_iter().any(|i| matches!(i.what, What::Subject(_) | What::Mark('(')))
    }

    /// A percent of the same indicator stands in the sentence already, so that its change is in points.
    fn rate_beside(&self, draft: usize) -> bool {
        let of = &self.drafts[draft];
        let same = |d: &Draft| d.sentence == of.sentence && d.indicator == of.indicator;
        self.drafts
            .iter()
            .rev()
            .take_while(|d| d.sentence == of.sentence)
            .any(|d| same(d) && d.measure == Measure::Value && d.unit == Unit::Percent)
    }

    /// A later amount of the sentence is the level reached (từ 8,32% xuống còn 6,2%).
    fn level_follows(&self, clause: &Clause, index: usize) -> bool {
        let Some(next) = clause.amounts.get(index + 1) else { return false };
        let (_, right) = clause.around(index);
        let level =
            right.iter().any(|i| matches!(i.what, What::Cue(CueKind::Level | CueKind::Fall | CueKind::Rise, _)));
        level && next.kind == clause.amounts[index].kind
    }

    /// What the words around an amount say.
    pub(super) fn signs(&self, clause: &Clause, index: usize) -> Signs {
        let amount = &clause.amounts[index];
        let (left, right) = clause.around(index);
        let mut signs = Signs::default();
        let mut edge = amount.quantity.full.start;
        for item in left.iter().rev() {
            match item.what {
                What::Cue(kind, _) if edge.saturating_sub(item.span.end) <= NEAR => {
                    match kind {
                        // "tăng từ", "giảm từ": the level before; but "từ 3% trở lên" bounds the number.
                        CueKind::From => signs.from |= signs.verb.is_none() && amount.bound == amount.quantity.bound,
                        CueKind::Rise
                        | CueKind::Fall
                        | CueKind::Level
                        | CueKind::Exceed
                        | CueKind::Multiple
                        | CueKind::Share => {
                            if signs.verb.is_none() || matches!(signs.verb, Some(CueKind::Reach | CueKind::Estimate)) {
                                signs.verb = Some(kind);
                                signs.verb_at = Some(item.span);
                            }
                        }
                        CueKind::Reach | CueKind::Estimate | CueKind::Versus => {
                            if signs.verb.is_none() {
                                signs.verb = Some(kind);
                                signs.verb_at = Some(item.span);
                            }
                        }
                        CueKind::Plan if signs.verb.is_some() || edge == item.span.end => {
                            // "so với kế hoạch đạt 85%", "vượt kế hoạch 5%".
                            signs.plan |=
                                amount.kind == Kind::Percent && self.compared(left, item) && !consumed(clause, item);
                        }
                        _ => {}
                    }
                    edge = item.span.start;
                }
                What::Date(_) | What::Place(_) => edge = item.span.start,
                What::Subject(_) => {
                    // "giảm tỷ lệ hộ nghèo năm 2019 khoảng 3%": the verb stands before its object.
                    if matches!(signs.verb, None | Some(CueKind::Estimate)) && !signs.from {
                        signs.verb = clause.items.iter().find_map(|i| match i.what {
                            What::Cue(kind @ (CueKind::Rise | CueKind::Fall), _)
                                if i.span.end == item.span.start || i.span.start == item.span.start =>
                            {
                                Some(kind)
                            }
                            What::Subject(subject) if i.span == item.span => {
                                self.patterns.subjects[subject.entry].direction.map(|d| match d {
                                    Direction::Rise => CueKind::Rise,
                                    Direction::Fall => CueKind::Fall,
                                })
                            }
                            _ => None,
                        });
                    }
                    break;
                }
                What::Mark(_) => break,
                _ => {}
            }
        }
        self.signs_after(clause, index, right, &mut signs);
        if signs.baseline.is_none() && !signs.plan {
            signs.baseline = self.shared_baseline(clause, index);
        }
        signs
    }

    fn signs_after(&self, clause: &Clause, index: usize, right: &[Item], signs: &mut Signs) {
        let mut edge = clause.amounts[index].span.end;
        for (n, item) in right.iter().enumerate() {
            if item.span.start.saturating_sub(edge) > NEAR {
                break;
            }
            match item.what {
                What::Cue(CueKind::Versus, _) => signs.versus = true,
                What::Cue(CueKind::Whole, _) => {
                    signs.whole = true;
                    break;
                }
                What::Cue(CueKind::Plan, _) => {
                    signs.plan = true;
                    break;
                }
                What::Cue(CueKind::Target, _) if self.names_plan(item.span) => {
                    signs.plan = true;
                    break;
                }
                What::Cue(CueKind::Baseline, baseline) => {
                    signs.baseline = baseline;
                    break;
                }
                What::Date(date) if signs.versus => {
                    signs.baseline = Some(super::time::baseline_of(self, clause, index, date));
                    break;
                }
                What::Mark(')') if n == 0 => {}
                What::Mark(_) | What::Subject(_) => break,
                What::Cue(CueKind::Yearly | CueKind::Level | CueKind::Reach | CueKind::Rise | CueKind::Fall, _) => {
                    break;
                }
                _ => {}
            }
            edge = item.span.end;
        }
    }

    /// "dự toán giao" is a target's word and a plan's.
    fn names_plan(&self, span: Span) -> bool {
        self.patterns.plan_words.contains(&self.context.doc.tokens[span.start as usize].id)
    }

    /// A comparison stands before the plan: "so với kế hoạch".
    fn compared(&self, left: &[Item], plan: &Item) -> bool {
        left.iter().any(|i| {
            matches!(i.what, What::Cue(CueKind::Versus | CueKind::Exceed, _))
                && plan.span.start.saturating_sub(i.span.end) <= 1
                && i.span.end <= plan.span.start
        })
    }

    /// A comparison is shared within a sentence: the next one told, or one at the head (So với cùng kỳ, …).
    fn shared_baseline(&self, clause: &Clause, index: usize) -> Option<Baseline> {
        let here = clause.at[index];
        let find = |items: &[Item]| {
            let mut versus = false;
            let mut previous_end = u32::MAX;
            for item in items {
                match item.what {
                    What::Cue(CueKind::Versus, _) => versus = true,
                    What::Cue(CueKind::Baseline, baseline) => return baseline,
                    What::Date(date) if versus && item.span.start.saturating_sub(previous_end) <= 2 => {
                        return Some(super::time::baseline_of(self, clause, index, date));
                    }
                    What::Amount(_) => versus = false,
                    _ => {}
                }
                previous_end = item.span.end;
            }
            None
        };
        let head_end = clause.items.iter().position(|i| matches!(i.what, What::Amount(_))).unwrap_or(0);
        find(&clause.items[here + 1..]).or_else(|| find(&clause.items[..head_end]))
    }
}

/// The year of the plan that work of a period is measured by.
pub(super) fn plan_year(period: Option<Period>) -> Option<Period> {
    period.map(|p| match p {
        Period::Interval(Edge::Year(_), _) => p,
        _ => p.year().map_or(p, Period::Year),
    })
}

/// "bình quân mỗi năm" stands before the amount.
fn yearly(clause: &Clause, index: usize) -> bool {
    clause.around(index).0.iter().any(|i| matches!(i.what, What::Cue(CueKind::Yearly, _)))
}

/// A plan's word that already completes the amount before it (đạt 20,7% so với kế hoạch).
pub(super) fn consumed(clause: &Clause, plan: &Item) -> bool {
    clause
        .amounts
        .iter()
        .any(|a| a.kind == Kind::Percent && a.span.end <= plan.span.start && plan.span.start - a.span.end <= NEAR)
}

impl Draft {
    /// A fall: "giảm 2-3%" is -2 to -3.
    pub(super) fn negate(&mut self) {
        self.value = self.value.negated();
        self.value_to = self.value_to.map(Number::negated);
    }
}
