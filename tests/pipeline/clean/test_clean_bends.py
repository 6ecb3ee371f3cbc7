"""Folded paper: lines that bend come out straight, straight ones are left alone."""

import cv2
import numpy as np
import pytest

from pipeline.clean import Steps, clean
from pipeline.clean.bends import bend_of, straightened
from pipeline.clean.letters import Specks, binary, letters, specks
from tests.pipeline.clean.clean_pages import no_say, page, slanted, text_page

DPI = 150
MM = DPI / 25.4


def folded(picture, at, reach, deep):
    """The page folded ``at`` mm from the left: there it hangs ``deep`` mm, ``reach`` mm away not at all."""
    high, wide = picture.shape[:2]
    x, y = np.meshgrid(np.arange(wide, dtype=np.float32), np.arange(high, dtype=np.float32))
    hang = deep * MM * np.maximum(0, 1 - np.abs(x / MM - at - y / MM * 0.03) / reach)
    return cv2.remap(
        picture, x, (y - hang).astype(np.float32), cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )


def found_on(picture):
    """The letters of a page."""
    return letters(specks(binary(picture)), DPI)


def bent_on(picture):
    """What is found of the page's bend."""
    return bend_of(found_on(picture), MM, *picture.shape[1::-1])


def unevenness(picture):
    """How far (mm) feet of neighbouring letters differ in the mean, hanging letters left out."""
    found = found_on(picture)
    found = found.only(np.argsort(found.left))
    differ = []
    for one in range(len(found)):
        gap = found.left - found.right[one]
        near = (gap > 0) & (gap < 2 * MM) & (np.abs(found.bottom - found.bottom[one]) < 0.9 * MM)
        differ += list(np.abs(found.bottom[near] - found.bottom[one]) / MM)
    return np.mean([one for one in differ if one < 0.6])


@pytest.mark.parametrize(("at", "reach", "deep"), [(80, 25, 3.5), (60, 35, -4.0), (110, 18, 2.5)])
def test_a_fold_is_ironed_out(at, reach, deep):
    """How far a fold lifts or drops its lines is told to 0.4 mm, and most of it is gone once straightened."""
    bent = folded(text_page(DPI), at, reach, deep)
    bend = bent_on(bent)
    assert bend is not None
    for row in (2, 4, 6):
        across = 3.0 * np.arange(8, 54)
        hang = deep * np.maximum(0, 1 - np.abs(across - at - 30 * row * 0.03) / reach)
        assert np.abs((bend[row, 8:54] - bend[row, 8]) - (hang - hang[0])).max() < 0.4
    again = straightened(bent, bend, DPI)
    assert unevenness(again) < 0.5 * unevenness(bent)
    assert bent_on(again) is None


def bowed(picture, deep):
    """The page held by its sides: in the middle it hangs ``deep`` mm, at both sides not at all."""
    high, wide = picture.shape[:2]
    x, y = np.meshgrid(np.arange(wide, dtype=np.float32), np.arange(high, dtype=np.float32))
    hang = deep * MM * (1 - (2 * x / wide - 1) ** 2)
    return cv2.remap(
        picture, x, (y - hang).astype(np.float32), cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )


@pytest.mark.parametrize("deep", [6.0, -6.0])
def test_a_slow_bow_is_ironed_out(deep):
    """Nowhere steep, it lifts a line by its own height all the same: nine tenths of it is gone afterwards."""
    bent = bowed(text_page(DPI), deep)
    bend = bent_on(bent)
    assert bend is not None
    middle, side = bend[2:6, 33:37].mean(), bend[2:6, 10:12].mean()
    shape = (2 * np.array([35.0, 10.5]) * 3.0 / 210 - 1) ** 2
    assert middle - side == pytest.approx(deep * (shape[1] - shape[0]), rel=0.1)
    assert bent_on(straightened(bent, bend, DPI)) is None


@pytest.mark.parametrize("slant", [0.0, 0.5, -1.0])
def test_straight_lines_are_left_alone(slant):
    """A page without folds is not touched, also where its slant was not told to the last tenth."""
    assert bent_on(slanted(text_page(DPI), slant)) is None


def test_too_few_letters_say_nothing():
    """An empty page, and one of three letters, has no bend."""
    nothing = np.zeros(0)
    assert bend_of(Specks(*[nothing] * 5), MM, 1240, 1754) is None
    few = np.array([10.0, 30.0, 50.0])
    assert bend_of(Specks(few, few, few * 0 + 12, few * 0 + 15, few * 0 + 90), MM, 1240, 1754) is None


def test_cleaning_straightens_turned_and_slanted_folds():
    """A folded sheet put in upside down and askew comes out straight; without the step it stays bent."""
    raw = slanted(folded(text_page(DPI), 80, 25, 3.5), 1.5)[::-1, ::-1]
    (found,) = clean(page(np.ascontiguousarray(raw)), no_say)
    (without,) = clean(page(np.ascontiguousarray(raw)), no_say, Steps(bends=False))
    assert found.turned == 180
    assert found.image.shape == without.image.shape
    scale = DPI / found.dpi
    level, bent = (
        cv2.resize(one.ink, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
        for one in (found, without)
    )
    assert unevenness(level) < 0.5 * unevenness(bent)
    assert bent_on(level) is None
