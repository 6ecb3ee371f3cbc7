"""Labels printed on two or more lines of a cell, with the value beside them: laid on one row.

    Quan hệ với người được │ Anh trai          Quan hệ với người được cấp Giấy …: │ Anh trai
    cấp Giấy xác nhận tình │              →
    trạng hôn nhân:        │

What stands at one height is then no row of label and value; with the label's lines put one behind the other
on its first row, it is again. A line of a label has small letters first (or the label none), white behind it,
and all its lines together end like a printed text that is looked for.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise
from statistics import median

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Levenshtein

from ocr.types import Box, around
from pipeline.labels.fold import base
from pipeline.labels.rows import Row, Token, key_of
from pipeline.template.model import BILINGUAL, FILL

_MOST_LINES = 4
_WHITE, _RULES = 0.9, ("|", "_")
"""Word heights of white, or what a rule is read as, that part a cell from the next."""
_SPACE = 0.55
"""Word heights of white that are more than a space."""
_ALIGNED, _FLUSH = 0.4, 0.6
"""Word heights by which the left ends of values, or the right ends of a label's lines, may differ."""
_EXACT = 4
"""Part of the white before a word by which it is off where the others begin: then a space is white enough."""
_AROUND, _FEWEST, _SHARE = 8, 4, 0.25
"""Rows looked at on either side (on a photo columns slant); how many of them, and what share, have values
that begin at one place where labels have a column of their own.
"""
_STEP = 2.4
"""Word heights from one line of a cell to the next at most."""
_ALIKE = 0.82
"""Likeness from which the lines together end with a printed text."""
_WHOLE = 0.9
"""Likeness from which they are one, from its first letter on."""
_JOINT = 6
"""Letters on either side of a line's end that show how a text goes on ("…được cấp" / "Giấy xác nhận…")."""
_LEAST = 8
"""Letters of a text that is worth looking for on two lines."""


@dataclass(frozen=True, slots=True)
class _Cell:
    """The leading cell of a row: how many tokens it has, and its box."""

    count: int
    box: Box


@dataclass(frozen=True, slots=True)
class _Labels:
    """The keys of a form's labels: those long enough for several lines, and all of them."""

    keys: tuple[str, ...]
    every: frozenset[str]

    def whole(self, said: str) -> bool:
        """Whether the lines so far are one label from its first letter to its last."""
        return any(Levenshtein.normalized_similarity(said, key) >= _WHOLE for key in self.every)

    def opens(self, own: str) -> bool:
        """Whether a line begins a label: a short one is that label."""
        if len(own) < _JOINT:
            return own in self.every
        return any(Levenshtein.normalized_similarity(own, key[: len(own)]) >= _WHOLE for key in self.every)


def unwrapped(rows: Sequence[Row], texts: Iterable[str]) -> tuple[Row, ...]:
    """The rows with every label of ``texts`` that fills several lines of its cell put on one of them."""
    every = frozenset(key for text in texts if FILL not in text for key in forms(text))
    labels = _Labels(tuple(key for key in every if len(key) >= _LEAST), every)
    made, begins, at = list(rows), [_behind_white(row) for row in rows], 0
    while labels.keys and at + 1 < len(made):
        near = slice(max(at - _AROUND, 0), at + _AROUND)
        edge = _edge(made[near], begins[near])
        count = _lines(made[at : at + _MOST_LINES], labels, edge)
        if count > 1:
            laid = _laid(made[at : at + count], labels.keys, edge)
            made[at : at + count], begins[at : at + count] = laid, map(_behind_white, laid)
        at += 1
    return tuple(made)


def _behind_white(row: Row) -> list[int]:
    """Where words of the row begin behind more white than between words."""
    tall = _tall(row)
    return [
        token.box.left
        for before, token in pairwise(row.tokens)
        if token.worded and _apart(before, token, tall)
    ]


def _edge(rows: Sequence[Row], begins: Iterable[Sequence[int]]) -> int | None:
    """Where the values of these rows begin below each other, right of their labels; None: nowhere."""
    near = _ALIGNED * median(row.box.height for row in rows)
    lefts = sorted(chain(*begins))
    best, most = None, 0
    for at, left in enumerate(lefts):
        count = bisect_right(lefts, left + near) - at
        if count > most:
            best, most = left, count
    return best if most >= max(_FEWEST, _SHARE * len(rows)) else None


def forms(text: str) -> list[str]:
    """The keys of a label, and of each of its languages."""
    return [base(part) for part in (text, *(text.split(BILINGUAL) if BILINGUAL in text else ()))]


def _lines(rows: Sequence[Row], labels: _Labels, edge: int | None) -> int:
    """How many of the rows one label's lines fill, from the first on; 1 where it stands on its line alone."""
    cells = _cells(rows, labels.keys, edge)
    said, best, whole = "", (_ALIKE, 1), False
    for number, (row, cell) in enumerate(zip(rows, cells, strict=False), 1):
        own = key_of(row.tokens[: cell.count])
        if (whole and labels.opens(own)) or (
            number > 1 and labels.whole(own) and len(row.tokens) > cell.count
        ):
            break  # the next label
        said += own
        whole = whole or labels.whole(said)
        colons = [index for index, token in enumerate(row.tokens[: cell.count], 1) if token.colon]
        if any(token.key for token in row.tokens[min(colons, default=cell.count) : cell.count]):
            break  # the value stands behind the label, as anywhere
        beside = any(len(row.tokens) > one.count for row, one in zip(rows[:number], cells, strict=False))
        if number > 1 and own and beside:
            best = max(best, (_alike(said, own, labels.keys), number))
        if colons:
            break
    return best[1]


