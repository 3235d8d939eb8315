//! All phrases of all pattern files in one prefix tree over token ids.
//!
//! One walk from each token finds every phrase that begins there, whatever it belongs to. Most
//! tokens begin none: that costs one look into an array.

use super::Layer;
use super::phrase::{Class, Element, Sequence, SlotRange};
use crate::text::Span;
use rustc_hash::FxHashMap;

/// What a phrase says when it is found.
#[derive(Debug, Clone)]
pub struct Output {
    /// What kind of thing it is.
    pub layer: Layer,
    /// Which one: an index into that layer's table.
    pub payload: u32,
    slots: Box<[SlotRange]>,
}

#[derive(Debug, Default)]
struct Node {
    has_literals: bool,
    classes: Vec<(Class, u32)>,
    outputs: Vec<Output>,
}

/// The prefix tree.
#[derive(Debug)]
pub struct Trie {
    nodes: Vec<Node>,
    literals: FxHashMap<(u32, u32), u32>,
    /// The first step, by token id; 0 is none, for the root is nobody's child.
    roots: Vec<u32>,
}

impl Default for Trie {
    fn default() -> Self {
        Self { nodes: vec![Node::default()], literals: FxHashMap::default(), roots: Vec::new() }
    }
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
#[derive(Debug)]
pub struct Hits {
    layers: Vec<Vec<Hit>>,
    slots: Vec<(u16, Span)>,
}

impl Default for Hits {
    fn default() -> Self {
        Self { layers: vec![Vec::new(); Layer::COUNT], slots: Vec::new() }
    }
}

impl Hits {
    /// Forgets all, keeping the memory.
    pub fn clear(&mut self) {
        self.layers.iter_mut().for_each(Vec::clear);
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
    pub fn within(&self, layer: Layer, span: Span) -> &[Hit] {
        let hits = self.layer(layer);
        let from = hits.partition_point(|h| h.span.start < span.start);
        let to = from + hits[from..].partition_point(|h| h.span.start < span.end);
        &hits[from..to]
    }

    /// The first hit of a layer that starts at a token.
    #[must_use]
    pub fn at(&self, layer: Layer, token: usize) -> Option<&Hit> {
        self.within(layer, Span::new(token, token + 1)).first()
    }

    /// What a hit's slot holds.
    #[must_use]
    pub fn slot(&self, hit: &Hit, name: u16) -> Option<Span> {
        self.slots[hit.slots.0 as usize..hit.slots.1 as usize].iter().find(|s| s.0 == name).map(|s| s.1)
    }

    fn push(&mut self, output: &Output, span: Span, ends: &[u32]) {
        let first = self.slots.len() as u32;
        let edge = |n: u8| if n == 0 { span.start } else { ends[usize::from(n) - 1] };
        for s in &output.slots {
            self.slots.push((s.name, Span { start: edge(s.from), end: edge(s.to) }));
        }
        let hit = Hit { payload: output.payload, span, slots: (first, self.slots.len() as u32) };
        let hits = &mut self.layers[output.layer as usize];
        while hits.last().is_some_and(|last| last.span.start == span.start && last.span.end < span.end) {
            hits.pop();
        }
        let longer = hits.last().is_some_and(|last| last.span.start == span.start && last.span.end > span.end);
        let same = |h: &Hit| h.span == span && h.payload == output.payload;
        if !longer && !hits.iter().rev().take_while(|h| h.span.start == span.start).any(same) {
            hits.push(hit);
        }
    }
}

/// What the tree must know of a text: the tokens and what its classes accept.
pub trait Tokens {
    /// How many tokens there are.
    fn len(&self) -> usize;
    /// The id of a token.
    fn id(&self, index: usize) -> u32;
    /// The token after the last that the class accepts from `index` on; `None` where it accepts none.
    fn accept(&self, class: Class, index: usize) -> Option<usize>;
    /// Whether a phrase may go on from the token before `index` to `index` (it must not cross a paragraph).
    fn joined(&self, index: usize) -> bool;
}

impl Trie {
    /// Adds a sequence with what it says.
    pub fn insert(&mut self, sequence: &Sequence, layer: Layer, payload: u32) {
        let mut node = 0;
        for (n, element) in sequence.elements.iter().enumerate() {
            let fresh = self.nodes.len() as u32;
            let next = match *element {
                Element::Literal(id) => {
                    self.nodes[node as usize].has_literals = true;
                    if n == 0 {
                        if self.roots.len() <= id as usize {
                            self.roots.resize(id as usize + 1, 0);
                        }
                        let root = &mut self.roots[id as usize];
                        if *root == 0 {
                            *root = fresh;
                        }
                        *root
                    } else {
                        *self.literals.entry((node, id)).or_insert(fresh)
                    }
                }
                Element::Class(class) => {
                    let classes = &mut self.nodes[node as usize].classes;
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
                self.nodes.push(Node::default());
            }
            node = next;
        }
        let output = Output { layer, payload, slots: sequence.slots.into() };
        self.nodes[node as usize].outputs.push(output);
    }

    /// Finds every phrase of the text.
    pub fn scan(&self, text: &impl Tokens, hits: &mut Hits) {
        let mut ends = Vec::new();
        for start in 0..text.len() {
            let id = text.id(start) as usize;
            if let Some(&node) = self.roots.get(id).filter(|&&n| n != 0) {
                ends.push(start as u32 + 1);
                self.walk(text, node, start, start + 1, &mut ends, hits);
                ends.clear();
            }
            for &(class, node) in &self.nodes[0].classes {
                if let Some(end) = text.accept(class, start) {
                    ends.push(end as u32);
                    self.walk(text, node, start, end, &mut ends, hits);
                    ends.clear();
                }
            }
        }
    }

    fn walk(&self, text: &impl Tokens, node: u32, start: usize, at: usize, ends: &mut Vec<u32>, hits: &mut Hits) {
        let here = &self.nodes[node as usize];
        for output in &here.outputs {
            hits.push(output, Span::new(start, at), ends);
        }
        if at >= text.len() || !(here.has_literals || !here.classes.is_empty()) || !text.joined(at) {
            return;
        }
        if here.has_literals
            && let Some(&next) = self.literals.get(&(node, text.id(at)))
        {
            ends.push(at as u32 + 1);
            self.walk(text, next, start, at + 1, ends, hits);
            ends.pop();
        }
        for &(class, next) in &here.classes {
            if let Some(end) = text.accept(class, at) {
                ends.push(end as u32);
                self.walk(text, next, start, end, ends, hits);
                ends.pop();
            }
        }
    }
}
