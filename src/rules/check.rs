//! `trich patterns check`: every example gives the facts that it must, every counter-example none.

use crate::calendar::parse_iso;
use crate::extract::{Article, Facts, Options, Outline, Worker};
use crate::layout::Zone;
use crate::pattern::files::Fact;
use crate::pattern::layout::Kind;
use crate::pattern::{Compiled, Example, Finding, PatternFile, PatternFiles, Patterns, Place, RuleExamples};
use crate::text::Span;
use serde_json::{Value, json};
use toml::Spanned;

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

/// What came of an example.
#[derive(Debug)]
pub struct Outcome<'p> {
    /// The rule that it is an example of.
    pub rule: &'p RuleExamples,
    /// The example, or counter-example.
    pub example: &'p Example,
    /// The 1-based line at which its text stands in the file.
    pub line: usize,
    /// It is a counter-example.
    pub counter: bool,
    /// The facts that the rule made of it, in short.
    pub found: Vec<String>,
    /// What is wrong.
    pub findings: Vec<Finding>,
}

/// Compiles pattern files and runs all their examples.
#[must_use]
pub fn run(files: &PatternFiles) -> Report {
    match Compiled::read(files) {
        Ok(compiled) => run_compiled(files, &compiled),
        Err(findings) => Report { findings, ..Report::default() },
    }
}

/// Runs all examples of a compiled set.
#[must_use]
pub fn run_compiled(files: &PatternFiles, compiled: &Compiled) -> Report {
    let mut report = Report { rules: compiled.rules.len(), ..Report::default() };
    for outcome in files.files.iter().flat_map(|file| outcomes(file, compiled)) {
        report.examples += 1;
        report.findings.extend(outcome.findings);
    }
    report
}

/// Runs the examples of one file of a compiled set, in its order.
pub fn outcomes<'p>(file: &PatternFile, compiled: &'p Compiled) -> impl Iterator<Item = Outcome<'p>> {
    let patterns = &compiled.patterns;
    let mut worker = Worker::new(patterns);
    let rules = compiled.rules.iter().filter(|rule| rule.file == file.path);
    let examples = rules.flat_map(|rule| {
        let counters = rule.counters.iter().map(move |example| (rule, example, true));
        rule.examples.iter().map(move |example| (rule, example, false)).chain(counters)
    });
    examples.map(move |(rule, example, counter)| {
        let mut judge = Judge { patterns, file, rule, example, found: Vec::new(), wrong: Vec::new() };
        judge.judge(&mut worker, counter);
        let Judge { found, wrong, .. } = judge;
        let finding = |(at, message)| file.finding(Some(at), Some(&rule.id), message);
        let line = file.line(file.place_of(&example.text));
        Outcome { rule, example, line, counter, found, findings: wrong.into_iter().map(finding).collect() }
    })
}

/// Judges one example.
struct Judge<'j> {
    patterns: &'j Patterns,
    file: &'j PatternFile,
    rule: &'j RuleExamples,
    example: &'j Example,
    found: Vec<String>,
    wrong: Vec<(Place, String)>,
}

