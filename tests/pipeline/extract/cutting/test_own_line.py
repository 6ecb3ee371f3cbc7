"""Where a value begins on its label's own line."""

from __future__ import annotations

import pytest

from ocr.types import Box, around
from pipeline.extract.cutting.own_line import _without_raised
from pipeline.extract.cutting.sheet import Piece
from pipeline.labels.fold import base
from pipeline.labels.rows import Token


def line(*words):
    """A value's line of (text, left, top, bottom)."""
    tokens = tuple(
        Token(text, base(text), Box(left, top, left + 20, bottom), 0.9) for text, left, top, bottom in words
    )
    return Piece(around(token.box for token in tokens), tokens)


@pytest.mark.parametrize("mark", ["2", "(2)", "®", "®'", "2,"])
def test_a_raised_figure_between_label_and_value_is_a_footnotes(mark):
    """Small and high beside the words it is no part of the place; a house's number stands on their line."""
    raised = line((mark, 385, 441, 461), ("Bản", 433, 443, 471), ("Nà", 496, 443, 471))
    house = line(("2", 385, 445, 471), ("Bản", 433, 443, 471), ("Nà", 496, 443, 471))

    assert [token.text for token in _without_raised(raised).tokens] == ["Bản", "Nà"]
    assert _without_raised(raised).box.left > 400
    assert _without_raised(house) == house
    signs = mark.startswith("®")
    assert (_without_raised(raised, figures=False) != raised) is signs  # an hour may be printed too high


def test_two_marks_go_and_a_lone_figure_stays():
    """ "? '" are one worn mark; a number that is all there is stays the value."""
    worn = line(("?", 504, 651, 678), ("'", 528, 651, 678), ("Làng", 566, 655, 692))
    lone = line(("2", 504, 651, 678))

    torn = line(("=", 504, 651, 668), ("tinh", 566, 655, 692), ("nhân", 620, 655, 692))  # of "Chứng minh"

    assert [token.text for token in _without_raised(worn).tokens] == ["Làng"]
    assert _without_raised(torn) == torn
    assert _without_raised(lone) == lone
