"""Scanners: none at all (clean), the flatbed at 300 and at 150 dots an inch, the sheet feeder."""

from __future__ import annotations

import random
from collections.abc import Sequence

import cv2
import numpy as np

from samples.truth import Face
from samples.wear.bed import Pixels, WornPage, lay, quarter_turned
from samples.wear.marks import bands, blurred, creases, grain, shaded, specks, streaks, toned
from samples.wear.places import Care, Layout, layouts

WHITE = (255, 255, 255)


def clean(chance: random.Random, faces: Sequence[Face]) -> tuple[WornPage, ...]:
    """As drawn: straight, without noise; cards cut out at 300 or 600 dots an inch or put on white A4."""
    pages = []
    for layout in layouts(chance, faces, Care(0.0, 0.0, card_alone=0.5)):
        dpi = chance.choice((300, 600)) if max(layout.size) < 100 else 300
        image, lying = lay(layout.size, dpi, layout.placements, WHITE)
        pages.append(WornPage(image, dpi, lying, quality=95))
    return tuple(pages)


def flatbed(chance: random.Random, faces: Sequence[Face], dpi: int = 300) -> tuple[WornPage, ...]:
    """Laid by hand: up to 2 degrees askew, soft, grainy, on a lid of white or grey; a third of them grey."""
    grey = chance.random() < 0.3
    light = _paper_tone(chance)
    pages = []
    for layout in layouts(chance, faces, Care(2.0, 2.0, card_turned=0.06)):
        ground = chance.choice((WHITE, (246, 246, 248), (228, 230, 232), (250, 249, 245)))
        image, lying = lay(_bed(chance, layout), dpi, layout.placements, ground)
        image = _optics(chance, image, dpi, light)
        pages.append(WornPage(_grey(image) if grey else image, dpi, lying, quality=chance.randint(62, 93)))
    return tuple(pages)


def dpi150(chance: random.Random, faces: Sequence[Face]) -> tuple[WornPage, ...]:
    """The flatbed at 150 dots an inch, as offices set it to save space."""
    return flatbed(chance, faces, 150)


def feeder(chance: random.Random, faces: Sequence[Face]) -> tuple[WornPage, ...]:
    """Pulled in: turned any way, up to 4 degrees askew, streaks, creases, bands; often dark beyond the
    paper."""
    turn = chance.choice((0, 0, 90, 180, 270))
    light, grey, dpi = _paper_tone(chance), chance.random() < 0.4, chance.choice((300, 300, 300, 200))
    ground = chance.choice((WHITE, WHITE, (30, 30, 32), (120, 120, 120)))
    pages = []
    for layout in layouts(chance, faces, Care(4.0, 3.0, card_turned=0.1)):
        image, lying = lay(layout.size, dpi, layout.placements, ground)
        own = turn if chance.random() < 0.8 else chance.choice((0, 90, 180, 270))
        image, lying = quarter_turned(image, lying, own)
        creases(chance, image, chance.choice((0, 0, 1, 1, 2, 3)))
        image = _optics(chance, image, dpi, light)
        if chance.random() < 0.5:
            image = bands(chance, image, chance.uniform(0.002, 0.012))
        specks(chance, image, chance.choice((0, 5, 20, 60)))
        streaks(chance, image)
        pages.append(WornPage(_grey(image) if grey else image, dpi, lying, quality=chance.randint(50, 88)))
    return tuple(pages)


def _bed(chance: random.Random, layout: Layout) -> tuple[float, float]:
    """The scanned area: the paper's own size, or the whole glass, a little wider than A4."""
    if min(layout.size) < 200 or chance.random() < 0.8:
        return layout.size
    return (layout.size[0] + 5.9, layout.size[1])


def _paper_tone(chance: random.Random) -> tuple[int, int, int]:
    """How white comes out: bright, greyish, or yellowed."""
    top = chance.randint(228, 255)
    return chance.choice(
        ((top, top, top), (top, top, top), (top, top - 3, top - 10), (top, top - 6, top - 20))
    )


def _optics(chance: random.Random, image: Pixels, dpi: int, light: tuple[int, int, int]) -> Pixels:
    """Softness, tone, uneven lamp and noise of one scan."""
    image = blurred(image, chance.uniform(0.2, 0.95) * min(1.0, dpi / 250))
    image = toned(image, chance.randint(0, 45), light, chance.uniform(0.8, 1.25))
    if chance.random() < 0.4:
        field = np.linspace(1, chance.uniform(0.9, 1.0), 8, dtype=np.float32).reshape(1, 8)
        image = shaded(image, field if chance.random() < 0.5 else np.ascontiguousarray(field[:, ::-1]))
    return grain(chance, image, chance.uniform(0.5, 6.0))


def _grey(image: Pixels) -> Pixels:
    return np.asarray(cv2.cvtColor(image, cv2.COLOR_RGB2GRAY), np.uint8)
