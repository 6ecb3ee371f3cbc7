"""Lines that a fold or a bow of the paper bends, and the picture with its lines straight again.

The letters of a word stand on one baseline: how far the feet of neighbours differ says how steeply the paper
rises there. How far it has risen at every point of a coarse net is what explains these steps best: least
absolute differences, so that hanging letters (g, p, y) have no say; smooth along the sheet, more so down it.
"""

from __future__ import annotations

from typing import TypeAlias

import cv2
import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.sparse.linalg import spsolve

from ocr.types import Image
from pipeline.clean.letters import Numbers, Specks
from pipeline.clean.sizes import INCH

Bend: TypeAlias = npt.NDArray[np.float64]
"""How far the paper hangs down (mm) at the knots of the net, rows down the sheet and columns across."""
Indices: TypeAlias = npt.NDArray[np.int64]

_ACROSS, _DOWN = 3.0, 30.0
"""Millimetres between the knots of the net."""
_STRIP, _BAND = 4.0, 40.0
"""Millimetres: the cells in which a page's steps are looked at first."""
_FEWEST = 5
"""Neighbours in a cell from which on their usual step counts."""
_STEEP = 0.1
"""Rise by run: a line that is merely askew was levelled before, letters that hang are few."""
_STEEP_CELLS = 3
_STEEP_SHARE = 0.05
"""Of the cells with letters, where bent: straight pages have two of fifty."""
_COLUMN, _MANY = 10.0, 12
"""Millimetres: the columns of a page whose usual steps are added up from left to right, and the neighbours in
a column from which on its usual step counts.
"""
_APART = 5.0
"""Millimetres between two letters of a word whose feet tell a slow rise: less is lost in whole pixels."""
_BOW = 0.8
"""Millimetres of a slow bow from which its lines are straightened; flat pages of all wears have up to 0.3."""
_LEAST = 0.5
"""Millimetres of rise and fall not worth resampling a page for."""
_HOPS = 4
"""Letters that stand up to so many places apart are compared too."""
_SURE = 0.04
"""Millimetres by which feet differ on straight paper too."""
_SMOOTH_ACROSS, _SMOOTH_DOWN, _FLAT = 1.0, 4.0, 0.03
_ROUNDS = 10


def bend_of(found: Specks, mm: float, wide: float, high: float) -> Bend | None:
    """How the lines on an upright, level picture bend; None: they are straight, as nearly always.

    ``found`` are its letters, ``mm`` the pixels of a millimetre there, ``wide`` and ``high`` its size in
    pixels.
    """
    found, after = _in_words(found)
    if not (_bent(found, after, mm) or _bowed(found, after, mm)):
        return None
    shape = max(2, int(np.ceil(high / mm / _DOWN)) + 1), max(2, int(np.ceil(wide / mm / _ACROSS)) + 1)
    first, second = _compared(after)
    foot = found.bottom / mm
    across, down = (found.left + found.width / 2) / mm / _ACROSS, foot / _DOWN
    there = _weights(across[second], down[second], shape) - _weights(across[first], down[first], shape)
    bend = _least(there, foot[second] - foot[first], _smooth(shape)).reshape(shape)
    return bend if np.ptp(bend) >= _LEAST else None


