//! Damage that is done to good input: what goes wrong on the way from a site, and more.

use proptest::prelude::*;
use proptest::sample::{Index, select};

/// Words that rules begin at, numbers of all forms, and characters that cut texts badly.
pub const PIECES: &[&str] = &[
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

/// One change. Places are those at which a character begins.
#[derive(Debug, Clone)]
pub enum Damage {
    /// So many bytes are lost.
    Delete(Index, usize),
    /// Words are put in.
    Insert(Index, String),
    /// A byte is another.
    Byte(Index, u8),
    /// So many bytes stand there so many times more.
    Repeat(Index, usize, usize),
    /// A line stands twice.
    RepeatLine(Index),
    /// A line is lost.
    DropLine(Index),
    /// Two lines stand in each other's place.
    SwapLines(Index, Index),
    /// A line end is lost.
    JoinLines(Index),
}

/// Any damage; `words` are those that are put in.
pub fn damage(words: &'static [&'static str]) -> impl Strategy<Value = Damage> {
    let at = any::<Index>;
    let words = prop_oneof![
        4 => select(words).prop_map(ToOwned::to_owned),
        1 => any::<char>().prop_map(String::from)
    ];
    prop_oneof![
        4 => (at(), 1..60_usize).prop_map(|(at, length)| Damage::Delete(at, length)),
        8 => (at(), words).prop_map(|(at, words)| Damage::Insert(at, words)),
        1 => (at(), any::<u8>()).prop_map(|(at, byte)| Damage::Byte(at, byte)),
        1 => (at(), 1..40_usize, 1..100_usize).prop_map(|(at, length, times)| Damage::Repeat(at, length, times)),
        2 => at().prop_map(Damage::RepeatLine),
        2 => at().prop_map(Damage::DropLine),
        2 => (at(), at()).prop_map(|(a, b)| Damage::SwapLines(a, b)),
        2 => at().prop_map(Damage::JoinLines),
    ]
}

/// The input after all damage, one after the other.
pub fn damaged(input: &[u8], all: &[Damage]) -> Vec<u8> {
    all.iter().fold(input.to_vec(), |input, damage| damage.done_to(input))
}

impl Damage {
    fn done_to(&self, mut input: Vec<u8>) -> Vec<u8> {
        match self {
            Self::Delete(at, length) => {
                let at = place(&input, at);
                input.drain(at..place_at(&input, at + length));
            }
            Self::Insert(at, words) => {
                let at = place(&input, at);
                input.splice(at..at, words.bytes());
            }
            Self::Byte(at, byte) => {
                if !input.is_empty() {
                    let at = at.index(input.len());
                    input[at] = *byte;
                }
            }
            Self::Repeat(at, length, times) => {
                let at = place(&input, at);
                let more = input[at..place_at(&input, at + length)].repeat(*times);
                input.splice(at..at, more);
            }
            Self::RepeatLine(at) => lines(&mut input, |lines| {
                let at = at.index(lines.len());
                lines.insert(at, lines[at]);
            }),
            Self::DropLine(at) => lines(&mut input, |lines| {
                lines.remove(at.index(lines.len()));
            }),
            Self::SwapLines(a, b) => lines(&mut input, |lines| {
                let (a, b) = (a.index(lines.len()), b.index(lines.len()));
                lines.swap(a, b);
            }),
            Self::JoinLines(at) => {
                let ends: Vec<usize> = (0..input.len()).filter(|&n| input[n] == b'\n').collect();
                if !ends.is_empty() {
                    input[ends[at.index(ends.len())]] = b' ';
                }
            }
        }
        input
    }
}

/// A place of the input at which a character may begin.
fn place(input: &[u8], at: &Index) -> usize {
    place_at(input, at.index(input.len() + 1))
}

/// The first such place from here on.
fn place_at(input: &[u8], from: usize) -> usize {
    let begins = |n: &usize| input[*n] & 0xC0 != 0x80;
    (from..input.len()).find(begins).unwrap_or(input.len())
}

fn lines(input: &mut Vec<u8>, change: impl FnOnce(&mut Vec<&[u8]>)) {
    let mut lines: Vec<&[u8]> = input.split(|&byte| byte == b'\n').collect();
    change(&mut lines);
    *input = lines.join(&b'\n');
}
