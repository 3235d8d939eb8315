//! What part of the total a number covers, and where it was counted.

mod support;

use support::{entries, word};

/// The day of every article here.
const DATE: &str = "2022-07-20";

/// `number component` of every entry of an article, with `-` for none.
fn parts(text: &str) -> Vec<String> {
    let entries = entries(DATE, text);
    entries.iter().map(|e| format!("{} {}", e["value"], word(e, "component"))).collect()
}

/// `number area place` of every entry.
fn places(text: &str) -> Vec<String> {
    let entries = entries(DATE, text);
    entries.iter().map(|e| format!("{} {} {}", e["value"], word(e, "area"), word(e, "area_name"))).collect()
}

#[track_caller]
fn hold(told: fn(&str) -> Vec<String>, cases: &[(&str, &[&str])]) {
    for (text, expected) in cases {
        assert_eq!(told(text), *expected, "{text}");
    }
}

#[test]
fn a_group_that_heads_the_clause_is_the_part() {
    hold(
        parts,
        &[
            (
                "Khu vực miền núi có 6.120 hộ nghèo và 980 hộ cận nghèo.",
                &["6120 Khu vực miền núi", "980 Khu vực miền núi"],
            ),
            ("Tại 4 huyện nghèo, tỷ lệ hộ nghèo giảm từ 48% xuống còn 39%.", &["48 4 huyện nghèo", "39 4 huyện nghèo"]),
            // What is told of the whole behind it is not.
            (
                "Tại 9 xã nghèo, tỷ lệ hộ nghèo còn 35%, thu nhập bình quân đầu người toàn huyện đạt 42 triệu đồng.",
                &["35 9 xã nghèo", "42000000 -"],
            ),
            ("Vùng này đã đổi thay. Các địa phương giải quyết việc làm cho 8.300 lao động.", &["8300 -"]),
        ],
    );
}

#[test]
fn an_area_before_the_number_is_the_part() {
    hold(
        parts,
        &[
            ("Tỷ lệ thất nghiệp của lao động trong độ tuổi ở khu vực thành thị dưới 3,5%.", &["3.5 khu vực thành thị"]),
            ("Tỷ lệ dân số sử dụng nước sạch đối với nội thành đạt 99%.", &["99 nội thành"]),
            ("Tỷ lệ lao động nông thôn qua đào tạo đạt 31%.", &["31 nông thôn"]),
            ("Huyện có tỷ lệ xã đạt chuẩn nông thôn mới đạt 61%.", &["61 -"]),
        ],
    );
}

#[test]
fn words_for_the_whole_and_ranks_are_no_part() {
    hold(
        parts,
        &[
            ("Qua rà soát, toàn huyện còn gần 1.250 hộ nghèo (chiếm 7,9%).", &["1250 -", "7.9 -"]),
            ("Huyện Tân Sơn Đông có tỷ lệ hộ nghèo thấp nhất với 0,4%.", &["0.4 -"]),
            ("Bảo hiểm y tế bao phủ 91,2% dân số.", &["91.2 -"]),
            (
                "Tỉnh tạo việc làm cho 9.000 lao động. Trong đó, riêng tháng 6, 1.300 lao động được giải quyết việc làm.",
                &["9000 -", "1300 -"],
            ),
            (
                "Huyện có 640 hộ thoát nghèo và 85 hộ nghèo bổ sung mới, giảm còn 2.100 hộ.",
                &["640 -", "85 bổ sung mới", "2100 -"],
            ),
        ],
    );
}

#[test]
fn parts_are_named_by_words_before_the_indicators_own() {
    hold(
        parts,
        &[
            (
                "Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ đạt 4.100 tỷ đồng; trong đó, bán lẻ hàng hóa đạt 3.000 tỷ đồng.",
                &["4100000000000 -", "3000000000000 bán lẻ hàng hóa"],
            ),
            (
                "Tỷ lệ lao động qua đào tạo đạt 58%, trong đó lao động qua đào tạo nghề đạt 44%.",
                &["58 -", "44 lao động qua đào tạo nghề"],
            ),
            (
                "Tỉnh giải ngân vốn đầu tư công được 2.600 tỷ đồng; trong đó nguồn ngân sách Trung ương giải ngân được 1.200 tỷ đồng.",
                &["2600000000000 -", "1200000000000 nguồn ngân sách Trung ương"],
            ),
            (
                "Tai nạn lao động làm 40 người chết; khu vực người lao động làm việc không theo hợp đồng lao động: 12 người.",
                &["40 chết", "12 khu vực người lao động làm việc không theo hợp đồng lao động"],
            ),
            ("Kim ngạch xuất khẩu năm 2021 (không tính dầu thô) đạt 3 tỷ USD.", &["3000000000 không tính dầu thô"]),
            (
                "Tạo việc làm cho 5.200 lao động ngoài tỉnh, 3.100 lao động trong tỉnh.",
                &["5200 ngoài tỉnh", "3100 trong tỉnh"],
            ),
        ],
    );
}

