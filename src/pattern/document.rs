//! `documents.toml`: the words for kinds of documents, for who issues them, and what parts a
//! document's number from other numbers.

use super::{Beside, Builder, Example, Layer};
use crate::record::DocumentType;
use serde::{Deserialize, Serialize};
use toml::Spanned;

/// What a document's word must have after it to cite one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Numbered {
    /// Digits alone suffice.
    Bare,
    /// Digits alone need "số" before them, or day or issuer after them.
    Told,
    /// A number with letters.
    Code,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DocumentsFile {
    number_words: Vec<Spanned<String>>,
    codes: Vec<String>,
    #[serde(default)]
    rule: Vec<RuleSyntax>,
    #[serde(default)]
    issuer: Vec<IssuerSyntax>,
    #[serde(default)]
    sectors: Vec<String>,
    area_words: Vec<Spanned<String>>,
    issuing: Vec<Spanned<String>>,
    counted: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleSyntax {
    id: Spanned<String>,
    #[serde(rename = "type")]
    kind: DocumentType,
    numbered: Numbered,
    #[serde(default)]
    abbreviation: bool,
    words: Vec<Spanned<String>>,
    #[serde(default)]
    example: Vec<Example>,
    #[serde(default)]
    counter: Vec<Example>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct IssuerSyntax {
    words: Vec<Spanned<String>>,
    #[serde(default)]
    area: bool,
}

/// One kind of document.
#[derive(Debug, Serialize, Deserialize)]
pub struct DocumentRule {
    /// The id that facts carry: `document/decree`.
    pub id: String,
    /// The kind.
    pub kind: DocumentType,
    /// What must follow its word.
    pub numbered: Numbered,
    /// Counts only in capitals.
    pub abbreviation: bool,
}

/// What a phrase of [`Layer::Document`] or [`Layer::DocumentNeighbour`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum DocumentWord {
    /// The word of a rule, by index.
    Kind(usize),
    /// "số".
    Number,
    /// Who issues documents; `area` where a place may follow.
    Issuer {
        /// A place may follow.
        area: bool,
    },
    /// The kind of a place.
    Area,
    /// What an issuer does with a document.
    Issuing,
    /// A counted noun.
    Counted,
}

impl DocumentWord {
    /// Whether a citation is looked for where it stands.
    fn announces(self) -> bool {
        matches!(self, Self::Kind(_) | Self::Issuer { .. } | Self::Issuing)
    }
}

/// The compiled tables.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct DocumentPatterns {
    /// The rules.
    pub rules: Vec<DocumentRule>,
    /// By the payload of [`Layer::Document`] and [`Layer::DocumentNeighbour`].
    pub words: Vec<DocumentWord>,
    /// Codes that may stand apart from their number.
    pub codes: Vec<u32>,
    /// The word before an issuer (của).
    pub of: u32,
    /// The word between two numbers (và).
    pub and: u32,
}

/// Reads the file.
pub fn load(builder: &mut Builder<'_>) -> DocumentPatterns {
    let Some((file, syntax)) = builder.file::<DocumentsFile>("documents.toml") else {
        return DocumentPatterns::default();
    };
    let mut patterns = DocumentPatterns {
        codes: syntax.codes.iter().map(|c| builder.word(c)).collect(),
        of: builder.word("của"),
        and: builder.word("và"),
        ..DocumentPatterns::default()
    };
    let full = |id: &Spanned<String>| format!("document/{}", id.get_ref());
    let sector = format!("({})", syntax.sectors.join("|"));
    let mut add = |builder: &mut Builder<'_>, words: &[Spanned<String>], id: &str, word: DocumentWord| {
        for phrase in words {
            let text = phrase.get_ref().replace("<sector>", &sector);
            let at = Some(file.place_of(phrase));
            let wherever = word.announces();
            let layers = Beside { asked: Layer::DocumentNeighbour, found: Layer::Document, wherever };
            builder.phrase_beside(file, at, id, &text, layers, patterns.words.len());
        }
        patterns.words.push(word);
    };
    for (index, rule) in syntax.rule.iter().enumerate() {
        add(builder, &rule.words, &full(&rule.id), DocumentWord::Kind(index));
    }
    for issuer in &syntax.issuer {
        add(builder, &issuer.words, "issuer", DocumentWord::Issuer { area: issuer.area });
    }
    add(builder, &syntax.number_words, "number_words", DocumentWord::Number);
    add(builder, &syntax.area_words, "area_words", DocumentWord::Area);
    add(builder, &syntax.issuing, "issuing", DocumentWord::Issuing);
    add(builder, &syntax.counted, "counted", DocumentWord::Counted);
    for rule in syntax.rule {
        let at = file.place_of(&rule.id);
        let id = full(&rule.id);
        if patterns.rules.iter().any(|r| r.id == id) {
            builder.finding(file, Some(at), Some(&id), "the id stands twice");
        }
        builder.rule(file, at, &id, rule.example, rule.counter);
        patterns.rules.push(DocumentRule {
            id,
            kind: rule.kind,
            numbered: rule.numbered,
            abbreviation: rule.abbreviation,
        });
    }
    patterns
}
