"""Marks above capitals that the upper side of a line's box cuts or leaves out.

A box ends where the row above may have its tails. Where a label stands close above its value (as on forms
that print labels small over each entry), marks of the value's capitals reach into that room.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from ocr.types import Box
from pipeline.extract.ink import FAINT, bits
from pipeline.types import CleanPage

_REACH = 0.5
"""Word heights that two marks on one letter rise above it at most."""
_LETTER = (0.6, 1.6)
"""Word heights that a letter is high, with marks that hang together with it."""
_MARK_WIDE, _MARK_HIGH = 1.0, 0.35
"""Word heights that a mark is wide and high at most."""
_NEAR = 0.15
"""Word heights of white between a letter and its mark, and between two marks; a tail above is farther."""
_LEVELS = 2
_ROOM = 0.16
"""Word heights of paper left above the highest mark: the line reader learnt lines with white around them."""

Sides = npt.NDArray[np.int32]


def crowned(page: CleanPage, box: Box, tall: int) -> Box:
    """``box`` (pixels of the clean page) raised to hold the marks of its letters; ``tall``: height of words.

    What comes down from the row above is no mark: it hangs together with that row, or stands off the letters.
    """
    reach = min(round(_REACH * tall), box.top)
    crop = page.ink[box.top - reach : box.bottom, box.left : box.right]
    if reach < 1 or not crop.size:
        return box
    left, top, wide, high = bits(crop, FAINT)
    whole = (top > 0) & (top + high < len(crop))
    middle = (box.bottom - box.top) / 2 + reach
    letters = whole & (high >= _LETTER[0] * tall) & (high <= _LETTER[1] * tall) & (top < middle)
    letters &= top + high > middle
    if not letters.any():
        return box
    under = np.stack([left, left + wide, top])[:, letters]
    marks = whole & (wide <= _MARK_WIDE * tall) & (high <= _MARK_HIGH * tall)
    rise = np.stack([left, left + wide, top, top + high])[:, marks]
    for _ in range(_LEVELS):
        near = _over(rise, under, _NEAR * tall)
        under = np.concatenate([under, rise[:3, near]], axis=1)
        rise = rise[:, ~near]
    raised = reach - int(under[2].min())
    if raised <= 0:
        return box
    raised += round(_ROOM * tall)
    return replace(box, top=box.top - min(raised, reach))


def _over(marks: Sides, under: Sides, near: float) -> npt.NDArray[np.bool_]:
    """Which marks (left, right, top, bottom) stand close above one of ``under`` (left, right, top)."""
    centre = (marks[0] + marks[1])[:, None] / 2
    white = under[2] - marks[3][:, None]
    inside = (centre >= under[0] - near) & (centre <= under[1] + near)
    return np.asarray((inside & (white <= near) & (marks[2][:, None] < under[2])).any(axis=1))
