//! `trich patterns check`: every example gives the facts that it must, every counter-example none.

use super::{Example, Finding, PatternFiles, Patterns};
use crate::calendar::parse_iso;
use crate::extract::{Article, Options, Worker};
use crate::pattern::files::RuleExamples;
use serde_json::Value;

/// What a pattern set was found to be.
#[derive(Debug, Default)]
pub struct Report {
    /// How many rules have examples.
    pub rules: usize,
    /// How many examples and counter-examples were run.
    pub examples: usize,
    /// What is wrong, in the order of the files.
    pub findings: Vec<Finding>,
}

/// Compiles pattern files and runs all their examples.
#[must_use]
pub fn run(files: &PatternFiles) -> Report {
    match Patterns::compile(files) {
        Ok(patterns) => run_compiled(files, &patterns),
        Err(findings) => Report { findings, ..Report::default() },
    }
}

/// Runs all examples of a compiled set.
#[must_use]
pub fn run_compiled(files: &PatternFiles, patterns: &Patterns) -> Report {
    let mut worker = Worker::new(patterns);
    let mut report = Report::default();
    for rule in patterns.examples() {
        report.rules += 1;
        for (example, counter) in
            rule.examples.iter().map(|e| (e, false)).chain(rule.counters.iter().map(|e| (e, true)))
        {
            report.examples += 1;
            let messages = judge(&mut worker, rule, example, counter);
            let file = files.files.iter().find(|f| f.path == rule.file);
            let line = file.map(|f| f.line_of(&example.text));
            report.findings.extend(messages.into_iter().map(|m| Finding::new(&rule.file, line, Some(&rule.id), m)));
        }
    }
    report
}

fn judge(worker: &mut Worker<'_>, rule: &RuleExamples, example: &Example, counter: bool) -> Vec<String> {
    let anchor = match example.date.as_deref().map(|d| (d, parse_iso(d))) {
        Some((text, None)) => return vec![format!("{text:?} is no ISO date")],
        Some((_, anchor)) => anchor,
        None => None,
    };
    if counter && example.reason.is_none() {
        return vec!["a counter-example needs a reason".to_owned()];
    }
    if counter && !example.facts.is_empty() {
        return vec!["a counter-example has no facts".to_owned()];
    }
    let article = Article { text: example.text.get_ref().as_str().into(), anchor, ..Article::default() };
    let record = match serde_json::to_value(worker.extract(&article, Options::default())) {
        Ok(record) => record,
        Err(error) => return vec![format!("the record cannot be written: {error}")],
    };
    let facts = facts_of(rule, &record);
    if counter {
        return facts.iter().map(|f| format!("the counter-example gives a fact: {}", shown(f))).collect();
    }
    if example.facts.is_empty() {
        return vec!["an example needs the facts that it must give".to_owned()];
    }
    let mut left = facts.clone();
    let mut messages = Vec::new();
    for expected in &example.facts {
        match left.iter().position(|fact| holds_all(expected, fact)) {
            Some(at) => {
                left.remove(at);
            }
            None => {
                let got = if facts.is_empty() {
                    "nothing".to_owned()
                } else {
                    facts.iter().map(|f| shown(f)).collect::<Vec<_>>().join("; ")
                };
                messages.push(format!("expected {}, got {got}", serde_json::to_string(expected).unwrap_or_default()));
            }
        }
    }
    if messages.is_empty() {
        messages.extend(left.iter().map(|f| format!("the example gives one fact more than it says: {}", shown(f))));
    }
    messages
}

/// The facts that a rule made: those of its section that carry its id.
fn facts_of<'r>(rule: &RuleExamples, record: &'r Value) -> Vec<&'r Value> {
    let folder = rule.file.split(['/', '.']).next().unwrap_or_default();
    let section = match folder {
        "dates" => "dates",
        "documents" => "documents",
        "indicators" => "indicators",
        "officials" => "officials",
        "places" => "provinces",
        // Layout is told by the record's own fields.
        _ => return vec![record],
    };
    let all = record[section].as_array().map(Vec::as_slice).unwrap_or_default();
    all.iter().filter(|fact| carries(fact, &rule.id)).collect()
}

/// Whether a fact, or a part of it, was made by a rule.
fn carries(fact: &Value, id: &str) -> bool {
    match fact {
        Value::Object(map) => map.iter().any(|(k, v)| k == "rule" && v == id || carries(v, id)),
        Value::Array(items) => items.iter().any(|v| carries(v, id)),
        _ => false,
    }
}

fn holds_all(expected: &toml::Table, fact: &Value) -> bool {
    expected.iter().all(|(key, value)| holds(value, &fact[key]))
}

/// Whether a fact's value is the expected one; the word `null` stands for none, a table for a part.
fn holds(expected: &toml::Value, actual: &Value) -> bool {
    match expected {
        toml::Value::String(text) if text == "null" => actual.is_null(),
        toml::Value::String(text) => actual.as_str() == Some(text),
        toml::Value::Integer(number) => actual.as_f64() == Some(*number as f64),
        toml::Value::Float(number) => actual.as_f64() == Some(*number),
        toml::Value::Boolean(flag) => actual.as_bool() == Some(*flag),
        toml::Value::Datetime(date) => actual.as_str() == Some(&date.to_string()),
        toml::Value::Array(items) => {
            items.iter().all(|item| actual.as_array().is_some_and(|all| all.iter().any(|a| holds(item, a))))
        }
        toml::Value::Table(table) => actual.is_object() && holds_all(table, actual),
    }
}

/// A fact in short, without its offsets and context.
fn shown(fact: &Value) -> String {
    let Value::Object(map) = fact else { return fact.to_string() };
    let told = map
        .iter()
        .filter(|(k, v)| !v.is_null() && !matches!(k.as_str(), "context" | "start" | "end" | "rule" | "mentions"));
    told.map(|(k, v)| format!("{k} = {v}")).collect::<Vec<_>>().join(", ")
}
