//! Numbers in a row that are told of names, or of numbers, in a row: "lần lượt là 3,2% và 4,5%".

use super::attach::Found;
use super::clause::{Amount, Clause, Item, Kind, What};
use super::{Draft, Linker};
use crate::pattern::Layer;
use crate::pattern::indicator::CueKind;
use crate::record::{Measure, Unit};
use crate::text::Span;

/// Two rounded shares are of the same number where what they make of it differs by so small a part.
const SAME_WHOLE: f64 = 0.04;

impl Linker<'_, '_, '_, '_> {
    /// "tỷ lệ hộ nghèo, tỷ lệ hộ cận nghèo lần lượt là 3,2% và 4,5%": the subject in the number's place.
    pub(super) fn respective(&self, clause: &Clause, index: usize) -> Option<Found> {
        let (cue, place, count) = clause.row(index)?;
        // "20.500 và 22.300 lao động": the last names what all are counted in.
        let counted = clause.amounts[index..].iter().take(count - place).find(|a| matches!(a.kind, Kind::Count(_)));
        let own = &clause.amounts[index];
        let amount = counted.filter(|_| own.kind == Kind::Bare).unwrap_or(own);
        let from = clause.items[..cue].iter().rposition(|i| match i.what {
            What::Amount(a) => clause.amounts[a].kind != Kind::Duration,
            _ => matches!(i.what, What::Mark(';')),
        });
        let mut named: Vec<(Span, Found)> = Vec::new();
        for item in &clause.items[from.map_or(0, |f| f + 1)..cue] {
            if let What::Subject(subject) = item.what
                && let Some((indicator, unit)) = self.takes(amount, subject.entry)
            {
                let found = Found::named(&subject, item.span, indicator, unit);
                match named.last_mut() {
                    Some(last) if last.0 == item.span => last.1 = found,
                    _ => named.push((item.span, found)),
                }
            }
        }
        match named.len() {
            // "29.000 lao động, trong đó xuất khẩu lao động 3.500 người. Các con số này lần lượt là 23.400 và 2.980."
            0 if self.stands_for_numbers(clause, cue) => {
                let before = || {
                    let values = |d: &&Draft| d.sentence == self.previous && d.measure == Measure::Value;
                    self.drafts[self.carry.previous_from..].iter().filter(values)
                };
                let told = before().nth(place).filter(|_| before().count() == count);
                let told = told.or_else(|| self.told_in_place(own, place, count))?;
                self.unit_of(amount, &[told.unit]).map(|unit| Found::like(told, unit))
            }
            1 if clause.row_of_times(index).is_some() || clause.row_of_places(index).is_some() => {
                named.first().map(|n| n.1)
            }
            // "xuất khẩu, nhập khẩu lần lượt đạt …", "tham gia BHXH, BHYT lần lượt là …": each of those named as one.
            1 => {
                let (words, one) = named.first()?;
                self.named_as_one(amount, one.component.unwrap_or(*words), place, count)
            }
            n if n == count => named.get(place).map(|n| n.1),
            _ => None,
        }
    }

    /// "88 hộ nghèo, 121 hộ cận nghèo, chiếm 0,28% và 0,39%", "80 hộ nghèo và 95 hộ cận nghèo, tương ứng 2% và 2,4%": the share of each of two counts,
    /// where both are shares of the same number.
    pub(super) fn shares_of_two(&self, clause: &Clause, index: usize) -> Option<Found> {
        let share = |i: usize| clause.amounts.get(i).filter(|a| a.kind == Kind::Percent);
        let joined = |first: &Amount, second: &Amount| {
            let between = first.span.end;
            second.quantity.full.start == between + 1
                && self.context.doc.tokens[between as usize].id == self.patterns.and
        };
        let pair = |first: usize| share(first).zip(share(first + 1)).filter(|(a, b)| joined(a, b)).map(|_| first);
        share(index)?;
        let first = pair(index).or_else(|| pair(index.checked_sub(1)?))?;
        let said = |i: &Item| {
            matches!(i.what, What::Cue(CueKind::Share, _)) && i.span.end == clause.amounts[first].quantity.full.start
        };
        let here = clause.amounts[first].span.start;
        let counts = self.drafts.iter().rev().filter(|d| d.span.start < here);
        let mut counts = counts.take_while(|d| d.sentence == self.current && d.measure == Measure::Value);
        let (two, one) = counts.find(|d| d.unit != Unit::Percent).zip(counts.next())?;
        let whole = |count: &Draft, share: usize| count.value.to_f64() / clause.amounts[share].quantity.value.to_f64();
        let (of_one, of_two) = (whole(one, first), whole(two, first + 1));
        let same = (of_one - of_two).abs() <= of_one.max(of_two) * SAME_WHOLE;
        let counted = one.unit == two.unit && one.indicator != two.indicator;
        if !(same && counted && clause.around(first).0.iter().any(said)) {
            return None;
        }
        let count = if index == first { one } else { two };
        let (indicator, unit) = self.sister(&clause.amounts[index], count.indicator)?;
        Some(Found { indicator, component: None, ..Found::like(count, unit) })
    }

    /// "34% tham gia BHXH, 26% đóng đoàn phí, 95% tham gia BHYT. Đến năm 2025, tỷ lệ này lần lượt là 45%, 35% và 96%.": the
    /// level that stands in a place of the sentence before, where not all of its numbers are of the catalogue.
    fn told_in_place(&self, amount: &Amount, place: usize, count: usize) -> Option<&Draft> {
        let rate = |at: u32| self.context.doc.punct(at as usize) == Some('%');
        let span = self.context.sentences[self.previous].span;
        let quantities = self.context.scan.quantities.iter().skip_while(|q| q.span.start < span.start);
        let rates = || quantities.clone().take_while(|q| q.span.start < span.end).filter(|q| rate(q.span.end));
        let told = rates().nth(place).filter(|_| amount.kind == Kind::Percent && rates().count() == count)?;
        let drafts = self.drafts[self.carry.previous_from..].iter();
        drafts.rev().find(|d| d.span.contains(told.span) && d.measure == Measure::Value)
    }

    /// "Đến hết tháng 9, các con số này lần lượt là": before that word a clause has words for the numbers told last.
    pub(super) fn stands_for_numbers(&self, clause: &Clause, cue: usize) -> bool {
        let edge = clause.items[..cue].iter().rev().find(|i| matches!(i.what, What::Mark(_) | What::Date(_)));
        let start = edge.map_or(clause.span.start, |i| i.span.end);
        self.begins(Span { start, end: clause.items[cue].span.end.max(start) }, &self.patterns.anaphora)
    }

    /// The subject in the number's place of those that a component, or the words of a subject, join.
    fn named_as_one(&self, amount: &Amount, joined: Span, place: usize, count: usize) -> Option<Found> {
        let mut named: Vec<Found> = Vec::new();
        for hit in self.context.scan.hits.within(Layer::Subject, joined) {
            let subject = hit.payload as usize;
            if hit.span.end <= joined.end
                && hit.span != joined
                && let Some((indicator, unit)) = self.takes(amount, subject)
                && named.iter().all(|n| n.indicator != indicator)
            {
                named.push(Found { indicator, subject, unit, component: None, words: Some(hit.span) });
            }
        }
        (named.len() == count).then(|| named[place])
    }
}
