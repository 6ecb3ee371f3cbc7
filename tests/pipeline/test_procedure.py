"""Procedures and forms as data: what is wrong is told all at once, with its line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pipeline.errors import BrokenTemplate
from pipeline.procedure import load_forms, load_procedures, papers_of
from pipeline.procedure.form import Blank, Tick, Words, pieces
from pipeline.template import default_folder, load

TEMPLATES = Path(__file__).parents[2] / "templates"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the shipped procedures and forms, to be broken."""
    for name in ("procedures", "forms"):
        shutil.copytree(TEMPLATES / name, tmp_path / name)
    return tmp_path


def change(path: Path, old: str, new: str) -> int:
    """Replace one spot; answers its line."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) >= 1
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def test_shipped_procedures_name_only_papers_and_fields_that_exist() -> None:
    """Every source of every shipped procedure is a field of the catalogue's paper."""
    papers = papers_of(load(default_folder()))
    assert len(load_procedures(TEMPLATES / "procedures", papers)) >= 11


def test_every_procedure_says_how_it_is_handled() -> None:
    """Authority, time limit, fee, result, legal basis and what happens next, and every form names its law."""
    for procedure in load_procedures(TEMPLATES / "procedures").values():
        assert procedure.handling is not None, procedure.code
        assert procedure.handling.basis
        assert procedure.handling.next
        assert procedure.form.law


def test_all_mistakes_are_told_at_once_with_their_lines(copy: Path) -> None:
    """Six mistakes in two files give six messages, each with file, line and what to write instead."""
    procedure, form = copy / "procedures" / "1.001193.yaml", copy / "forms" / "to_khai_dang_ky_khai_sinh.yaml"
    lines = {
        change(procedure, "giay_chung_sinh/child.full_name", "giay_chung_sinh.child.full_name"),
        change(procedure, "by: date_in_words", "by: date_in_word"),
        change(procedure, "sex: Nữ", "sex: Nu"),
        change(procedure, "  copies: {}", "  copie: {}"),
        change(procedure, "mother/nationality,", "mothr/nationality,"),
    }
    line = change(form, "{child.full_name}", "{child.fullname}")
    papers = papers_of(load(default_folder()))
    with pytest.raises(BrokenTemplate) as broken:
        load_procedures(copy / "procedures", papers)
    told = {one.line for one in broken.value.mistakes if one.file.endswith("1.001193.yaml")}
    assert lines <= told
    on_form = [one for one in broken.value.mistakes if one.file.startswith("forms/")]
    assert [one.line for one in on_form] == [line]
    assert "child.full_name" in on_form[0].message


def test_broken_yaml_is_one_mistake_with_its_line(copy: Path) -> None:
    """A file that is no YAML is told once, and the other file's procedures are not blamed for it."""
    form = copy / "forms" / "to_khai_dang_ky_khai_sinh.yaml"
    change(form, "title: Tờ khai đăng ký khai sinh", "title: [Tờ khai")
    with pytest.raises(BrokenTemplate) as broken:
        load_procedures(copy / "procedures")
    assert [one.file for one in broken.value.mistakes] == ["forms/to_khai_dang_ky_khai_sinh.yaml"]


def test_line_of_a_form_is_taken_apart() -> None:
    """Words, raised marks, blanks with share and manner, boxes to tick."""
    assert pieces("Năm: ^(5) {a.b 20%} x {c|ngày} [copies] [!copies]") == (
        Words("Năm: "),
        Words("(5)", raised=True),
        Words(" "),
        Blank("a.b", 0.2),
        Words(" x "),
        Blank("c", 0.0, "ngày"),
        Words(" "),
        Tick("copies"),
        Words(" "),
        Tick("copies", none=True),
    )


def test_alternative_that_is_no_entry_is_told(copy: Path) -> None:
    """A group of boxes names entries of the form; another name is a mistake with its line."""
    form = copy / "forms" / "don_de_nghi_xac_dinh_muc_do_khuyet_tat.yaml"
    line = change(form, "alternatives: [[request.first,", "alternatives: [[request.frist,")
    with pytest.raises(BrokenTemplate) as broken:
        load_forms(copy / "forms")
    assert [(one.line, "request.first" in one.message) for one in broken.value.mistakes] == [(line, True)]


def test_office_that_signs_nowhere_is_told(copy: Path) -> None:
    """A heading of ``officers`` heads a place to sign; another name is a mistake with its line."""
    form = copy / "forms" / "to_khai_de_nghi_ho_tro_chi_phi_mai_tang.yaml"
    line = change(form, "officers: [XÁC NHẬN CỦA", "officers: [XÁC NHẬN")
    with pytest.raises(BrokenTemplate) as broken:
        load_forms(copy / "forms")
    assert [one.line for one in broken.value.mistakes] == [line]


def test_every_entry_of_a_form_has_its_place_on_paper() -> None:
    """No entry is asked for and then lost: all but the numbers inside "id_paper" stand on the sheet."""
    form = load_forms(TEMPLATES / "forms")["to_khai_dang_ky_khai_sinh"]
    left = set(form.entries) - form.keys_on_sheet()
    assert left == {"declarant.id_number", "mother.id_number", "father.id_number"}
