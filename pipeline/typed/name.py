"""A name as somebody typed it: one letter alone is one, where on a scan it is what a leader or a frame left.

People of the Central Highlands are called "Y Thim", "Ksor Y", and on some papers "Y" alone. The letter is
kept; ``pipeline.plausible`` asks for the rest. Signs no name has are refused, not taken away: on a scan they
are dust, typed they are meant ("Nguyễn Văn A (Bảy)"). Else the same as ``pipeline.kinds.person_name``.
"""

from __future__ import annotations

import unicodedata

from pipeline.kinds import NotThisKind, person_name
from pipeline.letters import one_line
from pipeline.types import Problem, Value

SAYS = person_name.SAYS
SHAPE = person_name.SHAPE
_SIGNS = " '’.-"


def compact(text: str) -> str:
    """One line."""
    return one_line(text)


def parse(text: str) -> Value:
    """The name, one letter too. Raises ``NotThisKind`` for what is no name."""
    line = one_line(text)
    if is_letter(line):
        return Value(line)
    name = person_name.parse(line)
    if not all(sign.isalpha() or sign in _SIGNS for sign in unicodedata.normalize("NFC", line)):
        raise NotThisKind("Họ tên chỉ có chữ, dấu cách, dấu nháy, dấu chấm và gạch nối: hãy sửa lại.")
    return name if len(name.text) == len(line) else Value(line)


def check(value: Value) -> tuple[Problem, ...]:
    """As for any name."""
    return person_name.check(value)


def show(value: Value) -> str:
    """The name itself."""
    return person_name.show(value)


def is_letter(name: str) -> bool:
    """Whether this is one letter alone."""
    return len(name) == 1 and name.isalpha()
