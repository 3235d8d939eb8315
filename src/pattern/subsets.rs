//! One graph of all phrases, by the subset construction.
//!
//! [`super::automaton`] may be at several places at once. [`graph`] takes the places together that the
//! same words lead to, all phrases at once, and makes branches one that say the same from there on.

use super::automaton::{Automaton, Output, State};
use super::phrase::{Class, Element};
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::{Hash, Hasher};

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

/// The graph of all phrases of an automaton.
#[must_use]
pub fn graph(automaton: &Automaton) -> Graph {
    let states = automaton.states();
    let mut subsets = Subsets {
        automaton,
        alone: vec![None; states],
        several: FxHashMap::default(),
        reached: vec![0; states],
        round: 1,
        same: FxHashMap::default(),
        spare: Vec::new(),
        scratch: Vec::new(),
        graph: Graph::default(),
    };
    let mut places = Vec::new();
    automaton.starts().iter().for_each(|&start| subsets.reach(start, &mut places));
    subsets.graph.root = subsets.make(&places);
    subsets.graph
}

/// What the steps from a node are gathered in.
#[derive(Debug, Default)]
struct Scratch {
    outputs: Vec<Output>,
    by_word: Vec<(u32, u32)>,
    by_class: Vec<(Class, Vec<u32>)>,
    /// The states that one word leads to.
    same_word: Vec<u32>,
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
    /// The node of what is reached from each state alone, once it is known.
    alone: Vec<Option<u32>>,
    /// The nodes of states that are reached together.
    several: FxHashMap<Box<[u32]>, u32>,
    /// In which round a state was reached last.
    reached: Vec<u32>,
    round: u32,
    /// The nodes by a hash of all that they are.
    same: FxHashMap<u64, u32>,
    /// Lists that are not in use, to be used again.
    spare: Vec<Vec<u32>>,
    /// The same of several lists.
    scratch: Vec<Scratch>,
    graph: Graph,
}

impl Subsets<'_> {
    /// Adds the steps and ends that are reached from a state without an element; none twice in a round.
    fn reach(&mut self, state: u32, places: &mut Vec<u32>) {
        let automaton = self.automaton;
        match automaton.state_of(state) {
            State::Step(..) | State::End(..) => {
                if std::mem::replace(&mut self.reached[state as usize], self.round) != self.round {
                    places.push(state);
                }
            }
            State::Choice(from, to) => {
                automaton.choices(from, to).iter().for_each(|&state| self.reach(state, places));
            }
            State::Open(_, state) | State::Close(state) => self.reach(state, places),
        }
    }

    /// The node of what is reached from states.
    fn after(&mut self, from: &[u32]) -> u32 {
        // Alternatives meet again in one state: what follows them is asked for by each.
        self.once(from, |subsets| {
            subsets.round += 1;
            let mut places = subsets.spare.pop().unwrap_or_default();
            places.clear();
            from.iter().for_each(|&state| subsets.reach(state, &mut places));
            let node = subsets.node(&places);
            subsets.spare.push(places);
            node
        })
    }

    /// The node of steps and ends that are reached together.
    fn node(&mut self, places: &[u32]) -> u32 {
        self.once(places, |subsets| {
            if places.len() == 1 {
                return subsets.make(places);
            }
            if let Some(&known) = subsets.several.get(places) {
                return known;
            }
            let node = subsets.make(places);
            subsets.several.insert(places.into(), node);
            node
        })
    }

    /// The node of states, which is found once where there is one state alone.
    fn once(&mut self, states: &[u32], find: impl FnOnce(&mut Self) -> u32) -> u32 {
        let [only] = *states else { return find(self) };
        if let Some(known) = self.alone[only as usize] {
            return known;
        }
        let node = find(self);
        self.alone[only as usize] = Some(node);
        node
    }

    fn make(&mut self, places: &[u32]) -> u32 {
        // Most places are one word of one phrase.
        if let [only] = *places
            && let State::Step(Element::Literal(word), next) = self.automaton.state_of(only)
        {
            let to = self.after(&[next]);
            return self.unique(&[(word, to)], &[], &[]);
        }
        let mut scratch = self.scratch.pop().unwrap_or_default();
        let Scratch { outputs, by_word, by_class, same_word, words, classes } = &mut scratch;
        for &state in places {
            match self.automaton.state_of(state) {
                State::Step(Element::Literal(word), next) => by_word.push((word, next)),
                State::Step(Element::Class(class), next) => {
                    match by_class.iter_mut().find(|(other, _)| *other == class) {
                        Some((_, states)) => states.push(next),
                        None => by_class.push((class, vec![next])),
                    }
                }
                State::End(number) => {
                    let output = self.automaton.output(number);
                    // Of the phrases that say the same the first counts.
                    if !outputs.iter().any(|o| (o.layer, o.payload) == (output.layer, output.payload)) {
                        outputs.push(output);
                    }
                }
                _ => {}
            }
        }
        // Stable: what was added first stays first.
        by_word.sort_by_key(|&(word, _)| edge_order(word));
        for same in by_word.chunk_by(|a, b| a.0 == b.0) {
            same_word.clear();
            same_word.extend(same.iter().map(|&(_, state)| state));
            words.push((same[0].0, self.after(same_word)));
        }
        for (class, states) in by_class {
            classes.push((*class, self.after(states)));
        }
        let node = self.unique(words, classes, outputs);
        scratch.clear();
        self.scratch.push(scratch);
        node
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
