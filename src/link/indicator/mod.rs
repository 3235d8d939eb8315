//! Numbers joined to the indicators that they are of.
//!
//! A sentence is read as typed items (`clause`); each amount is read by rules, one after the other (`reading`): what is told
//! aside, what is relative to a number or a subject (`relative`, `owner`), what is a level of a subject (`attach`, and the rules
//! that `level` asks in their order). Its measure is settled by the cues around it (`measure`), and it gets status and period
//! (`draft`, `time`), component (`part`, `listed`) and area (`area`). `arithmetic` decides between readings and reports
//! contradictions.

mod again;
mod area;
mod arithmetic;
mod aside;
mod attach;
mod carry;
mod change;
mod clause;
mod draft;
mod enumeration;
mod event;
mod handed;
mod level;
mod listed;
mod measure;
mod of_plan;
mod owner;
mod part;
mod plan;
mod reading;
mod relative;
mod retold;
mod row;
mod signs;
mod status;
mod time;
mod total;
pub(crate) mod trace;
mod words;

use crate::calendar::{Date, Period};
use crate::extract::{Context, DateFact};
use crate::layout::Zone;
use crate::link::person::People;
use crate::link::place::{Places, Spot};
use crate::pattern::indicator::{CueKind, IndicatorPatterns};
use crate::pattern::place;
use crate::record::{AnchorBasis, Baseline, Bound, Indicator, Measure, Number, Status, Unit, Warning};
use crate::segment::Sentence;
use crate::tag::date::DateUse;
use crate::tag::document::DocumentTag;
use crate::text::Span;
use clause::{Clause, Item, What};
use reading::Reading;
use std::borrow::Cow;
use trace::{Note, PeriodRule, Trace, Way};

/// An entry in the making.
#[derive(Debug, Clone)]
struct Draft {
    indicator: usize,
    subject: usize,
    measure: Measure,
    value: Number,
    value_to: Option<Number>,
    unit: Unit,
    bound: Bound,
    status: Status,
    period: Option<Period>,
    component: Option<Span>,
    baseline: Option<Baseline>,
    of: Option<usize>,
    implied_plan: Option<Number>,
    area: area::Area,
    speaker: Option<usize>,
    span: Span,
    sentence: usize,
}

/// What the sentences so far leave to the next.
#[derive(Debug, Default)]
struct Carry {
    time: carry::TimeCarry,
    area: area::AreaCarry,
    /// What the sentence before compared with.
    baseline: Option<Baseline>,
    /// The drafts of the sentence before begin here.
    previous_from: usize,
    /// What the items of the list tell parts of.
    list: Option<enumeration::ListHead>,
}

struct Linker<'c, 't, 'b, 'p> {
    context: &'c Context<'t, 'b, 'p>,
    patterns: &'p IndicatorPatterns,
    dates: &'c [DateFact],
    places: &'c Places<'t>,
    people: &'c People<'t>,
    anchor: Option<Date>,
    /// The anchor is the day of writing, near enough, not the last period told of.
    dated: bool,
    drafts: Vec<Draft>,
    carry: Carry,
    /// The first period reported on.
    lead_period: Option<Period>,
    /// Where the place below the province that the article is about is told first, as an index of its spots.
    home: Option<usize>,
    /// The index of the sentence that is read.
    current: usize,
    /// The index of the sentence before it, past lines that only announce ("Trong đó:").
    previous: usize,
    /// The first sentence whose numbers stand beside those of the one that is read: the one before, or the one before that
    /// where no number stands in it.
    beside: usize,
    /// Its words for units of administration that stand for one of them ([`Linker::unit_nouns`]).
    unit_nouns: Vec<(Option<place::Kind>, Span)>,
    /// Where notes go, if anywhere.
    trace: Option<&'c Trace>,
}

/// So many sentences are cut into items before they are linked: those of most articles.
const TOGETHER: usize = 64;

