//! Mentions joined to persons, one entry each.

use crate::calendar::Date;
use crate::extract::Context;
use crate::link::place::Places;
use crate::normalize::fold_word;
use crate::pattern::official::{Cue, OrganizationWords};
use crate::pattern::{Layer, Patterns, UNKNOWN};
use crate::record::{Official, Position, Role, Tenure};
use crate::tag::official::{PersonTag, PostTag, given};
use crate::tag::organization::{Follows, LineReader};
use crate::text::{Doc, Span, Token, TokenKind};
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// The officials of an article.
#[derive(Debug, Default)]
pub struct People<'t> {
    /// One entry a person, in the order of first mention.
    pub officials: Vec<Official<'t>>,
    /// Where each is named, by the text's order: the name's tokens and the index of the official.
    pub mentions: Vec<(Span, usize)>,
}

/// A person, official or not.
struct Person {
    /// The name's words, folded.
    key: Vec<String>,
    mentions: Vec<Span>,
    posts: Vec<PostTag>,
    comrade: bool,
    rule: &'static str,
}

/// Joins what the text says of each person.
#[must_use]
pub fn link<'t, 'p: 't>(
    context: &Context<'t, '_, 'p>,
    places: &Places<'_>,
    anchor: Option<Date>,
    tags: Vec<PersonTag>,
) -> People<'t> {
    let doc = context.doc;
    let mut bodies = Bodies::new(context, places, anchor, &tags);
    let mut people = Named::default();
    let mut short: Vec<(PersonTag, Vec<String>)> = Vec::new();
    let mut loud: Vec<(PersonTag, Vec<String>)> = Vec::new();
    // Long names first: a name of two words may be the end of one of three.
    for tag in tags {
        let key = words(doc, tag.name);
        if shouted(doc, tag.name) {
            loud.push((tag, key));
            continue;
        }
        if key.len() > 2 { people.add(tag, key) } else { short.push((tag, key)) }
    }
    // In capitals the end of a name does not show: one that is known from elsewhere tells it.
    for (mut tag, key) in loud {
        if let Some(length) = (1..=key.len()).rev().find(|&length| people.has(&key[..length])) {
            let from = tag.name.start as usize;
            let words = |end: usize| doc.tokens[from..end].iter().filter(|t| t.kind == TokenKind::Word).count();
            let end = (from + 1..=tag.name.end as usize).find(|&e| words(e) == length);
            tag.name = Span::new(from, end.unwrap_or(tag.name.end as usize));
            people.add(tag, key[..length].to_vec());
        } else if key.len() > 2 {
            people.add(tag, key);
        } else {
            short.push((tag, key));
        }
    }
    short.sort_by_key(|(tag, _)| std::cmp::Reverse(tag.name.len()));
    let mut ends = Ends::default();
    if !short.is_empty() {
        people.all.iter().enumerate().for_each(|(n, person)| ends.add(n, &person.key));
    }
    for (tag, key) in short {
        let fits = ends.0.get(&key.join(" "));
        if key.len() == 2 && (people.has(&key) || fits.is_none()) {
            let before = people.all.len();
            people.add(tag, key);
            people.all.iter().enumerate().skip(before).for_each(|(n, person)| ends.add(n, &person.key));
        } else if let Some(&(n, false)) = fits {
            people.all[n].mentions.push(tag.name);
            people.all[n].posts.extend(tag.posts);
        }
    }
    let mut people = people.all;
    people.retain(|p| p.comrade || !p.posts.is_empty());
    bare_mentions(context, &mut people);
    for person in &mut people {
        person.mentions.sort_unstable();
        person.mentions.dedup();
    }
    people.sort_by_key(|p| p.mentions[0]);

    let mut mentions: Vec<(Span, usize)> =
        people.iter().enumerate().flat_map(|(n, p)| p.mentions.iter().map(move |&m| (m, n))).collect();
    mentions.sort_unstable();
    let officials = people.into_iter().map(|p| official(context, &mut bodies, p)).collect();
    People { officials, mentions }
}

fn words(doc: Doc<'_, '_>, span: Span) -> Vec<String> {
    let word = |i: usize| (doc.tokens[i].kind == TokenKind::Word).then(|| fold_word(doc.word(i)));
    span.range().filter_map(word).collect()
}

