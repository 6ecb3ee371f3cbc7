"""Dots an inch: believed when sane, else told by the shape."""

from __future__ import annotations

import pytest

from pipeline.intake.resolution import guessed_dpi, sane_dpi, stretch


@pytest.mark.parametrize(
    ("size", "said", "dpi"),
    [
        ((2480, 3508), (300.0, 300.0), 300),
        ((1240, 1754), (150.0, 150.0), 150),
        ((1240, 1754), (72.0, 72.0), 150),  # a default of software, not of a scanner
        ((1573, 2226), (96.0, 96.0), 190),  # a screen's: no scan of A2 has so few
        ((2197, 3108), (150.0, 150.0), 266),  # nothing is 20.7 inches long
        ((4677, 6622), (282.0, 282.0), 282),  # A2
        ((1240, 1754), None, 150),
        ((3508, 2480), (1.0, 1.0), 300),
        ((1011, 638), None, 300),  # a card filling the picture
        ((1011, 638), (1011.0, 1011.0), 300),  # a card an inch wide is none
        ((4000, 3000), (72.0, 72.0), 300),  # a phone's photograph
        ((400, 300), None, 300),
        ((2480, 3508), (300.0, 72.0), 300),
    ],
)
def test_the_claim_is_believed_only_when_it_makes_a_paper(
    size: tuple[int, int], said: tuple[float, float] | None, dpi: float
) -> None:
    """Scanner claims stand; defaults and nonsense give way to A4, card, or 300."""
    assert sane_dpi(*size, said) == pytest.approx(dpi, rel=0.01)


def test_a_thumbnail_is_not_taken_for_a_page_of_ten_dots() -> None:
    """A tiny picture of A4 shape is no A4 page."""
    assert guessed_dpi(100, 141) == 300


def test_fax_dots_are_made_square() -> None:
    """Twice as many dots across as down: rows are doubled; square and absurd claims change nothing."""
    assert stretch((204.0, 98.0)) == pytest.approx((1.0, 204 / 98))
    assert stretch((100.0, 200.0)) == pytest.approx((2.0, 1.0))
    assert stretch((300.0, 300.0)) == stretch(None) == stretch((9000.0, 1.0)) == (1.0, 1.0)
