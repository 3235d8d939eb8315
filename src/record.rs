//! The output schema: one [`Record`] per article, written as one line of JSON.
//!
//! Field names, their order and the enumerations are the public contract, version [`SCHEMA`].
//! Every `start`/`end` is a half-open range of Unicode code points in the document text, so that
//! `document[start:end] == text` holds for every span. There is no logic here beyond
//! serialization.
//!
//! The record's JSON Schema ([`crate::schema`]) is made of these types: the comments here are its
//! descriptions, and the `schemars` attributes say what a type cannot (the form of a date).

use crate::schema;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// The version of the record's shape; it changes when a field or an enumeration does.
pub const SCHEMA: &str = "trich/1";

/// Declares a closed enumeration whose values are written in one fixed spelling.
macro_rules! closed_enum {
    ($(#[doc = $doc:literal])* $name:ident { $($(#[doc = $vdoc:literal])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[doc = $doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum $name { $($(#[doc = $vdoc])* #[doc = concat!("`", $text, "`")] #[serde(rename = $text)] $variant),+ }
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> { stringify!($name).into() }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                $crate::schema::closed(&[$($doc),*], &[$(($text, &[$($vdoc),*])),+])
            }
        }
        impl $name {
            /// Every value, in the order of the documentation.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];
            /// The value as it is written in a record.
            #[must_use]
            pub fn as_str(self) -> &'static str { match self { $($name::$variant => $text),+ } }
            /// The value that is written so, if there is one.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> { match text { $($text => Some($name::$variant),)+ _ => None } }
        }
    };
}

pub(crate) use closed_enum;

closed_enum! {
    /// The granularity of a date expression.
    DateType { Day = "day", Month = "month", Quarter = "quarter", Half = "half", Year = "year", Interval = "interval", Recurring = "recurring" }
}
closed_enum! {
    /// Whether a post is held, was held, or is filled for the time being.
    Tenure { Current = "current", Former = "former", Acting = "acting" }
}
closed_enum! {
    /// The division of the country that a province code belongs to.
    Division {
        /// 2004 to 31 July 2008.
        Vn64 = "vn64",
        /// 1 August 2008 to 30 June 2025.
        Vn63 = "vn63",
        /// Since 1 July 2025.
        Vn34 = "vn34",
    }
}
closed_enum! {
    /// What showed the province that an article is about.
    ProvinceBasis { Mention = "mention", Organization = "organization", District = "district", Outlet = "outlet", Contact = "contact", Metadata = "metadata" }
}
closed_enum! {
    /// Where the anchor date came from.
    AnchorBasis { Given = "given", Published = "published", Event = "event", Period = "period" }
}
closed_enum! {
    /// Whether a headline or date was read from the text or given with it.
    TextBasis { Text = "text", Metadata = "metadata" }
}
closed_enum! {
    /// What a number tells of its indicator.
    Measure { Value = "value", PercentOfPlan = "percent_of_plan", PercentOfBaseline = "percent_of_baseline", Change = "change", PreviousValue = "previous_value" }
}
closed_enum! {
    /// What an indicator is counted in.
    Unit {
        Person = "person", Household = "household", Percent = "percent", PercentagePoint = "percentage_point",
        Vnd = "vnd", Usd = "usd", Dossier = "dossier", Card = "card", Case = "case", Event = "event", House = "house",
        Enterprise = "enterprise", Commune = "commune", Job = "job", Visit = "visit", Hectare = "hectare", Tonne = "tonne",
        Point = "point", Other = "other",
    }
}
closed_enum! {
    /// How exactly the text states a number.
    Bound { Exact = "exact", Over = "over", Under = "under", About = "about" }
}
closed_enum! {
    /// Whether a number was reached, is expected, or is aimed at.
    Status { Actual = "actual", Estimate = "estimate", Target = "target" }
}
closed_enum! {
    /// What a change or a percentage is reckoned against.
    Baseline { SamePeriod = "same_period", PreviousYear = "previous_year", PreviousPeriod = "previous_period", Plan = "plan", Other = "other" }
}
closed_enum! {
    /// The kind of a cited document.
    DocumentType {
        Law = "law", Resolution = "resolution", Decree = "decree", Decision = "decision", Directive = "directive",
        Circular = "circular", Plan = "plan", Program = "program", Scheme = "scheme", Report = "report",
        Dispatch = "dispatch", Notice = "notice", Conclusion = "conclusion", Other = "other",
    }
}
closed_enum! {
    /// The role that a post amounts to.
    Role {
        GeneralSecretary = "general_secretary", StatePresident = "state_president", PrimeMinister = "prime_minister",
        DeputyPrimeMinister = "deputy_prime_minister", AssemblyChair = "assembly_chair", Minister = "minister",
        DeputyMinister = "deputy_minister", Secretary = "secretary", StandingDeputySecretary = "standing_deputy_secretary",
        DeputySecretary = "deputy_secretary", Chair = "chair", StandingViceChair = "standing_vice_chair",
        ViceChair = "vice_chair", StandingCommitteeMember = "standing_committee_member",
        CentralCommitteeMember = "central_committee_member", CommitteeMember = "committee_member", Director = "director",
        DeputyDirector = "deputy_director", DirectorGeneral = "director_general",
        DeputyDirectorGeneral = "deputy_director_general", Head = "head", DeputyHead = "deputy_head",
        ChiefOfOffice = "chief_of_office", DeputyChiefOfOffice = "deputy_chief_of_office",
        ChiefInspector = "chief_inspector", ChiefJudge = "chief_judge", ChiefProsecutor = "chief_prosecutor",
        Principal = "principal", DeputyPrincipal = "deputy_principal", Delegate = "delegate", Commander = "commander",
        Officer = "officer",
    }
}
closed_enum! {
    /// What a warning is about.
    WarningCode {
        NoAnchor = "no_anchor", NoPublishedDate = "no_published_date", ImpossibleDate = "impossible_date",
        AmbiguousProvince = "ambiguous_province", ArithmeticMismatch = "arithmetic_mismatch",
        UnexplainedNumber = "unexplained_number", EmptyArticle = "empty_article", DuplicateId = "duplicate_id",
        ReplacedBytes = "replaced_bytes", Truncated = "truncated", BoilerplateOnly = "boilerplate_only",
    }
}

