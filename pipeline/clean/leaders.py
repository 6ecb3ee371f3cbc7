"""Dotted and dashed leaders taken off the print by their own period and baseline.

A leader shows itself where it stands free: small equal marks on one line at one period. From there it is followed
to both sides, period by period, under the writing, until a place is empty: free marks are removed, and where
writing covers the place only what sticks out of the letter is cut off. What is bigger, higher, lower or out of
step is no mark of the leader: the dot below ạ and ị, full stops, commas.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from ocr.types import Image
from pipeline.clean.chains import Chain, chains
from pipeline.clean.cutting import cuts
from pipeline.clean.letters import Numbers, Specks

_INK = 188
"""Grey below which a pixel of stretched ink belongs to a mark; faint leaders must be seen too."""
_MOST_SPECKS = 60_000
_HIGHEST_MM, _WIDEST_MM, _LEAST_MM = 0.75, 1.7, 0.1
_PHASE = 0.2
"""How far a mark may be out of step, as a share of the period."""
_PEEK = 3
"""Places looked over when one is empty: prints drop a dot now and then."""
_THROUGH = 5
"""Covered places in a row without any free mark, at the end of a leader, that are not believed."""


@dataclass(frozen=True, slots=True, eq=False)
class _Print:
    """Grey ink, its 0/1 mask, the speck of every pixel, middles of all specks, which may be marks."""

    ink: Image
    mask: Image
    labels: npt.NDArray[np.int32]
    specks: Specks
    x: Numbers
    y: Numbers
    small: npt.NDArray[np.bool_]


def without_leaders(ink: Image, dpi: float) -> Image:
    """Grey ``ink`` (dark on 255) with the marks of its leaders painted over; letters keep what is theirs."""
    page = _print(ink, dpi)
    if page is None:
        return ink
    found = chains(page.specks, np.flatnonzero(page.small), dpi)
    if not found:
        return ink
    free = np.zeros(len(page.specks) + 1, np.uint8)
    gone = np.zeros_like(page.mask)
    for chain in found:
        if free[chain.members + 1].all():
            continue
        members, covered = _followed(page, chain)
        free[np.concatenate([chain.members, np.array(members, dtype=np.int64)]) + 1] = 1
        _cut(page, chain, covered, gone)
    return _painted(page, gone | free[page.labels])


def _print(ink: Image, dpi: float) -> _Print | None:
    mask = (ink < _INK).astype(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStatsWithAlgorithm(mask, 8, cv2.CV_32S, cv2.CCL_BBDT)
    if len(stats) > _MOST_SPECKS:
        return None
    box = stats[1:].astype(np.float64)
    found = Specks(*(box[:, column] for column in range(5)))
    x, y = found.left + (found.width - 1) / 2, found.top + (found.height - 1) / 2
    return _Print(ink, mask, labels.astype(np.int32, copy=False), found, x, y, _small(found, dpi))


def _small(found: Specks, dpi: float) -> npt.NDArray[np.bool_]:
    """Which specks may be marks of a leader."""
    mm = dpi / 25.4
    good = (found.height <= _HIGHEST_MM * mm) & (found.width <= _WIDEST_MM * mm)
    good &= np.maximum(found.height, found.width) >= max(1.5, _LEAST_MM * mm)
    good &= found.area >= 0.45 * found.width * found.height
    return np.asarray(good & (found.width >= 0.6 * found.height))


def _followed(page: _Print, chain: Chain) -> tuple[list[int], list[tuple[float, float]]]:
    """Free marks met and places covered by writing, following the leader out of both its ends."""
    members: list[int] = []
    covered: list[tuple[float, float]] = []
    for end, way in ((int(chain.members[0]), -1), (int(chain.members[-1]), 1)):
        more, hidden = _march(page, chain, end, way)
        members += more
        covered += hidden
    inner = zip(chain.members, chain.members[1:], strict=False)
    for first, second in inner:
        places = round(float(page.x[second] - page.x[first]) / chain.period)
        for place in range(1, places):
            share = place / places
            covered.append(
                (
                    float(page.x[first] * (1 - share) + page.x[second] * share),
                    float(page.y[first] * (1 - share) + page.y[second] * share),
                )
            )
    return members, covered


def _march(page: _Print, chain: Chain, end: int, way: int) -> tuple[list[int], list[tuple[float, float]]]:
    """Step from the mark ``end`` to the left (-1) or right (1) until the leader stops."""
    members: list[int] = []
    covered: list[tuple[float, float]] = []
    since_free = 0
    x, y = float(page.x[end]), float(page.y[end])
    while True:
        for step in range(1, _PEEK + 1):
            mark = _mark_at(page, chain, x + way * step * chain.period, y)
            if mark is not None or (step == 1 and _inked(page, x + way * chain.period, y)):
                break
        else:
            break
        if mark is None:
            x += way * chain.period
            covered.append((x, y))
            since_free += 1
        else:
            members.append(mark)
            x, y = float(page.x[mark]), float(page.y[mark])
            since_free = 0
    if since_free >= _THROUGH or since_free == len(covered):
        # The leader stopped before this writing; only the mark next to it may be joined to a letter.
        covered = covered[: len(covered) - since_free + 1]
    return members, covered


def _mark_at(page: _Print, chain: Chain, x: float, y: float) -> int | None:
    """The free mark of the leader that stands at this place, or None."""
    column, row = round(x), round(y)
    if not (1 <= column < page.mask.shape[1] - 1 and 1 <= row < page.mask.shape[0] - 1):
        return None
    label = int(page.labels[row - 1 : row + 2, column - 1 : column + 2].max())
    if label == 0 or not page.small[label - 1]:
        return None
    speck = label - 1
    in_step = abs(page.x[speck] - x) <= _PHASE * chain.period + 0.7
    level = abs(page.y[speck] - y) <= 0.25 * chain.height + 1.0
    area = page.specks.area[speck] / (chain.width * chain.height)
    alike = 0.25 <= area <= 1.5 and page.specks.height[speck] <= 1.3 * chain.height + 1
    return speck if in_step and level and alike else None


def _inked(page: _Print, x: float, y: float) -> bool:
    column, row = round(x), round(y)
    part = page.mask[max(0, row - 1) : row + 2, max(0, column - 1) : column + 2]
    return bool(part.size) and bool(part.mean() > 0.5)


def _cut(page: _Print, chain: Chain, covered: list[tuple[float, float]], gone: Image) -> None:
    """Mark as gone what the leader's covered marks add to the letters over them."""
    if not covered:
        return
    half_wide, half_high = int(np.ceil(chain.width / 2)), int(np.ceil(chain.height / 2))
    places = np.rint(np.array(covered)).astype(int)
    reach_x, reach_y = half_wide + 3, half_high + 3
    high, wide = page.mask.shape
    x, y = places[:, 0], places[:, 1]
    fits = (x >= reach_x) & (y >= reach_y) & (x < wide - reach_x) & (y < high - reach_y)
    rows = y[fits, None, None] + np.arange(-reach_y, reach_y + 1)[None, :, None]
    columns = x[fits, None, None] + np.arange(-reach_x, reach_x + 1)[None, None, :]
    cut = cuts(page.mask[rows, columns].astype(bool), half_wide, half_high)
    cut &= ~_own_marks(page, chain, page.labels[rows, columns])
    index = np.nonzero(cut)
    gone[rows[index[0], index[1], 0], columns[index[0], 0, index[2]]] = 1


def _own_marks(page: _Print, chain: Chain, labels: npt.NDArray[np.int32]) -> npt.NDArray[np.bool_]:
    """Pixels of small specks that stand by themselves: the dot below a letter, a full stop, a comma."""
    area = np.concatenate([[0.0], page.specks.area])[labels]
    return (area > 0) & (area < 6 * chain.width * chain.height)


def _painted(page: _Print, gone: Image) -> Image:
    """The ink with what is gone, and its soft edge, made paper; pixels next to what stays are left."""
    stays = cv2.dilate(page.mask & (1 - gone), np.ones((3, 3), np.uint8))
    soft = cv2.dilate(gone, np.ones((5, 5), np.uint8)) & (1 - stays)
    done = page.ink.copy()
    done[(gone | soft) > 0] = 255
    return done
