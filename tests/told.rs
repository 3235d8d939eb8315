//! What numbers take from the words around them that are no pattern's own: their time, status and place.

mod support;

use serde_json::Value;
use support::{entries, hold, word};

/// `number status period place` of every entry of an article, with `-` for none.
fn told(date: &str, text: &str) -> Vec<String> {
    let told = entries(date, text);
    let told = told
        .iter()
        .map(|e| format!("{} {} {} {}", e["value"], word(e, "status"), word(e, "period"), word(e, "area_name")));
    told.collect()
}

#[track_caller]
fn holds(cases: &[(&str, &str, &[&str])]) {
    hold(told, cases);
}

#[test]
fn what_lies_behind_the_time_of_aims_is_an_aim() {
    let text = "Mục tiêu năm 2019 giảm tỷ lệ hộ nghèo 1,2%; cuối năm 2025 thu nhập bình quân tăng lên 1,5 lần so với năm 2015.";
    holds(&[
        ("", text, &["-1.2 target 2019 -", "150 target 2025 -"]),
        ("2019-02-01", text, &["-1.2 target 2019 -", "150 target 2025 -"]),
        // What was over on the day of writing is told.
        ("2026-02-01", text, &["-1.2 target 2019 -", "150 actual 2025 -"]),
    ]);
}

#[test]
fn in_its_first_weeks_a_year_looks_back() {
    holds(&[
        (
            "2023-01-05",
            "Tỉnh Bến Tre công bố kết quả rà soát năm 2022. Theo đó, toàn tỉnh hiện có 9.120 hộ nghèo.",
            &["9120 actual 2022 -"],
        ),
        // Later "hiện" is of the year of writing.
        (
            "2023-06-05",
            "Tỉnh Bến Tre công bố kết quả rà soát năm 2022. Theo đó, toàn tỉnh hiện có 9.120 hộ nghèo.",
            &["9120 actual 2023 -"],
        ),
        (
            "2022-01-04",
            "Hội nghị tổng kết năm 2021 của tỉnh Bến Tre.\nTừ đầu năm đến nay, toàn tỉnh tạo việc làm cho 19.800 lao động.",
            &["19800 actual 2021 -"],
        ),
        ("2023-01-05", "Năm qua, tỉnh Bến Tre tạo việc làm cho 21.300 lao động.", &["21300 actual 2022 -"]),
        ("2022-12-28", "Năm qua, tỉnh Bến Tre tạo việc làm cho 21.300 lao động.", &["21300 actual 2022 -"]),
        // Which years they are nothing says.
        ("2023-01-05", "Những năm qua, tỉnh Bến Tre tạo việc làm cho 99.000 lao động.", &["99000 actual - -"]),
    ]);
}

#[test]
fn what_is_told_of_each_year_is_of_a_span_of_years_or_of_none() {
    holds(&[
        (
            "2021-11-03",
            "Giai đoạn 2016-2020, tỉnh Bến Tre có nhiều cố gắng. Mỗi năm, tỉnh tạo việc làm cho 19.600 lao động.",
            &["19600 actual 2016/2020 -"],
        ),
        ("2024-10-10", "Hằng năm, tỉnh Trà Vinh tạo việc làm cho trên 22.000 lao động.", &["22000 actual - -"]),
        (
            "2024-10-10",
            "Tỷ lệ hộ nghèo của tỉnh Trà Vinh giảm từ 8,2% năm 2021 xuống còn 3,2% năm 2023, bình quân giảm 2,5%/năm.",
            &["8.2 actual 2021 -", "3.2 actual 2023 -", "-2.5 actual 2021/2023 -"],
        ),
        (
            "2021-02-03",
            "Hộ nghèo của tỉnh Trà Vinh chiếm 13,2% năm 2016, đến năm 2020 còn 1,8%, bình quân mỗi năm giảm 2,8%.",
            &["13.2 actual 2016 -", "1.8 actual 2020 -", "-2.8 actual 2016/2020 -"],
        ),
        (
            "2021-02-03",
            "Giai đoạn 2016-2020, tỉnh Trà Vinh có nhiều cố gắng. Đến năm 2020, tỷ lệ hộ nghèo còn 1,8%, mỗi năm giảm 2,3%.",
            &["1.8 actual 2020 -", "-2.3 actual 2016/2020 -"],
        ),
    ]);
}

#[test]
fn what_is_told_for_comparison_has_its_own_time() {
    holds(&[
        (
            "2023-07-05",
            "6 tháng đầu năm 2023, tỉnh Bến Tre đào tạo nghề cho 6.150 người (cùng kỳ năm 2022 là 5.900 người), đạt 51% kế hoạch.",
            &["6150 actual 2023-H1 -", "5900 actual 2022-H1 -", "51 actual 2023-H1 -"],
        ),
        (
            "2023-07-05",
            "6 tháng đầu năm 2023, tỉnh Bến Tre vượt khó. Kinh tế tăng trưởng cao hơn hai năm trước (cùng kỳ 2022: 4,7%).",
            &["4.7 actual 2022-H1 -"],
        ),
        (
            "2023-07-05",
            "Ngày 4/7, đoàn công tác trao quà cho 60 hộ nghèo tỉnh Bến Tre. Dịp này, đoàn tặng 2 căn nhà tình nghĩa.",
            &["60 actual 2023-07-04 -", "2 actual 2023-07-04 -"],
        ),
        // Of several quarters the latest is reported on.
        (
            "2023-10-02",
            "GRDP quý III/2023 của tỉnh Bến Tre tăng 7,1%, tuy thấp hơn mức tăng 7,4% của quý I nhưng cao hơn mức tăng 5,2% của quý II. Trong đó, khu vực dịch vụ tăng 8,3%.",
            &["7.1 actual 2023-Q3 -", "7.4 actual 2023-Q1 -", "5.2 actual 2023-Q2 -", "8.3 actual 2023-Q3 -"],
        ),
        (
            "2023-05-03",
            "Trong 4 tháng đầu năm, tỉnh Bến Tre ổn định.\nTổng mức bán lẻ hàng hóa tăng 9,4%, gần bằng mức tăng của 4 tháng \
             đầu năm 2019.",
            &["9.4 actual 2023-01/2023-04 -"],
        ),
        (
            "2021-02-03",
            "Tốc độ tăng trưởng kinh tế huyện Cầu Kè bình quân đạt 9,5% (giai đoạn 2011-2015), tăng 12,1%/năm giai đoạn 2016-2020.",
            &["9.5 actual 2011/2015 huyện Cầu Kè", "12.1 actual 2016/2020 huyện Cầu Kè"],
        ),
        // The parts of a month's index are of that month.
        (
            "2024-06-06",
            "Theo báo cáo tháng 5 và 5 tháng đầu năm 2024, chỉ số sản xuất công nghiệp tỉnh Bến Tre tháng 5 tăng 6,4%.\n\
             Trong đó, ngành khai khoáng tăng 17,1%. Ngành sản xuất và phân phối điện tăng 12,2%.",
            &["6.4 actual 2024-05 -", "17.1 actual 2024-05 -", "12.2 actual 2024-05 -"],
        ),
        // The year after the one compared with is not the one reported on.
        (
            "2023-05-03",
            "Thu nhập bình quân đầu người của tỉnh Bến Tre tăng 6 triệu đồng so với năm 2020.",
            &["6000000 actual - -"],
        ),
    ]);
}

#[test]
fn aims_go_on() {
    holds(&[
        (
            "2020-12-03",
            "Giai đoạn 2021-2025, tỉnh Bến Tre phấn đấu tạo việc làm cho 90.000 lao động. Trong đó, xuất khẩu lao động \
             6.000 người.",
            &["90000 target 2021/2025 -", "6000 target 2021/2025 -"],
        ),
        (
            "2023-05-03",
            "Tỉnh Bến Tre phấn đấu đến năm 2025, năng suất lao động tăng 6%/năm. Bên cạnh đó, tỷ lệ lao động qua đào tạo \
             đạt 68%.",
            &["68 target 2025 -"],
        ),
        (
            "2020-10-05",
            "Đại hội Đảng bộ tỉnh Bến Tre nhiệm kỳ 2020-2025 khai mạc.\n5 năm tới để đạt tốc độ tăng trưởng 8%/năm, tỉnh cần nhiều vốn.",
            &["8 target 2020/2025 -"],
        ),
        // A line that ends with a semicolon is not the last of its list; sections have parts.
        (
            "2021-12-09",
            "HĐND tỉnh Bến Tre thông qua kế hoạch năm 2022.\nNghị quyết đề ra 9 chỉ tiêu gồm: tạo việc làm cho 18.000 lao động; tỷ lệ \
             hộ nghèo dưới 3%;\nTỷ lệ lao động qua đào tạo 61%.",
            &["18000 target 2022 -", "3 target 2022 -", "61 target 2022 -"],
        ),
        (
            "2020-07-15",
            "Đại hội Đảng bộ tỉnh Bến Tre\nChỉ tiêu chủ yếu trong nhiệm kỳ 2020-2025\nI. Về kinh tế (3 chỉ tiêu)\n1. Thu ngân sách \
             tăng bình quân 9%.\nII. Về xã hội (2 chỉ tiêu)\n4. Tỷ lệ hộ nghèo còn 2%.",
            &["9 target 2020/2025 -", "2 target 2020/2025 -"],
        ),
        // The years of a standard are no time of what follows.
        (
            "2022-01-14",
            "Năm 2022, tỉnh Bến Tre phấn đấu giảm tỷ lệ hộ nghèo 0,8% theo chuẩn nghèo đa chiều giai đoạn 2022-2025; tỷ lệ lao \
             động qua đào tạo đạt 61%.",
            &["-0.8 target 2022 -", "61 target 2022 -"],
        ),
        // What ends with a plan that was reached aims at nothing.
        (
            "2022-12-28",
            "Năm 2022, tỉnh Bến Tre vượt 5 mục tiêu Nghị quyết đề ra; tốc độ tăng trưởng kinh tế ước đạt 7,3%.",
            &["7.3 estimate 2022 -"],
        ),
        // The parts of what is estimated, one sentence each.
        (
            "2022-12-28",
            "Năm 2022, GRDP tỉnh Bến Tre ước đạt 34.100 tỷ đồng. Trong đó, khu vực nông nghiệp 12.300 tỷ đồng. Khu vực dịch vụ \
             14.200 tỷ đồng.",
            &["34100000000000 estimate 2022 -", "12300000000000 estimate 2022 -", "14200000000000 estimate 2022 -"],
        ),
        // No part of it: another thing that was counted.
        (
            "2022-12-28",
            "GRDP tỉnh Bến Tre năm 2022 ước tăng 7,3%. Trong đó, ngành du lịch đón được 1,3 triệu lượt khách.",
            &["7.3 estimate 2022 -", "1300000 actual 2022 -"],
        ),
        // Where the day of writing is not known, the year after the one reported on is aimed at.
        (
            "",
            "Bến Tre làm tốt công tác dạy nghề\nTrong năm 2020, tỉnh Bến Tre đào tạo nghề cho 9.100 người, tạo điều kiện cho người \
             dân nâng cao đời sống vật chất và tinh thần.\nCông tác dạy nghề được các cấp, các ngành quan tâm, chỉ đạo thực hiện \
             đồng bộ trên địa bàn tỉnh.\nTrong năm 2021, tỉnh đào tạo nghề cho 9.500 người, phấn \
             đấu đưa 1.500 lao động đi làm việc ở nước ngoài.",
            &["9100 actual 2020 -", "9500 target 2021 -", "1500 target 2021 -"],
        ),
        // A headline aims where its article does.
        (
            "2023-05-03",
            "Bến Tre đưa 2.500 lao động đi làm việc ở nước ngoài\nNăm 2023, tỉnh Bến Tre phấn đấu đưa 2.500 lao động đi làm việc ở \
             nước ngoài.",
            &["2500 target 2023 -", "2500 target 2023 -"],
        ),
        // A range is no aim where it is over.
        ("2019-08-20", "Giai đoạn 2011-2017, tỉnh Bến Tre mỗi năm giảm 2-3% hộ nghèo.", &["-2 actual 2011/2017 -"]),
    ]);
}

#[test]
fn stretches_end_where_the_text_says() {
    holds(&[
        (
            "2024-10-10",
            "Từ năm 2021 đến nay, tỉnh Trà Vinh xây 4.120 căn nhà tình nghĩa.",
            &["4120 actual 2021/2024 -"],
        ),
        (
            "2013-03-08",
            "Kể từ khi tái lập tỉnh (năm 1992) đến nay, tổng sản phẩm trong tỉnh (GDP) của Trà Vinh bình quân hàng năm tăng 11,2%.",
            &["11.2 actual 1992/2013 -"],
        ),
        (
            "2022-09-28",
            "Từ đầu năm 2022 đến ngày 15/9/2022, tỉnh Bến Tre tạo việc làm cho 16.300 lao động.",
            &["16300 actual 2022-01/2022-09 -"],
        ),
        // The month beside a sum since the new year.
        (
            "2018-11-05",
            "Thu ngân sách tỉnh Bến Tre đạt 185 tỷ đồng, lũy kế 10 tháng được 2.281 tỷ đồng.",
            &["185000000000 actual 2018-10 -", "2281000000000 actual 2018-01/2018-10 -"],
        ),
        (
            "2023-05-03",
            "Trong tháng, tỉnh Bến Tre tạo việc làm cho 1.930 lao động; lũy kế 4 tháng đầu năm là 7.100 lao động.",
            &["1930 actual 2023-04 -", "7100 actual 2023-01/2023-04 -"],
        ),
    ]);
}

