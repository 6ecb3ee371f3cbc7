"""What is put on a paper by hand: round red seals, blue signatures."""

from __future__ import annotations

import math
import random

import numpy as np
from PIL import Image, ImageDraw

from samples.chance import noise_stream
from samples.pen.faces import Face
from samples.pen.sheet import Colour


def seal(chance: random.Random, words: str, dpi: int, diameter: float = 36.0) -> Image.Image:
    """A round seal (RGBA, ``diameter`` mm): two rings, ``words`` on the curve, a star; unevenly inked,
    turned a little."""
    side = round((diameter + 4) * dpi / 25.4)
    mask = Image.new("L", (side, side), 0)
    pen = ImageDraw.Draw(mask)
    middle, radius = side / 2, diameter * dpi / 50.8
    for share, weight in ((1.0, 0.5), (0.94, 0.22), (0.6, 0.22)):
        r = radius * share
        pen.ellipse(
            (middle - r, middle - r, middle + r, middle + r),
            outline=255,
            width=max(1, round(weight * dpi / 25.4)),
        )
    _ring_text(mask, words, radius * 0.77, Face(chance.choice(("arimo", "tinos")), "bold"), dpi)
    _star(pen, (middle, middle), radius * 0.34)
    mask = mask.rotate(chance.uniform(-14, 14), Image.Resampling.BILINEAR)
    red = (chance.randint(190, 228), chance.randint(25, 62), chance.randint(35, 75))
    return _inked(chance, mask, red, chance.uniform(0.6, 0.95))


def _ring_text(mask: Image.Image, words: str, radius: float, face: Face, dpi: int) -> None:
    """Letters standing on a circle from its lower left over the top to its lower right, as many as fit."""
    pixels = round(3.3 * dpi / 25.4)
    while pixels > 8 and face.font(pixels).getlength(words) * 1.12 > radius * math.pi * 1.62:
        pixels -= 1
    font = face.font(pixels)
    length = font.getlength(words) * 1.12
    angle = -length / radius / 2
    middle = mask.width / 2
    for letter in words:
        wide = font.getlength(letter) * 1.12
        angle += wide / radius / 2
        tile = Image.new("L", (pixels * 2, pixels * 2), 0)
        ImageDraw.Draw(tile).text((pixels, pixels * 1.35), letter, font=font, fill=255, anchor="ms")
        tile = tile.rotate(-math.degrees(angle), Image.Resampling.BICUBIC)
        place = (
            round(middle + radius * math.sin(angle) - pixels),
            round(middle - radius * math.cos(angle) - pixels),
        )
        mask.paste(255, place, tile)
        angle += wide / radius / 2


def _star(pen: ImageDraw.ImageDraw, at: tuple[float, float], radius: float) -> None:
    pen.polygon(star_points(at, radius), fill=255)


def star_points(at: tuple[float, float], radius: float) -> list[tuple[float, float]]:
    """The ten corners of a five-pointed star standing upright."""
    lengths = (radius, radius * 0.382)
    turns = [math.pi / 5 * corner for corner in range(10)]
    return [
        (at[0] + lengths[n % 2] * math.sin(turn), at[1] - lengths[n % 2] * math.cos(turn))
        for n, turn in enumerate(turns)
    ]


def _inked(chance: random.Random, mask: Image.Image, colour: Colour, strength: float) -> Image.Image:
    """The mask in ink: weaker here and there in soft patches, and grainy."""
    noise = noise_stream(chance)
    coarse = Image.fromarray(noise.integers(90, 256, (7, 7), dtype=np.uint8)).resize(
        mask.size, Image.Resampling.BICUBIC
    )
    grain = noise.integers(170, 256, (mask.height, mask.width), dtype=np.uint8).astype(np.float32) / 255
    alpha = np.asarray(mask, np.float32) * (np.asarray(coarse, np.float32) / 255) ** 0.7 * grain * strength
    ink = Image.new("RGBA", mask.size, (*colour, 0))
    ink.putalpha(Image.fromarray(alpha.clip(0, 255).astype(np.uint8)))
    return ink


def signature(chance: random.Random, dpi: int, width: float = 38.0) -> Image.Image:
    """A quick signature in blue (sometimes black) ballpoint, RGBA, ``width`` mm wide and half as high."""
    wide, high = round(width * dpi / 25.4), round(width * dpi / 50.8)
    mask = Image.new("L", (wide, high), 0)
    pen = ImageDraw.Draw(mask)
    thick = max(2, round(chance.uniform(0.3, 0.55) * dpi / 25.4))
    for points in _strokes(chance, wide, high):
        pen.line(points, fill=255, width=thick, joint="curve")
    colour = (chance.randint(15, 50), chance.randint(35, 80), chance.randint(130, 190))
    if chance.random() < 0.1:
        colour = (25, 25, 35)
    return _inked(chance, mask, colour, 0.95)


def _strokes(chance: random.Random, wide: int, high: int) -> list[list[tuple[float, float]]]:
    """A run of loops from left to right and one flourish below or through it."""
    loops = chance.randint(3, 7)
    phase, tall = chance.uniform(0, 6.28), chance.uniform(0.12, 0.3)
    run = []
    for step in range(60 * loops):
        t = step / (60 * loops)
        lift = tall * (1 - 0.55 * t) * math.sin(2 * math.pi * loops * t + phase)
        sway = 0.06 * math.cos(2 * math.pi * loops * t + phase) + 0.05 * math.sin(9 * t + phase)
        run.append(((0.12 + 0.68 * t + sway) * wide, (0.5 - lift - 0.1 * t + 0.05 * math.sin(23 * t)) * high))
    start, end = (
        (chance.uniform(0.6, 0.85), chance.uniform(0.2, 0.4)),
        (chance.uniform(0.05, 0.3), chance.uniform(0.55, 0.9)),
    )
    bow = chance.uniform(0.5, 1.0)
    flourish = []
    for step in range(50):
        t = step / 49
        x = (1 - t) ** 2 * start[0] + 2 * t * (1 - t) * bow + t * t * end[0]
        y = (1 - t) ** 2 * start[1] + 2 * t * (1 - t) * 0.95 + t * t * end[1]
        flourish.append((x * wide, y * high))
    return [run, flourish]
