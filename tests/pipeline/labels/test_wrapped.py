"""Labels that fill several lines of their cell are one label with its value beside it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ocr.types import Line, Reading
from pipeline.labels.rows import rows
from pipeline.labels.wrapped import unwrapped
from tests.pipeline.typed import typed_reading

LABEL = "Quan hệ với người được cấp Giấy xác nhận tình trạng hôn nhân:"
PURPOSE = "được sử dụng để:"


def laid(typed, *labels):
    """The rows as texts, after wrapped labels were put on one row."""
    made = unwrapped(rows(typed_reading(typed)), labels)
    return [" ".join(token.text for token in row.tokens) for row in made]


CELL = (
    [(200, "Quan hệ với người được"), (900, "Anh trai")],
    [(200, "cấp Giấy xác nhận tình")],
    [(200, "trạng hôn nhân:")],
)


def test_three_lines_of_a_cell_are_one_label():
    """The value stands behind all of the label, the label's other lines are no rows any more."""
    assert laid((*CELL, "Nơi cư trú: xã Hòa Bình"), LABEL) == [f"{LABEL} Anh trai", "Nơi cư trú: xã Hòa Bình"]


def test_the_value_begins_where_the_cell_ends():
    """However short the label's last line is, nothing of its first one lies behind the label."""
    (row,) = unwrapped(rows(typed_reading(CELL)), (LABEL,))
    first = row.tokens[0].box
    longest = 200 + 20 * len("Quan hệ với người được")
    assert row.tokens[-3].box.right == longest
    assert row.tokens[-3].box.top == first.top


def test_a_value_of_two_lines_keeps_its_second():
    """What stands beside the label's other lines goes on below the value's first line."""
    typed = (
        [(200, "Giấy này có giá trị trong 6 tháng, kể"), (1300, "Mua bán nhà đất, không có")],
        [(200, "từ ngày cấp, được sử dụng để:"), (1300, "giá trị đăng ký kết hôn")],
    )
    assert laid(typed, PURPOSE) == [
        "Giấy này có giá trị trong 6 tháng, kể từ ngày cấp, được sử dụng để: Mua bán nhà đất, không có",
        "giá trị đăng ký kết hôn",
    ]


def test_a_value_may_stand_between_the_labels_lines():
    """Set in the middle of its cell, the value's line lies between two of the label's."""
    label = typed_reading(
        ([(200, "Quan hệ với người được cấp Giấy xác nhận")], [(200, "tình trạng hôn nhân:")])
    )
    (value,) = typed_reading(([(1300, "Anh trai")],)).lines
    lower = Line(tuple(replace(word, box=word.box.moved(0, 40)) for word in value.words))

    (row,) = unwrapped(rows(Reading((*label.lines, lower), "tesseract")), (LABEL,))

    assert " ".join(token.text for token in row.tokens) == f"{LABEL} Anh trai"


@pytest.mark.parametrize(
    "typed",
    [
        (
            "Nơi cư trú: thôn 3, xã Hòa Bình,",
            "huyện Thường Tín, thành phố Hà Nội",
        ),
        (
            "Tôi cam đoan những nội dung khai trên đây là đúng sự thật và",
            "chịu trách nhiệm trước pháp luật.",
        ),
        (
            "Giấy này có giá trị sử dụng trong thời hạn 6 tháng, kể từ ngày cấp,",
            [(200, "được sử dụng để:"), (570, "Làm thủ tục chuyển nhượng"), (1120, "đất, không có giá trị")],
        ),
    ],
)
def test_running_text_stays_on_its_lines(typed):
    """Values that wrap and sentences are no cells."""
    lines = [row if isinstance(row, str) else " ".join(text for _, text in row) for row in typed]
    assert laid(typed, LABEL, "Nơi cư trú:", PURPOSE) == lines


def test_a_label_in_capitals_goes_on_in_capitals():
    """ "QUAN HỆ VỚI NGƯỜI ĐÃ" / "CHẾT:" is one label; a name in capitals below a label is its value."""
    label = "Quan hệ với người đã chết:"
    assert laid(([(200, "QUAN HỆ VỚI NGƯỜI ĐÃ"), (900, "Con đẻ")], [(200, "CHẾT:")]), label) == [
        "QUAN HỆ VỚI NGƯỜI ĐÃ CHẾT: Con đẻ"
    ]
    named = ([(200, "HỌ VÀ TÊN:"), (900, "Nam")], "LÊ THỊ HOA")
    assert laid(named, "Họ và tên:", label) == ["HỌ VÀ TÊN: Nam", "LÊ THỊ HOA"]


