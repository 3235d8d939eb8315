//! The same once more: what a number before told, of another group, place or time, or of the next item of its list.

use super::attach::Found;
use super::clause::{self, Amount, Clause, Item, Kind, Subject, What};
use super::draft::yearly;
use super::owner::is_share;
use super::reading::Reading;
use super::total::told_apart;
use super::{Draft, Linker};
use crate::calendar::Period;
use crate::pattern::UNKNOWN;
use crate::pattern::indicator::{CueKind, IndicatorKind, Side};
use crate::record::{Measure, Status, Unit};
use crate::text::{Span, Token};

/// The words that name a time, or what else a number goes on with, are no more.
const LONGEST_TIME: usize = 10;

/// An amount that goes on from a number told before.
#[derive(Clone, Copy)]
struct Next<'a> {
    clause: &'a Clause,
    index: usize,
    amount: &'a Amount,
    /// The items between the amount before and this one.
    left: &'a [Item],
    /// The number told before, and the unit in which this one is told of the same.
    owner: &'a Draft,
    unit: Unit,
    /// Where the number before it, or else what stands before the clause, ends.
    before: u32,
    /// The words since, that say of what it is told.
    chunk: Span,
}

impl Next<'_> {
    fn smaller(&self) -> bool {
        self.amount.quantity.value.to_f64() < self.owner.value.to_f64().abs()
    }

    /// The same, part and all, is told of a whole.
    fn whole(&self) -> Found {
        Found { component: None, ..Found::like(self.owner, self.unit) }
    }
}

impl Linker<'_, '_, '_, '_> {
    /// "trao nhà tình thương cho 2 hộ nghèo ở huyện Cờ Đỏ và 3 hộ nghèo ở huyện Vĩnh Thạnh": as many of the same in another place.
    pub(super) fn elsewhere_too(&self, level: &Reading<'_>) -> Option<Found> {
        let Reading { clause, index, .. } = *level;
        let (amount, left) = (level.amount(), level.left());
        let before = &clause.amounts[index.checked_sub(1)?];
        if !matches!((before.kind, amount.kind), (Kind::Count(a), Kind::Count(b)) if a == b) {
            return None;
        }
        let told = &self.drafts[level.last()?];
        let tokens = &self.context.doc.tokens;
        let start = amount.quantity.full.start as usize;
        let and = tokens[start - 1].id == self.patterns.and || tokens[start - 1].punct() == Some(',');
        if !and || !told.span.contains(before.quantity.span) || told.measure != Measure::Value {
            return None;
        }
        // The noun that is counted, with the word behind it.
        let noun = |a: &Amount| tokens.get(a.quantity.span.end as usize..a.span.end as usize + 1);
        let alike = noun(before)?.iter().map(|t| t.id).eq(noun(amount)?.iter().map(|t| t.id));
        let place = |i: &Item| matches!(i.what, What::Place(_)) && i.span.end as usize + 1 == start;
        let named = |i: &Item| left.iter().any(|p| matches!(p.what, What::Place(_)) && p.span.contains(i.span));
        let own = |i: &Item| named(i) || i.span.start <= before.span.end;
        let unit = self.unit_of(amount, &[told.unit]);
        let unit = unit.filter(|_| alike && left.iter().any(place) && left.iter().all(own))?;
        let words = Span { start: amount.quantity.span.end, end: amount.span.end + 1 };
        Some(Found { words: Some(words), component: None, ..Found::like(told, unit) })
    }

