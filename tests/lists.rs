//! Numbers told in lists: under a head, behind bullets, in brackets, year by year and place by place.

mod support;

use support::{entries, hold, word};

/// `number measure status period component place` of every entry of an article, with `-` for none.
fn listed(date: &str, text: &str) -> Vec<String> {
    let told = entries(date, text);
    let told = told.iter().map(|e| {
        let [measure, status, period] = ["measure", "status", "period"].map(|key| word(e, key));
        format!("{} {measure} {status} {period} {} {}", e["value"], word(e, "component"), word(e, "area_name"))
    });
    told.collect()
}

#[track_caller]
fn holds(cases: &[(&str, &str, &[&str])]) {
    hold(listed, cases);
}

#[test]
fn bullets_are_parts_of_what_their_head_tells() {
    let growth = "Một số chỉ tiêu ước thực hiện năm 2018 của tỉnh Kon Tum:\n\n1. Tốc độ tăng trưởng (GRDP): KH trên 9%, ước TH 9,07%, gồm:\n\n- Nông - lâm - thủy sản 6,12%\n\n- Công nghiệp - xây dựng 10,88%";
    let sales = "Năm 2021, tổng mức bán lẻ hàng hóa ước đạt 56.940 tỷ đồng, tăng 23,9%. Cụ thể:\n\n- Bán lẻ hàng hóa: 43.216 tỷ đồng, tăng 19,8%;\n\n- Lưu trú, ăn uống: 6.077 tỷ đồng, giảm 2,4%.";
    holds(&[
        (
            "2018-12-05",
            growth,
            &[
                "9 value target 2018 - -",
                "9.07 value estimate 2018 - -",
                "6.12 value estimate 2018 Nông - lâm - thủy sản -",
                "10.88 value estimate 2018 Công nghiệp - xây dựng -",
            ],
        ),
        (
            "2022-01-12",
            sales,
            &[
                "56940000000000 value estimate 2021 - -",
                "23.9 change estimate 2021 - -",
                "43216000000000 value estimate 2021 Bán lẻ hàng hóa -",
                "19.8 change estimate 2021 Bán lẻ hàng hóa -",
                "6077000000000 value estimate 2021 Lưu trú, ăn uống -",
                "-2.4 change estimate 2021 Lưu trú, ăn uống -",
            ],
        ),
    ]);
}

#[test]
fn years_of_a_list_have_their_own_numbers() {
    let lines = "Kết quả, huyện đã giải quyết việc làm mới cho 3.486 lao động. Cụ thể:\n\n- Năm 2014: 890 người;\n\n- 4 tháng đầu năm 2017: 400 người, đạt 36,4% KH.";
    holds(&[
        (
            "2022-03-05",
            "Phấn đấu tỷ lệ dân số tham gia BHYT năm 2022 đạt 91%, năm 2023 92,5%, năm 2024: 94% và năm 2025 từ 95% trở lên (hiện nay là 88,3%).",
            &[
                "91 value target 2022 - -",
                "92.5 value target 2023 - -",
                "94 value target 2024 - -",
                "95 value target 2025 - -",
                "88.3 value actual 2022 - -",
            ],
        ),
        (
            "2017-05-25",
            lines,
            &[
                "3486 value actual - - -",
                "890 value actual 2014 - -",
                "400 value actual 2017-01/2017-04 - -",
                "36.4 percent_of_plan actual 2017-01/2017-04 - -",
            ],
        ),
        (
            "2025-03-05",
            "Trong nhiệm kỳ 2020 - 2025, thu ngân sách hằng năm đều vượt chỉ tiêu, riêng năm 2024 đạt 146% kế hoạch.",
            &["146 percent_of_plan actual 2024 - -"],
        ),
    ]);
}

#[test]
fn names_in_brackets_are_parts_that_add_up() {
    let told = "186 value actual 2023 - -";
    let of_plan = "93 percent_of_plan actual 2023 - -";
    let weaned = |aside: &str| format!("Năm 2023, tỉnh tổ chức cai nghiện cho 186 người, đạt 93% chỉ tiêu ({aside}).");
    holds(&[
        (
            "2024-01-05",
            &weaned("bắt buộc 121; tự nguyện 38; gia đình, cộng đồng 27"),
            &[
                told,
                of_plan,
                "121 value actual 2023 bắt buộc -",
                "38 value actual 2023 tự nguyện -",
                "27 value actual 2023 gia đình, cộng đồng -",
            ],
        ),
        // Some of the parts.
        (
            "2024-01-05",
            &weaned("huyện Ba Tri 31 người, huyện Bình Đại 42 người"),
            &[told, of_plan, "31 value actual 2023 - huyện Ba Tri", "42 value actual 2023 - huyện Bình Đại"],
        ),
        // The plan's own number, and changes.
        ("2024-01-05", &weaned("200 người"), &[told, of_plan, "200 value target 2023 - -"]),
        ("2024-01-05", &weaned("chỉ tiêu 200 người"), &[told, of_plan, "200 value target 2023 - -"]),
        ("2024-01-05", &weaned("tăng 11 người"), &[told, of_plan, "11 change actual 2023 - -"]),
        // More than the whole are no parts of it.
        ("2024-01-05", &weaned("nam 150, nữ 100"), &[told, of_plan]),
    ]);
}