#[test]
fn plans_are_of_the_time_that_they_name() {
    holds(&[
        (
            "2021-02-03",
            "Kế hoạch năm 2021, tỉnh Bến Tre đưa 1.500 lao động đi làm việc ở nước ngoài.",
            &["1500 target 2021 -"],
        ),
        (
            "2023-07-10",
            "Kết quả 6 tháng đầu năm 2023 của tỉnh Bến Tre:\n- Tạo việc làm cho 12.300 lao động.\n\
             Kế hoạch 6 tháng cuối năm:\n- Tạo việc làm cho 7.700 lao động.",
            &["12300 actual 2023-H1 -", "7700 target 2023-H2 -"],
        ),
        (
            "2022-12-28",
            "Năm nay, tỉnh Bến Tre tạo việc làm cho 21.300 lao động. Năm tới, tỉnh phấn đấu tạo việc làm cho 22.000 lao động.",
            &["21300 actual 2022 -", "22000 target 2023 -"],
        ),
        (
            "2023-12-05",
            "Năm 2023, GRDP tỉnh Bến Tre tăng 6,4% (KH tăng 7-8%).",
            &["6.4 actual 2023 -", "7 target 2023 -"],
        ),
        // Where the tasks are of the year to come, the year that ends is looked back on.
        (
            "2014-12-19",
            "HĐND huyện Mỏ Cày họp đánh giá kết quả thực hiện nhiệm vụ và triển khai phương hướng năm 2015.\nTheo báo cáo, thu nhập \
             bình quân đạt 27 triệu đồng/người.",
            &["27000000 actual 2014 huyện Mỏ Cày"],
        ),
        // A plan that was missed aims at nothing.
        (
            "2023-12-05",
            "Năm 2023 có hai chỉ tiêu chưa đạt kế hoạch: Tỷ lệ hộ nghèo của tỉnh Bến Tre còn 4,3%.",
            &["4.3 actual 2023 -"],
        ),
        // Half a year that has hardly begun is to come; at its end it is over.
        (
            "2023-07-05",
            "6 tháng cuối năm 2023, tỉnh Bến Tre tạo việc làm cho 10.000 lao động.",
            &["10000 target 2023-H2 -"],
        ),
        (
            "2023-12-25",
            "6 tháng cuối năm 2023, tỉnh Bến Tre tạo việc làm cho 10.000 lao động.",
            &["10000 actual 2023-H2 -"],
        ),
        // What is left behind is no aim.
        (
            "2021-02-03",
            "Tỉnh Bến Tre phấn đấu giảm tỷ lệ hộ nghèo từ 4,2% năm 2020 xuống còn 3,5% năm 2021.",
            &["4.2 actual 2020 -", "3.5 target 2021 -"],
        ),
    ]);
}

#[test]
fn a_paragraph_keeps_to_the_time_it_turned_to() {
    holds(&[
        (
            "2024-03-18",
            "Huyện An Biên được công nhận năm 2022.\nĐến nay, huyện An Biên có 8 xã đạt chuẩn nông thôn mới. \
             Thu nhập bình quân đầu người đạt 57 triệu đồng.",
            &["8 actual 2024 Huyện An Biên", "57000000 actual 2024 Huyện An Biên"],
        ),
        // Of two terms the one that is over is reported on.
        (
            "",
            "Đại hội Đảng bộ huyện Tân Phước nhiệm kỳ 2020-2025 khai mạc.\nĐại hội đánh giá kết quả nhiệm kỳ 2015-2020. \
             Thu nhập bình quân đầu người của huyện đạt 50 triệu đồng.",
            &["50000000 actual 2015/2020 huyện Tân Phước"],
        ),
        // The first half of a range is no day.
        (
            "2021-11-19",
            "Tỉnh Nghệ An phấn đấu đến cuối năm 2022 giảm tỷ lệ hộ nghèo thêm 1-1,5%.",
            &["-1 target 2022 -"],
        ),
    ]);
}

#[test]
fn a_place_holds_until_another_is_told() {
    let date = "2023-07-05";
    let head = "Kết quả ở Trà Vinh\nTỉnh Trà Vinh có nhiều mô hình hay. ";
    let cases: [(&str, &[&str]); 9] = [
        // Through the clauses of its sentence.
        (
            "Huyện Cầu Kè có 320 hộ nghèo; 512 hộ cận nghèo.",
            &["320 actual - Huyện Cầu Kè", "512 actual - Huyện Cầu Kè"],
        ),
        // Under the word for its kind, and on in the paragraph.
        (
            "Huyện Cầu Kè chăm lo người nghèo. Toàn huyện có 320 hộ nghèo. Hộ cận nghèo là 512 hộ.",
            &["320 actual - Huyện Cầu Kè", "512 actual - Huyện Cầu Kè"],
        ),
        (
            "Theo Bí thư Đảng ủy xã Tam Ngãi (huyện Cầu Kè), toàn xã có 12 hộ nghèo. Hộ cận nghèo là 21 hộ.",
            &["12 actual - xã Tam Ngãi", "21 actual - xã Tam Ngãi"],
        ),
        // Not where the province is meant.
        ("Huyện Cầu Kè chăm lo người nghèo. Toàn tỉnh có 9.320 hộ nghèo.", &["9320 actual - -"]),
        ("Huyện Cầu Kè chăm lo người nghèo. Năm 2022, tỉnh có 9.320 hộ nghèo.", &["9320 actual 2022 -"]),
        ("Huyện Cầu Kè được cả xã hội giúp đỡ. Năm 2022 có 9.320 hộ nghèo.", &["9320 actual 2022 -"]),
        // The place that only holds the one before is not meant.
        ("Tại xã Tam Ngãi, huyện Cầu Kè, có 12 hộ nghèo.", &["12 actual - xã Tam Ngãi"]),
        ("Xã Tam Ngãi (Cầu Kè) có 12 hộ nghèo.", &["12 actual - Xã Tam Ngãi"]),
        // Communes are counted in what holds them.
        (
            "Huyện Cầu Kè có xã Tam Ngãi đạt 19 tiêu chí và có 6 xã đạt chuẩn nông thôn mới.",
            &["6 actual - Huyện Cầu Kè"],
        ),
    ];
    for (text, expected) in cases {
        assert_eq!(told(date, &format!("{head}{text}")), expected, "{text}");
    }
    // A district is known by its committee's name.
    let text = "Huyện ủy Cầu Kè sơ kết 6 tháng đầu năm\nSáng 4/7, Huyện ủy Cầu Kè họp. Thu ngân sách đạt 45 tỷ đồng.";
    assert_eq!(told(date, text), ["45000000000 actual 2023-H1 Cầu Kè"]);
}

#[test]
fn what_is_handed_over_at_an_event_is_of_its_day() {
    let lead = "Nhân dịp 27/7, sáng 22/7, Hội Cựu chiến binh huyện tổ chức trao quà cho gia đình chính sách.";
    let given = "Tại buổi lễ, Hội đã trao quà cho 24 Mẹ Việt Nam anh hùng.";
    let event = format!("{lead}\n{given}");
    holds(&[
        ("2016-07-23", &event, &["24 actual 2016-07-22 -"]),
        // What is told of another time in between is not.
        (
            "2016-07-23",
            &format!("{lead}\nNăm 2015, Hội chăm sóc 310 người có công.\n{given}"),
            &["310 actual 2015 -", "24 actual 2016-07-22 -"],
        ),
        // The text may open with the day alone, and with one that is long gone.
        ("2016-07-23", &format!("Sáng 22/7, Huyện ủy họp thường kỳ.\n{given}"), &["24 actual 2016-07-22 -"]),
        ("2016-07-23", &format!("Sáng 22/5, Huyện ủy họp thường kỳ.\n{given}"), &["24 actual - -"]),
    ]);
}

#[test]
fn a_headline_aims_where_the_body_does() {
    let aims = "Huyện X tạo việc làm cho 1.900 lao động\n10/02/2018\nNăm 2018, huyện phấn đấu tạo việc làm cho 1.900 lao động.";
    holds(&[("", aims, &["1900 target 2018 -", "1900 target 2018 -"])]);
}

#[test]
fn the_level_of_the_country_stands_in_brackets_behind_a_comparison() {
    let text = "Năm 2014, GRDP của tỉnh tăng 8,4%, cao hơn bình quân chung cả nước (5,98%).";
    holds(&[("2015-01-08", text, &["8.4 actual 2014 -", "5.98 actual 2014 -"])]);
    // Without brackets nobody knows whether it is the level or the difference.
    let text = "Năm 2014, tỷ lệ hộ nghèo của tỉnh còn 4,4%, thấp hơn bình quân chung cả nước 1,5%.";
    holds(&[("2015-01-08", text, &["4.4 actual 2014 -"])]);
}

#[test]
fn what_is_said_begins_anew() {
    let text = "Tại phiên họp đề ra nhiệm vụ tháng 9/2024, Giám đốc Sở cho biết, 8 tháng đầu năm thu ngân sách nhà nước trên địa bàn đạt 5.100 tỷ đồng.";
    holds(&[("2024-09-05", text, &["5100000000000 actual 2024-01/2024-08 -"])]);
}

#[test]
fn a_rate_of_years_ago_is_told_with_the_present_one() {
    let text = "Tỷ lệ hộ nghèo năm 2010 là 27,4%, đến nay giảm còn 14,1%.";
    let record = support::record("ho-ngheo", text);
    let measures: Vec<&str> =
        support::list(&record, "indicators").iter().filter_map(|entry| entry["measure"].as_str()).collect();
    assert_eq!(measures, ["previous_value", "value"]);
}

#[test]
fn a_yearly_fall_behind_a_comma_is_a_fall() {
    holds(&[("2021-03-01", "Tỷ lệ hộ nghèo của tỉnh giảm nhanh, bình quân 3,9%/năm.", &["-3.9 actual - -"])]);
}

#[test]
fn the_year_after_a_baseline_is_reported_on_where_no_other_is_told() {
    let text = "Công nghiệp tăng trưởng khá\n9 tháng đầu năm nay, giá trị sản xuất công nghiệp đạt 8.120 tỷ đồng, tăng 11,2% so với cùng kỳ năm 2013.";
    holds(&[("", text, &["8120000000000 actual 2014-01/2014-09 -", "11.2 actual 2014-01/2014-09 -"])]);
}

#[test]
fn an_estimate_ends_where_another_time_has_a_verb_of_its_own() {
    let text = "Tổng mức bán lẻ tháng 8/2022 ước đạt 4.100 tỷ đồng; lũy kế 8 tháng đạt 31.500 tỷ đồng.";
    holds(&[("2022-09-01", text, &["4100000000000 estimate 2022-08 -", "31500000000000 actual 2022-01/2022-08 -"])]);
}

#[test]
fn what_has_itself_risen_is_no_growth() {
    let text = "Giá trị sản xuất nông nghiệp đạt 61,3% so với kế hoạch, tăng 2% so với cùng kỳ; giá trị sản xuất công nghiệp đạt 76,2%, tăng 5,1% so với cùng kỳ.";
    let record = support::record("ke-hoach", text);
    let of_plan = |entry: &&Value| entry["value"] == 76.2;
    let measures: Vec<&str> = support::list(&record, "indicators")
        .iter()
        .filter(of_plan)
        .filter_map(|entry| entry["measure"].as_str())
        .collect();
    assert_eq!(measures, ["percent_of_plan"]);
}

#[test]
fn a_headline_rounds() {
    let text =
        "Cai nghiện ma túy cho hơn 1.200 người\n12/02/2016\nNăm 2016, tỉnh phấn đấu cai nghiện ma túy cho 1.215 người.";
    holds(&[("", text, &["1200 target 2016 -", "1215 target 2016 -"])]);
    // What was reached is nearer to a headline than an aim of just so many.
    let text = "Gần 38.000 lao động được giải quyết việc làm\n26/12/2017\nNăm 2017, tỉnh giải quyết việc làm cho 37.900 lao động. Năm 2018, tỉnh phấn đấu giải quyết việc làm cho 38.000 lao động.";
    holds(&[("", text, &["38000 actual 2017 -", "37900 actual 2017 -", "38000 target 2018 -"])]);
}

#[test]
fn the_year_of_a_plan_is_not_that_of_what_follows() {
    let text = "Trong 6 tháng đầu năm 2012, ngành trợ cấp cho 1.500 người có công. Tư vấn việc làm cho 809 lao động, đạt 50,56% kế hoạch năm 2012; giới thiệu việc làm cho 457 lao động.";
    let periods = told("2012-07-04", text);
    assert!(periods.iter().all(|entry| entry.contains("2012-H1")), "{periods:?}");
}

#[test]
fn a_heading_that_runs_on_into_its_list_heads_it() {
    let text = "CÁC CHỈ TIÊU CHỦ YẾU NHIỆM KỲ 2020-2025 I. Về kinh tế 1. Thu nhập bình quân đầu người đạt 58 triệu đồng. 2. Tỷ lệ hộ nghèo còn 2,5%.";
    let told = told("", text);
    assert!(told.len() == 2 && told.iter().all(|entry| entry.contains("target")), "{told:?}");
}

#[test]
fn a_caption_ends_no_estimate() {
    let text = "Kim ngạch xuất khẩu 8 tháng năm 2018 ước đạt 310 triệu USD.\nẢnh minh họa: Internet\nTrong đó, khu vực kinh tế trong nước đạt 90 triệu USD.";
    holds(&[("2018-09-03", text, &["310000000 estimate 2018-01/2018-08 -", "90000000 estimate 2018-01/2018-08 -"])]);
}

#[test]
fn what_will_be_is_estimated_with_its_estimate() {
    let text = "Ước cả năm 2018 sẽ giải quyết việc làm cho 16.500 lao động, đạt 104% kế hoạch.";
    holds(&[("2018-11-20", text, &["16500 estimate 2018 -", "104 estimate 2018 -"])]);
}

#[test]
fn a_count_behind_an_aim_is_told() {
    let text = "Mục tiêu năm 2022 là đưa 900 lao động đi làm việc ở nước ngoài; tính đến hết năm, tổng số lao động đi làm việc ở nước ngoài là 1.420 người, đạt 157,8% kế hoạch.";
    holds(&[("2023-01-10", text, &["900 target 2022 -", "1420 actual 2022 -", "157.8 actual 2022 -"])]);
}

#[test]
fn a_heading_that_tells_an_aim_heads_what_was_reached_too() {
    let text = "Hội nghị tổng kết\n08/01/2026\nThành phố đặt mục tiêu thu ngân sách 90.000 tỷ đồng\nGiám đốc Sở Tài chính cho biết, năm 2025 thu ngân sách đạt 81.300 tỷ đồng. \
        Thành phố đã giải quyết việc làm cho 52.000 lao động. Xuất khẩu lao động 1.900 người.\nKết thúc hội nghị, các đại biểu thảo luận.";
    let told = told("", text);
    assert_eq!(told[1..], ["81300000000000 actual 2025 -", "52000 actual 2025 -", "1900 actual 2025 -"]);
}

