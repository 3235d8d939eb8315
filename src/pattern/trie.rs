//! All phrases of all pattern files in one prefix tree over token ids.
//!
//! One walk from each token finds every phrase that begins there, whatever it belongs to. Most
//! tokens begin none: that costs one look into an array. The tree is built with a hash table of its
//! steps and then laid out flat, level by level, so that the children of a node stand together and a
//! step looks through a few neighbouring words of memory.

use super::Layer;
use super::phrase::{Class, Element, SlotRange, Steps};
use crate::text::Span;
use rustc_hash::FxHashMap;

/// What a phrase says when it is found.
#[derive(Debug, Clone, Copy)]
struct Output {
    /// What kind of thing it is.
    layer: Layer,
    /// Which one: an index into that layer's table.
    payload: u32,
    /// Its slots, in [`Trie::slots`].
    slots: (u32, u32),
}

/// The prefix tree while phrases are added to it.
#[derive(Debug)]
pub struct TrieBuilder {
    nodes: Vec<Draft>,
    literals: FxHashMap<(u32, u32), u32>,
    slots: Vec<SlotRange>,
}

#[derive(Debug, Default)]
struct Draft {
    classes: Vec<(Class, u32)>,
    outputs: Vec<Output>,
}

impl Default for TrieBuilder {
    fn default() -> Self {
        Self { nodes: vec![Draft::default()], literals: FxHashMap::default(), slots: Vec::new() }
    }
}

impl Steps for TrieBuilder {
    type Node = u32;

    fn start(&self) -> u32 {
        0
    }

    fn step(&mut self, &from: &u32, element: Element) -> u32 {
        let fresh = self.nodes.len() as u32;
        let next = match element {
            Element::Literal(id) => *self.literals.entry((from, id)).or_insert(fresh),
            Element::Class(class) => {
                let classes = &mut self.nodes[from as usize].classes;
                match classes.iter().find(|(c, _)| *c == class) {
                    Some(&(_, next)) => next,
                    None => {
                        classes.push((class, fresh));
                        fresh
                    }
                }
            }
        };
        if next == fresh {
            self.nodes.push(Draft::default());
        }
        next
    }
}

impl TrieBuilder {
    /// Adds what the sequence says that leads to a node.
    pub fn say(&mut self, node: u32, slots: &[SlotRange], layer: Layer, payload: u32) {
        // Alternatives often meet in one sequence; the first to be added counts.
        let outputs = &mut self.nodes[node as usize].outputs;
        if !outputs.iter().any(|o| o.layer == layer && o.payload == payload) {
            let first = self.slots.len() as u32;
            self.slots.extend_from_slice(slots);
            outputs.push(Output { layer, payload, slots: (first, self.slots.len() as u32) });
        }
    }

    /// The finished tree.
    #[must_use]
    pub fn build(self) -> Trie {
        let mut steps: Vec<(u32, u32, u32)> = self.literals.iter().map(|(&(from, id), &to)| (from, id, to)).collect();
        steps.sort_unstable();
        // Where the steps from each node end.
        let mut steps_end = vec![0; self.nodes.len()];
        for (n, step) in steps.iter().enumerate() {
            steps_end[step.0 as usize] = n + 1;
        }
        let mut trie = Trie { slots: self.slots, ..Trie::default() };
        // The nodes by their drafts, level by level; a node's children are put at the end.
        let mut order = vec![0];
        trie.labels.push(0);
        let mut at = 0;
        while let Some(&draft) = order.get(at) {
            let Draft { classes, outputs } = &self.nodes[draft as usize];
            let mut node = Node { children: order.len() as u32, ..Node::default() };
            let steps = &steps[..steps_end[draft as usize]];
            let first = steps.len() - steps.iter().rev().take_while(|step| step.0 == draft).count();
            for &(_, id, child) in &steps[first..] {
                trie.labels.push(id);
                order.push(child);
                node.filter |= filter_bit(id);
            }
            node.classes = order.len() as u32;
            node.outputs = trie.outputs.len() as u32;
            trie.nodes.push(node);
            for &(class, child) in classes {
                trie.labels.push(class as u32);
                order.push(child);
            }
            trie.outputs.extend_from_slice(outputs);
            at += 1;
        }
        let end = order.len() as u32;
        trie.nodes.push(Node { children: end, classes: end, outputs: trie.outputs.len() as u32, filter: 0 });
        for node in trie.nodes[0].children..trie.nodes[0].classes {
            let id = trie.labels[node as usize] as usize;
            trie.roots.resize(trie.roots.len().max(id + 1), 0);
            trie.roots[id] = node;
        }
        trie
    }
}

