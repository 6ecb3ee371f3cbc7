"""A scan on its way to one upright face that has been read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from ocr.types import Box, Code, Image, Reading
from pipeline.types.problems import Problem


@dataclass(frozen=True, slots=True)
class Scan:
    """A file as it came: ``id`` is the SHA-256 of its bytes (hex), ``name`` what people call it.

    ``path`` is where the bytes lie on this machine while they are read; it is never stored.
    """

    id: str
    name: str
    media_type: str
    path: Path
    size: int


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """One page of a scan as it came, EXIF orientation applied; ``image`` is colour (BGR).

    ``number`` counts from 1 within the file. ``layer`` is the text of a born-digital page, boxes in pixels of
    ``image``; None for a scan, also for one that carries somebody else's text layer.
    """

    file: str
    number: int
    image: Image
    dpi: float
    layer: Reading | None = None


@dataclass(frozen=True, slots=True)
class DamagedPage:
    """A page of an otherwise readable file that could not be opened."""

    file: str
    number: int
    problem: Problem


@dataclass(frozen=True, slots=True, eq=False)
class CleanPage:
    """A page (at most 300 dpi), or one card cut out of it (at most 450): upright, deskewed, cropped.

    ``image`` is colour, for people; ``ink`` is the same picture in grey made for reading (light flattened,
    seal and blue ink faded, leaders and rules gone), same size, same coordinates.
    ``to_page`` is the 3×3 homography from clean pixels to pixels of ``Page.image``.
    ``turned`` is how far the raw page was turned, clockwise degrees (0, 90, 180, 270) undone by us;
    ``skew`` the small angle undone after that, degrees, positive: the text ran down to the right.
    ``turn_margin`` says how sure the turn is: 0 (a guess) to 1 (all witnesses agree).
    """

    file: str
    number: int
    image: Image
    ink: Image
    dpi: int
    to_page: npt.NDArray[np.float64]
    turned: int
    skew: float
    turn_margin: float
    problems: tuple[Problem, ...] = ()

    @property
    def width(self) -> int:
        """Pixels across."""
        return int(self.image.shape[1])

    @property
    def height(self) -> int:
        """Pixels down."""
        return int(self.image.shape[0])


@dataclass(frozen=True, slots=True)
class MrzZone:
    """The three corrected lines of a TD1 zone whose check digits all hold, and where they stand."""

    lines: tuple[str, ...]
    box: Box


@dataclass(frozen=True, slots=True, eq=False)
class ReadPage:
    """A clean page with all that was read on it: text, two-dimensional codes, machine-readable zone lines."""

    page: CleanPage
    reading: Reading
    codes: tuple[Code, ...] = ()
    mrz: MrzZone | None = None


@dataclass(frozen=True, slots=True)
class PageInfo:
    """What is kept of a clean page once its pixels are gone.

    ``index`` counts the faces of the file from 0 (a page may hold several cards) and names its picture.
    """

    file: str
    page: int
    width: int
    height: int
    turned: int
    skew: float
    problems: tuple[Problem, ...] = ()
    index: int = 0