#[test]
fn goods_go_on_with_the_trade_that_their_list_is_of() {
    holds(&[(
        "2017-10-12",
        "Kim ngạch xuất khẩu 9 tháng đạt 800 triệu USD. So với cùng kỳ, các mặt hàng chủ lực tăng giảm trái chiều: gạo 188,3 triệu USD (giảm 23,9%); may mặc 62,7 triệu USD (tăng 30,1%).",
        &[
            "800000000 value actual 2017-01/2017-09 - -",
            "188300000 value actual 2017-01/2017-09 gạo -",
            "-23.9 change actual 2017-01/2017-09 gạo -",
            "62700000 value actual 2017-01/2017-09 may mặc -",
            "30.1 change actual 2017-01/2017-09 may mặc -",
        ],
    )]);
}

#[test]
fn houses_are_told_on_by_stage_and_by_place() {
    holds(&[
        (
            "2010-09-20",
            "Đến hết năm 2010 toàn tỉnh có 11.940 hộ nghèo được hỗ trợ làm nhà. Tính đến ngày 31-8, đã xây dựng xong cho 7.318 hộ, đang xây dựng cho 1.702 hộ và còn 2.920 hộ chưa được xây nhà.",
            &[
                "11940 value actual 2010 hộ nghèo -",
                "7318 value actual 2010-08-31 đã xây dựng xong -",
                "1702 value actual 2010-08-31 đang xây dựng -",
            ],
        ),
        (
            "2025-07-20",
            "Về xóa nhà tạm, đến nay có 7.983 căn nhà hoàn thành. Một số địa phương đã hoàn thành như: phường An Hòa (37/37 căn), xã Phú Bình (118/118 căn).",
            &[
                "7983 value actual 2025 - -",
                "37 value actual 2025 đã hoàn thành phường An Hòa",
                "118 value actual 2025 - xã Phú Bình",
            ],
        ),
    ]);
}

#[test]
fn a_percent_beside_a_number_and_its_plan_is_theirs() {
    holds(&[
        (
            "2019-01-10",
            "Năm 2018, thu tiền sử dụng đất 384/1.200 tỷ đồng (32%).",
            &[
                "384000000000 value actual 2018 thu tiền sử dụng đất -",
                "1200000000000 value target 2018 thu tiền sử dụng đất -",
                "32 percent_of_plan actual 2018 thu tiền sử dụng đất -",
            ],
        ),
        (
            "2019-01-10",
            "Năm 2018, cai nghiện 174/300 người (= 58%).",
            &["174 value actual 2018 - -", "300 value target 2018 - -", "58 percent_of_plan actual 2018 - -"],
        ),
        (
            "2019-01-10",
            "Năm 2018, giải ngân vốn đầu tư công 826,5 tỷ đồng/2.480 tỷ đồng, tỷ lệ 33,3%.",
            &[
                "826500000000 value actual 2018 - -",
                "2480000000000 value target 2018 - -",
                "33.3 percent_of_plan actual 2018 - -",
            ],
        ),
        (
            "2019-01-10",
            "Năm 2018, tạo việc làm cho 38.200 người (xuất khẩu lao động 1.905 người), đạt 91% kế hoạch.",
            &["38200 value actual 2018 - -", "1905 value actual 2018 - -", "91 percent_of_plan actual 2018 - -"],
        ),
        ("2019-01-10", "Năm 2018, xây 618 căn nhà tình nghĩa trên tổng số 940 căn.", &["618 value actual 2018 - -"]),
        ("2019-01-10", "Năm 2018, xuất khẩu lao động mới đạt trên 45%.", &["45 percent_of_plan actual 2018 - -"]),
    ]);
}

#[test]
fn parts_behind_what_a_total_cost_and_behind_what_is_told_mainly() {
    holds(&[
        (
            "2019-01-10",
            "Năm 2018, tốt nghiệp 5.210 em, có trên 70% tìm được việc làm.",
            &["5210 value actual 2018 - -"],
        ),
        (
            "2019-01-10",
            "Năm 2018, trợ cấp thường xuyên cho 9.400 đối tượng, kinh phí 21,5 tỷ đồng (người cao tuổi 5.200; trẻ mồ côi 900; đối tượng khác 3.300).",
            &[
                "9400 value actual 2018 - -",
                "21500000000 value actual 2018 - -",
                "5200 value actual 2018 người cao tuổi -",
                "900 value actual 2018 trẻ mồ côi -",
                "3300 value actual 2018 đối tượng khác -",
            ],
        ),
        (
            "2019-01-10",
            "Năm 2018, đưa 214 lao động đi làm việc ở nước ngoài, chủ yếu ở thị trường Nhật Bản (140 người), Đài Loan (52 người).",
            &["214 value actual 2018 - -", "140 value actual 2018 Nhật Bản -", "52 value actual 2018 Đài Loan -"],
        ),
        (
            "2019-01-10",
            "Năm 2018 toàn huyện tạo việc làm cho 1.940 lao động; trong đó:\n+ Làm việc tại các khu công nghiệp trong tỉnh: 1.310 lao động;\n+ Xuất khẩu lao động: 46 lao động.",
            &[
                "1940 value actual 2018 - -",
                "1310 value actual 2018 Làm việc tại các khu công nghiệp trong tỉnh -",
                "46 value actual 2018 - -",
            ],
        ),
        (
            "2019-01-10",
            "Tỷ lệ hộ nghèo giảm từ 41% năm 2016 xuống còn 29% năm 2018. Bình quân mỗi năm tỷ lệ này giảm 6%.",
            &["41 previous_value actual 2016 - -", "29 value actual 2018 - -", "-6 change actual - - -"],
        ),
    ]);
}

