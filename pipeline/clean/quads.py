"""Four-sided figures on a reduced picture: masks of what may be paper, and their sides as straight lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from ocr.types import Image
from pipeline.clean.geometry import Corners, in_order

_SMALLEST = 0.03
"""Share of the picture below which a figure is no sheet."""
_SOLID = 0.86
"""Share of its four-sided outline that a figure must fill."""

Lab = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Quad:
    """A four-sided figure: corners in pixels of the reduced picture, share of the picture, how full it is."""

    corners: Corners
    share: float
    solid: float


def masks(small: Image) -> Iterator[Image]:
    """Several guesses (0/1) at what is sheet and what is background on a reduced BGR picture."""
    lab = cv2.GaussianBlur(cv2.cvtColor(small, cv2.COLOR_BGR2LAB), (5, 5), 0).astype(np.uint8)
    light = lab[..., 0]
    closed = cv2.morphologyEx(light, cv2.MORPH_CLOSE, np.ones((13, 13), np.uint8)).astype(np.uint8)
    yield _otsu(closed)
    far = _from_border(lab)
    yield _tidy(_otsu(far), 9)
    yield _tidy((far > 9).astype(np.uint8), 9)
    strict = max(float(np.percentile(closed, 90)) - 22, 60)
    yield (closed > strict).astype(np.uint8)
    yield from _enclosed(light)


def quads_of(mask: Image) -> Iterator[Quad]:
    """The big four-sided figures of a mask, holes filled."""
    high, wide = mask.shape
    outlines, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    for outline in outlines:
        area = cv2.contourArea(outline)
        if area < _SMALLEST * high * wide:
            continue
        corners = four_sides(np.asarray(outline, dtype=np.int32))
        if corners is None:
            continue
        around = float(cv2.contourArea(corners.astype(np.float32)))
        if around > 0 and area / around >= _SOLID:
            yield Quad(corners, around / (high * wide), min(1.0, area / around))


def _otsu(grey: Image) -> Image:
    _, mask = cv2.threshold(grey, 0, 1, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    return np.asarray(mask, dtype=np.uint8)


def _tidy(mask: Image, size: int) -> Image:
    kernel = np.ones((size, size), np.uint8)
    return np.asarray(
        cv2.morphologyEx(cv2.morphologyEx(mask, cv2.MORPH_CLOSE, kernel), cv2.MORPH_OPEN, kernel),
        dtype=np.uint8,
    )


def _from_border(lab: Image) -> Image:
    """How far every pixel is in colour from the usual colour of the picture's own border (0-255)."""
    rim = max(2, round(min(lab.shape[:2]) * 0.015))
    ring = np.concatenate(
        [part.reshape(-1, 3) for part in (lab[:rim], lab[-rim:], lab[:, :rim], lab[:, -rim:])]
    )
    apart = lab.astype(np.float32) - np.median(ring, axis=0).astype(np.float32)
    return np.asarray(np.minimum(np.sqrt((apart**2).sum(axis=2)), 255), dtype=np.uint8)


def _enclosed(light: Image) -> Iterator[Image]:
    """What thin closed edges enclose, at two strengths."""
    for low, high in ((12, 36), (30, 90)):
        edges = cv2.Canny(light, low, high)
        walls = cv2.dilate(edges, np.ones((3, 3), np.uint8))
        padded = cv2.copyMakeBorder(walls, 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=0)
        cv2.floodFill(padded, None, (0, 0), 2)
        inside = (padded[1:-1, 1:-1] != 2).astype(np.uint8)
        yield np.asarray(
            cv2.erode(
                cv2.morphologyEx(inside, cv2.MORPH_OPEN, np.ones((7, 7), np.uint8)), np.ones((3, 3), np.uint8)
            ),
            dtype=np.uint8,
        )


