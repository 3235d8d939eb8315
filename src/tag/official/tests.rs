use crate::extract::{Article, Options, Worker};
use crate::pattern::Patterns;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

static PATTERNS: LazyLock<Patterns> = LazyLock::new(Patterns::embedded);

/// "name: title [body]; title" of every official, and the texts of the mentions.
fn read(text: &str) -> Vec<(String, Vec<String>)> {
    let mut worker = Worker::new(&PATTERNS);
    let article = Article { text: text.into(), ..Article::default() };
    let record = worker.extract(&article, Options::default());
    let post = |p: &crate::record::Position<'_>| match &p.organization {
        Some(body) => format!("{} [{body}]", p.title),
        None => p.title.to_string(),
    };
    let one = |o: &crate::record::Official<'_>| {
        let posts: Vec<String> = o.positions.iter().map(post).collect();
        let mentions = o.mentions.iter().map(|m| m.text.to_string()).collect();
        (format!("{}: {}", o.name, posts.join("; ")), mentions)
    };
    record.officials.iter().map(one).collect()
}

fn officials(text: &str) -> Vec<String> {
    read(text).into_iter().map(|o| o.0).collect()
}

#[test]
fn a_name_ends_before_a_verb_a_post_and_a_body() {
    for text in [
        "Đồng chí Vũ Hải Triều Tiếp thu ý kiến của các đại biểu.",
        "Đồng chí Vũ Hải Triều yêu cầu các xã báo cáo.",
        "Đồng chí Vũ Hải Triều, Sở Nội vụ ghi chép.",
        "Đồng chí Vũ Hải Triều Sở Nội vụ ghi chép.",
        "Đồng chí Vũ Hải Triều (thứ hai, trái sang) trao hoa.",
    ] {
        assert_eq!(officials(text), ["Vũ Hải Triều: "], "{text}");
    }
}

#[test]
fn words_of_bodies_may_be_syllables_of_names() {
    for name in ["Lê Xuân Trường", "Trần Công An", "Đoàn Thị Hội", "Nguyễn Văn Phòng", "Phó Đức Bình", "Bùi Văn Vụ"]
    {
        let text = format!("Ông {name}, Chủ tịch UBND xã nói chuyện với dân.");
        assert_eq!(officials(&text), [format!("{name}: Chủ tịch UBND xã [UBND xã]")]);
    }
}

#[test]
fn a_place_and_a_name_after_a_body_are_told_apart() {
    for (text, found) in [
        ("Chủ tịch UBND xã Lương Thiện cho biết.", vec![]),
        (
            "Chủ tịch UBND xã Lương Thiện Hà Thị Mơ cho biết.",
            vec!["Hà Thị Mơ: Chủ tịch UBND xã Lương Thiện [UBND xã Lương Thiện]"],
        ),
        ("Chủ tịch UBND huyện Mai Thị Lý cho biết.", vec!["Mai Thị Lý: Chủ tịch UBND huyện [UBND huyện]"]),
        ("Bí thư Tỉnh ủy Nghệ An Hồ Sĩ Kiên cho biết.", vec!["Hồ Sĩ Kiên: Bí thư Tỉnh ủy Nghệ An [Tỉnh ủy Nghệ An]"]),
        (
            "Giám đốc Sở Y tế An Giang Từ Quốc Hưng cho biết.",
            vec!["Từ Quốc Hưng: Giám đốc Sở Y tế An Giang [Sở Y tế An Giang]"],
        ),
        ("Chủ tịch UBND phường 7 Đặng Út cho biết.", vec!["Đặng Út: Chủ tịch UBND phường 7 [UBND phường 7]"]),
    ] {
        assert_eq!(officials(text), found, "{text}");
    }
}

