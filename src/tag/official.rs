//! Names of persons with the posts that stand beside them.
//!
//! A name is read where something announces it: a word such as đồng chí or ông, a post before it, or
//! a family name with a post after it. What stands around it is read by a small grammar: a chain of
//! posts before, the name, a chain of posts after a comma, dash, bracket or verb, and then the next
//! name of a list.

mod assumed;
mod holder;
mod introduction;
mod list;
mod remark;
mod shared;
#[cfg(test)]
mod tests;

use self::list::Told;
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

impl PostTag {
    /// The post without its body.
    #[must_use]
    pub fn words(&self) -> Span {
        let end = self.organization.map_or(self.title.end, |body| body.start.clamp(self.title.start, self.title.end));
        Span { start: self.title.start, end }
    }

    /// The body that the words around the post name.
    fn hold_in(&mut self, body: Body) {
        (self.organization, self.bare, self.kind) = (Some(body.span), body.bare, body.kind);
    }
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
    pub(super) const BEFORE: &str = "official/told-before";
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

/// Nobody is told to hold more posts in a row: what follows is read anew.
const LONGEST_CHAIN: usize = 16;

/// What is told in small letters between a post and those who hold it, or of one of them, has no more tokens.
const LONGEST_REASON: usize = 14;

/// Words that give a post have no more tokens.
const LONGEST_GIVING: usize = 12;

/// Whether words by which a post is given, whoever was named before, begin at `first` or behind it and end right before
/// `start` (bổ nhiệm giữ chức).
pub fn given(context: &Context<'_, '_, '_>, first: usize, start: usize) -> bool {
    let words = &context.patterns.officials.person_words;
    let gives = |w: usize| matches!(words[w], PersonWords::Link { former: false, far: true }).then_some(());
    (first.max(start.saturating_sub(LONGEST_GIVING))..start).any(|at| {
        context.first(Layer::PersonNeighbour, at, gives).is_some_and(|(hit, ())| hit.span.end as usize == start)
    })
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
        let first = self.tags.len();
        let surname = |token: &Token| token.capitalized() && patterns.surname(token.id) != Surname::None;
        while at < end {
            while posts.next_if(|&p| p < at).is_some() {}
            while persons.next_if(|&p| p < at).is_some() {}
            let announced = [posts.peek(), persons.peek()].into_iter().flatten().min().copied().unwrap_or(end);
            if let Some(past) = doc.tokens[at..announced].iter().position(surname) {
                at += past;
            } else {
                at = announced;
                if at == end {
                    break;
                }
                if let Some(next) = self.introduction(at) {
                    at = next.max(at + 1);
                    continue;
                }
            }
            if surname(&doc.tokens[at]) {
                at = self.bare_name(at).max(at + 1);
                continue;
            }
            at += 1;
        }
        self.share_posts(first);
    }

    /// What the word at `at` says as a family name.
    fn surname(&self, at: usize) -> Surname {
        self.reader.token(at).map_or(Surname::None, |t| self.reader.patterns().surname(t.id))
    }

    /// A word of the description of a group, not the end of it.
    fn goes_on(&self, at: usize) -> bool {
        self.reader.token(at).is_some_and(|t| t.kind != TokenKind::Punct) || self.reader.punct(at) == Some('-')
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
        while let Some((person, end, _)) = self.next_of_list(at, None, Told::default()) {
            at = end;
            self.tags.push(person);
        }
        self.names_before(first, name);
        at
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
        at > self.reader.line.start as usize && self.reader.area(at - 1).is_some()
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
        let historical = self.reader.says(at, PersonWords::Historical);
        (!historical.is_some_and(|hit| hit.span.end >= name.end || hit.span.len() >= 3)).then_some(name)
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
        let mut near = first.max(at.saturating_sub(4))..at;
        near.any(|i| reader.says(i, means).is_some_and(|hit| hit.span.end as usize == at))
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
            // "thừa ủy quyền Chủ tịch nước"
            && !self.right_before(hit.span.end as usize, PersonWords::Proxy)
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
                let body = reader.body(from, from, follows).or_else(|| self.unlisted_body(end, follows).map(whole));
                body.or_else(|| self.body_past_comma(end, index, follows))
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
        end = self.past_sessions(end);
        Some(PostTag {
            title: Span::new(at, end),
            organization: body.map(|b| b.span),
            bare: body.is_some_and(|b| b.bare),
            kind: body.and_then(|b| b.kind),
            post: index,
            tenure,
        })
    }

