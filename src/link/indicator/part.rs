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
use std::ops::ControlFlow;

/// The words that narrow an amount to a part: of the subject itself, of the list item, between subject and
/// number, or after the noun; else the group that heads the clause, or the occasion of a gift.
pub(super) fn component(linker: &Linker<'_, '_, '_, '_>, clause: &Clause, index: usize, found: &Found) -> Option<Span> {
    let asked = Asked { linker, clause, index, found };
    if let Some(part) = asked.named().filter(|&part| !asked.is_whole(part)) {
        return Some(part);
    }
    let by = |rule: ComponentRule| move |part: Span| (rule, part);
    let told = asked.before_subject().map(by(ComponentRule::Parts));
    let told = told.or_else(|| asked.area_before().map(by(ComponentRule::Between)));
    let told = told.or_else(|| asked.behind_noun().map(by(ComponentRule::After)));
    let told = told.or_else(|| asked.for_whom().map(by(ComponentRule::After)));
    let listed = || linker.listed_behind(clause, index, found).or_else(|| linker.listed_before(clause, index, found));
    let told = told.or_else(|| listed().map(by(ComponentRule::Listed)));
    let told = told.or_else(|| asked.whereabouts().map(by(ComponentRule::After)));
    let told = told.or_else(|| asked.group_before_number().map(by(ComponentRule::Item)));
    let told = told.or_else(|| asked.head().map(by(ComponentRule::Head)));
    let told = told.or_else(|| asked.occasion().map(by(ComponentRule::Occasion)));
    let (rule, part) = told.or_else(|| linker.listed_deed(clause, index, found).map(by(ComponentRule::Listed)))?;
    asked.note(rule);
    Some(part)
}

/// How many words the name of an occasion may have.
const OCCASION: usize = 10;

/// An amount that was found to be of an indicator, and whose part of the total is asked for.
#[derive(Clone, Copy)]
struct Asked<'l> {
    linker: &'l Linker<'l, 'l, 'l, 'l>,
    clause: &'l Clause,
    index: usize,
    found: &'l Found,
}

