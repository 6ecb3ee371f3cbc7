"""Birth registration: the cards of both parents, the birth notice, the marriage certificate."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Mapping, Sequence
from dataclasses import replace

from samples.dossiers.parts import Facts, Given, changed, draw_card_paper, said
from samples.papers import giay_chung_nhan_ket_hon, giay_chung_sinh
from samples.people.families import Family, draw_family
from samples.people.person import CARD_2024_FROM, Card, Person, draw_card
from samples.truth import Paper

PROCEDURE = "1.001193"
COMPONENTS = ("giay_chung_sinh", "giay_chung_nhan_ket_hon")
"""Papers that can be left out."""
CONFLICTS = (
    "mother.full_name",
    "mother.date_of_birth",
    "mother.id_number",
    "father.full_name",
    "father.date_of_birth",
)
"""Entries on which a planted conflict makes two papers disagree."""


def possible(leave_out: Sequence[str]) -> tuple[str, ...]:
    """Conflicts that need no paper left out."""
    if "giay_chung_nhan_ket_hon" in leave_out:
        return tuple(entry for entry in CONFLICTS if entry in ("mother.full_name", "mother.id_number"))
    if "giay_chung_sinh" in leave_out:
        return tuple(entry for entry in CONFLICTS if entry != "mother.id_number")
    return CONFLICTS


def draw(people: random.Random, look: random.Random, given: Given) -> dict[str, Paper]:
    """Every paper by its part in the dossier; the one that carries the conflict is drawn of a changed
    family.
    """
    family = draw_family(people, (dt.date(2024, 8, 1), dt.date(2026, 9, 15)))
    cards = tuple(_card(people, person, family) for person in (family.mother, family.father))
    conflict = given.conflict(possible)
    notice = wedding = family
    by_notice = "giay_chung_sinh" not in given.leave_out
    if conflict == "mother.id_number" or (conflict == "mother.full_name" and by_notice):
        notice = replace(family, mother=changed(people, family.mother, conflict))
    elif conflict.startswith("mother"):
        wedding = replace(family, mother=changed(people, family.mother, conflict))
    elif conflict:
        wedding = replace(family, father=changed(people, family.father, conflict))
    couple = (wedding.mother, wedding.father, wedding.marriage)
    return {
        "mother_card": draw_card_paper(look, cards[0]),
        "father_card": draw_card_paper(look, cards[1]),
        "giay_chung_sinh": giay_chung_sinh.draw_paper(people, look, notice, people.random() < 0.85, cards[0]),
        "giay_chung_nhan_ket_hon": giay_chung_nhan_ket_hon.draw_paper(people, look, couple),
    }


def _card(people: random.Random, person: Person, family: Family) -> Card:
    """The card of a parent, no younger than the child."""
    birthday = family.birth.moment.date()
    new = people.random() < 0.5 and birthday > CARD_2024_FROM + dt.timedelta(days=10)
    return draw_card(people, person, "2024" if new else "2021", birthday)


def entries(fields: Mapping[str, Facts]) -> dict[str, str]:
    """What the form must say, from the papers' truth by their part; order of sources as procedure 1.001193
    has it."""
    notice = fields.get("giay_chung_sinh", {})
    wedding = fields.get("giay_chung_nhan_ket_hon", {})
    found = {
        "child.full_name": notice.get("child.full_name"),
        "child.date_of_birth": notice.get("date_of_birth"),
        "child.sex": notice.get("child.sex"),
        "child.place_of_birth": notice.get("place_of_birth"),
        "mother.ethnicity": notice.get("mother.ethnicity") or wedding.get("wife.ethnicity"),
        "father.ethnicity": wedding.get("husband.ethnicity"),
    }
    for who in ("mother", "father"):
        card = fields[f"{who}_card"]
        found |= {
            f"{who}.full_name": card["full_name"],
            f"{who}.date_of_birth": card["date_of_birth"],
            f"{who}.id_number": card["id_number"],
            f"{who}.nationality": card["nationality"],
            f"{who}.residence": card["place_of_residence"],
        }
    return said(found)