#[test]
fn a_quarter_told_aside_ends_with_its_line() {
    let text = "9 tháng đầu năm 2024, GRDP của tỉnh tăng 9,1%. Tính riêng trong quý III/2024, GRDP tăng 10,2%.\nToàn tỉnh đón 6,2 triệu lượt khách du lịch.";
    holds(&[(
        "2024-10-03",
        text,
        &["9.1 actual 2024-01/2024-09 -", "10.2 actual 2024-Q3 -", "6200000 actual 2024-01/2024-09 -"],
    )]);
}

#[test]
fn a_day_may_be_what_is_counted_over() {
    let text = "Chỉ trong ngày 15/5, toàn tỉnh đã vận động được 1.150 người tham gia BHXH tự nguyện.";
    holds(&[("2021-05-17", text, &["1150 actual 2021-05-15 -"])]);
}

#[test]
fn now_is_not_a_year_long_over() {
    let text = "Tỷ lệ hộ nghèo của xã năm 2011 là 28,2%, thu nhập bình quân đến nay đạt 21 triệu đồng/người/năm.";
    holds(&[("2015-06-10", text, &["28.2 actual 2011 -", "21000000 actual 2015 -"])]);
}

#[test]
fn a_sum_since_the_new_year_is_what_is_reported_on() {
    let text = "Từ đầu năm đến hết tháng 10/2022, tỉnh giải quyết việc làm cho 15.200 lao động.\nXuất khẩu lao động 640 người.";
    holds(&[("2022-11-08", text, &["15200 actual 2022-01/2022-10 -", "640 actual 2022-01/2022-10 -"])]);
}

#[test]
fn gifts_of_an_occasion_are_of_the_year_of_writing() {
    holds(&[("2024-07-24", "Tỉnh tặng quà 31.000 người có công dịp 27/7.", &["31000 actual 2024 -"])]);
}

#[test]
fn parts_are_of_the_time_of_what_was_reached() {
    let text = "Tính đến ngày 30/9/2023, tỉnh giải quyết việc làm cho 21.300/25.000 người, đạt 85,2% kế hoạch. Trong đó, giải quyết việc làm trong tỉnh 9.100 người.";
    holds(&[(
        "2023-10-05",
        text,
        &["21300 actual 2023-09-30 -", "25000 target 2023 -", "85.2 actual 2023-09-30 -", "9100 actual 2023-09-30 -"],
    )]);
}

#[test]
fn a_rate_is_told_of_a_row_of_years() {
    let text = "Tỷ lệ hộ nghèo giảm từ 21,3% năm 2008 xuống 15,8% năm 2010 (theo tiêu chí cũ), năm 2011 là 29,4%, năm 2013 dự kiến đạt 20,1%.";
    holds(&[(
        "2013-07-10",
        text,
        &["21.3 actual 2008 -", "15.8 actual 2010 -", "29.4 actual 2011 -", "20.1 estimate 2013 -"],
    )]);
}

#[test]
fn what_lies_between_two_places_is_no_change() {
    for text in [
        "Năm 2022, GRDP của tỉnh tăng 8,1%, cao hơn tăng trưởng bình quân cả nước 0,3 điểm phần trăm.",
        "Năm 2022, GRDP của tỉnh tăng 8,1%, cao hơn mức bình quân chung 0,3%.",
    ] {
        holds(&[("2023-01-05", text, &["8.1 actual 2022 -"])]);
    }
}

#[test]
fn places_are_told_of_one_after_the_other() {
    let text = "Năm 2019, huyện vận động được 1.120 người tham gia BHXH tự nguyện, đạt 106% kế hoạch. Một số nơi đạt cao như: xã Tân Lộc đạt 138%, xã Phú Hội 131%.\n\
        Chỉ số sản xuất công nghiệp tháng 12/2019 tăng 4,2% so với cùng kỳ; tính chung năm 2019 tăng 6,8% so với cùng kỳ.";
    holds(&[(
        "2020-01-06",
        text,
        &[
            "1120 actual 2019 -",
            "106 actual 2019 -",
            "138 actual 2019 xã Tân Lộc",
            "131 actual 2019 xã Phú Hội",
            "4.2 actual 2019-12 -",
            "6.8 actual 2019 -",
        ],
    )]);
}

#[test]
fn a_motto_aims_at_no_number() {
    let text =
        "Với mục tiêu “không để ai bị bỏ lại phía sau”, năm 2021 huyện đã giải quyết việc làm cho 1.150 lao động.";
    holds(&[("2022-01-10", text, &["1150 actual 2021 -"])]);
    let text = "Với mục tiêu “không để hộ nào thiếu ăn”, Tết này huyện trợ cấp cho 2.400 đối tượng bảo trợ xã hội.";
    holds(&[("2022-01-25", text, &["2400 actual - -"])]);
}

#[test]
fn words_for_aims_head_a_list_of_them() {
    holds(&[
        (
            "2020-08-14",
            "Một số chỉ tiêu chủ yếu nhiệm kỳ 2020 - 2025: Tăng trưởng kinh tế bình quân đạt 9-10%/năm.",
            &["9 target 2020/2025 -"],
        ),
        (
            "2020-01-20",
            "Hội đồng nhân dân huyện họp.\nCác chỉ tiêu chủ yếu năm 2020\nVề kinh tế\n- Tốc độ tăng trưởng kinh tế: 9,6% trở lên.\n\
             Về xã hội\n- Giải quyết việc làm cho 2.400 lao động.",
            &["9.6 target 2020 -", "2400 target 2020 -"],
        ),
        // A sentence without numbers announces them.
        (
            "2011-12-02",
            "Nghị quyết xác định hệ thống chỉ tiêu chủ yếu năm 2012. Kim ngạch xuất khẩu tăng 14%. Tạo việc làm cho 9.500 lao động.",
            &["14 target 2012 -", "9500 target 2012 -"],
        ),
        (
            "2020-08-14",
            "Huyện xây dựng 16 chỉ tiêu chủ yếu nhiệm kỳ 2020-2025.\nTrong đó, thu ngân sách tăng bình quân 7%/năm trở lên.",
            &["7 target 2020/2025 -"],
        ),
        (
            "2020-08-14",
            "Đại hội họp hai ngày. Nghị quyết đã đưa ra 14 chỉ tiêu chủ yếu nhiệm kỳ 2020-2025:\n- Tỷ lệ hộ nghèo còn 2%.",
            &["2 target 2020/2025 -"],
        ),
        // A plan heads the whole list.
        (
            "2012-01-16",
            "Chỉ tiêu tăng trưởng kinh tế năm 2012 là từ 9-9,5%; kim ngạch xuất khẩu tăng 12%; tạo việc làm mới cho 11.000 lao động.",
            &["9 target 2012 -", "12 target 2012 -", "11000 target 2012 -"],
        ),
        (
            "2024-01-16",
            "Nhiệm vụ trọng tâm năm 2024 là giải quyết việc làm cho 2.600 lao động; giảm tỷ lệ hộ nghèo 1,2%.",
            &["2600 target 2024 -", "-1.2 target 2024 -"],
        ),
        (
            "2021-02-03",
            "Mục tiêu đến năm 2030, tỉnh vào nhóm khá của vùng. GRDP bình quân đầu người đạt khoảng 150 triệu đồng.",
            &["150000000 target 2030 -"],
        ),
    ]);
}

#[test]
fn a_plan_that_is_only_spoken_of_makes_no_target() {
    holds(&[
        (
            "2022-10-05",
            "So với kế hoạch đề ra đầu năm 2022, kim ngạch xuất khẩu đạt 3,2 tỷ USD.",
            &["3200000000 actual - -"],
        ),
        (
            "2015-07-06",
            "Thu ngân sách đảm bảo kế hoạch đề ra từ đầu năm, trong đó thu tiền sử dụng đất 28 tỷ đồng.",
            &["28000000000 actual - -"],
        ),
        ("2013-12-20", "Kinh tế chưa đạt dự kiến nhưng thu ngân sách được 62 tỷ đồng.", &["62000000000 actual - -"]),
        (
            "2023-02-10",
            "Huyện mong muốn tạo việc làm mới cho 1.900 người (hiện cả huyện có trên 800 người thất nghiệp), mở thêm chợ.",
            &["1900 target - -"],
        ),
    ]);
}

#[test]
fn a_time_in_brackets_or_told_of_now_goes_on_or_not() {
    holds(&[
        (
            "2021-04-12",
            "Đến nay, 8/8 xã có trạm y tế đạt chuẩn. Thu nhập bình quân đầu người đạt 43 triệu đồng.",
            &["43000000 actual 2021 -"],
        ),
        (
            "2024-10-07",
            "GRDP 9 tháng đầu năm 2024 ước tăng 8,4% so với cùng kỳ (quý I tăng 7,9%, quý III tăng 8,8%).",
            &["8.4 estimate 2024-01/2024-09 -", "7.9 actual 2024-Q1 -", "8.8 actual 2024-Q3 -"],
        ),
        (
            "2023-07-25",
            "Ngày 24/7, hội đồng nhân dân khóa III nhiệm kỳ 2021-2026 họp đánh giá 6 tháng đầu năm.\nThu ngân sách đạt 31 tỷ đồng.",
            &["31000000000 actual 2023-H1 -"],
        ),
        (
            "2023-07-25",
            "Từ đầu năm đến nay, sản xuất giữ đà tăng. Cụ thể, thu ngân sách đạt 31 tỷ đồng.",
            &["31000000000 actual 2023 -"],
        ),
    ]);
}

#[test]
fn what_lies_above_another_place_is_no_change() {
    holds(&[
        (
            "2022-01-12",
            "Tỷ lệ thất nghiệp khu vực thành thị năm 2021 là 3,9%, cao hơn 1,2 điểm phần trăm so với khu vực nông thôn.",
            &["3.9 actual 2021 -"],
        ),
        (
            "2020-01-12",
            "Tỷ lệ hộ nghèo năm 2019 còn 11,4%, thấp hơn 2,1% so với trung bình toàn tỉnh.",
            &["11.4 actual 2019 -"],
        ),
    ]);
}

#[test]
fn a_plan_told_by_a_number_of_its_own_is_a_level() {
    holds(&[
        (
            "2021-01-12",
            "Năm 2020, tăng trưởng kinh tế đạt 3% so với kế hoạch là 7,2%.",
            &["3 actual 2020 -", "7.2 target 2020 -"],
        ),
        (
            "2020-01-12",
            "Năm 2019, tỷ lệ hộ nghèo còn 4,1% so với kế hoạch 5%.",
            &["4.1 actual 2019 -", "5 target 2019 -"],
        ),
        (
            "2020-01-12",
            "Năm 2019, thu ngân sách đạt 41 tỷ đồng, vượt kế hoạch 8%.",
            &["41000000000 actual 2019 -", "8 actual 2019 -"],
        ),
    ]);
}

#[test]
fn lists_go_on_with_what_they_tell() {
    holds(&[
        // What adds up to the total is a part of it.
        (
            "2021-12-20",
            "Năm 2021, giải quyết việc làm cho 12.400 lao động, trong đó xuất khẩu lao động 400 người, trong tỉnh 8.000 lao động, ngoài tỉnh 4.000 lao động.",
            &["12400 actual 2021 -", "400 actual 2021 -", "8000 actual 2021 -", "4000 actual 2021 -"],
        ),
        (
            "2021-12-02",
            "Chỉ số sản xuất công nghiệp tháng 11 của Quảng Ninh tăng 9,2%; Thanh Hóa tăng 8,1%; Quảng Ngãi tăng 7,4%.",
            &["9.2 actual 2021-11 -", "8.1 actual 2021-11 -", "7.4 actual 2021-11 -"],
        ),
        (
            "2022-05-06",
            "Bốn tháng đầu năm 2022, nhiều mặt hàng có giá trị xuất khẩu đạt cao hơn so với cùng kỳ, như: Sản phẩm điện tử đạt trên 3,2 tỷ USD, tăng 21%; máy in đạt 640 triệu USD, tăng 9%.",
            &[
                "3200000000 actual 2022-01/2022-04 -",
                "21 actual 2022-01/2022-04 -",
                "640000000 actual 2022-01/2022-04 -",
                "9 actual 2022-01/2022-04 -",
            ],
        ),
        // Two plans for one number.
        (
            "2024-10-05",
            "Giải ngân vốn đầu tư công đạt 1.850 tỷ đồng, bằng 52,4% kế hoạch vốn Thủ tướng Chính phủ giao và 47,9% kế hoạch tỉnh giao.",
            &["1850000000000 actual - -", "52.4 actual - -", "47.9 actual - -"],
        ),
    ]);
}

#[test]
fn numbers_are_told_in_many_ways() {
    holds(&[
        ("2019-02-01", "Đến nay, toàn tỉnh có 61 trong số 72 xã đạt chuẩn nông thôn mới.", &["61 actual 2019 -"]),
        (
            "2023-01-10",
            "Thu nhập bình quân đầu người năm 2022 đạt 54 triệu đồng/người/năm, tăng 4 triệu/người/năm so với năm 2021.",
            &["54000000 actual 2022 -", "4000000 actual 2022 -"],
        ),
        (
            "2023-01-10",
            "Năm 2022, thu ngân sách vượt mốc 12.000 tỷ đồng, đạt 12.640 tỷ đồng.",
            &["12000000000000 actual 2022 -", "12640000000000 actual 2022 -"],
        ),
        (
            "2023-04-10",
            "GRDP quý I/2023 của nhiều tỉnh giảm như: Quảng Ngãi (-1,2%), Vĩnh Phúc (-2,3%).",
            &["-1.2 actual 2023-Q1 -", "-2.3 actual 2023-Q1 -"],
        ),
        (
            "2023-04-10",
            "GRDP quý I/2023, khu vực công nghiệp và xây dựng giảm 2,4% (công nghiệp giảm 6,1%, xây dựng tăng 17,5%).",
            &["-2.4 actual 2023-Q1 -", "-6.1 actual 2023-Q1 -", "17.5 actual 2023-Q1 -"],
        ),
        // A share of all the poor, and a unit that nothing is told in.
        ("2021-02-01", "Vùng dân tộc thiểu số năm 2020 chiếm 48,6% hộ nghèo cả nước.", &[]),
        (
            "2022-10-03",
            "Kim ngạch xuất khẩu 9 tháng năm 2022 đạt 820 triệu USD; hàng qua cảng đạt 5.410,2 nghìn TTQ.",
            &["820000000 actual 2022-01/2022-09 -"],
        ),
    ]);
}

