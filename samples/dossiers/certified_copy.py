"""A certified copy: the original, and the card of whoever asks."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence

from samples.dossiers import extract
from samples.dossiers.parts import Facts, Given, of_card
from samples.truth import Paper

PROCEDURE = "2.000815"
COMPONENTS: tuple[str, ...] = ()
"""Nothing of the catalogue is demanded: any paper may be certified."""


def possible(_: Sequence[str]) -> tuple[str, ...]:
    """What stands on the original is copied, never compared."""
    return ()


def draw(people: random.Random, look: random.Random, given: Given) -> dict[str, Paper]:
    """A paper from the register and a card."""
    plain = Given(given.chance)
    return extract.draw(people, look, plain)


def entries(fields: Mapping[str, Facts]) -> dict[str, str]:
    """What the slip must say, from the papers' truth by their part."""
    asks = of_card(fields["declarant_card"], "declarant")
    found = {f"declarant.{key}": asks[f"declarant.{key}"] for key in ("full_name", "id_number")}
    return {**found, "pages": "1"}
