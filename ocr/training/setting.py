"""Set a line of text as forms print it: leader, rules, cell borders, seal, signature, neighbours."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFont

Grey: TypeAlias = npt.NDArray[np.uint8]
Font: TypeAlias = ImageFont.FreeTypeFont


@dataclass(frozen=True, slots=True)
class Bed:
    """The paper a line is set on: baseline, width and height in pixels."""

    draw: ImageDraw.ImageDraw
    rng: random.Random
    size: int
    base: int
    across: int
    down: int


def set_line(text: str, neighbours: tuple[str, str], font: Font, size: int, rng: random.Random) -> Grey:
    """The line between its neighbours, (height, width), cut as a careless crop would.

    ``text`` may be empty: a place that nobody filled. Now and then much white stands before the first word.
    """
    placed, width = _placed(text, font, rng)
    before = rng.randint(0 if rng.random() < 0.15 else 2, size if rng.random() < 0.85 else size * 8)
    after = rng.randint(2, int(size * (1 if rng.random() < 0.5 else 4 if text else 16)))
    across, down = max(before + width + after, 16), size * 4
    image = Image.new("L", (across, down), 255)
    bed = Bed(ImageDraw.Draw(image), rng, size, down // 2 + size // 3, across, down)
    ink = rng.randint(0, 90)
    for sign, at in placed:
        bed.draw.text((before + at, bed.base), sign, font=font, fill=ink, anchor="ls")
    _cut_sign(bed, before, font, ink)
    leader(bed, bed.base, before + width)
    _neighbours(bed, neighbours, font, ink)
    _frame(bed)
    _stamp(bed)
    _dirt(bed, before + width)
    above, below = framing(rng)
    top, bottom = bed.base - int(size * above), bed.base + int(size * below)
    return np.asarray(image)[max(top, 0) : bottom]


def framing(rng: random.Random) -> tuple[float, float]:
    """How far a crop reaches above and below the baseline, in sizes of the face.

    Half are close, so that the marks are large in the picture: they are what is read twice when in doubt.
    """
    if rng.random() < 0.5:
        return rng.uniform(0.95, 1.18), rng.uniform(0.26, 0.42)
    return rng.uniform(0.98, 1.45), rng.uniform(0.28, 0.62)


def _placed(text: str, font: Font, rng: random.Random) -> tuple[list[tuple[str, float]], int]:
    """The pieces of the text with the pixels they begin at, and the whole width.

    Mostly one piece; now and then signs closer or wider set, or spaces stretched, as justified lines and
    values set far behind their labels show them.
    """
    style = rng.random()
    if style < 0.78:
        return [(text, 0.0)], int(font.getlength(text))
    pieces = list(text) if style < 0.85 else re.findall(r"\S+|\s+", text)
    shift = rng.uniform(-0.3, 1.5) if style < 0.85 else 0.0
    widest = rng.choice((1.8, 3.0, 9.0))
    placed, at = list[tuple[str, float]](), 0.0
    for piece in pieces:
        placed.append((piece, at))
        stretch = rng.uniform(0.6, widest) if style >= 0.85 and piece.isspace() else 1.0
        at += font.getlength(piece) * stretch + shift
    return placed, int(at)


def _cut_sign(bed: Bed, before: int, font: Font, ink: int) -> None:
    """The rest of a sign of the label that the crop cut through, well apart from the text."""
    if bed.rng.random() >= 0.1 or before < bed.size * 0.55:
        return
    sign = bed.rng.choice("ahnmuioy:.)ểịạ")
    seen = font.getlength(sign) * bed.rng.uniform(0.15, 0.6)
    bed.draw.text((seen, bed.base), sign, font=font, fill=ink, anchor="rs")


def _neighbours(bed: Bed, texts: tuple[str, str], font: Font, ink: int) -> None:
    """Parts of the lines above and below."""
    rng = bed.rng
    pitch = bed.size * rng.uniform(1.05, 2.0)
    for step, text in zip((-1, 1), texts, strict=True):
        if rng.random() < 0.6:
            at = bed.base + step * pitch
            bed.draw.text((rng.randint(-60, 30), at), text, font=font, fill=ink, anchor="ls")
            if rng.random() < 0.4:
                leader(bed, int(at), bed.across)


def leader(bed: Bed, base: int, end: int) -> None:
    """A dotted leader of some period, size and grey at the baseline, a dashed or a whole rule, or nothing."""
    rng, size = bed.rng, bed.size
    style = rng.random()
    if style > 0.62:
        return
    grey, at = rng.randint(0, 150), base + rng.randint(-1, max(2, size // 10))
    start = 0 if rng.random() < 0.6 else end
    if style < 0.46:
        period, dot = rng.uniform(size * 0.12, size * 0.4), rng.uniform(size * 0.03, size * 0.075)
        for x in np.arange(start + rng.uniform(0, period), bed.across, period):
            bed.draw.ellipse((x - dot, at - dot, x + dot, at + dot), fill=grey)
    elif style < 0.54:
        bed.draw.line((start, at + 2, bed.across, at + 2), fill=grey, width=rng.randint(1, 3))
    else:
        dash = size * rng.uniform(0.1, 0.4)
        for x in np.arange(start, bed.across, dash * 2):
            bed.draw.line((x, at, x + dash, at), fill=grey, width=rng.randint(1, 2))


def _frame(bed: Bed) -> None:
    """Cell borders beside and below."""
    rng = bed.rng
    if rng.random() < 0.08:
        x = rng.choice((1, bed.across - 3))
        bed.draw.line((x, 0, x, bed.down), fill=rng.randint(0, 120), width=rng.randint(1, 4))
    if rng.random() < 0.08:
        y = bed.base + int(bed.size * rng.uniform(0.3, 0.5)) * rng.choice((1, -3))
        bed.draw.line((0, y, bed.across, y), fill=rng.randint(0, 120), width=rng.randint(1, 4))


def _dirt(bed: Bed, end: int) -> None:
    """Beside the text: bars, blots, an edge of a photo or a border; nothing of it is text."""
    rng, size = bed.rng, bed.size
    left = end + int(size * rng.uniform(0.5, 1.2))
    if rng.random() >= 0.16 or left + 4 >= bed.across:
        return
    for _ in range(rng.randint(1, 6)):
        x, y = rng.randint(left, bed.across), bed.base + rng.randint(-size, size // 3)
        wide, tall = rng.randint(1, size // 2), rng.randint(1, size)
        shape = rng.choice((bed.draw.rectangle, bed.draw.ellipse))
        if rng.random() < 0.5:
            shape((x, y - tall, x + wide, y), fill=rng.randint(0, 220))
        else:
            shape((x, y - tall, x + wide, y), outline=rng.randint(0, 180), width=rng.randint(1, 3))


def _stamp(bed: Bed) -> None:
    """The arc of a seal, the stroke of a signature."""
    rng, size = bed.rng, bed.size
    if rng.random() < 0.14:
        radius, x = size * rng.uniform(2, 6), rng.randint(0, bed.across)
        y = bed.base + rng.randint(-3 * size, 3 * size)
        for ring in range(rng.randint(1, 2)):
            inner = radius - ring * size * 0.3
            box = (x - inner, y - inner, x + inner, y + inner)
            bed.draw.ellipse(box, outline=rng.randint(120, 215), width=rng.randint(1, 5))
    if rng.random() < 0.08:
        points = [(rng.randint(0, bed.across), bed.base + rng.randint(-2 * size, size)) for _ in range(4)]
        bed.draw.line(points, fill=rng.randint(60, 190), width=rng.randint(1, 4), joint="curve")