#[test]
fn growth_of_another_time_and_levels_of_a_wider_place() {
    holds(&[
        (
            "2018-03-27",
            "GRDP quý I/2018 ước tăng 8,4% so với cùng kỳ (quý I/2017 tăng 7,9% so với cùng kỳ).",
            &["8.4 value estimate 2018-Q1 - -", "7.9 value actual 2017-Q1 - -"],
        ),
        (
            "2018-03-27",
            "Tốc độ tăng giá trị sản xuất bình quân giai đoạn 2014 - 2016 đạt 8,7%/năm; riêng 6 tháng đầu năm 2017 tăng 7,2%.",
            &["8.7 value actual 2014/2016 - -", "7.2 value actual 2017-H1 - -"],
        ),
        (
            "2023-12-20",
            "Tỷ lệ tham gia BHYT của huyện đạt 87,2%, thấp hơn bình quân chung của tỉnh (92,6%).",
            &["87.2 value actual - - -", "92.6 value actual - - -"],
        ),
        (
            "2024-01-18",
            "Tỷ lệ hộ nghèo giảm từ 55,2% (đầu năm 2022, tương đương 6.810 hộ) xuống 42,1% cuối năm 2023.",
            &["55.2 previous_value actual 2022 - -", "6810 previous_value actual - - -", "42.1 value actual 2023 - -"],
        ),
    ]);
}

#[test]
fn parts_behind_a_comma_and_brackets_of_a_part() {
    holds(&[
        (
            "2007-01-18",
            "Năm 2006, tuyển mới 21.900 học sinh, dài hạn 3.400 em, ngắn hạn 18.500 em.",
            &["21900 value actual 2006 - -", "3400 value actual 2006 dài hạn -", "18500 value actual 2006 ngắn hạn -"],
        ),
        (
            "2008-07-02",
            "6 tháng, ước tổng thu ngân sách là 1.512 tỷ đồng (kể cả thu từ xổ số kiến thiết là 84,2 tỷ đồng, đạt 51% so dự toán), đạt 56% so dự toán.",
            &[
                "1512000000000 value estimate 2008-H1 - -",
                "84200000000 value estimate 2008-H1 thu từ xổ số kiến thiết -",
                "51 percent_of_plan estimate 2008-H1 thu từ xổ số kiến thiết -",
                "56 percent_of_plan estimate 2008-H1 - -",
            ],
        ),
        (
            "2025-12-20",
            "Thu nhập bình quân đầu người đạt 66 triệu; thu ngân sách 48 tỷ đồng.",
            &["66000000 value actual - - -", "48000000000 value actual - - -"],
        ),
        (
            "2012-07-12",
            "Tai nạn lao động giảm.\n- Số vụ tai nạn lao động chết người: 19 vụ;",
            &["19 value actual - chết người -"],
        ),
        (
            "2018-06-27",
            "Hội nghị thống nhất đưa chỉ tiêu tỷ lệ hộ nghèo cuối năm 2018 còn dưới 4% vào dự thảo nghị quyết.",
            &["4 value target 2018 - -"],
        ),
        (
            "2020-12-16",
            "Giá trị sản xuất tăng 7 - 8%; giá trị sản xuất công nghiệp đạt 58,2 tỷ đồng; tổng thu ngân sách được 38,654 tỷ đồng, đạt 81,4% dự toán tỉnh giao.",
            &[
                "7 value actual - - -",
                "58200000000 value actual - công nghiệp -",
                "38654000000 value actual - - -",
                "81.4 percent_of_plan actual - - -",
            ],
        ),
    ]);
}

