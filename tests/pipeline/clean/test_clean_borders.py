"""The decorative border of certificates."""

import cv2
import numpy as np
import pytest

from pipeline.clean.surround import without_surround


def sheet(border: bool) -> np.ndarray:
    """An A4 sheet at 150 dpi with writing, and a ring of ornament around it."""
    page = np.full((1754, 1240), 255, np.uint8)
    for line in range(8):
        at = (220, 300 + 90 * line)
        cv2.putText(page, "Ho, chu dem, ten nguoi me", at, cv2.FONT_HERSHEY_SIMPLEX, 1, 0, 2)
    if border:
        for x in range(60, 1180, 12):
            for y in (60, 1680):
                cv2.circle(page, (x, y), 9, 90, 2)
        for y in range(60, 1690, 12):
            for x in (60, 1176):
                cv2.circle(page, (x, y), 9, 90, 2)
    return page


def test_the_border_goes_and_the_writing_stays():
    """Nothing of the ring is left; not a pixel inside it has changed."""
    page = sheet(border=True)

    done = without_surround(page, 150)

    assert (done < 200).sum() == (sheet(border=False) < 200).sum()
    assert np.array_equal(done[120:1620, 120:1120], page[120:1620, 120:1120])


def test_a_streak_that_crosses_the_border_does_not_keep_it():
    """Dirt on a feeder draws a line down the sheet, through border and writing: the border still goes."""
    page = sheet(border=True)
    page[:, 400:403] = 60

    done = without_surround(page, 150)

    assert (done[:120] < 200).sum() < 0.1 * (page[:120] < 200).sum()
    assert np.array_equal(done[260:1500, 160:1080], page[260:1500, 160:1080])


@pytest.mark.parametrize("lines", [2, 6])
def test_a_table_is_no_border(lines):
    """A table as large as the page keeps its rules and its writing."""
    page = sheet(border=False)
    cv2.rectangle(page, (80, 80), (1160, 1670), 0, 3)
    for at in np.linspace(80, 1670, lines + 2)[1:-1].astype(int):
        cv2.line(page, (80, int(at)), (1160, int(at)), 0, 3)
    for at in np.linspace(80, 1160, lines + 2)[1:-1].astype(int):
        cv2.line(page, (int(at), 80), (int(at), 1670), 0, 3)

    assert np.array_equal(without_surround(page, 150), page)


def test_a_page_without_a_border_is_left_alone():
    """No ring, no change."""
    page = sheet(border=False)

    assert without_surround(page, 150) is page
