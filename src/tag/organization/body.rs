//! The name of a body: its first words, what goes on with them word by word, and the words in small letters that complete it.

use super::{Follows, LineReader};
use crate::pattern::official::{OrganizationWords, Shape};
use crate::pattern::{Hit, Layer};
use crate::text::{Span, TokenKind};

/// The name of a body.
#[derive(Debug, Clone, Copy)]
pub struct Body {
    /// Its tokens.
    pub span: Span,
    /// It is its first words alone (Sở, Trung tâm).
    pub bare: bool,
    /// Its kind, where nobody holds one post in two bodies of it: a payload of [`Layer::Organization`].
    pub kind: Option<u32>,
}

/// The name of a body as far as it is read.
struct Name {
    start: usize,
    /// The token to go on from.
    end: usize,
    /// Where its first words end.
    first: usize,
    /// What may go on with it.
    shape: Shape,
    /// Where the last of its first words begin and end (Đảng ủy Công ty …).
    head: (usize, usize),
    /// A name of its own follows a department's first word only where it is a place or listed.
    department: bool,
    /// The word of a unit of administration stands right before the end, whose own name is as often left out or not.
    area: Option<bool>,
    /// A unit's own name is told: no other capitalized words belong to it.
    placed: bool,
    follows: Follows,
}

impl Name {
    /// It is no unit of administration alone.
    fn goes_on(&self) -> bool {
        self.shape != Shape::Area
    }
}

impl LineReader<'_, '_, '_, '_> {
    /// The name of the body that begins at `at`, of which the first `taken` tokens are known to belong to it.
    pub fn body(&self, at: usize, taken: usize, follows: Follows) -> Option<Body> {
        let mut name = self.first_words(at, taken, follows)?;
        while self.post(name.end).is_none() && !self.term(name.end) {
            if self.add_area(&mut name) {
                continue;
            }
            if follows != Follows::Nobody && self.name_beyond_doubt(name.end) {
                break;
            }
            if self.add_head(&mut name) {
                continue;
            }
            if let Some(next) = self.listed_words(&name) {
                name.end = next;
                continue;
            }
            if let Some(next) = self.second_place(&name) {
                name.end = next;
                break;
            }
            if self.stop(name.end) || !self.add_own_name(&mut name) {
                break;
            }
        }
        let Name { first, shape, department, .. } = name;
        let end = self.completed(Span::new(at, name.end), first, shape, department, follows);
        let kind = self.head_at(at).filter(|(_, (_, unique))| *unique).map(|(hit, _)| hit.payload);
        Some(Body { span: Span::new(at, end), bare: end == first, kind })
    }

    /// The words of a body that begin at `at`: what may follow them, and whether two positions in bodies of the kind are one.
    fn head_at(&self, at: usize) -> Option<(Hit, (Shape, bool))> {
        self.organization(at, |w| match w {
            OrganizationWords::Head { shape, unique, .. } => Some((shape, unique)),
            _ => None,
        })
    }

    /// What a body's name begins with: words of a body, of a unit of administration, or of a field of government.
    fn first_words(&self, at: usize, taken: usize, follows: Follows) -> Option<Name> {
        let head = self.organization(at, |w| match w {
            OrganizationWords::Head { shape, .. } => Some((shape, None)),
            OrganizationWords::Area { bare } => Some((Shape::Area, Some(bare))),
            OrganizationWords::Content { .. } => None,
        });
        let (end, shape, area) = match head {
            Some((hit, (shape, area))) => ((hit.span.end as usize).max(taken), shape, area),
            None if taken > at => (taken, Shape::Closed, None),
            None => (self.content(at, false)?, Shape::Closed, None),
        };
        let department = shape == Shape::Closed && self.head_at(at).is_some_and(|(_, (_, unique))| unique);
        let head = (at, end);
        Some(Name { start: at, end, first: end, shape, head, department, area, placed: false, follows })
    }

    /// The word of a unit of administration, or its own name behind that.
    fn add_area(&self, name: &mut Name) -> bool {
        if let Some(bare) = name.area.take() {
            let next = self.place(name.end, Some(bare), name.follows);
            (name.placed, name.end) = (next > name.end, next);
            return true;
        }
        // "Sở xã hội" is listed as content, and so longer than the unit's word.
        let Some((after, bare)) = self.area(name.end) else { return false };
        (name.end, name.area, name.shape) = (after, Some(bare), Shape::Area);
        true
    }

    /// "Đảng ủy Công ty …": the first words of another body, of which it is one.
    fn add_head(&self, name: &mut Name) -> bool {
        let at = name.end;
        let head = self.head_at(at).filter(|&(_, (_, unique))| self.capitalized(at) || unique);
        let Some((hit, (shape, unique))) = head else { return false };
        name.end = hit.span.end as usize;
        name.head = (at, name.end);
        name.shape = shape;
        name.department = unique && shape == Shape::Closed;
        true
    }

    /// The end of words, abbreviations or numbers that go on with a name by what they are.
    fn listed_words(&self, name: &Name) -> Option<usize> {
        let end = name.end;
        if let Some(next) = self.content(end, !name.goes_on()).or_else(|| self.joined(end, name.shape)) {
            return Some(next);
        }
        if name.goes_on() && self.abbreviation(end) {
            return Some(end + 1);
        }
        if end == name.head.1
            && let Some(next) = self.trade(name.head.0, end)
        {
            return Some(next);
        }
        if !name.goes_on() {
            return None;
        }
        // "BCĐ 389", "Phòng 8"
        if self.digits(end) && (end == name.first || name.shape == Shape::Open && self.abbreviation(end - 1)) {
            return Some(end + 1);
        }
        // Trường Cao đẳng Nghề số 8, Đội Quản lý thị trường số 4
        (self.is_word(end, self.patterns().number) && self.digits(end + 1)).then_some(end + 2)
    }

