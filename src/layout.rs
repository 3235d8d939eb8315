//! Layout: which lines of a scraped page are headline, publication line, body, caption, byline,
//! and which are boilerplate (menus, counters, procedure statistics, link lists, footers).
//!
//! Each row of the page (a line, or several that a hard wrap cut) is first seen by itself: page
//! furniture, running text, publication line, byline. The article's place is then found from what
//! is certain, its first and last paragraph of running text; headline and publication line are
//! looked for before it, the byline after it. What lies outside is boilerplate. Inside only what is
//! furniture beyond doubt is taken away: losing text is worse than keeping a button.

mod byline;
mod page;
mod published;
#[cfg(test)]
mod tests;

use crate::calendar::Date;
use crate::pattern::Patterns;
use crate::pattern::layout::{Kind, Kinds};
use crate::record::{Author, closed_enum};
use crate::scan::Scan;
use crate::text::{Doc, Span, Token, TokenKind};
use byline::Byline;
use page::{Ending, Furniture, Page, Row};
use published::Publication;
use serde::{Deserialize, Serialize};

closed_enum! {
    /// What a line is to the article.
    Zone {
        /// No part of the article.
        Boilerplate = "boilerplate",
        /// The headline.
        Title = "title",
        /// The line that says when the page was posted.
        Published = "published",
        /// The article's text, its section headings included.
        Body = "body",
        /// The words under a picture.
        Caption = "caption",
        /// Who wrote it, or where it was taken from.
        Byline = "byline",
    }
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
    /// Lines that go on with the sentence of the line before them, which a hard wrap cut; sorted.
    pub wrapped: Vec<usize>,
    /// Where the byline begins that ends a paragraph: what follows on its line is no text.
    pub tail: Option<u32>,
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
pub fn read(doc: Doc<'_, '_>, scan: &Scan, patterns: &Patterns) -> Layout {
    let page = Page { doc, scan, patterns: &patterns.layout, all: patterns };
    let rows = page.rows();
    let mut reader = Reader { page, zones: vec![Zone::Body; rows.len()], rows: &rows, layout: Layout::default() };
    match reader.lead() {
        Some(lead) => reader.article(lead),
        None => reader.fragment(),
    }
    let Reader { zones, mut layout, .. } = reader;
    layout.zones = Vec::with_capacity(doc.lines.len());
    for (row, &zone) in rows.iter().zip(&zones) {
        layout.wrapped.extend(row.lines.0 + 1..row.lines.1);
        layout.zones.resize(row.lines.1, zone);
    }
    layout
}

struct Reader<'t, 'b, 'p, 'r> {
    page: Page<'t, 'b, 'p>,
    rows: &'r [Row],
    zones: Vec<Zone>,
    layout: Layout,
}

/// How many rows of an article's beginning a publication line may stand after its lead.
const LATE: usize = 3;
/// How many rows of buttons and counters may stand between headline and publication line.
const REACH: usize = 12;
/// The longest and shortest headline, in words.
const HEADLINE: std::ops::RangeInclusive<usize> = 3..=45;

impl Reader<'_, '_, '_, '_> {
    /// The first paragraph of running text; where there is none, the first sentence.
    fn lead(&self) -> Option<usize> {
        let first = self.rows.iter().position(Row::is_prose);
        let first = first.map(|first| self.past_headline(self.past_notice(self.past_menus(first))));
        first.or_else(|| self.rows.iter().position(|r| r.is_sentence() && self.signature(r).is_none()))
    }

    /// A greeting or a notice may be the one paragraph before the page's menus: the lead is the
    /// first after them, if an article follows.
    fn past_menus(&self, first: usize) -> usize {
        let mut menus = 0;
        for n in first + 1..self.rows.len().min(first + 60) {
            let row = &self.rows[n];
            if row.is_prose() {
                let more = self.rows[n..].iter().filter(|r| r.is_prose()).take(2).count();
                return if menus >= 3 && more == 2 { n } else { first };
            }
            menus += usize::from(row.furniture == Some(Furniture::Menu));
        }
        first
    }

    /// A headline may be a sentence with its full stop: the lead is then the first paragraph below its date.
    fn past_headline(&self, first: usize) -> usize {
        if !self.is_closed_headline(first) || self.above(first).is_some() {
            return first;
        }
        (first + 2..self.rows.len().min(first + 8)).find(|&n| self.rows[n].is_prose()).unwrap_or(first)
    }

    /// Whether a row is one sentence with its full stop, and the next one says when the page was posted.
    fn is_closed_headline(&self, n: usize) -> bool {
        let row = &self.rows[n];
        let doc = &self.page.doc;
        let single = || {
            let inner = row.span.start as usize..row.span.end as usize - 1;
            !inner.clone().any(|i| matches!(doc.punct(i), Some('.' | '!' | '?')) && doc.tokens[i + 1].space_before())
        };
        row.furniture.is_none()
            && row.ending == Ending::Stop
            && HEADLINE.contains(&row.words)
            && single()
            && self.rows.get(n + 1).and_then(|next| self.page.publication(next)).is_some_and(|p| p.labelled || p.timed)
    }

    /// Whether a short row is torn off the sentence that the next one goes on with.
    fn is_torn(&self, n: usize) -> bool {
        let next = self.rows.get(n + 1).filter(|next| next.is_prose() && !next.blank_before);
        let small = |t: &Token| t.kind == TokenKind::Word && !t.capitalized();
        self.rows[n].words <= 6 && next.is_some_and(|r| small(&self.page.doc.tokens[r.span.start as usize]))
    }

    /// A notice of the site may stand above everything: the lead is then the first paragraph below the one headline
    /// that has its date beside it.
    fn past_notice(&self, first: usize) -> usize {
        if (0..first).any(|n| self.is_candidate(n)) {
            return first;
        }
        let dated = |n: usize| self.page.publication(&self.rows[n]).is_some_and(|p| p.labelled || p.timed);
        let next = first + 1..self.rows.len().min(first + 8);
        let Some(date) = next.clone().find(|&n| dated(n)) else { return first };
        let prose = |n: &usize| self.rows[*n].is_prose();
        let titled = next.clone().take_while(|&n| n < date).filter(|&n| self.is_candidate(n)).count() == 1;
        let lone = !next.clone().filter(|&n| n < date).any(|n| prose(&n)) && !(date + 1..self.rows.len()).any(dated);
        match (date + 1..self.rows.len().min(date + 6)).find(prose) {
            Some(lead) if titled && lone => lead,
            _ => first,
        }
    }

    /// A page without a sentence: a table, a headline alone, a fragment, or nothing but furniture.
    fn fragment(&mut self) {
        let furniture = self.rows.iter().filter(|r| r.furniture.is_some_and(|f| f != Furniture::Number)).count();
        let menus = furniture >= 3 && furniture * 3 >= self.rows.len();
        for (n, row) in self.rows.iter().enumerate() {
            if menus || row.furniture.is_some_and(|f| f != Furniture::Number && f != Furniture::Section) {
                self.zones[n] = Zone::Boilerplate;
            }
        }
        if !menus && self.rows.len() > 1 {
            let end = self.rows.len();
            self.header(end);
        }
    }

    fn article(&mut self, lead: usize) {
        let end = self.end(lead);
        let last = (lead..end).rev().find(|&n| self.is_text(n)).unwrap_or(lead);
        self.zones[end..].fill(Zone::Boilerplate);
        self.body(lead, last);
        self.header(lead);
        self.footer(lead, last, end);
    }

    /// Whether a row is text of an article, by itself.
    fn is_text(&self, n: usize) -> bool {
        let row = &self.rows[n];
        row.is_sentence() && self.signature(row).is_none()
    }

    /// Where the article ends at the latest: at the head of a list of other articles, unless most
    /// of the running text comes after it.
    fn end(&self, lead: usize) -> usize {
        let long = |r: &Row| r.is_prose() && r.words >= 25;
        let total = self.rows[lead..].iter().filter(|r| long(r)).count();
        let mut before = 0;
        for (n, row) in self.rows.iter().enumerate().skip(lead) {
            before += usize::from(long(row));
            if row.furniture == Some(Furniture::End) && total - before <= before.max(1) {
                return n;
            }
        }
        self.rows.len()
    }

    /// A row that may be the headline.
    fn is_candidate(&self, n: usize) -> bool {
        let row = &self.rows[n];
        let first = self.page.first_word(row.span).map(|i| &self.page.doc.tokens[i]);
        let begins = first.is_some_and(|t| t.kind == TokenKind::Digits || t.capitalized() || self.is_junk(row.span));
        row.furniture.is_none()
            && HEADLINE.contains(&row.words)
            && (matches!(row.ending, Ending::Open | Ending::Soft) || self.is_closed_headline(n))
            && begins
            && !self.is_torn(n)
            && !self.is_bullet(row.span)
            && !self.is_numbered(row.span)
            && !(row.words <= 4 && self.page.starts_with(row.span, Kind::Outlet).is_some())
            && self.page.publication(row).is_none()
            && self.signature(row).is_none()
    }

    /// A short row that is a byline beyond doubt.
    fn signature(&self, row: &Row) -> Option<Byline> {
        if row.words > 14 {
            return None;
        }
        self.page.byline(row.span).filter(Byline::is_certain)
    }

    fn is_junk(&self, span: Span) -> bool {
        self.page.phrase(span.start as usize).is_some_and(|(k, _)| k.has(Kind::Junk))
    }

    fn is_bullet(&self, span: Span) -> bool {
        matches!(self.page.doc.punct(span.start as usize), Some('-' | '+' | '*' | '•' | '►' | '>'))
    }

    /// "1.", "a)", "II." before a heading; no abbreviation (TP. Vinh, H. Kỳ Anh).
    fn is_numbered(&self, span: Span) -> bool {
        let first = &self.page.doc.tokens[span.start as usize];
        let mark = self.page.doc.punct(span.start as usize + 1);
        let word = self.page.doc.word(span.start as usize);
        let letter = matches!(word, "A" | "B" | "C" | "D" | "Đ" | "E" | "G");
        let short =
            first.kind == TokenKind::Digits && first.len_chars() <= 2 || letter || crate::scan::roman(word).is_some();
        let spaced = self.page.doc.get(span.start as usize + 2).is_none_or(Token::space_before);
        short && spaced && matches!(mark, Some('.' | ')' | '/'))
            || first.len_chars() == 1 && first.kind == TokenKind::Word && mark == Some(')')
    }

    /// A row that may stand between headline and publication line or lead.
    fn is_transparent(&self, n: usize) -> bool {
        let row = &self.rows[n];
        match row.furniture {
            Some(f) => f.is_transparent(),
            None => self.page.publication(row).is_some() || self.signature(row).is_some(),
        }
    }

    /// The nearest candidate before a row.
    fn above(&self, n: usize) -> Option<usize> {
        let stop = (0..n).rev().take(REACH).find(|&k| !self.is_transparent(k))?;
        self.is_candidate(stop).then_some(stop)
    }

    /// The nearest candidate after a row and before the lead.
    fn below(&self, n: usize, lead: usize) -> Option<usize> {
        let stop = (n + 1..lead).take(REACH).find(|&k| !self.is_transparent(k))?;
        self.is_candidate(stop).then_some(stop)
    }

    /// Headline, publication line and what else stands before the lead.
    fn header(&mut self, lead: usize) {
        let publication = self.publication_row(lead);
        let title = self.title_row(lead, publication.map(|p| p.0));
        let furnished = self.rows[..lead].iter().any(|r| r.furniture.is_some_and(|f| f != Furniture::Number));
        for n in 0..lead {
            let row = &self.rows[n];
            let before = title.map_or(furnished && lead < self.rows.len(), |t| n < t);
            if before || self.is_figure(n) || row.furniture.is_some_and(|f| f != Furniture::Number) {
                self.zones[n] = Zone::Boilerplate;
            } else if self.page.publication(row).is_some() {
                // A date that is not the article's.
                self.zones[n] = if lead == self.rows.len() { Zone::Body } else { Zone::Boilerplate };
            } else if title.is_some_and(|t| n > t)
                && let Some(byline) = self.signature(row)
            {
                self.zones[n] = Zone::Byline;
                self.sign(byline);
            } else {
                self.zones[n] = self.text_zone(n);
            }
        }
        if let Some((n, publication)) = publication {
            self.zones[n] = Zone::Published;
            self.layout.published = Some((publication.span, publication.date));
            if let Some(name) = publication.name.and_then(|name| self.page.byline(name)) {
                self.sign(name);
            }
        }
        if let Some(title) = title {
            self.title(title, lead);
        }
        if self.layout.published.is_none() {
            self.layout.published = self.rows.get(lead).and_then(|row| self.glued_date(row));
        }
    }

    /// The date of posting that lost the space between it and the first sentence (08/11/2022Liên đoàn …).
    fn glued_date(&self, row: &Row) -> Option<(Span, Date)> {
        let end = row.span.start + 5;
        let next = self.page.doc.get(end as usize).filter(|t| row.span.len() > 5 && t.kind == TokenKind::Word)?;
        let glued = !next.space_before() && next.capitalized();
        let publication = self.page.publication_in(Span { end, ..row.span }).filter(|_| glued)?;
        Some((publication.span, publication.date))
    }

    /// The publication line of the header: next to headline or lead, or named as such.
    fn publication_row(&self, lead: usize) -> Option<(usize, Publication)> {
        let mut best: Option<(usize, Publication, usize, Option<usize>)> = None;
        for n in 0..lead {
            let Some(publication) = self.page.publication(&self.rows[n]) else { continue };
            let above = self.above(n);
            // "Thứ ba, 3-2-26 18:18:52" over all: the clock of the day on which the page was fetched.
            if publication.ticks && above.is_none() {
                continue;
            }
            let below = self.below(n, lead);
            let near = lead < self.rows.len() && lead - n <= REACH;
            let leads = near && (n + 1..lead).all(|k| self.is_transparent(k));
            let touches = above.is_some() || below.is_some() || leads;
            if !touches && !publication.labelled {
                continue;
            }
            let score = usize::from(touches) * 2 + usize::from(publication.labelled || publication.timed);
            // Of two lines under one headline the first tells of the posting, the second of changes.
            let better = best.as_ref().is_none_or(|b| score > b.2 || score == b.2 && (b.3.is_none() || above != b.3));
            if better {
                best = Some((n, publication, score, above));
            }
        }
        best.map(|b| (b.0, b.1))
    }

    fn title_row(&self, lead: usize, publication: Option<usize>) -> Option<usize> {
        let lead_words = || self.lead_words(lead);
        let chosen = if let Some(p) = publication {
            match (self.above(p), self.below(p, lead)) {
                (Some(a), Some(b)) if self.same(a, b) => Some(a),
                (Some(a), Some(b)) => {
                    let section = self.rows[a].words <= 8 && !self.is_caption(b);
                    Some(if section && self.prefers(b, a, &lead_words()) { b } else { a })
                }
                (Some(a), None) => {
                    // A section's or series' name may stand between headline and date.
                    match self.above(a) {
                        Some(earlier) if self.prefers(earlier, a, &lead_words()) => Some(earlier),
                        _ => Some(a),
                    }
                }
                (None, b) => b.map(|b| self.run(b, lead)),
            }
        } else {
            None
        };
        let chosen = chosen.or_else(|| {
            let first =
                (0..lead).rev().take_while(|&n| !self.is_barrier(n)).filter(|&n| self.is_candidate(n)).last()?;
            // Without running text the words under a picture show what the headline is of.
            let pictured = || first + 1 < lead && self.rows[first + 1].words >= 20;
            (lead < self.rows.len() || pictured()).then(|| self.run(first, lead))
        });
        // A portal's name or a section is better than nothing only where it reads like a headline.
        let chosen = chosen?;
        Some((0..chosen).find(|&n| self.is_candidate(n) && self.same(n, chosen)).unwrap_or(chosen))
    }

    /// Of the candidates from one on to the lead, the headline.
    fn run(&self, first: usize, lead: usize) -> usize {
        let later = |n: &usize| self.is_candidate(*n) && !self.is_caption(*n);
        // Before a row of a caption's or lead's length, what the page begins with is its headline, unless it is as short
        // as a section's name.
        let most = if first == 0 && self.rows[0].words > 7 { 24 } else { usize::MAX };
        let later = |n: &usize| later(n) && self.rows[*n].words <= most;
        let mut best = first;
        if (first + 1..lead).any(|n| later(&n)) {
            let words = self.lead_words(lead);
            for n in (first + 1..lead).filter(later) {
                if !self.same(best, n) && self.prefers(n, best, &words) {
                    best = n;
                }
            }
        }
        best
    }

    fn is_barrier(&self, n: usize) -> bool {
        self.rows[n].furniture.is_some_and(|f| !f.is_transparent())
    }

    /// Whether a row is by far the better headline than one before it: longer than a section's
    /// name, or of many more words that the lead takes up.
    fn prefers(&self, row: usize, to: usize, lead: &[u64]) -> bool {
        let set = |n: usize| {
            let mut words: Vec<u64> = self.words(self.rows[n].span).collect();
            words.sort_unstable();
            words.dedup();
            words
        };
        let shared = |words: &[u64], with: &[u64]| words.iter().filter(|w| with.binary_search(w).is_ok()).count();
        let (row_words, to_words) = (set(row), set(to));
        let (ours, theirs) = (shared(&row_words, lead), shared(&to_words, lead));
        let fits = self.rows[row].words <= 35;
        // What takes up the words of a headline before it is the summary below it.
        let summary = row > to && self.rows[to].words > 8 && shared(&to_words, &row_words) * 5 >= to_words.len() * 2;
        fits && !summary && ours >= 3 && ours * 2 >= theirs * 3
    }

    /// The words that the first paragraphs begin with, sorted.
    fn lead_words(&self, lead: usize) -> Vec<u64> {
        let mut words: Vec<u64> = self.rows[lead.min(self.rows.len())..]
            .iter()
            .filter(|r| r.is_prose())
            .take(2)
            .flat_map(|r| self.words(Span { start: r.span.start, end: r.span.end.min(r.span.start + 120) }))
            .collect();
        words.sort_unstable();
        words
    }

    fn words(&self, span: Span) -> impl Iterator<Item = u64> {
        let doc = self.page.doc;
        let word = move |i: &usize| doc.tokens[*i].kind != TokenKind::Punct;
        span.range().filter(word).map(move |i| {
            let lower = doc.word(i).chars().flat_map(char::to_lowercase);
            lower.fold(0xcbf2_9ce4_8422_2325, |hash, c| (hash ^ u64::from(c as u32)).wrapping_mul(0x0100_0000_01b3))
        })
    }

    /// Whether two rows say the same, junk aside.
    fn same(&self, a: usize, b: usize) -> bool {
        let words = |n: usize| self.words(self.headline(self.rows[n].span));
        a != b && words(a).eq(words(b))
    }

    /// The headline without what scripts and counters add to it.
    fn headline(&self, span: Span) -> Span {
        let doc = &self.page.doc;
        let Span { start: from, end: to } = span;
        let (mut from, mut to) = (from as usize, to as usize);
        while let Some((_, end)) = self.page.phrase(from).filter(|(k, end)| k.has(Kind::Junk) && *end < to) {
            from = end;
        }
        // "Trang chủ » Tin tức » Xã Tân Lập khánh thành cầu": the headline is the last item of the breadcrumb.
        let crumb = |i: usize| matches!(doc.word(i), "»" | "›" | ">" | "/");
        let menu = Kinds::of(&[Kind::Menu, Kind::Section]);
        if self.page.phrase(from).is_some_and(|(k, end)| k.any(menu) && end < to && crumb(end))
            && let Some(last) = (from..to).rfind(|&i| crumb(i)).filter(|&last| last + 4 < to)
        {
            from = last + 1;
        }
        let cut = (from + 3..to).find(|&i| {
            let marked = matches!(doc.punct(i - 1), Some('(' | '[' | '|' | '-' | '•'));
            let added = Kinds::of(&[Kind::Counter, Kind::Site]);
            let counter = self.page.phrase(i).is_some_and(|(k, _)| k.any(added));
            let rest = Span::new(i, to);
            let bracketed = doc.punct(i - 1) == Some('(');
            // "… của tỉnh 18/08/2025 09:36": day and time, nothing else.
            let first = doc.tokens[i].kind == TokenKind::Digits && doc.tokens[i - 1].kind == TokenKind::Word;
            let bare = first && rest.range().all(|k| doc.tokens[k].kind != TokenKind::Word);
            let dated = |p: Publication| {
                let begins = p.span.start == rest.start;
                (marked || begins) && (p.timed || p.labelled || bracketed && p.span.len() + 1 == rest.len())
            };
            (marked || bare) && rest.len() <= 24 && (counter || self.page.publication_in(rest).is_some_and(dated))
        });
        if let Some(cut) = cut {
            to = cut - usize::from(doc.punct(cut - 1).is_some());
        }
        while to > from + 1 && matches!(doc.punct(to - 1), Some('|' | '»' | '›' | '•')) {
            to -= 1;
        }
        Span::new(from, to)
    }

    /// Marks the headline: the row, what goes on with it, and where it is repeated.
    fn title(&mut self, n: usize, lead: usize) {
        let mut span = self.headline(self.rows[n].span);
        self.zones[n] = Zone::Title;
        if span.end < self.rows[n].span.end && self.layout.published.is_none() {
            let mark = usize::from(self.page.doc.punct(span.end as usize).is_some());
            let rest = Span::new(span.end as usize + mark, self.rows[n].span.end as usize);
            self.layout.published = self.page.publication_in(rest).map(|p| (p.span, p.date));
        }
        let mut next = n + 1;
        while next < lead && self.goes_on(next) {
            span = span.join(self.rows[next].span);
            self.zones[next] = Zone::Title;
            next += 1;
        }
        self.layout.title = Some(span);
        for k in next..lead {
            if self.rows[k].furniture.is_none() && self.same(k, n) {
                self.zones[k] = Zone::Title;
            }
        }
    }

    /// Whether a row is the second line of the headline before it: both in capitals.
    fn goes_on(&self, n: usize) -> bool {
        let capitals = |row: &Row| {
            let mut words = self.page.doc.tokens[row.span.range()].iter().filter(|t| t.kind == TokenKind::Word);
            words.all(Token::upper)
        };
        let (row, before) = (&self.rows[n], &self.rows[n - 1]);
        let text = row.furniture.is_none() && self.page.publication(row).is_none() && HEADLINE.contains(&row.words);
        // Three or four capital words under a headline are rather the author.
        let named = row.words < 5 && self.signature(row).is_some();
        text && !named && !row.blank_before && before.ending == Ending::Open && capitals(row) && capitals(before)
    }

    /// The rows from lead to last paragraph.
    fn body(&mut self, lead: usize, last: usize) {
        let mut list = false;
        for n in lead..=last {
            let row = &self.rows[n];
            let early = n <= lead + LATE && n > lead;
            let publication = if early { self.page.publication(row) } else { None };
            if let Some(publication) = publication
                .filter(|p| self.layout.published.is_none() && row.furniture.is_none() && (p.labelled || p.timed))
            {
                self.layout.published = Some((publication.span, publication.date));
                self.zones[n] = Zone::Published;
                continue;
            }
            list = match row.furniture {
                Some(Furniture::End) => true,
                _ => list && !row.is_prose() && !row.is_sentence(),
            };
            self.zones[n] = if list || self.is_figure(n) || row.furniture.is_some_and(Furniture::is_certain) {
                Zone::Boilerplate
            } else {
                self.text_zone(n)
            };
        }
    }

    /// The figure of a counter on the line before.
    fn is_figure(&self, n: usize) -> bool {
        let counter = n.checked_sub(1).is_some_and(|k| self.rows[k].furniture == Some(Furniture::Counter));
        counter && self.rows[n].furniture == Some(Furniture::Number)
    }

    /// Body or caption.
    fn text_zone(&self, n: usize) -> Zone {
        if self.is_caption(n) { Zone::Caption } else { Zone::Body }
    }

    /// The words under a picture: a short row next to a picture's name, or one that says so and is
    /// no sentence.
    fn is_caption(&self, n: usize) -> bool {
        let row = &self.rows[n];
        if row.furniture.is_some()
            || row.words > 45
            || row.words < 2
            || self.is_bullet(row.span)
            || self.is_numbered(row.span)
        {
            return false;
        }
        let image =
            |k: Option<usize>| k.and_then(|k| self.rows.get(k)).is_some_and(|r| r.furniture == Some(Furniture::Image));
        let open = matches!(row.ending, Ending::Open | Ending::Soft);
        let start = self.page.starts_with(row.span, Kind::CaptionStart).is_some();
        let says = row.words >= 4 && self.page.holds(row.span, Kind::Caption);
        image(n.checked_sub(1)) && (open || row.words <= 25) || open && image(Some(n + 1)) || open && (start || says)
    }

    /// What follows the last paragraph: captions, the byline, counters; then nothing of the article.
    fn footer(&mut self, lead: usize, last: usize, end: usize) {
        let mut closed = false;
        let mut furnished = false;
        let mut signed = false;
        for n in last + 1..end {
            let row = &self.rows[n];
            // The cells of a table that ends the article.
            let cell = row.furniture == Some(Furniture::Number) && !(furnished || closed || signed);
            if let Some(furniture) = row.furniture.filter(|_| !cell) {
                self.zones[n] = Zone::Boilerplate;
                closed |= !furniture.is_transparent();
                furnished |= !matches!(furniture, Furniture::Image | Furniture::Number);
                continue;
            }
            self.zones[n] = Zone::Boilerplate;
            if closed {
                continue;
            }
            let publication = self.page.publication(row).filter(|p| p.labelled || p.timed);
            if let Some(publication) = publication {
                if self.layout.published.is_none() {
                    self.layout.published = Some((publication.span, publication.date));
                    self.zones[n] = Zone::Published;
                }
                continue;
            }
            // An office signs below the text; below counters and buttons it is the portal's owner.
            let most = |b: &Byline| if b.posted { 14 } else { 8 };
            let office =
                |b: &Byline| !b.is_certain() && (furnished || row.words > most(b) || row.ending != Ending::Open);
            // A name before a figure is a row of a table.
            let figures = |r: &Row| {
                let tokens = &self.page.doc.tokens[r.span.range()];
                r.furniture == Some(Furniture::Number) && tokens.iter().any(|t| t.kind == TokenKind::Digits)
            };
            let cell = self.rows.get(n + 1).is_some_and(figures) && !furnished;
            match self.page.byline(row.span).filter(|b| !office(b) && (b.prefixed || !cell)) {
                Some(byline)
                    if !signed || byline.prefixed || self.layout.author.is_none() && byline.author.is_some() =>
                {
                    self.zones[n] = Zone::Byline;
                    if !signed || byline.author.is_some() && self.layout.author.is_none() {
                        self.sign(byline);
                    } else if byline.author.is_none() && self.layout.outlet.is_none() {
                        self.layout.outlet = byline.outlet;
                    }
                    signed = true;
                }
                None if !signed && !furnished => self.zones[n] = self.text_zone(n),
                _ => {}
            }
        }
        if signed {
            return;
        }
        if let Some((tail, byline)) =
            self.page.trailing_byline(self.rows[last].span).filter(|_| self.rows[last].words > page::SIGNED)
        {
            self.layout.tail = Some(tail as u32);
            self.sign(byline);
        } else if self.layout.author.is_none() {
            // Signed before the last pictures or notes.
            let inside =
                (lead + 1..=last).rev().filter(|&n| self.rows[n].words <= 14 && self.rows[n].furniture.is_none());
            let found = inside
                .filter_map(|n| Some((n, self.page.byline(self.rows[n].span)?)))
                .find(|(_, b)| b.prefixed && b.author.is_some());
            if let Some((n, byline)) = found {
                self.zones[n] = Zone::Byline;
                self.sign(byline);
            }
        }
    }

    fn sign(&mut self, byline: Byline) {
        self.layout.author = byline.author;
        self.layout.outlet = byline.outlet;
    }
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