/// A place in the tree. Its children begin at `children`: first those by a word, in the order of
/// their ids, then from `classes` on those by a class. They, and its outputs, end where those of the
/// next node begin.
#[derive(Debug, Clone, Copy, Default)]
struct Node {
    children: u32,
    classes: u32,
    outputs: u32,
    /// A bit for every child's word, by the word's id: most words that follow are refused by it.
    filter: u64,
}

/// A word's bit in [`Node::filter`].
fn filter_bit(id: u32) -> u64 {
    1 << (id % u64::BITS)
}

/// The prefix tree.
#[derive(Debug, Default)]
pub struct Trie {
    /// Level by level; one more at the end closes the last.
    nodes: Vec<Node>,
    /// The step that leads to each node: the id of a word, or the number of a class.
    labels: Vec<u32>,
    /// The first step, by token id; 0 is none, for the root is nobody's child.
    roots: Vec<u32>,
    outputs: Vec<Output>,
    slots: Vec<SlotRange>,
}

/// One phrase found in a text.
#[derive(Debug, Clone, Copy)]
pub struct Hit {
    /// Which one of its layer's table.
    pub payload: u32,
    /// Where it stands.
    pub span: Span,
    slots: (u32, u32),
}

/// What a text was found to hold, layer by layer, in the order of the text.
#[derive(Debug, Default)]
pub struct Hits {
    layers: [Vec<Hit>; Layer::COUNT],
    /// The layers, as bits, that have a hit at each token: for nearly every question "what is here?"
    /// the answer is "nothing".
    here: Vec<u16>,
    slots: Vec<(u16, Span)>,
}

const _: () = assert!(Layer::COUNT <= u16::BITS as usize, "a layer is a bit of `Hits::here`");

impl Hits {
    /// Forgets all, keeping the memory, for a text of so many tokens.
    fn reset(&mut self, tokens: usize) {
        self.layers.iter_mut().for_each(Vec::clear);
        self.here.clear();
        self.here.resize(tokens, 0);
        self.slots.clear();
    }

    /// The hits of a layer, by start. Of those with one start only the longest are there (several
    /// where they are equally long).
    #[must_use]
    pub fn layer(&self, layer: Layer) -> &[Hit] {
        &self.layers[layer as usize]
    }

    /// The hits of a layer that start within a span.
    #[must_use]
    #[inline]
    pub fn within(&self, layer: Layer, span: Span) -> &[Hit] {
        let bit = 1 << layer as u32;
        if span.len() <= 1 && self.here.get(span.start as usize).is_none_or(|here| here & bit == 0) {
            return &[];
        }
        self.search(layer, span)
    }

    fn search(&self, layer: Layer, span: Span) -> &[Hit] {
        let hits = self.layer(layer);
        let rest = &hits[hits.partition_point(|h| h.span.start < span.start)..];
        let count = rest.iter().take_while(|h| h.span.start < span.end).count();
        &rest[..count]
    }

    /// The first hit of a layer that starts at a token.
    #[must_use]
    #[inline]
    pub fn at(&self, layer: Layer, token: usize) -> Option<&Hit> {
        self.within(layer, Span::new(token, token + 1)).first()
    }

    /// What a hit's slot holds.
    #[must_use]
    pub fn slot(&self, hit: &Hit, name: u16) -> Option<Span> {
        self.slots[hit.slots.0 as usize..hit.slots.1 as usize].iter().find(|s| s.0 == name).map(|s| s.1)
    }

    #[inline(always)]
    fn push(&mut self, output: &Output, slots: &[SlotRange], span: Span, ends: &Ends) {
        let hits = &mut self.layers[output.layer as usize];
        let here = &mut self.here[span.start as usize];
        let bit = 1 << output.layer as u32;
        if *here & bit != 0 && !make_way(hits, span, output.payload) {
            return;
        }
        *here |= bit;
        let first = self.slots.len() as u32;
        let edge = |n: u8| if n == 0 { span.start } else { ends[usize::from(n) - 1] };
        self.slots.extend(slots.iter().map(|s| (s.name, Span { start: edge(s.from), end: edge(s.to) })));
        hits.push(Hit { payload: output.payload, span, slots: (first, self.slots.len() as u32) });
    }
}

