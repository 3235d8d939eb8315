//! What an amount says of its indicator: a level, a percent of the plan or of an earlier level, a
//! change, or the level before.

use super::arithmetic;
use super::attach::Found;
use super::clause::{Clause, Item, Kind, What};
use super::owner::is_share;
use super::signs::Signs;
use super::trace::{Condition, Note, PeriodRule, Subject, Way};
use super::{Draft, Linker};
use crate::calendar::Period;
use crate::pattern::indicator::{CueKind, IndicatorKind, Side};
use crate::record::{Baseline, Bound, Measure, Number, Status, Unit};
use crate::text::{Span, Token};

/// How many words may name what has moved, and join the next number to it.
const NOUN: u32 = 6;

/// No one firm or farm of which news tell so gives work to as many.
const MOST_OF_ONE: f64 = 1000.0;

/// What "tối đa" bounds below so many đồng is what one household may be lent or given.
const MOST_LENT: f64 = 1e9;

/// An index of less percent of the one before is its rise.
const LEAST_INDEX: f64 = 40.0;

impl Linker<'_, '_, '_, '_> {
    /// The draft that an amount gives, if it is a number of the catalogue.
    pub(super) fn amount(
        &self,
        clause: &Clause,
        index: usize,
        made: &[Option<usize>],
        first: usize,
        sentence: usize,
        status: Status,
    ) -> Option<Draft> {
        let amount = &clause.amounts[index];
        if matches!(amount.kind, Kind::Duration | Kind::Foreign) {
            let duration = amount.kind == Kind::Duration;
            self.note(Note::Refused(if duration { Condition::Duration } else { Condition::ForeignUnit }));
            return None;
        }
        // "243.000 người, trong số này chỉ có 30% là người mới tham gia": a share of those counted.
        let (left, _) = clause.around(index);
        let of_those = amount.kind == Kind::Percent
            && amount.span.end < clause.span.end
            && self.says_are(amount.span.end)
            && left.iter().any(|i| matches!(i.what, What::Cue(CueKind::Parts, _)));
        if of_those {
            self.note(Note::Refused(Condition::Share));
            return None;
        }
        if self.of_one_actor(clause, index) {
            self.note(Note::Refused(Condition::OneActor));
            return None;
        }
        let signs = self.signs(clause, index);
        if let Some((verb, at)) = signs.verb.zip(signs.verb_at) {
            self.note(Note::Verb(verb, at));
        }
        if let Some((found, measure, period)) = self.level_of_the_country(clause, index) {
            self.note(Note::Way(Way::LevelAside));
            let mut draft = self.draft(clause, index, &found, measure, sentence, Status::Actual);
            (draft.status, draft.period) = (Status::Actual, period);
            return Some(draft);
        }
        if self.against_others(clause, index) {
            self.note(Note::Refused(Condition::Compared));
            return None;
        }
        if let Some(draft) = self.share_of_plan(clause, index, sentence) {
            return Some(draft);
        }
        let frame = self.frame(clause, index);
        if matches!(frame, Some(None)) {
            return None;
        }
        // "61 hộ thoát nghèo, đạt 101,7% chỉ tiêu" is of the number before, though "chỉ tiêu" has a frame too.
        let frame = frame.flatten().filter(|f| {
            !(self.patterns.indicators[f.indicator].percent.is_some() && self.goes_with_last(clause, index, made))
        });
        // "(nông nghiệp 0,8 điểm phần trăm; …)": what branches add to a growth is told of the whole.
        if frame.is_none()
            && !amount.points
            && let Some((found, total)) =
                self.part_that_adds_up(clause, index).or_else(|| self.covered_part(clause, index))
        {
            let mut draft = self.draft(clause, index, &found, Measure::Value, sentence, total.status);
            (draft.status, draft.period) = (total.status, total.period);
            draft.component = found.component;
            self.note(Note::Way(Way::Part));
            return Some(draft);
        }
        let mut signs = signs;
        if let Some(verb) = self.verb_shared(clause, index, made, &signs) {
            (signs.verb, signs.verb_at) = (Some(verb), None);
        }
        let as_planned = self.as_planned(clause, index);
        let status = if as_planned { Status::Target } else { status };
        if as_planned || self.falls_short_of(clause, index) {
            (signs.verb, signs.verb_at, signs.plan) = (Some(CueKind::Reach), None, false);
        }
        signs.plan |= amount.kind == Kind::Percent && clause.items.iter().any(|i| {
            matches!(i.what, What::Subject(s) if s.side == Side::Frame && i.span.contains(amount.span)
                && self.patterns.subjects[s.entry].indicator.is_some_and(|n| self.patterns.indicators[n].percent.is_some()))
        }) && frame.is_none();
        signs.plan |= frame.is_none() && signs.verb == Some(CueKind::Reach) && self.plan_goes_on(clause, index)
            || self.plan_of_list(clause, index, made);
        if let Some((found, period)) = self.level_of_another_time(clause, index) {
            self.note(Note::Way(Way::LevelAside));
            let mut draft = self.draft(clause, index, &found, Measure::Value, sentence, Status::Actual);
            draft.period = Some(period);
            draft.status = Status::Actual;
            return Some(draft);
        }
        // "ước tăng 6% (quý I tăng 5,5%; quý II tăng 6,4%)", "tăng 10,3% (kế hoạch tăng 11%)"
        let growth = self.growth_aside(clause, index, &signs).or_else(|| self.growth_again(clause, index, &signs));
        if let Some(found) = growth {
            self.note(Note::Way(Way::GrowthAside));
            let index_of = self.patterns.indicators[found.indicator].kind == IndicatorKind::Index;
            let measure = if index_of { Measure::Change } else { Measure::Value };
            let mut draft = self.draft(clause, index, &found, measure, sentence, status);
            if index_of {
                draft.baseline = signs.baseline;
            }
            if signs.verb == Some(CueKind::Fall) {
                draft.negate();
            }
            return Some(draft);
        }
        let before = self.level_before(clause, index).or_else(|| self.level_of_heading(clause, index));
        let before = before.map(|told| (told, Measure::Value));
        let before =
            before.or_else(|| self.level_behind_versus(clause, index).map(|told| (told, Measure::PreviousValue)));
        if let Some(((found, period), measure)) = before {
            self.note(Note::Way(Way::LevelAside));
            let mut draft = self.draft(clause, index, &found, measure, sentence, Status::Actual);
            draft.status = Status::Actual;
            draft.period = period;
            return Some(draft);
        }
        if let Some(found) = self.level_compared(clause, index) {
            self.note(Note::Way(Way::LevelAside));
            let mut draft = self.draft(clause, index, &found, Measure::Value, sentence, Status::Actual);
            if let Some(What::Cue(CueKind::Baseline, _)) = clause.around(index).1.first().map(|i| i.what) {
                draft.period = self.drafts.last().and_then(|d| d.period).and_then(Period::year_before);
                self.note(Note::Period(PeriodRule::YearBefore, None));
            }
            return Some(draft);
        }
        if let Some(found) = self.of_plan_by_name(clause, index).filter(|_| frame.is_none()) {
            self.note(Note::Way(Way::GoesOn));
            return Some(self.draft(clause, index, &found, Measure::PercentOfPlan, sentence, status));
        }
        // "đạt 105% kế hoạch giải quyết việc làm, 98% kế hoạch đào tạo nghề": not of what was told before.
        let planned = (signs.plan && frame.is_none()).then(|| self.planned_behind(clause, index, made)).flatten();
        let of_other = planned.is_some_and(|f| self.drafts.last().is_some_and(|d| d.indicator != f.indicator));
        let relative = (!of_other)
            .then(|| self.relative(clause, index, made, first, &signs, frame.as_ref(), sentence, status))
            .flatten();
        if relative.is_some() {
            return relative;
        }
        if let Some(found) = planned {
            self.note(Note::Way(Way::SubjectAfter));
            return Some(self.draft(clause, index, &found, Measure::PercentOfPlan, sentence, status));
        }
        // "tăng 42% về số dự án": of something that is not of the catalogue.
        let aside =
            matches!(signs.verb, Some(CueKind::Rise | CueKind::Fall)) && self.aspect(clause, amount.span.end).is_some();
        // "18/28 chỉ tiêu đạt và vượt, đạt 64,3% kế hoạch": targets met are a percent of the plan themselves.
        let met = frame.is_some_and(|f| self.patterns.indicators[f.indicator].percent.is_some());
        if amount.kind == Kind::Times || (signs.plan || aside) && amount.kind == Kind::Percent && !met {
            self.note(Note::Refused(match amount.kind {
                Kind::Times => Condition::MultipleOfNothing,
                _ if signs.plan => Condition::PlanOfNothing,
                _ => Condition::ChangeOfNothing,
            }));
            return None;
        }
        if let Some(found) = self.plan_itself(clause, index, made) {
            // "giảm 2,2% (kế hoạch 2%)": by how much it was to fall.
            let plan = clause.around(index).0.iter().any(|i| self.tells_plan(i));
            let change = made.last().copied().flatten().map(|m| &self.drafts[m]).filter(|d| {
                plan && d.measure == Measure::Change && d.unit == found.unit && d.baseline != Some(Baseline::Plan)
            });
            let measure = if change.is_some() { Measure::Change } else { Measure::Value };
            let mut draft = self.draft(clause, index, &found, measure, sentence, Status::Target);
            if change.is_some_and(|c| c.value.digits < 0) {
                draft.negate();
            }
            // "tăng 10%, cao hơn năm 2021 (5,04%), vượt kế hoạch (8%)": what brackets tell aside is of another time.
            let aside = |m: &usize| {
                let span = self.drafts[*m].span;
                span.start > 0
                    && self.context.doc.punct(span.start as usize - 1) == Some('(')
                    && self.context.doc.punct(span.end as usize) == Some(')')
                    && span.end < amount.span.start
            };
            let planned = made.iter().rev().flatten().copied().find(|m| !aside(m));
            // "so với mục tiêu đến năm 2025 là 1,8 tỷ USD": the plan has a time of its own.
            let left = clause.around(index).0;
            let own = left.iter().skip_while(|i| !self.tells_plan(i)).filter_map(|i| self.period_of(i));
            let own = own.filter(|p| matches!(p, Period::Year(_))).last();
            draft.period = own.or_else(|| planned.and_then(|m| plan_year(self.drafts[m].period)));
            self.note(Note::Way(Way::PlanItself));
            self.note(Note::Period(PeriodRule::PlanYear, None));
            draft.component = found.component;
            return Some(draft);
        }
        if self.before_slash(clause, index, made).is_some() || self.counts_all(clause, index) {
            self.note(Note::Refused(Condition::Whole));
            return None;
        }
        if let Some(found) = self.aside(clause, index, made) {
            // "đạt 31,4% kế hoạch, thấp hơn bình quân cả nước (36,2%)"
            let last = made.last().copied().flatten().map(|m| self.drafts[m].measure);
            let of_plan = last == Some(Measure::PercentOfPlan) && found.unit == Unit::Percent;
            let measure = if of_plan { Measure::PercentOfPlan } else { Measure::Value };
            let mut draft = self.draft(clause, index, &found, measure, sentence, status);
            self.note(Note::Way(Way::LevelAside));
            if clause
                .around(index)
                .0
                .iter()
                .any(|i| matches!(i.what, What::Cue(CueKind::Baseline, Some(Baseline::SamePeriod))))
            {
                draft.period =
                    made.last().copied().flatten().and_then(|m| self.drafts[m].period).and_then(Period::year_before);
                self.note(Note::Period(PeriodRule::YearBefore, None));
            }
            return Some(draft);
        }
        if let Some((found, told)) = self.beside_aside(clause, index, made).filter(|_| frame.is_none()) {
            self.note(Note::Way(Way::LevelAside));
            let mut draft = self.draft(clause, index, &found, Measure::Value, sentence, told.status);
            (draft.status, draft.period) = (told.status, told.period);
            return Some(draft);
        }
        let found = match frame {
            Some(found) => {
                self.note(Note::Way(Way::Frame));
                self.narrowed(clause, index, made, found)
            }
            None => self.value(clause, index, made, first, &signs)?,
        };
        let kind = self.patterns.indicators[found.indicator].kind;
        // "tặng quà 1.500.000 đồng cho người cao tuổi": a sum that only one head can be given.
        let least = self.patterns.indicators[found.indicator].least;
        let small = least.is_some_and(|least| amount.quantity.value.to_f64() < f64::from(least));
        // "hộ nghèo được vay tối đa 50 triệu đồng"
        let norm = amount.quantity.value.to_f64() < MOST_LENT
            && self.starts(amount.quantity.full.start, &self.patterns.at_most);
        if found.unit == Unit::Vnd && kind == IndicatorKind::Count && (small || norm && status != Status::Target) {
            self.note(Note::Refused(Condition::PerHead));
            return None;
        }
        // "chiếm 20,3% tổng vốn, giảm 13,1%": a change whose number is not of the catalogue is no level.
        let moved = matches!(signs.verb, Some(CueKind::Rise | CueKind::Fall)) && !signs.from;
        // "công tác giảm nghèo đạt 98%": no rate falls so far, and that is no level either.
        let too_far = kind == IndicatorKind::Rate
            && signs.verb == Some(CueKind::Fall)
            && amount.quantity.value.to_f64() >= super::relative::NO_FALL;
        // "tỷ lệ hộ nghèo giảm 2%" tells no level.
        let by = kind == IndicatorKind::Rate && signs.verb_at.is_some_and(|v| v.end == amount.quantity.full.start);
        if moved && amount.kind == Kind::Percent && (kind == IndicatorKind::Count || too_far || by) && frame.is_none() {
            self.note(Note::Refused(Condition::ChangeOfNothing));
            return None;
        }
        // "số người tham gia giảm 6.214 người" tells how many fewer, of whatever it is.
        let moved_by = moved && signs.verb_at.is_some_and(|v| v.end == amount.quantity.full.start);
        if moved_by && kind == IndicatorKind::Count && amount.kind != Kind::Percent && frame.is_none() {
            self.note(Note::Refused(Condition::ChangeOfNothing));
            return None;
        }
        // "đóng góp 1,5 điểm phần trăm" is told of the whole.
        if kind == IndicatorKind::Growth && amount.points {
            self.note(Note::Refused(Condition::Share));
            return None;
        }
        // "đạt 74,65%, tăng 7,95%": what itself has risen is no growth, but of a plan that is not named.
        let high = amount.quantity.value.to_f64() >= super::relative::LEAST_OF_PLAN;
        let reached = kind == IndicatorKind::Growth && signs.verb == Some(CueKind::Reach) && frame.is_none();
        if reached && high && self.rises_next(clause, index) {
            self.note(Note::Refused(Condition::PlanOfNothing));
            return None;
        }
        // "cơ cấu kinh tế: nông nghiệp giảm 2%; công nghiệp tăng 1,5%": what a colon opens is itemized.
        if kind == IndicatorKind::Growth && found.component.is_some() && self.itemized_otherwise(clause, index, &found)
        {
            self.note(Note::Refused(Condition::Share));
            return None;
        }
        // "dịch vụ chiếm 38,8%; thuế sản phẩm gần 4,7%": behind shares a branch without a verb has one more.
        let shared = || {
            let told = clause.items[..clause.at[index]].iter().rev();
            let mut verbs = told.filter(|i| {
                matches!(i.what, What::Cue(CueKind::Share | CueKind::Rise | CueKind::Fall | CueKind::Reach, _))
            });
            verbs.next().is_some_and(|i| matches!(i.what, What::Cue(CueKind::Share, _)))
        };
        if kind == IndicatorKind::Growth
            && found.component.is_some()
            && signs.verb.is_none()
            && frame.is_none()
            && shared()
        {
            self.note(Note::Refused(Condition::Share));
            return None;
        }
        // "còn 5% GDP", "GDP chiếm đến 54%" are shares, no growth.
        // "từ 8% lên 8,5%" goes on from a growth, and so does "tăng 3,1%, sang năm 2015 vọt lên 11,4%" behind another time.
        let dated = clause.around(index).0.iter().any(|i| matches!(i.what, What::Date(_)));
        let goes_on = made.last().copied().flatten().is_some_and(|last| {
            let d = &self.drafts[last];
            let again = dated && d.component == found.component && d.status == status;
            d.indicator == found.indicator && (d.measure == Measure::PreviousValue || again)
        });
        let level = signs.verb == Some(CueKind::Level) && !goes_on;
        let share = signs.whole && !goes_on || level || signs.verb == Some(CueKind::Share);
        // "sản xuất công nghiệp như: may mặc (chiếm 12,5%)"
        let share_of_index = kind == IndicatorKind::Index && signs.verb == Some(CueKind::Share);
        if (kind == IndicatorKind::Growth && share || share_of_index) && frame.is_none() {
            self.note(Note::Refused(Condition::Share));
            return None;
        }
        // "tỷ lệ hộ nghèo còn 7,77%, đạt 268,36%": no rate is so high; what reaches so much is a plan.
        let beyond = kind == IndicatorKind::Rate && amount.quantity.value.to_f64() > super::relative::HIGHEST_RATE;
        let reached = signs.verb == Some(CueKind::Reach) && frame.is_none();
        if amount.kind == Kind::Percent && (beyond || kind == IndicatorKind::Growth && high && reached) {
            return if reached {
                Some(self.draft(clause, index, &found, Measure::PercentOfPlan, sentence, status))
            } else {
                self.note(Note::Refused(Condition::PlanOfNothing));
                None
            };
        }
        let mut draft = self.draft(clause, index, &found, Measure::Value, sentence, status);
        if let Some(falls) = self.moved_with_last(clause, index, &signs, &draft) {
            draft.measure = Measure::Change;
            if draft.unit == Unit::Percent {
                draft.unit = Unit::PercentagePoint;
            }
            if falls {
                draft.negate();
            }
            return Some(draft);
        }
        // An index is told by its rise: "công nghiệp chế biến: 10,54%" in a list of rises is one more.
        if kind == IndicatorKind::Index && draft.unit == Unit::Percent {
            let listed =
                self.drafts.last().is_some_and(|d| d.indicator == found.indicator && d.measure == Measure::Change);
            let level = matches!(signs.verb, Some(CueKind::Reach | CueKind::Versus));
            // "chỉ số tăng cao, đạt 10,98%": no index falls to that.
            let rise = draft.value.to_f64() < LEAST_INDEX;
            draft.measure = if listed && !level || rise { Measure::Change } else { Measure::PercentOfBaseline };
            draft.baseline = signs.baseline;
        }
        // "Mức giảm tỷ lệ hộ nghèo đạt 1,96%": by how much, and no level.
        let fell = found.words.is_some_and(|words| self.ends_with(words.start, &self.patterns.falls_by));
        if fell && kind == IndicatorKind::Rate && amount.kind == Kind::Percent && draft.measure == Measure::Value {
            (draft.measure, draft.unit) = (Measure::Change, Unit::PercentagePoint);
            draft.negate();
            return Some(draft);
        }
        if self.part_of_change(clause, index, &signs, &draft) {
            let falls = self.drafts.last().is_some_and(|d| d.value.digits < 0);
            draft.measure = Measure::Change;
            draft.unit = if draft.unit == Unit::Percent { Unit::PercentagePoint } else { draft.unit };
            if falls {
                draft.negate();
            }
            return Some(draft);
        }
        let falls = signs.verb == Some(CueKind::Fall) || amount.minus;
        if kind == IndicatorKind::Growth && falls {
            draft.negate();
        }
        if amount.kind == Kind::Percent
            && let Some(measure) = self.patterns.indicators[found.indicator].percent
        {
            // "thu ngân sách liên tục tăng, đạt tỷ lệ trên 20% mỗi năm": of no plan.
            if super::time::each_year(self, clause, index) {
                self.note(Note::Refused(Condition::PlanOfNothing));
                return None;
            }
            draft.measure = measure;
            draft.of = made.last().copied().flatten().filter(|&m| self.drafts[m].indicator == found.indicator);
        }
        let last = made.last().copied().flatten().map(|m| self.drafts[m].measure);
        let told_with = index.checked_sub(1).is_some_and(|before| bracket_behind(clause, before));
        let share = last == Some(Measure::PreviousValue) && (is_share(clause, index) || told_with);
        if share || (signs.from || self.told_since(clause, index)) && self.level_follows(clause, index) {
            draft.measure = Measure::PreviousValue;
        }
        let before = amount.quantity.full.start;
        // "thu hút đầu tư vượt 107.500 tỷ đồng"
        let exceeds = signs.verb == Some(CueKind::Exceed) && signs.verb_at.is_some_and(|v| v.end == before);
        if exceeds && draft.bound == Bound::Exact {
            draft.bound = Bound::Over;
        }
        if draft.measure == Measure::Value && self.added(&draft, before, &signs) {
            draft.measure = Measure::Change;
        }
        Some(draft)
    }

