"""Where on a picture the sheets are: the whole of it, a page on a table, cards on a scan.

Wrongly cut is worse than not cut: a figure counts as a sheet only when all its sides are seen as a change
from another ground, and print on the same paper (a certificate's border, a table, a photo box) is no such change.
"""

from __future__ import annotations

import cv2
import numpy as np

from ocr.types import Image
from pipeline.clean.geometry import Corners, rectangle, side_lengths
from pipeline.clean.quads import Quad, masks, quads_of
from pipeline.clean.sizes import CARD_LONG, INCH, Kind, Sheet, guess, is_card_shape, is_standard

_SMALL = 640
"""Longer side of the picture that is searched."""
_SEEN = 0.55
"""Share of each side along which the ground must change."""
_CHANGE = 9.0
"""Change of colour (CIE L*a*b*, 8-bit scale) that counts."""
_PAGE_SHARE = 0.12
_FILLS = 0.93
"""A figure that covers this much of the picture is the picture."""


def sheets(image: Image, dpi: float) -> tuple[Sheet, ...]:
    """Every sheet or card on a raw BGR picture, in reading order; the whole picture when none stands out."""
    high, wide = image.shape[:2]
    whole = (_whole(wide, high, dpi),)
    if min(high, wide) < 200:
        return whole
    scale = min(1.0, _SMALL / max(high, wide))
    small = np.asarray(cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), np.uint8)
    found = _best(small, [quad for mask in masks(small) for quad in quads_of(mask)])
    if not found:
        return whole
    scanned = is_standard(wide, high, dpi)
    cards = [quad for quad in found if _is_card(quad, dpi * scale, scanned)]
    if cards:
        return tuple(_sheet(quad, scale) for quad in _reading_order(cards))
    largest = max(found, key=lambda quad: quad.share)
    if largest.share < _PAGE_SHARE or largest.share > _FILLS:
        return whole
    return (_sheet(largest, scale),)


def _whole(width: int, height: int, dpi: float) -> Sheet:
    long = max(width, height) / dpi * INCH
    card = is_card_shape(width, height, 0.05) and abs(long / CARD_LONG - 1) < 0.12
    return Sheet(rectangle(width, height), Kind.CARD if card else Kind.WHOLE, dpi)


def _sheet(quad: Quad, scale: float) -> Sheet:
    corners = (quad.corners + 0.5) / scale - 0.5
    kind, dpi = guess(corners)
    return Sheet(corners, kind, dpi)


def _is_card(quad: Quad, dpi: float, scanned: bool) -> bool:
    wide, high = side_lengths(quad.corners)
    if not scanned:
        return quad.share < _FILLS and is_card_shape(wide, high, 0.1)
    size = max(wide, high) / dpi * INCH
    return is_card_shape(wide, high, 0.05) and abs(size / CARD_LONG - 1) < 0.06


def _reading_order(quads: list[Quad]) -> list[Quad]:
    """Rows from the top, each from the left."""
    ordered = sorted(quads, key=lambda quad: float(quad.corners[:, 1].mean()))
    rows: list[list[Quad]] = []
    for quad in ordered:
        middle = float(quad.corners[:, 1].mean())
        if rows and middle < float(rows[-1][0].corners[:, 1].max()):
            rows[-1].append(quad)
        else:
            rows.append([quad])
    return [quad for row in rows for quad in sorted(row, key=lambda one: float(one.corners[:, 0].mean()))]


def _best(small: Image, candidates: list[Quad]) -> list[Quad]:
    """Candidates whose sides are all seen, the best first, none over another."""
    lab = cv2.GaussianBlur(cv2.cvtColor(small, cv2.COLOR_BGR2LAB), (3, 3), 0).astype(np.float32)
    judged = [(seen_sides(lab, quad.corners), quad) for quad in candidates]
    good = sorted(
        ((seen * quad.solid, quad) for seen, quad in judged if seen >= _SEEN), key=lambda pair: -pair[0]
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


def seen_sides(lab: np.ndarray[tuple[int, ...], np.dtype[np.float32]], corners: Corners) -> float:
    """The least share of any side along which the ground outside differs from the paper inside (0 to 1).

    Sides on the border of the picture count as seen.
    """
    high, wide = lab.shape[:2]
    middle = corners.mean(axis=0)
    least = 1.0
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
    return least


def _at(
    lab: np.ndarray[tuple[int, ...], np.dtype[np.float32]], points: Corners
) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    x = np.clip(np.round(points[:, 0]).astype(int), 0, lab.shape[1] - 1)
    y = np.clip(np.round(points[:, 1]).astype(int), 0, lab.shape[0] - 1)
    return lab[y, x]
