"""The lines the reader was trained on: what they say, how they are set and worn."""

import random
from pathlib import Path

import numpy as np
import pytest

from ocr.line_reader.alphabet import known
from ocr.training import figures
from ocr.training.faces import proven
from ocr.training.render import Painter
from ocr.training.setting import set_line
from ocr.training.wear import press, wear
from pipeline.kinds import KINDS
from samples.pen.faces import Face as Font

TINOS = Path(Font("tinos").font(20).path)


def test_numbers_in_words_are_those_the_product_understands():
    """Every date in words is understood as the date it was made of."""
    for number in (1, 4, 10, 15, 21, 24, 31, 105, 1954, 2000, 2005, 2024):
        text = f"ngày một tháng một năm {figures.words_of(number)}"
        if number >= 1900:
            assert KINDS["date_in_words"].parse(text).text == text
            assert figures.words_of(number).startswith(("một nghìn", "hai nghìn"))
    assert figures.words_of(1954) == "một nghìn chín trăm năm mươi tư"
    assert figures.words_of(2005) == "hai nghìn không trăm linh năm"


@pytest.mark.parametrize(
    "draw", [figures.date, figures.number, figures.time, figures.id_paper, figures.special_mark]
)
def test_figures_stay_in_the_alphabet(draw):
    """Nothing is drawn that the network could not answer, and one seed draws one text."""
    texts = [draw(random.Random(seed)) for seed in range(300)]

    assert all(known(text) for text in texts)
    assert texts == [draw(random.Random(seed)) for seed in range(300)]
    assert len(set(texts)) > 100


def test_a_face_that_writes_vietnamese_is_proven():
    """Tinos draws all marks; a file that is no face is refused."""
    assert proven(TINOS)
    assert not proven(TINOS.parent)


def test_a_line_shows_its_text_and_one_seed_draws_one_line():
    """A clean line is ink on white paper of about the text's width; worn or not, a seed fixes it."""
    painter = Painter([(TINOS, 1.0)], lambda rng: "Nơi sinh:")
    clean = painter.line("NGUYỄN VĂN HÒA", random.Random(4), worn=0.0)
    worn = painter.line("NGUYỄN VĂN HÒA", random.Random(4))

    assert clean.min() < 100
    assert clean.max() == 255
    assert clean.shape[1] > 5 * clean.shape[0]
    assert np.array_equal(worn, painter.line("NGUYỄN VĂN HÒA", random.Random(4)))


def test_wear_never_loses_the_line():
    """However worn, a line is a picture of eight bits with something on it."""
    font = Font("tinos").font(40)
    for seed in range(60):
        rng = random.Random(seed)
        page = wear(press(set_line("Quốc tịch: Việt Nam", ("Họ tên:", "Số:"), font, 40, rng), rng), rng)
        assert page.dtype == np.uint8
        assert min(page.shape) >= 8
        assert int(page.max()) - int(page.min()) > 20
