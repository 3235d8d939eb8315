//! An explanation as text for a terminal.

use super::{Explanation, Fact, Fate, Number, Sentence};
use crate::record::Mention;
use std::io::{self, Write};

/// Writes an explanation: the lines with their zones, then each sentence with what was found in it.
///
/// # Errors
/// Where `out` cannot be written.
pub fn write(explanation: &Explanation<'_>, out: &mut impl Write) -> io::Result<()> {
    writeln!(out, "{}", explanation.id)?;
    for line in &explanation.lines {
        writeln!(out, "{:>12}  {}", line.zone.as_str(), line.text)?;
    }
    for sentence in &explanation.sentences {
        write_sentence(explanation, sentence, out)?;
    }
    Ok(())
}

fn write_sentence(explanation: &Explanation<'_>, sentence: &Sentence<'_>, out: &mut impl Write) -> io::Result<()> {
    let heading = if sentence.heading { ", heading" } else { "" };
    writeln!(out, "\n[{}–{}, {}{heading}] {}", sentence.start, sentence.end, sentence.zone.as_str(), sentence.text)?;
    if !sentence.annotations.is_empty() {
        writeln!(out, "  found")?;
    }
    for a in &sentence.annotations {
        writeln!(out, "    {:>5} {:<9} {}  [{}]", a.start, a.layer.as_str(), a.text, a.rule)?;
    }
    let inside = |start: usize| sentence.start <= start && start < sentence.end;
    let facts: Vec<&Fact<'_>> = explanation.facts.iter().filter(|f| inside(f.start)).collect();
    if !facts.is_empty() {
        writeln!(out, "  facts")?;
    }
    for fact in facts {
        writeln!(out, "    {}[{}] {}  = {}  [{}]", fact.list, fact.index, fact.text, fact.says, fact.rule)?;
        for step in &fact.steps {
            let value = step.value.as_ref().map(|value| format!(" {value}")).unwrap_or_default();
            writeln!(out, "        {:<9} {}{value}{}", step.step.as_str(), step.rule, quoted(step.words.as_ref()))?;
        }
    }
    let without: Vec<&Number<'_>> =
        explanation.numbers.iter().filter(|n| inside(n.start) && n.fate != Fate::Indicator).collect();
    if !without.is_empty() {
        writeln!(out, "  numbers of no indicator")?;
    }
    for number in without {
        let condition = number.condition.map_or_else(String::new, |condition| format!(" {}", condition.as_str()));
        let fate = number.fate.as_str();
        writeln!(
            out,
            "    {:>5} {}  {fate}{condition}: {}  [{}]",
            number.start, number.text, number.reason, number.rule
        )?;
    }
    Ok(())
}

fn quoted(words: Option<&Mention<'_>>) -> String {
    words.map(|words| format!("  \"{}\" @{}", words.text, words.start)).unwrap_or_default()
}
