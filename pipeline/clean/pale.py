"""A white sheet on a pale table: what has the colour of the paper around the print.

Light hardly tells them apart, and falls off over both; the tint does. The paper's colour is a plane fitted
around the letters, so that one lamp's warmth on one side does no harm.
"""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
import numpy.typing as npt

from ocr.types import Image
from pipeline.clean.letters import Specks
from pipeline.clean.planes import Plane, carried_on, length

_AROUND, _DENSE = 41, 0.15
"""Pixels of the reduced picture around a place, and the share of them that letters' boxes cover in print."""
_ENOUGH = 400
"""Pixels of paper between letters that must be seen to tell its colour, and at most so many times ten are."""
_STEPS = (2.5, 4.0, 6.0)
"""How far (CIE a*b*, 8-bit scale) the tint of paper may lie from its plane, beside what the picture tells."""
_PER_STEP = 8
_SMOOTH = 9
_TELLING = 3.6
"""A change of tint says so many times more than the same change of all three: print changes light only."""


def tint_apart(small: Image, found: Specks, ink: Image) -> Plane | None:
    """How far the tint of every pixel of ``small`` is from that of the paper around its print: (height,
    width, 3) with light left out, on the scale of CIE L*a*b* that other figures are judged by; None when
    there is no print. ``found``, ``ink``: the letters and the ink (0/1) of the same picture, larger.
    """
    lab = cv2.cvtColor(cv2.medianBlur(small, 5), cv2.COLOR_BGR2LAB).astype(np.float32)
    rows, columns = np.nonzero(_paper(small, found, ink))
    if len(rows) < _ENOUGH:
        return None
    some = slice(None, None, max(1, len(rows) // (10 * _ENOUGH)))
    apart, _ = carried_on(lab, rows[some], columns[some])
    apart[..., 0] = 0
    return np.asarray(_TELLING * apart, dtype=np.float32)


def of_paper(apart: Plane) -> Iterator[Image]:
    """Several guesses (0/1) at what is sheet, from ``tint_apart``."""
    tint = length(apart) / _TELLING
    scaled = np.clip(tint * _PER_STEP, 0, 255).astype(np.uint8)
    told, _ = cv2.threshold(scaled, 0, 1, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    kernel = np.ones((_SMOOTH, _SMOOTH), np.uint8)
    for step in (told / _PER_STEP, *_STEPS):
        closed = cv2.morphologyEx((tint < step).astype(np.uint8), cv2.MORPH_CLOSE, kernel)
        yield np.asarray(cv2.morphologyEx(closed, cv2.MORPH_OPEN, kernel), dtype=np.uint8)


def _paper(small: Image, found: Specks, ink: Image) -> npt.NDArray[np.bool_]:
    """The white between the letters of the largest block of print."""
    factor = small.shape[1] / ink.shape[1]
    boxes = np.zeros(small.shape[:2], np.uint8)
    edges = np.stack([found.left - 2, found.top - 2, found.right + 2, found.bottom + 2], axis=1) * factor
    for left, top, right, bottom in np.rint(edges).astype(int).tolist():
        cv2.rectangle(boxes, (left, top), (right, bottom), 1, cv2.FILLED)
    dense = cv2.blur(boxes.astype(np.float32), (_AROUND, _AROUND)) > _DENSE
    count, blocks, stats, _ = cv2.connectedComponentsWithStats(dense.astype(np.uint8))
    if count == 1:
        return np.zeros(small.shape[:2], np.bool_)
    largest = 1 + int(np.argmax(stats[1:, cv2.CC_STAT_AREA]))
    inked = cv2.resize(ink, (small.shape[1], small.shape[0]), interpolation=cv2.INTER_AREA)
    near = cv2.dilate((inked > 0).astype(np.uint8), np.ones((3, 3), np.uint8))
    return np.asarray((blocks == largest) & (near == 0))
