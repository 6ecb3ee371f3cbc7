"""Certificate of single status: one's own card, now and then the certificate given before."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Mapping, Sequence

from samples.dossiers.parts import Facts, Given, changed, draw_card_paper, draw_newest_card, of_card, said
from samples.papers import giay_xac_nhan_tinh_trang_hon_nhan as single
from samples.people.person import TODAY, draw_ethnicity, draw_person
from samples.truth import Paper

PROCEDURE = "1.004873"
COMPONENTS = ("declarant_card",)
"""Papers that can be left out."""
CONFLICTS = ("subject.full_name", "subject.date_of_birth", "subject.id_number")
"""Entries on which the old certificate is made to disagree with the card."""


def possible(leave_out: Sequence[str]) -> tuple[str, ...]:
    """Conflicts that need no paper left out."""
    return () if leave_out else CONFLICTS


def draw(people: random.Random, look: random.Random, given: Given) -> dict[str, Paper]:
    """The card, and the old certificate; a conflict is on the certificate."""
    conflict = given.conflict(possible)
    born = (dt.date(1966, 1, 1), dt.date(2006, 9, 1))
    person = draw_person(people, people.choice(("Nam", "Nữ")), born, draw_ethnicity(people))
    papers = {"declarant_card": draw_card_paper(look, draw_newest_card(people, person))}
    if conflict or "declarant_card" in given.leave_out or people.random() < 0.5:
        other = changed(people, person, conflict) if conflict else person
        day = TODAY - dt.timedelta(days=people.randint(20, 900))
        paper = single.draw_paper(people, look, other, day)
        papers["old_certificate"] = paper
        if conflict.endswith("id_number") and other.number not in paper.truth.fields.get("id_paper", ""):
            given.planted = ""  # the certificate names another kind of paper: nothing disagrees
    return papers


def entries(fields: Mapping[str, Facts]) -> dict[str, str]:
    """What the form must say, from the papers' truth by their part."""
    paper, card = fields.get("old_certificate", {}), fields.get("declarant_card")
    keys = ("full_name", "date_of_birth", "sex", "ethnicity", "nationality", "residence", "marital_status")
    found: dict[str, str | None] = {f"subject.{key}": paper.get(key) for key in keys}
    if card is not None:
        found |= of_card(card, "subject")
        asks = of_card(card, "declarant")
        found |= {
            f"declarant.{name}": asks[f"declarant.{name}"] for name in ("full_name", "id_number", "residence")
        }
    return said(found)
