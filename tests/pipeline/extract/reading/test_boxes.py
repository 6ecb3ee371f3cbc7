"""Walls between boxes of single digits."""

import cv2
import numpy as np

from ocr.types import Box
from pipeline.extract.reading.boxes import unboxed
from pipeline.types import CleanPage

NUMBER = "060198842270"
PLACE = Box(20, 20, 860, 90)


def page(*, walled: bool, pitch: int = 65) -> CleanPage:
    """A page with a number, each digit in its box when ``walled``."""
    ink = np.full((110, 900), 255, np.uint8)
    for at, digit in enumerate(NUMBER):
        cv2.putText(ink, digit, (40 + at * pitch, 70), cv2.FONT_HERSHEY_SIMPLEX, 1, 0, 2)
    if walled:
        for at in range(len(NUMBER) + 1):
            cv2.line(ink, (24 + at * pitch, 28), (24 + at * pitch, 84), 0, 2)
    return CleanPage("a.png", 1, np.dstack([ink] * 3), ink, 300, np.eye(3), 0, 0.0, 1.0)


def test_walls_go_and_digits_stay():
    """What is left is the number as it would stand without boxes."""
    boxed, plain = page(walled=True), page(walled=False)
    read = unboxed(boxed, (PLACE,))
    assert np.count_nonzero(read.ink != plain.ink) < 20
    assert np.array_equal(read.image[..., 0], read.ink)
    assert np.count_nonzero(boxed.ink != plain.ink) > 1000


def test_a_number_without_boxes_is_left_alone():
    """Ones are no walls: they are low, and do not stand equally far apart."""
    plain = page(walled=False)
    assert unboxed(plain, (PLACE,)) is plain


def test_the_strokes_of_bold_narrow_digits_are_no_walls():
    """They stand evenly and reach far in a close crop, but their own digits are as high."""
    ink = np.full((110, 900), 255, np.uint8)
    for at in range(10):
        left = 40 + at * 44
        cv2.rectangle(ink, (left, 40), (left + 22, 90), 0, 7)
        cv2.line(ink, (left, 40), (left + 22, 90), 0, 5)
    bold = CleanPage("a.png", 1, np.dstack([ink] * 3), ink, 300, np.eye(3), 0, 0.0, 1.0)
    assert unboxed(bold, (Box(20, 32, 560, 98),)) is bold


def test_a_strip_too_low_or_empty_holds_no_walls():
    """A region of a few pixels is nothing to look at."""
    boxed = page(walled=True)
    assert unboxed(boxed, (Box(20, 20, 860, 24), Box(5, 5, 5, 5))) is boxed
