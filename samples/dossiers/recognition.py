"""Birth registered together with the father's recognition: both cards and the birth notice, no marriage."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Mapping, Sequence
from dataclasses import replace

from samples.dossiers.parts import Facts, Given, changed, draw_card_paper, draw_newest_card, of_card, said
from samples.papers import giay_chung_sinh
from samples.people.families import draw_family
from samples.truth import Paper

PROCEDURE = "1.000689"
COMPONENTS = ("giay_chung_sinh",)
"""Papers that can be left out."""
CONFLICTS = ("mother.full_name", "mother.id_number")
"""Entries on which the notice is made to disagree with the mother's card."""


def possible(leave_out: Sequence[str]) -> tuple[str, ...]:
    """Conflicts that need no paper left out."""
    return () if leave_out else CONFLICTS


def draw(people: random.Random, look: random.Random, given: Given) -> dict[str, Paper]:
    """The cards and the notice; a conflict is on the notice."""
    family = draw_family(people, (dt.date(2024, 8, 1), dt.date(2026, 9, 15)))
    conflict = given.conflict(possible)
    born = family.birth.moment.date()
    mother, father = (draw_newest_card(people, one, born) for one in (family.mother, family.father))
    told = replace(family, mother=changed(people, family.mother, conflict)) if conflict else family
    return {
        "mother_card": draw_card_paper(look, mother),
        "father_card": draw_card_paper(look, father),
        "giay_chung_sinh": giay_chung_sinh.draw_paper(people, look, told, people.random() < 0.85, mother),
    }


def entries(fields: Mapping[str, Facts]) -> dict[str, str]:
    """What the two forms must say, from the papers' truth by their part."""
    notice, mother = fields.get("giay_chung_sinh", {}), fields["mother_card"]
    found: dict[str, str | None] = {
        "child.full_name": notice.get("child.full_name"),
        "child.date_of_birth": notice.get("date_of_birth"),
        "child.sex": notice.get("child.sex"),
        "child.place_of_birth": notice.get("place_of_birth"),
        "child.birth_paper": notice.get("number"),
        "child.residence": mother["place_of_residence"],
        "mother.ethnicity": notice.get("mother.ethnicity"),
        "recognition.relationship": "cha",
    }
    found |= of_card(fields["father_card"], "father") | of_card(mother, "mother")
    del found["mother.sex"]
    return said(found)
