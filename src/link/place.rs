//! Which units the place names denote in their time, and which province the article is about.

use crate::calendar::Date;
use crate::extract::Context;
use crate::layout::Zone;
use crate::link::name::{ByName, alike};
use crate::pattern::place::{Kind, PlacePatterns, Rule, Scope, Unit, division};
use crate::record::{ArticleProvince, CurrentProvince, ProvinceBasis, ProvinceMention, Warning, WarningCode};
use crate::tag::place::{BelowTag, PlaceTag, ProvinceTag, What};
use crate::text::{Doc, Span, Token, TokenKind};
use rustc_hash::FxHashSet;
use std::borrow::Cow;

/// What a place name in headline, body or caption denotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spot {
    /// A province: the index of its entry in [`Places::mentions`].
    Province(usize),
    /// A place below the province (huyện, thị xã, xã, phường, a provincial city).
    Below {
        /// What it is; [`Kind::Former`] where the text does not say.
        kind: Kind,
        /// The province that it lies in, where that is known: an index of [`PlacePatterns::units`].
        unit: Option<usize>,
        /// The name with its type word, in the shortest form that the article has; else the spot's own tokens.
        full: Span,
    },
    /// The whole country (cả nước, toàn quốc, Việt Nam).
    Country,
    /// A region of several provinces (Tây Nguyên, đồng bằng sông Cửu Long).
    Region,
}

impl Spot {
    /// Whether it is the place below the province that has these words in full.
    #[must_use]
    pub fn is_below(&self, words: Span) -> bool {
        matches!(self, Self::Below { full, .. } if *full == words)
    }
}

/// The places of an article.
#[derive(Debug, Default)]
pub struct Places<'t> {
    /// The province that the article is about.
    pub article: Option<ArticleProvince<'t>>,
    /// One entry a province, in the order of first mention.
    pub mentions: Vec<ProvinceMention<'t>>,
    /// Every place name of headline, body and captions, in the text's order. A provincial city that bears
    /// its province's name is there once, as the city.
    pub spots: Vec<(Span, Spot)>,
    /// The place below the province that the article is about, with its type word: huyện Cần Giờ.
    pub home: Option<Span>,
    /// The article is about no province: what it places nowhere is told of the country.
    pub national: bool,
}

/// Resolves the place names.
#[must_use]
pub fn link<'t, 'p: 't>(
    context: &Context<'t, '_, 'p>,
    mut tags: Vec<PlaceTag>,
    anchor: Option<Date>,
    warnings: &mut Vec<Warning<'t>>,
) -> Places<'t> {
    let linker = Linker::new(context, anchor);
    linker.settle(&mut tags);
    let full = linker.full_names(&tags);
    let verdict = linker.province(&tags);
    if let Verdict::Tie = verdict {
        let message = Cow::Borrowed("several provinces have equal claims to the article");
        warnings.push(Warning { code: WarningCode::AmbiguousProvince, message, start: None, end: None });
    }
    let unit = match verdict {
        Verdict::Of(unit, _) => Some(unit),
        _ => None,
    };
    let mut places = Places {
        article: match verdict {
            Verdict::Of(unit, basis) => Some(linker.article(unit, basis)),
            _ => None,
        },
        home: linker.home(&tags, &full),
        ..Places::default()
    };
    places.national = unit.is_none() && places.home.is_none() && linker.is_national(&tags);
    linker.report(&tags, &full, unit, &mut places);
    places
}

struct Linker<'a, 't> {
    doc: Doc<'t, 'a>,
    places: &'t PlacePatterns,
    anchor: Option<Date>,
    /// The headline; where the layout found none, the first line of the article stands in for it.
    title: Option<usize>,
    /// The first line after it.
    lead: Option<usize>,
}

enum Verdict {
    Of(usize, ProvinceBasis),
    Tie,
    None,
}

/// The parts of the page from which facts are taken.
fn in_article(zone: Zone) -> bool {
    matches!(zone, Zone::Title | Zone::Body | Zone::Caption)
}

/// What speaks for one province.
#[derive(Debug)]
struct Claim {
    /// Units that are one in the anchor's division share this.
    key: usize,
    /// The unit that is named most directly.
    unit: usize,
    /// The unit is the one of the anchor's division.
    present: bool,
    mentions: f32,
    bodies: f32,
    /// In the headline, or in a body or with its type word: more than the place where others meet.
    firm: bool,
    headline: bool,
    districts: f32,
    outlet: f32,
    contact: f32,
}

impl Claim {
    fn body(&self) -> f32 {
        self.mentions + self.bodies + self.districts
    }
}

impl<'a, 't> Linker<'a, 't> {
    fn new<'p: 't>(context: &'a Context<'t, 'a, 'p>, anchor: Option<Date>) -> Self {
        let zones = &context.layout.zones;
        let title = zones.iter().rposition(|&z| z == Zone::Title).or(zones.iter().position(|&z| z == Zone::Body));
        let lead = title.and_then(|t| (t + 1..zones.len()).find(|&line| zones[line] == Zone::Body));
        Self { doc: context.doc, places: &context.patterns.places, anchor, title, lead }
    }

    fn resolve(&self, tag: &ProvinceTag) -> Option<usize> {
        self.places.resolve(tag.name, self.anchor, tag.former)
    }

