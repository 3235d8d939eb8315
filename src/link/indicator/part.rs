//! What part of the total an amount covers.

use super::attach::Found;
use super::clause::{self, Amount, Clause, Item, Kind, What};
use super::trace::{ComponentRule, Note};
use super::{Draft, Linker};
use crate::link::place::Spot;
use crate::pattern::indicator::{CueKind, Side};
use crate::pattern::words::Phrases;
use crate::record::{Measure, Unit};
use crate::tag::quantity::bound_after;
use crate::text::{Span, Token, TokenKind};

/// The words that narrow an amount to a part: of the subject itself, of the list item, between subject and
/// number, or after the noun; else the group that heads the clause, or the occasion of a gift.
pub(super) fn component(linker: &Linker<'_, '_, '_, '_>, clause: &Clause, index: usize, found: &Found) -> Option<Span> {
    if let Some(part) = named(linker, clause, index, found).filter(|&p| !linker.is_whole(clause, index, p, found)) {
        return Some(part);
    }
    let by = |rule: ComponentRule| move |part: Span| (rule, part);
    let told = linker.before_subject(clause, index, found).map(by(ComponentRule::Parts));
    let told = told.or_else(|| linker.area_before(clause, index, found).map(by(ComponentRule::Between)));
    let told = told.or_else(|| linker.behind_noun(clause, index, found).map(by(ComponentRule::After)));
    let told = told.or_else(|| linker.for_whom(clause, index, found).map(by(ComponentRule::After)));
    let told = told.or_else(|| linker.whereabouts(clause, index, found).map(by(ComponentRule::After)));
    let told = told.or_else(|| linker.group_before_number(clause, index, found).map(by(ComponentRule::Item)));
    let told = told.or_else(|| linker.head(clause, index, found).map(by(ComponentRule::Head)));
    let (rule, part) = told.or_else(|| linker.occasion(clause, index, found).map(by(ComponentRule::Occasion)))?;
    linker.note(Note::Component(rule));
    Some(part)
}

/// How many words the name of an occasion may have.
const OCCASION: usize = 10;

/// The words that name a part, wherever they stand beside the amount and its subject.
fn named(linker: &Linker<'_, '_, '_, '_>, clause: &Clause, index: usize, found: &Found) -> Option<Span> {
    let by = |rule: ComponentRule| linker.note(Note::Component(rule));
    if let Some(name) = linker.before_colon(clause, index, found) {
        by(ComponentRule::Item);
        return Some(name);
    }
    if let Some(named) = found.component {
        let named = if found.words.is_some() { linker.with_site(clause, index, named) } else { named };
        by(if found.words.is_some() { ComponentRule::Subject } else { ComponentRule::OfNumber });
        let without = found.words.and_then(|words| linker.exception(clause, index, words));
        let closed =
            |w: Span| Span { end: w.end + u32::from(linker.context.doc.punct(w.end as usize) == Some(')')), ..w };
        return Some(without.filter(|w| w.start <= named.end + 1).map_or(named, |w| named.join(closed(w))));
    }
    if let Some(without) = found.words.and_then(|words| linker.exception(clause, index, words)) {
        by(ComponentRule::Subject);
        return Some(without);
    }
    let amount = &clause.amounts[index];
    let (left, right) = clause.around(index);
    let here = clause.at[index];
    let parts =
        clause.items[..here].iter().rposition(|i| matches!(i.what, What::Cue(CueKind::Parts | CueKind::Apart, _)));
    // "78.669 người (cao đẳng 1.702 người, trung cấp 11.315 người)"
    let parts = parts.max(clause.bracket_list(index).filter(|_| found.words.is_none()));
    let parts = parts.filter(|&p| found.words.is_none_or(|w| w.end <= clause.items[p].span.start));
    let before = index.checked_sub(1).map_or(clause.span.start, |p| linker.rate_end(clause.amounts[p].span.end));
    // "2.489 hộ nghèo, chiếm 6,93%": the words that complete the number before name no part.
    let completes = |i: &&Item| matches!(i.what, What::Subject(_)) && i.span.start < before;
    let before = left.iter().filter(completes).map(|i| i.span.end).fold(before, u32::max);
    if let Some(parts) = parts {
        // "gồm 30 hộ xây mới và 12 hộ sửa nhà": where the first part is named after its number, all are.
        let first = clause.amounts.iter().find(|a| a.span.start >= clause.items[parts].span.end);
        let head = first.map(|a| Span { start: clause.items[parts].span.end, end: a.quantity.full.start });
        let named_after = head.is_some_and(|h| linker.trim(clause, h).is_none());
        // The words before such a number are the name of the part before it, where they are counted alike.
        let follows = linker.tail(clause, index, right, found, named_after);
        if named_after && (follows.is_some() || first.is_some_and(|f| f.kind == amount.kind)) {
            by(ComponentRule::After);
            return follows;
        }
        // "sơ cấp là 2.398 người": the words since the last mark.
        // "khu vực nhà nước: 503 vụ": a colon right before the number parts it from its name.
        let edge = |i: &&Item| {
            matches!(i.what, What::Mark(';' | ':' | '(') | What::Cue(CueKind::Parts | CueKind::Apart, _))
                && !(matches!(i.what, What::Mark(':')) && i.span.end == amount.quantity.full.start)
        };
        let gloss = linker.gloss(clause, left, amount.quantity.full.start);
        let (left, end) =
            gloss.map_or((left, amount.quantity.full.start), |open| (&left[..open], left[open].span.start));
        let from = left.iter().rev().find(edge).map_or(before, |i| i.span.end);
        // "Nhật Bản 2.504 lao động (1.502 lao động nữ), Đài Loan 926 lao động": behind the bracket of the number before.
        let mut brackets = left.iter().filter(|i| matches!(i.what, What::Mark('(' | ')')));
        let closed = brackets.next().filter(|i| matches!(i.what, What::Mark(')')));
        let from = closed.map_or(from, |i| from.max(i.span.end));
        let part = linker.trim(clause, Span { start: from.min(end), end });
        if let Some(part) = part {
            if linker.is_place(clause, part) {
                return None;
            }
            by(ComponentRule::Parts);
            return Some(linker.group(part));
        }
    }
    // "nhập khẩu từ các nước: Trung Quốc tăng 27,4%; Thái Lan tăng 16,7%": the item of a list that a colon opens.
    let colon = clause.items[..here].iter().rposition(|i| matches!(i.what, What::Mark(':')));
    if let Some(colon) = colon.filter(|&c| found.words.is_none_or(|w| w.end <= clause.items[c].span.start) && c > 0) {
        let edge = |i: &&Item| matches!(i.what, What::Mark(';' | ',') | What::Cue(CueKind::Rise | CueKind::Fall, _));
        let list = clause.items[colon..here].iter().filter(|i| matches!(i.what, What::Mark(';'))).count() > 0
            || before <= clause.items[colon].span.start;
        let from = left
            .iter()
            .rev()
            .skip_while(|i| matches!(i.what, What::Cue(..) | What::Date(_)))
            .find(edge)
            .map_or(before, |i| i.span.end);
        let verb = left.iter().rev().find(|i| matches!(i.what, What::Cue(CueKind::Rise | CueKind::Fall, _)));
        let to = verb.map_or(amount.quantity.full.start, |i| i.span.start);
        let span = Span { start: from.max(clause.items[colon].span.end), end: to };
        if list && span.start < span.end && span.len() <= 12 {
            by(ComponentRule::Item);
            return linker.trim(clause, span).filter(|part| !linker.is_place(clause, *part));
        }
    }
    by(ComponentRule::After);
    let tail = linker.tail(clause, index, right, found, false).or_else(|| {
        by(ComponentRule::Between);
        linker.between(clause, index, found)
    });
    let listed = tail.or_else(|| {
        by(ComponentRule::Item);
        linker.listed_part(clause, index, found)
    });
    listed.or_else(|| {
        by(ComponentRule::Antecedent);
        linker.antecedent(found)
    })
}

