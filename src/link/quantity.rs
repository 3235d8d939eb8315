//! What became of the numbers that no date, document or indicator claims: what each counts, or by which
//! named rule it counts nothing.

use crate::extract::Context;
use crate::pattern::Layer;
use crate::pattern::quantity::{Form, QuantityPatterns};
use crate::record::{self, Warning, WarningCode};
use crate::tag::quantity::{Quantity, bound_after};
use crate::text::{Span, Token, TokenKind};
use std::borrow::Cow;

/// The name of a counted thing has no more words: where more follow, it does not show how far it goes.
const NOUN_WORDS: usize = 5;
/// How many marks may stand between a number and the words before it that say what it is.
const MARKS: usize = 2;

/// A number of headline, body or captions that no other fact claims.
#[derive(Debug, Clone, Copy)]
pub struct Leftover {
    /// The number as written, without unit words.
    pub span: Span,
    /// Its value; none where its digits are no number (a telephone's).
    pub quantity: Option<Quantity>,
    /// The rule by which it is read: an index of the rules of `quantities.toml`.
    pub rule: usize,
    /// The measure, as written.
    pub unit: Option<Span>,
    /// What is counted, as written.
    pub noun: Option<Span>,
}

/// Every number of a sentence, in order: its tokens, and its value unless it has too many digits for one.
pub(crate) fn numbers<'c>(
    context: &'c Context<'_, '_, '_>,
    sentence: Span,
) -> impl Iterator<Item = (Span, Option<Quantity>)> + use<'c> {
    let (numerals, quantities) = (&context.scan.numerals, &context.scan.quantities);
    let (tokens, parts) = (context.doc.tokens, &context.patterns.quantities.parts);
    let mut at = sentence.start;
    std::iter::from_fn(move || {
        while at < sentence.end {
            let quantity = quantities.binary_search_by_key(&at, |q| q.span.start).ok().map(|i| quantities[i]);
            // "tư" is four in "hai mươi tư" alone.
            let quantity = quantity.filter(|q| q.span.len() > 1 || !parts.contains(&tokens[at as usize].id));
            let numeral = numerals.binary_search_by_key(&at, |n| n.span.start).ok().map(|i| numerals[i]);
            let digits = numeral.filter(|n| tokens[n.span.start as usize].kind == TokenKind::Digits);
            at += 1;
            let span = quantity.map(|q| q.span).or(digits.map(|n| n.span)).filter(|s| s.end <= sentence.end);
            if let Some(span) = span {
                at = span.end;
                return Some((span, quantity));
            }
        }
        None
    })
}

/// Reads every number of headline, body and captions that overlaps none of `claimed` (sorted, by token).
#[must_use]
pub fn link(context: &Context<'_, '_, '_>, claimed: &[Span]) -> Vec<Leftover> {
    let mut reader =
        Reader { context, patterns: &context.patterns.quantities, claimed, found: Vec::new(), after_number: None };
    for sentence in context.sentences {
        reader.sentence(sentence.span);
    }
    reader.found
}

/// The quantities among the leftovers, as the record gives them.
#[must_use]
pub fn record<'t, 'p: 't>(context: &Context<'t, '_, 'p>, leftovers: &[Leftover]) -> Vec<record::Quantity<'t>> {
    let rules = &context.patterns.quantities.rules;
    let counted = leftovers.iter().filter(|l| rules[l.rule].form.counts());
    counted
        .filter_map(|leftover| {
            let quantity = leftover.quantity?;
            let after = bound_after(context.doc, leftover.end() as usize, &context.patterns.numbers);
            let mention = context.doc.mention(Span { start: leftover.span.start, end: leftover.end() });
            Some(record::Quantity {
                value: quantity.value,
                value_to: quantity.value_to,
                unit: leftover.unit.map(|span| context.doc.clean(span)),
                noun: leftover.noun.map(|span| context.doc.clean(span)),
                bound: after.map_or(quantity.bound, |(_, bound)| bound),
                text: mention.text,
                start: mention.start,
                end: mention.end,
                rule: rules[leftover.rule].id.as_str().into(),
            })
        })
        .collect()
}

/// A warning for each number of which nothing says what it counts.
pub fn unexplained<'t, 'p: 't>(
    context: &Context<'t, '_, 'p>,
    leftovers: &[Leftover],
) -> impl Iterator<Item = Warning<'t>> {
    let bare = |l: &&Leftover| context.patterns.quantities.rules[l.rule].form == Form::Bare;
    leftovers.iter().filter(bare).map(|leftover| {
        let (start, end) = context.doc.chars(leftover.span);
        let message = Cow::Borrowed("nothing says what the number counts");
        Warning { code: WarningCode::UnexplainedNumber, message, start: Some(start), end: Some(end) }
    })
}

