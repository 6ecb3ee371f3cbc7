"""What is left of a label before a value goes; a value that begins with the same words stays."""

import pytest

from ocr.types import Box
from pipeline.extract.reading.labelled import (
    lines_without,
    sentences,
    without_label,
    without_mark,
    without_sentence,
)
from pipeline.extract.reading.lines import LinesSaid
from pipeline.types import Alternative

MARK = ("Đặc điểm nhận dạng / Personal identification:",)
NOTICE = ("Số Giấy báo tử/Giấy tờ thay thế Giấy báo tử:",)


@pytest.mark.parametrize(
    ("text", "labels", "left"),
    [
        ("Giấy báo tử: 334/UBND-GBT", NOTICE, "334/UBND-GBT"),
        ("Giáy bao tử: 334/UBND-GBT", NOTICE, "334/UBND-GBT"),
        ("LàMẹ đẻ", ("Là",), "Mẹ đẻ"),
        ("Là Mẹ đẻ", ("Là",), "Mẹ đẻ"),
        ("Pesonal Nốt ruồi mờ 1cm", MARK, "Nốt ruồi mờ 1cm"),
        ("P€rsonal identiflcation Sẹo chấm", MARK, "Sẹo chấm"),
        ("ân : Bổ túc hồ sơ", ("Giấy xác nhận tình trạng hôn nhân:",), "Bổ túc hồ sơ"),
    ],
)
def test_the_rest_of_a_label_goes(text, labels, left):
    """Its last words and their colon, or a label printed without a colon, grown together or not."""
    assert without_label(text, labels) == left


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Tại nhà, xóm 5", ("Tại:",)),
        ("Nhà An: 12 Lê Lợi", ("Xác nhận tình trạng hôn nhân:",)),
        ("Lài Thị Hoa", ("Là",)),
        ("Lan", ("Là",)),
        ("", ("Số:",)),
        ("Số:", ("Số:",)),
        ("Bình Phước, Thanh Hóa", ("Nơi sinh / Place of birth:",)),
    ],
)
def test_a_value_keeps_its_words(text, labels):
    """Words that no colon ends are the value's own; nothing is taken where nothing else stands."""
    assert without_label(text, labels) == text


def test_all_that_a_reader_holds_possible_is_rid_of_the_label():
    """The alternatives too, each with its chance."""
    said = LinesSaid(
        "Là Mẹ đẻ", 0.9, Box(0, 0, 9, 9), (Alternative("Là Mẹ đẻ", 0.9), Alternative("Là Mẹ để", 0.1))
    )
    cut = lines_without(said, lambda text: without_label(text, ("Là",)))
    assert [one.text for one in cut.alternatives] == ["Mẹ đẻ", "Mẹ để"]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Cha Đề nghị cơ quan đăng ký khai sinh cho người dưới đây", "Cha"),
        ("Bà ngoại. Đề nghi cơ quan đăng kỳ khai sinh cho", "Bà ngoại"),
        ("Đăng ký khai sinh cho con", "Đăng ký khai sinh cho con"),
        ("Làm hồ sơ đề nghị cơ quan cấp sổ", "Làm hồ sơ đề nghị cơ quan cấp sổ"),
    ],
)
def test_the_forms_next_sentence_is_no_value(text, left):
    """Where the page reading had not seen it, the region reading has it behind the value; titles may be."""
    printed = sentences(
        ("Đề nghị cơ quan đăng ký khai sinh cho người dưới đây:", "GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN")
    )
    assert len(printed) == 1
    assert without_sentence(text, printed) == left


def marked(text):
    """What the line reader says, sure of it."""
    return LinesSaid(text, 0.9, Box(0, 0, 9, 9), (Alternative(text, 0.9),))


def test_a_mark_that_the_other_reader_did_not_see_goes():
    """ "C21", "57" before what the other reader begins with; a house number it saw too stays."""
    assert without_mark(marked("C21 Thôn 11, Xã Mẫu"), "Thôn 11, Xã Mẫu").text == "Thôn 11, Xã Mẫu"
    assert (
        without_mark(marked("57 Ủy ban nhân dân"), "Ủy ban nhân dân").alternatives[0].text
        == "Ủy ban nhân dân"
    )
    assert without_mark(marked("57 Lê Lợi"), "57 Lê Lợi").text == "57 Lê Lợi"
    assert without_mark(marked("12 giờ 03 phút"), "giờ 03 phút").text == "12 giờ 03 phút"  # the hour
    assert without_mark(marked("Tổ 3, Xã Mẫu"), "3, Xã Mẫu").text == "Tổ 3, Xã Mẫu"


def test_the_rest_of_a_label_that_the_other_reader_did_not_see_goes():
    """ "tại 2:", "ú2:" before what the other reader begins with; a colon within the value stays."""
    assert without_mark(marked("tại 2: UBND xã Mẫu"), "UBND xã Mẫu").text == "UBND xã Mẫu"
    assert (
        without_mark(marked("ú2: Thôn 8, Xã Mẫu"), "Thôn 8, Xã Mẫu").alternatives[0].text == "Thôn 8, Xã Mẫu"
    )
    assert without_mark(marked("rú: 2) Thôn Hạ, xã Mẫu"), "Thôn Hạ, xã Mẫu").text == "Thôn Hạ, xã Mẫu"
    assert without_mark(marked("ú:2 Thôn Hạ, xã Mẫu"), "Thôn Hạ, xã Mẫu").text == "Thôn Hạ, xã Mẫu"
    assert without_mark(marked("Sẹo chấm C: 3cm"), "Sẹo chấm C: 3cm").text == "Sẹo chấm C: 3cm"


def test_what_a_card_prints_beside_a_value_goes_with_the_label():
    """Beside the fingers' prints "Ngón trỏ trái" may be read before what is said of a scar."""
    printed = ("Đặc điểm nhận dạng:", "Ngón trỏ trái")
    assert without_label("Ngón trỏ trái Sẹo tròn cách 3cm", printed) == "Sẹo tròn cách 3cm"
    assert without_label("Ngón trỏ cụt", printed) == "Ngón trỏ cụt"
