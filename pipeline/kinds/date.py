"""Date: ``YYYY-MM-DD``; ``YYYY-MM`` or ``YYYY`` when the paper says no more.

A day of the lunar calendar is no date here: a person says which day that was, or the year alone.
Papers write "02/03/1990", "02-03-1990", "02.03.1990", "ngày 02 tháng 3 năm 1990", cards' codes "02031990".
"""

from __future__ import annotations

import re

from ocr.types import Shape
from pipeline import letters
from pipeline.kinds import _dates
from pipeline.kinds._kind import NotThisKind
from pipeline.types import Problem, ProblemCode, Value

SAYS = "Ngày tháng năm: YYYY-MM-DD; giấy chỉ ghi tháng hoặc năm thì YYYY-MM hoặc YYYY."
SHAPE = Shape.LINE

_LUNAR = re.compile(
    r"\bam lich\b|(?-i:\bA\.?L\b)|\b(?:giap|at|binh|dinh|mau|ky|canh|tan|nham|quy)\s+"
    r"(?:ty|suu|dan|mao|meo|thin|ngo|mui|than|dau|tuat|hoi)\b",
    re.IGNORECASE,
)
"""The lunar calendar, or a year by its stem and branch, without marks."""

_NUMBERED = re.compile(r"\d{9}.*\s")
"""The number of a paper before the day: a sentence about that paper, not the day asked for."""
YEAR, _MONTH = len("1993"), len("1993-12")
_PARTS = {
    YEAR: Problem(ProblemCode.NOT_UNDERSTOOD, "Chỉ thấy năm, hãy xem giấy có ghi ngày tháng không."),
    _MONTH: Problem(ProblemCode.NOT_UNDERSTOOD, "Ngày tháng thiếu ngày, cần xem lại."),
}


def compact(text: str) -> str:
    """One line without leaders, footnote marks and stray signs at the ends."""
    return letters.without_junk(text)


def parse(text: str) -> Value:
    """The first date of the calendar in the line, between 1850 and 2100; two-figure years are refused."""
    line = compact(text)
    if not line:
        return Value("")
    found = None if _NUMBERED.search(line) else _dates.read(line)
    if found is None:
        raise NotThisKind("Dòng này không phải ngày tháng năm có trong lịch.")
    if len(found) > 4 and _LUNAR.search(letters.plain(line)):
        raise NotThisKind("Ngày âm lịch: cần người ghi ngày dương lịch hoặc chỉ ghi năm.")
    return Value(found)


def check(value: Value) -> tuple[Problem, ...]:
    """A year or a month without its day is doubtful: of a date that runs over a line, that is what one line
    holds; ``pipeline.rules`` holds dates against each other.
    """
    part = _PARTS.get(len(value.text))
    return (part,) if part is not None else ()


def show(value: Value) -> str:
    """``02/03/1990``, ``03/1990`` or ``1990``."""
    return _dates.shown(value.text)
