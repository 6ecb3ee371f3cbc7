"""Fields found from their labels, on typed pages, and once on a drawn page with the real reader."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw

from ocr.readers import open_reader
from ocr.types import Box, Line, Reading, Shape, Word
from pipeline.extract import extract
from pipeline.types import CleanPage, ReadPage, SourceKind
from samples.pen.faces import Face as Font
from tests.pipeline.typed import BIRTH, CARD, HIGH, MARRIAGE, NOTICE, Silent, typed, typed_reading


def said(catalogue, rows, document, edition, face="sheet", size=(2480, 3508)):
    """Field → text on a page of these rows."""
    told = extract(typed(rows, size=size), catalogue.face(document, edition, face), Silent())
    return {one.field: one.text for one in told}


def birth(catalogue, rows):
    """The same for a birth certificate."""
    return said(catalogue, rows, "giay_khai_sinh", "2016")


def without(rows, text):
    """The rows with ``text`` struck out wherever it stands."""
    return [
        row.replace(text, "") if isinstance(row, str) else [(x, part.replace(text, "")) for x, part in row]
        for row in rows
    ]


def test_repeated_labels_belong_to_the_person_above_them(catalogue):
    """Dân tộc, Quốc tịch, Nơi cư trú of child, mother and father are not mixed up."""
    fields = birth(catalogue, BIRTH)

    assert [fields[who + "ethnicity"] for who in ("", "mother.", "father.")] == ["Kinh", "Tày", "Kinh"]
    assert fields["father.nationality"] == "Lào"
    assert fields["mother.residence"].startswith("thôn 3")
    assert fields["father.residence"].startswith("thôn 4")


def test_value_runs_over_the_next_line_but_not_into_the_next_label(catalogue):
    """A wrapped place is one text; the line after it is not part of it."""
    fields = birth(catalogue, BIRTH)

    assert fields["place_of_birth"].endswith("phường Ngọc Khánh, quận Ba Đình, thành phố Hà Nội")
    assert fields["place_of_origin"] == "xã Hòa Bình, huyện Thường Tín, thành phố Hà Nội"


def test_empty_field_is_told_as_empty_and_absent_one_not_at_all(catalogue):
    """The number's place is there and empty; no "Quyển số" is printed, so nothing is said of the book."""
    fields = birth(catalogue, BIRTH)

    assert fields["id_number"] == ""
    assert "book" not in fields


def test_signer_is_nobodys_value(catalogue):
    """No name of the signature block gets into a field."""
    for rows, document, edition in (
        (BIRTH, "giay_khai_sinh", "2016"),
        (MARRIAGE, "giay_chung_nhan_ket_hon", "2016"),
        (NOTICE, "giay_chung_sinh", "2025"),
    ):
        texts = " ".join(said(catalogue, rows, document, edition, size=(3508, 2480)).values())
        assert not any(
            name in texts for name in ("Phạm Văn Hùng", "Lê Văn Đức", "Hồ Văn Tám", "Bùi Mai Hiền")
        )


def test_columns_are_read_each_by_itself(catalogue):
    """Identical labels left and right: the wife's values stay hers, wrapped lines too."""
    fields = said(catalogue, MARRIAGE, "giay_chung_nhan_ket_hon", "2016", size=(3508, 2480))

    assert fields["wife.full_name"] == "TRẦN THỊ THU"
    assert fields["husband.full_name"] == "LÊ VĂN ĐỨC"
    assert fields["wife.residence"] == "thôn 3, xã Hòa Bình, huyện Thường Tín"
    assert fields["husband.residence"] == "Tổ 5, phường Ngọc Khánh, quận Ba Đình"
    assert fields["wife.nationality"] == "Lào"
    assert fields["husband.ethnicity"] == "Kinh"
    assert fields["registration_date"] == "12/02/2022"


