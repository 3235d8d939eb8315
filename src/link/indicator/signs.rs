//! What the words around an amount say: its verb, whether a plan or an earlier level is meant, and which.

use super::Linker;
use super::clause::{Amount, Clause, Item, Kind, Subject, What};
use crate::pattern::indicator::{CueKind, Direction, IndicatorKind};
use crate::record::{Baseline, Bound};
use crate::text::Span;
use std::ops::ControlFlow;

/// How far a word may stand from its amount and still govern it.
const NEAR: u32 = 4;

/// What the words around an amount say.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Signs {
    /// The verb that governs it.
    pub(super) verb: Option<CueKind>,
    /// A "từ" stands right before it.
    pub(super) from: bool,
    /// Where the verb stands.
    pub(super) verb_at: Option<Span>,
    /// A plan is named right after it, or before it in a comparison.
    pub(super) plan: bool,
    /// It is compared with something ("so với …"), and with what.
    pub(super) versus: bool,
    pub(super) baseline: Option<Baseline>,
    /// It is a share of the product (bằng 35,2% GRDP).
    pub(super) whole: bool,
}

impl Signs {
    /// Whether the verb tells a change.
    pub(super) fn moves(&self) -> bool {
        matches!(self.verb, Some(CueKind::Rise | CueKind::Fall))
    }
}

impl Linker<'_, '_, '_, '_> {
    /// What the words around an amount say.
    pub(super) fn signs(&self, clause: &Clause, index: usize) -> Signs {
        let amount = &clause.amounts[index];
        let (left, right) = clause.around(index);
        let edge = amount.quantity.full.start;
        let mut before = Before { linker: self, clause, amount, left, signs: Signs::default(), edge, mean: false };
        for item in left.iter().rev() {
            if before.item(item).is_break() {
                break;
            }
        }
        let mut signs = before.signs;
        self.sign_as_verb(amount, left, &mut signs);
        self.verb_of_row(clause, index, &mut signs);
        self.signs_after(clause, index, right, &mut signs);
        signs.plan = signs.plan || self.plan_of_row(clause, index);
        // "giảm 4%/năm": a yearly mean is compared with nothing that is told.
        let mean = || self.context.doc.punct(amount.span.end as usize) == Some('/');
        if signs.baseline.is_none() && !signs.plan && !mean() {
            // "tháng 9 tăng 5,4% so với tháng trước, 9 tháng tăng 11,2%": another time is not compared with the month before.
            let dated = || left.iter().any(|i| matches!(i.what, What::Date(_)));
            let shared = self.shared_baseline(clause, index);
            signs.baseline = shared.filter(|&b| !(b == Baseline::PreviousPeriod && index > 0 && dated()));
        }
        signs
    }

    /// "30 triệu đồng (+8,26%)", "(-5,2%)", "1.512 lao động (+118 lao động)", "912 tỷ đồng, +2,3% so cùng kỳ": a sign is a verb.
    fn sign_as_verb(&self, amount: &Amount, left: &[Item], signs: &mut Signs) {
        let Some(before) = amount.span.start.checked_sub(1) else { return };
        let plus = self.context.doc.punct(before as usize) == Some('+');
        if !plus && !amount.minus {
            return;
        }
        let opens = |i: &Item| matches!(i.what, What::Mark('(')) && i.span.end == before;
        let [sign, number] = [before, before + 1].map(|at| &self.context.doc.tokens[at as usize]);
        let apart = sign.space_before() && !sign.line_start() && !number.space_before();
        let alone = apart && !signs.moves();
        if left.last().is_some_and(opens) || amount.kind == Kind::Percent && alone {
            signs.verb = Some(if plus { CueKind::Rise } else { CueKind::Fall });
            signs.verb_at = Some(Span { start: before, end: before + 1 });
        }
    }

    /// "tăng lần lượt 5,2% và 3,1%": one verb for the whole row.
    fn verb_of_row(&self, clause: &Clause, index: usize, signs: &mut Signs) {
        if let Some((cue, _, _)) = clause.row(index)
            && let Some(verb) = cue.checked_sub(1).map(|v| clause.items[v])
            && let What::Cue(kind @ (CueKind::Rise | CueKind::Fall), _) = verb.what
            && verb.span.end == clause.items[cue].span.start
        {
            signs.verb = Some(kind);
            signs.verb_at = Some(verb.span);
        }
    }

