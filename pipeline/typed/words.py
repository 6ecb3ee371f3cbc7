"""Words as somebody typed them: none is a crumb of a leader or a stamp, so all are kept, quotation marks too.

A reader of scans drops short words beside stray signs ("“Hoa Sen”" beside a seal); what a person wrote with
them is meant. For free text, offices and identity papers.
"""

from __future__ import annotations

from ocr.types import Shape
from pipeline.letters import one_line
from pipeline.types import Problem, Value

SAYS = "Chữ bất kỳ: như người khai viết, trên một dòng."
SHAPE = Shape.BLOCK


def compact(text: str) -> str:
    """One line."""
    return one_line(text)


def parse(text: str) -> Value:
    """The words themselves; none is refused."""
    return Value(one_line(text))


def check(value: Value) -> tuple[Problem, ...]:  # noqa: ARG001 - the shape of a kind
    """Nothing: whoever wrote it knows."""
    return ()


def show(value: Value) -> str:
    """The words themselves."""
    return value.text
