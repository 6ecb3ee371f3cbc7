"""Year of birth as parents' lines print it: ``YYYY``, or the whole date where a paper gives it."""

from __future__ import annotations

from ocr.types import Shape
from pipeline.kinds import date
from pipeline.types import Problem, Value

SAYS = "Năm sinh, có khi cả ngày: YYYY hoặc YYYY-MM-DD."
SHAPE = Shape.LINE


def compact(text: str) -> str:
    """As a date's."""
    return date.compact(text)


def parse(text: str) -> Value:
    """``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; refused like a date."""
    return date.parse(text)


def check(value: Value) -> tuple[Problem, ...]:
    """As a date's, of which here a year is the whole."""
    return () if len(value.text) == date.YEAR else date.check(value)


def show(value: Value) -> str:
    """``1990``, or as a date."""
    return date.show(value)