#[test]
fn what_belongs_to_the_next_person_is_not_the_last_ones() {
    assert_eq!(
        officials(
            "Bí thư Huyện ủy Cao Văn Tám, Chủ tịch UBND huyện Lục Thị Nga và Phó Chủ tịch HĐND huyện Vi Văn Sáu cùng đi."
        ),
        [
            "Cao Văn Tám: Bí thư Huyện ủy [Huyện ủy]",
            "Lục Thị Nga: Chủ tịch UBND huyện [UBND huyện]",
            "Vi Văn Sáu: Phó Chủ tịch HĐND huyện [HĐND huyện]",
        ]
    );
    assert_eq!(
        officials("Ông Cao Văn Tám, Bí thư Huyện ủy; Chủ tịch UBND huyện Lục Thị Nga cùng đi."),
        ["Cao Văn Tám: Bí thư Huyện ủy [Huyện ủy]", "Lục Thị Nga: Chủ tịch UBND huyện [UBND huyện]"]
    );
}

#[test]
fn the_post_before_a_name_beyond_doubt_is_the_next_persons() {
    let two = ["Đỗ Quốc Khải: Bí thư Thành ủy", "Ngô Văn Bích: Chủ tịch UBND"];
    for text in [
        "Dự có ông Đỗ Quốc Khải, Bí thư Thành ủy Vĩnh Yên, Chủ tịch UBND thành phố Ngô Văn Bích.",
        "Bí thư Thành ủy Vĩnh Yên Đỗ Quốc Khải, Chủ tịch UBND Thành phố Ngô Văn Bích, lãnh đạo các phòng cùng dự.",
        "Bí thư Thành ủy Vĩnh yên Đỗ Quốc Khải, Chủ tịch UBND TP Ngô Văn Bích cùng tiếp đoàn.",
        "Đỗ Quốc Khải (Bí thư Thành ủy) và Chủ tịch UBND tỉnh Ngô Văn Bích cùng tiếp đoàn.",
    ] {
        let found = officials(text);
        assert!(found.len() == 2 && two.iter().zip(&found).all(|(t, f)| f.starts_with(t)), "{text}: {found:?}");
    }
    // A commune may bear a person's name.
    assert_eq!(
        officials("Ông Đỗ Quốc Khải, Chủ tịch UBND xã Phạm Văn Cội tiếp đoàn."),
        ["Đỗ Quốc Khải: Chủ tịch UBND xã Phạm Văn Cội [UBND xã Phạm Văn Cội]"]
    );
}

#[test]
fn the_field_of_an_office_may_go_on_in_small_letters() {
    for (text, found) in [
        (
            "Ông Lại Văn Sơn, Trưởng phòng Cấp phép tàu biển (thuộc Cục Hàng hải) trả lời.",
            "Lại Văn Sơn: Trưởng phòng Cấp phép tàu biển [phòng Cấp phép tàu biển]",
        ),
        (
            "Trưởng phòng Kinh tế đối ngoại Lại Văn Sơn trả lời.",
            "Lại Văn Sơn: Trưởng phòng Kinh tế đối ngoại [phòng Kinh tế đối ngoại]",
        ),
        ("Ông Lại Văn Sơn, Trưởng phòng Nội vụ vui vẻ nhận lời.", "Lại Văn Sơn: Trưởng phòng Nội vụ [phòng Nội vụ]"),
    ] {
        assert_eq!(officials(text), [found], "{text}");
    }
}

#[test]
fn a_body_told_once_may_hold_two_posts_or_stand_before() {
    for (text, found) in [
        (
            "Bà Cù Thị Hậu, Phó Chủ tịch - Tổng Thư ký LHH Việt nam dự.",
            "Cù Thị Hậu: Phó Chủ tịch [LHH Việt nam]; Tổng Thư ký LHH Việt nam [LHH Việt nam]",
        ),
        (
            "Bà Cù Thị Hậu, Bí thư Chi bộ kiêm Giám đốc Trung tâm Y tế huyện dự.",
            "Cù Thị Hậu: Bí thư Chi bộ [Chi bộ]; Giám đốc Trung tâm Y tế huyện [Trung tâm Y tế huyện]",
        ),
        (
            "Ông Cù Văn Hậu - Phó Hiệu trưởng phụ trách Trường tiếp khách.",
            "Cù Văn Hậu: Phó Hiệu trưởng phụ trách Trường [Trường]",
        ),
        ("Tỉnh giao Huyện đoàn, do anh Cù Văn Hậu làm Bí thư, chủ trì.", "Cù Văn Hậu: Bí thư [Huyện đoàn]"),
        ("Bí thư Huyện ủy Cù Văn Hậu, cán bộ các xã cùng dự.", "Cù Văn Hậu: Bí thư Huyện ủy [Huyện ủy]"),
        (
            "Giám đốc Bệnh viện Đa khoa tỉnh - bác sĩ Cù Văn Hậu tư vấn.",
            "Cù Văn Hậu: Giám đốc Bệnh viện Đa khoa tỉnh [Bệnh viện Đa khoa tỉnh]",
        ),
        (
            "Đại tá Cù Văn Hậu, Chính ủy Bộ Tư lệnh Quân khu 9 dự.",
            "Cù Văn Hậu: Chính ủy Bộ Tư lệnh Quân khu 9 [Bộ Tư lệnh Quân khu 9]",
        ),
    ] {
        assert_eq!(officials(text), [found], "{text}");
    }
}

