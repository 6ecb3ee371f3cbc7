"""Leaders: the dots, rules and dashes of a form on which the clerk's text stands."""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import cache

from PIL import Image, ImageDraw

from samples.pen.sheet import Colour, Pen, Sheet


@dataclass(frozen=True, slots=True)
class Leader:
    """``kind``: dots, typed, rule, dashes or none; ``period`` and ``size`` (a dot's diameter, a rule's
    weight) in mm.

    ``through``: the leader also runs under what is written (a form printed first, filled later); else it
    stops
    for it. ``sink`` is how far below the baseline it lies. ``pen`` sets typed leaders (full stops of a face).
    """

    kind: str
    period: float = 1.0
    size: float = 0.22
    colour: Colour = (60, 60, 60)
    through: bool = True
    sink: float = 0.0
    pen: Pen | None = None


def draw_look_leader(chance: random.Random, label: Pen) -> Leader:
    """A leader as printers and word processors make them: dots of many kinds most often."""
    kind = chance.choices(("dots", "typed", "rule", "dashes", "none"), (44, 24, 8, 4, 20))[0]
    grey = chance.choice((20, 20, 40, 70, 100, 130, 150))
    period = chance.uniform(0.42, 1.5)
    return Leader(
        kind=kind,
        period=chance.uniform(1.2, 2.4) if kind == "dashes" else period,
        size=min(chance.uniform(0.15, 0.42), period * 0.6) if kind == "dots" else chance.uniform(0.09, 0.25),
        colour=(grey, grey, grey + chance.choice((0, 0, 12))),
        through=chance.random() < 0.75,
        sink=chance.choice((0.0, 0.0, 0.1, 0.25, 0.45, 0.7)) if kind != "typed" else 0.0,
        pen=label,
    )


def draw_leader(
    sheet: Sheet, span: tuple[float, float], y: float, leader: Leader, written: tuple[float, float] | None
) -> None:
    """Draws the leader over ``span`` (left, right in mm) at baseline ``y``, sparing ``written`` if it
    must."""
    left, right = span
    pieces = [(left, right)]
    if written and not leader.through:
        pieces = [(left, written[0] - 0.6), (written[1] + 0.6, right)]
    for start, end in pieces:
        if end - start > 0.8 and leader.kind != "none":
            _draw_piece(sheet, start, end, y + leader.sink, leader)


def _draw_piece(sheet: Sheet, start: float, end: float, y: float, leader: Leader) -> None:
    if leader.kind == "typed" and leader.pen is not None:
        dot = sheet.width("." * 40, leader.pen) / 40
        sheet.text((start, y), "." * max(1, int((end - start) / dot)), leader.pen)
    elif leader.kind == "rule":
        sheet.line([(start, y), (end, y)], leader.colour, leader.size)
    elif leader.kind == "dashes":
        for step in range(int((end - start) / leader.period)):
            x = start + step * leader.period
            sheet.line([(x, y), (x + leader.period * 0.55, y)], leader.colour, leader.size)
    else:
        dot_mask = _dot(round(leader.size * sheet.dpi / 25.4 * 8))
        for step in range(int((end - start) / leader.period)):
            place = (sheet.px(start + step * leader.period), sheet.px(y) - dot_mask.height // 2)
            sheet.image.paste(leader.colour, place, dot_mask)


@cache
def _dot(eighths: int) -> Image.Image:
    """The mask of a round dot of that many eighths of a pixel across, edges softened."""
    big = Image.new("L", (eighths + 16, eighths + 16), 0)
    ImageDraw.Draw(big).ellipse((8, 8, 8 + eighths, 8 + eighths), fill=255)
    side = max(1, round((eighths + 16) / 8))
    return big.resize((side, side), Image.Resampling.BOX)