impl Linker<'_, '_, '_, '_> {
    /// "toàn huyện hiện còn gần 1.400 hộ nghèo (chiếm 9,8%)", "trong đó 3.100 lao động được giải quyết việc làm": the words for
    /// the whole, or the indicator's own, are no part of it.
    fn is_whole(&self, clause: &Clause, index: usize, part: Span, found: &Found) -> bool {
        let tokens = &self.context.doc.tokens[part.range()];
        let all = |words: &Vec<u32>| words.len() == tokens.len();
        let own = |i: &Item| match i.what {
            What::Subject(s) if i.span.contains(part) => {
                let entry = &self.patterns.subjects[s.entry];
                s.component.is_none() && entry.indicator == Some(found.indicator) && part.start == i.span.start
            }
            _ => false,
        };
        // "7/14 xã thu trên 50%, gồm: Tân An 81%": behind the colon each place has its own name.
        let counted = clause.amounts.iter().any(|a| a.span.start == part.start);
        let colon = |i: &Item| {
            matches!(i.what, What::Mark(':'))
                && i.span.start >= part.end
                && i.span.end <= clause.amounts[index].span.start
        };
        let passed = counted && found.words.is_none() && clause.items.iter().any(colon);
        passed || self.patterns.wholes.at(tokens).any(all) || clause.items.iter().any(own)
    }

