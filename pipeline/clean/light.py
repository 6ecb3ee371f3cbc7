"""Uneven light flattened: every channel divided by the tone of the paper around it.

Source of the idea: reflectance of a page = picture / illumination; the paper is the lightest thing nearby.
"""

from __future__ import annotations

from collections.abc import Iterator

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
_PAPER = 252
"""What paper becomes."""
_STRIP, _BLOCK = 128, 8
"""Rows worked on at a time, and rows for which the paper's tone is told once."""


def paper_map(image: Image, dpi: float, *, even: bool = True) -> Image:
    """The tone of the paper at every place of ``image``, at about one pixel a millimetre, same channels.

    Not ``even``: the usual tone everywhere, as if the light were even already.
    """
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
    if not even:
        light = np.broadcast_to(np.asarray(usual).reshape(light.shape[2:]), light.shape)
    floor = np.maximum(30, usual * _DARKEST).astype(np.uint8)
    return np.asarray(np.maximum(light, floor if light.ndim == 3 else floor[0]), dtype=np.uint8)


def flatten(image: Image, dpi: float, *, even: bool = True) -> Image:
    """``image`` with paper at (nearly) 255 everywhere, in every channel."""
    return flattened(image, paper_map(image, dpi, even=even))


def flattened(image: Image, paper: Image) -> Image:
    """``image`` divided by its paper's tone, whatever the size of that map."""
    whole = cv2.resize(paper, image.shape[1::-1], interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.divide(image, whole, scale=_PAPER), dtype=np.uint8)


def flat_strips(image: Image, paper: Image) -> Iterator[tuple[slice, Image]]:
    """``flattened`` in strips of rows, each with its place: what stays in the processor's cache is quick."""
    high, wide = image.shape[:2]
    blocks = -(-high // _BLOCK)
    tones = cv2.resize(paper, (wide, blocks), interpolation=cv2.INTER_LINEAR)
    for first in range(0, blocks, _STRIP // _BLOCK):
        rows = slice(first * _BLOCK, min(high, first * _BLOCK + _STRIP))
        whole = np.repeat(tones[first : first + _STRIP // _BLOCK], _BLOCK, axis=0)
        strip = image[rows]
        yield rows, np.asarray(cv2.divide(strip, whole[: len(strip)], scale=_PAPER), dtype=np.uint8)


def paper_tone(image: Image) -> tuple[int, int, int]:
    """The paper's colour (BGR) of a whole page: the usual tone of its lighter half; what is added gets it."""
    step = max(1, max(image.shape[:2]) // 250)
    few = np.ascontiguousarray(image[::step, ::step])
    channels = cv2.split(few) if few.ndim == 3 else (few, few, few)
    bright = cv2.max(cv2.max(channels[0], channels[1]), channels[2])
    lighter = bright >= np.median(bright)
    blue, green, red = (int(np.median(channel[lighter])) for channel in channels)
    return blue, green, red


def stretched(ink: Image) -> Image:
    """Grey ``ink`` with its darkest strokes at 0 and paper at 255."""
    counts = np.cumsum(cv2.calcHist([ink[::8]], [0], None, [256], [0, 256]))
    dark = int(np.searchsorted(counts, max(1, counts[-1] * 0.003)))
    dark = min(dark, 140)
    levels = np.clip((np.arange(256) - dark) * (255 / (238 - dark)), 0, 255).astype(np.uint8)
    return np.asarray(cv2.LUT(ink, levels), dtype=np.uint8)
