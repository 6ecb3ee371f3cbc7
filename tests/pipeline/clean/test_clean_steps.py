"""Steps that are left out are not taken, and nothing else is."""

import numpy as np
import pytest

from pipeline.clean import Steps, clean
from tests.pipeline.clean.clean_pages import dotted_page, no_say, page, quarter, slanted, text_page


def ink_of(picture, dpi, **left_out):
    """The one clean page without these steps."""
    (face,) = clean(page(picture, dpi), no_say, Steps(**left_out))
    return face


@pytest.mark.parametrize(("degrees", "slant"), [(90, 0.0), (0, 2.0)])
def test_a_page_may_be_left_as_it_lay(degrees, slant):
    """Without turning and levelling a page keeps its quarter turn and its slant."""
    picture = slanted(quarter(text_page(150), degrees), slant)
    done = ink_of(picture, 150)
    left = ink_of(picture, 150, turn=False, level=False)
    assert (done.turned, round(done.skew)) == (degrees, slant)
    assert (left.turned, left.skew) == (0, 0.0)


def test_leaders_may_stay():
    """Without their step leaders are still on the ink; the rest of the page is the same."""
    drawn = dotted_page()
    done, left = ink_of(drawn.page, 300), ink_of(drawn.page, 300, leaders=False)
    dots = (drawn.dots < 128) & (drawn.letters > 250)
    assert (done.ink[dots] < 128).mean() < 0.3
    assert (left.ink[dots] < 128).mean() > 0.5
    assert np.array_equal(done.image, left.image)