    /// "tạo việc làm cho 9.000 lao động; trong đó, từ các dự án đầu tư tạo việc làm cho 5.000 lao động": what stands before the
    /// indicator's words, where its total was told; and words that say more than those of the total ("tổng mức bán lẻ và doanh
    /// thu dịch vụ …; trong đó, bán lẻ hàng hóa …").
    fn before_subject(&self, clause: &Clause, index: usize, found: &Found) -> Option<Span> {
        let words = found.words.filter(|w| w.end <= amount_start(clause, index))?;
        let here = clause.items[..clause.at[index]].iter();
        let parts = here.clone().rposition(|i| matches!(i.what, What::Cue(CueKind::Parts, _)))?;
        let opens = clause.items[parts].span;
        if words.start < opens.end {
            return None;
        }
        let unit = |d: &&Draft| self.unit_of(&clause.amounts[index], &[d.unit]).is_some();
        let of = |d: &&Draft| d.indicator == found.indicator && d.measure == Measure::Value && unit(d);
        let near = self.drafts.iter().rev().take_while(|d| d.sentence == self.current || d.sentence == self.previous);
        let total = near.filter(of).find(|d| d.span.end <= opens.start && d.component.is_none())?;
        let edge =
            |i: &Item| matches!(i.what, What::Mark(';')) && i.span.start >= opens.end && i.span.end <= words.start;
        let from = here.clone().rev().find(|i| edge(i)).map_or(opens.end, |i| i.span.end);
        let told = |i: &Item| {
            let inside = i.span.start >= from && i.span.end <= words.start;
            inside && matches!(i.what, What::Amount(_) | What::Subject(_) | What::Date(_) | What::Place(_))
        };
        if clause.items.iter().any(told) {
            return None;
        }
        let chunk = (from < words.start).then(|| self.trim(clause, Span { start: from, end: words.start })).flatten();
        let heavy = |span: Span| {
            let tokens = self.context.doc.tokens[span.range()].iter();
            let tokens = tokens.filter(|t| t.kind == TokenKind::Word && !self.patterns.light.contains(&t.id));
            tokens.map(|t| t.id).collect::<Vec<u32>>()
        };
        if let Some(chunk) = chunk.filter(|&c| heavy(c).len() >= 2 && c.len() <= 14 && !self.is_place(clause, c)) {
            return Some(chunk);
        }
        let sentence = self.context.sentences[total.sentence].span;
        let named = clause::subjects(self.context, sentence);
        let (first, _) = named.iter().rev().find(|(span, s)| {
            span.start < total.span.start
                && self.patterns.subjects[s.entry].indicator == Some(found.indicator)
                && s.component.is_none()
        })?;
        let (whole, part) = (heavy(*first), heavy(words));
        let more = whole.iter().all(|w| part.contains(w)) && part.iter().any(|w| !whole.contains(w));
        let less = part.iter().all(|w| whole.contains(w)) && whole.iter().any(|w| !part.contains(w));
        let money = matches!(clause.amounts[index].kind, Kind::Money(_));
        (more || less && money && part.len() >= 2).then_some(words)
    }

    /// "79 hộ nghèo bổ sung mới": what stands behind a number of households and the indicator's words.
    fn behind_noun(&self, clause: &Clause, index: usize, found: &Found) -> Option<Span> {
        let doc = self.context.doc;
        let amount = &clause.amounts[index];
        let behind = |w: &Span| w.start >= amount.quantity.span.end && w.start <= amount.span.end;
        let households = amount.kind == Kind::Count(Unit::Household);
        let from = found.words.filter(|w| households && behind(w)).map(|w| w.end.max(amount.span.end))?;
        let stop = clause.items.iter().find(|i| i.span.start >= from).map_or(clause.span.end, |i| i.span.start);
        let first = doc.get(from as usize).filter(|t| from < stop && t.kind == TokenKind::Word)?;
        if self.patterns.light.contains(&first.id) || stop - from > 10 {
            return None;
        }
        let part = self.trim(clause, Span { start: from, end: stop })?;
        let heavy = doc.tokens[part.range()].iter().filter(|t| !self.patterns.light.contains(&t.id)).count();
        let named = doc.tokens[part.range()].iter().any(Token::capitalized);
        (heavy >= 2 && !named && !self.is_place(clause, part)).then_some(part)
    }

    /// "xóa 8.104 nhà tạm, gồm 3.217 nhà cho hộ nghèo": of the parts of a total, those whom the indicator's words name behind
    /// the number.
    fn for_whom(&self, clause: &Clause, index: usize, found: &Found) -> Option<Span> {
        let end = clause.amounts[index].span.end;
        let words = found.words.filter(|w| w.start < end && w.end > end + 1)?;
        let opens =
            clause.items[..clause.at[index]].iter().rfind(|i| matches!(i.what, What::Cue(CueKind::Parts, _)))?;
        let near = self.drafts.iter().rev().take_while(|d| d.sentence == self.current || d.sentence == self.previous);
        let whole =
            |d: &Draft| d.indicator == found.indicator && d.component.is_none() && d.span.end <= opens.span.start;
        let whole = near.into_iter().any(whole);
        (self.hands_at(end) && whole).then(|| self.trim(clause, Span { start: end + 1, end: words.end })).flatten()
    }

    /// A token hands what stands before it to whom stands behind it.
    fn hands_at(&self, at: u32) -> bool {
        self.context.doc.get(at as usize).is_some_and(|t| self.patterns.handing.contains(&t.id))
    }

    /// "tạo việc làm cho 900 lao động trong tỉnh, 700 lao động ngoài tỉnh": where those work who are counted, where others work
    /// elsewhere.
    fn whereabouts(&self, clause: &Clause, index: usize, found: &Found) -> Option<Span> {
        let amount = &clause.amounts[index];
        if !matches!(amount.kind, Kind::Count(Unit::Person | Unit::Job)) {
            return None;
        }
        let starts = |at: u32, words: &Phrases| at < clause.span.end && self.starts(at, words);
        let own = found.words.map_or(amount.span.end, |w| w.end.max(amount.span.end));
        let at = [amount.span.end, own].into_iter().find(|&at| starts(at, &self.patterns.whereabouts))?;
        let away = starts(at, &self.patterns.elsewhere_at_work);
        (away || self.tells_elsewhere(clause)).then_some(Span { start: at, end: at + 2 })
    }

