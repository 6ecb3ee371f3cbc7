"""What surrounds the writing painted over: black rims of copies, ornamental borders of certificates."""

from __future__ import annotations

import cv2
import numpy as np

from ocr.types import Image
from pipeline.clean.borders import border_of
from pipeline.clean.geometry import Corners, shrunk
from pipeline.clean.rims import rims_of

_COARSE_DPI = 75
"""Rims and borders are big: they are looked for on a coarse picture."""
_ROWS = 32
"""Coarse rows painted at a time: what stays in the processor's cache is quick."""


def without_surround(
    ink: Image, dpi: float, seen: Corners | None = None, *, rims: bool = True, border: bool = True
) -> Image:
    """Grey ``ink`` (dark on 255) without ``rims`` and ``border``; itself where there are none.

    ``seen``: corners, in pixels of ``ink``, of the part that was in the raw picture.
    """
    high, wide = ink.shape
    factor = min(1.0, _COARSE_DPI / dpi)
    small = shrunk(ink, max(2, round(wide * factor)), max(2, round(high * factor)))
    mask = np.zeros_like(small)
    if rims:
        mask |= rims_of(small, dpi * factor, None if seen is None else seen * factor)
    if border:
        mask |= border_of(np.asarray(cv2.max(small, mask * 255), dtype=np.uint8))
    if not mask.any():
        return ink
    done = np.empty_like(ink)
    for top in range(0, len(mask), _ROWS):
        part = mask[top : top + _ROWS] * 255
        rows = slice(round(top * high / len(mask)), round((top + len(part)) * high / len(mask)))
        whole = cv2.resize(part, (wide, rows.stop - rows.start), interpolation=cv2.INTER_NEAREST)
        cv2.max(ink[rows], whole, dst=done[rows])
    return done
