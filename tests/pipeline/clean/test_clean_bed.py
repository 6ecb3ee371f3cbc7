"""Cards on a plain ground, on a reduced picture."""

import numpy as np
import pytest

from pipeline.clean.bed import cards_on_ground

MM = 2.15
"""Pixels a millimetre of the picture that is searched."""


@pytest.mark.parametrize("shared", [0, 18, 26, 32])
def test_cards_that_touch_along_part_of_a_side_are_two(shared):
    """One card stands on the side of another that lies, along ``shared`` millimetres: both are found."""
    long, short, along = (round(side * MM) for side in (85.6, 53.98, shared))
    lid = np.full((640, 460, 3), 205, np.uint8)
    lid[100 : 100 + long, 240 : 240 + short] = 170
    lid[100 + long : 100 + long + short, 240 + along - long : 240 + along] = 150

    corners, outlined = cards_on_ground(lid, MM)
    assert len(corners) == 2
    assert outlined