    /// The sentence tells of those who work elsewhere.
    fn tells_elsewhere(&self, clause: &Clause) -> bool {
        clause.span.range().any(|at| self.starts(at as u32, &self.patterns.elsewhere_at_work))
    }

    /// Words for a place tell where people work, beside those who work elsewhere.
    pub(super) fn works_there(&self, clause: &Clause, place: Span) -> bool {
        self.starts(place.start, &self.patterns.whereabouts) && self.tells_elsewhere(clause)
    }

    /// "cai nghiện tự nguyện tại các cơ sở": the place where it is done, behind the kind.
    fn with_site(&self, clause: &Clause, index: usize, part: Span) -> Span {
        let doc = self.context.doc;
        let led = doc.get(part.end as usize).is_some_and(|t| t.id == self.patterns.at);
        if !led || part.end + 1 >= clause.span.end || !self.starts(part.end + 1, &self.patterns.sites) {
            return part;
        }
        let number = clause.amounts[index].quantity.full.start;
        let edge = if part.end < number { number } else { clause.span.end };
        let stop =
            |i: &&Item| i.span.start > part.end && matches!(i.what, What::Mark(_) | What::Cue(..) | What::Amount(_));
        let end = clause.items.iter().find(stop).map_or(edge, |i| i.span.start.min(edge));
        if end - part.end <= 14 { Span { end, ..part } } else { part }
    }

    /// "kế tiếp là Nhật Bản 605 triệu USD": the name of a group or market right before a number that has no words of its own.
    fn group_before_number(&self, clause: &Clause, index: usize, found: &Found) -> Option<Span> {
        if found.words.is_some() {
            return None;
        }
        let end = amount_start(clause, index);
        let before = &self.context.doc.tokens[clause.span.start.min(end) as usize..end as usize];
        let name = |words: &&Vec<u32>| before[before.len() - words.len()..].iter().all(Token::capitalized);
        let group = self.patterns.groups.at_end(before).find(name)?;
        Some(Span { start: end - group.len() as u32, end })
    }

    /// "tỷ lệ thất nghiệp của lao động trong độ tuổi ở khu vực thành thị dưới 4%": the area that is named last before the
    /// number; or inside the subject's words ("tỷ lệ lao động nông thôn qua đào tạo").
    fn area_before(&self, clause: &Clause, index: usize, found: &Found) -> Option<Span> {
        let doc = self.context.doc;
        let number = amount_start(clause, index);
        let words = found.words.filter(|w| w.end <= number)?;
        if clause.amounts[index].kind == Kind::Percent
            && let Some(inside) = self.dwellings(words)
        {
            return Some(inside);
        }
        let leads = |at: u32| at == words.end || self.patterns.area_leads.contains(&doc.tokens[at as usize - 1].id);
        let at = (words.end..number).rev().find(|&at| self.starts(at, &self.patterns.areas) && leads(at))?;
        let turns = |i: &Item| match i.what {
            What::Mark(_) => true,
            What::Amount(other) => clause.amounts[other].kind != Kind::Duration,
            _ => false,
        };
        let between = |i: &&Item| i.span.start >= words.end && i.span.end <= number;
        if clause.items.iter().filter(between).any(turns) {
            return None;
        }
        let stop = clause.items.iter().find(|i| i.span.start > at).map_or(number, |i| i.span.start.min(number));
        let bare = Span { start: stop, end: number };
        let place = clause.items.iter().any(|i| matches!(i.what, What::Place(_)) && i.span.start == stop);
        let span = Span { start: at, end: stop };
        let left = (bare.start < bare.end).then(|| self.trim(clause, bare)).flatten();
        let heavy = left.is_some_and(|l| doc.tokens[l.range()].iter().any(|t| !self.patterns.light.contains(&t.id)));
        let named = (!place && !heavy && span.len() <= 10).then(|| self.trim(clause, span)).flatten();
        named.filter(|&area| self.is_area(area))
    }

    /// Words for an area name one: "khu vực miền núi", but not "khu vực" alone, nor a place of its own (vùng Tây Bắc).
    fn is_area(&self, area: Span) -> bool {
        let doc = self.context.doc;
        let Some(words) = self.longest(area.start, &self.patterns.areas) else { return false };
        let open = self.starts(area.start, &self.patterns.area_heads);
        let next = doc.get((area.start + words) as usize);
        let proper = next.is_some_and(|t| t.kind == TokenKind::Word && t.capitalized());
        !proper && (!open || area.len() > words as usize)
    }

    /// "; khu vực người lao động làm việc không theo hợp đồng lao động: 169 người": an area's name may hold words that look like
    /// an indicator's; the colon ends it.
    fn before_colon(&self, clause: &Clause, index: usize, found: &Found) -> Option<Span> {
        let words = found.words?;
        let left = &clause.items[..clause.at[index]];
        let colon = left.last().filter(|i| matches!(i.what, What::Mark(':')))?.span;
        let edge = |i: &&Item| matches!(i.what, What::Mark(';' | ',' | '(') | What::Cue(CueKind::Parts, _));
        let from = left.iter().rev().find(edge)?.span.end;
        let chunk = Span { start: from, end: colon.start };
        (from < colon.start
            && chunk.contains(words)
            && self.starts(from, &self.patterns.area_heads)
            && chunk.len() <= 14)
            .then_some(chunk)
    }

