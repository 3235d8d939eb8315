//! Which units the place names denote in their time, and which province the article is about.

use crate::calendar::Date;
use crate::extract::Context;
use crate::layout::Zone;
use crate::pattern::place::{Kind, PlacePatterns, Rule, Unit, division};
use crate::record::{ArticleProvince, CurrentProvince, ProvinceBasis, ProvinceMention, Warning, WarningCode};
use crate::tag::place::{BelowTag, PlaceTag, ProvinceTag, What};
use crate::text::{Doc, Span, TokenKind};
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
        /// The name with its type word, where it first stands so; else the spot's own tokens.
        full: Span,
    },
    /// The whole country (cả nước, toàn quốc, Việt Nam).
    Country,
    /// A region of several provinces (Tây Nguyên, đồng bằng sông Cửu Long).
    Region,
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
}

/// Resolves the place names.
#[must_use]
pub fn link<'t>(
    context: &Context<'t, '_, '_>,
    mut tags: Vec<PlaceTag>,
    anchor: Option<Date>,
    warnings: &mut Vec<Warning<'t>>,
) -> Places<'t> {
    let linker = Linker { doc: context.doc, places: &context.patterns.places, anchor };
    linker.settle(&mut tags);
    linker.headline(&mut tags);
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
    linker.report(&tags, &full, unit, &mut places);
    places
}

struct Linker<'a, 't> {
    doc: Doc<'t, 'a>,
    places: &'a PlacePatterns,
    anchor: Option<Date>,
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

impl<'t> Linker<'_, 't> {
    fn resolve(&self, tag: &ProvinceTag) -> Option<usize> {
        self.places.resolve(tag.name, self.anchor, tag.former)
    }