#[test]
fn what_a_sentence_begins_with_is_reported_on() {
    holds(&[
        // A term that is as good as over displaces the months told before.
        (
            "2020-10-09",
            "Tính đến tháng 6/2020, đảng bộ có 2.100 đảng viên.\nTrong nhiệm kỳ 2015-2020, huyện có 14 chỉ tiêu vượt. Tổng thu ngân sách đạt 310 tỷ đồng.",
            &["310000000000 actual 2015/2020 -"],
        ),
        // A forecast told aside is of its own time.
        (
            "2022-11-04",
            "Tính đến cuối tháng 10/2022, huyện tạo việc làm cho 1.900 lao động, ước cuối năm 2022 đạt 2.400 lao động; tỷ lệ bao phủ BHYT đạt 83,1% dân số.",
            &["1900 actual 2022-10 -", "2400 estimate 2022 -", "83.1 actual 2022-10 -"],
        ),
        (
            "2013-04-04",
            "Đầu năm 2013 tỷ lệ hộ nghèo là 20,4%, dự báo hết năm 2013 tỷ lệ hộ nghèo giảm còn khoảng 17%.",
            &["20.4 actual 2013 -", "17 estimate 2013 -"],
        ),
        // A feast tells the year by its name.
        ("", "Xã trao quà dịp Tết Giáp Ngọ.\nXã tặng quà cho 140 hộ nghèo.", &["140 actual 2014 -"]),
    ]);
}

#[test]
fn what_another_time_was_is_no_change() {
    holds(&[
        (
            "2020-01-06",
            "Năm 2019, thu nhập bình quân đầu người đạt 48 triệu đồng, cao hơn mức 44 triệu đồng của năm 2018.",
            &["48000000 actual 2019 -", "44000000 actual 2018 -"],
        ),
        (
            "2024-10-06",
            "9 tháng năm 2024, GRDP ước tăng 6,4%, cao hơn mức tăng cùng kỳ năm 2022 là 5,9%.",
            &["6.4 estimate 2024-01/2024-09 -", "5.9 actual 2022-01/2022-09 -"],
        ),
        (
            "2019-04-20",
            "Quý I/2019, ngành nông nghiệp tăng 1,7%, thấp hơn mức tăng 3,2% của quý I/2018; ngành thủy sản tăng 4,9%.",
            &["1.7 actual 2019-Q1 -", "3.2 actual 2018-Q1 -", "4.9 actual 2019-Q1 -"],
        ),
        // How high a rate is, and no change.
        ("2024-02-01", "Năm 2023, có 6 huyện có tỷ lệ hộ nghèo cao hơn 12%.", &[]),
        // A share, or the same in another unit, stands between.
        (
            "2022-10-06",
            "Thu ngân sách 9 tháng năm 2022 là 4.218 tỷ đồng, chiếm 40,9% tổng thu, đạt 109,2% so với dự toán.",
            &["4218000000000 actual 2022-01/2022-09 -", "109.2 actual 2022-01/2022-09 -"],
        ),
    ]);
}

#[test]
fn an_old_report_posted_anew_is_of_its_time() {
    let text = "Sơ kết công tác lao động 6 tháng đầu năm 2017\n25/10/2021 08:00\nTrong 6 tháng đầu năm 2017, ngành đã nỗ lực. Nổi bật là đã tạo việc làm mới cho 6.400 người.";
    holds(&[("", text, &["6400 actual 2017-H1 -"])]);
}

#[test]
fn aims_that_are_set_out_or_done() {
    holds(&[
        (
            "2017-01-10",
            "Năm 2016, ngành đã hoàn thành tốt nhiệm vụ được giao, tạo việc làm mới cho 12.100 lao động.",
            &["12100 actual 2016 -"],
        ),
        (
            "2024-01-10",
            "Mục tiêu năm 2024 tỉnh đặt ra, thu nhập bình quân đầu người đạt 62 triệu đồng.",
            &["62000000 target 2024 -"],
        ),
        (
            "2020-02-10",
            "Trong năm 2020, thu nhập bình quân đầu người tại các xã phải đạt 45 triệu đồng/người/năm.",
            &["45000000 target 2020 -"],
        ),
    ]);
}

#[test]
fn a_row_is_told_of_its_places() {
    let text = "Trà Vinh, Khánh Hòa, Hà Nam có mức tăng trưởng GRDP quý I/2024 lần lượt là 11,2%, 10,4%, 9,8%.";
    holds(&[("2024-04-05", text, &["11.2 actual 2024-Q1 -", "10.4 actual 2024-Q1 -", "9.8 actual 2024-Q1 -"])]);
    let text = "Quý I/2024 có 3 tỉnh có GRDP tăng 2 con số gồm: Trà Vinh (11,2%), Khánh Hòa (10,4%).";
    holds(&[("2024-04-05", text, &["11.2 actual 2024-Q1 -", "10.4 actual 2024-Q1 -"])]);
}

#[test]
fn from_new_year_to_a_day_of_december_is_the_year() {
    let text = "Từ đầu năm đến ngày 10/12/2022, huyện đã tạo việc làm mới cho 3.350 lao động.";
    holds(&[("2022-12-14", text, &["3350 actual 2022 -"])]);
    let text = "Từ đầu năm đến ngày 10/11/2022, huyện đã tạo việc làm mới cho 3.350 lao động.";
    holds(&[("2022-11-14", text, &["3350 actual 2022-01/2022-11 -"])]);
}

#[test]
fn a_resolution_with_its_figures_sets_aims() {
    let text = "Hội đồng nhân dân xã thông qua nghị quyết về nhiệm vụ 6 tháng cuối năm 2025 với 12 chỉ tiêu chủ yếu là: tạo việc làm mới cho 310 lao động, tỷ lệ hộ nghèo còn 1,9%.";
    holds(&[("2025-07-30", text, &["310 target 2025-H2 -", "1.9 target 2025-H2 -"])]);
}

#[test]
fn what_a_plan_says_of_a_time_to_come_is_an_aim() {
    let years =
        "Theo Kế hoạch số 12/KH-UBND của tỉnh, giai đoạn 2021-2025, toàn tỉnh đào tạo nghề cho 60.000 lao động.";
    let year = "Theo Nghị quyết của HĐND tỉnh, năm 2023 giải quyết việc làm cho 12.000 lao động; 9 tháng đã giải quyết cho 9.000 người.";
    let now = "Theo Nghị quyết số 12, đến nay có 30 xã đạt chuẩn nông thôn mới giai đoạn 2021-2025.";
    let over = "Theo Kế hoạch số 12/KH-UBND của tỉnh, năm 2022 tỉnh đào tạo nghề cho 60.000 lao động.";
    holds(&[
        ("2023-10-12", years, &["60000 target 2021/2025 -"]),
        ("2023-10-12", year, &["12000 target 2023 -", "9000 actual 2023-01/2023-09 -"]),
        ("2023-10-12", now, &["30 actual 2023 -"]),
        ("2023-10-12", over, &["60000 actual 2022 -"]),
    ]);
}

#[test]
fn an_aim_told_before_says_nothing_of_what_follows() {
    let told = "Đó là mục tiêu được nêu tại hội nghị ngày 10-10.\n\nTrong chín tháng đầu năm 2023, tỉnh giải quyết việc làm cho 9.500 lao động.";
    holds(&[("2023-10-12", told, &["9500 actual 2023-01/2023-09 -"])]);
}

#[test]
fn the_same_is_told_again_of_a_longer_time() {
    let sum = "Tổng mức bán lẻ hàng hóa tháng 10/2022 ước đạt 2.341 tỷ đồng; lũy kế 10 tháng, đạt 22.175 tỷ đồng.";
    let year = "Thu ngân sách năm 2022 của tỉnh đến nay đạt 4.100 tỷ đồng, ước cả năm đạt 4.500 tỷ đồng.";
    // The words of the second number are no estimate's, though its subject reaches up to it.
    let framed = "Xuất khẩu tháng 10 năm 2022 ước đạt 25 triệu USD; 10 tháng năm 2022 xuất khẩu đạt 280 triệu USD.";
    holds(&[
        ("2022-11-01", sum, &["2341000000000 estimate 2022-10 -", "22175000000000 actual 2022-01/2022-10 -"]),
        ("2022-11-01", year, &["4100000000000 actual 2022 -", "4500000000000 estimate 2022 -"]),
        ("2022-11-01", framed, &["25000000 estimate 2022-10 -", "280000000 actual 2022-01/2022-10 -"]),
    ]);
}

#[test]
fn what_is_told_of_each_year_is_not_of_the_year_named_before() {
    let text = "Năm 2012, tỷ lệ hộ nghèo còn 8%; mỗi năm giảm 2%; tạo việc làm cho 16.000 lao động mỗi năm.";
    holds(&[("2013-02-10", text, &["8 actual 2012 -", "-2 actual - -", "16000 actual - -"])]);
    let span = "Phấn đấu giai đoạn 2024 - 2025 mỗi năm giải quyết việc làm cho 15.000 lao động.";
    holds(&[("2024-06-14", span, &["15000 target 2024/2025 -"])]);
}

#[test]
fn words_for_a_span_of_years_stand_for_the_one_that_was_named() {
    let lead = "Hội nghị sơ kết Chương trình mục tiêu quốc gia giảm nghèo bền vững giai đoạn 2021 - 2023.";
    let jobs = "toàn tỉnh giải quyết việc làm cho 48.200 lao động.";
    let told = |words: &str| format!("{lead} {words}, {jobs}");
    holds(&[
        ("2024-06-14", &told("Trong giai đoạn này"), &["48200 actual 2021/2023 -"]),
        ("2024-06-14", &told("Sau 3 năm thực hiện"), &["48200 actual 2021/2023 -"]),
        // Not of so many years.
        ("2024-06-14", &told("Sau 10 năm thực hiện"), &["48200 actual - -"]),
    ]);
}

#[test]
fn now_is_not_in_a_span_of_years_that_is_over() {
    let text = "Giai đoạn 2016-2019, kinh tế phát triển; quy mô GRDP hiện nay đạt 106 nghìn tỷ đồng.";
    holds(&[("2022-06-14", text, &["106000000000000 actual 2022 -"])]);
}

#[test]
fn words_for_the_numbers_told_last_stand_for_each_in_turn() {
    let aims = "Mục tiêu năm 2017 là giải quyết việc làm cho 29.000 lao động, trong đó xuất khẩu lao động 3.500 người.";
    let text = format!("{aims} Đến hết tháng 9, các con số này lần lượt là 23.400 người và 2.980 người.");
    let expected: &[&str] =
        &["29000 target 2017 -", "3500 target 2017 -", "23400 actual 2017-09 -", "2980 actual 2017-09 -"];
    holds(&[("2017-10-19", &text, expected)]);
}

#[test]
fn the_parts_of_an_aim_are_aimed_at() {
    let plain = "Mục tiêu năm 2024 đón 7,5 triệu lượt khách, trong đó có 850.000 lượt khách quốc tế.";
    let list = "Mục tiêu năm 2024 là đón 7,5 triệu lượt khách du lịch; tổng thu đạt 8.300 tỷ đồng.";
    let plan = "Năm 2023 giải quyết việc làm cho 9.600 lao động, đạt 80% kế hoạch (12.000 người), trong đó xuất khẩu lao động 500 người.";
    holds(&[
        ("2024-04-02", plain, &["7500000 target 2024 -", "850000 target 2024 -"]),
        ("2024-04-02", list, &["7500000 target 2024 -", "8300000000000 target 2024 -"]),
        // What was told of first was reached.
        ("2024-01-02", plan, &["9600 actual 2023 -", "80 actual 2023 -", "12000 target 2023 -", "500 actual 2023 -"]),
    ]);
}

#[test]
fn gifts_of_the_new_lunar_year_are_of_the_year_in_whose_first_months_they_are_told() {
    let text = "Nhân dịp Tết Nguyên đán, tỉnh tặng quà cho 1.150 trẻ em có hoàn cảnh đặc biệt.";
    holds(&[("2025-01-25", text, &["1150 actual 2025 -"]), ("2025-06-25", text, &["1150 actual - -"])]);
}

#[test]
fn those_who_came_to_a_fair_are_told_of_its_day() {
    let text = "Ngày 19-10, trung tâm tổ chức phiên giao dịch việc làm lưu động. Tại phiên giao dịch, có 1.200 lượt lao động được tư vấn.";
    holds(&[("2017-10-20", text, &["1200 actual 2017-10-19 -"])]);
}

#[test]
fn in_a_report_on_years_a_level_is_of_the_year_of_the_level_before_it() {
    let text = "Giai đoạn 2021 - 2022, tỉnh làm được nhiều việc. Đến cuối năm 2022, tỷ lệ hộ nghèo còn 5,68%. Tỷ lệ hộ cận nghèo 8,9%. Tỉnh giải quyết việc làm cho 53.600 lao động.";
    holds(&[("2023-05-22", text, &["5.68 actual 2022 -", "8.9 actual 2022 -", "53600 actual 2021/2022 -"])]);
}

#[test]
fn an_aim_may_begin_a_clause_right_behind_a_rate() {
    let text =
        "Tỷ lệ hộ nghèo giảm từ 25,68% cuối năm 2023 xuống 21,29% cuối năm 2024, mục tiêu hết năm 2025 còn 17,3%.";
    let expected: &[&str] = &["25.68 actual 2023 -", "21.29 actual 2024 -", "17.3 target 2025 -"];
    holds(&[("2025-08-29", text, expected)]);
}

