"""What stands on one face."""

import numpy as np
import pytest
from PIL import Image, ImageDraw

from ocr.readers import open_reader
from pipeline.clean import clean
from pipeline.read import read_page
from pipeline.types import Page, ProblemCode
from samples.pen.faces import Face


def read(picture):
    """The picture as its only face is read."""
    page = Page("a.png", 1, np.dstack([np.asarray(picture)] * 3), 300.0)
    (face,) = clean(page, lambda _: (1.0, 0.0, 0.0, 0.0))
    return read_page(page, face, open_reader())


@pytest.fixture
def sheet():
    """An empty sheet of A5."""
    return Image.new("L", (1748, 2480), 248)


def test_a_page_of_one_word_is_not_blank(sheet):
    """A scan that holds a single word keeps it, and nobody is told that the page is blank."""
    ImageDraw.Draw(sheet).text((300, 900), "Mục lục", font=Face("tinos").font(54), fill=20)

    found = read(sheet)
    assert found.reading.text == "Mục lục"
    assert found.page.problems == ()


def test_dust_is_no_text(sheet):
    """A few specks leave the page blank, and nothing is read into them."""
    pen = ImageDraw.Draw(sheet)
    for left, top in ((200, 300), (340, 310), (900, 1500), (1300, 2000), (1340, 2010)):
        pen.ellipse((left, top, left + 22, top + 30), fill=40)

    found = read(sheet)
    assert found.reading.lines == ()
    assert [one.code for one in found.page.problems] == [ProblemCode.BLANK]
