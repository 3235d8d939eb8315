//! The phrases of all pattern files as one finite automaton.
//!
//! A phrase with its alternatives becomes a small graph, in which one may be at several places at once.
//! What the search needs is at one place at a time: [`Automaton::graph`] takes the places together that
//! the same words lead to (the subset construction), all phrases at once, and makes branches one that
//! say the same from there on. No sequence is ever written out, so that it costs little how many a
//! phrase stands for.

use super::Layer;
use super::phrase::{Class, Element, Part, Phrase, SlotRange};
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::{Hash, Hasher};

/// What a phrase says when it is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Output {
    /// What kind of thing it is.
    pub layer: Layer,
    /// Which one: an index into that layer's table.
    pub payload: u32,
    /// Its slots, in [`Graph::slots`].
    pub slots: (u32, u32),
}

/// A place in a phrase, and what comes next.
#[derive(Debug, Clone, Copy)]
enum State {
    /// An element, which leads to that state.
    Step(Element, u32),
    /// One of these, of [`Automaton::choices`].
    Choice(u32, u32),
    /// A slot begins.
    Open(u16, u32),
    /// The slot that began last ends.
    Close(u32),
    /// The phrase ends.
    End(Layer, u32),
}

/// The phrases as they were added.
#[derive(Debug, Default)]
pub struct Automaton {
    states: Vec<State>,
    choices: Vec<u32>,
    /// Where each phrase begins, and whether it has slots.
    starts: Vec<(u32, bool)>,
}

impl Automaton {
    /// Adds a phrase, which says `payload` of `layer`.
    pub fn add(&mut self, phrase: &Phrase, layer: Layer, payload: u32) {
        let end = self.state(State::End(layer, payload));
        let start = self.choice(&phrase.alternatives, end);
        self.starts.push((start, phrase.has_slots()));
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

    /// The graph of all phrases.
    #[must_use]
    pub fn graph(&self) -> Graph {
        let mut subsets = Subsets {
            automaton: self,
            contexts: Contexts::default(),
            alone: vec![None; self.states.len()],
            several: FxHashMap::default(),
            reached: vec![0; self.states.len()],
            round: 0,
            same: FxHashMap::default(),
            slots: FxHashMap::default(),
            spare: Vec::new(),
            scratch: Vec::new(),
            graph: Graph::default(),
        };
        let mut places = Vec::new();
        subsets.round += 1;
        for &(start, slots) in &self.starts {
            let context = if slots { subsets.contexts.number(Context::default()) } else { NO_CONTEXT };
            subsets.reach(Place { state: start, context }, &mut places);
        }
        subsets.graph.root = subsets.make(&places);
        subsets.graph
    }
}

/// A graph of which each phrase is a way from the root; only where words and classes overlap is there
/// more than one way for a text.
#[derive(Debug, Default)]
pub struct Graph {
    /// The nodes; an edge leads to an earlier one.
    nodes: Vec<Node>,
    /// Where every phrase begins.
    pub root: u32,
    words: Vec<(u32, u32)>,
    classes: Vec<(Class, u32)>,
    outputs: Vec<Output>,
    /// The slots of the outputs.
    pub slots: Vec<SlotRange>,
}

/// A node: ranges of its edges and outputs.
#[derive(Debug, Clone, Copy)]
struct Node {
    words: (u32, u32),
    classes: (u32, u32),
    outputs: (u32, u32),
}

impl Graph {
    /// The steps from a node by a word, and where they lead; in the order of [`edge_order`].
    #[must_use]
    pub fn words(&self, node: u32) -> &[(u32, u32)] {
        slice(&self.words, self.nodes[node as usize].words)
    }

    /// The steps from a node by a class, and where they lead; the one named first comes first.
    #[must_use]
    pub fn classes(&self, node: u32) -> &[(Class, u32)] {
        slice(&self.classes, self.nodes[node as usize].classes)
    }

    /// What is found at a node, in the order in which phrases were added.
    #[must_use]
    pub fn outputs(&self, node: u32) -> &[Output] {
        slice(&self.outputs, self.nodes[node as usize].outputs)
    }

    /// How many nodes there are.
    #[must_use]
    pub fn nodes(&self) -> usize {
        self.nodes.len()
    }
}

fn slice<T>(all: &[T], (from, to): (u32, u32)) -> &[T] {
    &all[from as usize..to as usize]
}

/// The order of a node's edges by a word.
#[must_use]
pub fn edge_order(word: u32) -> impl Ord {
    (word % u64::BITS, word)
}

/// A state of the automaton, and what led there where that matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Place {
    state: u32,
    /// A number of [`Contexts`]; [`NO_CONTEXT`] in a phrase without slots.
    context: u32,
}

