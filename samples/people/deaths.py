"""Deaths: who died when, where and of what, the notice of it, and who has it entered."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass, replace

from samples.people.dates import add_years, between
from samples.people.person import TODAY, Person, draw_ethnicity, draw_person
from samples.people.registries import Hospital, Register, draw_hospital, draw_register


@dataclass(frozen=True, slots=True)
class Death:
    """A death; ``notice`` and ``noticed``: number and day of the notice, ``child`` has it entered."""

    deceased: Person
    born_known: str
    moment: dt.datetime
    place: str
    cause: str
    hospital: Hospital
    notice: str
    notice_by: str
    noticed: dt.date
    register: Register
    registered: dt.date
    child: Person


_OLD_AGE = ("Bệnh già", "Tuổi già", "Già yếu", "Tuổi cao, sức yếu", "Chết già")
_ILLNESS = (
    "Tai biến mạch máu não", "Nhồi máu cơ tim", "Ung thư phổi giai đoạn cuối", "Ung thư gan", "Suy hô hấp",
    "Suy thận mạn giai đoạn cuối", "Đột quỵ não", "Viêm phổi nặng", "Suy tim", "Xơ gan mất bù", "Bệnh lý",
    "Chấn thương sọ não do tai nạn giao thông", "Nhiễm trùng huyết", "Đái tháo đường biến chứng",
)  # fmt: skip


def draw_death(chance: random.Random, span: tuple[dt.date, dt.date]) -> Death:
    """Somebody of 35 to 96 who died in the span; entered within two weeks at the last residence's office.

    ``born_known`` is what the papers know of the birth: mostly the day, of some old people the year alone.
    """
    day = between(chance, *span)
    age = min(96, max(35, round(chance.gauss(74, 13))))
    sex = chance.choice(("Nam", "Nữ"))
    born = (add_years(day, -age - 1), add_years(day, -age) - dt.timedelta(days=1))
    deceased = draw_person(chance, sex, born, draw_ethnicity(chance))
    known = str(deceased.born.year) if age > 68 and chance.random() < 0.25 else deceased.born.isoformat()
    unit = deceased.home(day).unit
    hospital = draw_hospital(chance, unit)
    at_home = chance.random() < 0.55
    home = deceased.home(day).printed(chance.choice(("full", "lower")))
    noticed = min(day + dt.timedelta(days=chance.randint(0, 3)), TODAY)
    serial = chance.randint(1, 400)
    by_office = f"UBND {unit.commune[0].lower()}{unit.commune[1:]}"
    number = f"{serial:02d}/UBND-GBT" if at_home else chance.choice((f"{serial}/GBT", f"GBT.{serial:05d}"))
    child_age = max(18, age - chance.randint(19, 38))
    child_born = (add_years(day, -child_age - 1), add_years(day, -child_age) - dt.timedelta(days=1))
    surname = deceased.surname if sex == "Nam" else None
    child = draw_person(chance, chance.choice(("Nam", "Nữ")), child_born, deceased.ethnicity, surname)
    if chance.random() < 0.6:
        child = replace(child, residence=deceased.residence, residence_new=deceased.residence_new)
    registered = min(noticed + dt.timedelta(days=chance.randint(0, 12)), TODAY)
    return Death(
        deceased=deceased,
        born_known=known,
        moment=dt.datetime.combine(day, dt.time(chance.randrange(24), chance.choice(range(60)))),
        place=chance.choice((home, f"Tại nhà, {home}")) if at_home else hospital.name,
        cause=chance.choice(_OLD_AGE if age > 80 and chance.random() < 0.7 else _ILLNESS),
        hospital=hospital,
        notice=number,
        notice_by=by_office if at_home else hospital.name,
        noticed=noticed,
        register=draw_register(chance, unit, registered),
        registered=registered,
        child=child,
    )
