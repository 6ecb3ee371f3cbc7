"""The stamp of an office that a paper has come to: "CÔNG VĂN ĐẾN / Số: 565 / Ngày: 07/02/2026".

Its number and day are the office's, not the paper's (NĐ 30/2020/NĐ-CP, phụ lục IV, mẫu dấu "Đến"). What it
says below its heading is taken off the rows before anything is looked for.
"""

from __future__ import annotations

from collections.abc import Sequence

from ocr.types import Box, around
from pipeline.labels.rows import Row, Token, key_of

_HEADINGS = ("congvanden", "den")
_ENTRIES = ("so", "ngay", "gio", "chuyen")
"""How the lines below the heading begin."""
_REACH = 9
"""Heights of the heading down to the last of them."""
_WIDER = 2
"""Heights of the heading by which they may be wider than it, on either side; a lone "ĐẾN" is narrow."""
_LONE = 8
_LOUD = 0.8
"""Share of a heading's letters that are capitals."""


def without_arrivals(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows without the number and day of such a stamp."""
    stamps = [box for row in rows for box in _headings(row)]
    if not stamps:
        return tuple(rows)
    cleared = (tuple(token for token in row.tokens if not _entered(row, token, stamps)) for row in rows)
    return tuple(Row(kept, around(token.box for token in kept)) for kept in cleared if kept)


def _headings(row: Row) -> list[Box]:
    """Where "CÔNG VĂN ĐẾN" or a lone "ĐẾN" stands in capitals on the row, as wide as its stamp is."""
    found = []
    for first in range(len(row.tokens)):
        for last in range(first, min(first + 3, len(row.tokens))):
            run = row.tokens[first : last + 1]
            key = key_of(run)
            alone = key == _HEADINGS[0] or len(row.tokens) == 1
            if key in _HEADINGS and alone and _is_loud("".join(token.text for token in run)):
                box = around(token.box for token in run)
                wider = box.height * (_WIDER if key == _HEADINGS[0] else _LONE)
                found.append(Box(max(box.left - wider, 0), box.top, box.right + wider, box.bottom))
    return found


def _is_loud(text: str) -> bool:
    """Whether nearly all letters are capitals: a worn stamp's may be read as small ones."""
    letters = [sign for sign in text if sign.isalpha()]
    return sum(sign.isupper() for sign in letters) >= _LOUD * len(letters)


def _entered(row: Row, token: Token, stamps: Sequence[Box]) -> bool:
    """Whether a token stands on a line of one of the stamps."""
    for stamp in stamps:
        if not 0 < token.box.top - stamp.top < _REACH * stamp.height:
            continue
        line = [one for one in row.tokens if stamp.left <= one.box.centre[0] <= stamp.right]
        if token in line and line[0].key.startswith(_ENTRIES):
            return True
    return False
