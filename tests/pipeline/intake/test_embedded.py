"""A scanned page's own picture is taken where it is the page, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from pipeline.intake import Limits, poppler
from pipeline.intake.embedded import own_picture
from tests.pipeline.intake import files

SIZE = (1240, 1754)


def own(folder: Path, content: bytes):
    """The page's own picture, or None."""
    path = folder / "a.pdf"
    path.write_bytes(content)
    _, sheets = poppler.sheets(path, 1, 1, 20)
    (picture,) = poppler.pictures_on(path, 1, 20)
    return own_picture(path, sheets[1], picture, SIZE, Limits())


def test_a_page_that_is_one_picture_comes_as_the_scanner_made_it(tmp_path: Path) -> None:
    """Dot by dot what drawing the page gives, within what JPEG and rounding change."""
    content = files.photographed_pdf()
    found = own(tmp_path, content)
    drawn = poppler.render(tmp_path / "a.pdf", 1, 150.0, 20, strict=True)
    assert found is not None
    assert drawn is not None
    assert (found.shape[1], found.shape[0]) == SIZE
    high, wide = min(found.shape[0], drawn.shape[0]), min(found.shape[1], drawn.shape[1])
    assert np.abs(found[:high, :wide].astype(int) - drawn[:high, :wide].astype(int)).mean() < 4


@pytest.mark.parametrize("odd", [{"note": "Da ky so"}, {"turned": True}, {"shrunk": True}])
def test_a_page_that_shows_more_or_otherwise_is_drawn(tmp_path: Path, odd: dict[str, object]) -> None:
    """A note laid over the scan, a turned page, a picture that is only part of it: poppler draws them."""
    assert own(tmp_path, files.photographed_pdf(**odd)) is None


def test_a_page_of_another_kind_of_picture_is_drawn(tmp_path: Path) -> None:
    """Only JPEG is taken out: what fpdf packs otherwise is drawn as ever."""
    assert own(tmp_path, files.scanned_pdf()) is None
