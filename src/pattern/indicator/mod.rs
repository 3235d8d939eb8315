//! `indicators/*.toml`, one file an indicator, and `clauses.toml`, the words that say what a number
//! is to its indicator.

mod load;

use super::words::{Phrases, WordSet};
use crate::pattern::place::Kind;
use crate::record::{Baseline, Measure, Unit, closed_enum};
pub use load::{file_of, is_id, load};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

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
    /// Words beside a number that name a part of it.
    pub parts: Parts,
    /// Words of the sentence that make it another, more specific indicator (đa chiều).
    pub refine: Vec<(Phrases, usize)>,
    /// The indicators that numbers in other units are of, where the text tells them of the same thing.
    pub sister: Vec<(Unit, usize)>,
}

/// Words that name a part of an indicator where they stand right beside its number.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
pub struct Parts {
    /// Behind what is counted: for whom, or where (nhà cho hộ nghèo).
    pub behind: Phrases,
    /// Before the number: of what kind (quà của Chủ tịch nước cho 1.200 người).
    pub before: Phrases,
    /// Before the number, where no occasion is told: what was done (tặng quà cho 1.200 người).
    pub deeds: Phrases,
    /// Before the number, what is no part though it ends like one (xây mới, sửa chữa).
    pub wholes: Phrases,
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
    /// By the payload of [`Layer::Subject`](crate::pattern::Layer::Subject).
    pub subjects: Vec<SubjectEntry>,
    /// What the subjects outside of the catalogue name, by their index, in order.
    pub reasons: Vec<(usize, String)>,
    /// By the payload of [`Layer::Clause`](crate::pattern::Layer::Clause).
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