    /// Decides by the date what the tags left open: thành phố Huế, TP Đồng Nai.
    fn settle(&self, tags: &mut Vec<PlaceTag>) {
        let mut dropped: Vec<Span> = Vec::new();
        for at in 0..tags.len() {
            let What::Province(province) = tags[at].what else { continue };
            let name = &self.places.names[province.name];
            let early = name.since.is_some_and(|since| self.anchor.is_none_or(|day| day < since));
            let span = tags[at].span;
            if early {
                let below = tags.iter().any(|t| matches!(t.what, What::Below(b) if b.name == span));
                if below || name.district.is_none() {
                    dropped.push(span);
                } else {
                    let tag = BelowTag {
                        kind: Kind::City,
                        name: span,
                        district: name.district,
                        numbered: false,
                        typed: false,
                        placed: province.venue || province.organization,
                    };
                    tags[at].what = What::Below(tag);
                }
            }
        }
        let whole: Vec<Span> = tags
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

    /// Where the layout found no headline, the first line of the article stands in for it.
    fn headline(&self, tags: &mut [PlaceTag]) {
        if tags.iter().any(|t| t.zone == Zone::Title) {
            return;
        }
        for tag in tags.iter_mut().filter(|t| t.line == 0 && t.zone == Zone::Body) {
            tag.zone = Zone::Title;
        }
    }

    /// The province's unit of a place below it, and every one that it may be.
    fn holders(&self, below: &BelowTag) -> Vec<usize> {
        let unit = |name: usize| {
            let former = self.places.names[name].units[1].or(self.places.names[name].units[0]);
            match division(self.anchor) {
                2 => former.map(|u| self.places.units[u].current.unwrap_or(u)),
                _ => self.places.resolve(name, self.anchor, false),
            }
        };
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

    /// Which province the article is about.
    ///
    /// Headline and body speak first, then the byline's newspaper, then address, telephone and web
    /// addresses anywhere on the page. An article on the country that happens in a province, or tells of
    /// several, is of none.
    fn province(&self, tags: &[PlaceTag]) -> Verdict {
        let mut claims: Vec<Claim> = Vec::new();
        let (mut local, mut national) = (0_u32, 0_u32);
        let mut open: Vec<(Vec<usize>, f32, Zone)> = Vec::new();
        let lead = tags.iter().filter(|t| t.zone == Zone::Body).map(|t| t.line).min();
        for tag in tags {
            let weight = match tag.zone {
                Zone::Title => 4.0,
                _ if Some(tag.line) == lead => 2.0,
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
                        Zone::Byline => claim.outlet += if province.outlet { 2.0 } else { 1.0 },
                        _ if province.outlet => claim.outlet += 2.0,
                        zone => {
                            let weight = if province.listed { weight * 0.5 } else { weight };
                            let weight = if province.venue { weight * 0.5 } else { weight };
                            if province.organization {
                                claim.bodies += weight
                            } else {
                                claim.mentions += weight
                            }
                            claim.headline |= zone == Zone::Title && !province.listed;
                            claim.firm |= !province.venue && !province.listed;
                        }
                    }
                }
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
                            if in_article(tag.zone) { claim.districts += weight } else { claim.contact += weight * 0.5 }
                        }
                        _ => open.push((holders, weight, tag.zone)),
                    }
                }
                What::Contact(name) => {
                    if let Some(unit) = self.places.resolve(name, self.anchor, false) {
                        let claim = self.claim(&mut claims, unit);
                        claim.contact += 2.0;
                    }
                }
                What::Local if tag.zone != Zone::Boilerplate => local += 1,
                What::National if tag.zone != Zone::Boilerplate => {
                    national += if tag.zone == Zone::Title { 3 } else { 1 }
                }
                _ => {}
            }
        }
        self.share(&mut claims, open);
        decide(&claims, local, national)
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
            code: units[unit].code.clone().map(Cow::Owned),
            division: units[unit].division,
            name: Cow::Owned(units[unit].name.clone()),
            current: self.current(unit),
            basis,
        }
    }

    fn current(&self, unit: usize) -> Option<CurrentProvince<'t>> {
        let today = &self.places.units[self.places.units[unit].current?];
        Some(CurrentProvince { code: Cow::Owned(today.code.clone()?), name: Cow::Owned(today.name.clone()) })
    }

    /// Each place below the province that the article names with its type word: name, kind, first place.
    fn full_names(&self, tags: &[PlaceTag]) -> Vec<Home> {
        let mut homes: Vec<Home> = Vec::new();
        for tag in tags.iter().filter(|t| in_article(t.zone)) {
            let What::Below(below) = tag.what else { continue };
            if !below.typed || below.kind == Kind::Hamlet {
                continue;
            }
            match homes.iter_mut().find(|h| self.doc.slice(h.name) == self.doc.slice(below.name)) {
                Some(home) => {
                    if !home.headed && tag.span != below.name {
                        (home.full, home.headed) = (tag.span, true);
                    }
                }
                None => {
                    let headed = tag.span != below.name;
                    homes.push(Home { name: below.name, full: tag.span, headed, kind: below.kind });
                }
            }
        }
        homes
    }

    /// The place below the province that the article is about: its headline names it, or its first lines
    /// do and the rest speaks of little else.
    fn home(&self, tags: &[PlaceTag], homes: &[Home]) -> Option<Span> {
        const MOST: usize = 24;
        if homes.is_empty() || homes.len() > MOST {
            return None;
        }
        let titles = tags.iter().filter(|t| t.zone == Zone::Title);
        let title = titles.map(|t| t.line).next();
        let lead = tags.iter().filter(|t| t.zone == Zone::Body).map(|t| t.line).min();
        let mut scores = vec![(0.0_f32, false, false); homes.len()];
        let lines = self.doc.lines;
        let mut line = 0;
        for (at, token) in self.doc.tokens.iter().enumerate() {
            if token.kind != TokenKind::Word || !token.capitalized() {
                continue;
            }
            for (home, score) in homes.iter().zip(&mut scores) {
                let length = home.name.len();
                let last = at + length;
                if last > self.doc.tokens.len() || self.doc.slice(Span::new(at, last)) != self.doc.slice(home.name) {
                    continue;
                }
                while line + 1 < lines.len() && lines[line].span.end as usize <= at {
                    line += 1;
                }
                score.0 += 1.0;
                score.1 |= Some(line) == title || line == 0;
                score.2 |= Some(line) == lead;
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
        let fits = (in_title && count >= 2.0 && count > second)
            || (in_lead && count >= 3.0 && count >= 2.0 * second && count > provinces)
            || (count >= 4.0 && count >= 3.0 * second && count > 1.5 * provinces);
        fits.then_some(homes[best].full)
    }

    /// Mentions and spots.
    fn report(&self, tags: &[PlaceTag], homes: &[Home], article: Option<usize>, places: &mut Places<'t>) {
        let mut entries: Vec<usize> = Vec::new();
        for tag in tags {
            let article_zone = in_article(tag.zone);
            match tag.what {
                What::Province(province) if article_zone || tag.zone == Zone::Byline => {
                    let Some(unit) = self.resolve(&province) else { continue };
                    let at = entries.iter().position(|&e| e == unit).unwrap_or_else(|| {
                        entries.push(unit);
                        let known = &self.places.units[unit];
                        places.mentions.push(ProvinceMention {
                            code: known.code.clone().map(Cow::Owned),
                            division: known.division,
                            name: Cow::Owned(known.name.clone()),
                            current: self.current(unit),
                            mentions: Vec::new(),
                            rule: Cow::Borrowed(province.rule.id()),
                        });
                        entries.len() - 1
                    });
                    places.mentions[at].mentions.push(self.doc.mention(tag.span));
                    let city = tags.iter().any(|t| matches!(t.what, What::Below(b) if b.name == tag.span));
                    if article_zone && !city {
                        places.spots.push((tag.span, Spot::Province(at)));
                    }
                }
                What::Below(below) if article_zone => {
                    let holders = self.holders(&below);
                    let home = homes.iter().find(|h| self.doc.slice(h.name) == self.doc.slice(below.name));
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

/// A place below the province that the article names with its type word.
#[derive(Debug, Clone, Copy)]
struct Home {
    name: Span,
    full: Span,
    headed: bool,
    kind: Kind,
}

/// Weighs the claims.
fn decide(claims: &[Claim], local: u32, national: u32) -> Verdict {
    let mut ranked: Vec<&Claim> = claims.iter().collect();
    ranked.sort_by(|a, b| b.body().total_cmp(&a.body()));
    let outlet = single(claims, |c| c.outlet);
    let contact = single(claims, |c| c.contact);
    if let Some(best) = ranked.first().filter(|c| c.body() > 0.0) {
        let second = ranked.get(1).map_or(0.0, |c| c.body());
        // The page is at home elsewhere than where its article happens.
        let home = outlet.or(contact);
        if let Some(home) = home.filter(|h| h.key != best.key && local > 0 && !best.firm && best.districts < 1.0) {
            let basis = if outlet.is_some() { ProvinceBasis::Outlet } else { ProvinceBasis::Contact };
            return Verdict::Of(home.unit, basis);
        }
        let about_country = local == 0 && national >= 3 && !best.headline;
        if about_country && (!best.firm || best.body() < national as f32 * 0.75) {
            return Verdict::None;
        }
        let clear = best.body() >= 1.4 * second || (best.headline && !ranked.get(1).is_some_and(|c| c.headline));
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
