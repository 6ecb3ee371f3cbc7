"""One line read twice, from two croppings: what errs in one seldom errs alike in the other."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

_LEAST = -12.0
"""Log-probability below which one reading no longer counts against a text that the other holds likely."""


class Said(Protocol):
    """What one look at a line says: texts with log-probabilities, best first, and how likely any text is."""

    @property
    def texts(self) -> tuple[tuple[str, float], ...]:
        """The likeliest texts."""

    def log_probabilities(self, texts: Sequence[str]) -> tuple[float, ...]:
        """Of any texts."""

    def log_probability(self, text: str) -> float:
        """Of any text."""


@dataclass(frozen=True, eq=False)
class Twice:
    """Two looks at a line as one: a text is as likely as the geometric mean of what both say."""

    first: Said
    second: Said

    @cached_property
    def texts(self) -> tuple[tuple[str, float], ...]:
        """The texts either holds likely, best first."""
        every = tuple(dict.fromkeys(text for text, _ in (*self.first.texts, *self.second.texts)))
        said = zip(every, self.log_probabilities(every), strict=True)
        return tuple(sorted(said, key=lambda one: one[1], reverse=True))

    def log_probabilities(self, texts: Sequence[str]) -> tuple[float, ...]:
        """How likely the line says each text; minus infinity where neither look knows its signs."""
        pairs = zip(self.first.log_probabilities(texts), self.second.log_probabilities(texts), strict=True)
        return tuple(_mean(*pair) for pair in pairs)

    def log_probability(self, text: str) -> float:
        """How likely the line says ``text``."""
        return self.log_probabilities((text,))[0]


def _mean(one: float, other: float) -> float:
    if math.isinf(one) and math.isinf(other):
        return one
    return (max(one, _LEAST) + max(other, _LEAST)) / 2
