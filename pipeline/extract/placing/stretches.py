"""What stands on the rows of a card, cut into values by white, lines and remains of labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from ocr.types import Box, around
from pipeline.labels.fold import base
from pipeline.labels.rows import Row, Token

_APART = 2.5
"""Word heights of white between two values on one row."""
_RUNS_ON = 2.4
"""Word heights from one line to the next within a value; between two values stands a label's line."""
_SURE, _NO_WORD = 0.45, 0.2
"""Below the first a group of words is what is left of a label, below the second a word is none."""
_LETTERS, _LIKE = 5, 0.6
"""Letters of what is left of a label at least, and how like its beginning they are."""
_TOLD = 0.5
"""How like a code's text the lines are that say the same; shorter texts than ``_LETTERS`` are equal."""
_MOST = 2
"""Times as long as the code's text such lines are at most."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words beside and below each other that are one value: where they begin (``left`` in pixels), their
    text, the box of all lines.
    """

    row: int
    first: int
    left: int
    text: str
    box: Box

    @property
    def at(self) -> tuple[int, int]:
        """Row and token, for order."""
        return self.row, self.first


def lines_of(rows: Sequence[Row], tall: int) -> list[Stretch]:
    """What stands on each row, cut at wide white; in reading order."""
    made = []
    for number, row in enumerate(rows):
        for first, tokens in _parted(row.tokens, _APART * tall):
            box, text = around(token.box for token in tokens), " ".join(token.text for token in tokens)
            made.append(Stretch(number, first, box.left, text, box))
    return made


def joined(lines: Sequence[Stretch], tall: int, labels: Sequence[str]) -> list[Stretch]:
    """The lines with those of one value joined.

    What is left of a label ("Nơi đậyx") parts the value above it from the one below. ``labels``: folded.
    """
    made: list[Stretch] = []
    for line in lines:
        above = next(
            (one for one in reversed(made) if one.row < line.row and _continues(one, line, tall)),
            None,
        )
        if above is None or _is_label(line.text, labels) or _is_label(above.text, labels):
            made.append(line)
        else:
            both = around((above.box, line.box))
            made[made.index(above)] = replace(above, text=f"{above.text} {line.text}", box=both)
    return made


def told(lines: Sequence[Stretch], text: str) -> Sequence[Stretch]:
    """The lines in a row that say best what a code does, in whatever order; none when no line does."""
    if len(base(text)) < _LETTERS:
        return next(([one] for one in lines if base(one.text) == base(text)), [])
    read, wanted = [_words(one.text) for one in lines], _words(text)
    most = len(wanted) * _MOST
    alike, found = _TOLD, (0, 0)
    for start in range(len(lines)):
        for end in range(start + 1, len(lines) + 1):
            said = " ".join(read[start:end])
            if len(said) > most:
                break
            alike, found = max((alike, found), (fuzz.token_sort_ratio(said, wanted) / 100, (start, end)))
    return lines[slice(*found)]


def from_first_word(row: Row, line: Stretch, text: str) -> Stretch:
    """The line from the first word that is one of ``text``: another's value may stand before it."""
    wanted = [base(word) for word in text.split()]
    for at, token in enumerate(row.tokens[line.first :], line.first):
        alike = max(Levenshtein.normalized_similarity(token.key, word) for word in wanted)
        if token.key and alike >= _LIKE:
            left = token.box.left if at > line.first else line.left
            return replace(line, first=at, left=left, box=replace(line.box, left=min(left, line.box.right)))
    return line


def _words(text: str) -> str:
    return " ".join(filter(None, map(base, text.split())))


def is_sure(token: Token) -> bool:
    """Whether a token is a word that was read well."""
    return bool(token.key) and token.confidence >= _SURE


def _parted(tokens: Sequence[Token], white: float) -> Iterator[tuple[int, tuple[Token, ...]]]:
    """The words of a row in groups without wide white, each with the place of its first.

    Unread words at the ends of a group are left out, and groups that are hardly read at all.
    """
    worded = [(at, token) for at, token in enumerate(tokens) if token.key]
    starts = [0, *(i for i in range(1, len(worded)) if _white(worded[i - 1][1], worded[i][1]) > white)]
    for start, end in pairwise([*starts, len(worded)]):
        read = [i for i in range(start, end) if worded[i][1].confidence >= _NO_WORD]
        group = tuple(token for _, token in worded[read[0] : read[-1] + 1]) if read else ()
        if group and median(token.confidence for token in group) >= _SURE:
            yield worded[read[0]][0], group


def _is_label(text: str, labels: Sequence[str]) -> bool:
    """Whether a text is about how a label begins."""
    said = base(text)
    return len(said) >= _LETTERS and any(
        Levenshtein.normalized_similarity(said, label[: len(said)]) >= _LIKE for label in labels
    )


def _white(one: Token, other: Token) -> int:
    return other.box.left - one.box.right


def _continues(above: Stretch, line: Stretch, tall: int) -> bool:
    """Whether a line is the next of the value above: below its beginning, or right below but before it, where
    a lost label stands on the first line.
    """
    one, two = above.box, line.box
    down = two.bottom - one.bottom
    if abs(one.left - two.left) < tall:
        return 0 < down < _RUNS_ON * tall
    before = line.row == above.row + 1 and two.left < one.left and two.right < one.right
    return before and 0 < down < _RUNS_ON * tall and not base(line.text).isdigit()
