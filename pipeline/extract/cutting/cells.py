"""Tables with a label in one cell and its value in the next, each set in the middle of its cell.

    │                 │ Căn cước công dân số …, cấp     Giấy tờ tùy thân │ Căn cước công dân số …, cấp
    │ Giấy tờ tùy thân │ ngày 18/10/2023, nơi cấp:   →                    │ ngày 18/10/2023, nơi cấp:
    │                 │ Bộ Công an                                       │ Bộ Công an

Words at one height are then no label with its value: its first line stands above, as if it were the end of
the value before. Where the rules of a table close a row in, what each cell holds begins on its first line,
and of a label's cell its own words are kept, without a note's sign or the same in another language.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise, zip_longest
from operator import itemgetter
from statistics import median

import cv2
import numpy as np
from rapidfuzz.distance import Levenshtein

from ocr.types import Box, Image, around
from pipeline.labels.find import SHORT
from pipeline.labels.fold import base
from pipeline.labels.rows import Row, Token, key_of
from pipeline.template.model import FILL
from pipeline.types import CleanPage

_SEEN_DPI = 150
_THIN, _DARK = 4, 26
"""Pixels at that size by which a rule's middle is off the white on both sides, and how much darker it is."""
_ACROSS, _DOWN = 50, 24
"""Pixels in one direction that a rule across, or between two cells, runs at least; letters do not."""
_SLANT = 3
"""Pixels by which the parts of one rule may stand higher or lower."""
_WIDE = 0.3
"""Share of the page's width that a rule across a table has at least."""
_FEWEST = 3
"""Rules across that make a table."""
_FEW, _SHARE = 8, 0.06
"""Of so many columns one shows whether there are any: rows of pixels with so much of a rule that may fall."""
_NEAR = 0.6
"""Word heights by which an upright may end before the rules it parts, and lines of a cell differ."""
_APART = 1.2
"""Word heights of white that no label has before a note's sign or the same in another language."""
_STROKE, _SPECK = 0.25, 0.35
"""Share of its height up to which a letter is wide that is a piece of a rule, and of the usual height up to
which one is high and wide that is a speck.
"""
_ALIKE = 0.75
"""Likeness from which what a cell begins with is a label."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The rules of a page in its pixels: those across, top to bottom, and the uprights."""

    across: tuple[Box, ...]
    uprights: tuple[Box, ...]


NO_GRID = Grid((), ())


