//! What an amount says of its indicator: a level, a percent of the plan or of an earlier level, a
//! change, or the level before.

use super::attach::Found;
use super::clause::{Clause, Item, Kind, What};
use super::owner::is_share;
use super::reading::Reading;
use super::signs::Signs;
use super::trace::{Condition, Note, Way};
use super::{Draft, Linker, relative, time};
use crate::pattern::indicator::{CueKind, IndicatorKind};
use crate::record::{Bound, Measure, Status, Unit};
use crate::text::Span;

/// How many words may name what has moved, and join the next number to it.
const NOUN: u32 = 6;

/// What "tối đa" bounds below so many đồng is what one household may be lent or given.
const MOST_LENT: f64 = 1e9;

/// An index of less percent of the one before is its rise.
const LEAST_INDEX: f64 = 40.0;

impl Linker<'_, '_, '_, '_> {
    /// What an amount that is relative to nothing tells of its indicator: a level, or what the words around it make of one.
    pub(super) fn level(&self, reading: &Reading<'_>) -> Option<Draft> {
        let (clause, index, made) = (reading.clause, reading.index, reading.made);
        let found = match reading.frame {
            Some(found) => {
                self.note(Note::Way(Way::Frame));
                self.narrowed(clause, index, made, found)
            }
            None => self.value(reading)?,
        };
        if let Some(condition) = self.no_level(reading, &found) {
            self.note(Note::Refused(condition));
            return None;
        }
        if self.beyond_level(reading, &found) {
            if reading.signs.verb == Some(CueKind::Reach) && reading.frame.is_none() {
                return Some(self.draft(reading, &found, Measure::PercentOfPlan, reading.status));
            }
            self.note(Note::Refused(Condition::PlanOfNothing));
            return None;
        }
        let mut draft = self.draft(reading, &found, Measure::Value, reading.status);
        if let Some(falls) = self.change_told_as_level(reading, &found, &mut draft) {
            draft.measure = Measure::Change;
            if draft.unit == Unit::Percent {
                draft.unit = Unit::PercentagePoint;
            }
            if falls {
                draft.negate();
            }
            return Some(draft);
        }
        let kind = self.patterns.indicators[found.indicator].kind;
        if kind == IndicatorKind::Growth && (reading.signs.verb == Some(CueKind::Fall) || reading.amount().minus) {
            draft.negate();
        }
        if reading.amount().kind == Kind::Percent
            && let Some(measure) = self.patterns.indicators[found.indicator].percent
        {
            // "thu ngân sách liên tục tăng, đạt tỷ lệ trên 20% mỗi năm": of no plan.
            if time::each_year(self, clause, index) {
                self.note(Note::Refused(Condition::PlanOfNothing));
                return None;
            }
            draft.measure = measure;
            draft.of = reading.last().filter(|&m| self.drafts[m].indicator == found.indicator);
        }
        if self.left_behind(reading) {
            draft.measure = Measure::PreviousValue;
        }
        // "thu hút đầu tư vượt 107.500 tỷ đồng"
        let exceeds = reading.signs.verb == Some(CueKind::Exceed) && reading.verb_touches();
        if exceeds && draft.bound == Bound::Exact {
            draft.bound = Bound::Over;
        }
        let start = reading.amount().quantity.full.start;
        if draft.measure == Measure::Value && self.added(&draft, start, &reading.signs) {
            draft.measure = Measure::Change;
        }
        Some(draft)
    }

    /// Why a number that found its indicator tells no level of it.
    fn no_level(&self, reading: &Reading<'_>, found: &Found) -> Option<Condition> {
        if self.given_to_one(reading, found) {
            return Some(Condition::PerHead);
        }
        if self.moved_by_nothing(reading, found) {
            return Some(Condition::ChangeOfNothing);
        }
        match self.patterns.indicators[found.indicator].kind {
            IndicatorKind::Growth => self.no_growth(reading, found),
            // "sản xuất công nghiệp như: may mặc (chiếm 12,5%)"
            IndicatorKind::Index if reading.frame.is_none() && reading.signs.verb == Some(CueKind::Share) => {
                Some(Condition::Share)
            }
            _ => None,
        }
    }

