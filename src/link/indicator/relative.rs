//! What a percent, a multiple or a change says of its indicator.

use super::arithmetic::{is_share, risen_by};
use super::attach::Found;
use super::clause::{Clause, Item, Kind, What, hundredfold};
use super::measure::yearly;
use super::signs::{Signs, consumed};
use super::trace::{AreaRule, ComponentRule, Note, PeriodRule, Way};
use super::{Draft, Linker};
use crate::calendar::Period;
use crate::pattern::indicator::{CueKind, IndicatorEntry, IndicatorKind};
use crate::record::{Baseline, Measure, Number, Status, Unit};
use crate::text::{Span, Token};

/// No rate falls by so much: "công tác giảm nghèo đạt 98%" tells of something else.
pub(super) const NO_FALL: f64 = 60.0;
/// So many points a rate of households falls in a year, at most; more is told of their number.
const HIGHEST_POINTS: f64 = 10.0;
/// From here on, what a rate is said to fall by, of a plan, is how much of the plan was reached.
pub(super) const LEAST_OF_PLAN: f64 = 25.0;
/// A rate has no higher level.
pub(super) const HIGHEST_RATE: f64 = 100.0;

/// By how much of itself what was reached beyond a plan may differ from what a rounded percent of the plan gives.
const BEYOND_SLACK: f64 = 0.1;

