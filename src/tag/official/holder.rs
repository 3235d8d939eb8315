//! Who holds a post that was told before the name: "Chủ tịch UBND xã là ông A", "có 2 Phó Chủ tịch gồm: ông A, bà B",
//! "bầu Phó Chủ tịch UBND tỉnh đối với các ông: A, B".

use super::{LONGEST_REASON, Tagger};
use crate::pattern::official::{Cue, PersonWords, Surname};
use crate::tag::organization::{Body, Follows};
use crate::text::TokenKind;

/// Where the holder of a post is named, and how.
pub(super) struct Holder {
    /// Where the name begins.
    pub(super) at: usize,
    /// The word before it.
    pub(super) cue: Option<Cue>,
    /// Each of the list that may follow holds the post.
    pub(super) several: bool,
    /// The word before the name is of one person.
    pub(super) each: Option<Cue>,
}

impl Tagger<'_, '_, '_, '_, '_> {
    /// The name after a post and words that say who holds it (Chủ tịch UBND xã là ông A).
    pub(super) fn holder(&self, start: usize, end: usize, plural: bool) -> Option<Holder> {
        let reader = self.reader;
        let counted = self.counted(start);
        let term = self.past_term(end);
        let end = term + usize::from(term > end && reader.punct(term) == Some(','));
        let (after, office, lists) = self.holds(end).or_else(|| self.holds_far(end).filter(|_| plural || counted))?;
        if office && !self.gives_office(start - usize::from(counted)) {
            return None;
        }
        let past_colon = |at: usize| at + usize::from(reader.punct(at) == Some(':'));
        // "có 2 Phó Chủ tịch gồm: ông A và bà B"
        let after = past_colon(after);
        let Some((name, cue, many)) = self.cue(after) else {
            // "cùng 3 Phó Chủ tịch gồm: A, B, C"
            // "hai Phó Giám đốc là Vi Văn Thắng và Lô Thị Hằng"
            let listed = lists || self.surname(after) != Surname::None;
            let named = listed && (plural || counted) && self.name(after, lists).is_some();
            return named.then_some(Holder { at: after, cue: None, several: true, each: None });
        };
        let (name, cue, many) = match self.cue(name) {
            // "gồm các đồng chí: ông A"
            Some((next, kind, more)) if many => (next, kind, many || more),
            _ => (name, cue, many),
        };
        let at = past_colon(name);
        // "gồm các ông A; B"
        let many = many || reader.several(after - 1);
        let each = (!many).then_some(cue);
        self.name(at, true).map(|_| Holder { at, cue: Some(cue), several: many || counted || office || lists, each })
    }

    /// Words at `at` that say who holds a post: their end, whether they do so after a word for an office alone, and
    /// whether they open a list.
    fn holds(&self, at: usize) -> Option<(usize, bool, bool)> {
        let (hit, (office, lists)) = self.reader.person(at, |w| match w {
            PersonWords::Holder { office, lists } => Some((office, lists)),
            _ => None,
        })?;
        Some((hit.span.end as usize, office, lists))
    }

    /// The same behind words in small letters, after a post that several hold: "4 Phó Giám đốc nghỉ hưu từ ngày 1/6 gồm: …".
    fn holds_far(&self, end: usize) -> Option<(usize, bool, bool)> {
        let mut words = (end + 1..end + LONGEST_REASON).take_while(|&i| self.goes_on_small(i - 1));
        words.find_map(|i| self.holds(i)).filter(|&(_, office, _)| !office)
    }

    /// Whether a word for an office ends right before `at` (bầu các Phó Chủ tịch).
    fn gives_office(&self, at: usize) -> bool {
        self.right_before(at, PersonWords::Office)
            || at > 0 && self.reader.several(at - 1) && self.right_before(at - 1, PersonWords::Office)
    }

    /// Whether a small number stands before a post: those who hold it are several.
    pub(super) fn counted(&self, start: usize) -> bool {
        let before = start.checked_sub(1).filter(|&i| i >= self.reader.line.start as usize);
        before.and_then(|i| self.reader.token(i)).is_some_and(|t| t.kind == TokenKind::Digits && t.len_chars() <= 2)
    }

    /// The body before "do" and a person: "Huyện đoàn, do ông A làm Bí thư".
    pub(super) fn headed_body(&self, start: usize) -> Option<Body> {
        let reader = self.reader;
        let first = reader.line.start as usize;
        let agent = start.checked_sub(1).filter(|&i| i > first && reader.is_word(i, reader.patterns().agent))?;
        self.body_before(agent - usize::from(reader.punct(agent - 1) == Some(',')))
    }

    /// The body before "có" and a post: "UBND huyện có 2 Phó Chủ tịch gồm: …", "Hội có Chủ tịch là ông A".
    pub(super) fn having_body(&self, start: usize) -> Option<Body> {
        let has = start.checked_sub(1 + usize::from(self.counted(start)))?;
        // "Tại Sở Y tế, 2 Phó Giám đốc nghỉ hưu là …"
        let seat = self.reader.punct(has) == Some(',');
        let body = (seat || self.reader.is_word(has, self.reader.patterns().has)).then(|| self.body_before(has))??;
        (!seat || self.seated(&body)).then_some(body)
    }

    /// The body in which a post is taken up that words at `link` give: "nhận công tác tại Sở Tư pháp và giữ chức …".
    pub(super) fn joined_body(&self, link: usize) -> Option<Body> {
        let and = link.checked_sub(1).filter(|&i| self.reader.is_word(i, self.reader.patterns().and))?;
        self.body_before(and).filter(|body| self.seated(body) && !body.bare)
    }

    /// Whether "tại" stands before a body.
    fn seated(&self, body: &Body) -> bool {
        let before = body.span.start.checked_sub(1);
        before.is_some_and(|at| self.reader.is_word(at as usize, self.reader.patterns().at))
    }

    /// The body whose name ends at `end`.
    fn body_before(&self, end: usize) -> Option<Body> {
        let reader = self.reader;
        let first = reader.line.start as usize;
        let bodies = (first.max(end.saturating_sub(12))..end).filter(|&i| reader.head(i));
        let whole = bodies.filter_map(|i| reader.body(i, i, Follows::Nobody)).filter(|b| b.span.end as usize == end);
        // The delegation of a body, before it.
        whole.take(2).find(|b| !reader.is_word(b.span.start as usize, reader.patterns().delegation))
    }
}
