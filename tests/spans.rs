//! For any text: no panic, every span holds, facts stand in the order of the text, and the JSON
//! reads back as the same record.

mod support;

use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::Value;
use support::{fixtures, list, patterns, with_record};
use trich::explain;
use trich::extract::{Article, Options, Worker};
use trich::record::Record;
use trich::score::{CodePoints, broken_spans};

fn sound(text: &str) -> Result<(), TestCaseError> {
    with_record("any", text, |record| {
        let json = serde_json::to_string(&record).map_err(|e| TestCaseError::fail(e.to_string()))?;
        let back: Record<'_> =
            serde_json::from_str(&json).map_err(|e| TestCaseError::fail(format!("{e} in {json}")))?;
        prop_assert_eq!(&back, &record);
        let value: Value = serde_json::from_str(&json).map_err(|e| TestCaseError::fail(e.to_string()))?;

        let (_, broken) = broken_spans(&value, &CodePoints::new(text));
        prop_assert!(broken.is_empty(), "{:?} in {:?}", broken, text);
        for key in ["dates", "indicators", "documents"] {
            let starts: Vec<u64> = list(&value, key).iter().filter_map(|fact| fact["start"].as_u64()).collect();
            prop_assert!(starts.is_sorted(), "{}: {:?}", key, starts);
        }
        for key in ["officials", "provinces"] {
            let mut firsts = Vec::new();
            for fact in list(&value, key) {
                let starts: Vec<u64> = list(fact, "mentions").iter().filter_map(|m| m["start"].as_u64()).collect();
                prop_assert!(!starts.is_empty() && starts.is_sorted(), "{}: {}", key, fact);
                firsts.push(starts[0]);
            }
            prop_assert!(firsts.is_sorted(), "{}: {:?}", key, firsts);
        }
        for (n, entry) in record.indicators.iter().enumerate() {
            prop_assert!(entry.of.is_none_or(|of| of < record.indicators.len() && of != n), "{:?}", entry);
            prop_assert!(entry.context.start <= entry.start && entry.end <= entry.context.end, "{:?}", entry);
        }
        Ok(())
    })?;
    let mut worker = Worker::new(patterns());
    let article = Article { text: text.into(), ..Article::default() };
    let asked = worker.extract(&article, Options { quantities: true, ..Options::default() });
    let explanation = serde_json::to_value(explain::explain(&mut worker, &article));
    for value in [serde_json::to_value(asked), explanation] {
        let value = value.map_err(|e| TestCaseError::fail(e.to_string()))?;
        let (_, broken) = broken_spans(&value, &CodePoints::new(text));
        prop_assert!(broken.is_empty(), "{:?} in {:?}", broken, text);
    }
    Ok(())
}

/// Words that rules begin at, numbers of all forms, and characters that cut texts badly.
const PIECES: &[&str] = &[
    "giải quyết việc làm cho",
    "lao động",
    "hộ nghèo",
    "tỷ lệ hộ nghèo",
    "giảm",
    "tăng",
    "từ",
    "xuống còn",
    "đạt",
    "%",
    "kế hoạch",
    "so với cùng kỳ",
    "trong đó",
    "ước",
    "phấn đấu",
    "7.245",
    "20,7",
    "1,6 triệu",
    "30,847 tỷ đồng",
    "18.280/18.000",
    "2-3%",
    "1.000.000.000.000.000.000.000.000.000",
    "0",
    "00",
    "9999999999999999999999999999999999999999",
    "123456789012345678,123456789",
    "1/2/3/4",
    "ngày",
    "tháng",
    "năm",
    "quý I/2017",
    "31/02/2019",
    "27/7",
    "2016 - 2020",
    "từ ngày 05/4 đến ngày 09/4/2017",
    "6 tháng đầu năm",
    "giai đoạn",
    "hai mươi",
    "3",
    "\n- 45 hộ",
    "\nTỷ lệ",
    "một nửa",
    "ông",
    "bà",
    "đồng chí",
    "Nguyễn Văn A",
    "TRẦN THỊ B",
    "K'Ré",
    "Y Biêr Niê",
    "Giám đốc Sở",
    "Phó Chủ tịch UBND tỉnh",
    "nguyên",
    "Quyền",
    "Kiên Giang",
    "TP. Hồ Chí Minh",
    "HÀ NỘI",
    "Hòa Bình",
    "huyện",
    "Nghị quyết số 46/NQ-CP ngày 09/5/2018 của Chính phủ",
    "Chỉ thị 05",
    "số",
    "gấp đôi",
    "cho biết",
    "theo",
    "-",
    "–",
    "(",
    ")",
    "\"",
    ".",
    ",",
    ";",
    ":",
    "/",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "\u{a0}",
    "\u{200b}",
    "\u{ad}",
    "\u{feff}",
    "\u{301}",
    "\u{309}",
    "Ð",
    "𝟙",
    "😀",
    "\0",
    "\u{2028}",
    "ﬁ",
    "İ",
    "ß",
];

fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![8 => select(PIECES).prop_map(ToOwned::to_owned), 1 => any::<char>().prop_map(String::from)];
    prop::collection::vec((piece, select(&["", " ", " ", " "][..])), 0..60)
        .prop_map(|parts| parts.into_iter().map(|(piece, space)| piece + space).collect())
}

#[derive(Debug, Clone)]
enum Damage {
    Delete(Index, usize),
    Insert(Index, String),
    RepeatLine(Index),
    DropLine(Index),
    SwapLines(Index, Index),
    JoinLines(Index),
}

fn damage() -> impl Strategy<Value = Damage> {
    let at = any::<Index>;
    let words = prop_oneof![select(PIECES).prop_map(ToOwned::to_owned), any::<char>().prop_map(String::from)];
    prop_oneof![
        (at(), 1..40_usize).prop_map(|(at, length)| Damage::Delete(at, length)),
        (at(), words).prop_map(|(at, words)| Damage::Insert(at, words)),
        at().prop_map(Damage::RepeatLine),
        at().prop_map(Damage::DropLine),
        (at(), at()).prop_map(|(a, b)| Damage::SwapLines(a, b)),
        at().prop_map(Damage::JoinLines),
    ]
}

fn damaged(text: &str, all: &[Damage]) -> String {
    let mut text = text.to_owned();
    for damage in all {
        let chars: Vec<char> = text.chars().collect();
        let mut lines: Vec<&str> = text.split('\n').collect();
        let count = lines.len();
        text = match damage {
            Damage::Delete(at, length) => {
                let at = at.index(chars.len() + 1);
                chars.iter().take(at).chain(chars.iter().skip(at + length)).collect()
            }
            Damage::Insert(at, words) => {
                let at = at.index(chars.len() + 1);
                chars[..at].iter().copied().chain(words.chars()).chain(chars[at..].iter().copied()).collect()
            }
            Damage::RepeatLine(at) => {
                lines.insert(at.index(count), lines[at.index(count)]);
                lines.join("\n")
            }
            Damage::DropLine(at) => {
                lines.remove(at.index(count));
                lines.join("\n")
            }
            Damage::SwapLines(a, b) => {
                lines.swap(a.index(count), b.index(count));
                lines.join("\n")
            }
            Damage::JoinLines(at) => {
                let (before, after) = lines.split_at(at.index(count));
                [before.join("\n"), after.join("\n")].join(" ")
            }
        };
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_characters(text in any::<String>()) {
        sound(&text)?;
    }

    #[test]
    fn words_of_the_patterns_in_any_order(text in pieces()) {
        sound(&text)?;
    }

    #[test]
    fn damaged_articles(which in any::<Index>(), damage in prop::collection::vec(damage(), 1..12)) {
        let fixture = which.get(fixtures());
        sound(&damaged(&fixture.text, &damage))?;
    }
}

#[test]
fn the_fixtures_as_they_are() {
    for fixture in fixtures() {
        sound(&fixture.text).unwrap_or_else(|error| panic!("{}: {error}", fixture.id));
    }
}
