"""The boxes of letter-sized specks of ink: what skew, turn and quality are judged by."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TypeAlias, cast

import cv2
import numpy as np
import numpy.typing as npt

from ocr.types import Image

Numbers = npt.NDArray[np.float64]
Labels: TypeAlias = npt.NDArray[np.int32 | np.uint16]

_SIXTEEN_BITS = (1 << 16) - 3
"""Labels that OpenCV gives in sixteen bits at most."""


@dataclass(frozen=True, slots=True, eq=False)
class Specks:
    """Connected bits of ink as parallel arrays, pixels of the picture they were found on."""

    left: Numbers
    top: Numbers
    width: Numbers
    height: Numbers
    area: Numbers

    @property
    def right(self) -> Numbers:
        """Just outside on the right."""
        return self.left + self.width

    @property
    def bottom(self) -> Numbers:
        """Just outside below."""
        return self.top + self.height

    def __len__(self) -> int:
        return len(self.left)

    def transposed(self) -> Specks:
        """Rows for columns."""
        return Specks(self.top, self.left, self.height, self.width, self.area)

    def only(self, keep: npt.NDArray[np.bool_] | npt.NDArray[np.signedinteger]) -> Specks:
        """Those where ``keep`` is true, or those of these indices in their order."""
        return Specks(self.left[keep], self.top[keep], self.width[keep], self.height[keep], self.area[keep])

    def beside(self, other: Specks) -> Specks:
        """These and those of ``other``."""
        pairs = ((getattr(self, one.name), getattr(other, one.name)) for one in fields(self))
        return Specks(*(np.concatenate(pair) for pair in pairs))


def binary(ink: Image, least: float = 0.0) -> Image:
    """Ink as 1, paper as 0, by one threshold of a flattened grey picture (Otsu's, kept within reason).

    ``least``: a threshold from which on all is ink, for a worn ribbon's letters on a page of darker ones.
    """
    found, _ = cv2.threshold(ink, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    level = max(min(max(found, 110.0), 185.0), least)
    return (ink < level).astype(np.uint8)


def specks(mask: Image) -> Specks:
    """Every connected bit of a 0/1 mask."""
    return labelled(mask)[1]


def labelled(mask: Image) -> tuple[Labels, Specks]:
    """The speck of every pixel of a 0/1 mask (0: none, else index + 1), and the specks.

    Boxes and areas are summed up over the runs of ink in each row: OpenCV's own statistics look at the white
    of the page too, which takes three times as long. There are no more specks, and no more labels given on
    the way to them, than runs: where sixteen bits hold these, half the memory and two thirds of the time do.
    """
    wide = mask.shape[1]
    guarded = np.asarray(cv2.copyMakeBorder(mask, 0, 0, 1, 1, cv2.BORDER_CONSTANT, value=0)).ravel()
    edges = np.flatnonzero(guarded[1:] != guarded[:-1])
    size = cv2.CV_16U if len(edges) // 2 <= _SIXTEEN_BITS else cv2.CV_32S
    count, labels = cv2.connectedComponentsWithAlgorithm(mask, 8, size, cv2.CCL_BBDT)
    if count == 1:
        none = np.zeros(0)
        return cast("Labels", labels), Specks(none, none, none, none, none)
    y, x = np.divmod(edges[::2], wide + 2)
    length = edges[1::2] - edges[::2]
    of = labels[y, x]
    order = np.argsort(of, kind="stable")  # each speck's runs together, from its top down
    first = np.flatnonzero(np.diff(of[order], prepend=0))
    x, y, length = x[order], y[order], length[order]
    left, right = np.minimum.reduceat(x, first), np.maximum.reduceat(x + length, first)
    top, bottom = y[first], y[np.append(first[1:], len(y)) - 1] + 1
    measures = (left, top, right - left, bottom - top, np.add.reduceat(length, first))
    return cast("Labels", labels), Specks(*(one.astype(np.float64) for one in measures))


def letters(every: Specks, dpi: float) -> Specks:
    """The specks that may be letters or short words: 0.7 to 9 mm high, not a rule, not a blot."""
    mm = dpi / 25.4
    size = np.maximum(every.width, every.height)
    full = every.area / (every.width * every.height)
    good = (every.height >= 0.7 * mm) & (every.width >= 0.3 * mm) & (size <= 9 * mm)
    return every.only(good & (full > 0.08) & (full < 0.95))
