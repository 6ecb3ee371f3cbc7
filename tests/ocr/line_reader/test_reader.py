"""The line reader with the weights it ships with."""

import json
import multiprocessing

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw
from rapidfuzz.distance import Levenshtein

from ocr.errors import ReaderMissing
from ocr.line_reader import LineReader
from ocr.line_reader.alphabet import ALPHABET
from ocr.line_reader.reader import WEIGHTS
from ocr.types import Shape
from samples.pen.faces import Face as Font

TEXTS = (
    "NGUYỄN THỊ ÁNH TUYẾT",
    "Xã Ea Drông, Thị xã Buôn Hồ, Tỉnh Đắk Lắk",
    "001300012345",
    "Ngày 05 tháng 09 năm 2024",
)


def drawn(text, face="tinos", size=46):
    """A line of print, dark on light."""
    font = Font(face).font(size)
    width = int(font.getlength(text)) + 40
    image = Image.new("L", (width, int(size * 1.7)), 250)
    ImageDraw.Draw(image).text((20, int(size * 1.25)), text, font=font, fill=30, anchor="ls")
    return np.asarray(image)


@pytest.fixture(scope="module")
def reader():
    """One reader for all."""
    return LineReader()


def test_clean_print_is_read(reader):
    """Of names, places, numbers and dates in clean print at most three letters in a hundred are wrong."""
    wrong = sum(Levenshtein.distance(reader.read_line(drawn(text)).text, text) for text in TEXTS)

    assert wrong <= 0.03 * sum(map(len, TEXTS))


def test_leaders_and_noise_are_looked_through(reader):
    """A dotted leader under a noisy line is no text: nothing is added to the name."""
    line = drawn("Trần Quốc Toản").copy()
    line[58:61, ::9] = 60
    noisy = np.clip(line + np.random.default_rng(1).normal(0, 14, line.shape), 0, 255).astype(np.uint8)
    said = reader.read_line(cv2.GaussianBlur(noisy, (0, 0), 1.0)).text.rstrip(". ")

    assert Levenshtein.distance(said, "Trần Quốc Toản") <= 1


def test_words_have_boxes_on_their_ink(reader):
    """Each word's box lies where its letters stand, in pixels of the picture handed in."""
    line = drawn("LÊ ÁI")
    (found,) = reader.read(line, Shape.LINE, 300).lines
    (first, second) = found.words

    assert (first.text, second.text) == ("LÊ", "ÁI")
    for word in (first, second):
        assert (word.box.cut(line) < 128).any()
    assert first.box.right < second.box.left
    assert 0.5 < first.confidence <= 1.0


def test_other_readings_are_weighed(reader):
    """The text on the line is far likelier than the same without a mark."""
    said = reader.read_line(drawn("NGUYỄN VĂN HÒA"))

    assert said.texts[0][0] == "NGUYỄN VĂN HÒA"
    assert said.log_probability("NGUYỄN VĂN HÒA") > said.log_probability("NGUYÊN VĂN HÒA") + 2
    assert said.log_probability("日本") == float("-inf")


def test_paper_without_print_says_nothing(reader):
    """Empty paper and an empty picture give no text."""
    assert reader.read(np.full((50, 300), 240, np.uint8), Shape.LINE, 300).text.strip(" .") == ""
    assert reader.read(np.zeros((0, 0), np.uint8), Shape.LINE, 300).lines == ()


def test_card_of_the_weights_says_where_they_come_from(reader):
    """Seed, steps and alphabet of the training are kept beside the weights, and are those of the code."""
    card = json.loads((WEIGHTS / "card.json").read_text(encoding="utf-8"))

    assert card["alphabet"] == ALPHABET
    assert card["parameters"] <= 3_000_000
    assert card["seed"]
    assert card["steps"]
    assert reader.name == f"lines {card['version']}"


def test_missing_weights_are_told(tmp_path):
    """Without weights the reader says in Vietnamese what is missing."""
    with pytest.raises(ReaderMissing, match="trọng số"):
        LineReader(tmp_path)


def _child(queue):
    queue.put(_held[0].read_line(drawn("HÀ NỘI")).text)


_held: list[LineReader] = []


def test_reader_opened_before_a_fork_reads_in_the_child(reader):
    """Workers fork for each job: the child reads with what the parent opened."""
    _held[:] = [reader]
    context = multiprocessing.get_context("fork")
    queue = context.Queue()
    child = context.Process(target=_child, args=(queue,))
    child.start()

    assert queue.get(timeout=30) == "HÀ NỘI"
    child.join()
