"""A picture made ready for Tesseract, and boxes carried back from it.

Tesseract's layout step wants letters of some size and air around them; its network then scales every line to
36 pixels by itself. So: small dpi is scaled up, huge dpi down, crops get a margin of their own paper colour.
On a page that lies perfectly level it cuts the marks off letters that carry two (``ề`` is read ``ê``); so a
page is sheared a little, each column of pixels by a whole number of rows, which blurs nothing.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np

from ocr.levels import levels
from ocr.types import Box, Image, Line, Shape, Word

_TARGET_DPI = 250
_ENOUGH_DPI, _TOO_MUCH_DPI = 190, 270
"""Between these a picture is read as it is. Measured on worn Vietnamese lines of 7, 9 and 13 points: 250 dpi
gives the fewest wrong letters (0.1 to 0.3 %), 300 and more up to four times as many, more slowly."""
_PAGE_ENOUGH, _PAGE_DPI, _PAGE_MOST = 140, 150, 180
"""A whole page only has to find its labels and give a first opinion, every value is read again at full size:
of 2,036 fields of 120 drawn papers 98.8 % are right in the end at 250 dpi, 99.0 at 200, 99.1 at 170; of 4,000
fields of 240 others 99.3 % at 170 and at 150, half of what scanners give, which costs 45 ms less."""
_CARD_DPI = 300
"""Labels of cards are printed in 5 to 7 points. Of 1,278 fields of 132 drawn cards 14 are wrong at 300 dpi
as at 350, which costs 20 ms more; 22 at 260. Worn ones need 350 (``ocr.tesseract``)."""
_MOST_SCALE = 4.0
_HALF = 0.5
_TILT = math.tan(math.radians(0.4))
"""Rows a page sinks for each pixel to the right. Measured: of the words of three scanned pages 5.7 % are
wrong level, 3.0 % so (3.7 % tilted the other way, 4.9 % twice as much); of the words of values on 25 drawn
papers 3.3 % and 2.5 %."""
_WHOLE = (Shape.PAGE, Shape.CARD)
_MARGIN = 16
"""Pixels of paper put around a crop; Tesseract drops letters that touch the border."""
_MOST_SIDE = 32000
"""Tesseract refuses sides of 32768 and more."""


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """A grey picture for the engine and the way back: ``scale`` times bigger, ``margin`` pixels around, its
    columns sunk by ``tilt`` rows for each pixel to the right of the middle.
    """

    image: Image
    dpi: int
    scale: float
    margin: int
    width: int
    height: int
    tilt: float = 0.0

    def back(self, lines: tuple[Line, ...]) -> tuple[Line, ...]:
        """The same lines with boxes in pixels of the picture as it was given, clipped to it."""
        return tuple(Line(tuple(self._back(word) for word in line.words)) for line in lines)

    def _back(self, word: Word) -> Word:
        box, scale, margin = word.box, self.scale, self.margin
        sunk = self.tilt * (box.centre[0] - self.image.shape[1] / 2)
        there = Box(
            int((box.left - margin) / scale),
            int((box.top - sunk - margin) / scale),
            int(np.ceil((box.right - margin) / scale)),
            int(np.ceil((box.bottom - sunk - margin) / scale)),
        )
        return Word(word.text, there.clipped(self.width, self.height), word.confidence)


def grey(image: Image) -> Image:
    """The picture in grey: (height, width), 8 bits."""
    if image.ndim == 2:
        return image
    return np.asarray(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY), dtype=np.uint8)


def prepare(image: Image, shape: Shape, dpi: int, more: float = 1.0) -> Prepared:
    """``image`` in grey, at a size that suits the engine; ``more`` scales further (for a second try)."""
    plain = grey(image)
    height, width = plain.shape[:2]
    scale = _scale(shape, dpi, max(width, height)) * more
    if scale != 1.0:
        plain = _scaled(plain, scale)
    margin = 0 if shape in _WHOLE else _MARGIN
    if margin:
        paper = int(levels(plain, 90)[0])
        plain = np.asarray(
            cv2.copyMakeBorder(plain, margin, margin, margin, margin, cv2.BORDER_CONSTANT, value=paper),
            dtype=np.uint8,
        )
    tilt = _TILT if shape in _WHOLE else 0.0
    if tilt:
        plain = _tilted(plain, tilt)
    seen = max(70, round(dpi * scale))
    return Prepared(np.ascontiguousarray(plain), seen, scale, margin, width, height, tilt)


def _scaled(plain: Image, scale: float) -> Image:
    """The picture ``scale`` times as large; by halves first, which is much quicker than by a fraction."""
    height, width = plain.shape
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    if scale <= _HALF and min(width, height) > 1:
        even = plain[: height // 2 * 2, : width // 2 * 2]
        plain = np.asarray(
            cv2.resize(even, (width // 2, height // 2), interpolation=cv2.INTER_AREA), dtype=np.uint8
        )
        if scale == _HALF:
            return plain
    way = cv2.INTER_CUBIC if scale > 1 else cv2.INTER_AREA
    return np.asarray(cv2.resize(plain, size, interpolation=way), dtype=np.uint8)


def _tilted(plain: Image, tilt: float) -> Image:
    """The picture with its columns sunk by ``tilt`` rows a pixel, none in the middle."""
    height, width = plain.shape
    shear = np.array([[1.0, 0.0, 0.0], [tilt, 1.0, -tilt * width / 2]])
    sheared = cv2.warpAffine(
        plain, shear, (width, height), flags=cv2.INTER_NEAREST, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(sheared, dtype=np.uint8)


def _scale(shape: Shape, dpi: int, longest: int) -> float:
    scale = 1.0
    if shape is Shape.CARD:
        scale = _CARD_DPI / max(dpi, 1)
    elif shape is Shape.PAGE:
        scale = 1.0 if _PAGE_ENOUGH <= dpi <= _PAGE_MOST else _PAGE_DPI / max(dpi, 1)
    elif dpi < _ENOUGH_DPI or dpi > _TOO_MUCH_DPI:
        scale = _TARGET_DPI / max(dpi, 1)
    return min(scale, _MOST_SCALE, _MOST_SIDE / max(longest, 1))
