//! `indicators/*.toml`, one file an indicator, and `clauses.toml`, the words that say what a number
//! is to its indicator.

use super::files::Example;
use super::words::{Phrases, WordSet};
use super::{Builder, Layer, PatternFile, PatternFiles};
use crate::pattern::place::Kind;
use crate::record::{Baseline, Measure, Unit, closed_enum};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
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
    rule: Vec<RuleSyntax>,
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

closed_enum! {
    /// What a cue word says of the numbers around it.
    CueKind {
        /// It is reached: đạt, được, là.
        Reach = "reach",
        /// It rose: tăng.
        Rise = "rise",
        /// It fell: giảm.
        Fall = "fall",
        /// A level follows a change: còn, xuống còn, lên.
        Level = "level",
        /// The level before the change follows: từ.
        From = "from",
        /// A plan is meant: kế hoạch, dự toán, chỉ tiêu.
        Plan = "plan",
        /// It exceeds the plan by: vượt.
        Exceed = "exceed",
        /// A comparison follows: so với, bằng.
        Versus = "versus",
        /// What is compared with: cùng kỳ, năm trước, tháng trước.
        Baseline = "baseline",
        /// As a multiple: gấp.
        Multiple = "multiple",
        /// As a share: chiếm.
        Share = "share",
        /// Expected, not yet counted: ước, dự kiến đạt.
        Estimate = "estimate",
        /// Aimed at: phấn đấu, mục tiêu.
        Target = "target",
        /// A plan that is carried out or drawn up: no target, no comparison.
        Neutral = "neutral",
        /// A standard or programme that years belong to by name: chuẩn nghèo giai đoạn.
        Named = "named",
        /// The product that a share is of: GRDP.
        Whole = "whole",
        /// Somebody says it: theo, cho biết.
        Speech = "speech",
        /// Done, whatever was aimed at before: kết quả, đã thực hiện.
        Actual = "actual",
        /// Parts follow: trong đó, gồm.
        Parts = "parts",
        /// A part apart from the total: riêng.
        Apart = "apart",
        /// Money told of what stands before: số tiền, kinh phí.
        Money = "money",
        /// The whole country: cả nước, toàn quốc.
        Country = "country",
        /// The whole province, whatever smaller place was named: toàn tỉnh.
        Province = "province",
        /// As of a day: tính đến.
        AsOf = "as_of",
        /// Since the year began: từ đầu năm đến nay.
        YearToDate = "year_to_date",
        /// The year reported on, to its end: cả năm.
        WholeYear = "whole_year",
        /// The month reported on: trong tháng.
        ThisMonth = "this_month",
        /// The year that ended, or is about to: năm qua.
        PastYear = "past_year",
        /// The term of office that ended, or is about to: nhiệm kỳ qua.
        PastTerm = "past_term",
        /// The year after the one reported on: năm tới.
        NextYear = "next_year",
        /// What a heading of tasks to come is called: phương hướng, giải pháp.
        Aim = "aim",
        /// Up to now: hiện nay, đến nay.
        Now = "now",
        /// Each year on average: bình quân hàng năm.
        Yearly = "yearly",
        /// As many numbers follow as things were named, in their order: lần lượt.
        Respectively = "respectively",
    }
}

closed_enum! {
    /// How an indicator's level is told, which settles what a percentage beside it means.
    IndicatorKind {
        /// A number of things, or money: percentages are of a plan or changes.
        Count = "count",
        /// A share: the percentage is the level, and its change is in percentage points.
        Rate = "rate",
        /// A rate of growth: "tăng 8,3%" is the level itself.
        Growth = "growth",
        /// An index: its rise in percent is a change.
        Index = "index",
    }
}

closed_enum! {
    /// Which way a subject's own words say that it moves (giảm nghèo).
    Direction {
        /// Upwards.
        Rise = "rise",
        /// Downwards.
        Fall = "fall",
    }
}

/// On which side of its number a subject stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Side {
    /// The number follows it.
    Before,
    /// It follows the number.
    After,
    /// The number stands inside, in the slot `n`.
    Frame,
}

