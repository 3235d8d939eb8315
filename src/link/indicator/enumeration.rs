//! Lists that tell the same of one name after the other: "Đài Loan: 5.136 lao động, Nhật Bản: 1.926 lao động".

use super::attach::{Found, same_kind};
use super::clause::{self, Amount, Clause, Item, Kind, What};
use super::{Draft, Linker};
use crate::layout::Zone;
use crate::pattern::indicator::{CueKind, IndicatorKind, Side};
use crate::record::{Measure, Status, Unit};
use crate::segment::Sentence;
use crate::text::{Span, Token, TokenKind};

/// How many numbers back the item before may stand: its own, and what is told of it aside.
const BACK: usize = 4;

/// The name of an item in a list has no more words.
pub(super) const LONGEST_NAME: usize = 10;

/// A smaller number without a unit may be part of a name.
const LEAST_BARE: f64 = 100.0;

/// So many items of a list are looked back over for its head.
const LONGEST_LIST: usize = 64;

/// "GRDP ước đạt 9,07%, gồm:": the total that a line ends with, before a list of its parts.
#[derive(Debug, Clone, Copy)]
pub(super) struct ListHead {
    total: usize,
    /// The mark of the items, once one was read.
    bullet: Option<char>,
    /// The line that it or its last item stands on.
    line: usize,
}

impl ListHead {
    /// The sentence is an item of the list.
    fn has(&self, sentence: &Sentence) -> bool {
        sentence.bullet.is_some()
            && self.bullet.is_none_or(|b| Some(b) == sentence.bullet)
            && sentence.line <= self.line + 1
    }
}

impl Linker<'_, '_, '_, '_> {
    /// What the sentence leaves to the next of a list: the total that it opens one with, or the one whose item it is.
    pub(super) fn list_head(&self, sentence: &Sentence, first: usize) -> Option<ListHead> {
        let opens = self.context.doc.punct(sentence.span.end as usize - 1) == Some(':');
        // "… ước đạt 56.940 tỷ đồng, tăng 23,9%. Cụ thể:": the line goes on.
        let before = self.context.sentences[self.previous].line == sentence.line && !self.counts(self.current);
        let from = if before { self.carry.previous_from } else { first };
        let total = (from..self.drafts.len()).rev().find(|&d| self.drafts[d].measure == Measure::Value);
        if let Some(total) = total.filter(|_| opens) {
            return Some(ListHead { total, bullet: None, line: sentence.line });
        }
        let head = self.carry.list.filter(|head| head.has(sentence))?;
        Some(ListHead { bullet: sentence.bullet, line: sentence.line, ..head })
    }

    /// The total of a list for an item: of several that are counted so the greatest, for the others are its parts.
    fn total_for(&self, head: &ListHead, amount: &Amount) -> Option<&Draft> {
        let last = &self.drafts[head.total];
        let told = self.drafts[..=head.total].iter().rev().take_while(|d| d.sentence == last.sentence);
        let mut totals = told.filter(|d| d.measure == Measure::Value && self.unit_of(amount, &[d.unit]).is_some());
        let first = totals.next()?;
        let counted = matches!(amount.kind, Kind::Count(_) | Kind::Money(_));
        let greater = |a: &Draft, b: &Draft| a.value.to_f64() > b.value.to_f64();
        Some(if counted { totals.fold(first, |a, b| if greater(b, a) { b } else { a }) } else { first })
    }

    /// "- Nông - lâm - thủy sản 6,12%", "- Lưu trú, ăn uống: 6.077 tỷ đồng, tăng 52,4%" in a list that a total opens: a part of it,
    /// by its name alone.
    pub(super) fn item_of_head(&self, clause: &Clause, index: usize) -> Option<Found> {
        let sentence = &self.context.sentences[self.current];
        let begins = |head: &ListHead| index == 0 && sentence.line > head.line;
        let head = self.carry.list.filter(|head| begins(head) && head.has(sentence))?;
        let amount = &clause.amounts[index];
        let total = self.total_for(&head, amount)?;
        let unit = self.unit_of(amount, &[total.unit])?;
        let left = &clause.items[..clause.at[index]];
        let start = amount.quantity.full.start;
        let plain = |i: &Item| match i.what {
            What::Subject(s) => self.takes(amount, s.entry).is_none() && !self.claims(amount, s.entry),
            What::Mark(mark) => mark == ',' || mark == ':' && i.span.end == start,
            What::Cue(kind, _) => matches!(kind, CueKind::Reach | CueKind::Estimate | CueKind::Rise),
            _ => false,
        };
        let name = Span { start: clause.span.start + 1, end: start };
        // "- Năm 2014: 890 người;": the same of a time.
        if let [date, rest @ ..] = left
            && matches!(date.what, What::Date(_))
            && date.span.start <= clause.span.start + 1
            && rest.iter().all(plain)
            && self.heavy(clause, date.span.end, start, 1, left.len()) == 0
        {
            return Some(Found { component: None, ..Found::like(total, unit) });
        }
        let smaller = amount.quantity.value.to_f64() <= total.value.to_f64();
        // The growth of a branch may be any; a rate is told of groups alone.
        let part = match self.patterns.indicators[total.indicator].kind {
            IndicatorKind::Growth => true,
            IndicatorKind::Count => smaller,
            IndicatorKind::Rate | IndicatorKind::Index => self.begins(name, &self.patterns.groups),
        };
        let fits = left.iter().all(plain) && (1..=LONGEST_NAME).contains(&name.len()) && part;
        let component = self.trim(clause, name).filter(|_| fits)?;
        Some(Found { component: Some(component), ..Found::like(total, unit) })
    }

