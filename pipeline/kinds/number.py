"""Plain number as printed: children in one birth, insurance number; zeros and a card's two letters kept."""

from __future__ import annotations

import re

from ocr.types import Shape
from pipeline import letters
from pipeline.kinds._digits import repaired
from pipeline.kinds._kind import NotThisKind
from pipeline.types import Problem, Value

SAYS = "Số đếm hoặc mã số: chữ số, giữ các số 0 ở đầu."
SHAPE = Shape.LINE
_CARD_SIGNS = 15
_HALF_READ = {"G0": "GD", "60": "GD", "GO": "GD", "H0": "HD", "X0": "XD", "T0": "TD"}
"""The letters before a health insurance card's number as readers see them, a D taken for a nought."""
_STROKES = frozenset("ÏÍÌỊỈĨïíìịỉĩ¡")
"""What readers make of a 1 that stands alone on a leader."""


def compact(text: str) -> str:
    """One line without leaders, footnote marks, stray signs and a label left over."""
    return letters.settled(_cleaner, text)


def _cleaner(text: str) -> str:
    line = letters.without_junk(text)
    return letters.without_junk(line.rpartition(":")[2]) or line


def parse(text: str) -> Value:
    """The only number of the line; groups parted by spaces are one number ("79 0123 4567")."""
    line = compact(text)
    if not line:
        return Value("")
    if line in _STROKES:
        return Value("1")
    words = [word.strip(".,;:()") for word in line.split()]
    if card := _insurance_card(words):
        return Value(card)
    figures = [digits for word in words if (digits := repaired(word.replace(".", ""), 0.5))]
    if figures:
        return Value("".join(figures))
    if len(words) == 1 and (only := repaired(words[0], 0.0)):
        return Value(only)
    if inside := re.fullmatch(r"[^\d]*(\d+)[^\d]*", line):
        return Value(inside.group(1))
    raise NotThisKind("Dòng này không phải một số.")


def _insurance_card(words: list[str]) -> str | None:
    """A health insurance card's number: two letters and thirteen digits (Quyết định 1351/QĐ-BHXH of 2015)."""
    joined = "".join(words)
    if len(joined) == _CARD_SIGNS and (letter := _HALF_READ.get(joined[:2])):
        joined = letter + joined[2:]
    digits = repaired(joined[2:], 0.75) if len(joined) == _CARD_SIGNS and joined[:2].isalpha() else None
    return None if digits is None else joined[:2] + digits


def check(value: Value) -> tuple[Problem, ...]:  # noqa: ARG001 - the shape of a kind
    """Nothing is doubtful about a number seen alone."""
    return ()


def show(value: Value) -> str:
    """The digits."""
    return value.text
