"""The decorative border of certificates painted over: it costs the reader more than the writing inside."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from ocr.types import Image
from pipeline.clean.geometry import shrunk

_COARSE_DPI = 75
_INK = 205
_REACH = 0.72
"""Share of the picture's width and height that a border spans at least."""
_BAND = 0.12
"""Share of the border's shorter side within which its ink lies; nothing further in is touched."""
_HOLLOW = 0.5
"""Share of its own frame that a border fills at most: what is fuller is a picture."""
_RING = 0.9
"""Share of a border's ink that lies in its band at least: what reaches further in is a table."""


def without_border(ink: Image, dpi: float) -> Image:
    """Grey ``ink`` (dark on 255) without the ring of ornament around the writing, if there is one."""
    high, wide = ink.shape
    factor = min(1.0, _COARSE_DPI / dpi)
    small = shrunk(ink, max(2, round(wide * factor)), max(2, round(high * factor)))
    dark = cv2.morphologyEx((small < _INK).astype(np.uint8), cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    mask = np.zeros(small.shape, np.uint8)
    for label, (left, top, width, height, area) in enumerate(stats[1:], start=1):
        spans = width >= _REACH * small.shape[1] and height >= _REACH * small.shape[0]
        if spans and area <= _HOLLOW * width * height:
            mask |= _ring(np.asarray(labels == label), (left, top, width, height))
    if not mask.any():
        return ink
    wider = cv2.dilate(mask, np.ones((3, 3), np.uint8)) * 255
    whole = cv2.resize(wider, (wide, high), interpolation=cv2.INTER_NEAREST)
    return np.asarray(cv2.max(ink, whole), dtype=np.uint8)


def _ring(component: npt.NDArray[np.bool_], box: tuple[int, int, int, int]) -> npt.NDArray[np.uint8]:
    """The part of a component that lies in the band along its box; nothing when it is no ring."""
    left, top, width, height = box
    band = max(1, round(_BAND * min(width, height)))
    ring = component.copy()
    ring[top + band : top + height - band, left + band : left + width - band] = False
    if ring.sum() < _RING * component.sum():
        return np.zeros(component.shape, np.uint8)
    return ring.astype(np.uint8)
