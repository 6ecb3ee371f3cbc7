"""Times of day."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.kinds import NotThisKind, time
from pipeline.types import Value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("08 giờ 05 phút", "08:05"),
        ("02 già 23 phút", "02:23"),
        ("0ó giờ 12 phút", "06:12"),
        ("8h05", "08:05"),
        ("08:05", "08:05"),
        ("O8 giờ O5 phút, ngày 02 tháng 3 năm 2024", "08:05"),
        ("Đã sinh con vào lúc: 8 gio 5 phut", "08:05"),
        ("15 giờ", "15:00"),
        ("08 giờ kém 15", "07:45"),
        ("23 giờ 59", "23:59"),
        ("18 gi 20 phút", "18:20"),
        ("18 gi' 20 phút", "18:20"),
        ("8g15", "08:15"),
    ],
)
def test_times(text, value):
    """Hours and minutes in every usual writing; a date behind them is left alone."""
    assert time.parse(text).text == value


@pytest.mark.parametrize(
    "text", ["25 giờ 10 phút", "08 giờ  phút", "ngày 02 tháng 3", "không rõ", "12 giờ 75 phút"]
)
def test_no_time(text):
    """Hours the day has not, and lost minutes, are refused."""
    with pytest.raises(NotThisKind):
        time.parse(text)


@given(st.times())
def test_what_is_shown_is_read_back(clock):
    """parse(show(x)) == x for every minute of the day."""
    value = Value(clock.strftime("%H:%M"))
    assert time.parse(time.show(value)) == value
