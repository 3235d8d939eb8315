//! Parts of a total told before: in brackets behind it, after "trong đó", or joined to it by "và".

use super::attach::{Found, same_kind};
use super::clause::{Amount, Clause, Item, Kind, Subject, What};
use super::reading::Reading;
use super::{Draft, Linker};
use crate::pattern::indicator::{CueKind, IndicatorKind, Side};
use crate::pattern::words::Phrases;
use crate::record::{Measure, Unit};
use crate::text::Span;

/// What the shares of all branches add up to, in percent, and how far they may miss it.
const WHOLE: f64 = 100.0;
const WHOLE_SLACK: f64 = 5.0;

/// The shares of groups add up to it within so much.
const GROUPS_SLACK: f64 = 1.0;

/// What branches add to a growth adds up to it within so much.
const POINTS_SLACK: f64 = 0.15;

/// Parts add up to their total but for so small a part of it.
const SUM_SLACK: f64 = 0.001;

/// No group's rate is so many times that of all: who makes up a rate is told so.
const FURTHEST_RATE: f64 = 5.0;

/// The name of a part in brackets has no more words.
const LONGEST_PART: usize = 8;

/// The numbers of one kind in brackets, behind the total of which they may tell the parts.
struct Bracketed<'a> {
    clause: &'a Clause,
    /// The items from the bracket on to where it closes.
    items: &'a [Item],
    kind: Kind,
    total: f64,
    count: usize,
    sum: f64,
}

impl<'a> Bracketed<'a> {
    fn new(clause: &'a Clause, open: usize, kind: Kind, total: f64) -> Self {
        let items = &clause.items[open..];
        let close = items.iter().position(|i| matches!(i.what, What::Mark(')')));
        let items = &items[..close.unwrap_or(items.len())];
        let mut told = Self { clause, items, kind, total, count: 0, sum: 0.0 };
        (told.count, told.sum) = told.values().fold((0, 0.0), |(count, sum), value| (count + 1, sum + value));
        told
    }

    fn values(&self) -> impl Iterator<Item = f64> {
        let amounts = self.items.iter().filter_map(|i| match i.what {
            What::Amount(a) => Some(&self.clause.amounts[a]),
            _ => None,
        });
        amounts.filter(|a| same_kind(a.kind, self.kind)).map(|a| a.quantity.value.to_f64())
    }

    fn several(&self) -> bool {
        self.count > 1
    }

    /// "78.669 người (cao đẳng 1.702 người, trung cấp 11.315 người, …)": together they are the total.
    fn complete(&self) -> bool {
        self.several() && (self.sum - self.total).abs() <= self.total * SUM_SLACK
    }

    /// "tăng 11,6% (nông nghiệp 3,4%; công nghiệp 14,9%; dịch vụ 12,1%)": branches grow by less and by more than all; what they have
    /// of all is more than it grows by, or adds up to it.
    fn tells_structure(&self) -> bool {
        (self.sum - WHOLE).abs() <= WHOLE_SLACK
            || (self.sum - self.total).abs() <= POINTS_SLACK
            || self.values().all(|v| v > self.total)
    }

    /// "tỷ lệ hộ nghèo 4,2% (dân tộc thiểu số 61%; …)": who makes up those counted.
    fn tells_makeup(&self) -> bool {
        ((self.sum - WHOLE).abs() <= GROUPS_SLACK || self.count == 1)
            && self.values().any(|v| v > self.total * FURTHEST_RATE)
    }
}

/// An amount that may be a part of a total told before.
#[derive(Clone, Copy)]
struct Part<'a> {
    clause: &'a Clause,
    index: usize,
    amount: &'a Amount,
    /// The items between the amount before and this one.
    left: &'a [Item],
    /// The words before it that announce parts (trong đó), as an item.
    since: Option<usize>,
    /// "và" joins it to the amount before.
    joined: bool,
}

