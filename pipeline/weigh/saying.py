"""A testimony that was understood, and when two of them are of one value."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from pipeline.types import Problem, SourceKind, Testimony, Value

LETTERS_ONLY = frozenset(("person_name", "place", "text", "issuing_authority", "id_paper"))
"""Kinds of which two values with the same letters are the same, whatever their points and capitals."""
WORDED = LETTERS_ONLY - {"person_name"}
"""Kinds of running words, of which one can be garbled among others that are not."""
_NEARLY = 0.8
"""Likeness from which two readings of running words are one with a word garbled."""


@dataclass(frozen=True, slots=True)
class Saying:
    """A testimony that was understood: who speaks, what value that is, and what the kind finds doubtful.

    ``possible``: all that the witness holds possible with its probability; empty for one that says one thing.
    """

    who: Testimony
    value: Value
    problems: tuple[Problem, ...] = ()
    possible: tuple[tuple[Value, float], ...] = ()

    @property
    def printed(self) -> bool:
        """Whether a reader of the print says it."""
        return self.who.source.kind is SourceKind.OCR

    @property
    def unmarked(self) -> bool:
        """The zone's names carry no marks: they prove letters only."""
        return self.who.source.kind is SourceKind.MRZ and not self.who.checked

    @property
    def rank(self) -> tuple[bool, bool, bool, bool, float]:
        """Order within a group; the first one lends its spelling."""
        return (self.who.checked, bool(self.value.text), not self.unmarked, self._spells, self.who.confidence)

    @property
    def _spells(self) -> bool:
        """Of two that agree on the letters the one without alternatives is better at points and capitals."""
        return not self.possible


def essence(kind: str, text: str, unmarked: bool = False) -> str:
    """What must be equal for two values to be the same: letters of names and places, all of it otherwise."""
    if kind in LETTERS_ONLY:
        text = "".join(char for char in text.casefold() if char.isalnum())
    if unmarked:
        decomposed = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
        text = "".join(char for char in decomposed if not unicodedata.combining(char))
    return text


def letters_alike(kind: str, text: str, other: str) -> bool:
    """Whether two readings of words differ in marks only."""
    return kind in LETTERS_ONLY and essence(kind, text, unmarked=True) == essence(kind, other, unmarked=True)


def nearly_alike(kind: str, text: str, other: str) -> bool:
    """Whether two readings of running words differ in few letters and in no number ("76A/19", "76/19"), nor,
    of a place, in a word more: it may be a rank ("…, Q. Thanh Xuân", "…, Thanh Xuân").
    """
    if kind not in WORDED or _numbers(text) != _numbers(other):
        return False
    if kind == "place" and len(text.split()) != len(other.split()):
        return False
    return Levenshtein.normalized_similarity(text, other) >= _NEARLY


def _numbers(text: str) -> str:
    """The signs of the words with a digit in them, a house's letter among them."""
    numbers = (word for word in text.split() if any(map(str.isdigit, word)))
    return "".join(sign for word in numbers for sign in word if sign.isalnum())


def agree(kind: str, first: Saying, second: Saying) -> bool:
    """Whether two sayings are of one value."""
    unmarked = first.unmarked or second.unmarked
    return essence(kind, first.value.text, unmarked) == essence(kind, second.value.text, unmarked)
