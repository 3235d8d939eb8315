//! Which subject a level belongs to: one beside it, the list or total that it is part of, or the number told last.

use super::arithmetic;
use super::attach::{Found, paid, same_kind};
use super::clause::{self, Amount, Clause, Item, Kind, Subject, What};
use super::draft::yearly;
use super::handed::Handed;
use super::owner::is_share;
use super::signs::Signs;
use super::trace::{Condition, Note, Way};
use super::{Draft, Linker};
use crate::calendar::Period;
use crate::pattern::indicator::{CueKind, IndicatorKind, Side};
use crate::pattern::words::Phrases;
use crate::pattern::{Layer, UNKNOWN};
use crate::record::{Baseline, Bound, Measure, Number, Status, Unit};
use crate::text::{Span, Token, TokenKind};

/// So many words may stand between what opens the brackets that tell a plan and what names its number.
const PLAN_NAME: u32 = 8;

/// Two rounded shares are of the same number where what they make of it differs by so small a part.
const SAME_WHOLE: f64 = 0.04;

/// What the shares of all branches add up to, in percent, and how far they may miss it.
const WHOLE: f64 = 100.0;
const WHOLE_SLACK: f64 = 5.0;

/// What branches add to a growth adds up to it within so much.
const POINTS_SLACK: f64 = 0.15;

/// No group's rate is so many times that of all: who makes up a rate is told so.
const FURTHEST_RATE: f64 = 5.0;

impl Linker<'_, '_, '_, '_> {
    /// A level: by the subject after it, the one before it, the list that it is part of, or the amount before.
    pub(super) fn value(
        &self,
        clause: &Clause,
        index: usize,
        made: &[Option<usize>],
        first: usize,
        signs: &Signs,
    ) -> Option<Found> {
        let amount = &clause.amounts[index];
        // "từ 8,32% xuống còn 6,2%", "giảm 1,2%, còn 3,4%", "giảm 1,2%, từ 4,6% xuống còn 3,4%", "tăng 200.000 người, đạt 51,9 triệu"
        if let Some(&Some(last)) = made.last()
            && (self.drafts[last].measure == Measure::PreviousValue
                || self.drafts[last].measure == Measure::Change
                    && (signs.verb == Some(CueKind::Level)
                        || signs.verb == Some(CueKind::Reach) && amount.kind != Kind::Percent
                        || signs.from && self.level_follows(clause, index)))
            && !clause.around(index).0.iter().any(|i| matches!(i.what, What::Subject(_) | What::Mark(';')))
        {
            // "giảm từ 3.586 hộ, chiếm 10,74% xuống còn 2.900 hộ", "giảm từ 9,06% (22.410 hộ) xuống còn 7,1%": a level told both
            // ways goes on from the one told its way.
            let rate = amount.kind == Kind::Percent;
            let other = (self.drafts[last].unit == Unit::Percent) != rate;
            let before = last.checked_sub(1).map(|l| &self.drafts[l]).filter(|d| {
                other
                    && d.measure == Measure::PreviousValue
                    && d.sentence == self.current
                    && (!rate || d.unit == Unit::Percent)
            });
            let last = before.unwrap_or(&self.drafts[last]);
            let told = if last.unit == Unit::PercentagePoint { Unit::Percent } else { last.unit };
            if let Some(unit) = self.unit_of(amount, &[told]) {
                self.note(Note::Way(Way::LevelAfterChange));
                return Some(Found::like(last, unit));
            }
        }
        let going_on = self.level_to_come(clause, index, made, signs).or_else(|| self.sum_of_months(clause, index));
        if let Some(found) = going_on {
            self.note(Note::Way(Way::GoesOn));
            return Some(found);
        }
        if let Some(found) = self.respective(clause, index).or_else(|| self.shares_of_two(clause, index)) {
            self.note(Note::Way(Way::Row));
            return Some(found);
        }
        if let Some(found) = self.elsewhere_too(clause, index, made) {
            self.note(Note::Way(Way::GoesOn));
            return Some(found);
        }
        if let Some(after) = self.after(clause, index) {
            let part =
                |f: &Found| self.among(clause, index, first, f).or_else(|| self.given_too(clause, index, made, f));
            if let Some(part) = after.as_ref().and_then(part) {
                self.note(Note::Way(Way::Part));
                return Some(part);
            }
            self.note(Note::Way(Way::SubjectAfter));
            return after.map(|found| self.narrowed(clause, index, made, found));
        }
        let previous = made.iter().rev().find_map(|m| *m);
        // "(43,02%)" and ", chiếm 27%" tell a number before in another unit.
        if let Some(found) = self.retold(clause, index, made, signs) {
            self.note(Note::Way(Way::Retold));
            return Some(found);
        }
        // "xây 59 nhà đại đoàn kết (2,3 tỷ đồng)": what brackets tell of a count is of nothing before it.
        let (left, _) = clause.around(index);
        let bracket = matches!(left.last(), Some(i) if matches!(i.what, What::Mark('('))
            && i.span.end == amount.quantity.full.start);
        let counted = index.checked_sub(1).is_some_and(|p| {
            matches!(clause.amounts[p].kind, Kind::Count(_) | Kind::Bare) && made.get(p).is_some_and(Option::is_some)
        });
        let money = matches!(amount.kind, Kind::Money(_));
        // "xây 35 căn nhà cho gia đình chính sách với số tiền 1,7 tỷ đồng": what the houses cost.
        let built = made.last().copied().flatten().is_some_and(|m| self.drafts[m].unit == Unit::House)
            && paid(clause, clause.at[index]);
        if money && (bracket && counted || built) {
            return None;
        }
        // "3.972 lao động (1.925 lao động nữ)": a group of those counted.
        if let Some(&Some(last)) = made.last().filter(|_| bracket && counted) {
            let total = &self.drafts[last];
            let group = self.starts(amount.span.end, &self.patterns.groups);
            let smaller = amount.quantity.value.to_f64() < total.value.to_f64();
            if let Some(unit) = self.unit_of(amount, &[total.unit]).filter(|_| group && smaller) {
                return Some(Found { component: None, ..Found::like(total, unit) });
            }
        }
        if let Some(found) = self.sum_in_brackets(clause, index) {
            self.note(Note::Way(Way::GoesOn));
            return Some(found);
        }
        if let Some(found) = self.in_brackets(clause, index, made).or_else(|| self.apart_in_brackets(clause, index)) {
            self.note(Note::Way(Way::Part));
            return Some(found);
        }
        // "366 lao động, tại các thị trường có thu nhập cao như: Nhật Bản (191 người), Đài Loan (101 người)"
        if let Some(found) = bracket.then(|| self.enumerated(clause, index)).flatten() {
            self.note(Note::Way(Way::GoesOn));
            return Some(found);
        }
        if let Some(found) = self.rate_by_name(clause, index) {
            self.note(Note::Way(Way::GoesOn));
            return Some(found);
        }
        let before = self.before(clause, index, made).or_else(|| self.given(clause, index).map(Some));
        match self.handed(clause, index) {
            Handed::To(found) if !matches!(before, Some(None)) || !self.whoever(clause, index) => {
                self.note(Note::Way(Way::HandedTo));
                return Some(found);
            }
            Handed::Others if before.flatten().is_some_and(|b| !self.of_heads(b.indicator)) => {
                self.note(Note::Refused(Condition::HandedTo));
                return None;
            }
            _ => {}
        }
        if let Some(before) = before {
            self.note(Note::Way(Way::SubjectBefore));
            return before.map(|found| self.headed(clause, index, made, found));
        }
        // "tỷ lệ thất nghiệp 2,2%, trong đó người có trình độ cao đẳng chiếm 24%": a share of those counted.
        let share = |found: &Found| {
            let last = self.drafts.last().map_or(f64::MAX, |d| d.value.to_f64());
            let rate = self.patterns.indicators[found.indicator].kind == IndicatorKind::Rate;
            rate && is_share(clause, index) && amount.quantity.value.to_f64() > last
        };
        if let Some(found) = previous.and_then(|p| self.listed(clause, index, p)).filter(|found| !share(found)) {
            self.note(Note::Way(Way::Part));
            return Some(found);
        }
        // "thu ngân sách vượt mốc 20.000 tỷ đồng, đạt 21.805 tỷ đồng": more than the mark that was passed.
        let passed = made.last().copied().flatten().map(|m| &self.drafts[m]).filter(|d| {
            d.measure == Measure::Value
                && d.bound == Bound::Over
                && signs.verb == Some(CueKind::Reach)
                && amount.bound == Bound::Exact
                && amount.quantity.value.to_f64() > d.value.to_f64()
                && amount.quantity.value.to_f64() < d.value.to_f64() * 1.5
                && left
                    .iter()
                    .all(|i| matches!(i.what, What::Mark(',' | '(') | What::Cue(CueKind::Reach, _) | What::Date(_)))
        });
        if let Some((last, unit)) = passed.and_then(|d| Some((d, self.unit_of(amount, &[d.unit])?))) {
            self.note(Note::Way(Way::GoesOn));
            return Some(Found::like(last, unit));
        }
        let part = previous.and_then(|p| self.adds_up(clause, index, p).or_else(|| self.next_named(clause, index, p)));
        if let Some(found) = part {
            self.note(Note::Way(Way::Part));
            return Some(found);
        }
        if let Some(found) = self.place_of_head(clause, index, made).or_else(|| self.ranked(clause, index)) {
            self.note(Note::Way(Way::GoesOn));
            return Some(found);
        }
        if let Some(found) = self.part_behind_comma(clause, index).or_else(|| self.item_of_head(clause, index)) {
            self.note(Note::Way(Way::Part));
            return Some(found);
        }
        // What brackets enumerate is told above.
        let listed = (!bracket).then(|| self.enumerated(clause, index)).flatten();
        let listed = listed.or_else(|| self.goes_on(clause, index));
        if let Some(found) = listed.filter(|found| !share(found)) {
            self.note(Note::Way(Way::GoesOn));
            return Some(found);
        }
        if let Some(found) = self.behind_plan(clause, index, made) {
            self.note(Note::Way(Way::GoesOn));
            return Some(found);
        }
        // "Trong đó" at the head of a sentence goes on with the sentence before.
        let heads_parts = clause
            .items
            .first()
            .is_some_and(|i| matches!(i.what, What::Cue(CueKind::Parts | CueKind::Apart | CueKind::Money, _)));
        if previous.is_none() && heads_parts && self.carry.previous_from < first {
            self.note(Note::Way(Way::PartOfSentenceBefore));
            let last = (self.carry.previous_from..first).rev().find(|&d| self.drafts[d].measure == Measure::Value)?;
            // "… đạt 7.420 tỷ đồng, tăng 11,2%. Trong đó nông nghiệp 2.610 tỷ đồng": of the level that the growth is told of.
            let level = || self.drafts[last].of.and_then(|of| self.same_or_sister(amount, of));
            return self.same_or_sister(amount, last).or_else(level);
        }
        if let Some(found) = self.told_on(amount) {
            self.note(Note::Way(Way::GoesOn));
            return Some(found);
        }
        let found = self.sum_of_gifts(clause, index, first)?;
        self.note(Note::Way(Way::PartOfSentenceBefore));
        Some(found)
    }

