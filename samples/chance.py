"""Seeded chance: one named stream for every purpose, so that a change in one leaves the others alone."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import TypeVar

import numpy as np

T = TypeVar("T")


def stream(*names: object) -> random.Random:
    """A random stream that depends only on ``names`` (their ``str``), the same on every machine."""
    return random.Random("|".join(str(name) for name in names))


def noise_stream(chance: random.Random) -> np.random.Generator:
    """A numpy generator for pixels, seeded from ``chance``."""
    return np.random.default_rng(chance.getrandbits(64))


def weighted(chance: random.Random, weights: Mapping[T, float] | Sequence[tuple[T, float]]) -> T:
    """One key drawn in proportion to its weight; raises ``ValueError`` when all weights are 0."""
    pairs = list(weights.items()) if isinstance(weights, Mapping) else list(weights)
    return chance.choices([item for item, _ in pairs], [weight for _, weight in pairs])[0]
