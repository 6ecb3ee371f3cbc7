"""Where the machine-readable zone stands on a picture of a card, and its three lines read and proved.

The zone of a TD1 card (ICAO Doc 9303 part 5) is three lines of 30 letters of OCR-B, ten an inch: 76 mm wide,
4.2 mm from line to line. That shape is looked for by morphology first: a picture without one costs little.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations, islice

import cv2
import numpy as np

from ocr import mrz
from ocr.mrz_repair import WIDTH, clean
from ocr.prepare import grey
from ocr.types import Box, Image, Reader, Shape

Lines = tuple[str, str, str]

_WIDTH = 800
"""Pixels across at which the zone is looked for: a letter is 20 wide on a card filling the picture."""
_NARROWEST = 0.3
"""Part of the picture's width a line must have: a card lying on an A4 page still does."""
_PITCH = 4.23 / 76.2
"""Distance of two lines by their width."""
_ASPECT = 30
"""Width of a line by the height of its letters."""
_INCHES = 3.0
"""Width of the lines on every card; tells the true resolution."""
_MOST_ZONES = 2
_MOST_OFF = 6
_FEWEST_FILLERS = 6
"""Letters a badly read line may be off, and fillers to be seen, before another try is worth its time."""


def find_mrz(image: Image, reader: Reader, dpi: int) -> tuple[Lines, Box] | None:  # noqa: ARG001
    """The three corrected lines and their box in pixels of ``image`` (upright), or None.

    Lines are returned only when all check digits hold and the dates make sense (``ocr.mrz.parse``).
    ``dpi`` is a hint only: the zone has one size on every card and tells the resolution itself.
    Raises ``ReaderFailed``.
    """
    plain = grey(image)
    for box in zones(plain):
        lines = _read(_wider(box, plain.shape).cut(plain), reader, max(1, round(box.width / _INCHES)))
        if lines is not None:
            return lines, box
    return None


def _read(crop: Image, reader: Reader, dpi: int) -> Lines | None:
    """The proved lines by the first preparation that gives them with a name free of doubt, else by any."""
    doubtful: Lines | None = None
    for prepared in _PREPARATIONS:
        seen = [line.text for line in reader.read(prepared(crop), Shape.MRZ, dpi).lines]
        found = mrz.proved(seen)
        if found is not None:
            return found.lines
        found = mrz.parse(seen)
        if found is not None:
            doubtful = doubtful or found.lines
        elif not _promising(seen):
            break
    return doubtful


def _promising(lines: list[str]) -> bool:
    """Whether this is a zone read badly (another preparation may help) rather than other print."""
    long = [line for line in map(clean, lines) if abs(len(line) - WIDTH) <= _MOST_OFF]
    return len(long) >= 2 and sum(line.count("<") for line in long) >= _FEWEST_FILLERS


def zones(plain: Image) -> Iterator[Box]:
    """Boxes that look like a zone on a grey picture, lowest first, at most two."""
    if min(plain.shape[:2]) < 40:
        return
    scale = _WIDTH / plain.shape[1]
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    small = np.asarray(cv2.resize(plain, None, fx=scale, fy=scale, interpolation=way), dtype=np.uint8)
    for lines in islice(_threes(_strips(small)), _MOST_ZONES):
        box = _zone_of(lines)
        back = Box(*(round(side / scale) for side in (box.left, box.top, box.right, box.bottom)))
        yield back.clipped(plain.shape[1], plain.shape[0])


def _strips(small: Image) -> list[Box]:
    """Long thin runs of dark marks, lowest first."""
    dark = cv2.morphologyEx(small, cv2.MORPH_BLACKHAT, np.ones((9, 25), np.uint8))
    _, marks = cv2.threshold(dark, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)
    joined = cv2.morphologyEx(marks, cv2.MORPH_CLOSE, np.ones((1, 29), np.uint8))
    joined = cv2.morphologyEx(joined, cv2.MORPH_OPEN, np.ones((3, 41), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(joined)
    strips = []
    for left, top, width, height, _ in stats[1:]:
        if width >= _NARROWEST * _WIDTH and _ASPECT / 2.5 <= width / height <= _ASPECT * 2.5:
            strips.append(Box(int(left), int(top), int(left + width), int(top + height)))
    return sorted(strips, key=lambda strip: -strip.bottom)


def _threes(strips: list[Box]) -> Iterator[tuple[Box, ...]]:
    for three in combinations(strips[:12], 3):
        low, middle, high = three
        width = max(strip.width for strip in three)
        steps = (low.centre[1] - middle.centre[1], middle.centre[1] - high.centre[1])
        if all(0.6 * _PITCH <= step / width <= 1.7 * _PITCH for step in steps) and _aligned(three, width):
            yield three


def _aligned(three: tuple[Box, ...], width: int) -> bool:
    """Whether they begin or end together; a border of the card may have lengthened one of them."""
    apart = 0.06 * width
    starts, ends = sorted(strip.left for strip in three), sorted(strip.right for strip in three)
    together = starts[2] - starts[0] <= apart or ends[2] - ends[0] <= apart
    return together and min(strip.width for strip in three) >= 0.5 * width


def _zone_of(three: tuple[Box, ...]) -> Box:
    """The box of the three, its sides where two of them agree."""
    starts, ends = sorted(strip.left for strip in three), sorted(strip.right for strip in three)
    return Box(starts[1], min(strip.top for strip in three), ends[1], max(strip.bottom for strip in three))


def _wider(box: Box, shape: tuple[int, ...]) -> Box:
    margin = max(3, round(box.width * 0.02))
    full = Box(box.left - margin, box.top - margin, box.right + margin, box.bottom + margin)
    return full.clipped(shape[1], shape[0])


def _as_it_is(crop: Image) -> Image:
    return crop


def _even(crop: Image) -> Image:
    """Background taken away and contrast stretched: guilloche, shadows, thin print."""
    size = max(15, crop.shape[0] // 3 | 1)
    dark = cv2.morphologyEx(crop, cv2.MORPH_BLACKHAT, np.ones((size, size), np.uint8))
    top = max(float(np.percentile(dark, 99)), 1.0)
    return np.asarray(255 - np.clip(dark * (255.0 / top), 0, 255), dtype=np.uint8)


def _smooth(crop: Image) -> Image:
    """Noise taken out, twice the size."""
    quiet = np.asarray(cv2.medianBlur(crop, 3), dtype=np.uint8)
    bigger = cv2.resize(_even(quiet), None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC)
    return np.asarray(cv2.GaussianBlur(bigger, (3, 3), 0), dtype=np.uint8)


_PREPARATIONS: tuple[Callable[[Image], Image], ...] = (_as_it_is, _even, _smooth)
