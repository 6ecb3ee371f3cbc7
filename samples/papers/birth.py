"""What a birth register says, and the rows of child and parents that certificate and copy print alike."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Mapping
from dataclasses import dataclass

from samples.papers.style import Hand, Labels, ethnicity, id_paper, parted
from samples.pen.flow import Blank, Row
from samples.people.dates import date_in_words, figures
from samples.people.families import Family
from samples.people.person import Person


@dataclass(frozen=True, slots=True)
class Entry:
    """What the register says, as printed (``shown``) and in contract form (``truth``), by contract key."""

    shown: dict[str, str]
    truth: dict[str, str]


def entry_of(chance: random.Random, family: Family, hand: Hand) -> Entry:
    """The entry of ``family``'s child, written by ``hand``."""
    child, registered = family.child, family.registered
    fatherless = chance.random() < 0.06 or family.fatherless
    facts = {
        "number": (family.register.number,) * 2,
        "full_name": (hand.name(child.name),) * 2,
        "date_of_birth": (hand.date(child.born), child.born.isoformat()),
        "date_of_birth_in_words": (date_in_words(chance, child.born),) * 2,
        "sex": (child.sex, child.sex),
        "ethnicity": ethnicity(chance, child),
        "nationality": ("Việt Nam",) * 2,
        "place_of_birth": (_birthplace(chance, family, hand),) * 2,
        "place_of_origin": (hand.unit(child.origin),) * 2,
        "id_number": (child.number if child.born.year >= 2016 and chance.random() < 0.85 else "",) * 2,
        "registration_authority": (hand.office(family.register),) * 2,
        "registration_date": (hand.date(registered), registered.isoformat()),
    }
    if family.register.book:
        facts["book"] = (family.register.book,) * 2
    for who, person in (("mother", family.mother), ("father", family.father)):
        facts |= _parent(chance, who, None if fatherless and who == "father" else person, registered, hand)
    declarant = family.mother if fatherless or chance.random() < 0.35 else family.father
    facts["declarant.full_name"] = (hand.name(declarant.name),) * 2
    facts["declarant.id_paper"] = (id_paper(chance, declarant, registered, hand),) * 2
    return Entry({key: pair[0] for key, pair in facts.items()}, {key: pair[1] for key, pair in facts.items()})


def _birthplace(chance: random.Random, family: Family, hand: Hand) -> str:
    hospital = family.birth.hospital
    return chance.choice(
        (hand.unit(hospital.unit), hospital.name, f"{hospital.name}, {hand.unit(hospital.unit)}")
    )


def _parent(
    chance: random.Random, who: str, person: Person | None, day: dt.date, hand: Hand
) -> dict[str, tuple[str, str]]:
    keys = ("full_name", "year_of_birth", "ethnicity", "nationality", "residence")
    if person is None:
        return {f"{who}.{key}": ("", "") for key in keys}
    born = (str(person.born.year),) * 2
    if chance.random() < 0.3:
        born = (figures(person.born, "slash"), person.born.isoformat())
    values = (
        (hand.name(person.name),) * 2,
        born,
        ethnicity(chance, person),
        ("Việt Nam",) * 2,
        (hand.address(person.home(day)),) * 2,
    )
    return {f"{who}.{key}": value for key, value in zip(keys, values, strict=True)}


def child_and_parents(
    look: random.Random, labels: Labels, shown: Mapping[str, str]
) -> tuple[tuple[Row, ...], int]:
    """The rows of child, mother and father, and how many lines this print leaves for long values."""

    def blank(label: str, key: str, share: float = 1.0, note: int = 0, lines: int = 1) -> Blank:
        return Blank(labels.set(label, note), shown[key], share, lines)

    two = 2 if look.random() < 0.35 else 1
    dated = (
        blank("Ngày, tháng, năm sinh:", "date_of_birth", 0.2),
        blank("ghi bằng chữ:" if look.random() < 0.85 else "Ghi bằng chữ:", "date_of_birth_in_words", 1.0),
    )
    personal = (
        blank("Giới tính:", "sex"),
        blank("Dân tộc:", "ethnicity"),
        blank("Quốc tịch:", "nationality", 1.2),
    )
    rows: list[Row] = [(blank("Họ, chữ đệm, tên:", "full_name", note=1),)]
    rows += parted(look, dated, 0.35)
    rows += parted(look, personal)
    rows += [
        (blank("Nơi sinh:", "place_of_birth", lines=two),),
        (blank("Quê quán:", "place_of_origin"),),
        (blank("Số định danh cá nhân:", "id_number"),),
    ]
    together = look.random()
    for who, word, note in (("mother", "mẹ", 2), ("father", "cha", 3)):
        rows.append((blank(f"Họ, chữ đệm, tên người {word}:", f"{who}.full_name", note=note),))
        rows += parted(
            look,
            (
                blank("Năm sinh:", f"{who}.year_of_birth"),
                blank("Dân tộc:", f"{who}.ethnicity"),
                blank("Quốc tịch:", f"{who}.nationality", 1.2),
            ),
            1.0 if together < 0.8 else 0.0,
        )
        rows.append((blank("Nơi cư trú:", f"{who}.residence", lines=two),))
    return tuple(rows), two
