"""What is made of the readers' words for one region."""

import pytest

from ocr.types import Box
from pipeline.extract import extract
from pipeline.extract.reading import hearing
from pipeline.extract.reading.lines import LinesSaid
from pipeline.extract.reading.reread import Said
from tests.pipeline.typed import Silent, typed

ROWS = (
    [(900, "TRÍCH LỤC KHAI TỬ")],
    "Họ, chữ đệm, tên: NGUYỄN THỊ THU",
    "Giới tính: Nữ",
    "Nguyên nhân chết: Già yếu",
)


@pytest.mark.parametrize(("sure", "told"), [(0.08, False), (0.83, True)])
def test_ink_nobody_can_make_out_is_not_called_empty(catalogue, monkeypatch, sure, told):
    """A copy that lost its strokes: both readers see no word, ours without being sure that none is there."""
    nothing = Said("", 0.9, Box(0, 0, 90, 30)), LinesSaid("", sure, Box(0, 0, 90, 30), ())
    monkeypatch.setattr(hearing, "reread", lambda *_: nothing)
    face = catalogue.face("trich_luc_khai_tu", "ban_chinh", "sheet")
    found = {one.field: one.text for one in extract(typed(ROWS), face, Silent())}

    assert ("cause_of_death" in found) is told
    assert not any(found.values())


def test_a_value_taken_for_a_label_is_no_empty_place(catalogue):
    """ "Nan" before a lost "Dân tộc:" is no part of that label, and no place is called empty."""
    rows = (
        [(900, "TỜ KHAI ĐĂNG KÝ KHAI TỬ")],
        "Họ, chữ đệm, tên người yêu cầu: ĐỖ UYỂN LINH",
        "Họ, chữ đệm, tên: VÀNG A LỬ",
        "Ngày, tháng, năm sinh: 27/11/1961",
        [(200, "Giới tính: Nan"), (700, "bantee: Mông"), (1400, "Quốc tịch: Việt Nam")],
        "Nơi cư trú cuối cùng: xã Liên Minh, thành phố Hà Nội",
    )
    face = catalogue.face("to_khai_dang_ky_khai_tu", "2020", "sheet")
    found = {one.field: one.text for one in extract(typed(rows), face, Silent())}

    assert found.get("deceased.sex") in {None, "Nan"}
    assert found["deceased.ethnicity"] == "Mông"
