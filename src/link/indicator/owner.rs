//! Whom a percent, a multiple or a change modifies.

use super::attach::Found;
use super::clause::{Amount, Clause, Item, Kind, Subject, What};
use super::enumeration::LONGEST_NAME;
use super::reading::Reading;
use super::relative::opening_comparison;
use super::signs::Signs;
use super::total::told_apart;
use super::trace::{Condition, Note, Way};
use super::{Draft, Linker};
use crate::pattern::UNKNOWN;
use crate::pattern::indicator::{CueKind, IndicatorKind, Side};
use crate::record::{Baseline, Measure, Status, Unit};
use crate::text::{Span, Token, TokenKind};
use std::ops::ControlFlow;

/// Whom a relative amount modifies, and the draft that it is of where that is a number.
pub(super) type Owner = (Option<Found>, Option<usize>);

/// Nobody of the catalogue.
const NOBODY: Owner = (None, None);

impl Linker<'_, '_, '_, '_> {
    /// "1.065 nhà (515 nhà xây mới, 550 nhà sửa chữa), đạt 100% kế hoạch": behind a bracket of parts, their total.
    pub(super) fn before_bracket(&self, clause: &Clause, index: usize, last: usize) -> usize {
        let here = clause.at[index];
        let close = clause.items[..here].iter().rposition(|i| matches!(i.what, What::Mark(')')));
        let Some(close) = close else { return last };
        let open = clause.items[..close].iter().rposition(|i| matches!(i.what, What::Mark('(')));
        // "1.940 lao động (lũy kế 17.250 lao động), đạt 88% kế hoạch": the plan is the year's.
        let sum = |o: usize| clause.items.get(o + 1).is_some_and(|i| self.sums_up(i));
        let Some(open) = open.filter(|&o| !sum(o)).map(|o| clause.items[o].span) else { return last };
        // "(kể cả xổ số 96,4 tỷ đồng, đạt 54% dự toán), đạt 58% dự toán": nor of what is told of such a part.
        let inside = |d: &Draft| d.span.start >= open.end && d.span.end <= clause.items[close].span.start;
        let told = self.drafts[last].of.map(|of| &self.drafts[of]).filter(|of| inside(of));
        let part = told.unwrap_or(&self.drafts[last]);
        let inside = inside(part);
        let total = self.drafts[..last].iter().rposition(|d| d.sentence == part.sentence && d.span.end <= open.start);
        let alike = |t: &usize| {
            (self.drafts[*t].indicator, self.drafts[*t].unit) == (part.indicator, part.unit)
                && self.drafts[*t].measure == Measure::Value
        };
        // "17.500 người (cùng kỳ 16.900 người), đạt 50% kế hoạch": so does what is told of another time.
        let apart = |t: &usize| part.component.is_some() || part.period != self.drafts[*t].period;
        // "còn 35,29% (48.012 hộ), giảm 7,7%": a percent is of the rate, and not of how many that is.
        let rate = |t: &usize| {
            clause.amounts[index].kind == Kind::Percent
                && self.drafts[*t].unit == Unit::Percent
                && part.unit != Unit::Percent
                && self.sisters(self.drafts[*t].indicator, part.indicator)
        };
        // "tạo việc làm cho 46.300 người (xuất khẩu lao động 2.405 người), đạt 89% kế hoạch": what the bracket stands beside.
        let beside = |t: &usize| {
            let told = &self.drafts[*t];
            told.indicator != part.indicator
                && told.unit == part.unit
                && (told.measure, part.measure) == (Measure::Value, Measure::Value)
                && told.span.end == open.start
        };
        total.filter(|t| inside && (alike(t) && apart(t) || rate(t) || beside(t))).unwrap_or(last)
    }

    /// "đạt 900 tỷ đồng, trong khi năm 2014 đạt 700 tỷ đồng, tăng 28%": a change without a baseline is of what was told before the time
    /// aside.
    fn before_contrast(&self, last: usize, signs: &Signs) -> usize {
        let aside = &self.drafts[last];
        let level =
            |d: &Draft| d.sentence == aside.sentence && d.measure == Measure::Value && d.indicator == aside.indicator;
        let Some(before) = self.drafts[..last].iter().rposition(level) else { return last };
        let mut between = self.drafts[before].span.end..aside.span.start;
        let contrast = between.any(|at| self.starts(at, &self.patterns.contrasts));
        if contrast && !signs.versus && !signs.plan { before } else { last }
    }

    /// Whom a relative amount modifies: a subject of its own since the amount before, else that amount's entry.
    pub(super) fn owner(&self, reading: &Reading<'_>) -> Owner {
        let named = self.aspect_named(reading).or_else(|| self.moves_as_before(reading));
        if let Some(owner) = named {
            return owner;
        }
        match self.own_subject(reading) {
            ControlFlow::Break(()) => return NOBODY,
            ControlFlow::Continue(Some(own))
                if !self.turns_back(reading, &own) && !self.given_what_counts(reading, &own) =>
            {
                self.note(Note::Way(Way::RelativeToSubject));
                // "612 hộ đủ điều kiện thoát nghèo, ước cả năm giảm 2,7%": what falls is the rate.
                let lowered = self.lowered(own.indicator, reading.amount(), &reading.signs);
                return (Some(lowered.map_or(own, |(indicator, unit)| Found { indicator, unit, ..own })), None);
            }
            ControlFlow::Continue(_) => {}
        }
        let told = self.level_in_row(reading).or_else(|| self.subject_after(reading));
        told.or_else(|| self.number_before(reading)).unwrap_or(NOBODY)
    }

