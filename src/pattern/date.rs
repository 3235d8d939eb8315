//! `dates.toml`: the words that introduce date expressions, and the words around them that decide.

use super::{Beside, Builder, Example, Layer};
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use toml::Spanned;

/// What the expressions of a rule name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// A day: the words before its digits.
    Day,
    /// A month.
    Month,
    /// A quarter.
    Quarter,
    /// The first months of a year.
    FirstMonths,
    /// The last months of a year.
    LastMonths,
    /// Months counted from January where the article shows it.
    PastMonths,
    /// A year.
    Year,
    /// A year that stands without the word for it.
    BareYear,
    /// A stretch of time.
    Interval,
    /// A day that is kept every year.
    Feast,
    /// The publication date.
    Published,
}

/// What words around an expression do to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Makes digits after it a day, however they are written.
    DayTime,
    /// Makes `d/m` after it a day.
    DayCue,
    /// Keeps `d/m` after it from being a day.
    NotDay,
    /// Makes four digits after it a year.
    YearCue,
    /// Keeps four digits after it from being a year.
    NotYear,
    /// May follow a year that stands alone.
    AfterYear,
    /// A counted noun after digits: they are a quantity.
    Counted,
    /// Said of every year.
    EveryYear,
    /// A day of the lunar calendar.
    Lunar,
    /// Names a year by its words in the lunar calendar.
    LunarYear,
    /// Names a memorial day, before the day.
    FeastWord,
    /// Keeps "tháng" after it from introducing a month.
    NotMonth,
    /// Before "năm trước" or "năm nay": no one year is meant.
    NotRelativeBefore,
    /// After them, likewise.
    NotRelativeAfter,
    /// A few words before them, likewise.
    Alternation,
    /// Before a number of months: a duration.
    DurationBefore,
    /// Before a number of months that no comma follows: a duration.
    After,
    /// After a number of months: a duration.
    DurationAfter,
    /// Before a number of months: they are counted from January.
    SumBefore,
    /// What follows may lie ahead of the writer.
    Ahead,
    /// What stands before is still to come.
    AheadAfter,
    /// A few words behind a time that heads its sentence: it is aimed at.
    Aims,
    /// What stands before is over.
    Past,
    /// Names a congress, before its term.
    Congress,
    /// Looks back on the time beside it.
    Over,
    /// What follows is compared with, not reported on.
    Compared,
    /// What follows is the day of a stock.
    Stock,
    /// The stock was counted: its day is over.
    CountedUntil,
    /// Somebody's birth is told.
    Birth,
    /// Bounds a time rather than places an event: from, until, before, after.
    Bound,
    /// Names a stretch that an office or a plan lasts.
    Term,
    /// Beside digits such as 1/3: a share of a whole.
    Share,
    /// Between the ends of one stretch of time.
    Range,
    /// Between several expressions.
    List,
}

impl Role {
    /// The roles of words that are looked for in a stretch of text; all others stand beside the expression.
    pub const NEAR: u64 = Self::Alternation.bit()
        | Self::Ahead.bit()
        | Self::Aims.bit()
        | Self::Congress.bit()
        | Self::Over.bit()
        | Self::Compared.bit()
        | Self::LunarYear.bit()
        | Self::Term.bit();

