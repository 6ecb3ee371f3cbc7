"""The marks of a page's text, by both readers."""

import numpy as np
import pytest
from PIL import Image, ImageDraw

from ocr.line_reader import LineReader
from ocr.types import Box, Line, Reading, Word
from pipeline.marks import with_marks, with_marks_of
from pipeline.types import CleanPage
from samples.pen.faces import Face


@pytest.mark.parametrize(
    ("word", "other", "told"),
    [
        ("sô", "số", "số"),
        ("Sau:", "sau", "Sau:"),
        ("CHU", "chủ", "CHỦ"),
        ("(đôi", "đổi", "(đổi"),
        ("HĐND", "HDND", "HĐND"),
        ("số12", "sô12", "số12"),
        ("tên", "tiên", "tên"),
    ],
)
def test_only_marks_are_taken(word, other, told):
    """Signs, capitals, figures and abbreviations stay as they were; so does a word of other letters."""
    assert with_marks_of(word, other) == told


def page(text):
    """A page with one line of print, and the line's box."""
    font = Face("tinos").font(46)
    picture = Image.new("L", (1400, 200), 250)
    ImageDraw.Draw(picture).text((60, 120), text, font=font, fill=30, anchor="ls")
    image = np.asarray(picture)
    box = Box(60, 74, 60 + int(font.getlength(text)), 134)
    return CleanPage("a.png", 1, np.dstack([image] * 3), image, 300, np.eye(3), 0, 0.0, 1.0, ()), box


def test_a_mark_the_page_reader_lost_is_found():
    """The line is looked at again and "sô" is "số"; its box and its signs stay."""
    face, box = page("Công văn số 423/UBND ngày 21/01/2025;")
    lost = Line(
        tuple(Word(one, box, 0.6) for one in ["Công", "văn", "sô", "423/UBND", "ngày", "21/01/2025;"])
    )

    (found,) = with_marks(face, Reading((lost,), "tesseract"), LineReader()).lines
    assert found.text == "Công văn số 423/UBND ngày 21/01/2025;"
    assert found.box == box


def test_a_sure_line_is_not_looked_at():
    """What the page reader is sure of stays, whatever stands there."""
    face, box = page("Công văn số 423")
    sure = Reading((Line((Word("chắc", box, 0.95),)),), "tesseract")

    assert with_marks(face, sure, LineReader()) == sure
