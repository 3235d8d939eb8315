//! What a percent, a multiple or a change says of the number or the subject that it modifies.

use super::attach::Found;
use super::clause::{Clause, Item, Kind, What, hundredfold};
use super::draft::yearly;
use super::reading::{Reading, Verdict};
use super::signs::consumed;
use super::trace::{AreaRule, ComponentRule, Note, PeriodRule, Way};
use super::{Draft, Linker, time};
use crate::pattern::indicator::{CueKind, IndicatorEntry, IndicatorKind};
use crate::record::{Baseline, Measure, Status, Unit};
use std::ops::ControlFlow;

/// No rate falls by so much: "công tác giảm nghèo đạt 98%" tells of something else.
pub(super) const NO_FALL: f64 = 60.0;
/// From here on, what a rate is said to fall by, of a plan, is how much of the plan was reached.
pub(super) const LEAST_OF_PLAN: f64 = 25.0;
/// A rate has no higher level.
pub(super) const HIGHEST_RATE: f64 = 100.0;

/// A relative amount with what it modifies.
struct Modifier<'m> {
    reading: &'m Reading<'m>,
    owner: Found,
    /// The owner's indicator.
    entry: &'m IndicatorEntry,
    /// The draft that it modifies, where it is no subject.
    of: Option<usize>,
}

impl Modifier<'_> {
    fn value(&self) -> f64 {
        self.reading.amount().quantity.value.to_f64()
    }

    fn is_percent(&self) -> bool {
        self.reading.amount().kind == Kind::Percent
    }

    /// Whether the owner is a rate.
    fn of_rate(&self) -> bool {
        self.entry.kind == IndicatorKind::Rate
    }

    /// Whether the owner is a growth.
    fn of_growth(&self) -> bool {
        self.entry.kind == IndicatorKind::Growth
    }
}

/// A measure, and what it is compared with where the words around the amount say so themselves.
type Measured = (Measure, Option<Baseline>);

const OF_PLAN: Measured = (Measure::PercentOfPlan, None);
const OF_BASELINE: Measured = (Measure::PercentOfBaseline, None);

impl Linker<'_, '_, '_, '_> {
    /// A percent, a multiple or a change: what it modifies is the subject right before it, else the amount before.
    pub(super) fn relative(&self, reading: &Reading<'_>) -> Option<Draft> {
        let told = self.beyond_plan(reading);
        let told = told.or_else(|| self.change_retold(reading)).or_else(|| self.change_before(reading));
        if told.is_some() {
            return told;
        }
        let (owner, of) = self.modified(reading)?;
        let modifier = Modifier { reading, owner, entry: &self.patterns.indicators[owner.indicator], of };
        let (measure, baseline) = self.measured(&modifier).break_value().flatten()?;
        // "chuyển sang sản xuất công nghiệp, xây dựng, đạt 55,8% kế hoạch": an index has no plan of its own.
        let index_of_plan =
            modifier.entry.kind == IndicatorKind::Index && measure == Measure::PercentOfPlan && of.is_none();
        if reading.frame.is_some() && measure != Measure::Change || index_of_plan {
            return None;
        }
        if (measure, baseline) == (Measure::Change, None)
            && modifier.is_percent()
            && let Some(draft) = self.growth(reading, &owner, of)
        {
            return Some(draft);
        }
        self.modifying(&modifier, measure, baseline)
    }

    /// What a relative amount modifies: what a frame or the words around it name, or the number before.
    fn modified(&self, reading: &Reading<'_>) -> Option<(Found, Option<usize>)> {
        if let Some(found) = reading.frame {
            self.note(Note::Way(Way::Frame));
            return Some((found, None));
        }
        match self.owner(reading) {
            (None, None) if reading.moves() => {
                self.note(Note::Way(Way::GoesOn));
                Some((self.goes_on(reading.clause, reading.index)?, None))
            }
            (owner, of) => Some((owner?, of)),
        }
    }

