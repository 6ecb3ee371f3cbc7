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

from pipeline.weigh.chance import COLUMNS, GROUPS, NOBODY, WORDED, Features, Line, Model
from pipeline.weigh.tables import fitted_for

PROMISE = 0.005
"""Highest share of wrong values among accepted ones."""
CONFIDENCE = 0.95
_MARGIN = 0.5
"""Part of the promise that thresholds are fitted to: the papers of another day are never quite those fitted
on, and what is promised must show on them.
"""
_ENOUGH_WRONG = 5
"""Wrong values from which a group gets a model of its own."""
_NO_DOUBT = 5.0


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
    names = sorted({*GROUPS.values(), "numbers"})
    mine = {name: [one for one in usable if one.features.group == name] for name in names}
    every = _lines(mine, usable)
    vouched = _lines({name: _vouchable(known) for name, known in mine.items()}, _vouchable(usable))
    thresholds = _thresholds(mine, vouched)
    groups = {name: _group(mine[name], Model(every[name], vouched[name], thresholds[name])) for name in names}
    return {**source, "choice": fitted_for(), "promise": PROMISE, "confidence": CONFIDENCE, "groups": groups}


def _vouchable(known: Iterable[Known]) -> list[Known]:
    return [one for one in known if one.features.vouchable]


def _lines(mine: Mapping[str, Sequence[Known]], all_known: Sequence[Known]) -> dict[str, Line]:
    """The model of each group: its own where enough of it was wrong to learn from, else that of all."""
    common = _line(all_known)
    return {name: _line(known) if _teaches(known) else common for name, known in mine.items()}


def _teaches(known: Sequence[Known]) -> bool:
    return sum(not one.right for one in known) >= _ENOUGH_WRONG


def _line(known: Sequence[Known]) -> Line:
    """Logistic regression; a line that believes everything where nothing is wrong."""
    if all(one.right for one in known):
        return Line((0.0,) * len(COLUMNS), _NO_DOUBT)
    table = np.array([one.features.numbers() for one in known])
    right = np.array([one.right for one in known])
    model = LogisticRegression(C=0.5, max_iter=2000).fit(table, right)
    return Line(
        tuple(round(float(weight), 5) for weight in model.coef_[0]), round(float(model.intercept_[0]), 5)
    )


def _thresholds(mine: Mapping[str, Sequence[Known]], lines: Mapping[str, Line]) -> dict[str, float]:
    """The threshold of each group; groups of words share one, because each alone has too few values."""
    pools = {name: WORDED if name in WORDED else (name,) for name in mine}
    return {name: _threshold(pool, mine, lines) for name, pool in pools.items()}


def _threshold(pool: Sequence[str], mine: Mapping[str, Sequence[Known]], lines: Mapping[str, Line]) -> float:
    """The lowest probability down to which the promise holds over all values of the pool."""
    ordered = sorted(
        (
            (lines[name].probability(one.features), one.right)
            for name in pool
            for one in _vouchable(mine.get(name, ()))
        ),
        key=lambda pair: -pair[0],
    )
    threshold, wrong = NOBODY, 0
    for count, (chance, right) in enumerate(ordered, 1):
        wrong += not right
        is_last_of_its_chance = count == len(ordered) or ordered[count][0] < chance
        if is_last_of_its_chance and upper_bound(wrong, count) <= _MARGIN * PROMISE:
            threshold = chance
    return threshold


def _group(known: Sequence[Known], model: Model) -> dict[str, object]:
    accepted = [one.right for one in _vouchable(known) if model.probability(one.features) >= model.threshold]
    return {
        **_told(model.every),
        "vouched": _told(model.vouched),
        "threshold": model.threshold,
        "values": len(known),
        "accepted": len(accepted),
        "wrong": sum(not right for right in accepted),
    }


def _told(line: Line) -> dict[str, object]:
    return {"weights": dict(zip(COLUMNS, line.weights, strict=True)), "bias": line.bias}
