"""Thẻ căn cước công dân gắn chip, 2021 edition: Thông tư 06/2021/TT-BCA; QR in front, zone on the back."""

from __future__ import annotations

import datetime as dt
import random

from samples.papers import cccd_2016
from samples.papers.cards import (
    CardLook,
    Runs,
    blank_card,
    card_heading,
    card_title,
    card_truth,
    draw_card_look,
    labelled,
    put_qr,
    running,
    zone,
)
from samples.pen.inks import seal, signature
from samples.pen.ornaments import chip, fingerprint, portrait
from samples.pen.sheet import Pen, Sheet
from samples.people.identity import ENDLESS
from samples.people.names import draw_name
from samples.people.person import Card, draw_card, draw_ethnicity, draw_person
from samples.truth import Paper, Truth

DOCUMENT, EDITION = "cccd", "2021"
FRONT = (
    "id_number", "full_name", "date_of_birth", "sex", "nationality", "place_of_origin", "place_of_residence",
    "date_of_expiry", "date_of_issue", "old_id_number",
)  # fmt: skip
"""Keys the front answers, the date of issue and the old number through its QR."""
BACK = ("id_number", "date_of_birth", "sex", "date_of_expiry", "date_of_issue", "personal_identification")
"""Keys the back answers exactly: number, dates and sex through its zone, which has no Vietnamese letters."""


def make(people: random.Random, look: random.Random) -> Paper:
    """The card of some adult, one in eight of them of the edition before."""
    state = people.getstate()
    old = int(people.random() * 1000) % 8 == 0
    people.setstate(state)  # only looked at, so that the cards of older seeds stay as they were
    sex = people.choice(("Nam", "Nữ"))
    span = (dt.date(1938, 1, 1), dt.date(2009, 12, 31))
    if people.random() < 0.75:
        span = (dt.date(1968, 1, 1), dt.date(2006, 12, 31))
    person = draw_person(people, sex, span, draw_ethnicity(people))
    if old and person.born.year < 2003:
        return cccd_2016.draw_paper(look, draw_card(people, person, cccd_2016.EDITION))
    return draw_paper(look, draw_card(people, person, EDITION))


def draw_paper(look: random.Random, card: Card) -> Paper:
    """Both sides of ``card``."""
    own = {"place_of_origin": card.origin, "personal_identification": card.person.marks}
    style = draw_card_look(look, look.choice(((30, 34, 40), (40, 40, 90), (20, 60, 80))))
    front, back = _front(look, card, style), _back(look, card, style)
    faces = (front.face("front"), back.face("back"))
    return Paper(Truth(DOCUMENT, EDITION, card_truth(card, own)), faces)


def _front(look: random.Random, card: Card, style: CardLook) -> Sheet:
    p, sheet = card.person, blank_card(look)
    side = look.uniform(14.0, 16.0)
    put_qr(look, sheet, card.qr, (82.6 - side, look.uniform(2.6, 3.6), side))
    card_heading(look, sheet, look.uniform(40.5, 42.5), style)
    card_title(sheet, (45.0, 18.6), "CĂN CƯỚC CÔNG DÂN", style, 40.0)
    sheet.text((45.0, 21.4), "Citizen Identity Card", style.label.styled("bold").sized(1.15), "m")
    left, y = look.uniform(26.0, 28.0), look.uniform(25.0, 26.0)
    sheet.paste(portrait(look, (sheet.px(19.5), sheet.px(26.0)), p.sex), (look.uniform(3.2, 4.2), 17.5))
    width = sheet.text((left, y), style.set("Số", "No."), style.label.sized(1.25))
    sheet.write((left + width + 1.2, y), p.number, style.value.styled("bold").sized(1.35))
    sheet.text((left, y + 3.6), style.set("Họ và tên", "Full name"), style.label)
    name = style.value.styled("bold" if look.random() < 0.6 else "").sized(1.05)
    sheet.write((left, y + 6.9), p.name.upper(), name)
    labelled(sheet, (left, y + 10.3), style.set("Ngày sinh", "Date of birth"), f"{p.born:%d/%m/%Y}", style)
    x = labelled(sheet, (left, y + 13.5), style.set("Giới tính", "Sex"), p.sex, style)
    x = max(x + 2.5, left + look.uniform(19, 23))
    labelled(sheet, (x, y + 13.5), style.set("Quốc tịch", "Nationality"), "Việt Nam", style)
    runs = Runs(left, 83.8, 2.95, 2)
    label = style.set("Quê quán", "Place of origin")
    y = running(sheet, (left, y + 16.6), label, (card.origin, look.random() < 0.2), style, runs)
    label = style.set("Nơi thường trú", "Place of residence")
    running(sheet, (left, y + 3.1), label, (card.home, True), style, runs)
    ends = f"{card.expires:%d/%m/%Y}" if card.expires else ENDLESS
    small = style.label.sized(0.92)
    width = sheet.text((3.4, 47.2), "Có giá trị đến:", small)
    sheet.write((3.4 + width + 0.6, 47.2), ends, style.value.sized(0.8))
    sheet.text((3.4, 49.7), "Date of expiry:" if look.random() < 0.5 else "Date of expiry", small)
    return sheet