    /// The number itself, and not the part of which it is told.
    fn whole(&self, of: usize) -> Found {
        Found { component: None, ..Found::like(&self.drafts[of], self.drafts[of].unit) }
    }

    /// The noun beside a change tells which number moves.
    fn aspect_named(&self, reading: &Reading<'_>) -> Option<Owner> {
        let (clause, index, made) = (reading.clause, reading.index, reading.made);
        // "giảm 6% về số doanh nghiệp, tăng 90% về vốn": whichever number before is counted so.
        if let Some(noun) = self.aspect(clause, reading.amount().span.end) {
            let of = self.told_in(clause, index, made, noun).or_else(|| self.told_back(clause, reading.first, noun));
            self.note(Note::Way(Way::RelativeToNumber));
            return Some((of.map(|of| self.whole(of)), of));
        }
        // "3.962 người với số tiền 52,4 tỷ đồng; so với cùng kỳ, số người hưởng tăng 6,8%, số tiền chi trả tăng 11,3%"
        let noun = self.aspect_before(clause, index, &reading.signs)?;
        let of = self.told_in(clause, index, made, noun)?;
        self.note(Note::Way(Way::RelativeToNumber));
        Some((Some(self.whole(of)), Some(of)))
    }

    /// The change, or the multiple, of the next place or part.
    fn moves_as_before(&self, reading: &Reading<'_>) -> Option<Owner> {
        if let Some(change) = self.change_by_place(reading.clause, reading.index, &reading.signs) {
            self.note(Note::Way(Way::GoesOn));
            return Some((Some(Found { component: None, ..Found::like(change, change.unit) }), None));
        }
        // "tăng 1,5 lần so với cuối năm 2015 (riêng hộ nghèo vùng cao tăng gấp 2 lần)": the multiple of a part.
        let last = reading.last().filter(|&l| {
            reading.amount().kind == Kind::Times && self.drafts[l].measure == Measure::PercentOfBaseline
        })?;
        let left = reading.left();
        let bracket = left.iter().rposition(|i| matches!(i.what, What::Mark('(')))?;
        let apart = left.get(bracket + 1).is_some_and(|i| matches!(i.what, What::Cue(CueKind::Apart, _)));
        apart.then(|| {
            self.note(Note::Way(Way::Part));
            (Some(self.whole(last)), None)
        })
    }

    /// The subject since the amount before that a relative amount is of; a break where words outside the catalogue have it.
    fn own_subject(&self, reading: &Reading<'_>) -> ControlFlow<(), Option<Found>> {
        let (clause, index, left) = (reading.clause, reading.index, reading.left());
        let from = clause.at[index] - left.len();
        let mut own: Option<Found> = None;
        let mut closed = 0_usize;
        for (n, item) in left.iter().enumerate().rev() {
            let subject = match item.what {
                What::Subject(subject) => subject,
                What::Mark(')') => {
                    closed += 1;
                    continue;
                }
                What::Mark('(') => {
                    closed = closed.saturating_sub(1);
                    continue;
                }
                _ => continue,
            };
            // What a closed bracket says is told aside (30% lao động (LĐ), thấp hơn 1%). What a share is of has no change
            // ("chiếm 25,2% kim ngạch xuất khẩu và tăng 29,2%").
            let whole = || reading.made.last() == Some(&None) && index > 1 && whole_of_share(clause, from + n);
            if closed > 0 || whole() || self.possessive(clause, from + n) || self.spent(clause, index, &left[n..]) {
                continue;
            }
            if self.claims(reading.amount(), subject.entry) {
                if own.is_some_and(|own| self.apart_from(left, n, &own)) {
                    break;
                }
                self.passed(Condition::Claimed, subject.entry, item.span);
                return ControlFlow::Break(());
            }
            if let Some(colon) = self.opens_other_list(reading, n) {
                self.stopped(Condition::Colon, clause, reading.amount(), from + colon);
                return ControlFlow::Break(());
            }
            own = self.subject_moved(reading, &subject, item.span, own).or(own);
        }
        ControlFlow::Continue(own)
    }

    /// A nearer subject of the catalogue has the amount, in a clause of its own ("theo tiêu chí mới, tỷ lệ hộ nghèo giảm 2%").
    fn apart_from(&self, left: &[Item], n: usize, own: &Found) -> bool {
        let head = own.words.map_or(0, |w| w.start);
        // "giải phóng mặt bằng chậm, tính đến 30/11 giải ngân đạt 71%": a time may open that clause.
        let times = |comma: &Item| {
            let (from, to) = (comma.span.end, head);
            let told = left.iter().filter(|t| t.span.start >= from && t.span.end <= to);
            let time = |t: &Item| {
                matches!(t.what, What::Date(_) | What::Cue(CueKind::AsOf | CueKind::Now | CueKind::YearToDate, _))
            };
            let words = told.clone().map(|t| t.span.len()).sum::<usize>();
            from <= to && told.clone().all(time) && (to - from) as usize <= words + 1
        };
        let parted = |i: &Item| match i.what {
            What::Mark(';') => true,
            What::Mark(',') => i.span.end == head || times(i),
            _ => false,
        };
        // "nhiều doanh nghiệp ngừng việc nên số người tham gia BHXH giảm 6.214 người"
        let joined = || left[n].span.end < head && self.ends_with(head, &self.patterns.clause_joins);
        left[n..].iter().any(parted) || joined()
    }

