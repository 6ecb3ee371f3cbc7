"""Which candidates for a name may win at all: tables of names may settle its marks, never its letters.

Of two readings of one sentence that differ in a day's figures the one with a day that there is wins.

Where every reader of the print saw the same letters in a word ("CHÍU", "CHIU"), no table makes another word
of them, however rare it is ("CHU"); where all saw the same word and it is a name in its place ("HỜ", "LY"),
none gives it other marks. A word neither in capitals nor in small letters ("PHIfỚC") is no name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.letters import plain
from pipeline.types import Problem, Value
from pipeline.weigh.lexicon import is_listed, stands_of
from pipeline.weigh.saying import Saying

_TWO = 2
_DATED = "id_paper"
"""Kind of sentences whose doubt may be that their day is none ("78/03/2025")."""
_DAYS = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_GARBLED = re.compile(r"[A-ZĐ]{2}[a-z]")
"""Of a word without marks: a small letter behind two capitals."""

Rivals = Sequence[tuple[Value, tuple[Problem, ...]]]


def standing(kind: str, rivals: Rivals, sayings: Sequence[Saying]) -> Rivals:
    """The rivals that may win: of names those with the letters, and the listed words, that all readers saw
    and no garbled word; all of them where none would be left.
    """
    if kind != "person_name":
        return rivals
    whole = [one for one in rivals if not _GARBLED.search(plain(one[0].text))] or rivals
    said = [_words(one.value.text) for one in sayings if one.printed]
    if len(said) < _TWO or len({len(words) for words in said}) > 1:
        return whole
    lettered = [one for one in whole if _keeps_letters(_words(one[0].text), said)] or whole
    return [one for one in lettered if _keeps_words(_words(one[0].text), said)] or lettered


def with_true_day(
    kind: str, believed: tuple[Value, tuple[Problem, ...]], rivals: Rivals, worths: Sequence[float]
) -> tuple[Value, tuple[Problem, ...]]:
    """The believed sentence; where it is doubted, the worthiest rival without doubt that differs from it in
    the figures of a day or month alone.
    """
    if kind != _DATED or not believed[1]:
        return believed
    same = _DAYS.sub("#", believed[0].text)
    pairs = zip(worths, rivals, strict=True)
    true = [
        (worth, at)
        for at, (worth, one) in enumerate(pairs)
        if not one[1] and _DAYS.sub("#", one[0].text) == same
    ]
    return rivals[max(true)[1]] if true else believed


def _keeps_letters(words: Sequence[str], said: Sequence[Sequence[str]]) -> bool:
    """Whether each word has the letters that all readers saw there."""
    if len(words) != len(said[0]):
        return False
    seen = ({plain(word) for word in looks} for looks in zip(*said, strict=True))
    return all(len(letters) > 1 or plain(word) in letters for word, letters in zip(words, seen, strict=True))


def _keeps_words(words: Sequence[str], said: Sequence[Sequence[str]]) -> bool:
    """Whether each word is the one that all readers saw there, where that is a name in its place."""
    if len(words) != len(said[0]):
        return False
    for place, word, looks in zip(stands_of(len(words)), words, zip(*said, strict=True), strict=True):
        if len(set(looks)) == 1 and is_listed(place, looks[0]) and word != looks[0]:
            return False
    return True


def _words(text: str) -> list[str]:
    return text.casefold().split()
