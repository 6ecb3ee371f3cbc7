"""Values another machine printed above or below the lines of their labels."""

from __future__ import annotations

import pytest

from ocr.types import Box, Line, Reading, Word
from pipeline.labels.overprint import levelled
from pipeline.labels.rows import rows


def page(*words):
    """A page of (text, left, top); a letter is 20 pixels wide, a word 40 high."""
    lines = [
        Line((Word(text, Box(left, top, left + 20 * len(text), top + 40), 0.9),)) for text, left, top in words
    ]
    return rows(Reading(tuple(lines), "tesseract"))


def said(found):
    """The rows as texts."""
    return [" ".join(token.text for token in row.tokens) for row in found]


@pytest.mark.parametrize("off", [-30, 30])
def test_a_value_off_its_label_line_stands_behind_the_label(off):
    """Half a line too high or too low, in both columns: each value stands behind its own label."""
    found = page(
        ("Nơi cư trú:", 300, 1000),
        ("205A Trường Chinh", 600, 1000 + off),
        ("Nơi cư trú:", 1800, 1000),
        ("12 Lê Lợi", 2100, 1000 + off),
        ("Nam, quận Hải Châu", 300, 1085 + off),
    )
    assert said(levelled(found)) == [
        "Nơi cư trú: 205A Trường Chinh Nơi cư trú: 12 Lê Lợi",
        "Nam, quận Hải Châu",
    ]


def test_one_column_off_its_line_beside_another_on_its_own():
    """Left the value stands too high, on the row of the right column's label: each keeps its own."""
    found = page(
        ("Bản Nà Sản", 600, 975),
        ("Nơi cư trú:", 1800, 975),
        ("12 Lê Lợi", 2100, 975),
        ("Nơi cư trú:", 300, 1002),
    )
    assert said(levelled(found)) == ["Nơi cư trú: 12 Lê Lợi", "Nơi cư trú: Bản Nà Sản"]


def test_lines_above_each_other_stay():
    """What stands above other words, or behind words without a colon, is a line of its own."""
    nested = page(("Nơi cư trú:", 300, 1000), ("Tổ 5, Xã Hòa Bình", 320, 970))
    beside = page(("UBND XÃ HÒA BÌNH", 300, 1000), ("CỘNG HÒA XÃ HỘI", 1200, 970))

    assert levelled(nested) == nested
    assert levelled(beside) == beside
