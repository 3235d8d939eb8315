//! From the linker's notes to the chain of rules behind each entry, and to the reason why a number is none.

use crate::link::indicator::trace::{AreaRule, ComponentRule, Condition, Note, PeriodRule, Subject, Way};
use crate::pattern::indicator::CueKind;
use crate::text::Span;
use rustc_hash::FxHashMap;

/// How one entry came about.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Chain {
    pub(super) verb: Option<(CueKind, Span)>,
    pub(super) way: Option<Way>,
    pub(super) subject: Option<Subject>,
    pub(super) period: Option<(PeriodRule, Option<Span>)>,
    pub(super) area: Option<(AreaRule, Option<Span>)>,
    pub(super) component: Option<ComponentRule>,
    pub(super) speech: Option<Span>,
    pub(super) arithmetic: bool,
    pub(super) refined: bool,
}

/// Why a number is no entry.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reason {
    /// The condition that failed.
    pub(super) condition: Condition,
    /// The subject that came nearest.
    pub(super) subject: Option<Subject>,
    /// Why that subject did not take it, where the condition is another.
    pub(super) because: Option<Condition>,
    /// What stands in the way.
    pub(super) stop: Option<Span>,
}

/// The notes of an article, by entry and by number.
#[derive(Debug, Default)]
pub(super) struct Reading {
    /// By the index of the entry.
    pub(super) chains: FxHashMap<usize, Chain>,
    /// By the first token of the number.
    notes: FxHashMap<u32, Vec<Note>>,
}

impl Reading {
    pub(super) fn new(notes: Vec<Note>) -> Self {
        let mut reading = Self::default();
        let mut chain = Chain::default();
        let mut number = 0;
        for note in notes {
            match note {
                Note::Number(span) => {
                    chain = Chain::default();
                    number = span.start;
                }
                Note::Verb(kind, at) => chain.verb = Some((kind, at)),
                Note::Way(way) => chain.way = Some(way),
                Note::Subject(subject) => chain.subject = Some(subject),
                Note::Period(rule, at) => chain.period = Some((rule, at)),
                Note::Area(rule, at) => chain.area = Some((rule, at)),
                Note::Component(rule) => chain.component = Some(rule),
                Note::Entry(entry) => {
                    reading.chains.insert(entry, chain);
                }
                Note::Arithmetic(entry) => reading.chains.entry(entry).or_default().arithmetic = true,
                Note::Refined(entry) => reading.chains.entry(entry).or_default().refined = true,
                Note::PeriodOf(entry, rule) => {
                    reading.chains.entry(entry).or_default().period = Some((rule, None));
                }
                Note::Speech(first, at) => {
                    let chains = reading.chains.iter_mut().filter(|(entry, _)| **entry >= first);
                    chains.for_each(|(_, chain)| chain.speech = Some(at));
                }
                Note::Passed(..) | Note::Stopped(..) | Note::Refused(_) => {
                    reading.notes.entry(number).or_default().push(note);
                }
            }
        }
        reading
    }

    /// Why the number that begins at a token is no entry; `None` where the linker was not asked.
    pub(super) fn reason(&self, number: Span) -> Option<Reason> {
        let notes = self.notes.get(&number.start).map_or(&[][..], Vec::as_slice);
        let passed = |wanted: Option<Condition>| {
            let all = notes.iter().filter_map(|note| match *note {
                Note::Passed(condition, subject) if wanted.is_none_or(|w| w == condition) => Some((condition, subject)),
                _ => None,
            });
            // Of subjects of the same words, the one that would have taken it but for the words between.
            all.min_by_key(|(condition, s)| (gap(s.words, number), *condition != Condition::Distance))
        };
        let refused = notes.iter().rev().find_map(|note| match *note {
            Note::Refused(condition) => Some(condition),
            _ => None,
        });
        let stops = notes.iter().filter_map(|note| match *note {
            Note::Stopped(condition, at) => Some((condition, at)),
            _ => None,
        });
        let first = stops.clone().next();
        let reason = |condition| Reason { condition, subject: None, because: None, stop: None };
        // What claims a number ends its reading.
        if let Some((condition, subject)) = passed(Some(Condition::Claimed)) {
            return Some(Reason { subject: Some(subject), ..reason(condition) });
        }
        let nearest = passed(None);
        if let Some(condition) = refused {
            let (because, subject) = nearest.unzip();
            return Some(Reason { subject, because, stop: first.map(|s| s.1), ..reason(condition) });
        }
        // What it modifies is asked before what it may be a level of.
        if let Some((condition @ (Condition::NumberBefore | Condition::OwnSubject), at)) = first {
            return Some(Reason { stop: Some(at), ..reason(condition) });
        }
        if let Some((condition, subject)) = nearest {
            let stop = stops.clone().find(|s| s.0 == condition).map(|s| s.1);
            return Some(Reason { subject: Some(subject), stop, ..reason(condition) });
        }
        Some(match first {
            Some((condition @ Condition::Colon, at)) => Reason { stop: Some(at), ..reason(condition) },
            _ => reason(Condition::NoSubject),
        })
    }
}

/// How many tokens stand between two spans.
fn gap(a: Span, b: Span) -> u32 {
    a.start.saturating_sub(b.end).max(b.start.saturating_sub(a.end))
}