/// One article's facts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(bound(deserialize = "'de: 'a"))]
pub struct Record<'a> {
    /// The version of the record's shape.
    #[schemars(extend("const" = SCHEMA))]
    pub schema: Cow<'a, str>,
    /// What made the record.
    pub extractor: Extractor<'a>,
    /// The article's identity within the run.
    pub id: Cow<'a, str>,
    /// Where the article came from.
    pub source: Source<'a>,
    /// The date against which incomplete dates were resolved.
    pub anchor: Option<Anchor>,
    /// The headline.
    pub title: Option<Title<'a>>,
    /// The date that the page says it was posted.
    pub published: Option<Published<'a>>,
    /// The byline.
    pub author: Option<Author<'a>>,
    /// The province that the article is about.
    pub province: Option<ArticleProvince<'a>>,
    /// Every date expression, in the order of the text.
    pub dates: Vec<DateMention<'a>>,
    /// Every official, one entry a person, in the order of first mention.
    pub officials: Vec<Official<'a>>,
    /// Every province named, one entry a unit, in the order of first mention.
    pub provinces: Vec<ProvinceMention<'a>>,
    /// Every number of a catalogued indicator, in the order of the text.
    pub indicators: Vec<Indicator<'a>>,
    /// Every numbered document cited, in the order of the text.
    pub documents: Vec<Document<'a>>,
    /// Every other number (on request).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[schemars(with = "Vec<Quantity>")]
    pub quantities: Option<Vec<Quantity<'a>>>,
    /// The document text (on request).
    #[serde(skip_serializing_if = "Option::is_none", default)]
    #[schemars(with = "String")]
    pub text: Option<Cow<'a, str>>,
    /// What a reader of the record should know.
    pub warnings: Vec<Warning<'a>>,
}

/// The version of the program and of the patterns in force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(bound(deserialize = "'de: 'a"))]
pub struct Extractor<'a> {
    /// The version of trich.
    pub version: Cow<'a, str>,
    /// The first 12 hexadecimal digits of the SHA-256 of the pattern files.
    #[schemars(regex(pattern = schema::PATTERNS))]
    pub patterns: Cow<'a, str>,
}

/// Where an article came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(bound(deserialize = "'de: 'a"))]
pub struct Source<'a> {
    /// The file's path, or `-` for standard input.
    pub uri: Cow<'a, str>,
    /// The 1-based line, in JSON Lines input.
    #[schemars(range(min = 1))]
    pub line: Option<u64>,
    /// The media type of the input.
    pub media_type: Cow<'a, str>,
    /// SHA-256 of the document text as UTF-8, in hexadecimal digits.
    #[schemars(regex(pattern = schema::SHA256))]
    pub sha256: Cow<'a, str>,
}

/// The date against which incomplete dates were resolved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Anchor {
    /// An ISO 8601 date, or for `period` the period's last day.
    #[schemars(regex(pattern = schema::DAY), extend("format" = "date"))]
    pub value: String,
    /// Where it came from.
    pub basis: AnchorBasis,
}

