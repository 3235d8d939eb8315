//! Whether an amount is reached, estimated or aimed at.

use super::clause::{Clause, Item, Kind, What};
use super::owner::whole_of_share;
use super::signs::consumed;
use super::time::HEAD;
use super::{Draft, Linker};
use crate::pattern::Layer;
use crate::pattern::indicator::{CueKind, Side};
use crate::record::Status;

/// A plan is looked for in subjects that begin so many tokens before it.
const LONGEST_SUBJECT: u32 = 16;

/// How many words may stand between "dự kiến" and the subject that it governs (dự kiến tổng số lao động …).
const LEAD_IN: u32 = 3;

/// How many words may stand between two words for one plan.
const GAP: u32 = 5;

/// The status of every amount of a sentence, from left to right.
pub(super) fn statuses(linker: &Linker<'_, '_, '_, '_>, clause: &Clause) -> Vec<Status> {
    let Some(&last) = clause.at.last() else { return Vec::new() };
    let mut reader = Reader::new(linker, clause);
    for n in 0..=last {
        reader.item(n);
    }
    reader.all
}

/// What the items of a sentence read so far say of the numbers to come.
struct Reader<'l> {
    linker: &'l Linker<'l, 'l, 'l, 'l>,
    clause: &'l Clause,
    /// What holds where the sentence itself says nothing.
    default: Status,
    /// What holds from clause to clause.
    base: Status,
    /// What the next number is.
    status: Status,
    /// A plan's own word makes a target of the next number only.
    weak: bool,
    subject_since_comma: bool,
    /// "tháng 8 ước đạt 166 tỷ đồng; lũy kế 8 tháng đạt 1.200 tỷ đồng": another time has a verb of its own.
    time_since_mark: bool,
    /// A subject or a number was told.
    opened: bool,
    /// Status and base before the bracket that is open.
    before_bracket: Option<(Status, Status)>,
    /// The base before the parts of an estimated total.
    before_parts: Option<Status>,
    /// The statuses of the numbers so far.
    all: Vec<Status>,
}

impl<'l> Reader<'l> {
    fn new(linker: &'l Linker<'l, 'l, 'l, 'l>, clause: &'l Clause) -> Self {
        let time = &linker.carry.time;
        let told = if time.estimates { Status::Estimate } else { Status::Actual };
        let aims = time.target || goes_on_aiming(linker, clause) || planned(linker, clause);
        let default = if aims { Status::Target } else { told };
        // "GRDP ước đạt 46.100 tỷ đồng. Trong đó, nông nghiệp 9.500 tỷ đồng. Khu vực dịch vụ 16.500 tỷ đồng.": one part more.
        let listed = || time.listing && linker.begins(clause.span, &linker.patterns.groups);
        let estimates_on = time.estimate && (opens_with_parts(clause) || listed());
        let base = if estimates_on { Status::Estimate } else { default };
        Self {
            linker,
            clause,
            default,
            base,
            status: base,
            weak: false,
            subject_since_comma: false,
            time_since_mark: false,
            opened: false,
            before_bracket: None,
            before_parts: None,
            all: Vec::with_capacity(clause.amounts.len()),
        }
    }

    /// Reads the next item.
    fn item(&mut self, n: usize) {
        match self.clause.items[n].what {
            What::Cue(kind, _) => self.cue(n, kind),
            What::Subject(_) if whole_of_share(self.clause, n) => {}
            What::Subject(_) => self.subject(n),
            What::Mark(mark) => self.mark(mark),
            What::Date(_) => self.time_since_mark |= begins_time(self.clause, n),
            What::Amount(_) => self.amount(n),
            What::Place(_) => {}
        }
    }

