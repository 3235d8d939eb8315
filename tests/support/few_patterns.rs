//! A small set of patterns that compiles soon: what is put beside a pattern file that is tried out.

use std::sync::OnceLock;
use trich::pattern::PatternFiles;

/// The files that the binary carries without their examples, with one indicator alone and no other
/// subjects.
pub fn few_patterns() -> &'static PatternFiles {
    static FEW: OnceLock<PatternFiles> = OnceLock::new();
    FEW.get_or_init(|| {
        let mut files = PatternFiles::embedded();
        files.files.retain(|file| !file.path.starts_with("indicators/") || file.path == "indicators/job_fairs.toml");
        for file in &mut files.files {
            file.text = match file.path.as_str() {
                "other_subjects.toml" => "other = []\n".to_owned(),
                _ => without_examples(&file.text),
            };
        }
        files
    })
}

/// A pattern file less its examples and counter-examples.
fn without_examples(text: &str) -> String {
    fn strip(value: &mut toml::Value) {
        match value {
            toml::Value::Table(table) => {
                table.retain(|key, _| !["example", "counter"].contains(&key));
                table.iter_mut().for_each(|(_, value)| strip(value));
            }
            toml::Value::Array(items) => items.iter_mut().for_each(strip),
            _ => {}
        }
    }
    let mut value = toml::Value::Table(text.parse().expect("an embedded file is TOML"));
    strip(&mut value);
    toml::to_string(&value).expect("what was TOML is TOML")
}