const NO_CONTEXT: u32 = 0;

/// Slots are told by the elements that they hold: a phrase that has any counts the elements.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
struct Context {
    /// How many elements led here.
    elements: u8,
    /// The slots that have begun, and where.
    open: Vec<(u16, u8)>,
    /// The slots that have ended.
    ended: Vec<SlotRange>,
}

/// The contexts that were met, each with a number.
#[derive(Debug, Default)]
struct Contexts {
    known: Vec<Context>,
    /// What each becomes by one more element, once it is known.
    stepped: Vec<Option<u32>>,
    numbers: FxHashMap<Context, u32>,
}

impl Contexts {
    fn number(&mut self, context: Context) -> u32 {
        *self.numbers.entry(context).or_insert_with_key(|context| {
            self.known.push(context.clone());
            self.stepped.push(None);
            self.known.len() as u32
        })
    }

    fn get(&self, number: u32) -> Option<&Context> {
        self.known.get((number as usize).checked_sub(1)?)
    }

    /// What a context becomes by one more element.
    fn step(&mut self, number: u32) -> u32 {
        let Some(index) = (number as usize).checked_sub(1) else { return NO_CONTEXT };
        if let Some(known) = self.stepped[index] {
            return known;
        }
        let next = self.after(number, |context| context.elements += 1);
        self.stepped[index] = Some(next);
        next
    }

    /// What a context becomes by a change.
    fn after(&mut self, number: u32, change: impl FnOnce(&mut Context)) -> u32 {
        let Some(mut context) = self.get(number).cloned() else { return NO_CONTEXT };
        change(&mut context);
        self.number(context)
    }
}

/// What the steps from a node are gathered in.
#[derive(Debug, Default)]
struct Scratch {
    outputs: Vec<Output>,
    by_word: Vec<(u32, Place)>,
    by_class: Vec<(Class, Vec<Place>)>,
    /// The places that one word leads to.
    same_word: Vec<Place>,
    words: Vec<(u32, u32)>,
    classes: Vec<(Class, u32)>,
}

impl Scratch {
    fn clear(&mut self) {
        self.outputs.clear();
        self.by_word.clear();
        self.by_class.clear();
        self.words.clear();
        self.classes.clear();
    }
}

/// The subset construction.
struct Subsets<'a> {
    automaton: &'a Automaton,
    contexts: Contexts,
    /// The node of each state that is reached alone and without a context: most are.
    alone: Vec<Option<u32>>,
    /// The nodes of all other places that are reached together.
    several: FxHashMap<Box<[Place]>, u32>,
    /// In which round a state without a context was reached last.
    reached: Vec<u32>,
    round: u32,
    /// The nodes by a hash of all that they are.
    same: FxHashMap<u64, u32>,
    slots: FxHashMap<Vec<SlotRange>, (u32, u32)>,
    /// Lists that are not in use, to be used again.
    spare: Vec<Vec<Place>>,
    /// The same of several lists.
    scratch: Vec<Scratch>,
    graph: Graph,
}

