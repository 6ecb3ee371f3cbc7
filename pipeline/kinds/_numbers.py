"""Numbers of papers and books, without gaps: "12/2024", "05/GKS-BS", "00123.GCS.79001.25"."""

from __future__ import annotations

import re

from pipeline import letters
from pipeline.kinds._digits import repaired
from pipeline.kinds._kind import NotThisKind
from pipeline.types import Value

_LONGEST = 40

_LABEL = re.compile(
    r"^\s*(?:m[aã]\s+)?(?:quy[eể]n\s+)?s[oốôó0]\s*(?:gcs)?\s*[:.;]?\s+|^[oốôó]\s+(?=\d)|^[^:]{0,24}:\s*",
    re.IGNORECASE,
)
_CRUMBS = re.compile(r"(?<=\d)(?:\s+[^\d\s/.\-]{1,3})+$")
_STROKE = re.compile(r"(?<=\d)[Il|](?=(?:19|20)\d\d(?:\D|$))|(?<=\d)[Il|](?=[A-ZĐ]{2,}\b)")
"""Slashes read as strokes, before a year or the letters of an office: "288I2021", "393IGKS-BS"."""
_DATE_LINE = re.compile(r"(?<=\S)\s+[^\w]*[^\d,]{2,40},\s*ng[àaá]y\b.*$", re.IGNORECASE)
"""The place and date that stand beside the number: "12/GBT   Hạp Lĩnh, ngày …"."""
_BOOK = re.compile(r"(?<=\d)\s*[,;]?\s+quy[eểê]n\b.*$|(?<=\S)\s+do\s.*$", re.IGNORECASE)
"""What follows a number on its line: the book, who issued it."""
_AN_S = re.compile(r"(?<=[A-Z])[§$]")
_GAP = re.compile(r"\s*([/.\-–])\s*")


def read(text: str) -> str:
    """The number as printed without its label, gaps around signs closed, digits of numeric parts repaired."""
    return letters.settled(_cleaner, text)


def _cleaner(text: str) -> str:
    line = letters.without_junk(_AN_S.sub("S", text))
    line = letters.without_junk(_LABEL.sub("", line, count=1)) or line
    line = letters.without_junk(_without_place(_BOOK.sub("", _DATE_LINE.sub("", line))))
    line = _GAP.sub(r"\1", line).replace("–", "-")
    line = _STROKE.sub("/", _CRUMBS.sub("", line))
    parts = re.split(r"([/.\- ])", line)
    return "".join(_part(part) for part in parts)


def _without_place(line: str) -> str:
    """The words before one in small letters: "575/2026/TLKT Khánh Hòa", the place of the date beside it."""
    words = line.split()
    if not words or not any(sign.isdigit() for sign in words[0]):
        return line
    end = next((at for at, word in enumerate(words) if at and word.isalpha() and word[1:].islower()), None)
    return " ".join(words[:end])


def _part(part: str) -> str:
    digits = repaired(part, 0.5)
    return part if digits is None else digits


def value(text: str, no: str) -> Value:
    """The number as a value; ``NotThisKind`` with the sentence ``no`` without any digit or when it is longer
    than numbers are."""
    number = read(text)
    if not number:
        return Value("")
    if len(number) > _LONGEST or not any(sign.isdigit() for sign in number):
        raise NotThisKind(no)
    return Value(number)
