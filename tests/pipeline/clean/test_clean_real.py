"""Pictures that nobody here took: sheets, slants and turns as people annotated them."""

import json
from pathlib import Path

import cv2
import numpy as np
import pytest

from pipeline.clean import clean
from pipeline.clean.frame import sheets
from pipeline.intake.resolution import guessed_dpi
from tests.pipeline.clean.clean_pages import no_say, page

FOLDER = Path(__file__).resolve().parents[4] / "shared" / "real" / "geometry"
WHITE_ON_WHITE = ("low-00", "low-02", "medium-01", "medium-03", "medium-05", "a4-on-white", "low-contrast")
"""Sheets that hardly differ from their ground are left whole or cut roughly, never lost."""

pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(not FOLDER.exists(), reason="the folder of real files is not beside the checkout"),
]


def expected(kind):
    """Names and truths of one kind of picture."""
    if not FOLDER.exists():
        return []
    every = json.loads((FOLDER / "expected.json").read_text())
    return sorted((name, truth) for name, truth in every.items() if name.startswith(kind))


def opened(name):
    """A picture with the dots an inch that intake would give it."""
    picture = cv2.imread(str(FOLDER / name))
    return picture, guessed_dpi(picture.shape[1], picture.shape[0])


@pytest.mark.parametrize(("name", "truth"), expected("corners"))
def test_corners_of_photographed_sheets(name, truth):
    """Corners lie within 2 % of the diagonal of where people see them; faint sheets are not lost."""
    picture, dpi = opened(name)
    (found,) = sheets(picture, dpi)
    wanted = np.array(truth["corners_tl_tr_br_bl"], float)
    if any(part in name for part in WHITE_ON_WHITE):
        inside = [
            cv2.pointPolygonTest(found.corners.astype(np.float32), tuple(spot), True) for spot in wanted
        ]
        assert min(inside) > -0.06 * np.hypot(*picture.shape[:2])
    else:
        off = min(np.linalg.norm(np.roll(found.corners, k, axis=0) - wanted, axis=1).max() for k in range(4))
        assert off < 0.02 * np.hypot(*picture.shape[:2])


@pytest.mark.parametrize(("name", "truth"), expected("deskew"))
def test_slants_of_real_scans(name, truth):
    """The slant agrees with the annotation within its tolerance; a picture without text is left alone."""
    picture, dpi = opened(name)
    found = clean(page(picture, dpi), no_say)[0]
    assert found.skew == pytest.approx(truth["correction_deg_ccw"], abs=truth["tolerance_deg"])