impl Leftover {
    /// One past the last of the number's own words: of its unit and noun, where they follow it.
    #[must_use]
    pub fn end(&self) -> u32 {
        let own = |words: Option<Span>, from: u32| words.filter(|w| w.start == from).map_or(from, |w| w.end);
        own(self.noun, own(self.unit, self.span.end))
    }
}

/// Whether a number was known with more digits than its own; then it has no value.
fn whole(leftover: &mut Leftover, span: Option<Span>) -> bool {
    if let Some(span) = span {
        (leftover.span, leftover.quantity) = (span, None);
    }
    span.is_some()
}

/// What a number counts, as written.
#[derive(Debug, Clone, Copy)]
struct Counted {
    unit: Option<Span>,
    noun: Option<Span>,
}

impl Counted {
    fn noun(words: Span) -> Self {
        Self { unit: None, noun: Some(words) }
    }
}

/// Notes what a number counts; whether it counts something.
fn counts(leftover: &mut Leftover, counted: Option<Counted>) -> bool {
    if let Some(counted) = counted {
        (leftover.unit, leftover.noun) = (counted.unit, counted.noun);
    }
    counted.is_some()
}

struct Reader<'c, 't, 'b, 'p> {
    context: &'c Context<'t, 'b, 'p>,
    patterns: &'p QuantityPatterns,
    claimed: &'c [Span],
    found: Vec<Leftover>,
    /// Where the number before ends, and the rule by which it is what its words say.
    after_number: Option<(u32, usize)>,
}

impl Reader<'_, '_, '_, '_> {
    fn sentence(&mut self, sentence: Span) {
        self.after_number = None;
        let mut read = sentence.start;
        for (span, quantity) in numbers(self.context, sentence) {
            // The digits of a telephone's number are read as one.
            if span.start < read || self.is_claimed(span) {
                continue;
            }
            let leftover = self.read(span, quantity, sentence);
            read = leftover.span.end;
            self.found.push(leftover);
        }
    }

    fn is_claimed(&self, span: Span) -> bool {
        let from = self.claimed.partition_point(|c| c.end <= span.start);
        self.claimed.get(from).is_some_and(|c| c.overlaps(span))
    }

    fn read(&mut self, span: Span, quantity: Option<Quantity>, sentence: Span) -> Leftover {
        let mut leftover = Leftover { span, quantity, rule: 0, unit: None, noun: None };
        let unit = self.unit(span.end, sentence);
        for (rule, entry) in self.patterns.rules.iter().enumerate() {
            leftover.rule = rule;
            let known = match entry.form {
                Form::ListMark => self.is_list_mark(span),
                Form::FileName => self.is_file_name(span),
                Form::Telephone => whole(&mut leftover, self.telephone(span, sentence)),
                Form::Day => whole(&mut leftover, self.day(span, sentence)),
                Form::Code => self.is_code(span, unit.is_some()),
                Form::Clock => self.is_clock(span, rule),
                Form::Score => self.is_score(span, rule),
                Form::Words => {
                    let plain = quantity.is_none_or(|q| !q.scaled && q.full.start == q.span.start);
                    let counted = unit.is_some_and(|(unit, _)| !entry.stands_over(unit));
                    let named = plain && !counted && (self.words(span, rule) || self.goes_on(span, rule));
                    if named {
                        self.after_number = Some((span.end, rule));
                    }
                    named
                }
                Form::Fraction => unit.is_none() && quantity.is_some_and(|q| self.is_fraction(&q)),
                Form::Unit => counts(&mut leftover, unit.map(|unit| self.counted(unit, sentence))),
                Form::Shared => counts(&mut leftover, quantity.and_then(|q| self.shared(&q, sentence))),
                Form::Year => self.is_year(span, sentence),
                Form::NumberWord => quantity.is_some_and(|q| q.words && !q.scaled),
                Form::Long => quantity.is_none(),
                Form::Noun => counts(&mut leftover, self.noun(span.end, sentence).map(Counted::noun)),
                Form::Name => self.is_name(span),
                Form::Bare => true,
            };
            if known {
                break;
            }
        }
        leftover
    }

