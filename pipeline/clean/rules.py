"""Thin ruled lines under and between writing taken off; strokes that cross them stay whole.

A rule is ink without a gap for a centimetre and thinner than a millimetre. It is erased column by column,
except where ink goes on both above and below it: a descender, a stem of a letter that stands across it; and
where it swells to a dot, for the dot below a letter ("Thị") often lies on it.
"""

from __future__ import annotations

from typing import TypeAlias

import cv2
import numpy as np
import numpy.typing as npt

from ocr.types import Image
from pipeline.clean.geometry import halved
from pipeline.clean.stretches import stretches, unbroken

Rows: TypeAlias = npt.NDArray[np.int_]

_INK = 215
"""A hairline scanned at 300 dpi is grey on one row of pixels or two."""
_FAINT = 232
"""At half the size a hairline with a small gap is at least this dark."""
_SHORTEST_MM, _THICKEST_MM = 11.0, 0.9
_DOT_MM = (0.2, 0.9)
"""How wide the dot below a letter is."""
_SWELL, _DARKER = 2.0, 1.3
"""Rows beside a rule in which a dot may show, and how much darker it makes the rule."""
_STROKE_MM, _APART_MM = 0.6, 8.0
"""A stroke goes on so far beyond a rule; dots on one rule stand so far apart in the mean at least."""
_CROSSED = 0.15
"""Where ink goes on above and below so much of a rule, it is the middle of blurred letters."""
_STEP = 8
"""Columns looked at as one when rules are searched."""
_FULL = 0.82
"""Share of those columns that must be inked: rules of a worn print have small gaps."""


def without_rules(ink: Image, dpi: float) -> Image:
    """Grey ``ink`` (dark on 255) without its level thin rules."""
    length = max(3, round(_SHORTEST_MM / 25.4 * dpi / _STEP))
    bands = _bands(ink, length) if ink.shape[1] >= 4 * _STEP else []
    if not bands:
        return ink
    done = ink.copy()
    for band in bands:
        _take(done[band], ink[band], length, max(2.0, _THICKEST_MM / 25.4 * dpi))
    return done


def _bands(ink: Image, length: int) -> list[slice]:
    """The rows in which a rule may lie, by a quick look at half the size that overlooks none."""
    cells = ink.shape[1] // _STEP
    half = halved(ink[:, : cells * _STEP])
    # Four dark pixels of half the size, seen as one number: none is missing.
    dark = (half < _FAINT).view(np.uint32)
    full = (dark == 0x01010101).view(np.uint8)
    runs = cv2.morphologyEx(full, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    return stretches(runs.any(axis=1), 2, 6, len(ink))


def _take(done: Image, ink: Image, length: int, thick: float) -> None:
    """Take every rule off ``done``, one band of a page, that is found on the same band of its ``ink``."""
    mask = np.asarray(cv2.threshold(ink, _INK - 1, 255, cv2.THRESH_BINARY_INV)[1], dtype=np.uint8)
    coarse = cv2.resize(mask, (mask.shape[1] // _STEP, len(mask)), interpolation=cv2.INTER_AREA)
    full = (coarse >= 255 * _FULL).astype(np.uint8)
    runs = cv2.morphologyEx(full, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(runs, connectivity=8)
    for left, top, width, height, _ in stats[1:]:
        if height <= thick + 0.02 * width * _STEP:
            _erase(done, ink, mask, (left * _STEP, top, width * _STEP, height), thick)


def _erase(done: Image, ink: Image, mask: Image, box: tuple[int, int, int, int], thick: float) -> None:
    """Take one rule, somewhere in ``box`` (left, top, width, height), off the picture."""
    left, top, width, height = box
    first, last = max(0, left - _STEP), min(mask.shape[1], left + width + _STEP)
    room = max(3, round(_DOT_MM[1] / _THICKEST_MM * thick))
    above, below = max(0, top - room), min(mask.shape[0], top + height + room)
    part = mask[above:below, first:last] > 0
    on_rule = _longest(part)
    rows, columns = np.nonzero(on_rule)
    if len(rows) < width // 2:
        return
    slope, height_at_0 = np.polyfit(columns, rows, 1)
    half = float(np.median(on_rule.sum(axis=0)[on_rule.any(axis=0)])) / 2 + 0.8
    if 2 * half > thick + 2:
        return
    middle = height_at_0 + slope * np.arange(part.shape[1])
    away = np.abs(np.arange(part.shape[0])[:, None] - middle)
    start, end = np.ceil(middle - half).astype(int), np.floor(middle + half).astype(int)
    crossed = (_ink_at(part, start - 1) | _ink_at(part, start - 2)) & _ink_at(part, end + 1)
    if crossed.mean() > _CROSSED:
        return
    dark = (255.0 - ink[above:below, first:last]) * (away <= half + _SWELL)
    crossed |= _swollen(dark.sum(axis=0), part, start, end, thick / _THICKEST_MM)
    band = (away <= half) & ~crossed
    soft = (away <= half + 1.5) & ~part & ~crossed
    done[above:below, first:last][band | soft] = 255


def _swollen(
    dark: npt.NDArray[np.float64], part: npt.NDArray[np.bool_], start: Rows, end: Rows, mm: float
) -> npt.NDArray[np.bool_]:
    """The columns in which a dot lies on the rule between rows ``start`` and ``end``: darker (``dark``: in
    all, with the rows beside the rule) than the rule is, as wide as a dot is, no stroke that goes on above or
    below; none on a rule that is rough all along.
    """
    reach = round(_STROKE_MM * mm)
    above = np.all([_ink_at(part, start - far) for far in range(1, reach)], axis=0)
    below = np.all([_ink_at(part, end + far) for far in range(1, reach)], axis=0)
    more = dark > _DARKER * np.median(dark)
    dots = [
        (first, last)
        for first, last in unbroken(more & ~above & ~below)
        if _DOT_MM[0] * mm <= last - first <= _DOT_MM[1] * mm
    ]
    found = np.zeros(part.shape[1], dtype=np.bool_)
    if len(dots) <= 1 + part.shape[1] / (_APART_MM * mm):
        for first, last in dots:
            found[first:last] = True
    return found


def _longest(part: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """The ink of rows that are inked for most of their neighbourhood: the rule without the letters on it."""
    run = cv2.blur(part.astype(np.float32), (4 * _STEP + 1, 1), borderType=cv2.BORDER_REPLICATE)
    return np.asarray(part & (run > _FULL), dtype=np.bool_)


def _ink_at(part: npt.NDArray[np.bool_], row: Rows) -> npt.NDArray[np.bool_]:
    inside = (row >= 0) & (row < part.shape[0])
    return np.asarray(part[np.clip(row, 0, part.shape[0] - 1), np.arange(part.shape[1])] & inside)
