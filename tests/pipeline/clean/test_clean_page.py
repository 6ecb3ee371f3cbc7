"""Cleaning as a whole: upright, level, and every clean pixel knows where it came from."""

import numpy as np
import pytest

from pipeline.clean import clean, turn
from pipeline.clean.geometry import mapped
from pipeline.types import ProblemCode
from tests.pipeline.clean.clean_pages import never_asked, no_say, page, quarter, slanted, text_page


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_a_turned_slanted_page_comes_upright_and_level(degrees):
    """However a page was put in, it comes out upright, and its slant is told to a tenth of a degree."""
    (found,) = clean(page(quarter(slanted(text_page(), 2.3), degrees)), never_asked)
    assert found.turned == degrees
    assert found.skew == pytest.approx(2.3, abs=0.1)
    assert found.turn_margin > 0.9
    assert found.height > found.width


def test_a_known_turn_is_believed():
    """Who has read the page the other way up says how it is turned; the page's own signs are not asked."""
    (found,) = clean(page(quarter(text_page(), 90)), never_asked, turned=270)
    assert found.turned == 270
    assert found.height > found.width


@pytest.mark.parametrize("slant", [-9.5, -0.4, 6.2])
def test_slants_up_to_ten_degrees_are_measured(slant):
    """A slant up to ten degrees either way is told to a tenth of a degree with its sign."""
    (found,) = clean(page(slanted(text_page(), slant)), no_say)
    assert found.skew == pytest.approx(slant, abs=0.1)


def test_clean_pixels_know_where_they_came_from():
    """A mark on the raw page is found where ``to_page`` says, after turning, levelling and scaling."""
    raw = page(quarter(slanted(text_page(), -3.1), 90))
    raw.image[700:712, 300:312] = (0, 0, 255)
    (found,) = clean(raw, no_say)
    red = (found.image[..., 2] > 150) & (found.image[..., 1] < 120)
    rows, columns = np.nonzero(red)
    there = mapped(found.to_page, np.array([[columns.mean(), rows.mean()]]))[0]
    assert there == pytest.approx((305.5, 705.5), abs=1.0)


def test_image_and_ink_share_size_and_grey():
    """The picture for people is colour, the one for reading grey, both of one size, small scans enlarged."""
    (found,) = clean(page(text_page(120), 120), no_say)
    assert found.image.shape == (*found.ink.shape, 3)
    assert found.dpi == 240
    assert np.median(found.ink) == 255


def test_big_scans_are_read_at_300():
    """A 400 dpi scan is read at 300 dpi; nothing is lost at its borders."""
    (found,) = clean(page(text_page(400, lines=6), 400), no_say)
    assert (found.dpi, found.width, found.height) == (300, 2481, 3507)


def test_turning_again_undoes_the_first_guess():
    """Turning a clean page moves picture, ink and the way back together, and says the new turn."""
    (found,) = clean(page(text_page()), no_say)
    over = turn(found, 90)
    assert over.turned == 270
    assert over.image.shape[:2] == found.image.shape[1::-1]
    spot = mapped(found.to_page, np.array([[10.0, 20.0]]))
    assert mapped(over.to_page, np.array([[found.height - 1 - 20.0, 10.0]])) == pytest.approx(spot)
    with pytest.raises(ValueError, match="45"):
        turn(found, 45)


def test_a_blank_sheet_is_called_blank_and_left_alone():
    """An empty sheet gets the problem ``blank`` with a sentence, is not turned, and nobody is asked."""
    empty = np.full((1754, 1240, 3), 240, np.uint8)
    (found,) = clean(page(empty), never_asked)
    assert [one.code for one in found.problems] == [ProblemCode.BLANK]
    assert "trắng" in found.problems[0].message
    assert (found.turned, found.skew) == (0, 0.0)


def test_grey_pages_are_welcome():
    """A page that comes as one channel is cleaned like the same page in colour."""
    grey = text_page()
    (one,) = clean(type(page(grey))("a", 1, grey, 150), no_say)
    (other,) = clean(page(grey), no_say)
    assert np.array_equal(one.ink, other.ink)
