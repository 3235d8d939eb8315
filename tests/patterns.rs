//! The patterns that the binary carries are right, and a wrong pattern file is refused with its
//! place and reason, all findings at once.

mod support;

use proptest::prelude::*;
use proptest::sample::Index;
use std::collections::{HashMap, HashSet};
use std::path::Path;
use support::few_patterns::few_patterns;
use trich::pattern::{Finding, PatternFile, PatternFiles, Patterns};
use trich::rules::check;

#[test]
fn embedded_patterns_have_no_findings() {
    let report = check::run(&PatternFiles::embedded());
    println!("{} rules, {} examples", report.rules, report.examples);
    assert!(report.examples > 500, "only {} examples were run", report.examples);
    assert!(report.findings.is_empty(), "{}", shown(&report.findings));
}

#[test]
fn every_indicator_is_told_in_six_ways() {
    let mut phrases: HashMap<String, usize> = HashMap::new();
    let mut told: HashMap<String, HashSet<String>> = HashMap::new();
    for file in PatternFiles::embedded().files.iter().filter(|f| f.path.starts_with("indicators/")) {
        let syntax: toml::Table = toml::from_str(&file.text).expect("TOML");
        let id = syntax["id"].as_str().expect("an id");
        for rule in syntax["rule"].as_array().expect("rules") {
            let lists = ["before", "after", "frame"].iter().filter_map(|list| rule.get(list)?.as_array());
            *phrases.entry(id.to_owned()).or_default() += lists.map(Vec::len).sum::<usize>();
            for example in rule.get("example").and_then(|e| e.as_array()).into_iter().flatten() {
                let text = example["text"].as_str().expect("a text");
                for fact in example["facts"].as_array().expect("facts") {
                    let of = fact.get("indicator").and_then(|i| i.as_str()).unwrap_or(id);
                    told.entry(of.to_owned()).or_default().insert(text.to_owned());
                }
            }
        }
    }
    assert!(phrases.len() > 50, "only {} indicators", phrases.len());
    for (id, phrases) in phrases {
        assert!(phrases >= 6, "{id}: only {phrases} phrases");
        let told = told.get(&id).map_or(0, HashSet::len);
        assert!(told >= 6, "{id}: only {told} examples tell it");
    }
}