    /// "… tăng trưởng vượt bậc như: mủ cao su tăng 80%": the colon behind a subject that a list of other things follows.
    fn opens_other_list(&self, reading: &Reading<'_>, n: usize) -> Option<usize> {
        let (clause, left) = (reading.clause, reading.left());
        let colon = n + 1 + left[n + 1..].iter().position(|i| matches!(i.what, What::Mark(':')))?;
        let here = clause.at[reading.index];
        let edge = left[colon].span.end;
        let verb = reading.verb_start().max(edge);
        let other = self.heavy(clause, edge, verb, here - left.len() + colon, here) > 1
            && !self.names_group(clause, Span { start: edge, end: verb });
        other.then_some(colon)
    }

    /// What a subject before a relative amount makes of it, where that is better than the one found so far.
    fn subject_moved(
        &self,
        reading: &Reading<'_>,
        subject: &Subject,
        words: Span,
        own: Option<Found>,
    ) -> Option<Found> {
        let entry = &self.patterns.subjects[subject.entry];
        let mut indicator = entry.indicator.filter(|_| self.in_place(subject.entry))?;
        // "2.045 xã (23%) được công nhận đạt chuẩn, tăng 5,9%": words behind a number are that number's.
        let told = reading.last().filter(|_| subject.side == Side::After);
        if subject.number.is_some() || told.is_some_and(|t| self.drafts[t].indicator == indicator) {
            return None;
        }
        // "hộ nghèo giảm 1,27%" tells of the rate, not of the number of households; "số người tham gia BHYT tăng 3,6%"
        // of the people.
        if reading.amount().kind == Kind::Percent
            && !reading.signs.plan
            && !self.counts_people(indicator, words, reading.verb_start())
        {
            let sister = self.patterns.indicators[indicator].sister.iter().find(|s| s.0 == Unit::Percent);
            indicator = sister.map_or(indicator, |s| s.1);
        }
        // "số người tham gia BHYT đạt 94% kế hoạch": the plan is one of people, though such words tell of the rate too.
        let fits = || {
            if reading.signs.plan {
                self.patterns.indicators[indicator].kind == IndicatorKind::Count
            } else {
                self.takes(reading.amount(), subject.entry).is_some()
            }
        };
        let better = own.is_none_or(|own| own.words == Some(words) && fits());
        better.then(|| Found::named(subject, words, indicator, Unit::Percent))
    }

    /// "số người tham gia", "BHXH tự nguyện: Số người tham gia": words that count people begin a subject, or stand behind it.
    fn counts_people(&self, indicator: usize, words: Span, verb: u32) -> bool {
        /// So few words may stand between a subject and its verb.
        const NEAR: usize = 6;
        let tokens = &self.context.doc.tokens;
        let behind = &tokens[words.end as usize..verb.max(words.end) as usize];
        let counts = |t: &Token| self.patterns.amount_words.contains(&t.id);
        self.patterns.indicators[indicator].units.first() == Some(&Unit::Person)
            && (counts(&tokens[words.start as usize]) || behind.len() <= NEAR && behind.iter().any(counts))
    }

    /// "1.065 nhà cho người có công với cách mạng, đạt 100% kế hoạch": the comma turns back to the number.
    fn turns_back(&self, reading: &Reading<'_>, own: &Found) -> bool {
        let left = reading.left();
        let comma = || left.iter().rposition(|i| matches!(i.what, What::Mark(',')));
        reading.signs.plan
            && reading.signs.verb == Some(CueKind::Reach)
            && reading.last().is_some_and(|l| self.drafts[l].indicator != own.indicator)
            && comma().zip(own.words).is_some_and(|(c, w)| w.end <= left[c].span.start)
            && !left.iter().any(|i| matches!(i.what, What::Mark(';')))
    }

    /// "xây dựng 1.042 nhà cho hộ nghèo đạt 115,8% kế hoạch": those who were given what was counted.
    fn given_what_counts(&self, reading: &Reading<'_>, own: &Found) -> bool {
        let counted = |l: usize| self.drafts[l].indicator != own.indicator && self.drafts[l].measure == Measure::Value;
        let handed = own.words.and_then(|w| w.start.checked_sub(1)).map(|at| self.context.doc.tokens[at as usize].id);
        let plain = |i: &Item| matches!(i.what, What::Subject(_) | What::Cue(CueKind::Reach, _));
        reading.signs.plan
            && reading.last().is_some_and(counted)
            && handed.is_some_and(|word| self.patterns.handing.contains(&word))
            && reading.left().iter().all(plain)
    }

    /// "…, tăng lần lượt 5,2% và 3,1%": each is of the level in its place.
    fn level_in_row(&self, reading: &Reading<'_>) -> Option<Owner> {
        let (clause, first) = (reading.clause, reading.first);
        let (cue, place, count) = clause.row(reading.index)?;
        let start = clause.items[cue].span.start;
        let level = |d: &usize| self.drafts[*d].measure == Measure::Value;
        let mut levels: Vec<usize> =
            (first..self.drafts.len()).filter(|d| level(d) && self.drafts[*d].span.start < start).collect();
        // "lần lượt đạt 5,8 và 4,3 tỷ USD, tương ứng tăng 12,4% và 9,8%"
        if levels.is_empty() {
            let behind = (first..self.drafts.len()).filter(level).filter(|d| reading.made.contains(&Some(*d)));
            levels = behind.filter(|d| self.drafts[*d].unit != Unit::Percent).collect();
        }
        let of = *levels.get(levels.len().checked_sub(count)? + place)?;
        self.note(Note::Way(Way::Row));
        Some((Some(self.whole(of)), Some(of)))
    }

