//! Parts that the file of an indicator lists by their words: whom it is for, its kinds, what is done.

use super::Linker;
use super::attach::Found;
use super::clause::{Clause, Kind};
use crate::pattern::words::Phrases;
use crate::text::Span;

/// So many words may stand between a number and the words of its part.
const NEAR: u32 = 5;

impl Linker<'_, '_, '_, '_> {
    /// "1.124 nhà ở cho hộ nghèo", "7.216 đối tượng tại cộng đồng": words of the list behind what is counted, and nothing of weight
    /// between.
    pub(super) fn listed_behind(&self, clause: &Clause, index: usize, found: &Found) -> Option<Span> {
        let list = &self.patterns.indicators[found.indicator].parts.behind;
        let amount = &clause.amounts[index];
        if list.is_empty() || !matches!(amount.kind, Kind::Count(_)) {
            return None;
        }
        let counted = found.words.map_or(amount.span.end, |words| words.end.max(amount.span.end));
        let begins = |at: u32| self.longest(at, list).map(|words| Span { start: at, end: at + words });
        let from = amount.quantity.span.end;
        let own = (from..counted.min(clause.span.end)).find_map(begins);
        let passed = (counted..clause.span.end).take(NEAR as usize);
        let behind = || {
            passed
                .take_while(|at| *at == counted || self.leads_on(&self.context.doc.tokens[*at as usize - 1]))
                .find_map(begins)
        };
        own.or_else(behind)
    }

    /// "quà của Chủ tịch nước đến với 372 người có công": words of the list before the number, and nothing of weight between.
    pub(super) fn listed_before(&self, clause: &Clause, index: usize, found: &Found) -> Option<Span> {
        self.ends_before(clause, index, found, &self.patterns.indicators[found.indicator].parts.before)
    }

    /// "tặng quà cho 600 người": the deed before the number.
    pub(super) fn listed_deed(&self, clause: &Clause, index: usize, found: &Found) -> Option<Span> {
        self.ends_before(clause, index, found, &self.patterns.indicators[found.indicator].parts.deeds)
    }

    /// Words are those of a deed that the file lists.
    pub(super) fn is_listed_deed(&self, words: Span, found: &Found) -> bool {
        let tokens = &self.context.doc.tokens[words.range()];
        self.patterns.indicators[found.indicator].parts.deeds.at(tokens).any(|deed| deed.len() == tokens.len())
    }

    fn ends_before(&self, clause: &Clause, index: usize, found: &Found, list: &Phrases) -> Option<Span> {
        if list.is_empty() {
            return None;
        }
        let number = clause.amounts[index].quantity.full.start;
        let before = |end: u32| &self.context.doc.tokens[clause.span.start as usize..end as usize];
        let longest = |list: &Phrases, end: u32| list.at_end(before(end)).map(Vec::len).max();
        let subject = found.words.filter(|words| words.end <= number);
        let named = |at: u32| subject.is_some_and(|words| words.range().contains(&(at as usize)));
        let ends = (clause.span.start..=number).rev().take(NEAR as usize);
        let mut near = ends
            .take_while(|end| *end == number || self.leads_on(&self.context.doc.tokens[*end as usize]) || named(*end));
        let (end, words) = near.find_map(|end| Some((end, longest(list, end)?)))?;
        let whole = longest(&self.patterns.indicators[found.indicator].parts.wholes, end);
        whole.is_none_or(|whole| whole < words).then(|| Span { start: end - words as u32, end })
    }
}
