//! From one article to its record.

use crate::calendar::{self, Date, Period};
use crate::layout::{self, Layout, Zone};
use crate::link;
use crate::link::indicator::trace::Trace;
use crate::link::person::People;
use crate::link::place::Places;
use crate::link::quantity::Leftover;
use crate::pattern::{Hit, Layer, Patterns};
use crate::record::{
    Anchor, AnchorBasis, Extractor, Indicator, Published, Record, SCHEMA, Source, TextBasis, Title, Warning,
    WarningCode,
};
use crate::scan::Scan;
use crate::segment::{self, Sentence};
use crate::tag;
use crate::tag::document::DocumentTag;
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
    /// Every other number, with what it counts.
    pub quantities: bool,
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
        let named = |unit: usize| (unit < self.patterns.numbers.units.len()).then_some(());
        self.first(Layer::Unit, at, named).map(|(hit, ())| hit)
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

    /// Hands a text's tokens, hits, layout and sentences to a function.
    pub(crate) fn with_context<'t, T>(&mut self, text: &'t str, see: impl FnOnce(&Context<'t, '_, 'p>) -> T) -> T {
        let patterns = self.patterns;
        let (doc, scan) = self.scan(text);
        let layout = layout::read(doc, scan, patterns);
        let sentences = segment::sentences(doc, scan, &layout);
        see(&Context { doc, patterns, scan, layout: &layout, sentences: &sentences })
    }

    /// The lines of a text with what each is to the article, and its sentences.
    pub fn outline(&mut self, text: &str) -> Outline {
        self.with_context(text, |context| {
            let doc = context.doc;
            let lines = doc.lines.iter().zip(&context.layout.zones);
            Outline {
                lines: lines.map(|(line, &zone)| (doc.slice(line.span).to_owned(), zone)).collect(),
                sentences: context.sentences.iter().map(|s| doc.slice(s.span).to_owned()).collect(),
            }
        })
    }

    /// The record of an article.
    pub fn extract<'t>(&mut self, article: &'t Article<'_>, options: Options) -> Record<'t>
    where
        'p: 't,
    {
        self.with_context(&article.text, |context| {
            Facts::find(context, article, None).record(context, article, options)
        })
    }
}

/// What the stages after segmentation find in one article.
#[derive(Debug)]
pub(crate) struct Facts<'t> {
    pub(crate) documents: Vec<DocumentTag>,
    pub(crate) published: Option<Published<'t>>,
    pub(crate) anchor: Option<(Date, AnchorBasis)>,
    pub(crate) dates: Vec<DateFact>,
    pub(crate) places: Places<'t>,
    pub(crate) people: People<'t>,
    pub(crate) indicators: Vec<Indicator<'t>>,
    pub(crate) warnings: Vec<Warning<'t>>,
}

impl<'t> Facts<'t> {
    /// Tags and links.
    pub(crate) fn find<'p: 't>(context: &Context<'t, '_, 'p>, article: &'t Article<'_>, trace: Option<&Trace>) -> Self {
        let Context { doc, layout, .. } = *context;
        let mut warnings = Vec::new();
        let documents = tag::document::tag(context);
        let dates = tag::date::tag(context, &documents, &mut warnings);
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
        let anchor = link::anchor::find(context, &dates, given, layout.published.map(|p| p.1));
        let dates = link::anchor::resolve(context, &dates, anchor);
        let day = anchor.map(|a| a.0);
        let documents = link::anchor::documents(context, documents, &dates);
        let places = link::place::link(context, tag::place::tag(context), day, &mut warnings);
        let people = link::person::link(context, &places, day, tag::official::tag(context));
        let indicators =
            link::indicator::link(context, &dates, &documents, &places, &people, anchor, &mut warnings, trace);
        Self { documents, published, anchor, dates, places, people, indicators, warnings }
    }

    /// The numbers of headline, body and captions that no date, document or indicator is made of.
    pub(crate) fn leftovers(&self, context: &Context<'_, '_, '_>) -> Vec<Leftover> {
        let documents = self.documents.iter().map(|d| d.span);
        let indicators = self.indicators.iter().map(|i| span_of_chars(context.doc, i.start, i.end));
        let claimed = link::merged(self.dates.iter().map(|d| d.span).chain(documents).chain(indicators));
        link::quantity::link(context, &claimed)
    }

    fn record<'p: 't>(
        mut self,
        context: &Context<'t, '_, 'p>,
        article: &'t Article<'_>,
        options: Options,
    ) -> Record<'t> {
        let Context { doc, patterns, layout, .. } = *context;
        let text: &'t str = &article.text;
        let leftovers = options.quantities.then(|| self.leftovers(context));
        let warnings = &mut self.warnings;
        if let Some(leftovers) = &leftovers {
            warnings.extend(link::quantity::unexplained(context, leftovers));
        }
        if text.trim().is_empty() {
            warn(warnings, WarningCode::EmptyArticle, "the article has no text");
        } else if !layout.has_article() {
            warn(warnings, WarningCode::BoilerplateOnly, "the page holds no article");
        }
        if self.anchor.is_none() {
            warn(warnings, WarningCode::NoAnchor, "no date to resolve incomplete dates against");
        }
        if self.published.is_none() {
            warn(warnings, WarningCode::NoPublishedDate, "the page does not say when it was posted");
        }
        if article.replaced_bytes {
            warn(warnings, WarningCode::ReplacedBytes, "bad byte sequences were replaced by U+FFFD");
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
            anchor: self.anchor.map(|(value, basis)| Anchor { value: calendar::iso(value), basis }),
            title,
            published: self.published,
            author: layout::author(doc, layout),
            province: self.places.article,
            dates: link::anchor::mentions(context, &self.dates),
            officials: self.people.officials,
            provinces: self.places.mentions,
            indicators: self.indicators,
            documents: tag::document::mentions(context, &self.documents),
            quantities: leftovers.map(|leftovers| link::quantity::record(context, &leftovers)),
            text: options.with_text.then_some(Cow::Borrowed(text)),
            warnings: self.warnings,
        }
    }
}

/// The tokens that hold code points.
pub(crate) fn span_of_chars(doc: Doc<'_, '_>, start: usize, end: usize) -> Span {
    let first = doc.tokens.partition_point(|token| token.char_end as usize <= start);
    Span::new(first, doc.tokens.partition_point(|token| (token.char_start as usize) < end))
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
