"""Thin upright lines taken off: the rules of tables, and the streaks that dirt on a copier's glass draws.

Streaks run all down the sheet the way the paper ran through the machine, so they are looked for on the
picture as it came; on a page that was levelled they lean. A page reader takes streaks for rules of columns
and drops what stands between, and it reads rules as letters as tall as a row. What crosses them stays whole.
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
_CELL = 4
"""Rows and columns of ink seen as one where rules are searched, dark if any column of them is."""
_RULE_MM, _GAP_MM, _RULE_DARK = 15.0, 1.5, 210
"""Length of an upright rule at least (letters and boxes of figures are lower), and gaps it may have."""
_UNBROKEN, _LEAN = 0.88, 0.03
"""Share of its length that is inked at least (stems of capitals below each other in close lines hardly reach
three quarters), and how far it may lean.
"""
_ROOM_MM = 1.5
"""White looked at on both sides of a streak."""
_WHITE = 0.45
"""Share inked there at most: a column of print has less than half of it, a picture and its shadows more."""
_EDGE = 0.12
"""A line ends where so small a share of its shade is left."""
_BESIDE, _INK = 2, 150
"""Pixels beside a streak in which the ink of a letter that it crosses goes on."""


def streaks_of(ink: Image, dpi: float) -> list[Corners]:
    """The corners of every streak on grey ``ink`` (dark on 255) that stands as it came from the machine."""
    dark = cv2.threshold(ink, _DARK, 255, cv2.THRESH_BINARY_INV)[1]
    parts = np.array_split(dark, _PARTS)
    full = np.concatenate([cv2.reduce(part, 0, cv2.REDUCE_AVG, dtype=cv2.CV_32F) for part in parts])
    thin, high = max(2.0, _THIN_MM / INCH * dpi), len(ink)
    alone = (full >= 255 * _FULL) & (_beside(full, round(thin), round(_ROOM_MM / INCH * dpi)) < 255 * _WHITE)
    runs = cv2.erode(alone.astype(np.uint8), np.ones((_LONG, 1), np.uint8), borderValue=0)
    return [
        np.array([[first, 0], [last, 0], [last, high], [first, high]], dtype=np.float64) - 0.5
        for first, last in unbroken(runs.any(axis=0))
        if last - first <= thin
    ]


def _beside(full: npt.NDArray[np.float32], near: int, room: int) -> npt.NDArray[np.float32]:
    """The mean of ``room`` columns from ``near`` on, left or right of every column: the larger of the two."""
    reach = near + room
    wide = cv2.copyMakeBorder(full, 0, 0, reach, reach, cv2.BORDER_CONSTANT, value=0)
    means = cv2.blur(wide, (room, 1), anchor=(0, 0))
    left, right = means[:, : full.shape[1]], means[:, reach + near : reach + near + full.shape[1]]
    return np.asarray(np.maximum(left, right), dtype=np.float32)


def rules_of(ink: Image, dpi: float) -> list[Corners]:
    """The corners of every upright rule on grey ``ink`` (dark on 255) that is level."""
    high, wide = (side // _CELL for side in ink.shape)
    if min(high, wide) == 0:
        return []
    few = np.ascontiguousarray(ink[: high * _CELL : _CELL])
    some = cv2.erode(few, np.ones((1, _CELL), np.uint8))[:, _CELL // 2 : wide * _CELL : _CELL]
    mm = dpi / INCH / _CELL
    dark = cv2.threshold(some, _RULE_DARK, 1, cv2.THRESH_BINARY_INV)[1]
    whole = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, np.ones((round(_GAP_MM * mm) | 1, 1), np.uint8))
    runs = cv2.morphologyEx(whole, cv2.MORPH_OPEN, np.ones((max(3, round(_RULE_MM * mm)), 1), np.uint8))
    if not runs.any():
        return []
    count, labels, stats, _ = cv2.connectedComponentsWithStats(runs, connectivity=8)
    thin = max(2.0, _THIN_MM * mm)
    found = []
    for at in range(1, count):
        top, height = stats[at, cv2.CC_STAT_TOP], stats[at, cv2.CC_STAT_HEIGHT]
        inked = ((labels[top : top + height] == at) & (dark[top : top + height] > 0)).any(axis=1).mean()
        if inked >= _UNBROKEN and stats[at, cv2.CC_STAT_WIDTH] <= thin + _LEAN * height:
            found.append(_line(labels == at, top, height))
    return found


def _line(cells: npt.NDArray[np.bool_], top: int, height: int) -> Corners:
    """The corners, in pixels of the ink, of a line that fills these ``cells``."""
    rows, columns = np.nonzero(cells[top : top + height])
    slope, start = np.polyfit(rows, columns, 1)
    ends = [(start + slope * row + 0.5) * _CELL - 0.5 for row in (0, height)]
    above, below = top * _CELL - 0.5, (top + height) * _CELL - 0.5
    return np.array([[ends[0], above], [ends[0], above], [ends[1], below], [ends[1], below]])


def without_lines(ink: Image, dpi: float, lines: Iterable[Corners], onto: Matrix | None = None) -> Image:
    """Grey ``ink`` (dark on 255) without the ``lines``, which ``onto`` lays on it, nearly upright."""
    done = ink.copy()
    room = max(_BESIDE + 2, round(_ROOM_MM / INCH * dpi))
    for line in lines:
        laid = line if onto is None else mapped(onto, line)
        rows = np.arange(max(0, round(laid[0, 1])), min(len(ink), round(laid[2, 1]) + 1))
        if len(rows):
            columns = _columns(laid, rows, ink.shape[1], room)
            done[rows[:, None], columns] = _erased(done[rows[:, None], columns])
    return done


def _erased(band: Image) -> Image:
    """A band of columns without the streak down its middle, but where ink stands on both sides of it."""
    shade = 255.0 - band.mean(axis=0)
    shade -= np.median(shade)
    off = len(shade) // 4
    middle = off + int(shade[off:-off].argmax())
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


def _columns(line: Corners, rows: npt.NDArray[np.intp], wide: int, room: int) -> npt.NDArray[np.intp]:
    """(rows, columns) of the pixels of a line at these rows and ``room`` pixels on both sides of it."""
    top, bottom = line[:2].mean(axis=0), line[2:].mean(axis=0)
    middle = top[0] + (rows - top[1]) * (bottom[0] - top[0]) / (bottom[1] - top[1])
    half = room + round(float(np.ptp(line[:2, 0])) / 2)
    around = np.rint(middle)[:, None] + np.arange(-half, half + 1)[None, :]
    return np.asarray(np.clip(around, 0, wide - 1), dtype=np.intp)
