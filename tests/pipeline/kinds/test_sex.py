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


@pytest.mark.parametrize("text", ["Nam X Nữ", "[ ] Nam [x] Nữ", "Nam □ Nữ ☒", "Nữ Nam"])
def test_both_are_for_a_person(text):
    """Two boxes, one of them ticked: which one, no word tells."""
    with pytest.raises(NotThisKind, match="đánh dấu"):
        sex.parse(text)
