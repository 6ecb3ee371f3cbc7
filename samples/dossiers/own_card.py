"""Requests for which one's own card is all there is to bring: declarations of residence, a signature."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from samples.dossiers.parts import Facts, Given, draw_card_paper, draw_newest_card, of_card
from samples.people.person import draw_ethnicity, draw_person
from samples.truth import Paper


@dataclass(frozen=True, slots=True)
class OwnCard:
    """The maker for a form that asks these ``keys`` of the person it calls ``who``."""

    who: str
    keys: tuple[str, ...]
    COMPONENTS: tuple[str, ...] = ("own_card",)

    def possible(self, _: Sequence[str]) -> tuple[str, ...]:
        """One card cannot disagree with itself."""
        return ()

    def draw(self, people: random.Random, look: random.Random, _: Given) -> dict[str, Paper]:
        """The card of an adult."""
        born = (dt.date(1950, 1, 1), dt.date(2007, 9, 1))
        person = draw_person(people, people.choice(("Nam", "Nữ")), born, draw_ethnicity(people))
        return {"own_card": draw_card_paper(look, draw_newest_card(people, person))}

    def entries(self, fields: Mapping[str, Facts]) -> dict[str, str]:
        """What the form must say, from the papers' truth by their part."""
        card = fields.get("own_card")
        said = of_card(card, self.who) if card is not None else {}
        return {key: value for key, value in said.items() if key.split(".")[1] in self.keys}
