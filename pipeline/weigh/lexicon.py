"""How strange a value is among the names, places and wordings of Viet Nam: one more witness, never a judge.

Names: the tables of family, middle and given names (``templates/reference``). Places: the gazetteer, by what
it recognised while the value was parsed. Texts and what stands before the commune: the words (``words``).
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import cache

from pipeline import letters, places, reference, signs, words
from pipeline.types import Value
from pipeline.weigh.saying import LETTERS_ONLY

_UNKNOWN_NAME = 1.2
_UNKNOWN_FAMILY = 0.8
_ODD_END = 1.2
STANDS = ("family", "middle", "given")
"""Where a word may stand in a name."""
_ELSEWHERE, _RAREST = 0.1, 2e-4
"""What a word's share in another place of names is worth in this one, and the share of a word not listed."""
_NEVER_LAST = frozenset(("thị", "văn"))
"""Middle names that nobody is called by."""
_UNKNOWN_UNIT = 1.0
_WORDED = frozenset(("text", "id_paper", "issuing_authority"))
_SENTENCE = 4
"""Words from which a text is a sentence, or at least no mere word for a relation or an event."""
_OF_COMMUNE = re.compile(
    r"^(?:UBND|ủy ban nhân dân|trạm y tế)\s+(?:xã|phường|thị trấn)\s+([^,;()]+)$", re.IGNORECASE
)
_DISTRICT = re.compile(r"(?:huyện|quận|thị xã|h\.|q\.|tx\.) ?(.+)$", re.IGNORECASE)
_UNPARTED = re.compile(r"[^\W\d_] (?:Khu phố|Tổ dân phố|Khu vực|Khóm) \d")
"""A numbered quarter behind a street's name without the comma that parts them."""
_MARKED = re.compile(r"^\W?\w{0,2}\)")
"""What is left of a footnote's mark before running words: "2) Xã Hoằng Sơn"."""
_CALLED, _DIGITS = re.compile(r"\+?\d[\d .-]{6,}"), (10, 11, 12)
"""A text of digits alone is a telephone number, and how many of them such numbers have in Viet Nam."""
_NEVER_LOUD = frozenset(("place", "id_paper"))
"""Kinds in which no single word stands in capitals."""


def strangeness(kind: str, value: Value) -> float:
    """What the tables count against ``value`` (natural logarithm, 0: nothing)."""
    if kind == "person_name":
        return _strange_name(value.text)
    if kind == "place" and value.parts is not None:
        known = bool(value.parts.province) + bool(value.parts.commune_code)
        known = 2 if not known and places.names_one(value.text) else known
        return _UNKNOWN_UNIT * (2 - known) + words.strangeness(value.text)
    return words.strangeness(value.text) if kind in _WORDED else 0.0


def is_whole(kind: str, text: str) -> bool:
    """Whether a name begins with a family name of the tables and ends with no mere middle name, and whether
    running words end where such words end.
    """
    if kind == "place" and "," in text and text.rsplit(maxsplit=1)[-1].islower():
        return False  # a unit's name ends with a capital ("Tỉnh Sơn la")
    if kind == "id_paper" and text[:1].isdigit():
        return False  # which paper it is may stand on a line that was lost
    if kind == "text" and (_is_no_number(text) or words.has_no_head(text)):
        return False
    if kind in {*_WORDED, "place"}:
        return not (words.is_cut_short(text) or _MARKED.match(text))
    parts = text.casefold().split()
    if kind != "person_name":
        return True
    return bool(parts) and parts[0] in _families() and parts[-1] not in _NEVER_LAST


def _is_no_number(text: str) -> bool:
    """Whether figures alone have not as many digits as a telephone's number."""
    return bool(_CALLED.fullmatch(text)) and sum(map(str.isdigit, text)) not in _DIGITS


def rarity(kind: str, value: Value) -> Mapping[str, float]:
    """How rarely the words of a name stand where they do, for each of ``STANDS``: natural logarithms of the
    rarest share by theirs, summed up, so that a word left out makes no name commoner.

    Between readings that differ in a mark the commoner name is the likelier, most of all in family names,
    which are few; that a name is rare says nothing against a reading by itself, so it counts among rivals
    only.
    """
    parts = value.text.casefold().split() if kind == "person_name" else []
    told = dict.fromkeys(STANDS, 0.0)
    if len(parts) > 1:
        for place, part in zip(stands_of(len(parts)), parts, strict=True):
            told[place] += _rare(place, part)
    return told


