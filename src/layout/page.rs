//! The rows of a page and what each looks like by itself.

use crate::pattern::Patterns;
use crate::pattern::layout::{Kind, Kinds, LayoutPatterns};
use crate::pattern::official::{Cue, PersonWords};
use crate::pattern::{Hit, Layer};
use crate::scan::Scan;
use crate::text::{Doc, Span, TokenKind};

/// How a row ends, closing quotes and brackets aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// With a word or number.
    Open,
    /// With a full stop.
    Stop,
    /// With ? ! or an ellipsis, as sentences and headlines do.
    Soft,
    /// With a colon.
    Colon,
    /// With a semicolon.
    Semicolon,
    /// With a comma.
    Comma,
}

/// What kind of page furniture a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Furniture {
    /// Items of a menu, a breadcrumb.
    Menu,
    /// A section's name.
    Section,
    /// Buttons and controls.
    Tool,
    /// The name of a picture file, or what stands for a picture.
    Image,
    /// A count of the page.
    Counter,
    /// A count that might be the article's.
    Label,
    /// A line of the footer.
    Footer,
    /// The portal's name.
    Site,
    /// A note of the portal.
    Notice,
    /// The title of another article, told by its picture too.
    Link,
    /// The head of a list of other articles.
    End,
    /// No word at all.
    Number,
}

impl Furniture {
    /// May stand between headline, publication line and lead.
    pub(super) fn is_transparent(self) -> bool {
        use Furniture::{Counter, Image, Label, Number, Section, Tool};
        matches!(self, Tool | Section | Counter | Label | Image | Number)
    }
    /// Is boilerplate even between the paragraphs of an article.
    pub(super) fn is_certain(self) -> bool {
        use Furniture::{Counter, Footer, Image, Link, Menu, Notice, Tool};
        matches!(self, Menu | Tool | Image | Counter | Notice | Footer | Link)
    }
}

/// In a text that is wrapped throughout even a line of so few characters may go on.
const SHORT_WRAPPED: usize = 20;

/// A line, or several that a hard wrap has cut.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row {
    /// First line and one past the last.
    pub(super) lines: (usize, usize),
    /// Its tokens.
    pub(super) span: Span,
    /// How many words it has.
    pub(super) words: usize,
    /// How it ends.
    pub(super) ending: Ending,
    /// Page furniture, if it is such by itself.
    pub(super) furniture: Option<Furniture>,
    /// An empty line stands before it.
    pub(super) blank_before: bool,
}

/// So many headlines below lone marks make a list of links.
const LINKS: usize = 4;

impl Row {
    /// Whether it is a paragraph of running text.
    pub(super) fn is_prose(&self) -> bool {
        let ended = matches!(self.ending, Ending::Stop | Ending::Semicolon | Ending::Colon);
        let limit = match self.ending {
            _ if ended => 12,
            Ending::Soft => 25,
            _ => 45,
        };
        self.furniture.is_none() && self.words >= limit
    }
    /// Whether it is a sentence at least.
    pub(super) fn is_sentence(&self) -> bool {
        let short = matches!(self.ending, Ending::Stop | Ending::Semicolon) && self.words >= 5;
        self.is_prose() || self.furniture.is_none() && short
    }
}

/// Rows longer than this are paragraphs: no word of the page's furniture makes them anything else.
const LONG: usize = 90;

/// What a line says twice has so many words at least.
const TWICE: usize = 12;

/// A row of more words may end with a signature.
pub(super) const SIGNED: usize = 20;

const COVERS: Kinds = Kinds::of(&[
    Kind::Menu,
    Kind::Section,
    Kind::Tool,
    Kind::Image,
    Kind::Counter,
    Kind::Label,
    Kind::Junk,
    Kind::Weekday,
    Kind::Month,
    Kind::Filler,
    Kind::Published,
]);
const MENU_LIKE: Kinds = Kinds::of(&[Kind::Menu, Kind::Section, Kind::Tool]);

/// A text with what the scan found in it of page words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Page<'t, 'b, 'p> {
    pub(super) doc: Doc<'t, 'b>,
    pub(super) scan: &'b Scan,
    pub(super) patterns: &'p LayoutPatterns,
    pub(super) all: &'p Patterns,
}

