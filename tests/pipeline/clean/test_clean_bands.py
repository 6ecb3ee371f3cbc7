"""Bands of a highlighter on the print."""

import cv2
import numpy as np

from pipeline.clean.bands import without_bands
from tests.pipeline.clean.clean_pages import text_page

DPI = 150


def banded(tone=180):
    """A page of text and the same with a grey band over its third and fourth lines."""
    plain = text_page(DPI)
    page = plain.copy()
    page[200:250, 150:900] = (page[200:250, 150:900].astype(np.float32) * tone / 255).astype(np.uint8)
    return plain, page


def test_a_band_becomes_paper_and_its_letters_stay_dark():
    """Under the band paper is white again and ink is as dark as it was, to a few greys."""
    plain, page = banded()
    clear = without_bands(page, DPI)
    inside = (slice(205, 245), slice(155, 895))
    assert np.median(clear[inside]) > 245
    assert abs(float(np.percentile(clear[inside], 1)) - float(np.percentile(plain[inside], 1))) < 30


def test_a_page_without_bands_is_the_same_picture():
    """Print, a seal's solid star and a dark field are no bands; nor is a shadow that runs out of the page."""
    plain = banded()[0].copy()
    assert without_bands(plain, DPI) is plain
    cv2.circle(plain, (600, 1500), 5, 120, -1)
    cv2.rectangle(plain, (200, 1400), (500, 1500), 20, -1)
    plain[:, -60:] = 170
    assert without_bands(plain, DPI) is plain