/// Persons, and which of them has a name: an article may name any number.
#[derive(Default)]
struct Named {
    all: Vec<Person>,
    by_key: FxHashMap<String, usize>,
}

impl Named {
    fn has(&self, key: &[String]) -> bool {
        self.by_key.contains_key(&key.join(" "))
    }

    fn add(&mut self, tag: PersonTag, key: Vec<String>) {
        let comrade = tag.cue == Some(Cue::Comrade);
        let known = *self.by_key.entry(key.join(" ")).or_insert(self.all.len());
        match self.all.get_mut(known) {
            Some(person) => {
                person.mentions.push(tag.name);
                if person.posts.is_empty() && !tag.posts.is_empty() && !person.comrade {
                    person.rule = tag.rule;
                }
                person.posts.extend(tag.posts);
                person.comrade |= comrade;
            }
            None => {
                self.all.push(Person { key, mentions: vec![tag.name], posts: tag.posts, comrade, rule: tag.rule });
            }
        }
    }
}

/// The persons that end with some words, of whom these are a part: the first, and whether there are more.
#[derive(Default)]
struct Ends(FxHashMap<String, (usize, bool)>);

impl Ends {
    fn add(&mut self, person: usize, key: &[String]) {
        for length in 1..key.len().min(3) {
            let end = key[key.len() - length..].join(" ");
            self.0.entry(end).and_modify(|(_, more)| *more = true).or_insert((person, false));
        }
    }
}

/// Where full names stand without a word that announces them.
fn bare_mentions(context: &Context<'_, '_, '_>, people: &mut [Person]) {
    if people.is_empty() {
        return;
    }
    let doc = context.doc;
    let written = |span: Span, name: &mut String| {
        name.clear();
        span.range().for_each(|at| name.extend([doc.word(at), " "]));
    };
    let mut by_name: FxHashMap<String, usize> = FxHashMap::default();
    let (mut firsts, mut lengths, mut name) = (Vec::new(), Vec::new(), String::new());
    for (n, person) in people.iter().enumerate() {
        let Some(&known) = person.mentions.iter().max_by_key(|m| m.len()) else { continue };
        written(known, &mut name);
        by_name.insert(name.clone(), n);
        firsts.push(doc.tokens[known.start as usize].id);
        lengths.push(known.len());
    }
    firsts.sort_unstable();
    firsts.dedup();
    lengths.sort_unstable();
    lengths.dedup();
    for sentence in context.sentences {
        let stop = sentence.span.end as usize;
        // Words that are written alike have one id.
        let begins = |token: &Token| token.capitalized() && firsts.binary_search(&token.id).is_ok();
        let words = doc.tokens[sentence.span.range()].iter().zip(sentence.span.range());
        for at in words.filter(|(token, _)| begins(token)).map(|(_, at)| at) {
            for end in lengths.iter().map(|length| at + length).filter(|&end| end <= stop) {
                if doc.get(end).is_some_and(|t| t.capitalized() && t.id == UNKNOWN && end < stop) {
                    continue;
                }
                let span = Span::new(at, end);
                written(span, &mut name);
                if let Some(&n) = by_name.get(&name) {
                    people[n].mentions.push(span);
                }
            }
        }
    }
}

fn official<'t, 'p: 't>(context: &Context<'t, '_, 'p>, bodies: &mut Bodies<'_>, person: Person) -> Official<'t> {
    let doc = context.doc;
    let posts = if person.posts.len() > 1 { distinct(context, person.posts) } else { person.posts };
    // Of two the one in which no space was lost.
    let chars = |m: Span| doc.chars(m).1 - doc.chars(m).0;
    let name = person.mentions.iter().max_by_key(|m| (m.len(), !shouted(doc, **m), chars(**m)));
    Official {
        name: name.map_or(Cow::Borrowed(""), |&m| personal(doc, m)),
        positions: posts.iter().map(|tag| position(context, bodies, tag)).collect(),
        mentions: person.mentions.iter().map(|&m| doc.mention(m)).collect(),
        rule: Cow::Borrowed(person.rule),
    }
}

/// The posts of one person, each in the fullest way that the text writes it.
fn distinct(context: &Context<'_, '_, '_>, posts: Vec<PostTag>) -> Vec<PostTag> {
    let mut kept: Vec<PostWords> = Vec::new();
    for post in posts.into_iter().map(|tag| PostWords::new(context, tag)) {
        match kept.iter_mut().find(|k| variants(context, k, &post)) {
            Some(known) => {
                if post.fullness > known.fullness {
                    *known = post;
                }
            }
            None => kept.push(post),
        }
    }
    kept.into_iter().map(|post| post.tag).collect()
}