    /// "lần lượt đạt 112 và 980 tỷ đồng, tương ứng 98% và 104% dự toán": the last of a row names the plan for all.
    fn plan_of_row(&self, clause: &Clause, index: usize) -> bool {
        let amount = &clause.amounts[index];
        let joins = |next: &Amount| {
            next.kind == amount.kind
                && next.quantity.full.start == amount.span.end + 1
                && self.context.doc.tokens[amount.span.end as usize].id == self.patterns.and
        };
        if clause.row(index).is_none() || !clause.amounts.get(index + 1).is_some_and(joins) {
            return false;
        }
        let mut last = Signs::default();
        self.signs_after(clause, index + 1, clause.around(index + 1).1, &mut last);
        last.plan
    }

    /// "chỉ tiêu đào tạo nghề đạt 70%", "chỉ tiêu về lao động được giải quyết việc làm đạt 92%": what is counted is named as a target, so
    /// that a percent is of it.
    fn planned_subject(&self, clause: &Clause, item: &Item, subject: &Subject) -> bool {
        let counted = self.patterns.subjects[subject.entry].indicator.is_some_and(|i| {
            self.patterns.indicators[i].kind == IndicatorKind::Count && self.patterns.indicators[i].percent.is_none()
        });
        let plan = clause.items.iter().rev().find(|i| i.span.end <= item.span.start);
        let near = |plan: &Item| item.span.start - plan.span.end <= 2;
        counted && plan.is_some_and(|i| matches!(i.what, What::Cue(CueKind::Plan, _)) && near(i))
    }

    pub(super) fn signs_after(&self, clause: &Clause, index: usize, right: &[Item], signs: &mut Signs) {
        let amount = &clause.amounts[index];
        let mut edge = amount.span.end;
        for (n, item) in right.iter().enumerate() {
            if item.span.start.saturating_sub(edge) > NEAR {
                break;
            }
            match item.what {
                // "đạt 8,8% và bằng 168,9% so với cùng kỳ": the verb of the next number.
                What::Cue(CueKind::Versus, _)
                    if clause.amounts.get(index + 1).is_some_and(|a| a.quantity.full.start == item.span.end) =>
                {
                    break;
                }
                What::Cue(CueKind::Versus, _) => signs.versus = true,
                What::Cue(CueKind::Whole, _) => {
                    signs.whole = true;
                    break;
                }
                // "đạt 2% so với kế hoạch là 6,8%", "71,4%/KH 70%": the plan is told by a number of its own.
                What::Cue(CueKind::Plan | CueKind::Target, _)
                    if self.tells_plan(item)
                        && (signs.versus || self.behind_slash(item))
                        && self.levelled(clause, index, item) =>
                {
                    break;
                }
                // "đưa tỷ lệ lên 50% vào năm 2020 theo Nghị quyết", "còn dưới 3% vào dự thảo nghị quyết": the level that was planned.
                What::Cue(CueKind::Plan, _)
                    if signs.verb == Some(CueKind::Level)
                        && (self.starts(item.span.start.saturating_sub(1), &self.patterns.by_plan)
                            || item.span.start > amount.span.end) =>
                {
                    break;
                }
                What::Cue(CueKind::Plan | CueKind::Target, _) if self.tells_plan(item) => {
                    signs.plan = true;
                    break;
                }
                What::Cue(CueKind::Baseline, baseline) => {
                    // "so với cuối năm 2021": at the end of the year after, that is a year ago.
                    let date = right.get(n + 1).filter(|d| d.span.start <= item.span.end);
                    signs.baseline = match date.map(|d| d.what) {
                        Some(What::Date(date)) if baseline == Some(Baseline::Other) => {
                            Some(super::time::baseline_of_end(self, clause, index, date))
                        }
                        _ => baseline,
                    };
                    break;
                }
                // "gấp 2,5 lần năm 2005", "năm 2008 đạt 1.240 tỷ đồng, bằng 118,1% năm 2007"
                What::Date(date)
                    if signs.versus
                        || amount.kind == Kind::Times && item.span.start == edge
                        || n == 0 && super::time::percent_of_year(self, clause, clause.at[index] + 1) =>
                {
                    signs.baseline = Some(super::time::baseline_of(self, clause, index, date));
                    break;
                }
                What::Mark(')') if n == 0 => {}
                // "đạt 36,6% dự toán năm": a plan's words may be a subject's too.
                What::Subject(_) => {
                    signs.plan |= right
                        .iter()
                        .any(|i| matches!(i.what, What::Cue(CueKind::Plan, _)) && i.span.start == item.span.start);
                    break;
                }
                What::Mark(_) => break,
                What::Cue(
                    CueKind::Exceed | CueKind::Yearly | CueKind::Level | CueKind::Reach | CueKind::Rise | CueKind::Fall,
                    _,
                ) => {
                    break;
                }
                _ => {}
            }
            edge = item.span.end;
        }
    }

