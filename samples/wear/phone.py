"""The phone: perspective, a table below, uneven light and shadow, blur, JPEG, sometimes turned only by
EXIF."""

from __future__ import annotations

import random
from collections.abc import Sequence

import cv2
import numpy as np
import numpy.typing as npt

from samples.chance import noise_stream
from samples.truth import Face
from samples.wear.bed import Corners, Lying, Pixels, WornPage, card_shape, size_mm
from samples.wear.marks import blurred, creases, grain, shaded, toned
from samples.wear.places import is_card

_TABLES = (
    (92, 66, 44),
    (60, 60, 64),
    (140, 104, 70),
    (38, 46, 60),
    (176, 172, 164),
    (110, 116, 104),
    (52, 34, 26),
    (200, 190, 176),
)
_SIZES = ((1944, 2592), (2448, 3264), (2448, 3264), (3024, 4032))
"""Sensor sizes (short side, long side): 5, 8 and 12 megapixels."""
_STEADY = 0.85
_DISTANCE = 2.6
"""Halves of the paper at which the phone is held: so much more aslant than its keystone is the paper."""


def phone(chance: random.Random, faces: Sequence[Face]) -> tuple[WornPage, ...]:
    """One photograph a face, all taken by one phone on one table."""
    size, table = chance.choice(_SIZES), chance.choice(_TABLES)
    return tuple(_shot(chance, face, size, table) for face in faces)


def _shot(chance: random.Random, face: Face, size: tuple[int, int], table: tuple[int, int, int]) -> WornPage:
    wide_mm, high_mm = size_mm(face)
    turned = chance.choices((0, 90, 180, 270), (88, 4, 4, 4))[0]
    upright = (high_mm >= wide_mm) == (turned % 180 == 0)
    wide, high = size if upright or chance.random() < 0.12 else size[::-1]
    corners, skew = _aim(chance, (wide_mm, high_mm), (wide, high), turned)
    image = _table(chance, (wide, high), table)
    _lay(chance, image, face, corners)
    image = _light(chance, image)
    image = blurred(image, chance.choice((0.4, 0.6, 0.8, 1.1, 1.5)) * wide / 2448)
    if chance.random() < 0.15:
        image = _shaken(chance, image)
    tint = chance.choice(((255, 255, 255), (255, 248, 236), (244, 250, 255)))
    image = toned(image, chance.randint(0, 18), tint, chance.uniform(0.85, 1.2))
    image = grain(chance, image, chance.uniform(2.0, 8.0))
    dpi = 72
    lying = (Lying(face.name, turned, round(skew, 3), corners),)
    orientation = chance.choice((1, 1, 6, 8, 3))
    stored = {1: None, 6: cv2.ROTATE_90_COUNTERCLOCKWISE, 8: cv2.ROTATE_90_CLOCKWISE, 3: cv2.ROTATE_180}[
        orientation
    ]
    if stored is not None:
        image = np.ascontiguousarray(cv2.rotate(image, stored))
    return WornPage(image, dpi, lying, orientation, chance.randint(60, 92))


