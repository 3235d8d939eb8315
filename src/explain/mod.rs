//! An article as trich sees it: its lines, its sentences with what the patterns found in them, its facts with the
//! chain of rules that made each, and what became of every number.
//!
//! It is made by the stages that make the record, asked to note what they do; nothing is decided anew here.
//!
//! ```
//! use trich::{explain, extract::{Article, Worker}, pattern::Patterns};
//!
//! let patterns = Patterns::embedded();
//! let mut worker = Worker::new(&patterns);
//! let article = Article { text: "Quý I/2017, cả tỉnh có 12 xã đạt 19 tiêu chí.".into(), ..Article::default() };
//! let explanation = explain::explain(&mut worker, &article);
//! let number = explanation.numbers.iter().find(|n| n.text == "19").expect("every number is accounted for");
//! assert_eq!(number.condition, Some(explain::Condition::ForeignUnit));
//! ```

pub mod html;
mod reason;
pub mod text;

pub use crate::link::indicator::trace::{AreaRule, ComponentRule, Condition, PeriodRule, Way};

use crate::extract::{Article, Context, DateFact, Facts, Worker, span_of_chars};
use crate::layout::Zone;
use crate::link::indicator::subjects;
use crate::link::indicator::trace::{Subject, Trace};
use crate::link::place::Spot;
use crate::link::quantity::{self, Leftover};
use crate::normalize::fold_word;
use crate::pattern::Layer;
use crate::record::{Indicator, Mention, closed_enum};
use crate::tag::date::DateUse;
use crate::text::Span;
use reason::{Reading, Reason};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// The version of the explanation's shape; it changes when a field or an enumeration does.
pub const SCHEMA: &str = "trich-explain/1";

closed_enum! {
    /// What became of a number.
    Fate {
        /// It is an entry of the record's indicators.
        Indicator = "indicator",
        /// It is part of a date.
        Date = "date",
        /// It is part of a document's citation.
        Document = "document",
        /// It counts nothing, by a named rule.
        Nominal = "nominal",
        /// It counts something, or may, and is of no indicator.
        Quantity = "quantity",
    }
}

closed_enum! {
    /// What was found in a sentence.
    AnnotationLayer {
        /// A number with its bound, range and scale.
        Number = "number",
        /// The unit or noun behind a number.
        Unit = "unit",
        /// A date expression.
        Date = "date",
        /// A document's citation.
        Document = "document",
        /// A place.
        Place = "place",
        /// A person.
        Person = "person",
        /// A person's post.
        Post = "post",
        /// Words that name an indicator.
        Subject = "subject",
        /// Words outside of the catalogue that claim numbers.
        Other = "other",
        /// A word that says what a number is to its indicator: a verb, a plan, a comparison.
        Cue = "cue",
    }
}

closed_enum! {
    /// What a step of a fact's chain settles.
    StepKind {
        /// Which words name the indicator.
        Subject = "subject",
        /// How the number came to them.
        Way = "way",
        /// Which verb governs the number.
        Verb = "verb",
        /// That the indicator is another than the subject's own.
        Indicator = "indicator",
        /// The time.
        Period = "period",
        /// The place.
        Area = "area",
        /// The part of the total.
        Component = "component",
        /// The entry that it modifies.
        Of = "of",
        /// Whose words it is.
        SaidBy = "said_by",
    }
}

/// An article as trich sees it. Offsets count code points of the document text, as in the record.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
pub struct Explanation<'a> {
    /// Always [`SCHEMA`].
    pub schema: Cow<'a, str>,
    /// The article's id.
    pub id: Cow<'a, str>,
    /// The lines that hold a word.
    pub lines: Vec<Line<'a>>,
    /// The sentences of headline, body and captions.
    pub sentences: Vec<Sentence<'a>>,
    /// The facts of the record, in its order.
    pub facts: Vec<Fact<'a>>,
    /// Every number of headline, body and captions.
    pub numbers: Vec<Number<'a>>,
}

