"""Who lies where: sheets one a page, cards alone or together on a page."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from samples.truth import Face
from samples.wear.bed import Placement, size_mm

CARD_UNDER = 100.0
"""A face narrower than this (mm) both ways is a card."""


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """A page to be scanned: its size in mm and what lies on it."""

    size: tuple[float, float]
    placements: tuple[Placement, ...]


@dataclass(frozen=True, slots=True)
class Care:
    """How carefully papers are laid: largest skew (degrees), shift (mm), and chances of cards lying turned
    or alone."""

    skew: float
    shift: float
    card_turned: float = 0.0
    card_alone: float = 0.2


def is_card(face: Face) -> bool:
    """Whether a face is of identity-card size."""
    return max(size_mm(face)) < CARD_UNDER


def layouts(chance: random.Random, faces: Sequence[Face], care: Care) -> tuple[Layout, ...]:
    """Pages in the order of the faces; neighbouring cards may share a page of A4."""
    pages: list[Layout] = []
    cards: list[Face] = []
    for face in faces:
        if is_card(face):
            cards.append(face)
            continue
        pages += _cards(chance, cards, care)
        cards = []
        pages.append(_sheet(chance, face, care))
    return tuple(pages + _cards(chance, cards, care))


def _sheet(chance: random.Random, face: Face, care: Care) -> Layout:
    """A page of the sheet's own size, or (small ones, sometimes) a sheet somewhere on A4."""
    wide, high = size_mm(face)
    angle = chance.gauss(0, care.skew / 2.2)
    angle = max(-care.skew, min(care.skew, angle))
    dx, dy = chance.uniform(-care.shift, care.shift), chance.uniform(-care.shift, care.shift)
    size = (wide, high)
    if max(size) < 230 and chance.random() < 0.5 and care.skew:
        size = (210.0, 297.0)
        slack = (210.0 - wide) / 2 - 2, (297.0 - high) / 2 - 2
        dx, dy = chance.uniform(-slack[0], slack[0]), chance.uniform(-slack[1], slack[1])
    return Layout(size, (Placement(face, (size[0] / 2 + dx, size[1] / 2 + dy), angle),))


def _cards(chance: random.Random, cards: Sequence[Face], care: Care) -> list[Layout]:
    """Cards on pages: each cut out alone, each on its own A4, or up to four together on one."""
    if not cards:
        return []
    if chance.random() < care.card_alone:
        return [_alone(chance, card, care) for card in cards]
    together = chance.choice((1, 2, 2, 4, 8))
    groups = [cards[start : start + together] for start in range(0, len(cards), together)]
    return [_on_a4(chance, group, care) for group in groups]


def _alone(chance: random.Random, card: Face, care: Care) -> Layout:
    """The scan area drawn around one card, closely or with some glass around it."""
    wide, high = size_mm(card)
    rim = chance.choice((0.0, chance.uniform(2, 12))) if care.skew else 0.0
    size = (wide + 2 * rim, high + 2 * rim)
    angle = chance.uniform(-care.skew, care.skew) * (1 if rim else 0.4)
    return Layout(size, (Placement(card, (size[0] / 2, size[1] / 2), angle, rim > 0),))


def _on_a4(chance: random.Random, cards: Sequence[Face], care: Care) -> Layout:
    """Cards on A4 without touching: one column, or two when they are many; sometimes a card lies turned."""
    columns = 2 if len(cards) > 4 else 1
    rows = -(-len(cards) // columns)
    cell = (210.0 / columns, min(297.0 / rows, chance.uniform(92, 140)))
    placements = []
    for place, card in enumerate(cards):
        turn = chance.choice((90, 180, 270)) if chance.random() < care.card_turned else 0
        angle = turn + chance.uniform(-care.skew, care.skew) * 1.5
        wide, high = size_mm(card) if turn % 180 == 0 else size_mm(card)[::-1]
        slack = max(0.0, (cell[0] - wide) / 2 - 6), max(0.0, (cell[1] - high) / 2 - 6)
        row, column = divmod(place, columns)
        x = cell[0] * (column + 0.5) + chance.uniform(-slack[0], slack[0]) * (1 if care.skew else 0)
        y = 8 + cell[1] * (row + 0.5) + chance.uniform(-slack[1], slack[1]) * (1 if care.skew else 0)
        placements.append(Placement(card, (x, min(y, 292 - high / 2)), angle, care.skew > 0))
    return Layout((210.0, 297.0), tuple(placements))
