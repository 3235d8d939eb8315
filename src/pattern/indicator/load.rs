//! Reads `indicators/*.toml`, `other_subjects.toml`, `clauses.toml` and the tables of words that the linker asks for.

use super::{
    CueEntry, CueKind, Direction, IndicatorEntry, IndicatorKind, IndicatorPatterns, Parts, Side, SubjectEntry, UnitNoun,
};
use crate::pattern::files::Example;
use crate::pattern::place::Kind;
use crate::pattern::words::Phrases;
use crate::pattern::{Builder, Layer, PatternFile, PatternFiles};
use crate::record::{Baseline, Measure, Unit};
use rustc_hash::FxHashMap;
use serde::Deserialize;
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct IndicatorFile {
    id: Spanned<String>,
    label: String,
    vietnamese: String,
    units: Vec<Unit>,
    kind: Option<IndicatorKind>,
    percent: Option<Measure>,
    #[serde(default)]
    itemized: bool,
    #[serde(default)]
    group: bool,
    #[serde(default)]
    stock: bool,
    #[serde(default)]
    annual: bool,
    #[serde(default)]
    summed: bool,
    #[serde(default)]
    over_plan: bool,
    #[serde(default)]
    told_on: Vec<Unit>,
    #[serde(default)]
    occasions: bool,
    given: Option<Spanned<String>>,
    #[serde(default)]
    covers: Vec<Spanned<String>>,
    lowers: Option<Spanned<String>>,
    least: Option<u32>,
    #[serde(default)]
    sister: FxHashMap<Unit, Spanned<String>>,
    #[serde(default)]
    refine: Vec<RefineSyntax>,
    #[serde(default)]
    parts: PartsSyntax,
    #[serde(default)]
    rule: Vec<RuleSyntax>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct PartsSyntax {
    behind: Vec<Spanned<String>>,
    before: Vec<Spanned<String>>,
    deeds: Vec<Spanned<String>>,
    wholes: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RefineSyntax {
    words: Vec<Spanned<String>>,
    indicator: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleSyntax {
    id: Spanned<String>,
    #[serde(default)]
    before: Vec<Spanned<String>>,
    #[serde(default)]
    after: Vec<Spanned<String>>,
    #[serde(default)]
    frame: Vec<Spanned<String>>,
    units: Option<Vec<Unit>>,
    direction: Option<Direction>,
    #[serde(default)]
    beside: Vec<Spanned<String>>,
    #[serde(default)]
    under: Vec<Spanned<String>>,
    #[serde(default)]
    latest: bool,
    #[serde(default)]
    elliptic: bool,
    #[serde(default)]
    planned: bool,
    #[serde(default)]
    alone: bool,
    #[serde(default)]
    example: Vec<Example>,
    #[serde(default)]
    counter: Vec<Example>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OtherFile {
    other: Vec<OtherSyntax>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct OtherSyntax {
    reason: String,
    #[serde(default)]
    units: Vec<Unit>,
    #[serde(default)]
    beside: Vec<Spanned<String>>,
    #[serde(default)]
    before: Vec<Spanned<String>>,
    #[serde(default)]
    after: Vec<Spanned<String>>,
    #[serde(default)]
    frame: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClausesFile {
    cue: Vec<CueSyntax>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CueSyntax {
    kind: CueKind,
    baseline: Option<Baseline>,
    words: Vec<Spanned<String>>,
}

/// Whether a text may be the id of an indicator: small letters, digits, and single underscores between them, a letter first.
#[must_use]
pub fn is_id(text: &str) -> bool {
    let word = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    text.starts_with(|c: char| c.is_ascii_lowercase()) && text.split('_').all(word)
}

/// The file of the indicator of that id, if there is one.
#[must_use]
pub fn file_of<'f>(files: &'f PatternFiles, id: &str) -> Option<&'f str> {
    #[derive(Deserialize)]
    struct Head {
        id: String,
    }
    let indicators = files.files.iter().filter(|file| file.path.starts_with("indicators/"));
    let mut heads = indicators.filter_map(|file| Some((file, toml::from_str::<Head>(&file.text).ok()?)));
    heads.find(|(_, head)| head.id == id).map(|(file, _)| file.path.as_str())
}

/// Reads the indicators and the cues.
pub fn load(builder: &mut Builder<'_>) -> IndicatorPatterns {
    let mut patterns = IndicatorPatterns {
        slot_n: builder.slot("n"),
        slot_component: builder.slot("component"),
        ..IndicatorPatterns::default()
    };
    read_lone_words(builder, &mut patterns);
    read_small_words(builder, &mut patterns);
    read_part_words(builder, &mut patterns);
    read_gift_words(builder, &mut patterns);
    read_time_words(builder, &mut patterns);
    read_plan_words(builder, &mut patterns);
    read_list_words(builder, &mut patterns);
    read_unit_words(builder, &mut patterns);
    let ids = load_catalogue(builder, &mut patterns);
    load_other_subjects(builder, &mut patterns, &ids);
    load_cues(builder, &mut patterns);
    patterns
}

/// Words that a rule asks for by themselves.
fn read_lone_words(builder: &mut Builder<'_>, patterns: &mut IndicatorPatterns) {
    patterns.at = builder.word("tại");
    patterns.without_exception = builder.word("đều");
    patterns.each = builder.word("mỗi");
    patterns.from = builder.word("từ");
    patterns.tet = builder.word("tết");
    patterns.new = builder.word("mới");
    patterns.and = builder.word("và");
    patterns.more = builder.word("hơn");
    patterns.occasion_word = builder.word("dịp");
    patterns.will = builder.word("sẽ");
    patterns.day = builder.word("ngày");
    patterns.inside = builder.word("trong");
    patterns.then = builder.word("thì");
    patterns.are = builder.word("là");
    patterns.level = builder.word("mức");
    patterns.about = builder.word("về");
    patterns.year = builder.word("năm");
    patterns.possessive = builder.word("của");
    patterns.multiple = builder.word("gấp");
    patterns.negative = builder.word("âm");
}

/// Words that a clause is built with, by what they do to those beside them.
fn read_small_words(builder: &mut Builder<'_>, patterns: &mut IndicatorPatterns) {
    patterns.light = sequences(builder, "light").into_iter().flatten().collect();
    let mut verbs = sequences(builder, "verbs");
    verbs.sort_by_key(|words| std::cmp::Reverse(words.len()));
    patterns.verbs = verbs.into();
    patterns.modifiers = words(builder, "modifiers");
    patterns.negations = words(builder, "negations");
    patterns.not_only = words(builder, "not_only");
    patterns.clause_joins = phrases(builder, "clause_joins");
    patterns.compounds = phrases(builder, "compounds");
    patterns.acts = phrases(builder, "acts");
    patterns.ordinal = words(builder, "ordinal");
}

/// Words for groups and areas, which are told of as parts of a total.
fn read_part_words(builder: &mut Builder<'_>, patterns: &mut IndicatorPatterns) {
    patterns.groups = phrases(builder, "groups");
    patterns.wholes = phrases(builder, "wholes");
    patterns.areas = phrases(builder, "areas");
    patterns.area_heads = phrases(builder, "area_heads");
    patterns.area_leads = words(builder, "area_leads");
    patterns.whereabouts = phrases(builder, "whereabouts");
    patterns.elsewhere_at_work = phrases(builder, "elsewhere_at_work");
    patterns.sites = phrases(builder, "sites");
    patterns.dwellings = phrases(builder, "dwellings");
    patterns.counted_places = phrases(builder, "counted_places");
    patterns.branches = phrases(builder, "branches");
    patterns.place_joins = words(builder, "place_joins");
    patterns.except = phrases(builder, "except");
    patterns.all = phrases(builder, "all");
    patterns.of_all = phrases(builder, "of_all");
    patterns.rates = phrases(builder, "rates");
}

/// Words for those who act and for what is given to whom.
fn read_gift_words(builder: &mut Builder<'_>, patterns: &mut IndicatorPatterns) {
    patterns.single_actors = phrases(builder, "single_actors");
    patterns.picked_out = phrases(builder, "picked_out");
    patterns.single_persons = phrases(builder, "single_persons");
    patterns.occasions = phrases(builder, "occasions");
    patterns.handing = words(builder, "handing");
    patterns.handed_over = words(builder, "handed_over");
    patterns.gifts = words(builder, "gifts");
    patterns.lending = words(builder, "lending");
    patterns.amount_words = words(builder, "amounts");
    patterns.money_words = words(builder, "moneys");
    patterns.per = words(builder, "per");
    patterns.at_most = phrases(builder, "at_most");
}

/// Words that say of which time something is told.
fn read_time_words(builder: &mut Builder<'_>, patterns: &mut IndicatorPatterns) {
    patterns.new_year = phrases(builder, "new_year");
    patterns.by_now = words(builder, "by_now");
    patterns.until = words(builder, "until");
    patterns.due = words(builder, "due");
    patterns.deeds = phrases(builder, "deeds");
    patterns.occasion = phrases(builder, "occasion");
    patterns.terms = phrases(builder, "terms");
    patterns.term_ends = phrases(builder, "term_ends");
    patterns.parts_of_month = phrases(builder, "parts_of_month");
    patterns.for_the_year = phrases(builder, "for_the_year");
    patterns.from_now = phrases(builder, "from_now");
    patterns.is_year = phrases(builder, "is_year");
    patterns.meetings = phrases(builder, "meetings");
    patterns.same_time = phrases(builder, "same_time");
    patterns.contrasts = phrases(builder, "contrasts");
    patterns.cumulative = phrases(builder, "cumulative");
}

/// Words that tell a plan, or the level before or after, beside a number.
fn read_plan_words(builder: &mut Builder<'_>, patterns: &mut IndicatorPatterns) {
    for words in builder.table("plan").to_vec() {
        patterns.plan_words.extend(words.split_whitespace().next().map(|w| builder.word(w)));
    }
    patterns.by_plan = phrases(builder, "by_plan");
    patterns.set_out = phrases(builder, "set_out");
    patterns.as_planned = words(builder, "as_planned");
    patterns.planned_work = phrases(builder, "planned_work");
    patterns.adjusts = phrases(builder, "adjusts");
    patterns.out_of = phrases(builder, "out_of");
    patterns.out_of_all = phrases(builder, "out_of_all");
    patterns.attained = phrases(builder, "attained");
    patterns.wholes_of_fractions = phrases(builder, "wholes_of_fractions");
    patterns.falling = phrases(builder, "falling");
    patterns.falls_by = phrases(builder, "falls_by");
    patterns.added = phrases(builder, "added");
}

/// Words that open a list or go on with one, rank, compare, or stand for what was told.
fn read_list_words(builder: &mut Builder<'_>, patterns: &mut IndicatorPatterns) {
    patterns.anaphora = phrases(builder, "anaphora");
    patterns.specific = phrases(builder, "specific");
    patterns.others = phrases(builder, "others");
    patterns.refers_back = phrases(builder, "refers_back");
    patterns.topics = phrases(builder, "topics");
    patterns.opening = words(builder, "opening");
    patterns.mainly = phrases(builder, "mainly");
    patterns.ranking = phrases(builder, "ranking");
    patterns.figures = phrases(builder, "figures");
    patterns.ranks = phrases(builder, "ranks");
    patterns.rank_links = phrases(builder, "rank_links");
    patterns.means = phrases(builder, "means");
    patterns.elsewhere = phrases(builder, "elsewhere");
}

/// The nouns that stand for a unit of administration (huyện), and the words beside them that say whether they do.
fn read_unit_words(builder: &mut Builder<'_>, patterns: &mut IndicatorPatterns) {
    let units = [
        ("unit_province", None),
        ("unit_city", Some(Kind::City)),
        ("unit_town", Some(Kind::Town)),
        ("unit_urban", Some(Kind::Urban)),
        ("unit_rural", Some(Kind::Rural)),
        ("unit_commune", Some(Kind::Commune)),
        ("unit_hamlet", Some(Kind::Hamlet)),
    ];
    for (table, kind) in units {
        for words in sequences(builder, table) {
            if let Some(&first) = words.first() {
                patterns.unit_firsts.extend([first]);
                patterns.unit_nouns.entry(first).or_default().push(UnitNoun { kind, words });
            }
        }
    }
    patterns.unit_leads = words(builder, "unit_leads");
    patterns.unit_verbs = words(builder, "unit_verbs");
    patterns.unit_bars = words(builder, "unit_bars");
}

/// Reads the files of the indicators; their ids, in the order of the catalogue.
fn load_catalogue(builder: &mut Builder<'_>, patterns: &mut IndicatorPatterns) -> Vec<String> {
    let files = builder.folder::<IndicatorFile>("indicators");
    let ids: Vec<String> = files.iter().map(|(_, f)| f.id.get_ref().clone()).collect();
    for (file, syntax) in files {
        load_indicator(builder, patterns, Catalogue { file, ids: &ids }, syntax);
    }
    ids
}

/// Reads the words that claim their numbers for nothing in the catalogue.
fn load_other_subjects(builder: &mut Builder<'_>, patterns: &mut IndicatorPatterns, ids: &[String]) {
    let Some((file, syntax)) = builder.file::<OtherFile>("other_subjects.toml") else { return };
    let catalogue = Catalogue { file, ids };
    for other in syntax.other {
        let beside = catalogue.all_named(builder, "other", &other.beside);
        let sides = [(Side::Before, other.before), (Side::After, other.after), (Side::Frame, other.frame)];
        for (side, phrases) in sides.into_iter().filter(|(_, p)| !p.is_empty()) {
            let entry = SubjectEntry {
                indicator: None,
                rule: "other".to_owned(),
                side,
                units: other.units.clone(),
                direction: None,
                beside: beside.clone(),
                under: Phrases::default(),
                latest: false,
                elliptic: false,
                planned: false,
                alone: false,
            };
            subject(builder, patterns, file, &phrases, entry);
            patterns.reasons.push((patterns.subjects.len() - 1, other.reason.clone()));
        }
    }
}

/// Reads the words that say what a number is to its indicator.
fn load_cues(builder: &mut Builder<'_>, patterns: &mut IndicatorPatterns) {
    let Some((file, syntax)) = builder.file::<ClausesFile>("clauses.toml") else { return };
    for cue in syntax.cue {
        for words in &cue.words {
            let at = Some(file.place_of(words));
            builder.phrase(file, at, cue.kind.as_str(), words.get_ref(), Layer::Clause, patterns.cues.len());
        }
        patterns.cues.push(CueEntry { kind: cue.kind, baseline: cue.baseline });
    }
}

/// The single words of a table as token ids.
fn words<C: FromIterator<u32>>(builder: &mut Builder<'_>, table: &str) -> C {
    let words = builder.table(table).to_vec();
    words.iter().map(|word| builder.word(word)).collect()
}

/// The plain phrases of a table.
fn phrases(builder: &mut Builder<'_>, table: &str) -> Phrases {
    sequences(builder, table).into()
}

/// The same as token ids.
fn sequences(builder: &mut Builder<'_>, table: &str) -> Vec<Vec<u32>> {
    let words = builder.table(table).to_vec();
    words.iter().map(|phrase| phrase.split_whitespace().map(|w| builder.word(w)).collect()).collect()
}

/// The ids of the catalogue, for a file that names indicators.
#[derive(Clone, Copy)]
struct Catalogue<'a> {
    file: &'a PatternFile,
    ids: &'a [String],
}

impl Catalogue<'_> {
    /// The indicator that a name is the id of; `id` is the rule that names it.
    fn named(self, builder: &mut Builder<'_>, id: &str, name: &Spanned<String>) -> Option<usize> {
        let index = self.ids.iter().position(|other| other == name.get_ref());
        if index.is_none() {
            let at = Some(self.file.place_of(name));
            builder.finding(self.file, at, Some(id), format!("there is no indicator {:?}", name.get_ref()));
        }
        index
    }

    /// The same of several.
    fn all_named(self, builder: &mut Builder<'_>, id: &str, names: &[Spanned<String>]) -> Vec<usize> {
        names.iter().filter_map(|name| self.named(builder, id, name)).collect()
    }
}

/// Reads an indicator, the next of the catalogue, with its rules.
fn load_indicator(
    builder: &mut Builder<'_>,
    patterns: &mut IndicatorPatterns,
    catalogue: Catalogue<'_>,
    syntax: IndicatorFile,
) {
    let Catalogue { file, ids } = catalogue;
    let index = patterns.indicators.len();
    let id = syntax.id.get_ref().clone();
    let at = Some(file.place_of(&syntax.id));
    if ids[..index].contains(&id) {
        builder.finding(file, at, Some(&id), "another file has the same id");
    }
    if !is_id(&id) {
        builder.finding(file, at, Some(&id), "an id is made of small letters, digits and single underscores");
    }
    if syntax.units.is_empty() {
        builder.finding(file, at, Some(&id), "the indicator has no units");
    }
    let mut sister = Vec::new();
    for (unit, name) in &syntax.sister {
        if let Some(other) = catalogue.named(builder, &id, name) {
            sister.push((*unit, other));
        }
    }
    sister.sort_unstable();
    let mut refine = Vec::new();
    for other in &syntax.refine {
        if let Some(more_specific) = catalogue.named(builder, &id, &other.indicator) {
            let words = other.words.iter().flat_map(|w| builder.literals(file, &id, w)).collect();
            refine.push((words, more_specific));
        }
    }
    let mut words = |phrases: &[Spanned<String>]| -> Phrases {
        phrases.iter().flat_map(|words| builder.literals(file, &id, words)).collect()
    };
    let parts = Parts {
        behind: words(&syntax.parts.behind),
        before: words(&syntax.parts.before),
        deeds: words(&syntax.parts.deeds),
        wholes: words(&syntax.parts.wholes),
    };
    let covers = catalogue.all_named(builder, &id, &syntax.covers);
    let mut other = |name: &Option<Spanned<String>>| name.as_ref().and_then(|name| catalogue.named(builder, &id, name));
    let (given, lowers) = (other(&syntax.given), other(&syntax.lowers));
    let mut seen: Vec<&str> = Vec::new();
    for rule in &syntax.rule {
        let name = rule.id.get_ref().as_str();
        if seen.contains(&name) {
            let at = file.place_of(&rule.id);
            builder.finding(file, Some(at), Some(&format!("{id}/{name}")), "another rule of the file has the same id");
        }
        seen.push(name);
        load_rule(builder, patterns, catalogue, &syntax, rule);
    }
    let rate = syntax.units.first() == Some(&Unit::Percent);
    patterns.indicators.push(IndicatorEntry {
        kind: syntax.kind.unwrap_or(if rate { IndicatorKind::Rate } else { IndicatorKind::Count }),
        id,
        percent: syntax.percent,
        itemized: syntax.itemized,
        group: syntax.group,
        stock: syntax.stock,
        annual: syntax.annual,
        summed: syntax.summed,
        over_plan: syntax.over_plan,
        told_on: syntax.told_on,
        occasions: syntax.occasions,
        given,
        covers,
        lowers,
        least: syntax.least,
        parts,
        refine,
        label: syntax.label,
        vietnamese: syntax.vietnamese,
        units: syntax.units,
        sister,
    });
}

/// Reads a rule of an indicator: its phrases on each side of a number.
fn load_rule(
    builder: &mut Builder<'_>,
    patterns: &mut IndicatorPatterns,
    catalogue: Catalogue<'_>,
    syntax: &IndicatorFile,
    rule: &RuleSyntax,
) {
    let file = catalogue.file;
    let full = format!("{}/{}", syntax.id.get_ref(), rule.id.get_ref());
    let at = file.place_of(&rule.id);
    if rule.before.is_empty() && rule.after.is_empty() && rule.frame.is_empty() {
        builder.finding(file, Some(at), Some(&full), "the rule has no phrase (before, after or frame)");
    }
    let units = rule.units.clone().unwrap_or_else(|| syntax.units.clone());
    let beside = catalogue.all_named(builder, &full, &rule.beside);
    let under: Phrases = rule.under.iter().flat_map(|words| builder.literals(file, &full, words)).collect();
    for phrase in rule.frame.iter().filter(|p| !p.get_ref().contains("{n}")) {
        builder.finding(file, Some(file.place_of(phrase)), Some(&full), "a frame holds its number in the slot {n}");
    }
    for (side, phrases) in [(Side::Before, &rule.before), (Side::After, &rule.after), (Side::Frame, &rule.frame)] {
        if !phrases.is_empty() {
            let entry = SubjectEntry {
                indicator: Some(patterns.indicators.len()),
                rule: full.clone(),
                side,
                units: units.clone(),
                direction: rule.direction,
                beside: beside.clone(),
                under: under.clone(),
                latest: rule.latest,
                elliptic: rule.elliptic,
                planned: rule.planned,
                alone: rule.alone,
            };
            subject(builder, patterns, file, phrases, entry);
        }
    }
    builder.rule(file, at, &full, rule.example.clone(), rule.counter.clone());
}

/// Adds a subject with its phrases.
fn subject(
    builder: &mut Builder<'_>,
    patterns: &mut IndicatorPatterns,
    file: &PatternFile,
    phrases: &[Spanned<String>],
    entry: SubjectEntry,
) {
    for phrase in phrases {
        let at = Some(file.place_of(phrase));
        builder.phrase(file, at, &entry.rule, phrase.get_ref(), Layer::Subject, patterns.subjects.len());
    }
    patterns.subjects.push(entry);
}
