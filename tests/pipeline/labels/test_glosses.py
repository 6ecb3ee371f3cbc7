"""Labels in English below Vietnamese ones."""

import pytest

from pipeline.labels.glosses import without_english, without_glosses
from pipeline.labels.rows import rows
from tests.pipeline.typed import typed


def said(*lines):
    """The rows left of these lines."""
    left = without_glosses(rows(typed(lines).reading))
    return [" ".join(token.text for token in row.tokens) for row in left]


def test_english_below_a_label_is_no_value():
    """A row of its own goes, worn too; beside a value's next line only the English goes."""
    assert said("Nơi sinh: Trung tâm Y tế quận 11", "Place of bith", "Giới tính: Nam") == [
        "Nơi sinh: Trung tâm Y tế quận 11",
        "Giới tính: Nam",
    ]
    assert said(
        [(200, "Nơi cư trú:"), (900, "Số 101, xã Thuận Điền, huyện")],
        [(200, "Residence"), (900, "Giồng Trôm, tỉnh Bến Tre")],
    ) == ["Nơi cư trú: Số 101, xã Thuận Điền, huyện", "Giồng Trôm, tỉnh Bến Tre"]


def test_other_words_stay():
    """What begins below nothing, or within a line, is not taken off; Vietnamese is not like it."""
    lines = ("Quan hệ: Mẹ", "Mục đích: học tiếng Anh Full name", "Nguyên quán: Phù Cát")
    assert said(*lines) == list(lines)
    assert said([(900, "GIẤY KHAI SINH")], [(200, "Residence permit")])[1:] == ["Residence permit"]


@pytest.mark.parametrize("slash", ["/", "J", "["])
def test_english_behind_a_label_is_part_of_it(slash):
    """Behind the slash, however read, the words are one sign that ends the label, and so is a footnote's mark
    between them.
    """
    assert said(f"Quê quán {slash} Place of origin: Xã Trực Thuận") == ["Quê quán :: Xã Trực Thuận"]
    for mark in ("(2)", "!2", "®)"):
        there = said(f"Nơi cư trú: {mark} / Residence Tổ dân phố số 15")
        assert there == ["Nơi cư trú: :: Tổ dân phố số 15"]
    assert said("Nơi sinh /Place of birth Bệnh viện") == ["Nơi sinh :: Bệnh viện"]
    assert said("Giới tính: /sx Nam", "Nơi sinh: ¿Piace ofpirh Xã Đá") == [
        "Giới tính: :: Nam",
        "Nơi sinh: :: Xã Đá",
    ]


def test_english_may_wrap_in_the_labels_cell():
    """What is left of it on the next line of the cell goes; the value beside it stays."""
    assert said(
        [(200, "Ngày, tháng, năm sinh / Date of"), (1100, "16/02/2018")],
        [(200, "birth")],
        [(200, "Số định danh / Personal"), (1100, "034199382847")],
        [(200, "identification No.")],
    ) == ["Ngày, tháng, năm sinh :: 16/02/2018", "Số định danh :: 034199382847"]


def test_no_slash_no_english():
    """A number's slash, and English words behind Vietnamese ones that end no label, stay."""
    lines = ("Số: 12/2024", "Địa chỉ: 3/12 Place Vendome", "Ghi chú: học Residence hall")
    assert said(*lines) == list(lines)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Residence: Tổ 13, khóm 2", "Tổ 13, khóm 2"),
        ("Place of birth Bệnh viện", "Bệnh viện"),
        ("Full name", ""),
        ("of birth: Trạm Y tế xã Thanh Bình", "Trạm Y tế xã Thanh Bình"),
        ("ofbiith Xã Đá Bạc", "Xã Đá Bạc"),
        ("Rul name ĐINH THANH GẤM", "ĐINH THANH GẤM"),
        ("2/ Place dfresiden: Thôn Thuận Điền", "Thôn Thuận Điền"),
        ("xã Phước Bình, huyện Bác Ái", "xã Phước Bình, huyện Bác Ái"),
        ("Xã Sexton", "Xã Sexton"),
    ],
)
def test_a_value_loses_english_that_only_a_reader_saw(text, left):
    """Where the page reading saw no label, the first words of the value may be it."""
    assert without_english(text) == left
