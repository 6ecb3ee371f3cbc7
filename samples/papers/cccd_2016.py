"""Thẻ căn cước công dân of 2016 to 2021 (Thông tư 61/2015/TT-BCA): Vietnamese alone, PDF417 on the back.

No official text of the barcode is public; it is drawn with the seven fields of the QR that followed it.
Labels are from memory.
"""

from __future__ import annotations

import random
from dataclasses import replace

from PIL import Image

from samples.papers.cards import (
    CardLook,
    Runs,
    blank_card,
    card_title,
    card_truth,
    draw_card_look,
    labelled,
    running,
)
from samples.papers.marks import MOTTO, NATION
from samples.pen.codes import pdf417
from samples.pen.inks import seal, signature
from samples.pen.ornaments import emblem, fingerprint, portrait
from samples.pen.sheet import Sheet
from samples.people.identity import ENDLESS
from samples.people.names import draw_name
from samples.people.person import Card
from samples.truth import Paper, Truth

EDITION = "2016"
FRONT = (
    "id_number", "full_name", "date_of_birth", "sex", "nationality", "place_of_origin", "place_of_residence",
    "date_of_expiry",
)  # fmt: skip
"""Keys the front answers."""
BACK = (
    "id_number", "full_name", "date_of_birth", "sex", "place_of_residence", "date_of_issue", "old_id_number",
    "personal_identification",
)  # fmt: skip
"""Keys the back answers, most of them through its barcode."""
_CHIEFS = (
    ("CỤC TRƯỞNG CỤC CẢNH SÁT", "ĐKQL CƯ TRÚ VÀ DLQG VỀ DÂN CƯ"),
    ("CỤC TRƯỞNG CỤC CẢNH SÁT", "QUẢN LÝ HÀNH CHÍNH VỀ TRẬT TỰ XÃ HỘI"),
)


def draw_paper(look: random.Random, card: Card) -> Paper:
    """Both sides of ``card``."""
    own = {"place_of_origin": card.origin, "personal_identification": card.person.marks}
    style = draw_card_look(look, look.choice(((30, 34, 40), (50, 50, 60), (20, 60, 80))))
    style = replace(style, label=style.label.sized(1.2), colon=":")
    front, back = _front(look, card, style), _back(look, card, style)
    faces = (front.face("front"), back.face("back"))
    return Paper(Truth("cccd", EDITION, card_truth(card, own)), faces)


def _front(look: random.Random, card: Card, style: CardLook) -> Sheet:
    p, sheet = card.person, blank_card(look)
    size = look.uniform(10.0, 12.0)
    emblem(sheet, (3.5 + size / 2, 3.2 + size / 2), size)
    middle = look.uniform(50.0, 53.0)
    ink = replace(style.value, colour=(30, 30, 34)).styled("bold")
    sheet.text((middle, 5.8), NATION, replace(ink, size=6.4), "m")
    sheet.text((middle, 8.8), MOTTO, replace(ink, size=5.8), "m")
    card_title(sheet, (middle, 14.6), "CĂN CƯỚC CÔNG DÂN", style, 46.0)
    left, y = look.uniform(27.0, 29.0), look.uniform(19.0, 20.0)
    sheet.paste(portrait(look, (sheet.px(20.0), sheet.px(26.5)), p.sex), (look.uniform(3.2, 4.4), 17.5))
    width = sheet.text((left, y), "Số:", style.label.sized(1.2))
    sheet.write((left + width + 1.2, y), p.number, style.value.styled("bold").sized(1.35))
    labelled(sheet, (left, y + 4.2), "Họ và tên:", p.name.upper(), style)
    labelled(sheet, (left, y + 8.2), "Ngày, tháng, năm sinh:", f"{p.born:%d/%m/%Y}", style)
    x = labelled(sheet, (left, y + 12.0), "Giới tính:", p.sex, style)
    labelled(sheet, (max(x + 3, left + 22), y + 12.0), "Quốc tịch:", "Việt Nam", style)
    runs = Runs(left, 83.8, 3.2, 2)
    y = running(sheet, (left, y + 15.8), "Quê quán:", (card.origin, True), style, runs)
    running(sheet, (left, y + 3.8), "Nơi thường trú:", (card.home, True), style, runs)
    ends = f"{card.expires:%d/%m/%Y}" if card.expires else ENDLESS
    sheet.text((3.4, 47.4), "Có giá trị đến:", style.label.sized(0.8))
    sheet.write((3.4, 50.4), ends, style.value.sized(0.85))
    return sheet


def _back(look: random.Random, card: Card, style: CardLook) -> Sheet:
    sheet = blank_card(look)
    code = pdf417(card.qr, sheet.px(look.uniform(52, 58)))
    dark = Image.new("RGBA", code.size, (22, 22, 26, 0))
    dark.putalpha(code.point(lambda value: 255 - value))
    high = sheet.mm(code.height)
    left = look.uniform(4.0, 8.0)
    sheet.draw.rectangle(
        tuple(sheet.px(v) for v in (left - 1.2, 2.6, left + sheet.mm(code.width) + 1.2, 5.2 + high)),
        fill=(248, 249, 248),
    )
    sheet.paste(dark, (left, 3.9))
    runs = Runs(4.5, 64.0, 3.2, 2)
    mark = (card.person.marks, look.random() < 0.4)
    y = running(sheet, (4.5, 3.9 + high + 4.6), "Đặc điểm nhận dạng:", mark, style, runs)
    for number, words in enumerate(("Ngón trỏ trái", "Ngón trỏ phải")):
        top = 4.0 + number * 24.0
        sheet.paste(fingerprint(look, (sheet.px(13.0), sheet.px(16.0))), (69.5, top))
        sheet.text((76.0, top + 18.4), words, style.label.sized(0.8), "m")
    middle, y = look.uniform(34, 38), y + 4.6
    date = f"{card.issued:%d/%m/%Y}"
    words = "Ngày, tháng, năm:"
    width = sheet.width(words, style.label) + 0.8 + sheet.width(date, style.value)
    labelled(sheet, (middle - width / 2, y), words, date, style)
    for text in look.choice(_CHIEFS):
        y += 2.9
        sheet.text((middle, y), text, style.label.styled("bold").sized(0.85), "m")
    sheet.stamp(signature(look, sheet.dpi, 17.0), (middle + 3, y + 4.5))
    sheet.stamp(seal(look, "CỤC CẢNH SÁT", sheet.dpi, 14.0), (middle - 6, y + 4.0))
    name = draw_name(look, "Nam", "Kinh", "north", 1962)
    sheet.text((middle, min(y + 9.5, 52.0)), name, style.label.styled("bold"), "m")
    return sheet
