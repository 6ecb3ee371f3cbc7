"""A person is told what is wrong with a picture."""

import cv2
import numpy as np
import pytest

from pipeline.clean import clean
from pipeline.types import ProblemCode
from tests.pipeline.clean.clean_pages import card, laid, no_say, page, table, text_page


def codes(picture, dpi=150.0):
    """The problems of a picture that shows one sheet."""
    (found,) = clean(page(picture, dpi), no_say)
    assert all(problem.message.endswith(".") for problem in found.problems)
    return [problem.code for problem in found.problems]


def test_a_good_scan_has_no_problem():
    """A plain scan at 300 dpi is faultless."""
    assert codes(text_page(300), 300) == []


def test_a_blurred_page_is_called_blurred():
    """Print out of focus is called blurred, long before it cannot be seen as print."""
    assert ProblemCode.BLURRED in codes(cv2.GaussianBlur(text_page(300), (0, 0), 6), 300)


def test_a_dark_page_is_called_too_dark():
    """A page photographed in the dark is called too dark."""
    assert ProblemCode.TOO_DARK in codes((text_page(300) * 0.2).astype(np.uint8), 300)


def test_a_tiny_page_is_called_too_small():
    """A page at 80 dpi is called too small."""
    assert ProblemCode.TOO_SMALL in codes(text_page(80), 80)


@pytest.mark.parametrize("beyond", [0, 260])
def test_a_sheet_that_leaves_the_picture_is_called_cut_off(beyond):
    """A card whose corner lies outside the photo is called cut off; one wholly inside is not."""
    corners = [(800 + beyond, 420), (1480 + beyond, 420), (1480 + beyond, 849), (800 + beyond, 849)]
    photo = laid(table(1600, 1200), card(), corners)
    assert (ProblemCode.CUT_OFF in codes(photo, 300)) == (beyond > 0)
