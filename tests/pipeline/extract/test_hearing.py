"""What is made of the readers' words for one region."""

import pytest

from ocr.types import Box
from pipeline.extract import extract, hearing
from pipeline.extract.lines import LinesSaid
from pipeline.extract.reread import Said
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