impl Linker<'_, '_, '_, '_> {
    /// "78.669 người (cao đẳng 1.702 người, trung cấp 11.315 người, …)": a part of the total that stands before the bracket.
    pub(super) fn in_brackets(&self, level: &Reading<'_>) -> Option<Found> {
        let Reading { clause, index, made, .. } = *level;
        let (amount, left) = (level.amount(), level.left());
        let open = clause.bracket_list(index)?;
        let total = (0..index).rev().find(|&a| clause.at[a] < open)?;
        let owner = &self.drafts[made[total]?];
        let unit = self.unit_of(amount, &[owner.unit]).filter(|_| owner.measure == Measure::Value)?;
        // Between the two may stand what was counted, and no mark.
        let between = &clause.items[clause.at[total] + 1..open];
        let whole = &clause.amounts[total];
        if clause.items[open].span.start - whole.span.end > 12
            || between.iter().any(|i| matches!(i.what, What::Mark(_)))
        {
            return None;
        }
        let since = left.iter().rposition(|i| matches!(i.what, What::Mark(_))).map_or(left, |m| &left[m + 1..]);
        let kind = self.patterns.indicators[owner.indicator].kind;
        let growth = kind == IndicatorKind::Growth;
        let name = name_in_brackets(level, since, growth);
        let told = &Bracketed::new(clause, open, amount.kind, whole.quantity.value.to_f64());
        let own = |i: &Item| match i.what {
            What::Cue(CueKind::Share, _) => true,
            What::Subject(s) => {
                let other = |found: (usize, Unit)| !growth || found.0 != owner.indicator;
                !told.complete() && (self.takes(amount, s.entry).is_some_and(other) || self.claims(amount, s.entry))
            }
            _ => false,
        };
        if since.iter().any(own)
            || !self.names_part(name)
            || !(told.several() || self.tells_group_alone(told, kind, name))
        {
            return None;
        }
        let part = match kind {
            // "2,25% (khu vực thành thị là 3,19%; khu vực nông thôn là 1,72%)": rates of groups add up to nothing.
            IndicatorKind::Rate => {
                (self.begins(name, &self.patterns.groups) || self.is_place(clause, name)) && !told.tells_makeup()
            }
            IndicatorKind::Growth => {
                !amount.points && self.names_only(name, &self.patterns.branches) && !told.tells_structure()
            }
            _ => told.sum <= told.total * (1.0 + SUM_SLACK),
        };
        let component = growth.then(|| self.trim(clause, name)).flatten();
        part.then_some(Found { component, ..Found::like(owner, unit) })
    }

    /// "780 lao động (nữ 412)", "đạt 76% (nông thôn 72%)": one part alone is a group's.
    fn tells_group_alone(&self, told: &Bracketed, kind: IndicatorKind, name: Span) -> bool {
        match kind {
            IndicatorKind::Rate => self.names_only(name, &self.patterns.groups),
            IndicatorKind::Growth => false,
            _ => told.sum < told.total && self.begins(name, &self.patterns.groups),
        }
    }

    /// Some words of a stretch name a part, or a group.
    fn names_part(&self, name: Span) -> bool {
        let heavy = || !self.context.doc.tokens[name.range()].iter().all(|t| self.lightly(t));
        (1..=LONGEST_PART).contains(&name.len()) && (heavy() || self.begins(name, &self.patterns.groups))
    }

    /// "giảm tỷ lệ hộ nghèo từ 2% trở lên (riêng vùng miền núi 3 - 4%)": the rate of a group alone, without a verb.
    pub(super) fn apart_in_brackets(&self, level: &Reading<'_>) -> Option<Found> {
        let (amount, left) = (level.amount(), level.left());
        let open = left.iter().rposition(|i| matches!(i.what, What::Mark('(')))?;
        let [apart, rest @ ..] = &left[open + 1..] else { return None };
        let opens = matches!(apart.what, What::Cue(CueKind::Apart, _)) && apart.span.start == left[open].span.end;
        let last = self.drafts.last().filter(|d| opens && d.sentence == self.current)?;
        let name = Span { start: apart.span.end, end: amount.quantity.full.start };
        let rate = self.patterns.indicators[last.indicator].kind == IndicatorKind::Rate
            && matches!(last.unit, Unit::Percent | Unit::PercentagePoint);
        let plain = |i: &Item| match i.what {
            What::Subject(s) => self.takes(amount, s.entry).is_none() && !self.claims(amount, s.entry),
            _ => matches!(i.what, What::Place(_)),
        };
        let named =
            (1..=LONGEST_PART).contains(&name.len()) && (!rest.is_empty() || self.begins(name, &self.patterns.groups));
        let unit = self.unit_of(amount, &[Unit::Percent]).filter(|_| rate && named && rest.iter().all(plain))?;
        Some(Found { component: None, ..Found::like(last, unit) })
    }

