"""The text of a page as a person reads it: two blocks side by side one after the other.

A state paper begins with the office on the left and the motto on the right, and ends with those who get it on
the left and the signature on the right. Read row by row, both halves of such blocks run into each other.
Tables of several columns and rows of labels with their values stay rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ocr.types import Box, Line, Word, around

_GAP = 2.0
"""Heights of white inside a line from which its words are two pieces."""
_GUTTER = 1.0
"""Heights of white between two columns at least."""
_BREAK = 1.2
"""Heights of white across both columns that end a block."""
_VALUED = re.compile(r":\s*\S")
"""A label with its value behind it."""
_BOTH = 2
"""Pieces of a row and lines of a column: with fewer a block has no two columns."""


@dataclass(frozen=True, slots=True)
class _Row:
    """Pieces of lines that stand on one level, left to right."""

    pieces: tuple[Line, ...]

    @property
    def box(self) -> Box:
        return around(piece.box for piece in self.pieces)

    @property
    def text(self) -> str:
        return " ".join(piece.text for piece in self.pieces)


def text_in_order(lines: Sequence[Line]) -> str:
    """All words of upright ``lines`` in the order a person reads them, a line each."""
    rows = _rows([piece for line in lines for piece in _pieces(line)])
    return "\n".join(_texts(rows))


def _pieces(line: Line) -> Iterator[Line]:
    """The line cut where more white stands than between words."""
    height = line.box.height
    held: list[Word] = []
    for word in line.words:
        if held and word.box.left - held[-1].box.right > _GAP * height:
            yield Line(tuple(held))
            held = []
        held.append(word)
    yield Line(tuple(held))


def _rows(pieces: Sequence[Line]) -> list[_Row]:
    rows: list[list[Line]] = []
    for piece in sorted(pieces, key=lambda one: one.box.centre[1]):
        if rows and any(_level(piece.box, one.box) for one in rows[-1]):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [_Row(tuple(sorted(row, key=lambda one: one.box.left))) for row in rows]


def _level(one: Box, other: Box) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return 2 * shared > max(one.height, other.height)


def _texts(rows: Sequence[_Row]) -> Iterator[str]:
    at = 0
    while at < len(rows):
        left, right, after = _block(rows, at)
        if len(left) >= _BOTH <= len(right):
            yield from (piece.text for piece in (*left, *right))
            at = after
        else:
            yield rows[at].text
            at += 1


def _block(rows: Sequence[_Row], first: int) -> tuple[list[Line], list[Line], int]:
    """Both columns of the block that begins with row ``first``, and the first row after it."""
    if len(rows[first].pieces) != _BOTH:
        return [], [], first + 1
    left, right = ([piece] for piece in rows[first].pieces)
    gutter = left[0].box.right, right[0].box.left
    height = rows[first].box.height
    for at in range(first + 1, len(rows)):
        sides = _sides(rows[at], gutter)
        lowest = max(piece.box.bottom for piece in (*left, *right))
        if sides is None or rows[at].box.top - lowest > _BREAK * height:
            return left, right, at
        gutter = (
            max([gutter[0], *(one.box.right for one in sides[0])]),
            min([gutter[1], *(one.box.left for one in sides[1])]),
        )
        if gutter[1] - gutter[0] < _GUTTER * height:
            return left, right, at
        left.extend(sides[0])
        right.extend(sides[1])
    return left, right, len(rows)


def _sides(row: _Row, gutter: tuple[int, int]) -> tuple[list[Line], list[Line]] | None:
    """What of a row stands left and right of the gutter; None for what is no row of such a block: more than
    two pieces, two on one side, a label with its value beside another.
    """
    middle = sum(gutter) / 2
    left = [piece for piece in row.pieces if piece.box.centre[0] < middle]
    right = [piece for piece in row.pieces if piece.box.centre[0] >= middle]
    labels = len(row.pieces) == _BOTH and any(_VALUED.search(piece.text) for piece in row.pieces)
    return None if labels or max(len(left), len(right)) >= _BOTH else (left, right)
