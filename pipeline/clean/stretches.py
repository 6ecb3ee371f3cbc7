"""Stretches of rows or columns that are worth a look: most steps touch few of them on a page."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt


def stretches(marked: npt.ArrayLike, scale: float, around: int, size: int) -> list[slice]:
    """The places 0 to ``size`` of a picture that are marked, with ``around`` places more on both sides.

    ``marked`` is told on a picture ``scale`` times smaller; stretches that touch become one.
    """
    found: list[slice] = []
    for first, last in unbroken(marked):
        start, stop = max(0, math.floor(first * scale) - around), min(size, math.ceil(last * scale) + around)
        if found and start <= found[-1].stop:
            start = found.pop().start
        found.append(slice(start, stop))
    return found


def unbroken(marked: npt.ArrayLike) -> list[tuple[int, int]]:
    """The first place of each run of marked ones, and the one behind its last."""
    guarded = np.concatenate([[False], np.asarray(marked, dtype=np.bool_), [False]])
    edges = np.flatnonzero(guarded[1:] != guarded[:-1]).tolist()
    return list(zip(edges[::2], edges[1::2], strict=True))
