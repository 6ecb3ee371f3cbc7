"""A place as somebody typed it: all its words are kept as they are, with the units they name.

Else as ``pipeline.kinds.place``, which gives marks back to units a scan has worn.
"""

from __future__ import annotations

from pipeline import letters, places
from pipeline.kinds import NotThisKind, place
from pipeline.types import Problem, Value

SAYS = place.SAYS
SHAPE = place.SHAPE
_FEWEST = 2
_WHOSE = frozenset(("cha", "bo", "me", "theocha", "theobo", "theome", "cuacha", "cuabo", "cuame"))
"""Answers to "whose?" where a place is asked for."""


def compact(text: str) -> str:
    """One line."""
    return letters.one_line(text)


def parse(text: str) -> Value:
    """The place with its parts. Raises ``NotThisKind`` where there are no letters."""
    line = letters.one_line(text)
    if not line:
        return Value("")
    if sum(sign.isalpha() for sign in line) < _FEWEST:
        raise NotThisKind("Dòng này không có tên địa danh nào.")
    if letters.key(line) in _WHOSE:
        raise NotThisKind("Hãy ghi tên xã, tỉnh, không ghi của cha hay của mẹ.")
    return Value(line, places.parts(line))


def check(value: Value) -> tuple[Problem, ...]:
    """As for any place."""
    return place.check(value)


def show(value: Value) -> str:
    """The place itself."""
    return place.show(value)