    /// "trao nhà tình thương cho 2 hộ nghèo ở huyện Cờ Đỏ và 3 hộ nghèo ở huyện Vĩnh Thạnh": as many of the same in another place.
    fn elsewhere_too(&self, clause: &Clause, index: usize, made: &[Option<usize>]) -> Option<Found> {
        let amount = &clause.amounts[index];
        let (left, _) = clause.around(index);
        let before = &clause.amounts[index.checked_sub(1)?];
        let told = &self.drafts[made.last().copied().flatten()?];
        let tokens = &self.context.doc.tokens;
        let start = amount.quantity.full.start as usize;
        let and = tokens[start - 1].id == self.patterns.and || tokens[start - 1].punct() == Some(',');
        // The noun that is counted, with the word behind it.
        let noun = |a: &Amount| tokens.get(a.quantity.span.end as usize..a.span.end as usize + 1);
        let alike = || Some(noun(before)?.iter().map(|t| t.id).eq(noun(amount)?.iter().map(|t| t.id)));
        let place = |i: &Item| matches!(i.what, What::Place(_)) && i.span.end as usize + 1 == start;
        let named = |i: &Item| left.iter().any(|p| matches!(p.what, What::Place(_)) && p.span.contains(i.span));
        let own = |i: &Item| named(i) || i.span.start <= before.span.end;
        let counted = matches!((before.kind, amount.kind), (Kind::Count(a), Kind::Count(b)) if a == b);
        let same = counted && told.span.contains(before.quantity.span) && alike() == Some(true);
        let fits = and && same && left.iter().any(place) && left.iter().all(own) && told.measure == Measure::Value;
        let words = Span { start: amount.quantity.span.end, end: amount.span.end + 1 };
        let found = |unit| Found { words: Some(words), component: None, ..Found::like(told, unit) };
        self.unit_of(amount, &[told.unit]).filter(|_| fits).map(found)
    }

    /// "giải quyết việc làm trong tháng cho 2.140 lao động; 5 tháng là 10.865 lao động", "…; lũy kế 5 tháng, 296 doanh nghiệp": all months up to the
    /// one that a clause before told of, where nothing but that time stands beside the number.
    fn sum_of_months(&self, clause: &Clause, index: usize) -> Option<Found> {
        let amount = &clause.amounts[index];
        let [mark, rest @ ..] = clause.around(index).0 else { return None };
        let since = |p: &Period| p.is_months() && p.from().is_some_and(|d| d.day_of_year() == 1);
        let time = rest.iter().find_map(|i| self.period_of(i)).filter(since)?;
        let plain = |i: &Item| {
            matches!(i.what, What::Date(_) | What::Mark(',' | ':') | What::Cue(CueKind::Level | CueKind::Reach, _))
        };
        if !matches!(mark.what, What::Mark(';')) || !rest.iter().all(plain) {
            return None;
        }
        let part = |d: &&Draft| {
            let within = d.period.is_none_or(|p| p != time && p.within(time));
            let entry = &self.patterns.indicators[d.indicator];
            d.measure == Measure::Value
                && d.status != Status::Target
                && entry.kind == IndicatorKind::Count
                && !entry.stock
                && within
                && d.value.to_f64() <= amount.quantity.value.to_f64()
        };
        let told = self.drafts.iter().rev().take_while(|d| d.sentence == self.current).filter(part);
        let (month, unit) = told.filter_map(|d| Some((d, self.unit_of(amount, &[d.unit])?))).last()?;
        Some(Found { component: None, ..Found::like(month, unit) })
    }

    /// "Một số nơi về đích sớm: xã Hòa Trạch (63 căn)" in an article that has told of houses: what tells of one indicator by its
    /// unit alone.
    fn told_on(&self, amount: &Amount) -> Option<Found> {
        let Kind::Count(unit) = amount.kind else { return None };
        let on = |indicator: usize| self.patterns.indicators[indicator].told_on.contains(&unit);
        let unit = self.unit_of(amount, &[unit])?;
        if let Some(told) = self.drafts.iter().rev().find(|d| on(d.indicator)) {
            return Some(Found { component: None, ..Found::like(told, unit) });
        }
        // "Việc cấp thẻ BHYT đã đi vào nề nếp. Đến cuối năm cấp được 48.217 thẻ": named in the sentence before, without a number.
        let before = self.context.sentences[self.previous].span;
        clause::subjects(self.context, before).iter().find_map(|(_, subject)| {
            let (indicator, unit) = self.takes(amount, subject.entry).filter(|t| on(t.0))?;
            Some(Found { indicator, subject: subject.entry, unit, component: None, words: None })
        })
    }

    /// "KH 37 triệu đồng, ước TH 37,5 triệu đồng": what was reached, behind its plan.
    fn behind_plan(&self, clause: &Clause, index: usize, made: &[Option<usize>]) -> Option<Found> {
        let plan = &self.drafts[made.last().copied().flatten()?];
        let (left, _) = clause.around(index);
        let plain = |i: &Item| match i.what {
            What::Mark(mark) => matches!(mark, ',' | ';' | '/'),
            What::Cue(kind, _) => matches!(kind, CueKind::Estimate | CueKind::Reach | CueKind::Actual),
            _ => false,
        };
        let told = left.iter().any(|i| matches!(i.what, What::Cue(..))) && left.iter().all(plain);
        let aimed = plan.status == Status::Target && plan.measure == Measure::Value;
        self.unit_of(&clause.amounts[index], &[plan.unit]).filter(|_| told && aimed).map(|unit| Found::like(plan, unit))
    }

    /// "giảm từ 18,1% (cuối năm 2021) xuống còn 12,9% (năm 2022) và ước còn 8,9% vào cuối năm 2023": the same rate at the next time; "đạt 5.000
    /// tỷ đồng, phấn đấu 5.300 tỷ đồng": what is striven for beyond what is told.
    fn level_to_come(&self, clause: &Clause, index: usize, made: &[Option<usize>], signs: &Signs) -> Option<Found> {
        let amount = &clause.amounts[index];
        let last = &self.drafts[made.last().copied().flatten()?];
        let (left, right) = clause.around(index);
        let aims =
            |i: &Item| matches!(i.what, What::Cue(CueKind::Target, _)) && i.span.end == amount.quantity.full.start;
        let strives = matches!(left, [comma, aim] if matches!(comma.what, What::Mark(',')) && aims(aim));
        let plain = |i: &Item| {
            matches!(
                i.what,
                What::Date(_) | What::Mark(',' | '(' | ')') | What::Cue(CueKind::Estimate | CueKind::Level, _)
            )
        };
        let dated = right.first().is_some_and(|i| matches!(i.what, What::Date(_) | What::Cue(CueKind::WholeYear, _)));
        let expected = left.iter().any(|i| matches!(i.what, What::Cue(CueKind::Estimate, _)));
        let rate = self.patterns.indicators[last.indicator].kind == IndicatorKind::Rate;
        let goes_on = signs.verb == Some(CueKind::Level) && rate && dated && expected && left.iter().all(plain);
        // "cuối năm 2015 là 55%, nhưng đến nay mới đạt 52%"
        let now = |i: &Item| matches!(i.what, What::Cue(CueKind::Now, _));
        let told = |i: &Item| now(i) || matches!(i.what, What::Mark(',') | What::Cue(CueKind::Reach, _));
        let by_now = rate && last.status == Status::Target && left.iter().any(now) && left.iter().all(told);
        let goes_on = goes_on || by_now && amount.kind == Kind::Percent;
        let level = last.measure == Measure::Value && (goes_on || strives && amount.kind != Kind::Percent);
        self.unit_of(amount, &[last.unit]).filter(|_| level).map(|unit| Found::like(last, unit))
    }