#[test]
fn short_names_are_joined_only_where_one_person_fits() {
    let found = read("Ông Lê Đình Khải, Giám đốc Sở Xây dựng nói. Theo ông Khải, việc đã xong. Bà Khải là người dân.");
    assert_eq!(found[0].1, ["Lê Đình Khải", "Khải", "Khải"]);
    let found = read("Ông Lê Đình Khải, Giám đốc Sở Xây dựng và ông Vũ Khải (thôn 2) nói. Ông Khải cười.");
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].1, ["Lê Đình Khải"]);
}

#[test]
fn variants_of_a_post_are_one() {
    assert_eq!(
        officials(
            "Chủ tịch UBND tỉnh Ngô Gia Bảo dự. Ông Ngô Gia Bảo, Chủ tịch Ủy ban nhân dân tỉnh Sơn La nói. Chủ tịch Ngô Gia Bảo cảm ơn."
        ),
        ["Ngô Gia Bảo: Chủ tịch Ủy ban nhân dân tỉnh Sơn La [Ủy ban nhân dân tỉnh Sơn La]"]
    );
    assert_eq!(
        officials("Ông Ngô Gia Bảo, Trưởng Ban Tổ chức, Trưởng Ban Nội chính dự."),
        ["Ngô Gia Bảo: Trưởng Ban Tổ chức [Ban Tổ chức]; Trưởng Ban Nội chính [Ban Nội chính]"]
    );
}

#[test]
fn the_form_of_the_text_changes_nothing() {
    let text = "Ông Hoàng Thúy Ðạt – Phó Giám đốc Sở Văn hóa, Thể thao và Du lịch phát biểu.";
    let expected = ["Hoàng Thúy Ðạt: Phó Giám đốc Sở Văn hóa, Thể thao và Du lịch [Sở Văn hóa, Thể thao và Du lịch]"];
    assert_eq!(officials(text), expected);
    let decomposed: String = text.nfd().collect();
    assert_eq!(officials(&decomposed), expected);
    assert_eq!(officials(&text.replace(' ', " \u{a0}")), expected);
    let loud = read("Ông Hoàng Văn Đạt, Giám đốc Sở đến dự.\nÔNG HOÀNG VĂN ĐẠT TRAO QUÀ CHO CÁC GIA ĐÌNH CHÍNH SÁCH");
    assert_eq!(
        loud,
        [("Hoàng Văn Đạt: Giám đốc Sở [Sở]".to_owned(), vec!["Hoàng Văn Đạt".to_owned(), "HOÀNG VĂN ĐẠT".to_owned()])]
    );
}

#[test]
fn a_bare_body_is_given_in_full_where_the_article_shows_it() {
    let mut worker = Worker::new(&PATTERNS);
    let text = "Sở Giao thông vận tải tỉnh Lào Cai họp giao ban. Đồng chí Lý Văn Páo, Giám đốc Sở chủ trì.";
    let article = Article { text: text.into(), ..Article::default() };
    let record = worker.extract(&article, Options::default());
    let full = record.officials[0].positions[0].organization_full.as_deref();
    assert_eq!(full, Some("Sở Giao thông vận tải tỉnh Lào Cai"));
}

