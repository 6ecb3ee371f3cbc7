"""Places of both systems (63 provinces with districts, 34 without) from ``vietnamadminunits``, and house addresses."""

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


def _short(full: str, short: str, kind: str | None) -> str:
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
            _short(row["ward"], row["wardShort"], row["wardType"]),
            _short(row["district"], row["districtShort"], row["districtType"]),
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


_STREETS = (
    "Lê Lợi", "Trần Hưng Đạo", "Nguyễn Huệ", "Hai Bà Trưng", "Quang Trung", "Lý Thường Kiệt", "Phan Đình Phùng",
    "Nguyễn Trãi", "Hoàng Văn Thụ", "Trường Chinh", "Nguyễn Thị Minh Khai", "Điện Biên Phủ", "Cách Mạng Tháng Tám",
    "Lê Hồng Phong", "Phạm Văn Đồng", "Nguyễn Văn Cừ", "30 Tháng 4", "Ngô Quyền", "Bà Triệu", "Huỳnh Thúc Kháng",
    "Võ Văn Kiệt", "Xô Viết Nghệ Tĩnh", "Tôn Đức Thắng", "Nguyễn Công Trứ", "Thích Quảng Đức", "Đặng Thùy Trâm",
)  # fmt: skip
_HAMLETS = (
    "Đông", "Đoài", "Thượng", "Hạ", "Trung", "Tân Lập", "Tân Tiến", "Hợp Nhất", "Phú Mỹ", "An Bình", "Đồng Tâm",
    "Vĩnh Phước", "Yên Phú", "Hòa Bình", "Mỹ Thạnh", "Đức Long", "Cây Gáo", "Bình Minh", "Nà Pục", "Nậm Khắt",
    "Phiêng Đón", "Cư Êbur", "Thạnh Hưng", "Quyết Thắng", "Lũng Vài", "Khuổi Lịa", "Giồng Trôm", "Kênh Mới",
)  # fmt: skip


def draw_detail(chance: random.Random, unit: Unit) -> str:
    """House number and street in towns, hamlet in the country; sometimes nothing."""
    if chance.random() < 0.06:
        return ""
    return _town_detail(chance, unit.south) if unit.urban else _village_detail(chance, unit.south)


def _town_detail(chance: random.Random, south: bool) -> str:
    number = str(chance.randint(1, 480))
    for _ in range(chance.choice((0, 0, 1, 1, 2) if south else (0, 0, 0, 0, 1))):
        number += f"/{chance.randint(1, 60)}"
    number += chance.choice(("", "", "", "", "A", "B"))
    street = chance.choice(_STREETS)
    group = chance.randint(1, 42)
    if south:
        return chance.choice(
            (
                f"{number} {street}",
                f"Số {number} đường {street}",
                f"{number} {street}, Khu phố {group % 9 + 1}",
            )
        )
    return chance.choice(
        (
            f"Số {number} {street}",
            f"Số nhà {number}, đường {street}",
            f"Tổ {group}",
            f"Tổ dân phố số {group}",
            f"Số {chance.randint(1, 90)}, ngõ {number} {street}",
        )
    )


def _village_detail(chance: random.Random, south: bool) -> str:
    name, number = chance.choice(_HAMLETS), chance.randint(1, 14)
    if south:
        return chance.choice(
            (f"Ấp {name}", f"Ấp {number}", f"Thôn {number}", f"Tổ {number}, Ấp {name}", f"Buôn {name}")
        )
    return chance.choice(
        (f"Thôn {name}", f"Xóm {number}", f"Thôn {number}", f"Xóm {name}", f"Bản {name}", f"Đội {number}")
    )
