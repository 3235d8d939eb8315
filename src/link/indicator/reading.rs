//! The rules by which one amount is read, in the order in which they are asked: what counts nothing, what is told aside, what is
//! relative to another number, and what is a level.

use super::attach::Found;
use super::clause::{Amount, Clause, Item, Kind, What};
use super::signs::Signs;
use super::trace::{Condition, Note, PeriodRule, Way};
use super::{Draft, Linker};
use crate::calendar::Period;
use crate::pattern::indicator::{CueKind, IndicatorKind, Side};
use crate::record::{Baseline, Measure, Status, Unit};
use crate::text::Token;
use std::ops::ControlFlow;

/// No one firm or farm of which news tell so gives work to as many.
const MOST_OF_ONE: f64 = 1000.0;

/// One amount of a sentence, and what is known of it so far.
#[derive(Clone, Copy)]
pub(super) struct Reading<'r> {
    pub(super) clause: &'r Clause,
    /// Which of the clause's amounts it is.
    pub(super) index: usize,
    /// For each amount before it, the draft that was made of it.
    pub(super) made: &'r [Option<usize>],
    /// The drafts of the sentence begin here.
    pub(super) first: usize,
    pub(super) status: Status,
    pub(super) signs: Signs,
    /// What a frame makes of it.
    pub(super) frame: Option<Found>,
}

impl<'r> Reading<'r> {
    /// An amount, before any rule was asked.
    pub(super) fn new(
        clause: &'r Clause,
        index: usize,
        made: &'r [Option<usize>],
        first: usize,
        status: Status,
    ) -> Self {
        Self { clause, index, made, first, status, signs: Signs::default(), frame: None }
    }

    pub(super) fn amount(&self) -> &'r Amount {
        &self.clause.amounts[self.index]
    }

    /// The items between the amount before and this one.
    pub(super) fn left(&self) -> &'r [Item] {
        self.clause.around(self.index).0
    }

    /// The items up to the amount after.
    pub(super) fn right(&self) -> &'r [Item] {
        self.clause.around(self.index).1
    }

    /// The draft that was made of the amount before.
    pub(super) fn last(&self) -> Option<usize> {
        self.made.last().copied().flatten()
    }

    /// Whether the verb tells a change.
    pub(super) fn moves(&self) -> bool {
        self.signs.moves()
    }

    /// Where the verb begins, else the number.
    pub(super) fn verb_start(&self) -> u32 {
        self.signs.verb_at.map_or(self.amount().quantity.full.start, |v| v.start)
    }

    /// Whether the verb stands right before the number.
    pub(super) fn verb_touches(&self) -> bool {
        self.signs.verb_at.is_some_and(|v| v.end == self.amount().quantity.full.start)
    }
}

/// What a rule says: it settles the matter, with something or with nothing; else the next rule is asked.
pub(super) type Verdict<T> = ControlFlow<Option<T>>;

/// The verdict of a rule that found an entry, or did not apply.
fn entry(draft: Option<Draft>) -> Verdict<Draft> {
    draft.map_or(ControlFlow::Continue(()), |draft| ControlFlow::Break(Some(draft)))
}

impl Linker<'_, '_, '_, '_> {
    /// The draft that an amount gives, if it is a number of the catalogue.
    pub(super) fn amount(&self, reading: Reading<'_>) -> Option<Draft> {
        self.read(reading).break_value().flatten()
    }

    fn read(&self, mut reading: Reading<'_>) -> Verdict<Draft> {
        let (clause, index) = (reading.clause, reading.index);
        self.refuse(self.counts_nothing(&reading))?;
        reading.signs = self.signs(clause, index);
        if let Some((verb, at)) = reading.signs.verb.zip(reading.signs.verb_at) {
            self.note(Note::Verb(verb, at));
        }
        entry(self.read_country(&reading))?;
        self.refuse(self.against_others(clause, index).then_some(Condition::Compared))?;
        entry(self.share_of_plan(&reading))?;
        reading.frame = match self.frame(clause, index) {
            Some(None) => return ControlFlow::Break(None),
            frame => frame.flatten().filter(|f| !self.framed_plan(&reading, f)),
        };
        entry(self.read_part(&reading))?;
        self.settle_signs(&mut reading);
        entry(self.read_another_time(&reading))?;
        entry(self.read_growth(&reading))?;
        entry(self.read_level_before(&reading))?;
        entry(self.read_level_compared(&reading))?;
        entry(self.read_relative(&reading))?;
        self.refuse(self.relative_to_nothing(&reading))?;
        entry(self.read_plan(&reading))?;
        let whole = self.before_slash(&reading).is_some() || self.counts_all(clause, index);
        self.refuse(whole.then_some(Condition::Whole))?;
        entry(self.read_aside(&reading))?;
        entry(self.read_beside_aside(&reading))?;
        ControlFlow::Break(self.level(&reading))
    }

