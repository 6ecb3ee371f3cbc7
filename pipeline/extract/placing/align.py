"""Which printed label stands where: the labels of a face laid in order over the finds on the page.

Many labels are printed twice or thrice (Dân tộc of the child, of the mother, of the father). Their order and
the headings between them (Họ, chữ đệm, tên người mẹ) say whose they are; on two columns, the column does.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz.distance import Levenshtein

from pipeline.extract.placing.gutter import gutter_of
from pipeline.extract.placing.stamps import without_stamps
from pipeline.labels.find import SHORT, STRONG, Spot, find
from pipeline.labels.fold import base
from pipeline.labels.rows import Row
from pipeline.template.model import FILL, Face, FieldRule

_PLACE_BEFORE = f"{FILL},"
_GOES_ON = (",", ";")
_OPENED, _CLOSED = re.compile(r"\((?!\d)"), re.compile(r"(?<!\d)\)")
_SENTENCE = 5
"""Words of a form's own sentence at least ("nơi cấp:" may stand within a value)."""
_HEAD = 3
"""Entries of a paper's head: who issued it, its number, its book, in any order."""
_GAP = 4
"""Rows between two labels that follow each other in the template before it looks odd."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A label and where it stands; ``echo`` is its second language when that stands on a line of its own."""

    rule: FieldRule
    spot: Spot
    echo: Spot | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """All labels of a face that were placed, and where the right column begins (None: no two columns)."""

    placed: tuple[Placed, ...]
    gutter: int | None

    def of(self, rule: FieldRule) -> Placed | None:
        """The place of this rule's label."""
        return next((one for one in self.placed if one.rule is rule), None)


def align(rows: Sequence[Row], face: Face) -> Layout:
    """The labels of ``face`` on the page; labels not found strongly are left out."""
    rules = [rule for rule in face.fields if rule.labels]
    spots = without_stamps(rows, find(rows, (label for rule in rules for label in rule.labels), STRONG))
    gutter = gutter_of(rules, spots)
    order = {rule: number for number, rule in enumerate(rules)}
    placed: list[Placed] = []
    for column in _columns(rules, gutter):
        own = [rule for rule in rules if gutter is None or rule.column == column]
        free = {rule: _within(_choices(rule, rows, spots, placed), column, gutter) for rule in own}
        chain = _chain(own, free, order)
        placed.extend(chain)
        placed.extend(_strays(rows, own, free, chain))
    whole = (replace(one, echo=_echo(rows, one.spot, spots)) for one in placed)
    return Layout(tuple(sorted(whole, key=lambda one: one.spot.at)), gutter)


def _echo(rows: Sequence[Row], spot: Spot, spots: Mapping[str, tuple[Spot, ...]]) -> Spot | None:
    """The other language of a label, printed below or above this one; none where both stand here."""
    words = base("".join(token.text for token in rows[spot.row].tokens[spot.first : spot.last + 1]))
    if Levenshtein.normalized_similarity(words, base(spot.text)) > STRONG:
        return None
    for other in spots[spot.text]:
        beside = abs(other.box.left - spot.box.left) < 6 * spot.box.height
        if other.form not in (spot.form, spot.text) and 0 < abs(other.row - spot.row) <= 2 and beside:
            return other
    return None


def _columns(rules: Sequence[FieldRule], gutter: int | None) -> tuple[str, ...]:
    """Columns first: what stands across the page must not take their labels."""
    if gutter is None:
        return ("",)
    return tuple(dict.fromkeys(sorted((rule.column for rule in rules), reverse=True)))


def _choices(
    rule: FieldRule, rows: Sequence[Row], spots: Mapping[str, tuple[Spot, ...]], placed: Sequence[Placed]
) -> tuple[Spot, ...]:
    """The finds of any variant of the label, the best where variants share a place, without places taken; of
    two that follow each other ("Họ và tên (Viết chữ in hoa):") the second: the value stands behind it.

    A heading without a value ("Nơi cấp:") is none where a sentence goes on behind a comma ("…, nơi cấp: …").
    """
    every = [spot for label in rule.labels for spot in spots[label]]
    ends = (spot for spot in every if not any(_is_right_behind(other, spot) for other in every))
    found = sorted(ends, key=_worth, reverse=True)
    kept: list[Spot] = []
    for spot in found:
        others = (*kept, *(one.spot for one in placed))
        said = not rule.key and _in_sentence(rows, spot)
        if not said and not any(spot.covers(other) for other in others):
            kept.append(spot)
    return tuple(kept)


def _is_right_behind(other: Spot, spot: Spot) -> bool:
    """Whether another variant of the label follows a find of this one."""
    return other.row == spot.row and other.first == spot.last + 1 and other.text != spot.text


def _in_sentence(rows: Sequence[Row], spot: Spot) -> bool:
    """Whether a small word goes on behind a comma or semicolon before it, or at the end of the row above; a
    sentence of the form that ends its row ("…, cho người có tên dưới đây:") goes on in none.
    """
    tokens = rows[spot.row].tokens
    here = tokens[spot.first]
    ends = spot.last + 1 == len(tokens) and len(spot.form.split()) >= _SENTENCE
    if ends or not here.text[:1].islower():
        return False
    if spot.first == 0:
        return spot.row > 0 and rows[spot.row - 1].tokens[-1].text.endswith(_GOES_ON)
    before = tokens[spot.first - 1]
    return before.text.endswith(_GOES_ON) and here.box.left - before.box.right < 2 * here.box.height


