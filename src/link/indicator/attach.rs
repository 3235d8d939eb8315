//! Which subject an amount belongs to.

use super::clause::{Amount, Clause, Item, Kind, Subject, What};
use super::trace::Condition;
use super::{Draft, Linker};
use crate::pattern::indicator::{CueKind, Side, SubjectEntry};
use crate::record::Unit;
use crate::tag::quantity;
use crate::text::{Span, Token, TokenKind};
use std::ops::{ControlFlow, Range};

/// An amount's place in the catalogue.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    pub(super) indicator: usize,
    /// The subject entry, for the rule's id.
    pub(super) subject: usize,
    pub(super) unit: Unit,
    pub(super) component: Option<Span>,
    /// The subject's own words, where it stands in this sentence.
    pub(super) words: Option<Span>,
}

impl Found {
    /// What a draft tells of, part included, for a number in another unit.
    pub(super) fn like(draft: &Draft, unit: Unit) -> Self {
        let Draft { indicator, subject, component, .. } = *draft;
        Self { indicator, subject, unit, component, words: None }
    }

    /// What a subject, with these words, tells of.
    pub(super) fn named(subject: &Subject, words: Span, indicator: usize, unit: Unit) -> Self {
        let Subject { entry, component, .. } = *subject;
        Self { indicator, subject: entry, unit, component, words: Some(words) }
    }
}

/// Tokens that turn to something else, at most, between a subject and its number.
const HEAVY: usize = 6;
/// The same where a verb of reaching stands before the number (tỷ lệ … của … là 3,11%).
const HEAVY_WITH_VERB: usize = 13;
/// The same where a comma stands between.
const HEAVY_WITH_COMMA: usize = 3;
/// The same between those who are given something and what it cost (…, với tổng kinh phí 12 tỷ đồng).
pub(super) const HEAVY_OF_MONEY: usize = 20;
/// How many words may stand between a counted noun and the subject after it.
const AFTER_GAP: usize = 3;

impl Linker<'_, '_, '_, '_> {
    /// The unit in which a subject takes an amount.
    pub(super) fn unit_of(&self, amount: &Amount, units: &[Unit]) -> Option<Unit> {
        let takes = |unit: Unit| units.contains(&unit);
        // "đến 31.8 có 3.335 hộ": nobody is counted in parts, unless in thousands.
        let broken = amount.quantity.value.scale > 0 && !amount.quantity.scaled;
        if broken && matches!(amount.kind, Kind::Count(_) | Kind::Bare) {
            return None;
        }
        match amount.kind {
            Kind::Percent => takes(Unit::Percent).then_some(Unit::Percent),
            Kind::Money(unit) => takes(unit).then_some(unit),
            Kind::Count(unit) if takes(unit) => Some(unit),
            // A visitor is a person too, and a card or a job is told by its holder.
            Kind::Count(Unit::Person) => units.iter().copied().find(|u| matches!(u, Unit::Visit)),
            // "giảm 14.970 lượt": turns of whatever is counted.
            Kind::Count(Unit::Visit) if amount.span.len() == amount.quantity.span.len() + 1 => {
                units.iter().copied().find(|u| matches!(u, Unit::Person))
            }
            // No people are so many: money without its unit.
            Kind::Bare if amount.quantity.value.to_f64() >= 1e8 && !takes(Unit::Vnd) => None,
            Kind::Bare => {
                let billions = amount.quantity.scaled && amount.quantity.value.to_f64() >= 1e9;
                let of_money = |u: &Unit| matches!(u, Unit::Vnd | Unit::Usd | Unit::Percent | Unit::PercentagePoint);
                if billions && takes(Unit::Vnd) {
                    return Some(Unit::Vnd);
                }
                // "xuất khẩu đạt 890 triệu USD; nhập khẩu đạt 160 triệu": the currency told before in the sentence.
                let money = |d: &&Draft| matches!(d.unit, Unit::Vnd | Unit::Usd);
                let told = || self.drafts.iter().rev().take_while(|d| d.sentence == self.current).find(money);
                if amount.quantity.scaled && units.iter().all(of_money) {
                    // "thu nhập bình quân đầu người đạt 68 triệu": what is told in đồng needs no word for it.
                    let own = units.first().copied().filter(|&u| u == Unit::Vnd);
                    return told().map(|d| d.unit).filter(|&u| takes(u)).or(own);
                }
                units.iter().copied().find(|u| !of_money(u)).filter(|_| !amount.quantity.words)
            }
            Kind::Count(_) | Kind::Times | Kind::Duration | Kind::Foreign => None,
        }
    }

