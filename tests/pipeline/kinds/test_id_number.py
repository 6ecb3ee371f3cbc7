"""Personal numbers and old card numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.kinds import NotThisKind, id_number
from pipeline.types import Value


@pytest.mark.parametrize(
    "text",
    [
        "001300000017",
        "0 0 1 3 0 0 0 0 0 0 1 7",
        "001 300 000 017",
        "OO13OOOOOOl7".replace("O", "0"),
        "0013O00000l7",
        "Số: 001300000017 (1)",
        "so 001 300 000 017",
        "001300000017 cấp ngày 01/07/2021",
        "..001300000017..",
    ],
)
def test_twelve_digits(text):
    """The number stands alone, with gaps, with a label, or with lookalikes among its digits."""
    assert id_number.parse(text) == Value("001300000017")


def test_nine_digits():
    """Old cards have nine."""
    assert id_number.parse("Số 012345678").text == "012345678"


@pytest.mark.parametrize(
    "text", ["12345", "0013000000171", "001300000017 001300000018", "B1234567", "không có", "OOOOOOOOO"]
)
def test_no_number(text):
    """Another count of digits, two numbers, a passport: refused."""
    with pytest.raises(NotThisKind):
        id_number.parse(text)


def test_one_digit_throughout_is_doubtful():
    """000000000000 is a number no office gave out."""
    assert id_number.check(Value("000000000000"))


@given(st.from_regex(r"[0-9]{12}", fullmatch=True), st.integers(1, 11))
def test_gaps_do_not_matter(number, gap):
    """Any number of twelve digits is read with a gap anywhere."""
    assert id_number.parse(f"{number[:gap]} {number[gap:]}").text == number
