"""Streaks of a dirty glass made clear on the picture as it came, so that the letters behind them are seen.

Dirt over the sensor covers a part of each pixel of its column all down the picture, so a column shows
``a * paper + b`` instead of what lies there. Both numbers are told by the paper and by the ink on both sides
of it, and what lay there is told back. Columns that let nothing through (copies in black and white) stay;
their lines are taken off the print later (``uprights``).
"""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from ocr.types import Image
from pipeline.clean.sizes import INCH
from pipeline.clean.stretches import unbroken

_WIDE_MM, _HIGH_MM = 0.6, 40.0
"""The widest streak, and the lowest picture that tells a streak from an upright of what is printed."""
_EVERY = 4
"""Rows of which one is looked at."""
_PARTS, _SEEN = 10, 5
"""The picture is looked at in so many parts from top to bottom; paper must be seen in so many of them."""
_BRIGHT, _EVEN = 0.75, 14
"""Share of the lightest level from which on paper lies on both sides of a streak (no bed), and by how many
levels its two sides differ at most.
"""
_ROWS = 0.2
"""Share of a part's rows with paper on both sides from which on the part tells something."""
_DROP, _SHARE, _PART_SHARE = 5, 0.85, 0.6
"""Levels a streak is darker than the paper on both sides, in this share of all such rows and of a part's."""
_CONTRAST = 60
"""Levels between paper and ink, beside a streak, that are needed to tell what it lets through."""
_LETS = 0.07
"""What a streak must let through for anything to be told of what lies there."""
_SHADE = 2
"""Levels by which a column is darker than the paper at least, or it is beside the streak."""
_FEW = 12
"""Rows of ink on both sides of a streak that are needed."""

_Numbers = npt.NDArray[np.float32]


def without_streaks(bgr: Image, dpi: float) -> Image:
    """``bgr`` (height, width, 3) with what lies behind its upright streaks told back; itself without any."""
    wide = max(2, round(_WIDE_MM / INCH * dpi))
    high = bgr.shape[0] * INCH / dpi >= _HIGH_MM
    found = _streaks(np.ascontiguousarray(bgr[::_EVERY, :, 1]), wide) if high else []
    if not found:
        return bgr
    done = bgr.copy()
    for first, last in found:
        _clear(done, first, last)
    return done


def _streaks(grey: Image, wide: int) -> list[tuple[int, int]]:
    """First column of each streak and the one behind its last."""
    if grey.shape[1] < 4 * wide or len(grey) < 4 * _PARTS:
        return []
    reach = wide + 1
    left, middle, right = grey[:, : -2 * reach], grey[:, reach:-reach], grey[:, 2 * reach :]
    lower = cv2.min(left, right)
    paper = cv2.bitwise_and(
        cv2.threshold(lower, _BRIGHT * _lightest(grey), 1, cv2.THRESH_BINARY)[1],
        cv2.threshold(cv2.absdiff(left, right), _EVEN, 1, cv2.THRESH_BINARY_INV)[1],
    )
    darker = cv2.bitwise_and(
        paper, cv2.threshold(cv2.subtract(lower, middle), _DROP, 1, cv2.THRESH_BINARY)[1]
    )
    bright, dark = _by_part(paper), _by_part(darker)
    tells = bright > _ROWS
    through = (dark >= _PART_SHARE * bright) | ~tells
    run = (
        through.all(axis=0) & (tells.sum(axis=0) >= _SEEN) & (dark.sum(axis=0) >= _SHARE * bright.sum(axis=0))
    )
    return [(first + reach, last + reach) for first, last in unbroken(run) if last - first <= wide]


def _lightest(grey: Image) -> float:
    """The level that few pixels are lighter than."""
    return float(np.percentile(grey[:: 2 * _EVERY, ::_EVERY], 97))


def _by_part(marked: npt.NDArray[Any]) -> _Numbers:
    """The share of marked rows in each part of the picture (parts, columns)."""
    parts = np.array_split(marked, _PARTS)
    return np.concatenate([cv2.reduce(part, 0, cv2.REDUCE_AVG, dtype=cv2.CV_32F) for part in parts])


def _clear(bgr: Image, first: int, last: int) -> None:
    """Tell back, in place, what lies in these columns and in the one on each side that their blur touches."""
    start, stop = max(first - 1, 2), min(last + 1, bgr.shape[1] - 2)
    left = bgr[:, start - 2 : start].astype(np.float32).mean(axis=1)
    right = bgr[:, stop : stop + 2].astype(np.float32).mean(axis=1)
    beside, apart = (left + right) / 2, np.abs(left - right)
    for column in range(start, stop):
        told = _told(bgr[:, column].astype(np.float32), beside, apart.max(axis=1))
        if told is not None:
            bgr[:, column] = told


def _told(seen: _Numbers, beside: _Numbers, apart: _Numbers) -> _Numbers | None:
    """What lies behind a column (height, channels), by what is seen there and lies on both sides; None where
    it is not covered, lets nothing through, or too little ink tells how much. All colours pass alike.
    """
    tone = beside.mean(axis=1)
    paper, even = float(np.percentile(tone, 80)), apart < _EVEN
    light = even & (np.abs(tone - paper) < _EVEN)
    inked = even & (tone < paper - _CONTRAST)
    if np.count_nonzero(inked) < _FEW or np.count_nonzero(light) < _FEW:
        return None
    lies, shows = np.median(beside[light], axis=0), np.median(seen[light], axis=0)
    deep = lies.mean() - np.median(beside[inked], axis=0).mean()
    lets = (shows.mean() - np.median(seen[inked], axis=0).mean()) / deep
    if lets < _LETS or (lies - shows).mean() < _SHADE:
        return None
    return np.asarray(np.clip((seen - shows) / min(lets, 1.0) + lies, 0, 255), dtype=np.float32)
