"""Where the value of a placed label stands: from it to the next one, and on over the lines that follow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from ocr.types import Box
from pipeline.extract.align import Layout, Placed
from pipeline.labels.find import Spot
from pipeline.labels.rows import Row, Token
from pipeline.template.model import FILL

_LONG = frozenset(("place", "text", "id_paper", "date_in_words"))
_MOST_LINES = 4
"""Lines a long value may run over after its first."""
_WIDE = 8
"""Word heights of nothing that part a value from what stands beside it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One printed line of a value: the box where it stands, and the tokens the page reading saw there."""

    box: Box
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The page as regions are cut from it.

    ``stops``: texts of the signature block and headings; values end there. ``tall`` is the usual height of a
    word, ``pitch`` the usual distance of two rows, both in pixels.
    """

    rows: tuple[Row, ...]
    layout: Layout
    stops: tuple[Spot, ...]
    left: int
    right: int
    tall: int
    pitch: float

    @property
    def barriers(self) -> tuple[Spot, ...]:
        """Everything a value cannot run into."""
        echoes = (one.echo for one in self.layout.placed if one.echo is not None)
        return (*(one.spot for one in self.layout.placed), *echoes, *self.stops)


def sheet(rows: Sequence[Row], layout: Layout, stops: Sequence[Spot], width: int) -> Sheet:
    """Measures of the page: margins, usual word height, usual row distance."""
    boxes = [token.box for row in rows for token in row.tokens if token.key]
    tall = int(median([box.height for box in boxes])) if boxes else 1
    tops = [row.box.centre[1] for row in rows]
    steps = [low - high for high, low in pairwise(tops) if low - high > 0.8 * tall]
    return Sheet(
        rows=tuple(rows),
        layout=layout,
        stops=tuple(stops),
        left=max(min((box.left for box in boxes), default=0) - tall, 0),
        right=min(max((box.right for box in boxes), default=width) + tall, width),
        tall=max(tall, 1),
        pitch=median(steps) if steps else 2.0 * tall,
    )


def pieces(page: Sheet, here: Placed) -> tuple[Piece, ...]:
    """The lines of the value, at least one (perhaps without tokens), in reading order."""
    found = _from(page, here)
    if here.echo is not None and not any(piece.tokens for piece in found):
        below = _from(page, replace(here, spot=here.echo))
        return below if any(piece.tokens for piece in below) else found
    return found


def _from(page: Sheet, here: Placed) -> tuple[Piece, ...]:
    low, high = _zone(page, here)
    spot = here.spot
    keeps = FILL in spot.text
    start = spot.box.left if keeps else spot.box.right
    ahead = [other for other in page.barriers if other.row == spot.row and other.first > spot.last]
    edge = min((other.box.left for other in ahead), default=high)
    edge = max(min(edge, high), start)
    first = _first(page, _piece(page, spot.row, start, edge, after=spot.first - 1 if keeps else spot.last))
    if first.tokens and ahead and edge < high:
        return (first,)
    if first.tokens:
        low_next, high_next = low, high
    else:
        low_next, high_next = _beneath(page, here, low), edge if ahead else high
    more = _following(page, here, low_next, high_next, bool(first.tokens))
    if not first.tokens and more:
        return more
    return (first, *more)


def _beneath(page: Sheet, here: Placed, low: int) -> int:
    """Where a value printed below its label begins: under the label, or under those that open rows."""
    spot = here.spot
    openers = [
        one.spot.box.left
        for one in page.layout.placed
        if one.spot.first == 0 and one.rule.column == here.rule.column
    ]
    left = spot.box.left
    if spot.first == 0 and openers:
        left = min(left, int(median(openers)))
    return max(left - page.tall, min(low, left))


def _first(page: Sheet, piece: Piece) -> Piece:
    """The label's own line, cut at a gap too wide for one value."""
    for index, (token, other) in enumerate(pairwise(piece.tokens), 1):
        if other.box.left - token.box.right > _WIDE * page.tall:
            box = replace(piece.box, right=max(token.box.right + page.tall, piece.box.left))
            return Piece(box, piece.tokens[:index])
    return piece


def before(page: Sheet, here: Placed) -> Piece:
    """What stands on the row before the label, back to a label or a wide gap ("Hà Nội, ngày …")."""
    behind = [other for other in page.barriers if other.row == here.spot.row and other.last < here.spot.first]
    low = max([page.left, *(other.box.right for other in behind)])
    tokens: list[Token] = []
    edge = here.spot.box.left
    for token in reversed(page.rows[here.spot.row].tokens[: here.spot.first]):
        if token.box.left < low or edge - token.box.right > 3 * page.tall:
            break
        tokens.insert(0, token)
        edge = token.box.left
    box = Box(edge, here.spot.box.top, here.spot.box.left, here.spot.box.bottom)
    return Piece(_grown(page, box, here.spot.row), tuple(tokens))


