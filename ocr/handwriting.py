"""Whether a line was written by hand: the shape of its strokes, judged by a logistic model.

Pen strokes are thin and even, run in all directions and wander off the baseline; print stands upright on it.
The model (``handwriting.json``) is fitted by ``ocr.training.hand`` on lines set in handwriting-like faces,
bent and shaken, against printed ones.
"""

from __future__ import annotations

import json
import math
from functools import cache
from pathlib import Path
from typing import TypeAlias

import cv2
import numpy as np
import numpy.typing as npt

from ocr.types import Image

_TABLE = Path(__file__).with_name("handwriting.json")
_HEIGHT = 48
_FEWEST = 3
_BINS = 12
Numbers: TypeAlias = npt.NDArray[np.float64]

NAMES = (
    "baseline", "baseline_worst", "top", "stroke", "stroke_spread", "entropy", "peak", "upright",
    "level", "density", "joined", "aspect", "aspect_spread", "height_spread", "area_spread", "fill",
)  # fmt: skip


def handwritten(line: Image) -> float:
    """The probability (0 to 1) that the grey ``line`` (height, width), dark on light, is handwriting.

    0.0 where too little stands on it to tell.
    """
    measured = features(line)
    if measured is None:
        return 0.0
    weights, mean, spread, bias = _model()
    total = float(((np.array(measured) - mean) / spread) @ weights) + bias
    return 1.0 / (1.0 + math.exp(-max(min(total, 30.0), -30.0)))


@cache
def _model() -> tuple[Numbers, Numbers, Numbers, float]:
    table = json.loads(_TABLE.read_text(encoding="utf-8"))
    columns = [np.array([table[part][name] for name in NAMES]) for part in ("weights", "mean", "spread")]
    return columns[0], columns[1], columns[2], float(table["bias"])


def features(line: Image) -> tuple[float, ...] | None:
    """The measures of ``NAMES``; None with fewer than three letters on the line."""
    if line.size == 0 or min(line.shape[:2]) < _FEWEST:
        return None
    width = max(16, round(line.shape[1] * _HEIGHT / line.shape[0]))
    way = cv2.INTER_AREA if line.shape[0] > _HEIGHT else cv2.INTER_CUBIC
    small = cv2.resize(line, (width, _HEIGHT), interpolation=way)
    grey = np.asarray(cv2.GaussianBlur(small, (3, 3), 0), np.uint8)
    _, thresholded = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    ink = np.asarray(thresholded, np.uint8)
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    parts = stats[1:].astype(np.float64)
    parts = parts[(parts[:, 4] >= 12) & (parts[:, 3] >= 6) & (parts[:, 2] < 6 * _HEIGHT)]
    if len(parts) < _FEWEST:
        return None
    tall = float(np.percentile(parts[:, 3], 75))
    letters = parts[parts[:, 3] > 0.45 * tall]
    return (*_lines(letters, tall), *_strokes(ink, tall), *_directions(grey), *_shapes(letters, ink, tall))


def _lines(letters: Numbers, tall: float) -> tuple[float, float, float]:
    """How far the feet and heads of letters stray from straight lines, in letter heights."""
    if len(letters) < _FEWEST:
        return 0.1, 0.1, 0.1
    across = letters[:, 0] + letters[:, 2] / 2
    feet = _strays(across, letters[:, 1] + letters[:, 3])
    heads = _strays(across, letters[:, 1])
    return (
        float(np.median(feet)) / tall,
        float(np.percentile(feet, 80)) / tall,
        float(np.percentile(heads, 60)) / tall,
    )


def _strays(across: Numbers, edge: Numbers) -> Numbers:
    if np.ptp(across) < 1.0:
        return np.abs(edge - np.median(edge))  # all above each other: no line can be told
    return np.abs(edge - np.polyval(np.polyfit(across, edge, 1), across))


def _strokes(ink: Image, tall: float) -> tuple[float, float]:
    """Width of the strokes in letter heights, and how much it varies."""
    depth = cv2.distanceTransform(ink, cv2.DIST_L2, 3)
    ridge = depth[(depth >= cv2.dilate(depth, np.ones((3, 3), np.uint8)) - 1e-6) & (depth > 0)]
    return 2 * float(np.median(ridge)) / tall, float(np.std(ridge) / np.mean(ridge))


def _directions(grey: Image) -> tuple[float, float, float, float]:
    """Of the directions of the edges: entropy, highest share, share upright, share level."""
    across, down = cv2.Sobel(grey, cv2.CV_32F, 1, 0), cv2.Sobel(grey, cv2.CV_32F, 0, 1)
    strength = np.hypot(across, down)
    strength[strength < np.percentile(strength, 80)] = 0
    angle = np.degrees(np.arctan2(down, across)) % 180
    counts, _ = np.histogram(angle, bins=_BINS, range=(0, 180), weights=strength)
    share = counts / (counts.sum() + 1e-6)
    entropy = -(share * np.log(share + 1e-6)).sum()
    return float(entropy), float(share.max()), float(share[0] + share[-1]), float(share[5] + share[6])


def _shapes(letters: Numbers, ink: Image, tall: float) -> tuple[float, ...]:
    """Density of the ink, letters joined, proportions and how much they vary."""
    wide, high, area = letters[:, 2], letters[:, 3], letters[:, 4]
    aspect = wide / high
    return (
        float((ink > 0).sum() / max(wide.sum() * tall, 1.0)),
        float((wide > 1.6 * high).mean()),
        float(np.median(aspect)),
        float(np.std(np.log(aspect))),
        float(np.std(np.log(high / tall))),
        float(np.std(np.log(area))),
        float(np.median(area / (wide * high))),
    )