    /// What changes may stand after the number (giảm 2.500 hộ nghèo; giảm 2% hộ nghèo). "61 hộ thoát nghèo, đạt 101,7% chỉ tiêu" is of
    /// the number before, though "chỉ tiêu" is a subject too.
    fn subject_after(&self, reading: &Reading<'_>) -> Option<Owner> {
        let chained = reading.signs.plan
            && reading.last().is_some()
            && !reading.left().iter().any(|i| matches!(i.what, What::Mark(';')));
        if chained {
            return None;
        }
        let found = self.after(reading.clause, reading.index)??;
        self.note(Note::Way(Way::RelativeToSubject));
        Some((Some(found), None))
    }

    /// The number before, past what only tells more of it.
    fn number_before(&self, reading: &Reading<'_>) -> Option<Owner> {
        let (clause, index, left) = (reading.clause, reading.index, reading.left());
        let (of, apart) = self.nearest_number(reading)?;
        // "giảm 2,4%; riêng 6 huyện nghèo (theo Nghị quyết 30a) giảm 5,1%": the same change, of those told apart.
        if let Some(apart) = apart
            && let Some(verb) = reading.signs.verb_at.filter(|_| reading.moves())
        {
            let name = Span { start: clause.amounts[apart].span.start, end: verb.start };
            let bracket = clause.items.iter().find(|i| name.contains(i.span) && matches!(i.what, What::Mark('(')));
            let name = Span { end: bracket.map_or(name.end, |i| i.span.start), ..name };
            self.note(Note::Way(Way::GoesOn));
            return Some((Some(Found { component: self.trim(clause, name), ..self.whole(of) }), None));
        }
        if let Some(mark) = left.iter().rposition(|i| matches!(i.what, What::Mark(';'))) {
            if self.changes_again(reading, mark, of) {
                self.note(Note::Way(Way::GoesOn));
                return Some((Some(self.whole(of)), None));
            }
            if let Some(component) = self.item_behind(clause, index, &left[mark], &reading.signs, of) {
                self.note(Note::Way(Way::Part));
                return Some((Some(Found { component, ..self.whole(of) }), None));
            }
            if self.named_behind(reading, mark) {
                self.note(Note::Stopped(Condition::Semicolon, left[mark].span));
                return None;
            }
        }
        if let Some(owner) = self.own_name(reading, of) {
            return Some(owner);
        }
        let root = self.counted_alike(reading, self.root(of));
        self.note(Note::Way(Way::RelativeToNumber));
        // "2.429 hộ thoát nghèo, giảm 3,6%": what falls is the rate, unless the number is compared.
        if let Some((indicator, unit)) = self.lowered(self.drafts[root].indicator, reading.amount(), &reading.signs) {
            return Some((Some(Found { indicator, unit, ..self.whole(root) }), None));
        }
        Some((Some(self.whole(root)), Some(root)))
    }

    /// The number before a relative amount that it may be of, with the amount of those told apart that stands between, if any.
    fn nearest_number(&self, reading: &Reading<'_>) -> Option<(usize, Option<usize>)> {
        let (clause, index, made, signs) = (reading.clause, reading.index, reading.made, &reading.signs);
        // "chiếm 30%, cao hơn 1% so với chỉ tiêu" is told of the share.
        // "chiếm 41% tổng thu, đạt 209% dự toán" of what the share is of.
        let of_share = signs.plan && !matches!(signs.verb, Some(CueKind::Reach | CueKind::Versus));
        let passes = |&m: &usize| made[m].is_none() && passed_over(clause, m, index);
        let shares = if of_share { 0 } else { (0..made.len()).rev().take_while(passes).count() };
        let told = made.len() - shares;
        let apart = (told..index).find(|&m| told_apart(clause, m));
        let since = told.checked_sub(1).map_or(0, |t| clause.at[t]);
        let parted = shares > 0
            && apart.is_none()
            && clause.items[since..clause.at[index]].iter().any(|i| matches!(i.what, What::Mark(';')));
        let of = match made[..told].last().filter(|_| !parted) {
            Some(last) => last.map(|l| self.before_contrast(self.before_bracket(clause, index, l), signs)),
            None => self.sentence_goes_on(reading),
        };
        let Some(of) = of else {
            let compares =
                reading.moves() || matches!(signs.verb, Some(CueKind::Exceed | CueKind::Multiple | CueKind::Versus));
            if let Some(before) = index.checked_sub(1).filter(|_| compares || signs.plan || signs.versus) {
                self.note(Note::Stopped(Condition::NumberBefore, clause.amounts[before].span));
            }
            return None;
        };
        // "giảm 4% (tương ứng 5.600 hộ), riêng 7 huyện nghèo giảm 5%": of the rate, which was told in households too.
        let told = &self.drafts[of];
        let rate = told.of.filter(|&of| self.drafts[of].unit == Unit::PercentagePoint && self.drafts[of].of.is_none());
        let percent = reading.amount().kind == Kind::Percent;
        let retold = percent && told.measure == Measure::Change && told.unit != Unit::Percent;
        Some((rate.filter(|_| retold).unwrap_or(of), apart))
    }

