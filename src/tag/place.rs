//! Names of provinces, of places below them, and what else shows where an article belongs.

use crate::extract::Context;
use crate::layout::Zone;
use crate::pattern::place::{Cue, Kind, PlacePatterns, Rule, Scope};
use crate::pattern::{Hit, Layer};
use crate::text::{Doc, Span, TokenKind};

/// A province's name in the text.
#[derive(Debug, Clone, Copy)]
pub struct ProvinceTag {
    /// The name: an index of [`PlacePatterns::names`].
    pub name: usize,
    /// What makes it one.
    pub rule: Rule,
    /// It stands in the name of a body.
    pub organization: bool,
    /// That body is a newspaper, station or portal.
    pub outlet: bool,
    /// Other provinces stand beside it.
    pub listed: bool,
    /// It tells where something is held.
    pub venue: bool,
    /// The unit that went before the reform is meant.
    pub former: bool,
}

/// A place below the province.
#[derive(Debug, Clone, Copy)]
pub struct BelowTag {
    /// What it is.
    pub kind: Kind,
    /// The name without the type word.
    pub name: Span,
    /// The entry of [`PlacePatterns::districts`], where the table has the name.
    pub district: Option<usize>,
    /// For a township: the district of the same name in the table (thị trấn Hưng Hà).
    pub namesake: Option<usize>,
    /// A numbered quận.
    pub numbered: bool,
    /// A bare name behind the district's own committee (Huyện ủy Cầu Kè).
    pub seat: bool,
    /// A type word stands before it; without one it is a place only if the article shows it elsewhere.
    pub typed: bool,
    /// It stands in the name of a body, or after a word that stands before places.
    pub placed: bool,
}

/// What a place tag is.
#[derive(Debug, Clone, Copy)]
pub enum What {
    /// A province.
    Province(ProvinceTag),
    /// A place below the province.
    Below(BelowTag),
    /// The whole country.
    Country,
    /// A region of several provinces.
    Region,
    /// A web address or telephone number that shows the province of that name.
    Contact(usize),
    /// What the page speaks of as its own.
    Scope(Scope),
}

/// A place name in the text, or evidence for the page's province.
#[derive(Debug, Clone, Copy)]
pub struct PlaceTag {
    /// Its tokens.
    pub span: Span,
    /// The line that it stands on.
    pub line: usize,
    /// What the line is.
    pub zone: Zone,
    /// What it is.
    pub what: What,
}

/// Finds the place names of the page, boilerplate included, in the text's order.
#[must_use]
pub fn tag(context: &Context<'_, '_, '_>) -> Vec<PlaceTag> {
    let mut tagger = Tagger {
        doc: context.doc,
        places: &context.patterns.places,
        cues: context.scan.hits.layer(Layer::PlaceContext),
        provinces: context.scan.hits.layer(Layer::Province),
        districts: context.scan.hits.layer(Layer::District),
        marks: vec![0; context.doc.tokens.len()],
        found: Vec::new(),
    };
    for hit in context.scan.hits.layer(Layer::PlaceScope) {
        tagger.found.push((hit.span, What::Scope(Scope::ALL[hit.payload as usize])));
    }
    tagger.context_words();
    tagger.province_names();
    tagger.district_names();
    let lines = context.doc.lines;
    let mut tags: Vec<PlaceTag> = Vec::with_capacity(tagger.found.len());
    tagger.found.sort_by_key(|(span, _)| span.start);
    let mut line = 0;
    for (span, what) in tagger.found {
        while line + 1 < lines.len() && lines[line].span.end <= span.start {
            line += 1;
        }
        tags.push(PlaceTag { span, line, zone: context.layout.zones.get(line).copied().unwrap_or(Zone::Body), what });
    }
    tags
}

struct Tagger<'a, 't> {
    doc: Doc<'t, 'a>,
    places: &'a PlacePatterns,
    cues: &'a [Hit],
    provinces: &'a [Hit],
    districts: &'a [Hit],
    /// What is known of each token: [`BARRED`], [`TAKEN`].
    marks: Vec<u8>,
    found: Vec<(Span, What)>,
}

