"""Marriage: the cards of both; now and then the certificate of single status of one or both."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Mapping, Sequence

from samples.dossiers.parts import Facts, Given, changed, draw_card_paper, draw_newest_card, of_card, said
from samples.papers import giay_xac_nhan_tinh_trang_hon_nhan as single
from samples.people.families import draw_couple
from samples.truth import Paper

PROCEDURE = "1.000894"
COMPONENTS = ("wife_card", "husband_card")
"""Papers that can be left out."""
CONFLICTS = tuple(
    f"{who}.{what}" for who in ("wife", "husband") for what in ("full_name", "date_of_birth", "id_number")
)
"""Entries on which the certificate of single status is made to disagree with the card."""
WEDDING = dt.date(2026, 9, 25)


def possible(leave_out: Sequence[str]) -> tuple[str, ...]:
    """Conflicts that need no card left out."""
    gone = {name.removesuffix("_card") for name in leave_out}
    return tuple(entry for entry in CONFLICTS if entry.split(".")[0] not in gone)


def draw(people: random.Random, look: random.Random, given: Given) -> dict[str, Paper]:
    """Two cards, and the certificates; the one that carries the conflict is drawn of a changed person."""
    wife, husband, _ = draw_couple(people, (WEDDING, WEDDING))
    conflict = given.conflict(possible)
    papers: dict[str, Paper] = {}
    for who, person in (("wife", wife), ("husband", husband)):
        card = draw_newest_card(people, person)
        papers[f"{who}_card"] = draw_card_paper(look, card)
        disputed = conflict.startswith(f"{who}.")
        if people.random() < 0.35 or disputed:
            day = WEDDING - dt.timedelta(days=people.randint(5, 90))
            other = changed(people, person, conflict) if disputed else person
            paper = single.draw_paper(people, look, other, day)
            papers[f"{who}_single"] = paper
            if conflict == f"{who}.id_number" and other.number not in paper.truth.fields.get("id_paper", ""):
                given.planted = ""  # the certificate names another kind of paper: nothing disagrees
    return papers


def entries(fields: Mapping[str, Facts]) -> dict[str, str]:
    """What the form must say, from the papers' truth by their part."""
    found: dict[str, str | None] = {}
    for who in ("wife", "husband"):
        card, paper = fields.get(f"{who}_card"), fields.get(f"{who}_single", {})
        if card is not None:
            found |= of_card(card, who)
            del found[f"{who}.sex"]
            found[f"{who}.ethnicity"] = paper.get("ethnicity")
    return said(found)
