//! The examples of `layout.toml` and `sentences.toml`, put to the test.
//!
//! What these rules make is no fact of the record that bears a rule's id, so their examples name
//! what the page shows: `title`, `published`, `author`, `outlet`, `sentence`, and `zone` (boilerplate
//! title published body caption byline) with the text of a `line`.

use super::{Layout, Zone};
use crate::pattern::layout::Kind;
use crate::pattern::{Example, Finding, Patterns};
use crate::scan::Scan;
use crate::segment;
use crate::text::{Doc, TokenBuffer};

/// What one text shows: key and value of each fact, lines with their zones.
struct Page {
    facts: Vec<toml::Table>,
}

impl Page {
    fn read(patterns: &Patterns, text: &str) -> Self {
        let mut buffer = TokenBuffer::new(&patterns.vocabulary);
        buffer.fill(text);
        let doc = Doc { raw: text, tokens: &buffer.tokens, lines: &buffer.lines };
        let mut scan = Scan::default();
        scan.run(doc, patterns);
        let layout = super::read(doc, &scan, patterns);
        let mut page = Self { facts: Vec::new() };
        page.add(doc, &layout);
        for sentence in segment::sentences(doc, &scan, &layout) {
            page.push(&[("sentence", &doc.clean(sentence.span))]);
        }
        page
    }

    fn add(&mut self, doc: Doc<'_, '_>, layout: &Layout) {
        if let Some(title) = layout.title {
            self.push(&[("title", &doc.clean(title))]);
        }
        if let Some(author) = layout.author {
            let outlet = layout.outlet.map(|o| doc.clean(o)).unwrap_or_default();
            self.push(&[("author", &doc.clean(author)), ("outlet", &outlet)]);
        }
        if let Some((_, date)) = layout.published {
            self.push(&[("published", &date.to_string())]);
        }
        for (line, &zone) in doc.lines.iter().zip(&layout.zones) {
            self.push(&[("zone", name(zone)), ("line", &doc.clean(line.span))]);
        }
    }

    fn push(&mut self, pairs: &[(&str, &str)]) {
        let pairs = pairs.iter().map(|&(k, v)| (k.to_owned(), toml::Value::String(v.to_owned())));
        self.facts.push(pairs.collect());
    }

    fn count(&self, key: &str, value: Option<&str>) -> usize {
        let found = |f: &&toml::Table| f.get(key).is_some_and(|v| value.is_none() || v.as_str() == value);
        self.facts.iter().filter(found).count()
    }
}

fn name(zone: Zone) -> &'static str {
    match zone {
        Zone::Boilerplate => "boilerplate",
        Zone::Title => "title",
        Zone::Published => "published",
        Zone::Body => "body",
        Zone::Caption => "caption",
        Zone::Byline => "byline",
    }
}

/// What the examples of layout and sentences find wrong with the patterns.
#[must_use]
pub fn check(patterns: &Patterns) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (n, rule) in patterns.layout.examples.iter().enumerate() {
        let mut wrong = |message: String| {
            findings.push(Finding::new(&rule.file, Some(rule.line), Some(&rule.id), message));
        };
        for example in &rule.examples {
            let page = Page::read(patterns, example.text.get_ref());
            for wanted in &example.facts {
                let fits = |found: &&toml::Table| wanted.iter().all(|(k, v)| found.get(k) == Some(v));
                if page.facts.iter().find(fits).is_none() {
                    let found: Vec<String> = page.facts.iter().map(ToString::to_string).collect();
                    wrong(format!(
                        "the example does not give {wanted}; it gives {}",
                        found.join(", ").replace('\n', " ")
                    ));
                }
            }
        }
        for counter in &rule.counters {
            if let Some(message) = refuted(patterns, patterns.layout.kinds.get(n).copied(), counter) {
                wrong(message);
            }
        }
    }
    findings
}

/// What a counter-example wrongly shows.
fn refuted(patterns: &Patterns, kind: Option<Kind>, counter: &Example) -> Option<String> {
    let page = Page::read(patterns, counter.text.get_ref());
    let (count, most) = match kind {
        Some(Kind::Published | Kind::Weekday | Kind::Month | Kind::Filler | Kind::Poster) => {
            (page.count("published", None), 0)
        }
        Some(Kind::Author | Kind::Source | Kind::Outlet | Kind::Office | Kind::Credit) => {
            (page.count("author", None), 0)
        }
        Some(Kind::Caption | Kind::CaptionStart) => (page.count("zone", Some("caption")), 0),
        Some(_) => (page.count("zone", Some("boilerplate")), 0),
        None => (page.count("sentence", None), 1),
    };
    let reason = counter.reason.as_deref().unwrap_or("no reason is given");
    (count > most).then(|| format!("the counter-example is taken all the same ({reason})"))
}
