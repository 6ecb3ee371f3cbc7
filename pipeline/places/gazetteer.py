"""EDGE: the units of the PyPI package ``vietnamadminunits`` (MIT), kept as tables of keys.

Only the package's data files are opened: its own parser searches keywords anywhere in the text, guesses
where a
commune was split, asks a map service over the network, and raises on junk. The tables here are exact: unit by
unit, parent by parent. Old units are those in force until 2025-06-30 (63 provinces), new ones those since
2025-07-01 (34 provinces, 3,321 communes), with the changes of ``templates/reference/unit_changes.csv`` on
top.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from pipeline import letters, reference
from pipeline.places.names import spelt
from pipeline.types import Units


@dataclass(frozen=True, slots=True)
class Unit:
    """A province, district or commune: its code, its full name ("Xã Hòa Bình") and the package's own key."""

    code: str
    name: str
    own_key: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A unit found under a key; ``is_own`` is false for a name it took over from a unit merged into it."""

    unit: Unit
    is_own: bool


Table = Mapping[str, tuple[Hit, ...]]
"""``letters.key`` of a name, with or without the word of its rank → units of one parent that bear it."""


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All tables. Districts go by code of the old province, communes by code of their parent."""

    old_provinces: Table
    new_provinces: Table
    districts: Mapping[str, Table]
    old_communes: Mapping[str, Table]
    new_communes: Mapping[str, Table]
    _today: Mapping[str, str]
    _new_units: Mapping[str, Unit]

    def new_province(self, old: Unit) -> Units:
        """The province of today that took in ``old``."""
        unit = self._new_units[self._today[old.own_key]]
        return Units("", unit.name, "", unit.code)

    def today(self, province: Unit, district: Unit, commune: Unit | None) -> Units:
        """The commune of today; "" where an old commune was split between several, and only its province is
        sure.
        """
        where = self.new_province(province)
        old_key = f"{province.own_key}_{district.own_key}_{commune.own_key if commune else ''}"
        new_key = self._today.get(old_key)
        if new_key is None:
            return where
        unit = self._new_units[new_key]
        return Units(unit.name, where.province, unit.code, where.province_code)


@cache
def gazetteer() -> Gazetteer:
    """The tables, loaded once a process (about 0.2 s, some 15 MB)."""
    folder = _data_folder()
    converter = json.loads((folder / "converter_2025.json").read_text(encoding="utf-8"))
    with closing(_units()) as units:
        new_provinces, new_communes = _renamed(units, _NEW_PROVINCES), _renamed(units, _NEW_COMMUNES)
        province_keys = {row.code: row.own_key for row in new_provinces}
        new_units = {row.own_key: _unit(row) for row in new_provinces}
        new_units |= {f"{province_keys[row.parent]}_{row.own_key}": _unit(row) for row in new_communes}
        return Gazetteer(
            old_provinces=_provinces(_rows(units, _OLD_PROVINCES)),
            new_provinces=_provinces(new_provinces),
            districts=_Tables(_rows(units, _OLD_DISTRICTS)),
            old_communes=_Tables(_rows(units, _OLD_COMMUNES)),
            new_communes=_Tables(new_communes),
            _today=_today(converter),
            _new_units=new_units,
        )


def names_one(text: str) -> bool:
    """Whether ``text`` is the name of some unit of any rank, of before or of today, with all its marks."""
    return _as_named(text) in _every_name()


@cache
def _every_name() -> frozenset[str]:
    """Names of all units with and without rank (some tenths of a second, once where one is asked for)."""
    with closing(_units()) as units:
        rows = [
            row for query in (_OLD_PROVINCES, _OLD_DISTRICTS, _OLD_COMMUNES) for row in _rows(units, query)
        ]
        rows += [row for query in (_NEW_PROVINCES, _NEW_COMMUNES) for row in _renamed(units, query)]
    return frozenset(_as_named(name) for row in rows for name in (row.name, row.short))


def _as_named(text: str) -> str:
    return letters.one_line(spelt(letters.nfc(text)))


def _units() -> sqlite3.Connection:
    return sqlite3.connect(f"{(_data_folder() / 'dataset.db').as_uri()}?mode=ro&immutable=1", uri=True)


def _data_folder() -> Path:
    """Where the package lies, found without importing it, as that pulls in geometry and network libraries."""
    spec = find_spec("vietnamadminunits")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("vietnamadminunits")
    return Path(spec.submodule_search_locations[0]) / "data"