impl Linker<'_, '_, '_, '_> {
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
        if let Some(draft) = self.beyond_plan(clause, index, made, signs, sentence) {
            return Some(draft);
        }
        if let Some(draft) = self
            .change_retold(clause, index, made, signs, sentence)
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
        let moves = matches!(signs.verb, Some(CueKind::Rise | CueKind::Fall));
        // "quý I tăng 6,1%, quý II tăng 7%": the growth of another time.
        let dated = || {
            let (left, _) = clause.around(index);
            // "9,05% (quý I/2017 tăng 8,62%)", "đạt 9,1%; riêng 6 tháng tăng 7,9%": so it is where a clause of its own begins with it.
            let opens = left.iter().rposition(|i| matches!(i.what, What::Mark('(' | ';'))).map_or(0, |m| m + 1);
            let own = &left[opens..];
            own.iter().any(|i| matches!(i.what, What::Date(_) | What::Cue(CueKind::WholeYear, _)))
                && own.iter().all(|i| !matches!(i.what, What::Subject(_)))
        };
        // What growth is told against the year before is no change of it.
        let growth_itself = matches!(signs.baseline, None | Some(Baseline::SamePeriod | Baseline::PreviousYear))
            && !signs.verb_at.is_some_and(|v| self.ends_in_more(v));
        let (measure, baseline) = match signs.verb {
            Some(CueKind::Rise | CueKind::Fall)
                if entry.kind == IndicatorKind::Growth
                    && percent
                    && !amount.points
                    && of.is_some()
                    && !signs.plan
                    && growth_itself
                    && dated() =>
            {
                return None;
            }
            _ if signs.whole || percent && self.of_people(amount) => return None,
            // "gấp 2 lần mục tiêu"
            _ if amount.kind == Kind::Times && signs.plan => (Measure::PercentOfPlan, None),
            _ if amount.kind == Kind::Times => (Measure::PercentOfBaseline, None),
            // "đạt 8,5%, vượt kế hoạch đề ra là 8%", "vượt kế hoạch 8-8,5%": the plan itself.
            Some(CueKind::Exceed)
                if percent
                    && of.is_none_or(|o| self.drafts[o].unit == Unit::Percent)
                    && signs.verb_at.is_some_and(|v| v.end < amount.quantity.full.start)
                    && (self.is_said(amount) || amount.quantity.value_to.is_some()) =>
            {
                return None;
            }
            // "vượt 12 triệu USD so với kế hoạch", but "vượt 5.000 tỷ đồng" is a level.
            Some(CueKind::Exceed) if percent || signs.plan && signs.versus => (Measure::Change, Some(Baseline::Plan)),
            Some(CueKind::Rise | CueKind::Fall)
                if entry.kind == IndicatorKind::Growth && percent && of.is_none() && !amount.points =>
            {
                return None;
            }
            Some(CueKind::Rise | CueKind::Fall)
                if percent
                    && !(signs.plan || signs.versus)
                    && entry.kind == IndicatorKind::Rate
                    && amount.quantity.value.to_f64() >= NO_FALL =>
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
            // "tỷ lệ bao phủ đạt 90,4%, còn thấp so với chỉ tiêu 91,5%": the plan's own rate. So it is behind "thấp hơn": no level
            // differs by as much as it has.
            None | Some(CueKind::Versus | CueKind::Level | CueKind::Rise | CueKind::Fall)
                if percent
                    && signs.versus
                    && (!moves || of.is_some_and(|o| self.of_one_size(o, amount.quantity.value.to_f64())))
                    && self.plan_behind(clause, index, made, clause.around(index).0).is_some() =>
            {
                return None;
            }
            // "thấp hơn 2% so với chỉ tiêu được giao"
            Some(CueKind::Rise | CueKind::Fall) if !signs.from => {
                let against = signs.versus || signs.verb_at.is_some_and(|v| self.ends_in_more(v));
                (Measure::Change, (signs.plan && against).then_some(Baseline::Plan))
            }
            _ if percent && signs.plan => (Measure::PercentOfPlan, None),
            // "bằng 72,8% kế hoạch năm và tăng 9%; thành phố 15.106 tỷ đồng, bằng 82,1% và tăng 8,2%": one plan for all.
            Some(CueKind::Versus) if percent && self.plan_shared(clause, index) => (Measure::PercentOfPlan, None),
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
                && (signs.verb != Some(CueKind::Share) || amount.quantity.value.to_f64() > 100.0)
                && signs.baseline.is_some()
                && entry.kind != IndicatorKind::Rate =>
            {
                (Measure::PercentOfBaseline, None)
            }
            // "so với cùng kỳ năm trước đạt 105%"
            Some(CueKind::Reach)
                if percent
                    && of.is_some()
                    && entry.kind != IndicatorKind::Rate
                    && opening_baseline(clause.around(index).0).is_some() =>
            {
                (Measure::PercentOfBaseline, opening_baseline(clause.around(index).0))
            }
            // "hộ nghèo giảm 5,17%, đạt 344,6%": no rate is so high.
            Some(CueKind::Reach)
                if percent
                    && of.is_some()
                    && entry.kind == IndicatorKind::Rate
                    && amount.quantity.value.to_f64() > HIGHEST_RATE =>
            {
                (Measure::PercentOfPlan, None)
            }
            // "Một số chỉ tiêu không đạt nghị quyết như thu nhập bình quân chỉ đạt 82,84%": what cannot be told in percent itself.
            Some(CueKind::Reach)
                if percent
                    && of.is_none()
                    && matches!(entry.units[0], Unit::Vnd | Unit::Usd)
                    && self.sister(amount, owner.indicator).is_none()
                    && self.plan_spoken_of(clause, index) =>
            {
                (Measure::PercentOfPlan, None)
            }
            // "Xuất khẩu lao động mới đạt trên 40%": what is planned by heads is told in no percent but of its plan. Houses are
            // ("tỷ lệ hộ có nhà ở kiên cố đạt 84%").
            Some(CueKind::Reach)
                if percent
                    && of.is_none()
                    && entry.over_plan
                    && entry.units[0] != Unit::House
                    && self.sister(amount, owner.indicator).is_none()
                    && signs.verb_at.is_some_and(|v| self.starts(v.start, &self.patterns.attained))
                    && !self.share_named(clause, index)
                    && self.subject_leads(clause, index) =>
            {
                (Measure::PercentOfPlan, None)
            }
            // "được trợ giúp 3.450 trẻ em, đạt 69%": of the plan, though it is not named.
            Some(CueKind::Reach | CueKind::Share)
                if percent
                    && (signs.verb == Some(CueKind::Reach)
                        || signs.verb_at.is_some_and(|v| self.starts(v.start, &self.patterns.attained)))
                    && of.is_some_and(|o| self.drafts[o].unit != Unit::Percent)
                    && entry.kind == IndicatorKind::Count
                    && of.is_none_or(|o| !self.shared(amount, o))
                    && self.reaches(clause, index)
                    && !super::time::each_year(self, clause, index) =>
            {
                (Measure::PercentOfPlan, None)
            }
            _ => return None,
        };
        // "chuyển sang sản xuất công nghiệp, xây dựng, đạt 55,8% kế hoạch": an index has no plan of its own.
        let index_of_plan = entry.kind == IndicatorKind::Index && measure == Measure::PercentOfPlan && of.is_none();
        if frame.is_some() && measure != Measure::Change || index_of_plan {
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
                // "cao hơn 6,65% về tỷ lệ"
                let about = self.context.doc.get(amount.span.end as usize).is_some_and(|t| t.id == self.patterns.about);
                let rate = rate || about && self.names_rate(amount.span.end + 1);
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
            let yearly = yearly(clause, index) || super::time::each_year(self, clause, index);
            if owner.sentence == sentence && !yearly && !super::time::dated_apart(clause, index) {
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
        if measure == Measure::Change && self.planned_change(clause, index, made) {
            draft.status = Status::Target;
        }
        Some(draft)
    }

    /// A percent may be the plan of a level told in percent: it is neither half as high nor half as high again.
    fn of_one_size(&self, of: usize, percent: f64) -> bool {
        let level = self.drafts[of].value.to_f64();
        self.drafts[of].unit == Unit::Percent && percent > level * 0.5 && percent < level * 1.5
    }

    /// "giảm 3,58%, đạt 119,3% kế hoạch (giảm 3%)": by how much it was to fall, where the percent before the bracket says so.
    fn planned_change(&self, clause: &Clause, index: usize, made: &[Option<usize>]) -> bool {
        let amount = &clause.amounts[index];
        let open = clause.around(index).0.iter().position(|i| matches!(i.what, What::Mark('(')));
        let Some(percent) = made.last().copied().flatten().filter(|_| open.is_some()) else { return false };
        let reached = &self.drafts[percent];
        let change = |d: &&Draft| d.measure == Measure::Change && d.indicator == reached.indicator;
        let told = self.drafts[..percent].iter().rev().take_while(|d| d.sentence == self.current).find(change);
        reached.measure == Measure::PercentOfPlan
            && told.is_some_and(|d| {
                let value = Number { digits: d.value.digits.abs(), ..d.value };
                is_share(value, amount.quantity.value, reached.value)
            })
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

    /// "thu nội địa 1.905 tỷ đồng (17,1% dự toán), thu xuất nhập khẩu 1.581 tỷ đồng (20,9%)", "Cao Lãnh 4.212 lao động, bằng 110,8% kế hoạch; Lấp Vò 3.905
    /// lao động, 108,5%": one plan for a list of percents that stand alone behind their numbers.
    pub(super) fn plan_of_list(&self, clause: &Clause, index: usize, made: &[Option<usize>]) -> bool {
        let doc = self.context.doc;
        let amount = &clause.amounts[index];
        let before = |span: Span| doc.punct(span.start.wrapping_sub(1) as usize);
        let closed = match (before(amount.span), doc.punct(amount.span.end as usize)) {
            (Some('('), close) => close == Some(')'),
            (Some(','), close) => matches!(close, Some(',' | ';' | '.')),
            _ => false,
        };
        let Some(level) = made.last().copied().flatten().map(|l| &self.drafts[l]).filter(|_| closed) else {
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
            clause.items.iter().filter(between).any(|i| matches!(i.what, What::Cue(CueKind::Parts, _)))
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
    fn plan_shared(&self, clause: &Clause, index: usize) -> bool {
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
    fn beyond_plan(
        &self,
        clause: &Clause,
        index: usize,
        made: &[Option<usize>],
        signs: &Signs,
        sentence: usize,
    ) -> Option<Draft> {
        let amount = &clause.amounts[index];
        let percent = &self.drafts[made.last().copied().flatten()?];
        let ahead = percent.measure == Measure::Change && percent.baseline == Some(Baseline::Plan);
        let of = percent.of.filter(|_| percent.measure == Measure::PercentOfPlan || ahead)?;
        let level = &self.drafts[of];
        if percent.unit == level.unit {
            return None;
        }
        let start = amount.quantity.full.start;
        let exceeds = signs.verb == Some(CueKind::Exceed) && signs.verb_at.is_some_and(|v| v.end == start);
        // Past a sign: "(+52 tỷ đồng)".
        let bracket = |i: &Item| matches!(i.what, What::Mark('(')) && start <= i.span.end + 1;
        let (left, right) = clause.around(index);
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
        let mut draft = self.draft(clause, index, &found, Measure::Change, sentence, level.status);
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
    fn plan_spoken_of(&self, clause: &Clause, index: usize) -> bool {
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

    /// "giảm 3%/năm, riêng các xã vùng cao giảm 5%", "…, các xã vùng cao giảm 5%": the same change told of a part.
    fn told_apart(&self, clause: &Clause, index: usize, last: usize, signs: &Signs) -> bool {
        let (left, _) = clause.around(index);
        let apart = left.iter().rposition(|i| matches!(i.what, What::Cue(CueKind::Apart, _) | What::Mark(',')));
        let part = apart.zip(signs.verb_at).map(|(a, verb)| {
            let start = left[a].span.end;
            Span { start, end: verb.start.max(start) }
        });
        self.drafts[last].measure == Measure::Change && part.is_some_and(|p| self.names_group(clause, p))
    }

    /// "tăng 40 xã (5%)", "tăng 5%, tương đương 2 triệu đồng", "tăng 12% và 90 tỷ đồng so với": the same change in
    /// another unit.
    pub(super) fn change_retold(
        &self,
        clause: &Clause,
        index: usize,
        made: &[Option<usize>],
        signs: &Signs,
        sentence: usize,
    ) -> Option<Draft> {
        let last = made.last().copied().flatten()?;
        let (left, _) = clause.around(index);
        let change = &self.drafts[last];
        // "giảm 640 hộ nghèo (0,45%)": the counted noun is a subject too.
        let noun = |i: &Item| matches!(i.what, What::Subject(_)) && i.span.start < change.span.end;
        let bracket =
            left.split_last().is_some_and(|(last, rest)| matches!(last.what, What::Mark('(')) && rest.iter().all(noun));
        // "tăng 38.000 người so với đầu năm (gần 17%)": what it is compared with may stand before the bracket.
        let versus = |i: &Item| {
            matches!(i.what, What::Date(_) | What::Cue(CueKind::Versus | CueKind::Baseline | CueKind::WholeYear, _))
        };
        let counted = clause.amounts[index].kind == Kind::Percent
            && !matches!(change.unit, Unit::Percent | Unit::PercentagePoint);
        let bracket = bracket
            || counted
                && left.split_last().is_some_and(|(last, rest)| {
                    matches!(last.what, What::Mark('(')) && rest.iter().all(|i| versus(i) || noun(i))
                });
        // "giảm 3,54% so với năm 2013 (tương đương 6.870 hộ)": what it is compared with may stand before the bracket.
        let bracketed = matches!(left, [.., open, share] if matches!(open.what, What::Mark('(')) && matches!(share.what, What::Cue(CueKind::Share, _)));
        // "(giảm 3.021 hộ so với cuối năm 2022, tỷ lệ 1,70%)"
        let rated = matches!(left, [.., comma, share] if matches!((comma.what, share.what), (What::Mark(','), What::Cue(CueKind::Share, _)))
            && self.names_rate(share.span.start)
            && self.bracketed(change));
        let bracketed = bracketed || rated;
        let compared = |i: &Item| {
            let cue = |kind| matches!(kind, CueKind::WholeYear | CueKind::Versus | CueKind::Baseline | CueKind::Reach);
            matches!(i.what, What::Date(_)) || matches!(i.what, What::Cue(kind, _) if cue(kind))
        };
        // "giảm 6.000 hộ nghèo, tương đương 2,2%", "giảm 324 vụ, tương ứng giảm 4,2%"
        // "giảm từ 4% trở lên (tương ứng 5.600 hộ)"
        let or_more = |i: &Item| matches!(i.what, What::Cue(CueKind::Level, _)) && i.span.start <= change.span.end + 1;
        let alike = left.iter().any(|i| matches!(i.what, What::Cue(CueKind::Share, _)))
            && left.iter().filter(|i| !or_more(i)).all(|i| {
                matches!(
                    i.what,
                    What::Mark(',' | '(')
                        | What::Cue(CueKind::Share | CueKind::Rise | CueKind::Fall, _)
                        | What::Subject(_)
                ) || bracketed && compared(i)
            });
        let amount = &clause.amounts[index];
        // "tỷ lệ hộ nghèo giảm 1,5%, tương đương 2.930 hộ": a fall in points is told in what is counted.
        let points = change.unit == Unit::PercentagePoint;
        let counted = matches!(amount.kind, Kind::Count(_)) && alike;
        // "tăng 20,8%, chiếm 26,3% tổng kim ngạch": a percent is not retold as another.
        let percents = amount.kind == Kind::Percent && matches!(change.unit, Unit::Percent | Unit::PercentagePoint);
        let alike = alike && !percents;
        let joined = self.joins_change(clause, index, change, signs);
        // "giảm 560 hộ nghèo, giảm 2,2%": by how much the rate fell, where no number of households was told that it could be of.
        let fell = |i: &Item| noun(i) || matches!(i.what, What::Mark(',') | What::Cue(CueKind::Fall, _));
        // "số hộ nghèo giảm 120 hộ nghèo, giảm 6,5%"
        let headed = |i: &Item| match i.what {
            What::Subject(s) => {
                i.span.end <= change.span.start && self.patterns.subjects[s.entry].indicator == Some(change.indicator)
            }
            _ => false,
        };
        let rate_too = change.unit == Unit::Household
            && (change.of, change.value.digits < 0) == (None, true)
            && amount.kind == Kind::Percent
            && amount.quantity.value.to_f64() < HIGHEST_POINTS
            && signs.verb == Some(CueKind::Fall)
            && signs.baseline != Some(Baseline::SamePeriod)
            && left.iter().all(fell)
            && left.iter().any(noun)
            && !clause.items.iter().any(headed);
        if !(bracket || alike || joined || rate_too) || change.measure != Measure::Change || points && !counted {
            return None;
        }
        let base = change.of.map_or(change, |of| &self.drafts[of]);
        let (indicator, unit) = if amount.kind == Kind::Percent {
            // "181.426 người tham gia (tăng 7.915 người, tương ứng 4,56%)": of those counted, as the numbers show.
            let told = self.drafts.iter().rev().take_while(|d| d.sentence == sentence);
            let mut levels = told.filter(|d| (d.indicator, d.unit) == (change.indicator, change.unit));
            let counted = levels.any(|d| risen_by(d, change.value, amount.quantity.value));
            // "tỷ lệ hộ nghèo đa chiều còn 42,6%, giảm 13.276 hộ, tương đương giảm 7,3%": of the rate that was told.
            let rate = (base.unit == Unit::Percent && !counted).then_some(base.indicator);
            let sister = || self.sister(amount, change.indicator).map(|s| s.0).filter(|_| !counted);
            let indicator = rate.or_else(sister).unwrap_or(change.indicator);
            let rate = self.patterns.indicators[indicator].kind == IndicatorKind::Rate || self.rate_beside(last);
            (indicator, if amount.points || rate { Unit::PercentagePoint } else { Unit::Percent })
        } else if points {
            self.sister(amount, change.indicator)?
        } else {
            let own = [base.unit];
            let units = if joined && change.of.is_none() {
                &self.patterns.indicators[change.indicator].units
            } else {
                &own[..]
            };
            (change.indicator, self.unit_of(amount, units).filter(|_| change.unit == Unit::Percent)?)
        };
        let found = Found { indicator, ..Found::like(change, unit) };
        let mut draft = self.draft(clause, index, &found, Measure::Change, sentence, change.status);
        draft.baseline = change.baseline.or(signs.baseline.filter(|_| rate_too));
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

    /// "tăng 12% và 90 tỷ đồng so với cùng kỳ": one verb and one comparison for a percent and what it amounts to.
    fn joins_change(&self, clause: &Clause, index: usize, change: &Draft, signs: &Signs) -> bool {
        let amount = &clause.amounts[index];
        let and = |t: &Token| t.id == self.patterns.and;
        let touches = amount.quantity.full.start == change.span.end + 1;
        let other = (amount.kind == Kind::Percent) != (change.unit == Unit::Percent);
        let compared = signs.versus
            || clause
                .around(index)
                .1
                .first()
                .is_some_and(|i| matches!(i.what, What::Cue(CueKind::Versus | CueKind::Baseline, _)));
        touches && other && compared && self.context.doc.get(change.span.end as usize).is_some_and(and)
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
                // "giảm 3,2% (công nghiệp giảm 8,7%, …)": what opens a bracket is told in it.
                let left = left + u32::from(self.context.doc.punct(left as usize) == Some('('));
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
