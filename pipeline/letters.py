"""The letters of Vietnamese papers: one Unicode form, one line, and keys without marks.

Nothing here knows what a text means; kinds, places and rules share it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache

_SAME_LETTER = str.maketrans(
    {
        "\u00d0": "Đ",  # Icelandic Eth, in data found in the wild
        "\u00f0": "đ",
        "\u0189": "Đ",  # African D
        "\u0256": "đ",
        "\u0192": "f",  # what readers make of a slanted f
        "\u2018": "'",
        "\u2019": "'",
        "\u02bc": "'",
        "\u00b4": "'",
        "`": "'",
        "\u2010": "-",
        "\u2011": "-",
        "\u2012": "-",
        "\u2212": "-",
        "\u2044": "/",  # what readers make of a slash in some fonts
        "\u2215": "/",
        "\uff0f": "/",
        "\u00a0": " ",
        "\u00ad": None,  # soft hyphen
        "\u200b": None,
        "\u200c": None,
        "\u200d": None,
        "\ufeff": None,
        "\u00b9": None,  # superscript footnote marks
        "\u00b2": None,
        "\u00b3": None,
    }
)
_FOOTNOTE = re.compile(r"\s*\(\s*[0-9lI!]{1,2}\s*\)|^\s*\d{1,2}\)[.,:]?(?=\s*[^\W\d_])")
"""A footnote's mark, one before the first word perhaps without its first bracket."""
_LEADER = re.compile(r"(?:[.…·•_]\s?){2,}[.…·•_]|[…·•_]+|\.{2,}|(?<=\s)[-–—~=]{2,}(?=\s|$)")
_EDGE = " \t\r\n.,:;…·•_~=|*^\"'«»<>{}[]\\/-–—+!?“”„¬ˆ°¡¿¨¸˜†‡§¶¤¦"
_REMEMBERED = 4096
"""Texts whose bare letters are kept: one page asks for the same words again and again."""
PAGE_FULL = 256
"""About as many texts as one page has values and readings of values: the stages ask for them in turn."""
_HIGH = re.compile(r"(?<=[^\W\d_])[°º˚](?=[^\W\d_])")
"""What readers make of the apostrophe in highland names ("Cư M'gar")."""
_LOW = re.compile(r"(?<=\w)[\u201a\u201e]+")
"""Low quotes behind a word: what readers make of a comma that a leader's dot touches."""
_FIRST_TWO = re.compile(r"\b([^\W\d_])([^\W\d_])(?=[^\W\d_])")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def nfc(text: str) -> str:
    """NFC, the true Đ, plain apostrophes and hyphens, no invisible characters."""
    plain = _LOW.sub(",", _HIGH.sub("'", _CONTROL.sub("", text).translate(_SAME_LETTER)))
    return unicodedata.normalize("NFC", plain)


def one_line(text: str) -> str:
    """``nfc`` on one line with single spaces."""
    return " ".join(nfc(text).split())


@lru_cache(maxsize=PAGE_FULL)
def without_junk(text: str) -> str:
    """One line without leader dots, footnote marks and stray signs at the ends; "" when no letter or digit
    is left.

    What a form prints where nothing is written ("/", "-", leaders) leaves nothing.
    """
    line = _LEADER.sub(" ", _FOOTNOTE.sub(" ", one_line(text)))
    line = " ".join(settled(_once, line).split()).strip(_EDGE)
    line = settled(_unbalanced, line)
    return line if any(sign.isalnum() for sign in line) else ""


def _once(line: str) -> str:
    """``line`` without a word's first letter read twice: two capitals before a small letter ("ĐĐội"), or one
    with a mark before the same ("Íích").
    """
    return _FIRST_TWO.sub(_first_of_two, line)


def _first_of_two(match: re.Match[str]) -> str:
    one, two, after = match[1], match[2], match.string[match.end()]
    doubled = one.isupper() and one == two and after.islower()
    marked = not one.isascii() and one.lower() == two and after.islower()
    return one if doubled or marked else match[0]


CLAN = re.compile(r"[HK]'")
"""The apostrophe of highland names, a space behind it ("H' Loan Byă")."""


def without_crumbs(line: str) -> str:
    """``line`` without what frames, rules and worn edges leave between words: "|E3l", "=", "-~]", "| : l".

    A word with a sign no text holds goes when at most four letters or digits hang on it; so do strokes read
    as letters (l, I, Ì) and colons right beside such a word.
    """
    words = [word if CLAN.fullmatch(word) else word.strip("'") for word in line.split()]
    dirty = [_is_crumb(word) for word in words]
    kept = []
    for at, word in enumerate(words):
        beside = any(dirty[max(0, at - 1) : at + 2])
        if dirty[at] or (beside and word in _STROKES):
            dirty[at] = True
            continue
        kept.append(word)
    return " ".join(kept)


def _is_crumb(word: str) -> bool:
    """A short word with a sign of no text, or bars read as Í and Ì."""
    return (
        bool(_BARS.fullmatch(word))
        or (bool(_DIRT.search(word)) and sum(sign.isalnum() for sign in word) <= 4)
        or not word
    )


_DIRT = re.compile(r"[|=~<>{}\[\]\\^_*#@$§¢£¥©®¬ˆ°¡¿¨¸˜†‡¶¤¦«»“”„\"]|^[:;]+$")
_BARS = re.compile(r"(?:\S*[ÍÌ]){2}\S*")
_STROKES = frozenset([*"lIiÌìÍí!1;:.,'-E"])


def settled(step: Callable[[str], str], text: str) -> str:
    """``step`` applied until it changes nothing more: junk taken away may lay the next piece bare.

    Every step must shorten the text or leave it; after twenty rounds what is left is given back as it is.
    """
    for _ in range(20):
        text, before = step(text), text
        if text == before:
            break
    return text


def _unbalanced(line: str) -> str:
    """Take away a bracket at either end that has no partner (what is left of a footnote mark or a frame)."""
    if line.endswith(")") and line.count("(") < line.count(")"):
        line = line[:-1].rstrip(_EDGE)
    if line.startswith("(") and line.count("(") > line.count(")"):
        line = line[1:].lstrip(_EDGE)
    if line.startswith(")"):
        line = line[1:].lstrip(_EDGE)
    if line.endswith("("):
        line = line[:-1].rstrip(_EDGE)
    return line


@lru_cache(maxsize=_REMEMBERED)
def plain(text: str) -> str:
    """The letters without any mark (Đ becomes D), letter case kept; one sign for each sign of an NFC text."""
    return "".join(_base(sign) for sign in nfc(text))


def fold(text: str) -> str:
    """``plain`` in lower case: what is left when a reader loses every mark."""
    return plain(text).lower()


@lru_cache(maxsize=_REMEMBERED)
def key(text: str) -> str:
    """``fold`` with letters and digits only: spaces, hyphens and apostrophes vary from paper to paper."""
    return "".join(sign for sign in fold(text) if sign.isalnum())


def printed_width(text: str) -> float:
    """About how wide ``text`` is printed, in widths of a small letter of a book face."""
    return sum(_width(sign) for sign in plain(text))


def _width(sign: str) -> float:
    if sign in _THIN:
        return 0.5
    return 1.3 if sign.isupper() or sign in "mw" else 1.0


_THIN = frozenset("iIjlftr:;.,'!|()[]-/ ")


@cache
def _base(sign: str) -> str:
    if sign in "Đđ":
        return "D" if sign == "Đ" else "d"
    return unicodedata.normalize("NFD", sign)[0] if ord(sign) > 127 else sign