/// The headline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(bound(deserialize = "'de: 'a"))]
pub struct Title<'a> {
    /// The headline as written.
    pub text: Cow<'a, str>,
    /// First code point.
    pub start: Option<usize>,
    /// One past the last code point.
    pub end: Option<usize>,
    /// Read from the text, or given with it.
    pub basis: TextBasis,
}

/// The publication date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(bound(deserialize = "'de: 'a"))]
pub struct Published<'a> {
    /// An ISO 8601 date.
    #[schemars(regex(pattern = schema::DAY), extend("format" = "date"))]
    pub value: String,
    /// The date as written.
    pub text: Cow<'a, str>,
    /// First code point.
    pub start: Option<usize>,
    /// One past the last code point.
    pub end: Option<usize>,
    /// Read from the text, or given with it.
    pub basis: TextBasis,
}

/// The byline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(bound(deserialize = "'de: 'a"))]
pub struct Author<'a> {
    /// The names as written, without a newspaper.
    pub name: Cow<'a, str>,
    /// The newspaper or site that the byline names.
    pub outlet: Option<Cow<'a, str>>,
    /// The exact words of `name` in the text.
    pub text: Cow<'a, str>,
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
}

/// The province that holds a former unit's land today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(bound(deserialize = "'de: 'a"))]
pub struct CurrentProvince<'a> {
    /// The code in the division of 34.
    #[schemars(regex(pattern = schema::CODE))]
    pub code: Cow<'a, str>,
    /// The name in the division of 34.
    pub name: Cow<'a, str>,
}

/// The province that the article is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(bound(deserialize = "'de: 'a"))]
pub struct ArticleProvince<'a> {
    /// The General Statistics Office's code, null for units abolished before 2004.
    #[schemars(regex(pattern = schema::CODE))]
    pub code: Option<Cow<'a, str>>,
    /// The division that the code belongs to.
    pub division: Option<Division>,
    /// The province's name.
    pub name: Cow<'a, str>,
    /// The unit that holds it today.
    pub current: Option<CurrentProvince<'a>>,
    /// What showed it.
    pub basis: ProvinceBasis,
}

/// A date expression.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(bound(deserialize = "'de: 'a"))]
pub struct DateMention<'a> {
    /// The expression as written.
    pub text: Cow<'a, str>,
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// ISO 8601, with TIMEX3 forms for quarters and halves.
    #[schemars(regex(pattern = schema::TIME))]
    pub value: String,
    /// Its granularity.
    #[serde(rename = "type")]
    pub kind: DateType,
    /// First day (ISO 8601); null for recurring dates.
    #[schemars(regex(pattern = schema::DAY), extend("format" = "date"))]
    pub from: Option<String>,
    /// Last day (ISO 8601); null for recurring dates.
    #[schemars(regex(pattern = schema::DAY), extend("format" = "date"))]
    pub to: Option<String>,
    /// The rule that found it.
    pub rule: Cow<'a, str>,
}

/// A stretch of the document text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(bound(deserialize = "'de: 'a"))]
pub struct Mention<'a> {
    /// The words as written.
    pub text: Cow<'a, str>,
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
}

/// A person who holds, held or acts in a post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(bound(deserialize = "'de: 'a"))]
pub struct Official<'a> {
    /// The personal name alone, in normal case.
    pub name: Cow<'a, str>,
    /// The posts that the article states.
    pub positions: Vec<Position<'a>>,
    /// Where the name stands.
    pub mentions: Vec<Mention<'a>>,
    /// The rule that found the person.
    pub rule: Cow<'a, str>,
}

/// A stated post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(bound(deserialize = "'de: 'a"))]
pub struct Position<'a> {
    /// The role that the post amounts to.
    pub role: Role,
    /// The position as written.
    pub title: Cow<'a, str>,
    /// The body named with the post, as written.
    pub organization: Option<Cow<'a, str>>,
    /// The body in full, where the article shows it.
    pub organization_full: Option<Cow<'a, str>>,
    /// Held, formerly held, or acting.
    pub tenure: Tenure,
    /// First code point of the position phrase.
    pub start: usize,
    /// One past its last code point.
    pub end: usize,
    /// The rule that found the post.
    pub rule: Cow<'a, str>,
}