/// The token begins no province's name.
const BARRED: u8 = 1;
/// The token belongs to a place that was found, or to a province's name.
const TAKEN: u8 = 2;

/// How a name is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Case {
    /// Without capitals at the start.
    Small,
    /// The first syllable alone has a capital.
    First,
    /// Every syllable has one.
    Name,
    /// In capitals, among words in capitals.
    Capitals,
}

impl Tagger<'_, '_> {
    fn cue(&self, hit: &Hit) -> Cue {
        self.places.cues[hit.payload as usize]
    }

    fn mark(&mut self, span: Span, bit: u8) {
        self.marks[span.range()].iter_mut().for_each(|m| *m |= bit);
    }

    /// The cues that end where `at` begins, on its line: those of the longest phrase (thành phố, not phố).
    fn cues_before(&self, at: usize) -> impl Iterator<Item = (Cue, Span)> {
        const LONGEST: usize = 6;
        let same_line = self.doc.get(at).is_some_and(|t| !t.line_start());
        let from = self.cues.partition_point(|h| (h.span.start as usize) + LONGEST < at);
        let hits = if same_line { &self.cues[from..] } else { &[] };
        let near = hits.iter().take_while(move |h| (h.span.start as usize) < at);
        let cues = near.filter(move |h| h.span.end as usize == at).map(|h| (self.cue(h), h.span));
        let longest = cues.clone().next().map(|(_, span)| span.start);
        cues.take_while(move |&(_, span)| Some(span.start) == longest)
    }

    fn cues_at(&self, at: usize) -> impl Iterator<Item = (Cue, Span)> {
        let from = self.cues.partition_point(|h| (h.span.start as usize) < at);
        self.cues[from..].iter().take_while(move |h| h.span.start as usize == at).map(|h| (self.cue(h), h.span))
    }

    fn same_line(&self, at: usize) -> bool {
        self.doc.get(at).is_some_and(|t| !t.line_start())
    }

    /// A word on the line of the token before it that begins with a capital.
    fn capital_at(&self, at: usize) -> bool {
        self.doc.get(at).is_some_and(|t| t.kind == TokenKind::Word && t.capitalized())
    }

    fn capital_before(&self, at: usize) -> bool {
        at > 0 && self.same_line(at) && self.capital_at(at - 1)
    }

    fn context_words(&mut self) {
        let mut typed_until = 0;
        for hit in self.cues {
            match self.cue(hit) {
                // A type word within another phrase (xã in xã hội, thị xã) is none.
                Cue::Nothing => typed_until = typed_until.max(hit.span.end),
                Cue::Below(kind) if hit.span.start >= typed_until => {
                    typed_until = hit.span.end;
                    self.below(kind, hit.span);
                }
                // "phố Huế" within "thành phố Huế" is no street.
                Cue::Not if hit.span.start >= typed_until => self.not(hit.span),
                Cue::Abolished(name) => self.abolished(name, hit.span),
                Cue::Domain(name) if self.in_address(hit.span) => self.found.push((hit.span, What::Contact(name))),
                Cue::Letters(name) if self.dateline(hit.span) => self.found.push((hit.span, What::Contact(name))),
                Cue::Phone => self.phone(hit.span),
                Cue::Country => self.found.push((hit.span, What::Country)),
                Cue::Vietnam => self.vietnam(hit.span),
                Cue::Region => {
                    self.mark(hit.span, BARRED);
                    // Miền Nam in the name of a firm is none.
                    let start = hit.span.start as usize;
                    if !(self.capital_at(start) && self.capital_before(start)) {
                        self.found.push((hit.span, What::Region));
                    }
                }
                _ => {}
            }
        }
    }