/// A line of the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
pub struct Line<'a> {
    /// What it is to the article.
    pub zone: Zone,
    /// The line as written.
    pub text: Cow<'a, str>,
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
}

/// A sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
pub struct Sentence<'a> {
    /// Where it stands.
    pub zone: Zone,
    /// It heads what follows.
    pub heading: bool,
    /// The sentence as written.
    pub text: Cow<'a, str>,
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// What was found in it, in the order of the text.
    pub annotations: Vec<Annotation<'a>>,
}

/// Words of a sentence that a pattern knows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
pub struct Annotation<'a> {
    /// What they are.
    pub layer: AnnotationLayer,
    /// The pattern, or what it says of them.
    pub rule: Cow<'a, str>,
    /// The words as written.
    pub text: Cow<'a, str>,
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
}

/// A fact of the record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
pub struct Fact<'a> {
    /// The list of the record that it stands in.
    pub list: Cow<'a, str>,
    /// Its index there.
    pub index: usize,
    /// What it says, in short.
    pub says: String,
    /// The rule that made it.
    pub rule: Cow<'a, str>,
    /// Its words.
    pub text: Cow<'a, str>,
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// For an indicator: what was settled by which rule.
    pub steps: Vec<Step<'a>>,
}

/// One thing that was settled of a fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
pub struct Step<'a> {
    /// What was settled.
    pub step: StepKind,
    /// By which rule.
    pub rule: Cow<'a, str>,
    /// The outcome.
    pub value: Option<String>,
    /// The words that tell it.
    pub words: Option<Mention<'a>>,
}

/// What became of a number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
pub struct Number<'a> {
    /// The number as written.
    pub text: Cow<'a, str>,
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// What became of it.
    pub fate: Fate,
    /// The rule by which it did: of the fact, or of `quantities.toml`.
    pub rule: Cow<'a, str>,
    /// The entries of the record's indicators that it is.
    pub indicators: Vec<usize>,
    /// Of a quantity: the first condition of the nearest subject that failed.
    pub condition: Option<Condition>,
    /// That subject: its rule with its words.
    pub subject: Option<RuleWords<'a>>,
    /// What stands between the two, or claims the number.
    pub between: Option<Mention<'a>>,
    /// All this in words.
    pub reason: String,
}

/// A rule with words that it knows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
pub struct RuleWords<'a> {
    /// The rule.
    pub rule: Cow<'a, str>,
    /// The words as written.
    pub text: Cow<'a, str>,
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
}

/// Explains an article.
pub fn explain<'t, 'p: 't>(worker: &mut Worker<'p>, article: &'t Article<'_>) -> Explanation<'t> {
    worker.with_context(&article.text, |context| {
        let trace = Trace::default();
        let facts = Facts::find(context, article, Some(&trace));
        let reading = Reading::new(trace.into_notes());
        let leftovers = facts.leftovers(context);
        let view = View { context, facts: &facts, reading: &reading };
        Explanation {
            schema: Cow::Borrowed(SCHEMA),
            id: Cow::Borrowed(&article.id),
            lines: view.lines(),
            sentences: view.sentences(),
            facts: view.facts(),
            numbers: view.numbers(&leftovers),
        }
    })
}

impl Explanation<'_> {
    /// Keeps what stands at a code point.
    pub fn keep_at(&mut self, offset: usize) {
        let at = |start: usize, end: usize| start <= offset && offset < end;
        self.lines.retain(|l| at(l.start, l.end));
        self.sentences.retain(|s| at(s.start, s.end));
        for sentence in &mut self.sentences {
            sentence.annotations.retain(|a| at(a.start, a.end));
        }
        self.facts.retain(|f| at(f.start, f.end));
        self.numbers.retain(|n| at(n.start, n.end));
    }

    /// Keeps the sentences that hold the words, whatever their case and spelling, and what stands in them.
    pub fn keep_words(&mut self, words: &str) {
        let words = folded(words);
        self.sentences.retain(|s| folded(&s.text).contains(&words));
        let sentences = &self.sentences;
        let inside = |start: usize, end: usize| sentences.iter().any(|s| start < s.end && s.start < end);
        self.lines.retain(|l| inside(l.start, l.end));
        self.facts.retain(|f| inside(f.start, f.end));
        self.numbers.retain(|n| inside(n.start, n.end));
    }
}

