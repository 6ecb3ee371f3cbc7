"""Lines of capitals that stand below each other, as titles do: each stack laid on one row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ocr.types import around
from pipeline.labels.rows import Row

_MOST = 3
"""Lines of a title at most."""
_STEP = 2.6
"""Line heights from one line to the next at most."""
_ASIDE = 1.5
"""Line heights by which the middles or the beginnings of two lines may differ."""
WHITE = 2
"""Line heights of white that part a row into stretches."""


def stacks_of(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Every two and every three lines of capitals below each other, as one row of the words of all lines."""
    capitals = [[one for one in stretches(row) if is_capital(one)] for row in rows]
    return tuple(
        Row(tuple(token for line in lines for token in line.tokens), around(line.box for line in lines))
        for at in range(len(capitals))
        for first in capitals[at]
        for lines in _below([first], capitals[at + 1 :])
    )


def stretches(row: Row) -> tuple[Row, ...]:
    """The row cut where wide white stands between two words."""
    cuts = [
        at
        for at, (one, two) in enumerate(pairwise(row.tokens), 1)
        if two.box.left - one.box.right >= WHITE * max(one.box.height, two.box.height)
    ]
    pieces = (row.tokens[start:end] for start, end in pairwise([0, *cuts, len(row.tokens)]))
    return tuple(Row(piece, around(token.box for token in piece)) for piece in pieces)


def is_capital(row: Row) -> bool:
    """Whether most letters of the row are capitals."""
    letters = [sign for token in row.tokens for sign in token.text if sign.isalpha()]
    return len(letters) > 1 and sum(sign.isupper() for sign in letters) > 0.8 * len(letters)


def _below(lines: Sequence[Row], rows: Sequence[Sequence[Row]]) -> Iterator[tuple[Row, ...]]:
    """The lines with the next one of ``rows`` below them, then with the one after it."""
    if len(lines) == _MOST or not rows:
        return
    for line in rows[0]:
        if stands_below(line, lines[-1]):
            yield (*lines, line)
            yield from _below((*lines, line), rows[1:])


def stands_below(line: Row, above: Row) -> bool:
    """Whether a line stands close below another, with its middle or its beginning where that one's is."""
    tall = max(line.box.height, above.box.height)
    aside = min(abs(line.box.centre[0] - above.box.centre[0]), abs(line.box.left - above.box.left))
    return 0 < line.box.centre[1] - above.box.centre[1] < _STEP * tall and aside < _ASIDE * tall
