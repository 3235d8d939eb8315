//! `officials/*.toml`: posts, bodies, and how persons are introduced and named.

use super::{Beside, Builder, Example, Layer, PatternFile};
use crate::record::{Role, Tenure};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use toml::Spanned;

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct OfficialsFile {
    post: Vec<PostSyntax>,
    head: Vec<HeadSyntax>,
    area: Vec<AreaSyntax>,
    content: Content,
    alias: FxHashMap<String, String>,
    cue: Vec<CueSyntax>,
    tenure: Vec<TenureSyntax>,
    acting: Words,
    link: Vec<LinkSyntax>,
    appointed: Words,
    holder: Vec<HolderSyntax>,
    office: Words,
    also: Vec<Words>,
    remembered: Vec<Words>,
    parting: Words,
    instead: Words,
    proxy: Vec<Words>,
    stop: Words,
    stop_caps: Words,
    historical: Names,
    surnames: Surnames,
    rule: Vec<RuleSyntax>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PostSyntax {
    id: Spanned<String>,
    role: Role,
    #[serde(default)]
    words: Vec<Spanned<String>>,
    #[serde(default)]
    abbreviations: Vec<Spanned<String>>,
    organization: Option<String>,
    #[serde(default)]
    alone: bool,
    #[serde(default)]
    collective: bool,
    #[serde(default)]
    embodied: bool,
    #[serde(default)]
    example: Vec<Example>,
    #[serde(default)]
    counter: Vec<Example>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HeadSyntax {
    id: String,
    shape: Shape,
    #[serde(default)]
    unique: bool,
    #[serde(default)]
    part: bool,
    #[serde(default)]
    task: bool,
    #[serde(default)]
    firm: bool,
    words: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LinkSyntax {
    #[serde(default)]
    former: bool,
    #[serde(default)]
    far: bool,
    words: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HolderSyntax {
    #[serde(default)]
    office: bool,
    #[serde(default)]
    lists: bool,
    words: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AreaSyntax {
    bare: bool,
    words: Vec<Spanned<String>>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Content {
    words: Vec<Spanned<String>>,
    verbs: Vec<Spanned<String>>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Words {
    words: Vec<Spanned<String>>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Names {
    names: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CueSyntax {
    kind: Cue,
    #[serde(default)]
    plural: bool,
    words: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TenureSyntax {
    tenure: Tenure,
    words: Vec<Spanned<String>>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields, default)]
struct Surnames {
    common: Vec<String>,
    rare: Vec<String>,
    middle: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleSyntax {
    id: Spanned<String>,
    /// What the rule does, for the reader of the file.
    about: String,
    #[serde(default)]
    example: Vec<Example>,
    #[serde(default)]
    counter: Vec<Example>,
}

/// What may follow the first words of a body's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// A unit of administration alone.
    Area,
    /// Fields of government, capital abbreviations and an area.
    Closed,
    /// Any capitalized words besides.
    Open,
}

/// What a word before a name says of the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cue {
    /// An official for certain.
    Comrade,
    /// Anybody.
    Mister,
    /// Military rank or academic degree.
    Rank,
}

/// A post.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Post {
    /// The pattern's id.
    pub id: String,
    /// What it amounts to.
    pub role: Role,
    /// The body that the post's own words imply (TUV: Tỉnh ủy).
    pub organization: Option<String>,
    /// No body follows.
    pub alone: bool,
    /// Said of a group as well as of a person (cán bộ, đại biểu).
    pub collective: bool,
    /// It counts only with the body that it is held in.
    pub embodied: bool,
}

/// What a phrase of [`Layer::Post`] means.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct PostWords {
    /// Which post: an index of [`OfficialPatterns::posts`].
    pub post: usize,
    /// It counts only in capitals.
    pub upper: bool,
}

/// What a phrase of [`Layer::Organization`] means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum OrganizationWords {
    /// It begins a body's name; the index tells kinds of bodies apart.
    Head {
        /// What may follow.
        shape: Shape,
        /// Two positions with one role in bodies of this kind are one.
        unique: bool,
        /// A part of a body, which may be named after a comma.
        part: bool,
        /// Its name may go on in small letters up to a unit of administration: what it is set up for.
        task: bool,
        /// A firm: words in small letters may tell its trade before its own name.
        firm: bool,
    },
    /// A unit of administration.
    Area {
        /// Its own name is as often left out.
        bare: bool,
    },
    /// It goes on with a body's name.
    Content {
        /// Only where it is written with a capital.
        verb: bool,
    },
}

/// What a phrase of [`Layer::Person`] or [`Layer::PersonNeighbour`] means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum PersonWords {
    /// It introduces a name (or several).
    Cue {
        /// What it says of the person.
        cue: Cue,
        /// Several names follow.
        plural: bool,
    },
    /// Before a post: held no more, or for the time being.
    Tenure(Tenure),
    /// Between a name and its post.
    Link {
        /// The post is held no more.
        former: bool,
        /// They show by themselves that a post is told of somebody, who may be named far before.
        far: bool,
    },
    /// Between a person and a post that is told after: it is another's.
    Parting,
    /// Before a person whose post another takes.
    Instead,
    /// The same, after the body that gave the post.
    Appointed,
    /// Between a post and those who hold it.
    Holder {
        /// Only where the post stands after a word for an office.
        office: bool,
        /// They open a list of names.
        lists: bool,
    },
    /// A word for an office, before a post.
    Office,
    /// Between two posts of one person.
    Also,
    /// Before a cue or post: a person who is remembered.
    Remembered,
    /// Before a post: its holder is spoken for by another.
    Proxy,
    /// No part of a name.
    Stop {
        /// Only in a line that is all in capitals.
        caps: bool,
    },
    /// A historical person's name.
    Historical,
}

impl PersonWords {
    /// Whether a name or post is looked for where they stand.
    #[must_use]
    pub fn announces(self) -> bool {
        matches!(self, Self::Cue { .. } | Self::Tenure(_))
    }
}

/// How much a syllable says that a name begins with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Surname {
    /// Nothing.
    #[default]
    None,
    /// It may be a family name, or part of another name.
    Rare,
    /// A family name.
    Common,
}

#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
struct Syllable {
    surname: Surname,
    middle: bool,
}

/// The compiled tables.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct OfficialPatterns {
    /// The posts.
    pub posts: Vec<Post>,
    /// By the payload of [`Layer::Post`].
    pub post_words: Vec<PostWords>,
    /// By the payload of [`Layer::Organization`].
    pub organization_words: Vec<OrganizationWords>,
    /// By the payload of [`Layer::Person`] and [`Layer::PersonNeighbour`].
    pub person_words: Vec<PersonWords>,
    /// Folded abbreviations and the folded words that they stand for.
    pub aliases: FxHashMap<String, Vec<String>>,
    /// The slot that holds the beginning of the post's body.
    pub org_slot: u16,
    /// phụ trách within a post's words.
    pub acting: Vec<u32>,
    /// các, hai: before a post they make it that of all who follow.
    pub plurals: Vec<u32>,
    /// Thị: names with it are often of four words.
    pub female: Vec<u32>,
    /// và: joins names, and posts.
    pub and: u32,
    /// của: before the body that a body belongs to.
    pub of: u32,
    /// thuộc: before the body that a body belongs to, which its name leaves out.
    pub under: u32,
    /// do: names who heads the body before it.
    pub agent: u32,
    /// có: between a body and how many hold a post in it.
    pub has: u32,
    /// được: before the body that gave a post.
    pub by: u32,
    /// đã, vừa, mới: before it.
    pub just: Vec<u32>,
    /// với, cùng: joins names.
    pub with: Vec<u32>,
    /// khóa, nhiệm kỳ: a term that belongs to the post's words.
    pub term: u32,
    /// làm: before a post that somebody is given.
    pub make: u32,
    /// nhiệm kỳ, giai đoạn: before the years of a term of office.
    pub terms: Vec<(u32, u32)>,
    /// số: before a school's number.
    pub number: u32,
    /// tuổi: after the years of a person.
    pub age: u32,
    /// quốc: begins the name of the National Assembly.
    pub state: u32,
    /// đoàn: a body's delegation.
    pub delegation: u32,
    /// người dân (tộc): what people someone is of.
    pub people: (u32, u32),
    /// năm, ngày, tháng: in the time of a birth.
    pub times: Vec<u32>,
    /// trú, ngụ, quê: before where someone lives.
    pub home: Vec<u32>,
    /// trước: of what was before.
    pub before: u32,
    /// như: before the posts that words for many posts name.
    pub such: u32,
    /// sinh: before the year of a birth.
    pub born: u32,
    /// tại: before the country of a foreign body.
    pub at: u32,
    syllables: Vec<Syllable>,
}

impl OfficialPatterns {
    /// What a token's word says as a family name.
    #[must_use]
    #[inline]
    pub fn surname(&self, id: u32) -> Surname {
        self.syllables.get(id as usize).map_or(Surname::None, |s| s.surname)
    }

    /// Whether names have this second syllable.
    #[must_use]
    pub fn middle(&self, id: u32) -> bool {
        self.syllables.get(id as usize).is_some_and(|s| s.middle)
    }

    fn syllable(&mut self, id: u32) -> &mut Syllable {
        if self.syllables.len() <= id as usize {
            self.syllables.resize(id as usize + 1, Syllable::default());
        }
        &mut self.syllables[id as usize]
    }
}

/// Reads the files.
pub fn load(builder: &mut Builder<'_>) -> OfficialPatterns {
    let mut patterns = OfficialPatterns {
        org_slot: builder.slot("org"),
        acting: Vec::new(),
        plurals: ["các", "hai", "ba"].map(|w| builder.word(w)).to_vec(),
        female: vec![builder.word("thị")],
        and: builder.word("và"),
        of: builder.word("của"),
        under: builder.word("thuộc"),
        agent: builder.word("do"),
        has: builder.word("có"),
        by: builder.word("được"),
        just: ["đã", "vừa", "mới"].map(|w| builder.word(w)).to_vec(),
        with: ["cùng", "với"].map(|w| builder.word(w)).to_vec(),
        term: builder.word("khóa"),
        make: builder.word("làm"),
        terms: [("nhiệm", "kỳ"), ("giai", "đoạn")].map(|(a, b)| (builder.word(a), builder.word(b))).to_vec(),
        number: builder.word("số"),
        age: builder.word("tuổi"),
        born: builder.word("sinh"),
        times: ["năm", "ngày", "tháng"].map(|w| builder.word(w)).to_vec(),
        home: ["trú", "ngụ", "quê", "ở"].map(|w| builder.word(w)).to_vec(),
        before: builder.word("trước"),
        such: builder.word("như"),
        state: builder.word("quốc"),
        delegation: builder.word("đoàn"),
        people: (builder.word("người"), builder.word("dân")),
        at: builder.word("tại"),
        ..OfficialPatterns::default()
    };
    for (file, syntax) in builder.folder::<OfficialsFile>("officials") {
        FileReader { builder, patterns: &mut patterns, file }.read(syntax);
    }
    patterns
}

/// A file that is read into the tables.
struct FileReader<'r, 'b> {
    builder: &'r mut Builder<'b>,
    patterns: &'r mut OfficialPatterns,
    file: &'r PatternFile,
}

impl FileReader<'_, '_> {
    fn read(&mut self, mut syntax: OfficialsFile) {
        for post in std::mem::take(&mut syntax.post) {
            self.post(post);
        }
        self.bodies(&syntax);
        for (short, long) in &syntax.alias {
            let words = long.split_whitespace().map(crate::normalize::fold_word).collect();
            self.patterns.aliases.insert(crate::normalize::fold_word(short), words);
        }
        self.persons(&syntax);
        for word in &syntax.acting.words {
            let first = word.get_ref().split_whitespace().next().map(|w| self.builder.word(w));
            self.patterns.acting.extend(first);
        }
        self.surnames(&syntax.surnames);
        for rule in syntax.rule {
            self.rule(rule);
        }
    }

    fn post(&mut self, post: PostSyntax) {
        let Self { builder, patterns, file } = self;
        let at = file.place_of(&post.id);
        let id = post.id.into_inner();
        if patterns.posts.iter().any(|p| p.id == id) {
            builder.finding(file, Some(at), Some(&id), "this id is used twice");
        }
        if post.words.is_empty() && post.abbreviations.is_empty() {
            builder.finding(file, Some(at), Some(&id), "a post without words");
        }
        for (words, upper) in [(&post.words, false), (&post.abbreviations, true)] {
            for phrase in words {
                let at = Some(file.place_of(phrase));
                builder.phrase(file, at, &id, phrase.get_ref(), Layer::Post, patterns.post_words.len());
                patterns.post_words.push(PostWords { post: patterns.posts.len(), upper });
            }
        }
        // Most posts are words alone.
        if !(post.example.is_empty() && post.counter.is_empty()) {
            builder.rule(file, at, &id, post.example, post.counter);
        }
        let (organization, alone) = (post.organization, post.alone);
        let (collective, embodied) = (post.collective, post.embodied);
        patterns.posts.push(Post { id, role: post.role, organization, alone, collective, embodied });
    }

    /// The words that a body's name begins and goes on with.
    fn bodies(&mut self, syntax: &OfficialsFile) {
        for head in &syntax.head {
            let (shape, unique, part) = (head.shape, head.unique, head.part);
            let means = OrganizationWords::Head { shape, unique, part, task: head.task, firm: head.firm };
            self.organization(&head.id, &head.words, means);
        }
        for area in &syntax.area {
            self.organization("area", &area.words, OrganizationWords::Area { bare: area.bare });
        }
        self.organization("content", &syntax.content.words, OrganizationWords::Content { verb: false });
        self.organization("content", &syntax.content.verbs, OrganizationWords::Content { verb: true });
    }

    fn organization(&mut self, id: &str, words: &[Spanned<String>], means: OrganizationWords) {
        let Self { builder, patterns, file } = self;
        for phrase in words {
            let at = Some(file.place_of(phrase));
            builder.phrase(file, at, id, phrase.get_ref(), Layer::Organization, patterns.organization_words.len());
        }
        patterns.organization_words.push(means);
    }

    /// The words by which persons are introduced, with their posts and without.
    fn persons(&mut self, syntax: &OfficialsFile) {
        for cue in &syntax.cue {
            self.person("cue", &cue.words, PersonWords::Cue { cue: cue.kind, plural: cue.plural });
        }
        for tenure in &syntax.tenure {
            self.person("tenure", &tenure.words, PersonWords::Tenure(tenure.tenure));
        }
        for link in &syntax.link {
            self.person("link", &link.words, PersonWords::Link { former: link.former, far: link.far });
        }
        self.person("appointed", &syntax.appointed.words, PersonWords::Appointed);
        for holder in &syntax.holder {
            let means = PersonWords::Holder { office: holder.office, lists: holder.lists };
            self.person("holder", &holder.words, means);
        }
        self.person("office", &syntax.office.words, PersonWords::Office);
        for (lists, id, means) in [
            (&syntax.also, "also", PersonWords::Also),
            (&syntax.remembered, "remembered", PersonWords::Remembered),
            (&syntax.proxy, "proxy", PersonWords::Proxy),
        ] {
            for list in lists {
                self.person(id, &list.words, means);
            }
        }
        self.person("parting", &syntax.parting.words, PersonWords::Parting);
        self.person("instead", &syntax.instead.words, PersonWords::Instead);
        self.person("stop", &syntax.stop.words, PersonWords::Stop { caps: false });
        self.person("stop_caps", &syntax.stop_caps.words, PersonWords::Stop { caps: true });
        self.person("historical", &syntax.historical.names, PersonWords::Historical);
    }

    fn person(&mut self, id: &str, words: &[Spanned<String>], means: PersonWords) {
        let Self { builder, patterns, file } = self;
        for phrase in words {
            let at = Some(file.place_of(phrase));
            let layers = Beside { asked: Layer::PersonNeighbour, found: Layer::Person, wherever: means.announces() };
            builder.phrase_beside(file, at, id, phrase.get_ref(), layers, patterns.person_words.len());
        }
        patterns.person_words.push(means);
    }

    fn surnames(&mut self, surnames: &Surnames) {
        for (names, surname) in [(&surnames.rare, Surname::Rare), (&surnames.common, Surname::Common)] {
            for name in names {
                let id = self.builder.word(name);
                self.patterns.syllable(id).surname = surname;
            }
        }
        for name in &surnames.middle {
            let id = self.builder.word(name);
            self.patterns.syllable(id).middle = true;
        }
    }

    fn rule(&mut self, rule: RuleSyntax) {
        let Self { builder, file, .. } = self;
        let at = file.place_of(&rule.id);
        let id = rule.id.into_inner();
        if rule.about.trim().is_empty() {
            builder.finding(file, Some(at), Some(&id), "a rule must say what it is about");
        }
        builder.rule(file, at, &id, rule.example, rule.counter);
    }
}