    /// "Hộ nghèo chia theo địa bàn:", "2 xã có tỷ lệ hộ nghèo cao nhất là:" and, as an item, "+ Tu Mơ Rông: 1.872 hộ (25,1%)": what the head of a list
    /// names, told of a place. "- Văn Lem: 139 hộ, 19,41%;": and its share behind a comma.
    pub(super) fn place_of_head(&self, clause: &Clause, index: usize, made: &[Option<usize>]) -> Option<Found> {
        if let [Some(count)] = made
            && let [comma] = clause.around(index).0
            && matches!(comma.what, What::Mark(','))
            && comma.span.end == clause.amounts[index].quantity.full.start
        {
            let listed = self.place_of_head(clause, 0, &[]).is_some();
            return self.same_or_sister(&clause.amounts[index], *count).filter(|_| listed);
        }
        let (sentences, amount) = (self.context.sentences, &clause.amounts[index]);
        let here = &sentences[self.current];
        let (colon, before) = clause.items[..clause.at[index]].split_last()?;
        // A hamlet or commune that no gazetteer has is told by its capitals.
        let name = Span { start: clause.span.start + 1, end: colon.span.start.max(clause.span.start + 1) };
        let capitals = (1..=LONGEST_NAME).contains(&name.len())
            && self.context.doc.tokens[name.range()].iter().all(Token::capitalized);
        let place = match before {
            [place] => matches!(place.what, What::Place(_)) && place.span.start <= clause.span.start + 1,
            _ => before.is_empty() && capitals,
        };
        let opens = place && matches!(colon.what, What::Mark(':')) && colon.span.end == amount.quantity.full.start;
        let nearest = self.current.saturating_sub(LONGEST_LIST)..self.current;
        let head = nearest.rev().find(|&s| sentences[s].bullet != here.bullet)?;
        let words = sentences[head].span;
        let lists = self.context.doc.punct(words.end as usize - 1) == Some(':');
        let counted = self.drafts.iter().rev().take_while(|d| d.sentence >= head).any(|d| d.sentence == head);
        if !(opens && here.bullet.is_some() && lists && !counted) {
            return None;
        }
        clause::subjects(self.context, words).iter().find_map(|(_, subject)| {
            let indicator = self.patterns.subjects[subject.entry].indicator?;
            let told = self.takes(amount, subject.entry).or_else(|| self.sister(amount, indicator));
            told.map(|(indicator, unit)| Found {
                indicator,
                subject: subject.entry,
                unit,
                component: None,
                words: None,
            })
        })
    }

    /// "Đài Loan: 5.136 lao động (1.323 lao động nữ), Nhật Bản: 1.926 lao động", "Ea Súp có 7.849 hộ (43,13%); Krông Bông 7.686 hộ":
    /// a number behind a name goes on with the number that stood so before, in its sentence or in the line of a list before.
    pub(super) fn enumerated(&self, clause: &Clause, index: usize) -> Option<Found> {
        let amount = &clause.amounts[index];
        let (left, _) = clause.around(index);
        let start = amount.quantity.full.start;
        let last = self.drafts.last().filter(|d| d.sentence == self.current);
        let turned = |i: &Item| match i.what {
            // "366 lao động đi làm việc ở nước ngoài": the words behind a number are that number's.
            What::Subject(s) if last.is_some_and(|d| d.subject == s.entry && d.span.end >= i.span.start) => false,
            What::Subject(s) => self.takes(amount, s.entry).is_some() || self.claims(amount, s.entry),
            // "Trà Nham Hạ (Tây Trà) 511 hộ": what a place lies in.
            What::Mark('(') => {
                i.span.end != start && !left.iter().any(|c| matches!(c.what, What::Mark(')')) && c.span.end == start)
            }
            What::Cue(CueKind::Rise | CueKind::Fall, _) => true,
            _ => false,
        };
        if left.iter().any(turned) {
            return None;
        }
        let told = clause.amounts[..index].iter().rev().find(|a| a.kind != Kind::Duration);
        let (_, from) = self.item_start(clause, index);
        let name = self.name_before(from, start).or_else(|| self.group_before(from, start))?;
        // "ước TH 9,07%" names nothing.
        if left.iter().any(|i| matches!(i.what, What::Cue(..)) && i.span.contains(name)) {
            return None;
        }
        // "Đức Trọng (10 xã), Lâm Hà (7 xã)": all stand in brackets, or none does.
        let bracketed = self.in_bracket(amount.span);
        // "đưa 366 lao động đi làm việc ở nước ngoài, tại các thị trường như: Nhật Bản (191 người), …": the first of a list.
        // "186 người; một số huyện làm khá là Tuần Giáo 52 người": of a place, without brackets.
        let place = !bracketed && self.is_place(clause, name);
        let opened = self.opens_list(from, name.start);
        let total = |d: &&Draft| {
            d.sentence == self.current
                && (bracketed || place || opened)
                && d.measure == Measure::Value
                && !self.in_bracket(d.span)
                && self.unit_of(amount, &[d.unit]).is_some()
                && amount.quantity.value.to_f64() < d.value.to_f64()
        };
        // "đạt 57,9% chỉ tiêu (5.500 lao động), cụ thể: thị trường Nhật Bản 2.411": of what was counted, and not of its plan.
        let counted =
            |d: &&Draft| d.measure == Measure::Value && d.status != Status::Target && !self.in_bracket(d.span);
        let here = || self.drafts.iter().rev().take_while(|d| d.sentence == self.current);
        let last = if opened && !bracketed && !place {
            here().find(counted)
        } else {
            self.drafts.last().map(|d| if place { d.of.map_or(d, |of| &self.drafts[of]) } else { d })
        };
        if let Some(total) = last.filter(total).filter(|_| opened) {
            let component = Some(name).filter(|&name| !self.is_place(clause, name));
            return Some(Found { component, ..Found::like(total, self.unit_of(amount, &[total.unit])?) });
        }
        let lead = &self.context.doc.tokens[from as usize..name.start as usize];
        if lead.len() > 3 || !lead.iter().all(|t| self.lightly(t)) && !self.starts(from, &self.patterns.specific) {
            return None;
        }
        // "Các thị trường khác, cụ thể: Đài Loan: 926 lao động"
        let others = index == 0 && self.starts(clause.span.start, &self.patterns.others);
        let goes_on = |sentence| others && sentence == self.previous || index == 0 && self.next_item(sentence);
        let near = |d: &&Draft| d.sentence == self.current || goes_on(d.sentence);
        let alike = |d: &&Draft| {
            let unit = self.unit_of(amount, &[d.unit]);
            d.measure == Measure::Value && unit.is_some() && self.in_bracket(d.span) == bracketed
        };
        let owner = self.drafts.iter().rev().take(BACK).take_while(near).find(alike)?;
        // "Tăng trưởng đạt 6%, Hà Nội 12 dự án": nothing was counted since that is of nothing in the catalogue.
        let last = self.drafts.last()?.span;
        if told.is_some_and(|t| t.span.start > last.start && t.kind == amount.kind) {
            return None;
        }
        let head = self.context.sentences[owner.sentence].span.start;
        let named =
            owner.component.is_some_and(|c| c.end <= owner.span.start && self.starts(c.start, &self.patterns.groups));
        if !named && self.name_before(head, owner.span.start).is_none() {
            return None;
        }
        let unit = self.unit_of(amount, &[owner.unit])?;
        let component = Some(name).filter(|&name| !self.is_place(clause, name));
        Some(Found { component, ..Found::like(owner, unit) })
    }

