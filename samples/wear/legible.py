"""Whether what is written on papers can still be made out on a copy: how much of its ink came through.

The rule looks at ink alone, never at what a reader makes of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from samples.wear.bed import Pixels, Placement, matrix_of

_CONTRAST = 60
"""Ink is darker than its paper by so much (of 255)."""
_THROUGH = 0.3
"""A value with less of its ink left is lost: its thin strokes are gone and the thick ones broken."""
_MANY = 0.1
"""A person copies again when more than this share of the values is lost."""


@dataclass(frozen=True, slots=True, eq=False)
class Writing:
    """The ink of each value of a page: ``number`` is the value a pixel of ink belongs to (0: no ink)."""

    number: npt.NDArray[np.int32]
    pixels: npt.NDArray[np.int64]

    def left(self, white: npt.NDArray[np.bool_]) -> npt.NDArray[np.float64]:
        """The share of every value's ink that is black on the copy."""
        black = np.bincount(self.number[~white], minlength=len(self.pixels))
        return np.asarray(black[1:] / np.maximum(self.pixels[1:], 1))

    def lost(self, white: npt.NDArray[np.bool_]) -> bool:
        """Whether too much of what was written is not on the copy."""
        left = self.left(white)[self.pixels[1:] > 0]
        return bool(left.size) and float((left < _THROUGH).mean()) > _MANY


def writing_of(page: Pixels, placements: Sequence[Placement], dpi: int) -> Writing:
    """The writing on ``page`` (as laid, before any wear) of every paper that lies on it."""
    grey = cv2.cvtColor(page, cv2.COLOR_RGB2GRAY)
    number = np.zeros(grey.shape, np.int32)
    values = 0
    for placement in placements:
        matrix = matrix_of(placement, dpi)
        for left, top, right, bottom in placement.face.written:
            corners = np.array([[left, top, 1], [right, top, 1], [right, bottom, 1], [left, bottom, 1]])
            values += 1
            cv2.fillConvexPoly(number, np.round(corners @ matrix.T).astype(np.int32), values)
    paper = cv2.dilate(cv2.blur(grey, (3, 3)), np.ones((round(dpi / 12),) * 2, np.uint8))
    number[paper.astype(np.int16) - grey < _CONTRAST] = 0
    return Writing(number, np.bincount(number.ravel(), minlength=values + 1))
