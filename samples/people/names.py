"""Names drawn part by part from real frequencies, by sex, region, generation and group."""

from __future__ import annotations

import random

from samples.chance import weighted
from samples.people.tables import Minority, minorities, parts, surnames

_OLD_MIDDLE = {"Nam": "Văn", "Nữ": "Thị"}


def draw_name(
    chance: random.Random, sex: str, ethnicity: str, region: str, born: int, surname: str | None = None
) -> str:
    """A full name in title case, NFC; ``surname`` hands down a father's (ignored where the group puts it
    last)."""
    if ethnicity != "Kinh":
        return _minority_name(chance, sex, minorities()[ethnicity], surname)
    family = surname or weighted(chance, surnames(region))
    middle = _middle(chance, sex, born)
    while (given := weighted(chance, parts("given_names", sex))) in middle:
        pass
    return " ".join([family, *middle, given])


def _middle(chance: random.Random, sex: str, born: int) -> list[str]:
    """No, one or two middle words; Văn and Thị are the rule among the old and rare among the young."""
    old = max(0.08, min(0.62, (2012 - born) / 62))
    table = [(part, weight) for part, weight in parts("middle_names", sex) if part not in ("Văn", "Thị")]
    words = [_OLD_MIDDLE[sex]] if chance.random() < old else []
    extra = chance.random() < (0.28 if words else 0.97)
    if extra:
        words.append(weighted(chance, table))
    if not words[1:] and extra and chance.random() < 0.06:
        words.insert(0, weighted(chance, surnames("north")))
    return words


def _minority_name(chance: random.Random, sex: str, group: Minority, surname: str | None) -> str:
    male = sex == "Nam"
    middle = chance.choice(group["male_middle"] if male else group["female_middle"])
    given = chance.choice(group["male_given"] if male else group["female_given"])
    if group.get("surname_last"):
        return " ".join([given, chance.choice(group["surnames"])])
    family = surname if surname in group["surnames"] else chance.choice(group["surnames"])
    return " ".join(word for word in (str(family), middle, given) if word)
