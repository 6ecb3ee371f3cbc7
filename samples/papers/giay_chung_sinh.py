"""Giấy chứng sinh in both editions: what it says; the sheets are drawn by the modules of their year."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass

from samples.papers import giay_chung_sinh_2017, giay_chung_sinh_2025
from samples.papers.notice import Notice
from samples.papers.style import Hand, draw_hand, draw_labels, ethnicity
from samples.people.dates import between, figures
from samples.people.families import NOTICE_2025_FROM, Family, draw_family
from samples.people.person import CARD_2021_FROM, CARD_2021_TO, CARD_2024_FROM, Card, Person
from samples.truth import Paper, Truth

DOCUMENT = "giay_chung_sinh"
KEYS_2017 = (
    "number", "book", "mother.full_name", "mother.year_of_birth", "mother.residence",
    "mother.social_insurance_number", "mother.id_number", "mother.id_issued_on", "mother.id_issued_by",
    "mother.ethnicity", "father.full_name", "time_of_birth", "date_of_birth", "place_of_birth", "child.count",
    "child.sex", "child.weight_grams", "child.full_name", "issued_on", "issued_at", "issued_by",
)  # fmt: skip
KEYS_2025 = tuple(
    key
    for key in KEYS_2017
    if key not in ("book", "mother.id_issued_on", "mother.id_issued_by", "father.full_name")
)


def make(people: random.Random, look: random.Random) -> Paper:
    """A notice of either edition, as likely."""
    span = (dt.date(2018, 3, 1), dt.date(2025, 9, 30))
    if people.random() < 0.5:
        span = (NOTICE_2025_FROM, dt.date(2026, 9, 20))
    return draw_paper(people, look, draw_family(people, span), people.random() < 0.8)


def draw_paper(
    people: random.Random, look: random.Random, family: Family, named: bool = True, card: Card | None = None
) -> Paper:
    """The notice of ``family``'s child; ``named``: the parents have told the child's name; ``card`` the
    mother's."""
    hand, labels = draw_hand(look, 0.6), draw_labels(look)
    new = family.birth.moment.date() >= NOTICE_2025_FROM
    facts = _facts(people, hand, family, (named, card))
    keys = [*KEYS_2025] if new else [*KEYS_2017]
    if new and people.random() < 0.25:
        keys.append("father.full_name")
    if not new and not family.birth.notice_book:
        keys.remove("book")
    facts = {key: facts[key] for key in keys}
    shown, truth = ({key: pair[side] for key, pair in facts.items()} for side in (0, 1))
    notice = Notice(shown, labels, family.birth.hospital, family)
    sheet = (giay_chung_sinh_2025 if new else giay_chung_sinh_2017).draw_sheet(look, notice)
    return Paper(Truth(DOCUMENT, "2025" if new else "2017", truth), (sheet.face("sheet"),))


@dataclass(frozen=True, slots=True)
class _Number:
    """How a mother proves who she is: number, day and place of issue."""

    number: str
    issued: dt.date
    by: str


def _facts(
    chance: random.Random, hand: Hand, family: Family, given: tuple[bool, Card | None]
) -> dict[str, tuple[str, str]]:
    """Contract key → as printed, in contract form; the union of both editions."""
    mother, birth, (named, card) = family.mother, family.birth, given
    born, day = birth.moment, birth.notice_date
    new = born.date() >= NOTICE_2025_FROM
    year = (str(mother.born.year),) * 2
    if new or chance.random() < 0.35:
        year = (figures(mother.born, "slash"), mother.born.isoformat())
    paper = _of_card(chance, family.mother, card) if card else _paper(chance, family, day)
    insurance = chance.choices(
        (birth.insurance, f"GD4{birth.insurance[:2]}{birth.insurance}", "", "0000000000"), (70, 12, 10, 8)
    )[0]
    name = hand.name(family.child.name)
    hollow = chance.choice(("", "", "/", "-"))
    slashed = f"/ {name}" if new and chance.random() < 0.06 else name
    place = birth.hospital.name if chance.random() < 0.7 else f"{birth.hospital.name}, {birth.hospital.place}"
    return {
        "number": (_number(chance, family, new),) * 2,
        "book": (birth.notice_book,) * 2,
        "mother.full_name": (hand.name(mother.name),) * 2,
        "mother.year_of_birth": year,
        "mother.residence": (hand.address(mother.home(day)),) * 2,
        "mother.social_insurance_number": (insurance,) * 2,
        "mother.id_number": (paper.number,) * 2,
        "mother.id_issued_on": (figures(paper.issued, "slash"), paper.issued.isoformat()),
        "mother.id_issued_by": (paper.by,) * 2,
        "mother.ethnicity": ethnicity(chance, mother),
        "father.full_name": (hand.name(family.father.name),) * 2,
        "time_of_birth": (f"{born:%H:%M}",) * 2,
        "date_of_birth": (born.date().isoformat(),) * 2,
        "place_of_birth": (place,) * 2,
        "child.count": (chance.choice((f"{birth.count:02d}", str(birth.count))),) * 2,
        "child.sex": (family.child.sex,) * 2,
        "child.weight_grams": (_weight(chance, birth.weight), str(birth.weight)),
        "child.full_name": (slashed, name) if named else (hollow, ""),
        "issued_on": (day.isoformat(),) * 2,
        "issued_at": (birth.hospital.unit.province_short,) * 2,
        "issued_by": (birth.hospital.name,) * 2,
    }


def _number(chance: random.Random, family: Family, new: bool) -> str:
    birth = family.birth
    if new:
        return f"{birth.notice_serial:05d}.GCS.{birth.hospital.code}.{birth.moment.year % 100:02d}"
    return chance.choice(
        (f"{birth.notice_serial:04d}", str(birth.notice_serial), f"{birth.notice_serial}/{birth.moment.year}")
    )


def _paper(chance: random.Random, family: Family, day: dt.date) -> _Number:
    mother = family.mother
    if day < CARD_2021_FROM and mother.old_number:
        return _Number(
            mother.old_number, between(chance, dt.date(2010, 1, 1), day), f"CA {mother.origin.province_short}"
        )
    if day > CARD_2024_FROM + dt.timedelta(days=60) and chance.random() < 0.5:
        return _Number(mother.number, between(chance, CARD_2024_FROM, day), "Bộ Công an")
    first = dt.date(2016, 6, 1) if day < dt.date(2021, 6, 1) else CARD_2021_FROM
    return _Number(mother.number, between(chance, first, min(day, CARD_2021_TO)), chance.choice(_POLICE))


_POLICE = ("Cục Cảnh sát QLHC về TTXH", "Cục CS QLHC về TTXH", "Cục CSQLHC về TTXH")


def _of_card(chance: random.Random, mother: Person, card: Card) -> _Number:
    """The number as this family tells it (a planted conflict may differ from the card), day and issuer of
    the card."""
    return _Number(
        mother.number, card.issued, "Bộ Công an" if card.edition == "2024" else chance.choice(_POLICE)
    )


def _weight(chance: random.Random, grams: int) -> str:
    dotted = f"{grams // 1000}.{grams % 1000:03d}"
    styles = (
        f"{grams} gram",
        f"{grams} g",
        f"{grams}g",
        f"{grams}",
        f"{dotted} gram",
        f"{grams} gam",
        f"{dotted} g",
    )
    return chance.choice(styles)