    /// `Điện Biên Phủ` and the like hold no province, but for the city of that name with its type word.
    fn not(&mut self, span: Span) {
        let typed =
            self.cues_before(span.start as usize).any(|(cue, _)| matches!(cue, Cue::Below(kind) if kind.is_district()));
        let district = self.district_at(span).is_some();
        if !(typed && district) {
            self.mark(span, BARRED);
            return;
        }
        // The city's name holds that of its province: TP Điện Biên Phủ.
        let within = self.province_from(span.start as usize).filter(|h| h.span.end < span.end);
        if let Some(hit) = within {
            let name = self.places.forms[hit.payload as usize].name;
            let holders = self.district_at(span).map(|d| self.places.districts[d].holders.as_slice());
            let city = |&(kind, of): &(Kind, usize)| kind == Kind::City && of == name;
            if holders.is_some_and(|h| h.iter().any(city)) {
                self.push_province(hit.span, name, Rule::Organization);
            }
        }
        self.mark(span, BARRED);
    }

    fn district_at(&self, span: Span) -> Option<usize> {
        self.district_from(span.start as usize).filter(|h| h.span == span).map(|h| h.payload as usize)
    }

    fn district_from(&self, at: usize) -> Option<&Hit> {
        let from = self.districts.partition_point(|h| (h.span.start as usize) < at);
        self.districts.get(from).filter(|h| h.span.start as usize == at)
    }

    fn province_from(&self, at: usize) -> Option<&Hit> {
        let from = self.provinces.partition_point(|h| (h.span.start as usize) < at);
        self.provinces.get(from).filter(|h| h.span.start as usize == at)
    }

    /// `tỉnh Hà Bắc`; but `các tỉnh Quảng Nam - Đà Nẵng` are two of a list.
    fn abolished(&mut self, name: usize, span: Span) {
        let start = span.start as usize;
        let typed = self.cues_before(start).find(|(cue, _)| *cue == Cue::Province);
        let Some((_, tinh)) = typed else { return };
        if self.plural_before(tinh.start as usize) || self.foreign_after(span.end as usize) {
            return;
        }
        self.push_province(span, name, Rule::Typed);
        self.mark(span, BARRED);
    }

    fn plural_before(&self, at: usize) -> bool {
        if at == 0 || !self.same_line(at) {
            return false;
        }
        let token = &self.doc.tokens[at - 1];
        token.kind == TokenKind::Digits || self.places.plural.contains(&token.id)
    }

    /// A part of a web address or of an e-mail address: `sldtbxh@baclieu.gov.vn`.
    fn in_address(&self, span: Span) -> bool {
        let (start, end) = (span.start as usize, span.end as usize);
        let tight = |at: usize| self.doc.get(at).is_some_and(|t| !t.space_before());
        let before = start > 0 && tight(start) && matches!(self.doc.punct(start - 1), Some('.' | '@' | '/' | '-'));
        let after = tight(end) && self.doc.punct(end) == Some('.') && tight(end + 1);
        after && (before || self.doc.word(end + 1).is_ascii())
    }

    /// Area codes in the digits after a telephone word.
    fn phone(&mut self, span: Span) {
        const REACH: usize = 24;
        let start = span.end as usize;
        for at in start..start + REACH {
            if !self.same_line(at) {
                break;
            }
            let token = &self.doc.tokens[at];
            if token.kind != TokenKind::Digits || (at > start && !self.number_starts(at)) {
                continue;
            }
            let text = &*self.doc.plain(at);
            let name = match text.len() {
                // 0291.3823928; (04) 3824 1005: the subscriber's number follows.
                2..=4 => self.places.area.get(text).filter(|_| self.subscriber_after(at + 1)),
                // 02913823928
                11 => (3..=4).find_map(|n| self.places.area.get(&text[..n]).filter(|_| text.starts_with("02"))),
                _ => None,
            };
            if let Some(&name) = name {
                self.found.push((Span::new(at, at + 1), What::Contact(name)));
            }
        }
    }

    fn number_starts(&self, at: usize) -> bool {
        let previous = &self.doc.tokens[at - 1];
        self.doc.tokens[at].space_before() || previous.kind != TokenKind::Digits && self.doc.punct(at - 1) != Some('.')
    }

