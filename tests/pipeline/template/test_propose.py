"""What is proposed for a paper: one title, labels as printed, kinds and keys as people call them."""

from __future__ import annotations

import pytest
import yaml

from pipeline.procedure import load_forms, with_forms
from pipeline.template import default_folder, load
from pipeline.template.propose import propose
from tests.pipeline.typed import typed

HEAD = [(150, "CÔNG AN TỈNH QUẢNG"), (700, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")]
RESIDENCE = (
    HEAD,
    [(150, "CÔNG AN XÃ BA TƠ"), (860, "Độc lập - Tự do - Hạnh phúc")],
    "",
    [(740, "XÁC NHẬN")],
    [(620, "THÔNG TIN VỀ CƯ TRÚ")],
    "",
    "Công an xã Ba Tơ xác nhận thông",
    "tin về cư trú như sau:",
    "1. Họ, chữ đệm và tên: PHẠM THỊ Y NHUNG",
    [(200, "2. Sinh ngày: 19/08/1991"), (1100, "3. Giới tính: Nữ")],
    "4. Số CCCD/Số định danh cá nhân: 051191004372",
    [(200, "5. Dân tộc: Hrê"), (700, "6. Tôn giáo: Không 7. Quốc tịch: Việt Nam")],
    "8. Nơi thường trú: Tổ 2, xã Ba Tơ",
    [(200, "9. Họ, chữ đệm và tên chủ hộ: PHẠM VĂN ĐỀ"), (1200, "10. Quan hệ với chủ hộ: Vợ")],
    "11. Số định danh cá nhân của chủ hộ: 051088001953",
    "12. Danh sách thành viên trong hộ:",
    "",
    [(1000, "TRƯỞNG CÔNG AN XÃ")],
    [(950, "(Ký, ghi rõ họ tên và đóng dấu)")],
)


@pytest.fixture(scope="module")
def catalogue():
    """The papers we ship, forms included."""
    folder = default_folder()
    return with_forms(load(folder), load_forms(folder.parent / "forms"))


@pytest.fixture(scope="module")
def face(catalogue):
    """The only face of what is proposed for the paper above."""
    text = propose(typed(RESIDENCE), "giay_moi", catalogue)
    return yaml.safe_load(text)["editions"][0]["faces"][0]


def entry(face, label):
    """The proposed entry of this label."""
    return next(one for one in face["fields"] if label in (one.get("label"), one.get("heading")))


def test_lines_of_the_title_are_one_title(face):
    """Two lines below each other are no alternatives; the office and the nation beside it are no title."""
    assert face["titles"] == ["XÁC NHẬN THÔNG TIN VỀ CƯ TRÚ"]


def test_two_columns_of_the_head_read_as_one_line_are_no_title(catalogue):
    """The office and the nation, grown together and cut where the nation's line breaks, are not the title."""
    rows = ([(300, "CÔNG AN TỈNH QUẢNG CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT")], *RESIDENCE[1:])
    text = propose(typed(rows), "giay_moi", catalogue)

    assert 'titles: ["XÁC NHẬN THÔNG TIN VỀ CƯ TRÚ"]' in text


def test_the_numbers_of_entries_stay_with_their_labels(face):
    """ "7." belongs to "Quốc tịch:"; without it the label leaves "7" to the value before."""
    labels = [one["label"] for one in face["fields"] if "label" in one]

    assert "7. Quốc tịch:" in labels
    assert "1. Họ, chữ đệm và tên:" in labels


@pytest.mark.parametrize(
    ("label", "kind", "key"),
    [
        ("1. Họ, chữ đệm và tên:", "person_name", "full_name"),
        ("2. Sinh ngày:", "date", "date_of_birth"),
        ("4. Số CCCD/Số định danh cá nhân:", "id_number", "id_number"),
        ("9. Họ, chữ đệm và tên chủ hộ:", "person_name", "head.full_name"),
        ("10. Quan hệ với chủ hộ:", "text", "relationship"),
        ("11. Số định danh cá nhân của chủ hộ:", "id_number", "head.id_number"),
    ],
)
def test_kinds_and_keys_are_those_of_the_label(face, label, kind, key):
    """Each label gets the standard key of whom it speaks of, and the kind of its value."""
    proposed = entry(face, label)

    assert (proposed["kind"], proposed["key"]) == (kind, key)


@pytest.mark.parametrize("words", ["tin về cư trú như sau:", "12. Danh sách thành viên trong hộ:"])
def test_sentences_and_tables_are_headings(face, words):
    """The end of a sentence and the line above a table have no value: they are headings, not fields."""
    assert "heading" in entry(face, words)


def test_a_name_inside_a_sentence_is_left_out_of_its_heading(catalogue):
    """A heading is what every copy prints, without the name of the commune of this one."""
    rows = (*RESIDENCE[:6], "Chủ tịch Ủy ban nhân dân xã MƯỜNG NHÉ chứng nhận:", *RESIDENCE[8:])
    text = propose(typed(rows), "giay_moi", catalogue)

    assert '{heading: "chứng nhận:", v: single}' in text


def test_the_signer_ends_the_paper(face):
    """The office of the signer and the note below it are the signature block."""
    assert face["ends"] == ["TRƯỞNG CÔNG AN XÃ", "(Ký, ghi rõ họ tên và đóng dấu)"]


def test_what_is_said_of_a_parent_carries_the_parent(catalogue):
    """Below "Họ, chữ đệm, tên người mẹ:" the year, the ethnic group and the home are the mother's."""
    rows = (
        HEAD,
        [(740, "GIẤY CAM ĐOAN")],
        "Họ, chữ đệm, tên người mẹ: TRẦN THỊ THU",
        [(200, "Năm sinh: 1990"), (900, "Dân tộc: Tày")],
        "Họ, chữ đệm, tên người cha: LÊ VĂN ĐỨC",
        [(200, "Năm sinh: 1988"), (900, "Dân tộc: Kinh")],
    )
    fields = yaml.safe_load(propose(typed(rows), "giay_moi", catalogue))["editions"][0]["faces"][0]["fields"]

    assert [one["key"] for one in fields] == [
        f"{who}.{leaf}"
        for who in ("mother", "father")
        for leaf in ("full_name", "year_of_birth", "ethnicity")
    ]
