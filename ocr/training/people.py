"""Names of people, by real frequency, now and then with other marks, and those of the highlands."""

from __future__ import annotations

import random
from pathlib import Path

from ocr.training.printed import FOREIGN, HIGHLAND_CLOSES, HIGHLAND_OPENS, HIGHLAND_VOWELS, MARKED
from ocr.training.tables import Words, letters_of, weighted

ODD_MARKS = 0.6
"""The share of names with other marks on one of their words: eyes must tell, not habit."""

LONE_VOWELS = 0.12
"""The share of given names that begin with a vowel (ẺM, Ính): marks without a letter before them."""


class Names:
    """Draws names from the tables in ``folder``."""

    def __init__(self, folder: Path, words: Words) -> None:
        self.words = words
        self.family = weighted(folder / "names_family.csv", "family_name")
        self.middle = weighted(folder / "names_middle.csv", "middle_name")
        self.given = weighted(folder / "names_given.csv", "given_name")
        compound = [folder / f"names_given_compound_{sex}.txt" for sex in ("female", "male")]
        self.compound = [line.strip() for path in compound for line in path.read_text().splitlines() if line]

    def name(self, rng: random.Random) -> str:
        """A person's name, mostly in capitals as forms print it."""
        parts = [self.family(rng)]
        if rng.random() < 0.3:
            parts.append(rng.choice(self.compound))
        else:
            parts += [self.middle(rng) for _ in range(rng.choices((0, 1, 2), (1, 8, 2))[0])]
            parts.append(self.given(rng))
        if rng.random() < 0.08:
            parts[-1] = self.words.syllables(rng).capitalize()
        elif rng.random() < LONE_VOWELS:
            parts[-1] = rng.choice(self.words.lone).capitalize()
        if rng.random() < 0.03:
            parts[-1] = rng.choice(MARKED)
        name = " ".join(parts)
        if rng.random() < ODD_MARKS:
            name = self.words.marked_anew(name, rng)
        return name.upper() if rng.random() < 0.6 else " ".join(w[:1].upper() + w[1:] for w in name.split())

    def highland(self, rng: random.Random) -> str:
        """A name of the highlands, of the Khmer or Cham: clusters and endings that Vietnamese never joins."""
        words = []
        for _ in range(rng.randint(1, 3)):
            opens, closes = rng.choice(HIGHLAND_OPENS), rng.choice(HIGHLAND_CLOSES)
            words.append(opens + rng.choice(HIGHLAND_VOWELS) + closes)
        if rng.random() < 0.3:
            words.insert(0, rng.choice(("H'", "H ", "Y ", "Y ", "K'", "R'", "A ")) + words.pop(0))
        words = [word[:1].upper() + word[1:] for word in words]
        if rng.random() < 0.4:
            words.insert(0, self.family(rng))
        return " ".join(words).upper() if rng.random() < 0.5 else " ".join(words)

    def foreign(self, rng: random.Random) -> str:
        """A name from abroad, or syllables of its letters in any order: F, J, W and Z stand in no other."""
        words = [rng.choice(FOREIGN) for _ in range(rng.randint(1, 3))]
        if rng.random() < 0.4:
            words[-1] = _letters(rng)
        if rng.random() < 0.2:
            words.insert(0, self.family(rng))
        return " ".join(words).upper() if rng.random() < 0.6 else " ".join(words)

    def mail(self, rng: random.Random) -> str:
        """An address for letters on the web, mostly of a name without marks and a number."""
        local = letters_of(rng.choice((self.given(rng), self.family(rng), _letters(rng))))
        local += rng.choice(("", ".", "_", "-")) + rng.choice((letters_of(self.given(rng)), "vn", ""))
        local = "".join(local.rstrip("._-").split()) + rng.choice(("", str(rng.randint(1, 2010))))
        site = rng.choice(
            ("gmail.com", "gmail.com", "yahoo.com.vn", "outlook.com", f"{_letters(rng).lower()}.vn")
        )
        return f"{local}@{site}"


def _letters(rng: random.Random) -> str:
    """Letters of the Latin alphabet with a vowel here and there, those that Vietnamese lacks among them."""
    made = "".join(
        rng.choice("aeiouy" if at % 2 else "bcdfghjklmnpqrstvwxzwwzzfj") for at in range(rng.randint(2, 8))
    )
    return made.capitalize()
