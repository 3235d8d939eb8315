//! `trich check`: figures, minimums, what is shown and where, and expected records brought up to date.

#![allow(clippy::unwrap_used)]

mod support;

use serde_json::Value;
use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::process::Output;
use support::{folder, scratch};
use tempfile::TempDir;
use trich::score::expected::Place;
use trich::score::{By, Checked, Field, Groups, Row, Tally, rounded};

/// The figures of `tests/scored/by_*.json` were computed by the scorer that judges from outside the
/// repository (`score.py tests/scored/gold tests/scored/records.jsonl --texts tests/scored/texts
/// --json --by …`), of records and gold made by hand to be right and wrong in many ways.
#[test]
fn figures_are_those_of_the_outside_scorer() {
    let scored = folder("tests/scored");
    let mut records: HashMap<String, Vec<Value>> = HashMap::new();
    for line in fs::read_to_string(scored.join("records.jsonl")).unwrap().lines() {
        let mut record: Value = serde_json::from_str(line).unwrap();
        let id = record["id"].as_str().unwrap().to_owned();
        record["text"] = fs::read_to_string(scored.join(format!("texts/{id}.txt"))).unwrap().into();
        records.entry(id).or_default().push(record);
    }
    let (gold, unusable) = Place::Folder(scored.join("gold")).read(&[]);
    assert!(unusable.is_empty() && gold.len() == 5);

    let mut tally = Tally::default();
    let mut groups = [By::Indicator, By::Article].map(Groups::new);
    let (mut spans, mut broken) = (0, 0);
    for expected in gold.values() {
        let record = records.get(&expected.id).filter(|records| records.len() == 1).map(|records| &records[0]);
        let checked = Checked::new(expected, record, &[]);
        tally.add(&checked.score);
        spans += checked.spans;
        broken += checked.broken.len();
        groups.iter_mut().for_each(|groups| groups.add(checked.id, &checked.score));
    }
    for groups in &groups {
        let path = scored.join(format!("by_{}.json", groups.by().as_str()));
        let theirs: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        assert_eq!(theirs["articles"], tally.articles);
        for &field in Field::ALL {
            assert_eq!(theirs[field.as_str()], rounded(tally.right(field).unwrap()), "{field:?}");
        }
        for &row in Row::ALL {
            assert_eq!(theirs[row.as_str()], serde_json::to_value(tally.row(row)).unwrap(), "{row:?}");
        }
        assert_eq!(theirs["spans"], serde_json::json!({"checked": spans, "broken": broken}));
        assert_eq!(theirs["by"].as_object().unwrap().len(), groups.iter().count());
        for (name, rows) in groups.iter() {
            assert_eq!(theirs["by"][name], serde_json::to_value(rows).unwrap(), "{name}");
        }
        for row in [Row::Core, Row::Strict] {
            assert_eq!(theirs["macro"][row.as_str()], groups.average(row).unwrap());
        }
    }
}

const TEXT: &str = "Hà Nam: Quý I/2019, hơn 4.300 lao động có việc làm mới\nThứ Năm, 04/04/2019, 09:15\n\n\
    Ba tháng qua toàn tỉnh giải quyết việc làm cho 4.312 lao động, đạt 24% kế hoạch.\n\nThanh Bình\n";
const OTHER: &str = "Trao quà cho hộ nghèo\nSáng 20/11/2018, UBND xã Phú Thịnh trao 42 phần quà.\n";

/// What a reader finds in the first text, but for one wrong unit, one wrong author, and one date that is not there.
const EXPECTED: &str = r#"{
 "author": {"name": "Thanh Bình Minh"},
 "dates": [
  {"value": "2019-Q1", "text": "Quý I/2019", "start": 8, "end": 18},
  {"value": "2019-04-04", "text": "04/04/2019", "start": 64, "end": 74},
  {"value": "2019-Q1", "text": "Ba tháng qua", "start": 83, "end": 95},
  {"value": "2018", "text": "toàn tỉnh", "start": 96, "end": 105}
 ],
 "indicators": [
  {"indicator": "jobs_created", "measure": "value", "value": 4300, "unit": "person", "period": "2019-Q1", "status": "actual", "bound": "over", "area": "35", "start": 24, "end": 38},
  {"indicator": "jobs_created", "measure": "value", "value": 4312, "unit": "job", "period": "2019-Q1", "status": "actual", "bound": "exact", "area": "35", "start": 130, "end": 144},
  {"indicator": "jobs_created", "measure": "percent_of_plan", "value": 24, "unit": "percent", "period": "2019-Q1", "status": "actual", "bound": "exact", "area": "35", "start": 150, "end": 153}
 ]
}
"#;

