"""What a page reader's layout makes of print that stands close, up the margin, or in pieces."""

from __future__ import annotations

from ocr.types import Box, Line, Reading, Word
from pipeline.layout_slips import glued, put_back, sound


def word(text, left, top, right, bottom, confidence=0.9):
    """A word there."""
    return Word(text, Box(left, top, right, bottom), confidence)


def reading(*lines):
    """What a reader says."""
    return Reading(tuple(map(Line, lines)), "tesseract")


NUMBER = (word("Số:", 10, 50, 60, 80), word("75/UBND-GBT", 70, 50, 300, 80), word("ngày", 320, 50, 400, 80))
CELL = (word("Gia", 160, 100, 200, 130), word("Lai", 220, 100, 260, 130))


def test_an_unsure_word_of_two_lines_is_told():
    """As high as two lines and hardly read, it is two words; a sure initial is not, nor a low word."""
    high = word("UAND", 100, 100, 150, 190, 0.1)

    assert glued(reading((high, *CELL))) == (high,)
    assert not glued(reading((word("Đ", 100, 100, 150, 190), *CELL)))
    assert not glued(reading((word("UAND", 100, 100, 150, 130, 0.1), *CELL)))


def test_a_word_in_whose_place_nothing_was_read_comes_back():
    """Nothing is lost: only what was read anew takes the place of such a word."""
    high = word("UAND", 100, 100, 150, 190, 0.1)
    anew = reading(CELL, (word("UBND", 100, 100, 150, 140),))

    assert put_back(reading(CELL), (high,)).words == (*CELL, high)
    assert put_back(anew, (high,)) == anew


def test_a_splinter_of_a_line_is_no_line():
    """ "75/U" within "75/UBND-GBT" of a longer line is the same print; another figure there stays."""
    splinter = (word("Số:", 12, 50, 58, 70), word("75/U", 80, 50, 130, 70))
    other = (word("9", 80, 50, 130, 70),)

    assert sound(reading(splinter, NUMBER)) == reading(NUMBER)
    assert sound(reading(other, NUMBER)) == reading(other, NUMBER)


def test_print_up_the_margin_is_no_line_of_the_page():
    """A stamp that stands beside lying lines goes; where most of the print stands, the page does."""
    stands = (word("Đã", 0, 60, 20, 90), word("nhập", 0, 100, 20, 160))

    assert sound(reading(stands, NUMBER)) == reading(NUMBER)
    assert sound(reading(stands)) == reading(stands)
