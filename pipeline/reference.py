"""EDGE: the reference tables in ``templates/reference``, read once a process and then kept.

Ethnic groups, countries, provinces of the personal number, frequencies of names. Each file names its source
and date in its first lines. A missing or broken table is our own mistake and raises at once (``OSError``,
``ValueError``, ``KeyError``): it ships with the program.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

import yaml

from pipeline import letters

FOLDER = Path(__file__).resolve().parent.parent / "templates" / "reference"


@dataclass(frozen=True, slots=True)
class EthnicGroup:
    """One of the 54: official name, code of 1979, other spellings, names of its parts."""

    name: str
    code: str
    spellings: tuple[str, ...]
    local: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class IdProvince:
    """First three digits of a personal number: the province of before 2025-07-01 and the one of today."""

    code: str
    name: str
    today: str
    today_code: str


@dataclass(frozen=True, slots=True)
class Country:
    """A country with its ISO 3166 codes, its Vietnamese name and other spellings seen on papers."""

    iso3: str
    iso2: str
    name: str
    spellings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FamilyName:
    """A family name: percent of people in north and south, sample count, groups that often bear it."""

    name: str
    north: float
    south: float
    count: int
    groups: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PersonalName:
    """A middle or given name: sex ("M", "F", "MF", "?"), sample count, lists for boys and girls with it."""

    name: str
    sex: str
    count: int
    boys: int
    girls: int


def _rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if not line.startswith("#")))


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


@cache
def ethnic_groups() -> tuple[EthnicGroup, ...]:
    """The 54 groups in the order of 1979."""
    return tuple(
        EthnicGroup(one["name"], one["code"], tuple(one.get("spellings", ())), tuple(one.get("local", ())))
        for one in _ethnic_file()["groups"]
    )


@cache
def _ethnic_file() -> Mapping[str, list[dict[str, str]]]:
    text = (FOLDER / "ethnic_groups.yaml").read_text(encoding="utf-8")
    loaded: dict[str, list[dict[str, str]]] = yaml.safe_load(text)
    return loaded


@cache
def shared_ethnic_names() -> Mapping[str, tuple[str, ...]]:
    """Local names that several groups bear → those groups; a person decides."""
    return MappingProxyType({one["name"]: tuple(one["groups"]) for one in _ethnic_file()["shared"]})


@cache
def provinces_of_ids() -> Mapping[str, IdProvince]:
    """First three digits of a personal number → province."""
    return MappingProxyType(
        {
            row["code"]: IdProvince(row["code"], row["province"], row["today"], row["today_code"])
            for row in _rows("province_codes.csv")
        }
    )


@cache
def nationalities() -> tuple[Country, ...]:
    """Every country and territory of ISO 3166 with its Vietnamese names."""
    return tuple(
        Country(row["iso3"], row["iso2"], row["name"], _several(row["spellings"]))
        for row in _rows("nationalities.csv")
    )


@cache
def countries() -> Mapping[str, str]:
    """Key of a country's name in any spelling (``letters.key``) → its Vietnamese name."""
    return MappingProxyType(
        {
            letters.key(spelling): country.name
            for country in nationalities()
            for spelling in (country.name, *country.spellings)
        }
    )


@cache
def unit_changes() -> Mapping[str, str]:
    """Code of a province (two digits) or commune (five) renamed since 2025-07-01 → its full name today."""
    return MappingProxyType({row["code"]: row["name"] for row in _rows("unit_changes.csv")})


@cache
def divided_districts() -> Mapping[tuple[str, str], tuple[str, ...]]:
    """(old province code, ``letters.key`` of a district divided before 2025) → codes of the districts after
    it.
    """
    return MappingProxyType(
        {
            (row["province"], letters.key(row["district"])): _several(row["districts"])
            for row in _rows("divided_districts.csv")
        }
    )


@cache
def family_names() -> tuple[FamilyName, ...]:
    """Family names, the most frequent first."""
    return tuple(
        FamilyName(
            row["name"], float(row["north"]), float(row["south"]), int(row["count"]), _several(row["groups"])
        )
        for row in _rows("family_names.csv")
    )


@cache
def middle_names() -> tuple[PersonalName, ...]:
    """Middle names, the most frequent first."""
    return _personal("middle_names.csv")


@cache
def given_names() -> tuple[PersonalName, ...]:
    """Given names of one word, the most frequent first."""
    return _personal("given_names.csv")


def _personal(name: str) -> tuple[PersonalName, ...]:
    return tuple(
        PersonalName(row["name"], row["sex"], int(row["count"]), int(row["boys"]), int(row["girls"]))
        for row in _rows(name)
    )


@cache
def words() -> frozenset[str]:
    """Every word (syllable) of Vietnamese that running texts use or place names hold, in small letters."""
    return frozenset(word for row in _lines("words.txt") for word in row.partition(":")[2].split())


@cache
def word_pairs() -> Mapping[str, tuple[str, ...]]:
    """Word → the words that often follow it, commonest first, in small letters."""
    rows = (row.partition(":") for row in _lines("word_pairs.txt"))
    return MappingProxyType({first: tuple(seconds.split()) for first, _, seconds in rows})


@cache
def phrases() -> tuple[str, ...]:
    """Wordings that stand on civil-status papers; "1" stands for any number."""
    return tuple(_lines("phrases.txt"))


def _lines(name: str) -> list[str]:
    text = (FOLDER / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
