"""How strange a value is among the names, places and wordings of Viet Nam: one more witness, never a judge.

Names: the tables of family, middle and given names (``templates/reference``). Places: the gazetteer, by what
it recognised while the value was parsed. Texts and what stands before the commune: the words (``words``).
"""

from __future__ import annotations

from functools import cache

from pipeline import reference, words
from pipeline.types import Value

_UNKNOWN_NAME = 1.2
_UNKNOWN_FAMILY = 0.8
_ODD_END = 1.2
_NEVER_LAST = frozenset(("thị", "văn"))
"""Middle names that nobody is called by."""
_UNKNOWN_UNIT = 1.0
_WORDED = frozenset(("text", "id_paper", "issuing_authority"))


def strangeness(kind: str, value: Value) -> float:
    """What the tables count against ``value`` (natural logarithm, 0: nothing)."""
    if kind == "person_name":
        return _strange_name(value.text)
    if kind == "place" and value.parts is not None:
        known = bool(value.parts.province) + bool(value.parts.commune_code)
        return _UNKNOWN_UNIT * (2 - known) + words.strangeness(value.text)
    return words.strangeness(value.text) if kind in _WORDED else 0.0


def _strange_name(text: str) -> float:
    words = text.casefold().split()
    if not words:
        return 0.0
    unknown = sum(word not in _names() for word in words)
    odd_end = _ODD_END * (len(words) > 1 and words[-1] in _NEVER_LAST)
    return _UNKNOWN_NAME * unknown + _UNKNOWN_FAMILY * (words[0] not in _families()) + odd_end


@cache
def _families() -> frozenset[str]:
    return frozenset(one.name.casefold().split()[0] for one in reference.family_names())


@cache
def _names() -> frozenset[str]:
    tables = (reference.family_names(), reference.middle_names(), reference.given_names())
    return frozenset(word for table in tables for one in table for word in one.name.casefold().split())