    /// A sum that only one head can be given, or lent.
    fn given_to_one(&self, reading: &Reading<'_>, found: &Found) -> bool {
        let entry = &self.patterns.indicators[found.indicator];
        if found.unit != Unit::Vnd || entry.kind != IndicatorKind::Count {
            return false;
        }
        let quantity = &reading.amount().quantity;
        // "tặng quà 1.500.000 đồng cho người cao tuổi"
        let small = entry.least.is_some_and(|least| quantity.value.to_f64() < f64::from(least));
        // "hộ nghèo được vay tối đa 50 triệu đồng"
        let norm = || quantity.value.to_f64() < MOST_LENT && self.starts(quantity.full.start, &self.patterns.at_most);
        small || reading.status != Status::Target && norm()
    }

    /// "chiếm 20,3% tổng vốn, giảm 13,1%": a change whose number is not of the catalogue is no level.
    fn moved_by_nothing(&self, reading: &Reading<'_>, found: &Found) -> bool {
        if reading.frame.is_some() || !reading.moves() || reading.signs.from {
            return false;
        }
        let amount = reading.amount();
        let kind = self.patterns.indicators[found.indicator].kind;
        // "số người tham gia giảm 6.214 người" tells how many fewer, of whatever it is.
        if amount.kind != Kind::Percent {
            return kind == IndicatorKind::Count && reading.verb_touches();
        }
        // "công tác giảm nghèo đạt 98%": no rate falls so far, and that is no level either.
        let too_far = reading.signs.verb == Some(CueKind::Fall) && amount.quantity.value.to_f64() >= relative::NO_FALL;
        // "tỷ lệ hộ nghèo giảm 2%" tells no level.
        let by = reading.verb_touches();
        kind == IndicatorKind::Count || kind == IndicatorKind::Rate && (too_far || by)
    }

    /// Why a percent is no growth.
    fn no_growth(&self, reading: &Reading<'_>, found: &Found) -> Option<Condition> {
        let (clause, index, signs) = (reading.clause, reading.index, &reading.signs);
        let amount = reading.amount();
        // "đóng góp 1,5 điểm phần trăm" is told of the whole.
        if amount.points {
            return Some(Condition::Share);
        }
        // "đạt 74,65%, tăng 7,95%": what itself has risen is no growth, but of a plan that is not named.
        let unframed = reading.frame.is_none();
        let high = amount.quantity.value.to_f64() >= relative::LEAST_OF_PLAN;
        if unframed && high && signs.verb == Some(CueKind::Reach) && self.rises_next(clause, index) {
            return Some(Condition::PlanOfNothing);
        }
        // "cơ cấu kinh tế: nông nghiệp giảm 2%; công nghiệp tăng 1,5%": what a colon opens is itemized.
        if found.component.is_some() && self.itemized_otherwise(clause, index, found) {
            return Some(Condition::Share);
        }
        if !unframed {
            return None;
        }
        let listed = found.component.is_some() && signs.verb.is_none() && behind_shares(clause, index);
        (listed || self.share_of_product(reading, found)).then_some(Condition::Share)
    }

    /// "còn 5% GDP", "GDP chiếm đến 54%" are shares, no growth.
    fn share_of_product(&self, reading: &Reading<'_>, found: &Found) -> bool {
        let signs = &reading.signs;
        if signs.verb == Some(CueKind::Share) {
            return true;
        }
        if !(signs.whole || signs.verb == Some(CueKind::Level)) {
            return false;
        }
        // "từ 8% lên 8,5%" goes on from a growth, and so does "tăng 3,1%, sang năm 2015 vọt lên 11,4%" behind another time.
        let dated = reading.left().iter().any(|i| matches!(i.what, What::Date(_)));
        let goes_on = reading.last().is_some_and(|last| {
            let d = &self.drafts[last];
            let again = dated && d.component == found.component && d.status == reading.status;
            d.indicator == found.indicator && (d.measure == Measure::PreviousValue || again)
        });
        !goes_on
    }

    /// "tỷ lệ hộ nghèo còn 7,77%, đạt 268,36%": no rate is so high, and no growth that is reached; what reaches so much is a plan.
    fn beyond_level(&self, reading: &Reading<'_>, found: &Found) -> bool {
        let amount = reading.amount();
        let value = || amount.quantity.value.to_f64();
        amount.kind == Kind::Percent
            && match self.patterns.indicators[found.indicator].kind {
                IndicatorKind::Rate => value() > relative::HIGHEST_RATE,
                IndicatorKind::Growth => {
                    let reached = reading.signs.verb == Some(CueKind::Reach) && reading.frame.is_none();
                    reached && value() >= relative::LEAST_OF_PLAN
                }
                _ => false,
            }
    }

