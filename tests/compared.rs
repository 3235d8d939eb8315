//! What a number is compared with, and what the other number was.

mod support;

use serde_json::Value;
use support::{entries, hold, word};

/// `number measure period baseline` of every entry of an article, with `-` for none.
fn compared(date: &str, text: &str) -> Vec<String> {
    let told = entries(date, text);
    let told = told
        .iter()
        .map(|e| format!("{} {} {} {}", e["value"], word(e, "measure"), word(e, "period"), word(e, "baseline")));
    told.collect()
}

#[track_caller]
fn holds(cases: &[(&str, &str, &[&str])]) {
    hold(compared, cases);
}

#[test]
fn a_heading_compares_the_whole_list() {
    let list = "Tình hình kinh tế - xã hội quý II và 6 tháng năm 2019\n\nKết quả chủ yếu so với cùng kỳ như sau:\n\n- Thu ngân sách ước đạt 1.120 tỷ đồng, tăng 14%.\n\n- Chi ngân sách tăng 23%.\n\nDoanh thu du lịch tăng 5%.";
    let all = "Năm 2021, các lĩnh vực đều tăng so với năm trước. Kim ngạch xuất khẩu đạt 512 triệu USD, tăng 12%.\nThu ngân sách tăng 8%.";
    holds(&[
        (
            "2019-07-01",
            list,
            &[
                "1120000000000 value 2019-H1 -",
                "14 change 2019-H1 same_period",
                "23 change 2019-H1 same_period",
                "5 change 2019-H1 -",
            ],
        ),
        ("2022-01-12", all, &["512000000 value 2021 -", "12 change 2021 previous_year", "8 change 2021 -"]),
    ]);
}

#[test]
fn the_number_compared_with_was_told_before() {
    holds(&[
        (
            "2019-12-02",
            "Kim ngạch nhập khẩu 9 tháng năm 2019 đạt 10,3 tỷ USD, tăng 3,6% so với 9,94 tỷ USD cùng kỳ năm trước.",
            &[
                "10300000000 value 2019-01/2019-09 -",
                "3.6 change 2019-01/2019-09 same_period",
                "9940000000 previous_value 2018-01/2018-09 -",
            ],
        ),
        (
            "2023-01-10",
            "Tỷ lệ hộ nghèo năm 2022 còn 3,2%, giảm so với mức 4,5% của năm 2021.",
            &["3.2 value 2022 -", "4.5 previous_value 2021 -"],
        ),
    ]);
}

#[test]
fn what_was_left_behind_is_of_the_time_compared_with() {
    let text = "Năm 2023, tỷ lệ hộ nghèo toàn tỉnh giảm 2,9% so với năm 2022 (từ 8,92% xuống còn 6,02%).";
    let expected: &[&str] = &["-2.9 change 2023 previous_year", "8.92 previous_value 2022 -", "6.02 value 2023 -"];
    holds(&[("2024-02-20", text, expected)]);
}

#[test]
fn a_clause_that_begins_with_the_time_before_tells_its_level() {
    holds(&[
        (
            "2013-01-10",
            "Tỷ lệ thất nghiệp năm 2012 là 2,17%, trong khi năm trước là 2,22%.",
            &["2.17 value 2012 -", "2.22 value 2011 -"],
        ),
        (
            "2012-07-10",
            "Kim ngạch xuất khẩu 6 tháng đầu năm 2012 đạt 217 triệu USD, cùng kỳ năm 2011 chỉ đạt 200 triệu USD.",
            &["217000000 value 2012-H1 -", "200000000 value 2011-H1 -"],
        ),
    ]);
}

#[test]
fn a_clause_that_begins_with_the_comparison_tells_no_percent_of_a_plan() {
    let text = "Năm 2018, thu ngân sách đạt 500 tỷ đồng; so với cùng kỳ năm trước đạt 105,2%, so với dự toán đạt 96%.";
    let expected: &[&str] =
        &["500000000000 value 2018 -", "105.2 percent_of_baseline 2018 same_period", "96 percent_of_plan 2018 -"];
    let yearly = "Số thu ngân sách những năm qua liên tục tăng, đạt tỷ lệ trên 20% mỗi năm.";
    holds(&[("2019-01-08", text, expected), ("2019-01-08", yearly, &[])]);
}