#[test]
fn what_is_given_on_an_occasion_is_a_part() {
    hold(
        parts,
        &[
            (
                "Tỉnh tặng quà cho 41.000 người có công nhân dịp Tết Nguyên đán, tổng kinh phí 9 tỷ đồng.",
                &["41000 nhân dịp Tết Nguyên đán", "9000000000 nhân dịp Tết Nguyên đán"],
            ),
            (
                "Chi trả 3 tỷ đồng trợ cấp cho người có công; trao quà Tết cho 800 người có công.",
                &["3000000000 -", "800 quà Tết"],
            ),
            ("Nhân dịp này, huyện tặng quà cho 60 người có công.", &["60 tặng quà"]),
        ],
    );
}

#[test]
fn bare_names_of_a_list_are_places() {
    let text = "Huyện Chợ Lách, tỉnh Bến Tre rà soát hộ nghèo.\nCác xã có tỷ lệ hộ nghèo cao là: Tân Phú Lộc 9,2%, Long Hưng 8,1%.";
    hold(places, &[(text, &["9.2 83 Tân Phú Lộc", "8.1 83 Long Hưng"])]);
}

#[test]
fn regions_and_the_country_have_places_of_their_own() {
    hold(
        places,
        &[
            (
                "Đồng bằng sông Hồng có tỷ lệ hộ nghèo là 1,9%. Cả nước còn 4,1%.",
                &["1.9 - Đồng bằng sông Hồng", "4.1 VN -"],
            ),
            ("Kinh tế khởi sắc\nGDP quý II/2022 tăng 7,1%.", &["7.1 VN -"]),
            ("TỈNH LẠNG SƠN\nTất cả 63 tỉnh, thành phố đều được giao bao phủ bảo hiểm y tế trên 89%.", &["89 VN -"]),
            ("HƠN 52% SỐ XÃ TRÊN CẢ NƯỚC ĐẠT CHUẨN NÔNG THÔN MỚI", &["52 VN -"]),
        ],
    );
}

#[test]
fn a_district_is_known_however_the_headline_names_it() {
    hold(
        places,
        &[
            (
                "Huyện ủy An Dương sơ kết\nĐảng bộ huyện An Dương họp. Thu nhập bình quân đầu người đạt 61 triệu đồng.",
                &["61000000 31 huyện An Dương"],
            ),
            (
                "Chư Păh thi đua\nTrong quý I, toàn huyện gieo trồng đúng vụ. Thu ngân sách đạt 38 tỷ đồng.",
                &["38000000000 64 Chư Păh"],
            ),
            (
                "H. Hiệp Hòa, Bắc Giang họp\nKinh tế của huyện ổn định. Thu ngân sách đạt 480 tỷ đồng.",
                &["480000000000 24 H. Hiệp Hòa"],
            ),
        ],
    );
}

#[test]
fn a_place_holds_for_its_sentence() {
    hold(
        places,
        &[
            (
                "Tin nông thôn\nThu nhập bình quân đầu người toàn huyện Đông Sơn, tỉnh Thanh Hóa đạt 43 triệu đồng; tỷ lệ hộ nghèo còn 2,6%.",
                &["43000000 38 huyện Đông Sơn", "2.6 38 huyện Đông Sơn"],
            ),
            (
                "Tỉnh Bình Định vào vụ\nHuyện Hoài Nhơn là huyện đầu tiên của tỉnh có 100% xã đạt chuẩn nông thôn mới.",
                &["100 52 Huyện Hoài Nhơn"],
            ),
        ],
    );
}

#[test]
fn a_list_behind_words_that_open_it_names_parts() {
    hold(
        parts,
        &[
            (
                "Toàn tỉnh có 366 lao động đi làm việc ở nước ngoài, chủ yếu tại các thị trường có thu nhập cao như: Nhật Bản (191 người), Đài Loan (101 người).",
                &["366 -", "191 Nhật Bản", "101 Đài Loan"],
            ),
            (
                "Kim ngạch xuất khẩu ước đạt 298 triệu USD, tăng 25,8%; thủy sản chế biến tăng 5,7%; tinh bột mì tăng 36,9%; đồ gỗ giảm 4,3%.",
                &["298000000 -", "25.8 -", "5.7 thủy sản chế biến", "36.9 tinh bột mì", "-4.3 đồ gỗ"],
            ),
            // One thing behind a semicolon is no list, nor what is not sold.
            ("Thu ngân sách đạt 3.200 tỷ đồng, tăng 8%; vận tải hành khách tăng 5%.", &["3200000000000 -", "8 -"]),
        ],
    );
}