def faint_masks(small: Image) -> Iterator[Image]:
    """What is left when the ground is flooded from the border, at several steps of colour a pixel."""
    high, wide = small.shape[:2]
    smooth = cv2.medianBlur(cv2.cvtColor(small, cv2.COLOR_BGR2LAB), 5)
    seeds = [(x, y) for x in range(2, wide - 2, wide // 16) for y in (2, high - 3)]
    seeds += [(x, y) for y in range(2, high - 2, high // 16) for x in (2, wide - 3)]
    for step in (1, 2, 3, 5):
        water = np.zeros((high + 2, wide + 2), np.uint8)
        for seed in seeds:
            if not water[seed[1] + 1, seed[0] + 1]:
                way = 4 | cv2.FLOODFILL_MASK_ONLY | (1 << 8)
                cv2.floodFill(smooth, water, seed, 0, (step,) * 3, (step,) * 3, way)
        left = (water[1:-1, 1:-1] == 0).astype(np.uint8)
        closed = cv2.morphologyEx(left, cv2.MORPH_CLOSE, np.ones((7, 7), np.uint8))
        yield np.asarray(
            cv2.morphologyEx(closed, cv2.MORPH_OPEN, np.ones((15, 15), np.uint8)), dtype=np.uint8
        )


def four_sides(outline: npt.NDArray[np.int32]) -> Corners | None:
    """The corners where straight lines fitted to an outline's four sides meet; None if it has not four."""
    hull = cv2.convexHull(outline)
    length = cv2.arcLength(hull, True)
    rough = None
    for step in np.arange(0.01, 0.1, 0.01):
        near = cv2.approxPolyDP(hull, step * length, True)
        if len(near) == 4:
            rough = near.reshape(4, 2).astype(np.float64)
            break
        if len(near) < 4:
            break
    if rough is None:
        rough = cv2.boxPoints(cv2.minAreaRect(hull)).astype(np.float64)
    fitted = _fitted(in_order(rough), outline.reshape(-1, 2).astype(np.float64))
    return fitted if fitted is not None and sane(fitted) else None


def _fitted(corners: Corners, points: npt.NDArray[np.float64]) -> Corners | None:
    """Each side fitted to the outline's points along its middle part, so that round corners do no harm."""
    lines = []
    for start, end in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        along = end - start
        length = float(np.linalg.norm(along))
        if length < 8:
            return None
        along = along / length
        across = np.array([-along[1], along[0]])
        run, off = (points - start) @ along, (points - start) @ across
        near = (run > 0.12 * length) & (run < 0.88 * length) & (abs(off) < 0.06 * length + 3)
        if near.sum() < 8:
            return None
        vx, vy, x, y = cv2.fitLine(points[near].astype(np.float32), cv2.DIST_HUBER, 0, 0.01, 0.01).ravel()
        lines.append(np.array([-vy, vx, vy * x - vx * y], dtype=np.float64))
    cross = [np.cross(lines[index - 1], lines[index]) for index in range(4)]
    if any(abs(point[2]) < 1e-9 for point in cross):
        return None
    return np.array([point[:2] / point[2] for point in cross])


def sane(corners: Corners) -> bool:
    """Convex, with angles of 68 to 112 degrees and opposite sides of like length."""
    to_next = np.roll(corners, -1, axis=0) - corners
    to_last = np.roll(corners, 1, axis=0) - corners
    lengths = np.linalg.norm(to_next, axis=1)
    if lengths.min() < 8:
        return False
    cosines = (to_next * to_last).sum(axis=1) / (lengths * np.linalg.norm(to_last, axis=1))
    turns = (
        to_next[:, 0] * np.roll(to_next, -1, axis=0)[:, 1]
        - to_next[:, 1] * np.roll(to_next, -1, axis=0)[:, 0]
    )
    alike = min(
        lengths[0] / lengths[2], lengths[2] / lengths[0], lengths[1] / lengths[3], lengths[3] / lengths[1]
    )
    return bool((abs(cosines) < 0.37).all() and (turns > 0).all() and alike > 0.6)
