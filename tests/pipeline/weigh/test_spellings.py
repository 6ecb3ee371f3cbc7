"""A province with fewer marks than its official name is believed only where nobody saw the other one."""

import pytest

from pipeline.kinds import KINDS
from pipeline.types import Evidence, FieldState, Possible, Source, SourceKind, Testimony
from pipeline.weigh import weigh
from pipeline.weigh.sayings import choose

LIGHT, FULL = "Xã Cư Pui, Tỉnh Đăk Lăk", "Xã Cư Pui, Tỉnh Đắk Lắk"
PLACE = KINDS["place"]


def said(text, witness="tesseract", key="residence", confidence=0.97):
    """What one reader sees of a place."""
    return Evidence(Testimony(key, text, Source(SourceKind.OCR), witness, confidence), PLACE.parse(text))


def field(*evidence):
    """The residence."""
    kinds = {one.testimony.field: "place" for one in evidence}
    return next(one for one in weigh(evidence, kinds, lambda _: ()) if one.key == "residence")


@pytest.mark.parametrize("text", [LIGHT, FULL])
def test_a_spelling_in_use_that_both_surely_see_is_accepted(text):
    """Papers print both "Đăk Lăk" and "Đắk Lắk"."""
    found = field(said(text), said(text, "lines"))

    assert (found.value, found.state) == (text, FieldState.ACCEPTED)


def test_the_lighter_spelling_is_doubted_where_a_reader_is_unsure():
    """Readers lose the stroke above a breve together: the official spelling is proposed to a person."""
    found = field(said(LIGHT), said(LIGHT, "lines", confidence=0.44))

    assert (found.value, found.state) == (FULL, FieldState.REVIEW)
    assert found.text == LIGHT


def test_the_lighter_spelling_is_doubted_where_the_official_was_seen():
    """One look at the same place, here or elsewhere on the paper, is enough to ask."""
    mine = [said(LIGHT), said(LIGHT, "lines")]
    twin = [said(FULL, key="mother.residence"), said(LIGHT, "lines", "mother.residence")]

    assert field(*mine, *twin).state is FieldState.REVIEW


def test_a_known_spelling_that_a_reader_holds_possible_wins_over_none():
    """Half the marks are no spelling: the reader's own alternative that is one is believed before it."""
    odd = "Xã Cư Pui, Tỉnh Đăk Lắk"
    who = Testimony("residence", odd, Source(SourceKind.OCR), "lines", 0.5)
    held = ((odd, 0.5), (FULL, 0.3))
    possible = tuple(
        Possible(PLACE.parse(text), chance, PLACE.check(PLACE.parse(text))) for text, chance in held
    )
    lines = Evidence(who, PLACE.parse(odd), PLACE.check(PLACE.parse(odd)), possible)

    assert choose("place", [said(FULL, confidence=0.6), lines]).value.text == FULL
