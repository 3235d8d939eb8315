//! Where the name of a body ends, and where a person's name begins after it.
//!
//! "Chủ tịch UBND xã Trúc Lâm Đặng Văn Ba": a body's name goes on over the words that belong to
//! bodies, then over a unit of administration and its name, and stops before the person. Only the
//! place between place name and person's name is in doubt; there the readings are weighed.

mod body;
mod tail;

use crate::extract::Context;
use crate::normalize::fold_word;
use crate::pattern::official::{OfficialPatterns, OrganizationWords, PersonWords, Surname};
use crate::pattern::{Hit, Layer};
use crate::text::{Doc, Span, Token, TokenKind};
pub use body::Body;

/// How likely it is that a person's name stands directly after a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Follows {
    /// The person is known already.
    Nobody,
    /// Another person may be next: only a name beyond doubt counts.
    Maybe,
    /// The post waits for its person.
    Name,
}

/// One line of the text, to be read for posts, bodies and names.
#[derive(Debug, Clone, Copy)]
pub struct LineReader<'c, 't, 'b, 'p> {
    /// The article.
    pub context: &'c Context<'t, 'b, 'p>,
    /// The line.
    pub line: Span,
    /// All its words are in capitals.
    pub caps: bool,
}

/// The longest personal name, in words.
const LONGEST_NAME: usize = 5;

/// The same of one that is cut into its syllables.
const LONGEST_FOREIGN_NAME: usize = 8;

/// A run of capitalized words is followed no farther: nothing that is read as a name or a body has as many tokens.
const LONGEST_RUN: usize = 40;

