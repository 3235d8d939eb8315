//! A plan's own number, beside a percent of it or beside what was reached, and the whole that a number is told of.

use super::attach::{Found, same_kind};
use super::clause::{Clause, Item, Kind, What};
use super::reading::Reading;
use super::{Draft, Linker};
use crate::pattern::indicator::CueKind;
use crate::record::{Baseline, Measure, Number, Status, Unit};
use crate::text::{Span, TokenKind};

/// So many words may stand between what opens the brackets that tell a plan and what names its number.
const PLAN_NAME: u32 = 8;

/// How many words may stand between a plan and its number, and how many where who set it stands between.
const BEHIND_PLAN: u32 = 8;
const BEHIND_SETTER: u32 = 24;

impl Linker<'_, '_, '_, '_> {
    /// "đạt 97,5% so với kế hoạch 16.000 lao động", "đạt 102,6% chỉ tiêu (chỉ tiêu là 17.000 người)": the plan's own number.
    pub(super) fn plan_itself(&self, reading: &Reading<'_>) -> Option<Found> {
        let last = reading.last()?;
        if let Some((reached, last)) = self.before_slash(reading) {
            return self.plan_behind_slash(reading.clause, reading.index, reached, last);
        }
        let left = reading.left();
        let names = |i: &Item| matches!(i.what, What::Cue(CueKind::Plan | CueKind::Target | CueKind::Neutral, _));
        if !left.iter().any(names) {
            return None;
        }
        if let Some(found) = self.plan_beside(reading, last) {
            return Some(found);
        }
        // "đạt 103,9% kế hoạch giao); Ninh Bình (118.796 người, đạt 101,2% kế hoạch)": another bracket begins with what was reached elsewhere.
        let named = left.iter().rposition(|i| self.tells_plan(i)).map_or(0, |n| n + 1);
        if reading.in_bracket() && left[named..].iter().any(|i| matches!(i.what, What::Mark(')' | ';'))) {
            return None;
        }
        self.plan_behind(reading).or_else(|| self.plan_measured(reading, last))
    }

    /// "tỷ lệ hộ nghèo còn 3,1%/3%", "410 người/400 người, đạt 102,5% kế hoạch"
    fn plan_behind_slash(&self, clause: &Clause, index: usize, reached: usize, last: usize) -> Option<Found> {
        let (owner, amount) = (&self.drafts[last], &clause.amounts[index]);
        let unit = self.unit_of(amount, &[owner.unit])?;
        let plan = amount.kind == Kind::Percent
            || self.of_plan(clause, reached, amount.quantity.value, index, owner.indicator);
        plan.then(|| Found::like(owner, unit))
    }

    /// "38.000 người/kế hoạch 40.000 người", "38.000 người (kế hoạch 40.000 người)": of the number before, where the plan is named aside.
    fn plan_beside(&self, reading: &Reading<'_>, last: usize) -> Option<Found> {
        if !self.names_plan_aside(reading) {
            return None;
        }
        let (amount, owner) = (reading.amount(), &self.drafts[last]);
        // A fall in points is told in percent.
        let points = owner.unit == Unit::PercentagePoint && amount.kind == Kind::Percent;
        let unit = if points { Some(owner.unit) } else { self.unit_of(amount, &[owner.unit]) };
        if let Some(unit) = unit {
            return Some(Found::like(owner, unit));
        }
        // "17.764,9 tỷ đồng, bằng 118,74% so với cùng kỳ (KH năm 24.000 tỷ đồng)": of the level that the percent is of.
        let level = &self.drafts[owner.of?];
        self.unit_of(amount, &[level.unit]).map(|unit| Found::like(level, unit))
    }