    fn cue(&mut self, n: usize, kind: CueKind) {
        let Self { linker, clause, status, .. } = *self;
        match kind {
            CueKind::Estimate => self.estimate(n),
            CueKind::Target => self.target(n),
            CueKind::Plan => self.plan(n),
            CueKind::Parts => self.parts(),
            // "Một số chỉ tiêu chủ yếu nhiệm kỳ 2020-2025: …", "Nhiệm vụ trọng tâm năm 2024 là …"
            CueKind::Aim if lists_aims(linker, clause, n) => self.holds(Status::Target),
            // ", theo kế hoạch đến hết năm số xã đạt chuẩn là 11/14 xã", before that time is over.
            CueKind::Neutral if plans_subject(linker, clause, n) => self.holds(Status::Target),
            // "phiên họp đề ra nhiệm vụ tháng 9, Giám đốc Sở cho biết, 8 tháng đầu năm thu đạt …": what is said begins anew.
            CueKind::Speech if status == Status::Target && quotes(clause, n) => self.holds(self.default),
            // "đề ra là đưa 90.000 lao động …; tính đến hết năm, đã có 142.779 người": what has been counted is told.
            CueKind::AsOf if status == Status::Target && turns_to_count(clause, n) => self.holds(Status::Actual),
            // "ước đạt 77,5% kế hoạch; thu ngân sách tính đến ngày 31/5 trên 11,6 tỷ đồng": what is over by now is told.
            CueKind::AsOf if status == Status::Estimate && counted_by_now(linker, clause, n) => {
                self.status = Status::Actual;
            }
            // "tạo việc làm cho 19.500 người (hiện có trên 50.000 người thất nghiệp)"
            CueKind::Now if status == Status::Target && opened_by(clause, n) => self.holds(Status::Actual),
            // "ước năm 2019 thu nhập bình quân đạt 47 triệu đồng; đến nay đã giải quyết việc làm cho 2.100 lao động"
            CueKind::Now if status == Status::Estimate && turns_to_count(clause, n) => self.holds(Status::Actual),
            // "thu ngân sách ước đạt 48 tỷ đồng; trong năm đã giải quyết việc làm cho 386 lao động"
            CueKind::Actual if status == Status::Estimate && done_apart(clause, n) => self.status = Status::Actual,
            CueKind::Actual if status == Status::Target => self.holds(Status::Actual),
            CueKind::Reach | CueKind::Rise | CueKind::Fall | CueKind::Level
                if status == Status::Estimate && (self.subject_since_comma || self.time_since_mark) =>
            {
                self.status = self.base;
            }
            _ => {}
        }
    }

    /// A status that holds until other words tell another.
    fn holds(&mut self, status: Status) {
        (self.status, self.base, self.weak) = (status, status, false);
    }

    /// What a plan's own word says ends here.
    fn end_plan(&mut self) {
        if self.weak {
            (self.status, self.weak) = (self.base, false);
        }
    }

    /// "ước đạt": the next number is estimated, unless it is aimed at.
    fn estimate(&mut self, n: usize) {
        (self.subject_since_comma, self.time_since_mark) = (false, false);
        if self.status == Status::Target && !self.weak {
            return;
        }
        (self.status, self.weak) = (Status::Estimate, false);
        if !self.opened || estimates_rest(self.clause, n) {
            self.base = Status::Estimate;
        }
    }

    /// Words for an aim, where they are not of another number or of none.
    fn target(&mut self, n: usize) {
        let Self { linker, clause, .. } = *self;
        let item = &clause.items[n];
        // "Ước cả năm sẽ giải quyết việc làm cho 17.000 người": what will be is what is estimated.
        if self.status == Status::Estimate && is_will(linker, item) || motto(linker, clause, item) {
            return;
        }
        // "Mục tiêu năm 2024 tỉnh đặt ra, thu nhập bình quân đạt 60 triệu đồng"
        let heads = self.weak && closed(clause, n) && opens_with_plan(linker, clause, n);
        if heads || aims_ahead(linker, clause, n) {
            self.holds(Status::Target);
        }
    }

    /// Words for a plan, where they tell the plan's own number.
    fn plan(&mut self, n: usize) {
        let Self { linker, clause, .. } = *self;
        let item = &clause.items[n];
        if in_subject(linker, clause, n)
            || names_same_plan(linker, clause, n)
            || is_met(clause, n)
            || reaches_percent(clause, n)
        {
            return;
        }
        let led = || self.status != Status::Target && !consumed(clause, item) && !after_versus(linker, clause, item);
        if in_brackets(clause, n) || gives_number(clause, n) || led() {
            self.status = Status::Target;
            self.weak = !(heads_plan(clause, n) || heads_list(linker, clause, n));
            if !self.weak {
                self.base = Status::Target;
            }
        }
    }

    /// The parts of an estimated total are estimated. So are those of an aim aimed at, where nothing else was told.
    fn parts(&mut self) {
        if self.status == Status::Estimate {
            self.before_parts.get_or_insert(self.base);
            self.base = Status::Estimate;
        } else if !self.all.is_empty() && self.all.iter().all(|&s| s == Status::Target) {
            (self.status, self.weak) = (Status::Target, false);
        }
    }

