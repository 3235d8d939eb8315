//! What the linker notes while it reads numbers, for [`crate::explain`]. In `extract` there is no [`Trace`], and a note is
//! one comparison with nothing.

use super::Linker;
use super::clause::{Amount, Clause, What};
use crate::pattern::indicator::CueKind;
use crate::record::closed_enum;
use crate::text::Span;
use serde::{Deserialize, Serialize};
use std::cell::RefCell;

closed_enum! {
    /// How a number came to its indicator.
    Way {
        /// A frame of the indicator holds it.
        Frame = "frame",
        /// The subject stands right after it.
        SubjectAfter = "subject_after",
        /// The subject is the nearest before it that takes its unit.
        SubjectBefore = "subject_before",
        /// Money, of those whom it is handed to: they are counted right behind it.
        HandedTo = "handed_to",
        /// A percent, multiple or change of the subject before it.
        RelativeToSubject = "relative_to_subject",
        /// A percent, multiple or change of an earlier number.
        RelativeToNumber = "relative_to_number",
        /// Growth, told as a rise, of a product or of the next sector of a list.
        Growth = "growth",
        /// A growth of another time, or the one planned, in brackets behind a growth.
        GrowthAside = "growth_aside",
        /// The change of an earlier number in another unit.
        ChangeRetold = "change_retold",
        /// The change a year before, in brackets.
        ChangeBefore = "change_before",
        /// The plan's own number, behind a percent of it.
        PlanItself = "plan_itself",
        /// The plan's number behind a slash.
        PlanBehindSlash = "plan_behind_slash",
        /// A level of another time, in brackets.
        LevelAside = "level_aside",
        /// The level after the one before, or after a change.
        LevelAfterChange = "level_after_change",
        /// The subject in its place of a row (lần lượt).
        Row = "row",
        /// An earlier number in another unit.
        Retold = "retold",
        /// A part of a total told before.
        Part = "part",
        /// The last number told of another group, place or time.
        GoesOn = "goes_on",
        /// A part of what the sentence before told (Trong đó …).
        PartOfSentenceBefore = "part_of_sentence_before",
    }
}

closed_enum! {
    /// Where the period of a number was told.
    PeriodRule {
        /// Right after the number.
        Touching = "touching",
        /// In the brackets that hold the number, or right before them.
        Brackets = "brackets",
        /// In the number's place of a row (lần lượt).
        Row = "row",
        /// The span of years of a yearly mean.
        YearlySpan = "yearly_span",
        /// The nearest before the number, in its clause.
        Clause = "clause",
        /// The nearest before the number, in an earlier clause of its sentence.
        Sentence = "sentence",
        /// At the head of the sentence.
        SentenceHead = "sentence_head",
        /// After the number, no other between.
        Behind = "behind",
        /// The year reported on, which the sentence calls whole (cả năm).
        WholeYear = "whole_year",
        /// That of the period told, or reported on, since the new year (lũy kế).
        SinceNewYear = "since_new_year",
        /// That of the same indicator in the sentence before.
        SentenceBefore = "sentence_before",
        /// That of the total of which the sentence tells the parts.
        Total = "total",
        /// The day on which it was handed over.
        EventDay = "event_day",
        /// The period that sentences before report on.
        Report = "report",
        /// The same, told by the heading of the section.
        Section = "section",
        /// The same, told by the line that opens the list.
        ListHead = "list_head",
        /// The period that sentences before make plans for, or the year of the work reported on.
        Plan = "plan",
        /// The year of writing (hiện nay).
        YearOfWriting = "year_of_writing",
        /// The year after the one that the number is compared with.
        AfterBaseline = "after_baseline",
        /// That of the number that it modifies or goes on from.
        OfNumber = "of_number",
        /// A year before that of the number beside which it is told.
        YearBefore = "year_before",
        /// The year of the plan by which the number before is measured.
        PlanYear = "plan_year",
        /// That of the same number in the body (of a headline's).
        Retold = "retold",
        /// The period that the lead reports on.
        Lead = "lead",
        /// The day of the event at which it was handed over.
        Event = "event",
    }
}

