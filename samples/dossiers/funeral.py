"""Funeral support: the death extract or notice, the card of the child who buries, at times the deceased's."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Mapping, Sequence
from dataclasses import replace

from samples.dossiers.parts import Facts, Given, changed, draw_card_paper, draw_newest_card, of_card, said
from samples.papers import giay_bao_tu, trich_luc_khai_tu
from samples.people.deaths import Death, draw_death
from samples.people.person import draw_card
from samples.truth import Paper

PROCEDURE = "1.001731"
COMPONENTS = ("death_paper",)
"""Papers that can be left out."""
CONFLICTS = ("deceased.full_name", "deceased.date_of_birth")
"""Entries on which the death paper is made to disagree with the card of the deceased."""
OF_DECEASED = ("full_name", "date_of_birth", "sex", "ethnicity")


def possible(leave_out: Sequence[str]) -> tuple[str, ...]:
    """Conflicts that need no paper left out."""
    return () if leave_out else CONFLICTS


def draw(people: random.Random, look: random.Random, given: Given) -> dict[str, Paper]:
    """The death paper and the cards; a conflict is on the death paper."""
    death = draw_death(people, (dt.date(2024, 8, 1), dt.date(2026, 9, 10)))
    conflict = given.conflict(possible)
    day = death.moment.date()
    papers = {"declarant_card": draw_card_paper(look, draw_newest_card(people, death.child, day))}
    if conflict or people.random() < 0.5:
        papers["deceased_card"] = draw_card_paper(look, draw_card(people, death.deceased, "2021", day))
    if conflict:
        other = changed(people, death.deceased, conflict)
        death = replace(death, deceased=other, born_known=other.born.isoformat())
    papers["death_paper"] = _paper(people, look, death)
    return papers


def _paper(people: random.Random, look: random.Random, death: Death) -> Paper:
    edition = people.choice((trich_luc_khai_tu.ORIGINAL, trich_luc_khai_tu.COPY, ""))
    if not edition:
        return giay_bao_tu.draw_paper(people, look, death)
    return trich_luc_khai_tu.draw_paper(people, look, death, edition)


def entries(fields: Mapping[str, Facts]) -> dict[str, str]:
    """What the form must say, from the papers' truth by their part."""
    paper, card = fields.get("death_paper", {}), fields.get("deceased_card")
    found: dict[str, str | None] = {f"deceased.{key}": paper.get(f"deceased.{key}") for key in OF_DECEASED}
    found |= {key: paper.get(key) for key in ("date_of_death", "cause_of_death")}
    if "issued_on" in paper:  # only the notice is asked for the residence
        found["deceased.residence"] = paper.get("deceased.residence")
    if card is not None and paper:
        keys = ("full_name", "date_of_birth", "sex", "residence")
        found |= {f"deceased.{key}": of_card(card, "deceased")[f"deceased.{key}"] for key in keys}
    if paper:
        asks = of_card(fields["declarant_card"], "declarant")
        keys = ("full_name", "date_of_birth", "id_number", "residence")
        found |= {f"declarant.{key}": asks[f"declarant.{key}"] for key in keys}
    return said(found)