impl Subsets<'_> {
    /// Adds the steps and ends that are reached from a place without an element; none twice in a round.
    fn reach(&mut self, place: Place, places: &mut Vec<Place>) {
        let Place { state, context } = place;
        match self.automaton.states[state as usize] {
            State::Step(..) | State::End(..) => {
                let new = match context {
                    NO_CONTEXT => std::mem::replace(&mut self.reached[state as usize], self.round) != self.round,
                    _ => !places.contains(&place),
                };
                if new {
                    places.push(place);
                }
            }
            State::Choice(from, to) => {
                let automaton = self.automaton;
                for &state in slice(&automaton.choices, (from, to)) {
                    self.reach(Place { state, context }, places);
                }
            }
            State::Open(slot, state) => {
                let context = self.contexts.after(context, |context| context.open.push((slot, context.elements)));
                self.reach(Place { state, context }, places);
            }
            State::Close(state) => {
                let context = self.contexts.after(context, |context| {
                    let to = context.elements;
                    context.ended.extend(context.open.pop().map(|(name, from)| SlotRange { name, from, to }));
                });
                self.reach(Place { state, context }, places);
            }
        }
    }

    /// The node of places that are reached together.
    fn node(&mut self, places: &[Place]) -> u32 {
        if let [Place { state, context: NO_CONTEXT }] = *places {
            if let Some(known) = self.alone[state as usize] {
                return known;
            }
            let node = self.make(places);
            self.alone[state as usize] = Some(node);
            return node;
        }
        if let Some(&known) = self.several.get(places) {
            return known;
        }
        let node = self.make(places);
        self.several.insert(places.into(), node);
        node
    }

    fn make(&mut self, places: &[Place]) -> u32 {
        // Most places are one word of one phrase.
        if let [Place { state, context }] = *places
            && let State::Step(Element::Literal(word), next) = self.automaton.states[state as usize]
        {
            let context = self.contexts.step(context);
            let to = self.after(&[Place { state: next, context }]);
            return self.unique(&[(word, to)], &[], &[]);
        }
        let mut scratch = self.scratch.pop().unwrap_or_default();
        let Scratch { outputs, by_word, by_class, same_word, words, classes } = &mut scratch;
        for &Place { state, context } in places {
            match self.automaton.states[state as usize] {
                State::Step(element, next) => {
                    let next = Place { state: next, context: self.contexts.step(context) };
                    match element {
                        Element::Literal(word) => by_word.push((word, next)),
                        Element::Class(class) => match by_class.iter_mut().find(|(other, _)| *other == class) {
                            Some((_, places)) => places.push(next),
                            None => by_class.push((class, vec![next])),
                        },
                    }
                }
                // Of the ways to say the same the first counts: alternatives often meet.
                State::End(layer, payload) if !outputs.iter().any(|o| o.layer == layer && o.payload == payload) => {
                    outputs.push(Output { layer, payload, slots: self.slots_of(context) });
                }
                _ => {}
            }
        }
        // Stable: what was added first stays first.
        by_word.sort_by_key(|&(word, _)| edge_order(word));
        for same in by_word.chunk_by(|a, b| a.0 == b.0) {
            same_word.clear();
            same_word.extend(same.iter().map(|&(_, place)| place));
            words.push((same[0].0, self.after(same_word)));
        }
        for (class, places) in by_class {
            classes.push((*class, self.after(places)));
        }
        let node = self.unique(words, classes, outputs);
        scratch.clear();
        self.scratch.push(scratch);
        node
    }

    /// The node of what is reached from places.
    fn after(&mut self, from: &[Place]) -> u32 {
        if let [only] = from
            && matches!(self.automaton.states[only.state as usize], State::Step(..) | State::End(..))
        {
            return self.node(from);
        }
        self.round += 1;
        let mut places = self.spare.pop().unwrap_or_default();
        places.clear();
        from.iter().for_each(|&place| self.reach(place, &mut places));
        let node = self.node(&places);
        self.spare.push(places);
        node
    }

    fn slots_of(&mut self, context: u32) -> (u32, u32) {
        let Some(context) = self.contexts.get(context) else { return (0, 0) };
        let all = &mut self.graph.slots;
        *self.slots.entry(context.ended.clone()).or_insert_with_key(|slots| {
            let from = all.len() as u32;
            all.extend_from_slice(slots);
            (from, all.len() as u32)
        })
    }

    /// The node that has these edges and outputs.
    fn unique(&mut self, words: &[(u32, u32)], classes: &[(Class, u32)], outputs: &[Output]) -> u32 {
        let mut hasher = FxHasher::default();
        (words, classes, outputs).hash(&mut hasher);
        let hash = hasher.finish();
        let graph = &mut self.graph;
        let known = self.same.get(&hash).copied();
        let alike =
            |&node: &u32| (graph.words(node), graph.classes(node), graph.outputs(node)) == (words, classes, outputs);
        if let Some(node) = known.filter(alike) {
            return node;
        }
        let node = Node {
            words: append(&mut graph.words, words),
            classes: append(&mut graph.classes, classes),
            outputs: append(&mut graph.outputs, outputs),
        };
        graph.nodes.push(node);
        let number = graph.nodes.len() as u32 - 1;
        // Where two hashes meet, the later one stays by itself.
        self.same.entry(hash).or_insert(number);
        number
    }
}

fn append<T: Copy>(all: &mut Vec<T>, more: &[T]) -> (u32, u32) {
    let from = all.len() as u32;
    all.extend_from_slice(more);
    (from, all.len() as u32)
}
