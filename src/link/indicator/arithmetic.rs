//! Arithmetic as evidence: which number a percent is of, and what cannot be true.

use super::Draft;
use super::trace::{Note, Trace};
use crate::calendar::Period;
use crate::extract::Context;
use crate::record::{Measure, Number, Status, Unit, Warning, WarningCode};
use std::borrow::Cow;

/// Among the entries before a percent of plan, takes the one whose implied plan is round, where the
/// nearest one's is not.
pub(super) fn choose_owners(drafts: &mut [Draft], first: usize, trace: Option<&Trace>) {
    for index in first..drafts.len() {
        let Some(of) = drafts[index].of.filter(|_| drafts[index].measure == Measure::PercentOfPlan) else { continue };
        let percent = drafts[index].value;
        // A whole percentage makes many a plan look round.
        if of < first || percent.scale == 0 || round(drafts[of].value, percent) {
            continue;
        }
        let candidates: Vec<usize> = (first..index)
            .rev()
            .filter(|&c| {
                c != of && drafts[c].of.is_none() && matches!(drafts[c].measure, Measure::Value | Measure::Change)
            })
            // "riêng tháng 3 đạt 85 triệu USD; 3 tháng đạt 276,5 triệu USD, bằng 25,8%": of its own time.
            .filter(|&c| drafts[c].period == drafts[of].period)
            .filter(|&c| drafts[c].sentence == drafts[index].sentence && round(drafts[c].value, percent))
            // What was reached is reached of no aim's own number: "918 tỷ đồng/2.760 tỷ đồng, đạt 33,3%".
            .filter(|&c| drafts[c].status != Status::Target || drafts[index].status == Status::Target)
            // Nor is it of a rate, where the number beside it is none.
            .filter(|&c| drafts[c].unit != Unit::Percent || drafts[of].unit == Unit::Percent)
            // One plan a number: that which has a percent of its own already looks round by chance.
            .filter(|&c| {
                let own = |d: &Draft| d.measure == Measure::PercentOfPlan && d.of == Some(c);
                !drafts[first..index].iter().any(own)
            })
            .collect();
        // A total comes before its parts.
        let totals: Vec<usize> = candidates.iter().copied().filter(|&c| drafts[c].component.is_none()).collect();
        let candidates = if candidates.len() > 1 { totals } else { candidates };
        if let [only] = candidates[..] {
            drafts[index].of = Some(only);
            drafts[index].indicator = drafts[only].indicator;
            drafts[index].subject = drafts[only].subject;
            drafts[index].component = drafts[only].component;
            if let Some(trace) = trace {
                trace.note(Note::Arithmetic(index));
            }
        }
    }
}

/// Whether a level that has risen or fallen by `change` has done so by that percent of what it was, within the percent's digits.
pub(super) fn risen_by(level: &Draft, change: Number, percent: Number) -> bool {
    let before = level.value.to_f64() - change.to_f64();
    let slack = 10_f64.powi(-i32::try_from(percent.scale).unwrap_or(0)) * 1.01;
    level.measure == Measure::Value
        && before > 0.0
        && (change.to_f64().abs() / before * 100.0 - percent.to_f64().abs()).abs() <= slack
}

/// Whether a number is that percent of another, within the percent's digits.
pub(super) fn is_share(value: Number, of: Number, percent: Number) -> bool {
    let slack = 10_f64.powi(-i32::try_from(percent.scale).unwrap_or(0)) * 1.01;
    of.to_f64() > 0.0 && (value.to_f64() / of.to_f64() * 100.0 - percent.to_f64()).abs() <= slack
}

/// Whether value ÷ percent gives a plan with few digits, within what the percent's digits bear.
fn round(value: Number, percent: Number) -> bool {
    let (value, share) = (value.to_f64().abs(), percent.to_f64() / 100.0);
    if value == 0.0 || share <= 0.0 {
        return false;
    }
    let plan = value / share;
    let step = 10_f64.powf(plan.log10().floor() - 1.0);
    let nearest = (plan / step).round() * step;
    let tolerance = 0.5 * 10_f64.powi(-i32::try_from(percent.scale).unwrap_or(0)) / 100.0 / share;
    // Two digits are few enough to be chosen by people, and rarely met by chance at this tolerance.
    tolerance < 0.01 && ((plan - nearest) / nearest).abs() <= tolerance * 1.2
}

/// Fills `implied_plan`, and warns of numbers that contradict one another.
pub(super) fn check<'t>(context: &Context<'t, '_, '_>, drafts: &mut [Draft], warnings: &mut Vec<Warning<'t>>) {
    for index in 0..drafts.len() {
        let Some(of) = drafts[index].of else { continue };
        if drafts[index].measure == Measure::PercentOfPlan {
            drafts[index].implied_plan = implied(drafts[of].value, drafts[index].value);
        }
    }
    for index in 1..drafts.len() {
        let (before, after) = (&drafts[index - 1], &drafts[index]);
        let pair = before.measure == Measure::PreviousValue
            && after.measure == Measure::Value
            && before.indicator == after.indicator
            && before.sentence == after.sentence;
        let Some(change) =
            drafts.get(index + 1).filter(|c| pair && c.measure == Measure::Change && c.sentence == after.sentence)
        else {
            continue;
        };
        // "giảm từ 6,3% xuống 3,1%, bình quân mỗi năm giảm 1,6%"
        let mean = change.period != after.period && change.period.is_some_and(Period::spans_years);
        if mean || change.indicator != after.indicator || change.unit == Unit::Percent && after.unit != Unit::Percent {
            continue;
        }
        let expected = after.value.to_f64() - before.value.to_f64();
        let slack = 10_f64.powi(-i32::try_from(change.value.scale.min(after.value.scale)).unwrap_or(0)) * 1.01;
        if (expected - change.value.to_f64()).abs() > slack {
            let (start, end) = context.doc.chars(change.span);
            warnings.push(Warning {
                code: WarningCode::ArithmeticMismatch,
                message: Cow::Owned(format!(
                    "from {} to {} is not a change of {}",
                    before.value, after.value, change.value
                )),
                start: Some(start),
                end: Some(end),
            });
        }
    }
}

/// The plan, with as many digits as the percent's digits bear.
fn implied(value: Number, percent: Number) -> Option<Number> {
    let share = percent.to_f64() / 100.0;
    if share <= 0.0 {
        return None;
    }
    let plan = value.to_f64().abs() / share;
    if plan == 0.0 || !plan.is_finite() {
        return None;
    }
    // 20,7% has three significant digits: so has the plan.
    let significant = i32::try_from(percent.digits.unsigned_abs().to_string().len()).unwrap_or(3);
    let power = plan.log10().floor() as i32 + 1 - significant;
    let step = 10_f64.powi(power.abs());
    let digits = if power >= 0 { (plan / step).round() } else { (plan * step).round() };
    if power >= 0 {
        Number::new(digits as i128, 0).shift(u32::try_from(power).ok()?)
    } else {
        Some(Number::new(digits as i128, u32::try_from(-power).ok()?))
    }
}
