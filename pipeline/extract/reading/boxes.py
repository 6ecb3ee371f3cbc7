"""Numbers written one digit to a box (CT01): the walls between the boxes taken away before they are read.

Readers take a wall for a 1. Walls are higher than the digits between them, and stand equally far apart; so do
the strokes of bold narrow digits, but those are no higher than their digits.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np

from ocr.levels import levels
from ocr.types import Box, Image
from pipeline.types import CleanPage

_FEWEST = 6
"""Walls that make boxes of it."""
_REACH = 0.6
"""Share of the line's height a wall has at least; digits have 0.4 to 0.5."""
_HIGHER = 0.9
"""Of a wall's height that the digits between walls have at most."""
_THICK = 0.15
"""Of a wall's height a part of a digit is at least; the upper and lower sides of boxes are thinner."""
_DARK = 60
"""How much darker than its paper a wall is."""
_EVEN = 0.25
"""How far the distance of two walls may be off the usual one."""


def unboxed(page: CleanPage, places: Sequence[Box]) -> CleanPage:
    """The page without the walls of boxes at these places; itself where there are none."""
    found = [(place, walls) for place in places if len(walls := _walls(place.cut(page.ink))) >= _FEWEST]
    if not found:
        return page
    image, ink = page.image.copy(), page.ink.copy()
    for place, walls in found:
        for picture in (image, ink):
            part = place.cut(picture)
            paper = [levels(part[..., channel], 75)[0] for channel in range(3)] if part.ndim > 2 else 255
            for left, right in walls:
                part[:, max(left - 1, 0) : right + 1] = paper
    return replace(page, image=image, ink=ink)


def _walls(line: Image) -> list[tuple[int, int]]:
    """Left and right ends of the walls, in pixels of the line, that stand in a row of equal boxes."""
    high = line.shape[0]
    if high < 8 or not line.size:
        return []
    dark = (line < levels(line, 90)[0] - _DARK).astype(np.uint8)
    tall = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((max(round(_REACH * high), 1), 1), np.uint8))
    columns = np.concatenate([[0], tall.any(axis=0).astype(np.int8), [0]])
    steps = np.flatnonzero(np.diff(columns))
    every = list(zip(steps[::2].tolist(), steps[1::2].tolist(), strict=True))
    walls = [(left, right) for left, right in every if right - left < high / 4]
    gaps = np.diff([left for left, _ in walls])
    if len(gaps) < _FEWEST - 1:
        return []
    even = np.abs(gaps - np.median(gaps)) < _EVEN * np.median(gaps)
    return walls if np.count_nonzero(even) >= _FEWEST - 1 and _stand_out(dark, walls) else []


def _stand_out(dark: Image, walls: Sequence[tuple[int, int]]) -> bool:
    """Whether what stands between the walls is lower than they are."""
    rest, heights = dark.copy(), []
    for left, right in walls:
        rows = np.flatnonzero(dark[:, left:right].any(axis=1))
        heights.append(int(rows[-1] - rows[0]) + 1)
        rest[:, max(left - 1, 0) : right + 1] = 0
    wall = float(np.median(heights))
    _, _, stats, _ = cv2.connectedComponentsWithStats(rest, connectivity=8)
    top, high = stats[1:, cv2.CC_STAT_TOP], stats[1:, cv2.CC_STAT_HEIGHT]
    inked = high >= _THICK * wall
    return not inked.any() or int((top + high)[inked].max() - top[inked].min()) <= _HIGHER * wall
