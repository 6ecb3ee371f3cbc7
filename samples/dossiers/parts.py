"""What the dossiers of all procedures are made with: what was asked for, cards, careless clerks."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from samples.papers import can_cuoc, cccd
from samples.people.person import CARD_2024_FROM, TODAY, Card, Person, draw_card
from samples.truth import Paper

Facts = Mapping[str, str]
"""What a paper says, by field key."""


@dataclass(slots=True)
class Given:
    """What a dossier is asked to be: papers left out, a conflict or none; ``planted`` is the one chosen."""

    chance: random.Random
    plant: bool = False
    leave_out: Sequence[str] = ()
    planted: str = field(default="")

    def conflict(self, possible: Callable[[Sequence[str]], Sequence[str]]) -> str:
        """One of the conflicts possible without the papers left out; "" when none is asked for."""
        choices = possible(self.leave_out)
        self.planted = self.chance.choice(choices) if self.plant and choices else ""
        return self.planted


def draw_newest_card(people: random.Random, person: Person, before: dt.date = TODAY) -> Card:
    """A card of either edition, issued before that day."""
    new = people.random() < 0.5 and before > CARD_2024_FROM + dt.timedelta(days=10)
    return draw_card(people, person, "2024" if new else "2021", before)


def draw_card_paper(look: random.Random, card: Card) -> Paper:
    """Both sides of a card."""
    return cccd.draw_paper(look, card) if card.edition == "2021" else can_cuoc.draw_paper(look, card)


def changed(chance: random.Random, person: Person, conflict: str) -> Person:
    """The person as a careless clerk wrote them: another given name, day of birth or two digits swapped."""
    if conflict.endswith("full_name"):
        given = person.name.split()[-1]
        others = [name for name in ("Hằng", "Hạnh", "Thoa", "Tuân", "Thịnh", "Oanh") if name != given]
        return replace(person, name=" ".join([*person.name.split()[:-1], chance.choice(others)]))
    if conflict.endswith("date_of_birth"):
        return replace(person, born=person.born + dt.timedelta(days=chance.choice((-31, -9, -1, 1, 9, 365))))
    digits = list(person.number)
    place = next(place for place in range(11, 6, -1) if digits[place] != digits[place - 1])
    digits[place - 1 : place + 1] = digits[place], digits[place - 1]
    return replace(person, number="".join(digits), old_number="")


def of_card(card: Facts, who: str) -> dict[str, str]:
    """What a card says of a person of the form."""
    return {
        f"{who}.full_name": card["full_name"],
        f"{who}.date_of_birth": card["date_of_birth"],
        f"{who}.sex": card["sex"],
        f"{who}.id_number": card["id_number"],
        f"{who}.nationality": card["nationality"],
        f"{who}.residence": card["place_of_residence"],
    }


def said(found: Mapping[str, str | None]) -> dict[str, str]:
    """Only what has a value."""
    return {key: value for key, value in found.items() if value}