    /// "… đưa đi được 1.968 người. Dẫn đầu là Bố Trạch với 642 lao động; tiếp đến Quảng Trạch 571 lao động", "Thấp nhất là Đồng Xuân, 48 triệu đồng", "Châu
    /// Thành nhiều nhất, 41 người": what was counted last, of the places that a sentence ranks by it.
    pub(super) fn ranked(&self, clause: &Clause, index: usize) -> Option<Found> {
        /// So many lines above, a heading between them, the total may stand.
        const FAR: usize = 3;
        let amount = &clause.amounts[index];
        let (left, start) = (clause.around(index).0, amount.quantity.full.start);
        let named = |i: &Item| match i.what {
            What::Subject(s) => self.takes(amount, s.entry).is_some() || self.claims(amount, s.entry),
            What::Cue(kind, _) => matches!(kind, CueKind::Rise | CueKind::Fall | CueKind::Plan | CueKind::Target),
            _ => false,
        };
        // "xã Bảo Lâm 2" is a name.
        let plain =
            amount.kind == Kind::Bare && (amount.quantity.scaled || amount.quantity.value.to_f64() >= LEAST_BARE);
        // "mở 6 lớp", "2 phiên": events of several kinds are no list.
        let event = matches!(amount.kind, Kind::Count(Unit::Event));
        let counts = !event && matches!(amount.kind, Kind::Count(_) | Kind::Money(_)) || plain;
        if !counts || left.iter().any(named) || self.in_bracket(amount.span) || !self.ranks(clause.span.start, start) {
            return None;
        }
        self.ranked_place(clause, index)?;
        let line = |d: &Draft| self.context.sentences[d.sentence].line;
        let here = self.context.sentences[self.current].line;
        let counted = |d: &&Draft| {
            let more = d.value.to_f64() > amount.quantity.value.to_f64();
            let unit = self.unit_of(amount, &[d.unit]);
            d.measure == Measure::Value && d.status != Status::Target && more && unit.is_some()
        };
        let told = self.drafts.iter().rev().take_while(|d| line(d) + FAR >= here);
        let total = told.into_iter().filter(|d| d.component.is_none()).find(counted)?;
        // "Khó nhất vẫn là xuất khẩu lao động. …": the text has turned to something else since.
        let other = |entry: usize| self.takes(amount, entry).is_some_and(|(found, _)| found != total.indicator);
        let turned = |sentence: &Sentence| {
            let mut subjects = clause::subjects(self.context, sentence.span);
            subjects.retain(|(_, subject)| other(subject.entry));
            sentence.zone != Zone::Caption && !subjects.is_empty()
        };
        if self.context.sentences[total.sentence + 1..self.current.max(total.sentence + 1)].iter().any(turned) {
            return None;
        }
        let unit = self.unit_of(amount, &[total.unit])?;
        Some(Found { component: None, ..Found::like(total, unit) })
    }

    /// Words that rank places stand between two tokens.
    pub(super) fn ranks(&self, from: u32, to: u32) -> bool {
        (from..to).any(|at| self.starts(at, &self.patterns.ranking))
    }

    /// The place that a number is told of: its name stands right before, past marks, words that turn to nothing else and those for a
    /// rank, or the name of what it lies in, in brackets.
    fn ranked_place(&self, clause: &Clause, index: usize) -> Option<Span> {
        const REACH: u32 = 8;
        let start = clause.amounts[index].quantity.full.start;
        let (_, from) = self.item_start(clause, index);
        let doc = self.context.doc;
        let from = from.min(start).max(start.saturating_sub(REACH)).max(clause.span.start);
        // "Thấp nhất là Đồng Xuân, 48 triệu đồng": the comma only parts it from its number.
        let before = clause.amounts[..index].iter().rev().find(|a| a.kind != Kind::Duration);
        let edge = before.map_or(clause.span.start, |a| a.span.end);
        let from = if self.name_within(from, start).is_some() { from } else { edge.max(start.saturating_sub(REACH)) };
        let name = self.name_within(from, start)?;
        let plain = |at: u32| {
            let token = &doc.tokens[at as usize];
            token.capitalized() || self.lightly(token) || self.in_ranking(at)
        };
        // "Đông Hòa dẫn đầu khối huyện với 412 triệu đồng"
        let gap = name.end..start;
        let ranked = self.ranks(name.end, start)
            && !gap.clone().any(|at| matches!(doc.punct(at as usize), Some(';' | '(' | ')')));
        ((ranked || gap.clone().all(plain)) && self.is_place(clause, name)).then_some(name)
    }

