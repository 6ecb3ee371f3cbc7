"""Sex."""

import pytest

from pipeline.kinds import NotThisKind, sex


@pytest.mark.parametrize(
    "text", ["Nam", "NAM", "nam.", "Giới tính: Nam", "Nam Quốc tịch: Việt Nam", "Narn", "M", ": Nam ..."]
)
def test_male(text):
    """Nam, whatever stands around it."""
    assert sex.parse(text).text == "Nam"


@pytest.mark.parametrize(
    "text", ["Nữ", "NỮ", "Nử", "Nứ", "Nu", "Giới tính / Sex: Nữ", "Nữ Quốc tịch / Nationality: Việt Nam", "F"]
)
def test_female(text):
    """Nữ, with any mark; the Nam of Việt Nam behind it does not matter."""
    assert sex.parse(text).text == "Nữ"


@pytest.mark.parametrize("text", ["x", "Không xác định", "Quốc tịch: Việt Nam", "N"])
def test_neither(text):
    """Other words are refused."""
    with pytest.raises(NotThisKind):
        sex.parse(text)