    /// The number behind a plan's words is the plan's own level: told in the same unit, "là" or nothing between.
    fn levelled(&self, clause: &Clause, index: usize, plan: &Item) -> bool {
        let Some(next) = clause.amounts.get(index + 1) else { return false };
        let gap = next.quantity.full.start.checked_sub(plan.span.end);
        let beside = gap == Some(0) || gap == Some(1) && self.says_are(plan.span.end);
        let rate = |a: &Amount| a.kind == Kind::Percent;
        beside && rate(next) && rate(&clause.amounts[index])
    }

    /// A slash stands right before an item.
    fn behind_slash(&self, item: &Item) -> bool {
        let before = item.span.start.checked_sub(1);
        before.is_some_and(|at| self.context.doc.punct(at as usize) == Some('/'))
    }

    /// "dự toán giao" is a target's word and a plan's.
    pub(super) fn names_plan(&self, span: Span) -> bool {
        self.patterns.plan_words.contains(&self.context.doc.tokens[span.start as usize].id)
    }

    /// Whether an item speaks of a plan.
    pub(super) fn tells_plan(&self, item: &Item) -> bool {
        match item.what {
            What::Cue(CueKind::Plan, _) => true,
            What::Cue(CueKind::Target, _) => self.names_plan(item.span),
            _ => false,
        }
    }

    /// "thấp hơn (kế hoạch)", "cao hơn (chỉ tiêu)": a rise or fall against what follows.
    pub(super) fn comparative(&self, item: &Item) -> bool {
        matches!(item.what, What::Cue(CueKind::Rise | CueKind::Fall, _)) && self.ends_in_more(item.span)
    }

    /// The last word is "hơn".
    pub(super) fn ends_in_more(&self, span: Span) -> bool {
        self.context.doc.tokens[span.end as usize - 1].id == self.patterns.more
    }

    /// "cao hơn tăng trưởng bình quân cả nước 2,6 điểm phần trăm", "thấp hơn mức bình quân chung 1,2%": what lies between two
    /// places is no change.
    pub(super) fn against_others(&self, clause: &Clause, index: usize) -> bool {
        let (left, right) = clause.around(index);
        let to = clause.amounts[index].quantity.full.start;
        // "cao hơn 1,94 điểm phần trăm so với khu vực nông thôn", "gấp 1,3 lần của cả nước"
        let above = |i: &Item| self.comparative(i) || matches!(i.what, What::Cue(CueKind::Multiple, _));
        let versus = match right {
            [i, ..] if matches!(i.what, What::Cue(CueKind::Versus, _)) => Some(i.span),
            _ => None,
        };
        let start = clause.amounts[index].span.start;
        if left.iter().any(|i| above(i) && i.span.end == start)
            && versus.is_some_and(|v| {
                v.start == clause.amounts[index].span.end && self.starts(v.end, &self.patterns.elsewhere)
            })
        {
            return true;
        }
        // "7 tỉnh có tỷ lệ hộ nghèo cao hơn 10%": how high, and no change.
        let touches = left.iter().any(|i| self.comparative(i) && i.span.end == start);
        let alone = !clause.items[clause.at[index] + 1..]
            .iter()
            .any(|i| matches!(i.what, What::Cue(CueKind::Versus | CueKind::Baseline, _)) || self.tells_plan(i));
        let first = index == 0 || self.drafts.last().is_none_or(|d| d.sentence != self.current);
        if touches
            && alone
            && first
            && clause.amounts[index].kind == Kind::Percent
            && self.shared_baseline(clause, index).is_none()
        {
            return true;
        }
        let parted = left.iter().rev().find(|i| matches!(i.what, What::Mark(_)));
        let from = parted.map_or_else(
            || index.checked_sub(1).map_or(clause.span.start, |b| clause.amounts[b].span.end),
            |m| m.span.end,
        );
        let more = |at: &u32| self.context.doc.tokens[*at as usize].id == self.patterns.more;
        let Some(more) = (from..to).rev().find(more).filter(|more| more + 1 < to) else { return false };
        let mean = |at: u32| self.starts(at, &self.patterns.means);
        (more..to).any(mean) || left.iter().any(|i| i.span.start > more && self.is_country(i))
    }

