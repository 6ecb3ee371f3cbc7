"""Rows made of a reader's pieces, and printed texts found in them."""

from __future__ import annotations

import pytest

from ocr.types import Box, Line, Reading, Word
from pipeline.labels.find import find
from pipeline.labels.fold import base, toned
from pipeline.labels.rows import rows
from tests.pipeline.typed import typed_reading


def at(text, x, y, high=40):
    """A line of one word."""
    return Line((Word(text, Box(x, y, x + 20 * len(text), y + high), 0.9),))


def found(text, label):
    """The token texts a label is found on in one typed line, or None."""
    made = rows(typed_reading([text]))
    spots = find(made, [label])[label]
    if not spots:
        return None
    spot = spots[0]
    return " ".join(token.text for token in made[spot.row].tokens[spot.first : spot.last + 1])


def test_keys_ignore_tone_place_case_and_look_alikes():
    """hóa is hoá, Ð is Đ; but hoa is not hóa."""
    assert toned("Hóa") == toned("hoá") != toned("hoa")
    assert base("Ðăng ký, KHAI sinh:") == "dangkykhaisinh"


def test_pieces_of_a_printed_line_become_one_row():
    """Pieces left and right at one height join, also a little higher; the next line does not."""
    reading = Reading((at("Kinh", 900, 104), at("Tuổi:", 200, 100), at("Nam", 200, 160)), "t")

    assert [[token.text for token in row.tokens] for row in rows(reading)] == [["Tuổi:", "Kinh"], ["Nam"]]


def test_a_name_set_above_its_label_is_on_its_row():
    """Capitals stand higher than the small letters before them: less than half of the label may be beside."""
    label = Line((Word("mẹ:", Box(505, 1123, 549, 1147), 0.97),))
    name = Line((Word("NGUYỄN", Box(586, 1098, 723, 1135), 0.92),))

    assert len(rows(Reading((label, name), "t"))) == 1


def test_stroke_through_two_lines_does_not_join_them():
    """A fold read as a tall letter stands beside both lines and binds neither."""
    reading = Reading((at("Nam", 200, 100), at("Kinh", 200, 160), at("|", 700, 90, 130)), "t")

    assert [row.tokens[0].text for row in rows(reading) if row.tokens[0].text != "|"] == ["Nam", "Kinh"]


def test_a_word_grown_to_a_label_gets_its_own_share_of_the_box():
    """Capitals are wider than small letters: the name after "sinh:" begins where its T stands."""
    box = Box(546, 467, 762, 496)
    (row,) = rows(Reading((Line((Word("sinh:TRƯƠNG", box, 0.5),)),), "t"))

    assert [token.text for token in row.tokens] == ["sinh:", "TRƯƠNG"]
    assert row.tokens[1].box.left == pytest.approx(617, abs=6)


@pytest.mark.parametrize("worn", ["Sá:", "$ô:", "§ố:.", "Sỏ;", "Sóố:.", "S6:", "sø."])
def test_the_short_label_of_a_number_is_known_however_worn(worn):
    """Two letters and a colon before a number, the first an S: no other label of papers is like it."""
    assert found(f"{worn} 152/GBT", "Số:") is not None


def test_a_box_ends_where_the_next_word_begins():
    """The leader read with "chết:." reaches under the T of "Tại"."""
    words = (Word("chết:.", Box(321, 1485, 454, 1525), 0.8), Word("Tại", Box(415, 1479, 458, 1536), 0.97))
    (row,) = rows(Reading((Line(words),), "t"))

    assert max(token.box.right for token in row.tokens[:-1]) <= 415


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("sinh:02/03/2024", ["sinh:", "02/03/2024"]),
        ("12:30", ["12:30"]),
        ("phút,ngày", ["phút,", "ngày"]),
        ("8,5", ["8,5"]),
        ("ngày16/11/2004", ["ngày", "16/11/2004"]),
        ("phútngày", ["phút", "ngày"]),
        ("dOUBND", ["dO", "UBND"]),
    ],
)
def test_grown_together_words_are_cut(word, pieces):
    """After a colon or comma, behind "ngày" and "phút", never inside a number or a time."""
    assert [token.text for token in rows(Reading((at(word, 0, 0),), "t"))[0].tokens] == pieces


