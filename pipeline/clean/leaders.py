"""Dotted and dashed leaders taken off the print by their own period and baseline.

A leader shows itself where it stands free: small equal marks on one line at one period. From there it is
followed to both sides, period by period, under the writing, until a place is empty: free marks are removed,
and where writing covers the place only what sticks out of the letter is cut off. What is bigger, higher,
lower or out of step is no mark of the leader: the dot below ạ and ị, full stops, commas.
"""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from ocr.types import Image
from pipeline.clean.chains import Chain, chains
from pipeline.clean.cutting import cuts
from pipeline.clean.marching import Place, Print, followed, scattered, taken_apart
from pipeline.clean.stretches import stretches

_OWN = 6
"""A speck smaller than this many marks that is not one stands for itself: a dot below, a full stop."""
_SOFT = 4
"""Rows around a mark that its soft edge and what stays next to it may reach."""


def without_leaders(ink: Image, dpi: float) -> Image:
    """Grey ``ink`` (dark on 255) with the marks of its leaders painted over; letters keep what is theirs."""
    page = taken_apart(ink, dpi)
    found = [] if page is None else chains(page.specks, np.flatnonzero(page.small), dpi)
    if page is None or not found:
        return ink
    taken = np.zeros(len(page.specks), bool)
    gone = np.zeros_like(page.mask)
    _take(page, found, taken, gone)
    _take(page, scattered(page, found[0], taken), taken, gone)
    for speck in np.flatnonzero(taken):
        _erase(page, int(speck), gone)
    return _painted(ink, page.mask, gone)


def _take(page: Print, found: list[Chain], taken: npt.NDArray[np.bool_], gone: Image) -> None:
    """Follow each chain; note its free marks as taken and what covers its hidden ones as gone."""
    for chain in found:
        if taken[chain.members].all():
            continue
        members, covered = followed(page, chain)
        taken[chain.members] = True
        taken[members] = True
        _cut(page, chain, covered, gone)


def _erase(page: Print, speck: int, gone: Image) -> None:
    left, top = int(page.specks.left[speck]), int(page.specks.top[speck])
    place = (
        slice(top, top + int(page.specks.height[speck])),
        slice(left, left + int(page.specks.width[speck])),
    )
    gone[place] |= page.labels[place] == speck + 1


def _cut(page: Print, chain: Chain, covered: list[Place], gone: Image) -> None:
    """Mark as gone what the leader's covered marks add to the letters over them."""
    if not covered:
        return
    half_wide, half_high = int(np.ceil(chain.width / 2)), int(np.ceil(chain.height / 2))
    reach_x, reach_y = half_wide + 3, half_high + 3
    places = np.rint(np.array(covered)).astype(int)
    x, y = places[:, 0], places[:, 1]
    high, wide = page.mask.shape
    fits = (x >= reach_x) & (y >= reach_y) & (x < wide - reach_x) & (y < high - reach_y)
    rows = y[fits, None, None] + np.arange(-reach_y, reach_y + 1)[None, :, None]
    columns = x[fits, None, None] + np.arange(-reach_x, reach_x + 1)[None, None, :]
    cut = cuts(page.mask[rows, columns].astype(bool), half_wide, half_high)
    area = np.concatenate([[0.0], page.specks.area])[page.labels[rows, columns]]
    cut &= area >= _OWN * chain.width * chain.height
    index = np.nonzero(cut)
    gone[rows[index[0], index[1], 0], columns[index[0], 0, index[2]]] = 1


def _painted(ink: Image, mask: Image, gone: Image) -> Image:
    """The ink with what is gone, and its soft edge, made paper; pixels next to what stays are left."""
    done = ink.copy()
    for rows in stretches(gone.any(axis=1), 1, _SOFT, len(ink)):
        stays = cv2.dilate(cv2.subtract(mask[rows], gone[rows]), np.ones((3, 3), np.uint8))
        soft = cv2.subtract(cv2.dilate(gone[rows], np.ones((5, 5), np.uint8)), stays)
        done[rows] = cv2.max(ink[rows], cv2.max(gone[rows], soft) * 255)
    return done
