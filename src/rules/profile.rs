//! What each rule does on a corpus: how often its phrases are found, how many facts it makes, and
//! what part of the work of finding phrases is its own.
//!
//! All phrases are found in walks over one automaton, so that no clock can tell the time of one rule.
//! But the work can be shared out. A step is a word (or a number, where a phrase has a slot for one)
//! that the walk follows some phrase to. The steps of a text are counted in a tree whose branches
//! know the rules that they belong to; a step that several rules need is shared evenly among them.
//! A rule's steps add up over the corpus, and the steps of all rules are all steps that were taken.
//! The time that finding phrases took is then divided like the steps.
//!
//! So a rule is dear when its phrases begin with what texts are full of; how many sequences they stand
//! for makes little difference. Nothing of this is there when articles are extracted.

use crate::extract::Worker;
use crate::pattern::catalogue::Catalogue;
use crate::pattern::phrase::{Class, Element};
use crate::pattern::trie::Tokens;
use crate::pattern::{Layer, Patterns};
use rustc_hash::FxHashMap;
use serde_json::Value;
use std::time::{Duration, Instant};

/// What a rule did.
#[derive(Debug, Clone, Copy, Default)]
pub struct Usage {
    /// How often a phrase of it was found (of those that begin at one word, the longest).
    pub hits: u64,
    /// How many facts, or parts of facts, carry its id.
    pub facts: u64,
    /// Its part of the steps.
    pub steps: f64,
    /// Its part of the time that finding phrases took.
    pub time: Duration,
}

/// What all rules did.
#[derive(Debug, Clone)]
pub struct Profile {
    /// How many articles were read.
    pub articles: u64,
    /// How many bytes of text they have.
    pub bytes: u64,
    /// The time that finding phrases took, on one thread.
    pub time: Duration,
    /// In the order of the catalogue.
    pub rules: Vec<Usage>,
}

/// Reads records and sums up.
#[derive(Debug)]
pub struct Profiler<'p> {
    patterns: &'p Patterns,
    worker: Worker<'p>,
    tree: Tree,
    rule_of: FxHashMap<(Layer, u32), usize>,
    layers: Vec<Layer>,
    ids: FxHashMap<String, usize>,
    profile: Profile,
}

impl<'p> Profiler<'p> {
    /// A profiler of the rules of a catalogue, which is that of the patterns.
    #[must_use]
    pub fn new(patterns: &'p Patterns, catalogue: &Catalogue) -> Self {
        let mut profiler = Self {
            patterns,
            worker: Worker::new(patterns),
            tree: Tree::default(),
            rule_of: FxHashMap::default(),
            layers: Vec::new(),
            ids: FxHashMap::default(),
            profile: Profile {
                articles: 0,
                bytes: 0,
                time: Duration::ZERO,
                rules: vec![Usage::default(); catalogue.rules.len()],
            },
        };
        for (index, rule) in catalogue.rules.iter().enumerate() {
            profiler.ids.entry(rule.id.clone()).or_insert(index);
            for phrase in &rule.phrases {
                profiler.rule_of.insert((phrase.layer, phrase.payload), index);
                if !profiler.layers.contains(&phrase.layer) {
                    profiler.layers.push(phrase.layer);
                }
                phrase.sequences.iter().for_each(|sequence| profiler.tree.add(sequence, index));
            }
        }
        profiler
    }

    /// Adds an article by its record, which must have the text with it; one without is passed over.
    pub fn add(&mut self, record: &Value) {
        let Some(text) = record["text"].as_str() else { return };
        let Self { patterns, worker, tree, rule_of, layers, ids, profile } = self;
        profile.articles += 1;
        profile.bytes += text.len() as u64;
        let tokenized = least(|| _ = worker.tokenize(text));
        // A scan cuts the text into tokens too.
        profile.time += least(|| _ = worker.scan(text)).saturating_sub(tokenized);
        let (doc, scan) = worker.scan(text);
        for &layer in &*layers {
            let mut hit = |payload: u32| {
                if let Some(&rule) = rule_of.get(&(layer, payload)) {
                    profile.rules[rule].hits += 1;
                }
            };
            if layer.asked() {
                for at in 0..doc.tokens.len() {
                    scan.longest(doc, patterns, layer, at, |(): &mut (), payload| hit(payload));
                }
            } else {
                scan.hits.layer(layer).iter().for_each(|found| hit(found.payload));
            }
        }
        tree.walk(&scan.tokens(doc));
        count_rules(record, &mut |id| {
            if let Some(&rule) = ids.get(id) {
                profile.rules[rule].facts += 1;
            }
        });
    }

    /// What was found.
    #[must_use]
    pub fn finish(mut self) -> Profile {
        let rules = &mut self.profile.rules;
        self.tree.share(|rule, steps| rules[rule].steps += steps);
        let all: f64 = rules.iter().map(|rule| rule.steps).sum();
        if all > 0.0 {
            rules.iter_mut().for_each(|rule| rule.time = self.profile.time.mul_f64(rule.steps / all));
        }
        self.profile
    }
}

