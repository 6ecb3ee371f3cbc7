"""Where a value begins and ends, on typed pages."""

from dataclasses import replace

import pytest

from ocr.types import Line
from pipeline.extract import extract
from pipeline.extract.cutting.region import pieces
from pipeline.extract.cutting.sheet import sheet
from pipeline.extract.placing.align import align
from pipeline.labels.rows import rows as rows_of
from tests.pipeline.typed import BIRTH, CARD, Silent, typed, typed_reading

SINGLE = (
    [(200, "ỦY BAN NHÂN DÂN"), (1300, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")],
    [(200, "XÃ HÒA BÌNH"), (1400, "Độc lập - Tự do - Hạnh phúc")],
    [(200, "Số: 12/UBND-XNTTHN"), (1400, "Hòa Bình, ngày 05 tháng 03 năm 2025")],
    [(700, "GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN")],
    "Xét đề nghị của ông/bà: TRẦN THỊ THU",
    "Họ, chữ đệm, tên: TRẦN THỊ THU",
    "Ngày, tháng, năm sinh: 04/05/1996",
    [(200, "Giới tính: Nữ"), (800, "Dân tộc: Kinh"), (1400, "Quốc tịch: Việt Nam")],
    "Giấy tờ tùy thân: CCCD số 001196012345",
    "Nơi cư trú: thôn 3, xã Hòa Bình, huyện Thường Tín, thành phố Hà Nội",
    "Tình trạng hôn nhân: Chưa đăng ký kết hôn với ai",
)
SIGNED_BELOW = (
    *SINGLE[:2],
    [(200, "Số: 12/UBND-XNTTHN")],
    *SINGLE[3:],
    [(1400, "Hòa Bình, ngày 05 tháng 03 năm 2025")],
    [(1400, "NGƯỜI KÝ GIẤY XÁC NHẬN")],
)


def said(catalogue, rows, document="giay_xac_nhan_tinh_trang_hon_nhan", edition="2016", face="sheet"):
    """Field → text on a page of these rows."""
    told = extract(typed(rows), catalogue.face(document, edition, face), Silent())
    return {one.field: one.text for one in told}


@pytest.mark.parametrize("rows", [SINGLE, SIGNED_BELOW])
def test_a_paper_is_dated_on_top_or_above_the_signature(catalogue, rows):
    """The line "Hòa Bình, ngày …" is found in both places, and never a date of somebody's life."""
    fields = said(catalogue, rows)

    assert (fields["issued_at"], fields["issued_on"]) == ("Hòa Bình", "ngày 05 tháng 03 năm 2025")
    assert fields["date_of_birth"] == "04/05/1996"
    assert fields["number"] == "12/UBND-XNTTHN"


def test_leader_dots_between_figures_and_words_part_them(catalogue):
    """What a reader makes of dotted blanks ("15...tháng...09..năm") is still a date."""
    rows = (
        [(900, "TRÍCH LỤC KHAI TỬ")],
        "Số: 454/TLKT",
        "Họ, chữ đệm, tên: NGUYỄN THỊ THU",
        "Ngày, tháng, năm sinh: 29/08/1961",
        "Giới tính: Nữ",
        "Đã chết vào lúc: 02 giờ 26 phút, ngày... 15...tháng...09..năm 2019",
        "ghi bằng chữ: ngày mười lăm, tháng chín, năm hai nghìn không trăm mười chín",
        "Nơi chết: Tại nhà, thôn 3, xã Hòa Bình",
        "Nguyên nhân chết: Già yếu",
    )
    fields = said(catalogue, rows, "trich_luc_khai_tu", "ban_chinh")

    assert fields["date_of_death"] == "ngày 15 tháng 09 năm 2019"


def test_the_first_word_of_a_value_is_not_the_last_of_its_label(catalogue):
    """Where a fold took a label's last word, the value still begins with its own first."""
    rows = [row.replace("cư trú: thôn 3", "cư Số 3") if isinstance(row, str) else row for row in SINGLE]

    assert said(catalogue, rows)["residence"].startswith("Số 3, xã Hòa Bình")


def test_a_footnote_mark_is_no_part_of_a_value(catalogue):
    """Application forms print "(2)" before many values; a reader adds a full stop or loses a bracket."""
    for mark in ("(2)", "(2).", "3)", "()"):
        rows = [
            row.replace("cư trú: thôn", f"cư trú: {mark} thôn") if isinstance(row, str) else row
            for row in SINGLE
        ]
        assert said(catalogue, rows)["residence"].startswith("thôn 3"), mark


def test_a_value_ends_at_a_wide_gap_though_specks_stand_in_it(catalogue):
    """What a leader leaves ("..") between a number and the date beside it joins nothing."""
    rows = [*SINGLE]
    rows[2] = [(200, "Số: 12/UBND-XNTTHN"), (900, ".."), (1400, "Hòa Bình, ngày 05 tháng 03 năm 2025")]

    assert said(catalogue, rows)["number"] == "12/UBND-XNTTHN"


def test_the_rest_of_a_second_language_is_no_value(catalogue):
    """Of "Place of birth:" worn to "Place of bu" nothing comes into the value below it."""
    rows = (
        "Nơi cư trú / Place of residence:",
        "Thiện Tân, Lạng Sơn",
        "Nơi đăng ký khai sinh / Place of bu",
        "Thanh Sơn, Hữu Lũng, Lạng Sơn",
        "Ngày, tháng, năm cấp / Date of issue: 13/10/2025",
        "Ngày, tháng, năm hết hạn / Date of expiry: 13/10/2035",
    )
    fields = said(catalogue, rows, "can_cuoc", "2024", "back")

    assert fields["place_of_birth_registration"] == "Thanh Sơn, Hữu Lũng, Lạng Sơn"


def test_a_faint_value_behind_two_languages_is_a_value(catalogue):
    """A lone doubtful word there is the rest of the second language, but not one of the two sexes."""
    page = typed(
        (*CARD[:6], [(700, "Giới tính / Sex: Nam"), (1200, "Quốc tịch / Nationality: Lào")], *CARD[7:])
    )
    lines = [
        Line(tuple(replace(word, confidence=0.25 if word.text == "Nam" else 0.9) for word in line.words))
        for line in page.reading.lines
    ]
    doubtful = replace(page, reading=replace(page.reading, lines=tuple(lines)))
    told = extract(doubtful, catalogue.face("cccd", "2021", "front"), Silent())

    assert {one.field: one.text for one in told}["sex"] == "Nam"


def test_above_the_second_language_another_columns_line_may_stand_in_between(catalogue):
    """Only "Date of expiry" of its label is left: the date is above it, a line of the address between."""
    rows = (
        *CARD[:9],
        [(20, "gá á trị đe. 04/05/2036")],
        [(700, "Nơi thường trú / Place of residence: Thôn 3,")],
        [(20, "Date of expiry:"), (700, "Hòa Bình, Thường Tín, Hà Nội")],
    )
    fields = said(catalogue, rows, "cccd", "2021", "front")

    assert fields["date_of_expiry"].endswith("04/05/2036")
    assert "2036" not in fields["place_of_residence"]


def test_birth_keeps_its_dates(catalogue):
    """A certificate without a dated line above the signature has no value made up for one."""
    fields = said(catalogue, BIRTH, "giay_khai_sinh", "2016")

    assert fields["registration_date"] == "10/03/2024"


@pytest.mark.parametrize("row", ["_136 ngày: 24/12/2003", "Số136 ngày: 24/12/2003"])
def test_a_number_before_its_date_needs_no_label(catalogue, row):
    """Of "Số: 136 ngày: …" the label may be lost or grown to the number."""
    rows = (
        [(900, "GIẤY KHAI SINH")],
        [(1000, "(BẢN SAO)")],
        "Số: 191/2024/GKS-BS",
        *BIRTH[4:-5],
        "Đăng ký khai sinh tại: UBND xã Hòa Bình",
        row,
        "Ghi chú:",
        [(1400, "NGƯỜI KÝ BẢN SAO GIẤY KHAI SINH")],
    )
    fields = said(catalogue, rows, "trich_luc_khai_sinh", "2016")

    assert (fields["number"], fields["registration_date"]) == ("136", "24/12/2003")


def test_a_worn_label_within_a_row_is_found_behind_white(catalogue):
    """On a card the label of residence stands beside the expiry; worn, it still ends the place of origin."""
    rows = (
        *CARD[2:9],
        [(20, "Có giá trị đến: 04/05/2036"), (700, "Nơi tường wú / Ptace otsesidence; Thôn 5,")],
        [(700, "Ứng Hòa, Hà Nội")],
    )
    fields = said(catalogue, rows, "cccd", "2021", "front")

    assert fields["place_of_origin"] == "Hòa Bình, Thường Tín, Hà Nội"
    assert fields["place_of_residence"] == "Thôn 5, Ứng Hòa, Hà Nội"


def test_two_columns_are_told_by_where_the_right_ones_labels_begin(catalogue):
    """Values wrapped, so that no row holds a label twice, and the only pair is worn: still two columns."""
    rows = (
        [(700, "TRÍCH LỤC KẾT HÔN")],
        [(200, "Họ, chữ đệm, tên vợ: NGUYỄN THU DUYÊN"), (1340, "chữ đệm, tên chòng: ĐẶNG VĂN")],
        [(200, "Ngày, tháng, năm sinh: 26/04/1994"), (1260, "THÀNH")],
        [(200, "Dân tộc: Kinh"), (1260, "Ngày, tháng, năm sinh: 20/03/1991")],
        [(200, "Nơi cư trú: Đội 13, xã Hoằng Trường, huyện"), (1260, "Dân tộc: Kinh")],
        [(200, "Hoằng Hóa, tỉnh Thanh Hóa"), (1260, "Nơi cư trú: thị trấn Lạc Dương")],
        [(200, "Giấy tờ tùy thân: CCCD 038194611297"), (1260, "huyện Lạc Dương, tỉnh Lâm Đồng")],
        [(1260, "Giấy tờ tùy thân: CCCD 068091929653")],
        "Đăng ký kết hôn tại: UBND thị trấn Lạc Dương",
        [(200, "Số: 278"), (1260, "Ngày: 06 tháng 5 năm 2022")],
    )
    fields = said(catalogue, rows, "trich_luc_ket_hon")

    assert fields["wife.date_of_birth"] == "26/04/1994"
    assert fields["husband.full_name"] == "ĐẶNG VĂN THÀNH"
    assert fields["husband.date_of_birth"] == "20/03/1991"
    assert fields["wife.residence"] == "Đội 13, xã Hoằng Trường, huyện Hoằng Hóa, tỉnh Thanh Hóa"
    assert fields["husband.id_paper"] == "CCCD 068091929653"


def replaced(rows, old, new):
    """The rows with one row's text (or part of a row) written otherwise."""
    return [
        row.replace(old, new) if isinstance(row, str) else [(x, part.replace(old, new)) for x, part in row]
        for row in rows
    ]


def test_a_short_value_the_reader_lost_is_not_sought_on_the_next_line(catalogue):
    """Where nothing was read between "Dân tộc:" and "Quốc tịch:", the next line's words are not it."""
    assert said(catalogue, replaced(SINGLE, "Dân tộc: Kinh", "Dân tộc:"))["ethnicity"] == ""


@pytest.mark.parametrize(
    ("read", "field", "value"),
    [
        ("Giới tính: Nữ_Dân tộc: Kinh", "sex", "Nữ"),
        ("Giới tính: Nữ_Dân tộc: Kinh", "ethnicity", "Kinh"),
        ("Giới tính: Nữ Dân tộc: Kinh tịch: Việt Nam", "ethnicity", "Kinh"),
    ],
)
def test_words_grown_together_and_labels_cut_short_leave_values_whole(catalogue, read, field, value):
    """A leader between a value and the next label parts them; a label's lost word takes no value with it."""
    rows = [
        [(200, read)] if not isinstance(row, str) and row[0][1].startswith("Giới tính") else row
        for row in SINGLE
    ]
    assert said(catalogue, rows)[field] == value


@pytest.mark.parametrize("mark", ["(+)", "‹+)", "t3)", "c4,", "C21"])
def test_a_worn_footnote_mark_is_none_either(catalogue, mark):
    """Copies make "(2)" into other signs; they stand before the value all the same."""
    rows = replaced(SINGLE, "cư trú: thôn", f"cư trú: {mark} thôn")
    assert said(catalogue, rows)["residence"].startswith("thôn 3")


def test_an_abbreviation_is_no_footnote_mark(catalogue):
    """ "CC", "CS" and figures with a stroke behind them are words of the value."""
    for word in ("CC", "CS", "37]"):
        rows = replaced(SINGLE, "tùy thân: CCCD", f"tùy thân: {word}")
        assert said(catalogue, rows)["id_paper"].startswith(word.strip("]")), word


LATE = (
    [(900, "TRÍCH LỤC KẾT HÔN")],
    [(200, "Họ, chữ đệm, tên vợ: LÊ THỊ HÂN"), (1300, "Họ, chữ đệm, tên chồng: TRẦN VĂN LỘC")],
    [(200, "Dân tộc: Kinh"), (1300, "Dân tộc: Kinh")],
    [(200, "Quốc tịch: Việt Nam"), (1300, "Quốc tịch: Việt Nam")],
    "Đăng ký kết hôn tại: Ủy ban nhân dân xã Quỳnh Mỹ, huyện Quỳnh Phụ, tỉnh Thái Bình",
    [(200, "Số: 364/2017"), (1300, "Iigày 27/07/2017")],
)


def test_a_day_behind_a_worn_label_on_the_same_line_is_found(catalogue):
    """ "Iigày" is no label any more, but what stands behind it is hardly anything but the day."""
    fields = said(catalogue, LATE, "trich_luc_ket_hon", "2016")
    assert fields["number"] == "364/2017"
    assert fields["registration_date"].endswith("27/07/2017")


def test_a_book_behind_the_number_is_not_taken_for_a_day(catalogue):
    """ "01/2017" might be a month; beside a number it is the book's."""
    fields = said(
        catalogue, [*LATE[:-1], [(200, "Số: 364/2017"), (1300, "01/2017")]], "trich_luc_ket_hon", "2016"
    )
    assert fields.get("registration_date", "") == ""


def test_values_side_by_side_keep_their_second_lines(catalogue):
    """In the cells of one row "ngày 07 tháng 01" / "năm 2021" is one date and "Cục CSQLHC về" / "TTXH" one
    office.
    """
    rows = (
        [(900, "GIẤY CHỨNG SINH")],
        "Họ và tên mẹ: NGUYỄN THỊ THU",
        [(200, "Ngày cấp"), (560, "ngày 07 tháng 01"), (1200, "Nơi cấp"), (1700, "Cục CSQLHC về")],
        [(560, "năm 2021"), (1700, "TTXH")],
        "Dân tộc: Kinh",
        "Ghi chú: Đẻ thường",
    )
    fields = said(catalogue, rows, "giay_chung_sinh", "2017")
    assert fields["mother.id_issued_on"] == "ngày 07 tháng 01 năm 2021"
    assert fields["mother.id_issued_by"] == "Cục CSQLHC về TTXH"


@pytest.mark.parametrize("read", ["Nữ", "ư", "'"])
def test_where_values_stand_below_one_that_was_not_read_is_looked_for_there(catalogue, read):
    """All labels of this card stand alone on their lines, so below "Giới tính / Sex" stands the sex, whatever
    the page reading saw there.
    """
    found = rows_of(
        typed_reading(
            (
                "Số định danh cá nhân / Personal identification number",
                "001190012345",
                "Họ, chữ đệm và tên khai sinh / Full name",
                "NGUYỄN THỊ ÁNH",
                [(200, "Ngày, tháng, năm sinh / Date of birth"), (1300, "Giới tính / Sex")],
                [(200, "30/09/1936"), (1300, read)],
                "Quốc tịch / Nationality",
                "Việt Nam",
            )
        )
    )
    layout = align(found, catalogue.face("can_cuoc", "2024", "front"))
    page = sheet(found, layout, (), (0, 1700))
    (sex,) = (one for one in layout.placed if one.rule.key == "sex")
    (piece,) = pieces(page, sex)
    assert [token.text for token in piece.tokens] == [read]
    assert piece.box.left > 1200
