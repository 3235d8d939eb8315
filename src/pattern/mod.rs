//! What pattern files may say, and the compiled set that is made of them.
//!
//! Three lifetimes, three types: [`PatternFiles`] is what the files say; [`Patterns`] is the
//! compiled set, immutable and shared by reference; a [`crate::extract::Worker`] owns all scratch.
//! Each domain has its own module with the syntax of its files and the table it compiles to.

pub mod catalogue;
pub mod check;
pub mod date;
pub mod document;
pub mod files;
pub mod indicator;
pub mod layout;
pub mod number;
pub mod official;
pub mod phrase;
pub mod place;
pub mod profile;
pub mod scaffold;
pub mod trie;
pub mod vocabulary;

pub use files::{Example, Finding, PatternFile, PatternFiles, Place, RuleExamples};
pub use trie::{Hit, Hits};
pub use vocabulary::UNKNOWN;

use catalogue::Listing;
use phrase::{Expander, Sequences, Tables};
use toml::Spanned;
use trie::{Sayer, Trie, TrieBuilder};
use vocabulary::Vocabulary;

/// What kind of thing a phrase is: each domain reads the hits of its own layers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Layer {
    /// Date expressions.
    Date,
    /// Words that keep a date expression from being one, or make it recurring.
    DateContext,
    /// Words that introduce a document's number.
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
    /// Heads of organizations (UBND, Sở, Tỉnh ủy).
    Organization,
    /// Words before a person's name (ông, đồng chí), and words that are none.
    Person,
    /// Units and counted nouns.
    Unit,
    /// Words that say what a number is to its indicator (đạt, tăng, kế hoạch).
    Clause,
    /// Words that name an indicator.
    Subject,
    /// Page furniture, publication lines and bylines.
    Layout,
    /// Abbreviations that end with a full stop.
    Sentence,
}

impl Layer {
    /// How many layers there are.
    pub const COUNT: usize = Layer::Sentence as usize + 1;
}

/// The compiled pattern set.
#[derive(Debug)]
pub struct Patterns {
    pub(crate) vocabulary: Vocabulary,
    pub(crate) trie: Trie,
    pub(crate) dates: date::DatePatterns,
    pub(crate) documents: document::DocumentPatterns,
    pub(crate) indicators: indicator::IndicatorPatterns,
    pub(crate) layout: layout::LayoutPatterns,
    pub(crate) numbers: number::NumberPatterns,
    pub(crate) officials: official::OfficialPatterns,
    pub(crate) places: place::PlacePatterns,
    hash: String,
}

impl Patterns {
    /// Compiles pattern files.
    ///
    /// # Errors
    /// Everything that is wrong with the files, each finding with its place.
    pub fn compile(files: &PatternFiles) -> Result<Self, Vec<Finding>> {
        Self::build(Builder::new(files)).map(|(patterns, _)| patterns)
    }

    /// The patterns, and the phrases that were listed on the way.
    fn build(mut builder: Builder<'_>) -> Result<(Self, Vec<Listing>), Vec<Finding>> {
        let dates = date::load(&mut builder);
        let documents = document::load(&mut builder);
        let indicators = indicator::load(&mut builder);
        let layout = layout::load(&mut builder);
        let numbers = number::load(&mut builder);
        let officials = official::load(&mut builder);
        let places = place::load(&mut builder);
        builder.refuse_unread();
        if !builder.findings.is_empty() {
            return Err(builder.findings);
        }
        let vocabulary = builder.expander.vocabulary;
        let patterns = Self {
            trie: builder.trie.build(vocabulary.len()),
            vocabulary,
            dates,
            documents,
            indicators,
            layout,
            numbers,
            officials,
            places,
            hash: builder.files.hash(),
        };
        Ok((patterns, builder.listed.unwrap_or_default()))
    }

    /// The patterns that the binary carries.
    ///
    /// # Errors
    /// As [`Patterns::compile`]; a test holds that there are none.
    pub fn embedded() -> Result<Self, Vec<Finding>> {
        Self::compile(&PatternFiles::embedded())
    }