    /// Decides by the date what the tags left open: thành phố Huế, TP Đồng Nai.
    fn settle(&self, tags: &mut Vec<PlaceTag>) {
        let mut dropped: FxHashSet<Span> = FxHashSet::default();
        let below = tags.iter().filter_map(|t| match t.what {
            What::Below(below) => Some(below.name),
            _ => None,
        });
        let below: FxHashSet<Span> = below.collect();
        for tag in &mut *tags {
            let What::Province(province) = tag.what else { continue };
            let name = &self.places.names[province.name];
            let early = name.since.is_some_and(|since| self.anchor.is_none_or(|day| day < since));
            let span = tag.span;
            if early {
                if below.contains(&span) || name.district.is_none() {
                    dropped.insert(span);
                } else {
                    tag.what = What::Below(BelowTag {
                        kind: Kind::City,
                        name: span,
                        district: name.district,
                        namesake: None,
                        numbered: false,
                        seat: false,
                        typed: false,
                        placed: province.venue || province.organization,
                    });
                }
            }
        }
        let whole: FxHashSet<Span> = tags
            .iter()
            .filter_map(|t| match t.what {
                What::Province(p) if self.places.is_city(p.name, self.anchor) => Some(t.span),
                _ => None,
            })
            .collect();
        if dropped.is_empty() && whole.is_empty() {
            return;
        }
        tags.retain(|tag| match tag.what {
            What::Province(_) => !dropped.contains(&tag.span),
            What::Below(below) => dropped.contains(&below.name) || !whole.contains(&below.name),
            _ => true,
        });
    }

    /// The unit of the anchor's division that holds a province's land: what districts and telephone numbers show.
    fn holder(&self, name: usize) -> Option<usize> {
        let former = self.places.names[name].units[1].or(self.places.names[name].units[0]);
        match division(self.anchor) {
            2 => former.map(|u| self.places.units[u].current.unwrap_or(u)),
            _ => self.places.resolve(name, self.anchor, false),
        }
    }

    /// The province's unit of a place below it, and every one that it may be.
    fn holders(&self, below: &BelowTag) -> Vec<usize> {
        let unit = |name: usize| self.holder(name);
        if below.numbered {
            return self.places.numbered.and_then(unit).into_iter().collect();
        }
        let Some(district) = below.district.map(|d| &self.places.districts[d]) else { return Vec::new() };
        if let (Some((until, name)), Some(day)) = (district.moved, self.anchor)
            && day < until
        {
            return unit(name).into_iter().collect();
        }
        let of_kind = district.holders.iter().any(|h| h.0 == below.kind);
        let fits = district.holders.iter().filter(|h| !of_kind || h.0 == below.kind);
        let mut units: Vec<usize> = fits.filter_map(|h| unit(h.1)).collect();
        units.dedup();
        units
    }

    fn key(&self, unit: usize) -> usize {
        let units: &[Unit] = &self.places.units;
        match division(self.anchor) {
            2 => units[unit].current.unwrap_or(units[unit].same),
            _ => units[unit].same,
        }
    }