class _Row(NamedTuple):
    """A unit as the package keeps it; ``alias`` and ``keywords`` are JSON lists of keys, or None."""

    parent: str
    code: str | None
    name: str
    short: str
    own_key: str
    alias: str | None
    keywords: str | None


_OLD_PROVINCES = """
    SELECT DISTINCT '', provinceCode, province, provinceShort, provinceKey, NULL, provinceKeywords
    FROM admin_units_legacy
"""
_OLD_DISTRICTS = """
    SELECT DISTINCT provinceCode, districtCode,
           district, districtShort, districtKey, districtAlias, districtKeywords
    FROM admin_units_legacy
"""
_OLD_COMMUNES = """
    SELECT districtCode, wardCode, ward, wardShort, wardKey, wardAlias, wardKeywords
    FROM admin_units_legacy WHERE wardCode IS NOT NULL
"""
_NEW_PROVINCES = """
    SELECT DISTINCT '', provinceCode, province, provinceShort, provinceKey, NULL, provinceKeywords
    FROM admin_units
"""
_NEW_COMMUNES = """
    SELECT provinceCode, wardCode, ward, wardShort, wardKey, wardAlias, wardKeywords
    FROM admin_units
"""


def _rows(units: sqlite3.Connection, query: str) -> list[_Row]:
    return [_Row(*row) for row in units.execute(query)]


def _renamed(units: sqlite3.Connection, query: str) -> list[_Row]:
    """Units of today with the names they took since 2025-07-01; the former name stays a key."""
    changes = reference.unit_changes()
    return [row._replace(name=changes.get(row.code or "", row.name)) for row in _rows(units, query)]


def _unit(row: _Row) -> Unit:
    return Unit(row.code or "", row.name, row.own_key)


class _Tables(Mapping[str, Table]):
    """Parent code → table of its children, each built when first asked for: most are never needed."""

    def __init__(self, rows: Iterable[_Row]) -> None:
        self._families: dict[str, list[_Row]] = {}
        for row in rows:
            self._families.setdefault(row.parent, []).append(row)
        self._built: dict[str, Table] = {}

    def __getitem__(self, code: str) -> Table:
        if code not in self._built:
            self._built[code] = _table(self._families[code])
        return self._built[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._families)

    def __len__(self) -> int:
        return len(self._families)


def _table(rows: Iterable[_Row]) -> dict[str, tuple[Hit, ...]]:
    """Key → units, each once, own names before names taken over."""
    found: dict[str, list[Hit]] = {}
    for row in rows:
        for key, is_own in _keys(row).items():
            found.setdefault(key, []).append(Hit(_unit(row), is_own))
    return {key: tuple(sorted(hits, key=lambda hit: not hit.is_own)) for key, hits in found.items()}


def _keys(row: _Row) -> dict[str, bool]:
    """Every key of a unit → whether that name is its own, not one of a unit merged into it.

    A name that differs in rank only ("Xã" that became "Phường") is its own.
    """
    short = letters.key(row.short)
    taken_over = set(json.loads(row.alias or "[]"))
    names = {letters.key(row.name), short, *json.loads(row.keywords or "[]")}
    return {letters.key(name): name not in taken_over or name.endswith(short) for name in names}


def _provinces(rows: Iterable[_Row]) -> Table:
    table = _table(rows)
    for other, usual in _OTHER_PROVINCE_KEYS.items():
        if usual in table:
            table[other] = tuple(Hit(hit.unit, other not in _TAKEN_OVER) for hit in table[usual])
    return table


_TAKEN_OVER = {"hatay", "tinhhatay"}
_OTHER_PROVINCE_KEYS = {
    "tphcm": "hochiminh",
    "hochiminhcity": "hochiminh",
    "saigon": "hochiminh",
    "thuathienhue": "hue",
    "tinhthuathienhue": "hue",
    "daclac": "daklak",
    "daclak": "daklak",
    "tinhdaclak": "daklak",
    "tinhdaclac": "daklak",
    "dacnong": "daknong",
    "tinhdacnong": "daknong",
    "brvt": "bariavungtau",
    "hatay": "hanoi",
    "tinhhatay": "hanoi",
}


def _today(converter: Mapping[str, Mapping[str, Mapping[str, Sequence[str]]]]) -> dict[str, str]:
    """Key of an old province, or of an old commune that went whole into one new commune → key of that."""
    today = {old: new for new, olds in converter["DICT_PROVINCE"].items() for old in olds}
    for province, communes in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        today |= {old: f"{province}_{new}" for new, olds in communes.items() for old in olds}
    return today
