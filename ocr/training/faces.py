"""Type faces that can really write Vietnamese, each proven letter by letter before it draws a line.

A face is proven when every marked letter has a glyph, and its picture differs from the same letter with one
mark less: Carlito draws Ậ Ệ Ộ without the circumflex, Caladea and Liberation 1 lack letters.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from ocr.line_reader.alphabet import MARKED


def proven(path: Path, index: int = 0) -> bool:
    """Whether the face in this file draws all 134 marked letters as they must be."""
    try:
        font = ImageFont.truetype(str(path), 40, index=index)
        absent = _picture(font, "\U000f1234")
        for letter in MARKED + MARKED.upper():
            drawn = _picture(font, letter)
            if not drawn.any() or np.array_equal(drawn, absent):
                return False
            if any(np.array_equal(drawn, _picture(font, less)) for less in _with_a_mark_less(letter)):
                return False
    except (OSError, ValueError):
        return False
    return True


def read_faces(table: Path) -> list[tuple[Path, float]]:
    """The faces of a table: path and weight on each line."""
    rows = (line.split("\t") for line in table.read_text().splitlines())
    return [(Path(path), float(weight)) for path, weight in rows]


def _with_a_mark_less(letter: str) -> Iterable[str]:
    parts = unicodedata.normalize("NFD", letter)
    if len(parts) == 1:
        return ("d" if letter == "đ" else "D",)
    return tuple(unicodedata.normalize("NFC", parts[:at] + parts[at + 1 :]) for at in range(1, len(parts)))


def _picture(font: ImageFont.FreeTypeFont, text: str) -> np.ndarray:
    image = Image.new("L", (80, 90))
    ImageDraw.Draw(image).text((10, 15), text, font=font, fill=255)
    return np.asarray(image)
