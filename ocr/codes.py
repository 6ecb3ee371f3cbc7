"""QR and PDF417 codes by zxing-cpp: first the picture as it is, then the places that look like a code.

The payload is taken as bytes and must be strict UTF-8: a decoder that guesses turns Vietnamese names into
Chinese. A code of another encoding is no code for us.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import cv2
import numpy as np
import zxingcpp

from ocr.code_regions import code_regions
from ocr.prepare import grey
from ocr.types import Box, Code, CodeKind, Image

_FORMATS = zxingcpp.BarcodeFormats((zxingcpp.BarcodeFormat.QRCode, zxingcpp.BarcodeFormat.PDF417))
_BUDGET, _PAGE_BUDGET = 2_000_000, 1_200_000
"""Pixels looked at in further tries: all of them on a place of a card, whose code says its values; on a page
the first few, which find most."""
_SMALL_BUDGET = 700_000
"""The same once a code was read: there may be a second card on the page."""
_MOST_SIDE = 1600
_SQUARE, _LIKE = 2.0, 0.6
"""A place of a QR code is at most so much longer than high, and at least this part of another one's size."""


def find_codes(image: Image) -> tuple[Code, ...]:
    """Every QR or PDF417 code on ``image`` whose payload is UTF-8; boxes in its pixels.

    ``attempt`` of a code says what it took: "whole" (as it is) or a try on its place ("cut out", …).
    """
    plain = grey(image)
    if plain.size == 0:
        return ()
    small = max(plain.shape) <= _MOST_SIDE
    codes = list(_read(plain, "whole", rotate=small))
    budget = _SMALL_BUDGET if codes else _BUDGET if small else _PAGE_BUDGET
    for region in code_regions(plain):
        if any(_overlap(region, code.box) or not _another(region, code) for code in codes):
            continue
        found, spent = _tries(region.cut(plain), budget)
        budget -= spent
        codes += [_moved(code, region) for code in found]
        if budget <= 0:
            break
    return tuple(codes)


def _tries(crop: Image, budget: int) -> tuple[tuple[Code, ...], int]:
    """The codes of one place by the first try that reads any, and the pixels spent."""
    spent = 0
    for name, scale, change in _ATTEMPTS:
        if max(crop.shape) * scale > _MOST_SIDE:
            continue
        spent += round(crop.size * scale * scale)
        if spent > budget:
            break
        found = tuple(_read(change(_scaled(crop, scale)), name, rotate=True, scale=scale))
        if found:
            return found, spent
    return (), spent


def _read(plain: Image, attempt: str, *, rotate: bool, scale: float = 1.0) -> Iterator[Code]:
    # Nobody prints codes white on black; to look for them takes a fifth of the time.
    told = zxingcpp.read_barcodes(plain, formats=_FORMATS, try_rotate=rotate, try_invert=False)
    for found in told:
        code = _code(found, attempt, scale)
        if code is not None:
            yield code


def _code(found: Any, attempt: str, scale: float) -> Code | None:
    try:
        text = found.bytes.decode("utf-8")
    except UnicodeDecodeError:
        return None
    place = found.position
    corners = (place.top_left, place.top_right, place.bottom_left, place.bottom_right)
    across, down = [corner.x / scale for corner in corners], [corner.y / scale for corner in corners]
    kind = CodeKind.PDF417 if found.format == zxingcpp.BarcodeFormat.PDF417 else CodeKind.QR
    box = Box(
        max(int(min(across)), 0), max(int(min(down)), 0), max(int(max(across)), 0), max(int(max(down)), 0)
    )
    return Code(kind, text, box, attempt)


def _scaled(crop: Image, scale: float) -> Image:
    if scale == 1.0:
        return np.ascontiguousarray(crop)
    way = cv2.INTER_CUBIC if scale > 1 else cv2.INTER_AREA
    return np.asarray(cv2.resize(crop, None, fx=scale, fy=scale, interpolation=way), dtype=np.uint8)


def _as_it_is(crop: Image) -> Image:
    return crop


def _sharp(crop: Image) -> Image:
    """Edges raised over five pixels: undoes the blur of lens and scanner."""
    return np.asarray(cv2.addWeighted(crop, 2.5, cv2.GaussianBlur(crop, (0, 0), 5), -1.5, 0), dtype=np.uint8)


def _harsh(crop: Image) -> Image:
    return np.asarray(cv2.addWeighted(crop, 6.0, cv2.GaussianBlur(crop, (0, 0), 3), -5.0, 0), dtype=np.uint8)


def _even(crop: Image) -> Image:
    """Every part of the picture in black and white by its own surroundings: shadows, glare, pale print."""
    size = max(15, min(crop.shape) // 6 | 1)
    soft = cv2.GaussianBlur(crop, (3, 3), 0)
    return np.asarray(
        cv2.adaptiveThreshold(soft, 255, cv2.ADAPTIVE_THRESH_GAUSSIAN_C, cv2.THRESH_BINARY, size, 4), np.uint8
    )


def _quiet(crop: Image) -> Image:
    return np.asarray(cv2.GaussianBlur(cv2.medianBlur(crop, 3), (0, 0), 1.2), dtype=np.uint8)


def _solid(crop: Image) -> Image:
    """Light hairlines and specks inside the dark closed: scratched cards, halftone copies."""
    return np.asarray(cv2.morphologyEx(crop, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8)), dtype=np.uint8)


_ATTEMPTS: tuple[tuple[str, float, Callable[[Image], Image]], ...] = (
    ("cut out", 1.0, _as_it_is),
    ("half", 0.5, _as_it_is),
    ("solid twice", 2.0, _solid),
    ("harsh twice", 2.0, _harsh),
    ("quiet twice", 2.0, _quiet),
    ("sharp thrice", 3.0, _sharp),
    ("even twice", 2.0, _even),
)
"""By what they add for their time. Of 465 drawn codes (blur, noise, glare, scratches, JPEG) that are not read
at once these, from "half" on, are first to read 34, 123, 64, 11, 14 and 9, in 0.2, 1.6, 2.8, 1.9, 7 and 5 ms.
"""


def _moved(code: Code, region: Box) -> Code:
    return Code(code.kind, code.text, code.box.moved(region.left, region.top), code.attempt)


def _another(region: Box, code: Code) -> bool:
    """Whether a place may hold another code like the one read: the cards of a page have codes of one size."""
    if code.kind is not CodeKind.QR:
        return True
    long, short = max(region.width, region.height), min(region.width, region.height)
    return long <= _SQUARE * short and long >= _LIKE * max(code.box.width, code.box.height)


def _overlap(one: Box, other: Box) -> bool:
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return across > 0 and down > 0
