"""Where a line of a value ends."""

import cv2
import pytest

from ocr.types import Box
from pipeline.extract.cutting.sheet import Piece
from pipeline.extract.reading.stands import letters_box, trimmed
from pipeline.labels.rows import Token
from tests.pipeline.typed import typed


@pytest.mark.parametrize("grey", [90, 170])
def test_a_last_word_in_faint_strokes_is_not_trimmed_off(grey):
    """Of a worn ribbon's "NGUYỄN ĐẠI HUY" the page reading lost the last word: its strokes still count."""
    page = typed([]).page
    for left in range(560, 640, 20):
        page.ink[202:238, left : left + 6] = grey
    token = Token("ĐẠI", "dai", Box(400, 200, 480, 240), 0.9)
    piece = Piece(Box(380, 190, 2000, 250), (token,))

    assert trimmed(page, piece, 40).right == 2000


def test_white_behind_the_last_word_is_trimmed_off():
    """Nothing stands behind it: the crop ends a word height later."""
    token = Token("ĐẠI", "dai", Box(400, 200, 480, 240), 0.9)

    assert trimmed(typed([]).page, Piece(Box(380, 190, 2000, 250), (token,)), 40).right == 520


def test_a_word_in_a_frame_is_found_without_the_frame():
    """In a box much higher than its word the word's own strokes are framed closely; an empty box has none."""
    page = typed([]).page
    cv2.rectangle(page.ink, (300, 180), (1500, 270), 60, 2)
    assert letters_box(page, Box(290, 170, 1600, 280), 40) is None
    for left in range(330, 430, 25):
        page.ink[200:230, left : left + 6] = 90
    found = letters_box(page, Box(290, 170, 1600, 280), 40)
    assert found is not None
    assert (found.left, found.right) == (330 - 12, 411 + 12)
    assert (found.top, found.bottom) == (200 - 12, 230 + 12)
