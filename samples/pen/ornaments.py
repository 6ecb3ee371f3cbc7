"""Printed ornament: decorative borders, pale background patterns, the emblem, portraits, chips,
fingerprints."""

from __future__ import annotations

import math
import random

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from samples.chance import noise_stream
from samples.pen.inks import star_points
from samples.pen.sheet import Colour, Sheet

TINTS: tuple[Colour, ...] = ((196, 58, 70), (62, 128, 84), (182, 120, 48), (60, 98, 158), (150, 70, 130))


def border(chance: random.Random, sheet: Sheet, inset: float) -> float:
    """A printed frame ``inset`` mm from the edges: lines with a band of waves between; returns its inner
    edge in mm."""
    colour, second = chance.choice(TINTS), chance.choice(TINTS)
    wide, high = sheet.size
    band = chance.uniform(4.0, 9.0)
    edges = (inset, inset, wide - inset, high - inset)
    sheet.box(edges, colour, 0.7)
    inner = inset + band
    sheet.box((inner, inner, wide - inner, high - inner), colour, 0.35)
    sheet.box((inner + 0.9, inner + 0.9, wide - inner - 0.9, high - inner - 0.9), second, 0.2)
    waves = chance.randint(2, 4)
    period = chance.uniform(3.0, 9.0)
    for wave in range(waves):
        _wave_frame(
            sheet,
            inset + band / 2,
            band * 0.42,
            period,
            2 * math.pi * wave / waves,
            second if wave % 2 else colour,
        )
    return inner + 0.9


def _wave_frame(
    sheet: Sheet, offset: float, swing: float, period: float, phase: float, colour: Colour
) -> None:
    """A wave running along all four sides, ``offset`` mm from the edge."""
    wide, high = sheet.size
    for length, side in ((wide, offset), (wide, high - offset), (high, offset), (high, wide - offset)):
        steps = int((length - 2 * offset) / 0.5)
        along = [offset + step * 0.5 for step in range(steps + 1)]
        across = [side + swing * math.sin(2 * math.pi * s / period + phase) for s in along]
        flat = length == wide
        sheet.line(
            list(zip(along, across, strict=True) if flat else zip(across, along, strict=True)), colour, 0.22
        )


def guilloche(chance: random.Random, sheet: Sheet, strength: float) -> None:
    """Pale interwoven lines over the whole sheet; ``strength`` 0 to 1 says how dark against the paper."""
    colour = chance.choice(TINTS)
    pale = tuple(round(255 - (255 - part) * strength) for part in colour)
    wide, high = sheet.size
    gap, swing, period = chance.uniform(2.5, 6.0), chance.uniform(2.0, 8.0), chance.uniform(20, 70)
    phase = chance.uniform(0, 6.28)
    rows = int(high / gap) + 4
    for row in range(-2, rows):
        points = [
            (x, row * gap + swing * math.sin(2 * math.pi * x / period + phase + row * 0.21))
            for x in np.arange(0, wide + 2, 2.0)
        ]
        sheet.line([(float(x), float(y)) for x, y in points], (pale[0], pale[1], pale[2]), 0.15)


def tinted(chance: random.Random, size: tuple[int, int], first: Colour, second: Colour) -> Image.Image:
    """A soft gradient between two colours with a slow swirl: the ground of an identity card."""
    wide, high = size
    x, y = np.meshgrid(np.linspace(0, 1, wide, dtype=np.float32), np.linspace(0, 1, high, dtype=np.float32))
    a, b = chance.uniform(0.5, 2.0), chance.uniform(0, 6.28)
    blend = (0.5 + 0.5 * np.sin(a * 3.1 * x + 2.2 * y + b))[..., None]
    ground = np.array(first, np.float32) * (1 - blend) + np.array(second, np.float32) * blend
    return Image.fromarray(ground.astype(np.uint8))


def emblem(sheet: Sheet, at: tuple[float, float], diameter: float, colour: Colour = (200, 40, 40)) -> None:
    """The national emblem in outline: a red disc with a golden star in a wreath, centre ``at``."""
    gold = (214, 168, 52)
    x, y, r = sheet.px(at[0]), sheet.px(at[1]), sheet.px(diameter / 2)
    pen = sheet.draw
    pen.ellipse((x - r, y - r, x + r, y + r), fill=gold)
    inner = r * 0.8
    pen.ellipse((x - inner, y - inner, x + inner, y + inner), fill=colour)
    pen.polygon(star_points((x, y - r * 0.12), r * 0.42), fill=(250, 214, 60))
    for turn in range(20):
        angle = math.pi * (0.15 + 1.7 * turn / 19) + math.pi / 2
        cx, cy = x + r * 0.9 * math.cos(angle), y + r * 0.9 * math.sin(angle)
        pen.ellipse((cx - r * 0.1, cy - r * 0.1, cx + r * 0.1, cy + r * 0.1), outline=(170, 120, 30))
    pen.rectangle((x - r * 0.55, y + r * 0.72, x + r * 0.55, y + r * 0.98), fill=colour)