#[test]
fn parts_named_by_what_they_cover_and_those_told_apart() {
    holds(&[
        (
            "2012-12-20",
            "Năm 2012, toàn tỉnh tuyển sinh học nghề 5.126 người, đạt 85,4% kế hoạch. Chia ra: trung cấp nghề 212 người; sơ cấp nghề và dạy nghề dưới 3 tháng 4.914 người.",
            &[
                "5126 value actual 2012 - -",
                "85.4 percent_of_plan actual 2012 - -",
                "212 value actual 2012 trung cấp nghề -",
                "4914 value actual 2012 sơ cấp nghề và dạy nghề dưới 3 tháng -",
            ],
        ),
        (
            "2012-12-20",
            "Năm 2012, toàn tỉnh tuyển sinh học nghề 78.500 người, trong đó cao đẳng nghề 5.120, trung cấp nghề 9.870, sơ cấp nghề và dạy nghề thường xuyên 63.510 người.",
            &[
                "78500 value actual 2012 - -",
                "5120 value actual 2012 cao đẳng nghề -",
                "9870 value actual 2012 trung cấp nghề -",
                "63510 value actual 2012 sơ cấp nghề và dạy nghề thường xuyên -",
            ],
        ),
        (
            "2018-10-09",
            "Năm 2018, tỉnh đưa 3.185 lao động đi làm việc ở nước ngoài, đạt 57,9% chỉ tiêu (5.500 lao động), cụ thể: thị trường Nhật Bản 2.411 lao động, Đài Loan 560 lao động.",
            &[
                "3185 value actual 2018 - -",
                "57.9 percent_of_plan actual 2018 - -",
                "5500 value target 2018 - -",
                "2411 value actual 2018 Nhật Bản -",
                "560 value actual 2018 Đài Loan -",
            ],
        ),
        (
            "2018-10-09",
            "Đến nay, tổng dư nợ là 342 tỷ đồng. Trong đó, hộ nghèo gần 88 tỷ đồng với 2.214 hộ còn dư nợ; học sinh, sinh viên có hoàn cảnh khó khăn trên 41 tỷ đồng.",
            &["88000000000 value actual 2018 - -", "2214 value actual 2018 - -"],
        ),
        (
            "2018-10-09",
            "Năm 2017, tỷ lệ hộ nghèo của tỉnh giảm 2,4%; riêng 6 huyện nghèo (theo Nghị quyết 30a) giảm 5,1%.",
            &["-2.4 change actual 2017 - -", "-5.1 change actual 2017 6 huyện nghèo -"],
        ),
        (
            "2018-10-09",
            "Cuối năm 2017, tỷ lệ hộ nghèo toàn tỉnh còn 12,4%, riêng 6 huyện nghèo còn 31,5%.",
            &["12.4 value actual 2017 - -", "31.5 value actual 2017 6 huyện nghèo -"],
        ),
        (
            "2017-07-27",
            "Dịp 27/7, tỉnh tặng quà 11.862 người có công theo 2 mức 400.000 đồng và 200.000 đồng, tổng kinh phí 2,47 tỷ đồng.",
            &["11862 value actual 2017 Dịp 27/7 -", "2470000000 value actual 2017 Dịp 27/7 -"],
        ),
        (
            "2014-12-20",
            "Năm 2014, tỉnh giải quyết việc làm cho 12.300 lao động (đạt tỷ lệ 102,5%).",
            &["12300 value actual 2014 - -", "102.5 percent_of_plan actual 2014 - -"],
        ),
        (
            "2014-12-20",
            "Năm 2014, Sở giải quyết 1.204 hồ sơ người có công (đạt tỷ lệ đúng hạn 99,9%).",
            &["1204 value actual 2014 - -"],
        ),
        (
            "2019-01-09",
            "Năm 2018, tỷ lệ hộ nghèo của tỉnh giảm còn 8,2%, riêng 6 huyện nghèo giảm 5,1%.",
            &["8.2 value actual 2018 - -", "-5.1 change actual 2018 6 huyện nghèo -"],
        ),
    ]);
}

#[test]
fn what_stands_apart_of_a_list_or_before_it_leaves_it_whole() {
    holds(&[
        (
            "2023-10-01",
            "GRDP 9 tháng năm 2023 ước tăng 6,14% so với cùng kỳ (riêng quý III 7,02%), trong đó nông, lâm, thủy sản 4,71%, công nghiệp - xây dựng 6,9%.",
            &[
                "6.14 value estimate 2023-01/2023-09 - -",
                "7.02 value estimate 2023-Q3 - -",
                "4.71 value estimate 2023-01/2023-09 nông, lâm, thủy sản -",
                "6.9 value estimate 2023-01/2023-09 công nghiệp - xây dựng -",
            ],
        ),
        (
            "2019-12-18",
            "Trồng rừng chậm, tính đến 30/11 giải ngân vốn đầu tư công mới đạt 71,2% kế hoạch vốn.",
            &["71.2 percent_of_plan actual 2019-11-30 - -"],
        ),
        (
            "2018-10-03",
            "Giải ngân vốn đầu tư công chậm, đến 30-9 mới đạt 48,2% kế hoạch vốn giao.",
            &["48.2 percent_of_plan actual 2018-09-30 - -"],
        ),
        (
            "2009-07-11",
            "Tính đến ngày 30/6/2009 mới khởi công 1.204/4.950 căn nhà cho hộ nghèo; xóa 27/27 nhà tạm.",
            &[
                "1204 value actual 2009-06-30 hộ nghèo -",
                "4950 value target 2009 hộ nghèo -",
                "27 value actual 2009-06-30 - -",
            ],
        ),
    ]);
}

#[test]
fn places_under_a_head_that_names_what_is_told_of_them() {
    holds(&[
        (
            "2024-01-12",
            "Cuối năm 2023, hộ nghèo có 10.538 hộ, chiếm 7,24%.\n3. Hộ nghèo chia theo địa bàn (một số huyện):\n+ Tu Mơ Rông: 1.872 hộ (25,1%);\n+ Ia H'Drai: 611 hộ (18,2%);\n+ Kon Plông: 1.105 hộ (14,6%).",
            &[
                "10538 value actual 2023 - -",
                "7.24 value actual 2023 - -",
                "1872 value actual 2023 - Tu Mơ Rông",
                "25.1 value actual 2023 - Tu Mơ Rông",
                "611 value actual 2023 - Ia H'Drai",
                "18.2 value actual 2023 - Ia H'Drai",
                "1105 value actual 2023 - Kon Plông",
                "14.6 value actual 2023 - Kon Plông",
            ],
        ),
        (
            "2020-12-18",
            "Năm 2020, tỷ lệ hộ nghèo của huyện còn 8,19%.\n2 xã có tỷ lệ hộ nghèo cao nhất là:\n- Đăk Rơ Nga: 176 hộ, 21,92%;\n- Văn Lem: 139 hộ, 19,41%.",
            &[
                "8.19 value actual 2020 - -",
                "176 value actual 2020 - -",
                "21.92 value actual 2020 - -",
                "139 value actual 2020 - -",
                "19.41 value actual 2020 - -",
            ],
        ),
        (
            "2020-12-18",
            "Năm 2020, tỷ lệ hộ nghèo của huyện còn 8,19%.\nCác xã thi đua trồng rừng:\n- Đăk Rơ Nga: 176 hộ;\n- Văn Lem: 139 hộ.",
            &["8.19 value actual 2020 - -"],
        ),
    ]);
}

