"""Parts that many papers share: the national heading, the agency's block, the signer with seal and
signature."""

from __future__ import annotations

import random
from dataclasses import dataclass

from samples.papers.style import Labels
from samples.pen.inks import seal, signature
from samples.pen.sheet import Pen, Sheet
from samples.people.registries import Officer

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"


def heading(chance: random.Random, sheet: Sheet, at: tuple[float, float], pen: Pen, labels: Labels) -> float:
    """Nation and motto around ``at``, underlined; returns the y below them."""
    x, y = at
    step = pen.size * 0.3528 * 1.35
    bold = pen.styled("bold")
    sheet.text((x, y), labels.set(NATION), bold, "m")
    motto = MOTTO if chance.random() < 0.8 else MOTTO.replace(" - ", " – ")
    width = sheet.text((x, y + step), motto, bold if chance.random() < 0.8 else pen, "m")
    rule = width * chance.choice((0.35, 0.6, 1.0))
    if chance.random() < 0.9:
        sheet.line([(x - rule / 2, y + step * 1.38), (x + rule / 2, y + step * 1.38)], pen.colour, 0.2)
    return y + step * 2


@dataclass(frozen=True, slots=True)
class Signer:
    """A signature block: printed heading and note, who signs, and the seal's words ("" for none)."""

    heading: str
    note: str
    officer: Officer | None
    seal: str = ""


def sign(chance: random.Random, sheet: Sheet, at: tuple[float, float], pen: Pen, signer: Signer) -> float:
    """Draws the block centred on ``at`` (first baseline); the seal covers the signature's left, as the law
    asks."""
    x, y = at
    step = pen.size * 0.3528 * 1.3
    for line in (signer.heading, *(signer.officer.titles if signer.officer else ())):
        if line:
            sheet.text((x, y), line, pen.styled("bold"), "m")
            y += step
    if signer.note:
        sheet.text((x, y), signer.note, pen.styled("italic").sized(0.9), "m")
        y += step
    room = chance.uniform(17, 24)
    if signer.officer is None or chance.random() < 0.96:
        sheet.stamp(
            signature(chance, sheet.dpi, chance.uniform(28, 48)), (x + chance.uniform(-4, 6), y + room * 0.45)
        )
    if signer.seal:
        size = chance.uniform(32, 37)
        place = (x - size * chance.uniform(0.28, 0.66), y + room * chance.uniform(-0.1, 0.6))
        sheet.stamp(seal(chance, signer.seal, sheet.dpi, size), place)
    if signer.officer:
        sheet.text((x, y + room), signer.officer.name, pen.styled("bold"), "m")
    return y + room
