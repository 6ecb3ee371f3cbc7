"""Number of a register book as printed: "01/2016", "02".

The sign of the register ("-SCT/BS" for certified copies) is printed behind every number and is left out,
however worn.
"""

from __future__ import annotations

import re

from ocr.types import Shape
from pipeline.kinds import _numbers
from pipeline.types import Problem, ProblemCode, Value

SAYS = "Quyển số: như in."
SHAPE = Shape.LINE
_ROMAN = Problem(ProblemCode.NOT_UNDERSTOOD, "Số quyển 1 có thể là số La Mã I, cần xem lại.")
_BEHIND = re.compile(r"(?<=/\d{4})\s+\D*$")
"""Words of the next line behind the year of a book."""
_REGISTER = re.compile(r"(?<=\d)\W*[A-Z5]?[CG]T\W*[LIT]?\W*(?:BS|[CG]K)\b.*$")


def compact(text: str) -> str:
    """Without label, leaders and gaps around signs; digits of numeric parts repaired."""
    return _numbers.read(_alone(text))


def _alone(text: str) -> str:
    return _BEHIND.sub("", _REGISTER.sub("", text))


def parse(text: str) -> Value:
    """The number; refused without any digit or when longer than numbers are."""
    return _numbers.value(_alone(text), "Dòng này không phải số quyển.")


def check(value: Value) -> tuple[Problem, ...]:
    """Offices number as they like; a lone 1 before the year may be the Roman numeral of the first book."""
    return (_ROMAN,) if re.fullmatch(r"1/\d{4}", value.text) else ()


def show(value: Value) -> str:
    """The number itself."""
    return value.text
