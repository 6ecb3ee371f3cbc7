"""A line of print as the network wants it; the same code while training and while reading."""

from __future__ import annotations

from typing import TypeAlias

import cv2
import numpy as np
import numpy.typing as npt

from ocr.levels import levels
from ocr.types import Image

HEIGHT = 48
"""Pixels of a line's height as the network sees it."""
STRIDE = 4
"""Pixels of that picture's width to one column of the answer."""
_NARROWEST = 16
_FAINTEST = 24.0
"""Levels between paper and ink below which a line is not stretched further: it would be noise."""

Strip: TypeAlias = npt.NDArray[np.float32]


def prepare(line: Image) -> Strip:
    """A line (height, width) of grey, dark on light, as (48, width): paper 0, ink 1, contrast evened."""
    small = sized(line)
    paper, ink = levels(small, 90, 1)
    even = (paper - small.astype(np.float32)) / max(paper - ink, _FAINTEST)
    return np.asarray(np.clip(even, -0.5, 1.5), np.float32)


def sized(line: Image) -> Image:
    """The line as high as the network wants it."""
    if line.shape[0] == HEIGHT:
        return line
    width = max(_NARROWEST, round(line.shape[1] * HEIGHT / line.shape[0]))
    shrink = cv2.INTER_AREA if line.shape[0] > HEIGHT else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(line, (width, HEIGHT), interpolation=shrink), np.uint8)
