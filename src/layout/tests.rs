#![allow(clippy::unwrap_used, clippy::expect_used)]

use super::{Layout, Zone};
use crate::pattern::Patterns;
use crate::scan::Scan;
use crate::segment;
use crate::text::{Doc, TokenBuffer};

/// What a page must show: title, published, author, outlet (empty: none), and the lines that must
/// be boilerplate (`-`), body (`+`), caption (`=`), byline (`@`).
struct Shape {
    text: &'static str,
    title: &'static str,
    published: &'static str,
    author: &'static str,
    outlet: &'static str,
    lines: &'static [&'static str],
}

fn with_layout(patterns: &Patterns, text: &str, look: impl FnOnce(Doc<'_, '_>, &Scan, &Layout)) {
    let mut buffer = TokenBuffer::new(&patterns.vocabulary);
    buffer.fill(text);
    let doc = Doc { raw: text, tokens: &buffer.tokens, lines: &buffer.lines };
    let mut scan = Scan::default();
    scan.run(doc, patterns);
    let layout = super::read(doc, &scan, patterns);
    assert_eq!(layout.zones.len(), doc.lines.len());
    look(doc, &scan, &layout);
}

const LEAD: &str = "Sáng nay, Sở Nội vụ tổ chức buổi làm việc với các xã, phường về công tác chi trả trợ cấp cho đối tượng chính sách trên địa bàn.";
const MORE: &str = "Đại diện các địa phương đã trao đổi về những vướng mắc khi áp dụng phần mềm quản lý mới và kiến nghị cách tháo gỡ.";

