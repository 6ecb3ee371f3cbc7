"""One person: what the state knows of them, and the identity card they carry."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass

from samples.chance import weighted
from samples.people.dates import add_years, between
from samples.people.houses import draw_detail
from samples.people.identity import draw_number, draw_old_number, mrz, qr_2021, qr_2024
from samples.people.names import draw_name
from samples.people.places import Address, Unit, draw_old_unit, merged_into
from samples.people.tables import minorities

TODAY = dt.date(2026, 9, 30)
"""The generator's present; no paper is younger."""
NEW_UNITS_FROM = dt.date(2025, 7, 1)
CARD_2016_FROM, CARD_2016_TO = dt.date(2016, 1, 1), dt.date(2021, 1, 22)
CARD_2021_FROM, CARD_2021_TO, CARD_2024_FROM = dt.date(2021, 3, 1), dt.date(2024, 6, 30), dt.date(2024, 7, 1)


@dataclass(frozen=True, slots=True)
class Person:
    """``residence_new`` is where the same house lies since the communes were merged."""

    name: str
    sex: str
    born: dt.date
    ethnicity: str
    number: str
    old_number: str
    origin: Unit
    birth_unit: Unit
    residence: Address
    residence_new: Address
    marks: str

    @property
    def surname(self) -> str:
        """The first word of the name."""
        return self.name.split()[0]

    def home(self, day: dt.date) -> Address:
        """The address a paper of that day prints."""
        return self.residence_new if day >= NEW_UNITS_FROM else self.residence


@dataclass(frozen=True, slots=True)
class Card:
    """An identity card of edition ``2016``, ``2021`` or ``2024``; ``expires`` None: without end."""

    edition: str
    person: Person
    issued: dt.date
    expires: dt.date | None
    home: str
    home_parts: tuple[str, ...]
    origin: str
    birth_place: str
    extra: tuple[str, ...] = ()

    @property
    def mrz(self) -> tuple[str, str, str]:
        """The three lines of the back."""
        p = self.person
        return mrz(p.number, p.name, p.born, p.sex, self.expires)

    @property
    def qr(self) -> str:
        """The text of the card's QR."""
        p = self.person
        fields = (p.number, p.old_number, p.name, p.born, p.sex, self.home, self.issued)
        return qr_2021(fields) if self.edition != "2024" else qr_2024(fields, self.extra)


_MARKS = ("Nốt ruồi", "Sẹo chấm", "Nốt ruồi C:", "Sẹo dài", "Nốt ruồi mờ", "Sẹo chấm C:")
_SPOTS = (
    "dưới sau đuôi mắt trái", "trên trước đầu mày phải", "dưới sau cánh mũi phải", "trên sau đuôi mày trái",
    "sau mép trái", "dưới trước mắt phải", "trước đỉnh tai trái", "dưới mép phải", "cổ bên trái",
    "trên sau đầu lông mày trái", "má phải", "trước dái tai phải",
)  # fmt: skip


def draw_marks(chance: random.Random) -> str:
    """One identifying mark as the police word it."""
    size = f"{chance.choice(('0,3', '0,5', '0,8', '1', '1,2', '1,5', '2', '2,5', '3'))}cm"
    spot = chance.choice(_SPOTS)
    kind = chance.choice(_MARKS)
    return (
        f"{kind} {size} {spot}"
        if chance.random() < 0.85
        else f"{kind.removesuffix(' C:')} cách {size} {spot}"
    )


def draw_ethnicity(chance: random.Random, minority: float = 0.2) -> str:
    """Kinh, or with probability ``minority`` another group in proportion to its share."""
    if chance.random() >= minority:
        return "Kinh"
    return weighted(chance, {name: group["share"] for name, group in minorities().items()})


def draw_person(
    chance: random.Random,
    sex: str,
    born: tuple[dt.date, dt.date],
    ethnicity: str,
    surname: str | None = None,
) -> Person:
    """Somebody of that sex and group, born in the span ``born``; a minority lives mostly where its people
    do."""
    provinces = minorities()[ethnicity]["provinces"] if ethnicity != "Kinh" else []
    origin = draw_old_unit(chance, chance.choice(provinces) if provinces else None)
    birth_unit = origin if chance.random() < 0.6 else draw_old_unit(chance, origin.province_short)
    home = birth_unit if chance.random() < 0.4 else draw_old_unit(chance, origin.province_short)
    if chance.random() < 0.25:
        home = draw_old_unit(chance)
    birthday = between(chance, *born)
    while (new_unit := merged_into(home)) is None:
        home = draw_old_unit(chance, home.province_short)
    detail = draw_detail(chance, home)
    return Person(
        name=draw_name(chance, sex, ethnicity, "south" if origin.south else "north", birthday.year, surname),
        sex=sex,
        born=birthday,
        ethnicity=ethnicity,
        number=draw_number(chance, birth_unit.province_short, sex, birthday),
        old_number=draw_old_number(chance) if birthday.year < 2001 and chance.random() < 0.7 else "",
        origin=origin,
        birth_unit=birth_unit,
        residence=Address(detail, home),
        residence_new=Address(detail, new_unit),
        marks=draw_marks(chance),
    )


def expiry(born: dt.date, issued: dt.date) -> dt.date | None:
    """The next of the 14th, 25th, 40th and 60th birthday at least two years after issue; None beyond."""
    for age in (14, 25, 40, 60):
        last = add_years(born, age)
        if add_years(issued, 2) <= last:
            return last
    return None


_SPANS = {
    "2016": (CARD_2016_FROM, CARD_2016_TO),
    "2021": (CARD_2021_FROM, CARD_2021_TO),
    "2024": (CARD_2024_FROM, TODAY),
}
"""When cards of an edition were issued."""


def draw_card(
    chance: random.Random,
    person: Person,
    edition: str,
    before: dt.date = TODAY,
    parents: tuple[str, str] = ("", ""),
) -> Card:
    """A card of that edition, issued no later than ``before``; an edition not yet born gives its earliest
    days."""
    first, last = _SPANS[edition]
    first = max(first, min(person.born + dt.timedelta(days=20), before))
    issued = between(chance, first, max(first, min(last, before)))
    style = "short" if chance.random() < 0.7 else "full"
    home = person.home(issued)
    extra: tuple[str, ...] = ()
    if edition == "2024":
        extra = chance.choice(((), ("",), ("", *parents), ("", *parents, ""), ("", "", "", "")))
    birth = person.birth_unit.commune if style == "full" else person.birth_unit.commune_short
    unit = Address("", person.birth_unit)
    return Card(
        edition=edition,
        person=person,
        issued=issued,
        expires=expiry(person.born, issued),
        home=home.printed(style),
        home_parts=home.parts(style),
        origin=Address("", person.origin).printed("short" if chance.random() < 0.8 else "full"),
        birth_place=unit.printed(style) if birth else "",
        extra=extra,
    )
