//! `layout.toml`, the words of the pages around an article, and `sentences.toml`, the abbreviations
//! whose full stop ends no sentence.

use super::files::Example;
use super::{Builder, Layer};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use toml::Spanned;

/// What a phrase of a page is to the line that it stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[repr(u32)]
pub enum Kind {
    /// An item of a menu: a line made of such is boilerplate wherever it stands.
    Menu,
    /// A section's name, which may also head a part of an article: boilerplate outside of it.
    Section,
    /// A button or control of the page.
    Tool,
    /// A placeholder that stands for a picture.
    Image,
    /// A count of the page, its value after it or on the next line.
    Counter,
    /// The same outside of the article; inside it may be the article's own.
    Label,
    /// Begins a line of the portal's footer.
    Footer,
    /// Begins a line that is the portal's name.
    Site,
    /// Anywhere in a line, makes it a note of the portal.
    Notice,
    /// Ends the article: what follows is lists of other articles, or comments.
    End,
    /// Words that scripts leave before a headline (null).
    Junk,
    /// Introduces the date of posting.
    Published,
    /// A day of the week.
    Weekday,
    /// A month's name.
    Month,
    /// Words that stand between the parts of a publication line.
    Filler,
    /// Marks a date that is not the article's: a clock, a widget.
    Clock,
    /// Who put the article on the site: not its author.
    Poster,
    /// Introduces the author.
    Author,
    /// Introduces an author or a newspaper.
    Source,
    /// A newspaper, station or agency, or the word that its name begins with.
    Outlet,
    /// A desk or an office that signs in place of a person.
    Office,
    /// Ends the names: what follows took the pictures.
    Credit,
    /// Shows a line without full stop to be the words under a picture.
    Caption,
    /// The same, where the line begins with it.
    CaptionStart,
}

/// A set of kinds: a phrase may have several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Kinds(u32);

impl Kinds {
    /// The set of these.
    #[must_use]
    pub const fn of(kinds: &[Kind]) -> Self {
        let mut bits = 0;
        let mut n = 0;
        while n < kinds.len() {
            bits |= 1 << kinds[n] as u32;
            n += 1;
        }
        Self(bits)
    }
    /// Whether the kind is in it.
    #[must_use]
    pub fn has(self, kind: Kind) -> bool {
        self.0 & 1 << kind as u32 != 0
    }
    /// Whether one of the other's kinds is in it.
    #[must_use]
    pub fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
    /// Both together.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LayoutFile {
    image_endings: Vec<String>,
    months: BTreeMap<Spanned<String>, i8>,
    rule: Vec<RuleSyntax>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleSyntax {
    id: Spanned<String>,
    kind: Kind,
    phrases: Vec<Spanned<String>>,
    #[serde(default)]
    example: Vec<Example>,
    #[serde(default)]
    counter: Vec<Example>,
}

/// What a hit of [`Layer::Layout`] means.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct Entry {
    /// What it is to its line.
    pub kind: Kind,
    /// The month that it names, else 0.
    pub month: i8,
}

/// The compiled tables.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct LayoutPatterns {
    /// By the payload of [`Layer::Layout`].
    pub entries: Vec<Entry>,
    /// The words that image file names end with, sorted.
    pub image_endings: Vec<u32>,
    /// và, between two names.
    pub and: u32,
    /// ngày, before a date.
    pub day: u32,
    /// tháng, between day and month.
    pub month: u32,
    /// năm, between month and year.
    pub year: u32,
    /// The rules' ids and kinds.
    pub kinds: Vec<(String, Kind)>,
}

impl LayoutPatterns {
    /// The kind of a rule; `None` for those of `sentences.toml`.
    #[must_use]
    pub fn kind_of(&self, rule: &str) -> Option<Kind> {
        self.kinds.iter().find(|(id, _)| id == rule).map(|&(_, kind)| kind)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SentencesFile {
    rule: Vec<AbbreviationSyntax>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AbbreviationSyntax {
    id: Spanned<String>,
    phrases: Vec<Spanned<String>>,
    #[serde(default)]
    example: Vec<Example>,
    #[serde(default)]
    counter: Vec<Example>,
}

/// Reads `sentences.toml`: the phrases of [`Layer::Sentence`].
fn load_sentences(builder: &mut Builder<'_>) {
    let Some((file, syntax)) = builder.file::<SentencesFile>("sentences.toml") else {
        return;
    };
    for (n, rule) in syntax.rule.into_iter().enumerate() {
        let at = file.place_of(&rule.id);
        let id = format!("sentence/{}", rule.id.get_ref());
        for phrase in &rule.phrases {
            builder.phrase(file, Some(file.place_of(phrase)), &id, phrase.get_ref(), Layer::Sentence, n);
        }
        builder.rule(file, at, &id, rule.example, rule.counter);
    }
}

/// Reads the files.
pub fn load(builder: &mut Builder<'_>) -> LayoutPatterns {
    // Before anything can fail, so that the file counts as read.
    load_sentences(builder);
    let Some((file, syntax)) = builder.file::<LayoutFile>("layout.toml") else {
        return LayoutPatterns::default();
    };
    let mut patterns = LayoutPatterns {
        image_endings: syntax.image_endings.iter().map(|w| builder.word(w)).collect(),
        and: builder.word("và"),
        day: builder.word("ngày"),
        month: builder.word("tháng"),
        year: builder.word("năm"),
        ..LayoutPatterns::default()
    };
    patterns.image_endings.sort_unstable();
    for (words, &month) in &syntax.months {
        let at = Some(file.place_of(words));
        if !(1..=12).contains(&month) {
            builder.finding(file, at, Some("months"), format!("{:?} is no month from 1 to 12", words.get_ref()));
        }
        builder.phrase(file, at, "months", words.get_ref(), Layer::Layout, patterns.entries.len());
        patterns.entries.push(Entry { kind: Kind::Month, month });
    }
    for rule in syntax.rule {
        let at = file.place_of(&rule.id);
        let id = format!("layout/{}", rule.id.get_ref());
        if patterns.kinds.iter().any(|(other, _)| *other == id) {
            builder.finding(file, Some(at), Some(&id), "the id stands twice");
        }
        for phrase in &rule.phrases {
            let at = Some(file.place_of(phrase));
            builder.phrase(file, at, &id, phrase.get_ref(), Layer::Layout, patterns.entries.len());
        }
        patterns.entries.push(Entry { kind: rule.kind, month: 0 });
        builder.rule(file, at, &id, rule.example, rule.counter);
        patterns.kinds.push((id, rule.kind));
    }
    patterns
}
