//! The further names of a list: "các đồng chí A, Bí thư; B, Chủ tịch", "ông A (SN 1967), bà B (SN 1972)".

use super::{Chain, LONGEST_REASON, PersonTag, Tagger, rule};
use crate::pattern::official::{Cue, Surname};
use crate::tag::organization::Follows;
use crate::text::Span;

/// What a list has told of all whom it names.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Told {
    /// That they are several.
    pub(super) plural: bool,
    /// That each holds the posts before it.
    pub(super) shared: bool,
    /// The word of address that each has before the name.
    pub(super) each: Option<Cue>,
}

impl Tagger<'_, '_, '_, '_, '_> {
    /// The next name of a list that goes on at `at`; whether a comma or và, not a semicolon, joins it.
    pub(super) fn next_of_list(&mut self, at: usize, cue: Option<Cue>, told: Told) -> Option<(PersonTag, usize, bool)> {
        let Told { plural, shared, each } = told;
        let reader = self.reader;
        let patterns = reader.patterns();
        let at = self.past_term(at);
        let mut next = if plural { self.past_birth(at) } else { at };
        // "các Phó Chủ tịch Võ Văn A - Lê Thị B": among several a dash may stand for the comma.
        let mut mark = reader.punct(next).filter(|c| matches!(c, ',' | ';') || plural && *c == '-');
        next += usize::from(mark.is_some());
        if plural
            && mark == Some(',')
            && let Some(end) = self.past_reason(next).or_else(|| self.past_seat(next))
        {
            (next, mark) = (end, Some(';'));
        }
        let joins = |at: usize| reader.token(at).is_some_and(|t| t.id == patterns.and || patterns.with.contains(&t.id));
        let word = joins(next);
        next += usize::from(word);
        if mark.is_none() && !word {
            return None;
        }
        // "và đồng chí B" begins anew; only within "các Thứ trưởng: ông A, ông B" it goes on.
        if let Some((end, kind, many)) = self.cue(next) {
            // "đối với: ông A, Giám đốc; ông B, Chánh Văn phòng": after a semicolon where each is so addressed.
            let addressed = shared && each == Some(kind);
            let goes_on = plural && !many && (kind == Cue::Mister && mark != Some(';') || addressed);
            if !(kind == Cue::Rank || goes_on) {
                return None;
            }
            next = end;
        }
        // "các Phó Trưởng ban: Bí thư Huyện ủy A; Giám đốc Sở Y tế B"
        if shared && let Some((name, chain)) = self.titled_name(next) {
            let person = PersonTag { name, cue, posts: chain.posts, rule: rule::LIST };
            return Some((person, name.end as usize, mark != Some(';')));
        }
        let name = self.name(next, plural || mark == Some(';'))?;
        let after = self.after_name(name.end as usize, false);
        let surname = self.surname(name.start as usize) != Surname::None;
        if !plural && after.posts.is_empty() || after.posts.is_empty() && !surname && mark == Some(';') {
            return None;
        }
        let person = PersonTag { name, cue, posts: after.posts, rule: rule::LIST };
        Some((person, after.end, mark != Some(';')))
    }

    /// The token after the semicolon that ends what a list tells of one person with the body that his is part of ("Vụ
    /// trưởng Vụ Thi đua, Văn phòng Chủ tịch nước; B").
    fn past_seat(&self, at: usize) -> Option<usize> {
        let reader = self.reader;
        let seat = reader.head(at) && reader.post(at).is_none() && self.surname(at) == Surname::None;
        let end = seat.then(|| reader.body(at, at, Follows::Nobody)).flatten()?.span.end as usize;
        (reader.punct(end) == Some(';')).then_some(end + 1)
    }

    /// A name at `at` with the posts right before it.
    pub(super) fn titled_name(&self, at: usize) -> Option<(Span, Chain)> {
        self.reader.post(at)?;
        let chain = self.chain(at, Follows::Name)?;
        let parted = (at..chain.end).any(|i| self.reader.punct(i) == Some(';'));
        let name = self.name(chain.end, false).filter(|_| !parted)?;
        Some((name, chain))
    }

    /// The token after the semicolon that ends what a list tells of one person in small letters (", nghỉ hưu từ ngày
    /// 1/3; B").
    fn past_reason(&self, at: usize) -> Option<usize> {
        let reader = self.reader;
        let end = (at..at + LONGEST_REASON).find(|&i| !self.goes_on_small(i))?;
        (end > at && reader.punct(end) == Some(';')).then_some(end + 1)
    }

    /// "A, B - Phó Giám đốc" without a word before: the post of B is A's too where a dash shows that it
    /// is told of both. Names before the first found are looked for to the left.
    pub(super) fn names_before(&mut self, first: usize, name: Span) {
        let reader = self.reader;
        if reader.punct(name.end as usize) != Some('-') || name.start == reader.line.start {
            return;
        }
        let posts = self.tags[first].posts.clone();
        let mut right = name.start as usize;
        let doc = reader.doc();
        while right > reader.line.start as usize + 2 && reader.punct(right - 1) == Some(',') {
            let end = right - 1;
            let from = (reader.line.start as usize).max(end.saturating_sub(5));
            let Some(start) = (from..end - 1).find(|&s| {
                doc.tokens[s].capitalized()
                    && reader.patterns().surname(doc.tokens[s].id) == Surname::Common
                    && self.name(s, false).is_some_and(|n| n.end as usize == end)
            }) else {
                return;
            };
            if self.is_tagged(start) {
                return;
            }
            let person = PersonTag { name: Span::new(start, end), cue: None, posts: posts.clone(), rule: rule::LIST };
            self.tags.push(person);
            right = start;
        }
    }
}
