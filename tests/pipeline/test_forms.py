"""Every form of the catalogue on paper: whole, on its pages, PDF/A, with a code that is known again."""

from __future__ import annotations

import re
import subprocess
from datetime import date
from pathlib import Path

import cv2
import numpy as np
import pytest

from ocr.codes import find_codes
from pipeline.digitise import digitise
from pipeline.form_pdf import TooLong, fill
from pipeline.form_pdf.lay import Layer
from pipeline.form_pdf.paging import own_pages
from pipeline.form_pdf.style import LEFT, PHOTO, WIDTH
from pipeline.form_pdf.values import Written
from pipeline.intake import open_scan
from pipeline.prefill import prefill
from pipeline.procedure import load_forms, load_procedures
from pipeline.procedure.form import Form, Line
from pipeline.sheet_code import decode
from pipeline.tools import open_tools
from pipeline.types import Dossier, Entry, EntrySource, EntryState, SourceKind
from tests.pipeline.papers_by_hand import family

TEMPLATES = Path(__file__).parents[2] / "templates"
FORMS = load_forms(TEMPLATES / "forms")
PROCEDURES = load_procedures(TEMPLATES / "procedures")
TODAY = date(2026, 10, 20)
DOSSIER = "pf_0123456789abcdef0123456789abcdef"
LONG = {
    "person_name": "NGUYỄN TRẦN HOÀNG ĐOAN TRANG CÔNG TẰNG TÔN NỮ THỊ BÍCH NGỌC",
    "date": "2026-10-03",
    "time": "08:05",
    "id_number": "001194000017",
    "number": "3",
    "sex": "Nữ",
    "ethnicity": "Kinh",
    "nationality": "Việt Nam",
    "doc_number": "1234/2026/TLKT-BS",
}
PLACE = (
    "Tổ dân phố số 15, ngõ 234/56/7 đường Nguyễn Văn Cừ nối dài, Phường Thống Nhất, "
    "Thành phố Buôn Ma Thuột, Tỉnh Đắk Lắk"
)


def filled(form: Form, state: EntryState = EntryState.PROPOSED) -> Dossier:
    """A dossier with a long value in every entry."""
    source = (EntrySource(None, "", SourceKind.PERSON),)
    entries = tuple(
        Entry(entry.key, LONG.get(entry.kind, PLACE), state, source) for entry in form.entries.values()
    )
    return Dossier("", form.code, entries, (), (), ())


def text_of(pdf: bytes) -> str:
    """The words of the PDF on one line, without leaders."""
    said = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    return re.sub(r"[\s.]+", " ", said.stdout.decode())


def picture_of(pdf: bytes, dpi: int) -> bytes:
    """The first page as a scanner would give it, PNG."""
    command = ["pdftoppm", "-r", str(dpi), "-png", "-f", "1", "-l", "1", "-"]
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout


