//! The record's JSON Schema: the checked-in one is what the command prints, every record is valid
//! against it, and what is no record is not.
//!
//! `TRICH_UPDATE=1 cargo test --test schema` writes the checked-in one anew.

mod support;

use jsonschema::Validator;
use serde_json::{Value, json};
use std::fs;
use support::{folder, stems};
use trich::record::{DateType, SCHEMA, Unit, WarningCode};

const FILE: &str = "docs/record.schema.json";

fn trich(arguments: &[&str]) -> Vec<u8> {
    let mut command = assert_cmd::cargo::cargo_bin_cmd!("trich");
    let output = command.current_dir(folder(".")).args(arguments).output().expect("the command runs");
    output.stdout
}

fn schema() -> Value {
    serde_json::from_slice(&trich(&["schema"])).expect("the schema is JSON")
}

/// A validator that shares no code with what makes the schema.
fn validator() -> Validator {
    let schema = schema();
    assert!(jsonschema::draft202012::meta::is_valid(&schema));
    jsonschema::draft202012::options().should_validate_formats(true).build(&schema).expect("a schema")
}

/// The records of the fixtures, with the versions that the kept ones leave out.
fn expected() -> Vec<Value> {
    let read = |id: &String| {
        let json = fs::read(folder("fixtures/expected").join(format!("{id}.json"))).expect("a readable file");
        let mut record: Value = serde_json::from_slice(&json).expect("a record is JSON");
        record["extractor"] = json!({ "version": "0.1.0", "patterns": "0123456789ab" });
        record
    };
    stems("fixtures/expected", ".json").iter().map(read).collect()
}

fn assert_valid(validator: &Validator, record: &Value) {
    let errors: Vec<String> =
        validator.iter_errors(record).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{}: {}", record["id"], errors.join("\n"));
}

#[test]
fn the_checked_in_schema_is_what_the_command_prints() {
    let printed = String::from_utf8(trich(&["schema"])).expect("the schema is UTF-8");
    let path = folder(FILE);
    if std::env::var_os("TRICH_UPDATE").is_some_and(|value| value == "1") {
        fs::write(&path, &printed).expect("the file can be written");
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == printed, "{FILE} is another; where that is meant: TRICH_UPDATE=1 cargo test --test schema");
}

#[test]
fn the_schema_names_its_version() {
    let schema = schema();
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    let version = SCHEMA.strip_prefix("trich/").expect("name/version");
    assert_eq!(schema["$id"], format!("urn:trich:record:{version}"));
    assert_eq!(schema["properties"]["schema"]["const"], SCHEMA);
}

#[test]
fn every_expected_record_is_valid() {
    let (validator, records) = (validator(), expected());
    assert!(records.len() >= 30, "only {} records", records.len());
    records.iter().for_each(|record| assert_valid(&validator, record));
}

/// Records as they are written, of hostile input too, with all that is there on request.
#[test]
fn every_line_of_extract_is_valid() {
    let validator = validator();
    let lines = trich(&["extract", "-q", "--lossy", "--with-text", "fixtures/hostile", "fixtures/articles"]);
    let lines = String::from_utf8(lines).expect("records are UTF-8");
    let (mut count, mut with_lines) = (0, 0);
    for line in lines.lines() {
        let record: Value = serde_json::from_str(line).expect("a record is JSON");
        assert_valid(&validator, &record);
        assert!(record["text"].is_string());
        count += 1;
        with_lines += usize::from(record["source"]["line"].is_u64());
    }
    assert!(count > 40 && with_lines > 0, "{count} records, {with_lines} of JSON Lines");
}

/// The enumerations are those of the program, value for value.
#[test]
fn enumerations_are_closed() {
    let schema = schema();
    let values = |name: &str| schema["$defs"][name]["enum"].clone();
    assert_eq!(values("Unit"), json!(Unit::ALL.iter().map(|unit| unit.as_str()).collect::<Vec<_>>()));
    assert_eq!(values("DateType"), json!(DateType::ALL.iter().map(|kind| kind.as_str()).collect::<Vec<_>>()));
    assert_eq!(values("WarningCode"), json!(WarningCode::ALL.iter().map(|code| code.as_str()).collect::<Vec<_>>()));
}

/// Every object of the schema requires its keys and allows no others.
#[test]
fn every_object_is_closed() {
    let schema = schema();
    let mut objects = 0;
    support::objects(&schema, "", &mut |path, object| {
        let (Some(Value::Object(properties)), Some("object")) = (object.get("properties"), object["type"].as_str())
        else {
            return;
        };
        objects += 1;
        assert_eq!(object["additionalProperties"], false, "{path}");
        let required = support::list(object, "required");
        let optional: Vec<&String> = properties.keys().filter(|key| !required.contains(&json!(key))).collect();
        assert_eq!(optional, if path.is_empty() { vec!["quantities", "text"] } else { Vec::new() }, "{path}");
    });
    assert!(objects >= 15, "{objects} objects");
}