#[test]
fn a_change_about_another_number_is_not_of_this_one() {
    let text = "Năm 2021 có 310 doanh nghiệp thành lập mới với tổng vốn đăng ký 4.120 tỷ đồng, tăng 18% về số doanh nghiệp và tăng 9% về vốn.";
    holds(&[("2022-01-08", text, &["310 value 2021 -", "18 change 2021 -"])]);
}

#[test]
fn a_share_and_a_plan_in_brackets_are_no_change() {
    let text = "Tốc độ tăng trưởng GRDP năm 2017 đạt 12,6% (kế hoạch đề ra tăng 9-9,2%).";
    holds(&[("2018-02-20", text, &["12.6 value 2017 -", "9 value 2017 -"])]);
}

#[test]
fn a_longer_time_is_not_compared_with_the_month_before() {
    let text = "Chỉ số sản xuất công nghiệp tháng 9/2025 tăng 5,4% so với tháng trước, 9 tháng tăng 11,2%.";
    holds(&[("2025-10-01", text, &["5.4 change 2025-09 previous_period", "11.2 change 2025-01/2025-09 -"])]);
}

#[test]
fn what_is_left_and_what_is_reached_may_both_be_told_with_their_share() {
    let counts = "Năm 2008, số hộ nghèo giảm từ 22.410 hộ (9,06%) đầu năm xuống còn 17.980 hộ (7,1%).";
    let rates = "Tỷ lệ hộ nghèo giảm từ 9,06% (22.410 hộ) năm 2007 xuống còn 7,1% (17.980 hộ) năm 2008.";
    holds(&[
        (
            "2009-01-08",
            counts,
            &["22410 previous_value 2008 -", "9.06 previous_value 2008 -", "17980 value 2008 -", "7.1 value 2008 -"],
        ),
        (
            "2009-01-08",
            rates,
            &["9.06 previous_value 2007 -", "22410 previous_value 2007 -", "7.1 value 2008 -", "17980 value 2008 -"],
        ),
    ]);
}

#[test]
fn a_sentence_may_begin_with_what_is_compared_with() {
    holds(&[
        (
            "2023-04-03",
            "Đến ngày 20/3/2023, toàn tỉnh giải ngân 512 tỷ đồng vốn đầu tư công, đạt 11,4% kế hoạch. So với cùng kỳ, cao hơn 2,5 lần về giá trị và cao hơn 4,2% về tỷ lệ.",
            &[
                "512000000000 value 2023-03-20 -",
                "11.4 percent_of_plan 2023-03-20 -",
                "250 percent_of_baseline 2023-03-20 same_period",
                "4.2 change 2023-03-20 same_period",
            ],
        ),
        (
            "2023-07-03",
            "Kim ngạch xuất khẩu 6 tháng năm 2023 đạt 210 triệu USD. So với cùng kỳ năm trước tăng 9,5%.",
            &["210000000 value 2023-H1 -", "9.5 change 2023-H1 same_period"],
        ),
        // How many projects there are is of nothing that was told.
        (
            "2023-07-03",
            "6 tháng năm 2023, tỉnh cấp mới 21 dự án với tổng vốn đăng ký 3.400 tỷ đồng. So với cùng kỳ, số lượng dự án tăng 40%, tổng vốn đăng ký đầu tư tăng 85%.",
            &["3400000000000 value 2023-H1 -", "85 change 2023-H1 same_period"],
        ),
    ]);
}

#[test]
fn what_is_compared_with_may_be_named_in_full() {
    holds(&[(
        "2018-01-15",
        "Năm 2017, tỉnh đưa 1.240 người đi làm việc ở nước ngoài. Bằng 108,3% so với tổng số lao động đi làm việc ở nước ngoài trong năm 2016.",
        &["1240 value 2017 -", "108.3 percent_of_baseline 2017 previous_year"],
    )]);
}

#[test]
fn a_percent_of_the_plan_is_told_of_another_time_in_brackets() {
    holds(&[(
        "2024-10-04",
        "Đến hết tháng 9, tỉnh giải ngân 2.610 tỷ đồng vốn đầu tư công, đạt 44,8% kế hoạch (cùng kỳ năm 2023 đạt 50,2%).",
        &[
            "2610000000000 value 2024-01/2024-09 -",
            "44.8 percent_of_plan 2024-01/2024-09 -",
            "50.2 percent_of_plan 2023-01/2023-09 -",
        ],
    )]);
}

#[test]
fn behind_a_slash_stands_the_plan() {
    holds(&[(
        "2015-01-10",
        "Năm 2014, tỷ lệ người dân tham gia BHYT 70,4%/KH 69%; tỷ lệ hộ nghèo 4,1%/KH 4,5%.",
        &["70.4 value 2014 -", "69 value 2014 -", "4.1 value 2014 -", "4.5 value 2014 -"],
    )]);
}