/// The least time that something took of a few times: what is more is the doing of other programs.
fn least(mut work: impl FnMut()) -> Duration {
    let time = |_| {
        let begun = Instant::now();
        work();
        begun.elapsed()
    };
    (0..5).map(time).min().unwrap_or_default()
}

/// Tells of every rule that a record, or a part of it, names.
fn count_rules(value: &Value, see: &mut impl FnMut(&str)) {
    match value {
        Value::Object(map) => {
            map.get("rule").and_then(Value::as_str).into_iter().for_each(&mut *see);
            map.values().for_each(|inner| count_rules(inner, see));
        }
        Value::Array(items) => items.iter().for_each(|inner| count_rules(inner, see)),
        _ => {}
    }
}

/// The sequences of all phrases as a prefix tree whose nodes know their rules.
#[derive(Debug)]
struct Tree {
    words: FxHashMap<(usize, u32), usize>,
    classes: FxHashMap<usize, Vec<(Class, usize)>>,
    nodes: Vec<Node>,
}

#[derive(Debug, Default)]
struct Node {
    /// How often the walk came here.
    visits: u64,
    /// The rules whose phrases lead through here.
    rules: Vec<usize>,
}

impl Default for Tree {
    fn default() -> Self {
        Self { words: FxHashMap::default(), classes: FxHashMap::default(), nodes: vec![Node::default()] }
    }
}

impl Tree {
    fn add(&mut self, sequence: &[Element], rule: usize) {
        let mut node = 0;
        for &element in sequence {
            let fresh = self.nodes.len();
            node = match element {
                Element::Literal(id) => *self.words.entry((node, id)).or_insert(fresh),
                Element::Class(class) => {
                    let classes = self.classes.entry(node).or_default();
                    match classes.iter().find(|(other, _)| *other == class) {
                        Some(&(_, to)) => to,
                        None => {
                            classes.push((class, fresh));
                            fresh
                        }
                    }
                }
            };
            if node == fresh {
                self.nodes.push(Node::default());
            }
            // The phrases of a rule are added one after another.
            let rules = &mut self.nodes[node].rules;
            if rules.last() != Some(&rule) {
                rules.push(rule);
            }
        }
    }

    /// Counts the steps of a text.
    fn walk(&mut self, tokens: &impl Tokens) {
        for start in 0..tokens.count() {
            self.follow(tokens, 0, start);
        }
    }

    fn follow(&mut self, tokens: &impl Tokens, node: usize, at: usize) {
        let id = if node == 0 { Some(tokens.id(at)) } else { tokens.next(at) };
        let Some(id) = id else { return };
        if let Some(&next) = self.words.get(&(node, id)) {
            self.step(tokens, next, at + 1);
        }
        for n in 0..self.classes.get(&node).map_or(0, Vec::len) {
            let (class, next) = self.classes[&node][n];
            if let Some(end) = tokens.accept(class, at) {
                self.step(tokens, next, end);
            }
        }
    }

    fn step(&mut self, tokens: &impl Tokens, node: usize, at: usize) {
        self.nodes[node].visits += 1;
        self.follow(tokens, node, at);
    }

    /// Shares the steps out among the rules.
    fn share(&self, mut give: impl FnMut(usize, f64)) {
        for node in &self.nodes {
            let steps = node.visits as f64 / node.rules.len() as f64;
            node.rules.iter().for_each(|&rule| give(rule, steps));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text of words alone; a line ends before the word 0.
    struct Words<'w>(&'w [u32]);

    impl Tokens for Words<'_> {
        fn count(&self) -> usize {
            self.0.len()
        }
        fn id(&self, index: usize) -> u32 {
            self.0[index]
        }
        fn accept(&self, class: Class, index: usize) -> Option<usize> {
            (class == Class::Any && index + 2 <= self.0.len()).then_some(index + 2)
        }
        fn numeric(&self, _: usize) -> bool {
            false
        }
        fn next(&self, index: usize) -> Option<u32> {
            self.0.get(index).copied().filter(|&id| id != 0)
        }
    }

    #[test]
    fn steps_are_shared_by_those_that_need_them() {
        let word = Element::Literal;
        let mut tree = Tree::default();
        tree.add(&[word(1), word(2), word(3)], 0);
        tree.add(&[word(1), word(2), word(2)], 0);
        tree.add(&[word(1), word(4)], 1);
        tree.add(&[word(5), Element::Class(Class::Any), word(5)], 2);
        let steps = |tree: &Tree| {
            let mut steps = [0.0; 3];
            tree.share(|rule, part| steps[rule] += part);
            steps
        };
        // The 1 is needed by two rules, the 2 and 3 by one.
        tree.walk(&Words(&[1, 2, 3]));
        assert_eq!(steps(&tree), [2.5, 0.5, 0.0]);
        // Nothing is followed over the end of a line.
        tree.walk(&Words(&[1, 0, 2, 1, 4]));
        assert_eq!(steps(&tree), [3.5, 2.5, 0.0]);
        // A class takes two words in one step.
        tree.walk(&Words(&[5, 7, 8, 5]));
        assert_eq!(steps(&tree), [3.5, 2.5, 4.0]);
    }
}
