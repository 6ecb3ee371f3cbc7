"""How papers spell a province: the gazetteer's way, and the ways in use of those of the highlands' water."""

from __future__ import annotations

from pipeline import letters
from pipeline.places import names

_IN_USE = {
    "daklak": ("Đắk Lắk", "Đăk Lăk"),
    "daknong": ("Đắk Nông", "Đăk Nông"),
}
"""Key of a province → its spellings in use, the official first; those with other letters (Đắc Lắc) apart."""


def written(text: str, province: str) -> str:
    """The name of the province as it stands at the end of ``text``; "" where it stands otherwise there."""
    official = names.without_rank(province)
    words = text.split()[-len(official.split()) :]
    name = " ".join(words)
    return name if official and letters.key(name) == letters.key(official) else ""


def is_official(name: str, province: str) -> bool:
    """Whether the name is the gazetteer's, tone placement, capitals and signs aside."""
    return _spelt(name) == _spelt(names.without_rank(province))


def is_known(name: str, province: str) -> bool:
    """Whether the name is the gazetteer's or another that papers use."""
    used = _IN_USE.get(letters.key(name), ())
    return is_official(name, province) or _spelt(name) in map(_spelt, used)


def as_printed(mended: str, line: str, province: str) -> str:
    """The mended place with its province as ``line`` has it, where papers spell it so: "Đăk Lăk" with one of
    its marks given back ("Đăk Lắk") is no spelling of anybody.
    """
    name, printed = written(mended, province), written(line, province)
    if not (name and printed) or is_known(name, province) or not is_known(printed, province):
        return mended
    return mended.removesuffix(name) + printed


def with_official(text: str, province: str) -> str:
    """``text`` with the official spelling of the province at its end, in the capitals that stand there."""
    name, official = written(text, province), names.without_rank(province)
    return text.removesuffix(name) + (official.upper() if name.isupper() else official)


def _spelt(name: str) -> str:
    return "".join(sign for sign in names.spelt(letters.nfc(name)) if sign.isalnum() or not sign.isascii())
