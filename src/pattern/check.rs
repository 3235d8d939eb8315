//! `trich patterns check`: every example gives the facts that it must, every counter-example none.

use super::{Example, Finding, PatternFiles, Patterns};
use crate::calendar::parse_iso;
use crate::extract::{Article, Facts, Options, Outline, Worker};
use crate::layout::Zone;
use crate::pattern::files::RuleExamples;
use crate::text::Span;
use serde_json::{Value, json};

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
    let mut record = match serde_json::to_value(worker.extract(&article, Options::default())) {
        Ok(record) => record,
        Err(error) => return vec![format!("the record cannot be written: {error}")],
    };
    if section(rule) == Section::Facts(NUMBERS) {
        record[NUMBERS] = numbers(worker, &article);
    }
    let text = example.text.get_ref();
    let pages: Vec<Value>;
    let facts = match section(rule) {
        Section::Facts(name) => facts_of(rule, &record[name]),
        Section::Page => {
            pages = page_facts(worker, text, &record);
            pages.iter().collect()
        }
    };
    if let (Section::Page, true) = (section(rule), counter) {
        return page_counter(rule, &worker.outline(text));
    }
    if counter {
        return facts.iter().map(|f| format!("the counter-example gives a fact: {}", shown(f))).collect();
    }
    if example.facts.is_empty() {
        return vec!["an example needs the facts that it must give".to_owned()];
    }
    let mut left = facts.clone();
    let mut others: Vec<&Value> = match section(rule) {
        Section::Facts(name) => {
            record[name].as_array().into_iter().flatten().filter(|f| !carries(f, &rule.id)).collect()
        }
        Section::Page => Vec::new(),
    };
    let mut messages = Vec::new();
    let mut own = false;
    for expected in &example.facts {
        if let Some(at) = left.iter().position(|fact| holds_all(expected, fact)) {
            left.remove(at);
            own = true;
        } else if let Some(at) = others.iter().position(|fact| holds_all(expected, fact)) {
            // A sentence may hold facts of other rules too.
            others.remove(at);
        } else {
            let got = if facts.is_empty() {
                "nothing".to_owned()
            } else {
                facts.iter().map(|f| shown(f)).collect::<Vec<_>>().join("; ")
            };
            messages.push(format!("expected {}, got {got}", serde_json::to_string(expected).unwrap_or_default()));
        }
    }
    if messages.is_empty() && !own {
        messages.push("the facts are there, but other rules made them all".to_owned());
    }
    if messages.is_empty() && matches!(section(rule), Section::Facts(_)) {
        messages.extend(left.iter().map(|f| format!("the example gives one fact more than it says: {}", shown(f))));
    }
    messages
}

/// The list of [`numbers`], which is no part of a record.
const NUMBERS: &str = "numbers";

/// Where the facts of a rule stand.
#[derive(PartialEq)]
enum Section {
    /// In a list of the record.
    Facts(&'static str),
    /// In the record's own fields, and in the layout and sentences behind it.
    Page,
}

fn section(rule: &RuleExamples) -> Section {
    match rule.file.split(['/', '.']).next().unwrap_or_default() {
        "dates" => Section::Facts("dates"),
        "documents" => Section::Facts("documents"),
        "indicators" => Section::Facts("indicators"),
        "officials" => Section::Facts("officials"),
        "places" => Section::Facts("provinces"),
        "quantities" => Section::Facts(NUMBERS),
        _ => Section::Page,
    }
}

/// The facts that a rule made: those that carry its id.
fn facts_of<'r>(rule: &RuleExamples, all: &'r Value) -> Vec<&'r Value> {
    let all = all.as_array().map(Vec::as_slice).unwrap_or_default();
    all.iter().filter(|fact| carries(fact, &rule.id)).collect()
}

/// The numbers that no date, document or indicator claims, whether they count something or not.
fn numbers(worker: &mut Worker<'_>, article: &Article<'_>) -> Value {
    worker.with_context(&article.text, |context| {
        let (doc, rules) = (context.doc, &context.patterns.quantities.rules);
        let facts = Facts::find(context, article, None).leftovers(context).into_iter().map(|number| {
            json!({
                "text": doc.slice(Span { start: number.span.start, end: number.end() }),
                "value": number.quantity.map(|q| q.value),
                "unit": number.unit.map(|span| doc.clean(span)),
                "noun": number.noun.map(|span| doc.clean(span)),
                "rule": rules[number.rule].id,
            })
        });
        facts.collect()
    })
}

/// Headline, publication date, byline, lines with their zones, and sentences, as facts.
fn page_facts(worker: &mut Worker<'_>, text: &str, record: &Value) -> Vec<Value> {
    let outline = worker.outline(text);
    let mut facts = vec![
        json!({ "title": record["title"]["text"] }),
        json!({ "published": record["published"]["value"] }),
        json!({ "author": record["author"]["name"], "outlet": record["author"]["outlet"] }),
    ];
    facts.extend(outline.lines.iter().map(|(line, zone)| json!({ "line": line, "zone": zone })));
    facts.extend(outline.sentences.iter().map(|sentence| json!({ "sentence": sentence })));
    facts
}

/// A counter-example of layout has no boilerplate, one of segmentation a sentence a line.
fn page_counter(rule: &RuleExamples, outline: &Outline) -> Vec<String> {
    let boilerplate = outline.lines.iter().filter(|(_, zone)| *zone == Zone::Boilerplate);
    let mut messages: Vec<String> = boilerplate.map(|(line, _)| format!("{line:?} is taken for boilerplate")).collect();
    if rule.file == "sentences.toml" && outline.sentences.len() != outline.lines.len() {
        messages = vec![format!("{} sentences on {} lines", outline.sentences.len(), outline.lines.len())];
    }
    messages
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