#[test]
fn before_the_sum_of_the_year_stands_the_month() {
    let head = "Tình hình tháng 10 năm 2017\n\nTổng mức bán lẻ 10 tháng đạt 9.120 tỷ đồng.\n\n";
    let visitors = format!(
        "{head}Khách du lịch ước 96.000 lượt (khách quốc tế 1.800 lượt); cộng dồn 10 tháng 1,1 triệu lượt, tăng 8%."
    );
    let workers = format!("{head}Đưa 64 người đi làm việc ở nước ngoài (lũy kế 812 người, đạt 81% kế hoạch).");
    let retail = "9120000000000 actual 2017-01/2017-10 -";
    holds(&[
        (
            "2017-11-02",
            &visitors,
            &[
                retail,
                "96000 estimate 2017-10 -",
                "1800 estimate 2017-10 -",
                "1100000 estimate 2017-01/2017-10 -",
                "8 estimate 2017-01/2017-10 -",
            ],
        ),
        (
            "2017-11-02",
            &workers,
            &[retail, "64 actual 2017-10 -", "812 actual 2017-01/2017-10 -", "81 actual 2017-01/2017-10 -"],
        ),
        // The sum of another indicator says nothing of the number before.
        (
            "2017-11-02",
            "Thu ngân sách lũy kế 10 tháng ước đạt 412 tỷ đồng, chi ngân sách lũy kế ước đạt 590 tỷ đồng.",
            &["412000000000 estimate 2017-01/2017-10 -", "590000000000 estimate 2017-01/2017-10 -"],
        ),
    ]);
}

#[test]
fn parts_have_the_status_of_what_was_told_last() {
    holds(&[
        (
            "2023-03-06",
            "Kim ngạch xuất khẩu tháng 2 ước đạt 64 triệu USD, lũy kế 2 tháng đạt 140 triệu USD. Trong đó, thủy sản 121 triệu USD.",
            &[
                "64000000 estimate 2023-02 -",
                "140000000 actual 2023-01/2023-02 -",
                "121000000 actual 2023-01/2023-02 -",
            ],
        ),
        // What was long ago is told aside.
        (
            "2024-04-02",
            "GRDP quý I/2024 dự kiến tăng 6,4% (cùng kỳ quý I/2023 tăng 5,1%). Trong đó, dịch vụ tăng 7,2%.",
            &["6.4 estimate 2024-Q1 -", "5.1 actual 2023-Q1 -", "7.2 estimate 2024-Q1 -"],
        ),
    ]);
}

#[test]
fn the_year_of_a_plan_is_not_the_time_of_the_work() {
    holds(&[
        (
            "2024-05-20",
            "Huyện Kỳ Phong giải ngân trên 31% kế hoạch vốn đầu tư công năm 2024\n\nĐến ngày 10/5, huyện Kỳ Phong đã giải ngân 118 tỷ đồng, đạt 31,2% kế hoạch vốn năm 2024.\n\nRiêng xã An Thạnh mới giải ngân được 9,4% kế hoạch vốn năm 2024.",
            &[
                "31 actual 2024-05-10 Huyện Kỳ Phong",
                "118000000000 actual 2024-05-10 Huyện Kỳ Phong",
                "31.2 actual 2024-05-10 Huyện Kỳ Phong",
                "9.4 actual 2024-05-10 xã An Thạnh",
            ],
        ),
        (
            "2024-05-20",
            "Đến ngày 10/5/2024, kế hoạch vốn giao năm 2024 là 640 tỷ đồng, giá trị giải ngân 118 tỷ đồng.",
            &["640000000000 target 2024 -", "118000000000 actual 2024-05-10 -"],
        ),
        // A day behind the plan of another number is its own number's.
        (
            "2023-12-05",
            "Đến ngày 31/12 phải giải ngân đạt 80% kế hoạch vốn và đến ngày 31/1/2024, thành phố sẽ giải ngân đạt 100% kế hoạch vốn.",
            &["80 target 2023-12-31 -", "100 target 2024-01-31 -"],
        ),
    ]);
}

#[test]
fn a_report_on_years_tells_the_levels_of_the_last() {
    let term = "Đảng bộ xã An Thạnh tổng kết nhiệm kỳ 2020-2025\n\nNhiệm kỳ qua, xã đạt nhiều kết quả.\n\n";
    let levels = format!(
        "{term}Thu nhập bình quân đầu người đạt 61 triệu đồng, tăng 22 triệu so với đầu nhiệm kỳ. Giải quyết việc làm cho 940 lao động."
    );
    let years = "Cuối năm 2016, tỉnh có 19.200 hộ nghèo, đến cuối năm 2020 còn 7.400 hộ. Hộ cận nghèo là 11.300 hộ. Bà Lê Thị Thơ cho hay: 5 năm qua, toàn tỉnh đào tạo nghề cho 8.100 lao động.\n\nNăm 2021, tỉnh phấn đấu tạo việc làm cho 14.000 lao động.";
    holds(&[
        (
            "2025-07-20",
            &levels,
            &[
                "61000000 actual 2025 xã An Thạnh",
                "22000000 actual 2025 xã An Thạnh",
                "940 actual 2020/2025 xã An Thạnh",
            ],
        ),
        (
            "",
            years,
            &[
                "19200 actual 2016 -",
                "7400 actual 2020 -",
                "11300 actual 2020 -",
                "8100 actual 2016/2020 -",
                "14000 target 2021 -",
            ],
        ),
        // What is aimed at each year is so through the years of the term.
        (
            "2025-07-20",
            "Đại hội Đảng bộ xã An Thạnh nhiệm kỳ 2025-2030\n\nMục tiêu đến năm 2030: thu nhập bình quân đạt 80 triệu đồng; tỷ lệ hộ nghèo giảm bình quân 1,2%/năm.",
            &["80000000 target 2030 xã An Thạnh", "-1.2 target 2025/2030 xã An Thạnh"],
        ),
    ]);
}

#[test]
fn a_level_before_is_of_the_time_that_it_led_to() {
    holds(&[
        (
            "2020-01-08",
            "Tỷ lệ hộ nghèo giảm từ 7,52% xuống còn 5,13% năm 2019.",
            &["7.52 actual 2019 -", "5.13 actual 2019 -"],
        ),
        // Unit and scale are told with the first alone.
        (
            "2020-01-08",
            "Độ che phủ rừng tăng từ 40,1% lên 41,6 năm 2019; thu nhập bình quân tăng từ 20,5 triệu đồng lên 31,2 năm 2019.",
            &["40.1 actual 2019 -", "41.6 actual 2019 -", "20500000 actual 2019 -", "31200000 actual 2019 -"],
        ),
    ]);
}

#[test]
fn a_line_that_names_who_speaks_heads_no_aims() {
    holds(&[(
        "2019-07-12",
        "Kỳ họp thứ 7\n\nNgày 9/7, HĐND tỉnh Bến Tre họp.\n\nĐồng chí Lê Văn Diện đề nghị các đại biểu tập trung thảo luận\n\nĐồng chí Lê Văn Diện, Chủ tịch HĐND tỉnh, nhấn mạnh kết quả 6 tháng đầu năm 2019. Tốc độ tăng trưởng kinh tế ước đạt 6,3%.",
        &["6.3 estimate 2019-H1 -"],
    )]);
}

#[test]
fn a_row_of_years_has_a_number_for_each() {
    holds(&[
        // No number of times: "2023 lần lượt".
        (
            "2024-03-12",
            "Sáng 12/3/2024, ông nêu tăng trưởng GRDP các năm 2021, 2022, 2023 lần lượt là 8%, 8,5% và 9%.",
            &["8 actual 2021 -", "8.5 actual 2022 -", "9 actual 2023 -"],
        ),
        (
            "2024-03-12",
            "Tốc độ tăng trưởng GRDP của tỉnh trong 3 năm 2021, 2022 và năm 2023 lần lượt đạt 8%; 8,5% và 9%.",
            &["8 actual 2021 -", "8.5 actual 2022 -", "9 actual 2023 -"],
        ),
        // The last names scale and unit for all.
        (
            "2024-03-12",
            "Thu ngân sách các năm 2021, 2022, 2023 lần lượt đạt 7.000, 8.000 và 9.000 tỷ đồng.",
            &["7000000000000 actual 2021 -", "8000000000000 actual 2022 -", "9000000000000 actual 2023 -"],
        ),
        // Two numbers of one year, told of two things.
        (
            "2024-03-12",
            "Sáng 12/3/2024, thu ngân sách, chi ngân sách năm 2023 lần lượt đạt 7.000 và 8.000 tỷ đồng.",
            &["7000000000000 actual 2023 -", "8000000000000 actual 2023 -"],
        ),
    ]);
}

#[test]
fn what_is_summed_up_to_a_month_is_of_all_its_months() {
    holds(&[
        (
            "2023-10-12",
            "Đến hết tháng 9, thu ngân sách đạt 5.000 tỷ đồng, bằng 80% dự toán; toàn tỉnh còn 3.000 hộ nghèo.",
            &["5000000000000 actual 2023-01/2023-09 -", "80 actual 2023-01/2023-09 -", "3000 actual 2023-09 -"],
        ),
        ("2023-10-12", "Trong tháng 9, thu ngân sách đạt 500 tỷ đồng.", &["500000000000 actual 2023-09 -"]),
    ]);
}

#[test]
fn levels_behind_a_days_level_are_of_that_day() {
    holds(&[(
        "2022-04-15",
        "Quý I, ngành giữ tiến độ tốt. Đến hết ngày 31/3/2022, toàn tỉnh có 181.426 người tham gia BHXH. Số người tham gia BHTN là 163.377 người.",
        &["181426 actual 2022-03-31 -", "163377 actual 2022-03-31 -"],
    )]);
}

#[test]
fn aims_are_for_the_end_that_their_heading_names() {
    holds(&[
        (
            "2025-07-20",
            "Đại hội Đảng bộ xã An Thạnh\n\nNhiệm kỳ 2025 - 2030, đại hội thống nhất 5 nhóm mục tiêu, đến năm 2030:\n\n* Thu nhập bình quân đầu người đạt trên 50 triệu đồng/năm.\n\n* Tỷ lệ hộ nghèo giảm bình quân 3,5%/năm.\n\n* Tỷ lệ lao động qua đào tạo 60%.",
            &["50000000 target 2030 xã An Thạnh", "-3.5 target 2025/2030 xã An Thạnh", "60 target 2030 xã An Thạnh"],
        ),
        // One aim's own years.
        (
            "2020-08-08",
            "Đại hội thống nhất các chỉ tiêu chủ yếu đến năm 2025:\n\n1. Số doanh nghiệp thành lập mới thời kỳ 2021-2025: 350 doanh nghiệp.\n\n2. Tỷ lệ bao phủ BHYT: 95%.",
            &["350 target 2021/2025 -", "95 target 2025 -"],
        ),
        (
            "2009-12-09",
            "Các chỉ tiêu chủ yếu năm 2010 dự kiến trình kỳ họp thông qua gồm: thu ngân sách 1.010 tỷ đồng.",
            &["1010000000000 target 2010 -"],
        ),
    ]);
}

#[test]
fn what_a_year_is_displaces_no_part_of_it() {
    let head = "Báo cáo tình hình kinh tế - xã hội 6 tháng đầu năm 2021\n";
    let year = "Năm 2021 là năm đầu tiên thực hiện kế hoạch 5 năm 2021 - 2025.";
    let told = "Thu ngân sách trên địa bàn đạt 58 tỷ đồng.";
    holds(&[
        ("2021-07-14", &format!("{head}{year} {told}"), &["58000000000 actual 2021-H1 -"]),
        ("2021-07-14", &format!("{head}Năm 2021, t{}", &told[1..]), &["58000000000 actual 2021 -"]),
    ]);
}

#[test]
fn who_answers_stands_before_the_time() {
    let lead = "Nhân dịp đón xuân Ất Mùi, Báo Hà Nam giới thiệu bài trả lời phỏng vấn về kết quả năm 2014, định hướng phát triển năm 2015.";
    let told = "Tốc độ tăng trưởng kinh tế đạt 13%.";
    let answer = "Đồng chí Bí thư Tỉnh ủy: Năm 2014 là năm thứ tư thực hiện Nghị quyết, nhiệm kỳ 2010 - 2015.";
    holds(&[
        ("2015-02-14", &format!("{lead}\n\n{answer} {told}"), &["13 actual 2014 -"]),
        // The feast names a year that nothing is reported of.
        ("2015-02-14", &format!("{lead}\n\n{told}"), &["13 actual 2014 -"]),
    ]);
}

#[test]
fn words_for_a_time_told_before_take_it_up() {
    holds(&[
        (
            "2022-10-05",
            "Năm nay huyện được giao xóa 850 nhà tạm. Tính đến 30/6, đã khởi công 412 nhà. Cùng thời gian trên, ngân hàng cho 4.870 hộ nghèo vay vốn.",
            &["850 target 2022 -", "412 actual 2022-06-30 -", "4870 actual 2022-06-30 -"],
        ),
        ("2022-03-05", "Từ nay đến năm 2025, tỷ lệ hộ nghèo mỗi năm giảm 6%.", &["-6 target 2022/2025 -"]),
        (
            "2012-11-16",
            "Đến ngày 31/12/2012 số thu ngân sách dự kiến sẽ đạt 2.500 tỷ đồng.",
            &["2500000000000 estimate 2012 -"],
        ),
        (
            "2018-06-29",
            "Từ năm 2011 đến tháng 6/2015, tỉnh đào tạo nghề cho 31.200 lao động.",
            &["31200 actual 2011-01/2015-06 -"],
        ),
    ]);
}

#[test]
fn headings_of_meetings_and_of_what_was_done_head_no_aims() {
    let told = "\nTỉnh Bến Tre tạo việc làm cho 12.000 lao động.";
    holds(&[
        ("2021-01-15", &format!("Họp bàn mục tiêu, nhiệm vụ năm 2021{told}"), &["12000 actual - -"]),
        ("2021-01-15", &format!("Hoàn thành nhiều chỉ tiêu năm 2020{told}"), &["12000 actual 2020 -"]),
    ]);
}

