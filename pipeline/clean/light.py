"""Uneven light flattened: every channel divided by the tone of the paper around it.

Source of the idea: reflectance of a page = picture / illumination; the paper is the lightest thing nearby.
"""

from __future__ import annotations

import cv2
import numpy as np

from ocr.types import Image
from pipeline.clean.geometry import shrunk

_COARSE_DPI = 25
"""The paper's tone is looked for at one pixel a millimetre: strokes are averaged away."""
_REACH_MM = 6.0
"""Paper is expected within this distance; a dark field wider than it counts as its own paper."""
_DARKEST = 0.35
"""Paper is never darker than this share of the page's usual paper: what is darker is ink or a lid."""


def paper_map(image: Image, dpi: int) -> Image:
    """The tone of the paper at every place, same size and channels as ``image``."""
    high, wide = image.shape[:2]
    factor = min(1.0, _COARSE_DPI / dpi)
    size = (max(2, round(wide * factor)), max(2, round(high * factor)))
    small = shrunk(image, *size)
    reach = max(3, 2 * round(_REACH_MM / 25.4 * dpi * factor / 2) + 1)
    round_kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (reach, reach))
    light = cv2.morphologyEx(small, cv2.MORPH_CLOSE, round_kernel, borderType=cv2.BORDER_REPLICATE)
    light = cv2.medianBlur(light, 5)
    light = cv2.GaussianBlur(light, (0, 0), reach / 3, borderType=cv2.BORDER_REPLICATE)
    usual = np.median(light.reshape(-1, light.shape[2] if light.ndim == 3 else 1), axis=0)
    floor = np.maximum(30, usual * _DARKEST).astype(np.uint8)
    light = np.maximum(light, floor if light.ndim == 3 else floor[0])
    return np.asarray(cv2.resize(light, (wide, high), interpolation=cv2.INTER_LINEAR), dtype=np.uint8)


def flatten(image: Image, dpi: int) -> Image:
    """``image`` with paper at (nearly) 255 everywhere, in every channel."""
    return np.asarray(cv2.divide(image, paper_map(image, dpi), scale=252), dtype=np.uint8)


def paper_tone(image: Image) -> tuple[int, int, int]:
    """The paper's colour (BGR) of a whole page: the usual tone of its lighter half; what is added gets it."""
    step = max(1, max(image.shape[:2]) // 400)
    few = image[::step, ::step]
    few = few.reshape(-1, 3) if few.ndim == 3 else np.repeat(few.reshape(-1, 1), 3, axis=1)
    bright = few.max(axis=1)
    tone = np.median(few[bright >= np.median(bright)], axis=0)
    return int(tone[0]), int(tone[1]), int(tone[2])


def stretched(ink: Image) -> Image:
    """Grey ``ink`` with its darkest strokes at 0 and paper at 255."""
    counts = np.cumsum(np.bincount(ink[::4, ::2].ravel(), minlength=256))
    dark = int(np.searchsorted(counts, max(1, counts[-1] * 0.003)))
    dark = min(dark, 140)
    levels = np.clip((np.arange(256) - dark) * (255 / (238 - dark)), 0, 255).astype(np.uint8)
    return np.asarray(cv2.LUT(ink, levels), dtype=np.uint8)
