"""Plain numbers."""

import pytest

from pipeline.kinds import NotThisKind, number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("01", "01"),
        ("1 (một) con", "1"),
        ("O2", "02"),
        ("l", "1"),
        ("Ï", "1"),
        ("79 0123 4567", "7901234567"),
        ("Số con: 02", "02"),
        ("GD4212181060747", "GD4212181060747"),
        ("GD 4 21 2181O60747", "GD4212181060747"),
        ("G04242470059150", "GD4242470059150"),
        ("02.", "02"),
    ],
)
def test_numbers(text, value):
    """Digits as printed, gaps closed, lookalikes repaired."""
    assert number.parse(text).text == value


def test_no_number():
    """Words are refused."""
    with pytest.raises(NotThisKind):
        number.parse("không rõ")
