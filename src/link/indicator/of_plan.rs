//! Percents of a plan, and what was reached beyond it.

use super::arithmetic::is_share;
use super::attach::Found;
use super::clause::{Clause, Item, Kind, What};
use super::reading::Reading;
use super::trace::{Note, PeriodRule, Way};
use super::{Draft, Linker};
use crate::pattern::indicator::{CueKind, IndicatorKind};
use crate::record::{Baseline, Measure, Status, Unit};
use crate::text::Span;

/// By how much of itself what was reached beyond a plan may differ from what a rounded percent of the plan gives.
const BEYOND_SLACK: f64 = 0.1;

impl Linker<'_, '_, '_, '_> {
    /// "196/400 người (= 49%)", "402/1.500 tỷ đồng (26,8%)": how much of a plan was reached, as the two numbers show.
    pub(super) fn share_of_plan(&self, reading: &Reading<'_>) -> Option<Draft> {
        let [.., reached, plan] = &self.drafts[..] else { return None };
        let amount = reading.amount();
        let pair = (reached.indicator, reached.unit) == (plan.indicator, plan.unit)
            && (reached.sentence, plan.sentence) == (self.current, self.current)
            && (reached.measure, plan.measure) == (Measure::Value, Measure::Value)
            && (reached.status != Status::Target && plan.status == Status::Target)
            && reached.unit != Unit::Percent;
        let before = reading.index.checked_sub(1).map(|before| &reading.clause.amounts[before]);
        let next = before.is_some_and(|before| before.span.end == plan.span.end);
        if !(pair && next && amount.kind == Kind::Percent && is_share(reached.value, plan.value, amount.quantity.value))
        {
            return None;
        }
        let found = Found::like(reached, Unit::Percent);
        let mut draft = self.draft(reading, &found, Measure::PercentOfPlan, reached.status);
        self.note(Note::Way(Way::RelativeToNumber));
        draft.status = reached.status;
        draft.of = Some(self.drafts.len() - 2);
        (draft.period, draft.component) = (reached.period, reached.component);
        draft.area = reached.area.clone();
        self.note(Note::Period(PeriodRule::OfNumber, None));
        Some(draft)
    }

    /// "thu nội địa 1.905 tỷ đồng (17,1% dự toán), thu xuất nhập khẩu 1.581 tỷ đồng (20,9%)", "Cao Lãnh 4.212 lao động, bằng 110,8% kế hoạch; Lấp Vò 3.905
    /// lao động, 108,5%": one plan for a list of percents that stand alone behind their numbers.
    pub(super) fn plan_of_list(&self, reading: &Reading<'_>) -> bool {
        let doc = self.context.doc;
        let amount = reading.amount();
        let before = |span: Span| doc.punct(span.start.wrapping_sub(1) as usize);
        let closed = match (before(amount.span), doc.punct(amount.span.end as usize)) {
            (Some('('), close) => close == Some(')'),
            (Some(','), close) => matches!(close, Some(',' | ';' | '.')),
            _ => false,
        };
        let Some(level) = reading.last().map(|l| &self.drafts[l]).filter(|_| closed) else {
            return false;
        };
        let told =
            self.drafts.iter().rev().take_while(|d| d.sentence == self.current).find(|d| d.unit == Unit::Percent);
        let entry = &self.patterns.indicators[level.indicator];
        let counted = match before(amount.span) {
            Some('(') => matches!(level.unit, Unit::Vnd | Unit::Usd),
            _ => entry.kind == IndicatorKind::Count && !entry.stock,
        };
        let touches = level.span.end + 1 == amount.quantity.full.start;
        // "bằng 110,8% kế hoạch; trong đó lao động nữ 2.000 lao động, 47,5%": a part is a share.
        let parts = |from: u32| {
            let between = |i: &&Item| i.span.start >= from && i.span.end <= amount.span.start;
            reading.clause.items.iter().filter(between).any(|i| matches!(i.what, What::Cue(CueKind::Parts, _)))
        };
        // In brackets only what brackets told before is meant.
        let alike = |d: &Draft| before(amount.span) == Some(',') || before(d.span) == Some('(');
        amount.kind == Kind::Percent
            && counted
            && touches
            && told.is_some_and(|d| {
                d.measure == Measure::PercentOfPlan && d.indicator == level.indicator && alike(d) && !parts(d.span.end)
            })
    }

