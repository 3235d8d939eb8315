//! Names of persons with the posts that stand beside them.
//!
//! A name is read where something announces it: a word such as đồng chí or ông, a post before it, or
//! a family name with a post after it. What stands around it is read by a small grammar: a chain of
//! posts before, the name, a chain of posts after a comma, dash, bracket or verb, and then the next
//! name of a list.

use super::organization::{Body, Follows, LineReader, manifold};
use crate::extract::Context;
use crate::layout::Zone;
use crate::normalize::fold_word;
use crate::pattern::official::{Cue, OrganizationWords, PersonWords, Shape, Surname};
use crate::pattern::{Hit, Layer};
use crate::record::{Role, Tenure};
use crate::text::{Span, Token, TokenKind};
use rustc_hash::FxHashSet;

/// A post in the text.
#[derive(Debug, Clone, Copy)]
pub struct PostTag {
    /// The post with its body.
    pub title: Span,
    /// The body, where its name stands in the text.
    pub organization: Option<Span>,
    /// The body's name is its first words alone.
    pub bare: bool,
    /// The kind of a body in which nobody holds one post twice.
    pub kind: Option<u32>,
    /// Which post: an index of the patterns' posts.
    pub post: usize,
    /// Held, formerly held, or acting.
    pub tenure: Tenure,
}

/// What the text says of one person at one place.
#[derive(Debug, Clone)]
pub struct PersonTag {
    /// The name; one or two words may be short for a longer one.
    pub name: Span,
    /// The word before it.
    pub cue: Option<Cue>,
    /// The posts that are told of the person here.
    pub posts: Vec<PostTag>,
    /// The rule that found the name.
    pub rule: &'static str,
}

/// Rules by which a name is found.
mod rule {
    pub(super) const COMRADE: &str = "official/dong-chi";
    pub(super) const TITLE_BEFORE: &str = "official/post-before-name";
    pub(super) const TITLE_AFTER: &str = "official/post-after-name";
    pub(super) const LIST: &str = "official/list";
    pub(super) const BARE: &str = "official/name-and-post";
    pub(super) const SHORT: &str = "official/short-name";
}

/// Finds the persons of headline, body and captions.
pub fn tag(context: &Context<'_, '_, '_>) -> Vec<PersonTag> {
    let doc = context.doc;
    let mut tags = Vec::new();
    let hits = &context.scan.hits;
    if hits.layer(Layer::Post).is_empty() && hits.layer(Layer::Person).is_empty() {
        return tags;
    }
    let layout = context.layout;
    let mut wrapped = layout.wrapped.iter().copied().peekable();
    let mut from = 0;
    while from < doc.lines.len() {
        // Lines that a hard wrap cut are read as one.
        let mut to = from + 1;
        while wrapped.next_if(|&w| w <= to).is_some_and(|w| w == to) {
            to += 1;
        }
        let line = doc.lines[from].span.join(doc.lines[to - 1].span);
        if matches!(layout.zones[from], Zone::Title | Zone::Body | Zone::Caption) {
            let words = || doc.tokens[line.range()].iter().filter(|t| t.kind == TokenKind::Word);
            let caps = words().all(Token::upper) && words().count() > 5;
            let reader = LineReader { context, line, caps };
            let (starts, indexed) = (FxHashSet::default(), tags.len());
            Tagger { reader, tags: &mut tags, starts, indexed }.line();
        }
        from = to;
    }
    tags
}

struct Tagger<'x, 'c, 't, 'b, 'p> {
    reader: LineReader<'c, 't, 'b, 'p>,
    tags: &'x mut Vec<PersonTag>,
    /// Where the line's tagged names begin: of those before `indexed`.
    starts: FxHashSet<u32>,
    indexed: usize,
}

/// A chain of posts.
struct Chain {
    posts: Vec<PostTag>,
    end: usize,
}

impl Chain {
    /// The posts as held no more, if words before them say so (từng là).
    fn left(mut self, former: bool) -> Self {
        let held = self.posts.iter_mut().filter(|p| former && p.tenure == Tenure::Current);
        held.for_each(|p| p.tenure = Tenure::Former);
        self
    }
}