    /// "nông thôn", "đô thị" inside a subject's words; but not in "nông thôn mới".
    fn dwellings(&self, words: Span) -> Option<Span> {
        let doc = self.context.doc;
        words.range().map(|at| at as u32).find_map(|at| {
            let tokens = &doc.tokens[at as usize..words.end as usize];
            let end = at + self.patterns.dwellings.at(tokens).next()?.len() as u32;
            let new = doc.get(end as usize).is_some_and(|t| t.id == self.patterns.new);
            (!new).then_some(Span { start: at, end })
        })
    }

    /// "Khu vực miền núi có 7.449 hộ nghèo", "Tại 7 huyện nghèo, tỷ lệ hộ nghèo còn 41%", "10 xã có tỷ lệ hộ nghèo dưới 7%": the
    /// group that the clause begins with, or a number of places right before the indicator's words.
    fn head(&self, clause: &Clause, index: usize, found: &Found) -> Option<Span> {
        if matches!(clause.amounts[index].kind, Kind::Count(Unit::Commune)) {
            return None;
        }
        let number = amount_start(clause, index);
        let parted = clause.items[..clause.at[index]].iter().rposition(|i| matches!(i.what, What::Mark(';')));
        let from = parted.map_or(clause.span.start, |m| clause.items[m].span.end);
        let to = found.words.map_or(number, |w| w.start.min(number));
        let begins = |at: u32| self.heading_group(clause, from, at, number);
        let last = (from..to).rev().find_map(begins)?;
        // "Khu vực miền núi", not "miền núi" alone.
        let group = (from..last.start).filter_map(begins).find(|g| g.end == last.end).unwrap_or(last);
        // "7 xã có số thu trên 50% là: Tân An 81%": behind the colon each has its own name; "…, thu nhập toàn huyện đạt 40 triệu".
        let other = |i: &Item| i.span.start >= group.end && i.span.end <= number && self.turns_away(i);
        let whole = |at: u32| self.starts(at, &self.patterns.wholes);
        let noun = self.unit_nouns.iter().any(|(_, noun)| noun.start >= group.end && noun.end <= number);
        // "thị trấn có 203 hộ nghèo": the place of that kind that the page is about.
        let own = self.unit_nouns.iter().any(|(_, noun)| group.contains(*noun));
        (!noun && !own && !(group.end..number).any(whole) && !clause.items.iter().any(other)).then_some(group)
    }

    /// A colon, another place, or the whole province.
    fn turns_away(&self, item: &Item) -> bool {
        matches!(item.what, What::Mark(':') | What::Place(_) | What::Cue(CueKind::Province | CueKind::Country, _))
    }

    /// A group that begins at a token, with words of an indicator behind it.
    fn heading_group(&self, clause: &Clause, from: u32, at: u32, number: u32) -> Option<Span> {
        let doc = self.context.doc;
        let counted = clause.amounts.binary_search_by_key(&at, |a| a.quantity.span.start);
        let counted = counted.ok().map(|amount| &clause.amounts[amount]);
        // Asked of every token before a number: most begin no group.
        if counted.is_none() && !self.patterns.areas.begin_with(doc.tokens[at as usize].id) {
            return None;
        }
        let name = counted.map_or(at, |a| a.quantity.span.end);
        let table = if counted.is_some() { &self.patterns.counted_places } else { &self.patterns.areas };
        let words = self.longest(name, table)?;
        let tells = |i: &&Item| matches!(i.what, What::Subject(_) | What::Amount(_)) && i.span.start >= name + words;
        let subject = clause.items.iter().find(tells).map_or(number, |i| i.span.start.min(number));
        let passes = |at: u32| match clause.item_at(at).map(|i| i.what) {
            Some(What::Date(_) | What::Cue(..) | What::Mark(',')) => true,
            Some(_) => false,
            None => {
                let token = &doc.tokens[at as usize];
                token.kind == TokenKind::Punct || self.patterns.light.contains(&token.id)
            }
        };
        let led = at > from && self.patterns.area_leads.contains(&doc.tokens[at as usize - 1].id);
        let opens = (from..at).all(passes);
        let stop = clause.items.iter().find(|i| i.span.start >= name + words).filter(|i| i.span.start < subject);
        let end = stop.map_or(subject, |i| i.span.start);
        let span = Span { start: at, end };
        if !(2..=12).contains(&span.len()) || stop.is_some_and(|i| self.turns_away(i)) {
            return None;
        }
        let joined = match stop.map(|i| i.what) {
            None => led || opens,
            Some(What::Cue(..)) => opens || counted.is_some(),
            Some(What::Mark(',')) => opens && led,
            _ => false,
        };
        (joined && (end..subject).all(passes) && (counted.is_some() || self.is_area(span))).then_some(span)
    }

