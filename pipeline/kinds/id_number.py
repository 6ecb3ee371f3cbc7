"""Personal number (12 digits) or old identity card number (9 digits): digits only.

Twelve digits: Luật Căn cước 26/2023/QH15, Điều 12; there is no check digit inside. Nine digits: cards until
2016.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ocr.types import Shape
from pipeline import letters
from pipeline.kinds._digits import repaired
from pipeline.kinds._kind import NotThisKind
from pipeline.types import Problem, ProblemCode, Value

SAYS = "Số định danh hoặc số CMND: 12 hoặc 9 chữ số."
SHAPE = Shape.DIGITS

_LENGTHS = (9, 12)
_NOT_ISSUED = Problem(ProblemCode.NOT_UNDERSTOOD, "Số giấy tờ gồm toàn một chữ số, cần xem lại.")


def compact(text: str) -> str:
    """One line without leaders, footnote marks and stray signs at the ends."""
    return letters.without_junk(text)


def parse(text: str) -> Value:
    """The only run of 9 or 12 digits; groups parted by spaces, dots or hyphens count as one run.

    Letters that look like digits are read as digits where at least half of the run are true digits.
    """
    line = compact(text)
    if not line:
        return Value("")
    runs = [digits for run in _runs(line) if (digits := repaired(run)) and len(digits) in _LENGTHS]
    if len(set(runs)) != 1:
        raise NotThisKind("Số giấy tờ phải có đúng 9 hoặc 12 chữ số.")
    return Value(runs[0])


def _runs(line: str) -> Iterator[str]:
    """Runs of neighbouring numeric groups; each group alone where the whole run has no fitting length."""
    groups: list[str] = []
    for word in [*re.split(r"[\s.\-]+", line), ""]:
        core = word.strip(",;:()[]'\"")
        if core and repaired(core, 0.0) is not None:
            groups.append(core)
            continue
        yield from _fitting(groups)
        groups = []


def _fitting(groups: list[str]) -> list[str]:
    """The run as one number, also without words before it that look like digits ("so"); else its groups."""
    for start in range(len(groups)):
        if len(joined := "".join(groups[start:])) in _LENGTHS:
            return [joined]
        if any(sign.isdigit() for sign in groups[start]):
            break
    return groups


def check(value: Value) -> tuple[Problem, ...]:
    """A number of one digit throughout is never issued."""
    return (_NOT_ISSUED,) if len(set(value.text)) == 1 else ()


def show(value: Value) -> str:
    """The digits without gaps, as cards print them."""
    return value.text
