"""Single marks of wear on a page of pixels (red, green, blue): light, grain, blur, streaks, creases, dirt."""

from __future__ import annotations

import math
import random

import cv2
import numpy as np
import numpy.typing as npt

from samples.chance import noise_stream
from samples.wear.bed import Pixels


def grain(chance: random.Random, image: Pixels, sigma: float) -> Pixels:
    """Sensor noise of that standard deviation, the same on all channels.

    A quarter of the page is drawn by chance and mirrored into the rest: nobody sees it.
    """
    high, wide = image.shape[:2]
    quarter = noise_stream(chance).standard_normal(((high + 1) // 2, (wide + 1) // 2), dtype=np.float32)
    part = (quarter * sigma + 128.5).clip(0, 255).astype(np.uint8)
    half = np.hstack((part, part[:, ::-1]))
    noise = np.vstack((half, half[::-1]))[:high, :wide]
    layer = cv2.merge((noise, noise, noise)) if image.ndim == 3 else np.ascontiguousarray(noise)
    return np.asarray(cv2.addWeighted(image, 1.0, layer, 1.0, -128.0), np.uint8)


def blurred(image: Pixels, sigma: float) -> Pixels:
    """Out of focus by a Gaussian of ``sigma`` pixels; below 0.2 nothing happens."""
    return image if sigma < 0.2 else np.asarray(cv2.GaussianBlur(image, (0, 0), sigma), np.uint8)


def toned(image: Pixels, dark: int, light: tuple[int, int, int], gamma: float) -> Pixels:
    """Black becomes ``dark``, white the colour ``light``, what lies between follows ``gamma``."""
    steps = (np.arange(256) / 255.0) ** gamma
    tables = [(dark + steps * (top - dark)).clip(0, 255).astype(np.uint8) for top in light]
    if image.ndim == 2:
        return np.asarray(cv2.LUT(image, tables[1]), np.uint8)
    return np.asarray(cv2.LUT(image, np.dstack([table.reshape(1, 256) for table in tables])), np.uint8)


def shaded(image: Pixels, field: npt.NDArray[np.float32]) -> Pixels:
    """Multiplied by a small field of light (any size, stretched over the page)."""
    full = cv2.resize(field, (image.shape[1], image.shape[0]), interpolation=cv2.INTER_CUBIC)
    if image.ndim == 3:
        full = cv2.merge((full, full, full))
    return np.asarray(cv2.multiply(image, full, dtype=cv2.CV_8U), np.uint8)


def streaks(chance: random.Random, image: Pixels) -> None:
    """Vertical lines of a dirty feeder glass, in place: thin, of one colour, along the whole page."""
    for _ in range(chance.choice((0, 1, 1, 2, 3, 5))):
        x, width = chance.randrange(image.shape[1]), chance.choice((1, 1, 2, 3))
        shade = chance.choice((60, 110, 150, 180, 205))
        part = image[:, x : x + width].astype(np.float32)
        weight = chance.uniform(0.35, 0.9)
        image[:, x : x + width] = (part * (1 - weight) + shade * weight).astype(np.uint8)


def bands(chance: random.Random, image: Pixels, strength: float) -> Pixels:
    """Faint horizontal bands of an uneven transport."""
    steps = max(8, image.shape[0] // chance.randint(20, 90))
    field = 1 + strength * noise_stream(chance).standard_normal((steps, 1)).astype(np.float32)
    return shaded(image, field)


def creases(chance: random.Random, image: Pixels, number: int) -> None:
    """Folds, in place: a light ridge beside a dark valley, across the whole page or short ones somewhere."""
    high, wide = image.shape[:2]
    for _ in range(number):
        if chance.random() < 0.6:
            y = chance.choice((high / 2, high / 3, high * 2 / 3, chance.uniform(0.1, 0.9) * high))
            ends = ((0.0, y + chance.uniform(-20, 20)), (float(wide), y + chance.uniform(-20, 20)))
        else:
            x, y, turn = chance.uniform(0, wide), chance.uniform(0, high), chance.uniform(0, math.pi)
            reach = chance.uniform(0.1, 0.35) * high
            ends = ((x, y), (x + reach * math.cos(turn), y + reach * math.sin(turn)))
        _crease(chance, image, ends)


def _crease(
    chance: random.Random, image: Pixels, ends: tuple[tuple[float, float], tuple[float, float]]
) -> None:
    layer = np.zeros(image.shape[:2], np.uint8)
    points = [(round(x), round(y)) for x, y in ends]
    cv2.line(layer, points[0], points[1], chance.randint(40, 110), chance.choice((1, 2, 2, 3)), cv2.LINE_AA)
    soft = cv2.GaussianBlur(layer, (5, 5), 0)
    offset = chance.choice((2, 3, 4))
    light = np.roll(soft, offset, axis=0)
    if image.ndim == 3:
        soft, light = cv2.merge((soft, soft, soft)), cv2.merge((light, light, light))
    image[:] = cv2.subtract(cv2.add(image, light), soft)


def specks(chance: random.Random, image: Pixels, number: int, darkest: int = 30) -> None:
    """Dirt: small dark dots, in place."""
    for _ in range(number):
        centre = (chance.randrange(image.shape[1]), chance.randrange(image.shape[0]))
        shade = chance.randint(darkest, 140)
        colour = (shade, shade, shade) if image.ndim == 3 else shade
        cv2.circle(image, centre, chance.choice((0, 1, 1, 1, 2, 3)), colour, -1)


def holes(chance: random.Random, image: Pixels, dpi: int, ground: int) -> None:
    """Two punch holes at the left edge, in place."""
    middle, gap = image.shape[0] / 2, 80 * dpi / 25.4
    x = round(chance.uniform(9, 13) * dpi / 25.4)
    for side in (-0.5, 0.5):
        colour = (ground, ground, ground) if image.ndim == 3 else ground
        cv2.circle(image, (x, round(middle + side * gap)), round(2.8 * dpi / 25.4), colour, -1, cv2.LINE_AA)
