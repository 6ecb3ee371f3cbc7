"""Wear a line as scanners, copiers, phones and time do."""

from __future__ import annotations

import random
from typing import TypeAlias

import cv2
import numpy as np
import numpy.typing as npt

from ocr.training.setting import Grey

Light: TypeAlias = npt.NDArray[np.float32]


def press(page: Grey, rng: random.Random) -> Grey:
    """Slant, curve, and the thinness or boldness of the print."""
    if rng.random() < 0.6:
        page = _slanted(page, rng)
    style = rng.random()
    if style < 0.1:
        return _grey(cv2.erode(page, np.ones((2, 2), np.uint8)))
    if style < 0.2:
        return _grey(cv2.dilate(page, np.ones((2, 2), np.uint8)))
    return page


def _slanted(page: Grey, rng: random.Random) -> Grey:
    height, width = page.shape
    slope = np.tan(np.radians(rng.uniform(-1.3, 1.3))) * min(1.0, 300 / max(width, 1))
    shear, bend = rng.uniform(-0.12, 0.12), rng.uniform(-2.5, 2.5) if rng.random() < 0.25 else 0.0
    x, y = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    lift = slope * (x - width / 2) + bend * np.sin(np.pi * x / max(width, 1))
    if rng.random() < 0.1:
        lift = lift + _folded(x, height, rng)
    sideways = x + shear * (y - height / 2)
    moved = cv2.remap(
        page, sideways.astype(np.float32), (y + lift).astype(np.float32), cv2.INTER_LINEAR, borderValue=255
    )
    return _grey(moved)


def _folded(x: Light, height: int, rng: random.Random) -> Light:
    """How far a fold across the line lifts each pixel: the paper rises to it and falls behind it."""
    at, reach = rng.uniform(0, x.shape[1]), rng.uniform(1.0, 6.0) * height
    lift = rng.uniform(-0.12, 0.12) * height * np.maximum(0, 1 - np.abs(x - at) / reach)
    return np.asarray(lift, dtype=np.float32)


def wear(page: Grey, rng: random.Random) -> Grey:
    """Scanner, copier or phone: scale, paper tone, light, guilloche, blur, noise, 1-bit, JPEG."""
    noise = np.random.default_rng(rng.getrandbits(32))
    height, width = page.shape
    if rng.random() < 0.75:
        scale = rng.uniform(0.3, 1.0)
        small = (max(8, int(width * scale)), max(8, int(height * scale)))
        page = _grey(cv2.resize(page, small, interpolation=cv2.INTER_AREA))
    light = _blurred(_paper(page.astype(np.float32), rng), rng)
    light += noise.normal(0, rng.choice((0, 2, 5, 10, 18)), light.shape).astype(np.float32)
    worn = _grey(light)
    if rng.random() < 0.2:
        worn = _copied(worn, rng, noise)
    if rng.random() < 0.45:
        _, data = cv2.imencode(".jpg", worn, [cv2.IMWRITE_JPEG_QUALITY, rng.randint(22, 92)])
        worn = _grey(np.asarray(cv2.imdecode(data, cv2.IMREAD_GRAYSCALE)))
    return worn


def _blurred(light: Light, rng: random.Random) -> Light:
    """Out of focus, or moved."""
    if rng.random() < 0.5:
        sigma = rng.uniform(0.3, 1.4 if rng.random() < 0.8 else 2.2) * light.shape[0] / 45
        light = np.asarray(cv2.GaussianBlur(light, (0, 0), sigma), np.float32)
    if rng.random() < 0.05:
        length = rng.randint(2, 5)
        kernel = np.full((1, length), 1 / length, np.float32)
        light = np.asarray(cv2.filter2D(light, -1, kernel), np.float32)
    return light


def _paper(light: Light, rng: random.Random) -> Light:
    """Tone and contrast of the paper, light that falls off, guilloche waves, bleed-through, a crease."""
    height, width = light.shape
    white, black = rng.uniform(170, 255), rng.uniform(0, 70)
    light = (black + light * (white - black) / 255).astype(np.float32)
    if rng.random() < 0.3:
        light = light + np.linspace(0, rng.uniform(-60, 60), width, dtype=np.float32)[None, :]
    if rng.random() < 0.15:
        x, y = np.meshgrid(np.arange(width), np.arange(height))
        period, depth = rng.uniform(4, 20), rng.uniform(4, 28)
        wave = np.sin((x * rng.uniform(-1, 1) + y * rng.uniform(-1, 1)) * 2 * np.pi / period + np.sin(x / 9))
        light = light + (wave * depth).astype(np.float32)
    if rng.random() < 0.08:
        ghost = np.asarray(cv2.GaussianBlur(light[:, ::-1], (0, 0), 1.5), np.float32)
        light = np.minimum(light, ghost * np.float32(0.25) + np.float32(white * 0.75 + 2))
    if rng.random() < 0.06:
        crease = rng.randint(0, width - 1)
        light[:, crease : crease + rng.randint(1, 3)] -= rng.uniform(20, 90)
    return light


def _copied(worn: Grey, rng: random.Random, noise: np.random.Generator) -> Grey:
    """A photocopier's 1-bit picture with specks."""
    level = float(np.percentile(worn, 95)) * rng.uniform(0.5, 0.85)
    bits = np.where(worn > level, 255, 0).astype(np.uint8)
    specks = noise.random(worn.shape)
    bits[specks < rng.choice((0, 0.001, 0.004))] = 0
    bits[specks > 1 - rng.choice((0, 0.002, 0.01))] = 255
    return bits


def _grey(picture: npt.NDArray[np.generic]) -> Grey:
    if picture.dtype == np.uint8:
        return np.asarray(picture, np.uint8)
    return np.clip(np.asarray(picture, np.float32), 0, 255).astype(np.uint8)
