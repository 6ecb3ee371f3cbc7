"""Black print separated from red seals and blue pens by un-mixing colour, with the paper's tone as white.

Light lost in *every* channel is black ink; light lost in some is colour. On flattened pixels (paper = 255 in
each channel) the lightest channel therefore shows the black ink alone, also where it lies under a seal. Red
print (the title of a certificate, of a card) must stay readable, so only large coloured figures are faded:
seals, borders, emblems, signatures. Line-sized colour stays as dark as it is. A grey copy has nothing to
separate.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

import cv2
import numpy as np

from ocr.types import Image
from pipeline.clean.geometry import shrunk
from pipeline.clean.letters import labelled
from pipeline.clean.light import flat_strips, flattened, paper_map
from pipeline.clean.stretches import stretches

_COARSE_DPI = 75
_COLOURED = 34
"""Difference of channels (0-255, on flattened paper) from which a coarse pixel counts as coloured."""
_FAINT, _STRONG = 50, 100
"""Colour below FAINT is tint and goes; above STRONG it is coloured print and stays."""
_STAYS = np.clip((np.arange(256) - _FAINT) * (255 / (_STRONG - _FAINT)), 0, 255).astype(np.uint8)
_HINT = 16
"""Difference of channels of a coarse pixel near which fine coloured print may stand."""
_GAP_MM = 2.2
_BIG_MM = 14.0
"""A coloured figure at least this wide and high is a seal, an emblem, a border or a signature."""
_BIG_SHARE = 0.2
"""On small sheets (cards) a figure is big from this share of the shorter side."""


def black_ink(picture: Image, dpi: float, *, even: bool = True, unmix: bool = True) -> Image:
    """Grey print (dark on nearly 255) of a (height, width, 3) page: light evened, coloured figures faded.

    The bench leaves the evening or the fading out.
    """
    coarse = _coarse(picture, dpi)
    seen = min(_COARSE_DPI, dpi)
    paper = paper_map(coarse, seen, even=even)
    flat = flattened(coarse, paper)
    if not unmix or not has_colour(flat):
        grey = np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), dtype=np.uint8)
        return _joined(flat_strips(grey, np.asarray(cv2.cvtColor(paper, cv2.COLOR_BGR2GRAY), dtype=np.uint8)))
    return _unmixed(picture, paper, _coloured_print(flat, seen))


def _unmixed(picture: Image, paper: Image, coloured: Image) -> Image:
    """The lightest channel of the flattened page; where ``coloured`` (a coarse mask) says, colour too."""
    high, wide = picture.shape[:2]
    ink = np.empty((high, wide), np.uint8)
    scale = high / len(coloured), wide / coloured.shape[1]
    for rows, flat in flat_strips(picture, paper):
        blue, green, red = cv2.split(flat)
        ink[rows] = cv2.max(cv2.max(blue, green), red)
        here = coloured[int(rows.start / scale[0]) : math.ceil(rows.stop / scale[0])]
        if not here.any():
            continue
        mask = cv2.resize(here, (wide, len(flat)), interpolation=cv2.INTER_NEAREST)
        for columns in stretches(here.any(axis=0), scale[1], 0, wide):
            ink[rows, columns] = _toned(flat[:, columns], np.asarray(mask[:, columns], dtype=np.uint8))
    return ink


def _toned(flat: Image, coloured: Image) -> Image:
    """A flattened part: print in strong colour as dark as it is where ``coloured`` is 255, tints gone."""
    blue, green, red = cv2.split(flat)
    lightest = cv2.max(cv2.max(blue, green), red)
    chroma = cv2.subtract(lightest, cv2.min(cv2.min(blue, green), red))
    stays = cv2.min(cv2.LUT(chroma, _STAYS), coloured)
    grey = cv2.cvtColor(flat, cv2.COLOR_BGR2GRAY)
    gone = cv2.multiply(cv2.subtract(lightest, grey), stays, scale=1 / 255)
    return np.asarray(cv2.subtract(lightest, gone), dtype=np.uint8)


def _joined(strips: Iterable[tuple[slice, Image]]) -> Image:
    return np.concatenate([strip for _, strip in strips])


def darkest(flat: Image) -> Image:
    """The darkest channel of every pixel: print of any colour, at the price of the ground's pattern."""
    blue, green, red = cv2.split(flat)
    return np.asarray(cv2.min(cv2.min(blue, green), red), dtype=np.uint8)


def has_colour(coarse: Image) -> bool:
    """Whether a flattened, reduced page shows any colour beyond the noise of a grey copy."""
    blue, green, red = cv2.split(coarse)
    spread = cv2.subtract(cv2.max(cv2.max(blue, green), red), cv2.min(cv2.min(blue, green), red))
    return bool(np.count_nonzero(spread > _COLOURED) > 0.0004 * spread.size)


def _coarse(flat: Image, dpi: float) -> Image:
    factor = min(1.0, _COARSE_DPI / dpi)
    size = (max(2, round(flat.shape[1] * factor)), max(2, round(flat.shape[0] * factor)))
    return shrunk(flat, *size)


def _coloured_print(coarse: Image, dpi: float) -> Image:
    """Mask (255) of the colour on a coarse flat page that is no big red or blue figure: print in colour."""
    blue, green, red = cv2.split(coarse)
    mm = dpi / 25.4
    big = min(_BIG_MM * mm, _BIG_SHARE * min(coarse.shape[:2]))
    faded = np.zeros(coarse.shape[:2], np.uint8)
    for tint in (cv2.subtract(red, cv2.max(blue, green)), cv2.subtract(blue, red)):
        faded |= _big_figures((tint > _COLOURED).astype(np.uint8), big, _GAP_MM * mm)
    wider = cv2.dilate(faded, np.ones((5, 5), np.uint8))
    chroma = cv2.subtract(cv2.max(cv2.max(blue, green), red), cv2.min(cv2.min(blue, green), red))
    near = cv2.dilate((chroma > _HINT).astype(np.uint8), np.ones((5, 5), np.uint8))
    return np.asarray(cv2.subtract(near, wider) * 255, dtype=np.uint8)


def _big_figures(mask: Image, big: float, gap: float) -> Image:
    if not mask.any():
        return mask
    size = 2 * round(gap / 2) + 1
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size))
    closed = np.asarray(cv2.morphologyEx(mask, cv2.MORPH_CLOSE, kernel), dtype=np.uint8)
    labels, figures = labelled(closed)
    keep = np.concatenate([[False], (figures.width >= big) & (figures.height >= big)])
    return np.asarray(keep[labels], dtype=np.uint8)
