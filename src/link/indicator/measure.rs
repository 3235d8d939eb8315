//! What an amount says of its indicator: a level, a percent of the plan or of an earlier level, a
//! change, or the level before.

use super::attach::Found;
use super::clause::{Clause, Item, Kind, What, hundredfold};
use super::signs::{Signs, consumed};
use super::trace::{AreaRule, ComponentRule, Condition, Note, PeriodRule, Subject, Way};
use super::{Draft, Linker};
use crate::calendar::{Edge, Period};
use crate::pattern::indicator::{CueKind, IndicatorEntry, IndicatorKind, Side};
use crate::record::{Baseline, Measure, Number, Status, Unit};
use crate::text::{Span, TokenKind};

/// From here on, what a rate is said to fall by, of a plan, is how much of the plan was reached.
const LEAST_OF_PLAN: f64 = 25.0;

/// An index of less percent of the one before is its rise.
const LEAST_INDEX: f64 = 40.0;

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
        if matches!(amount.kind, Kind::Duration | Kind::Foreign) {
            let duration = amount.kind == Kind::Duration;
            self.note(Note::Refused(if duration { Condition::Duration } else { Condition::ForeignUnit }));
            return None;
        }
        let signs = self.signs(clause, index);
        if let Some((verb, at)) = signs.verb.zip(signs.verb_at) {
            self.note(Note::Verb(verb, at));
        }
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
        // "ước tăng 6% (quý I tăng 5,5%; quý II tăng 6,4%)", "tăng 10,3% (kế hoạch tăng 11%)"
        if let Some(found) = self.growth_aside(clause, index, &signs) {
            self.note(Note::Way(Way::GrowthAside));
            let mut draft = self.draft(clause, index, &found, Measure::Value, sentence, status);
            if signs.verb == Some(CueKind::Fall) {
                draft.negate();
            }
            return Some(draft);
        }
        if let Some(draft) = self.relative(clause, index, made, first, &signs, frame.as_ref(), sentence, status) {
            return Some(draft);
        }
        // "tăng 42% về số dự án": of something that is not of the catalogue.
        let aside =
            matches!(signs.verb, Some(CueKind::Rise | CueKind::Fall)) && self.aspect(clause, amount.span.end).is_some();
        // "18/28 chỉ tiêu đạt và vượt, đạt 64,3% kế hoạch": targets met are a percent of the plan themselves.
        let met = frame.is_some_and(|f| self.patterns.indicators[f.indicator].percent.is_some());
        if amount.kind == Kind::Times || (signs.plan || aside) && amount.kind == Kind::Percent && !met {
            self.note(Note::Refused(match amount.kind {
                Kind::Times => Condition::MultipleOfNothing,
                _ if signs.plan => Condition::PlanOfNothing,
                _ => Condition::ChangeOfNothing,
            }));
            return None;
        }
        if let Some(found) = self.plan_itself(clause, index, made) {
            // "giảm 2,2% (kế hoạch 2%)": by how much it was to fall.
            let plan = clause.around(index).0.iter().any(|i| self.tells_plan(i));
            let change = made.last().copied().flatten().map(|m| &self.drafts[m]).filter(|d| {
                plan && d.measure == Measure::Change && d.unit == found.unit && d.baseline != Some(Baseline::Plan)
            });
            let measure = if change.is_some() { Measure::Change } else { Measure::Value };
            let mut draft = self.draft(clause, index, &found, measure, sentence, Status::Target);
            if change.is_some_and(|c| c.value.digits < 0) {
                draft.negate();
            }
            // "tăng 10%, cao hơn năm 2021 (5,04%), vượt kế hoạch (8%)": what brackets tell aside is of another time.
            let aside = |m: &usize| {
                let span = self.drafts[*m].span;
                span.start > 0
                    && self.context.doc.punct(span.start as usize - 1) == Some('(')
                    && self.context.doc.punct(span.end as usize) == Some(')')
                    && span.end < amount.span.start
            };
            let planned = made.iter().rev().flatten().copied().find(|m| !aside(m));
            draft.period = planned.and_then(|m| plan_year(self.drafts[m].period));
            self.note(Note::Way(Way::PlanItself));
            self.note(Note::Period(PeriodRule::PlanYear, None));
            draft.component = found.component;
            return Some(draft);
        }
        if self.before_slash(clause, index, made).is_some() {
            self.note(Note::Refused(Condition::Whole));
            return None;
        }
        if let Some(found) = self.aside(clause, index, made) {
            let mut draft = self.draft(clause, index, &found, Measure::Value, sentence, status);
            self.note(Note::Way(Way::LevelAside));
            if clause
                .around(index)
                .0
                .iter()
                .any(|i| matches!(i.what, What::Cue(CueKind::Baseline, Some(Baseline::SamePeriod))))
            {
                draft.period =
                    made.last().copied().flatten().and_then(|m| self.drafts[m].period).and_then(Period::year_before);
                self.note(Note::Period(PeriodRule::YearBefore, None));
            }
            return Some(draft);
        }
        let found = match frame {
            Some(found) => {
                self.note(Note::Way(Way::Frame));
                self.narrowed(clause, index, made, found)
            }
            None => self.value(clause, index, made, first, &signs)?,
        };
        let kind = self.patterns.indicators[found.indicator].kind;
        // "tặng quà 1.500.000 đồng cho người cao tuổi": a sum that only one head can be given.
        let least = self.patterns.indicators[found.indicator].least;
        if found.unit == Unit::Vnd && least.is_some_and(|least| amount.quantity.value.to_f64() < f64::from(least)) {
            self.note(Note::Refused(Condition::PerHead));
            return None;
        }
        // "chiếm 20,3% tổng vốn, giảm 13,1%": a change whose number is not of the catalogue is no level.
        let moved = matches!(signs.verb, Some(CueKind::Rise | CueKind::Fall)) && !signs.from;
        if moved && amount.kind == Kind::Percent && kind == IndicatorKind::Count && frame.is_none() {
            self.note(Note::Refused(Condition::ChangeOfNothing));
            return None;
        }
        // "đóng góp 1,5 điểm phần trăm" is told of the whole.
        if kind == IndicatorKind::Growth && amount.points {
            self.note(Note::Refused(Condition::Share));
            return None;
        }
        // "cơ cấu kinh tế: nông nghiệp giảm 2%; công nghiệp tăng 1,5%": what a colon opens is itemized.
        if kind == IndicatorKind::Growth && found.component.is_some() && self.itemized_otherwise(clause, index, &found)
        {
            self.note(Note::Refused(Condition::Share));
            return None;
        }
        // "còn 5% GDP", "GDP chiếm đến 54%" are shares, no growth.
        let share = signs.whole || matches!(signs.verb, Some(CueKind::Share | CueKind::Level));
        if kind == IndicatorKind::Growth && share && frame.is_none() {
            self.note(Note::Refused(Condition::Share));
            return None;
        }
        let mut draft = self.draft(clause, index, &found, Measure::Value, sentence, status);
        // An index is told by its rise: "công nghiệp chế biến: 10,54%" in a list of rises is one more.
        if kind == IndicatorKind::Index && draft.unit == Unit::Percent {
            let listed =
                self.drafts.last().is_some_and(|d| d.indicator == found.indicator && d.measure == Measure::Change);
            let level = matches!(signs.verb, Some(CueKind::Reach | CueKind::Versus));
            // "chỉ số tăng cao, đạt 10,98%": no index falls to that.
            let rise = draft.value.to_f64() < LEAST_INDEX;
            draft.measure = if listed && !level || rise { Measure::Change } else { Measure::PercentOfBaseline };
            draft.baseline = signs.baseline;
        }
        let falls = signs.verb == Some(CueKind::Fall) || amount.minus;
        if kind == IndicatorKind::Growth && falls {
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

    /// Words outside the catalogue head the list, behind a colon, that the number stands in.
    fn itemized_otherwise(&self, clause: &Clause, index: usize, found: &Found) -> bool {
        let start = found.words.map_or(clause.amounts[index].span.start, |w| w.start);
        let head = clause.items.iter().rev().filter(|i| i.span.end <= start).find_map(|i| match i.what {
            What::Subject(s) if s.component.is_none() && s.number.is_none() => Some((i.span, s)),
            _ => None,
        });
        let colon = |words: Span| {
            clause.items.iter().any(|i| {
                matches!(i.what, What::Mark(':')) && i.span.start >= words.end && i.span.start <= words.end + 8
            })
        };
        head.is_some_and(|(words, s)| self.claims(&clause.amounts[index], s.entry) && colon(words))
    }

    pub(super) fn draft(
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
        let done = clause.items[..clause.at[index]].iter().any(|i| matches!(i.what, What::Cue(CueKind::Actual, _)));
        let to_come = !done
            && self.dated
            && told.zip(self.anchor).is_some_and(|(period, anchor)| {
                period.from().is_some_and(|from| from > anchor) || super::time::hardly_begun(period, anchor)
            });
        let open = told.is_some_and(|t| super::time::open_years(self, t));
        // "Giai đoạn 2021-2025, thu nhập bình quân đạt 45 triệu đồng" in 2022: so early nothing of it is reached.
        let heads = |p: Period| {
            let date = clause.items.first().filter(|i| i.span.start <= clause.span.start + 2);
            matches!(date.map(|d| d.what), Some(What::Date(d)) if self.dates[d].period == p)
        };
        let early = told.zip(self.anchor).is_some_and(|(period, anchor)| {
            period.from().is_some_and(|from| anchor.year() <= from.year() + 1) && heads(period)
        });
        let aimed = to_come || open && (yearly(clause, index) || early && !done && self.dated);
        let status = if aimed && status == Status::Actual { Status::Target } else { status };
        // "cao hơn mức 6 tháng đầu năm 2017 (13,2%)": what is over is no aim.
        let over = super::time::aside(self, clause, clause.at[index])
            .zip(self.anchor)
            .is_some_and(|(period, anchor)| super::time::all_but_over(period, anchor));
        let own = || {
            let inside = clause.items[..clause.at[index]].iter().rev();
            let mut inside = inside.take_while(|i| !matches!(i.what, What::Mark('(')));
            inside.any(|i| matches!(i.what, What::Cue(CueKind::Estimate, _)))
        };
        let told_so = status == Status::Target || status == Status::Estimate && !own();
        let status = if over && told_so { Status::Actual } else { status };
        // "giảm tỷ lệ hộ nghèo bình quân 1-1,5%/năm": what has happened is told without a range.
        let told = self.drafts.last().is_some_and(|d| d.sentence + 1 >= sentence && d.status == Status::Actual);
        let leeway = status == Status::Actual
            && !told
            && measure == Measure::Change
            && amount.quantity.value_to.is_some()
            && (yearly(clause, index) || self.context.doc.punct(amount.span.end as usize) == Some('/'));
        let status = if leeway { Status::Target } else { status };
        let period = super::time::period(self, clause, index, status, Some(found.indicator));
        if let Some(words) = found.words {
            self.note(Note::Subject(Subject { entry: found.subject, words, between: None }));
        }
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
            area: super::area::area(self, clause, index),
            speaker: None,
            span: amount.span,
            sentence,
        }
    }

    /// A percent hangs on the number before it: that is of the catalogue, and no subject or semicolon stands between.
    pub(super) fn goes_with_last(&self, clause: &Clause, index: usize, made: &[Option<usize>]) -> bool {
        let between = clause.around(index).0.iter();
        let parted = |i: &Item| match i.what {
            What::Mark(';') => true,
            What::Subject(s) => s.side != Side::Frame && !i.span.overlaps(clause.amounts[index].span),
            _ => false,
        };
        made.last().is_some_and(Option::is_some) && !between.into_iter().any(parted)
    }

    /// A percent, a multiple or a change: what it modifies is the subject right before it, else the amount before.
    #[allow(clippy::too_many_arguments)] // the reading of one amount
    pub(super) fn relative(
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
        if let Some(draft) = self
            .change_retold(clause, index, made, sentence)
            .or_else(|| self.change_before(clause, index, made, signs, sentence))
        {
            return Some(draft);
        }
        let (owner, of) = match frame {
            Some(found) => {
                self.note(Note::Way(Way::Frame));
                (Some(*found), None)
            }
            None => match self.owner(clause, index, made, first, signs) {
                (None, None) if matches!(signs.verb, Some(CueKind::Rise | CueKind::Fall)) => {
                    self.note(Note::Way(Way::GoesOn));
                    (self.goes_on(clause, index), None)
                }
                owner => owner,
            },
        };
        let mut owner = owner?;
        let entry = &self.patterns.indicators[owner.indicator];
        let percent = amount.kind == Kind::Percent;
        // "quý I tăng 6,1%, quý II tăng 7%": the growth of another time.
        let dated = || {
            let (left, _) = clause.around(index);
            left.iter().any(|i| matches!(i.what, What::Date(_)))
                && left.iter().all(|i| !matches!(i.what, What::Subject(_) | What::Mark('(' | ';')))
        };
        let (measure, baseline) = match signs.verb {
            Some(CueKind::Rise | CueKind::Fall)
                if entry.kind == IndicatorKind::Growth
                    && percent
                    && !amount.points
                    && of.is_some()
                    && !(signs.plan || signs.versus)
                    && signs.baseline.is_none()
                    && dated() =>
            {
                return None;
            }
            _ if signs.whole || percent && self.of_people(amount) => return None,
            _ if amount.kind == Kind::Times => (Measure::PercentOfBaseline, None),
            // "vượt 12 triệu USD so với kế hoạch", but "vượt 5.000 tỷ đồng" is a level.
            Some(CueKind::Exceed) if percent || signs.plan && signs.versus => (Measure::Change, Some(Baseline::Plan)),
            Some(CueKind::Rise | CueKind::Fall)
                if entry.kind == IndicatorKind::Growth && percent && of.is_none() && !amount.points =>
            {
                return None;
            }
            // "giảm hộ nghèo đạt 100% chỉ tiêu": no rate falls so far.
            Some(CueKind::Rise | CueKind::Fall)
                if percent
                    && signs.plan
                    && !signs.versus
                    && entry.kind == IndicatorKind::Rate
                    && amount.quantity.value.to_f64() >= LEAST_OF_PLAN =>
            {
                (Measure::PercentOfPlan, None)
            }
            // "thấp hơn 2% so với chỉ tiêu được giao"
            Some(CueKind::Rise | CueKind::Fall) if !signs.from => {
                let against = signs.versus
                    || signs
                        .verb_at
                        .is_some_and(|v| self.context.doc.tokens[v.end as usize - 1].id == self.patterns.more);
                (Measure::Change, (signs.plan && against).then_some(Baseline::Plan))
            }
            _ if percent && signs.plan => (Measure::PercentOfPlan, None),
            Some(CueKind::Versus) if percent && entry.kind != IndicatorKind::Rate && signs.baseline.is_some() => {
                (Measure::PercentOfBaseline, None)
            }
            // "tăng trưởng kinh tế đạt 8,1% so với cùng kỳ" is the growth itself.
            _ if percent && signs.versus && entry.kind == IndicatorKind::Growth && of.is_none() && !signs.plan => {
                return None;
            }
            Some(CueKind::Versus) if percent && of.is_some() && signs.baseline.is_some() => {
                (Measure::PercentOfBaseline, None)
            }
            // "chiếm 3,2% so với tổng số hộ": a share.
            _ if percent
                && signs.versus
                && signs.verb != Some(CueKind::Share)
                && signs.baseline.is_some()
                && entry.kind != IndicatorKind::Rate =>
            {
                (Measure::PercentOfBaseline, None)
            }
            // "được trợ giúp 3.450 trẻ em, đạt 69%": of the plan, though it is not named.
            Some(CueKind::Reach)
                if percent
                    && of.is_some_and(|o| self.drafts[o].unit != Unit::Percent)
                    && entry.kind == IndicatorKind::Count
                    && of.is_none_or(|o| !self.shared(amount, o))
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
                if amount.points || rate { Unit::PercentagePoint } else { Unit::Percent }
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
        draft.baseline = baseline;
        // What is told of a part changes nothing of the number before.
        let apart =
            made.last().copied().flatten().filter(|&l| of.is_some() && self.told_apart(clause, index, l, signs));
        if let Some(change) = apart.map(|l| &self.drafts[l]) {
            draft.baseline = baseline.or(change.baseline);
            draft.period = change.period;
            self.note(Note::Period(PeriodRule::OfNumber, None));
        }
        let of = of.filter(|_| apart.is_none());
        draft.of = of;
        if let Some(of) = of {
            let owner = &self.drafts[of];
            draft.area = owner.area.clone();
            draft.component = owner.component;
            self.note(Note::Area(AreaRule::OfNumber, None));
            self.note(Note::Component(ComponentRule::OfNumber));
            if owner.sentence == sentence && !yearly(clause, index) {
                draft.period = owner.period;
                self.note(Note::Period(PeriodRule::OfNumber, None));
            }
        }
        if amount.kind == Kind::Times {
            // "giá trị sản xuất tăng gấp 9 lần": the product's level, not its growth.
            let level = |i: &IndicatorEntry| i.sister.contains(&(Unit::Percent, draft.indicator));
            if self.patterns.indicators[draft.indicator].kind == IndicatorKind::Growth
                && let Some(indicator) = self.patterns.indicators.iter().position(level)
            {
                draft.indicator = indicator;
            }
            draft.value = hundredfold(draft.value)?;
            draft.value_to = draft.value_to.and_then(hundredfold);
        }
        if measure == Measure::Change && (signs.verb == Some(CueKind::Fall) || amount.minus) {
            draft.negate();
        }
        Some(draft)
    }

    /// "giảm 3%/năm, riêng các xã vùng cao giảm 5%": the same change told of a part.
    fn told_apart(&self, clause: &Clause, index: usize, last: usize, signs: &Signs) -> bool {
        let (left, _) = clause.around(index);
        let apart = left.iter().rposition(|i| matches!(i.what, What::Cue(CueKind::Apart, _)));
        let part = apart.zip(signs.verb_at).map(|(a, verb)| {
            let start = left[a].span.end;
            Span { start, end: verb.start.max(start) }
        });
        self.drafts[last].measure == Measure::Change && part.is_some_and(|p| self.names_group(clause, p))
    }

    /// "tăng 40 xã (5%)", "tăng 5%, tương đương 2 triệu đồng": the same change in another unit.
    pub(super) fn change_retold(
        &self,
        clause: &Clause,
        index: usize,
        made: &[Option<usize>],
        sentence: usize,
    ) -> Option<Draft> {
        let last = made.last().copied().flatten()?;
        let (left, _) = clause.around(index);
        let change = &self.drafts[last];
        let bracket = matches!(left, [only] if matches!(only.what, What::Mark('(')));
        // "giảm 6.000 hộ nghèo, tương đương 2,2%", "giảm 324 vụ, tương ứng giảm 4,2%"
        let alike = left.iter().any(|i| matches!(i.what, What::Cue(CueKind::Share, _)))
            && left.iter().all(|i| {
                matches!(
                    i.what,
                    What::Mark(',' | '(')
                        | What::Cue(CueKind::Share | CueKind::Rise | CueKind::Fall, _)
                        | What::Subject(_)
                )
            });
        let amount = &clause.amounts[index];
        // "tỷ lệ hộ nghèo giảm 1,5%, tương đương 2.930 hộ": a fall in points is told in what is counted.
        let points = change.unit == Unit::PercentagePoint;
        let counted = matches!(amount.kind, Kind::Count(_)) && alike;
        if !(bracket || alike) || change.measure != Measure::Change || points && !counted {
            return None;
        }
        let base = change.of.map_or(change, |of| &self.drafts[of]);
        let (indicator, unit) = if amount.kind == Kind::Percent {
            let sister = self.sister(amount, change.indicator).map(|s| s.0);
            let indicator = sister.unwrap_or(change.indicator);
            let rate = self.patterns.indicators[indicator].kind == IndicatorKind::Rate || self.rate_beside(last);
            (indicator, if amount.points || rate { Unit::PercentagePoint } else { Unit::Percent })
        } else if points {
            self.sister(amount, change.indicator)?
        } else {
            (change.indicator, self.unit_of(amount, &[base.unit]).filter(|_| change.unit == Unit::Percent)?)
        };
        let found = Found { indicator, ..Found::like(change, unit) };
        let mut draft = self.draft(clause, index, &found, Measure::Change, sentence, change.status);
        draft.baseline = change.baseline;
        draft.of = if points { change.of.or(Some(last)) } else { change.of };
        draft.component = change.component;
        draft.period = change.period;
        self.note(Note::Way(Way::ChangeRetold));
        self.note(Note::Period(PeriodRule::OfNumber, None));
        self.note(Note::Area(AreaRule::OfNumber, None));
        draft.area = change.area.clone();
        if change.value.digits < 0 {
            draft.negate();
        }
        Some(draft)
    }

    /// "tăng 49,55% so cùng kỳ (cùng kỳ tăng 24%)": the change a year before.
    pub(super) fn change_before(
        &self,
        clause: &Clause,
        index: usize,
        made: &[Option<usize>],
        signs: &Signs,
        sentence: usize,
    ) -> Option<Draft> {
        let last = made.last().copied().flatten()?;
        let (left, _) = clause.around(index);
        let bracket = left.iter().rposition(|i| matches!(i.what, What::Mark('(')))?;
        let inside = &left[bracket + 1..];
        let same_period = |i: &Item| {
            matches!(i.what, What::Cue(CueKind::Baseline, Some(Baseline::SamePeriod | Baseline::PreviousYear)))
        };
        let moved = matches!(signs.verb, Some(CueKind::Rise | CueKind::Fall));
        if !moved || !inside.first().is_some_and(same_period) || inside.len() > 3 {
            return None;
        }
        let change = &self.drafts[last];
        let owner = change.of.map_or(change, |of| &self.drafts[of]);
        let (measure, unit) = match clause.amounts[index].kind {
            Kind::Percent if change.measure == Measure::Value => (Measure::Value, change.unit),
            Kind::Percent if change.measure == Measure::Change => (Measure::Change, change.unit),
            _ => return None,
        };
        let found = Found::like(change, unit);
        let mut draft = self.draft(clause, index, &found, measure, sentence, Status::Actual);
        draft.period = owner.period.and_then(Period::year_before);
        self.note(Note::Way(Way::ChangeBefore));
        self.note(Note::Period(PeriodRule::YearBefore, None));
        self.note(Note::Area(AreaRule::OfNumber, None));
        draft.of = change.of;
        draft.baseline = change.baseline;
        draft.area = change.area.clone();
        if signs.verb == Some(CueKind::Fall) {
            draft.negate();
        }
        Some(draft)
    }

    /// A subject whose words begin with the noun of the amount before ("3.450 trẻ em được trợ giúp, đạt 69%"): it is
    /// not the next amount's own.
    pub(super) fn spent(&self, clause: &Clause, index: usize, from: &[Item]) -> bool {
        // "71,5% dự toán giao và tăng 3,2%": the words complete the percent before.
        let at = from[0].span.start;
        let plan =
            |i: &Item| matches!(i.what, What::Cue(CueKind::Plan, _)) && i.span.start == at && consumed(clause, i);
        if clause.items.iter().any(plan) {
            return true;
        }
        let comma = from.iter().any(|i| matches!(i.what, What::Mark(',' | '(')));
        let noun = index.checked_sub(1).is_some_and(|p| {
            let before = &clause.amounts[p];
            // "chiếm 35,1% lực lượng lao động, thấp hơn 0,4%": what the percent is a share of.
            let whole = matches!(from[0].what, What::Subject(s) if self.takes(before, s.entry).is_none());
            from[0].span.start < before.span.end
                || whole && before.kind == Kind::Percent && from[0].span.start == before.span.end
        });
        comma && noun
    }

    /// Growth told as a rise: of a product whose growth is an indicator itself, or of the next part in a list of
    /// sectors (công nghiệp tăng 9,2%, dịch vụ tăng 7,1%).
    #[allow(clippy::too_many_arguments)] // the reading of one amount
    pub(super) fn growth(
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
        self.note(Note::Way(Way::Growth));
        if let Some(of) = of.filter(|_| growth.is_some()) {
            draft.component = self.drafts[of].component;
            self.note(Note::Component(ComponentRule::OfNumber));
            draft.of = Some(of);
        }
        if signs.verb == Some(CueKind::Fall) {
            draft.negate();
        }
        Some(draft)
    }

    /// "1.065 nhà (515 nhà xây mới, 550 nhà sửa chữa), đạt 100% kế hoạch": behind a bracket of parts, their total.
    fn before_bracket(&self, clause: &Clause, index: usize, last: usize) -> usize {
        let here = clause.at[index];
        let close = clause.items[..here].iter().rposition(|i| matches!(i.what, What::Mark(')')));
        let Some(close) = close else { return last };
        let open = clause.items[..close].iter().rposition(|i| matches!(i.what, What::Mark('(')));
        let Some(open) = open.map(|o| clause.items[o].span) else { return last };
        let part = &self.drafts[last];
        let inside = part.span.start >= open.end && part.span.end <= clause.items[close].span.start;
        let total = self.drafts[..last].iter().rposition(|d| d.sentence == part.sentence && d.span.end <= open.start);
        let alike = |t: &usize| {
            (self.drafts[*t].indicator, self.drafts[*t].unit) == (part.indicator, part.unit)
                && self.drafts[*t].measure == Measure::Value
        };
        total.filter(|t| inside && part.component.is_some() && alike(t)).unwrap_or(last)
    }

    /// Whom a relative amount modifies: a subject of its own since the amount before, else that amount's entry.
    pub(super) fn owner(
        &self,
        clause: &Clause,
        index: usize,
        made: &[Option<usize>],
        first: usize,
        signs: &Signs,
    ) -> (Option<Found>, Option<usize>) {
        let amount = &clause.amounts[index];
        let (left, _) = clause.around(index);
        let whole = |of: usize| Found { component: None, ..Found::like(&self.drafts[of], self.drafts[of].unit) };
        // "giảm 6% về số doanh nghiệp, tăng 90% về vốn": whichever number before is counted so.
        if let Some(noun) = self.aspect(clause, amount.span.end) {
            let of = self.told_in(clause, index, made, noun);
            self.note(Note::Way(Way::RelativeToNumber));
            return (of.map(whole), of);
        }
        // "tăng 1,5 lần so với cuối năm 2015 (riêng hộ nghèo vùng cao tăng gấp 2 lần)": the multiple of a part.
        let bracket = left.iter().rposition(|i| matches!(i.what, What::Mark('(')));
        let apart =
            bracket.and_then(|b| left.get(b + 1)).is_some_and(|i| matches!(i.what, What::Cue(CueKind::Apart, _)));
        if let Some(&Some(last)) = made.last()
            && apart
            && amount.kind == Kind::Times
            && self.drafts[last].measure == Measure::PercentOfBaseline
        {
            self.note(Note::Way(Way::Part));
            return (Some(whole(last)), None);
        }
        let mut own = None;
        let from = clause.at[index] - left.len();
        let mut closed = 0_usize;
        for (n, item) in left.iter().enumerate().rev() {
            match item.what {
                What::Mark(')') => closed += 1,
                What::Mark('(') => closed = closed.saturating_sub(1),
                _ => {}
            }
            if let What::Subject(subject) = item.what {
                // What a closed bracket says is told aside (30% lao động (LĐ), thấp hơn 1%).
                if closed > 0 || self.possessive(clause, from + n) || self.spent(clause, index, &left[n..]) {
                    continue;
                }
                let entry = &self.patterns.subjects[subject.entry];
                if self.claims(amount, subject.entry) {
                    // A nearer subject of the catalogue has it, in a clause of its own.
                    let parted = left[n..].iter().any(|i| matches!(i.what, What::Mark(';')));
                    if own.is_some() && parted {
                        break;
                    }
                    self.passed(Condition::Claimed, subject.entry, item.span);
                    return (None, None);
                }
                // "… tăng trưởng vượt bậc như: mủ cao su tăng 80%": a list of other things.
                let colon = left[n + 1..].iter().position(|i| matches!(i.what, What::Mark(':'))).map(|c| n + 1 + c);
                if let Some(colon) = colon {
                    let edge = left[colon].span.end;
                    let verb = signs.verb_at.map_or(amount.quantity.full.start, |v| v.start).max(edge);
                    if self.heavy(clause, edge, verb, from + colon, clause.at[index]) > 1
                        && !self.names_group(clause, Span { start: edge, end: verb })
                    {
                        self.stopped(Condition::Colon, clause, amount, from + colon);
                        return (None, None);
                    }
                }
                let Some(mut indicator) = entry.indicator.filter(|_| self.in_place(subject.entry)) else { continue };
                // "2.045 xã (23%) được công nhận đạt chuẩn, tăng 5,9%": words behind a number are that number's.
                let told = made.last().copied().flatten().filter(|_| subject.side == Side::After);
                if subject.number.is_some() || told.is_some_and(|t| self.drafts[t].indicator == indicator) {
                    continue;
                }
                // "hộ nghèo giảm 1,27%" tells of the rate, not of the number of households; "số người tham gia BHYT tăng 3,6%"
                // of the people.
                let first = self.context.doc.tokens[item.span.start as usize].id;
                let people = self.patterns.indicators[indicator].units.first() == Some(&Unit::Person)
                    && self.patterns.amount_words.contains(&first);
                if amount.kind == Kind::Percent && !signs.plan && !people {
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
        // "1.065 nhà cho người có công với cách mạng, đạt 100% kế hoạch": the comma turns back to the number.
        let turns_back = |own: &Found| {
            let comma = left.iter().rposition(|i| matches!(i.what, What::Mark(',')));
            let last = made.last().copied().flatten();
            signs.plan
                && signs.verb == Some(CueKind::Reach)
                && comma.zip(own.words).is_some_and(|(c, w)| w.end <= left[c].span.start)
                && !left.iter().any(|i| matches!(i.what, What::Mark(';')))
                && last.is_some_and(|l| self.drafts[l].indicator != own.indicator)
        };
        if let Some(own) = own.filter(|own| !turns_back(own)) {
            self.note(Note::Way(Way::RelativeToSubject));
            return (Some(own), None);
        }
        // "…, tăng lần lượt 5,2% và 3,1%": each is of the level in its place.
        if let Some((cue, place, count)) = clause.row(index) {
            let start = clause.items[cue].span.start;
            let level = |d: &usize| self.drafts[*d].measure == Measure::Value;
            let mut levels: Vec<usize> =
                (first..self.drafts.len()).filter(|d| level(d) && self.drafts[*d].span.start < start).collect();
            // "lần lượt đạt 5,8 và 4,3 tỷ USD, tương ứng tăng 12,4% và 9,8%"
            if levels.is_empty() {
                let behind = (first..self.drafts.len()).filter(level).filter(|d| made.contains(&Some(*d)));
                levels = behind.filter(|d| self.drafts[*d].unit != Unit::Percent).collect();
            }
            if let Some(&of) = levels.len().checked_sub(count).and_then(|l| levels.get(l + place)) {
                self.note(Note::Way(Way::Row));
                return (Some(whole(of)), Some(of));
            }
        }
        // What changes may stand after the number (giảm 2.500 hộ nghèo; giảm 2% hộ nghèo). "61 hộ thoát nghèo, đạt
        // 101,7% chỉ tiêu" is of the number before, though "chỉ tiêu" is a subject too.
        let chained = signs.plan
            && made.last().is_some_and(Option::is_some)
            && !left.iter().any(|i| matches!(i.what, What::Mark(';')));
        if !chained && let Some(Some(found)) = self.after(clause, index) {
            self.note(Note::Way(Way::RelativeToSubject));
            return (Some(found), None);
        }
        // "đạt 50.942 tỷ đồng, chiếm 69%, giảm 6,8%": a share that is nobody's stands between.
        // "đạt 464.400 tỷ đồng (tương đương 20 tỷ USD), tăng 2,3%": so does the same in another currency.
        let passes = |&m: &usize| made[m].is_none() && (is_share(clause, m) || is_retold(clause, m));
        let shares = (0..made.len()).rev().take_while(passes).count();
        // "chiếm 30%, cao hơn 1% so với chỉ tiêu" is told of the share.
        let shares = if signs.plan { 0 } else { shares };
        let told = made.len() - shares;
        let parted = shares > 0
            && clause.items[told.checked_sub(1).map_or(0, |t| clause.at[t])..clause.at[index]]
                .iter()
                .any(|i| matches!(i.what, What::Mark(';')));
        let of = match made[..told].last().filter(|_| !parted) {
            Some(last) => last.map(|l| self.before_bracket(clause, index, l)),
            None => {
                // "Đạt 109,3% kế hoạch." goes on with the sentence before.
                // The words that go with a number may stand before the clause.
                let opens = amount.quantity.full.start.saturating_sub(clause.span.start) <= 3;
                let last = self.drafts.len().checked_sub(1);
                // "Con số này giảm 40,5% so với cùng kỳ."
                let head = Span { start: clause.span.start, end: amount.quantity.full.start };
                let again = head.len() <= 8 && signs.versus && self.begins(head, &self.patterns.anaphora);
                let goes_on = opens && signs.plan || again;
                last.filter(|&l| goes_on && l + 1 == first && self.carry.previous_from < first)
            }
        };
        let Some(of) = of else {
            let compares = matches!(
                signs.verb,
                Some(CueKind::Rise | CueKind::Fall | CueKind::Exceed | CueKind::Multiple | CueKind::Versus)
            );
            if let Some(before) = index.checked_sub(1).filter(|_| compares || signs.plan || signs.versus) {
                self.note(Note::Stopped(Condition::NumberBefore, clause.amounts[before].span));
            }
            return (None, None);
        };
        // What follows a semicolon is told of something else, unless nothing is named there ("; đạt 33% so với mục tiêu").
        let mark = left.iter().rposition(|i| matches!(i.what, What::Mark(';')));
        let named = mark.is_some_and(|m| {
            let to = amount.quantity.full.start;
            !signs.plan || self.heavy(clause, left[m].span.end, to, from + m, clause.at[index]) > 0
        });
        if let Some(mark) = mark.map(|m| left[m]).filter(|_| named) {
            self.note(Note::Stopped(Condition::Semicolon, mark.span));
            return (None, None);
        }
        // ", dịch vụ lữ hành tăng 107,75%": the verb has a subject of its own that is not of the catalogue.
        let comma = left.iter().rposition(|i| matches!(i.what, What::Mark(',')));
        if let (Some(comma), Some(verb), Some(CueKind::Rise | CueKind::Fall)) = (comma, signs.verb_at, signs.verb) {
            let chunk = Span { start: left[comma].span.end, end: verb.start.max(left[comma].span.end) };
            let here = clause.at[index];
            let foreign = self.heavy(clause, chunk.start, chunk.end, here - left.len() + comma, here) > 1;
            let part = left[comma..].iter().any(|i| matches!(i.what, What::Cue(CueKind::Parts | CueKind::Apart, _)));
            let itemized = self.patterns.indicators[self.drafts[of].indicator].itemized;
            if foreign && !part && !itemized && !self.names_group(clause, chunk) {
                self.note(Note::Stopped(Condition::OwnSubject, chunk));
                return (None, None);
            }
        }
        let owner = &self.drafts[of];
        // "đạt 50% dự toán (20.000 tỷ đồng) và tăng 3%": the plan's own number is told aside.
        let aside = of.checked_sub(1).map(|p| &self.drafts[p]).filter(|p| {
            owner.status == Status::Target
                && owner.measure == Measure::Value
                && (p.measure == Measure::PercentOfPlan
                    || p.baseline == Some(Baseline::Plan)
                    || p.measure == Measure::Value && p.indicator == owner.indicator && p.unit == owner.unit)
                && p.status != Status::Target
                && p.sentence == owner.sentence
        });
        let beside = aside.filter(|p| p.measure == Measure::Value).map(|_| of - 1);
        let mut root = owner.of.or(aside.and_then(|p| p.of)).or(beside).unwrap_or(of);
        // "27 vụ làm 9 người chết, 21 người bị thương; so với cùng kỳ giảm 3 vụ": what is counted alike.
        if let Kind::Count(_) = amount.kind
            && self.unit_of(amount, &[self.drafts[root].unit]).is_none()
            && let Some(alike) = (first..root).rev().find(|&d| {
                let draft = &self.drafts[d];
                draft.measure == Measure::Value
                    && draft.indicator == self.drafts[root].indicator
                    && self.unit_of(amount, &[draft.unit]).is_some()
            })
        {
            root = alike;
        }
        self.note(Note::Way(Way::RelativeToNumber));
        (Some(whole(root)), Some(root))
    }

    /// "về số doanh nghiệp" after a change: where the noun stands that says what changed.
    fn aspect(&self, clause: &Clause, at: u32) -> Option<u32> {
        let doc = &self.context.doc;
        let is = |at: u32, words: &[u32]| doc.get(at as usize).is_some_and(|t| words.contains(&t.id));
        let noun = at + 1;
        (is(at, &[self.patterns.about]) && doc.get(noun as usize).is_some())
            .then(|| (noun..noun + 3).find(|&n| !is(n, &self.patterns.amount_words)))
            .flatten()
            // "tăng 9,1% về số lượng so với cùng kỳ" names nothing.
            .filter(|&n| {
                !clause.items.iter().any(|i| i.span.start == n && matches!(i.what, What::Cue(..) | What::Mark(_)))
            })
    }

    /// The number of the sentence, the latest before, whose unit the noun at `noun` names.
    fn told_in(&self, clause: &Clause, index: usize, made: &[Option<usize>], noun: u32) -> Option<usize> {
        let tokens = &self.context.doc.tokens;
        let named = tokens[noun as usize].id;
        let money = self.patterns.money_words.contains(&named);
        (0..index).rev().find_map(|a| {
            let before = &clause.amounts[a];
            let unit = &tokens[before.quantity.span.end as usize..before.span.end as usize];
            let fits = match before.kind {
                Kind::Money(_) => money,
                Kind::Count(_) => named != 0 && unit.iter().any(|t| t.id == named),
                _ => false,
            };
            fits.then(|| made[a].filter(|&m| self.drafts[m].measure == Measure::Value))
        })?
    }

    /// "đạt" stands right before the amount, after a comma or directly after the amount before.
    pub(super) fn reaches(&self, clause: &Clause, index: usize) -> bool {
        let (left, right) = clause.around(index);
        let since = left.iter().rev().take_while(|i| !matches!(i.what, What::Mark(',')));
        // "36 tỷ đồng (đạt 122%)": alone in brackets behind the number.
        let touch = |a: &Item, b: &Item| a.span.end == b.span.start;
        if let ([.., open, reach], Some(close)) = (left, right.first())
            && matches!((open.what, close.what), (What::Mark('('), What::Mark(')')))
            && matches!(reach.what, What::Cue(CueKind::Reach, _))
            && touch(open, reach)
            && touch(&clause.items[clause.at[index]], close)
        {
            return true;
        }
        // "2 xã đạt chuẩn, có 70% chính quyền vững mạnh": a share of what is named behind it.
        let end = clause.amounts[index].span.end;
        let named = self.context.doc.get(end as usize).is_some_and(|t| {
            end < clause.span.end && t.kind == TokenKind::Word && !self.patterns.light.contains(&t.id)
        }) && !clause.items.iter().any(|i| i.span.start == end);
        !named && !since.into_iter().any(|i| matches!(i.what, What::Subject(_) | What::Mark('(')))
    }

    /// A percent of the same indicator stands in the sentence already, so that its change is in points.
    pub(super) fn rate_beside(&self, draft: usize) -> bool {
        let of = &self.drafts[draft];
        let same = |d: &Draft| d.sentence == of.sentence && d.indicator == of.indicator;
        self.drafts
            .iter()
            .rev()
            .take_while(|d| d.sentence == of.sentence)
            .any(|d| same(d) && d.measure == Measure::Value && d.unit == Unit::Percent)
    }

    /// A later amount of the sentence is the level reached (từ 8,32% xuống còn 6,2%).
    pub(super) fn level_follows(&self, clause: &Clause, index: usize) -> bool {
        let Some(next) = clause.amounts.get(index + 1) else { return false };
        let (_, right) = clause.around(index);
        let level = right.iter().any(|i| {
            matches!(
                i.what,
                What::Cue(CueKind::Level | CueKind::Fall | CueKind::Rise | CueKind::Estimate | CueKind::Reach, _)
            )
        });
        level && next.kind == clause.amounts[index].kind
    }
}

/// "(tương đương 20 tỷ USD)": brackets tell an amount of money in another currency.
fn is_retold(clause: &Clause, amount: usize) -> bool {
    let before = clause.at[amount].checked_sub(2).map(|b| [clause.items[b].what, clause.items[b + 1].what]);
    matches!(clause.amounts[amount].kind, Kind::Money(_))
        && matches!(before, Some([What::Mark('('), What::Cue(CueKind::Share, _)]))
}

/// "chiếm" stands before a percentage.
pub(super) fn is_share(clause: &Clause, amount: usize) -> bool {
    let before = clause.at[amount].checked_sub(1).map(|b| clause.items[b]);
    clause.amounts[amount].kind == Kind::Percent
        && before.is_some_and(|b| {
            matches!(b.what, What::Cue(CueKind::Share, _))
                || matches!(b.what, What::Subject(_)) && b.span.overlaps(clause.amounts[amount].span)
        })
}

/// The year of the plan that work of a period is measured by.
pub(super) fn plan_year(period: Option<Period>) -> Option<Period> {
    period.map(|p| match p {
        Period::Interval(Edge::Year(_), _) => p,
        _ => p.year().map_or(p, Period::Year),
    })
}

/// "bình quân mỗi năm" stands before the amount.
pub(super) fn yearly(clause: &Clause, index: usize) -> bool {
    clause.around(index).0.iter().any(|i| matches!(i.what, What::Cue(CueKind::Yearly, _)))
}

impl Draft {
    /// A fall: "giảm 2-3%" is -2 to -3.
    pub(super) fn negate(&mut self) {
        self.value = self.value.negated();
        self.value_to = self.value_to.map(Number::negated);
    }
}
