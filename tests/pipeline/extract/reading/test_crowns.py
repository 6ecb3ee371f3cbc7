"""Marks above a line's capitals belong to its picture, however close the row above stands."""

from __future__ import annotations

import numpy as np
import pytest

from ocr.types import Box
from pipeline.extract.reading.crowns import crowned
from pipeline.types import CleanPage

TALL = 30
BOX = Box(40, 99, 200, 140)
"""A line's box cut right above its letters."""


def _page(*marks: Box) -> CleanPage:
    """Two letters that stand from 100 to 130, the letters of the row above from 50 to 80, and ``marks``."""
    ink = np.full((200, 300), 255, np.uint8)
    for one in (Box(60, 100, 80, 130), Box(100, 100, 120, 130), Box(60, 50, 80, 80), *marks):
        one.cut(ink)[:] = 0
    return CleanPage("a.png", 1, np.dstack([ink] * 3), ink, 300, np.eye(3), 0, 0.0, 1.0)


@pytest.mark.parametrize(
    ("marks", "highest"),
    [
        ((Box(66, 92, 74, 97),), 92),
        ((Box(64, 94, 76, 98), Box(68, 87, 74, 92)), 87),
        ((Box(64, 94, 76, 100),), 94),
    ],
    ids=["a mark", "two marks on one letter", "a mark that touches its letter"],
)
def test_the_box_holds_the_marks_and_some_white(marks: tuple[Box, ...], highest: int) -> None:
    """The box is raised over the marks of its letters, and a little higher."""
    found = crowned(_page(*marks), BOX, TALL)
    assert highest - 0.2 * TALL <= found.top < highest
    assert (found.left, found.right, found.bottom) == (BOX.left, BOX.right, BOX.bottom)


@pytest.mark.parametrize(
    "strange",
    [Box(66, 84, 70, 88), Box(140, 90, 146, 97), Box(64, 70, 68, 96), Box(50, 92, 110, 95)],
    ids=["a comma above", "beside the letters", "a tail of the row above", "a rule"],
)
def test_what_is_no_mark_raises_no_box(strange: Box) -> None:
    """Tails and commas of the row above, and rules, are left out as they were."""
    assert crowned(_page(strange), BOX, TALL) == BOX


def test_a_box_with_room_stays() -> None:
    """Marks inside the box move nothing."""
    roomy = Box(40, 85, 200, 140)
    assert crowned(_page(Box(66, 92, 74, 97)), roomy, TALL) == roomy


def test_an_empty_place_stays() -> None:
    """Where no letters stand nothing is raised, nor at the upper edge of the page."""
    assert crowned(_page(), Box(200, 99, 260, 140), TALL) == Box(200, 99, 260, 140)
    assert crowned(_page(), Box(40, 0, 200, 40), TALL) == Box(40, 0, 200, 40)