fn articles() -> TempDir {
    scratch(&[
        ("in/ha-nam.txt", TEXT.as_bytes()),
        ("in/b.txt", OTHER.as_bytes()),
        ("gold/ha-nam.json", EXPECTED.as_bytes()),
    ])
}

fn check(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = assert_cmd::cargo::cargo_bin_cmd!("trich");
    command.arg("check").args(arguments).current_dir(folder).env_remove("NO_COLOR").output().unwrap()
}

fn said(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {}", said(&output.stderr)))
}

#[test]
fn what_is_missed_or_wrong_is_shown_in_the_text_with_its_line() {
    let f = articles();
    let output = check(f.path(), &["in", "--expected", "gold"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output.stderr));
    assert_eq!(said(&output.stderr), "notice: 1 article without an expected record, not compared\n");
    let text = said(&output.stdout);
    let blocks = [
        "in/ha-nam.txt:4: missed (dates)\n  - 2018 \"toàn tỉnh\"\n    Ba tháng qua «toàn tỉnh» giải quyết",
        "in/ha-nam.txt:4: another unit (strict, full)\n  - jobs_created value 4312 job exact actual 2019-Q1 area 35\n  + jobs_created value 4312 person exact actual 2019-Q1 area 35 \"4.312 lao động\"  [jobs_created/",
        "    Ba tháng qua toàn tỉnh giải quyết việc làm cho «4.312 lao động», đạt 24% kế hoạch.\n",
        "in/ha-nam.txt:6: another name (author)\n  - Thanh Bình Minh\n  + Thanh Bình\n    «Thanh Bình»\n",
        "dates           P 1.000  R 0.750  F1 0.857   (3 found, 1 missed, 0 wrong)\n",
        "author          0.000 right: 0 of 1",
    ];
    for block in blocks {
        assert!(text.contains(block), "{block}\n---\n{text}");
    }
    assert!(!text.contains('\u{1b}'));
    let coloured = said(&check(f.path(), &["in", "--expected", "gold", "--color", "always"]).stdout);
    assert!(coloured.contains("\u{1b}[1m\u{1b}[31m- 2018 \"toàn tỉnh\"\u{1b}[0m"), "{coloured}");
    let dates = said(&check(f.path(), &["in", "--expected", "gold", "--errors", "dates"]).stdout);
    assert!(dates.contains(": missed (dates)") && !dates.contains("(author)"));
    let none = said(&check(f.path(), &["in", "--expected", "gold", "--errors", "none"]).stdout);
    assert!(none.starts_with("1 article, 0 without a record"), "{none}");
    let by = |key: &str| said(&check(f.path(), &["in", "--expected", "gold", "--errors", "none", "--by", key]).stdout);
    let line = |text: &str, name: &str| text.lines().find(|line| line.starts_with(name)).map(ToOwned::to_owned);
    let rule = line(&by("rule"), "  (no rule) ").unwrap();
    assert!(rule.ends_with("dates: 1 missed; strict: 1 missed"), "{rule}");
    let indicator = by("indicator");
    let jobs = line(&indicator, "  jobs_created ").unwrap();
    assert!(jobs.ends_with("core 1.000  strict 0.667   (3 expected)"), "{jobs}");
    assert!(indicator.ends_with("  macro average: core 1.000  strict 0.667\n"), "{indicator}");
}

#[test]
fn minimums_decide_the_exit_status() {
    let f = articles();
    let status = |minimum: &[&str]| {
        let output = check(f.path(), &[&["in", "--expected", "gold", "--errors=none", "-q"], minimum].concat());
        (output.status.code(), said(&output.stdout) + &said(&output.stderr))
    };
    assert_eq!(status(&["--min", "core=1", "--min", "dates=0.85"]).0, Some(0));
    let (code, text) = status(&["--min", "dates=0.86,author=0.5", "--min", "documents=0"]);
    assert_eq!(code, Some(1));
    for line in [
        "below: dates 0.8571, asked for is 0.86\n",
        "below: author 0.0000, asked for is 0.5\n",
        "below: documents: no expected record tells of it\n",
    ] {
        assert!(text.contains(line), "{text}");
    }
    for (wrong, message) in [
        ("cores=0.9", "there is no row `cores`; the rows are title, published, "),
        ("core", "ROW=F1"),
        ("core=9", "from 0 to 1"),
    ] {
        let (code, text) = status(&["--min", wrong]);
        assert_eq!(code, Some(2));
        assert!(text.contains(message), "{text}");
    }
}