@pytest.mark.parametrize(
    ("line", "label", "answer"),
    [
        ("Giấy tờ tuỳ thân: CCCD", "Giấy tờ tùy thân:", "Giấy tờ tuỳ thân:"),
        ("Họ,chữ dệm, ten nguời mẹ: TRẦN", "Họ, chữ đệm, tên người mẹ:", "Họ, chữ dệm, ten nguời mẹ:"),
        ("Nơi cư trú: (2) Số 12 đường Láng", "Số:", None),
        ("Số: 12/2024", "Số:", "Số:"),
        ("Ho va tên / Fu1l name: TRẦN", "Họ và tên / Full name:", "Ho va tên / Fu1l name:"),
        ("Họ và tên TRẦN", "Họ và tên / Full name:", "Họ và tên"),
        ("Nơi sinh / P1ce of bìth: Hà Nội", "Nơi sinh / Place of birth:", "Nơi sinh / P1ce of bìth:"),
        ("Nơi sinh /tace oi brth Hà Nội", "Nơi sinh / Place of birth:", "Nơi sinh /tace oi brth"),
        ("Năm sinh: 1990", "Nơi sinh:", None),
    ],
)
def test_label_is_found_in_spite_of_noise(line, label, answer):
    """Wrong letters, grown words, lost languages are forgiven; short labels must be exact and stand free."""
    assert found(line, label) == answer


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("lúc: 10 giờ, ngày 02 tháng 3 năm 2024", "ngày 02 tháng 3 năm"),
        ("lúc: 10 giờ, ngáy02 tháng 3 năm 2024", "ngáy02 tháng 3 năm"),
        ("lúc: 10 giờ 02 tháng 3 năm 2024", "02 tháng 3 năm"),
        ("Ngày, tháng, năm sinh: 02/03/2024", None),
    ],
)
def test_label_with_blanks_is_found_around_its_values(line, answer):
    """ "ngày … tháng … năm …" with one word worn or lost; a printed list of the words is none."""
    assert found(line, "ngày … tháng … năm …") == answer


def test_a_lone_word_wants_a_figure_behind_it():
    """ "ngày …" is found before a date, not in a sentence; "do …" before whoever issued something."""
    assert found("100/UBND-GBT do UBND xã Tân Hương", "do …") == "do"
    assert found("Số 12/2019 ngày 05/03/2019", "ngày …") == "ngày"
    assert found("Từ ngày đăng ký", "ngày …") is None


def test_the_day_of_the_paper_is_no_other_day():
    """Behind a place and its comma stands the day of the paper: a worn "ngày …" elsewhere is rather meant."""
    typed = rows(typed_reading(["Số: 74/1972 ngàš 17/5/1972", "Mai Hịch, ngày 14/03/2021"]))
    assert [spot.row for spot in find(typed, ["ngày …"])["ngày …"]] == [0, 1]


def test_a_papers_number_is_no_minute():
    """With "phút" lost, "… phút, ngày … tháng …" stands behind a minute, not behind a number of an id."""
    label = "… phút, ngày … tháng … năm …"
    assert found("22 giờ 01 ngày 17 tháng 6 năm 2023", label) == "01 ngày 17 tháng 6 năm"
    assert found("030035280600 ngày 13 tháng 9 năm 2021", label) is None


def test_the_date_of_a_place_stands_behind_a_comma():
    """ "…, ngày … tháng … năm …" is the line of place and date, not any date in words."""
    label = "…, ngày … tháng … năm …"
    assert found("Hạp Lĩnh, ngày 05 tháng 3 năm 2024", label) == "ngày 05 tháng 3 năm"
    assert found("Phường 12, ngày 05 tháng 3 năm 2024", label) == "ngày 05 tháng 3 năm"
    assert found("Quảng Ngãi, ngày 05 tháng 3 năm 2024", label) == "ngày 05 tháng 3 năm"
    assert found("An Ngãi Tây, ngày 05 tháng 3 năm 2024", label) == "ngày 05 tháng 3 năm"
    assert found("Ngãi - 3. ngày 05 tháng 3 năm 2024", label.removeprefix("…, ")) == "ngày 05 tháng 3 năm"
    assert found("cấp ngày 05 tháng 3 năm 2024", label) is None
    assert found("Ngày, tháng, năm sinh; ngày 05 tháng 3 năm 1986", label) is None


