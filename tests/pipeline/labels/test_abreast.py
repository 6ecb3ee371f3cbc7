"""Labels of the right block that fill several lines of their cells stand on one row."""

from __future__ import annotations

from pipeline.labels.abreast import unwrapped_abreast
from pipeline.labels.rows import rows
from tests.pipeline.typed import typed_reading

LABELS = ("Họ, chữ đệm, tên chồng:", "Ngày, tháng, năm sinh:", "Dân tộc:", "Nơi cư trú:")
RIGHT = (
    ("Họ, chữ đệm,", "NGUYỄN MINH TOẢN"),
    ("tên chồng:", ""),
    ("Ngày, tháng,", "10-09-1993"),
    ("năm sinh:", ""),
    ("Dân tộc:", "Kinh"),
    ("Nơi cư trú:", "Thôn Lũng Cẩm Trên"),
)
LEFT = ("LÊ THẢO", "", "08-12-1983", "", "Tày", "Thôn Sáng Ngài")


def said(typed):
    """The texts of the rows with the right block's labels on one row each."""
    found = unwrapped_abreast(rows(typed_reading(typed)), LABELS)
    return [" ".join(token.text for token in row.tokens) for row in found]


def test_the_right_blocks_labels_are_laid_on_one_row():
    """What the left block holds stays at its height, before the label and value of the right one."""
    page = [
        [(200, left), (1200, label), (1700, value)] for left, (label, value) in zip(LEFT, RIGHT, strict=True)
    ]
    there = said(page)

    assert "LÊ THẢO Họ, chữ đệm, tên chồng: NGUYỄN MINH TOẢN" in there
    assert "08-12-1983 Ngày, tháng, năm sinh: 10-09-1993" in there
    assert there[-1] == "Thôn Sáng Ngài Nơi cư trú: Thôn Lũng Cẩm Trên"


def test_a_page_without_a_right_block_stays():
    """Labels at the left margin, and none at all, are left to others; so is a page without a word."""
    page = [[(200, label), (700, value)] for label, value in RIGHT]

    assert said(page)[:2] == ["Họ, chữ đệm, NGUYỄN MINH TOẢN", "tên chồng:"]
    assert unwrapped_abreast((), LABELS) == ()
