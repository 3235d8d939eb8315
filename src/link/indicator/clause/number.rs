//! The numbers of a sentence with their units and bounds, and those that are none of its amounts.

use super::{Amount, Kind, Reader, Subject};
use crate::link::indicator::trace::{Condition, Note, Subject as Asked};
use crate::pattern::indicator::{CueKind, Side};
use crate::pattern::{Hit, Layer};
use crate::record::{Bound, Number, Unit};
use crate::tag::quantity::{self, Quantity};
use crate::text::{Span, TokenKind};
use std::ops::Range;

/// How many words of a whole may stand between "từ 95%" and "trở lên".
const LONGEST_WHOLE: usize = 4;

/// A number among these is a year.
const YEARS: Range<i128> = 1990..2050;

impl Reader<'_> {
    /// The amounts of the sentence, which begins with the first of the quantities.
    pub(super) fn amounts(&self, quantities: &[Quantity]) -> Vec<Amount> {
        let mut amounts: Vec<Amount> = Vec::new();
        for quantity in quantities.iter().take_while(|q| q.span.start < self.span.end) {
            if self.is_claimed(quantity.span) {
                continue;
            }
            let read = self.read(quantity, amounts.last());
            match read {
                Ok(mut amount) => {
                    amount.kind = self.currency(&amount, &amounts).map_or(amount.kind, Kind::Money);
                    amounts.push(amount);
                }
                Err(why) => self.note(quantity.span, why),
            }
        }
        amounts
    }

    fn note(&self, number: Span, why: Note) {
        if let Some(trace) = self.trace {
            trace.note(Note::Number(number));
            trace.note(why);
        }
    }

    /// The amount that a quantity is, or why it is none.
    fn read(&self, quantity: &Quantity, before: Option<&Amount>) -> Result<Amount, Note> {
        // "trẻ em dưới 5 tuổi suy dinh dưỡng": a number inside the subject's own words is none of its values.
        if let Some(asked) = self.subject_holding(quantity.span) {
            return Err(Note::Passed(Condition::InSubject, asked));
        }
        // "36 m2": the digit of a unit is no number.
        let in_unit = before.is_some_and(|before| before.span.overlaps(quantity.span));
        if in_unit || self.is_glued(quantity, before) {
            return Err(Note::Refused(Condition::Glued));
        }
        let amount = self.amount(quantity).map_err(Note::Refused)?;
        // "trung bình trong 5 năm qua": the stretch is part of a time.
        if amount.kind == Kind::Duration && self.in_past_term(amount.quantity.span) {
            return Err(Note::Refused(Condition::Duration));
        }
        Ok(amount)
    }

    /// The first subject whose own words hold a number, but for one that is made to hold it.
    fn subject_holding(&self, number: Span) -> Option<Asked> {
        let holds = |(words, subject): &&(Span, Subject)| words.contains(number) && subject.side != Side::Frame;
        let &(words, Subject { entry, .. }) = self.subjects_over(number).iter().find(holds)?;
        Some(Asked { entry, words, between: None })
    }

    fn amount(&self, quantity: &Quantity) -> Result<Amount, Condition> {
        let start = quantity.full.start as usize;
        let (kind, width, points) = self.unit_of(quantity);
        // "30 triệu đồng/1 hộ": the one that it is given to is not counted.
        let head = quantity.span.start as usize;
        if head > 0 && self.context.doc.punct(head - 1) == Some('/') && self.one(head) {
            return Err(Condition::ForeignUnit);
        }
        let kind = if self.is_rate(kind, quantity.span.end as usize + width) { Kind::Foreign } else { kind };
        let quantity = self.english_thousands(quantity, kind);
        let id_before = start.checked_sub(1).map(|before| self.context.doc.tokens[before].id);
        let kind = match kind {
            // "gấp đôi", "gấp 3 so với": a multiple without its "lần".
            Kind::Bare if id_before == Some(self.context.patterns.indicators.multiple) => Kind::Times,
            Kind::Bare if is_year(&quantity) => Kind::Duration,
            kind => kind,
        };
        if kind == Kind::Bare
            && let Some(condition) = self.counts_nothing(&quantity)
        {
            return Err(condition);
        }
        // Numbers in words count only with a unit beside them (hai xã, năm tỷ đồng).
        let money = matches!(kind, Kind::Money(_)) && quantity.scaled;
        if quantity.words && !money && !matches!(kind, Kind::Count(_) | Kind::Times | Kind::Percent) {
            return Err(Condition::NumberWord);
        }
        let span = Span { start: quantity.span.start, end: quantity.span.end + width as u32 };
        let from = id_before == Some(self.context.patterns.indicators.from);
        let whole = || if from || kind == Kind::Percent { self.bound_of_whole(kind, span.end) } else { None };
        let bound = whole().or_else(|| self.bound_behind(span.end)).unwrap_or(quantity.bound);
        Ok(Amount { quantity, kind, span, bound, points, minus: self.is_negative(kind, start) })
    }

    /// What a quantity is counted in, how many tokens tell so, and whether they are those of percentage points.
    fn unit_of(&self, quantity: &Quantity) -> (Kind, usize, bool) {
        let end = quantity.span.end as usize;
        let units = &self.context.patterns.numbers.units;
        if quantity.span.end >= self.span.end {
            // "đạt 1.300 triệu" at the end of a line, "USD" in the next, which was not read as one with it.
            let hit =
                (quantity.scaled && end < self.context.doc.tokens.len()).then(|| self.context.unit(end)).flatten();
            let cut = hit.map(|hit| units[hit.payload as usize].unit).filter(|u| matches!(u, Unit::Vnd | Unit::Usd));
            return (cut.map_or(Kind::Bare, Kind::Money), 0, false);
        }
        let Some(hit) = self.context.unit(end) else {
            let money = quantity.scaled && self.per_head(end);
            return (if money { Kind::Money(Unit::Vnd) } else { Kind::Bare }, 0, false);
        };
        let entry = &units[hit.payload as usize];
        let kind = match entry.unit {
            Unit::Percent | Unit::PercentagePoint => Kind::Percent,
            money @ (Unit::Vnd | Unit::Usd) => Kind::Money(money),
            Unit::Other if entry.id == "times" => Kind::Times,
            Unit::Other if entry.id == "year" => Kind::Duration,
            Unit::Other => Kind::Foreign,
            unit => Kind::Count(unit),
        };
        (kind, hit.span.len(), entry.unit == Unit::PercentagePoint)
    }

    /// "3 triệu đồng/sổ", "3 người/ngày": a rate, unless by head or by year (24 triệu đồng/người/năm).
    fn is_rate(&self, kind: Kind, slash: usize) -> bool {
        let doc = self.context.doc;
        matches!(kind, Kind::Money(_) | Kind::Count(_))
            && doc.punct(slash) == Some('/')
            && doc.get(slash + 1).is_some_and(|t| {
                // "6.300 người/kế hoạch 7.000 người" names the plan.
                let patterns = &self.context.patterns.indicators;
                let word =
                    t.kind == TokenKind::Word && !patterns.per.contains(&t.id) && !patterns.plan_words.contains(&t.id);
                word || self.one(slash + 1)
            })
    }

    /// A number without a unit that marks or numbers something, or that a noun of no indicator follows.
    fn counts_nothing(&self, quantity: &Quantity) -> Option<Condition> {
        let (doc, patterns) = (self.context.doc, &self.context.patterns.indicators);
        let (start, end) = (quantity.full.start as usize, quantity.span.end as usize);
        // "tăng trưởng 2 con số": how many figures a number has.
        if patterns.figures.stand(&doc.tokens[end.min(doc.tokens.len())..]) {
            return Some(Condition::Ordinal);
        }
        // "riêng tháng 10, có 6.900 người": no date was made of it, but a number of things it is not.
        let small = quantity.value.scale == 0 && quantity.value.digits < 100;
        if !small {
            return None;
        }
        let behind = doc.punct(quantity.full.end as usize);
        let marks = start > 0
            && match doc.punct(start - 1) {
                // "… đạt 58 triệu đồng. 2. Tỷ lệ hộ nghèo …": the mark of the next item of a list.
                Some('.') => behind == Some('.'),
                // "…: (1) tạo việc làm …; (2) mở phiên giao dịch": so is a number in brackets behind a mark.
                Some('(') => {
                    start > 1 && behind == Some(')') && matches!(doc.punct(start - 2), Some(':' | ';' | ',' | '.'))
                }
                _ => patterns.ordinal.contains(&doc.tokens[start - 1].id),
            };
        if marks {
            return Some(Condition::Ordinal);
        }
        let other = !quantity.scaled && quantity.span.end < self.span.end && self.counts_other(end);
        other.then_some(Condition::ForeignUnit)
    }

    /// "6%/năm trở lên", "80 triệu đồng/người/năm trở lên": a bound behind the unit, past what the number is told by.
    fn bound_behind(&self, end: u32) -> Option<Bound> {
        let doc = self.context.doc;
        let rate =
            |at: &usize| doc.punct(*at) == Some('/') && doc.get(at + 1).is_some_and(|t| t.kind == TokenKind::Word);
        let behind = std::iter::successors(Some(end as usize), |at| rate(at).then_some(at + 2)).take(3).last()?;
        quantity::bound_after(doc, behind, &self.context.patterns.numbers).map(|(_, bound)| bound)
    }

    /// "từ 95% dân số trở lên": what it is of stands between the number and its bound.
    fn bound_of_whole(&self, kind: Kind, end: u32) -> Option<Bound> {
        if !matches!(kind, Kind::Percent | Kind::Count(_)) {
            return None;
        }
        let doc = self.context.doc;
        let words = (end as usize..end as usize + LONGEST_WHOLE)
            .take_while(|&at| doc.get(at).is_some_and(|t| t.kind == TokenKind::Word && !t.line_start()));
        let mut bounds = words.map(|at| at + 1);
        bounds.find_map(|at| quantity::bound_after(doc, at, &self.context.patterns.numbers)).map(|(_, bound)| bound)
    }

    /// "tăng trưởng -2,1%", "tăng trưởng âm 2,1%", "(-118 lao động)": a minus stands before a number. A dash at the head of a line
    /// marks a list, one behind a number a range.
    fn is_negative(&self, kind: Kind, start: usize) -> bool {
        let doc = self.context.doc;
        if start == 0 || !matches!(kind, Kind::Percent | Kind::Count(_) | Kind::Money(_)) {
            return false;
        }
        if doc.punct(start - 1) != Some('-') {
            return kind == Kind::Percent && doc.tokens[start - 1].id == self.context.patterns.indicators.negative;
        }
        let bracketed = start > 1 && doc.punct(start - 2) == Some('(');
        start > 1
            && !doc.tokens[start].space_before()
            && !doc.tokens[start - 1].line_start()
            && (doc.tokens[start - 1].space_before() || bracketed)
            && doc.tokens[start - 2].kind != TokenKind::Digits
            && doc.punct(start - 2) != Some('%')
            && (kind == Kind::Percent || bracketed)
    }

    /// A number that is part of a word or code (Covid-19, QL1A, 5S): letters or a joining mark touch it; or that only marks an item,
    /// a footnote or a year.
    fn is_glued(&self, quantity: &Quantity, previous: Option<&Amount>) -> bool {
        quantity.span.len() == 1 && self.is_mark(quantity.span)
            || self.joined_before(quantity, previous)
            || self.joined_behind(quantity)
    }

    /// A token of digits that marks the item of a list, a footnote or a year.
    fn is_mark(&self, number: Span) -> bool {
        let doc = self.context.doc;
        let start = number.start as usize;
        let token = &doc.tokens[start];
        if token.line_start() {
            // "3. Người có công": the mark of a list.
            if matches!(doc.punct(start + 1), Some('.' | ')' | '/')) {
                return true;
            }
            // "5 Số xã đạt chuẩn: 12 xã": the number of a table's row.
            let next = doc.get(start + 1).is_some_and(|t| t.kind == TokenKind::Word && t.capitalized());
            if next && self.context.unit(start + 1).is_none() {
                return true;
            }
        }
        if start == 0 || doc.punct(start - 1) != Some('(') || doc.punct(start + 1) != Some(')') {
            return false;
        }
        // "6.947 hồ sơ hưởng trợ cấp thất nghiệp(3)": the mark of a footnote.
        let footnote = || {
            !doc.tokens[start - 1].space_before()
                && token.len_chars() <= 2
                && start > 1
                && doc.tokens[start - 2].kind == TokenKind::Word
        };
        // "từ 13,2% (2021) xuống còn 6,4%": a year alone in brackets.
        let year = || doc.slice(number).parse().is_ok_and(|n| YEARS.contains(&n));
        // "(6) Tỷ lệ hộ nghèo"
        doc.tokens[start - 1].line_start() || footnote() || year()
    }

    /// A mark joins a number to what stands before it.
    fn joined_before(&self, quantity: &Quantity, previous: Option<&Amount>) -> bool {
        let doc = self.context.doc;
        let start = quantity.span.start as usize;
        let Some(before) = start.checked_sub(1).filter(|&b| b > 0 && !doc.tokens[start].space_before()) else {
            return false;
        };
        let joins = match doc.punct(before) {
            Some('/') => !previous.is_some_and(|p| self.parts_amounts(p, before, quantity)),
            // "18:48"
            Some(':') => doc.tokens[before - 1].kind == TokenKind::Digits,
            // "(-5,2%)"
            Some('-') => doc.punct(before - 1) != Some('('),
            mark => matches!(mark, Some('.' | '_' | '#')),
        };
        joins && !doc.tokens[before].space_before()
    }

    /// "1,2%/1,3%", "410 người/400 người": a slash parts what was reached and the plan; or the counted and what they were given.
    fn parts_amounts(&self, previous: &Amount, slash: usize, quantity: &Quantity) -> bool {
        let touches = previous.span.end as usize == slash && previous.kind != Kind::Duration;
        touches && self.context.unit(quantity.span.end as usize).is_some() || self.given(previous, slash, quantity)
    }

    /// A mark or letter joins a number to what stands behind it.
    fn joined_behind(&self, quantity: &Quantity) -> bool {
        let doc = self.context.doc;
        let end = quantity.span.end as usize;
        let Some(next) = doc.get(end).filter(|t| !t.space_before() && !t.line_start()) else { return false };
        let digits = || doc.get(end + 1).is_some_and(|t| t.kind == TokenKind::Digits && !t.space_before());
        match next.punct() {
            // "1.234 tỷ/1.200 tỷ đồng"
            // "tăng 5 triệu/người": the money's own word may be left out.
            Some('/' | '_') => {
                self.context.unit(end).is_none() && !(quantity.scaled && (digits() || self.per_head(end)))
            }
            Some(mark) => mark == ':' && digits(),
            // "huyện 30a": a letter that is no unit.
            None => {
                next.kind == TokenKind::Word
                    && doc.slice(Span::new(end, end + 1)).len() == 1
                    && self.context.unit(end).is_none()
            }
        }
    }

    /// "từ 8 tỷ USD lên 17,7 tỷ", "thu 500 tỷ đồng, chi 700 tỷ", but not "500 triệu USD và 300 tỷ": money without a word for its currency
    /// is in that of the sum before it in the sentence, where that is dollars and of one size with it, or else in đồng. "Xuất khẩu 3,2 tỷ
    /// USD, thu ngân sách 45 tỷ": dollars go on to nothing that is told in đồng first.
    fn currency(&self, amount: &Amount, before: &[Amount]) -> Option<Unit> {
        /// From here on a bare number is money.
        const BILLION: f64 = 1e9;
        /// So many times one sum may be the other.
        const RANGE: f64 = 30.0;
        /// Words for money have so many tokens at most.
        const LONGEST_MONEY: u32 = 6;
        if amount.kind != Kind::Bare || !amount.quantity.scaled {
            return None;
        }
        let value = amount.quantity.value.to_f64();
        let end = amount.span.end as usize;
        if value < BILLION || self.context.doc.get(end).is_some() && self.counts_other(end) {
            return None;
        }
        let told = before.iter().rev().find_map(|a| match a.kind {
            Kind::Money(unit) => Some((unit, a)),
            _ => None,
        });
        // The nearest subject that is told in money says in which.
        let in_dong = |since: u32| {
            let between = |words: &Span| words.start >= since && words.end <= amount.quantity.full.start;
            let unit = |s: &Subject| self.context.patterns.indicators.subjects[s.entry].units.first().copied();
            let mut told = self.subjects.iter().filter(|(words, _)| between(words)).filter_map(|(_, s)| unit(s));
            told.rfind(|u| matches!(u, Unit::Usd | Unit::Vnd)) == Some(Unit::Vnd)
        };
        // "kinh phí 50,2 tỷ"
        let start = amount.quantity.full.start;
        let near = Span { start: start.saturating_sub(LONGEST_MONEY), end: start };
        let cues = &self.context.patterns.indicators.cues;
        let money = |h: &Hit| cues[h.payload as usize].kind == CueKind::Money && h.span.end == start;
        let named = || self.context.scan.hits.within(Layer::Clause, near).iter().any(money);
        match told {
            Some((unit, sum)) => {
                let size = sum.quantity.value.to_f64();
                let alike = value < size * RANGE && size < value * RANGE;
                Some(if alike && !in_dong(sum.span.end) { unit } else { Unit::Vnd })
            }
            None => named().then_some(Unit::Vnd),
        }
    }

    /// Whether a slash parts money from people or households counted right before it, with at most a few words between.
    fn given(&self, previous: &Amount, slash: usize, quantity: &Quantity) -> bool {
        let units = &self.context.patterns.numbers.units;
        let money = self
            .context
            .unit(quantity.span.end as usize)
            .is_some_and(|hit| matches!(units[hit.payload as usize].unit, Unit::Vnd | Unit::Usd));
        let between = previous.span.end as usize..slash;
        matches!(previous.kind, Kind::Count(Unit::Person | Unit::Household))
            && money
            && (1..=8).contains(&between.len())
            && self.context.doc.tokens[between].iter().all(|t| t.kind == TokenKind::Word)
    }

    /// A slash and a word for a head or a year begin at a token: /người, /năm.
    fn per_head(&self, at: usize) -> bool {
        let per = &self.context.patterns.indicators.per;
        self.context.doc.punct(at) == Some('/') && self.context.doc.get(at + 1).is_some_and(|t| per.contains(&t.id))
    }

    /// Words for a stretch of years that is over hold a number.
    fn in_past_term(&self, number: Span) -> bool {
        let near = Span { start: number.start.saturating_sub(2), end: number.end };
        let cues = &self.context.patterns.indicators.cues;
        let hits = self.context.scan.hits.within(Layer::Clause, near);
        hits.iter().any(|h| cues[h.payload as usize].kind == CueKind::PastTerm && h.span.contains(number))
    }

    /// "đạt 2 kỷ lục thế giới": a word stands right behind a number that neither tells what is counted nor leads on.
    fn counts_other(&self, at: usize) -> bool {
        let token = &self.context.doc.tokens[at];
        let known = || {
            let hits = &self.context.scan.hits;
            [Layer::Clause, Layer::Subject, Layer::Date].iter().any(|&layer| hits.at(layer, at).is_some())
        };
        let patterns = &self.context.patterns.indicators;
        let named = token.capitalized() || patterns.light.contains(&token.id) || token.id == patterns.and;
        token.kind == TokenKind::Word && !named && !known() && !patterns.groups.begin_with(token.id)
    }

    /// "1 hộ", "01 suất": one of something.
    fn one(&self, at: usize) -> bool {
        let doc = self.context.doc;
        let digit = doc.get(at).is_some_and(|t| t.kind == TokenKind::Digits && t.len_chars() <= 2);
        let word = doc.get(at + 1).is_some_and(|t| t.kind == TokenKind::Word);
        digit && word && matches!(doc.slice(Span { start: at as u32, end: at as u32 + 1 }), "1" | "01")
    }

    /// "21,700 người": what is counted one by one has no decimals, so that the comma parts thousands.
    fn english_thousands(&self, quantity: &Quantity, kind: Kind) -> Quantity {
        let (doc, span) = (self.context.doc, quantity.span);
        let whole = matches!(kind, Kind::Count(unit) if !matches!(unit, Unit::Hectare | Unit::Tonne | Unit::Point));
        let digits = |at: u32| doc.tokens[at as usize].len_chars();
        let grouped = span.len() == 3
            && doc.punct(span.start as usize + 1) == Some(',')
            && digits(span.start) <= 3
            && digits(span.start + 2) == 3
            && !doc.slice(Span { end: span.start + 1, ..span }).starts_with('0');
        match quantity.value.shift(3).filter(|_| whole && grouped && !quantity.scaled) {
            Some(value) => Quantity { value, ..*quantity },
            None => *quantity,
        }
    }
}

/// "quy mô kinh tế Yên Bái 2024 đạt …": a year without its word. "giai đoạn 201 – 2020": so is the end of a range of them.
fn is_year(quantity: &Quantity) -> bool {
    let year = |number: &Number| number.scale == 0 && YEARS.contains(&number.digits);
    quantity.span.len() == 1 && year(&quantity.value) || quantity.value_to.as_ref().is_some_and(year)
}