fn shown(findings: &[Finding]) -> String {
    findings.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

/// The embedded files with some of them replaced or added.
fn with(files: &[(&str, &str)]) -> PatternFiles {
    let mut all = PatternFiles::embedded();
    for (path, text) in files {
        all.files.retain(|file| file.path != *path);
        all.files.push(PatternFile { path: (*path).to_owned(), text: (*text).to_owned() });
    }
    all.files.sort_by(|a, b| a.path.cmp(&b.path));
    all
}

fn embedded(path: &str) -> String {
    let files = PatternFiles::embedded().files;
    files.into_iter().find(|file| file.path == path).unwrap_or_else(|| panic!("no file {path}")).text
}

/// An indicator that is like any other: the bad ones differ from it in one place.
const GOOD: &str = r#"id = "mushrooms"
label = "Mushrooms"
vietnamese = "Nấm"
units = ["tonne", "vnd"]
[[rule]]
id = "thu-hai"
before = ["thu hái nấm mối đất"]
[[rule.example]]
text = "Năm 2018, xã thu hái nấm mối đất 12 tấn."
date = "2018-12-01"
facts = [{ value = 12, unit = "tonne" }]
[[rule.counter]]
text = "Xã không thu hái nấm mối đất."
reason = "no number"
"#;

const PATH: &str = "indicators/mushrooms.toml";

/// What is changed in [`GOOD`], and the finding that it must give.
struct Bad {
    from: &'static str,
    to: &'static str,
    /// Counted from 1.
    line: usize,
    id: Option<&'static str>,
    message: &'static str,
}

const fn bad(from: &'static str, to: &'static str, line: usize, id: &'static str, message: &'static str) -> Bad {
    Bad { from, to, line, id: if id.is_empty() { None } else { Some(id) }, message }
}

const RULE: &str = "mushrooms/thu-hai";

/// Found when the files are compiled.
const SYNTAX: &[Bad] = &[
    bad("label =", "lable =", 2, "", "unknown field `lable`"),
    bad("before =", "befor =", 7, "", "unknown field `befor`"),
    bad("reason =", "because =", 14, "", "unknown field `because`"),
    bad("label = \"Mushrooms\"\n", "", 1, "", "missing field `label`"),
    bad("label = \"Mushrooms\"", "label = \"Mushrooms", 2, "", ""),
    bad("\"tonne\", \"vnd\"", "\"ton\"", 4, "", "unknown variant `ton`"),
    bad("\"tonne\", \"vnd\"", "", 1, "mushrooms", "no units"),
    bad("id = \"mushrooms\"", "id = \"job_fairs\"", 1, "job_fairs", "another file has the same id"),
    bad(
        "units = [\"tonne\", \"vnd\"]",
        "units = [\"tonne\"]\nsister = { vnd = \"truffles\" }",
        5,
        "mushrooms",
        "no indicator \"truffles\"",
    ),
    bad("id = \"mushrooms\"", "id = \"Mush rooms\"", 1, "Mush rooms", "small letters"),
    bad("\"Nấm\"", "\"___\"", 3, "", "a blank is left"),
    bad("[[rule.example]]", "[[rule]]\nid = \"thu-hai\"\nbefore = [\"hái nấm\"]\n[[rule.example]]", 9, RULE, "same id"),
    bad("before = [\"thu hái nấm mối đất\"]", "before = []", 6, RULE, "no phrase"),
    bad("before = [\"thu hái nấm mối đất\"]", "frame = [\"thu hái nấm\"]", 7, RULE, "in the slot {n}"),
    bad("thu hái nấm mối đất\"]", "thu hái {n:mushroom}\"]", 7, RULE, "no slot class \"mushroom\""),
    bad("thu hái nấm mối đất\"]", "thu hái (nấm|rau\"]", 7, RULE, "')' is missing"),
    bad("thu hái nấm mối đất\"]", "thu hái nấm] mối\"]", 7, RULE, "']' without its opening mark"),
    bad("thu hái nấm mối đất\"]", "thu hái <mushroom>\"]", 7, RULE, "no table \"mushroom\""),
    bad("thu hái nấm mối đất\"]", "[thu hái]\"]", 7, RULE, "matches nothing"),
    bad("thu hái nấm mối đất\"]", "{=thu hái}\"]", 7, RULE, "without a name"),
    bad(
        "thu hái nấm mối đất\"]",
        "(a|b|c|d|e|f|g|h) (a|b|c|d|e|f|g|h) (a|b|c|d|e|f|g|h) (a|b|c|d|e|f|g|h) (a|b|c|d|e|f|g|h)\"]",
        7,
        RULE,
        "more than 20000 sequences",
    ),
];

/// Found when the examples are run.
const EXAMPLES: &[Bad] = &[
    bad("facts = [{ value = 12, unit = \"tonne\" }]", "", 9, RULE, "an example needs the facts"),
    bad("value = 12", "value = 13", 11, RULE, "value is 12, not 13"),
    bad("unit = \"tonne\"", "unit = \"vnd\"", 11, RULE, "unit is \"tonne\", not \"vnd\""),
    bad("đất 12 tấn.", "đất.", 11, RULE, "the rule finds nothing"),
    bad("đất 12 tấn.", "đất 12 tấn; thôn Hạ thu hái nấm mối đất 3 tấn.", 9, RULE, "one fact more"),
    bad("2018-12-01", "2018-13-01", 10, RULE, "\"2018-13-01\" is no ISO date"),
    bad("Xã không thu hái nấm mối đất.", "Xã thu hái nấm mối đất 5 tấn.", 13, RULE, "the counter-example gives a fact"),
    bad("reason = \"no number\"", "", 13, RULE, "needs a reason"),
    bad("reason = \"no number\"", "reason = \"none\"\nfacts = [{ value = 1 }]", 13, RULE, "has no facts"),
];

impl Bad {
    fn text(&self) -> String {
        assert!(GOOD.contains(self.from), "{:?} is not in the good file", self.from);
        GOOD.replacen(self.from, self.to, 1)
    }

    fn is(&self, finding: &Finding) -> bool {
        finding.file == PATH
            && finding.line == Some(self.line)
            && finding.id.as_deref() == self.id
            && finding.message.contains(self.message)
    }
}

#[test]
fn a_bad_file_is_refused_with_line_and_id() {
    for bad in SYNTAX {
        let report = check::run(&alone(&bad.text()));
        assert!(report.findings.iter().any(|finding| bad.is(finding)), "{}: {}", bad.to, shown(&report.findings));
        assert_eq!(report.examples, 0, "no example runs on patterns that do not compile");
    }
}

/// The file among few others, without their examples, so that it is soon compiled.
fn alone(text: &str) -> PatternFiles {
    let mut files = few_patterns().clone();
    files.put(Path::new(PATH), text.to_owned());
    files
}

#[test]
fn a_bad_example_is_refused_with_line_and_id() {
    let good = check::run(&alone(GOOD));
    assert!(good.findings.is_empty() && good.examples == 2, "{} {}", good.examples, shown(&good.findings));
    for bad in EXAMPLES {
        let report = check::run(&alone(&bad.text()));
        assert!(report.findings.iter().any(|finding| bad.is(finding)), "{}: {}", bad.to, shown(&report.findings));
    }
}

#[test]
fn all_findings_come_at_once() {
    let second = embedded("indicators/job_fairs.toml").replacen("{component=", "{component:", 1);
    let third = embedded("clauses.toml") + "\n[[cue]]\nkind = \"hope\"\nwords = [\"mong\"]\n";
    let files = with(&[
        (
            PATH,
            &SYNTAX.iter().filter(|bad| bad.id == Some(RULE)).fold(GOOD.to_owned(), |text, bad| {
                // One more rule for each defect.
                let rule = bad.text().split_once("[[rule]]").map(|(_, rule)| rule.to_owned()).unwrap_or_default();
                format!("{text}[[rule]]{rule}")
            }),
        ),
        ("indicators/job_fairs.toml", &second),
        ("clauses.toml", &third),
        ("recipes.toml", "soup = \"phở\"\n"),
    ]);
    let report = check::run(&files);
    let told = shown(&report.findings);
    for message in
        ["slot {n}", "no slot class", "')' is missing", "no table", "matches nothing", "sequences", "same id"]
    {
        assert!(report.findings.iter().any(|f| f.file == PATH && f.message.contains(message)), "{message}: {told}");
    }
    assert!(report.findings.iter().any(|f| f.file == "indicators/job_fairs.toml" && f.place.is_some()), "{told}");
    assert!(report.findings.iter().any(|f| f.file == "clauses.toml" && f.message.contains("hope")), "{told}");
    let unread = |f: &Finding| f.file == "recipes.toml" && f.message.contains("no part of trich reads this file");
    assert!(report.findings.iter().any(unread), "{told}");
}

#[test]
fn a_missing_file_is_named() {
    for path in [
        "tables.toml",
        "dates.toml",
        "documents.toml",
        "clauses.toml",
        "numbers.toml",
        "layout.toml",
        "quantities.toml",
    ] {
        let mut files = PatternFiles::embedded();
        files.files.retain(|file| file.path != path);
        let findings = Patterns::compile(&files).expect_err(path);
        let named = |f: &Finding| f.file == path && f.message == "the file is missing";
        assert!(findings.iter().any(named), "{path}: {}", shown(&findings));
    }
}

/// Damages every file at once, so that one compilation tells of all.
fn all_damaged(damage: impl Fn(&str) -> String) -> Vec<Finding> {
    let mut files = PatternFiles::embedded();
    files.files.iter_mut().for_each(|file| file.text = damage(&file.text));
    Patterns::compile(&files).expect_err("every file is wrong")
}

#[test]
fn every_file_refuses_a_key_that_it_does_not_know() {
    let findings = all_damaged(|text| format!("# A comment.\ncolour = \"red\"\n{text}"));
    for file in PatternFiles::embedded().files {
        let told = |f: &Finding| f.file == file.path && f.line == Some(2) && f.message.contains("colour");
        assert!(findings.iter().any(told), "{}: {}", file.path, shown(&findings));
    }
}

#[test]
fn every_file_that_is_no_toml_is_told_with_its_line() {
    let findings = all_damaged(|text| format!("broken = [\n{text}"));
    for file in PatternFiles::embedded().files {
        let told = |f: &Finding| f.file == file.path && f.place.is_some();
        assert!(findings.iter().any(told), "{}: {}", file.path, shown(&findings));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is done to a file, there are findings or patterns, and never a panic.
    #[test]
    fn damaged_files_never_panic(
        which in any::<Index>(),
        drops in prop::collection::vec(any::<Index>(), 0..4),
        insert in (any::<Index>(), prop::sample::select(&["(", "]", "{n}", "<", "|", "\"", "\\\\", "#", "{", "-1", "9999999999"][..])),
    ) {
        let mut files = PatternFiles::embedded();
        let file = which.index(files.files.len());
        let file = &mut files.files[file];
        let mut lines: Vec<&str> = file.text.lines().collect();
        for drop in drops {
            if !lines.is_empty() {
                lines.remove(drop.index(lines.len()));
            }
        }
        let mut text = lines.join("\n");
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        text.insert_str(places[insert.0.index(places.len())], insert.1);
        file.text = text;
        let _ = Patterns::compile(&files);
    }
}