closed_enum! {
    /// Where the area of a number was told.
    AreaRule {
        /// A place before it in its sentence.
        Place = "place",
        /// Words for the country before it in its sentence.
        Country = "country",
        /// Words for the whole province before it in its sentence.
        Province = "province",
        /// The place that a word for its kind stands for (toàn huyện).
        UnitNoun = "unit_noun",
        /// What the sentences before are about.
        Carried = "carried",
        /// The place below the province that the article is about.
        Home = "home",
        /// The province that the article is about.
        Article = "article",
        /// That of the number that it modifies or goes on from.
        OfNumber = "of_number",
    }
}

closed_enum! {
    /// Where the part of the total was told that a number covers.
    ComponentRule {
        /// In the words of the subject.
        Subject = "subject",
        /// After the number.
        After = "after",
        /// Since the words that announce parts (trong đó).
        Parts = "parts",
        /// As an item of a list that a colon opens.
        Item = "item",
        /// Between subject and number.
        Between = "between",
        /// With the number that it modifies or goes on from.
        OfNumber = "of_number",
        /// Where the indicator was named last, of which the subject's words leave out the part.
        Antecedent = "antecedent",
        /// At the head of the clause.
        Head = "head",
        /// What it was given for.
        Occasion = "occasion",
        /// Right beside the number, in words that the indicator's file lists.
        Listed = "listed",
    }
}

closed_enum! {
    /// The condition that failed where a number gave no fact.
    Condition {
        /// No words of the catalogue stand beside the number, and no earlier number is of it.
        NoSubject = "no_subject",
        /// The nearest subject is not told in the number's unit.
        Unit = "unit",
        /// Words of the catalogue, or outside of it, claim the number for something that it does not become.
        Claimed = "claimed",
        /// The subject is too far away.
        Distance = "distance",
        /// The subject stands behind its numbers, and no verb joins it to one after it.
        Side = "side",
        /// The subject only says whose or by what.
        Possessive = "possessive",
        /// The subject counts only beside another indicator.
        Beside = "beside",
        /// Another number stands between.
        OtherNumber = "other_number",
        /// A semicolon stands between.
        Semicolon = "semicolon",
        /// A colon opens a list of other things.
        Colon = "colon",
        /// The verb has a subject of its own that is not of the catalogue.
        OwnSubject = "own_subject",
        /// The number before, which it would modify, is no fact.
        NumberBefore = "number_before",
        /// A percent of a plan, with nothing of the catalogue whose plan it is.
        PlanOfNothing = "plan_of_nothing",
        /// A multiple of nothing of the catalogue.
        MultipleOfNothing = "multiple_of_nothing",
        /// A rise or fall of nothing of the catalogue.
        ChangeOfNothing = "change_of_nothing",
        /// It tells how far above or below another place or the mean of all it lies.
        Compared = "compared",
        /// A share of a product is no growth.
        Share = "share",
        /// It is a stretch of time or an age.
        Duration = "duration",
        /// No indicator is told in its unit or noun.
        ForeignUnit = "foreign_unit",
        /// It stands inside the words of a subject.
        InSubject = "in_subject",
        /// Letters, a list's mark or a slash touch it, or it is a year in brackets.
        Glued = "glued",
        /// Behind a slash it is the whole that the number before is told of, and no plan.
        Whole = "whole",
        /// It is too small for a sum: what one head is given.
        PerHead = "per_head",
        /// It is money for people or households of no indicator, who are counted right behind it.
        HandedTo = "handed_to",
        /// It tells how many one firm, farm or person gives work to.
        OneActor = "one_actor",
        /// It is an ordinal number.
        Ordinal = "ordinal",
        /// In words it counts only with a unit beside it.
        NumberWord = "number_word",
    }
}