#[test]
fn an_ordered_list_goes_on_with_the_rates_of_the_sentence_before() {
    holds(&[(
        "2021-10-01",
        "Phấn đấu hết năm 2021 có 31% lực lượng lao động tham gia BHXH, 24% đoàn viên đóng đoàn phí, 94% dân số tham gia BHYT. Đến năm 2025, tỷ lệ này lần lượt là 42%, 33% và 96%.",
        &["31 value 2021 -", "94 value 2021 -", "42 value 2025 -", "96 value 2025 -"],
    )]);
}

#[test]
fn one_verb_moves_two_numbers() {
    holds(&[
        (
            "2018-01-10",
            "Năm 2017, thành phố đã giảm 412 hộ nghèo và 305 hộ cận nghèo.",
            &["-412 change 2017 -", "-305 change 2017 -"],
        ),
        (
            "2018-01-10",
            "Năm 2017, thành phố giảm 412 hộ nghèo và có 3 xã đạt chuẩn nông thôn mới.",
            &["-412 change 2017 -", "3 value 2017 -"],
        ),
    ]);
}

#[test]
fn no_rate_is_higher_than_all() {
    holds(&[(
        "2019-03-06",
        "Năm 2018, tỷ lệ hộ nghèo giảm còn 6,41%, giảm 2,1% so với năm 2017, đạt 210,5%. Giá trị công nghiệp và xây dựng đạt 106,2%.",
        &[
            "6.41 value 2018 -",
            "-2.1 change 2018 previous_year",
            "210.5 percent_of_plan 2018 -",
            "106.2 percent_of_plan 2018 -",
        ],
    )]);
}

#[test]
fn a_time_and_a_verb_go_on_behind_a_share() {
    holds(&[(
        "2017-01-09",
        "Đầu năm 2016, toàn tỉnh có 30.120 hộ nghèo, tỷ lệ 8,2%; cuối năm giảm 5.210 hộ, còn 24.910 hộ, tỷ lệ 6,8%; riêng năm 2015 giảm 1,4%, còn 8,2% (30.120 hộ).",
        &[
            "30120 value 2016 -",
            "8.2 value 2016 -",
            "-5210 change 2016 -",
            "24910 value 2016 -",
            "6.8 value 2016 -",
            "-1.4 change 2015 -",
            "8.2 value 2015 -",
            "30120 value 2015 -",
        ],
    )]);
}

