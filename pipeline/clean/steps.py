"""The steps of cleaning that can be left out, each on its own: the bench asks what each is worth."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Steps:
    """Which steps are taken; the product takes all."""

    cut: bool = True
    """Sheets and cards are cut out of a wider picture."""
    turn: bool = True
    """What lies on its side or head is turned upright."""
    level: bool = True
    """The small slant of the lines is taken out."""
    bends: bool = True
    """Lines that a fold bends are straightened."""
    light: bool = True
    """Uneven light is flattened."""
    colour: bool = True
    """Big coloured figures (seals, borders, signatures) fade."""
    bands: bool = True
    """Bands of a highlighter become paper."""
    rims: bool = True
    """Black fields along the picture's border are painted over."""
    border: bool = True
    """The ornamental border of certificates is painted over."""
    streaks: bool = True
    """Thin lines all down a sheet, drawn by dirt on the glass, are taken off the print."""
    rules: bool = True
    """Ruled lines are taken off the print."""
    leaders: bool = True
    """Dotted and dashed leaders are taken off the print."""


EVERY = Steps()