def test_stacked_blocks_need_no_gutter(catalogue):
    """The same labels one below the other, wife first, are bound by the order."""
    rows = [[part for part in row if part[0] < 1800] for row in MARRIAGE[:8] if not isinstance(row, str)]
    rows += [[(200, text) for x, text in row if x >= 1800][:1] for row in MARRIAGE[2:8]]
    fields = said(catalogue, rows, "giay_chung_nhan_ket_hon", "2016")

    assert fields["wife.date_of_birth"] == "04/05/1996"
    assert fields["husband.date_of_birth"] == "06/07/1993"


def test_composed_values_are_split(catalogue):
    """Hour and day of birth, place and day of issue come from one line each."""
    fields = said(catalogue, NOTICE, "giay_chung_sinh", "2025")

    assert fields["time_of_birth"] == "10 giờ 35 phút"
    assert fields["date_of_birth"] == "ngày 02 tháng 3 năm 2026"
    assert fields["issued_at"] == "Hà Nội"
    assert fields["issued_on"] == "ngày 05 tháng 3 năm 2026"


def test_issuer_stands_beside_the_nation_below_its_superior(catalogue):
    """Of the top left block the first line names the authority above the issuer."""
    assert said(catalogue, NOTICE, "giay_chung_sinh", "2025")["issued_by"] == "Bệnh viện Phụ sản Hà Nội"


def test_card_values_may_stand_below_their_label(catalogue):
    """Name and origin are on the next line; the expiry beside the address does not join it."""
    fields = said(catalogue, CARD, "cccd", "2021", "front", (2400, 1500))

    assert fields["full_name"] == "TRẦN THỊ THU"
    assert fields["place_of_residence"] == "Thôn 3, Hòa Bình, Thường Tín, Hà Nội"
    assert fields["date_of_expiry"] == "04/05/2036"
    assert fields["nationality"] == "Việt Nam"


@pytest.mark.parametrize(
    ("lost", "found", "key", "value"),
    [
        ("Quê quán:", "Ou6 qván:", "place_of_origin", "xã Hòa Bình, huyện Thường Tín, thành phố Hà Nội"),
        ("Dân tộc: Tày", "D@# t;c: Tày", "mother.ethnicity", "Tày"),
        ("Họ, chữ đệm, tên người mẹ:", "Họ.ch-u dem tn ngui me", "mother.full_name", "TRẦN THỊ THU"),
        ("Số định danh cá nhân:", "Sô' đ|nh đanh cà nhân", "id_number", ""),
    ],
)
def test_worn_label_is_found_where_its_neighbours_say(catalogue, lost, found, key, value):
    """A label too worn to be read still marks its place."""
    rows = [
        row.replace(lost, found)
        if isinstance(row, str)
        else [(x, part.replace(lost, found)) for x, part in row]
        for row in BIRTH
    ]
    fields = birth(catalogue, rows)

    assert fields[key] == value
    assert fields["father.ethnicity"] == "Kinh"
    assert fields["mother.residence"].startswith("thôn 3")


def test_border_read_as_words_stays_out_of_values(catalogue):
    """Strokes left and right of every line neither stretch nor fill the values."""
    rows = [
        [(20, "II"), *([(200, row)] if isinstance(row, str) else row), (2440, "Ñ|")] for row in BIRTH if row
    ]
    fields = birth(catalogue, rows)

    assert fields["full_name"] == "NGUYỄN THỊ ÁNH"
    assert fields["place_of_birth"].endswith("phường Ngọc Khánh, quận Ba Đình, thành phố Hà Nội")


def test_order_of_a_block_may_differ(catalogue):
    """Labels printed in another order than the template's are still bound within their person."""
    rows = list(BIRTH)
    rows[13], rows[14] = rows[14], rows[13]
    fields = birth(catalogue, rows)

    assert fields["mother.residence"].startswith("thôn 3")
    assert fields["mother.ethnicity"] == "Tày"


def test_page_without_any_label_says_nothing(catalogue):
    """A blank page recognised by a code alone yields no testimony, and no crash."""
    assert said(catalogue, [], "can_cuoc", "2024", "back") == {}