    /// "giải quyết việc làm trong tháng cho 2.140 lao động; 5 tháng là 10.865 lao động", "…; lũy kế 5 tháng, 296 doanh nghiệp": all months up to the
    /// one that a clause before told of, where nothing but that time stands beside the number.
    pub(super) fn sum_of_months(&self, level: &Reading<'_>) -> Option<Found> {
        let amount = level.amount();
        let [mark, rest @ ..] = level.left() else { return None };
        let plain = |i: &Item| {
            matches!(i.what, What::Date(_) | What::Mark(',' | ':') | What::Cue(CueKind::Level | CueKind::Reach, _))
        };
        if !matches!(mark.what, What::Mark(';')) || !rest.iter().all(plain) {
            return None;
        }
        let since = |p: &Period| p.is_months() && p.from().is_some_and(|d| d.day_of_year() == 1);
        let time = rest.iter().find_map(|i| self.period_of(i)).filter(since)?;
        let part = |d: &&Draft| {
            let within = d.period.is_none_or(|p| p != time && p.within(time));
            let entry = &self.patterns.indicators[d.indicator];
            d.measure == Measure::Value
                && d.status != Status::Target
                && entry.kind == IndicatorKind::Count
                && !entry.stock
                && within
                && d.value.to_f64() <= amount.quantity.value.to_f64()
        };
        let told = self.drafts.iter().rev().take_while(|d| d.sentence == self.current).filter(part);
        let (month, unit) = told.filter_map(|d| Some((d, self.unit_of(amount, &[d.unit])?))).last()?;
        Some(Found { component: None, ..Found::like(month, unit) })
    }

    /// A level beyond the one told last, of the next time or as an aim.
    pub(super) fn level_to_come(&self, level: &Reading<'_>) -> Option<Found> {
        let last = &self.drafts[level.last()?];
        if last.measure != Measure::Value {
            return None;
        }
        let percent = level.amount().kind == Kind::Percent;
        let rate = self.patterns.indicators[last.indicator].kind == IndicatorKind::Rate;
        let by_now = percent && last.status == Status::Target && reached_by_now(level.left());
        if !(rate && (by_now || expected_next(level)) || !percent && strives(level)) {
            return None;
        }
        self.unit_of(level.amount(), &[last.unit]).map(|unit| Found::like(last, unit))
    }

    /// "Một số nơi về đích sớm: xã Hòa Trạch (63 căn)" in an article that has told of houses: what tells of one indicator by its
    /// unit alone.
    pub(super) fn told_on(&self, amount: &Amount) -> Option<Found> {
        let Kind::Count(unit) = amount.kind else { return None };
        let on = |indicator: usize| self.patterns.indicators[indicator].told_on.contains(&unit);
        let unit = self.unit_of(amount, &[unit])?;
        if let Some(told) = self.drafts.iter().rev().find(|d| on(d.indicator)) {
            return Some(Found { component: None, ..Found::like(told, unit) });
        }
        // "Việc cấp thẻ BHYT đã đi vào nề nếp. Đến cuối năm cấp được 48.217 thẻ": named in the sentence before, without a number.
        let before = self.context.sentences[self.previous].span;
        clause::subjects(self.context, before).iter().find_map(|(_, subject)| {
            let (indicator, unit) = self.takes(amount, subject.entry).filter(|t| on(t.0))?;
            Some(Found { indicator, subject: subject.entry, unit, component: None, words: None })
        })
    }

    /// The same told of a group or place (khu vực thành thị 2,95%; riêng các huyện nghèo giảm trên 5%; Đài Loan 254
    /// người), or as a yearly mean: the last number of the catalogue goes on.
    pub(super) fn goes_on(&self, clause: &Clause, index: usize) -> Option<Found> {
        let last = self.drafts.last().filter(|d| d.sentence >= self.previous)?;
        let near = last.sentence == self.current || index == 0;
        let told = told_last(clause, index);
        if !near || told.is_some_and(|t| last.span.end < t.span.start) || self.turns_away_from(last, clause, index) {
            return None;
        }
        // "Các con số này lần lượt là 23.400 và 2.980": not all of the last.
        if clause.row(index).is_some_and(|(cue, ..)| self.stands_for_numbers(clause, cue)) {
            return None;
        }
        let (owner, unit) = self.told_so(last, clause, index)?;
        let before = told.map_or(clause.span.start, |t| t.span.end);
        let chunk = self.words_since(before, clause, index)?;
        let (amount, left) = (&clause.amounts[index], clause.around(index).0);
        let next = &Next { clause, index, amount, left, owner, unit, before, chunk };
        if let Some(item) = self.item_of_list(next) {
            return Some(item);
        }
        if self.of_group(next) {
            return Some(next.whole());
        }
        let timed = self.names_time_alone(next);
        let later = timed && self.goes_on_in_time(next);
        // "năm 2004 đạt 14 tỷ đồng, năm 2005 là 17 tỷ đồng": the same at another time; "con số này là 10.460 nhà".
        let again = later || timed && amount.kind != Kind::Percent || self.turns_back_to_number(next);
        if !again && !tells_mean(next) {
            return None;
        }
        let kept = again && !(later && self.list_closed(owner));
        Some(Found { component: owner.component.filter(|_| kept), ..next.whole() })
    }