#[test]
fn plans_that_are_set_out_behind_what_was_done() {
    holds(&[
        (
            "2019-12-17",
            "Kỳ họp xác định nhiệm vụ năm 2020 với các chỉ tiêu: thu ngân sách tăng 11% so với dự toán năm 2019; phấn đấu giảm số hộ nghèo cuối năm xuống còn 512 hộ.",
            &["11 target 2020 -", "512 target 2020 -"],
        ),
        (
            "2020-07-08",
            "Xây dựng nông thôn mới được quan tâm, theo kế hoạch đến hết năm 2020 toàn huyện có 12 xã đạt chuẩn nông thôn mới.",
            &["12 target 2020 -"],
        ),
        (
            "2020-07-08",
            "Thu ngân sách đạt 480 tỷ đồng, theo kế hoạch năm 2020 đạt 71%.",
            &["480000000000 actual 2020 -", "71 actual 2020 -"],
        ),
        (
            "2016-01-22",
            "Năm nay, tỉnh giao tạo việc làm mới cho 16.200 lao động; đào tạo nghề cho 11.500 người; mở 12 phiên giao dịch việc làm.",
            &["16200 target 2016 -", "11500 target 2016 -", "12 target 2016 -"],
        ),
        (
            "2023-12-14",
            "Với 17/19 chỉ tiêu đạt và vượt kế hoạch đề ra và có nhiều điểm sáng. Cụ thể: GRDP tăng 7,4%, cao nhất vùng.",
            &["7.4 actual - -"],
        ),
    ]);
}

#[test]
fn times_of_a_part_of_the_rest_of_the_year_and_behind_long_words() {
    holds(&[
        (
            "2024-10-03",
            "9 tháng năm 2024, toàn tỉnh tạo việc làm cho 6.914 lao động, trong đó tính riêng quý III là 2.310 người; có 402 lao động xuất cảnh.",
            &["6914 actual 2024-01/2024-09 -", "2310 actual 2024-Q3 -", "402 actual 2024-01/2024-09 -"],
        ),
        (
            "2011-10-17",
            "Chủ tịch yêu cầu huyện nộp ngân sách trước ngày 20/11, từ nay đến cuối năm mở thêm 3 lớp nghề, phấn đấu giảm tỷ lệ hộ nghèo 3 - 4%.",
            &["-3 target 2011 -"],
        ),
        (
            "2023-06-20",
            "Tỉnh quyết tâm đưa ít nhất 2.500 lao động đi làm việc ở nước ngoài trong giai đoạn 2021-2025 theo kế hoạch.",
            &["2500 target 2021/2025 -"],
        ),
        (
            "2022-10-05",
            "Tiến độ còn chậm: đến 30/9 giải ngân vốn đầu tư công 1.310 tỷ đồng.",
            &["1310000000000 actual 2022-09-30 -"],
        ),
    ]);
}

#[test]
fn what_is_due_and_what_a_year_of_a_feast_tell_no_time() {
    holds(&[
        (
            "2025-12-10",
            "Năm 2025, tỉnh hoàn thành xóa 2.610 căn nhà tạm, nhà dột nát trước 31/8, sớm 4 tháng; vận động Quỹ “Đền ơn đáp nghĩa” 11 tỷ đồng.",
            &["2610 actual 2025 -", "11000000000 actual 2025 -"],
        ),
        (
            "2026-02-13",
            "Đến ngày 11/2, các xã, phường đã trao xong quà Tết Nguyên đán Bính Ngọ 2026 cho 142.300 lượt người có công.",
            &["142300 actual 2026-02-11 -"],
        ),
    ]);
}

#[test]
fn aims_that_end_a_sentence_head_a_list() {
    holds(&[
        (
            "2025-12-10",
            "Kỳ họp đã thông qua 41 nghị quyết, trong đó có Nghị quyết số 62/NQ-HĐND về nhiệm vụ năm 2026 với các chỉ tiêu:\n- GRDP tăng từ 9 - 9,5%.\n- Thu NSNN trên địa bàn 31.200 tỷ đồng.",
            &["9 target 2026 -", "31200000000000 target 2026 -"],
        ),
        (
            "2010-07-30",
            "6 tháng đầu năm 2010, tỉnh tạo việc làm cho 9.400 lao động. 6 tháng cuối năm, tỉnh phấn đấu tạo việc làm cho 8.600 lao động.\nCác cơ sở dạy nghề chiêu sinh 5.310 học viên.",
            &["9400 actual 2010-H1 -", "8600 target 2010-H2 -", "5310 actual 2010-H1 -"],
        ),
    ]);
}

#[test]
fn a_part_of_the_time_in_the_midst_of_a_paragraph_is_told_aside() {
    holds(&[
        (
            "2020-08-28",
            "Ngành Lao động Lào Cai thực hiện tốt nhiệm vụ\nTrong 5 năm (2016 - 2020), ngành đã triển khai toàn diện các mặt công tác.\nBình quân mỗi năm giải quyết việc làm cho 15.200 lao động. Đưa 2.140 lao động đi làm việc ở nước ngoài. Năm 2019 tỷ lệ lao động qua đào tạo tăng lên 56,2%.\nĐã cho 38.400 lượt hộ nghèo vay vốn.",
            &["15200 actual 2016/2020 -", "2140 actual 2016/2020 -", "56.2 actual 2019 -", "38400 actual 2016/2020 -"],
        ),
        (
            "2024-07-18",
            "Sáng nay, Bí thư Tỉnh ủy làm việc với huyện về kết quả thực hiện Nghị quyết và nhiệm vụ 6 tháng cuối năm 2024.\nTạo việc làm mới cho 1.120 lao động.",
            &["1120 actual - -"],
        ),
        (
            "2025-12-10",
            "Năm 2025, GRDP ước tăng 8,1%. Du lịch khởi sắc, 11 tháng đón 16,2 triệu lượt khách.\nTỷ lệ hộ nghèo giảm 1,3%, còn 3,2%.",
            &["8.1 estimate 2025 -", "16200000 actual 2025-01/2025-11 -", "-1.3 actual 2025 -", "3.2 actual 2025 -"],
        ),
    ]);
}

#[test]
fn years_of_estimates_alone_and_times_of_aims_under_headings() {
    holds(&[
        (
            "2019-03-15",
            "Năm 2018, huyện tạo việc làm mới cho 5.640 lao động. Thu nhập bình quân đầu người đã tăng lên 43,5 triệu đồng/người/năm, ước năm 2019 đạt 47 triệu đồng. Số lao động qua đào tạo đạt 62%.",
            &["5640 actual 2018 -", "43500000 actual 2018 -", "47000000 estimate 2019 -", "62 actual 2018 -"],
        ),
        (
            "2019-10-12",
            "9 tháng đầu năm 2019, tỉnh giải quyết việc làm cho 12.400 lao động. Ước năm 2019, thu nhập bình quân đạt 47 triệu đồng. Đào tạo nghề cho 3.000 người.",
            &["12400 actual 2019-01/2019-09 -", "47000000 estimate 2019 -", "3000 actual 2019-01/2019-09 -"],
        ),
        (
            "2019-12-12",
            "Năm 2018, thu nhập bình quân đạt 43 triệu đồng. Ước năm 2019, thu nhập bình quân đạt 47 triệu đồng. Đào tạo nghề cho 3.000 người.",
            &["43000000 actual 2018 -", "47000000 estimate 2019 -", "3000 actual 2019 -"],
        ),
        (
            "2019-09-12",
            "Ước năm 2019 thu nhập bình quân đạt 47 triệu đồng; đến nay đã giải quyết việc làm cho 2.100 lao động.",
            &["47000000 estimate 2019 -", "2100 actual 2019 -"],
        ),
        (
            "2015-03-02",
            "Hội nghị triển khai nhiệm vụ\nSáng nay, tỉnh họp triển khai nhiệm vụ.\nMột số chỉ tiêu năm 2015:\nVề kinh tế\n- Thu ngân sách không thấp hơn 12.000 tỷ đồng.\nVề xã hội\n- Giải quyết việc làm cho 24.000 lao động.",
            &["12000000000000 target 2015 -", "24000 target 2015 -"],
        ),
        (
            "2024-01-10",
            "Tỷ lệ hộ nghèo giảm từ 34,9% (cuối năm 2021) xuống 26,57% (cuối năm 2023), mỗi năm giảm 4,17%, vượt mục tiêu của cả giai đoạn 2021 - 2025.",
            &["34.9 actual 2021 -", "26.57 actual 2023 -", "-4.17 actual 2021/2023 -"],
        ),
        (
            "2024-01-10",
            "Số hộ nghèo cuối năm 2023 chiếm 48%, nhưng dạy nghề cả năm chỉ được 390 người.",
            &["48 actual 2023 -", "390 actual 2023 -"],
        ),
        (
            "2018-09-12",
            "Từ năm 2013 đến hết quý I/2018, toàn tỉnh giải quyết việc làm cho 95.400 lao động.",
            &["95400 actual 2013-01/2018-03 -"],
        ),
    ]);
}

#[test]
fn what_a_time_to_come_and_what_is_over_by_now_make_of_a_number() {
    holds(&[
        (
            "2012-12-26",
            "Năm 2013, dự kiến thành phố giải quyết việc làm cho 33.000 người, giảm tỷ lệ thất nghiệp xuống còn 4,6%. Ước năm 2012, thành phố giải quyết việc làm cho 31.000 người.",
            &["33000 target 2013 -", "4.6 target 2013 -", "31000 estimate 2012 -"],
        ),
        (
            "2010-02-11",
            "Năm 2010 là năm bản lề. Tỉnh xác định: GDP tăng 11,5 - 12%; thu ngân sách 1.450 tỷ đồng; độ che phủ rừng 68%.",
            &["11.5 target 2010 -", "1450000000000 target 2010 -", "68 target 2010 -"],
        ),
        (
            "2021-01-08",
            "Năm 2020, ngành hoàn thành tốt nhiệm vụ. Các chỉ tiêu nổi bật như: giá trị sản xuất đạt 7.604 tỷ đồng (KH 7.550 tỷ đồng); tỷ lệ che phủ rừng đạt 63% (tăng 0,4%).",
            &["7604000000000 actual 2020 -", "7550000000000 target 2020 -", "63 actual 2020 -", "0.4 actual 2020 -"],
        ),
        (
            "2015-01-07",
            "Năm 2014, có 37 xã được công nhận đạt chuẩn nông thôn mới, tăng 5 xã so với mục tiêu kế hoạch, đưa tổng số xã đạt chuẩn lên 66 xã.",
            &["37 actual 2014 -", "5 actual 2014 -", "66 actual 2014 -"],
        ),
        (
            "2020-12-10",
            "Năm 2020, trong điều kiện 4 đợt lũ từ ngày 6/10 đến 22/10 làm 55 người chết, thu ngân sách ước đạt 3.490 tỷ đồng; thu nhập bình quân đầu người 54,8 triệu đồng.",
            &["3490000000000 estimate 2020 -", "54800000 estimate 2020 -"],
        ),
        (
            "2020-12-10",
            "Nghị quyết về Kế hoạch 5 năm 2021-2025 xác định một số chỉ tiêu chủ yếu:\n- Thu nhập bình quân đầu người đến năm 2025 đạt 85 triệu đồng\n- Tổng vốn đầu tư toàn xã hội 5 năm: trên 120 nghìn tỷ đồng\n- Thu ngân sách: năm 2025 đạt 5.500 tỷ đồng; tăng bình quân 9,5%/năm\n- Mỗi năm tạo việc làm mới 23.000 lao động, đưa 900 lao động đi làm việc ở nước ngoài",
            &[
                "85000000 target 2025 -",
                "120000000000000 target 2021/2025 -",
                "5500000000000 target 2025 -",
                "9.5 target 2021/2025 -",
                "23000 target 2021/2025 -",
                "900 target 2021/2025 -",
            ],
        ),
        (
            "2023-12-06",
            "Đoàn giám sát việc thực hiện chương trình giảm nghèo giai đoạn 2021 - 2023. Tỷ lệ hộ nghèo giảm từ 18,14% (cuối năm 2021) xuống còn 12,95% (năm 2022) và ước còn 8,9% vào cuối năm 2023.\nBáo cáo nêu rõ: năm 2023 có 28/32 chỉ tiêu đạt và vượt. Thu ngân sách đạt 4.700 tỷ đồng.",
            &["18.14 actual 2021 -", "12.95 actual 2022 -", "8.9 estimate 2023 -", "4700000000000 actual 2023 -"],
        ),
        (
            "2011-10-05",
            "Tình hình 9 tháng đầu năm 2011\n1. Sản xuất\nXuất khẩu ước 168,3 triệu USD.\n2. Thu, chi ngân sách (đến 20/9/2011)\nTổng thu NSNN trên địa bàn 1.486 tỷ đồng.\n3. Xã hội\nGiải quyết việc làm cho 10.230 lao động.",
            &[
                "168300000 estimate 2011-01/2011-09 -",
                "1486000000000 actual 2011-09-20 -",
                "10230 actual 2011-01/2011-09 -",
            ],
        ),
        (
            "2016-06-03",
            "Trong tháng 5, giải quyết việc làm cho 2.140 lao động; 5 tháng là 10.865/27.000 lao động (40,2%).",
            &[
                "2140 actual 2016-05 -",
                "10865 actual 2016-01/2016-05 -",
                "27000 target 2016 -",
                "40.2 actual 2016-01/2016-05 -",
            ],
        ),
        (
            "2016-06-03",
            "Trong tháng, có 61 doanh nghiệp thành lập mới, vốn đăng ký 215 tỷ đồng; lũy kế 5 tháng, 296 doanh nghiệp (tăng 27 doanh nghiệp so cùng kỳ).",
            &["61 actual 2016-05 -", "296 actual 2016-01/2016-05 -", "27 actual 2016-01/2016-05 -"],
        ),
        (
            "2014-07-07",
            "Tốc độ tăng tổng sản phẩm (GDP) 6 tháng đầu năm ước 6,52% (KH năm 7,5%; cùng kỳ năm 2013: 5,9%).",
            &["6.52 estimate 2014-H1 -", "7.5 target 2014 -", "5.9 actual 2013-H1 -"],
        ),
        (
            "2010-10-28",
            "Giá trị sản xuất 10 tháng đạt 87.650 tỷ đồng và tăng 18,4% so cùng kỳ (mục tiêu cả năm tăng 17 - 18%).",
            &["87650000000000 actual 2010-01/2010-10 -", "18.4 actual 2010-01/2010-10 -", "17 target 2010 -"],
        ),
        (
            "2025-11-14",
            "Tính đến thời điểm sáp nhập xã 01/7/2025, toàn xã có 268 hộ nghèo.",
            &["268 actual 2025-07-01 -"],
        ),
        (
            "2013-06-28",
            "6 tháng đầu năm, giá trị sản xuất ước đạt 120 tỷ đồng; thu ngân sách tính đến ngày 31/5/2013 trên 11,6 tỷ đồng, đạt 38,4% KH.",
            &["120000000000 estimate 2013-H1 -", "11600000000 actual 2013-05-31 -", "38.4 actual 2013-05-31 -"],
        ),
        (
            "2011-12-06",
            "Qua rà soát ở 159 xã, ước đến cuối năm 2011 toàn tỉnh có khoảng 7.900 hộ thoát nghèo, tỷ lệ hộ nghèo còn 21,4%.",
            &["7900 estimate 2011 -", "21.4 estimate 2011 -"],
        ),
        (
            "2020-12-10",
            "Năm 2020, tốc độ tăng trưởng ước đạt 3,82%, trong đó dịch vụ giảm 0,64%; tạo việc làm mới cho 11.650 lượt lao động.",
            &["3.82 estimate 2020 -", "-0.64 estimate 2020 -", "11650 actual 2020 -"],
        ),
        (
            "2025-10-06",
            "GRDP 9 tháng tăng 10,2% so với cùng kỳ (quý I tăng 9,48%; quý III ước tăng 10,5%). Trong đó khu vực dịch vụ tăng 7,9%.",
            &[
                "10.2 actual 2025-01/2025-09 -",
                "9.48 actual 2025-Q1 -",
                "10.5 estimate 2025-Q3 -",
                "7.9 actual 2025-01/2025-09 -",
            ],
        ),
    ]);
}

