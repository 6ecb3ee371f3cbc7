"""A picture made ready for the engine, and boxes that find their way back."""

import numpy as np
import pytest

from ocr.prepare import prepare
from ocr.types import Box, Line, Shape, Word


def page(*marks: Box) -> np.ndarray:
    """White paper with black marks."""
    picture = np.full((1000, 2000), 255, np.uint8)
    for mark in marks:
        picture[mark.top : mark.bottom, mark.left : mark.right] = 0
    return picture


def seen_at(picture: np.ndarray) -> Box:
    """The box of the ink."""
    rows, columns = np.nonzero(picture < 128)
    return Box(int(columns.min()), int(rows.min()), int(columns.max()) + 1, int(rows.max()) + 1)


@pytest.mark.parametrize("left", [10, 980, 1900])
@pytest.mark.parametrize(("shape", "dpi"), [(Shape.PAGE, 250), (Shape.PAGE, 150), (Shape.LINE, 300)])
def test_boxes_find_their_way_back(left: int, shape: Shape, dpi: int) -> None:
    """A mark seen in the prepared picture is told where it stands in the given one, to two pixels."""
    mark = Box(left, 500, left + 60, 530)
    ready = prepare(page(mark), shape, dpi)
    (line,) = ready.back((Line((Word("x", seen_at(ready.image), 1.0),)),))
    there = line.box
    assert (there.left, there.top, there.right, there.bottom) == pytest.approx(
        (mark.left, mark.top, mark.right, mark.bottom), abs=2
    )


def test_a_page_is_tilted_without_blur() -> None:
    """The right side of a page sinks, the left rises, and no grey comes between black and white."""
    left, right = Box(0, 500, 40, 530), Box(1960, 500, 2000, 530)
    ready = prepare(page(left, right), Shape.PAGE, 170)
    assert seen_at(ready.image[:, :40]).top < 500 < seen_at(ready.image[:, 1960:]).top
    assert set(np.unique(ready.image)) == {0, 255}


def test_a_single_line_is_left_level() -> None:
    """Crops are not tilted: their margin is narrow."""
    ready = prepare(page(Box(0, 500, 2000, 530)), Shape.LINE, 250)
    assert seen_at(ready.image).height == 30


def test_a_card_is_read_larger_than_a_page() -> None:
    """Labels of 5 points need more pixels than the print of a form."""
    image = page(Box(0, 500, 200, 530))
    assert prepare(image, Shape.CARD, 300).scale == 1.0 > prepare(image, Shape.PAGE, 300).scale
    assert prepare(image, Shape.CARD, 150).scale == 2.0
