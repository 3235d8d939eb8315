//! What pattern files may say, and the compiled set that is made of them.
//!
//! Three lifetimes, three types: [`PatternFiles`] is what the files say; [`Patterns`] is the
//! compiled set, immutable and shared by reference; a [`crate::extract::Worker`] owns all scratch.
//! Each domain has its own module with the syntax of its files and the table it compiles to.

pub mod automaton;
pub mod catalogue;
pub mod date;
pub mod document;
pub mod files;
pub mod indicator;
pub mod layout;
pub mod number;
pub mod official;
pub mod phrase;
pub mod place;
pub mod quantity;
pub mod scaffold;
pub mod subsets;
pub mod trie;
pub mod vocabulary;
pub mod words;

pub use files::{Example, Finding, PatternFile, PatternFiles, Place, RuleExamples};
pub use trie::{Hit, Hits};
pub use vocabulary::UNKNOWN;

use automaton::Automaton;
use catalogue::Listing;
use phrase::{Phrase, PhraseReader, Tables};
use serde::{Deserialize, Serialize};
use toml::Spanned;
use trie::Trie;
use vocabulary::Vocabulary;

/// What kind of thing a phrase is: each domain reads the hits of its own layers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Layer {
    /// Date expressions.
    Date,
    /// Words that say of a date expression near them what it is.
    DateContext,
    /// Words that name documents and who issues them.
    Document,
    /// Names of provinces.
    Province,
    /// Names of districts.
    District,
    /// Words that stand before or around place names (tỉnh, đường, sông).
    PlaceContext,
    /// Words that show whether a page speaks of one province or of the country.
    PlaceScope,
    /// Posts (Giám đốc, Phó Chủ tịch).
    Post,
    /// Words before a person's name (ông, đồng chí).
    Person,
    /// Words that say what a number is to its indicator (đạt, tăng, kế hoạch).
    Clause,
    /// Words that name an indicator.
    Subject,
    /// Page furniture, publication lines and bylines.
    Layout,
    /// Abbreviations that end with a full stop.
    Sentence,
    /// Those of [`Layer::DateContext`] and words that say it of an expression beside them; asked for.
    DateNeighbour,
    /// Those of [`Layer::Document`] and the words beside their numbers; asked for.
    DocumentNeighbour,
    /// Those of [`Layer::Person`], and words that are no part of a name or stand beside one; asked for.
    PersonNeighbour,
    /// Words of organizations' names (UBND, Sở, Tỉnh ủy); asked for.
    Organization,
    /// Units and counted nouns; asked for.
    Unit,
}

impl Layer {
    /// How many layers have [`Hits`]: those that are not asked for.
    pub const FOUND: usize = Layer::Sentence as usize + 1;

    /// All, in their order.
    pub const ALL: [Self; 18] = [
        Self::Date,
        Self::DateContext,
        Self::Document,
        Self::Province,
        Self::District,
        Self::PlaceContext,
        Self::PlaceScope,
        Self::Post,
        Self::Person,
        Self::Clause,
        Self::Subject,
        Self::Layout,
        Self::Sentence,
        Self::DateNeighbour,
        Self::DocumentNeighbour,
        Self::PersonNeighbour,
        Self::Organization,
        Self::Unit,
    ];

    /// Its phrases matter only beside something else (a number, a date, a name): most of them are words that
    /// stand everywhere, so they are looked up where they are asked for, and are no [`Hits`].
    #[must_use]
    pub fn asked(self) -> bool {
        self as usize >= Self::FOUND
    }
}

const _: () = {
    let mut number = 0;
    while number < Layer::ALL.len() {
        assert!(Layer::ALL[number] as usize == number, "`Layer::ALL` has the order of the layers");
        number += 1;
    }
};

/// The compiled pattern set.
#[derive(Debug, Serialize, Deserialize)]
pub struct Patterns {
    pub(crate) vocabulary: Vocabulary,
    pub(crate) trie: Trie,
    /// The phrases of the layers that are [asked for](Layer::asked).
    pub(crate) asked: Trie,
    pub(crate) dates: date::DatePatterns,
    pub(crate) documents: document::DocumentPatterns,
    pub(crate) indicators: indicator::IndicatorPatterns,
    pub(crate) layout: layout::LayoutPatterns,
    pub(crate) numbers: number::NumberPatterns,
    pub(crate) officials: official::OfficialPatterns,
    pub(crate) places: place::PlacePatterns,
    pub(crate) quantities: quantity::QuantityPatterns,
    hash: String,
}

