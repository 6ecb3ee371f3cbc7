"""Values that another machine printed into a form stand a little above or below the lines of their labels.

    ───────────  205A/14 đường Trường Chinh, khu phố 4
    Nơi cư trú: .........................................

Two rows less than a word's height apart are one line where the words of one stand, each behind a label's
colon or a word of a form's sentence, in the room that the other row leaves.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from statistics import median

from ocr.types import Box, around
from pipeline.labels.rows import Row, Token

_OFF = 1.0
"""Word heights by which a value stands off its label's line at most."""
_FILLED = frozenset(("gio", "phut", "ngay", "thang", "nam", "do", "luc"))
"""Words of a printed sentence behind which something is filled in ("… giờ … phút, ngày … tháng … năm …")."""
_COLUMNS = 3.0
"""Word heights of white between two columns."""
_SHARED = 0.3
"""The share of a word's width that may stand above another."""


def levelled(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows with such values put on the rows of their labels."""
    made = list(rows[:1])
    for lower in rows[1:]:
        joined = _joined(made[-1], lower) if _near(made[-1], lower) else None
        if joined is None:
            made.append(lower)
        else:
            made[-1:] = joined
    return tuple(made)


def _near(upper: Row, lower: Row) -> bool:
    boxes = [token.box for row in (upper, lower) for token in row.tokens if token.key]
    if not boxes:
        return False
    tall = median([box.height for box in boxes])
    return abs(_middle(lower) - _middle(upper)) < _OFF * tall


def _middle(row: Row) -> float:
    return median([token.box.centre[1] for token in row.tokens])


def _joined(upper: Row, lower: Row) -> tuple[Row, ...] | None:
    """The row of labels with the values of the other in their room, and what is left of that, a column that
    stands on its own line; None where no value fits. Lone signs, what is left of a leader, go.
    """
    for values, labels in ((upper, lower), (lower, upper)):
        printed = [token for token in labels.tokens if token.key]
        runs = _runs(values.tokens)
        fitting = [run for run in runs if _fits(run, printed)]
        if not fitting:
            continue
        tokens = sorted((*labels.tokens, *chain(*fitting)), key=lambda token: token.box.left)
        rest = [run for run in runs if run not in fitting and any(len(token.key) > 1 for token in run)]
        if rest and not any(token.colon for run in rest for token in run):
            continue
        whole = Row(tuple(tokens), around(token.box for token in tokens))
        left = tuple(chain(*rest))
        return (Row(left, around(token.box for token in left)), whole) if left else (whole,)
    return None


def _runs(tokens: Sequence[Token]) -> list[tuple[Token, ...]]:
    """The tokens of a row cut where white stands between two columns."""
    tall = median([token.box.height for token in tokens])
    runs: list[list[Token]] = []
    for token in tokens:
        if runs and token.box.left - runs[-1][-1].box.right < _COLUMNS * tall:
            runs[-1].append(token)
        else:
            runs.append([token])
    return [tuple(run) for run in runs]


def _fits(run: Sequence[Token], printed: Sequence[Token]) -> bool:
    """Whether words, without a label among them, stand in the room behind labels."""
    words = [token for token in run if token.key]
    told = any(token.worded for token in words) and not any(token.colon for token in words)
    return told and all(_behind(token, printed) or len(token.key) == 1 for token in words)


def _behind(word: Token, printed: Sequence[Token]) -> bool:
    """Whether no printed word stands above or below the word, and the one before it asks for a value."""
    if any(_across(word.box, token.box) > _SHARED * word.box.width for token in printed):
        return False
    before = [token for token in printed if token.box.centre[0] < word.box.centre[0]]
    last = max(before, key=lambda token: token.box.right, default=None)
    return last is not None and (last.colon or last.key in _FILLED)


def _across(one: Box, other: Box) -> int:
    return min(one.right, other.right) - max(one.left, other.left)
