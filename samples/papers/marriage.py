"""What a marriage register says, and the rows of a person that certificate and extract print alike."""

from __future__ import annotations

import random
from collections.abc import Mapping

from samples.papers.style import Hand, Labels, ethnicity, id_paper, parted
from samples.pen.flow import Blank, Row
from samples.people.families import Marriage
from samples.people.person import Person


def facts_of_couple(
    chance: random.Random, hand: Hand, wife: Person, husband: Person, marriage: Marriage
) -> dict[str, tuple[str, str]]:
    """The entry: contract key → as printed, in contract form."""
    register = marriage.register
    facts = {"number": (register.number,) * 2}
    if register.book:
        facts["book"] = (register.book,) * 2
    for who, person in (("wife", wife), ("husband", husband)):
        facts |= {
            f"{who}.full_name": (hand.name(person.name),) * 2,
            f"{who}.date_of_birth": (hand.date(person.born), person.born.isoformat()),
            f"{who}.ethnicity": ethnicity(chance, person),
            f"{who}.nationality": ("Việt Nam",) * 2,
            f"{who}.residence": (hand.address(person.home(marriage.date)),) * 2,
            f"{who}.id_paper": (id_paper(chance, person, marriage.date, hand),) * 2,
        }
    facts["registration_authority"] = (hand.office(register),) * 2
    facts["registration_date"] = (hand.date(marriage.date), marriage.date.isoformat())
    return facts


def person_rows(
    look: random.Random, labels: Labels, shown: Mapping[str, str], who: str, two: int
) -> tuple[Row, ...]:
    """The rows of wife or husband (``who``), long values on at least ``two`` lines."""

    def blank(label: str, key: str, note: int = 0, lines: int = 1) -> Blank:
        return Blank(labels.set(label, note), shown[f"{who}.{key}"], lines=lines)

    word = "vợ" if who == "wife" else "chồng"
    return (
        (blank(f"Họ, chữ đệm, tên {word}:", "full_name", 1),),
        (blank("Ngày, tháng, năm sinh:", "date_of_birth"),),
        *parted(look, (blank("Dân tộc:", "ethnicity"), blank("Quốc tịch:", "nationality"))),
        (blank("Nơi cư trú:", "residence", lines=two),),
        (blank("Giấy tờ tùy thân:", "id_paper", 2, two),),
    )
