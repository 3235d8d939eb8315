//! Where an amount was counted: the country, a province, or a smaller place.

use super::clause::{Clause, Item, Kind as Counted, What};
use super::trace::{AreaRule, Note};
use super::{Draft, Linker};
use crate::link::place::{Places, Spot};
use crate::pattern::Layer;
use crate::pattern::indicator::{CueKind, UnitNoun};
use crate::pattern::place::Kind;
use crate::pattern::words::stands;
use crate::record::{Division, Unit};
use crate::segment::Sentence;
use crate::text::{Span, Token, TokenKind};
use std::borrow::Cow;

/// Where an amount was counted, before the codes are looked up.
#[derive(Debug, Clone, Default)]
pub(super) struct Area {
    country: bool,
    province: Option<usize>,
    /// The province of `below`, where it is known: an index of the gazetteer's units.
    unit: Option<usize>,
    below: Option<Span>,
    /// `below` is a region of several provinces.
    region: bool,
}

/// The place that the sentences before were about.
#[derive(Debug, Default, Clone)]
pub(super) struct AreaCarry {
    country: bool,
    /// In an article of no one province: the one named last.
    province: Option<usize>,
    /// The place below the province that the sentence before told its numbers of.
    about: Option<(Span, Option<usize>)>,
    line: usize,
}

/// What holds where an article begins.
pub(super) fn begin(places: &Places<'_>) -> AreaCarry {
    AreaCarry { country: places.national, ..AreaCarry::default() }
}

/// What holds at the start of a sentence: a place told of goes on within its paragraph.
pub(super) fn enter(linker: &Linker<'_, '_, '_, '_>, sentence: &Sentence) -> AreaCarry {
    let mut carry = linker.carry.area.clone();
    if carry.line != sentence.line {
        carry.about = None;
        // A province told of in an article about the country ends with its paragraph.
        if linker.places.national {
            (carry.country, carry.province) = (true, None);
        }
    }
    carry.line = sentence.line;
    carry
}

/// Within how many words of a sentence's start a place heads it.
const HEAD: u32 = 3;

/// How many places back the one may stand that a word for its kind means.
const MEANT: usize = 200;

/// How many words may stand before a province's name: thành phố Cần Thơ.
const TYPE_WORDS: u32 = 2;

/// How far a place reaches: the unit that holds others is the greater.
fn rank(linker: &Linker<'_, '_, '_, '_>, item: &Item) -> Option<u8> {
    let What::Place(spot) = item.what else { return None };
    Some(match linker.places.spots[spot].1 {
        Spot::Below { kind: Kind::Hamlet, .. } => 0,
        Spot::Below { kind: Kind::Commune, .. } => 1,
        Spot::Below { .. } => 2,
        Spot::Province(_) => 3,
        Spot::Country | Spot::Region => return None,
    })
}

/// "xã Trà Bui (Bắc Trà My)", "xã Tam Ngãi, huyện Cầu Kè": the place only says where the one before it lies.
fn holds_the_one_before(linker: &Linker<'_, '_, '_, '_>, clause: &Clause, at: usize) -> bool {
    let Some([place, mark, holder]) = at.checked_sub(2).and_then(|from| clause.items.get(from..=at)) else {
        return false;
    };
    let close = clause.items.get(at + 1);
    let fits = match mark.what {
        What::Mark(',') => true,
        What::Mark('(') => {
            close.is_some_and(|c| matches!(c.what, What::Mark(')' | ',')) && holder.span.end == c.span.start)
        }
        _ => false,
    };
    fits && place.span.end == mark.span.start
        && holder.span.start - mark.span.end <= TYPE_WORDS
        && rank(linker, place).zip(rank(linker, holder)).is_some_and(|(small, great)| small < great)
}

/// "so với mức chung của cả nước,": the country is what is compared with, and a mark ends that.
fn compared_with(clause: &Clause, at: usize) -> bool {
    let mark = |i: &&Item| !matches!(i.what, What::Mark(_) | What::Amount(_));
    let versus = |i: &Item| matches!(i.what, What::Cue(CueKind::Versus, _));
    clause.items[..at].iter().rev().take_while(mark).any(versus)
        && clause.items.get(at + 1).is_some_and(|i| matches!(i.what, What::Mark(',' | ';')))
}