#[test]
fn places_that_a_sentence_ranks() {
    holds(&[
        (
            "2010-11-12",
            "Trong 10 tháng đầu năm 2010, toàn tỉnh giải quyết việc làm cho 14.870 lao động. Riêng XKLĐ đưa đi được 1.968 người, bằng 78,7% kế hoạch.\nDẫn đầu vẫn là Bố Trạch với 642 lao động, đạt 107% KH; tiếp đến Quảng Trạch 571 lao động (đạt 87,8%). Ở chiều ngược lại, Đồng Hới mới có 61 người, còn Minh Hóa chỉ vỏn vẹn 38 người.",
            &[
                "14870 value actual 2010-01/2010-10 - -",
                "1968 value actual 2010-01/2010-10 - -",
                "78.7 percent_of_plan actual 2010-01/2010-10 - -",
                "642 value actual 2010-01/2010-10 - Bố Trạch",
                "107 percent_of_plan actual 2010-01/2010-10 - Bố Trạch",
                "571 value actual 2010-01/2010-10 - Quảng Trạch",
                "87.8 percent_of_plan actual 2010-01/2010-10 - Quảng Trạch",
                "61 value actual 2010-01/2010-10 - Đồng Hới",
                "38 value actual 2010-01/2010-10 - Minh Hóa",
            ],
        ),
        (
            "2012-07-24",
            "Sáu tháng đầu năm 2012, Quỹ Đền ơn đáp nghĩa toàn tỉnh vận động được 2,94 tỷ đồng, đạt 73,5% kế hoạch. Đông Hòa dẫn đầu khối huyện với 412 triệu đồng, bằng 137,3%, tiếp đến là TP Tuy Hòa 386 triệu, Tây Hòa 298 triệu. Thấp nhất là Đồng Xuân, 48 triệu đồng, bằng 32% chỉ tiêu được giao (150 triệu đồng).",
            &[
                "2940000000 value actual 2012-H1 - -",
                "73.5 percent_of_plan actual 2012-H1 - -",
                "412000000 value actual 2012-H1 - Đông Hòa",
                "137.3 percent_of_plan actual 2012-H1 - Đông Hòa",
                "386000000 value actual 2012-H1 - TP Tuy Hòa",
                "298000000 value actual 2012-H1 - Tây Hòa",
                "48000000 value actual 2012-H1 - Đồng Xuân",
                "32 percent_of_plan actual 2012-H1 - Đồng Xuân",
                "150000000 value target 2012 - Đồng Xuân",
            ],
        ),
        (
            "2013-12-10",
            "11 tháng năm 2013, toàn tỉnh giải quyết việc làm cho 29.870 lao động, đạt 99,6% kế hoạch năm.\nCao nhất và thấp nhất\nTheo Sở Lao động, dẫn đầu là huyện Cao Lãnh 4.212 lao động (KH 3.800), bằng 110,8%; kế đến Lấp Vò 3.905 lao động, 108,5%; Thanh Bình 3.340/3.200 lao động. Ngược lại, TP. Sa Đéc chỉ 81,3%.",
            &[
                "29870 value actual 2013-01/2013-11 - -",
                "99.6 percent_of_plan actual 2013-01/2013-11 - -",
                "4212 value actual 2013-01/2013-11 - huyện Cao Lãnh",
                "3800 value target 2013 - huyện Cao Lãnh",
                "110.8 percent_of_plan actual 2013-01/2013-11 - huyện Cao Lãnh",
                "3905 value actual 2013-01/2013-11 - Lấp Vò",
                "108.5 percent_of_plan actual 2013-01/2013-11 - Lấp Vò",
                "3340 value actual 2013-01/2013-11 - Thanh Bình",
                "3200 value target 2013 - Thanh Bình",
            ],
        ),
        (
            "2019-01-08",
            "Năm 2018 toàn tỉnh có 32.184 hộ nghèo. Xã Sơn Thượng (Sơn Hà) có số hộ nghèo nhiều nhất tỉnh với 812 hộ. Tiếp đến là xã Ba Vinh (Ba Tơ) với 566 hộ, Trà Nham (Trà Bồng) 511 hộ.",
            &[
                "32184 value actual 2018 - -",
                "812 value actual 2018 - Xã Sơn Thượng",
                "566 value actual 2018 - xã Ba Vinh",
                "511 value actual 2018 - Trà Bồng",
            ],
        ),
        (
            "2013-12-10",
            "Toàn tỉnh giải quyết việc làm cho 29.870 lao động.\nKhó nhất vẫn là xuất khẩu lao động. Châu Thành nhiều nhất, 41 người, Lai Vung 22 người.",
            &["29870 value actual - - -"],
        ),
    ]);
}

