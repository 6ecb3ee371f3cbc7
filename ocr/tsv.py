"""Tesseract's TSV table → lines of words. Pure; both readers speak through it.

Twelve columns: level, page, block, paragraph, line, word, left, top, width, height, confidence (0 to 100),
text. Source: ``TessBaseAPI::GetTSVText`` and the ``tsv`` renderer of Tesseract 4 and 5.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from itertools import groupby

from ocr.errors import ReaderFailed
from ocr.types import Box, Line, Word

_COLUMNS = 12
_WORD_LEVEL = "5"

_Place = tuple[int, int, int, int]


def parse(table: str) -> tuple[Line, ...]:
    """Lines of words in reading order, text in NFC, boxes in pixels of the picture that was read.

    A header row is skipped, as are words of white space. Raises ``ReaderFailed`` for a table that is none.
    """
    rows = [row for row in table.split("\n") if row.strip()]
    words = list(_words(rows))
    return tuple(
        Line(tuple(word for _, word in group)) for _, group in groupby(words, key=lambda pair: pair[0])
    )


def _words(rows: list[str]) -> Iterator[tuple[_Place, Word]]:
    for row in rows:
        cells = row.rstrip("\r").split("\t", _COLUMNS - 1)
        if cells[0] == "level":
            continue
        if len(cells) < _COLUMNS - 1:
            raise ReaderFailed(f"a row of {len(cells)} columns where {_COLUMNS} belong")
        text = unicodedata.normalize("NFC", cells[-1]).strip() if len(cells) == _COLUMNS else ""
        if cells[0] == _WORD_LEVEL and text:
            yield _word(cells, text)


def _word(cells: list[str], text: str) -> tuple[_Place, Word]:
    try:
        page, block, paragraph, line, _, left, top, width, height = map(int, cells[1:10])
        confidence = min(max(float(cells[10]) / 100, 0.0), 1.0)
    except ValueError as wrong:
        raise ReaderFailed("a row of the table holds no numbers") from wrong
    box = Box(left, top, left + max(width, 0), top + max(height, 0))
    return (page, block, paragraph, line), Word(text, box, confidence)