def sizes(pdf: bytes, word: str) -> list[float]:
    """The size of type, points, of each time this word stands there (Times metrics: 1.107 high)."""
    said = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=pdf, capture_output=True, check=True)
    rows = re.findall(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">([^<]*)<', said.stdout.decode())
    return [(float(low) - float(high)) / 1.107 for high, low, text in rows if text == word]


def pages(pdf: bytes) -> int:
    """How many pages poppler counts."""
    info = subprocess.run(["pdfinfo", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    return int(re.search(r"Pages:\s+(\d+)", info)[1])  # type: ignore[index]


@pytest.mark.parametrize("code", FORMS)
def test_longest_values_are_whole_and_large_enough(code: str) -> None:
    """Every blank filled with a long value: not a letter lost, none below 11 points, few pages more."""
    form = FORMS[code]
    pdf = fill(filled(form), form)
    own = 1 + sum(isinstance(part, Line) and part.style == "page" for part in form.sheet)
    assert own <= pages(pdf) <= 2 * own
    text = text_of(pdf).replace(" ", "")
    for kind, value in (("person_name", LONG["person_name"]), ("residence", PLACE), ("place", PLACE)):
        on_sheet = form.keys_on_sheet()
        wanted = sum(entry.kind == kind and entry.key in on_sheet for entry in form.entries.values())
        assert text.count(value.replace(" ", "").replace(".", "")) >= wanted
    found = sizes(pdf, "HOÀNG")
    assert found
    assert min(found) >= 10.95


def test_sheets_of_a_form_on_two_pages_are_numbered() -> None:
    """Pages that the form has not by itself say which of how many; oath and signature stand together."""
    form = FORMS["to_khai_dang_ky_khai_sinh"]
    pdf = fill(filled(form), form)
    assert pages(pdf) == 2
    second = subprocess.run(["pdftotext", "-f", "2", "-", "-"], input=pdf, capture_output=True, check=True)
    text = re.sub(r"[\s.]+", " ", second.stdout.decode())
    assert "Trang 2/2" in text
    assert all(words in text for words in ("người cha", "Tôi cam đoan", "Người yêu cầu", "Chú thích"))
    assert "Trang" not in text_of(fill(Dossier("", form.code, (), (), (), ()), form))


def test_office_has_no_frame_of_the_citizens() -> None:
    """Where the office signs and seals, the form says how; the note for citizens is in their frame."""
    note = "Ký hoặc điểm chỉ trong khung"
    counted = {code: text_of(fill(filled(form), form)).count(note) for code, form in FORMS.items()}
    assert counted["phieu_chung_thuc_ban_sao"] == 0
    assert counted["to_khai_de_nghi_ho_tro_chi_phi_mai_tang"] == 1
    assert counted["to_khai_dang_ky_ket_hon"] == 2


def test_marriage_form_has_the_frames_its_notes_speak_of() -> None:
    """Marks (1) and (2) of the notes stand in two frames of 4 x 6 cm, outside the upper corners."""
    form = FORMS["to_khai_dang_ky_ket_hon"]
    text = text_of(fill(Dossier("", form.code, (), (), (), ()), form))
    assert text.count("Ảnh 4x6 cm") == 2
    assert "bên nữ (1)" in text
    assert "bên nam (2)" in text
    layer = Layer(
        Written(Dossier("", form.code, (), (), (), ()), form), lambda text, _: 18.0 * len(text), 11.0, 1.3
    )
    sheets = own_pages(form, layer)
    assert sheets is not None
    photos = [frame for frame in sheets[0].frames if (frame.width, frame.height) == PHOTO == (40.0, 60.0)]
    assert [frame.x for frame in photos] == [LEFT, LEFT + WIDTH - PHOTO[0]]
    assert min(frame.y for frame in photos) > 25.0


def test_what_no_page_can_hold_is_refused() -> None:
    """A value longer than any form is told, not cut."""
    form = FORMS["to_khai_dang_ky_khai_tu"]
    dossier = filled(form)
    endless = Entry("cause_of_death", "rất dài " * 900, EntryState.PROPOSED, ())
    entries = tuple(endless if one.key == endless.key else one for one in dossier.entries)
    with pytest.raises(TooLong):
        fill(Dossier("", form.code, entries, (), (), ()), form)


@pytest.mark.parametrize("code", FORMS)
def test_code_is_read_from_the_printed_sheet(code: str) -> None:
    """Form, edition and dossier are read from a scan at 150 dpi; another value is another hash."""
    form = FORMS[code]
    found = []
    for dossier in (filled(form), Dossier("", code, (), (), (), ())):
        encoded = np.frombuffer(picture_of(fill(dossier, form, DOSSIER), 150), np.uint8)
        picture = cv2.imdecode(encoded, cv2.IMREAD_GRAYSCALE)
        found += [sheet for one in find_codes(picture) if (sheet := decode(one.text)) is not None]
    assert [(one.form, one.edition, one.dossier) for one in found] == [(code, form.edition, DOSSIER)] * 2
    assert found[0].values != found[1].values


def test_doubts_are_marked_and_counted() -> None:
    """What needs a look stands with a mark, and the foot says how many; a settled sheet has neither."""
    form = FORMS["to_khai_dang_ky_ket_hon"]
    doubtful, settled = (
        text_of(fill(filled(form, state), form)) for state in (EntryState.REVIEW, EntryState.PROPOSED)
    )
    on_sheet = len(form.keys_on_sheet())
    assert f"còn {on_sheet} mục" in doubtful
    assert doubtful.count("(?)") >= on_sheet - 2
    assert "(?)" not in settled


def test_printed_form_is_pdf_a() -> None:
    """Metadata say PDF/A-2U and the title, every font is embedded, colours have an output intent."""
    form = FORMS["to_khai_dang_ky_khai_sinh"]
    pdf = fill(filled(form), form)
    assert b'pdfaid:part="2" pdfaid:conformance="U"' in pdf
    assert b"/OutputIntents" in pdf
    info = subprocess.run(["pdfinfo", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    assert re.search(rf"^Title:\s+{form.title}$", info, re.MULTILINE)
    fonts = subprocess.run(["pdffonts", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    rows = [line.split() for line in fonts.splitlines()[2:]]
    assert rows
    assert all(row[-5:-2] == ["yes", "yes", "yes"] for row in rows)


def test_signed_sheet_scanned_back_is_known_and_read(tmp_path: Path) -> None:
    """Our own reader knows the scan of a printed form by its code, and reads what stands on it."""
    procedure = PROCEDURES["1.001193"]
    dossier = prefill(family(), procedure, {"declarant.relationship": "Mẹ"}, TODAY)
    path = tmp_path / "ky.png"
    path.write_bytes(picture_of(fill(dossier, procedure.form, DOSSIER), 200))
    (sheet,) = digitise([open_scan(path)], open_tools(), window=None)
    assert (sheet.document, sheet.edition) == (procedure.form.code, procedure.form.edition)
    said = {field.key: field.value for field in sheet.fields}
    assert said["sheet.dossier"] == DOSSIER
    printed = {entry.key: entry.value for entry in dossier.entries}
    names = (
        "child.full_name",
        "mother.full_name",
        "father.full_name",
        "mother.id_number",
        "father.id_number",
    )
    assert {key: said[key] for key in names} == {key: printed[key] for key in names}
    filed = prefill([*dossier.documents, sheet], procedure, {"declarant.relationship": "Mẹ"}, TODAY)
    assert (filed.components[-1].status, filed.components[-1].problems) == ("present", ())
