"""A distractor: a fee receipt, A5 landscape or the upper half of A4, of no template though it has names
and numbers."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import replace

from samples.papers.marks import Signer, heading, sign
from samples.papers.style import Labels, draw_labels, draw_look
from samples.pen.flow import Blank, Look, Row, draw, plan
from samples.pen.sheet import A4, A5, Pen, Sheet
from samples.people.dates import between, number_in_words
from samples.people.names import draw_name
from samples.people.person import TODAY, Person, draw_ethnicity, draw_person
from samples.people.registries import Officer
from samples.truth import Paper, Truth

_PURPOSES = (
    "Lệ phí cấp bản sao trích lục hộ tịch",
    "Phí chứng thực bản sao từ bản chính",
    "Lệ phí đăng ký khai sinh quá hạn",
    "Lệ phí đăng ký cư trú",
    "Phí vệ sinh môi trường quý II",
    "Tiền thuê mặt bằng chợ tháng 5",
)


def make(people: random.Random, look: random.Random) -> Paper:
    """The receipt of somebody who paid."""
    span = (dt.date(1960, 1, 1), dt.date(2004, 1, 1))
    payer = draw_person(people, people.choice(("Nam", "Nữ")), span, draw_ethnicity(people))
    day = between(people, dt.date(2019, 1, 1), TODAY)
    half = look.random() < 0.7
    tint = look.choice(((255, 255, 255), (255, 240, 244), (240, 248, 255)))
    sheet = Sheet((A5[1], A5[0]) if half else A4, paper=tint)
    style = replace(draw_look(look, 0.85, (10.0, 12.0)), tab=0.0)
    labels = draw_labels(look)
    office = f"UBND {payer.home(day).unit.commune}"
    _head(look, sheet, style, (labels, office, day))
    rows = _rows(look, labels, payer, day)
    wide = sheet.size[0]
    y = draw(sheet, plan(sheet, rows, wide - 26, style), (13, 46), style, min(style.pitch, 8.0))
    pen = style.label.sized(0.9)
    date = f"Ngày {day.day:02d} tháng {day.month:02d} năm {day.year}"
    sheet.text((wide * 0.72, y), date, pen.styled("italic"), "m")
    sign(look, sheet, (wide * 0.24, y + 6), pen, Signer("Người nộp tiền", "(Ký, ghi rõ họ tên)", None))
    clerk = Officer(draw_name(look, "Nữ", "Kinh", "north", 1990), ())
    signer = Signer("Người thu tiền", "(Ký, ghi rõ họ tên, đóng dấu)", clerk, office.upper())
    sign(look, sheet, (wide * 0.72, y + 6), pen, signer)
    return Paper(Truth(None), (sheet.face("sheet"),))


def _head(look: random.Random, sheet: Sheet, style: Look, issued: tuple[Labels, str, dt.date]) -> None:
    """Who collects, form and series numbers, the nation, the receipt's own number, the title."""
    labels, office, day = issued
    wide = sheet.size[0]
    heading(look, sheet, (wide * 0.68, 13), style.label.sized(0.78), labels)
    sheet.text((12, 13), f"Đơn vị thu: {office}", style.label.sized(0.9))
    sheet.text((12, 18.5), f"Mẫu số: 01BLP{look.randint(1, 3)}-001", style.label.sized(0.85))
    sheet.text((12, 23.5), f"Ký hiệu: A{look.choice('ABCDE')}-{day:%y}P", style.label.sized(0.85))
    number = f"Số: {look.randint(1, 9999999):07d}"
    sheet.text((wide * 0.75, 30), number, Pen(style.label.face, 13, (200, 30, 40)))
    title = look.choice(("BIÊN LAI THU TIỀN PHÍ, LỆ PHÍ", "BIÊN LAI THU TIỀN", "PHIẾU THU"))
    sheet.text((wide / 2, 36), title, style.label.styled("bold").sized(1.45), "m")


def _rows(look: random.Random, labels: Labels, payer: Person, day: dt.date) -> tuple[Row, ...]:
    thousands = look.choice((8, 16, 20, 24, 40, 50, 120, 250))
    words = f"{number_in_words(thousands).capitalize()} nghìn đồng"
    return (
        (Blank(labels.set("Họ và tên người nộp tiền:"), payer.name),),
        (Blank(labels.set("Địa chỉ:"), payer.home(day).printed("full")),),
        (Blank(labels.set("Số CMND/Thẻ căn cước:"), payer.number if look.random() < 0.5 else ""),),
        (Blank(labels.set("Lý do thu:"), look.choice(_PURPOSES)),),
        (Blank(labels.set("Số tiền:"), f"{thousands}.000 đồng"), Blank(labels.set("Hình thức:"), "Tiền mặt")),
        (Blank(labels.set("(Viết bằng chữ):"), words),),
    )
