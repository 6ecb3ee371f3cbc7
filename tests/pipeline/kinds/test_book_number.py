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
    ],
)
def test_books(text, value):
    """As printed without the label."""
    assert book_number.parse(text).text == value


def test_no_book():
    """Words are refused."""
    with pytest.raises(NotThisKind):
        book_number.parse("Quyển")