    /// The last words with capitals between two tokens.
    fn name_within(&self, from: u32, to: u32) -> Option<Span> {
        let tokens = &self.context.doc.tokens[from as usize..to as usize];
        let end = tokens.iter().rposition(Token::capitalized)? + 1;
        let words = tokens[..end].iter().rev().take_while(|t| t.capitalized()).count();
        Some(Span::new(from as usize + end - words, from as usize + end))
    }

    /// A word of a phrase for a rank.
    fn in_ranking(&self, at: u32) -> bool {
        (at.saturating_sub(3)..=at).any(|start| {
            let here = &self.context.doc.tokens[start as usize..];
            self.patterns.ranking.at(here).map(Vec::len).max().is_some_and(|len| start as usize + len > at as usize)
        })
    }

    /// "… đạt 105% kế hoạch. Một số huyện đạt cao như: Bố Trạch đạt 138%, Đồng Hới 131%": one percent of the plan behind the
    /// name of each.
    pub(super) fn of_plan_by_name(&self, clause: &Clause, index: usize) -> Option<Found> {
        let amount = &clause.amounts[index];
        let (left, _) = clause.around(index);
        let start = amount.quantity.full.start;
        if let Some(found) = self.first_of_plan(clause, index).or_else(|| self.of_plan_apart(clause, index)) {
            return Some(found);
        }
        let told =
            self.drafts.last().filter(|d| d.sentence == self.current || index == 0 && d.sentence == self.previous)?;
        let turned = |i: &Item| match i.what {
            What::Cue(CueKind::Reach, _) | What::Place(_) | What::Mark(',' | ':') => false,
            What::Mark('(' | ')') => i.span.end + 1 < start && i.span.end != told.span.end + 1,
            What::Subject(s) => i.span.end + 3 > start || self.takes(amount, s.entry).is_some(),
            _ => i.span.end + 4 > start,
        };
        // "đạt 100% kế hoạch. Các huyện còn cao như Hướng Hóa 1,98%": what is so much less is a rate.
        let alike = amount.quantity.value.to_f64() * 5.0 > told.value.to_f64();
        let plan = told.measure == Measure::PercentOfPlan && told.status != Status::Target && alike;
        if amount.kind != Kind::Percent || !plan || left.iter().any(turned) {
            return None;
        }
        let (edge, from) = self.item_start(clause, index);
        let name = self.name_before(from, start)?;
        let opens = self.opens_list(from, name.start);
        let goes_on = told.sentence == self.current
            && edge.is_some_and(|i| i.span.end == from)
            && name.start <= from + 3
            && self.name_before(clause.span.start, told.span.start).is_some_and(|n| n.end + 3 > told.span.start);
        let ranked = told.sentence != self.current && self.ranks(clause.span.start, name.start);
        (opens || goes_on || ranked).then(|| Found::like(told, Unit::Percent))
    }

    /// "hoàn thành 105% kế hoạch giải quyết việc làm", "đạt 99% dự toán thu ngân sách": the plan's name says of what it is.
    pub(super) fn planned_behind(&self, clause: &Clause, index: usize, made: &[Option<usize>]) -> Option<Found> {
        /// "kế hoạch [về công tác] giảm nghèo"
        const BETWEEN: u32 = 2;
        let amount = &clause.amounts[index];
        let (left, right) = clause.around(index);
        // "nợ thuế còn 731 tỷ đồng, bằng 8,5% dự toán thu": a number that is no part of the plan.
        let of_other = made.last() == Some(&None) && !left.iter().any(|i| matches!(i.what, What::Mark(';')));
        let plan =
            right.iter().find(|i| self.tells_plan(i)).filter(|i| !of_other && i.span.start == amount.span.end)?;
        let and = |at: u32| self.context.doc.tokens[at as usize].id == self.patterns.and;
        // "dự toán" alone is a subject of its own; "đạt 98% kế hoạch và đào tạo nghề cho 300 người" turns to another.
        let near = |i: &&Item| {
            let (start, from) = (i.span.start, plan.span.end);
            start >= plan.span.start && i.span.end > from && start <= from + BETWEEN && !(from..start).any(and)
        };
        let (words, subject) = right.iter().filter(near).find_map(|i| match i.what {
            What::Subject(s) if s.side != Side::Frame && self.in_place(s.entry) => Some((i.span, s)),
            _ => None,
        })?;
        let marked = right.iter().any(|i| matches!(i.what, What::Mark(_)) && i.span.start < words.start);
        let indicator =
            self.patterns.subjects[subject.entry].indicator.filter(|_| amount.kind == Kind::Percent && !marked)?;
        Some(Found::named(&subject, words, indicator, Unit::Percent))
    }

