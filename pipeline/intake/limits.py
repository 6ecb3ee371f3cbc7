"""How much a file may cost before it is refused. Every limit is checked before anything is decoded."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of one file.

    ``bytes``: size of the file. ``pages``: pages of a document. ``pixels``: width times height that a picture
    may declare (120 million: A3 at 600 dpi, or the largest phone cameras). ``page_pixels``: what a page
    handed on may hold (A4 at 600 dpi fits); bigger ones are scaled down. ``points``: longest side of a PDF
    page in 1/72 inch (the format's own limit). ``seconds``: for one page. ``memory``: bytes the child may map
    (poppler's programs have a limit of their own in ``bounded/``). ``lost_seconds``: time spent on pages that
    fail, after which the rest of the file is not tried.
    """

    bytes: int = 300 * 1024 * 1024
    pages: int = 500
    pixels: int = 120_000_000
    page_pixels: int = 36_000_000
    points: int = 14_400
    seconds: float = 20.0
    memory: int = 1_500_000_000
    lost_seconds: float = 30.0
