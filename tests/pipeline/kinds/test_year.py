"""Years of birth, or whole dates in their place."""

import pytest

from pipeline.kinds import NotThisKind, year


@pytest.mark.parametrize(
    ("text", "value"),
    [("1990", "1990"), ("Năm sinh: 199O", "1990"), ("l990 ...", "1990"), ("02/03/1990", "1990-03-02")],
)
def test_years(text, value):
    """The year alone stays a year; a full date is kept whole."""
    assert year.parse(text).text == value


def test_no_year():
    """A number no one was born in is refused."""
    with pytest.raises(NotThisKind):
        year.parse("190")


def test_a_year_is_whole_and_a_month_is_not():
    """Here papers ask for the year alone; a month has lost its day."""
    assert not year.check(year.parse("1990"))
    assert year.check(year.parse("12-1990"))
