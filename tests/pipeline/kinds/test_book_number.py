"""Numbers of register books."""

import pytest

from pipeline.kinds import NotThisKind, book_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Quyển số: 01/2016", "01/2016"),
        ("01", "01"),
        ("Quyen so 02 / 2O17", "02/2017"),
        ("01/2024 -SCT/BS", "01/2024"),
        ("03/2024 KCT/CK, ĐC", "03/2024"),
        ("02/2025 CTBS", "02/2025"),
        ("11/2025 ĐỖ LÊ ÁI NGHĨA", "11/2025"),
    ],
)
def test_books(text, value):
    """As printed without the label."""
    assert book_number.parse(text).text == value


def test_no_book():
    """Words are refused."""
    with pytest.raises(NotThisKind):
        book_number.parse("Quyển")


def test_a_lone_one_may_be_a_roman_numeral():
    """ "I/2011" and "1/2011" look alike to every reader; "01/2011" and "2/2011" are what they are."""
    assert book_number.check(book_number.parse("1/2011"))
    for sure in ("01/2011", "2/2011", "01", "I/2011"):
        assert book_number.check(book_number.parse(sure)) == ()
