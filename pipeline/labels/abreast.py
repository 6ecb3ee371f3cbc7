"""Two people side by side: labels that fill several lines of the right block's cells, laid on one row too.

``wrapped`` looks at the first cell of a row; where labels begin below each other in the right half of a page,
its right part is looked at by itself.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from ocr.types import around
from pipeline.labels.fold import base
from pipeline.labels.rows import Row, Token, key_of
from pipeline.labels.wrapped import unwrapped
from pipeline.template.model import FILL

_OPENS = 6
"""Letters of a label that show that it begins."""
_FEWEST, _NEAR = 3, 0.6
"""Rows on which labels begin at one place of the right block, and word heights by which they differ."""
_FROM, _TO = 0.35, 0.7
"""The part of the print's width in which a right block begins."""


def unwrapped_abreast(rows: Sequence[Row], texts: Iterable[str]) -> tuple[Row, ...]:
    """The rows, of which the right block's labels of ``texts`` stand on one row each."""
    labels = tuple(text for text in texts if FILL not in text)
    openings = frozenset(base(text)[:_OPENS] for text in labels if len(base(text)) >= _OPENS)
    edge = _edge(rows, openings) if rows else None
    if edge is None:
        return tuple(rows)
    rights = [part for row in rows if (part := _part(row, edge, right=True)) is not None]
    laid = unwrapped(rights, labels)
    if len(laid) == len(rights):
        return tuple(rows)
    lefts = [part for row in rows if (part := _part(row, edge, right=False)) is not None]
    return tuple(_joined(lefts, laid))


def _edge(rows: Sequence[Row], openings: frozenset[str]) -> float | None:
    """Where the labels of the right block begin below each other; None without one."""
    left, right = min(row.box.left for row in rows), max(row.box.right for row in rows)
    low, high = (left + share * (right - left) for share in (_FROM, _TO))
    begins = sorted(at for row in rows for at in _label_lefts(row, openings) if low < at < high)
    near = _NEAR * min(row.box.height for row in rows)
    counts = [bisect_right(begins, at + near) - number for number, at in enumerate(begins)]
    most = max(counts, default=0)
    return begins[counts.index(most)] - near if most >= _FEWEST else None


def _label_lefts(row: Row, openings: frozenset[str]) -> Iterator[int]:
    for at, (before, token) in enumerate(pairwise(row.tokens), 1):
        apart = token.box.left - before.box.right > _NEAR * row.box.height
        if apart and key_of(row.tokens[at : at + _OPENS])[:_OPENS] in openings:
            yield token.box.left


def _part(row: Row, edge: float, *, right: bool) -> Row | None:
    return _row([token for token in row.tokens if (token.box.left >= edge) is right])


def _row(tokens: Sequence[Token]) -> Row | None:
    return Row(tuple(tokens), around(token.box for token in tokens)) if tokens else None


def _joined(lefts: Sequence[Row], rights: Sequence[Row]) -> list[Row]:
    """Rows of both blocks: what stands at one height is one row."""
    made = list(lefts)
    for row in rights:
        beside = [at for at, one in enumerate(made) if one.box.beside(row.box)]
        home = min(beside, key=lambda at: abs(made[at].box.centre[1] - row.box.centre[1]), default=None)
        if home is None:
            made.append(row)
        else:
            whole = (*made[home].tokens, *row.tokens)
            made[home] = Row(whole, around(token.box for token in whole))
    return sorted(made, key=lambda row: row.box.centre[1])
