"""Dots an inch of a picture: what its file says if that is sane, else what its shape implies. Pure."""

from __future__ import annotations

DEFAULT_DPI = 300.0

_SHAPES = (
    (297 / 210, 297 / 25.4),  # A4 (ISO 216); A5 and A3 have the same shape, A4 is by far the commonest
    (85.6 / 53.98, 85.6 / 25.4),  # ID-1 (ISO 7810): identity cards
)
_SHAPE_TOLERANCE = 0.025
_LOWEST, _HIGHEST = 90.0, 1200.0
_SHORTEST_INCHES, _LONGEST_INCHES = 1.6, 24.0
"""The longer side of a paper: from half a card to the long side of A2."""
_A3_INCHES, _A2_INCHES = 17.0, 594 / 25.4
"""From here a sheet is longer than A3, and the longer side of A2."""
_SCREEN = 150.0
"""Sheets of A2 are scanned at so many dots an inch at least."""


def sane_dpi(width: int, height: int, said: tuple[float, float] | None) -> float:
    """Dots an inch of ``width`` × ``height`` pixels; ``said`` is what the metadata claims (x, y)."""
    longest = max(width, height)
    if said is not None and _believable(longest, said):
        return (said[0] + said[1]) / 2
    return guessed_dpi(width, height)


def guessed_dpi(width: int, height: int) -> float:
    """Dots an inch if the picture shows exactly one A4 page or one card; 300 when its shape says neither."""
    longest, shortest = max(width, height), max(1, min(width, height))
    for shape, inches in _SHAPES:
        if abs(longest / shortest / shape - 1) < _SHAPE_TOLERANCE and longest / inches >= _LOWEST:
            return longest / inches
    return DEFAULT_DPI


def stretch(said: tuple[float, float] | None) -> tuple[float, float]:
    """Factors (x, y) that make the dots square; fax pages have twice as many across as down."""
    if said is None or min(said) < 50 or max(said) > _HIGHEST:
        return 1.0, 1.0
    across, down = said
    if not 1.2 < max(said) / min(said) < 4.5:
        return 1.0, 1.0
    return (1.0, across / down) if across > down else (down / across, 1.0)


def _believable(longest: int, said: tuple[float, float]) -> bool:
    across, down = said
    if not (_LOWEST <= across <= _HIGHEST and _LOWEST <= down <= _HIGHEST):
        return False
    inches = longest / across
    sized = _SHORTEST_INCHES <= inches <= _LONGEST_INCHES and not oversized(inches, across)
    return max(said) / min(said) < 1.1 and sized


def oversized(inches: float, dpi: float) -> bool:
    """Whether the longer side of a sheet is beyond A3 and not that of A2, or at a screen's dots an inch: no
    scanner's glass, a program made the size up.
    """
    return inches > _A3_INCHES and (dpi < _SCREEN or abs(inches / _A2_INCHES - 1) > _SHAPE_TOLERANCE)