def straightened(image: Image, bend: Bend, dpi: float) -> Image:
    """The picture with the lines of ``bend`` straight: every pixel is fetched from as far down as it hung."""
    high, wide = image.shape[:2]
    mm = dpi / INCH
    x = np.repeat(np.arange(wide, dtype=np.float32)[None], high, axis=0)
    y = np.repeat(np.arange(high, dtype=np.float32)[:, None], wide, axis=1)
    hang = cv2.remap(
        bend.astype(np.float32) * np.float32(mm),
        x / np.float32(mm * _ACROSS),
        y / np.float32(mm * _DOWN),
        cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REPLICATE,
    )
    moved = cv2.remap(image, x, y + hang, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(moved, dtype=np.uint8)


def _in_words(found: Specks) -> tuple[Specks, Indices]:
    """The letters from the left, and for each the index of the letter that follows it in its word, or -1."""
    found = found.only(np.argsort(found.left, kind="stable"))
    middle = found.left + found.width / 2
    after, least = np.full(len(found), -1), np.full(len(found), np.inf)
    reach = 2.0 * found.height.max(initial=0.0)
    for step in range(1, len(found)):
        gap = found.left[step:] - found.right[:-step]
        if gap.min() > reach:
            break
        small = np.minimum(found.height[step:], found.height[:-step])
        near = (gap > -0.3 * small) & (gap < 1.2 * small) & (gap < least[:-step])
        near &= np.abs(found.bottom[step:] - found.bottom[:-step]) < 0.6 * small
        near &= small > 0.5 * np.maximum(found.height[step:], found.height[:-step])
        near &= middle[step:] - middle[:-step] > 0.4 * small
        least[:-step][near] = gap[near]
        after[:-step][near] = np.flatnonzero(near) + step
    return found, after


def _bent(found: Specks, after: Indices, mm: float) -> bool:
    """Whether neighbours in several cells of the page usually step up or down."""
    first = np.flatnonzero(after >= 0)
    rise, middle = _steps(found, first, after[first], mm)
    bands = np.floor(found.bottom[first] / mm / _BAND)
    usual = _usual(rise, np.floor(middle / _STRIP) + 1000 * bands, _FEWEST)
    steep = int(np.count_nonzero(np.abs(list(usual.values())) > _STEEP))
    return steep >= max(_STEEP_CELLS, _STEEP_SHARE * len(usual))


def _bowed(found: Specks, after: Indices, mm: float) -> bool:
    """Whether the lines rise and fall slowly all across the page, nowhere steep: a page held by its sides."""
    first, second = _compared(after)
    wide = found.left[second] - found.left[first] > _APART * mm
    rise, middle = _steps(found, first[wide], second[wide], mm)
    usual = _usual(rise, np.floor(middle / _COLUMN), _MANY)
    if len(usual) < _STEEP_CELLS:
        return False
    columns = np.arange(min(usual), max(usual) + 1)
    hang = _COLUMN * np.cumsum([usual.get(column, 0.0) for column in columns])
    slant = np.polyval(np.polyfit(columns, hang, 1), columns)
    return float(np.ptp(hang - slant)) >= _BOW


def _steps(found: Specks, first: Indices, second: Indices, mm: float) -> tuple[Numbers, Numbers]:
    """Of each pair of letters the rise by run from one to the other, and where the first one's middle is (mm
    from the left).
    """
    middle = found.left + found.width / 2
    rise = (found.bottom[second] - found.bottom[first]) / (middle[second] - middle[first])
    return rise, middle[first] / mm


def _usual(rise: Numbers, cells: Numbers, fewest: int) -> dict[float, float]:
    """Cell → the median of its steps, of cells with so many."""
    if not len(cells):
        return {}
    order = np.argsort(cells, kind="stable")
    names, starts = np.unique(cells[order], return_index=True)
    parts = zip(names, np.split(rise[order], starts[1:]), strict=True)
    return {float(name): float(np.median(part)) for name, part in parts if len(part) >= fewest}


def _compared(after: Indices) -> tuple[Indices, Indices]:
    """Pairs of letters of one word, neighbours and those a few places on."""
    first, second = np.arange(len(after)), after
    pairs = list[tuple[Indices, Indices]]()
    for _ in range(_HOPS):
        known = second >= 0
        first, second = first[known], second[known]
        pairs.append((first, second))
        second = after[second]
    return np.concatenate([one for one, _ in pairs]), np.concatenate([other for _, other in pairs])


def _weights(across: Numbers, down: Numbers, shape: tuple[int, int]) -> sparse.csr_matrix:
    """What each knot has to say at points given in knots (bilinear), one row a point."""
    rows, columns = shape
    column = np.clip(np.floor(across), 0, columns - 2).astype(int)
    row = np.clip(np.floor(down), 0, rows - 2).astype(int)
    right, below = across - column, down - row
    corner = row * columns + column
    knots = np.stack([corner, corner + 1, corner + columns, corner + columns + 1], axis=1)
    shares = ((1 - below) * (1 - right), (1 - below) * right, below * (1 - right), below * right)
    points = np.repeat(np.arange(len(across)), 4)
    return sparse.csr_matrix(
        (np.stack(shares, axis=1).ravel(), (points, knots.ravel())), (len(across), rows * columns)
    )


def _smooth(shape: tuple[int, int]) -> sparse.csr_matrix:
    """What it costs (quadratic form) when neighbouring knots differ, and a little when one is not level."""
    rows, columns = shape
    step_across = sparse.diags([-1.0, 1.0], [0, 1], shape=(columns - 1, columns))
    step_down = sparse.diags([-1.0, 1.0], [0, 1], shape=(rows - 1, rows))
    across = sparse.kron(sparse.eye(rows), step_across.T @ step_across)
    down = sparse.kron(step_down.T @ step_down, sparse.eye(columns))
    level = sparse.eye(rows * columns)
    return _SMOOTH_ACROSS**2 * across + _SMOOTH_DOWN**2 * down + _FLAT**2 * level


def _least(there: sparse.csr_matrix, steps: Numbers, smooth: sparse.csr_matrix) -> Bend:
    """The knots that leave the least absolute differences to ``steps`` (reweighted least squares)."""
    bend = np.zeros(there.shape[1])
    for _ in range(_ROUNDS):
        trust = 1 / np.maximum(np.abs(steps - there @ bend), _SURE)
        bend = spsolve((there.T @ sparse.diags(trust) @ there + smooth).tocsc(), there.T @ (trust * steps))
    return np.asarray(bend, dtype=np.float64)
