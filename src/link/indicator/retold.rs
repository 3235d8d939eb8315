//! The same fact in another unit: money beside a count, a share beside a count.

use super::attach::{Found, paid};
use super::clause::{Amount, Item, Kind, Subject, What};
use super::reading::Reading;
use super::{Draft, Linker, arithmetic};
use crate::pattern::indicator::{CueKind, Side};
use crate::record::{Measure, Unit};
use crate::text::{Span, TokenKind};

impl Linker<'_, '_, '_, '_> {
    /// The same fact in another unit: money beside a count, a share beside a count.
    pub(super) fn retold(&self, level: &Reading<'_>) -> Option<Found> {
        let Reading { clause, index, .. } = *level;
        let amount = level.amount();
        let gifts = self.gifts_between(level);
        let told = level.made.len() - gifts;
        let last = level.made[..told].last().copied().flatten().map(|l| self.drafts[l].of.unwrap_or(l))?;
        let fits = (gifts == 0 || self.costs_all(level, last, told))
            && !self.told_anew(level, last)
            && match amount.kind {
                Kind::Percent => self.retold_as_share(level, last),
                Kind::Money(_) => self.retold_as_money(level),
                // "giảm 1,3%, còn 3,1% (2.014 hộ)"
                Kind::Count(Unit::Household) => {
                    in_brackets(level.left()) && clause.amounts[index - 1].kind == Kind::Percent
                }
                _ => false,
            };
        if !fits {
            return None;
        }
        // "cho 7 người lỡ đường gặp khó khăn, với số tiền 12 triệu đồng": its own words turn back to the count.
        let start = amount.quantity.full.start;
        let paid = level
            .left()
            .last()
            .is_some_and(|i| matches!(i.what, What::Cue(CueKind::Money, _)) && start.saturating_sub(i.span.end) <= 1);
        let most = if paid { 12 } else { 6 };
        let before = index - 1;
        if self.heavy(clause, clause.amounts[before].span.end, start, clause.at[before] + 1, clause.at[index]) > most {
            return None;
        }
        let draft = &self.drafts[last];
        self.same_or_sister(amount, last)
            .filter(|f| f.indicator != draft.indicator || f.unit != draft.unit)
            .map(|found| Found { component: draft.component, ..found })
    }

    /// "tặng 11.862 người có công theo 2 mức 400.000 đồng và 200.000 đồng, tổng kinh phí 2,47 tỷ đồng": how many numbers between the count
    /// and what all cost tell what each gets.
    fn gifts_between(&self, level: &Reading<'_>) -> usize {
        let Reading { clause, made, .. } = *level;
        if !matches!(level.amount().kind, Kind::Money(_)) || !paid(clause, clause.at[level.index]) {
            return 0;
        }
        let each = |m: &usize| {
            let between = matches!(clause.amounts[*m].kind, Kind::Money(_) | Kind::Foreign | Kind::Bare);
            made[*m].is_none() && between
        };
        (0..made.len()).rev().take_while(each).count()
    }

    /// Of what stands behind the count told before it, the amount alone is too much for one.
    fn costs_all(&self, level: &Reading<'_>, last: usize, told: usize) -> bool {
        let Reading { clause, index, .. } = *level;
        let amount = level.amount();
        let heads = self.drafts[last].indicator;
        let money = self.sister(amount, heads).map_or(heads, |(money, _)| money);
        self.patterns.indicators[money].least.is_some_and(|least| {
            let of_one = |a: &Amount| a.quantity.value.to_f64() < f64::from(least);
            !of_one(amount) && clause.amounts[told..index].iter().all(of_one)
        })
    }

    /// A subject of the amount's own, words that claim it or a semicolon stand between it and the number before.
    fn told_anew(&self, level: &Reading<'_>, last: usize) -> bool {
        let Reading { clause, index, .. } = *level;
        let (amount, left) = (level.amount(), level.left());
        // "4.120 người được hưởng trợ cấp, kinh phí 56,3 tỷ đồng": the words are those of the count.
        let cost = || {
            matches!(amount.kind, Kind::Money(_))
                && paid(clause, clause.at[index])
                && self.of_heads(self.drafts[last].indicator)
        };
        // "24.000 hộ nghèo, người có công, với tổng kinh phí 40 tỷ đồng": as are those beside it who count people alone.
        let group = |span: Span| {
            left.iter().filter(|i| i.span == span).any(|i| match i.what {
                What::Subject(s) => self.unit_of(amount, &self.patterns.subjects[s.entry].units).is_none(),
                _ => false,
            })
        };
        let own_words = |s: &Subject| s.side == Side::After && self.drafts[last].subject == s.entry;
        let counted = |s: &Subject, span: Span| (own_words(s) || group(span)) && cost();
        let own = |(n, i): (usize, &Item)| match i.what {
            What::Subject(s) => {
                self.takes(amount, s.entry).is_some() && !counted(&s, i.span) && !self.spent(clause, index, &left[n..])
            }
            _ => false,
        };
        let turns = |(n, i): (usize, &Item)| match i.what {
            What::Subject(s) => self.claims(amount, s.entry),
            What::Mark(';') => !turns_back(&left[n..]),
            _ => false,
        };
        left.iter().enumerate().any(own) || left.iter().enumerate().any(turns)
    }

