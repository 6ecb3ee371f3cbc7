"""Which of four ways a page is turned, said by several witnesses and weighed.

Feet: letters share their baseline far more sharply than their tops (small letters, capitals, tone marks end
at different heights), so of the four sides of all letter boxes the sharpest one is the foot of the text.
Marks: dots and tone marks stand over letters far more often than under them.
Zone: the three lines of a machine-readable zone, ten letters an inch, fill the bottom of a card's back.
Votes: an outside witness (Tesseract's orientation detection), asked only when the first two do not settle it.
Shares are in the order 0, 90, 180, 270 degrees clockwise that the picture IS turned.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ocr.types import Image
from pipeline.clean.geometry import levelling, warp
from pipeline.clean.letters import Numbers, Specks, letters
from pipeline.clean.skew import WIDEST, sharpness, skew_of_letters

Votes = tuple[float, float, float, float]
TurnVotes = Callable[[Image], Votes]

TURNS = (0, 90, 180, 270)
AS_PEOPLE_SCAN: Votes = (0.55, 0.13, 0.19, 0.13)
"""Most sheets are put in the right way up; this decides only where nothing else speaks."""
_FEWEST = 20
_FEET_WEIGHT = 9.0
_MARKS_WEIGHT = 4.0
_MARKS_DOUBT = 12.0
"""Marks needed before their say counts in full."""
_ZONE_LETTERS = 24
"""Neighbours at the zone's pitch that make a zone (it has 90 letters, of which a poor copy joins many)."""
_ZONE_WEIGHT = 6.0
_FEWEST_TO_ASK = 6
_SETTLED = 0.97
"""A share from which no further witness is asked."""


@dataclass(frozen=True, slots=True)
class Turn:
    """``degrees`` clockwise that the picture is turned; ``margin`` 0 (a guess) to 1 (all agree)."""

    degrees: int
    margin: float


def turn_of(
    ink: Image, found: Specks, dpi: float, votes: TurnVotes, prior: Votes = AS_PEOPLE_SCAN, zone: bool = False
) -> Turn:
    """Weigh the witnesses for a grey flattened picture whose specks are known.

    ``prior`` is what is expected of such a page (0: impossible); ``zone``: it is a card.
    """
    say = np.log(np.maximum(np.array(prior), 1e-12)) + feet_say(found, dpi) + marks_say(found, dpi)
    if zone:
        say = say + zone_say(found, dpi, ink.shape[1], ink.shape[0])
    shares = _shares(say)
    if shares.max() < _SETTLED and len(letters(found, dpi)) >= _FEWEST_TO_ASK:
        shares = _shares(say + np.log(np.maximum(np.array(votes(_levelled(ink, found, dpi))), 1e-3)))
    best = int(np.argmax(shares))
    second = float(np.sort(shares)[-2])
    return Turn(TURNS[best], round(max(0.0, float(shares[best]) - second), 3))


def _levelled(ink: Image, found: Specks, dpi: float) -> Image:
    """The picture for the outside witness, which does not stand a slant of more than a few degrees."""
    slants = [skew_of_letters(letters(one, dpi), dpi) for one in (found, found.transposed())]
    slant = max(slants[0], -slants[1], key=abs)
    if abs(slant) < 3:
        return ink
    matrix, wide, high = levelling(ink.shape[1], ink.shape[0], slant)
    return warp(ink, matrix, wide, high, (255, 255, 255))


def feet_say(found: Specks, dpi: float) -> Numbers:
    """Log shares of the four turns by where letters share their feet; zeros when letters are too few."""
    few = letters(found, dpi)
    if len(few) < _FEWEST:
        return np.zeros(4)
    across, down = few.left + few.width / 2, few.top + few.height / 2
    # Turned 90 degrees clockwise, feet point to the left; turned 270, to the right.
    sides = ((across, few.bottom), (down, few.left), (across, few.top), (down, few.right))
    sharp = np.array([_sharpest(along, feet, dpi) for along, feet in sides])
    return np.asarray(_FEET_WEIGHT * np.log(sharp))


def _sharpest(along: Numbers, feet: Numbers, dpi: float) -> float:
    mm = dpi / 25.4
    along = along - along.mean()
    coarse = np.arange(-WIDEST, WIDEST + 0.1, 0.5)
    best = coarse[int(np.argmax(sharpness(along, feet, coarse, 0.7 * mm)))]
    fine = sharpness(along, feet, np.arange(best - 0.5, best + 0.51, 0.1), 0.3 * mm)
    spread = max(1.0, float(np.ptp(feet)) / (0.3 * mm))
    return float(fine.max()) * spread / len(feet) ** 2