#[test]
fn the_same_of_the_next_place_or_group() {
    holds(&[
        (
            "2018-03-16",
            "Năm 2017, xã Hướng Lập (Hướng Hóa) có tỷ lệ hộ nghèo giảm 12,4% (từ 31,75% xuống còn 19,35%); xã Triệu Nguyên (Đakrông) giảm 8,02% (từ 26,4% xuống còn 18,38%), xã Vĩnh Tân (Vĩnh Linh) giảm 6,57%.",
            &[
                "-12.4 change actual 2017 - Hướng Hóa",
                "31.75 previous_value actual 2017 - Hướng Hóa",
                "19.35 value actual 2017 - Hướng Hóa",
                "-8.02 change actual 2017 - xã Triệu Nguyên",
                "26.4 previous_value actual 2017 - xã Triệu Nguyên",
                "18.38 value actual 2017 - xã Triệu Nguyên",
                "-6.57 change actual 2017 - xã Vĩnh Tân",
            ],
        ),
        (
            "2011-06-15",
            "Lũy kế 5 tháng năm 2011, giá trị sản xuất công nghiệp của khu vực doanh nghiệp Nhà nước Trung ương ước đạt 112 tỷ đồng, giảm 15%; khu vực doanh nghiệp Nhà nước địa phương ước đạt 734 tỷ đồng, tăng 12%; khu vực doanh nghiệp tư nhân ước đạt 1.990 tỷ đồng, tăng 13,2%.",
            &[
                "112000000000 value estimate 2011-01/2011-05 công nghiệp -",
                "-15 value estimate 2011-01/2011-05 công nghiệp -",
                "734000000000 value estimate 2011-01/2011-05 khu vực doanh nghiệp Nhà nước địa phương -",
                "12 value estimate 2011-01/2011-05 khu vực doanh nghiệp Nhà nước địa phương -",
                "1990000000000 value estimate 2011-01/2011-05 khu vực doanh nghiệp tư nhân -",
                "13.2 value estimate 2011-01/2011-05 khu vực doanh nghiệp tư nhân -",
            ],
        ),
        (
            "2023-10-19",
            "Tính đến 30/9/2023, vốn ngân sách trung ương giải ngân 1.290,5 tỷ đồng (40,2%); vốn ngân sách địa phương 1.664,5 tỷ đồng (50,9%).",
            &[
                "1290500000000 value actual 2023-09-30 vốn ngân sách trung ương -",
                "40.2 percent_of_plan actual 2023-09-30 vốn ngân sách trung ương -",
                "1664500000000 value actual 2023-09-30 vốn ngân sách địa phương -",
                "50.9 percent_of_plan actual 2023-09-30 vốn ngân sách địa phương -",
            ],
        ),
        (
            "2021-11-25",
            "Toàn tỉnh có 1.120.300 người tham gia BHYT, đạt 97,8% kế hoạch giao. Có 4 huyện đã hoàn thành chỉ tiêu BHXH tỉnh giao là Sơn Tây (100,42%), Trà Bồng (100,07%), Ba Tơ (101,3%) và Minh Long (100,9%).",
            &[
                "1120300 value actual - - -",
                "97.8 percent_of_plan actual - - -",
                "100.42 percent_of_plan actual - - Sơn Tây",
                "100.07 percent_of_plan actual - - Trà Bồng",
                "101.3 percent_of_plan actual - - Ba Tơ",
                "100.9 percent_of_plan actual - - Minh Long",
            ],
        ),
        (
            "2023-11-23",
            "Đến ngày 20/11/2023, toàn tỉnh giải ngân được 43,5% kế hoạch vốn đầu tư công, riêng 3 chương trình MTQG đạt 38,2%. Đến hết tháng 10, giải ngân vốn đầu tư công được 2.301 tỷ đồng; tính riêng vốn ngân sách trung ương được 44,8%.",
            &[
                "43.5 percent_of_plan actual 2023-11-20 - -",
                "2301000000000 value actual 2023-01/2023-10 - -",
                "44.8 percent_of_plan actual 2023-01/2023-10 vốn ngân sách trung ương -",
            ],
        ),
    ]);
}

#[test]
fn percents_behind_numbers_and_numbers_in_words() {
    holds(&[
        (
            "2026-02-20",
            "Thu ngân sách 2 tháng đạt 3.486 tỷ đồng, bằng 18,7% dự toán, trong đó: thu nội địa 1.905 tỷ đồng (17,1% dự toán), thu xuất nhập khẩu 1.581 tỷ đồng (20,9%).",
            &[
                "3486000000000 value actual 2026-01/2026-02 - -",
                "18.7 percent_of_plan actual 2026-01/2026-02 - -",
                "1905000000000 value actual 2026-01/2026-02 nội địa -",
                "17.1 percent_of_plan actual 2026-01/2026-02 nội địa -",
                "1581000000000 value actual 2026-01/2026-02 thu xuất nhập khẩu -",
                "20.9 percent_of_plan actual 2026-01/2026-02 thu xuất nhập khẩu -",
            ],
        ),
        (
            "2009-09-02",
            "Quỹ Vì người nghèo vận động được gần 8,4 tỷ đồng; trong đó, cấp tỉnh gần năm tỷ đồng; xã, phường, thị trấn hơn hai tỷ đồng.",
            &[
                "8400000000 value actual - - -",
                "5000000000 value actual - cấp tỉnh -",
                "2000000000 value actual - xã, phường, thị trấn -",
            ],
        ),
        (
            "2020-12-12",
            "Đến nay, 67/145 xã đạt chuẩn nông thôn mới, bằng 46,2%. Có 58.300 hộ đạt chuẩn gia đình văn hóa, bằng 43,5% số hộ.",
            &[
                "67 value actual 2020 - -",
                "46.2 value actual 2020 - -",
                "58300 value actual 2020 - -",
                "43.5 value actual 2020 - -",
            ],
        ),
        (
            "2008-12-30",
            "Năm 2008, Mặt trận hỗ trợ xây dựng được 1.042 nhà đại đoàn kết cho hộ nghèo đạt 115,8% kế hoạch năm.",
            &["1042 value actual 2008 hộ nghèo -", "115.8 percent_of_plan actual 2008 hộ nghèo -"],
        ),
    ]);
}

