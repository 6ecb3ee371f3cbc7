"""Labels in two languages of which only the second is left."""

from __future__ import annotations

from pipeline.extract import extract
from tests.pipeline.typed import Silent, typed


def test_a_value_below_a_half_label_begins_where_the_whole_label_did(catalogue):
    """Of "Họ, chữ đệm và tên khai sinh / Full name:" only the English is read: the name below is whole."""
    rows = (
        [(900, "CĂN CƯỚC")],
        [(900, "IDENTITY CARD")],
        [(600, "Số định danh cá nhân / Personal identification number:")],
        [(600, "020071419244")],
        [(600, "1 hữ đệm v kha nh"), (1060, "Full name:")],
        [(600, "HỨA NGỌC ĐỘ")],
        [(600, "Ngày, tháng, năm sinh / Date of birth:"), (1600, "Giới tính / Sex:")],
        [(600, "09/01/1971"), (1600, "Nam")],
        [(600, "(Quốc"), (800, "Nationality:")],
        [(600, "Việt Nam")],
    )
    face = catalogue.face("can_cuoc", "2024", "front")
    told = extract(typed(rows, size=(2400, 1500)), face, Silent())
    fields = {one.field: one.text for one in told}
    assert fields["full_name"] == "HỨA NGỌC ĐỘ"
    assert fields["nationality"] == "Việt Nam"
    assert fields["sex"] == "Nam"


def test_words_of_a_value_are_no_second_half_of_a_label_that_is_whole(catalogue):
    """ "… Phú Quốc, Tỉnh Kiên Giang" below the place of origin is no "Quốc tịch" of its own."""
    rows = (
        [(900, "CĂN CƯỚC CÔNG DÂN")],
        [(900, "Citizen Identity Card")],
        [(600, "Số / No.: 091085052906")],
        [(600, "Họ và tên / Full name:")],
        [(600, "ĐỖ DUY LÂM")],
        [(600, "Ngày sinh / Date of birth: 24/09/1985")],
        [(600, "Giới tính / Sex: Nam"), (1100, "Quốc tịch/Nationalty: Việt Nam")],
        [(600, "Quê quán / Place of origin:")],
        [(600, "Xã Thổ Châu, TP Phú"), (1100, "Quốc, Tỉnh Kiên Giang")],
        [(600, "Nơi thường trú / Place of residence: Số 43, ngõ 436")],
    )
    told = extract(typed(rows, size=(2400, 1500)), catalogue.face("cccd", "2021", "front"), Silent())
    place = next(one.text for one in told if one.field == "place_of_origin")
    assert place == "Xã Thổ Châu, TP Phú Quốc, Tỉnh Kiên Giang"
