"""Tables of names, places and words in a folder, and what is drawn from them by weight."""

from __future__ import annotations

import csv
import random
import unicodedata
from itertools import accumulate
from pathlib import Path


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
        self.kin = _by_letters(self.rule)
        pairs: dict[str, tuple[list[str], list[float]]] = {}
        for row in rows(folder / "bigrams_corpus.csv"):
            following = pairs.setdefault(row["first"], ([], []))
            following[0].append(row["second"])
            following[1].append(float(row["n"]) ** 0.5)
        self.after = {first: Weighted(*following) for first, following in pairs.items()}

    def marked_anew(self, text: str, rng: random.Random) -> str:
        """One word that is a name's with other marks on the same letters: CHIỂN for CHIẾN."""
        words = text.split()
        at = rng.choice([at for at, word in enumerate(words) if word[:1].isupper()] or [0])
        kin = self.kin.get(_letters(words[at]), ())
        if kin:
            words[at] = rng.choice(kin).capitalize()
        return " ".join(words)


def _letters(word: str) -> str:
    """A word without its marks, in small letters."""
    parts = unicodedata.normalize("NFD", word.lower()).replace("đ", "d")
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def _by_letters(syllables: list[str]) -> dict[str, list[str]]:
    """Syllables that differ in their marks only, under their letters."""
    kin: dict[str, list[str]] = {}
    for syllable in syllables:
        kin.setdefault(_letters(syllable), []).append(syllable)
    return kin


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
