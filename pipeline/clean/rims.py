"""The black rims of copies and open lids painted over: dark fields that hang on the border of the picture."""

from __future__ import annotations

import cv2
import numpy as np

from ocr.types import Image
from pipeline.clean.geometry import Corners, shrunk

_COARSE_DPI = 50
_DARK = 110
_LONG = 0.12
"""Share of a side that a rim takes up at least."""
_SOLID_MM = 1.0
"""A rim is a field or a bar at least this thick; a frame's line that runs off the sheet is thinner."""


def without_rims(ink: Image, dpi: float, seen: Corners | None = None) -> Image:
    """Grey ``ink`` (dark on 255) without dark fields that touch the picture's border along some length.

    ``seen``: corners, in pixels of ``ink``, of the part that was in the raw picture; what was added around to
    level a page counts as border.
    """
    high, wide = ink.shape
    factor = min(1.0, _COARSE_DPI / dpi)
    small = shrunk(ink, max(2, round(wide * factor)), max(2, round(high * factor)))
    thick = max(2, round(_SOLID_MM / 25.4 * dpi * factor))
    dark = (small < _DARK).astype(np.uint8)
    if seen is not None:
        inside = np.zeros_like(dark)
        cv2.fillConvexPoly(inside, np.rint(seen * factor).astype(np.int32), 1)
        dark |= 1 - inside
    padded = cv2.copyMakeBorder(dark, thick, thick, thick, thick, cv2.BORDER_REPLICATE)
    solid = cv2.morphologyEx(padded, cv2.MORPH_OPEN, np.ones((thick, thick), np.uint8))
    solid = np.ascontiguousarray(solid[thick:-thick, thick:-thick])
    count, labels = cv2.connectedComponents(solid, connectivity=8)
    if count < 2:
        return ink
    rims = np.zeros(count, np.uint8)
    for side in (labels[0], labels[-1], labels[:, 0], labels[:, -1]):
        along = np.bincount(side, minlength=count)
        rims |= (along >= _LONG * len(side)).astype(np.uint8)
    rims[0] = 0
    if not rims.any():
        return ink
    mask = cv2.dilate(rims[labels], np.ones((5, 5), np.uint8)) * 255
    return np.asarray(
        cv2.max(ink, cv2.resize(mask, (wide, high), interpolation=cv2.INTER_NEAREST)), dtype=np.uint8
    )
