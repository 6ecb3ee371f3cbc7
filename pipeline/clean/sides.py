"""Which four-sided figures stand out, and how clearly: along each of their sides the ground must change."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from ocr.types import Image
from pipeline.clean.geometry import Corners
from pipeline.clean.quads import Quad

Plane = npt.NDArray[np.float32]

SEEN = 0.55
"""Share of each side along which the ground must change."""
_BEYOND = 0.6
"""How clear a side is that would lie on the border of the picture: a paper's own is better seen."""
_CLEAR = 80.0
"""Change that could not be clearer."""
_CHANGE = 9.0
"""Change of colour (CIE L*a*b*, 8-bit scale) that counts."""


def soft(small: Image) -> Plane:
    """A reduced BGR picture without its grain, as CIE L*a*b* (8-bit scale)."""
    return cv2.GaussianBlur(cv2.cvtColor(small, cv2.COLOR_BGR2LAB), (3, 3), 0).astype(np.float32)


def seen_sides(lab: Plane, corners: Corners) -> tuple[float, float]:
    """The least share of any side along which ground and paper differ, and how clearly where least.

    Both 0 to 1; sides on the border of the picture count as seen, but not clearly.
    """
    high, wide = lab.shape[:2]
    middle = corners.mean(axis=0)
    least = clear = 1.0
    for start, end in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        along = (end - start) / np.linalg.norm(end - start)
        out = np.array([along[1], -along[0]])
        if np.dot(out, start - middle) < 0:
            out = -out
        points = start + np.linspace(0.08, 0.92, 60)[:, None] * (end - start)
        outside, inside = points + 5 * out, points - 5 * out
        beyond = (outside < 1).any(axis=1) | (outside >= (wide - 1, high - 1)).any(axis=1)
        change = np.linalg.norm(_at(lab, outside) - _at(lab, inside), axis=1)
        least = min(least, float(np.mean(beyond | (change > _CHANGE))))
        seen = _BEYOND if beyond.all() else float(np.median(change[~beyond])) / _CLEAR
        clear = min(clear, seen)
    return least, clear


def standing_out(lab: Plane, candidates: list[Quad]) -> list[Quad]:
    """Candidates whose sides are all seen in these colours, the best first, none over another."""
    judged = [(*seen_sides(lab, quad.corners), quad) for quad in candidates]
    good = sorted(
        (
            (seen * clear**0.5 * quad.solid * quad.share**0.25, quad)
            for seen, clear, quad in judged
            if seen >= SEEN
        ),
        key=lambda pair: -pair[0],
    )
    kept: list[Quad] = []
    for _, quad in good:
        if all(_apart(quad, other) for other in kept):
            kept.append(quad)
    return kept


def _apart(one: Quad, other: Quad) -> bool:
    shared, _ = cv2.intersectConvexConvex(one.corners.astype(np.float32), other.corners.astype(np.float32))
    least = min(
        cv2.contourArea(one.corners.astype(np.float32)), cv2.contourArea(other.corners.astype(np.float32))
    )
    return bool(shared < 0.1 * least)


def _at(lab: Plane, points: Corners) -> Plane:
    x = np.clip(np.round(points[:, 0]).astype(int), 0, lab.shape[1] - 1)
    y = np.clip(np.round(points[:, 1]).astype(int), 0, lab.shape[0] - 1)
    return np.asarray(lab[y, x], dtype=np.float32)
