"""The decorative border of certificates: it costs the reader more than the writing inside."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from ocr.types import Image
from pipeline.clean.letters import labelled

_INK = 205
_REACH = 0.72
"""Share of the picture's width and height that a border spans at least."""
_BAND = 0.12
"""Share of the border's shorter side within which its ink lies; nothing further in is touched."""
_HOLLOW = 0.5
"""Share of its own frame that a border fills at most: what is fuller is a picture."""
_RING = 0.9
"""Share of a border's ink that lies in its band at least: what reaches further in is a table."""
_STREAK, _RULE = 0.05, 0.3
"""Share of the picture's height from which an upright stroke is no letter's, and of its width from which one
across is a table's rule.
"""


def border_of(small: Image) -> Image:
    """Mask (0/1) of the ring of ornament around the writing on grey ``small`` (dark on 255, about 75 dpi)."""
    dark = cv2.morphologyEx((small < _INK).astype(np.uint8), cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8))
    labels, found = labelled(_without_streaks(np.asarray(dark, dtype=np.uint8)))
    spans = (found.width >= _REACH * small.shape[1]) & (found.height >= _REACH * small.shape[0])
    mask = np.zeros(small.shape, np.uint8)
    for index in np.flatnonzero(spans & (found.area <= _HOLLOW * found.width * found.height)):
        box = (found.left[index], found.top[index], found.width[index], found.height[index])
        mask |= _ring(np.asarray(labels == index + 1), *(int(side) for side in box))
    return np.asarray(cv2.dilate(mask, np.ones((3, 3), np.uint8)), dtype=np.uint8)


def _without_streaks(dark: Image) -> Image:
    """The mask without upright strokes inside: a feeder's streaks tie the writing to the border they cross.

    Where rules lie across the sheet, the strokes are a table's.
    """
    band = round(_BAND * min(dark.shape))
    inside = dark[band:-band, band:-band]
    across = cv2.morphologyEx(inside, cv2.MORPH_OPEN, np.ones((1, round(_RULE * dark.shape[1])), np.uint8))
    if across.any():
        return dark
    kernel = np.ones((max(3, round(_STREAK * dark.shape[0])), 1), np.uint8)
    left = dark.copy()
    left[band:-band, band:-band][cv2.morphologyEx(inside, cv2.MORPH_OPEN, kernel) > 0] = 0
    return left


def _ring(component: npt.NDArray[np.bool_], left: int, top: int, width: int, height: int) -> Image:
    """The part of a component that lies in the band along its box; nothing when it is no ring."""
    band = max(1, round(_BAND * min(width, height)))
    ring = component.copy()
    ring[top + band : top + height - band, left + band : left + width - band] = False
    if ring.sum() < _RING * component.sum():
        return np.zeros(component.shape, np.uint8)
    return ring.astype(np.uint8)
