//! The graph of all phrases ([`super::subsets`]), laid out to be walked.
//!
//! One walk from each token finds every phrase that begins there, whatever it belongs to. A step looks
//! at one or two neighbouring places of memory.

use super::automaton::{Automaton, Output};
use super::phrase::Class;
use super::subsets::{Graph, graph};
use super::{Layer, UNKNOWN};
use crate::text::Span;
use serde::{Deserialize, Serialize};

/// A word's bit in [`Node::filter`].
fn filter_bit(id: u32) -> u64 {
    1 << (id % u64::BITS)
}

/// A layer's bit in [`Node::layers`].
fn layer_bit(layer: Layer) -> u32 {
    1 << layer as u32
}

/// A step from one node to another.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
struct Edge {
    /// The id of a word, or the number of a class.
    label: u32,
    /// Where it leads, see [`Edge::to`].
    to: u32,
}

/// Where an edge leads.
enum To {
    /// To a node.
    Node(u32),
    /// To a phrase's end, where nothing goes on: the edge itself tells what is found, so that the walk waits for no node.
    End(Layer, u32),
}

impl Edge {
    /// Marks an end in [`Edge::to`]. Below it stand the layer and the payload, or the node.
    const END: u32 = 1 << 31;
    /// How many bits a payload has.
    const PAYLOAD: u32 = 26;

    /// The end that a node of a graph is, if it is one.
    fn end(graph: &Graph, node: u32) -> Option<u32> {
        let last = graph.words(node).is_empty() && graph.classes(node).is_empty();
        match *graph.outputs(node) {
            [Output { layer, payload, slots: None }] if last && payload >> Self::PAYLOAD == 0 => {
                Some(Self::END | (layer as u32) << Self::PAYLOAD | payload)
            }
            _ => None,
        }
    }

    #[inline(always)]
    fn to(self) -> To {
        if self.to & Self::END == 0 {
            return To::Node(self.to);
        }
        let layer = Layer::ALL[((self.to & !Self::END) >> Self::PAYLOAD) as usize];
        To::End(layer, self.to & ((1 << Self::PAYLOAD) - 1))
    }
}

/// How many cells of [`Trie::cells`] a node takes before its edges.
const HEAD: usize = 3;

/// The head of a node that says nothing and goes on to nothing.
static NOTHING: [Edge; HEAD] = [Edge { label: 0, to: 0 }; HEAD];

/// A place in the graph: its head in [`HEAD`] cells, right behind it its edges by words, then those by classes. The walk
/// waits for memory more than for anything else, and so mostly for one piece of it.
#[derive(Clone, Copy)]
struct Node<'t> {
    head: &'t [Edge; HEAD],
    /// The cells behind the head.
    edges: &'t [Edge],
}

impl<'t> Node<'t> {
    /// Set beside the number of outputs where no two words that may follow have the same bit.
    const ALONE: u32 = 1 << 31;

    /// The head of a node.
    fn head(filter: u64, said: Said, layers: u32, table: Table, classes: usize) -> [Edge; HEAD] {
        assert!(said.count <= 0xFFFF && table.size <= 0xFF_FFFF && classes <= 0xFF, "a head holds its numbers");
        let alone = if table.alone { Self::ALONE } else { 0 };
        [
            Edge { label: filter as u32, to: (filter >> u32::BITS) as u32 },
            Edge { label: said.first, to: said.count | said.layer << 16 | alone },
            Edge { label: layers, to: table.size as u32 | (classes as u32) << 24 },
        ]
    }

    /// A bit for every word that may follow, by its id: most words that do are refused by it, and where no two have the same
    /// the number of bits below a word's is the place of its edge.
    #[inline(always)]
    fn filter(self) -> u64 {
        u64::from(self.head[0].to) << u32::BITS | u64::from(self.head[0].label)
    }

    /// The layers, as bits, of what is said here and of all that this may go on to.
    #[inline(always)]
    fn layers(self) -> u32 {
        self.head[2].label
    }

    /// How many outputs it has.
    #[inline(always)]
    fn said(self) -> usize {
        self.head[1].to as usize & 0xFFFF
    }

    /// Its one output, if that has no slots.
    #[inline(always)]
    fn plain(self) -> Option<(Layer, u32)> {
        let layer = (self.head[1].to >> 16 & 0x7F).checked_sub(1)?;
        Some((Layer::ALL[layer as usize], self.head[1].label))
    }