impl Asked<'_> {
    fn note(self, rule: ComponentRule) {
        self.linker.note(Note::Component(rule));
    }

    /// Where the amount begins, with its bounding words.
    fn start(self) -> u32 {
        self.clause.amounts[self.index].quantity.full.start
    }

    /// The words that name a part, wherever they stand beside the amount and its subject.
    fn named(self) -> Option<Span> {
        if let Some(name) = self.before_colon() {
            self.note(ComponentRule::Item);
            return Some(name);
        }
        self.in_words().or_else(|| match self.announced() {
            ControlFlow::Break(part) => part,
            ControlFlow::Continue(()) => self.beside(),
        })
    }

    /// The part that the subject's own words tell, or those of the number that the amount goes on from; and what they are told
    /// without.
    fn in_words(self) -> Option<Span> {
        let Self { linker, found, .. } = self;
        let without = || found.words.and_then(|words| self.exception(words));
        let Some(named) = found.component else {
            let without = without()?;
            self.note(ComponentRule::Subject);
            return Some(without);
        };
        let named = if found.words.is_some() { self.with_site(named) } else { named };
        self.note(if found.words.is_some() { ComponentRule::Subject } else { ComponentRule::OfNumber });
        let closed = |w: Span| {
            let bracket = linker.context.doc.punct(w.end as usize) == Some(')');
            Span { end: w.end + u32::from(bracket), ..w }
        };
        Some(without().filter(|w| w.start <= named.end + 1).map_or(named, |w| named.join(closed(w))))
    }

    /// The part that is named where words or a colon announce parts; `Break(None)` where none is, though they do.
    fn announced(self) -> ControlFlow<Option<Span>> {
        self.since_parts()?;
        self.of_list()
    }

    /// "sơ cấp là 2.398 người": what stands since the words, or the bracket, that announce parts.
    fn since_parts(self) -> ControlFlow<Option<Span>> {
        let Self { linker, clause, index, .. } = self;
        let Some(parts) = self.parts() else { return ControlFlow::Continue(()) };
        // "gồm 30 hộ xây mới và 12 hộ sửa nhà": where the first part is named after its number, all are.
        let opens = clause.items[parts].span.end;
        let first = clause.amounts.iter().find(|a| a.span.start >= opens);
        let named_after =
            first.is_some_and(|a| linker.trim(clause, Span { start: opens, end: a.quantity.full.start }).is_none());
        if named_after {
            // The words before such a number are the name of the part before it, where they are counted alike.
            let follows = self.tail(clause.around(index).1, true);
            if follows.is_some() || first.is_some_and(|f| f.kind == clause.amounts[index].kind) {
                self.note(ComponentRule::After);
                return ControlFlow::Break(follows);
            }
        }
        let Some(part) = linker.trim(clause, self.since_mark()) else { return ControlFlow::Continue(()) };
        if linker.is_place(clause, part) {
            return ControlFlow::Break(None);
        }
        self.note(ComponentRule::Parts);
        ControlFlow::Break(Some(linker.group(part)))
    }

    /// The item that announces parts before the amount, where its subject does not stand behind it. "78.669 người (cao đẳng 1.702
    /// người, trung cấp 11.315 người)": so does a bracket.
    fn parts(self) -> Option<usize> {
        let Self { clause, index, found, .. } = self;
        let parts = |i: &Item| matches!(i.what, What::Cue(CueKind::Parts | CueKind::Apart, _));
        let before = &clause.items[..clause.at[index]];
        // "toàn tỉnh (gồm cả địa bàn Kiên Giang trước đây) …": what a closed bracket says of parts is told aside.
        let closed = |p: &usize| {
            let bracket = before[*p..].iter().find(|i| matches!(i.what, What::Mark('(' | ')')));
            bracket.is_some_and(|i| matches!(i.what, What::Mark(')')))
        };
        let told = before.iter().rposition(parts).filter(|p| !closed(p));
        let bracket = if found.words.is_none() { clause.bracket_list(index) } else { None };
        told.max(bracket).filter(|&p| found.words.is_none_or(|w| w.end <= clause.items[p].span.start))
    }

    /// The words since the last mark, up to the amount or the gloss before it.
    fn since_mark(self) -> Span {
        let left = self.clause.around(self.index).0;
        // "khu vực nhà nước: 503 vụ": a colon right before the number parts it from its name.
        let edge = |i: &&Item| {
            matches!(i.what, What::Mark(';' | ':' | '(') | What::Cue(CueKind::Parts | CueKind::Apart, _))
                && !(matches!(i.what, What::Mark(':')) && i.span.end == self.start())
        };
        let (left, end) = self.gloss(left).map_or((left, self.start()), |open| (&left[..open], left[open].span.start));
        let from = left.iter().rev().find(edge).map_or_else(|| self.told_before(), |i| i.span.end);
        // "Nhật Bản 2.504 lao động (1.502 lao động nữ), Đài Loan 926 lao động": behind the bracket of the number before.
        let bracket = left.iter().find(|i| matches!(i.what, What::Mark('(' | ')')));
        let closed = bracket.filter(|i| matches!(i.what, What::Mark(')')));
        let from = closed.map_or(from, |i| from.max(i.span.end));
        Span { start: from.min(end), end }
    }

    /// Where what tells the number before ends.
    fn told_before(self) -> u32 {
        let Self { linker, clause, index, .. } = self;
        let before = index.checked_sub(1).map_or(clause.span.start, |p| linker.rate_end(clause.amounts[p].span.end));
        // "2.489 hộ nghèo, chiếm 6,93%": the words that complete the number before name no part.
        let completes = |i: &&Item| matches!(i.what, What::Subject(_)) && i.span.start < before;
        clause.around(index).0.iter().filter(completes).map(|i| i.span.end).fold(before, u32::max)
    }

    /// "nhập khẩu từ các nước: Trung Quốc tăng 27,4%; Thái Lan tăng 16,7%": the item of a list that a colon opens.
    fn of_list(self) -> ControlFlow<Option<Span>> {
        let Self { linker, clause, index, found } = self;
        let here = clause.at[index];
        let colon = clause.items[..here].iter().rposition(|i| matches!(i.what, What::Mark(':'))).filter(|&c| c > 0);
        let opens = |c: &usize| found.words.is_none_or(|w| w.end <= clause.items[*c].span.start);
        let Some(colon) = colon.filter(opens) else { return ControlFlow::Continue(()) };
        let (items, opens) = (&clause.items[colon..here], clause.items[colon].span);
        let before = self.told_before();
        if before > opens.start && !items.iter().any(|i| matches!(i.what, What::Mark(';'))) {
            return ControlFlow::Continue(());
        }
        let left = clause.around(index).0;
        let edge = |i: &&Item| matches!(i.what, What::Mark(';' | ',') | What::Cue(CueKind::Rise | CueKind::Fall, _));
        let mut name = left.iter().rev().skip_while(|i| matches!(i.what, What::Cue(..) | What::Date(_)));
        let from = name.find(edge).map_or(before, |i| i.span.end);
        let verb = left.iter().rev().find(|i| matches!(i.what, What::Cue(CueKind::Rise | CueKind::Fall, _)));
        let to = verb.map_or(self.start(), |i| i.span.start);
        let span = Span { start: from.max(opens.end), end: to };
        if span.start >= span.end || span.len() > 12 {
            return ControlFlow::Continue(());
        }
        self.note(ComponentRule::Item);
        ControlFlow::Break(linker.trim(clause, span).filter(|&part| !linker.is_place(clause, part)))
    }

    /// The part that nothing announces, around the number and its subject.
    fn beside(self) -> Option<Span> {
        self.note(ComponentRule::After);
        let told = self.tail(self.clause.around(self.index).1, false);
        let told = told.or_else(|| {
            self.note(ComponentRule::Between);
            self.between()
        });
        let told = told.or_else(|| {
            self.note(ComponentRule::Item);
            self.listed_part()
        });
        told.or_else(|| {
            self.note(ComponentRule::Antecedent);
            self.antecedent()
        })
    }

    /// "; khu vực người lao động làm việc không theo hợp đồng lao động: 169 người": an area's name may hold words that look like
    /// an indicator's; the colon ends it.
    fn before_colon(self) -> Option<Span> {
        let Self { linker, clause, index, found } = self;
        let words = found.words?;
        let left = &clause.items[..clause.at[index]];
        let colon = left.last().filter(|i| matches!(i.what, What::Mark(':')))?.span;
        let edge = |i: &&Item| matches!(i.what, What::Mark(';' | ',' | '(') | What::Cue(CueKind::Parts, _));
        let from = left.iter().rev().find(edge)?.span.end;
        let chunk = Span { start: from, end: colon.start };
        (from < colon.start
            && chunk.contains(words)
            && linker.starts(from, &linker.patterns.area_heads)
            && chunk.len() <= 14)
            .then_some(chunk)
    }

    /// "giá trị sản xuất công nghiệp (không tính dầu khí)", "xuất khẩu trừ dầu thô đạt": what a subject is told without.
    fn exception(self, subject: Span) -> Option<Span> {
        let Self { linker, clause, .. } = self;
        let doc = linker.context.doc;
        // "xuất khẩu năm 2021 (không tính dầu thô)"
        let dated = |i: &&Item| matches!(i.what, What::Date(_)) && i.span.start == subject.end;
        let told = clause.items.iter().find(dated).map_or(subject.end, |i| i.span.end);
        let bracket = doc.punct(told as usize) == Some('(');
        let start = told + u32::from(bracket);
        if start >= clause.span.end || !linker.starts(start, &linker.patterns.except) {
            return None;
        }
        let stops = |i: &&Item| match i.what {
            What::Mark(mark) => !bracket || mark == ')',
            What::Subject(_) | What::Place(_) => false,
            _ => !bracket,
        };
        let stop = clause.items.iter().filter(|i| i.span.start > start).find(stops)?;
        let span = Span { start, end: stop.span.start };
        (span.end <= self.start() && span.len() <= 12).then_some(span)
    }

    /// "cai nghiện tự nguyện tại các cơ sở": the place where it is done, behind the kind.
    fn with_site(self, part: Span) -> Span {
        let Self { linker, clause, .. } = self;
        let doc = linker.context.doc;
        let led = doc.get(part.end as usize).is_some_and(|t| t.id == linker.patterns.at);
        if !led || part.end + 1 >= clause.span.end || !linker.starts(part.end + 1, &linker.patterns.sites) {
            return part;
        }
        let number = self.start();
        let edge = if part.end < number { number } else { clause.span.end };
        let stop =
            |i: &&Item| i.span.start > part.end && matches!(i.what, What::Mark(_) | What::Cue(..) | What::Amount(_));
        let end = clause.items.iter().find(stop).map_or(edge, |i| i.span.start.min(edge));
        if end - part.end <= 14 { Span { end, ..part } } else { part }
    }

    /// "toàn huyện hiện còn gần 1.400 hộ nghèo (chiếm 9,8%)", "trong đó 3.100 lao động được giải quyết việc làm": the words for
    /// the whole, or the indicator's own, are no part of it.
    fn is_whole(self, part: Span) -> bool {
        let Self { linker, clause, index, found } = self;
        let tokens = &linker.context.doc.tokens[part.range()];
        let all = |words: &Vec<u32>| words.len() == tokens.len();
        let own = |i: &Item| match i.what {
            What::Subject(s) if i.span.contains(part) => {
                let entry = &linker.patterns.subjects[s.entry];
                s.component.is_none() && entry.indicator == Some(found.indicator) && part.start == i.span.start
            }
            _ => false,
        };
        // A part told with the number before was found to be one.
        let listed = found.words.is_none() && linker.is_listed_deed(part, found);
        // "7/14 xã thu trên 50%, gồm: Tân An 81%": behind the colon each place has its own name.
        let counted = clause.amounts.iter().any(|a| a.span.start == part.start);
        let colon = |i: &Item| {
            matches!(i.what, What::Mark(':'))
                && i.span.start >= part.end
                && i.span.end <= clause.amounts[index].span.start
        };
        let passed = counted && found.words.is_none() && clause.items.iter().any(colon);
        passed || linker.patterns.wholes.at(tokens).any(all) || !listed && clause.items.iter().any(own)
    }

    /// "tạo việc làm cho 9.000 lao động; trong đó, từ các dự án đầu tư tạo việc làm cho 5.000 lao động": what stands before the
    /// indicator's words, where its total was told; and words that say more than those of the total ("tổng mức bán lẻ và doanh
    /// thu dịch vụ …; trong đó, bán lẻ hàng hóa …").
    fn before_subject(self) -> Option<Span> {
        let Self { linker, clause, index, found } = self;
        let words = found.words.filter(|w| w.end <= self.start())?;
        let here = clause.items[..clause.at[index]].iter();
        let parts = here.clone().rposition(|i| matches!(i.what, What::Cue(CueKind::Parts, _)))?;
        let opens = clause.items[parts].span;
        if words.start < opens.end {
            return None;
        }
        let unit = |d: &&Draft| linker.unit_of(&clause.amounts[index], &[d.unit]).is_some();
        let of = |d: &&Draft| d.indicator == found.indicator && d.measure == Measure::Value && unit(d);
        let near =
            linker.drafts.iter().rev().take_while(|d| d.sentence == linker.current || d.sentence == linker.previous);
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
        let chunk = (from < words.start).then(|| linker.trim(clause, Span { start: from, end: words.start })).flatten();
        if let Some(chunk) =
            chunk.filter(|&c| self.heavy(c).count() >= 2 && c.len() <= 14 && !linker.is_place(clause, c))
        {
            return Some(chunk);
        }
        self.says_more(words, total).then_some(words)
    }

    /// A subject's words say more than those by which its total was told; or less, where they tell what was paid for.
    fn says_more(self, words: Span, total: &Draft) -> bool {
        let Self { linker, clause, index, found } = self;
        let sentence = linker.context.sentences[total.sentence].span;
        let named = clause::subjects(linker.context, sentence);
        let first = named.iter().rev().find(|(span, s)| {
            span.start < total.span.start
                && linker.patterns.subjects[s.entry].indicator == Some(found.indicator)
                && s.component.is_none()
        });
        let Some(&(first, _)) = first else { return false };
        let within = |a: Span, b: Span| self.heavy(a).all(|word| self.heavy(b).any(|other| other == word));
        let (whole, part) = (within(first, words), within(words, first));
        let money = || matches!(clause.amounts[index].kind, Kind::Money(_)) && self.heavy(words).count() >= 2;
        whole != part && (whole || money())
    }

    /// The words of a span that are not light, by their ids.
    fn heavy(self, span: Span) -> impl Iterator<Item = u32> {
        let Self { linker, .. } = self;
        let tokens = linker.context.doc.tokens[span.range()].iter();
        tokens.filter(|t| t.kind == TokenKind::Word && !linker.patterns.light.contains(&t.id)).map(|t| t.id)
    }

    /// "tỷ lệ thất nghiệp của lao động trong độ tuổi ở khu vực thành thị dưới 4%": the area that is named last before the
    /// number; or inside the subject's words ("tỷ lệ lao động nông thôn qua đào tạo").
    fn area_before(self) -> Option<Span> {
        let Self { linker, clause, index, found } = self;
        let doc = linker.context.doc;
        let number = self.start();
        let words = found.words.filter(|w| w.end <= number)?;
        if clause.amounts[index].kind == Kind::Percent
            && let Some(inside) = linker.dwellings(words)
        {
            return Some(inside);
        }
        let leads = |at: u32| at == words.end || linker.patterns.area_leads.contains(&doc.tokens[at as usize - 1].id);
        let at =
            clause.groups_in(words.end, number).rfind(|&at| leads(at) && linker.starts(at, &linker.patterns.areas))?;
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
        let left = (bare.start < bare.end).then(|| linker.trim(clause, bare)).flatten();
        let heavy = left.is_some_and(|l| doc.tokens[l.range()].iter().any(|t| !linker.patterns.light.contains(&t.id)));
        let named = (!place && !heavy && span.len() <= 10).then(|| linker.trim(clause, span)).flatten();
        named.filter(|&area| linker.is_area(area))
    }

    /// "79 hộ nghèo bổ sung mới": what stands behind a number of households and the indicator's words.
    fn behind_noun(self) -> Option<Span> {
        let Self { linker, clause, index, found } = self;
        let doc = linker.context.doc;
        let amount = &clause.amounts[index];
        if amount.kind != Kind::Count(Unit::Household) {
            return None;
        }
        let behind = |w: &Span| w.start >= amount.quantity.span.end && w.start <= amount.span.end;
        let from = found.words.filter(behind).map(|w| w.end.max(amount.span.end))?;
        let stop = clause.items.iter().find(|i| i.span.start >= from).map_or(clause.span.end, |i| i.span.start);
        let first = doc.get(from as usize).filter(|t| from < stop && t.kind == TokenKind::Word)?;
        if linker.patterns.light.contains(&first.id) || stop - from > 10 {
            return None;
        }
        let part = linker.trim(clause, Span { start: from, end: stop })?;
        let heavy = doc.tokens[part.range()].iter().filter(|t| !linker.patterns.light.contains(&t.id)).count();
        let named = doc.tokens[part.range()].iter().any(Token::capitalized);
        (heavy >= 2 && !named && !linker.is_place(clause, part)).then_some(part)
    }

    /// "xóa 8.104 nhà tạm, gồm 3.217 nhà cho hộ nghèo": of the parts of a total, those whom the indicator's words name behind
    /// the number.
    fn for_whom(self) -> Option<Span> {
        let Self { linker, clause, index, found } = self;
        let end = clause.amounts[index].span.end;
        let words = found.words.filter(|w| w.start < end && w.end > end + 1 && linker.hands_at(end))?;
        let opens =
            clause.items[..clause.at[index]].iter().rfind(|i| matches!(i.what, What::Cue(CueKind::Parts, _)))?;
        let near =
            linker.drafts.iter().rev().take_while(|d| d.sentence == linker.current || d.sentence == linker.previous);
        let whole =
            |d: &Draft| d.indicator == found.indicator && d.component.is_none() && d.span.end <= opens.span.start;
        near.into_iter().any(whole).then(|| linker.trim(clause, Span { start: end + 1, end: words.end })).flatten()
    }

    /// "tạo việc làm cho 900 lao động trong tỉnh, 700 lao động ngoài tỉnh": where those work who are counted, where others work
    /// elsewhere.
    fn whereabouts(self) -> Option<Span> {
        let Self { linker, clause, index, found } = self;
        let amount = &clause.amounts[index];
        if !matches!(amount.kind, Kind::Count(Unit::Person | Unit::Job)) {
            return None;
        }
        let starts = |at: u32, words: &Phrases| at < clause.span.end && linker.starts(at, words);
        let own = found.words.map_or(amount.span.end, |w| w.end.max(amount.span.end));
        let at = [amount.span.end, own].into_iter().find(|&at| starts(at, &linker.patterns.whereabouts))?;
        let away = starts(at, &linker.patterns.elsewhere_at_work);
        (away || linker.tells_elsewhere(clause)).then_some(Span { start: at, end: at + 2 })
    }

    /// "kế tiếp là Nhật Bản 605 triệu USD": the name of a group or market right before a number that has no words of its own.
    fn group_before_number(self) -> Option<Span> {
        let Self { linker, clause, found, .. } = self;
        if found.words.is_some() {
            return None;
        }
        let end = self.start();
        let before = &linker.context.doc.tokens[clause.span.start.min(end) as usize..end as usize];
        let name = |words: &&Vec<u32>| before[before.len() - words.len()..].iter().all(Token::capitalized);
        let group = linker.patterns.groups.at_end(before).find(name)?;
        Some(Span { start: end - group.len() as u32, end })
    }

    /// "Khu vực miền núi có 7.449 hộ nghèo", "Tại 7 huyện nghèo, tỷ lệ hộ nghèo còn 41%", "10 xã có tỷ lệ hộ nghèo dưới 7%": the
    /// group that the clause begins with, or a number of places right before the indicator's words.
    fn head(self) -> Option<Span> {
        let Self { linker, clause, index, found } = self;
        if clause.groups.is_empty() || clause.amounts[index].kind == Kind::Count(Unit::Commune) {
            return None;
        }
        let number = self.start();
        let parted = clause.items[..clause.at[index]].iter().rposition(|i| matches!(i.what, What::Mark(';')));
        let from = parted.map_or(clause.span.start, |m| clause.items[m].span.end);
        let to = found.words.map_or(number, |w| w.start.min(number));
        let begins = |at: u32| self.heading_group(from, at, number);
        let last = clause.groups_in(from, to).rev().find_map(begins)?;
        // "Khu vực miền núi", not "miền núi" alone.
        let group = clause.groups_in(from, last.start).filter_map(begins).find(|g| g.end == last.end).unwrap_or(last);
        // "7 xã có số thu trên 50% là: Tân An 81%": behind the colon each has its own name; "…, thu nhập toàn huyện đạt 40 triệu".
        let other = |i: &Item| i.span.start >= group.end && i.span.end <= number && turns_away(i);
        let whole = |at: u32| linker.starts(at, &linker.patterns.wholes);
        // "thị trấn có 203 hộ nghèo": the place of that kind that the page is about.
        let noun = |noun: Span| noun.start >= group.end && noun.end <= number || group.contains(noun);
        (!linker.unit_nouns.iter().any(|u| noun(u.1))
            && !(group.end..number).any(whole)
            && !clause.items.iter().any(other))
        .then_some(group)
    }

    /// A group that begins at a token, with words of an indicator behind it.
    fn heading_group(self, from: u32, at: u32, number: u32) -> Option<Span> {
        let Self { linker, clause, .. } = self;
        let doc = linker.context.doc;
        let counted = clause.amounts.binary_search_by_key(&at, |a| a.quantity.span.start);
        let counted = counted.ok().map(|amount| &clause.amounts[amount]);
        let name = counted.map_or(at, |a| a.quantity.span.end);
        let table = if counted.is_some() { &linker.patterns.counted_places } else { &linker.patterns.areas };
        let words = linker.longest(name, table)?;
        let tells = |i: &&Item| matches!(i.what, What::Subject(_) | What::Amount(_)) && i.span.start >= name + words;
        let subject = clause.items.iter().find(tells).map_or(number, |i| i.span.start.min(number));
        let passes = |at: u32| match clause.item_at(at).map(|i| i.what) {
            Some(What::Date(_) | What::Cue(..) | What::Mark(',')) => true,
            Some(_) => false,
            None => {
                let token = &doc.tokens[at as usize];
                token.kind == TokenKind::Punct || linker.patterns.light.contains(&token.id)
            }
        };
        let led = at > from && linker.patterns.area_leads.contains(&doc.tokens[at as usize - 1].id);
        let opens = (from..at).all(passes);
        let stop = clause.items.iter().find(|i| i.span.start >= name + words).filter(|i| i.span.start < subject);
        let end = stop.map_or(subject, |i| i.span.start);
        let span = Span { start: at, end };
        if !(2..=12).contains(&span.len()) || stop.is_some_and(turns_away) {
            return None;
        }
        let joined = match stop.map(|i| i.what) {
            None => led || opens,
            Some(What::Cue(..)) => opens || counted.is_some(),
            Some(What::Mark(',')) => opens && led,
            _ => false,
        };
        (joined && (end..subject).all(passes) && (counted.is_some() || linker.is_area(span))).then_some(span)
    }

    /// "tặng quà cho 600 trẻ em nhân dịp Tết Trung thu", "trao 500 suất quà Tết": what gifts are given for, told in their clause.
    fn occasion(self) -> Option<Span> {
        let Self { linker, clause, index, found } = self;
        if !linker.patterns.indicators[found.indicator].occasions {
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
        let named = |at: u32| linker.occasion_at(clause, at);
        (number.end..to).find_map(named).or_else(|| (from..number.start).rev().find_map(named))
    }

    /// "Thu thuế, phí luôn vượt kế hoạch. Năm 2005, số thu đạt 17 tỷ đồng": where words leave out what they are of, the part
    /// that the indicator was named with last, in this paragraph or the one before.
    fn antecedent(self) -> Option<Span> {
        let Self { linker, found, .. } = self;
        let words = found.words.filter(|_| linker.patterns.subjects[found.subject].elliptic)?;
        let sentences = linker.context.sentences;
        let line = sentences[linker.current].line;
        let mut before = sentences[..=linker.current].iter().rev().take_while(|s| s.line + 1 >= line);
        before.find_map(|sentence| {
            let named = clause::subjects(linker.context, sentence.span);
            let full = named.iter().rev().find(|(span, subject)| {
                let entry = &linker.patterns.subjects[subject.entry];
                span.end <= words.start && entry.indicator == Some(found.indicator) && !entry.elliptic
            });
            full.map(|(_, subject)| subject.component)
        })?
    }

    /// "75.739 trẻ em dưới 6 tuổi": the words after the noun, up to the next mark, cue or number. Of the parts of a
    /// total, "trong tỉnh" is one.
    fn tail(self, right: &[Item], part: bool) -> Option<Span> {
        let Self { linker, clause, index, found } = self;
        let doc = linker.context.doc;
        let amount = &clause.amounts[index];
        let own = found.words.is_none_or(|w| w.end <= amount.span.start);
        let subject_after = right.first().is_some_and(|i| matches!(i.what, What::Subject(s) if s.side != Side::Before));
        if !matches!(amount.kind, Kind::Count(_)) || !own || subject_after && found.words.is_some() {
            return None;
        }
        // "4.092 người là lao động nông thôn": who they are.
        let are =
            linker.says_are(amount.span.end) && matches!(amount.kind, Kind::Count(Unit::Person | Unit::Household));
        let from = amount.span.end + u32::from(are);
        let handed = part && linker.hands_at(from);
        let stop = right
            .iter()
            .filter(|i| match i.what {
                What::Place(_) => false,
                What::Cue(CueKind::Province, _) => !part,
                // "gồm: 3.217 nhà cho hộ nghèo, 1.988 nhà cho người có công": those whose part it is.
                What::Subject(s) => linker.in_place(s.entry) && !(handed && i.span.start == from + 1),
                _ => true,
            })
            .find(|i| i.span.start >= from)
            .map_or(clause.span.end, |i| i.span.start);
        let next = clause.amounts.get(index + 1).map_or(clause.span.end, |a| a.quantity.full.start);
        let stop = stop.min(next);
        let bound = bound_after(doc, amount.span.end as usize, &linker.context.patterns.numbers).map_or(0, |b| b.0);
        let tail = Span { start: from + bound as u32, end: stop };
        let first = doc.get(tail.start as usize).filter(|t| tail.start < tail.end && t.kind == TokenKind::Word);
        let within = |i: &Item| part && i.span.start == tail.start && matches!(i.what, What::Cue(CueKind::Province, _));
        let named = first.is_some_and(|t| handed || !linker.patterns.light.contains(&t.id));
        let opens = are || named || right.iter().any(within);
        if !opens || tail.len() > 14 {
            return None;
        }
        let named = linker.trim(clause, tail)?;
        Some(if right.iter().any(within) { Span { start: tail.start, end: named.end } } else { named })
    }

    /// "thủy sản (chủ yếu là tôm) đạt 310 triệu USD": where the gloss opens that stands between a name and its verb.
    fn gloss(self, left: &[Item]) -> Option<usize> {
        let Self { linker, clause, .. } = self;
        let close = left.iter().rposition(|i| matches!(i.what, What::Mark(')')))?;
        let open = left[..close].iter().rposition(|i| matches!(i.what, What::Mark('(')))?;
        linker.trim(clause, Span { start: left[close].span.end, end: self.start() }).is_none().then_some(open)
    }

    /// "tỷ lệ thất nghiệp khu vực thành thị quý 1 là 3,11%": the words between subject and number.
    fn between(self) -> Option<Span> {
        let Self { linker, clause, index, found } = self;
        let start = self.start();
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
        let span = linker.trim(clause, Span { start: words.end, end: stop.min(start) })?;
        let doc = linker.context.doc;
        // "hộ nghèo tập trung ở các xã: Tân Lập (120 hộ)": what the list is of, no part.
        if doc.punct(stop as usize) == Some(':') && stop + 1 < start {
            return None;
        }
        let place = || clause.items.iter().any(|i| matches!(i.what, What::Place(_)) && i.span.overlaps(span));
        (span.len() <= 14 && self.heavy(span).count() >= 2 && !place()).then_some(span)
    }

    /// "… với 124 triệu USD; thông tin và truyền thông chiếm 15% với 56 triệu USD": what a semicolon begins, up to its verb.
    fn listed_part(self) -> Option<Span> {
        let Self { linker, clause, index, found } = self;
        let here = clause.at[index];
        let semicolon = clause.items[..here].iter().rposition(|i| matches!(i.what, What::Mark(';')));
        // "2,2%, của khu vực thành thị là 3,1%": a group that a comma begins.
        let group = |m: &usize| {
            let from = clause.items[*m].span.end;
            let whole = |i: &Item| matches!(i.what, What::Cue(CueKind::Province | CueKind::Country, _));
            found.words.is_none()
                && linker.begins(Span { start: from, end: self.start() }, &linker.patterns.groups)
                && !clause.items[*m..here].iter().any(whole)
        };
        let comma = clause.items[..here].iter().rposition(|i| matches!(i.what, What::Mark(',')));
        let open = comma.filter(|c| semicolon.is_none_or(|s| s < *c)).filter(group).or(semicolon)?;
        let own = |i: &Item| match i.what {
            What::Amount(other) => clause.amounts[other].kind == clause.amounts[index].kind,
            _ => false,
        };
        // Words that count only beside another number name no part: what stands before them does.
        let beside = !linker.patterns.subjects[found.subject].beside.is_empty();
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
        let span = Span { start, end: end.min(self.start()) };
        (start < end && span.len() <= 14).then(|| linker.trim(clause, span)).flatten()
    }
}

impl Linker<'_, '_, '_, '_> {
    /// A token hands what stands before it to whom stands behind it.
    fn hands_at(&self, at: u32) -> bool {
        self.context.doc.get(at as usize).is_some_and(|t| self.patterns.handing.contains(&t.id))
    }

    /// The sentence tells of those who work elsewhere.
    fn tells_elsewhere(&self, clause: &Clause) -> bool {
        clause.span.range().any(|at| self.starts(at as u32, &self.patterns.elsewhere_at_work))
    }

    /// Words for a place tell where people work, beside those who work elsewhere.
    pub(super) fn works_there(&self, clause: &Clause, place: Span) -> bool {
        self.starts(place.start, &self.patterns.whereabouts) && self.tells_elsewhere(clause)
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

/// A colon, another place, or the whole province.
fn turns_away(item: &Item) -> bool {
    matches!(item.what, What::Mark(':') | What::Place(_) | What::Cue(CueKind::Province | CueKind::Country, _))
}
