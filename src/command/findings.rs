//! How what is wrong with pattern files is shown: as a compiler does, with the line of the file.

use crate::report;
use annotate_snippets::renderer::Renderer;
use annotate_snippets::{AnnotationKind, Level, Origin, Snippet};
use std::io::{self, Write};
use trich::pattern::{Finding, PatternFiles};

/// Shows findings, with colours that `out` may take out; `path` is where a file of the set stands.
pub(crate) fn print(
    out: &mut dyn Write,
    findings: &[Finding],
    files: &PatternFiles,
    path: &dyn Fn(&str) -> String,
) -> io::Result<()> {
    for finding in findings {
        writeln!(out, "{}\n", rendered(finding, files, path(&finding.file)))?;
    }
    Ok(())
}

fn rendered(finding: &Finding, files: &PatternFiles, path: String) -> String {
    let mut title = Level::ERROR.primary_title(&finding.message);
    if let Some(id) = &finding.id {
        title = title.id(id);
    }
    let source = finding.place.and_then(|place| Some((place, &files.get(&finding.file)?.text)));
    let group = match source {
        Some((place, text)) => {
            let span = place.start.min(text.len())..place.end.min(text.len());
            title.element(Snippet::source(text).path(path).annotation(AnnotationKind::Primary.span(span)))
        }
        None => title.element(Origin::path(path)),
    };
    Renderer::styled().render(&[group])
}

/// So many findings, in words.
pub(crate) fn count(findings: &[Finding]) -> String {
    report::count(findings.len() as u64, "finding")
}