    /// Ends the reading where a condition is given.
    fn refuse(&self, condition: Option<Condition>) -> Verdict<Draft> {
        let Some(condition) = condition else { return ControlFlow::Continue(()) };
        self.note(Note::Refused(condition));
        ControlFlow::Break(None)
    }

    /// What is no number of the catalogue, whatever stands around it.
    fn counts_nothing(&self, reading: &Reading<'_>) -> Option<Condition> {
        let amount = reading.amount();
        match amount.kind {
            Kind::Duration => return Some(Condition::Duration),
            Kind::Foreign => return Some(Condition::ForeignUnit),
            _ => {}
        }
        // "243.000 người, trong số này chỉ có 30% là người mới tham gia": a share of those counted.
        let of_those = amount.kind == Kind::Percent
            && amount.span.end < reading.clause.span.end
            && self.says_are(amount.span.end)
            && reading.left().iter().any(|i| matches!(i.what, What::Cue(CueKind::Parts, _)));
        if of_those {
            return Some(Condition::Share);
        }
        self.of_one_actor(reading.clause, reading.index).then_some(Condition::OneActor)
    }

    /// The level of the whole country, with which the number before is compared.
    fn read_country(&self, reading: &Reading<'_>) -> Option<Draft> {
        let (found, measure, period) = self.level_of_the_country(reading.clause, reading.index)?;
        self.note(Note::Way(Way::LevelAside));
        let draft = self.draft(reading, &found, measure, Status::Actual);
        Some(Draft { status: Status::Actual, period, ..draft })
    }

    /// "61 hộ thoát nghèo, đạt 101,7% chỉ tiêu" is of the number before, though "chỉ tiêu" has a frame too.
    fn framed_plan(&self, reading: &Reading<'_>, frame: &Found) -> bool {
        self.patterns.indicators[frame.indicator].percent.is_some() && self.goes_with_last(reading)
    }

    /// "(nông nghiệp 0,8 điểm phần trăm; …)": what branches add to a growth is told of the whole.
    fn read_part(&self, reading: &Reading<'_>) -> Option<Draft> {
        if reading.frame.is_some() || reading.amount().points {
            return None;
        }
        let (clause, index) = (reading.clause, reading.index);
        let part = self.part_that_adds_up(clause, index).or_else(|| self.covered_part(clause, index));
        let (found, total) = part?;
        let draft = self.draft(reading, &found, Measure::Value, total.status);
        self.note(Note::Way(Way::Part));
        Some(Draft { status: total.status, period: total.period, component: found.component, ..draft })
    }

    /// What the words around an amount say in the light of the numbers before: a verb or a plan that they share, a plan's own level.
    fn settle_signs(&self, reading: &mut Reading<'_>) {
        let (clause, index) = (reading.clause, reading.index);
        if let Some(verb) = self.verb_shared(reading) {
            (reading.signs.verb, reading.signs.verb_at) = (Some(verb), None);
        }
        let as_planned = self.as_planned(clause, index);
        if as_planned {
            reading.status = Status::Target;
        }
        if as_planned || self.falls_short_of(clause, index) {
            (reading.signs.verb, reading.signs.verb_at, reading.signs.plan) = (Some(CueKind::Reach), None, false);
        }
        let unframed = reading.frame.is_none();
        let percent = reading.amount().kind == Kind::Percent;
        let reached = reading.signs.verb == Some(CueKind::Reach);
        reading.signs.plan |= unframed && percent && self.in_frame_of_percent(clause, index)
            || unframed && reached && self.plan_goes_on(clause, index)
            || self.plan_of_list(reading);
    }

    /// The words of a frame that is told in percent of a plan hold the amount.
    fn in_frame_of_percent(&self, clause: &Clause, index: usize) -> bool {
        let amount = &clause.amounts[index];
        let of_plan = |subject: usize| {
            let indicator = self.patterns.subjects[subject].indicator;
            indicator.is_some_and(|n| self.patterns.indicators[n].percent.is_some())
        };
        clause.items.iter().any(|i| match i.what {
            What::Subject(s) => s.side == Side::Frame && i.span.contains(amount.span) && of_plan(s.entry),
            _ => false,
        })
    }

