//! Calendar days and the periods that reports speak of, with their ISO 8601 and TIMEX3 forms.

use crate::record::DateType;
pub use jiff::civil::Date;

/// One end of an interval; both ends of one interval have the same granularity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Edge {
    /// A year.
    Year(i16),
    /// A month of a year.
    Month(i16, i8),
    /// A day.
    Day(Date),
}

/// A stretch of time as a text names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Period {
    /// One day.
    Day(Date),
    /// A month of a year.
    Month(i16, i8),
    /// A quarter of a year, 1 to 4.
    Quarter(i16, i8),
    /// A half of a year, 1 or 2.
    Half(i16, i8),
    /// A year.
    Year(i16),
    /// From the first edge to the last, both included.
    Interval(Edge, Edge),
    /// A day of every year: month and day.
    Recurring(i8, i8),
}

/// The day, if the calendar has it.
#[must_use]
pub fn day(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day).ok()
}

fn first(year: i16, month: i8) -> Option<Date> {
    day(year, month, 1)
}

fn last(year: i16, month: i8) -> Option<Date> {
    first(year, month).map(Date::last_of_month)
}

impl Edge {
    fn from(self) -> Option<Date> {
        match self {
            Self::Year(y) => first(y, 1),
            Self::Month(y, m) => first(y, m),
            Self::Day(d) => Some(d),
        }
    }
    fn to(self) -> Option<Date> {
        match self {
            Self::Year(y) => last(y, 12),
            Self::Month(y, m) => last(y, m),
            Self::Day(d) => Some(d),
        }
    }
}

impl Period {
    /// The granularity.
    #[must_use]
    pub fn kind(self) -> DateType {
        match self {
            Self::Day(_) => DateType::Day,
            Self::Month(..) => DateType::Month,
            Self::Quarter(..) => DateType::Quarter,
            Self::Half(..) => DateType::Half,
            Self::Year(_) => DateType::Year,
            Self::Interval(..) => DateType::Interval,
            Self::Recurring(..) => DateType::Recurring,
        }
    }

    /// The first day; `None` for a day of every year.
    #[must_use]
    pub fn from(self) -> Option<Date> {
        match self {
            Self::Day(d) => Some(d),
            Self::Month(y, m) => first(y, m),
            Self::Quarter(y, q) => first(y, q * 3 - 2),
            Self::Half(y, h) => first(y, h * 6 - 5),
            Self::Year(y) => first(y, 1),
            Self::Interval(a, _) => a.from(),
            Self::Recurring(..) => None,
        }
    }

    /// The last day; `None` for a day of every year.
    #[must_use]
    pub fn to(self) -> Option<Date> {
        match self {
            Self::Day(d) => Some(d),
            Self::Month(y, m) => last(y, m),
            Self::Quarter(y, q) => last(y, q * 3),
            Self::Half(y, h) => last(y, h * 6),
            Self::Year(y) => last(y, 12),
            Self::Interval(_, b) => b.to(),
            Self::Recurring(..) => None,
        }
    }

    /// Whether no day of it lies outside of the other.
    #[must_use]
    pub fn within(self, whole: Self) -> bool {
        whole.from() <= self.from() && self.to() <= whole.to()
    }

    /// The same period of the year before; `None` for a day of every year and for 29 February.
    #[must_use]
    pub fn year_before(self) -> Option<Self> {
        let edge = |e: Edge| match e {
            Edge::Year(y) => Some(Edge::Year(y - 1)),
            Edge::Month(y, m) => Some(Edge::Month(y - 1, m)),
            Edge::Day(d) => day(d.year() - 1, d.month(), d.day()).map(Edge::Day),
        };
        Some(match self {
            Self::Day(d) => Self::Day(day(d.year() - 1, d.month(), d.day())?),
            Self::Month(y, m) => Self::Month(y - 1, m),
            Self::Quarter(y, q) => Self::Quarter(y - 1, q),
            Self::Half(y, h) => Self::Half(y - 1, h),
            Self::Year(y) => Self::Year(y - 1),
            Self::Interval(a, b) => Self::Interval(edge(a)?, edge(b)?),
            Self::Recurring(..) => return None,
        })
    }

    /// Whether it is some months of a year that are told as one (6 tháng đầu năm, quý I, 9 tháng); a single month is none.
    #[must_use]
    pub fn is_months(self) -> bool {
        matches!(self, Self::Half(..) | Self::Quarter(..) | Self::Interval(Edge::Month(..), _))
    }

    /// From the year's first day to the end of a month or quarter; `None` for other periods.
    #[must_use]
    pub fn since_new_year(self) -> Option<Self> {
        let (year, month) = match self {
            Self::Month(year, month) => (year, month),
            Self::Quarter(year, quarter) => (year, quarter * 3),
            _ => return None,
        };
        Some(match month {
            1 => Self::Month(year, 1),
            3 => Self::Quarter(year, 1),
            6 => Self::Half(year, 1),
            12 => Self::Year(year),
            _ => Self::Interval(Edge::Month(year, 1), Edge::Month(year, month)),
        })
    }