    /// Whether a number without a verb of its own tells a fall or a rise all the same; an index, which is told by its rise, is made
    /// one.
    fn change_told_as_level(&self, reading: &Reading<'_>, found: &Found, draft: &mut Draft) -> Option<bool> {
        let (clause, index, signs) = (reading.clause, reading.index, &reading.signs);
        if let Some(falls) = self.moved_with_last(clause, index, signs, draft) {
            return Some(falls);
        }
        let kind = self.patterns.indicators[found.indicator].kind;
        if kind == IndicatorKind::Index && draft.unit == Unit::Percent {
            draft.measure = self.measure_of_index(reading, found, draft);
            draft.baseline = signs.baseline;
        }
        // "Mức giảm tỷ lệ hộ nghèo đạt 1,96%": by how much, and no level.
        let rate =
            kind == IndicatorKind::Rate && reading.amount().kind == Kind::Percent && draft.measure == Measure::Value;
        if rate && found.words.is_some_and(|words| self.ends_with(words.start, &self.patterns.falls_by)) {
            return Some(true);
        }
        let part = self.part_of_change(clause, index, signs, draft);
        part.then(|| self.drafts.last().is_some_and(|d| d.value.digits < 0))
    }

    /// An index is told by its rise: "công nghiệp chế biến: 10,54%" in a list of rises is one more.
    fn measure_of_index(&self, reading: &Reading<'_>, found: &Found, draft: &Draft) -> Measure {
        let listed = self.drafts.last().is_some_and(|d| d.indicator == found.indicator && d.measure == Measure::Change);
        let level = matches!(reading.signs.verb, Some(CueKind::Reach | CueKind::Versus));
        // "chỉ số tăng cao, đạt 10,98%": no index falls to that.
        let rise = draft.value.to_f64() < LEAST_INDEX;
        if listed && !level || rise { Measure::Change } else { Measure::PercentOfBaseline }
    }

    /// A level from which the next number moves on.
    fn left_behind(&self, reading: &Reading<'_>) -> bool {
        let (clause, index) = (reading.clause, reading.index);
        let before = reading.last().is_some_and(|m| self.drafts[m].measure == Measure::PreviousValue);
        let beside = || is_share(clause, index) || index.checked_sub(1).is_some_and(|n| bracket_behind(clause, n));
        before && beside()
            || (reading.signs.from || self.told_since(clause, index)) && self.level_follows(clause, index)
    }

    /// "có thêm 4 xã đạt chuẩn, 2 xã kiểu mẫu": what is added to what there is.
    fn added(&self, draft: &Draft, start: u32, signs: &Signs) -> bool {
        let added = self.ends_with(start, &self.patterns.added);
        let listed = |last: &Draft| {
            signs.verb.is_none()
                && (last.sentence, last.indicator, last.unit) == (draft.sentence, draft.indicator, draft.unit)
                && last.measure == Measure::Change
                && (last.of, last.baseline) == (None, None)
        };
        self.patterns.indicators[draft.indicator].stock && (added || self.drafts.last().is_some_and(listed))
    }

    /// "giảm 561 hộ nghèo và 490 hộ cận nghèo", "giảm 1,5% hộ nghèo, 0,8% hộ cận nghèo": the verb of the number before is this one's
    /// too; whether it falls.
    fn moved_with_last(&self, clause: &Clause, index: usize, signs: &Signs, draft: &Draft) -> Option<bool> {
        let moved = |d: &&Draft| d.sentence == draft.sentence && d.measure == Measure::Change;
        let last = self.drafts.last().filter(moved)?;
        let here = clause.amounts[index].quantity.full.start;
        let gap = here.saturating_sub(last.span.end);
        // "giảm 560 hộ nghèo (2,25%) và 620 hộ cận nghèo (2,5%)": what is told of both aside.
        let rate = matches!(last.unit, Unit::Percent | Unit::PercentagePoint) && draft.unit != Unit::Percent;
        let count = self.drafts.len().checked_sub(2).map(|n| &self.drafts[n]).filter(moved);
        let last = count.filter(|_| rate).unwrap_or(last);
        let unit = if last.unit == Unit::PercentagePoint { Unit::Percent } else { last.unit };
        let joined = here.checked_sub(1).is_some_and(|at| {
            self.context.doc.tokens[at as usize].id == self.patterns.and
                || !rate && self.context.doc.punct(at as usize) == Some(',')
        });
        let plain = |i: &Item| {
            matches!(i.what, What::Subject(_) | What::Mark(',')) || rate && matches!(i.what, What::Mark(')'))
        };
        let near = clause.around(index).0.iter().all(plain) && gap <= NOUN;
        let told = last.of.is_none() && last.baseline.is_none() && signs.verb.is_none();
        (told && joined && near && unit == draft.unit && last.indicator != draft.indicator)
            .then_some(last.value.digits < 0)
    }

