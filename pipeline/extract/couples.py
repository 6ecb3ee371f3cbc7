"""Two people printed one after the other or side by side: who comes first is read from the page.

Wife and husband, mother and father have the same entries under the same labels; offices and editions differ
in whom they print first. The label of each one's name says it ("Họ và tên chồng").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ocr.types import Reading
from pipeline.labels.find import Spot, find
from pipeline.labels.rows import Row, rows
from pipeline.template.model import Face, FieldRule

_COUPLES = (("wife", "husband"), ("mother", "father"))
_NAME = "full_name"
_PLAIN = 0.93
"""Likeness from which a label is this one's and not the other's ("… người mẹ", "… người cha")."""


def as_printed(reading: Reading, face: Face) -> Face:
    """``face`` with the people of a couple in the order in which the page prints them."""
    for couple in _COUPLES:
        first, second = (_block(face, person) for person in couple)
        alike = [rule.key.split(".")[1] for rule in first] == [rule.key.split(".")[1] for rule in second]
        if first and alike and not first[0].under and _is_reversed(rows(reading), face, couple):
            return _exchanged(face, dict(zip(first, second, strict=True)))
    return face


def _block(face: Face, person: str) -> tuple[FieldRule, ...]:
    return tuple(rule for rule in face.fields if rule.block == person)


def _is_reversed(lines: Sequence[Row], face: Face, couple: tuple[str, str]) -> bool:
    """Whether both names' labels are plainly there, in the other order than the template's."""
    names = [rule for rule in face.fields if rule.key in {f"{person}.{_NAME}" for person in couple}]
    found = [spot for rule in names if (spot := _best(lines, rule)) is not None]
    if len(found) != len(couple):
        return False
    return _comes_first(found[1], found[0])


def _comes_first(one: Spot, other: Spot) -> bool:
    """Two labels in the order in which the page has them: beside each other on a sheet that is bent or slants
    the left one is first, whatever row it is on.
    """
    if one.box.right <= other.box.left or other.box.right <= one.box.left:
        return one.box.left < other.box.left
    return one.row < other.row


def _best(lines: Sequence[Row], rule: FieldRule) -> Spot | None:
    """The best find of a label."""
    spots = [spot for several in find(lines, rule.labels, _PLAIN).values() for spot in several]
    return max(spots, key=lambda spot: spot.score, default=None)


def _exchanged(face: Face, pairs: Mapping[FieldRule, FieldRule]) -> Face:
    """The face with each rule of one person where the other's stood, in its column and on its line."""
    other = {**pairs, **{second: first for first, second in pairs.items()}}
    fields = (
        replace(other[rule], column=rule.column, same_line=rule.same_line) if rule in other else rule
        for rule in face.fields
    )
    return replace(face, fields=tuple(fields))
