"""Black print separated from red seals and blue pens by un-mixing colour, with the paper's tone as white.

Light lost in *every* channel is black ink; light lost in some is colour. On flattened pixels (paper = 255 in
each channel) the lightest channel therefore shows the black ink alone, also where it lies under a seal. Red
print (the title of a certificate, of a card) must stay readable, so only large coloured figures are faded:
seals, borders, emblems, signatures. Line-sized colour stays as dark as it is. A grey copy has nothing to
separate.
"""

from __future__ import annotations

import cv2
import numpy as np

from ocr.types import Image
from pipeline.clean.geometry import shrunk

_COARSE_DPI = 75
_COLOURED = 34
"""Difference of channels (0-255, on flattened paper) from which a coarse pixel counts as coloured."""
_FAINT, _STRONG = 50, 100
"""Colour below FAINT is tint and goes; above STRONG it is coloured print and stays."""
_GAP_MM = 2.2
_BIG_MM = 14.0
"""A coloured figure at least this wide and high is a seal, an emblem, a border or a signature."""
_BIG_SHARE = 0.2
"""On small sheets (cards) a figure is big from this share of the shorter side."""


def black_ink(flat: Image, dpi: int) -> Image:
    """Grey picture of the print on a flattened (height, width, 3) page; big coloured figures are faded."""
    grey = cv2.cvtColor(flat, cv2.COLOR_BGR2GRAY)
    coarse = _coarse(flat, dpi)
    if not has_colour(coarse):
        return np.asarray(grey, dtype=np.uint8)
    blue, green, red = cv2.split(flat)
    lightest = cv2.max(cv2.max(blue, green), red)
    chroma = cv2.subtract(lightest, cv2.min(cv2.min(blue, green), red))
    faded = _faded(coarse, dpi, flat.shape[1], flat.shape[0])
    stays = cv2.min(cv2.LUT(chroma, _stay_levels()), cv2.bitwise_not(faded))
    gone = cv2.multiply(cv2.subtract(lightest, grey), stays, scale=1 / 255)
    return np.asarray(cv2.subtract(lightest, gone), dtype=np.uint8)


def darkest(flat: Image) -> Image:
    """The darkest channel of every pixel: print of any colour, at the price of the ground's pattern."""
    blue, green, red = cv2.split(flat)
    return np.asarray(cv2.min(cv2.min(blue, green), red), dtype=np.uint8)


def has_colour(coarse: Image) -> bool:
    """Whether a flattened, reduced page shows any colour beyond the noise of a grey copy."""
    blue, green, red = cv2.split(coarse)
    spread = cv2.subtract(cv2.max(cv2.max(blue, green), red), cv2.min(cv2.min(blue, green), red))
    return bool(np.count_nonzero(spread > _COLOURED) > 0.0004 * spread.size)


def _coarse(flat: Image, dpi: int) -> Image:
    factor = min(1.0, _COARSE_DPI / dpi)
    size = (max(2, round(flat.shape[1] * factor)), max(2, round(flat.shape[0] * factor)))
    return shrunk(flat, *size)


def _stay_levels() -> Image:
    levels = (np.arange(256) - _FAINT) * (255 / (_STRONG - _FAINT))
    return np.asarray(np.clip(levels, 0, 255), dtype=np.uint8)


def _faded(coarse: Image, dpi: int, width: int, height: int) -> Image:
    """Mask (height, width; 255) of the big red and the big blue figures, a little wider than they are."""
    parts = coarse.astype(np.int16)
    blue, green, red = parts[..., 0], parts[..., 1], parts[..., 2]
    mm = min(_COARSE_DPI, dpi) / 25.4
    big = min(_BIG_MM * mm, _BIG_SHARE * min(coarse.shape[:2]))
    mask = np.zeros(coarse.shape[:2], np.uint8)
    for tint in (red - np.maximum(blue, green), blue - red):
        mask |= _big_figures((tint > _COLOURED).astype(np.uint8), big, _GAP_MM * mm)
    grown = cv2.dilate(mask, np.ones((5, 5), np.uint8)) * 255
    return np.asarray(cv2.resize(grown, (width, height), interpolation=cv2.INTER_NEAREST), dtype=np.uint8)


def _big_figures(mask: Image, big: float, gap: float) -> Image:
    size = 2 * round(gap / 2) + 1
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size))
    closed = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, kernel)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(closed, connectivity=8)
    keep = (stats[:, cv2.CC_STAT_WIDTH] >= big) & (stats[:, cv2.CC_STAT_HEIGHT] >= big)
    keep[0] = False
    return np.asarray(keep[labels], dtype=np.uint8)
