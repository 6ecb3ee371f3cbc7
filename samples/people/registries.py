"""Who issues papers: civil registers with their entry numbers and officers, hospitals with theirs."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass

from samples.people.names import draw_name
from samples.people.places import Unit


@dataclass(frozen=True, slots=True)
class Officer:
    """Who signs, and as what (a list of printed lines)."""

    name: str
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Register:
    """An entry: ``number`` as printed, ``book`` ("" in the electronic era), the office's name, who signs."""

    number: str
    book: str
    unit: Unit
    officer: Officer

    def authority(self, style: str) -> str:
        """The office as a value: "Ủy ban nhân dân xã …, huyện …, tỉnh …" in one of ``AUTHORITY_STYLES``."""
        return authority(self.unit, style)

    @property
    def seal(self) -> str:
        """The office as the seal names it."""
        return f"ỦY BAN NHÂN DÂN {self.unit.commune}".upper()


AUTHORITY_STYLES = ("committee", "committee", "committee_title", "short", "short_title")


def authority(unit: Unit, style: str) -> str:
    """The people's committee of a commune: long or short, units in lower or title case."""
    parts = [part for part in (unit.commune, unit.district, unit.province) if part]
    if not style.endswith("_title"):
        parts = [part[0].lower() + part[1:] for part in parts]
    head = "UBND" if style.startswith("short") else "Ủy ban nhân dân"
    return f"{head} {', '.join(parts)}"


def draw_officer(chance: random.Random, unit: Unit, titles: tuple[tuple[str, ...], ...]) -> Officer:
    """Somebody of working age who signs under one of ``titles``."""
    sex = "Nam" if chance.random() < 0.7 else "Nữ"
    name = draw_name(chance, sex, "Kinh", "south" if unit.south else "north", chance.randint(1966, 1990))
    return Officer(name, chance.choice(titles))


_CIVIL = (
    ("CHỦ TỊCH",),
    ("PHÓ CHỦ TỊCH",),
    ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
    ("TUQ. CHỦ TỊCH", "CÔNG CHỨC TƯ PHÁP - HỘ TỊCH"),
)


def draw_register(chance: random.Random, unit: Unit, day: dt.date) -> Register:
    """An entry of that day: number with or without the year, with a book in the paper era."""
    serial = chance.randint(1, 620)
    number = str(serial) if serial > 99 or chance.random() < 0.4 else f"{serial:02d}"
    book = ""
    if day.year < 2020 or chance.random() < 0.15:
        book = f"{chance.randint(1, 3):02d}/{day.year}"
        if chance.random() < 0.4:
            number = f"{number}/{day.year}"
    else:
        number = f"{number}/{day.year}"
    return Register(number, book, unit, draw_officer(chance, unit, _CIVIL))


@dataclass(frozen=True, slots=True)
class Hospital:
    """A health facility: its name, the body above it, where it lies, its code, who signs."""

    name: str
    above: str
    place: str
    code: str
    unit: Unit
    officer: Officer


_KINDS = (
    ("Bệnh viện Đa khoa tỉnh {p}", "Sở Y tế {p}"),
    ("Bệnh viện Phụ sản {p}", "Sở Y tế {p}"),
    ("Bệnh viện Sản - Nhi {p}", "Sở Y tế {p}"),
    ("Trung tâm Y tế {d}", "Sở Y tế {p}"),
    ("Bệnh viện Đa khoa {d}", "Sở Y tế {p}"),
    ("Bệnh viện Đa khoa khu vực {c}", "Sở Y tế {p}"),
    ("Trạm Y tế {cl}", "Trung tâm Y tế {d}"),
    ("Bệnh viện Đa khoa Tâm Đức", "Sở Y tế {p}"),
    ("Bệnh viện Quốc tế Hạnh Phúc", "Sở Y tế {p}"),
)
_DIRECTORS = (("GIÁM ĐỐC",), ("PHÓ GIÁM ĐỐC",), ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), ("TRƯỞNG KHOA SẢN",))


def draw_hospital(chance: random.Random, unit: Unit) -> Hospital:
    """A facility in or above the commune ``unit``."""
    name, above = chance.choice(_KINDS)
    city = unit.province.startswith("Thành phố")
    words = {
        "p": unit.province_short,
        "d": (unit.district_short or unit.commune_short).removeprefix("Quận "),
        "c": unit.commune_short,
        "cl": unit.commune[0].lower() + unit.commune[1:],
    }
    if city:
        name = name.replace("tỉnh {p}", "Thành phố {p}" if chance.random() < 0.5 else "{p}")
    place = ", ".join(part for part in (unit.commune, unit.district, unit.province) if part)
    return Hospital(
        name.format(**words),
        above.format(**words),
        place,
        f"{chance.randrange(1000, 96999):05d}",
        unit,
        draw_officer(chance, unit, (("TRƯỞNG TRẠM",),) if name.startswith("Trạm") else _DIRECTORS),
    )
