"""What is ink in a picture of a line, and whether something of the height of a letter stands there.

Heights are in pixels; ``tall`` is the height of the page's words.
"""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from ocr.levels import counts
from ocr.types import Box, Image
from pipeline.types import CleanPage

_ABOVE_LEADER, _MANY = 0.65, 15
"""The part of a line's height above its leader, and the specks there that dust does not leave."""
DARK = 110
"""How much darker than its paper a pixel must be to count as ink, of 255."""
FAINT = 60
"""The same for a worn ribbon's strokes, where only whether anything stands there is asked."""


def paper_of(picture: Image) -> float:
    """The grey that nine pixels in ten do not pass: the paper's."""
    seen = np.cumsum(counts(picture))
    return float(np.searchsorted(seen, 0.9 * seen[-1]))


def bits(picture: Image, dark: int) -> npt.NDArray[np.int32]:
    """Left, top, width and height of every connected bit of ink so much darker than its paper (four rows)."""
    ink = (picture < paper_of(picture) - dark).astype(np.uint8)
    stats = cv2.connectedComponentsWithStats(ink, connectivity=8)[2]
    return np.asarray(stats[1:, :4].T, dtype=np.int32)


def inked(crop: Image, tall: int, dark: int = DARK) -> bool:
    """Whether something of the height of a letter, so much darker than its paper, stands in the picture."""
    return letter_ends(crop, tall, dark) is not None


def letter_ends(crop: Image, tall: int, dark: int) -> tuple[int, int] | None:
    """Left and right end of what has the height of letters in the picture; None where nothing has."""
    if crop.size == 0:
        return None
    lefts, _, widths, heights = bits(crop, dark)
    high = (heights > 0.45 * tall) & (heights < 2 * tall) & (widths < 4 * tall)
    return (int(lefts[high].min()), int((lefts + widths)[high].max())) if high.any() else None


def strewn(page: CleanPage, box: Box, tall: int) -> bool:
    """Whether a place without letters is full of specks: what a copier leaves of a worn ribbon's letters.

    Specks at the foot are a leader's; elsewhere an empty place has a few at most.
    """
    crop = box.clipped(page.width, page.height).cut(page.ink)
    upper = crop[: int(_ABOVE_LEADER * crop.shape[0])]
    if upper.size == 0 or inked(crop, tall, FAINT):
        return False
    ink = (upper < paper_of(crop) - FAINT).astype(np.uint8)
    return cv2.connectedComponents(ink, connectivity=8)[0] - 1 >= _MANY
