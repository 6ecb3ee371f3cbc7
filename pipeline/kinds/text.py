"""Free text as printed: NFC, single spaces, one line."""

from __future__ import annotations

from ocr.types import Shape
from pipeline import letters
from pipeline.types import Problem, Value

SHAPE = Shape.BLOCK


def compact(text: str) -> str:
    """One line without leaders, footnote marks, crumbs of frames and stray signs at the ends."""
    return letters.settled(lambda line: letters.without_crumbs(letters.without_junk(line)), text)


def parse(text: str) -> Value:
    """The text itself; free text is never refused."""
    return Value(compact(text))


def check(value: Value) -> tuple[Problem, ...]:  # noqa: ARG001 - the shape of a kind
    """Nothing is doubtful about free text seen alone."""
    return ()


def show(value: Value) -> str:
    """The text itself."""
    return value.text