    /// A part of a total told before: after "trong đó", or joined by "và" with a noun of its own.
    pub(super) fn listed(&self, clause: &Clause, index: usize, previous: usize) -> Option<Found> {
        let (amount, left) = (&clause.amounts[index], clause.around(index).0);
        let part = &Part {
            clause,
            index,
            amount,
            left,
            since: parts_announced(clause, index),
            joined: self.joins(clause, index),
        };
        if part.since.is_none() && !part.joined {
            return None;
        }
        // A bare number in a list of parts is counted as its total is.
        if part.since.is_none() && amount.kind == Kind::Bare {
            return None;
        }
        let last = &self.drafts[previous];
        if self.is_named_otherwise(part, last) || self.is_change_of_item(part) {
            return None;
        }
        // The total stands before its parts, or in the sentence before.
        let told = |s: &usize| clause.items[..*s].iter().any(|i| matches!(i.what, What::Amount(_)));
        let parts = part.since.filter(|s| !part.joined && told(s)).map_or(u32::MAX, |s| clause.items[s].span.start);
        let same = |d: &&Draft| {
            d.measure == Measure::Value && d.span.start < parts && self.unit_of(amount, &[d.unit]).is_some()
        };
        let total = self.drafts[..=previous].iter().rev().take_while(|d| d.sentence == last.sentence).find(same)?;
        if self.is_given_to_others(part, total) || self.is_list_closed(part, total, last.sentence) {
            return None;
        }
        // "mỗi suất 1 triệu đồng, gồm 500 nghìn đồng": the parts of something else that is counted so.
        let between =
            |a: &Amount| a.span.start > total.span.end && a.span.end <= parts && same_kind(a.kind, amount.kind);
        let unread = |a: &Amount| between(a) && !self.drafts.iter().any(|d| d.span == a.span);
        if parts < u32::MAX && clause.amounts.iter().any(unread) {
            return None;
        }
        let unit = self.unit_of(amount, &[total.unit])?;
        Some(Found { component: None, ..Found::like(total, unit) })
    }

    /// "1.200 lao động nữ và 800 lao động nam": "và" stands right before the amount, and no mark between it and the one before.
    fn joins(&self, clause: &Clause, index: usize) -> bool {
        let between = clause.amounts[index - 1].span.end..clause.amounts[index].quantity.full.start;
        !between.is_empty()
            && self.context.doc.tokens[between.end as usize - 1].id == self.patterns.and
            && between.len() <= 12
            && !clause.around(index).0.iter().any(|i| matches!(i.what, What::Mark(';' | ':')))
    }

    /// A subject before the amount that does not take it names something else than a part of what was told last.
    fn is_named_otherwise(&self, part: &Part, last: &Draft) -> bool {
        let Part { amount, since, .. } = *part;
        let in_parts = since.is_some();
        // Words of the catalogue that are not counted so only describe the part (khu vực lao động làm việc tự do: 15 vụ).
        let plain = in_parts
            && match amount.kind {
                Kind::Count(_) => true,
                Kind::Percent => self.patterns.indicators[last.indicator].kind == IndicatorKind::Rate,
                _ => false,
            };
        let foreign = |s: &Subject| {
            // "vốn FDI đạt 1,2 tỷ USD, trong đó công nghiệp chế biến 320 triệu USD": the name of a part, of which nothing is told so.
            let describes =
                plain || self.patterns.subjects[s.entry].indicator.is_none() || in_parts && s.component.is_some();
            self.in_place(s.entry)
                && if describes { self.claims(amount, s.entry) } else { self.takes(amount, s.entry).is_none() }
        };
        part.left.iter().any(|i| matches!(&i.what, What::Subject(s) if foreign(s)))
    }

