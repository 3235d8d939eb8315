//! `places/`: names of provinces and districts in time, and what stands beside names.

use super::files::PatternFile;
use super::{Builder, Example, Layer, Place};
use crate::calendar::{self, Date};
use crate::record::Division;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProvincesFile {
    province: Vec<ProvinceSyntax>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProvinceSyntax {
    id: Spanned<String>,
    name: String,
    vn64: Option<String>,
    vn63: Option<String>,
    vn34: Option<String>,
    current: Option<String>,
    since: Option<String>,
    #[serde(default)]
    spellings: Vec<String>,
    #[serde(default)]
    replaces: bool,
    #[serde(default)]
    numbered: bool,
    #[serde(default)]
    city: bool,
    city_since: Option<String>,
    #[serde(default)]
    person: bool,
    #[serde(default)]
    common: bool,
    #[serde(default)]
    foreign: bool,
    #[serde(default)]
    area: Vec<String>,
    #[serde(default)]
    domains: Vec<String>,
    #[serde(default)]
    letters: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DistrictsFile {
    province: Vec<DistrictsSyntax>,
    #[serde(default)]
    moved: Vec<MovedSyntax>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DistrictsSyntax {
    code: Spanned<String>,
    #[serde(default)]
    city: Vec<String>,
    #[serde(default)]
    town: Vec<String>,
    #[serde(default)]
    urban: Vec<String>,
    #[serde(default)]
    rural: Vec<String>,
    #[serde(default)]
    former: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MovedSyntax {
    until: Spanned<String>,
    code: String,
    names: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CuesFile {
    cue: BeforeSyntax,
    after: AfterSyntax,
    scope: ScopeSyntax,
    not: Vec<NotSyntax>,
    person: PersonSyntax,
    rule: Vec<RuleSyntax>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BeforeSyntax {
    province: Vec<Spanned<String>>,
    city: Vec<Spanned<String>>,
    town: Vec<Spanned<String>>,
    urban: Vec<Spanned<String>>,
    rural: Vec<Spanned<String>>,
    commune: Vec<Spanned<String>>,
    hamlet: Vec<Spanned<String>>,
    nothing: Vec<Spanned<String>>,
    seat: Vec<Spanned<String>>,
    bars: Vec<Spanned<String>>,
    person: Vec<Spanned<String>>,
    organization: Vec<Spanned<String>>,
    post: Vec<Spanned<String>>,
    outlet: Vec<Spanned<String>>,
    venue: Vec<Spanned<String>>,
    locative: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AfterSyntax {
    former: Vec<Spanned<String>>,
    foreign: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ScopeSyntax {
    country: Vec<Spanned<String>>,
    vietnam: Vec<Spanned<String>>,
    vietnam_after: Vec<String>,
    region: Vec<Spanned<String>>,
    local: Vec<Spanned<String>>,
    district: Vec<Spanned<String>>,
    commune: Vec<Spanned<String>>,
    national: Vec<Spanned<String>>,
    state: Vec<Spanned<String>>,
    phone: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NotSyntax {
    /// For the reader; a rule that takes away must say why.
    #[serde(rename = "reason")]
    _reason: String,
    phrases: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PersonSyntax {
    family: Vec<String>,
    doubtful: Vec<String>,
    middle: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleSyntax {
    id: Spanned<String>,
    #[serde(rename = "about")]
    _about: String,
    #[serde(default)]
    example: Vec<Example>,
    #[serde(default)]
    counter: Vec<Example>,
}

/// The rules that make mentions of provinces; each has its entry in `places/cues.toml`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// A type word stands before the name.
    Typed,
    /// The name ends that of a body.
    Organization,
    /// The name alone.
    Name,
    /// In capitals, among names of provinces.
    List,
    /// An abbreviation.
    Short,
}

impl Rule {
    /// All rules.
    pub const ALL: [Rule; 5] = [Rule::Typed, Rule::Organization, Rule::Name, Rule::List, Rule::Short];

    /// The rule's id.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Rule::Typed => "province/typed",
            Rule::Organization => "province/organization",
            Rule::Name => "province/name",
            Rule::List => "province/list",
            Rule::Short => "province/short",
        }
    }
}

/// The tier and kind of a unit below the province.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// thành phố of a province.
    City,
    /// thị xã.
    Town,
    /// quận.
    Urban,
    /// huyện.
    Rural,
    /// xã, phường, thị trấn.
    Commune,
    /// thôn, ấp, bản, khu phố.
    Hamlet,
    /// Of the district tier, before the table's time.
    Former,
}

impl Kind {
    /// Whether units of this kind lie directly below the province.
    #[must_use]
    pub fn is_district(self) -> bool {
        !matches!(self, Kind::Commune | Kind::Hamlet)
    }
}

/// What a hit of [`Layer::PlaceScope`] says, which is its payload.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// The page speaks of its own province.
    Province,
    /// Of its own district.
    District,
    /// Of its own commune.
    Commune,
    /// Of the country.
    National,
    /// It reports what a body of the state tells.
    State,
}

impl Scope {
    /// By their payloads.
    pub const ALL: [Self; 5] = [Self::Province, Self::District, Self::Commune, Self::National, Self::State];
}

/// What a hit of [`Layer::PlaceContext`] says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Cue {
    /// tỉnh.
    Province,
    /// A type word of a lower tier, or thành phố.
    Below(Kind),
    /// Holds a type word without being one.
    Nothing,
    /// Street, water, campaign, ship, goods.
    Bars,
    /// A personal name follows.
    Person,
    /// A body.
    Organization,
    /// The committee of a district, which its bare name follows (Huyện ủy).
    Seat,
    /// A post: a person's name may follow the body's.
    Post,
    /// A newspaper, station or portal.
    Outlet,
    /// tại, ở.
    Venue,
    /// Another word before places.
    Locative,
    /// cũ, trước đây.
    Former,
    /// China.
    Foreign,
    /// cả nước.
    Country,
    /// Việt Nam.
    Vietnam,
    /// A region of several provinces.
    Region,
    /// Digits that follow may be a telephone number.
    Phone,
    /// Nothing within is a province.
    Not,
    /// A province abolished before 2004: the index of its name.
    Abolished(usize),
    /// A part of a web address that shows the province of that name.
    Domain(usize),
    /// The letters of that province's newspaper, before an article's first words.
    Letters(usize),
}

/// A province-level unit of one division of the country.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Unit {
    /// The code; null for units abolished before 2004.
    pub code: Option<String>,
    /// The division that the code belongs to.
    pub division: Option<Division>,
    /// The name.
    pub name: String,
    /// The first unit with the same code and division (Huế and Thừa Thiên Huế are one).
    pub same: usize,
    /// The unit of today that holds it.
    pub current: Option<usize>,
}

/// A province's name, with the units that it denotes in time.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Name {
    /// The name.
    pub name: String,
    /// The units by division: vn64, vn63, vn34, and one that was abolished before all.
    pub units: [Option<usize>; 4],
    /// It is a province's only from that day on.
    pub since: Option<Date>,
    /// "thành phố X" is the whole unit, from that day on if there is one.
    pub city: Option<Option<Date>>,
    /// Also a given name.
    pub person: bool,
    /// Also a common word.
    pub common: bool,
    /// Also a province of China.
    pub foreign: bool,
    /// The district of the same name, if there is one.
    pub district: Option<usize>,
}

/// A way to write a province's name.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct Form {
    /// Which name.
    pub name: usize,
    /// Without a small letter (BR-VT): found only in capitals, and rather sure then.
    pub short: bool,
    /// The type word is part of it (TP.HCM).
    pub typed: bool,
}

/// A name of the district tier.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct District {
    /// Kind and province's name of every unit that bears it.
    pub holders: Vec<(Kind, usize)>,
    /// Before the day it was of that province.
    pub moved: Option<(Date, usize)>,
}

/// The compiled tables.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct PlacePatterns {
    /// Province-level units of all divisions.
    pub units: Vec<Unit>,
    /// Names of provinces.
    pub names: Vec<Name>,
    /// By the payload of [`Layer::Province`].
    pub forms: Vec<Form>,
    /// By the payload of [`Layer::District`].
    pub districts: Vec<District>,
    /// By the payload of [`Layer::PlaceContext`].
    pub cues: Vec<Cue>,
    /// Family names.
    pub family: FxHashSet<u32>,
    /// Family names that prove nothing alone.
    pub doubtful: FxHashSet<u32>,
    /// Thị, Văn.
    pub middle: FxHashSet<u32>,
    /// Telephone area codes.
    pub area: FxHashMap<String, usize>,
    /// The name whose numbered districts need no table.
    pub numbered: Option<usize>,
    /// Words that join a list: và, hoặc, cùng.
    pub joins: Vec<u32>,
    /// Words before a type word that make it plural: các, những, hai …
    pub plural: Vec<u32>,
    /// Words before a type word that make a number after it an amount: mỗi, một, từng.
    pub each: Vec<u32>,
    /// Words after which the name of the country is its area: của.
    pub before_country: Vec<u32>,
    /// phường: the one commune that is numbered.
    pub ward: u32,
    /// The last word of a township's type: thị trấn.
    pub township: u32,
}

