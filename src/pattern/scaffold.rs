//! The file of a new indicator with blanks to fill in.

use super::{Finding, PatternFile};
use crate::record::Unit;

/// A value that is still to be written.
const BLANK: &str = "\"___\"";

/// A commented file for an indicator of that id; where its blanks are filled in, it passes the check.
#[must_use]
pub fn indicator(id: &str) -> String {
    let units = Unit::ALL.iter().map(|unit| unit.as_str()).collect::<Vec<_>>().join(" ");
    format!(
        r#"# An indicator: what it is called, what it is counted in, and the words by which reports tell of it.
# Fill in every ___, and take out the lines that are not needed; `trich patterns check` names the blanks that are left.
# What each field means is said in the README of the pattern files.

id = "{id}"
label = {BLANK} # for readers: "Poor households"
vietnamese = {BLANK} # "Số hộ nghèo"
# What its numbers count; the first is the unit of a number without a noun. One or more of:
# {units}
units = [{BLANK}]

[[rule]]
# Short and stable; records name the rule with the indicator's id before it.
id = {BLANK}
# Words before the number, as "tỷ lệ hộ nghèo" in: tỷ lệ hộ nghèo còn 2,9%.
# Write [x] for words that may be left out, (x|y) for one or the other.
before = [{BLANK}]
# Words after the number and its noun, as "có việc làm mới" in: 4.120 lao động có việc làm mới.
after = [{BLANK}]

# A text in your own words, and what the rule must find in it. The date is the day on which it was written, against which
# "năm nay" or "tháng 4" is resolved.
[[rule.example]]
text = {BLANK}
date = {BLANK} # 2020-01-08
facts = [{{ measure = "value", value = {BLANK}, unit = {BLANK}, period = {BLANK} }}]

# A text that nearly matches, and why nothing must be found in it.
[[rule.counter]]
text = {BLANK}
reason = {BLANK}
"#
    )
}

/// The blanks that a file still has.
pub(super) fn blanks(file: &PatternFile) -> Vec<Finding> {
    let blank = |start: usize| {
        let place = file.place(start..start + BLANK.len());
        file.finding(Some(place), None, "a blank is left to fill in")
    };
    memchr::memmem::find_iter(file.text.as_bytes(), BLANK).map(blank).collect()
}
