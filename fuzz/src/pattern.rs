//! Pattern files that anybody may have written.

use super::few_patterns::few_patterns;
use super::options;
use trich::extract::{Article, Options, Worker};
use trich::pattern::Patterns;
use trich::rules::check;

/// What stands in front of an indicator's phrases.
const INDICATOR: &str =
    "id = \"mushrooms\"\nlabel = \"Mushrooms\"\nvietnamese = \"Nấm\"\nunits = [\"tonne\"]\n[[rule]]\nid = \"hai\"\n";

/// Any text in the place of a pattern file gives findings, each with a place within the file, or
/// patterns that work.
pub fn patterns(input: &[u8]) {
    let (choice, text) = options(input);
    let text = String::from_utf8_lossy(text);
    let few = few_patterns();
    let (path, text) = match few.files.get(usize::from(choice)) {
        Some(file) => (file.path.clone(), text.into_owned()),
        // The text is one phrase.
        None => {
            let phrase = toml::Value::String(text.into_owned());
            ("indicators/mushrooms.toml".to_owned(), format!("{INDICATOR}before = [{phrase}]\n"))
        }
    };
    let mut files = few.clone();
    files.put(path.as_ref(), text);
    let report = check::run(&files);
    for finding in &report.findings {
        assert!(!finding.message.is_empty() && !finding.file.is_empty());
        let Some(file) = files.get(&finding.file) else { continue };
        let lines = file.text.lines().count() + 1;
        assert!(finding.line.is_none_or(|line| (1..=lines).contains(&line)), "{finding}");
        assert!(
            finding.place.is_none_or(|place| place.start <= place.end && place.end <= file.text.len()),
            "{finding}"
        );
    }
    if let Ok(patterns) = Patterns::compile(&files) {
        let article = Article { text: TRIED.into(), ..Article::default() };
        let _ = Worker::new(&patterns).extract(&article, Options { quantities: true, ..Options::default() });
    }
}

/// A text with something for most files.
const TRIED: &str = "Hà Nam: Hội nghị giao ban\nNgày 4/4/2019\n\nSáng 03/4, đồng chí Lê An, Phó Chủ tịch UBND tỉnh, cho biết \
    toàn tỉnh có 42 phiên giao dịch việc làm, đạt 24% kế hoạch theo Quyết định số 12/QĐ-UBND ngày 15/01/2019.\n";