/// Reads the files.
pub fn load(builder: &mut Builder<'_>) -> PlacePatterns {
    let mut patterns = PlacePatterns::default();
    for word in ["và", "hoặc", "cùng", "với"] {
        patterns.joins.push(builder.word(word));
    }
    patterns.ward = builder.word("phường");
    patterns.township = builder.word("trấn");
    for word in ["mỗi", "một", "từng"] {
        patterns.each.push(builder.word(word));
    }
    for word in ["các", "những", "hai", "ba", "bốn", "năm", "nhiều", "số"] {
        patterns.plural.push(builder.word(word));
    }
    if let Some((file, syntax)) = builder.file::<ProvincesFile>("places/provinces.toml") {
        provinces(builder, file, syntax, &mut patterns);
    }
    if let Some((file, syntax)) = builder.file::<DistrictsFile>("places/districts.toml") {
        districts(builder, file, syntax, &mut patterns);
    }
    if let Some((file, syntax)) = builder.file::<CuesFile>("places/cues.toml") {
        cues(builder, file, syntax, &mut patterns);
    }
    patterns
}

fn date(builder: &mut Builder<'_>, file: &PatternFile, at: Place, id: &str, text: Option<&str>) -> Option<Date> {
    let text = text?;
    let date = text.parse::<Date>().ok();
    if date.is_none() {
        builder.finding(file, Some(at), Some(id), format!("{text:?} is no date (2025-07-01)"));
    }
    date
}

