//! Posts that the persons of a list are given together: "ông A, Bí thư Huyện ủy và bà B, Phó Bí thư vừa được bầu giữ
//! chức Phó Chủ tịch UBND tỉnh".

use super::Tagger;
use crate::pattern::official::PersonWords;

/// Between two persons of a list stand no more tokens: a mark, và, a word of address.
const LONGEST_GAP: usize = 6;

impl Tagger<'_, '_, '_, '_, '_> {
    /// Gives what the last of a list was given to all whom it names: those tagged from `first` on.
    pub(super) fn share_posts(&mut self, first: usize) {
        let mut at = self.tags.len();
        while at > first + 1 {
            at -= 1;
            let Some(from) = self.tags[at].posts.iter().position(|p| self.given(p.title.start as usize)) else {
                continue;
            };
            let given = self.tags[at].posts[from..].to_vec();
            let mut right = self.tags[at].name;
            for before in (first..at).rev() {
                let tag = &self.tags[before];
                // The last one's own posts may be told of apart.
                if tag.name == right {
                    continue;
                }
                let held = tag.posts.iter().map(|p| p.title.end).fold(tag.name.end, u32::max);
                let own = tag.posts.iter().any(|p| self.given(p.title.start as usize));
                if own || !self.next_in_list(held as usize, right.start as usize) {
                    break;
                }
                right = tag.name;
                self.tags[before].posts.extend(given.iter().copied());
            }
        }
    }

    /// Whether words that give a post, whoever was named before, end right before `start`.
    fn given(&self, start: usize) -> bool {
        let first = self.reader.line.start as usize;
        let gives = |w| matches!(w, PersonWords::Link { former: false, far: true }).then_some(());
        (first.max(start.saturating_sub(LONGEST_GAP * 2))..start)
            .any(|at| self.reader.person(at, gives).is_some_and(|(hit, ())| hit.span.end as usize == start))
    }

    /// Whether nothing but marks, và and words of address stands between two persons.
    fn next_in_list(&self, end: usize, start: usize) -> bool {
        let mut at = self.past_term(end);
        let mut joined = false;
        while at < start && at < end + LONGEST_GAP * 2 {
            let joins =
                matches!(self.reader.punct(at), Some(',' | ';')) || self.reader.is_word(at, self.reader.patterns().and);
            joined |= joins;
            at = match self.cue(at) {
                Some((next, ..)) => next,
                None if joins => at + 1,
                None => return false,
            };
        }
        joined && at == start
    }
}
