"""Places of both systems (63 provinces with districts, 34 without) from ``vietnamadminunits``."""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache

from vietnamadminunits import convert_address
from vietnamadminunits.database import get_data

SOUTH_FROM = 48
"""Province codes (63 system) from Đà Nẵng on count as the south for surnames and house addresses."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A commune with its district (empty in the system of 2025) and province: full names and short ones."""

    commune: str
    district: str
    province: str
    commune_short: str
    district_short: str
    province_short: str
    south: bool

    @property
    def urban(self) -> bool:
        """Whether its people live in streets rather than hamlets."""
        return not self.commune.startswith("Xã")


@dataclass(frozen=True, slots=True)
class Address:
    """A house or hamlet (may be empty) in a commune."""

    detail: str
    unit: Unit

    def printed(self, style: str) -> str:
        """One line, parts joined by ``, ``; ``style`` is one of ``STYLES``."""
        return ", ".join(part for part in (self.detail, *_unit_parts(self.unit, style)) if part)

    def parts(self, style: str) -> tuple[str, ...]:
        """The same, part by part, without empty ones."""
        return tuple(part for part in (self.detail, *_unit_parts(self.unit, style)) if part)


STYLES = ("short", "full", "lower", "abbreviated")
"""Hạp Lĩnh, Bắc Ninh / Phường Hạp Lĩnh, Tỉnh Bắc Ninh / phường …, tỉnh … / P. Hạp Lĩnh, TP. Bắc Ninh."""

_ABBREVIATED = (
    ("Thành phố ", "TP. "),
    ("Thị trấn ", "TT. "),
    ("Thị xã ", "TX. "),
    ("Phường ", "P. "),
    ("Quận ", "Q. "),
    ("Huyện ", "H. "),
    ("Xã ", "X. "),
    ("Tỉnh ", "T. "),
)


def _unit_parts(unit: Unit, style: str) -> tuple[str, str, str]:
    full = (unit.commune, unit.district, unit.province)
    if style == "short":
        return unit.commune_short, unit.district_short, unit.province_short
    if style == "lower":
        return _lowered(full[0]), _lowered(full[1]), _lowered(full[2])
    if style == "abbreviated":
        return _abbreviated(full[0]), _abbreviated(full[1]), _abbreviated(full[2])
    return full


def _lowered(name: str) -> str:
    return name[:1].lower() + name[1:]


def _abbreviated(name: str) -> str:
    for long, short in _ABBREVIATED:
        if name.startswith(long):
            return short + name[len(long) :]
    return name


def _short(short: str, kind: str | None) -> str:
    """``short``, but a bare number keeps its word: Phường 5 is never just 5."""
    return f"{kind} {int(short)}" if kind and short.isdigit() else short


@cache
def old_units() -> tuple[Unit, ...]:
    """Every commune before 2025-07-01 (districts without communes left out), in a fixed order."""
    columns = ["province", "district", "ward", "provinceShort", "districtShort", "wardShort"]
    rows = get_data([*columns, "districtType", "wardType", "provinceCode", "wardCode"], "admin_units_legacy")
    rows = sorted((row for row in rows if row["ward"]), key=lambda row: (row["wardCode"], row["ward"]))
    return tuple(
        Unit(
            row["ward"],
            row["district"],
            row["province"],
            _short(row["wardShort"], row["wardType"]),
            _short(row["districtShort"], row["districtType"]),
            row["provinceShort"],
            int(row["provinceCode"]) >= SOUTH_FROM,
        )
        for row in rows
    )


@cache
def new_units() -> tuple[Unit, ...]:
    """Every commune since 2025-07-01, in a fixed order."""
    columns = ["province", "ward", "provinceShort", "wardShort", "provinceCode", "wardCode"]
    rows = sorted(get_data(columns, "admin_units"), key=lambda row: (row["wardCode"], row["ward"]))
    return tuple(
        Unit(
            row["ward"],
            "",
            row["province"],
            row["wardShort"],
            "",
            row["provinceShort"],
            int(row["provinceCode"]) >= SOUTH_FROM,
        )
        for row in rows
    )


@cache
def _by_province() -> dict[str, tuple[Unit, ...]]:
    grouped: dict[str, list[Unit]] = {}
    for unit in old_units():
        grouped.setdefault(unit.province_short, []).append(unit)
    return {province: tuple(units) for province, units in grouped.items()}


def draw_old_unit(chance: random.Random, province: str | None = None) -> Unit:
    """A commune of the 63 provinces, of ``province`` (short name) if given."""
    return chance.choice(old_units() if province is None else _by_province()[province])


def merged_into(unit: Unit) -> Unit | None:
    """The commune of today that ``unit`` (63 provinces) belongs to; None when the package cannot say."""
    found = convert_address(f"{unit.commune}, {unit.district}, {unit.province}")
    return _today().get((found.ward, found.province))


@cache
def _today() -> dict[tuple[str, str], Unit]:
    return {(unit.commune, unit.province): unit for unit in new_units()}
