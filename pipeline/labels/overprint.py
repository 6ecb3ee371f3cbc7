"""Values that another machine printed into a form stand a little above or below the lines of their labels.

    ───────────  205A/14 đường Trường Chinh, khu phố 4
    Nơi cư trú: .........................................

Two rows less than a word's height apart are one line where the words of one stand, each behind a label's
colon or a word of a form's sentence, in the room that the other row leaves.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from ocr.types import Box, around
from pipeline.labels.rows import Row, Token

_OFF = 1.0
"""Word heights by which a value stands off its label's line at most."""
_FILLED = frozenset(("gio", "phut", "ngay", "thang", "nam", "do", "luc"))
"""Words of a printed sentence behind which something is filled in ("… giờ … phút, ngày … tháng … năm …")."""
_SHARED = 0.3
"""The share of a word's width that may stand above another."""


def levelled(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows with every row of such values put on the row of their labels."""
    made = list(rows[:1])
    for lower in rows[1:]:
        joined = _joined(made[-1], lower) if _near(made[-1], lower) else None
        if joined is None:
            made.append(lower)
        else:
            made[-1] = joined
    return tuple(made)


def _near(upper: Row, lower: Row) -> bool:
    boxes = [token.box for row in (upper, lower) for token in row.tokens if token.key]
    if not boxes:
        return False
    tall = median([box.height for box in boxes])
    return abs(_middle(lower) - _middle(upper)) < _OFF * tall


def _middle(row: Row) -> float:
    return median([token.box.centre[1] for token in row.tokens])


def _joined(upper: Row, lower: Row) -> Row | None:
    """Both as one row, the words of one in the room behind the labels of the other; None where they are not.

    Lone signs beside them, what is left of a leader, go.
    """
    for values, labels in ((upper, lower), (lower, upper)):
        printed = [token for token in labels.tokens if token.key]
        fitting = [token for token in values.tokens if _behind(token, printed)]
        others = [token for token in values.tokens if token not in fitting]
        told = any(token.worded for token in fitting) and not any(token.colon for token in fitting)
        if told and all(len(token.key) <= 1 for token in others):
            tokens = sorted((*labels.tokens, *fitting), key=lambda token: token.box.left)
            return Row(tuple(tokens), around(token.box for token in tokens))
    return None


def _behind(word: Token, printed: Sequence[Token]) -> bool:
    """Whether no printed word stands above or below the word, and the one before it asks for a value."""
    if any(_across(word.box, token.box) > _SHARED * word.box.width for token in printed):
        return False
    before = [token for token in printed if token.box.centre[0] < word.box.centre[0]]
    last = max(before, key=lambda token: token.box.right, default=None)
    return last is not None and (last.colon or last.key in _FILLED)


def _across(one: Box, other: Box) -> int:
    return min(one.right, other.right) - max(one.left, other.left)
