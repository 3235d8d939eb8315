//! The graph of all phrases ([`super::subsets`]), laid out to be walked.
//!
//! One walk from each token finds every phrase that begins there, whatever it belongs to. A step looks
//! at one or two neighbouring places of memory.

use super::Layer;
use super::automaton::{Automaton, Output};
use super::phrase::Class;
use super::subsets::{Graph, graph};
use crate::text::Span;
use serde::{Deserialize, Serialize};

/// A place in the graph, all that a walk asks of it side by side: the walk waits for memory more than
/// for anything else.
#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
#[repr(align(32))]
struct Node {
    /// A bit for every word that may follow, by its id: most words that do are refused by it, and the
    /// number of bits below a word's is the place of its edge.
    filter: u64,
    /// The edges begin here: first those by a word, in the order of their bits, then those by a class.
    edges: u32,
    /// How many edges by a word; where several have one bit, the place of its [`Trie::buckets`].
    words: u32,
    /// Its `said` outputs begin here; for a `plain` one, its payload.
    outputs: u32,
    said: u32,
    /// The layers, as bits, of what is said here and of all that this may go on to.
    layers: u32,
    /// How many edges by a class.
    classes: u8,
    /// No two words that may follow have the same bit.
    alone: bool,
    /// The layer of its one output, which has no slots.
    plain: Option<Layer>,
}

const _: () = assert!(size_of::<Node>() == 32, "half a cache line");

/// A word's bit in [`Node::filter`].
fn filter_bit(id: u32) -> u64 {
    1 << (id % u64::BITS)
}

/// A layer's bit in [`Node::layers`].
fn layer_bit(layer: Layer) -> u32 {
    1 << layer as u32
}

/// A step from one node to another.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
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

/// The graph of all phrases.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Trie {
    /// The first step by a word leads to the node of that word's id; what is nearest after a node in
    /// the graph stands nearest behind it.
    nodes: Vec<Node>,
    /// The first steps by a class.
    classes: Vec<Edge>,
    /// All those classes are of numbers.
    numeric: bool,
    edges: Vec<Edge>,
    /// For each node with several edges of one bit: where the edges of each bit begin, and where the
    /// last end.
    buckets: Vec<u32>,
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
            trie: Self { nodes: vec![Node::default(); words], ..Self::default() },
            placed: vec![None; graph.nodes()],
            layers: layers(&graph),
            graph: &graph,
            open: Vec::new(),
        };
        let root = layout.node(graph.root);
        while let Some((node, at)) = layout.open.pop() {
            layout.trie.nodes[at as usize] = layout.node(node);
        }
        let mut trie = layout.trie;
        for edge in &trie.edges[root.edges as usize..][..graph.words(graph.root).len()] {
            trie.nodes[edge.label as usize] = trie.nodes[edge.to as usize];
        }
        trie.classes = trie.classes(&root).to_vec();
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
    /// The nodes of the graph that have a place but not yet their edges, with that place.
    open: Vec<(u32, u32)>,
}

