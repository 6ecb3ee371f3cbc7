"""Marks given back to units."""

import pytest

from pipeline.places import mended, parts


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        (
            "Đội 13, xã Văn Lợi, huyện Quỷ Hợp, tỉnh Nghệ Ạn",
            "Đội 13, xã Văn Lợi, huyện Quỳ Hợp, tỉnh Nghệ An",
        ),
        ("Xa Hoa Binh, HUYEN KIEN XUONG, tinh thai binh", "Xã Hòa Bình, HUYỆN KIẾN XƯƠNG, tỉnh thái bình"),
        ("Tịnh Thọ, Sơn Tịnh, Quảng Ngãi", "Tịnh Thọ, Sơn Tịnh, Quảng Ngãi"),
        ("Phú Mỹ, Bà Rịa: Vũng Tàu", "Phú Mỹ, Bà Rịa - Vũng Tàu"),
        (
            "xã Bông Trang, huyện Xuyên Mộc, tỉnh Bà Rịa Vũng Tàu",
            "xã Bông Trang, huyện Xuyên Mộc, tỉnh Bà Rịa - Vũng Tàu",
        ),
        ("Hoà Bình, Kiến Xương, Thái Bình", "Hoà Bình, Kiến Xương, Thái Bình"),
        ("Ấp Mẫu, xã Cư San, huyện M'Đrắk, tỉnh Đắk Lắk", "Ấp Mẫu, xã Cư San, huyện M'Đrắk, tỉnh Đắk Lắk"),
        ("Ấp Mẫu, xã Cư San, huyện MĐrắk, tỉnh Đắk Lắk", "Ấp Mẫu, xã Cư San, huyện M'Đrắk, tỉnh Đắk Lắk"),
        ("xã Ea Hiao, huyện Ea Hleo, tỉnh Đắk Lắk", "xã Ea Hiao, huyện Ea Hleo, tỉnh Đắk Lắk"),
        ("Xã Mâu, Huyện Không Có, Đắc Lắc", "Xã Mâu, Huyện Không Có, Đắc Lắc"),
        ("huyện Mù Cang Chải, tỉnh Yên Bái", "huyện Mù Cang Chải, tỉnh Yên Bái"),
        ("huyện Mù Cảng Chải, tỉnh Yên Bái", "huyện Mù Căng Chải, tỉnh Yên Bái"),
    ],
)
def test_only_marks_of_known_units_change(read, printed):
    """Lost marks of units come back; other letters, tone placement, case and unknown names stay."""
    assert mended(read, parts(read)) == printed
