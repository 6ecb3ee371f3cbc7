"""What both identity cards share: the ground, the heading, small bilingual labels, values that run on, the
zone."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, replace

from PIL import Image

from samples.papers.marks import MOTTO, NATION
from samples.pen.codes import qr
from samples.pen.faces import MACHINE, SANS, Face
from samples.pen.flow import wrapped
from samples.pen.ornaments import emblem, guilloche, tinted
from samples.pen.sheet import ID1, Colour, Pen, Sheet
from samples.people.identity import ENDLESS
from samples.people.person import Card

DPI = 600
"""Cards are drawn finer than they are scanned: their letters are small."""


@dataclass(frozen=True, slots=True)
class CardLook:
    """Pens of one issue of a card: labels, values, title; ``slash`` parts the two languages; ``colon``
    after labels."""

    label: Pen
    value: Pen
    title: Pen
    slash: str
    colon: str

    def set(self, vietnamese: str, english: str) -> str:
        """A bilingual label as this issue prints it."""
        return f"{vietnamese}{self.slash}{english}{self.colon}"


def draw_card_look(chance: random.Random, label_colour: Colour) -> CardLook:
    """An issue: Arial-like faces, labels of 4.6 to 5.3 points, values of 6.2 to 7.3."""
    face = Face(chance.choices(SANS, (45, 30, 15, 10))[0])
    stretch = chance.uniform(0.9, 1.0) if face.family in ("arimo", "liberation_sans") else 0.9
    dark = chance.randint(10, 50)
    return CardLook(
        label=Pen(face, chance.uniform(4.6, 5.3), label_colour, stretch),
        value=Pen(face, chance.uniform(6.2, 7.3), (dark, dark, dark), stretch),
        title=Pen(face.styled("bold"), chance.uniform(10.0, 12.0), (200, 30, 40)),
        slash=chance.choice((" / ", " / ", "/")),
        colon=chance.choice((":", ":", ":", "")),
    )


def card_truth(card: Card, own: Mapping[str, str]) -> dict[str, str]:
    """What every issue of the card says of its holder, and what only this one does (``own``)."""
    p = card.person
    return {
        "id_number": p.number,
        "full_name": p.name.upper(),
        "date_of_birth": p.born.isoformat(),
        "sex": p.sex,
        "nationality": "Việt Nam",
        "place_of_residence": card.home,
        "date_of_issue": card.issued.isoformat(),
        "date_of_expiry": card.expires.isoformat() if card.expires else ENDLESS,
        "old_id_number": p.old_number,
        **own,
    }


_GROUNDS: tuple[tuple[Colour, Colour], ...] = (
    ((222, 236, 232), (240, 234, 214)),
    ((214, 230, 238), (236, 232, 222)),
    ((232, 240, 226), (226, 232, 240)),
    ((238, 238, 240), (226, 240, 238)),
)


def blank_card(chance: random.Random) -> Sheet:
    """An empty card with its printed ground and fine security lines."""
    sheet = Sheet(ID1, DPI)
    first, second = chance.choice(_GROUNDS)
    guilloche(chance, sheet, chance.uniform(0.12, 0.3))
    ground = tinted(chance, sheet.image.size, first, second)
    sheet.stamp(_whole(ground), (ID1[0] / 2, ID1[1] / 2))
    return sheet


def _whole(picture: Image.Image) -> Image.Image:
    picture = picture.convert("RGBA")
    picture.putalpha(255)
    return picture


def card_heading(chance: random.Random, sheet: Sheet, middle: float, look: CardLook) -> None:
    """Emblem at the left, nation and motto in both languages around ``middle``."""
    size = chance.uniform(10.0, 12.5)
    emblem(sheet, (3.5 + size / 2, 3.2 + size / 2), size)
    ink = replace(look.value, colour=(30, 30, 34))
    for y, text, points, style in (
        (5.6, NATION, 5.9, "bold"),
        (8.3, MOTTO, 5.4, "bold"),
        (10.9, "SOCIALIST REPUBLIC OF VIET NAM", 4.6, ""),
        (13.2, "Independence - Freedom - Happiness", 4.6, ""),
    ):
        sheet.text((middle, y), text, replace(ink, size=points).styled(style), "m")


def card_title(sheet: Sheet, at: tuple[float, float], text: str, look: CardLook, room: float) -> None:
    """The red title around ``at``, no wider than ``room``."""
    width = sheet.width(text, look.title)
    sheet.text(at, text, look.title.sized(min(1.0, room / width)), "m")


def labelled(sheet: Sheet, at: tuple[float, float], label: str, value: str, look: CardLook) -> float:
    """A label and its value on one line; returns the x after the value."""
    width = sheet.text(at, label, look.label)
    start = at[0] + width + 0.8
    return start + sheet.write((start, at[1]), value, look.value)


@dataclass(frozen=True, slots=True)
class Runs:
    """How a long value runs on: ``left`` and ``right`` edges, step between lines, at most ``most`` lines
    in all."""

    left: float
    right: float
    step: float
    most: int = 3


def running(
    sheet: Sheet, at: tuple[float, float], label: str, value: tuple[str, bool], look: CardLook, runs: Runs
) -> float:
    """A label and a value that starts on its line (``value[1]``) or on the next; returns the last baseline
    used.

    A value too long for the room is set in narrower letters, as the card printer does.
    """
    x, y = at
    width = sheet.text(at, label, look.label)
    text, same_line = value
    pen = look.value
    for squeeze in (1.0, 0.92, 0.84, 0.77, 0.7):
        pen = replace(look.value, stretch=look.value.stretch * squeeze)
        first = runs.right - x - width - 0.8 if same_line else 0.0
        pieces = wrapped(sheet, text, pen, first, runs.right - runs.left)
        if len(pieces) <= runs.most:
            break
    for number, piece in enumerate(pieces):
        if number:
            y += runs.step
        if piece:
            sheet.write((x + width + 0.8 if number == 0 else runs.left, y), piece, pen)
    return y


def zone(chance: random.Random, sheet: Sheet, lines: tuple[str, str, str]) -> None:
    """The machine-readable zone along the lower edge: three lines of 30 across the card."""
    face = Face(chance.choices(MACHINE, (35, 20, 25, 20))[0], chance.choice(("", "", "bold")))
    step, bottom = chance.uniform(4.0, 4.5), chance.uniform(3.4, 4.4)
    left, width = chance.uniform(3.2, 5.2), chance.uniform(74.0, 77.5)
    pixels = round(chance.uniform(3.2, 3.6) * DPI / 25.4)
    font = face.machine_font(pixels)
    pitch = width / 30
    for row, line in enumerate(lines):
        y = ID1[1] - bottom - (2 - row) * step
        for place, letter in enumerate(line):
            middle = sheet.px(left + (place + 0.5) * pitch)
            sheet.draw.text((middle, sheet.px(y)), letter, font=font, fill=(20, 20, 24), anchor="ms")


def put_qr(chance: random.Random, sheet: Sheet, text: str, box: tuple[float, float, float]) -> None:
    """The QR with its quiet margin of white or ground: left, top and side in mm."""
    left, top, side = box
    picture = qr(text, sheet.px(side), chance.choice(("L", "L", "M")))
    if chance.random() < 0.6:
        quiet = side * 0.045
        corners = tuple(
            sheet.px(v) for v in (left - quiet, top - quiet, left + side + quiet, top + side + quiet)
        )
        sheet.draw.rectangle(corners, fill=(248, 249, 248))
    dark = Image.new("RGBA", picture.size, (22, 22, 26, 0))
    dark.putalpha(picture.point(lambda value: 255 - value))
    sheet.paste(dark, (left, top))