    /// A subject may have a verb of its own, which no estimate before reaches.
    fn subject(&mut self, n: usize) {
        let Self { linker, clause, .. } = *self;
        // "thu ngân sách ước đạt 850 tỷ đồng; giải quyết việc làm cho 6.700 người": a verb of its own.
        if self.status == Status::Estimate && acts_apart(linker, clause, n) {
            self.base = self.before_parts.take().unwrap_or(self.base);
            self.status = self.base;
        }
        let estimated = estimated_with_verb(clause, n);
        self.subject_since_comma = !estimated;
        // "kim ngạch xuất khẩu đạt 28 tỷ USD" read as one has its verb inside.
        if self.status == Status::Estimate && !estimated && frames_verb(linker, &clause.items[n]) {
            self.status = self.base;
        }
        self.opened = true;
    }

    fn mark(&mut self, mark: char) {
        match mark {
            '(' => self.before_bracket = Some((self.status, self.base)),
            ')' => self.close_bracket(),
            ';' => {
                // An "ước" reaches clauses without a verb of their own; other words end here.
                if self.status != Status::Estimate {
                    self.status = self.base;
                }
                self.weak = false;
                (self.subject_since_comma, self.time_since_mark) = (false, false);
            }
            ',' => {
                self.end_plan();
                self.subject_since_comma = false;
            }
            _ => {}
        }
    }

    /// "tăng 5,69% (kế hoạch là 4%)": what brackets say of the status ends with them.
    fn close_bracket(&mut self) {
        let Some((before, base)) = self.before_bracket.take() else { return };
        if self.status == Status::Target {
            self.base = if self.base == Status::Target { before } else { self.base };
            self.weak = false;
        } else if before == Status::Target {
            self.base = base;
        }
        self.status = before;
    }

    fn amount(&mut self, n: usize) {
        let Self { linker, clause, .. } = *self;
        let behind = clause.items.get(n + 1).filter(|i| i.span.start == clause.items[n].span.end);
        // "còn 31 căn sẽ hoàn thành trong quý IV": not yet.
        let will = behind.is_some_and(|i| matches!(i.what, What::Cue(CueKind::Target, _)) && is_will(linker, i));
        // "yêu cầu 8 xã vừa được công nhận tiếp tục duy trì": done already.
        let done = || behind.is_some_and(|i| matches!(i.what, What::Cue(CueKind::Actual, _)));
        self.all.push(match self.status {
            _ if will || plans_number(linker, clause, n) => Status::Target,
            Status::Target if done() => Status::Actual,
            status => status,
        });
        self.end_plan();
        (self.opened, self.subject_since_comma) = (true, false);
    }
}

/// A sentence goes on with the aims of those before it.
fn goes_on_aiming(linker: &Linker<'_, '_, '_, '_>, clause: &Clause) -> bool {
    let time = &linker.carry.time;
    let aiming = |i: &Item| matches!(i.what, What::Cue(CueKind::Target, _)) && !consumed(clause, i);
    // "Phấn đấu 100% số xã có trạm y tế. Đào tạo nghề cho 4.000 người; phấn đấu …": between aims stand aims.
    let between = || time.announced && clause.items.iter().any(aiming);
    // "Về kinh tế, tỉnh đặt mục tiêu tăng trưởng 8%. … Về xã hội, tỷ lệ lao động qua đào tạo 66%": topic by topic.
    let topic = || time.topics_aimed && linker.starts(clause.span.start, &linker.patterns.topics);
    // "Phấn đấu GRDP đến năm 2030 đạt … Tổng vốn đầu tư trên 75.000 tỷ đồng.": nothing says that it is done.
    time.announced && linker.starts(clause.span.start, &linker.patterns.specific)
        || (time.aimed || between() || topic()) && !clause.items.iter().any(tells_done)
        || tells_parts_of_aim(linker, clause)
}

/// "Phấn đấu tạo việc làm cho 8.000 người. Trong đó, trong tỉnh 7.000 người": the parts of an aim are aimed at.
fn tells_parts_of_aim(linker: &Linker<'_, '_, '_, '_>, clause: &Clause) -> bool {
    let before = linker.drafts.iter().rev().take_while(|d| d.sentence + 1 == linker.current);
    let anew = |i: &Item| tells_done(i) || matches!(i.what, What::Cue(CueKind::Estimate, _));
    opens_with_parts(clause) && all_are(Status::Target, before) && !clause.items.iter().any(anew)
}

