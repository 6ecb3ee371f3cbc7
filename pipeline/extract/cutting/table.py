"""Values in a table: the column by its heading, the row by its label at the left.

The rules of the table are gone when this is asked (cleaning takes them off), so a column reaches to the white
between it and the next (``columns``), and a row to the widest white between its label and the next.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import pairwise
from statistics import median

from ocr.types import Box, around
from pipeline.extract.cutting.columns import column
from pipeline.extract.cutting.sheet import STROKE, Piece, Sheet, grown
from pipeline.extract.placing.align import Placed
from pipeline.labels.rows import Token

_TWO = 2
_SAME_TOP, _SAME_LINE = 0.25, 0.5
"""Word heights by which the tops, or else the middles, of words of one printed line differ at most."""
_ONE_ROW = ("ethnicity", "nationality", "sex", "year", "number", "id_number")
"""Kinds whose values never fill two rows; a name or a day in words may."""
_EVEN = 0.45
"""Word heights by which the distances of rows may differ where none is wider than the others."""


def cell(page: Sheet, here: Placed, under: str, columns: Collection[str]) -> tuple[Piece, ...]:
    """The lines of the cell in the row of ``here`` and the column ``under``, one of ``columns``; none where
    the headings do not stand side by side above it.
    """
    found = column(page, here, under, columns)
    if found is None:
        return ()
    first, last = _rows(page, here, found.top, (found.low, found.high))
    low, high = found.low, found.high
    worded = [number for number in range(first, last + 1) if _words(page, number)] or [here.spot.row]
    lines = _lines([_piece(page, number, low, high) for number in worded])
    return tuple(part for line in lines for part in _by_height(line, page.tall))


def _by_height(piece: Piece, tall: int) -> list[Piece]:
    """The printed lines of a piece, mostly one: two lines of a cell beside one of the next make one row."""
    groups: list[list[Token]] = []
    for token in sorted((one for one in piece.tokens if one.key), key=lambda one: one.box.top):
        if groups and _on_one_line(groups[-1][-1].box, token.box, tall):
            groups[-1].append(token)
        else:
            groups.append([token])
    if len(groups) < _TWO or not any(_above_each_other(*pair) for pair in pairwise(groups)):
        return [piece]
    edges = [piece.box.top, *(_between(*pair, tall) for pair in pairwise(groups)), piece.box.bottom]
    return [
        Piece(
            Box(
                max(min(token.box.left for token in group) - tall // 3, 0),
                top,
                max(token.box.right for token in group) + tall // 2,
                max(low, top),
            ),
            tuple(sorted(group, key=lambda token: token.box.left)),
        )
        for group, (top, low) in zip(groups, pairwise(edges), strict=True)
    ]


def _on_one_line(one: Box, other: Box, tall: int) -> bool:
    """Whether two words stand on one printed line, though a reader's box of one may reach up or down."""
    middles = abs(other.centre[1] - one.centre[1])
    return other.top - one.top < _SAME_TOP * tall or middles < _SAME_LINE * tall


def _between(upper: Sequence[Token], lower: Sequence[Token], tall: int) -> int:
    """Where one line of a cell ends and the next begins. A reader's boxes may reach over both: where the
    lower ones begin, the upper ones end; but boxes higher than the lines lie apart reach as far up as down.
    """
    if lower[0].box.top - upper[0].box.top >= tall:
        return lower[0].box.top - tall // 5
    middles = [median(token.box.centre[1] for token in group) for group in (upper, lower)]
    return int(sum(middles) / _TWO)


def _above_each_other(upper: Sequence[Token], lower: Sequence[Token]) -> bool:
    """Whether words of one line stand above words of the other."""
    return any(
        one.box.left < other.box.right and other.box.left < one.box.right for one in upper for other in lower
    )


def _lines(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """One piece for each printed line: on a bent sheet the cells of a line stand on rows of their own.

    A row that is empty here stands for a line only where no other does.
    """
    lines: list[Piece] = []
    for piece in sorted(pieces, key=lambda one: not one.tokens):
        twin = next((at for at, line in enumerate(lines) if line.box.beside(piece.box)), None)
        if twin is None:
            lines.append(piece)
        elif piece.tokens:
            tokens = sorted((*lines[twin].tokens, *piece.tokens), key=lambda token: token.box.left)
            lines[twin] = Piece(around((lines[twin].box, piece.box)), tuple(tokens))
    return tuple(sorted(lines, key=lambda one: one.box.top))


def _rows(page: Sheet, here: Placed, top: int, edges: tuple[int, int]) -> tuple[int, int]:
    """The first and last row of the cell: from the widest white below the label before to that above the next
    one."""
    beside = [one for one in page.layout.placed if one.spot.box.centre[0] < edges[0]]
    labels = sorted({one.spot.row for one in beside})
    wrapping = {one.spot.row for one in beside if one.rule.kind not in _ONE_ROW}
    own = here.spot.row
    before = max([row for row in labels if row < own], default=top)
    ends = {stop.row for stop in page.stops if stop.row > own}
    after = min([row for row in labels if row > own] or [own + _TWO, *ends])
    first = _parting(page, max(before, top), own, short=before not in wrapping) + 1
    return first, _parting(page, own, after, short=own not in wrapping)


def _parting(page: Sheet, above: int, below: int, *, short: bool) -> int:
    """The row after which the next row of words is farthest; single boxes that reach over two rows, and bits
    of rules, do not count. Where all are as far, cells begin at the height of their labels: all rows up to
    the next label's are the upper one's, unless its value fills one row (``short``): then the lower label
    stands in the middle of its cell.
    """
    worded = [
        (median([box.centre[1] for box in words]), number)
        for number in range(above, min(below, len(page.rows) - 1) + 1)
        if (words := _words(page, number))
    ]
    steps = [(low - high, -number) for (high, number), (low, _) in pairwise(worded)]
    if len(steps) > 1 and max(steps)[0] - min(steps)[0] < _EVEN * page.tall:
        return above if short else worded[-2][1]
    return -max(steps)[1] if steps else above


def _words(page: Sheet, number: int) -> list[Box]:
    """Where the words of a row stand; a row of mere bits of the table's rules has none."""
    return [one.box for one in page.rows[number].tokens if one.worded]


def _piece(page: Sheet, number: int, low: int, high: int) -> Piece:
    """What stands on the row between the edges of the column, with the room on both sides: the page reading
    may have lost the first or last word.
    """
    row = page.rows[number]
    tokens = tuple(token for token in row.tokens if low <= token.box.centre[0] <= high)
    whole = Box(low, row.box.top, high, row.box.bottom)
    usual = [token.box for token in tokens if token.box.height < STROKE * page.tall]
    box = around(usual or [token.box for token in tokens] or [whole])
    gap = page.tall // 3
    walls = [one.box for one in row.tokens if one.key and not low <= one.box.centre[0] <= high]
    room = max([low, *(wall.right + gap for wall in walls if wall.centre[0] < low)])
    left = min([room, *(token.box.left - gap for token in tokens)])
    room = min([high, *(wall.left - gap for wall in walls if wall.centre[0] > high)])
    wide = Box(max(left, 0), box.top, max(box.right + page.tall // 2, room), box.bottom)
    return Piece(grown(page, wide, number), tokens)
