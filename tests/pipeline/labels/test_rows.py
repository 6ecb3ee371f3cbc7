"""Words gathered to the rows of a page."""

from ocr.types import Box, Line, Reading, Word
from pipeline.labels.rows import rows


def word(text, left, top, bottom):
    """A word as a reader boxes it."""
    return Word(text, Box(left, top, left + 20 * len(text), bottom), 0.95)


def test_a_dot_between_label_and_value_does_not_part_them():
    """Two columns read one after the other: the value's leader begins with a dot at the foot of the line."""
    label = Line((word("Họ,", 350, 796, 839), word("tên:", 440, 796, 829)))
    value = Line((word(".", 960, 828, 833), word("Trịnh", 1000, 789, 836), word("Thịnh", 1140, 791, 836)))

    (row,) = rows(Reading((label, value), "tesseract"))
    assert [token.text for token in row.tokens] == ["Họ,", "tên:", ".", "Trịnh", "Thịnh"]


def test_lines_above_each_other_are_two_rows():
    """Words that stand above each other are never one row."""
    upper, lower = (Line((word("Giới", 350, top, top + 40),)) for top in (700, 760))

    assert len(rows(Reading((upper, lower), "tesseract"))) == 2


def test_a_word_seen_twice_in_one_place_is_one():
    """A line of a cell read in two pieces that reach over each other: "cư" and "trú" stand there once."""
    seen = Line((word("Nơi", 292, 1164, 1197), Word("cư", Box(376, 1130, 414, 1217), 0.5)))
    words = [
        (text, 434 + 130 * at, 1165, 1212) for at, text in enumerate(("trú", "Huyện", "Vân", "Canh", "Tỉnh"))
    ]
    again = Line((Word("cư", Box(374, 1170, 420, 1199), 0.9), *(word(*one) for one in words)))
    apart = Line((word("xã", 1200, 1170, 1199), word("xã", 1260, 1170, 1199)))

    (row,) = rows(Reading((seen, again, apart), "tesseract"))
    assert " ".join(token.text for token in row.tokens) == "Nơi cư trú Huyện Vân Canh Tỉnh xã xã"