    /// The body of a post that a comma parts from it (Chính ủy, Bộ Chỉ huy Quân sự tỉnh).
    fn body_past_comma(&self, comma: usize, post: usize, follows: Follows) -> Option<Body> {
        let reader = self.reader;
        let at = comma + 1;
        if reader.punct(comma) != Some(',') || follows != Follows::Nobody || !self.waits(post) {
            return None;
        }
        if !reader.token(at).is_some_and(Token::capitalized) || !reader.head(at) || reader.post(at).is_some() {
            return None;
        }
        let body = reader.body(at, at, follows).filter(|body| !body.bare)?;
        (!self.listed_with(body.span.end as usize)).then_some(body)
    }

    /// Whether what follows a body shows that it is one of a list: others who were there.
    fn listed_with(&self, end: usize) -> bool {
        let reader = self.reader;
        reader.is_word(end, reader.patterns().and)
            || reader.token(end).is_some_and(|t| reader.patterns().with.contains(&t.id))
            || reader.punct(end) == Some(',') && reader.begins(end + 1)
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
        // "…, Công an huyện và các xã"
        (!self.listed_with(end)).then_some(end)
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
            // UNDP tại Việt Nam
            let seated = reader.is_word(end, reader.patterns().at).then(|| reader.content(end, false)).flatten();
            let end = seated.unwrap_or(end);
            return foreign.then(|| Span::new(at, end));
        }
        let name = reader.token(at + 1).is_some_and(|t| t.capitalized() && !t.upper());
        (abbreviation && token.len_chars() > 2 && name).then(|| Span::new(at, at + 1))
    }

    /// Posts one after another, from `at` on.
    fn chain(&self, at: usize, follows: Follows) -> Option<Chain> {
        let patterns = self.reader.patterns();
        let first = self.one_post(at, follows)?;
        let mut end = first.title.end as usize;
        let is_next_persons = |end: usize| {
            follows != Follows::Name && self.reader.name_beyond_doubt(end) && self.name(end, false).is_some()
        };
        if is_next_persons(end) {
            return None;
        }
        let mut posts = vec![first];
        while posts.len() < LONGEST_CHAIN
            && let Some((next, strict)) = self.separator(self.past_term(end))
        {
            // After "và" or a semicolon the next post may be that of the next person.
            let how = if follows == Follows::Nobody && strict { Follows::Maybe } else { follows };
            // What goes on to a name belongs to that name, whole.
            if how == Follows::Maybe && self.titled_name(next).is_some() {
                break;
            }
            let Some(post) = self.one_post(next, how) else { break };
            let after = post.title.end as usize;
            // "…, Bí thư Thành ủy, Chủ tịch UBND thành phố Lê Thị Na": the next person's.
            if is_next_persons(after) || self.is_group(&post) {
                break;
            }
            // "Phó Chủ tịch - Tổng Thư ký Hội Luật gia", "Phó Chỉ huy trưởng, Tham mưu trưởng Bộ CHQS": both in one body.
            let military = || matches!(patterns.posts[post.post].role, Role::Officer | Role::Commander);
            // "Phó Giám đốc, Giám đốc Sở Xây dựng": he rose within one body.
            let rose = || {
                posts.last().is_some_and(|last| rises(patterns.posts[last.post].role, patterns.posts[post.post].role))
            };
            if (self.joins_posts(end) || self.reader.punct(end) == Some(',') && (military() || rose()))
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
        let also = self.reader.says(at, PersonWords::Also).is_some();
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
                | Role::Commander
        );
        held && !post.alone && post.organization.is_none()
    }

    /// What stands between two posts of one person; whether it may as well stand between two persons.
    fn separator(&self, at: usize) -> Option<(usize, bool)> {
        let reader = self.reader;
        let patterns = reader.patterns();
        let also = |at: usize| reader.says(at, PersonWords::Also).map(|hit| hit.span.end as usize);
        let link = |at: usize| reader.link(at).map(|l| l.0);
        // "Trưởng phòng Cảnh sát hình sự (PC45), …", "Trưởng đoàn ĐBQH tỉnh (từ tháng 5/2016) và là …"
        let bracket = reader.punct(at) == Some('(');
        let close = (at + 2..at + 10).find(|&i| bracket && reader.punct(i) == Some(')'));
        let at = close.map_or(at, |close| close + 1);
        match reader.punct(at) {
            Some(',' | '-' | '/') => Some((also(at + 1).or_else(|| link(at + 1)).unwrap_or(at + 1), false)),
            Some(';') => Some((at + 1, true)),
            Some(_) => None,
            None if reader.is_word(at, patterns.and) => Some((link(at + 1).unwrap_or(at + 1), true)),
            // "Tỉnh ủy viên Bí thư Huyện ủy": a comma was forgotten.
            None if reader.post(at).is_some() && reader.token(at).is_some_and(Token::capitalized) => Some((at, false)),
            None => also(at).or_else(|| link(at)).map(|end| (end, false)),
        }
    }

    /// The posts that are told after a name. `titled`: posts stand before the name already, so that another post may
    /// belong to another name.
    fn after_name(&self, at: usize, titled: bool) -> Chain {
        let reader = self.reader;
        let at = if reader.is_word(at, reader.patterns().born) { self.past_birth(at) } else { at };
        let age = self.past_age(at);
        // "(41 tuổi, trưởng bản Na Lợt)": what follows the age stands in the bracket still.
        let aged = age.filter(|_| reader.punct(at) == Some('('));
        let at = age.filter(|_| aged.is_none()).unwrap_or(at);
        let none = |end| Chain { posts: Vec::new(), end };
        let follows = if titled { Follows::Maybe } else { Follows::Nobody };
        let linked = |at: usize| reader.link(at).unwrap_or((at, false));
        let ((start, former), bracket) = match reader.punct(at) {
            Some('(') => {
                let inner = aged.map(|comma| comma + 1).filter(|&i| self.one_post(i, Follows::Nobody).is_some());
                (inner.map_or_else(|| linked(at + 1), |inner| (inner, false)), true)
            }
            Some(',' | '-' | ':') => (linked(at + 1), false),
            Some(_) => return none(at),
            None => match reader.link(at) {
                Some(link) => (link, false),
                None if reader.token(at).is_some_and(|t| t.capitalized() || reader.caps) => ((at, false), false),
                None => return none(at),
            },
        };
        let many = reader.several(start);
        // "Bí thư Tỉnh ủy A, các Phó Chủ tịch UBND tỉnh cùng dự": others.
        if many && titled && start == at + 1 {
            return none(at);
        }
        let start = start + usize::from(many);
        let parted = matches!(reader.punct(at), Some(',' | '-'));
        let chain = self.chain(start, follows);
        let Some(chain) = chain.or_else(|| parted.then(|| self.past_apposition(start, follows)).flatten()) else {
            // "A (sinh năm 1970), Giám đốc": one remark in brackets is passed over.
            let close = (at + 1..at + 16).take_while(|_| bracket).find(|&i| reader.punct(i) == Some(')'));
            return match close {
                Some(close) if matches!(reader.punct(close + 1), Some(',' | '-')) => {
                    let close = self.past_age(close + 1).map_or(close, |at| at - 1);
                    let (start, former) = linked(close + 2);
                    let chain = self.chain(start, follows).or_else(|| self.past_apposition(start, follows));
                    let chain = chain.unwrap_or_else(|| none(at));
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

/// Whether who holds the first post is the deputy of who holds the second.
fn rises(deputy: Role, head: Role) -> bool {
    matches!(
        (deputy, head),
        (Role::ViceChair | Role::StandingViceChair, Role::Chair)
            | (Role::DeputyDirector, Role::Director)
            | (Role::DeputyDirectorGeneral, Role::DirectorGeneral)
            | (Role::DeputyPrincipal, Role::Principal)
    )
}