def _zone(page: Sheet, here: Placed) -> tuple[int, int]:
    """Left and right end of the column the label stands in."""
    column, spot = here.rule.column, here.spot
    low, high = page.left, page.right
    gutter = page.layout.gutter
    if gutter is not None and column:
        return (low, min(gutter, high)) if column == "left" else (max(gutter, low), high)
    if column == "left":
        beside = [
            one.spot.box.left
            for one in page.layout.placed
            if one.rule.column != "left"
            and abs(one.spot.row - spot.row) <= 3
            and one.spot.box.left > spot.box.right
        ]
        return low, min([high, *(edge - page.tall // 2 for edge in beside)])
    opener = min(
        (
            one.spot.box.left
            for one in page.layout.placed
            if one.spot.row == spot.row and one.rule.column == column
        ),
        default=spot.box.left,
    )
    return max(opener - page.tall, low), high


def _following(page: Sheet, here: Placed, low: int, high: int, begun: bool) -> tuple[Piece, ...]:
    """The lines below that belong to the value: without label or signature block, no gap before them."""
    made: list[Piece] = []
    most = _MOST_LINES if here.rule.kind in _LONG else 1
    last = page.rows[here.spot.row].box
    for number in range(here.spot.row + 1, len(page.rows)):
        row = page.rows[number].box
        gap = row.centre[1] - last.centre[1]
        if _barred(page, here, number, high) or len(made) >= most or gap > 1.75 * page.pitch:
            break
        piece = _piece(page, number, low, high, after=-1)
        if piece.tokens:
            made.append(piece)
            last = row
        elif begun or made:
            break
    return tuple(made)


def _barred(page: Sheet, here: Placed, number: int, high: int) -> bool:
    """Whether another label or the signature block begins on the row, left of ``high`` and in this column."""
    apart = {one.spot for one in page.layout.placed if _apart(page, one.rule.column, here.rule.column)}
    return any(one.row == number and one.box.left < high and one not in apart for one in page.barriers)


def _apart(page: Sheet, one: str, other: str) -> bool:
    """Whether two columns stand side by side here: left and right of the gutter, or a narrow left one."""
    if page.layout.gutter is not None:
        return bool(one and other) and one != other
    return one != other and not any(each.rule.column == "right" for each in page.layout.placed)


def _piece(page: Sheet, number: int, low: int, high: int, after: int) -> Piece:
    """The tokens of a row between two edges, and the box of the whole stretch."""
    tokens = tuple(
        token
        for index, token in enumerate(page.rows[number].tokens)
        if index > after and low <= token.box.centre[0] <= high
    )
    top, bottom = _band(page, number, tokens)
    return Piece(_grown(page, Box(low, top, max(high, low), max(bottom, top)), number), tokens)


def _band(page: Sheet, number: int, tokens: Sequence[Token]) -> tuple[int, int]:
    """Top and bottom of the writing; a speck or a stroke beside it does not stretch them."""
    every = page.rows[number].tokens
    worded = [token.box for token in tokens if token.key] or [token.box for token in every if token.key]
    if not worded:
        return page.rows[number].box.top, page.rows[number].box.bottom
    middle = median([box.centre[1] for box in worded])
    usual = [box for box in worded if abs(box.centre[1] - middle) < 0.6 * page.tall] or worded
    reach = int(1.1 * page.tall)
    top = max(min(box.top for box in usual), int(middle) - reach)
    bottom = min(max(box.bottom for box in usual), int(middle) + reach)
    return min(top, bottom), max(top, bottom)


def _grown(page: Sheet, box: Box, number: int) -> Box:
    """Room for marks above capitals and tails below, but not into the neighbouring rows' letters."""
    above = [one.box.bottom for one in page.rows[max(number - 2, 0) : number]]
    below = [one.box.top for one in page.rows[number + 1 : number + 3]]
    roof = max((edge for edge in above if edge <= box.top), default=0)
    floor = min((edge for edge in below if edge >= box.bottom), default=10**6)
    top = max(box.top - int(0.35 * page.tall), roof, 0)
    bottom = min(box.bottom + int(0.3 * page.tall), floor)
    return Box(box.left, min(top, box.top), box.right, max(bottom, box.bottom))
