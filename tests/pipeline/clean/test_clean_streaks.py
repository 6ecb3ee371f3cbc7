"""What lies behind the streaks of a dirty glass is told back; pictures without streaks stay as they are."""

import numpy as np
import pytest
from PIL import Image, ImageDraw

from pipeline.clean.streaks import without_streaks
from samples.pen.faces import Face

_DPI = 300


@pytest.fixture
def scan():
    """A grainy scan of a sheet of A5 on which lines of print begin at 120 pixels."""
    sheet = Image.new("L", (1748, 2480), 240)
    font = Face("tinos").font(50)
    for row in range(24):
        text = "Họ, chữ đệm, tên: NGUYỄN PHAN HOÀNG LONG, sinh ngày 24/08/1945"
        ImageDraw.Draw(sheet).text((120, 100 + 96 * row), text, font=font, fill=25)
    grain = np.random.default_rng(3).normal(0, 4, (2480, 1748))
    grey = np.clip(np.asarray(sheet) + grain, 0, 255).astype(np.uint8)
    return np.dstack([grey] * 3)


def streaked(scan, first, last, lets, shade):
    """The scan with dirt of this shade, which lets through this share, over its columns."""
    seen = scan.astype(np.float32)
    seen[:, first:last] = seen[:, first:last] * lets + shade * (1 - lets)
    return seen.astype(np.uint8)


@pytest.mark.parametrize(("lets", "shade"), [(0.6, 60), (0.3, 110), (0.15, 60), (0.5, 180)])
def test_what_a_streak_covers_in_part_is_told_back(scan, lets, shade):
    """Through the first letters of every line: paper is paper again, and their strokes are ink."""
    for first, last in ((126, 129), (700, 701)):
        cleared = without_streaks(streaked(scan, first, last, lets, shade), _DPI)

        was, now = scan[:, first:last].astype(int), cleared[:, first:last].astype(int)
        assert np.abs(now - was)[was > 220].mean() < 12
        assert (now[was < 40] < 110).mean() > 0.97


def test_a_streak_that_lets_nothing_through_is_left_to_the_print(scan):
    """Nothing can be told of what lies behind black: the picture stays, and nothing is made up."""
    black = streaked(scan, 126, 129, 0.0, 20)

    assert np.array_equal(without_streaks(black, _DPI), black)


def test_print_rules_and_frames_are_no_streaks(scan):
    """A clean scan, and one with an upright rule that ends within the sheet, come back as they are."""
    ruled = scan.copy()
    ruled[300:2300, 900:903] = 90

    assert without_streaks(scan, _DPI) is scan
    assert without_streaks(ruled, _DPI) is ruled


def test_a_streak_over_a_card_on_a_dark_bed_is_found(scan):
    """Dirt as dark as the bed shows on the card alone: that is enough."""
    bed = np.full((2880, 1748, 3), 115, np.uint8)
    bed[200:2680] = scan
    cleared = without_streaks(streaked(bed, 126, 129, 0.4, 115), _DPI)[200:2680]

    now, was = cleared[:, 126:129].astype(int), scan[:, 126:129].astype(int)
    assert np.abs(now - was)[was > 220].mean() < 12
