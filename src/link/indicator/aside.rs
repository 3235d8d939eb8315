//! Numbers told aside for comparison: what a level or a growth was at another time.

use super::attach::Found;
use super::clause::{Clause, Item, Kind, What};
use super::reading::Reading;
use super::signs::Signs;
use super::{Draft, Linker};
use crate::calendar::Period;
use crate::pattern::indicator::{CueKind, IndicatorKind, Side};
use crate::record::{Baseline, Measure, Unit};

/// "(sơ bộ quý I/2017 tăng 8,62%)": so many words may stand before the time.
const PRELIMINARY: u32 = 2;

impl Linker<'_, '_, '_, '_> {
    /// "cao hơn mức 3,9 triệu đồng của năm 2018", "thấp hơn mức tăng 7,45% của quý I", "cao hơn mức tăng cùng kỳ năm 2022 là 9%":
    /// what is compared with, at another time.
    pub(super) fn level_of_another_time(&self, clause: &Clause, index: usize) -> Option<(Found, Period)> {
        let amount = &clause.amounts[index];
        let (left, _) = clause.around(index);
        let more = left.iter().rposition(|i| self.comparative(i))?;
        let level = left[more].span.end;
        let named = self.context.doc.get(level as usize).is_some_and(|t| t.id == self.patterns.level);
        let near = amount.span.start.saturating_sub(level) <= 10;
        let plain = left[more + 1..].iter().all(|i| {
            matches!(
                i.what,
                What::Date(_) | What::Cue(CueKind::Baseline | CueKind::Reach | CueKind::Rise | CueKind::Fall, _)
            )
        });
        let last = self.drafts.last().filter(|d| d.sentence == self.current && d.measure == Measure::Value)?;
        let unit = self.unit_of(amount, &[last.unit]).filter(|_| named && near && plain)?;
        let behind =
            super::time::touching(self, clause, clause.at[index]).and_then(|n| self.period_of(&clause.items[n]));
        Some((Found::like(last, unit), behind.or_else(|| self.compared_period(left[more..].iter()))?))
    }

    /// "thấp hơn mức bình quân của cả nước là 43,5%", "cao hơn mức chung cả nước (5,1%)": the level of the country, told as such. Without
    /// "là" the number may be what lies between the two ("thấp hơn bình quân cả nước 3,7%"), unless it is too high for that.
    pub(super) fn level_of_the_country(
        &self,
        clause: &Clause,
        index: usize,
    ) -> Option<(Found, Measure, Option<Period>)> {
        let amount = &clause.amounts[index];
        let (left, _) = clause.around(index);
        let more = left.iter().rposition(|i| self.comparative(i))?;
        let told = &left[more + 1..];
        let country = told.iter().find(|i| self.is_wide(i))?;
        let said = |i: &Item| match i.what {
            What::Cue(kind, _) => matches!(kind, CueKind::Reach | CueKind::Yearly | CueKind::Rise) || self.is_wide(i),
            _ => self.is_country(i),
        };
        // Words for what lies between two places hold the number itself.
        let plain = told.iter().all(|i| said(i) || i.span.overlaps(amount.span));
        let near = country.span.start.saturating_sub(left[more].span.end) <= 6
            && amount.quantity.full.start.saturating_sub(country.span.end) <= 2;
        let level = |d: &&Draft| {
            d.sentence == self.current
                && matches!(d.measure, Measure::Value | Measure::PercentOfPlan)
                && d.unit == Unit::Percent
        };
        let own = self
            .drafts
            .last()
            .filter(level)
            .filter(|_| plain && near && amount.kind == Kind::Percent && !amount.points)?;
        let below = matches!(left[more].what, What::Cue(CueKind::Fall, _));
        let level = self.is_said(amount) || below && amount.quantity.value.to_f64() > own.value.to_f64();
        let found = Found { component: None, ..Found::like(own, own.unit) };
        level.then_some((found, own.measure, own.period))
    }

    /// The country, or the province that a district is compared with: "thấp hơn bình quân chung của tỉnh (93,2%)".
    fn is_wide(&self, item: &Item) -> bool {
        self.is_country(item) || matches!(item.what, What::Cue(CueKind::Province, _))
    }

    /// The time that an item names.
    pub(super) fn period_of(&self, item: &Item) -> Option<Period> {
        match item.what {
            What::Date(date) => Some(self.dates[date].period),
            _ => None,
        }
    }

