//! Changes told again in another unit, of another time or of a part, and growth told as a rise.

use super::arithmetic::{is_share, risen_by};
use super::attach::Found;
use super::clause::{Item, Kind, What};
use super::reading::Reading;
use super::trace::{AreaRule, ComponentRule, Note, PeriodRule, Way};
use super::{Draft, Linker};
use crate::calendar::Period;
use crate::pattern::indicator::{CueKind, IndicatorKind};
use crate::record::{Baseline, Measure, Number, Status, Unit};
use crate::text::{Span, Token};

/// So many points a rate of households falls in a year, at most; more is told of their number.
const HIGHEST_POINTS: f64 = 10.0;

impl Linker<'_, '_, '_, '_> {
    /// "tăng 40 xã (5%)", "tăng 5%, tương đương 2 triệu đồng", "tăng 12% và 90 tỷ đồng so với": the same change in
    /// another unit.
    pub(super) fn change_retold(&self, reading: &Reading<'_>) -> Option<Draft> {
        let last = reading.last()?;
        let change = &self.drafts[last];
        if change.measure != Measure::Change {
            return None;
        }
        let points = change.unit == Unit::PercentagePoint;
        let joined = self.joins_change(reading, change);
        let rate_too = self.rate_fell_too(reading, change);
        let alike = said_to_be_alike(reading, change, self.told_in_brackets(reading, change));
        // "tỷ lệ hộ nghèo giảm 1,5%, tương đương 2.930 hộ": a fall in points is told in what is counted.
        let counted = matches!(reading.amount().kind, Kind::Count(_)) && alike;
        // "tăng 20,8%, chiếm 26,3% tổng kim ngạch": a percent is not retold as another.
        let percents =
            reading.amount().kind == Kind::Percent && matches!(change.unit, Unit::Percent | Unit::PercentagePoint);
        let told = alike && !percents || joined || rate_too || opens_bracket(reading, change);
        if !told || points && !counted {
            return None;
        }
        let (indicator, unit) = if reading.amount().kind == Kind::Percent {
            self.retold_in_percent(reading, last)
        } else if points {
            self.sister(reading.amount(), change.indicator)?
        } else {
            let own = [change.of.map_or(change, |of| &self.drafts[of]).unit];
            let units = if joined && change.of.is_none() {
                &self.patterns.indicators[change.indicator].units
            } else {
                &own[..]
            };
            (change.indicator, self.unit_of(reading.amount(), units).filter(|_| change.unit == Unit::Percent)?)
        };
        let found = Found { indicator, ..Found::like(change, unit) };
        let mut draft = self.draft(reading, &found, Measure::Change, change.status);
        draft.baseline = change.baseline.or(reading.signs.baseline.filter(|_| rate_too));
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

    /// "giảm 3,54% so với năm 2013 (tương đương 6.870 hộ)", "(giảm 3.021 hộ so với cuối năm 2022, tỷ lệ 1,70%)": the words for what is
    /// alike open a bracket, or stand behind the comma of one.
    fn told_in_brackets(&self, reading: &Reading<'_>, change: &Draft) -> bool {
        let [.., mark, share] = reading.left() else { return false };
        matches!(share.what, What::Cue(CueKind::Share, _))
            && match mark.what {
                What::Mark('(') => true,
                What::Mark(',') => self.names_rate(share.span.start) && self.bracketed(change),
                _ => false,
            }
    }

    /// "giảm 560 hộ nghèo, giảm 2,2%": by how much the rate fell, where no number of households was told that it could be of.
    fn rate_fell_too(&self, reading: &Reading<'_>, change: &Draft) -> bool {
        let amount = reading.amount();
        let fell = change.unit == Unit::Household
            && (change.of, change.value.digits < 0) == (None, true)
            && amount.kind == Kind::Percent
            && amount.quantity.value.to_f64() < HIGHEST_POINTS
            && reading.signs.verb == Some(CueKind::Fall)
            && reading.signs.baseline != Some(Baseline::SamePeriod);
        if !fell {
            return false;
        }
        let noun = |i: &Item| is_noun_of(i, change);
        let plain = |i: &Item| noun(i) || matches!(i.what, What::Mark(',') | What::Cue(CueKind::Fall, _));
        // "số hộ nghèo giảm 120 hộ nghèo, giảm 6,5%"
        let headed = |i: &Item| match i.what {
            What::Subject(s) => {
                i.span.end <= change.span.start && self.patterns.subjects[s.entry].indicator == Some(change.indicator)
            }
            _ => false,
        };
        let left = reading.left();
        left.iter().all(plain) && left.iter().any(noun) && !reading.clause.items.iter().any(headed)
    }

    /// The indicator and the unit of a percent that retells the change of draft `last`.
    fn retold_in_percent(&self, reading: &Reading<'_>, last: usize) -> (usize, Unit) {
        let amount = reading.amount();
        let change = &self.drafts[last];
        let base = change.of.map_or(change, |of| &self.drafts[of]);
        // "181.426 người tham gia (tăng 7.915 người, tương ứng 4,56%)": of those counted, as the numbers show.
        let told = self.drafts.iter().rev().take_while(|d| d.sentence == self.current);
        let mut levels = told.filter(|d| (d.indicator, d.unit) == (change.indicator, change.unit));
        let counted = levels.any(|d| risen_by(d, change.value, amount.quantity.value));
        // "tỷ lệ hộ nghèo đa chiều còn 42,6%, giảm 13.276 hộ, tương đương giảm 7,3%": of the rate that was told.
        let rate = (base.unit == Unit::Percent && !counted).then_some(base.indicator);
        let sister = || self.sister(amount, change.indicator).map(|s| s.0).filter(|_| !counted);
        let indicator = rate.or_else(sister).unwrap_or(change.indicator);
        let rate = self.patterns.indicators[indicator].kind == IndicatorKind::Rate || self.rate_beside(last);
        (indicator, if amount.points || rate { Unit::PercentagePoint } else { Unit::Percent })
    }

    /// "tăng 12% và 90 tỷ đồng so với cùng kỳ": one verb and one comparison for a percent and what it amounts to.
    fn joins_change(&self, reading: &Reading<'_>, change: &Draft) -> bool {
        let amount = reading.amount();
        let and = |t: &Token| t.id == self.patterns.and;
        let touches = amount.quantity.full.start == change.span.end + 1;
        let other = (amount.kind == Kind::Percent) != (change.unit == Unit::Percent);
        let versus = |i: &Item| matches!(i.what, What::Cue(CueKind::Versus | CueKind::Baseline, _));
        let compared = reading.signs.versus || reading.right().first().is_some_and(versus);
        touches && other && compared && self.context.doc.get(change.span.end as usize).is_some_and(and)
    }

    /// "tăng 49,55% so cùng kỳ (cùng kỳ tăng 24%)": the change a year before.
    pub(super) fn change_before(&self, reading: &Reading<'_>) -> Option<Draft> {
        let last = reading.last()?;
        let left = reading.left();
        let bracket = left.iter().rposition(|i| matches!(i.what, What::Mark('(')))?;
        let inside = &left[bracket + 1..];
        let same_period = |i: &Item| {
            matches!(i.what, What::Cue(CueKind::Baseline, Some(Baseline::SamePeriod | Baseline::PreviousYear)))
        };
        if !reading.moves() || !inside.first().is_some_and(same_period) || inside.len() > 3 {
            return None;
        }
        let change = &self.drafts[last];
        let owner = change.of.map_or(change, |of| &self.drafts[of]);
        let (measure, unit) = match reading.amount().kind {
            Kind::Percent if change.measure == Measure::Value => (Measure::Value, change.unit),
            Kind::Percent if change.measure == Measure::Change => (Measure::Change, change.unit),
            _ => return None,
        };
        let found = Found::like(change, unit);
        let mut draft = self.draft(reading, &found, measure, Status::Actual);
        draft.period = owner.period.and_then(Period::year_before);
        self.note(Note::Way(Way::ChangeBefore));
        self.note(Note::Period(PeriodRule::YearBefore, None));
        self.note(Note::Area(AreaRule::OfNumber, None));
        draft.of = change.of;
        draft.baseline = change.baseline;
        draft.area = change.area.clone();
        if reading.signs.verb == Some(CueKind::Fall) {
            draft.negate();
        }
        Some(draft)
    }

    /// "giảm 3%/năm, riêng các xã vùng cao giảm 5%", "…, các xã vùng cao giảm 5%": the same change told of a part.
    pub(super) fn told_apart(&self, reading: &Reading<'_>, last: usize) -> bool {
        let left = reading.left();
        let apart = left.iter().rposition(|i| matches!(i.what, What::Cue(CueKind::Apart, _) | What::Mark(',')));
        let part = apart.zip(reading.signs.verb_at).map(|(a, verb)| {
            let start = left[a].span.end;
            Span { start, end: verb.start.max(start) }
        });
        self.drafts[last].measure == Measure::Change && part.is_some_and(|p| self.names_group(reading.clause, p))
    }

    /// "giảm 3,58%, đạt 119,3% kế hoạch (giảm 3%)": by how much it was to fall, where the percent before the bracket says so.
    pub(super) fn planned_change(&self, reading: &Reading<'_>) -> bool {
        let open = reading.left().iter().any(|i| matches!(i.what, What::Mark('(')));
        let Some(percent) = reading.last().filter(|_| open) else { return false };
        let reached = &self.drafts[percent];
        let change = |d: &&Draft| d.measure == Measure::Change && d.indicator == reached.indicator;
        let told = self.drafts[..percent].iter().rev().take_while(|d| d.sentence == self.current).find(change);
        reached.measure == Measure::PercentOfPlan
            && told.is_some_and(|d| {
                let value = Number { digits: d.value.digits.abs(), ..d.value };
                is_share(value, reading.amount().quantity.value, reached.value)
            })
    }

    /// Growth told as a rise: of a product whose growth is an indicator itself, or of the next part in a list of
    /// sectors (công nghiệp tăng 9,2%, dịch vụ tăng 7,1%).
    pub(super) fn growth(&self, reading: &Reading<'_>, owner: &Found, of: Option<usize>) -> Option<Draft> {
        let (clause, index, signs) = (reading.clause, reading.index, &reading.signs);
        let kind = |i: usize| self.patterns.indicators[i].kind;
        let sisters = &self.patterns.indicators[owner.indicator].sister;
        let growth = sisters.iter().find(|s| s.0 == Unit::Percent && kind(s.1) == IndicatorKind::Growth).map(|s| s.1);
        let indicator = match (growth, of) {
            (Some(growth), _) => growth,
            (None, Some(of))
                if kind(owner.indicator) == IndicatorKind::Growth && self.drafts[of].sentence == self.current =>
            {
                let (left, verb) = (clause.amounts[index - 1].span.end, signs.verb_at?);
                // "giảm 3,2% (công nghiệp giảm 8,7%, …)": what opens a bracket is told in it.
                let left = left + u32::from(self.context.doc.punct(left as usize) == Some('('));
                let part = self.heavy(clause, left, verb.start, clause.at[index - 1] + 1, clause.at[index]) > 0;
                part.then_some(owner.indicator)?
            }
            _ => return None,
        };
        let found = Found { indicator, unit: Unit::Percent, ..*owner };
        let mut draft = self.draft(reading, &found, Measure::Value, reading.status);
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
}

/// "giảm 640 hộ nghèo (0,45%)": the counted noun of a change is a subject too.
fn is_noun_of(item: &Item, change: &Draft) -> bool {
    matches!(item.what, What::Subject(_)) && item.span.start < change.span.end
}

/// What a change is compared with.
fn compares(item: &Item) -> bool {
    match item.what {
        What::Date(_) => true,
        What::Cue(kind, _) => matches!(kind, CueKind::Versus | CueKind::Baseline | CueKind::WholeYear),
        _ => false,
    }
}

/// "tăng 40 xã (5%)", "tăng 38.000 người so với đầu năm (gần 17%)": nothing stands between a change and the bracket but its noun, and
/// what it is compared with where heads are retold as a percent.
fn opens_bracket(reading: &Reading<'_>, change: &Draft) -> bool {
    let Some((open, between)) = reading.left().split_last() else { return false };
    let counted =
        reading.amount().kind == Kind::Percent && !matches!(change.unit, Unit::Percent | Unit::PercentagePoint);
    matches!(open.what, What::Mark('(')) && between.iter().all(|i| is_noun_of(i, change) || counted && compares(i))
}

/// "giảm 6.000 hộ nghèo, tương đương 2,2%", "giảm 324 vụ, tương ứng giảm 4,2%", "giảm từ 4% trở lên (tương ứng 5.600 hộ)"
fn said_to_be_alike(reading: &Reading<'_>, change: &Draft, bracketed: bool) -> bool {
    let or_more = |i: &Item| matches!(i.what, What::Cue(CueKind::Level, _)) && i.span.start <= change.span.end + 1;
    let plain = |i: &Item| match i.what {
        What::Mark(mark) => matches!(mark, ',' | '('),
        What::Cue(CueKind::Share | CueKind::Rise | CueKind::Fall, _) | What::Subject(_) => true,
        What::Cue(CueKind::Reach, _) => bracketed,
        _ => bracketed && compares(i),
    };
    let left = reading.left();
    left.iter().any(|i| matches!(i.what, What::Cue(CueKind::Share, _)))
        && left.iter().filter(|i| !or_more(i)).all(plain)
}
