"""How far one text is from another, with Vietnamese marks and without."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import partial_ratio_alignment


@dataclass(frozen=True, slots=True)
class Letters:
    """How many letters the true text has, how many edits the read one is away, and the edits left when tone
    and vowel marks are taken off both.
    """

    count: int
    wrong: int
    wrong_bare: int


def compared(true: str, read: str) -> Letters:
    """The edits between two texts, sign by sign, as they are given (NFC)."""
    true, read = unicodedata.normalize("NFC", true), unicodedata.normalize("NFC", read)
    return Letters(len(true), Levenshtein.distance(true, read), Levenshtein.distance(bare(true), bare(read)))


def compared_anywhere(lines: Iterable[str], read: str) -> Letters:
    """Every true line against the stretch of ``read`` most like it: in which order the lines were read, and
    what else was read, does not count.
    """
    found = [compared(line, _stretch(line, read)) for line in lines]
    return Letters(
        sum(one.count for one in found),
        sum(min(one.wrong, one.count) for one in found),
        sum(min(one.wrong_bare, one.count) for one in found),
    )


def _stretch(line: str, read: str) -> str:
    if len(line) >= len(read):
        return read
    there = partial_ratio_alignment(line, read)
    return read[there.dest_start : there.dest_end] if there is not None else ""


def bare(text: str) -> str:
    """The text without tone and vowel marks; đ becomes d."""
    plain = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return unicodedata.normalize("NFC", "".join(sign for sign in plain if not unicodedata.combining(sign)))


def signs(text: str) -> str:
    """Letters and digits only."""
    return "".join(sign for sign in unicodedata.normalize("NFC", text) if sign.isalnum())
