//! `trich explain`: every number of every fixture is accounted for, and the reasons are true.

#![allow(clippy::unwrap_used)]

mod support;

use serde_json::Value;
use std::process::Output;
use support::{fixtures, folder, list, patterns, record};
use trich::explain::{
    self, AnnotationLayer, AreaRule, ComponentRule, Condition, Explanation, Fate, Number, PeriodRule, Step, StepKind,
    Way,
};
use trich::extract::{Article, Worker};

fn explained<T>(text: &str, see: impl FnOnce(Explanation<'_>) -> T) -> T {
    thread_local! {
        static WORKER: std::cell::RefCell<Worker<'static>> = std::cell::RefCell::new(Worker::new(patterns()));
    }
    let article = Article { text: text.into(), ..Article::default() };
    WORKER.with_borrow_mut(|worker| see(explain::explain(worker, &article)))
}

/// Hands what became of a number, given as written, to a function.
fn with_number<T>(text: &str, number: &str, see: impl FnOnce(&Number<'_>) -> T) -> T {
    explained(text, |explanation| {
        let found = explanation.numbers.iter().find(|n| n.text == number);
        see(found.unwrap_or_else(|| panic!("{text}: no number {number}: {:?}", explanation.numbers)))
    })
}

#[test]
fn every_number_of_every_fixture_is_accounted_for() {
    for fixture in fixtures() {
        let record = record(&fixture.id, &fixture.text);
        explained(&fixture.text, |explanation| {
            let characters: Vec<char> = fixture.text.chars().collect();
            // Every digit of every sentence is in a number, or in a unit such as m².
            for sentence in &explanation.sentences {
                for (at, c) in sentence.text.chars().enumerate().filter(|(_, c)| c.is_ascii_digit()) {
                    let at = sentence.start + at;
                    let told = explanation.numbers.iter().any(|n| n.start <= at && at < n.end);
                    assert!(told, "{}: {c:?} at {at} in {}", fixture.id, sentence.text);
                }
            }
            for number in &explanation.numbers {
                let own: String = characters[number.start..number.end].iter().collect();
                assert_eq!(number.text, own, "{}", fixture.id);
                assert!(!number.rule.is_empty() && !number.reason.is_empty(), "{}: {number:?}", fixture.id);
                // A quantity names the condition that failed; what is something else needs none.
                assert_eq!(number.condition.is_some(), number.fate == Fate::Quantity, "{}: {number:?}", fixture.id);
                assert_eq!(number.indicators.is_empty(), number.fate != Fate::Indicator, "{}: {number:?}", fixture.id);
                for &index in &number.indicators {
                    let entry = &list(&record, "indicators")[index];
                    assert_eq!(entry["rule"], *number.rule, "{}: {number:?}", fixture.id);
                }
            }
            let entries = explanation.facts.iter().filter(|f| f.list == "indicators");
            assert_eq!(entries.clone().count(), list(&record, "indicators").len(), "{}", fixture.id);
            for fact in entries {
                let entry = &list(&record, "indicators")[fact.index];
                let step = |kind: StepKind| fact.steps.iter().find(|s| s.step == kind);
                assert!(step(StepKind::Subject).is_some() && step(StepKind::Way).is_some(), "{}: {fact:?}", fixture.id);
                // What the record tells, the chain tells the origin of.
                for (kind, key) in
                    [(StepKind::Period, "period"), (StepKind::Component, "component"), (StepKind::SaidBy, "said_by")]
                {
                    let told = entry[key].as_str();
                    assert_eq!(step(kind).and_then(|s| s.value.as_deref()), told, "{}: {key} of {fact:?}", fixture.id);
                }
                assert_eq!(step(StepKind::Of).is_some(), entry["of"].is_u64(), "{}: {fact:?}", fixture.id);
            }
        });
    }
}

/// A text, a number of it that is no fact, the condition that must be named, and how the rule of the subject begins that is named
/// with it.
const REFUSED: &[(&str, &str, Condition, &str)] = &[
    ("Bình quân mỗi tuần đội nhận 37.", "37", Condition::NoSubject, ""),
    ("Tỷ lệ hộ nghèo của xã được ghi trong 412 hồ sơ.", "412", Condition::Unit, "poverty_rate/"),
    ("Tỷ lệ hộ nghèo của tỉnh còn cao; bình quân cả khối đạt 8,5%.", "8,5", Condition::Semicolon, "poverty_rate/"),
    ("Dư nợ cho vay giải quyết việc làm đạt 120 tỷ đồng.", "120 tỷ", Condition::Claimed, "other: loans"),
    (
        "Tỷ lệ hộ nghèo do thầy cô cùng bạn bè khắp nơi ghi chép cẩn thận bằng bút chì xanh 12%.",
        "12",
        Condition::Distance,
        "poverty_rate/",
    ),
    ("Trung tâm mở phiên giao dịch việc làm, cổng chợ treo cờ 4 phiên.", "4", Condition::Distance, "job_fairs/"),
    ("Thợ được giới thiệu việc làm, sân trường 30 người.", "30", Condition::Side, "job_referrals/"),
    (
        "Ngành giải quyết việc làm cho 500 người và bếp ăn phục vụ 300 người.",
        "300",
        Condition::OtherNumber,
        "jobs_created/",
    ),
    ("Mỗi tháng anh thu về 9 triệu đồng, giảm 30% so với năm ngoái.", "9 triệu", Condition::Beside, "tourism_revenue/"),
    ("Mỗi tháng anh thu về 9 triệu đồng, giảm 30% so với năm ngoái.", "30", Condition::NumberBefore, ""),
    ("Khách du lịch đạt 35.000 lượt, dịch vụ lữ hành quốc tế tăng 107,7%.", "107,7", Condition::OwnSubject, ""),
    (
        "Tốc độ tăng trưởng vượt bậc như sau: mủ cao su do hộ dân tự khai thác tăng 80%.",
        "80",
        Condition::Colon,
        "grdp_growth/",
    ),
    ("Đường đến trường dài gấp 3 lần.", "3", Condition::MultipleOfNothing, ""),
    ("Tiến độ cấy lúa đạt 85% kế hoạch.", "85", Condition::PlanOfNothing, ""),
    ("GDP chiếm 54%.", "54", Condition::Share, ""),
    ("Số hộ thoát nghèo là 23 hộ/45 hộ.", "45", Condition::Whole, ""),
    ("Kinh phí tặng quà người có công 500 nghìn đồng.", "500 nghìn", Condition::PerHead, ""),
    ("Lớp học kéo dài 3 tháng.", "3", Condition::Duration, ""),
    ("Tỉnh hỗ trợ xây 20 căn nhà tình nghĩa 36 m2.", "36", Condition::ForeignUnit, ""),
    ("Tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng còn 12,5%.", "5", Condition::InSubject, "child_malnutrition_rate/"),
    ("Đoàn đến thăm ba huyện.", "ba", Condition::NumberWord, ""),
];

#[test]
fn the_condition_that_failed_is_named() {
    for &(text, number, condition, subject) in REFUSED {
        with_number(text, number, |found| {
            assert_eq!((found.fate, found.condition), (Fate::Quantity, Some(condition)), "{text}: {found:?}");
            let rule = found.subject.as_ref().map_or("", |s| &*s.rule);
            assert!(rule.starts_with(subject) && rule.is_empty() == subject.is_empty(), "{text}: {found:?}");
        });
    }
}

/// What the reason says comes true: the same sentence without what stood in the way gives the fact.
#[test]
fn without_the_condition_there_is_a_fact() {
    for (text, number, indicator) in [
        ("Tỷ lệ hộ nghèo của xã được ghi là 412 hộ.", "412", "poor_households"),
        ("Tỷ lệ hộ nghèo của tỉnh còn cao, bình quân đạt 8,5%.", "8,5", "poverty_rate"),
        ("Giải quyết việc làm đạt 120 người.", "120", "jobs_created"),
        ("Tỷ lệ hộ nghèo do thầy cô ghi chép bằng bút chì xanh là 12%.", "12", "poverty_rate"),
        ("Trung tâm mở phiên giao dịch việc làm, được 4 phiên.", "4", "job_fairs"),
        ("Ngành giải quyết việc làm cho 500 người và tư vấn việc làm cho 300 người.", "300", "job_referrals"),
        ("Khách du lịch đạt 35.000 lượt, tăng 107,7%.", "107,7", "visitors"),
    ] {
        with_number(text, number, |found| {
            assert_eq!(found.fate, Fate::Indicator, "{text}: {found:?}");
            assert!(found.reason.starts_with(indicator), "{text}: {found:?}");
        });
    }
}

#[test]
fn other_fates_have_their_rule() {
    for (text, number, fate, rule) in [
        ("Sáng 12/4/2019, xã họp.", "12/4", Fate::Date, "date/day"),
        ("Xã làm theo Quyết định số 45/QĐ-UBND.", "45", Fate::Document, "document/decision"),
        ("Anh là thương binh 1/4.", "1/4", Fate::Nominal, "quantity/grade"),
        ("Bà con gọi số 0297.3812.345.", "0297.3812.345", Fate::Nominal, "quantity/telephone"),
        ("Đoàn đi theo QL1A.", "1", Fate::Nominal, "quantity/code"),
        ("Tỉnh giải quyết việc làm cho 512 người.", "512", Fate::Indicator, "jobs_created/giai-quyet-viec-lam"),
    ] {
        with_number(text, number, |found| assert_eq!((found.fate, &*found.rule), (fate, rule), "{text}: {found:?}"));
    }
}

/// Rule, value and words of a step of the fact of that text.
fn with_step<T>(text: &str, fact: &str, kind: StepKind, see: impl FnOnce(Option<&Step<'_>>) -> T) -> T {
    explained(text, |explanation| {
        let found = explanation.facts.iter().find(|f| f.list == "indicators" && f.text == fact);
        let found = found.unwrap_or_else(|| panic!("{text}: no fact {fact}: {:?}", explanation.facts));
        see(found.steps.iter().find(|s| s.step == kind))
    })
}

#[test]
fn a_period_tells_where_it_was_told() {
    let text = "Kết quả công tác\n\nTrong năm 2018, ngành đã có nhiều cố gắng.\n\nTỷ lệ hộ nghèo còn 3,1%.\n\nI. Nhiệm vụ năm 2019\n\n\
        - Giải quyết việc làm cho 900 lao động.\n\nKết quả 6 tháng đầu năm 2018:\n\n- Tư vấn việc làm cho 640 người; \
        quý I/2018 tuyển sinh 80 học viên, đào tạo nghề cho 70 người; dạy nghề cho 60 người.\n";
    for (fact, rule, words) in [
        ("3,1%", "lead", "năm 2018"),
        ("900 lao động", "section", "năm 2019"),
        ("640 người", "list_head", "6 tháng đầu năm 2018"),
        ("80 học viên", "clause", "quý I/2018"),
        ("60 người", "sentence", "quý I/2018"),
    ] {
        with_step(text, fact, StepKind::Period, |step| {
            let told = step.and_then(|s| Some((&*s.rule, &*s.words.as_ref()?.text)));
            assert_eq!(told, Some((rule, words)), "{fact}");
        });
    }
}

#[test]
fn a_fact_tells_the_rules_that_made_it() {
    let text = "Năm 2018, cả tỉnh giải quyết việc làm cho 5.200 lao động, tăng 4% so với cùng kỳ.\n\
        Sang quý I/2019, huyện Vĩnh Lợi có 120 người đi xuất khẩu lao động; trong đó thị trường Nhật Bản 90 người. \
        Tỷ lệ hộ nghèo còn 3,1%.\n";
    for (fact, kind, rule, value, words) in [
        ("5.200 lao động", StepKind::Subject, "jobs_created/giai-quyet-viec-lam", None, Some("giải quyết việc làm")),
        ("5.200 lao động", StepKind::Way, "subject_before", None, None),
        ("5.200 lao động", StepKind::Period, "sentence_head", Some("2018"), Some("Năm 2018")),
        ("4%", StepKind::Way, "relative_to_number", None, None),
        ("4%", StepKind::Verb, "rise", Some("change"), Some("tăng")),
        ("4%", StepKind::Period, "of_number", Some("2018"), None),
        ("4%", StepKind::Of, "nearest", Some("indicators[0] 5.200 lao động"), None),
        ("120 người", StepKind::Period, "sentence_head", Some("2019-Q1"), Some("quý I/2019")),
        ("120 người", StepKind::Area, "place", Some("huyện Vĩnh Lợi"), Some("huyện Vĩnh Lợi")),
        ("3,1%", StepKind::Period, "report", Some("2019-Q1"), Some("quý I/2019")),
        ("3,1%", StepKind::Verb, "level", Some("value"), Some("còn")),
    ] {
        with_step(text, fact, kind, |step| {
            let step = step.unwrap_or_else(|| panic!("{fact} has no step {kind:?}"));
            let told = (&*step.rule, step.value.as_deref(), step.words.as_ref().map(|w| &*w.text));
            assert_eq!(told, (rule, value, words), "{fact}");
        });
    }
}

#[test]
fn the_page_of_documentation_names_every_rule() {
    let page = std::fs::read_to_string(folder("docs/explain.md")).unwrap();
    let names = [
        Condition::ALL.iter().map(|v| v.as_str()).collect::<Vec<_>>(),
        Way::ALL.iter().map(|v| v.as_str()).collect(),
        PeriodRule::ALL.iter().map(|v| v.as_str()).collect(),
        AreaRule::ALL.iter().map(|v| v.as_str()).collect(),
        ComponentRule::ALL.iter().map(|v| v.as_str()).collect(),
        Fate::ALL.iter().map(|v| v.as_str()).collect(),
        StepKind::ALL.iter().map(|v| v.as_str()).collect(),
    ];
    for name in names.iter().flatten() {
        assert!(page.contains(&format!("`{name}`")) || page.contains(&format!("| {name} |")), "{name}");
    }
    for layer in AnnotationLayer::ALL {
        assert!(page.contains(layer.as_str()), "{layer:?}");
    }
}

fn trich(arguments: &[&str], input: &str) -> Output {
    let mut command = assert_cmd::cargo::cargo_bin_cmd!("trich");
    command.arg("explain").args(arguments).write_stdin(input).output().unwrap()
}

fn json(arguments: &[&str], input: &str) -> Value {
    let output = trich(&[&["-", "--format", "json"], arguments].concat(), input);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

const TEXT: &str = "Tin lao động\n\nXã có 12 hộ thoát nghèo. Thôn <Lan> có 3 tổ \"xanh\".\n";

#[test]
fn a_place_of_the_text_is_asked_for() {
    // The 12 stands at code point 20.
    let at = json(&["--at", "20"], TEXT);
    let texts = |key: &str| list(&at, key).iter().map(|v| v["text"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
    assert_eq!(texts("numbers"), ["12"]);
    assert_eq!(texts("facts"), ["12 hộ"]);
    assert_eq!(texts("sentences"), ["Xã có 12 hộ thoát nghèo."]);
    let past = trich(&["-", "--at", "999"], TEXT);
    assert_eq!(past.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&past.stderr).contains("the text has"), "{past:?}");
}

#[test]
fn words_are_looked_for_whatever_their_case() {
    let found = json(&["--grep", "THÔN"], TEXT);
    assert_eq!(list(&found, "sentences").len(), 1);
    assert_eq!(list(&found, "numbers")[0]["text"], "3");
    assert_eq!(list(&json(&["--grep", "không có"], TEXT), "sentences").len(), 0);
}

#[test]
fn the_page_holds_the_text_escaped_and_needs_nothing_else() {
    let output = trich(&["-", "--format", "html"], TEXT);
    let page = String::from_utf8(output.stdout).unwrap();
    assert!(page.starts_with("<!DOCTYPE html>") && page.trim_end().ends_with("</html>"), "{page}");
    assert!(page.contains("&lt;Lan&gt;") && !page.contains("<Lan>") && page.contains("&quot;xanh&quot;"), "{page}");
    assert!(page.contains("number fact\" title=\""), "{page}");
    for reference in ["http:", "https:", "src=", "<script", "<link"] {
        assert!(!page.contains(reference), "{reference}");
    }
    // Tags are balanced.
    for tag in ["div", "span", "li", "ul", "details", "dl"] {
        let (opened, closed) = (page.matches(&format!("<{tag}")).count(), page.matches(&format!("</{tag}>")).count());
        assert_eq!(opened, closed, "{tag}");
    }
}

#[test]
fn the_text_tells_fact_and_reason() {
    let output = trich(&["-"], TEXT);
    let told = String::from_utf8(output.stdout).unwrap();
    for words in ["title  Tin lao động", "households_escaped_poverty value 12", "way", "quantity foreign_unit"] {
        assert!(told.contains(words), "{words}: {told}");
    }
}

#[test]
fn what_cannot_be_read_is_named() {
    let missing = trich(&["không-có.txt"], "");
    assert_eq!(missing.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&missing.stderr).contains("không-có.txt"), "{missing:?}");
    let path = folder("fixtures/articles/trang-rong.txt");
    assert!(trich(&[path.to_str().unwrap()], "").status.success(), "an empty article is one");
}
