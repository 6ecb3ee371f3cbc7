"""Weights of newborns."""

import pytest

from pipeline.kinds import NotThisKind, weight
from pipeline.types import Value


@pytest.mark.parametrize(
    "text",
    [
        "3200",
        "3.200 gram",
        "3200g",
        "3,2 kg",
        "3 200 gam",
        "3,20O gr",
        "3kg2",
        "3.2",
        "Cân nặng: 3200 gram ...",
        "3,200 kg",
    ],
)
def test_grams(text):
    """Grams or kilograms, with comma, point or gap."""
    assert weight.parse(text) == Value("3200")


@pytest.mark.parametrize("text", ["Không cân", "gram", "3"])
def test_no_weight(text):
    """Words, and figures no weight is written in, are refused."""
    with pytest.raises(NotThisKind):
        weight.parse(text)


def test_odd_weights_have_a_problem():
    """A newborn of 32 kg is a misread comma."""
    assert weight.check(Value("32000"))
    assert weight.check(Value("3200")) == ()