/// Something that the linker found out of the number that it reads.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Note {
    /// It is read from here on; its own tokens.
    Number(Span),
    /// What governs it.
    Verb(CueKind, Span),
    /// How it came to its indicator.
    Way(Way),
    /// The subject that it came to, in its sentence.
    Subject(Subject),
    /// A subject that it did not come to.
    Passed(Condition, Subject),
    /// Something that ended the search for a subject.
    Stopped(Condition, Span),
    /// Why it is no fact though nothing else was in the way.
    Refused(Condition),
    /// Where its period stands; the tokens that tell it, where they are in the sentence.
    Period(PeriodRule, Option<Span>),
    /// Where its area stands.
    Area(AreaRule, Option<Span>),
    /// Where its component stands.
    Component(ComponentRule),
    /// It became an entry: its index.
    Entry(usize),
    /// An entry belongs to another number than the nearest, as the arithmetic of the sentence shows.
    Arithmetic(usize),
    /// An entry's indicator is a more specific one, as words of the sentence say.
    Refined(usize),
    /// The period of an entry is told only later.
    PeriodOf(usize, PeriodRule),
    /// Whose words the entries from one index on are: the words that say so.
    Speech(usize, Span),
}

/// A subject that was asked.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Subject {
    /// The entry of the pattern.
    pub(crate) entry: usize,
    /// Its words.
    pub(crate) words: Span,
    /// For [`Condition::Distance`]: how many words that turn to something else stand between, and how many may.
    pub(crate) between: Option<(usize, usize)>,
}

/// The notes of one article, in the order of its numbers. Only [`crate::explain::explain`] makes one.
#[derive(Debug, Default)]
pub struct Trace(RefCell<Vec<Note>>);

impl Trace {
    pub(crate) fn note(&self, note: Note) {
        self.0.borrow_mut().push(note);
    }

    pub(crate) fn into_notes(self) -> Vec<Note> {
        self.0.into_inner()
    }
}

impl Linker<'_, '_, '_, '_> {
    #[inline]
    pub(super) fn note(&self, note: Note) {
        if let Some(trace) = self.trace {
            trace.note(note);
        }
    }

    /// The period of a number is told before it in its sentence, by an item of the clause.
    pub(super) fn told_before(&self, clause: &Clause, item: usize, here: usize, head: u32) {
        if self.trace.is_none() {
            return;
        }
        let words = clause.items[item].span;
        let parted = clause.items[item..here].iter().any(|i| matches!(i.what, What::Mark(';')));
        let rule = match (words.start - clause.span.start <= head, parted) {
            (true, _) => PeriodRule::SentenceHead,
            (_, true) => PeriodRule::Sentence,
            _ => PeriodRule::Clause,
        };
        self.note(Note::Period(rule, Some(words)));
    }

    /// The subject does not take the number.
    pub(super) fn passed(&self, condition: Condition, entry: usize, words: Span) {
        self.note(Note::Passed(condition, Subject { entry, words, between: None }));
    }

    /// The subject would take the number, were it not for the words between.
    pub(super) fn far(&self, entry: usize, words: Span, heavy: usize, most: usize) {
        self.note(Note::Passed(Condition::Distance, Subject { entry, words, between: Some((heavy, most)) }));
    }

    /// Something stands between the number and any subject before; the nearest that would take it is noted as well.
    pub(super) fn stopped(&self, condition: Condition, clause: &Clause, amount: &Amount, at: usize) {
        if self.trace.is_none() {
            return;
        }
        self.note(Note::Stopped(condition, clause.items[at].span));
        let taker = clause.items[..at].iter().rev().find_map(|item| match item.what {
            What::Subject(s) if self.takes(amount, s.entry).is_some() => Some((s.entry, item.span)),
            _ => None,
        });
        if let Some((entry, words)) = taker {
            self.passed(condition, entry, words);
        }
    }

    /// Why the catalogue's words beside a number did not take it, though nothing stood between.
    pub(super) fn not_taken(&self, amount: &Amount, entry: usize, words: Span) {
        if self.trace.is_none() {
            return;
        }
        let subject = &self.patterns.subjects[entry];
        match (subject.indicator, self.in_place(entry)) {
            (Some(_), true) => self.passed(Condition::Unit, entry, words),
            (Some(_), false) if self.unit_of(amount, &subject.units).is_some() => {
                self.passed(Condition::Beside, entry, words);
            }
            _ => {}
        }
    }

    /// A subject that would take the number is passed over.
    pub(super) fn passed_over(&self, condition: Condition, amount: &Amount, entry: usize, words: Span) {
        if self.trace.is_some() && self.takes(amount, entry).is_some() {
            self.passed(condition, entry, words);
        }
    }
}