impl Tagger<'_, '_, '_, '_, '_> {
    fn line(&mut self) {
        let reader = self.reader;
        let doc = reader.doc();
        let patterns = reader.patterns();
        let hits = &reader.context.scan.hits;
        let mut posts = hits.within(Layer::Post, reader.line).iter().map(|h| h.span.start as usize).peekable();
        let begins = |h: &&Hit| patterns.person_words[h.payload as usize].announces();
        let persons = hits.within(Layer::Person, reader.line).iter().filter(begins);
        let mut persons = persons.map(|h| h.span.start as usize).peekable();
        let mut at = reader.line.start as usize;
        let end = reader.line.end as usize;
        while at < end {
            let token = &doc.tokens[at];
            let surname = token.capitalized() && patterns.surname(token.id) != Surname::None;
            let reached = |next: Option<&usize>| next.is_some_and(|&p| p <= at);
            if !surname && !reached(posts.peek()) && !reached(persons.peek()) {
                at += 1;
                continue;
            }
            while posts.next_if(|&p| p < at).is_some() {}
            while persons.next_if(|&p| p < at).is_some() {}
            let announced = posts.peek() == Some(&at) || persons.peek() == Some(&at);
            if announced && let Some(next) = self.introduction(at) {
                at = next.max(at + 1);
                continue;
            }
            if surname {
                at = self.bare_name(at).max(at + 1);
                continue;
            }
            at += 1;
        }
    }

    /// A name that a cue or post announces, and those that follow it in a list. Gives the token to go on from.
    fn introduction(&mut self, start: usize) -> Option<usize> {
        let reader = self.reader;
        let patterns = reader.patterns();
        let mut at = start;
        let mut cue = None;
        let mut before: Vec<PostTag> = Vec::new();
        let mut plural = start > reader.line.start as usize
            && reader.token(start - 1).is_some_and(|t| patterns.plurals.contains(&t.id));
        let mut direct = false;
        let mut comma = false;
        // The posts before a colon are those of all whom it lists.
        let mut shared = false;
        loop {
            if let Some((end, next, many)) = self.cue(at) {
                // A rank between cue and name says nothing new.
                if next != Cue::Rank || cue.is_none() {
                    cue = Some(next);
                }
                plural |= many;
                at = end;
                direct = false;
                if reader.punct(at) == Some(':') {
                    at += 1;
                }
                continue;
            }
            if before.is_empty()
                && let Some(chain) = self.chain(at, Follows::Name)
            {
                before = chain.posts;
                at = chain.end;
                direct = true;
                match reader.punct(at) {
                    Some(':') => {
                        at += 1;
                        shared = plural;
                    }
                    // Phó Hiệu trưởng nhà trường, thầy Lò Văn Tâm
                    Some(',' | '-') if self.cue(at + 1).is_some_and(|(_, _, many)| !many) => {
                        comma = true;
                        at += 1;
                    }
                    // Đồng chí Chủ tịch HĐND xã - Lê Văn Tư
                    Some('-') if self.surname(at + 1) == Surname::Common && self.name(at + 1, false).is_some() => {
                        comma = true;
                        at += 1;
                    }
                    _ => {}
                }
                continue;
            }
            break;
        }
        if before.is_empty() && cue.is_none() {
            return None;
        }
        if self.right_before(start, PersonWords::Remembered) {
            return Some(at);
        }
        if direct
            && !before.is_empty()
            && let Some((person, kind, many)) = self.holder(start, at)
        {
            (at, cue) = (person, Some(kind));
            plural |= many || self.counted(start);
            shared = plural;
        }
        // "đoàn cán bộ tỉnh A, Tổng Lãnh sự B": a group before the one who is named.
        if before.len() > 1 && patterns.posts[before[0].post].collective {
            before.remove(0);
        }
        if before.len() > 1 && self.right_before(start, PersonWords::Proxy) {
            before.remove(0);
        }
        // "Chủ tịch UBND huyện Tây Giang Bh'riu Liếc": after a place that is listed only a name can stand.
        let placed =
            |p: &PostTag| p.organization.is_some_and(|body| reader.ends_with_place(body)) && p.title.end as usize == at;
        let certain = cue.is_some() || before.last().is_some_and(placed);
        if plural && before.is_empty() && cue == Some(Cue::Comrade) && self.name(at, true).is_none() {
            // "các đồng chí trong Ban Thường vụ: A, B"
            if let Some(colon) =
                (at..at + 14).take_while(|&i| self.goes_on(i)).find(|&i| reader.punct(i + 1) == Some(':'))
            {
                at = colon + 2;
            }
        }
        let Some(name) = self.name(at, certain) else {
            if !direct && before.is_empty() {
                return self.short_name(at, cue);
            }
            return Some(at);
        };
        let found = if cue == Some(Cue::Comrade) {
            rule::COMRADE
        } else if before.is_empty() {
            rule::TITLE_AFTER
        } else {
            rule::TITLE_BEFORE
        };
        let mut after = self.after_name(name.end as usize, !before.is_empty());
        if let [post] = &mut after.posts[..]
            && post.organization.is_none()
            && let Some(body) = self.headed_body(start)
        {
            (post.organization, post.bare, post.kind) = (Some(body.span), body.bare, body.kind);
        }
        let mut at = after.end;
        if comma && !after.posts.is_empty() {
            // The post before the comma is another's, who is not named.
            before.clear();
        }
        let first = self.tags.len();
        let mut posts = before.clone();
        posts.extend(after.posts);
        self.tags.push(PersonTag { name, cue, posts, rule: found });
        while let Some((person, end, joined)) = self.next_of_list(at, cue, plural) {
            at = end;
            let mut person = person;
            if shared || plural && person.posts.is_empty() {
                person.posts.splice(0..0, before.iter().copied());
            }
            // "A, B và C – Phó Giám đốc": the post of the last is that of all.
            if plural && joined && before.is_empty() {
                let shared = person.posts.clone();
                let bare = self.tags[first..].iter_mut().rev().take_while(|p| p.posts.is_empty());
                bare.for_each(|p| p.posts.clone_from(&shared));
            }
            self.tags.push(person);
        }
        Some(at)
    }

    /// The name after a post and words that say who holds it (Chủ tịch UBND xã là ông A): where it begins, and the
    /// word before it.
    fn holder(&self, start: usize, end: usize) -> Option<(usize, Cue, bool)> {
        let reader = self.reader;
        let end = self.past_term(end);
        let (hit, office) = reader.person(end, |w| match w {
            PersonWords::Holder { office } => Some(office),
            _ => None,
        })?;
        if office && !self.right_before(start, PersonWords::Office) {
            return None;
        }
        let (name, cue, many) = self.cue(hit.span.end as usize)?;
        let name = name + usize::from(reader.punct(name) == Some(':'));
        self.name(name, true).map(|_| (name, cue, many))
    }

    /// Whether a small number stands before a post: those who hold it are several.
    fn counted(&self, start: usize) -> bool {
        let before = start.checked_sub(1).filter(|&i| i >= self.reader.line.start as usize);
        before.and_then(|i| self.reader.token(i)).is_some_and(|t| t.kind == TokenKind::Digits && t.len_chars() <= 2)
    }

    /// The body before "do" and a person: "Huyện đoàn, do ông A làm Bí thư".
    fn headed_body(&self, start: usize) -> Option<Body> {
        let reader = self.reader;
        let first = reader.line.start as usize;
        let agent = start.checked_sub(1).filter(|&i| i > first && reader.is_word(i, reader.patterns().agent))?;
        let end = agent - usize::from(reader.punct(agent - 1) == Some(','));
        let head = |i: usize| reader.organization(i, |w| matches!(w, OrganizationWords::Head { .. }).then_some(()));
        let bodies = (first.max(end.saturating_sub(12))..end).filter(|&i| head(i).is_some());
        let whole = bodies.filter_map(|i| reader.body(i, i, Follows::Nobody)).filter(|b| b.span.end as usize == end);
        // The delegation of a body, before it.
        whole.take(2).find(|b| !reader.is_word(b.span.start as usize, reader.patterns().delegation))
    }

    /// What the word at `at` says as a family name.
    fn surname(&self, at: usize) -> Surname {
        self.reader.token(at).map_or(Surname::None, |t| self.reader.patterns().surname(t.id))
    }

    /// A word of the description of a group, not the end of it.
    fn goes_on(&self, at: usize) -> bool {
        self.reader.token(at).is_some_and(|t| t.kind != TokenKind::Punct) || self.reader.punct(at) == Some('-')
    }

    /// The next name of a list that goes on at `at`; whether a comma or và, not a semicolon, joins it.
    fn next_of_list(&mut self, at: usize, cue: Option<Cue>, plural: bool) -> Option<(PersonTag, usize, bool)> {
        let reader = self.reader;
        let patterns = reader.patterns();
        let mut next = at;
        let mark = reader.punct(next).filter(|c| matches!(c, ',' | ';'));
        next += usize::from(mark.is_some());
        let joins = |at: usize| reader.token(at).is_some_and(|t| t.id == patterns.and || patterns.with.contains(&t.id));
        let word = joins(next);
        next += usize::from(word);
        if mark.is_none() && !word {
            return None;
        }
        // "và đồng chí B" begins anew; only within "các Thứ trưởng: ông A, ông B" it goes on.
        if let Some((end, kind, many)) = self.cue(next) {
            let goes_on = plural && kind == Cue::Mister && !many && mark != Some(';');
            if !(kind == Cue::Rank || goes_on) {
                return None;
            }
            next = end;
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

    /// A family name that nothing announces: a person where a post follows.
    fn bare_name(&mut self, at: usize) -> usize {
        let reader = self.reader;
        let Some(name) = self.name(at, false) else {
            // The rest of a remembered person's name is none (Trường Lê Hồng Phong).
            return reader.name(at, false).map_or(at + 1, |name| name.end as usize);
        };
        if reader.caps
            || self.within_name_of_place(at)
            || self.within_name_of_firm(at)
            || self.right_before(at, PersonWords::Remembered)
        {
            return name.end as usize;
        }
        let after = self.after_name(name.end as usize, false);
        if after.posts.is_empty() {
            return name.end as usize;
        }
        let person = PersonTag { name, cue: None, posts: after.posts, rule: rule::BARE };
        let first = self.tags.len();
        self.tags.push(person);
        let mut at = after.end;
        while let Some((person, end, _)) = self.next_of_list(at, None, false) {
            at = end;
            self.tags.push(person);
        }
        self.names_before(first, name);
        at
    }

    /// "A, B - Phó Giám đốc" without a word before: the post of B is A's too where a dash shows that it
    /// is told of both. Names before the first found are looked for to the left.
    fn names_before(&mut self, first: usize, name: Span) {
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

    /// Whether a name that begins at `start` is tagged.
    fn is_tagged(&mut self, start: usize) -> bool {
        let new = self.tags[self.indexed..].iter().map(|person| person.name.start);
        self.starts.extend(new);
        self.indexed = self.tags.len();
        u32::try_from(start).is_ok_and(|start| self.starts.contains(&start))
    }

    /// A firm's or school's first words before a name make it that one's (Công ty TNHH Hoàng Anh).
    fn within_name_of_firm(&self, at: usize) -> bool {
        let reader = self.reader;
        let firm = |w| matches!(w, OrganizationWords::Head { shape: Shape::Open, .. }).then_some(());
        let upper = |i: usize| reader.token(i).is_some_and(Token::upper);
        let first = reader.line.start as usize;
        (first.max(at.saturating_sub(5))..at).any(|i| {
            let end = reader.organization(i, firm).map(|(hit, ())| hit.span.end as usize);
            end.is_some_and(|end| end <= at && (end..at).all(upper))
        })
    }

    /// A unit's word or a street before a name makes it a place's.
    fn within_name_of_place(&self, at: usize) -> bool {
        at > self.reader.line.start as usize
            && self
                .reader
                .organization(at - 1, |w| match w {
                    OrganizationWords::Area { .. } => Some(()),
                    _ => None,
                })
                .is_some()
    }

    /// ông Sơn, đồng chí Hà Duy: a part of a name, to be joined with the whole.
    fn short_name(&mut self, at: usize, cue: Option<Cue>) -> Option<usize> {
        let reader = self.reader;
        reader.token(at).filter(|t| t.capitalized() && !reader.caps)?;
        if reader.post(at).is_some() || reader.stop(at) {
            return None;
        }
        let end = reader.run(at, true);
        if end - at > 1 {
            return Some(end);
        }
        // "Ông Quận là Bí thư Thành ủy": after a comma another person may be next.
        let told = reader.link(end).is_some();
        let after = if told { self.after_name(end, false) } else { Chain { posts: Vec::new(), end } };
        self.tags.push(PersonTag { name: Span::new(at, end), cue, posts: after.posts, rule: rule::SHORT });
        Some(after.end)
    }

    fn name(&self, at: usize, certain: bool) -> Option<Span> {
        let name = self.reader.name(at, certain)?;
        let historical = self.reader.person(at, |w| (w == PersonWords::Historical).then_some(()));
        (!historical.is_some_and(|(hit, ())| hit.span.end >= name.end || hit.span.len() >= 3)).then_some(name)
    }

    /// The cue at `at`: its end, what it says, whether several names follow.
    fn cue(&self, at: usize) -> Option<(usize, Cue, bool)> {
        let (hit, (cue, plural)) = self.reader.person(at, |w| match w {
            PersonWords::Cue { cue, plural } => Some((cue, plural)),
            _ => None,
        })?;
        // Abbreviated degrees are written with capitals; "ts" within a word is none.
        let abbreviated = hit.span.range().skip(1).all(|i| self.reader.punct(i).is_some());
        if cue == Cue::Rank && abbreviated && !self.reader.token(at).is_some_and(Token::capitalized) {
            return None;
        }
        Some((hit.span.end as usize, cue, plural))
    }

    /// Whether words of that meaning end right before `at`.
    fn right_before(&self, at: usize, means: PersonWords) -> bool {
        let reader = self.reader;
        let first = reader.line.start as usize;
        (first.max(at.saturating_sub(4))..at).any(|i| {
            reader.person(i, |w| (w == means).then_some(())).is_some_and(|(hit, ())| hit.span.end as usize == at)
        })
    }

    /// The post at `at`, with what it is held in.
    fn one_post(&self, at: usize, follows: Follows) -> Option<PostTag> {
        let reader = self.reader;
        let patterns = reader.patterns();
        let mut start = at;
        let mut tenure = Tenure::Current;
        if let Some((hit, t)) = reader.person(at, |w| match w {
            PersonWords::Tenure(tenure) => Some(tenure),
            _ => None,
        }) && reader.post(hit.span.end as usize).is_some()
        {
            start = hit.span.end as usize;
            tenure = t;
        }
        let hit = reader.post(start)?;
        let index = patterns.post_words[hit.payload as usize].post;
        let post = &patterns.posts[index];
        let mut end = hit.span.end as usize;
        if tenure == Tenure::Current
            && hit.span.range().skip(1).any(|i| patterns.acting.contains(&reader.doc().tokens[i].id))
        {
            tenure = Tenure::Acting;
        }
        let slot = reader.context.scan.hits.slot(&hit, patterns.org_slot);
        let whole = |span| Body { span, bare: false, kind: None };
        let body = match slot {
            Some(slot) if slot.end == hit.span.end => reader.body(slot.start as usize, slot.end as usize, follows),
            Some(slot) => Some(whole(slot)),
            None if post.alone || post.organization.is_some() => None,
            None => {
                // "PCT.UBND huyện": a stop for the space.
                let tight = |i: usize| reader.token(i).is_some_and(|t| !t.space_before());
                let stop = reader.punct(end) == Some('.') && tight(end) && tight(end + 1);
                // "Ủy viên Ban Thường vụ (BTV) Tỉnh ủy"
                let short = reader.punct(end) == Some('(')
                    && reader.token(end + 1).is_some_and(Token::upper)
                    && reader.punct(end + 2) == Some(')')
                    && reader.begins(end + 3);
                let from = end + if short { 3 } else { usize::from(stop) };
                reader.body(from, from, follows).or_else(|| self.unlisted_body(end, follows).map(whole))
            }
        };
        let mut body = body;
        if post.embodied && body.is_none() {
            return None;
        }
        if let Some(body) = &mut body {
            end = end.max(body.span.end as usize);
            if let Some(after) = self.superior(body.span, follows) {
                (body.span.end, end) = (after as u32, after);
            }
            // "đại biểu Quốc hội tỉnh": who sent them, no assembly of theirs.
            if let Some(slot) =
                slot.filter(|s| post.role == Role::Delegate && reader.is_word(s.start as usize, patterns.state))
            {
                body.span = slot;
            }
        }
        // khóa XIII
        if reader.is_word(end, patterns.term)
            && reader.token(end + 1).is_some_and(|t| t.kind == TokenKind::Digits || t.upper())
        {
            end += 2;
        }
        Some(PostTag {
            title: Span::new(at, end),
            organization: body.map(|b| b.span),
            bare: body.is_some_and(|b| b.bare),
            kind: body.and_then(|b| b.kind),
            post: index,
            tenure,
        })
    }

    /// The end of the body that a part of it names after a comma (Phòng Việc làm, Sở Nội vụ).
    fn superior(&self, part: Span, follows: Follows) -> Option<usize> {
        let reader = self.reader;
        let at = part.end as usize + 1;
        let is_part = |w| match w {
            OrganizationWords::Head { part, shape, .. } => Some(part && shape != Shape::Area),
            _ => None,
        };
        if reader.punct(at - 1) != Some(',')
            || !reader.token(at).is_some_and(Token::capitalized)
            || !reader.organization(part.start as usize, is_part)?.1
            || reader.post(at).is_some()
        {
            return None;
        }
        let whole = |w| match w {
            OrganizationWords::Head { part: false, task: false, shape: Shape::Closed | Shape::Open, .. } => Some(()),
            _ => None,
        };
        reader.organization(at, whole)?;
        let body = reader.body(at, at, follows).filter(|b| !b.bare)?;
        let end = body.span.end as usize;
        // "…, Công an huyện và các xã": others who were there.
        let listed = reader.is_word(end, reader.patterns().and)
            || reader.token(end).is_some_and(|t| reader.patterns().with.contains(&t.id))
            || reader.punct(end) == Some(',') && reader.begins(end + 1);
        (!listed).then_some(end)
    }

    /// A body that no list names, after a post: an abbreviation or foreign name (UNDP). Where a person's name may follow,
    /// the abbreviation alone.
    fn unlisted_body(&self, at: usize, follows: Follows) -> Option<Span> {
        let reader = self.reader;
        let token = reader.token(at).filter(|t| t.capitalized() && !reader.caps)?;
        let abbreviation = token.upper() && token.len_chars() > 1;
        if self.surname(at) != Surname::None {
            return None;
        }
        if follows == Follows::Nobody {
            let foreign = abbreviation || manifold(&fold_word(reader.doc().word(at)));
            // "LHH Việt nam": the country's name with one capital.
            let end = reader.run(at, false);
            let end = reader.content(end - 1, true).unwrap_or(end).max(end);
            return foreign.then(|| Span::new(at, end));
        }
        let name = reader.token(at + 1).is_some_and(|t| t.capitalized() && !t.upper());
        (abbreviation && token.len_chars() > 2 && name).then(|| Span::new(at, at + 1))
    }

    /// Posts one after another, from `at` on.
    fn chain(&self, at: usize, follows: Follows) -> Option<Chain> {
        let first = self.one_post(at, follows)?;
        let mut end = first.title.end as usize;
        let is_next_persons = |end: usize| {
            follows != Follows::Name && self.reader.name_beyond_doubt(end) && self.name(end, false).is_some()
        };
        if is_next_persons(end) {
            return None;
        }
        let mut posts = vec![first];
        while let Some((next, strict)) = self.separator(self.past_term(end)) {
            // After "và" or a semicolon the next post may be that of the next person.
            let how = if follows == Follows::Nobody && strict { Follows::Maybe } else { follows };
            // What goes on to a name belongs to that name, whole.
            if how == Follows::Maybe
                && self.chain(next, Follows::Name).is_some_and(|c| self.name(c.end, false).is_some())
            {
                break;
            }
            let Some(post) = self.one_post(next, how) else { break };
            let after = post.title.end as usize;
            // "…, Bí thư Thành ủy, Chủ tịch UBND thành phố Lê Thị Na": the next person's.
            if is_next_persons(after) || self.is_group(&post) {
                break;
            }
            // "Phó Chủ tịch - Tổng Thư ký Hội Luật gia": both in one body.
            if self.joins_posts(end)
                && let Some(last) = posts.last_mut().filter(|p| p.organization.is_none() && self.waits(p.post))
            {
                (last.organization, last.bare, last.kind) = (post.organization, post.bare, post.kind);
            }
            end = after;
            posts.push(post);
        }
        Some(Chain { posts, end })
    }

    /// "…, cán bộ các phòng", "…, đại biểu": others, not the person before.
    fn is_group(&self, post: &PostTag) -> bool {
        post.organization.is_none() && self.reader.patterns().posts[post.post].collective
    }

    /// Whether what stands between two posts makes them posts in one body: a dash or kiêm, no comma.
    fn joins_posts(&self, at: usize) -> bool {
        let also = self.reader.person(at, |w| (w == PersonWords::Also).then_some(())).is_some();
        also || matches!(self.reader.punct(at), Some('-' | '/'))
    }

    /// Whether a post is one that a body's name is missing from: those of the party are held beside others.
    fn waits(&self, post: usize) -> bool {
        let post = &self.reader.patterns().posts[post];
        let held = matches!(
            post.role,
            Role::Chair
                | Role::StandingViceChair
                | Role::ViceChair
                | Role::Director
                | Role::DeputyDirector
                | Role::Officer
        );
        held && !post.alone && post.organization.is_none()
    }

    /// What stands between two posts of one person; whether it may as well stand between two persons.
    fn separator(&self, at: usize) -> Option<(usize, bool)> {
        let reader = self.reader;
        let patterns = reader.patterns();
        let also =
            |at: usize| reader.person(at, |w| (w == PersonWords::Also).then_some(())).map(|h| h.0.span.end as usize);
        let link = |at: usize| reader.link(at).map(|l| l.0);
        match reader.punct(at) {
            Some(',' | '-' | '/') => Some((also(at + 1).or_else(|| link(at + 1)).unwrap_or(at + 1), false)),
            Some(';') => Some((at + 1, true)),
            Some(_) => None,
            None if reader.is_word(at, patterns.and) => Some((at + 1, true)),
            // "Tỉnh ủy viên Bí thư Huyện ủy": a comma was forgotten.
            None if reader.post(at).is_some() && reader.token(at).is_some_and(Token::capitalized) => Some((at, false)),
            None => also(at).or_else(|| link(at)).map(|end| (end, false)),
        }
    }

    /// The token after a term of office (, nhiệm kỳ 2016 - 2021) that stands after a post.
    fn past_term(&self, at: usize) -> usize {
        let reader = self.reader;
        let patterns = reader.patterns();
        let digits = |i: usize| reader.token(i).is_some_and(|t| t.kind == TokenKind::Digits);
        // Tỉnh ủy Lào Cai (mới), nhiệm kỳ 2020 - 2025
        let small = |i: usize| reader.token(i).is_some_and(|t| t.kind == TokenKind::Word && !t.capitalized());
        let remark = reader.punct(at) == Some('(') && small(at + 1) && reader.punct(at + 2) == Some(')');
        let at = if remark { at + 3 } else { at };
        let start = at + usize::from(reader.punct(at) == Some(','));
        if !(reader.is_word(start, patterns.office.0) && reader.is_word(start + 1, patterns.office.1)) {
            return at;
        }
        let range = digits(start + 2) && reader.punct(start + 3) == Some('-') && digits(start + 4);
        if range { start + 5 } else { at }
    }

    /// The token at which a remark on someone's age after the name ends (", 54 tuổi," ", sinh năm 1970,").
    fn past_age(&self, at: usize) -> Option<usize> {
        let reader = self.reader;
        let patterns = reader.patterns();
        let comma = |i: &usize| reader.punct(*i) == Some(',');
        if !comma(&at) {
            return None;
        }
        let aged =
            reader.token(at + 1).is_some_and(|t| t.kind == TokenKind::Digits) && reader.is_word(at + 2, patterns.age);
        let born = reader.is_word(at + 1, patterns.born);
        // ", người dân tộc Co,"
        let people = reader.is_word(at + 1, patterns.people.0) && reader.is_word(at + 2, patterns.people.1);
        (aged || born || people).then(|| (at + 3..at + 10).find(comma)).flatten()
    }

    /// The posts that are told after a name. `titled`: posts stand before the name already, so that another post may
    /// belong to another name.
    fn after_name(&self, at: usize, titled: bool) -> Chain {
        let reader = self.reader;
        let at = self.past_age(at).unwrap_or(at);
        let none = |end| Chain { posts: Vec::new(), end };
        let follows = if titled { Follows::Maybe } else { Follows::Nobody };
        let linked = |at: usize| reader.link(at).unwrap_or((at, false));
        let ((start, former), bracket) = match reader.punct(at) {
            Some('(') => ((at + 1, false), true),
            Some(',' | '-' | ':') => (linked(at + 1), false),
            Some(_) => return none(at),
            None => match reader.link(at) {
                Some(link) => (link, false),
                None if reader.token(at).is_some_and(|t| t.capitalized() || reader.caps) => ((at, false), false),
                None => return none(at),
            },
        };
        let many = reader.token(start).is_some_and(|t| reader.patterns().plurals.contains(&t.id));
        let start = start + usize::from(many);
        let Some(chain) = self.chain(start, follows) else {
            // "A (sinh năm 1970), Giám đốc": one remark in brackets is passed over.
            let close = (at + 1..at + 16).take_while(|_| bracket).find(|&i| reader.punct(i) == Some(')'));
            return match close {
                Some(close) if matches!(reader.punct(close + 1), Some(',' | '-')) => {
                    let close = self.past_age(close + 1).map_or(close, |at| at - 1);
                    let (start, former) = linked(close + 2);
                    let chain = self.chain(start, follows).unwrap_or_else(|| none(at));
                    if chain.posts.is_empty() { none(at) } else { chain.left(former) }
                }
                _ => none(at),
            };
        };
        let group = || chain.posts.first().is_some_and(|p| self.is_group(p));
        // A semicolon parts persons: what stands before it is not the next one's.
        let goes_on =
            |c: Chain| self.name(c.end, false).is_some() && (start..c.end).all(|i| reader.punct(i) != Some(';'));
        if titled && (group() || self.chain(start, Follows::Name).is_some_and(goes_on)) {
            return none(at);
        }
        let end = if bracket && reader.punct(chain.end) == Some(')') { chain.end + 1 } else { chain.end };
        Chain { posts: chain.posts, end }.left(former)
    }
}

#[cfg(test)]
mod tests {
    use crate::extract::{Article, Options, Worker};
    use crate::pattern::Patterns;
    use std::sync::LazyLock;
    use unicode_normalization::UnicodeNormalization;

    static PATTERNS: LazyLock<Patterns> =
        LazyLock::new(|| Patterns::embedded().expect("the embedded patterns compile"));

    /// "name: title [body]; title" of every official, and the texts of the mentions.
    fn read(text: &str) -> Vec<(String, Vec<String>)> {
        let mut worker = Worker::new(&PATTERNS);
        let article = Article { text: text.into(), ..Article::default() };
        let record = worker.extract(&article, Options::default());
        let post = |p: &crate::record::Position<'_>| match &p.organization {
            Some(body) => format!("{} [{body}]", p.title),
            None => p.title.to_string(),
        };
        let one = |o: &crate::record::Official<'_>| {
            let posts: Vec<String> = o.positions.iter().map(post).collect();
            let mentions = o.mentions.iter().map(|m| m.text.to_string()).collect();
            (format!("{}: {}", o.name, posts.join("; ")), mentions)
        };
        record.officials.iter().map(one).collect()
    }

    fn officials(text: &str) -> Vec<String> {
        read(text).into_iter().map(|o| o.0).collect()
    }

    #[test]
    fn a_name_ends_before_a_verb_a_post_and_a_body() {
        for text in [
            "Đồng chí Vũ Hải Triều Tiếp thu ý kiến của các đại biểu.",
            "Đồng chí Vũ Hải Triều yêu cầu các xã báo cáo.",
            "Đồng chí Vũ Hải Triều, Sở Nội vụ ghi chép.",
            "Đồng chí Vũ Hải Triều Sở Nội vụ ghi chép.",
            "Đồng chí Vũ Hải Triều (thứ hai, trái sang) trao hoa.",
        ] {
            assert_eq!(officials(text), ["Vũ Hải Triều: "], "{text}");
        }
    }

    #[test]
    fn words_of_bodies_may_be_syllables_of_names() {
        for name in ["Lê Xuân Trường", "Trần Công An", "Đoàn Thị Hội", "Nguyễn Văn Phòng", "Phó Đức Bình", "Bùi Văn Vụ"]
        {
            let text = format!("Ông {name}, Chủ tịch UBND xã nói chuyện với dân.");
            assert_eq!(officials(&text), [format!("{name}: Chủ tịch UBND xã [UBND xã]")]);
        }
    }

    #[test]
    fn a_place_and_a_name_after_a_body_are_told_apart() {
        for (text, found) in [
            ("Chủ tịch UBND xã Lương Thiện cho biết.", vec![]),
            (
                "Chủ tịch UBND xã Lương Thiện Hà Thị Mơ cho biết.",
                vec!["Hà Thị Mơ: Chủ tịch UBND xã Lương Thiện [UBND xã Lương Thiện]"],
            ),
            ("Chủ tịch UBND huyện Mai Thị Lý cho biết.", vec!["Mai Thị Lý: Chủ tịch UBND huyện [UBND huyện]"]),
            (
                "Bí thư Tỉnh ủy Nghệ An Hồ Sĩ Kiên cho biết.",
                vec!["Hồ Sĩ Kiên: Bí thư Tỉnh ủy Nghệ An [Tỉnh ủy Nghệ An]"],
            ),
            (
                "Giám đốc Sở Y tế An Giang Từ Quốc Hưng cho biết.",
                vec!["Từ Quốc Hưng: Giám đốc Sở Y tế An Giang [Sở Y tế An Giang]"],
            ),
            ("Chủ tịch UBND phường 7 Đặng Út cho biết.", vec!["Đặng Út: Chủ tịch UBND phường 7 [UBND phường 7]"]),
        ] {
            assert_eq!(officials(text), found, "{text}");
        }
    }

    #[test]
    fn what_belongs_to_the_next_person_is_not_the_last_ones() {
        assert_eq!(
            officials(
                "Bí thư Huyện ủy Cao Văn Tám, Chủ tịch UBND huyện Lục Thị Nga và Phó Chủ tịch HĐND huyện Vi Văn Sáu cùng đi."
            ),
            [
                "Cao Văn Tám: Bí thư Huyện ủy [Huyện ủy]",
                "Lục Thị Nga: Chủ tịch UBND huyện [UBND huyện]",
                "Vi Văn Sáu: Phó Chủ tịch HĐND huyện [HĐND huyện]",
            ]
        );
        assert_eq!(
            officials("Ông Cao Văn Tám, Bí thư Huyện ủy; Chủ tịch UBND huyện Lục Thị Nga cùng đi."),
            ["Cao Văn Tám: Bí thư Huyện ủy [Huyện ủy]", "Lục Thị Nga: Chủ tịch UBND huyện [UBND huyện]"]
        );
    }

    #[test]
    fn the_post_before_a_name_beyond_doubt_is_the_next_persons() {
        let two = ["Đỗ Quốc Khải: Bí thư Thành ủy", "Ngô Văn Bích: Chủ tịch UBND"];
        for text in [
            "Dự có ông Đỗ Quốc Khải, Bí thư Thành ủy Vĩnh Yên, Chủ tịch UBND thành phố Ngô Văn Bích.",
            "Bí thư Thành ủy Vĩnh Yên Đỗ Quốc Khải, Chủ tịch UBND Thành phố Ngô Văn Bích, lãnh đạo các phòng cùng dự.",
            "Bí thư Thành ủy Vĩnh yên Đỗ Quốc Khải, Chủ tịch UBND TP Ngô Văn Bích cùng tiếp đoàn.",
            "Đỗ Quốc Khải (Bí thư Thành ủy) và Chủ tịch UBND tỉnh Ngô Văn Bích cùng tiếp đoàn.",
        ] {
            let found = officials(text);
            assert!(found.len() == 2 && two.iter().zip(&found).all(|(t, f)| f.starts_with(t)), "{text}: {found:?}");
        }
        // A commune may bear a person's name.
        assert_eq!(
            officials("Ông Đỗ Quốc Khải, Chủ tịch UBND xã Phạm Văn Cội tiếp đoàn."),
            ["Đỗ Quốc Khải: Chủ tịch UBND xã Phạm Văn Cội [UBND xã Phạm Văn Cội]"]
        );
    }

    #[test]
    fn the_field_of_an_office_may_go_on_in_small_letters() {
        for (text, found) in [
            (
                "Ông Lại Văn Sơn, Trưởng phòng Cấp phép tàu biển (thuộc Cục Hàng hải) trả lời.",
                "Lại Văn Sơn: Trưởng phòng Cấp phép tàu biển [phòng Cấp phép tàu biển]",
            ),
            (
                "Trưởng phòng Kinh tế đối ngoại Lại Văn Sơn trả lời.",
                "Lại Văn Sơn: Trưởng phòng Kinh tế đối ngoại [phòng Kinh tế đối ngoại]",
            ),
            (
                "Ông Lại Văn Sơn, Trưởng phòng Nội vụ vui vẻ nhận lời.",
                "Lại Văn Sơn: Trưởng phòng Nội vụ [phòng Nội vụ]",
            ),
        ] {
            assert_eq!(officials(text), [found], "{text}");
        }
    }

    #[test]
    fn a_body_told_once_may_hold_two_posts_or_stand_before() {
        for (text, found) in [
            (
                "Bà Cù Thị Hậu, Phó Chủ tịch - Tổng Thư ký LHH Việt nam dự.",
                "Cù Thị Hậu: Phó Chủ tịch [LHH Việt nam]; Tổng Thư ký LHH Việt nam [LHH Việt nam]",
            ),
            (
                "Bà Cù Thị Hậu, Bí thư Chi bộ kiêm Giám đốc Trung tâm Y tế huyện dự.",
                "Cù Thị Hậu: Bí thư Chi bộ [Chi bộ]; Giám đốc Trung tâm Y tế huyện [Trung tâm Y tế huyện]",
            ),
            (
                "Ông Cù Văn Hậu - Phó Hiệu trưởng phụ trách Trường tiếp khách.",
                "Cù Văn Hậu: Phó Hiệu trưởng phụ trách Trường [Trường]",
            ),
            ("Tỉnh giao Huyện đoàn, do anh Cù Văn Hậu làm Bí thư, chủ trì.", "Cù Văn Hậu: Bí thư [Huyện đoàn]"),
            ("Bí thư Huyện ủy Cù Văn Hậu, cán bộ các xã cùng dự.", "Cù Văn Hậu: Bí thư Huyện ủy [Huyện ủy]"),
            (
                "Giám đốc Bệnh viện Đa khoa tỉnh - bác sĩ Cù Văn Hậu tư vấn.",
                "Cù Văn Hậu: Giám đốc Bệnh viện Đa khoa tỉnh [Bệnh viện Đa khoa tỉnh]",
            ),
            (
                "Đại tá Cù Văn Hậu, Chính ủy Bộ Tư lệnh Quân khu 9 dự.",
                "Cù Văn Hậu: Chính ủy Bộ Tư lệnh Quân khu 9 [Bộ Tư lệnh Quân khu 9]",
            ),
        ] {
            assert_eq!(officials(text), [found], "{text}");
        }
    }

    #[test]
    fn short_names_are_joined_only_where_one_person_fits() {
        let found =
            read("Ông Lê Đình Khải, Giám đốc Sở Xây dựng nói. Theo ông Khải, việc đã xong. Bà Khải là người dân.");
        assert_eq!(found[0].1, ["Lê Đình Khải", "Khải", "Khải"]);
        let found = read("Ông Lê Đình Khải, Giám đốc Sở Xây dựng và ông Vũ Khải (thôn 2) nói. Ông Khải cười.");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].1, ["Lê Đình Khải"]);
    }

    #[test]
    fn variants_of_a_post_are_one() {
        assert_eq!(
            officials(
                "Chủ tịch UBND tỉnh Ngô Gia Bảo dự. Ông Ngô Gia Bảo, Chủ tịch Ủy ban nhân dân tỉnh Sơn La nói. Chủ tịch Ngô Gia Bảo cảm ơn."
            ),
            ["Ngô Gia Bảo: Chủ tịch Ủy ban nhân dân tỉnh Sơn La [Ủy ban nhân dân tỉnh Sơn La]"]
        );
        assert_eq!(
            officials("Ông Ngô Gia Bảo, Trưởng Ban Tổ chức, Trưởng Ban Nội chính dự."),
            ["Ngô Gia Bảo: Trưởng Ban Tổ chức [Ban Tổ chức]; Trưởng Ban Nội chính [Ban Nội chính]"]
        );
    }

    #[test]
    fn the_form_of_the_text_changes_nothing() {
        let text = "Ông Hoàng Thúy Ðạt – Phó Giám đốc Sở Văn hóa, Thể thao và Du lịch phát biểu.";
        let expected =
            ["Hoàng Thúy Ðạt: Phó Giám đốc Sở Văn hóa, Thể thao và Du lịch [Sở Văn hóa, Thể thao và Du lịch]"];
        assert_eq!(officials(text), expected);
        let decomposed: String = text.nfd().collect();
        assert_eq!(officials(&decomposed), expected);
        assert_eq!(officials(&text.replace(' ', " \u{a0}")), expected);
        let loud =
            read("Ông Hoàng Văn Đạt, Giám đốc Sở đến dự.\nÔNG HOÀNG VĂN ĐẠT TRAO QUÀ CHO CÁC GIA ĐÌNH CHÍNH SÁCH");
        assert_eq!(
            loud,
            [(
                "Hoàng Văn Đạt: Giám đốc Sở [Sở]".to_owned(),
                vec!["Hoàng Văn Đạt".to_owned(), "HOÀNG VĂN ĐẠT".to_owned()]
            )]
        );
    }

    #[test]
    fn a_bare_body_is_given_in_full_where_the_article_shows_it() {
        let mut worker = Worker::new(&PATTERNS);
        let text = "Sở Giao thông vận tải tỉnh Lào Cai họp giao ban. Đồng chí Lý Văn Páo, Giám đốc Sở chủ trì.";
        let article = Article { text: text.into(), ..Article::default() };
        let record = worker.extract(&article, Options::default());
        let full = record.officials[0].positions[0].organization_full.as_deref();
        assert_eq!(full, Some("Sở Giao thông vận tải tỉnh Lào Cai"));
    }

    #[test]
    fn a_body_is_completed_by_the_articles_own_province_and_district() {
        for (text, expected) in [
            (
                "Bắc Ninh thu phí khá. Ông Lý Văn Páo, Giám đốc Sở Tài chính báo cáo, bà Hà Thị Mơ, Bí thư Tỉnh ủy kết luận.",
                [Some("Sở Tài chính tỉnh Bắc Ninh"), Some("Tỉnh ủy Bắc Ninh")],
            ),
            (
                "Bắc Ninh và Hà Nam cùng họp: ông Lý Văn Páo, Bí thư Tỉnh ủy Hà Nam, và bà Hà Thị Mơ, Bí thư Tỉnh ủy, chủ trì.",
                [None, None],
            ),
            // Two provinces: whose it is does not show.
            (
                "Bắc Ninh và Hà Nam thu phí khá. Ông Lý Văn Páo, Giám đốc Sở Tài chính báo cáo, bà Hà Thị Mơ, Bí thư Tỉnh ủy kết luận.",
                [None, None],
            ),
            (
                "Huyện Mộc Châu mở hội; huyện Mộc Châu đón khách. Ông Lý Văn Páo, Chủ tịch UBND huyện dự, bà Hà Thị Mơ, Bí thư Huyện ủy Mai Sơn chúc mừng. Huyện Mộc Châu trao giải.",
                [Some("UBND huyện Mộc Châu"), None],
            ),
        ] {
            let article = Article { text: text.into(), ..Article::default() };
            let record = Worker::new(&PATTERNS).extract(&article, Options::default());
            let full: Vec<_> = record.officials.iter().map(|o| o.positions[0].organization_full.as_deref()).collect();
            assert_eq!(full, expected, "{text}");
        }
    }
}