#[test]
fn a_body_is_completed_by_the_articles_own_province_and_district() {
    for (text, expected) in [
        (
            "Bắc Ninh thu phí khá. Ông Lý Văn Páo, Giám đốc Sở Tài chính báo cáo, bà Hà Thị Mơ, Bí thư Tỉnh ủy kết luận.",
            [Some("Sở Tài chính tỉnh Bắc Ninh"), Some("Tỉnh ủy Bắc Ninh")],
        ),
        (
            "Bắc Ninh và Hà Nam cùng họp: ông Lý Văn Páo, Bí thư Tỉnh ủy Hà Nam, và bà Hà Thị Mơ, Bí thư Tỉnh ủy, chủ trì.",
            [None, None],
        ),
        // Two provinces: whose it is does not show.
        (
            "Bắc Ninh và Hà Nam thu phí khá. Ông Lý Văn Páo, Giám đốc Sở Tài chính báo cáo, bà Hà Thị Mơ, Bí thư Tỉnh ủy kết luận.",
            [None, None],
        ),
        (
            "Huyện Mộc Châu mở hội; huyện Mộc Châu đón khách. Ông Lý Văn Páo, Chủ tịch UBND huyện dự, bà Hà Thị Mơ, Bí thư Huyện ủy Mai Sơn chúc mừng. Huyện Mộc Châu trao giải.",
            [Some("UBND huyện Mộc Châu"), None],
        ),
    ] {
        let article = Article { text: text.into(), ..Article::default() };
        let record = Worker::new(&PATTERNS).extract(&article, Options::default());
        let full: Vec<_> = record.officials.iter().map(|o| o.positions[0].organization_full.as_deref()).collect();
        assert_eq!(full, expected, "{text}");
    }
}

#[test]
fn a_post_told_without_a_name_is_the_one_named_before() {
    for (text, found) in [
        (
            "Ông Cù Văn Hậu quê ở Hà Nam. Năm 2015, ông được bầu giữ chức vụ Phó Bí thư Huyện ủy.",
            "Cù Văn Hậu: Phó Bí thư Huyện ủy [Huyện ủy]",
        ),
        (
            "Tỉnh bổ nhiệm ông Cù Văn Hậu, Trưởng phòng Kế hoạch, thay ông Lò Văn Tâm giữ chức Giám đốc Sở Y tế.",
            "Cù Văn Hậu: Trưởng phòng Kế hoạch [phòng Kế hoạch]; Giám đốc Sở Y tế [Sở Y tế]",
        ),
        (
            "Bí thư Huyện ủy Cù Văn Hậu trao quyết định phân công giữ chức Trưởng Ban Dân vận Huyện ủy.",
            "Cù Văn Hậu: Bí thư Huyện ủy [Huyện ủy]",
        ),
    ] {
        assert_eq!(officials(text)[0], found, "{text}");
    }
}

#[test]
fn an_office_left_is_that_of_whom_it_names_after() {
    assert_eq!(
        officials(
            "Các đại biểu nhất trí bãi nhiệm chức vụ Phó Chủ tịch HĐND xã, cho thôi làm nhiệm vụ đại biểu HĐND xã đối với ông Cù Văn Hậu."
        ),
        ["Cù Văn Hậu: Phó Chủ tịch HĐND xã [HĐND xã]; đại biểu HĐND xã [HĐND xã]"]
    );
    assert_eq!(
        officials(
            "HĐND miễn nhiệm chức vụ Ủy viên UBND huyện, nhiệm kỳ 2021 - 2026, đối với các ông: Cù Văn Hậu, do nghỉ hưu; Lò Văn Tâm."
        ),
        ["Cù Văn Hậu: Ủy viên UBND huyện [UBND huyện]", "Lò Văn Tâm: Ủy viên UBND huyện [UBND huyện]"]
    );
}

