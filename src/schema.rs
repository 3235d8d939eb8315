//! The JSON Schema of a record, made of the types in [`crate::record`].
//!
//! It says what trich writes, no more: every key is required save those on request, none is
//! unknown, and enumerations are closed.

use crate::record::{Record, SCHEMA};
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use schemars::{Schema, json_schema};

/// An ISO 8601 date.
pub(crate) const DAY: &str = r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";
/// A value of [`crate::calendar::Period::iso`].
pub(crate) const TIME: &str = concat!(
    r"^([0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?|-Q[1-4]|-H[12])?",
    r"|[0-9]{4}/[0-9]{4}",
    r"|[0-9]{4}-(0[1-9]|1[0-2])/[0-9]{4}-(0[1-9]|1[0-2])",
    r"|[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])/[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])",
    r"|XXXX-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]))$"
);
/// The beginning of the hash of the pattern files.
pub(crate) const PATTERNS: &str = "^[0-9a-f]{12}$";
/// A SHA-256 in hexadecimal digits.
pub(crate) const SHA256: &str = "^[0-9a-f]{64}$";
/// The code of a province.
pub(crate) const CODE: &str = r"^[0-9]{2}$";
/// The code of a province, or the country.
pub(crate) const AREA: &str = r"^([0-9]{2}|VN)$";
/// What the ids of indicators are made of, as [`crate::pattern::indicator::is_id`] has it.
pub(crate) const INDICATOR: &str = "^[a-z][a-z0-9]*(_[a-z0-9]+)*$";

/// The schema of a record, as draft 2020-12; its `$id` names the version of the record.
#[must_use]
pub fn record() -> Schema {
    let settings = SchemaSettings::draft2020_12().for_serialize().with_transform(RecursiveTransform(close));
    let mut schema = settings.into_generator().into_root_schema_for::<Record<'_>>();
    schema.insert("$id".to_owned(), format!("urn:{}", SCHEMA.replace('/', ":record:")).into());
    schema.insert("title".to_owned(), format!("A record of {SCHEMA}").into());
    schema
}

/// Refuses keys that the type does not have, and leaves out formats that say how Rust holds a number.
fn close(schema: &mut Schema) {
    if schema.get("properties").is_some() {
        schema.insert("additionalProperties".to_owned(), false.into());
    }
    if schema.get("format").and_then(|format| format.as_str()).is_some_and(|format| format.starts_with("uint")) {
        schema.remove("format");
    }
}

/// The schema of a closed enumeration, from its comment and its values with theirs.
pub(crate) fn closed(about: &[&str], values: &[(&str, &[&str])]) -> Schema {
    let mut description = words(about);
    for (value, about) in values.iter().filter(|(_, about)| !about.is_empty()) {
        description += &format!("\n`{value}`: {}", words(about));
    }
    let values: Vec<&str> = values.iter().map(|&(value, _)| value).collect();
    json_schema!({ "description": description, "type": "string", "enum": values })
}

fn words(comment: &[&str]) -> String {
    comment.concat().trim().to_owned()
}