#[test]
fn json_holds_figures_minimums_and_differences() {
    let f = articles();
    let arguments = ["in", "--expected", "gold", "--format", "json", "--min", "core=1", "--by", "rule"];
    let result = json(&check(f.path(), &arguments));
    assert_eq!(
        (&result["articles"], &result["without_expected"], &result["rejected"]),
        (&1.into(), &1.into(), &0.into())
    );
    assert_eq!(result["dates"]["fn"], 1);
    assert_eq!(result["core"]["f1"], 1.0);
    assert_eq!(result["minimums"], serde_json::json!([{"row": "core", "least": 1.0, "reached": 1.0, "met": true}]));
    assert_eq!(result["by"]["(no rule)"]["dates"]["fn"], 1);
    assert!(result["by"]["jobs_created/giai-quyet-viec-lam"]["core"]["tp"].as_u64() >= Some(1), "{}", result["by"]);
    assert!(result.get("macro").is_none());
    let differences = result["differences"].as_array().unwrap();
    let unit = differences.iter().find(|d| d["keys"] == serde_json::json!(["unit"])).unwrap();
    assert_eq!((&unit["place"], &unit["line"]), (&"in/ha-nam.txt:4".into(), &4.into()));
    assert_eq!((&unit["expected"]["unit"], &unit["got"]["unit"]), (&"job".into(), &"person".into()));
    assert_eq!(result["spans"]["broken"], 0);
    assert!(result["spans"]["checked"].as_u64() > Some(5));
}

#[test]
fn junit_fails_where_the_exit_status_does() {
    let f = articles();
    let run = |arguments: &[&str]| {
        said(&check(f.path(), &[&["in", "--expected", "gold", "--format", "junit", "-q"], arguments].concat()).stdout)
    };
    let fine = run(&[]);
    assert!(fine.contains("failures=\"0\"") && fine.contains("<system-out>in/ha-nam.txt:4: missed (dates)"), "{fine}");
    let below = run(&["--min", "dates=1"]);
    assert!(
        below.contains("<failure message=\"dates is below its minimum\">in/ha-nam.txt:4: missed (dates)"),
        "{below}"
    );
    assert_eq!(below.matches("<failure").count(), 1, "{below}");
}