    /// The indicator and unit that a subject gives an amount: its own, or a sister's.
    pub(super) fn takes(&self, amount: &Amount, subject: usize) -> Option<(usize, Unit)> {
        let entry = &self.patterns.subjects[subject];
        let indicator = entry.indicator.filter(|_| self.in_place(subject))?;
        if let Some(unit) = self.unit_of(amount, &entry.units) {
            return Some((indicator, unit));
        }
        self.sister(amount, indicator)
    }

    /// Whether words outside the catalogue claim the amount.
    pub(super) fn claims(&self, amount: &Amount, subject: usize) -> bool {
        let entry = &self.patterns.subjects[subject];
        entry.indicator.is_none()
            && (entry.units.is_empty() || self.unit_of(amount, &entry.units).is_some())
            && self.in_place(subject)
    }

    /// Whether a subject that counts only beside another indicator, or where none was told, stands so.
    #[inline]
    pub(super) fn in_place(&self, subject: usize) -> bool {
        let entry = &self.patterns.subjects[subject];
        // Most count anywhere.
        entry.beside.is_empty() && !entry.alone && !entry.latest || self.stands_so(entry)
    }

    fn stands_so(&self, entry: &SubjectEntry) -> bool {
        if entry.alone {
            // "Xuất khẩu rau quả tăng 29%. Thị trường lớn nhất là Trung Quốc với tốc độ tăng trưởng 30%.": nor the sentence before.
            let mut near = self.drafts.iter().rev().take_while(|d| d.sentence >= self.previous);
            return near.all(|d| Some(d.indicator) == entry.indicator);
        }
        let beside = &entry.beside;
        if entry.latest {
            return self.drafts.last().is_some_and(|d| d.sentence >= self.beside && beside.contains(&d.indicator));
        }
        let near = || self.drafts.iter().rev().take_while(|d| d.sentence >= self.beside);
        // "thu hút 12 dự án …; cấp mới cho 31 doanh nghiệp với tổng vốn đăng ký 197 tỷ đồng": what those firms registered.
        let firms = || {
            let counted = near().find(|d| d.unit != Unit::Percent);
            counted.is_some_and(|d| d.unit == Unit::Enterprise && !beside.contains(&d.indicator))
        };
        near().any(|d| beside.contains(&d.indicator)) && !firms()
    }

    /// The same words count beside another indicator too, and the sentence has told of that one; or they are of none beside
    /// what was told last.
    fn meant_otherwise(&self, clause: &Clause, amount: &Amount, at: usize) -> bool {
        let What::Subject(plain) = clause.items[at].what else { return false };
        let told = |indicator: &usize| {
            let here = self.drafts.iter().rev().take_while(|d| d.sentence == self.current);
            here.into_iter().any(|d| d.indicator == *indicator)
        };
        // "Số người tham gia BHYT đạt 1,2 triệu người. Tổng số thu trong kỳ đạt 900 tỷ đồng"
        let last = |entry: &SubjectEntry| self.drafts.last().is_some_and(|d| entry.beside.contains(&d.indicator));
        self.patterns.subjects[plain.entry].beside.is_empty()
            && clause.items[..at].iter().rev().take_while(|i| i.span == clause.items[at].span).any(|i| match i.what {
                What::Subject(s) => {
                    let other = &self.patterns.subjects[s.entry];
                    let beside = other.beside.iter().any(told) || other.indicator.is_none() && last(other);
                    self.unit_of(amount, &other.units).is_some() && beside
                }
                _ => false,
            })
    }