def marks_say(found: Specks, dpi: float) -> Numbers:
    """Log shares by on which side of the nearest letter its small marks stand."""
    mm = dpi / 25.4
    size = np.maximum(found.width, found.height)
    small = found.only((size >= 0.25 * mm) & (size <= 1.6 * mm))
    small = small.only(~_in_rows(small, mm))
    big = found.only((size > 1.4 * mm) & (size <= 9 * mm))
    if len(small) < 3 or len(big) < _FEWEST:
        return np.zeros(4)
    counts = _sides(small, big, mm)
    total = counts.sum()
    if total == 0:
        return np.zeros(4)
    say = _MARKS_WEIGHT * np.log((counts + 1) / (total + 4) * 4)
    return np.asarray(say * total / (total + _MARKS_DOUBT))


def _in_rows(small: Specks, mm: float) -> npt.NDArray[np.bool_]:
    """Which small marks have a neighbour in a row, lying or standing: the dots of leaders."""
    x, y = small.left + small.width / 2, small.top + small.height / 2
    found = np.zeros(len(small), bool)
    for along, across in ((x, y), (y, x)):
        for shift in (0.0, 0.5):
            band = np.floor(across / (0.5 * mm) + shift)
            order = np.lexsort((along, band))
            near = (np.diff(along[order]) < 2.2 * mm) & (np.diff(band[order]) == 0)
            found[order[:-1][near]] = True
            found[order[1:][near]] = True
    return found


def _sides(small: Specks, big: Specks, mm: float) -> Numbers:
    """How many marks stand above, right of, below, left of a letter: they speak for 0, 90, 180, 270."""
    x, y = small.left + small.width / 2, small.top + small.height / 2
    counts = np.zeros(4)
    for start in range(0, len(small), 512):
        part = slice(start, start + 512)
        px, py = x[part, None], y[part, None]
        reach = 1.4 * mm
        over = (px > big.left) & (px < big.right)
        beside = (py > big.top) & (py < big.bottom)
        above = over & (py < big.top) & (py > big.top - reach)
        below = over & (py > big.bottom) & (py < big.bottom + reach)
        right = beside & (px > big.right) & (px < big.right + reach)
        left = beside & (px < big.left) & (px > big.left - reach)
        hits = np.stack([one.any(axis=1) for one in (above, right, below, left)])
        counts += (hits & (hits.sum(axis=0) == 1)).sum(axis=1)
    return counts


def zone_say(found: Specks, dpi: float, width: int, height: int) -> Numbers:
    """Log shares by the side of a card along which a machine-readable zone runs (ICAO 9303: 10 an inch)."""
    mm = dpi / 25.4
    few = found.only(
        (np.maximum(found.width, found.height) < 3.6 * mm)
        & (np.maximum(found.width, found.height) > 1.7 * mm)
    )
    across, down = (few.left + few.width / 2) / width, (few.top + few.height / 2) / height
    along, deep = (few.left, down) if width >= height else (few.top, across)
    low, high = (_pitched(few, (deep > 0.6), along, mm), _pitched(few, (deep < 0.4), along, mm))
    if max(low, high) < _ZONE_LETTERS or min(low, high) > 0.4 * max(low, high):
        return np.zeros(4)
    bottom = low > high
    # A standing card: its bottom lies on the left when turned by 90 degrees, on the right when turned by 270.
    turn = (0 if bottom else 2) if width >= height else (3 if bottom else 1)
    say = np.zeros(4)
    say[turn] = _ZONE_WEIGHT
    return say


def _pitched(few: Specks, here: npt.NDArray[np.bool_], along: Numbers, mm: float) -> int:
    """How many of the letters ``here`` have a neighbour in their line one tenth of an inch on."""
    lying = along is few.left
    line = (few.bottom if lying else few.right)[here]
    place = (few.left + few.width / 2 if lying else few.top + few.height / 2)[here]
    order = np.lexsort((place, np.round(line / (0.9 * mm))))
    step, rise = np.diff(place[order]), np.abs(np.diff(line[order]))
    return int(np.count_nonzero((np.abs(step - 2.54 * mm) < 0.45 * mm) & (rise < 0.6 * mm)))


def _shares(say: Numbers) -> Numbers:
    weight = np.exp(say - say.max())
    return np.asarray(weight / weight.sum())
