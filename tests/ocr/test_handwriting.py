"""Print and handwriting told apart."""

from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw

from ocr.handwriting import features, handwritten
from samples.pen.faces import Face as Font

REAL = Path(__file__).resolve().parents[3] / "shared" / "real" / "vietnamese" / "handwriting"


def printed(text, face="tinos", size=46):
    """A line of print."""
    font = Font(face).font(size)
    image = Image.new("L", (int(font.getlength(text)) + 40, int(size * 1.7)), 250)
    ImageDraw.Draw(image).text((20, int(size * 1.25)), text, font=font, fill=30, anchor="ls")
    return np.asarray(image)


@pytest.mark.parametrize(
    "text", ["NGUYỄN THỊ ÁNH TUYẾT", "Xã Ea Drông, Thị xã Buôn Hồ", "Ngày 05 tháng 09 năm 2024"]
)
def test_print_is_no_handwriting(text):
    """Printed values, also blurred ones, are never called written by hand."""
    line = printed(text)

    assert handwritten(line) < 0.5
    assert handwritten(cv2.GaussianBlur(line, (0, 0), 2.0)) < 0.5


def test_a_pen_that_wanders_is_handwriting():
    """Thin strokes in all directions that leave the baseline are a pen's."""
    rng = np.random.default_rng(5)
    line = np.full((90, 900), 250, np.uint8)
    for start in range(20, 860, 42):
        middle = np.array([start, 45 + rng.normal(0, 10)])
        points = np.cumsum(rng.normal(0, 9, (14, 2)), axis=0) + middle
        cv2.polylines(line, [points.astype(np.int32)], False, 40, 2, cv2.LINE_AA)

    assert handwritten(line) > 0.7


def test_too_little_ink_tells_nothing():
    """Empty paper and a lone stroke are not judged."""
    assert features(np.full((40, 300), 255, np.uint8)) is None
    assert handwritten(np.full((40, 300), 255, np.uint8)) == 0.0
    assert handwritten(np.zeros((0, 10), np.uint8)) == 0.0


@pytest.mark.real
@pytest.mark.skipif(not REAL.is_dir(), reason="the folder of real files is not beside the checkout")
def test_real_handwriting_is_found():
    """Of the eight lines written by hand that nobody here drew at least seven are called so."""
    found = 0
    for path in sorted(REAL.glob("hw-line-*.jpg")):
        line = 255 - cv2.imread(str(path), cv2.IMREAD_GRAYSCALE)
        rows, across = np.flatnonzero((line < 140).sum(axis=1) > 2), np.flatnonzero((line < 140).any(axis=0))
        found += handwritten(line[rows[0] : rows[-1] + 1, across[0] : across[-1] + 1]) > 0.7

    assert found >= 7


@pytest.mark.filterwarnings("error")
def test_marks_all_above_each_other_are_told_without_a_line():
    """A crop down a column of specks holds no line of print: none is fitted, nothing warned."""
    crop = np.full((200, 60), 250, np.uint8)
    for top in range(10, 190, 24):
        crop[top : top + 14, 25:35] = 30
    assert 0.0 <= handwritten(crop) <= 1.0
