"""Who issued a paper."""

import pytest

from pipeline.kinds import issuing_authority


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("do UBND xã Hòa Bình cấp ngày 02/03/2024", "UBND xã Hòa Bình"),
        ("12/UBND-GBT do UBND xã Hòa Bình, cấp ngày 02 tháng 3 năm 2024", "UBND xã Hòa Bình"),
        ("dọ. UBND xã Hòa Bình cấp ngày 02/03/2024", "UBND xã Hòa Bình"),
        ("do Bệnh viện Đa khoa Tâm Đức cấp", "Bệnh viện Đa khoa Tâm Đức"),
        (
            "Cục Cảnh sát quản lý hành chính về trật tự xã hội",
            "Cục Cảnh sát quản lý hành chính về trật tự xã hội",
        ),
        ("........", ""),
    ],
)
def test_only_the_authority_is_left(text, value):
    """Number, "do" and the day of issue are taken away; a bare name stays whole."""
    assert issuing_authority.parse(text).text == value


def test_a_place_called_cap_is_no_date():
    """Only "cấp" at the end or before a day ends the name."""
    assert issuing_authority.parse("do UBND xã Cấp Tiến cấp ngày 01/02/2024").text == "UBND xã Cấp Tiến"
