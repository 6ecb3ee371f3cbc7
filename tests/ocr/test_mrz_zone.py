"""The zone is found on pictures of card backs, and only there."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from ocr import mrz_zone
from ocr.readers import open_reader
from ocr.types import Image, Reader
from tests.ocr.drawing import card_back, line, stacked
from tests.ocr.test_mrz import VIETNAM


@pytest.fixture(scope="module")
def reader() -> Reader:
    """The reader in use here."""
    return open_reader()


@pytest.mark.parametrize("dpi", [150, 200, 300])
def test_the_zone_of_a_card_is_read_and_proved(reader: Reader, dpi: int) -> None:
    """All three lines come out right at every usual density, with a box around them."""
    picture = card_back(VIETNAM, dpi)
    found = mrz_zone.find_mrz(picture, reader, dpi)
    assert found is not None
    lines, box = found
    assert lines == VIETNAM
    height, width = picture.shape[:2]
    assert box.top > 0.55 * height
    assert box.width > 0.8 * width


def test_noise_and_a_small_tilt_do_not_hide_it(reader: Reader) -> None:
    """A grainy card turned by half a degree still gives its zone."""
    picture = card_back(VIETNAM, 200)
    height, width = picture.shape[:2]
    tilt = cv2.getRotationMatrix2D((width / 2, height / 2), 0.5, 1)
    picture = np.asarray(
        cv2.warpAffine(picture, tilt, (width, height), borderValue=(225, 225, 225)), np.uint8
    )
    noise = np.random.default_rng(5).normal(0, 8, picture.shape)
    noisy: Image = np.clip(picture + noise, 0, 255).astype(np.uint8)
    found = mrz_zone.find_mrz(noisy, reader, 200)
    assert found is not None
    assert found[0] == VIETNAM


def test_a_card_lying_on_a_page_still_gives_it(reader: Reader) -> None:
    """A card that was not cut out of an A4 scan has its zone read where it lies."""
    page = np.full((3508, 2480, 3), 245, np.uint8)
    card = card_back(VIETNAM, 300)
    page[400 : 400 + card.shape[0], 300 : 300 + card.shape[1]] = card
    found = mrz_zone.find_mrz(page, reader, 300)
    assert found is not None
    assert found[0] == VIETNAM
    assert (found[1].left > 300, found[1].top > 400) == (True, True)


def test_other_print_has_no_zone(reader: Reader) -> None:
    """Ordinary text, an empty picture and a scrap give nothing."""
    text = stacked([line("Cộng hòa xã hội chủ nghĩa Việt Nam", 11) for _ in range(6)])
    assert mrz_zone.find_mrz(text, reader, 300) is None
    assert mrz_zone.find_mrz(np.full((600, 900), 255, np.uint8), reader, 300) is None
    assert mrz_zone.find_mrz(np.zeros((10, 10), np.uint8), reader, 300) is None


def test_a_zone_that_contradicts_itself_is_not_returned(reader: Reader) -> None:
    """Lines whose check digits fail are no lines."""
    wrong = (VIETNAM[0], VIETNAM[1].replace("2502287", "2502281"), VIETNAM[2])
    assert mrz_zone.find_mrz(card_back(wrong, 200), reader, 200) is None