    /// Something stands before the amount that turns to other things than the number told last.
    fn turns_away_from(&self, last: &Draft, clause: &Clause, index: usize) -> bool {
        let (amount, left) = (&clause.amounts[index], clause.around(index).0);
        let start = amount.quantity.full.start;
        let turns = |i: &Item| match i.what {
            What::Subject(s) => {
                // "12 xã đạt chuẩn, lũy kế 56 xã": the words behind a number are that number's.
                let behind = s.side == Side::After && self.patterns.subjects[s.entry].indicator == Some(last.indicator)
                    || s.number.zip(clause.amounts[..index].last()).is_some_and(|(n, t)| n.overlaps(t.span));
                !behind && self.names_other(amount, &s)
            }
            // "Đức Trọng (10 xã), Lâm Hà (7 xã)": but not a bracket that opens right before the number; "chế biến, chế tạo: 10,54%": nor a
            // colon that only parts it from its name.
            What::Mark('(' | ':') => i.span.end != start,
            _ => false,
        };
        // "16,4% (theo tiêu chí cũ), năm 2011 là 31,5%": what a closed bracket says is told aside.
        let close = left.iter().rposition(|i| matches!(i.what, What::Mark(')')));
        let open = close.and_then(|c| left[..c].iter().position(|i| matches!(i.what, What::Mark('('))));
        let aside = |n: usize| open.zip(close).is_some_and(|(o, c)| (o..=c).contains(&n));
        left.iter().enumerate().any(|(n, i)| !aside(n) && turns(i))
    }

    /// A subject names something else that may be told so, or words outside the catalogue claim the amount.
    fn names_other(&self, amount: &Amount, subject: &Subject) -> bool {
        // "khu vực dịch vụ có 36.562 DN": the name of a part that is told in nothing of the kind.
        let part = || subject.component.is_some() && self.takes(amount, subject.entry).is_none();
        self.patterns.subjects[subject.entry].indicator.is_some() && self.in_place(subject.entry) && !part()
            || self.claims(amount, subject.entry)
    }

    /// The number from which the amount goes on, and the unit: one of the last of a sentence, past a share of the same.
    fn told_so(&self, last: &Draft, clause: &Clause, index: usize) -> Option<(&Draft, Unit)> {
        let amount = &clause.amounts[index];
        // "Ea Súp có 7.849 hộ (43,13%); Krông Bông 7.686 hộ (35,95%)": the number told so before, not its share.
        // "148.000 lượt (khách quốc tế 2.300 lượt); cộng dồn 10 tháng 1,63 triệu lượt": and not what brackets told of a part.
        let root = |d: usize| &self.drafts[self.before_bracket(clause, index, self.drafts[d].of.unwrap_or(d))];
        let takes = |d: usize| {
            let owner = root(d);
            let told = if owner.unit == Unit::PercentagePoint { Unit::Percent } else { owner.unit };
            self.unit_of(amount, &[told]).map(|unit| (owner, unit))
        };
        // "… 6.842 hộ nghèo và 2.415 hộ cận nghèo. Cuối năm giảm còn 5.767 hộ": what was more before.
        let fallen = clause.around(index).0.iter().any(|i| {
            matches!(i.what, What::Cue(CueKind::Level, _)) && self.starts(i.span.start, &self.patterns.falling)
        });
        let more = |(owner, _): &(&Draft, Unit)| {
            !fallen || owner.value.to_f64() > amount.quantity.value.to_f64() || owner.sentence == self.current
        };
        let (owner, unit) = (0..self.drafts.len())
            .rev()
            .take(if fallen { 6 } else { 3 })
            .take_while(|&d| self.drafts[d].sentence == last.sentence)
            .filter_map(takes)
            .find(more)?;
        // "40.927 hộ nghèo (9,72%); đến cuối năm còn 32.801 hộ": past the same told as a share.
        let told_last = root(self.drafts.len() - 1);
        let same = std::ptr::eq(owner, told_last) || self.sisters(owner.indicator, told_last.indicator);
        same.then_some((owner, unit))
    }