    fn claim<'c>(&self, claims: &'c mut Vec<Claim>, unit: usize) -> &'c mut Claim {
        let key = self.key(unit);
        let present = division(self.anchor) != 2 || self.places.units[unit].current == Some(unit);
        let at = claims.iter().position(|c| c.key == key).unwrap_or_else(|| {
            claims.push(Claim {
                key,
                unit,
                present,
                mentions: 0.0,
                bodies: 0.0,
                firm: false,
                headline: false,
                districts: 0.0,
                outlet: 0.0,
                contact: 0.0,
            });
            claims.len() - 1
        });
        let claim = &mut claims[at];
        if present && !claim.present {
            claim.unit = unit;
            claim.present = true;
        }
        claim
    }

    fn headline(&self, tag: &PlaceTag) -> bool {
        tag.zone == Zone::Title || Some(tag.line) == self.title
    }

    /// Which province the article is about.
    ///
    /// Headline and body speak first, then the byline's newspaper, then address, telephone and web
    /// addresses anywhere on the page. An article on the country that happens in a province, or tells of
    /// several, is of none.
    fn province(&self, tags: &[PlaceTag]) -> Verdict {
        let mut claims: Vec<Claim> = Vec::new();
        let (mut local, mut national) = (0_u32, 0_u32);
        let mut open: Vec<(Vec<usize>, f32, Zone)> = Vec::new();
        for tag in tags {
            let headline = self.headline(tag);
            let weight = match tag.line {
                _ if headline => 4.0,
                line if Some(line) == self.lead => 2.0,
                _ => 1.0,
            };
            match tag.what {
                What::Province(province) => {
                    let Some(unit) = self.resolve(&province) else { continue };
                    let claim = self.claim(&mut claims, unit);
                    match tag.zone {
                        Zone::Boilerplate | Zone::Published => {
                            let strong = province.organization || province.rule == Rule::Typed;
                            claim.contact += if strong && !province.listed { 2.0 } else { 0.0 };
                        }
                        Zone::Byline if !self.byline(tag, &province) => {}
                        Zone::Byline => claim.outlet += if province.outlet { 2.0 } else { 1.0 },
                        _ if province.outlet => claim.outlet += 2.0,
                        _ => {
                            let weight = if province.listed || province.venue { weight * 0.5 } else { weight };
                            if province.organization {
                                claim.bodies += weight;
                            } else {
                                claim.mentions += weight;
                            }
                            claim.headline |= headline && !province.listed;
                            claim.firm |= !province.venue && !province.listed;
                        }
                    }
                }
                // A pen name that is a district's too (Thanh Hà).
                What::Below(below) if tag.zone == Zone::Byline && !below.typed => {}
                What::Below(below) => {
                    let weight = match (below.typed, below.placed) {
                        (true, _) => weight,
                        (false, true) => weight * 0.5,
                        (false, false) => weight * 0.2,
                    };
                    let holders = self.holders(&below);
                    match holders.as_slice() {
                        [] => {}
                        &[unit] => {
                            let claim = self.claim(&mut claims, unit);
                            claim.headline |= headline && below.typed && in_article(tag.zone);
                            if in_article(tag.zone) { claim.districts += weight } else { claim.contact += weight * 0.5 }
                        }
                        _ => open.push((holders, weight, tag.zone)),
                    }
                }
                What::Contact(name) => {
                    if let Some(unit) = self.holder(name) {
                        self.claim(&mut claims, unit).contact += 2.0;
                    }
                }
                What::Scope(_) if tag.zone == Zone::Boilerplate => {}
                What::Scope(Scope::Province | Scope::District | Scope::Commune) => local += 1,
                What::Scope(Scope::National) => national += if headline { 3 } else { 1 },
                _ => {}
            }
        }
        for (unit, weight) in self.chained(tags) {
            self.claim(&mut claims, unit).districts += weight;
        }
        self.share(&mut claims, open);
        if claims.is_empty() && national <= local {
            self.namesakes(tags, &mut claims);
        }
        decide(&claims, local, national)
    }

    /// Where nothing else shows a province: the chief town of a district bears its name.
    fn namesakes(&self, tags: &[PlaceTag], claims: &mut Vec<Claim>) {
        for tag in tags.iter().filter(|t| in_article(t.zone)) {
            let What::Below(below @ BelowTag { namesake: Some(_), .. }) = tag.what else { continue };
            let district = BelowTag { district: below.namesake, kind: Kind::Former, ..below };
            if let &[unit] = self.holders(&district).as_slice() {
                self.claim(claims, unit).districts += 0.5;
            }
        }
    }

    /// The article speaks of the country, or reports what a body of the state tells, and hardly of a province as its own.
    fn is_national(&self, tags: &[PlaceTag]) -> bool {
        let local =
            number_of(tags, |what| matches!(what, What::Scope(Scope::Province | Scope::District | Scope::Commune)));
        let national =
            number_of(tags, |what| matches!(what, What::Country | What::Scope(Scope::National | Scope::State)));
        national > 0 && local * 4 <= national
    }

    /// A commune whose province stands right behind it (xã A, tỉnh B) speaks for it wherever it is named.
    fn chained(&self, tags: &[PlaceTag]) -> Vec<(usize, f32)> {
        const GAP: u32 = 3;
        let mut chains = ByName::default();
        for pair in tags.windows(2).filter(|p| p.iter().all(|t| in_article(t.zone)) && p[0].line == p[1].line) {
            let (What::Below(below), What::Province(province)) = (pair[0].what, pair[1].what) else { continue };
            let behind = pair[0].span.end <= pair[1].span.start && pair[1].span.start - pair[0].span.end <= GAP;
            if let Some(unit) = self.resolve(&province).filter(|_| behind && below.typed && below.district.is_none()) {
                chains.add(self.doc, below.name, unit);
            }
        }
        let below = |t: &PlaceTag| match t.what {
            What::Below(below) if in_article(t.zone) => Some((below.name, if self.headline(t) { 3.0 } else { 0.5 })),
            _ => None,
        };
        // The first one counts.
        let weigh = |(name, weight): (Span, f32)| chains.named(self.doc, name).next().map(|&unit| (unit, weight));
        tags.iter().filter_map(below).filter_map(weigh).collect()
    }

    /// Names that several provinces have (Châu Thành) go to the one that has most else to show; with
    /// nothing else, to the one that has most of them.
    fn share(&self, claims: &mut Vec<Claim>, open: Vec<(Vec<usize>, f32, Zone)>) {
        let mut additions: Vec<(usize, f32, Zone)> = Vec::new();
        for (holders, weight, zone) in open {
            let worth = |unit: usize| {
                claims
                    .iter()
                    .find(|c| c.key == self.key(unit))
                    .map_or(0.0, |c| c.body() + c.outlet * 0.5 + c.contact * 0.5)
            };
            let best = holders.iter().copied().max_by(|&a, &b| worth(a).total_cmp(&worth(b)));
            match best.filter(|&unit| worth(unit) > 0.0) {
                Some(unit) => additions.push((unit, weight, zone)),
                None => {
                    let part = weight / holders.len() as f32;
                    additions.extend(holders.into_iter().map(|unit| (unit, part, zone)));
                }
            }
        }
        for (unit, weight, zone) in additions {
            let claim = self.claim(claims, unit);
            if in_article(zone) { claim.districts += weight } else { claim.contact += weight * 0.5 }
        }
    }

    fn article(&self, unit: usize, basis: ProvinceBasis) -> ArticleProvince<'t> {
        let units = &self.places.units;
        ArticleProvince {
            code: units[unit].code.as_deref().map(Cow::Borrowed),
            division: units[unit].division,
            name: Cow::Borrowed(&units[unit].name),
            current: self.current(unit),
            basis,
        }
    }

    fn current(&self, unit: usize) -> Option<CurrentProvince<'t>> {
        let today = &self.places.units[self.places.units[unit].current?];
        Some(CurrentProvince { code: Cow::Borrowed(today.code.as_deref()?), name: Cow::Borrowed(&today.name) })
    }

    /// What a district named without its type word is, where only one bears the name.
    fn kind(&self, below: &BelowTag) -> Kind {
        match below.district.map(|d| self.places.districts[d].holders.as_slice()) {
            Some([(kind, _)]) => *kind,
            _ => below.kind,
        }
    }

    /// Each place below the province that the article names with its type word, in the shortest form.
    fn full_names(&self, tags: &[PlaceTag]) -> Homes {
        let mut homes = Homes::default();
        // "Chư Pưh kết nạp 30 đảng viên", where the page speaks of "toàn huyện" and the headline names no other place.
        let typed = |t: &PlaceTag| self.headline(t) && matches!(t.what, What::Below(below) if below.typed);
        let speaks = |t: &PlaceTag| in_article(t.zone) && matches!(t.what, What::Scope(Scope::District));
        let of_district = tags.iter().any(speaks) && !tags.iter().any(typed);
        for (n, tag) in tags.iter().enumerate().filter(|(_, t)| in_article(t.zone)) {
            let What::Below(below) = tag.what else { continue };
            // "Chư Pưh: Thu ngân sách đạt 43% kế hoạch"
            let heads = || {
                let line = tag.line == self.title.unwrap_or(usize::MAX) && below.district.is_some();
                let first = self.doc.tokens[tag.span.start as usize].line_start();
                line && (first && self.doc.punct(tag.span.end as usize) == Some(':') || of_district)
            };
            if !(below.typed || below.seat || heads()) || below.kind == Kind::Hamlet {
                continue;
            }
            let kind = if below.typed { below.kind } else { self.kind(&below) };
            let headed = tag.span != below.name;
            // "thị xã Cai Lậy" and "huyện Cai Lậy" are two.
            // "Huyện ủy An Dương": what the table calls it today may be another kind than the one of its time.
            let same = |home: &Home| {
                let (h, bare) = (home.kind, home.bare || !below.typed);
                h == kind
                    || h.is_district() && kind.is_district() && bare
                    || h == Kind::Former && kind.is_district()
                    || kind == Kind::Former && h.is_district()
            };
            let known = homes.by_name.named(self.doc, below.name).copied().find(|&n| same(&homes.all[n]));
            match known {
                Some(known) => {
                    let home = &mut homes.all[known];
                    if home.kind == Kind::Former || home.bare && below.typed {
                        (home.kind, home.bare) = (kind, !below.typed);
                    }
                    // A headline in capitals is not how the place is written.
                    let loud = |span: Span| {
                        let tokens = &self.doc.tokens[span.range()];
                        tokens.iter().filter(|t| t.kind == TokenKind::Word).all(Token::upper)
                    };
                    let quieter = loud(home.full) && !loud(tag.span);
                    if headed && (!home.headed || quieter || tag.span.len() < home.full.len()) {
                        (home.full, home.headed) = (tag.span, true);
                    }
                }
                None => {
                    let province = |t: &PlaceTag| t.span == below.name && matches!(t.what, What::Province(_));
                    let own = tags[n..].iter().take(3).any(province);
                    homes.by_name.add(self.doc, below.name, homes.all.len());
                    homes.all.push(Home { name: below.name, full: tag.span, headed, kind, own, bare: !below.typed });
                }
            }
        }
        homes
    }

    /// The place below the province that the article is about: its headline names it, or its first lines
    /// do and the rest speaks of little else.
    fn home(&self, tags: &[PlaceTag], named: &Homes) -> Option<Span> {
        let homes = &named.all;
        const MOST: usize = 24;
        if homes.is_empty() || homes.len() > MOST {
            return None;
        }
        let mut scores = vec![(0.0_f32, false, false); homes.len()];
        let mut count = |home: usize, line: usize| {
            let score = &mut scores[home];
            score.0 += 1.0;
            score.1 |= Some(line) == self.title;
            score.2 |= Some(line) == self.lead;
        };
        let mut line = 0;
        // Nearly all words are told apart by their ids.
        let first = |home: &Home| self.doc.tokens[home.name.range().start].id;
        let firsts: Vec<u32> = homes.iter().map(first).collect();
        let words = self.doc.tokens.iter().enumerate().filter(|(_, t)| t.capitalized() && t.kind == TokenKind::Word);
        for (at, token) in words {
            let here = firsts.iter().zip(homes).enumerate().filter(|(_, (id, home))| **id == token.id && !home.own);
            for (n, (_, home)) in here {
                let span = Span::new(at, at + home.name.len());
                if span.end as usize > self.doc.tokens.len() || !alike(self.doc, span, home.name) {
                    continue;
                }
                while line + 1 < self.doc.lines.len() && self.doc.lines[line].span.end as usize <= at {
                    line += 1;
                }
                count(n, line);
            }
        }
        // A city that bears its province's name is meant only where its type word stands.
        for tag in tags.iter().filter(|t| in_article(t.zone)) {
            let What::Below(below) = tag.what else { continue };
            if let Some(n) = named.by_name.named(self.doc, below.name).copied().find(|&n| homes[n].own) {
                count(n, tag.line);
            }
        }
        let provinces = tags.iter().filter(|t| in_article(t.zone) && matches!(t.what, What::Province(p) if !p.outlet));
        let provinces = provinces.filter(|t| !homes.iter().any(|h| h.full.contains(t.span))).count() as f32;
        let rank =
            |score: &(f32, bool, bool)| score.0 + if score.1 { 3.0 } else { 0.0 } + if score.2 { 1.0 } else { 0.0 };
        let best = (0..homes.len()).max_by(|&a, &b| rank(&scores[a]).total_cmp(&rank(&scores[b])).then(b.cmp(&a)))?;
        let (count, in_title, in_lead) = scores[best];
        let rivals =
            (0..homes.len()).filter(|&n| n != best && homes[n].kind.is_district() == homes[best].kind.is_district());
        let second = rivals.map(|n| scores[n].0).fold(0.0, f32::max);
        // "Kinh tế thành phố Quảng Ngãi 9 tháng": the one place that is named at all.
        let alone = homes.len() == 1 && provinces == 0.0;
        let fits = (in_title && (count >= 2.0 || alone) && count > second)
            || (in_lead && alone && homes[best].kind.is_district())
            || (in_lead && count >= 3.0 && count >= 2.0 * second && count > provinces)
            || (count >= 4.0 && count >= 3.0 * second && count > 1.5 * provinces);
        if fits {
            return Some(homes[best].full);
        }
        // "Huyện ủy", "toàn huyện": the page speaks as of home of the one district that it names, or else of the one commune.
        let own = |scope: Scope| number_of(tags, |what| matches!(what, What::Scope(s) if s == scope));
        let (province, district, commune) = (own(Scope::Province), own(Scope::District), own(Scope::Commune));
        let one = |districts: bool| {
            let of_tier = (0..homes.len()).filter(|&n| homes[n].kind.is_district() == districts);
            let first = of_tier.clone().max_by(|&a, &b| scores[a].0.total_cmp(&scores[b].0).then(b.cmp(&a)))?;
            let alone = of_tier.clone().all(|n| n == first || scores[n].0 * 2.0 <= scores[first].0);
            alone.then_some(first)
        };
        let speaks = |n: usize, own: usize| own >= 2 && scores[n].1 || own > province && (own >= 2 || scores[n].1);
        let named = one(true).map(|n| (n, district));
        let named = named.or_else(|| one(false).map(|n| (n, commune)));
        named.filter(|&(n, own)| speaks(n, own)).map(|(n, _)| homes[n].full)
    }

    /// In a byline a name that is also a given name is the author's, unless a newspaper's or a body's.
    fn byline(&self, tag: &PlaceTag, province: &ProvinceTag) -> bool {
        let name = &self.places.names[province.name];
        tag.zone == Zone::Byline && (!name.person || province.organization || province.rule == Rule::Typed)
    }

    /// Mentions and spots.
    fn report(&self, tags: &[PlaceTag], homes: &Homes, article: Option<usize>, places: &mut Places<'t>) {
        let mut entries: Vec<usize> = Vec::new();
        for (n, tag) in tags.iter().enumerate() {
            let article_zone = in_article(tag.zone);
            match tag.what {
                What::Province(province) if article_zone || self.byline(tag, &province) => {
                    let Some(unit) = self.resolve(&province) else { continue };
                    let at = entries.iter().position(|&e| e == unit).unwrap_or_else(|| {
                        entries.push(unit);
                        let known = &self.places.units[unit];
                        places.mentions.push(ProvinceMention {
                            code: known.code.as_deref().map(Cow::Borrowed),
                            division: known.division,
                            name: Cow::Borrowed(&known.name),
                            current: self.current(unit),
                            mentions: Vec::new(),
                            rule: Cow::Borrowed(province.rule.id()),
                        });
                        entries.len() - 1
                    });
                    places.mentions[at].mentions.push(self.doc.mention(tag.span));
                    // The city of the name stands before its name in the order of the tags.
                    let near = &tags[n.saturating_sub(3)..n];
                    let city = near.iter().any(|t| matches!(t.what, What::Below(b) if b.name == tag.span));
                    if article_zone && !city {
                        places.spots.push((tag.span, Spot::Province(at)));
                    }
                }
                What::Below(below) if article_zone => {
                    let holders = self.holders(&below);
                    let mut named = homes.by_name.named(self.doc, below.name).map(|&n| &homes.all[n]);
                    let home = named.find(|h| h.kind == below.kind || below.kind == Kind::Former);
                    let unit = match holders.as_slice() {
                        &[unit] => Some(unit),
                        several => article.filter(|&a| several.iter().any(|&u| self.key(u) == self.key(a))),
                    };
                    // A bare name is a place where the article names it in full, or where it lies in the
                    // province that the article is about.
                    let near = article.is_some_and(|a| holders.iter().any(|&u| self.key(u) == self.key(a)));
                    if below.typed || home.is_some() || near {
                        let full = home.map_or(tag.span, |h| h.full);
                        places.spots.push((tag.span, Spot::Below { kind: below.kind, unit, full }));
                    }
                }
                What::Country if article_zone => places.spots.push((tag.span, Spot::Country)),
                What::Region if article_zone => places.spots.push((tag.span, Spot::Region)),
                _ => {}
            }
        }
        places.spots.sort_by_key(|(span, _)| span.start);
    }
}