    /// At least six digits follow, parted by marks and spaces.
    fn subscriber_after(&self, mut at: usize) -> bool {
        let mut digits = 0;
        while digits < 6 && self.same_line(at) {
            let token = &self.doc.tokens[at];
            match token.kind {
                TokenKind::Digits => digits += token.len_chars(),
                TokenKind::Punct if matches!(self.doc.punct(at), Some('.' | ')' | '-')) => {}
                _ => break,
            }
            at += 1;
        }
        digits >= 6
    }

    /// The name of the country is its area where it opens a clause or follows a word that leads to it.
    fn vietnam(&mut self, span: Span) {
        let start = span.start as usize;
        let opens = start == 0
            || !self.same_line(start)
            || matches!(self.doc.punct(start - 1), Some('.' | ',' | ';' | ':' | '"'))
            || self.places.before_country.contains(&self.doc.tokens[start - 1].id);
        if opens && self.capital_at(start) {
            self.found.push((span, What::Country));
        }
    }

    // ---- places below the province ----

    /// The names after a type word: one, or a list where the type word is plural.
    fn below(&mut self, kind: Kind, cue: Span) {
        let mut at = cue.end as usize;
        // TP.HCM is a name with its type word; Buôn Ma Thuột begins with what is none.
        let start = cue.start as usize;
        let named = [self.province_from(start), self.district_from(start)];
        let named = named.into_iter().flatten().any(|h| h.span.end > cue.end && self.capitals(h.span));
        if named || !self.same_line(at) {
            return;
        }
        let plural = self.plural_before(cue.start as usize);
        let listed = plural && self.doc.punct(at) == Some(':');
        if listed {
            at += 1;
        }
        // "UBND xã Nguyễn Văn A", "Chủ tịch xã Nguyễn Văn A": a person's name follows the body's.
        let body = self.organization_before(cue.start as usize, 2)
            || self.cues_before(cue.start as usize).any(|(cue, _)| cue == Cue::Post);
        let mut first = true;
        while let Some((name, district, numbered)) = self.below_name(at, kind, body) {
            let full = if first && !listed { cue.join(name) } else { name };
            first = false;
            if kind.is_district() && district.is_none() && self.province_from(at).is_some() {
                // A city run by the centre, or one that is to be; the districts of a province (các huyện
                // miền núi Phú Yên): the province's rules decide.
                return;
            }
            let township = self.doc.tokens[cue.end as usize - 1].id == self.places.township;
            let same = |h: &&Hit| township && h.span == name && self.capitals(h.span);
            let namesake = self.district_from(name.start as usize).filter(same).map(|h| h.payload as usize);
            let tag = BelowTag { kind, name, district, namesake, numbered, seat: false, typed: true, placed: true };
            self.found.push((full, What::Below(tag)));
            if !district.is_some_and(|d| kind.is_district() && self.own(kind, d, name)) {
                self.mark(full, BARRED);
            }
            at = name.end as usize;
            let Some(next) = self.list_goes_on(at).filter(|_| plural) else { return };
            at = next;
        }
    }

    /// The district bears the name of its own province (thành phố Bạc Liêu), or the city's name is
    /// that of the whole unit in another time (thành phố Huế), which the date will tell.
    fn own(&self, kind: Kind, district: usize, name: Span) -> bool {
        let Some(hit) = self.province_from(name.start as usize).filter(|h| h.span == name) else { return false };
        let province = self.places.forms[hit.payload as usize].name;
        if kind == Kind::City && self.places.names[province].city.is_some() {
            return true;
        }
        let holders = &self.places.districts[district].holders;
        let of_kind = |&&(k, _): &&(Kind, usize)| k == kind;
        if holders.iter().any(|h| of_kind(&h)) {
            holders.iter().filter(of_kind).any(|&(_, of)| of == province)
        } else {
            holders.iter().any(|&(_, of)| of == province)
        }
    }

    /// After a name the list goes on with another: the token where that begins.
    fn list_goes_on(&self, at: usize) -> Option<usize> {
        if !self.same_line(at) {
            return None;
        }
        let token = &self.doc.tokens[at];
        let joined = matches!(self.doc.punct(at), Some(',' | ';')) || self.places.joins.contains(&token.id);
        (joined && self.same_line(at + 1)).then_some(at + 1)
    }