def test_a_capital_may_begin_the_next_line_where_the_label_has_one():
    """ "… được cấp" / "Giấy xác nhận …" goes on as it is printed; another label below does not."""
    typed = (
        [(200, "Quan hệ với người được cấp"), (1100, "bản thân")],
        [(200, "Giấy xác nhận tình trạng hôn")],
        [(200, "nhân:")],
    )
    assert laid((*typed, "Nơi cư trú: xã Hòa Bình"), LABEL) == [
        f"{LABEL} bản thân",
        "Nơi cư trú: xã Hòa Bình",
    ]


def test_values_below_each_other_end_the_labels_cell():
    """Where labels have a column of their own hardly more than a space parts them from the values."""
    typed = (
        [(200, "Nơi sinh:"), (606, "Trung tâm Y tế huyện Chiêm Hóa")],
        [(200, "Quê quán:"), (606, "Xã Thanh Sơn, Tỉnh Hải Dương")],
        [(200, "Họ, chữ đệm, tên đi"), (606, "Lê Phương Nhi")],
        [(200, "khai sinh:")],
        [(200, "Giấy tờ tùy thân:"), (606, "Căn cước công dân số 091189751379")],
    )
    label = "Họ, chữ đệm, tên đi khai sinh:"
    assert laid(typed, label)[2] == f"{label} Lê Phương Nhi"
    assert laid(typed[2:4], label) == ["Họ, chữ đệm, tên đi Lê Phương Nhi", "khai sinh:"]


def test_lines_of_a_label_may_end_at_one_place():
    """Labels set to the right: the second line begins far in, and ends where the first does."""
    typed = (
        [(200, "Quan hệ với người đã"), (660, "Con gái")],
        [(520, "chết:")],
        [(440, "Nơi cư trú:"), (660, "xã Hòa Bình")],
        [(480, "Dân tộc:"), (660, "Kinh")],
        [(460, "Quốc tịch:"), (660, "Việt Nam")],
    )
    label = "Quan hệ với người đã chết:"
    assert laid(typed, label, "Nơi cư trú:")[0] == f"{label} Con gái"


def test_labels_below_each_other_stay_labels():
    """A whole label ends before the next one, also in capitals without colons, and with a value beside it."""
    typed = (
        [(200, "HỌ, CHỮ ĐỆM, TÊN KHAI"), (900, "NGUYỄN VÂN ANH")],
        [(200, "SINH CỦA MẸ")],
        [(200, "NGÀY, THÁNG, NĂM SINH"), (900, "02/11/1999")],
        [(200, "SỐ ĐDCN/HỘ CHIẾU"), (900, "034199382847")],
        [(200, "NƠI CƯ TRÚ"), (900, "Tổ dân phố số 7")],
        [(200, "MÃ SỐ BHXH/THẺ BHYT"), (900, "3621419564")],
        [(200, "SỐ")],
        [(200, "TẠI"), (900, "Bệnh viện Đa khoa")],
        [(200, "SỐ CON TRONG LẦN"), (900, "01")],
        [(200, "SINH NÀY")],
    )
    labels = (
        "Họ, chữ đệm, tên khai sinh của mẹ:",
        "Ngày, tháng, năm sinh:",
        "Số ĐDCN/Hộ chiếu:",
        "Nơi cư trú:",
        "Mã số BHXH/Thẻ BHYT số:",
        "Tại:",
        "Số con trong lần sinh này:",
    )
    assert laid(typed, *labels) == [
        "HỌ, CHỮ ĐỆM, TÊN KHAI SINH CỦA MẸ NGUYỄN VÂN ANH",
        "NGÀY, THÁNG, NĂM SINH 02/11/1999",
        "SỐ ĐDCN/HỘ CHIẾU 034199382847",
        "NƠI CƯ TRÚ Tổ dân phố số 7",
        "MÃ SỐ BHXH/THẺ BHYT SỐ 3621419564",
        "TẠI Bệnh viện Đa khoa",
        "SỐ CON TRONG LẦN SINH NÀY 01",
    ]


def test_a_value_beside_its_label_does_not_join_it_to_the_line_above():
    """ "Ngày, tháng, …" above "ghi bằng chữ: Ngày …" is a label of its own, wherever the words stand."""
    typed = (
        [(200, "Ngày, tháng,"), (500, "năm sinh: 02/03/2024")],
        [(200, "ghi bằng chữ:"), (500, "Ngày mùng hai tháng ba")],
    )
    assert laid(typed, "Ngày, tháng, năm sinh:", "ghi bằng chữ:") == [
        "Ngày, tháng, năm sinh: 02/03/2024",
        "ghi bằng chữ: Ngày mùng hai tháng ba",
    ]