fn position<'t, 'p: 't>(context: &Context<'t, '_, 'p>, bodies: &mut Bodies<'_>, tag: &PostTag) -> Position<'t> {
    let doc = context.doc;
    let post = &context.patterns.officials.posts[tag.post];
    let (start, end) = doc.chars(tag.title);
    let organization = match (tag.organization, &post.organization) {
        (Some(span), _) => Some(doc.clean(span)),
        (None, Some(implied)) => Some(Cow::Borrowed(implied.as_str())),
        (None, None) => None,
    };
    Position {
        role: post.role,
        title: doc.clean(tag.title),
        organization,
        organization_full: bodies.full(context, tag),
        tenure: tag.tenure,
        start,
        end,
        rule: Cow::Borrowed(&post.id),
    }
}

/// What the article shows of the bodies that it names in short.
struct Bodies<'a> {
    /// The bodies of all posts, sorted, and whether they are their first words alone: here it is known already where a
    /// body ends and a person's name begins.
    tagged: Vec<(Span, bool)>,
    /// The one province that the article names, and is about: its name, and whether it is a city.
    province: Option<(&'a str, bool)>,
    /// Several provinces are named: what is told of one's bodies holds for no other's.
    several: bool,
    /// The place below the province that the article is about, with its type word.
    home: Option<Span>,
    /// The longer name of a body of which posts have the first words alone, by the first word's id and how many they have.
    completed: FxHashMap<(u32, usize), Option<Span>>,
}

impl<'a> Bodies<'a> {
    fn new(context: &Context<'_, '_, '_>, places: &'a Places<'_>, anchor: Option<Date>, tags: &[PersonTag]) -> Self {
        let posts = tags.iter().flat_map(|t| &t.posts);
        let mut tagged: Vec<(Span, bool)> = posts.filter_map(|p| Some((p.organization?, p.bare))).collect();
        tagged.sort_unstable();
        let table = &context.patterns.places;
        let alone = places.article.as_ref().filter(|a| places.mentions.iter().all(|m| m.name == a.name));
        let province = alone.filter(|_| !places.mentions.is_empty()).map(|a| {
            let name = table.names.iter().position(|n| n.name == a.name);
            (a.name.as_ref(), name.is_some_and(|n| table.is_city(n, anchor)))
        });
        Self {
            tagged,
            province,
            several: places.mentions.len() > 1,
            home: places.home,
            completed: FxHashMap::default(),
        }
    }