    /// "thu nhập bình quân của hộ nghèo tăng": the households only say whose income it is.
    pub(super) fn possessive(&self, clause: &Clause, at: usize) -> bool {
        let What::Subject(subject) = clause.items[at].what else { return false };
        let span = clause.items[at].span;
        let before = (span.start > 0).then(|| self.context.doc.tokens[span.start as usize - 1].id);
        // "tỷ lệ hộ nghèo theo tiêu chí đa chiều": words outside the catalogue only describe after "theo" and the like.
        let other = self.patterns.subjects[subject.entry].indicator.is_none();
        let owned =
            before.is_some_and(|b| b == self.patterns.possessive || other && self.patterns.modifiers.contains(&b));
        let since =
            clause.items[..at].iter().rev().take_while(|i| !matches!(i.what, What::Mark(';') | What::Amount(_)));
        owned && since.into_iter().any(|i| matches!(i.what, What::Subject(_)) && i.span != span)
    }

    /// The sister of an indicator that takes the amount.
    pub(super) fn sister(&self, amount: &Amount, indicator: usize) -> Option<(usize, Unit)> {
        let entry = &self.patterns.indicators[indicator];
        // "100% hộ nghèo được hỗ trợ": a share of the group, whatever is told of it, and none that the group is of all.
        if entry.group && amount.kind == Kind::Percent && amount.quantity.value.to_f64() >= 100.0 {
            return None;
        }
        entry.sister.iter().find_map(|&(unit, sister)| self.unit_of(amount, &[unit]).map(|unit| (sister, unit)))
    }

    /// What a subject makes of an amount. Where several subjects have the same words, the one that takes the
    /// amount itself comes before one whose sister does.
    fn found(&self, clause: &Clause, amount: &Amount, subject: &Subject, words: Span) -> Option<Found> {
        let entry = &self.patterns.subjects[subject.entry];
        let direct = entry
            .indicator
            .filter(|_| self.in_place(subject.entry))
            .and_then(|i| self.unit_of(amount, &entry.units).map(|u| (i, u)));
        let (indicator, unit) = match direct {
            Some(found) => found,
            None => {
                let twin = clause.items.iter().any(|i| {
                    matches!(i.what, What::Subject(t) if i.span == words && t.side == subject.side
                        && self.unit_of(amount, &self.patterns.subjects[t.entry].units).is_some())
                });
                self.takes(amount, subject.entry).filter(|_| !twin)?
            }
        };
        Some(Found::named(subject, words, indicator, unit))
    }

    /// A frame that holds the amount's number.
    pub(super) fn frame(&self, clause: &Clause, index: usize) -> Option<Option<Found>> {
        if !clause.framed() {
            return None;
        }
        let amount = &clause.amounts[index];
        let mut claimed = None;
        for item in clause.items.iter().take_while(|i| i.span.start < amount.quantity.span.end) {
            if let What::Subject(subject) = item.what
                && subject.side == Side::Frame
                && subject.number.is_some_and(|n| n.overlaps(amount.quantity.span))
                && self.in_place(subject.entry)
            {
                if let Some(found) = self.found(clause, amount, &subject, item.span) {
                    return Some(Some(found));
                }
                // "tặng quà cho 815 gia đình chính sách" of a rule that takes persons: another of the indicator takes families.
                let other = self.patterns.subjects[subject.entry].indicator.and_then(|indicator| {
                    let unit = self.unit_of(amount, &self.patterns.indicators[indicator].units)?;
                    Some(Found::named(&subject, item.span, indicator, unit))
                });
                if other.is_some() {
                    return Some(other);
                }
                self.passed(Condition::Claimed, subject.entry, item.span);
                claimed = Some(None);
            }
        }
        claimed
    }

    /// A subject right after the amount. `Some(None)` where words outside the catalogue claim it.
    pub(super) fn after(&self, clause: &Clause, index: usize) -> Option<Option<Found>> {
        let amount = &clause.amounts[index];
        // "89% trở lên số hộ đạt danh hiệu": the bound behind a number parts nothing.
        let bound = quantity::bound_after(self.context.doc, amount.span.end as usize, &self.context.patterns.numbers);
        let told = amount.span.end + bound.map_or(0, |(words, _)| words as u32);
        if self.parted_by_and(clause, index, told) {
            return None;
        }
        let reach = self.past_names(clause, told);
        let mut after = After { linker: self, clause, index, told, reach, brackets: 0, turned: None, claimed: false };
        for item in clause.items[clause.at[index] + 1..].iter().skip_while(|i| i.span.start < amount.quantity.span.end)
        {
            if let ControlFlow::Break(found) = after.item(item) {
                return found.map(Some).or(after.claimed.then_some(None));
            }
        }
        after.claimed.then_some(None)
    }