#[test]
fn a_body_goes_on_over_words_that_no_list_has() {
    for (text, body) in [
        (
            "Bà Cù Thị Hậu, Giám đốc Trung tâm Kiểm định chất lượng nông sản tỉnh, nói.",
            "Trung tâm Kiểm định chất lượng nông sản tỉnh",
        ),
        ("Bà Cù Thị Hậu, Giám đốc Trung tâm Kiểm định giống cây thuộc sở, nói.", "Trung tâm Kiểm định giống cây"),
        ("Bà Cù Thị Hậu, Giám đốc Công ty cổ phần mía đường Sao Mai dự.", "Công ty cổ phần mía đường Sao Mai"),
        ("Bà Cù Thị Hậu, Giám đốc Trung tâm Y tế lo lắng, nói.", "Trung tâm Y tế"),
        ("Bà Cù Thị Hậu, Giám đốc Trung tâm Y tế và lãnh đạo huyện, cùng dự.", "Trung tâm Y tế"),
    ] {
        let found = officials(text);
        assert!(found.len() == 1 && found[0].ends_with(&format!("[{body}]")), "{text}: {found:?}");
    }
}

#[test]
fn what_the_last_of_a_list_was_given_all_were_given() {
    assert_eq!(
        officials(
            "Ông Lục Văn Bảy, Chánh Văn phòng Tỉnh ủy; bà Vi Thị Na, Bí thư Huyện ủy vừa được bầu giữ chức Phó Bí thư Tỉnh ủy."
        ),
        [
            "Lục Văn Bảy: Chánh Văn phòng Tỉnh ủy [Tỉnh ủy]; Phó Bí thư Tỉnh ủy [Tỉnh ủy]",
            "Vi Thị Na: Bí thư Huyện ủy [Huyện ủy]; Phó Bí thư Tỉnh ủy [Tỉnh ủy]",
        ]
    );
    // Each was given a post of his own.
    assert_eq!(
        officials(
            "Ông Lục Văn Bảy được bầu giữ chức Chủ tịch HĐND xã; ông Ma Văn Tư, Phó Bí thư Đảng ủy được bầu giữ chức Chủ tịch UBND xã."
        ),
        [
            "Lục Văn Bảy: Chủ tịch HĐND xã [HĐND xã]",
            "Ma Văn Tư: Phó Bí thư Đảng ủy [Đảng ủy]; Chủ tịch UBND xã [UBND xã]",
        ]
    );
    // He only reads out what another was given.
    assert_eq!(
        officials(
            "Ông Lục Văn Bảy, Trưởng phòng Nội vụ công bố quyết định; bà Vi Thị Na được bổ nhiệm giữ chức Phó Giám đốc Sở Y tế."
        ),
        ["Lục Văn Bảy: Trưởng phòng Nội vụ [phòng Nội vụ]", "Vi Thị Na: Phó Giám đốc Sở Y tế [Sở Y tế]"]
    );
}

#[test]
fn a_term_is_no_part_of_a_body_and_a_count_of_posts_has_its_body_before() {
    assert_eq!(
        officials("Ông Cao Văn Tám tái đắc cử chức danh Phó Chủ tịch HĐND huyện Khóa XI."),
        ["Cao Văn Tám: Phó Chủ tịch HĐND huyện Khóa XI [HĐND huyện]"]
    );
    assert_eq!(
        officials("UBND thị xã có 2 Phó Chủ tịch gồm: ông Ma Văn Tư và bà Vi Thị Na."),
        ["Ma Văn Tư: Phó Chủ tịch [UBND thị xã]", "Vi Thị Na: Phó Chủ tịch [UBND thị xã]"]
    );
}

#[test]
fn what_persons_announced_together_are_made_is_told_of_each() {
    assert_eq!(
        officials("Bổ nhiệm các đồng chí Vi Thắng, Trưởng Ban Tôn giáo và Lô Thị Hằng làm Phó Giám đốc Sở Tư pháp."),
        [
            "Vi Thắng: Trưởng Ban Tôn giáo [Ban Tôn giáo]; Phó Giám đốc Sở Tư pháp [Sở Tư pháp]",
            "Lô Thị Hằng: Phó Giám đốc Sở Tư pháp [Sở Tư pháp]",
        ]
    );
    assert_eq!(
        officials("Đồng chí Vi Văn Thắng, Bí thư Đảng ủy và đồng chí Lô Thị Hằng làm Phó Giám đốc Sở Tư pháp."),
        ["Vi Văn Thắng: Bí thư Đảng ủy [Đảng ủy]", "Lô Thị Hằng: Phó Giám đốc Sở Tư pháp [Sở Tư pháp]"]
    );
}

