//! An explanation as one page of HTML that needs no other file: the text with its annotations marked, and
//! below each sentence its facts and what became of its numbers.

use super::{Explanation, Fate, Sentence};
use std::io::{self, Write};

const STYLE: &str = "
body { font: 16px/1.7 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #222; }
.zone { display: inline-block; min-width: 6rem; color: #888; font-size: .75rem; }
.boilerplate { color: #aaa; } .title { font-weight: 600; }
.sentence { margin: .3rem 0; } ul { margin: 0; font-size: .85rem; } li { margin: .2rem 0; }
details { margin: 0 0 1rem 1rem; } summary { color: #555; font-size: .8rem; cursor: pointer; }
code { color: #555; } dl { display: grid; grid-template-columns: 6rem 1fr; margin: 0; } dd { margin: 0; }
span.a { border-radius: 2px; padding: 0 1px; }
.number { background: #ffd9a0; } .fact { background: #a7e3a1; } .unit { border-bottom: 2px solid #e0a030; }
.date { background: #cfe2ff; } .document { background: #e2d4f5; } .place { background: #d2f1ef; }
.person { background: #fbd3e0; } .post { border-bottom: 2px dotted #d0507f; }
.subject { border-bottom: 2px solid #2a7d2a; } .other { border-bottom: 2px solid #b04040; } .cue { border-bottom: 2px dotted #888; }
";

/// What the colours mean, in the order of the legend.
const LEGEND: &[(&str, &str)] = &[
    ("fact", "number of an indicator"),
    ("number", "other number"),
    ("unit", "unit"),
    ("date", "date"),
    ("document", "document"),
    ("place", "place"),
    ("person", "person"),
    ("post", "post"),
    ("subject", "subject"),
    ("other", "outside of the catalogue"),
    ("cue", "cue"),
];

/// Writes an explanation as a page.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write(explanation: &Explanation<'_>, out: &mut impl Write) -> io::Result<()> {
    let id = escaped(&explanation.id);
    writeln!(out, "<!DOCTYPE html>\n<html lang=\"vi\"><head><meta charset=\"utf-8\"><title>{id}</title>")?;
    writeln!(out, "<style>{STYLE}</style></head><body>\n<h1>{id}</h1>\n<p>")?;
    for (class, meaning) in LEGEND {
        writeln!(out, "<span class=\"a {class}\">{meaning}</span>")?;
    }
    writeln!(out, "</p>")?;
    for line in &explanation.lines {
        let zone = line.zone;
        let inside = |s: &&Sentence<'_>| line.start <= s.start && s.start < line.end;
        let sentences: Vec<&Sentence<'_>> = explanation.sentences.iter().filter(inside).collect();
        writeln!(out, "<div><span class=\"zone\">{}</span>", zone.as_str())?;
        // A hard wrap may cut a sentence: it stands with its first line.
        let shown = explanation.sentences.iter().any(|s| s.start < line.end && line.start < s.end);
        if !shown {
            writeln!(out, "<span class=\"{}\">{}</span>", zone.as_str(), escaped(&line.text))?;
        }
        for sentence in sentences {
            write_sentence(explanation, sentence, out)?;
        }
        writeln!(out, "</div>")?;
    }
    writeln!(out, "</body></html>")
}

fn write_sentence(explanation: &Explanation<'_>, sentence: &Sentence<'_>, out: &mut impl Write) -> io::Result<()> {
    write!(out, "<div class=\"sentence {}\">", sentence.zone.as_str())?;
    write_marked(explanation, sentence, out)?;
    writeln!(out, "</div>")?;
    let inside = |start: usize| sentence.start <= start && start < sentence.end;
    let facts: Vec<_> = explanation.facts.iter().filter(|f| inside(f.start)).collect();
    let numbers: Vec<_> = explanation.numbers.iter().filter(|n| inside(n.start) && n.fate != Fate::Indicator).collect();
    if facts.is_empty() && numbers.is_empty() {
        return Ok(());
    }
    writeln!(out, "<details><summary>{} facts, {} other numbers</summary><ul>", facts.len(), numbers.len())?;
    for fact in facts {
        let (text, says, rule) = (escaped(&fact.text), escaped(&fact.says), escaped(&fact.rule));
        writeln!(out, "<li><b>{text}</b> {}[{}]: {says} <code>{rule}</code>", fact.list, fact.index)?;
        if !fact.steps.is_empty() {
            writeln!(out, "<dl>")?;
            for step in &fact.steps {
                let value = step.value.as_deref().map(escaped).unwrap_or_default();
                let words = step.words.as_ref().map(|w| format!("“{}”", escaped(&w.text))).unwrap_or_default();
                let (name, rule) = (step.step.as_str(), escaped(&step.rule));
                writeln!(out, "<dt>{name}</dt><dd><code>{rule}</code> {value} {words}</dd>")?;
            }
            writeln!(out, "</dl>")?;
        }
        writeln!(out, "</li>")?;
    }
    for number in numbers {
        let (text, reason, rule) = (escaped(&number.text), escaped(&number.reason), escaped(&number.rule));
        let condition = number.condition.map_or("", |condition| condition.as_str());
        writeln!(out, "<li><b>{text}</b> {} {condition}: {reason} <code>{rule}</code></li>", number.fate.as_str())?;
    }
    writeln!(out, "</ul></details>")
}

/// The sentence with its annotations: where they overlap, a piece has the classes of all.
fn write_marked(explanation: &Explanation<'_>, sentence: &Sentence<'_>, out: &mut impl Write) -> io::Result<()> {
    let characters: Vec<char> = sentence.text.chars().collect();
    let mut marks: Vec<(usize, usize, &str, String)> = Vec::new();
    for a in &sentence.annotations {
        marks.push((a.start, a.end, a.layer.as_str(), format!("{}: {}", a.layer.as_str(), a.rule)));
    }
    for number in explanation.numbers.iter().filter(|n| n.start < sentence.end && sentence.start < n.end) {
        let class = if number.fate == Fate::Indicator { "fact" } else { "" };
        marks.push((number.start, number.end, class, number.reason.clone()));
    }
    let edges = marks.iter().flat_map(|mark| [mark.0, mark.1]);
    let mut edges: Vec<usize> = edges.chain([sentence.start, sentence.end]).collect();
    edges.retain(|&edge| sentence.start <= edge && edge <= sentence.end);
    edges.sort_unstable();
    edges.dedup();
    for piece in edges.windows(2) {
        let text: String = characters[piece[0] - sentence.start..piece[1] - sentence.start].iter().collect();
        let here: Vec<_> = marks.iter().filter(|mark| mark.0 <= piece[0] && piece[1] <= mark.1).collect();
        if here.is_empty() {
            write!(out, "{}", escaped(&text))?;
            continue;
        }
        let classes = here.iter().map(|mark| mark.2).collect::<Vec<_>>().join(" ");
        let title = here.iter().map(|mark| mark.3.as_str()).collect::<Vec<_>>().join("\n");
        write!(out, "<span class=\"a {classes}\" title=\"{}\">{}</span>", escaped(&title), escaped(&text))?;
    }
    Ok(())
}

/// Text as HTML has it, in elements and in quoted attributes.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(c),
        }
    }
    out
}
