//! What a level is of: the rules that give it a subject beside it, the list or total that it is part of, or the number told last,
//! in the order in which they are asked.

use super::Linker;
use super::attach::{Found, paid};
use super::clause::{Clause, Item, Kind, What};
use super::handed::Handed;
use super::owner::is_share;
use super::reading::{Reading, Verdict};
use super::trace::{Condition, Note, Way};
use crate::pattern::indicator::{CueKind, IndicatorKind};
use crate::record::{Bound, Measure, Unit};
use crate::text::Span;
use std::ops::ControlFlow;

impl Reading<'_> {
    /// The draft of the nearest amount before this one that gave any.
    fn previous(&self) -> Option<usize> {
        self.made.iter().rev().find_map(|draft| *draft)
    }

    /// "(43,02%)": a bracket opens right before it.
    pub(super) fn in_bracket(&self) -> bool {
        let last = self.left().last();
        last.is_some_and(|i| matches!(i.what, What::Mark('(')) && i.span.end == self.amount().quantity.full.start)
    }

    /// "3.972 lao động (1.925 lao động nữ)": brackets behind a count of the catalogue hold it.
    fn aside_of_count(&self) -> bool {
        let counted = |before: usize| {
            matches!(self.clause.amounts[before].kind, Kind::Count(_) | Kind::Bare)
                && self.made.get(before).is_some_and(Option::is_some)
        };
        self.in_bracket() && self.index.checked_sub(1).is_some_and(counted)
    }

    /// "Trong đó" heads the sentence.
    fn heads_parts(&self) -> bool {
        let heads = |i: &Item| matches!(i.what, What::Cue(CueKind::Parts | CueKind::Apart | CueKind::Money, _));
        self.clause.items.first().is_some_and(heads)
    }
}

impl Linker<'_, '_, '_, '_> {
    /// A level: by the subject after it, the one before it, the list that it is part of, or the amount before.
    pub(super) fn value(&self, reading: &Reading<'_>) -> Option<Found> {
        self.read_level(reading).break_value().flatten()
    }

    fn read_level(&self, level: &Reading<'_>) -> Verdict<Found> {
        self.of_number_in_line(level)?;
        self.of_subject_after(level)?;
        self.of_number_beside(level)?;
        self.of_subject_before(level)?;
        self.of_number_before(level)?;
        self.of_sentence_before(level)
    }

    /// What a rule found, if anything, with the way it went.
    fn by(&self, way: Way, found: Option<Found>) -> Verdict<Found> {
        if found.is_none() {
            return ControlFlow::Continue(());
        }
        self.note(Note::Way(way));
        ControlFlow::Break(found)
    }

    /// The next of a row of numbers that go on from each other, whatever subjects stand beside it.
    fn of_number_in_line(&self, level: &Reading<'_>) -> Verdict<Found> {
        let Reading { clause, index, .. } = *level;
        self.by(Way::LevelAfterChange, self.level_after_change(level))?;
        self.by(Way::GoesOn, self.level_to_come(level).or_else(|| self.sum_of_months(level)))?;
        self.by(Way::Row, self.respective(clause, index).or_else(|| self.shares_of_two(clause, index)))?;
        self.by(Way::GoesOn, self.elsewhere_too(level))
    }

    /// A subject right after it, or the total of which that one names a part.
    fn of_subject_after(&self, level: &Reading<'_>) -> Verdict<Found> {
        let Reading { clause, index, made, first, .. } = *level;
        let Some(after) = self.after(clause, index) else { return ControlFlow::Continue(()) };
        let part = |f: &Found| self.among(clause, index, first, f).or_else(|| self.given_too(level, f));
        self.by(Way::Part, after.as_ref().and_then(part))?;
        self.note(Note::Way(Way::SubjectAfter));
        ControlFlow::Break(after.map(|found| self.narrowed(clause, index, made, found)))
    }