    /// The time that is compared with: "cùng kỳ năm 2022" is the same part of that year.
    fn compared_period<'i>(&self, mut items: impl Iterator<Item = &'i Item> + Clone) -> Option<Period> {
        let same = items.clone().any(|i| matches!(i.what, What::Cue(CueKind::Baseline, Some(Baseline::SamePeriod))));
        items.find_map(|i| self.period_of(i)).map(|period| match period {
            Period::Year(year) if same => super::time::same_period(self, year),
            other => other,
        })
    }

    /// The level that the last number of the sentence tells, or is relative to.
    fn last_level(&self) -> Option<&Draft> {
        let last = self.drafts.last().filter(|d| d.sentence == self.current)?;
        Some(last.of.map_or(last, |of| &self.drafts[of]))
    }

    /// "tăng 2,9 triệu đồng so với năm 2020 (năm 2015: 24,2 triệu đồng)", "19 vụ (cùng kỳ 24 vụ)": a level of another time.
    pub(super) fn aside(&self, reading: &Reading<'_>) -> Option<Found> {
        let Reading { clause, index, made, .. } = *reading;
        let last = reading.last()?;
        let (left, right) = clause.around(index);
        let bracket = left.iter().position(|i| matches!(i.what, What::Mark('(')))?;
        // "(hiện có trên 800 người thất nghiệp)": the number has a subject of its own.
        let to = clause.amounts[index].span.end;
        if right.iter().any(|i| matches!(i.what, What::Subject(_)) && i.span.start <= to) {
            return None;
        }
        let inside = &left[bracket + 1..];
        let near = clause.amounts[index].quantity.full.start - left[bracket].span.end <= 6;
        // "phấn đấu năm 2025 đạt 95% (hiện nay là 88,3%)"
        let time = inside.iter().any(|i| {
            matches!(i.what, What::Date(_) | What::Cue(CueKind::Baseline | CueKind::Now, _)) || self.is_country(i)
        });
        // "còn 17,93% (bình quân cả nước là 7,8%)"
        let plain = inside.iter().all(|i| match i.what {
            What::Date(_) | What::Mark(':') => true,
            What::Cue(kind, _) => {
                matches!(kind, CueKind::Baseline | CueKind::Reach | CueKind::Now | CueKind::Yearly | CueKind::WholeYear)
                    || self.is_country(i)
            }
            _ => self.is_country(i),
        });
        // "so với năm 2010 (15 triệu đồng)": the time stands before the bracket; "cao hơn bình quân cả nước (6,8%)": or where.
        let named = bracket > 0
            && inside.is_empty()
            && (matches!(left[bracket - 1].what, What::Date(_))
                || self.is_wide(&left[bracket - 1]) && left[..bracket].iter().any(|i| self.comparative(i))
                || self.is_country(&left[bracket - 1])
                || self.is_province(&left[bracket - 1])
                // "đạt 5,93%, thấp hơn cùng kỳ (6,53%)"
                || matches!(left[bracket - 1].what, What::Cue(CueKind::Baseline, _))
                    && left[..bracket].iter().any(|i| self.comparative(i)))
            && left[bracket - 1].span.end == left[bracket].span.start;
        // "đạt 47,1% kế hoạch (cùng kỳ năm 2023 đạt 51,6%)": of the plan of its time.
        let of_plan =
            self.drafts[last].measure == Measure::PercentOfPlan && clause.amounts[index].kind == Kind::Percent;
        let owner = &self.drafts[if of_plan { last } else { self.drafts[last].of.unwrap_or(last) }];
        // "24.916 người với số tiền 142 tỷ đồng (cả năm 2011 là 38.204 người)": of those who got the money.
        let counted = |d: &&Draft| {
            let beside = d.sentence == self.current && self.sisters(d.indicator, owner.indicator);
            beside && d.measure == Measure::Value && self.unit_of(&clause.amounts[index], &[d.unit]).is_some()
        };
        let heads = matches!(clause.amounts[index].kind, Kind::Count(_)) && matches!(owner.unit, Unit::Vnd | Unit::Usd);
        let owner =
            made.iter().rev().flatten().map(|&m| &self.drafts[m]).find(|d| heads && counted(d)).unwrap_or(owner);
        let unit = self.unit_of(&clause.amounts[index], &[owner.unit]).filter(|_| near && plain && (time || named))?;
        Some(Found::like(owner, unit))
    }

    /// "24.916 người với 142 tỷ đồng (cả năm 2011 là 38.204 người, 187,5 tỷ đồng)": what brackets tell beside a level of another time.
    pub(super) fn beside_aside(&self, reading: &Reading<'_>) -> Option<(Found, &Draft)> {
        let Reading { clause, index, .. } = *reading;
        let told = &self.drafts[reading.last()?];
        let [comma] = clause.around(index).0 else { return None };
        let close = self.context.doc.punct(clause.amounts[index].span.end as usize) == Some(')');
        let beside =
            matches!(comma.what, What::Mark(',')) && comma.span.end == clause.amounts[index].quantity.full.start;
        let level = told.measure == Measure::Value && self.bracketed(told);
        let (indicator, unit) =
            self.sister(&clause.amounts[index], told.indicator).filter(|_| beside && close && level)?;
        let before = |d: &&Draft| d.indicator == indicator && d.unit == unit && d.span.end < told.span.start;
        let here = self.drafts.iter().rev().take_while(|d| d.sentence == self.current);
        here.into_iter().find(before).map(|d| (Found { component: told.component, ..Found::like(d, unit) }, told))
    }

    /// "đưa 86 người đi làm việc ở nước ngoài (lũy kế 1.012 người)": the sum since the year began, in brackets behind a month's.
    pub(super) fn sum_in_brackets(&self, clause: &Clause, index: usize) -> Option<Found> {
        // A stretch of time may stand between (lũy kế 10 tháng 1,1 triệu lượt).
        let stretch = |n: &usize| matches!(clause.amounts[*n].kind, Kind::Duration);
        let before = (0..index).rev().find(|n| !stretch(n))?;
        let between = &clause.items[clause.at[before] + 1..clause.at[index]];
        let open = between.iter().rposition(|i| matches!(i.what, What::Mark('(')))?;
        let (sum, rest) = between[open + 1..].split_first()?;
        let plain = |i: &Item| {
            matches!(
                i.what,
                What::Date(_) | What::Amount(_) | What::Cue(CueKind::YearToDate | CueKind::Now | CueKind::Reach, _)
            )
        };
        let opens = self.sums_up(sum) && sum.span.start == between[open].span.end && rest.iter().all(plain);
        let told = self.last_level().filter(|d| opens && d.measure == Measure::Value)?;
        let near = between[open].span.start.saturating_sub(told.span.end) <= 10;
        self.unit_of(&clause.amounts[index], &[told.unit]).filter(|_| near).map(|unit| Found::like(told, unit))
    }

    /// Words for a sum since the year began.
    pub(super) fn sums_up(&self, item: &Item) -> bool {
        match item.what {
            What::Cue(CueKind::YearToDate, _) => true,
            _ => self.adds_up_to(item),
        }
    }

    /// "lũy kế": a level that is the sum of what was told before.
    pub(super) fn adds_up_to(&self, item: &Item) -> bool {
        matches!(item.what, What::Cue(CueKind::Level, _)) && self.starts(item.span.start, &self.patterns.cumulative)
    }

    /// A growth of another time, or the one planned, told in brackets behind a growth.
    pub(super) fn growth_aside(&self, clause: &Clause, index: usize, signs: &Signs) -> Option<Found> {
        let here = clause.at[index];
        let moved = signs.moves();
        let open = clause.items[..here].iter().rposition(|i| matches!(i.what, What::Mark('(')))?;
        // "(riêng quý III 7,02%)"
        let apart = match &clause.items[open + 1..here] {
            [apart, time] => {
                matches!((apart.what, time.what), (What::Cue(CueKind::Apart, _), What::Date(_)))
                    && time.span.end == clause.amounts[index].quantity.full.start
            }
            _ => false,
        };
        // "tăng 10% (kịch bản quý II 10,1%, 6 tháng cuối năm 10,9%)": or the time alone.
        let start = clause.amounts[index].quantity.full.start;
        let dated = clause.items[open..here].iter().any(|i| matches!(i.what, What::Date(_)) && i.span.end == start);
        let last = self.drafts.last().filter(|d| d.sentence == self.current && (moved || apart || dated))?;
        let growth = self.patterns.indicators[last.indicator].kind == IndicatorKind::Growth;
        let mut inside = clause.items[open..here].iter();
        let closed = inside.any(|i| match i.what {
            What::Mark(')') => true,
            // "(kế hoạch đề ra tăng 9-9,2%)"
            What::Subject(s) => self.patterns.subjects[s.entry].indicator != Some(last.indicator),
            _ => false,
        });
        // What opens the bracket, or the clause inside it.
        let edge = clause.items[..here].iter().rposition(|i| matches!(i.what, What::Mark('(' | ';' | ',')))?.max(open);
        let told = clause.items.get(edge + 1).is_some_and(|i| {
            matches!(i.what, What::Date(_) | What::Cue(CueKind::Plan | CueKind::Target, _))
                && i.span.start.saturating_sub(clause.items[edge].span.end) <= PRELIMINARY
        });
        let unit = self.unit_of(&clause.amounts[index], &[Unit::Percent])?;
        let points = clause.amounts[index].points;
        (growth && !closed && (told || apart || dated) && !points).then_some(Found::like(last, unit))
    }

    /// "tăng 11,5% (2006-2010), tăng 15,1% (2011-2015)": the growth of another time, which stands right behind it; the rise of
    /// an index likewise.
    pub(super) fn growth_again(&self, clause: &Clause, index: usize, signs: &Signs) -> Option<Found> {
        let amount = &clause.amounts[index];
        let growth = |d: &&Draft| {
            d.sentence == self.current
                && matches!(
                    (d.measure, self.patterns.indicators[d.indicator].kind),
                    (Measure::Value, IndicatorKind::Growth) | (Measure::Change, IndicatorKind::Index)
                )
        };
        let last = self.drafts.last().filter(growth)?;
        let moved = signs.moves() && !signs.plan && !signs.versus;
        let own = clause.around(index).0.iter().any(|i| matches!(i.what, What::Subject(_)));
        let dated = super::time::touching(self, clause, clause.at[index]).is_some();
        // "Bắc Giang tăng 13,4%, Hậu Giang tăng 12,2%": of the next place.
        let placed = || {
            let verb = signs.verb_at.map_or(amount.quantity.full.start, |v| v.start);
            let mark = |i: &&Item| matches!(i.what, What::Mark(',' | ';' | '(' | ':')) && i.span.end != verb;
            let edge = clause.items[..clause.at[index]].iter().rev().find(mark).map(|i| i.span.end);
            // "Vĩnh Phúc (-2,5%)": the sign in brackets is the verb.
            let bracket = u32::from(verb > 0 && self.context.doc.punct(verb as usize - 1) == Some('('));
            let place = |i: &Item| matches!(i.what, What::Place(_)) && i.span.end + bracket == verb;
            edge.is_some_and(|edge| clause.items.iter().any(|i| place(i) && i.span.start <= edge + 2))
        };
        let unit = self.unit_of(amount, &[Unit::Percent])?;
        (moved && !own && !amount.points && (dated || placed())).then_some(Found::like(last, unit))
    }

    /// "thấp hơn mức tăng 7,4% của quý I": a level of another time, which the one before is compared with.
    pub(super) fn level_compared(&self, clause: &Clause, index: usize) -> Option<Found> {
        let amount = &clause.amounts[index];
        let last = self.drafts.last().filter(|d| d.sentence == self.current)?;
        let (left, right) = clause.around(index);
        let start = amount.quantity.full.start;
        let comparative = left.iter().rev().find(|i| self.comparative(i))?.span.end;
        // Next to the number the comparative says by how much.
        let apart = comparative < start && start - comparative <= 4;
        let parted = left.iter().any(|i| matches!(i.what, What::Mark(_)) && i.span.start >= comparative);
        let of = self.context.doc.get(amount.span.end as usize).is_some_and(|t| t.id == self.patterns.possessive);
        let time = right.first().is_some_and(|i| {
            matches!(i.what, What::Date(_) | What::Cue(CueKind::Baseline, _)) && i.span.start == amount.span.end + 1
        });
        let unit = self.unit_of(amount, &[last.unit])?;
        (apart && !parted && of && time && !amount.points).then_some(Found::like(last, unit))
    }

    /// "năm 2012 là 2,17%, năm trước là 2,22%", "trong khi cùng kỳ năm 2021 chỉ đạt 200 triệu USD": a clause that begins with the
    /// time to compare with tells the level of that time.
    pub(super) fn level_before(&self, clause: &Clause, index: usize) -> Option<(Found, Option<Period>)> {
        let amount = &clause.amounts[index];
        let (left, _) = clause.around(index);
        let root = self.last_level().filter(|_| index > 0)?;
        let edge = left.iter().rposition(|i| matches!(i.what, What::Mark(',' | ';' | '(')))?;
        let [cue, rest @ ..] = &left[edge + 1..] else { return None };
        let What::Cue(CueKind::Baseline, Some(baseline @ (Baseline::PreviousYear | Baseline::SamePeriod))) = cue.what
        else {
            return None;
        };
        let plain = |i: &Item| {
            matches!(i.what, What::Date(_) | What::Cue(CueKind::Reach | CueKind::Level | CueKind::Baseline, _))
        };
        let reached = rest.iter().any(|i| matches!(i.what, What::Cue(CueKind::Reach, _)));
        let gap = |from: u32, to: u32| to.saturating_sub(from);
        let near = gap(left[edge].span.end, cue.span.start) <= 3 && gap(cue.span.end, amount.quantity.full.start) <= 5;
        let level = root.measure == Measure::Value && rest.iter().all(plain) && reached && near;
        let unit = self.unit_of(amount, &[root.unit]).filter(|_| level && !amount.points)?;
        let year = rest.iter().find_map(|i| match i.what {
            What::Date(date) => self.dates[date].period.year(),
            _ => None,
        });
        let period = match year {
            Some(year) if baseline == Baseline::SamePeriod => Some(super::time::same_period(self, year)),
            _ => root.period.and_then(Period::year_before),
        };
        Some((Found::like(root, unit), period))
    }

    /// "So với cuối năm 2017 (11,23%), tỷ lệ hộ nghèo giảm 2,29%": in brackets behind the time to compare with, before its subject.
    pub(super) fn level_of_heading(&self, clause: &Clause, index: usize) -> Option<(Found, Option<Period>)> {
        let amount = &clause.amounts[index];
        let (left, right) = clause.around(index);
        let [versus, times @ .., open] = left else { return None };
        let compares = matches!(versus.what, What::Cue(CueKind::Baseline | CueKind::Versus, _));
        let bracketed = matches!(open.what, What::Mark('(')) && open.span.end == amount.quantity.full.start;
        // "So với kế hoạch năm 2019 (4%)": no level, but what was planned.
        let plain = |i: &Item| match i.what {
            What::Cue(kind, _) => kind != CueKind::Aim && !self.tells_plan(i),
            _ => matches!(i.what, What::Date(_)),
        };
        // A change in the same unit would be told of it ("(5.200 hộ), số hộ nghèo giảm 1.100 hộ").
        let change = clause.amounts.get(1).is_some_and(|next| next.kind == Kind::Percent);
        let heads = index == 0 && change && versus.span.start <= clause.span.start + 1;
        let [close, comma, subject, ..] = right else { return None };
        let closed = matches!((close.what, comma.what), (What::Mark(')'), What::Mark(',')))
            && comma.span.end == subject.span.start;
        let What::Subject(told) = subject.what else { return None };
        let (indicator, unit) = self.takes(amount, told.entry).filter(|_| told.side == Side::Before && closed)?;
        let period = self.compared_period(times.iter())?;
        let found = Found::named(&told, subject.span, indicator, unit);
        (compares && bracketed && heads && times.iter().all(plain)).then_some((found, Some(period)))
    }

    /// "tăng 3,6% so với 9,94 tỷ USD cùng kỳ năm trước", "so với mức 8,5% của năm 2021": what it was before.
    pub(super) fn level_behind_versus(&self, clause: &Clause, index: usize) -> Option<(Found, Option<Period>)> {
        let amount = &clause.amounts[index];
        let (left, right) = clause.around(index);
        let root = self.last_level()?;
        let versus = left.iter().rev().find(|i| matches!(i.what, What::Cue(CueKind::Versus, _)))?;
        let near = amount.quantity.full.start.checked_sub(versus.span.end).is_some_and(|gap| gap <= 2);
        let behind = right.iter().take_while(|i| i.span.start <= amount.span.end + 1);
        let time = || behind.clone().filter(|i| matches!(i.what, What::Date(_) | What::Cue(CueKind::Baseline, _)));
        let told = time().next().is_some() && near && root.measure == Measure::Value;
        let unit = self.unit_of(amount, &[root.unit]).filter(|_| told && !amount.points)?;
        let period = self.compared_period(time()).or_else(|| root.period.and_then(Period::year_before));
        Some((Found::like(root, unit), period))
    }
}