    /// The role's bit.
    #[must_use]
    pub const fn bit(self) -> u64 {
        1 << self as u64
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DatesFile {
    months: BTreeMap<String, i8>,
    quarters: BTreeMap<String, i8>,
    relative: BTreeMap<String, i16>,
    stems: BTreeMap<String, i16>,
    branches: BTreeMap<String, i16>,
    #[serde(default)]
    rule: Vec<RuleSyntax>,
    #[serde(default)]
    feast: Vec<FeastSyntax>,
    #[serde(default)]
    context: Vec<ContextSyntax>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleSyntax {
    id: Spanned<String>,
    form: Form,
    #[serde(default)]
    phrases: Vec<Spanned<String>>,
    count: Option<i8>,
    offset: Option<i16>,
    #[serde(default)]
    told: bool,
    #[serde(default)]
    far: bool,
    #[serde(default)]
    example: Vec<Example>,
    #[serde(default)]
    counter: Vec<Example>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FeastSyntax {
    days: Vec<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ContextSyntax {
    roles: Vec<Role>,
    words: Vec<Spanned<String>>,
}

/// One rule.
#[derive(Debug, Serialize, Deserialize)]
pub struct DateRule {
    /// The id that facts carry: `date/month`.
    pub id: String,
    /// What its expressions name.
    pub form: Form,
    /// How many months, where the words themselves say it.
    pub count: Option<i8>,
    /// How many years from the anchor's, where the words themselves say it.
    pub offset: Option<i16>,
    /// They are counted from the year that the text tells of instead.
    pub told: bool,
    /// That year may stand far before.
    pub far: bool,
}

/// The slots of the phrases.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Slots {
    /// A month.
    pub month: u16,
    /// A quarter.
    pub quarter: u16,
    /// A year.
    pub year: u16,
    /// A year in words.
    pub relative: u16,
    /// The first word of a lunar year's name.
    pub stem: u16,
    /// The second word of a lunar year's name.
    pub branch: u16,
}

/// The compiled tables.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct DatePatterns {
    /// The rules, by the payload of [`Layer::Date`].
    pub rules: Vec<DateRule>,
    /// The roles' bits, by the payload of [`Layer::DateContext`] and [`Layer::DateNeighbour`].
    pub roles: Vec<u64>,
    /// The slots.
    pub slots: Slots,
    months: FxHashMap<String, i8>,
    quarters: FxHashMap<String, i8>,
    relative: FxHashMap<String, i16>,
    stems: FxHashMap<String, i16>,
    branches: FxHashMap<String, i16>,
    feasts: Vec<(i8, i8)>,
}

impl DatePatterns {
    /// The first rule of a form; `load` makes sure that there is one.
    #[must_use]
    pub fn rule(&self, form: Form) -> usize {
        self.rules.iter().position(|r| r.form == form).unwrap_or_default()
    }

    /// The month of that folded name.
    #[must_use]
    pub fn month(&self, folded: &str) -> Option<i8> {
        self.months.get(folded).copied()
    }

    /// The quarter of that folded name.
    #[must_use]
    pub fn quarter(&self, folded: &str) -> Option<i8> {
        self.quarters.get(folded).copied()
    }

    /// How many years from the anchor's a folded word leads.
    #[must_use]
    pub fn relative(&self, folded: &str) -> Option<i16> {
        self.relative.get(folded).copied()
    }

    /// The year of two folded words (giáp thìn), from `first` on: a name comes back every sixty years, and half of the
    /// pairs name none.
    #[must_use]
    pub fn lunar_year(&self, stem: &str, branch: &str, first: i16) -> Option<i16> {
        let (stem, branch) = (self.stems.get(stem)?, self.branches.get(branch)?);
        // The year 4 was the first of a cycle of ten and of one of twelve.
        (first..first + 60).find(|year| (year - 4).rem_euclid(10) == *stem && (year - 4).rem_euclid(12) == *branch)
    }

    /// Whether a day is kept every year.
    #[must_use]
    pub fn is_feast(&self, month: i8, day: i8) -> bool {
        self.feasts.contains(&(month, day))
    }
}

const FORMS: [Form; 11] = [
    Form::Day,
    Form::Month,
    Form::Quarter,
    Form::FirstMonths,
    Form::LastMonths,
    Form::PastMonths,
    Form::Year,
    Form::BareYear,
    Form::Interval,
    Form::Feast,
    Form::Published,
];

/// Names with their words folded, as they are looked up.
fn folded<T: Copy>(names: &BTreeMap<String, T>) -> FxHashMap<String, T> {
    let fold = |name: &str| name.split(' ').map(crate::normalize::fold_word).collect::<Vec<_>>().join(" ");
    names.iter().map(|(name, value)| (fold(name), *value)).collect()
}

/// Reads the file.
pub fn load(builder: &mut Builder<'_>) -> DatePatterns {
    let Some((file, syntax)) = builder.file::<DatesFile>("dates.toml") else {
        return DatePatterns::default();
    };
    let mut patterns = DatePatterns {
        slots: Slots {
            month: builder.slot("m"),
            quarter: builder.slot("q"),
            year: builder.slot("y"),
            relative: builder.slot("relative"),
            stem: builder.slot("stem"),
            branch: builder.slot("branch"),
        },
        ..DatePatterns::default()
    };
    for form in FORMS {
        if !syntax.rule.iter().any(|r| r.form == form) {
            builder.finding(file, None, None, format!("no rule has the form {form:?}"));
        }
    }
    let names = |table: Vec<&String>| table.into_iter().cloned().collect::<Vec<_>>().join("|");
    let month = format!("({{m:month}}|{{m={}}})", names(syntax.months.keys().collect()));
    let quarter = format!("({{q:roman}}|{{q:int}}|{{q={}}})", names(syntax.quarters.keys().collect()));
    let relative = names(syntax.relative.keys().collect());
    let of_year = format!("([,] (năm|nằm) {{y:year}}|(/|-|.) {{y:year}}|năm {{relative={relative}}})");
    for rule in syntax.rule {
        let at = file.place_of(&rule.id);
        let id = format!("date/{}", rule.id.get_ref());
        if patterns.rules.iter().any(|r| r.id == id) {
            builder.finding(file, Some(at), Some(&id), "the id stands twice");
        }
        for phrase in &rule.phrases {
            let text = phrase.get_ref().replace("<month>", &month).replace("<quarter>", &quarter);
            let text = text.replace("<of_year>", &of_year);
            builder.phrase(file, Some(file.place_of(phrase)), &id, &text, Layer::Date, patterns.rules.len());
        }
        builder.rule(file, at, &id, rule.example, rule.counter);
        let (form, count, offset, told, far) = (rule.form, rule.count, rule.offset, rule.told, rule.far);
        patterns.rules.push(DateRule { id, form, count, offset, told, far });
    }
    for day in syntax.feast.iter().flat_map(|f| &f.days) {
        let parts = day.get_ref().split_once('/').and_then(|(d, m)| Some((m.parse().ok()?, d.parse().ok()?)));
        match parts.filter(|&(m, d)| crate::calendar::day(2000, m, d).is_some()) {
            Some(feast) => patterns.feasts.push(feast),
            None => {
                let message = format!("{:?} is no day of a month, such as 27/7", day.get_ref());
                builder.finding(file, Some(file.place_of(day)), None, message);
            }
        }
    }
    let stem = format!("{{stem={}}}", names(syntax.stems.keys().collect()));
    let branch = format!("{{branch={}}}", names(syntax.branches.keys().collect()));
    for context in syntax.context {
        let roles = context.roles.iter().fold(0, |bits, r| bits | r.bit());
        for words in &context.words {
            let at = Some(file.place_of(words));
            let wherever = roles & Role::NEAR != 0;
            let layers = Beside { asked: Layer::DateNeighbour, found: Layer::DateContext, wherever };
            let text = words.get_ref().replace("<stem>", &stem).replace("<branch>", &branch);
            builder.phrase_beside(file, at, "context", &text, layers, patterns.roles.len());
        }
        patterns.roles.push(roles);
    }
    patterns.months = folded(&syntax.months);
    patterns.quarters = folded(&syntax.quarters);
    patterns.relative = folded(&syntax.relative);
    patterns.stems = folded(&syntax.stems);
    patterns.branches = folded(&syntax.branches);
    patterns
}