/// "4 huyện nghèo là Mường Ảng, Tủa Chùa, Mường Nhé giảm 7,28%": what is told of all of a list is told of no one of them.
fn listed(linker: &Linker<'_, '_, '_, '_>, clause: &Clause, at: usize) -> bool {
    let alike = |a: &Item, b: &Item| rank(linker, a).is_some_and(|r| r < 3) && rank(linker, a) == rank(linker, b);
    let beside = |place: usize, mark: usize, other: usize| {
        let (place, other) = (&clause.items[place], &clause.items[other]);
        let (first, last) = if place.span.start < other.span.start { (place, other) } else { (other, place) };
        let mark = &clause.items[mark];
        matches!(mark.what, What::Mark(','))
            && first.span.end == mark.span.start
            && last.span.start - mark.span.end <= TYPE_WORDS
            && alike(place, other)
    };
    at >= 2 && beside(at, at - 1, at - 2) || at + 2 < clause.items.len() && beside(at, at + 1, at + 2)
}

/// The place of an amount: named in its sentence before it, or right after it; or that which the sentences before are about.
pub(super) fn area(linker: &Linker<'_, '_, '_, '_>, clause: &Clause, index: usize) -> Area {
    // "6/14 xã (43%)": so is a share of them.
    let counted = |at: usize| clause.amounts[at].kind == Counted::Count(Unit::Commune);
    let share = clause.amounts[index].kind == Counted::Percent;
    let communes = counted(index) || share && index > 0 && counted(index - 1);
    let asked = Asked { linker, clause, index, communes };
    let own = asked.of_row().or_else(|| asked.of_list()).or_else(|| asked.behind());
    own.unwrap_or_else(|| match asked.before() {
        Some(Told::Place(area)) => area,
        Some(Told::Province) => asked.goes_on(true),
        None => asked.goes_on(linker.of_province(clause, index)),
    })
}

impl Area {
    /// A place below the province, with the unit of its own province where that is known.
    fn below(full: Span, unit: Option<usize>) -> Self {
        Self { below: Some(full), unit, ..Self::default() }
    }
}

/// What an item says of where an amount was counted.
enum Told {
    Place(Area),
    /// In the whole of the province.
    Province,
}

/// An amount whose place is asked for.
#[derive(Clone, Copy)]
struct Asked<'l> {
    linker: &'l Linker<'l, 'l, 'l, 'l>,
    clause: &'l Clause,
    index: usize,
    /// It counts communes, or is a share of them.
    communes: bool,
}