    /// "88 hộ nghèo, 121 hộ cận nghèo, chiếm 0,28% và 0,39%", "80 hộ nghèo và 95 hộ cận nghèo, tương ứng 2% và 2,4%": the share of each of two counts,
    /// where both are shares of the same number.
    fn shares_of_two(&self, clause: &Clause, index: usize) -> Option<Found> {
        let share = |i: usize| clause.amounts.get(i).filter(|a| a.kind == Kind::Percent);
        let joined = |first: &Amount, second: &Amount| {
            let between = first.span.end;
            second.quantity.full.start == between + 1
                && self.context.doc.tokens[between as usize].id == self.patterns.and
        };
        let pair = |first: usize| share(first).zip(share(first + 1)).filter(|(a, b)| joined(a, b)).map(|_| first);
        let first = pair(index).or_else(|| pair(index.checked_sub(1)?))?;
        let said = |i: &Item| {
            matches!(i.what, What::Cue(CueKind::Share, _)) && i.span.end == clause.amounts[first].quantity.full.start
        };
        let here = clause.amounts[first].span.start;
        let counts = self.drafts.iter().rev().filter(|d| d.span.start < here);
        let mut counts = counts.take_while(|d| d.sentence == self.current && d.measure == Measure::Value);
        let (two, one) = counts.find(|d| d.unit != Unit::Percent).zip(counts.next())?;
        let whole = |count: &Draft, share: usize| count.value.to_f64() / clause.amounts[share].quantity.value.to_f64();
        let (of_one, of_two) = (whole(one, first), whole(two, first + 1));
        let same = (of_one - of_two).abs() <= of_one.max(of_two) * SAME_WHOLE;
        let counted = one.unit == two.unit && one.indicator != two.indicator;
        if !(same && counted && clause.around(first).0.iter().any(said)) {
            return None;
        }
        let count = if index == first { one } else { two };
        let (indicator, unit) = self.sister(&clause.amounts[index], count.indicator)?;
        Some(Found { indicator, component: None, ..Found::like(count, unit) })
    }

    /// "tỷ lệ hộ nghèo, tỷ lệ hộ cận nghèo lần lượt là 3,2% và 4,5%": the subject in the number's place.
    fn respective(&self, clause: &Clause, index: usize) -> Option<Found> {
        let (cue, place, count) = clause.row(index)?;
        // "20.500 và 22.300 lao động": the last names what all are counted in.
        let counted = clause.amounts[index..].iter().take(count - place).find(|a| matches!(a.kind, Kind::Count(_)));
        let own = &clause.amounts[index];
        let amount = counted.filter(|_| own.kind == Kind::Bare).unwrap_or(own);
        let from = clause.items[..cue].iter().rposition(|i| match i.what {
            What::Amount(a) => clause.amounts[a].kind != Kind::Duration,
            _ => matches!(i.what, What::Mark(';')),
        });
        let mut named: Vec<(Span, Found)> = Vec::new();
        for item in &clause.items[from.map_or(0, |f| f + 1)..cue] {
            if let What::Subject(subject) = item.what
                && let Some((indicator, unit)) = self.takes(amount, subject.entry)
            {
                let found = Found::named(&subject, item.span, indicator, unit);
                match named.last_mut() {
                    Some(last) if last.0 == item.span => last.1 = found,
                    _ => named.push((item.span, found)),
                }
            }
        }
        match named.len() {
            // "29.000 lao động, trong đó xuất khẩu lao động 3.500 người. Các con số này lần lượt là 23.400 và 2.980."
            0 if self.stands_for_numbers(clause, cue) => {
                let before = || {
                    let values = |d: &&Draft| d.sentence == self.previous && d.measure == Measure::Value;
                    self.drafts[self.carry.previous_from..].iter().filter(values)
                };
                let told = before().nth(place).filter(|_| before().count() == count);
                let told = told.or_else(|| self.told_in_place(own, place, count))?;
                self.unit_of(amount, &[told.unit]).map(|unit| Found::like(told, unit))
            }
            1 if clause.row_of_times(index).is_some() || clause.row_of_places(index).is_some() => {
                named.first().map(|n| n.1)
            }
            // "xuất khẩu, nhập khẩu lần lượt đạt …", "tham gia BHXH, BHYT lần lượt là …": each of those named as one.
            1 => {
                let (words, one) = named.first()?;
                self.named_as_one(amount, one.component.unwrap_or(*words), place, count)
            }
            n if n == count => named.get(place).map(|n| n.1),
            _ => None,
        }
    }

    /// "34% tham gia BHXH, 26% đóng đoàn phí, 95% tham gia BHYT. Đến năm 2025, tỷ lệ này lần lượt là 45%, 35% và 96%.": the
    /// level that stands in a place of the sentence before, where not all of its numbers are of the catalogue.
    fn told_in_place(&self, amount: &Amount, place: usize, count: usize) -> Option<&Draft> {
        let rate = |at: u32| self.context.doc.punct(at as usize) == Some('%');
        let span = self.context.sentences[self.previous].span;
        let quantities = self.context.scan.quantities.iter().skip_while(|q| q.span.start < span.start);
        let rates = || quantities.clone().take_while(|q| q.span.start < span.end).filter(|q| rate(q.span.end));
        let told = rates().nth(place).filter(|_| amount.kind == Kind::Percent && rates().count() == count)?;
        let drafts = self.drafts[self.carry.previous_from..].iter();
        drafts.rev().find(|d| d.span.contains(told.span) && d.measure == Measure::Value)
    }

    /// "Đến hết tháng 9, các con số này lần lượt là": before that word a clause has words for the numbers told last.
    fn stands_for_numbers(&self, clause: &Clause, cue: usize) -> bool {
        let edge = clause.items[..cue].iter().rev().find(|i| matches!(i.what, What::Mark(_) | What::Date(_)));
        let start = edge.map_or(clause.span.start, |i| i.span.end);
        self.begins(Span { start, end: clause.items[cue].span.end.max(start) }, &self.patterns.anaphora)
    }

    /// The subject in the number's place of those that a component, or the words of a subject, join.
    fn named_as_one(&self, amount: &Amount, joined: Span, place: usize, count: usize) -> Option<Found> {
        let mut named: Vec<Found> = Vec::new();
        for hit in self.context.scan.hits.within(Layer::Subject, joined) {
            let subject = hit.payload as usize;
            if hit.span.end <= joined.end
                && hit.span != joined
                && let Some((indicator, unit)) = self.takes(amount, subject)
                && named.iter().all(|n| n.indicator != indicator)
            {
                named.push(Found { indicator, subject, unit, component: None, words: Some(hit.span) });
            }
        }
        (named.len() == count).then(|| named[place])
    }

    /// "Thu hút đầu tư trong nước được 77 dự án, tổng vốn đăng ký 5.000 tỷ đồng": the subject that heads the clause names
    /// the part, where it has no number of its own.
    fn headed(&self, clause: &Clause, index: usize, made: &[Option<usize>], found: Found) -> Found {
        let Some(words) = found.words.filter(|_| found.component.is_none()) else { return found };
        let own = |i: &&Item| match i.what {
            What::Mark(';') | What::Cue(CueKind::Parts, _) => true,
            What::Amount(other) => made.get(other).is_some_and(Option::is_some),
            _ => false,
        };
        let part = clause.items[..clause.at[index]].iter().rev().take_while(|i| !own(i)).find_map(|i| match i.what {
            What::Subject(s) if i.span.end <= words.start => {
                let same = self.patterns.subjects[s.entry].indicator == Some(found.indicator);
                s.component.filter(|_| same)
            }
            _ => None,
        });
        Found { component: part, ..found }
    }

    /// "lượng khách quốc tế đạt 627.125 lượt khách": the noun after the number names the indicator, the words before
    /// it the part.
    pub(super) fn narrowed(&self, clause: &Clause, index: usize, made: &[Option<usize>], found: Found) -> Found {
        let before = self.before(clause, index, made).flatten();
        // "hộ nghèo, hộ cận nghèo là 3.600 hộ, trong đó 2.400 hộ nghèo": not where parts of it are told.
        let apart = |words: Span| {
            let between = |i: &Item| i.span.start >= words.end && i.span.end <= clause.amounts[index].span.start;
            clause.items.iter().filter(|i| between(i)).any(|i| matches!(i.what, What::Cue(CueKind::Parts, _)))
        };
        let own = |b: &Found| b.indicator == found.indicator && !b.words.is_some_and(apart);
        let part = before.filter(|b| own(b) && found.component.is_none()).and_then(|b| b.component);
        Found { component: found.component.or(part), ..found }
    }