    /// "tặng quà cho 600 trẻ em nhân dịp Tết Trung thu", "trao 500 suất quà Tết": what gifts are given for, told in their clause.
    fn occasion(&self, clause: &Clause, index: usize, found: &Found) -> Option<Span> {
        if !self.patterns.indicators[found.indicator].occasions {
            return None;
        }
        let edge = |i: &&Item| matches!(i.what, What::Mark(';'));
        let here = clause.at[index];
        let from = clause.items[..here].iter().rev().find(edge).map_or(clause.span.start, |i| i.span.end);
        let next = |i: &&Item| match i.what {
            What::Mark(mark) => mark == ';',
            What::Amount(other) => clause.amounts[other].kind != Kind::Duration,
            _ => false,
        };
        let to = clause.items[here + 1..].iter().find(next).map_or(clause.span.end, |i| i.span.start);
        let number = clause.amounts[index].span;
        let named = |at: u32| self.occasion_at(clause, at);
        (number.end..to).find_map(named).or_else(|| (from..number.start).rev().find_map(named))
    }

    /// "dịp Tết Trung thu", "kỷ niệm 75 năm Ngày Thương binh - Liệt sĩ": an occasion that begins at a token; not "dịp này".
    fn occasion_at(&self, clause: &Clause, at: u32) -> Option<Span> {
        let doc = self.context.doc;
        let words = self.longest(at, &self.patterns.occasions)?;
        let goes_on = |at: &u32| match clause.item_at(*at).map(|i| (i.what, i.span.start)) {
            Some((What::Date(_), _)) => true,
            Some((What::Amount(other), _)) => clause.amounts[other].kind == Kind::Duration,
            // "Ngày Thương binh - Liệt sĩ": the day is named after those who are honoured.
            Some((What::Subject(_), start)) => doc.tokens[start as usize].capitalized(),
            Some(_) => false,
            None => {
                let token = &doc.tokens[*at as usize];
                let light = token.kind == TokenKind::Word && self.patterns.light.contains(&token.id);
                token.capitalized() || !light || token.id == self.patterns.day
            }
        };
        let name = at + words..clause.span.end;
        let name = name.start..name.take(OCCASION).take_while(goes_on).last().map_or(at + words, |t| t + 1);
        let punct = |at: &u32| doc.tokens[*at as usize].kind == TokenKind::Punct;
        let end = name.end - name.clone().rev().take_while(punct).count() as u32;
        let dated = name.clone().any(|at| clause.item_at(at).is_some_and(|i| matches!(i.what, What::Date(_))));
        let proper = |t: &Token| t.capitalized() || t.id == self.patterns.tet;
        let named = doc.tokens[at as usize + 1..end as usize].iter().any(proper);
        (dated || named).then_some(Span { start: at, end })
    }

    /// "6,7 triệu đồng/người/tháng": where the words end that say per what an amount is told.
    fn rate_end(&self, mut end: u32) -> u32 {
        let doc = self.context.doc;
        let word = |at: u32| doc.get(at as usize).is_some_and(|t| t.kind == TokenKind::Word);
        while doc.punct(end as usize) == Some('/') && word(end + 1) {
            end += 2;
        }
        end
    }

    /// "giá trị sản xuất công nghiệp (không tính dầu khí)", "xuất khẩu trừ dầu thô đạt": what a subject is told without.
    fn exception(&self, clause: &Clause, index: usize, subject: Span) -> Option<Span> {
        let doc = self.context.doc;
        // "xuất khẩu năm 2021 (không tính dầu thô)"
        let dated = |i: &&Item| matches!(i.what, What::Date(_)) && i.span.start == subject.end;
        let told = clause.items.iter().find(dated).map_or(subject.end, |i| i.span.end);
        let bracket = doc.punct(told as usize) == Some('(');
        let start = told + u32::from(bracket);
        if start >= clause.span.end || !self.starts(start, &self.patterns.except) {
            return None;
        }
        let stops = |i: &&Item| match i.what {
            What::Mark(mark) => !bracket || mark == ')',
            What::Subject(_) | What::Place(_) => false,
            _ => !bracket,
        };
        let stop = clause.items.iter().filter(|i| i.span.start > start).find(stops)?;
        let span = Span { start, end: stop.span.start };
        (span.end <= amount_start(clause, index) && span.len() <= 12).then_some(span)
    }

    /// "Thu thuế, phí luôn vượt kế hoạch. Năm 2005, số thu đạt 17 tỷ đồng": where words leave out what they are of, the part
    /// that the indicator was named with last, in this paragraph or the one before.
    fn antecedent(&self, found: &Found) -> Option<Span> {
        let words = found.words.filter(|_| self.patterns.subjects[found.subject].elliptic)?;
        let sentences = self.context.sentences;
        let line = sentences[self.current].line;
        let mut before = sentences[..=self.current].iter().rev().take_while(|s| s.line + 1 >= line);
        before.find_map(|sentence| {
            let named = clause::subjects(self.context, sentence.span);
            let full = named.iter().rev().find(|(span, subject)| {
                let entry = &self.patterns.subjects[subject.entry];
                span.end <= words.start && entry.indicator == Some(found.indicator) && !entry.elliptic
            });
            full.map(|(_, subject)| subject.component)
        })?
    }

