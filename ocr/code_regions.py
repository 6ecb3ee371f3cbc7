"""Where a QR or PDF417 code may stand on a picture: about half dark, with dark and light changing quickly.

Print is a fifth dark and striped by the gaps between its lines; photographs are smooth. So the picture is
made black and white, counted in small cells, and what stays when small things are gone is worth a look.
"""

from __future__ import annotations

import cv2
import numpy as np

from ocr.types import Box, Image

_DARK = (0.24, 0.76)
"""Dark share of a code, counted over a neighbourhood; print has 0.05 to 0.2."""
_FEWEST_CHANGES = 0.035
"""Changes between dark and light for each pixel along a row; a module of a code is at most 25 pixels wide."""
_SMALLEST = 36
"""Pixels across below which no code can be read whatever is done; twice that on a page at 300 dpi."""
_MOST = 4
_BIG = 1800
_CELL = 4


def code_regions(plain: Image) -> tuple[Box, ...]:
    """Boxes on a grey picture that look like a code, likeliest (densest) first, at most four."""
    if min(plain.shape) < 2 * _SMALLEST:
        return ()
    scale = 1
    if max(plain.shape) > _BIG:  # half the size is enough to find a place, and costs a quarter
        scale = 2
        plain = np.asarray(cv2.resize(plain, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), np.uint8)
    mask, dark = _busy(plain)
    _, _, stats, _ = cv2.connectedComponentsWithStats(mask)
    found = []
    for left, top, width, height, area in stats[1:]:
        side = _CELL * scale
        if not _code_like(width * side, height * side, area / (width * height), _SMALLEST * scale):
            continue
        weight = float(dark[top : top + height, left : left + width].mean()) * area
        margin = max(2, round(0.12 * max(width, height)))
        cells = (left - margin, top - margin, left + width + margin, top + height + margin)
        box = Box(*(int(at) * side for at in cells))
        found.append((weight, box.clipped(plain.shape[1] * scale, plain.shape[0] * scale)))
    found.sort(key=lambda pair: -pair[0])
    return tuple(box for _, box in found[:_MOST])


def _code_like(width: int, height: int, filled: float, smallest: int) -> bool:
    shape = max(width, height) / min(width, height)
    return min(width, height) >= smallest and filled >= 0.5 and shape <= 7


def _busy(plain: Image) -> tuple[Image, Image]:
    """Cells that are half dark and busy, as a mask, and the dark share of every cell (0 to 255)."""
    size = (plain.shape[1] // _CELL, plain.shape[0] // _CELL)
    plain = plain[: size[1] * _CELL, : size[0] * _CELL]  # by whole pixels to one, which is quick
    around = cv2.blur(plain, (15, 15))
    black = cv2.compare(plain, cv2.subtract(around, np.full_like(around, 6)), cv2.CMP_LT)
    changes = np.zeros_like(black)
    cv2.absdiff(black[:, 1:], black[:, :-1], dst=changes[:, 1:])
    dark = np.asarray(cv2.blur(cv2.resize(black, size, interpolation=cv2.INTER_AREA), (5, 5)), dtype=np.uint8)
    busy = cv2.blur(cv2.resize(changes, size, interpolation=cv2.INTER_AREA), (5, 5))
    mask = cv2.inRange(dark, np.array(int(_DARK[0] * 255)), np.array(int(_DARK[1] * 255)))
    mask = cv2.bitwise_and(mask, cv2.inRange(busy, np.array(int(_FEWEST_CHANGES * 255)), np.array(255)))
    kernel = np.ones((5, 5), np.uint8)
    mask = cv2.morphologyEx(cv2.morphologyEx(mask, cv2.MORPH_OPEN, kernel), cv2.MORPH_CLOSE, kernel)
    return np.asarray(mask, dtype=np.uint8), dark