    /// The record's `value`: `2017-04-07`, `2017-04`, `2017-Q1`, `2020-H1`, `2017`, `2016/2020`, `XXXX-07-27`.
    #[must_use]
    pub fn iso(self) -> String {
        let mut out = Writer(String::with_capacity(24));
        match self {
            Self::Day(d) => out.day(d),
            Self::Month(y, m) => out.month(y, m),
            Self::Quarter(y, q) => {
                out.year(y);
                out.part("-Q", q, 1);
            }
            Self::Half(y, h) => {
                out.year(y);
                out.part("-H", h, 1);
            }
            Self::Year(y) => out.year(y),
            Self::Interval(a, b) => {
                out.edge(a);
                out.0.push('/');
                out.edge(b);
            }
            Self::Recurring(m, d) => {
                out.part("XXXX-", m, 2);
                out.part("-", d, 2);
            }
        }
        out.0
    }

    /// Whether it goes from one year to another (2016-2020).
    #[must_use]
    pub fn spans_years(self) -> bool {
        matches!(self, Self::Interval(Edge::Year(_), _))
    }

    /// The year that it lies in, or ends in; `None` for a day of every year.
    #[must_use]
    pub fn year(self) -> Option<i16> {
        self.to().map(Date::year)
    }
}

impl std::fmt::Display for Period {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.iso())
    }
}

/// A day as `2017-04-07`.
#[must_use]
pub fn iso(date: Date) -> String {
    Period::Day(date).iso()
}

/// Writes years, months and days without the formatting of the standard library, which a record needs hundreds of
/// times.
struct Writer(String);

impl Writer {
    /// The last `width` digits of a number.
    fn digits(&mut self, number: u16, width: usize) {
        for power in [1_000, 100, 10, 1].into_iter().skip(4 - width) {
            self.0.push(char::from(b'0' + (number / power % 10) as u8));
        }
    }

    fn year(&mut self, year: i16) {
        self.digits(year.unsigned_abs(), 4);
    }

    fn part(&mut self, mark: &str, number: i8, width: usize) {
        self.0.push_str(mark);
        self.digits(number.unsigned_abs().into(), width);
    }

    fn month(&mut self, year: i16, month: i8) {
        self.year(year);
        self.part("-", month, 2);
    }

    fn day(&mut self, day: Date) {
        self.month(day.year(), day.month());
        self.part("-", day.day(), 2);
    }

    fn edge(&mut self, edge: Edge) {
        match edge {
            Edge::Year(y) => self.year(y),
            Edge::Month(y, m) => self.month(y, m),
            Edge::Day(d) => self.day(d),
        }
    }
}

/// Reads an ISO 8601 date, with or without a time after it (2020-07-02, 2020-07-02T07:35:00+07:00).
#[must_use]
pub fn parse_iso(text: &str) -> Option<Date> {
    let text = text.trim();
    let head = text.get(..10)?;
    let rest_is_time = text[10..].starts_with(['T', ' ']) || text.len() == 10;
    head.parse().ok().filter(|_| rest_is_time)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_written_as_the_contract_says() {
        let d = day(2017, 4, 7).expect("a day");
        for (period, text, from, to) in [
            (Period::Day(d), "2017-04-07", "2017-04-07", "2017-04-07"),
            (Period::Month(2020, 2), "2020-02", "2020-02-01", "2020-02-29"),
            (Period::Quarter(2017, 1), "2017-Q1", "2017-01-01", "2017-03-31"),
            (Period::Half(2020, 2), "2020-H2", "2020-07-01", "2020-12-31"),
            (Period::Year(2017), "2017", "2017-01-01", "2017-12-31"),
            (
                Period::Interval(Edge::Month(2019, 1), Edge::Month(2019, 9)),
                "2019-01/2019-09",
                "2019-01-01",
                "2019-09-30",
            ),
        ] {
            assert_eq!(period.to_string(), text);
            assert_eq!(period.from().map(|d| d.to_string()).as_deref(), Some(from));
            assert_eq!(period.to().map(|d| d.to_string()).as_deref(), Some(to));
        }
        assert_eq!(Period::Recurring(7, 27).to_string(), "XXXX-07-27");
        assert_eq!(Period::Recurring(7, 27).from(), None);
    }

    #[test]
    fn iso_dates_are_read_with_or_without_a_time() {
        for text in ["2020-07-02", "2020-07-02T07:35:00+07:00", " 2020-07-02 07:35 "] {
            assert_eq!(parse_iso(text), day(2020, 7, 2), "{text}");
        }
        for text in ["2020-02-31", "2020-7-2", "02/07/2020", "2020-07-021", ""] {
            assert_eq!(parse_iso(text), None, "{text}");
        }
    }
}
