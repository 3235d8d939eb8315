//! Layout: which lines of a scraped page are headline, publication line, body, caption, byline,
//! and which are boilerplate (menus, counters, procedure statistics, link lists, footers).

use crate::calendar::Date;
use crate::pattern::Patterns;
use crate::record::Author;
use crate::scan::Scan;
use crate::text::{Doc, Span};

/// What a line is to the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zone {
    /// No part of the article.
    Boilerplate,
    /// The headline.
    Title,
    /// The line that says when the page was posted.
    Published,
    /// The article's text, its section headings included.
    Body,
    /// The words under a picture.
    Caption,
    /// Who wrote it, or where it was taken from.
    Byline,
}

/// The layout of a page.
#[derive(Debug, Default)]
pub struct Layout {
    /// What each line is, by index.
    pub zones: Vec<Zone>,
    /// The headline.
    pub title: Option<Span>,
    /// When the page says it was posted: the date's own tokens.
    pub published: Option<(Span, Date)>,
    /// The names of the byline.
    pub author: Option<Span>,
    /// The newspaper or site of the byline.
    pub outlet: Option<Span>,
}

impl Layout {
    /// Whether anything but boilerplate stands on the page.
    #[must_use]
    pub fn has_article(&self) -> bool {
        self.zones.iter().any(|z| matches!(z, Zone::Title | Zone::Body | Zone::Caption))
    }
}

/// Reads the layout of a page.
#[must_use]
pub fn read(doc: Doc<'_, '_>, _scan: &Scan, _patterns: &Patterns) -> Layout {
    Layout { zones: vec![Zone::Body; doc.lines.len()], ..Layout::default() }
}

/// The byline of the record.
#[must_use]
pub fn author<'t>(doc: Doc<'t, '_>, layout: &Layout) -> Option<Author<'t>> {
    let mention = doc.mention(layout.author?);
    Some(Author {
        name: doc.clean(layout.author?),
        outlet: layout.outlet.map(|span| doc.clean(span)),
        text: mention.text,
        start: mention.start,
        end: mention.end,
    })
}
