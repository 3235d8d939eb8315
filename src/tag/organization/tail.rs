//! The words in small letters by which a body's name goes on, and where they end: at a mark that closes it, at the body
//! that it is part of, or at the person.

use super::{Follows, LineReader, manifold};
use crate::pattern::official::{OrganizationWords, PersonWords};
use crate::text::TokenKind;

/// Words that no list names go on with a body's name no farther.
const LONGEST_TAIL: usize = 9;

impl LineReader<'_, '_, '_, '_> {
    /// The end of the words, small or capital, by which a body's name goes on though no list has them (Trung tâm Kiểm định
    /// chất lượng giáo dục): where a mark closes it, or the person follows.
    pub(super) fn tail(&self, from: usize, bare: bool, follows: Follows) -> usize {
        if follows == Follows::Maybe || bare && !self.capitalized(from) {
            return from;
        }
        let closed = |i: usize| match self.punct(i) {
            Some(mark) => follows == Follows::Nobody && matches!(mark, ',' | ';' | '(' | ')'),
            None if self.is_word(i, self.patterns().under) => follows == Follows::Nobody,
            None => follows == Follows::Name && self.name_beyond_doubt(i),
        };
        let mut at = from;
        for _ in 0..LONGEST_TAIL {
            if at > from && closed(at) {
                return at;
            }
            if at > from
                && let Some((after, bare)) = self.area(at)
            {
                let end = self.place(after, Some(bare), follows);
                return if closed(end) { end } else { from };
            }
            let Some(next) = self.tail_word(at) else { return from };
            at = next;
        }
        from
    }

    /// The end of what may go on with a body's name at `at`: listed words, what và joins, or a word that means nothing else.
    fn tail_word(&self, at: usize) -> Option<usize> {
        let patterns = self.patterns();
        // "Dịch vụ", "hội viên": in small letters they head nothing.
        let head = |at: usize| self.capitalized(at) && self.head(at);
        if self.post(at).is_some() || head(at) || self.name_beyond_doubt(at) {
            return None;
        }
        if let Some(end) = self.content(at, false) {
            return Some(end);
        }
        if self.several(at) {
            return self.content(at + 1, false);
        }
        if self.is_word(at, patterns.and) {
            let next = at + 1;
            let own = self.capitalized(next) && !head(next) && !self.name_beyond_doubt(next);
            let listed = || self.content(next + usize::from(self.several(next)), false);
            return if own { Some(next) } else { listed() };
        }
        let said = |w| {
            matches!(
                w,
                PersonWords::Stop { .. } | PersonWords::Cue { .. } | PersonWords::Link { .. } | PersonWords::Also
            )
            .then_some(())
        };
        let word = self.token(at).is_some_and(|t| t.kind == TokenKind::Word);
        (word && self.person(at, said).is_none()).then_some(at + 1)
    }

    /// The end of an unlisted word of two syllables, the first with a capital (Phòng Thiết kế).
    pub(super) fn two_syllables(&self, at: usize) -> Option<usize> {
        let small = self.token(at + 1).filter(|t| t.kind == TokenKind::Word && !t.capitalized())?;
        let fine = self.capitalized(at)
            && !self.abbreviation(at)
            && !manifold(self.doc().word(at))
            && self.gazetteer(at).is_none()
            && !small.line_start()
            && !self.stop(at + 1)
            && !self.leads_to_post(at + 1)
            && self.organization(at + 1, Some).is_none();
        fine.then_some(at + 2)
    }

    /// The end of the words in small letters that tell a firm's trade before its own name (Công ty cổ phần xi măng Sao Mai).
    pub(super) fn trade(&self, at: usize, end: usize) -> Option<usize> {
        self.organization(at, |w| matches!(w, OrganizationWords::Head { firm: true, .. }).then_some(()))?;
        let told = |i: usize| {
            self.plain(i) && self.person(i, |w| matches!(w, PersonWords::Stop { .. }).then_some(())).is_none()
        };
        let next = (end..end + 6).find(|&i| !told(i))?;
        (next > end && self.capitalized(next) && !self.name_beyond_doubt(next) && !self.begins(next)).then_some(next)
    }

    /// The end of the words in small letters that complete a firm's or institute's own name (Viện Dinh dưỡng): where
    /// a comma or bracket shows that nothing else is said after it.
    pub(super) fn compound(&self, at: usize) -> usize {
        let end = (at..).find(|&i| !self.plain(i)).unwrap_or(at);
        match self.punct(end) {
            Some(')') if end - at <= 6 => end,
            Some(',' | ';') if end - at <= 2 => end,
            _ => at,
        }
    }

    /// The end of the words in small letters by which the field of an office goes on (Phòng Kinh tế đối
    /// ngoại): where the body that it is part of follows, or the person.
    pub(super) fn field(&self, at: usize, follows: Follows) -> usize {
        let end = (at..at + 5).find(|&i| !self.plain(i)).unwrap_or(at);
        let fine = match self.punct(end) {
            Some(',' | '-') => self.capitalized(end + 1) && self.head(end + 1),
            Some('(') => self.head(end + 1) || self.head(end + 2),
            Some(_) => false,
            None => follows != Follows::Nobody && end - at == 2 && self.name_beyond_doubt(end),
        };
        if fine { end } else { at }
    }

    /// The end of what a body is set up for, in small letters, with the unit that it is set up in (Ban Chỉ đạo công tác biên giới tỉnh).
    pub(super) fn task(&self, at: usize, end: usize, follows: Follows) -> usize {
        let task = |w| matches!(w, OrganizationWords::Head { task: true, .. }).then_some(());
        if self.organization(at, task).is_none() {
            return end;
        }
        let goes_on = |i: usize| self.plain(i) || matches!(self.punct(i), Some(',' | '-')) && self.plain(i + 1);
        for i in end..end + 12 {
            if i > end
                && let Some((after, bare)) = self.area(i)
            {
                return self.place(after, Some(bare), follows);
            }
            if !goes_on(i) || self.post(i).is_some() {
                break;
            }
        }
        end
    }

    /// A word in small letters that may belong to a body's name.
    fn plain(&self, at: usize) -> bool {
        self.small(at) && !self.stop(at) && !self.leads_to_post(at)
    }

    /// Words at `at` after which a post is told.
    fn leads_to_post(&self, at: usize) -> bool {
        self.person(at, |w| matches!(w, PersonWords::Link { .. } | PersonWords::Also).then_some(())).is_some()
    }
}
