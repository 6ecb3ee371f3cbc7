"""A scanned page's own picture, taken out of its PDF as it is: three times as quick as drawing it anew.

For pages that carry more than their picture (``bare`` has taken the others): a hidden text, a field to sign.
Where the page, drawn coarsely, looks like its JPEG and nothing else (no turn, no mask, no stamp or note on
top), the JPEG is the page. Whatever differs is drawn by poppler.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import cv2

from ocr.types import Image
from pipeline.errors import Unreadable
from pipeline.intake import poppler
from pipeline.intake.bounded_decode import Rows
from pipeline.intake.limits import Limits
from pipeline.intake.pictures import picture_pages
from pipeline.intake.poppler import Grumbles, Picture, Sheet
from pipeline.intake.sniff import JPEG
from pipeline.types import Scan

_COARSE_DPI = 36.0
"""A line of small print laid over a scan is still seen at it."""
_ALIKE = 30.0
"""Most that 3 × 3 dots may differ on average there (0 to 255): scans 19, overlays on real ones over 97."""


def own_picture(
    path: Path, sheet: Sheet, picture: Picture, size: tuple[int, int], limits: Limits
) -> Image | None:
    """The page as its one ``picture`` (BGR), where that is a JPEG of this ``size`` (width, height in pixels);
    None when the page is anything else, or more. Raises ``OutOfTime``.
    """
    if not picture.jpeg or (picture.width, picture.height) != size:
        return None
    try:
        drawn = poppler.render(path, sheet.number, _COARSE_DPI, limits.seconds, strict=True)
    except Grumbles:
        return None
    found = None if drawn is None else _taken_out(path, sheet.number, limits)
    if drawn is None or found is None or (found.shape[1], found.shape[0]) != size:
        return None
    return found if _look_alike(drawn, found) else None


def _taken_out(path: Path, number: int, limits: Limits) -> Image | None:
    with TemporaryDirectory(prefix="khongviet-") as folder:
        file = poppler.take_out(path, number, Path(folder), limits.seconds)
        if file is None:
            return None
        try:
            page = next(picture_pages(Scan("", file.name, JPEG, file, file.stat().st_size), limits))
        except Unreadable:
            return None
    return page.colour if isinstance(page, Rows) else None


def _look_alike(drawn: Image, found: Image) -> bool:
    high, wide = drawn.shape[:2]
    rows, columns = found.shape[0] // 2, found.shape[1] // 2
    # Halved first: twice as quick as by a fraction at once, and the same but for an odd last row or column.
    half = cv2.resize(found[: 2 * rows, : 2 * columns], (columns, rows), interpolation=cv2.INTER_AREA)
    coarse = cv2.resize(half, (wide, high), interpolation=cv2.INTER_AREA)
    return float(cv2.blur(cv2.absdiff(drawn, coarse), (3, 3)).max()) <= _ALIKE
