"""A distractor: a blank page, perhaps with print showing through from its other side, holes, a stain or a
number."""

from __future__ import annotations

import random

import numpy as np
from PIL import Image, ImageFilter, ImageOps

from samples.papers import bien_lai, cong_van
from samples.pen.faces import Face as Typeface
from samples.pen.sheet import A4, Pen, Sheet
from samples.truth import Paper, Truth


def make(people: random.Random, look: random.Random) -> Paper:
    """The back of some sheet."""
    tone = look.randint(244, 255)
    sheet = Sheet(
        A4, paper=look.choice(((tone, tone, tone), (tone, tone - 1, tone - 5), (tone, tone - 4, tone - 14)))
    )
    kind = look.choices(("empty", "through", "holes", "both"), (25, 40, 15, 20))[0]
    if kind in ("through", "both"):
        other = (cong_van if look.random() < 0.75 else bien_lai).make(people, look).faces[0].image
        _show_through(look, sheet, other)
    if kind in ("holes", "both"):
        for y in (A4[1] / 2 - 40, A4[1] / 2 + 40):
            _disc(sheet, (A4[0] - look.uniform(9, 13), y), 2.8, (90, 90, 92))
    if look.random() < 0.25:
        _disc(sheet, (look.uniform(30, 180), look.uniform(40, 260)), look.uniform(1, 6), (236, 226, 200))
    if look.random() < 0.12:
        sheet.text((A4[0] / 2, A4[1] - 12), str(look.randint(2, 40)), Pen(Typeface("tinos"), 12), "m")
    return Paper(Truth(None), (sheet.face("sheet"),))


def _show_through(look: random.Random, sheet: Sheet, other: Image.Image) -> None:
    """The other side's print, mirrored, blurred and faint."""
    mirrored = ImageOps.mirror(other.convert("L")).filter(ImageFilter.GaussianBlur(look.uniform(1.2, 3.0)))
    strength = look.uniform(0.04, 0.16)
    wide, high = min(mirrored.width, sheet.image.width), min(mirrored.height, sheet.image.height)
    below = np.asarray(sheet.image, np.float32).copy()
    ink = (255 - np.asarray(mirrored, np.float32)[:high, :wide, None]) * strength
    below[:high, :wide] -= ink
    sheet.image.paste(Image.fromarray(below.clip(0, 255).astype(np.uint8)))


def _disc(sheet: Sheet, at: tuple[float, float], radius: float, colour: tuple[int, int, int]) -> None:
    x, y, r = sheet.px(at[0]), sheet.px(at[1]), sheet.px(radius)
    sheet.draw.ellipse((x - r, y - r, x + r, y + r), fill=colour)