    /// "giải ngân được 43,5% kế hoạch vốn, riêng 3 chương trình MTQG đạt 38,2%", "giải ngân được 2.301 tỷ đồng; tính riêng vốn trung ương được 44,8%": of the
    /// plan of a part that is told apart.
    fn of_plan_apart(&self, clause: &Clause, index: usize) -> Option<Found> {
        let amount = &clause.amounts[index];
        let told = self.drafts.last().filter(|d| d.sentence == self.current && d.status != Status::Target)?;
        let (left, start) = (clause.around(index).0, amount.quantity.full.start);
        let apart = left.iter().rposition(|i| matches!(i.what, What::Cue(CueKind::Apart, _)))?;
        let money = matches!(told.unit, Unit::Vnd | Unit::Usd);
        let spent = money && self.patterns.indicators[told.indicator].percent == Some(Measure::PercentOfPlan);
        let plan = told.measure == Measure::PercentOfPlan || spent && told.measure == Measure::Value;
        let mark = apart.checked_sub(1).is_some_and(|n| matches!(left[n].what, What::Mark(',' | ';')));
        let plain = |i: &Item| match i.what {
            What::Cue(CueKind::Reach, _) => i.span.end == start,
            What::Cue(CueKind::Money, _) | What::Place(_) => true,
            What::Subject(s) => self.takes(amount, s.entry).is_none() && !self.claims(amount, s.entry),
            _ => false,
        };
        let reached =
            left.last().is_some_and(|i| matches!(i.what, What::Cue(CueKind::Reach, _)) && i.span.end == start);
        let name = Span { start: left[apart].span.end, end: left.last()?.span.start.max(left[apart].span.end) };
        let fits = amount.kind == Kind::Percent
            && plan
            && mark
            && reached
            && left[apart + 1..].iter().all(plain)
            && (1..=LONGEST_NAME).contains(&name.len());
        let component = Some(name).filter(|&name| !self.is_place(clause, name));
        fits.then(|| Found { component, ..Found::like(told, Unit::Percent) })
    }

    /// "… tỷ lệ bao phủ đạt 80,2%. Nhiều xã có tỷ lệ cao như Thuận Hưng đạt 90,4%": the rate told last, of a place that a list opens with.
    pub(super) fn rate_by_name(&self, clause: &Clause, index: usize) -> Option<Found> {
        let amount = &clause.amounts[index];
        let (left, start) = (clause.around(index).0, amount.quantity.full.start);
        let turned = |i: &Item| match i.what {
            What::Subject(s) => self.takes(amount, s.entry).is_some() || self.claims(amount, s.entry),
            What::Cue(CueKind::Rise | CueKind::Fall | CueKind::Plan, _) => true,
            _ => false,
        };
        if index > 0 || amount.kind != Kind::Percent {
            return None;
        }
        let (_, from) = self.item_start(clause, index);
        let name = self.name_before(from, start)?;
        // What stands before the word for the rate is told aside.
        let named = (clause.span.start..name.start).rev().find(|&at| self.names_rate(at))?;
        if left.iter().any(|i| i.span.start >= named && turned(i)) {
            return None;
        }
        let line = |d: &Draft| self.context.sentences[d.sentence].line;
        let here = self.context.sentences[self.current].line;
        let rate = |d: &&Draft| {
            let kind = self.patterns.indicators[d.indicator].kind;
            d.measure == Measure::Value && d.unit == Unit::Percent && kind == IndicatorKind::Rate
        };
        let told = self.drafts.iter().rev().take_while(|d| line(d) + 1 >= here).find(rate)?;
        self.opens_list(from, name.start).then(|| Found { component: None, ..Found::like(told, Unit::Percent) })
    }

    /// "phát triển BHXH tự nguyện không đồng đều: 4/7 huyện đạt và vượt chỉ tiêu, tiêu biểu như Ninh Phước đạt 108,4%": of the plan of what
    /// the sentence names, in places that a list opens with.
    fn first_of_plan(&self, clause: &Clause, index: usize) -> Option<Found> {
        let (amount, here) = (&clause.amounts[index], clause.at[index]);
        let before = &clause.items[..here];
        let told = self.drafts.last().is_some_and(|d| d.sentence == self.current);
        if amount.kind != Kind::Percent || told {
            return None;
        }
        let (_, from) = self.item_start(clause, index);
        let name = self.name_before(from, amount.quantity.full.start)?;
        let met = before.iter().any(|i| match i.what {
            What::Cue(CueKind::Neutral | CueKind::Plan, _) => {
                i.span.end <= name.start && i.span.range().any(|at| self.names_plan(Span::new(at, at + 1)))
            }
            _ => false,
        });
        let counted = |entry: usize| {
            let indicator = self.patterns.subjects[entry].indicator.filter(|_| self.in_place(entry))?;
            let entry = &self.patterns.indicators[indicator];
            (entry.kind == IndicatorKind::Count && entry.percent.is_none() && self.of_heads(indicator))
                .then_some(indicator)
        };
        let named = before.iter().rev().find_map(|i| match i.what {
            What::Subject(s) => Some(Found::named(&s, i.span, counted(s.entry)?, Unit::Percent)),
            _ => None,
        });
        // "… đạt 98,3% kế hoạch giao. Có 4 huyện hoàn thành chỉ tiêu là Sơn Tây (100,4%), …": of the plan that the paragraph told of.
        let lines = |d: &Draft| self.context.sentences[d.sentence].line;
        let here = self.context.sentences[self.current].line;
        let told = || {
            let near = self.drafts.iter().rev().take_while(|d| lines(d) + 1 >= here);
            let told = near.into_iter().find(|d| d.measure == Measure::PercentOfPlan && d.status != Status::Target);
            told.filter(|_| self.is_place(clause, name))
        };
        let found = named.or_else(|| told().map(|d| Found { component: None, ..Found::like(d, Unit::Percent) }))?;
        (met && self.opens_list(from, name.start)).then_some(found)
    }