    /// A place's name from `at` on: one of the table, a number, or words with capitals.
    fn below_name(&self, at: usize, kind: Kind, body: bool) -> Option<(Span, Option<usize>, bool)> {
        let token = self.doc.get(at).filter(|t| !t.line_start())?;
        if token.kind == TokenKind::Digits {
            return self.numbered(at, kind).then(|| (Span::new(at, at + 1), None, kind == Kind::Urban));
        }
        if !self.capital_at(at) {
            return None;
        }
        if kind.is_district()
            && let Some(hit) = self.district_from(at).filter(|h| self.capitals(h.span))
        {
            return Some((hit.span, Some(hit.payload as usize), false));
        }
        // "TP. Theo báo cáo": after a full stop only a name of the table is sure; and an abbreviation is no
        // name (xã NTM).
        let shout = token.upper() && token.len_chars() > 1 && !self.shouted(at);
        if shout || (kind.is_district() && self.doc.punct(at - 1) == Some('.')) {
            return None;
        }
        // "SỐ XÃ TRÊN CẢ NƯỚC": in a line of capitals another name may begin.
        let country = (at..at + 2).any(|at| self.cues_at(at).any(|(cue, _)| cue == Cue::Country));
        if token.upper() && country {
            return None;
        }
        let family = self.places.family.contains(&token.id);
        let middle = self.doc.get(at + 1).is_some_and(|t| self.places.middle.contains(&t.id));
        if (body && middle || (body || kind == Kind::City) && family) && self.name_part(at + 1) {
            return None;
        }
        // In a line of capitals nothing shows where the name ends: two syllables are the rule.
        let longest = if self.upper_line(at) { 2 } else { 3 };
        let mut end = at + 1;
        let mut syllables = 1;
        while let Some(next) = self.doc.get(end).filter(|t| !t.line_start()) {
            let apostrophe = matches!(self.doc.punct(end), Some('\''));
            if apostrophe && !next.space_before() && self.doc.get(end + 1).is_some_and(|t| t.kind == TokenKind::Word) {
                end += 2;
                continue;
            }
            let capital = next.kind == TokenKind::Word && next.capitalized();
            let person = self.places.family.contains(&next.id) && syllables >= 2 && self.capital_at(end + 1);
            if !capital
                || syllables == longest
                || person
                || self.cues_at(end).any(|(c, _)| matches!(c, Cue::Below(_) | Cue::Province))
            {
                break;
            }
            end += 1;
            syllables += 1;
        }
        // "xã Trúc Sơn Trương Việt Vương" with a family name that the table lacks: two syllables.
        if syllables == 3 && self.capital_at(end) && self.same_line(end) {
            end = at + 2;
        }
        // "xã Nông thôn mới", "thôn Văn hóa": one syllable with a capital begins something else.
        let small = || {
            self.same_line(end) && self.doc.tokens[end].kind == TokenKind::Word && self.doc.tokens[end].space_before()
        };
        if end == at + 1 && small() {
            return None;
        }
        Some((Span::new(at, end), None, false))
    }

    /// `phường 1`, `quận 7`, `ấp 3`; not `mỗi phường 2 người`, `xã 30a`.
    fn numbered(&self, at: usize, kind: Kind) -> bool {
        let token = &self.doc.tokens[at];
        let word = at > 0 && self.doc.tokens[at - 1].id == self.places.ward;
        let fits = matches!(kind, Kind::Urban | Kind::Hamlet) || (kind == Kind::Commune && word);
        let joined = self.doc.get(at + 1).is_some_and(|t| !t.space_before());
        let tail = joined
            && (self.doc.punct(at + 1) == Some('%')
                || matches!(self.doc.punct(at + 1), Some('.' | '/'))
                    && self.doc.get(at + 2).is_some_and(|t| !t.space_before())
                || self.doc.tokens[at + 1].kind == TokenKind::Word);
        let each = at > 1 && self.places.each.contains(&self.doc.tokens[at - 2].id);
        fits && token.len_chars() <= 2 && !tail && !each
    }

