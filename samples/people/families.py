"""Families: parents, their marriage, a child's birth and its entry in the register, with dates in their
order."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass, replace

from samples.people.dates import add_years, between
from samples.people.names import draw_name
from samples.people.person import TODAY, Person, draw_ethnicity, draw_person
from samples.people.places import Unit
from samples.people.registries import Hospital, Register, draw_hospital, draw_register
from samples.people.tables import birth_codes

NOTICE_2025_FROM = dt.date(2025, 10, 1)
"""Birth notices from this day follow Thông tư 22/2025/TT-BYT."""


@dataclass(frozen=True, slots=True)
class Marriage:
    """An entry of the marriage register."""

    register: Register
    date: dt.date


@dataclass(frozen=True, slots=True)
class Birth:
    """A child's birth; ``weight`` in grams, ``count`` children born at once, ``insurance`` of the mother."""

    hospital: Hospital
    moment: dt.datetime
    weight: int
    count: int
    insurance: str
    notice_date: dt.date
    notice_serial: int
    notice_book: str


@dataclass(frozen=True, slots=True)
class Family:
    """A couple, mostly married, their child, the birth and (if registered) the child's entry.

    ``fatherless``: nobody was entered as the father.
    """

    mother: Person
    father: Person
    child: Person
    marriage: Marriage
    birth: Birth
    register: Register
    registered: dt.date
    fatherless: bool = False


def draw_couple(chance: random.Random, wedding: tuple[dt.date, dt.date]) -> tuple[Person, Person, Marriage]:
    """Wife, husband and their marriage, its date in the span; both are of age on the day."""
    ethnicity = draw_ethnicity(chance)
    other = ethnicity if chance.random() < 0.85 else draw_ethnicity(chance)
    date = between(chance, *wedding)
    if date.weekday() >= 5:
        date -= dt.timedelta(days=2)
    age = min(44, max(18, round(chance.gauss(25, 4))))
    wife_born = (add_years(date, -age - 1), add_years(date, -age) - dt.timedelta(days=1))
    age = min(48, max(20, age + round(chance.gauss(2.5, 3))))
    husband_born = (add_years(date, -age - 1), add_years(date, -age) - dt.timedelta(days=1))
    wife = draw_person(chance, "Nữ", wife_born, ethnicity)
    husband = draw_person(chance, "Nam", husband_born, other)
    unit = husband.home(date).unit
    return wife, husband, Marriage(draw_register(chance, unit, date), date)


def draw_family(
    chance: random.Random, born: tuple[dt.date, dt.date], late: tuple[dt.date, dt.date] | None = None
) -> Family:
    """A couple with one home and a child born in the span ``born``; entered in time, or in the span
    ``late``."""
    birthday = between(chance, *born)
    earliest, latest = add_years(birthday, -9), birthday - dt.timedelta(days=200)
    mother, father, marriage = draw_couple(chance, (earliest, latest))
    mother = replace(mother, residence=father.residence, residence_new=father.residence_new)
    moment = dt.datetime.combine(birthday, dt.time(chance.randrange(24), chance.choice(range(60))))
    home = father.home(birthday)
    hospital = draw_hospital(chance, home.unit)
    notice = birthday + dt.timedelta(days=chance.randint(0, 6))
    birth = Birth(
        hospital=hospital,
        moment=moment,
        weight=min(4600, max(1900, round(chance.gauss(3150, 420) / 50) * 50)),
        count=2 if chance.random() < 0.03 else 1,
        insurance=f"{chance.randrange(10**9, 10**10 - 1):010d}",
        notice_date=min(notice, TODAY),
        notice_serial=chance.randint(1, 4200),
        notice_book=f"{chance.randint(1, 40):02d}/{birthday.year}"
        if chance.random() < 0.7
        else f"{chance.randint(1, 60):02d}",
    )
    registered = between(chance, *late) if late else birthday + dt.timedelta(days=chance.randint(3, 58))
    registered = min(registered, TODAY)
    child = _child(chance, mother, father, birthday)
    register = draw_register(chance, father.home(registered).unit, registered)
    return Family(mother, father, child, marriage, birth, register, registered)


def _child(chance: random.Random, mother: Person, father: Person, birthday: dt.date) -> Person:
    sex = chance.choice(("Nam", "Nữ"))
    ethnicity = father.ethnicity if chance.random() < 0.75 else mother.ethnicity
    child = draw_person(chance, sex, (birthday, birthday), ethnicity, father.surname)
    region = "south" if father.origin.south else "north"
    return replace(
        child,
        name=draw_name(chance, sex, ethnicity, region, birthday.year, father.surname),
        origin=father.origin,
        birth_unit=father.residence.unit,
        number=_renumbered(child, father.residence.unit),
        residence=father.residence,
        residence_new=father.residence_new,
    )


def _renumbered(child: Person, unit: Unit) -> str:
    return birth_codes()[unit.province_short] + child.number[3:]
