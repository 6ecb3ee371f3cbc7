"""Where a value begins and ends, on typed pages."""

import pytest

from pipeline.extract import extract
from pipeline.template import default_folder, load
from tests.pipeline.typed import BIRTH, CARD, Silent, typed

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


@pytest.fixture(scope="module")
def catalogue():
    """The papers we ship."""
    return load(default_folder())


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
