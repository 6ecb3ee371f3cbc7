"""Nationality: ``Việt Nam``, else as printed."""

from __future__ import annotations

from rapidfuzz.distance import Levenshtein

from ocr.types import Shape
from pipeline import letters, reference
from pipeline.kinds._kind import NotThisKind
from pipeline.types import Problem, ProblemCode, Value

SAYS = "Quốc tịch: Việt Nam, nước khác như in."
SHAPE = Shape.LINE

HOME = "Việt Nam"
_UNKNOWN = Problem(ProblemCode.NOT_UNDERSTOOD, "Quốc tịch không có trong danh mục các nước, cần xem lại.")


def compact(text: str) -> str:
    """One line without leaders, footnote marks, stray signs and a label left over."""
    return letters.settled(_cleaner, text)


def _cleaner(text: str) -> str:
    line = letters.without_junk(text)
    return letters.without_junk(line.rpartition(":")[2]) or line


def parse(text: str) -> Value:
    """``Việt Nam`` however it was damaged (two letters at most), else the words as printed."""
    words = compact(text)
    if not words:
        return Value("")
    key = letters.key(words)
    if _is_home(key):
        return Value(HOME)
    if sum(sign.isalpha() for sign in words) < 2:
        raise NotThisKind("Dòng này không có tên nước nào.")
    return Value(words)


def _is_home(key: str) -> bool:
    """Within two slips of "vietnam" or with it at an end, and no other country's name."""
    if key in reference.countries():
        return reference.countries()[key] == HOME
    if key in ("vn", "vnm", "vietnamese"):
        return True
    near = Levenshtein.distance(key, "vietnam", score_cutoff=2) <= 2
    return near or key.startswith("vietnam") or key.endswith("vietnam")


def check(value: Value) -> tuple[Problem, ...]:
    """A country nobody has heard of is doubtful."""
    known = not value.text or letters.key(value.text) in reference.countries()
    return () if known else (_UNKNOWN,)


def show(value: Value) -> str:
    """The words themselves."""
    return value.text
