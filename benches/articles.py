"""Articles made up by rule, as many as are wanted and always the same: nothing that anybody wrote.

They have the form and about the density of provincial reports: a headline, a date line, paragraphs with numbers, officials,
periods and citations.
"""
import random

PLACES = ["An Giang", "Bắc Ninh", "Cà Mau", "Đắk Lắk", "Gia Lai", "Hà Nam", "Kon Tum", "Lào Cai", "Nghệ An", "Phú Thọ", "Quảng Trị", "Tây Ninh"]
FAMILIES = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Võ", "Đặng", "Bùi"]
MIDDLES = ["Văn", "Thị", "Minh", "Quốc", "Thanh", "Hữu"]
NAMES = ["Bình", "Châu", "Dũng", "Hà", "Khánh", "Lan", "Nam", "Phúc", "Sơn", "Tuấn"]
SECTORS = ["Lao động - Thương binh và Xã hội", "Y tế", "Kế hoạch và Đầu tư", "Nông nghiệp và Phát triển nông thôn", "Tài chính"]
SENTENCES = [
    "Theo ông {person}, Giám đốc Sở {sector} tỉnh {place}, {period} toàn tỉnh giải quyết việc làm cho {count} lao động, đạt {percent}% kế hoạch, tăng {change}% so với cùng kỳ.",
    "Tỷ lệ hộ nghèo của tỉnh giảm từ {percent}% xuống còn {change}%, tương đương {count} hộ.",
    "Các địa phương đã hỗ trợ {money} tỷ đồng cho {count} đối tượng, trong đó huyện {place} chi {change} tỷ đồng.",
    "Căn cứ Quyết định số {number}/QĐ-UBND ngày {day}/{month}/{year} của UBND tỉnh, các xã rà soát lại danh sách trước khi báo cáo.",
    "Phát biểu tại buổi làm việc, đồng chí {person}, Phó Chủ tịch UBND tỉnh, đề nghị các ngành bám sát cơ sở và lắng nghe ý kiến của nhân dân.",
    "Dịp này, đoàn công tác đến thăm và tặng quà các gia đình chính sách tại thị trấn; buổi gặp mặt diễn ra trong không khí đầm ấm.",
    "Đến ngày {day}/{month}/{year}, số người tham gia bảo hiểm y tế là {count} người, tỷ lệ bao phủ {percent}% dân số.",
    "Nhờ vậy, đời sống của bà con vùng cao từng bước khởi sắc, đường sá đi lại thuận tiện hơn, trẻ em được đến lớp đúng tuổi.",
    "Năm {year}, tỉnh phấn đấu đưa {count} người đi làm việc ở nước ngoài theo hợp đồng và mở {percent} phiên giao dịch việc làm.",
    "Thu ngân sách nhà nước trên địa bàn {period} ước đạt {money} tỷ đồng, bằng {percent}% dự toán.",
]


def _values(chance):
    year = chance.randrange(2008, 2025)
    return {
        "place": chance.choice(PLACES),
        "person": " ".join(map(chance.choice, (FAMILIES, MIDDLES, NAMES))),
        "sector": chance.choice(SECTORS),
        "period": chance.choice([f"quý {chance.choice(['I', 'II', 'III', 'IV'])}/{year}", f"6 tháng đầu năm {year}", f"năm {year}"]),
        "count": f"{chance.randrange(1, 90)}.{chance.randrange(1000):03}",
        "percent": f"{chance.randrange(2, 99)},{chance.randrange(10)}",
        "change": f"{chance.randrange(1, 30)},{chance.randrange(10)}",
        "money": f"{chance.randrange(1, 900)},{chance.randrange(10)}",
        "number": chance.randrange(1, 3000),
        "day": f"{chance.randrange(1, 29):02}",
        "month": f"{chance.randrange(1, 13):02}",
        "year": year,
    }


class Articles:
    """A pool of headlines and paragraphs of which articles are put together."""

    def __init__(self, seed=1):
        self._chance = chance = random.Random(seed)
        fill = lambda words: words.format(**_values(chance))
        self._heads = [
            fill("Tỉnh {place}: {period} giải quyết việc làm cho {count} lao động\nNgày {day}/{month}/{year}\n\n") for _ in range(500)
        ]
        self._paragraphs = [
            " ".join(fill(words) for words in chance.sample(SENTENCES, 3)) + "\n\n" for _ in range(2000)
        ]
        self._mean = sum(len(paragraph.encode()) for paragraph in self._paragraphs) / len(self._paragraphs)

    def text(self, size=1500):
        """The next article, of about so many bytes."""
        paragraphs = self._chance.choices(self._paragraphs, k=max(1, round(size / self._mean)))
        return self._chance.choice(self._heads) + "".join(paragraphs)

    def lines(self, count, size=1500):
        """The next articles as lines of JSON, in bytes."""
        for n in range(count):
            # No word of theirs has a character that JSON writes otherwise, but for the line end.
            text = self.text(size).replace("\n", "\\n")
            yield f'{{"id":"{n}","text":"{text}"}}\n'.encode()