/// A province that the article names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(bound(deserialize = "'de: 'a"))]
pub struct ProvinceMention<'a> {
    /// The General Statistics Office's code, null for units abolished before 2004.
    #[schemars(regex(pattern = schema::CODE))]
    pub code: Option<Cow<'a, str>>,
    /// The division that the code belongs to.
    pub division: Option<Division>,
    /// The province's name.
    pub name: Cow<'a, str>,
    /// The unit that holds it today.
    pub current: Option<CurrentProvince<'a>>,
    /// Where it is named.
    pub mentions: Vec<Mention<'a>>,
    /// The rule that found it.
    pub rule: Cow<'a, str>,
}

/// One number of a catalogued indicator.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(bound(deserialize = "'de: 'a"))]
pub struct Indicator<'a> {
    /// The indicator's id.
    #[schemars(regex(pattern = schema::INDICATOR))]
    pub indicator: Cow<'a, str>,
    /// What the number tells of it.
    pub measure: Measure,
    /// The number, scaled exactly; a fall is negative.
    pub value: Number,
    /// The upper end of a range.
    pub value_to: Option<Number>,
    /// What it is counted in.
    pub unit: Unit,
    /// How exactly it is stated.
    pub bound: Bound,
    /// Reached, expected or aimed at.
    pub status: Status,
    /// The time it is about, as a date value.
    #[schemars(regex(pattern = schema::TIME))]
    pub period: Option<String>,
    /// The code of the province, or `VN`.
    #[schemars(regex(pattern = schema::AREA))]
    pub area: Option<Cow<'a, str>>,
    /// The division that the code belongs to.
    pub area_division: Option<Division>,
    /// A smaller place, as written.
    pub area_name: Option<Cow<'a, str>>,
    /// What part of the indicator's total it is, as written.
    pub component: Option<Cow<'a, str>>,
    /// What a change or percentage is reckoned against.
    pub baseline: Option<Baseline>,
    /// Index in this list of the entry that a percentage or change modifies.
    pub of: Option<usize>,
    /// The plan that value and percentage imply, as far as the percentage's digits bear.
    pub implied_plan: Option<Number>,
    /// The official whose words or report the number is.
    pub said_by: Option<Cow<'a, str>>,
    /// The number with its unit words.
    pub text: Cow<'a, str>,
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The sentence that it stands in.
    pub context: Mention<'a>,
    /// The pattern that found it.
    pub rule: Cow<'a, str>,
}

/// A numbered legal or administrative document that the article cites.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(bound(deserialize = "'de: 'a"))]
pub struct Document<'a> {
    /// The number as written.
    pub number: Cow<'a, str>,
    /// The kind of document.
    #[serde(rename = "type")]
    pub kind: DocumentType,
    /// Who issued it, as written.
    pub issuer: Option<Cow<'a, str>>,
    /// When it was issued, an ISO 8601 date.
    #[schemars(regex(pattern = schema::DAY), extend("format" = "date"))]
    pub issued: Option<String>,
    /// The citation as written.
    pub text: Cow<'a, str>,
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The rule that found it.
    pub rule: Cow<'a, str>,
}

/// A number that no other fact claims.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(bound(deserialize = "'de: 'a"))]
pub struct Quantity<'a> {
    /// The number, scaled exactly.
    pub value: Number,
    /// The upper end of a range.
    pub value_to: Option<Number>,
    /// The unit as written.
    pub unit: Option<Cow<'a, str>>,
    /// What is counted, as written.
    pub noun: Option<Cow<'a, str>>,
    /// How exactly it is stated.
    pub bound: Bound,
    /// The number with its unit words.
    pub text: Cow<'a, str>,
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
    /// The rule that found it.
    pub rule: Cow<'a, str>,
}

/// Something that a reader of the record should know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(bound(deserialize = "'de: 'a"))]
pub struct Warning<'a> {
    /// What it is about.
    pub code: WarningCode,
    /// The same in words.
    pub message: Cow<'a, str>,
    /// First code point of what it concerns.
    pub start: Option<usize>,
    /// One past its last code point.
    pub end: Option<usize>,
}

/// A number that is written exactly as scaled: an integer of up to 38 digits times a power of ten.
///
/// Floating point would turn `20,7` percent of something into `20.699999…`; a decimal keeps the
/// digits of the text. It serializes as a JSON number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Number {
    /// The digits without their point.
    pub digits: i128,
    /// How many of the digits stand after the point.
    pub scale: u32,
}

impl Number {
    /// A whole number.
    #[must_use]
    pub fn integer(value: i64) -> Self {
        Self { digits: i128::from(value), scale: 0 }
    }

    /// `digits / 10^scale`, without trailing zeros after the point.
    #[must_use]
    pub fn new(mut digits: i128, mut scale: u32) -> Self {
        while scale > 0 && digits % 10 == 0 {
            digits /= 10;
            scale -= 1;
        }
        Self { digits, scale }
    }