    /// The measure of a relative amount; none where it is not relative after all.
    fn measured(&self, modifier: &Modifier<'_>) -> Verdict<Measured> {
        let Modifier { reading, .. } = *modifier;
        let (signs, amount) = (&reading.signs, reading.amount());
        if self.growth_at_another_time(modifier) || signs.whole || modifier.is_percent() && self.of_people(amount) {
            return ControlFlow::Break(None);
        }
        if amount.kind == Kind::Times {
            // "gấp 2 lần mục tiêu"
            return ControlFlow::Break(Some(if signs.plan { OF_PLAN } else { OF_BASELINE }));
        }
        match signs.verb {
            Some(CueKind::Exceed) => self.exceeding(modifier)?,
            Some(CueKind::Rise | CueKind::Fall) => self.moving(modifier)?,
            _ => {}
        }
        if self.tells_plan_compared(modifier) {
            return ControlFlow::Break(None);
        }
        // "thấp hơn 2% so với chỉ tiêu được giao"
        if reading.moves() && !signs.from {
            let against = signs.versus || signs.verb_at.is_some_and(|v| self.ends_in_more(v));
            return ControlFlow::Break(Some((Measure::Change, (signs.plan && against).then_some(Baseline::Plan))));
        }
        if !modifier.is_percent() {
            return ControlFlow::Break(None);
        }
        if signs.plan {
            return ControlFlow::Break(Some(OF_PLAN));
        }
        self.comparing(modifier)?;
        ControlFlow::Break(self.reaching(modifier))
    }

    /// "quý I tăng 6,1%, quý II tăng 7%": the growth of another time, which is no change of the growth before. What growth is told against
    /// the year before is none either.
    fn growth_at_another_time(&self, modifier: &Modifier<'_>) -> bool {
        let Modifier { reading, of, .. } = *modifier;
        let signs = &reading.signs;
        let grows = reading.moves()
            && modifier.of_growth()
            && modifier.is_percent()
            && !reading.amount().points
            && of.is_some()
            && !signs.plan
            && matches!(signs.baseline, None | Some(Baseline::SamePeriod | Baseline::PreviousYear));
        if !grows {
            return false;
        }
        // "9,05% (quý I/2017 tăng 8,62%)", "đạt 9,1%; riêng 6 tháng tăng 7,9%": so it is where a clause of its own begins with it.
        let left = reading.left();
        let opens = left.iter().rposition(|i| matches!(i.what, What::Mark('(' | ';'))).map_or(0, |m| m + 1);
        let own = &left[opens..];
        own.iter().any(|i| matches!(i.what, What::Date(_) | What::Cue(CueKind::WholeYear, _)))
            && own.iter().all(|i| !matches!(i.what, What::Subject(_)))
            && !signs.verb_at.is_some_and(|v| self.ends_in_more(v))
    }

    /// "vượt 12 triệu USD so với kế hoạch", but "vượt 5.000 tỷ đồng" is a level.
    fn exceeding(&self, modifier: &Modifier<'_>) -> Verdict<Measured> {
        let Modifier { reading, of, .. } = *modifier;
        let (signs, amount) = (&reading.signs, reading.amount());
        // "đạt 8,5%, vượt kế hoạch đề ra là 8%", "vượt kế hoạch 8-8,5%": the plan itself.
        let plan_itself = modifier.is_percent()
            && of.is_none_or(|o| self.drafts[o].unit == Unit::Percent)
            && signs.verb_at.is_some_and(|v| v.end < amount.quantity.full.start)
            && (self.is_said(amount) || amount.quantity.value_to.is_some());
        if plan_itself {
            return ControlFlow::Break(None);
        }
        if modifier.is_percent() || signs.plan && signs.versus {
            return ControlFlow::Break(Some((Measure::Change, Some(Baseline::Plan))));
        }
        ControlFlow::Continue(())
    }

