"""Take an address apart from its END: province, then district or commune, then the rest.

Addresses of before 2025-07-01 name commune, district and province, later ones commune and province. What is
written decides which: a district is looked for among the old province's, a commune right before the province
among the new province's. Nothing is guessed: a name that could be two units leaves the level empty; a name no
table knows is kept as written, without a code, when its rank stands before it, else it is detail.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from pipeline import reference
from pipeline.places import names
from pipeline.places.gazetteer import Gazetteer, Hit, Unit, gazetteer
from pipeline.places.lookup import LONGEST_NAME, SHORTEST_FUZZY, Found, best_name, last
from pipeline.types import Parts, Units

_MOST_LETTERS = 400
_REMEMBERED = 256
"""Addresses of one paper and its readings: each is asked for many times over."""


@lru_cache(_REMEMBERED)
def parts(text: str) -> Parts:
    """The parts of an address on one line; never raises. Fields stay "" where nothing is sure."""
    segments = tuple(part for part in (piece.strip() for piece in text[:_MOST_LETTERS].split(",")) if part)
    if not segments:
        return Parts()
    book = gazetteer()
    return _by_province(segments, book) or _unknown_province(segments)


def ends_in_province(text: str) -> bool:
    """Whether the last words are a province of before or of today, letter by letter but for marks."""
    book = gazetteer()
    words = text[-_MOST_LETTERS:].rpartition(",")[2].split()
    for count in range(1, min(len(words), LONGEST_NAME) + 1):
        key = names.key_of(" ".join(words[-count:]))
        is_long_enough = count == len(words) or len(key) >= SHORTEST_FUZZY
        if is_long_enough and (key in book.old_provinces or key in book.new_provinces):
            return True
    return False


def _by_province(segments: tuple[str, ...], book: Gazetteer) -> Parts | None:
    """Understood with the province at the end; None when the end is no province."""
    old = last(segments, book.old_provinces, names.PROVINCE_RANKS)
    new = last(segments, book.new_provinces, names.PROVINCE_RANKS)
    end = old or new
    if end is None:
        return None
    below = _old_address(old, book) if old else None
    if below is None and new:
        below = _new_address(new, book, old)
    if below is None and end.is_whole:
        below = _province_only(old, new, book)
    return below


def _province_only(old: Found | None, new: Found | None, book: Gazetteer) -> Parts:
    """Nothing below the province is sure; its code is, when old and new agree on it."""
    end = old or new
    assert end is not None  # noqa: S101 - the caller has one of them
    hit = end.units[0]
    today = book.new_province(old.units[0].unit) if old else Units("", hit.unit.name, "", hit.unit.code)
    same = not (old and new) or old.units[0].unit.code == new.units[0].unit.code
    code = hit.unit.code if same and hit.is_own else ""
    rest = end.rest
    commune = ""
    if rest and names.rank_of(rest[-1]) in names.COMMUNE_RANKS:
        rest, commune = rest[:-1], rest[-1]
    district = ""
    if not commune and rest and names.rank_of(rest[-1]) in names.DISTRICT_RANKS:
        rest, district = rest[:-1], rest[-1]
        if rest and names.rank_of(rest[-1]) in names.COMMUNE_RANKS:
            rest, commune = rest[:-1], rest[-1]
    return Parts(", ".join(rest), commune, district, best_name(hit, end.written), "", code, today)


def _old_address(province: Found, book: Gazetteer) -> Parts | None:
    """Commune, district, province of before 2025-07-01; None when no district of the province surely stands
    there.
    """
    hit = province.units[0]
    district = _district(province, book)
    if district is None:
        return None
    home, commune = _one_home(district, book)
    if commune is None and (not province.is_whole or _could_be_commune(district, province, book)):
        return None
    result = Parts(
        detail=", ".join(district.rest),
        district=best_name(home or district.units[0], district.written),
        province=best_name(hit, province.written),
        province_code=hit.unit.code if hit.is_own else "",
        today=book.new_province(hit.unit),
    )
    if home is not None and commune is not None:
        return _with_old_commune(result, (hit.unit, home.unit), commune, book)
    if home is not None and home.unit.code not in book.old_communes:
        return replace(result, today=book.today(hit.unit, home.unit, None))
    return _with_written_commune(result, district.rest)


def _district(province: Found, book: Gazetteer) -> Found | None:
    """The district before an old province; of one divided since, all that have communes of it."""
    code = province.units[0].unit.code
    table = book.districts.get(code, {})
    found = last(province.rest, table, names.DISTRICT_RANKS)
    written = found.written if found else (province.rest[-1] if province.rest else "")
    if found and written != province.rest[-1] and _is_new_commune(province, book):
        return None
    heirs = reference.divided_districts().get((code, names.key_of(written)), ())
    if not heirs:
        return found
    units = {
        hit.unit: Hit(hit.unit, is_own=False)
        for hits in table.values()
        for hit in hits
        if hit.unit.code in heirs
    }
    own = found.units if found else ()
    others = tuple(hit for unit, hit in units.items() if unit not in {one.unit for one in own})
    return Found((*own, *others), written, found.rest if found else province.rest[:-1])


def _with_old_commune(result: Parts, above: tuple[Unit, Unit], commune: Found, book: Gazetteer) -> Parts:
    hit = commune.units[0]
    return replace(
        result,
        detail=", ".join(commune.rest),
        commune=best_name(hit, commune.written),
        commune_code=hit.unit.code if hit.is_own else "",
        today=book.today(*above, hit.unit),
    )


def _with_written_commune(result: Parts, rest: tuple[str, ...]) -> Parts:
    """A commune no table knows is kept as written when its rank stands before it."""
    if rest and names.rank_of(rest[-1]) in names.COMMUNE_RANKS:
        return replace(result, detail=", ".join(rest[:-1]), commune=rest[-1])
    return result


def _one_home(district: Found, book: Gazetteer) -> tuple[Hit | None, Found | None]:
    """The district the commune is in, and the commune; without a commune the only district; else None."""
    fitting = [
        (home, found)
        for home in district.units
        if (found := last(district.rest, book.old_communes.get(home.unit.code, {}), names.COMMUNE_RANKS))
    ]
    exact = [
        one
        for one in fitting
        if names.spelt(one[1].units[0].unit.name) == names.spelt(names.full(one[1].written))
    ]
    best = exact or fitting
    if not best:
        return (district.units[0] if len(district.units) == 1 else None), None
    is_sure = len(best) == 1 and len(best[0][1].units) == 1
    return best[0] if is_sure else (None, None)


def _is_new_commune(province: Found, book: Gazetteer) -> bool:
    """Whether the whole segment before the province is a new commune ("Xã Phú Sơn Lâm Hà")."""
    same_name = book.new_provinces.get(names.key_of(province.written), ())
    return any(names.key_of(province.rest[-1]) in book.new_communes[hit.unit.code] for hit in same_name)


def _could_be_commune(district: Found, province: Found, book: Gazetteer) -> bool:
    """Whether a name without its rank is both an old district and a new commune of the province."""
    if names.rank_of(district.written) in names.DISTRICT_RANKS:
        return False
    same_name = book.new_provinces.get(names.key_of(province.written), ())
    return any(
        last(province.rest, book.new_communes[hit.unit.code], names.COMMUNE_RANKS) for hit in same_name
    )


def _new_address(province: Found, book: Gazetteer, old: Found | None) -> Parts | None:
    """Commune and province since 2025-07-01; None when no commune of the province surely stands there."""
    hit = province.units[0]
    commune = last(province.rest, book.new_communes[hit.unit.code], names.COMMUNE_RANKS)
    if commune is None or len(commune.units) > 1 or names.rank_of(commune.written) in names.DISTRICT_RANKS:
        return None
    if old and not names.rank_of(commune.written) and _district(old, book):
        return None
    unit = commune.units[0]
    name = best_name(unit, commune.written)
    today = Units(unit.unit.name, hit.unit.name, unit.unit.code, hit.unit.code)
    return Parts(", ".join(commune.rest), name, "", hit.unit.name, unit.unit.code, hit.unit.code, today)


def _unknown_province(segments: tuple[str, ...]) -> Parts:
    """No province of the tables at the end: a province of earlier times, or ranks written out, else
    detail.
    """
    end = segments[-1]
    is_former = names.key_of(end).removeprefix("tinh") in names.FORMER_PROVINCES
    rest, province = (segments[:-1], end) if is_former or names.rank_of(end) == "tinh" else (segments, "")
    district = commune = ""
    if rest and names.rank_of(rest[-1]) in names.DISTRICT_RANKS:
        rest, district = rest[:-1], rest[-1]
    if rest and names.rank_of(rest[-1]) in names.COMMUNE_RANKS:
        rest, commune = rest[:-1], rest[-1]
    return Parts(", ".join(rest), commune, district, province)
