//! What stands between a post, a name and the next post, and is passed over: a term of office, an age, an honour.

use super::{Chain, LONGEST_REASON, Tagger};
use crate::pattern::official::Cue;
use crate::tag::organization::Follows;
use crate::text::Token;

impl Tagger<'_, '_, '_, '_, '_> {
    /// The token after the terms of office (, nhiệm kỳ 2016 - 2021) that stand after a post.
    pub(super) fn past_term(&self, at: usize) -> usize {
        let reader = self.reader;
        // Tỉnh ủy Lào Cai (mới), nhiệm kỳ 2020 - 2025
        let remark = reader.punct(at) == Some('(') && reader.small(at + 1) && reader.punct(at + 2) == Some(')');
        let mut at = if remark { at + 3 } else { at };
        // "nhiệm kỳ 2011 - 2016 và nhiệm kỳ 2016 - 2021"
        let mut next = self.term_end(at);
        while let Some(end) = next {
            at = end;
            next = reader.is_word(at, reader.patterns().and).then(|| self.term_end(at + 1)).flatten();
        }
        at
    }

    /// The end of one term of office at `at`, with the mark before it.
    fn term_end(&self, at: usize) -> Option<usize> {
        let reader = self.reader;
        let start = at + usize::from(matches!(reader.punct(at), Some(',' | '(')));
        let term = |&(first, second): &(u32, u32)| reader.is_word(start, first) && reader.is_word(start + 1, second);
        let range = reader.digits(start + 2) && reader.punct(start + 3) == Some('-') && reader.digits(start + 4);
        let closed = usize::from(reader.punct(at) == Some('(') && reader.punct(start + 5) == Some(')'));
        (range && reader.patterns().terms.iter().any(term)).then_some(start + 5 + closed)
    }

    /// The token after the sessions of an assembly or committee that a post was held in: "khóa XIII", "các khóa 10, 11".
    pub(super) fn past_sessions(&self, at: usize) -> usize {
        let reader = self.reader;
        let start = at + usize::from(reader.several(at));
        if !reader.term(start) {
            return at;
        }
        let roman = |i: usize| reader.doc().word(i).chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
        let number = |i: usize| reader.token(i).is_some_and(|t| t.len_chars() <= 5 && (reader.digits(i) || roman(i)));
        let mut end = start + 2;
        while (reader.punct(end) == Some(',') || reader.is_word(end, reader.patterns().and))
            && number(end + 1)
            && reader.token(end + 2).is_none_or(|t| !t.capitalized())
        {
            end += 2;
        }
        end
    }

    /// The token after an abbreviation of the body before it, in brackets that a comma follows: "(ILO), ông A".
    pub(super) fn past_abbreviation(&self, at: usize) -> usize {
        let reader = self.reader;
        let short = reader.punct(at) == Some('(') && reader.token(at + 1).is_some_and(Token::upper);
        if short && reader.punct(at + 2) == Some(')') && reader.punct(at + 3) == Some(',') { at + 3 } else { at }
    }

    /// The token at which a remark on someone's age after the name ends (", 54 tuổi," ", sinh năm 1970,").
    pub(super) fn past_age(&self, at: usize) -> Option<usize> {
        let reader = self.reader;
        let patterns = reader.patterns();
        let comma = |i: &usize| reader.punct(*i) == Some(',');
        if !matches!(reader.punct(at), Some(',' | '(')) {
            return None;
        }
        let aged = reader.digits(at + 1) && reader.is_word(at + 2, patterns.age);
        let born = reader.is_word(at + 1, patterns.born);
        // ", người dân tộc Co,"
        let people = reader.is_word(at + 1, patterns.people.0) && reader.is_word(at + 2, patterns.people.1);
        // "(sinh năm 1970), Giám đốc": the bracket is closed before the comma.
        let inside = |i: &usize| reader.punct(*i) != Some(')');
        (aged || born || people).then(|| (at + 3..at + 10).take_while(inside).find(comma)).flatten()
    }

    /// The token after the year of a birth that stands right behind a name: "A sinh năm 1959", "A (SN 1967)".
    pub(super) fn past_birth(&self, at: usize) -> usize {
        let reader = self.reader;
        if reader.is_word(at, reader.patterns().born) {
            return (at + 1..at + 9).find(|&i| !self.born_then(i)).unwrap_or(at);
        }
        let bracket = reader.punct(at) == Some('(') && reader.post(at + 1).is_none();
        let close = (at + 2..at + 8).find(|&i| bracket && reader.punct(i) == Some(')'));
        close.filter(|&close| reader.digits(close - 1)).map_or(at, |close| close + 1)
    }

    /// A word of the time of a birth: năm, ngày, tháng, a number.
    fn born_then(&self, at: usize) -> bool {
        let reader = self.reader;
        reader.digits(at)
            || reader.punct(at) == Some('/')
            || reader.token(at).is_some_and(|t| reader.patterns().times.contains(&t.id))
    }

    /// Words in small letters and dates, as they tell of a person or a reason.
    pub(super) fn goes_on_small(&self, at: usize) -> bool {
        self.reader.small(at) || self.reader.digits(at) || self.reader.punct(at) == Some('/')
    }

    /// The mark after the places at `start`, one in the other: "ấp 3, xã Trúc Lâm,".
    fn past_home(&self, start: usize) -> Option<usize> {
        let reader = self.reader;
        let mut at = start;
        while let Some((end, _)) = reader.area(at) {
            at = if reader.digits(end) { end + 1 } else { reader.run(end, false) } + 1;
        }
        (at > start && matches!(reader.punct(at - 1), Some(',' | '('))).then_some(at - 1)
    }

    /// The posts after a comma and what stands before them that is none: an honour or rank ("Anh hùng Lao động, nguyên
    /// Giám đốc …"), or where someone lives ("xã Trúc Lâm, nguyên Chủ tịch …").
    pub(super) fn past_apposition(&self, at: usize, follows: Follows) -> Option<Chain> {
        let reader = self.reader;
        // "Phó Giáo sư, Tiến sĩ, Cục trưởng …"
        let ranked = |at: usize| self.cue(at).filter(|&(_, kind, _)| kind == Cue::Rank).map(|(end, ..)| end);
        let parted = |end: &usize| reader.punct(*end) == Some(',');
        let mut rank = ranked(at).filter(parted);
        while let Some(next) = rank.and_then(|end| ranked(end + 1)).filter(parted) {
            rank = Some(next);
        }
        // "sinh năm 1964, tiến sĩ triết học, là Giám đốc …"
        let told = || {
            let end = (at + 1..at + LONGEST_REASON).find(|&i| !self.goes_on_small(i)).filter(parted)?;
            reader.link(end + 1).map(|(link, _)| link - 1)
        };
        // "(SN 1960), trú tại phường Đông Hải, TP. Thanh Hóa (nguyên Trưởng phòng …)"
        let home = usize::from(reader.token(at).is_some_and(|t| reader.patterns().home.contains(&t.id)));
        let home = at + if home == 1 && reader.is_word(at + 1, reader.patterns().at) { 2 } else { home };
        let end = rank.or_else(|| self.past_home(home)).or_else(told)?;
        let inside = reader.punct(end) == Some('(');
        let mut chain = self.chain(end + 1, follows)?;
        chain.end += usize::from(inside && reader.punct(chain.end) == Some(')'));
        chain.posts.first().is_some_and(|post| !self.is_group(post)).then_some(chain)
    }
}
