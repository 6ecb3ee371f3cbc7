"""Tables of names, places and words in a folder, and what is drawn from them by weight."""

from __future__ import annotations

import csv
import random
import re
import unicodedata
from collections.abc import Callable
from itertools import accumulate
from pathlib import Path

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_SEATS = re.compile(r"(?<![qQ])(?:[òóỏõọÒÓỎÕỌ][aeAE]|[ùúủũụÙÚỦŨỤ][yY])(?!\w)")
"""Open ``oa``, ``oe``, ``uy`` with their tone on the first vowel, as the newer rule has it."""


class Weighted:
    """Draws items by weight."""

    def __init__(self, items: list[str], weights: list[float]) -> None:
        self.items, self.sums = items, list(accumulate(weights))

    def __call__(self, rng: random.Random) -> str:
        """One item."""
        return rng.choices(self.items, cum_weights=self.sums)[0]


class Words:
    """Syllables by frequency, those merely possible, and which follow which."""

    def __init__(self, folder: Path) -> None:
        attested = [
            (row["syllable"], float(row["n_corpus"]) ** 0.5 + 1)
            for row in rows(folder / "syllables_attested.csv")
        ]
        self.syllables = Weighted([one for one, _ in attested], [weight for _, weight in attested])
        self.rule = (folder / "syllables_rule.txt").read_text().split()
        self.kin = _grouped(self.rule, letters_of)
        self.toned = _grouped(self.rule, _toneless)
        self.lone = [syllable for syllable in self.rule if letters_of(syllable)[:1] in "aeiouy"]
        pairs: dict[str, tuple[list[str], list[float]]] = {}
        for row in rows(folder / "bigrams_corpus.csv"):
            following = pairs.setdefault(row["first"], ([], []))
            following[0].append(row["second"])
            following[1].append(float(row["n"]) ** 0.5)
        self.after = {first: Weighted(*following) for first, following in pairs.items()}

    def marked_anew(self, text: str, rng: random.Random) -> str:
        """One word that is a name's with other marks on the same letters: CHIỂN for CHIẾN.

        Half of the time the tone alone is another (CHIỂN, CHIỄN), which is what print shows least of.
        """
        words = text.split()
        at = rng.choice([at for at, word in enumerate(words) if word[:1].isupper()] or [0])
        by_tone = rng.random() < 0.5
        kin = self.toned.get(_toneless(words[at]), ()) if by_tone else self.kin.get(letters_of(words[at]), ())
        if kin:
            words[at] = rng.choice(kin).capitalize()
        return " ".join(words)


def letters_of(word: str) -> str:
    """A word without its marks, in small letters."""
    parts = unicodedata.normalize("NFD", word.lower()).replace("đ", "d")
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def _toneless(word: str) -> str:
    """A word without its tone, in small letters: ``thểu`` → ``thêu``."""
    parts = unicodedata.normalize("NFD", word.lower())
    return unicodedata.normalize("NFC", "".join(sign for sign in parts if sign not in _TONES))


def _grouped(syllables: list[str], key: Callable[[str], str]) -> dict[str, list[str]]:
    """Syllables under what they have in common."""
    kin: dict[str, list[str]] = {}
    for syllable in syllables:
        kin.setdefault(key(syllable), []).append(syllable)
    return kin


def old_seat(text: str) -> str:
    """The tone where older print sets it: ``hòa`` → ``hoà``, ``Thụy`` → ``Thuỵ``; after ``q`` it stays."""
    return _SEATS.sub(lambda found: _moved(found.group()), text)


def _moved(pair: str) -> str:
    """Two vowels with the tone of the first on the second."""
    parts = unicodedata.normalize("NFD", pair[0])
    return parts[0] + unicodedata.normalize("NFC", pair[1] + parts[1:])


def rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def weighted(path: Path, column: str) -> Weighted:
    """Names by how often they were seen, the frequent ones a little less so."""
    every = rows(path)
    weights = [float(row["n_sample"] or 0) ** 0.6 + 1 for row in every]
    return Weighted([row[column] for row in every], weights)


def strings(data: dict[str, object], key: str) -> list[str]:
    """The ``name`` of every row of the longest list in ``data``."""
    rows = max((value for value in data.values() if isinstance(value, list)), key=len)
    return [str(row[key]) for row in rows if isinstance(row, dict) and row.get(key)]