    /// The word stands among others in capitals.
    fn shouted(&self, at: usize) -> bool {
        let upper = |at: usize| self.doc.tokens[at].kind == TokenKind::Word && self.doc.tokens[at].upper();
        (at > 0 && self.same_line(at) && upper(at - 1)) || (self.same_line(at + 1) && upper(at + 1))
    }

    fn name_part(&self, at: usize) -> bool {
        self.same_line(at) && self.capital_at(at)
    }

    fn upper_line(&self, at: usize) -> bool {
        self.doc.tokens[at].upper() && self.doc.tokens[at].len_chars() > 1
    }

    /// Every syllable has a capital, but for one after an apostrophe (R'lấp).
    fn capitals(&self, span: Span) -> bool {
        span.range().all(|at| {
            let token = &self.doc.tokens[at];
            let apostrophe = || at > span.start as usize && self.doc.punct(at - 1) == Some('\'');
            token.kind != TokenKind::Word || token.capitalized() || apostrophe()
        })
    }

    /// "(QBĐT) - Sáng 12/3, …": capitals that begin a line, in brackets or before a dash.
    fn dateline(&self, letters: Span) -> bool {
        let (start, end) = (letters.start as usize, letters.end as usize);
        let opens = start > 0 && self.doc.punct(start - 1) == Some('(') && self.doc.tokens[start - 1].line_start();
        let closes = if opens { ')' } else { '-' };
        self.doc.tokens[start].upper()
            && (opens || self.doc.tokens[start].line_start())
            && self.doc.punct(end) == Some(closes)
    }

    /// Names of districts that stand without their type word.
    fn district_names(&mut self) {
        for at in 0..self.found.len() {
            if matches!(self.found[at].1, What::Below(_)) {
                self.mark(self.found[at].0, TAKEN);
            }
        }
        for hit in self.provinces {
            self.mark(hit.span, TAKEN);
        }
        let mut end = 0;
        for hit in self.districts {
            if hit.span.start < end || !self.capitals(hit.span) {
                continue;
            }
            let start = hit.span.start as usize;
            let taken = self.marks[hit.span.range()].iter().any(|&m| m != 0);
            let barred = self.cues_before(start).any(|(cue, _)| matches!(cue, Cue::Bars | Cue::Person | Cue::Below(_)));
            if taken || barred || self.person_before(start, hit.span.len()) || self.single(hit.span) {
                continue;
            }
            end = hit.span.end;
            let placed = self.cues_before(start).any(|(cue, _)| matches!(cue, Cue::Venue | Cue::Locative))
                || self.organization_before(start, 4);
            let tag = BelowTag {
                kind: Kind::Former,
                name: hit.span,
                district: Some(hit.payload as usize),
                namesake: None,
                numbered: false,
                seat: self.cues_before(start).any(|(cue, _)| cue == Cue::Seat),
                typed: false,
                placed,
            };
            self.found.push((hit.span, What::Below(tag)));
        }
    }

    /// A name of one syllable proves nothing without its type word.
    fn single(&self, span: Span) -> bool {
        span.len() == 1 && self.doc.slice(span).chars().count() < 6
    }

    // ---- provinces ----

    fn province_names(&mut self) {
        let mut end = 0;
        for (n, hit) in self.provinces.iter().enumerate() {
            if hit.span.start < end || self.marks[hit.span.start as usize] & BARRED != 0 {
                continue;
            }
            let listed = self.listed(n);
            if let Some(rule) = self.province_rule(hit, listed) {
                end = hit.span.end;
                let name = self.places.forms[hit.payload as usize].name;
                self.push_province(hit.span, name, rule);
                if listed && let Some((_, What::Province(tag))) = self.found.last_mut() {
                    tag.listed = true;
                }
            }
        }
    }

