"""Take an address apart from its END: province, then district or commune, then the rest.

Addresses of before 2025-07-01 name commune, district and province, later ones commune and province. What is
written decides which: a district is looked for among the old province's, a commune right before the province
among the new province's. Nothing is guessed: a name that could be two units leaves the level empty; a name no
table knows is kept as written, without a code, when its rank stands before it, else it is detail.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rapidfuzz.distance import Levenshtein

from pipeline import letters, reference
from pipeline.places import names
from pipeline.places.gazetteer import Gazetteer, Hit, Table, Unit, gazetteer
from pipeline.types import Parts, Units

_MOST_LETTERS = 400
_LONGEST_NAME = 7
_SHORTEST_FUZZY = 5


@dataclass(frozen=True, slots=True)
class _Found:
    """Units that bear a name, the words that name them, and the words left in front, still to be
    understood.
    """

    units: tuple[Hit, ...]
    written: str
    rest: tuple[str, ...]
    is_whole: bool = True


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
    tails = (names.key_of(" ".join(words[-count:])) for count in range(1, min(len(words), _LONGEST_NAME) + 1))
    return any(tail in book.old_provinces or tail in book.new_provinces for tail in tails)


def _by_province(segments: tuple[str, ...], book: Gazetteer) -> Parts | None:
    """Understood with the province at the end; None when the end is no province."""
    old = _last(segments, book.old_provinces, names.PROVINCE_RANKS)
    new = _last(segments, book.new_provinces, names.PROVINCE_RANKS)
    end = old or new
    if end is None:
        return None
    below = _old_address(old, book) if old else None
    if below is None and new:
        below = _new_address(new, book, old)
    if below is None and end.is_whole:
        below = _province_only(old, new, book)
    return below


def _province_only(old: _Found | None, new: _Found | None, book: Gazetteer) -> Parts:
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
    return Parts(", ".join(rest), commune, district, _name(hit, end.written), "", code, today)


def _old_address(province: _Found, book: Gazetteer) -> Parts | None:
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
        district=_name(home or district.units[0], district.written),
        province=_name(hit, province.written),
        province_code=hit.unit.code if hit.is_own else "",
        today=book.new_province(hit.unit),
    )
    if home is not None and commune is not None:
        return _with_old_commune(result, (hit.unit, home.unit), commune, book)
    if home is not None and home.unit.code not in book.old_communes:
        return replace(result, today=book.today(hit.unit, home.unit, None))
    return _with_written_commune(result, district.rest)


def _district(province: _Found, book: Gazetteer) -> _Found | None:
    """The district before an old province; of one divided since, all that have communes of it."""
    code = province.units[0].unit.code
    table = book.districts.get(code, {})
    found = _last(province.rest, table, names.DISTRICT_RANKS)
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
    return _Found((*own, *others), written, found.rest if found else province.rest[:-1])


def _with_old_commune(result: Parts, above: tuple[Unit, Unit], commune: _Found, book: Gazetteer) -> Parts:
    hit = commune.units[0]
    return replace(
        result,
        detail=", ".join(commune.rest),
        commune=_name(hit, commune.written),
        commune_code=hit.unit.code if hit.is_own else "",
        today=book.today(*above, hit.unit),
    )


def _with_written_commune(result: Parts, rest: tuple[str, ...]) -> Parts:
    """A commune no table knows is kept as written when its rank stands before it."""
    if rest and names.rank_of(rest[-1]) in names.COMMUNE_RANKS:
        return replace(result, detail=", ".join(rest[:-1]), commune=rest[-1])
    return result


def _one_home(district: _Found, book: Gazetteer) -> tuple[Hit | None, _Found | None]:
    """The district the commune is in, and the commune; without a commune the only district; else None."""
    fitting = [
        (home, found)
        for home in district.units
        if (found := _last(district.rest, book.old_communes.get(home.unit.code, {}), names.COMMUNE_RANKS))
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


def _is_new_commune(province: _Found, book: Gazetteer) -> bool:
    """Whether the whole segment before the province is a new commune ("Xã Phú Sơn Lâm Hà")."""
    same_name = book.new_provinces.get(names.key_of(province.written), ())
    return any(names.key_of(province.rest[-1]) in book.new_communes[hit.unit.code] for hit in same_name)


def _could_be_commune(district: _Found, province: _Found, book: Gazetteer) -> bool:
    """Whether a name without its rank is both an old district and a new commune of the province."""
    if names.rank_of(district.written) in names.DISTRICT_RANKS:
        return False
    same_name = book.new_provinces.get(names.key_of(province.written), ())
    return any(
        _last(province.rest, book.new_communes[hit.unit.code], names.COMMUNE_RANKS) for hit in same_name
    )


def _new_address(province: _Found, book: Gazetteer, old: _Found | None) -> Parts | None:
    """Commune and province since 2025-07-01; None when no commune of the province surely stands there."""
    hit = province.units[0]
    commune = _last(province.rest, book.new_communes[hit.unit.code], names.COMMUNE_RANKS)
    if commune is None or len(commune.units) > 1 or names.rank_of(commune.written) in names.DISTRICT_RANKS:
        return None
    if old and not names.rank_of(commune.written) and _district(old, book):
        return None
    unit = commune.units[0]
    name = _name(unit, commune.written)
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


def _last(segments: tuple[str, ...], table: Table, ranks: Sequence[str]) -> _Found | None:
    """The unit named by the last segment, or by its last words where the comma was lost."""
    if not segments or not table:
        return None
    *before, end = segments
    if hits := _hits(end, table, ranks):
        return _Found(hits, end, tuple(before))
    words = end.split()
    for start in range(max(1, len(words) - _LONGEST_NAME), len(words)):
        tail = " ".join(words[start:])
        has_rank = names.rank_of(tail) in ranks
        if not has_rank and _ends_in_rank(words[:start]):
            continue
        if (has_rank or len(names.key_of(tail)) >= _SHORTEST_FUZZY) and (hits := _known(tail, table)):
            return _Found(hits, tail, (*before, " ".join(words[:start])), is_whole=has_rank)
    return None


def _ends_in_rank(words: Sequence[str]) -> bool:
    """Whether the last words are a rank, so that the name after them cannot stand without it."""
    tail = f" {letters.fold(' '.join(words[-2:]))}"
    return tail.endswith(
        tuple(f" {rank}" for rank in (*names.COMMUNE_RANKS, *names.DISTRICT_RANKS, *names.PROVINCE_RANKS))
    )


def _hits(written: str, table: Table, ranks: Sequence[str]) -> tuple[Hit, ...]:
    """Units of the whole name: by key, with another rank of the level, else the only one within one slip."""
    if known := _known(written, table):
        return known
    if names.rank_of(written) in ranks and (known := _known(names.without_rank(names.full(written)), table)):
        return known
    key = names.key_of(written)
    if key in table or len(key) < _SHORTEST_FUZZY:
        return ()
    near = {
        hit.unit: hit
        for name, hits in table.items()
        if abs(len(name) - len(key)) <= 1 and Levenshtein.distance(name, key, score_cutoff=1) <= 1
        for hit in hits
    }
    return tuple(near.values()) if len(near) == 1 and not any(sign.isdigit() for sign in key) else ()


def _known(written: str, table: Table) -> tuple[Hit, ...]:
    """Units under the key; of several, those spelt letter by letter like it, else those with the same
    rank.
    """
    hits = table.get(names.key_of(written), ())
    if len(hits) <= 1:
        return hits
    accented = names.spelt(names.full(written))
    exact = tuple(
        hit
        for hit in hits
        if accented in (names.spelt(hit.unit.name), names.spelt(names.without_rank(hit.unit.name)))
    )
    own = tuple(hit for hit in (exact or hits) if hit.is_own)
    return own or hits


def _name(hit: Hit, written: str) -> str:
    """The official name; as written where it is the name of a unit since merged or of another rank."""
    rank = names.rank_of(written)
    if hit.is_own and (not rank or rank == names.rank_of(hit.unit.name)):
        return hit.unit.name
    return written
