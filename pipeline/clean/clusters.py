"""Cards of which a copy shows only the print: islands of ink of a card's size on an empty sheet."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations, product

import cv2
import numpy as np
import numpy.typing as npt
from scipy.spatial import cKDTree

from ocr.types import Image
from pipeline.clean.geometry import Corners
from pipeline.clean.ground import ink_of
from pipeline.clean.letters import Specks, letters, specks
from pipeline.clean.sizes import CARD_LONG, CARD_SHORT
from pipeline.clean.skew import skew_of_letters

_GAP_MM = 9.0
"""Print of one card is never farther apart; two cards seldom lie nearer."""
_LONG_MM, _SHORT_MM = (55.0, 95.0), (30.0, 60.0)
"""Sizes of the print of one face of a card, its margins left out."""
_ROOM = 1.08
"""A card by its print, where a copy made it larger than cards are."""
_CELLS_MM = 2.0
"""Cells a millimetre in which islands are told apart."""
_DIRT_MM, _STREAK_MM = 0.5, 100.0
"""Smallest and largest ink that is a card's."""
_SPECK_MM, _ALONE_MM = 2.0, 3.0
"""A speck so small is dirt when its neighbour's middle is so far: marks and dots stand nearer to letters."""
_LINE_MM, _THIN_MM = 30.0, 1.0
"""Length from which, and width up to which ink is a line, as dirt on the glass draws it through all that lies
there; without it a card is still as big.
"""
_ALL = 0.94
"""Share of the ink that must lie in such islands: anything else on the sheet and it is no sheet of cards."""
_HEADING_MM = 12.0
"""A line of a heading is no higher."""
_MOST = 8
_LEAST = 0.02
"""Share of the ink an island must hold: the fingers' prints beside a wide white on the back of a card do."""
_EMBLEM_MM = 8.0
"""Width and height from which a speck by itself may be the emblem of a card."""
_SHARED = 0.1
"""Share of a card that another's rectangle may cover: guessed corners are not exact."""
_BETWEEN_MM, _ALONE_BETWEEN_MM, _LEVELS = 2.0, 5.0, 4
"""White between two cards at least, beside others and where nothing else lies there; the places tried."""


def printed_cards(picture: Image, mm: float) -> list[Corners]:
    """Corners of each card on a BGR scan at ``mm`` pixels a millimetre; empty if it holds other things."""
    mask = _without_streaks(ink_of(picture, round(mm * 25.4)), mm)
    found = specks(mask)
    size = np.maximum(found.width, found.height)
    found = _in_company(found.only((size >= _DIRT_MM * mm) & (size <= _STREAK_MM * mm)), mm)
    if len(found) < 40:
        return []
    island = _islands(found, mask.shape[:2], mm)
    single = np.bincount(island)[island] == 1
    # A speck all by itself (a punched hole, a blot) is no writing, however big; but it may be an emblem.
    weights = np.bincount(island, np.where(single, 0.0, found.area))
    part = weights / max(weights.sum(), 1.0)
    faces = {at: found.only(island == at) for at in np.argsort(-part)[:_MOST].tolist() if part[at] > _LEAST}
    big = single & (np.minimum(found.width, found.height) > _EMBLEM_MM * mm)
    emblems = {at: found.only(island == at) for at in island[big].tolist()}
    cards = _cards_of(faces, emblems, mm)
    covered = sum(float(part[list(islands)].sum()) for islands in cards)
    every = [card for here in cards.values() for card in here]
    if len(every) > 1:
        covered += _heading(faces, cards, part, mm)
    return every if covered >= _ALL else []


def _heading(
    faces: Mapping[int, Specks],
    cards: Mapping[tuple[int, ...], object],
    part: npt.NDArray[np.float64],
    mm: float,
) -> float:
    """The share of the ink of a single line of print beside several cards ("BẢN SAO")."""
    taken = {at for islands in cards for at in islands}
    lines = [
        at
        for at, face in faces.items()
        if at not in taken and float(face.bottom.max() - face.top.min()) < _HEADING_MM * mm
    ]
    return float(part[lines[0]]) if len(lines) == 1 else 0.0


def _cards_of(
    faces: Mapping[int, Specks], emblems: Mapping[int, Specks], mm: float
) -> dict[tuple[int, ...], list[Corners]]:
    """Islands → the card or cards they are: one by itself, two of one card (its print and, where the photo is
    bleached, its emblem), or two cards in one.
    """
    cards: dict[tuple[int, ...], list[Corners]] = {
        (at,): [card] for at, face in faces.items() if (card := _card(face, mm)) is not None
    }
    left = [at for at in faces if (at,) not in cards]
    every = {**emblems, **faces}
    whole = [card for (card,) in cards.values()]
    for one, other in (*combinations(left, 2), *product(left, emblems)):
        apart = one in left and (other in left or other in emblems)
        card = _card(every[one].beside(every[other]), mm) if apart else None
        if card is not None and not any(_overlap(card, beside) for beside in whole):
            cards[one, other] = [card]
            left = [at for at in left if at not in (one, other)]
    white = _BETWEEN_MM if cards else _ALONE_BETWEEN_MM
    return cards | {(at,): two for at in left if (two := _two_cards(faces[at], mm, white))}


def _overlap(one: Corners, other: Corners) -> bool:
    """Whether two cards share much of their places: then one of them is none."""
    share, _ = cv2.intersectConvexConvex(one.astype(np.float32), other.astype(np.float32))
    return share > _SHARED * cv2.contourArea(other.astype(np.float32))


