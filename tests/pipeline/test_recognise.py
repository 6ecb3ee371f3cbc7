"""A paper is known by what is printed on it and by its codes; a paper of no template by nothing."""

from __future__ import annotations

import pytest

from ocr.types import Box, Code, CodeKind
from pipeline.recognise import recognise
from pipeline.template import default_folder, load
from pipeline.types import MrzZone
from tests.pipeline.typed import BIRTH, CARD, MARRIAGE, NOTICE, typed

BOX = Box(0, 0, 9, 9)
QR = Code(CodeKind.QR, "001196012345||Trần Thị Thu|04051996|Nữ|Thôn 3, Hòa Bình|01072021", BOX, "plain")
QR_2024 = Code(CodeKind.QR, "001196012345||Trần Thị Thu|04051996|Nữ|Thôn 3, Hòa Bình|01072024", BOX, "plain")
ZONE = MrzZone(
    ("IDVNM3000000001001300000000<<2", "0002299F2502287VNM<<<<<<<<<<<0", "DANG<<THI<VI<DU<<<<<<<<<<<<<<<"),
    BOX,
)
FOREIGN = MrzZone(("I<UTOD231458907<<<<<<<<<<<<<<<", *ZONE.lines[1:]), BOX)

APPLICATION = (
    [(800, "TỜ KHAI ĐĂNG KÝ KHAI SINH")],
    "Kính gửi: Ủy ban nhân dân xã Hòa Bình",
    "Họ, chữ đệm, tên người yêu cầu: NGUYỄN VĂN ĐỨC",
    "Nơi cư trú: thôn 3, xã Hòa Bình",
    "Giấy tờ tùy thân: CCCD số 001093012345",
    "Quan hệ với người được khai sinh: cha đẻ",
    "Đề nghị cơ quan đăng ký khai sinh cho người dưới đây:",
    *BIRTH[4:18],
)


@pytest.fixture(scope="module")
def catalogue():
    """The papers we ship."""
    return load(default_folder())


def known(catalogue, rows, codes=(), mrz=None):
    """(document, edition, face) of a page of these rows, or None."""
    match = recognise(typed(rows, codes, mrz), catalogue).match
    return (match.document, match.edition, match.face) if match else None


@pytest.mark.parametrize(
    ("rows", "answer"),
    [
        (BIRTH, ("giay_khai_sinh", "2016", "sheet")),
        (MARRIAGE, ("giay_chung_nhan_ket_hon", "2016", "sheet")),
        (NOTICE, ("giay_chung_sinh", "2025", "sheet")),
        (CARD, ("cccd", "2021", "front")),
    ],
)
def test_paper_is_known(catalogue, rows, answer):
    """Each paper by its own texts."""
    assert known(catalogue, rows) == answer


@pytest.mark.parametrize(("rows", "title"), [(BIRTH, 2), (MARRIAGE, 0), (NOTICE, 2)])
def test_lost_title_does_not_matter(catalogue, rows, title):
    """The labels alone suffice."""
    cut = [row for number, row in enumerate(rows) if number > title]

    assert known(catalogue, cut) == known(catalogue, rows)


def test_tone_placement_and_icelandic_letter_do_not_matter(catalogue):
    """tuỳ for tùy, Ð for Đ, capitals for small letters."""
    rows = [row.replace("tùy", "tuỳ").upper().replace("Đ", "\u00d0") for row in BIRTH if isinstance(row, str)]

    assert known(catalogue, rows) == ("giay_khai_sinh", "2016", "sheet")


@pytest.mark.parametrize("drop", [0, 2], ids=["whole", "title and addressee cut off"])
def test_application_form_is_not_the_certificate(catalogue, drop):
    """TỜ KHAI ĐĂNG KÝ KHAI SINH shares most labels with GIẤY KHAI SINH and is known as itself."""
    assert known(catalogue, APPLICATION[drop:]) == ("to_khai_dang_ky_khai_sinh", "2020", "sheet")