    /// "Đạt 109,3% kế hoạch.": a sentence that goes on with the last number of the one before.
    fn sentence_goes_on(&self, reading: &Reading<'_>) -> Option<usize> {
        /// How many words may stand before the number where one of them turns back to what was told.
        const LONGEST_HEAD: usize = 10;
        let (clause, index, signs) = (reading.clause, reading.index, &reading.signs);
        let last = self.drafts.len().checked_sub(1)?;
        if last + 1 != reading.first || self.carry.previous_from >= reading.first {
            return None;
        }
        // The words that go with a number may stand before the clause.
        let opens = reading.amount().quantity.full.start.saturating_sub(clause.span.start) <= 3;
        // "Con số này giảm 40,5% so với cùng kỳ.", "Bình quân mỗi năm tỷ lệ này giảm 6%."
        let head = Span { start: clause.span.start, end: reading.amount().quantity.full.start };
        let moved = signs.versus || reading.moves();
        let turns_back = |at: usize| self.begins(Span { start: at as u32, ..head }, &self.patterns.anaphora);
        let again = || head.len() <= LONGEST_HEAD && moved && head.range().any(turns_back);
        // "Thu ngân sách đạt 920 tỷ đồng. Tăng 12% so với cùng kỳ.": a sentence that begins with the verb.
        let moves = index == 0
            && moved
            && signs.verb_at.is_some_and(|v| v.start == clause.span.start)
            && (signs.versus || signs.baseline.is_some());
        let goes_on = opens && signs.plan || moves || again() || index == 0 && self.opens_comparing(clause, head);
        (goes_on && !self.plans_something_else(clause, index, &self.drafts[last])).then_some(last)
    }

    /// "tháng 3 tăng 2,6%; tính chung 3 tháng tăng 1,5%": the same change over another time.
    fn changes_again(&self, reading: &Reading<'_>, mark: usize, of: usize) -> bool {
        let (told, left) = (&self.drafts[of], reading.left());
        told.measure == Measure::Change
            && told.of.is_none()
            && reading.moves()
            && left[mark..].iter().any(|i| matches!(i.what, What::Date(_)))
            && !self.names_something(reading, mark)
    }

    /// Words of weight stand between a mark and the number.
    fn names_something(&self, reading: &Reading<'_>, mark: usize) -> bool {
        let (clause, left) = (reading.clause, reading.left());
        let here = clause.at[reading.index];
        let number = reading.amount().quantity.full.start;
        self.heavy(clause, left[mark].span.end, number, here - left.len() + mark, here) > 0
    }

    /// What follows a semicolon is told of something else, unless nothing is named there ("; đạt 33% so với mục tiêu").
    fn named_behind(&self, reading: &Reading<'_>, mark: usize) -> bool {
        let left = reading.left();
        // "chiếm 10,8%; giảm 747 hộ": a verb alone.
        // "còn 8%; mỗi năm giảm 2%": after how often, too.
        // "tỷ lệ 9,72%; cuối năm giảm 8.126 hộ": or when.
        let time = |i: &&Item| match i.what {
            What::Date(_) => true,
            What::Cue(kind, _) => {
                matches!(kind, CueKind::Yearly | CueKind::WholeYear | CueKind::Now | CueKind::Apart)
            }
            _ => false,
        };
        let opens = left[mark + 1..].iter().take_while(time).last().map_or(left[mark].span.end, |i| i.span.end);
        // "giảm 4,6%; riêng hai huyện Trạm Tấu, Mù Cang Chải giảm 7,2%": or where.
        let apart = left.get(mark + 1).is_some_and(|i| matches!(i.what, What::Cue(CueKind::Apart, _)));
        let verb = reading.signs.verb_at.filter(|_| reading.moves());
        let there = |verb: Span| apart && self.tells_where(reading.clause, Span { start: opens, end: verb.start });
        if verb.is_some_and(there) {
            return false;
        }
        let moved = verb.is_some_and(|v| v.start == opens);
        // "; so với cùng kỳ năm trước đạt 105%", "; so với chỉ tiêu phấn đấu đạt 58%"
        let compared = || {
            opening_comparison(&left[mark..]).is_some_and(|i| match i.what {
                What::Cue(CueKind::Baseline, baseline) => baseline.is_some(),
                _ => self.tells_plan(i),
            })
        };
        !(reading.signs.plan || moved || compared()) || self.names_something(reading, mark)
    }

    /// ", dịch vụ lữ hành tăng 107,75%": the verb has a subject of its own that is not of the catalogue, or the name of the next item.
    fn own_name(&self, reading: &Reading<'_>, of: usize) -> Option<Owner> {
        let (clause, left) = (reading.clause, reading.left());
        let verb = reading.signs.verb_at.filter(|_| reading.moves())?;
        let comma = left.iter().rposition(|i| matches!(i.what, What::Mark(',')))?;
        let chunk = Span { start: left[comma].span.end, end: verb.start.max(left[comma].span.end) };
        let here = clause.at[reading.index];
        if self.heavy(clause, chunk.start, chunk.end, here - left.len() + comma, here) <= 1 {
            return None;
        }
        let part = left[comma..].iter().any(|i| matches!(i.what, What::Cue(CueKind::Parts | CueKind::Apart, _)));
        let itemized = self.patterns.indicators[self.drafts[of].indicator].itemized;
        if !part && !itemized && !self.names_group(clause, chunk) {
            self.note(Note::Stopped(Condition::OwnSubject, chunk));
            return Some(NOBODY);
        }
        // "thủy sản tăng 11%, hàng may mặc giảm 15%": each item has a name of its own.
        let next = itemized && self.drafts[of].component.is_some() && self.drafts[of].of.is_none();
        next.then(|| {
            self.note(Note::Way(Way::Part));
            (Some(Found { component: self.trim(clause, chunk), ..self.whole(of) }), None)
        })
    }