def is_family(word: str) -> bool:
    """Whether a family name of the tables begins with the word (small letters)."""
    return word in _families()


def stands_of(count: int) -> tuple[str, ...]:
    """Where each of so many words of a name stands; a lone one is a given name."""
    return ("family", *("middle",) * (count - 2), "given") if count > 1 else ("given",) * count


def is_listed(place: str, word: str) -> bool:
    """Whether the tables have a word (small letters) in that place of names, one of ``STANDS``."""
    return word in _shares()[place]


def _rare(place: str, word: str) -> float:
    shares = _shares()
    elsewhere = max(table.get(word, 0.0) for table in shares.values())
    return math.log(_RAREST / max(shares[place].get(word, 0.0), _ELSEWHERE * elsewhere, _RAREST))


@cache
def _shares() -> Mapping[str, Mapping[str, float]]:
    """Place in the name → word → its share there; family names by estimates of the population."""
    family = {one.name: max(one.north, one.south) for one in reference.family_names()}
    middle = {one.name: float(one.count) for one in reference.middle_names()}
    given = {one.name: float(one.count) for one in reference.given_names()}
    return {
        place: {name.casefold(): count / sum(table.values()) for name, count in table.items()}
        for place, table in (("family", family), ("middle", middle), ("given", given))
    }


def odd(kind: str, value: Value) -> int:
    """What of a text or place a person would stumble over (0: nothing): signs astray, words that do not go
    together, in a place words no table knows and units not spelt as the gazetteer does.
    """
    if kind == "place":
        unparted = bool(_UNPARTED.search(value.text))
        known = words.unknown(value.text) + misspelt(kind, value) + _strange_districts(value.text)
        return astray(kind, value) + known + unparted
    if kind not in _WORDED:
        return 0
    return (
        astray(kind, value)
        + (words.strangeness(value.text) > 0)
        + _begun_late(value.text)
        + _nowhere(value.text)
    )


def _strange_districts(text: str) -> int:
    """How many districts a place names that no gazetteer knows, of today or before: "huyện Mường" has lost a
    word.
    """
    names = [found[1] for part in text.split(", ") if (found := _DISTRICT.match(part))]
    return sum(not (name.isdigit() or places.names_one(name)) for name in names)


def _begun_late(text: str) -> int:
    """1 where a sentence begins with a small letter: its first word, or the half of it, may be lost."""
    return int(text[:1].islower() and len(text.split()) >= _SENTENCE)


def _nowhere(text: str) -> int:
    """1 where an office is said to be of a commune no gazetteer knows: a mark of its name may be lost."""
    found = _OF_COMMUNE.search(text)
    if found is None:
        return 0
    name = " ".join(word[:1].upper() + word[1:].lower() for word in found.group(1).split())
    return int(not (name.isdigit() or places.names_one(name)))


def astray(kind: str, value: Value) -> int:
    """How many signs stand in words where none are written, a lone word in capitals among them."""
    loud = signs.shouted(value.text) if kind in _NEVER_LOUD else 0
    return loud + signs.oddness(value.text) if kind in LETTERS_ONLY else 0


def misspelt(kind: str, value: Value) -> int:
    """How many units of a place are not spelt as the gazetteer does."""
    if kind != "place" or value.parts is None:
        return 0
    text = letters.key(value.text)
    units = (value.parts.commune, value.parts.district, value.parts.province)
    return sum(letters.key(places.without_rank(unit)) not in text for unit in units if unit)


def _strange_name(text: str) -> float:
    words = text.casefold().split()
    if not words:
        return 0.0
    unknown = sum(word not in _names() for word in words)
    odd_end = _ODD_END * (len(words) > 1 and words[-1] in _NEVER_LAST)
    return _UNKNOWN_NAME * unknown + _UNKNOWN_FAMILY * (words[0] not in _families()) + odd_end


@cache
def _families() -> frozenset[str]:
    return frozenset(one.name.casefold().split()[0] for one in reference.family_names())


@cache
def _names() -> frozenset[str]:
    tables = (reference.family_names(), reference.middle_names(), reference.given_names())
    return frozenset(word for table in tables for one in table for word in one.name.casefold().split())