    /// TAND khu vực 7 - Gia Lai, Thuế khu vực Pleiku - Đak Đoa: the end of the places of a unit that has several.
    fn second_place(&self, name: &Name) -> Option<usize> {
        let end = name.end;
        if self.punct(end) != Some('-') || end <= name.first {
            return None;
        }
        let numbered = self.doc().tokens[end - 1].kind == TokenKind::Digits && self.gazetteer(end + 1).is_some();
        let district = || self.hits(Layer::District, end + 1).iter().any(|h| h.span.start as usize == end + 1);
        let places = numbered || self.ends_with_place(Span::new(name.start, end)) && district();
        places.then(|| self.listed_place(end + 1, name.follows).max(end + 1))
    }

    /// A name of its own: any capitalized words, or a place alone. Whether more may follow.
    fn add_own_name(&self, name: &mut Name) -> bool {
        let end = name.end;
        if name.goes_on()
            && !name.department
            && let Some(next) = self.two_syllables(end)
        {
            name.end = next;
            return true;
        }
        name.end = match (name.shape, name.department) {
            (Shape::Area, _) if name.placed => return false,
            (Shape::Open, _) => self.own_name(end, name.follows),
            (Shape::Closed, true) => self.listed_place(end, name.follows),
            _ => self.place(end, None, name.follows),
        };
        name.end > end && name.shape == Shape::Open
    }

    /// The end of a body's name with the words in small letters that complete it; its first words end at `first`.
    fn completed(&self, own: Span, first: usize, shape: Shape, department: bool, follows: Follows) -> usize {
        let (at, mut end) = (own.start as usize, own.end as usize);
        // The stop of "TP." that ends the sentence as well.
        if self.punct(end - 1) == Some('.')
            && end > first.min(at + 1)
            && (self.addressed(end) || end == self.line.end as usize)
        {
            end -= 1;
        }
        if shape == Shape::Open && follows == Follows::Nobody {
            end = self.compound(end);
        }
        if shape == Shape::Closed && !department && end > first {
            end = self.field(end, follows);
        }
        if shape == Shape::Open {
            end = self.task(at, end, follows);
        }
        if shape != Shape::Area && !department {
            end = self.tail(end, end == first, follows);
        }
        end
    }

    /// The end of the content words at `at`.
    pub fn content(&self, at: usize, capital: bool) -> Option<usize> {
        let (hit, _) = self.organization(at, |w| match w {
            OrganizationWords::Content { verb } => {
                (self.capitalized(at) && !(self.caps && verb) || !(verb || capital)).then_some(())
            }
            _ => None,
        })?;
        Some(hit.span.end as usize)
    }

    /// The end of what a dash, và, & or comma adds to a body's name.
    fn joined(&self, at: usize, shape: Shape) -> Option<usize> {
        let next = at + 1;
        if self.post(next).is_some() {
            return None;
        }
        let more = || self.content(next, false).or_else(|| self.abbreviation(next).then_some(next + 1));
        match self.punct(at) {
            // Trường Cao đẳng Điện tử - Điện lạnh
            Some('-') if shape == Shape::Open => more().or_else(|| self.two_syllables(next)),
            Some('-') if shape != Shape::Area => more(),
            // KH,CN&MT
            Some(',')
                if self.abbreviation(at - 1) && self.abbreviation(next) && !self.doc().tokens[next].space_before() =>
            {
                Some(next + 1)
            }
            Some('&') => more().or_else(|| self.capitalized(next).then_some(next + 1)),
            // A list with a comma goes on to "và": Văn hóa, Thể thao và Du lịch.
            Some(',') if shape != Shape::Area => {
                let end = self.content(next, true).filter(|_| self.capitalized(next))?;
                let and = self.punct(end) == Some('&') || self.is_word(end, self.patterns().and);
                (and && (self.content(end + 1, false).is_some() || self.abbreviation(end + 1))).then_some(end)
            }
            // Ban Dân tộc của HĐND tỉnh, Ban Chỉ đạo của tỉnh
            None if self.is_word(at, self.patterns().of) => {
                let superior = |w| match w {
                    OrganizationWords::Head { shape: Shape::Area, .. } => self.capitalized(next).then_some(()),
                    OrganizationWords::Area { .. } => (!self.capitalized(next + 1)).then_some(()),
                    _ => None,
                };
                self.organization(next, superior).map(|_| next)
            }
            // Tổ chức Y tế thế giới (WHO) tại Việt Nam: an abbreviation in the middle of the name.
            Some('(') if self.abbreviation(next) && self.punct(next + 1) == Some(')') => {
                let after = next + 2;
                let goes_on = self.area(after).is_some()
                    || self.content(after, false).is_some()
                    || self.gazetteer(after).is_some();
                goes_on.then_some(next + 2)
            }
            // Khu kinh tế Nghi Sơn và các Khu công nghiệp
            None if self.is_word(at, self.patterns().and)
                && shape == Shape::Open
                && self.several(next)
                && self.capitalized(next + 1) =>
            {
                self.content(next, false).or_else(|| self.content(next + 1, true))
            }
            None if self.is_word(at, self.patterns().and) && self.capitalized(next) => {
                let head = || {
                    let (hit, _) = self.organization(next, |w| match w {
                        OrganizationWords::Head { shape: Shape::Area, .. } => Some(()),
                        _ => None,
                    })?;
                    Some(hit.span.end as usize)
                };
                if shape == Shape::Area { head() } else { more() }
            }
            _ => None,
        }
    }
}