    /// The percent before in the sentence that "bằng" tells too is of a plan, and no comparison of its own follows this one.
    pub(super) fn plan_shared(&self, clause: &Clause, index: usize) -> bool {
        let compares = |i: &Item| matches!(i.what, What::Date(_) | What::Cue(CueKind::Versus | CueKind::Baseline, _));
        // "… đạt 73,5% kế hoạch. Đông Hòa dẫn đầu với 412 triệu đồng, bằng 137,3%": of places that a sentence ranks, the plan of all.
        let ranks = || self.ranks(clause.span.start, clause.amounts[index].span.start);
        let last = self.drafts.last().map(|d| d.indicator);
        let near = |d: &&Draft| d.sentence == self.current || Some(d.indicator) == last && ranks();
        let before = self.drafts.iter().rev().take_while(near);
        let mut told = before.filter(|d| matches!(d.measure, Measure::PercentOfPlan | Measure::PercentOfBaseline));
        // What stands behind a comma is compared by a verb of its own.
        let (_, right) = clause.around(index);
        let own = right.iter().take_while(|i| !matches!(i.what, What::Mark(',' | ';')));
        told.next().is_some_and(|d| d.measure == Measure::PercentOfPlan) && !own.into_iter().any(compares)
    }

    /// "đạt 920 tỷ đồng, đạt 106% dự toán, vượt 52 tỷ đồng", "vượt 6% dự toán (+52 tỷ đồng)": what was reached beyond the plan, as the
    /// numbers show.
    pub(super) fn beyond_plan(&self, reading: &Reading<'_>) -> Option<Draft> {
        let (amount, signs) = (reading.amount(), &reading.signs);
        let percent = &self.drafts[reading.last()?];
        let ahead = percent.measure == Measure::Change && percent.baseline == Some(Baseline::Plan);
        let of = percent.of.filter(|_| percent.measure == Measure::PercentOfPlan || ahead)?;
        let level = &self.drafts[of];
        if percent.unit == level.unit {
            return None;
        }
        let start = amount.quantity.full.start;
        let exceeds = signs.verb == Some(CueKind::Exceed) && reading.verb_touches();
        // Past a sign: "(+52 tỷ đồng)".
        let bracket = |i: &Item| matches!(i.what, What::Mark('(')) && start <= i.span.end + 1;
        let (left, right) = (reading.left(), reading.right());
        let closes = |i: &Item| matches!(i.what, What::Mark(')')) && i.span.start == amount.span.end;
        let aside = left.last().is_some_and(bracket) && right.first().is_some_and(closes);
        let said = exceeds || ahead && aside;
        let unit = self.unit_of(amount, &[level.unit]).filter(|_| said)?;
        let reached = if ahead { 100.0 } else { 0.0 } + percent.value.to_f64();
        let beyond = level.value.to_f64() * (1.0 - 100.0 / reached);
        let value = amount.quantity.value.to_f64();
        if (beyond.abs() - value).abs() > value.max(beyond.abs()) * BEYOND_SLACK {
            return None;
        }
        let found = Found::like(level, unit);
        let mut draft = self.draft(reading, &found, Measure::Change, level.status);
        (draft.baseline, draft.of, draft.period) = (Some(Baseline::Plan), Some(of), level.period);
        (draft.status, draft.component) = (level.status, level.component);
        draft.area = level.area.clone();
        // "thấp hơn 18% so với dự toán (-230 tỷ đồng)"
        if beyond < 0.0 {
            draft.negate();
        }
        self.note(Note::Way(Way::RelativeToNumber));
        self.note(Note::Period(PeriodRule::OfNumber, None));
        Some(draft)
    }

    /// Words for a plan stand before an amount in its sentence, and no other amount.
    pub(super) fn plan_spoken_of(&self, clause: &Clause, index: usize) -> bool {
        index == 0 && clause.items[..clause.at[index]].iter().any(|i| self.tells_plan(i))
    }

    /// "nông nghiệp đạt 66% so với kế hoạch, tăng 2%; công nghiệp đạt 74%, tăng 7%": one plan for a list of amounts.
    pub(super) fn plan_goes_on(&self, clause: &Clause, index: usize) -> bool {
        let counted = |i: &Item| match i.what {
            What::Subject(s) => self.patterns.subjects[s.entry].indicator.is_some_and(|n| {
                !matches!(self.patterns.indicators[n].kind, IndicatorKind::Rate | IndicatorKind::Growth)
            }),
            _ => false,
        };
        let (left, right) = clause.around(index);
        let moves_next = matches!(right, [comma, verb, ..] if matches!(comma.what, What::Mark(','))
            && matches!(verb.what, What::Cue(CueKind::Rise | CueKind::Fall, _)));
        clause.amounts[index].kind == Kind::Percent
            && moves_next
            && left.iter().any(counted)
            && self.plan_shared(clause, index)
    }
}
