"""Sheets by the straight lines of their sides: the front one of papers that lie over each other.

Where one paper lies on another, both are one bright shape and no mask parts them; the front one's sides are
still long straight edges. Lines come from a Hough transform (Duda and Hart 1972) of the edges of the picture
without its print; every four of them that make a sheet of A4 seen at a slant are judged by how much of each
side is an edge.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

import cv2
import numpy as np
import numpy.typing as npt

from ocr.types import Image
from pipeline.clean.geometry import Corners, in_order, side_lengths
from pipeline.clean.quads import Quad

_PRINT = 11
"""Pixels of the closing that takes the print off a paper."""
_WEAK, _STRONG = 10, 30
"""Steps of lightness of an edge that goes on and of one that begins."""
_BRIGHT = 230.0
"""The lightness of paper that is well lit, for which these steps hold."""
_SHORTEST = 0.16
"""Of the picture's shorter side a line has at least so many dots."""
_LINES, _VOTED = 24, 400
"""Lines that are kept, and the most voted ones they are chosen from."""
_ALIKE_RADIANS, _ALIKE_PIXELS = 0.044, 7.0
"""Two lines nearer than this are one."""
_UPRIGHT = 0.75
"""The cosine from which a line is a side's and not a top's."""
_LEAST, _MOST = 0.15, 0.93
"""Share of the picture that a sheet covers."""
_SLANTED = 1.5
"""How much longer the nearer of two opposite sides may be."""
_A4 = (1.2, 1.62)
"""Longer by shorter side of a sheet of A4 seen at a slant."""
_SIDE, _HIDDEN = 0.7, 0.25
"""The share of three sides that is an edge, and of the fourth, which may lie on paper of the same light."""

_Line = tuple[float, float]
"""Distance from the origin (pixels) and direction of the normal (radians)."""
Numbers = npt.NDArray[np.float64]


def of_lines(small: Image) -> list[Quad]:
    """The sheets of A4 on a reduced BGR picture whose sides are straight edges, the best seen first."""
    high, wide = small.shape[:2]
    edges = _edges(small)
    walls = np.asarray(cv2.dilate(edges, np.ones((5, 5), np.uint8)), dtype=np.uint8)
    found = []
    for corners in _corners(_lines(edges), wide, high):
        seen = _seen(walls, corners)
        if seen[0] >= _HIDDEN and seen[1] >= _SIDE:
            share = float(cv2.contourArea(corners.astype(np.float32))) / (wide * high)
            found.append((sum(seen) * share**0.25, Quad(corners, share, 1.0)))
    return [quad for _, quad in sorted(found, key=lambda pair: -pair[0])]


def _edges(small: Image) -> Image:
    light = cv2.GaussianBlur(cv2.cvtColor(small, cv2.COLOR_BGR2LAB), (5, 5), 0)[..., 0]
    brightest = max(float(np.percentile(light, 98)), 1.0)
    light = cv2.convertScaleAbs(light, alpha=max(_BRIGHT / brightest, 1.0))
    closed = cv2.morphologyEx(light, cv2.MORPH_CLOSE, np.ones((_PRINT, _PRINT), np.uint8))
    return np.asarray(cv2.Canny(closed, _WEAK, _STRONG), dtype=np.uint8)


def _lines(edges: Image) -> list[_Line]:
    found = cv2.HoughLines(edges, 1, np.pi / 360, int(_SHORTEST * min(edges.shape)))
    kept: list[_Line] = []
    for far, turn in () if found is None else found[:_VOTED, 0].astype(float):
        if not any(_are_one((far, turn), other) for other in kept):
            kept.append((far, turn))
        if len(kept) == _LINES:
            break
    return kept


def _are_one(one: _Line, other: _Line) -> bool:
    apart = abs(one[1] - other[1])
    if apart > np.pi / 2:
        return np.pi - apart < _ALIKE_RADIANS and abs(one[0] + other[0]) < _ALIKE_PIXELS
    return apart < _ALIKE_RADIANS and abs(one[0] - other[0]) < _ALIKE_PIXELS


def _corners(lines: list[_Line], wide: int, high: int) -> Iterator[Corners]:
    """The corners of every four lines that make such a sheet within the picture."""
    sides = [line for line in lines if abs(np.cos(line[1])) > _UPRIGHT]
    tops = [line for line in lines if abs(np.sin(line[1])) > _UPRIGHT]
    for pair, other in product(combinations(sides, 2), combinations(tops, 2)):
        corners = in_order(np.array([_crossing(one, two) for one, two in product(pair, other)]))
        if (corners < -2).any() or (corners > (wide + 1, high + 1)).any():
            continue
        area = float(cv2.contourArea(corners.astype(np.float32))) / (wide * high)
        if _LEAST < area < _MOST and _is_sheet(corners):
            yield corners


def _crossing(one: _Line, other: _Line) -> Numbers:
    normals = np.array([[np.cos(turn), np.sin(turn)] for _, turn in (one, other)])
    return np.asarray(np.linalg.solve(normals, np.array([one[0], other[0]])), dtype=np.float64)


def _is_sheet(corners: Corners) -> bool:
    lengths = np.linalg.norm(corners - np.roll(corners, -1, axis=0), axis=1)
    slanted = any(max(pair) > _SLANTED * min(pair) for pair in (lengths[::2], lengths[1::2]))
    long, short = max(side_lengths(corners)), min(side_lengths(corners))
    return not slanted and _A4[0] < long / max(short, 1e-6) < _A4[1]


def _seen(walls: Image, corners: Corners) -> list[float]:
    """The share of each side that is an edge, the least first."""
    high, wide = walls.shape
    shares = []
    for start, end in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        points = np.round(start + np.linspace(0.04, 0.96, 80)[:, None] * (end - start)).astype(int)
        x, y = np.clip(points[:, 0], 0, wide - 1), np.clip(points[:, 1], 0, high - 1)
        shares.append(float(np.mean(walls[y, x] > 0)))
    return sorted(shares)
