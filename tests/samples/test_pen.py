"""Faces are proven, lines fit, codes decode."""

from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from samples.chance import stream
from samples.papers.style import draw_look
from samples.pen import faces
from samples.pen.codes import qr
from samples.pen.flow import Blank, Look, draw, plan, wrapped
from samples.pen.leaders import Leader
from samples.pen.sheet import A4, Pen, Sheet

SETUP = Path(__file__).parents[2] / "script/setup"


def test_there_are_134_marked_letters():
    """67 small letters carry marks in Vietnamese, and as many capitals."""
    letters = faces.marked_letters()
    assert len(letters) == len(set(letters)) == 134


@pytest.mark.parametrize("family", [*faces.SERIF, *faces.SANS, *faces.MONO])
def test_every_face_we_draw_with_has_every_letter(family):
    """All four styles draw all 134 marked letters, each unlike the others."""
    for style in ("", "bold", "italic", "bold_italic"):
        assert faces.letter_faults(faces.face_path(family, style)) == ()


def test_a_face_without_the_letters_is_refused():
    """DejaVu Sans Mono lacks letters with two marks and cannot be had as a text face."""
    with pytest.raises(faces.FaceUnfit):
        faces.Face("dejavu_mono").font(30)


def test_faces_of_a_measurement_are_drawn_instead_of_the_usual(monkeypatch):
    """Every text face has another in its place, kept out of the training."""
    assert set(faces.HELD) == {*faces.SERIF, *faces.SANS, *faces.MONO}
    monkeypatch.setattr(faces, "_only_held", [True])
    monkeypatch.setattr(
        faces, "_proven", lambda family, style: faces.face_path("tinos", "") if family == "termes" else None
    )
    assert faces.Face("liberation_serif").font(20).path.endswith("Tinos-Regular.ttf")


def test_a_face_that_is_not_there_is_told_with_its_package(monkeypatch):
    """Whoever measures learns what to install."""
    monkeypatch.setattr(faces, "_installed", tuple)
    monkeypatch.setattr(faces, "face_path", faces.face_path.__wrapped__)
    with pytest.raises(faces.FaceMissing, match="fonts-texgyre"):
        faces.draw_held()


def test_a_fresh_machine_gets_every_face_the_samples_draw_with(monkeypatch):
    """What the error names is what `script/setup` installs, but for the faces of a measurement."""
    monkeypatch.setattr(faces, "_installed", tuple)
    with pytest.raises(faces.FaceMissing) as told:
        faces.face_path.__wrapped__("noto_mono", "")
    named = {word for word in str(told.value).split() if word.startswith("fonts-")} - {"fonts-texgyre"}
    assert named
    assert named <= set(SETUP.read_text(encoding="utf-8").replace(")", " ").split())


def test_liberation_1_is_found_wanting():
    """The old Liberation, of the same file name, fails the proof that Liberation 2 passes."""
    old = [
        path
        for path in faces._installed()
        if path.as_posix().endswith("liberation/LiberationSerif-Regular.ttf")
    ]
    if not old:
        pytest.skip("Liberation 1 is not installed")
    assert len(faces.letter_faults(old[0])) > 50


def test_lines_never_leave_the_column():
    """Whatever the look, no span stands beyond the width, and every word of every value is drawn once."""
    words = "Số 328/15 Nguyễn Thị Minh Khai, Phường Võ Thị Sáu, Quận 3, Thành phố Hồ Chí Minh"
    for seed in range(30):
        sheet = Sheet(A4, 100)
        look = draw_look(stream(seed, "flow"))
        rows = ((Blank("Nơi cư trú:", words),), (Blank("Năm sinh:", "1990"), Blank("Dân tộc:", "Kinh")))
        planned = plan(sheet, rows, 120.0, look)
        spans = [span for lines in planned for line in lines for span in line]
        assert max(span.right for span in spans) <= 120.01
        assert " ".join(s.text for s in spans if s.leader and s.text) == f"{words} 1990 Kinh"


def test_wrapped_text_keeps_its_words():
    """Breaking into lines changes no word."""
    sheet, pen = Sheet(A4, 100), Pen(faces.Face("tinos"), 12)
    lines = wrapped(sheet, "một hai ba bốn năm sáu bảy tám chín mười", pen, 20, 30)
    assert len(lines) > 2
    assert " ".join(lines) == "một hai ba bốn năm sáu bảy tám chín mười"


def test_leaders_run_under_what_is_written_only_when_printed_first():
    """A through leader adds ink below the text's own; one that stops does not."""

    def ink(through: bool) -> int:
        sheet = Sheet((100, 20), 300)
        pen = Pen(faces.Face("tinos"), 12)
        look = Look(pen, pen, Leader("rule", size=0.2, through=through), 8.0)
        draw(sheet, plan(sheet, ((Blank("A:", "Nguyễn"),),), 90, look), (5, 10), look)
        left = sheet.px(5 + sheet.width("A:", pen) + look.gap)
        right = left + sheet.px(sheet.width("Nguyễn", pen))
        row = sheet.image.convert("L").crop((left, sheet.px(10), right, sheet.px(10) + 1))
        return sum(value < 128 for value in row.tobytes())

    assert ink(True) > ink(False) * 1.5


def test_codes_carry_their_text():
    """A QR decodes to the very text, Vietnamese letters and all."""
    text = "001300000000||Đặng Thị Ví Dụ|29022000|Nữ|Số 1 Đường Mẫu, Hà Nội|01072021"
    page = Image.new("L", (400, 400), 255)
    page.paste(qr(text, 300), (50, 50))
    assert [found.bytes.decode() for found in zxingcpp.read_barcodes(page)] == [text]