    /// "còn 1% và tỷ lệ hộ cận nghèo còn 1,7%": another clause begins, unless one name goes on (người có công và thân nhân).
    fn parted_by_and(&self, clause: &Clause, index: usize, at: u32) -> bool {
        let from = clause.amounts[index].quantity.span.end;
        let name =
            |i: &Item| matches!(i.what, What::Subject(_)) && (from..at).contains(&i.span.start) && i.span.end > at;
        self.context.doc.get(at as usize).is_some_and(|t| t.id == self.patterns.and) && !clause.items.iter().any(name)
    }

    /// "2 xã Tân Lập và Hòa Sơn đạt chuẩn": names of what is counted do not part the two.
    fn past_names(&self, clause: &Clause, from: u32) -> u32 {
        let doc = self.context.doc;
        let comma =
            |at: u32| doc.punct(at as usize) == Some(',') && doc.get(at as usize + 1).is_some_and(Token::capitalized);
        let joins = |at: u32, token: &Token| at > from && (token.id == self.patterns.and || comma(at));
        let names = |at: u32| doc.get(at as usize).is_some_and(|t| t.capitalized() || joins(at, t));
        (from..clause.span.end).find(|&at| !names(at)).unwrap_or(from.max(clause.span.end))
    }

    /// A word stands there that turns round what follows.
    fn negates(&self, at: u32) -> bool {
        let tokens = &self.context.doc.tokens;
        let only = tokens.get(at as usize + 1).is_some_and(|t| self.patterns.not_only.contains(&t.id));
        self.patterns.negations.contains(&tokens[at as usize].id) && !only
    }

    /// Whether words behind a number stand before a verb and a number of the same kind, where another subject stands before the first.
    fn tells_next(&self, clause: &Clause, index: usize, words: Span) -> bool {
        let Some(next) = clause.amounts.get(index + 1) else { return false };
        let verb = |i: &Item| {
            matches!(i.what, What::Cue(CueKind::Level | CueKind::Reach | CueKind::Rise | CueKind::Fall, _))
                && (i.span.start, i.span.end) == (words.end, next.quantity.full.start)
        };
        let named =
            |i: &Item| matches!(i.what, What::Subject(s) if self.takes(&clause.amounts[index], s.entry).is_some());
        next.kind == clause.amounts[index].kind
            && clause.items.iter().any(verb)
            && clause.around(index).0.iter().any(named)
    }

    /// The nearest subject before the amount that takes it. `Some(None)` where the nearest claims it
    /// for something else.
    pub(super) fn before(&self, clause: &Clause, index: usize, made: &[Option<usize>]) -> Option<Option<Found>> {
        let (amount, here) = (&clause.amounts[index], clause.at[index]);
        let limit = amount.quantity.full.start;
        let mut before =
            Before { linker: self, clause, made, amount, here, brackets: 0, limit, commas: 0, passed: false };
        (0..here).rev().find_map(|n| before.item(n).break_value()).flatten()
    }

    /// "kim ngạch xuất khẩu các mặt hàng nông, lâm, thủy sản ước đạt": between the subject of what is told in lists by name and the
    /// verb stand names alone, with commas between.
    fn names_goods(&self, clause: &Clause, subject: usize, here: usize, found: &Found) -> bool {
        let What::Subject(goods) = clause.items[subject].what else { return false };
        let span = clause.items[subject].span;
        let between = || clause.items[subject + 1..here].iter().skip_while(|i| i.span.start < span.end);
        let mark = |i: &Item| matches!(i.what, What::Mark(','));
        let verb = |i: &Item| matches!(i.what, What::Cue(CueKind::Reach | CueKind::Estimate | CueKind::Exceed, _));
        // "kim ngạch xuất khẩu, …" turns to something else; "xuất khẩu hạt điều, cà phê" goes on.
        let goes_on = |i: &Item| mark(i) && (i.span.start > span.end || goods.component.is_some());
        self.patterns.indicators[found.indicator].itemized
            && between().next().is_some_and(goes_on)
            && between().last().is_some_and(verb)
            && between().skip_while(|i| mark(i)).all(verb)
    }

    /// Whether the token at a place is a word of the table `light`.
    fn is_light(&self, at: u32) -> bool {
        self.patterns.light.contains(&self.context.doc.tokens[at as usize].id)
    }

