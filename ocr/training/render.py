"""Draw lines of text as worn forms show them."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

from PIL import ImageFont

from ocr.training.setting import Font, Grey, set_line
from ocr.training.wear import press, wear

_HELD = 500
"""Opened faces kept (one for each size)."""


class Painter:
    """Draws lines in the faces given (path, weight); ``neighbour`` gives texts for the lines around."""

    def __init__(self, faces: list[tuple[Path, float]], neighbour: Callable[[random.Random], str]) -> None:
        self.paths = [path for path, _ in faces]
        self.weights = [weight for _, weight in faces]
        self.neighbour = neighbour
        self.fonts: dict[tuple[Path, int], Font] = {}

    def line(self, text: str, rng: random.Random, worn: float = 1.0) -> Grey:
        """One line (height, width), dark on light, as a careless crop cuts it out of a page.

        ``worn`` is the share of lines that are worn as real ones are; the rest come clean.
        """
        size = rng.randint(26, 52)
        font = self.face(size, rng)
        page = set_line(text, (self.neighbour(rng), self.neighbour(rng)), font, size, rng)
        return wear(press(page, rng), rng) if rng.random() < worn else page

    def face(self, size: int, rng: random.Random) -> Font:
        """One of the faces, by weight, at that size in pixels."""
        return self._font(rng.choices(self.paths, self.weights)[0], size)

    def _font(self, path: Path, size: int) -> Font:
        key = (path, size)
        if key not in self.fonts:
            if len(self.fonts) > _HELD:
                self.fonts.clear()
            self.fonts[key] = ImageFont.truetype(str(path), size)
        return self.fonts[key]
