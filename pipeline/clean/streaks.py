"""Streaks taken off: thin lines all down a sheet, which dirt on the glass of a copier or feeder draws.

They run the way the paper ran through the machine, so they are looked for on the picture as it came; on a
page that was levelled they lean. A page reader takes them for the rules of columns and drops what stands
between. What crosses them stays whole.
"""

from __future__ import annotations

from collections.abc import Iterable

import cv2
import numpy as np
import numpy.typing as npt

from ocr.types import Image
from pipeline.clean.geometry import Corners, Matrix, mapped
from pipeline.clean.sizes import INCH
from pipeline.clean.stretches import unbroken

_DARK = 215
"""A hairline of one pixel at 300 dpi is at least this dark at half the size."""
_PARTS, _LONG, _FULL = 10, 6, 0.85
"""The sheet is looked at in so many parts from top to bottom; a streak runs through so many of them that
follow each other (few tables do), and so much of it is inked there.
"""
_THIN_MM = 1.2
_ROOM_MM = 1.5
"""White looked at on both sides of a streak."""
_OFF, _EDGE = 2, 0.12
"""Pixels a streak may lie beside its place; it ends where so small a share of its shade is left."""
_BESIDE, _INK = 2, 150
"""Pixels beside a streak in which the ink of a letter that it crosses goes on."""


def streaks_of(ink: Image, dpi: float) -> list[Corners]:
    """The corners of every streak on grey ``ink`` (dark on 255) that stands as it came from the machine."""
    dark = cv2.threshold(ink, _DARK, 255, cv2.THRESH_BINARY_INV)[1]
    parts = np.array_split(dark, _PARTS)
    full = np.concatenate([cv2.reduce(part, 0, cv2.REDUCE_AVG, dtype=cv2.CV_32F) for part in parts])
    runs = cv2.erode((full >= 255 * _FULL).astype(np.uint8), np.ones((_LONG, 1), np.uint8), borderValue=0)
    thin, high = max(2.0, _THIN_MM / INCH * dpi), len(ink)
    return [
        np.array([[first, 0], [last, 0], [last, high], [first, high]], dtype=np.float64) - 0.5
        for first, last in unbroken(runs.any(axis=0))
        if last - first <= thin
    ]


def without_streaks(ink: Image, dpi: float, streaks: Iterable[Corners], onto: Matrix) -> Image:
    """Grey ``ink`` (dark on 255) without the ``streaks``, which ``onto`` lays on it, nearly upright."""
    done = ink.copy()
    room = max(_BESIDE + 2, round(_ROOM_MM / INCH * dpi))
    rows = np.arange(len(ink))[:, None]
    for streak in streaks:
        columns = _columns(mapped(onto, streak), ink.shape, room)
        done[rows, columns] = _erased(ink[rows, columns])
    return done


def _erased(band: Image) -> Image:
    """A band of columns without the streak down its middle, but where ink stands on both sides of it."""
    shade = 255.0 - band.mean(axis=0)
    shade -= np.median(shade)
    middle = len(shade) // 2 + int(shade[len(shade) // 2 - _OFF : len(shade) // 2 + _OFF + 1].argmax()) - _OFF
    first, last = next(
        (one for one in unbroken(shade > _EDGE * shade[middle]) if one[0] <= middle < one[1]),
        (middle, middle + 1),
    )
    first, last = max(_BESIDE, first), min(len(shade) - _BESIDE, last)
    inked = band < _INK
    crossed = inked[:, first - _BESIDE : first].any(axis=1) & inked[:, last : last + _BESIDE].any(axis=1)
    done = band.copy()
    done[~crossed, first:last] = 255
    return done


def _columns(streak: Corners, shape: tuple[int, ...], room: int) -> npt.NDArray[np.intp]:
    """(rows, columns) of the pixels of a streak and ``room`` pixels on both sides of it."""
    high, wide = shape[:2]
    top, bottom = streak[:2].mean(axis=0), streak[2:].mean(axis=0)
    middle = top[0] + (np.arange(high) - top[1]) * (bottom[0] - top[0]) / (bottom[1] - top[1])
    half = room + round(float(np.ptp(streak[:2, 0])) / 2)
    around = np.rint(middle)[:, None] + np.arange(-half, half + 1)[None, :]
    return np.asarray(np.clip(around, 0, wide - 1), dtype=np.intp)
