"""From the network's columns to text: the likeliest texts, their letters, and how likely a given text is.

The columns are log-probabilities (columns, classes) of a CTC network (Graves et al. 2006); class 0 is blank.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from ocr.line_reader.alphabet import ALPHABET

Columns: TypeAlias = npt.NDArray[np.float32]

_BEAM = 6
_WORTH = -5.0
"""Log-probability below which a sign is not followed at a column."""
_SURE = -2e-3
"""A column whose first class is surer than this has no second."""
_NEVER = -1e9
_FEW, _LEAST = 8, 1e-300
"""Columns after which probabilities are brought back to one; what is smaller than any."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One sign read: where (columns, ``right`` just outside) and its probability there (0 to 1)."""

    sign: str
    left: int
    right: int
    confidence: float


def letters(columns: Columns) -> tuple[Letter, ...]:
    """The signs along the best path, left to right."""
    path = columns.argmax(axis=1)
    best = np.exp(columns.max(axis=1))
    found: list[Letter] = []
    start = 0
    for at in range(1, len(path) + 1):
        if at < len(path) and path[at] == path[start]:
            continue
        if path[start]:
            found.append(Letter(ALPHABET[path[start] - 1], start, at, float(best[start:at].max())))
        start = at
    return tuple(found)


Beams: TypeAlias = dict[tuple[int, ...], tuple[float, float]]
"""Prefix (classes) → log-probability of it ending in blank, and in its last sign."""


def likeliest(columns: Columns, count: int = 6) -> tuple[tuple[str, float], ...]:
    """The ``count`` likeliest texts with their log-probabilities, best first (prefix beam search)."""
    beams: Beams = {(): (0.0, _NEVER)}
    white = columns[:, 0] > _SURE
    for at, column in enumerate(columns):
        beams = _passed(beams, float(column[0])) if white[at] else _step(beams, column)
    ended = [(prefix, float(np.logaddexp(*ends))) for prefix, ends in beams.items()]
    ended.sort(key=lambda one: one[1], reverse=True)
    return tuple(("".join(ALPHABET[sign - 1] for sign in prefix), score) for prefix, score in ended[:count])


def _passed(beams: Beams, weight: float) -> Beams:
    """One column further where nothing but white stands."""
    return {prefix: (_either(*ends) + weight, _NEVER) for prefix, ends in beams.items()}


def _step(beams: Beams, column: npt.NDArray[np.float32]) -> Beams:
    """One column further: every prefix with (log-probability ending in blank, ending in its last sign)."""
    first = int(column.argmax())
    followed = [first] if column[first] > _SURE else [int(sign) for sign in np.flatnonzero(column > _WORTH)]
    onward: defaultdict[tuple[int, ...], list[float]] = defaultdict(lambda: [_NEVER, _NEVER])
    for prefix, (blank, sign_end) in beams.items():
        both = _either(blank, sign_end)
        for sign in followed:
            weight = float(column[sign])
            if sign == 0:
                onward[prefix][0] = _either(onward[prefix][0], both + weight)
                continue
            repeated = bool(prefix) and prefix[-1] == sign
            longer = (*prefix, sign)
            start = blank if repeated else both
            onward[longer][1] = _either(onward[longer][1], start + weight)
            if repeated:
                onward[prefix][1] = _either(onward[prefix][1], sign_end + weight)
    kept = sorted(onward.items(), key=lambda one: max(one[1]), reverse=True)[:_BEAM]
    return {prefix: (ends[0], ends[1]) for prefix, ends in kept}


def _either(one: float, other: float) -> float:
    """log(exp(one) + exp(other))."""
    high, low = (one, other) if one > other else (other, one)
    return high + math.log1p(math.exp(low - high)) if low > _NEVER / 2 else high


def likelihoods(columns: Columns, texts: Sequence[Sequence[int]]) -> tuple[float, ...]:
    """The log-probability that the line says each text, given as classes (CTC forward algorithm).

    All texts are followed at once: a column costs about the same for one and for twenty. Probabilities are
    added as they are, which is quicker than by their logarithms, and brought back to one every few columns.
    """
    longest = 2 * max(map(len, texts), default=0) + 1
    spread = np.zeros((len(texts), longest), dtype=np.intp)
    for row, classes in enumerate(texts):
        spread[row, 1 : 2 * len(classes) : 2] = classes
    skips = np.zeros(spread.shape)
    skips[:, 3::2][spread[:, 3::2] != spread[:, 1:-2:2]] = 1.0
    chances = np.exp(columns.astype(np.float64))[:, spread]
    state, lost = np.zeros((len(texts), longest + 2)), np.zeros(len(texts))
    state[:, 2:4] = chances[0, :, :2]
    for at, here in enumerate(chances[1:]):
        state[:, 2:] = (state[:, 2:] + state[:, 1:-1] + state[:, :-2] * skips) * here
        if at % _FEW == 0:
            most = np.maximum(state.max(axis=1), _LEAST)
            state /= most[:, None]
            lost += np.log(most)
    ends = [state[row, 2 * len(text) + 2] + state[row, 2 * len(text) + 1] for row, text in enumerate(texts)]
    return tuple(float(one) for one in np.log(np.maximum(ends, _LEAST)) + lost)