    /// A comparison stands before the plan: "so với kế hoạch".
    pub(super) fn compared(&self, left: &[Item], plan: &Item) -> bool {
        left.iter().any(|i| {
            (matches!(i.what, What::Cue(CueKind::Versus | CueKind::Exceed, _)) || self.comparative(i))
                && plan.span.start.saturating_sub(i.span.end) <= 1
                && i.span.end <= plan.span.start
        })
    }

    /// A comparison is shared within a sentence: the next one told, or one at the head (So với cùng kỳ, …).
    pub(super) fn shared_baseline(&self, clause: &Clause, index: usize) -> Option<Baseline> {
        let told = if clause.compares() { self.baseline_told(clause, index) } else { None };
        // "Trong đó" goes on with the comparison of the sentence before.
        let parts = || clause.items.first().is_some_and(|i| matches!(i.what, What::Cue(CueKind::Parts, _)));
        told.or_else(|| self.carry.baseline.filter(|_| parts())).or(self.carry.time.compared)
    }

    /// What the sentence itself compares with: behind the amount, at the head, or else before the amount.
    fn baseline_told(&self, clause: &Clause, index: usize) -> Option<Baseline> {
        let (here, first) = (clause.at[index], clause.at[0]);
        let back = || {
            clause.items[..here].iter().rev().find_map(|i| match i.what {
                What::Cue(CueKind::Baseline, baseline) => baseline,
                _ => None,
            })
        };
        let behind = self.baseline_among(clause, index, &clause.items[here + 1..]);
        behind.or_else(|| self.baseline_among(clause, index, &clause.items[..first])).or_else(back)
    }

    /// What the first comparison among items is with, where no other aim begins before it.
    fn baseline_among(&self, clause: &Clause, index: usize, items: &[Item]) -> Option<Baseline> {
        let mut versus = false;
        let mut previous_end = u32::MAX;
        let mut parted = false;
        for item in items {
            match item.what {
                What::Mark(';') => parted = true,
                // "giảm hộ nghèo 3%; phấn đấu …, tăng 2% so với năm 2016": another aim has its own comparison.
                What::Cue(CueKind::Target, _) if parted && !self.tells_plan(item) => return None,
                What::Cue(CueKind::Versus, _) => versus = true,
                What::Cue(CueKind::Baseline, baseline) => return baseline,
                What::Date(date) if versus && item.span.start.saturating_sub(previous_end) <= 2 => {
                    return Some(super::time::baseline_of(self, clause, index, date));
                }
                What::Amount(_) => versus = false,
                // "so với dự toán năm 2019" compares with a plan.
                What::Cue(CueKind::Plan | CueKind::Target, _) if self.tells_plan(item) => versus = false,
                _ => {}
            }
            previous_end = item.span.end;
        }
        None
    }
}

/// The words before an amount, read from the nearest on.
struct Before<'l> {
    linker: &'l Linker<'l, 'l, 'l, 'l>,
    clause: &'l Clause,
    amount: &'l Amount,
    left: &'l [Item],
    signs: Signs,
    /// Where what was read so far begins.
    edge: u32,
    /// Words for a yearly mean were read.
    mean: bool,
}

