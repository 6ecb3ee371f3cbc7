"""Give the units of an address the marks back that a reader lost ("Quỷ Hợp" of Nghệ An is Quỳ Hợp).

The gazetteer is a witness for marks only: a name is mended when its letters without marks are those of the
one unit found under its parents. Other letters, đ or d, tone placement and letter case stay as printed, so
spellings in use ("Hoà Bình", "Đắc Lắc", "M'Đrắk") are never touched.
"""

from __future__ import annotations

from pipeline import letters
from pipeline.places import names
from pipeline.types import Parts


def mended(text: str, found: Parts) -> str:
    """``text`` with the marks of province, district and commune as ``found`` (its own parts) spells them."""
    words = text.split(" ")
    end = len(words)
    for name in (found.province, found.district, found.commune):
        official = names.without_rank(name).split()
        at = _last_place(words[:end], official)
        if at is None:
            continue
        for offset, right in enumerate(official):
            words[at + offset] = _with_marks(words[at + offset], right)
        end = at
    return " ".join(words)


def _last_place(words: list[str], name: list[str]) -> int | None:
    """Where the words of ``name`` stand last, marks aside, word by word."""
    keys = [letters.key(word) for word in name]
    for at in range(len(words) - len(keys), -1, -1):
        if keys and [letters.key(word) for word in words[at : at + len(keys)]] == keys:
            return at
    return None


def _with_marks(word: str, right: str) -> str:
    core = word.strip(",.;:()")
    if len(core) != len(right) or names.spelt(core) == names.spelt(right):
        return word
    signs = zip(core, right, strict=True)
    return word.replace(core, "".join(_sign(printed, official) for printed, official in signs))


def _sign(printed: str, official: str) -> str:
    if printed in "dDđĐ":
        return printed
    return official.upper() if printed.isupper() else official.lower()