/// An item begins to tell what was done: a time of its own, a word for what is done or a comparison.
fn tells_done(item: &Item) -> bool {
    matches!(
        item.what,
        What::Date(_) | What::Cue(CueKind::Actual | CueKind::Now | CueKind::YearToDate | CueKind::Baseline, _)
    )
}

/// A sentence begins with "Trong đó".
fn opens_with_parts(clause: &Clause) -> bool {
    clause.items.first().is_some_and(|i| matches!(i.what, What::Cue(CueKind::Parts, _)))
}

/// An item begins with "sẽ".
fn is_will(linker: &Linker<'_, '_, '_, '_>, item: &Item) -> bool {
    linker.context.doc.tokens[item.span.start as usize].id == linker.patterns.will
}

/// "ước 6 tháng đầu năm, …": all that follows is estimated, not one verb's number. "đạt 90,6%, ước cả năm đạt 100%": behind a
/// number it is told of the next alone.
fn estimates_rest(clause: &Clause, at: usize) -> bool {
    let period = clause.items.get(at + 1).is_some_and(|i| {
        matches!(i.what, What::Date(_) | What::Cue(CueKind::WholeYear, _))
            && i.span.start.saturating_sub(clause.items[at].span.end) <= 2
    });
    let part = || clause.items[..at].iter().rev().take_while(|i| !matches!(i.what, What::Mark(';')));
    let aside =
        || part().any(|i| matches!(i.what, What::Amount(_))) && part().any(|i| matches!(i.what, What::Subject(_)));
    period && !aside()
}

/// Words for an aim are of the numbers behind them.
fn aims_ahead(linker: &Linker<'_, '_, '_, '_>, clause: &Clause, at: usize) -> bool {
    let item = &clause.items[at];
    // "thấp hơn 3,1% so với chỉ tiêu năm 2022 đề ra tại Nghị quyết …"
    if sets_out_compared(linker, clause, at) || sets_out_met(linker, clause, at) {
        return false;
    }
    let set_out =
        || item.span.len() == 2 && linker.starts(item.span.start, &linker.patterns.set_out) && closed(clause, at);
    let of_number_before = || linker.names_plan(item.span) && consumed(clause, item);
    let compared = || after_versus(linker, clause, item) && (closed(clause, at) || percent_next(clause, at));
    !set_out() && !of_number_before() && !compared()
}

/// A subject behind a semicolon begins with a verb of its own. "; đến ngày 25/3 giải ngân 624 tỷ đồng": a day up to which is
/// counted may stand between.
fn acts_apart(linker: &Linker<'_, '_, '_, '_>, clause: &Clause, at: usize) -> bool {
    let until = |i: &&Item| matches!(i.what, What::Date(_) | What::Cue(CueKind::AsOf, _));
    let before = clause.items[..at].iter().rev().find(|i| !until(i));
    before.is_some_and(|i| matches!(i.what, What::Mark(';')))
        && linker.starts(clause.items[at].span.start, &linker.patterns.acts)
}

/// "dự kiến tốc độ tăng trưởng đạt 8%": the verb behind the subject is estimated with it. "dự báo hết năm 2013 tỷ lệ hộ nghèo
/// giảm còn 18%": a time may stand between.
fn estimated_with_verb(clause: &Clause, subject: usize) -> bool {
    let words = clause.items[subject].span;
    let mut edge = words.start;
    for item in clause.items[..subject].iter().rev() {
        match item.what {
            What::Date(_) => edge = item.span.start,
            // Several subjects may have the same words.
            _ if item.span == words => {}
            What::Cue(CueKind::Estimate, _) => return edge.saturating_sub(item.span.end) <= LEAD_IN,
            _ => return false,
        }
    }
    false
}

/// A time stands right behind a semicolon, or behind words that lead to a level or sum up since the new year.
fn begins_time(clause: &Clause, at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| clause.items[before].what);
    matches!(before, Some(What::Mark(';') | What::Cue(CueKind::Level | CueKind::YearToDate, _)))
}

/// There are entries, and all have that status.
pub(super) fn all_are<'d>(status: Status, entries: impl Iterator<Item = &'d Draft>) -> bool {
    let mut entries = entries.peekable();
    entries.peek().is_some() && entries.all(|d| d.status == status)
}