@pytest.mark.parametrize(
    "rows",
    [
        (),
        (
            [(800, "ỦY BAN NHÂN DÂN XÃ HÒA BÌNH")],
            "Số: 12/UBND",
            "V/v cấp giấy khai sinh cho trẻ em trên địa bàn",
        ),
        (
            [(800, "BIÊN LAI THU TIỀN PHÍ, LỆ PHÍ")],
            "Họ và tên người nộp: NGUYỄN VĂN A",
            "Số tiền: 8.000 đồng",
        ),
        (
            [(800, "TRÍCH LỤC ĐĂNG KÝ GIÁM HỘ")],
            [(900, "(BẢN SAO)")],
            "Họ, chữ đệm, tên người giám hộ: A",
            "Họ, chữ đệm, tên người được giám hộ: B",
            "Đăng ký giám hộ tại: C",
        ),
        (
            "Surname / Nom",
            "Given names / Prénoms",
            "Nationality / Nationalité",
            "Date of birth",
            "Date of expiry",
        ),
    ],
    ids=["blank", "letter", "receipt", "guardianship extract", "foreign card"],
)
def test_other_paper_is_none_of_ours(catalogue, rows):
    """Nothing is forced into a template; the nearest three are named all the same."""
    answer = recognise(typed(rows), catalogue)

    assert answer.match is None
    assert len({one.document for one in answer.nearest}) == 3


def test_copy_is_not_the_original(catalogue):
    """The same labels under "(BẢN SAO)" and before "Đăng ký khai sinh tại:" are a copy from the register."""
    rows = (*BIRTH[3:18], "Đăng ký khai sinh tại: UBND xã Hòa Bình", "Số: 12 ngày 10/03/2024")
    copy = (BIRTH[2], [(900, "(BẢN SAO)")], *rows)

    assert known(catalogue, copy) == ("trich_luc_khai_sinh", "2020", "sheet")


@pytest.mark.parametrize(
    ("codes", "mrz", "answer"),
    [
        ((QR,), None, ("cccd", "2021", "front")),
        ((), ZONE, ("cccd", "2021", "back")),
        ((QR_2024,), ZONE, ("can_cuoc", "2024", "back")),
        ((QR_2024,), None, ("can_cuoc", "2024", "back")),
        ((), FOREIGN, None),
        ((Code(CodeKind.QR, "https://vnexpress.net", BOX, "plain"),), None, None),
    ],
)
def test_worn_card_is_known_by_its_codes(catalogue, codes, mrz, answer):
    """With no readable label: QR alone (its day tells the edition), zone alone, both; a foreign zone or
    another QR says nothing.
    """
    assert known(catalogue, ("Lờ mờ", "không đọc được"), codes, mrz) == answer


def test_both_sides_copied_on_one_page_are_known(catalogue):
    """Front above back on a sheet that was not cut: one card, whatever the codes of both sides."""
    back = (
        "Đặc điểm nhận dạng / Personal identification: Nốt ruồi",
        "Ngày, tháng, năm / Date, month, year: 24/03/2023",
        "CỤC TRƯỞNG CỤC CẢNH SÁT",
    )

    assert known(catalogue, (*CARD, "", "", *back), (QR,), ZONE) == ("cccd", "2021", "both")


def test_a_front_alone_on_a_sheet_is_no_whole_card(catalogue):
    """Where nothing of the back is seen, the front waits for its partner; only the Vietnamese half of the
    labels was read.
    """
    rows = (
        [(400, "CĂN CƯỚC")],
        "Số định danh cá nhân",
        "010083559543",
        "Họ, chữ đệm và tên khai sinh",
        "KIỀU HỮU GIÁP",
        "Ngày, tháng, năm sinh",
        "23/09/1983",
        "Quốc tịch",
        "Việt Nam",
    )
    assert known(catalogue, rows) == ("can_cuoc", "2024", "front")


def test_reason_names_what_was_seen_and_what_not(catalogue):
    """A person reads which texts were found and which are missing, and no value."""
    match = recognise(typed([row for row in BIRTH if row != BIRTH[10]]), catalogue).match

    assert match is not None
    assert "“GIẤY KHAI SINH”" in match.reason
    assert "không thấy" in match.reason
    assert "Quê quán" in match.reason
    assert "NGUYỄN" not in match.reason
    missing = {hit.text for hit in match.anchors if hit.box is None}
    assert "Quê quán:" in missing