/// Words in the form in which patterns compare them.
fn folded(text: &str) -> String {
    text.split_whitespace().map(fold_word).collect::<Vec<_>>().join(" ")
}

struct View<'v, 't, 'b, 'p> {
    context: &'v Context<'t, 'b, 'p>,
    facts: &'v Facts<'t>,
    reading: &'v Reading,
}

impl<'t, 'p: 't> View<'_, 't, '_, 'p> {
    fn lines(&self) -> Vec<Line<'t>> {
        let doc = self.context.doc;
        let lines = doc.lines.iter().zip(&self.context.layout.zones);
        lines
            .map(|(line, &zone)| {
                let Mention { text, start, end } = doc.mention(line.span);
                Line { zone, text, start, end }
            })
            .collect()
    }

    fn sentences(&self) -> Vec<Sentence<'t>> {
        let sentences = self.context.sentences.iter();
        sentences
            .map(|sentence| {
                let Mention { text, start, end } = self.context.doc.mention(sentence.span);
                let mut annotations = self.annotations(sentence.span);
                annotations.sort_by_key(|a| (a.start, std::cmp::Reverse(a.end)));
                // Several phrases of one rule may say the same.
                annotations.dedup();
                Sentence { zone: sentence.zone, heading: sentence.heading, text, start, end, annotations }
            })
            .collect()
    }

    fn annotations(&self, sentence: Span) -> Vec<Annotation<'t>> {
        let Context { doc, scan, patterns, .. } = *self.context;
        let hits = &scan.hits;
        let mut all = Vec::new();
        let mut add = |layer: AnnotationLayer, rule: Cow<'t, str>, span: Span| {
            if sentence.contains(span) {
                let Mention { text, start, end } = doc.mention(span);
                all.push(Annotation { layer, rule, text, start, end });
            }
        };
        for (number, value) in quantity::numbers(self.context, sentence) {
            let rule = value.map_or(Cow::Borrowed("digits"), |q| Cow::Owned(q.value.to_string()));
            add(AnnotationLayer::Number, rule, number);
            if let Some(unit) = self.context.unit(number.end as usize) {
                let id = patterns.numbers.units[unit.payload as usize].id.as_str();
                add(AnnotationLayer::Unit, Cow::Borrowed(id), unit.span);
            }
        }
        for date in &self.facts.dates {
            add(AnnotationLayer::Date, Cow::Borrowed(&patterns.dates.rules[date.rule].id), date.span);
        }
        for document in &self.facts.documents {
            add(AnnotationLayer::Document, Cow::Borrowed(&patterns.documents.rules[document.rule].id), document.span);
        }
        for (span, spot) in &self.facts.places.spots {
            let kind = match spot {
                Spot::Province(_) => "province",
                Spot::Below { .. } => "below",
                Spot::Country => "country",
                Spot::Region => "region",
            };
            add(AnnotationLayer::Place, Cow::Borrowed(kind), *span);
        }
        for &(span, official) in &self.facts.people.mentions {
            add(AnnotationLayer::Person, self.facts.people.officials[official].rule.clone(), span);
        }
        for position in self.facts.people.officials.iter().flat_map(|o| &o.positions) {
            add(AnnotationLayer::Post, position.rule.clone(), span_of_chars(doc, position.start, position.end));
        }
        for (span, entry) in subjects(self.context, sentence) {
            let outside = patterns.indicators.subjects[entry].indicator.is_none();
            let layer = if outside { AnnotationLayer::Other } else { AnnotationLayer::Subject };
            add(layer, self.subject_rule(entry), span);
        }
        for hit in hits.within(Layer::Clause, sentence) {
            let kind = patterns.indicators.cues[hit.payload as usize].kind;
            add(AnnotationLayer::Cue, Cow::Borrowed(kind.as_str()), hit.span);
        }
        all
    }

    /// The rule of a subject; for words outside of the catalogue what they name.
    fn subject_rule(&self, entry: usize) -> Cow<'t, str> {
        let patterns = &self.context.patterns.indicators;
        let reasons = &patterns.reasons;
        match reasons.binary_search_by_key(&entry, |(index, _)| *index) {
            Ok(at) => Cow::Owned(format!("other: {}", reasons[at].1)),
            Err(_) => Cow::Borrowed(&patterns.subjects[entry].rule),
        }
    }

    fn facts(&self) -> Vec<Fact<'t>> {
        let Context { doc, layout, .. } = *self.context;
        let mut all = Vec::new();
        let mut add_with = |list: &'static str, index, says, rule, place: Mention<'t>, steps| {
            let Mention { text, start, end } = place;
            all.push(Fact { list: list.into(), index, says, rule, text, start, end, steps });
        };
        for (index, entry) in self.facts.indicators.iter().enumerate() {
            let place = Mention { text: entry.text.clone(), start: entry.start, end: entry.end };
            add_with("indicators", index, says(entry), entry.rule.clone(), place, self.steps(index, entry));
        }
        let mut add = |list: &'static str, index: usize, says: String, rule: Cow<'t, str>, place: Mention<'t>| {
            add_with(list, index, says, rule, place, Vec::new());
        };
        let published = layout.published.map(|(span, date)| ("published", span, crate::calendar::iso(date)));
        let page = [layout.title.map(|span| ("title", span, "headline".to_owned())), published];
        let author = layout.author.map(|span| ("author", span, "byline".to_owned()));
        for (list, span, says) in page.into_iter().chain([author]).flatten() {
            add(list, 0, says, Cow::Borrowed("layout"), doc.mention(span));
        }
        for (index, date) in crate::link::anchor::mentions(self.context, &self.facts.dates).into_iter().enumerate() {
            let says = format!("{} {}", date.kind.as_str(), date.value);
            add("dates", index, says, date.rule, Mention { text: date.text, start: date.start, end: date.end });
        }
        for (index, official) in self.facts.people.officials.iter().enumerate() {
            for mention in &official.mentions {
                let says = official.name.clone().into_owned();
                add("officials", index, says, official.rule.clone(), mention.clone());
            }
            for position in &official.positions {
                // The title is composed, its place is as written.
                let place = doc.mention(span_of_chars(doc, position.start, position.end));
                let says = format!("{}: {}", official.name, position.role.as_str());
                add("officials", index, says, position.rule.clone(), place);
            }
        }
        for (index, province) in self.facts.places.mentions.iter().enumerate() {
            for mention in &province.mentions {
                add("provinces", index, province.name.clone().into_owned(), province.rule.clone(), mention.clone());
            }
        }
        for (index, document) in
            crate::tag::document::mentions(self.context, &self.facts.documents).into_iter().enumerate()
        {
            let says = format!("{} {}", document.kind.as_str(), document.number);
            let place = Mention { text: document.text, start: document.start, end: document.end };
            add("documents", index, says, document.rule, place);
        }
        all.sort_by_key(|fact| fact.start);
        all
    }

    fn steps(&self, index: usize, entry: &Indicator<'t>) -> Vec<Step<'t>> {
        let doc = self.context.doc;
        let words = |span: Option<Span>| span.map(|span| doc.mention(span));
        let chain = self.reading.chains.get(&index).copied().unwrap_or_default();
        let mut steps = Vec::new();
        let mut step = |step: StepKind, rule: &'static str, value: Option<String>, words: Option<Mention<'t>>| {
            steps.push(Step { step, rule: Cow::Borrowed(rule), value, words });
        };
        if let Some(way) = chain.way {
            step(StepKind::Way, way.as_str(), None, None);
        }
        let own = chain.subject.and_then(|s| self.context.patterns.indicators.subjects[s.entry].indicator);
        let other = own.is_some_and(|own| self.context.patterns.indicators.indicators[own].id != entry.indicator);
        if other || chain.refined {
            let rule = if chain.refined { "refine" } else { "sister" };
            step(StepKind::Indicator, rule, Some(entry.indicator.clone().into_owned()), None);
        }
        if let Some((verb, at)) = chain.verb {
            step(StepKind::Verb, verb.as_str(), Some(entry.measure.as_str().to_owned()), words(Some(at)));
        }
        if let Some((period, (rule, at))) = entry.period.as_ref().zip(chain.period) {
            let carried = self.carried(period, entry.start, rule);
            let rule = carried.map_or(rule, |(rule, _)| rule);
            let told = at.or(carried.map(|(_, at)| at));
            step(StepKind::Period, rule.as_str(), Some(period.clone()), words(told));
        }
        let area = entry.area_name.as_ref().or(entry.area.as_ref());
        if let Some((area, (rule, at))) = area.zip(chain.area) {
            step(StepKind::Area, rule.as_str(), Some(area.clone().into_owned()), words(at));
        }
        if let Some((component, rule)) = entry.component.as_ref().zip(chain.component) {
            step(StepKind::Component, rule.as_str(), Some(component.clone().into_owned()), None);
        }
        if let Some(of) = entry.of {
            let rule = if chain.arithmetic { "arithmetic" } else { "nearest" };
            step(StepKind::Of, rule, Some(format!("indicators[{of}] {}", self.facts.indicators[of].text)), None);
        }
        if let Some((speaker, at)) = entry.said_by.as_ref().zip(chain.speech) {
            step(StepKind::SaidBy, "speech", Some(speaker.clone().into_owned()), words(Some(at)));
        }
        let subject = chain.subject.map(|s| doc.mention(s.words));
        steps.insert(0, Step { step: StepKind::Subject, rule: entry.rule.clone(), value: None, words: subject });
        steps
    }

    /// Where a period that is carried on was told last, and what that place is to the article.
    fn carried(&self, period: &str, start: usize, rule: PeriodRule) -> Option<(PeriodRule, Span)> {
        let doc = self.context.doc;
        let same = |d: &&DateFact| d.period.iso() == period && d.usage == DateUse::Text;
        let mut told = self.facts.dates.iter().filter(same);
        let date = match rule {
            PeriodRule::Lead => told.next(),
            PeriodRule::Report | PeriodRule::Plan => told.rfind(|d| doc.chars(d.span).0 < start),
            _ => None,
        }?;
        let sentences = self.context.sentences;
        let at = sentences.iter().position(|s| s.span.contains(date.span))?;
        let lead = sentences.iter().position(|s| s.zone == Zone::Body && !s.heading);
        let rule = match sentences[at] {
            s if s.heading && doc.punct(s.span.end as usize - 1) == Some(':') => PeriodRule::ListHead,
            s if s.heading => PeriodRule::Section,
            _ if lead == Some(at) => PeriodRule::Lead,
            _ => rule,
        };
        Some((rule, date.span))
    }

    fn numbers(&self, leftovers: &[Leftover]) -> Vec<Number<'t>> {
        let doc = self.context.doc;
        let indicators: Vec<Span> = {
            let entries = self.facts.indicators.iter();
            entries.map(|i| span_of_chars(doc, i.start, i.end)).collect()
        };
        let mut all: Vec<Number<'t>> = Vec::new();
        let sentences = self.context.sentences.iter();
        for (span, _) in sentences.flat_map(|sentence| quantity::numbers(self.context, sentence.span)) {
            let entries: Vec<usize> = (0..indicators.len()).filter(|&i| indicators[i].overlaps(span)).collect();
            let leftover = leftovers.iter().find(|l| l.span.overlaps(span));
            let number = match (entries.first(), leftover) {
                (Some(&first), _) => {
                    let entry = &self.facts.indicators[first];
                    let rule = entry.rule.clone();
                    Number { indicators: entries, ..self.number(span, Fate::Indicator, rule, says(entry)) }
                }
                (None, Some(leftover)) if leftover.span.start == span.start => self.leftover(leftover),
                // A later part of a telephone's number.
                (None, Some(_)) => continue,
                (None, None) => self.claimed(span),
            };
            all.push(number);
        }
        all
    }

    fn number(&self, span: Span, fate: Fate, rule: Cow<'t, str>, reason: String) -> Number<'t> {
        let Mention { text, start, end } = self.context.doc.mention(span);
        let (condition, subject, between) = (None, None, None);
        Number { text, start, end, fate, rule, indicators: Vec::new(), condition, subject, between, reason }
    }

    /// A number of a date or document.
    fn claimed(&self, span: Span) -> Number<'t> {
        let patterns = self.context.patterns;
        if let Some(date) = self.facts.dates.iter().find(|d| d.span.overlaps(span)) {
            let rule = Cow::Borrowed(patterns.dates.rules[date.rule].id.as_str());
            return self.number(span, Fate::Date, rule, format!("part of the date {}", date.period.iso()));
        }
        let document = self.facts.documents.iter().find(|d| d.span.overlaps(span));
        let (rule, number) = document.map_or((Cow::Borrowed("document"), ""), |d| {
            (Cow::Borrowed(patterns.documents.rules[d.rule].id.as_str()), self.context.doc.slice(d.number))
        });
        self.number(span, Fate::Document, rule, format!("part of the citation of {number}"))
    }

    fn leftover(&self, leftover: &Leftover) -> Number<'t> {
        let rule = &self.context.patterns.quantities.rules[leftover.rule];
        let id = Cow::Borrowed(rule.id.as_str());
        if !rule.form.counts() {
            return self.number(leftover.span, Fate::Nominal, id, rule.reason.clone());
        }
        let number = self.number(leftover.span, Fate::Quantity, id, rule.reason.clone());
        let Some(reason) = self.reading.reason(leftover.span) else { return number };
        Number {
            condition: Some(reason.condition),
            subject: reason.subject.map(|subject| {
                let Mention { text, start, end } = self.context.doc.mention(subject.words);
                RuleWords { rule: self.subject_rule(subject.entry), text, start, end }
            }),
            between: reason.stop.map(|span| self.context.doc.mention(span)),
            reason: self.told(leftover, &reason),
            ..number
        }
    }

    /// A reason in words.
    fn told(&self, leftover: &Leftover, reason: &Reason) -> String {
        let doc = self.context.doc;
        let counted = leftover.noun.or(leftover.unit).map_or("", |span| doc.slice(span));
        let subject =
            reason.subject.map(|s| format!("{}: \"{}\" found", self.subject_rule(s.entry), doc.slice(s.words)));
        let subject = subject.unwrap_or_default();
        let stop = reason.stop.map_or("", |span| doc.slice(span));
        match reason.condition {
            Condition::NoSubject => {
                "no words of an indicator stand beside it, and it goes on with no number before it".to_owned()
            }
            Condition::Unit => {
                let units = reason.subject.map(|s| self.units(s)).unwrap_or_default();
                let own = if counted.is_empty() { "has no unit".to_owned() } else { format!("is of \"{counted}\"") };
                format!("{subject}; it is told in {units}, and the number {own}")
            }
            Condition::Claimed => {
                match reason.subject.map(|s| self.context.patterns.indicators.subjects[s.entry].indicator) {
                    Some(Some(_)) => format!("{subject} around it, which does not take \"{counted}\""),
                    _ => format!("claimed by words outside of the catalogue ({subject})"),
                }
            }
            Condition::Distance => {
                let (words, most) = reason.subject.and_then(|s| s.between).unwrap_or_default();
                format!("{subject}; {words} words that turn to something else stand between, {most} may")
            }
            Condition::Side => {
                format!("{subject}; it stands behind its number as a rule, and no verb joins it to one after it")
            }
            Condition::Possessive => format!("{subject}; it only says whose or by what"),
            Condition::Beside => format!("{subject}; it counts only beside another indicator, and none is told near"),
            Condition::OtherNumber => format!("{subject}; the number {stop} stands between"),
            Condition::Semicolon if subject.is_empty() => "a semicolon parts it from what stands before".to_owned(),
            Condition::Semicolon => format!("{subject}, in another clause: a semicolon stands between"),
            Condition::Colon if subject.is_empty() => "a colon opens a list of other things".to_owned(),
            Condition::Colon => format!("{subject}; a colon between opens a list of other things"),
            Condition::OwnSubject => {
                format!("its verb has a subject of its own that is not of the catalogue: \"{stop}\"")
            }
            Condition::Compared => "how far it lies above or below another place or the mean of all".to_owned(),
            Condition::NumberBefore => format!("it would be of the number {stop}, which is no fact"),
            Condition::PlanOfNothing => {
                format!("a percentage of a plan, and nothing of the catalogue whose plan it is{}", self.detail(reason))
            }
            Condition::MultipleOfNothing => {
                format!("a multiple, and nothing of the catalogue that it is of{}", self.detail(reason))
            }
            Condition::ChangeOfNothing => {
                format!("a rise or fall, and nothing of the catalogue that it is of{}", self.detail(reason))
            }
            Condition::Share => format!("a share of a product, no growth{}", self.detail(reason)),
            Condition::Duration => format!("a stretch of time or an age: \"{counted}\""),
            Condition::ForeignUnit => format!("no indicator is told in \"{counted}\""),
            Condition::InSubject => format!("{subject}, which holds it in its own words"),
            Condition::Glued => "a list's mark, or part of a word, code or year in brackets".to_owned(),
            Condition::Whole => "the whole that the number before the slash is told of, and no plan".to_owned(),
            Condition::PerHead => "too small for a sum: what one head is given".to_owned(),
            Condition::HandedTo => "money for people or households of no indicator".to_owned(),
            Condition::OneActor => "how many one firm, farm or person gives work to".to_owned(),
            Condition::Ordinal => "an ordinal: the word before it names things by their number".to_owned(),
            Condition::NumberWord => "in words, which count only beside a unit of the record".to_owned(),
        }
    }

    /// The nearest subject behind another condition.
    fn detail(&self, reason: &Reason) -> String {
        let doc = self.context.doc;
        let subject = reason.subject.zip(reason.because).map(|(subject, because)| {
            format!(
                "; {}: \"{}\" found, {}",
                self.subject_rule(subject.entry),
                doc.slice(subject.words),
                because.as_str()
            )
        });
        subject
            .or_else(|| reason.stop.map(|stop| format!("; before it stands \"{}\"", doc.slice(stop))))
            .unwrap_or_default()
    }

    /// The units of a subject.
    fn units(&self, subject: Subject) -> String {
        let units = &self.context.patterns.indicators.subjects[subject.entry].units;
        units.iter().map(|unit| unit.as_str()).collect::<Vec<_>>().join(", ")
    }
}

/// An entry in short.
fn says(entry: &Indicator<'_>) -> String {
    let mut says = format!("{} {} {}", entry.indicator, entry.measure.as_str(), entry.value);
    if let Some(to) = entry.value_to {
        says.push_str(&format!("–{to}"));
    }
    let parts =
        [Some(entry.unit.as_str()), Some(entry.status.as_str()), entry.period.as_deref(), entry.area.as_deref()];
    for part in parts.into_iter().flatten() {
        says.push(' ');
        says.push_str(part);
    }
    says
}