    /// "75.739 trẻ em dưới 6 tuổi": the words after the noun, up to the next mark, cue or number. Of the parts of a
    /// total, "trong tỉnh" is one.
    fn tail(&self, clause: &Clause, index: usize, right: &[Item], found: &Found, part: bool) -> Option<Span> {
        let doc = self.context.doc;
        let amount = &clause.amounts[index];
        // "4.092 người là lao động nông thôn": who they are.
        let are = self.says_are(amount.span.end) && matches!(amount.kind, Kind::Count(Unit::Person | Unit::Household));
        let from = amount.span.end + u32::from(are);
        let handed = part && self.hands_at(from);
        let stop = right
            .iter()
            .filter(|i| match i.what {
                What::Place(_) => false,
                What::Cue(CueKind::Province, _) => !part,
                // "gồm: 3.217 nhà cho hộ nghèo, 1.988 nhà cho người có công": those whose part it is.
                What::Subject(s) => self.in_place(s.entry) && !(handed && i.span.start == from + 1),
                _ => true,
            })
            .find(|i| i.span.start >= from)
            .map_or(clause.span.end, |i| i.span.start);
        let next = clause.amounts.get(index + 1).map_or(clause.span.end, |a| a.quantity.full.start);
        let stop = stop.min(next);
        let subject_after = right.first().is_some_and(|i| matches!(i.what, What::Subject(s) if s.side != Side::Before));
        let bound = bound_after(doc, amount.span.end as usize, &self.context.patterns.numbers).map_or(0, |b| b.0);
        let tail = Span { start: from + bound as u32, end: stop };
        let first = doc.get(tail.start as usize).filter(|t| tail.start < tail.end && t.kind == TokenKind::Word);
        let within = |i: &Item| part && i.span.start == tail.start && matches!(i.what, What::Cue(CueKind::Province, _));
        let named = first.is_some_and(|t| handed || !self.patterns.light.contains(&t.id));
        let opens = are || named || right.iter().any(within);
        let own = found.words.is_none_or(|w| w.end <= amount.span.start);
        if subject_after && found.words.is_some()
            || !own
            || !opens
            || tail.len() > 14
            || !matches!(amount.kind, Kind::Count(_))
        {
            return None;
        }
        let named = self.trim(clause, tail)?;
        Some(if right.iter().any(within) { Span { start: tail.start, end: named.end } } else { named })
    }

    /// "thủy sản (chủ yếu là tôm) đạt 310 triệu USD": where the gloss opens that stands between a name and its verb.
    fn gloss(&self, clause: &Clause, left: &[Item], number: u32) -> Option<usize> {
        let close = left.iter().rposition(|i| matches!(i.what, What::Mark(')')))?;
        let open = left[..close].iter().rposition(|i| matches!(i.what, What::Mark('(')))?;
        self.trim(clause, Span { start: left[close].span.end, end: number }).is_none().then_some(open)
    }

    /// "tỷ lệ thất nghiệp khu vực thành thị quý 1 là 3,11%": the words between subject and number.
    fn between(&self, clause: &Clause, index: usize, found: &Found) -> Option<Span> {
        let start = clause.amounts[index].quantity.full.start;
        let words = found.words.filter(|w| w.end <= start)?;
        // "79 hộ nghèo bổ sung mới, giảm còn 1.447 hộ": what stands behind a number and its noun is told of that number.
        if counted_before(clause, index, words) {
            return None;
        }
        let stop = clause
            .items
            .iter()
            .find(|i| match i.what {
                What::Place(_) => false,
                // "giải ngân từ nguồn vốn của tỉnh đạt 500 tỷ đồng": no level before, and no money of its own.
                What::Cue(CueKind::From, _) => i.span.start > words.end || i.span.end >= start,
                What::Cue(CueKind::Money, _) => {
                    i.span.start >= words.end && (i.span.start != words.end + 1 || i.span.end + 1 >= start)
                }
                _ => i.span.start >= words.end,
            })
            .map_or(clause.span.end, |i| i.span.start);
        let span = self.trim(clause, Span { start: words.end, end: stop.min(start) })?;
        let doc = self.context.doc;
        // "hộ nghèo tập trung ở các xã: Tân Lập (120 hộ)": what the list is of, no part.
        if doc.punct(stop as usize) == Some(':') && stop + 1 < start {
            return None;
        }
        let heavy = doc.tokens[span.range()]
            .iter()
            .filter(|t| t.kind == TokenKind::Word && !self.patterns.light.contains(&t.id))
            .count();
        let place = clause.items.iter().any(|i| matches!(i.what, What::Place(_)) && i.span.overlaps(span));
        (heavy >= 2 && span.len() <= 14 && !place).then_some(span)
    }

