"""PDF files come page by page, drawn within bounds, with their own text where it can be trusted."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from pipeline.errors import Unreadable
from pipeline.intake import Limits, open_scan, pages
from pipeline.intake.poppler import BOUNDED
from pipeline.types import DamagedPage, Page, ProblemCode
from tests.pipeline.intake import files


def read(folder: Path, content: bytes, limits: Limits | None = None) -> list[Page | DamagedPage]:
    """Intake over bytes: what comes out of the door."""
    path = folder / "a.pdf"
    path.write_bytes(content)
    return list(pages(open_scan(path), limits))


def code_of(folder: Path, content: bytes, limits: Limits | None = None) -> ProblemCode:
    """The code with which these bytes are refused."""
    with pytest.raises(Unreadable) as refusal:
        read(folder, content, limits)
    return refusal.value.code


def test_born_digital_pages_come_with_their_text(tmp_path: Path) -> None:
    """A4 at 300 dpi, numbered, the text's boxes in pixels of the picture."""
    found = read(tmp_path, files.pdf(2, "Ho ten"))
    assert [page.number for page in found] == [1, 2]
    page = found[1]
    assert isinstance(page, Page)
    assert page.dpi == pytest.approx(300)
    assert page.image.shape[0] == pytest.approx(3508, abs=3)
    assert page.layer is not None
    assert page.layer.text == "Ho ten 2"
    box = page.layer.lines[0].box
    assert box.left == pytest.approx(30 / 25.4 * 300, abs=8)
    assert box.cut(page.image).min() < 60
    assert box.bottom == pytest.approx(40 / 25.4 * 300, abs=30)


def test_a_scan_is_drawn_at_its_own_density_and_has_no_layer(tmp_path: Path) -> None:
    """A page that is a picture is not blown up, and somebody's OCR text behind it is not believed."""
    for content in (files.scanned_pdf(), files.scanned_pdf(hidden="Somebody read this")):
        (page,) = read(tmp_path, content)
        assert isinstance(page, Page)
        assert page.layer is None
        assert page.dpi == pytest.approx(150, abs=1)
        assert page.image.shape[0] == pytest.approx(1754, abs=3)


def test_a_password_is_told_and_a_mere_permission_is_not(tmp_path: Path) -> None:
    """What needs a password is `encrypted`; what only forbids printing opens."""
    assert code_of(tmp_path, files.locked_pdf("secret")) is ProblemCode.ENCRYPTED
    assert len(read(tmp_path, files.locked_pdf(None))) == 1


def test_a_pdf_without_a_page_is_empty(tmp_path: Path) -> None:
    """Nothing to read is said, not silently done."""
    assert code_of(tmp_path, files.empty_pdf()) is ProblemCode.EMPTY


def test_six_hundred_pages_are_too_many_and_refused_at_once(tmp_path: Path) -> None:
    """The count is looked at before a page is drawn."""
    content = files.pdf(600)
    started = time.monotonic()
    assert code_of(tmp_path, content) is ProblemCode.TOO_MANY_PAGES
    assert time.monotonic() - started < 5


def test_three_hundred_pages_are_welcome_one_at_a_time(tmp_path: Path) -> None:
    """The first page of a long file is there before the others are drawn."""
    path = tmp_path / "a.pdf"
    path.write_bytes(files.pdf(300))
    started = time.monotonic()
    first = next(iter(pages(open_scan(path))))
    assert isinstance(first, Page)
    assert time.monotonic() - started < 8


@pytest.mark.parametrize("part", [0.3, 0.9])
def test_half_a_pdf_is_damaged_or_mended_but_never_a_crash(tmp_path: Path, part: float) -> None:
    """Poppler mends what it can; the rest is `damaged`."""
    content = files.scanned_pdf()
    try:
        found = read(tmp_path, content[: int(len(content) * part)])
    except Unreadable as refusal:
        assert refusal.code is ProblemCode.DAMAGED  # noqa: PT017
    else:
        assert found


def test_bytes_that_only_begin_like_a_pdf_are_damaged(tmp_path: Path) -> None:
    """A header alone is no file."""
    assert code_of(tmp_path, b"%PDF-1.7\nnothing more") is ProblemCode.DAMAGED


def test_an_absurd_page_is_refused_and_a_big_one_fits_the_budget(tmp_path: Path) -> None:
    """A page declared millions of points high is not drawn; a poster is drawn smaller, never as one dot."""
    assert code_of(tmp_path, files.pdf_of_size(595, 2_147_483_648)) is ProblemCode.TOO_LARGE
    (poster,) = read(tmp_path, files.pdf_of_size(5000, 5000), Limits(page_pixels=4_000_000))
    assert isinstance(poster, Page)
    assert 1900 <= poster.image.shape[0] <= 2001


def test_a_page_that_takes_too_long_is_a_timeout(tmp_path: Path) -> None:
    """Thousands of transparent shadings would hold the renderer: it is ended."""
    busy = "/P gs " + "0 0 595 842 re f " * 60_000
    content = files.hand_made_pdf(
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        " /Resources << /ExtGState << /P << /ca 0.5 >> >> >> >>",
        f"<< /Length {len(busy)} >>\nstream\n{busy}\nendstream",
    )
    started = time.monotonic()
    assert code_of(tmp_path, content, Limits(seconds=2)) is ProblemCode.TIMEOUT
    assert time.monotonic() - started < 15


def test_the_bounded_programs_may_be_run() -> None:
    """A checkout or package that lost the executable bit would read no PDF at all."""
    for program in ("pdfinfo", "pdftoppm", "pdfimages", "pdftotext"):
        assert (BOUNDED / program).stat().st_mode & 0o111