/// In the shapes `{lead}` and `{more}` stand for two paragraphs.
const SHAPES: &[Shape] = &[
    // A headline with its full stop, above its date.
    Shape {
        text: "TIN TỨC KHÁC\n\nUBND phường Đông Kinh tặng quà các gia đình liệt sĩ.\nNgày đăng 26/01/2021 | 09:19 | Lượt xem: 8\n\n{lead}\n\n{more}",
        title: "UBND phường Đông Kinh tặng quà các gia đình liệt sĩ.",
        published: "2021-01-26",
        author: "",
        outlet: "",
        lines: &["-TIN TỨC KHÁC"],
    },
    // The date of posting, its space lost.
    Shape {
        text: "UBND phường Đông Kinh tặng quà các gia đình liệt sĩ\n08/11/2022{lead}\n\n{more}",
        title: "UBND phường Đông Kinh tặng quà các gia đình liệt sĩ",
        published: "2022-11-08",
        author: "",
        outlet: "",
        lines: &[],
    },
    // A sentence of which a line was torn off has no headline; who is addressed signs nothing.
    Shape {
        text: "Được sự giúp đỡ\ncủa Sở Nội vụ, các xã đã hoàn thành việc chi trả trợ cấp tháng này cho đối tượng chính sách trên địa bàn.\n\n{lead}\n\n{more}\n\nBà Hoàng Thị Tố Nga (thứ tư từ phải qua)",
        title: "",
        published: "",
        author: "",
        outlet: "",
        lines: &[],
    },
    // An abbreviation's stop neither numbers a headline nor ends it.
    Shape {
        text: "TP. Vinh chi trả trợ cấp cho 9.800 người\n\n{lead}\n\n{more} Thu Hiền (TTXVN)",
        title: "TP. Vinh chi trả trợ cấp cho 9.800 người",
        published: "",
        author: "Thu Hiền",
        outlet: "TTXVN",
        lines: &[],
    },
    Shape {
        text: "Q. Hải An: Vì sao trợ cấp \"về chậm\" 3 tháng?\n\n{lead}\n\n{more}/. Lan Anh/VOV Lan Anh/VOV",
        title: "Q. Hải An: Vì sao trợ cấp \"về chậm\" 3 tháng?",
        published: "",
        author: "Lan Anh",
        outlet: "VOV",
        lines: &[],
    },
    // A slip of the pen in the words before the name.
    Shape {
        text: "TX. Kỳ Anh: 100% đối tượng nhận trợ cấp qua thẻ\n05/03/2022\n{lead}\n{more}\nTin, ành Mộng Thu (Đài Truyền thanh huyện)",
        title: "TX. Kỳ Anh: 100% đối tượng nhận trợ cấp qua thẻ",
        published: "2022-03-05",
        author: "Mộng Thu",
        outlet: "Đài Truyền thanh huyện",
        lines: &["@Tin, ành Mộng Thu (Đài Truyền thanh huyện)"],
    },
    Shape {
        text: "Trợ cấp về tận thôn\n\n{lead}\n\n{more} Thu Hiền, Phòng LĐ-TBXH",
        title: "Trợ cấp về tận thôn",
        published: "",
        author: "Thu Hiền",
        outlet: "",
        lines: &[],
    },
    // What only names a picture's maker or a quoted speaker is no signature.
    Shape {
        text: "Trợ cấp đến tay người dân đúng hẹn\n\n{lead}\n\n{more} (Ảnh: Thu Hà/TTXVN)",
        title: "Trợ cấp đến tay người dân đúng hẹn",
        published: "",
        author: "",
        outlet: "",
        lines: &[],
    },
    // Headline, date, text, name.
    Shape {
        text: "Làm việc với các địa phương về chi trả trợ cấp\nNgày: 03.05.2018\n{lead}\n\n{more}\n\n          Bảo Ngọc",
        title: "Làm việc với các địa phương về chi trả trợ cấp",
        published: "2018-05-03",
        author: "Bảo Ngọc",
        outlet: "",
        lines: &["@Bảo Ngọc"],
    },
    // The date in brackets before the headline; reporter and photographer.
    Shape {
        text: "(04.06.2019 08:05)\n\nChi trả trợ cấp kịp thời, đúng đối tượng\n\n{lead}\n\n{more}\n\nTin, ảnh: Hồng Quân",
        title: "Chi trả trợ cấp kịp thời, đúng đối tượng",
        published: "2019-06-04",
        author: "Hồng Quân",
        outlet: "",
        lines: &["@Tin, ảnh: Hồng Quân"],
    },
    // A menu, a repeated headline with junk, a section between, tools after the date.
    Shape {
        text: "Trang chủ\nLiên kết web\n\nnull Gặp mặt cán bộ chi trả trợ cấp năm 2021\nTin hoạt động\nThứ sáu, 12/03/2021, 14:20\nMàu chữ Cỡ chữ\nGặp mặt cán bộ chi trả trợ cấp năm 2021\n{lead}\n{more}\nKhánh Vy-VPS\nSố lượt xem: 35\nTin đã đưa\nHọp dân ở ấp Tân Tạo",
        title: "Gặp mặt cán bộ chi trả trợ cấp năm 2021",
        published: "2021-03-12",
        author: "Khánh Vy-VPS",
        outlet: "",
        lines: &["-Trang chủ", "-Tin hoạt động", "-Màu chữ Cỡ chữ", "-Số lượt xem: 35", "-Họp dân ở ấp Tân Tạo"],
    },
    // A slogan above the headline; the newspaper after the name.
    Shape {
        text: "Chung sức xây dựng quê hương giàu đẹp, văn minh\n\nSở Nội vụ làm việc với các xã về chi trả trợ cấp chính sách\n\n{lead}\n\n{more}\n\nTheo: Ngọc Diệp- Báo Sóc Trăng.",
        title: "Sở Nội vụ làm việc với các xã về chi trả trợ cấp chính sách",
        published: "",
        author: "Ngọc Diệp",
        outlet: "Báo Sóc Trăng",
        lines: &[],
    },
    // Only a newspaper.
    Shape {
        text: "Thêm một điểm chi trả trợ cấp ở vùng sâu\nThứ Ba, 09/08/2022, 07:00\n{lead}\n{more}\n(Nguồn: Báo Cà Mau)",
        title: "Thêm một điểm chi trả trợ cấp ở vùng sâu",
        published: "2022-08-09",
        author: "",
        outlet: "",
        lines: &["@(Nguồn: Báo Cà Mau)"],
    },
    // Very few, very long lines: the name after the last full stop.
    Shape {
        text: "Điểm chi trả mới 'gần dân' ở vùng sâu\n\n{lead}\n\n{more} {lead} {more} Thúy Kiều",
        title: "Điểm chi trả mới 'gần dân' ở vùng sâu",
        published: "",
        author: "Thúy Kiều",
        outlet: "",
        lines: &[],
    },
    // ... or words under a picture, which are no name.
    Shape {
        text: "Điểm chi trả mới 'gần dân' ở vùng sâu\n\n{lead}\n\n{more} {lead} Người dân nhận trợ cấp tại xã",
        title: "Điểm chi trả mới 'gần dân' ở vùng sâu",
        published: "",
        author: "",
        outlet: "",
        lines: &[],
    },
    // The date alone, no headline, a name at the end.
    Shape {
        text: "15/10/2021\n\n{lead}\n\n{more}\n\nQuang Huy",
        title: "",
        published: "2021-10-15",
        author: "Quang Huy",
        outlet: "",
        lines: &[],
    },
    // ISO date with time, the headline repeated below.
    Shape {
        text: "Trợ cấp đến tay người dân\n\n2024-11-02 09:15:00\n\nTrợ cấp đến tay người dân\n\n{lead}\n\n[img]\n\nCán bộ xã trao tiền trợ cấp cho người dân.\n\n{more}\n\nMinh Hạnh",
        title: "Trợ cấp đến tay người dân",
        published: "2024-11-02",
        author: "Minh Hạnh",
        outlet: "",
        lines: &["-[img]", "=Cán bộ xã trao tiền trợ cấp cho người dân."],
    },
    // Breadcrumb, counter beside the date, capitals.
    Shape {
        text: "Trang nhất » Tin Tức » Lao động\nSỞ NỘI VỤ LÀM VIỆC VỚI CÁC XÃ, PHƯỜNG\nVỀ CHI TRẢ TRỢ CẤP\n30-11-2011 15:26 | Số lần xem: 203\n{lead}\n{more}\n      N.H.P",
        title: "SỞ NỘI VỤ LÀM VIỆC VỚI CÁC XÃ, PHƯỜNG VỀ CHI TRẢ TRỢ CẤP",
        published: "2011-11-30",
        author: "N.H.P",
        outlet: "",
        lines: &["-Trang nhất » Tin Tức » Lao động"],
    },
    // Time first, tools in one line, related articles with dates.
    Shape {
        text: "CHUYÊN TRANG CẢI CÁCH\nChính quyền | Công dân | Doanh nghiệp\nKhông để ai chậm nhận trợ cấp\n15:30 | 21/03/2022\n{lead}\n{more}\nThanh Bình\n• In trang • Gửi email • Quay lại\nTin cùng chuyên mục\nMở lớp bồi dưỡng (19/03/2022)",
        title: "Không để ai chậm nhận trợ cấp",
        published: "2022-03-21",
        author: "Thanh Bình",
        outlet: "",
        lines: &[
            "-Chính quyền | Công dân | Doanh nghiệp",
            "-• In trang • Gửi email • Quay lại",
            "-Mở lớp bồi dưỡng (19/03/2022)",
        ],
    },
    // The poster is no author; words for the month.
    Shape {
        text: "Trang chủ\nKhông để ai chậm nhận trợ cấp\nĐược đăng: 7 Tháng Tư 2020\nViết bởi Quản trị\n{lead}\n{more}",
        title: "Không để ai chậm nhận trợ cấp",
        published: "2020-04-07",
        author: "",
        outlet: "",
        lines: &["-Trang chủ"],
    },
    // The author with the date.
    Shape {
        text: "Menu\nKhông để ai chậm nhận trợ cấp\nHoài An - 03/07/2026 06:15\nNghe bài viết\n{lead}\n{more}\nBình luận (3)",
        title: "Không để ai chậm nhận trợ cấp",
        published: "2026-07-03",
        author: "Hoài An",
        outlet: "",
        lines: &["-Nghe bài viết", "-Bình luận (3)"],
    },
    // The author between date and lead.
    Shape {
        text: "Không để ai chậm nhận trợ cấp ở vùng sâu\n10/10/2023 - 11:40\nLê Uyên\n{lead}\n{more}",
        title: "Không để ai chậm nhận trợ cấp ở vùng sâu",
        published: "2023-10-10",
        author: "Lê Uyên",
        outlet: "",
        lines: &["@Lê Uyên"],
    },
    // A clock at the top of the page is no publication line.
    Shape {
        text: "Hôm nay, thứ Sáu ngày 24/07/2020\nTrang chủ\nGiới thiệu\nThủ tục hành chính\nKhông để ai chậm nhận trợ cấp ở vùng sâu\nNgày cập nhật: 12/07/2020\n{lead}\n{more}",
        title: "Không để ai chậm nhận trợ cấp ở vùng sâu",
        published: "2020-07-12",
        author: "",
        outlet: "",
        lines: &["-Hôm nay, thứ Sáu ngày 24/07/2020"],
    },
    // A clock that ticks, with no word that says so.
    Shape {
        text: "Thứ ba, 3-2-26 18:18:52\nTrang chủ\nKhông để ai chậm nhận trợ cấp ở vùng sâu\n{lead}\n{more}",
        title: "Không để ai chậm nhận trợ cấp ở vùng sâu",
        published: "",
        author: "",
        outlet: "",
        lines: &["-Thứ ba, 3-2-26 18:18:52"],
    },
    // A widget's date alone.
    Shape {
        text: "Tiếp nhận:\n412\nTrễ hạn:\n0\n0%\nTự động cập nhật lúc 16:05 ngày 11/03/2021\nLiên kết web\nKhông để ai chậm nhận trợ cấp ở vùng sâu\n{lead}\n{more}",
        title: "Không để ai chậm nhận trợ cấp ở vùng sâu",
        published: "",
        author: "",
        outlet: "",
        lines: &["-412", "-0%", "-Tự động cập nhật lúc 16:05 ngày 11/03/2021"],
    },
    // Pictures by their file names; the footer.
    Shape {
        text: "Không để ai chậm nhận trợ cấp ở vùng sâu\n\n{lead}\n\nIMG_2211.JPG\n\nBí thư Đảng ủy xã thăm hỏi người dân\n\nanh 2.jpg\n\n{more}\n\nThống kê truy cập\nSỞ NỘI VỤ TỈNH VĨNH LONG\nChịu trách nhiệm chính: Giám đốc Sở\nĐịa chỉ: 12 đường 30/4, phường 1\nEmail: snv@vinhlong.gov.vn",
        title: "Không để ai chậm nhận trợ cấp ở vùng sâu",
        published: "",
        author: "",
        outlet: "",
        lines: &[
            "-IMG_2211.JPG",
            "=Bí thư Đảng ủy xã thăm hỏi người dân",
            "-SỞ NỘI VỤ TỈNH VĨNH LONG",
            "-Địa chỉ: 12 đường 30/4, phường 1",
        ],
    },
    // Between the paragraphs a link, its picture's title before its own.
    Shape {
        text: "Không để ai chậm nhận trợ cấp ở vùng sâu\n\n{lead}\n\nXã Phú Lộc trao 45 phần quà cho trẻ em vùng lũ Xã Phú Lộc trao 45 phần quà cho trẻ em vùng lũ\n\n{more}",
        title: "Không để ai chậm nhận trợ cấp ở vùng sâu",
        published: "",
        author: "",
        outlet: "",
        lines: &["-Xã Phú Lộc trao 45 phần quà cho trẻ em vùng lũ Xã Phú Lộc trao 45 phần quà cho trẻ em vùng lũ"],
    },
    // No headline: a caption with a full stop stands first.
    Shape {
        text: "Người dân xã đảo nhận trợ cấp ngay tại nhà trong những ngày biển động mạnh vừa qua.\n\n{lead}\n\n{more}",
        title: "",
        published: "",
        author: "",
        outlet: "",
        lines: &[],
    },
    // Headings and lists stay in the body.
    Shape {
        text: "Kết quả chi trả trợ cấp sáu tháng\nThứ hai, 08/07/2019 - 09:00\n{lead}\nI. Kết quả\n- Chi trả cho 1.020 người;\n- Thu hồi 3 hồ sơ\nGiảm nghèo\n{more}\nII. Phương hướng\n- Tiếp tục rà soát hồ sơ của các xã\n- Mở thêm 2 điểm chi trả.\nThu Hà",
        title: "Kết quả chi trả trợ cấp sáu tháng",
        published: "2019-07-08",
        author: "Thu Hà",
        outlet: "",
        lines: &["+I. Kết quả", "+- Thu hồi 3 hồ sơ", "+Giảm nghèo", "+- Tiếp tục rà soát hồ sơ của các xã"],
    },
    // A table's cells stay in the body.
    Shape {
        text: "Thứ Tư, 15/12/2021, 09:42\nBiểu tổng hợp kết quả chi trả trợ cấp năm 2021\nChỉ tiêu\nKế hoạch\nThực hiện\nSố hồ sơ\n1.200\n1.187\n{lead}\n{more}\nBBT",
        title: "Biểu tổng hợp kết quả chi trả trợ cấp năm 2021",
        published: "2021-12-15",
        author: "",
        outlet: "",
        lines: &["+1.187", "@BBT"],
    },
    // Hard-wrapped lines.
    Shape {
        text: "Không để ai chậm nhận trợ cấp ở vùng sâu\n12/05/2015\n\nSáng nay, Sở Nội vụ tổ chức buổi làm việc với các xã, phường về công tác chi trả\ntrợ cấp cho đối tượng chính sách. Tham dự có đại diện lãnh đạo của mười hai địa\nphương trong tỉnh cùng các phòng chuyên môn của Sở.\n\n{more}\n\nMai Lan",
        title: "Không để ai chậm nhận trợ cấp ở vùng sâu",
        published: "2015-05-12",
        author: "Mai Lan",
        outlet: "",
        lines: &[],
    },
    // The date in the headline's own line.
    Shape {
        text: "Trang chủ\nKhông để ai chậm nhận trợ cấp ở vùng sâu (12/05/2016 08:30)\n{lead}\n{more}",
        title: "Không để ai chậm nhận trợ cấp ở vùng sâu",
        published: "2016-05-12",
        author: "",
        outlet: "",
        lines: &[],
    },
    // The date after lead and after the text.
    Shape {
        text: "Không để ai chậm nhận trợ cấp ở vùng sâu\n{lead}\nCập nhật: Thứ tư, 05/10/2011 | 14:02\n{more}",
        title: "Không để ai chậm nhận trợ cấp ở vùng sâu",
        published: "2011-10-05",
        author: "",
        outlet: "",
        lines: &[],
    },
    Shape {
        text: "Không để ai chậm nhận trợ cấp ở vùng sâu\n{lead}\n{more}\nTác giả: Đặng Thị Sen (Sở Nội vụ)\nĐăng ngày 12-05-2021",
        title: "Không để ai chậm nhận trợ cấp ở vùng sâu",
        published: "2021-05-12",
        author: "Đặng Thị Sen",
        outlet: "",
        lines: &[],
    },
    // English label, month name, morning mark.
    Shape {
        text: "Không để ai chậm nhận trợ cấp ở vùng sâu\nPosted on May 12, 2021\n{lead}\n{more}\nPV",
        title: "Không để ai chậm nhận trợ cấp ở vùng sâu",
        published: "2021-05-12",
        author: "PV",
        outlet: "",
        lines: &[],
    },
    Shape {
        text: "Không để ai chậm nhận trợ cấp ở vùng sâu\n10/24/2016 9:02:44 AM\n{lead}\n{more}\nTheo Gia Bảo – www.chinhphu.vn",
        title: "Không để ai chậm nhận trợ cấp ở vùng sâu",
        published: "2016-10-24",
        author: "Gia Bảo",
        outlet: "www.chinhphu.vn",
        lines: &[],
    },
    // A greeting of the portal before its menus.
    Shape {
        text: "Kính chào quý vị đã ghé thăm trang tin của huyện, mong nhận được nhiều ý kiến đóng góp từ bạn đọc gần xa.\nTrang chủ\nGiới thiệu\nLiên hệ\nSơ đồ cổng\nKhông để ai chậm nhận trợ cấp ở vùng sâu\n05:05 PM, 10/08/2021\n{lead}\n{more}\nChí Tâm-BBL\nNguồn: baobaclieu.vn",
        title: "Không để ai chậm nhận trợ cấp ở vùng sâu",
        published: "2021-08-10",
        author: "Chí Tâm",
        outlet: "BBL",
        lines: &["-Liên hệ"],
    },
    // An interrupting list of links: the article goes on.
    Shape {
        text: "Không để ai chậm nhận trợ cấp ở vùng sâu\n{lead}\nTin liên quan\nMở lớp bồi dưỡng nghiệp vụ\n{more}\n{lead}\n{more}\nHữu Nghĩa, Bích Trâm",
        title: "Không để ai chậm nhận trợ cấp ở vùng sâu",
        published: "",
        author: "Hữu Nghĩa, Bích Trâm",
        outlet: "",
        lines: &["-Mở lớp bồi dưỡng nghiệp vụ"],
    },
    // The site's name in the headline's line, as browsers show it; labels on lines of their own.
    Shape {
        text: "Không để ai chậm nhận trợ cấp ở vùng sâu - Cổng thông tin điện tử Sở Nội vụ\nTrang chủ\nKhông để ai chậm nhận trợ cấp ở vùng sâu\nNgày đăng:\n05/06/2020\nChuyên mục: Lao động tiền lương\nLượt xem:\n123\n{lead}\n{more}\nPhòng Lao động\nTrần Đức",
        title: "Không để ai chậm nhận trợ cấp ở vùng sâu",
        published: "2020-06-05",
        author: "Trần Đức",
        outlet: "",
        lines: &["-Ngày đăng:", "-Chuyên mục: Lao động tiền lương", "-123", "@Phòng Lao động"],
    },
    // A summary without full stop below the headline.
    Shape {
        text: "Không để ai chậm nhận trợ cấp ở vùng sâu của tỉnh\n\nSở Nội vụ tổ chức buổi làm việc với các xã, phường để không ai ở vùng sâu chậm nhận trợ cấp\n\n{lead}\n\n{more}\n\nMỘT SỐ HÌNH ẢNH",
        title: "Không để ai chậm nhận trợ cấp ở vùng sâu của tỉnh",
        published: "",
        author: "",
        outlet: "",
        lines: &["+Sở Nội vụ tổ chức buổi làm việc với các xã, phường để không ai ở vùng sâu chậm nhận trợ cấp"],
    },
    // Posts of officials in the text are no footer; a table ends the article.
    Shape {
        text: "Không để ai chậm nhận trợ cấp ở vùng sâu\n{lead}\nTrụ sở UBND xã mới vừa được đưa vào sử dụng\n{more}\nKết quả theo xã\nTân Phú\n1.200\nTân Lộc\n987",
        title: "Không để ai chậm nhận trợ cấp ở vùng sâu",
        published: "",
        author: "",
        outlet: "",
        lines: &["+Trụ sở UBND xã mới vừa được đưa vào sử dụng", "+1.200", "+Kết quả theo xã"],
    },
    // The time of an event is no date of posting.
    Shape {
        text: "Thông báo mời dự buổi gặp mặt người lao động\n{lead}\nThời gian: 8 giờ 00 ngày 12/05/2021\n{more}",
        title: "Thông báo mời dự buổi gặp mặt người lao động",
        published: "",
        author: "",
        outlet: "",
        lines: &["+Thời gian: 8 giờ 00 ngày 12/05/2021"],
    },
    // Day names shortened; a clock of the weather widget; poster's name.
    Shape {
        text: "T.Tư, 01/01/2020 | Hà Nội 24°C\nTrang chủ\nTin tức\nKhông để ai chậm nhận trợ cấp ở vùng sâu\nT5, 02/01/2020 - 07:30\nNgười đăng: Lê Lan\n{lead}\n{more}\nTác giả bài viết: Vũ Thị Hoa\nNguồn tin: Báo Nam Định\nTổng số điểm của bài viết là: 0",
        title: "Không để ai chậm nhận trợ cấp ở vùng sâu",
        published: "2020-01-02",
        author: "Vũ Thị Hoa",
        outlet: "Báo Nam Định",
        lines: &["-T.Tư, 01/01/2020 | Hà Nội 24°C", "-Người đăng: Lê Lan"],
    },
    // The author in the publication line with label and counter.
    Shape {
        text: "Không để ai chậm nhận trợ cấp ở vùng sâu\nTác giả: Lê Thị Mận | Ngày đăng: 12/05/2021 | Lượt xem: 12\n{lead}\n{more}",
        title: "Không để ai chậm nhận trợ cấp ở vùng sâu",
        published: "2021-05-12",
        author: "Lê Thị Mận",
        outlet: "",
        lines: &[],
    },
    // A section behind a bar, and a month as WordPress writes it.
    Shape {
        text: "Không để ai chậm nhận trợ cấp ở vùng sâu\nThứ năm, 12/07/2018 08:06:05 | Đời sống\n{lead}\n{more}",
        title: "Không để ai chậm nhận trợ cấp ở vùng sâu",
        published: "2018-07-12",
        author: "",
        outlet: "",
        lines: &[],
    },
    Shape {
        text: "Không để ai chậm nhận trợ cấp ở vùng sâu\nĐã đăng vào 4 Th10, 2018 lúc 0:00\n{lead}\n{more}",
        title: "Không để ai chậm nhận trợ cấp ở vùng sâu",
        published: "2018-10-04",
        author: "",
        outlet: "",
        lines: &[],
    },
    // Headlines of others below lone marks of a list.
    Shape {
        text: "-\nChợ đêm mở lại sau hai tháng sửa\n-\nĐội bóng thị xã vào chung kết giải\n-\nThu ngân sách 6 tháng tăng 7,5% so với cùng kỳ -\nKhánh thành cầu treo qua sông Lam\n{lead}\n{more}",
        title: "",
        published: "",
        author: "",
        outlet: "",
        lines: &["-Chợ đêm mở lại sau hai tháng sửa", "-Khánh thành cầu treo qua sông Lam"],
    },
    // A page of menus alone.
    Shape {
        text: "Trang chủ\nGiới thiệu\nCơ cấu tổ chức\nLiên hệ\nThống kê truy cập\nHôm nay: 12\nĐịa chỉ: số 3, phường 2\nLên đầu trang",
        title: "",
        published: "",
        author: "",
        outlet: "",
        lines: &["-Trang chủ", "-Hôm nay: 12", "-Địa chỉ: số 3, phường 2"],
    },
    // A fragment of text is text.
    Shape {
        text: "giải quyết việc làm cho 1.200 lao động",
        title: "",
        published: "",
        author: "",
        outlet: "",
        lines: &["+giải quyết việc làm cho 1.200 lao động"],
    },
];

