"""The figures of a measurement, from the scores of its cases."""

from bench.figures import summary
from bench.score import CaseScore, FieldScore


def scored(key: str, *, right: bool, accepted: bool = False) -> FieldScore:
    """One field of a birth notice."""
    return FieldScore("giay_chung_sinh", "person_name", "phone", key, right, accepted, "print")


def case(name: str, *fields: FieldScore) -> CaseScore:
    """One paper, recognised."""
    return CaseScore(name, "giay_chung_sinh", "phone", 1, 1, 0, fields, 1.0, 1)


def test_every_wrong_field_is_told_with_the_case_that_draws_it_again() -> None:
    """Who asks why a field is wrong finds the seed of its case, and whether the machine had accepted it."""
    good = case("giay_chung_sinh-phone-1", scored("mother_name", right=True))
    bad = case(
        "giay_chung_sinh-phone-2",
        scored("mother_name", right=False, accepted=True),
        scored("child_name", right=False),
    )
    figures = summary([good, bad])
    assert figures["wrong"] == {
        "giay_chung_sinh-phone-2": {"mother_name": "accepted", "child_name": "review"}
    }
    assert figures["fields"]["right"] == round(1 / 3, 4)
