"""Towards which letters the network leans: fitted on its own readings of papers whose truth is known.

A network says too often what it saw too often (``Ễ`` for a rare ``Ể``, ``i`` for ``ị``), always the same way
round. For each letter ``leanings.json`` holds by how much (natural logarithm) a text with it is likelier than
the network says; ``bench.leanings`` fits it beside the weights of the choice.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

FILE = "leanings.json"

Texts: TypeAlias = tuple[tuple[str, float], ...]
"""Texts with their log-probabilities, best first."""


@dataclass(frozen=True, slots=True)
class Leanings:
    """What each letter of a text adds to its log-probability; letters not named add nothing."""

    letters: Mapping[str, float] = field(default_factory=dict)

    def of(self, text: str) -> float:
        """What all letters of ``text`` add."""
        return sum(self.letters.get(sign, 0.0) for sign in text)

    def swayed(self, texts: Texts) -> tuple[Texts, float]:
        """The texts as they are likely after all, best first, together as likely as before; and what is to be
        added to any other text of the line beside what its letters add.
        """
        leant = [(text, said + self.of(text)) for text, said in texts]
        level = _together([said for _, said in texts]) - _together([said for _, said in leant])
        ordered = sorted(leant, key=lambda one: one[1], reverse=True)
        return tuple((text, said + level) for text, said in ordered), level


NO_LEANINGS = Leanings()


def _together(said: Sequence[float]) -> float:
    """The logarithm of the sum of probabilities given by their logarithms."""
    most = max(said)
    return most + math.log(sum(math.exp(one - most) for one in said))


def leanings_of(weights: Path) -> Leanings:
    """The leanings of the network in the folder ``weights``: none where none were fitted."""
    file = weights / FILE
    if not file.exists():
        return NO_LEANINGS
    return Leanings(json.loads(file.read_text(encoding="utf-8"))["letters"])
