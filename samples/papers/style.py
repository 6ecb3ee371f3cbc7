"""Habits of printers and clerks: faces, sizes, leaders, ways to write names, dates and places."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass, replace

from samples.chance import weighted
from samples.pen.faces import MONO, SANS, SERIF, Face
from samples.pen.flow import Blank, Look
from samples.pen.leaders import draw_look_leader
from samples.pen.sheet import Colour, Pen
from samples.people.dates import add_years, between, figures
from samples.people.person import CARD_2021_FROM, CARD_2021_TO, CARD_2024_FROM, Person
from samples.people.places import Address, Unit
from samples.people.registries import AUTHORITY_STYLES, Register
from samples.people.tables import minorities

_SIZES = (11.0, 14.0)
_DATE_STYLES = (
    ("slash", 55.0),
    ("slash_loose", 6.0),
    ("dash", 5.0),
    ("dot", 2.0),
    ("words", 20.0),
    ("words_loose", 12.0),
)


def draw_face(chance: random.Random, serif: float = 0.78) -> Face:
    """Times-like with probability ``serif`` (mostly Times itself), else Arial-like."""
    if chance.random() < serif:
        return Face(chance.choices(SERIF, (50, 30, 14, 6))[0])
    return Face(chance.choices(SANS, (50, 28, 14, 8))[0])


def draw_look(chance: random.Random, serif: float = 0.78, size: tuple[float, float] = _SIZES) -> Look:
    """A whole look: label and value pens, leader, spacing and habits."""
    face = draw_face(chance, serif)
    points = chance.uniform(*size)
    label = Pen(face, points, draw_black(chance), chance.choice((1.0, 1.0, 1.0, chance.uniform(0.92, 1.06))))
    value = replace(label, colour=draw_black(chance), size=points * chance.uniform(0.94, 1.12))
    if chance.random() < 0.3:
        other = draw_face(chance, 0.6) if chance.random() < 0.8 else Face(chance.choice(MONO))
        value = replace(value, face=other, size=value.size * (0.88 if other.family in MONO else 0.96))
    if chance.random() < 0.35:
        value = value.styled("bold")
    if chance.random() < 0.08:
        label = label.styled("italic")
    return Look(
        label=label,
        value=value,
        leader=draw_look_leader(chance, replace(label, face=label.face.styled(""))),
        pitch=chance.uniform(1.25, 2.1) * points * 0.3528 * 1.15,
        gap=chance.choice((0.8, 1.2, 1.2, 2.0, chance.uniform(2, 8))),
        drop=chance.choice((0.0, 0.0, 0.0, -0.2, -0.4, -0.7, 0.25)),
        indent=chance.choice((0.0, 0.0, 0.0, 6.0, 12.0)),
        tab=chance.choice((0.0, 0.0, 0.0, 0.0, chance.uniform(30, 55))),
        squeeze=chance.random() < 0.25,
    )


def draw_black(chance: random.Random) -> Colour:
    """The black of a printer: full, or grey with little toner."""
    grey = chance.choice((8, 15, 20, 25, 40, 60, 75))
    return (grey, grey, grey)


@dataclass(frozen=True, slots=True)
class Hand:
    """How one clerk writes values: capitals for names, a date style, a place style, how the office is
    named."""

    capitals: bool
    date_style: str
    place_style: str
    authority_style: str

    def name(self, name: str) -> str:
        """The name as this clerk prints it."""
        return name.upper() if self.capitals else name

    def date(self, day: dt.date) -> str:
        """The date as this clerk prints it."""
        return figures(day, self.date_style)

    def address(self, address: Address) -> str:
        """A house address on one line."""
        return address.printed(self.place_style)

    def unit(self, unit: Unit) -> str:
        """A commune with what lies above it."""
        return Address("", unit).printed(self.place_style)

    def office(self, register: Register) -> str:
        """The registering office."""
        return register.authority(self.authority_style)


def draw_hand(chance: random.Random, capitals: float = 0.75) -> Hand:
    """A clerk's habits."""
    return Hand(
        capitals=chance.random() < capitals,
        date_style=weighted(chance, _DATE_STYLES),
        place_style=chance.choices(("full", "lower", "short", "abbreviated"), (38, 34, 18, 10))[0],
        authority_style=chance.choice(AUTHORITY_STYLES),
    )


