"""What a leader's mark adds to a letter that stands over it, pixel by pixel, for many marks at once."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

Patches = npt.NDArray[np.bool_]


def cuts(patches: Patches, half_wide: int, half_high: int) -> Patches:
    """Pixels of the patches (n, rows, columns; ink is true), each centred on a mark, that are the mark's.

    A mark is up to ``half_wide``, ``half_high`` pixels from the middle. A pixel belongs to the letter when
    its column is inked right above or right below the mark (a stem, a descender), or when its row is inked
    on both sides of the mark (the bottom of a bowl, a serif, a cross stroke).
    """
    middle_y, middle_x = patches.shape[1] // 2, patches.shape[2] // 2
    top, bottom = middle_y - half_high, middle_y + half_high
    left, right = middle_x - half_wide, middle_x + half_wide
    above = patches[:, top - 2 : top, :].all(axis=1)
    below = patches[:, bottom + 1 : bottom + 3, :].all(axis=1)
    stem = _bridged(np.asarray(above | below))
    on_left = patches[:, :, left - 2 : left].any(axis=2)
    on_right = patches[:, :, right + 1 : right + 3].any(axis=2)
    through = _widened(np.asarray(on_left & on_right))
    inside = np.zeros(patches.shape[1:], bool)
    inside[top : bottom + 1, left : right + 1] = True
    core = patches[:, middle_y - 1 : middle_y + 2, middle_x - 1 : middle_x + 2]
    present = core.mean(axis=(1, 2)) > 0.6
    cut = patches & inside & ~stem[:, None, :] & ~through[:, :, None] & present[:, None, None]
    torn = _pieces(patches & ~cut) > _pieces(patches)
    return np.asarray(cut & ~torn[:, None, None], dtype=np.bool_)


def _pieces(patches: Patches) -> npt.NDArray[np.int64]:
    """How many connected bits of ink each patch holds."""
    count, high, wide = patches.shape
    if not patches.size:  # OpenCV dies of an empty picture
        return np.zeros(count, np.int64)
    tall = np.zeros((count, high + 1, wide), np.uint8)
    tall[:, :high] = patches
    _, _, stats, _ = cv2.connectedComponentsWithStats(tall.reshape(-1, wide), connectivity=8)
    return np.bincount(stats[1:, cv2.CC_STAT_TOP] // (high + 1), minlength=count)


def _bridged(columns: Patches) -> Patches:
    """Gaps of one column closed."""
    closed = columns.copy()
    closed[:, 1:-1] |= columns[:, :-2] & columns[:, 2:]
    return closed


def _widened(rows: Patches) -> Patches:
    """One row more at both ends of every true stretch."""
    wide = rows.copy()
    wide[:, 1:] |= rows[:, :-1]
    wide[:, :-1] |= rows[:, 1:]
    return wide
