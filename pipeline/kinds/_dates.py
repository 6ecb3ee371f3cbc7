"""Dates in figures: from damaged print to ``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from pipeline import letters
from pipeline.kinds._digits import LOOKALIKES, repaired

FIRST_YEAR, LAST_YEAR = 1850, 2100
_C = rf"[0-9{re.escape(LOOKALIKES)}]"
_ISO = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2})(?:T.*)?)?")
_SLASHED = re.compile(
    rf"(?<![\w])({_C}\s?{_C}?)\s*[/.\-–]\s*({_C}\s?{_C}?)\s*[/.\-–]\s*({_C}(?:\s?{_C}){{3}})(?![\w])"
)
# Words before a day, a month or a year, as readers leave them once marks are gone.
_DAY = "n[gq]a[yv]"
_MARKERS = re.compile(rf"(?:{_DAY}|mong|mung|th[ao]ng|nam|narn|nain)", re.IGNORECASE)
_DAY_WORD = re.compile(rf"\b{_DAY}\b")
_STUCK = re.compile(
    rf"(?<=\d)(?=thang|nam)|(?<=ngay)(?={_C})|(?<=\by)(?=\d{{1,2}} ?th)|(?<=thang)(?={_C})|(?<=nam)(?={_C})",
    re.IGNORECASE,
)
_STROKE = re.compile(r"(?<=\d)\s?[Il|](?=\d{1,2}\s?[Il|/]\s?\d{4}\b)|(?<=\d)\s?[Il|]\s?(?=\d{4}\b)")
"""Slashes read as strokes: "14I6I1998"."""
_BREAK = re.compile(r"[/\\.,\-–—:;()]+")


def read(line: str) -> str | None:
    """The date written in ``line`` (one line, junk at the ends gone), or None."""
    if match := _ISO.fullmatch(line):
        return _date(match[1], match[2], match[3] or "0")
    line = _STROKE.sub("/", _STUCK.sub(" ", letters.plain(line)))
    for match in _SLASHED.finditer(line):
        groups = [part.replace(" ", "") for part in match.groups()]
        if sum(sign.isdigit() for part in groups for sign in part) >= 4:
            figures = [repaired(part, 0.0) or "" for part in groups]
            if found := _date(figures[2], figures[1], figures[0]):
                return found
    return _from_figures(list(_figures(_after_day_word(line))))


def _after_day_word(line: str) -> str:
    """What follows the last "ngày" (a time of day may stand before it), if any figures do."""
    last = None
    for match in _DAY_WORD.finditer(line.lower()):
        if any(sign.isdigit() for sign in line[match.end() :]):
            last = match.start()
    return line if last is None else line[last:]


def _figures(line: str) -> Iterator[str]:
    """Numbers in order; groups parted by spaces only are one ("19 90"), unless they look like a date."""
    for field in _BREAK.split(line):
        group: list[str] = []
        marked = False
        for word in [*field.split(), "nam"]:
            digits = _digits_of(word, marked)
            if digits is not None:
                group.append(digits)
                continue
            yield from _joined(group)
            group = []
            marked = bool(_MARKERS.fullmatch(word))


def _digits_of(word: str, marked: bool) -> str | None:
    """The digits of a word; after "ngày", "tháng" or "năm" it may consist of lookalikes only ("tháng l")."""
    return repaired(word, 0.0 if marked and len(word) <= 4 else 0.5)


def _joined(group: list[str]) -> list[str]:
    if len(group) == 3 and len(group[2]) == 4 and max(len(group[0]), len(group[1])) <= 2:
        return group
    if len(group) == 2 and len(group[1]) == 4 and len(group[0]) == 2:
        return group
    return ["".join(group)] if group else []


def _from_figures(figures: list[str]) -> str | None:
    """Day, month, year in a row; else month and year; else a year alone or eight figures without gaps."""
    for at in range(2, len(figures)):
        day, month, year = figures[at - 2 : at + 1]
        if len(year) == 4 and len(day) <= 2 and len(month) <= 2 and (found := _date(year, month, day)):
            return found
    if len(figures) == 2 and len(figures[1]) == 4 and len(figures[0]) <= 2:
        return _date(figures[1], figures[0], "0")
    if len(figures) == 1 and len(figures[0]) == 4:
        return _date(figures[0], "0", "0")
    together = "".join(figures)
    if 8 <= len(together) <= 10 and len(figures) <= 3:
        return _without_slashes(together)
    return None


def _without_slashes(figures: str) -> str | None:
    """``ddmmyyyy``; one or two figures more are slashes read as 1 or 7, if only one reading is a date."""
    if len(figures) == 8:
        return _date(figures[4:], figures[2:4], figures[:2])
    candidates = {
        9: ((2, figures[3:5], figures[5:]), (4, figures[2:4], figures[5:])),
        10: ((2, figures[3:5], figures[6:]),),
    }[len(figures)]
    found = set()
    for slash, month, year in candidates:
        both = len(figures) == 9 or figures[5] in "17"
        if figures[slash] in "17" and both and (one := _date(year, month, figures[:2])):
            found.add(one)
    return found.pop() if len(found) == 1 else None


def _date(year: str, month: str, day: str) -> str | None:
    """Normal form when it is in the calendar; a day (and month) of 0 is one the paper does not know."""
    if not (year.isdigit() and month.isdigit() and day.isdigit() and FIRST_YEAR <= int(year) <= LAST_YEAR):
        return None
    y, m, d = int(year), int(month), int(day)
    if d == 0:
        return f"{y:04}" if m == 0 else f"{y:04}-{m:02}" if m <= 12 else None
    try:
        return date(y, m, d).isoformat()
    except ValueError:
        return None


def shown(value: str) -> str:
    """``02/03/1990``, ``03/1990`` or ``1990``."""
    return "/".join(reversed(value.split("-")))