    /// "/kế hoạch 40.000 người", "(kế hoạch năm 2023 là 7,5%)", "(so với kế hoạch là 8,3%)": behind a slash or in brackets the plan's
    /// name stands first, and nothing but what tells its number follows.
    fn names_plan_aside(&self, reading: &Reading<'_>) -> bool {
        let (clause, left) = (reading.clause, reading.left());
        let opens = |i: &Item| {
            i.span.start > clause.span.start
                && matches!(self.context.doc.punct(i.span.start as usize - 1), Some('/' | '('))
        };
        let open = left.iter().rposition(|i| matches!(i.what, What::Mark('(')));
        let open = open.filter(|&o| !left[..o].iter().any(|i| matches!(i.what, What::Mark(_))));
        let inside = open.map_or(left, |o| &left[o + 1..]);
        let versus = |i: &Item| matches!(i.what, What::Cue(CueKind::Versus | CueKind::Reach, _));
        let compared = inside.first().is_some_and(|i| matches!(i.what, What::Cue(CueKind::Versus, _)) && opens(i));
        let inside = if compared { &inside[inside.iter().take_while(|i| versus(i)).count()..] } else { inside };
        let [name, rest @ ..] = inside else { return false };
        // "(chỉ tiêu đại hội đề ra là từ 55 triệu đồng)", "(kế hoạch giảm còn 3%)"
        let tells = |i: &Item| match i.what {
            What::Mark(mark) => mark == ':',
            What::Date(_) => true,
            What::Cue(kind, _) => {
                matches!(kind, CueKind::Reach | CueKind::Plan | CueKind::Target | CueKind::From | CueKind::Level)
            }
            _ => false,
        };
        matches!(name.what, What::Cue(CueKind::Plan | CueKind::Target, _))
            && (compared || opens(name))
            && rest.last().unwrap_or(name).span.start <= name.span.end + PLAN_NAME
            && rest.iter().all(tells)
    }

    /// "đạt 97,5% so với kế hoạch 16.000 lao động", "thấp hơn 2% so với mức giao tại Quyết định số … (90%)", "đạt 8,2%, cao hơn chỉ tiêu được giao
    /// (8%)": of what a percent of the plan is told of, or, in brackets behind words that measure it by the plan, of a level.
    fn plan_measured(&self, reading: &Reading<'_>, last: usize) -> Option<Found> {
        let (amount, left) = (reading.amount(), reading.left());
        let (draft, bracket) = (&self.drafts[last], reading.in_bracket());
        let measured = tells_of_plan(draft) || bracket && is_level(draft) && self.measured_by_plan(reading);
        let named = || left.iter().any(|i| matches!(i.what, What::Cue(CueKind::Plan | CueKind::Target, _)));
        if !measured || !(bracket || leads_to_plan(left)) || !(named() || self.meets_plan(reading)) {
            return None;
        }
        let owner = draft.of.map_or(draft, |of| &self.drafts[of]);
        let percent = amount.kind == Kind::Percent;
        if percent && !(bracket && owner.unit == Unit::Percent) {
            return None;
        }
        // "vượt 5% so với kế hoạch (20.000 người)": what was reached is not told.
        let planned = bracket && left.len().checked_sub(2).is_some_and(|p| self.tells_plan(&left[p]));
        let units = &self.patterns.indicators[owner.indicator].units;
        let unit = match draft.of {
            Some(_) => self.unit_of(amount, &[owner.unit]),
            // "vượt 650 tỷ đồng so với chỉ tiêu kế hoạch là 5.000 tỷ đồng"
            None if !percent && owner.unit == units[0] => self.unit_of(amount, &[owner.unit]),
            None if planned || owner.measure == Measure::Value => self.unit_of(amount, units),
            None => None,
        };
        unit.map(|unit| Found::like(owner, unit))
    }

    /// The words before a bracket compare with a plan, or say whether it was met.
    fn measured_by_plan(&self, reading: &Reading<'_>) -> bool {
        let left = reading.left();
        // "so với chỉ tiêu giao (4.000 người) đạt 83%"
        let over = left
            .iter()
            .position(|i| matches!(i.what, What::Cue(CueKind::Exceed | CueKind::Versus, _)) || self.comparative(i));
        // "tăng 8,12%, không đạt chỉ tiêu nghị quyết (11 - 12%)"
        let met = || {
            left.split_last().is_some_and(|(_, told)| {
                let verb = told.iter().rposition(|i| !self.tells_plan(i));
                verb.is_some_and(|v| v + 1 < told.len() && matches!(told[v].what, What::Cue(CueKind::Reach, _)))
            })
        };
        over.is_some_and(|o| left[o..].iter().any(|i| self.tells_plan(i))) || met() || self.meets_plan(reading)
    }

