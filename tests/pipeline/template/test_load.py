"""The catalogue we ship, and every mistake of a broken template told at once with its place."""

from __future__ import annotations

import re
import unicodedata

import pytest

from pipeline.errors import BrokenTemplate
from pipeline.kinds import KINDS
from pipeline.template import default_folder, load

GOOD = """\
document: giay_thu
title: Giấy thử
editions:
  - edition: "2020"
    from: 2020-01-01
    faces:
      - face: sheet
        size: A4
        titles: ["GIẤY THỬ"]
        fields:
          - {key: full_name, kind: person_name, label: "Họ và tên:", v: multi}
          - {key: sex, kind: sex, label: ["Giới tính:", "Nam/Nữ:"], column: left}
          - {key: ethnicity, kind: ethnicity, label: "Dân tộc:", same_line: có}
"""


def folder(tmp_path, text, name="giay_thu.yaml"):
    """A folder with one template."""
    (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def mistakes(tmp_path, text, name="giay_thu.yaml"):
    """What is told of a broken template."""
    with pytest.raises(BrokenTemplate) as told:
        load(folder(tmp_path, text, name))
    return told.value.mistakes


def test_shipped_papers_carry_the_keys_of_the_contract():
    """The five papers of the first catalogue load; their keys are the contract's."""
    catalogue = load(default_folder())

    assert {"cccd", "can_cuoc", "giay_khai_sinh", "giay_chung_sinh", "giay_chung_nhan_ket_hon"} <= set(
        catalogue.documents
    )
    assert set(catalogue.documents["can_cuoc"].kinds) == {
        "id_number", "full_name", "date_of_birth", "sex", "nationality", "place_of_residence",
        "place_of_birth_registration", "date_of_issue", "date_of_expiry", "old_id_number",
    }  # fmt: skip
    parents = ("full_name", "year_of_birth", "ethnicity", "nationality", "residence")
    assert set(catalogue.documents["giay_khai_sinh"].kinds) == {
        "number", "book", "full_name", "date_of_birth", "date_of_birth_in_words", "sex", "ethnicity",
        "nationality", "place_of_birth", "place_of_origin", "id_number", "registration_authority",
        "registration_date", "declarant.full_name", "declarant.id_paper",
        *(f"{who}.{key}" for who in ("mother", "father") for key in parents),
    }  # fmt: skip
    assert catalogue.face("cccd", "2021", "front").size == "ID-1"


def test_every_label_says_how_sure_it_is():
    """No shipped rule with an unknown kind, no label without its grade."""
    for face in load(default_folder()).faces:
        for rule in face.fields:
            assert rule.kind in KINDS
            assert rule.verified in ("official", "multi", "single", "memory")


def test_new_paper_needs_one_file_and_no_python(tmp_path):
    """A file of a dozen lines is a paper; what stands on one line shares its column."""
    face = load(folder(tmp_path, GOOD)).face("giay_thu", "2020", "sheet")

    assert [rule.key for rule in face.fields] == ["full_name", "sex", "ethnicity"]
    assert face.fields[1].labels == ("Giới tính:", "Nam/Nữ:")
    assert face.fields[2].column == "left"


def test_all_mistakes_are_told_at_once_with_line_and_remedy(tmp_path):
    """Four mistakes in one file: four lines, each with what to write."""
    broken = (
        GOOD.replace("kind: sex,", "kind: sx,")
        .replace("size: A4", "size: A3")
        .replace("same_line: có", "same_lin: có")
        .replace("key: full_name", "key: Tên")
    )
    told = {one.line: one for one in mistakes(tmp_path, broken)}

    assert sorted(told) == [8, 11, 12, 13]
    assert "“sex”" in told[12].message
    assert "A4" in told[8].message
    assert "“same_line”" in told[13].message
    assert all(one.file == "giay_thu.yaml" and one.where for one in told.values())


@pytest.mark.parametrize(
    ("before", "after", "line", "says"),
    [
        ("title: Giấy thử", "title: Giấy thử\ntitle: Giấy", 3, "hai lần"),
        ("document: giay_thu", "document: giay_khac", 1, "tên giống nhau"),
        ("    from: 2020-01-01", "    from: 1/7/2020", 5, "năm-tháng-ngày: from: 2020-07-01"),
        ("    from: 2020-01-01", "    from: 2020-13-40", 5, "không có tháng 13"),
        ("    from: 2020-01-01", "    from: 2025-02-30", 5, "tháng 2 năm 2025 có 28 ngày"),
        ("    from: 2020-01-01", "    from: 2020-01-01\n    to: 2019-12", 6, "sớm hơn"),
        ("kind: sex,", "kind: ngay,", 12, "“date”"),
        ("kind: sex,", "kind: gioi_tinh,", 12, "“sex”"),
        ("column: left", "column: trai", 12, "“left”"),
        (", same_line: có", ", before: ngay_cap", 13, "before"),
        (", same_line: có", ", within: id_paper", 13, "within"),
        (", same_line: có", ", row_of: sex", 13, "row_of"),
        ("key: sex", "key: full_name", 12, "hai lần"),
        ('label: "Họ và tên:", ', "", 11, "label"),
        ('        titles: ["GIẤY THỬ"]', "        titles: {a: b}", 9, "danh sách"),
        ("title: Giấy thử", "title: [a", 2, "thiếu dấu ]"),
        ("same_line: có", "same_line: maybe", 13, "có hoặc không"),
    ],
)
def test_mistake_has_its_line(tmp_path, before, after, line, says):
    """Each kind of mistake points at its line and says what is right."""
    told = mistakes(tmp_path, GOOD.replace(before, after))

    assert any(one.line == line and says in one.message for one in told), told


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ('label: "Họ và tên:"', 'lable: "Họ và tên:"', "“lable”; có phải ý bạn là “label”?"),
        ("        fields:", "        field:", "“field”; có phải ý bạn là “fields”?"),
        ("    from: 2020-01-01", "    form: 2020-01-01", "“form”; có phải ý bạn là “from”?"),
    ],
)
def test_a_misspelt_name_is_one_mistake(tmp_path, before, after, says):
    """That the right name is missing goes without saying; what is suggested is a name not yet written."""
    (told,) = mistakes(tmp_path, GOOD.replace(before, after))

    assert says in told.message


