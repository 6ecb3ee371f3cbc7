"""Labels of a card that no reader sees any more, placed by what stands on its rows.

A photocopy loses the small coloured labels of identity cards, and their values stand alone. Cards print them
in one order, and most say of themselves what they are: a number, a date, a name in capitals, a known place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from rapidfuzz.distance import Levenshtein

from ocr.types import Box, around
from pipeline.extract.align import Layout, Placed
from pipeline.extract.belief import is_good
from pipeline.kinds import KINDS, NotThisKind
from pipeline.labels.find import Spot
from pipeline.labels.fold import base
from pipeline.labels.rows import Row, Token
from pipeline.template.model import Face, FieldRule

CARD = "ID-1"
_APART = 2.5
"""Word heights of white between two values on one row."""
_RUNS_ON = 2.4
"""Word heights from one line to the next within a value; between two values stands a label's line."""
_SURE, _NO_WORD = 0.45, 0.2
"""Below the first a group of words is what is left of a label, below the second a word is none."""

_LETTERS, _LIKE = 5, 0.6
"""Letters of what is left of a label at least, and how like its beginning they are."""
_FEW_WORDS = 3
"""Words from which a stretch is running text."""


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Words beside and below each other that are one value: where they begin, their text, their box."""

    row: int
    first: int
    text: str
    box: Box

    @property
    def at(self) -> tuple[int, int]:
        """Row and token, for order."""
        return self.row, self.first


def by_order(rows: Sequence[Row], face: Face, layout: Layout, printed: Sequence[Spot]) -> Layout:
    """``layout`` with the lost labels of a card before the values that can only be theirs.

    Heights are measured on the lower quarter of the words: the boxes of many hold a faint label above them.
    """
    rules = [rule for rule in face.fields if rule.labels and not rule.column]
    words = sorted(token.box.height for row in rows for token in row.tokens if _is_sure(token))
    if not rules or not words:
        return layout
    known = {id(one.rule): one for one in layout.placed}
    labels = [base(one) for rule in rules for one in rule.labels]
    every = [
        one
        for one in _stretches(rows, words[len(words) // 4], labels)
        if not any(_lies_on(one, spot) for spot in printed)
    ]
    added: list[Placed] = []
    for run in _lost(rules, known):
        before, after = known.get(id(run.before)), known.get(id(run.after))
        low = before.spot.at if before else (-1, 0)
        high = after.spot.at if after else (len(rows), 0)
        free = [one for one in every if low < one.at < high and not _is_of(one, before, every)]
        added += [Placed(rule, _spot(rule, one)) for rule, one in _matched(run.rules, free)]
    placed = sorted((*layout.placed, *added), key=lambda one: one.spot.at)
    return replace(layout, placed=tuple(placed))


@dataclass(frozen=True, slots=True)
class _Run:
    """Rules without a place that follow one another, and those placed before and after them."""

    before: FieldRule | None
    rules: tuple[FieldRule, ...]
    after: FieldRule | None


def _lost(rules: Sequence[FieldRule], known: dict[int, Placed]) -> Iterator[_Run]:
    """The runs of rules between those that are placed."""
    fixed = [-1, *(at for at, rule in enumerate(rules) if id(rule) in known), len(rules)]
    for low, high in pairwise(fixed):
        if high - low > 1:
            before = rules[low] if low >= 0 else None
            yield _Run(before, tuple(rules[low + 1 : high]), rules[high] if high < len(rules) else None)


def _stretches(rows: Sequence[Row], tall: int, labels: Sequence[str]) -> list[_Stretch]:
    """What stands on the rows, cut at wide white, lines of one value joined; in reading order.

    What is left of a label ("Nơi đậyx") parts the value above it from the one below.
    """
    made: list[_Stretch] = []
    for number, row in enumerate(rows):
        for first, tokens in _parted(row.tokens, _APART * tall):
            box = around(token.box for token in tokens)
            text = " ".join(token.text for token in tokens)
            above = next(
                (one for one in reversed(made) if one.row < number and _continues(one.box, box, tall)), None
            )
            if above is None or _is_label(text, labels) or _is_label(above.text, labels):
                made.append(_Stretch(number, first, text, box))
            else:
                made[made.index(above)] = replace(
                    above, text=f"{above.text} {text}", box=around((above.box, box))
                )
    return made


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


def _is_sure(token: Token) -> bool:
    return bool(token.key) and token.confidence >= _SURE


def _continues(above: Box, box: Box, tall: int) -> bool:
    return abs(above.left - box.left) < tall and 0 < box.bottom - above.bottom < _RUNS_ON * tall


def _lies_on(one: _Stretch, spot: Spot) -> bool:
    return spot.row == one.row and spot.box.right > one.box.left and spot.box.left < one.box.right


def _is_of(one: _Stretch, before: Placed | None, every: Sequence[_Stretch]) -> bool:
    """Whether a stretch is the value of the label before: the first one behind or below it."""
    if before is None:
        return False
    behind = [other for other in every if other.at > (before.spot.row, before.spot.last)]
    return bool(behind) and behind[0] is one


def _matched(rules: Sequence[FieldRule], free: Sequence[_Stretch]) -> list[tuple[FieldRule, _Stretch]]:
    """The most rules, each with a stretch that tells its kind, both in order; the upper ones of equal."""
    best: list[tuple[FieldRule, _Stretch]] = []
    for at, rule in enumerate(rules):
        for place, one in enumerate(free):
            if _tells(rule.kind, one.text):
                found = [(rule, one), *_matched(rules[at + 1 :], free[place + 1 :])]
                if len(found) > len(best):
                    best = found
                break
    return best


def _tells(kind: str, text: str) -> bool:
    """Whether the text is of this kind beyond doubt."""
    if kind == "person_name":
        return text.isupper() and len(text.split()) > 1 and is_good(kind, text)
    if kind == "text":
        return sum(len(word) > 1 for word in text.split()) >= _FEW_WORDS
    if kind != "place":
        return is_good(kind, text)
    try:
        parts = KINDS[kind].parse(text).parts
    except NotThisKind:
        return False
    whole = parts is not None and bool(parts.commune or parts.district)
    return parts is not None and bool(parts.province) and (whole or len(text.split()) >= _FEW_WORDS)


def _spot(rule: FieldRule, one: _Stretch) -> Spot:
    """A label of no width before the value."""
    edge = replace(one.box, right=one.box.left)
    return Spot(rule.labels[0], rule.labels[0], one.row, one.first, one.first - 1, edge, 0.0)