    /// "đạt 97,5% so với kế hoạch 16.000 lao động", "đạt 102,6% chỉ tiêu (chỉ tiêu là 17.000 người)": the plan's own number.
    pub(super) fn plan_itself(&self, clause: &Clause, index: usize, made: &[Option<usize>]) -> Option<Found> {
        let (left, _) = clause.around(index);
        // "tỷ lệ hộ nghèo còn 3,1%/3%", "410 người/400 người, đạt 102,5% kế hoạch"
        if let Some((reached, last)) = self.before_slash(clause, index, made) {
            let owner = &self.drafts[last];
            let percent = clause.amounts[index].kind == Kind::Percent;
            let plan =
                percent || self.of_plan(clause, reached, clause.amounts[index].quantity.value, index, owner.indicator);
            let unit = self.unit_of(&clause.amounts[index], &[owner.unit]);
            return unit.filter(|_| plan).map(|unit| Found::like(owner, unit));
        }
        // "38.000 người/kế hoạch 40.000 người", "38.000 người (kế hoạch 40.000 người)"
        let opens = |i: &Item| {
            i.span.start > clause.span.start
                && matches!(self.context.doc.punct(i.span.start as usize - 1), Some('/' | '('))
        };
        let open = left.iter().rposition(|i| matches!(i.what, What::Mark('(')));
        let marks = |i: &Item| matches!(i.what, What::Mark(_));
        let inside = open.filter(|&o| !left[..o].iter().any(marks)).map_or(left, |o| &left[o + 1..]);
        // "(so với kế hoạch là 8,3%)"
        let versus = |i: &Item| matches!(i.what, What::Cue(CueKind::Versus | CueKind::Reach, _));
        let compared = inside.first().is_some_and(|i| matches!(i.what, What::Cue(CueKind::Versus, _)) && opens(i));
        let inside = if compared { &inside[inside.iter().take_while(|i| versus(i)).count()..] } else { inside };
        let beside = |told: &Item| {
            matches!(told.what, What::Cue(CueKind::Plan | CueKind::Target, _)) && (compared || opens(told))
        };
        let behind = match inside {
            // "(kế hoạch năm 2023 là 7,5%)"
            [told, rest @ ..] => {
                // "(chỉ tiêu đại hội đề ra là từ 55 triệu đồng)", "(kế hoạch giảm còn 3%)"
                let tells = |i: &Item| match i.what {
                    What::Mark(mark) => mark == ':',
                    What::Date(_) => true,
                    What::Cue(kind, _) => matches!(
                        kind,
                        CueKind::Reach | CueKind::Plan | CueKind::Target | CueKind::From | CueKind::Level
                    ),
                    _ => false,
                };
                let near = rest.last().unwrap_or(told).span.start <= told.span.end + PLAN_NAME;
                beside(told) && near && rest.iter().all(tells)
            }
            _ => false,
        };
        if let Some(&Some(last)) = made.last()
            && behind
        {
            let owner = &self.drafts[last];
            // A fall in points is told in percent.
            let points = owner.unit == Unit::PercentagePoint && clause.amounts[index].kind == Kind::Percent;
            let unit = if points { Some(owner.unit) } else { self.unit_of(&clause.amounts[index], &[owner.unit]) };
            if let Some(unit) = unit {
                return Some(Found::like(owner, unit));
            }
            // "17.764,9 tỷ đồng, bằng 118,74% so với cùng kỳ (KH năm 24.000 tỷ đồng)": of the level that the percent is of.
            let level = owner.of.map(|of| &self.drafts[of]);
            if let Some((level, unit)) = level.and_then(|d| Some((d, self.unit_of(&clause.amounts[index], &[d.unit])?)))
            {
                return Some(Found::like(level, unit));
            }
        }
        let told = |d: &Draft| {
            d.measure == Measure::PercentOfPlan || d.measure == Measure::Change && d.baseline == Some(Baseline::Plan)
        };
        let met_or_not = self.meets_plan(clause, index, left);
        let plan = met_or_not || left.iter().any(|i| matches!(i.what, What::Cue(CueKind::Plan | CueKind::Target, _)));
        // "thấp hơn 2% so với mức giao tại Quyết định số … (90%)", "đạt 8,2%, cao hơn chỉ tiêu được giao (8%)"
        let bracket = left.last().is_some_and(|i| {
            matches!(i.what, What::Mark('(')) && i.span.end == clause.amounts[index].quantity.full.start
        });
        // "đạt 103,9% kế hoạch giao); Ninh Bình (118.796 người, đạt 101,2% kế hoạch)": another bracket begins with what was reached elsewhere.
        let named = left.iter().rposition(|i| self.tells_plan(i)).map_or(0, |n| n + 1);
        let anew = left[named..].iter().any(|i| matches!(i.what, What::Mark(')' | ';')));
        if bracket && anew {
            return None;
        }
        // "so với chỉ tiêu giao (4.000 người) đạt 83%"
        let over = left
            .iter()
            .position(|i| matches!(i.what, What::Cue(CueKind::Exceed | CueKind::Versus, _)) || self.comparative(i));
        // "tăng 8,12%, không đạt chỉ tiêu nghị quyết (11 - 12%)"
        let met = left.split_last().is_some_and(|(_, told)| {
            let verb = told.iter().rposition(|i| !self.tells_plan(i));
            verb.is_some_and(|v| v + 1 < told.len() && matches!(told[v].what, What::Cue(CueKind::Reach, _)))
        });
        let beyond = met || met_or_not || over.is_some_and(|o| left[o..].iter().any(|i| self.tells_plan(i)));
        // "29.412 người, tăng 1.802 người; so với chỉ tiêu giao (33.500 người) đạt 87,8%": not of the change.
        let level_of = |d: &Draft| d.measure == Measure::Value || d.measure == Measure::Change && d.of.is_some();
        let reached = |d: &Draft| bracket && beyond && level_of(d);
        if let Some(found) = self.plan_behind(clause, index, made, left) {
            return Some(found);
        }
        let fitting = |&m: &usize| told(&self.drafts[m]) || reached(&self.drafts[m]);
        let percent = made.last().copied().flatten().filter(fitting)?;
        // "đạt 93% chỉ tiêu (bắt buộc 121; …)": behind a name the bracket tells of a part.
        let named = left.last().is_some_and(|i| matches!(i.what, What::Mark('('))) && !bracket;
        let fits = bracket
            || !named
                && left.iter().all(|i| {
                    matches!(
                        i.what,
                        What::Mark('(' | ':')
                            | What::Date(_)
                            | What::Cue(
                                CueKind::Plan | CueKind::Target | CueKind::Reach | CueKind::Versus | CueKind::Neutral,
                                _
                            )
                    )
                });
        let amount = &clause.amounts[index];
        let of = self.drafts[percent].of;
        let owner = &self.drafts[of.unwrap_or(percent)];
        let percent = amount.kind == Kind::Percent;
        let level = !percent || bracket && owner.unit == Unit::Percent;
        // "vượt 5% so với kế hoạch (20.000 người)": what was reached is not told.
        let planned = left.len().checked_sub(2).is_some_and(|p| self.tells_plan(&left[p])) && bracket;
        let units = &self.patterns.indicators[owner.indicator].units;
        let unit = match of {
            Some(_) => self.unit_of(amount, &[owner.unit]),
            // "vượt 650 tỷ đồng so với chỉ tiêu kế hoạch là 5.000 tỷ đồng"
            None if !percent && owner.unit == units[0] => self.unit_of(amount, &[owner.unit]),
            None if planned || owner.measure == Measure::Value => self.unit_of(amount, units),
            None => None,
        };
        let unit = unit.filter(|_| plan && fits && level)?;
        Some(Found::like(owner, unit))
    }

    /// "còn 3,2%, vượt mục tiêu Đại hội đề ra (4%)", "đạt 45 triệu đồng, chưa đạt chỉ tiêu nghị quyết (50 triệu đồng)": words that say whether the
    /// plan was met end in brackets with it. "đạt mục tiêu đề ra (100%)" tells how much of it was reached.
    fn meets_plan(&self, clause: &Clause, index: usize, left: &[Item]) -> bool {
        let says = |i: &&Item| matches!(i.what, What::Cue(CueKind::Neutral, _)) && self.holds_plan(i.span);
        let Some(met) = left.iter().rfind(says) else { return false };
        let turned = |i: &Item| match i.what {
            What::Subject(s) => !i.span.overlaps(met.span) && self.takes(&clause.amounts[index], s.entry).is_some(),
            What::Mark(mark) => mark == ';',
            _ => false,
        };
        let since = left.iter().filter(|i| i.span.start >= met.span.start);
        let whole = clause.amounts[index].kind == Kind::Percent
            && (clause.amounts[index].quantity.value.to_f64() - 100.0).abs() < f64::EPSILON;
        let start = clause.amounts[index].quantity.full.start;
        start.saturating_sub(met.span.end) <= PLAN_NAME && !since.into_iter().any(turned) && !whole
    }

    /// One of the words names a plan.
    fn holds_plan(&self, span: Span) -> bool {
        self.context.doc.tokens[span.range()].iter().any(|t| self.patterns.plan_words.contains(&t.id))
    }

    /// "đạt 2,1 tỷ USD, vượt xa so với mục tiêu đề ra là 1,8 tỷ USD": the plan's own number behind a comparison.
    pub(super) fn plan_behind(
        &self,
        clause: &Clause,
        index: usize,
        made: &[Option<usize>],
        left: &[Item],
    ) -> Option<Found> {
        let amount = &clause.amounts[index];
        let owner = &self.drafts[made.last().copied().flatten()?];
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
        let near = amount.quantity.full.start.saturating_sub(left[named].span.end) <= if set { 24 } else { 8 };
        // "vượt kế hoạch 5%" tells by how much; "vượt kế hoạch là 8%" and "so với kế hoạch 8%" tell the plan.
        let percent = amount.kind == Kind::Percent;
        let named_level = versus || self.is_said(amount) || amount.quantity.value_to.is_some();
        let level = !percent || owner.unit == Unit::Percent && named_level;
        let fits = owner.measure == Measure::Value
            && owner.status != Status::Target
            && compared
            && near
            && left[named..].iter().all(plain)
            && level;
        self.unit_of(amount, &[owner.unit]).filter(|_| fits).map(|unit| Found::like(owner, unit))
    }

    /// "là" stands right before the amount.
    pub(super) fn is_said(&self, amount: &Amount) -> bool {
        let before = amount.quantity.full.start.checked_sub(1);
        before.is_some_and(|at| self.says_are(at))
    }

    /// "là" stands at a token.
    pub(super) fn says_are(&self, at: u32) -> bool {
        self.context.doc.get(at as usize).is_some_and(|t| t.id == self.patterns.are)
    }

    /// "410 người/400 người": the amount before the slash and its draft, where both are told in one unit.
    pub(super) fn before_slash(&self, clause: &Clause, index: usize, made: &[Option<usize>]) -> Option<(usize, usize)> {
        let reached = index.checked_sub(1)?;
        let end = clause.amounts[reached].span.end;
        let slash =
            self.context.doc.punct(end as usize) == Some('/') && clause.amounts[index].quantity.full.start == end + 1;
        // "98 tỷ đồng/1.200 hộ": who got it, unless it is a rate (12 tỷ đồng/100 hộ).
        let joined = !same_kind(clause.amounts[reached].kind, clause.amounts[index].kind)
            && !is_power_of_ten(clause.amounts[index].quantity.value);
        made.last().copied().flatten().filter(|_| slash && !joined).map(|last| (reached, last))
    }

    /// "702 căn nhà trên tổng số 1.025 căn được duyệt": the number of all, behind that of those who are told of.
    pub(super) fn counts_all(&self, clause: &Clause, index: usize) -> bool {
        let amount = &clause.amounts[index];
        let alike = index.checked_sub(1).is_some_and(|before| {
            let told = &clause.amounts[before];
            same_kind(told.kind, amount.kind) && told.quantity.value.to_f64() <= amount.quantity.value.to_f64()
        });
        let parted = clause.around(index).0.iter().any(|i| matches!(i.what, What::Mark(_)));
        alike && !parted && self.ends_with(amount.quantity.full.start, &self.patterns.out_of_all)
    }