impl Judge<'_> {
    fn judge(&mut self, worker: &mut Worker<'_>, counter: bool) {
        let (rule, example) = (self.rule, self.example);
        let anchor = match example.date.as_ref().map(|date| (date, parse_iso(date.get_ref()))) {
            Some((date, None)) => {
                let message = format!("{:?} is no ISO date", date.get_ref());
                return self.wrong.push((self.file.place_of(date), message));
            }
            Some((_, anchor)) => anchor,
            None => None,
        };
        if counter && example.reason.is_none() {
            return self.wrong("a counter-example needs a reason");
        }
        if counter && !example.facts.is_empty() {
            return self.wrong("a counter-example has no facts");
        }
        if !counter && example.facts.is_empty() {
            return self.wrong("an example needs the facts that it must give");
        }
        let text = example.text.get_ref();
        let article = Article { text: text.as_str().into(), anchor, ..Article::default() };
        let mut record = match serde_json::to_value(worker.extract(&article, Options::default())) {
            Ok(record) => record,
            Err(error) => return self.wrong(format!("the record cannot be written: {error}")),
        };
        if section(rule) == Section::Facts(NUMBERS) {
            record[NUMBERS] = numbers(worker, &article);
        }
        match section(rule) {
            Section::Facts(name) => {
                let all = record[name].as_array().map(Vec::as_slice).unwrap_or_default();
                let (own, others): (Vec<&Value>, _) = all.iter().partition(|fact| carries(fact, &rule.id));
                self.found = own.iter().map(|fact| shown(fact)).collect();
                if counter {
                    let facts = self.found.iter().map(|fact| format!("the counter-example gives a fact: {fact}"));
                    self.wrong.extend(facts.map(|message| (self.file.place_of(&example.text), message)));
                } else {
                    self.facts(own, others, true);
                }
            }
            Section::Page => {
                let outline = worker.outline(text);
                if counter {
                    self.page_counter(&record, &outline);
                } else {
                    let facts = page_facts(&outline, &record);
                    self.found = facts.iter().map(shown).filter(|fact| !fact.is_empty()).collect();
                    self.facts(facts.iter().collect(), Vec::new(), false);
                }
            }
        }
    }

    /// Something is wrong with the example as a whole.
    fn wrong(&mut self, message: impl Into<String>) {
        self.wrong.push((self.file.place_of(&self.example.text), message.into()));
    }

    /// Every expected fact must be there, and with `all` none beside them that the rule made.
    fn facts(&mut self, mut own: Vec<&Value>, mut others: Vec<&Value>, all: bool) {
        let mut some = false;
        let mut missing = Vec::new();
        for expected in &self.example.facts {
            if let Some(at) = own.iter().position(|fact| holds_all(expected.get_ref(), fact)) {
                own.remove(at);
                some = true;
            } else if let Some(at) = others.iter().position(|fact| holds_all(expected.get_ref(), fact)) {
                // A sentence may hold facts of other rules too.
                others.remove(at);
            } else {
                missing.push(expected);
            }
        }
        for expected in &missing {
            let wrong = self.missing(expected, &own);
            self.wrong.push(wrong);
        }
        if missing.is_empty() && !some {
            self.wrong("the facts are there, but other rules made them all");
        } else if missing.is_empty() && all {
            for fact in own {
                self.wrong(format!("the example gives one fact more than it says: {}", shown(fact)));
            }
        }
    }

    /// What to say of an expected fact that is not there: how the nearest of those that are left differs.
    fn missing(&self, expected: &Spanned<Fact>, left: &[&Value]) -> (Place, String) {
        let differing = |fact: &Value| -> Vec<(&String, &Spanned<toml::Value>)> {
            expected.get_ref().iter().filter(|(key, value)| !holds(value.get_ref(), &fact[key.as_str()])).collect()
        };
        let nearest = left.iter().map(|fact| (differing(fact), fact)).min_by_key(|(keys, _)| keys.len());
        let at = self.file.place_of(expected);
        match nearest {
            Some((keys, fact)) if keys.len() < expected.get_ref().len() => {
                let told =
                    keys.iter().map(|(key, value)| format!("{key} is {}, not {}", fact[key.as_str()], value.get_ref()));
                let told = told.collect::<Vec<_>>().join("; ");
                (if let [(_, value)] = keys[..] { self.file.place_of(value) } else { at }, told)
            }
            _ if self.found.is_empty() => (at, "the rule finds nothing in this text".to_owned()),
            _ => (at, format!("the rule does not find this; it finds {}", self.found.join("; "))),
        }
    }

    /// A counter-example of layout has no boilerplate and nothing of the rule's kind, one of segmentation a sentence a line.
    fn page_counter(&mut self, record: &Value, outline: &Outline) {
        let lines = |zone| outline.lines.iter().filter(move |(_, other)| *other == zone);
        for (line, _) in lines(Zone::Boilerplate) {
            self.wrong(format!("{line:?} is taken for boilerplate"));
        }
        let (sentences, all) = (outline.sentences.len(), outline.lines.len());
        match self.patterns.layout.kind_of(&self.rule.id) {
            Some(Kind::Published | Kind::Weekday | Kind::Month | Kind::Filler | Kind::Poster) => {
                self.found_on_page("publication date", &record["published"]["text"]);
            }
            Some(Kind::Author | Kind::Source | Kind::Outlet | Kind::Office | Kind::Credit) => {
                self.found_on_page("byline", &record["author"]["text"]);
            }
            Some(Kind::Caption | Kind::CaptionStart) => {
                for (line, _) in lines(Zone::Caption) {
                    self.wrong(format!("{line:?} is taken for a caption"));
                }
            }
            None if sentences != all => self.wrong(format!("{sentences} sentences on {all} lines")),
            _ => {}
        }
    }

    fn found_on_page(&mut self, what: &str, text: &Value) {
        if let Some(text) = text.as_str() {
            self.wrong(format!("{text:?} is taken for a {what}"));
        }
    }
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
fn page_facts(outline: &Outline, record: &Value) -> Vec<Value> {
    let mut facts = vec![
        json!({ "title": record["title"]["text"] }),
        json!({ "published": record["published"]["value"] }),
        json!({ "author": record["author"]["name"], "outlet": record["author"]["outlet"] }),
    ];
    facts.extend(outline.lines.iter().map(|(line, zone)| json!({ "line": line, "zone": zone })));
    facts.extend(outline.sentences.iter().map(|sentence| json!({ "sentence": sentence })));
    facts
}

/// Whether a fact, or a part of it, was made by a rule.
fn carries(fact: &Value, id: &str) -> bool {
    match fact {
        Value::Object(map) => map.iter().any(|(k, v)| k == "rule" && v == id || carries(v, id)),
        Value::Array(items) => items.iter().any(|v| carries(v, id)),
        _ => false,
    }
}

fn holds_all(expected: &Fact, fact: &Value) -> bool {
    expected.iter().all(|(key, value)| holds(value.get_ref(), &fact[key.as_str()]))
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
        toml::Value::Table(table) => {
            actual.is_object() && table.iter().all(|(key, value)| holds(value, &actual[key.as_str()]))
        }
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
