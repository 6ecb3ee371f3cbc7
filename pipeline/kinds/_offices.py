"""Offices and hospitals by the words before their names."""

from __future__ import annotations

from pipeline import letters

_NAMELESS = frozenset(("ubnd", "uyban", "uybannhandan", "congan", "benhvien", "tramyte", "soyte"))


def is_nameless(text: str) -> bool:
    """Whether a text says what an office is and not which one: the rest was not read."""
    return letters.key(text) in _NAMELESS