    pub(super) fn same_or_sister(&self, amount: &Amount, draft: usize) -> Option<Found> {
        let draft = &self.drafts[draft];
        let found = |indicator: usize, unit: Unit| Found { indicator, component: None, ..Found::like(draft, unit) };
        // A rule may take less than its indicator: money invested is no percentage of anything.
        let entry = &self.patterns.subjects[draft.subject];
        let own = entry.indicator == Some(draft.indicator) && amount.kind == Kind::Percent;
        let units = if own { &entry.units } else { &self.patterns.indicators[draft.indicator].units };
        if let Some(unit) = self.unit_of(amount, units) {
            return Some(found(draft.indicator, unit));
        }
        self.sister(amount, draft.indicator).map(|(indicator, unit)| found(indicator, unit))
    }

    /// The same fact in another unit: money beside a count, a share beside a count.
    pub(super) fn retold(&self, clause: &Clause, index: usize, made: &[Option<usize>], signs: &Signs) -> Option<Found> {
        let amount = &clause.amounts[index];
        // "tặng 11.862 người có công theo 2 mức 400.000 đồng và 200.000 đồng, tổng kinh phí 2,47 tỷ đồng": what each gets stands between.
        let each = |m: &usize| {
            let between = matches!(clause.amounts[*m].kind, Kind::Money(_) | Kind::Foreign | Kind::Bare);
            made[*m].is_none() && between
        };
        let gifts = match amount.kind {
            Kind::Money(_) if paid(clause, clause.at[index]) => (0..made.len()).rev().take_while(each).count(),
            _ => 0,
        };
        let told = made.len() - gifts;
        let last = made[..told].last().copied().flatten().map(|l| self.drafts[l].of.unwrap_or(l))?;
        let heads = self.drafts[last].indicator;
        let money = self.sister(amount, heads).map_or(heads, |(money, _)| money);
        let all = |least: u32| {
            let of_one = |a: &Amount| a.quantity.value.to_f64() < f64::from(least);
            !of_one(amount) && clause.amounts[told..index].iter().all(of_one)
        };
        if gifts > 0 && !self.patterns.indicators[money].least.is_some_and(all) {
            return None;
        }
        let (left, _) = clause.around(index);
        // "4.120 người được hưởng trợ cấp, kinh phí 56,3 tỷ đồng": the words are those of the count.
        let cost = matches!(amount.kind, Kind::Money(_)) && paid(clause, clause.at[index]);
        // "24.000 hộ nghèo, người có công, với tổng kinh phí 40 tỷ đồng": as are those beside it who count people alone.
        let group = |span: Span| {
            left.iter().filter(|i| i.span == span).any(|i| match i.what {
                What::Subject(s) => self.unit_of(amount, &self.patterns.subjects[s.entry].units).is_none(),
                _ => false,
            })
        };
        let own_words = |s: &Subject| s.side == Side::After && self.drafts[last].subject == s.entry;
        let cost = cost && self.of_heads(self.drafts[last].indicator);
        let counted = |s: &Subject, span: Span| cost && (own_words(s) || group(span));
        let own = |(n, i): (usize, &Item)| match i.what {
            What::Subject(s) => {
                self.takes(amount, s.entry).is_some() && !counted(&s, i.span) && !self.spent(clause, index, &left[n..])
            }
            _ => false,
        };
        let claimed = |i: &Item| matches!(i.what, What::Subject(s) if self.claims(amount, s.entry));
        if left.iter().enumerate().any(own)
            || left.iter().any(claimed)
            || left.iter().enumerate().any(|(n, i)| matches!(i.what, What::Mark(';')) && !turns_back(&left[n..]))
        {
            return None;
        }
        let bracket = left.iter().any(|i| matches!(i.what, What::Mark('('))) && left.len() <= 2;
        let fits = match amount.kind {
            Kind::Percent => {
                let reached =
                    signs.verb == Some(CueKind::Reach) && self.shared(amount, last) && self.reaches(clause, index);
                // "67/145 xã đạt chuẩn, bằng 46,2%"
                let reckoned = signs.verb == Some(CueKind::Versus)
                    && clause.amounts[index - 1].quantity.denominator.is_some_and(|all| {
                        arithmetic::is_share(clause.amounts[index - 1].quantity.value, all, amount.quantity.value)
                    });
                bracket
                    || signs.whole
                    || signs.verb == Some(CueKind::Share)
                    || self.of_people(amount)
                    || reached
                    || reckoned
            }
            Kind::Money(_) => {
                let cue = left.iter().any(|i| matches!(i.what, What::Cue(CueKind::Money | CueKind::Reach, _)));
                let previous = &clause.amounts[index - 1];
                // "11,8 triệu đồng (tương đương 637 USD)": the same in another currency.
                let currency = matches!(previous.kind, Kind::Money(_)) && previous.kind != amount.kind;
                let worth = left.iter().any(|i| matches!(i.what, What::Cue(CueKind::Share, _)));
                // "3.233 hộ nghèo/318,4 triệu đồng"
                let start = clause.amounts[index].quantity.full.start;
                let slash = self.context.doc.punct(start.saturating_sub(1) as usize) == Some('/');
                cue || slash
                    || currency && worth
                    || clause.amounts[index].quantity.full.start.saturating_sub(previous.span.end) <= 2
            }
            // "giảm 1,3%, còn 3,1% (2.014 hộ)"
            Kind::Count(Unit::Household) => bracket && clause.amounts[index - 1].kind == Kind::Percent,
            _ => false,
        };
        if !fits {
            return None;
        }
        let heavy_from = clause.amounts[index - 1].span.end;
        let here = clause.at[index];
        // "cho 7 người lỡ đường gặp khó khăn, với số tiền 12 triệu đồng": its own words turn back to the count.
        let paid = left.last().is_some_and(|i| {
            matches!(i.what, What::Cue(CueKind::Money, _)) && amount.quantity.full.start.saturating_sub(i.span.end) <= 1
        });
        let most = if paid { 12 } else { 6 };
        if self.heavy(clause, heavy_from, amount.quantity.full.start, clause.at[index - 1] + 1, here) > most {
            return None;
        }
        self.same_or_sister(amount, last)
            .map(|found| Found { component: self.drafts[last].component, ..found })
            .filter(|f| f.indicator != self.drafts[last].indicator || f.unit != self.drafts[last].unit)
    }

    /// "45.016 hộ đạt gia đình văn hóa, đạt 87,2%": of what is told as a share too, the share.
    pub(super) fn shared(&self, amount: &Amount, draft: usize) -> bool {
        let draft = &self.drafts[draft];
        let entry = &self.patterns.indicators[draft.indicator];
        // "tham gia BHYT 803.500 người, tỷ lệ bao phủ 93,2%. Huyện Kim Bôi có 107.350 người, đạt 92,4%": the rate once more.
        let rate = entry.sister.iter().find(|s| s.0 == Unit::Percent).map(|s| s.1);
        let told = |d: &Draft| Some(d.indicator) == rate && d.measure == Measure::Value;
        if draft.unit == Unit::Person && self.drafts.iter().any(told) {
            return amount.quantity.value.to_f64() <= 100.0;
        }
        entry.units.contains(&Unit::Percent)
            && entry.percent.is_none()
            && matches!(draft.unit, Unit::Household | Unit::Commune)
            && amount.quantity.value.to_f64() <= 100.0
    }

    /// "đạt 92,3% dân số", "đạt 22,3% lực lượng lao động": a share of all.
    pub(super) fn of_people(&self, amount: &Amount) -> bool {
        // "bằng 43,5% số hộ", but not "giảm 4% số hộ nghèo"
        let whole = self.longest(amount.span.end, &self.patterns.of_all);
        let plain = |words: u32| {
            let next = self.context.doc.get((amount.span.end + words) as usize);
            next.is_none_or(|t| t.kind != TokenKind::Word)
        };
        self.starts(amount.span.end, &self.patterns.all) || whole.is_some_and(plain)
    }