    /// A number beside it, which it tells once more, or of which it tells a part.
    fn of_number_beside(&self, level: &Reading<'_>) -> Verdict<Found> {
        let Reading { clause, index, .. } = *level;
        // "(43,02%)" and ", chiếm 27%" tell a number before in another unit.
        self.by(Way::Retold, self.retold(level))?;
        if self.is_cost(level) {
            return ControlFlow::Break(None);
        }
        if let Some(found) = self.group_in_brackets(level) {
            return ControlFlow::Break(Some(found));
        }
        self.by(Way::GoesOn, self.sum_in_brackets(clause, index))?;
        self.by(Way::Part, self.in_brackets(level).or_else(|| self.apart_in_brackets(level)))?;
        // "366 lao động, tại các thị trường có thu nhập cao như: Nhật Bản (191 người), Đài Loan (101 người)"
        self.by(Way::GoesOn, level.in_bracket().then(|| self.enumerated(clause, index)).flatten())?;
        self.by(Way::GoesOn, self.rate_by_name(clause, index))
    }

    /// A subject before it, unless it is money that is handed to those who are counted behind it.
    fn of_subject_before(&self, level: &Reading<'_>) -> Verdict<Found> {
        let Reading { clause, index, made, .. } = *level;
        let before = self.before(clause, index, made).or_else(|| self.given(clause, index).map(Some));
        match self.handed(clause, index) {
            Handed::To(found) if !matches!(before, Some(None)) || !self.whoever(clause, index) => {
                self.by(Way::HandedTo, Some(found))?;
            }
            Handed::Others if before.flatten().is_some_and(|b| !self.of_heads(b.indicator)) => {
                self.note(Note::Refused(Condition::HandedTo));
                return ControlFlow::Break(None);
            }
            _ => {}
        }
        let Some(before) = before else { return ControlFlow::Continue(()) };
        self.note(Note::Way(Way::SubjectBefore));
        ControlFlow::Break(before.map(|found| self.headed(level, found)))
    }

    /// A number before it, as a part of it, as an item of its list, or as the same once more.
    fn of_number_before(&self, level: &Reading<'_>) -> Verdict<Found> {
        let Reading { clause, index, made, .. } = *level;
        let previous = level.previous();
        let listed = previous.and_then(|p| self.listed(clause, index, p));
        self.by(Way::Part, listed.filter(|found| !self.is_share_of(level, found)))?;
        self.by(Way::GoesOn, self.beyond_mark(level))?;
        let part = previous.and_then(|p| self.adds_up(clause, index, p).or_else(|| self.next_named(clause, index, p)));
        self.by(Way::Part, part)?;
        self.by(Way::GoesOn, self.place_of_head(clause, index, made).or_else(|| self.ranked(clause, index)))?;
        self.by(Way::Part, self.part_behind_comma(clause, index).or_else(|| self.item_of_head(clause, index)))?;
        // What brackets enumerate is told above.
        let listed = (!level.in_bracket()).then(|| self.enumerated(clause, index)).flatten();
        let listed = listed.or_else(|| self.goes_on(clause, index));
        self.by(Way::GoesOn, listed.filter(|found| !self.is_share_of(level, found)))?;
        self.by(Way::GoesOn, self.behind_plan(level))
    }

    /// What a sentence before told.
    fn of_sentence_before(&self, level: &Reading<'_>) -> Verdict<Found> {
        // "Trong đó" at the head of a sentence goes on with the sentence before.
        if level.heads_parts() && level.previous().is_none() && self.carry.previous_from < level.first {
            self.note(Note::Way(Way::PartOfSentenceBefore));
            return ControlFlow::Break(self.part_of_sentence_before(level));
        }
        self.by(Way::GoesOn, self.told_on(level.amount()))?;
        self.by(Way::PartOfSentenceBefore, self.sum_of_gifts(level.clause, level.index, level.first))
    }