    /// The words that say of what the amount is told: since the number before it, or since what parts them from that. None where they
    /// compare with another time.
    fn words_since(&self, before: u32, clause: &Clause, index: usize) -> Option<Span> {
        let (start, left) = (clause.amounts[index].quantity.full.start, clause.around(index).0);
        // "khu vực nông, lâm nghiệp và thủy sản": the comma of a name parts nothing.
        let inner = |mark: &Item| left.iter().any(|i| matches!(i.what, What::Subject(_)) && i.span.contains(mark.span));
        // "; lũy kế 10 tháng, đạt 224.175 tỷ đồng": nor does the comma behind a time that heads the clause.
        let behind_time = |mark: &Item| {
            matches!(mark.what, What::Mark(','))
                && left.iter().any(|i| tells_time(i) && i.span.end == mark.span.start)
                && left.iter().any(|i| {
                    matches!(i.what, What::Cue(CueKind::Reach | CueKind::Estimate, _)) && i.span.start == mark.span.end
                })
        };
        let edge = left.iter().rev().find(|i| match i.what {
            What::Cue(CueKind::Parts | CueKind::Apart, _) => true,
            What::Mark(':') => false,
            What::Mark(_) => i.span.end != start && !inner(i) && !behind_time(i),
            _ => false,
        });
        let from = edge.map_or(before, |i| i.span.end).max(before);
        // ", trong khi năm 2014 tăng 6,1%", but not "trong khi cùng kỳ năm 2008 là 10,2%"
        let contrast = self.longest(from, &self.patterns.contrasts).unwrap_or(0);
        let compared = |i: &Item| matches!(i.what, What::Cue(CueKind::Baseline, _)) && i.span.start >= from;
        if contrast > 0 && left.iter().any(compared) {
            return None;
        }
        Some(Span { start: from + contrast, end: start })
    }

    /// "khu vực thành thị 2,95%", "Đài Loan 254 người": told of a group or place, or of the next of a list that goes on alike.
    fn of_group(&self, next: &Next) -> bool {
        let Next { clause, index, left, owner, chunk, .. } = *next;
        if left.iter().any(|i| matches!(i.what, What::Mark('('))) {
            return false;
        }
        // "cao đẳng 650 người, trung cấp 1.200 người": each is a part of a total that is not told.
        let part = || {
            let group = |c: Span| {
                c.end <= owner.span.start && c.end + 2 >= owner.span.start && self.begins(c, &self.patterns.groups)
            };
            chunk.len() <= 6 && owner.component.is_some_and(group)
        };
        let rate = self.patterns.indicators[owner.indicator].kind == IndicatorKind::Rate;
        let group = self.names_group(clause, chunk) && (rate || next.smaller() || part())
            || self.parallel(clause, index, chunk);
        group && !self.does_something_else(chunk, owner)
    }

    /// Nothing but a time stands in the words before the amount.
    fn names_time_alone(&self, next: &Next) -> bool {
        let Next { clause, left, chunk, .. } = *next;
        let here = clause.at[next.index];
        chunk.len() <= LONGEST_TIME
            && left.iter().any(|i| tells_time(i) && chunk.contains(i.span))
            && self.heavy(clause, chunk.start, chunk.end, here - left.len(), here) == 0
    }