impl Asked<'_> {
    fn note(self, rule: AreaRule, words: Span) {
        self.linker.note(Note::Area(rule, Some(words)));
    }

    /// "Trà Vinh, Khánh Hòa … lần lượt là 13,9%, 12,4%": each of its own place.
    fn of_row(self) -> Option<Area> {
        let Item { what: What::Place(spot), span } = self.clause.items[self.clause.row_of_places(self.index)?] else {
            return None;
        };
        self.note(AreaRule::Place, span);
        Some(match self.linker.places.spots[spot].1 {
            Spot::Province(province) => Area { province: Some(province), ..Area::default() },
            Spot::Below { full, unit, .. } => Area::below(full, unit),
            Spot::Region | Spot::Country => Area::default(),
        })
    }

    /// The bare name that heads an item of a list of communes or districts.
    fn of_list(self) -> Option<Area> {
        let name = self.linker.listed_name(self.clause, self.index)?;
        self.note(AreaRule::Place, name);
        Some(Area::below(name, None))
    }

    /// The place right behind the number and what it counts.
    fn behind(self) -> Option<Area> {
        if self.communes {
            return None;
        }
        let (at, full, unit) = self.linker.place_behind(self.clause, self.index)?;
        self.note(AreaRule::Place, self.clause.items[at].span);
        Some(Area::below(full, unit))
    }

    /// The place named last before the amount.
    fn before(self) -> Option<Told> {
        let clause = self.clause;
        let mut parted = false;
        for (n, item) in clause.items[..clause.at[self.index]].iter().enumerate().rev() {
            match item.what {
                What::Mark(';') => parted = true,
                What::Place(_) if holds_the_one_before(self.linker, clause, n) => {}
                What::Place(_) | What::Cue(CueKind::Country | CueKind::Province, _) => {
                    if parted && !self.heads(n) {
                        return None;
                    }
                    let told = self.told_at(n);
                    if told.is_some() {
                        return told;
                    }
                }
                _ => {}
            }
        }
        None
    }

    /// "Huyện Cái Bè có 1.370 hộ nghèo; 4.005 hộ cận nghèo": the place at the sentence's head holds for its clauses.
    fn heads(self, n: usize) -> bool {
        let Self { linker, clause, .. } = self;
        let item = &clause.items[n];
        // An article about several provinces, or districts, turns from place to place with its sentences.
        let other = || {
            linker.places.home.is_some_and(|home| match item.what {
                What::Place(s) => rank(linker, item) == Some(2) && !linker.places.spots[s].1.is_below(home),
                _ => false,
            })
        };
        // "Nhiệm kỳ 2015-2020, Đảng bộ huyện Ngọc Hiển phấn đấu …": nothing was counted before.
        let first = clause.at.first().is_some_and(|&amount| n < amount);
        (first || item.span.start - clause.span.start <= HEAD || linker.places.article.is_none() || other())
            && !clause.items[..n].iter().any(|i| matches!(i.what, What::Place(_)))
    }

    /// What a place, or words for the country or the province, say of the amount; nothing where they only tell among whom, of
    /// which list or against what.
    fn told_at(self, n: usize) -> Option<Told> {
        let Self { linker, clause, .. } = self;
        let item = &clause.items[n];
        match item.what {
            What::Place(_) if listed(linker, clause, n) => None,
            // "xã Phước Vĩnh Đông đạt 19 tiêu chí và có 6/14 xã đạt chuẩn": communes are counted in what holds them.
            What::Place(_) if self.communes && rank(linker, item).is_some_and(|r| r < 2) => None,
            // "cao hơn so với mức chung của cả nước, thu nhập đạt 75 triệu đồng", "đứng thứ ba cả nước"
            _ if linker.is_country(item) => {
                let aside = compared_with(clause, n) || linker.is_rank(item.span);
                (!aside).then(|| self.place(AreaRule::Country, item.span, Area { country: true, ..Area::default() }))
            }
            // "huyện đầu tiên của tỉnh có 100% xã đạt chuẩn"
            // "trong tỉnh 1.356 lao động, ngoài tỉnh 2.656 lao động": where they work, not where they are from.
            What::Cue(..) => (!linker.is_rank(item.span) && !linker.works_there(clause, item.span)).then(|| {
                self.note(AreaRule::Province, item.span);
                Told::Province
            }),
            What::Place(spot) => {
                let area = match linker.places.spots[spot].1 {
                    Spot::Province(province) => Area { province: Some(province), ..Area::default() },
                    Spot::Below { full, unit, .. } => Area::below(full, unit),
                    Spot::Region if linker.tells_region(clause, n) => {
                        Area { region: true, ..Area::below(item.span, None) }
                    }
                    Spot::Region | Spot::Country => return None,
                };
                Some(self.place(AreaRule::Place, item.span, area))
            }
            _ => None,
        }
    }

    fn place(self, rule: AreaRule, words: Span, area: Area) -> Told {
        self.note(rule, words);
        Told::Place(area)
    }

    /// The place that a word for its kind stands for, or else that of the sentences before, of the article or of all it is about;
    /// `whole` where the number is of the whole province.
    fn goes_on(self, whole: bool) -> Area {
        let Self { linker, clause, index, communes } = self;
        let edge = clause.amounts[index].quantity.full.start;
        let means = |(_, noun): &&(Option<Kind>, Span)| noun.start < edge && !linker.is_rank(*noun);
        let noun = if whole { None } else { linker.unit_nouns.iter().rev().find(means) };
        if let Some(&(Some(kind), noun)) = noun.filter(|n| !communes || n.0.is_none_or(Kind::is_district))
            && let Some((full, unit)) = linker.last_of_kind(kind, noun)
        {
            self.note(AreaRule::UnitNoun, noun);
            return Area::below(full, unit);
        }
        let whole = whole || noun.is_some_and(|(kind, _)| kind.is_none());
        if let Some((full, unit)) = linker.carry.area.about.filter(|_| !whole) {
            linker.note(Note::Area(AreaRule::Carried, None));
            return Area::below(full, unit);
        }
        let country = linker.carry.area.country;
        let province = linker.carry.area.province.filter(|_| !country);
        let below = linker.places.home.filter(|_| !country && !whole);
        if !whole {
            let home = if below.is_some() { AreaRule::Home } else { AreaRule::Article };
            linker.note(Note::Area(if country { AreaRule::Carried } else { home }, None));
        }
        Area { country, province, below, ..Area::default() }
    }
}

