"""PDF files, one page in memory at a time: sizes are known before a page is drawn, and drawing is bounded."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from dataclasses import dataclass

from ocr.types import Image, Reading
from pipeline.intake import poppler
from pipeline.intake.bounded_decode import Lost
from pipeline.intake.limits import Limits
from pipeline.intake.messages import unreadable
from pipeline.intake.poppler import OutOfTime, Picture, Sheet
from pipeline.intake.resolution import guessed_dpi
from pipeline.intake.text_layer import layer
from pipeline.types import ProblemCode, Scan

_DPI = 300.0
_WINDOW = 50
"""Pages whose sizes are asked for at once."""
_SCAN_SHARE = 0.8
"""A single picture that covers more of the page than this is the page: it is drawn at its own density."""
_SMALLEST, _LARGEST_SCAN_DPI = 16, 600.0
_ROUNDING = 4
"""Pixels by which a drawn page may differ from what its size promises; beyond, poppler gave up."""
_PAPER_POINTS = 1750.0
"""Longest side of a believable paper (A2 and a little); a bigger page counts pixels as points."""


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """A page drawn as RGB (height, width, 3), its dots an inch and its own text, if it can be trusted."""

    number: int
    rows: Image
    dpi: float
    layer: Reading | None


def pdf_pages(scan: Scan, limits: Limits) -> Iterator[Drawn | Lost]:
    """Every page. Raises ``Unreadable`` before the first one (encrypted, damaged, too many, empty)."""
    count = poppler.count_pages(scan.path, limits.seconds)
    if count == 0:
        raise unreadable(ProblemCode.EMPTY)
    if count > limits.pages:
        raise unreadable(ProblemCode.TOO_MANY_PAGES)
    for first in range(1, count + 1, _WINDOW):
        last = min(first + _WINDOW - 1, count)
        known = poppler.sheets(scan.path, first, last, limits.seconds)
        for number in range(first, last + 1):
            yield _page(scan, number, known.get(number), limits)


def _page(scan: Scan, number: int, sheet: Sheet | None, limits: Limits) -> Drawn | Lost:
    started = time.monotonic()
    code = ProblemCode.DAMAGED
    try:
        if sheet is not None:
            if not _drawable(sheet, limits):
                return Lost(number, ProblemCode.TOO_LARGE, time.monotonic() - started)
            drawn = _drawn(scan, sheet, limits)
            if drawn is not None:
                return drawn
    except OutOfTime:
        code = ProblemCode.TIMEOUT
    return Lost(number, code, time.monotonic() - started)


def _drawable(sheet: Sheet, limits: Limits) -> bool:
    return 0 < sheet.width <= limits.points and 0 < sheet.height <= limits.points


def _drawn(scan: Scan, sheet: Sheet, limits: Limits) -> Drawn | None:
    pictures = poppler.pictures_on(scan.path, sheet.number, limits.seconds)
    dpi = _density(sheet, pictures, limits.page_pixels)
    width, height = round(sheet.width * dpi / 72), round(sheet.height * dpi / 72)
    if min(width, height) < _SMALLEST:
        return None
    rows = poppler.render(scan.path, sheet.number, dpi, limits.seconds)
    if rows is None or abs(rows.shape[0] - height) > _ROUNDING or abs(rows.shape[1] - width) > _ROUNDING:
        return None
    height, width = rows.shape[:2]
    text = layer(poppler.text_of(scan.path, sheet.number, limits.seconds), pictures, width, height)
    believed = max(sheet.width, sheet.height) <= _PAPER_POINTS
    return Drawn(sheet.number, rows, dpi if believed else guessed_dpi(width, height), text)


def _density(sheet: Sheet, pictures: tuple[Picture, ...], most_pixels: int) -> float:
    """Dots an inch to draw at: a scan at its own density, all else at 300, never beyond the budget."""
    dpi = _DPI
    area = sheet.width * sheet.height
    if len(pictures) == 1 and pictures[0].area >= _SCAN_SHARE * area:
        own = max(pictures[0].across, pictures[0].down)
        most = _LARGEST_SCAN_DPI if max(sheet.width, sheet.height) < 300 else _DPI
        dpi = min(own, most)
    return min(dpi, 72 * math.sqrt(most_pixels / area))