/// An indicator of the catalogue.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct IndicatorEntry {
    /// Its id.
    pub id: String,
    /// Its name in English.
    pub label: String,
    /// Its name in Vietnamese.
    pub vietnamese: String,
    /// How its level is told.
    pub kind: IndicatorKind,
    /// What a bare percentage is, where it is no level (the percent disbursed is of the plan).
    pub percent: Option<Measure>,
    /// Its parts are told in lists by their own names alone (goods, industries, taxes).
    pub itemized: bool,
    /// Its words name a group of households, where the parts of a total are told (trong đó có 780 hộ nghèo).
    pub group: bool,
    /// It counts what there is, not what was done: what is added to it is a change (có thêm 4 xã).
    pub stock: bool,
    /// Each year has a level of its own: what a report on several years tells of it is of the last.
    pub annual: bool,
    /// Its sum begins anew each January: "đến hết tháng 9" tells of nine months.
    pub summed: bool,
    /// Where two numbers of it are joined by a slash, the second is what was planned (412/700 lao động).
    pub over_plan: bool,
    /// Units that tell of it by themselves once it was told in the article (204 căn).
    pub told_on: Vec<Unit>,
    /// It is given on occasions, which are parts of it (dịp Tết).
    pub occasions: bool,
    /// What money that they are given is told of, where their number is told of something else (hộ nghèo).
    pub given: Option<usize>,
    /// What its parts may be called, where they add up to it (tuyển sinh 5.126 người: …, dạy nghề dưới 3 tháng 4.914 người).
    pub covers: Vec<usize>,
    /// What falls where their number is told (hộ thoát nghèo, giảm 1,2%).
    pub lowers: Option<usize>,
    /// What is less in đồng is no sum but what one head is given.
    pub least: Option<u32>,
    /// What it may be counted in; a bare number has the first.
    pub units: Vec<Unit>,
    /// Words of the sentence that make it another, more specific indicator (đa chiều).
    pub refine: Vec<(Phrases, usize)>,
    /// The indicators that numbers in other units are of, where the text tells them of the same thing.
    pub sister: Vec<(Unit, usize)>,
}

/// A subject: words that name an indicator.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SubjectEntry {
    /// The indicator, or `None` for words that claim their numbers for none of the catalogue.
    pub indicator: Option<usize>,
    /// The rule's id with the indicator's before it.
    pub rule: String,
    /// On which side the number stands.
    pub side: Side,
    /// Which units it takes; for words outside the catalogue none means all.
    pub units: Vec<Unit>,
    /// Its own words say that it moves.
    pub direction: Option<Direction>,
    /// It counts only where one of these was told in the same sentence or the one before (doanh thu beside visitors).
    pub beside: Vec<usize>,
    /// It counts only in a section, or behind a label, that names one of these (3. Người có công).
    pub under: Phrases,
    /// What was told last must be one of those.
    pub latest: bool,
    /// Its words leave out what they are of (số thu): the part that the indicator was named with last is meant.
    pub elliptic: bool,
    /// Its words may be said of any indicator (tốc độ tăng trưởng bình quân): it counts only where its sentence has told of no other.
    pub alone: bool,
    /// Its words name a plan (tổng vốn đầu tư công được giao): a level told of them is a target.
    pub planned: bool,
}

/// Words for a kind of unit of administration: huyện, thị xã.
#[derive(Debug, Serialize, Deserialize)]
pub struct UnitNoun {
    /// The kind; `None` for the province.
    pub kind: Option<Kind>,
    /// The words.
    pub words: Vec<u32>,
}

/// A cue.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct CueEntry {
    /// What it says.
    pub kind: CueKind,
    /// For [`CueKind::Baseline`]: which.
    pub baseline: Option<Baseline>,
}