    /// "con số này là 10.460 nhà": words for the number told last stand before the amount.
    fn turns_back_to_number(&self, next: &Next) -> bool {
        self.begins(next.chunk, &self.patterns.anaphora)
            || self.begins(Span { start: next.before, ..next.chunk }, &self.patterns.anaphora)
    }

    /// "giảm còn 2,8%, ước cuối năm 2020 còn 2,6%": the same rate, or growth, at another time, with a verb of its own or as the next of
    /// a row of years.
    fn goes_on_in_time(&self, next: &Next) -> bool {
        let Next { index, amount, left, owner, chunk, .. } = *next;
        let start = amount.quantity.full.start;
        let kind = self.patterns.indicators[owner.indicator].kind;
        let growth = kind == IndicatorKind::Growth;
        if !growth && kind != IndicatorKind::Rate {
            return false;
        }
        let told = |i: &Item| match i.what {
            What::Cue(CueKind::Level, _) => true,
            // "năm 2018 là 5,2%, năm 2017: 6,8%"
            What::Cue(CueKind::Reach | CueKind::Estimate, _) => index > 0,
            What::Mark(':') => index > 0 && i.span.end == start,
            What::Cue(CueKind::Rise | CueKind::Fall, _) => growth && chunk.contains(i.span),
            _ => false,
        };
        // "năm 2022 đạt 91%, năm 2023 92,5% và năm 2025 từ 95%": years with a number behind each.
        let year = |p: Option<Period>| matches!(p, Some(Period::Year(_)));
        let series = || {
            left.last().is_some_and(|i| match i.what {
                What::Date(d) => year(Some(self.dates[d].period)) && start <= i.span.end + 1,
                What::Cue(CueKind::From, _) => i.span.end == start,
                _ => false,
            })
        };
        left.iter().any(told) || year(owner.period) && series()
    }

    /// "Thu ngân sách đạt 120 tỷ đồng. Xã Hòa Bình đã hỗ trợ nông dân 5 tỷ đồng": a verb of doing that the sentence of the number before
    /// does not have leads to another sum.
    fn does_something_else(&self, chunk: Span, owner: &Draft) -> bool {
        let tokens = &self.context.doc.tokens;
        let act = |at: usize| !self.lightly(&tokens[at]) && self.starts(at as u32, &self.patterns.acts);
        let money = matches!(owner.unit, Unit::Vnd | Unit::Usd);
        money && chunk.range().any(|at| act(at) && self.is_new(at, owner))
    }

    /// A word that stands nowhere before a number, or in the words behind it, in its sentence.
    pub(super) fn is_new(&self, at: usize, owner: &Draft) -> bool {
        let tokens = &self.context.doc.tokens;
        let sentence = self.context.sentences[owner.sentence].span;
        tokens[sentence.range()].iter().all(|t| t.id != tokens[at].id)
    }

    /// "xuất khẩu rau quả đạt 879 triệu USD, giảm 9,3%; tôm các loại ước đạt 676 triệu USD": the next good of a list, behind a
    /// semicolon, of what is told in lists by name.
    fn item_of_list(&self, next: &Next) -> Option<Found> {
        let Next { clause, owner, chunk, .. } = *next;
        let itemized = self.patterns.indicators[owner.indicator].itemized && owner.component.is_some();
        let money = matches!(next.unit, Unit::Usd | Unit::Vnd) && owner.sentence == self.current;
        if !itemized || !money {
            return None;
        }
        let before = &clause.items[..clause.at[next.index]];
        let mark = before.iter().rfind(|i| matches!(i.what, What::Mark(_)))?;
        let behind = matches!(mark.what, What::Mark(';')) && mark.span.end == chunk.start;
        let verb = |i: &&Item| matches!(i.what, What::Cue(CueKind::Reach | CueKind::Estimate, _));
        let verb = before.iter().rev().take_while(verb).last()?;
        let name = Span { start: chunk.start, end: verb.span.start.max(chunk.start) };
        let plain = !before.iter().any(|i| name.overlaps(i.span));
        let named = behind && (1..=6).contains(&name.len()) && plain && self.trim(clause, name).is_some();
        named.then(|| next.whole())
    }

