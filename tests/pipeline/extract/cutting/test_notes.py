"""A footnote's mark read as signs is no figure of the value."""

from __future__ import annotations

from dataclasses import replace

import cv2
import numpy as np
import pytest

from ocr.types import Box
from pipeline.extract.cutting.notes import begun, is_alone
from pipeline.extract.cutting.sheet import Piece
from pipeline.labels.rows import Token
from pipeline.types import CleanPage

TALL, LINE = 40, 100
PLACE = Box(90, 40, 900, 120)


def page(mark, foot, size=0.7):
    """A white page: the colon of a label, a mark of this size whose foot is there, then a house's number."""
    picture = np.full((160, 900, 3), 255, np.uint8)
    for dot in (78, 98):
        cv2.circle(picture, (100, dot), 3, (0, 0, 0), -1)
    cv2.putText(picture, mark, (112, foot), cv2.FONT_HERSHEY_SIMPLEX, size, (0, 0, 0), 2)
    cv2.putText(picture, "181/9", (200, LINE), cv2.FONT_HERSHEY_SIMPLEX, 1.4, (0, 0, 0), 4)
    return CleanPage("a.png", 1, picture, picture[..., 0].copy(), 300, np.eye(3), 0, 0.0, 1.0)


def piece(*signs):
    """What the page reading saw: these signs, then the number."""
    marks = [Token(sign, "", Box(110 + 20 * at, 60, 130, 100), 0.3) for at, sign in enumerate(signs)]
    return Piece(PLACE, (*marks, Token("181/9", "1819", Box(200, 58, 330, 104), 0.95)))


@pytest.mark.parametrize("signs", [("”'",), ("?",), ("?", "'"), ("°",)])
def test_a_raised_mark_read_as_signs_is_left_out(signs):
    """However it was read, in one word or two: the place begins behind the mark, and holds the number."""
    found = begun(page("(2)", 80), piece(*signs), PLACE, TALL)

    assert 160 < found.left < 200


def test_a_mark_nearly_as_large_as_the_text_is_told_by_its_height():
    """A mark of four fifths of the text's size ends close above the line, but rises far above the number."""
    assert 160 < begun(page("(2)", 72, 1.0), piece(), PLACE, TALL).left < 200
    assert begun(page("(2)", LINE, 1.0), piece(), PLACE, TALL) == PLACE


def test_what_stands_on_the_line_is_the_values():
    """A figure as low as the number may be its first one; a dash of a leader is no mark."""
    assert begun(page("2", LINE), piece("”'"), PLACE, TALL) == PLACE
    assert begun(page("(2)", LINE), piece("-"), PLACE, TALL) == PLACE


def test_the_colons_dots_are_no_mark():
    """With nothing but the end of the label before the number, the place stays."""
    assert begun(page("", LINE), piece("'"), PLACE, TALL) == PLACE


def test_a_label_may_end_before_the_mark():
    """ "…trú:(2) 181/9": the label's last letters, which reach the line, go with the mark behind them."""
    picture = page("(2)", 80)
    cv2.putText(picture.ink, "u", (70, LINE), cv2.FONT_HERSHEY_SIMPLEX, 1.4, 0, 4)

    assert 160 < begun(picture, piece("?"), replace(PLACE, left=60), TALL).left < 200


def test_a_raised_figure_alone_is_a_mark():
    """A mark whose brackets were lost is one if it stands raised; on the line it is a house's number."""
    figure = Token(":2", "2", Box(100, 60, 150, 100), 0.3)
    number = replace(piece(), tokens=(figure, *piece().tokens))

    assert 160 < begun(page("(2)", 80), number, PLACE, TALL).left < 200
    assert begun(page("2", LINE), number, PLACE, TALL) == PLACE


def test_a_figure_before_three_others_is_of_the_amount():
    """ "2 000 đồng" whose point lay under a leader: its first figure is no mark, however it stands."""
    figure = Token("2", "2", Box(100, 60, 150, 100), 0.3)
    noughts = Token("000", "000", Box(200, 58, 330, 104), 0.4)

    assert begun(page("2", 80), Piece(PLACE, (figure, noughts)), PLACE, TALL) == PLACE


def test_a_mark_alone_on_its_line_is_no_line():
    """With the value below its label, "(2)" stands alone behind the label; a number is no mark."""
    empty = Piece(Box(105, 40, 190, 120), (Token("!", "", Box(110, 60, 130, 100), 0.3),))

    assert is_alone(page("(2)", 80), empty, TALL)
    assert not is_alone(page("(2)", 80), replace(empty, box=PLACE), TALL)
    assert not is_alone(page("", LINE), empty, TALL)


def test_a_mark_seen_twice_is_left_out():
    """As a sign and again as "(2)": the place begins behind both."""
    there = Box(112, 60, 156, 84)
    twice = Piece(PLACE, (Token("'®", "", there, 0.4), Token("(2)", "2", there, 0.9), *piece().tokens))

    assert 156 < begun(page("(2)", 80), twice, PLACE, TALL).left < 200
