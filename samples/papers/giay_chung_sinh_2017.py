"""Giấy chứng sinh of Thông tư 56/2017/TT-BYT: a leaf of a numbered book, A5 or A4."""

from __future__ import annotations

import random
from dataclasses import replace

from samples.papers.marks import Signer, heading, sign
from samples.papers.notice import Notice, birth_moment, date_line, nation_size
from samples.papers.style import draw_look, parted
from samples.pen.flow import Look, Row, counted, draw, fitted, plan
from samples.pen.sheet import A4, A5, Pen, Sheet
from samples.people.names import draw_name
from samples.people.registries import Officer


def draw_sheet(look: random.Random, notice: Notice) -> Sheet:
    """The leaf, filled."""
    small = look.random() < 0.55
    size = A5 if small else A4
    style = draw_look(look, 0.85, (9.0, 10.5) if small else (11.5, 13.5))
    style = replace(style, tab=0.0, gap=min(style.gap, 2.5))
    sheet = Sheet(
        size, paper=look.choice(((255, 255, 255), (255, 255, 255), (250, 246, 252), (252, 250, 236)))
    )
    margin = look.uniform(7, 11) if small else look.uniform(15, 24)
    y = _head(look, sheet, margin, style, notice)
    rows = _rows(look, notice)
    foot = 46 if small else 66
    planned, style = fitted(
        style, size[1] - y - foot, lambda own: counted(sheet, rows, size[0] - 2 * margin, own)
    )
    y = draw(sheet, planned, (margin, y), style)
    _signatures(look, sheet, (margin, y), style, notice)
    return sheet


def _head(look: random.Random, sheet: Sheet, margin: float, style: Look, notice: Notice) -> float:
    """Facility and numbers at the left, the nation at the right or across the top, the title."""
    wide = sheet.size[0]
    nation = style.label.sized(nation_size(look, wide))
    column = wide * 0.42 - margin
    left: tuple[Row, ...] = (
        (notice.blank("Cơ sở KB, CB:", "issued_by"),),
        *parted(look, _numbers(notice), 0.45),
    )
    y = margin + look.uniform(3, 7)
    if look.random() < 0.7:
        heading(look, sheet, (wide * 0.7, y), nation.sized(0.92), notice.labels)
        y = draw(sheet, plan(sheet, left, column, style), (margin, y), style, style.label.size * 0.5)
    else:
        y = heading(look, sheet, (wide / 2, y), nation, notice.labels) + 2
        y = draw(
            sheet, plan(sheet, left, wide - 2 * margin, style), (margin, y), style, style.label.size * 0.5
        )
    title = Pen(style.label.face.styled("bold"), style.label.size * look.uniform(1.35, 1.8))
    y += look.uniform(4, 8)
    sheet.text((wide / 2, y), "GIẤY CHỨNG SINH", title, "m")
    return y + style.label.size * 0.75


def _numbers(notice: Notice) -> Row:
    number = notice.blank("Số:", "number")
    return (number, notice.blank("Quyển số:", "book")) if "book" in notice.shown else (number,)


def _rows(look: random.Random, notice: Notice) -> tuple[Row, ...]:
    blank = notice.blank
    two = 2 if look.random() < 0.3 else 1
    home = "Nơi đăng ký thường trú:" if look.random() < 0.6 else "Nơi đăng ký thường trú, tạm trú:"
    proof = look.choice(("Giấy CMND/Thẻ căn cước/Hộ chiếu số:", "Số CMND/Thẻ căn cước/Hộ chiếu số:"))
    number, beside = blank(proof, "mother.id_number", 1.3), look.random() < 0.25
    proof_rows = ((number, blank("Dân tộc:", "mother.ethnicity")),) if beside else ((number,),)
    rows: list[Row] = [
        *parted(
            look,
            (
                blank("Họ và tên mẹ/Người nuôi dưỡng:", "mother.full_name", 1.6, 1),
                blank("Năm sinh:", "mother.year_of_birth", 0.5),
            ),
        ),
        (blank(home, "mother.residence", lines=two),),
        (blank("Mã số BHXH/Thẻ BHYT số:", "mother.social_insurance_number"),),
        *proof_rows,
        *parted(
            look,
            (blank("Ngày cấp:", "mother.id_issued_on", 0.5), blank("Nơi cấp:", "mother.id_issued_by", 1.4)),
            0.8,
        ),
        *([] if beside else [(blank("Dân tộc:", "mother.ethnicity"),)]),
        (blank("Họ và tên cha:", "father.full_name"),),
        birth_moment(look, notice),
        (blank("Tại:", "place_of_birth", lines=two),),
        (blank("Số con trong lần sinh này:", "child.count"),),
        *parted(look, (blank("Giới tính của con:", "child.sex"), blank("Cân nặng:", "child.weight_grams"))),
        (blank("Dự định đặt tên con là:", "child.full_name"),),
        (replace(blank("Ghi chú:", "child.count"), text=look.choice(("", "", "", "Sinh mổ", "Đẻ thường"))),),
    ]
    return tuple(rows)


def _signatures(
    look: random.Random, sheet: Sheet, at: tuple[float, float], style: Look, notice: Notice
) -> None:
    """The four who sign: parent, midwife, writer, and the head with the seal."""
    margin, y = at
    wide = sheet.size[0]
    date_line(look, sheet, (wide * 0.72, y + 1), notice, style)
    pen = style.label.sized(0.9)
    y += pen.size * 0.55
    unit = notice.hospital.unit
    names = [draw_name(look, "Nữ", "Kinh", "south" if unit.south else "north", 1985) for _ in range(2)]
    words = ("Cha, mẹ hoặc người nuôi dưỡng", "Người đỡ đẻ", "Người ghi phiếu")
    officers = (None, Officer(names[0], ()), Officer(names[1], ()))
    for place, (word, officer) in enumerate(zip(words, officers, strict=True)):
        x = margin + (wide - 2 * margin) * (0.14 + 0.235 * place)
        sign(look, sheet, (x, y), pen.sized(0.72), Signer(word, "(Ký, ghi rõ họ tên)", officer))
    x = margin + (wide - 2 * margin) * 0.86
    seal = notice.hospital.name.upper()
    sign(
        look,
        sheet,
        (x, y),
        pen.sized(0.78),
        Signer("Thủ trưởng cơ sở Y tế", "(Ký tên, đóng dấu)", notice.hospital.officer, seal),
    )