impl<'t, 'b, 'p> LineReader<'_, 't, 'b, 'p> {
    /// The text.
    pub fn doc(&self) -> Doc<'t, 'b> {
        self.context.doc
    }

    /// The tables.
    pub fn patterns(&self) -> &'p OfficialPatterns {
        &self.context.patterns.officials
    }

    /// The token at `at`, if it stands on the line.
    pub fn token(&self, at: usize) -> Option<&'b Token> {
        (at < self.line.end as usize).then(|| &self.doc().tokens[at])
    }

    /// The punctuation at `at`, if it stands on the line.
    pub fn punct(&self, at: usize) -> Option<char> {
        if at < self.line.end as usize { self.doc().punct(at) } else { None }
    }

    /// Whether a word for several stands at `at` (các).
    pub fn several(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| self.patterns().plurals.contains(&t.id))
    }

    /// The hits of a layer that begin at `at`.
    pub fn hits(&self, layer: Layer, at: usize) -> &[Hit] {
        if at >= self.line.end as usize {
            return &[];
        }
        self.context.scan.hits.within(layer, Span::new(at, at + 1))
    }

    /// What the person words at `at` mean, of those that `pick` wants.
    pub fn person<T>(&self, at: usize, pick: impl Fn(PersonWords) -> Option<T>) -> Option<(Hit, T)> {
        let words = &self.patterns().person_words;
        self.first(Layer::PersonNeighbour, at, |payload| pick(words[payload]))
    }

    /// The person words at `at` that mean just this.
    pub fn says(&self, at: usize, means: PersonWords) -> Option<Hit> {
        self.person(at, |w| (w == means).then_some(())).map(|(hit, ())| hit)
    }

    /// What the words of bodies at `at` mean, of those that `pick` wants.
    pub fn organization<T>(&self, at: usize, pick: impl Fn(OrganizationWords) -> Option<T>) -> Option<(Hit, T)> {
        let words = &self.patterns().organization_words;
        self.first(Layer::Organization, at, |payload| pick(words[payload]))
    }

    /// The first of the longest phrases at `at`, of a layer that is asked for, of whose payload `pick` makes something.
    fn first<T>(&self, layer: Layer, at: usize, pick: impl Fn(usize) -> Option<T>) -> Option<(Hit, T)> {
        if at < self.line.end as usize { self.context.first(layer, at, pick) } else { None }
    }

    /// The post that begins at `at`.
    pub fn post(&self, at: usize) -> Option<Hit> {
        let upper = |h: &Hit| h.span.range().all(|i| self.is_upper(i));
        let words = &self.patterns().post_words;
        if self.hits(Layer::Post, at).is_empty() || self.within_body(at) || self.within_office(at) {
            return None;
        }
        self.hits(Layer::Post, at).iter().find(|h| !words[h.payload as usize].upper || upper(h)).copied()
    }

    /// Whether `at` stands inside a body's first words (Ban Thường vụ, Văn phòng Chủ tịch nước).
    fn within_body(&self, at: usize) -> bool {
        let from = (self.line.start as usize).max(at.saturating_sub(2));
        (from..at).any(|i| self.organization(i, Some).is_some_and(|(hit, _)| hit.span.end as usize > at))
    }

    /// Whether the word before and that at `at` are one for an office: "chức vụ Phó Chủ tịch" has no Vụ phó.
    fn within_office(&self, at: usize) -> bool {
        let office = |i| self.says(i, PersonWords::Office);
        let inside = at > self.line.start as usize && office(at - 1).is_some_and(|hit| hit.span.end as usize == at + 1);
        inside && !(self.capitalized(at) && !self.caps && !self.capitalized(at - 1))
    }

    /// A post with a capital stands at `at`, behind a word in small letters.
    fn opens_post(&self, at: usize) -> bool {
        !self.caps && self.capitalized(at) && self.small(at - 1) && self.post(at).is_some()
    }

    fn is_upper(&self, at: usize) -> bool {
        let token = &self.doc().tokens[at];
        token.kind != TokenKind::Word || token.upper()
    }

    /// An abbreviation in capitals (ILO, THPT), where the line is not in capitals itself.
    fn abbreviation(&self, at: usize) -> bool {
        !self.caps && self.token(at).is_some_and(|t| t.kind == TokenKind::Word && t.upper() && t.len_chars() >= 2)
    }

    fn capitalized(&self, at: usize) -> bool {
        self.token(at).is_some_and(Token::capitalized)
    }

    /// Whether a word in small letters stands at `at`.
    pub fn small(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| t.kind == TokenKind::Word && !t.capitalized())
    }

    /// Whether a number in digits stands at `at`.
    pub fn digits(&self, at: usize) -> bool {
        self.token(at).is_some_and(|t| t.kind == TokenKind::Digits)
    }

    /// Words at `at` after which a person's post is told: their end, and whether it is held no more.
    pub fn link(&self, at: usize) -> Option<(usize, bool)> {
        let words = |w| match w {
            PersonWords::Link { former, .. } => Some(former),
            _ => None,
        };
        // "giữ chức Vụ trưởng": the last word may be the post's first.
        let own = |end: usize| end > at + 1 && self.opens_post(end - 1);
        let end = |hit: Hit| hit.span.end as usize - usize::from(own(hit.span.end as usize));
        let link = self.person(at, words).map(|(hit, former)| (end(hit), former));
        link.or_else(|| self.appointed(at).map(|end| (end, false)))
    }

    /// The end of "được HĐND tỉnh Hà Nam bầu giữ chức": the body that gave the post is named.
    fn appointed(&self, at: usize) -> Option<usize> {
        let just = self.token(at).is_some_and(|t| self.patterns().just.contains(&t.id));
        let by = at + usize::from(just);
        if !self.is_word(by, self.patterns().by) || !self.head(by + 1) {
            return None;
        }
        let body = self.body(by + 1, by + 1, Follows::Nobody)?;
        self.says(body.span.end as usize, PersonWords::Appointed).map(|hit| hit.span.end as usize)
    }

    /// Whether a word of address and a family name stand at `at`: the next sentence has begun (UBND TP. Ông Lê …).
    fn addressed(&self, at: usize) -> bool {
        let cue = self.person(at, |w| matches!(w, PersonWords::Cue { .. }).then_some(()));
        cue.is_some_and(|(hit, ())| {
            let next = self.token(hit.span.end as usize);
            next.is_some_and(|t| t.capitalized() && self.patterns().surname(t.id) != Surname::None)
        }) && self.capitalized(at)
            && self.gazetteer(at).is_none()
    }

    /// Whether the word of a large unit of administration ends at `at`.
    pub fn large_area(&self, at: usize) -> bool {
        let large = |w| matches!(w, OrganizationWords::Area { bare: true }).then_some(());
        (at.saturating_sub(3).max(self.line.start as usize)..at)
            .any(|i| self.organization(i, large).is_some_and(|(hit, ())| hit.span.end as usize == at))
    }

    /// Whether a body's name begins at `at`, or the word of a unit of administration.
    pub fn begins(&self, at: usize) -> bool {
        self.organization(at, |w| (!matches!(w, OrganizationWords::Content { .. })).then_some(())).is_some()
    }

    /// The word of a unit of administration at `at`: its end, and whether the unit's own name is often left out.
    pub fn area(&self, at: usize) -> Option<(usize, bool)> {
        let (hit, bare) = self.organization(at, |w| match w {
            OrganizationWords::Area { bare } => Some(bare),
            _ => None,
        })?;
        Some((hit.span.end as usize, bare))
    }

    /// Whether the first words of a body begin at `at`.
    pub fn head(&self, at: usize) -> bool {
        self.organization(at, |w| matches!(w, OrganizationWords::Head { .. }).then_some(())).is_some()
    }

    /// Whether the token at `at` is that word.
    pub fn is_word(&self, at: usize, id: u32) -> bool {
        self.token(at).is_some_and(|t| t.id == id)
    }

    /// The end of the name of a place at `at`, which stands after its unit's word (`bare`: whose name is as often left out)
    /// or directly after a body.
    fn place(&self, at: usize, bare: Option<bool>, follows: Follows) -> usize {
        // "… phường Phú An ẢNH: MINH ANH"
        if self.punct(at + 1) == Some(':') && self.abbreviation(at) || self.addressed(at) {
            return at;
        }
        if self.caps && self.stop(at) {
            return at;
        }
        // tổ dân phố số 3
        let digits = |at: usize| self.token(at).is_some_and(|t| t.kind == TokenKind::Digits && t.len_chars() <= 2);
        if bare.is_some() && self.is_word(at, self.patterns().number) && digits(at + 1) {
            return at + 2;
        }
        // ấp 5, quận 1
        if bare.is_some() && digits(at) {
            return at + 1;
        }
        if follows == Follows::Nobody {
            // All large units are listed: what else looks like a person's name is the next person.
            if bare != Some(false) && self.name_beyond_doubt(at) {
                return at;
            }
            let longest = self.words_end(at, self.run(at, false), 4);
            // A smaller place may bear a longer name than a listed one (xã Phú Mỹ Tây); after a large one's name more
            // capitals begin the next sentence, unless a mark closes them.
            let closed = longest == self.line.end as usize || self.punct(longest).is_some();
            // "tỉnh Bà Rịa - Vũng Tàu": the dash closes nothing where the listed name goes on over it.
            let listed = self.gazetteer(at).filter(|&end| bare != Some(false) && (!closed || end > longest));
            // bản Tà Số 2
            let last = bare == Some(false) && longest > at && digits(longest);
            let numbered = last
                && !matches!(self.punct(longest + 1), Some('/' | '%' | '-'))
                && (!self.small(longest + 1) || self.stop(longest + 1));
            return listed.map_or(longest, |g| g.max(at)) + usize::from(numbered);
        }
        let run = self.run_past_place(at);
        self.split(at, run, |words, listed| match (words, listed, bare) {
            (_, true, _) => 5,
            (0, _, None) => 2,
            (0, _, Some(true)) => 1,
            (0, _, Some(false)) => -4,
            (2, ..) => 1,
            (1, ..) => -2,
            (3, ..) => 0,
            _ => -2,
        })
    }

    /// The end of a listed place's name at `at`: all that may follow a department in this way.
    fn listed_place(&self, at: usize, follows: Follows) -> usize {
        let Some(listed) = self.gazetteer(at) else { return at };
        if follows == Follows::Nobody {
            return listed;
        }
        self.split(at, self.run_past_place(at), |words, listed| match (words, listed) {
            (_, true) => 5,
            (0, _) => 2,
            _ => -20,
        })
    }

    /// The end of the capitalized words from `at` on, a listed place in which a capital was forgotten
    /// (Hạ long) included.
    fn run_past_place(&self, at: usize) -> usize {
        let run = self.run(at, false);
        self.gazetteer(at).filter(|&listed| listed > run).map_or(run, |listed| self.run(listed, false))
    }

    /// The end of a firm's or school's own name at `at`.
    fn own_name(&self, at: usize, follows: Follows) -> usize {
        let run = self.run(at, false);
        if follows == Follows::Nobody {
            // "Tháng Thanh niên": the last capital begins a listed word that goes on in small letters.
            return (run > at).then(|| self.content(run - 1, true)).flatten().map_or(run, |end| end.max(run));
        }
        self.split(at, run, |words, listed| if listed { 5 } else { i32::from(words > 0) })
    }

    /// Where in a run of capitalized words the body ends and the person's name begins: the best of all readings.
    fn split(&self, start: usize, end: usize, place: impl Fn(usize, bool) -> i32) -> usize {
        let listed = self.gazetteer(start);
        // One word after a listed place begins the next sentence, whose line end was lost; but for Vũ Quang Thành.
        let surname = self.token(start).map_or(Surname::None, |t| self.patterns().surname(t.id));
        // Nor for Đồng Văn Thanh, where Đồng Văn is a district.
        let middle = || self.token(start + 1).is_some_and(|t| self.patterns().middle(t.id));
        let district = || self.hits(Layer::Province, start).is_empty();
        let named = surname == Surname::Common || surname == Surname::Rare && middle() && district();
        if let Some(listed) = listed.filter(|&at| !named && at + 1 == end && at > start + 1) {
            return listed;
        }
        let mut best = (i32::MIN, end);
        let mut words = 0;
        for at in start..=end {
            let name = self.name_score(at, end);
            let score = place(words, listed == Some(at)) + name;
            // Of two equal readings the one with the longer place: a name is to be certain.
            if score >= best.0 {
                best = (score, at);
            }
            words += usize::from(at < end && self.doc().tokens[at].kind == TokenKind::Word);
        }
        best.1
    }

    /// How much a run of capitalized words looks like a person's name.
    fn name_score(&self, start: usize, end: usize) -> i32 {
        let words = self.count_words(start, end);
        let doc = self.doc();
        if words == 0 {
            return 0;
        }
        if doc.tokens[start].kind != TokenKind::Word {
            return -9;
        }
        let surname = match self.patterns().surname(doc.tokens[start].id) {
            Surname::Common => 4,
            Surname::Rare => 1,
            Surname::None => -2,
        };
        let length = match words {
            1 => -9,
            2 => 0,
            3 | 4 => 2,
            5 => 0,
            _ => -9,
        };
        // "Lữ Thị Kim Ngân" is no place Lữ with a person Thị Kim Ngân.
        let torn = start > 0
            && self.patterns().middle(doc.tokens[start].id)
            && self.patterns().surname(doc.tokens[start - 1].id) != Surname::None
            && doc.tokens[start - 1].capitalized();
        let middle = words > 2 && doc.get(start + 1).is_some_and(|t| self.patterns().middle(t.id));
        let foreign = (start..end).any(|i| doc.punct(i) == Some('\''));
        let foreign = foreign || (start..end).any(|i| manifold(&fold_word(doc.word(i))));
        surname + length + i32::from(middle) + if foreign { 3 } else { 0 } - if torn { 2 } else { 0 }
    }

    /// A name that no place or body has: family name, second syllable, three words or more.
    pub fn name_beyond_doubt(&self, at: usize) -> bool {
        let Some(token) = self.token(at).filter(|t| t.capitalized()) else { return false };
        if self.patterns().surname(token.id) == Surname::None || self.gazetteer(at).is_some() {
            return false;
        }
        let words = self.count_words(at, self.run(at, true));
        let middle = self.token(at + 1).is_some_and(|t| self.patterns().middle(t.id));
        // Quỹ Học bổng Vừ A Dính
        if self.says(at, PersonWords::Historical).is_some() {
            return false;
        }
        let content = self.organization(at, Some).is_some_and(|(hit, _)| hit.span.len() > 1);
        !content
            && (3..=LONGEST_NAME).contains(&words)
            && (middle || self.patterns().surname(token.id) == Surname::Common)
    }

    /// The end of the listed place name at `at`.
    pub fn gazetteer(&self, at: usize) -> Option<usize> {
        if !self.capitalized(at) {
            return None;
        }
        [Layer::Province, Layer::District]
            .iter()
            .filter_map(|&layer| self.hits(layer, at).iter().map(|h| h.span.end as usize).max())
            .max()
    }

    /// Whether a body's name ends with a listed place.
    pub fn ends_with_place(&self, body: Span) -> bool {
        let end = body.end as usize;
        (end.saturating_sub(4).max(body.start as usize + 1)..end).any(|at| self.gazetteer(at) == Some(end))
    }

    /// The words of a name; syllables that a hyphen joins are one.
    fn count_words(&self, start: usize, end: usize) -> usize {
        let doc = self.doc();
        let joined = |at: usize| at > start && !doc.tokens[at].space_before() && doc.punct(at - 1) == Some('-');
        (start..end).filter(|&at| doc.tokens[at].kind == TokenKind::Word && !joined(at)).count()
    }

    /// The end of the first `most` words of a run.
    fn words_end(&self, start: usize, end: usize, most: usize) -> usize {
        (start..end).find(|&at| self.count_words(start, at + 1) > most).unwrap_or(end)
    }

    /// Whether a word that ends names stands at `at`.
    pub fn stop(&self, at: usize) -> bool {
        self.person(at, |w| match w {
            PersonWords::Stop { caps } => (!caps || self.caps).then_some(()),
            _ => None,
        })
        .is_some()
    }

    /// "Khóa XX": a term of office, which is no part of a name.
    pub fn term(&self, at: usize) -> bool {
        let number = |t: &Token| t.kind == TokenKind::Digits || t.upper();
        self.is_word(at, self.patterns().term) && self.token(at + 1).is_some_and(number)
    }

    /// The end of the capitalized words from `start` on that may belong to one name.
    pub fn run(&self, start: usize, person: bool) -> usize {
        let doc = self.doc();
        let mut at = start;
        let mut words = 0;
        while at < start + LONGEST_RUN && self.capitalized(at) {
            if at > start {
                let upper_start = doc.tokens[start].upper();
                // "Võ Đức Trong - Lê Văn Thắng": what a mark follows begins no clause.
                let ends = !self.caps && words > 1 && self.punct(at + 1).is_some();
                if self.stop(at) && !(person && ends)
                    || self.post(at).is_some()
                    || (self.abbreviation(at) && !upper_start)
                    || (person && self.begins_body(at, words))
                {
                    break;
                }
            }
            words += 1;
            at += 1;
            // Gilbert F. Houngbo
            let initial =
                person && at > start + 1 && doc.tokens[at - 1].len_chars() == 1 && self.punct(at) == Some('.');
            if initial
                && self.capitalized(at + 1)
                && self.foreign(start, at)
                && self.patterns().surname(doc.tokens[start].id) == Surname::None
            {
                at += 1;
            }
            while let Some(next) = self.apostrophe(at).or_else(|| self.hyphen(at)) {
                at = next;
                if self.capitalized(at) {
                    break;
                }
            }
            if self.caps && person && words == LONGEST_NAME {
                break;
            }
        }
        at
    }

    /// The token after an apostrophe within a name of the highlands (K'Văn, H' Hiền, M'gar), where a small
    /// letter may follow.
    fn apostrophe(&self, at: usize) -> Option<usize> {
        let doc = self.doc();
        let before = &doc.tokens[at - 1];
        if self.punct(at) != Some('\'') || doc.tokens[at].space_before() || before.len_chars() > 3 {
            return None;
        }
        let next = self.token(at + 1).filter(|t| t.kind == TokenKind::Word)?;
        if next.capitalized() {
            return Some(at + 1);
        }
        (!next.space_before()).then_some(at + 2)
    }

    /// The token after a hyphen within a name (Rơ-Ô), if one is there.
    fn hyphen(&self, at: usize) -> Option<usize> {
        let tight = self.punct(at) == Some('-') && !self.doc().tokens[at].space_before();
        let next = self.token(at + 1).filter(|t| tight && t.kind == TokenKind::Word && !t.space_before())?;
        // Lếch-lay Sỉ-vi-lay: a foreign name cut into syllables.
        let small =
            !next.capitalized() && (self.organization(at + 1, Some).is_some() || self.person(at + 1, Some).is_some());
        let ends = small
            || self.post(at + 1).is_some()
            || self.stop(at + 1)
            || self.begins_body(at + 1, 2)
            || (next.upper() && next.len_chars() > 1 && !self.caps);
        (!ends).then_some(if next.capitalized() { at + 1 } else { at + 2 })
    }

    /// Whether the words at `at` begin a body rather than go on with a name of `words` words. Nearly all of them are
    /// syllables of names as well (Nguyễn Xuân Trường, Lê Công An).
    fn begins_body(&self, at: usize, words: usize) -> bool {
        let Some((hit, ())) = self.organization(at, |w| match w {
            OrganizationWords::Content { .. } => None,
            _ => Some(()),
        }) else {
            return false;
        };
        if hit.span.len() > 1 {
            return words > 2 || self.small(at + 1);
        }
        words > 2 && (self.capitalized(at + 1) || self.content(at + 1, false).is_some())
    }

    /// The person's name at `at`. `certain`: words before it say that a person's name must follow.
    pub fn name(&self, at: usize, certain: bool) -> Option<Span> {
        let token = self.token(at).filter(|t| t.capitalized())?;
        let surname = self.patterns().surname(token.id);
        if surname == Surname::None
            && (self.stop(at) || self.post(at).is_some() || self.abbreviation(at) && !self.all_upper_name(at))
        {
            return None;
        }
        if self.post(at).is_some_and(|h| h.span.len() > 1 && !self.capitalized(at + 1)) {
            return None;
        }
        let body = self.organization(at, Some).is_some_and(|(hit, _)| {
            let single = hit.span.len() == 1;
            !(surname != Surname::None && (single && self.content(at + 1, false).is_none() || self.capitalized(at + 1)))
                || (!single && !self.capitalized(at + 1))
        });
        if body {
            return None;
        }
        let mut end = self.run(at, true);
        let mut words = self.count_words(at, end);
        if self.caps && words >= LONGEST_NAME {
            // Where capitals show no end, the commonest length.
            let most = if self.token(at + 1).is_some_and(|t| self.patterns().female.contains(&t.id)) { 4 } else { 3 };
            end = self.words_end(at, end, most);
            words = self.count_words(at, end);
        }
        if words > LONGEST_NAME {
            if surname == Surname::None {
                // "đồng chí My Na Phon Xay Sổm Phu, Phó Bí thư": foreign names are cut into syllables.
                let held = matches!(self.punct(end), Some(',' | '-' | '(')) && self.post(end + 1).is_some();
                return (certain && held && words <= LONGEST_FOREIGN_NAME).then(|| Span::new(at, end));
            }
            end = self.words_end(at, end, 4);
            words = self.count_words(at, end);
        }
        if self.gazetteer(at) == Some(end) && !certain {
            return None;
        }
        let known = surname != Surname::None || (self.foreign(at, end) && words <= 3);
        if words < 2 || !(certain || known) {
            return None;
        }
        Some(Span::new(at, end))
    }

    /// A name in capitals in a line that is not: every word of the run is.
    fn all_upper_name(&self, at: usize) -> bool {
        let end = self.run(at, true);
        self.count_words(at, end) >= 2 && (at..end).all(|i| self.is_upper(i))
    }

    /// Words without a letter of Vietnamese's own: a foreigner's name.
    fn foreign(&self, start: usize, end: usize) -> bool {
        (start..end).all(|i| match self.doc().tokens[i].kind {
            TokenKind::Word => fold_word(self.doc().word(i)).is_ascii(),
            _ => self.doc().word(i).is_ascii(),
        })
    }
}

/// A word of more than one syllable, which no word of Vietnamese is.
pub fn manifold(word: &str) -> bool {
    let vowel = |c: char| matches!(c.to_ascii_lowercase(), 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let mut groups = 0;
    let mut inside = false;
    for c in word.chars() {
        groups += usize::from(vowel(c) && !inside);
        inside = vowel(c);
    }
    word.is_ascii() && groups > 1
}
