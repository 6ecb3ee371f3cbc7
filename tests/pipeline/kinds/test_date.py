"""Dates in figures, however they were printed and damaged."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.kinds import NotThisKind, date
from pipeline.types import Value

DAYS = st.dates(datetime.date(1850, 1, 1), datetime.date(2100, 12, 31))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("02/03/1990", "1990-03-02"),
        ("02-03-1990", "1990-03-02"),
        ("02.03.1990", "1990-03-02"),
        ("ngày 02 tháng 3 năm 1990", "1990-03-02"),
        ("y01 tháng 09 năm 2022", "2022-09-01"),
        ("02031990", "1990-03-02"),
        ("1990-03-02", "1990-03-02"),
        ("03/1990", "1990-03"),
        ("1990-03", "1990-03"),
        ("tháng 3 năm 1990", "1990-03"),
        ("1990", "1990"),
        ("khoảng năm 1950", "1950"),
        ("1950 (âm lịch)", "1950"),
        ("không rõ ngày, tháng, năm 1950", "1950"),
        ("--/--/1950", "1950"),
        ("00/00/1990", "1990"),
        ("Ngày, tháng, năm sinh: 02/03/1990 …", "1990-03-02"),
        ("08 giờ 05 phút, ngày 02 tháng 3 năm 2024", "2024-03-02"),
        ("02/03/1990, tại Hà Nội", "1990-03-02"),
    ],
)
def test_dates_as_printed(text, value):
    """Every way papers write a date gives one normal form, which says no more than the paper."""
    assert date.parse(text) == Value(value)


@pytest.mark.parametrize(
    "text",
    [
        "ngày O2 thang 3 năm 199O",
        "O2/O3/l990",
        "02\u204403\u20441990",
        "02 /03/ 1990.",
        "0 2/03/19 90",
        "02 03 1990",
        "0210311990",
        "02/0311990",
        "02I03I1990",
        "02/03l1990",
        ": 02/03/1990.....",
        "ngay 02 thang 03 nam 1990",
        "ngày 0 2 tháng 0 3 năm 1 9 9 0",
        "Ngày02 tháng03 năm1990",
        "ngày 02 tháng 03 năm 1990./.",
    ],
)
def test_damaged_dates(text):
    """Lookalike letters, gaps, lost slashes and lost marks still give the only possible date."""
    assert date.parse(text) == Value("1990-03-02")


@pytest.mark.parametrize(
    "text",
    ["31/02/1990", "02/03/90", "ngày tháng năm", "12", "02/13/1990", "02/03/1790", "Hà Nội", "079090001234"],
)
def test_no_date(text):
    """What is not in the calendar, or could be two dates, is refused."""
    with pytest.raises(NotThisKind):
        date.parse(text)


@given(DAYS)
def test_what_is_shown_is_read_back(day):
    """parse(show(x)) == x for every date, and so for the words of forms."""
    value = Value(day.isoformat())
    assert date.parse(date.show(value)) == value
    assert date.parse(f"ngày {day.day} tháng {day.month} năm {day.year}") == value
    assert date.parse(f"ngày {day.day:02} tháng {day.month:02} năm {day.year}") == value


@given(DAYS, st.sampled_from(["0O", "1l", "5S", "8B", "1I"]))
def test_lookalikes_never_make_another_date(day, pair):
    """A date with some digits turned to lookalikes is read as itself or refused, never as another date."""
    digit, lookalike = pair
    try:
        found = date.parse(day.strftime("%d/%m/") + str(day.year).replace(digit, lookalike))
    except NotThisKind:
        return
    assert found.text == day.isoformat()


@pytest.mark.parametrize(
    "text",
    ["15/8/1950 (âm lịch)", "15/8/1950 AL", "ngày 15 tháng 8 năm Canh Dần (1950)", "02/03/1990 am lich"],
)
def test_a_lunar_day_is_no_day_of_our_calendar(text):
    """A day of the lunar calendar is never passed off as the same figures of the solar one."""
    with pytest.raises(NotThisKind):
        date.parse(text)


def test_the_day_of_another_paper_is_no_date():
    """A sentence about a card holds the card's day of issue, not the day that was asked for."""
    with pytest.raises(NotThisKind):
        date.parse("Căn cước công dân số 091184545845, cấp ngày 18/04/2023")


def test_a_month_without_its_day_is_looked_at():
    """A month alone has mostly lost its day, and a year may be the second line of a date."""
    assert date.check(date.parse("12-1993"))
    assert date.check(date.parse("1993"))
    assert not date.check(date.parse("11-12-1993"))
