"""Cards without their labels: what a code says tells whose the lines are."""

from __future__ import annotations

import pytest

from pipeline.extract import extract
from tests.pipeline.typed import Silent, typed

SIZE = (2400, 1500)


def _said(catalogue, face, rows, proven):
    told = extract(typed(rows, size=SIZE), catalogue.face(*face), Silent(), None, proven)
    return {one.field: one.text for one in told}


@pytest.mark.parametrize(
    ("rows", "place"),
    [
        (
            (
                [(110, "Đội 1, Xã Công Chính, Tỉnh Thanh Hóa")],
                [(110, "Xã Cao Thịnh, Huyện Ngọc Lặc, Tỉnh Thanh Hóa")],
            ),
            "Xã Cao Thịnh, Huyện Ngọc Lặc, Tỉnh Thanh Hóa",
        ),
        (
            (
                [(110, "Đội 1, Xã Cong Chinh, Tỉnh Thanh Hóa")],
                [(110, "Xa Cao Thịh, Huyen Ngọc Lậc, Tnh Thah")],
            ),
            "Xa Cao Thịh, Huyen Ngọc Lậc, Tnh Thah",
        ),
        (
            (
                [(1900, "Đội 1, Xã Công Chính,")],
                [(110, "Tỉnh Thanh Hóa")],
                [(1850, "Thị trấn Phú Xuyên, Huyện")],
                [(110, "Phú Xuyên, Thành phố Hà Nội")],
            ),
            "Thị trấn Phú Xuyên, Huyện Phú Xuyên, Thành phố Hà Nội",
        ),
    ],
)
def test_the_lines_a_code_does_not_tell_are_the_other_place(catalogue, rows, place):
    """The QR code of a card says where its holder lives: the other place is where the birth was registered,
    however badly it was read, and on as many lines as it runs.
    """
    rows = (*rows, [(1100, "01/08/2025")], [(1200, "28/04/2029")], [(900, "BỘ CÔNG AN")])
    proven = {"place_of_residence": "Đội 1, Xã Công Chính, Tỉnh Thanh Hóa", "date_of_issue": "01/08/2025"}
    fields = _said(catalogue, ("can_cuoc", "2024", "back"), rows, proven)
    assert fields["place_of_birth_registration"] == place
    assert (fields["date_of_issue"], fields["date_of_expiry"]) == ("01/08/2025", "28/04/2029")


def test_a_guessed_label_gives_way_to_the_lines_a_code_tells(catalogue):
    """What looked like the label of the residence stands before the place of origin: the residence is where
    the code's words are, behind the expiry that stands before them.
    """
    rows = (
        [(900, "CĂN CƯỚC CÔNG DÂN")],
        [(900, "Citizen Identity Card")],
        [(600, "Số / No.: 022300908958")],
        [(600, "PHÀN MÙI NÁI")],
        [(1200, "04/07/2000")],
        [(900, "Nữ"), (1700, "Việt Nam")],
        [(600, "Nd thưn trì Pac f rosdne"), (1500, "Hải Thượng, Nghi Sơn,")],
        [(600, "Thanh Hóa")],
        [(150, "04/07/2041"), (600, "Xóm 11, Minh Châu, Vân Đồn, Quảng Ninh")],
    )
    proven = {"place_of_residence": "Xóm 11, Minh Châu, Vân Đồn, Quảng Ninh"}
    fields = _said(catalogue, ("cccd", "2021", "front"), rows, proven)
    assert fields["place_of_residence"] == "Xóm 11, Minh Châu, Vân Đồn, Quảng Ninh"
    assert fields["date_of_expiry"] == "04/07/2041"


def test_a_label_keeps_what_is_left_of_its_first_word(catalogue):
    """ "Nữ: đăng xy khai snh / Piace of benh" is one label, though a colon was read into it."""
    rows = (
        [(110, "Nơi cư trú / Place of residence: Xóm Quyết Thắng, Liêm Hà, Ninh Bình")],
        [(110, "Nữ: đăng xy khai snh Piaco of benh Nhân Thịnh, Lý Nhân, Hà Nam")],
        [(500, "Ngày, tháng, năm cấp / Date of issue: 05/10/2025")],
        [(500, "Ngày, tháng, năm hết hạn / Date of expiry: Không thời hạn")],
        [(900, "BỘ CÔNG AN")],
    )
    fields = _said(catalogue, ("can_cuoc", "2024", "back"), rows, {})
    assert fields["place_of_birth_registration"] == "Nhân Thịnh, Lý Nhân, Hà Nam"