/// Drops the shorter hits that start where a new one does; `false` if that is itself shorter than
/// one that is there, or the same.
#[inline(never)]
fn make_way(hits: &mut Vec<Hit>, span: Span, payload: u32) -> bool {
    let keep = |last: &Hit| last.span.start < span.start || last.span.end >= span.end;
    while hits.pop_if(|last| !keep(last)).is_some() {}
    let mut there = hits.iter().rev().take_while(|h| h.span.start == span.start);
    there.all(|h| h.span == span && h.payload != payload)
}

/// Where each step of a walk ended; no phrase has more than 255.
type Ends = [u32; 256];

/// What the tree must know of a text: the tokens and what its classes accept.
pub trait Tokens {
    /// How many tokens there are.
    fn count(&self) -> usize;
    /// The id of a token.
    fn id(&self, index: usize) -> u32;
    /// The token after the last that the class accepts from `index` on; `None` where it accepts none.
    fn accept(&self, class: Class, index: usize) -> Option<usize>;
    /// Whether a phrase may go on from the token before `index` to `index` (it must not cross a paragraph).
    fn joined(&self, index: usize) -> bool;
}

/// Up to how many children it is faster to look through all than to halve.
const FEW: usize = 16;

impl Trie {
    /// Finds every phrase of the text.
    pub fn scan(&self, text: &impl Tokens, hits: &mut Hits) {
        hits.reset(text.count());
        let [root, next, ..] = self.nodes[..] else { return };
        let mut walk = Walk { trie: self, text, hits, start: 0, ends: [0; 256] };
        for start in 0..text.count() {
            walk.start = start;
            if let Some(&node) = self.roots.get(text.id(start) as usize).filter(|&&n| n != 0) {
                walk.step(node, start + 1, 0);
            }
            for node in root.classes..next.children {
                walk.class(node, start, 0);
            }
        }
    }

    /// The child of a node by a word.
    fn child(&self, node: Node, id: u32) -> Option<u32> {
        if node.filter & filter_bit(id) == 0 {
            return None;
        }
        let labels = &self.labels[node.children as usize..node.classes as usize];
        let at = if labels.len() <= FEW {
            labels.iter().position(|&label| label == id)?
        } else {
            labels.binary_search(&id).ok()?
        };
        Some(node.children + at as u32)
    }
}

/// A walk down the tree from one token.
struct Walk<'a, T> {
    trie: &'a Trie,
    text: &'a T,
    hits: &'a mut Hits,
    start: usize,
    ends: Ends,
}

impl<T: Tokens> Walk<'_, T> {
    /// Takes the step to `node`, which is number `depth` and ends before `at`, and goes on from there.
    fn step(&mut self, mut node: u32, mut at: usize, mut depth: u8) {
        loop {
            self.ends[usize::from(depth)] = at as u32;
            let (here, next) = (self.trie.nodes[node as usize], self.trie.nodes[node as usize + 1]);
            for output in &self.trie.outputs[here.outputs as usize..next.outputs as usize] {
                let slots = &self.trie.slots[output.slots.0 as usize..output.slots.1 as usize];
                self.hits.push(output, slots, Span::new(self.start, at), &self.ends);
            }
            if here.children == next.children || at >= self.text.count() || !self.text.joined(at) {
                return;
            }
            let child = self.trie.child(here, self.text.id(at));
            if here.classes == next.children {
                let Some(child) = child else { return };
                node = child;
                at += 1;
                depth += 1;
                continue;
            }
            if let Some(child) = child {
                self.step(child, at + 1, depth + 1);
            }
            for child in here.classes..next.children {
                self.class(child, at, depth + 1);
            }
            return;
        }
    }

    /// Takes the step to `node`, which a class leads to, if the class accepts what stands at `at`.
    fn class(&mut self, node: u32, at: usize, depth: u8) {
        let class = Class::ALL[self.trie.labels[node as usize] as usize];
        if let Some(end) = self.text.accept(class, at) {
            self.step(node, end, depth);
        }
    }
}
