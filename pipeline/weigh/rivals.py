"""Which candidates for a name may win at all: tables of names may settle its marks, never its letters.

Where every reader of the print saw the same letters in a word ("CHÍU", "CHIU"), no table makes another word
of them, however rare it is ("CHU"). A word neither in capitals nor in small letters ("PHIfỚC") is no name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.letters import plain
from pipeline.types import Problem, SourceKind, Value
from pipeline.weigh.saying import Saying

_TWO = 2
_GARBLED = re.compile(r"[A-ZĐ]{2}[a-z]")
"""Of a word without marks: a small letter behind two capitals."""

Rivals = Sequence[tuple[Value, tuple[Problem, ...]]]


def standing(kind: str, rivals: Rivals, sayings: Sequence[Saying]) -> Rivals:
    """The rivals that may win: of names those with the letters that all readers saw and no garbled word; all
    of them where none would be left.
    """
    if kind != "person_name":
        return rivals
    whole = [one for one in rivals if not _GARBLED.search(plain(one[0].text))] or rivals
    seen = _seen(sayings)
    return [one for one in whole if _keeps(one[0].text, seen)] or whole


def _seen(sayings: Sequence[Saying]) -> list[str | None]:
    """Word by word the letters that all readers of print saw, None where they differ; nothing where they saw
    another number of words, or but one of them speaks.
    """
    said = [_letters(one.value.text) for one in sayings if one.who.source.kind is SourceKind.OCR]
    if len(said) < _TWO or len({len(words) for words in said}) > 1:
        return []
    return [words[0] if len(set(words)) == 1 else None for words in zip(*said, strict=True)]


def _keeps(text: str, seen: Sequence[str | None]) -> bool:
    words = _letters(text)
    if not seen:
        return True
    return len(words) == len(seen) and all(
        letters in {None, word} for letters, word in zip(seen, words, strict=True)
    )


def _letters(text: str) -> list[str]:
    return plain(text).casefold().split()
