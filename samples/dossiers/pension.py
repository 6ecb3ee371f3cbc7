"""Social pension: the card of somebody of 75 or older, at times that of the child who hands it in."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Mapping, Sequence

from samples.dossiers.parts import Facts, Given, draw_card_paper, draw_newest_card, of_card, said
from samples.people.person import draw_ethnicity, draw_person
from samples.truth import Paper

PROCEDURE = "1.014027"
COMPONENTS = ("subject_card",)
"""Papers that can be left out."""


def possible(_: Sequence[str]) -> tuple[str, ...]:
    """Only one card speaks of each person."""
    return ()


def draw(people: random.Random, look: random.Random, given: Given) -> dict[str, Paper]:
    """The old person's card; that of a child only beside it: alone nobody could tell whose it is."""
    group = draw_ethnicity(people)
    old = draw_person(people, people.choice(("Nam", "Nữ")), (dt.date(1930, 1, 1), dt.date(1951, 9, 1)), group)
    papers = {"subject_card": draw_card_paper(look, draw_newest_card(people, old))}
    if people.random() < 0.5 and not given.leave_out:
        born = (dt.date(1960, 1, 1), dt.date(1985, 1, 1))
        child = draw_person(people, people.choice(("Nam", "Nữ")), born, group)
        papers["guardian_card"] = draw_card_paper(look, draw_newest_card(people, child))
    return papers


def entries(fields: Mapping[str, Facts]) -> dict[str, str]:
    """What the form must say, from the papers' truth by their part."""
    found: dict[str, str] = {}
    if (card := fields.get("subject_card")) is not None:
        found |= of_card(card, "subject") | {"subject.contact_address": card["place_of_residence"]}
        del found["subject.nationality"]
    if (card := fields.get("guardian_card")) is not None:
        asks = of_card(card, "guardian")
        keys = ("full_name", "date_of_birth", "id_number", "residence")
        found |= {f"guardian.{key}": asks[f"guardian.{key}"] for key in keys}
    return said(found)
