"""Streaks of a dirty glass are taken off, whatever crosses them stays."""

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw

from pipeline.clean.uprights import rules_of, streaks_of, without_lines
from samples.pen.faces import Face


@pytest.fixture
def print_only():
    """A sheet of A5 with ten lines of print."""
    sheet = Image.new("L", (1748, 2480), 255)
    font = Face("tinos").font(50)
    for row in range(10):
        text = "Nơi cư trú: Thôn Tân Tiến, xã Quảng Long, huyện Hải Hà"
        ImageDraw.Draw(sheet).text((120, 200 + 210 * row), text, font=font, fill=0)
    return np.asarray(sheet)


@pytest.mark.parametrize("slant", [0.0, 1.8, -2.5])
def test_streaks_go_and_letters_stay(print_only, slant):
    """Two streaks through the print of a page that was levelled: their ink is gone, the letters' is not."""
    high, wide = print_only.shape
    askew = cv2.getRotationMatrix2D((wide / 2, high / 2), slant, 1.0)
    raw = cv2.warpAffine(print_only, askew, (wide, high), flags=cv2.INTER_LINEAR, borderValue=255)
    alone = np.full_like(raw, 255)
    for at, thick in ((610, 2), (1130, 4)):
        cv2.line(raw, (at, 0), (at, high - 1), 30, thick)
        cv2.line(alone, (at, 0), (at, high - 1), 30, thick)
    level = np.vstack([cv2.invertAffineTransform(askew), [0, 0, 1]])
    page = cv2.warpAffine(raw, level[:2], (wide, high), flags=cv2.INTER_LINEAR, borderValue=255)
    lines = cv2.warpAffine(alone, level[:2], (wide, high), flags=cv2.INTER_LINEAR, borderValue=255)

    found = streaks_of(cv2.resize(raw, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), 150)
    cleaned = without_lines(page, 300, found, level @ np.diag([2.0, 2.0, 1.0]))

    assert len(found) == 2
    assert (cleaned[(lines < 128) & (print_only > 250)] < 128).mean() < 0.03
    assert (cleaned[(print_only < 100) & (page < 128)] >= 128).mean() < 0.01


def test_a_table_and_a_frame_are_no_streaks(print_only):
    """The rules of a table that is no higher than half the sheet, and print, are no streaks."""
    framed = print_only.copy()
    cv2.rectangle(framed, (100, 300), (1600, 1400), 0, 3)

    assert streaks_of(framed, 300) == []


def test_a_dithered_picture_below_print_is_no_streak(print_only):
    """A photograph in black and white over most of the height: the print above it stays."""
    sheet = print_only.copy()
    rng = np.random.default_rng(5)
    darkness = 0.8 + 0.18 * np.sin(np.arange(175))
    dots = np.where(rng.random((420, 175)) < darkness, 0, 255).astype(np.uint8)
    sheet[800:, 400:1100] = dots.repeat(4, axis=0).repeat(4, axis=1)
    small = cv2.resize(sheet, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)

    assert streaks_of(small, 150) == []


def test_the_rules_of_a_table_go_and_letters_stay(print_only):
    """Upright rules, one of them with gaps, are taken off; the tallest letters are no rules."""
    ruled = print_only.copy()
    for at in (700, 1250):
        cv2.line(ruled, (at, 300), (at + 4, 1500), 60, 3)
    ruled[::90, 1240:1265] = 255

    found = rules_of(ruled, 300)
    cleaned = without_lines(ruled, 300, found)

    assert len(found) == 2
    assert (cleaned[(ruled < 128) & (print_only > 250)] < 128).mean() < 0.03
    assert (cleaned[(print_only < 100) & (ruled < 128)] >= 128).mean() < 0.02
    assert rules_of(print_only, 300) == []


def test_stems_below_each_other_in_close_lines_are_no_rule():
    """Entries that begin with N, D, Q, set close: their stems stand in one column and stay."""
    sheet = Image.new("L", (1748, 2480), 255)
    font = Face("arimo").font(46)
    for row, text in enumerate(("Nơi cư trú", "Dân tộc", "Nơi sinh", "Năm sinh", "Ngày sinh", "Dân tộc") * 3):
        ImageDraw.Draw(sheet).text((120, 200 + 47 * row), text.upper(), font=font, fill=0)

    assert rules_of(np.asarray(sheet), 300) == []