    /// How many tokens between two places are neither light words nor part of an item.
    pub(super) fn heavy(&self, clause: &Clause, from: u32, to: u32, first: usize, last: usize) -> usize {
        let items = &clause.items[first..last];
        let covered =
            |at: u32| items.iter().any(|i| i.span.start <= at && at < i.span.end && !matches!(i.what, What::Mark(_)));
        let mut bracket = 0_usize;
        let mut heavy = 0;
        for at in from..to {
            match self.context.doc.punct(at as usize) {
                Some('(') => bracket += 1,
                Some(')') => bracket = bracket.saturating_sub(1),
                _ => {}
            }
            let token = &self.context.doc.tokens[at as usize];
            // Names turn to nothing else (ở các thị trường như Nhật Bản, Đài Loan).
            let named = token.capitalized() && !token.upper();
            let word = token.kind == TokenKind::Word && !named && !self.patterns.light.contains(&token.id);
            if bracket == 0 && word && !covered(at) {
                heavy += 1;
            }
        }
        heavy
    }
}

/// The search for a subject behind an amount, item by item.
struct After<'l> {
    linker: &'l Linker<'l, 'l, 'l, 'l>,
    clause: &'l Clause,
    index: usize,
    /// Where the number ends, with words that bound it.
    told: u32,
    /// Where the names end that stand behind it.
    reach: u32,
    brackets: usize,
    /// Where another subject stands: after it only those of the same words are asked.
    turned: Option<u32>,
    /// Words outside the catalogue claim the amount.
    claimed: bool,
}

impl After<'_> {
    /// Asks the next item, and breaks with what the subject makes of the amount, or where nothing behind can take it.
    fn item(&mut self, item: &Item) -> ControlFlow<Option<Found>> {
        let amount = &self.clause.amounts[self.index];
        if self.turned.is_some_and(|at| item.span.start > at) {
            return ControlFlow::Break(None);
        }
        match item.what {
            What::Cue(..) if item.span.end <= self.told => {}
            // "3.838 xã (43,02%) đạt chuẩn": what brackets say does not part the two.
            What::Mark('(') => self.brackets += 1,
            // "4 sổ tiết kiệm (mỗi sổ 10 triệu đồng) tặng gia đình liệt sĩ": money in brackets is of what stands before.
            What::Mark(')') if self.brackets == 0 && matches!(amount.kind, Kind::Money(_)) => {
                return ControlFlow::Break(None);
            }
            What::Mark(')') => {
                self.brackets = self.brackets.saturating_sub(1);
                self.reach = self.reach.max(item.span.end);
            }
            _ if self.brackets > 0 => {}
            // "toàn xã có 812 hộ thì tỷ lệ hộ nghèo đã là 46,2%": a rate is no noun of those counted.
            What::Subject(_)
                if matches!(amount.kind, Kind::Count(_))
                    && item.span.start > amount.span.end
                    && self.linker.starts(item.span.start, &self.linker.patterns.rates) =>
            {
                self.turned = Some(item.span.start);
            }
            // A noun phrase that begins with the counted noun stands after the number, whatever its usual side.
            What::Subject(subject)
                if subject.side == Side::After || subject.side == Side::Before && item.span.start < amount.span.end =>
            {
                return self.subject(item, &subject);
            }
            // Another subject, unless one of the same words stands after its number.
            What::Subject(_) => self.turned = Some(item.span.start),
            // A comma between the names of what is counted.
            What::Mark(',') if item.span.end < self.reach => {}
            What::Cue(CueKind::Reach | CueKind::Speech | CueKind::Now | CueKind::Province | CueKind::Actual, _)
            | What::Place(_) => {}
            What::Mark(_) | What::Date(_) | What::Amount(_) | What::Cue(..) => return ControlFlow::Break(None),
        }
        ControlFlow::Continue(())
    }

    fn subject(&mut self, item: &Item, subject: &Subject) -> ControlFlow<Option<Found>> {
        let Self { linker, clause, index, .. } = *self;
        let amount = &clause.amounts[index];
        let gap = self.reach.min(item.span.start)..item.span.start;
        if gap.len() > AFTER_GAP && !self.is_light(gap.clone()) {
            return ControlFlow::Break(None);
        }
        // "còn 15 xã chưa đạt chuẩn nông thôn mới"
        let comma = || gap.clone().any(|at| linker.context.doc.punct(at as usize) == Some(','));
        if gap.clone().rev().take(2).any(|at| linker.negates(at)) && !comma() {
            self.claimed = true;
            return ControlFlow::Continue(());
        }
        // "tỷ lệ hộ nghèo còn 2,87% hộ cận nghèo còn 3,4%": a comma is lost, and the words are the next number's.
        if amount.kind == Kind::Percent && linker.tells_next(clause, index, item.span) {
            return ControlFlow::Break(None);
        }
        match linker.found(clause, amount, subject, item.span) {
            Some(found) => return ControlFlow::Break(Some(found)),
            None if linker.claims(amount, subject.entry) => {
                linker.passed(Condition::Claimed, subject.entry, item.span);
                self.claimed = true;
            }
            None => linker.not_taken(amount, subject.entry, item.span),
        }
        ControlFlow::Continue(())
    }

    /// "43 xã trên địa bàn tỉnh đã đạt chuẩn": light words and places turn to nothing else.
    fn is_light(&self, gap: Range<u32>) -> bool {
        let holds = |i: &Item, at: u32| matches!(i.what, What::Place(_)) && i.span.start <= at && at < i.span.end;
        let place = |at: u32| self.clause.items.iter().any(|i| holds(i, at));
        gap.len() <= 3 * AFTER_GAP && gap.into_iter().all(|at| self.linker.is_light(at) || place(at))
    }
}