#[test]
fn footnotes_and_wrapped_lines() {
    holds(&[
        (
            "2026-03-31",
            "Quý I/2026, ngành giải quyết 6.947 hồ sơ hưởng trợ cấp thất nghiệp(3).",
            &["6947 value actual 2026-Q1 - -"],
        ),
        (
            "2012-12-12",
            "HỘI ĐỒNG NHÂN DÂN TỈNH BÀN NHIỆM VỤ NĂM 2013\nTiếp tục kiềm chế lạm phát, ổn định và nâng cao chất\nlượng tăng trưởng kinh tế, bảo đảm phúc lợi, an sinh xã hội và cải thiện đời sống\nnhân dân; đảm bảo quốc phòng, an ninh, trật tự, an toàn xã hội trên địa\nbàn toàn tỉnh, tạo nền tảng cho những năm tiếp theo phát triển nhanh.\n- Tổng thu ngân sách trên địa bàn năm 2013 phấn đấu đạt\n2.510 tỷ đồng, trong đó thu nội địa 2.140 tỷ đồng.\n- Tỷ lệ hộ dân nông thôn dùng nước hợp vệ sinh 77%\n(kế hoạch năm 2012 là 75%).",
            &[
                "2510000000000 value target 2013 - -",
                "2140000000000 value target 2013 thu nội địa -",
                "77 value actual - nông thôn -",
                "75 value target 2012 nông thôn -",
            ],
        ),
    ]);
}

#[test]
fn a_part_of_a_count_that_fell_has_fallen() {
    holds(&[
        (
            "2020-01-10",
            "Cả năm giảm 1.400 hộ nghèo, trong đó 1.000 hộ ở xã đặc biệt khó khăn.",
            &["-1400 change actual 2020 - -", "-1000 change actual 2020 - -"],
        ),
        (
            "2020-01-10",
            "Số người tham gia BHXH đạt 30.000 người, tăng 1.200 người, trong đó bắt buộc 20.000 người.",
            &["30000 value actual - - -", "1200 change actual - - -", "20000 value actual - bắt buộc -"],
        ),
    ]);
}

#[test]
fn a_verb_behind_a_comma_parts_no_place_from_its_number() {
    holds(&[(
        "2018-11-10",
        "Số người tham gia BHXH tự nguyện của tỉnh đạt 95% kế hoạch. Thấp nhất là huyện Đắk Mil, mới đạt 41,7%.",
        &["95 percent_of_plan actual - tự nguyện -", "41.7 percent_of_plan actual - tự nguyện huyện Đắk Mil"],
    )]);
}

#[test]
fn households_that_fell_and_their_rate() {
    holds(&[
        (
            "2019-01-10",
            "Năm 2018, huyện phấn đấu giảm 540 hộ nghèo, giảm 2,2% và 610 hộ cận nghèo, giảm 2,4%.",
            &[
                "-540 change target 2018 - -",
                "-2.2 change target 2018 - -",
                "-610 change target 2018 - -",
                "-2.4 change target 2018 - -",
            ],
        ),
        (
            "2019-01-10",
            "Năm 2018 giảm 540 hộ nghèo (2,2%) và 610 hộ cận nghèo (2,4%).",
            &[
                "-540 change actual 2018 - -",
                "-2.2 change actual 2018 - -",
                "-610 change actual 2018 - -",
                "-2.4 change actual 2018 - -",
            ],
        ),
        (
            "2019-01-10",
            "Năm 2018, số hộ nghèo giảm 400 hộ, giảm 4,4%.",
            &["-400 change actual 2018 - -", "-4.4 change actual 2018 - -"],
        ),
    ]);
}

#[test]
fn what_goes_on_with_no_verb_or_plan_of_its_own() {
    holds(&[
        (
            "2020-01-10",
            "Năm 2019, huyện giảm 300 hộ nghèo (1,2%), 450 hộ cận nghèo được vay vốn.",
            &["-300 change actual 2019 - -", "-1.2 change actual 2019 - -", "450 value actual 2019 - -"],
        ),
        (
            "2020-01-10",
            "Năm 2019 giải quyết việc làm cho 4.200 lao động, bằng 110% kế hoạch; trong đó lao động nữ 2.000 lao động, 47,6%.",
            &[
                "4200 value actual 2019 - -",
                "110 percent_of_plan actual 2019 - -",
                "2000 value actual 2019 lao động nữ -",
            ],
        ),
    ]);
}

