//! The `trich` command.

use anyhow::{Context as _, anyhow};
use std::io::Write as _;
use trich::extract::{Article, Options, Worker};
use trich::pattern::Patterns;

fn main() -> anyhow::Result<()> {
    let patterns = Patterns::embedded()
        .map_err(|findings| anyhow!(findings.iter().map(|f| format!("{f}\n")).collect::<String>()))?;
    let mut worker = Worker::new(&patterns);
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for path in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&path).with_context(|| path.clone())?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned();
        let id = std::path::Path::new(&path).file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let article = Article {
            id: id.into(),
            uri: path.into(),
            media_type: "text/plain".into(),
            text: text.into(),
            ..Article::default()
        };
        serde_json::to_writer(&mut out, &worker.extract(&article, Options::default()))?;
        writeln!(out)?;
    }
    Ok(())
}