impl Linker<'_, '_, '_, '_> {
    /// The words of a subject, or those right after the number, say that it is of the whole province (tỷ lệ lao động
    /// qua đào tạo của tỉnh đạt 65%; 35.000 người trên địa bàn tỉnh).
    fn of_province(&self, clause: &Clause, index: usize) -> bool {
        let (left, right) = clause.around(index);
        let subject = left.iter().rev().find(|i| matches!(i.what, What::Subject(_)));
        let within = subject.is_some_and(|s| {
            let hits = self.context.scan.hits.within(Layer::Clause, s.span);
            hits.iter().any(|h| self.patterns.cues[h.payload as usize].kind == CueKind::Province)
        });
        let mut behind = right.iter().take_while(|i| !matches!(i.what, What::Mark(_)));
        within || behind.any(|i| matches!(i.what, What::Cue(CueKind::Province, _)))
    }

    /// "Đồng bằng sông Hồng có tỷ lệ nghèo là 1,9%", "tại khu vực Bắc Trung Bộ là 8%": the region is what the number is told of, and
    /// does not only say where a province lies ("các tỉnh miền Trung").
    fn tells_region(&self, clause: &Clause, at: usize) -> bool {
        let region = clause.items[at].span;
        let opens = |at: u32| {
            at == clause.span.start
                || self.context.doc.tokens[at as usize - 1].kind == TokenKind::Punct
                || self.patterns.area_leads.contains(&self.context.doc.tokens[at as usize - 1].id)
        };
        let headed = self.patterns.area_heads.iter().map(|words| words.len() as u32).any(|len| {
            region.start >= clause.span.start + len
                && self.starts(region.start - len, &self.patterns.area_heads)
                && opens(region.start - len)
        });
        let other = clause.items[..at].iter().any(|i| match i.what {
            What::Place(s) => !matches!(self.places.spots[s].1, Spot::Region),
            _ => false,
        });
        !other && (headed || opens(region.start))
    }

    /// "tặng quà cho 700 hộ nghèo ở huyện Đức Huệ và 500 hộ ở huyện Mộc Hóa": the place right behind a number and what it counts.
    fn place_behind(&self, clause: &Clause, index: usize) -> Option<(usize, Span, Option<usize>)> {
        /// "hộ nghèo ở"
        const NEAR: u32 = 4;
        let amount = &clause.amounts[index];
        let counted = matches!(amount.kind, Counted::Count(Unit::Person | Unit::Household | Unit::House));
        let here = clause.at[index];
        let beside =
            |i: &Item| i.span.start <= amount.span.end + NEAR && !matches!(i.what, What::Mark(_) | What::Amount(_));
        let mut near = clause.items.iter().enumerate().skip(here + 1).take_while(|(_, i)| beside(i));
        let (at, span, spot) = near.find_map(|(n, i)| match i.what {
            What::Place(spot) => Some((n, i.span, spot)),
            _ => None,
        })?;
        let Spot::Below { full, unit, .. } = self.places.spots[spot].1 else { return None };
        let tokens = &self.context.doc.tokens;
        let lead = tokens[span.start as usize - 1].id;
        // "200 hộ nghèo xã Tân Lập"
        let between = amount.span.end..span.start;
        let noun = |at: u32| {
            let subject = |i: &Item| matches!(i.what, What::Subject(_)) && i.span.range().contains(&(at as usize));
            clause.items.iter().any(subject)
        };
        let touches = between.len() <= 1 && between.clone().all(noun);
        // "1.200 hộ thoát nghèo so với huyện Bá Thước": nor of one that is compared with.
        let compared = clause.items[here + 1..at].iter().any(|i| matches!(i.what, What::Cue(CueKind::Versus, _)));
        // "700 hộ nghèo ở huyện Đức Huệ và huyện Mộc Hóa", "… cùng một số huyện khác": of several places it is told of no one.
        let joins = |t: &Token| self.patterns.place_joins.contains(&t.id) || matches!(t.punct(), Some(',' | '-' | '–'));
        let joined = tokens.get(span.end as usize).is_some_and(joins);
        let other = |at: u32| {
            let name = tokens.get(at as usize).is_some_and(Token::capitalized);
            at < clause.span.end && (name || self.starts(at, &self.patterns.counted_places))
        };
        // "700 người tại huyện Mộc Hóa, 500 người tại huyện Tân Hưng": a number goes on with its own.
        let number = clause.amounts.get(index + 1).is_some_and(|a| a.quantity.full.start == span.end + 1);
        let listed = joined && !number && (span.end + 1..=span.end + 3).any(other);
        let led = touches || self.patterns.area_leads.contains(&lead);
        (counted && led && !listed && !compared).then_some((at, full, unit))
    }

