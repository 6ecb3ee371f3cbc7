"""The filled form on paper: one page, every value whole, unknown places left to the hand."""

from __future__ import annotations

import re
import subprocess
from datetime import date
from pathlib import Path

import pytest

from pipeline.form_pdf import FontMissing, fill, find_fonts
from pipeline.form_pdf.flow import Setter
from pipeline.form_pdf.lay import Layer, Sheet
from pipeline.form_pdf.values import Box, Filled, Written
from pipeline.prefill import prefill
from pipeline.procedure import Procedure, load_procedures
from pipeline.procedure.form import Blank, Form, Line, Signers, Tick, Words
from pipeline.types import Dossier, Entry, EntryState
from tests.pipeline.papers_by_hand import MOTHER, change, family

TEMPLATES = Path(__file__).parents[2] / "templates"
TODAY = date(2026, 10, 20)
LONG_NAME = "NGUYỄN TRẦN HOÀNG ĐOAN TRANG CÔNG TẰNG TÔN NỮ THỊ BÍCH NGỌC"
FAR = (
    "Tổ dân phố số 15, ngõ 234/56/7 đường Nguyễn Văn Cừ nối dài, "
    "Phường Thống Nhất, Thành phố Buôn Ma Thuột, Tỉnh Đắk Lắk"
)


@pytest.fixture(scope="module")
def birth() -> Procedure:
    """The birth registration as shipped."""
    return load_procedures(TEMPLATES / "procedures")["1.001193"]


def told(pdf: bytes, *options: str) -> str:
    """The text of the PDF as poppler reads it, on one line."""
    command = ["pdftotext", *options, "-", "-"]
    text = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()
    return re.sub(r"[\s.]+", " ", text)


def pages(pdf: bytes) -> int:
    """How many pages poppler counts."""
    info = subprocess.run(["pdfinfo", "-"], input=pdf, capture_output=True, check=True).stdout.decode()
    return int(re.search(r"Pages:\s+(\d+)", info)[1])  # type: ignore[index]


def test_every_known_value_is_printed(birth: Procedure) -> None:
    """Names, places, dates the Vietnamese way, the card in words: all can be read back from the one page."""
    dossier = prefill(family(), birth, {"declarant.relationship": "Mẹ", "copies": "2"}, TODAY)
    pdf = fill(dossier, birth.form)
    text = told(pdf)
    assert pages(pdf) == 1
    for words in (
        "TỜ KHAI ĐĂNG KÝ KHAI SINH",
        "NGUYỄN TRẦN AN",
        "03/10/2026",
        "Ngày ba tháng mười năm hai nghìn không trăm hai mươi sáu",
        "TRẦN THỊ HÒA",
        "NGUYỄN VĂN BÌNH",
        "Căn cước công dân số 001194000017, cấp ngày 10/08/2021",
        "ngày 14 tháng 02 năm 2019",
        "Số lượng: 2 bản",
    ):
        assert words in text


def test_longest_values_are_whole(birth: Procedure) -> None:
    """Names and addresses longer than a line go on below, or on a second page; not a letter is lost."""
    facts = dict.fromkeys(("child.full_name", "mother.full_name", "father.full_name"), LONG_NAME)
    facts |= dict.fromkeys(("mother.residence", "father.residence", "child.place_of_birth"), FAR)
    pdf = fill(prefill(family(), birth, facts | {"child.place_of_origin": FAR}, TODAY), birth.form)
    assert pages(pdf) <= 2
    text = told(pdf)
    assert text.count(LONG_NAME) == 3
    assert text.count("đường Nguyễn Văn Cừ nối dài") == 4


def test_conflict_is_left_to_the_hand(birth: Procedure) -> None:
    """Neither of two values in conflict is printed; a portal's fact that wins is."""
    papers = family()
    papers[1] = change(papers[1], mother__full_name="Trần Thị Hoa")
    text = told(fill(prefill(papers, birth, {}, TODAY), birth.form))
    assert MOTHER["full_name"] not in text
    assert "Trần Thị Hoa" not in text
    won = told(fill(prefill(papers, birth, {"mother.full_name": "TRẦN THỊ HÒA"}, TODAY), birth.form))
    assert MOTHER["full_name"] in won


def test_corners_are_free_and_nothing_is_signed(birth: Procedure) -> None:
    """No word in the upper corners (room for signatures of the scan), no name under the place to sign."""
    pdf = fill(prefill(family(), birth, {"declarant.relationship": "Mẹ"}, TODAY), birth.form)
    for left in ("0", "445"):
        corner = told(pdf, "-x", left, "-y", "0", "-W", "150", "-H", "85")
        assert corner.strip(" \f") == ""
    under = told(pdf, "-x", "300", "-y", "655", "-W", "295", "-H", "45")
    assert MOTHER["full_name"] not in under


def test_same_dossier_same_bytes(birth: Procedure) -> None:
    """Nothing of today's date is in the file."""
    dossier = prefill(family(), birth, {}, TODAY)
    assert fill(dossier, birth.form) == fill(dossier, birth.form)


def test_missing_font_names_the_package(tmp_path: Path) -> None:
    """Where no face holds Vietnamese, the message says which Debian package brings one."""
    with pytest.raises(FontMissing, match="fonts-croscore"):
        find_fonts((str(tmp_path),))


def test_rows_never_overflow() -> None:
    """No mark passes the right edge and every letter is set: also of a word longer than a row."""
    parts = (Words("Nhãn: "), Filled("x" * 130 + " ngắn " + "y" * 55, 0.0), Words(" cuối"), Filled("", 0.3))
    rows = Setter(50.0, lambda text, _: float(len(text))).set(parts)
    marks = [mark for row in rows for mark in row]
    assert all(mark.x + mark.width <= 50.0 for mark in marks)
    letters = "".join(mark.text for mark in marks)
    assert letters.count("x") == 130
    assert letters.count("y") == 55
    for row in rows:
        ends = [mark.x + mark.width for mark in row]
        assert all(mark.x >= end for mark, end in zip(row[1:], ends, strict=False))


