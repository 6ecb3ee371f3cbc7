"""A birth registered anew: one's own card and the old birth paper that is still there."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

from samples.dossiers.extract import draw_own_birth
from samples.dossiers.parts import Facts, Given, of_card, said
from samples.truth import Paper

PROCEDURE = "1.004884"
COMPONENTS = ("declarant_card",)
"""Papers that can be left out."""
CONFLICTS = ("child.full_name", "child.date_of_birth")
"""Entries on which the old birth paper is made to disagree with the card."""
OF_CHILD = (
    "full_name",
    "date_of_birth",
    "sex",
    "ethnicity",
    "nationality",
    "place_of_birth",
    "place_of_origin",
)
OF_PARENT = ("full_name", "ethnicity", "nationality", "residence")
REGISTER = ("number", "book", "registration_authority", "registration_date")


def possible(leave_out: Sequence[str]) -> tuple[str, ...]:
    """Conflicts that need no paper left out."""
    return () if leave_out else CONFLICTS


def draw(people: random.Random, look: random.Random, given: Given) -> dict[str, Paper]:
    """The card, and a certificate or its copy; a conflict is on the birth paper."""
    return draw_own_birth(people, look, given.conflict(possible))


def entries(fields: Mapping[str, Facts]) -> dict[str, str]:
    """What the form must say, from the papers' truth by their part."""
    paper, card = fields["register_paper"], fields.get("declarant_card")
    found: dict[str, str | None] = {f"child.{key}": paper.get(key) for key in OF_CHILD}
    found |= {key: paper.get(key) for key in REGISTER}
    for who in ("mother", "father"):
        found |= {f"{who}.{key}": paper.get(f"{who}.{key}") for key in OF_PARENT}
        found[f"{who}.date_of_birth"] = paper.get(f"{who}.year_of_birth")
    if card is not None:
        asks = of_card(card, "declarant")
        found |= {f"declarant.{key}": asks[f"declarant.{key}"] for key in ("id_number", "residence")}
        found["declarant.relationship"] = "bản thân"
    return said(found)
