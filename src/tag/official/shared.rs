//! Posts that the persons of a list are given together: "ông A, Bí thư Huyện ủy và bà B, Phó Bí thư vừa được bầu giữ
//! chức Phó Chủ tịch UBND tỉnh".

use super::{PostTag, Tagger, given};
use crate::pattern::official::PersonWords;

/// Between two persons of a list stand no more tokens: a mark, và, a word of address.
const LONGEST_GAP: usize = 6;

impl Tagger<'_, '_, '_, '_, '_> {
    /// Gives what the last of a list was given to all whom it names: those tagged from `first` on.
    pub(super) fn share_posts(&mut self, first: usize) {
        let mut at = self.tags.len();
        while at > first + 1 {
            at -= 1;
            let given = |p: &PostTag| self.given(p.title.start as usize);
            let made = |p: &PostTag| self.made(p.title.start as usize);
            let posts = &self.tags[at].posts;
            let Some(from) = posts.iter().position(|p| given(p) || made(p)) else { continue };
            let (plainly, shared) = (!given(&posts[from]), posts[from..].to_vec());
            let mut right = self.tags[at].name;
            let mut others = Vec::new();
            for before in (first..at).rev() {
                let tag = &self.tags[before];
                // The last one's own posts may be told of apart.
                if tag.name == right {
                    continue;
                }
                let held = tag.posts.iter().map(|p| p.title.end).fold(tag.name.end, u32::max);
                let own = tag.posts.iter().any(|p| given(p) || made(p));
                if own || !self.next_in_list(held as usize, right.start as usize) {
                    break;
                }
                right = tag.name;
                others.push(before);
            }
            // "bổ nhiệm các đồng chí A và B làm Phó Giám đốc": "làm" is told of all where all are announced together.
            if plainly && !self.announced_together(right.start as usize) {
                continue;
            }
            for other in others {
                self.tags[other].posts.extend(shared.iter().copied());
            }
        }
    }

    /// Whether "làm" stands right before `start`.
    fn made(&self, start: usize) -> bool {
        start > 0 && self.reader.is_word(start - 1, self.reader.patterns().make)
    }

    /// Whether words that announce several persons end right before `name`.
    fn announced_together(&self, name: usize) -> bool {
        let first = self.reader.line.start as usize;
        (first.max(name.saturating_sub(LONGEST_GAP))..name)
            .any(|at| self.cue(at).is_some_and(|(end, _, plural)| plural && end == name))
    }

    /// Whether words that give a post, whoever was named before, end right before `start`.
    fn given(&self, start: usize) -> bool {
        let first = self.reader.line.start as usize;
        // "Chủ tịch HĐND kiêm Trưởng Ban": a post beside another, given to nobody.
        let also =
            |at: usize| self.reader.says(at, PersonWords::Also).is_some_and(|hit| hit.span.end as usize == start);
        !(first.max(start.saturating_sub(LONGEST_GAP * 2))..start).any(also) && given(self.reader.context, first, start)
    }

    /// Whether nothing but marks, và and words of address stands between two persons.
    fn next_in_list(&self, end: usize, start: usize) -> bool {
        let mut at = self.past_birth(self.past_term(end));
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
