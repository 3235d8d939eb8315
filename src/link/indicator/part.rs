//! What part of the total an amount covers: a component by kind, an area by place.

use super::Linker;
use super::attach::Found;
use super::clause::{Clause, Item, What};
use crate::link::place::Spot;
use crate::pattern::indicator::{CueKind, Side};
use crate::record::Division;
use crate::segment::Sentence;
use crate::text::{Span, TokenKind};
use std::borrow::Cow;

/// Where an amount was counted, before the codes are looked up.
#[derive(Debug, Clone, Default)]
pub(super) struct Area {
    country: bool,
    province: Option<usize>,
    /// The province of `below`, where it is known: an index of the gazetteer's units.
    unit: Option<usize>,
    below: Option<Span>,
}

/// The place that the sentences before were about.
#[derive(Debug, Default, Clone)]
pub(super) struct AreaCarry {
    country: bool,
}

/// The words that narrow an amount to a part: of the subject itself, of the list item, or after the noun.
pub(super) fn component(linker: &Linker<'_, '_, '_, '_>, clause: &Clause, index: usize, found: &Found) -> Option<Span> {
    if found.component.is_some() {
        return found.component;
    }
    let amount = &clause.amounts[index];
    let (left, right) = clause.around(index);
    let doc = linker.context.doc;
    let in_parts = clause.items[..clause.at[index]]
        .iter()
        .any(|i| matches!(i.what, What::Cue(CueKind::Parts | CueKind::Apart, _)));
    if in_parts && found.words.is_none_or(|w| w.start < clause.amounts[0].span.start) {
        // "sơ cấp là 2.398 người": the words since the last mark.
        let from =
            left.iter().rev().find(|i| matches!(i.what, What::Mark(_) | What::Cue(CueKind::Parts | CueKind::Apart, _)));
        let from = from.map_or_else(
            || index.checked_sub(1).map_or(clause.span.start, |p| clause.amounts[p].span.end),
            |i| i.span.end,
        );
        if let Some(span) = linker.trim(Span { start: from, end: amount.quantity.full.start }) {
            return Some(span);
        }
    }
    // "75.739 trẻ em dưới 6 tuổi": the words after the noun, up to the next mark, cue or number.
    let stop = right
        .iter()
        .find(|i| !matches!(i.what, What::Place(_)) && i.span.start >= amount.span.end)
        .map_or(clause.span.end, |i| i.span.start);
    let subject_after = right.first().is_some_and(|i| matches!(i.what, What::Subject(s) if s.side != Side::Before));
    let tail = Span { start: amount.span.end, end: stop };
    let first = doc.get(tail.start as usize).filter(|t| tail.start < tail.end && t.kind == TokenKind::Word);
    if !subject_after
        && found.words.is_none_or(|w| w.end <= amount.span.start)
        && first.is_some_and(|t| !linker.patterns.light.contains(&t.id))
        && tail.len() <= 14
    {
        return linker.trim(tail);
    }
    None
}

impl Linker<'_, '_, '_, '_> {
    /// A span without the marks and light words at its ends; `None` where nothing is left.
    fn trim(&self, span: Span) -> Option<Span> {
        let doc = self.context.doc;
        let light = |at: u32| {
            let token = &doc.tokens[at as usize];
            token.kind == TokenKind::Punct
                || self.patterns.light.contains(&token.id)
                || self.patterns.verbs.contains(&token.id)
        };
        let (mut start, mut end) = (span.start, span.end);
        while start < end && light(start) {
            start += 1;
        }
        while start < end && light(end - 1) {
            end -= 1;
        }
        (start < end).then_some(Span { start, end })
    }
}

/// The place of an amount: named in its sentence before it, or right after it.
pub(super) fn area(linker: &Linker<'_, '_, '_, '_>, clause: &Clause, index: usize) -> Area {
    let here = clause.at[index];
    let mut area = Area::default();
    for item in clause.items[..here].iter().rev() {
        match item.what {
            What::Mark(';') => break,
            What::Cue(CueKind::Country, _) => {
                area.country = true;
                break;
            }
            What::Place(spot) => match linker.places.spots[spot].1 {
                Spot::Province(province) => {
                    area.province = Some(province);
                    break;
                }
                Spot::Below { full, unit, .. } => {
                    area.below = Some(full);
                    area.unit = unit;
                    break;
                }
                Spot::Region => {}
                Spot::Country => {
                    area.country = true;
                    break;
                }
            },
            _ => {}
        }
    }
    if !area.country && area.province.is_none() && area.below.is_none() {
        area.country = linker.carry.area.country;
        area.below = linker.places.home.filter(|_| !area.country);
    }
    area
}

/// What a sentence leaves to the next.
pub(super) fn leave(linker: &Linker<'_, '_, '_, '_>, sentence: &Sentence, clause: &Clause) -> AreaCarry {
    let mut carry = linker.carry.area.clone();
    if clause.items.iter().any(|i: &Item| matches!(i.what, What::Cue(CueKind::Country, _))) {
        carry.country = linker.places.article.is_none();
    }
    let _ = sentence;
    carry
}

/// Code, division and smaller place of an area.
pub(super) fn resolve<'t>(
    linker: &Linker<'_, 't, '_, '_>,
    area: &Area,
) -> (Option<Cow<'t, str>>, Option<Division>, Option<Cow<'t, str>>) {
    if area.country {
        return (Some(Cow::Borrowed("VN")), None, None);
    }
    let below = area.below.map(|span| linker.context.doc.clean(span));
    if let Some(province) = area.province {
        let mention = &linker.places.mentions[province];
        return (mention.code.clone(), mention.division, below);
    }
    match &linker.places.article {
        Some(article) => (article.code.clone(), article.division, below),
        None => (None, None, below),
    }
}