/// "Theo Kế hoạch số 12/KH-UBND, giai đoạn 2021-2025, đào tạo nghề cho 60.000 lao động", before that time is over.
fn planned(linker: &Linker<'_, '_, '_, '_>, clause: &Clause) -> bool {
    let told = |i: &Item| matches!(i.what, What::Cue(CueKind::Now | CueKind::YearToDate | CueKind::AsOf, _));
    linker.dated
        && linker.starts(clause.span.start, &linker.patterns.by_plan)
        && clause.items.iter().any(|i| is_open(linker, i))
        && !clause.items.iter().any(told)
}

/// A part of the sentence begins with the plan, a time that is not over and what is planned for it.
fn plans_subject(linker: &Linker<'_, '_, '_, '_>, clause: &Clause, at: usize) -> bool {
    let plan = clause.items[at].span;
    let opens = clause.items[..at].last().is_none_or(|i| matches!(i.what, What::Mark(_)) && i.span.end == plan.start);
    let Some((time, rest)) = clause.items[at + 1..].split_first() else { return false };
    // "đạt 500 tỷ đồng, theo kế hoạch năm 2020 đạt 70%": how much of it was reached.
    let mut rest = rest.iter().take_while(|i| !matches!(i.what, What::Mark(_)));
    let of_plan = |i: &Item| matches!(i.what, What::Amount(a) if clause.amounts[a].kind == Kind::Percent);
    let next = rest.find(|i| matches!(i.what, What::Subject(_) | What::Amount(_)));
    linker.dated
        && opens
        && linker.starts(plan.start, &linker.patterns.by_plan)
        && is_open(linker, time)
        && next.is_some_and(|i| !of_plan(i))
}

/// A date that names a time which is not over.
fn is_open(linker: &Linker<'_, '_, '_, '_>, item: &Item) -> bool {
    match item.what {
        What::Date(date) => linker.anchor.zip(linker.dates[date].period.to()).is_some_and(|(today, to)| to > today),
        _ => false,
    }
}

/// "tăng 9,4% (KH tăng 10-11%)": brackets that begin with the plan tell it.
fn in_brackets(clause: &Clause, plan: usize) -> bool {
    let span = clause.items[plan].span;
    let opens = |i: &Item| matches!(i.what, What::Mark('(')) && i.span.end == span.start;
    // "(KH: giảm 1,5%)"
    let rest = || clause.items[plan + 1..].iter().take_while(|i| !matches!(i.what, What::Mark(mark) if mark != ':'));
    plan.checked_sub(1).is_some_and(|n| opens(&clause.items[n])) && rest().any(|i| matches!(i.what, What::Amount(_)))
}

/// A sentence begins with the plan that is set out there.
fn opens_with_plan(linker: &Linker<'_, '_, '_, '_>, clause: &Clause, at: usize) -> bool {
    let plan = clause.items[..at].iter().find(|i| matches!(i.what, What::Cue(CueKind::Plan, _)));
    linker.starts(clause.items[at].span.start, &linker.patterns.set_out)
        && plan.is_some_and(|i| i.span.start <= clause.span.start + 1)
}

/// The words of a subject reach from its noun over a verb to its number, and no estimate is among them.
fn frames_verb(linker: &Linker<'_, '_, '_, '_>, item: &Item) -> bool {
    let framed = matches!(item.what, What::Subject(s) if s.side == Side::Frame);
    let inside = || linker.context.scan.hits.within(Layer::Clause, item.span).iter();
    let any = |kind: CueKind| inside().any(|h| linker.patterns.cues[h.payload as usize].kind == kind);
    framed && any(CueKind::Reach) && !any(CueKind::Estimate)
}

/// A bracket begins with that item.
fn opened_by(clause: &Clause, at: usize) -> bool {
    let start = clause.items[at].span.start;
    at.checked_sub(1)
        .is_some_and(|n| matches!(clause.items[n].what, What::Mark('(')) && clause.items[n].span.end == start)
}

/// What a word for an aim is followed by is quoted, with no number in it.
fn motto(linker: &Linker<'_, '_, '_, '_>, clause: &Clause, aim: &Item) -> bool {
    let doc = linker.context.doc;
    let quote = |at: u32| doc.punct(at as usize) == Some('"');
    let close = (aim.span.end + 1..clause.span.end).find(|&at| quote(at));
    let told = |close: u32| clause.amounts.iter().any(|a| (aim.span.end..close).contains(&a.span.start));
    quote(aim.span.end) && close.is_some_and(|close| !told(close))
}

