"""A printed text found on a page."""

from __future__ import annotations

from dataclasses import dataclass

from ocr.types import Box


@dataclass(frozen=True, slots=True)
class Spot:
    """A printed text found: tokens ``first`` to ``last`` (inclusive) of row ``row``; ``score`` 0 to 1.

    ``form`` is what was met there: ``text`` itself, or one language of it.
    """

    text: str
    form: str
    row: int
    first: int
    last: int
    box: Box
    score: float

    @property
    def at(self) -> tuple[int, int]:
        """Its place in reading order."""
        return self.row, self.first

    def covers(self, other: Spot) -> bool:
        """Whether the two share a token."""
        return self.row == other.row and self.first <= other.last and other.first <= self.last
