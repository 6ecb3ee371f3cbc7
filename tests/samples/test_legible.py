"""Whether writing survived a copy is told by its ink alone."""

import random

import numpy as np
import pytest

from samples.papers.style import draw_look
from samples.pen.sheet import A4, Sheet
from samples.wear.bed import Placement, lay
from samples.wear.legible import writing_of

DPI = 200


@pytest.fixture(scope="module")
def page():
    """A sheet with ten values and a label, laid a little aslant: its picture and its writing."""
    sheet, look = Sheet(A4), draw_look(random.Random(4))
    for number in range(10):
        sheet.text((20, 40 + number * 12), "Nơi sinh:", look.label)
        sheet.write((60, 40 + number * 12), "Xã Tân Hưng, huyện Cái Bè", look.value)
    placements = (Placement(sheet.face("sheet"), (A4[0] / 2, A4[1] / 2), 1.5),)
    image, _ = lay(A4, DPI, placements, (255, 255, 255))
    return image, writing_of(image, placements, DPI)


def test_a_whole_copy_has_lost_nothing(page):
    """Every value keeps its ink, wherever the sheet lay."""
    image, writing = page
    white = image.min(axis=2) > 160
    assert writing.left(white).shape == (10,)
    assert writing.left(white).min() > 0.8
    assert not writing.lost(white)


def test_a_copy_whose_values_are_gone_is_lost_though_its_labels_stand(page):
    """Labels do not count: the values' columns alone are white here."""
    image, writing = page
    white = image.min(axis=2) > 160
    white[:, round(55 / 25.4 * DPI) :] = True
    assert writing.lost(white)


def test_one_value_lost_of_ten_is_an_accident(page):
    """Nobody copies again for one value; for two of ten they do."""
    image, writing = page
    one, two = (np.asarray(image.min(axis=2) > 160) for _ in range(2))
    one[: round(43 / 25.4 * DPI)] = True
    two[: round(55 / 25.4 * DPI)] = True
    assert not writing.lost(one)
    assert writing.lost(two)
