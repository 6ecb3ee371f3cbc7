"""Cards on a plain ground (a scanner's lid, a sheet of paper): even a pale card on white is seen against it.

The ground's colour is a plane fitted to the rim of the picture. What differs from it, however little, and
has the size and shape of a card (ISO 7810 ID-1) when closed over its print, is a card.
"""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from ocr.types import Image
from pipeline.clean.geometry import Corners, in_order, side_lengths
from pipeline.clean.planes import Plane, carried_on, length
from pipeline.clean.quads import four_sides
from pipeline.clean.sizes import CARD_LONG, CARD_SHORT, is_card_shape

_RIM = 0.02
_SKIP = 3
"""Of the pixels of the rim every third is enough to fit a plane."""
_UNEVEN = 7.0
"""Median distance (CIE L*a*b*, 8-bit scale) of the rim from its plane above which the ground is not plain."""
_LEAST = 3.0
_NOISE = 3.5
_LOOSE, _TIGHT = 0.14, 0.05
"""How far a figure may miss a card's size: its print alone does, its outline does not."""
_SPARE = 0.25
"""Share of all that differs from the ground that may lie outside the cards (streaks, notes, a stamp)."""
_SMALLEST = 0.03
_LARGER, _MOST, _NECK = 1.3, 7.0, 0.7
"""So much larger than a card, and so much at most, a figure may be several cards, that touch along less than
this share of a card's height.
"""
_HEAP, _WHOLE = 3.0, 0.9
"""Cards that lie over each other are one figure, at most so many cards large, and so much of it differs from
the ground: of a block of print hardly half does."""

_FLOODED = 2


def cards_on_ground(small: Image, mm: float | None) -> tuple[list[Corners], bool]:
    """Corners of every card on a reduced BGR picture with a plain ground; empty when it holds anything else.
    Cards that lie over each other are one figure, larger than a card, beside others that lie alone.

    The second value says whether their own outlines were seen; else they are guessed around their print.

    ``mm`` is pixels a millimetre where the picture's dots an inch can be trusted, else None: then shape
    decides.
    """
    lab = cv2.cvtColor(cv2.GaussianBlur(small, (3, 3), 0), cv2.COLOR_BGR2LAB).astype(np.float32)
    apart, noise = _from_ground(lab)
    if noise > _UNEVEN:
        return [], False
    best: tuple[int, int, list[Corners]] = (0, 0, [])
    for factor in (0.7, 1.0, 2.0, 4.0):
        found, tight, share = _cards((apart > max(_LEAST, _NOISE * noise) * factor).astype(np.uint8), mm)
        if share >= 1 - _SPARE and (len(found), tight) > best[:2]:
            best = len(found), tight, found
    return best[2], 0 < best[0] == best[1]


def _from_ground(lab: Plane) -> tuple[Plane, float]:
    """Distance of every pixel from the plane of the rim, and the rim's own median distance from it."""
    high, wide = lab.shape[:2]
    rim = max(3, round(min(high, wide) * _RIM))
    at_rim = np.ones((high, wide), bool)
    at_rim[rim:-rim, rim:-rim] = False
    rows, columns = (places[::_SKIP] for places in np.nonzero(at_rim))
    apart, noise = carried_on(lab, rows, columns)
    return length(apart), noise


