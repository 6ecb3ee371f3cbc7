"""Following one leader from its free marks to both sides, period by period, under the writing."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from ocr.types import Image
from pipeline.clean.chains import Chain
from pipeline.clean.letters import Labels, Numbers, Specks, labelled

_INK = 188
"""Grey below which a pixel of stretched ink belongs to a mark; faint leaders must be seen too."""
_MOST_SPECKS = 60_000
"""More than a page of print has: noise, in which no leader can be told."""
_HIGHEST_MM, _WIDEST_MM, _LEAST_MM = 1.0, 1.7, 0.1
_GAP_MM, _GAP = 0.35, 28
"""Widest gap of marks run together, and how much lighter it is than they are."""
_STRIP = 128
"""Rows worked on at a time: what stays in the processor's cache is quick."""
_COLON_MM = 2.6
"""Farthest that the two dots of a colon stand apart."""
_PHASE = 0.2
"""How far a mark may be out of step, as a share of the period."""
_PEEK = 3
"""Places looked over when one is empty: prints drop a dot now and then."""
_THROUGH = 5
"""Covered places in a row without any free mark, at the end of a leader, that are not believed."""
_FEWEST_SPARSE = 4
"""Free marks that single dots between words must add up to, to be a leader of a known period."""

Place = tuple[float, float]


@dataclass(frozen=True, slots=True, eq=False)
class Print:
    """A page of print taken apart: 0/1 mask, the speck of every pixel (0: none, else index + 1), middles.

    ``small`` says which specks may be marks of a leader; ``mm`` is pixels a millimetre.
    """

    mask: Image
    labels: Labels
    specks: Specks
    x: Numbers
    y: Numbers
    small: npt.NDArray[np.bool_]
    mm: float


def taken_apart(ink: Image, dpi: float) -> Print | None:
    """The specks of grey ``ink`` (dark on 255); None when it is too noisy to tell leaders."""
    dark = cv2.threshold(ink, _INK - 1, 1, cv2.THRESH_BINARY_INV)[1]
    mask = np.asarray(cv2.subtract(dark, _gaps(ink, dpi)), dtype=np.uint8)
    labels, found = labelled(mask)
    if len(found) > _MOST_SPECKS:
        return None
    x, y = found.left + (found.width - 1) / 2, found.top + (found.height - 1) / 2
    return Print(mask, labels, found, x, y, _small(found, dpi), dpi / 25.4)


def _gaps(ink: Image, dpi: float) -> Image:
    """The lightest columns (1) between marks that a soft scan has run together."""
    reach = max(3, round(_GAP_MM / 25.4 * dpi))
    strips = range(0, len(ink), _STRIP)
    return np.concatenate([_peaks(ink[top : top + _STRIP], reach) for top in strips])


def _peaks(ink: Image, reach: int) -> Image:
    """Pixels lighter than their row on both sides within ``reach``."""
    dark = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, reach), np.uint8))
    deep = cv2.threshold(cv2.subtract(ink, dark), _GAP, 1, cv2.THRESH_BINARY)[1]
    peak = cv2.compare(ink, cv2.dilate(ink, np.ones((1, 3), np.uint8)), cv2.CMP_GE)
    return np.asarray(cv2.min(deep, peak), dtype=np.uint8)


def _small(found: Specks, dpi: float) -> npt.NDArray[np.bool_]:
    """Which specks may be marks of a leader."""
    mm = dpi / 25.4
    good = (found.height <= _HIGHEST_MM * mm) & (found.width <= _WIDEST_MM * mm)
    good &= np.maximum(found.height, found.width) >= max(1.5, _LEAST_MM * mm)
    good &= found.area >= 0.45 * found.width * found.height
    return np.asarray(good & (found.width >= 0.6 * found.height))


def followed(page: Print, chain: Chain) -> tuple[list[int], list[Place]]:
    """Free marks met and places covered by writing, following the leader out of both its ends."""
    members: list[int] = []
    covered: list[Place] = []
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


def scattered(page: Print, like: Chain, taken: npt.NDArray[np.bool_]) -> list[Chain]:
    """Leaders under full lines of writing, seen only as single dots between words, in step with ``like``.

    ``taken`` says which specks are known as marks already.
    """
    area = page.specks.area / (like.width * like.height)
    alike = page.small & ~taken & (area > 0.4) & (area < 1.4) & (page.specks.height <= 1.2 * like.height + 1)
    found: list[Chain] = []
    done = taken.copy()
    for speck in np.flatnonzero(alike):
        x, y = float(page.x[speck]), float(page.y[speck])
        beside = _inked(page, x - like.period, y) or _inked(page, x + like.period, y)
        if done[speck] or not beside or _under_its_twin(page, int(speck)):
            continue
        alone = Chain(np.array([speck]), like.period, like.width, like.height)
        members, covered = followed(page, alone)
        fresh = 1 + int(np.count_nonzero(~taken[members]))
        if fresh >= _FEWEST_SPARSE and len(covered) < 9 * fresh:
            found.append(alone)
            done[members] = True
    return found


def _march(page: Print, chain: Chain, end: int, way: int) -> tuple[list[int], list[Place]]:
    """Step from the mark ``end`` to the left (-1) or right (1) until the leader stops."""
    members: list[int] = []
    covered: list[Place] = []
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


def _mark_at(page: Print, chain: Chain, x: float, y: float) -> int | None:
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
    return speck if in_step and level and alike and not _under_its_twin(page, speck) else None


def _under_its_twin(page: Print, speck: int) -> bool:
    """Whether an equal mark stands right above: then this is the lower dot of a colon."""
    column, bottom = round(float(page.x[speck])), int(page.specks.top[speck])
    above = page.labels[max(0, bottom - round(_COLON_MM * page.mm)) : bottom, column]
    twins = np.unique(above[above > 0]) - 1
    if len(twins) != 1:
        return False
    twin = int(twins[0])
    sizes = page.specks.area[twin] / page.specks.area[speck]
    return bool(page.small[twin] and 0.6 < sizes < 1.7 and abs(page.x[twin] - page.x[speck]) <= 2)


def _inked(page: Print, x: float, y: float) -> bool:
    column, row = round(x), round(y)
    part = page.mask[max(0, row - 1) : row + 2, max(0, column - 1) : column + 2]
    return int(part.sum()) * 2 > part.size > 0