    fn push_province(&mut self, span: Span, name: usize, rule: Rule) {
        let start = span.start as usize;
        let typed = self.cues_before(start).find(|(cue, _)| matches!(cue, Cue::Province | Cue::Below(_)));
        let head = typed.map_or(start, |(_, s)| s.start as usize);
        let organization = self.organization_before(head, 12);
        let tag = ProvinceTag {
            name,
            rule: if organization && rule == Rule::Name { Rule::Organization } else { rule },
            organization,
            outlet: self.cues_before(head).any(|(cue, _)| cue == Cue::Outlet),
            listed: false,
            venue: self.cues_before(head).any(|(cue, _)| cue == Cue::Venue),
            former: self.former_after(span.end as usize),
        };
        self.found.push((span, What::Province(tag)));
    }

    /// Another province's name stands beside this one, with no more than a mark or a word between.
    fn listed(&self, n: usize) -> bool {
        let hit = &self.provinces[n];
        let before = n.checked_sub(1).is_some_and(|m| self.beside(self.provinces[m].span, hit.span));
        before || self.provinces.get(n + 1).is_some_and(|next| self.beside(hit.span, next.span))
    }

    fn beside(&self, left: Span, right: Span) -> bool {
        if left.end >= right.start || right.start - left.end > 3 || !self.capitals(left) || !self.capitals(right) {
            return false;
        }
        let between = left.end as usize..right.start as usize;
        between.clone().all(|at| {
            let token = &self.doc.tokens[at];
            let type_word = || self.cues_at(at).any(|(cue, _)| matches!(cue, Cue::Province | Cue::Below(Kind::City)));
            self.same_line(at)
                && (matches!(self.doc.punct(at), Some(',' | ';' | '-' | '.'))
                    || self.places.joins.contains(&token.id)
                    || type_word())
        }) && self.same_line(right.start as usize)
            && self.doc.punct(left.end as usize) != Some('.')
    }

    fn province_rule(&self, hit: &Hit, listed: bool) -> Option<Rule> {
        let form = self.places.forms[hit.payload as usize];
        let name = &self.places.names[form.name];
        let span = hit.span;
        let (start, end) = (span.start as usize, span.end as usize);
        if self.glued(span) || (name.foreign && self.foreign_after(end)) {
            return None;
        }
        if form.typed {
            return Some(if form.short { Rule::Short } else { Rule::Typed });
        }
        if form.short {
            return self.doc.tokens[span.range()]
                .iter()
                .all(|t| t.kind != TokenKind::Word || t.upper())
                .then_some(Rule::Short);
        }
        let case = self.case(span);
        let mut typed = false;
        for (cue, _) in self.cues_before(start) {
            match cue {
                Cue::Province => typed = true,
                // A city or district of the name; that it is not another's has been seen.
                Cue::Below(kind) if kind.is_district() => typed = true,
                Cue::Below(_) | Cue::Bars => return None,
                Cue::Person if name.person => return None,
                _ => {}
            }
        }
        if typed {
            let certain = case != Case::Small || !(name.common || name.person);
            return certain.then_some(Rule::Typed);
        }
        if name.person && self.person_before(start, span.len()) {
            return None;
        }
        match case {
            Case::Small => None,
            Case::First => (!name.common && span.len() > 1).then_some(Rule::Name),
            Case::Name => Some(Rule::Name),
            // A person's name in capitals stands after its family name, or alone as a signature.
            Case::Capitals if name.common || (name.person && self.fills_line(span)) => {
                // "BÌNH DƯƠNG: NHIỀU KẾT QUẢ": a headline that names its place first.
                let first = start == 0 || !self.same_line(start);
                if first && self.same_line(end) && self.doc.punct(end) == Some(':') {
                    Some(Rule::Name)
                } else if listed {
                    Some(Rule::List)
                } else {
                    self.organization_before(start, 8).then_some(Rule::Organization)
                }
            }
            Case::Capitals => Some(Rule::Name),
        }
    }

