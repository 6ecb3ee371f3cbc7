"""Plane geometry of pictures: 3×3 matrices between raw pixels and clean pixels, and the one warp.

A matrix maps (x, y, 1) columns; pixel centres lie at whole numbers, as OpenCV has it. Matrices are chained
and the picture is resampled once, because every resampling costs sharpness.
"""

from __future__ import annotations

from typing import TypeAlias

import cv2
import numpy as np
import numpy.typing as npt

from ocr.types import Image

Matrix: TypeAlias = npt.NDArray[np.float64]
"""A 3×3 homography."""
Corners: TypeAlias = npt.NDArray[np.float64]
"""Four points (4, 2): top left, top right, bottom right, bottom left, in pixels."""

_SHRINKS = 0.55
"""Below this scale a bilinear warp would skip pixels: the picture is halved first, as often as goes."""
_ENLARGES = 1.15
"""Above this scale a bilinear warp would be soft."""


def scaling(factor: float) -> Matrix:
    """Enlarge by ``factor``, pixel centres kept (the half-pixel shift of ``cv2.resize``)."""
    shift = (factor - 1) / 2
    return np.array([[factor, 0, shift], [0, factor, shift], [0, 0, 1]], dtype=np.float64)


def shifting(dx: float, dy: float) -> Matrix:
    """Move ``dx`` to the right and ``dy`` down."""
    return np.array([[1, 0, dx], [0, 1, dy], [0, 0, 1]], dtype=np.float64)


def quarter_turn(width: int, height: int, degrees: int) -> tuple[Matrix, int, int]:
    """Turn a ``width`` × ``height`` picture clockwise by 0, 90, 180 or 270; with the new width and height."""
    if degrees == 0:
        return np.eye(3), width, height
    if degrees == 90:
        return np.array([[0, -1, height - 1], [1, 0, 0], [0, 0, 1]], dtype=np.float64), height, width
    if degrees == 180:
        return np.array([[-1, 0, width - 1], [0, -1, height - 1], [0, 0, 1]], dtype=np.float64), width, height
    if degrees == 270:
        return np.array([[0, 1, 0], [-1, 0, width - 1], [0, 0, 1]], dtype=np.float64), height, width
    raise ValueError(f"not a quarter turn: {degrees}")


def levelling(width: int, height: int, skew: float) -> tuple[Matrix, int, int]:
    """Undo ``skew`` (degrees; positive: text ran down to the right) on a sheet grown to lose nothing."""
    angle = np.deg2rad(skew)
    cos, sin = float(np.cos(angle)), float(np.sin(angle))
    wide = int(np.ceil(width * abs(cos) + height * abs(sin) - 1e-6))
    high = int(np.ceil(height * abs(cos) + width * abs(sin) - 1e-6))
    turn = np.array([[cos, sin, 0], [-sin, cos, 0], [0, 0, 1]], dtype=np.float64)
    to_middle = shifting(-(width - 1) / 2, -(height - 1) / 2)
    back = shifting((wide - 1) / 2, (high - 1) / 2)
    return back @ turn @ to_middle, wide, high


def unfolding(corners: Corners, width: int, height: int) -> Matrix:
    """Map the four ``corners`` onto a ``width`` × ``height`` rectangle."""
    target = rectangle(width, height)
    found = cv2.getPerspectiveTransform(corners.astype(np.float32), target.astype(np.float32))
    return np.asarray(found, dtype=np.float64)


def rectangle(width: int, height: int) -> Corners:
    """The outer corners of a whole picture: half a pixel outside its outermost pixel centres."""
    right, bottom = width - 0.5, height - 0.5
    return np.array([[-0.5, -0.5], [right, -0.5], [right, bottom], [-0.5, bottom]], dtype=np.float64)