    /// The same told of a group or place (khu vực thành thị 2,95%; riêng các huyện nghèo giảm trên 5%; Đài Loan 254
    /// người), or as a yearly mean: the last number of the catalogue goes on.
    pub(super) fn goes_on(&self, clause: &Clause, index: usize) -> Option<Found> {
        let amount = &clause.amounts[index];
        let (left, _) = clause.around(index);
        let last = self.drafts.last().filter(|d| d.sentence >= self.previous)?;
        let near = last.sentence == self.current || index == 0;
        // "chế biến, chế tạo: 10,54%": a colon right before the number only parts it from its name.
        let colon = |i: &Item| matches!(i.what, What::Mark(':')) && i.span.end != amount.quantity.full.start;
        let subject = |i: &Item| match i.what {
            // "12 xã đạt chuẩn, lũy kế 56 xã": the words behind a number are that number's.
            What::Subject(s)
                if s.side == Side::After && self.patterns.subjects[s.entry].indicator == Some(last.indicator)
                    || s.number.zip(clause.amounts[..index].last()).is_some_and(|(n, t)| n.overlaps(t.span)) =>
            {
                false
            }
            What::Subject(s) => {
                // "khu vực dịch vụ có 36.562 DN": the name of a part that is told in nothing of the kind.
                let named = s.component.is_some() && self.takes(amount, s.entry).is_none();
                self.patterns.subjects[s.entry].indicator.is_some() && self.in_place(s.entry) && !named
                    || self.claims(amount, s.entry)
            }
            _ => false,
        };
        // "Đức Trọng (10 xã), Lâm Hà (7 xã)": a bracket that opens right before the number.
        let start = amount.quantity.full.start;
        let bracket = |i: &Item| matches!(i.what, What::Mark('(')) && i.span.end != start;
        // "16,4% (theo tiêu chí cũ), năm 2011 là 31,5%": what a closed bracket says is told aside.
        let close = left.iter().rposition(|i| matches!(i.what, What::Mark(')')));
        let open = close.and_then(|c| left[..c].iter().position(|i| matches!(i.what, What::Mark('('))));
        let aside = |n: usize| open.zip(close).is_some_and(|(o, c)| (o..=c).contains(&n));
        let turns = |i: &Item| subject(i) || bracket(i) || colon(i);
        let foreign = left.iter().enumerate().any(|(n, i)| !aside(n) && turns(i));
        // "lũy kế 10 tháng 3.798 tỷ đồng": a stretch of time only describes.
        // "Hà Nội với 595 triệu USD, chiếm 12%; Bình Dương: 329 triệu USD": so does a share.
        // "riêng 6 huyện nghèo còn 31,5%": and the number of those told apart.
        let counts =
            |a: &usize| clause.amounts[*a].kind != Kind::Duration && !is_share(clause, *a) && !told_apart(clause, *a);
        let told = (0..index).rev().find(counts).map(|a| &clause.amounts[a]);
        // "Các con số này lần lượt là 23.400 và 2.980": not all of the last.
        let row = clause.row(index).is_some_and(|(cue, ..)| self.stands_for_numbers(clause, cue));
        if !near || foreign || row || told.is_some_and(|t| last.span.end < t.span.start) {
            return None;
        }
        // "Ea Súp có 7.849 hộ (43,13%); Krông Bông 7.686 hộ (35,95%)": the number told so before, not its share.
        // "148.000 lượt (khách quốc tế 2.300 lượt); cộng dồn 10 tháng 1,63 triệu lượt": and not what brackets told of a part.
        let root = |d: usize| &self.drafts[self.before_bracket(clause, index, self.drafts[d].of.unwrap_or(d))];
        let takes = |d: usize| {
            let owner = root(d);
            let rate = owner.unit == Unit::PercentagePoint;
            self.unit_of(amount, &[if rate { Unit::Percent } else { owner.unit }]).map(|unit| (owner, unit))
        };
        let told_here = |d: &usize| self.drafts[*d].sentence == last.sentence;
        // "… 6.842 hộ nghèo và 2.415 hộ cận nghèo. Cuối năm giảm còn 5.767 hộ": what was more before.
        let fallen = clause.around(index).0.iter().any(|i| {
            matches!(i.what, What::Cue(CueKind::Level, _)) && self.starts(i.span.start, &self.patterns.falling)
        });
        let more = |(owner, _): &(&Draft, Unit)| {
            !fallen || owner.value.to_f64() > amount.quantity.value.to_f64() || owner.sentence == self.current
        };
        let (owner, unit) = (0..self.drafts.len())
            .rev()
            .take(if fallen { 6 } else { 3 })
            .take_while(told_here)
            .filter_map(takes)
            .find(more)?;
        // "khu vực nông, lâm nghiệp và thủy sản": the comma of a name parts nothing.
        let inner = |mark: &Item| left.iter().any(|i| matches!(i.what, What::Subject(_)) && i.span.contains(mark.span));
        let time = |i: &Item| matches!(i.what, What::Date(_) | What::Cue(CueKind::WholeYear | CueKind::YearToDate, _));
        // "; lũy kế 10 tháng, đạt 224.175 tỷ đồng": nor does the comma behind a time that heads the clause.
        let behind_time = |mark: &Item| {
            matches!(mark.what, What::Mark(','))
                && left.iter().any(|i| time(i) && i.span.end == mark.span.start)
                && left.iter().any(|i| {
                    matches!(i.what, What::Cue(CueKind::Reach | CueKind::Estimate, _)) && i.span.start == mark.span.end
                })
        };
        let edge = left.iter().rev().find(|i| {
            matches!(i.what, What::Cue(CueKind::Parts | CueKind::Apart, _))
                || matches!(i.what, What::Mark(m) if m != ':' && i.span.end != start) && !inner(i) && !behind_time(i)
        });
        let before = told.map_or(clause.span.start, |t| t.span.end);
        let from = edge.map_or(before, |i| i.span.end).max(before);
        // ", trong khi năm 2014 tăng 6,1%", but not "trong khi cùng kỳ năm 2008 là 10,2%"
        let contrast = self.longest(from, &self.patterns.contrasts).unwrap_or(0);
        let compared = |i: &Item| matches!(i.what, What::Cue(CueKind::Baseline, _)) && i.span.start >= from;
        if contrast > 0 && left.iter().any(compared) {
            return None;
        }
        let from = from + contrast;
        let chunk = Span { start: from, end: amount.quantity.full.start };
        let rate = self.patterns.indicators[owner.indicator].kind == IndicatorKind::Rate;
        let smaller = amount.quantity.value.to_f64() < owner.value.to_f64().abs();
        // "40.927 hộ nghèo (9,72%); đến cuối năm còn 32.801 hộ": past the same told as a share.
        let last_told = root(self.drafts.len() - 1);
        if !(std::ptr::eq(owner, last_told) || self.sisters(owner.indicator, last_told.indicator)) {
            return None;
        }
        let bracketed = left.iter().any(|i| matches!(i.what, What::Mark('(')));
        // "cao đẳng 650 người, trung cấp 1.200 người": each is a part of a total that is not told.
        let part = owner.component.is_some_and(|c| {
            c.end <= owner.span.start && c.end + 2 >= owner.span.start && self.begins(c, &self.patterns.groups)
        });
        let group = self.names_group(clause, chunk) && (rate || smaller || part && chunk.len() <= 6)
            || self.parallel(clause, index, chunk);
        let group = group && !self.does_something_else(chunk, owner);
        let group = group && !bracketed;
        let mean = amount.kind != Kind::Percent && smaller && yearly(clause, index) && chunk.len() <= 5;
        // "năm 2004 đạt 14 tỷ đồng, năm 2005 là 17 tỷ đồng": the same at another time; "con số này là 10.460 nhà".
        let here = clause.at[index];
        let dated = left.iter().any(|i| time(i) && chunk.contains(i.span));
        let plain = self.heavy(clause, chunk.start, chunk.end, here - left.len(), here) == 0;
        let again = dated && plain && amount.kind != Kind::Percent && chunk.len() <= 10
            || self.begins(chunk, &self.patterns.anaphora)
            || self.begins(Span { start: before, end: chunk.end }, &self.patterns.anaphora);
        // "giảm còn 2,8%, ước cuối năm 2020 còn 2,6%": the same rate at another time.
        let levels = left.iter().any(|i| matches!(i.what, What::Cue(CueKind::Level, _)));
        // "năm 2018 là 5,2%, năm 2017: 6,8%"
        let told_so = |i: &Item| match i.what {
            What::Cue(CueKind::Reach | CueKind::Estimate, _) => true,
            What::Mark(':') => i.span.end == amount.quantity.full.start,
            _ => false,
        };
        let reached = left.iter().any(told_so) && index > 0;
        let growth = self.patterns.indicators[owner.indicator].kind == IndicatorKind::Growth;
        let moved = growth
            && left
                .iter()
                .any(|i| matches!(i.what, What::Cue(CueKind::Rise | CueKind::Fall, _)) && chunk.contains(i.span));
        // "năm 2022 đạt 91%, năm 2023 92,5% và năm 2025 từ 95%": years with a number behind each.
        let year = |p: Option<Period>| matches!(p, Some(Period::Year(_)));
        let series = year(owner.period)
            && left.last().is_some_and(|i| match i.what {
                What::Date(d) => year(Some(self.dates[d].period)) && start <= i.span.end + 1,
                What::Cue(CueKind::From, _) => i.span.end == start,
                _ => false,
            });
        let later = dated && plain && (rate || growth) && (levels || reached || moved || series) && chunk.len() <= 10;
        let again = again || later;
        if let Some(found) = self.item_of_list(clause, index, owner, unit, chunk) {
            return Some(found);
        }
        let kept = again && !group && !(later && dated && self.list_closed(owner));
        (group || mean || again)
            .then_some(Found { component: owner.component.filter(|_| kept), ..Found::like(owner, unit) })
    }

