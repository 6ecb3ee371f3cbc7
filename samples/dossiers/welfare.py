"""Monthly allowance, disability paper: an adult's own card, or a child's birth paper and a parent's card."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from samples.dossiers.parts import Facts, Given, draw_card_paper, draw_newest_card, of_card, said
from samples.papers import giay_khai_sinh, trich_luc_khai_sinh
from samples.people.families import draw_family
from samples.people.person import draw_ethnicity, draw_person
from samples.truth import Paper


@dataclass(frozen=True, slots=True)
class Welfare:
    """The maker for a form that asks these ``keys`` of its subject."""

    keys: tuple[str, ...]
    COMPONENTS: tuple[str, ...] = ("subject_card", "birth_paper")

    def possible(self, _: Sequence[str]) -> tuple[str, ...]:
        """Only one paper speaks of each person."""
        return ()

    def draw(self, people: random.Random, look: random.Random, given: Given) -> dict[str, Paper]:
        """An adult; or a child, unless its paper is the one to be missed (a parent's card would stand in)."""
        if people.random() < 0.5 or given.leave_out:
            born = (dt.date(1960, 1, 1), dt.date(2006, 9, 1))
            sex = people.choice(("Nam", "Nữ"))
            person = draw_person(people, sex, born, draw_ethnicity(people))
            return {"subject_card": draw_card_paper(look, draw_newest_card(people, person))}
        family = draw_family(people, (dt.date(2016, 2, 1), dt.date(2026, 6, 1)))
        kind = giay_khai_sinh if people.random() < 0.5 else trich_luc_khai_sinh
        return {
            "parent_card": draw_card_paper(look, draw_newest_card(people, family.mother)),
            "birth_paper": kind.draw_paper(people, look, family),
        }

    def entries(self, fields: Mapping[str, Facts]) -> dict[str, str]:
        """What the form must say, from the papers' truth by their part."""
        found: dict[str, str | None] = {}
        if (card := fields.get("subject_card")) is not None:
            found |= of_card(card, "subject")
        elif (paper := fields.get("birth_paper")) is not None:
            keys = ("full_name", "date_of_birth", "sex", "ethnicity", "id_number")
            found |= {f"subject.{key}": paper.get(key) for key in keys}
        return said({key: value for key, value in found.items() if key.split(".")[1] in self.keys})
