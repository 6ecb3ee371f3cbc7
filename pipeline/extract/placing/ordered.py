"""Labels of a card that no reader sees any more, placed by what stands on its rows.

A photocopy loses the small coloured labels of identity cards, and their values stand alone. Cards print them
in one order, and most say of themselves what they are: a number, a date, a name in capitals, a known place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.extract.belief import is_good
from pipeline.extract.placing.align import Layout, Placed
from pipeline.extract.placing.stretches import Stretch, from_first_word, is_sure, joined, lines_of, told
from pipeline.kinds import KINDS, NotThisKind
from pipeline.labels.find import STRONG, Spot
from pipeline.labels.fold import base
from pipeline.labels.rows import Row
from pipeline.template.model import Face, FieldRule

CARD = "ID-1"
_FEW_WORDS = 3
"""Words from which a stretch is running text."""


def by_order(
    rows: Sequence[Row], face: Face, layout: Layout, printed: Sequence[Spot], proven: Mapping[str, str]
) -> Layout:
    """``layout`` with the lost labels of a card before the values that can only be theirs.

    ``proven``: field → what a code on the card says of it: the lines that say the same are the field's.
    Heights are measured on the lower quarter of the words: the boxes of many hold a faint label above them.
    """
    rules = [rule for rule in face.fields if rule.labels and not rule.column]
    words = sorted(token.box.height for row in rows for token in row.tokens if is_sure(token))
    if not rules or not words:
        return layout
    tall = words[len(words) // 4]
    lines = [one for one in lines_of(rows, tall) if not any(_lies_on(one, spot) for spot in printed)]
    known = {id(one.rule): one for one in layout.placed}
    proved = _proved(rules, known, lines, proven)
    for rule in (rule for rule in rules if rule.key in proved):
        line = proved[rule.key][0]
        known[id(rule)] = Placed(rule, _spot(rule, from_first_word(rows[line.row], line, proven[rule.key])))
    rest = [one for one in lines if not any(one in at for at in proved.values())]
    every = joined(rest, tall, [base(one) for rule in rules for one in rule.labels])
    added: list[Placed] = []
    for run in _lost(rules, known):
        before, after = known.get(id(run.before)), known.get(id(run.after))
        low = before.spot.at if before else (-1, 0)
        high = after.spot.at if after else (len(rows), 0)
        clear = before is None or before.rule.key in proved
        free = [one for one in every if low < one.at < high and (clear or not _is_of(one, before, every))]
        found = _matched(run.rules, free) or (_left(run, free) if clear and before else [])
        added += [Placed(rule, _spot(rule, one)) for rule, one in found]
    placed = sorted((*known.values(), *added), key=lambda one: one.spot.at)
    return replace(layout, placed=tuple(placed))


def _proved(
    rules: Sequence[FieldRule],
    known: Mapping[int, Placed],
    lines: Sequence[Stretch],
    proven: Mapping[str, str],
) -> dict[str, Sequence[Stretch]]:
    """The lines of what a code says too, for labels that are lost, or were guessed far from these lines."""
    found = {}
    for rule in rules:
        place, text = known.get(id(rule)), proven.get(rule.key, "")
        if text and (place is None or place.spot.score < STRONG):
            at = told(lines, text)
            if at and (place is None or not at[0].row - 1 <= place.spot.row <= at[-1].row):
                found[rule.key] = at
    return found


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


def _lies_on(one: Stretch, spot: Spot) -> bool:
    return spot.row == one.row and spot.box.right > one.box.left and spot.box.left < one.box.right


def _is_of(one: Stretch, before: Placed | None, every: Sequence[Stretch]) -> bool:
    """Whether a stretch is the value of the label before: the first one behind or below it."""
    if before is None:
        return False
    behind = [other for other in every if other.at > (before.spot.row, before.spot.last)]
    return bool(behind) and behind[0] is one


def _matched(rules: Sequence[FieldRule], free: Sequence[Stretch]) -> list[tuple[FieldRule, Stretch]]:
    """The most rules, each with a stretch that tells its kind, both in order; the upper ones of equal."""
    best: list[tuple[FieldRule, Stretch]] = []
    for at, rule in enumerate(rules):
        for place, one in enumerate(free):
            if _tells(rule.kind, one.text):
                found = [(rule, one), *_matched(rules[at + 1 :], free[place + 1 :])]
                if len(found) > len(best):
                    best = found
                break
    return best


def _left(run: _Run, free: Sequence[Stretch]) -> list[tuple[FieldRule, Stretch]]:
    """The one place that is lost with the only words that are left, however badly they were read."""
    worded = [one for one in free if len(one.text.split()) >= _FEW_WORDS]
    alone = len(run.rules) == len(worded) == 1 and run.rules[0].kind == "place"
    return [(run.rules[0], worded[0])] if alone else []


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


def _spot(rule: FieldRule, one: Stretch) -> Spot:
    """A label before the value: of no width, or where the value's next lines begin left of its first."""
    edge = replace(one.box, right=one.left)
    return Spot(rule.labels[0], rule.labels[0], one.row, one.first, one.first - 1, edge, 0.0)
