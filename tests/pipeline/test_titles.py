"""A title on one line or several, a sister's title that differs by a word, and no title at all."""

from __future__ import annotations

import pytest

from pipeline.recognise import recognise
from pipeline.template import load
from tests.pipeline.typed import typed

POOR = """\
document: giay_chung_nhan_ho_ngheo
title: Giấy chứng nhận hộ nghèo
editions:
  - edition: "2022"
    faces:
      - face: sheet
        size: A4
        titles: ["GIẤY CHỨNG NHẬN HỘ NGHÈO"]
        fields:
          - {key: full_name, kind: person_name, label: "Hộ gia đình ông/bà:", v: single}
          - {key: residence, kind: place, label: "Nơi cư trú:", v: single}
          - {key: household_number, kind: number, label: "Mã hộ:", v: single}
"""


def household(*title: str) -> tuple[object, ...]:
    """The certificate with its title on these lines, one below the other."""
    return (
        [(200, "XÃ MƯỜNG NHÉ"), (1300, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")],
        "",
        *([(1000 - 10 * len(line), line)] for line in title),
        "",
        "Hộ gia đình ông/bà: LÝ A CHỚ",
        "Nơi cư trú: bản Huổi Chạ 2, xã Mường Nhé, tỉnh Điện Biên",
        "Mã hộ: 0316000427",
    )


@pytest.fixture
def poor(tmp_path):
    """A catalogue with the certificate of poor households, which has a sister for the nearly poor."""
    (tmp_path / "giay_chung_nhan_ho_ngheo.yaml").write_text(POOR, encoding="utf-8")
    return load(tmp_path)


@pytest.mark.parametrize(
    "title",
    [
        ("GIẤY CHỨNG NHẬN HỘ NGHÈO",),
        ("GIẤY CHỨNG NHẬN", "HỘ NGHÈO"),
        ("GIẤY", "CHỨNG NHẬN", "HỘ NGHÈO"),
    ],
)
def test_a_title_is_found_on_one_line_or_on_several_below_each_other(poor, title):
    """Written as one text in the template, it may be printed on two lines or three; its box holds all."""
    match = recognise(typed(household(*title)), poor).match

    assert match is not None
    found = match.anchors[0]
    assert (found.text, found.score) == ("GIẤY CHỨNG NHẬN HỘ NGHÈO", 1.0)
    assert found.box is not None
    assert found.box.height > 80 * (len(title) - 1)


@pytest.mark.parametrize(
    "title",
    [("GIẤY CHỨNG NHẬN HỘ CẬN NGHÈO",), ("GIẤY CHỨNG NHẬN", "HỘ CẬN NGHÈO"), ("GIẤY CHỨNG HỘ NGHÈO",)],
)
def test_a_title_with_a_word_more_or_less_is_another_papers(poor, title):
    """With all labels of the paper on it, the sister of the certificate is not taken for it."""
    answer = recognise(typed(household(*title)), poor)

    assert answer.match is None
    assert "của giấy khác" in answer.nearest[0].reason


def test_marks_read_as_a_figure_are_no_word_of_a_title(poor):
    """Marks above a capital read by themselves as "r3", or a piece of one as "tì", leave it the same."""
    for title in ("GIẤY CHỨNG r3 NHẬN HỘ NGHÈO", "GIẤY CHỨNG tì NHẬN HỘ NGHÈO"):
        match = recognise(typed(household(title)), poor).match

        assert match is not None
        assert match.document == "giay_chung_nhan_ho_ngheo"


def test_two_papers_that_differ_by_a_word_are_told_apart(tmp_path, poor):
    """Each of the two certificates is known by its own title, whichever of them is printed."""
    sister = POOR.replace("HỘ NGHÈO", "HỘ CẬN NGHÈO").replace("ho_ngheo", "ho_can_ngheo")
    (tmp_path / "giay_chung_nhan_ho_can_ngheo.yaml").write_text(sister, encoding="utf-8")
    both = load(tmp_path)
    told = [
        recognise(typed(household("GIẤY CHỨNG NHẬN", line)), both).match
        for line in ("HỘ NGHÈO", "HỘ CẬN NGHÈO")
    ]

    assert [one and one.document for one in told] == [
        "giay_chung_nhan_ho_ngheo",
        "giay_chung_nhan_ho_can_ngheo",
    ]


def test_labels_without_the_title_never_convince_wholly(poor):
    """Papers share their labels: all of them without a title of the face are less than 100 %."""
    match = recognise(typed(household("TỜ TRÌNH")), poor).match

    assert match is not None
    assert match.score <= 0.9
