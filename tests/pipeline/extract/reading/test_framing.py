"""A line is cropped around its letters before our line reader looks at it."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from ocr.types import Box
from pipeline.extract.reading.framing import framed
from pipeline.types import CleanPage

TALL = 30


def page(*words):
    """A white page with (text, left, foot) printed on it, capitals 26 pixels high."""
    picture = np.full((200, 600, 3), 255, np.uint8)
    for text, left, foot in words:
        cv2.putText(picture, text, (left, foot), cv2.FONT_HERSHEY_SIMPLEX, 1.2, (0, 0, 0), 3)
    return CleanPage("a.png", 1, picture, picture[..., 0].copy(), 300, np.eye(3), 0, 0.0, 1.0)


def test_letters_in_a_corner_of_their_place_are_framed_anew():
    """Figures at the top of a place three times as high get the usual white around them."""
    place = Box(0, 30, 600, 130)
    found = framed(page(("NAM 2010", 40, 70)), place, TALL)

    assert (found.left, found.right) == (place.left, place.right)
    assert 40 <= found.height <= 60
    assert found.top < 44
    assert found.bottom > 71


def test_a_neighbours_letters_do_not_count():
    """What the upper side cuts belongs to the line above: the frame stands around the own letters."""
    found = framed(page(("NAM", 40, 100), ("gyp", 300, 38)), Box(0, 36, 600, 140), TALL)

    assert found.top > 50


@pytest.mark.parametrize("place", [Box(0, 62, 600, 110), Box(300, 30, 600, 130), Box(0, 50, 0, 90)])
def test_other_places_stay(place):
    """A line framed as usual, a place without letters and one without room are left as they are."""
    assert framed(page(("13/10/2010", 40, 100)), place, TALL) == place