impl Patterns {
    /// Compiles pattern files.
    ///
    /// # Errors
    /// As [`Compiled::read`].
    pub fn compile(files: &PatternFiles) -> Result<Self, Vec<Finding>> {
        Compiled::read(files).map(|compiled| compiled.patterns)
    }
    /// The first 12 hexadecimal digits of the SHA-256 of the pattern files.
    #[must_use]
    pub fn hash(&self) -> &str {
        &self.hash
    }
}

/// Pattern files that were read: the compiled set, and what those ask who write the files.
#[derive(Debug)]
pub struct Compiled {
    /// The compiled set.
    pub patterns: Patterns,
    /// Every rule with its examples, domain by domain.
    pub rules: Vec<RuleExamples>,
    /// Every phrase, where a list is wanted.
    listed: Vec<Listing>,
}

impl Compiled {
    /// Compiles pattern files.
    ///
    /// # Errors
    /// Everything that is wrong with the files, each finding with its place.
    pub fn read(files: &PatternFiles) -> Result<Self, Vec<Finding>> {
        Self::build(Builder::new(files))
    }

    fn build(mut builder: Builder<'_>) -> Result<Self, Vec<Finding>> {
        let dates = date::load(&mut builder);
        let documents = document::load(&mut builder);
        let indicators = indicator::load(&mut builder);
        let layout = layout::load(&mut builder);
        let numbers = number::load(&mut builder);
        let officials = official::load(&mut builder);
        let places = place::load(&mut builder);
        let quantities = quantity::load(&mut builder, &numbers);
        builder.refuse_unread();
        if !builder.findings.is_empty() {
            return Err(builder.findings);
        }
        let Builder { found, asked, files, rules, listed, phrases, .. } = builder;
        let vocabulary = phrases.vocabulary;
        let build = |automaton| Trie::new(automaton, vocabulary.len());
        let (trie, asked, hash) = (build(found), build(asked), files.hash());
        let patterns = Patterns {
            trie,
            asked,
            vocabulary,
            dates,
            documents,
            indicators,
            layout,
            numbers,
            officials,
            places,
            quantities,
            hash,
        };
        Ok(Self { patterns, rules, listed: listed.unwrap_or_default() })
    }
}

/// Two layers of a phrase that matters beside something else.
#[derive(Debug, Clone, Copy)]
pub struct Beside {
    /// The layer that is [asked for](Layer::asked) there.
    pub asked: Layer,
    /// The layer of those that are found wherever they stand.
    pub found: Layer,
    /// Whether the phrase is one of those.
    pub wherever: bool,
}

/// Collects phrases and findings while the domains load their files.
#[derive(Debug)]
pub struct Builder<'f> {
    files: &'f PatternFiles,
    phrases: PhraseReader,
    found: Automaton,
    asked: Automaton,
    findings: Vec<Finding>,
    read: Vec<bool>,
    rules: Vec<RuleExamples>,
    /// Every phrase added, where a list is wanted.
    listed: Option<Vec<Listing>>,
}