fn provinces(builder: &mut Builder<'_>, file: &PatternFile, syntax: ProvincesFile, patterns: &mut PlacePatterns) {
    let divisions = [Division::Vn64, Division::Vn63, Division::Vn34];
    // First the units of today, which the others refer to.
    let mut today: FxHashMap<String, usize> = FxHashMap::default();
    for province in &syntax.province {
        if let Some(code) = &province.vn34 {
            let unit = patterns.units.len();
            if today.insert(code.clone(), unit).is_some() {
                let at = file.place_of(&province.id);
                builder.finding(
                    file,
                    Some(at),
                    Some(province.id.as_ref()),
                    format!("the code {code} stands twice in vn34"),
                );
            }
            patterns.units.push(Unit {
                code: Some(code.clone()),
                division: Some(Division::Vn34),
                name: province.name.clone(),
                same: unit,
                current: Some(unit),
            });
        }
    }
    let mut ids = FxHashSet::default();
    for province in syntax.province {
        let at = file.place_of(&province.id);
        let id = province.id.into_inner();
        if !ids.insert(id.clone()) {
            builder.finding(file, Some(at), Some(&id), "the id stands twice");
        }
        let held_by = province.vn34.as_ref().or(province.current.as_ref());
        let current = held_by.and_then(|code| today.get(code).copied());
        if held_by.is_some() && current.is_none() {
            builder.finding(file, Some(at), Some(&id), "`current` is no code of vn34");
        }
        let mut units = [None; 4];
        let codes = [province.vn64, province.vn63, province.vn34];
        let abolished = codes.iter().all(Option::is_none);
        for (n, code) in codes.into_iter().enumerate() {
            let Some(code) = code else { continue };
            if n == 2 {
                units[n] = current;
                continue;
            }
            let division = Some(divisions[n]);
            let unit = patterns.units.len();
            let same = patterns.units.iter().position(|u| u.division == division && u.code.as_ref() == Some(&code));
            let same = same.unwrap_or(unit);
            patterns.units.push(Unit { code: Some(code), division, name: province.name.clone(), same, current });
            units[n] = Some(unit);
        }
        if abolished {
            let unit = patterns.units.len();
            patterns.units.push(Unit { code: None, division: None, name: province.name.clone(), same: unit, current });
            units[3] = Some(unit);
        }
        let name = patterns.names.len();
        let since = date(builder, file, at, &id, province.since.as_deref());
        let city_since = date(builder, file, at, &id, province.city_since.as_deref());
        let mut phrases = province.spellings;
        if !province.replaces {
            phrases.push(hyphenated(&province.name));
        }
        for phrase in phrases {
            if abolished {
                builder.phrase(file, Some(at), &id, &phrase, Layer::PlaceContext, patterns.cues.len());
                patterns.cues.push(Cue::Abolished(name));
            } else {
                builder.phrase(file, Some(at), &id, &phrase, Layer::Province, patterns.forms.len());
                let short = !phrase.chars().any(char::is_lowercase);
                patterns.forms.push(Form { name, short, typed: province.replaces });
            }
        }
        for domain in &province.domains {
            // baclieu.gov.vn, baobaclieu.vn, congan.baclieu.gov.vn
            let whole = ["", "bao", "tinh", "congan", "dai", "ptth", "so"].map(|prefix| format!("{prefix}{domain}"));
            builder.phrase(file, Some(at), &id, &whole.join("|"), Layer::PlaceContext, patterns.cues.len());
            patterns.cues.push(Cue::Domain(name));
        }
        for letters in &province.letters {
            builder.phrase(file, Some(at), &id, letters, Layer::PlaceContext, patterns.cues.len());
            patterns.cues.push(Cue::Letters(name));
        }
        for code in province.area {
            patterns.area.insert(code, name);
        }
        if province.numbered {
            patterns.numbered = Some(name);
        }
        patterns.names.push(Name {
            name: province.name,
            units,
            since,
            city: province.city.then_some(city_since),
            person: province.person,
            common: province.common,
            foreign: province.foreign,
            district: None,
        });
    }
}

