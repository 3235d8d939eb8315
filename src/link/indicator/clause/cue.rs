//! The words of a sentence that are cues.

use super::{Item, Reader, Subject, What};
use crate::pattern::Layer;
use crate::pattern::indicator::{CueKind, Side};
use crate::text::{Span, TokenKind};

/// "kế hoạch giai đoạn": words of a plan of which years are told are no more.
const NAMED_PLAN: usize = 4;

impl Reader<'_> {
    /// Adds the cues of the sentence to its items.
    pub(super) fn cues(&self, items: &mut Vec<Item>) {
        let (mut last, mut aim) = (Span::default(), false);
        for hit in self.context.scan.hits.within(Layer::Clause, self.span) {
            let (words, cue) = (hit.span, self.context.patterns.indicators.cues[hit.payload as usize]);
            // "được giao giảm 262 hộ nghèo": the words for an aim may end with the verb that moves.
            let moves_last = || aim && words.end == last.end && matches!(cue.kind, CueKind::Rise | CueKind::Fall);
            let nested = words.start < last.end && words != last && !moves_last();
            if nested || !self.is_cue(cue.kind, words) {
                continue;
            }
            if cue.kind == CueKind::Level && words.start > last.end.max(self.span.start) {
                let now = self.now_before(words);
                items.extend(now.map(|span| Item { span, what: What::Cue(CueKind::Now, None) }));
            }
            (last, aim) = (words, cue.kind == CueKind::Target);
            let kind = if cue.kind == CueKind::Named && self.is_plan(words) { CueKind::Plan } else { cue.kind };
            items.push(Item { span: words, what: What::Cue(kind, cue.baseline) });
        }
    }

    /// Whether words that look like a cue are one: inside of dates, subjects, places and codes most are not.
    fn is_cue(&self, kind: CueKind, words: Span) -> bool {
        let in_date = || match kind {
            // "cuối năm 2018" tells its year.
            CueKind::WholeYear => self.date_from(words.start).is_some_and(|d| d.overlaps(words)),
            // "4 tháng tính từ đầu năm 2019"
            CueKind::YearToDate => self.date_from(words.start).is_some_and(|d| d.contains(words)),
            _ => false,
        };
        let over = self.subjects_over(words);
        words.end <= self.span.end
            && (over.is_empty() || self.is_cue_in(over, kind, words))
            && !in_date()
            && !self.in_code(words)
            && !self.in_place(words)
    }

    /// Whether words that reach into these subjects are a cue of their own.
    fn is_cue_in(&self, over: &[(Span, Subject)], kind: CueKind, words: Span) -> bool {
        let framed = |t: &Subject| t.side == Side::Frame;
        match kind {
            CueKind::Named | CueKind::Whole | CueKind::Estimate | CueKind::WholeYear => true,
            CueKind::Plan => !over.iter().any(|(_, t)| framed(t)),
            // "giảm {n} hộ nghèo", "giảm tỷ lệ hộ nghèo": a subject may hold the verb that moves it.
            // "từ 12 triệu đồng lên 60 triệu đồng/người/năm": or the one that leads to it.
            CueKind::Rise | CueKind::Fall | CueKind::Level => over.iter().any(|(h, t)| {
                h.contains(words) && (h.start == words.start || t.number.is_some_and(|n| words.end <= n.start))
            }),
            CueKind::Target => aims(over, words) || leads(over, words),
            CueKind::Neutral => self.closed(over, words) || beyond(over, words),
            // "trong đó, thủy sản tăng {n}": what follows is a part too.
            CueKind::Parts => over.iter().any(|(h, t)| h.start == words.start && framed(t)),
            _ => false,
        }
    }

    /// "chưa hoàn thành kế hoạch đề ra, …": closed by a mark or "và", such words are no subject's though some look like one.
    fn closed(&self, over: &[(Span, Subject)], words: Span) -> bool {
        let next = self.context.doc.get(words.end as usize);
        next.is_some_and(|t| t.kind == TokenKind::Punct || t.id == self.context.patterns.indicators.and)
            && over.iter().all(|(h, _)| words.contains(*h) || h.start < words.start && h.end < words.end)
    }

    /// The tokens of the first date that ends behind a token.
    fn date_from(&self, at: u32) -> Option<Span> {
        self.dates.get(self.dates.partition_point(|d| d.span.end <= at)).map(|d| d.span)
    }

    /// A place's name and the words share a token.
    fn in_place(&self, words: Span) -> bool {
        let from = self.spots.partition_point(|s| s.0.end <= self.span.start);
        let spots = self.spots[from..].iter().take_while(|s| s.0.start < self.span.end);
        spots.into_iter().any(|s| s.0.overlaps(words))
    }

    /// "năm 2011 là 31%, nay chỉ còn 15%", but "hiện nay chỉ còn 15%": the word for now that stands before a verb.
    fn now_before(&self, verb: Span) -> Option<Span> {
        let now = Span { start: verb.start - 1, end: verb.start };
        let id = self.context.doc.tokens[now.start as usize].id;
        let dated = || self.date_from(now.start).is_some_and(|d| d.overlaps(now));
        (self.context.patterns.indicators.by_now.contains(&id) && !dated()).then_some(now)
    }

    /// "bằng 91,9% kế hoạch giai đoạn": of a plan whose years are not named, the plan itself.
    fn is_plan(&self, words: Span) -> bool {
        let first = self.context.doc.tokens[words.start as usize].id;
        words.len() <= NAMED_PLAN
            && self.context.patterns.indicators.plan_words.contains(&first)
            && self.date_from(words.start).is_none_or(|d| d.start != words.end)
    }

    /// "Nghị quyết số 08-NQ/HU", "Kế hoạch 12/KH-UBND": letters of a document's code are no words.
    fn in_code(&self, span: Span) -> bool {
        let (doc, start) = (self.context.doc, span.start as usize);
        let glued = |at: usize| doc.get(at).is_some_and(|t| !t.space_before());
        let mark = |at: usize, mark: char| doc.punct(at) == Some(mark) && glued(at);
        start > 1
            && glued(start)
            && (mark(start - 1, '-') || mark(start - 1, '/') && mark(span.end as usize, '-'))
            && doc.tokens[start].upper()
    }
}

/// "phấn đấu cả năm đạt", "cần đạt tăng trưởng {n}": a subject may hold the aim.
fn aims(over: &[(Span, Subject)], words: Span) -> bool {
    over.iter()
        .any(|(h, t)| h.start == words.start && t.number.map_or(t.side == Side::Before, |n| words.end <= n.start))
}

/// "phải đạt 50 triệu đồng": the aim begins before the subject that its verb is of.
fn leads(over: &[(Span, Subject)], words: Span) -> bool {
    over.iter().all(|(h, _)| h.start > words.start && h.end >= words.end)
}

/// "đã hoàn thành mục tiêu xóa nhà tạm": nor are words a subject's where one only reaches into them. In "đầu tư công ước đạt" one
/// word is not enough.
fn beyond(over: &[(Span, Subject)], words: Span) -> bool {
    over.iter().all(|(h, _)| h.start < words.start && words.start + 1 < h.end && h.end < words.end)
}
