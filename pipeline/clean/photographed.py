"""The cards, or the one page, on a photo or on a scanner's bed that is not plain.

A figure is found by its light or its tint, or by the lines of its sides where it lies on other papers; points
are those of the picture reduced to 640 (``small``) or 1280 pixels (``middle``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import cv2
import numpy as np

from ocr.types import Image
from pipeline.clean.geometry import Corners, side_lengths, within
from pipeline.clean.ground import letters_on, print_outside, same_paper, text_inside, text_outside
from pipeline.clean.outlines import of_lines
from pipeline.clean.pale import of_paper, tint_apart
from pipeline.clean.quads import Quad, faint_masks, masks, quads_of
from pipeline.clean.sides import SEEN, seen_sides, soft, standing_out
from pipeline.clean.sizes import Kind, is_card_shape

_LONGEST_SHAPE = 3.6
"""Longer side by shorter side of the longest papers (till receipts)."""
_PLAIN = 0.75
"""From so clear a change on all sides the ground is no paper: a table's grain can look like lines of text."""
_CLEARER = 1.2
"""How many times clearer the sides of a figure found by a faint change must be to replace a bright one."""
_CARD_SHARE = 0.06
"""The least a single sheet may cover: less of a photo cannot be read anyway."""
_LONE = 0.25
"""A figure on a scanner's lid smaller than this may lie among others that were not found."""
_LOST = 0.04
"""Share of all letters that may lie beside such a sheet: specks of the table."""
_TRIED, _HALF_SEEN = 24, 0.4
"""Figures of lines that are looked at; the share of each side that must be seen though papers lie below."""
_ELSEWHERE, _MOSTLY = 0.6, 0.8
"""Share of the print that may stand on those, and where all sides of the front sheet are seen."""
_PALE = 0.2
"""The least a sheet covers that only its tint tells from the table."""
_SLACK = 0.025
"""Of a sheet's longer side: as near its outline lie points that are on it."""
_FILLS = 0.93
"""A figure that covers this much of the picture is the picture."""


def enlarged(corners: Corners, scale: float) -> Corners:
    """Points of a picture reduced by ``scale``, on the picture it was reduced from."""
    return np.asarray((corners + 0.5) / scale - 0.5, dtype=np.float64)


def photographed(small: Image, middle: Image, scanned: bool) -> tuple[list[Corners], Kind | None]:
    """The cards, or else the one page, of a picture whose ground is not plain; kind None: judge by shape."""
    factor = small.shape[1] / middle.shape[1]
    found = _figures(small, masks(small), scanned)
    if not found or not (scanned or _plain_to_see(small, [found[0].corners])):
        faint = _figures(small, faint_masks(small), scanned)
        faint = [quad for quad in faint if text_inside(middle, enlarged(quad.corners, factor))]
        found = _clearer(small, found, faint)
    if not found and not scanned:
        found = _pale(small, middle)
    if not found:
        front = [] if scanned else _in_front(small, middle)
        return front, None
    best = found[0]
    if not scanned and not whole_inside(small, best.corners):
        front = _in_front(small, middle)  # two papers may make one figure that runs out of the picture
        if front:
            return front, None
    alike = [one for one in found if 0.6 < one.share / best.share < 1.7 and _is_card(one)]
    figures = [one.corners for one in alike] if _is_card(best) and not scanned else [best.corners]
    if len(figures) == 1 and best.share < _CARD_SHARE:
        return [], None
    inside = [enlarged(one, factor) for one in figures]
    unsure = (scanned and best.share < _LONE) or not _plain_to_see(small, figures)
    if unsure and text_outside(middle, inside, standing=scanned):
        return [], None
    return figures, Kind.CARD if _is_card(best) and not scanned else None


def _figures(small: Image, guesses: Iterable[Image], scanned: bool) -> list[Quad]:
    found = standing_out(soft(small), _long_enough(guesses))
    return [quad for quad in found if not same_paper(small, quad.corners, scanned)]


