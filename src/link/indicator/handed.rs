//! What is handed to people and households: money told before those who got it, and groups among them.

use super::attach::Found;
use super::clause::{Clause, Kind, What};
use super::{Draft, Linker};
use crate::pattern::indicator::CueKind;
use crate::record::{Measure, Status, Unit};
use crate::text::{Span, Token, TokenKind};

/// How many words may stand between money and those who got it.
const REACH: usize = 8;

/// What is known of money from the count behind it.
pub(super) enum Handed {
    /// It is handed to nobody who is counted right behind it.
    Nobody,
    /// Those who got it are of no indicator.
    Others,
    /// It is told of those who got it.
    To(Found),
}

impl Linker<'_, '_, '_, '_> {
    /// "giải ngân 201,4 tỷ đồng cho 997 lượt hộ nghèo": money told right before the count of those who got it.
    pub(super) fn handed(&self, clause: &Clause, index: usize) -> Handed {
        let amount = &clause.amounts[index];
        let Some(next) = clause.amounts.get(index + 1).filter(|_| matches!(amount.kind, Kind::Money(_))) else {
            return Handed::Nobody;
        };
        let gap = Span { start: amount.span.end, end: next.quantity.full.start.max(amount.span.end) };
        let tokens = &self.context.doc.tokens[gap.range()];
        let hands = |id: &u32| self.patterns.handing.contains(id);
        let plain =
            tokens.iter().all(|t| t.kind == TokenKind::Word && (hands(&t.id) || self.patterns.light.contains(&t.id)));
        let heads = matches!(next.kind, Kind::Count(Unit::Person | Unit::Household));
        let last = tokens.last().is_some_and(|t| hands(&t.id));
        if !(heads && plain && last && tokens.len() <= REACH) {
            return Handed::Nobody;
        }
        let of = self.frame(clause, index + 1).or_else(|| self.after(clause, index + 1)).flatten();
        let money = of.and_then(|of| {
            let units = &self.patterns.indicators[of.indicator].units;
            let own = self.unit_of(amount, units).map(|unit| (of.indicator, unit));
            let (indicator, unit) = own.or_else(|| self.sister(amount, of.indicator))?;
            Some(Found { indicator, unit, ..of })
        });
        money.map_or(Handed::Others, Handed::To)
    }

    /// Whether words outside the catalogue claim the money itself, whoever gets it (mỗi suất 5 triệu đồng cho 20 hộ nghèo):
    /// those that claim only money say whose it is, and so less than those who got it.
    pub(super) fn whoever(&self, clause: &Clause, index: usize) -> bool {
        let amount = &clause.amounts[index];
        let claiming = clause.items[..clause.at[index]].iter().rev().find_map(|i| match i.what {
            What::Subject(s) if self.claims(amount, s.entry) => Some(&self.patterns.subjects[s.entry].units),
            _ => None,
        });
        claiming.is_some_and(Vec::is_empty)
    }

    /// Whether an indicator is told of heads, or beside one that is.
    pub(super) fn of_heads(&self, indicator: usize) -> bool {
        let entry = &self.patterns.indicators[indicator];
        let heads = |unit: &Unit| matches!(unit, Unit::Person | Unit::Household);
        entry.units.iter().any(heads) || entry.sister.iter().any(|(unit, _)| heads(unit))
    }

    /// "hỗ trợ 1.290 hộ làm nhà, trong đó có 780 hộ nghèo", "12.400 người có công, trong đó 3.100 thương binh": words that
    /// count by themselves name a part of the total here.
    pub(super) fn among(&self, clause: &Clause, index: usize, first: usize, found: &Found) -> Option<Found> {
        let amount = &clause.amounts[index];
        let counted = |w: &Span| w.start < amount.span.end && found.component.is_none();
        let words = found.words.filter(counted).filter(|_| matches!(amount.kind, Kind::Count(_)))?;
        let parts = clause.items[..clause.at[index]]
            .iter()
            .position(|i| matches!(i.what, What::Cue(CueKind::Parts | CueKind::Apart, _)))?;
        let told = |d: &&Draft| d.span.start < clause.items[parts].span.start;
        let from = if parts == 0 { self.carry.previous_from } else { first };
        let total = self.drafts[from..].iter().filter(told).rfind(|d| d.measure == Measure::Value)?;
        let smaller = amount.quantity.value.to_f64() < total.value.to_f64();
        let unit = self.unit_of(amount, &[total.unit]).filter(|_| smaller)?;
        let component = Some(words);
        let group = |indicator: usize| self.patterns.indicators[indicator].group;
        if total.indicator == found.indicator {
            let part = !self.names(total, words) && unit != Unit::Household;
            return part.then_some(Found { component, ..*found });
        }
        // "6.300 hộ nghèo và cận nghèo, trong đó 2.100 hộ cận nghèo": of a group the group itself.
        let among = group(found.indicator) && !group(total.indicator) && unit == Unit::Household;
        among.then(|| Found { component, words: None, ..Found::like(total, unit) })
    }

    /// "hỗ trợ 640 hộ nghèo, 512 hộ cận nghèo": what the households before were given, those behind a comma were given too.
    pub(super) fn alike(&self, clause: &Clause, index: usize, made: &[Option<usize>], found: &Found) -> Option<Found> {
        let before = &self.drafts[made.last().copied().flatten()?];
        let amount = &clause.amounts[index];
        let entry = &self.patterns.indicators[found.indicator];
        let given = self.patterns.indicators[before.indicator].units.contains(&Unit::Vnd);
        let group = entry.group && entry.units == [Unit::Household] && before.unit == Unit::Household && given;
        let gap = Span { start: before.span.end, end: amount.quantity.full.start };
        let joins = |t: &Token| t.id == self.patterns.and || t.kind == TokenKind::Punct;
        let joined = gap.len() <= 10 && self.context.doc.tokens[gap.range()].last().is_some_and(joins);
        let (left, _) = clause.around(index);
        let plain = left.iter().all(|i| matches!(i.what, What::Subject(_) | What::Mark(',')));
        (group && joined && plain && before.measure == Measure::Value && before.status != Status::Target)
            .then(|| Found { words: None, ..Found::like(before, before.unit) })
    }

    /// Whether a number told before is counted by these words.
    fn names(&self, told: &Draft, words: Span) -> bool {
        let tokens = &self.context.doc.tokens;
        let end = (told.span.end as usize + words.len()).min(words.start as usize);
        let alike = |at: &[Token]| at.iter().zip(&tokens[words.range()]).all(|(a, b)| a.id == b.id);
        tokens[told.span.start as usize..end].windows(words.len()).any(alike)
    }
}