def boxes(form: Form, value: str, state: EntryState = EntryState.PROPOSED) -> tuple[Box, Box]:
    """The boxes "Có" and "Không" of the copies wanted when the entry says this."""
    written = Written(Dossier("", form.code, (Entry("copies", value, state, ()),), (), (), ()), form)
    yes, no = written.parts((Tick("copies"), Tick("copies", none=True)))
    assert isinstance(yes, Box)
    assert isinstance(no, Box)
    return yes, no


@pytest.mark.parametrize("value", ["không", "no", "false", "Không", "0", "", "-3", "cấp đổi"])
def test_only_a_yes_ticks(birth: Procedure, value: str) -> None:
    """No, nought, nothing and words that are no answer leave the box empty; a no ticks the other one."""
    yes, no = boxes(birth.form, value)
    assert not yes.ticked
    assert no.ticked == (value not in ("", "-3", "cấp đổi"))


def test_doubtful_tick_is_marked_not_ticked(birth: Procedure) -> None:
    """A guess ticks nothing: the box it would tick stands empty with the mark; a sure yes is ticked."""
    assert boxes(birth.form, "2") == (Box(True), Box(False))
    assert boxes(birth.form, "2", EntryState.REVIEW) == (Box(False, doubt=True), Box(False))
    assert boxes(birth.form, "0", EntryState.REVIEW) == (Box(False), Box(False, doubt=True))
    rows = Setter(90.0, lambda text, _: float(len(text))).set((Box(False, doubt=True), Words(" Có")))
    assert [mark.text for mark in rows[0]][1] == "(?)"


def laid(width: float, *parts: Words | Filled | Box) -> list[str]:
    """The words of each row, every letter one wide; a leader as "…"."""
    rows = Setter(width, lambda text, _: float(len(text))).set(parts)
    return [" ".join("…" if mark.manner == "leader" else mark.text for mark in row) for row in rows]


def test_suffix_stays_with_its_number() -> None:
    """What ends a line behind a short blank shares its row: the blank gives up its dots, or both go below."""
    line = (Words("Số: "), Filled("01/2026", 0.4), Words(" Quyển số: "))
    assert laid(42, *line, Filled("02", 0.5), Words(" -SCT/BS")) == ["Số: 01/2026 … Quyển số: 02 -SCT/BS"]
    both = ["Số: 01/2026", "Quyển số: 02/2026 … bản"]
    assert laid(30, *line, Filled("02/2026", 0.5), Words(" bản")) == both
    tail = Words(", đăng ký tại Hà Nội")
    assert laid(24, Words("Quyển số: "), Filled("", 0.6), tail) == ["Quyển số: … ,", "đăng ký tại Hà Nội"]


def test_label_goes_along_with_its_value() -> None:
    """No "Số:" and no "do" is left at the end of a row whose value stands on the next; a whole row stays."""
    assert laid(20, Words("Kết hôn: Số: "), Filled("123456789", 0.4)) == ["Kết hôn:", "Số: 123456789"]
    assert laid(20, Filled("12/GBT", 0.3), Words(" do "), Filled("BỆNH VIỆN NÔNG", 0.6)) == [
        "12/GBT",
        "do BỆNH VIỆN NÔNG",
    ]
    assert laid(20, Words("Quan hệ với người: "), Filled("mẹ đẻ", 0.0)) == ["Quan hệ với người:", "mẹ đẻ …"]
    line = (Words("7. Chủ hộ: "), Filled("AN", 0.3), Words(" 8. Là gì: "), Filled("Con", 0.0))
    assert laid(26, *line) == ["7. Chủ hộ: AN", "8. Là gì: Con …"]


def test_centred_words_are_in_rows_of_a_length() -> None:
    """A title of two rows does not leave one word on the second; signing frames stand at one height."""
    form = load_procedures(TEMPLATES / "procedures")["1.004222"].form
    written = Written(Dossier("", form.code, (), (), (), ()), form)
    layer = Layer(written, lambda text, _: len(text) * 14.0, 13.0, 1.3)
    rows, _ = layer.line(Line("title", (Words("TỜ KHAI ĐĂNG KÝ NHẬN CHA, MẸ, CON NUÔI"),)), (0.0, 0.0, 82.0))
    lengths = [sum(mark.width for mark in row.marks) for row in rows]
    assert len(rows) > 1
    assert min(lengths) > 0.6 * max(lengths)
    sheet = Sheet()
    layer.add(next(part for part in form.sheet if isinstance(part, Signers)), sheet)
    assert len({frame.y for frame in sheet.frames if frame.sign}) == 1


def test_a_doubtful_day_is_doubtful_in_all_its_parts_and_capitals_are_written(birth: Procedure) -> None:
    """No day and month in bold beside a doubted year; a blank "in capitals" prints them."""
    form = birth.form
    entries = (
        Entry("child.date_of_birth", "2017-10-30", EntryState.REVIEW, ()),
        Entry("child.full_name", "Võ Việt Huy", EntryState.PROPOSED, ()),
    )
    written = Written(Dossier("", form.code, entries, (), (), ()), form)
    day = written.parts((Blank("child.date_of_birth", 0.0, "ngày"),))
    assert [one.doubt for one in day if isinstance(one, Filled)] == [True, True, True]
    (name,) = written.parts((Blank("child.full_name", 0.0, "HOA"),))
    assert isinstance(name, Filled)
    assert name.text == "VÕ VIỆT HUY"
