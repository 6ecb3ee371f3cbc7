"""The small angle by which text runs up or down, from where letters stand.

Letters of a line stand on one baseline: seen along the right direction the feet of all letters fall into
few rows. The sharpest row histogram over a fan of directions wins (Postl's criterion on feet instead of
pixels, so that borders, tables, pictures and seals have no say).
"""

from __future__ import annotations

import cv2
import numpy as np

from ocr.types import Image
from pipeline.clean.letters import Numbers, Specks, binary, letters, specks

WIDEST = 25.0
"""Degrees either way that are looked at."""
_FEWEST = 12
"""Fewer letters than this say nothing."""
_TEXT_LIKE = 1.5
_SHARP = 1.25
"""How much sharper than the usual direction the best one must be, or the page has no direction."""


def skew_of(ink: Image, dpi: int) -> float:
    """Degrees by which text on a grey, flattened, upright picture runs down to the right; 0: cannot tell."""
    return skew_of_letters(letters(specks(binary(ink)), dpi), dpi)


def skew_of_letters(found: Specks, dpi: float, widest: float = WIDEST) -> float:
    """The same from letters already found at ``dpi``."""
    if len(found) < _FEWEST:
        return 0.0
    across = found.left + found.width / 2
    across = across - across.mean()
    mm = dpi / 25.4
    coarse = np.arange(-widest, widest + 0.01, 0.4)
    scores = sharpness(across, found.bottom, coarse, 0.7 * mm)
    best = int(np.argmax(scores))
    if scores[best] < _SHARP * np.median(scores):
        return 0.0
    angle = coarse[best]
    for reach, step, bin_mm in ((0.6, 0.1, 0.35), (0.15, 0.02, 0.2)):
        fan = np.arange(angle - reach, angle + reach + step / 2, step)
        fine = sharpness(across, found.bottom, fan, bin_mm * mm)
        angle = fan[int(np.argmax(cv2.blur(fine.reshape(1, -1), (3, 1)).ravel()))]
    return float(np.round(angle, 3))


def has_text(found: Specks, dpi: float) -> bool:
    """Whether a picture's specks hold lines of text, lying or standing."""
    few = letters(found, dpi)
    return len(few) >= _FEWEST and (lined_up(few, dpi) or lined_up(few.transposed(), dpi))


def lined_up(found: Specks, dpi: float) -> bool:
    """Whether letters stand in lines, as text does and stones, wood and cloth do not; no letters do not."""
    if not len(found):
        return False
    across = found.left + found.width / 2
    scores = sharpness(
        across - across.mean(), found.bottom, np.arange(-WIDEST, WIDEST, 0.4), 0.7 * dpi / 25.4
    )
    return bool(scores.max() > _TEXT_LIKE * np.median(scores))


def sharpness(across: Numbers, feet: Numbers, angles: Numbers, step: float) -> Numbers:
    """How sharply ``feet`` fall into rows ``step`` high along each direction: squared counts, summed."""
    rows = (feet - np.tan(np.deg2rad(angles))[:, None] * across) / step
    rows -= rows.min(axis=1, keepdims=True)
    low = rows.astype(np.int64)
    part = rows - low
    size = int(low.max()) + 2
    low += np.arange(len(angles))[:, None] * size
    counts = np.bincount(low.ravel(), (1 - part).ravel(), size * len(angles))
    counts[1:] += np.bincount(low.ravel(), part.ravel(), size * len(angles))[:-1]
    table = counts.reshape(len(angles), size)
    return np.asarray(np.einsum("ij,ij->i", table, table))