#[test]
fn what_heads_announce_and_what_now_is_of() {
    holds(&[
        (
            "2022-11-16",
            "Thực hiện chính sách bảo hiểm\nCÒN THẤP HƠN CHỈ TIÊU\nTính đến ngày 31/10/2022, tổng số người tham gia BHXH 214.530 người.",
            &["214530 actual 2022-10-31 -"],
        ),
        (
            "2016-11-02",
            "Lũy kế 10 tháng toàn tỉnh đón 5,82 triệu lượt khách, đạt 97% kế hoạch năm (6 triệu lượt), trong đó:\n- Khách quốc tế là 590 ngàn lượt, tăng 9,4% so với cùng kỳ.",
            &[
                "5820000 actual 2016-01/2016-10 -",
                "97 actual 2016-01/2016-10 -",
                "6000000 target 2016 -",
                "590000 actual 2016-01/2016-10 -",
                "9.4 actual 2016-01/2016-10 -",
            ],
        ),
        (
            "2018-12-03",
            "Hầu hết các chỉ tiêu năm 2018 ước đạt và vượt kế hoạch đề ra.\nCụ thể, chỉ số sản xuất công nghiệp (IIP) tháng 11 tăng 2,14% so với tháng trước.",
            &["2.14 actual 2018-11 -"],
        ),
        (
            "2010-12-08",
            "Năm 2010 tuy chịu thiệt hại của đợt lũ đầu tháng 11 (ước 465 tỷ đồng) nhưng kinh tế vẫn khá: tổng sản phẩm (GDP) ước tăng 10,4%.",
            &["10.4 estimate 2010 -"],
        ),
        (
            "2016-05-02",
            "Tỷ lệ hộ nghèo từ 31,4% năm 2011 nay còn 14,9%. Năm nay giảm còn 12%.",
            &["31.4 actual 2011 -", "14.9 actual 2016 -", "12 actual 2016 -"],
        ),
        (
            "2015-07-09",
            "Nghị quyết đề ra đến cuối năm 2015 tỷ lệ lao động qua đào tạo là 55%, nhưng đến nay mới đạt 52%.",
            &["55 target 2015 -", "52 actual 2015 -"],
        ),
        (
            "2025-12-19",
            "Thu ngân sách ước đạt 48 tỷ đồng, bằng 162% kế hoạch; trong năm đã giải quyết việc làm cho 386 lao động.",
            &["48000000000 estimate - -", "162 estimate - -", "386 actual 2025 -"],
        ),
    ]);
}

#[test]
fn what_is_done_is_no_aim_whatever_words_for_plans_it_has() {
    holds(&[
        (
            "2016-07-05",
            "Với sự phấn đấu của các cấp, các ngành, kinh tế của thành phố tiếp tục tăng trưởng: Thu ngân sách 6 tháng đầu năm 2016 đạt 312 tỷ đồng.",
            &["312000000000 actual 2016-H1 -"],
        ),
        (
            "2014-12-08",
            "Năm 2014, huyện phải đối mặt với nhiều khó khăn; song kinh tế tiếp tục phát triển: thu ngân sách đạt 74 tỷ đồng; tạo việc làm cho 1.240 lao động.",
            &["74000000000 actual 2014 -", "1240 actual 2014 -"],
        ),
        (
            "2009-04-08",
            "Năm nay thị xã đặt chỉ tiêu tạo việc làm cho 4.200 lao động, nhưng hết quý I chỉ mới 790 người.",
            &["4200 target 2009 -", "790 actual 2009-Q1 -"],
        ),
        (
            "2022-06-15",
            "Bảo hiểm ở huyện Sông Nhạn\n\nCHƯA ĐẠT CHỈ TIÊU GIAO\n\nTính đến ngày 31/12/2021, số người tham gia BHXH là 12.640 người; bao phủ BHYT đạt 84,2% dân số.",
            &["12640 actual 2021-12-31 huyện Sông Nhạn", "84.2 actual 2021-12-31 huyện Sông Nhạn"],
        ),
        (
            "2025-12-02",
            "Huyện đã hoàn thành mục tiêu xóa nhà tạm, nhà dột nát (trên 1.340 căn nhà), về đích sớm 4 tháng.",
            &["1340 actual - -"],
        ),
        (
            "2019-12-13",
            "Chỉ có 4/10 huyện đạt kế hoạch giảm hộ nghèo đề ra là huyện Tu Mơ Rông (giảm 8,24%), huyện Kon Rẫy (giảm 5,52%).",
            &["-8.24 actual - huyện Tu Mơ Rông", "-5.52 actual - huyện Kon Rẫy"],
        ),
    ]);
}

#[test]
fn aims_that_words_for_tasks_and_resolutions_announce() {
    holds(&[
        (
            "2020-01-14",
            "Năm 2020, ngành tập trung: tạo việc làm tăng thêm 9.300 người; giảm tỷ lệ hộ nghèo từ 0,7% trở lên. Năm 2019, ngành đã tập trung tạo việc làm cho 8.900 người.",
            &["9300 target 2020 -", "-0.7 target 2020 -", "8900 actual 2019 -"],
        ),
        (
            "2023-01-22",
            "HĐND tỉnh đã thông qua Nghị quyết về nhiệm vụ năm 2023 với 18 chỉ tiêu, trong đó GRDP tăng 8%, thu ngân sách 5.400 tỷ đồng.",
            &["8 target 2023 -", "5400000000000 target 2023 -"],
        ),
        (
            "2025-11-07",
            "Trong 2 tháng cuối năm, Sở phấn đấu đưa kết quả giải quyết việc làm cả năm lên 45.500 lao động.",
            &["45500 target 2025 -"],
        ),
    ]);
}

#[test]
fn plans_told_in_brackets_and_beside_what_was_reached() {
    holds(&[
        (
            "2014-01-09",
            "Năm 2013, tỷ lệ hộ nghèo giảm 3,15%, kế hoạch giảm 2,5%.",
            &["-3.15 actual 2013 -", "-2.5 target 2013 -"],
        ),
        (
            "2020-10-15",
            "Nhiệm kỳ 2015-2020, tăng trưởng kinh tế bình quân đạt 6,4%/năm, chưa đạt mục tiêu Đại hội đề ra (7% trở lên); thu nhập bình quân đầu người năm 2020 đạt 45 triệu đồng, vượt chỉ tiêu nghị quyết (42 triệu đồng).",
            &["6.4 actual 2015/2020 -", "7 target 2015/2020 -", "45000000 actual 2020 -", "42000000 target 2020 -"],
        ),
        (
            "2023-12-20",
            "Mức giảm tỷ lệ hộ nghèo đạt 113,3% kế hoạch năm (KH: giảm 1,5%).",
            &["113.3 actual - -", "-1.5 target - -"],
        ),
        (
            "2023-01-22",
            "Tỷ lệ lao động qua đào tạo có bằng cấp mới 28%, trong khi mục tiêu đến năm 2025 là 35%.",
            &["28 actual - -", "35 target 2025 -"],
        ),
    ]);
}

#[test]
fn times_that_brackets_and_later_parts_tell_are_their_own() {
    holds(&[
        (
            "2026-04-20",
            "Năm 2026, tỉnh phấn đấu:\n+ GRDP tăng từ 10% trở lên (kịch bản quý II 10,1%, 6 tháng cuối năm 10,9%);\n+ Đón 3,5 triệu lượt khách du lịch; giải quyết việc làm cho 21.000 lao động.",
            &[
                "10 target 2026 -",
                "10.1 target 2026-Q2 -",
                "10.9 target 2026-H2 -",
                "3500000 target 2026 -",
                "21000 target 2026 -",
            ],
        ),
        (
            "2026-07-15",
            "HĐND xã thông qua Nghị quyết về nhiệm vụ phát triển kinh tế - xã hội 6 tháng cuối năm với các chỉ tiêu đến hết năm 2026:\n- Thu nhập bình quân đầu người đạt 57 triệu đồng;\n- Tỷ lệ hộ nghèo dưới 4%.",
            &["57000000 target 2026 -", "4 target 2026 -"],
        ),
        (
            "2025-08-22",
            "Nhiệm kỳ 2020-2025, xã đã đào tạo nghề cho 647 người, nâng tỷ lệ lao động qua đào tạo năm 2025 đạt 56,3%.",
            &["647 actual 2020/2025 -", "56.3 actual 2025 -"],
        ),
        (
            "2018-07-19",
            "Tỉnh giữ mục tiêu thu ngân sách cả năm 8.400 tỷ đồng; tạo việc làm mới cho 9.500 lao động trong 6 tháng cuối năm.",
            &["8400000000000 target 2018 -", "9500 target 2018-H2 -"],
        ),
        (
            "2022-03-21",
            "Phấn đấu đến năm 2025, tỷ lệ lao động qua đào tạo đạt 70%, trong đó có bằng, chứng chỉ 35% và đến năm 2030 tỷ lệ lao động qua đào tạo có bằng, chứng chỉ đạt 40%.",
            &["70 target 2025 -", "35 target 2025 -", "40 target 2030 -"],
        ),
        ("2017-01-03", "Quy mô kinh tế năm 2016 gấp 7,6 lần năm 1997.", &["760 actual 2016 -"]),
    ]);
}

#[test]
fn what_was_done_in_a_term_is_of_all_its_years() {
    holds(&[
        (
            "2020-08-26",
            "5 năm qua (2016 - 2020), ngành lao động đã vượt khó.\nTrong 5 năm tuyển sinh đạt 21.275 người. Bình quân mỗi năm giải quyết việc làm cho 11.000 lao động.",
            &["21275 actual 2016/2020 -", "11000 actual 2016/2020 -"],
        ),
        (
            "2020-08-12",
            "Nhiệm kỳ 2015 - 2020, Đảng bộ xã đạt và vượt các chỉ tiêu: thu nhập bình quân đầu người năm 2019 đạt 38,6 triệu đồng; đã mở lớp đào tạo nghề cho 412 người.",
            &["38600000 actual 2019 -", "412 actual 2015/2020 -"],
        ),
        (
            "2022-11-12",
            "Giai đoạn 2021-2025 phấn đấu mỗi năm giảm tỷ lệ hộ nghèo 1,5%, đến cuối giai đoạn tỷ lệ che phủ rừng đạt 50%.",
            &["-1.5 target 2021/2025 -", "50 target 2025 -"],
        ),
        (
            "2025-07-29",
            "Nhiệm kỳ 2020-2025, kinh tế của phường phát triển. Thu nhập bình quân đầu người đến cuối nhiệm kỳ đạt 52,8 triệu đồng.",
            &["52800000 actual 2025 -"],
        ),
    ]);
}

#[test]
fn months_that_are_over_and_the_year_before_head_a_sentence() {
    holds(&[
        (
            "2014-11-19",
            "Năm 2014, tỉnh giao chỉ tiêu đào tạo nghề cho 6.500 người. Sau 10 tháng, các cơ sở đã dạy nghề cho 4.710 người.",
            &["6500 target 2014 -", "4710 actual 2014-01/2014-10 -"],
        ),
        (
            "2015-09-22",
            "8 tháng đầu năm 2015, huyện đưa 315 lao động đi làm việc ở nước ngoài. Năm ngoái, huyện cũng có 402 lao động xuất cảnh.",
            &["315 actual 2015-01/2015-08 -", "402 actual 2014 -"],
        ),
    ]);
}

#[test]
fn what_is_compared_with_and_what_is_to_come_tell_no_time_of_the_rest() {
    holds(&[
        (
            "2017-12-04",
            "Các chỉ tiêu chủ yếu năm 2018:\n(1) Thu ngân sách 8.020 tỷ đồng, tăng 12,7% so với ước thực hiện năm 2017.\n(2) Kim ngạch xuất khẩu 750 triệu USD.\n(3) Tạo việc làm mới 15 nghìn lao động.",
            &["8020000000000 target 2018 -", "12.7 target 2018 -", "750000000 target 2018 -", "15000 target 2018 -"],
        ),
        (
            "2024-07-26",
            "Năm 2024 huyện được giao giảm 262 hộ nghèo; từ đầu năm 2024 đến nay huyện đã hỗ trợ làm mới 46 căn nhà, còn 31 căn sẽ hoàn thành trong quý IV/2024.",
            &["-262 target 2024 -", "46 actual 2024 -", "31 target 2024 -"],
        ),
        (
            "2015-02-04",
            "Năm 2014, tỉnh rà soát hộ nghèo xong. So với kết quả điều tra hộ nghèo, hộ cận nghèo năm 2013, tỷ lệ hộ nghèo giảm 1,17%, tương ứng giảm 3.064 hộ nghèo.",
            &["-1.17 actual 2014 -", "-3064 actual 2014 -"],
        ),
        (
            "2016-08-12",
            "Bằng nhiều hình thức giúp đỡ, trong nhiệm kỳ 2011-2016, Hội Phụ nữ đã dạy nghề cho 780 phụ nữ.",
            &["780 actual 2011/2016 -"],
        ),
    ]);
}

