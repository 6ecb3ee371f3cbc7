"""Testimonies understood by their kinds."""

import pytest

from pipeline.check import check
from pipeline.types import ProblemCode, Source, SourceKind, Testimony, Value


def said(field, text):
    """A reader's saying."""
    return Testimony(field, text, Source(SourceKind.OCR), "tesseract", 0.9)


KINDS = {"full_name": "person_name", "date_of_birth": "date", "sex": "sex"}


def test_each_testimony_is_understood_by_its_kind():
    """Evidence comes in the order of the testimonies, each with its value."""
    evidence = check([said("full_name", "NGUYỄN VĂN AN ..."), said("date_of_birth", "02/03/1990")], KINDS)
    assert [one.value for one in evidence] == [Value("NGUYỄN VĂN AN"), Value("1990-03-02")]
    assert all(one.problems == () for one in evidence)


def test_words_of_no_value_are_told():
    """What a kind refuses has no value and a problem that does not repeat the words."""
    (one,) = check([said("date_of_birth", "31/02/1990")], KINDS)
    assert one.value is None
    assert one.problems[0].code is ProblemCode.NOT_UNDERSTOOD
    assert "1990" not in one.problems[0].message


def test_nothing_written_is_a_value():
    """An empty saying, or a slash, says that nothing is written."""
    assert [one.value for one in check([said("sex", ""), said("sex", "/")], KINDS)] == [Value(""), Value("")]


def test_a_field_without_kind_is_text():
    """Fields a template gives no kind are free text."""
    assert check([said("notes", " a  b ")], KINDS)[0].value == Value("a b")


def test_an_unknown_kind_is_our_mistake():
    """A kind that does not exist raises instead of being guessed."""
    with pytest.raises(KeyError):
        check([said("full_name", "x")], {"full_name": "no_such_kind"})
