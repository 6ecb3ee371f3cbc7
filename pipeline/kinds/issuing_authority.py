"""Who issued a paper, out of the words around it: "do UBND xã Hòa Bình cấp ngày 02/03/2024".

As printed, NFC, one line; the number before "do" and the date after "cấp" are no part of it.
"""

from __future__ import annotations

import re

from ocr.types import Shape
from pipeline import letters
from pipeline.kinds import text as free
from pipeline.types import Problem, Value

SAYS = "Cơ quan cấp, ghi trong câu “do … cấp ngày …”: như in."
SHAPE = Shape.BLOCK

_BY = re.compile(r"^(?:.*?\s)?d[oọòóô][.,:]?\s+(?=\S)")
_NOBODY = re.compile(r"d[oọòóô][.,:]?")
_ISSUED = re.compile(r"[\s,;]+c[âaấ]p(?:\s+ng[àaá]y\b.*|\s*)$", re.IGNORECASE)

_NUMBER_BEHIND = re.compile(r"(?<=\w)[\s:.]+(?:[Ss]ố[\s:]*)?\d+(?:/[\w-]+)+$")
"""The number of the paper that stands below or beside the office's name."""


def compact(text: str) -> str:
    """One line without what stands before "do" and from "cấp ngày" on."""
    return letters.settled(_cleaner, text)


def _cleaner(text: str) -> str:
    line = free.without_dirt(_NUMBER_BEHIND.sub("", free.without_dirt(text)))
    named = free.without_dirt(_BY.sub("", _ISSUED.sub("", f" {line}")))
    return "" if _NOBODY.fullmatch(named) else named


def parse(text: str) -> Value:
    """The authority as printed; never refused."""
    return Value(compact(text))


def check(value: Value) -> tuple[Problem, ...]:  # noqa: ARG001 - the shape of a kind
    """Nothing is doubtful about a name seen alone."""
    return ()


def show(value: Value) -> str:
    """The name itself."""
    return value.text
