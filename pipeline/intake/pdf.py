"""PDF files, one page in memory at a time: sizes are known before a page is drawn, and drawing is bounded."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ocr.types import Image, Reading
from pipeline.intake import poppler
from pipeline.intake.bare import Bare, BarePages, opened
from pipeline.intake.bounded_decode import Lost
from pipeline.intake.embedded import own_picture
from pipeline.intake.limits import Limits
from pipeline.intake.messages import unreadable
from pipeline.intake.poppler import Grumbles, OutOfTime, Picture, Sheet
from pipeline.intake.resolution import guessed_dpi, oversized
from pipeline.intake.text_layer import layer
from pipeline.types import ProblemCode, Scan

_DPI = 300.0
_WINDOW = 50
"""Pages whose sizes are asked for at once."""
_SCAN_SHARE = 0.8
"""A single picture that covers more of the page than this is the page: it is drawn at its own density."""
_MARK = 16
"""Difference of the lightest and darkest dot that a page with anything on it has."""
_SMALLEST, _LARGEST_SCAN_DPI = 16, 600.0
_ROUNDING = 4
"""Pixels by which a drawn page may differ from what its size promises; beyond, poppler gave up."""
_PAPER_POINTS = 1750.0
"""Longest side of a believable paper (A2 and a little); a bigger page counts pixels as points."""


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """A page drawn in colour (BGR), its dots an inch and its own text, if it can be trusted."""

    number: int
    image: Image
    dpi: float
    layer: Reading | None


def pdf_pages(scan: Scan, limits: Limits) -> Iterator[Drawn | Lost]:
    """Every page. Raises ``Unreadable`` before the first one (encrypted, damaged, too many, empty)."""
    count, known = poppler.sheets(scan.path, 1, _WINDOW, limits.seconds)
    if count == 0:
        raise unreadable(ProblemCode.EMPTY)
    if count > limits.pages:
        raise unreadable(ProblemCode.TOO_MANY_PAGES)
    with opened(scan.path) as pages:
        file = _File(scan.path, limits, pages)
        for first in range(1, count + 1, _WINDOW):
            last = min(first + _WINDOW - 1, count)
            if first > 1:
                _, known = poppler.sheets(scan.path, first, last, limits.seconds)
            for number in range(first, last + 1):
                yield _page(file, number, known.get(number))


@dataclass(slots=True)
class _File:
    """The file being drawn; ``sound`` until poppler finds fault with it, which costs a page a second try."""

    path: Path
    limits: Limits
    pages: BarePages
    sound: bool = True


def _page(file: _File, number: int, sheet: Sheet | None) -> Drawn | Lost:
    started = time.monotonic()
    code = ProblemCode.DAMAGED
    try:
        if sheet is not None:
            only = file.pages.bare(number)
            pictures = (
                (only.picture,) if only else poppler.pictures_on(file.path, number, file.limits.seconds)
            )
            if not _drawable(sheet, pictures, file.limits):
                return Lost(number, ProblemCode.TOO_LARGE, time.monotonic() - started)
            drawn = _drawn(file, sheet, pictures, only)
            if drawn is not None:
                return drawn
    except OutOfTime:
        code = ProblemCode.TIMEOUT
    return Lost(number, code, time.monotonic() - started)


def _drawable(sheet: Sheet, pictures: tuple[Picture, ...], limits: Limits) -> bool:
    if any(picture.width * picture.height > limits.pixels for picture in pictures):
        return False
    return 0 < sheet.width <= limits.points and 0 < sheet.height <= limits.points


def _drawn(file: _File, sheet: Sheet, pictures: tuple[Picture, ...], only: Bare | None) -> Drawn | None:
    dpi = _density(sheet, pictures, file.limits.page_pixels)
    width, height = round(sheet.width * dpi / 72), round(sheet.height * dpi / 72)
    if min(width, height) < _SMALLEST:
        return None
    longest = max(sheet.width, sheet.height)
    believed = longest <= _PAPER_POINTS and not oversized(longest / 72, dpi)
    own = _own(file, sheet, pictures, only, (width, height))
    if own is not None:  # all that shows is the picture: text behind it is somebody's reading of it
        return Drawn(sheet.number, own, dpi if believed else guessed_dpi(width, height), None)
    rows = _rows(file, sheet.number, dpi, has_pictures=bool(pictures))
    if rows is None or abs(rows.shape[0] - height) > _ROUNDING or abs(rows.shape[1] - width) > _ROUNDING:
        return None
    height, width = rows.shape[:2]
    text = layer(poppler.text_of(file.path, sheet.number, file.limits.seconds), pictures, width, height)
    return Drawn(sheet.number, rows, dpi if believed else guessed_dpi(width, height), text)


def _own(
    file: _File, sheet: Sheet, pictures: tuple[Picture, ...], only: Bare | None, size: tuple[int, int]
) -> Image | None:
    """The one picture that is the page, of this size (width, height in pixels); None: it is to be drawn."""
    if only is not None and (only.picture.width, only.picture.height) == size:
        decoded = only.decoded(file.limits)
        if decoded is not None:
            return decoded
    if len(pictures) == 1 and file.sound:
        return own_picture(file.path, sheet, pictures[0], size, file.limits)
    return None


def _rows(file: _File, number: int, dpi: float, *, has_pictures: bool) -> Image | None:
    """The page drawn; None when that failed, be it silently: pictures in a faulty file and nothing to see."""
    if file.sound:
        try:
            return poppler.render(file.path, number, dpi, file.limits.seconds, strict=True)
        except Grumbles:
            file.sound = False
    rows = poppler.render(file.path, number, dpi, file.limits.seconds, strict=False)
    if rows is not None and has_pictures and int(rows.max()) - int(rows.min()) < _MARK:
        return None
    return rows


def _density(sheet: Sheet, pictures: tuple[Picture, ...], most_pixels: int) -> float:
    """Dots an inch to draw at: a scan at its own density, all else at 300, never beyond the budget."""
    dpi = _DPI
    area = sheet.width * sheet.height
    if len(pictures) == 1 and pictures[0].area >= _SCAN_SHARE * area:
        own = max(pictures[0].across, pictures[0].down)
        most = _LARGEST_SCAN_DPI if max(sheet.width, sheet.height) < 300 else _DPI
        dpi = min(own, most)
    return min(dpi, 72 * math.sqrt(most_pixels / area))
