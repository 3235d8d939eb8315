//! Posts told of a person who was named before: of a pronoun ("Bà hiện là Trưởng thôn") or at the end of a long clause
//! ("ông Lê Văn A được điều động về huyện và giữ chức vụ Bí thư Huyện ủy").

use super::{Tagger, rule};
use crate::pattern::official::{Cue, PersonWords};
use crate::tag::official::PersonTag;
use crate::tag::organization::Follows;
use crate::text::Token;

/// No link has more tokens.
const LONGEST_LINK: usize = 14;

/// A pronoun stands for a person who was named within so many tokens.
const RECALL: usize = 250;

impl Tagger<'_, '_, '_, '_, '_> {
    /// Gives the posts at `start`, after which no name stands, to the person of whom the words before tell them. Their
    /// end, if there is one.
    pub(super) fn assumed(&mut self, start: usize) -> Option<usize> {
        let (link, former, far) = self.link_before(start)?;
        let known = if self.pronoun_before(link) {
            let last = self.tags.iter().rposition(|t| t.name.end as usize <= link);
            last.filter(|&n| link - (self.tags[n].name.end as usize) < RECALL)
        } else if far {
            self.subject(link)
        } else {
            None
        }?;
        let mut chain = self.chain(start, Follows::Nobody)?.left(former);
        // "nhận công tác tại Sở Tư pháp và giữ chức Phó Giám đốc"
        if let [post] = &mut chain.posts[..]
            && post.organization.is_none()
            && self.waits(post.post)
            && let Some(body) = self.joined_body(link)
        {
            post.hold_in(body);
        }
        let (name, cue) = (self.tags[known].name, self.tags[known].cue);
        self.tags.push(PersonTag { name, cue, posts: chain.posts, rule: rule::BEFORE });
        Some(chain.end)
    }

    /// The words right before `start` after which a post is told: where they begin, whether it is held no more, and
    /// whether its holder may be named far before.
    fn link_before(&self, start: usize) -> Option<(usize, bool, bool)> {
        let reader = self.reader;
        let first = reader.line.start as usize;
        let end = start - usize::from(start > first && reader.punct(start - 1) == Some(':'));
        if end <= first || reader.token(end - 1).is_none_or(Token::capitalized) {
            return None;
        }
        let link = |w| match w {
            PersonWords::Link { former, far } => Some((former, far)),
            _ => None,
        };
        let near = (first.max(end.saturating_sub(LONGEST_LINK))..end).find_map(|at| {
            let (_, (former, far)) = reader.person(at, link).filter(|(hit, _)| hit.span.end as usize == end)?;
            Some((at, former, far))
        });
        // "từng trải qua nhiều vị trí công tác ở tỉnh Lào Cai như": what stands before "như" tells where.
        let such = || {
            let from = first.max(end.saturating_sub(LONGEST_LINK * 2));
            let links = (from..end).filter_map(|at| reader.person(at, link).map(|(hit, told)| (at, hit, told)));
            let mut past = links.filter(|&(_, hit, (former, far))| {
                former && far && (hit.span.end as usize..end).all(|i| reader.punct(i).is_none())
            });
            past.next().map(|(at, _, (former, far))| (at, former, far))
        };
        near.or_else(|| reader.is_word(end - 1, reader.patterns().such).then(such).flatten())
    }

    /// Whether a word of address that names nobody ends at `at`.
    fn pronoun_before(&self, at: usize) -> bool {
        let first = self.reader.line.start as usize;
        (first.max(at.saturating_sub(2))..at).any(|i| self.pronoun(i) == Some(at))
    }

    /// The end of a word of address at `at` that names nobody.
    fn pronoun(&self, at: usize) -> Option<usize> {
        let (end, kind, many) = self.cue(at)?;
        let named = self.reader.token(end).is_some_and(Token::capitalized);
        // "các đồng chí": nobody alone.
        let many = many || at.checked_sub(1).is_some_and(|before| self.reader.several(before));
        (!many && !named && matches!(kind, Cue::Mister | Cue::Comrade)).then_some(end)
    }

    /// The person of whom the sentence tells a post behind `link`: the one named last in it before, else the one for whom
    /// its pronoun stands.
    fn subject(&self, link: usize) -> Option<usize> {
        let reader = self.reader;
        let sentences = reader.context.sentences;
        let within = sentences.partition_point(|s| s.span.end as usize <= link);
        let start = sentences.get(within).map(|s| s.span.start as usize).filter(|&s| s <= link)?;
        let parted = |from: usize| (from..link).any(|i| reader.says(i, PersonWords::Parting).is_some());
        let mut named = (0..self.tags.len()).rev().filter(|&n| self.tags[n].name.end as usize <= link);
        let last = named.next()?;
        if (self.tags[last].name.start as usize) < start {
            let pronoun = (start..link).rev().find_map(|i| self.pronoun(i))?;
            let near = link - (self.tags[last].name.end as usize) < RECALL;
            return (near && !parted(pronoun)).then_some(last);
        }
        if parted(self.tags[last].name.end as usize) {
            return None;
        }
        // "bầu bà A thay ông B giữ chức …": of B it is told that he left, but for what he was given before.
        let before = (self.tags[last].name.end as usize..link).any(|i| reader.is_word(i, reader.patterns().before));
        if !before && self.right_before(self.tags[last].name.start as usize, PersonWords::Instead) {
            return named.next().filter(|&n| self.tags[n].name.start as usize >= start);
        }
        Some(last)
    }
}