    /// What a unit or noun of `numbers.toml` says.
    fn counted(&self, (unit, words): (usize, Span), sentence: Span) -> Counted {
        if !self.patterns.is_measure(unit) {
            return Counted::noun(words);
        }
        let noun = self.patterns.is_measured(unit).then(|| self.noun(words.end, sentence)).flatten();
        Counted { unit: Some(words), noun }
    }

    /// The unit or counted noun that follows a number.
    fn unit(&self, end: u32, sentence: Span) -> Option<(usize, Span)> {
        let hit = self.context.unit(end as usize)?;
        let fits = hit.span.end <= sentence.end && !self.is_claimed(hit.span);
        fits.then_some((hit.payload as usize, hit.span))
    }

    /// "3. Người có công", "a) …": the mark of a list.
    fn is_list_mark(&self, span: Span) -> bool {
        let doc = self.context.doc;
        let mark = matches!(doc.punct(span.end as usize), Some('.' | ')' | '/'));
        let opens = |at: usize| doc.tokens[at].line_start() || at > 0 && self.is_bullet(at - 1);
        mark && opens(span.start as usize)
            && span.len() <= 5
            && !doc.tokens[span.end as usize].space_before()
            && doc.get(span.end as usize + 1).is_none_or(|t| t.space_before() || t.kind == TokenKind::Word)
    }

    fn is_bullet(&self, at: usize) -> bool {
        self.context.doc.tokens[at].line_start() && matches!(self.context.doc.punct(at), Some('-' | '+' | '*' | '•'))
    }

    /// Whether a token touches the one before it.
    fn touches(&self, at: usize) -> bool {
        self.context.doc.get(at).is_some_and(|t| !t.space_before())
    }

    /// "IMG_3946.JPG": an underscore or a dot with letters touches it, and an ending of images follows.
    fn is_file_name(&self, span: Span) -> bool {
        let doc = self.context.doc;
        let word = |at: usize| doc.get(at).is_some_and(|t| t.kind == TokenKind::Word);
        let (start, end) = (span.start as usize, span.end as usize);
        let underscore = self.touches(start) && start > 0 && doc.punct(start - 1) == Some('_');
        let ending = doc.punct(end) == Some('.')
            && self.touches(end)
            && self.touches(end + 1)
            && word(end + 1)
            && !doc.tokens[end + 1].capitalized()
            || doc.punct(end) == Some('.') && self.touches(end + 1) && word(end + 1) && doc.tokens[end + 1].upper();
        underscore || ending && start > 0 && self.touches(start)
    }

    /// Digits with dots, dashes or single spaces between them that make the number of a telephone.
    fn telephone(&self, span: Span, sentence: Span) -> Option<Span> {
        let doc = self.context.doc;
        let first = doc.plain(span.start as usize);
        let service = matches!(&*first, "1800" | "1900") || first.starts_with("1800") || first.starts_with("1900");
        if !(first.starts_with('0') && first.len() >= 3 || first == "84" || service) {
            return None;
        }
        let mut end = span.start as usize + 1;
        let mut count = first.len();
        while end < sentence.end as usize {
            let digits = |at: usize| {
                doc.get(at).filter(|t| (at as u32) < sentence.end && t.kind == TokenKind::Digits && !t.line_start())
            };
            let next = match doc.punct(end) {
                Some('.' | '-' | ')') => end + 1,
                _ => end,
            };
            let Some(more) = digits(next) else { break };
            count += more.len_chars() as usize;
            end = next + 1;
        }
        let likely = if service { 8..=10 } else { 9..=12 };
        likely.contains(&count).then(|| Span::new(span.start as usize, end))
    }

    /// Day, month and year in digits.
    fn day(&self, span: Span, sentence: Span) -> Option<Span> {
        let doc = self.context.doc;
        let start = span.start as usize;
        let number = |at: usize| -> Option<u32> {
            let token = doc.get(at).filter(|t| (at as u32) < sentence.end && t.kind == TokenKind::Digits)?;
            (token.len_chars() <= 4).then(|| doc.plain(at).parse().ok()).flatten()
        };
        let mark = doc.punct(start + 1).filter(|c| matches!(c, '/' | '.' | '-'))?;
        let whole = doc.punct(start + 3) == Some(mark) && (start + 1..start + 5).all(|at| self.touches(at));
        let (day, month, year) = (number(start)?, number(start + 2)?, number(start + 4)?);
        (whole && day <= 39 && month <= 19 && (1900..2100).contains(&year)).then(|| Span::new(start, start + 5))
    }