    /// The number that a number before is of itself.
    fn root(&self, of: usize) -> usize {
        let owner = &self.drafts[of];
        // "đạt 50% dự toán (20.000 tỷ đồng) và tăng 3%": the plan's own number is told aside.
        let aside = of.checked_sub(1).map(|p| &self.drafts[p]).filter(|p| {
            owner.status == Status::Target
                && owner.measure == Measure::Value
                && (p.measure == Measure::PercentOfPlan
                    || p.baseline == Some(Baseline::Plan)
                    || p.measure == Measure::Change && p.of.is_some()
                    || p.measure == Measure::Value && p.indicator == owner.indicator && p.unit == owner.unit)
                && p.status != Status::Target
                && p.sentence == owner.sentence
        });
        let beside = aside.filter(|p| p.measure == Measure::Value).map(|_| of - 1);
        owner.of.or(aside.and_then(|p| p.of)).or(beside).unwrap_or(of)
    }

    /// "27 vụ làm 9 người chết, 21 người bị thương; so với cùng kỳ giảm 3 vụ": what is counted alike.
    fn counted_alike(&self, reading: &Reading<'_>, root: usize) -> usize {
        let alike = |d: usize| self.unit_of(reading.amount(), &[self.drafts[d].unit]).is_some();
        if !matches!(reading.amount().kind, Kind::Count(_)) || alike(root) {
            return root;
        }
        let level = |d: &usize| {
            let draft = &self.drafts[*d];
            draft.measure == Measure::Value && draft.indicator == self.drafts[root].indicator && alike(*d)
        };
        (reading.first..root).rev().find(level).unwrap_or(root)
    }

    /// What falls where that is told which lowers it, and in what unit, unless that itself is compared: a rate, in percent; or those
    /// who are helped (giúp hộ nghèo nên giảm được 17.346 hộ).
    fn lowered(&self, indicator: usize, amount: &Amount, signs: &Signs) -> Option<(usize, Unit)> {
        let falls = signs.verb == Some(CueKind::Fall) && !(signs.plan || signs.versus) && signs.baseline.is_none();
        let fallen = self.patterns.indicators[indicator].lowers.filter(|_| falls)?;
        let entry = &self.patterns.indicators[fallen];
        let unit = match entry.kind {
            IndicatorKind::Rate if amount.kind == Kind::Percent => Some(Unit::PercentagePoint),
            IndicatorKind::Count if amount.kind != Kind::Percent => self.unit_of(amount, &entry.units),
            _ => None,
        };
        unit.map(|unit| (fallen, unit))
    }

    /// "xuất khẩu đạt 298 triệu USD, tăng 25,8%; thủy sản ước tăng 5,7%; đồ gỗ tăng 4,3%": the goods of a list, each behind a
    /// semicolon, of what is told in lists by name.
    fn item_behind(
        &self,
        clause: &Clause,
        index: usize,
        mark: &Item,
        signs: &Signs,
        of: usize,
    ) -> Option<Option<Span>> {
        let told = &self.drafts[of];
        let moved =
            |amount: usize, signs: &Signs| clause.amounts[amount].kind == Kind::Percent && signs.moves() && !signs.plan;
        let stands = |amount: usize| {
            let (left, _) = clause.around(amount);
            let own = left.iter().any(|i| matches!(i.what, What::Subject(_) | What::Place(_)));
            let behind = left.iter().any(|i| matches!(i.what, What::Mark(';')));
            behind && !own
        };
        let money = matches!(told.unit, Unit::Usd | Unit::Vnd)
            || told.of.is_some_and(|o| matches!(self.drafts[o].unit, Unit::Usd | Unit::Vnd));
        let goes_on = told.component.is_some() && told.of.is_none() && told.measure == Measure::Change;
        // "xuất khẩu rau quả đạt 879 triệu USD, giảm 9,3%; mặt hàng sắn giảm 9,4%": a good was told of already.
        let listed = told.of.map_or(told, |o| &self.drafts[o]).component.is_some();
        let next = || {
            let next = index + 1;
            next < clause.amounts.len() && stands(next) && moved(next, &self.signs(clause, next))
        };
        let itemized = self.patterns.indicators[told.indicator].itemized;
        if !(itemized && (money || goes_on) && moved(index, signs) && stands(index) && (goes_on || listed || next())) {
            return None;
        }
        let name = Span { start: mark.span.end, end: signs.verb_at?.start };
        (1..=LONGEST_NAME).contains(&name.len()).then(|| self.trim(clause, name))
    }

    /// "về số doanh nghiệp" after a change: where the noun stands that says what changed.
    pub(super) fn aspect(&self, clause: &Clause, at: u32) -> Option<u32> {
        let doc = &self.context.doc;
        let about = doc.get(at as usize).is_some_and(|t| t.id == self.patterns.about);
        let names = |n: u32| doc.get(n as usize).is_some_and(|t| !self.patterns.amount_words.contains(&t.id));
        about
            .then(|| (at + 1..at + 4).find(|&n| names(n)))
            .flatten()
            // "tăng 9,1% về số lượng so với cùng kỳ" names nothing.
            .filter(|&n| {
                let names = |i: &Item| match i.what {
                    What::Cue(kind, _) => kind == CueKind::Money,
                    What::Mark(_) => false,
                    _ => true,
                };
                clause.items.iter().filter(|i| i.span.start == n).all(names)
            })
    }