    /// "196/400 người (= 49%)", "402/1.500 tỷ đồng (26,8%)": how much of a plan was reached, as the two numbers show.
    fn share_of_plan(&self, clause: &Clause, index: usize, sentence: usize) -> Option<Draft> {
        let [.., reached, plan] = &self.drafts[..] else { return None };
        let amount = &clause.amounts[index];
        let pair = (reached.indicator, reached.unit) == (plan.indicator, plan.unit)
            && (reached.sentence, plan.sentence) == (sentence, sentence)
            && (reached.measure, plan.measure) == (Measure::Value, Measure::Value)
            && (reached.status != Status::Target && plan.status == Status::Target)
            && reached.unit != Unit::Percent;
        let next = index.checked_sub(1).is_some_and(|before| clause.amounts[before].span.end == plan.span.end);
        if !(pair
            && next
            && amount.kind == Kind::Percent
            && arithmetic::is_share(reached.value, plan.value, amount.quantity.value))
        {
            return None;
        }
        let found = Found::like(reached, Unit::Percent);
        let mut draft = self.draft(clause, index, &found, Measure::PercentOfPlan, sentence, reached.status);
        self.note(Note::Way(Way::RelativeToNumber));
        draft.status = reached.status;
        draft.of = Some(self.drafts.len() - 2);
        (draft.period, draft.component) = (reached.period, reached.component);
        draft.area = reached.area.clone();
        self.note(Note::Period(PeriodRule::OfNumber, None));
        Some(draft)
    }