    /// "các xã giảm mạnh là Tân An 7,1%, Tân Lập giảm 6,5%": the bare name that heads an item of a list of communes or districts.
    fn listed_name(&self, clause: &Clause, index: usize) -> Option<Span> {
        let tokens = &self.context.doc.tokens;
        let number = clause.amounts[index].quantity.full.start;
        let edge = (clause.span.start..number).rev().find(|&at| {
            let token = &tokens[at as usize];
            let inside = |a: &super::clause::Amount| a.span.start <= at && at < a.span.end;
            let mark = matches!(self.context.doc.punct(at as usize), Some(',' | ';' | ':' | '('));
            (mark || token.id == self.patterns.and) && !clause.amounts.iter().any(inside)
        });
        let from = edge.map_or(clause.span.start, |at| at + 1);
        let start = (from..number).find(|&at| tokens[at as usize].capitalized() && at > clause.span.start)?;
        let name = (start..number).take_while(|&at| tokens[at as usize].capitalized()).count() as u32;
        if !(2..=3).contains(&name) || start - from > 3 {
            return None;
        }
        let span = Span { start, end: start + name };
        let leads = |at: u32| {
            let id = tokens[at as usize].id;
            self.patterns.light.contains(&id)
                || self.patterns.opening.contains(&id)
                || self.patterns.verbs.iter().any(|v| v.contains(&id))
        };
        let proper = tokens[span.range()].iter().all(|t| !(t.upper() && t.len_chars() > 1));
        let told = |i: &Item| match i.what {
            What::Mark(_) => false,
            What::Place(_) => i.span.start >= from && i.span.end <= number,
            _ => i.span.overlaps(span),
        };
        let next = clause.items.iter().find(|i| i.span.start >= span.end)?;
        let follows = match next.what {
            What::Amount(_) => next.span.start == number || next.span.start <= span.end + 1,
            What::Cue(CueKind::Reach | CueKind::Rise | CueKind::Fall | CueKind::Level | CueKind::Share, _) => {
                next.span.start == span.end
            }
            _ => false,
        };
        let person = || {
            let begun = self.people.mentions.partition_point(|m| m.0.start < span.end);
            self.people.mentions[..begun].last().is_some_and(|m| m.0.overlaps(span))
        };
        // Of communes or districts, in small letters, the sentence speaks before.
        let kinds = |at: u32| {
            let noun = self.starts(at, &self.patterns.counted_places) && !tokens[at as usize].capitalized();
            noun && tokens.get(at as usize + 1).is_some_and(|t| !self.patterns.unit_bars.contains(&t.id))
        };
        let fits = (from..start).all(leads)
            && proper
            && follows
            && !self.starts(start, &self.patterns.groups)
            && !clause.items.iter().any(told)
            && !person()
            && (clause.span.start..start).any(kinds);
        fits.then_some(span)
    }