def _back(look: random.Random, card: Card, style: CardLook) -> Sheet:
    sheet = blank_card(look)
    label = style.set("Đặc điểm nhận dạng", "Personal identification")
    runs = Runs(4.5, 66.0, 3.0, 2)
    y = running(
        sheet, (4.5, look.uniform(5.0, 6.5)), label, (card.person.marks, look.random() < 0.4), style, runs
    )
    chip(sheet, (5.5, max(12.5, y + 2.5)))
    _issuer(look, sheet, card, style, y + 4.2)
    for number, words in enumerate(
        (("Ngón trỏ trái", "Left index finger"), ("Ngón trỏ phải", "Right index finger"))
    ):
        top = 2.8 + number * 17.2
        sheet.paste(fingerprint(look, (sheet.px(11.0), sheet.px(12.6))), (70.3, top))
        sheet.text((75.8, top + 14.2), words[0], style.label.sized(0.85), "m")
        sheet.text((75.8, top + 15.9), words[1], style.label.sized(0.78), "m")
    zone(look, sheet, card.mrz)
    return sheet


def _issuer(look: random.Random, sheet: Sheet, card: Card, style: CardLook, y: float) -> None:
    """Date of issue, who issued, seal and signature."""
    middle = look.uniform(43.5, 46.0)
    label = style.set("Ngày, tháng, năm", "Date, month, year")
    date = f"{card.issued:%d/%m/%Y}"
    width = sheet.width(label, style.label) + 0.8 + sheet.width(date, style.value)
    labelled(sheet, (middle - width / 2, y), label, date, style)
    bold: Pen = style.label.styled("bold").sized(0.95)
    for text in ("CỤC TRƯỞNG CỤC CẢNH SÁT", "QUẢN LÝ HÀNH CHÍNH VỀ TRẬT TỰ XÃ HỘI"):
        y += 2.5
        sheet.text((middle, y), text, bold, "m")
    for text in (
        "DIRECTOR GENERAL OF THE POLICE DEPARTMENT",
        "FOR ADMINISTRATIVE MANAGEMENT OF SOCIAL ORDER",
    ):
        y += 2.0
        sheet.text((middle, y), text, style.label.sized(0.72), "m")
    sheet.stamp(signature(look, sheet.dpi, 17.0), (middle + 3, y + 5))
    sheet.stamp(seal(look, "CỤC CẢNH SÁT QLHC VỀ TRẬT TỰ XÃ HỘI", sheet.dpi, 15.0), (middle - 6, y + 4.5))
    sheet.text(
        (middle, y + 9.4),
        draw_name(look, "Nam", "Kinh", "north", 1965),
        style.label.styled("bold").sized(1.1),
        "m",
    )
