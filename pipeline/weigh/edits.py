"""What separates a text from what a reader made of it, in classes by which readers err more or less often."""

from __future__ import annotations

import unicodedata
from collections import Counter

from rapidfuzz.distance import Levenshtein

CLASSES = (
    "dot_lost",
    "dot_added",
    "mark_lost",
    "mark_added",
    "mark_changed",
    "capital",
    "vowel",
    "letter",
    "digit",
    "digit_for_letter",
    "sign",
    "space",
    "first_added",
    "first_lost",
    "added",
    "lost",
)
"""A dot below, another mark, a capital, a vowel, a letter, a digit taken for another; signs and spaces; and
letters or digits the reader saw too many or too few of, before the first one or elsewhere."""
_DOT = "\u0323"
_STROKE = "\u0335"
_VOWELS = frozenset("aeiouy")


def edits(true: str, said: str) -> Counter[str]:
    """How often each class occurs if ``true`` stood there and the reader said ``said`` (fewest edits)."""
    found: Counter[str] = Counter()
    for one in Levenshtein.editops(true, said):
        at, there = one.src_pos, one.dest_pos
        if one.tag == "replace":
            found[_replaced(true[at], said[there])] += 1
        elif one.tag == "insert":
            found[_more(said[there], "first_added" if at == 0 else "added")] += 1
        else:
            found[_more(true[at], "first_lost" if there == 0 else "lost")] += 1
    return found


def _more(sign: str, name: str) -> str:
    """The class of a sign too many or too few; ``name`` where it is a letter or digit."""
    if sign.isspace():
        return "space"
    return name if sign.isalnum() else "sign"


def _replaced(true: str, said: str) -> str:
    (base, marks), (other, marks_said) = _apart(true), _apart(said)
    if base == other:
        return _marked(marks, marks_said)
    if base.lower() == other.lower():
        return "capital"
    if true.isdigit() and said.isdigit():
        return "digit"
    if true.isalpha() and said.isalpha():
        return "vowel" if {base.lower(), other.lower()} <= _VOWELS else "letter"
    return "digit_for_letter" if true.isalnum() and said.isalnum() else "sign"


def _marked(marks: str, said: str) -> str:
    if marks.replace(_DOT, "") == said.replace(_DOT, ""):
        return "dot_added" if _DOT in said else "dot_lost"
    if len(marks) == len(said):
        return "mark_changed"
    return "mark_lost" if len(said) < len(marks) else "mark_added"


def _apart(sign: str) -> tuple[str, str]:
    """The letter without its marks, and its marks (the stroke of đ is one)."""
    whole = unicodedata.normalize("NFD", sign.replace("đ", "d" + _STROKE).replace("Đ", "D" + _STROKE))
    return whole[0], whole[1:]