    /// "tăng trưởng cao thứ ba cả nước", "dẫn đầu cả nước": the country only says among whom.
    fn is_rank(&self, country: Span) -> bool {
        let tokens = &self.context.doc.tokens;
        let links = self.patterns.rank_links.at_end(&tokens[..country.start as usize]);
        let link = links.map(Vec::len).max().unwrap_or(0);
        let at = country.start - link as u32;
        let digits = at > 0 && tokens[at as usize - 1].kind == TokenKind::Digits;
        self.ends_with(at - u32::from(digits), &self.patterns.ranks)
    }

    /// The units of administration in a sentence that stand for the one named last: "toàn huyện", "của xã", "phường đặt mục
    /// tiêu". No kind: the province.
    pub(super) fn unit_nouns(&self, clause: &Clause) -> Vec<(Option<Kind>, Span)> {
        let doc = self.context.doc;
        let starts = |at: u32| {
            let behind = |i: &Item| matches!(i.what, What::Date(_) | What::Cue(..)) && i.span.end == at;
            let inside = at > clause.span.start;
            let mark = inside && doc.punct(at as usize - 1).is_some_and(|c| ",;:.-–\"“".contains(c));
            // "cấp huyện, xã đã trao vốn": tiers, not one place.
            let tier = mark && at > clause.span.start + 1 && self.ends_unit_noun(at - 2);
            !inside || mark && !tier || clause.items.iter().any(behind)
        };
        let noun = |at: u32| {
            let first = Some(doc.tokens[at as usize].id).filter(|id| self.patterns.unit_firsts.contains(id))?;
            let nouns = self.patterns.unit_nouns.get(&first)?;
            let here = |noun: &&UnitNoun| stands(&doc.tokens[at as usize..], &noun.words);
            let UnitNoun { kind, words } = nouns.iter().find(here)?;
            let span = Span { start: at, end: at + words.len() as u32 };
            let next = doc.get(span.end as usize).map(|t| t.id);
            let led = at > clause.span.start && self.patterns.unit_leads.contains(&doc.tokens[at as usize - 1].id);
            let acts = || starts(at) && next.is_some_and(|id| self.patterns.unit_verbs.contains(&id));
            // "toàn xã hội", "huyện Cầu Kè", "của thị xã Duyên Hải"
            let named = next.is_some_and(|id| self.patterns.unit_bars.contains(&id))
                || doc.get(span.end as usize).is_some_and(|t| t.kind == TokenKind::Word && t.capitalized());
            // "trong tỉnh 1.356 lao động, ngoài tỉnh 2.656 lao động"
            let work = led && self.works_there(clause, Span { start: at - 1, ..span });
            let stands = !named && (led || acts()) && !work;
            stands.then(|| (kind.filter(|&k| k != Kind::City || !self.in_city()), span))
        };
        // What stands behind the last number is no number's.
        let last = clause.amounts.last().map_or(clause.span.start, |a| a.quantity.full.start);
        (clause.span.start..last).filter_map(noun).collect()
    }

    /// The province of the article is a city.
    fn in_city(&self) -> bool {
        let table = &self.context.patterns.places;
        let article = self.places.article.as_ref();
        let name = article.and_then(|a| table.names.iter().position(|n| n.name == a.name));
        name.is_some_and(|n| table.is_city(n, self.anchor))
    }

    fn ends_unit_noun(&self, at: u32) -> bool {
        let id = self.context.doc.tokens[at as usize].id;
        self.patterns.unit_nouns.values().flatten().any(|noun| noun.words.last() == Some(&id))
    }

    /// The place of that kind that the article is about, else the one named last before the noun.
    fn last_of_kind(&self, kind: Kind, noun: Span) -> Option<(Span, Option<usize>)> {
        let spots = &self.places.spots;
        // "Trưởng phòng Nội vụ huyện Lý Chòi Phan": a person.
        let person = |s: Span| {
            let begun = self.people.mentions.partition_point(|m| m.0.start < s.end);
            self.people.mentions[..begun].last().is_some_and(|m| m.0.overlaps(s))
        };
        let fits = |s: &&(Span, Spot)| match s.1 {
            Spot::Below { kind: told, .. } => {
                (told == kind || told == Kind::Former && kind.is_district()) && !person(s.0)
            }
            _ => false,
        };
        let home = self.home.map(|at| &spots[at]).filter(fits);
        let before = spots.partition_point(|s| s.0.end <= noun.start);
        let found = home.or_else(|| spots[..before].iter().rev().take(MEANT).find(fits));
        match found?.1 {
            Spot::Below { full, unit, .. } => Some((full, unit)),
            _ => None,
        }
    }