def test_of_two_editions_the_one_that_explains_more_is_meant(catalogue):
    """The form of 2024 has one label more than that of 2020; worn, it still tells them apart."""
    rows = (
        [(900, "TỜ KHAI ĐĂNG KÝ KHAI TỬ")],
        "Họ, chữ đệm, tên người yêu cầu: NGUYỄN PHƯƠNG THOA",
        "Ngày, tháng, năm sinh: 08/04/1989",
        "Nơi cư trú: Đội 11, xã Quy Đức",
        "Giấy tờ tùy thân: CCCD 001189012345",
        "Quan hệ với người đã chết: Con",
        "Đề nghị cơ quan đăng ký khai tử cho người có tên dưới đây:",
        "Họ, chữ đệm, tên: NGUYỄN VĂN TÁM",
        "Ngáy, thang, lì sình: 11/02/1968",
        [(200, "Giới tính: Nam"), (800, "Dân tộc: Kinh"), (1400, "Quốc tịch: Việt Nam")],
        "Nơi cư trú cuối cùng: Đội 11, xã Quy Đức",
        "Giấy tờ tùy thân: CCCD 001068012345",
        "Đã chết vào lúc: 6 giờ 37 phút, ngày 28 tháng 5 năm 2025",
        "Nơi chết: Tại nhà",
        "Nguyên nhân chết: Bệnh già",
        "Số Giấy báo tử/Giấy tờ thay thế Giấy báo tử: 12 do UBND xã Quy Đức cấp ngày: 01/06/2025",
    )
    assert known(catalogue, rows) == ("to_khai_dang_ky_khai_tu", "2024", "sheet")


def test_an_identity_paper_named_in_a_line_is_no_other_papers_title(catalogue):
    """ "Giấy chứng minh nhân dân số …" opens a line below its label: it is not GIẤY CHỨNG SINH."""
    rows = (*BIRTH, "Giấy tờ tùy thân:", "Giấy chứng minh nhân dân số 265984023 do Công an tỉnh Bắc Ninh cấp")
    assert known(catalogue, rows) == ("giay_khai_sinh", "2016", "sheet")


def test_a_form_that_lacks_a_line_of_the_newer_edition_is_still_of_it(catalogue):
    """The form of 2024 asks for the identity papers of both parents; one line more that is not there does not
    make it that of 2020, which would pass those over.
    """
    rows: list[object] = list(APPLICATION)
    rows.insert(3, "Ngày, tháng, năm sinh: 23/12/1990")
    for parent in ("mẹ", "cha"):
        rows += [
            f"Họ, chữ đệm, tên người {parent}: NGUYỄN THỊ HOA",
            [(200, "Năm sinh: 1990"), (800, "Dân tộc: Kinh"), (1400, "Quốc tịch: Việt Nam")],
            "Nơi cư trú: thôn 3, xã Hòa Bình",
            "Giấy tờ tùy thân: CCCD số 001193012345",
        ]
    rows = [row for row in rows if not str(row).startswith(("Số định danh", "Thông tin về Giấy"))]
    assert known(catalogue, rows) == ("to_khai_dang_ky_khai_sinh", "2024", "sheet")


def test_a_label_that_lost_its_first_word_is_no_other_papers(catalogue):
    """ "Nơi đăng ký kết hôn:" without "Nơi" is nearly the extract's "Đăng ký kết hôn tại:"."""
    title = [(1092, "GIAY CHƯNG NHẠN KKET HÖÔN")]
    worn = [
        row.replace("Nơi đăng ký", "đăng ký")
        if isinstance(row, str)
        else title
        if row[0][1] == "GIẤY CHỨNG NHẬN KẾT HÔN"
        else row
        for row in MARRIAGE
    ]

    assert title in worn
    assert known(catalogue, worn) == ("giay_chung_nhan_ket_hon", "2016", "sheet")


def test_a_stamp_beside_the_title_does_not_make_a_copy(catalogue):
    """Offices stamp "BẢN SAO" on certified copies; the extract prints "(BẢN SAO)" on a line of its own."""
    rows = tuple(
        [(800, "BẢN SAO"), (1000, "GIẤY KHAI SINH")] if row == [(1000, "GIẤY KHAI SINH")] else row
        for row in BIRTH
    )
    assert known(catalogue, rows) == ("giay_khai_sinh", "2016", "sheet")