/// "Bạc Liêu" is also written "Bạc-Liêu".
fn hyphenated(name: &str) -> String {
    if name.contains('-') { name.to_owned() } else { name.split(' ').collect::<Vec<_>>().join(" [-] ") }
}

fn districts(builder: &mut Builder<'_>, file: &PatternFile, syntax: DistrictsFile, patterns: &mut PlacePatterns) {
    let mut known: FxHashMap<String, usize> = FxHashMap::default();
    let by_code = |patterns: &PlacePatterns, code: &str| {
        patterns.names.iter().position(|n| {
            let has = |unit: Option<usize>| unit.is_some_and(|u| patterns.units[u].code.as_deref() == Some(code));
            has(n.units[0])
        })
    };
    for province in syntax.province {
        let at = file.place_of(&province.code);
        let code = province.code.into_inner();
        let Some(name) = by_code(patterns, &code) else {
            builder.finding(file, Some(at), Some(&code), "no province has this code");
            continue;
        };
        let kinds = [
            (Kind::City, province.city),
            (Kind::Town, province.town),
            (Kind::Urban, province.urban),
            (Kind::Rural, province.rural),
            (Kind::Former, province.former),
        ];
        for (kind, phrases) in kinds {
            for phrase in phrases {
                let district = *known.entry(phrase.clone()).or_insert_with(|| {
                    builder.phrase(file, Some(at), &code, &phrase, Layer::District, patterns.districts.len());
                    patterns.districts.push(District::default());
                    patterns.districts.len() - 1
                });
                patterns.districts[district].holders.push((kind, name));
            }
        }
    }
    for moved in syntax.moved {
        let at = file.place_of(&moved.until);
        let until = date(builder, file, at, &moved.code, Some(moved.until.get_ref()));
        let (Some(until), Some(name)) = (until, by_code(patterns, &moved.code)) else { continue };
        for phrase in moved.names {
            match known.get(&phrase) {
                Some(&district) => patterns.districts[district].moved = Some((until, name)),
                None => builder.finding(file, Some(at), Some(&moved.code), format!("{phrase:?} is no district")),
            }
        }
    }
    for name in &mut patterns.names {
        name.district = known.get(&name.name).copied();
    }
}