    /// Whether steps by classes go on from it.
    #[inline(always)]
    fn has_classes(self) -> bool {
        self.head[2].to >> 24 != 0
    }

    /// The steps by a class.
    fn classes(self) -> &'t [Edge] {
        let cells = self.head[2].to;
        &self.edges[cells as usize & 0xFF_FFFF..][..cells as usize >> 24]
    }

    /// The step by a word.
    #[inline(always)]
    fn next(self, id: u32) -> Option<Edge> {
        let (filter, bit) = (self.filter(), filter_bit(id));
        if filter & bit == 0 {
            return None;
        }
        if self.head[1].to & Self::ALONE != 0 {
            let edge = self.edges[(filter & (bit - 1)).count_ones() as usize];
            return (edge.label == id).then_some(edge);
        }
        let size = self.head[2].to as usize & 0xFF_FFFF;
        let mut at = Table::home(id, size);
        loop {
            let edge = self.edges[at];
            // A word that no pattern names may find a free cell: it leads to the node that says nothing.
            if edge.label == id {
                return Some(edge);
            }
            if edge.label == UNKNOWN {
                return None;
            }
            at = (at + 1) & (size - 1);
        }
    }
}

/// What a node's head tells of its outputs.
#[derive(Clone, Copy)]
struct Said {
    /// Where they begin; the payload of a plain one.
    first: u32,
    count: u32,
    /// Of a plain one, one more than its layer.
    layer: u32,
}

/// How a node's edges by words are laid out.
#[derive(Clone, Copy)]
struct Table {
    /// No two words have the same bit: their edges stand in the order of the bits. Else they are hashed.
    alone: bool,
    /// How many cells they take; a power of two, at most half of them taken, where they are hashed.
    size: usize,
}

impl Table {
    fn new(words: &[(u32, u32)]) -> Self {
        let filter = filter(words);
        let alone = filter.count_ones() as usize == words.len();
        Self { alone, size: if alone { words.len() } else { (words.len() * 2).next_power_of_two() } }
    }

    /// Where a hashed word belongs, if the cell is free.
    #[inline(always)]
    fn home(id: u32, size: usize) -> usize {
        (id.wrapping_mul(0x9E37_79B9) >> 16) as usize & (size - 1)
    }
}

/// The bits of all words.
fn filter(words: &[(u32, u32)]) -> u64 {
    words.iter().fold(0, |filter, &(id, _)| filter | filter_bit(id))
}

/// The graph of all phrases.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Trie {
    /// By the ids of words, the node that a first step by the word leads to.
    roots: Vec<u32>,
    /// The first steps by a class.
    classes: Vec<Edge>,
    /// All those classes are of numbers.
    numeric: bool,
    /// The nodes with their edges; the first says nothing and goes on to nothing. What is nearest after a node in the graph
    /// stands nearest behind it.
    cells: Vec<Edge>,
    outputs: Vec<Output>,
    /// Tells what slots hold.
    automaton: Automaton,
}

impl Trie {
    /// Lays the graph of an automaton's phrases out, over a vocabulary of so many words.
    #[must_use]
    pub fn new(automaton: Automaton, words: usize) -> Self {
        let graph = graph(&automaton);
        let mut layout = Layout {
            trie: Self { roots: vec![0; words], cells: NOTHING.to_vec(), ..Self::default() },
            placed: vec![None; graph.nodes()],
            layers: layers(&graph),
            graph: &graph,
            open: Vec::new(),
        };
        for &(id, to) in graph.words(graph.root) {
            layout.trie.roots[id as usize] = layout.place(to);
        }
        for &(class, to) in graph.classes(graph.root) {
            let to = layout.target(to);
            layout.trie.classes.push(Edge { label: class as u32, to });
        }
        while let Some((node, at)) = layout.open.pop() {
            layout.node(node, at as usize);
        }
        let mut trie = layout.trie;
        trie.numeric = trie.classes.iter().all(|edge| Class::ALL[edge.label as usize].numeric());
        trie.automaton = automaton;
        trie
    }
}

