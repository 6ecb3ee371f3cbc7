"""Understand what the witnesses said: each testimony by the kind of its field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.kinds import KINDS, Kind, NotThisKind
from pipeline.types import Evidence, Possible, Problem, ProblemCode, Testimony, Value

_FREE = "text"


def check(testimonies: Sequence[Testimony], kinds: Mapping[str, str]) -> tuple[Evidence, ...]:
    """One piece of evidence for each testimony, in the same order.

    ``kinds`` maps field keys to names of kinds; a field without one is free text. Words that are no value of
    the kind give ``value`` None and a problem; a testimony that nothing is written gives ``Value("")``.
    Raises ``KeyError`` for a kind that does not exist (templates are checked before they come here).
    """
    return tuple(_understood(one, kinds.get(one.field, _FREE)) for one in testimonies)


def _understood(testimony: Testimony, kind_name: str) -> Evidence:
    kind = KINDS[kind_name]
    possible = _possible(kind, testimony)
    try:
        value = kind.parse(testimony.text)
    except NotThisKind as no:
        return Evidence(testimony, None, (Problem(ProblemCode.NOT_UNDERSTOOD, str(no)),), possible)
    return Evidence(testimony, value, _doubts(kind, value), possible)


def _possible(kind: Kind, testimony: Testimony) -> tuple[Possible, ...]:
    """The alternatives as values; several texts of one value add up."""
    chances: dict[Value, float] = {}
    for one in testimony.alternatives:
        try:
            value = kind.parse(one.text)
        except NotThisKind:
            continue
        chances[value] = chances.get(value, 0.0) + one.probability
    ordered = sorted(chances.items(), key=lambda item: item[1], reverse=True)
    return tuple(Possible(value, min(chance, 1.0), _doubts(kind, value)) for value, chance in ordered)


def _doubts(kind: Kind, value: Value) -> tuple[Problem, ...]:
    return kind.check(value) if value != Value("") else ()