/// Words for a count up to a day stand behind a semicolon, and no aim between them and the number.
fn turns_to_count(clause: &Clause, at: usize) -> bool {
    let mut next = clause.items[at..].iter().take_while(|i| !matches!(i.what, What::Amount(_)));
    at > 0
        && matches!(clause.items[at - 1].what, What::Mark(';'))
        && !next.any(|i| matches!(i.what, What::Cue(CueKind::Target | CueKind::Plan, _)))
}

/// A word for what is done stands behind a semicolon, and no estimate or number between.
fn done_apart(clause: &Clause, at: usize) -> bool {
    let edge = clause.items[..at].iter().rposition(|i| matches!(i.what, What::Mark(';')));
    let other = |i: &Item| matches!(i.what, What::Amount(_) | What::Cue(CueKind::Estimate, _));
    edge.is_some_and(|e| !clause.items[e..at].iter().any(other))
}

/// A subject behind a semicolon is told up to a day that is over.
fn counted_by_now(linker: &Linker<'_, '_, '_, '_>, clause: &Clause, at: usize) -> bool {
    let [subject, mark] = [1, 2].map(|back| at.checked_sub(back).map(|n| &clause.items[n]));
    let named = subject.is_some_and(|i| matches!(i.what, What::Subject(_)));
    let parted = mark.is_some_and(|i| matches!(i.what, What::Mark(';')));
    let Some(day) = clause.items.get(at + 1).and_then(|i| linker.period_of(i)) else { return false };
    named && parted && linker.dated && day.to() <= linker.anchor
}

/// A comma or colon stands right behind a verb of speech, and a time behind that.
fn quotes(clause: &Clause, at: usize) -> bool {
    let [said, mark, time, ..] = &clause.items[at..] else { return false };
    matches!(mark.what, What::Mark(',' | ':'))
        && mark.span.start == said.span.end
        && matches!(time.what, What::Date(_) | What::Cue(CueKind::Actual, _))
        && time.span.start <= mark.span.end + 1
}

/// A subject stands right behind the plan, and what the next percent of the clause reaches is counted.
fn reaches_percent(clause: &Clause, at: usize) -> bool {
    let end = clause.items[at].span.end;
    let rest = &clause.items[at + 1..];
    let subject =
        rest.iter().any(|i| matches!(i.what, What::Subject(_)) && i.span.start >= end && i.span.start <= end + 2);
    let next = rest.iter().position(|i| matches!(i.what, What::Amount(_) | What::Mark(',' | ';')));
    let percent =
        next.is_some_and(|n| matches!(rest[n].what, What::Amount(a) if clause.amounts[a].kind == Kind::Percent));
    let reached =
        next.and_then(|n| n.checked_sub(1)).is_some_and(|n| matches!(rest[n].what, What::Cue(CueKind::Reach, _)));
    subject && percent && reached
}

/// "mới được 32% kế hoạch 300 người": the plan's own number stands right behind its name.
fn gives_number(clause: &Clause, at: usize) -> bool {
    let end = clause.items[at].span.end;
    clause.items.get(at + 1).is_some_and(|i| match i.what {
        What::Amount(index) => {
            let amount = &clause.amounts[index];
            amount.quantity.full.start == end && matches!(amount.kind, Kind::Count(_) | Kind::Money(_))
        }
        _ => false,
    })
}

/// "đạt 54% kế hoạch vốn Chính phủ giao", "vượt mục tiêu Nghị quyết 0,12%": further words of the plan that a percent is of.
fn names_same_plan(linker: &Linker<'_, '_, '_, '_>, clause: &Clause, at: usize) -> bool {
    let start = clause.items[at].span.start;
    let near =
        |i: &&Item| !matches!(i.what, What::Mark(_) | What::Amount(_)) && start.saturating_sub(i.span.end) <= GAP;
    let mut before = clause.items[..at].iter().rev().take_while(near);
    before.any(|i| {
        matches!(i.what, What::Cue(CueKind::Plan | CueKind::Target, _))
            && (consumed(clause, i) || after_versus(linker, clause, i) && percent_next(clause, at))
    })
}

/// "giải ngân vốn đầu tư công kế hoạch năm 2023 đạt 1.240 tỷ đồng": the plan is part of what is told of.
fn in_subject(linker: &Linker<'_, '_, '_, '_>, clause: &Clause, at: usize) -> bool {
    let plan = clause.items[at].span;
    // "hoàn thành 14/15 chỉ tiêu (93,3%)": nor is what was met a plan.
    let met = |entry: usize| {
        let indicator = linker.patterns.subjects[entry].indicator;
        indicator.is_some_and(|i| linker.patterns.indicators[i].percent.is_some())
    };
    let near = clause.items[..at].iter().rev().take_while(|i| i.span.start + LONGEST_SUBJECT >= plan.start);
    near.into_iter().any(|i| {
        matches!(i.what, What::Subject(s) if s.number.is_none() || met(s.entry))
            && i.span.start < plan.start
            && i.span.end >= plan.end
    })
}

