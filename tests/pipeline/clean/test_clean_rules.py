"""Rules and black rims leave, letters stay."""

import numpy as np

from pipeline.clean.rules import without_rules
from pipeline.clean.surround import without_surround
from tests.pipeline.clean.clean_pages import dotted_page, slanted, text_page


def test_rules_go_and_letters_crossing_them_stay():
    """A rule below the baseline is gone; descenders that cross it keep their ink."""
    letters = dotted_page().letters
    ruled = letters.copy()
    for row in range(6):
        base = round(300 * 0.7 + row * 180)
        ruled[base + 6 : base + 9, 300:2400] = 30
    ruled = slanted(ruled, 0.05, 255)
    done = without_rules(ruled, 300)
    only_rule = (ruled < 128) & (slanted(letters, 0.05, 255) > 250)
    own = slanted(letters, 0.05, 255) < 100
    assert (done[only_rule] < 128).mean() < 0.04
    assert (done[own] < 128).mean() > 0.98


def test_a_page_without_rules_is_not_touched():
    """Print alone keeps every pixel."""
    plain = text_page(300)
    assert np.array_equal(without_rules(plain, 300), plain)


def test_black_rims_of_a_copy_become_paper():
    """The black along two sides of a copy is painted over, the print beside it is not."""
    copy = text_page(150).copy()
    copy[:, :60] = 5
    copy[-40:] = 5
    done = without_surround(copy, 150)
    assert done[200:1500, :60].min() > 200
    assert done[-40:].min() > 200
    assert np.array_equal(done[80:-80, 100:-20], copy[80:-80, 100:-20])


def test_text_that_runs_off_the_page_is_no_rim():
    """Letters cut by the border of the picture stay."""
    cut = text_page(150)[:, 170:]
    assert np.array_equal(without_surround(cut, 150), cut)