    /// "Thu ngân sách đạt 120 tỷ đồng. Xã Hòa Bình đã hỗ trợ nông dân 5 tỷ đồng": a verb of doing that the sentence of the number before
    /// does not have leads to another sum.
    fn does_something_else(&self, chunk: Span, owner: &Draft) -> bool {
        let tokens = &self.context.doc.tokens;
        let act = |at: usize| !self.lightly(&tokens[at]) && self.starts(at as u32, &self.patterns.acts);
        let money = matches!(owner.unit, Unit::Vnd | Unit::Usd);
        money && chunk.range().any(|at| act(at) && self.is_new(at, owner))
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

    /// A word that stands nowhere before a number, or in the words behind it, in its sentence.
    fn is_new(&self, at: usize, owner: &Draft) -> bool {
        let tokens = &self.context.doc.tokens;
        let sentence = self.context.sentences[owner.sentence].span;
        tokens[sentence.range()].iter().all(|t| t.id != tokens[at].id)
    }

    /// "xuất khẩu rau quả đạt 879 triệu USD, giảm 9,3%; tôm các loại ước đạt 676 triệu USD": the next good of a list, behind a
    /// semicolon, of what is told in lists by name.
    fn item_of_list(&self, clause: &Clause, index: usize, owner: &Draft, unit: Unit, chunk: Span) -> Option<Found> {
        let here = clause.at[index];
        let mark = clause.items[..here].iter().rfind(|i| matches!(i.what, What::Mark(_)))?;
        let behind = matches!(mark.what, What::Mark(';')) && mark.span.end == chunk.start;
        let itemized = self.patterns.indicators[owner.indicator].itemized && owner.component.is_some();
        let money = matches!(unit, Unit::Usd | Unit::Vnd) && owner.sentence == self.current;
        let verb = |i: &&Item| matches!(i.what, What::Cue(CueKind::Reach | CueKind::Estimate, _));
        let verb = clause.items[..here].iter().rev().take_while(verb).last()?;
        let name = Span { start: chunk.start, end: verb.span.start.max(chunk.start) };
        let plain = !clause.items[..here].iter().any(|i| name.overlaps(i.span));
        let named = (1..=6).contains(&name.len()) && plain && self.trim(clause, name).is_some();
        (behind && itemized && money && named).then_some(Found { component: None, ..Found::like(owner, unit) })
    }

    /// "GRDP tăng 6,2%. Trong đó, nông nghiệp tăng 4,6%; dịch vụ tăng 7,1%. Quý III tăng 7,6%.": a sentence of another time
    /// behind a list of parts turns back to their total.
    fn list_closed(&self, last: &Draft) -> bool {
        if last.sentence == self.current {
            return false;
        }
        let line = |d: &Draft| self.context.sentences[d.sentence].line;
        let same = |d: &&Draft| (d.indicator, d.unit, d.measure) == (last.indicator, last.unit, last.measure);
        let told = || self.drafts.iter().rev().take_while(|d| line(d) == line(last)).filter(same);
        let mut listed = told().take_while(|d| d.component.is_some());
        told().any(|d| d.component.is_none()) && listed.any(|d| d.component != last.component)
    }

    /// "Mặt hàng nhập khẩu từ các nước: Trung Quốc tăng 27,4%; Thái Lan tăng 16,7%; …": a list that a colon opens
    /// goes on after each semicolon with the same verb.
    pub(super) fn parallel(&self, clause: &Clause, index: usize, chunk: Span) -> bool {
        let Some(previous) = index.checked_sub(1) else { return false };
        let here = clause.at[index];
        if self.repeated(clause, index, chunk) || self.group_again(clause, index, chunk) {
            return true;
        }
        let verb = |amount: usize| self.signs_of_verb(clause, amount);
        let colon = clause.items[..clause.at[previous]].iter().any(|i| matches!(i.what, What::Mark(':')));
        let semicolon = clause.items[clause.at[previous]..here].iter().any(|i| matches!(i.what, What::Mark(';')));
        colon && semicolon && chunk.len() <= 10 && verb(previous).is_some() && verb(previous) == verb(index)
    }

    /// "hỗ trợ 4.120 người …; hỗ trợ 164 người …": after a semicolon the same verb stands before a number of the same kind.
    fn repeated(&self, clause: &Clause, index: usize, chunk: Span) -> bool {
        let here = clause.at[index];
        let semicolon = here > 0
            && matches!(clause.items[here - 1].what, What::Mark(';'))
            && clause.items[here - 1].span.end == chunk.start;
        let amount = &clause.amounts[index];
        let alike = clause.amounts[..index].iter().rev().find(|a| a.kind == amount.kind);
        let Some(alike) = alike.filter(|_| semicolon && (1..=4).contains(&chunk.len())) else { return false };
        let tokens = &self.context.doc.tokens;
        let start = alike.quantity.full.start;
        let before = &tokens[start.saturating_sub(chunk.len() as u32) as usize..start as usize];
        before.iter().zip(&tokens[chunk.range()]).all(|(a, b)| a.id != UNKNOWN && a.id == b.id)
    }

    /// "giá trị sản xuất của khu vực doanh nghiệp Trung ương ước đạt 112 tỷ đồng, giảm 15%; khu vực doanh nghiệp tư nhân ước đạt 1.990 tỷ đồng": after a
    /// semicolon another group of the kind, with the verb that the number before has.
    fn group_again(&self, clause: &Clause, index: usize, chunk: Span) -> bool {
        const LONGEST_GROUP: usize = 12;
        const KIND: usize = 2;
        let (tokens, amount) = (&self.context.doc.tokens, &clause.amounts[index]);
        let mark = clause.items[..clause.at[index]].iter().rfind(|i| matches!(i.what, What::Mark(';')));
        let opens =
            mark.is_some_and(|m| m.span.end == chunk.start) && (KIND + 1..=LONGEST_GROUP).contains(&chunk.len());
        let alike = clause.amounts[..index].iter().rev().find(|a| a.kind == amount.kind && a.span.end < chunk.start);
        let Some(alike) = alike.filter(|_| opens) else { return false };
        let same = |a: &Token, b: &Token| a.id != UNKNOWN && a.id == b.id;
        let verb = chunk.end as usize - 1;
        let told = alike.quantity.full.start as usize;
        // "vốn trung ương giải ngân 1.290 tỷ đồng (40%); vốn địa phương 1.664 tỷ đồng": or with none.
        let verbs =
            clause.around(index).0.iter().any(|i| matches!(i.what, What::Cue(CueKind::Reach | CueKind::Estimate, _)));
        let none = !verbs && chunk.len() <= LONGEST_GROUP / 2 && matches!(amount.kind, Kind::Money(_) | Kind::Count(_));
        let kind = &tokens[chunk.start as usize..chunk.start as usize + KIND];
        let before = &tokens[clause.span.start as usize..told];
        told > 0
            && (none || same(&tokens[verb], &tokens[told - 1]))
            && before.windows(KIND).any(|w| w.iter().zip(kind).all(|(a, b)| same(a, b)))
    }

    /// The rise or fall that stands right before an amount.
    pub(super) fn signs_of_verb(&self, clause: &Clause, amount: usize) -> Option<CueKind> {
        let start = clause.amounts[amount].quantity.full.start;
        clause.around(amount).0.iter().rev().find_map(|i| match i.what {
            What::Cue(kind @ (CueKind::Rise | CueKind::Fall), _) if start.saturating_sub(i.span.end) <= 1 => Some(kind),
            _ => None,
        })
    }

    /// One of the phrases stands within the first words of a stretch.
    pub(super) fn begins(&self, chunk: Span, phrases: &Phrases) -> bool {
        let tokens = &self.context.doc.tokens[chunk.range()];
        (0..tokens.len().min(4)).any(|at| phrases.stand(&tokens[at..]))
    }

    /// One of the phrases stands at a token.
    pub(super) fn starts(&self, at: u32, phrases: &Phrases) -> bool {
        phrases.stand(&self.context.doc.tokens[at as usize..])
    }

    /// How many tokens the longest of the phrases has that begin at a token.
    pub(super) fn longest(&self, at: u32, phrases: &Phrases) -> Option<u32> {
        phrases.at(&self.context.doc.tokens[at as usize..]).map(|words| words.len() as u32).max()
    }

    /// One of the phrases ends at a token.
    pub(super) fn ends_with(&self, at: u32, phrases: &Phrases) -> bool {
        phrases.at_end(&self.context.doc.tokens[..at as usize]).next().is_some()
    }

    /// Nothing but phrases of a table, marks and light words.
    fn names_only(&self, name: Span, phrases: &Phrases) -> bool {
        let mut at = name.start;
        let mut named = false;
        while at < name.end {
            if let Some(words) = self.longest(at, phrases) {
                (at, named) = (at + words, true);
            } else if self.lightly(&self.context.doc.tokens[at as usize]) {
                at += 1;
            } else {
                return false;
            }
        }
        named
    }

    /// A stretch begins with the name of a group (the table `groups`) or is a place's name.
    pub(super) fn names_group(&self, clause: &Clause, chunk: Span) -> bool {
        let place = clause.items.iter().any(|i| matches!(i.what, What::Place(_)) && chunk.contains(i.span));
        let group = self.begins(chunk, &self.patterns.groups);
        chunk.len() <= 12 && (group || place && chunk.len() <= 6)
    }

    /// "78.669 người (cao đẳng 1.702 người, trung cấp 11.315 người, …)": a part of the total that stands before the bracket.
    fn in_brackets(&self, clause: &Clause, index: usize, made: &[Option<usize>]) -> Option<Found> {
        let open = clause.bracket_list(index)?;
        let total = (0..index).rev().find(|&a| clause.at[a] < open)?;
        let (whole, amount) = (&clause.amounts[total], &clause.amounts[index]);
        // Between the two may stand what was counted, and no mark.
        let between = &clause.items[clause.at[total] + 1..open];
        let near = clause.items[open].span.start - whole.span.end <= 12
            && !between.iter().any(|i| matches!(i.what, What::Mark(_)));
        let owner = &self.drafts[made[total].filter(|_| near)?];
        let unit = self.unit_of(amount, &[owner.unit]).filter(|_| owner.measure == Measure::Value)?;
        let close = clause.items[open..].iter().position(|i| matches!(i.what, What::Mark(')')));
        let close = close.map_or(clause.items.len(), |c| open + c);
        let inside = |a: &&Amount| a.span.start > clause.items[open].span.start && same_kind(a.kind, amount.kind);
        let parts: Vec<&Amount> = clause.items[open..close]
            .iter()
            .filter_map(|i| if let What::Amount(a) = i.what { Some(&clause.amounts[a]) } else { None })
            .filter(inside)
            .collect();
        let told = whole.quantity.value.to_f64();
        let sum: f64 = parts.iter().map(|a| a.quantity.value.to_f64()).sum();
        let complete = parts.len() > 1 && (sum - told).abs() <= told * 0.001;
        let (left, _) = clause.around(index);
        let since = left.iter().rposition(|i| matches!(i.what, What::Mark(_))).map_or(left, |m| &left[m + 1..]);
        let kind = self.patterns.indicators[owner.indicator].kind;
        let (rate, growth) = (kind == IndicatorKind::Rate, kind == IndicatorKind::Growth);
        let own = |i: &Item| match i.what {
            What::Subject(s) => {
                let other = |found: (usize, Unit)| !growth || found.0 != owner.indicator;
                !complete && (self.takes(amount, s.entry).is_some_and(other) || self.claims(amount, s.entry))
            }
            _ => false,
        };
        let start = since.first().map_or(amount.quantity.full.start, |i| i.span.start);
        let marked = |i: &&Item| matches!(i.what, What::Mark(_));
        // "(nông, lâm, thủy sản 3,4%; dịch vụ 12,1%)": a branch may be named with commas.
        let parts_items = |i: &&Item| matches!(i.what, What::Mark('(' | ';'));
        let edge = left.iter().rev().find(parts_items).filter(|_| growth);
        let mark = edge.or_else(|| left.iter().rev().find(marked));
        let from = mark.map_or(start, |m| m.span.end);
        let name = Span { start: from, end: amount.quantity.full.start };
        let heavy = !self.context.doc.tokens[name.range()].iter().all(|t| self.lightly(t));
        let named = (1..=8).contains(&name.len()) && (heavy || self.begins(name, &self.patterns.groups));
        // "2,25% (khu vực thành thị là 3,19%; khu vực nông thôn là 1,72%)": rates of groups add up to nothing.
        let group = || self.begins(name, &self.patterns.groups) || self.is_place(clause, name);
        let shared = since.iter().any(|i| matches!(i.what, What::Cue(CueKind::Share, _)));
        // "tăng 11,6% (nông nghiệp 3,4%; công nghiệp 14,9%; dịch vụ 12,1%)": branches grow by less and by more than all; what they have
        // of all is more than it grows by, or adds up to it.
        let values = || parts.iter().map(|a| a.quantity.value.to_f64());
        let far = values().any(|v| v > told * FURTHEST_RATE);
        let added = (sum - told).abs() <= POINTS_SLACK;
        let structure = (sum - WHOLE).abs() <= WHOLE_SLACK || values().all(|v| v > told) || added;
        let part = match kind {
            IndicatorKind::Rate => group() && !(far && ((sum - WHOLE).abs() <= 1.0 || parts.len() == 1)),
            IndicatorKind::Growth => self.names_only(name, &self.patterns.branches) && !structure && !amount.points,
            _ => sum <= told * 1.001,
        };
        // "780 lao động (nữ 412)", "đạt 76% (nông thôn 72%)": one part alone is a group's.
        let group_alone = if rate {
            self.names_only(name, &self.patterns.groups)
        } else {
            !growth && sum < told && self.begins(name, &self.patterns.groups)
        };
        let fits = named && (parts.len() > 1 || group_alone) && part && !shared && !since.iter().any(own);
        let component = Some(name).filter(|_| growth).and_then(|name| self.trim(clause, name));
        fits.then_some(Found { component, ..Found::like(owner, unit) })
    }

    /// "giảm tỷ lệ hộ nghèo từ 2% trở lên (riêng vùng miền núi 3 - 4%)": the rate of a group alone, without a verb.
    fn apart_in_brackets(&self, clause: &Clause, index: usize) -> Option<Found> {
        let amount = &clause.amounts[index];
        let (left, _) = clause.around(index);
        let open = left.iter().rposition(|i| matches!(i.what, What::Mark('(')))?;
        let [apart, rest @ ..] = &left[open + 1..] else { return None };
        let opens = matches!(apart.what, What::Cue(CueKind::Apart, _)) && apart.span.start == left[open].span.end;
        let name = Span { start: apart.span.end, end: amount.quantity.full.start };
        let last = self.drafts.last().filter(|d| d.sentence == self.current)?;
        let rate = self.patterns.indicators[last.indicator].kind == IndicatorKind::Rate
            && matches!(last.unit, Unit::Percent | Unit::PercentagePoint);
        let plain = rest.iter().all(|i| match i.what {
            What::Subject(s) => self.takes(amount, s.entry).is_none() && !self.claims(amount, s.entry),
            _ => matches!(i.what, What::Place(_)),
        });
        let named = (1..=8).contains(&name.len()) && (self.begins(name, &self.patterns.groups) || !rest.is_empty());
        let unit = self.unit_of(amount, &[Unit::Percent]).filter(|_| opens && rate && plain && named)?;
        Some(Found { component: None, ..Found::like(last, unit) })
    }

    /// A part of a total told before: after "trong đó", or joined by "và" with a noun of its own.
    pub(super) fn listed(&self, clause: &Clause, index: usize, previous: usize) -> Option<Found> {
        let amount = &clause.amounts[index];
        let total = &self.drafts[previous];
        let here = clause.at[index];
        let since =
            clause.items[..here].iter().rposition(|i| matches!(i.what, What::Cue(CueKind::Parts | CueKind::Apart, _)));
        // "riêng tháng 3 đạt 85 triệu USD; 3 tháng đầu năm đạt 276 triệu USD": a time apart begins no list of parts.
        let time = |&s: &usize| matches!(clause.items.get(s + 1), Some(next) if matches!(next.what, What::Date(_)) && next.span.start == clause.items[s].span.end);
        let since = since.filter(|s| !time(s));
        let in_parts = since.is_some();
        let (left, _) = clause.around(index);
        // Words of the catalogue that are not counted so only describe the part (khu vực lao động làm việc tự do: 15 vụ).
        let rate = self.patterns.indicators[total.indicator].kind == IndicatorKind::Rate;
        let plain = (matches!(amount.kind, Kind::Count(_)) || rate && amount.kind == Kind::Percent) && in_parts;
        let foreign = left.iter().any(|i| match i.what {
            What::Subject(s) if !self.in_place(s.entry) => false,
            What::Subject(s) if plain || self.patterns.subjects[s.entry].indicator.is_none() => {
                self.claims(amount, s.entry)
            }
            // "vốn FDI đạt 1,2 tỷ USD, trong đó công nghiệp chế biến 320 triệu USD": the name of a part, of which nothing is told so.
            What::Subject(s) if in_parts && s.component.is_some() => self.claims(amount, s.entry),
            What::Subject(s) => self.takes(amount, s.entry).is_none(),
            _ => false,
        });
        let between = Span { start: clause.amounts[index - 1].span.end, end: amount.quantity.full.start };
        let joined = self.context.doc.tokens[between.range()].len() <= 12
            && left.iter().all(|i| !matches!(i.what, What::Mark(';' | ':')))
            && between.end > between.start
            && self.context.doc.tokens[between.end as usize - 1].id == self.patterns.and;
        // "; tổng khối lượng hàng qua cảng đạt 35,8 triệu tấn, tăng 4%": the change of what its own item of the list names.
        let edge = |i: &&Item| !matches!(i.what, What::Mark(';') | What::Cue(CueKind::Parts | CueKind::Apart, _));
        let elsewhere = amount.kind == Kind::Percent
            && clause.items[..here].iter().rev().take_while(edge).any(|i| {
                matches!(i.what, What::Subject(s) if s.side == Side::Before
                    && self.patterns.subjects[s.entry].indicator.is_none() && self.in_place(s.entry))
            });
        if foreign || elsewhere || !(in_parts || joined) {
            return None;
        }
        // The total stands before its parts, or in the sentence before.
        let told = |s: &usize| clause.items[..*s].iter().any(|i| matches!(i.what, What::Amount(_)));
        let parts = since.filter(|s| !joined && told(s)).map_or(u32::MAX, |s| clause.items[s].span.start);
        let same = |d: &&Draft| {
            d.measure == Measure::Value && d.span.start < parts && self.unit_of(amount, &[d.unit]).is_some()
        };
        let owner = self.drafts[..=previous].iter().rev().take_while(|d| d.sentence == total.sentence).find(same)?;
        // "Trong đó, hộ nghèo vay 88 tỷ đồng; học sinh, sinh viên trên 41 tỷ đồng": others get the money, and the first is no total.
        let handed = self.patterns.indicators[owner.indicator].occasions && owner.unit == Unit::Vnd;
        let others = handed && left.iter().any(|i| matches!(i.what, What::Mark(';')));
        let heads = |i: &Item| matches!(i.what, What::Cue(CueKind::Parts, _)) && i.span.start < owner.span.start;
        if others && since.is_some_and(|s| heads(&clause.items[s])) {
            return None;
        }
        // Another indicator told since then closes the list.
        let other = |d: &&Draft| d.indicator != owner.indicator && !self.sisters(d.indicator, owner.indicator);
        let closed = since.is_some_and(|s| {
            let from = clause.items[s].span.start;
            self.drafts
                .iter()
                .rev()
                .take_while(|d| d.sentence == total.sentence && d.span.start > from)
                .any(|d| other(&d))
        });
        if closed && !joined {
            return None;
        }
        // "mỗi suất 1 triệu đồng, gồm 500 nghìn đồng": the parts of something else that is counted so.
        let between =
            |a: &Amount| a.span.start > owner.span.end && a.span.end <= parts && same_kind(a.kind, amount.kind);
        if parts < u32::MAX
            && clause.amounts.iter().any(|a| between(a) && !self.drafts.iter().any(|d| d.span == a.span))
        {
            return None;
        }
        let unit = self.unit_of(amount, &[owner.unit])?;
        // A bare number in a list of parts is counted as its total is.
        (amount.kind != Kind::Bare || in_parts).then_some(Found { component: None, ..Found::like(owner, unit) })
    }
}

/// "riêng 6 huyện nghèo": how many there are of what is told apart.
pub(super) fn told_apart(clause: &Clause, index: usize) -> bool {
    let before = clause.items[..clause.at[index]].last();
    before.is_some_and(|i| {
        let touches = i.span.end == clause.amounts[index].quantity.full.start;
        touches && matches!(i.what, What::Cue(CueKind::Apart, _))
    })
}

/// "12.000 người; tổng kinh phí 9 tỷ đồng": words for money right behind a semicolon turn back to what was told.
fn turns_back(items: &[Item]) -> bool {
    matches!(items, [mark, next, ..] if next.span.start == mark.span.end && matches!(next.what, What::Cue(CueKind::Money, _)))
}

/// One, ten, a hundred and so on: of how many something is told.
fn is_power_of_ten(number: Number) -> bool {
    let digits = number.digits.unsigned_abs();
    number.scale == 0 && digits > 0 && 10_u128.pow(digits.ilog10()) == digits
}