#[test]
fn goods_with_commas_between_them_part_nothing() {
    hold(
        parts,
        &[
            (
                "Kim ngạch xuất khẩu các mặt hàng nông, lâm, thủy sản ước đạt 12,4 tỷ USD.",
                &["12400000000 nông, lâm, thủy sản"],
            ),
            ("Kim ngạch xuất khẩu tăng, doanh thu của hợp tác xã đạt 200 triệu USD.", &[]),
        ],
    );
}

#[test]
fn where_people_work_is_a_part_and_no_place() {
    let text = "Huyện Ninh Sơn (Ninh Thuận) giải quyết việc làm cho 4.049 lao động, gồm: trong tỉnh 1.393 lao động, ngoài tỉnh 2.656 lao động.";
    hold(parts, &[(text, &["4049 -", "1393 trong tỉnh", "2656 ngoài tỉnh"])]);
    hold(places, &[(text, &["4049 58 Huyện Ninh Sơn", "1393 58 Huyện Ninh Sơn", "2656 58 Huyện Ninh Sơn"])]);
}

#[test]
fn what_each_gets_stands_between_those_who_get_it_and_the_sum() {
    let text = "Tỉnh tặng quà cho 21.300 người có công, mỗi suất 300.000 đồng, tổng số tiền 6,39 tỷ đồng.";
    hold(parts, &[(text, &["21300 tặng quà", "6390000000 tặng quà"])]);
}

#[test]
fn brackets_and_lists_name_their_parts() {
    hold(
        parts,
        &[
            ("Huyện đào tạo nghề cho 640 lao động (nữ 312).", &["640 -", "312 nữ"]),
            (
                "Hoàn thành xóa 3.100 căn nhà tạm, gồm: 1.800 nhà cho hộ nghèo, 1.300 nhà cho hộ cận nghèo.",
                &["3100 -", "1800 hộ nghèo", "1300 hộ cận nghèo"],
            ),
            (
                "BHXH tỉnh phát hành 91.200 thẻ BHYT, trong đó cận nghèo 1.320 thẻ; trẻ em dưới 6 tuổi 21.400 thẻ.",
                &["91200 -", "1320 cận nghèo", "21400 trẻ em dưới 6 tuổi"],
            ),
            (
                "Xuất khẩu rau quả đạt 640 triệu USD, giảm 7,1%; tôm đạt 512 triệu USD, giảm 8,4%.",
                &["640000000 rau quả", "-7.1 rau quả", "512000000 tôm", "-8.4 tôm"],
            ),
            (
                "Đối với cấp huyện, kế hoạch vốn giao năm 2022 là 820 tỷ đồng, giá trị giải ngân 210 tỷ đồng.",
                &["820000000000 cấp huyện", "210000000000 cấp huyện"],
            ),
        ],
    );
}

#[test]
fn a_list_of_parts_ends_with_the_next_time() {
    hold(
        parts,
        &[(
            "GRDP 6 tháng năm 2022 tăng 6,1%. Trong đó, nông nghiệp tăng 3,4%; dịch vụ tăng 7,2%. Quý II tăng 7,5%.",
            &["6.1 -", "3.4 nông nghiệp", "7.2 dịch vụ", "7.5 -"],
        )],
    );
}

#[test]
fn a_share_of_those_counted_and_a_count_of_other_things_are_none() {
    hold(
        parts,
        &[
            (
                "Đến nay, toàn tỉnh có 24.100 người tham gia BHXH tự nguyện, trong số này chỉ có 30% là người mới.",
                &["24100 tự nguyện"],
            ),
            ("Khu du lịch đón nhiều du khách với hệ thống cáp treo đạt 2 kỷ lục thế giới.", &[]),
            ("Tính trên tổng số 210.400 hộ dân của toàn tỉnh thì hộ nghèo còn chiếm 1,2%.", &["1.2 -"]),
            ("Có 6 chủ đầu tư giải ngân dưới 10% kế hoạch vốn; 4 đơn vị có tỷ lệ giải ngân từ 10% đến 20%.", &[]),
        ],
    );
}

#[test]
fn a_place_is_named_as_it_is_written_in_the_text() {
    hold(
        places,
        &[(
            "ĐẠI HỘI ĐẢNG BỘ XÃ AN THẠNH\n\nNgày 18/7, xã An Thạnh, tỉnh Bến Tre tổ chức đại hội. Tỷ lệ hộ nghèo còn 2,1%.",
            &["2.1 83 xã An Thạnh"],
        )],
    );
}

#[test]
fn whom_one_firm_or_person_gives_work_to_is_no_number_of_a_place() {
    hold(
        parts,
        &[
            ("Công ty đã giải quyết việc làm cho 320 lao động.", &[]),
            ("Anh Vàng Văn Lử ở xóm Khe trồng 2 ha bưởi, tạo việc làm cho 6 lao động.", &[]),
            ("Các công ty trên địa bàn tỉnh tạo việc làm cho 620 lao động.", &["620 -"]),
            ("Bà Lan cho hay, năm qua xã tạo việc làm cho 60 lao động.", &["60 -"]),
        ],
    );
}
