"""A label broken at a line's end is whole where its value stands."""

from __future__ import annotations

import pytest

from pipeline.labels.broken import mended
from pipeline.labels.glosses import without_glosses
from pipeline.labels.rows import rows
from tests.pipeline.typed import typed_reading

LABELS = ("Giới tính:", "Dân tộc:", "Quốc tịch:", "Nơi sinh:", "Họ, chữ đệm, tên người mẹ:", "Năm sinh:")
FATHER = "Họ, chữ đệm, tên người cha:"


def said(*typed):
    """The texts of the rows after mending."""
    found = mended(rows(typed_reading(typed)), (*LABELS, FATHER))
    return [" ".join(token.text for token in row.tokens) for row in found]


@pytest.mark.parametrize("colon", [":", " :"])
def test_a_label_goes_to_the_line_of_its_value(colon):
    """ "… Quốc" / "tịch: Việt Nam": the label stands whole before the value, other labels stay."""
    there = said([(200, "Giới tính: Nam"), (700, "Dân tộc: Khmer"), (1200, "Quốc")], f"tịch{colon} Việt Nam")

    assert there == ["Giới tính: Nam Dân tộc: Khmer", f"Quốc tịch{colon} Việt Nam"]


def test_two_people_side_by_side_keep_their_own_labels():
    """Each block's label goes on in the same block's next line, one of them without its colon."""
    there = said(
        [(200, "Họ, chữ đệm, tên người"), (1300, "Họ, chữ đệm, tên người")],
        [(240, "mẹ: VÒNG NHỤC MÚI"), (1340, "cha TĂNG HUỆ MINH")],
    )

    assert there == [
        "Họ, chữ đệm, tên người mẹ: VÒNG NHỤC MÚI Họ, chữ đệm, tên người cha TĂNG HUỆ MINH",
    ]


def test_what_is_no_label_stays_where_it_is():
    """A value that goes on, a label with its value beside it, and a second half without a value stay."""
    for lines in (
        ["Nơi sinh: Bệnh viện Đa khoa Quốc", "tế: Hà Nội"],
        ["Họ, chữ đệm, tên người LÊ THỊ BA", "mẹ: 1990"],
        ["Giới tính: Nam Quốc", "tịch:"],
    ):
        assert said(*lines) == lines


def test_behind_the_slash_of_two_languages_the_line_may_end():
    """ "Quốc tịch: /" / "Nationality Việt Nam": label and English end up before the value."""
    broken = rows(typed_reading(("Dân tộc: Ê Đê Quốc tịch: /", "Nationality Việt Nam")))
    found = mended(without_glosses(broken), LABELS)

    assert [row.tokens[0].key for row in found] == ["dan", "quoctich"]
    assert found[1].tokens[-1].text == "Nam"
