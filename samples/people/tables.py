"""The committed tables of names and codes (``samples/data``), read once."""

from __future__ import annotations

import csv
import json
from functools import cache
from importlib.resources import files
from typing import TypedDict

REGIONS = ("north", "south")
"""Surnames are drawn by region: Hoàng and Vũ in the north are Huỳnh and Võ in the south."""


class Minority(TypedDict, total=False):
    """One group of ``minorities.json``: where it lives and how its people are named."""

    share: float
    printed: list[str]
    provinces: list[str]
    surname_last: bool
    surnames: list[str]
    male_middle: list[str]
    male_given: list[str]
    female_middle: list[str]
    female_given: list[str]


def _rows(name: str) -> list[dict[str, str]]:
    text = files("samples.data").joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


@cache
def surnames(region: str) -> tuple[tuple[str, float], ...]:
    """(surname, weight) of a region of ``REGIONS``."""
    return tuple((row["surname"], float(row[region])) for row in _rows("surnames.csv") if float(row[region]))


@cache
def parts(table: str, sex: str) -> tuple[tuple[str, float], ...]:
    """(part, weight) of ``middle_names`` or ``given_names`` for ``Nam`` or ``Nữ``."""
    column = "male" if sex == "Nam" else "female"
    return tuple((row["name"], float(row[column])) for row in _rows(f"{table}.csv") if float(row[column]))


@cache
def birth_codes() -> dict[str, str]:
    """Province (short name, 63 provinces) → first three digits of the personal number."""
    return {row["province"]: row["code"] for row in _rows("birth_codes.csv")}


@cache
def minorities() -> dict[str, Minority]:
    """Official name of a group → what is known of it."""
    found: dict[str, Minority] = json.loads(
        files("samples.data").joinpath("minorities.json").read_text(encoding="utf-8")
    )
    return found


@cache
def addresses() -> dict[str, list[str]]:
    """``streets`` and ``hamlets`` as they are named everywhere."""
    found: dict[str, list[str]] = json.loads(
        files("samples.data").joinpath("addresses.json").read_text(encoding="utf-8")
    )
    return found