    /// The body's name in full, where the text has it in short: the one longer name of its kind that the article
    /// gives (Sở), and the province or district that is the article's own (UBND tỉnh, Huyện ủy).
    fn full<'t>(&mut self, context: &Context<'t, '_, '_>, tag: &PostTag) -> Option<Cow<'t, str>> {
        let short = tag.organization?;
        let longer = (tag.bare && tag.kind.is_some()).then(|| {
            let key = (context.doc.tokens[short.start as usize].id, short.len());
            let known = self.completed.get(&key).copied().unwrap_or_else(|| self.longer(context, short));
            *self.completed.entry(key).or_insert(known)
        });
        let longer = longer.flatten();
        let longer = longer.filter(|&body| !self.several || listed(context, body).is_none());
        let body = longer.unwrap_or(short);
        let line = context.doc.lines[context.doc.lines.partition_point(|l| l.span.end <= body.start)].span;
        let reader = LineReader { context, line, caps: false };
        let place = if reader.ends_with_place(body) { None } else { self.place(context, &reader, body) };
        match place {
            Some(place) => Some(Cow::Owned(format!("{} {place}", context.doc.clean(body)))),
            None => longer.map(|span| context.doc.clean(span)),
        }
    }

    /// What completes a body's name that ends with the word of its level (tỉnh, Huyện ủy) or, of a department, with
    /// no place at all.
    fn place(&self, context: &Context<'_, '_, '_>, reader: &LineReader<'_, '_, '_, '_>, body: Span) -> Option<String> {
        let doc = context.doc;
        let last = |n: u32| fold_word(doc.word((body.end - n) as usize));
        let party = last(1) == fold_word("ủy");
        let level = if body.len() > 1 && party { last(2) } else { last(1) };
        match (level.as_str(), self.province) {
            // "Chủ tịch huyện": the unit is no part of a longer name.
            _ if body.len() == 1 => None,
            ("tỉnh", Some((name, false))) => Some(name.to_owned()),
            ("thành" | "phố" | "tp", Some((name, true))) => Some(name.to_owned()),
            ("huyện" | "quận" | "xã" | "phường", _) => {
                let home = self.home.filter(|h| h.len() > 1 && fold_word(doc.word(h.start as usize)) == level)?;
                Some(personal(doc, Span { start: home.start + 1, ..home }).into_owned())
            }
            // A province's department: all others say whose they are.
            // Sở Ngoại vụ tỉnh Nara: of a place abroad.
            (_, Some((name, city)))
                if fold_word(doc.word(body.start as usize)) == "sở"
                    && !(body.start..=body.end).any(|at| reader.large_area(at as usize)) =>
            {
                Some(format!("{} {name}", if city { "thành phố" } else { "tỉnh" }))
            }
            _ => None,
        }
    }

    /// The one longer name of a body that the article gives where a post has its first word alone (Sở). "Bộ Chính
    /// trị" is whole, "Sở" is cut: kinds of which a person holds a post in one only.
    fn longer(&self, context: &Context<'_, '_, '_>, bare: Span) -> Option<Span> {
        let doc = context.doc;
        let id = doc.tokens[bare.start as usize].id;
        let mut best: Option<(Span, Vec<String>)> = None;
        let words = &context.patterns.officials.organization_words;
        let head =
            |payload: usize| matches!(words[payload], OrganizationWords::Head { unique: true, .. }).then_some(());
        for at in (0..doc.tokens.len()).filter(|&at| doc.tokens[at].id == id && doc.tokens[at].capitalized()) {
            if context.first(Layer::Organization, at, head).is_none() {
                continue;
            }
            let known = self.tagged.partition_point(|(span, _)| (span.start as usize) < at);
            let known = self.tagged.get(known).filter(|(span, _)| span.start as usize == at);
            let span = match known {
                Some(&(_, true)) => continue,
                Some(&(span, false)) => span,
                None => {
                    let line = doc.lines.partition_point(|l| l.span.end as usize <= at);
                    let reader = LineReader { context, line: doc.lines[line].span, caps: false };
                    let Some(body) = reader.body(at, at, Follows::Maybe).filter(|b| !b.bare) else { continue };
                    body.span
                }
            };
            if span.len() <= bare.len() {
                continue;
            }
            let key = expanded(doc, context.patterns, span);
            match &best {
                Some((_, known)) if known.starts_with(&key) => {}
                Some((_, known)) if !key.starts_with(known) => return None,
                _ => best = Some((span, key)),
            }
        }
        best.map(|(span, _)| span)
    }
}

/// A post with the words that it is compared by.
struct PostWords {
    tag: PostTag,
    /// The words of its body, named or implied.
    body: Option<Vec<String>>,
    /// The listed place that its body's name ends with.
    place: Option<Listed>,
    /// How much the position tells: the number of its words, abbreviations in full.
    fullness: usize,
}

/// A place of the gazetteer: an index of its provinces' names or of its districts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Listed {
    Province(usize),
    District(u32),
}

/// The place of the gazetteer with which a span ends.
fn listed(context: &Context<'_, '_, '_>, span: Span) -> Option<Listed> {
    let ends = |layer| context.scan.hits.within(layer, span).iter().find(|h| h.span.end == span.end);
    let name = |payload: u32| context.patterns.places.forms[payload as usize].name;
    let province = ends(Layer::Province).map(|h| Listed::Province(name(h.payload)));
    province.or_else(|| ends(Layer::District).map(|h| Listed::District(h.payload)))
}

impl PostWords {
    fn new(context: &Context<'_, '_, '_>, tag: PostTag) -> Self {
        let (doc, patterns) = (context.doc, context.patterns);
        let body = match (tag.organization, &patterns.officials.posts[tag.post].organization) {
            (Some(span), _) => Some(expanded(doc, patterns, span)),
            (None, Some(text)) => Some(text.split_whitespace().map(fold_word).collect()),
            (None, None) => None,
        };
        let place = tag.organization.and_then(|span| listed(context, span));
        Self { body, place, fullness: expanded(doc, patterns, tag.title).len(), tag }
    }
}

