//! Scale and unit that one number names for the one beside it, and columns of a table that name none.

use super::{Amount, Clause, Item, Kind, What};
use crate::extract::Context;
use crate::pattern::indicator::CueKind;
use crate::tag::quantity;

/// "lần lượt đạt 5,87 và 4,31 tỷ USD", "tăng từ 2,3 lên 4,5 triệu đồng": the last names scale and unit for both.
pub(super) fn scale(context: &Context<'_, '_, '_>, clause: &mut Clause) {
    let doc = context.doc;
    // The amount that took the scale of the one behind it, and that scale.
    let mut shared = None;
    for index in (1..clause.amounts.len()).rev() {
        let (told, named) = (clause.amounts[index - 1], clause.amounts[index]);
        let bare = told.kind == Kind::Bare && !told.quantity.scaled && !told.quantity.words;
        let unit = matches!(named.kind, Kind::Money(_) | Kind::Percent) || named.quantity.scaled;
        if !bare || !unit || named.quantity.value_to.is_some() {
            continue;
        }
        let between = told.span.end..named.quantity.full.start;
        let join = between.start as usize;
        let joined = between.len() == 1
            && (doc.tokens[join].id == context.patterns.indicators.and || matches!(doc.punct(join), Some(',' | ';')));
        let before = |kind: CueKind, near: u32| {
            clause.items.iter().any(|i| {
                matches!(i.what, What::Cue(k, _) if k == kind)
                    && i.span.end <= told.quantity.full.start
                    && told.quantity.full.start - i.span.end <= near
            })
        };
        // "lần lượt đạt 7.000, 8.000 và 9.000 tỷ đồng": up to the word for a row stand numbers alone.
        let in_row = || {
            let mut left = clause.items.iter().rev().skip_while(|i| i.span.start >= told.quantity.full.start);
            let cue = left
                .find(|i| !matches!(i.what, What::Amount(_) | What::Mark(',' | ';') | What::Cue(CueKind::Reach, _)));
            cue.is_some_and(|i| matches!(i.what, What::Cue(CueKind::Respectively, _)))
        };
        let row = joined && in_row();
        // "từ 50,1 ở thời điểm đầu năm xuống còn 42,7%"
        let inside = |i: &&Item| between.start <= i.span.start && i.span.end <= between.end;
        let turns = |i: &Item| matches!(i.what, What::Mark(_) | What::Subject(_));
        let lands = |i: &Item| matches!(i.what, What::Cue(CueKind::Level, _)) && i.span.end == between.end;
        let mut passed = clause.items.iter().filter(inside);
        let moved = before(CueKind::From, 0)
            && (1..=8).contains(&between.len())
            && passed.clone().any(lands)
            && !passed.any(turns);
        if !row && !moved {
            continue;
        }
        let scale = scale_of(context, &named).or(shared.filter(|&(by, _)| by == index).and_then(|(_, power)| power));
        let told = &mut clause.amounts[index - 1];
        if told.take_scale(&named, scale) {
            told.points = named.points;
            shared = Some((index - 1, scale));
        }
    }
}

/// "từ 40,84% lên 41,89 năm 2019", "từ 20,5 triệu đồng lên 31,2 năm 2019": unit and scale of the level before hold for the
/// level reached.
pub(super) fn unit(context: &Context<'_, '_, '_>, clause: &mut Clause) {
    for index in 1..clause.amounts.len() {
        let (told, bare) = (clause.amounts[index - 1], clause.amounts[index]);
        let end = bare.quantity.span.end;
        let dated = || clause.items.iter().any(|i| matches!(i.what, What::Date(_)) && i.span.start == end);
        // "41,89 năm 2019": the year's own word is no unit.
        let bare_kind = bare.kind == Kind::Bare || bare.kind == Kind::Duration && dated();
        let parts = bare.quantity.value.scale > 0 && !bare.quantity.scaled && bare.quantity.value_to.is_none();
        if !(matches!(told.kind, Kind::Percent | Kind::Money(_)) && bare_kind && parts) {
            continue;
        }
        let cue = |kind: CueKind, start: u32, end: u32| {
            let stands = |i: &Item| i.span.start >= start && i.span.end == end;
            clause.items.iter().any(|i| stands(i) && matches!(i.what, What::Cue(k, _) if k == kind))
        };
        let lands = cue(CueKind::Level, told.span.end, bare.quantity.full.start);
        if !(lands && cue(CueKind::From, clause.span.start, told.quantity.full.start)) {
            continue;
        }
        let reached = &mut clause.amounts[index];
        if reached.take_scale(&told, scale_of(context, &told)) {
            reached.span = reached.quantity.span;
        }
    }
}

/// The power of ten of an amount's scale words.
fn scale_of(context: &Context<'_, '_, '_>, amount: &Amount) -> Option<u32> {
    quantity::scale_at(context.doc, amount.quantity.head as usize, &context.patterns.numbers).map(|(_, power)| power)
}

impl Amount {
    /// Counts a bare number in the unit and by the scale of another; `false` where no number is so large.
    fn take_scale(&mut self, other: &Self, scale: Option<u32>) -> bool {
        let Some(value) = scale.map_or(Some(self.quantity.value), |power| self.quantity.value.shift(power)) else {
            return false;
        };
        self.quantity.value = value;
        self.quantity.scaled = other.quantity.scaled;
        self.kind = other.kind;
        true
    }
}

/// "Số lao động có việc làm Người 3.500 3.620 103,4": of the columns of a table that stand side by side in one line none is
/// known to be the one that is looked for.
pub(super) fn strike_columns(clause: &mut Clause) {
    let bare = |a: &Amount| a.kind == Kind::Bare && !a.quantity.words;
    for index in 1..clause.amounts.len() {
        let [before, here] = [clause.amounts[index - 1], clause.amounts[index]];
        if before.span.end == here.quantity.full.start && bare(&here) && (bare(&before) || before.kind == Kind::Foreign)
        {
            clause.amounts[index - 1].kind = Kind::Foreign;
            clause.amounts[index].kind = Kind::Foreign;
        }
    }
}
