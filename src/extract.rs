//! From one article to its record.

use crate::calendar::{self, Date, Period};
use crate::layout::{self, Layout, Zone};
use crate::link;
use crate::pattern::{Hit, Layer, Patterns};
use crate::record::{Anchor, Extractor, Published, Record, SCHEMA, Source, TextBasis, Title, Warning, WarningCode};
use crate::scan::Scan;
use crate::segment::{self, Sentence};
use crate::tag;
use crate::text::{Doc, Span, TokenBuffer};
use sha2::{Digest, Sha256};
use std::borrow::Cow;

/// One article as it came in.
#[derive(Debug, Clone, Default)]
pub struct Article<'a> {
    /// Its identity within the run.
    pub id: Cow<'a, str>,
    /// The file's path, or `-`.
    pub uri: Cow<'a, str>,
    /// The 1-based line, in JSON Lines input.
    pub line: Option<u64>,
    /// The media type of the input.
    pub media_type: Cow<'a, str>,
    /// The document text.
    pub text: Cow<'a, str>,
    /// A headline that stands beside the text.
    pub title: Option<Cow<'a, str>>,
    /// A publication date that stands beside the text.
    pub published: Option<(Date, Cow<'a, str>)>,
    /// A date against which to resolve, given for the run.
    pub anchor: Option<Date>,
    /// Bad byte sequences were replaced by U+FFFD.
    pub replaced_bytes: bool,
}

/// What a record holds on request.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// The document text.
    pub with_text: bool,
}

/// A text's lines and sentences, as layout and segmentation see them.
#[derive(Debug, Clone)]
pub struct Outline {
    /// Every line that holds a word, with what it is to the article.
    pub lines: Vec<(String, Zone)>,
    /// The sentences of headline, body and captions.
    pub sentences: Vec<String>,
}

/// Everything that the stages found in one text, handed from each to the next.
#[derive(Debug)]
pub struct Context<'t, 'b, 'p> {
    /// The text.
    pub doc: Doc<'t, 'b>,
    /// The patterns in force.
    pub patterns: &'p Patterns,
    /// What the scan found.
    pub scan: &'b Scan,
    /// Headline, publication line, body, captions, byline, boilerplate.
    pub layout: &'b Layout,
    /// The sentences of headline, body and captions.
    pub sentences: &'b [Sentence],
}

impl Context<'_, '_, '_> {
    /// Looks up the longest phrases that begin at a token, of a layer that is [asked for](Layer::asked): where
    /// they stand, and what `add` makes of their payloads.
    pub fn longest<T: Default>(&self, layer: Layer, at: usize, add: impl FnMut(&mut T, u32)) -> Option<(Span, T)> {
        self.scan.longest(self.doc, self.patterns, layer, at, add)
    }

    /// The first of the longest phrases that begin at a token, of a layer that is asked for, of whose payload
    /// `pick` makes something.
    pub fn first<T>(&self, layer: Layer, at: usize, pick: impl Fn(usize) -> Option<T>) -> Option<(Hit, T)> {
        let (span, first) = self.longest(layer, at, |first: &mut Option<(u32, T)>, payload| {
            if first.is_none() {
                *first = pick(payload as usize).map(|picked| (payload, picked));
            }
        })?;
        first.map(|(payload, picked)| (Hit::asked(payload, span), picked))
    }

    /// The unit or counted noun that begins at a token: a payload of
    /// [`NumberPatterns::units`](crate::pattern::number::NumberPatterns::units).
    pub fn unit(&self, at: usize) -> Option<Hit> {
        self.first(Layer::Unit, at, |_| Some(())).map(|(hit, ())| hit)
    }
}

/// Owns all scratch; one a thread.
#[derive(Debug)]
pub struct Worker<'p> {
    patterns: &'p Patterns,
    buffer: TokenBuffer<'p>,
    scan: Scan,
}

impl<'p> Worker<'p> {
    /// A worker with empty scratch.
    #[must_use]
    pub fn new(patterns: &'p Patterns) -> Self {
        Self { patterns, buffer: TokenBuffer::new(&patterns.vocabulary), scan: Scan::default() }
    }