#[test]
fn the_countrys_level_is_told_as_such() {
    let level = |text: &'static str, expected: &'static [&'static str]| (text, expected);
    let cases = [
        level(
            "Tỷ lệ giải ngân của tỉnh đạt 39,8%, thấp hơn mức bình quân chung của cả nước là 43,5%.",
            &["39.8 percent_of_plan - -", "43.5 percent_of_plan - -"],
        ),
        // Too high for what lies between the two.
        level("Tỷ lệ bao phủ BHYT đạt 88%, thấp hơn bình quân cả nước 91%.", &["88 value - -", "91 value - -"]),
        level("Tỷ lệ hộ nghèo còn 4,1%, cao hơn bình quân cả nước 2,9%.", &["4.1 value - -"]),
        level("GRDP tăng 8%, cao hơn bình quân chung của cả nước là 2,6 điểm phần trăm.", &["8 value - -"]),
    ];
    for (text, expected) in cases {
        holds(&[("", text, expected)]);
    }
}

#[test]
fn brackets_tell_the_plan_however_it_is_named() {
    let after = |plan: &str| compared("", &format!("Thu nhập bình quân đầu người đạt 60 triệu đồng ({plan}).")).pop();
    for plan in [
        "mục tiêu 55 triệu đồng",
        "mục tiêu là 55 triệu đồng trở lên",
        "chỉ tiêu Đại hội đề ra là từ 55 triệu đồng",
        "NQ: 55 triệu đồng",
    ] {
        assert_eq!(after(plan).as_deref(), Some("55000000 value - -"), "{plan}");
    }
    assert_eq!(compared("", "Tỷ lệ hộ nghèo giảm còn 2,9% (KH giảm còn 3%)."), ["2.9 value - -", "3 value - -"]);
}

#[test]
fn the_numbers_show_what_a_percent_of_a_change_is_of() {
    holds(&[
        (
            "2022-04-15",
            "Đến hết tháng 3, toàn tỉnh có 181.426 người tham gia BHXH (tăng 7.915 người, tương ứng 4,56% so với cùng kỳ).",
            &["181426 value 2022-03 -", "7915 change 2022-03 same_period", "4.56 change 2022-03 same_period"],
        ),
        // Of all households: the rate has fallen so far.
        (
            "2022-12-15",
            "Năm 2022, toàn tỉnh còn 9.000 hộ nghèo, giảm 3.000 hộ, tương đương giảm 1,1%.",
            &["9000 value 2022 -", "-3000 change 2022 -", "-1.1 change 2022 -"],
        ),
    ]);
    let of = |text: &str| entries("", text).iter().map(|e| word(e, "indicator").to_owned()).collect::<Vec<_>>();
    assert_eq!(
        of("Toàn tỉnh có 181.426 người tham gia BHXH (tăng 7.915 người, tương ứng 4,56%)."),
        ["social_insurance_participants"; 3]
    );
    assert_eq!(
        of("Còn 9.000 hộ nghèo, giảm 3.000 hộ, tương đương giảm 1,1%.").last().map(String::as_str),
        Some("poverty_rate")
    );
}

#[test]
fn a_slash_joins_who_got_it_to_what_they_got() {
    holds(&[
        ("", "Ngân hàng giải ngân 312 tỷ đồng/8.940 hộ nghèo vay vốn.", &["312000000000 value - -", "8940 value - -"]),
        ("", "Chi trả trợ cấp thất nghiệp cho 5.200 người/98 tỷ đồng.", &["5200 value - -", "98000000000 value - -"]),
        ("", "Hỗ trợ 30 triệu đồng/1 hộ nghèo làm nhà.", &[]),
    ]);
}

#[test]
fn another_time_follows_with_a_verb_of_its_own() {
    holds(&[(
        "2025-10-07",
        "Tỉnh phấn đấu GRDP quý IV tăng từ 9,5%, cả năm tăng trên 8,5%.",
        &["9.5 value 2025-Q4 -", "8.5 value 2025 -"],
    )]);
}

#[test]
fn a_level_below_the_plan_tells_the_plans_own() {
    let below = |text: &'static str, expected: &'static [&'static str]| holds(&[("2022-10-05", text, expected)]);
    below(
        "GRDP 9 tháng tăng 7,2%, song vẫn thấp hơn kịch bản đề ra là 7,4%.",
        &["7.2 value 2022-01/2022-09 -", "7.4 value 2022 -"],
    );
    below(
        "Tạo việc làm cho 8.000 lao động, thấp hơn kế hoạch là 9.000 lao động.",
        &["8000 value - -", "9000 value - -"],
    );
    // Who set it, and for when, may stand between.
    below(
        "Năm 2021 kim ngạch xuất khẩu đạt 2 tỷ USD, vượt xa so với mục tiêu theo Nghị quyết Đại hội Đảng bộ tỉnh đến năm 2025 là 1,7 tỷ USD.",
        &["2000000000 value 2021 -", "1700000000 value 2025 -"],
    );
    // By how much.
    below(
        "GRDP 9 tháng tăng 7,2%, thấp hơn 0,2 điểm % so với kịch bản.",
        &["7.2 value 2022-01/2022-09 -", "-0.2 change 2022-01/2022-09 plan"],
    );
}

#[test]
fn a_plan_aside_parts_no_percent_from_what_it_is_of() {
    let whole = ["29412 value - -", "33500 value - -", "87.8 percent_of_plan - -"];
    for text in [
        "Toàn tỉnh có 29.412 người tham gia BHXH, so với chỉ tiêu giao (33.500 người) đạt 87,8%.",
        "Toàn tỉnh có 29.412 người tham gia BHXH trên chỉ tiêu 33.500 người, đạt 87,8%.",
    ] {
        assert_eq!(compared("", text), whole, "{text}");
        let status = |e: &Value| word(e, "status").to_owned();
        let statuses: Vec<String> = entries("", text).iter().map(status).collect();
        assert_eq!(statuses, ["actual", "target", "actual"], "{text}");
    }
}

#[test]
fn the_second_number_of_a_fraction_is_the_plan_where_a_whole_makes_no_sense() {
    let told = |text: &str| {
        let entries = entries("", text);
        entries.iter().map(|e| format!("{} {}", e["value"], word(e, "status"))).collect::<Vec<_>>()
    };
    assert_eq!(told("Giải quyết việc làm mới cho 412/700 lao động."), ["412 actual", "700 target"]);
    assert_eq!(told("Giải quyết việc làm cho 412/700 học viên tốt nghiệp."), ["412 actual"]);
    assert_eq!(told("Đến nay 29/86 xã đạt chuẩn nông thôn mới."), ["29 actual"]);
}

#[test]
fn one_verb_governs_two_comparisons() {
    holds(&[(
        "2026-02-09",
        "Tổng mức bán lẻ tháng 1/2026 đạt 15.862 tỷ đồng, tăng 4,2% so với tháng trước và 12,6% so với cùng kỳ năm 2025.",
        &["15862000000000 value 2026-01 -", "4.2 change 2026-01 previous_period", "12.6 change 2026-01 same_period"],
    )]);
}

#[test]
fn what_falls_where_the_poor_are_helped_is_their_number() {
    let helped = entries("2016-12-05", "Nhờ giúp đỡ hộ nghèo, năm 2016 xã giảm được 46 hộ nghèo.");
    let told: Vec<_> = helped.iter().map(|e| format!("{} {}", word(e, "indicator"), e["value"])).collect();
    assert_eq!(told, ["poor_households -46"]);
}

#[test]
fn a_percent_of_the_year_before_is_of_no_plan() {
    holds(&[
        (
            "2009-04-20",
            "Kinh tế năm 2008 tăng trưởng 11,8%; thu ngân sách đạt 1.180 tỷ đồng, bằng 116,4% năm 2007.",
            &["11.8 value 2008 -", "1180000000000 value 2008 -", "116.4 percent_of_baseline 2008 previous_year"],
        ),
        (
            "2009-04-20",
            "Năm 2008, thu ngân sách đạt 1.180 tỷ đồng, bằng 96,4% kế hoạch năm 2008.",
            &["1180000000000 value 2008 -", "96.4 percent_of_plan 2008 -"],
        ),
    ]);
}

#[test]
fn a_change_told_again_behind_what_it_is_compared_with() {
    holds(&[(
        "2014-12-20",
        "Năm 2014, tỷ lệ hộ nghèo giảm 3,54% so với năm 2013 (tương đương 6.870 hộ).",
        &["-3.54 change 2014 previous_year", "-6870 change 2014 previous_year"],
    )]);
}

#[test]
fn signs_shared_verbs_and_groups_alone() {
    holds(&[
        (
            "2011-10-05",
            "Chỉ số sản xuất công nghiệp tháng 9/2011 +2,14% so với tháng trước và +15,72% so với cùng kỳ; cộng dồn 9 tháng +13,9%, trong đó: CN khai thác mỏ -4,31%; CN chế biến +15,6%.",
            &[
                "2.14 change 2011-09 previous_period",
                "15.72 change 2011-09 same_period",
                "13.9 change 2011-01/2011-09 same_period",
                "-4.31 change 2011-01/2011-09 same_period",
                "15.6 change 2011-01/2011-09 same_period",
            ],
        ),
        (
            "2011-10-05",
            "Tổng mức bán lẻ tháng 9 ước 912 tỷ đồng, +2,3% so tháng trước. GDP tăng trưởng -1,7%.",
            &["912000000000 value 2011-09 -", "2.3 change 2011-09 previous_period", "-1.7 value 2011-09 -"],
        ),
        (
            "2023-10-01",
            "Thu ngân sách 9 tháng ước 12.438 tỷ đồng, bằng 78,5% dự toán và 82,9% cùng kỳ.",
            &[
                "12438000000000 value 2023-01/2023-09 -",
                "78.5 percent_of_plan 2023-01/2023-09 -",
                "82.9 percent_of_baseline 2023-01/2023-09 same_period",
            ],
        ),
        (
            "2016-12-29",
            "Năm 2017, phấn đấu giảm tỷ lệ hộ nghèo từ 2,5% trở lên (riêng các xã miền núi 3 - 4%). Tỷ lệ hộ nghèo năm 2016 còn 6,2% (riêng các huyện miền núi 12,4%).",
            &["-2.5 change 2017 -", "-3 change 2017 -", "6.2 value 2016 -", "12.4 value 2016 -"],
        ),
        (
            "2023-10-01",
            "Năm 2023 phấn đấu giảm tỷ lệ hộ nghèo 1 - 1,5%, vùng miền núi 2 - 3%.",
            &["-1 change 2023 -", "-2 change 2023 -"],
        ),
        (
            "2025-11-14",
            "Năm 2026 xã phấn đấu giảm từ 40 hộ nghèo trở lên. Năm 2025 xã còn từ 40 hộ nghèo.",
            &["-40 change 2026 -", "40 value 2025 -"],
        ),
        (
            "2016-01-05",
            "Năm 2015 tăng trưởng GRDP đạt 8,12%, không đạt chỉ tiêu nghị quyết (11 - 12%).",
            &["8.12 value 2015 -", "11 value 2015 -"],
        ),
        (
            "2023-12-15",
            "Năm 2023 thu ngân sách đạt 5.000 tỷ đồng, phấn đấu 5.300 tỷ đồng.",
            &["5000000000000 value 2023 -", "5300000000000 value 2023 -"],
        ),
    ]);
}

#[test]
fn what_brackets_tell_beside_a_number() {
    holds(&[
        (
            "2016-11-30",
            "Tăng trưởng GRDP 9 tháng đạt 5,93%, thấp hơn cùng kỳ (6,53%).",
            &["5.93 value 2016-01/2016-09 -", "6.53 value 2015-01/2015-09 -"],
        ),
        (
            "2022-09-28",
            "GRDP 9 tháng năm 2022 ước tăng 8,61% so với cùng kỳ (sơ bộ 9 tháng năm 2021 tăng 6,02% so với cùng kỳ).",
            &["8.61 value 2022-01/2022-09 -", "6.02 value 2021-01/2021-09 -"],
        ),
        (
            "2023-12-19",
            "Hộ nghèo có 9.176 hộ, chiếm 5,02% tổng số hộ (giảm 3.021 hộ so với cuối năm 2022, tỷ lệ 1,70%).",
            &[
                "9176 value 2023 -",
                "5.02 value 2023 -",
                "-3021 change 2023 previous_year",
                "-1.7 change 2023 previous_year",
            ],
        ),
        (
            "2022-12-15",
            "Năm 2023, huyện đặt mục tiêu giảm tỷ lệ hộ nghèo từ 4% trở lên (tương ứng trên 560 hộ), riêng 3 xã vùng cao giảm 5 - 6%.",
            &["-4 change 2023 -", "-560 change 2023 -", "-5 change 2023 -"],
        ),
        (
            "2012-07-15",
            "6 tháng đầu năm 2012, Sở quyết định hưởng trợ cấp thất nghiệp cho 4.916 người với số tiền 42 tỷ đồng (cả năm 2011 là 8.204 người, 67,5 tỷ đồng).",
            &["4916 value 2012-H1 -", "42000000000 value 2012-H1 -", "8204 value 2011 -", "67500000000 value 2011 -"],
        ),
        (
            "2022-09-28",
            "Tổng mức bán lẻ lũy kế 9 tháng năm 2022 đạt 7.764,9 tỷ đồng, bằng 118,74% so với cùng kỳ (KH năm 9.000 tỷ đồng).",
            &[
                "7764900000000 value 2022-01/2022-09 -",
                "118.74 percent_of_baseline 2022-01/2022-09 same_period",
                "9000000000000 value 2022 -",
            ],
        ),
    ]);
}

#[test]
fn numbers_among_the_words_of_another_part_nothing() {
    holds(&[
        (
            "2013-07-12",
            "Đến 30/6/2013 có 64.300 lao động ở 1.215 đơn vị tham gia bảo hiểm thất nghiệp, tăng 3,1% so với cuối năm 2012.",
            &["64300 value 2013-06-30 -", "3.1 change 2013-06-30 other"],
        ),
        (
            "2014-11-19",
            "Trong 4 năm (2010-2013), huyện đã dạy nghề cho 3.674 lao động, bằng 91,9% kế hoạch giai đoạn.",
            &["3674 value 2010/2013 -", "91.9 percent_of_plan 2010/2013 -"],
        ),
    ]);
}

#[test]
fn what_is_told_beyond_a_plan_and_in_the_next_sentence() {
    holds(&[
        (
            "2018-12-12",
            "Năm 2018, thu ngân sách đạt 920 tỷ đồng, đạt 106% dự toán, vượt 52 tỷ đồng. Chi ngân sách đạt 1.400 tỷ đồng. Tăng 12% so với cùng kỳ.",
            &[
                "920000000000 value 2018 -",
                "106 percent_of_plan 2018 -",
                "52000000000 change 2018 plan",
                "1400000000000 value 2018 -",
                "12 change 2018 same_period",
            ],
        ),
        (
            "2018-12-12",
            "Năm 2018, số người tham gia BHXH tự nguyện là 262.000 người, tăng 38.000 người so với đầu năm 2018 (gần 17%).",
            &["262000 value 2018 -", "38000 change 2018 other", "17 change 2018 other"],
        ),
        (
            "2018-12-12",
            "BHXH tự nguyện: Số người tham gia tăng gần 17% so với năm 2017.",
            &["17 change 2018 previous_year"],
        ),
        (
            "2018-12-12",
            "Mức giảm tỷ lệ hộ nghèo bình quân hằng năm (2016-2018) đạt 1,96%, trong đó mức giảm của các huyện nghèo đạt 5,21%/năm. Năm 2018, giảm 4% số hộ nghèo so với năm 2017.",
            &["-1.96 change 2016/2018 -", "-5.21 change 2016/2018 -", "-4 change 2018 previous_year"],
        ),
        (
            "2018-12-12",
            "Các tỉnh có nhiều người tham gia BHXH bắt buộc là Bắc Giang (236.515 người đạt 103,9% kế hoạch giao); Ninh Bình (118.796 người, đạt 101,2% kế hoạch); Vĩnh Long (86.081 người, đạt 100,3% kế hoạch).",
            &[
                "236515 value - -",
                "103.9 percent_of_plan - -",
                "118796 value - -",
                "101.2 percent_of_plan - -",
                "86081 value - -",
                "100.3 percent_of_plan - -",
            ],
        ),
    ]);
}

#[test]
fn the_name_of_a_plan_says_of_what_a_percent_is() {
    holds(&[
        ("2025-12-20", "Năm 2025, huyện đạt 105% kế hoạch giải quyết việc làm.", &["105 percent_of_plan 2025 -"]),
        ("2025-12-20", "Năm 2025, hoàn thành 104% dự toán thu ngân sách.", &["104 percent_of_plan 2025 -"]),
        ("2025-12-20", "Nợ thuế còn 731 tỷ đồng, bằng 8% dự toán thu.", &[]),
        ("2025-12-20", "Huyện đạt 100% kế hoạch giao quân, giải quyết việc làm cho 300 người.", &["300 value - -"]),
    ]);
}

#[test]
fn a_level_in_brackets_behind_the_time_to_compare_with() {
    holds(&[
        (
            "2019-01-10",
            "So với cuối năm 2017 (10,4%), tỷ lệ hộ nghèo giảm 2,1%.",
            &["10.4 value 2017 -", "-2.1 change 2018 other"],
        ),
        ("2019-01-10", "So với năm 2017 (tăng 11%), thu ngân sách tăng 12%.", &["12 change 2018 previous_year"]),
        ("2020-01-10", "So với năm 2018 (5.200 hộ), số hộ nghèo giảm 1.100 hộ.", &["-1100 change 2019 previous_year"]),
    ]);
}

#[test]
fn each_percent_of_a_plan_has_the_name_behind_it() {
    holds(&[
        (
            "2020-01-10",
            "Năm 2019, huyện hoàn thành 105% kế hoạch giải quyết việc làm, 98% kế hoạch đào tạo nghề và 100% dự toán thu ngân sách.",
            &["105 percent_of_plan 2019 -", "98 percent_of_plan 2019 -", "100 percent_of_plan 2019 -"],
        ),
        (
            "2020-01-10",
            "Giải quyết việc làm đạt 98% kế hoạch và đào tạo nghề cho 300 người.",
            &["98 percent_of_plan - -", "300 value - -"],
        ),
        ("2020-01-10", "So với kế hoạch năm 2019 (4%), tỷ lệ hộ nghèo cao hơn 0,5%.", &[]),
    ]);
}

#[test]
fn what_lies_beyond_a_plan_or_before_it_is_told_with_its_sign() {
    holds(&[
        (
            "2015-04-20",
            "Thu ngân sách ước đạt 1.512,3 tỷ đồng, vượt 18,1% dự toán năm (+231,8 tỷ đồng).",
            &["1512300000000 value - -", "18.1 change - plan", "231800000000 change - plan"],
        ),
        (
            "2015-04-20",
            "Thu ngân sách ước đạt 1.512,3 tỷ đồng, vượt 18,1% dự toán năm (1.280,5 tỷ đồng).",
            &["1512300000000 value - -", "18.1 change - plan", "1280500000000 value - -"],
        ),
        (
            "2015-04-20",
            "Giải quyết việc làm cho 1.630 lao động (-118 lao động so với cùng kỳ), đạt 92% kế hoạch.",
            &["1630 value - -", "-118 change - same_period", "92 percent_of_plan - -"],
        ),
        (
            "2015-04-20",
            "GRDP ước tăng 6,4% so với năm 2014 (vượt mục tiêu Nghị quyết 0,4%).",
            &["6.4 value 2015 -", "0.4 change 2015 plan"],
        ),
        (
            "2015-04-20",
            "Nhiều doanh nghiệp ngừng việc nên số người tham gia BHXH bắt buộc giảm 5.120 người so với cuối năm 2014.",
            &["-5120 change 2015 previous_year"],
        ),
    ]);
}

#[test]
fn sums_without_a_currency_have_that_of_the_sum_before() {
    holds(&[
        (
            "2015-04-20",
            "Kim ngạch xuất khẩu từ hơn 6 tỷ USD năm 2010, năm ngoái đã lên 14,7 tỷ.",
            &["6000000000 previous_value 2010 -", "14700000000 value 2014 -"],
        ),
        (
            "2015-04-20",
            "Kim ngạch xuất khẩu đạt 3,2 tỷ USD, nhập khẩu 1,5 tỷ.",
            &["3200000000 value - -", "1500000000 value - -"],
        ),
        ("2015-04-20", "Thu ngân sách 520 tỷ đồng, chi 710 tỷ.", &["520000000000 value - -"]),
        (
            "2015-04-20",
            "Toàn tỉnh thu hút 20 dự án, vốn 520 triệu USD và 310 tỷ.",
            &["520000000 value - -", "310000000000 value - -"],
        ),
    ]);
}

#[test]
fn lost_commas_thousands_of_two_numbers_and_plans_compared_with() {
    holds(&[
        ("2015-12-20", "Tỷ lệ hộ nghèo giảm còn 2,87% hộ cận nghèo còn 3,4%.", &["2.87 value - -", "3.4 value - -"]),
        (
            "2015-12-20",
            "GRDP năm 2014 tăng 3,08%, sang năm 2015 bật lên 11,4%.",
            &["3.08 value 2014 -", "11.4 value 2015 -"],
        ),
        ("2015-12-20", "Đón 250/245 ngàn lượt khách quốc tế.", &["250000 value - -", "245000 value - -"]),
        (
            "2015-12-20",
            "Tỷ lệ bao phủ BHYT đạt 90,4%, thấp so với chỉ tiêu 91,5%.",
            &["90.4 value - -", "91.5 value - -"],
        ),
        (
            "2015-12-20",
            "Giá trị xuất khẩu đạt 96,4 triệu USD, bằng 108,3% so CK.",
            &["96400000 value - -", "108.3 percent_of_baseline - same_period"],
        ),
        (
            "2015-12-20",
            "Tổng vốn FDI cấp mới và tăng thêm hơn 9,5 tỷ USD, bằng 80% so với cùng kỳ năm ngoái.",
            &["9500000000 value 2015 -", "80 percent_of_baseline 2015 same_period"],
        ),
    ]);
}

#[test]
fn what_falls_short_has_its_sign_and_dollars_go_on_to_dollars_alone() {
    holds(&[
        (
            "2015-12-20",
            "Thu ngân sách đạt 1.200 tỷ đồng, thấp hơn 18% so với dự toán (-263 tỷ đồng).",
            &["1200000000000 value - -", "-18 change - plan", "-263000000000 change - plan"],
        ),
        (
            "2015-12-20",
            "Kim ngạch xuất khẩu đạt 3,2 tỷ USD, thu ngân sách 45 tỷ.",
            &["3200000000 value - -", "45000000000 value - -"],
        ),
    ]);
}

#[test]
fn a_change_is_of_what_was_told_before_the_time_aside() {
    holds(&[
        (
            "2015-12-20",
            "Thu ngân sách năm 2015 đạt 900 tỷ đồng, trong khi năm 2014 đạt 700 tỷ đồng, tăng 28%.",
            &["900000000000 value 2015 -", "700000000000 value 2014 -", "28 change 2015 -"],
        ),
        (
            "2015-12-20",
            "Kim ngạch xuất khẩu năm 2015 đạt 3,5 tỷ USD, giải quyết việc làm cho 12.000 lao động, kim ngạch nhập khẩu đạt 2,1 tỷ.",
            &["3500000000 value 2015 -", "12000 value 2015 -", "2100000000 value 2015 -"],
        ),
    ]);
}