#[test]
fn those_who_hold_a_post_may_be_listed_after_it() {
    let chair = |name: &str| format!("{name}: Phó Chủ tịch UBND tỉnh Hà Nam [UBND tỉnh Hà Nam]");
    let three = ["Vi Văn Thắng", "Lô Thị Hằng", "Kha Văn Út"].map(chair);
    for text in [
        "Thủ tướng phê chuẩn kết quả bầu Phó Chủ tịch UBND tỉnh Hà Nam nhiệm kỳ 2016 - 2021 đối với: Ông Vi Văn Thắng, bà Lô Thị Hằng và ông Kha Văn Út.",
        "Thủ tướng phê chuẩn kết quả bầu các Phó Chủ tịch UBND tỉnh Hà Nam nhiệm kỳ 2016- 2021 đối với ông Vi Văn Thắng, bà Lô Thị Hằng, ông Kha Văn Út.",
        "3 Phó Chủ tịch UBND tỉnh Hà Nam nghỉ hưu từ ngày 1/6 gồm: ông Vi Văn Thắng (SN 1967), bà Lô Thị Hằng (SN 1970), ông Kha Văn Út.",
        "Họ xóa tư cách Phó Chủ tịch UBND tỉnh Hà Nam giai đoạn 2011 - 2016 đối với các ông, bà: Vi Văn Thắng, Lô Thị Hằng, Kha Văn Út.",
        "Ba Phó Chủ tịch UBND tỉnh Hà Nam là Vi Văn Thắng, Lô Thị Hằng và Kha Văn Út.",
    ] {
        assert_eq!(officials(text), three, "{text}");
    }
    assert_eq!(
        officials("Ông Ma Văn Tư làm Chủ tịch UBND huyện cùng 2 Phó Chủ tịch gồm: Vi Thắng, Lô Thị Hằng."),
        ["Ma Văn Tư: Chủ tịch UBND huyện [UBND huyện]", "Vi Thắng: Phó Chủ tịch", "Lô Thị Hằng: Phó Chủ tịch"]
    );
}

#[test]
fn what_each_of_a_list_holds_besides_is_told_of_him_alone() {
    let found = [
        "Vi Văn Thắng: Ủy viên UBND huyện [UBND huyện]; Trưởng phòng Nội vụ [phòng Nội vụ]",
        "Lô Thị Hằng: Ủy viên UBND huyện [UBND huyện]; Chánh Thanh tra huyện [huyện]",
    ];
    for text in [
        "HĐND huyện bầu bổ sung 02 Ủy viên UBND huyện, nhiệm kỳ 2016 - 2021, bao gồm: Đồng chí Vi Văn Thắng - Trưởng phòng Nội vụ; đồng chí Lô Thị Hằng - Chánh Thanh tra huyện.",
        "HĐND bầu Ủy viên UBND huyện đối với các ông, bà: Vi Văn Thắng - Trưởng phòng Nội vụ, nhận nhiệm vụ từ ngày 1/3/2017; Lô Thị Hằng - Chánh Thanh tra huyện.",
        "Cùng dự có các Ủy viên UBND huyện: Trưởng phòng Nội vụ Vi Văn Thắng; Chánh Thanh tra huyện Lô Thị Hằng.",
    ] {
        assert_eq!(officials(text), found, "{text}");
    }
    // A comrade who is named beside the list is none of it.
    assert_eq!(
        officials(
            "Có các đồng chí Ủy viên UBND huyện: Vi Văn Thắng, Trưởng phòng Nội vụ; đồng chí Lô Thị Hằng, Bí thư Huyện ủy."
        )[1],
        "Lô Thị Hằng: Bí thư Huyện ủy [Huyện ủy]"
    );
    // Nor is a group.
    assert_eq!(
        officials("Bí thư Huyện ủy Vi Văn Thắng, các đại biểu HĐND huyện cùng dự."),
        ["Vi Văn Thắng: Bí thư Huyện ủy [Huyện ủy]"]
    );
}

