"""Bands of a highlighter, grey on a grey scan, become paper: a reader that takes one level for the whole line
sees them as ink, and what stands on them is lost.

A band is what stays of the page when strokes are closed over: a tone between paper and ink, over more than a
line of print is high. The page is divided by it, as by uneven light.
"""

from __future__ import annotations

import cv2
import numpy as np

from ocr.types import Image

_LOOK_DPI = 75
_STROKE_MM = 2.6
"""Strokes up to this width are closed over; letters of a title are bolder than that nowhere."""
_LIGHT, _DARK = 236, 96
"""Lightest and darkest grey of a band: paper's own unevenness is lighter, solid print darker."""
_HIGH_MM, _LONG_MM, _SLIM = (2.0, 10.0), 8.0, 2.0
"""How high a band is, how long at least, and how many times as long as high."""
_FULL, _EVEN = 0.75, 14.0
"""Share of its frame that a band fills, and how far its tone strays (standard deviation): a shadow fades."""
_WHITE = 255


def without_bands(ink: Image, dpi: int) -> Image:
    """Grey ``ink`` on paper of 255 with the bands as light as paper; ``ink`` itself where there are none."""
    step = max(1, round(dpi / _LOOK_DPI))
    small = np.ascontiguousarray(ink[::step, ::step])
    mm = dpi / step / 25.4
    reach = 2 * round(_STROKE_MM * mm / 2) + 1
    tone = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((reach, reach), np.uint8))
    band = _bands(tone, mm)
    if band is None:
        return ink
    paper = cv2.resize(np.where(band, tone, _WHITE).astype(np.uint8), None, fx=step, fy=step)
    paper = paper[: ink.shape[0], : ink.shape[1]]
    return np.asarray(cv2.divide(ink, paper, scale=_WHITE), np.uint8)


def _bands(tone: np.ndarray, mm: float) -> np.ndarray | None:
    """Where bands are with the soft edge around them; None without any. What runs out of the page is a rim or
    a shadow; what fades, or is not long and narrow, a fold, a photo or a table's squares.
    """
    mask = ((tone < _LIGHT) & (tone > _DARK)).astype(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    found = np.zeros(len(stats), bool)
    for at, (left, top, wide, high, area) in enumerate(stats.tolist()):
        slim = wide >= max(_LONG_MM * mm, _SLIM * high) and _HIGH_MM[0] * mm <= high <= _HIGH_MM[1] * mm
        inside = left > 0 and top > 0 and left + wide < mask.shape[1] and top + high < mask.shape[0]
        if at and slim and inside and area >= _FULL * wide * high:
            part = (slice(top, top + high), slice(left, left + wide))
            found[at] = float(tone[part][labels[part] == at].std()) < _EVEN
    if not found.any():
        return None
    return np.asarray(cv2.dilate(found[labels].astype(np.uint8), np.ones((3, 3), np.uint8)) > 0)
