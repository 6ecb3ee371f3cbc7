"""The photocopier and the fax habit: black and white, specks, strokes eaten or fattened, black edges."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TypeAlias

import cv2
import numpy as np

from samples.truth import Face
from samples.wear.bed import Pixels, WornPage, lay
from samples.wear.legible import Writing, writing_of
from samples.wear.marks import blurred, grain, holes, shaded, specks, streaks
from samples.wear.places import Care, layouts

Bits: TypeAlias = np.ndarray[tuple[int, int], np.dtype[np.bool_]]
_DARKEST = 205


def photocopy(chance: random.Random, faces: Sequence[Face]) -> tuple[WornPage, ...]:
    """A copy of a copy, scanned in one bit at 300 (sometimes 200 or 400) dots an inch."""
    dpi = chance.choice((300, 300, 300, 200, 400))
    pages = []
    for layout in layouts(chance, faces, Care(2.0, 3.0, card_turned=0.03, card_alone=0.0)):
        colour, lying = lay(layout.size, dpi, layout.placements, (255, 255, 255))
        image = np.asarray(cv2.cvtColor(colour, cv2.COLOR_RGB2GRAY), np.uint8)
        image = blurred(image, chance.uniform(0.4, 1.1) * dpi / 300)
        if chance.random() < 0.3:
            field = 1 + 0.05 * np.array(
                [[chance.uniform(-1, 1) for _ in range(4)] for _ in range(5)], np.float32
            )
            image = shaded(image, field)
        image = grain(chance, image, chance.uniform(4, 14))
        image = _edges(chance, image)
        if chance.random() < 0.2:
            holes(chance, image, dpi, 20)
        if chance.random() < 0.3:
            streaks(chance, image)
        specks(chance, image, chance.choice((10, 40, 120, 300)), 0)
        writing = writing_of(colour, layout.placements, dpi)
        pages.append(WornPage(_toner(chance, image, writing), dpi, lying))
    return tuple(pages)


def _edges(chance: random.Random, image: Pixels) -> Pixels:
    """Black bars where the lid was open, along some edges."""
    high, wide = image.shape
    for side in range(4):
        if chance.random() < 0.18:
            thick = chance.randint(8, 60)
            part = (image[:thick], image[high - thick :], image[:, :thick], image[:, wide - thick :])[side]
            part[:] = chance.randint(0, 40)
    return image


def _toner(chance: random.Random, image: Pixels, writing: Writing) -> Bits:
    """Black where dark enough; strokes a little thinner or bolder by where "dark enough" lies. True is
    white. A copy that loses what is written is made again, darker, as anybody does at the machine."""
    level = chance.choice((115, 130, 145, 160, 175))
    while writing.lost(image > level) and level < _DARKEST:
        level += 15
    white = image > level
    if chance.random() < 0.12:
        ink = cv2.dilate((~white).astype(np.uint8), np.ones((2, 2), np.uint8))
        white = ink == 0
    return np.asarray(white, np.bool_)