    /// A text's tokens and lines: the first stage alone.
    pub fn tokenize<'t>(&mut self, text: &'t str) -> Doc<'t, '_> {
        self.buffer.fill(text);
        Doc { raw: text, tokens: &self.buffer.tokens, lines: &self.buffer.lines }
    }

    /// A text's tokens and what the patterns find in them: the first two stages.
    pub fn scan<'t>(&mut self, text: &'t str) -> (Doc<'t, '_>, &Scan) {
        let patterns = self.patterns;
        self.buffer.fill(text);
        let doc = Doc { raw: text, tokens: &self.buffer.tokens, lines: &self.buffer.lines };
        self.scan.run(doc, patterns);
        (doc, &self.scan)
    }

    /// The lines of a text with what each is to the article, and its sentences.
    pub fn outline(&mut self, text: &str) -> Outline {
        let patterns = self.patterns;
        self.buffer.fill(text);
        let doc = Doc { raw: text, tokens: &self.buffer.tokens, lines: &self.buffer.lines };
        self.scan.run(doc, patterns);
        let layout = layout::read(doc, &self.scan, patterns);
        let sentences = segment::sentences(doc, &self.scan, &layout);
        let lines = doc.lines.iter().zip(&layout.zones);
        Outline {
            lines: lines.map(|(line, &zone)| (doc.slice(line.span).to_owned(), zone)).collect(),
            sentences: sentences.iter().map(|s| doc.slice(s.span).to_owned()).collect(),
        }
    }

    /// The record of an article.
    pub fn extract<'t>(&mut self, article: &'t Article<'_>, options: Options) -> Record<'t>
    where
        'p: 't,
    {
        let patterns = self.patterns;
        let text: &'t str = &article.text;
        let (doc, scan) = self.scan(text);
        let layout = layout::read(doc, scan, patterns);
        let sentences = segment::sentences(doc, scan, &layout);
        let context = Context { doc, patterns, scan, layout: &layout, sentences: &sentences };

        let mut warnings = Vec::new();
        let documents = tag::document::tag(&context);
        let dates = tag::date::tag(&context, &documents, &mut warnings);
        let published = match &article.published {
            Some((date, text)) => Some(Published {
                value: calendar::iso(*date),
                text: text.clone(),
                start: None,
                end: None,
                basis: TextBasis::Metadata,
            }),
            None => layout.published.map(|(span, date)| {
                let mention = doc.mention(span);
                Published {
                    value: calendar::iso(date),
                    text: mention.text,
                    start: Some(mention.start),
                    end: Some(mention.end),
                    basis: TextBasis::Text,
                }
            }),
        };
        let given = article.anchor.or(article.published.as_ref().map(|p| p.0));
        let anchor = link::anchor::find(&context, &dates, given, layout.published.map(|p| p.1));
        let dates = link::anchor::resolve(&context, &dates, anchor);
        let day = anchor.map(|a| a.0);
        let documents = link::anchor::documents(&context, documents, &dates);
        let places = link::place::link(&context, tag::place::tag(&context), day, &mut warnings);
        let people = link::person::link(&context, &places, day, tag::official::tag(&context));
        let indicators = link::indicator::link(&context, &dates, &documents, &places, &people, anchor, &mut warnings);

        if text.trim().is_empty() {
            warn(&mut warnings, WarningCode::EmptyArticle, "the article has no text");
        } else if !layout.has_article() {
            warn(&mut warnings, WarningCode::BoilerplateOnly, "the page holds no article");
        }
        if anchor.is_none() {
            warn(&mut warnings, WarningCode::NoAnchor, "no date to resolve incomplete dates against");
        }
        if published.is_none() {
            warn(&mut warnings, WarningCode::NoPublishedDate, "the page does not say when it was posted");
        }
        if article.replaced_bytes {
            warn(&mut warnings, WarningCode::ReplacedBytes, "bad byte sequences were replaced by U+FFFD");
        }

        let title = match &article.title {
            Some(text) => {
                Some(Title { text: Cow::Borrowed(text.as_ref()), start: None, end: None, basis: TextBasis::Metadata })
            }
            None => layout.title.map(|span| {
                let mention = doc.mention(span);
                Title { text: mention.text, start: Some(mention.start), end: Some(mention.end), basis: TextBasis::Text }
            }),
        };
        Record {
            schema: Cow::Borrowed(SCHEMA),
            extractor: Extractor {
                version: Cow::Borrowed(env!("CARGO_PKG_VERSION")),
                patterns: Cow::Borrowed(patterns.hash()),
            },
            id: Cow::Borrowed(&article.id),
            source: Source {
                uri: Cow::Borrowed(&article.uri),
                line: article.line,
                media_type: Cow::Borrowed(&article.media_type),
                sha256: Cow::Owned(sha256(text)),
            },
            anchor: anchor.map(|(value, basis)| Anchor { value: calendar::iso(value), basis }),
            title,
            published,
            author: layout::author(doc, &layout),
            province: places.article.clone(),
            dates: link::anchor::mentions(&context, &dates),
            officials: people.officials,
            provinces: places.mentions,
            indicators,
            documents: tag::document::mentions(&context, &documents),
            quantities: None,
            text: options.with_text.then_some(Cow::Borrowed(text)),
            warnings,
        }
    }
}

fn warn(warnings: &mut Vec<Warning<'_>>, code: WarningCode, message: &'static str) {
    warnings.push(Warning { code, message: Cow::Borrowed(message), start: None, end: None });
}

fn sha256(text: &str) -> String {
    let digit = |n: u8| char::from(b"0123456789abcdef"[usize::from(n)]);
    Sha256::digest(text.as_bytes()).iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// A date expression resolved to a period.
#[derive(Debug, Clone, Copy)]
pub struct DateFact {
    /// Its tokens.
    pub span: Span,
    /// What it names.
    pub period: Period,
    /// The rule that found it: an index of `dates.toml`.
    pub rule: usize,
    /// A time that the text speaks of, the publication date, or part of a citation.
    pub usage: tag::date::DateUse,
    /// The time of a stock (tính đến, đến hết).
    pub stock: bool,
}
