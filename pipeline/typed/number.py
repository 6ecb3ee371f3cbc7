"""A number as somebody typed it: what is no whole number stays as it is, where a scan's number is repaired.

On a worn scan "-3" is a 3 behind a leader; typed, it is a mistake that only its writer can mend.
``pipeline.plausible`` tells it. Else the same as ``pipeline.kinds.number``.
"""

from __future__ import annotations

import re

from pipeline.kinds import number
from pipeline.kinds._kind import NotThisKind
from pipeline.letters import one_line
from pipeline.types import Problem, Value

SAYS = number.SAYS
SHAPE = number.SHAPE
_PLAIN = re.compile(r"(?:[^\W\d]+\.? )*[^\W\d]{0,2}\d+(?: ?\d+)*(?: [^\W\d]+)*")
"""One number, words around it ("lần 2", "3 bản", "HX401…")."""


def compact(text: str) -> str:
    """One line."""
    return one_line(text)


def parse(text: str) -> Value:
    """The number; the words themselves where they hold figures but are no single whole number.

    Raises ``NotThisKind`` where there is no figure at all.
    """
    line = one_line(text)
    if not line or _PLAIN.fullmatch(line):
        return number.parse(line)
    if not any(sign.isdigit() for sign in line):
        raise NotThisKind("Dòng này không phải một số.")
    return Value(line)


def check(value: Value) -> tuple[Problem, ...]:
    """As for any number."""
    return number.check(value)


def show(value: Value) -> str:
    """The number itself."""
    return number.show(value)