def test_drawn_page_is_read_with_its_boxes(catalogue):
    """The real reader on a drawn page: right values, each box on its writing, the reader named as witness."""
    image = Image.new("L", (2480, 3508), 255)
    font = Font("tinos").font(50)
    for number, row in enumerate(BIRTH):
        for x, text in [(200, row)] if isinstance(row, str) else row:
            ImageDraw.Draw(image).text((x, 100 + number * 90), text, font=font, fill=0)
    ink = np.asarray(image)
    page = CleanPage("a.png", 1, cv2.cvtColor(ink, cv2.COLOR_GRAY2BGR), ink, 300, np.eye(3), 0, 0.0, 1.0)
    reader = open_reader()
    face = catalogue.face("giay_khai_sinh", "2016", "sheet")
    told = {
        one.field: one for one in extract(ReadPage(page, reader.read(ink, Shape.PAGE, 300)), face, reader)
    }

    assert told["date_of_birth"].text == "02/03/2024"
    assert told["father.nationality"].text == "Lào"
    assert told["id_number"].text == ""
    date = told["date_of_birth"]
    assert date.source.kind is SourceKind.OCR
    assert date.witness == "tesseract"
    assert date.source.box is not None
    assert 500 < date.source.box.left < 760
    assert 540 < date.source.box.top < 580


class Recalling:
    """A reader that sees on every crop the line it was told of."""

    name = "tesseract 0 told"

    def __init__(self, text: str) -> None:
        self.text = text

    def read(self, image, shape, dpi):
        """The told line, at the left of the picture."""
        return typed_reading([self.text], left=10)


def test_rest_of_a_line_lost_by_the_page_reading_is_looked_at_again(catalogue):
    """The page saw only "10" after the label; the line alone says hour and day, which are split."""
    rows = [
        row.replace("10 giờ 35 phút, ngày 02 tháng 3 năm 2026", "10") if isinstance(row, str) else row
        for row in NOTICE
    ]
    face = catalogue.face("giay_chung_sinh", "2025", "sheet")
    told = extract(typed(rows), face, Recalling("10 giờ 35 phút, ngày 02 tháng 3 năm 2026"))

    assert "date_of_birth" in {one.field for one in told}


def test_number_without_any_label_is_known_by_itself(catalogue):
    """On a card whose labels are all lost, twelve digits below the title are the number."""
    rows = ([(900, "CĂN CƯỚC")], [(900, "IDENTITY CARD")], [(700, "§/ ~ 001196012345")], [(700, "##")])
    fields = said(catalogue, rows, "can_cuoc", "2024", "front", (2400, 1500))

    assert "001196012345" in fields["id_number"]


def test_first_letter_outside_its_box_is_read(catalogue):
    """A page reading's box that begins inside the first letter does not cut it off."""
    ink = np.full((1400, 2480), 255, np.uint8)
    font = Font("tinos").font(50)
    drawn = Image.fromarray(ink)
    draw = ImageDraw.Draw(drawn)
    draw.text((200, 700), "Họ, chữ đệm, tên: NGUYỄN THỊ LY", font=font, fill=0)
    ink = np.asarray(drawn)
    reader = open_reader()
    reading = reader.read(ink, Shape.PAGE, 300)
    start = next(word.box.left for word in reading.words if word.text.startswith("NGUY")) + 40
    words = [
        replace(word, box=replace(word.box, left=start))
        if word.text.startswith("NGUY")
        else replace(word, box=replace(word.box, right=start))
        if word.text == "tên:"
        else word
        for word in reading.words
    ]
    page = CleanPage("a.png", 1, cv2.cvtColor(ink, cv2.COLOR_GRAY2BGR), ink, 300, np.eye(3), 0, 0.0, 1.0)
    face = catalogue.face("giay_khai_sinh", "2016", "sheet")
    told = extract(ReadPage(page, Reading((Line(tuple(words)),), reader.name)), face, reader)

    name = next(one for one in told if one.field == "full_name")
    assert name.text == "NGUYỄN THỊ LY"
    assert name.source.box is not None
    assert name.source.box.left < start - 30