    /// "; tổng khối lượng hàng qua cảng đạt 35,8 triệu tấn, tăng 4%": the change of what its own item of the list names.
    fn is_change_of_item(&self, part: &Part) -> bool {
        let edge = |i: &&Item| !matches!(i.what, What::Mark(';') | What::Cue(CueKind::Parts | CueKind::Apart, _));
        let outside = |i: &Item| match i.what {
            What::Subject(s) => {
                let subject = &self.patterns.subjects[s.entry];
                s.side == Side::Before && subject.indicator.is_none() && self.in_place(s.entry)
            }
            _ => false,
        };
        part.amount.kind == Kind::Percent
            && part.clause.items[..part.clause.at[part.index]].iter().rev().take_while(edge).any(outside)
    }

    /// "Trong đó, hộ nghèo vay 88 tỷ đồng; học sinh, sinh viên trên 41 tỷ đồng": others get the money, and the first is no total.
    fn is_given_to_others(&self, part: &Part, total: &Draft) -> bool {
        let heads = |since: usize| {
            let parts = &part.clause.items[since];
            matches!(parts.what, What::Cue(CueKind::Parts, _)) && parts.span.start < total.span.start
        };
        total.unit == Unit::Vnd
            && self.patterns.indicators[total.indicator].occasions
            && part.left.iter().any(|i| matches!(i.what, What::Mark(';')))
            && part.since.is_some_and(heads)
    }

    /// Another indicator told since the words that announce parts closes the list.
    fn is_list_closed(&self, part: &Part, total: &Draft, sentence: usize) -> bool {
        let Some(since) = part.since.filter(|_| !part.joined) else { return false };
        let from = part.clause.items[since].span.start;
        let mut told = self.drafts.iter().rev().take_while(|d| d.sentence == sentence && d.span.start > from);
        told.any(|d| d.indicator != total.indicator && !self.sisters(d.indicator, total.indicator))
    }

    /// Nothing but phrases of a table, marks and light words.
    fn names_only(&self, name: Span, phrases: &Phrases) -> bool {
        let mut at = name.start;
        let mut named = false;
        while at < name.end {
            if let Some(words) = self.longest(at, phrases) {
                (at, named) = (at + words, true);
            } else if self.lightly(&self.context.doc.tokens[at as usize]) {
                at += 1;
            } else {
                return false;
            }
        }
        named
    }

    /// A stretch begins with the name of a group (the table `groups`) or is a place's name.
    pub(super) fn names_group(&self, clause: &Clause, chunk: Span) -> bool {
        let place = clause.items.iter().any(|i| matches!(i.what, What::Place(_)) && chunk.contains(i.span));
        let group = self.begins(chunk, &self.patterns.groups);
        chunk.len() <= 12 && (group || place && chunk.len() <= 6)
    }
}

/// The name of a part in brackets: the words before its amount, since a mark.
fn name_in_brackets(level: &Reading<'_>, since: &[Item], growth: bool) -> Span {
    let start = level.amount().quantity.full.start;
    // "(nông, lâm, thủy sản 3,4%; dịch vụ 12,1%)": a branch may be named with commas.
    let item = level.left().iter().rfind(|i| growth && matches!(i.what, What::Mark('(' | ';')));
    let mark = item.or_else(|| level.left().iter().rfind(|i| matches!(i.what, What::Mark(_))));
    let from = match mark {
        Some(mark) => mark.span.end,
        None => since.first().map_or(start, |i| i.span.start),
    };
    Span { start: from, end: start }
}

/// "trong đó", "riêng": the nearest words before an amount that announce parts, as an item. "riêng tháng 3 đạt 85 triệu USD; 3
/// tháng đầu năm đạt 276 triệu USD": a time apart begins no list of parts.
fn parts_announced(clause: &Clause, index: usize) -> Option<usize> {
    let announces = |i: &Item| matches!(i.what, What::Cue(CueKind::Parts | CueKind::Apart, _));
    let since = clause.items[..clause.at[index]].iter().rposition(announces)?;
    let next = clause.items.get(since + 1);
    let time = |i: &Item| matches!(i.what, What::Date(_)) && i.span.start == clause.items[since].span.end;
    (!next.is_some_and(time)).then_some(since)
}

/// "riêng 6 huyện nghèo": how many there are of what is told apart.
pub(super) fn told_apart(clause: &Clause, index: usize) -> bool {
    let before = clause.items[..clause.at[index]].last();
    before.is_some_and(|i| {
        let touches = i.span.end == clause.amounts[index].quantity.full.start;
        touches && matches!(i.what, What::Cue(CueKind::Apart, _))
    })
}
