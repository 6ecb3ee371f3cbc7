"""Papers a commune's office issues: agency and number at the left, nation and date at the right, a signer.

One sheet for all of them; each paper brings its title, its rows and its words for the signer.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Mapping
from dataclasses import dataclass, replace

from samples.papers.marks import Signer, heading, sign
from samples.papers.style import Labels, draw_look
from samples.pen.flow import Blank, Line, Look, Row, draw, fitted, height, plan
from samples.pen.sheet import A4, Pen, Sheet
from samples.people.places import Unit
from samples.people.registries import Officer


@dataclass(frozen=True, slots=True)
class Facts:
    """What a paper says, as printed (``shown``) and in contract form (``truth``), by contract key."""

    shown: Mapping[str, str]
    truth: Mapping[str, str]

    def blank(self, label: str, key: str, share: float = 1.0, lines: int = 1) -> Blank:
        """A labelled place with the value of ``key``."""
        return Blank(label, self.shown[key], share, lines)


def facts_of(pairs: Mapping[str, tuple[str, str]]) -> Facts:
    """From contract key → (as printed, in contract form)."""
    return Facts({key: pair[0] for key, pair in pairs.items()}, {key: pair[1] for key, pair in pairs.items()})


def same(text: str) -> tuple[str, str]:
    """A value that is printed as the contract has it."""
    return text, text


@dataclass(frozen=True, slots=True)
class Office:
    """An issuing office: ``above`` the lines over it, ``name`` its own lines; the place of its date line."""

    above: tuple[str, ...]
    name: tuple[str, ...]
    place: str

    @property
    def issuer(self) -> str:
        """The office on one line, as printed."""
        return " ".join(self.name)


def draw_office(look: random.Random, unit: Unit) -> Office:
    """How the people's committee of ``unit`` heads its papers."""
    commune, province = unit.commune.upper(), unit.province.upper()
    above = (province, unit.district.upper()) if unit.district else (province,)
    style = look.random()
    if style < 0.35:
        return Office((), ("ỦY BAN NHÂN DÂN", commune), unit.commune_short)
    if style < 0.75:
        return Office(above, (f"UBND {commune}",), unit.commune_short)
    return Office(above[-1:], ("ỦY BAN NHÂN DÂN", commune), unit.commune_short)


@dataclass(frozen=True, slots=True)
class Head:
    """What stands over the rows: office, date, number line, title, the lines under it ("(BẢN SAO)")."""

    office: Office
    day: dt.date
    number: Blank
    title: str
    below: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """Rows of the paper (after two ``columns``, if it has them), words for the signer: heading and note;
    ``others`` who sign at the left of the signer, without seal."""

    rows: tuple[Row, ...]
    signer: str
    note: str
    columns: tuple[tuple[Row, ...], ...] = ()
    others: tuple[str, ...] = ()


def draw_issued(
    look: random.Random, labels: Labels, head: Head, body: Body, officer: tuple[Officer, str]
) -> Sheet:
    """The paper on A4; ``officer``: who signs, and the words of the seal."""
    style = draw_look(look)
    style = replace(style, gap=min(style.gap, 3.0))
    sheet = Sheet(A4, paper=look.choice(((255, 255, 255), (255, 255, 255), (255, 253, 246))))
    left, right = look.uniform(16, 28), A4[0] - look.uniform(12, 20)
    date_on_top = look.random() < 0.75
    top = draw_head(look, sheet, (left, right), style, labels, (head, date_on_top))
    room = A4[1] - look.uniform(58, 66) - top
    y, style = flowed(sheet, (left, right, top), style, body, (room, look.choice((1.0, 1.0, 1.4))))
    x = look.uniform(136, 150)
    if not date_on_top:
        sheet.text((x, y + 1), date_line(look, head), style.label.styled("italic"), "m")
        y += style.label.size * 0.55
    pen = style.label.sized(0.95)
    for place, words in enumerate(body.others):
        at = (left + (x - 34 - left) * (place + 0.5) / len(body.others), y + 2)
        sign(look, sheet, at, pen.sized(0.9), Signer(words, "(Ký, ghi rõ họ tên)", None))
    sign(look, sheet, (x, y + 2), pen, Signer(body.signer, body.note, *officer))
    return sheet


