"""Two people printed one after the other or side by side: who comes first is read from the page.

Wife and husband, mother and father have the same entries under the same labels; offices and editions differ
in whom they print first. The label of each one's name says it ("Họ và tên chồng").
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from pipeline.labels.find import Spot, find
from pipeline.labels.rows import Row
from pipeline.template.model import Face, FieldRule

_COUPLES = (("wife", "husband"), ("mother", "father"))
_NAME = "full_name"
_PLAIN = 0.93
"""Likeness from which a label is this one's and not the other's ("… người mẹ", "… người cha")."""
_WORN = 0.78
"""Likeness from which it is, beside the plain label of the other."""


def as_printed(lines: Sequence[Row], face: Face) -> Face:
    """``face`` with the people of a couple in the order in which the page prints them, and in two columns
    where it has them side by side.
    """
    for couple in _COUPLES:
        first, second = (_block(face, person) for person in couple)
        if not first or not second or first[0].under:
            continue
        names = _names(lines, face, couple)
        if names is None:
            continue
        alike = [rule.key.split(".")[1] for rule in first] == [rule.key.split(".")[1] for rule in second]
        if alike and _comes_first(names[1], names[0]):
            face = _exchanged(face, dict(zip(first, second, strict=True)))
        if not any(rule.column for rule in face.fields) and _are_beside(*names):
            face = _in_columns(face, couple)
    return face


def _block(face: Face, person: str) -> tuple[FieldRule, ...]:
    return tuple(rule for rule in face.fields if rule.block == person)


def _names(lines: Sequence[Row], face: Face, couple: tuple[str, str]) -> tuple[Spot, Spot] | None:
    """Where both names' labels are, in the order of the template: plainly, or one beside the other's."""
    names = [rule for rule in face.fields if rule.key in {f"{person}.{_NAME}" for person in couple}]
    if len(names) != len(couple):
        return None
    one, other = (_best(_found(lines, rule, _PLAIN)) for rule in names)
    if one is None and other is not None:
        one = _best(spot for spot in _found(lines, names[0], _WORN) if _are_beside(spot, other))
    elif other is None and one is not None:
        other = _best(spot for spot in _found(lines, names[1], _WORN) if _are_beside(one, spot))
    return (one, other) if one is not None and other is not None else None


def _comes_first(one: Spot, other: Spot) -> bool:
    """Two labels in the order in which the page has them: beside each other on a sheet that is bent or slants
    the left one is first, whatever row it is on.
    """
    if one.box.right <= other.box.left or other.box.right <= one.box.left:
        return one.box.left < other.box.left
    return one.row < other.row


def _are_beside(one: Spot, other: Spot) -> bool:
    """Whether two labels stand side by side, on one line of the paper."""
    apart = one.box.right <= other.box.left or other.box.right <= one.box.left
    down = abs(one.box.centre[1] - other.box.centre[1])
    return apart and down < min(one.box.height, other.box.height)


def _in_columns(face: Face, couple: tuple[str, str]) -> Face:
    """The face with the one who comes first in the left column and the other in the right one."""
    first = next(rule.block for rule in face.fields if rule.block in couple)
    sides = {person: "left" if person == first else "right" for person in couple}
    fields = (
        replace(rule, column=sides[rule.block]) if rule.block in sides else rule for rule in face.fields
    )
    return replace(face, fields=tuple(fields))


def _found(lines: Sequence[Row], rule: FieldRule, cutoff: float) -> list[Spot]:
    """Where a label stands."""
    return [spot for several in find(lines, rule.labels, cutoff).values() for spot in several]


def _best(spots: Iterable[Spot]) -> Spot | None:
    return max(spots, key=lambda spot: spot.score, default=None)


def _exchanged(face: Face, pairs: Mapping[FieldRule, FieldRule]) -> Face:
    """The face with each rule of one person where the other's stood, in its column and on its line."""
    other = {**pairs, **{second: first for first, second in pairs.items()}}
    fields = (
        replace(other[rule], column=rule.column, same_line=rule.same_line) if rule in other else rule
        for rule in face.fields
    )
    return replace(face, fields=tuple(fields))
