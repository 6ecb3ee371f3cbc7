"""Cards that lie on a sheet of A4 which itself lies on a table or on a scanner's bed: copies of cards."""

from __future__ import annotations

import cv2
import numpy as np

from ocr.types import Image
from pipeline.clean.bed import cards_on_ground
from pipeline.clean.clusters import printed_cards
from pipeline.clean.geometry import Corners, halved, inverse, mapped, rectangle, side_lengths, unfolding
from pipeline.clean.ground import text_outside
from pipeline.clean.sizes import A4_LONG, A4_SHORT, CARD_LONG, CARD_SHORT

_LONG = 1280
"""Longer side in pixels of the sheet that is searched."""
_SHAPE = 0.08
"""How far the sheet may miss the shape of A4."""
_EDGE = 0.03
"""Share of the longer side cut off all round: dark edges of a copy, and of a sheet cut out askew."""
_LEAST, _MOST = 0.7, 1.6
"""A card's size on a copy that makes it smaller or larger."""
_APART = 0.5
"""Two cards' middles are at least so many of a card's shorter sides apart."""


def cards_on(middle: Image, sheet: Corners) -> tuple[list[Corners], bool]:
    """Corners of every card on a ``sheet`` of A4 (pixels of the BGR picture ``middle``); empty where anything
    else is on it. The second value says whether their outlines were seen, or are guessed around their print.
    """
    wide, high = side_lengths(sheet)
    if abs(max(wide, high) / max(min(wide, high), 1.0) / (A4_LONG / A4_SHORT) - 1) > _SHAPE:
        return [], False
    scale = _LONG / max(wide, high)
    size = round(wide * scale), round(high * scale)
    unfold = unfolding(sheet, *size)
    edge = round(_EDGE * _LONG)
    flat = cv2.warpPerspective(middle, unfold, size, flags=cv2.INTER_LINEAR)[edge:-edge, edge:-edge]
    page = np.ascontiguousarray(flat, dtype=np.uint8)
    mm = _LONG / A4_LONG
    outlined = _outlined(page, mm)
    found = outlined or printed_cards(page, mm)
    if not _are_apart(found, mm) or text_outside(page, found, standing=True):
        return [], False
    inside = rectangle(page.shape[1], page.shape[0])
    if any((card < inside[0] - edge).any() or (card > inside[2] + edge).any() for card in found):
        return [], False
    return [mapped(inverse(unfold), card + edge) for card in found], bool(outlined)


def _outlined(page: Image, mm: float) -> list[Corners]:
    """Cards seen by their outlines; of those not of a card's own size (an enlarged copy) all must be."""
    small = halved(page)
    found, outlined = cards_on_ground(small, mm / 2)
    if not outlined:
        by_shape, outlined = cards_on_ground(small, None)
        found = by_shape if outlined else found
    return [card * 2 + 0.5 for card in found]


def _are_apart(cards: list[Corners], mm: float) -> bool:
    """Whether there are cards, each of about a card's size and none over another."""
    middles = [card.mean(axis=0) for card in cards]
    sizes = [sorted(side_lengths(card)) for card in cards]
    of_size = all(
        _LEAST * CARD_SHORT * mm < short < _MOST * CARD_SHORT * mm and long < _MOST * CARD_LONG * mm
        for short, long in sizes
    )
    least = _APART * CARD_SHORT * mm
    apart = all(
        float(np.linalg.norm(one - other)) > least
        for at, one in enumerate(middles)
        for other in middles[at + 1 :]
    )
    return bool(cards) and of_size and apart
