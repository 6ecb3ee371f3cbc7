"""Leaders leave, letters stay."""

import cv2
import numpy as np
import pytest

from ocr.readers import open_reader
from ocr.types import Shape
from pipeline.clean.leaders import without_leaders
from tests.pipeline.clean.clean_pages import LINES, dotted_page, text_page


def dark(picture):
    """Where there is ink."""
    return picture < 128


@pytest.mark.parametrize("sunk", [0, 4])
def test_dots_go_and_letters_keep_their_ink(sunk):
    """Most ink that only dots gave is gone, and letters lose less than two pixels in a hundred."""
    drawn = dotted_page(sunk=sunk)
    done = without_leaders(drawn.page, 300)
    grown = cv2.dilate(dark(drawn.letters).astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    only_dots = dark(drawn.dots) & ~grown
    assert dark(done)[only_dots].mean() < 0.15
    assert (dark(drawn.letters) & dark(drawn.page) & ~dark(done)).sum() < 0.02 * dark(drawn.letters).sum()


def test_dots_below_letters_and_colons_survive():
    """The dot below of ạ, ị, ụ and both dots of every colon stand after the leaders are gone."""
    drawn = dotted_page()
    done = without_leaders(drawn.page, 300)
    count, _, stats, _ = cv2.connectedComponentsWithStats(
        dark(drawn.letters).astype(np.uint8), connectivity=8
    )
    # Blur alone thins some accents: what is kept is measured against the page before.
    own = dark(drawn.page) & dark(drawn.letters)
    small = [index for index in range(1, count) if stats[index, cv2.CC_STAT_AREA] < 80]
    kept = sum(
        (dark(done) & own)[top : top + high, left : left + wide].sum()
        >= 0.8 * own[top : top + high, left : left + wide].sum()
        for left, top, wide, high in (stats[index, :4] for index in small)
    )
    assert len(small) > 40
    assert kept >= 0.97 * len(small)


def test_dots_run_together_by_a_soft_scan_go_too():
    """Close dots whose edges touch at the threshold of ink are still single marks of a leader."""
    page = np.full((400, 1600), 255, np.uint8)
    for x in np.arange(200, 1400, 5.6):
        cv2.circle(page, (round(x * 16), 200 * 16), 26, 20, -1, cv2.LINE_AA, 4)
    page = cv2.GaussianBlur(page, (0, 0), 0.9)
    joined = cv2.connectedComponents((page < 188).astype(np.uint8))[0]
    done = without_leaders(page, 300)
    assert joined < 120
    assert dark(done).sum() < 0.02 * dark(page).sum()


def test_a_page_without_leaders_is_not_touched():
    """Where no leader stands every pixel stays, full stops and dots of i too."""
    plain = text_page(300)
    assert np.array_equal(without_leaders(plain, 300), plain)


def test_reading_needs_the_leaders_gone():
    """Tesseract reads the value on a dotted line only after its leader is taken off."""
    reader = open_reader()
    drawn = dotted_page()
    line = slice(round(300 * 0.7 + 3 * 180 - 75), round(300 * 0.7 + 3 * 180 + 30))
    before = reader.read(drawn.page[line], Shape.LINE, 300).text
    after = reader.read(without_leaders(drawn.page, 300)[line], Shape.LINE, 300).text
    assert after == LINES[3]
    assert before != LINES[3]