def test_a_speck_far_behind_is_no_colon():
    """A dot in the next column does not belong to the heading of this one."""
    words = (*at("Bên nữ", 1000, 0).words, *at(":", 1660, 0).words, *at("Bên nam", 1800, 0).words)
    (row,) = rows(Reading((Line(words),), "t"))
    (spot,) = find((row,), ["Bên nữ"], 0.8)["Bên nữ"]
    assert spot.box.right < 1300


def test_words_of_two_columns_are_no_label():
    """Where a label wraps, words of the next column are not its end ("thay th…", "thành phố Huế")."""
    label = "Số Giấy CMND/Hộ chiếu/Giấy tờ hợp lệ thay thế:"
    words = (*at("Số Giấy CMND/Hộ chiếu/Giấy tờ hợp lệ", 200, 0).words, *at("thành phố Huế", 1400, 0).words)
    (row,) = rows(Reading((Line(words),), "t"))
    spots = find((row,), [label], 0.6)[label]
    assert all(spot.box.right < 1400 for spot in spots)


def test_a_label_ends_with_its_colon():
    """A name behind "Họ, chữ đệm, tên:" is no "người chết:" misread."""
    line = "Họ, chữ đệm, tên: NGUYỄN VIỆT NHÂN"
    assert found(line, "Họ, chữ đệm, tên người chết:") is None
    assert found(line, "Họ, chữ đệm, tên:") == "Họ, chữ đệm, tên:"


def test_an_office_in_capitals_is_no_number():
    """ "SỞ Y TẾ" opens the head of a hospital's paper: it is not "Số:" that lost its colon."""
    assert found("SỞ Y TẾ THANH HÓA", "Số:") is None
    assert found("Số 12/2024", "Số:") == "Số"


@pytest.mark.parametrize(
    ("line", "spot"),
    [
        ("Sã GBT.02125", "Số:"),
        ("Sá 12/UBND-HT Quyển 07", "Số:"),
        ("$ó- 116/2026", "Số:"),
        ("Sã 205A/14 đường Trường Chinh", None),
    ],
)
def test_an_offices_number_shows_its_worn_label(line, spot):
    """With mark and colon lost, what stands before a number of an office is its label; a house's goes on."""
    assert found(line, "Số:") == spot


def test_a_date_shows_its_place_without_the_comma():
    """ "Bình Hòa ngày …" is said as "Bình Hòa, ngày …"; words of a sentence before it are no place."""
    text = "…, ngày … tháng … năm …"
    assert found([(1300, "Bình Hòa ngày 13 tháng 06 năm 2023")], text) is not None
    assert found([(1300, "Tân Lễ ngày, tháng năm 2023")], text) is not None
    assert found("đăng ký tại UBND xã Bình Hòa ngày 13 tháng 06 năm 2023", text) is None


def test_a_sentences_second_line_is_no_number():
    """ "số 253385619, cấp ngày …" goes on with an id paper that began the line before."""
    assert found("số 253385619, cấp ngày 15.11.2008", "Số:") is None


def test_a_short_label_may_stand_in_capitals():
    """ "TẠI." is "Tại:" on a form whose labels are all in capitals, its colon read as a point."""
    assert found("TẠI. Bệnh viện Sản Nhi", "Tại:") == "TẠI."
    assert found("BÊN NỮ", "Bên nữ") == "BÊN NỮ"


def test_a_value_in_capitals_is_not_the_labels_last_word():
    """ "… tên NÔNG" is not "… tên chồng:", however alike; a label set in capitals is found as ever."""
    label = "Họ, chữ đệm, tên chồng:"
    assert found("Họ, chữ đệm, tên NÔNG THÀNH DŨNG", label) is None
    assert found("Họ, chữ đệm, tên chông: NÔNG THÀNH DŨNG", label) == "Họ, chữ đệm, tên chông:"
    assert found("HỌ, CHỮ ĐỆM, TÊN CHỒNG: NÔNG", label) == "HỌ, CHỮ ĐỆM, TÊN CHỒNG:"


def test_a_colon_of_dirt_does_not_cut_a_title():
    """Behind the words of a title no value stands: all of it is found, with the speck read as a colon."""
    title = "ĐƠN ĐỀ NGHỊ XÁC ĐỊNH MỨC ĐỘ KHUYẾT TẬT"

    assert (
        found("ĐƠN: ĐỀ NGHỊ XÁC ĐỊNH MỨC ĐỘ KHUYẾT TẬT", title) == "ĐƠN: ĐỀ NGHỊ XÁC ĐỊNH MỨC ĐỘ KHUYẾT TẬT"
    )