    /// "GRDP tăng 6,2%. Trong đó, nông nghiệp tăng 4,6%; dịch vụ tăng 7,1%. Quý III tăng 7,6%.": a sentence of another time
    /// behind a list of parts turns back to their total.
    fn list_closed(&self, last: &Draft) -> bool {
        if last.sentence == self.current {
            return false;
        }
        let line = |d: &Draft| self.context.sentences[d.sentence].line;
        let same = |d: &&Draft| (d.indicator, d.unit, d.measure) == (last.indicator, last.unit, last.measure);
        let told = || self.drafts.iter().rev().take_while(|d| line(d) == line(last)).filter(same);
        let mut listed = told().take_while(|d| d.component.is_some());
        told().any(|d| d.component.is_none()) && listed.any(|d| d.component != last.component)
    }

    /// "Mặt hàng nhập khẩu từ các nước: Trung Quốc tăng 27,4%; Thái Lan tăng 16,7%; …": a list that a colon opens
    /// goes on after each semicolon with the same verb.
    fn parallel(&self, clause: &Clause, index: usize, chunk: Span) -> bool {
        let Some(previous) = index.checked_sub(1) else { return false };
        let here = clause.at[index];
        if self.repeated(clause, index, chunk) || self.group_again(clause, index, chunk) {
            return true;
        }
        let verb = |amount: usize| self.signs_of_verb(clause, amount);
        let colon = clause.items[..clause.at[previous]].iter().any(|i| matches!(i.what, What::Mark(':')));
        let semicolon = clause.items[clause.at[previous]..here].iter().any(|i| matches!(i.what, What::Mark(';')));
        colon && semicolon && chunk.len() <= 10 && verb(previous).is_some() && verb(previous) == verb(index)
    }

    /// "hỗ trợ 4.120 người …; hỗ trợ 164 người …": after a semicolon the same verb stands before a number of the same kind.
    fn repeated(&self, clause: &Clause, index: usize, chunk: Span) -> bool {
        let here = clause.at[index];
        let semicolon = here > 0
            && matches!(clause.items[here - 1].what, What::Mark(';'))
            && clause.items[here - 1].span.end == chunk.start;
        let amount = &clause.amounts[index];
        let alike = clause.amounts[..index].iter().rev().find(|a| a.kind == amount.kind);
        let Some(alike) = alike.filter(|_| semicolon && (1..=4).contains(&chunk.len())) else { return false };
        let tokens = &self.context.doc.tokens;
        let start = alike.quantity.full.start;
        let before = &tokens[start.saturating_sub(chunk.len() as u32) as usize..start as usize];
        before.iter().zip(&tokens[chunk.range()]).all(|(a, b)| a.id != UNKNOWN && a.id == b.id)
    }

    /// "giá trị sản xuất của khu vực doanh nghiệp Trung ương ước đạt 112 tỷ đồng, giảm 15%; khu vực doanh nghiệp tư nhân ước đạt 1.990 tỷ đồng": after a
    /// semicolon another group of the kind, with the verb that the number before has.
    fn group_again(&self, clause: &Clause, index: usize, chunk: Span) -> bool {
        const LONGEST_GROUP: usize = 12;
        const KIND: usize = 2;
        let (tokens, amount) = (&self.context.doc.tokens, &clause.amounts[index]);
        let mark = clause.items[..clause.at[index]].iter().rfind(|i| matches!(i.what, What::Mark(';')));
        let opens =
            mark.is_some_and(|m| m.span.end == chunk.start) && (KIND + 1..=LONGEST_GROUP).contains(&chunk.len());
        let alike = clause.amounts[..index].iter().rev().find(|a| a.kind == amount.kind && a.span.end < chunk.start);
        let Some(alike) = alike.filter(|_| opens) else { return false };
        let same = |a: &Token, b: &Token| a.id != UNKNOWN && a.id == b.id;
        let verb = chunk.end as usize - 1;
        let told = alike.quantity.full.start as usize;
        // "vốn trung ương giải ngân 1.290 tỷ đồng (40%); vốn địa phương 1.664 tỷ đồng": or with none.
        let verbs =
            clause.around(index).0.iter().any(|i| matches!(i.what, What::Cue(CueKind::Reach | CueKind::Estimate, _)));
        let none = !verbs && chunk.len() <= LONGEST_GROUP / 2 && matches!(amount.kind, Kind::Money(_) | Kind::Count(_));
        let kind = &tokens[chunk.start as usize..chunk.start as usize + KIND];
        let before = &tokens[clause.span.start as usize..told];
        told > 0
            && (none || same(&tokens[verb], &tokens[told - 1]))
            && before.windows(KIND).any(|w| w.iter().zip(kind).all(|(a, b)| same(a, b)))
    }