    /// The examples of every rule, file by file.
    pub fn examples(&self) -> impl Iterator<Item = &RuleExamples> {
        let domains = [&self.dates.examples, &self.documents.examples, &self.places.examples, &self.layout.examples];
        domains.into_iter().chain([&self.officials.examples, &self.indicators.examples]).flatten()
    }

    /// The first 12 hexadecimal digits of the SHA-256 of the pattern files.
    #[must_use]
    pub fn hash(&self) -> &str {
        &self.hash
    }
}

/// Collects phrases and findings while the domains load their files.
#[derive(Debug)]
pub struct Builder<'f> {
    files: &'f PatternFiles,
    expander: Expander,
    trie: TrieBuilder,
    findings: Vec<Finding>,
    read: Vec<bool>,
    /// Every phrase added, where a list is wanted.
    listed: Option<Vec<Listing>>,
}

impl<'f> Builder<'f> {
    fn new(files: &'f PatternFiles) -> Self {
        let mut builder = Self {
            files,
            expander: Expander::default(),
            trie: TrieBuilder::default(),
            findings: Vec::new(),
            read: vec![false; files.files.len()],
            listed: None,
        };
        #[derive(serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        struct TablesFile {
            table: Tables,
        }
        if let Some((_, tables)) = builder.file::<TablesFile>("tables.toml") {
            builder.expander = Expander::new(tables.table);
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
                self.findings.push(file.finding(at, None, error.message()));
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
        let mut sayer = Sayer { trie: &mut self.trie, layer, payload: payload as u32 };
        if let Err(message) = self.expander.expand(phrase, &mut sayer) {
            self.findings.push(file.finding(at, Some(id), message));
            return;
        }
        if let Some(listed) = &mut self.listed {
            let mut sequences = Sequences::default();
            // What went into the tree can be followed once more.
            if self.expander.expand(phrase, &mut sequences).is_ok() {
                let (file, id, text) = (file.path.clone(), id.to_owned(), phrase.to_owned());
                listed.push(Listing { file, id, at, text, layer, payload: payload as u32, sequences: sequences.0 });
            }
        }
    }

    /// The token ids of every sequence that a phrase without slots stands for.
    pub fn literals(&mut self, file: &PatternFile, id: &str, phrase: &Spanned<String>) -> Vec<Vec<u32>> {
        let (at, phrase) = (file.place_of(phrase), phrase.get_ref());
        let literal = |element: &phrase::Element| match *element {
            phrase::Element::Literal(id) => Some(id),
            phrase::Element::Class(_) => None,
        };
        let mut sequences = Sequences::default();
        let expanded = self.expander.expand(phrase, &mut sequences).and_then(|()| {
            let ids = sequences.0.iter().map(|elements| elements.iter().map(literal).collect::<Option<Vec<u32>>>());
            ids.collect::<Option<Vec<_>>>().ok_or_else(|| format!("{phrase:?} must be plain words"))
        });
        expanded.unwrap_or_else(|message| {
            self.findings.push(file.finding(Some(at), Some(id), message));
            Vec::new()
        })
    }

    /// Adds a finding.
    pub fn finding(&mut self, file: &PatternFile, at: Option<Place>, id: Option<&str>, message: impl Into<String>) {
        self.findings.push(file.finding(at, id, message));
    }

    /// The number of a slot name, by which [`Hits::slot`] finds it.
    pub fn slot(&mut self, name: &str) -> u16 {
        self.expander.slots.intern(name)
    }

    /// The id of a word, by which tokens are compared with it.
    pub fn word(&mut self, word: &str) -> u32 {
        self.expander.vocabulary.intern(&crate::normalize::fold_word(word))
    }

    /// The forms of a table.
    #[must_use]
    pub fn table(&self, name: &str) -> &[String] {
        self.expander.tables.get(name).map_or(&[], Vec::as_slice)
    }

    fn refuse_unread(&mut self) {
        for (file, read) in self.files.files.iter().zip(&self.read) {
            if !read {
                self.findings.push(file.finding(None, None, "no part of trich reads this file"));
            }
        }
    }
}
