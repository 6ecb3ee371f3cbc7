"""Labels broken at the end of a line of running print, with the value behind their second half: made whole.

    Giới tính: Nam   Dân tộc: Khmer   Quốc          Giới tính: Nam   Dân tộc: Khmer
    tịch: Việt Nam                            →     Quốc tịch: Việt Nam

So it is where two people stand side by side, each in a block of its own, and where the line ends behind the
slash before a label's second language.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from rapidfuzz.distance import Levenshtein

from ocr.types import around
from pipeline.labels.glosses import GLOSS, ends_in_slash
from pipeline.labels.rows import Row, Token, key_of
from pipeline.labels.wrapped import forms
from pipeline.template.model import FILL

_ALIKE = 0.92
"""Likeness from which two halves are a label; without a colon they are the label itself."""
_HALF = 6
"""Words of one half at most."""
_LEAST = 8
"""Letters of a label that is looked for on two lines."""
_WHITE = 0.9
"""Word heights of white that part two blocks."""
_INDENT = 2.0
"""Word heights by which a block's next line may begin left of it."""


@dataclass(frozen=True, slots=True)
class _Break:
    """Where a label is broken: tokens ``first`` to ``last`` of one row are its first half, those from ``at``
    on of the next its second.
    """

    first: int
    last: int
    at: int


def mended(rows: Sequence[Row], texts: Iterable[str]) -> tuple[Row, ...]:
    """The rows with every label of ``texts`` that breaks at a line's end put whole before its value.

    Its box is that of the second half.
    """
    every = (key for text in texts if FILL not in text for key in forms(text))
    labels = frozenset(key for key in every if len(key) >= _LEAST)
    made = list(rows)
    for number in range(len(made) - 1):
        above = made[number]
        for found in reversed(list(_breaks(above, made[number + 1], labels))):
            made[number] = _without(made[number], found)
            made[number + 1] = _with(made[number + 1], found, above)
    return tuple(row for row in made if row.tokens)


def _without(row: Row, found: _Break) -> Row:
    tokens = (*row.tokens[: found.first], *row.tokens[found.last :])
    return Row(tokens, around(token.box for token in tokens) if tokens else row.box)


def _with(row: Row, found: _Break, above: Row) -> Row:
    """The row with the first half of the label in the word that opens the second."""
    parts = (*above.tokens[found.first : found.last], row.tokens[found.at])
    whole = replace(row.tokens[found.at], text=" ".join(token.text for token in parts), key=key_of(parts))
    return replace(row, tokens=(*row.tokens[: found.at], whole, *row.tokens[found.at + 1 :]))


def _breaks(row: Row, after: Row, labels: frozenset[str]) -> Iterator[_Break]:
    """Where labels break between two rows, left to right."""
    if after.tokens[0].text == GLOSS and ends_in_slash(row):
        before = row.tokens[:-1]
        begun = (at for at in range(len(before)) if _is_label(key_of(before[at:]), labels, _ALIKE))
        yield from (_Break(at, len(row.tokens), 0) for at in islice(begun, 1))
        return
    for at, _ in _blocks(after):
        homes = [block for block in _blocks(row) if _is_below(row, block, after, at)]
        if at == 0:
            homes.append((0, len(row.tokens)))  # of running print the next line begins at the left again
        for home in homes:
            first = _broken(row, home, after.tokens[at:], labels)
            if first is not None and _is_at_end(row, home[1], labels):
                yield _Break(first, home[1], at)
                break


def _blocks(row: Row) -> Iterator[tuple[int, int]]:
    """The stretches of a row without wide white, as indices of tokens."""
    wide = _WHITE * row.box.height
    pairs = enumerate(pairwise(row.tokens), 1)
    edges = [at for at, (before, token) in pairs if token.box.left - before.box.right > wide]
    yield from pairwise([0, *edges, len(row.tokens)])


def _is_below(row: Row, block: tuple[int, int], after: Row, at: int) -> bool:
    """Whether the next row's token begins where the block's next line may."""
    left, right = row.tokens[block[0]].box.left, row.tokens[block[1] - 1].box.right
    return left - _INDENT * row.box.height <= after.tokens[at].box.left < right


def _broken(row: Row, block: tuple[int, int], after: Sequence[Token], labels: frozenset[str]) -> int | None:
    """The token of the block from which on it is the first half of a label whose second half opens ``after``,
    a value behind it; None without one.
    """
    if not after[0].text[:1].islower():
        return None
    first, last = block
    for count in range(1, min(_HALF, len(after) - 1) + 1):
        tail, colon = after[:count], after[count - 1].colon
        for begin in range(max(first, last - _HALF), last):
            head = row.tokens[begin:last]
            if not head[0].key or any(token.colon for token in head) or not after[count].key:
                continue
            if _is_label(key_of(head) + key_of(tail), labels, _ALIKE if colon else 1.0):
                return begin
    return None


def _is_label(said: str, labels: frozenset[str], alike: float) -> bool:
    return any(Levenshtein.normalized_similarity(said, label) >= alike for label in labels)


def _is_at_end(row: Row, last: int, labels: frozenset[str]) -> bool:
    """Whether nothing stands behind the block on its row, or another block that a label opens."""
    behind = key_of(row.tokens[last : last + _HALF])
    return not behind or any(label.startswith(behind[:_LEAST]) for label in labels)