def _in_company(found: Specks, mm: float) -> Specks:
    """Without small specks that stand alone: dirt strewn over the glass would make every island bigger."""
    if len(found) < 2:
        return found
    middles = np.stack([found.left + found.width / 2, found.top + found.height / 2], axis=1)
    nearest = cKDTree(middles).query(middles, k=2)[0][:, 1]
    small = np.maximum(found.width, found.height) < _SPECK_MM * mm
    return found.only(np.logical_not(small & (nearest > _ALONE_MM * mm)))


def _without_streaks(mask: Image, mm: float) -> Image:
    """The ink without thin lines down or across the sheet: they would tie cards together."""
    left = mask.astype(np.uint8)
    for down, across in ((_LINE_MM, _THIN_MM), (_THIN_MM, _LINE_MM)):
        high, wide = max(3, round(down * mm)), max(3, round(across * mm))
        long = (high, 1) if down > across else (1, wide)
        thick = (1, wide) if down > across else (high, 1)
        lines = cv2.morphologyEx(mask, cv2.MORPH_OPEN, np.ones(long, np.uint8))
        if lines.any():
            bars = cv2.morphologyEx(lines, cv2.MORPH_OPEN, np.ones(thick, np.uint8))
            left[cv2.subtract(lines, bars) > 0] = 0
    return left


def _islands(found: Specks, shape: tuple[int, ...], mm: float) -> npt.NDArray[np.int64]:
    """Which island each speck belongs to: specks nearer than the gap hang together."""
    cells = _CELLS_MM / mm
    high, wide = (int(np.ceil(side * cells)) + 1 for side in shape)
    reach = _GAP_MM * mm / 2
    left, top = (np.clip(np.rint((edge - reach) * cells), 0, None) for edge in (found.left, found.top))
    right = np.clip(np.rint((found.right + reach) * cells), 0, wide - 1) + 1
    bottom = np.clip(np.rint((found.bottom + reach) * cells), 0, high - 1) + 1
    # Every box adds 1 at its first corner and takes it off behind its sides: summed up, what they cover.
    steps = np.zeros((high + 1) * (wide + 1), np.int64)
    for y, x, sign in ((top, left, 1), (bottom, right, 1), (top, right, -1), (bottom, left, -1)):
        steps += sign * np.bincount((y * (wide + 1) + x).astype(int), minlength=len(steps))
    near = steps.reshape(high + 1, wide + 1).cumsum(axis=0).cumsum(axis=1) > 0
    _, labels = cv2.connectedComponents(near.astype(np.uint8))
    x = ((found.left + found.width / 2) * cells).astype(int)
    y = ((found.top + found.height / 2) * cells).astype(int)
    return np.asarray(labels[y, x], dtype=np.int64)


def _two_cards(face: Specks, mm: float, white: float) -> list[Corners]:
    """The two cards of an island that lie close together, ``white`` millimetres between them; else none."""
    for turned in (face, face.transposed()):
        for level in _white_levels(turned, white * mm):
            above = turned.top < level
            two = [_card(face.only(half), mm) for half in (above, ~above)]
            cards = [one for one in two if one is not None]
            if len(cards) == len(two):
                return cards
    return []


def _white_levels(face: Specks, white: float) -> list[float]:
    """Where so much white (pixels) runs all across an island between its specks, the widest first."""
    order = np.argsort(face.top)
    reached = np.maximum.accumulate(face.bottom[order])[:-1]
    gaps = face.top[order][1:] - reached
    wide = [at for at in np.argsort(-gaps)[:_LEVELS] if gaps[at] > white]
    return [float(reached[at] + gaps[at] / 2) for at in wide]


def _card(face: Specks, mm: float) -> Corners | None:
    """A rectangle of a card's size around its print, along its lines; None if the print has another size."""
    if max(np.ptp(face.left), np.ptp(face.top)) > np.hypot(_LONG_MM[1], _SHORT_MM[1]) * mm:
        return None  # bigger than a card along its diagonal
    few = letters(face, mm * 25.4)
    lying = float(np.ptp(face.left)) >= float(np.ptp(face.top))
    angle = skew_of_letters(few, mm * 25.4) if lying else -skew_of_letters(few.transposed(), mm * 25.4)
    turn = np.deg2rad(angle)
    across, down = np.array([np.cos(turn), np.sin(turn)]), np.array([-np.sin(turn), np.cos(turn)])
    edges = np.concatenate(
        [
            np.stack([face.left, face.top], axis=1),
            np.stack([face.right, face.bottom], axis=1),
        ]
    )
    run, fall = edges @ across, edges @ down
    wide, high = float(np.ptp(run)) / mm, float(np.ptp(fall)) / mm
    long, short = max(wide, high), min(wide, high)
    if not (_LONG_MM[0] <= long <= _LONG_MM[1] and _SHORT_MM[0] <= short <= _SHORT_MM[1]):
        return None
    middle = (run.min() + run.max()) / 2 * across + (fall.min() + fall.max()) / 2 * down
    size = (CARD_LONG, CARD_SHORT) if wide >= high else (CARD_SHORT, CARD_LONG)
    full = max(size[0], _ROOM * wide), max(size[1], _ROOM * high)
    right, below = across * full[0] * mm / 2, down * full[1] * mm / 2
    return np.array(
        [middle - right - below, middle + right - below, middle + right + below, middle - right + below]
    )
