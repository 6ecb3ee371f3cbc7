"""Sizes of paper: what a sheet most likely is, and at how many dots an inch it is seen."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pipeline.clean.geometry import Corners, side_lengths

INCH = 25.4
A4_LONG, A4_SHORT = 297.0, 210.0
CARD_LONG, CARD_SHORT = 85.6, 53.98
"""Millimetres: ISO 216 A4 and ISO 7810 ID-1."""
CARD_SHAPE = CARD_LONG / CARD_SHORT

_STANDARD = ((297, 210), (210, 148), (420, 297), (279.4, 215.9), (355.6, 215.9), (330, 210), (330, 215))
"""A4, A5, A3, Letter, Legal and the two sizes called F4 (millimetres)."""

_BED_MM = 22.0
"""By so much the glass of a scanner for A4 is longer and wider than its sheets."""

READING_DPI = 300
CARD_MOST_DPI = 450
"""Cards are printed small (5 point): more than 300 dpi is kept where the picture has it."""
_ENLARGE_BELOW = 190
"""From here letters are too small for a reader; 200 dpi, the least the law allows, is left as it is."""
_FORESHORTENED = 0.16
"""How far a photographed page may seem off the shape of A4 by its slant."""
_MOST_ENLARGED = 2.0


class Kind(StrEnum):
    """What was found: the whole picture as it is, a sheet cut out of it, or a card."""

    WHOLE = "whole"
    SHEET = "sheet"
    CARD = "card"


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """A sheet or card on a raw page: its corners there (raw pixels) and the dots an inch it is seen at."""

    corners: Corners
    kind: Kind
    native_dpi: float
    cut: bool = True
    """Whether the corners were found; False: it is all of the picture."""

    def clean_size(self) -> tuple[int, int, int]:
        """Width, height (pixels) and dpi to unfold to, not yet turned."""
        wide, high = side_lengths(self.corners)
        dpi = clean_dpi(self.native_dpi, self.kind)
        if self.kind is Kind.CARD:
            long, short = round(CARD_LONG / INCH * dpi), round(CARD_SHORT / INCH * dpi)
            return (long, short, dpi) if wide >= high else (short, long, dpi)
        scale = dpi / self.native_dpi
        shape = max(wide, high) / max(1.0, min(wide, high))
        if self.kind is Kind.SHEET and abs(shape / (A4_LONG / A4_SHORT) - 1) < _FORESHORTENED:
            long = round(max(wide, high) * scale)
            short = round(long * A4_SHORT / A4_LONG)
            return (long, short, dpi) if wide >= high else (short, long, dpi)
        return max(1, round(wide * scale)), max(1, round(high * scale)), dpi


def clean_dpi(native: float, kind: Kind) -> int:
    """Dots an inch to read at: at most 300 (450 for a card), small ones enlarged at most twofold."""
    most = CARD_MOST_DPI if kind is Kind.CARD else READING_DPI
    if native >= most:
        return most
    least = READING_DPI if kind is Kind.CARD else _ENLARGE_BELOW
    if native < least:
        return max(1, round(min(READING_DPI, native * _MOST_ENLARGED)))
    return round(native)


def is_standard(width: int, height: int, dpi: float) -> bool:
    """Whether a picture at this dpi has the size of a usual sheet (within 3 %): then it is a scan."""
    long, short = max(width, height) / dpi * INCH, min(width, height) / dpi * INCH
    return any(abs(long / a - 1) < 0.03 and abs(short / b - 1) < 0.03 for a, b in _STANDARD)


def is_bed(width: int, height: int, dpi: float) -> bool:
    """Whether a picture at this dpi has the size of the whole glass of a scanner for A4."""
    long, short = max(width, height) / dpi * INCH - A4_LONG, min(width, height) / dpi * INCH - A4_SHORT
    return 0 < long < _BED_MM and 0 < short < _BED_MM


def is_card_shape(wide: float, high: float, tolerance: float) -> bool:
    """Whether these side lengths have the shape of a card, lying or standing."""
    return abs(max(wide, high) / max(1e-6, min(wide, high)) / CARD_SHAPE - 1) < tolerance


def guess(corners: Corners) -> Kind:
    """Kind of a sheet cut out of a photo, from its shape alone."""
    wide, high = side_lengths(corners)
    long, short = max(wide, high), min(wide, high)
    nearer = long / short > (CARD_SHAPE * A4_LONG / A4_SHORT) ** 0.5
    return Kind.CARD if nearer and is_card_shape(wide, high, 0.14) else Kind.SHEET


def of_photo(corners: Corners, kind: Kind) -> Sheet:
    """A card or a sheet of A4 on a photo, whose dots an inch follow from its size."""
    wide, high = side_lengths(corners)
    long, short = max(wide, high), min(wide, high)
    seen = long / CARD_LONG if kind is Kind.CARD else max(long / A4_LONG, short / A4_SHORT)
    return Sheet(corners, kind, seen * INCH)