def grid_of(page: CleanPage) -> Grid:
    """The rules of the tables on a page."""
    step = max(1, page.dpi // _SEEN_DPI)
    few = _thin(np.ascontiguousarray(page.image[::step, :: step * _FEW, 1]))
    if np.count_nonzero(few.mean(axis=1) > _SHARE) < _FEWEST:
        return NO_GRID
    small = np.ascontiguousarray(page.image[::step, ::step, 1])
    across = [one for one in _rules(small, _ACROSS, step) if one.width > _WIDE * page.width]
    if len(across) < _FEWEST:
        return NO_GRID
    turned = _rules(np.ascontiguousarray(small.T), _DOWN, step)
    uprights = (Box(one.top, one.left, one.bottom, one.right) for one in turned)
    return Grid(tuple(sorted(across, key=lambda one: one.top)), tuple(uprights))


def _rules(small: Image, long: int, step: int) -> list[Box]:
    """Thin level dark lines of a grey picture that shows every ``step``-th pixel, in pixels of the whole."""
    dark = _thin(small)
    runs = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((1, long), np.uint8))
    whole = cv2.dilate(runs, np.ones((_SLANT, long // 2), np.uint8))
    outlines, _ = cv2.findContours(whole, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    found = []
    for left, top, width, height in sorted(map(cv2.boundingRect, outlines), key=itemgetter(1, 0)):
        ends = (left + long // 4, top + _SLANT // 2, left + width - long // 4, top + height - _SLANT // 2)
        low = (0, _THIN, 0, _THIN)
        found.append(Box(*((end + more) * step for end, more in zip(ends, low, strict=True))))
    return found


def _thin(small: Image) -> Image:
    """1 where a pixel is darker than those some way above and below it."""
    lighter = cv2.min(small[: -2 * _THIN], small[2 * _THIN :])
    apart = cv2.subtract(lighter, small[_THIN:-_THIN])
    return np.asarray(cv2.threshold(apart, _DARK, 1, cv2.THRESH_BINARY)[1], np.uint8)


def topped(rows: Sequence[Row], grid: Grid, labels: Iterable[str]) -> tuple[Row, ...]:
    """The rows with every cell of a table's row that holds a label beginning on its first line."""
    if not grid.across:
        return tuple(rows)
    keys = [base(label) for label in labels if FILL not in label]
    tall = median(token.box.height for row in rows for token in row.tokens)
    made: list[Row] = []
    for band, group in groupby(rows, lambda row: _band(row, grid)):
        held = list(group)
        made.extend((band and _laid(held, _sides(grid, band, tall), keys, tall)) or held)
    return tuple(made)


def _band(row: Row, grid: Grid) -> tuple[Box, Box] | None:
    """The rules above and below a row; None where none closes it in."""
    worded = [token.box for token in row.tokens if token.key]
    if not worded:
        return None
    x, y = (median(box.centre[side] for box in worded) for side in (0, 1))
    reach = [rule for rule in grid.across if rule.left < x < rule.right]
    above = [rule for rule in reach if rule.centre[1] < y]
    below = [rule for rule in reach if rule.centre[1] >= y]
    return (above[-1], below[0]) if above and below else None


def _sides(grid: Grid, band: tuple[Box, Box], tall: float) -> list[int]:
    """Where uprights part the cells of a row, left to right, without the table's own sides."""
    above, below = band
    low, high = max(above.left, below.left) + tall, min(above.right, below.right) - tall
    through = [
        int(one.centre[0])
        for one in grid.uprights
        if one.top < above.bottom + _NEAR * tall
        and one.bottom > below.top - _NEAR * tall
        and low < one.centre[0] < high
    ]
    return sorted(through)


def _laid(rows: Sequence[Row], sides: Sequence[int], keys: Sequence[str], tall: float) -> list[Row]:
    """A table's row with its labels on the first line; none where its cells are not labels and values."""
    cells: list[list[Token]] = [[] for _ in range(len(sides) + 1)]
    for token in (token for row in rows for token in row.tokens if not _is_speck(token, tall)):
        cells[bisect_right(sides, token.box.centre[0])].append(token)
    lines = [_lines(cell, tall) for cell in cells]
    labels = [_label(cell, keys) for cell in lines]
    named = [bool(label) for label in labels]
    if not any(named) or any(one and other for one, other in pairwise([*named, True])):
        return []
    if any(_holds_more(cell, label, keys) for cell, label in zip(lines, labels, strict=True)):
        return []
    each = [[label] if label else cell for cell, label in zip(lines, labels, strict=True)]
    laid = ([token for line in at for token in line] for at in zip_longest(*each, fillvalue=[]))
    return [Row(tuple(line), around(token.box for token in line)) for line in laid if line]


def _is_speck(token: Token, tall: float) -> bool:
    """Whether a letter is but a speck, or a piece of an upright; points and commas are signs."""
    small = max(token.box.width, token.box.height) < _SPECK * tall
    return bool(token.key) and not token.worded and (small or token.box.width < _STROKE * token.box.height)


def _lines(tokens: Sequence[Token], tall: float) -> list[list[Token]]:
    """The lines of a cell in which a word was read, top to bottom, each left to right."""
    made: list[list[Token]] = []
    for token in sorted(tokens, key=lambda one: one.box.centre[1]):
        if made and token.box.centre[1] - median(one.box.centre[1] for one in made[-1]) < _NEAR * tall:
            made[-1].append(token)
        else:
            made.append([token])
    read = (line for line in made if any(token.key for token in line))
    return [sorted(line, key=lambda one: one.box.left) for line in read]


def _label(lines: Sequence[Sequence[Token]], keys: Sequence[str]) -> list[Token]:
    """The words of a cell that are the label it begins with; none where it begins with no label. A short one
    is all that stands there.
    """
    tokens = [token for line in lines for token in line if token.key]
    best, count, said = _ALIKE, 0, ""
    for at, token in enumerate(tokens, 1):
        said += token.key
        here = [key for key in keys if len(key) > SHORT or at == len(tokens)]
        alike = max((Levenshtein.normalized_similarity(said, key) for key in here), default=0.0)
        if alike >= best:
            best, count = alike, at
    return tokens[:count]


def _holds_more(lines: Sequence[Sequence[Token]], label: Sequence[Token], keys: Sequence[str]) -> bool:
    """Whether a cell holds more than a label or a value, because a rule was not seen: a value apart from the
    label on its line, or another entry's label below.
    """
    own = set(map(id, label))
    for line in lines:
        begun = False
        for before, token in pairwise(line):
            begun = begun or id(before) in own
            white = token.box.left - before.box.right
            if begun and token.key and id(token) not in own and white > _APART * token.box.height:
                return True
    rest = [line for line in lines if not own & set(map(id, line))] if label else lines
    said = (key_of(line) for line in rest)
    return any(
        len(key) > SHORT and Levenshtein.normalized_similarity(one[: len(key)], key) >= _ALIKE
        for one in said
        for key in keys
    )