def mapped(matrix: Matrix, points: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """The (n, 2) points seen through ``matrix``."""
    with_one = np.hstack([points, np.ones((len(points), 1))]) @ matrix.T
    return np.asarray(with_one[:, :2] / with_one[:, 2:3], dtype=np.float64)


def side_lengths(corners: Corners) -> tuple[float, float]:
    """Mean width (of top and bottom) and mean height (of left and right) of a quadrilateral."""
    sides = np.linalg.norm(corners - np.roll(corners, -1, axis=0), axis=1)
    return float(sides[0] + sides[2]) / 2, float(sides[1] + sides[3]) / 2


def squared(corners: Corners, long: float, short: float) -> Corners:
    """A true ``long`` × ``short`` rectangle (pixels) around four found sides: scans know no perspective.

    The side that leans most from the others is outvoted: the angle is the median of the four.
    """
    sides = np.roll(corners, -1, axis=0) - corners
    angles = np.arctan2(sides[:, 1], sides[:, 0]) - np.arange(4) * np.pi / 2
    first = angles[0]
    angle = first + float(np.median((angles - first + np.pi) % (2 * np.pi) - np.pi))
    wide, high = side_lengths(corners)
    wide, high = (long, short) if wide >= high else (short, long)
    across = np.array([np.cos(angle), np.sin(angle)]) * wide / 2
    down = np.array([-np.sin(angle), np.cos(angle)]) * high / 2
    middle = corners.mean(axis=0)
    return np.array(
        [middle - across - down, middle + across - down, middle + across + down, middle - across + down]
    )


def within(corners: Corners, width: int, height: int) -> bool:
    """Whether a figure lies wholly in a picture: no corner far outside, no side along its border."""
    far = 0.01 * max(side_lengths(corners))
    if (corners < -far).any() or (corners > (width + far, height + far)).any():
        return False
    rim = 0.004 * max(width, height)
    at_border = [corners[:, 0] < rim, corners[:, 1] < rim]
    at_border += [corners[:, 0] > width - rim, corners[:, 1] > height - rim]
    return all(int(side.sum()) < 2 for side in at_border)


def in_order(points: npt.NDArray[np.float64]) -> Corners:
    """Four corners of a convex quadrilateral sorted clockwise from the one nearest the top left."""
    middle = points.mean(axis=0)
    around = np.argsort(np.arctan2(points[:, 1] - middle[1], points[:, 0] - middle[0]))
    ring = points[around]
    return np.asarray(np.roll(ring, -int(np.argmin(ring.sum(axis=1))), axis=0), dtype=np.float64)


def warp(image: Image, matrix: Matrix, width: int, height: int, paper: tuple[int, ...]) -> Image:
    """``image`` seen through ``matrix`` on a ``width`` × ``height`` sheet; outside is ``paper`` (BGR)."""
    quick = _without_resampling(image, matrix, width, height)
    if quick is not None:
        return quick
    scale = magnification(matrix, width, height)
    way = cv2.INTER_LINEAR
    if scale < _SHRINKS:
        image, matrix = _shrunk(image, matrix, scale)
    elif scale > _ENLARGES and width * height > 0.5 * scale**2 * image.shape[0] * image.shape[1]:
        image, matrix = _whole_enlarged(image, matrix, scale)
    elif scale > _ENLARGES:
        way = cv2.INTER_CUBIC
    if np.allclose(matrix[2], (0, 0, 1), atol=1e-12):
        done = cv2.warpAffine(
            image, matrix[:2], (width, height), flags=way, borderMode=cv2.BORDER_CONSTANT, borderValue=paper
        )
    else:
        done = cv2.warpPerspective(
            image, matrix, (width, height), flags=way, borderMode=cv2.BORDER_CONSTANT, borderValue=paper
        )
    return np.asarray(done, dtype=np.uint8)


def _without_resampling(image: Image, matrix: Matrix, width: int, height: int) -> Image | None:
    """Quarter turns, and pure scaling of the whole picture, need no interpolation by a matrix."""
    high, wide = image.shape[:2]
    for degrees, way in _ROTATIONS.items():
        turn, turned_wide, turned_high = quarter_turn(wide, high, degrees)
        factor = width / turned_wide
        if round(turned_high * factor) != height or not np.allclose(
            matrix, scaling(factor) @ turn, atol=0.02
        ):
            continue
        if factor != 1.0:
            size = (width, height) if degrees in {0, 180} else (height, width)
            image = shrunk(image, *size) if factor < 1 else _enlarged(image, size)
        return image if way is None else np.asarray(cv2.rotate(image, way), dtype=np.uint8)
    return None


def _enlarged(image: Image, size: tuple[int, int]) -> Image:
    return np.asarray(cv2.resize(image, size, interpolation=cv2.INTER_CUBIC), dtype=np.uint8)


def shrunk(image: Image, width: int, height: int, *, exact: bool = False) -> Image:
    """``image`` at a smaller size: halved by area as often as goes, the rest linear.

    ``exact``: the rest by area too, which keeps the faintest edges and costs several times more.
    """
    while image.shape[1] >= 2 * width and image.shape[0] >= 2 * height and min(width, height) > 0:
        image = halved(image)
    if image.shape[:2] == (height, width):
        return image
    way = cv2.INTER_AREA if exact else cv2.INTER_LINEAR
    return np.asarray(cv2.resize(image, (width, height), interpolation=way), dtype=np.uint8)


def halved(image: Image) -> Image:
    """Half the width and height, rounded down, every pixel the mean of four."""
    wide, high = image.shape[1] // 2, image.shape[0] // 2
    even = image[: 2 * high, : 2 * wide]
    return np.asarray(cv2.resize(even, (wide, high), interpolation=cv2.INTER_AREA), dtype=np.uint8)


_ROTATIONS = {
    0: None,
    90: cv2.ROTATE_90_CLOCKWISE,
    180: cv2.ROTATE_180,
    270: cv2.ROTATE_90_COUNTERCLOCKWISE,
}


def _shrunk(image: Image, matrix: Matrix, scale: float) -> tuple[Image, Matrix]:
    """The picture halved until ``scale`` of it is no longer small, and the matrix from there."""
    while scale < _SHRINKS and min(image.shape[:2]) > 1:
        image, scale = halved(image), scale * 2
        matrix = matrix @ scaling(2.0)
    return image, matrix


def _whole_enlarged(image: Image, matrix: Matrix, scale: float) -> tuple[Image, Matrix]:
    """The picture at its new size and the matrix from there: a cubic warp takes four times as long as a cubic
    enlargement and a linear warp of what it gave, which is smooth enough for that.
    """
    wide, high = round(image.shape[1] * scale), round(image.shape[0] * scale)
    across, down = image.shape[1] / wide, image.shape[0] / high
    back = np.array([[across, 0, (across - 1) / 2], [0, down, (down - 1) / 2], [0, 0, 1]], dtype=np.float64)
    return _enlarged(image, (wide, high)), matrix @ back


def inverse(matrix: Matrix) -> Matrix:
    """The way back."""
    return np.asarray(np.linalg.inv(matrix), dtype=np.float64)


def magnification(matrix: Matrix, width: int, height: int) -> float:
    """How many clean pixels a raw pixel becomes along a line, on average over the sheet."""
    seen = mapped(inverse(matrix), rectangle(width, height))
    area = abs(float(cv2.contourArea(seen.astype(np.float32))))
    return float(np.sqrt(width * height / max(area, 1e-6)))
