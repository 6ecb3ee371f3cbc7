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
_HIGH_MM, _LONG_MM = 2.0, 8.0
"""A band is at least so high and so long."""
_WHITE = 255


def without_bands(ink: Image, dpi: int) -> Image:
    """Grey ``ink`` on paper of 255 with the bands as light as paper; ``ink`` itself where there are none."""
    step = max(1, round(dpi / _LOOK_DPI))
    small = np.ascontiguousarray(ink[::step, ::step])
    mm = dpi / step / 25.4
    reach = 2 * round(_STROKE_MM * mm / 2) + 1
    tone = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((reach, reach), np.uint8))
    band = _bands((tone < _LIGHT) & (tone > _DARK), mm)
    if band is None:
        return ink
    paper = cv2.resize(np.where(band, tone, _WHITE).astype(np.uint8), None, fx=step, fy=step)
    paper = paper[: ink.shape[0], : ink.shape[1]]
    return np.asarray(cv2.divide(ink, paper, scale=_WHITE), np.uint8)


def _bands(mask: np.ndarray, mm: float) -> np.ndarray | None:
    """The large parts of the mask with the soft edge around them; None without any. What runs out of the page
    is a rim or a shadow.
    """
    _, labels, stats, _ = cv2.connectedComponentsWithStats(mask.astype(np.uint8), connectivity=8)
    wide, high = stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT]
    large = (np.minimum(wide, high) >= _HIGH_MM * mm) & (np.maximum(wide, high) >= _LONG_MM * mm)
    left, top = stats[:, cv2.CC_STAT_LEFT], stats[:, cv2.CC_STAT_TOP]
    large &= (left > 0) & (top > 0) & (left + wide < mask.shape[1]) & (top + high < mask.shape[0])
    large[0] = False
    if not large.any():
        return None
    return np.asarray(cv2.dilate(large[labels].astype(np.uint8), np.ones((3, 3), np.uint8)) > 0)