    /// Letters touch the number, or a mark that touches letters.
    fn is_code(&self, span: Span, unit: bool) -> bool {
        let doc = self.context.doc;
        let kind = |at: usize| doc.get(at).map(|t| t.kind);
        let (start, end) = (span.start as usize, span.end as usize);
        let joint = |at: usize| matches!(doc.punct(at), Some('-' | '/' | '_' | '#' | '&'));
        // "hơn40 năm", "120 ha/150 ha": a lost space, or two levels; "Covid-19 lần này" is a name all the same.
        let letters = |at: usize| kind(at) == Some(TokenKind::Word) && (!unit || doc.tokens[at].capitalized());
        let before = start > 0
            && self.touches(start)
            && (letters(start - 1)
                || start > 1
                    && (joint(start - 1) && !(unit && doc.punct(start - 1) == Some('/')))
                    && self.touches(start - 1)
                    && kind(start - 2) == Some(TokenKind::Word));
        let after = !unit
            && !self.is_clock_mark(end)
            && self.touches(end)
            && (kind(end) == Some(TokenKind::Word)
                || joint(end) && self.touches(end + 1) && kind(end + 1) == Some(TokenKind::Word));
        before || after
    }

    fn is_clock_mark(&self, at: usize) -> bool {
        let clock = self.patterns.rules.iter().find(|r| r.form == Form::Clock);
        let id = |at: usize| self.context.doc.get(at).map(|t| t.id);
        clock.is_some_and(|rule| rule.after.iter().any(|w| w.first().copied() == id(at) && w.len() == 1))
            && self.touches(at)
    }

    /// "8h30", "19:45", "lúc 8 giờ": hours, and the minutes after them.
    fn is_clock(&self, span: Span, rule: usize) -> bool {
        let doc = self.context.doc;
        let id = |at: usize| doc.get(at).map_or(0, |t| t.id);
        let marks = &self.patterns.rules[rule].after;
        let is_mark = |at: usize| marks.iter().any(|words| words.len() == 1 && words[0] == id(at) && id(at) != 0);
        let below = |at: usize, most: u32| {
            let digits = doc.get(at).filter(|t| t.kind == TokenKind::Digits && t.len_chars() <= 2);
            digits.is_some_and(|_| doc.plain(at).parse::<u32>().is_ok_and(|n| n <= most))
        };
        let (start, end) = (span.start as usize, span.end as usize);
        let minutes = start >= 2 && is_mark(start - 1) && below(start - 2, 24) && below(start, 59);
        let hours = span.len() == 1
            && below(start, 24)
            && is_mark(end)
            && (below(end + 1, 59)
                || self.words(span, rule)
                || self.touches(end) && doc.punct(end).is_none() && id(end) != 0);
        span.len() == 1 && (minutes || hours) && (doc.punct(end) != Some(':') || below(end + 1, 59))
    }

    /// "tỷ số 3-1": the rule's words before it, or before the number with which it is joined.
    fn is_score(&self, span: Span, rule: usize) -> bool {
        let doc = self.context.doc;
        let (start, end) = (span.start as usize, span.end as usize);
        let dash = |at: usize| matches!(doc.punct(at), Some('-' | ':'));
        let digits = |at: usize| doc.get(at).is_some_and(|t| t.kind == TokenKind::Digits);
        let ranged = span.len() == 3 && dash(start + 1);
        let first = (ranged || dash(end) && digits(end + 1)) && self.words(span, rule);
        let second =
            start >= 2 && dash(start - 1) && digits(start - 2) && self.words(Span::new(start - 2, start - 1), rule);
        first || second
    }

    /// The rule's words stand right before a number, or right after it.
    fn words(&self, span: Span, rule: usize) -> bool {
        let tokens = &self.context.doc.tokens;
        let entry = &self.patterns.rules[rule];
        let ends = |words: &[u32], end: usize| {
            let Some(start) = end.checked_sub(words.len()) else { return false };
            let joined = (start + 1..=span.start as usize).all(|at| !tokens[at].line_start());
            joined && tokens[start..end].iter().zip(words).all(|(t, w)| t.id == *w)
        };
        let mut end = span.start as usize;
        for _ in 0..=MARKS {
            let Some(last) = end.checked_sub(1).map(|at| tokens[at].id) else { break };
            let own = self.patterns.before(last).iter().filter(|(_, r)| *r == rule).map(|(words, _)| words);
            if let Some(words) = own.into_iter().find(|words| ends(words, end)) {
                let other = entry.except.iter().any(|e| e.len() > words.len() && ends(e, end));
                return !other;
            }
            if !matches!(self.context.doc.punct(end - 1), Some(':' | '"' | '\'' | '(' | '.')) {
                break;
            }
            end -= 1;
        }
        let from = span.end as usize;
        let follows = |words: &Vec<u32>| {
            let to = from + words.len();
            to <= tokens.len() && tokens[from..to].iter().zip(words).all(|(t, w)| t.id == *w && !t.line_start())
        };
        entry.form == Form::Words && entry.after.iter().any(follows)
    }

