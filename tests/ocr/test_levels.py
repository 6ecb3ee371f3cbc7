"""Levels of a picture are those a sorted list of its pixels would give."""

import numpy as np
import pytest

from ocr.levels import levels


@pytest.mark.parametrize("shape", [(1, 1), (7, 3), (200, 300)])
def test_levels_are_percentiles(shape):
    """Whatever the size, and of a view with steps as of the whole."""
    picture = np.random.default_rng(4).integers(0, 256, shape).astype(np.uint8)
    for one in (picture, picture[::2, ::2]):
        wanted = np.percentile(one, (0, 0.5, 50, 90, 100), method="lower")
        assert levels(one, 0, 0.5, 50, 90, 100) == tuple(wanted)


def test_nothing_has_no_levels():
    """An empty picture is refused."""
    with pytest.raises(ValueError, match="empty"):
        levels(np.zeros((0, 4), np.uint8), 50)