    /// Nothing but places stands there: "hai huyện Trạm Tấu, Mù Cang Chải".
    fn tells_where(&self, clause: &Clause, words: Span) -> bool {
        const LONGEST: usize = 14;
        let inside = |i: &&Item| i.span.start >= words.start && i.span.end <= words.end;
        let mut items = clause.items.iter().filter(inside);
        (1..=LONGEST).contains(&words.len())
            && items.clone().any(|i| matches!(i.what, What::Place(_)))
            && items.all(|i| matches!(i.what, What::Place(_) | What::Mark(',') | What::Cue(CueKind::Neutral, _)))
    }

    /// "số người hưởng tăng 6,8%": the noun that tells which number moves, right behind a mark.
    fn aspect_before(&self, clause: &Clause, index: usize, signs: &Signs) -> Option<u32> {
        const LONGEST: u32 = 6;
        let verb = signs.verb_at.filter(|_| signs.moves())?;
        let (left, _) = clause.around(index);
        let mark = left.iter().rev().find(|i| matches!(i.what, What::Mark(',' | ';')) && i.span.end <= verb.start)?;
        let (start, end) = (mark.span.end, verb.start);
        let doc = self.context.doc;
        let counts = |at: &u32| self.patterns.amount_words.contains(&doc.tokens[*at as usize].id);
        let named = clause.items.iter().any(|i| {
            i.span.start >= start
                && i.span.end <= end
                && matches!(i.what, What::Subject(s) if self.patterns.subjects[s.entry].indicator.is_none())
        });
        (start..end).find(|at| !counts(at)).filter(|&noun| noun > start && end - start <= LONGEST && !named)
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
                Kind::Count(_) => named != UNKNOWN && unit.iter().any(|t| t.id == named),
                _ => false,
            };
            fits.then(|| made[a].filter(|&m| self.drafts[m].measure == Measure::Value))
        })?
    }

    /// "Giải ngân 493 tỷ đồng, đạt 10,4%. So với cùng kỳ, cao hơn 2,7 lần về giá trị.": the sum that the sentence before tells.
    fn told_back(&self, clause: &Clause, first: usize, noun: u32) -> Option<usize> {
        if !opens_with_versus(clause) {
            return None;
        }
        let money = self.patterns.money_words.contains(&self.context.doc.tokens[noun as usize].id);
        let told = |d: &usize| {
            let draft = &self.drafts[*d];
            draft.measure == Measure::Value && matches!(draft.unit, Unit::Vnd | Unit::Usd)
        };
        (self.carry.previous_from..first).rev().find(told).filter(|_| money)
    }

    /// "tỷ lệ" begins at a token.
    pub(super) fn names_rate(&self, at: u32) -> bool {
        self.starts(at, &self.patterns.rates)
    }

    /// "xã Hướng Lập có tỷ lệ hộ nghèo giảm 12,4% (từ 31,75% xuống còn 19,35%); xã Triệu Nguyên giảm 8,02% (…)": the same change of the next place, behind a
    /// mark and nothing but its name.
    fn change_by_place(&self, clause: &Clause, index: usize, signs: &Signs) -> Option<&Draft> {
        let amount = &clause.amounts[index];
        let (left, _) = clause.around(index);
        let verb = signs.verb_at.filter(|v| v.end == amount.quantity.full.start)?;
        let moved = signs.moves() && !signs.plan && !signs.versus;
        let mark = left.iter().rposition(|i| matches!(i.what, What::Mark(',' | ';')))?;
        let name = Span { start: left[mark].span.end, end: verb.start.max(left[mark].span.end) };
        let tokens = &self.context.doc.tokens[name.range()];
        let unit = tokens.iter().take_while(|t| !t.capitalized()).count();
        let named = unit <= 2
            && (unit + 1..=LONGEST_NAME).contains(&tokens.len())
            && tokens[unit..].iter().all(|t| t.capitalized() || t.kind == TokenKind::Punct);
        let place = |i: &Item| matches!(i.what, What::Place(_)) && name.contains(i.span);
        let plain = |i: &Item| {
            i.span.start < name.start || i.span == verb || place(i) || matches!(i.what, What::Mark('(' | ')'))
        };
        let falls = signs.verb == Some(CueKind::Fall);
        let mut told = self.drafts.iter().rev().take_while(|d| d.sentence == self.current);
        let change = told.find(|d| d.measure == Measure::Change && (d.value.digits < 0) == falls && d.of.is_none());
        change.filter(|d| {
            let percents = matches!(d.unit, Unit::Percent | Unit::PercentagePoint) && amount.kind == Kind::Percent;
            moved && named && percents && left.iter().any(place) && left.iter().all(plain)
        })
    }

    /// "So với cùng kỳ năm trước tăng 12,5%.": a sentence that begins with what is compared with, and names nothing of its own
    /// up to its first number, goes on with the one before.
    fn opens_comparing(&self, clause: &Clause, head: Span) -> bool {
        let here = clause.at[0];
        let plain = |i: &Item| matches!(i.what, What::Cue(..) | What::Date(_) | What::Mark(','));
        opens_with_versus(clause)
            && clause.items[..here].iter().all(plain)
            && self.heavy(clause, head.start, head.end, 0, here) == 0
    }

    /// "đạt" stands right before the amount, after a comma or directly after the amount before.
    pub(super) fn reaches(&self, clause: &Clause, index: usize) -> bool {
        let (left, right) = clause.around(index);
        let since = left.iter().rev().take_while(|i| !matches!(i.what, What::Mark(',')));
        // "36 tỷ đồng (đạt 122%)": alone in brackets behind the number.
        let touch = |a: &Item, b: &Item| a.span.end == b.span.start;
        // Words for reaching may be words for a share too (đạt tỷ lệ).
        let verb = left.last();
        let opens = left.iter().rfind(|i| verb.is_some_and(|v| i.span.end <= v.span.start));
        if let (Some(open), Some(reach), Some(close)) = (opens, verb, right.first())
            && matches!((open.what, close.what), (What::Mark('('), What::Mark(')')))
            && matches!(reach.what, What::Cue(CueKind::Reach | CueKind::Share, _))
            && touch(open, reach)
            && reach.span.end == clause.amounts[index].quantity.full.start
            && touch(&clause.items[clause.at[index]], close)
        {
            return true;
        }
        !self.share_named(clause, index)
            && !since.into_iter().any(|i| matches!(i.what, What::Subject(_) | What::Mark('(')))
    }

    /// "2 xã đạt chuẩn, có 70% chính quyền vững mạnh": a percent is a share of what is named behind it.
    pub(super) fn share_named(&self, clause: &Clause, index: usize) -> bool {
        let end = clause.amounts[index].span.end;
        let named = self.context.doc.get(end as usize).is_some_and(|t| {
            end < clause.span.end && t.kind == TokenKind::Word && !self.patterns.light.contains(&t.id)
        }) && !clause.items.iter().any(|i| i.span.start == end && !matches!(i.what, What::Subject(_)));
        // "trong số này chỉ có 30% là đối tượng tham gia mới": so is one that is said to be something.
        named || end < clause.span.end && self.says_are(end)
    }
}