@dataclass(frozen=True, slots=True)
class Labels:
    """How this print of a form sets its labels: space before the colon, footnote marks, new tone
    placement."""

    colon: str
    notes: bool
    new_tones: bool

    def set(self, label: str, note: int = 0) -> str:
        """The official label as this print sets it; ``note`` is the number of its footnote, 0 for none."""
        if self.new_tones:
            for old, new in (("tùy", "tuỳ"), ("Hòa", "Hoà"), ("hóa", "hoá"), ("HÒA", "HOÀ")):
                label = label.replace(old, new)
        mark = f"({note})" if self.notes and note else ""
        return label.removesuffix(":") + mark + self.colon if label.endswith(":") else label + mark


def draw_labels(chance: random.Random) -> Labels:
    """A print of a form."""
    return Labels(chance.choice((":", ":", ":", ":", " :")), chance.random() < 0.12, chance.random() < 0.08)


def parted(
    chance: random.Random, blanks: tuple[Blank, ...], together: float = 0.72
) -> tuple[tuple[Blank, ...], ...]:
    """The blanks in one row, or broken into two or more: forms differ in where their lines end."""
    if chance.random() < together or len(blanks) < 2:
        return (blanks,)
    cut = chance.randint(1, len(blanks) - 1)
    if len(blanks) > 2 and chance.random() < 0.3:
        return tuple((blank,) for blank in blanks)
    return (blanks[:cut], blanks[cut:])


def id_paper(chance: random.Random, person: Person, day: dt.date, hand: Hand) -> str:
    """The identity paper somebody shows on ``day``, as registers name it: kind, number, mostly who issued
    it when."""
    if day < CARD_2021_FROM + dt.timedelta(days=60) and person.old_number:
        issued = between(chance, add_years(day, -9), day)
        issuer = f"Công an {'tỉnh' if chance.random() < 0.8 else 'TP'} {person.origin.province_short}"
        head = f"{chance.choice(_OLD_CARD_NAMES)} {person.old_number}"
    elif day >= CARD_2024_FROM + dt.timedelta(days=60) and chance.random() < 0.5:
        issued, issuer = between(chance, CARD_2024_FROM, day), "Bộ Công an"
        head = (
            f"{chance.choice(('Thẻ căn cước', 'Căn cước', 'Thẻ căn cước số', 'Căn cước số'))} {person.number}"
        )
    else:
        first = dt.date(2017, 3, 1) if day < dt.date(2021, 9, 1) else CARD_2021_FROM
        issued = between(chance, min(first, day - dt.timedelta(days=30)), min(day, CARD_2021_TO))
        issuer = chance.choice(_POLICE)
        head = f"{chance.choice(_CARD_NAMES)} {person.number}"
    date = figures(issued, hand.date_style if "words" not in hand.date_style else "slash")
    return chance.choice(
        (
            head,
            f"{head}, {issuer} cấp ngày {date}",
            f"{head} do {issuer} cấp ngày {date}",
            f"{head}, cấp ngày {date}",
        )
    )


_POLICE = (
    "Cục Cảnh sát quản lý hành chính về trật tự xã hội",
    "Cục Cảnh sát QLHC về TTXH",
    "Cục CS QLHC về TTXH",
)
_OLD_CARD_NAMES = ("Chứng minh nhân dân số", "CMND số", "CMND", "Giấy CMND số")
_CARD_NAMES = ("Thẻ căn cước công dân", "Căn cước công dân số", "CCCD số", "Thẻ CCCD số", "CCCD")


def ethnicity(chance: random.Random, person: Person) -> tuple[str, str]:
    """The group as printed (old spellings live on in registers) and its official name."""
    if person.ethnicity == "Kinh":
        return "Kinh", "Kinh"
    return chance.choice(minorities()[person.ethnicity]["printed"]), person.ethnicity