/// For each node of a graph its [`Node::layers`].
fn layers(graph: &Graph) -> Vec<u32> {
    let mut layers: Vec<u32> = Vec::with_capacity(graph.nodes());
    for node in 0..graph.nodes() as u32 {
        let said = graph.outputs(node).iter().map(|output| layer_bit(output.layer));
        let by_word = graph.words(node).iter().map(|&(_, to)| to);
        let by_class = graph.classes(node).iter().map(|&(_, to)| to);
        // An edge leads to an earlier node.
        let beyond = by_word.chain(by_class).map(|to| layers[to as usize]);
        layers.push(said.chain(beyond).fold(0, |all, bits| all | bits));
    }
    layers
}

/// The trie while its nodes are laid out.
struct Layout<'g> {
    graph: &'g Graph,
    /// By the graph's nodes.
    layers: Vec<u32>,
    trie: Trie,
    /// Where each node of the graph stands, once it has a place.
    placed: Vec<Option<u32>>,
    /// The nodes of the graph that have a place where nothing stands yet, with that place.
    open: Vec<(u32, u32)>,
}

/// How many cells a line of a processor's cache has.
const LINE: usize = 8;

impl Layout<'_> {
    /// Where an edge to a node of the graph leads.
    fn target(&mut self, number: u32) -> u32 {
        Edge::end(self.graph, number).unwrap_or_else(|| self.place(number))
    }

    /// The place of a node of the graph; what stands there is laid out later.
    fn place(&mut self, number: u32) -> u32 {
        if let Some(at) = self.placed[number as usize] {
            return at;
        }
        let cells = &mut self.trie.cells;
        let size = HEAD + Table::new(self.graph.words(number)).size + self.graph.classes(number).len();
        if size <= LINE && cells.len() % LINE + size > LINE {
            cells.resize(cells.len().next_multiple_of(LINE), Edge::default());
        }
        let at = cells.len() as u32;
        cells.resize(cells.len() + size, Edge::default());
        self.placed[number as usize] = Some(at);
        self.open.push((number, at));
        at
    }

    /// Lays a node of the graph out, and gives what its edges lead to a place.
    fn node(&mut self, number: u32, at: usize) {
        let (graph, first_open) = (self.graph, self.open.len());
        let (words, classes) = (graph.words(number), graph.classes(number));
        let table = Table::new(words);
        let edges = at + HEAD;
        for (n, &(label, to)) in words.iter().enumerate() {
            let to = self.target(to);
            let mut place = if table.alone { n } else { Table::home(label, table.size) };
            while self.trie.cells[edges + place].label != UNKNOWN {
                place = (place + 1) & (table.size - 1);
            }
            self.trie.cells[edges + place] = Edge { label, to };
        }
        for (n, &(class, to)) in classes.iter().enumerate() {
            let to = self.target(to);
            self.trie.cells[edges + table.size + n] = Edge { label: class as u32, to };
        }
        // What the first edge leads to is laid out next.
        self.open[first_open..].reverse();
        let said = self.said(number);
        let head = Node::head(filter(words), said, self.layers[number as usize], table, classes.len());
        self.trie.cells[at..edges].copy_from_slice(&head);
    }

    fn said(&mut self, number: u32) -> Said {
        match *self.graph.outputs(number) {
            [Output { layer, payload, slots: None }] => Said { first: payload, count: 1, layer: layer as u32 + 1 },
            ref outputs => {
                let first = self.trie.outputs.len() as u32;
                self.trie.outputs.extend(outputs);
                Said { first, count: outputs.len() as u32, layer: 0 }
            }
        }
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

impl Hit {
    /// A phrase that was asked for; what its slots hold is not kept.
    #[must_use]
    pub fn asked(payload: u32, span: Span) -> Self {
        Self { payload, span, slots: (0, 0) }
    }
}

/// What a text was found to hold, layer by layer, in the order of the text.
#[derive(Debug, Default)]
pub struct Hits {
    layers: [Vec<Hit>; Layer::FOUND],
    /// The layers, as bits, that have a hit at each token: for nearly every question "what is here?"
    /// the answer is "nothing".
    here: Vec<u16>,
    slots: Vec<(u16, Span)>,
}

const _: () = assert!(Layer::FOUND <= u16::BITS as usize, "a layer is a bit of `Hits::here`");

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
        debug_assert!(!layer.asked(), "{layer:?} has no hits");
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
}

