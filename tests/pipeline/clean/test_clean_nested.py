"""Cards copied onto a sheet are found though the sheet itself lies on something else."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from ocr.types import Image
from pipeline.clean.frame import sheets
from pipeline.clean.sizes import CARD_LONG, CARD_SHORT, INCH, Kind

DPI = 200
MM = DPI / INCH


def _sheet(*cards: tuple[float, float], around: int, text: int = 0) -> Image:
    """A sheet of A4 on a ground as dark as ``around``, with pale cards of print at these places (mm) and so
    many lines of text below.
    """
    wide, high, edge = round(210 * MM), round(297 * MM), round(6 * MM)
    picture = np.full((high, wide, 3), around, np.uint8)
    picture[edge : high - edge, edge : wide - edge] = 250
    for x, y in cards:
        left, top = round(x * MM), round(y * MM)
        right, bottom = left + round(CARD_LONG * MM), top + round(CARD_SHORT * MM)
        cv2.rectangle(picture, (left, top), (right, bottom), (225, 205, 190), cv2.FILLED)
        for row in range(5):
            place = (left + round(8 * MM), top + round((12 + 8 * row) * MM))
            cv2.putText(picture, "NGUYEN VAN 0123", place, cv2.FONT_HERSHEY_SIMPLEX, 0.9, (30, 30, 30), 2)
    for row in range(text):
        place = (round(25 * MM), round((150 + 8 * row) * MM))
        cv2.putText(
            picture,
            "Uy ban nhan dan xa Dong Le, tinh Quang Tri, noi cu tru",
            place,
            cv2.FONT_HERSHEY_SIMPLEX,
            0.9,
            (30, 30, 30),
            2,
        )
    return picture


@pytest.mark.parametrize("cards", [((20, 40), (110, 40)), ((60, 40), (60, 120))], ids=["beside", "below"])
def test_cards_on_a_dark_edged_copy_are_cut_out(cards: tuple[tuple[float, float], ...]) -> None:
    """Two cards on a copy with dark edges are two cards, each where it is printed."""
    found = sheets(_sheet(*cards, around=20), DPI)
    assert [one.kind for one in found] == [Kind.CARD, Kind.CARD]
    for one, (x, y) in zip(found, cards, strict=True):
        middle = np.array([x + CARD_LONG / 2, y + CARD_SHORT / 2]) * MM
        assert np.abs(one.corners.mean(axis=0) - middle).max() < 2 * MM


def test_a_heading_above_the_cards_is_no_card() -> None:
    """Two cards below a copy's heading are two cards, not three: the heading makes none of its own."""
    sheet = _sheet((20, 60), (112, 60), around=20)
    place = (round(85 * MM), round(45 * MM))
    cv2.putText(sheet, "BAN SAO", place, cv2.FONT_HERSHEY_SIMPLEX, 1.6, (0, 0, 0), 5)
    assert [one.kind for one in sheets(sheet, DPI)] == [Kind.CARD, Kind.CARD]


def test_a_sheet_with_text_beside_its_card_stays_whole() -> None:
    """What stands beside a card on a form would be lost: such a sheet is not cut."""
    found = sheets(_sheet((60, 40), around=20, text=8), DPI)
    assert len(found) == 1
    assert found[0].kind is not Kind.CARD


def test_an_empty_dark_edged_sheet_has_no_cards() -> None:
    """Nothing is cut out of a sheet without cards."""
    assert [one.kind for one in sheets(_sheet(around=20, text=12), DPI)] != [Kind.CARD]
