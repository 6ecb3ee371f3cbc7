"""Thẻ căn cước, 2024 edition: Thông tư 16/2024/TT-BCA; nothing to scan in front, QR and zone on the back."""

from __future__ import annotations

import datetime as dt
import random

from samples.papers.cards import (
    CardLook,
    Runs,
    blank_card,
    card_heading,
    card_title,
    card_truth,
    draw_card_look,
    put_qr,
    running,
    zone,
)
from samples.pen.ornaments import chip, portrait
from samples.pen.sheet import Sheet
from samples.people.identity import ENDLESS
from samples.people.names import draw_name
from samples.people.person import TODAY, Card, draw_card, draw_ethnicity, draw_person
from samples.truth import Paper, Truth

DOCUMENT, EDITION = "can_cuoc", "2024"
FRONT = ("id_number", "full_name", "date_of_birth", "sex", "nationality")
BACK = (
    "id_number", "full_name", "date_of_birth", "sex", "place_of_birth_registration", "place_of_residence",
    "date_of_issue", "date_of_expiry", "old_id_number",
)  # fmt: skip
"""Keys the back answers: what is printed there and what its QR carries."""


def make(people: random.Random, look: random.Random) -> Paper:
    """The card of some citizen, child or adult."""
    sex = people.choice(("Nam", "Nữ"))
    span = (dt.date(1940, 1, 1), dt.date(2012, 6, 30))
    if people.random() < 0.12:
        span = (dt.date(2012, 7, 1), dt.date(2024, 12, 31))
    ethnicity = draw_ethnicity(people)
    person = draw_person(people, sex, span, ethnicity)
    parents = ("", "")
    if TODAY.year - person.born.year < 15:
        names = (
            draw_name(people, parent, ethnicity, "north", person.born.year - 28) for parent in ("Nam", "Nữ")
        )
        father, mother = names
        parents = (father, mother)
    return draw_paper(look, draw_card(people, person, EDITION, parents=parents))


def draw_paper(look: random.Random, card: Card) -> Paper:
    """Both sides of ``card``."""
    truth = card_truth(card, {"place_of_birth_registration": card.birth_place})
    style = draw_card_look(look, look.choice(((60, 50, 140), (40, 60, 130), (70, 40, 110))))
    front, back = _front(look, card, style), _back(look, card, style)
    faces = (front.face("front"), back.face("back"))
    return Paper(Truth(DOCUMENT, EDITION, truth), faces)


def _under(sheet: Sheet, at: tuple[float, float], label: str, value: str, look: CardLook) -> None:
    """A label with its value below, as the front of this card sets all of them."""
    sheet.text(at, label, look.label)
    sheet.write((at[0], at[1] + 3.3), value, look.value)


def _front(look: random.Random, card: Card, style: CardLook) -> Sheet:
    p, sheet = card.person, blank_card(look)
    card_heading(look, sheet, look.uniform(46.0, 50.0), style)
    card_title(sheet, (48.5, 18.4), "CĂN CƯỚC", style, 30.0)
    sheet.text((48.5, 21.2), "IDENTITY CARD", style.label.styled("bold").sized(1.1), "m")
    left, y = look.uniform(27.0, 28.5), look.uniform(25.0, 25.8)
    if card.issued.year - p.born.year >= 6:
        sheet.paste(portrait(look, (sheet.px(20.0), sheet.px(28.0)), p.sex), (look.uniform(3.6, 4.6), 18.5))
    label = style.set("Số định danh cá nhân", "Personal identification number")
    sheet.text((left, y), label, style.label)
    sheet.write((left, y + 4.0), p.number, style.value.styled("bold").sized(1.35))
    label = style.set("Họ, chữ đệm và tên khai sinh", "Full name")
    sheet.text((left, y + 7.8), label, style.label)
    name = style.value.styled("bold" if look.random() < 0.6 else "").sized(1.05)
    sheet.write((left, y + 11.3), p.name.upper(), name)
    if look.random() < 0.75:
        _under(
            sheet,
            (left, y + 15.0),
            style.set("Ngày, tháng, năm sinh", "Date of birth"),
            f"{p.born:%d/%m/%Y}",
            style,
        )
        _under(sheet, (left + look.uniform(32, 38), y + 15.0), style.set("Giới tính", "Sex"), p.sex, style)
        _under(sheet, (left, y + 22.0), style.set("Quốc tịch", "Nationality"), "Việt Nam", style)
        return sheet
    rows = (
        (style.set("Ngày, tháng, năm sinh", "Date of birth"), f"{p.born:%d/%m/%Y}"),
        (style.set("Giới tính", "Sex"), p.sex),
        (style.set("Quốc tịch", "Nationality"), "Việt Nam"),
    )
    for number, (label, value) in enumerate(rows):
        width = sheet.text((left, y + 15.2 + number * 3.9), label, style.label)
        sheet.write((left + width + 0.9, y + 15.2 + number * 3.9), value, style.value)
    return sheet


def _back(look: random.Random, card: Card, style: CardLook) -> Sheet:
    sheet = blank_card(look)
    side = 18.0
    put_qr(look, sheet, card.qr, (82.4 - side, look.uniform(3.2, 5.0), side))
    left, y = look.uniform(4.0, 5.0), look.uniform(5.5, 6.8)
    runs = Runs(left, 62.0, 3.1, 2)
    same = look.random() < 0.35
    label = style.set("Nơi cư trú", "Place of residence")
    y = running(sheet, (left, y), label, (card.home, same), style, runs)
    label = style.set("Nơi đăng ký khai sinh", "Place of birth")
    y = running(sheet, (left, y + 3.7), label, (card.birth_place, same), style, runs)
    y = max(y + 3.0, look.uniform(23.4, 24.4))
    chip(sheet, (left + 0.5, max(y - 0.5, 23.5)), (11.0, 8.6))
    x = left + look.uniform(17, 20)
    for words, value in (
        (("Ngày, tháng, năm cấp", "Date of issue"), f"{card.issued:%d/%m/%Y}"),
        (
            ("Ngày, tháng, năm hết hạn", "Date of expiry"),
            f"{card.expires:%d/%m/%Y}" if card.expires else ENDLESS,
        ),
    ):
        width = sheet.text((x, y + 1.2), style.set(*words), style.label)
        sheet.write((x + width + 0.8, y + 1.2), value, style.value)
        y += 3.6
    bold = style.label.styled("bold").sized(1.1)
    sheet.text((x + 22, y + 1.6), "BỘ CÔNG AN", bold, "m")
    sheet.text((x + 22, y + 4.0), "MINISTRY OF PUBLIC SECURITY", style.label.sized(0.95), "m")
    zone(look, sheet, card.mrz)
    return sheet