#[test]
fn aims_of_lists_and_of_the_year_that_a_paragraph_is_of() {
    holds(&[
        (
            "2012-12-12",
            "2. Các chỉ tiêu chủ yếu năm 2013\n- Tốc độ tăng trưởng kinh tế từ 9,0 - 9,5%.\nTrong đó:\n+ Ngành công nghiệp - xây dựng tăng 12,5%;\n+ Ngành dịch vụ tăng 9,5 - 10,0%.\n- GDP bình quân đầu người đạt khoảng 23,5 triệu đồng.",
            &["9 target 2013 -", "12.5 target 2013 -", "9.5 target 2013 -", "23500000 target 2013 -"],
        ),
        (
            "2014-03-19",
            "Năm 2013, tỉnh sơ kết giai đoạn 2011 - 2013. Đồng chí Bí thư yêu cầu trong 2 năm 2014 - 2015: mỗi năm GQVL cho 15.000 lao động.",
            &["15000 target 2014/2015 -"],
        ),
        (
            "2018-03-16",
            "Năm 2017, huyện có 1.541 hộ nghèo.\nNăm 2018, huyện phấn đấu giải quyết việc làm cho 2.900 lao động. Phấn đấu đến cuối năm, tỷ lệ hộ nghèo giảm xuống còn 3,95%.",
            &["1541 actual 2017 -", "2900 target 2018 -", "3.95 target 2018 -"],
        ),
    ]);
}

#[test]
fn aims_are_told_with_their_year_by_topic_or_given_anew() {
    holds(&[
        (
            "2009-01-10",
            "Hội đồng nhân dân tỉnh đã thảo luận và thống nhất một số chỉ tiêu chủ yếu năm 2009:\n- Tốc độ tăng trưởng kinh tế 12%.\n- Giải quyết việc làm cho 21.000 lao động.",
            &["12 target 2009 -", "21000 target 2009 -"],
        ),
        (
            "2009-01-10",
            "Kết quả đã thực hiện một số chỉ tiêu chủ yếu năm 2008:\n- Tốc độ tăng trưởng kinh tế 12%.",
            &["12 actual 2008 -"],
        ),
        (
            "2025-08-20",
            "Kỳ họp điều chỉnh tốc độ tăng trưởng năm 2025 từ 7,5% lên 8%.",
            &["7.5 target 2025 -", "8 target 2025 -"],
        ),
        ("2025-08-20", "Phấn đấu giảm tỷ lệ hộ nghèo từ 8% xuống 5%.", &["8 actual - -", "5 target - -"]),
        (
            "2025-12-20",
            "Năm 2026 là năm đầu thực hiện Nghị quyết Đại hội Đảng bộ tỉnh, nhiệm kỳ 2025 - 2030, tỉnh đặt mục tiêu tăng trưởng GRDP 11%.",
            &["11 target 2026 -"],
        ),
        (
            "2025-12-20",
            "Năm 2025 - năm cuối thực hiện kế hoạch 5 năm 2021-2025, xã đã giải quyết việc làm cho 500 lao động.",
            &["500 actual 2025 -"],
        ),
        (
            "2025-12-20",
            "Năm 2025, bình quân mỗi năm giai đoạn 2021 - 2025 xã giải quyết việc làm cho 450 lao động.",
            &["450 actual 2021/2025 -"],
        ),
        (
            "2025-08-20",
            "Ở nhóm kinh tế, tỉnh đặt mục tiêu tăng trưởng GRDP năm 2025 đạt 8%.\nNhóm văn hóa - xã hội: tỷ lệ lao động qua đào tạo 66%; giải quyết việc làm cho 21.500 người.\nNhóm môi trường: đến nay tỷ lệ che phủ rừng 42%.",
            &["8 target 2025 -", "66 target 2025 -", "21500 target 2025 -", "42 actual 2025 -"],
        ),
        (
            "2025-08-20",
            "Về kinh tế, 6 tháng đầu năm 2025 GRDP tăng 8%.\nVề xã hội, giải quyết việc làm cho 21.500 người.",
            &["8 actual 2025-H1 -", "21500 actual 2025-H1 -"],
        ),
    ]);
}

#[test]
fn spans_and_aims_behind_a_comma_of_their_own() {
    holds(&[
        (
            "2020-01-10",
            "Năm 2020 là năm kết thúc nhiệm kỳ, trong giai đoạn 2016 - 2020 huyện đã giải quyết việc làm cho 9.000 lao động.",
            &["9000 actual 2016/2020 -"],
        ),
        (
            "2020-01-10",
            "Tỉnh phấn đấu điều chỉnh cơ cấu kinh tế, nâng thu nhập bình quân đầu người từ 45 triệu đồng lên 50 triệu đồng.",
            &["45000000 actual - -", "50000000 target - -"],
        ),
    ]);
}

#[test]
fn what_a_plan_elsewhere_is_of_and_what_is_due_are_no_aims() {
    holds(&[
        ("2015-04-20", "Giải quyết việc làm cho 500 người. Huyện đạt 98% kế hoạch giảm nghèo.", &["500 actual - -"]),
        ("2015-04-20", "Giảm được 500 hộ nghèo. Đạt 98% kế hoạch giảm nghèo.", &["-500 actual - -", "98 actual - -"]),
        (
            "2015-04-20",
            "Bằng 1,9% số phải thu; giải quyết cho 21.640 lượt người hưởng trợ cấp thất nghiệp.",
            &["21640 actual - -"],
        ),
        ("2023-12-20", "Hộ nghèo được vay tối đa 50 triệu đồng.", &[]),
    ]);
}

#[test]
fn aims_that_a_body_determines_and_a_month_of_prices_leave_the_year() {
    holds(&[
        (
            "2023-12-20",
            "Năm 2024 là năm tăng tốc của nhiệm kỳ 2020 - 2025. Tỉnh xác định GRDP tăng 9%; thu nhập bình quân đầu người 62 triệu đồng.",
            &["9 target 2024 -", "62000000 target 2024 -"],
        ),
        (
            "2023-12-20",
            "Cục Thống kê cũng đã nêu một số chỉ tiêu chủ yếu của năm 2024 theo Nghị quyết của HĐND tỉnh: GRDP tăng 7,0 - 7,5%; thu ngân sách trên địa bàn 5.400 tỷ đồng.",
            &["7 target 2024 -", "5400000000000 target 2024 -"],
        ),
        (
            "2023-12-20",
            "Tổng mức bán lẻ hàng hóa tháng 12 ước đạt 588 tỷ đồng; cả năm ước đạt 6.104 tỷ đồng.\nChỉ số giá tiêu dùng tháng 12 tăng 1,3% so với tháng trước.\nKim ngạch xuất khẩu ước đạt 108 triệu USD.",
            &["588000000000 estimate 2023-12 -", "6104000000000 estimate 2023 -", "108000000 estimate 2023 -"],
        ),
    ]);
}

#[test]
fn a_day_that_heads_a_list_holds_and_a_deadline_does_not() {
    holds(&[
        (
            "2020-10-08",
            "Kết quả 9 tháng đầu năm 2020\nTính đến ngày 30/9/2020:\na) Số người tham gia BHXH toàn tỉnh là 86.540 người, trong đó:\n- BHXH tự nguyện: 10.860 người.\n- BHTN: 34.200 người, đạt 92,3% kế hoạch.\n3. Giải quyết chế độ\nChi trả trợ cấp thất nghiệp cho 2.400 người.",
            &[
                "86540 actual 2020-09-30 -",
                "10860 actual 2020-09-30 -",
                "34200 actual 2020-09-30 -",
                "92.3 actual 2020-09-30 -",
                "2400 actual 2020-01/2020-09 -",
            ],
        ),
        (
            "2013-09-04",
            "Các huyện rà soát, xây dựng kế hoạch năm 2014 gửi Sở Kế hoạch và Đầu tư trước 15/9, dự kiến một số chỉ tiêu: GDP tăng 11-12%; thu ngân sách 1.850 tỷ đồng.",
            &["11 target 2014 -", "1850000000000 target 2014 -"],
        ),
    ]);
}

#[test]
fn times_told_aside_of_and_years_described_keep_to_their_own() {
    holds(&[
        (
            "2015-12-20",
            "GRDP năm 2015 tăng 8,6%, cao hơn cả nước, trong khi năm 2014 chỉ tăng 6,1%; quy mô nền kinh tế đạt hơn 40 ngàn tỷ đồng.",
            &["8.6 actual 2015 -", "6.1 actual 2014 -", "40000000000000 actual 2015 -"],
        ),
        (
            "2015-12-20",
            "Thu ngân sách năm 2015 đạt 900 tỷ đồng, trong khi năm 2014 chỉ đạt 700 tỷ đồng.",
            &["900000000000 actual 2015 -", "700000000000 actual 2014 -"],
        ),
        (
            "2015-12-20",
            "Tuyển sinh dạy nghề cho 9.872 người (chỉ tiêu 9.500 người), gồm:\n- Sơ cấp nghề: 2.431 người;",
            &["9872 actual - -", "9500 target - -", "2431 actual - -"],
        ),
        (
            "2010-01-20",
            "Năm 2010 là năm cuối của kế hoạch 5 năm. Tỉnh xác định: GDP tăng 11%; thu ngân sách 1.450 tỷ đồng.",
            &["11 target 2010 -", "1450000000000 target 2010 -"],
        ),
        (
            "2020-10-20",
            "Đại hội đề ra các chỉ tiêu chủ yếu nhiệm kỳ 2020-2025:\n1. Thu nhập bình quân đầu người đến năm 2025: 52 triệu đồng.\n2. Tổng huy động vốn đầu tư toàn xã hội thời kỳ 2021-2025: 4.200 tỷ đồng.\n3. Tỷ lệ tăng thu ngân sách bình quân hàng năm: 12%.",
            &["52000000 target 2025 -", "4200000000000 target 2021/2025 -", "12 target 2020/2025 -"],
        ),
        (
            "2023-11-20",
            "Năm 2023, ngành phấn đấu bao phủ BHYT. Tính đến ngày 30/9/2023, số người tham gia BHXH là 268.412 người. Tỷ lệ bao phủ BHYT đạt 92,4% dân số.",
            &["268412 actual 2023-09-30 -", "92.4 actual 2023-09-30 -"],
        ),
        (
            "2015-12-20",
            "Phấn đấu trước năm 2020, đạt các chỉ tiêu: tỷ lệ hộ nghèo dưới 5%; thu nhập bình quân 50 triệu đồng.",
            &["5 target 2020 -", "50000000 target 2020 -"],
        ),
        (
            "2015-10-20",
            "Kết quả 9 tháng đầu năm 2015\n1. Bảo hiểm y tế (đến 20/9/2015)\nSố người tham gia BHYT 500.000 người.\n2. Chương trình 135\nGiải quyết việc làm cho 400 người.",
            &["500000 actual 2015-09-20 -", "400 actual 2015-01/2015-09 -"],
        ),
    ]);
}

#[test]
fn what_is_not_yet_so_is_not_counted_and_work_of_one_kind_is_one() {
    holds(&[
        (
            "2015-12-20",
            "Toàn tỉnh còn 15 xã chưa đạt chuẩn nông thôn mới, 60 xã đã đạt chuẩn nông thôn mới.",
            &["60 actual - -"],
        ),
        (
            "2015-12-20",
            "Tỉnh xác định giảm nghèo là nhiệm vụ quan trọng; tỷ lệ hộ nghèo còn 4,5%, giảm 2%.",
            &["4.5 actual - -", "-2 actual - -"],
        ),
        (
            "2015-12-20",
            "Số hộ thoát nghèo trong năm là 500 hộ. Đạt 98% kế hoạch giảm nghèo.",
            &["500 actual 2015 -", "98 actual 2015 -"],
        ),
    ]);
}

#[test]
fn a_plan_is_of_a_year_and_what_was_done_of_its_half() {
    holds(&[(
        "2016-07-20",
        "Trong 6 tháng đầu năm tỉnh đã khởi công 512 căn nhà cho hộ nghèo theo kế hoạch năm 2016, trong đó đã hoàn thành 204 căn.",
        &["512 actual 2016-H1 -", "204 actual 2016-H1 -"],
    )]);
}

#[test]
fn plans_told_right_behind_the_percent_of_them() {
    holds(&[
        (
            "2015-12-20",
            "Tỷ lệ hộ nghèo còn 18,4%, giảm 3,58%, đạt 119,3% kế hoạch (giảm 3%).",
            &["18.4 actual - -", "-3.58 actual - -", "119.3 actual - -", "-3 target - -"],
        ),
        (
            "2015-12-20",
            "Công tác xuất khẩu lao động đạt thấp (mới được 32% KH 300 người); đào tạo nghề 450 người.",
            &["32 actual - -", "300 target - -", "450 actual - -"],
        ),
    ]);
}

#[test]
fn a_day_that_heads_a_list_ends_with_it() {
    holds(&[(
        "2015-10-10",
        "Báo cáo 9 tháng đầu năm 2015\nTính đến ngày 15/9/2015:\n- Số người tham gia BHXH: 86.540 người.\nVề lao động, toàn tỉnh giải quyết việc làm cho 12.400 lao động.",
        &["86540 actual 2015-09-15 -", "12400 actual 2015-01/2015-09 -"],
    )]);
}

#[test]
fn a_plan_told_as_such_and_shares_of_branches() {
    holds(&[
        (
            "2022-12-20",
            "Vốn đầu tư công mà tắc thì tăng trưởng GRDP cả năm 2022 khó đạt 7,1% như Nghị quyết HĐND tỉnh đề ra.",
            &["7.1 target 2022 -"],
        ),
        (
            "2022-12-20",
            "Tổng sản phẩm trong tỉnh (GRDP) tăng 10,1%, tuy chưa chạm được mức 11 - 12% mà Nghị quyết HĐND tỉnh đặt ra; giải quyết việc làm đạt 98% kế hoạch mà tỉnh giao.",
            &["10.1 actual - -", "98 actual - -"],
        ),
        (
            "2022-12-20",
            "GRDP tăng 7%. Cơ cấu GRDP chuyển dịch, khu vực nông nghiệp còn 26,6%, công nghiệp gần 29,9%; dịch vụ chiếm 38,8%; thuế sản phẩm gần 4,7%.",
            &["7 actual - -"],
        ),
    ]);
}