    /// "từ 8,32% xuống còn 6,2%", "giảm 1,2%, còn 3,4%", "giảm 1,2%, từ 4,6% xuống còn 3,4%", "tăng 200.000 người, đạt 51,9 triệu": the level
    /// to which a change leads.
    fn level_after_change(&self, level: &Reading<'_>) -> Option<Found> {
        let Reading { clause, index, signs, .. } = *level;
        let amount = level.amount();
        let last = level.last()?;
        let leads = match self.drafts[last].measure {
            Measure::PreviousValue => true,
            Measure::Change => {
                signs.verb == Some(CueKind::Level)
                    || signs.verb == Some(CueKind::Reach) && amount.kind != Kind::Percent
                    || signs.from && self.level_follows(clause, index)
            }
            _ => false,
        };
        if !leads || level.left().iter().any(|i| matches!(i.what, What::Subject(_) | What::Mark(';'))) {
            return None;
        }
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
        Some(Found::like(last, self.unit_of(amount, &[told])?))
    }

    /// "xây 59 nhà đại đoàn kết (2,3 tỷ đồng)": what brackets tell of a count is of nothing before it; "xây 35 căn nhà cho gia
    /// đình chính sách với số tiền 1,7 tỷ đồng": what the houses cost.
    fn is_cost(&self, level: &Reading<'_>) -> bool {
        if !matches!(level.amount().kind, Kind::Money(_)) {
            return false;
        }
        let houses = level.last().is_some_and(|d| self.drafts[d].unit == Unit::House);
        level.aside_of_count() || houses && paid(level.clause, level.clause.at[level.index])
    }

    /// "3.972 lao động (1.925 lao động nữ)": a group of those counted.
    fn group_in_brackets(&self, level: &Reading<'_>) -> Option<Found> {
        let amount = level.amount();
        let total = &self.drafts[level.last().filter(|_| level.aside_of_count())?];
        let smaller = amount.quantity.value.to_f64() < total.value.to_f64();
        if !smaller || !self.starts(amount.span.end, &self.patterns.groups) {
            return None;
        }
        let unit = self.unit_of(amount, &[total.unit])?;
        Some(Found { component: None, ..Found::like(total, unit) })
    }

    /// "tỷ lệ thất nghiệp 2,2%, trong đó người có trình độ cao đẳng chiếm 24%": a share of those counted, and no rate.
    fn is_share_of(&self, level: &Reading<'_>, found: &Found) -> bool {
        self.patterns.indicators[found.indicator].kind == IndicatorKind::Rate
            && is_share(level.clause, level.index)
            && level.amount().quantity.value.to_f64() > self.drafts.last().map_or(f64::MAX, |d| d.value.to_f64())
    }

    /// "thu ngân sách vượt mốc 20.000 tỷ đồng, đạt 21.805 tỷ đồng": more than the mark that was passed.
    fn beyond_mark(&self, level: &Reading<'_>) -> Option<Found> {
        let amount = level.amount();
        let mark = &self.drafts[level.last()?];
        if mark.measure != Measure::Value
            || mark.bound != Bound::Over
            || level.signs.verb != Some(CueKind::Reach)
            || amount.bound != Bound::Exact
        {
            return None;
        }
        let (told, passed) = (amount.quantity.value.to_f64(), mark.value.to_f64());
        let plain = |i: &Item| matches!(i.what, What::Mark(',' | '(') | What::Cue(CueKind::Reach, _) | What::Date(_));
        let fits = told > passed && told < passed * 1.5 && level.left().iter().all(plain);
        self.unit_of(amount, &[mark.unit]).filter(|_| fits).map(|unit| Found::like(mark, unit))
    }

    /// "… đạt 7.420 tỷ đồng, tăng 11,2%. Trong đó nông nghiệp 2.610 tỷ đồng": a part of the level that the sentence before told last,
    /// or that its growth is told of.
    fn part_of_sentence_before(&self, level: &Reading<'_>) -> Option<Found> {
        let mut before = (self.carry.previous_from..level.first).rev();
        let last = before.find(|&d| self.drafts[d].measure == Measure::Value)?;
        let of = || self.drafts[last].of.and_then(|of| self.same_or_sister(level.amount(), of));
        self.same_or_sister(level.amount(), last).or_else(of)
    }

    /// "Thu hút đầu tư trong nước được 77 dự án, tổng vốn đăng ký 5.000 tỷ đồng": the subject that heads the clause names
    /// the part, where it has no number of its own.
    fn headed(&self, level: &Reading<'_>, found: Found) -> Found {
        let Reading { clause, index, made, .. } = *level;
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
}
