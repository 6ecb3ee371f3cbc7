"""The sides of a sheet found more exactly: the straight line along which colour changes most.

Around every side a strip is sampled across it; of all lines through the strip the one with the greatest
mean change of colour wins (a Hough vote over the two ends), so a weak but straight edge beats strong but
scattered print.
"""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from ocr.types import Image
from pipeline.clean.geometry import Corners

_POINTS = 96
_STEP = 0.5
_SPAN = 1.5
"""Pixels on either side of a line between which the change of colour is measured."""
_CLEAR = 3.0
"""Mean change (CIE L*a*b*, 8-bit scale) below which a side is left where it was."""

Plane = npt.NDArray[np.float32]


def sharpened(picture: Image, corners: Corners, reach: float) -> Corners:
    """``corners`` (pixels of the BGR ``picture``) with each side on the clearest line in ``reach``."""
    room = reach + _SPAN + 2
    low = np.maximum(corners.min(axis=0) - room, 0).astype(int)
    high = np.maximum(corners.max(axis=0) + room, low + 1).astype(int)
    around = picture[low[1] : high[1], low[0] : high[0]]
    if around.size == 0:
        return corners
    lab = cv2.cvtColor(around, cv2.COLOR_BGR2LAB).astype(np.float32)
    lines = []
    for start, end in zip(corners - low, np.roll(corners - low, -1, axis=0), strict=True):
        first, last = _moved_side(lab, start, end, reach)
        lines.append(np.cross(np.append(first, 1.0), np.append(last, 1.0)))
    meet = [np.cross(lines[index - 1], lines[index]) for index in range(4)]
    if any(abs(point[2]) < 1e-9 for point in meet):
        return corners
    found = np.array([point[:2] / point[2] for point in meet]) + low
    too_far = np.linalg.norm(found - corners, axis=1).max() > 3 * reach
    return corners if too_far else found


def _moved_side(lab: Plane, start: Corners, end: Corners, reach: float) -> tuple[Corners, Corners]:
    change, normal = _strip(lab, start, end, reach)
    offsets = np.arange(change.shape[1]) * _STEP - reach
    share = np.linspace(0.06, 0.94, _POINTS)
    ends = np.arange(0, change.shape[1], 2)
    first, last = np.meshgrid(ends, ends, indexing="ij")
    columns = np.rint(first[..., None] * (1 - share) + last[..., None] * share).astype(np.int64)
    votes = change[np.arange(_POINTS), columns].mean(axis=2)
    best = np.unravel_index(int(np.argmax(votes)), votes.shape)
    if votes[best] < _CLEAR:
        return start, end
    at_start, at_end = offsets[ends[best[0]]], offsets[ends[best[1]]]
    # The votes were cast over the middle 88 % of the side: carry the line on to its ends.
    slope = (at_end - at_start) / 0.88
    return start + (at_start - 0.06 * slope) * normal, end + (at_end + 0.06 * slope) * normal


def _strip(lab: Plane, start: Corners, end: Corners, reach: float) -> tuple[Plane, Corners]:
    """Change of colour (points along, offsets across) near a side, capped: no print outvotes an edge."""
    along = (end - start) / max(1e-6, float(np.linalg.norm(end - start)))
    normal = np.array([along[1], -along[0]])
    share = np.linspace(0.06, 0.94, _POINTS)[:, None]
    offsets = np.arange(-reach - _SPAN, reach + _SPAN + 1e-6, _STEP)
    points = start + share[..., None] * (end - start) + offsets[None, :, None] * normal
    seen = cv2.remap(
        lab,
        points[..., 0].astype(np.float32),
        points[..., 1].astype(np.float32),
        cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REPLICATE,
    )
    gap = round(2 * _SPAN / _STEP)
    change = np.linalg.norm(seen[:, gap:] - seen[:, :-gap], axis=2)
    return np.minimum(change, 25.0).astype(np.float32), normal
