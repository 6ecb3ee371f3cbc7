"""Rules and black rims leave, letters stay."""

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw

from pipeline.clean.rules import without_rules
from pipeline.clean.surround import without_surround
from samples.pen.faces import Face
from tests.pipeline.clean.clean_pages import dotted_page, face, slanted, text_page


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


@pytest.mark.parametrize("seed", [None, 3])
def test_a_dot_that_lies_on_a_rule_stays(seed):
    """Below "Ị" and "Ẹ" a dot is left of the rule, below "I" and "E" nothing, on a rough copy too."""
    left = {}
    for text in ("LÒ THỊ HẸ", "LÒ THI HE"):
        sheet = Image.new("L", (1200, 200), 255)
        pen = ImageDraw.Draw(sheet)
        pen.text((60, 120), text, 20, face(13, 300), anchor="ls")
        pen.line((40, 130, 1160, 130), 40, 3)
        page = cv2.GaussianBlur(np.asarray(sheet), (0, 0), 0.8)
        if seed is not None:
            page = page.astype(float) + np.random.default_rng(seed).normal(0, 12, page.shape)
        done = without_rules(np.clip(page, 0, 255).astype(np.uint8), 300)
        left[text] = int((done[126:136] < 128).sum())
    assert left["LÒ THỊ HẸ"] >= 30
    assert left["LÒ THI HE"] <= 4


def test_a_blurred_rule_goes_and_blurred_bold_figures_stay():
    """On a picture taken from afar rules are broad and pale, and the middles of bold figures run together."""
    sheet = Image.new("L", (1500, 400), 255)
    font = Face("tinos", "bold").font(52)
    ImageDraw.Draw(sheet).text((60, 150), "010304652625 888 999", 0, font, anchor="ls")
    letters = cv2.GaussianBlur(np.asarray(sheet), (0, 0), 3.2)
    rule = np.full_like(letters, 255)
    rule[300:303] = 60
    page = cv2.min(letters, cv2.GaussianBlur(rule, (0, 0), 2.2))

    done = without_rules(page, 300)

    assert page[301].max() < 215
    assert (done[280:320] < 215).mean() < 0.01
    assert np.array_equal(done[:250], letters[:250])
