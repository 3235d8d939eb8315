//! Expected records brought up to date.

use crate::command::diff::told;
use crate::report::{Report, count};
use crate::style::NAME;
use anyhow::Context;
use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use trich::score::collect::Collected;
use trich::score::expected::Expected;
use trich::write::Output;

/// Rewrites what changed and makes what is missing; gives whether every record has a file.
pub(super) fn run(
    out: &mut dyn Write,
    expected: &BTreeMap<PathBuf, Expected>,
    records: &[Collected],
    report: &Report,
) -> anyhow::Result<bool> {
    let mut times: HashMap<&Path, usize> = HashMap::new();
    for path in records.iter().filter_map(|collected| collected.path.as_deref()) {
        *times.entry(path).or_default() += 1;
    }
    let (mut rewritten, mut made, mut passed) = (0, 0, true);
    for Collected { path, record } in records {
        let id = record["id"].as_str().unwrap_or_default();
        let Some(path) = path else {
            report.error(format_args!("{id}: no file can be named after this id"));
            passed = false;
            continue;
        };
        if times[path.as_path()] > 1 {
            report.error(format_args!("{}: several articles have the id {id}", path.display()));
            passed = false;
            continue;
        }
        let name = path.display();
        let Some(before) = expected.get(path) else {
            if path.exists() {
                report
                    .error(format_args!("{name}: it is there, but not among the expected records: it stays as it is"));
                passed = false;
                continue;
            }
            save(path, &Expected::whole(id.to_owned(), record))?;
            writeln!(out, "{NAME}{name}{NAME:#}: made")?;
            made += 1;
            continue;
        };
        let after = before.updated(record);
        let changes = before.changes(&after);
        if changes.is_empty() {
            continue;
        }
        save(path, &after)?;
        writeln!(out, "{NAME}{name}{NAME:#}")?;
        for change in &changes {
            writeln!(out, "{}", told(change))?;
        }
        rewritten += 1;
    }
    let all = count(records.len() as u64, "article");
    writeln!(out, "{all}, {} rewritten, {made} made", count(rewritten, "expected record"))?;
    out.flush()?;
    Ok(passed)
}

fn save(path: &Path, expected: &Expected) -> anyhow::Result<()> {
    let context = || path.display().to_string();
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(context)?;
    }
    let mut file = Output::create(Some(path)).with_context(context)?;
    file.write_all(&expected.to_json()?).and_then(|()| file.complete()).with_context(context)
}