/// The places below the province that the article names with their type words.
#[derive(Debug, Default)]
struct Homes {
    all: Vec<Home>,
    /// Places in `all`.
    by_name: ByName<usize>,
}

/// A place below the province that the article names with its type word.
#[derive(Debug, Clone, Copy)]
struct Home {
    name: Span,
    full: Span,
    headed: bool,
    kind: Kind,
    /// It bears its province's name.
    own: bool,
    /// No type word was met: what kind it is the table says.
    bare: bool,
}

/// How often the article, not the page around it, has such a tag.
fn number_of(tags: &[PlaceTag], fits: impl Fn(What) -> bool) -> usize {
    tags.iter().filter(|t| in_article(t.zone) && fits(t.what)).count()
}

/// Weighs the claims.
fn decide(claims: &[Claim], local: u32, national: u32) -> Verdict {
    let mut ranked: Vec<&Claim> = claims.iter().collect();
    ranked.sort_by(|a, b| b.body().total_cmp(&a.body()));
    let outlet = single(claims, |c| c.outlet);
    let contact = single(claims, |c| c.contact);
    // Of places where others went or met, and one province whose body acts, the page is about the last.
    if ranked.first().is_some_and(|c| !c.firm)
        && let Some(at) = ranked.iter().position(|c| c.firm)
        && !ranked[at + 1..].iter().any(|c| c.firm)
        && ranked[at].bodies >= 2.0
    {
        ranked[..=at].rotate_right(1);
    }
    if let Some(best) = ranked.first().filter(|c| c.body() > 0.0) {
        let second = ranked.get(1).map_or(0.0, |c| c.body());
        // The page is at home elsewhere than where its article happens.
        let home = outlet.or(contact);
        if let Some(home) = home.filter(|h| h.key != best.key && local > 0 && !best.firm && best.districts < 1.0) {
            let basis = if outlet.is_some() { ProvinceBasis::Outlet } else { ProvinceBasis::Contact };
            return Verdict::Of(home.unit, basis);
        }
        // A list of provinces is of none of them.
        let many = ranked.iter().filter(|c| c.body() >= 1.0).count() >= 5;
        let total: f32 = ranked.iter().map(|c| c.body()).sum();
        if many && !best.headline && best.body() < 0.4 * total {
            return Verdict::Tie;
        }
        let about_country = national >= 3 && local * 4 <= national && !best.headline;
        // The country's leaders may be on a visit: where no other province is named, less is enough.
        let share = if second > 0.0 { 0.75 } else { 0.4 };
        if about_country && (!best.firm || best.body() < national as f32 * share) {
            return Verdict::None;
        }
        let acts = best.firm && best.body() < second;
        let clear =
            acts || best.body() >= 1.4 * second || (best.headline && !ranked.get(1).is_some_and(|c| c.headline));
        let backed = home.filter(|h| ranked.iter().take(3).any(|c| c.key == h.key && c.body() * 2.0 >= best.body()));
        if clear {
            return Verdict::Of(best.unit, basis(best));
        }
        if let Some(backed) = backed {
            return Verdict::Of(backed.unit, basis(backed));
        }
        if best.body() > second && best.firm {
            return Verdict::Of(best.unit, basis(best));
        }
        return Verdict::Tie;
    }
    if national >= 3 && local == 0 {
        return Verdict::None;
    }
    match (outlet, contact) {
        (Some(claim), _) => Verdict::Of(claim.unit, ProvinceBasis::Outlet),
        (None, Some(claim)) => Verdict::Of(claim.unit, ProvinceBasis::Contact),
        _ => Verdict::None,
    }
}