    /// "Công ty tạo việc làm cho 350 lao động", "Anh Bùi Văn Chiêm trồng 2 ha bưởi, tạo việc làm cho 6 lao động", "Tiêu biểu là HTX Phú Minh
    /// với 20 lao động": the people whom one firm, farm or person gives work to, with no place spoken of and nobody's words told.
    fn of_one_actor(&self, clause: &Clause, index: usize) -> bool {
        let amount = &clause.amounts[index];
        let few = amount.quantity.value.to_f64() < MOST_OF_ONE;
        if !(few && matches!(amount.kind, Kind::Count(Unit::Person | Unit::Job))) {
            return false;
        }
        let here = clause.at[index];
        let parted = clause.items[..here].iter().rfind(|i| matches!(i.what, What::Mark(';')));
        let head = parted.map_or(clause.span.start, |m| m.span.end);
        // "Tiêu biểu, ông Nam ở xã Tân Lập …", "điển hình như gia đình bà Lan"
        let picked = self.longest(head, &self.patterns.picked_out).map_or(head, |words| head + words);
        let comma = picked > head && matches!(self.context.doc.punct(picked as usize), Some(',' | ':'));
        let start = picked + u32::from(comma);
        let person = self.longest(start, &self.patterns.single_persons);
        let named = person.and_then(|words| self.context.doc.get((start + words) as usize));
        let one = self.starts(start, &self.patterns.single_actors) || named.is_some_and(Token::capitalized);
        let elsewhere = |i: &Item| match i.what {
            What::Cue(CueKind::Province | CueKind::Country | CueKind::Speech, _) => true,
            What::Mark(mark) => mark == ':',
            _ => false,
        };
        let told = clause.items[..here].iter().filter(|i| i.span.start >= start).any(elsewhere);
        let mentions = &self.people.mentions;
        let from = mentions.partition_point(|m| m.0.start < start);
        let official = mentions.get(from).is_some_and(|m| m.0.start < amount.span.start);
        one && !told && !official
    }