def _aim(
    chance: random.Random, paper: tuple[float, float], size: tuple[int, int], turned: int
) -> tuple[Corners, float]:
    """Where the paper's corners fall, filling 72 to 94 % of the frame, as a phone held askew and aslant sees
    them; and the skew."""
    across = np.array(paper if turned % 180 == 0 else paper[::-1])
    half = across * min(size[0] / across[0], size[1] / across[1]) * chance.uniform(0.72, 0.94) / 2
    turn = np.radians(max(-7.0, min(7.0, chance.gauss(0, 2.5))))
    rotation = np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    square = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]], np.float64)
    tilt = _tilt(chance.random())
    aslant = np.array([chance.uniform(-tilt, tilt), chance.uniform(-tilt, tilt)])
    keystone = 1 + square @ aslant
    shortened = half * np.sqrt(1 - (_DISTANCE * aslant) ** 2)
    points = (square * shortened * keystone[:, None]) @ rotation.T
    slack = np.maximum(0, np.array(size) / 2 - np.abs(points).max(axis=0) - 4)
    points += np.array(size) / 2 + np.array([chance.uniform(-1, 1), chance.uniform(-1, 1)]) * slack * 0.7
    points = np.roll(points, -turned // 90, axis=0)
    return tuple((float(x), float(y)) for x, y in points), float(np.degrees(turn))


def _tilt(drawn: float) -> float:
    """How much the near side of the paper is larger than its middle at most; one phone in six is held much
    aslant.
    """
    return 0.07 * drawn if drawn < _STEADY else 0.06 + (drawn - _STEADY) / (1 - _STEADY) * 0.09


def _table(chance: random.Random, size: tuple[int, int], colour: tuple[int, int, int]) -> Pixels:
    """A table top: grain of wood along one way, or cloth and plastic with soft patches."""
    noise = noise_stream(chance)
    wide, high = size
    cells = (high // 6, 24) if chance.random() < 0.5 else (40, 30)
    rough = noise.normal(0, chance.uniform(0.03, 0.12), cells).astype(np.float32)
    field = 1 + cv2.resize(rough, (wide, high), interpolation=cv2.INTER_LINEAR)
    return np.asarray(
        cv2.merge([np.clip(field * part, 0, 255).astype(np.uint8) for part in colour]), np.uint8
    )


def _lay(chance: random.Random, image: Pixels, face: Face, corners: Corners) -> None:
    """The paper in perspective on the table, with a soft shadow at its edge and perhaps a fold."""
    source = np.asarray(face.image).copy()
    card = is_card(face)
    if not card:
        creases(chance, source, chance.choice((0, 0, 0, 1, 2)))
    high, wide = source.shape[:2]
    square = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
    target = np.array(corners, np.float32)
    scale = float(np.linalg.norm(target[1] - target[0]) / wide)
    if scale < 0.75:
        source = cv2.GaussianBlur(source, (0, 0), 0.42 / scale)
    matrix = cv2.getPerspectiveTransform(square, target)
    shadow = np.zeros(image.shape[:2], np.uint8)
    offset = np.array([chance.uniform(-8, 8), chance.uniform(2, 12)])
    cv2.fillConvexPoly(shadow, np.round(target + offset).astype(np.int32), 90)
    small = cv2.GaussianBlur(cv2.resize(shadow, None, fx=0.25, fy=0.25), (0, 0), 3)
    dark = 1 - cv2.resize(small, (image.shape[1], image.shape[0])).astype(np.float32) / 255
    image[:] = cv2.multiply(image, cv2.merge((dark, dark, dark)), dtype=cv2.CV_8U)
    size = (image.shape[1], image.shape[0])
    if not card:
        cv2.warpPerspective(
            source, matrix, size, dst=image, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_TRANSPARENT
        )
        return
    drawn = cv2.warpPerspective(source, matrix, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    mask = cv2.warpPerspective(card_shape(wide, high), matrix, size, flags=cv2.INTER_LINEAR)
    cv2.copyTo(drawn, mask, image)


def _light(chance: random.Random, image: Pixels) -> Pixels:
    """A lamp from one side, and perhaps the shadow of a hand or of the phone."""
    y, x = np.mgrid[0:1:48j, 0:1:36j].astype(np.float32)
    turn, fall = chance.uniform(0, 6.28), chance.uniform(0.0, 0.4)
    field: npt.NDArray[np.float32] = 1.05 - fall * ((x - 0.5) * np.cos(turn) + (y - 0.5) * np.sin(turn) + 0.5)
    if chance.random() < 0.4:
        edge = x * np.cos(turn + 1) + y * np.sin(turn + 1) - chance.uniform(0.1, 0.7)
        field *= 1 - chance.uniform(0.12, 0.38) / (1 + np.exp(-edge * chance.choice((12.0, 30.0, 60.0))))
    return shaded(image, field.astype(np.float32))


def _shaken(chance: random.Random, image: Pixels) -> Pixels:
    """Blurred along one way by a moving hand."""
    length = chance.randint(2, 4)
    kernel = np.zeros((length, length), np.float32)
    if chance.random() < 0.5:
        kernel[length // 2, :] = 1 / length
    else:
        kernel[:, length // 2] = 1 / length
    return np.asarray(cv2.filter2D(image, -1, kernel), np.uint8)
