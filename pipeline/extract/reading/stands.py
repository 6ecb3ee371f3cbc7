"""Where on a line a region's value stands: from shortly before its first letter to behind its last word.

Boxes of the page reading may cut a first letter, leave a label's last one in, or hold a footnote's mark and
much white; readers pay for each with wrong letters. Boxes and widths are pixels of the clean page, ``tall``
is the height of its words.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ocr.types import Box
from pipeline.extract.cutting.notes import begun
from pipeline.extract.cutting.sheet import Piece
from pipeline.extract.ink import DARK, FAINT, bits, inked, letter_ends, paper_of
from pipeline.types import CleanPage

_BEFORE = 0.3
"""Word heights of paper left before a region's first word."""
_LABEL_ENDS = 0.12
"""Word heights of ink of the label's last letter or colon that may stand inside a region."""
_WORD_SPACE = 0.2
"""Word heights of white between words at least; less is between letters."""
_MARGIN = 0.5
"""Word heights of paper left before the first letter; behind more the line reader doubles that letter."""
_FAR = 4
"""Word heights of white behind the last word after which nothing belongs to the line."""


def value_box(page: CleanPage, piece: Piece, box: Box, tall: int) -> Box:
    """Where the value of a line stands: ``box`` from shortly before its first letter on."""
    found = begun(page, piece, _from_gap(page, box.clipped(page.width, page.height), tall), tall)
    first = next((token.box.left for token in piece.tokens if token.key), found.left)
    left = first - int(_MARGIN * tall)
    before = page.ink[found.top : found.bottom, found.left : left]
    if left - found.left < tall or inked(before, tall, FAINT):
        return found
    return replace(found, left=left)


def trimmed(page: CleanPage, piece: Piece, tall: int) -> Box:
    """The box of a line without the empty paper after its last word (reading time grows with the width).

    What stands far behind it is no part of the value: a code, a photo, a stamp.
    """
    worded = [token.box.right for token in piece.tokens if token.key]
    if not worded:
        return _to_letters(page, piece.box, tall)
    end = max(worded) + tall
    rest = replace(piece.box, left=min(end, piece.box.right), right=min(end + _FAR * tall, piece.box.right))
    if inked(rest.cut(page.ink), tall, FAINT):
        return piece.box
    return replace(piece.box, right=max(min(end, piece.box.right), piece.box.left))


def letters_box(page: CleanPage, box: Box, tall: int) -> Box | None:
    """The part of a place without words where letters may stand, without frames and specks; None: nowhere."""
    crop = box.cut(page.ink)
    if crop.size == 0:
        return None
    x, y, wide, high = bits(crop, FAINT)
    inside = (x > 0) & (y > 0) & (x + wide < crop.shape[1]) & (y + high < crop.shape[0])
    fits = inside & (high > 0.3 * tall) & (high < 1.5 * tall) & (wide < 2.5 * tall) & (wide > 0.1 * tall)
    if not (fits & (high > 0.45 * tall)).any():
        return None
    room = round(_BEFORE * tall)
    left, top = box.left + int(x[fits].min()) - room, box.top + int(y[fits].min()) - room
    right = box.left + int((x + wide)[fits].max()) + room
    bottom = box.top + int((y + high)[fits].max()) + room
    return Box(max(left, 0), max(top, box.top), right, min(bottom, box.bottom))


def _to_letters(page: CleanPage, box: Box, tall: int) -> Box:
    """A box in which the page reading saw no word, as wide as what may be letters there."""
    ends = letter_ends(box.cut(page.ink), tall, FAINT)
    if ends is None:
        return box
    left, right = max(box.left + ends[0] - tall, box.left), min(box.left + ends[1] + tall, box.right)
    return replace(box, left=left, right=right)


def _from_gap(page: CleanPage, box: Box, tall: int) -> Box:
    """The box begun in white: a page reading's boxes may cut the first letter, or leave the label's last in.

    Ink that crosses the left side, hardly reaches inside and has no word space before it is the label's.
    """
    reach, inside = min(int(1.2 * tall), box.left), int(_LABEL_ENDS * tall)
    strip = page.ink[box.top : box.bottom, box.left - reach : box.left + inside + 1]
    if strip.size == 0:
        return box
    paper = paper_of(box.cut(page.ink)) if box.width else 255.0
    white = np.asarray((strip >= paper - DARK).all(axis=0))
    before, after = np.flatnonzero(white[: reach + 1]), np.flatnonzero(white[reach:])
    last = int(before[-1]) if before.size else 0
    space = last - int(np.flatnonzero(~white[: last + 1])[-1]) if not white[: last + 1].all() else last
    if after.size and (last == reach or space < _WORD_SPACE * tall):
        return replace(box, left=min(box.left + int(after[0]), box.right))
    return replace(box, left=box.left - reach + last) if before.size else box