def _cells(rows: Sequence[Row], keys: Sequence[str], edge: int | None) -> list[_Cell]:
    """The lines of one cell, from the first row's on; empty ones where only its neighbour has a line."""
    cells = [_cell(rows[0], edge)]
    for before, row in pairwise(rows):
        above = next(one for one in reversed(cells) if one.count)
        below = _cell(row, edge)
        if _is_beside(row, above.box):
            cells.append(_Cell(0, above.box))
        elif _goes_on(before, above, row, below, keys) and _is_clear(cells, (before, row), below):
            cells.append(below)
        else:
            break
    return cells


def _cell(row: Row, edge: int | None) -> _Cell:
    """The tokens up to the first wide white, a rule read as a sign, or where the page's values begin."""
    tokens, tall = row.tokens, _tall(row)
    count = next(
        (at for at in range(1, len(tokens)) if _begins(tokens[at - 1], tokens[at], edge, tall)), len(tokens)
    )
    return _Cell(count, around(token.box for token in tokens[:count]))


def _begins(before: Token, token: Token, edge: int | None, tall: float) -> bool:
    """Whether the next cell begins with ``token``."""
    white = token.box.left - before.box.right
    if white > _WHITE * tall or token.text.startswith(_RULES):
        return True
    if edge is None or white <= 0:
        return False
    off = abs(token.box.left - edge)
    return off <= white / _EXACT or (off <= _ALIGNED * tall and white > _SPACE * tall)


def _apart(before: Token, token: Token, tall: float) -> bool:
    """Whether more white than between two words stands before ``token``."""
    return token.box.left - before.box.right > _SPACE * tall


def _tall(row: Row) -> float:
    """The height of the row's words."""
    return median([token.box.height for token in row.tokens if token.key] or [row.box.height])


def _is_beside(row: Row, cell: Box) -> bool:
    """Whether all words of the row stand right of the cell, not far below its last line."""
    worded = [token.box for token in row.tokens if token.key]
    near = row.box.centre[1] - cell.centre[1] < _STEP * cell.height
    return bool(worded) and near and min(box.left for box in worded) > cell.right


def _goes_on(before: Row, above: _Cell, row: Row, cell: _Cell, keys: Sequence[str]) -> bool:
    """Whether the cell's next line stands in ``row``: below its last, small letters first or as a text of
    ``keys`` goes on.
    """
    tall = above.box.height
    first = row.tokens[0]
    left, right = abs(cell.box.left - above.box.left), abs(cell.box.right - above.box.right)
    below = left < tall or right < _FLUSH * tall
    near = below and cell.box.centre[1] - above.box.centre[1] < _STEP * tall
    shouted = all(_is_shouted(one.tokens[: cell.count]) for one, cell in ((before, above), (row, cell)))
    joint = key_of(before.tokens[: above.count])[-_JOINT:] + key_of(row.tokens[: cell.count])[:_JOINT]
    small = first.text[:1].islower() or shouted or any(joint in key for key in keys)
    return near and small and len(first.key) > 1


def _is_clear(cells: Sequence[_Cell], pair: tuple[Row, Row], cell: _Cell) -> bool:
    """Whether what stands beside the last line and beside the next one stands right of all the cell."""
    before, row = pair
    end = next(one.box.right for one in reversed(cells) if one.count)
    right = max(one.box.right for one in (*cells, cell))
    values = [token for token in before.tokens if token.box.left > end]
    return all(token.box.left > right for token in (*values, *row.tokens[cell.count :]) if token.key)


def _is_shouted(tokens: Sequence[Token]) -> bool:
    """Whether all words are in capitals."""
    return all(token.text.isupper() for token in tokens if token.key)


def _alike(said: str, own: str, keys: Sequence[str]) -> float:
    """How much the lines together end like a printed text that is more than what the last of them holds, or
    that the last one holds beside a value on the lines above.
    """
    found = process.extract(said, keys, scorer=fuzz.partial_ratio, score_cutoff=100 * _ALIKE, limit=None)
    alike = (
        Levenshtein.normalized_similarity(said[-len(key) :], key)
        for key, _, _ in found
        if len(key) > len(own) + 1 or len(said) > len(key) + 1
    )
    return max(alike, default=0.0)


def _laid(rows: Sequence[Row], keys: Sequence[str], edge: int | None) -> list[Row]:
    """The first row with the whole label before its value, then what stands beside the label's other lines.

    The label's later lines are moved to the height of the first, and so that the label ends where its cell
    does: its value begins there.
    """
    cells = _cells(rows, keys, edge)
    right = max(cell.box.right for cell in cells)
    top = rows[0].tokens[0].box.top
    label = list(rows[0].tokens[: cells[0].count])
    for row, cell in zip(rows[1:], cells[1:], strict=True):
        down, across = top - cell.box.top, right - cell.box.right
        label += [_moved(token, across, down) for token in row.tokens[: cell.count]]
    beside = [row.tokens[cell.count :] for row, cell in zip(rows, cells, strict=True)]
    value = beside[0] or next((tokens for tokens in beside if any(token.key for token in tokens)), ())
    first = replace(rows[0], tokens=(*label, *value))
    rest = [tokens for tokens in beside[1:] if tokens and tokens is not value]
    return [first, *(Row(tokens, around(token.box for token in tokens)) for tokens in rest)]


def _moved(token: Token, across: int, down: int) -> Token:
    return replace(token, box=token.box.moved(across, down))