def _within(spots: tuple[Spot, ...], column: str, gutter: int | None) -> tuple[Spot, ...]:
    if gutter is None or not column:
        return spots
    return tuple(spot for spot in spots if (spot.box.left >= gutter) == (column == "right"))


def _worth(spot: Spot) -> float:
    """Long labels say more than short ones, and likeness more than length."""
    return spot.score**2 * (0.4 + min(len(base(spot.form)), 20) / 20)


def _chain(
    rules: Sequence[FieldRule],
    free: Mapping[FieldRule, tuple[Spot, ...]],
    order: Mapping[FieldRule, int],
) -> list[Placed]:
    """The heaviest chain of finds that runs down the page in the order of the template."""
    steps = [(order[rule], rule, spot) for rule in rules for spot in free[rule]]
    best: list[tuple[float, int]] = []
    for here, (number, rule, spot) in enumerate(steps):
        top, back = 0.0, -1
        for before in range(here):
            earlier, _, other = steps[before]
            if earlier < number and other.at < spot.at and not other.covers(spot):
                worth = best[before][0] - _odd(number - earlier, rule, other, spot)
                if worth > top:
                    top, back = worth, before
        best.append((top + _worth(spot), back))
    at = max(range(len(steps)), key=lambda index: best[index][0], default=-1)
    chain: list[Placed] = []
    while at >= 0:
        chain.append(Placed(steps[at][1], steps[at][2]))
        at = best[at][1]
    return chain[::-1]


def _odd(apart: int, rule: FieldRule, before: Spot, spot: Spot) -> float:
    """What speaks against ``spot`` right after ``before``: the wrong line, or a long way."""
    odd = 0.0
    if apart == 1 and rule.same_line != (before.row == spot.row):
        odd += 0.08
    return odd + 0.02 * max(spot.row - before.row - apart - _GAP, 0)


def _strays(
    rows: Sequence[Row],
    rules: Sequence[FieldRule],
    free: Mapping[FieldRule, tuple[Spot, ...]],
    chain: Sequence[Placed],
) -> list[Placed]:
    """Labels out of order: printed once on the face, or once within the block of their person, where one
    stands there.

    A date's own words ("ngày … tháng … năm …") are no label out of order: every other date has them too; but
    for a place before them ("Hà Nội, ngày …"), which dates the paper itself, on top or above the signature.
    """
    found: list[Placed] = []
    for rule in rules:
        fills = any(FILL in label and not label.startswith(_PLACE_BEFORE) for label in rule.labels)
        if fills or any(one.rule is rule for one in chain):
            continue
        if len(base(rule.labels[0])) <= SHORT:
            found.extend(_in_head(rules, rule, free[rule], chain))
            continue
        twins = [other for other in rules if other is not rule and set(other.labels) & set(rule.labels)]
        # Some offices print another person's date of birth too; an insurance number is asked of one alone.
        among = rule.block and any(one.rule.block == rule.block for one in chain) and rule.kind != "number"
        low, high = _block(rule, chain) if twins or among else ((-1, 0), (10**6, 0))
        taken = [one.spot for one in (*chain, *found)]
        spots = [
            one
            for one in free[rule]
            if low < one.at < high and not any(one.covers(t) for t in taken) and not _in_brackets(rows, one)
        ]
        if spots:
            found.append(Placed(rule, max(spots, key=_worth)))
    return found


def _in_head(
    rules: Sequence[FieldRule], rule: FieldRule, spots: Sequence[Spot], chain: Sequence[Placed]
) -> list[Placed]:
    """A short label ("Số:") above the first long one: number and date of a paper's head stand on the left
    and on the right, either may be set lower.
    """
    own = rules.index(rule)
    first = 0 if own >= _HEAD else own
    body = next(
        (
            one
            for one in chain
            if FILL not in one.spot.text
            and len(base(one.spot.form)) > SHORT
            and rules.index(one.rule) >= first
        ),
        None,
    )
    if body is None or own > rules.index(body.rule):
        return []
    above = [
        spot for spot in spots if spot.at < body.spot.at and not any(spot.covers(one.spot) for one in chain)
    ]
    return [Placed(rule, max(above, key=_worth))] if above else []


def _in_brackets(rows: Sequence[Row], spot: Spot) -> bool:
    """Whether a bracket opened before the spot on its row stands open: "(Ký, ghi rõ họ, chữ đệm, tên)"; at
    a figure it is a nought read so.
    """
    before = " ".join(token.text for token in rows[spot.row].tokens[: spot.first])
    return len(_OPENED.findall(before)) > len(_CLOSED.findall(before))


def _block(rule: FieldRule, chain: Sequence[Placed]) -> tuple[tuple[int, int], tuple[int, int]]:
    """From the first label of the rule's person to the first of the next person; nowhere when it has none."""
    own = [one for one in chain if one.rule.block == rule.block]
    if not rule.block or not own:
        return (0, 0), (0, 0)
    start = min(one.spot.at for one in own)
    later = [one.spot.at for one in chain if one.rule.block != rule.block and one.spot.at > start]
    return start, min(later, default=(10**6, 0))