impl Before<'_> {
    /// Reads the next item, and breaks where it parts the amount from those before it.
    fn item(&mut self, item: &Item) -> ControlFlow<()> {
        match item.what {
            // "không thấp hơn 12.000 tỷ đồng": words of the number's bound are no verb.
            What::Cue(..) if item.span.start > self.amount.quantity.full.start => {}
            What::Cue(kind, _) if self.edge.saturating_sub(item.span.end) <= NEAR => {
                self.cue(kind, item)?;
                self.edge = item.span.start;
            }
            What::Date(_) | What::Place(_) => self.edge = item.span.start,
            What::Subject(s) if !self.linker.in_place(s.entry) => {}
            What::Subject(_) if self.names_plan_compared(item) => {
                self.signs.plan |= self.amount.kind == Kind::Percent && self.signs.verb.is_some();
                self.edge = item.span.start;
            }
            What::Subject(s) => {
                self.subject(item, &s);
                return ControlFlow::Break(());
            }
            // "tỷ lệ hộ nghèo giảm nhanh, bình quân 4,8%/năm"
            What::Mark(',') if self.mean && self.signs.verb.is_none() && item.span.end == self.edge => {
                self.edge = item.span.start;
            }
            // "tỷ lệ hộ nghèo giảm bình quân/năm: 1,5%"
            What::Mark(':') if item.span.end == self.edge => self.edge = item.span.start,
            What::Mark(_) => return ControlFlow::Break(()),
            What::Cue(..) | What::Amount(_) => {}
        }
        ControlFlow::Continue(())
    }

    fn cue(&mut self, kind: CueKind, item: &Item) -> ControlFlow<()> {
        match kind {
            CueKind::Yearly => self.mean = true,
            // "tăng từ", "giảm từ": the level before; but "từ 3% trở lên" bounds the number.
            // "giảm từ 1-2%" tells by how much.
            CueKind::From => {
                self.signs.from |= self.signs.verb.is_none()
                    && self.amount.bound == self.amount.quantity.bound
                    && self.amount.quantity.value_to.is_none();
            }
            // "thấp hơn so với kế hoạch 2%"
            CueKind::Rise | CueKind::Fall if self.signs.verb == Some(CueKind::Versus) && item.span.end == self.edge => {
                self.governs(kind, item.span);
                self.signs.versus = true;
            }
            // "tăng cao hơn tháng trước và đạt 150,3 triệu USD": the nearer of two verbs.
            CueKind::Rise | CueKind::Fall if self.signs.verb == Some(CueKind::Reach) && self.joined() => {
                return ControlFlow::Break(());
            }
            CueKind::Rise | CueKind::Fall | CueKind::Level | CueKind::Exceed | CueKind::Multiple | CueKind::Share
                if matches!(self.signs.verb, None | Some(CueKind::Reach | CueKind::Estimate)) =>
            {
                self.governs(kind, item.span);
            }
            CueKind::Reach | CueKind::Estimate | CueKind::Versus if self.signs.verb.is_none() => {
                self.governs(kind, item.span);
            }
            // "so với kế hoạch đạt 85%", "vượt kế hoạch 5%".
            CueKind::Plan if self.signs.verb.is_some() || (item.span.start..=item.span.end).contains(&self.edge) => {
                self.signs.plan |= self.amount.kind == Kind::Percent
                    && self.linker.compared(self.left, item)
                    && !consumed(self.clause, item);
            }
            _ => {}
        }
        ControlFlow::Continue(())
    }

    fn governs(&mut self, verb: CueKind, words: Span) {
        (self.signs.verb, self.signs.verb_at) = (Some(verb), Some(words));
    }

    /// "và" stands before the verb. "tăng hàng năm và đến nay đạt 243.000 người": a time may stand between.
    fn joined(&self) -> bool {
        let Some(verb) = self.signs.verb_at else { return false };
        let now = |i: &&Item| i.span.end == verb.start && matches!(i.what, What::Cue(CueKind::Now, _));
        let start = self.left.iter().find(now).map_or(verb.start, |i| i.span.start);
        let tokens = &self.linker.context.doc.tokens;
        start.checked_sub(1).is_some_and(|at| tokens[at as usize].id == self.linker.patterns.and)
    }

    /// "so dự toán giao đạt 42%": the plan's words may be a subject's too.
    fn names_plan_compared(&self, item: &Item) -> bool {
        self.linker.names_plan(item.span)
            && self.linker.compared(self.left, item)
            && !self.left.first().is_some_and(|i| matches!(i.what, What::Cue(CueKind::Versus, _)))
    }

    /// "giảm tỷ lệ hộ nghèo năm 2019 khoảng 3%": the verb stands before its object. "giảm tỷ lệ hộ nghèo năm nay là 1%": no
    /// verb of its own either.
    fn subject(&mut self, item: &Item, subject: &Subject) {
        let signs = &mut self.signs;
        let reach = signs.verb == Some(CueKind::Reach) && self.amount.kind == Kind::Percent;
        signs.plan |= reach && self.linker.planned_subject(self.clause, item, subject);
        if signs.from || !(matches!(signs.verb, None | Some(CueKind::Estimate)) || reach) {
            return;
        }
        let verb = self.verb_of(item);
        // "giảm tỷ lệ hộ nghèo xuống dưới 23%", "… dưới 23%": the level reached.
        let below = self.amount.bound == Bound::Under && verb == Some(CueKind::Fall);
        // "tốc độ tăng thu ngân sách đạt 10%": the words themselves say that it rises.
        let moves = || self.linker.patterns.subjects[subject.entry].direction.is_some();
        if !below && (!reach || verb == Some(CueKind::Fall) || moves()) {
            self.signs.verb = verb;
        }
    }

    /// The rise or fall that stands before a subject, or that its own words tell.
    fn verb_of(&self, subject: &Item) -> Option<CueKind> {
        let words = subject.span;
        let near = self.clause.items.iter().take_while(|i| i.span.start <= words.start);
        near.into_iter().find_map(|i| match i.what {
            What::Cue(kind @ (CueKind::Rise | CueKind::Fall), _)
                if i.span.end == words.start || i.span.start == words.start =>
            {
                Some(kind)
            }
            What::Subject(s) if i.span == words && self.linker.takes(self.amount, s.entry).is_some() => {
                self.linker.patterns.subjects[s.entry].direction.map(|d| match d {
                    Direction::Rise => CueKind::Rise,
                    Direction::Fall => CueKind::Fall,
                })
            }
            _ => None,
        })
    }
}

