//! A name that words of address or posts announce, and those that follow it in a list.

use super::holder::Holder;
use super::list::Told;
use super::{Chain, PersonTag, PostTag, Tagger, rule};
use crate::pattern::official::{Cue, PersonWords, Surname};
use crate::tag::organization::Follows;
use crate::text::Span;

/// No name is announced by more words of address and posts: "Đồng chí Trung tướng, GS. TS. …".
const MOST_CUES: usize = 12;

/// "các đồng chí trong Ban Thường vụ: A, B": the description of a group has no more words.
const LONGEST_DESCRIPTION: usize = 14;

/// What announces a name.
struct Announcement {
    /// Where the name is to begin.
    end: usize,
    /// The last word before it that says so.
    cue: Option<Cue>,
    /// The same, where it is of one person.
    each: Option<Cue>,
    /// The posts before it.
    posts: Vec<PostTag>,
    /// Several are announced.
    plural: bool,
    /// The posts stand right before the name.
    direct: bool,
    /// A comma or dash parts the posts from the name.
    comma: bool,
    /// The posts before a colon are those of all whom it lists.
    shared: bool,
}

impl Tagger<'_, '_, '_, '_, '_> {
    /// A name that a cue or post announces, and those that follow it in a list. Gives the token to go on from.
    pub(super) fn introduction(&mut self, start: usize) -> Option<usize> {
        let mut told = self.announcement(start);
        if told.posts.is_empty() && told.cue.is_none() {
            return None;
        }
        if self.right_before(start, PersonWords::Remembered) {
            return Some(told.end);
        }
        self.pass_holder(start, &mut told);
        self.leave_to_others(start, &mut told);
        self.pass_description(&mut told);
        let Some((name, own)) = self.announced_name(&told) else { return self.unnamed(&told) };
        let rule = match told.cue {
            Some(Cue::Comrade) => rule::COMRADE,
            _ if told.posts.is_empty() => rule::TITLE_AFTER,
            _ => rule::TITLE_BEFORE,
        };
        let after = self.posts_behind(start, name, &told);
        // "Ủy viên Trung ương Đảng, Phó Chủ tịch Quốc hội, Thượng tướng A": posts of a row before a rank are his own.
        let ranked = told.posts.len() > 1 && told.cue == Some(Cue::Rank);
        if told.comma && !after.posts.is_empty() && !ranked {
            // The post before the comma is another's, who is not named.
            told.posts.clear();
        }
        let first = self.tags.len();
        let posts = told.posts.iter().copied().chain(own).chain(after.posts).collect();
        self.tags.push(PersonTag { name, cue: told.cue, posts, rule });
        Some(self.rest_of_list(after.end, first, &told))
    }

    /// The words between posts and a name by which somebody holds them, and the body in which the one post is held.
    fn pass_holder(&self, start: usize, told: &mut Announcement) {
        if !told.direct || told.posts.is_empty() {
            return;
        }
        let Some(holder) = self.holder(start, told.end, told.plural) else { return };
        Holder { at: told.end, cue: told.cue, each: told.each, .. } = holder;
        told.plural |= holder.several;
        told.shared = told.plural;
        if let [post] = &mut told.posts[..]
            && post.organization.is_none()
            && let Some(body) = self.having_body(start)
        {
            post.hold_in(body);
        }
    }

    /// The first of several posts may be that of others than who is named.
    fn leave_to_others(&self, start: usize, told: &mut Announcement) {
        // "đoàn cán bộ tỉnh A, Tổng Lãnh sự B": a group before the one who is named.
        let patterns = self.reader.patterns();
        if told.posts.len() > 1 && patterns.posts[told.posts[0].post].collective {
            told.posts.remove(0);
        }
        let parted = told.posts.len() > 1 || told.comma && !told.posts.is_empty();
        if parted && self.right_before(start, PersonWords::Proxy) {
            told.posts.remove(0);
        }
    }

    /// "các đồng chí trong Ban Thường vụ: A, B"
    fn pass_description(&self, told: &mut Announcement) {
        let at = told.end;
        let group = told.plural && told.posts.is_empty() && told.cue == Some(Cue::Comrade);
        if !group || self.name(at, true).is_some() {
            return;
        }
        let mut words = (at..at + LONGEST_DESCRIPTION).take_while(|&i| self.goes_on(i));
        if let Some(last) = words.find(|&i| self.reader.punct(i + 1) == Some(':')) {
            told.end = last + 2;
        }
    }

    /// The name that was announced, and posts that stand between "các đồng chí" and it.
    fn announced_name(&self, told: &Announcement) -> Option<(Span, Vec<PostTag>)> {
        // "Chủ tịch UBND huyện Tây Giang Bh'riu Liếc": after a place that is listed only a name can stand.
        let placed = |p: &PostTag| {
            p.title.end as usize == told.end && p.organization.is_some_and(|body| self.reader.ends_with_place(body))
        };
        let certain = told.cue.is_some() || told.posts.last().is_some_and(placed);
        if let Some(name) = self.name(told.end, certain) {
            return Some((name, Vec::new()));
        }
        let (name, chain) = told.shared.then(|| self.titled_name(told.end)).flatten()?;
        Some((name, chain.posts))
    }

    /// Where no whole name follows what announces one, a part of one may.
    fn unnamed(&mut self, told: &Announcement) -> Option<usize> {
        // "Trước khi làm Bí thư Tỉnh ủy, ông Sơn từng là …": a post before the comma is not told of him.
        if !told.direct
            && let Some(end) = self.short_name(told.end, told.cue)
        {
            return Some(end);
        }
        if !told.direct && told.posts.is_empty() {
            return None;
        }
        let assumed = told.posts.first().and_then(|post| self.assumed(post.title.start as usize));
        Some(assumed.unwrap_or(told.end))
    }

    /// The posts behind a name.
    fn posts_behind(&mut self, start: usize, name: Span, told: &Announcement) -> Chain {
        let end = name.end as usize;
        // "bầu bà A thay ông B giữ chức …": the post is hers.
        let left = self.reader.link(end).is_some() && self.right_before(name.start as usize, PersonWords::Instead);
        if left {
            return Chain { posts: Vec::new(), end };
        }
        let mut after = self.after_name(end, !told.posts.is_empty());
        if let [post] = &mut after.posts[..]
            && post.organization.is_none()
            && let Some(body) = self.headed_body(start)
        {
            post.hold_in(body);
        }
        after
    }

    /// The names of a list that go on behind the one announced, the tag at `first`. Gives the token behind the last.
    fn rest_of_list(&mut self, from: usize, first: usize, told: &Announcement) -> usize {
        let mut at = from;
        let Announcement { cue, plural, shared, each, .. } = *told;
        while let Some((mut person, end, joined)) = self.next_of_list(at, cue, Told { plural, shared, each }) {
            at = end;
            if shared || plural && person.posts.is_empty() {
                person.posts.splice(0..0, told.posts.iter().copied());
            }
            // "A, B và C – Phó Giám đốc": the post of the last is that of all.
            if plural && joined && told.posts.is_empty() {
                let shared = person.posts.clone();
                let bare = self.tags[first..].iter_mut().rev().take_while(|p| p.posts.is_empty());
                bare.for_each(|p| p.posts.clone_from(&shared));
            }
            self.tags.push(person);
        }
        at
    }

    /// The cues and posts at `start` that announce a name.
    fn announcement(&self, start: usize) -> Announcement {
        let reader = self.reader;
        let mut words = Announcement {
            end: start,
            cue: None,
            each: None,
            posts: Vec::new(),
            plural: start > reader.line.start as usize && reader.several(start - 1),
            direct: false,
            comma: false,
            shared: false,
        };
        for _ in 0..MOST_CUES {
            if let Some((end, next, many)) = self.cue(words.end) {
                // A rank between cue and name says nothing new.
                if next != Cue::Rank || words.cue.is_none() {
                    words.cue = Some(next);
                }
                words.each = (!many).then_some(next);
                words.plural |= many;
                words.end = end + usize::from(reader.punct(end) == Some(':'));
                words.direct = false;
            } else if words.posts.is_empty()
                && let Some(Chain { posts, end }) = self.chain(words.end, Follows::Name)
            {
                let end = self.past_abbreviation(end);
                words.posts = posts;
                words.each = None;
                words.shared = words.plural && reader.punct(end) == Some(':');
                words.comma = self.parts_holder(start, end);
                words.direct = true;
                words.end = match reader.punct(end) {
                    Some(':') => end + 1,
                    // Thống đốc tỉnh Nagano (Nhật Bản) Abe Shuichi
                    Some('(') => self.past_remark(end).unwrap_or(end),
                    _ => end + usize::from(words.comma),
                };
            } else {
                break;
            }
        }
        words
    }

    /// Whether the comma or dash at `at`, after posts that begin at `start`, stands between them and who holds them.
    fn parts_holder(&self, start: usize, at: usize) -> bool {
        let next = at + 1;
        let cue = || self.cue(next).is_some_and(|(_, _, many)| !many);
        match self.reader.punct(at) {
            // Phó Hiệu trưởng nhà trường, thầy Lò Văn Tâm
            Some(',' | '-') if cue() => true,
            // Bí thư Huyện ủy, Lê Văn Tư phát biểu
            Some(',') => self.apposed(start, next),
            // Đồng chí Chủ tịch HĐND xã - Lê Văn Tư
            Some('-') => {
                self.surname(next) == Surname::Common && self.name(next, false).is_some() || self.apposed(start, next)
            }
            _ => false,
        }
    }

    /// Whether a name at `at`, after a comma, is that of the post which begins a sentence at `start`: a verb follows.
    fn apposed(&self, start: usize, at: usize) -> bool {
        let reader = self.reader;
        let begins = start == reader.line.start as usize || reader.punct(start - 1).is_some();
        let speaks = |end: usize| {
            reader.token(end).is_some_and(|t| !t.capitalized() && !reader.patterns().with.contains(&t.id))
                && reader.stop(end)
        };
        let surname = self.surname(at);
        begins
            && (surname == Surname::Common || surname == Surname::Rare && self.reader.punct(at - 1) == Some('-'))
            && self.name(at, false).is_some_and(|name| name.len() > 2 && speaks(name.end as usize))
    }

    /// The token after a short remark in brackets at `at` that stands between a post and its holder's name.
    fn past_remark(&self, at: usize) -> Option<usize> {
        let close = (at + 1..at + 7).find(|&i| self.reader.punct(i) == Some(')'))?;
        self.name(close + 1, false).map(|_| close + 1)
    }
}
