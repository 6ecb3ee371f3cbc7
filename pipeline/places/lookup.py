"""Find the unit an address ends in: by key, with another rank of its level, or within one slip."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from pipeline import letters
from pipeline.places import names
from pipeline.places.gazetteer import Hit, Table

LONGEST_NAME = 7
SHORTEST_FUZZY = 5
"""In words, and in letters: shorter names are never matched by their end or within a slip."""


@dataclass(frozen=True, slots=True)
class Found:
    """Units that bear a name, the words that name them, and the words left in front, still to be
    understood.
    """

    units: tuple[Hit, ...]
    written: str
    rest: tuple[str, ...]
    is_whole: bool = True


def last(segments: tuple[str, ...], table: Table, ranks: Sequence[str]) -> Found | None:
    """The unit named by the last segment, or by its last words where the comma was lost."""
    if not segments or not table:
        return None
    *before, end = segments
    if hits := _hits(end, table, ranks):
        return Found(hits, end, tuple(before))
    words = end.split()
    for start in range(max(1, len(words) - LONGEST_NAME), len(words)):
        tail = " ".join(words[start:])
        has_rank = names.rank_of(tail) in ranks
        if not has_rank and _ends_in_rank(words[:start]):
            continue
        if (has_rank or len(names.key_of(tail)) >= SHORTEST_FUZZY) and (hits := _known(tail, table)):
            return Found(hits, tail, (*before, " ".join(words[:start])), is_whole=has_rank)
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
    if key in table or len(key) < SHORTEST_FUZZY:
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


def best_name(hit: Hit, written: str) -> str:
    """The official name; as written where it is the name of a unit since merged or of another rank."""
    rank = names.rank_of(written)
    if hit.is_own and (not rank or rank == names.rank_of(hit.unit.name)):
        return hit.unit.name
    written = names.full(written)
    return written[:1].upper() + written[1:]