    /// A percent behind a verb that moves may be the growth itself, or how much of a plan was reached.
    fn moving(&self, modifier: &Modifier<'_>) -> Verdict<Measured> {
        let Modifier { reading, of, .. } = *modifier;
        let signs = &reading.signs;
        if !modifier.is_percent() {
            return ControlFlow::Continue(());
        }
        if modifier.of_growth() && of.is_none() && !reading.amount().points {
            return ControlFlow::Break(None);
        }
        if !modifier.of_rate() || signs.versus {
            return ControlFlow::Continue(());
        }
        match signs.plan {
            // "giảm hộ nghèo đạt 100% chỉ tiêu": no rate falls so far.
            true if modifier.value() >= LEAST_OF_PLAN => ControlFlow::Break(Some(OF_PLAN)),
            false if modifier.value() >= NO_FALL => ControlFlow::Break(None),
            _ => ControlFlow::Continue(()),
        }
    }

    /// "tỷ lệ bao phủ đạt 90,4%, còn thấp so với chỉ tiêu 91,5%": the plan's own rate. So it is behind "thấp hơn": no level differs by as
    /// much as it has.
    fn tells_plan_compared(&self, modifier: &Modifier<'_>) -> bool {
        let Modifier { reading, of, .. } = *modifier;
        let verb = match reading.signs.verb {
            None | Some(CueKind::Versus | CueKind::Level) => true,
            Some(CueKind::Rise | CueKind::Fall) => of.is_some_and(|o| self.of_one_size(o, modifier.value())),
            _ => false,
        };
        modifier.is_percent() && reading.signs.versus && verb && self.plan_behind(reading).is_some()
    }

    /// A percent of what it is compared with.
    fn comparing(&self, modifier: &Modifier<'_>) -> Verdict<Measured> {
        let Modifier { reading, of, .. } = *modifier;
        let signs = &reading.signs;
        let rate = modifier.of_rate();
        if signs.verb == Some(CueKind::Versus) {
            // "bằng 72,8% kế hoạch năm và tăng 9%; thành phố 15.106 tỷ đồng, bằng 82,1% và tăng 8,2%": one plan for all.
            if self.plan_shared(reading.clause, reading.index) {
                return ControlFlow::Break(Some(OF_PLAN));
            }
            if !rate && signs.baseline.is_some() {
                return ControlFlow::Break(Some(OF_BASELINE));
            }
        }
        // "tăng trưởng kinh tế đạt 8,1% so với cùng kỳ" is the growth itself.
        if signs.versus && modifier.of_growth() && of.is_none() {
            return ControlFlow::Break(None);
        }
        // "chiếm 3,2% so với tổng số hộ": a share.
        let share = signs.verb == Some(CueKind::Share) && modifier.value() <= 100.0;
        let compared = signs.verb == Some(CueKind::Versus) && of.is_some() || signs.versus && !share && !rate;
        if compared && signs.baseline.is_some() {
            return ControlFlow::Break(Some(OF_BASELINE));
        }
        ControlFlow::Continue(())
    }

    /// A percent that is reached, of what is not named with it.
    fn reaching(&self, modifier: &Modifier<'_>) -> Option<Measured> {
        let reading = modifier.reading;
        let reached = reading.signs.verb == Some(CueKind::Reach);
        let Some(of) = modifier.of else {
            return (reached && (self.sum_reaches_plan(modifier) || self.count_reaches_plan(modifier)))
                .then_some(OF_PLAN);
        };
        // "so với cùng kỳ năm trước đạt 105%"
        if reached
            && !modifier.of_rate()
            && let Some(baseline) = opening_baseline(reading.left())
        {
            return Some((Measure::PercentOfBaseline, Some(baseline)));
        }
        // "hộ nghèo giảm 5,17%, đạt 344,6%": no rate is so high.
        let beyond = reached && modifier.of_rate() && modifier.value() > HIGHEST_RATE;
        (beyond || self.number_reaches_plan(modifier, of)).then_some(OF_PLAN)
    }

    /// "Một số chỉ tiêu không đạt nghị quyết như thu nhập bình quân chỉ đạt 82,84%": what cannot be told in percent itself.
    fn sum_reaches_plan(&self, modifier: &Modifier<'_>) -> bool {
        let reading = modifier.reading;
        matches!(modifier.entry.units[0], Unit::Vnd | Unit::Usd)
            && self.sister(reading.amount(), modifier.owner.indicator).is_none()
            && self.plan_spoken_of(reading.clause, reading.index)
    }