/// The search for a subject before an amount, item by item back.
struct Before<'l> {
    linker: &'l Linker<'l, 'l, 'l, 'l>,
    clause: &'l Clause,
    /// The drafts of the amounts before.
    made: &'l [Option<usize>],
    amount: &'l Amount,
    here: usize,
    brackets: usize,
    /// Words are counted up to here: the amount, or the other number that was passed last.
    limit: u32,
    /// How many commas were passed since.
    commas: usize,
    /// A number was passed that shares its subject with the amount.
    passed: bool,
}

impl Before<'_> {
    /// Asks the next item, and breaks with what is found: the subject, or that none before can take the amount.
    fn item(&mut self, n: usize) -> ControlFlow<Option<Option<Found>>> {
        let Self { linker, clause, amount, here, limit, .. } = *self;
        let item = &clause.items[n];
        match item.what {
            What::Mark(')') => self.brackets += 1,
            What::Mark('(') => self.brackets = self.brackets.saturating_sub(1),
            _ if self.brackets > 0 => {}
            What::Mark(';') => return self.stopped(Condition::Semicolon, n),
            What::Mark(',') => self.commas += 1,
            // "tăng trưởng vượt bậc như: mủ cao su tăng 80%": a colon opens a list of other things.
            What::Mark(':')
                if amount.kind == Kind::Percent && linker.heavy(clause, item.span.end, limit, n + 1, here) > 2 =>
            {
                return self.stopped(Condition::Colon, n);
            }
            What::Amount(other) => return self.number(n, other),
            What::Subject(subject) if linker.possessive(clause, n) => {
                linker.passed_over(Condition::Possessive, amount, subject.entry, item.span);
            }
            What::Subject(subject) if subject.side != Side::Frame || subject.number.is_none() => {
                return self.subject(n, &subject);
            }
            What::Subject(subject) if self.passed => {
                if let Some(found) = linker.found(clause, amount, &subject, item.span) {
                    return ControlFlow::Break(Some(Some(found)));
                }
            }
            What::Subject(_) | What::Mark(_) | What::Cue(..) | What::Date(_) | What::Place(_) => {}
        }
        ControlFlow::Continue(())
    }

    /// Nothing before this item can take the amount.
    fn stopped(&self, condition: Condition, n: usize) -> ControlFlow<Option<Option<Found>>> {
        self.linker.stopped(condition, self.clause, self.amount, n);
        ControlFlow::Break(None)
    }

    /// Another number stands between: money told beside a count, or a rate beside a number, may share its subject; two counts do
    /// not.
    fn number(&mut self, n: usize, other: usize) -> ControlFlow<Option<Option<Found>>> {
        let Self { linker, clause, amount, .. } = *self;
        let number = &clause.amounts[other];
        let begins = clause.items[n].span.start;
        // "từ 15 tuổi trở lên" describes the subject.
        if matches!(number.kind, Kind::Duration | Kind::Foreign) {
            return ControlFlow::Continue(());
        }
        if self.made.get(other).copied().flatten().is_none() {
            if self.told_of_each(number) || self.told_as_share(n, number) {
                self.limit = begins;
                return ControlFlow::Continue(());
            }
            // "xuất khẩu gạo đạt 2,1 triệu tấn với 1,3 tỷ USD": what goods weigh is told beside their worth.
            if !(number.kind == Kind::Count(Unit::Tonne) && matches!(amount.kind, Kind::Money(_))) {
                return self.stopped(Condition::OtherNumber, n);
            }
            (self.limit, self.commas) = (begins, 0);
            return ControlFlow::Continue(());
        }
        let far = || linker.heavy(clause, clause.items[n].span.end, self.limit, n + 1, self.here) > HEAVY;
        if same_kind(number.kind, amount.kind) || far() {
            return self.stopped(Condition::OtherNumber, n);
        }
        (self.limit, self.commas, self.passed) = (begins, 0, true);
        ControlFlow::Continue(())
    }

    /// "quà cho 21.300 người, mỗi suất 300.000 đồng, tổng số tiền 6,4 tỷ đồng": what each gets is told aside.
    fn told_of_each(&self, number: &Amount) -> bool {
        let tokens = &self.linker.context.doc.tokens;
        let mut before = (1..=4).filter_map(|back| number.quantity.full.start.checked_sub(back));
        matches!(number.kind, Kind::Money(_)) && before.any(|at| tokens[at as usize].id == self.linker.patterns.each)
    }

    /// "số hộ dùng nước sạch 765/946 hộ, chiếm 80,8%": a share is told of what only a rate is.
    fn told_as_share(&self, n: usize, number: &Amount) -> bool {
        let between = &self.clause.items[n + 1..self.here];
        self.amount.kind == Kind::Percent
            && matches!(number.kind, Kind::Count(_))
            && between.iter().all(|i| matches!(i.what, What::Mark(',' | '(') | What::Cue(CueKind::Share, _)))
            && self.clause.items[self.here - 1].span.end == self.amount.quantity.full.start
    }

    fn subject(&self, n: usize, subject: &Subject) -> ControlFlow<Option<Option<Found>>> {
        let Self { linker, clause, amount, .. } = *self;
        let words = clause.items[n].span;
        if !self.passed && self.stands_behind_numbers(n, subject) {
            linker.passed_over(Condition::Side, amount, subject.entry, words);
            return ControlFlow::Continue(());
        }
        if self.named_before(n, subject) || linker.meant_otherwise(clause, amount, n) {
            return ControlFlow::Continue(());
        }
        if let Some(found) = linker.found(clause, amount, subject, words) {
            let (heavy, most) = self.distance(n, &found);
            if heavy > most {
                linker.far(subject.entry, words, heavy, most);
            }
            return ControlFlow::Break(Some((heavy <= most).then_some(found)));
        }
        if linker.claims(amount, subject.entry) {
            linker.passed(Condition::Claimed, subject.entry, words);
            return ControlFlow::Break(Some(None));
        }
        linker.not_taken(amount, subject.entry, words);
        ControlFlow::Continue(())
    }

    /// A subject stands behind its numbers, and nothing joins it to one before which it stands. "xã đạt chuẩn nông thôn mới mới có
    /// hai xã": a counted thing may stand before its verb.
    fn stands_behind_numbers(&self, n: usize, subject: &Subject) -> bool {
        let Self { linker, clause, here, .. } = *self;
        let words = clause.items[n].span;
        // "số xã đạt chuẩn ở các huyện: …" announces its numbers.
        let announced = || {
            let first = linker.context.doc.tokens[words.start as usize].id;
            linker.patterns.amount_words.contains(&first)
        };
        // "cấp thẻ BHYT cho hộ nghèo với tổng số tiền 5 tỷ đồng": words for money turn back to whatever was done.
        let cost = || {
            let indicator = linker.patterns.subjects[subject.entry].indicator;
            paid(clause, here) && indicator.is_some_and(|i| linker.of_heads(i))
        };
        // "+ Làm việc tại các khu công nghiệp: 1.674 lao động": so may the label of a line.
        let label = || self.colon_before() && words.start <= clause.span.start + 1;
        subject.side == Side::After
            && (self.commas > 0 || !verb_before(clause, here))
            && !announced()
            && !label()
            && !cost()
    }

    /// A colon stands right before the amount.
    fn colon_before(&self) -> bool {
        let before = &self.clause.items[self.here - 1];
        matches!(before.what, What::Mark(':')) && before.span.end == self.amount.quantity.full.start
    }

    /// "Quỹ Vì người nghèo thu được 1,85 tỷ đồng": words that count beside others are of what they stand right behind.
    fn named_before(&self, n: usize, subject: &Subject) -> bool {
        let Self { linker, clause, amount, .. } = *self;
        let (subjects, start) = (&linker.patterns.subjects, clause.items[n].span.start);
        let entry = &subjects[subject.entry];
        let names = |i: &Item| match i.what {
            What::Subject(s) if i.span.end == start => {
                let other = &subjects[s.entry];
                other.indicator != entry.indicator
                    && other.beside.is_empty()
                    && linker.found(clause, amount, &s, i.span).is_some()
            }
            _ => false,
        };
        !entry.beside.is_empty() && clause.items[..n].iter().any(names)
    }

    /// How many words that turn to something else stand between a subject and the amount, and how many may.
    fn distance(&self, n: usize, found: &Found) -> (usize, usize) {
        let Self { linker, clause, here, .. } = *self;
        let between = &clause.items[n + 1..here];
        // "nhiều mặt hàng xuất khẩu tăng, gồm thủy sản chế biến đạt": the first of its goods.
        let parts = || between.iter().rposition(|i| matches!(i.what, What::Cue(CueKind::Parts, _)));
        let parts = if linker.patterns.indicators[found.indicator].itemized { parts() } else { None };
        let head = parts.map_or(n, |p| n + 1 + p);
        let heavy = linker.heavy(clause, clause.items[head].span.end, self.limit, head + 1, here);
        // The commas of a name part nothing.
        let within = between.iter().take_while(|i| i.span.start < clause.items[n].span.end);
        let within = within.filter(|i| matches!(i.what, What::Mark(','))).count();
        let most = if paid(clause, here) && linker.of_heads(found.indicator) {
            HEAVY_OF_MONEY
        // "phân phối điện, khí đốt, nước nóng: 11,13%": all before the colon is one name.
        } else if self.colon_before() || parts.is_some() || linker.names_goods(clause, n, here, found) {
            HEAVY_WITH_VERB
        } else if self.commas > within {
            HEAVY_WITH_COMMA
        } else if verb_before(clause, here) {
            HEAVY_WITH_VERB
        } else {
            HEAVY
        };
        (heavy, most)
    }
}

