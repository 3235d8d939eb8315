//! One test for each defect that was found outside the pattern files' own examples.

mod support;

use serde_json::{Value, json};
use support::{list, record};
use trich::normalize::fold_word;
use trich::pattern::vocabulary::Vocabulary;
use trich::text::TokenBuffer;
use unicode_normalization::UnicodeNormalization;

/// The values under a key of a list's facts.
fn each(text: &str, top: &str, key: &str) -> Vec<Value> {
    list(&record("regression", text), top).iter().map(|fact| fact[key].clone()).collect()
}

#[test]
fn a_number_ends_with_its_line() {
    // The dash of a list made a range, "Tỷ lệ" a scale.
    let text = "Kết quả năm 2018:\n- Tư vấn, giới thiệu việc làm cho: 12\n- 45 phiên giao dịch việc làm\n\
        - Số hộ nghèo: 2.398\nTỷ lệ hộ nghèo: 3,1%\n";
    let record = record("regression", text);
    for entry in list(&record, "indicators") {
        assert_eq!(entry["value_to"], Value::Null, "{entry}");
        assert!(!entry["text"].as_str().is_some_and(|words| words.contains('\n')), "{entry}");
    }
    let values = each(text, "indicators", "value");
    assert!(values.contains(&json!(45)) && values.contains(&json!(2398)) && values.contains(&json!(3.1)), "{values:?}");
}

#[test]
fn a_change_may_end_its_text_before_the_noun_it_is_told_of() {
    // The program failed on it: the noun was looked up behind the last word.
    let text = "Năm 2019, thu ngân sách đạt 477 tỉ đồng, tăng 15,07% về số";
    assert_eq!(each(text, "indicators", "value"), [json!(477_000_000_000_i64), json!(15.07)]);
}

#[test]
fn a_number_beyond_json_is_none() {
    // It was written as 1e27 and could not be read back; 15 digits are what JSON holds exactly.
    let text = "Năm 2018, cả tỉnh còn 1.000.000.000.000.000.000.000.001 hộ nghèo.";
    assert_eq!(each(text, "indicators", "value"), Vec::<Value>::new());
}

#[test]
fn a_headline_in_capitals_names_its_province() {
    let text = "XÓA NHÀ TẠM Ở VÙNG CAO HÀ GIANG\n\nNgày 12/3/2021, hội nghị khai mạc.\n";
    assert_eq!(each(text, "provinces", "code"), [json!("02")]);
    let text = "BÌNH DƯƠNG: NHIỀU KẾT QUẢ NỔI BẬT\n\nNgày 12/3/2021, hội nghị khai mạc.\n";
    assert_eq!(each(text, "provinces", "code"), [json!("74")]);
    // A person's name stands after its family name.
    let text = "GẶP GỠ NGHỆ SĨ TRẦN THỊ HÀ GIANG\n\nNgày 12/3/2021, hội nghị khai mạc.\n";
    assert_eq!(each(text, "provinces", "code"), Vec::<Value>::new());
}

#[test]
fn capitals_make_no_may_of_a_year() {
    let text = "KẾT QUẢ CÔNG TÁC 9 THÁNG NĂM 2017\n\nNgày 2/10/2017, hội nghị khai mạc.\n";
    assert_eq!(each(text, "dates", "value")[0], "2017-01/2017-09");
}

#[test]
fn characters_without_width_are_no_letters() {
    // Inside a Roman numeral, a year, and a day.
    let text = "Hội nghị bàn việc của quý I\u{200b}V/20\u{ad}17 và ngày 1\u{200b}2/10/2\u{200b}016.";
    assert_eq!(each(text, "dates", "value"), [json!("2017-Q4"), json!("2016-10-12")]);
}

#[test]
fn small_look_alike_letters_make_no_abbreviation() {
    // Cyrillic о and е in the middle name.
    let text = "Dự lễ có bà Lò Thị Mаi Sао, Phó Chủ tịch UBND huyện.";
    assert_eq!(each(text, "officials", "positions").len(), 1);
}