/// Finds the indicator entries of an article; how each number is read is noted in `trace`.
#[allow(clippy::too_many_arguments)] // what the stages before found
#[must_use]
pub fn link<'t, 'p: 't>(
    context: &Context<'t, '_, 'p>,
    dates: &[DateFact],
    documents: &[DocumentTag],
    places: &Places<'t>,
    people: &People<'t>,
    anchor: Option<(Date, AnchorBasis)>,
    warnings: &mut Vec<Warning<'t>>,
    trace: Option<&Trace>,
) -> Vec<Indicator<'t>> {
    let anchor = time_of_writing(dates, anchor);
    let claimed = super::merged(dates.iter().map(|d| d.span).chain(documents.iter().map(|d| d.span)));
    let dated = anchor.is_some_and(|(_, basis)| basis != AnchorBasis::Period);
    let posted = anchor.map(|a| a.0).filter(|_| dated);
    let mut linker = Linker {
        context,
        patterns: &context.patterns.indicators,
        dates,
        places,
        people,
        anchor: anchor.map(|a| a.0),
        dated,
        drafts: Vec::new(),
        carry: Carry { area: area::begin(places), time: carry::begin(context, posted), ..Carry::default() },
        lead_period: None,
        current: 0,
        previous: 0,
        beside: 0,
        home: places.home.and_then(|home| places.spots.iter().position(|s| s.1.is_below(home))),
        unit_nouns: Vec::new(),
        trace,
    };
    // Two loops, for each is more code than a processor keeps at hand.
    let read = |(index, sentence): (usize, &Sentence)| {
        let label = clause::label(context, index);
        let span = label.map_or(sentence.span, |label| Span { start: label.start, ..sentence.span });
        clause::read(context, span, dates, &claimed, &places.spots, trace)
    };
    for (part, sentences) in context.sentences.chunks(TOGETHER).enumerate() {
        let from = part * TOGETHER;
        let clauses: Vec<Clause> = (from..).zip(sentences).map(read).collect();
        for (index, clause) in (from..).zip(&clauses) {
            linker.sentence(index, clause);
        }
    }
    linker.events();
    linker.headline();
    arithmetic::check(context, &mut linker.drafts, warnings);
    linker.entries()
}

/// An old report that was posted anew (a page of 2021 on "6 tháng đầu năm 2017", with no later time in it) is read as of the
/// time that it reports on.
fn time_of_writing(dates: &[DateFact], anchor: Option<(Date, AnchorBasis)>) -> Option<(Date, AnchorBasis)> {
    let told = dates.iter().filter(|d| d.usage == DateUse::Text).map(|d| d.period);
    let report = told.clone().filter(|p| p.is_months()).filter_map(Period::to).max();
    let latest = told.filter_map(Period::to).max();
    match (anchor, report) {
        (Some((day, AnchorBasis::Published)), Some(report)) if latest.is_some_and(|l| l.year() + 1 < day.year()) => {
            Some((report, AnchorBasis::Period))
        }
        _ => anchor,
    }
}

/// The words of a sentence that name an indicator, or claim numbers for none, with the entry of the pattern.
pub(crate) fn subjects(context: &Context<'_, '_, '_>, sentence: Span) -> impl Iterator<Item = (Span, usize)> {
    clause::subjects(context, sentence).into_iter().map(|(words, subject)| (words, subject.entry))
}

/// A headline's number that says so itself differs by so small a part from the body's.
const ROUNDED: f64 = 0.06;

