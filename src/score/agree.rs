//! When two values say the same.

use caseless::Caseless;
use serde_json::Value;
use std::collections::HashSet;
use unicode_normalization::UnicodeNormalization;

/// A value as it reads: a string without its quotes, nothing for null.
pub(crate) fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// 5 and 5.0 are one number; a missing key is null.
pub(crate) fn equal(a: &Value, b: &Value) -> bool {
    match (a.as_f64(), b.as_f64()) {
        (Some(a), Some(b)) => a == b,
        _ => a == b,
    }
}

/// A text less what is no difference: case, composition, kinds of dashes and spaces, spellings.
pub(crate) fn normal(value: &Value) -> String {
    let mut text: String = plain(value).nfc().default_case_fold().collect();
    for (from, to) in [("–", "-"), ("—", "-"), ("đ/c", "đồng chí"), ("uỷ", "ủy"), ("\u{a0}", " "), (" - ", "-")]
    {
        text = text.replace(from, to);
    }
    let words = text.split(|c: char| c.is_whitespace() || matches!(c, '\x1c'..='\x1f'));
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Free text: both absent, or half of their words in common.
pub(crate) fn alike(a: &Value, b: &Value) -> bool {
    let words = |value: &Value| -> HashSet<String> {
        normal(value).split([' ', '-', ',']).filter(|word| !word.is_empty()).map(ToOwned::to_owned).collect()
    };
    if plain(a).is_empty() || plain(b).is_empty() {
        return plain(a).is_empty() && plain(b).is_empty();
    }
    let (a, b) = (words(a), words(b));
    let both = a.intersection(&b).count();
    both * 2 >= a.len().min(b.len()) && both * 3 >= a.union(&b).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn case_composition_dashes_spaces_and_spellings_are_no_difference() {
        for (a, b) in [
            ("TRẦN UỶ", "Trần Ủy"),
            ("Lê", "Le\u{302}"),
            ("Lao động – Thương binh", "lao  động-thương\u{a0}binh"),
            ("Đ/c Bình", "đồng chí Bình"),
            ("Straße", "STRASSE"),
        ] {
            assert_eq!(normal(&json!(a)), normal(&json!(b)), "{a} {b}");
        }
        assert_ne!(normal(&json!("hòa")), normal(&json!("hoa")));
    }

    #[test]
    fn free_text_shares_half_of_its_words() {
        for (a, b, same) in [
            (json!("lao động nông thôn"), json!("nông thôn"), true),
            (json!("lao động nữ"), json!("hộ nghèo"), false),
            (json!("hộ"), json!("hộ nghèo vùng cao nguyên đá"), false),
            (json!(null), json!(""), true),
            (json!("nữ"), json!(null), false),
        ] {
            assert_eq!(alike(&a, &b), same, "{a} {b}");
        }
    }
}