def _clearer(small: Image, bright: Sequence[Quad], faint: Sequence[Quad]) -> list[Quad]:
    """The figures of both masks; a faint one counts beside a bright one only if its sides are far clearer."""
    lab = soft(small)
    least = _CLEARER * seen_sides(lab, bright[0].corners)[1] if bright else 0.0
    return standing_out(lab, [*bright, *(one for one in faint if seen_sides(lab, one.corners)[1] >= least)])


def _pale(small: Image, middle: Image) -> list[Quad]:
    """A sheet that only its tint tells from its table: whole in the picture, and all of the print on it."""
    letters, ink = letters_on(middle)
    apart = tint_apart(small, letters, ink)
    if apart is None:
        return []
    factor = small.shape[1] / middle.shape[1]
    found = [quad for quad in standing_out(apart, _long_enough(of_paper(apart))) if quad.share >= _PALE]
    found = [quad for quad in found if whole_inside(small, quad.corners)]
    return [quad for quad in found if print_outside(letters, enlarged(quad.corners, factor)) < _LOST][:1]


def _in_front(small: Image, middle: Image) -> list[Corners]:
    """The sheet that lies on other papers: by the lines of its sides, most of the print on it."""
    lab, factor = soft(small), small.shape[1] / middle.shape[1]
    sheets = [quad.corners for quad in _long_enough(masks(small)) if seen_sides(lab, quad.corners)[0] >= SEEN]
    seen = [
        (quad.corners, _MOSTLY if sides >= SEEN else _ELSEWHERE)
        for quad in of_lines(small)[:_TRIED]
        if (sides := seen_sides(lab, quad.corners)[0]) >= _HALF_SEEN
        and not same_paper(small, quad.corners, False)
        and not any(is_folded_off(quad.corners, sheet) for sheet in sheets)
    ]
    if not seen:
        return []
    letters, _ = letters_on(middle)
    front = [one for one, most in seen if print_outside(letters, enlarged(one, factor)) < most][:1]
    return [one for one in front if text_inside(middle, enlarged(one, factor))]


def is_folded_off(part: Corners, sheet: Corners) -> bool:
    """Whether a fold parts this figure from a sheet: its corners lie on the outline of the sheet, and one of
    its sides runs across it.
    """
    outline = sheet.astype(np.float32)

    def depth(points: Corners) -> Corners:
        return np.array([cv2.pointPolygonTest(outline, (float(x), float(y)), True) for x, y in points])

    middles = (part + np.roll(part, -1, axis=0)) / 2
    slack = _SLACK * max(side_lengths(sheet))
    return bool((np.abs(depth(part)) < slack).all()) and int((depth(middles) > 3 * slack).sum()) == 1


def _long_enough(guesses: Iterable[Image]) -> list[Quad]:
    """The figures of these masks that have a paper's shape."""
    found = [quad for mask in guesses for quad in quads_of(mask) if quad.share < _FILLS]
    return [quad for quad in found if _shape(quad) < _LONGEST_SHAPE]


def _shape(quad: Quad) -> float:
    wide, high = side_lengths(quad.corners)
    return max(wide, high) / max(1e-6, min(wide, high))


def _is_card(quad: Quad) -> bool:
    return is_card_shape(*side_lengths(quad.corners), 0.1)


def whole_inside(small: Image, corners: Corners) -> bool:
    """Whether the picture holds all of the figure."""
    high, wide = small.shape[:2]
    return within(corners, wide, high)


def is_seen(small: Image, corners: Corners) -> bool:
    """Whether the ground changes along all sides."""
    return seen_sides(soft(small), corners)[0] >= SEEN


def _plain_to_see(small: Image, figures: Sequence[Corners]) -> bool:
    """Whether all figures lie on a ground of quite another colour than theirs."""
    lab = soft(small)
    sides = [seen_sides(lab, corners) for corners in figures]
    return all(seen >= SEEN and clear >= _PLAIN for seen, clear in sides)


def is_doubtful(small: Image, figures: Sequence[Corners], scanned: bool) -> bool:
    """Whether the one figure of a photo has a side that is not plain: a shadow's edge may have bent it."""
    return not scanned and len(figures) == 1 and not _plain_to_see(small, figures)