/// A plan's word that already completes the amount before it (đạt 20,7% so với kế hoạch).
pub(super) fn consumed(clause: &Clause, plan: &Item) -> bool {
    let near = |a: &&Amount| {
        matches!(a.kind, Kind::Percent | Kind::Times)
            && a.span.end <= plan.span.start
            && plan.span.start - a.span.end <= NEAR
    };
    // "còn 50,53%, thấp hơn so với kế hoạch 2%": the plan is the next number's.
    let moved = |a: &Amount| {
        clause.items.iter().any(|i| {
            matches!(i.what, What::Cue(CueKind::Rise | CueKind::Fall | CueKind::Exceed, _))
                && i.span.start >= a.span.end
                && i.span.end <= plan.span.start
        })
    };
    // "xuống 21,3% cuối năm 2024, mục tiêu hết năm 2025 còn 17,3%": a clause of its own begins with the plan and tells its number.
    let anew = || {
        let headed = clause.items.iter().any(|i| matches!(i.what, What::Mark(',')) && i.span.end == plan.span.start);
        let mut behind = clause.items.iter().skip_while(|i| i.span.start < plan.span.end);
        let level = |i: &Item| matches!(i.what, What::Cue(CueKind::Level | CueKind::Rise | CueKind::Fall, _));
        headed
            && behind.find(|i| !matches!(i.what, What::Date(_) | What::Cue(CueKind::WholeYear, _))).is_some_and(level)
    };
    clause.amounts.iter().find(near).is_some_and(|a| !moved(a) && !anew())
}