def flowed(
    sheet: Sheet, at: tuple[float, float, float], style: Look, body: Body, fit: tuple[float, float]
) -> tuple[float, Look]:
    """Columns and rows drawn from ``at`` (left, right, top) into the room and looseness of ``fit``; the y
    below and the look they were drawn with."""
    (left, right, top), (room, loose) = at, fit
    gutter = 8.0
    width = (right - left - gutter * (len(body.columns) - 1)) / max(len(body.columns), 1)

    def arrange(own: Look) -> tuple[tuple[list[list[list[Line]]], list[list[Line]]], int]:
        sides = [plan(sheet, rows, width, own) for rows in body.columns]
        rows = plan(sheet, body.rows, right - left, own)
        return (sides, rows), max((height(side) for side in sides), default=0) + height(rows)

    (sides, rows), style = fitted(style, room, arrange, loose)
    y = top
    for place, side in enumerate(sides):
        y = max(y, draw(sheet, side, (left + place * (width + gutter), top), style))
    return draw(sheet, rows, (left, y), style), style


def date_line(look: random.Random, head: Head) -> str:
    """ "Tân Lập, ngày 05 tháng 3 năm 2024"."""
    month = f"{head.day.month:02d}" if head.day.month < 3 or look.random() < 0.6 else str(head.day.month)
    return f"{head.office.place}, ngày {head.day.day:02d} tháng {month} năm {head.day.year}"


def draw_head(
    look: random.Random,
    sheet: Sheet,
    span: tuple[float, float],
    style: Look,
    labels: Labels,
    told: tuple[Head, bool],
) -> float:
    """Office and nation side by side, number and date below, the title; returns the first baseline below."""
    (left, right), (head, dated) = span, told
    pen = style.label.sized(min(1.0, 11.5 / style.label.size))
    step, y = pen.size * 0.3528 * 1.35, look.uniform(15, 24)
    wide = sheet.width("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", pen.styled("bold"))
    middle, nation = (left + right - wide - 6) / 2, right - wide / 2
    heading(look, sheet, (nation, y), pen, labels)
    lines = [(line, pen) for line in head.office.above]
    lines += [(line, pen.styled("bold")) for line in head.office.name]
    room = right - wide - 4 - left
    for number, (line, own) in enumerate(lines):
        narrow = own.sized(min(1.0, room / max(sheet.width(line, own), 1.0)))
        sheet.text((middle, y + number * step), line, narrow, "m")
    y += max(len(lines), 2) * step
    if look.random() < 0.5:
        sheet.line([(middle - 9, y - step * 0.62), (middle + 9, y - step * 0.62)], pen.colour, 0.2)
    y += step * 0.9
    width = min(room, sheet.width(f"{head.number.label} {head.number.text}", style.label) * 1.2 + 6)
    at = (look.choice((left, middle - width / 2)), y)
    draw(sheet, plan(sheet, ((head.number,),), width, style), at, style)
    if dated:
        sheet.text((nation, y), date_line(look, head), pen.styled("italic"), "m")
    return _title(look, sheet, (left + right) / 2, y, style, head)


def _title(look: random.Random, sheet: Sheet, x: float, y: float, style: Look, head: Head) -> float:
    red = look.choice(((190, 30, 40), (18, 18, 20), (18, 18, 20), (18, 18, 20)))
    title = Pen(style.label.face.styled("bold"), look.uniform(14, 18), red)
    y += look.uniform(11, 15)
    sheet.text((x, y), head.title, title, "m")
    for line in head.below:
        y += style.label.size * 0.3528 * 1.5
        sheet.text((x, y), line, style.label.styled(look.choice(("bold", "", "italic"))), "m")
    return y + look.uniform(9, 12)


def sentence(text: str) -> Row:
    """A printed sentence without a place to write."""
    return (Blank("", text, leader=False),)