    fn read_another_time(&self, reading: &Reading<'_>) -> Option<Draft> {
        let (found, period) = self.level_of_another_time(reading.clause, reading.index)?;
        self.note(Note::Way(Way::LevelAside));
        let draft = self.draft(reading, &found, Measure::Value, Status::Actual);
        Some(Draft { period: Some(period), status: Status::Actual, ..draft })
    }

    /// "ước tăng 6% (quý I tăng 5,5%; quý II tăng 6,4%)", "tăng 10,3% (kế hoạch tăng 11%)"
    fn read_growth(&self, reading: &Reading<'_>) -> Option<Draft> {
        let (clause, index, signs) = (reading.clause, reading.index, &reading.signs);
        let found = self.growth_aside(clause, index, signs).or_else(|| self.growth_again(clause, index, signs))?;
        self.note(Note::Way(Way::GrowthAside));
        let index_of = self.patterns.indicators[found.indicator].kind == IndicatorKind::Index;
        let measure = if index_of { Measure::Change } else { Measure::Value };
        let mut draft = self.draft(reading, &found, measure, reading.status);
        if index_of {
            draft.baseline = signs.baseline;
        }
        if signs.verb == Some(CueKind::Fall) {
            draft.negate();
        }
        Some(draft)
    }

    /// A level of an earlier time, told beside the one that is reported.
    fn read_level_before(&self, reading: &Reading<'_>) -> Option<Draft> {
        let (clause, index) = (reading.clause, reading.index);
        let before = self.level_before(clause, index).or_else(|| self.level_of_heading(clause, index));
        let before = before.map(|told| (told, Measure::Value));
        let ((found, period), measure) =
            before.or_else(|| self.level_behind_versus(clause, index).map(|told| (told, Measure::PreviousValue)))?;
        self.note(Note::Way(Way::LevelAside));
        let draft = self.draft(reading, &found, measure, Status::Actual);
        Some(Draft { status: Status::Actual, period, ..draft })
    }

    fn read_level_compared(&self, reading: &Reading<'_>) -> Option<Draft> {
        let found = self.level_compared(reading.clause, reading.index)?;
        self.note(Note::Way(Way::LevelAside));
        let mut draft = self.draft(reading, &found, Measure::Value, Status::Actual);
        if let Some(What::Cue(CueKind::Baseline, _)) = reading.right().first().map(|i| i.what) {
            draft.period = self.drafts.last().and_then(|d| d.period).and_then(Period::year_before);
            self.note(Note::Period(PeriodRule::YearBefore, None));
        }
        Some(draft)
    }

    /// A percent of a plan that is named with it, else what a percent, a multiple or a change modifies.
    fn read_relative(&self, reading: &Reading<'_>) -> Option<Draft> {
        let (clause, index) = (reading.clause, reading.index);
        let of_plan = |found: &Found| self.draft(reading, found, Measure::PercentOfPlan, reading.status);
        if reading.frame.is_none()
            && let Some(found) = self.of_plan_by_name(clause, index)
        {
            self.note(Note::Way(Way::GoesOn));
            return Some(of_plan(&found));
        }
        // "đạt 105% kế hoạch giải quyết việc làm, 98% kế hoạch đào tạo nghề": not of what was told before.
        let named = reading.signs.plan && reading.frame.is_none();
        let planned = named.then(|| self.planned_behind(clause, index, reading.made)).flatten();
        let of_other = planned.is_some_and(|f| self.drafts.last().is_some_and(|d| d.indicator != f.indicator));
        let relative = if of_other { None } else { self.relative(reading) };
        if relative.is_some() {
            return relative;
        }
        let found = planned?;
        self.note(Note::Way(Way::SubjectAfter));
        Some(of_plan(&found))
    }

    /// A multiple, a percent of a plan or a change that is of no number.
    fn relative_to_nothing(&self, reading: &Reading<'_>) -> Option<Condition> {
        let amount = reading.amount();
        if amount.kind == Kind::Times {
            return Some(Condition::MultipleOfNothing);
        }
        // "18/28 chỉ tiêu đạt và vượt, đạt 64,3% kế hoạch": targets met are a percent of the plan themselves.
        let met = reading.frame.is_some_and(|f| self.patterns.indicators[f.indicator].percent.is_some());
        if amount.kind != Kind::Percent || met {
            return None;
        }
        if reading.signs.plan {
            return Some(Condition::PlanOfNothing);
        }
        // "tăng 42% về số dự án": of something that is not of the catalogue.
        let aside = reading.moves() && self.aspect(reading.clause, amount.span.end).is_some();
        aside.then_some(Condition::ChangeOfNothing)
    }