fn cues(builder: &mut Builder<'_>, file: &PatternFile, syntax: CuesFile, patterns: &mut PlacePatterns) {
    let (cue, after, scope) = (syntax.cue, syntax.after, syntax.scope);
    let lists = [
        ("cue.province", cue.province, Cue::Province),
        ("cue.city", cue.city, Cue::Below(Kind::City)),
        ("cue.town", cue.town, Cue::Below(Kind::Town)),
        ("cue.urban", cue.urban, Cue::Below(Kind::Urban)),
        ("cue.rural", cue.rural, Cue::Below(Kind::Rural)),
        ("cue.commune", cue.commune, Cue::Below(Kind::Commune)),
        ("cue.hamlet", cue.hamlet, Cue::Below(Kind::Hamlet)),
        ("cue.nothing", cue.nothing, Cue::Nothing),
        ("cue.bars", cue.bars, Cue::Bars),
        ("cue.person", cue.person, Cue::Person),
        ("cue.organization", cue.organization, Cue::Organization),
        ("cue.seat", cue.seat, Cue::Seat),
        ("cue.post", cue.post, Cue::Post),
        ("cue.outlet", cue.outlet, Cue::Outlet),
        ("cue.venue", cue.venue, Cue::Venue),
        ("cue.locative", cue.locative, Cue::Locative),
        ("after.former", after.former, Cue::Former),
        ("after.foreign", after.foreign, Cue::Foreign),
        ("scope.country", scope.country, Cue::Country),
        ("scope.vietnam", scope.vietnam, Cue::Vietnam),
        ("scope.region", scope.region, Cue::Region),
        ("scope.phone", scope.phone, Cue::Phone),
        ("not", syntax.not.into_iter().flat_map(|n| n.phrases).collect(), Cue::Not),
    ];
    for (id, phrases, cue) in lists {
        for phrase in phrases {
            builder.phrase(
                file,
                Some(file.place_of(&phrase)),
                id,
                phrase.get_ref(),
                Layer::PlaceContext,
                patterns.cues.len(),
            );
        }
        patterns.cues.push(cue);
    }
    let scopes = [
        ("scope.local", scope.local, Scope::Province),
        ("scope.district", scope.district, Scope::District),
        ("scope.commune", scope.commune, Scope::Commune),
        ("scope.national", scope.national, Scope::National),
        ("scope.state", scope.state, Scope::State),
    ];
    for (id, phrases, scope) in scopes {
        for phrase in phrases {
            builder.phrase(file, Some(file.place_of(&phrase)), id, phrase.get_ref(), Layer::PlaceScope, scope as usize);
        }
    }
    patterns.before_country = scope.vietnam_after.iter().map(|word| builder.word(word)).collect();
    for word in &syntax.person.family {
        patterns.family.insert(builder.word(word));
    }
    for word in &syntax.person.doubtful {
        patterns.doubtful.insert(builder.word(word));
    }
    for word in &syntax.person.middle {
        patterns.middle.insert(builder.word(word));
    }
    let mut seen = Vec::new();
    for rule in syntax.rule {
        let at = file.place_of(&rule.id);
        let id = rule.id.into_inner();
        if !Rule::ALL.iter().any(|r| r.id() == id) {
            builder.finding(file, Some(at), Some(&id), "no rule for places has this id");
        }
        seen.push(id.clone());
        builder.rule(file, at, &id, rule.example, rule.counter);
    }
    for rule in Rule::ALL {
        if !seen.iter().any(|id| id == rule.id()) {
            builder.finding(file, None, Some(rule.id()), "the rule has no entry");
        }
    }
}

impl PlacePatterns {
    /// The unit that a name denotes on a day: that of the division in force, else its last before.
    #[must_use]
    pub fn resolve(&self, name: usize, anchor: Option<Date>, former: bool) -> Option<usize> {
        let name = &self.names[name];
        let mut division = division(anchor);
        if former && division == 2 {
            division = 1;
        }
        name.units[..=division].iter().rev().flatten().next().or(name.units.iter().flatten().next()).copied()
    }

    /// Whether "thành phố X" is the whole unit on that day.
    #[must_use]
    pub fn is_city(&self, name: usize, anchor: Option<Date>) -> bool {
        self.names[name].city.is_some_and(|since| since.is_none_or(|day| anchor.is_some_and(|a| a >= day)))
    }
}

/// The division in force, as an index of [`Name::units`]; without a day that of 63.
#[must_use]
pub fn division(anchor: Option<Date>) -> usize {
    let Some(day) = anchor else { return 1 };
    let starts = [calendar::day(2008, 8, 1), calendar::day(2025, 7, 1)];
    starts.iter().flatten().filter(|&&start| day >= start).count()
}