    /// The next amount is a percent by which this one has risen or fallen.
    fn rises_next(&self, clause: &Clause, index: usize) -> bool {
        clause.amounts.get(index + 1).is_some_and(|next| {
            next.kind == Kind::Percent
                && matches!(self.signs(clause, index + 1).verb, Some(CueKind::Rise | CueKind::Fall))
                && !clause.around(index).1.iter().any(|i| matches!(i.what, What::Mark(';') | What::Subject(_)))
        })
    }

    /// "giảm tỷ lệ hộ nghèo 1 - 1,5%, [trong đó] vùng miền núi 2 - 3%": a part of a change has no verb of its own.
    fn part_of_change(&self, clause: &Clause, index: usize, signs: &Signs, draft: &Draft) -> bool {
        let (left, _) = clause.around(index);
        let parts = left.iter().any(|i| matches!(i.what, What::Cue(CueKind::Parts | CueKind::Apart, _)));
        // An aim to fall is told on for a group without a word between.
        let aimed = draft.status == Status::Target && draft.component.is_some();
        let parts = parts || aimed && left.first().is_some_and(|i| matches!(i.what, What::Mark(',')));
        let amount = &clause.amounts[index];
        let told = |entry: usize| self.takes(amount, entry).is_some() || self.claims(amount, entry);
        let since = left.iter().rposition(|i| matches!(i.what, What::Cue(CueKind::Parts, _))).unwrap_or(0);
        let named = left[since..].iter().any(|i| matches!(i.what, What::Subject(s) if told(s.entry)));
        let moved = |d: &Draft| {
            d.sentence == draft.sentence
                && (d.indicator, d.measure, d.unit) == (draft.indicator, Measure::Change, Unit::PercentagePoint)
        };
        let counted = matches!(draft.unit, Unit::Household | Unit::Person);
        // "0,76% (giảm 0,02%), thấp nhất là thành phố 0,64%": what brackets told aside is over.
        let closed = left.iter().any(|i| matches!(i.what, What::Mark(')')));
        // "mức giảm tỷ lệ hộ nghèo đạt 1,96%, trong đó mức giảm của các huyện nghèo đạt 5,21%"
        let from = left.first().map_or(amount.span.start, |i| i.span.start);
        let by = (from..amount.span.start).any(|at| self.starts(at, &self.patterns.falls_by));
        // "giảm 1.400 hộ nghèo, trong đó có 1.000 hộ vùng đặc biệt khó khăn": a part of a count that moved, where no level is told.
        let within = |d: &Draft| {
            let alone = self.drafts.iter().rev().skip(1).take_while(|o| o.sentence == d.sentence);
            (d.sentence, d.indicator, d.measure, d.unit)
                == (draft.sentence, draft.indicator, Measure::Change, draft.unit)
                && draft.value.to_f64() < d.value.to_f64().abs()
                && alone.clone().all(|o| o.indicator != d.indicator)
        };
        let moved = |d: &Draft| if draft.unit == Unit::Percent { moved(d) } else { counted && within(d) };
        (signs.verb.is_none() || by && signs.verb == Some(CueKind::Reach))
            && parts
            && !named
            && !closed
            && self.drafts.last().is_some_and(moved)
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
            || self.structure(clause, index)
    }