    /// "Xuất khẩu lao động mới đạt trên 40%": what is planned by heads is told in no percent but of its plan. Houses are ("tỷ lệ hộ có nhà
    /// ở kiên cố đạt 84%").
    fn count_reaches_plan(&self, modifier: &Modifier<'_>) -> bool {
        let (clause, index) = (modifier.reading.clause, modifier.reading.index);
        modifier.entry.over_plan
            && modifier.entry.units[0] != Unit::House
            && self.sister(modifier.reading.amount(), modifier.owner.indicator).is_none()
            && self.verb_attains(modifier.reading)
            && !self.share_named(clause, index)
            && self.subject_leads(clause, index)
    }

    /// "được trợ giúp 3.450 trẻ em, đạt 69%": of the plan, though it is not named.
    fn number_reaches_plan(&self, modifier: &Modifier<'_>, of: usize) -> bool {
        let reading = modifier.reading;
        let reached = match reading.signs.verb {
            Some(CueKind::Reach) => true,
            Some(CueKind::Share) => self.verb_attains(reading),
            _ => false,
        };
        reached
            && self.drafts[of].unit != Unit::Percent
            && modifier.entry.kind == IndicatorKind::Count
            && !self.shared(reading.amount(), of)
            && self.reaches(reading.clause, reading.index)
            && !time::each_year(self, reading.clause, reading.index)
    }

    /// "đạt", "hoàn thành": the verb of an amount tells what was attained.
    fn verb_attains(&self, reading: &Reading<'_>) -> bool {
        reading.signs.verb_at.is_some_and(|v| self.starts(v.start, &self.patterns.attained))
    }

    /// The indicator and the unit in which a relative amount is told.
    fn told_as(&self, modifier: &Modifier<'_>, measure: Measure) -> Option<(usize, Unit)> {
        let Modifier { reading, owner, entry, of } = *modifier;
        let amount = reading.amount();
        match (amount.kind, measure) {
            (Kind::Percent, Measure::Change) => {
                let points = || {
                    // "cao hơn 6,65% về tỷ lệ"
                    let about =
                        self.context.doc.get(amount.span.end as usize).is_some_and(|t| t.id == self.patterns.about);
                    modifier.of_rate()
                        || of.is_some_and(|o| self.rate_beside(o))
                        || about && self.names_rate(amount.span.end + 1)
                };
                let unit = if amount.points || points() { Unit::PercentagePoint } else { Unit::Percent };
                Some((owner.indicator, unit))
            }
            (Kind::Percent | Kind::Times, _) => Some((owner.indicator, Unit::Percent)),
            _ => {
                let own = self.unit_of(amount, &entry.units).map(|unit| (owner.indicator, unit));
                // "hộ nghèo giảm 1,27%, tương đương giảm 2.500 hộ": the same fall in another unit.
                own.or_else(|| self.sister(amount, owner.indicator))
            }
        }
    }

    /// The draft of a relative amount.
    fn modifying(&self, modifier: &Modifier<'_>, measure: Measure, baseline: Option<Baseline>) -> Option<Draft> {
        let Modifier { reading, owner, of, .. } = *modifier;
        let signs = &reading.signs;
        let baseline = if measure == Measure::PercentOfPlan { None } else { baseline.or(signs.baseline) };
        let (indicator, unit) = self.told_as(modifier, measure)?;
        let status = of.map_or(reading.status, |o| self.drafts[o].status.max(reading.status));
        let mut draft = self.draft(reading, &Found { indicator, unit, ..owner }, measure, status);
        draft.baseline = baseline;
        // What is told of a part changes nothing of the number before.
        let apart = reading.last().filter(|&l| of.is_some() && self.told_apart(reading, l));
        if let Some(change) = apart.map(|l| &self.drafts[l]) {
            draft.baseline = baseline.or(change.baseline);
            draft.period = change.period;
            self.note(Note::Period(PeriodRule::OfNumber, None));
        } else if let Some(of) = of {
            self.join(reading, &mut draft, of);
        }
        if reading.amount().kind == Kind::Times {
            self.multiply(&mut draft)?;
        }
        if measure == Measure::Change && (signs.verb == Some(CueKind::Fall) || reading.amount().minus) {
            draft.negate();
        }
        if measure == Measure::Change && self.planned_change(reading) {
            draft.status = Status::Target;
        }
        Some(draft)
    }

