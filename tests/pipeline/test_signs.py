"""Signs that stand where none are written are counted; what belongs to usual writing is not."""

import pytest

from pipeline.signs import oddness, shouted


@pytest.mark.parametrize(
    ("sound", "odd"),
    [
        ("Ấp Phú Mỹ, Mỹ Lộc", "Ấp.Phú Mỹ, Mỹ Lộc"),
        ("xã Vị Thủy, huyện Vị Thủy", "xã Vị Thủy. huyện Vị Thủy"),
        ("với ông NGUYỄN THANH THÀNH", "với ông NGUYỄN. THANH THÀNH"),
        ("Thẻ căn cước số 1", "Thẻ căn cƯỚC số 1"),
        ("Đội 7, xã Yên Lãng", "2Đội 7, xã Yên Lãng"),
        ("tỉnh Tuyên Quang", "tỉnh. . Tuyên Quang"),
        ("tỉnh Hòa Bình", "tỉnh Hòa- Bình"),
        ("số 141553496 do Công an", "số 141553496.do Công an"),
        ("Cục CS QLHC về", "Cục CS QL.HC về"),
        ("ỦY BAN NHÂN DÂN", "ỦY. BAN NHÂN DÂN"),
        ("P. Hai Bà Trưng", "P Hai Bà Trưng"),
        ("khu vực Ia Hrú", "khu vực la Hrú"),
        ("Số 406 Trần Hưng Đạo", "02, Số 406 Trần Hưng Đạo"),
        ("Tổ 13, Ấp Lũng Vài", "22 Tổ 13, Ấp Lũng Vài"),
        ("CCCD số 084198788944", "C0 CCCD số 084198788944"),
        ("tỉnh Đắk Lắk", "tỉnh Đắk LẮk"),
    ],
)
def test_signs_where_none_stand_are_counted(sound, odd):
    """What leaders and specks leave in a reading is odd; the same text without it is not."""
    assert oddness(sound) == 0
    assert oddness(odd) > 0


@pytest.mark.parametrize(
    "text",
    [
        "TP. Hồ Chí Minh",
        "P. 2, Q. Phú Nhuận",
        "tỉnh Bà Rịa - Vũng Tàu",
        "12A/4B Lê Lợi",
        "cấp ngày 03.02.2020",
        "Nhà số 5, ngõ 2",
        "302 Huỳnh Thúc Kháng",
        "Lô 5, Khu phố 2",
        "đã ly hôn theo Quyết định của Tòa án; hiện tại chưa đăng ký kết hôn với ai",
    ],
)
def test_usual_writing_is_not_odd(text):
    """Points of shortened ranks and dates, dashes of names and letters of house numbers belong there."""
    assert oddness(text) == 0


@pytest.mark.parametrize(
    ("text", "loud"),
    [
        ("SỐ 45, ngõ 14A Nguyễn Công Trứ", 1),
        ("Số 45, ngõ 14A, TP. Bắc Kạn, UBND", 0),
        ("SỐ 45", 0),
        ("UBND XÃ HÒA BÌNH, tỉnh Phú Thọ", 0),
    ],
)
def test_one_word_in_capitals_among_others_is_loud(text, loud):
    """A reader takes "Số" for "SỐ"; abbreviations, and what is all in capitals, stand so on purpose."""
    assert shouted(text) == loud
