"""The front one of papers that lie over each other in a photo."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from pipeline.clean.frame import sheets
from pipeline.clean.outlines import of_lines

FRONT = np.array([[260, 560], [1240, 600], [1270, 2040], [190, 1990]], dtype=np.float64)


def photo():
    """A dark table, a printed sheet on it and another over that sheet, of nearly the same light."""
    rng = np.random.default_rng(5)
    table = np.full((2200, 1500, 3), (52, 66, 84), np.uint8)
    back = np.array([[-60, 160], [620, -80], [960, 880], [280, 1120]], dtype=np.float64)
    picture = laid(laid(table, back, 214), FRONT, 232)
    return np.clip(picture + rng.normal(0, 3, picture.shape), 0, 255).astype(np.uint8)


def laid(picture, corners, light):
    """A sheet of A4 with lines of print, laid on the picture with a narrow shadow around it."""
    sheet = np.full((1485, 1050, 3), light, np.uint8)
    for row in range(16):
        place = (90, 140 + 78 * row)
        cv2.putText(
            sheet, "Ho, chu dem, ten: Nguyen Van An", place, cv2.FONT_HERSHEY_SIMPLEX, 1.5, (40,) * 3, 3
        )
    flat = np.array([[0, 0], [1050, 0], [1050, 1485], [0, 1485]], dtype=np.float32)
    way = cv2.getPerspectiveTransform(flat, corners.astype(np.float32))
    size = (picture.shape[1], picture.shape[0])
    mask = cv2.warpPerspective(np.full(sheet.shape[:2], 255, np.uint8), way, size)
    shadow = cv2.GaussianBlur(cv2.dilate(mask, np.ones((9, 9), np.uint8)), (0, 0), 5)[..., None] / 255.0
    dark = picture * (1 - 0.35 * shadow)
    return np.where(mask[..., None] > 127, cv2.warpPerspective(sheet, way, size), dark).astype(np.uint8)


def test_the_front_sheet_is_cut_out():
    """Its print is what is read: corners within two hundredths of the picture, nothing of the sheet below."""
    (found,) = sheets(photo(), 300.0)

    assert found.cut
    assert np.abs(found.corners - FRONT).max() < 0.02 * 2200


@pytest.mark.parametrize("light", [1.0, 0.5])
def test_a_dark_photo_has_the_same_sides(light):
    """Half the light makes edges half as clear; the front sheet is found all the same."""
    dim = (photo() * light).astype(np.uint8)
    small = cv2.resize(dim, (436, 640), interpolation=cv2.INTER_AREA)
    scale = 640 / 2200

    assert any(np.abs(quad.corners - scale * FRONT).max() < 0.02 * 640 for quad in of_lines(small)[:3])


def test_lines_of_print_make_no_sheet():
    """A page that fills its picture has no sides there: neither its lines nor its table are a sheet."""
    page = np.full((640, 450, 3), 235, np.uint8)
    for row in range(20):
        cv2.putText(page, "Ho va ten: An", (40, 60 + 26 * row), cv2.FONT_HERSHEY_SIMPLEX, 0.6, (40,) * 3, 1)
    cv2.rectangle(page, (40, 120), (400, 560), (30, 30, 30), 1)

    assert of_lines(page) == []