    /// Written into something longer: a file's name, a web address.
    fn glued(&self, span: Span) -> bool {
        let (start, end) = (span.start as usize, span.end as usize);
        let ascii = self.doc.slice(span).is_ascii();
        let tight = |at: usize| self.doc.get(at).is_some_and(|t| !t.space_before());
        let dotted = ascii
            && (tight(end)
                && matches!(self.doc.punct(end), Some('.' | '@'))
                && tight(end + 1)
                && self.doc.tokens[end + 1].kind == TokenKind::Word
                || start > 0 && tight(start) && matches!(self.doc.punct(start - 1), Some('.' | '@' | '/' | '_')));
        let run = ascii
            && (start + 1..end).any(|at| {
                tight(at)
                    && self.doc.tokens[at].kind == TokenKind::Word
                    && self.doc.tokens[at - 1].kind == TokenKind::Word
            });
        dotted || run
    }

    fn case(&self, span: Span) -> Case {
        let words = || self.doc.tokens[span.range()].iter().filter(|t| t.kind == TokenKind::Word);
        if !words().next().is_some_and(crate::text::Token::capitalized) {
            return Case::Small;
        }
        if !words().all(crate::text::Token::capitalized) {
            return Case::First;
        }
        if !words().all(crate::text::Token::upper) {
            return Case::Name;
        }
        // "Ở LAI CHÂU" in a line of small letters is as good as a name with capitals.
        let (start, end) = (span.start as usize, span.end as usize);
        let before = start > 0 && self.same_line(start) && self.doc.tokens[start - 1].upper();
        let after = self.same_line(end) && self.doc.tokens[end].upper();
        if before
            || after
            || self.fills_line(span)
            || self.doc.punct(start.wrapping_sub(1)).is_some()
            || self.doc.punct(end).is_some()
        {
            Case::Capitals
        } else {
            Case::Name
        }
    }

    /// Nothing else stands on its line.
    fn fills_line(&self, span: Span) -> bool {
        let (start, end) = (span.start as usize, span.end as usize);
        (start == 0 || !self.same_line(start)) && !self.same_line(end)
    }

    fn former_after(&self, end: usize) -> bool {
        let at = match self.doc.punct(end) {
            Some('(' | ',') => end + 1,
            _ => end,
        };
        self.same_line(at) && self.cues_at(at).any(|(cue, _)| cue == Cue::Former)
    }

    fn foreign_after(&self, end: usize) -> bool {
        (end..end + 2).any(|at| self.same_line(at) && self.cues_at(at).any(|(cue, _)| cue == Cue::Foreign))
    }

    /// A body's name begins at most `reach` tokens before, and no mark parts it from here.
    fn organization_before(&self, at: usize, reach: usize) -> bool {
        let mut first = at;
        while first > 0 && at - first < reach && self.same_line(first) {
            if matches!(self.doc.punct(first - 1), Some('.' | ';' | ':' | ',' | '(' | ')' | '"')) {
                break;
            }
            first -= 1;
        }
        let from = self.cues.partition_point(|h| (h.span.start as usize) < first);
        let near = self.cues[from..].iter().take_while(|h| (h.span.start as usize) < at);
        near.filter(|h| h.span.end as usize <= at)
            .any(|h| matches!(self.cue(h), Cue::Organization | Cue::Outlet) && self.capital_at(h.span.start as usize))
    }

    /// A family name stands before, as in Nguyễn Hòa Bình, Lê Thị Huế.
    fn person_before(&self, start: usize, syllables: usize) -> bool {
        let longest = 4_usize.saturating_sub(syllables).max(1);
        let mut first = start;
        while start - first < longest && self.capital_before(first) {
            first -= 1;
        }
        let ids = (first..start).map(|at| self.doc.tokens[at].id);
        if ids.clone().any(|id| self.places.middle.contains(&id)) {
            return true;
        }
        // "Trường THPT Lê Hồng Phong Nam Định": a school's name, then its place.
        for at in first..start {
            let id = self.doc.tokens[at].id;
            if !self.places.family.contains(&id) {
                continue;
            }
            let titled = || self.cues_before(at).any(|(cue, _)| cue == Cue::Person);
            if self.places.doubtful.contains(&id) && start - at < 2 && !titled() {
                continue;
            }
            let school = self.capital_before(at) && self.doc.tokens[at - 1].upper();
            if !school || self.upper_line(at) {
                return true;
            }
        }
        false
    }
}
