"""EDGE: a face with the metrics of Times and every Vietnamese letter, found where Debian keeps fonts."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

from pipeline.form_pdf.errors import FontMissing

FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts", "~/.local/share/fonts", "~/.fonts")
FAMILIES = ("Tinos", "LiberationSerif")
"""In order of choice. Liberation 1 has the name, not the letters: every file is proven letter by letter."""

_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
LETTERS = frozenset(
    unicodedata.normalize("NFC", vowel + tone) for vowel in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY" for tone in _TONES
) | frozenset("đĐ…–“”")


@dataclass(frozen=True, slots=True)
class Fonts:
    """The files of one family."""

    regular: Path
    bold: Path
    italic: Path


@cache
def find_fonts(folders: tuple[str, ...] = FOLDERS) -> Fonts:
    """The first family whose three faces hold every letter. Raises ``FontMissing``."""
    files = {path.name: path for folder in folders for path in _fonts_below(Path(folder).expanduser())}
    for family in FAMILIES:
        names = [f"{family}-{face}.ttf" for face in ("Regular", "Bold", "Italic")]
        if all(name in files and _holds_all(files[name]) for name in names):
            return Fonts(*(files[name] for name in names))
    raise FontMissing


def _fonts_below(folder: Path) -> Iterator[Path]:
    """Files of our families; of two with one name the later folder wins (liberation2 after liberation)."""
    for parent, folders, names in os.walk(folder):
        folders.sort()
        yield from (Path(parent) / name for name in names if name.startswith(FAMILIES))


def _holds_all(path: Path) -> bool:
    with TTFont(path, lazy=True) as font:
        return {chr(code) for code in font.getBestCmap()} >= LETTERS
