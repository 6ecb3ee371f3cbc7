"""A line's picture cropped as the line reader learnt lines: little white above and below its letters.

Values printed off their label's line, or in wide rows, stand small in a corner of the region; the network
then takes a 0 for a 9, however plain it is.
"""

from __future__ import annotations

from dataclasses import replace

from ocr.types import Box
from pipeline.extract.ink import FAINT, bits
from pipeline.types import CleanPage

_LETTER = (0.35, 2.0)
"""Word heights that a letter is high."""
_LOOSE, _OFF = 2.1, 0.75
"""A crop more than so many times as high as its letters, or with more than that of their height in white on
one side, is framed anew: of lines that stand as they should nine in ten are within both.
"""
_ABOVE, _BELOW = 0.42, 0.36
"""Of the letters' height the white left above them, where marks of capitals stand, and below: the usual share
of lines that are read well.
"""


def framed(page: CleanPage, box: Box, tall: int) -> Box:
    """``box`` (pixels of the page) closer around its letters where they stand in much white; else ``box``.

    Letters cut by the upper or lower side are a neighbour's. ``tall``: the height of the page's words.
    """
    crop = box.cut(page.ink)
    if not crop.size or tall < 1:
        return box
    _, top, _, high = bits(crop, FAINT)
    letters = (high >= _LETTER[0] * tall) & (high <= _LETTER[1] * tall) & (top > 0) & (top + high < len(crop))
    if not letters.any():
        return box
    first, last = int(top[letters].min()), int((top + high)[letters].max())
    tallest = last - first
    if len(crop) <= _LOOSE * tallest and max(first, len(crop) - last) <= _OFF * tallest:
        return box
    above, below = max(first - round(_ABOVE * tallest), 0), min(last + round(_BELOW * tallest), len(crop))
    return replace(box, top=box.top + above, bottom=box.top + below)