    /// "còn 3,2%, vượt mục tiêu Đại hội đề ra (4%)", "đạt 45 triệu đồng, chưa đạt chỉ tiêu nghị quyết (50 triệu đồng)": words that say whether the
    /// plan was met end in brackets with it. "đạt mục tiêu đề ra (100%)" tells how much of it was reached.
    fn meets_plan(&self, reading: &Reading<'_>) -> bool {
        let (amount, left) = (reading.amount(), reading.left());
        let says = |i: &&Item| matches!(i.what, What::Cue(CueKind::Neutral, _)) && self.holds_plan(i.span);
        let Some(met) = left.iter().rfind(says) else { return false };
        let turned = |i: &Item| match i.what {
            What::Subject(s) => !i.span.overlaps(met.span) && self.takes(amount, s.entry).is_some(),
            What::Mark(mark) => mark == ';',
            _ => false,
        };
        let mut since = left.iter().filter(|i| i.span.start >= met.span.start);
        let whole = amount.kind == Kind::Percent && (amount.quantity.value.to_f64() - 100.0).abs() < f64::EPSILON;
        !whole && amount.quantity.full.start.saturating_sub(met.span.end) <= PLAN_NAME && !since.any(turned)
    }

    /// One of the words names a plan.
    fn holds_plan(&self, span: Span) -> bool {
        self.context.doc.tokens[span.range()].iter().any(|t| self.patterns.plan_words.contains(&t.id))
    }

    /// "đạt 2,1 tỷ USD, vượt xa so với mục tiêu đề ra là 1,8 tỷ USD": the plan's own number behind a comparison.
    pub(super) fn plan_behind(&self, reading: &Reading<'_>) -> Option<Found> {
        let (amount, left) = (reading.amount(), reading.left());
        let owner = &self.drafts[reading.last()?];
        if owner.measure != Measure::Value || owner.status == Status::Target {
            return None;
        }
        let named = left.iter().rposition(|i| self.tells_plan(i))?;
        let over = |i: &Item| matches!(i.what, What::Cue(CueKind::Exceed | CueKind::Versus, _)) || self.comparative(i);
        // "…, trong khi chỉ tiêu là 310 triệu USD": or as such.
        // "1.894 người trên chỉ tiêu 5.200 người"
        let out_of = || self.ends_with(left[named].span.start, &self.patterns.out_of);
        // "mới 28%, trong khi mục tiêu đến năm 2025 là 35%": its time may stand between.
        let dated = matches!(&left[named + 1..], [time, rest @ ..] if matches!(time.what, What::Date(_))
            && rest.iter().all(|i| matches!(i.what, What::Cue(CueKind::Reach, _))));
        let touches = dated || left[named].span.end + 1 >= amount.quantity.full.start;
        let said = self.is_said(amount) && touches || out_of();
        let mut before = left[..named].iter().rev().take(2);
        let compared = said || before.clone().any(over);
        let versus = before.any(|i| matches!(i.what, What::Cue(CueKind::Versus, _)));
        // "vượt xa so với mục tiêu theo Nghị quyết Đại hội … đến năm 2025 là 1,765 tỷ USD": who set it may stand between.
        let set = versus && self.is_said(amount);
        // A plan's words may be a subject's too.
        let plain = |i: &Item| match i.what {
            What::Cue(CueKind::Reach | CueKind::Plan | CueKind::Target, _) | What::Date(_) => true,
            What::Cue(CueKind::Neutral | CueKind::Speech | CueKind::Province, _) | What::Place(_) => set,
            What::Subject(_) => i.span.overlaps(left[named].span),
            _ => false,
        };
        let near = amount.quantity.full.start.saturating_sub(left[named].span.end)
            <= if set { BEHIND_SETTER } else { BEHIND_PLAN };
        // "vượt kế hoạch 5%" tells by how much; "vượt kế hoạch là 8%" and "so với kế hoạch 8%" tell the plan.
        let percent = amount.kind == Kind::Percent;
        let named_level = versus || self.is_said(amount) || amount.quantity.value_to.is_some();
        let level = !percent || owner.unit == Unit::Percent && named_level;
        let fits = compared && near && level && left[named..].iter().all(plain);
        self.unit_of(amount, &[owner.unit]).filter(|_| fits).map(|unit| Found::like(owner, unit))
    }

    /// "KH 37 triệu đồng, ước TH 37,5 triệu đồng": what was reached, behind its plan.
    pub(super) fn behind_plan(&self, level: &Reading<'_>) -> Option<Found> {
        let plan = &self.drafts[level.last()?];
        let plain = |i: &Item| match i.what {
            What::Mark(mark) => matches!(mark, ',' | ';' | '/'),
            What::Cue(kind, _) => matches!(kind, CueKind::Estimate | CueKind::Reach | CueKind::Actual),
            _ => false,
        };
        let aimed = plan.status == Status::Target && plan.measure == Measure::Value;
        let told = level.left().iter().any(|i| matches!(i.what, What::Cue(..))) && level.left().iter().all(plain);
        self.unit_of(level.amount(), &[plan.unit]).filter(|_| told && aimed).map(|unit| Found::like(plan, unit))
    }

