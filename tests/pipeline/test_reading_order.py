"""The order in which the text of a page is told."""

from ocr.types import Box, Line, Word
from pipeline.reading_order import text_in_order


def line(text, left, top, width=None, height=30):
    """A line whose words stand close together, or (``|``) far apart."""
    words, at = [], left
    for word in text.split():
        if word == "|":
            at += 300
            continue
        wide = 18 * len(word)
        words.append(Word(word, Box(at, top, at + wide, top + height), 0.9))
        at += wide + 12
    return Line(tuple(words))


def test_the_letterhead_is_read_block_by_block():
    """Office and motto stand side by side: each is read whole, and what follows below stays a row."""
    lines = [
        line("ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI", 100, 100),
        line("TỈNH QUẢNG NGÃI | Độc lập - Tự do", 100, 145),
        line("Số: 574/UBND | Quảng Ngãi, ngày 4", 100, 230),
        line("Theo đề nghị của Giám đốc Sở Tài chính tại Công văn số 287 ngày 04 tháng 02 năm nay", 100, 330),
    ]

    assert text_in_order(lines).splitlines() == [
        "ỦY BAN NHÂN DÂN",
        "TỈNH QUẢNG NGÃI",
        "CỘNG HÒA XÃ HỘI",
        "Độc lập - Tự do",
        "Số: 574/UBND Quảng Ngãi, ngày 4",
        "Theo đề nghị của Giám đốc Sở Tài chính tại Công văn số 287 ngày 04 tháng 02 năm nay",
    ]


def test_the_signature_follows_those_who_get_the_paper():
    """The right column may skip rows, and its lines may come in any order: it is read after the left one."""
    lines = [
        line("Nguyễn Hoàng Giang", 900, 340),
        line("Nơi nhận: | CHỦ TỊCH", 100, 100),
        line("- Như trên;", 100, 145),
        line("- Sở Tài chính;", 100, 190),
        line("- Cổng điện tử;", 100, 235),
        line("- Lưu: VT.", 100, 280),
    ]

    told = text_in_order(lines).splitlines()
    assert told[-2:] == ["CHỦ TỊCH", "Nguyễn Hoàng Giang"]
    assert told[:5] == ["Nơi nhận:", "- Như trên;", "- Sở Tài chính;", "- Cổng điện tử;", "- Lưu: VT."]


def test_rows_of_labels_and_tables_stay_rows():
    """Labels beside labels, and tables of three columns, are read across."""
    lines = [
        line("Dân tộc: Kinh | Quốc tịch: Việt Nam", 100, 100),
        line("Giới tính: Nữ | Tôn giáo: Không", 100, 145),
        line("Mẹ | Bà Lê Thị Hoa | 1960", 100, 400),
        line("Cha | Ông Lê Văn Nam | 1958", 100, 445),
    ]

    assert text_in_order(lines).splitlines() == [one.text for one in lines]


def test_nothing_is_lost():
    """Whatever the order, every word is told once."""
    lines = [line("A b | C d", 100, 100), line("e", 80, 130), line("F | g | H", 90, 150), line("i", 900, 151)]

    assert sorted(text_in_order(lines).split()) == sorted(["A", "b", "C", "d", "e", "F", "g", "H", "i"])


def test_a_page_without_print_has_no_text():
    """No lines, no text."""
    assert text_in_order([]) == ""