impl Page<'_, '_, '_> {
    /// What the page phrase that starts at a token is, and where it ends.
    pub(super) fn phrase(&self, at: usize) -> Option<(Kinds, usize)> {
        let hits: &[Hit] = self.scan.hits.within(Layer::Layout, Span::new(at, at + 1));
        let end = hits.first()?.span.end as usize;
        let kinds = hits
            .iter()
            .fold(Kinds::default(), |all, h| all.with(Kinds::of(&[self.patterns.entries[h.payload as usize].kind])));
        Some((kinds, end))
    }

    /// The month that the phrase at a token names.
    pub(super) fn month_name(&self, at: usize) -> Option<(i8, usize)> {
        let hits = self.scan.hits.within(Layer::Layout, Span::new(at, at + 1));
        let hit = hits.iter().find(|h| self.patterns.entries[h.payload as usize].kind == Kind::Month)?;
        Some((self.patterns.entries[hit.payload as usize].month, hit.span.end as usize))
    }

    /// The first token that is a word or digits.
    pub(super) fn first_word(&self, span: Span) -> Option<usize> {
        span.range().find(|&i| self.doc.tokens[i].kind != TokenKind::Punct)
    }

    /// Whether the phrase that starts the row is of that kind; where it ends.
    pub(super) fn starts_with(&self, span: Span, kind: Kind) -> Option<usize> {
        let first = span.start as usize;
        let at = if self.phrase(first).is_some() { first } else { self.first_word(span)? };
        self.phrase(at).filter(|(kinds, _)| kinds.has(kind)).map(|(_, end)| end)
    }

    /// Whether a word that no name holds, in capitals at least, begins at a token.
    pub(super) fn ends_name(&self, at: usize) -> bool {
        self.person_word(at, |word| matches!(word, PersonWords::Stop { .. })).is_some()
    }

    /// The words at a token that announce an official or anybody else (đồng chí, ông).
    pub(super) fn announces(&self, at: usize) -> Option<Span> {
        self.person_word(at, |word| matches!(word, PersonWords::Cue { cue: Cue::Comrade | Cue::Mister, .. }))
    }

    /// The words of persons at a token, if they are such ones.
    fn person_word(&self, at: usize, is: impl Fn(PersonWords) -> bool) -> Option<Span> {
        let words = &self.all.officials.person_words;
        let any = |any: &mut bool, payload: u32| *any |= is(words[payload as usize]);
        let found = self.scan.longest(self.doc, self.all, Layer::PersonNeighbour, at, any);
        found.filter(|&(_, any)| any).map(|(span, _)| span)
    }

    /// Whether a phrase of that kind stands anywhere in the span.
    pub(super) fn holds(&self, span: Span, kind: Kind) -> bool {
        let hits = self.scan.hits.within(Layer::Layout, span);
        hits.iter().any(|h| self.patterns.entries[h.payload as usize].kind == kind)
    }

    /// The rows of the page.
    pub(super) fn rows(&self) -> Vec<Row> {
        let lines = self.doc.lines;
        let mut rows = Vec::with_capacity(lines.len());
        let wrap = self.wrap();
        let mut from = 0;
        while from < lines.len() {
            let mut to = from + 1;
            while to < lines.len() && self.continues(to, wrap) {
                to += 1;
            }
            let span = lines[from].span.join(lines[to - 1].span);
            let words = if span.len() > LONG {
                span.len()
            } else {
                span.range().filter(|&i| self.doc.tokens[i].kind == TokenKind::Word).count()
            };
            let ending = match self.ending(span) {
                // A signature after the last full stop.
                Ending::Open if words > SIGNED && self.trailing_byline(span).is_some() => Ending::Stop,
                ending => ending,
            };
            let furniture = if span.len() > LONG { None } else { self.furniture(span, words, ending) };
            rows.push(Row {
                lines: (from, to),
                span,
                words,
                ending,
                furniture,
                blank_before: lines[from].blank_before,
            });
            from = to;
        }
        self.mark_links(&mut rows);
        rows
    }

    /// Headlines of other articles above everything, each below a lone mark of a list, are links.
    fn mark_links(&self, rows: &mut [Row]) {
        let prose = rows.iter().position(Row::is_sentence).unwrap_or(rows.len());
        let mark = |row: &Row| {
            let at = row.span.end as usize - 1;
            row.words == 0 && row.span.len() == 1 && matches!(self.doc.punct(at), Some('-' | '•' | '*'))
        };
        // "… kinh tế 2025 -": the mark of the next one at a line's end.
        let hangs = |row: &Row| self.doc.punct(row.span.end as usize - 1) == Some('-');
        let link = |n: usize| {
            let row = &rows[n];
            n > 0 && row.words >= 3 && (mark(&rows[n - 1]) || hangs(&rows[n - 1])) && row.furniture.is_none()
        };
        let links: Vec<usize> = (0..prose).filter(|&n| link(n)).collect();
        let run = links.windows(2).take_while(|pair| pair[1] - pair[0] <= 2).count() + 1;
        if links.len() >= LINKS && run >= LINKS {
            for row in &mut rows[links[0] - 1..=links[run - 1]] {
                row.furniture = Some(Furniture::Link);
            }
        }
    }

    /// How wide a line looks: its letters, digits and marks, and one for each space, whether letters are composed or not.
    fn width(&self, line: usize) -> usize {
        let tokens = &self.doc.tokens[self.doc.lines[line].span.range()];
        tokens.iter().map(|token| token.len_chars() as usize + usize::from(token.space_before())).sum::<usize>() - 1
    }

    /// The width of a text that is wrapped throughout: lines that no paragraph could explain.
    fn wrap(&self) -> Option<usize> {
        let mut widest = 0;
        for line in 0..self.doc.lines.len() {
            widest = self.width(line).max(widest);
            // Most texts have such a line soon.
            if widest > 140 {
                return None;
            }
        }
        if widest < 60 {
            return None;
        }
        let certain = (1..self.doc.lines.len()).filter(|&l| self.continues(l, None)).take(3).count();
        (certain == 3).then_some(widest)
    }

    /// Whether a line goes on with the sentence of the line before it, which a hard wrap cut.
    fn continues(&self, line: usize, wrap: Option<usize>) -> bool {
        let (this, before) = (&self.doc.lines[line], &self.doc.lines[line - 1]);
        if this.blank_before || !matches!(self.ending(before.span), Ending::Open | Ending::Comma) {
            return false;
        }
        let first = &self.doc.tokens[this.span.start as usize];
        let small = first.kind == TokenKind::Word && !first.capitalized();
        if wrap.is_none() && !small {
            return false;
        }
        // "cms-publish-date 26/02/2021"
        if small
            && self.starts_with(this.span, Kind::Published).is_some()
            && self.publication_in(this.span).is_some_and(|p| p.labelled)
        {
            return false;
        }
        let width = self.width(line - 1);
        let full = wrap.is_some_and(|widest| width * 5 >= widest * 4);
        // A dash and a post after a name at the end of the line.
        let at = this.span.start as usize;
        let post =
            wrap.is_some() && self.doc.punct(at) == Some('-') && self.scan.hits.at(Layer::Post, at + 1).is_some();
        let least = if wrap.is_some() { SHORT_WRAPPED } else { 50 };
        small && (least..=140).contains(&width)
            || full && first.kind != TokenKind::Punct
            || post
            || wrap.is_some() && width >= SHORT_WRAPPED && self.hangs(before.span, this.span)
    }

    /// "… phấn đấu đạt" before "2.510 tỷ đồng", "từ 12,5 -" before "13%", "77%" before "(kế hoạch là 75%)": in a wrapped text a line that ends with a
    /// word in small letters or a dash waits for the number or the bracket that the next begins with.
    fn hangs(&self, before: Span, this: Span) -> bool {
        let doc = self.doc;
        let (last, first) = (before.end as usize - 1, this.start as usize);
        let word = doc.tokens[last].kind == TokenKind::Word && !doc.tokens[last].capitalized();
        // "2. Tỷ lệ …", but not "2.510 tỷ đồng"
        let number = doc.get(first + 2).is_some_and(|t| t.kind == TokenKind::Digits && !t.space_before());
        let listed = matches!(doc.punct(first + 1), Some('.' | ')' | '/')) && !number;
        match doc.punct(first) {
            Some('(') => word || doc.punct(last) == Some('%'),
            None if doc.tokens[first].kind == TokenKind::Digits => !listed && (word || doc.punct(last) == Some('-')),
            _ => false,
        }
    }

    pub(super) fn ending(&self, span: Span) -> Ending {
        let mut i = span.end as usize;
        while i > span.start as usize {
            i -= 1;
            match self.doc.punct(i) {
                Some('"' | '\'' | ')' | ']' | '|') => {}
                Some('.') if i > span.start as usize && self.doc.punct(i - 1) == Some('.') => return Ending::Soft,
                Some('.') => return Ending::Stop,
                Some('?' | '!' | '…') => return Ending::Soft,
                Some(':') => return Ending::Colon,
                Some(';') => return Ending::Semicolon,
                Some(',') => return Ending::Comma,
                _ => return Ending::Open,
            }
        }
        Ending::Open
    }

    /// What page phrases the row is made of, and how many words are none; counting stops at 3.
    fn cover(&self, span: Span) -> (Kinds, usize) {
        let (mut kinds, mut others) = (Kinds::default(), 0);
        let mut i = span.start as usize;
        while i < span.end as usize && others < 3 {
            if let Some((k, end)) = self.phrase(i).filter(|(k, _)| k.any(COVERS)) {
                kinds = kinds.with(k);
                i = end;
            } else {
                others += usize::from(self.doc.tokens[i].kind == TokenKind::Word);
                i += 1;
            }
        }
        (kinds, others)
    }

    fn furniture(&self, span: Span, words: usize, ending: Ending) -> Option<Furniture> {
        if words == 0 {
            return Some(Furniture::Number);
        }
        let last = &self.doc.tokens[span.end as usize - 1];
        if self.patterns.image_endings.binary_search(&last.id).is_ok()
            && span.len() > 2
            && self.doc.punct(span.end as usize - 2) == Some('.')
            && !last.space_before()
        {
            return Some(Furniture::Image);
        }
        if let Some(end) = self.starts_with(span, Kind::End)
            && self.ends_label(end, span)
            && ending != Ending::Stop
        {
            return Some(Furniture::End);
        }
        let (kinds, others) = self.cover(span);
        if others == 0 {
            let found = [
                (Kind::Menu, Furniture::Menu),
                (Kind::Counter, Furniture::Counter),
                (Kind::Tool, Furniture::Tool),
                (Kind::Image, Furniture::Image),
                (Kind::Section, Furniture::Section),
                (Kind::Label, Furniture::Label),
            ];
            if let Some((_, f)) = found.into_iter().find(|(k, _)| kinds.has(*k)) {
                return Some(f);
            }
        }
        if self.holds(span, Kind::Notice) {
            return Some(Furniture::Notice);
        }
        if ending == Ending::Open && words >= TWICE && self.says_twice(span) {
            return Some(Furniture::Link);
        }
        for (kind, furniture) in [(Kind::Counter, Furniture::Counter), (Kind::Label, Furniture::Label)] {
            if let Some(end) = self.starts_with(span, kind)
                && others <= 2
                && matches!(self.doc.punct(end), Some(':' | '('))
                && end < span.end as usize
            {
                return Some(furniture);
            }
        }
        if let Some(end) = self.starts_with(span, Kind::Footer)
            && (self.doc.punct(end) == Some(':') || self.doc.tokens[end - 1].kind == TokenKind::Digits)
        {
            return Some(Furniture::Footer);
        }
        // Who posted it; "Ngày đăng:" with the date on the next line.
        let label = others == 0 && kinds.has(Kind::Published) && ending == Ending::Colon;
        let poster = words <= 10 && self.starts_with(span, Kind::Poster).is_some_and(|end| self.ends_label(end, span));
        if label || poster && ending == Ending::Open {
            return Some(Furniture::Tool);
        }
        if ending == Ending::Open && words <= 20 && self.starts_with(span, Kind::Site).is_some() {
            return Some(Furniture::Site);
        }
        (ending == Ending::Open && self.is_trail(span)).then_some(Furniture::Menu)
    }

    /// The second half of a line says what the first does: a link's title behind its picture's.
    fn says_twice(&self, span: Span) -> bool {
        let half = span.len() / 2;
        let word = |at: usize| self.doc.slice(Span::new(at, at + 1));
        let start = span.start as usize;
        span.len().is_multiple_of(2) && (start..start + half).all(|at| word(at) == word(at + half))
    }

    /// Whether what follows a label shows it to be one: punctuation, a number, a name, nothing.
    fn ends_label(&self, end: usize, span: Span) -> bool {
        if end >= span.end as usize {
            return true;
        }
        let next = &self.doc.tokens[end];
        match next.kind {
            TokenKind::Digits => true,
            TokenKind::Word => next.capitalized(),
            TokenKind::Punct => self.doc.punct(end) != Some(','),
        }
    }

    /// A breadcrumb or a menu in one line: short items between separators.
    fn is_trail(&self, span: Span) -> bool {
        let (mut strong, mut items, mut known) = (0, 1, 0);
        let mut item_start = true;
        let mut item_words = 0;
        let mut i = span.start as usize;
        while i < span.end as usize {
            let token = &self.doc.tokens[i];
            let separator = token.kind == TokenKind::Punct
                && match self.doc.raw[token.start as usize..].chars().next() {
                    Some('|' | '»' | '›' | '>' | '→' | '·' | '•' | '►') => {
                        strong += 1;
                        true
                    }
                    Some('-' | '–' | '/') => token.space_before(),
                    _ => false,
                };
            if separator {
                items += 1;
                (item_start, item_words) = (true, 0);
                i += 1;
                continue;
            }
            if item_start && let Some((kinds, end)) = self.phrase(i) {
                known += usize::from(kinds.any(MENU_LIKE));
                item_words += end - i;
                i = end;
            } else {
                item_words += usize::from(token.kind == TokenKind::Word);
                i += 1;
            }
            item_start = false;
            // The last item of a breadcrumb may be the headline itself; the others are short.
            if item_words > 8 {
                return false;
            }
        }
        items >= 2 && (known * 2 > items || known > 0 && strong > 0 || strong >= 2)
    }
}