def test_decomposed_marks_are_read_as_any(tmp_path):
    """A file whose editor keeps letters and marks apart (NFD) is the same template."""
    catalogue = load(folder(tmp_path, unicodedata.normalize("NFD", GOOD)))

    assert catalogue.face("giay_thu", "2020", "sheet").fields[2].labels == ("Dân tộc:",)


def test_a_field_is_called_by_its_label_without_the_number(tmp_path):
    """People read "Dân tộc", whatever number the form prints before it."""
    numbered = GOOD.replace('"Dân tộc:"', '"5. Dân tộc:"')
    face = load(folder(tmp_path, numbered)).face("giay_thu", "2020", "sheet")

    assert (face.fields[2].title, face.fields[2].labels) == ("Dân tộc", ("5. Dân tộc:",))


def test_a_file_of_another_ending_is_told(tmp_path):
    """ ".yml" is not read: it must be said, with the name it should have."""
    folder(tmp_path, GOOD)
    (one,) = mistakes(tmp_path, GOOD, "giay_moi.yml")

    assert (one.file, one.line) == ("giay_moi.yml", 1)
    assert "“giay_moi.yaml”" in one.message


def test_files_that_are_no_templates(tmp_path):
    """An empty folder, an empty file and a file in another encoding are mistakes, not crashes."""
    with pytest.raises(BrokenTemplate, match="yaml"):
        load(tmp_path)
    (tmp_path / "a.yaml").write_text("", encoding="utf-8")
    (tmp_path / "b.yaml").write_bytes("document: giấy".encode("utf-16"))
    with pytest.raises(BrokenTemplate) as told:
        load(tmp_path)

    assert [one.file for one in told.value.mistakes] == ["a.yaml", "b.yaml"]


def test_comments_of_templates_are_vietnamese():
    """Each shipped file begins with a Vietnamese explanation for people who edit it."""
    for path in default_folder().glob("*.yaml"):
        first = path.read_text(encoding="utf-8").split("\n", 1)[0]
        assert first.startswith("#")
        assert re.search("[ăâđêôơưáàảãạấềộướ]", first), path


def test_two_sides_copied_on_one_page_are_one_face():
    """A card's front and back also make one face with the fields of both."""
    face = load(default_folder()).face("cccd", "2021", "both")

    assert face.sides == ("front", "back")
    assert face.field("id_number") is not None
    assert face.field("personal_identification") is not None