    /// "410 người/400 người": the amount before the slash and its draft, where both are told in one unit.
    pub(super) fn before_slash(&self, reading: &Reading<'_>) -> Option<(usize, usize)> {
        let Reading { clause, index, .. } = *reading;
        let reached = index.checked_sub(1)?;
        let end = clause.amounts[reached].span.end;
        let slash =
            self.context.doc.punct(end as usize) == Some('/') && clause.amounts[index].quantity.full.start == end + 1;
        // "98 tỷ đồng/1.200 hộ": who got it, unless it is a rate (12 tỷ đồng/100 hộ).
        let joined = !same_kind(clause.amounts[reached].kind, clause.amounts[index].kind)
            && !is_power_of_ten(clause.amounts[index].quantity.value);
        reading.last().filter(|_| slash && !joined).map(|last| (reached, last))
    }

    /// "702 căn nhà trên tổng số 1.025 căn được duyệt": the number of all, behind that of those who are told of.
    pub(super) fn counts_all(&self, clause: &Clause, index: usize) -> bool {
        let amount = &clause.amounts[index];
        let alike = |before: usize| {
            let told = &clause.amounts[before];
            same_kind(told.kind, amount.kind) && told.quantity.value.to_f64() <= amount.quantity.value.to_f64()
        };
        self.ends_with(amount.quantity.full.start, &self.patterns.out_of_all)
            && index.checked_sub(1).is_some_and(alike)
            && !clause.around(index).0.iter().any(|i| matches!(i.what, What::Mark(_)))
    }

    /// "Giải quyết việc làm cho 500 người. Huyện đạt 98% kế hoạch giảm nghèo": the plan's name is of work of which no word stands in the
    /// sentence of the number before.
    pub(super) fn plans_something_else(&self, clause: &Clause, index: usize, owner: &Draft) -> bool {
        /// "giải quyết việc làm"
        const NAME: usize = 4;
        let (_, right) = clause.around(index);
        right.iter().find(|i| self.tells_plan(i)).is_some_and(|plan| {
            let from = plan.span.end as usize;
            let name = self.context.doc.tokens[from..].iter().take(NAME);
            let words = name.take_while(|t| t.kind == TokenKind::Word).count();
            let work = [&self.patterns.acts, &self.patterns.planned_work];
            work.iter().any(|w| self.starts(plan.span.end, w)) && (from..from + words).all(|at| self.is_new(at, owner))
        })
    }
}

/// "đạt 97,5% kế hoạch", "vượt 5% kế hoạch": how much of a plan was reached, or by how much it was passed.
fn tells_of_plan(draft: &Draft) -> bool {
    draft.measure == Measure::PercentOfPlan
        || draft.measure == Measure::Change && draft.baseline == Some(Baseline::Plan)
}

/// "29.412 người, tăng 1.802 người; so với chỉ tiêu giao (33.500 người) đạt 87,8%": a level, or a change whose level is told.
fn is_level(draft: &Draft) -> bool {
    draft.measure == Measure::Value || draft.measure == Measure::Change && draft.of.is_some()
}

/// Nothing but what may stand between a percent and its plan's number stands there. "đạt 93% chỉ tiêu (bắt buộc 121; …)": behind a
/// name the bracket tells of a part.
fn leads_to_plan(left: &[Item]) -> bool {
    let plain = |i: &Item| match i.what {
        What::Mark(mark) => matches!(mark, '(' | ':'),
        What::Date(_) => true,
        What::Cue(kind, _) => {
            matches!(kind, CueKind::Plan | CueKind::Target | CueKind::Reach | CueKind::Versus | CueKind::Neutral)
        }
        _ => false,
    };
    left.last().is_none_or(|i| !matches!(i.what, What::Mark('('))) && left.iter().all(plain)
}

/// One, ten, a hundred and so on: of how many something is told.
fn is_power_of_ten(number: Number) -> bool {
    let digits = number.digits.unsigned_abs();
    number.scale == 0 && digits > 0 && 10_u128.pow(digits.ilog10()) == digits
}
