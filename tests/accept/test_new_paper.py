"""A paper the project has never heard of is added by one YAML file, by ``docs/add-a-paper.md`` alone."""

import dataclasses
import os
import random
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.clean import clean
from pipeline.digitise import digitise
from pipeline.intake import open_scan, pages
from pipeline.letters import fold
from pipeline.read import read_page
from pipeline.template import default_folder, load
from pipeline.template.propose import propose
from pipeline.tools import open_tools
from pipeline.types import Page
from samples.cases import WEARS
from samples.pen.faces import Face as Font
from samples.pen.sheet import A4, Pen, Sheet
from samples.truth import Face
from samples.wear.files import pack

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "docs" / "examples" / "giay_xac_nhan_cu_tru.yaml"
VALUES = {
    "number": "127/XN-CAX",
    "full_name": "NGUYỄN THỊ HỒNG HẠNH",
    "date_of_birth": "1987-11-25",
    "sex": "Nữ",
    "id_number": "040187003452",
    "residence": "Xóm 5, Xã Nghĩa Đồng, Huyện Tân Kỳ, Tỉnh Nghệ An",
    "head.full_name": "TRẦN ĐÌNH PHÚC",
    "relationship": "Vợ",
    "reason": "Bổ sung hồ sơ đăng ký khai sinh cho con",
}


