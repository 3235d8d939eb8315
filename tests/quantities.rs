//! `--quantities`: every number that no date, document or indicator claims is told with what it counts, or is known
//! by a named rule to count nothing; without it nothing changes.

mod support;

use serde_json::{Value, json};
use support::{fixtures, list, patterns, record};
use trich::extract::{Article, Options, Worker};
use trich::pattern::{PatternFiles, Patterns};

fn with_quantities(text: &str) -> Value {
    let article = Article { text: text.into(), ..Article::default() };
    let options = Options { quantities: true, ..Options::default() };
    serde_json::to_value(Worker::new(patterns()).extract(&article, options)).expect("a record is JSON")
}

/// Text, value, unit and noun of each quantity.
fn told(text: &str) -> Vec<Value> {
    let record = with_quantities(text);
    list(&record, "quantities").iter().map(|q| json!([q["text"], q["value"], q["unit"], q["noun"]])).collect()
}

#[test]
fn what_is_counted_is_told_as_written() {
    let cases = [
        ("Chi bộ kết nạp 101 đảng viên.", json!([["101 đảng viên", 101, null, "đảng viên"]])),
        ("Đoàn trao 1,5 tấn gạo nếp cho bếp ăn.", json!([["1,5 tấn gạo nếp", 1.5, "tấn", "gạo nếp"]])),
        ("Quán bán được 2,5 triệu đồng.", json!([["2,5 triệu đồng", 2_500_000, "đồng", null]])),
        ("Trường có 12 và 15 bể cá cảnh.", json!([["12", 12, null, "bể"], ["15 bể", 15, null, "bể"]])),
        // In another scale the first number is not known exactly.
        (
            "Hai quán bán được 3 và 4 triệu đồng.",
            json!([["3", 3, null, null], ["4 triệu đồng", 4_000_000, "đồng", null]]),
        ),
        ("Thư viện nhận 60 bộ cờ vua.", json!([["60 bộ", 60, null, "bộ"]])),
    ];
    for (text, quantities) in cases {
        let mut told = told(text);
        // Number words before a noun count as well (Hai quán); here only digits are of interest.
        told.retain(|q| q[0].as_str().is_some_and(|t| t.starts_with(|c: char| c.is_ascii_digit())));
        assert_eq!(Value::from(told), quantities, "{text}");
    }
}

#[test]
fn what_counts_nothing_is_left_out() {
    for text in [
        "Liên hệ ông Tư theo số 0297.3812.345 hoặc (0297) 3 812 345.",
        "Hội trại mở lúc 8h30 tại số nhà 12, khu phố 3, phường 5.",
        "Anh là thương binh 1/4, con học lớp 7.",
        "Theo khoản 2 Điều 15 và Điều 16 của quy ước thôn.",
        "Đội bóng thắng 3-1, xếp thứ 2.",
        "Tuyến QL1A và đường tỉnh 943 thông suốt sau dịch Covid-19.",
        "Đoàn viên học kỹ năng thời công nghiệp 4.0.",
        "1. Về công tác tuyên truyền\n2. Về công tác thi đua\nCán bộ thôn đã đến từng ngõ.",
    ] {
        assert_eq!(told(text), Vec::<Value>::new(), "{text}");
    }
}

#[test]
fn what_nothing_explains_is_warned_of() {
    let record = with_quantities("Tổng điểm toàn đoàn là 412, của đội bạn 380 điểm.");
    let warnings: Vec<&Value> =
        list(&record, "warnings").iter().filter(|w| w["code"] == "unexplained_number").collect();
    assert_eq!(warnings.len(), 1, "{warnings:?}");
    assert_eq!((&warnings[0]["start"], &warnings[0]["end"]), (&json!(23), &json!(26)));
    let bare = list(&record, "quantities").iter().find(|q| q["value"] == 412).expect("it is a quantity all the same");
    assert_eq!(bare["rule"], "quantity/bare");
}

#[test]
fn nothing_else_changes() {
    for fixture in fixtures() {
        let mut asked = with_quantities(&fixture.text);
        let plain = record(&fixture.id, &fixture.text);
        let quantities = asked.as_object_mut().and_then(|r| r.remove("quantities")).expect("quantities were asked for");
        let warnings = asked["warnings"].as_array_mut().expect("a list");
        warnings.retain(|w| w["code"] != "unexplained_number");
        for key in ["id", "source"] {
            asked[key] = plain[key].clone();
        }
        assert_eq!(asked, plain, "{}", fixture.id);
        // No number is told twice.
        let characters: Vec<char> = fixture.text.chars().collect();
        for quantity in quantities.as_array().into_iter().flatten() {
            let place = |fact: &Value| Some(fact["start"].as_u64()?..fact["end"].as_u64()?);
            let own = place(quantity).expect("a quantity has a place");
            let text: String = characters[own.start as usize..own.end as usize].iter().collect();
            assert_eq!(quantity["text"], text, "{}", fixture.id);
            for other in ["dates", "documents", "indicators"].iter().flat_map(|l| list(&plain, l)).filter_map(place) {
                assert!(other.end <= own.start || own.end <= other.start, "{}: {quantity} at {other:?}", fixture.id);
            }
        }
    }
}

#[test]
fn a_wrong_file_is_refused_with_the_reason() {
    let refused = |from: &str, to: &str| {
        let mut files = PatternFiles::embedded();
        let file = files.files.iter_mut().find(|f| f.path == "quantities.toml").expect("the file is there");
        assert!(file.text.contains(from), "{from:?} is not in the file");
        file.text = file.text.replacen(from, to, 1);
        Patterns::compile(&files).expect_err(to).into_iter().map(|f| (f.id, f.message)).collect::<Vec<_>>()
    };
    for (from, to, id, message) in [
        ("measures = [\"hectare\"", "measures = [\"league\"", None, "numbers.toml has no unit \"league\""),
        ("over = [\"paper\"]", "over = [\"league\"]", None, "numbers.toml has no unit \"league\""),
        ("id = \"ordinal\"", "id = \"grade\"", Some("quantity/grade"), "another rule of the file has the same id"),
        ("form = \"clock\"", "form = \"score\"", None, "0 rules of the form \"clock\" instead of one"),
        ("before = [\"mùng\", \"mồng\", \"ngày mùng\", \"ngày mồng\"]", "", Some("quantity/lunar-day"), "no words"),
        ("after = [\"con số\", \"chữ số\"]", "after = [\"con {n}\"]", Some("quantity/digits"), "must be plain words"),
    ] {
        let findings = refused(from, to);
        let told = findings.iter().any(|(i, m)| i.as_deref() == id && m.contains(message));
        assert!(told, "{to}: {findings:?}");
    }
}