impl Layout<'_> {
    /// A node of the graph; it lays the edges out and gives their ends a place.
    fn node(&mut self, number: u32) -> Node {
        let Self { graph, layers, trie, placed, open } = self;
        let words = graph.words(number);
        let edges = trie.edges.len();
        let mut node = Node {
            filter: words.iter().fold(0, |filter, &(id, _)| filter | filter_bit(id)),
            edges: edges as u32,
            words: words.len() as u32,
            outputs: trie.outputs.len() as u32,
            layers: layers[number as usize],
            ..Node::default()
        };
        node.alone = node.filter.count_ones() as usize == words.len();
        if !node.alone {
            node.words = trie.buckets.len() as u32;
            let mut below = words.iter().map(|&(id, _)| filter_bit(id).trailing_zeros()).peekable();
            let mut at = edges as u32;
            trie.buckets.extend((0..=u64::BITS).map(|bit| {
                while below.next_if(|&other| other < bit).is_some() {
                    at += 1;
                }
                at
            }));
        }
        let first_open = open.len();
        let classes = graph.classes(number);
        for (label, to) in words.iter().copied().chain(classes.iter().map(|&(class, to)| (class as u32, to))) {
            // What the first word leads to is found by that word's id, as a node.
            let end = Edge::end(graph, to).filter(|_| number != graph.root);
            let to = end.unwrap_or_else(|| {
                *placed[to as usize].get_or_insert_with(|| {
                    let at = trie.nodes.len() as u32;
                    trie.nodes.push(Node::default());
                    open.push((to, at));
                    at
                })
            });
            trie.edges.push(Edge { label, to });
        }
        // What the first edge leads to is to stand next.
        open[first_open..].reverse();
        node.classes = classes.len() as u8;
        match *graph.outputs(number) {
            [Output { layer, payload, slots: None }] => {
                node.plain = Some(layer);
                node.outputs = payload;
                node.said = 1;
            }
            ref outputs => {
                trie.outputs.extend(outputs);
                node.said = outputs.len() as u32;
            }
        }
        node
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
        let by_word = self.nodes[text.id(at) as usize].layers & layer_bit(layer) != 0;
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

    /// Where a word leads from a node.
    #[inline(always)]
    fn next(&self, node: &Node, id: u32) -> Option<Edge> {
        let bit = filter_bit(id);
        if node.filter & bit == 0 {
            return None;
        }
        if node.alone {
            let edge = self.edges[(node.edges + (node.filter & (bit - 1)).count_ones()) as usize];
            (edge.label == id).then_some(edge)
        } else {
            let bucket = (node.words + bit.trailing_zeros()) as usize;
            let edges = &self.edges[self.buckets[bucket] as usize..self.buckets[bucket + 1] as usize];
            edges.iter().find(|edge| edge.label == id).copied()
        }
    }

    /// What is found at a node.
    fn outputs(&self, node: &Node) -> &[Output] {
        &self.outputs[node.outputs as usize..(node.outputs + node.said) as usize]
    }

    /// The steps from a node by a class.
    fn classes(&self, node: &Node) -> &[Edge] {
        let words = if node.alone { node.edges + node.words } else { self.buckets[(node.words + u64::BITS) as usize] };
        &self.edges[words as usize..words as usize + usize::from(node.classes)]
    }
}

/// The walk. What it needs goes from step to step as plain arguments, which stay in registers.
impl Trie {
    /// Finds what begins at a token.
    #[inline(always)]
    fn from(&self, text: &impl Tokens, finds: &mut impl Finds, start: usize) {
        let node = &self.nodes[text.id(start) as usize];
        if node.said != 0 || node.classes != 0 {
            self.step(text, finds, start, node, start + 1);
        } else if let Some(edge) = text.next(start + 1).and_then(|id| self.next(node, id)) {
            self.take(text, finds, start, edge, start + 2);
        }
        if !self.numeric || text.numeric(start) {
            for &edge in &self.classes {
                self.class(text, finds, start, edge, start);
            }
        }
    }

    /// Takes the step to `node`, which ends before `at`, and goes on from there.
    fn step<'n>(&'n self, text: &impl Tokens, finds: &mut impl Finds, start: usize, mut node: &'n Node, mut at: usize) {
        while finds.wants(node.layers) {
            if node.said != 0 {
                self.tell(text, finds, node, Span::new(start, at));
            }
            let Some(id) = text.next(at) else { return };
            let next = self.next(node, id);
            if node.classes != 0 {
                if let Some(edge) = next {
                    self.take(text, finds, start, edge, at + 1);
                }
                for &edge in self.classes(node) {
                    self.class(text, finds, start, edge, at);
                }
                return;
            }
            at += 1;
            match next.map(Edge::to) {
                Some(To::Node(next)) => node = &self.nodes[next as usize],
                Some(To::End(layer, payload)) => return finds.found(layer, payload, Span::new(start, at), |_| {}),
                None => return,
            }
        }
    }

    /// Takes a step, which ends before `at`.
    #[inline]
    fn take(&self, text: &impl Tokens, finds: &mut impl Finds, start: usize, edge: Edge, at: usize) {
        match edge.to() {
            To::Node(node) => self.step(text, finds, start, &self.nodes[node as usize], at),
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
    fn tell(&self, text: &impl Tokens, finds: &mut impl Finds, node: &Node, span: Span) {
        if let Some(layer) = node.plain {
            finds.found(layer, node.outputs, span, |_| {});
            return;
        }
        for &Output { layer, payload, slots } in self.outputs(node) {
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
        let branches = build(&[("(a|b|c|d|e|f) x y z", 1)]).1.nodes.len();
        let alone = build(&[("a x y z b c d e f", 1)]).1.nodes.len();
        assert!(branches < alone, "{branches} nodes");
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
