"""Where on a picture the sheets are: the whole of it, a page on a table, cards on a scan.

Wrongly cut is worse than not cut: a figure counts as a sheet only when all its sides are seen as a change
from another ground, and print on the same paper (a certificate's border, a table, a photo box) is no such
change.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from ocr.types import Image
from pipeline.clean.bed import cards_on_ground
from pipeline.clean.clusters import printed_cards
from pipeline.clean.edges import sharpened
from pipeline.clean.geometry import Corners, rectangle, shrunk, side_lengths, squared, within
from pipeline.clean.ground import (
    fills_bed,
    letters_dpi,
    letters_on,
    print_outside,
    printed_as_sheet,
    same_paper,
    text_inside,
    text_outside,
)
from pipeline.clean.outlines import of_lines
from pipeline.clean.pale import of_paper, tint_apart
from pipeline.clean.quads import Quad, faint_masks, masks, quads_of
from pipeline.clean.sides import SEEN, seen_sides, soft, standing_out
from pipeline.clean.sizes import (
    CARD_LONG,
    CARD_SHORT,
    INCH,
    Kind,
    Sheet,
    guess,
    is_card_shape,
    is_standard,
    of_photo,
)

_SMALL = 640
"""Longer side of the picture that is searched."""
_MIDDLE = 1280
"""Longer side of the picture on which the sides are found more exactly, and how far they may move there."""
_REACH = 12.0
_LONGEST_SHAPE = 3.6
"""Longer side by shorter side of the longest papers (till receipts)."""
_DOUBTFUL = 1600
"""Pictures up to this many pixels that have no usual size come from screens: their dpi is a guess."""
_DISAGREE = 1.7
_PLAIN = 0.75
"""From so clear a change on all sides the ground is no paper: a table's grain can look like lines of text."""
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
_CUT_MM = 2.0
_OVER = 1.2
"""A figure so much longer than a card is no single card."""
_FILLS = 0.93
"""A figure that covers this much of the picture is the picture."""


def sheets(image: Image, dpi: float) -> tuple[Sheet, ...]:
    """Every sheet or card on a raw BGR picture, in reading order; the whole picture when none stands out."""
    high, wide = image.shape[:2]
    if min(high, wide) < 200 or _is_cut_card(wide, high, dpi):
        return (whole(image, dpi),)
    scanned = is_standard(wide, high, dpi)
    middle, part = _reduced(image, _MIDDLE, exact=not scanned)
    small, _ = _reduced(middle, _SMALL, exact=not scanned)
    scale = small.shape[1] / wide
    figures, outlined = cards_on_ground(small, dpi * scale / INCH if scanned else None)
    kind: Kind | None = Kind.CARD
    if scanned and not outlined:
        copied = printed_cards(middle, dpi * part / INCH)
        if copied:
            return tuple(Sheet(_raw(one, part), Kind.CARD, dpi) for one in _reading_order(copied))
        if figures and text_outside(middle, [_raw(corners, scale / part) for corners in figures]):
            figures = []  # lines that end close together may look like a card's print
    if not scanned and not all(
        _is_seen(small, corners) and _whole_inside(small, corners) for corners in figures
    ):
        figures = []  # the bright half of a page under a lamp may have a card's shape
    if (not figures or _is_doubtful(small, figures, scanned)) and not (scanned and fills_bed(small)):
        page, of_kind = _photographed(small, middle, scanned)
        if page:
            figures, kind = page, of_kind
    if not figures:
        return (whole(image, dpi),)
    raw = [
        _raw(sharpened(middle, _raw(corners, scale / part), _REACH), part)
        for corners in _reading_order(figures)
    ]
    if scanned:
        return tuple(_scanned(corners, kind, dpi) for corners in raw)
    kinds = [_kind(middle, _raw(corners, 1 / part), kind or guess(corners)) for corners in raw]
    return tuple(of_photo(corners, one) for corners, one in zip(raw, kinds, strict=True))


def _scanned(corners: Corners, kind: Kind | None, dpi: float) -> Sheet:
    """A card or sheet on a scan: a scanner's dots an inch are true, whatever the sheet's size. What is larger
    than a card are cards over each other.
    """
    long = max(side_lengths(corners)) / dpi * INCH
    if kind is not Kind.CARD or long > CARD_LONG * _OVER:
        return Sheet(corners, Kind.SHEET, dpi)
    return Sheet(squared(corners, CARD_LONG / INCH * dpi, CARD_SHORT / INCH * dpi), Kind.CARD, dpi)


def _reduced(image: Image, longest: int, *, exact: bool) -> tuple[Image, float]:
    scale = min(1.0, longest / max(image.shape[:2]))
    if scale == 1.0:
        return image, 1.0
    size = (max(1, round(image.shape[1] * scale)), max(1, round(image.shape[0] * scale)))
    return shrunk(image, *size, exact=exact), scale


def _raw(corners: Corners, scale: float) -> Corners:
    """Points of a picture reduced by ``scale``, on the picture it was reduced from."""
    return np.asarray((corners + 0.5) / scale - 0.5, dtype=np.float64)


