"""Nationality."""

import pytest

from pipeline.kinds import NotThisKind, nationality


@pytest.mark.parametrize(
    "text",
    [
        "Việt Nam",
        "VIỆT NAM",
        "Viêt Narn",
        "Viet Nam.",
        ": Việt Nam ....",
        "ViệtNam",
        "Quốc tịch: Việt Nam",
        "V1ệt Nam",
    ],
)
def test_home(text):
    """Việt Nam however it is damaged."""
    assert nationality.parse(text).text == "Việt Nam"
    assert nationality.check(nationality.parse(text)) == ()


@pytest.mark.parametrize("country", ["Hoa Kỳ", "Lào", "Hàn Quốc", "Trung Quốc (Đài Loan)", "Cam-pu-chia"])
def test_other_countries_stay_as_printed(country):
    """Another country is kept word by word and known."""
    assert nationality.parse(country).text == country
    assert nationality.check(nationality.parse(country)) == ()


def test_unknown_countries_have_a_problem():
    """A country nobody has heard of is kept, with a problem."""
    assert nationality.check(nationality.parse("Xứ Mẫu"))


def test_no_country():
    """Digits are no country."""
    with pytest.raises(NotThisKind):
        nationality.parse("12 3")
