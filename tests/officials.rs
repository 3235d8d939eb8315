//! The examples of `patterns/officials`: each rule finds what it must and nothing more.

use serde_json::Value;
use trich::extract::{Article, Options, Worker};
use trich::pattern::Patterns;

fn officials(worker: &mut Worker<'_>, text: &str) -> Vec<Value> {
    let article = Article { text: text.into(), ..Article::default() };
    let record = worker.extract(&article, Options::default());
    record.officials.iter().map(|o| serde_json::to_value(o).expect("an official serializes")).collect()
}

/// Whether `fact` has every key that `wanted` gives, with that value.
fn matches(wanted: &Value, fact: &Value) -> bool {
    match (wanted, fact) {
        (Value::Object(w), Value::Object(f)) => w.iter().all(|(k, v)| f.get(k).is_some_and(|x| matches(v, x))),
        (Value::Array(w), Value::Array(f)) => w.len() == f.len() && w.iter().zip(f).all(|(a, b)| matches(a, b)),
        _ => wanted == fact,
    }
}

fn made_by(fact: &Value, rule: &str) -> bool {
    let post = |p: &Value| p["rule"] == rule;
    fact["rule"] == rule || fact["positions"].as_array().is_some_and(|p| p.iter().any(post))
}

#[test]
fn every_rule_finds_what_its_examples_say() {
    let patterns = Patterns::embedded().expect("the embedded patterns compile");
    let mut worker = Worker::new(&patterns);
    let mut wrong = Vec::new();
    for rule in patterns.official_examples() {
        for example in &rule.examples {
            let text = example.text.get_ref();
            let found = officials(&mut worker, text);
            let mine: Vec<&Value> = found.iter().filter(|f| made_by(f, &rule.id)).collect();
            let wanted: Vec<Value> =
                example.facts.iter().map(|f| serde_json::to_value(f).expect("a fact is JSON")).collect();
            let missed = wanted.iter().any(|w| !found.iter().any(|f| matches(w, f)));
            if missed || mine.iter().any(|f| !wanted.iter().any(|w| matches(w, f))) {
                wrong.push(format!("{}: {text}\n  found {}", rule.id, Value::Array(found)));
            }
        }
        for counter in &rule.counters {
            let text = counter.text.get_ref();
            let found = officials(&mut worker, text);
            if found.iter().any(|f| made_by(f, &rule.id)) {
                wrong.push(format!("{} must find nothing: {text}\n  found {}", rule.id, Value::Array(found)));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
