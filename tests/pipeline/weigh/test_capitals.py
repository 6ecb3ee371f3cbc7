"""Letters that are alike large and small: who differs in their case asks a person."""

import pytest

from pipeline.kinds import KINDS
from pipeline.types import Evidence, FieldState, Source, SourceKind, Testimony
from pipeline.weigh import weigh

SMALL = "số 285 đường Phan Đình Phùng, xã Vĩnh Hải, tỉnh Sóc Trăng"
LARGE = "S" + SMALL[1:]


def said(text, witness="tesseract", key="residence", confidence=0.97, kind="place"):
    """What one reader sees of a place."""
    who = Testimony(key, text, Source(SourceKind.OCR), witness, confidence)
    return Evidence(who, KINDS[kind].parse(text))


def fields(*evidence, kind="place"):
    """The fields of a paper of places, by key."""
    kinds = {one.testimony.field: kind for one in evidence}
    return {field.key: field for field in weigh(evidence, kinds, lambda _: ())}


def both(text, key="residence", lines=None):
    """Both readers of one place, the second one otherwise where ``lines`` is given."""
    return [said(text, key=key), said(lines or text, "lines", key)]


@pytest.mark.parametrize("text", [SMALL, LARGE])
def test_a_case_both_readers_see_is_as_printed(text):
    """No table and no custom gives "số" a capital that neither reader saw."""
    field = fields(*both(text))["residence"]

    assert (field.value, field.state) == (text, FieldState.ACCEPTED)


def test_readers_that_differ_in_such_a_case_ask_a_person():
    """s and S are one shape: where one reader sees each, nobody vouches for either."""
    field = fields(*both(LARGE, lines=SMALL))["residence"]

    assert field.state is FieldState.REVIEW
    assert "chữ thường" in field.reason


def test_readers_that_differ_in_other_letters_case_do_not():
    """t and T are two shapes: the readers' figures tell which it is."""
    field = fields(*both("Tổ 5, Hải Hậu, Nam Định", lines="tổ 5, Hải Hậu, Nam Định"))["residence"]

    assert field.state is FieldState.ACCEPTED


@pytest.mark.parametrize("other", ["Cục CS QLHC Về TTXH", "Cục CS QLHC VỂ TTXH"])
def test_a_word_whose_case_the_wordings_of_papers_know_is_settled(other):
    """ "QLHC về TTXH" is written so on every card, and "VỂ" differs in more than a letter of one shape."""
    right = "Cục CS QLHC về TTXH"
    evidence = (said(right, kind="text"), said(other, "lines", kind="text"))

    assert not fields(*evidence, kind="text")["residence"].problems


def test_the_same_word_elsewhere_on_the_paper_settles_it():
    """Where the paper opens another address with "Số" and both readers see it, the first is settled."""
    other = "Số 9 đường Lê Lợi, xã Hải Hậu, tỉnh Nam Định"
    found = fields(*both(LARGE, lines=SMALL), *both(other, "father.residence"))
    against = fields(*both(LARGE, lines=SMALL), *both("s" + other[1:], "father.residence"))

    assert found["residence"].value == LARGE
    assert found["residence"].state is FieldState.ACCEPTED
    assert against["residence"].state is FieldState.REVIEW


@pytest.mark.parametrize(("sure", "state"), [(0.97, FieldState.ACCEPTED), (0.3, FieldState.REVIEW)])
def test_ranks_of_one_place_in_two_cases_need_two_sure_readers(sure, state):
    """ "Xã …, huyện …" may be "xã …, huyện …": papers write the ranks of one place in one way."""
    text = "Xã Hải Hậu, huyện Hải Hậu, tỉnh Nam Định"
    field = fields(said(text), said(text, "lines", confidence=sure))["residence"]

    assert (field.value, field.state) == (text, state)
