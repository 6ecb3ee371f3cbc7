"""Giấy chứng nhận kết hôn: Thông tư 15/2015 and 04/2020/TT-BTP; landscape, wife's column left, husband's
right."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace

from samples.papers.marks import Signer, heading, sign
from samples.papers.marriage import facts_of_couple, person_rows
from samples.papers.style import Labels, draw_hand, draw_labels, draw_look
from samples.pen.flow import Blank, Line, Look, Row, draw, fitted, height, plan
from samples.pen.ornaments import border, emblem, guilloche
from samples.pen.sheet import A4, Pen, Sheet
from samples.people.families import Marriage, draw_couple
from samples.people.person import Person
from samples.truth import Paper, Truth

DOCUMENT = "giay_chung_nhan_ket_hon"
SIZE = (A4[1], A4[0])


def make(people: random.Random, look: random.Random) -> Paper:
    """The certificate of some couple."""
    wife, husband, marriage = draw_couple(people, (dt.date(2016, 1, 15), dt.date(2026, 9, 1)))
    return draw_paper(people, look, (wife, husband, marriage))


def draw_paper(people: random.Random, look: random.Random, couple: tuple[Person, Person, Marriage]) -> Paper:
    """The certificate of ``couple`` (wife, husband, the entry); layout, faces and habits by ``look``."""
    wife, husband, marriage = couple
    hand, labels = draw_hand(look), draw_labels(look)
    facts = facts_of_couple(people, hand, wife, husband, marriage)
    shown, truth = ({key: pair[side] for key, pair in facts.items()} for side in (0, 1))
    style = draw_look(look, size=(10.5, 13.0))
    style = replace(style, tab=0.0, gap=min(style.gap, 3.0))
    sheet = Sheet(SIZE, paper=look.choice(((255, 255, 255), (255, 252, 245), (255, 248, 248))))
    if look.random() < 0.45:
        guilloche(look, sheet, look.uniform(0.08, 0.22))
    edge = border(look, sheet, look.uniform(5, 10)) if look.random() < 0.9 else 9.0
    top = _head(look, sheet, edge, style, (labels, shown))
    bottom = SIZE[1] - edge - look.uniform(44, 49)
    y = _columns(look, sheet, (edge + look.uniform(4, 9), top, bottom), style, (labels, shown))
    _signatures(look, sheet, y, style.label, marriage)
    return Paper(Truth(DOCUMENT, "", truth), (sheet.face("sheet"),))


def _head(
    look: random.Random, sheet: Sheet, edge: float, style: Look, filled: tuple[Labels, dict[str, str]]
) -> float:
    labels, shown = filled
    middle, y = SIZE[0] / 2, edge + look.uniform(7, 10)
    y = heading(look, sheet, (middle, y), style.label, labels)
    if look.random() < 0.35:
        emblem(sheet, (middle, y + 5), 12)
        y += 11
    red = look.choice(((190, 30, 40), (200, 20, 30), (20, 20, 20)))
    title = Pen(style.label.face.styled("bold"), look.uniform(18, 23), red)
    y += 7
    sheet.text((middle, y), "GIẤY CHỨNG NHẬN KẾT HÔN", title, "m")
    blanks = [Blank(labels.set("Số:"), shown["number"])]
    if "book" in shown:
        blanks.append(Blank(labels.set("Quyển số:"), shown["book"]))
    width = look.uniform(42, 50) * len(blanks)
    y += 7.5
    draw(sheet, plan(sheet, (tuple(blanks),), width, style), (middle - width / 2, y), style)
    return y + 8.0


def _columns(
    look: random.Random,
    sheet: Sheet,
    area: tuple[float, float, float],
    style: Look,
    filled: tuple[Labels, dict[str, str]],
) -> float:
    """Both columns line by line beside each other, then the register's two rows; returns the y below."""
    labels, shown = filled
    left, top, bottom = area
    gutter = look.uniform(6, 14)
    width = (SIZE[0] - 2 * left - gutter) / 2
    level, together, two = look.random() < 0.6, look.random(), 2 if look.random() < 0.3 else 1
    persons = [person_rows(random.Random(together), labels, shown, who, two) for who in ("wife", "husband")]
    last = _last_rows(look, labels, shown)

    def arrange(own: Look) -> tuple[tuple[list[list[Line]], ...], int]:
        wife, husband = (plan(sheet, rows, width, own) for rows in persons)
        if level:
            wife, husband = _levelled(wife, husband)
        foot = plan(sheet, last, SIZE[0] - 2 * left, own)
        return (wife, husband, foot), max(height(wife), height(husband)) + height(foot)

    (wife, husband, foot), style = fitted(style, bottom - top, arrange, look.choice((1.0, 1.0, 1.5)))
    y = draw(sheet, wife, (left, top), style)
    y = max(y, draw(sheet, husband, (left + width + gutter, top), style))
    return draw(sheet, foot, (left, y), style)


def _last_rows(look: random.Random, labels: Labels, shown: dict[str, str]) -> tuple[Row, ...]:
    """Where and when it was registered, on two rows or one."""
    where = Blank(labels.set("Nơi đăng ký kết hôn:"), shown["registration_authority"])
    day = "Ngày, tháng, năm đăng ký:" if look.random() < 0.8 else "Ngày tháng đăng ký:"
    when = Blank(labels.set(day), shown["registration_date"])
    return ((where, when),) if look.random() < 0.25 else ((where,), (when,))


def _levelled(first: list[list[Line]], second: list[list[Line]]) -> tuple[list[list[Line]], list[list[Line]]]:
    """Both plans with empty lines added so that equal rows stand on equal lines."""
    if len(first) != len(second):
        return first, second
    tall = [max(len(a), len(b)) for a, b in zip(first, second, strict=True)]
    padded = [
        [rows + [()] * (height - len(rows)) for rows, height in zip(side, tall, strict=True)]
        for side in (first, second)
    ]
    return padded[0], padded[1]


def _signatures(look: random.Random, sheet: Sheet, y: float, pen: Pen, marriage: Marriage) -> None:
    """Wife, husband, and the officer with the seal."""
    pen = pen.sized(0.95)
    note = "(Ký, ghi rõ họ, chữ đệm, tên)"
    y += 1
    for x, word in ((SIZE[0] * 0.2, "Vợ"), (SIZE[0] * 0.46, "Chồng")):
        sign(look, sheet, (x, y), pen, Signer(word, note, None))
    note = "(Ký, ghi rõ họ, chữ đệm, tên, chức vụ và đóng dấu)"
    signer = Signer(
        "NGƯỜI KÝ GIẤY CHỨNG NHẬN KẾT HÔN", note, marriage.register.officer, marriage.register.seal
    )
    sign(look, sheet, (SIZE[0] * 0.76, y), pen, signer)