/// Whether a verb that introduces a level stands right before the amount.
fn verb_before(clause: &Clause, here: usize) -> bool {
    let start = match clause.items[here].what {
        What::Amount(index) => clause.amounts[index].quantity.full.start,
        _ => clause.items[here].span.start,
    };
    let near = |i: &Item| start.saturating_sub(i.span.end) <= 2;
    clause.items[..here].iter().rev().take_while(|i| near(i) || i.span.end > start).any(|i| {
        matches!(
            i.what,
            What::Cue(
                CueKind::Reach | CueKind::Level | CueKind::Rise | CueKind::Fall | CueKind::Estimate | CueKind::Share,
                _
            )
        )
    })
}

/// Whether words for money stand right before the amount.
pub(super) fn paid(clause: &Clause, here: usize) -> bool {
    let What::Amount(index) = clause.items[here].what else { return false };
    let start = clause.amounts[index].quantity.full.start;
    let mut before = clause.items[..here].iter().rev().take_while(|i| start.saturating_sub(i.span.end) <= 2);
    before.any(|i| matches!(i.what, What::Cue(CueKind::Money, _)))
}

/// Whether two amounts are of one kind, so that each needs a subject of its own.
pub(super) fn same_kind(a: Kind, b: Kind) -> bool {
    matches!(
        (a, b),
        (Kind::Percent, Kind::Percent)
            | (Kind::Money(_), Kind::Money(_))
            | (Kind::Count(_) | Kind::Bare, Kind::Count(_) | Kind::Bare)
    )
}