    /// The plan's own number, told beside what was reached of it.
    fn read_plan(&self, reading: &Reading<'_>) -> Option<Draft> {
        let found = self.plan_itself(reading)?;
        // "giảm 2,2% (kế hoạch 2%)": by how much it was to fall.
        let left = reading.left();
        let plan = left.iter().any(|i| self.tells_plan(i));
        let change = reading.last().map(|m| &self.drafts[m]).filter(|d| {
            plan && d.measure == Measure::Change && d.unit == found.unit && d.baseline != Some(Baseline::Plan)
        });
        let measure = if change.is_some() { Measure::Change } else { Measure::Value };
        let mut draft = self.draft(reading, &found, measure, Status::Target);
        if change.is_some_and(|c| c.value.digits < 0) {
            draft.negate();
        }
        // "tăng 10%, cao hơn năm 2021 (5,04%), vượt kế hoạch (8%)": what brackets tell aside is of another time.
        let aside = |m: &usize| {
            let span = self.drafts[*m].span;
            span.start > 0
                && self.context.doc.punct(span.start as usize - 1) == Some('(')
                && self.context.doc.punct(span.end as usize) == Some(')')
                && span.end < reading.amount().span.start
        };
        let planned = reading.made.iter().rev().flatten().copied().find(|m| !aside(m));
        // "so với mục tiêu đến năm 2025 là 1,8 tỷ USD": the plan has a time of its own.
        let own = left.iter().skip_while(|i| !self.tells_plan(i)).filter_map(|i| self.period_of(i));
        let own = own.filter(|p| matches!(p, Period::Year(_))).last();
        draft.period = own.or_else(|| planned.and_then(|m| super::draft::plan_year(self.drafts[m].period)));
        self.note(Note::Way(Way::PlanItself));
        self.note(Note::Period(PeriodRule::PlanYear, None));
        draft.component = found.component;
        Some(draft)
    }

    /// "đạt 31,4% kế hoạch, thấp hơn bình quân cả nước (36,2%)"
    fn read_aside(&self, reading: &Reading<'_>) -> Option<Draft> {
        let found = self.aside(reading)?;
        let last = reading.last().map(|m| &self.drafts[m]);
        let of_plan = last.is_some_and(|d| d.measure == Measure::PercentOfPlan) && found.unit == Unit::Percent;
        let measure = if of_plan { Measure::PercentOfPlan } else { Measure::Value };
        let mut draft = self.draft(reading, &found, measure, reading.status);
        self.note(Note::Way(Way::LevelAside));
        let same_period = |i: &Item| matches!(i.what, What::Cue(CueKind::Baseline, Some(Baseline::SamePeriod)));
        if reading.left().iter().any(same_period) {
            draft.period = last.and_then(|d| d.period).and_then(Period::year_before);
            self.note(Note::Period(PeriodRule::YearBefore, None));
        }
        Some(draft)
    }

    fn read_beside_aside(&self, reading: &Reading<'_>) -> Option<Draft> {
        if reading.frame.is_some() {
            return None;
        }
        let (found, told) = self.beside_aside(reading)?;
        self.note(Note::Way(Way::LevelAside));
        let draft = self.draft(reading, &found, Measure::Value, told.status);
        Some(Draft { status: told.status, period: told.period, ..draft })
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

    /// A percent hangs on the number before it: that is of the catalogue, and no subject or semicolon stands between.
    fn goes_with_last(&self, reading: &Reading<'_>) -> bool {
        let parted = |i: &Item| match i.what {
            What::Mark(';') => true,
            What::Subject(s) => s.side != Side::Frame && !i.span.overlaps(reading.amount().span),
            _ => false,
        };
        reading.last().is_some() && !reading.left().iter().any(parted)
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
    fn verb_shared(&self, reading: &Reading<'_>) -> Option<CueKind> {
        let (amount, signs) = (reading.amount(), &reading.signs);
        let last = &self.drafts[reading.last()?];
        let before = amount.quantity.full.start.checked_sub(1)?;
        let joined = self.context.doc.tokens[before as usize].id == self.patterns.and
            || self.context.doc.punct(before as usize) == Some(',');
        let (left, right) = (reading.left(), reading.right());
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
}