#[test]
fn one_of_many_is_picked_out_and_one_place_does_something_else() {
    holds(&[
        (
            "2015-04-20",
            "Toàn tỉnh thu ngân sách đạt 120 tỷ đồng, bằng 60% dự toán. Nổi bật, xã Hòa Bình đã hỗ trợ nông dân 5 tỷ đồng.",
            &["120000000000 value actual - - -", "60 percent_of_plan actual - - -"],
        ),
        (
            "2015-04-20",
            "Toàn huyện giải quyết việc làm cho 1.250 lao động. Tiêu biểu, ông Nam mở xưởng mộc, có 20 lao động thường xuyên.",
            &["1250 value actual - - -"],
        ),
        (
            "2015-04-20",
            "Toàn huyện giải quyết việc làm cho 1.250 lao động. Tiêu biểu như xã Tân Lập 220 lao động, xã Hòa Bình 150 lao động.",
            &["1250 value actual - - -", "220 value actual - - xã Tân Lập", "150 value actual - - xã Hòa Bình"],
        ),
        (
            "2015-04-20",
            "Quận đề ra mục tiêu: 89% trở lên số hộ đạt danh hiệu gia đình văn hóa, giải quyết việc làm cho 1.500 lao động trở lên, xuất khẩu lao động 60 người.",
            &["89 value target - - -", "1500 value target - - -", "60 value target - - -"],
        ),
        ("2015-04-20", "Toàn xã có 812 hộ thì tỷ lệ hộ nghèo năm 2014 đã là 46,2%.", &["46.2 value actual 2014 - -"]),
    ]);
}

#[test]
fn branches_groups_and_other_places_have_their_own_part_or_area() {
    holds(&[
        (
            "2015-12-20",
            "Tốc độ tăng giá trị sản xuất đạt 11,62% (nông, lâm, thủy sản 3,4%; công nghiệp - xây dựng 14,9%; dịch vụ 12,1%).",
            &[
                "11.62 value actual - - -",
                "3.4 value actual - nông, lâm, thủy sản -",
                "14.9 value actual - công nghiệp - xây dựng -",
                "12.1 value actual - dịch vụ -",
            ],
        ),
        (
            "2015-12-20",
            "Tốc độ tăng trưởng GRDP đạt 11,62% (nông nghiệp 23,4%; công nghiệp 44,9%; dịch vụ 32,1%).",
            &["11.62 value actual - - -"],
        ),
        (
            "2015-12-20",
            "Hộ dùng nước hợp vệ sinh đạt 76% (nông thôn 72%).",
            &["76 value actual - - -", "72 value actual - nông thôn -"],
        ),
        (
            "2015-12-20",
            "Trao tặng nhà tình thương cho 2 hộ nghèo ở huyện Cờ Đỏ và 3 hộ nghèo ở huyện Vĩnh Thạnh.",
            &["2 value actual - hộ nghèo huyện Cờ Đỏ", "3 value actual - hộ nghèo huyện Vĩnh Thạnh"],
        ),
        (
            "2015-12-20",
            "Tặng quà cho 200 hộ nghèo xã Tân Lập và 300 hộ nghèo xã Hòa Bình; toàn huyện còn 1.900 hộ nghèo.",
            &["200 value actual - Tặng quà xã Tân Lập", "300 value actual - - xã Hòa Bình", "1900 value actual - - -"],
        ),
        ("2015-12-20", "Mức hỗ trợ xây dựng 1 nhà đại đoàn kết là 30 triệu đồng/nhà.", &[]),
    ]);
}

#[test]
fn a_place_named_twice_several_places_and_shares_in_brackets() {
    holds(&[
        (
            "2015-12-20",
            "Huyện Đức Huệ tặng quà cho 700 hộ nghèo ở huyện Đức Huệ.",
            &["700 value actual - tặng quà Huyện Đức Huệ"],
        ),
        (
            "2015-12-20",
            "Tặng quà cho 700 hộ nghèo ở huyện Đức Huệ và huyện Mộc Hóa.",
            &["700 value actual - Tặng quà -"],
        ),
        (
            "2015-12-20",
            "Tỷ lệ hộ nghèo 8,2% (đồng bào dân tộc thiểu số chiếm 85%), giảm 1%.",
            &["8.2 value actual - - -", "-1 change actual - - -"],
        ),
        (
            "2015-12-20",
            "GRDP tăng 8,2% (công nghiệp 45,3%; dịch vụ 32%), cao hơn cùng kỳ (nông nghiệp 3,4%; công nghiệp 9,9%).",
            &["8.2 value actual - - -"],
        ),
    ]);
}

#[test]
fn what_is_no_negation_and_no_rate_of_a_group() {
    holds(&[
        (
            "2015-12-20",
            "Toàn huyện có hơn 500 hộ không chỉ thoát nghèo mà còn vươn lên làm giàu.",
            &["500 value actual - - -"],
        ),
        (
            "2015-12-20",
            "Tỷ lệ thất nghiệp 3,2% (nữ 52%), tỷ lệ lao động qua đào tạo 52% (nữ 45%).",
            &["3.2 value actual - - -", "52 value actual - - -", "45 value actual - nữ -"],
        ),
        (
            "2015-12-20",
            "GRDP tăng 9,1% (nông nghiệp 0,8 điểm phần trăm; công nghiệp 4,9 điểm phần trăm; dịch vụ 3,4 điểm phần trăm).",
            &["9.1 value actual - - -"],
        ),
    ]);
}