/// What is told of a walk.
trait Finds {
    /// Whether phrases of these layers, as bits, are looked for.
    fn wants(&self, layers: u32) -> bool;
    /// A phrase was found; `slots` adds what its slots hold.
    fn found(&mut self, layer: Layer, payload: u32, span: Span, slots: impl FnOnce(&mut Vec<(u16, Span)>));
}

impl Finds for Hits {
    #[inline(always)]
    fn wants(&self, _: u32) -> bool {
        true
    }

    #[inline(always)]
    fn found(&mut self, layer: Layer, payload: u32, span: Span, slots: impl FnOnce(&mut Vec<(u16, Span)>)) {
        let hits = &mut self.layers[layer as usize];
        let here = &mut self.here[span.start as usize];
        let bit = 1 << layer as u32;
        if *here & bit != 0 && !make_way(hits, span, payload) {
            return;
        }
        *here |= bit;
        let first = self.slots.len() as u32;
        slots(&mut self.slots);
        hits.push(Hit { payload, span, slots: (first, self.slots.len() as u32) });
    }
}

/// The longest phrases of one layer.
struct Longest<'a> {
    layer: Layer,
    end: u32,
    /// Takes their payloads; `true` where what it took before are of a shorter phrase.
    add: &'a mut dyn FnMut(u32, bool),
}

impl Finds for Longest<'_> {
    #[inline(always)]
    fn wants(&self, layers: u32) -> bool {
        layers & layer_bit(self.layer) != 0
    }

    #[inline(always)]
    fn found(&mut self, layer: Layer, payload: u32, span: Span, _: impl FnOnce(&mut Vec<(u16, Span)>)) {
        if layer == self.layer && span.end >= self.end {
            (self.add)(payload, span.end > self.end);
            self.end = span.end;
        }
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

/// What a walk must know of a text: the tokens and what its classes accept.
pub trait Tokens {
    /// How many tokens there are.
    fn count(&self) -> usize;
    /// The id of a token.
    fn id(&self, index: usize) -> u32;
    /// The id of the token at `index`, if there is one and a phrase may go on to it from the token before (it must not
    /// cross a paragraph).
    fn next(&self, index: usize) -> Option<u32>;
    /// The token after the last that the class accepts from `index` on; `None` where it accepts none.
    fn accept(&self, class: Class, index: usize) -> Option<usize>;
    /// Whether a number may begin at a token; where it is none, no class of numbers accepts it.
    fn numeric(&self, index: usize) -> bool;
}

impl Trie {
    /// Finds every phrase of the text.
    pub fn scan(&self, text: &impl Tokens, hits: &mut Hits) {
        hits.reset(text.count());
        for start in 0..text.count() {
            self.from(text, hits, start);
        }
    }

    /// Looks up a layer's longest phrases that begin at a token: where they end, and what `add` makes of
    /// their payloads.
    #[inline]
    pub fn longest<T: Default>(
        &self,
        text: &impl Tokens,
        layer: Layer,
        at: usize,
        mut add: impl FnMut(&mut T, u32),
    ) -> Option<(Span, T)> {
        if at >= text.count() {
            return None;
        }
        // Most words begin nothing of the layer.
        let by_word = self.node(self.roots[text.id(at) as usize]).layers() & layer_bit(layer) != 0;
        if !by_word && (self.classes.is_empty() || self.numeric && !text.numeric(at)) {
            return None;
        }
        let mut all = T::default();
        let end = self.end_of_longest(text, layer, at, &mut |payload, longer| {
            if longer {
                all = T::default();
            }
            add(&mut all, payload);
        });
        (end != 0).then_some((Span { start: at as u32, end }, all))
    }

    /// The end of a layer's longest phrases that begin at a token, 0 for none. It is one function, whatever is made of
    /// the phrases: walking is much code.
    #[inline(never)]
    fn end_of_longest(&self, text: &impl Tokens, layer: Layer, at: usize, add: &mut dyn FnMut(u32, bool)) -> u32 {
        let mut finds = Longest { layer, end: 0, add };
        self.from(text, &mut finds, at);
        finds.end
    }

    /// The node at a place.
    #[inline(always)]
    fn node(&self, at: u32) -> Node<'_> {
        let node = self.cells.get(at as usize..).and_then(<[Edge]>::split_first_chunk);
        let (head, edges) = node.unwrap_or((&NOTHING, &[]));
        Node { head, edges }
    }
}

