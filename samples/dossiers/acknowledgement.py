"""A father is entered later: the child's birth certificate without a father, the cards of both parents."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Mapping, Sequence
from dataclasses import replace

from samples.dossiers.parts import Facts, Given, draw_card_paper, draw_newest_card, of_card, said
from samples.papers import giay_khai_sinh, trich_luc_khai_sinh
from samples.people.families import draw_family
from samples.truth import Paper

PROCEDURE = "1.001022"
COMPONENTS: tuple[str, ...] = ()
"""No paper of the catalogue is demanded: the register is looked up."""
OF_CHILD = ("full_name", "date_of_birth", "sex", "ethnicity", "nationality", "id_number")


def possible(_: Sequence[str]) -> tuple[str, ...]:
    """No two papers speak of the same entry."""
    return ()


def draw(people: random.Random, look: random.Random, _: Given) -> dict[str, Paper]:
    """The cards and the certificate, or its copy, on which nobody is the father."""
    family = draw_family(people, (dt.date(2016, 2, 1), dt.date(2026, 6, 1)))
    family = replace(family, fatherless=True)
    kind = giay_khai_sinh if people.random() < 0.6 else trich_luc_khai_sinh
    return {
        "mother_card": draw_card_paper(look, draw_newest_card(people, family.mother)),
        "father_card": draw_card_paper(look, draw_newest_card(people, family.father)),
        "birth_paper": kind.draw_paper(people, look, family),
    }


def entries(fields: Mapping[str, Facts]) -> dict[str, str]:
    """What the form must propose: the father recognised, the child on the other side."""
    child = fields["birth_paper"]
    found: dict[str, str | None] = {f"other.{key}": child.get(key) for key in OF_CHILD}
    found |= of_card(fields["father_card"], "recognised")
    found |= {"other.id_paper": child.get("number"), "recognised.relationship": "cha"}
    return said(found)
