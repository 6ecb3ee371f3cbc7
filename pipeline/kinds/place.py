"""Place as printed, on one line, parts joined by ", ", with the administrative units it names (``Parts``)."""

from __future__ import annotations

import re

from ocr.types import Shape
from pipeline import letters, places
from pipeline.kinds._kind import NotThisKind
from pipeline.types import Problem, ProblemCode, Value

SHAPE = Shape.BLOCK

_UNIT = r"(?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh|tp|đặc khu)\b"
_COMMA = re.compile(r"\s*[,;،]+[\s,.;]*")
_DASH = re.compile(rf"\s+[-–]\s+(?={_UNIT})", re.IGNORECASE)
_POINT = re.compile(rf"(?<=\w\w)\s*\.\s+(?={_UNIT})", re.IGNORECASE)
_UNKNOWN = Problem(
    ProblemCode.NOT_UNDERSTOOD, "Không nhận ra tỉnh, thành phố nào trong địa danh, cần xem lại."
)


def compact(text: str) -> str:
    """One line, commas with one space after them; a dash or a misread point before a unit counts as comma."""
    line = letters.without_junk(text)
    line = _DASH.sub(", ", line)
    return _COMMA.sub(", ", _POINT.sub(", ", line)).strip(", ")


def parse(text: str) -> Value:
    """The place with its parts; refused only when it holds no letters."""
    line = compact(text)
    if not line:
        return Value("")
    if sum(sign.isalpha() for sign in line) < 2:
        raise NotThisKind("Dòng này không có tên địa danh nào.")
    return Value(line, places.parts(line))


def check(value: Value) -> tuple[Problem, ...]:
    """A place whose province nobody recognises is doubtful (a place abroad is, too: a person looks)."""
    known = not value.text or (value.parts is not None and value.parts.province)
    return () if known else (_UNKNOWN,)


def show(value: Value) -> str:
    """The place itself."""
    return value.text
