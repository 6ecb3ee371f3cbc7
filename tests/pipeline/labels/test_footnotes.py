"""Notes at the foot of a form."""

from __future__ import annotations

import pytest

from pipeline.labels.footnotes import without_footnotes
from pipeline.labels.rows import rows
from tests.pipeline.typed import BIRTH, typed_reading

NOTE = "(4) Ghi rõ loại, số, cơ quan cấp (ví dụ: CMND số 001089123 do Công an Hà Nội cấp ngày 20/10/2004)."


@pytest.mark.parametrize(
    "first", ["(1) Ghi rõ tên cơ quan đăng ký.", "(1) Trường hợp sinh tại cơ sở y tế", "Chú thích:"]
)
def test_what_notes_say_is_no_entry(first):
    """The rows end above the first note, whatever follows it."""
    every = rows(typed_reading((*BIRTH, first, NOTE)))
    assert len(without_footnotes(every)) == len(every) - 2


def test_numbered_entries_and_notes_signs_within_lines_are_none():
    """ "(1) Họ, chữ đệm, tên: …" is an entry; so is a line of the upper half, and a page without notes."""
    every = rows(typed_reading((*BIRTH, "(1) Họ, chữ đệm, tên: NGUYỄN VĂN ĐỨC")))
    assert without_footnotes(every) == every
    above = rows(typed_reading(("(1) Ghi rõ tên cơ quan.", *BIRTH)))
    assert without_footnotes(above) == above
