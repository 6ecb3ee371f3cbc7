"""The colour of a plain ground, or of paper, as a plane over the picture: light falls off evenly."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Plane = npt.NDArray[np.float32]

_TURNS = 4
"""So often the plane is fitted anew without what lies far from it."""


def carried_on(lab: Plane, rows: npt.NDArray[np.intp], columns: npt.NDArray[np.intp]) -> tuple[Plane, float]:
    """How far every pixel of ``lab`` (height, width, 3) is, channel by channel, from the plane through its
    pixels at ``rows`` and ``columns``; and the median distance of those from it.
    """
    high, wide = lab.shape[:2]
    inputs = np.stack([np.ones(len(rows)), columns / wide, rows / high], axis=1).astype(np.float32)
    wanted = lab[rows, columns]
    keep = np.ones(len(wanted), bool)
    solved = np.zeros((3, 3), np.float32)
    for _ in range(_TURNS):
        solved = np.linalg.lstsq(inputs[keep], wanted[keep], rcond=None)[0].astype(np.float32)
        off = length(wanted - inputs @ solved)
        keep = off <= max(2.0, 2.0 * float(np.median(off)))
    level = solved[0] + np.linspace(0, 1, wide, endpoint=False, dtype=np.float32)[:, None] * solved[1]
    fall = np.linspace(0, 1, high, endpoint=False, dtype=np.float32)[:, None, None] * solved[2]
    return np.asarray(lab - level - fall, dtype=np.float32), float(np.median(off))


def length(vectors: Plane) -> Plane:
    """Of vectors of three along the last axis; much quicker than the general norm."""
    return np.asarray(np.sqrt(np.einsum("...i,...i->...", vectors, vectors)), dtype=np.float32)