def test_a_title_of_two_lines_refuses_nothing(catalogue):
    """ "… TRÍCH LỤC HỘ TỊCH," / "BẢN SAO GIẤY KHAI SINH" is a form's title, not a copy's mark."""
    rows = (
        [(800, "TỜ KHAI CẤP BẢN SAO TRÍCH LỤC HỘ TỊCH,")],
        [(900, "BẢN SAO GIẤY KHAI SINH")],
        "Kính gửi: UBND xã Trung Sơn, tỉnh Phú Thọ",
        "Họ, chữ đệm, tên người yêu cầu: HOÀNG ĐẠT",
        "Nơi cư trú: thôn 2, xã Trung Sơn",
        "Quan hệ với người được cấp bản sao Giấy khai sinh/Trích lục hộ tịch: Con đẻ",
        "Đề nghị cơ quan cấp bản sao trích lục khai tử cho người có tên dưới đây:",
        "Họ, chữ đệm, tên: HÀ THỊ NGÂN",
        "Đã đăng ký tại: UBND xã Thanh Bình",
        "Số lượng bản sao yêu cầu cấp: 04 bản",
    )
    assert known(catalogue, rows) == ("to_khai_cap_ban_sao_trich_luc_ho_tich", "2020", "sheet")


def test_a_stamp_far_from_the_title_does_not_make_a_copy(catalogue):
    """ "BẢN SAO" on a free line of the certificate is a stamp; below the title it is the copy's mark."""
    stamped = (*BIRTH[:16], [(1600, "BẢN SAO")], *BIRTH[16:])
    assert known(catalogue, stamped) == ("giay_khai_sinh", "2016", "sheet")
    copied = (*BIRTH[:3], [(1050, "(BẢN SAO)")], *BIRTH[3:])
    assert known(catalogue, copied) != ("giay_khai_sinh", "2016", "sheet")


def test_a_form_of_the_police_that_asks_what_cards_say_is_no_card(catalogue):
    """Name, birth, origin and residence on a sheet without a card's title or code are another paper."""
    rows = ([(700, "XÁC NHẬN THÔNG TIN VỀ CƯ TRÚ")], *CARD[3:])
    assert known(catalogue, rows) is None
    assert known(catalogue, rows, (QR,)) is not None


def test_a_card_that_lost_its_labels_is_known_by_title_and_number(catalogue):
    """A copy loses the thin labels before title and number; a title without a number, or on a sheet that is
    no card, is not enough.
    """
    title, number, name = [(400, "CĂN CƯỚC CÔNG DÂN")], "049194446908", "+ PHẠM THỊ KHÁNH"
    match = recognise(typed((title, number, name), size=(1600, 1010)), catalogue).match
    assert match is not None
    assert (match.document, match.face) == ("cccd", "front")
    assert recognise(typed((title, name), size=(1600, 1010)), catalogue).match is None
    assert known(catalogue, (title, number, name)) is None


def test_a_stroke_behind_a_label_tells_the_card_in_two_languages(catalogue):
    """Small English of a blurred card is lost; the strokes before it still tell the card of 2021 from that of
    2016, whose labels are the same without."""
    rows = (
        [(900, "CĂN CƯỚC CÔNG DÂN")],
        [(700, "Số / No-: 017206064280")],
        [(700, "Họ và tên / Fuli nacne")],
        [(700, "QUÀNG VĂN HẶC")],
        [(700, "Ngày swản / D2£e có bước 30/07/2006")],
        [(700, "Guới tính / Sex Nam"), (1200, "Quốc ọch / NaØonawy: Việt Nam")],
        [(700, "Quê quán / Ptce cí cơn")],
        [(700, "Quảng Yên, Lạc Thủy, Hoà Bình")],
        [(700, "NƠI thường trú / Ptace of tesđence- 181A đường Quang")],
        [(700, "Trung, Sài Gòn, Phú Tân, Cà Mau")],
    )
    match = recognise(typed(rows), catalogue).match
    assert match is not None
    assert (match.document, match.edition) == ("cccd", "2021")


def test_a_code_that_tells_a_day_before_the_card_leaves_a_clear_card_known(catalogue):
    """Two days before the edition began: all its labels speak for it, and no other edition has them."""
    early = Code(
        CodeKind.QR, "001196012345||Trần Thị Thu|04051996|Nữ|Thôn 3, Hòa Bình|21012021", BOX, "plain"
    )

    assert known(catalogue, CARD, (early,)) == ("cccd", "2021", "front")
