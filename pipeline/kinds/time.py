"""Time of day ``HH:MM`` from "08 giờ 05 phút", "8h05", "08:05"; a date after it is left alone."""

from __future__ import annotations

import re

from ocr.types import Shape
from pipeline import letters
from pipeline.kinds._digits import LOOKALIKES, repaired, sixes
from pipeline.kinds._kind import NotThisKind
from pipeline.types import Problem, Value

SAYS = "Giờ phút: HH:MM."
SHAPE = Shape.LINE

_C = rf"[0-9{re.escape(LOOKALIKES)}]"
_HOUR = re.compile(
    rf"(?<!\w)({_C}\s?{_C}?)\s*(?:[gq](?:[il1!]?[o0ea][a-z]?(?![a-z])|[il!][il1!]?(?=\W))|[gh:;])\W?\s*"
    rf"(?:({_C}\s?{_C}?)(?!\w))?",
    re.IGNORECASE,
)
_SHORT_OF = re.compile(rf"\s*k[e3]m\s+({_C}\s?{_C}?)(?!\w)", re.IGNORECASE)
"""Minutes that are missing to the hour: "08 giờ kém 15"."""
_MINUTES = re.compile(r"\W*(?:ph|\d)", re.IGNORECASE)


def compact(text: str) -> str:
    """One line without leaders, footnote marks and stray signs at the ends."""
    return letters.without_junk(text)


def parse(text: str) -> Value:
    """``HH:MM``; an hour without minutes counts as full; "24 giờ" is refused."""
    line = sixes(compact(text))
    if not line:
        return Value("")
    for match in _HOUR.finditer(letters.plain(line)):
        if match.group(2) is None and _MINUTES.match(line, match.end()):
            break  # the figure before "phút" was lost, or has a digit too many
        if match.group(2) is None and (short := _SHORT_OF.match(letters.plain(line), match.end())):
            hour, less = _number(match.group(1)), _number(short.group(1))
            if hour is not None and less is not None and 0 < hour <= 24 and 0 < less < 60:
                return Value(f"{hour - 1:02}:{60 - less:02}")
        hour, minute = (_number(part) for part in match.groups("00"))
        if hour is not None and minute is not None and hour < 24 and minute < 60:
            return Value(f"{hour:02}:{minute:02}")
    raise NotThisKind("Giờ phải có dạng giờ và phút trong ngày.")


def _number(part: str) -> int | None:
    part = part.replace(" ", "")
    digits = repaired(part, 0.5) or (repaired(part, 0.0) if len(part) == 1 else None)
    return int(digits) if digits else None


def check(value: Value) -> tuple[Problem, ...]:  # noqa: ARG001 - the shape of a kind
    """Nothing is doubtful about a time seen alone."""
    return ()


def show(value: Value) -> str:
    """``08 giờ 05 phút``."""
    hour, colon, minute = value.text.partition(":")
    return f"{hour} giờ {minute} phút" if colon else value.text