#[test]
fn a_modifier_letter_is_an_apostrophe() {
    let text = "Đồng chí KʼBroi, Phó Chủ tịch UBND tỉnh phát biểu.";
    assert_eq!(each(text, "officials", "name"), [json!("KʼBroi")]);
}

#[test]
fn the_digit_of_a_unit_is_no_number() {
    // It stood inside the unit of the number before, and ended the program.
    let text = "Tỉnh hỗ trợ xây 20 căn nhà tình nghĩa 36 m2, mỗi căn 60 triệu đồng.";
    assert_eq!(each(text, "indicators", "value"), [json!(20)]);
}

#[test]
fn a_hard_wrap_is_seen_in_decomposed_text() {
    // Marks were counted as letters, so that the line was too wide to be a wrapped one.
    let text = "Theo báo cáo của Sở Lao động - Thương binh và Xã hội tại hội nghị tổng kết, trong năm 2018 toàn tỉnh đã nỗ lực giải quyết việc làm\n\
        cho 4.312 lao động.\n";
    assert_eq!(each(text, "indicators", "value"), [json!(4312)]);
    assert_eq!(each(&text.nfd().collect::<String>(), "indicators", "value"), [json!(4312)]);
}

#[test]
fn the_country_is_seen_in_decomposed_text_and_in_capitals() {
    // The word before it was held against the text as it came, so that the number was the article's province's.
    let text = "Tỉnh An Giang họp bàn về xuất khẩu.\n\nNăm 2020, kim ngạch xuất khẩu của Việt Nam đạt 282 tỷ USD.\n";
    for form in [text.to_owned(), text.nfd().collect(), text.replace("của Việt Nam", "CỦA VIỆT NAM")] {
        assert_eq!(each(&form, "indicators", "area"), [json!("VN")], "{form}");
    }
}

/// Two and a half thousand names, no two alike.
fn names() -> impl Iterator<Item = String> {
    let families = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ"];
    let middles = [
        "Văn", "Thị", "Minh", "Quốc", "Thanh", "Hữu", "Xuân", "Đức", "Ngọc", "Công", "Bá", "Hải", "Kim", "Trọng", "Gia",
    ];
    let given = [
        "Bình", "Châu", "Dũng", "Hà", "Khánh", "Lan", "Nam", "Phúc", "Sơn", "Tuấn", "An", "Bảo", "Cường", "Duy",
        "Hạnh", "Yến",
    ];
    families.into_iter().flat_map(move |family| {
        middles
            .into_iter()
            .flat_map(move |middle| given.into_iter().map(move |given| format!("{family} {middle} {given}")))
    })
}

#[test]
fn many_officials_take_linear_time() {
    // It took minutes: each name was sought in the whole text, and for each post with the first word of a body the text
    // was gone through.
    let text: String =
        names().map(|name| format!("Ông {name}, Giám đốc Sở, phát biểu; ")).collect::<String>().repeat(2);
    // A name may stand where so long a sentence is cut.
    assert!(each(&text, "officials", "name").len() > names().count() - 10);
    let text: String = names().map(|name| format!("Ông {name}, Giám đốc Sở Y tế, phát biểu.\n")).collect();
    assert_eq!(each(&text, "officials", "name").len(), names().count());
}

#[test]
fn many_posts_in_a_row_take_linear_time() {
    // A third of a megabyte took minutes: after each "và" all posts that follow were read, for the name behind them.
    let posts = "Bí thư Huyện ủy và Chủ tịch UBND huyện và ".repeat(6_000);
    let text = format!("Ông Lê Văn Tâm, {posts}bà Trần Thị Lan, Bí thư Đảng ủy xã, cùng dự.");
    assert_eq!(each(&text, "officials", "name"), [json!("Lê Văn Tâm"), json!("Trần Thị Lan")]);
}

#[test]
fn a_sentence_without_end_takes_linear_time() {
    // It took minutes: linking looks at every pair of a sentence's items.
    let text = "Năm 2018, tỷ lệ hộ nghèo giảm 2,5% xuống còn 3,4%, đạt 98% kế hoạch, ".repeat(4_000);
    assert!(each(&text, "indicators", "value").len() > 4_000);
    let text = "xã Trúc Lâm, tỉnh An Giang và huyện Vĩnh Lợi, ".repeat(8_000);
    assert!(!each(&text, "provinces", "code").is_empty());
}

