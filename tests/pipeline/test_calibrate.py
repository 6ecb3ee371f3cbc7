"""Probabilities fitted on known truth, and the promise of accepted."""

import random

import pytest

from pipeline.calibrate import PROMISE, Known, fit, upper_bound
from pipeline.weigh.chance import COLUMNS, NOBODY, Features, Line


def features(share, kind="person_name", agreed=True, **other):
    """Features of a value two readers say (or one), believed with ``share``."""
    given = {
        "kind": kind,
        "checked": False,
        "print_for": 2 if agreed else 1,
        "print_against": 0 if agreed else 1,
        "share": share,
        "sure": share,
        "unsure": share,
        "strange": 0.0,
        "doubts": 0,
        "spelt_alike": agreed,
        "rules_held": 0,
        "rules_broken": 0,
    }
    return Features(**(given | other))


def reviewed(count, seed, kind="person_name"):
    """Values whose truth is known: agreed and sure ones are right, the others often wrong."""
    rng = random.Random(seed)
    for _ in range(count):
        agreed = rng.random() < 0.8
        share = rng.uniform(0.9, 1.0) if agreed else rng.uniform(0.4, 0.9)
        yield Known(features(share, kind, agreed), rng.random() < (0.9995 if agreed else 0.6))


def test_upper_bound_is_clopper_and_pearsons():
    """No error in 598 trials bounds the error at 0.5 %, none in ten at about a quarter."""
    assert upper_bound(0, 598) == pytest.approx(0.005, abs=1e-5)
    assert upper_bound(0, 10) == pytest.approx(0.2589, abs=1e-4)
    assert upper_bound(3, 3) == 1.0


def test_promise_holds_on_values_never_fitted_on():
    """What the fitted table accepts of fresh values is wrong at most as often as promised."""
    table = fit(reviewed(6000, 1), {"seed": 1})
    names = table["groups"]["names"]
    line = Line(tuple(names["vouched"]["weights"][column] for column in COLUMNS), names["vouched"]["bias"])
    fresh = [one for one in reviewed(20000, 2) if one.features.vouchable]
    accepted = [one for one in fresh if line.probability(one.features) >= names["threshold"]]

    assert len(accepted) > 10000
    assert sum(not one.right for one in accepted) / len(accepted) <= PROMISE


def test_too_little_data_leaves_it_to_people():
    """A group with a handful of values accepts nothing by print alone."""
    table = fit([*reviewed(6000, 1), *reviewed(50, 3, "sex")], {})

    assert table["groups"]["lists"]["threshold"] == NOBODY
    assert table["groups"]["lists"]["accepted"] == 0


def test_truths_alone_teach_nothing():
    """Without a single wrong value there is nothing to fit, and that is said."""
    with pytest.raises(ValueError, match="sai"):
        fit([Known(features(0.99), True)] * 100, {})


def test_checked_codes_do_not_enter():
    """Values with their own proof say nothing about reading."""
    codes = [Known(features(0.99, checked=True), False)] * 500
    table = fit([*reviewed(6000, 1), *codes], {})

    assert table["groups"]["names"]["values"] == 6000
