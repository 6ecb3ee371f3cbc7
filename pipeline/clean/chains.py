"""Rows of small equal marks at one period: how a leader is told from letters and dirt."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pipeline.clean.letters import Numbers, Specks
from pipeline.clean.stretches import unbroken

_LONGEST_PERIOD_MM = 3.2
_FEWEST = 6
_REGULAR = 0.16
"""Scatter of the steps, as a share of the period, that is still one period."""
_FEW = 4
"""Enough where a longer leader of the same period stands on the page."""

Indices = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Chain:
    """Free marks of a leader in a row: indices of specks from the left, period and usual mark in pixels."""

    members: Indices
    period: float
    width: float
    height: float


def chains(found: Specks, small: Indices, dpi: float) -> list[Chain]:
    """The free stretches of leaders among the ``small`` specks, the longest first."""
    x = found.left + (found.width - 1) / 2
    y = found.top + (found.height - 1) / 2
    runs = [run for row in _linked(x, y, small, dpi / 25.4) for run in _regular(found, x, row)]
    runs.sort(key=lambda run: -len(run.members))
    sure = [run for run in runs if len(run.members) >= _FEWEST]
    periods = np.array([run.period for run in sure])
    return [run for run in runs if len(run.members) >= _FEWEST or _like(run.period, periods)]


def _like(period: float, periods: Numbers) -> bool:
    return bool(len(periods)) and bool((np.abs(periods - period) <= 0.4 + 0.04 * period).any())


def _linked(x: Numbers, y: Numbers, small: Indices, mm: float) -> list[Indices]:
    """Rows of marks, each the next one to the right of the last and at most a period away."""
    after: dict[int, int] = {}
    for shift in (0.0, 0.5):
        band = np.floor(y[small] / (0.5 * mm) + shift)
        order = small[np.lexsort((x[small], band))]
        step, rise = np.diff(x[order]), np.abs(np.diff(y[order]))
        near = (step > 0) & (step <= _LONGEST_PERIOD_MM * mm) & (rise <= np.maximum(1.0, 0.12 * mm))
        for index in np.flatnonzero(near):
            first, second = int(order[index]), int(order[index + 1])
            if first not in after or x[second] < x[after[first]]:
                after[first] = second
    followers = set(after.values())
    rows = []
    for first in after:
        if first in followers:
            continue
        row = [first]
        while row[-1] in after:
            row.append(after[row[-1]])
        if len(row) >= 3:
            rows.append(np.array(row))
    return rows


def _regular(found: Specks, x: Numbers, row: Indices) -> list[Chain]:
    """The stretches of a row that keep one period and one size."""
    steps = np.diff(x[row])
    period = _period(steps)
    whole = np.maximum(1, np.rint(steps / period))
    even = (np.abs(steps - whole * period) <= _REGULAR * period + 0.7) & (whole <= 3)
    area = found.area[row]
    usual = np.median(area)
    alike = (area > 0.35 * usual) & (area < 2.2 * usual)
    even &= alike[:-1] & alike[1:]
    runs = []
    for start, stop in unbroken(even):
        members = row[start : stop + 1]
        if len(members) >= _FEW:
            length = float(x[members[-1]] - x[members[0]])
            mark = float(np.median(found.width[members])), float(np.median(found.height[members]))
            runs.append(Chain(members, length / float(whole[start:stop].sum()), *mark))
    return runs


def _period(steps: Numbers) -> float:
    """The step that most steps agree with, counting double and triple steps for it."""
    tried = np.unique(np.rint(steps))[:, None]
    near = np.abs(steps - tried) <= np.maximum(1.0, 0.12 * tried)
    return float(steps[near[int(np.argmax(near.sum(axis=1)))]].mean())