/// Within how many words of each other two posts stand side by side: "Giám đốc Sở Tài chính (cũ) giữ chức Giám đốc Sở Nội vụ".
const BESIDE: u32 = 7;

/// Whether two posts of one person are two ways to write one.
fn variants(context: &Context<'_, '_, '_>, a: &PostWords, b: &PostWords) -> bool {
    let table = &context.patterns.officials;
    let (p, q) = (&a.body, &b.body);
    // In another province or district it is another body.
    let elsewhere = a.place.is_some() && b.place.is_some() && a.place != b.place;
    let (a, b) = (&a.tag, &b.tag);
    let (x, y) = (&table.posts[a.post], &table.posts[b.post]);
    if x.role != y.role || elsewhere {
        return false;
    }
    if a.tenure != b.tenure {
        // "nguyên Chủ tịch UBND huyện", whose leave the article reports as "chức Chủ tịch UBND huyện".
        let left = [a.tenure, b.tenure].contains(&Tenure::Former) && [a.tenure, b.tenure].contains(&Tenure::Current);
        return left && p.is_some() && p == q;
    }
    // "Phó Chỉ huy trưởng kiêm Tham mưu trưởng": one role, two posts.
    if x.role == Role::Officer && (a.post != b.post || !same_words(context.doc, a.words(), b.words())) {
        return false;
    }
    let (Some(p), Some(q)) = (p, q) else { return true };
    let (short, long) = if p.len() <= q.len() { (p, q) } else { (q, p) };
    let within = |s: &[String], l: &[String]| s.first() == l.first() && s.iter().all(|w| l.contains(w));
    if within(short, long) {
        return true;
    }
    // Nobody heads two departments of one kind; who is moved is told of both side by side, or is given the second.
    let (first, second) = if a.title.start <= b.title.start { (a.title, b.title) } else { (b.title, a.title) };
    let moved = || {
        second.start >= first.end && second.start - first.end <= BESIDE
            || !same_initials(p, q) && given(context, 0, second.start as usize)
    };
    x.role != Role::Officer && a.kind.is_some() && a.kind == b.kind && !moved()
}

/// Whether one name of a body is the other with its words cut to their first letters (Sở TT&TT).
fn same_initials(a: &[String], b: &[String]) -> bool {
    let vowel = |c: char| !c.is_ascii() && c != 'đ' || matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let letters =
        |word: &String| word.chars().take(if word.contains(vowel) { 1 } else { usize::MAX }).collect::<String>();
    let initials = |words: &[String]| words.iter().map(letters).collect::<String>();
    initials(a) == initials(b)
}

fn same_words(doc: Doc<'_, '_>, a: Span, b: Span) -> bool {
    words(doc, a) == words(doc, b)
}

/// The words of a span, folded, abbreviations in full, và and & left out.
fn expanded(doc: Doc<'_, '_>, patterns: &Patterns, span: Span) -> Vec<String> {
    let table = &patterns.officials;
    let mut out = Vec::new();
    for at in span.range().filter(|&i| doc.tokens[i].kind != TokenKind::Punct && doc.tokens[i].id != table.and) {
        let word = fold_word(doc.word(at));
        match table.aliases.get(&word).filter(|_| doc.tokens[at].upper()) {
            Some(long) => out.extend(long.iter().cloned()),
            None => out.push(word),
        }
    }
    out
}

/// Whether a name of several words is written in capitals throughout.
fn shouted(doc: Doc<'_, '_>, span: Span) -> bool {
    let mut long = span.range().filter(|&i| doc.tokens[i].kind == TokenKind::Word && doc.tokens[i].len_chars() > 1);
    long.clone().next().is_some() && long.all(|i| doc.tokens[i].upper())
}

/// The name in normal case.
fn personal<'t>(doc: Doc<'t, '_>, span: Span) -> Cow<'t, str> {
    let name = doc.clean(span);
    if !shouted(doc, span) {
        return name;
    }
    let mut out = String::with_capacity(name.len());
    let mut inside = false;
    for c in name.chars() {
        if inside {
            out.extend(c.to_lowercase());
        } else {
            out.push(c);
        }
        inside = c.is_alphabetic();
    }
    Cow::Owned(out)
}
