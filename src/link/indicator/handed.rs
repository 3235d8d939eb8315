//! What is handed to people and households: money told before those who got it, and groups among them.

use super::attach::{Found, HEAVY_OF_MONEY, paid};
use super::clause::{self, Amount, Clause, Item, Kind, What};
use super::reading::Reading;
use super::{Draft, Linker};
use crate::link::name::alike;
use crate::pattern::indicator::{CueKind, Side};
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
        if !matches!(amount.kind, Kind::Money(_)) {
            return Handed::Nobody;
        }
        let next = clause.amounts.get(index + 1);
        let Some(next) = next.filter(|next| self.hands(amount.span.end, next.quantity.span.start)) else {
            return self.handed_to_all(clause, index);
        };
        if !matches!(next.kind, Kind::Count(Unit::Person | Unit::Household)) {
            return Handed::Nobody;
        }
        let of = self.frame(clause, index + 1).or_else(|| self.after(clause, index + 1)).flatten();
        let money = of.and_then(|of| {
            let entry = &self.patterns.indicators[of.indicator];
            let own = entry.given.or(Some(of.indicator)).and_then(|i| self.own(amount, i).map(|unit| (i, unit)));
            let (indicator, unit) = own.or_else(|| self.sister(amount, of.indicator))?;
            let component = of.component.filter(|_| entry.given.is_none());
            Some(Found { indicator, unit, component, ..of })
        });
        money.map_or(Handed::Others, Handed::To)
    }

    /// "dành 31 triệu đồng mua quà cho các đối tượng bảo trợ xã hội": money told right before those who got it, who are
    /// not counted.
    fn handed_to_all(&self, clause: &Clause, index: usize) -> Handed {
        let amount = &clause.amounts[index];
        let next =
            clause.items[clause.at[index] + 1..].iter().find(|i| !matches!(i.what, What::Mark(',') | What::Cue(..)));
        let whom = next.and_then(|item| match item.what {
            What::Subject(s) if s.side != Side::Frame && self.hands(amount.span.end, item.span.start) => {
                let of = self.patterns.subjects[s.entry].indicator?;
                let given = self.patterns.indicators[of].given.filter(|_| self.of_heads(of)).unwrap_or(of);
                let own = self.own(amount, given).map(|unit| (given, unit));
                let (indicator, unit) = own.or_else(|| self.sister(amount, of))?;
                Some(Found { indicator, subject: s.entry, unit, component: None, words: Some(item.span) })
            }
            _ => None,
        });
        whom.map_or(Handed::Nobody, Handed::To)
    }

    /// Whether all that stands between money and those who got it says that it was handed to them.
    fn hands(&self, from: u32, to: u32) -> bool {
        let tokens = &self.context.doc.tokens[from as usize..to.max(from) as usize];
        let hands = |t: &Token| self.patterns.handing.contains(&t.id);
        // "để thăm, tặng quà cho": a comma between two verbs.
        let plain = |(n, t): (usize, &Token)| {
            self.leads_on(t) || n > 0 && self.context.doc.punct(from as usize + n) == Some(',')
        };
        // "giải ngân 312 tỷ đồng/8.940 hộ nghèo"
        let slash = tokens.len() == 1 && self.context.doc.punct(from as usize) == Some('/');
        slash || tokens.len() <= REACH && tokens.iter().enumerate().all(plain) && tokens.iter().any(hands)
    }

    /// "trao 91 phần quà cho các gia đình chính sách. Tổng trị giá quà tặng 165 triệu đồng": the sum that opens a sentence is
    /// what those got whom the sentence before names first.
    pub(super) fn sum_of_gifts(&self, clause: &Clause, index: usize, first: usize) -> Option<Found> {
        let amount = &clause.amounts[index];
        let head = clause.items.first().filter(|i| matches!(i.what, What::Cue(CueKind::Money, _)))?;
        // "Được biết, tổng kinh phí …"
        let opens = index == 0 && first == self.drafts.len() && head.span.start <= clause.span.start + 3;
        let sentences = self.context.sentences;
        let (here, before) = (&sentences[self.current], &sentences[self.current.checked_sub(1)?]);
        let gives =
            |span: Span| self.context.doc.tokens[span.range()].iter().any(|t| self.patterns.gifts.contains(&t.id));
        let gap = Span { start: head.span.end, end: amount.quantity.full.start.max(head.span.end) };
        let near =
            opens && before.line + 1 >= here.line && gap.len() <= REACH && (gives(before.span) || gives(clause.span));
        if !near || !matches!(amount.kind, Kind::Money(_)) {
            return None;
        }
        clause::subjects(self.context, before.span).iter().find_map(|(_, subject)| {
            let of = self.patterns.subjects[subject.entry].indicator.filter(|&i| self.of_heads(i))?;
            let given = self.patterns.indicators[of].given.and_then(|i| self.own(amount, i).map(|unit| (i, unit)));
            let (indicator, unit) = given.or_else(|| self.sister(amount, of))?;
            Some(Found { indicator, subject: subject.entry, unit, component: None, words: None })
        })
    }

    /// The unit in which an indicator takes an amount.
    fn own(&self, amount: &Amount, indicator: usize) -> Option<Unit> {
        self.unit_of(amount, &self.patterns.indicators[indicator].units)
    }

    /// "tặng quà đến hộ nghèo, với tổng trị giá 218 tỷ đồng": what money is told of where words for money stand before it,
    /// and before those nothing that takes it but the name of those who got it.
    pub(super) fn given(&self, clause: &Clause, index: usize) -> Option<Found> {
        let (amount, here) = (&clause.amounts[index], clause.at[index]);
        if let Some(found) = self.lent(clause, index) {
            return Some(found);
        }
        if !matches!(amount.kind, Kind::Money(_)) || !paid(clause, here) {
            return None;
        }
        let near = |i: &&Item| !matches!(i.what, What::Mark(';') | What::Amount(_));
        clause.items[..here].iter().enumerate().rev().take_while(|(_, i)| near(i)).find_map(|(n, item)| {
            let What::Subject(subject) = item.what else { return None };
            let indicator = self.patterns.subjects[subject.entry].indicator?;
            let given = self.patterns.indicators[indicator].given?;
            let unit = self.own(amount, given)?;
            let heavy = self.heavy(clause, item.span.end, amount.quantity.full.start, n + 1, here);
            let words = Some(item.span);
            let found = Found { indicator: given, subject: subject.entry, unit, component: None, words };
            (heavy <= HEAVY_OF_MONEY).then_some(found)
        })
    }

    /// "giải ngân 124 tỷ đồng, trong đó hộ nghèo 49,7 tỷ; hộ cận nghèo 20,1 tỷ": what those who are named were lent.
    fn lent(&self, clause: &Clause, index: usize) -> Option<Found> {
        let (amount, here) = (&clause.amounts[index], clause.at[index]);
        let before = clause.items[..here].last().filter(|i| i.span.end == amount.quantity.full.start)?;
        let whom = |i: &Item| match i.what {
            What::Subject(s) => {
                let of = self.patterns.subjects[s.entry].indicator?;
                self.patterns.indicators[of].given.map(|given| (s.entry, given))
            }
            _ => None,
        };
        let (subject, given) =
            clause.items[..here].iter().rev().take_while(|i| i.span == before.span).find_map(whom)?;
        let unit = self.own(amount, given).filter(|&unit| unit == Unit::Vnd)?;
        let parts = clause.items[..here]
            .iter()
            .find(|i| matches!(i.what, What::Cue(CueKind::Parts, _)) && i.span.end <= before.span.start)?;
        let head = Span { start: clause.span.start, end: parts.span.start };
        let lends = self.context.doc.tokens[head.range()].iter().any(|t| self.patterns.lending.contains(&t.id));
        lends.then_some(Found { indicator: given, subject, unit, component: None, words: Some(before.span) })
    }

    /// Whether words outside the catalogue claim the money itself, whoever gets it (mỗi suất 5 triệu đồng cho 20 hộ nghèo):
    /// those that claim only money say whose it is, and so less than those who got it.
    pub(super) fn whoever(&self, clause: &Clause, index: usize) -> bool {
        let amount = &clause.amounts[index];
        // "từ nguồn quỹ, tỉnh hỗ trợ 2 tỷ đồng cho 2.000 hộ nghèo": what stands before a comma claims nothing of it.
        let since = clause.items[..clause.at[index]].iter().rev().take_while(|i| !matches!(i.what, What::Mark(',')));
        let claiming = since.into_iter().find_map(|i| match i.what {
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
    pub(super) fn given_too(&self, reading: &Reading<'_>, found: &Found) -> Option<Found> {
        let Reading { clause, index, .. } = *reading;
        let before = &self.drafts[reading.last()?];
        let amount = reading.amount();
        let given = self.patterns.indicators[found.indicator].given == Some(before.indicator);
        let money = given && matches!(before.unit, Unit::Vnd) && index > 0;
        if money && matches!(self.handed(clause, index - 1), Handed::To(_)) {
            return self
                .own(amount, before.indicator)
                .map(|unit| Found { words: found.words, ..Found::like(before, unit) });
        }
        let group = given && before.unit == Unit::Household;
        let gap = Span { start: before.span.end, end: amount.quantity.full.start };
        let joins = |t: &Token| t.id == self.patterns.and || t.kind == TokenKind::Punct;
        let joined = gap.len() <= 10 && self.context.doc.tokens[gap.range()].last().is_some_and(joins);
        let (left, _) = clause.around(index);
        let plain = left.iter().all(|i| matches!(i.what, What::Subject(_) | What::Mark(',')));
        (group && joined && plain && before.measure == Measure::Value && before.status != Status::Target)
            .then(|| Found { words: found.words, ..Found::like(before, before.unit) })
    }

    /// Whether a number told before is counted by these words.
    fn names(&self, told: &Draft, words: Span) -> bool {
        let end = (told.span.end as usize + words.len()).min(words.start as usize);
        let mut ends = told.span.start as usize + words.len()..=end;
        ends.any(|end| alike(self.context.doc, Span::new(end - words.len(), end), words))
    }
}
