"""Whole sheets of lines in no order of any form, for wear that only a whole page can show.

A sheet is A4 at 300 dots an inch; where every text stands on it is told in its pixels. ``bench.worn_lines``
wears and cleans such sheets and cuts the lines out again.
"""

from __future__ import annotations

import json
import random
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from ocr.training.render import Painter
from ocr.training.setting import Bed, Font, leader
from ocr.types import Image as Pixels

WIDE, HIGH = 2480, 3508
DPI = 300
_EDGE = 150
"""Pixels of margin."""

_INKED = 2
"""Dark pixels in a row from which on something stands there."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A text on a sheet: left and right end, baseline and size of its face, in pixels of the sheet."""

    text: str
    left: float
    right: float
    base: float
    size: int


def draw_sheet(painter: Painter, rng: random.Random) -> tuple[Image.Image, tuple[Standing, ...]]:
    """A sheet (RGB) full of lines, with its texts."""
    image = Image.new("RGB", (WIDE, HIGH), (255, 255, 255))
    draw = ImageDraw.Draw(image)
    if rng.random() < 0.25:
        _guilloche(draw, rng)
    size = rng.randint(30, 60)
    faces = [painter.face(size, rng) for _ in range(rng.randint(1, 2))]
    pitch, fields = size * rng.uniform(1.3, 2.3), rng.choice((1, 1, 1, 2))
    texts: list[Standing] = []
    base = _EDGE + size * 1.5
    while base < HIGH - _EDGE:
        font, ink = rng.choice(faces), rng.randint(0, 80)
        for column in range(fields):
            left = _EDGE + column * (WIDE - 2 * _EDGE) / fields
            right = left + (WIDE - 2 * _EDGE) / fields - size
            texts += _row(draw, painter, rng, (font, size, ink), (left, right, base))
        base += pitch
    for _ in range(rng.randint(0, 3)):
        _seal(draw, rng)
    return image, tuple(texts)


def _row(
    draw: ImageDraw.ImageDraw,
    painter: Painter,
    rng: random.Random,
    print_: tuple[Font, int, int],
    span: tuple[float, float, float],
) -> list[Standing]:
    """Texts one behind the other as long as they fit between ``span``'s left and right, on its baseline."""
    font, size, ink = print_
    left, right, base = span
    grey = (ink, ink, ink) if rng.random() < 0.9 else (ink, ink, min(255, ink + 90))
    texts: list[Standing] = []
    while len(texts) < 3:
        text = painter.neighbour(rng)
        long = font.getlength(text)
        if left + long > right:
            break
        draw.text((left, base), text, font=font, fill=grey, anchor="ls")
        texts.append(Standing(text, left, left + long, base, size))
        left += long + size * rng.uniform(0.9, 6.0)
    end = int(texts[-1].right if texts else span[0])
    leader(Bed(draw, rng, size, int(base), int(right), 0), int(base), end)
    return texts


def _guilloche(draw: ImageDraw.ImageDraw, rng: random.Random) -> None:
    """Fine waves of a light colour over the whole sheet."""
    colour = tuple(rng.randint(190, 245) for _ in range(3))
    period, swing, step = rng.uniform(60, 400), rng.uniform(8, 60), rng.randint(14, 60)
    across = np.arange(0, WIDE, 12)
    for top in range(-80, HIGH, step):
        wave = top + swing * np.sin(across / period * 6.28 + top / 90)
        draw.line(list(zip(across.tolist(), wave.tolist(), strict=True)), fill=colour, width=2)


def _seal(draw: ImageDraw.ImageDraw, rng: random.Random) -> None:
    """A round red seal, or a stroke of blue ink."""
    x, y = rng.randint(200, WIDE - 200), rng.randint(200, HIGH - 200)
    if rng.random() < 0.5:
        points = [(x + rng.randint(-250, 250), y + rng.randint(-90, 90)) for _ in range(5)]
        draw.line(points, fill=(30, 40, rng.randint(120, 190)), width=rng.randint(3, 7), joint="curve")
        return
    for radius in (210, 196, 120):
        box = (x - radius, y - radius, x + radius, y + radius)
        draw.ellipse(box, outline=(rng.randint(180, 230), 40, 50), width=rng.randint(3, 7))


def trimmed(line: Pixels, rng: random.Random) -> Pixels:
    """Half of the lines without a part of the rows above and below in which nothing stands."""
    if rng.random() < 0.5:
        return line
    paper, ink = np.percentile(line, (90, 1))
    standing = np.flatnonzero(np.count_nonzero(line < (paper + ink) / 2, axis=1) >= _INKED)
    if not standing.size:
        return line
    top = int(standing[0] * rng.uniform(0.2, 1.0))
    bottom = int((line.shape[0] - 1 - standing[-1]) * rng.uniform(0.2, 1.0))
    return line[top : line.shape[0] - bottom]


def read_lines(file: Path) -> list[tuple[Pixels, str]]:
    """The lines that ``bench.worn_lines`` wrote: pictures of the network's height, and their texts."""
    with np.load(file) as held:
        pictures, widths, texts = held["pictures"], held["widths"], json.loads(str(held["texts"]))
    ends = np.cumsum(widths)
    return [
        (pictures[:, end - wide : end], text) for end, wide, text in zip(ends, widths, texts, strict=True)
    ]
