"""Give the units of an address the marks back that a reader lost ("Quỷ Hợp" of Nghệ An is Quỳ Hợp).

The gazetteer is a witness for marks only: a name, and the rank before it ("huyền Đức Thọ"), is mended when
its letters without marks are those of the one unit found under its parents. Other letters, đ or d, tone
placement and letter case stay as printed, so spellings in use ("Hoà Bình", "Đắc Lắc", "M'Đrắk") are never
touched.
"""

from __future__ import annotations

from pipeline import letters
from pipeline.places import names
from pipeline.types import Parts

_DASH = "-"
_WATER = frozenset(("đak", "đăk", "đắk", "đắc", "đác"))
"""The highland word for water that opens many names: papers spell it in each of these ways."""
_AS_WELL = frozenset((("cang", "căng"), ("lăk", "lắk"), ("m'đrăk", "m'đrắk")))
"""Words of names as papers print them and as the gazetteer does ("Mù Cang Chải", there "Mù Căng Chải")."""


def mended(text: str, found: Parts) -> str:
    """``text`` with the marks of province, district and commune as ``found`` (its own parts) spells them."""
    words = text.split(" ")
    end = len(words)
    for name in (found.province, found.district, found.commune):
        official = names.without_rank(name).split()
        words[:end] = _with_dash(words[:end], official)
        at = _last_place(words[:end], official)
        if at is None:
            continue
        rank = name.split()[: -len(official)]
        if rank and _are_rank(words[max(at - len(rank), 0) : at], rank):
            at, official = at - len(rank), name.split()
        for offset, right in enumerate(official):
            words[at + offset] = _with_marks(words[at + offset], right)
        end = at
    return " ".join(words)


def _are_rank(words: list[str], rank: list[str]) -> bool:
    """Whether ``words`` are the rank, marks aside; with a comma behind they end the name before it."""
    return _keys(words) == _keys(rank) and words[-1].isalpha()


def _with_dash(words: list[str], official: list[str]) -> list[str]:
    """The words with the dash of a name of two ("Bà Rịa - Vũng Tàu"), where it was lost or misread."""
    if _DASH not in official or _last_place(words, official) is not None:
        return words
    at = _last_place(words, [word for word in official if word != _DASH])
    if at is None:
        return words
    cut = at + official.index(_DASH)
    return [*words[: cut - 1], words[cut - 1].rstrip(",.;:"), _DASH, *words[cut:]]


def _last_place(words: list[str], name: list[str]) -> int | None:
    """Where the words of ``name`` stand last, marks aside, word by word."""
    keys = _keys(name)
    for at in range(len(words) - len(keys), -1, -1):
        if keys and _keys(words[at : at + len(keys)]) == keys:
            return at
    return None


def _keys(words: list[str]) -> list[str]:
    return [letters.key(word) for word in words]


def _with_marks(word: str, right: str) -> str:
    printed = word.strip(",.;:()")
    core = _with_apostrophe(printed, right)
    word = word.replace(printed, core)
    as_well = core.casefold() in _WATER or (core.casefold(), right.casefold()) in _AS_WELL
    if len(core) != len(right) or names.spelt(core) == names.spelt(right) or as_well:
        return word
    signs = zip(core, right, strict=True)
    return word.replace(core, "".join(_sign(printed, official) for printed, official in signs))


def _with_apostrophe(word: str, right: str) -> str:
    """ "MĐrắk" as "M'Đrắk": before a capital within a word it was lost; "Hleo" may be printed so."""
    at = right.find("'")
    lost = 0 < at < len(word) == len(right) - 1 and word[at].isupper() and not word.isupper()
    return f"{word[:at]}'{word[at:]}" if lost else word


def _sign(printed: str, official: str) -> str:
    if printed in "dDđĐ":
        return printed
    return official.upper() if printed.isupper() else official.lower()