def drawn(filled: bool) -> Sheet:
    """The paper, filled or blank."""
    value = (lambda key, shown=None: shown or VALUES[key]) if filled else (lambda key, shown=None: "…" * 14)
    sheet, pen = Sheet(A4), Pen(Font("tinos"), 13)
    bold = pen.styled("bold")
    sheet.text((150, 25), "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold.sized(0.9), "m")
    sheet.text((150, 31), "Độc lập - Tự do - Hạnh phúc", bold.sized(0.9), "m")
    sheet.text((55, 25), "CÔNG AN XÃ NGHĨA ĐỒNG", bold.sized(0.9), "m")
    sheet.text((105, 55), "GIẤY XÁC NHẬN THÔNG TIN VỀ CƯ TRÚ", bold.sized(1.25), "m")
    lines = (
        (("Số:", value("number")),),
        (("Xác nhận công dân:", value("full_name")),),
        (("Ngày, tháng, năm sinh:", value("date_of_birth", "25/11/1987")), ("Giới tính:", value("sex"))),
        (("Số định danh cá nhân:", value("id_number")),),
        (("Nơi thường trú:", value("residence")),),
        (("Họ tên chủ hộ:", value("head.full_name")), ("Quan hệ với chủ hộ:", value("relationship"))),
        (("Lý do xác nhận:", value("reason")),),
    )
    for row, pairs in enumerate(lines):
        for column, (label, text) in enumerate(pairs):
            left = 25 + 90 * column
            wide = sheet.text((left, 72 + row * 9), label, pen)
            sheet.text((left + wide + 2, 72 + row * 9), text, bold if filled else pen)
    sheet.text((150, 165), "TRƯỞNG CÔNG AN XÃ", bold, "m")
    sheet.text((150, 171), "(Ký, ghi rõ họ tên, đóng dấu)", pen.styled("italic").sized(0.85), "m")
    return sheet


def scanned(sheet: Sheet, wear: str, folder: Path) -> Path:
    """The sheet as a scan file."""
    chance = random.Random(7)
    faces = [Face("sheet", sheet.image, sheet.dpi)]
    files, _ = pack(chance, wear, WEARS[wear](chance, faces), "quet")
    path = folder / f"{wear}-{files[0].name}"
    path.write_bytes(files[0].content)
    return path


@pytest.fixture(scope="module")
def tools(tmp_path_factory):
    """The tools with the catalogue as it ships, and one file more."""
    folder = tmp_path_factory.mktemp("documents")
    for path in (*default_folder().glob("*.yaml"), EXAMPLE):
        shutil.copy(path, folder)
    return dataclasses.replace(open_tools(), catalogue=load(folder))


@pytest.mark.parametrize("wear", ["clean", "feeder", "photocopy"])
def test_one_yaml_file_is_enough(tools, tmp_path, wear):
    """The new paper is recognised and its fields come out, but for a tone mark, among all papers."""
    (document,) = digitise([open_scan(scanned(drawn(filled=True), wear, tmp_path))], tools)
    read = {field.key: field.value for field in document.fields}
    wrong = {key for key, value in VALUES.items() if read.get(key) != value}
    other_letters = {key for key in wrong if fold(read.get(key) or "") != fold(VALUES[key])}

    assert document.document == "giay_xac_nhan_cu_tru"
    assert len(wrong) <= 1, wrong
    assert wear != "clean" or not other_letters, other_letters


def test_a_blank_sheet_gives_no_values(tools, tmp_path):
    """The blank form of the new paper is recognised and nothing is read into it."""
    (document,) = digitise([open_scan(scanned(drawn(filled=False), "clean", tmp_path))], tools)

    assert document.document == "giay_xac_nhan_cu_tru"
    assert [field.key for field in document.fields if field.value] == []


@pytest.mark.parametrize("filled", [True, False])
def test_the_proposal_for_it_can_be_used(tools, tmp_path, filled):
    """``templates new`` on a filled or a blank sheet proposes a template that loads and reads the paper."""
    scan = open_scan(scanned(drawn(filled=filled), "clean", tmp_path))
    (page,) = (page for page in pages(scan, tools.limits) if isinstance(page, Page))
    (face,) = clean(page, tools.turn_votes)
    folder = tmp_path / "documents"
    folder.mkdir()
    text = propose(read_page(page, face, tools.reader), "giay_moi", tools.catalogue)
    (folder / "giay_moi.yaml").write_text(text, encoding="utf-8")
    own = dataclasses.replace(tools, catalogue=load(folder))
    (document,) = digitise([open_scan(scanned(drawn(filled=True), "clean", tmp_path))], own)
    values = {field.value for field in document.fields}

    assert document.document == "giay_moi"
    assert len(set(VALUES.values()) & values) >= len(VALUES) - 2


def commands(page: str) -> list[str]:
    """The ``khongviet templates new`` commands of a page of the documentation, as printed."""
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    return re.findall(r"(?:^    |`)(khongviet templates new [^`\n]+)", text, re.MULTILINE)


@pytest.fixture
def desk(tmp_path):
    """A folder with the templates, the scan that the page speaks of, and a shell that knows ``khongviet``."""
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    paper = scanned(drawn(filled=True), "clean", tmp_path)
    for name in ("to_giay.pdf", "quet.pdf"):
        shutil.copy(paper, tmp_path / name)
    command = tmp_path / "bin" / "khongviet"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{ROOT / "cli.py"}" "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    environ = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "KHONGVIET_TEMPLATES": str(tmp_path / "templates"),
        "PATH": f"{command.parent}{os.pathsep}{os.environ['PATH']}",
    }

    def run(line: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            line, shell=True, cwd=tmp_path, env=environ, capture_output=True, text=True, check=False
        )

    return run


@pytest.mark.parametrize("command", commands("add-a-paper.md"))
def test_the_command_of_the_page_works_as_printed(desk, tmp_path, command):
    """Typed as the page prints it, the command writes a template that passes the check; a second time it
    writes over nothing.
    """
    done = desk(command)
    written = tmp_path / "templates" / "documents" / "giay_xac_nhan_cu_tru.yaml"
    proposed = written.read_text(encoding="utf-8")
    checked, again = desk("khongviet templates check"), desk(command)

    assert done.returncode == 0, done.stderr
    assert "document: giay_xac_nhan_cu_tru" in proposed
    assert checked.returncode == 0, checked.stdout
    assert again.returncode == 2
    assert "không ghi đè" in again.stderr
    assert written.read_text(encoding="utf-8") == proposed


def test_the_file_to_be_written_may_be_there_empty(desk):
    """A shell that makes the file first ("> FILE") disturbs nothing."""
    done = desk("khongviet templates new quet.pdf --name giay_moi > templates/documents/giay_moi.yaml")

    assert (done.returncode, desk("khongviet templates check").returncode) == (0, 0), done.stderr
