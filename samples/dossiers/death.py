"""Death: the notice, the card of a child who has it entered, mostly the card of the deceased."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Mapping, Sequence
from dataclasses import replace

from samples.dossiers.parts import Facts, Given, changed, draw_card_paper, draw_newest_card, of_card, said
from samples.papers import giay_bao_tu
from samples.people.deaths import Death, draw_death
from samples.people.person import draw_card
from samples.truth import Paper

PROCEDURE = "1.000656"
COMPONENTS = ("giay_bao_tu", "declarant_card")
"""Papers that can be left out."""
CONFLICTS = ("deceased.full_name", "deceased.date_of_birth", "deceased.id_number")
"""Entries on which the notice is made to disagree with the card of the deceased."""


def possible(leave_out: Sequence[str]) -> tuple[str, ...]:
    """Conflicts that need no paper left out."""
    return () if "giay_bao_tu" in leave_out else CONFLICTS


def draw(people: random.Random, look: random.Random, given: Given) -> dict[str, Paper]:
    """The notice and the cards; a conflict is on the notice."""
    death = draw_death(people, (dt.date(2024, 8, 1), dt.date(2026, 9, 10)))
    conflict = given.conflict(possible)
    notice = _changed(people, death, conflict) if conflict else death
    day = death.moment.date()
    child = draw_newest_card(people, death.child, day)
    papers = {"declarant_card": draw_card_paper(look, child)}
    if conflict or people.random() < 0.7:
        edition = "2024" if people.random() < 0.3 else "2021"
        papers["deceased_card"] = draw_card_paper(look, draw_card(people, death.deceased, edition, day))
    papers["giay_bao_tu"] = giay_bao_tu.draw_paper(people, look, notice)
    said_there = papers["giay_bao_tu"].truth.fields
    if conflict.endswith("id_number") and notice.deceased.number not in "".join(
        said_there.get(f"deceased.{key}", "") for key in ("id_number", "id_paper")
    ):
        given.planted = ""  # this notice gives no number, or an old one: nothing disagrees
    return papers


def _changed(people: random.Random, death: Death, conflict: str) -> Death:
    other = changed(people, death.deceased, conflict)
    return replace(death, deceased=other, born_known=other.born.isoformat())


def entries(fields: Mapping[str, Facts]) -> dict[str, str]:
    """What the form must say, from the papers' truth by their part."""
    notice, card = fields.get("giay_bao_tu", {}), fields.get("deceased_card")
    keys = ("full_name", "date_of_birth", "sex", "ethnicity", "nationality", "residence", "id_number")
    found: dict[str, str | None] = {f"deceased.{key}": notice.get(f"deceased.{key}") for key in keys}
    found |= {
        key: notice.get(key) for key in ("time_of_death", "date_of_death", "place_of_death", "cause_of_death")
    }
    found |= {f"death_notice.{key}": notice.get(key) for key in ("number", "issued_by", "issued_on")}
    if card is not None and notice:
        lasting = notice.get("deceased.residence")
        found |= of_card(card, "deceased")
        found["deceased.residence"] = lasting or card["place_of_residence"]
    declarant = fields.get("declarant_card")
    if declarant is not None and notice:
        found |= {key: value for key, value in of_card(declarant, "declarant").items() if _asked(key)}
    return said(found)


def _asked(key: str) -> bool:
    return not key.endswith((".sex", ".nationality"))
