"""Values that another machine printed into a form stand a little above or below the lines of their labels.

    ───────────  205A/14 đường Trường Chinh, khu phố 4
    Nơi cư trú: .........................................

Two rows less than a word's height apart are one line where the words of one stand, each behind a label's
colon, in the room that the other row leaves.
"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from ocr.types import Box, around
from pipeline.labels.rows import Row, Token

_OFF = 1.0
"""Word heights by which a value stands off its label's line at most."""
_SHARED = 0.3
"""The share of a word's width that may stand above another."""


def levelled(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows with every row of such values put on the row of their labels."""
    made = list(rows[:1])
    for lower in rows[1:]:
        last = made[-1]
        if _near(last, lower) and (_fills(last, lower) or _fills(lower, last)):
            tokens = sorted((*last.tokens, *lower.tokens), key=lambda token: token.box.left)
            made[-1] = Row(tuple(tokens), around((last.box, lower.box)))
        else:
            made.append(lower)
    return tuple(made)


def _near(upper: Row, lower: Row) -> bool:
    boxes = [token.box for row in (upper, lower) for token in row.tokens if token.key]
    if not boxes:
        return False
    tall = median([box.height for box in boxes])
    return abs(_middle(lower) - _middle(upper)) < _OFF * tall


def _middle(row: Row) -> float:
    return median([token.box.centre[1] for token in row.tokens])


def _fills(values: Row, labels: Row) -> bool:
    """Whether all words of ``values`` stand in the room behind the labels of the other row."""
    words = [token for token in values.tokens if token.key]
    printed = [token for token in labels.tokens if token.key]
    return (
        bool(words)
        and not any(token.colon for token in words)
        and all(_behind(word, printed) for word in words)
    )


def _behind(word: Token, printed: Sequence[Token]) -> bool:
    """Whether no printed word stands above or below the word, and the next one before it ends a label."""
    if any(_across(word.box, token.box) > _SHARED * word.box.width for token in printed):
        return False
    before = [token for token in printed if token.box.centre[0] < word.box.centre[0]]
    return bool(before) and max(before, key=lambda token: token.box.right).colon


def _across(one: Box, other: Box) -> int:
    return min(one.right, other.right) - max(one.left, other.left)
