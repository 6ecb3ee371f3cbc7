"""Grey levels of a picture by the share of its pixels, without sorting them."""

from __future__ import annotations

import cv2
import numpy as np
import numpy.typing as npt

from ocr.types import Image


def levels(picture: Image, *percents: float) -> tuple[float, ...]:
    """For each of ``percents`` (0 to 100) the level (0 to 255) of an 8-bit grey picture that this share of
    its pixels does not pass: ``numpy.percentile`` with the method "lower". Raises ``ValueError`` if empty.
    """
    if not picture.size:
        raise ValueError("an empty picture has no levels")
    below = np.cumsum(counts(picture))
    places = [int((picture.size - 1) * percent / 100) for percent in percents]
    return tuple(float(np.searchsorted(below, place, side="right")) for place in places)


def counts(picture: Image) -> npt.NDArray[np.int64]:
    """How many pixels of an 8-bit grey picture have each level: 256 numbers."""
    found = cv2.calcHist([np.ascontiguousarray(picture)], [0], None, [256], [0, 256])
    return found.ravel().astype(np.int64)