ASKED = (
    [(900, "TỜ KHAI ĐĂNG KÝ KHAI SINH")],
    "Kính gửi: UBND xã Hòa Bình",
    "Họ, chữ đệm, tên người yêu cầu: TRẦN THỊ THU",
    "Nơi cư trú: (2) thôn 3, xã Hòa Bình",
    "Giấy tờ tùy thân: (3) CCCD số 001196012345, cấp ngày 01/07/2021",
    "Quan hệ với người được khai sinh: Mẹ đẻ",
)


def test_a_value_within_another_is_told_for_both(catalogue):
    """The number in the sentence about a card is a field of its own, with the same words and place."""
    fields = said(catalogue, ASKED, "to_khai_dang_ky_khai_sinh", "2020")

    assert "001196012345" in fields["declarant.id_number"]
    assert fields["declarant.id_number"] == fields["declarant.id_paper"]


STATUS = (
    [(200, "UBND XÃ HÒA BÌNH"), (1300, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")],
    [(200, "Số: 12/UBND-XNTTHN"), (1300, "Hòa Bình, ngày 05 tháng 3 năm 2024")],
    [(800, "GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN")],
    "Họ, chữ đệm, tên: TRẦN THỊ THU",
    "Tình trạng hôn nhân: Chưa đăng ký kết hôn với ai",
    "Giấy này có giá trị sử dụng trong thời hạn 6 tháng, kể từ ngày cấp, được sử dụng để:",
    "Đăng ký kết hôn với ông LÊ VĂN ĐỨC",
)


def test_value_begins_below_the_sentence_that_asks_for_it(catalogue):
    """A label that ends a sentence has its value at the left of the next line; a date line has its place."""
    fields = said(catalogue, STATUS, "giay_xac_nhan_tinh_trang_hon_nhan", "2016")

    assert fields["purpose"] == "Đăng ký kết hôn với ông LÊ VĂN ĐỨC"
    assert fields["marital_status"] == "Chưa đăng ký kết hôn với ai"
    assert (fields["issued_at"], fields["issued_by"]) == ("Hòa Bình", "UBND XÃ HÒA BÌNH")
    assert fields["issued_on"] == "ngày 05 tháng 3 năm 2024"


def test_value_runs_on_up_to_the_next_label_of_its_line(catalogue):
    """A line that broke inside a value still ends it where the next label of that line stands."""
    rows = (
        [(900, "TỜ KHAI ĐĂNG KÝ KHAI TỬ")],
        "Nguyên nhân chết: Suy tim",
        "Số Giấy báo tử/Giấy tờ thay thế Giấy báo tử: 10/UBND-GBT do UBND xã Tân",
        "Hương cấp ngày 11/02/2025",
    )
    fields = said(catalogue, rows, "to_khai_dang_ky_khai_tu", "2020")

    assert fields["death_notice.number"] == "10/UBND-GBT"
    assert fields["death_notice.issued_by"] == "do UBND xã Tân Hương"
    assert fields["death_notice.issued_on"] == "cấp ngày 11/02/2025"


TABLE = (
    [(900, "TỜ KHAI ĐĂNG KÝ KẾT HÔN")],
    [(200, "Thông tin"), (1000, "Bên nữ"), (1900, "Bên nam")],
    [(200, "Họ, chữ đệm, tên"), (750, "TRẦN THỊ THU"), (1650, "LÊ VĂN ĐỨC")],
    [(200, "Dân tộc"), (750, "Tày"), (1650, "Kinh")],
    [(750, "thôn 3, xã Hòa Bình, huyện"), (1650, "thôn 4, xã Hòa Bình")],
    [(200, "Nơi cư trú (4)"), (750, "Thường Tín, thành phố Hà Nội")],
    "",
    [(200, "Kết hôn lần thứ mấy"), (750, "Lần 1"), (1650, "Lần 1")],
)


def test_below_an_indented_sentence_a_line_may_be_free_and_the_value_wraps_to_the_margin(catalogue):
    """Between sentence and value a leader is left empty; the second line begins left of the sentence."""
    sentence = [(420, STATUS[5])]
    rows = (*STATUS[:5], sentence, "", [(440, STATUS[6])], "và làm thủ tục chuyển nhượng")
    fields = said(catalogue, rows, "giay_xac_nhan_tinh_trang_hon_nhan", "2016")

    assert fields["purpose"] == "Đăng ký kết hôn với ông LÊ VĂN ĐỨC và làm thủ tục chuyển nhượng"


def test_last_word_of_a_label_may_stand_on_the_next_line(catalogue):
    """What is left of the label is no part of the value."""
    broken = (*STATUS[:5], STATUS[5].removesuffix(" để:"), f"để: {STATUS[6]}")
    fields = said(catalogue, broken, "giay_xac_nhan_tinh_trang_hon_nhan", "2016")

    assert fields["purpose"] == "Đăng ký kết hôn với ông LÊ VĂN ĐỨC"


def test_office_may_end_with_a_single_letter(catalogue):
    """The letter or figure that tells two wards apart belongs to the office's name."""
    rows = ([(200, "UBND PHƯỜNG AN BÌNH B"), (1300, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")], *STATUS[1:])

    assert said(catalogue, rows, "giay_xac_nhan_tinh_trang_hon_nhan", "2016")["issued_by"].endswith("BÌNH B")


def test_table_is_read_by_its_headings(catalogue):
    """Each cell goes to the person of its column."""
    fields = said(catalogue, TABLE, "to_khai_dang_ky_ket_hon", "2020")

    assert (fields["wife.full_name"], fields["husband.full_name"]) == ("TRẦN THỊ THU", "LÊ VĂN ĐỨC")
    assert (fields["wife.ethnicity"], fields["husband.ethnicity"]) == ("Tày", "Kinh")
    assert "Lần" not in fields["husband.residence"]


@pytest.mark.parametrize("left", ["Bên nữ", "Bên nam"])
def test_table_is_read_by_the_one_heading_that_is_left(catalogue, left):
    """A heading under a fold is not needed: the other one says whose its own half of the table is."""
    heading = [(1000, "Bên nữ")] if left == "Bên nữ" else [(1750, "Bên nam")]
    rows = (TABLE[0], [(200, "Thông tin"), *heading], *TABLE[2:])
    fields = said(catalogue, rows, "to_khai_dang_ky_ket_hon", "2020")

    assert (fields["wife.full_name"], fields["husband.full_name"]) == ("TRẦN THỊ THU", "LÊ VĂN ĐỨC")


def test_table_without_its_headings_says_nothing(catalogue):
    """Where both headings are lost nobody guesses whose a cell is."""
    rows = (TABLE[0], [(200, "Thông tin")], *TABLE[2:])

    assert not any("full_name" in key for key in said(catalogue, rows, "to_khai_dang_ky_ket_hon", "2020"))


def test_a_row_whose_label_is_lost_says_nothing(catalogue):
    """A cell is not taken from the row of any label that has no field of its own ("Kính gửi:")."""
    rows = (*TABLE[:2], [(200, "Kính gửi:"), (750, "UBND xã Hòa Bình")], *TABLE[2:4], *TABLE[6:])
    fields = said(catalogue, rows, "to_khai_dang_ky_ket_hon", "2020")

    assert fields["wife.full_name"] == "TRẦN THỊ THU"
    assert not fields.get("wife.residence")


def test_a_card_whose_labels_are_gone_is_read_by_the_order_of_its_values(catalogue):
    """A photocopy lost every small label: number, name, dates and places still tell what they are."""
    rows = (
        [(900, "CĂN CƯỚC")],
        [(900, "IDENTITY CARD")],
        "",
        [(700, "001196012345")],
        "",
        [(700, "TRẦN THỊ THU")],
        "",
        [(700, "04/05/1996"), (1500, "Nữ")],
        "",
        [(700, "Việt Nam")],
    )
    fields = said(catalogue, rows, "can_cuoc", "2024", "front", (2400, 1500))
    assert fields == {
        "id_number": "001196012345",
        "full_name": "TRẦN THỊ THU",
        "date_of_birth": "04/05/1996",
        "sex": "Nữ",
        "nationality": "Việt Nam",
    }


def test_places_of_a_card_without_labels_are_told_apart(catalogue):
    """A value over two lines stays one; the next place, a label's line further down, is another."""
    rows = (
        [(100, "Xóm 13, Xích Thổ, Nho Quan, Ninh")],
        [(100, "Bình")],
        "",
        [(100, "Hòa Bình, Thường Tín, Hà Nội")],
        "",
        [(1200, "28/10/2024")],
        [(1300, "Không thời hạn")],
        [(900, "BỘ CÔNG AN")],
    )
    fields = said(catalogue, rows, "can_cuoc", "2024", "back", (2400, 1500))
    assert fields["place_of_residence"] == "Xóm 13, Xích Thổ, Nho Quan, Ninh Bình"
    assert fields["place_of_birth_registration"] == "Hòa Bình, Thường Tín, Hà Nội"
    assert (fields["date_of_issue"], fields["date_of_expiry"]) == ("28/10/2024", "Không thời hạn")


def test_words_in_brackets_are_no_label(catalogue):
    """ "(Ký, ghi rõ họ, chữ đệm, tên …)" is not the place of a name whose own label is worn."""
    rows = (
        [(1000, "GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN")],
        "Hụ, chữ đệni, tên: NGUYỄN MINH QUỐC",
        "Ngày, tháng, năm sinh: 14/07/1987",
        [(200, "Giới tính: Nam"), (800, "Dân tộc: Kinh"), (1400, "Quốc tịch: Việt Nam")],
        "Giấy tờ tùy thân: CCCD số 001087012345",
        "Nơi cư trú: Thôn 7, xã Hoàng Hanh, tỉnh Hưng Yên",
        "Tình trạng hôn nhân: Chưa đăng ký kết hôn với ai",
        "",
        "(Ký, ghi rõ họ, chữ đệm, tên, chức vụ và đóng dấu)",
    )
    fields = said(catalogue, rows, "giay_xac_nhan_tinh_trang_hon_nhan", "2016")
    assert fields["full_name"] == "NGUYỄN MINH QUỐC"


def test_two_lines_of_a_cell_are_read_one_after_the_other(catalogue):
    """A reader's boxes reach over both lines of a cell: the words still come line by line."""
    fields = said(catalogue, TABLE, "to_khai_dang_ky_ket_hon", "2020")
    key = "wife.residence"
    page = typed(TABLE)
    row = next(
        line for line in page.reading.lines if fields[key].split()[0] in [word.text for word in line.words]
    )
    first = next(word for word in row.words if word.text == fields[key].split()[0])
    lower = replace(first, text="Huyện", box=first.box.moved(5, HIGH + 10))
    stretched = replace(first, box=replace(first.box, bottom=first.box.bottom + HIGH))
    words = [stretched if word is first else word for word in row.words] + [lower]
    lines = tuple(Line(tuple(words)) if line is row else line for line in page.reading.lines)
    face = catalogue.face("to_khai_dang_ky_ket_hon", "2020", "sheet")
    told = extract(replace(page, reading=Reading(lines, "tesseract")), face, Silent())
    (text,) = [one.text for one in told if one.field == key]
    said_words = text.split()
    assert [word for word in said_words if word != "Huyện"] == fields[key].split()
    upper = [word.text for word in row.words if word.text in fields[key].split()]
    assert said_words.index("Huyện") >= len(upper)


def test_bits_of_rules_between_the_rows_of_a_table_do_not_end_its_cells(catalogue):
    """A rule read as "|" fills the white between two rows; the line above the label stays the cell's."""
    rows = (
        *TABLE[:4],
        "",
        [(750, "Ấp 14, Xã Nguyễn Việt")],
        [(200, "Nơi cư trú (4)"), (750, "Khái, Huyện Phú Tân,"), (1650, "thôn 4, xã Hòa Bình")],
        [(750, "Tỉnh Cà Mau")],
        *TABLE[6:],
    )
    page = typed(rows)
    first = next(word for word in page.reading.words if word.text == "Ấp")
    bar = Word("|", Box(180, first.box.top - 110, 184, first.box.top - 5), 0.9)
    lines = (*page.reading.lines, Line((bar,)))
    face = catalogue.face("to_khai_dang_ky_ket_hon", "2020", "sheet")
    told = extract(replace(page, reading=Reading(lines, "tesseract")), face, Silent())
    (text,) = [one.text for one in told if one.field == "wife.residence"]
    assert text == "Ấp 14, Xã Nguyễn Việt Khái, Huyện Phú Tân, Tỉnh Cà Mau"


class Says:
    """A reader that sees one text in every crop that has ink."""

    name = "tesseract 0 says"

    def read(self, image, shape: Shape, dpi: int) -> Reading:
        """One line, as wide as the crop."""
        word = Word("Hòa Bình", Box(0, 0, image.shape[1], image.shape[0]), 0.9)
        return Reading((Line((word,)),) if image.min() < 100 else (), self.name)


@pytest.mark.parametrize("inked", [True, False])
def test_a_place_the_page_reading_lost_before_a_date_is_read_by_itself(catalogue, inked):
    """Ink before ", ngày … tháng … năm …" is read where it stands; white is not."""
    rows = (STATUS[0], [(200, "Số: 12/UBND-XNTTHN"), (1580, ", ngày 05 tháng 3 năm 2024")], *STATUS[2:])
    page = typed(rows)
    if inked:
        top = next(word for word in page.reading.words if word.text == "tháng").box.top
        for left in range(1420, 1560, 30):
            page.page.ink[top : top + HIGH, left : left + 8] = 0
    face = catalogue.face("giay_xac_nhan_tinh_trang_hon_nhan", "2016", "sheet")
    told = {one.field: one.text for one in extract(page, face, Says())}

    assert told["issued_at"] == ("Hòa Bình" if inked else "")


class Counting(Silent):
    """A reader that counts how often it is asked."""

    def __init__(self) -> None:
        self.asked = 0

    def read(self, image, shape: Shape, dpi: int) -> Reading:
        """No line."""
        self.asked += 1
        return super().read(image, shape, dpi)


def test_print_that_says_what_a_code_proves_is_not_read_again(catalogue):
    """Only where the page reading saw something else than the code, is the print looked at once more."""

    def asked(proven):
        page, reader = typed(CARD, size=(2400, 1500)), Counting()
        page.page.ink[:, ::4] = 0
        told = extract(page, catalogue.face("cccd", "2021", "front"), reader, None, proven)
        return reader.asked, {one.field: one.text for one in told}["full_name"]

    alone, same, other = asked({}), asked({"full_name": "TRẦN THỊ THU"}), asked({"full_name": "LÊ VĂN AN"})
    assert same[0] == alone[0] - 1
    assert other[0] == alone[0]
    assert {name for _, name in (alone, same, other)} == {"TRẦN THỊ THU"}


def test_a_place_told_by_the_order_of_lines_alone_is_doubted(catalogue):
    """Which of two addresses without labels is the residence, a machine must not vouch for."""
    labelled = (
        "Nơi cư trú / Place of residence:",
        "Thiện Tân, Lạng Sơn",
        "Nơi đăng ký khai sinh / Place of birth registration:",
        "Thanh Sơn, Hữu Lũng, Lạng Sơn",
        "Ngày, tháng, năm cấp / Date of issue: 13/10/2025",
        "Ngày, tháng, năm hết hạn / Date of expiry: 13/10/2035",
    )
    face = catalogue.face("can_cuoc", "2024", "back")

    def sure(rows):
        told = extract(typed(rows, size=(2400, 1500)), face, Silent())
        return {one.field: one.confidence for one in told if one.text}

    bare = sure([row if "Ngày" in row or "Place" not in row else "" for row in labelled])
    assert min(sure(labelled).values()) > 0.5
    assert bare["date_of_issue"] > 0.5
    assert all(chance < 0.1 for field, chance in bare.items() if field.startswith("place"))
    assert any(field.startswith("place") for field in bare)


@pytest.mark.parametrize("specks", [40, 5])
def test_a_place_full_of_specks_is_not_said_to_be_empty(catalogue, specks):
    """A worn ribbon copied leaves dots of its letters: nothing is said of the field, so a person looks."""
    rows = (*STATUS[:3], "Họ, chữ đệm, tên:", *STATUS[4:])
    page = typed(rows)
    top = next(word for word in page.reading.words if word.text == "tên:").box.top
    for at in range(specks):
        left = 700 + 12 * at
        page.page.ink[top + at % 3 * 6 : top + at % 3 * 6 + 3, left : left + 3] = 0
    face = catalogue.face("giay_xac_nhan_tinh_trang_hon_nhan", "2016", "sheet")
    told = {one.field: one.text for one in extract(page, face, Silent())}

    assert told.get("full_name", "untold") == ("untold" if specks > 20 else "")


def test_number_and_issuer_of_a_head_may_stand_in_either_order(catalogue):
    """On the right above the issuer's label: the number of a birth notice is found though the form names the
    issuer first.
    """
    rows = (
        [(200, "SỞ Y TẾ KIÊN GIANG"), (1900, "Số: 2461")],
        [(200, "Cơ sở KB, CB: TRẠM Y TẾ XÃ"), (1900, "Quyển số: 2024")],
        [(900, "GIẤY CHỨNG SINH")],
        "Họ và tên mẹ/Người nuôi dưỡng: KIÊN THỊ SÓC KHA",
        "Năm sinh: 1988",
    )
    fields = said(catalogue, rows, "giay_chung_sinh", "2017")
    assert fields["number"] == "2461"
    assert fields["book"] == "2024"
    assert fields["issued_by"] == "TRẠM Y TẾ XÃ"


def test_a_death_notice_of_a_commune_may_say_name_alone(catalogue):
    """ "Họ và tên:" below "xác nhận:" is the dead person's."""
    rows = (
        [(900, "GIẤY BÁO TỬ")],
        "Xác nhận:",
        "Họ và tên: TRẦN BẢO ĐÔNG",
        "Ngày, tháng, năm sinh: 01/08/1961",
    )
    assert said(catalogue, rows, "giay_bao_tu", "2021")["deceased.full_name"] == "TRẦN BẢO ĐÔNG"


def test_a_forms_own_sentence_behind_a_comma_ends_the_value(catalogue):
    """A leader's dot read as a comma does not make the form's next words a part of what was written."""
    rows = (
        [(700, "TỜ KHAI CẤP BẢN SAO TRÍCH LỤC HỘ TỊCH")],
        "Họ, chữ đệm, tên người yêu cầu: LÊ THU THÚY",
        "Đề nghị cơ quan cấp bản sao trích lục (4) Khai sinh, cho người có tên dưới đây:",
        "Họ, chữ đệm, tên: TÔ VIỆT GIANG",
        "Ngày, tháng, năm sinh: 29/10/2013",
    )
    assert said(catalogue, rows, "to_khai_cap_ban_sao_trich_luc_ho_tich", "2020")["event"] == "Khai sinh"


def test_a_family_name_is_not_the_last_word_of_a_label_that_was_lost(catalogue):
    """ "là:" was not read, and "Lê" stands where it should: it opens the name."""
    rows = (
        [(1000, "GIẤY CHỨNG SINH")],
        "Họ, chữ đệm, tên khai sinh của mẹ: PHẠM THỊ HOA",
        "Giới tính của con: Nam  Cân nặng: 2400 gram",
        "Dự định đặt tên con Lê Văn Phát",
    )
    assert said(catalogue, rows, "giay_chung_sinh", "2025")["child.full_name"] == "Lê Văn Phát"