    /// "Cơ cấu GRDP theo giá hiện hành như sau: nông nghiệp 21% …": what words outside the catalogue head with a colon, all of the
    /// sentence's numbers behind it.
    fn structure(&self, clause: &Clause, index: usize) -> bool {
        let before = &clause.items[..clause.at[0]];
        let Some(colon) = before.iter().position(|i| matches!(i.what, What::Mark(':'))) else { return false };
        let heads = |i: &Item| match i.what {
            What::Subject(s) => i.span.start == clause.span.start && self.claims(&clause.amounts[index], s.entry),
            _ => false,
        };
        let head = &before[..colon];
        head.iter().any(heads) && !head.iter().any(|i| matches!(i.what, What::Mark(',' | ';')))
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

    /// "năm 2010 là 29%, đến nay giảm còn 16%": of the same, a later time is told with the number that follows.
    fn told_since(&self, clause: &Clause, index: usize) -> bool {
        let (left, right) = clause.around(index);
        let told = left.iter().any(|i| matches!(i.what, What::Date(_)));
        let now = |i: &Item| matches!(i.what, What::Cue(CueKind::Now, _));
        let moved = |i: &Item| matches!(i.what, What::Cue(CueKind::Level, _));
        let apart = |i: &Item| matches!(i.what, What::Subject(_) | What::Mark(';' | '('));
        // "năm 2006 là 11% tăng lên 25% năm 2010": the verb stands right behind the number.
        let amount = &clause.amounts[index];
        let led = right.first().is_some_and(|i| moved(i) && i.span.start == amount.span.end && !self.adds_up_to(i));
        let later = amount.kind == Kind::Percent && right.iter().any(now) && right.iter().any(moved);
        told && (led || later) && !right.iter().any(apart)
    }

    /// A later amount of the sentence is the level reached (từ 8,32% xuống còn 6,2%).
    pub(super) fn level_follows(&self, clause: &Clause, index: usize) -> bool {
        // "giảm từ 3.586 hộ, chiếm 10,74% xuống còn 2.900 hộ": past its share; "từ 3.586 hộ (10,74%) xuống còn 2.900 hộ".
        let shared = bracket_behind(clause, index)
            || clause.amounts[index].kind != Kind::Percent
                && index + 1 < clause.amounts.len()
                && is_share(clause, index + 1);
        let last = index + usize::from(shared);
        let Some(next) = clause.amounts.get(last + 1) else { return false };
        let (_, right) = clause.around(last);
        // "quý IV tăng từ 9,5%, cả năm tăng trên 8,5%": another time is told with a verb of its own.
        let time = |i: &Item| matches!(i.what, What::Date(_) | What::Cue(CueKind::WholeYear | CueKind::ThisMonth, _));
        let comma = right.iter().position(|i| matches!(i.what, What::Mark(',')));
        let again = comma.is_some_and(|c| right[c + 1..].first().is_some_and(time));
        let level = right.iter().any(|i| match i.what {
            What::Cue(CueKind::Level, _) => true,
            What::Cue(CueKind::Fall | CueKind::Rise, _) => !shared && !again,
            What::Cue(CueKind::Estimate | CueKind::Reach, _) => !shared,
            _ => false,
        });
        level && next.kind == clause.amounts[index].kind
    }
}

/// "dịch vụ chiếm 38,8%; thuế sản phẩm gần 4,7%": the last verb before an amount tells a share.
fn behind_shares(clause: &Clause, index: usize) -> bool {
    let verb = |i: &Item| match i.what {
        What::Cue(kind @ (CueKind::Share | CueKind::Rise | CueKind::Fall | CueKind::Reach), _) => Some(kind),
        _ => None,
    };
    clause.items[..clause.at[index]].iter().rev().find_map(verb) == Some(CueKind::Share)
}

/// "22.410 hộ (9,06%)": brackets right behind an amount hold the next, alone.
fn bracket_behind(clause: &Clause, index: usize) -> bool {
    let here = clause.at[index];
    bracket_holds_next(clause, index) && clause.items[here + 1].span.start == clause.items[here].span.end
}

/// "22.410 hộ nghèo (9,06%)", "58,46% (đầu năm 2022, tương đương 7.206 hộ)": the brackets that follow an amount hold the next, alone.
pub(super) fn bracket_holds_next(clause: &Clause, index: usize) -> bool {
    let mark = |n: usize, mark: char| clause.items.get(n).is_some_and(|i| matches!(i.what, What::Mark(m) if m == mark));
    let time = |i: &Item| matches!(i.what, What::Date(_) | What::Mark(',') | What::Cue(CueKind::Share, _));
    let pair = clause.at.get(index).zip(clause.at.get(index + 1));
    pair.is_some_and(|(&here, &next)| {
        next >= here + 2 && mark(here + 1, '(') && mark(next + 1, ')') && clause.items[here + 2..next].iter().all(time)
    })
}