impl<'t, 'p: 't> Linker<'_, 't, '_, 'p> {
    fn sentence(&mut self, index: usize, clause: &Clause) {
        let sentence = &self.context.sentences[index];
        self.current = index;
        self.previous = self.sentence_before(index);
        self.beside = self.previous.saturating_sub(usize::from(!self.counts(self.previous)));
        // The items of one list stand beside each other.
        while self.beside > 0
            && sentence.bullet.is_some()
            && self.context.sentences[self.beside].bullet == sentence.bullet
            && self.context.sentences[self.beside - 1].line + 1 >= self.context.sentences[self.beside].line
        {
            self.beside -= 1;
        }
        self.carry.time = carry::enter(self, sentence, clause);
        self.carry.area = area::enter(self, sentence);
        let first = self.drafts.len();
        // For each amount of the sentence, the draft that was made of it.
        let mut made: Vec<Option<usize>> = Vec::with_capacity(clause.amounts.len());
        let statuses = status::statuses(self, clause);
        self.unit_nouns = if clause.amounts.is_empty() { Vec::new() } else { self.unit_nouns(clause) };
        for amount in 0..clause.amounts.len() {
            self.note(Note::Number(clause.amounts[amount].quantity.span));
            let draft = self.amount(Reading::new(clause, amount, &made, first, statuses[amount]));
            made.push(draft.map(|mut draft| {
                // "phấn đấu giảm từ 8% xuống còn 5%": what is left behind is no aim.
                if draft.measure == Measure::PreviousValue && !self.adjusted(clause, &draft) {
                    draft.status = Status::Actual;
                    draft.period = self.time_compared(clause, &draft).or(draft.period);
                }
                // "Tri Tôn 7,2%": the place is told as such.
                draft.component = draft.component.filter(|&part| !self.is_spot(part));
                self.note(Note::Entry(self.drafts.len()));
                self.drafts.push(draft);
                self.drafts.len() - 1
            }));
            self.before_plan(clause, amount, &mut made);
            self.fraction(clause, amount, made[amount]);
        }
        if !clause.amounts.is_empty() {
            self.date_levels_before(clause, &made);
            self.finish_sentence(clause, first);
            self.carry.previous_from = first;
            self.carry.baseline = self.drafts[first..].iter().rev().find_map(|d| d.baseline);
        }
        self.carry.list = self.list_head(sentence, first);
        let mut time = carry::leave(self, sentence, clause);
        // A caption between paragraphs ends no estimate.
        if sentence.zone == Zone::Caption {
            time.estimate = self.carry.time.estimate;
        }
        self.carry.time = time;
        self.lead_period = self.lead_period.or(time.report);
        self.carry.area = area::leave(self, sentence, clause);
    }

    /// The sentence before one, past a line that only announces it ("Trong đó:").
    fn sentence_before(&self, index: usize) -> usize {
        let before = index.saturating_sub(1);
        let sentence = &self.context.sentences[before];
        let announces = sentence.span.len() <= 4 && self.starts(sentence.span.start, &self.patterns.specific);
        if announces { before.saturating_sub(1) } else { before }
    }

    /// Whether a number stands in a sentence.
    fn counts(&self, sentence: usize) -> bool {
        let (span, quantities) = (self.context.sentences[sentence].span, &self.context.scan.quantities);
        let first = quantities.partition_point(|q| q.span.start < span.start);
        quantities.get(first).is_some_and(|q| q.span.start < span.end)
    }

    /// Whether an entry stands in brackets: "tăng 10,2% (quý II tăng 10,6%; quý III ước tăng 10,5%)".
    fn bracketed(&self, entry: &Draft) -> bool {
        let from = self.context.sentences[entry.sentence].span.start;
        let mark = |at: u32| self.context.doc.punct(at as usize).filter(|c| matches!(c, '(' | ')'));
        (from..entry.span.start).rev().find_map(mark) == Some('(')
    }

    /// The dates of a sentence.
    fn dates_in(&self, sentence: &Sentence) -> impl Iterator<Item = &'_ DateFact> + Clone + use<'_, 't, 'p> {
        let (from, end) = (self.dates.partition_point(|d| d.span.start < sentence.span.start), sentence.span.end);
        self.dates[from..].iter().take_while(move |d| d.span.start < end)
    }

    /// "điều chỉnh tốc độ tăng trưởng năm 2025 từ 7,5% lên 8%": the number that is given up was an aim too.
    fn adjusted(&self, clause: &Clause, draft: &Draft) -> bool {
        // "điều chỉnh cơ cấu kinh tế, nâng thu nhập …" adjusts what stands before the comma, "các chỉ tiêu, trong đó …" all of them.
        let items = clause.items.iter().filter(|i| i.span.end <= draft.span.start);
        let apart = items.clone().zip(items.skip(1)).filter(|(mark, next)| {
            matches!(mark.what, What::Mark(_)) && !matches!(next.what, What::Cue(CueKind::Parts, _))
        });
        let from = apart.last().map_or(clause.span.start, |(mark, _)| mark.span.end);
        draft.status == Status::Target && (from..draft.span.start).any(|at| self.starts(at, &self.patterns.adjusts))
    }

    /// Whether an item says that the whole country is meant.
    fn is_country(&self, item: &Item) -> bool {
        match item.what {
            What::Cue(CueKind::Country, _) => true,
            What::Place(spot) => self.places.spots[spot].1 == Spot::Country,
            _ => false,
        }
    }

    /// Whether an item names a province.
    fn is_province(&self, item: &Item) -> bool {
        matches!(item.what, What::Place(spot) if matches!(self.places.spots[spot].1, Spot::Province(_)))
    }

    /// Whether one indicator is told of what the other is, in another unit.
    fn sisters(&self, one: usize, other: usize) -> bool {
        let sister = |a: usize, b: usize| self.patterns.indicators[a].sister.iter().any(|s| s.1 == b);
        sister(one, other) || sister(other, one)
    }

    /// "38.000 người/kế hoạch 40.000 người tham gia", "410 người/400 người xuất cảnh": what the subject behind the second
    /// number is told of first.
    fn before_plan(&mut self, clause: &Clause, amount: usize, made: &mut [Option<usize>]) {
        let (Some(plan), Some(before)) = (made[amount], amount.checked_sub(1)) else { return };
        let told = &clause.amounts[before];
        let slash = self.context.doc.punct(told.span.end as usize) == Some('/');
        let named = clause.items[clause.at[before] + 1..clause.at[amount]].iter().all(|i| {
            matches!(i.what, What::Cue(CueKind::Plan | CueKind::Target, _)) && i.span.start == told.span.end + 1
        });
        if !(slash && named && made[before].is_none() && told.kind == clause.amounts[amount].kind) {
            return;
        }
        let mut target = self.drafts[plan].clone();
        target.status = Status::Target;
        let whole = clause.at[amount] == clause.at[before] + 1
            && told.kind != clause::Kind::Percent
            && !self.of_plan(
                clause,
                before,
                clause.amounts[amount].quantity.value,
                amount,
                self.drafts[plan].indicator,
            );
        let reached = &mut self.drafts[plan];
        reached.value = told.quantity.value;
        reached.value_to = told.quantity.value_to;
        reached.bound = told.bound;
        reached.span = told.span;
        reached.status = Status::Actual;
        // The entry that was the plan's is the reached number's now.
        self.note(Note::Number(told.quantity.span));
        self.note(Note::Entry(plan));
        made[before] = Some(plan);
        // "23 hộ/45 hộ thoát nghèo": of how many.
        if whole {
            made[amount] = None;
            return;
        }
        self.note(Note::Number(clause.amounts[amount].quantity.span));
        self.note(Note::Way(Way::PlanBehindSlash));
        self.note(Note::Entry(self.drafts.len()));
        self.drafts.push(target);
        made[amount] = Some(plan + 1);
    }

    /// "18.280/18.000 người" tells the number reached and the plan, where a plan is spoken of.
    fn fraction(&mut self, clause: &Clause, amount: usize, made: Option<usize>) {
        let quantity = &clause.amounts[amount].quantity;
        let (Some(plan), Some(made)) = (quantity.denominator, made) else { return };
        let indicator = self.drafts[made].indicator;
        if self.drafts[made].measure != Measure::Value || !self.of_plan(clause, amount, plan, amount, indicator) {
            return;
        }
        let mut target = self.drafts[made].clone();
        target.value = plan;
        target.status = Status::Target;
        target.period = draft::plan_year(target.period);
        target.span.start = quantity.head + 1;
        let reached = &mut self.drafts[made];
        reached.span.end = quantity.head;
        // "đạt 104% kế hoạch với 148.000/142.000 người"
        if reached.status == Status::Target {
            reached.status = Status::Actual;
        }
        self.note(Note::Way(Way::PlanBehindSlash));
        self.note(Note::Period(PeriodRule::PlanYear, None));
        self.note(Note::Entry(self.drafts.len()));
        self.drafts.push(target);
    }

    /// A plan is named after the fraction, which the amount `last` ends, or the percent after it is the fraction's own.
    fn of_plan(&self, clause: &Clause, amount: usize, plan: Number, last: usize, indicator: usize) -> bool {
        let (_, right) = clause.around(last);
        let end = clause.amounts[last].span.end;
        // "412/500 học viên tốt nghiệp"
        let of_those = (end.saturating_sub(2)..=end).any(|at| self.starts(at, &self.patterns.wholes_of_fractions));
        let all = clause.amounts[amount].quantity.value == plan;
        if self.patterns.indicators[indicator].over_plan && !of_those && !all {
            return true;
        }
        // Money is no part of other money, nor a number of a smaller one: "45.799/36.875 tỷ đồng", "8.793/6.500 người".
        let told = &clause.amounts[amount];
        let beyond = told.quantity.value.to_f64() > plan.to_f64() && matches!(told.kind, clause::Kind::Count(_));
        if matches!(told.kind, clause::Kind::Money(_)) || beyond {
            return true;
        }
        let near = clause.amounts[last].span.end + 4;
        // "8.944/9.012 căn nhà theo kế hoạch"
        let planned = |i: &Item| match i.what {
            What::Cue(CueKind::Plan, _) => true,
            What::Cue(CueKind::Neutral, _) => self.starts(i.span.start, &self.patterns.by_plan),
            _ => false,
        };
        // "29/86 xã đạt chuẩn; kế hoạch đến hết năm là 34 xã": not what follows a mark.
        let mut behind = right.iter().take_while(|i| !matches!(i.what, What::Mark(';')));
        if behind.any(|i| planned(i) && i.span.start <= near) {
            return true;
        }
        let Some(percent) = clause.amounts.get(last + 1).filter(|a| a.kind == clause::Kind::Percent) else {
            return false;
        };
        let share = clause.amounts[amount].quantity.value.to_f64() / plan.to_f64() * 100.0;
        let named = self.signs(clause, last + 1).plan;
        named && (share - percent.quantity.value.to_f64()).abs() <= 0.11
    }

    /// "giảm từ 8,52% xuống còn 6,13% năm 2019": a level before whose own time is not told has that of the level it led to.
    fn date_levels_before(&mut self, clause: &Clause, made: &[Option<usize>]) {
        for (amount, draft) in made.iter().enumerate() {
            let Some(before) = draft.filter(|&d| self.drafts[d].measure == Measure::PreviousValue) else { continue };
            let carried = [None, self.carry.time.report].contains(&self.drafts[before].period);
            if !carried || time::in_sentence(self, clause, amount, Status::Actual).is_some() {
                continue;
            }
            let (indicator, unit) = (self.drafts[before].indicator, self.drafts[before].unit);
            let reached = made[amount + 1..].iter().flatten().map(|&d| &self.drafts[d]);
            let reached = reached.filter(|d| (d.indicator, d.unit) == (indicator, unit));
            if let Some(period) = reached.clone().find(|d| d.measure == Measure::Value).and_then(|d| d.period) {
                self.drafts[before].period = Some(period);
                if let Some(trace) = self.trace {
                    trace.note(Note::PeriodOf(before, PeriodRule::OfNumber));
                }
            }
        }
    }

    /// "giảm 2,9% so với năm 2022 (từ 8,92% xuống còn 6,02%)": what was left behind is of the time compared with.
    fn time_compared(&self, clause: &Clause, left_behind: &Draft) -> Option<Period> {
        let change = self.drafts.last().filter(|d| {
            (d.sentence, d.indicator, d.period) == (left_behind.sentence, left_behind.indicator, left_behind.period)
                && d.measure == Measure::Change
        })?;
        let between = |i: &Item| i.span.start >= change.span.end && i.span.end <= left_behind.span.start;
        clause.items.iter().enumerate().find_map(|(n, item)| match item.what {
            What::Date(date) if between(item) && time::baseline_date(clause, n) => Some(self.dates[date].period),
            _ => None,
        })
    }

    /// A headline's numbers are of the period that the body tells the same number of, else of the one that the article
    /// reports on, which the lead tells; and they are aims where the body says so.
    fn headline(&mut self) {
        let headline = |d: &Draft| self.context.sentences[d.sentence].zone == Zone::Title;
        for at in 0..self.drafts.len() {
            let draft = &self.drafts[at];
            if !headline(draft) {
                continue;
            }
            let alike = |d: &&Draft| {
                (d.indicator, d.measure, d.unit) == (draft.indicator, draft.measure, draft.unit) && !headline(d)
            };
            // "hơn 4.000 người", and in the body 4.010: the headline rounds.
            let (told, rounds) =
                (draft.value.to_f64(), matches!(draft.bound, Bound::Over | Bound::About | Bound::Under));
            let near = |d: &&Draft| rounds && (d.value.to_f64() - told).abs() <= told.abs() * ROUNDED;
            let body = || self.drafts[at..].iter().filter(alike);
            let same = || body().filter(|d| d.value == draft.value);
            // A caption may tell it once more, and no time.
            let same = || same().find(|d| d.period.is_some()).or_else(|| same().next());
            let done = |d: &&Draft| near(d) && d.status != Status::Target;
            // "Gần 38.000 lao động", and 37.900 were reached, though 38.000 are aimed at next.
            let aimed = rounds && same().is_some_and(|d| d.status == Status::Target);
            let same = || same().filter(|_| !(aimed && body().any(|d| done(&d))));
            let retold = same().or_else(|| body().find(done)).or_else(|| body().find(near));
            let told = retold.map(|d| d.period);
            if retold.is_some_and(|d| d.status == Status::Target) {
                self.drafts[at].status = Status::Target;
            }
            let draft = &self.drafts[at];
            if draft.period.is_some() {
                continue;
            }
            // The lead may report on another time than that of a number which the body tells of none.
            let lead = self.lead_period.filter(|_| told.is_none() && draft.status != Status::Target);
            let period = told.flatten().or(lead);
            self.drafts[at].period = period;
            if let Some(trace) = self.trace.filter(|_| period.is_some()) {
                trace.note(Note::PeriodOf(at, if told.is_some() { PeriodRule::Retold } else { PeriodRule::Lead }));
            }
        }
    }

    /// What hangs on the sentence as a whole: shared baselines, plans that were reached, who said it.
    fn finish_sentence(&mut self, clause: &Clause, first: usize) {
        let speaker = self.speaker(clause, first);
        arithmetic::choose_owners(&mut self.drafts, first, self.trace);
        self.refine(clause, first);
        let reached: Vec<usize> = self.drafts[first..]
            .iter()
            .filter(|d| d.measure == Measure::PercentOfPlan && d.status != Status::Target)
            .filter_map(|d| d.of)
            .collect();
        for of in reached.into_iter().filter(|&of| of >= first) {
            let draft = &mut self.drafts[of];
            if draft.status == Status::Target && !self.patterns.subjects[draft.subject].planned {
                draft.status = Status::Actual;
            }
        }
        self.beyond_aims(first);
        for draft in &mut self.drafts[first..] {
            draft.speaker = speaker;
        }
    }

    /// What a sentence tells of a time after that of its aims is itself an aim (giảm 1%/năm; cuối năm 2020 thu nhập tăng lên
    /// 1,5 lần), unless it was over on the day of writing. What is expected of a year that has not begun is planned.
    fn beyond_aims(&mut self, first: usize) {
        let today = self.anchor.filter(|_| self.dated);
        let mut aims: Option<Date> = None;
        for draft in &mut self.drafts[first..] {
            let begins = draft.period.and_then(Period::from);
            let ahead = begins > aims && today.is_none_or(|today| begins > Some(today));
            let to_come = today.zip(begins).is_some_and(|(today, begins)| begins.year() > today.year());
            match draft.status {
                Status::Actual if aims.is_some() && ahead => draft.status = Status::Target,
                Status::Estimate if to_come => draft.status = Status::Target,
                _ => {}
            }
            if draft.status == Status::Target {
                aims = aims.max(draft.period.and_then(Period::to));
            }
        }
    }

    /// Words of the sentence may make an indicator a more specific one (hộ nghèo … theo chuẩn đa chiều).
    fn refine(&mut self, clause: &Clause, first: usize) {
        let tokens = &self.context.doc.tokens[clause.span.range()];
        for (index, draft) in self.drafts.iter_mut().enumerate().skip(first) {
            let refine = &self.patterns.indicators[draft.indicator].refine;
            if let Some((_, indicator)) = refine.iter().find(|(words, _)| words.stand_within(tokens)) {
                draft.indicator = *indicator;
                if let Some(trace) = self.trace {
                    trace.note(Note::Refined(index));
                }
            }
        }
    }

    /// The official whose words the sentence is, where it says so and names one alone.
    fn speaker(&self, clause: &Clause, first: usize) -> Option<usize> {
        let from = self.people.mentions.partition_point(|m| m.0.start < clause.span.start);
        let mut inside = self.people.mentions[from..].iter().take_while(|m| m.0.start < clause.span.end);
        let (_, official) = *inside.next()?;
        let alone = inside.all(|m| m.1 == official);
        let said = clause.items.iter().find(|i| matches!(i.what, What::Cue(CueKind::Speech, _))).filter(|_| alone)?;
        self.note(Note::Speech(first, said.span));
        Some(official)
    }

    fn entries(self) -> Vec<Indicator<'t>> {
        let doc = self.context.doc;
        let mut entries = Vec::with_capacity(self.drafts.len());
        for draft in &self.drafts {
            let mention = doc.mention(draft.span);
            let area = area::resolve(&self, &draft.area);
            entries.push(Indicator {
                indicator: Cow::Borrowed(&self.patterns.indicators[draft.indicator].id),
                measure: draft.measure,
                value: draft.value,
                value_to: draft.value_to,
                unit: draft.unit,
                bound: draft.bound,
                status: draft.status,
                period: draft.period.map(Period::iso),
                area: area.0,
                area_division: area.1,
                area_name: area.2,
                component: draft.component.map(|span| doc.clean(span)),
                baseline: draft.baseline,
                of: draft.of,
                implied_plan: draft.implied_plan,
                said_by: draft.speaker.map(|at| self.people.officials[at].name.clone()),
                text: mention.text,
                start: mention.start,
                end: mention.end,
                // Where a sentence that is too long was cut, a unit may stand behind the cut.
                context: doc.mention(self.context.sentences[draft.sentence].span.join(draft.span)),
                rule: Cow::Borrowed(&self.patterns.subjects[draft.subject].rule),
            });
        }
        entries
    }
}