/// The compiled tables.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct IndicatorPatterns {
    /// The catalogue, in the order of the files.
    pub indicators: Vec<IndicatorEntry>,
    /// By the payload of [`Layer::Subject`].
    pub subjects: Vec<SubjectEntry>,
    /// What the subjects outside of the catalogue name, by their index, in order.
    pub reasons: Vec<(usize, String)>,
    /// By the payload of [`Layer::Clause`].
    pub cues: Vec<CueEntry>,
    /// Words that may stand between a subject and its number (the table `light`).
    pub light: WordSet,
    /// Words that introduce an amount (the table `verbs`), the longest first: no part of a component.
    pub verbs: Phrases,
    /// Phrases that such a word belongs to and is not taken from (the table `compounds`): thu nhập.
    pub compounds: Phrases,
    /// Words that begin the name of a plan (the table `plan`).
    pub plan_words: WordSet,
    /// Names of groups that the last number is told of anew (the table `groups`).
    pub groups: Phrases,
    /// Words for all of what is counted, which are no part of it (the table `wholes`): toàn huyện.
    pub wholes: Phrases,
    /// What the name of a part that is an area begins with (the table `areas`): khu vực, các huyện.
    pub areas: Phrases,
    /// Those of them that are none alone (the table `area_heads`): khu vực.
    pub area_heads: Phrases,
    /// Words that lead to it (the table `area_leads`): tại, ở.
    pub area_leads: WordSet,
    /// How people are told apart by where they live (the table `dwellings`): nông thôn.
    pub dwellings: Phrases,
    /// Places of which a number heads a clause (the table `counted_places`): 7 huyện.
    pub counted_places: Phrases,
    /// How a clause begins that tells of one firm, farm or person alone (the table `single_actors`): công ty.
    pub single_actors: Phrases,
    /// Before one that is picked out of many (the table `picked_out`): tiêu biểu là.
    pub picked_out: Phrases,
    /// The same of a person, before the name (the table `single_persons`): anh, chị.
    pub single_persons: Phrases,
    /// Words for a rate (the table `rates`), in "cao hơn 6% về tỷ lệ": tỷ lệ.
    pub rates: Phrases,
    /// What gifts are given for (the table `occasions`): dịp, quà Tết.
    pub occasions: Phrases,
    /// Where people work of whom others work elsewhere (the table `whereabouts`): trong tỉnh.
    pub whereabouts: Phrases,
    /// Elsewhere (the table `elsewhere_at_work`): ngoài tỉnh.
    pub elsewhere_at_work: Phrases,
    /// Where people are cared for (the table `sites`): các cơ sở.
    pub sites: Phrases,
    /// tại
    pub at: u32,
    /// Tết
    pub tet: u32,
    /// mới
    pub new: u32,
    /// Words that take something out of a part (the table `except`).
    pub except: Phrases,
    /// What opens a sentence that goes on with the list of the one before (the table `others`): các thị trường khác.
    pub others: Phrases,
    /// Words that begin a sentence which tells in full what the one before announced (the table `specific`).
    pub specific: Phrases,
    /// Words that begin a sentence which names what stands before it (the table `refers_back`).
    pub refers_back: Phrases,
    /// Words that begin a sentence which tells what is planned, where its time is not over (the table `by_plan`).
    pub by_plan: Phrases,
    /// Words that stand for the number told last (the table `anaphora`).
    pub anaphora: Phrases,
    /// Words of a sum since the year began (the table `cumulative`).
    pub cumulative: Phrases,
    /// Verbs that end what was told of a plan (the table `set_out`).
    pub set_out: Phrases,
    /// What is done on one day (the table `deeds`).
    pub deeds: Phrases,
    /// Words that begin a sentence which tells of the event told of before (the table `occasion`).
    pub occasion: Phrases,
    /// All of whom a coverage is told (the table `all`).
    pub all: Phrases,
    /// Words for now, before the verb that leads to a level (the table `by_now`): nay chỉ còn 5%.
    pub by_now: WordSet,
    /// Words before the day of a stock (the table `until`).
    pub until: WordSet,
    /// Words before the day by which something is due (the table `due`): trước.
    pub due: WordSet,
    /// đều
    pub without_exception: u32,
    /// mỗi
    pub each: u32,
    /// từ
    pub from: u32,
    /// Feasts of the new lunar year (the table `new_year`).
    pub new_year: Phrases,
    /// và
    pub and: u32,
    /// hơn
    pub more: u32,
    /// The mean of all, with which a place is compared (the table `means`): bình quân chung.
    pub means: Phrases,
    /// Words before the years of an office or a plan (the table `terms`).
    pub terms: Phrases,
    /// Words for all of a kind, where no word behind them says which (the table `of_all`).
    pub of_all: Phrases,
    /// By how much something fell, before its name (the table `falls_by`).
    pub falls_by: Phrases,
    /// The first words of a sentence on one topic of several (the table `topics`).
    pub topics: Phrases,
    /// Before an aim that is given another number (the table `adjusts`).
    pub adjusts: Phrases,
    /// The last words of a name for the end of a term (the table `term_ends`).
    pub term_ends: Phrases,
    /// What opens a sentence or a part of it that ranks places (the table `ranking`).
    pub ranking: Phrases,
    /// The figures of a number (the table `figures`): hai con số.
    pub figures: Phrases,
    /// Words for a rank among all (the table `ranks`), and what may stand between them and "cả nước" (`rank_links`).
    pub ranks: Phrases,
    /// See `ranks`.
    pub rank_links: Phrases,
    /// Another place, or all of them, behind "so với" (the table `elsewhere`).
    pub elsewhere: Phrases,
    /// Words before the first name of a list (the table `opening`): như, là, gồm.
    pub opening: WordSet,
    /// The same where most are told of (the table `mainly`): chủ yếu, tập trung.
    pub mainly: Phrases,
    /// dịp
    pub occasion_word: u32,
    /// sẽ
    pub will: u32,
    /// ngày
    pub day: u32,
    /// trong
    pub inside: u32,
    /// Words that name days of the month behind them (the table `parts_of_month`): đầu tháng 11.
    pub parts_of_month: Phrases,
    /// Words for what the year is to come to (the table `for_the_year`): để cả năm.
    pub for_the_year: Phrases,
    /// Words for the time from now on (the table `from_now`): từ nay đến.
    pub from_now: Phrases,
    /// "thì", which turns to what follows.
    pub then: u32,
    /// What those are, of whom some number is told (the table `wholes_of_fractions`): học viên tốt nghiệp.
    pub wholes_of_fractions: Phrases,
    /// What stands between a number and the plan that it is of (the table `out_of`): trên (chỉ tiêu).
    pub out_of: Phrases,
    /// What is done with a plan that is not named (the table `attained`): đạt, hoàn thành.
    pub attained: Phrases,
    /// What stands between a number and that of all whom it is told of (the table `out_of_all`): trên tổng số.
    pub out_of_all: Phrases,
    /// What follows a year of which only is told what it is (the table `is_year`): là năm.
    pub is_year: Phrases,
    /// How a line begins that names the meeting (the table `meetings`): hội nghị, quang cảnh.
    pub meetings: Phrases,
    /// How a sentence begins that tells of the time told last (the table `same_time`): cùng thời gian này.
    pub same_time: Phrases,
    /// Words that a level lower than the one before begins with (the table `falling`): giảm còn.
    pub falling: Phrases,
    /// Words before what is added to what there is (the table `added`): có thêm.
    pub added: Phrases,
    /// là
    pub are: u32,
    /// mức
    pub level: u32,
    /// về
    pub about: u32,
    /// số, lượng: words that count what they stand before (the table `amounts`).
    pub amount_words: Vec<u32>,
    /// Words for money (the table `moneys`).
    pub money_words: WordSet,
    /// Verbs of doing that begin a subject's words (the table `acts`).
    pub acts: Phrases,
    /// Before money that one may be given at most (the table `at_most`): tối đa.
    pub at_most: Phrases,
    /// How the name of a branch of the economy begins (the table `branches`): công nghiệp.
    pub branches: Phrases,
    /// Between a percent and the plan that it is of (the table `as_planned`): như.
    pub as_planned: WordSet,
    /// Behind those they turn nothing round (the table `not_only`): không chỉ.
    pub not_only: WordSet,
    /// What joins one place to the next, beside marks (the table `place_joins`): cùng.
    pub place_joins: WordSet,
    /// Before a time told aside of what is reported on (the table `contrasts`): trong khi.
    pub contrasts: Phrases,
    /// Words that turn round what stands behind them (the table `negations`): chưa.
    pub negations: WordSet,
    /// Words that lead from one clause to the next (the table `clause_joins`): nên.
    pub clause_joins: Phrases,
    /// Work that a plan may be made for, beside those (the table `planned_work`): trồng rừng.
    pub planned_work: Phrases,
    /// What a level may be told by (the table `per`): người, năm.
    pub per: WordSet,
    /// Words after which a small number is an ordinal or a date's (the table `ordinal`).
    pub ordinal: WordSet,
    /// gấp
    pub multiple: u32,
    /// The first words of those for units of administration: few words are looked up there.
    pub unit_firsts: WordSet,
    /// Words for units of administration (the tables `unit_…`), by the first of them.
    pub unit_nouns: FxHashMap<u32, Vec<UnitNoun>>,
    /// Words before such a noun that stands for one place (the table `unit_leads`): toàn, của.
    pub unit_leads: WordSet,
    /// Verbs after it where it opens a clause (the table `unit_verbs`).
    pub unit_verbs: WordSet,
    /// Words after it that make it something else (the table `unit_bars`): xã hội.
    pub unit_bars: WordSet,
    /// Words between money and those who get it (the table `handing`): cho, tặng.
    pub handing: WordSet,
    /// Words that tell that something is handed over (the table `handed_over`): trao, tặng.
    pub handed_over: WordSet,
    /// Words beside which a sum at the head of a sentence is of the gifts told before (the table `gifts`): quà.
    pub gifts: WordSet,
    /// Words of lending, before a list of those who were lent (the table `lending`): vay, giải ngân.
    pub lending: WordSet,
    /// năm
    pub year: u32,
    /// The word for a minus: âm.
    pub negative: u32,
    /// của
    pub possessive: u32,
    /// Words that make what follows a description (the table `modifiers`).
    pub modifiers: WordSet,
    /// The slot that holds a frame's number.
    pub slot_n: u16,
    /// The slot that holds a component.
    pub slot_component: u16,
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
    patterns.light = sequences(builder, "light").into_iter().flatten().collect();
    patterns.groups = phrases(builder, "groups");
    patterns.wholes = phrases(builder, "wholes");
    patterns.areas = phrases(builder, "areas");
    patterns.area_heads = phrases(builder, "area_heads");
    patterns.whereabouts = phrases(builder, "whereabouts");
    patterns.elsewhere_at_work = phrases(builder, "elsewhere_at_work");
    patterns.sites = phrases(builder, "sites");
    patterns.at = builder.word("tại");
    patterns.without_exception = builder.word("đều");
    patterns.each = builder.word("mỗi");
    patterns.from = builder.word("từ");
    patterns.new_year = phrases(builder, "new_year");
    patterns.tet = builder.word("tết");
    patterns.area_leads = words(builder, "area_leads");
    patterns.dwellings = phrases(builder, "dwellings");
    patterns.counted_places = phrases(builder, "counted_places");
    patterns.single_actors = phrases(builder, "single_actors");
    patterns.picked_out = phrases(builder, "picked_out");
    patterns.single_persons = phrases(builder, "single_persons");
    patterns.rates = phrases(builder, "rates");
    patterns.occasions = phrases(builder, "occasions");
    patterns.new = builder.word("mới");
    patterns.anaphora = phrases(builder, "anaphora");
    patterns.all = phrases(builder, "all");
    patterns.cumulative = phrases(builder, "cumulative");
    patterns.specific = phrases(builder, "specific");
    patterns.others = phrases(builder, "others");
    patterns.by_plan = phrases(builder, "by_plan");
    patterns.refers_back = phrases(builder, "refers_back");
    patterns.set_out = phrases(builder, "set_out");
    patterns.deeds = phrases(builder, "deeds");
    patterns.occasion = phrases(builder, "occasion");
    patterns.except = phrases(builder, "except");
    patterns.modifiers = words(builder, "modifiers");
    patterns.by_now = words(builder, "by_now");
    patterns.until = words(builder, "until");
    patterns.due = words(builder, "due");
    patterns.acts = phrases(builder, "acts");
    patterns.at_most = phrases(builder, "at_most");
    patterns.branches = phrases(builder, "branches");
    patterns.contrasts = phrases(builder, "contrasts");
    patterns.negations = words(builder, "negations");
    patterns.as_planned = words(builder, "as_planned");
    patterns.not_only = words(builder, "not_only");
    patterns.place_joins = words(builder, "place_joins");
    patterns.clause_joins = phrases(builder, "clause_joins");
    patterns.planned_work = phrases(builder, "planned_work");
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
    patterns.handing = words(builder, "handing");
    patterns.handed_over = words(builder, "handed_over");
    patterns.gifts = words(builder, "gifts");
    patterns.lending = words(builder, "lending");
    patterns.amount_words = words(builder, "amounts");
    patterns.money_words = words(builder, "moneys");
    patterns.per = words(builder, "per");
    patterns.ordinal = words(builder, "ordinal");
    let mut verbs = sequences(builder, "verbs");
    verbs.sort_by_key(|words| std::cmp::Reverse(words.len()));
    patterns.verbs = verbs.into();
    patterns.compounds = phrases(builder, "compounds");
    for words in builder.table("plan").to_vec() {
        patterns.plan_words.extend(words.split_whitespace().next().map(|w| builder.word(w)));
    }
    patterns.and = builder.word("và");
    patterns.more = builder.word("hơn");
    patterns.means = phrases(builder, "means");
    patterns.elsewhere = phrases(builder, "elsewhere");
    patterns.terms = phrases(builder, "terms");
    patterns.of_all = phrases(builder, "of_all");
    patterns.falls_by = phrases(builder, "falls_by");
    patterns.topics = phrases(builder, "topics");
    patterns.adjusts = phrases(builder, "adjusts");
    patterns.term_ends = phrases(builder, "term_ends");
    patterns.ranking = phrases(builder, "ranking");
    patterns.figures = phrases(builder, "figures");
    patterns.ranks = phrases(builder, "ranks");
    patterns.rank_links = phrases(builder, "rank_links");
    patterns.opening = words(builder, "opening");
    patterns.mainly = phrases(builder, "mainly");
    patterns.occasion_word = builder.word("dịp");
    patterns.will = builder.word("sẽ");
    patterns.day = builder.word("ngày");
    patterns.inside = builder.word("trong");
    patterns.parts_of_month = phrases(builder, "parts_of_month");
    patterns.for_the_year = phrases(builder, "for_the_year");
    patterns.from_now = phrases(builder, "from_now");
    patterns.is_year = phrases(builder, "is_year");
    patterns.out_of = phrases(builder, "out_of");
    patterns.out_of_all = phrases(builder, "out_of_all");
    patterns.attained = phrases(builder, "attained");
    patterns.wholes_of_fractions = phrases(builder, "wholes_of_fractions");
    patterns.then = builder.word("thì");
    patterns.meetings = phrases(builder, "meetings");
    patterns.same_time = phrases(builder, "same_time");
    patterns.falling = phrases(builder, "falling");
    patterns.added = phrases(builder, "added");
    patterns.are = builder.word("là");
    patterns.level = builder.word("mức");
    patterns.about = builder.word("về");
    patterns.year = builder.word("năm");
    patterns.possessive = builder.word("của");
    patterns.multiple = builder.word("gấp");
    patterns.negative = builder.word("âm");
    let files = builder.folder::<IndicatorFile>("indicators");
    let ids: Vec<String> = files.iter().map(|(_, f)| f.id.get_ref().clone()).collect();
    for (index, (file, syntax)) in files.into_iter().enumerate() {
        load_indicator(builder, &mut patterns, &ids, index, file, syntax);
    }
    if let Some((file, syntax)) = builder.file::<OtherFile>("other_subjects.toml") {
        for other in syntax.other {
            let beside: Vec<usize> =
                other.beside.iter().filter_map(|name| named(builder, file, "other", &ids, name)).collect();
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
                subject(builder, &mut patterns, file, &phrases, entry);
                patterns.reasons.push((patterns.subjects.len() - 1, other.reason.clone()));
            }
        }
    }
    if let Some((file, syntax)) = builder.file::<ClausesFile>("clauses.toml") {
        for cue in syntax.cue {
            for words in &cue.words {
                let at = Some(file.place_of(words));
                builder.phrase(file, at, cue.kind.as_str(), words.get_ref(), Layer::Clause, patterns.cues.len());
            }
            patterns.cues.push(CueEntry { kind: cue.kind, baseline: cue.baseline });
        }
    }
    patterns
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