fn basis(claim: &Claim) -> ProvinceBasis {
    if claim.mentions > 0.0 {
        ProvinceBasis::Mention
    } else if claim.bodies > 0.0 {
        ProvinceBasis::Organization
    } else {
        ProvinceBasis::District
    }
}

/// The claim that stands out by one kind of evidence.
fn single(claims: &[Claim], worth: impl Fn(&Claim) -> f32) -> Option<&Claim> {
    let best = claims.iter().max_by(|a, b| worth(a).total_cmp(&worth(b)))?;
    let rival = claims.iter().any(|c| c.key != best.key && worth(c) * 1.5 > worth(best));
    (worth(best) > 0.0 && !rival).then_some(best)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test may panic")]
mod tests {
    use crate::extract::{Article, Options, Worker};
    use crate::pattern::Patterns;
    use crate::record::WarningCode;
    use serde_json::Value;

    fn patterns() -> &'static Patterns {
        static PATTERNS: std::sync::OnceLock<Patterns> = std::sync::OnceLock::new();
        PATTERNS.get_or_init(Patterns::embedded)
    }

    fn record(text: &str, date: Option<&str>) -> Value {
        let article = Article { text: text.into(), anchor: date.map(|d| d.parse().unwrap()), ..Article::default() };
        serde_json::to_value(Worker::new(patterns()).extract(&article, Options::default())).unwrap()
    }

    /// `code/division` of every province named, in order.
    fn named(text: &str, date: Option<&str>) -> String {
        let record = record(text, date);
        let units = record["provinces"].as_array().unwrap().iter();
        let show =
            |p: &Value| format!("{}/{}", p["code"].as_str().unwrap_or("-"), p["division"].as_str().unwrap_or("-"));
        units.map(show).collect::<Vec<_>>().join(" ")
    }

    /// `code basis` of the article's province.
    fn about(text: &str, date: Option<&str>) -> String {
        let province = &record(text, date)["province"];
        format!("{} {}", province["code"].as_str().unwrap_or("-"), province["basis"].as_str().unwrap_or("-"))
    }

    #[test]
    fn a_name_denotes_the_unit_of_its_time() {
        for (text, date, units) in [
            ("Tỉnh An Giang đón lũ.", None, "89/vn63"),
            ("Tỉnh An Giang đón lũ.", Some("2005-09-01"), "89/vn64"),
            ("Tỉnh An Giang đón lũ.", Some("2025-06-30"), "89/vn63"),
            ("Tỉnh An Giang đón lũ.", Some("2025-07-01"), "91/vn34"),
            ("Tỉnh An Giang (cũ) đón lũ.", Some("2025-09-01"), "89/vn63"),
            ("Tỉnh An Giang trước sáp nhập đón lũ.", Some("2025-09-01"), "89/vn63"),
            ("Địa bàn Bình Dương cũ và Bà Rịa – Vũng Tàu.", Some("2025-09-01"), "74/vn63 77/vn63"),
            ("Nhà máy ở Yên Bái.", Some("2026-01-01"), "15/vn63"),
            ("Nhà máy ở Lào Cai.", Some("2026-01-01"), "15/vn34"),
            ("Người Hà Tây xưa.", Some("2019-01-01"), "28/vn64"),
            ("Quê ở tỉnh Minh Hải.", Some("2019-01-01"), "-/-"),
            ("Khách đến thành phố Huế.", Some("2024-12-31"), ""),
            ("Khách đến thành phố Huế.", Some("2025-01-02"), "46/vn63"),
            ("Khách đến thành phố Huế.", Some("2025-07-02"), "46/vn34"),
            ("Khách đến Thừa Thiên - Huế và TT-Huế.", Some("2020-07-02"), "46/vn63"),
        ] {
            assert_eq!(named(text, date), units, "{text} {date:?}");
        }
    }

    #[test]
    fn names_are_found_however_they_are_written() {
        for (text, units) in [
            ("Sáng nay TP.HCM mưa.", "79/vn63"),
            ("Ba huyện miền núi Phú Yên có mưa.", "54/vn63"),
            ("Xe từ TP.HCM, TP. Hồ Chí Minh, TPHCM, Tp Hồ Chí Minh và thành phố HCM.", "79/vn63"),
            ("Cà phê Đăk Lăk, Đắc Lắc, Dak Lak.", "66/vn63"),
            ("Bon làng Đăk Nông, Đắc Nông.", "67/vn63"),
            ("Du lịch Kontum và Kon Tum.", "62/vn63"),
            ("Cửa khẩu Lao Cai.", "10/vn63"),
            ("Dầu khí BR-VT, Bà Rịa-Vũng Tàu.", "77/vn63"),
            ("Rừng Hoà Bình.", "17/vn63"),
            ("Vùng cao Ha\u{0300} Giang.", "02/vn63"),
            ("UBND TỈNH HÒA BÌNH HỌP", "17/vn63"),
            ("CÁC TỈNH SƠN LA, HÒA BÌNH VÀ LAI CHÂU", "14/vn63 17/vn63 12/vn63"),
            ("Các tỉnh: Hà Giang, Cao Bằng, Thái Bình và Hải Dương", "02/vn63 04/vn63 34/vn63 30/vn63"),
            ("TP Điện Biên Phủ vào hội.", "11/vn63"),
            ("Ban Quản lý dự án thành phố Bạc Liêu.", "95/vn63"),
            ("Thị xã Phú Thọ đón khách.", "25/vn63"),
            ("Giữa hai miền Hà Nội - Sơn La.", "01/vn63 14/vn63"),
        ] {
            assert_eq!(named(text, None), units, "{text}");
        }
    }

    #[test]
    fn what_bears_a_province_s_name_is_none() {
        for text in [
            "Vì hòa bình, vì tiến bộ.",
            "Hòa bình đã về trên quê hương.",
            "GIẢI THƯỞNG HÒA BÌNH",
            "Phó Thủ tướng Trương Hòa Bình thăm hỏi bà con.",
            "Bà Nguyễn Thị Thu Huế và em Hà Giang.",
            "ĐỒNG CHÍ NGUYỄN HÒA BÌNH DỰ LỄ",
            "Ảnh: Thái Bình",
            "Chủ tịch UBND huyện Hòa Bình, xã Hà Giang, phường Phú Thọ.",
            "Huyện Quảng Ninh có đê mới.",
            "Tại các xã Tân Lập, Hòa Bình và Thái Bình.",
            "Số 12 đường Điện Biên Phủ, phố Hà Nam, đại lộ Bình Dương.",
            "Chiến thắng Điện Biên Phủ chấn động địa cầu.",
            "Khởi nghĩa Yên Bái năm xưa.",
            "Châu Á - Thái Bình Dương là khu vực năng động.",
            "Nhà khoa học của Viện Hải dương học, tàu Hải Dương 8.",
            "Vùng Đồng Tháp Mười mùa nước nổi.",
            "Đội bóng Hoàng Anh Gia Lai.",
            "Lưu vực sông Đồng Nai và đồng bằng sông Cửu Long.",
            "Tỉnh Hà Nam, Trung Quốc, bị ngập.",
            "Chủ tịch Hồ Chí Minh; đường mòn Hồ Chí Minh; Đoàn TNCS Hồ Chí Minh.",
            "Thư gửi về hoabinh.gov.vn, sonla@gmail.com, AnGiang.vn.",
            "Quân ta bình định vùng mới.",
            "Ông Đoàn Hải Dương trình bày.",
            "Toàn xóm Thái Bình ra đồng.",
        ] {
            assert_eq!(named(text, None), "", "{text}");
        }
        assert_eq!(named("Xã A, huyện Hòa Bình, tỉnh Bạc Liêu.", None), "95/vn63");
    }

    #[test]
    fn the_article_s_province_is_shown_by_the_nearest_evidence() {
        for (text, answer) in [
            ("Hội nghị tổng kết\nUBND tỉnh Trà Vinh họp. Tỉnh Trà Vinh và Bến Tre cùng làm.", "84 mention"),
            ("Tin ngắn\nSở Y tế Lâm Đồng khám bệnh cho trẻ.", "68 organization"),
            ("Xã mới\nHuyện Vĩnh Lợi khánh thành cầu.", "95 district"),
            ("Tin vắn\nUBND quận 7 trồng cây.", "79 district"),
            ("Phường Tân Phong tiếp dân\nPhường Tân Phong (tỉnh Cà Mau) họp. Bến Tre, Long An gửi quà.", "96 mention"),
            // Châu Thành lies in ten provinces, Giồng Riềng in one.
            ("Tin vắn\nHuyện Châu Thành và huyện Giồng Riềng thi đua.", "91 district"),
            ("Tin vắn\nTrên địa bàn tỉnh có nhiều mô hình hay.\nTheo Báo Lạng Sơn", "20 outlet"),
            ("Tin vắn\nTrên địa bàn tỉnh có nhiều mô hình hay.\nĐiện thoại: 0291.3823928", "95 contact"),
            ("Tin vắn\nTrên địa bàn tỉnh có nhiều mô hình hay.\nEmail: snv@camau.gov.vn", "96 contact"),
            ("Họp toàn quốc\nSáng 3/3, tại TP Cần Thơ, Bộ trưởng chủ trì họp. Cả nước có 63 tỉnh tham dự.", "- -"),
            ("Tin vắn\nUBND TP. Theo kế hoạch, mỗi phường 2 người, xã NTM và xã Nông thôn mới.", "- -"),
            ("Tin vắn\nBộ Tài chính ban hành thông tư mới.", "- -"),
        ] {
            assert_eq!(about(text, None), answer, "{text}");
        }
    }

    #[test]
    fn equal_claims_are_told() {
        let record = record("Giao lưu\nCác em ở Trà Vinh, Bến Tre vui chơi.", None);
        assert!(record["province"].is_null());
        let code = WarningCode::AmbiguousProvince.as_str();
        assert!(record["warnings"].as_array().unwrap().iter().any(|w| w["code"] == code));
    }

    #[test]
    fn places_below_the_province_have_their_type_word() {
        use crate::link::place::{Places, Spot};
        let text = "Xã Tân Hội Đông vào mùa\nỞ xã Tân Hội Đông (huyện Tân Hiệp), Chủ tịch UBND xã Lê Văn Tám và Bí thư xã Lê Thị Ba cho biết cả nước \
                    đều biết Tân Hội Đông; các xã Thạnh Đông, Tân An cũng vậy, như thành phố Rạch Giá.";
        let mut buffer = crate::text::TokenBuffer::new(&patterns().vocabulary);
        buffer.fill(text);
        let doc = crate::text::Doc { raw: text, tokens: &buffer.tokens, lines: &buffer.lines };
        let mut scan = crate::scan::Scan::default();
        scan.run(doc, patterns());
        let zones = vec![crate::layout::Zone::Body; doc.lines.len()];
        let layout = crate::layout::Layout { zones, ..crate::layout::Layout::default() };
        let context =
            crate::extract::Context { doc, patterns: patterns(), scan: &scan, layout: &layout, sentences: &[] };
        let places: Places<'_> = super::link(&context, crate::tag::place::tag(&context), None, &mut Vec::new());
        let spots: Vec<&str> = places.spots.iter().map(|(span, _)| doc.slice(*span)).collect();
        let expected = [
            "Xã Tân Hội Đông",
            "xã Tân Hội Đông",
            "huyện Tân Hiệp",
            "cả nước",
            "xã Thạnh Đông",
            "Tân An",
            "thành phố Rạch Giá",
        ];
        assert_eq!(spots, expected);
        assert!(matches!(places.spots[3].1, Spot::Country));
        assert_eq!(places.home.map(|h| doc.slice(h)), Some("Xã Tân Hội Đông"));
    }
}