/// Words for aims begin the sentence, and a colon or "là" opens the list of them, before anything is said to be reached.
fn lists_aims(linker: &Linker<'_, '_, '_, '_>, clause: &Clause, at: usize) -> bool {
    let aims = clause.items[at].span;
    let rest = clause.items[at + 1..].iter().filter(|i| i.span.start >= aims.end);
    let mut before = rest.take_while(|i| !matches!(i.what, What::Amount(_) | What::Subject(_)));
    let opens = |i: &Item| matches!(i.what, What::Mark(':')) || linker.says_are(i.span.start);
    let reached = |i: &Item| {
        matches!(i.what, What::Cue(CueKind::Actual | CueKind::Exceed | CueKind::Estimate | CueKind::Neutral, _))
    };
    // "Kết quả các chỉ tiêu của ngành 9 tháng: …"
    let done = clause.items[..at].iter().any(|i| matches!(i.what, What::Cue(CueKind::Actual, _)));
    aims.start - clause.span.start <= HEAD
        && !done
        && before.find(|i| opens(i) || reached(i)).is_some_and(|i| opens(i) && !reached(i))
}

/// "Chỉ tiêu tăng trưởng năm 2012 là 10%; xuất khẩu tăng 15%; tạo việc làm cho 9.000 người": a plan heads a whole list.
fn heads_list(linker: &Linker<'_, '_, '_, '_>, clause: &Clause, at: usize) -> bool {
    let plan = clause.items[at].span;
    let marks = clause.items.iter().filter(|i| matches!(i.what, What::Mark(';'))).count();
    let first = clause.items.iter().position(|i| matches!(i.what, What::Amount(_))).unwrap_or(0);
    let told = |i: &Item| {
        matches!(
            i.what,
            What::Cue(
                CueKind::Actual
                    | CueKind::Now
                    | CueKind::YearToDate
                    | CueKind::AsOf
                    | CueKind::Estimate
                    | CueKind::Exceed,
                _
            )
        )
    };
    // "Mục tiêu năm 2024 là đón 7,5 triệu lượt khách, trong đó có 850.000 lượt khách quốc tế; tổng thu đạt 8.300 tỷ đồng."
    let parts = clause.items.iter().any(|i| matches!(i.what, What::Cue(CueKind::Parts, _)));
    let rates = clause.amounts.iter().any(|a| a.kind == Kind::Percent);
    plan.start <= clause.span.start + 1
        && (marks >= 2 || (marks == 1 || parts) && !rates)
        && clause.items[at..first.max(at)].iter().any(|i| linker.says_are(i.span.start))
        && !clause.items.iter().any(told)
}

/// "Kế hoạch năm 2021, giải quyết việc làm cho 18.000 lao động": the sentence is of the plan of that time.
fn heads_plan(clause: &Clause, at: usize) -> bool {
    let [plan, date, rest @ ..] = &clause.items[at..] else { return false };
    let mark = rest.iter().find(|i| matches!(i.what, What::Mark(_) | What::Amount(_)));
    let marked = mark.is_some_and(|m| match m.what {
        What::Mark(',') => m.span.start == date.span.end,
        What::Mark(mark) => mark == ':',
        _ => false,
    });
    plan.span.start <= clause.span.start + 1
        && matches!(date.what, What::Date(_))
        && date.span.start.saturating_sub(plan.span.end) <= 1
        && marked
}

/// The clause ends right behind the plan: "vượt so với kế hoạch đề ra; tổng vốn đầu tư đạt 5.440 tỷ đồng".
fn closed(clause: &Clause, at: usize) -> bool {
    let end = clause.items[at].span.end;
    clause.items[at..].iter().any(|i| matches!(i.what, What::Mark(',' | ';')) && i.span.start == end)
}