    /// The rise or fall that stands right before an amount.
    fn signs_of_verb(&self, clause: &Clause, amount: usize) -> Option<CueKind> {
        let start = clause.amounts[amount].quantity.full.start;
        clause.around(amount).0.iter().rev().find_map(|i| match i.what {
            What::Cue(kind @ (CueKind::Rise | CueKind::Fall), _) if start.saturating_sub(i.span.end) <= 1 => Some(kind),
            _ => None,
        })
    }
}

/// "lũy kế 10 tháng 3.798 tỷ đồng": the amount before, past a stretch of time, which only describes; "Hà Nội với 595 triệu USD, chiếm
/// 12%; Bình Dương: 329 triệu USD": past a share; "riêng 6 huyện nghèo còn 31,5%": and past the number of those told apart.
fn told_last(clause: &Clause, index: usize) -> Option<&Amount> {
    let counts =
        |a: &usize| clause.amounts[*a].kind != Kind::Duration && !is_share(clause, *a) && !told_apart(clause, *a);
    (0..index).rev().find(counts).map(|a| &clause.amounts[a])
}

/// An item tells a time.
fn tells_time(item: &Item) -> bool {
    matches!(item.what, What::Date(_) | What::Cue(CueKind::WholeYear | CueKind::YearToDate, _))
}

/// "bình quân mỗi năm 1.200 lao động": the mean of what was told for several years.
fn tells_mean(next: &Next) -> bool {
    let Next { clause, index, amount, chunk, .. } = *next;
    amount.kind != Kind::Percent && chunk.len() <= 5 && next.smaller() && yearly(clause, index)
}

/// "đạt 5.000 tỷ đồng, phấn đấu 5.300 tỷ đồng": what is striven for beyond what is told.
fn strives(level: &Reading<'_>) -> bool {
    let [comma, aim] = level.left() else { return false };
    matches!((comma.what, aim.what), (What::Mark(','), What::Cue(CueKind::Target, _)))
        && aim.span.end == level.amount().quantity.full.start
}

/// "giảm từ 18,1% (cuối năm 2021) xuống còn 12,9% (năm 2022) và ước còn 8,9% vào cuối năm 2023": the level expected of the next time.
fn expected_next(level: &Reading<'_>) -> bool {
    if level.signs.verb != Some(CueKind::Level) {
        return false;
    }
    let (left, right) = level.clause.around(level.index);
    let plain = |i: &Item| {
        matches!(i.what, What::Date(_) | What::Mark(',' | '(' | ')') | What::Cue(CueKind::Estimate | CueKind::Level, _))
    };
    right.first().is_some_and(|i| matches!(i.what, What::Date(_) | What::Cue(CueKind::WholeYear, _)))
        && left.iter().any(|i| matches!(i.what, What::Cue(CueKind::Estimate, _)))
        && left.iter().all(plain)
}

/// "cuối năm 2015 là 55%, nhưng đến nay mới đạt 52%": what was reached by now of an aim.
fn reached_by_now(left: &[Item]) -> bool {
    let now = |i: &Item| matches!(i.what, What::Cue(CueKind::Now, _));
    let told = |i: &Item| now(i) || matches!(i.what, What::Mark(',') | What::Cue(CueKind::Reach, _));
    left.iter().any(now) && left.iter().all(told)
}