    /// "khó đạt 7,1% như nghị quyết HĐND tỉnh đề ra", "mức 11% mà nghị quyết đặt ra": the plan's own level.
    fn as_planned(&self, clause: &Clause, index: usize) -> bool {
        let amount = &clause.amounts[index];
        let (_, right) = clause.around(index);
        let word = self.context.doc.get(amount.span.end as usize);
        amount.kind == Kind::Percent
            && word.is_some_and(|t| self.patterns.as_planned.contains(&t.id))
            && right.first().is_some_and(|i| self.tells_plan(i) && i.span.start <= amount.span.end + 1)
    }

    /// "tăng 7,2%, thấp hơn kịch bản đề ra là 7,4%": the number is the plan's own, and not by how much.
    fn falls_short_of(&self, clause: &Clause, index: usize) -> bool {
        let (left, _) = clause.around(index);
        let Some(named) = left.iter().position(|i| self.tells_plan(i)) else { return false };
        let against = left[..named].iter().rev().take(2).any(|i| self.comparative(i));
        against && self.is_said(&clause.amounts[index])
    }

    /// "tăng 4,2% so với tháng trước và 12,6% so với cùng kỳ", "bằng 78,5% dự toán và 82,9% cùng kỳ": one verb for two
    /// comparisons.
    fn verb_shared(&self, clause: &Clause, index: usize, made: &[Option<usize>], signs: &Signs) -> Option<CueKind> {
        let amount = &clause.amounts[index];
        let last = &self.drafts[made.last().copied().flatten()?];
        let before = amount.quantity.full.start.checked_sub(1)?;
        let joined = self.context.doc.tokens[before as usize].id == self.patterns.and
            || self.context.doc.punct(before as usize) == Some(',');
        let (left, right) = clause.around(index);
        let plain = |i: &Item| {
            matches!(i.what, What::Cue(CueKind::Versus | CueKind::Baseline, _) | What::Date(_) | What::Mark(','))
                || matches!(i.what, What::Cue(CueKind::Reach, _)) && i.span.end < before
        };
        // "bằng 78,5% dự toán và 82,9% cùng kỳ"
        let of_plan = |i: &Item| self.tells_plan(i) || self.names_plan(i.span) || matches!(i.what, What::Mark(','));
        let beside = right
            .first()
            .is_some_and(|i| matches!(i.what, What::Cue(CueKind::Baseline, _)) && i.span.start == amount.span.end);
        let equals = last.measure == Measure::PercentOfPlan && amount.kind == Kind::Percent && beside;
        if joined && equals && signs.verb.is_none() && left.iter().all(|i| of_plan(i) || plain(i)) {
            return Some(CueKind::Versus);
        }
        let compared = signs.versus && signs.baseline.is_some() && last.baseline.is_some();
        let alike = amount.kind == Kind::Percent && last.measure == Measure::Change && last.unit == Unit::Percent;
        let fits = joined && alike && compared && !signs.plan && left.iter().all(plain);
        let falls = last.value.digits < 0;
        // "so với tháng trước" stands before it, and is the other's.
        let free = matches!(signs.verb, None | Some(CueKind::Versus | CueKind::Reach))
            && signs.verb_at.is_none_or(|v| v.end < before);
        (fits && free).then_some(if falls { CueKind::Fall } else { CueKind::Rise })
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

    pub(super) fn draft(
        &self,
        clause: &Clause,
        index: usize,
        found: &Found,
        measure: Measure,
        sentence: usize,
        status: Status,
    ) -> Draft {
        let amount = &clause.amounts[index];
        let told = super::time::in_sentence(self, clause, index, Status::Target);
        // What is told of a time to come is aimed at.
        let done = clause.items[..clause.at[index]].iter().any(|i| matches!(i.what, What::Cue(CueKind::Actual, _)));
        let aims = |i: &Item| matches!(i.what, What::Cue(CueKind::Target, _));
        let to_come = !done
            && (self.dated || clause.items.iter().any(aims))
            && told.zip(self.anchor).is_some_and(|(period, anchor)| {
                period.from().is_some_and(|from| from > anchor) || super::time::hardly_begun(period, anchor)
            });
        let open = told.is_some_and(|t| super::time::open_years(self, t));
        // "Giai đoạn 2021-2025, thu nhập bình quân đạt 45 triệu đồng" in 2022: so early nothing of it is reached.
        let heads = |p: Period| {
            let date = clause.items.first().filter(|i| i.span.start <= clause.span.start + 2);
            matches!(date.map(|d| d.what), Some(What::Date(d)) if self.dates[d].period == p)
        };
        let early = told.zip(self.anchor).is_some_and(|(period, anchor)| {
            period.from().is_some_and(|from| anchor.year() <= from.year() + 1) && heads(period)
        });
        let each_year = || yearly(clause, index) || super::time::each_year(self, clause, index);
        let aimed = to_come || open && (each_year() || early && !done && self.dated);
        let status = if aimed && status == Status::Actual { Status::Target } else { status };
        // "cao hơn mức 6 tháng đầu năm 2017 (13,2%)": what is over is no aim.
        let over = super::time::aside(self, clause, clause.at[index])
            .zip(self.anchor)
            .is_some_and(|(period, anchor)| super::time::all_but_over(period, anchor));
        let own = || {
            let inside = clause.items[..clause.at[index]].iter().rev();
            let mut inside = inside.take_while(|i| !matches!(i.what, What::Mark('(')));
            inside.any(|i| matches!(i.what, What::Cue(CueKind::Estimate, _)))
        };
        let told_so = status == Status::Target || status == Status::Estimate && !own();
        let status = if over && told_so { Status::Actual } else { status };
        let apart = measure == Measure::Value && self.parts_of_another(clause, index, found);
        let status = if apart { Status::Actual } else { status };
        // "giảm tỷ lệ hộ nghèo bình quân 1-1,5%/năm": what has happened is told without a range.
        let over = told.zip(self.anchor).is_some_and(|(period, anchor)| self.dated && period.to() < Some(anchor));
        let told = self.drafts.last().is_some_and(|d| d.sentence + 1 >= sentence && d.status == Status::Actual);
        let leeway = status == Status::Actual
            && !told
            && !over
            && measure == Measure::Change
            && amount.quantity.value_to.is_some()
            && (yearly(clause, index) || self.context.doc.punct(amount.span.end as usize) == Some('/'));
        let planned = measure == Measure::Value && self.patterns.subjects[found.subject].planned;
        let status = if leeway || planned { Status::Target } else { status };
        let period = super::time::period(self, clause, index, status, Some(found.indicator));
        if let Some(words) = found.words {
            self.note(Note::Subject(Subject { entry: found.subject, words, between: None }));
        }
        Draft {
            indicator: found.indicator,
            subject: found.subject,
            measure,
            value: amount.quantity.value,
            value_to: amount.quantity.value_to,
            unit: found.unit,
            bound: amount.bound,
            status,
            period,
            component: super::part::component(self, clause, index, found),
            baseline: None,
            of: None,
            implied_plan: None,
            area: super::area::area(self, clause, index),
            speaker: None,
            span: amount.span,
            sentence,
        }
    }

    /// "GRDP ước tăng 9%. Trong đó, du lịch đón được 5,5 triệu lượt khách": no part of what the sentence before estimates.
    fn parts_of_another(&self, clause: &Clause, index: usize, found: &Found) -> bool {
        let parts = clause.items.first().is_some_and(|i| matches!(i.what, What::Cue(CueKind::Parts, _)));
        if !(parts && self.carry.time.estimate) {
            return false;
        }
        let estimate = |i: &Item| matches!(i.what, What::Cue(CueKind::Estimate, _));
        let own = clause.items[..clause.at[index]].iter().any(estimate);
        let of = |d: &Draft| d.indicator == found.indicator || self.sisters(d.indicator, found.indicator);
        let before = self.drafts.iter().rev().skip_while(|d| d.sentence == self.current);
        let mut total = before.take_while(|d| d.sentence + 1 == self.current).peekable();
        !own && total.peek().is_some() && !total.any(|d| d.unit == found.unit || of(d))
    }

    /// A percent hangs on the number before it: that is of the catalogue, and no subject or semicolon stands between.
    pub(super) fn goes_with_last(&self, clause: &Clause, index: usize, made: &[Option<usize>]) -> bool {
        let between = clause.around(index).0.iter();
        let parted = |i: &Item| match i.what {
            What::Mark(';') => true,
            What::Subject(s) => s.side != Side::Frame && !i.span.overlaps(clause.amounts[index].span),
            _ => false,
        };
        made.last().is_some_and(Option::is_some) && !between.into_iter().any(parted)
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

/// The year of the plan that work of a period is measured by.
pub(super) fn plan_year(period: Option<Period>) -> Option<Period> {
    period.map(|p| if p.spans_years() { p } else { p.year().map_or(p, Period::Year) })
}

/// "bình quân mỗi năm" stands before the amount.
pub(super) fn yearly(clause: &Clause, index: usize) -> bool {
    clause.around(index).0.iter().any(|i| matches!(i.what, What::Cue(CueKind::Yearly, _)))
}

impl Draft {
    /// A fall: "giảm 2-3%" is -2 to -3.
    pub(super) fn negate(&mut self) {
        self.value = self.value.negated();
        self.value_to = self.value_to.map(Number::negated);
    }
}
