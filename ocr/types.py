"""The values of the reading room: pictures, boxes, words, readings, codes, and the one seam, ``Reader``.

One coordinate system: pixels of the picture handed in, origin top left, x to the right, y down.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, TypeAlias

import numpy as np
import numpy.typing as npt

Image: TypeAlias = npt.NDArray[np.uint8]
"""A picture: (height, width) grey or (height, width, 3) in OpenCV's order blue, green, red; 8 bits."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels; ``right`` and ``bottom`` lie just outside (half open)."""

    left: int
    top: int
    right: int
    bottom: int

    def __post_init__(self) -> None:
        if self.right < self.left or self.bottom < self.top:
            raise ValueError(f"a box cannot be inside out: {self}")

    @property
    def width(self) -> int:
        """Pixels from left to right."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """Pixels from top to bottom."""
        return self.bottom - self.top

    @property
    def centre(self) -> tuple[float, float]:
        """The middle as (x, y)."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def beside(self, other: Box) -> bool:
        """Whether the two stand on one line: they share more than half of the lower one's height."""
        shared = min(self.bottom, other.bottom) - max(self.top, other.top)
        return shared > min(self.height, other.height) / 2

    def moved(self, dx: int, dy: int) -> Box:
        """The same rectangle, ``dx`` to the right and ``dy`` down."""
        return Box(self.left + dx, self.top + dy, self.right + dx, self.bottom + dy)

    def clipped(self, width: int, height: int) -> Box:
        """The part inside a picture of this size (empty at the border if wholly outside)."""
        left, top = min(max(self.left, 0), width), min(max(self.top, 0), height)
        return Box(left, top, min(max(self.right, left), width), min(max(self.bottom, top), height))

    def cut(self, image: Image) -> Image:
        """The pixels of ``image`` inside this box (clipped to it; a view, not a copy)."""
        box = self.clipped(image.shape[1], image.shape[0])
        return image[box.top : box.bottom, box.left : box.right]


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box that holds all; raises ``ValueError`` when there is none."""
    every = list(boxes)
    if not every:
        raise ValueError("nothing to go around")
    return Box(
        min(b.left for b in every),
        min(b.top for b in every),
        max(b.right for b in every),
        max(b.bottom for b in every),
    )


@dataclass(frozen=True, slots=True)
class Word:
    """One word as read; ``confidence`` is the reader's own figure, 0 to 1, and decides nothing by itself."""

    text: str
    box: Box
    confidence: float


@dataclass(frozen=True, slots=True)
class Line:
    """Words of one printed line, left to right; never empty."""

    words: tuple[Word, ...]

    def __post_init__(self) -> None:
        if not self.words:
            raise ValueError("a line has at least one word")

    @property
    def text(self) -> str:
        """The words joined by single spaces."""
        return " ".join(word.text for word in self.words)

    @property
    def box(self) -> Box:
        """The smallest box around the words."""
        return around(word.box for word in self.words)

    @property
    def confidence(self) -> float:
        """The lowest confidence of its words."""
        return min(word.confidence for word in self.words)


@dataclass(frozen=True, slots=True)
class Reading:
    """All a reader saw on one picture, in reading order, with the reader's name and version."""

    lines: tuple[Line, ...]
    reader: str

    @property
    def text(self) -> str:
        """The lines joined by newlines."""
        return "\n".join(line.text for line in self.lines)

    @property
    def words(self) -> tuple[Word, ...]:
        """Every word of every line."""
        return tuple(word for line in self.lines for word in line.words)


class Shape(StrEnum):
    """What the picture holds, so that a reader need not guess."""

    PAGE = "page"
    """A whole page: columns, tables, any layout."""
    CARD = "card"
    """One side of a card: few short lines, small labels among them, strewn over photo and guilloche."""
    BLOCK = "block"
    """A few lines of one column."""
    LINE = "line"
    """One line of text."""
    DIGITS = "digits"
    """One line that holds a number or a figure date only."""
    MRZ = "mrz"
    """Lines of a machine-readable zone: A-Z, 0-9 and ``<``."""


class Reader(Protocol):
    """The one seam of the room: a picture in, a reading out."""

    @property
    def name(self) -> str:
        """Name and version, kept with every reading ("tesseract 5.3.0 vie")."""
        ...

    def read(self, image: Image, shape: Shape, dpi: int) -> Reading:
        """Read ``image`` (dark on light), which shows ``shape`` at ``dpi`` dots an inch.

        Boxes are pixels of ``image``. An empty picture gives a reading without lines.
        Raises ``ocr.errors.ReaderFailed`` when the engine dies or exceeds its time.
        """
        ...


class CodeKind(StrEnum):
    """The codes found on Vietnamese papers."""

    QR = "qr"
    PDF417 = "pdf417"


@dataclass(frozen=True, slots=True)
class Code:
    """One two-dimensional code: its payload as strict UTF-8, where it stands, and which try read it."""

    kind: CodeKind
    text: str
    box: Box
    attempt: str