    /// The place that a sentence with numbers is about, for the next of its paragraph.
    fn about(&self, clause: &Clause) -> Option<(Span, Option<usize>)> {
        let mut places = clause.items.iter().enumerate().filter(|(_, i)| matches!(i.what, What::Place(_)));
        let own: Vec<&Draft> = self.drafts.iter().rev().take_while(|d| d.span.start >= clause.span.start).collect();
        let first = own.last()?;
        let same = own.iter().all(|d| d.area.below == first.area.below);
        // Of a list of places no one goes on; nor does a part of the whole.
        let head =
            clause.items.first().is_some_and(|i| !matches!(i.what, What::Cue(CueKind::Parts | CueKind::Apart, _)));
        let own_place = |i: &Item| match i.what {
            What::Place(s) => first.area.below.is_some_and(|below| self.places.spots[s].1.is_below(below)),
            _ => false,
        };
        let one = places.all(|(n, i)| {
            i.span.start - clause.span.start <= HEAD || own_place(i) || holds_the_one_before(self, clause, n)
        });
        (same && head && one).then_some(first.area.below?).map(|full| (full, first.area.unit))
    }
}

/// What a sentence leaves to the next.
pub(super) fn leave(linker: &Linker<'_, '_, '_, '_>, sentence: &Sentence, clause: &Clause) -> AreaCarry {
    let mut carry = linker.carry.area.clone();
    if linker.places.article.is_none() {
        // Clauses without a number have no items: the places are read from the spots.
        let spots = &linker.places.spots;
        let from = spots.partition_point(|s| s.0.start < sentence.span.start);
        let before = carry.country;
        let mut named = None;
        for &(span, ref spot) in spots[from..].iter().take_while(|s| s.0.start < sentence.span.end) {
            match spot {
                // "Hà Nội 595 triệu USD; Bình Dương 329 triệu USD": no one of a list goes on.
                Spot::Province(province) if named.is_some_and(|n| n != *province) => {
                    (carry.province, carry.country) = (None, before);
                }
                Spot::Province(province) => {
                    (carry.province, carry.country) = (Some(*province), false);
                    named = Some(*province);
                }
                Spot::Country if linker.is_rank(span) => {}
                Spot::Country => carry.province = None,
                Spot::Below { .. } | Spot::Region => {}
            }
        }
    }
    if clause.items.iter().any(|i| linker.is_country(i) && !linker.is_rank(i.span)) {
        carry.country = linker.places.article.is_none();
    }
    if carry.country {
        carry.province = None;
    }
    carry.about = linker.about(clause);
    carry
}

/// Code, division and smaller place of an area.
pub(super) fn resolve<'t, 'p: 't>(
    linker: &Linker<'_, 't, '_, 'p>,
    area: &Area,
) -> (Option<Cow<'t, str>>, Option<Division>, Option<Cow<'t, str>>) {
    if area.country {
        return (Some(Cow::Borrowed("VN")), None, None);
    }
    let below = area.below.map(|span| linker.context.doc.clean(span));
    if area.region {
        return (None, None, below);
    }
    if let Some(province) = area.province {
        let mention = &linker.places.mentions[province];
        return (mention.code.clone(), mention.division, below);
    }
    match &linker.places.article {
        Some(article) => (article.code.clone(), article.division, below),
        // An article about several provinces: the one that the smaller place lies in.
        None => {
            let unit = area.unit.filter(|_| below.is_some()).map(|unit| &linker.context.patterns.places.units[unit]);
            (unit.and_then(|u| u.code.as_deref().map(Cow::Borrowed)), unit.and_then(|u| u.division), below)
        }
    }
}
