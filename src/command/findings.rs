//! How what is wrong with pattern files is shown: as a compiler does, with the line of the file.

use annotate_snippets::renderer::Renderer;
use annotate_snippets::{AnnotationKind, Level, Origin, Snippet};
use std::io::{self, Write};
use std::path::Path;
use trich::pattern::{Finding, PatternFiles};

/// Shows findings, with colours that `out` may take out; `folder` is the one that the files are of.
pub(crate) fn print(out: &mut dyn Write, findings: &[Finding], files: &PatternFiles, folder: &Path) -> io::Result<()> {
    for finding in findings {
        writeln!(out, "{}\n", rendered(finding, files, folder))?;
    }
    Ok(())
}

fn rendered(finding: &Finding, files: &PatternFiles, folder: &Path) -> String {
    let mut title = Level::ERROR.primary_title(&finding.message);
    if let Some(id) = &finding.id {
        title = title.id(id);
    }
    let path = format!("{}/{}", folder.display(), finding.file);
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
pub(crate) fn count(findings: usize) -> String {
    format!("{findings} finding{}", if findings == 1 { "" } else { "s" })
}