    /// "như: Bưu điện Bố Trạch": what opens a list, with at most a few words that tell what is called so.
    fn opens_list(&self, from: u32, name: u32) -> bool {
        let doc = self.context.doc;
        (from.max(name.saturating_sub(6))..name).any(|at| {
            doc.punct(at as usize) == Some(':')
                || self.patterns.opening.contains(&doc.tokens[at as usize].id)
                || self.starts(at, &self.patterns.mainly)
        })
    }

    /// The sentence is the next item of the list that a sentence before is one of: both begin a line with the same bullet.
    fn next_item(&self, before: usize) -> bool {
        let sentences = self.context.sentences;
        let (here, before) = (&sentences[self.current], &sentences[before]);
        here.bullet.is_some() && here.bullet == before.bullet && before.line + 1 == here.line
    }

    /// Inside brackets that close behind it.
    fn in_bracket(&self, span: Span) -> bool {
        let doc = self.context.doc;
        let near = span.start.saturating_sub(12)..span.start;
        let mark = near.rev().find_map(|at| doc.punct(at as usize).filter(|c| matches!(c, '(' | ')')));
        mark == Some('(')
    }

    /// The mark behind which the item of a list begins that an amount stands in, and where it begins: behind that and the number
    /// before. A colon, and what stands right before the amount, part nothing.
    fn item_start<'c>(&self, clause: &'c Clause, index: usize) -> (Option<&'c Item>, u32) {
        let (left, start) = (clause.around(index).0, clause.amounts[index].quantity.full.start);
        let told = clause.amounts[..index].iter().rev().find(|a| a.kind != Kind::Duration);
        let before = told.map_or(clause.span.start, |t| t.span.end);
        // "Trà Nham Hạ (Tây Trà) 511 hộ": nor do brackets that close right before it.
        let closes = |i: &Item| matches!(i.what, What::Mark(')')) && i.span.end == start;
        let open = left.iter().rposition(|i| matches!(i.what, What::Mark('('))).filter(|_| left.iter().any(closes));
        let left = &left[..open.unwrap_or(left.len())];
        // "thấp nhất là Bình Phước, mới đạt 41,7%": nor does a comma before the verb.
        let verb = |from: u32| {
            let words = &self.context.doc.tokens[from as usize..start as usize];
            words.len() <= 2 && words.iter().all(|t| self.lightly(t))
        };
        let parts = |i: &&Item| match i.what {
            What::Mark(',') => !verb(i.span.end),
            What::Mark(mark) => mark != ':' && i.span.end != start,
            _ => false,
        };
        let edge = left.iter().rev().find(parts);
        (edge, edge.map_or(before, |i| i.span.end).max(before))
    }

    /// "Đức Trọng (10 xã)", "huyện Ea Súp có 7.849 hộ": the proper name that stands right before the number.
    fn name_before(&self, from: u32, number: u32) -> Option<Span> {
        let tokens = &self.context.doc.tokens[from as usize..number as usize];
        let end = tokens.iter().rposition(|t| !self.lightly(t))? + 1;
        let part = |t: &Token| t.capitalized() || t.kind == TokenKind::Punct;
        let words = tokens[..end].iter().rev().take_while(|t| part(t)).count();
        let start = end - words + tokens[end - words..end].iter().position(Token::capitalized)?;
        // "xã Ba Vinh Tây (Ba Tơ) với 566 hộ": what brackets tell is where it lies.
        let mark = |at: usize| self.context.doc.punct(from as usize + at);
        let open = (start..end).find(|&at| mark(at) == Some('(')).filter(|_| mark(end) == Some(')'));
        if let Some(open) = open.filter(|&open| open > start && open - start <= 6 && tokens.len() - end <= 4) {
            return Some(Span::new(from as usize + start, from as usize + open));
        }
        let named = tokens.len() - end <= 3 && end - start <= 6;
        named.then(|| Span::new(from as usize + start, from as usize + end))
    }

    /// "Ả rập - Xê út: 817 lao động": the name of a group (the table `groups`) that opens an item of a list.
    fn group_before(&self, from: u32, number: u32) -> Option<Span> {
        let tokens = &self.context.doc.tokens;
        let start = (from..number).find(|&at| !self.lightly(&tokens[at as usize]))?;
        let end = (start..number).rev().find(|&at| !self.lightly(&tokens[at as usize]))? + 1;
        let here = &tokens[start as usize..number as usize];
        let group = self.patterns.groups.at(here).map(Vec::len).max()?;
        let end = end.max(start + group as u32);
        (end - start <= 8 && number - end <= 3).then_some(Span { start, end })
    }

    /// A mark, or a word that does not turn to something else.
    pub(super) fn lightly(&self, token: &Token) -> bool {
        !token.capitalized() && (token.kind == TokenKind::Punct || self.patterns.light.contains(&token.id))
    }

    /// "186 người, đạt 93% chỉ tiêu (bắt buộc 121; tự nguyện 38; tại gia đình 27)": a part behind its name, in brackets that close
    /// what is told of a total, where the parts in them add up to it or are several and no more than it. Behind a colon they must add
    /// up: "812 người, đạt 101,5% KH: tại trung tâm 435, tại gia đình 377".
    pub(super) fn part_that_adds_up(&self, clause: &Clause, index: usize) -> Option<(Found, &Draft)> {
        let here = clause.at[index];
        let edges = |i: &Item| matches!(i.what, What::Mark('(' | ')'));
        let opens = |n: &usize| matches!(clause.items[*n].what, What::Mark('('));
        let bracket = clause.items[..here].iter().rposition(edges).filter(opens);
        let end = bracket.and_then(|_| clause.items[here..].iter().position(edges)).map(|n| here + n);
        let (open, close) = match (bracket, end) {
            (Some(open), Some(close)) if !opens(&close) => (open, close),
            (Some(_), _) => return None,
            (None, _) => {
                let colon = clause.items[..here].iter().rposition(|i| matches!(i.what, What::Mark(':')))?;
                (colon, clause.items.len())
            }
        };
        self.part_behind(clause, index, open, close, self.current)
    }

    /// "tuyển mới 24.310 học sinh, dài hạn 3.860 em, ngắn hạn 20.450 em": so may be what follows the comma right behind a total, where
    /// nothing else is told of it.
    pub(super) fn part_behind_comma(&self, clause: &Clause, index: usize) -> Option<Found> {
        let told = self.drafts.iter().rev().take_while(|d| d.sentence == self.current);
        let total = told.filter(|d| d.measure == Measure::Value).find(|d| d.component.is_none())?;
        let behind = clause.items.iter().position(|i| i.span.start >= total.span.end)?;
        let comma = clause.items[behind];
        let near = comma.span.start <= total.span.end + 2 && matches!(comma.what, What::Mark(','));
        let parts = (near && behind < clause.at[index])
            .then(|| self.part_behind(clause, index, behind, clause.items.len(), self.current));
        parts.flatten().map(|(found, _)| found)
    }

    /// "Tuyển sinh 5.126 người, đạt 85,4% kế hoạch. Chia ra: trung cấp nghề 212 người; sơ cấp nghề và dạy nghề dưới 3 tháng 4.914 người":
    /// a part may be told with the words of an indicator that the total covers, behind a bracket, a colon or words for parts.
    pub(super) fn covered_part(&self, clause: &Clause, index: usize) -> Option<(Found, &Draft)> {
        let (left, _) = clause.around(index);
        let covered = |total: &Draft| {
            let covers = &self.patterns.indicators[total.indicator].covers;
            !covers.is_empty() && left.iter().any(|i| matches!(i.what, What::Subject(s) if self.covers(total, s.entry)))
        };
        let near = self.drafts.iter().rev().take_while(|d| d.sentence >= self.previous);
        let total = near.filter(|d| d.measure == Measure::Value && d.component.is_none()).find(|d| covered(d))?;
        let opens = |i: &Item| {
            matches!(i.what, What::Mark(':' | '(') | What::Cue(CueKind::Parts, _)) && i.span.start >= total.span.end
        };
        let mut open = clause.items[..clause.at[index]].iter().position(opens)?;
        if matches!(clause.items.get(open + 1).map(|i| i.what), Some(What::Mark(':'))) {
            open += 1;
        }
        let bracket = matches!(clause.items[open].what, What::Mark('('));
        let closes = |i: &Item| matches!(i.what, What::Mark(')'));
        let close = bracket.then(|| clause.items[open..].iter().position(closes)).flatten();
        let close = close.map_or(clause.items.len(), |n| open + n);
        (clause.at[index] < close).then(|| self.part_behind(clause, index, open, close, total.sentence))?
    }

    /// The words of a subject may name a part of that total.
    fn covers(&self, total: &Draft, subject: usize) -> bool {
        let indicator = self.patterns.subjects[subject].indicator;
        indicator.is_some_and(|n| self.patterns.indicators[total.indicator].covers.contains(&n))
    }

    /// One of the parts between two items, of the total told before them, in that sentence or after it.
    fn part_behind(
        &self,
        clause: &Clause,
        index: usize,
        open: usize,
        close: usize,
        since: usize,
    ) -> Option<(Found, &Draft)> {
        let opens = |n: &usize| matches!(clause.items[*n].what, What::Mark('('));
        let bracket = clause.items[open].span;
        let before = self.drafts.iter().rev().take_while(|d| d.sentence >= since);
        let mut totals = before.filter(|d| {
            d.span.end <= bracket.start
                && d.measure == Measure::Value
                && d.status != Status::Target
                && d.component.is_none_or(|c| c.end <= bracket.start)
        });
        let nearest = totals.next()?;
        let counted_like = |total: &Draft| -> Vec<usize> {
            let alike = |n: &usize| self.unit_of(&clause.amounts[*n], &[total.unit]).is_some();
            (0..clause.amounts.len()).filter(|n| (open..close).contains(&clause.at[*n]) && alike(n)).collect()
        };
        let sum = |parts: &[usize]| parts.iter().map(|&n| clause.amounts[n].quantity.value.to_f64()).sum::<f64>();
        let gives = |total: &Draft, parts: &[usize]| (sum(parts) - total.value.to_f64()).abs() < 0.5;
        // "15.906 đối tượng, kinh phí 18,65 tỷ đồng (người cao tuổi 6.320; trẻ mồ côi 1.032; …)": past what it cost.
        let mut further = || opens(&open).then(|| totals.find(|d| gives(d, &counted_like(d)))).flatten();
        let cost = matches!(nearest.unit, Unit::Vnd | Unit::Usd) && counted_like(nearest).is_empty();
        let total = if cost { further()? } else { nearest };
        let unit = |n: usize| self.unit_of(&clause.amounts[n], &[total.unit]);
        let mut counted = counted_like(total);
        let adds_up = |parts: &[usize]| gives(total, parts);
        if !opens(&open) {
            let last = (2..=counted.len()).find(|&n| adds_up(&counted[..n]))?;
            counted.truncate(last);
            if !counted.contains(&index) {
                return None;
            }
        }
        let whole = adds_up(&counted);
        // Nothing else was counted between the total and the bracket.
        let shares = |a: &Amount| {
            let between = a.span.start >= total.span.end && a.span.end <= bracket.start;
            !between || matches!(a.kind, Kind::Percent | Kind::Times)
        };
        let near = clause.amounts.iter().all(shares);
        // "(bắt buộc 121; gia đình, cộng đồng 27)": where semicolons part them, commas do not.
        let last = counted.last().map_or(open, |&n| clause.at[n]);
        let semicolons = clause.items[open..last].iter().any(|i| matches!(i.what, What::Mark(';')));
        let parts_them = |i: &Item| match i.what {
            _ if i.span == bracket => true,
            What::Mark(':') => false,
            What::Mark(mark) => mark != ',' || !semicolons,
            _ => false,
        };
        let name = |n: usize| {
            let before = clause.items[open..clause.at[n]].iter().rev();
            let counts = |i: &Item| matches!(i.what, What::Amount(a) if clause.amounts[a].kind != Kind::Duration);
            let edge = before.into_iter().find(|i| counts(i) || parts_them(i))?;
            self.trim(clause, Span { start: edge.span.end, end: clause.amounts[n].quantity.full.start })
        };
        let named = |&n: &usize| name(n).is_some_and(|name| name.len() <= LONGEST_NAME);
        // "tư vấn việc làm 7.950 lượt; tư vấn học nghề 1.214 lượt; …": all that add up are told with one word.
        let first = |n: usize| name(n).map(|name| self.context.doc.tokens[name.start as usize].id);
        let alike = whole && counted.len() > 2 && counted.iter().all(|&n| first(n) == first(counted[0]));
        // A subject, a time or a verb of its own.
        let turned = |i: &Item| match i.what {
            What::Subject(_) if alike => false,
            What::Subject(s) if whole && self.covers(total, s.entry) => false,
            What::Subject(s) => {
                self.takes(&clause.amounts[index], s.entry)
                    .is_some_and(|_| self.patterns.subjects[s.entry].indicator.is_some_and(|n| n != total.indicator))
                    || self.claims(&clause.amounts[index], s.entry)
            }
            What::Date(_) => true,
            What::Cue(kind, _) => {
                let told = matches!(kind, CueKind::Reach | CueKind::Share | CueKind::Neutral | CueKind::Province);
                // "cai bắt buộc theo quyết định của Tòa án 88 người"
                !(told || whole && kind == CueKind::Speech)
            }
            _ => false,
        };
        let plain = !clause.around(index).0.iter().filter(|i| i.span.start >= bracket.end).any(turned);
        let fits = counted.len() >= 2
            && plain
            && counted.iter().all(named)
            && (whole || near && sum(&counted) < total.value.to_f64());
        let found = Found { component: name(index), ..Found::like(total, unit(index).filter(|_| fits)?) };
        let place = found.component.is_some_and(|name| self.is_place(clause, name));
        Some((Found { component: found.component.filter(|_| !place), ..found }, total))
    }

    /// "16.350 lao động, trong đó xuất khẩu lao động 500 người, trong tỉnh 10.000 lao động, ngoài tỉnh 5.850 lao động": what
    /// adds up with the other parts to the total is one of them.
    pub(super) fn adds_up(&self, clause: &Clause, index: usize, previous: usize) -> Option<Found> {
        let amount = &clause.amounts[index];
        let here = clause.at[index];
        let parts = clause.items[..here].iter().rposition(|i| matches!(i.what, What::Cue(CueKind::Parts, _)))?;
        let from = clause.items[parts].span.start;
        let told = self.drafts[..=previous].iter().rev().take_while(|d| d.sentence == self.current);
        let total =
            told.filter(|d| d.span.start < from && d.measure == Measure::Value).find(|d| d.component.is_none())?;
        let unit = self.unit_of(amount, &[total.unit]).filter(|_| matches!(amount.kind, Kind::Count(_)))?;
        let named = clause.around(index).0.iter().any(|i| match i.what {
            What::Subject(s) => self.takes(amount, s.entry).is_some() || self.claims(amount, s.entry),
            _ => false,
        });
        let parts = clause.amounts.iter().filter(|a| a.span.start > from && same_kind(a.kind, amount.kind));
        let sum: f64 = parts.map(|a| a.quantity.value.to_f64()).sum();
        let whole = (sum - total.value.to_f64()).abs() < 0.5;
        (whole && !named).then(|| Found { component: None, ..Found::like(total, unit) })
    }

    /// "như: điện tử đạt 7 tỷ USD, tăng 29,9%; máy tính bảng đạt 955 triệu USD": the next item of a list that a colon opened, told
    /// as the one before.
    pub(super) fn next_named(&self, clause: &Clause, index: usize, previous: usize) -> Option<Found> {
        let amount = &clause.amounts[index];
        let here = clause.at[index];
        let edge = clause.items[..here].iter().rposition(|i| matches!(i.what, What::Mark(';')))?;
        let colon = clause.items[..edge].iter().rposition(|i| matches!(i.what, What::Mark(':')))?;
        let opened = clause.items[colon].span;
        let list = opened.start > clause.span.start
            && self.patterns.opening.contains(&self.context.doc.tokens[opened.start as usize - 1].id);
        let last = &self.drafts[previous];
        let before = &self.drafts[last.of.unwrap_or(previous)];
        let alike =
            before.sentence == self.current && before.span.start > opened.end && before.measure == Measure::Value;
        let unit = self.unit_of(amount, &[before.unit])?;
        // The name, and a verb of reaching.
        let [verb] = &clause.items[edge + 1..here] else { return None };
        let reached = matches!(verb.what, What::Cue(CueKind::Reach, _)) && verb.span.end == amount.quantity.full.start;
        let name = Span { start: clause.items[edge].span.end, end: verb.span.start };
        let fits = list && alike && reached && (1..=LONGEST_NAME).contains(&name.len());
        fits.then(|| Found { component: Some(name), ..Found::like(before, unit) })
    }
}
