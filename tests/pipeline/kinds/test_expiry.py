"""End of validity."""

import pytest

from pipeline.kinds import NotThisKind, expiry


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("02/03/2030", "2030-03-02"),
        ("Có giá trị đến: 02/03/2030", "2030-03-02"),
        ("Không thời hạn", "Không thời hạn"),
        ("Date of expiry: Khòng thời hạn", "Không thời hạn"),
        ("KHONG THOI HAN", "Không thời hạn"),
        ("Khong th0i han.", "Không thời hạn"),
        ("Không xác định thời hạn", "Không thời hạn"),
    ],
)
def test_ends(text, value):
    """A date, or the words for a card without end, damaged or not."""
    assert expiry.parse(text).text == value


def test_no_end():
    """Other words are refused."""
    with pytest.raises(NotThisKind):
        expiry.parse("Hà Nội")


def test_what_was_left_of_a_day_is_doubted():
    """Cards tell their last day whole: a year or a month alone lost the rest."""
    assert expiry.check(expiry.parse("2030"))
    assert expiry.check(expiry.parse("05/2030"))
    assert not expiry.check(expiry.parse("12/05/2030"))