    /// The number times a power of ten; `None` where 38 digits do not hold it.
    #[must_use]
    pub fn shift(self, power: u32) -> Option<Self> {
        if power <= self.scale {
            return Some(Self::new(self.digits, self.scale - power));
        }
        let factor = 10_i128.checked_pow(power - self.scale)?;
        Some(Self { digits: self.digits.checked_mul(factor)?, scale: 0 })
    }

    /// The sum; `None` where 38 digits do not hold it.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        let scale = self.scale.max(other.scale);
        let lift = |n: Self| n.digits.checked_mul(10_i128.checked_pow(scale - n.scale)?);
        Some(Self::new(lift(self)?.checked_add(lift(other)?)?, scale))
    }

    /// Whether a JSON number holds it as it is: it has at most 15 significant digits.
    #[must_use]
    pub fn is_exact(self) -> bool {
        let mut digits = self.digits.unsigned_abs();
        while digits >= 1_000_000_000_000_000 && digits.is_multiple_of(10) {
            digits /= 10;
        }
        digits < 1_000_000_000_000_000
    }

    /// The same number with the other sign.
    #[must_use]
    pub fn negated(self) -> Self {
        Self { digits: -self.digits, scale: self.scale }
    }

    /// The nearest floating-point number, for comparisons that tolerate rounding.
    #[must_use]
    pub fn to_f64(self) -> f64 {
        self.digits as f64 / 10_f64.powi(i32::try_from(self.scale).unwrap_or(i32::MAX))
    }
}

impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.scale == 0 {
            return write!(f, "{}", self.digits);
        }
        let power = 10_u128.pow(self.scale);
        let digits = self.digits.unsigned_abs();
        let sign = if self.digits < 0 { "-" } else { "" };
        let width = self.scale as usize;
        write!(f, "{sign}{}.{:0width$}", digits / power, digits % power)
    }
}

impl std::str::FromStr for Number {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        // JSON writes great numbers as 1.5e27.
        if let Some((digits, power)) = text.split_once(['e', 'E']) {
            let power: i32 = power.parse().map_err(|e| format!("{text}: {e}"))?;
            let number: Self = digits.parse()?;
            let shifted = match u32::try_from(power) {
                Ok(power) => number.shift(power),
                Err(_) => number.scale.checked_add(power.unsigned_abs()).map(|scale| Self::new(number.digits, scale)),
            };
            return shifted.filter(|n| n.scale <= 38).ok_or_else(|| format!("{text}: too many digits"));
        }
        let (whole, part) = text.split_once('.').unwrap_or((text, ""));
        if part.len() > 30 {
            return Err(format!("{text}: more than 30 digits after the point"));
        }
        let digits = format!("{whole}{part}").parse().map_err(|e| format!("{text}: {e}"))?;
        Ok(Self::new(digits, u32::try_from(part.len()).map_err(|e| e.to_string())?))
    }
}

impl Serialize for Number {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // serde_json prints the shortest decimal that reads back as the same f64, which is the
        // decimal itself up to 15 significant digits; integers go out as integers.
        match (self.scale, i64::try_from(self.digits)) {
            (0, Ok(integer)) => serializer.serialize_i64(integer),
            // Both numbers are exact as f64, so that one division gives what reading the decimal would.
            (1..=15, Ok(digits)) if digits.unsigned_abs() < 1 << 53 => {
                serializer.serialize_f64(digits as f64 / 10_u64.pow(self.scale) as f64)
            }
            _ => serializer.serialize_f64(self.to_string().parse().map_err(serde::ser::Error::custom)?),
        }
    }
}

impl JsonSchema for Number {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        "Number".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "number" })
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = serde_json::Number::deserialize(deserializer)?;
        number.to_string().parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_back_from_json() {
        let scaled = |digits, power| Number::new(digits, 0).shift(power).expect("38 digits hold it");
        for number in [
            Number::new(207, 1),
            Number::new(-2023, 2),
            Number::new(7, 6),
            Number::integer(73_000_000_000),
            scaled(999_999_999_999_999, 10),
            scaled(1, 27),
        ] {
            assert!(number.is_exact(), "{number}");
            let json = serde_json::to_string(&number).expect("a number is JSON");
            assert_eq!(serde_json::from_str::<Number>(&json).expect(&json), number, "{json}");
        }
        assert!(!Number::new(1_234_567_890_123_456, 3).is_exact());
        assert!("1e-99".parse::<Number>().is_err());
        assert!("1e99".parse::<Number>().is_err());
    }
}