/// The walk. What it needs goes from step to step as plain arguments, which stay in registers.
impl Trie {
    /// Finds what begins at a token.
    #[inline(always)]
    fn from(&self, text: &impl Tokens, finds: &mut impl Finds, start: usize) {
        let place = self.roots[text.id(start) as usize];
        let node = self.node(place);
        if node.said() != 0 || node.has_classes() {
            self.step(text, finds, start, place, start + 1);
        } else if let Some(edge) = text.next(start + 1).and_then(|id| node.next(id)) {
            self.take(text, finds, start, edge, start + 2);
        }
        if !self.numeric || text.numeric(start) {
            for &edge in &self.classes {
                self.class(text, finds, start, edge, start);
            }
        }
    }

    /// Takes the step to the node at `place`, which ends before `at`, and goes on from there.
    fn step(&self, text: &impl Tokens, finds: &mut impl Finds, start: usize, place: u32, mut at: usize) {
        let mut node = self.node(place);
        while finds.wants(node.layers()) {
            if node.said() != 0 {
                self.tell(text, finds, node, Span::new(start, at));
            }
            let Some(id) = text.next(at) else { return };
            let next = node.next(id);
            if node.has_classes() {
                if let Some(edge) = next {
                    self.take(text, finds, start, edge, at + 1);
                }
                for &edge in node.classes() {
                    self.class(text, finds, start, edge, at);
                }
                return;
            }
            at += 1;
            match next.map(Edge::to) {
                Some(To::Node(next)) => node = self.node(next),
                Some(To::End(layer, payload)) => return finds.found(layer, payload, Span::new(start, at), |_| {}),
                None => return,
            }
        }
    }

    /// Takes a step, which ends before `at`.
    #[inline]
    fn take(&self, text: &impl Tokens, finds: &mut impl Finds, start: usize, edge: Edge, at: usize) {
        match edge.to() {
            To::Node(place) => self.step(text, finds, start, place, at),
            To::End(layer, payload) => finds.found(layer, payload, Span::new(start, at), |_| {}),
        }
    }

    /// Takes a step by a class, if the class accepts what stands at `at`.
    fn class(&self, text: &impl Tokens, finds: &mut impl Finds, start: usize, edge: Edge, at: usize) {
        let class = Class::ALL[edge.label as usize];
        if let Some(end) = text.accept(class, at) {
            self.take(text, finds, start, edge, end);
        }
    }