def _photographed(small: Image, middle: Image, scanned: bool) -> tuple[list[Corners], Kind | None]:
    """The cards, or else the one page, of a picture whose ground is not plain; kind None: judge by shape."""
    factor = small.shape[1] / middle.shape[1]
    found = _figures(small, masks(small), scanned)
    if not found:
        found = _figures(small, faint_masks(small), scanned)
        found = [quad for quad in found if text_inside(middle, _raw(quad.corners, factor))]
    if not found and not scanned:
        found = _pale(small, middle)
    if not found:
        front = [] if scanned else _in_front(small, middle)
        return front, None
    best = found[0]
    if not scanned and not _whole_inside(small, best.corners):
        front = _in_front(small, middle)  # two papers may make one figure that runs out of the picture
        if front:
            return front, None
    alike = [one for one in found if 0.6 < one.share / best.share < 1.7 and _is_card(one)]
    figures = [one.corners for one in alike] if _is_card(best) and not scanned else [best.corners]
    if len(figures) == 1 and best.share < _CARD_SHARE:
        return [], None
    inside = [_raw(one, factor) for one in figures]
    unsure = (scanned and best.share < _LONE) or not _plain_to_see(small, figures)
    if unsure and text_outside(middle, inside, standing=scanned):
        return [], None
    return figures, Kind.CARD if _is_card(best) and not scanned else None


def _figures(small: Image, guesses: Iterable[Image], scanned: bool) -> list[Quad]:
    found = standing_out(soft(small), _long_enough(guesses))
    return [quad for quad in found if not same_paper(small, quad.corners, scanned)]


def _pale(small: Image, middle: Image) -> list[Quad]:
    """A sheet that only its tint tells from its table: whole in the picture, and all of the print on it."""
    letters, ink = letters_on(middle)
    apart = tint_apart(small, letters, ink)
    if apart is None:
        return []
    factor = small.shape[1] / middle.shape[1]
    found = [quad for quad in standing_out(apart, _long_enough(of_paper(apart))) if quad.share >= _PALE]
    found = [quad for quad in found if _whole_inside(small, quad.corners)]
    return [quad for quad in found if print_outside(letters, _raw(quad.corners, factor)) < _LOST][:1]


def _in_front(small: Image, middle: Image) -> list[Corners]:
    """The sheet that lies on other papers: by the lines of its sides, most of the print on it."""
    lab, factor = soft(small), small.shape[1] / middle.shape[1]
    seen = [
        (quad.corners, _MOSTLY if sides >= SEEN else _ELSEWHERE)
        for quad in of_lines(small)[:_TRIED]
        if (sides := seen_sides(lab, quad.corners)[0]) >= _HALF_SEEN
        and not same_paper(small, quad.corners, False)
    ]
    if not seen:
        return []
    letters, _ = letters_on(middle)
    front = [one for one, most in seen if print_outside(letters, _raw(one, factor)) < most][:1]
    return [one for one in front if text_inside(middle, _raw(one, factor))]


def _long_enough(guesses: Iterable[Image]) -> list[Quad]:
    """The figures of these masks that have a paper's shape."""
    found = [quad for mask in guesses for quad in quads_of(mask) if quad.share < _FILLS]
    return [quad for quad in found if _shape(quad) < _LONGEST_SHAPE]


def _shape(quad: Quad) -> float:
    wide, high = side_lengths(quad.corners)
    return max(wide, high) / max(1e-6, min(wide, high))


def _is_card(quad: Quad) -> bool:
    return is_card_shape(*side_lengths(quad.corners), 0.1)


def whole(image: Image, dpi: float) -> Sheet:
    """All of the picture; where its dots an inch are doubtful, its shape and then its letters decide them."""
    high, wide = image.shape[:2]
    all_of_it = rectangle(wide, high)
    long = max(wide, high) / dpi * INCH
    if is_card_shape(wide, high, 0.05) and long < CARD_LONG * 1.12:
        return Sheet(all_of_it, Kind.CARD, max(wide, high) / CARD_LONG * INCH, cut=False)
    if is_standard(wide, high, dpi) or max(wide, high) > _DOUBTFUL:
        return Sheet(all_of_it, Kind.WHOLE, dpi, cut=False)
    by_letters = letters_dpi(image)
    doubtful = by_letters is not None and dpi > _DISAGREE * by_letters
    return Sheet(all_of_it, Kind.WHOLE, by_letters if doubtful and by_letters else dpi, cut=False)


def _kind(middle: Image, corners: Corners, kind: Kind) -> Kind:
    """The kind by shape, but where the print says otherwise: a page seen aslant may have a card's shape."""
    return Kind.SHEET if kind is Kind.CARD and printed_as_sheet(middle, corners) else kind


def _reading_order(figures: list[Corners]) -> list[Corners]:
    """Rows from the top, each from the left."""
    rows: list[list[Corners]] = []
    for corners in sorted(figures, key=lambda one: float(one[:, 1].mean())):
        if rows and float(corners[:, 1].mean()) < float(rows[-1][0][:, 1].max()):
            rows[-1].append(corners)
        else:
            rows.append([corners])
    return [corners for row in rows for corners in sorted(row, key=lambda one: float(one[:, 0].mean()))]


def _is_cut_card(wide: int, high: int, dpi: float) -> bool:
    """Whether the scanner cut the card out itself: what is found on it is its photo."""
    long = max(wide, high) / dpi * INCH
    return is_card_shape(wide, high, 0.03) and abs(long - CARD_LONG) < _CUT_MM


def _whole_inside(small: Image, corners: Corners) -> bool:
    high, wide = small.shape[:2]
    return within(corners, wide, high)


def _is_seen(small: Image, corners: Corners) -> bool:
    """Whether the ground changes along all sides."""
    return seen_sides(soft(small), corners)[0] >= SEEN


def _plain_to_see(small: Image, figures: Sequence[Corners]) -> bool:
    """Whether all figures lie on a ground of quite another colour than theirs."""
    lab = soft(small)
    sides = [seen_sides(lab, corners) for corners in figures]
    return all(seen >= SEEN and clear >= _PLAIN for seen, clear in sides)


def _is_doubtful(small: Image, figures: Sequence[Corners], scanned: bool) -> bool:
    """Whether the one figure of a photo has a side that is not plain: a shadow's edge may have bent it."""
    return not scanned and len(figures) == 1 and not _plain_to_see(small, figures)