impl<'f> Builder<'f> {
    fn new(files: &'f PatternFiles) -> Self {
        let mut builder = Self {
            files,
            phrases: PhraseReader::default(),
            found: Automaton::default(),
            asked: Automaton::default(),
            findings: Vec::new(),
            read: vec![false; files.files.len()],
            rules: Vec::new(),
            listed: None,
        };
        #[derive(serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        struct TablesFile {
            table: Tables,
        }
        if let Some((_, tables)) = builder.file::<TablesFile>("tables.toml") {
            builder.phrases = PhraseReader::new(tables.table);
        }
        builder
    }

    /// Reads one file as `T`; a missing or malformed file is a finding.
    pub fn file<T: serde::de::DeserializeOwned>(&mut self, path: &str) -> Option<(&'f PatternFile, T)> {
        let Some(index) = self.files.files.iter().position(|f| f.path == path) else {
            self.findings.push(Finding::missing(path));
            return None;
        };
        self.parse(index)
    }

    /// Reads every file of a folder as `T`, in the order of their names.
    pub fn folder<T: serde::de::DeserializeOwned>(&mut self, folder: &str) -> Vec<(&'f PatternFile, T)> {
        let inside = |f: &PatternFile| f.path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
        let indices: Vec<usize> = (0..self.files.files.len()).filter(|&i| inside(&self.files.files[i])).collect();
        indices.into_iter().filter_map(|i| self.parse(i)).collect()
    }

    fn parse<T: serde::de::DeserializeOwned>(&mut self, index: usize) -> Option<(&'f PatternFile, T)> {
        self.read[index] = true;
        let file = &self.files.files[index];
        let blanks = scaffold::blanks(file);
        if !blanks.is_empty() {
            self.findings.extend(blanks);
            return None;
        }
        match toml::from_str(&file.text) {
            Ok(value) => Some((file, value)),
            Err(error) => {
                let at = error.span().map(|span| file.place(span));
                self.finding(file, at, None, error.message());
                None
            }
        }
    }

    /// Adds a phrase that means `payload` of `layer`; what is wrong with it is a finding at that place.
    pub fn phrase(
        &mut self,
        file: &PatternFile,
        at: Option<Place>,
        id: &str,
        phrase: &str,
        layer: Layer,
        payload: usize,
    ) {
        if let Some(read) = self.read_phrase(file, at, id, phrase, layer, payload) {
            self.add(&read, layer, payload);
        }
    }

    /// Adds a phrase that means `payload` of two layers.
    pub fn phrase_beside(
        &mut self,
        file: &PatternFile,
        at: Option<Place>,
        id: &str,
        phrase: &str,
        layers: Beside,
        payload: usize,
    ) {
        let Beside { asked, found, wherever } = layers;
        if let Some(read) = self.read_phrase(file, at, id, phrase, asked, payload) {
            self.add(&read, asked, payload);
            // A phrase of several words may hide a shorter one.
            if wherever || !read.is_single() {
                self.add(&read, found, payload);
            }
        }
    }

    /// Reads a phrase, and lists it where a list is wanted.
    fn read_phrase(
        &mut self,
        file: &PatternFile,
        at: Option<Place>,
        id: &str,
        phrase: &str,
        layer: Layer,
        payload: usize,
    ) -> Option<Phrase> {
        let read = match self.phrases.read(phrase) {
            Ok(read) => read,
            Err(message) => {
                self.finding(file, at, Some(id), message);
                return None;
            }
        };
        if let Some(listed) = &mut self.listed {
            let (file, id, text) = (file.path.clone(), id.to_owned(), phrase.to_owned());
            listed.push(Listing { file, id, at, text, layer, payload: payload as u32, sequences: read.list() });
        }
        Some(read)
    }

    fn add(&mut self, phrase: &Phrase, layer: Layer, payload: usize) {
        let automaton = if layer.asked() { &mut self.asked } else { &mut self.found };
        automaton.add(phrase, layer, payload as u32);
    }

    /// The token ids of every sequence that a phrase without slots stands for.
    pub fn literals(&mut self, file: &PatternFile, id: &str, phrase: &Spanned<String>) -> Vec<Vec<u32>> {
        let (at, phrase) = (file.place_of(phrase), phrase.get_ref());
        let literal = |element: &phrase::Element| match *element {
            phrase::Element::Literal(id) => Some(id),
            phrase::Element::Class(_) => None,
        };
        let ids = self.phrases.read(phrase).and_then(|read| {
            let ids =
                read.list().into_iter().map(|elements| elements.iter().map(literal).collect::<Option<Vec<u32>>>());
            ids.collect::<Option<Vec<_>>>().ok_or_else(|| format!("{phrase:?} must be plain words"))
        });
        ids.unwrap_or_else(|message| {
            self.finding(file, Some(at), Some(id), message);
            Vec::new()
        })
    }

    /// Keeps the examples of a rule, which begins at that place, for those who check them.
    pub fn rule(&mut self, file: &PatternFile, at: Place, id: &str, examples: Vec<Example>, counters: Vec<Example>) {
        self.rules.push(RuleExamples { file: file.path.clone(), id: id.to_owned(), at, examples, counters });
    }

    /// Adds a finding.
    pub fn finding(&mut self, file: &PatternFile, at: Option<Place>, id: Option<&str>, message: impl Into<String>) {
        self.findings.push(file.finding(at, id, message));
    }

    /// The number of a slot name, by which [`Hits::slot`] finds it.
    pub fn slot(&mut self, name: &str) -> u16 {
        self.phrases.slots.intern(name)
    }

    /// The id of a word, by which tokens are compared with it.
    pub fn word(&mut self, word: &str) -> u32 {
        self.phrases.vocabulary.intern(&crate::normalize::fold_word(word))
    }

    /// The forms of a table.
    #[must_use]
    pub fn table(&self, name: &str) -> &[String] {
        self.phrases.tables.get(name).map_or(&[], Vec::as_slice)
    }

    fn refuse_unread(&mut self) {
        for (file, read) in self.files.files.iter().zip(&self.read) {
            if !read {
                self.findings.push(file.finding(None, None, "no part of trich reads this file"));
            }
        }
    }
}
