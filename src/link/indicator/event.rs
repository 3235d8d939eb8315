//! The day on which things were handed over, in an article that tells of one event and no other time.

use super::trace::{Note, PeriodRule};
use super::{Draft, Linker};
use crate::calendar::Period;
use crate::extract::DateFact;
use crate::layout::Zone;
use crate::record::Status;
use crate::segment::Sentence;
use crate::tag::date::DateUse;

/// The day of an event is told in one of so many sentences of the body.
const LEAD: usize = 3;

impl Linker<'_, '_, '_, '_> {
    /// "Sáng 24/7, Hội tổ chức tặng quà. Tại buổi lễ, Hội đã trao 10 suất quà cho 10 thương binh": what is handed over in an
    /// article that tells its numbers of no other time is so on the day of the event.
    pub(super) fn events(&mut self) {
        let body = |d: &Draft| self.context.sentences[d.sentence].zone != Zone::Title;
        if self.drafts.iter().any(|d| body(d) && d.period.is_some()) {
            return;
        }
        let handed = |d: &Draft| {
            let entry = &self.patterns.indicators[d.indicator];
            // Those who are given something are told of too (hộ nghèo).
            let given = entry.given.is_none() && (self.of_heads(d.indicator) || entry.least.is_some());
            body(d) && given && d.status == Status::Actual && self.hands_over(&self.context.sentences[d.sentence])
        };
        let of_event: Vec<usize> = (0..self.drafts.len()).filter(|&d| handed(&self.drafts[d])).collect();
        let Some(day) = of_event.first().and_then(|_| self.event()) else { return };
        for at in of_event {
            self.drafts[at].period = Some(day);
            if let Some(trace) = self.trace {
                trace.note(Note::PeriodOf(at, PeriodRule::Event));
            }
        }
    }

    /// The first day that the lead tells beside something handed over.
    fn event(&self) -> Option<Period> {
        let lead = self.context.sentences.iter().filter(|s| s.zone == Zone::Body).take(LEAD);
        lead.filter(|s| self.hands_over(s))
            .find_map(|sentence| {
                // "Kỷ niệm Ngày Thương binh - Liệt sĩ 27/7, sáng 24/7": not the feast but the last of its days.
                let day = |d: &&DateFact| d.usage == DateUse::Text && matches!(d.period, Period::Day(_));
                self.dates_in(sentence).filter(day).last()
            })
            .map(|date| date.period)
    }

    /// Whether a sentence tells that something is handed over.
    pub(super) fn hands_over(&self, sentence: &Sentence) -> bool {
        self.context.doc.tokens[sentence.span.range()].iter().any(|t| self.patterns.handed_over.contains(&t.id))
    }
}
