"""Figures another machine printed above their sentence's line."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from ocr.types import Box
from pipeline.extract.reading.afloat import set_down
from pipeline.types import CleanPage

TALL, LINE = 40, 120
REGION = Box(0, 40, 900, 160)


def page(*words):
    """A white page with (text, left, foot) printed on it."""
    picture = np.full((200, 900, 3), 255, np.uint8)
    for text, left, foot in words:
        cv2.putText(picture, text, (left, foot), cv2.FONT_HERSHEY_SIMPLEX, 1.2, (0, 0, 0), 3)
    return CleanPage("a.png", 1, picture, picture[..., 0].copy(), 300, np.eye(3), 0, 0.0, 1.0)


def foot(picture, left, right):
    """Where the ink between two columns ends."""
    return int(np.flatnonzero((picture[:, left:right] < 128).any(axis=1)).max())


def test_raised_figures_stand_on_the_line_of_their_sentence():
    """Day, month and year printed too high come down to the words; words, the page and its size stay."""
    before = page(
        ("na", 20, LINE), ("16", 160, 100), ("than", 320, LINE), ("01", 500, 100), ("nam", 640, LINE)
    )
    after = set_down(before, [REGION], TALL)

    for picture in (after.ink, after.image[..., 0]):
        assert abs(foot(picture, 155, 230) - foot(picture, 20, 90)) <= 3
        assert abs(foot(picture, 495, 570) - foot(picture, 20, 90)) <= 3
    assert np.array_equal(after.ink[:, :150], before.ink[:, :150])
    assert foot(before.ink, 155, 230) < foot(before.ink, 20, 90) - 10


def test_a_line_on_one_foot_is_the_same_page():
    """Where all stands on one line, or nothing printed does, nothing is moved."""
    level = page(("na", 20, LINE), ("16", 160, LINE), ("than", 320, LINE))
    alone = page(("16", 160, 100))

    assert set_down(level, [REGION], TALL) is level
    assert set_down(alone, [REGION], TALL) is alone


@pytest.mark.parametrize("raised", [8, 12, 20])
def test_of_two_words_one_printed_a_little_high_is_set_down(raised):
    """A date behind "ngày" is two words in all; a fifth of a word's height is another machine's already."""
    before = page(("na", 20, LINE), ("18", 200, LINE - raised))
    after = set_down(before, [REGION], TALL)
    assert abs(foot(after.ink, 195, 290) - foot(after.ink, 20, 90)) <= 3


def test_a_thin_stroke_below_the_words_is_no_line():
    """What a cancelling stroke leaves at the foot of a region is narrower than any word."""
    before = page(("na", 20, LINE), ("18", 200, LINE))
    cv2.line(before.ink, (500, LINE + 10), (504, LINE + 36), 0, 2)
    assert set_down(before, [REGION], TALL) is before


@pytest.mark.parametrize("place", [Box(900, 10, 900, 60), Box(10, 50, 60, 50), Box(910, 10, 990, 60)])
def test_a_place_without_room_is_no_picture(place):
    """A label at the right edge leaves its value no room: the page stays, and the process lives."""
    white = page()
    assert set_down(white, [place], TALL) is white
