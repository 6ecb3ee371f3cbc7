"""Papers laid on a scanner's glass or held by its feeder: where each lies, and the picture of all of them.

Pictures are numpy arrays (height, width, 3), red, green, blue. Angles are degrees, positive clockwise as
seen.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import cv2
import numpy as np
import numpy.typing as npt

from samples.truth import Face

Pixels: TypeAlias = npt.NDArray[np.uint8]
Corners: TypeAlias = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Lying:
    """One face on a page: ``turned`` clockwise quarter turns in degrees, ``skew`` what remains (positive:
    text runs
    down to the right), ``corners`` its left top, right top, right bottom, left bottom in pixels of the
    page."""

    face: str
    turned: int
    skew: float
    corners: Corners


@dataclass(frozen=True, slots=True, eq=False)
class WornPage:
    """A page as the machine delivers it: colour, grey or (dtype bool) black and white; ``orientation`` is
    for EXIF.

    ``lying`` holds pixels of the page as it is to be seen, EXIF orientation applied.
    """

    image: npt.NDArray[np.uint8] | npt.NDArray[np.bool_]
    dpi: int
    lying: tuple[Lying, ...]
    orientation: int = 1
    quality: int = 85


@dataclass(frozen=True, slots=True, eq=False)
class Placement:
    """A face with its centre in millimetres of the page and its angle; ``card`` gives it round corners and
    a shadow."""

    face: Face
    centre: tuple[float, float]
    angle: float
    card: bool = False


def size_mm(face: Face) -> tuple[float, float]:
    """Width and height of a face in millimetres."""
    return face.image.width * 25.4 / face.dpi, face.image.height * 25.4 / face.dpi


def lay(
    size: tuple[float, float], dpi: int, placements: Sequence[Placement], ground: tuple[int, int, int]
) -> tuple[Pixels, tuple[Lying, ...]]:
    """The page of ``size`` mm at ``dpi`` with every face drawn once, resampled once, on a ground of that
    colour."""
    wide, high = round(size[0] * dpi / 25.4), round(size[1] * dpi / 25.4)
    page = np.full((high, wide, 3), ground, np.uint8)
    lying = []
    for placement in placements:
        matrix = matrix_of(placement, dpi)
        _draw(page, placement, matrix)
        lying.append(_truth(placement, matrix))
    return page, tuple(lying)


def matrix_of(placement: Placement, dpi: int) -> npt.NDArray[np.float64]:
    """Pixels of the face → pixels of the page."""
    face = placement.face
    scale = dpi / face.dpi
    turn = math.radians(placement.angle)
    cos, sin = math.cos(turn) * scale, math.sin(turn) * scale
    x, y = (value * dpi / 25.4 for value in placement.centre)
    half_w, half_h = face.image.width / 2, face.image.height / 2
    return np.array(
        [[cos, -sin, x - cos * half_w + sin * half_h], [sin, cos, y - sin * half_w - cos * half_h]]
    )


def _draw(page: Pixels, placement: Placement, matrix: npt.NDArray[np.float64]) -> None:
    """Draws one face onto the page."""
    source = np.asarray(placement.face.image)
    scale = math.hypot(matrix[0, 0], matrix[1, 0])
    if scale < 0.75:  # several source pixels fall on one: average them before taking every second
        source = cv2.GaussianBlur(source, (0, 0), 0.42 / scale)
    if not placement.card:
        size = (page.shape[1], page.shape[0])
        cv2.warpAffine(
            source, matrix, size, dst=page, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_TRANSPARENT
        )
        return
    high, wide = source.shape[:2]
    corners = _corners(wide, high, matrix)
    left, top = (max(0, math.floor(min(point[axis] for point in corners)) - 30) for axis in (0, 1))
    right = min(page.shape[1], math.ceil(max(point[0] for point in corners)) + 30)
    bottom = min(page.shape[0], math.ceil(max(point[1] for point in corners)) + 30)
    local = matrix.copy()
    local[:, 2] -= (left, top)
    size = (right - left, bottom - top)
    drawn = cv2.warpAffine(source, local, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    mask = cv2.warpAffine(card_shape(wide, high), local, size, flags=cv2.INTER_LINEAR)
    part = page[top:bottom, left:right]
    shadow = cv2.GaussianBlur(mask, (0, 0), 5).astype(np.float32)[..., None]
    share = (mask.astype(np.float32) / 255)[..., None]
    ground = part * (1 - 0.35 * shadow / 255)
    part[:] = (ground * (1 - share) + drawn * share + 0.5).astype(np.uint8)


def card_shape(wide: int, high: int) -> Pixels:
    """The outline of a card as a mask; its corners are round (3.18 mm of 85.6)."""
    shape = np.zeros((high, wide), np.uint8)
    radius = round(wide * 3.18 / 85.6)
    cv2.rectangle(shape, (radius, 0), (wide - radius - 1, high - 1), 255, -1)
    cv2.rectangle(shape, (0, radius), (wide - 1, high - radius - 1), 255, -1)
    for x in (radius, wide - radius - 1):
        for y in (radius, high - radius - 1):
            cv2.circle(shape, (x, y), radius, 255, -1)
    return shape


def _corners(wide: int, high: int, matrix: npt.NDArray[np.float64]) -> Corners:
    points = np.array([[0, 0, 1], [wide, 0, 1], [wide, high, 1], [0, high, 1]], np.float64)
    return tuple((float(x), float(y)) for x, y in points @ matrix.T)


def _truth(placement: Placement, matrix: npt.NDArray[np.float64]) -> Lying:
    turned = round(placement.angle / 90) * 90
    corners = _corners(placement.face.image.width, placement.face.image.height, matrix)
    return Lying(placement.face.name, turned % 360, round(placement.angle - turned, 3), corners)


def quarter_turned(image: Pixels, lying: tuple[Lying, ...], turned: int) -> tuple[Pixels, tuple[Lying, ...]]:
    """The whole page turned clockwise by 0, 90, 180 or 270 degrees, its truth with it."""
    if turned == 0:
        return image, lying
    high, wide = image.shape[:2]
    codes = {90: cv2.ROTATE_90_CLOCKWISE, 180: cv2.ROTATE_180, 270: cv2.ROTATE_90_COUNTERCLOCKWISE}

    def move(x: float, y: float) -> tuple[float, float]:
        return {90: (high - y, x), 180: (wide - x, high - y), 270: (y, wide - x)}[turned]

    moved = tuple(
        Lying(one.face, (one.turned + turned) % 360, one.skew, tuple(move(x, y) for x, y in one.corners))
        for one in lying
    )
    return np.ascontiguousarray(cv2.rotate(image, codes[turned])), moved
