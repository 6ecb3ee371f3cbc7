"""Slips of a page reader's layout: a piece of a line read twice, print up the margin read as lines, and the
first words of two lines in one cell read as one high word.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from statistics import median

from ocr.types import Box, Line, Reading, Word
from pipeline.labels.fold import base

_GLUED, _DOUBTED = 1.6, 0.3
"""Usual heights of its line's words that a word of two lines is high at least, and its confidence at most."""
_SPLINTER = 4
"""Words of a piece of a line that was read twice at most."""
_UPRIGHT, _MOSTLY = 2.0, 0.5
"""Widths that a line is high which stands, and the share of words from which it is the page that lies."""


def sound(reading: Reading) -> Reading:
    """The reading without splinters of its lines ("75/U" within "75/UBND"), and without what stands at the
    margin of a page whose other lines lie.
    """
    placed = [(line.box, line) for line in reading.lines]
    gone = {id(word) for box, line in placed for word in _splinters(box, line, placed)}
    standing = [word for box, line in placed if _stands(box, line) for word in line.words]
    if len(standing) < _MOSTLY * len(reading.words):
        gone |= set(map(id, standing))
    return without(reading, gone) if gone else reading


def glued(reading: Reading) -> tuple[Word, ...]:
    """The unsure words as high as two lines: there both lines are to be read by themselves."""
    high = ((line, _GLUED * median(word.box.height for word in line.words)) for line in reading.lines)
    return tuple(
        word
        for line, most in high
        for word in line.words
        if word.confidence < _DOUBTED and word.box.height >= most
    )


def without(reading: Reading, gone: Collection[int]) -> Reading:
    """The reading without the words of these identities."""
    left = (tuple(word for word in line.words if id(word) not in gone) for line in reading.lines)
    return replace(reading, lines=tuple(Line(words) for words in left if words))


def put_back(reading: Reading, words: Sequence[Word]) -> Reading:
    """The reading with those of ``words`` in whose place nothing else was read."""
    lost = [one for one in words if not any(holds(one.box, word.box) for word in reading.words)]
    return replace(reading, lines=(*reading.lines, *(Line((word,)) for word in lost)))


def holds(box: Box, other: Box) -> bool:
    """Whether the middle of the other box lies in this one."""
    x, y = other.centre
    return box.left <= x <= box.right and box.top <= y <= box.bottom


def _splinters(box: Box, line: Line, placed: Sequence[tuple[Box, Line]]) -> list[Word]:
    if len(line.words) > _SPLINTER:
        return []
    over = (one for at, one in placed if at.top < box.bottom and box.top < at.bottom)
    longer = [word for one in over if len(one.words) > len(line.words) for word in one.words]
    return [word for word in line.words if _is_part(word, longer)]


def _is_part(word: Word, others: Sequence[Word]) -> bool:
    """Whether a word is the beginning, or the whole, of another that stands there."""
    key = base(word.text)
    return bool(key) and any(holds(one.box, word.box) and base(one.text).startswith(key) for one in others)


def _stands(box: Box, line: Line) -> bool:
    return len(line.words) > 1 and box.height > _UPRIGHT * box.width
