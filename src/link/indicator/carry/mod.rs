//! What sentences leave of time to the next.

mod aims;
mod dates;
mod leave;

use super::Linker;
use super::clause::{Clause, Kind};
use crate::calendar::{Date, Period};
use crate::extract::Context;
use crate::record::Baseline;
use crate::scan::roman;
use crate::segment::Sentence;
use crate::text::{Span, TokenKind};

pub(super) use leave::leave;

/// What earlier sentences say of the time of the next.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct TimeCarry {
    /// The period reported on.
    pub(super) report: Option<Period>,
    /// What the headline reports on.
    headline: Option<Period>,
    /// It is only that of the feast that the article names first: any time told of takes its place.
    of_feast: bool,
    /// The line that told of it.
    report_line: usize,
    /// What is reported on where the line that told another period aside ends.
    left_aside: Option<Period>,
    /// The period that tasks and targets are for.
    pub(super) plan: Option<Period>,
    /// The last month told of.
    pub(super) month: Option<Period>,
    /// The last span of years told of, and the last that is over.
    pub(super) years: Option<Period>,
    pub(super) ended: Option<Period>,
    /// The last span of years in a name (Chương trình … giai đoạn 2021-2023).
    pub(super) in_name: Option<Period>,
    /// The year of writing, which the sentence before told of as now.
    pub(super) now: Option<Period>,
    /// The last day told of on which something happened.
    pub(super) day: Option<Period>,
    /// A heading or list says that what follows is aimed at.
    pub(super) target: bool,
    /// That heading stands over a section, not over a list.
    section: bool,
    /// It tells an aim itself, as the headings in news do.
    headed: bool,
    /// A line that opens a list says that what follows is estimated.
    pub(super) estimates: bool,
    /// The sentence before was estimated.
    pub(super) estimate: bool,
    /// It told parts of a total.
    pub(super) listing: bool,
    /// The sentence before announced aims and told none.
    pub(super) announced: bool,
    /// The sentence before told aims alone, for a time to come.
    pub(super) aimed: bool,
    /// The last sentence that began with its topic (về kinh tế, nhóm kinh tế) told aims alone.
    pub(super) topics_aimed: bool,
    /// What was reported on before a section whose heading tells a day of its own.
    outside: Option<Period>,
    /// That day heads a list alone, and whether an item of it was read.
    day_list: Option<bool>,
    /// What a sentence without numbers compared all of them with that follow.
    pub(super) compared: Option<Baseline>,
    line: usize,
}

/// From this month on a year is looked back on.
const LAST_MONTHS: i8 = 11;

/// What holds where an article begins: gifts for Tết Giáp Ngọ are of that year, and so are those for Tết that an article of the
/// first months of a year tells of, where `posted` is its day of writing.
pub(super) fn begin(context: &Context<'_, '_, '_>, posted: Option<Date>) -> TimeCarry {
    const LAST_MONTH: i8 = 2;
    let named = crate::link::anchor::lunar_year_of_lead(context);
    let feast = || {
        let tokens = &context.doc.tokens[crate::link::anchor::lead(context).range()];
        context.patterns.indicators.new_year.stand_within(tokens)
    };
    let season = posted.filter(|day| day.month() <= LAST_MONTH).map(Date::year);
    let year = named.or_else(|| season.filter(|_| feast()));
    TimeCarry { report: year.map(Period::Year), of_feast: year.is_some(), ..TimeCarry::default() }
}

impl TimeCarry {
    /// What is reported on was told of in the line that is read.
    pub(super) fn told_here(&self) -> bool {
        self.report_line == self.line
    }
}

/// What holds at the start of a sentence.
pub(super) fn enter(linker: &Linker<'_, '_, '_, '_>, sentence: &Sentence, clause: &Clause) -> TimeCarry {
    let mut carry = linker.carry.time;
    if sentence.line != carry.line {
        // A list that a line with a colon opens goes on through its bullets; a section, up to the next heading.
        // "Một số chỉ tiêu năm 2015:", "Về kinh tế", "- Tốc độ tăng trưởng 9,5%": so it does through what heads its parts.
        let about = heads_part(linker, sentence);
        carry.target &= item(linker, sentence) || carry.section || sentence.heading && about;
        carry.estimates &= item(linker, sentence);
        carry.report = carry.left_aside.take().or(carry.report);
        carry.compared = carry.compared.filter(|_| item(linker, sentence));
        // "Tính đến ngày 15/9/2015:" holds for the items behind it, and no further.
        let listed = item(linker, sentence);
        if carry.day_list == Some(true) && !listed {
            (carry.report, carry.day_list) = (carry.outside.take().or(carry.report), None);
        }
        carry.day_list = carry.day_list.map(|read| read || listed);
        let section = sentence.heading && !counts_something(clause);
        if section {
            (carry.report, carry.day_list) = (carry.outside.take().or(carry.report), None);
        }
        // "2. Giáo dục nghề nghiệp": each section of a report is of the time that its headline names.
        let part = |whole: &Period| carry.report.is_some_and(|r| r.within(*whole) && !whole.spans_years());
        if section && item(linker, sentence) {
            carry.report = carry.headline.filter(part).or(carry.report);
        }
    }
    // "… 33-34% GDP;" at the end of a line: the list goes on in the next.
    let before = (sentence.span.start as usize).checked_sub(1);
    let runs_on = before.is_some_and(|at| linker.context.doc.punct(at) == Some(';'));
    carry.aimed &= sentence.line == carry.line || runs_on;
    carry.listing &= sentence.line == carry.line;
    carry.now = carry.now.filter(|_| sentence.line == carry.line);
    carry.line = sentence.line;
    carry
}

/// "a) Số người tham gia BHXH toàn tỉnh là 86.540 người, trong đó:": a line that counts something heads no section.
fn counts_something(clause: &Clause) -> bool {
    clause.amounts.iter().any(|a| matches!(a.kind, Kind::Count(_) | Kind::Money(_) | Kind::Percent))
}

/// "Về kinh tế", "Trong đó:": words that head a part of a list.
fn heads_part(linker: &Linker<'_, '_, '_, '_>, sentence: &Sentence) -> bool {
    let start = sentence.span.start;
    linker.context.doc.tokens[start as usize].id == linker.patterns.about
        || linker.starts(start, &linker.patterns.specific)
}

/// A bullet or a number in a list begins the sentence: "- …", "2. …", "(2) …", "b) …".
fn item(linker: &Linker<'_, '_, '_, '_>, sentence: &Sentence) -> bool {
    let doc = linker.context.doc;
    let start = sentence.span.start as usize;
    let bracket = doc.punct(start) == Some('(');
    let mark = usize::from(bracket) + start;
    let short = doc.get(mark).is_some_and(|t| {
        let word = doc.slice(Span::new(mark, mark + 1));
        let roman = word.len() <= 4 && roman(word).is_some();
        t.kind == TokenKind::Digits || t.kind == TokenKind::Word && (word.len() == 1 || roman)
    });
    let closes = |c: char| if bracket { c == ')' } else { matches!(c, '.' | ')' | '/') };
    sentence.bullet.is_some() || short && doc.punct(mark + 1).is_some_and(closes)
}