#[test]
fn many_words_for_units_take_linear_time() {
    // It took minutes: for each the place that it means was sought among all, and each place among all persons.
    let sentence = |name| format!("Ông {name}, Bí thư Đảng ủy xã Trúc Lâm, cho biết toàn huyện có 30 hộ nghèo.\n");
    let text: String = names().map(sentence).collect();
    assert_eq!(each(&text, "indicators", "value").len(), names().count());
}

#[test]
fn many_places_take_linear_time() {
    // Half a megabyte took minutes: each name of a place was held against all others.
    let text: String = names().map(|name| format!("Họp tại xã {name}, tỉnh An Giang.\n")).collect();
    assert_eq!(each(&text, "provinces", "code").len(), 1);
}

#[test]
fn many_dates_without_a_year_take_linear_time() {
    // Half a megabyte took minutes: for each the whole text was searched for a year.
    let text: String = (0..30_000).map(|n| format!("Ngày {}/{} họp.\n", n % 28 + 1, n % 12 + 1)).collect();
    let dated = format!("Họp\n(Ngày 3/4/2019)\n{text}");
    assert!(each(&text, "dates", "value").is_empty());
    assert!(each(&dated, "dates", "value").len() > 30_000);
}

#[test]
fn marks_behind_look_alikes_are_read_as_they_are_folded() {
    // The tokenizer took the mark for one of the Latin letter, folding for one of the look-alike's own alphabet.
    for (word, other) in [("İ\u{301}t", "I\u{307}\u{301}t"), ("а\u{306}n", "ӑn"), ("a\u{301}n", "а\u{301}n")] {
        let (folded, mut vocabulary) = (fold_word(word), Vocabulary::default());
        assert_eq!(folded, fold_word(other));
        let id = vocabulary.intern(&folded);
        let mut buffer = TokenBuffer::new(&vocabulary);
        for word in [word, other] {
            buffer.fill(word);
            assert_eq!(buffer.tokens.iter().map(|token| token.id).collect::<Vec<_>>(), [id], "{word}");
        }
    }
}

#[test]
fn many_words_of_address_in_a_row_take_linear_time() {
    // A hundred kilobytes took five seconds: from each the whole row was read.
    let text = format!("{}Nguyễn Văn An, Giám đốc Sở Y tế, phát biểu.", "đồng chí bà ông ".repeat(6_000));
    assert_eq!(each(&text, "officials", "name"), ["Nguyễn Văn An"]);
}

#[test]
fn a_sentence_that_is_cut_is_not_cut_within_a_number() {
    // A cut behind a decimal comma left an entry outside its context; one behind a bound word was a panic.
    for clause in ["giải ngân 21,3 tỷ đồng", "giải quyết việc làm cho hơn 7.245 lượt lao động và"]
    {
        for words in 0..20 {
            let text = format!("Năm 2020, {}{}.", "và ".repeat(words), format!("{clause} ").repeat(130));
            let record = record("regression", &text);
            let entries = list(&record, "indicators");
            // A phrase may be cut: one entry a cut.
            assert!(entries.len() > 125, "{clause}, {words}: {}", entries.len());
            for entry in entries {
                let context = &entry["context"];
                let within = context["start"].as_u64() <= entry["start"].as_u64()
                    && entry["end"].as_u64() <= context["end"].as_u64();
                assert!(within, "{entry}");
            }
        }
    }
}

#[test]
fn a_range_is_a_range_whatever_follows_it() {
    // The word "đến" behind its end was taken for its own, and what stands between for a unit.
    for range in ["45-60", "45 đến 60"] {
        let text = format!("Huyện phấn đấu mỗi năm tạo việc làm cho {range} đến 75 lao động.");
        let record = record("regression", &text);
        let tops: Vec<&Value> = list(&record, "indicators").iter().map(|entry| &entry["value_to"]).collect();
        assert_eq!(tops.first(), Some(&&json!(60)), "{record}");
    }
}
