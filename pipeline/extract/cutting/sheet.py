"""The page as regions are cut from it: rows, placed labels, what ends a value, measures of the print."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ocr.types import Box
from pipeline.extract.placing.align import Layout
from pipeline.labels.find import Spot
from pipeline.labels.rows import Row, Token

NUMBERING = re.compile(r"\(?(?:\d{1,2}|[a-zđ])[.,:)/]+")
"""What counts the entries of a form: "10.", "a)", "16/"."""
_TAIL = 0.3
"""Word heights that the tails of letters hang below the baseline."""
_OFF_OWN, _OFF_LINE = 0.6, 1.0
"""Word heights by which words of one value stand off each other, and values off their labels' line."""
STROKE = 2.0
"""Word heights from which a word is a stroke or a picture's edge, and says nothing of its line's height."""
_MARK = 0.6
"""Word heights that marks above capitals are high at most."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One printed line of a value: the box where it stands, and the tokens the page reading saw there."""

    box: Box
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The page as regions are cut from it.

    ``stops``: texts of the signature block and headings; values end there. ``tall`` is the usual height of a
    word, ``pitch`` the usual distance of two rows, both in pixels. ``uprights``: rules between cells.
    """

    rows: tuple[Row, ...]
    layout: Layout
    stops: tuple[Spot, ...]
    left: int
    right: int
    tall: int
    pitch: float
    uprights: tuple[Box, ...] = ()

    @property
    def barriers(self) -> tuple[Spot, ...]:
        """Everything a value cannot run into."""
        echoes = (one.echo for one in self.layout.placed if one.echo is not None)
        return (*(one.spot for one in self.layout.placed), *echoes, *self.stops)


def sheet(
    rows: Sequence[Row],
    layout: Layout,
    stops: Sequence[Spot],
    edges: tuple[int, int],
    uprights: Sequence[Box] = (),
) -> Sheet:
    """Measures of the page between ``edges``: margins, usual word height, usual row distance."""
    boxes = [token.box for row in rows for token in row.tokens if token.key]
    tall = int(median([box.height for box in boxes])) if boxes else 1
    tops = [row.box.centre[1] for row in rows if sum(len(token.key) > 1 for token in row.tokens) > 1]
    steps = [low - high for high, low in pairwise(tops) if low - high > 0.8 * tall]
    return Sheet(
        rows=tuple(rows),
        layout=layout,
        stops=tuple(stops),
        left=max(min((box.left for box in boxes), default=0) - tall, edges[0]),
        right=min(max((box.right for box in boxes), default=edges[1]) + tall, edges[1]),
        tall=max(tall, 1),
        pitch=median(steps) if steps else 2.0 * tall,
        uprights=tuple(uprights),
    )


def piece_of(page: Sheet, number: int, low: int, high: int, after: int) -> Piece:
    """The tokens of a row between two edges, and the box of the whole stretch, with all of a first word that
    begins a little before it on a row without a label.
    """
    tokens = tuple(
        token
        for index, token in enumerate(page.rows[number].tokens)
        if index > after and low <= token.box.centre[0] <= high
    )
    top, bottom = _band(page, number, tokens)
    first = next((token.box.left for token in tokens if token.worded), low)
    left = max(first - page.tall // 3, 0) if after < 0 and low - page.tall < first < low else low
    return Piece(grown(page, Box(left, top, max(high, left), max(bottom, top)), number), tokens)


def _band(page: Sheet, number: int, tokens: Sequence[Token]) -> tuple[int, int]:
    """Top and bottom of the writing; a speck or a stroke beside it does not stretch them. Where no word was
    seen it may stand off its line, as others on the row do.
    """
    every = page.rows[number].tokens
    own = [token.box for token in tokens if token.key]
    worded = own or [token.box for token in every if token.key]
    if not worded:
        return page.rows[number].box.top, page.rows[number].box.bottom
    middle = median([box.centre[1] for box in worded])
    off = (_OFF_OWN if own else _OFF_LINE) * page.tall
    level = [box for box in worded if abs(box.centre[1] - middle) < off]
    usual = [box for box in level if own or box.height < STROKE * page.tall] or level or worded
    reach = int(1.1 * page.tall)
    top = max(min(box.top for box in usual), int(middle) - reach)
    bottom = min(max(box.bottom for box in usual), int(middle) + reach)
    return min(top, bottom), max(top, bottom)


def grown(page: Sheet, box: Box, number: int) -> Box:
    """Room for marks above capitals and tails below, but not into the neighbouring rows' letters."""
    above = [_foot(page, row) for row in page.rows[max(number - 2, 0) : number] if not _are_marks(page, row)]
    below = [one.box.top for one in page.rows[number + 1 : number + 3]]
    roof = max((edge for edge in above if edge <= box.top), default=0)
    floor = min((edge for edge in below if edge >= box.bottom), default=10**6)
    top = max(box.top - int(0.35 * page.tall), roof, 0)
    bottom = min(box.bottom + int(0.3 * page.tall), floor)
    return Box(box.left, min(top, box.top), box.right, max(bottom, box.bottom))


def _foot(page: Sheet, row: Row) -> int:
    """Where a row's letters end; a word's box that reaches down to the marks below does not lower it."""
    feet = sorted(token.box.bottom for token in row.tokens if token.key)
    baseline = feet[len(feet) // 4] if feet else row.box.bottom
    return min(row.box.bottom, baseline + int(_TAIL * page.tall))


def _are_marks(page: Sheet, row: Row) -> bool:
    """Whether a row is but the marks of the capitals below it, read as signs of their own ("X ^")."""
    return row.box.height < _MARK * page.tall and all(len(token.key) < 2 for token in row.tokens)
