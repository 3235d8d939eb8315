//! The phrases of all pattern files as one nondeterministic automaton.
//!
//! A phrase with its alternatives becomes a small graph, in which one may be at several places at once.
//! No sequence is ever written out, so that it costs little how many a phrase stands for. The search
//! wants to be at one place at a time: [`super::subsets`] makes such a graph of this one. It does not
//! tell where in a phrase its slots lie; that is asked here, of the few phrases with slots that are
//! found.

use super::Layer;
use super::phrase::{Element, Part, Phrase};
use super::trie::Tokens;
use crate::text::Span;
use serde::{Deserialize, Serialize};

/// A place in a phrase, and what comes next.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub enum State {
    /// An element, which leads to that state.
    Step(Element, u32),
    /// One of these, of [`Automaton::choices`].
    Choice(u32, u32),
    /// A slot of that name begins.
    Open(u16, u32),
    /// The slot that began last ends.
    Close(u32),
    /// The phrase of that number ends.
    End(u32),
}

/// What a phrase says when it is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Output {
    /// What kind of thing it is.
    pub layer: Layer,
    /// Which one: an index into that layer's table.
    pub payload: u32,
    /// Where the phrase begins, if it has slots: [`Automaton::slots`] tells what they hold.
    pub slots: Option<u32>,
}

/// The phrases as they were added.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Automaton {
    states: Vec<State>,
    choices: Vec<u32>,
    outputs: Vec<Output>,
    starts: Vec<u32>,
}

impl Automaton {
    /// Adds a phrase, which says `payload` of `layer`.
    pub fn add(&mut self, phrase: &Phrase, layer: Layer, payload: u32) {
        let end = self.state(State::End(self.outputs.len() as u32));
        let start = self.choice(&phrase.alternatives, end);
        self.starts.push(start);
        self.outputs.push(Output { layer, payload, slots: phrase.has_slots().then_some(start) });
    }

    fn state(&mut self, state: State) -> u32 {
        self.states.push(state);
        self.states.len() as u32 - 1
    }

    fn choice(&mut self, alternatives: &[Vec<Part>], next: u32) -> u32 {
        if let [only] = alternatives {
            return self.parts(only, next);
        }
        let firsts: Vec<u32> = alternatives.iter().map(|parts| self.parts(parts, next)).collect();
        let from = self.choices.len() as u32;
        self.choices.extend(firsts);
        self.state(State::Choice(from, self.choices.len() as u32))
    }

    /// The state before parts that lead to `next`.
    fn parts(&mut self, parts: &[Part], next: u32) -> u32 {
        parts.iter().rev().fold(next, |next, part| match part {
            Part::Plain(elements) => {
                elements.iter().rev().fold(next, |next, &element| self.state(State::Step(element, next)))
            }
            Part::Choice(None, alternatives) => self.choice(alternatives, next),
            Part::Choice(Some(slot), alternatives) => {
                let close = self.state(State::Close(next));
                let inner = self.choice(alternatives, close);
                self.state(State::Open(*slot, inner))
            }
        })
    }

    /// Where the phrases begin, in the order in which they were added.
    #[must_use]
    pub fn starts(&self) -> &[u32] {
        &self.starts
    }

    /// How many states there are.
    #[must_use]
    pub fn states(&self) -> usize {
        self.states.len()
    }

    /// What comes at a state.
    #[must_use]
    pub fn state_of(&self, state: u32) -> State {
        self.states[state as usize]
    }

    /// The states of a [`State::Choice`].
    #[must_use]
    pub fn choices(&self, from: u32, to: u32) -> &[u32] {
        &self.choices[from as usize..to as usize]
    }

    /// What the phrase of that number says.
    #[must_use]
    pub fn output(&self, number: u32) -> Output {
        self.outputs[number as usize]
    }

    /// Adds what the slots hold of the phrase that begins at a state and was found at `span`: of the
    /// ways to read it the one that was named first counts.
    pub fn slots(&self, start: u32, text: &impl Tokens, span: Span, slots: &mut Vec<(u16, Span)>) {
        let (first, at) = (slots.len(), span.range());
        Reading { automaton: self, text, end: at.end, slots }.reach(start, at.start, None);
        // They were added from the last to the first.
        slots[first..].reverse();
    }
}

/// A phrase is read again, to tell where its slots lie.
struct Reading<'a, T> {
    automaton: &'a Automaton,
    text: &'a T,
    end: usize,
    slots: &'a mut Vec<(u16, Span)>,
}

/// A slot that has begun.
struct OpenSlot<'o> {
    name: u16,
    start: usize,
    outer: Option<&'o Self>,
}

impl<T: Tokens> Reading<'_, T> {
    /// Whether the phrase ends where it was found to, from a state before the token `at`; the slots that
    /// end on the way are added.
    fn reach(&mut self, mut state: u32, mut at: usize, open: Option<&OpenSlot<'_>>) -> bool {
        loop {
            match self.automaton.state_of(state) {
                State::Step(element, next) => {
                    let Some(after) = self.step(element, at) else { return false };
                    (state, at) = (next, after);
                }
                State::Choice(from, to) => {
                    let automaton = self.automaton;
                    let mut alternatives = automaton.choices(from, to).iter();
                    return alternatives.any(|&state| self.begins(state, at) && self.reach(state, at, open));
                }
                State::Open(name, next) => {
                    return self.reach(next, at, Some(&OpenSlot { name, start: at, outer: open }));
                }
                State::Close(next) => {
                    let Some(slot) = open else { return false };
                    let fits = self.reach(next, at, slot.outer);
                    if fits {
                        self.slots.push((slot.name, Span::new(slot.start, at)));
                    }
                    return fits;
                }
                State::End(_) => return at == self.end,
            }
        }
    }

    /// Whether a state may come at a token: most alternatives are refused by their first word.
    #[inline]
    fn begins(&self, state: u32, at: usize) -> bool {
        !matches!(self.automaton.state_of(state), State::Step(element, _) if self.step(element, at).is_none())
    }

    /// The token after an element.
    #[inline]
    fn step(&self, element: Element, at: usize) -> Option<usize> {
        if at >= self.end {
            return None;
        }
        match element {
            Element::Literal(word) => (self.text.id(at) == word).then_some(at + 1),
            Element::Class(class) => self.text.accept(class, at),
        }
    }
}