#[test]
fn pages_of_many_shapes() {
    let patterns = Patterns::embedded();
    let mut wrong = Vec::new();
    for (n, shape) in SHAPES.iter().enumerate() {
        let text = shape.text.replace("{lead}", LEAD).replace("{more}", MORE);
        with_layout(&patterns, &text, |doc, _, layout| {
            let text_of = |span: Option<_>| span.map(|s| doc.clean(s).into_owned()).unwrap_or_default();
            let date = layout.published.map(|p| p.1.to_string()).unwrap_or_default();
            for (what, want, got) in [
                ("title", shape.title, text_of(layout.title)),
                ("published", shape.published, date),
                ("author", shape.author, text_of(layout.author)),
                ("outlet", shape.outlet, if layout.author.is_some() { text_of(layout.outlet) } else { String::new() }),
            ] {
                if want != got {
                    wrong.push(format!("shape {n}: {what} {got:?}, not {want:?}"));
                }
            }
            for line in shape.lines {
                let (mark, line) = line.split_at(1);
                let want = match mark {
                    "-" => Zone::Boilerplate,
                    "=" => Zone::Caption,
                    "@" => Zone::Byline,
                    _ => Zone::Body,
                };
                let at = doc.lines.iter().position(|l| doc.slice(l.span) == line).expect(line);
                if layout.zones[at] != want {
                    wrong.push(format!("shape {n}: {line:?} is {:?}", layout.zones[at]));
                }
            }
            let kept = [LEAD, MORE].iter().all(|p| {
                let at = doc.lines.iter().position(|l| doc.slice(l.span) == *p);
                at.is_none_or(|at| layout.zones[at] == Zone::Body)
            });
            if !kept {
                wrong.push(format!("shape {n}: a paragraph is lost"));
            }
        });
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn paragraphs_are_cut_into_sentences() {
    let patterns = Patterns::embedded();
    let mut wrong = Vec::new();
    for sentences in [
        &["Kết quả đạt 7.245 người.", "Đây là mức cao nhất từ năm 2017.", "Trong đó có 12 xã."][..],
        &["Xe chở khách qua chuyến bay.", "Đến nay đã có 3 tuyến."],
        &["Ông A. Lềng ở TP.HCM gặp Th.S. Lê Lan tại TP. Cà Mau.", "Buổi gặp kéo dài."],
        &["Đó là nhiệm vụ của quý I.", "Ngành sẽ tiếp tục làm tốt."],
        &["\"Chúng tôi rất vui.\"", "Bà con nói vậy!", "Rồi sao nữa?", "Chưa ai rõ…", "Phải chờ thêm."],
        &["1. Về lao động, đã có kết quả.", "Số việc làm tăng."],
        &["Hội nghị bế mạc ngày 12.04.2017./.", "Tối cùng ngày có giao lưu."],
        &["Mọi người “nhường cơm sẻ áo… cho nhau” trong mùa lũ; ai cũng vui."],
        &["Ngày hội thu hút 300 gian hàng, v.v.", "Mỗi gian có 2 người."],
        &["Hỏi đáp tại www.sonoivu.gov.vn và gửi thư về tin.so@tinh.gov.vn để được trả lời."],
    ] {
        let text = sentences.join(" ").replace("bay. Đến", "bay.Đến");
        with_layout(&patterns, &text, |doc, scan, layout| {
            let got: Vec<&str> = segment::sentences(doc, scan, layout).iter().map(|s| doc.slice(s.span)).collect();
            if got != sentences {
                wrong.push(format!("{got:?}"));
            }
        });
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn lines_are_paragraphs_lists_and_headings() {
    let patterns = Patterns::embedded();
    let text = format!("{LEAD}\nKết quả cụ thể:\n- Chi trả cho 20 người;\n+ Mở 3 điểm\nVề giảm nghèo\n{MORE}");
    with_layout(&patterns, &text, |doc, scan, layout| {
        let sentences = segment::sentences(doc, scan, layout);
        let seen: Vec<_> = sentences.iter().map(|s| (s.bullet, s.heading, s.line)).collect();
        let expected = [
            (None, false, 0),
            (None, true, 1),
            (Some('-'), false, 2),
            (Some('+'), false, 3),
            (None, true, 4),
            (None, false, 5),
        ];
        assert_eq!(seen, expected);
    });
    let wrapped = "Trong những năm qua, nhờ nguồn vốn của Ngân hàng Chính sách xã hội, đời sống của\nngười dân xã đảo đã khá lên.\nNhiều hộ mua được ghe mới.";
    with_layout(&patterns, wrapped, |doc, scan, layout| {
        let sentences = segment::sentences(doc, scan, layout);
        let seen: Vec<_> = sentences.iter().map(|s| (s.line, doc.lines[s.line].span.start <= s.span.start)).collect();
        assert_eq!(seen, [(0, true), (2, true)]);
    });
}

#[test]
fn one_line_of_any_length_takes_linear_time() {
    let patterns = Patterns::embedded();
    let text = format!("{LEAD} {MORE} ").repeat(4_000);
    with_layout(&patterns, &text, |doc, scan, layout| {
        assert_eq!(segment::sentences(doc, scan, layout).len(), 8_000);
    });
    let dates = "27/04/2021\n".repeat(20_000) + LEAD;
    with_layout(&patterns, &dates, |_, _, layout| assert!(layout.published.is_some()));
}
