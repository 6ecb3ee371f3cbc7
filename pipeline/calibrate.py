"""Fit the probability of fields on values whose truth is known, and keep the promise of ``accepted``.

For each group of kinds: a logistic regression over the features (scikit-learn), then the lowest threshold at
which the share of wrong values among the accepted ones is at most ``PROMISE`` with 95 % confidence
(Clopper and Pearson 1934). A group with too few wrong values to learn from uses the model of all groups; one
with too little data to keep the promise gets a threshold nothing reaches.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.stats import beta
from sklearn.linear_model import LogisticRegression

from pipeline.weigh.chance import COLUMNS, GROUPS, NOBODY, Features, Model

PROMISE = 0.005
"""Highest share of wrong values among accepted ones."""
CONFIDENCE = 0.95
_ENOUGH_WRONG = 12
"""Wrong values from which a group gets a model of its own."""


@dataclass(frozen=True, slots=True)
class Known:
    """One weighed value whose truth is known."""

    features: Features
    right: bool


def upper_bound(wrong: int, count: int) -> float:
    """The highest error share that ``wrong`` of ``count`` leaves possible (one-sided, 95 %)."""
    return 1.0 if wrong >= count else float(beta.ppf(CONFIDENCE, wrong + 1, count - wrong))


def fit(known: Iterable[Known], source: Mapping[str, object]) -> dict[str, object]:
    """The table of ``pipeline/weigh/calibration.json``; ``source`` says what the values came from.

    Only values no code speaks for are used. Raises ``ValueError`` when nothing wrong is among them: a
    probability cannot be fitted on truths alone.
    """
    usable = [one for one in known if not one.features.checked]
    if all(one.right for one in usable):
        raise ValueError("Chưa có giá trị sai nào để hiệu chỉnh: cần thêm giấy đã được người xem lại.")
    common = _regression(usable)
    groups: dict[str, object] = {}
    for group in sorted({*GROUPS.values(), "numbers"}):
        mine = [one for one in usable if one.features.group == group]
        wrong = sum(not one.right for one in mine)
        weights, bias = _regression(mine) if wrong >= _ENOUGH_WRONG else common
        groups[group] = _group(mine, weights, bias)
    return {**source, "promise": PROMISE, "confidence": CONFIDENCE, "groups": groups}


def _regression(known: Sequence[Known]) -> tuple[tuple[float, ...], float]:
    table = np.array([one.features.numbers() for one in known])
    right = np.array([one.right for one in known])
    model = LogisticRegression(C=0.5, max_iter=2000).fit(table, right)
    return tuple(float(weight) for weight in model.coef_[0]), float(model.intercept_[0])


def _group(known: Sequence[Known], weights: tuple[float, ...], bias: float) -> dict[str, object]:
    model = Model(weights, bias, NOBODY)
    vouchable = [one for one in known if one.features.vouchable]
    ordered = sorted(
        ((model.probability(one.features), one.right) for one in vouchable), key=lambda pair: -pair[0]
    )
    threshold, kept, wrong_kept = NOBODY, 0, 0
    wrong = 0
    for count, (chance, right) in enumerate(ordered, 1):
        wrong += not right
        is_last_of_its_chance = count == len(ordered) or ordered[count][0] < chance
        if is_last_of_its_chance and upper_bound(wrong, count) <= PROMISE:
            threshold, kept, wrong_kept = chance, count, wrong
    return {
        "weights": {name: round(weight, 5) for name, weight in zip(COLUMNS, weights, strict=True)},
        "bias": round(bias, 5),
        "threshold": threshold,
        "values": len(known),
        "accepted": kept,
        "wrong": wrong_kept,
    }