    /// "Điều 5, 6 và 7": a comma, "và" or a dash joins the number to one that the rule knows.
    fn goes_on(&self, span: Span, rule: usize) -> bool {
        let joined = self.after_number.is_some_and(|(end, r)| r == rule && end < span.start && span.start - end <= 2);
        joined && (self.after_number.map_or(0, |n| n.0)..span.start).all(|at| self.joins(at))
    }

    fn joins(&self, at: u32) -> bool {
        let doc = self.context.doc;
        matches!(doc.punct(at as usize), Some(',' | '-' | '/'))
            || self.patterns.join.contains(&doc.tokens[at as usize].id)
    }

    fn is_fraction(&self, quantity: &Quantity) -> bool {
        let small = quantity.denominator.filter(|d| d.scale == 0 && d.digits <= 12);
        let next = self.context.doc.get(quantity.span.end as usize);
        // "Nhà văn hóa 2/9, …" is a name.
        let of_words = next.is_some_and(|t| t.kind == TokenKind::Word && !t.capitalized() && !t.line_start());
        of_words && small.is_some_and(|d| quantity.value.scale == 0 && quantity.value.digits < d.digits)
    }

    /// Four digits that are a year, and no noun behind them.
    fn is_year(&self, span: Span, sentence: Span) -> bool {
        let doc = self.context.doc;
        let year = |at: u32| {
            doc.tokens[at as usize].len_chars() == 4
                && doc.plain(at as usize).parse::<u32>().is_ok_and(|n| (1900..2100).contains(&n))
        };
        let range = span.len() == 3 && year(span.start) && year(span.end - 1);
        (range || span.len() == 1 && year(span.start)) && self.noun(span.end, sentence).is_none()
    }

    /// "Vân Canh 2": a capitalized word that opens no sentence stands right before it.
    fn is_name(&self, span: Span) -> bool {
        let doc = self.context.doc;
        let before = span.start.checked_sub(1).map(|at| &doc.tokens[at as usize]);
        let opens =
            self.context.sentences.binary_search_by_key(&(span.start.wrapping_sub(1)), |s| s.span.start).is_ok();
        span.len() == 1
            && !opens
            && before.is_some_and(Token::capitalized)
            && !doc.tokens[span.start as usize].line_start()
    }

    /// The words that say what is counted: up to a mark, a name or a word that no noun goes beyond.
    fn noun(&self, from: u32, sentence: Span) -> Option<Span> {
        let doc = self.context.doc;
        let part = |at: u32| {
            let token = &doc.tokens[at as usize];
            let abbreviation = at == from && token.upper();
            token.kind == TokenKind::Word
                && !token.line_start()
                && (!token.capitalized() || abbreviation)
                && !self.patterns.stop.contains(&token.id)
                && self.context.scan.hits.at(Layer::Clause, at as usize).is_none()
                && !self.is_claimed(Span { start: at, end: at + 1 })
        };
        let end = (from..sentence.end).find(|&at| !part(at)).unwrap_or(sentence.end);
        let span = Span { start: from, end };
        (!span.is_empty() && span.len() <= NOUN_WORDS).then_some(span)
    }

    /// "10, 12 và 15 bức tranh": a number with nothing behind it counts what the next of its list counts, where
    /// both are told in the same scale.
    fn shared(&self, quantity: &Quantity, sentence: Span) -> Option<Counted> {
        let quantities = &self.context.scan.quantities;
        let from = quantities.partition_point(|q| q.span.start < quantity.span.end);
        let mut end = quantity.span.end;
        for next in quantities[from..].iter().take_while(|q| q.span.end <= sentence.end) {
            let between = end..next.span.start;
            if !(1..=2).contains(&between.len()) || !between.clone().all(|at| self.joins(at)) {
                return None;
            }
            let unit = self.unit(next.span.end, sentence).map(|unit| self.counted(unit, sentence));
            if let Some(counted) = unit.or_else(|| self.noun(next.span.end, sentence).map(Counted::noun)) {
                return Some(counted).filter(|_| next.scaled == quantity.scaled);
            }
            end = next.span.end;
        }
        None
    }
}