#[test]
fn an_expected_record_that_cannot_be_used_ends_the_check() {
    let f = articles();
    fs::write(f.path().join("gold/b.json"), "{\n \"dates\": [\n").unwrap();
    fs::write(f.path().join("gold/c.json"), "{\"title\": \"Tin\"}").unwrap();
    let output = check(f.path(), &["in", "--expected", "gold"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    let errors = said(&output.stderr);
    assert!(errors.contains("error: gold/b.json:3: no expected record: EOF while parsing a list\n"), "{errors}");
    assert!(errors.contains("error: gold/c.json:1: no expected record: invalid type: string"), "{errors}");
    for arguments in [&["in", "--expected", "none"][..], &["in"], &["-", "--min", "core=1"]] {
        let output = check(f.path(), arguments);
        assert_eq!(output.status.code(), Some(2), "{}", said(&output.stdout));
        assert!(said(&output.stderr).starts_with("error: "));
    }
}

#[test]
fn expected_records_may_stand_beside_the_articles() {
    let line = serde_json::json!({"id": "x-1", "text": OTHER}).to_string();
    let f = scratch(&[
        ("in/a/tin.txt.gz", b"no archive"),
        ("in/a/tin.json", b"{\"dates\": []}"),
        ("in/b.txt", OTHER.as_bytes()),
        ("in/b.json", br#"{"dates": [{"value": "2018-11-20", "start": 27, "end": 37}], "datum": 1}"#),
        ("in/c.jsonl", line.as_bytes()),
        ("only.txt", b"x-1"),
        ("in/x-1.json", br#"{"title": {"text": "trao qu\u00e0 cho h\u1ed9 ngh\u00e8o"}}"#),
    ]);
    let output = check(f.path(), &["in", "--format", "json"]);
    let (result, errors) = (json(&output), said(&output.stderr));
    assert_eq!(output.status.code(), Some(1), "an article could not be read");
    let counts =
        ["articles", "without_record", "without_expected", "rejected"].map(|key| result[key].as_u64().unwrap());
    assert_eq!(counts, [3, 1, 0, 1]);
    assert_eq!((&result["title"], &result["dates"]["tp"]), (&1.0.into(), &1.into()));
    assert!(errors.contains("notice: in/b.json: a record has no key `datum`: it is not compared\n"), "{errors}");
    assert!(errors.contains("notice: 1 expected record without an article, counted as missed"), "{errors}");
    let named = json(&check(f.path(), &["in/b.txt", "--format", "json"]));
    assert_eq!((&named["articles"], &named["dates"]["f1"]), (&1.into(), &1.0.into()));
    fs::remove_file(f.path().join("in/b.json")).unwrap();
    let line = json(&check(&f.path().join("in"), &["c.jsonl", "--format", "json", "--only", "../only.txt"]));
    assert_eq!((&line["articles"], &line["title"]), (&1.into(), &1.0.into()));
}

#[test]
fn only_some_articles_are_compared_and_one_that_comes_twice_is_wrong() {
    let f = articles();
    fs::write(f.path().join("gold/b.json"), "{\"title\": null}").unwrap();
    fs::write(f.path().join("only.txt"), "b\nx\n").unwrap();
    let result = json(&check(f.path(), &["in", "--expected", "gold", "--only", "only.txt", "--format", "json"]));
    assert_eq!((&result["articles"], &result["title"]), (&1.into(), &0.0.into()));
    assert!(result.get("dates").is_none());
    let twice = check(f.path(), &["in", "in/ha-nam.txt", "--expected", "gold", "--format", "json"]);
    let result = json(&twice);
    assert_eq!((twice.status.code(), &result["repeated"], &result["core"]["tp"]), (Some(1), &1.into(), &0.into()));
}

#[test]
fn an_update_rewrites_what_changed_and_makes_what_is_missing() {
    let f = articles();
    fs::write(f.path().join("only.txt"), "x").unwrap();
    let none = check(f.path(), &["in", "--expected", "gold", "--update", "--only", "only.txt"]);
    assert_eq!(said(&none.stdout), "0 articles, 0 expected records rewritten, 0 made\n");
    assert_eq!(fs::read_to_string(f.path().join("gold/ha-nam.json")).unwrap(), EXPECTED);
    let output = check(f.path(), &["in", "--expected", "gold", "--update"]);
    assert_eq!(output.status.code(), Some(0), "{}", said(&output.stderr));
    let text = said(&output.stdout);
    for line in [
        "gold/b.json: made\n",
        "gold/ha-nam.json\n",
        "  ~ author: Thanh Bình\n      name: \"Thanh Bình Minh\" → \"Thanh Bình\"\n",
        "  - dates: 2018 \"toàn tỉnh\"\n",
        "      unit: \"job\" → \"person\"\n",
        "2 articles, 1 expected record rewritten, 1 made\n",
    ] {
        assert!(text.contains(line), "{line}\n---\n{text}");
    }
    let rewritten: Value =
        serde_json::from_str(&fs::read_to_string(f.path().join("gold/ha-nam.json")).unwrap()).unwrap();
    assert_eq!(rewritten.as_object().unwrap().keys().collect::<Vec<_>>(), ["author", "dates", "indicators"]);
    assert_eq!(rewritten["author"], serde_json::json!({"name": "Thanh Bình"}));
    let made: Value = serde_json::from_str(&fs::read_to_string(f.path().join("gold/b.json")).unwrap()).unwrap();
    assert_eq!((&made["id"], &made["schema"], made.get("text")), (&"b".into(), &"trich/1".into(), None));

    let bytes = || ["gold/b.json", "gold/ha-nam.json"].map(|path| fs::read(f.path().join(path)).unwrap());
    let before = bytes();
    let again = check(f.path(), &["in", "--expected", "gold", "--update"]);
    assert_eq!(said(&again.stdout), "2 articles, 0 expected records rewritten, 0 made\n");
    assert_eq!(bytes(), before);
    let now = check(f.path(), &["in", "--expected", "gold", "--min", "strict=1,dates=1,author=1"]);
    assert_eq!(now.status.code(), Some(0), "{}", said(&now.stdout));
    assert_eq!(check(f.path(), &["in", "--update", "--min", "core=1"]).status.code(), Some(2));
}