def portrait(chance: random.Random, size: tuple[int, int], sex: str) -> Image.Image:
    """A faceless bust on a plain ground, RGB, ``size`` in pixels."""
    wide, high = size
    ground = chance.choice(((205, 222, 236), (228, 232, 238), (150, 180, 215), (236, 236, 236)))
    picture = Image.new("RGB", size, ground)
    pen = ImageDraw.Draw(picture)
    skin = chance.choice(((226, 190, 160), (210, 170, 138), (190, 150, 118), (236, 204, 178)))
    hair = chance.choice(((30, 26, 26), (52, 40, 34), (90, 84, 80)))
    shirt = chance.choice(((245, 245, 245), (60, 80, 120), (120, 40, 50), (40, 44, 52), (170, 190, 170)))
    if sex == "Nữ":
        pen.ellipse((wide * 0.2, high * 0.14, wide * 0.8, high * 0.8), fill=hair)
    pen.ellipse((wide * 0.06, high * 0.7, wide * 0.94, high * 1.5), fill=shirt)
    pen.rectangle((wide * 0.42, high * 0.55, wide * 0.58, high * 0.76), fill=skin)
    pen.ellipse((wide * 0.27, high * 0.16, wide * 0.73, high * 0.68), fill=skin)
    pen.chord((wide * 0.25, high * 0.11, wide * 0.75, high * 0.56), 180, 360, fill=hair)
    for eye in (0.4, 0.6):
        pen.ellipse((wide * (eye - 0.04), high * 0.4, wide * (eye + 0.04), high * 0.43), fill=(40, 30, 30))
    pen.line(
        (wide * 0.43, high * 0.57, wide * 0.57, high * 0.57), fill=(160, 90, 85), width=max(1, wide // 60)
    )
    return picture.filter(ImageFilter.GaussianBlur(wide / 90))


def chip(sheet: Sheet, at: tuple[float, float], size: tuple[float, float] = (12.0, 9.6)) -> None:
    """The golden contacts of a chip, left top corner ``at``."""
    left, top = at
    corners = (sheet.px(left), sheet.px(top), sheet.px(left + size[0]), sheet.px(top + size[1]))
    sheet.draw.rounded_rectangle(
        corners, sheet.px(1.2), fill=(216, 184, 104), outline=(150, 118, 50), width=3
    )
    dark = (150, 118, 50)
    for share in (0.33, 0.66):
        y = top + size[1] * share
        sheet.line([(left, y), (left + size[0] * 0.34, y)], dark, 0.15)
        sheet.line([(left + size[0] * 0.66, y), (left + size[0], y)], dark, 0.15)
    sheet.box(
        (left + size[0] * 0.34, top + size[1] * 0.2, left + size[0] * 0.66, top + size[1] * 0.8), dark, 0.15
    )


def fingerprint(chance: random.Random, size: tuple[int, int]) -> Image.Image:
    """Whorls of ridges in an oval, RGBA, ``size`` in pixels."""
    wide, high = size
    y, x = np.mgrid[0:high, 0:wide].astype(np.float32)
    noise = noise_stream(chance)
    cx, cy = wide * chance.uniform(0.42, 0.58), high * chance.uniform(0.4, 0.55)
    bend = chance.uniform(0.3, 0.9)
    radius = np.hypot((x - cx) * (1.2 + 0.25 * np.sin(y / high * 4)), (y - cy) * bend)
    ridges = np.sin(radius / wide * 95 + 1.5 * np.sin(x / wide * 5 + y / high * 3)) > chance.uniform(
        -0.1, 0.3
    )
    oval = np.hypot((x / wide - 0.5) * 2.05, (y / high - 0.5) * 2.05) < 1
    worn = noise.random((high, wide)) > 0.12
    ink = Image.new("RGBA", size, (70, 40, 50, 0))
    ink.putalpha(Image.fromarray(((ridges & oval & worn) * 200).astype(np.uint8)))
    return ink
