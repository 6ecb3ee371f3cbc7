"""Both readers read the same things the same way, with the real Tesseract."""

from __future__ import annotations

import os
import threading
import unicodedata
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from ocr.errors import ReaderFailed, ReaderMissing
from ocr.pytesseract_reader import PytesseractReader
from ocr.readers import Engine, open_reader
from ocr.tesseract import tessdata
from ocr.tesserocr_reader import TesserocrReader
from ocr.types import Reader, Shape
from tests.ocr.drawing import line, stacked


@pytest.fixture(scope="module", params=["tesserocr", "pytesseract"])
def reader(request: pytest.FixtureRequest) -> Reader:
    """Each engine in turn."""
    engine: Engine = request.param
    return open_reader(engine)


@pytest.mark.parametrize(
    ("text", "shape", "dpi", "points"),
    [
        ("Nguyễn Thị Hồng Ánh", Shape.LINE, 300, 13),
        ("TRẦN QUỐC TOẢN", Shape.LINE, 150, 13),
        ("Xã Yên Thường, huyện Gia Lâm", Shape.LINE, 300, 7),
        ("001300000000", Shape.DIGITS, 200, 13),
        ("29/02/2000", Shape.DIGITS, 300, 13),
        ("7", Shape.DIGITS, 300, 13),
    ],
)
def test_a_printed_line_is_read(reader: Reader, text: str, shape: Shape, dpi: int, points: float) -> None:
    """Names, places, numbers, dates and a lone figure come out letter by letter."""
    assert reader.read(line(text, points, dpi), shape, dpi).text == text


def test_lines_of_a_page_come_in_order_with_boxes_on_the_picture(reader: Reader) -> None:
    """Boxes are pixels of the picture handed in, whatever was scaled inside."""
    first, second = line("Họ và tên: Đặng Thị Ví Dụ"), line("Quốc tịch: Việt Nam")
    page = stacked([first, second], gap=60)
    reading = reader.read(page, Shape.PAGE, 300)
    assert [one.text for one in reading.lines] == ["Họ và tên: Đặng Thị Ví Dụ", "Quốc tịch: Việt Nam"]
    top = reading.lines[0].box
    assert 60 <= top.left <= 90
    assert top.top >= 60
    assert top.bottom <= 60 + first.shape[0]
    assert reading.lines[1].box.top >= 60 + first.shape[0] + 40
    assert unicodedata.is_normalized("NFC", reading.text)


def test_boxes_of_a_small_crop_lie_inside_it(reader: Reader) -> None:
    """The paper put around a crop and its scaling are taken back, to within a few pixels."""
    crop = line("Kinh", 13, 150)
    (word,) = reader.read(crop, Shape.LINE, 150).words
    ink = np.argwhere(crop < 120)
    (top, left), (bottom, right) = ink.min(axis=0), ink.max(axis=0)
    assert abs(word.box.left - left) <= 4
    assert abs(word.box.top - top) <= 4
    assert abs(word.box.right - right) <= 5
    assert abs(word.box.bottom - bottom) <= 5


@pytest.mark.parametrize("shape", list(Shape))
def test_an_empty_picture_has_no_lines(reader: Reader, shape: Shape) -> None:
    """White paper, a picture without pixels and one flat grey give a reading without lines."""
    for picture in (
        np.full((80, 300), 250, np.uint8),
        np.zeros((0, 0), np.uint8),
        np.full((9, 9, 3), 128, np.uint8),
    ):
        assert reader.read(picture, shape, 300).lines == ()


def test_the_name_says_engine_version_and_language(reader: Reader) -> None:
    """What is kept with every reading can be traced."""
    words = reader.name.split()
    assert (words[0], words[-1]) == ("tesseract", "vie")
    assert words[1][0].isdigit()


def test_tesseract_runs_on_one_thread(reader: Reader) -> None:
    """Opening a reader sets the thread limit unless the environment has one."""
    assert reader
    assert os.environ["OMP_THREAD_LIMIT"] == "1"


def test_a_slow_picture_is_a_failure() -> None:
    """Both engines stop at their time limit and say so."""
    page = stacked([line("Cộng hòa xã hội chủ nghĩa Việt Nam " * 2, 9) for _ in range(30)], gap=6)
    for hasty in (PytesseractReader(seconds=0.05), TesserocrReader(seconds=0.05)):
        with pytest.raises(ReaderFailed):
            hasty.read(page, Shape.PAGE, 300)


def test_a_missing_model_names_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs without a model is told which package brings it."""
    with pytest.raises(ReaderMissing, match="tesseract-ocr-xyz"):
        TesserocrReader("xyz")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ReaderMissing, match="tesseract-ocr"):
        PytesseractReader()


def test_a_folder_told_by_the_environment_comes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """TESSDATA_PREFIX is believed where it holds the model, and passed over where it does not."""
    usual = tessdata("vie")
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    assert tessdata("vie") == usual
    (tmp_path / "vie.traineddata").write_bytes(b"")
    assert tessdata("vie") == tmp_path


def in_child(work: Any) -> int:
    """Run ``work`` in a forked child; its exit status is 0 when it returned something true."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            status = 0 if work() else 2
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def test_a_forked_worker_reads_with_the_model_it_inherits() -> None:
    """A reader warmed before the fork works in parent and child."""
    reader, picture = TesserocrReader(), line("Kinh")
    reader.warm()
    assert in_child(lambda: reader.read(picture, Shape.LINE, 300).text == "Kinh") == 0
    assert reader.read(picture, Shape.LINE, 300).text == "Kinh"


def test_a_fork_in_the_middle_of_a_reading_does_not_hang() -> None:
    """A child forked while another thread holds the engine loads its own."""
    reader, picture = TesserocrReader(), line("Kinh")
    reader.warm()
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        with reader._engine("vie").use():
            held.set()
            done.wait(20)

    thread = threading.Thread(target=hold)
    thread.start()
    held.wait(20)
    try:
        assert in_child(lambda: reader.read(picture, Shape.LINE, 300).text == "Kinh") == 0
    finally:
        done.set()
        thread.join()