def _cards(mask: Image, mm: float | None) -> tuple[list[Corners], int, float]:
    """The card-like figures of a mask, how many by outline, and their share of all that differs."""
    high, wide = mask.shape
    reach = 2 * round(3.5 * (mm or max(high, wide) / 297) / 2) + 1
    kernel = np.ones((reach, reach), np.uint8)
    padded = cv2.copyMakeBorder(mask, reach, reach, reach, reach, cv2.BORDER_CONSTANT, value=0)
    closed = cv2.morphologyEx(padded, cv2.MORPH_CLOSE, kernel)
    opened = cv2.morphologyEx(closed, cv2.MORPH_OPEN, kernel)[reach:-reach, reach:-reach]
    outlines, _ = cv2.findContours(np.ascontiguousarray(opened), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    found: list[Corners] = []
    heaps: list[Corners] = []
    area = total = 0.0
    tight = 0
    for outline in (part for one in outlines for part in _parted(np.asarray(one), mask, mm)):
        size = cv2.contourArea(outline)
        total += size
        corners = _card(np.asarray(outline), mm) if size > _SMALLEST * high * wide else None
        if corners is not None and not _fills(corners, wide, high):
            found.append(corners)
            area += size
            tight += _fits(corners, mm, _TIGHT) and size > 0.9 * cv2.contourArea(corners.astype(np.float32))
        elif _is_heap(outline, mask, mm):
            heaps.append(_box(outline))
            area += size
    if not 0 < tight == len(found):
        return found, tight, area / total if total else 0.0
    return found + heaps, tight + len(heaps), area / total


def _is_heap(outline: npt.NDArray[np.int32], mask: Image, mm: float | None) -> bool:
    """Whether a figure is of the size of a few cards and differs from the ground all over."""
    size = cv2.contourArea(outline)
    if mm is None or not _LARGER < size / (CARD_LONG * CARD_SHORT * mm**2) < _HEAP:
        return False
    return bool(_covered(outline, mask).sum() > _WHOLE * size)


def _parted(outline: npt.NDArray[np.int32], mask: Image, mm: float | None) -> list[npt.NDArray[np.int32]]:
    """A figure larger than a card as the cards that touch in it, at a corner or along part of their
    height; any other figure as it is. ``mask``: what differs from the ground, not closed.
    """
    if mm is None or not _LARGER < cv2.contourArea(outline) / (CARD_LONG * CARD_SHORT * mm**2) < _MOST:
        return [outline]
    parts = _reached(_covered(outline, mask), _NECK * CARD_SHORT * mm / 2)
    return parts if len(parts) > 1 and all(_card(part, mm) is not None for part in parts) else [outline]


def _covered(outline: npt.NDArray[np.int32], mask: Image) -> Image:
    """What of a figure differs from the ground, with what that encloses."""
    inside = np.zeros_like(mask)
    cv2.drawContours(inside, [outline], -1, 1, cv2.FILLED)
    return _filled(inside & mask)


def _filled(mask: Image) -> Image:
    """The mask with its holes."""
    around = cv2.copyMakeBorder(mask, 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=0)
    cv2.floodFill(around, None, (0, 0), _FLOODED)
    return np.asarray(around[1:-1, 1:-1] != _FLOODED, np.uint8)


def _reached(mask: Image, radius: float) -> list[npt.NDArray[np.int32]]:
    """The outlines of what a disk of this radius (pixels) covers as it moves within the mask, one for each
    part of it that it cannot leave: opening by distances, which a large disk makes a hundred times quicker
    than trying it at every pixel.
    """
    middles = cv2.distanceTransform(mask, cv2.DIST_L2, cv2.DIST_MASK_5) > radius
    count, parts = cv2.connectedComponents(middles.astype(np.uint8))
    found = []
    for part in range(1, count):
        away = cv2.distanceTransform((parts != part).astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_5)
        outlines, _ = cv2.findContours(
            (away <= radius).astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE
        )
        found += [np.asarray(one) for one in outlines]
    return found


def _fills(corners: Corners, wide: int, high: int) -> bool:
    return float(cv2.contourArea(corners.astype(np.float32))) > 0.96 * wide * high


def _card(outline: npt.NDArray[np.int32], mm: float | None) -> Corners | None:
    """Corners of a card from the outline of its ground or, where only print is seen, around its print."""
    if mm is not None and max(cv2.boundingRect(outline)[2:]) > np.hypot(CARD_LONG, CARD_SHORT) * 1.1 * mm:
        return None  # longer than a card's diagonal, however it lies
    fitted = four_sides(outline)
    if fitted is not None and _fits(fitted, mm, _TIGHT):
        return fitted
    box = _box(outline)
    if mm is None or not _fits(box, mm, _LOOSE):
        return None
    return _grown(box, mm)


def _box(outline: npt.NDArray[np.int32]) -> Corners:
    return in_order(cv2.boxPoints(cv2.minAreaRect(outline)).astype(np.float64))


def _fits(corners: Corners, mm: float | None, tolerance: float) -> bool:
    wide, high = side_lengths(corners)
    if mm is None:
        return is_card_shape(wide, high, tolerance)
    long, short = max(wide, high) / mm / CARD_LONG, min(wide, high) / mm / CARD_SHORT
    return abs(long - 1) < tolerance and abs(short - 1) < tolerance


def _grown(box: Corners, mm: float) -> Corners:
    """The box of a card's print made as large as a card, about its middle."""
    wide, high = side_lengths(box)
    long, short = CARD_LONG * mm, CARD_SHORT * mm
    target = (long, short) if wide >= high else (short, long)
    middle = box.mean(axis=0)
    across = (box[1] - box[0] + box[2] - box[3]) / 2
    down = (box[3] - box[0] + box[2] - box[1]) / 2
    across *= max(1.0, target[0] / wide) / 2
    down *= max(1.0, target[1] / high) / 2
    return np.array(
        [middle - across - down, middle + across - down, middle + across + down, middle - across + down]
    )
