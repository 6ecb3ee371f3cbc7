"""The black rims of copies and open lids: dark fields that hang on the border of the picture."""

from __future__ import annotations

import cv2
import numpy as np

from ocr.types import Image
from pipeline.clean.geometry import Corners

_DARK = 110
_LONG = 0.12
"""Share of a side that a rim takes up at least."""
_SOLID_MM = 1.0
"""A rim is a field or a bar at least this thick; a frame's line that runs off the sheet is thinner."""


def rims_of(small: Image, dpi: float, seen: Corners | None = None) -> Image:
    """Mask (0/1) of the dark fields of grey ``small`` (dark on 255) that touch its border along some length.

    ``seen``: corners, in pixels of ``small``, of the part that was in the raw picture; what was added around
    to level a page counts as border.
    """
    thick = max(2, round(_SOLID_MM / 25.4 * dpi))
    dark = (small < _DARK).astype(np.uint8)
    if seen is not None:
        inside = np.zeros_like(dark)
        cv2.fillConvexPoly(inside, np.rint(seen).astype(np.int32), 1)
        # A rim fades a little where the picture ended: what was added reaches over that.
        dark |= np.asarray(cv2.dilate(1 - inside, np.ones((3, 3), np.uint8)), dtype=np.uint8)
    padded = cv2.copyMakeBorder(dark, thick, thick, thick, thick, cv2.BORDER_REPLICATE)
    solid = cv2.morphologyEx(padded, cv2.MORPH_OPEN, np.ones((thick, thick), np.uint8))
    solid = np.ascontiguousarray(solid[thick:-thick, thick:-thick])
    count, labels = cv2.connectedComponents(solid, connectivity=8)
    long = np.zeros(count, np.uint8)
    for side in (labels[0], labels[-1], labels[:, 0], labels[:, -1]):
        along = np.bincount(side, minlength=count)
        long |= (along >= _LONG * len(side)).astype(np.uint8)
    long[0] = 0
    if not long.any():
        return np.zeros_like(dark)
    return np.asarray(cv2.dilate(long[labels], np.ones((5, 5), np.uint8)), dtype=np.uint8)