    /// "45.016 hộ đạt gia đình văn hóa, đạt 87,2%", "3.838 hộ (43,02%)", "…, chiếm 27%": the share that the number before is.
    fn retold_as_share(&self, level: &Reading<'_>, last: usize) -> bool {
        let Reading { clause, index, signs, .. } = *level;
        let amount = level.amount();
        // "67/145 xã đạt chuẩn, bằng 46,2%"
        let reckoned = || {
            let before = &clause.amounts[index - 1].quantity;
            before.denominator.is_some_and(|all| arithmetic::is_share(before.value, all, amount.quantity.value))
        };
        signs.whole
            || match signs.verb {
                Some(CueKind::Share) => true,
                Some(CueKind::Reach) => self.shared(amount, last) && self.reaches(clause, index),
                Some(CueKind::Versus) => reckoned(),
                _ => false,
            }
            || in_brackets(level.left())
            || self.of_people(amount)
    }

    /// "xây 35 căn nhà, trị giá 1,7 tỷ đồng", "11,8 triệu đồng (tương đương 637 USD)": what the number before cost or is worth.
    fn retold_as_money(&self, level: &Reading<'_>) -> bool {
        let (amount, left) = (level.amount(), level.left());
        let (start, previous) = (amount.quantity.full.start, &level.clause.amounts[level.index - 1]);
        // "11,8 triệu đồng (tương đương 637 USD)": the same in another currency.
        let currency = matches!(previous.kind, Kind::Money(_)) && previous.kind != amount.kind;
        let told = |i: &Item| match i.what {
            What::Cue(CueKind::Money | CueKind::Reach, _) => true,
            What::Cue(CueKind::Share, _) => currency,
            _ => false,
        };
        // "3.233 hộ nghèo/318,4 triệu đồng"
        let slash = || self.context.doc.punct(start.saturating_sub(1) as usize) == Some('/');
        start.saturating_sub(previous.span.end) <= 2 || left.iter().any(told) || slash()
    }

    pub(super) fn same_or_sister(&self, amount: &Amount, draft: usize) -> Option<Found> {
        let draft = &self.drafts[draft];
        let found = |indicator: usize, unit: Unit| Found { indicator, component: None, ..Found::like(draft, unit) };
        // A rule may take less than its indicator: money invested is no percentage of anything.
        let entry = &self.patterns.subjects[draft.subject];
        let own = entry.indicator == Some(draft.indicator) && amount.kind == Kind::Percent;
        let units = if own { &entry.units } else { &self.patterns.indicators[draft.indicator].units };
        if let Some(unit) = self.unit_of(amount, units) {
            return Some(found(draft.indicator, unit));
        }
        self.sister(amount, draft.indicator).map(|(indicator, unit)| found(indicator, unit))
    }

    /// "45.016 hộ đạt gia đình văn hóa, đạt 87,2%": of what is told as a share too, the share.
    pub(super) fn shared(&self, amount: &Amount, draft: usize) -> bool {
        let draft = &self.drafts[draft];
        let entry = &self.patterns.indicators[draft.indicator];
        // "tham gia BHYT 803.500 người, tỷ lệ bao phủ 93,2%. Huyện Kim Bôi có 107.350 người, đạt 92,4%": the rate once more.
        let rate = entry.sister.iter().find(|s| s.0 == Unit::Percent).map(|s| s.1);
        let told = |d: &Draft| Some(d.indicator) == rate && d.measure == Measure::Value;
        if draft.unit == Unit::Person && self.drafts.iter().any(told) {
            return amount.quantity.value.to_f64() <= 100.0;
        }
        entry.units.contains(&Unit::Percent)
            && entry.percent.is_none()
            && matches!(draft.unit, Unit::Household | Unit::Commune)
            && amount.quantity.value.to_f64() <= 100.0
    }

    /// "đạt 92,3% dân số", "đạt 22,3% lực lượng lao động": a share of all.
    pub(super) fn of_people(&self, amount: &Amount) -> bool {
        // "bằng 43,5% số hộ", but not "giảm 4% số hộ nghèo"
        let whole = self.longest(amount.span.end, &self.patterns.of_all);
        let plain = |words: u32| {
            let next = self.context.doc.get((amount.span.end + words) as usize);
            next.is_none_or(|t| t.kind != TokenKind::Word)
        };
        self.starts(amount.span.end, &self.patterns.all) || whole.is_some_and(plain)
    }
}

/// "giảm 1,3%, còn 3,1% (2.014 hộ)": a bracket holds the amount, with a word or two at most.
fn in_brackets(left: &[Item]) -> bool {
    left.len() <= 2 && left.iter().any(|i| matches!(i.what, What::Mark('(')))
}

/// "12.000 người; tổng kinh phí 9 tỷ đồng": words for money right behind a semicolon turn back to what was told.
fn turns_back(items: &[Item]) -> bool {
    matches!(items, [mark, next, ..] if next.span.start == mark.span.end && matches!(next.what, What::Cue(CueKind::Money, _)))
}
