"""Whether words can be a value of a kind: helps to choose between readings, never to accept one."""

from __future__ import annotations

from pipeline.kinds import KINDS, NotThisKind

LISTED = ("sex", "ethnicity", "nationality")
"""Kinds with few values, all known."""
LONG = frozenset(("place", "text", "id_paper", "issuing_authority", "date_in_words"))
"""Kinds whose values may be long."""
_LOOSE = ("text", "place", "issuing_authority")
"""Kinds that take almost any words."""


def possible(kind: str, text: str) -> int:
    """0: no value of this kind, 1: a doubtful one, 2: a good one."""
    try:
        value = KINDS[kind].parse(text)
    except NotThisKind:
        return 0
    if not value.text:
        return 0
    return 1 if KINDS[kind].check(value) else 2


def alike(kind: str, one: str, other: str) -> bool:
    """Whether two texts are the same value of a kind."""
    try:
        first, second = KINDS[kind].parse(one), KINDS[kind].parse(other)
    except NotThisKind:
        return False
    return bool(first.text) and first.text == second.text


def is_good(kind: str, text: str) -> bool:
    """Whether ``text`` as it stands is a good value of a kind that not just anything is."""
    return kind not in _LOOSE and possible(kind, text) == 2
