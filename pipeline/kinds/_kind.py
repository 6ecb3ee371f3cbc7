"""The shape all kinds share, and the one way a kind says no."""

from __future__ import annotations

from typing import Protocol

from ocr.types import Shape
from pipeline.types import Problem, Value


class NotThisKind(ValueError):
    """The words are no value of the kind; ``str()`` is one Vietnamese sentence without the words."""


class Kind(Protocol):
    """What every module of this package offers (checked by a test over all of them).

    ``compact`` takes away what is not the value: leaders, footnote marks, labels left over, stray signs; ""
    says that nothing is written. ``parse`` gives the value in normal form, ``Value("")`` for nothing
    written, or raises ``NotThisKind``; it never raises anything else, whatever the text. ``check`` says what
    is doubtful about a value in normal form, looked at alone. ``show`` writes it the way Vietnamese papers
    do; ``parse`` reads that back to the same value.
    """

    @property
    def SAYS(self) -> str:  # noqa: N802 - a constant of the module
        """What the kind is and its normal form, one Vietnamese sentence."""
        ...

    @property
    def SHAPE(self) -> Shape:  # noqa: N802 - a constant of the module
        """How the region of such a value should be read."""
        ...

    def compact(self, text: str) -> str:
        """The words without what is not the value."""
        ...

    def parse(self, text: str) -> Value:
        """The value in normal form; raises ``NotThisKind``."""
        ...

    def check(self, value: Value) -> tuple[Problem, ...]:
        """What is doubtful about the value, with Vietnamese sentences."""
        ...

    def show(self, value: Value) -> str:
        """The value as papers write it."""
        ...