#[test]
fn what_stands_between_a_name_and_a_post_is_passed_over() {
    for between in [
        ", Anh hùng Lao động",
        " - Phó Giáo sư, Tiến sĩ",
        ", ấp 3, xã Trúc Lâm",
        " sinh năm 1964, kỹ sư thủy lợi",
        " (SN 1960), trú tại phường Đông Hải",
    ] {
        let link = if between.contains("kỹ sư") { "là" } else { "nguyên" };
        let text = format!("Ông Cù Văn Hậu{between}, {link} Giám đốc Sở Thủy lợi nói.");
        let found = officials(&text);
        assert!(found.len() == 1 && found[0].ends_with("Giám đốc Sở Thủy lợi [Sở Thủy lợi]"), "{text}: {found:?}");
    }
    assert_eq!(
        officials(
            "Ủy viên Trung ương Đảng, Phó Chủ tịch Quốc hội, Thượng tướng Cù Văn Hậu - Trưởng Đoàn giám sát nói."
        ),
        [
            "Cù Văn Hậu: Ủy viên Trung ương Đảng [Trung ương Đảng]; Phó Chủ tịch Quốc hội [Quốc hội]; Trưởng Đoàn giám sát [Đoàn giám sát]"
        ]
    );
    assert_eq!(
        officials("Tổng Giám đốc Tổ chức Y tế thế giới (WHO), ông Robert F. Lindgren đến thăm."),
        ["Robert F. Lindgren: Tổng Giám đốc Tổ chức Y tế thế giới [Tổ chức Y tế thế giới]"]
    );
}

#[test]
fn the_posts_of_a_life_are_told_in_a_row() {
    assert_eq!(
        officials(
            "Ông Cù Văn Hậu quê Hà Nam. Trước khi làm Bí thư Huyện ủy, ông Hậu từng trải qua nhiều vị trí công tác ở tỉnh Lào Cai như Phó Giám đốc, Giám đốc Sở Xây dựng rồi Chánh Văn phòng Tỉnh ủy; đại biểu Quốc hội các khóa 12, 13, Phó Chủ tịch HĐND tỉnh."
        ),
        [
            "Cù Văn Hậu: Phó Giám đốc [Sở Xây dựng]; Giám đốc Sở Xây dựng [Sở Xây dựng]; Chánh Văn phòng Tỉnh ủy [Tỉnh ủy]; đại biểu Quốc hội các khóa 12, 13 [Quốc hội]; Phó Chủ tịch HĐND tỉnh [HĐND tỉnh]"
        ]
    );
}

#[test]
fn a_post_that_was_given_is_another_than_the_one_before() {
    assert_eq!(
        officials(
            "Điều động ông Cù Văn Hậu, Phó Giám đốc Sở Nội vụ kiêm Trưởng Ban Tôn giáo đến nhận công tác tại Sở Tư pháp và bổ nhiệm giữ chức Phó Giám đốc."
        ),
        [
            "Cù Văn Hậu: Phó Giám đốc Sở Nội vụ [Sở Nội vụ]; Trưởng Ban Tôn giáo [Ban Tôn giáo]; Phó Giám đốc [Sở Tư pháp]"
        ]
    );
    // Cut to its first letters it is the same.
    assert_eq!(
        officials(
            "Ông Cù Văn Hậu, Giám đốc Sở Thông tin và Truyền thông tỉnh. Ông Hậu được bổ nhiệm giữ chức Giám đốc Sở TT&TT từ hôm nay."
        )
        .len(),
        1
    );
    // What another gave up, and what he was given before.
    assert_eq!(
        officials(
            "Ông Cù Văn Hậu giữ chức Giám đốc Sở Tư pháp, thay ông Lò Văn Tâm trước đó đã được phân công giữ chức Bí thư Huyện ủy."
        ),
        ["Cù Văn Hậu: Giám đốc Sở Tư pháp [Sở Tư pháp]", "Lò Văn Tâm: Bí thư Huyện ủy [Huyện ủy]"]
    );
    // A post held beside another is not shared with the one named before.
    assert_eq!(
        officials(
            "Lễ tang ông Cù Văn Hậu, Bí thư Huyện ủy và ông Lò Văn Tâm, Chủ tịch HĐND huyện kiêm Trưởng Ban Tổ chức."
        )[0],
        "Cù Văn Hậu: Bí thư Huyện ủy [Huyện ủy]"
    );
}