/// What is done to a good record, at a JSON pointer, that makes it none.
enum Wrong {
    Set(&'static str, Value),
    Remove(&'static str, &'static str),
}

use Wrong::{Remove, Set};

#[test]
fn what_is_no_record_is_refused() {
    let validator = validator();
    let records = expected();
    let has = |record: &&Value| {
        ["dates", "officials", "provinces", "indicators", "documents"].iter().all(|key| record[key][0].is_object())
            && ["anchor", "title", "published", "author", "province"].iter().all(|key| record[key].is_object())
            && record["officials"][0]["positions"][0].is_object()
    };
    let good = records.iter().find(has).expect("a record that has everything");
    assert_valid(&validator, good);
    for wrong in [
        Set("/schema", json!("trich/0")),
        Set("/schema", Value::Null),
        Set("/extra", json!(1)),
        Set("/id", json!(7)),
        Set("/extractor/patterns", json!("none")),
        Set("/extractor/built", json!("today")),
        Set("/source/sha256", json!("ABC")),
        Set("/source/line", json!(0)),
        Set("/anchor/value", json!("2017-13-01")),
        Set("/anchor/value", json!("1/2/2017")),
        Set("/anchor/basis", json!("guess")),
        Set("/title/start", json!(-1)),
        Set("/title/end", json!("9")),
        Set("/published/value", json!("2017-04")),
        Set("/published/basis", json!("Text")),
        Set("/author/name", Value::Null),
        Set("/province/code", json!("1")),
        Set("/province/division", json!("vn65")),
        Set("/province", json!([])),
        Set("/dates", Value::Null),
        Set("/dates/0/value", json!("2017-Q5")),
        Set("/dates/0/value", json!("2017-04/2018")),
        Set("/dates/0/from", json!("2017")),
        Set("/dates/0/type", json!("week")),
        Set("/dates/0/start", json!(1.5)),
        Set("/officials/0/positions/0/role", json!("king")),
        Set("/officials/0/positions/0/tenure", Value::Null),
        Set("/officials/0/mentions/0/length", json!(3)),
        Set("/provinces/0/current", json!("An Giang")),
        Set("/indicators/0/indicator", json!("Jobs created")),
        Set("/indicators/0/value", json!("12")),
        Set("/indicators/0/value", Value::Null),
        Set("/indicators/0/unit", json!("people")),
        Set("/indicators/0/measure", json!("level")),
        Set("/indicators/0/period", json!("quý I")),
        Set("/indicators/0/area", json!("vn")),
        Set("/indicators/0/of", json!(-1)),
        Set("/indicators/0/context", json!("a sentence")),
        Set("/documents/0/type", json!("letter")),
        Set("/documents/0/issued", json!("2017")),
        Set("/quantities", Value::Null),
        Set("/text", Value::Null),
        Set("/warnings/0", json!({ "code": "odd", "message": "", "start": null, "end": null })),
        Set("/warnings/0", json!({ "code": "no_anchor", "message": "" })),
        Remove("", "warnings"),
        Remove("", "anchor"),
        Remove("/source", "line"),
        Remove("/province", "current"),
        Remove("/dates/0", "rule"),
        Remove("/officials/0/positions/0", "organization_full"),
        Remove("/indicators/0", "said_by"),
        Remove("/indicators/0/context", "text"),
        Remove("/documents/0", "issuer"),
    ] {
        let mut bad = good.clone();
        bad["warnings"] = json!([{ "code": "no_anchor", "message": "", "start": null, "end": null }]);
        assert_valid(&validator, &bad);
        let told = match wrong {
            Set(pointer, value) => {
                let (parent, key) = pointer.rsplit_once('/').expect("a pointer");
                let told = format!("{pointer} = {value}");
                match bad.pointer_mut(parent).expect(pointer) {
                    Value::Array(items) => items[key.parse::<usize>().expect(pointer)] = value,
                    object => object[key] = value,
                }
                told
            }
            Remove(pointer, key) => {
                let object = bad.pointer_mut(pointer).and_then(Value::as_object_mut).expect(pointer);
                assert!(object.remove(key).is_some(), "{pointer} has no {key}");
                format!("{pointer} without {key}")
            }
        };
        assert!(!validator.is_valid(&bad), "{told} is taken for a record");
    }
}
