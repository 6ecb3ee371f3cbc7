"""Where on a picture the sheets are: the whole of it, a page on a table, cards on a scan.

Wrongly cut is worse than not cut: a figure counts as a sheet only when all its sides are seen as a change
from another ground, and print on the same paper (a certificate's border, a table, a photo box) is no such
change.
"""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from ocr.types import Image
from pipeline.clean.bed import cards_on_ground
from pipeline.clean.clusters import printed_cards
from pipeline.clean.edges import sharpened
from pipeline.clean.geometry import Corners, rectangle, shrunk, side_lengths, squared
from pipeline.clean.ground import (
    fills_bed,
    letters_dpi,
    lies_on_ground,
    printed_as_sheet,
    text_outside,
)
from pipeline.clean.nested import cards_on
from pipeline.clean.photographed import enlarged, is_doubtful, is_seen, photographed, whole_inside
from pipeline.clean.sizes import (
    CARD_LONG,
    CARD_SHORT,
    INCH,
    Kind,
    Sheet,
    guess,
    is_bed,
    is_card_shape,
    is_standard,
    of_photo,
)

_SMALL = 640
"""Longer side of the picture that is searched."""
_MIDDLE = 1280
"""Longer side of the picture on which the sides are found more exactly, and how far they may move there."""
_REACH = 12.0
_DOUBTFUL = 1600
"""Pictures up to this many pixels that have no usual size come from screens; their dpi is a guess."""
_DISAGREE = 1.7
_ASSUMED, _FAXED, _OFF = 300.0, 2000, 1.5
"""Dots an inch of a picture that says nothing of them, and the same limits for those: fax machines send
1,728 dots across.
"""
_CUT_MM = 2.0
_OVER = 1.2
"""A figure so much longer than a card is no single card."""


def sheets(image: Image, dpi: float) -> tuple[Sheet, ...]:
    """Every sheet or card on a raw BGR picture, in reading order; the whole picture when none stands out."""
    high, wide = image.shape[:2]
    if min(high, wide) < 200 or _is_cut_card(wide, high, dpi):
        return (whole(image, dpi),)
    scanned = is_standard(wide, high, dpi)
    middle, part = _reduced(image, _MIDDLE, exact=not scanned)
    small, _ = _reduced(middle, _SMALL, exact=not scanned)
    scanned = scanned and not lies_on_ground(small)
    scale = small.shape[1] / wide
    figures, outlined = cards_on_ground(small, dpi * scale / INCH if scanned else None)
    kind: Kind | None = Kind.CARD
    if (scanned or is_bed(wide, high, dpi)) and not outlined:
        copied = printed_cards(middle, dpi * part / INCH)
        if copied and (scanned or len(copied) > 1):  # one card alone may be anything seen from farther off
            return tuple(Sheet(enlarged(one, part), Kind.CARD, dpi) for one in _reading_order(copied))
    within = [enlarged(corners, scale / part) for corners in figures]
    if scanned and not outlined and within and text_outside(middle, within):
        figures = []  # lines that end close together may look like a card's print
    if not scanned and not all(
        is_seen(small, corners) and whole_inside(small, corners) for corners in figures
    ):
        figures = []  # the bright half of a page under a lamp may have a card's shape
    if (not figures or is_doubtful(small, figures, scanned)) and not (scanned and fills_bed(small)):
        page, of_kind = photographed(small, middle, scanned)
        if page:
            figures, kind = page, of_kind
    true_dpi = dpi if scanned else None
    if not figures or (_is_card_sized(wide, high, dpi) and _are_small(figures, small)):
        sheet = whole(image, dpi)
        edged = is_bed(wide, high, dpi) or (scanned and not fills_bed(small))
        return _or_its_cards(middle, part, sheet, true_dpi) if edged else (sheet,)
    found = [
        enlarged(sharpened(middle, enlarged(corners, scale / part), _REACH), part)
        for corners in _reading_order(figures)
    ]
    laid = _laid(middle, part, found, kind, true_dpi)
    alone = len(laid) == 1 and laid[0].kind is Kind.SHEET
    return _or_its_cards(middle, part, laid[0], true_dpi) if alone else laid


def _laid(
    middle: Image, part: float, found: Sequence[Corners], kind: Kind | None, dpi: float | None
) -> tuple[Sheet, ...]:
    """The figures (corners on the raw picture) as cards and sheets; ``dpi`` is a scanner's, which is true."""
    if dpi is not None:
        return tuple(_scanned(corners, kind, dpi) for corners in found)
    kinds = [_kind(middle, enlarged(corners, 1 / part), kind or guess(corners)) for corners in found]
    return tuple(of_photo(corners, one) for corners, one in zip(found, kinds, strict=True))


def _or_its_cards(middle: Image, part: float, sheet: Sheet, dpi: float | None) -> tuple[Sheet, ...]:
    """The cards copied onto the sheet, or the sheet itself; ``dpi`` is a scanner's, which is true."""
    cards, outlined = cards_on(middle, enlarged(sheet.corners, 1 / part))
    exact = [sharpened(middle, one, _REACH) if outlined else one for one in _reading_order(cards)]
    corners = [enlarged(one, part) for one in exact]
    if dpi is not None:
        return tuple(_scanned(one, Kind.CARD, dpi) for one in corners) or (sheet,)
    return tuple(of_photo(one, Kind.CARD) for one in corners) or (sheet,)


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


def whole(image: Image, dpi: float) -> Sheet:
    """All of the picture; where its dots an inch are doubtful, its shape and then its letters decide them."""
    high, wide = image.shape[:2]
    all_of_it = rectangle(wide, high)
    if _is_card_sized(wide, high, dpi):
        return Sheet(all_of_it, Kind.CARD, max(wide, high) / CARD_LONG * INCH, cut=False)
    largest, disagree = (_FAXED, _OFF) if dpi == _ASSUMED else (_DOUBTFUL, _DISAGREE)
    if is_standard(wide, high, dpi) or max(wide, high) > largest:
        return Sheet(all_of_it, Kind.WHOLE, dpi, cut=False)
    by_letters = letters_dpi(image)
    doubtful = by_letters is not None and dpi > disagree * by_letters
    return Sheet(all_of_it, Kind.WHOLE, by_letters if doubtful and by_letters else dpi, cut=False)


def _is_card_sized(wide: int, high: int, dpi: float) -> bool:
    """Whether the picture is a card with hardly anything around it."""
    return is_card_shape(wide, high, 0.05) and max(wide, high) / dpi * INCH < CARD_LONG * 1.12


def _are_small(figures: Sequence[Corners], small: Image) -> bool:
    """Whether none covers half of the picture: on a picture of one card they are its code, chip or photo."""
    least = small.shape[0] * small.shape[1] / 2
    return all(cv2.contourArea(corners.astype(np.float32)) < least for corners in figures)


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