    /// Tells what is found at a node.
    #[inline(always)]
    fn tell(&self, text: &impl Tokens, finds: &mut impl Finds, node: Node<'_>, span: Span) {
        if let Some((layer, payload)) = node.plain() {
            finds.found(layer, payload, span, |_| {});
            return;
        }
        let first = node.head[1].label as usize;
        for &Output { layer, payload, slots } in &self.outputs[first..first + node.said()] {
            finds.found(layer, payload, span, |all| {
                if let Some(start) = slots {
                    self.automaton.slots(start, text, span, all);
                }
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pattern::automaton::Automaton;
    use crate::pattern::phrase::{PhraseReader, Tables};

    /// A text of words alone.
    struct Words(Vec<u32>);

    impl Tokens for Words {
        fn count(&self) -> usize {
            self.0.len()
        }
        fn id(&self, index: usize) -> u32 {
            self.0[index]
        }
        fn accept(&self, class: Class, index: usize) -> Option<usize> {
            (class == Class::Word).then_some(index + 1)
        }
        fn numeric(&self, _: usize) -> bool {
            false
        }
        fn next(&self, index: usize) -> Option<u32> {
            self.0.get(index).copied()
        }
    }

    fn build(phrases: &[(&str, u32)]) -> (PhraseReader, Trie) {
        let mut reader = PhraseReader::new(Tables::default());
        let mut automaton = Automaton::default();
        for &(phrase, payload) in phrases {
            automaton.add(&reader.read(phrase).expect(phrase), Layer::Subject, payload);
        }
        let trie = Trie::new(automaton, reader.vocabulary.len());
        (reader, trie)
    }

    fn found(reader: &PhraseReader, trie: &Trie, text: &str) -> Vec<(u32, u32, u32)> {
        let mut hits = Hits::default();
        trie.scan(&Words(text.split(' ').map(|word| reader.vocabulary.id(word)).collect()), &mut hits);
        hits.layer(Layer::Subject).iter().map(|h| (h.payload, h.span.start, h.span.end)).collect()
    }

    #[test]
    fn equal_branches_are_one_and_say_the_same() {
        let (reader, trie) = build(&[("(a|b|c d) [e] f (g|h) i", 7), ("b f", 8), ("a {x:word} z", 9)]);
        for text in ["a f g i", "b e f h i", "c d e f g i"] {
            assert_eq!(found(&reader, &trie, text), [(7, 0, text.split(' ').count() as u32)], "{text}");
        }
        // What follows "b f" is also what follows "a f", but only the one says something by itself.
        assert_eq!(found(&reader, &trie, "b f g"), [(8, 0, 2)]);
        assert_eq!(found(&reader, &trie, "a f g"), []);
        assert_eq!(found(&reader, &trie, "a q z"), [(9, 0, 3)]);
        let branches = build(&[("(a|b|c|d|e|f) x y z", 1)]).1.cells.len();
        let alone = build(&[("a x y z b c d e f", 1)]).1.cells.len();
        assert!(branches < alone, "{branches} cells");
    }

    /// The slots of the one phrase that a text is, as name and words.
    fn slots(phrases: &[(&str, u32)], text: &str) -> Vec<(String, String)> {
        let (reader, trie) = build(phrases);
        let words: Vec<&str> = text.split(' ').collect();
        let mut hits = Hits::default();
        trie.scan(&Words(words.iter().map(|word| reader.vocabulary.id(word)).collect()), &mut hits);
        let [hit] = hits.layer(Layer::Subject) else { panic!("{text}: {hits:?}") };
        assert_eq!(hit.span, Span::new(0, words.len()), "{text}");
        let slots = &hits.slots[hit.slots.0 as usize..hit.slots.1 as usize];
        let name = |number| ["x", "y", "z"].into_iter().find(|name| reader.slots.get(name) == Some(number));
        slots.iter().map(|&(n, span)| (name(n).expect("a name").to_owned(), words[span.range()].join(" "))).collect()
    }

    #[test]
    fn slots_lie_where_the_phrase_says_whatever_stands_before_them() {
        let held = |phrases: &[(&str, u32)], text: &str, expected: &[(&str, &str)]| {
            let found = slots(phrases, text);
            let found: Vec<(&str, &str)> = found.iter().map(|(name, words)| (&**name, &**words)).collect();
            assert_eq!(found, expected, "{text}");
        };
        let optional: &[(&str, u32)] = &[("a [b [c]] {x:word} (d|e f) {y=g h|i}", 1)];
        held(optional, "a q d i", &[("x", "q"), ("y", "i")]);
        held(optional, "a b c q e f g h", &[("x", "q"), ("y", "g h")]);
        // "b" may be left out or not; as read first it is.
        held(optional, "a b d i", &[("x", "b"), ("y", "i")]);
        held(&[("a [{x=b}] c", 1)], "a c", &[]);
        held(&[("a {x=b {y=c|d} e} f", 1)], "a b d e f", &[("y", "d"), ("x", "b d e")]);
        // Of two phrases that say the same the one added first counts, even if it has no slots.
        held(&[("a {x=b} c", 1), ("a b {y=c}", 1)], "a b c", &[("x", "b")]);
        held(&[("a b c", 1), ("a {x=b} c", 1)], "a b c", &[]);
        held(&[("a d c", 1), ("a {x=b} c", 1)], "a b c", &[("x", "b")]);
    }

    #[test]
    fn a_word_is_found_among_many_that_may_follow() {
        let words: Vec<String> = ('a'..='t').flat_map(|a| ('b'..='p').map(move |b| format!("{a}{b}"))).collect();
        let phrase = format!("a ({})", words.join("|"));
        let (reader, trie) = build(&[(&phrase, 3)]);
        for word in &words {
            assert_eq!(found(&reader, &trie, &format!("a {word}")), [(3, 0, 2)], "{word}");
        }
        assert_eq!(found(&reader, &trie, "a a"), []);
    }
}