/// The next number is a percentage: "vượt mục tiêu 1%", but not "vượt mục tiêu đưa 500 lao động". The plan's own number may
/// stand in brackets before it: "so với chỉ tiêu giao (4.000 người) đạt 83%".
fn percent_next(clause: &Clause, at: usize) -> bool {
    let percent = |i: &Item| match i.what {
        What::Amount(index) => Some(clause.amounts[index].kind == Kind::Percent),
        _ => None,
    };
    let items = &clause.items[at..];
    let mut bracket = false;
    let mut outside = items.iter().filter(|i| {
        bracket = match i.what {
            What::Mark('(') => true,
            What::Mark(')') => false,
            _ => bracket,
        };
        !bracket
    });
    outside.find_map(percent) == Some(true) || items.iter().find_map(percent) != Some(false)
}

/// "đạt 62,3% kế hoạch giao cả năm là 2.000 người": a plan completes the amount before and its own number follows with no mark
/// between.
fn plans_number(linker: &Linker<'_, '_, '_, '_>, clause: &Clause, amount: usize) -> bool {
    // "đạt 94% dự toán Trung ương giao và đạt 81% dự toán tỉnh giao": measured by a plan of its own.
    let end = clause.items[amount].span.end;
    let mut next = clause.items[amount + 1..].iter().take_while(|i| i.span.start <= end);
    if next.any(|i| matches!(i.what, What::Cue(CueKind::Plan | CueKind::Target | CueKind::Versus, _))) {
        return false;
    }
    let between =
        clause.items[..amount].iter().rev().take_while(|i| !matches!(i.what, What::Amount(_) | What::Mark(_)));
    let mut reach = false;
    for (n, item) in between.enumerate() {
        match item.what {
            What::Cue(CueKind::Reach, _) if n == 0 => reach = true,
            What::Cue(CueKind::Plan | CueKind::Target, _) => {
                // "vượt 650 tỷ so với chỉ tiêu kế hoạch là 5.000 tỷ đồng"
                let is = linker.says_are(item.span.end);
                return reach && (consumed(clause, item) || is && after_versus(linker, clause, item));
            }
            What::Subject(_) => return false,
            _ => {}
        }
    }
    false
}

/// A verb of reaching stands right before the plan, and what it is of, not how much, right behind.
fn is_met(clause: &Clause, at: usize) -> bool {
    let plan = clause.items[at].span;
    let verb = clause.items[..at].iter().rev().find(|i| i.span.end <= plan.start);
    let met = verb.is_some_and(|i| matches!(i.what, What::Cue(CueKind::Reach, _)) && i.span.end == plan.start);
    let next = clause.items[at + 1..].iter().find(|i| i.span.start >= plan.end);
    met && next.is_some_and(|i| match i.what {
        What::Subject(_) => true,
        What::Cue(CueKind::Rise | CueKind::Fall, _) => i.span.start == plan.end,
        _ => false,
    })
}

/// The verb belongs to a plan that was met, with what it is of between.
fn sets_out_met(linker: &Linker<'_, '_, '_, '_>, clause: &Clause, at: usize) -> bool {
    let verb = clause.items[at].span;
    let before = clause.items[..at].iter().enumerate().rev();
    let mut near = before.take_while(|(_, i)| {
        !matches!(i.what, What::Mark(_) | What::Amount(_)) && verb.start.saturating_sub(i.span.end) <= 2 * GAP
    });
    linker.starts(verb.start, &linker.patterns.set_out)
        && near.any(|(n, i)| matches!(i.what, What::Cue(CueKind::Plan, _)) && is_met(clause, n))
}

/// The verb belongs to a plan that was compared with, whose time stands between.
fn sets_out_compared(linker: &Linker<'_, '_, '_, '_>, clause: &Clause, at: usize) -> bool {
    let verb = clause.items[at].span;
    let before = clause.items[..at].iter().rev().find(|i| !matches!(i.what, What::Date(_)) && i.span.end <= verb.start);
    linker.starts(verb.start, &linker.patterns.set_out)
        && before.is_some_and(|plan| {
            matches!(plan.what, What::Cue(CueKind::Plan | CueKind::Target, _))
                && linker.tells_plan(plan)
                && after_versus(linker, clause, plan)
        })
}

/// "so với kế hoạch": what is compared with is no target of the number after it.
fn after_versus(linker: &Linker<'_, '_, '_, '_>, clause: &Clause, plan: &Item) -> bool {
    clause.items.iter().any(|i| {
        (matches!(i.what, What::Cue(CueKind::Versus | CueKind::Exceed | CueKind::Neutral, _)) || linker.comparative(i))
            && i.span.end <= plan.span.start
            && plan.span.start - i.span.end <= 1
    })
}