    /// "… với 124 triệu USD; thông tin và truyền thông chiếm 15% với 56 triệu USD": what a semicolon begins, up to its verb.
    fn listed_part(&self, clause: &Clause, index: usize, found: &Found) -> Option<Span> {
        let here = clause.at[index];
        let semicolon = clause.items[..here].iter().rposition(|i| matches!(i.what, What::Mark(';')));
        // "2,2%, của khu vực thành thị là 3,1%": a group that a comma begins.
        let group = |m: &usize| {
            let from = clause.items[*m].span.end;
            let whole = |i: &Item| matches!(i.what, What::Cue(CueKind::Province | CueKind::Country, _));
            found.words.is_none()
                && self.begins(Span { start: from, end: amount_start(clause, index) }, &self.patterns.groups)
                && !clause.items[*m..here].iter().any(whole)
        };
        let comma = clause.items[..here].iter().rposition(|i| matches!(i.what, What::Mark(',')));
        let open = comma.filter(|c| semicolon.is_none_or(|s| s < *c)).filter(group).or(semicolon)?;
        let own = |i: &Item| match i.what {
            What::Amount(other) => clause.amounts[other].kind == clause.amounts[index].kind,
            _ => false,
        };
        // Words that count only beside another number name no part: what stands before them does.
        let beside = !self.patterns.subjects[found.subject].beside.is_empty();
        if found.words.is_some() && !beside || clause.items[open..here].iter().any(own) {
            return None;
        }
        let start = clause.items[open].span.end;
        // "sơ cấp và dưới 3 tháng 28.880 người": a stretch of time is part of the name.
        let inside = |i: &&Item| match i.what {
            What::Place(_) | What::Mark(',') => false,
            What::Amount(other) => clause.amounts[other].kind != Kind::Duration,
            What::Subject(s) => s.component.is_none() || found.words.is_some(),
            _ => true,
        };
        let end = clause.items[open + 1..].iter().find(inside)?.span.start;
        let span = Span { start, end: end.min(clause.amounts[index].quantity.full.start) };
        (start < end && span.len() <= 14).then(|| self.trim(clause, span)).flatten()
    }

    /// "Nhật Bản tiếp tục dẫn đầu các thị trường": of a long part that begins with a group's name, the name alone.
    fn group(&self, part: Span) -> Span {
        let tokens = &self.context.doc.tokens[part.range()];
        let proper = tokens.first().is_some_and(Token::capitalized) && tokens.len() > 6;
        let name = self.patterns.groups.at(tokens).map(Vec::len).filter(|&len| len < tokens.len()).max();
        name.filter(|_| proper).map_or(part, |len| Span { end: part.start + len as u32, ..part })
    }

    /// A part is the name of a place that the article tells of, with a type word at most.
    pub(super) fn is_spot(&self, part: Span) -> bool {
        let spots = &self.places.spots;
        let from = spots.partition_point(|s| s.0.end <= part.start);
        let mut near = spots[from..].iter().map(|s| s.0).take_while(|s| s.start < part.end);
        near.any(|s| s.contains(part) || part.contains(s) && part.len() == s.len() + 1)
    }

    /// A part that is a place of the country: the number's area says so already.
    pub(super) fn is_place(&self, clause: &Clause, part: Span) -> bool {
        let tokens = &self.context.doc.tokens[part.range()];
        // "xã Phú Thượng"
        let unit = tokens.iter().take_while(|t| !t.capitalized() && self.patterns.light.contains(&t.id)).count();
        let tokens = &tokens[unit..];
        let name = (2..=4).contains(&tokens.len()) && tokens.iter().all(|t| t.capitalized() && !t.upper());
        name && !self.starts(part.start, &self.patterns.groups)
            || clause.items.iter().any(|i| match i.what {
                What::Place(spot) => {
                    i.span.end >= part.end
                        && i.span.overlaps(part)
                        && matches!(self.places.spots[spot].1, Spot::Below { .. } | Spot::Province(_))
                }
                _ => false,
            })
    }

    /// A span without the marks, dates and introducing words at its ends; `None` where nothing is left.
    pub(super) fn trim(&self, clause: &Clause, span: Span) -> Option<Span> {
        let doc = self.context.doc;
        let skipped = |at: u32| {
            doc.tokens[at as usize].kind == TokenKind::Punct
                || clause.items.iter().any(|i| matches!(i.what, What::Date(_)) && i.span.start <= at && at < i.span.end)
        };
        let (verbs, compounds) = (&self.patterns.verbs, &self.patterns.compounds);
        // "dân tộc thiểu số": a word that counts ends no part.
        let counts = |words: &[u32]| words.iter().all(|word| self.patterns.amount_words.contains(word));
        let (mut start, mut end) = (span.start, span.end);
        loop {
            if start >= end {
                return None;
            }
            let tokens = &doc.tokens[start as usize..end as usize];
            if skipped(start) {
                start += 1;
            } else if skipped(end - 1) {
                end -= 1;
            } else if let Some(head) =
                verbs.at(tokens).filter(|_| !compounds.stand(tokens)).max_by_key(|words| words.len())
            {
                start += head.len() as u32;
            } else if let Some(tail) =
                verbs.at_end(tokens).find(|words| !counts(words) && compounds.at_end(tokens).next().is_none())
            {
                end -= tail.len() as u32;
            } else {
                return Some(Span { start, end });
            }
        }
    }
}

/// Whether words stand right behind an earlier amount, with its noun or in place of it.
fn counted_before(clause: &Clause, index: usize, words: Span) -> bool {
    let behind = |a: &Amount| words.start >= a.quantity.span.end && words.start <= a.span.end;
    clause.amounts[..index].iter().any(behind)
}

/// Where an amount begins, with its bounding words.
fn amount_start(clause: &Clause, index: usize) -> u32 {
    clause.amounts[index].quantity.full.start
}
