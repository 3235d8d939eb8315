//! Whether spans give their own text.

use super::CodePoints;
use serde_json::Value;

/// A span that is out of bounds, or whose text is not what stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BrokenSpan {
    /// Where in the record it stands (`indicators[2].context`).
    pub path: String,
    /// The span as the record gives it.
    pub span: String,
    /// What stands there in the document, if it is within bounds.
    pub there: Option<String>,
}

/// Checks every span of a record against its document: how many there are, and those for which
/// `0 <= start < end <= len(document)` and `document[start:end] == text` do not hold.
#[must_use]
pub fn broken_spans(record: &Value, document: &CodePoints<'_>) -> (usize, Vec<BrokenSpan>) {
    let (mut checked, mut broken) = (0, Vec::new());
    walk(record, "", &mut |path, object| {
        let (start, end) = (&object["start"], &object["end"]);
        if start.is_null() && end.is_null() {
            return;
        }
        checked += 1;
        let offset = |offset: &Value| usize::try_from(offset.as_u64()?).ok();
        let there = offset(start).zip(offset(end)).and_then(|(start, end)| document.slice(start..end));
        let fits = there.is_some_and(|there| object["text"].as_str().is_none_or(|text| text == there));
        if !fits {
            let span = format!("{start}..{end} {}", object["text"]);
            broken.push(BrokenSpan { path: path.to_owned(), span, there: there.map(ToOwned::to_owned) });
        }
    });
    (checked, broken)
}

/// Hands every object that has a `start` to a function, with the path to it.
fn walk(value: &Value, path: &str, see: &mut impl FnMut(&str, &Value)) {
    match value {
        Value::Object(map) => {
            if map.contains_key("start") {
                see(path, value);
            }
            for (key, inner) in map {
                walk(inner, &if path.is_empty() { key.clone() } else { format!("{path}.{key}") }, see);
            }
        }
        Value::Array(items) => {
            for (n, item) in items.iter().enumerate() {
                walk(item, &format!("{path}[{n}]"), see);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_broken_span_is_told_with_its_place() {
        let record = json!({"dates": [{"text": "ngày", "start": 1, "end": 5}, {"text": "ngay", "start": 1, "end": 5}],
            "title": {"text": "x", "start": null, "end": null}, "warnings": [{"start": 2, "end": 2}, {"start": 4, "end": 9}]});
        let (checked, broken) = broken_spans(&record, &CodePoints::new("Ðngày."));
        assert_eq!(checked, 4);
        let paths: Vec<&str> = broken.iter().map(|b| b.path.as_str()).collect();
        assert_eq!(paths, ["dates[1]", "warnings[0]", "warnings[1]"]);
        assert_eq!(broken[0].there.as_deref(), Some("ngày"));
    }
}