fn load_indicator(
    builder: &mut Builder<'_>,
    patterns: &mut IndicatorPatterns,
    ids: &[String],
    index: usize,
    file: &PatternFile,
    syntax: IndicatorFile,
) {
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
        if let Some(other) = named(builder, file, &id, ids, name) {
            sister.push((*unit, other));
        }
    }
    sister.sort_unstable();
    let mut refine = Vec::new();
    for other in &syntax.refine {
        if let Some(more_specific) = named(builder, file, &id, ids, &other.indicator) {
            let words = other.words.iter().flat_map(|w| builder.literals(file, &id, w)).collect();
            refine.push((words, more_specific));
        }
    }
    let covers = syntax.covers.iter().filter_map(|name| named(builder, file, &id, ids, name)).collect();
    let mut other =
        |name: &Option<Spanned<String>>| name.as_ref().and_then(|name| named(builder, file, &id, ids, name));
    let (given, lowers) = (other(&syntax.given), other(&syntax.lowers));
    let mut seen: Vec<&str> = Vec::new();
    for rule in &syntax.rule {
        let full = format!("{id}/{}", rule.id.get_ref());
        let at = file.place_of(&rule.id);
        if seen.contains(&rule.id.get_ref().as_str()) {
            builder.finding(file, Some(at), Some(&full), "another rule of the file has the same id");
        }
        seen.push(rule.id.get_ref());
        if rule.before.is_empty() && rule.after.is_empty() && rule.frame.is_empty() {
            builder.finding(file, Some(at), Some(&full), "the rule has no phrase (before, after or frame)");
        }
        let units = rule.units.clone().unwrap_or_else(|| syntax.units.clone());
        let beside: Vec<usize> = rule.beside.iter().filter_map(|name| named(builder, file, &full, ids, name)).collect();
        let under: Phrases = rule.under.iter().flat_map(|words| builder.literals(file, &full, words)).collect();
        for phrase in rule.frame.iter().filter(|p| !p.get_ref().contains("{n}")) {
            builder.finding(file, Some(file.place_of(phrase)), Some(&full), "a frame holds its number in the slot {n}");
        }
        for (side, phrases) in [(Side::Before, &rule.before), (Side::After, &rule.after), (Side::Frame, &rule.frame)] {
            if !phrases.is_empty() {
                let entry = SubjectEntry {
                    indicator: Some(index),
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
        refine,
        label: syntax.label,
        vietnamese: syntax.vietnamese,
        units: syntax.units,
        sister,
    });
}

/// The indicator that a name is the id of.
fn named(
    builder: &mut Builder<'_>,
    file: &PatternFile,
    id: &str,
    ids: &[String],
    name: &Spanned<String>,
) -> Option<usize> {
    let index = ids.iter().position(|other| other == name.get_ref());
    if index.is_none() {
        let at = Some(file.place_of(name));
        builder.finding(file, at, Some(id), format!("there is no indicator {:?}", name.get_ref()));
    }
    index
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