/// What stands between a number and what is relative to it, and is of no indicator itself.
fn passed_over(clause: &Clause, amount: usize, later: usize) -> bool {
    // "đạt 50.942 tỷ đồng, chiếm 69%, giảm 6,8%": a share that is nobody's.
    // "đạt 464.400 tỷ đồng (tương đương 20 tỷ USD), tăng 2,3%": the same in another currency.
    is_share(clause, amount)
        || is_retold(clause, amount)
        // "đạt 96,4 triệu USD (7 dự án cấp mới), gấp 2,1 lần": what closed brackets count.
        || in_closed_bracket(clause, amount, later)
        // "64.300 lao động ở 1.215 đơn vị tham gia BHTN, tăng 3,1%": a number among the words of the one before.
        || in_words_of(clause, amount)
        // "giảm 2,4%/năm, riêng 6 huyện nghèo giảm 5,1%/năm": those told apart.
        || told_apart(clause, amount)
}

/// "(tương đương 20 tỷ USD)": brackets tell an amount of money in another currency.
fn is_retold(clause: &Clause, amount: usize) -> bool {
    let before = clause.at[amount].checked_sub(2).map(|b| [clause.items[b].what, clause.items[b + 1].what]);
    // "đạt 99% (tương đương 1.749.600 người), tăng 5,5%": so is the number that a percent stands for.
    let percent = amount > 0 && clause.amounts[amount - 1].kind == Kind::Percent;
    (matches!(clause.amounts[amount].kind, Kind::Money(_))
        || percent && matches!(clause.amounts[amount].kind, Kind::Count(_)))
        && matches!(before, Some([What::Mark('('), What::Cue(CueKind::Share, _)]))
}

/// Brackets that close before a later amount hold an amount, and open behind another.
fn in_closed_bracket(clause: &Clause, amount: usize, later: usize) -> bool {
    let (here, then) = (clause.at[amount], clause.at[later]);
    let mark = |i: &Item, mark: char| matches!(i.what, What::Mark(m) if m == mark);
    let open = clause.items[..here]
        .iter()
        .rposition(|i| mark(i, '('))
        .filter(|&o| !clause.items[o..here].iter().any(|i| mark(i, ')')));
    let close = clause.items[here..then].iter().any(|i| mark(i, ')'));
    close && open.is_some_and(|o| clause.items[..o].iter().any(|i| matches!(i.what, What::Amount(_))))
}

/// "chiếm 25,2% kim ngạch xuất khẩu": the words right behind a share name what it is of.
pub(super) fn whole_of_share(clause: &Clause, item: usize) -> bool {
    let span = clause.items[item].span;
    clause.items[..item].iter().rev().take_while(|i| !matches!(i.what, What::Mark(_))).any(|i| match i.what {
        What::Amount(amount) => is_share(clause, amount) && span.start <= i.span.end + 2,
        _ => false,
    })
}

/// The words of a subject that counts another number hold the amount.
fn in_words_of(clause: &Clause, amount: usize) -> bool {
    let span = clause.amounts[amount].span;
    clause.items.iter().any(|i| match i.what {
        What::Subject(s) => i.span.contains(span) && s.number.is_some_and(|n| n.end <= span.start),
        _ => false,
    })
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

/// A sentence begins with "so với".
fn opens_with_versus(clause: &Clause) -> bool {
    let first = clause.items.first().filter(|i| i.span.start == clause.span.start);
    first.is_some_and(|i| matches!(i.what, What::Cue(CueKind::Versus, _)))
}