    /// Gives a relative amount the place, part and time of the number that it is of.
    fn join(&self, reading: &Reading<'_>, draft: &mut Draft, of: usize) {
        let (clause, index) = (reading.clause, reading.index);
        let owner = &self.drafts[of];
        draft.of = Some(of);
        draft.area = owner.area.clone();
        draft.component = owner.component;
        self.note(Note::Area(AreaRule::OfNumber, None));
        self.note(Note::Component(ComponentRule::OfNumber));
        let yearly = || yearly(clause, index) || time::each_year(self, clause, index);
        if owner.sentence == self.current && !yearly() && !time::dated_apart(clause, index) {
            draft.period = owner.period;
            self.note(Note::Period(PeriodRule::OfNumber, None));
        }
    }

    /// A multiple as a percent; "giá trị sản xuất tăng gấp 9 lần" tells the product's level, not its growth.
    fn multiply(&self, draft: &mut Draft) -> Option<()> {
        let level = |i: &IndicatorEntry| i.sister.contains(&(Unit::Percent, draft.indicator));
        if self.patterns.indicators[draft.indicator].kind == IndicatorKind::Growth
            && let Some(indicator) = self.patterns.indicators.iter().position(level)
        {
            draft.indicator = indicator;
        }
        draft.value = hundredfold(draft.value)?;
        draft.value_to = draft.value_to.and_then(hundredfold);
        Some(())
    }

    /// A percent may be the plan of a level told in percent: it is neither half as high nor half as high again.
    fn of_one_size(&self, of: usize, percent: f64) -> bool {
        let level = self.drafts[of].value.to_f64();
        self.drafts[of].unit == Unit::Percent && percent > level * 0.5 && percent < level * 1.5
    }

    /// The words of a subject stand right before the verb of an amount: "xuất khẩu lao động mới đạt trên 40%".
    fn subject_leads(&self, clause: &Clause, index: usize) -> bool {
        match clause.around(index).0 {
            [.., subject, verb] => {
                matches!(subject.what, What::Subject(s) if s.number.is_none())
                    && verb.span.start.saturating_sub(subject.span.end) <= 2
                    && verb.span.start >= subject.span.end
            }
            _ => false,
        }
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
        // "550 lao động được đào tạo nghề; giảm 4% hộ nghèo": another subject stands behind the number.
        let parted = from.iter().any(|i| matches!(i.what, What::Mark(';')))
            && matches!(self.after(clause, index), Some(Some(_)));
        let comma = parted || from.iter().any(|i| matches!(i.what, What::Mark(',' | '(')));
        let noun = index.checked_sub(1).is_some_and(|p| {
            let before = &clause.amounts[p];
            // "chiếm 35,1% lực lượng lao động, thấp hơn 0,4%": what the percent is a share of.
            let whole = matches!(from[0].what, What::Subject(s) if self.takes(before, s.entry).is_none());
            from[0].span.start < before.span.end
                || whole && before.kind == Kind::Percent && from[0].span.start == before.span.end
        });
        comma && noun
    }
}

/// "so với cùng kỳ năm trước đạt 105%", "so với chỉ tiêu đạt 58%": what the clause of a number begins with comparing it with.
pub(super) fn opening_comparison(left: &[Item]) -> Option<&Item> {
    let from = left.iter().rposition(|i| matches!(i.what, What::Mark(',' | ';'))).map_or(0, |m| m + 1);
    let mut clause = left[from..].iter().filter(|i| !matches!(i.what, What::Cue(CueKind::Reach, _)));
    let versus = clause.next().is_some_and(|i| matches!(i.what, What::Cue(CueKind::Versus, _)));
    clause.next().filter(|_| versus)
}

/// The time that the clause of a number begins with comparing it with.
fn opening_baseline(left: &[Item]) -> Option<Baseline> {
    match opening_comparison(left)?.what {
        What::Cue(CueKind::Baseline, baseline) => baseline,
        _ => None,
    }
}
